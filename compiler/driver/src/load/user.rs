//! The user's files of a program, read but not parsed: what decides whether an earlier build's result is this one's.
//!
//! Imports are found by a scan of the files' beginnings. Where that finds other packages than the parser, the program has
//! an error or the result of its build is not kept ([`super::Loaded::is_complete`]).

use super::inputs::{self, Root};
use super::{Failure, Found, gomod::Module};
use rustc_hash::FxHashMap;
use std::path::PathBuf;

/// The package asked for and those of its module that it imports, directly or not.
pub struct UserFiles {
    pub(super) root: Root,
    /// Imported packages by path.
    pub(super) imported: FxHashMap<String, Found>,
}

/// Reads the files of the program that `inputs` (files, or one folder) name.
pub fn read(inputs: &[PathBuf]) -> Result<UserFiles, Failure> {
    let root = inputs::root(inputs)?;
    let mut imported: FxHashMap<String, Found> = FxHashMap::default();
    if let Some(m) = &root.module {
        let mut wanted = wanted(&root.package, m);
        while let Some(path) = wanted.pop() {
            if imported.contains_key(&path) || crate::embedded::has(&path) {
                continue;
            }
            // Errors are reported when the import is followed.
            let Some(Ok(found)) = m.folder_of(&path).map(|dir| inputs::folder(&dir, &path, m.minor)) else {
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
        first.is_some_and(|(_, text)| inputs::package_clause(text) == Some("main"))
    }
}

/// Packages of the module that a package imports.
fn wanted(p: &Found, m: &Module) -> Vec<String> {
    let all = p.files.iter().flat_map(|(_, text)| imports(text));
    all.filter(|path| m.folder_of(path).is_some()).map(str::to_string).collect()
}

/// The import paths at the beginning of a file, as far as it looks like Go.
fn imports(text: &[u8]) -> Vec<&str> {
    let text = match std::str::from_utf8(text) {
        Ok(t) => t,
        Err(e) => std::str::from_utf8(&text[..e.valid_up_to()]).unwrap_or_default(),
    };
    let mut out = vec![];
    let mut s = Scan { rest: text.trim_start_matches('\u{feff}') };
    if s.word() != Some("package") || s.word().is_none() {
        return out;
    }
    s.eat(';');
    while s.word() == Some("import") {
        if !s.eat('(') {
            out.extend(s.spec());
            s.eat(';');
            continue;
        }
        while !s.eat(')') {
            let Some(path) = s.spec() else { return out };
            out.push(path);
            s.eat(';');
        }
        s.eat(';');
    }
    out
}

struct Scan<'t> {
    rest: &'t str,
}

impl<'t> Scan<'t> {
    fn blank(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            if let Some(r) = self.rest.strip_prefix("//") {
                self.rest = r.split_once('\n').map_or("", |x| x.1);
            } else if let Some(r) = self.rest.strip_prefix("/*") {
                self.rest = r.split_once("*/").map_or("", |x| x.1);
            } else {
                return;
            }
        }
    }

    fn eat(&mut self, c: char) -> bool {
        self.blank();
        let rest = self.rest.strip_prefix(c);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn word(&mut self) -> Option<&'t str> {
        self.blank();
        let n = self.rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(n);
        self.rest = rest;
        (n > 0).then_some(word)
    }

    /// An import's name, which may be absent or a dot, and path.
    fn spec(&mut self) -> Option<&'t str> {
        if !self.eat('.') {
            self.word();
        }
        self.blank();
        let quote = self.rest.chars().next().filter(|c| ['"', '`'].contains(c))?;
        let (path, rest) = self.rest[1..].split_once(quote)?;
        self.rest = rest;
        Some(path)
    }
}

#[cfg(test)]
mod tests {
    use super::imports;

    #[test]
    fn imports_are_found_in_all_their_forms() {
        let text = "// a\npackage main; import \"a\"\nimport (\n\t. \"b\"; _ `c`\n\tx \"d/e\" // f\n\n/* g */)\n\
                    import y \"h\"\nvar import_ = \"i\"\n";
        assert_eq!(imports(text.as_bytes()), ["a", "b", "c", "d/e", "h"]);
        assert_eq!(imports(b"package"), [""; 0]);
        assert_eq!(imports(b"package p\nimport ( \"a\"\n)"), ["a"]);
        assert_eq!(imports(b"package p\nimport ( \"a\"\n x"), ["a"]);
    }
}
