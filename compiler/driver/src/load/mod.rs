//! From arguments to parsed packages: which files make up the program, in dependency order.
//!
//! Packages come from four places: the command line (files or a folder), the module around it (`go.mod`), modules in folders
//! that this one names or in its `vendor`, and the library inside `rgo`. Each round reads the user's packages that the last
//! one imported and parses their files in parallel. What the library's packages import is known beforehand: their files are
//! parsed while earlier ones are being checked ([`Loaded::parsing`]). Nothing here looks inside declarations.
//!
//! Invariant: in [`Loaded::packages`] a package comes after everything it imports.

mod constraint;
mod embed;
mod godebug;
mod gomod;
mod graph;
mod header;
mod inputs;
mod patterns;
mod slot;
mod user;

use crate::embedded;
use diag::Diagnostic;
use gomod::Module;
pub use inputs::reason;
pub use patterns::expand;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use slot::Slot;
use source::{FileId, Interner, Pos, SourceMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use syntax::ast::{DeclKind, File};
pub use user::{UserFiles, read};

/// The library packages that every program contains, imported or not.
const ALWAYS: &[&str] = &["runtime", "internal/runtime/maps"];

/// A parsed package.
pub struct Package {
    /// The import path; `main` for a program's own package.
    pub path: String,
    /// What errors call it: `command-line-arguments`, or the import path.
    pub display: String,
    /// The import path by which the rules about internal packages judge it.
    home: String,
    files: Vec<Slot>,
    /// Imported packages by the path the source gives.
    pub imports: FxHashMap<String, usize>,
    /// The paths with the place of each, in source order; the library's have no places.
    import_list: Vec<(String, Pos)>,
    /// Part of the library inside rgo.
    pub is_std: bool,
    /// Minor version of the language.
    pub minor: u32,
    /// What the parser found that does not keep the package from being checked.
    pub errors: Vec<Diagnostic>,
    /// The folder of a package that is not the library's.
    pub dir: Option<PathBuf>,
    /// Variables with embedded files; then the last file declares their values.
    pub embeds: Vec<types::Embed>,
}

/// What was loaded.
pub struct Loaded {
    pub map: SourceMap,
    pub interner: Arc<Interner>,
    pub packages: Vec<Package>,
    /// The package asked for.
    pub root: usize,
    /// Whether [`UserFiles`] had all of the user's packages and no other.
    pub is_complete: bool,
}

impl Package {
    /// Trees of the files, with what the parser found in files of the library. Waits for files that are being parsed.
    pub fn trees(&self) -> (Vec<Arc<File>>, Vec<Diagnostic>) {
        let mut errors = vec![];
        let files = self.files.iter().map(|s| {
            let (tree, found) = s.wait();
            errors.extend_from_slice(found);
            tree.clone()
        });
        (files.collect(), errors)
    }

    /// The trees of a package of the user's.
    fn own_files(&self) -> impl Iterator<Item = &Arc<File>> {
        self.files.iter().map(|s| &s.wait().0)
    }
}

impl Loaded {
    /// Calls `work` while other threads parse the library's packages in order.
    pub fn parsing<R>(&self, work: impl FnOnce() -> R) -> R {
        rayon::in_place_scope(|scope| {
            for slot in self.packages.iter().filter(|p| p.is_std).flat_map(|p| &p.files) {
                scope.spawn(|_| slot.fill(|id| syntax::parse_outline(&self.map, id, &self.interner)));
            }
            work()
        })
    }
}

/// Why loading failed.
pub enum Failure {
    /// About the command, a file or a folder as a whole.
    Message(String),
    /// About places in files of the package `display`.
    Diagnostics { display: String, map: SourceMap, list: Vec<Diagnostic> },
}

impl From<String> for Failure {
    fn from(s: String) -> Failure {
        Failure::Message(s)
    }
}

/// A package of the user's, found but not parsed.
pub(crate) struct Found {
    pub path: String,
    pub display: String,
    /// The import path of its folder.
    pub home: String,
    /// (name in messages, text)
    pub files: Vec<(String, Arc<[u8]>)>,
    pub minor: u32,
    /// Where embedded files are looked for.
    pub dir: PathBuf,
}

/// Loads the program that consists of `user` and everything it imports.
pub fn load(user: UserFiles) -> Result<Loaded, Failure> {
    let UserFiles { root, imported } = user;
    let mut l = Loader {
        map: SourceMap::new(),
        interner: Arc::new(Interner::new()),
        packages: vec![],
        by_path: FxHashMap::default(),
        module: root.module,
        tags: root.tags,
        unused: imported,
        is_complete: true,
        godebug: String::new(),
    };
    l.add(vec![root.package])?;
    let mut wanted = l.close()?;
    wanted.extend(ALWAYS.iter().map(|p| p.to_string()));
    l.embed()?;
    l.godebug()?;
    l.library(wanted)?;
    l.is_complete &= l.unused.is_empty();
    let order = graph::order(&l.packages, &l.map)?;
    Ok(l.finish(&order))
}

struct Loader {
    map: SourceMap,
    interner: Arc<Interner>,
    packages: Vec<Package>,
    by_path: FxHashMap<String, usize>,
    module: Option<Module>,
    /// Those of `-tags`.
    tags: Vec<String>,
    /// What has been read of the user's packages and not been imported yet.
    unused: FxHashMap<String, Found>,
    is_complete: bool,
    /// What `GODEBUG` is unless the environment says otherwise.
    godebug: String,
}

impl Loader {
    /// Parses packages of the user's and enters them.
    fn add(&mut self, found: Vec<Found>) -> Result<(), Failure> {
        let mut jobs: Vec<(usize, FileId)> = vec![];
        let first = self.packages.len();
        for (i, f) in found.into_iter().enumerate() {
            for (name, text) in f.files {
                let id = self.map.add(name, text).map_err(|_| "source files exceed 4 GiB".to_string())?;
                jobs.push((first + i, id));
            }
            self.by_path.insert(f.path.clone(), first + i);
            self.packages.push(Package {
                path: f.path,
                display: f.display,
                home: f.home,
                files: vec![],
                imports: FxHashMap::default(),
                import_list: vec![],
                is_std: false,
                minor: f.minor,
                errors: vec![],
                dir: Some(f.dir),
                embeds: vec![],
            });
        }
        let (map, interner) = (&self.map, &*self.interner);
        let parse = |&(_, id): &(usize, FileId)| syntax::parse(map, id, interner);
        let parsed: Vec<(File, Vec<Diagnostic>)> = jobs.par_iter().map(parse).collect();
        let mut failed: Option<usize> = None;
        for (&(package, id), (file, errors)) in jobs.iter().zip(parsed) {
            let p = &mut self.packages[package];
            if errors.iter().any(|e| e.code == syntax::SYNTAX) {
                failed.get_or_insert(package);
            }
            p.errors.extend(errors);
            p.import_list.extend(imports(&file, map));
            p.files.push(Slot::new(id, Some(file)));
        }
        match failed {
            Some(p) => {
                let list = std::mem::take(&mut self.packages[p].errors);
                Err(self.diagnostics(p, list))
            }
            None => Ok(()),
        }
    }

    fn diagnostics(&mut self, package: usize, list: Vec<Diagnostic>) -> Failure {
        let display = self.packages[package].display.clone();
        Failure::Diagnostics { display, map: std::mem::take(&mut self.map), list }
    }

    /// Adds imported packages of the user's until none is missing; returns what they import from the library.
    fn close(&mut self) -> Result<FxHashSet<String>, Failure> {
        let mut library = FxHashSet::default();
        let mut done = 0;
        let mut failures: Vec<String> = vec![];
        let mut folded: FxHashMap<String, (String, Pos)> = FxHashMap::default();
        while done < self.packages.len() {
            let mut wanted: Vec<Found> = vec![];
            let end = self.packages.len();
            for p in done..end {
                // Of imports that may not be, Go tells the last one of a package.
                let mut internal = None;
                for (path, pos) in self.packages[p].import_list.clone() {
                    if path == "unsafe" {
                        continue;
                    }
                    let known = self.by_path.contains_key(&path) || wanted.iter().any(|f| f.path == path);
                    let first = folded.entry(path.to_lowercase()).or_insert((path.clone(), pos));
                    if first.0 != path {
                        // The go command meets them in alphabetical order.
                        let this = (path.clone(), pos);
                        let (a, b) = if *first < this { (&this, &*first) } else { (&*first, &this) };
                        let (place, a, b) = (self.place(a.1), &a.0, &b.0);
                        failures.push(format!("{place}: case-insensitive import collision: {a:?} and {b:?}"));
                    }
                    let importer = &self.packages[p];
                    // A path that is malformed has been reported.
                    if path.is_empty() || importer.errors.iter().any(|d| d.pos == pos) {
                        continue;
                    }
                    match inputs::check_import(&path, &importer.home) {
                        Err(inputs::BadImport::Internal(e)) => {
                            let place = self.place(pos);
                            internal = Some(format!("package {}\n\t{place}: {e}", importer.display));
                        }
                        Err(inputs::BadImport::Other(e)) => {
                            failures.push(format!("{}: {e}", self.place(pos)))
                        }
                        Ok(()) if known => {}
                        Ok(()) if embedded::has(&path) => {
                            library.insert(path);
                        }
                        Ok(()) => match self.find(&path) {
                            Ok(f) => wanted.push(f),
                            Err(message) => failures.push(format!("{}: {message}", self.place(pos))),
                        },
                    }
                }
                failures.extend(internal);
            }
            self.add(wanted)?;
            for p in done..end {
                for (path, pos) in self.packages[p].import_list.clone() {
                    let imported = self.by_path.get(&path).and_then(|&i| self.packages[i].own_files().next());
                    if imported.is_some_and(|f| self.interner.text(f.package.name) == "main") {
                        let place = self.place(pos);
                        failures.push(format!(
                            "{place}: import \"{path}\" is a program, not an importable package"
                        ));
                    }
                }
            }
            done = end;
        }
        let mut seen = FxHashSet::default();
        failures.retain(|f| seen.insert(f.clone()));
        if failures.is_empty() { Ok(library) } else { Err(failures.join("\n").into()) }
    }

    /// Adds the files that declare what `//go:embed` lines ask for.
    fn embed(&mut self) -> Result<(), Failure> {
        let mut failures = vec![];
        for i in 0..self.packages.len() {
            let Some(dir) = self.packages[i].dir.clone() else { continue };
            match embed::embed(&self.packages[i], &dir, &self.map, &self.interner) {
                Ok(None) => {}
                Ok(Some(e)) => {
                    let text = Arc::from(e.text.into_bytes());
                    let added = self.map.add(embed::FILE.into(), text);
                    let id = added.map_err(|_| "source files exceed 4 GiB".to_string())?;
                    let (file, _) = syntax::parse(&self.map, id, &self.interner);
                    self.packages[i].import_list.extend(imports(&file, &self.map));
                    self.packages[i].files.push(Slot::new(id, Some(file)));
                    self.packages[i].embeds = e.embeds;
                    // What is embedded is no part of the key under which builds are kept.
                    self.is_complete = false;
                }
                Err((pos, message)) => failures.push(format!("{}: {message}", self.place(pos))),
            }
        }
        if failures.is_empty() { Ok(()) } else { Err(failures.join("\n").into()) }
    }

    /// Finds out the program's own settings of `GODEBUG`.
    fn godebug(&mut self) -> Result<(), Failure> {
        let root = &self.packages[0];
        if root.path != "main" {
            return Ok(());
        }
        let files: Vec<FileId> = root.files.iter().map(|s| s.id()).collect();
        let place = |id: FileId, at: usize| {
            let place = self.place(Pos(self.map.file(id).base.0 + at as u32));
            if place.contains('/') { place } else { format!("./{place}") }
        };
        let found = godebug::default(&files, &self.map, self.module.as_ref(), place);
        self.godebug = found.map_err(|e| Failure::Message(format!("# {}\n{e}", root.display)))?;
        // Those of go.mod are no part of the key under which builds are kept.
        self.is_complete &= self.module.as_ref().is_none_or(|m| m.godebug.is_empty());
        Ok(())
    }

    /// `a.go:1:2`, as the `go` command writes places.
    fn place(&self, pos: Pos) -> String {
        match self.map.location(pos) {
            Some(l) => {
                let file = l.file.strip_prefix("./").unwrap_or(l.file);
                format!("{file}:{}:{}", l.line, l.column)
            }
            None => "-".into(),
        }
    }

    /// Finds an imported package of the user's.
    fn find(&mut self, path: &str) -> Result<Found, String> {
        if let Some(found) = self.unused.remove(path) {
            return Ok(found);
        }
        let first = path.split('/').next().unwrap_or("");
        if let Some(m) = &self.module
            && let Some(place) = m.place_of(path)
        {
            self.is_complete = false;
            let dir = place.dir;
            return inputs::folder(&dir, path, place.minor, &self.tags).map_err(|e| match e {
                inputs::FolderError::Excluded => {
                    format!("build constraints exclude all Go files in {}", dir.display())
                }
                inputs::FolderError::Empty | inputs::FolderError::Tests | inputs::FolderError::Missing => {
                    format!("no required module provides package {path}; to add it:\n\tgo get {path}")
                }
                inputs::FolderError::Other(e) => e,
            });
        }
        if self.module.as_ref().is_some_and(Module::is_vendored) {
            return Err(format!(
                "cannot find module providing package {path}: import lookup disabled by -mod=vendor"
            ));
        }
        if first.contains('.') {
            return Err(format!("no required module provides package {path}; to add it:\n\tgo get {path}"));
        }
        Err(format!("package {path} is not in std"))
    }

    /// Enters packages of the library and what they import.
    fn library(&mut self, wanted: FxHashSet<String>) -> Result<(), Failure> {
        let mut wanted: Vec<&embedded::Package> =
            wanted.iter().filter_map(|p| embedded::package(p)).collect();
        // Positions and messages must not depend on the order of a hash table.
        wanted.sort_by_key(|p| p.path);
        while let Some(p) = wanted.pop() {
            if self.by_path.contains_key(p.path) {
                continue;
            }
            let mut files = vec![];
            let mut add = |name: String, text: Arc<[u8]>| {
                let id = self.map.add(name, text).map_err(|_| "source files exceed 4 GiB".to_string())?;
                files.push(Slot::new(id, None));
                Ok::<(), String>(())
            };
            for &(name, text) in p.files {
                add(format!("$GOROOT/src/{}/{name}", p.path), Arc::from(text))?;
            }
            if p.path == "runtime" {
                let text = format!("package runtime\n\nconst defaultGODEBUG = {:?}\n", self.godebug);
                add("$GOROOT/src/runtime/godebug.go".into(), text.into_bytes().into())?;
            }
            if p.path == "runtime/debug" {
                let info = modinfo(&self.packages[0].display, self.module.as_ref());
                add("$GOROOT/src/runtime/debug/modinfo.go".into(), info.into_bytes().into())?;
            }
            self.by_path.insert(p.path.into(), self.packages.len());
            self.packages.push(Package {
                path: p.path.into(),
                display: p.path.into(),
                home: p.path.into(),
                files,
                imports: FxHashMap::default(),
                import_list: p.imports.iter().map(|i| (i.to_string(), Pos::NONE)).collect(),
                is_std: true,
                minor: 27,
                errors: vec![],
                dir: None,
                embeds: vec![],
            });
            wanted.extend(p.imports.iter().filter_map(|i| embedded::package(i)));
        }
        Ok(())
    }

    /// Puts the packages into `order`.
    fn finish(self, order: &[usize]) -> Loaded {
        let mut place = vec![0; self.packages.len()];
        for (new, &old) in order.iter().enumerate() {
            place[old] = new;
        }
        let imports: Vec<FxHashMap<String, usize>> = (0..self.packages.len())
            .map(|p| {
                let list = self.packages[p].import_list.iter();
                list.filter_map(|(path, _)| Some((path.clone(), place[*self.by_path.get(path)?]))).collect()
            })
            .collect();
        let mut packages: Vec<Package> = self.packages;
        for (p, i) in packages.iter_mut().zip(imports) {
            p.imports = i;
        }
        let mut slots: Vec<Option<Package>> = packages.into_iter().map(Some).collect();
        let packages = order.iter().filter_map(|&o| slots[o].take()).collect();
        let is_complete = self.is_complete;
        Loaded { map: self.map, interner: self.interner, packages, root: place[0], is_complete }
    }
}

/// A file of package runtime/debug: what the program tells of its build, in the form of `BuildInfo.String`.
fn modinfo(root: &str, module: Option<&Module>) -> String {
    let mut info = format!("path\t{}\n", root);
    // Named files are a package of their own, outside of any module.
    if let Some(m) = module.filter(|_| root != inputs::NAMED_FILES) {
        info += &format!("mod\t{}\t(devel)\t\n", m.path);
    }
    for (key, value) in [
        ("-buildmode", "exe"),
        ("-compiler", "rgo"),
        ("CGO_ENABLED", "0"),
        ("GOARCH", "amd64"),
        ("GOOS", "linux"),
    ] {
        info += &format!("build\t{key}={value}\n");
    }
    format!("package debug\n\nconst modinfo = {info:?}\n")
}

/// Import paths of a file with the place of each, in source order.
fn imports(f: &File, map: &SourceMap) -> Vec<(String, Pos)> {
    let source = map.file(f.id);
    let mut out = vec![];
    for &d in &f.imports {
        if let DeclKind::Import { path, .. } = f.ast[d].kind {
            let e = f.ast[path];
            let at = |p: Pos| (p.0 - source.base.0) as usize;
            let text = source.text.get(at(e.pos)..at(e.end)).unwrap_or(&[]);
            let text = String::from_utf8_lossy(text);
            let path = syntax::literal::string_value(&text);
            out.push((String::from_utf8_lossy(&path).into_owned(), e.pos));
        }
    }
    out
}

/// The folder's name as `go build` names executables after it.
pub(crate) fn folder_name(dir: &Path) -> String {
    let full = dir.canonicalize().unwrap_or(dir.to_owned());
    full.file_name().map_or("a.out".into(), |n| n.to_string_lossy().into_owned())
}
