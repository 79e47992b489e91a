//! Like `errors`, for programs of several packages: each directory under `packages` is a module `m`, its subdirectories
//! are packages that the files beside them import. `UPDATE_EXPECT=1 GO=go cargo test -p types` writes gc's messages to
//! `expect.txt`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

fn go_files(dir: &Path) -> Vec<PathBuf> {
    let mut out: Vec<PathBuf> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    out.retain(|p| p.extension().is_some_and(|e| e == "go"));
    out.sort();
    out
}

fn subdirs(dir: &Path) -> Vec<PathBuf> {
    let mut out: Vec<PathBuf> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    out.retain(|p| p.is_dir());
    out.sort();
    out
}

/// What our checker says about the package in `dir`.
fn ours(dir: &Path) -> String {
    let mut map = source::SourceMap::new();
    let interner = Arc::new(source::Interner::new());
    let mut program = types::Program::new(interner.clone());
    let mut imports = rustc_hash::FxHashMap::default();
    let mut last = Vec::new();
    for d in subdirs(dir).into_iter().chain([dir.to_path_buf()]) {
        let mut trees = Vec::new();
        for f in go_files(&d) {
            let name = format!("./{}", f.strip_prefix(dir).unwrap().display());
            let id = map.add(name, Arc::from(std::fs::read(&f).unwrap())).unwrap();
            let (tree, diags) = syntax::parse(&map, id, &interner);
            assert!(diags.is_empty(), "{diags:?}");
            trees.push(Arc::new(tree));
        }
        let path = format!("m/{}", d.file_name().unwrap().to_string_lossy());
        let id = program.add_package(&path, &map, trees, imports.clone(), Default::default());
        last = program.check_package(id);
        if d != dir {
            assert!(last.is_empty(), "{last:?}");
        }
        imports.insert(path, id);
    }
    diag::sort(&map, &mut last);
    diag::render_plain(&map, &last, 0)
}

fn gc(go: &str, dir: &Path) -> String {
    let tmp = std::env::temp_dir().join(format!("rgo-packages-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&tmp);
    for d in subdirs(dir).into_iter().chain([dir.to_path_buf()]) {
        let to = if d == dir { tmp.clone() } else { tmp.join(d.file_name().unwrap()) };
        std::fs::create_dir_all(&to).unwrap();
        for f in go_files(&d) {
            std::fs::copy(&f, to.join(f.file_name().unwrap())).unwrap();
        }
    }
    std::fs::write(tmp.join("go.mod"), "module m\n\ngo 1.27\n").unwrap();
    let out = Command::new(go).args(["build", "-gcflags=-e", "."]).current_dir(&tmp).output().unwrap();
    let _ = std::fs::remove_dir_all(&tmp);
    let text = String::from_utf8_lossy(&out.stderr).into_owned();
    text.lines().filter(|l| !l.starts_with("# ")).map(|l| format!("{l}\n")).collect()
}

#[test]
fn packages_agree_with_gc() {
    let go = std::env::var("UPDATE_EXPECT").ok().and_then(|_| std::env::var("GO").ok());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packages");
    let mut failures = BTreeMap::new();
    for dir in subdirs(&root) {
        let file = dir.join("expect.txt");
        if let Some(go) = &go {
            std::fs::write(&file, gc(go, &dir)).unwrap();
        }
        let want = std::fs::read_to_string(&file).unwrap_or_default();
        let have = ours(&dir);
        if want != have {
            let diff = |a: &str, b: &str| -> String {
                a.lines().filter(|l| !b.lines().any(|m| m == *l)).map(|l| format!("  {l}\n")).collect()
            };
            if std::env::var_os("SHOW").is_some() {
                eprintln!("{have}");
            }
            failures
                .insert(dir, format!("gc only:\n{}ours only:\n{}", diff(&want, &have), diff(&have, &want)));
        }
    }
    for (d, f) in &failures {
        eprintln!("{}\n{f}", d.display());
    }
    assert!(failures.is_empty());
}
