//! The packages that a command line names: files, folders, import paths, and `...` for all below.

use super::gomod;
use std::fs;
use std::path::{Path, PathBuf};

/// What each package is built from: files of one package, or its folder. Without arguments the working folder. Patterns
/// give their packages in the order of their paths; one that matches nothing is a warning.
///
/// # Errors
/// An import path that is neither in the module nor a folder.
pub fn expand(args: &[PathBuf]) -> Result<Vec<Vec<PathBuf>>, String> {
    let is_go = |p: &PathBuf| p.extension().is_some_and(|e| e == "go") && !p.is_dir();
    if args.is_empty() || args.iter().any(is_go) {
        return Ok(vec![args.to_vec()]);
    }
    let mut packages: Vec<PathBuf> = vec![];
    for arg in args {
        let text = arg.to_string_lossy();
        let found = match text.strip_suffix("...") {
            Some(stem) => all_below(stem, &text)?,
            None => vec![folder(arg)?],
        };
        for p in found {
            if !packages.contains(&p) {
                packages.push(p);
            }
        }
    }
    Ok(packages.into_iter().map(|p| vec![p]).collect())
}

/// Whether a path is one of the file system, not an import path.
fn is_local(text: &str) -> bool {
    text.starts_with('/') || text.split('/').next().is_some_and(|first| first == "." || first == "..")
}

/// The folder of a package that is named by its folder or its import path.
fn folder(arg: &Path) -> Result<PathBuf, String> {
    let text = arg.to_string_lossy();
    if is_local(&text) || arg.exists() {
        return Ok(arg.to_owned());
    }
    if let Some(dir) = in_module(&text)? {
        return Ok(dir);
    }
    let dotted = text.split('/').next().is_some_and(|first| first.contains('.'));
    Err(match dotted {
        true => format!("no required module provides package {text}; rgo does not download modules"),
        false => format!("package {text} is not in std"),
    })
}

/// The folder of an import path of the module that the working folder lies in, relative to the working folder if it can be.
fn in_module(path: &str) -> Result<Option<PathBuf>, String> {
    let here = std::env::current_dir().map_err(|e| format!("the working folder: {e}"))?;
    let Some(dir) = gomod::find(&here)?.and_then(|m| m.place_of(path)).map(|p| p.dir) else {
        return Ok(None);
    };
    Ok(Some(match dir.strip_prefix(&here) {
        Ok(rest) if rest.as_os_str().is_empty() => PathBuf::from("."),
        Ok(rest) => Path::new(".").join(rest),
        Err(_) => dir,
    }))
}

/// All packages in and below the folder or import path `stem`.
fn all_below(stem: &str, pattern: &str) -> Result<Vec<PathBuf>, String> {
    let stem = stem.strip_suffix('/').unwrap_or(stem);
    let root = match stem {
        "" => Some(PathBuf::from(".")),
        s if is_local(s) || Path::new(s).is_dir() => Some(PathBuf::from(s)),
        s => in_module(s)?,
    };
    if is_local(stem)
        && let Err(e) = fs::read_dir(stem)
    {
        return Err(format!("pattern {pattern}: {stem}: {}", super::inputs::reason(&e)));
    }
    let mut found = vec![];
    if let Some(root) = root.filter(|r| r.is_dir()) {
        walk(&root, &mut found);
    }
    if found.is_empty() {
        eprintln!("rgo: warning: {pattern:?} matched no packages");
    }
    Ok(found)
}

/// Adds `dir` if it has Go files, then what lies below. Folders called `testdata`, `vendor`, `_…` or `.…` and those of
/// other modules do not count.
fn walk(dir: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    let mut entries: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    entries.sort();
    let name = |p: &Path| p.file_name().map_or(String::new(), |n| n.to_string_lossy().into_owned());
    if entries.iter().any(|p| super::constraint::name_matches(&name(p)) && p.is_file()) {
        found.push(dir.to_owned());
    }
    for p in entries {
        let own = |n: String| !n.starts_with(['_', '.']) && n != "testdata" && n != "vendor";
        // Links are not followed: they could lead in circles.
        let is_dir = p.symlink_metadata().is_ok_and(|m| m.is_dir());
        if is_dir && own(name(&p)) && !p.join("go.mod").is_file() {
            walk(&p, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_paths_begin_with_a_dot_or_a_slash() {
        assert!(is_local("./a") && is_local("..") && is_local("/a/b") && is_local("."));
        assert!(!is_local("a/b") && !is_local(".hidden"));
    }
}
