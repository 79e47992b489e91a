//! The front end on one source after another: lexer, parser, checker. Packages of the library are checked once.

use diag::Diagnostic;
use rustc_hash::FxHashMap;
use source::{FileId, Interner, SourceMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use syntax::ast::{DeclKind, File};
use types::{Options, PackageId, Program};

/// What many sources share.
pub struct Frontend {
    map: SourceMap,
    interner: Arc<Interner>,
    program: Program,
    /// Packages of the library by path; None: there is none.
    library: FxHashMap<String, Option<PackageId>>,
    folder: PathBuf,
}

impl Frontend {
    pub fn new() -> Frontend {
        let interner = Arc::new(Interner::new());
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../stdlib");
        let program = Program::new(interner.clone());
        Frontend { map: SourceMap::new(), interner, program, library: FxHashMap::default(), folder }
    }

    /// Parses and checks a source as the driver does; the errors as they would be printed.
    pub fn check(&mut self, text: &[u8], minor: u32) -> String {
        let Ok(id) = self.map.add("x.go".into(), text.into()) else { return "too large".into() };
        let (file, mut errors) = syntax::parse(&self.map, id, &self.interner);
        if !errors.iter().any(|e| e.code == syntax::SYNTAX) {
            let options =
                Options { faulty: !errors.is_empty(), go_version: (1, minor), ..Options::default() };
            errors.extend(self.add("main", vec![file], options));
        }
        diag::sort(&self.map, &mut errors);
        diag::render_plain(&self.map, &errors, 0)
    }

    fn add(&mut self, path: &str, files: Vec<File>, options: Options) -> Vec<Diagnostic> {
        let mut imports = FxHashMap::default();
        imports.insert("unsafe".to_string(), PackageId::UNSAFE);
        let paths: Vec<String> = files.iter().flat_map(|f| self.imports(f)).collect();
        for path in paths {
            if let Some(id) = self.import(&path) {
                imports.insert(path, id);
            }
        }
        let files = files.into_iter().map(Arc::new).collect();
        let id = self.program.add_package(path, &self.map, files, imports, options);
        if path != "main" {
            self.library.insert(path.into(), Some(id));
        }
        self.program.check_package(id)
    }

    fn imports(&self, f: &File) -> Vec<String> {
        let of = |&d: &syntax::ast::DeclId| {
            let DeclKind::Import { path, .. } = f.ast[d].kind else { return None };
            let file = self.map.file(f.id);
            let at = |p: source::Pos| (p.0.wrapping_sub(file.base.0)) as usize;
            let text = file.text.get(at(f.ast[path].pos)..at(f.ast[path].end))?;
            let path = syntax::literal::string_value(&String::from_utf8_lossy(text));
            Some(String::from_utf8_lossy(&path).into_owned())
        };
        f.imports.iter().filter_map(of).collect()
    }

    /// The library's package of that path.
    fn import(&mut self, path: &str) -> Option<PackageId> {
        if path == "unsafe" {
            return Some(PackageId::UNSAFE);
        }
        if let Some(&known) = self.library.get(path) {
            return known;
        }
        self.library.insert(path.into(), None);
        let plain =
            |p: &str| p.split('/').all(|s| !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphanumeric()));
        let dir = self.folder.join(path);
        if !plain(path) || !dir.is_dir() {
            return None;
        }
        let mut names: Vec<PathBuf> = fs::read_dir(dir).ok()?.flatten().map(|e| e.path()).collect();
        names.retain(|n| n.extension().is_some_and(|e| e == "go"));
        names.sort();
        let parse = |n: PathBuf| -> Option<FileId> {
            let text = fs::read(&n).ok()?;
            self.map.add(n.display().to_string(), text.into()).ok()
        };
        let ids: Vec<FileId> = names.into_iter().filter_map(parse).collect();
        if ids.is_empty() {
            return None;
        }
        let files = ids.iter().map(|&id| syntax::parse_outline(&self.map, id, &self.interner).0).collect();
        let errors = self.add(path, files, Options { lazy_bodies: true, is_std: true, ..Options::default() });
        assert!(errors.is_empty(), "{path}: {}", diag::render_plain(&self.map, &errors, 9));
        self.library.get(path).copied().flatten()
    }
}
