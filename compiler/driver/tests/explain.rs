//! The pages of `rgo explain`: each code has one, and the program on it has that error and no other.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn pages() -> Vec<(String, String)> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cmd/explain");
    let mut files: Vec<PathBuf> = fs::read_dir(dir).expect("the pages").flatten().map(|e| e.path()).collect();
    files.sort();
    let code = |p: &Path| p.file_stem().expect("a name").to_string_lossy().into_owned();
    files.iter().map(|p| (code(p), fs::read_to_string(p).expect("a page"))).collect()
}

/// The codes that rgo reports for the package in `dir`.
fn codes(dir: &Path) -> BTreeSet<String> {
    let out = Command::new(env!("CARGO_BIN_EXE_rgo"))
        .args(["build", "-json", "-gcflags=-e", "-o", "/dev/null", "."])
        .current_dir(dir)
        .env("RGOCACHE", "off")
        .output()
        .expect("rgo runs");
    let text = String::from_utf8_lossy(&out.stderr).into_owned();
    let code = |l: &str| l.split_once("\"code\":\"")?.1.split('"').next().map(str::to_string);
    text.lines().filter_map(code).collect()
}

#[test]
fn the_example_of_each_code_has_that_error_alone() {
    let mut wrong = String::new();
    for (code, text) in pages() {
        let program: String = text
            .lines()
            .skip_while(|l| !l.starts_with('\t'))
            .map(|l| format!("{}\n", l.strip_prefix('\t').unwrap_or(l)))
            .collect();
        let dir = tempfile::tempdir().expect("a folder");
        let version = if program.contains("go 1.21") { "1.21" } else { "1.27" };
        fs::write(dir.path().join("go.mod"), format!("module example\n\ngo {version}\n")).expect("go.mod");
        fs::write(dir.path().join("x.go"), &program).expect("the program");
        let got = codes(dir.path());
        if got != BTreeSet::from([code.clone()]) {
            wrong += &format!("{code}: {got:?}\n{program}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn codes_that_programs_with_errors_give_have_pages() {
    let known: BTreeSet<String> = pages().into_iter().map(|p| p.0).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/errorcheck");
    let mut folders = vec![root];
    let mut unknown = BTreeSet::new();
    while let Some(dir) = folders.pop() {
        for p in fs::read_dir(dir).expect("a folder").flatten().map(|e| e.path()) {
            if p.is_dir() {
                folders.push(p);
                continue;
            }
            let dir = tempfile::tempdir().expect("a folder");
            fs::copy(&p, dir.path().join("x.go")).expect("the program");
            unknown.extend(codes(dir.path()).difference(&known).cloned());
        }
    }
    assert!(unknown.is_empty(), "no page: {unknown:?}");
}
