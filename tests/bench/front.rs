//! Measures the front end on one core: `cargo run --release -p tests --bin front [DIR …]`.
//!
//! Each corpus is a folder of packages: a generated one of 100,000 lines, the library, and those that are named (`go env
//! GOROOT`/src is a good one). Its files are lexed, then parsed (which lexes them again), then checked with all bodies; what
//! it imports from elsewhere is taken from the library while the clock stands. Times are processor time of the process, page
//! faults included. Each run is a process of its own, because a build is one, and the least of many counts. Packages of a
//! named folder that rgo finds errors in (it knows no assembly and no C) are counted as far as they have been checked.

mod package;

use rustc_hash::FxHashMap;
use source::{Interner, SourceMap};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::{env, fs};
use syntax::ast::{DeclKind, File};
use types::{Options, PackageId, Program};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const LIBRARY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../stdlib");

fn main() {
    let args: Vec<String> = env::args().skip(1).collect();
    match &args[..] {
        [word, dir] if word == "once" => once(Path::new(dir)),
        dirs => table(dirs),
    }
}

/// Runs every corpus many times and prints the best of each stage.
fn table(dirs: &[String]) {
    let runs = env::var("RUNS").ok().and_then(|r| r.parse().ok()).unwrap_or(20);
    let generated = tempfile::tempdir().expect("a temporary folder");
    let dir = generated.path().join("generated");
    fs::create_dir(&dir).expect("the folder can be made");
    for (name, text) in package::package(100_000, 0) {
        fs::write(dir.join(name), text.replacen("package main", "package p", 1)).expect("writable");
    }
    let named = dirs.iter().map(PathBuf::from);
    println!("{:<44} {:>9} {:>9} {:>9} {:>9}  1000 lines/s", "", "lex", "parse", "check", "all");
    for dir in [dir, LIBRARY.into()].into_iter().chain(named) {
        let mut best: Option<(u64, [f64; 3])> = None;
        for _ in 0..runs {
            let me = env::current_exe().expect("the program has a path");
            let out = Command::new(me).arg("once").arg(&dir).output().expect("the program starts");
            let text = String::from_utf8_lossy(&out.stdout);
            let mut words = text.split_whitespace();
            let lines = words.next().and_then(|w| w.parse().ok()).expect("a run prints its figures");
            let times: Vec<f64> = words.filter_map(|w| w.parse().ok()).collect();
            let (_, least) = best.get_or_insert((lines, [f64::MAX; 3]));
            for (l, t) in least.iter_mut().zip(times) {
                *l = l.min(t);
            }
        }
        let Some((lines, [lex, parse, check])) = best else { continue };
        let rate = |ms: f64| lines as f64 / ms;
        let name: String = dir.display().to_string();
        let name = &name[name.len().saturating_sub(24)..];
        println!(
            "{name:<24} {lines:>8} lines, ms {lex:>9.1} {parse:>9.1} {check:>9.1} {:>9.1}",
            parse + check
        );
        println!(
            "{:<44} {:>9.0} {:>9.0} {:>9.0} {:>9.0}",
            "",
            rate(lex),
            rate(parse),
            rate(check),
            rate(parse + check)
        );
    }
}

/// Processor time of this process in milliseconds; the checker may run on a thread of its own.
fn now() -> f64 {
    let t = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    t.tv_sec as f64 * 1e3 + t.tv_nsec as f64 / 1e6
}

struct Package {
    files: Vec<Arc<File>>,
    imports: BTreeSet<String>,
    library: bool,
}

fn once(dir: &Path) {
    let texts = read(dir);
    let (mut map, interner) = (SourceMap::new(), Arc::new(Interner::new()));
    let own = dir.ends_with("stdlib");
    let mut ids = vec![];
    let mut lines = 0;
    for (path, files) in &texts {
        for (name, text) in files {
            lines += text.iter().filter(|&&b| b == b'\n').count();
            let id = map.add(name.clone(), Arc::from(&text[..])).expect("less than 4 GiB");
            ids.push((path.clone(), id));
        }
    }
    // The library's files come after, so that what is measured begins with an empty process.
    let mut library = BTreeMap::new();
    if !own && texts.len() == 1 {
        for (path, files) in read(Path::new(LIBRARY)) {
            let add =
                |(name, text): (String, Vec<u8>)| map.add(name, Arc::from(text)).expect("less than 4 GiB");
            library.insert(path, files.into_iter().map(add).collect::<Vec<_>>());
        }
    }
    let names = Interner::new();
    let start = now();
    let mut tokens = 0;
    for &(_, id) in &ids {
        let f = map.file(id);
        let (src, _) = syntax::tokens::decode(&f.text);
        tokens += syntax::tokens::lex(&src, &names).tokens.len();
    }
    std::hint::black_box(tokens);
    let lexed = now();
    let mut packages: BTreeMap<String, Package> = BTreeMap::new();
    for (path, id) in ids {
        let (file, _) = syntax::parse(&map, id, &interner);
        enter(&mut packages, path, file, &map, own);
    }
    let parsed = now();
    for (path, files) in library {
        for id in files {
            let (file, _) = syntax::parse_outline(&map, id, &interner);
            enter(&mut packages, path.clone(), file, &map, true);
        }
    }
    let mut c =
        Check { map, program: Program::new(interner), packages, done: FxHashMap::default(), errors: 0 };
    let all: Vec<String> = texts.keys().cloned().collect();
    for path in &all {
        let imports = c.packages[path].imports.clone();
        for i in imports.iter().filter(|i| !texts.contains_key(*i)) {
            c.check(i, true);
        }
    }
    let ready = now();
    for path in &all {
        c.check(path, false);
    }
    let checked = now();
    if env::var_os("VERBOSE").is_some() {
        eprintln!("{} errors", c.errors);
    }
    println!("{lines} {} {} {}", lexed - start, parsed - lexed, checked - ready);
    // A build does not take its results apart either.
    std::process::exit(0)
}

