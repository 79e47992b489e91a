//! Syntax errors in the words of Go's compiler.
//!
//! Each file in `errors/` holds cases: a line of `=`, the source, a line of `-`, the expected errors as
//! `line:column: message`. `UPDATE=1` writes what the parser says; with `GO=/path/to/go` as well, it writes what Go's
//! compiler says, so that the expectations can be renewed from the original.

use source::{Interner, SourceMap};
use std::path::Path;
use std::process::Command;

/// Line, column and message of all errors.
fn errors(src: &str) -> String {
    let mut map = SourceMap::new();
    let id = map.add("x".into(), src.as_bytes().into()).unwrap();
    let diags = syntax::parse(&map, id, &Interner::new()).1;
    diag::render_plain(&map, &diags, 0).lines().map(|l| format!("{}\n", l.trim_start_matches("x:"))).collect()
}

/// What Go's compiler says, without what its type checker adds.
fn go_errors(go: &str, src: &str) -> String {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("x.go");
    std::fs::write(&file, src).unwrap();
    let args = ["tool", "compile", "-e", "-p", "p", "-o", "x.o", "x.go"];
    let out = Command::new(go).args(args).current_dir(dir.path()).output().unwrap();
    let text = String::from_utf8_lossy(&out.stdout).replace("x.go:", "");
    let ours = errors(src);
    let checker = |l: &&str| !l.contains("syntax error") && !ours.contains(*l);
    text.lines().filter(|l| !checker(l)).map(|l| format!("{l}\n")).collect()
}

#[test]
fn errors_are_worded_as_go_words_them() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors");
    let mut failures = String::new();
    let mut count = 0;
    let mut files: Vec<_> = std::fs::read_dir(&dir).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let (head, rest) = text.split_once("=====\n").unwrap();
        let mut updated = head.to_string();
        for case in rest.split("=====\n") {
            let (src, expected) = case.split_once("-----\n").unwrap();
            let got = errors(src);
            count += 1;
            if got != expected {
                failures += &format!("{}:\n{src}expected:\n{expected}got:\n{got}\n", path.display());
            }
            let renewed = match std::env::var("GO") {
                Ok(go) => go_errors(&go, src),
                _ => got,
            };
            updated += &format!("=====\n{src}-----\n{renewed}");
        }
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, updated).unwrap();
        }
    }
    assert!(count > 500, "only {count} cases found");
    assert!(failures.is_empty() || std::env::var_os("UPDATE").is_some(), "{failures}");
}

#[test]
fn bytes_that_are_not_go_source() {
    let of = |src: &[u8]| {
        let mut map = SourceMap::new();
        let id = map.add("x".into(), src.into()).unwrap();
        let diags = syntax::parse(&map, id, &Interner::new()).1;
        diag::render_plain(&map, &diags, 0)
    };
    assert_eq!(of(b"\xef\xbb\xbfpackage p\n"), "");
    assert_eq!(of(b"package p\nvar s = \"\0\"\n"), "x:2:10: invalid NUL character\n");
    assert_eq!(of(b"package p\nvar s = \"\xff\"\n"), "x:2:10: invalid UTF-8 encoding\n");
    assert_eq!(of(b"package p\n// \xef\xbb\xbf\n"), "x:2:4: invalid BOM in the middle of the file\n");
    assert_eq!(of(b"package p\r\n\r\nvar x = `\r\n`\r\n"), "");
}
