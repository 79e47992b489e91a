//! `go.mod`: the module's path and language version, and which folders hold other modules: those that `replace` names and
//! those in `vendor`. Nothing is downloaded; other directives are accepted and have no effect.

use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};

/// A module: the folder that holds its `go.mod`, its import path, its language version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Module {
    pub dir: PathBuf,
    pub path: String,
    /// Minor version of `go 1.N`; 16 where the file does not say, as Go assumes.
    pub minor: u32,
    /// Settings of `GODEBUG`.
    pub godebug: Vec<(String, String)>,
    /// Other modules, in folders of their own.
    replaced: Vec<Module>,
    /// The packages in `vendor`, with the language versions of their modules; then nothing is replaced.
    vendored: Option<FxHashMap<String, u32>>,
}

/// Where the files of a package lie.
pub struct Place {
    pub dir: PathBuf,
    pub minor: u32,
}

/// The newest language version, go1.N.
const LANGUAGE: u32 = 27;

/// The version that Go assumes where none is given.
const UNSAID: u32 = 16;

impl Module {
    /// Where the package `path` should lie: in the module, or in another one that is at hand.
    pub fn place_of(&self, path: &str) -> Option<Place> {
        let own = self.rest_of(path);
        if own.is_none()
            && let Some(&minor) = self.vendored.as_ref().and_then(|v| v.get(path))
        {
            return Some(Place { dir: self.dir.join("vendor").join(path), minor });
        }
        // Of modules one in another the innermost has the package.
        let others = self.replaced.iter().filter_map(|m| Some((m, m.rest_of(path)?)));
        let (m, rest) =
            own.map(|rest| (self, rest)).into_iter().chain(others).max_by_key(|(m, _)| m.path.len())?;
        Some(Place { dir: m.dir.join(rest), minor: m.minor })
    }

    /// The import path of the package in a folder of the module.
    pub fn import_path(&self, dir: &Path) -> String {
        match dir.strip_prefix(&self.dir) {
            Ok(rest) if !rest.as_os_str().is_empty() => format!("{}/{}", self.path, rest.display()),
            _ => self.path.clone(),
        }
    }

    /// Whether packages of other modules come from `vendor` alone.
    pub fn is_vendored(&self) -> bool {
        self.vendored.is_some()
    }

    /// What follows the module's path in that of a package of it.
    fn rest_of<'p>(&self, path: &'p str) -> Option<&'p str> {
        let rest = path.strip_prefix(&self.path)?;
        if rest.is_empty() { Some("") } else { rest.strip_prefix('/') }
    }
}

/// Finds the module that `dir` lies in by looking upwards.
pub fn find(dir: &Path) -> Result<Option<Module>, String> {
    let Some(dir) = dir.ancestors().find(|d| d.join("go.mod").is_file()) else { return Ok(None) };
    let File { module: mut m, replacements, mut required } = read(dir)?;
    if m.minor > LANGUAGE {
        let v = format!("1.{}", m.minor);
        return Err(format!("go: go.mod requires go >= {v} (running go 1.{LANGUAGE}; GOTOOLCHAIN=local)"));
    }
    if let Ok(text) = std::fs::read_to_string(dir.join("vendor/modules.txt"))
        && m.minor >= 14
    {
        m.vendored = Some(vendored(&text));
        return Ok(Some(m));
    }
    for (path, target) in replacements {
        let at = dir.join(&target);
        if !at.join("go.mod").is_file() {
            let at = at.display();
            return Err(format!(
                "go: {path} (replaced by {target}): reading {at}/go.mod: no such file or directory"
            ));
        }
        let other = read(&at)?;
        required.extend(other.required);
        m.replaced.push(Module { path, dir: at, ..other.module });
    }
    m.replaced.retain(|r| required.contains(&r.path));
    Ok(Some(m))
}

/// What a `go.mod` says.
#[derive(Default)]
struct File {
    module: Module,
    /// Modules with the folders that replace them.
    replacements: Vec<(String, String)>,
    required: Vec<String>,
}

/// Reads the `go.mod` of a folder.
fn read(dir: &Path) -> Result<File, String> {
    let file = dir.join("go.mod");
    let text = std::fs::read_to_string(&file).map_err(|e| format!("go: {}: {e}", file.display()))?;
    parse(&text, dir).map_err(|e| format!("go: errors parsing {}:\n{e}", shown(&file)))
}

/// Relative to the working folder, if it lies there.
fn shown(file: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    file.strip_prefix(here).unwrap_or(file).display().to_string()
}

/// Directives that are accepted and have no effect.
const OTHERS: &[&str] = &["exclude", "retract", "toolchain", "tool", "ignore"];

