//! `gocheck a.go b.go …`: checks files as one package and prints diagnostics as gc does. Imports: `unsafe` and directories
//! given as `path=dir`, checked first in the order given.

use rustc_hash::FxHashMap;
use source::{Interner, SourceMap};
use std::sync::Arc;
use std::time::Instant;
use types::{Options, Program};

fn main() {
    let mut map = SourceMap::new();
    let interner = Arc::new(Interner::new());
    let mut program = Program::new(interner.clone());
    let mut imports = FxHashMap::default();
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    let mut own = Vec::new();
    for a in std::env::args().skip(1) {
        match a.split_once('=') {
            Some((path, dir)) => {
                let mut files: Vec<String> = std::fs::read_dir(dir)
                    .expect("a directory")
                    .map(|e| e.expect("an entry").path().to_string_lossy().into_owned())
                    .filter(|f| f.ends_with(".go"))
                    .collect();
                files.sort();
                groups.push((path.to_string(), files));
            }
            None => own.push(a),
        }
    }
    // `PKG=p`: the import path of the files.
    groups.push((std::env::var("PKG").unwrap_or("main".into()), own));
    let mut all = Vec::new();
    let mut ids = Vec::new();
    let syntax_error = |all: &[diag::Diagnostic]| all.iter().any(|d| d.code == syntax::SYNTAX);
    let lazy = std::env::var_os("LAZY").is_some();
    for (path, files) in groups {
        let mut trees = Vec::new();
        let start = Instant::now();
        let mut lines = 0;
        for f in files {
            let text = std::fs::read(&f).expect("a readable file");
            lines += text.iter().filter(|&&b| b == b'\n').count();
            let id = map.add(f, Arc::from(text)).expect("room for the file");
            let (tree, diags) = syntax::parse(&map, id, &interner);
            all.extend(diags);
            trees.push(Arc::new(tree));
        }
        let parsed = start.elapsed();
        if syntax_error(&all) {
            break;
        }
        let mut options =
            Options { lazy_bodies: lazy, is_std: std::env::var_os("STD").is_some(), ..Options::default() };
        // `LANGV=1.17`: the language version.
        if let Some(minor) = std::env::var("LANGV").ok().and_then(|v| v.strip_prefix("1.")?.parse().ok()) {
            options.go_version = (1, minor);
        }
        options.faulty = !all.is_empty();
        let start = Instant::now();
        let id = program.add_package(&path, &map, trees, imports.clone(), options);
        all.extend(program.check_package(id));
        imports.insert(path, id);
        ids.push(id);
        if std::env::var_os("TIMES").is_some() {
            eprintln!("{lines} lines: parsed in {parsed:?}, checked in {:?}", start.elapsed());
        }
    }
    if lazy {
        for id in ids {
            for f in program.package(id).funcs.clone() {
                all.extend(program.ensure_body(f));
            }
        }
    }
    diag::sort(&map, &mut all);
    print!("{}", diag::render_plain(&map, &all, 0));
    std::process::exit(!all.is_empty() as i32);
}
