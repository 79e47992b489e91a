//! What the command line and the file system offer: files, folders, modules, and the rules for importing them.

use super::{Failure, Found, constraint, folder_name, gomod, header};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The package that the command line names.
pub(super) struct Root {
    pub package: Found,
    pub module: Option<gomod::Module>,
    /// Those of `-tags`.
    pub tags: Vec<String>,
    /// Name of the executable.
    pub output: String,
}

/// Why a folder gives no package.
pub(super) enum FolderError {
    Missing,
    Empty,
    /// All Go files are excluded by constraints.
    Excluded,
    /// All Go files are tests.
    Tests,
    Other(String),
}

/// Reads the package that `inputs` name.
pub(super) fn root(inputs: &[PathBuf], tags: &[String]) -> Result<Root, Failure> {
    let is_go = |p: &PathBuf| p.extension().is_some_and(|e| e == "go");
    if !inputs.is_empty() && inputs.iter().all(is_go) {
        return files(inputs, tags);
    }
    if let Some(odd) = inputs.iter().find(|p| is_go(p)) {
        let other = inputs.iter().find(|p| !is_go(p)).unwrap_or(odd);
        return Err(format!("named files must be .go files: {}", other.display()).into());
    }
    match inputs {
        [] => dir(Path::new("."), tags),
        [one] => dir(one, tags),
        [_, second, ..] => Err(format!("one package at a time: {} is too many", second.display()).into()),
    }
}

/// What the package of files that were named is called.
pub(super) const NAMED_FILES: &str = "command-line-arguments";

fn files(inputs: &[PathBuf], tags: &[String]) -> Result<Root, Failure> {
    let parent = |p: &Path| {
        p.parent().map(|d| if d.as_os_str().is_empty() { PathBuf::from(".") } else { d.to_owned() })
    };
    let dir = parent(&inputs[0]).unwrap_or_default();
    if let Some(other) = inputs.iter().find(|p| parent(p).unwrap_or_default() != dir) {
        let other = parent(other).unwrap_or_default();
        let (a, b) = (dir.display(), other.display());
        return Err(format!("named files must all be in one directory; have {a} and {b}").into());
    }
    let mut list: Vec<(String, Arc<[u8]>)> = vec![];
    for p in inputs {
        // A pipe or a device may have no end; of folders only files are read.
        let text = match fs::metadata(p) {
            Ok(m) if !m.is_file() && !m.is_dir() => Err("not a regular file".into()),
            _ => read(p),
        };
        let text = text.map_err(|e| format!("{}: {e}", p.display()))?;
        list.push((display_name(p), text));
    }
    let module = gomod::find(&absolute(&dir))?;
    one_package(&list, &dir)?;
    let minor = module.as_ref().map_or(27, |m| m.minor);
    let output = inputs[0].file_stem().map_or("a.out".into(), |s| s.to_string_lossy().into_owned());
    let display = NAMED_FILES.to_string();
    let home = module.as_ref().map_or(display.clone(), |m| m.import_path(&absolute(&dir)));
    let package = Found { path: "main".into(), display, home, files: list, minor, dir };
    Ok(Root { package, module, tags: tags.to_vec(), output })
}

fn dir(path: &Path, tags: &[String]) -> Result<Root, Failure> {
    let module = gomod::find(&absolute(path))?;
    let minor = module.as_ref().map_or(27, |m| m.minor);
    let display = match &module {
        Some(m) => m.import_path(&absolute(path)),
        None => folder_name(path),
    };
    let mut package = folder(path, "main", minor, tags).map_err(|e| match e {
        FolderError::Missing => format!("{}: no such file or directory", path.display()),
        FolderError::Empty => format!("no Go files in {}", absolute(path).display()),
        FolderError::Excluded => {
            format!(
                "package {display}: build constraints exclude all Go files in {}",
                absolute(path).display()
            )
        }
        FolderError::Tests => format!("{display}: no non-test Go files in {}", absolute(path).display()),
        FolderError::Other(e) => e,
    })?;
    package.display = display.clone();
    package.home = display.clone();
    let output = display.rsplit('/').next().unwrap_or("a.out").to_string();
    Ok(Root { package, module, tags: tags.to_vec(), output })
}