fn parse(text: &str, dir: &Path) -> Result<File, String> {
    let mut file = File::default();
    let m = &mut file.module;
    (m.dir, m.minor) = (dir.to_owned(), UNSAID);
    let mut block: Option<&str> = None;
    for (n, line) in text.lines().enumerate() {
        let line = line.split("//").next().unwrap_or("").trim();
        let mut words = line.split_whitespace().map(|w| w.trim_matches(['"', '`']));
        let verb = match block {
            Some(_) if line.starts_with(')') => {
                block = None;
                continue;
            }
            Some(verb) => verb,
            None => match words.next() {
                Some(verb) => verb,
                None => continue,
            },
        };
        let args: Vec<&str> = words.collect();
        if block.is_none() && args == ["("] {
            block = Some(verb);
            continue;
        }
        match verb {
            "module" => match args.first() {
                Some(p) => m.path = p.to_string(),
                None => return Err(format!("go.mod:{}: usage: module module/path", n + 1)),
            },
            "go" => {
                let v = args.first().copied().unwrap_or("");
                let wrong = format!("go.mod:{}: invalid go version '{v}': must match format 1.23.0", n + 1);
                m.minor = minor(v).ok_or(wrong)?;
            }
            "replace" => {
                let Some(arrow) = args.iter().position(|&a| a == "=>") else {
                    if args.is_empty() {
                        continue;
                    }
                    let usage = "usage: replace module/path [v1.2.3] => other/module v1.4\n\t or replace module/path [v1.2.3] => ../local/directory";
                    return Err(format!("go.mod:{}: {usage}", n + 1));
                };
                if let (Some(path), Some(to)) = (args.first(), args.get(arrow + 1))
                    && to.starts_with(['.', '/'])
                {
                    file.replacements.push((path.to_string(), to.to_string()));
                }
            }
            "godebug" => {
                let setting = args.first().and_then(|a| a.split_once('='));
                m.godebug.extend(setting.map(|(k, v)| (k.to_string(), v.to_string())));
            }
            "require" => file.required.extend(args.first().map(|p| p.to_string())),
            _ if OTHERS.contains(&verb) => {}
            _ => return Err(format!("go.mod:{}: unknown directive: {verb}", n + 1)),
        }
    }
    if m.path.is_empty() {
        return Err("go.mod: no module declaration".into());
    }
    Ok(file)
}

/// `N` of a version `1.N`.
fn minor(version: &str) -> Option<u32> {
    version.strip_prefix("1.").and_then(|r| r.split(['.', 'r', 'b']).next()?.parse().ok())
}

/// The packages that `vendor/modules.txt` lists: below a line `# path version` and lines `## …` about a module stand its
/// packages.
fn vendored(text: &str) -> FxHashMap<String, u32> {
    let mut packages = FxHashMap::default();
    let mut version = UNSAID;
    for line in text.lines() {
        if let Some(notes) = line.strip_prefix("## ") {
            let go = notes.split(';').find_map(|n| n.trim().strip_prefix("go "));
            version = go.and_then(minor).unwrap_or(version);
        } else if line.starts_with("# ") {
            version = UNSAID;
        } else if !line.trim().is_empty() {
            packages.insert(line.trim().to_string(), version);
        }
    }
    packages
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(text: &str) -> Result<Module, String> {
        parse(text, Path::new("/m")).map(|f| f.module)
    }

    #[test]
    fn module_path_and_version() {
        let m = module("module example.com/m // c\n\ngo 1.21.3\nrequire x v1\n").unwrap();
        assert_eq!((&m.path[..], m.minor), ("example.com/m", 21));
        assert!(module("go 1.20\n").is_err());
        assert!(module("module m\ngo 2\n").is_err());
        assert!(module("module m\nreplace x y\n").is_err());
        assert_eq!(module("module m\n").unwrap().minor, 16);
    }

    #[test]
    fn folders_replace_modules() {
        let text =
            "module m\nreplace a.b/c v1.0.0 => ../c\nreplace (\n\td => ./d // why\n\te => f v1.0.0\n)\n";
        let list = parse(text, Path::new("/m")).unwrap().replacements;
        let pair = |a: &str, b: &str| (a.to_string(), b.to_string());
        assert_eq!(list, [pair("a.b/c", "../c"), pair("d", "./d")]);
    }

    #[test]
    fn the_innermost_module_has_the_package() {
        let other = Module { dir: "/d".into(), path: "m/d".into(), minor: 20, ..Module::default() };
        let m = Module {
            dir: "/m".into(),
            path: "m".into(),
            minor: 27,
            replaced: vec![other],
            ..Module::default()
        };
        let at = |p: &str| m.place_of(p).map(|p| (p.dir, p.minor));
        assert_eq!(at("m/x"), Some(("/m/x".into(), 27)));
        assert_eq!(at("m/d/e"), Some(("/d/e".into(), 20)));
        assert_eq!(at("mm"), None);
    }

    #[test]
    fn vendored_packages_have_their_modules_version() {
        let v = vendored("# a v1\n## explicit; go 1.20\na\na/b\n# c v1\n## explicit\nc\n");
        assert_eq!((v["a/b"], v["c"]), (20, 16));
    }
}