fn enter(packages: &mut BTreeMap<String, Package>, path: String, file: File, map: &SourceMap, library: bool) {
    let p = packages.entry(path).or_insert(Package { files: vec![], imports: BTreeSet::new(), library });
    for &d in &file.imports {
        let DeclKind::Import { path, .. } = file.ast[d].kind else { continue };
        let (f, span) = (map.file(file.id), file.ast.span(path));
        let text = &f.text[(span.start.0 - f.base.0) as usize..(span.end.0 - f.base.0) as usize];
        let text = String::from_utf8_lossy(text);
        p.imports.insert(text.trim_matches(['"', '`']).to_string());
    }
    p.files.push(Arc::new(file));
}

struct Check {
    map: SourceMap,
    program: Program,
    packages: BTreeMap<String, Package>,
    done: FxHashMap<String, PackageId>,
    errors: usize,
}

impl Check {
    /// Checks a package after what it imports; bodies of a library that is only imported are left out.
    fn check(&mut self, path: &str, lazy_bodies: bool) -> PackageId {
        if path == "unsafe" {
            return PackageId::UNSAFE;
        }
        if let Some(&id) = self.done.get(path) {
            return id;
        }
        // An import that is missing is the checker's error.
        let Some(p) = self.packages.get(path) else { return PackageId::UNSAFE };
        let (files, library) = (p.files.clone(), p.library);
        let known = p.imports.clone().into_iter().filter(|i| i == "unsafe" || self.packages.contains_key(i));
        let imports: Vec<String> = known.collect();
        let imports = imports.into_iter().map(|i| (i.clone(), self.check(&i, lazy_bodies))).collect();
        let options = Options { lazy_bodies, is_std: library, go_version: (1, 27), ..Options::default() };
        let id = self.program.add_package(path, &self.map, files, imports, options);
        self.errors += self.program.check_package(id).len();
        self.done.insert(path.to_string(), id);
        id
    }
}

/// The packages below a folder: path, and name and text of each file that counts on linux/amd64.
fn read(root: &Path) -> BTreeMap<String, Vec<(String, Vec<u8>)>> {
    let mut out = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(dir) = folders.pop() {
        let mut entries: Vec<PathBuf> =
            fs::read_dir(&dir).into_iter().flatten().flatten().map(|e| e.path()).collect();
        entries.sort();
        let mut files = vec![];
        for e in entries {
            let name = e.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if e.is_dir() {
                if !["testdata", "vendor", "cmd", "builtin"].contains(&&name[..]) {
                    folders.push(e);
                }
            } else if counts(&name) {
                let text = fs::read(&e).unwrap_or_default();
                if syntax::build::constraint(&text).is_none_or(|c| c.eval(&holds)) {
                    files.push((e.display().to_string(), text));
                }
            }
        }
        let path = dir.strip_prefix(root).unwrap_or(&dir).display().to_string();
        if !files.is_empty() {
            out.insert(if path.is_empty() { "p".to_string() } else { path }, files);
        }
    }
    out
}

fn holds(tag: &str) -> bool {
    match tag.strip_prefix("go1.") {
        Some(minor) => minor.parse::<u32>().is_ok_and(|m| m <= 27),
        None => matches!(tag, "linux" | "amd64" | "unix" | "gc"),
    }
}

/// Whether the name's suffix admits linux/amd64, as far as names in the measured folders go.
fn counts(name: &str) -> bool {
    const OTHERS: &[&str] = &[
        "test",
        "aix",
        "android",
        "darwin",
        "dragonfly",
        "freebsd",
        "illumos",
        "ios",
        "js",
        "netbsd",
        "openbsd",
        "plan9",
        "solaris",
        "wasip1",
        "windows",
        "zos",
        "386",
        "arm",
        "arm64",
        "loong64",
        "mips",
        "mipsle",
        "mips64",
        "mips64le",
        "ppc64",
        "ppc64le",
        "riscv64",
        "s390x",
        "wasm",
        "sparc64",
        "riscv",
        "sparc",
    ];
    let Some(stem) = name.strip_suffix(".go") else { return false };
    let mut parts = stem.split('_').rev();
    let last = parts.next().unwrap_or_default();
    let system = if last == "amd64" { parts.next().unwrap_or_default() } else { "" };
    last == stem || !OTHERS.contains(&last) && !OTHERS.contains(&system)
}