/// The package in a folder, files sorted by name.
pub(super) fn folder(dir: &Path, path: &str, minor: u32, tags: &[String]) -> Result<Found, FolderError> {
    let entries = fs::read_dir(dir).map_err(|_| FolderError::Missing)?;
    let mut names: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    names.sort();
    let mut files = vec![];
    let (mut tests, mut excluded) = (false, false);
    for p in names {
        let Some(name) = p.file_name().and_then(|n| n.to_str()) else { continue };
        let go = name.ends_with(".go") && !name.starts_with(['_', '.']) && p.is_file();
        tests |= go && name.ends_with("_test.go");
        excluded |= go && !name.ends_with("_test.go");
        if !constraint::name_matches(name) || !p.is_file() {
            continue;
        }
        let text = read(&p).map_err(|e| FolderError::Other(format!("{}: {e}", p.display())))?;
        if constraint::text_matches(&text, tags) {
            files.push((display_name(&p), text));
        }
    }
    if files.is_empty() {
        return Err(match (excluded, tests) {
            (true, _) => FolderError::Excluded,
            (false, true) => FolderError::Tests,
            _ => FolderError::Empty,
        });
    }
    one_package(&files, dir).map_err(FolderError::Other)?;
    Ok(Found {
        path: path.into(),
        display: path.into(),
        home: path.into(),
        files,
        minor,
        dir: dir.to_owned(),
    })
}

/// All files must name the same package.
fn one_package(files: &[(String, Arc<[u8]>)], dir: &Path) -> Result<(), String> {
    let mut first: Option<(&str, &str)> = None;
    for (file, text) in files {
        let Some(name) = header::package_clause(text) else { continue };
        match first {
            None => first = Some((name, file)),
            Some((n, f)) if n != name => {
                let base = |f: &str| f.rsplit('/').next().unwrap_or(f).to_string();
                let (f, file, dir) = (base(f), base(file), absolute(dir));
                return Err(format!("found packages {n} ({f}) and {name} ({file}) in {}", dir.display()));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Why a path cannot be imported.
#[derive(Debug)]
pub(super) enum BadImport {
    Internal(String),
    Other(String),
}

/// Rules that hold for an import path of a user's package wherever that lies.
pub(super) fn check_import(path: &str, importer: &str) -> Result<(), BadImport> {
    let other = |text: String| Err(BadImport::Other(text));
    if path.is_empty() {
        return other("invalid import path (empty string)".into());
    }
    if path == "C" {
        return other("import \"C\": rgo has no cgo".into());
    }
    if path.starts_with("./") || path.starts_with("../") || path == "." || path == ".." {
        return other(format!(
            "\"{path}\" is relative, but relative import paths are not supported in module mode"
        ));
    }
    if path.starts_with('/') {
        return other(format!("cannot import absolute path: {path}"));
    }
    let bad =
        |c: char| c.is_control() || c.is_whitespace() || "!\"#$%&'()*,:;<=>?[\\]^`{|}\u{fffd}".contains(c);
    if let Some(c) = path.chars().find(|&c| bad(c)) {
        return other(format!("malformed import path {path:?}: invalid char {c:?}"));
    }
    let parts: Vec<&str> = path.split('/').collect();
    if let Some(i) = parts.iter().rposition(|p| *p == "internal") {
        let parent = parts[..i].join("/");
        let inside = importer == parent || importer.starts_with(&format!("{parent}/"));
        let std_internal = parent.is_empty() || crate::embedded::has(path);
        let allowed = !std_internal && inside;
        if !allowed {
            return Err(BadImport::Internal(format!("use of internal package {path} not allowed")));
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Arc<[u8]>, String> {
    fs::read(path).map(Arc::from).map_err(|e| reason(&e))
}

/// An error of the system in its own words, without the number.
pub fn reason(e: &std::io::Error) -> String {
    match e.kind() {
        std::io::ErrorKind::NotFound => "no such file or directory".into(),
        std::io::ErrorKind::PermissionDenied => "permission denied".into(),
        std::io::ErrorKind::IsADirectory => "is a directory".into(),
        _ => e.to_string(),
    }
}

/// The name that diagnostics show: relative to the working folder where it lies below it, as `go` does.
fn display_name(path: &Path) -> String {
    let full = absolute(path);
    let here = std::env::current_dir().unwrap_or_default();
    match full.strip_prefix(&here) {
        Ok(rest) if rest.components().count() == 1 => format!("./{}", rest.display()),
        Ok(rest) => rest.display().to_string(),
        Err(_) => path.display().to_string(),
    }
}

fn absolute(path: &Path) -> PathBuf {
    path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or(path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn internal_packages_are_for_their_parents() {
        assert!(check_import("internal/abi", "main").is_err());
        assert!(check_import("m/a/internal/b", "m/a/c").is_ok());
        assert!(check_import("m/a/internal/b", "m/d").is_err());
        assert!(check_import("./x", "main").is_err());
    }
}
