//! What a build gives depends on its inputs alone: not on the number of threads, nor on what earlier builds have left.

use std::fs;
use std::path::Path;
use std::process::Command;

/// A program with calls over several levels, a cycle, inlining, closures and loops over callees with and without checks.
const TEXT: &str = r#"package main

import (
	"fmt"
	"strings"
)

type shape interface{ area() int }

type square struct{ side int }

func (s square) area() int { return mul(s.side, s.side) }

func mul(a, b int) int { return a * b }

func even(n int) bool { return n == 0 || odd(n-1) }

func odd(n int) bool { return n != 0 && even(n-1) }

func total(list []shape) (sum int) {
	defer func() { sum += len(list) }()
	for _, s := range list {
		sum += s.area() + mul(sum, 3)
	}
	return sum
}

func main() {
	f := func(n int) string { return strings.Repeat("x", n) }
	fmt.Println(total([]shape{square{2}, square{3}}), even(10), f(4))
}
"#;

fn build(dir: &Path, text: &str, cache: Option<&Path>, threads: &str) -> Vec<u8> {
    fs::write(dir.join("a.go"), text).expect("written");
    let mut c = Command::new(env!("CARGO_BIN_EXE_rgo"));
    c.args(["build", "-o", "a", "a.go"]).current_dir(dir).env("RAYON_NUM_THREADS", threads);
    match cache {
        Some(folder) => c.env("RGOCACHE", folder),
        None => c.env("RGOCACHE", "off"),
    };
    let o = c.output().expect("rgo runs");
    assert!(o.status.success(), "{}", String::from_utf8_lossy(&o.stderr));
    fs::read(dir.join("a")).expect("the executable")
}

#[test]
fn bytes_depend_neither_on_threads_nor_on_caches() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let cache = dir.path().join("cache");
    let edits = [
        TEXT.to_string(),
        // Another line above everything, another constant in an inlined function, its size, a callee's effects.
        TEXT.replace("type shape", "// moved\n\ntype shape"),
        TEXT.replace("return a * b", "return a * b * 5"),
        TEXT.replace("return a * b", "for i := range a {\n\t\tb += i * b\n\t}\n\treturn b"),
        TEXT.replace("func even(n int) bool { ", "func even(n int) bool {\n\tprintln(n)\n\t"),
        TEXT.to_string(),
    ];
    for text in &edits {
        let plain = build(dir.path(), text, None, "1");
        assert_eq!(plain, build(dir.path(), text, None, "4"), "threads\n{text}");
        assert_eq!(plain, build(dir.path(), text, Some(&cache), "2"), "cache\n{text}");
    }
}

#[test]
fn damaged_caches_cost_nothing_but_time() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let cache = dir.path().join("cache");
    let plain = build(dir.path(), TEXT, None, "2");
    build(dir.path(), TEXT, Some(&cache), "2");
    for round in 0..4usize {
        let files =
            ["build", "functions.d"].map(|d| fs::read_dir(cache.join(d)).expect("a folder of the cache"));
        for file in files.into_iter().flatten().flatten() {
            let mut bytes = fs::read(file.path()).expect("readable");
            let step = bytes.len() / 7 + round + 1;
            bytes.iter_mut().step_by(step).for_each(|b| *b ^= 0x55);
            fs::write(file.path(), bytes).expect("writable");
        }
        assert_eq!(plain, build(dir.path(), TEXT, Some(&cache), "2"));
    }
    // A file where the folder should be.
    fs::remove_dir_all(&cache).expect("removed");
    fs::write(&cache, "").expect("written");
    assert_eq!(plain, build(dir.path(), TEXT, Some(&cache), "2"));
}

#[test]
fn a_package_is_another_program_than_its_files() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    fs::write(dir.path().join("go.mod"), "module example.com/m\n\ngo 1.27\n").expect("written");
    let text = "package main\n\nimport \"runtime/debug\"\n\nfunc main() {\n\tb, _ := debug.ReadBuildInfo()\n\tprintln(b.Path, b.Main.Path)\n}\n";
    fs::write(dir.path().join("a.go"), text).expect("written");
    let says = |input: &str| {
        let mut c = Command::new(env!("CARGO_BIN_EXE_rgo"));
        c.args(["run", input]).current_dir(dir.path()).env("RGOCACHE", dir.path().join("cache"));
        let o = c.output().expect("rgo runs");
        String::from_utf8_lossy(&o.stderr).into_owned()
    };
    assert_eq!(says("."), "example.com/m example.com/m\n");
    assert_eq!(says("a.go"), "command-line-arguments \n");
}
