//! `go.mod`: the module's path and language version. Other directives are accepted and have no effect yet.

use std::path::{Path, PathBuf};

/// A module: the folder that holds its `go.mod`, its import path, its language version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Module {
    pub dir: PathBuf,
    pub path: String,
    /// Minor version of `go 1.N`; 16 where the file does not say, as Go assumes.
    pub minor: u32,
}

/// The newest language version, go1.N.
const LANGUAGE: u32 = 27;

impl Module {
    /// The folder of the package `path`, if its path is that of the module or below it.
    pub fn folder_of(&self, path: &str) -> Option<PathBuf> {
        let rest = path.strip_prefix(&self.path)?;
        let rest = if rest.is_empty() { "" } else { rest.strip_prefix('/')? };
        Some(self.dir.join(rest))
    }
}

/// Finds the module that `dir` lies in by looking upwards.
pub fn find(dir: &Path) -> Result<Option<Module>, String> {
    for d in dir.ancestors() {
        let file = d.join("go.mod");
        if file.is_file() {
            let text = std::fs::read_to_string(&file).map_err(|e| format!("go: {}: {e}", file.display()))?;
            let m = parse(&text, d).map_err(|e| format!("go: errors parsing {}:\n{e}", shown(&file)))?;
            if m.minor > LANGUAGE {
                let v = format!("1.{}", m.minor);
                return Err(format!(
                    "go: go.mod requires go >= {v} (running go 1.{LANGUAGE}; GOTOOLCHAIN=local)"
                ));
            }
            return Ok(Some(m));
        }
    }
    Ok(None)
}

/// Relative to the working folder, if it lies there.
fn shown(file: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    file.strip_prefix(here).unwrap_or(file).display().to_string()
}

/// Directives that are accepted and have no effect.
const OTHERS: &[&str] =
    &["require", "replace", "exclude", "retract", "toolchain", "godebug", "tool", "ignore"];

fn parse(text: &str, dir: &Path) -> Result<Module, String> {
    let mut m = Module { dir: dir.to_owned(), path: String::new(), minor: 16 };
    let mut in_block = false;
    for (n, line) in text.lines().enumerate() {
        let line = line.split("//").next().unwrap_or("").trim();
        if in_block {
            in_block = !line.starts_with(')');
            continue;
        }
        in_block = line.ends_with('(');
        let mut words = line.split_whitespace();
        match words.next() {
            Some("module") => match words.next() {
                Some(p) => m.path = p.trim_matches('"').to_string(),
                None => return Err(format!("go.mod:{}: usage: module module/path", n + 1)),
            },
            Some("go") => {
                let v = words.next().unwrap_or("");
                let minor = v.strip_prefix("1.").and_then(|r| r.split(['.', 'r', 'b']).next()?.parse().ok());
                m.minor = minor
                    .ok_or(format!("go.mod:{}: invalid go version '{v}': must match format 1.23.0", n + 1))?;
            }
            Some(w) if !OTHERS.contains(&w) => {
                return Err(format!("go.mod:{}: unknown directive: {w}", n + 1));
            }
            _ => {}
        }
    }
    if m.path.is_empty() {
        return Err("go.mod: no module declaration".into());
    }
    Ok(m)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn module_path_and_version() {
        let m = parse("module example.com/m // c\n\ngo 1.21.3\nrequire x v1\n", Path::new("/m")).unwrap();
        assert_eq!((&m.path[..], m.minor), ("example.com/m", 21));
        assert!(parse("go 1.20\n", Path::new("/")).is_err());
        assert!(parse("module m\ngo 2\n", Path::new("/")).is_err());
        assert_eq!(parse("module m\n", Path::new("/")).unwrap().minor, 16);
    }
}
