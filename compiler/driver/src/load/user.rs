//! The user's files of a program, read but not parsed: what decides whether an earlier build's result is this one's.
//!
//! Imports are found by a scan of the files' beginnings. Where that finds other packages than the parser, the program has
//! an error or the result of its build is not kept ([`super::Loaded::is_complete`]).

use super::inputs::{self, Root};
use super::{Failure, Found, gomod::Module, header};
use rustc_hash::FxHashMap;
use std::path::PathBuf;

/// The package asked for and those of its module that it imports, directly or not.
pub struct UserFiles {
    pub(super) root: Root,
    /// Imported packages by path.
    pub(super) imported: FxHashMap<String, Found>,
}

/// Reads the files of the program that `inputs` (files, or one folder) name, with the build tags `tags`.
pub fn read(inputs: &[PathBuf], tags: &[String]) -> Result<UserFiles, Failure> {
    let root = inputs::root(inputs, tags)?;
    let mut imported: FxHashMap<String, Found> = FxHashMap::default();
    if let Some(m) = &root.module {
        let mut wanted = wanted(&root.package, m);
        while let Some(path) = wanted.pop() {
            if imported.contains_key(&path) || crate::embedded::has(&path) {
                continue;
            }
            // Errors are reported when the import is followed.
            let Some(Ok(found)) = m.place_of(&path).map(|p| inputs::folder(&p.dir, &path, p.minor, tags))
            else {
                continue;
            };
            wanted.extend(self::wanted(&found, m));
            imported.insert(path, found);
        }
    }
    Ok(UserFiles { root, imported })
}

impl UserFiles {
    /// All packages, the one asked for first.
    pub fn packages(&self) -> Vec<&Found> {
        let mut list: Vec<&Found> = self.imported.values().collect();
        list.sort_by(|a, b| a.path.cmp(&b.path));
        list.insert(0, &self.root.package);
        list
    }

    /// Name of the executable if `-o` does not say otherwise.
    pub fn output(&self) -> &str {
        &self.root.output
    }

    /// Whether the package asked for is a program.
    pub fn is_main(&self) -> bool {
        let first = self.root.package.files.first();
        first.is_some_and(|(_, text)| header::package_clause(text) == Some("main"))
    }
}

/// Packages of the module that a package imports.
fn wanted(p: &Found, m: &Module) -> Vec<String> {
    let all = p.files.iter().flat_map(|(_, text)| header::imports(text));
    all.filter(|path| m.place_of(path).is_some()).map(str::to_string).collect()
}
