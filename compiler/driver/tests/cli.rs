//! The command line from outside: exit statuses, messages, and that failures leave outputs alone.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn rgo(dir: &Path, args: &[&str]) -> Output {
    let mut c = Command::new(env!("CARGO_BIN_EXE_rgo"));
    c.args(args).current_dir(dir).env("RGOCACHE", "off").output().expect("rgo runs")
}

fn stderr(o: &Output) -> String {
    String::from_utf8_lossy(&o.stderr).into_owned()
}

/// A folder with the given files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder");
        fs::write(path, text).expect("the folder is writable");
    }
    dir
}

const HELLO: &str = "package main\n\nfunc main() { println(\"hello\") }\n";

#[test]
fn gcflags_m_tells_what_is_inlined_and_what_is_on_the_heap() {
    // The lines are those of go build -gcflags=-m in the order of the source, but for 46:18 (the words for an inlined call's
    // result).
    let source = r#"package main

type T struct {
	p *int
	n int
}

func (t *T) get() *int { return t.p }

func id(p *int) *int { return p }

var g *int

func leak(p *int) { g = p }

//go:noinline
func content(pp **int) { g = *pp }

//go:noinline
func read(p *int) int { return *p }

//go:noinline
func made(n int) *T {
	x := n
	return &T{&x, n}
}

//go:noinline
func local(n int, b []byte) int {
	t := &T{n: n}
	u := make([]int, 3)
	v := make([]int, n)
	s := string(b)
	return read(&t.n) + u[0] + v[0] + len(s+"!")
}

//go:noinline
func closure(n int) func() int {
	return func() int { n++; return n }
}

func main() {
	x, y := 1, new(int)
	leak(&x)
	content(&y)
	var e any = read(id(made(2).get()))
	println(local(3, nil), closure(3)(), e != nil)
}
"#;
    let dir = folder(&[("a.go", source)]);
    let o = rgo(dir.path(), &["build", "-gcflags=-m", "-o", "a", "a.go"]);
    assert!(o.status.success());
    let want = "# command-line-arguments
./a.go:8:6: can inline (*T).get
./a.go:8:7: leaking param: t to result ~r0 level=1
./a.go:10:6: can inline id
./a.go:10:9: leaking param: p to result ~r0 level=0
./a.go:14:6: can inline leak
./a.go:14:11: leaking param: p
./a.go:17:14: leaking param content: pp
./a.go:20:11: p does not escape
./a.go:24:2: moved to heap: x
./a.go:25:9: &T{...} escapes to heap
./a.go:29:19: b does not escape
./a.go:30:7: &T{...} does not escape
./a.go:31:11: make([]int, 3) does not escape
./a.go:32:11: make([]int, n) does not escape
./a.go:33:14: string(b) does not escape
./a.go:34:41: s + \"!\" does not escape
./a.go:38:14: moved to heap: n
./a.go:39:9: func literal escapes to heap
./a.go:39:9: can inline closure.func1
./a.go:43:2: moved to heap: x
./a.go:43:16: new(int) escapes to heap
./a.go:44:6: inlining call to leak
./a.go:46:18: read(id(made(2).get())) does not escape
./a.go:46:21: inlining call to id
./a.go:46:33: inlining call to (*T).get
";
    assert_eq!(stderr(&o), want);
}

#[test]
fn usage_errors_exit_with_2_and_help_with_0() {
    let dir = folder(&[]);
    assert_eq!(rgo(dir.path(), &["build", "-nonsense"]).status.code(), Some(2));
    assert_eq!(rgo(dir.path(), &["frobnicate"]).status.code(), Some(2));
    assert_eq!(rgo(dir.path(), &["build", "-help"]).status.code(), Some(0));
    assert_eq!(rgo(dir.path(), &["version"]).status.code(), Some(0));
}

#[test]
fn bad_inputs_exit_with_1_and_say_what_is_wrong() {
    let dir = folder(&[
        ("empty.go", ""),
        ("latin1.go", "package main\n"),
        ("unknown.go", "package main\n\nimport \"no/such/package\"\n\nfunc main() {}\n"),
        ("nomain.go", "package main\n"),
        ("none/readme.txt", "nothing\n"),
        ("two/a.go", "package a\n"),
        ("two/b.go", "package b\n"),
        ("cycle/go.mod", "module m\n\ngo 1.27\n"),
        ("cycle/main.go", "package main\n\nimport _ \"m/a\"\n\nfunc main() {}\n"),
        ("cycle/a/a.go", "package a\n\nimport _ \"m/b\"\n"),
        ("cycle/b/b.go", "package b\n\nimport _ \"m/a\"\n"),
    ]);
    fs::write(dir.path().join("latin1.go"), b"package main\n\nvar s = \"\xe9\"\n\nfunc main() {}\n")
        .expect("written");
    let cases = [
        (&["build", "missing.go"][..], "no such file"),
        (&["build", "empty.go"], "package"),
        (&["build", "latin1.go"], "UTF-8"),
        (&["build", "unknown.go"], "unknown.go:3:8: package no/such/package is not in std"),
        (&["build", "nomain.go"], "function main is undeclared in the main package"),
        (&["build", "none"], "no Go files in"),
        (&["build", "two"], "found packages a (a.go) and b (b.go) in"),
    ];
    for (args, text) in cases {
        let o = rgo(dir.path(), args);
        assert_eq!(o.status.code(), Some(1), "{args:?}: {}", stderr(&o));
        assert!(stderr(&o).contains(text), "{args:?}: {}", stderr(&o));
    }
    let o = rgo(&dir.path().join("cycle"), &["build", "."]);
    assert_eq!(o.status.code(), Some(1));
    assert!(stderr(&o).contains("import cycle not allowed"), "{}", stderr(&o));
}

#[test]
fn a_failed_build_leaves_the_old_output() {
    let dir = folder(&[("a.go", HELLO), ("bad.go", "package main\n\nfunc main() { x := 1 }\n")]);
    assert!(rgo(dir.path(), &["build", "-o", "prog", "a.go"]).status.success());
    let before = fs::read(dir.path().join("prog")).expect("built");
    let o = rgo(dir.path(), &["build", "-o", "prog", "bad.go"]);
    assert_eq!(o.status.code(), Some(1));
    assert!(stderr(&o).contains("./bad.go:3:15: declared and not used: x"), "{}", stderr(&o));
    assert!(fs::read(dir.path().join("prog")).expect("still there") == before);
    let left: Vec<_> = fs::read_dir(dir.path()).expect("readable").flatten().map(|e| e.file_name()).collect();
    assert_eq!(left.len(), 3, "{left:?}");
}

#[test]
fn run_passes_arguments_status_and_output_on() {
    let text = "package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n)\n\nfunc main() {\n\tfmt.Println(os.Args[1:])\n\tos.Exit(7)\n}\n";
    let dir = folder(&[("a.go", text)]);
    let o = rgo(dir.path(), &["run", "a.go", "x", "-y"]);
    assert_eq!(o.status.code(), Some(7), "{}", stderr(&o));
    assert_eq!(String::from_utf8_lossy(&o.stdout), "[x -y]\n");
}

#[test]
fn the_stages_work_one_by_one() {
    let dir = folder(&[("a.go", HELLO)]);
    let o = rgo(dir.path(), &["tool", "compile", "-o", "objects", "a.go"]);
    assert!(o.status.success(), "{}", stderr(&o));
    let objects: Vec<String> = fs::read_dir(dir.path().join("objects"))
        .expect("made by tool compile")
        .flatten()
        .map(|e| e.path().display().to_string())
        .collect();
    let mut args = vec!["tool", "link", "-o", "prog"];
    args.extend(objects.iter().map(|o| &o[..]));
    let o = rgo(dir.path(), &args);
    assert!(o.status.success(), "{}", stderr(&o));
    let o = Command::new(dir.path().join("prog")).output().expect("it runs");
    assert_eq!(stderr(&o), "hello\n");
    // A truncated object is an error that names it.
    let first = Path::new(&objects[0]);
    let bytes = fs::read(first).expect("readable");
    fs::write(first, &bytes[..bytes.len() / 2]).expect("writable");
    let o = rgo(dir.path(), &args);
    assert_eq!(o.status.code(), Some(1));
    assert!(stderr(&o).contains(&objects[0]), "{}", stderr(&o));
}

#[test]
fn ldflags_set_string_variables() {
    let dir = folder(&[(
        "v.go",
        "package main\n\nvar version string\n\nvar commit = \"none\"\n\nfunc main() { println(version, commit) }\n",
    )]);
    let o = rgo(dir.path(), &["run", "-ldflags", "-X main.version=1.2 '-X=main.commit=a b'", "v.go"]);
    assert_eq!(stderr(&o), "1.2 a b\n");
    assert_eq!(rgo(dir.path(), &["build", "-ldflags", "-X version", "v.go"]).status.code(), Some(2));
}

#[test]
fn gcflags_choose_the_language_version_and_drop_columns() {
    let dir = folder(&[("r.go", "package main\n\nfunc main() {\n\tfor range 3 {\n\t}\n}\n")]);
    let o = rgo(dir.path(), &["build", "-gcflags", "-C -lang=go1.21", "r.go"]);
    assert_eq!(o.status.code(), Some(1));
    assert!(stderr(&o).contains("./r.go:4: cannot range over 3"), "{}", stderr(&o));
}

/// A module with two programs, a library, and files for a build tag.
fn module() -> tempfile::TempDir {
    let program = "package main\n\nimport \"m/lib\"\n\nfunc main() { println(lib.Name) }\n";
    folder(&[
        ("go.mod", "module m\n\ngo 1.27\n"),
        ("cmd/a/main.go", program),
        ("cmd/a/more.go", "//go:build more\n\npackage main\n\nfunc init() { println(\"more\") }\n"),
        ("cmd/b/main.go", program),
        ("lib/lib.go", "package lib\n\nconst Name = \"lib\"\n"),
        ("testdata/broken.go", "package broken\n\nvar x int = \"\"\n"),
        ("_old/broken.go", "package broken\n\nvar x int = \"\"\n"),
    ])
}

#[test]
fn packages_are_named_by_folder_import_path_and_pattern() {
    let dir = module();
    let there = |name: &str| dir.path().join(name).exists();
    for named in ["./cmd/a", "m/cmd/a"] {
        assert_eq!(rgo(dir.path(), &["build", named]).status.code(), Some(0), "{named}");
        assert!(there("a"), "{named}");
        fs::remove_file(dir.path().join("a")).expect("the executable");
    }
    // Several programs have no place of their own.
    for named in [&["build", "./..."][..], &["build", "m/...", "./lib"], &["build", "./cmd/a", "./cmd/b"]] {
        let o = rgo(dir.path(), named);
        assert_eq!((o.status.code(), stderr(&o)), (Some(0), String::new()), "{named:?}");
        assert!(!there("a") && !there("b"), "{named:?}");
    }
    assert_eq!(rgo(dir.path(), &["build", "-o", "out/", "./..."]).status.code(), Some(0));
    assert!(there("out/a") && there("out/b"));
    let o = rgo(&dir.path().join("lib"), &["run", "m/cmd/b"]);
    assert_eq!(stderr(&o), "lib\n");
    let o = rgo(dir.path(), &["build", "-o", "one", "./cmd/a", "./cmd/b"]);
    assert_eq!(o.status.code(), Some(1));
    assert_eq!(stderr(&o), "rgo: cannot write multiple packages to non-directory one\n");
    let o = rgo(dir.path(), &["build", "nosuch/pkg"]);
    assert_eq!(stderr(&o), "package nosuch/pkg is not in std\n");
    let o = rgo(dir.path(), &["build", "./lib/x/..."]);
    assert_eq!(o.status.code(), Some(1));
}

#[test]
fn one_failing_package_does_not_keep_others_from_being_built() {
    let dir = module();
    fs::write(dir.path().join("cmd/a/main.go"), "package main\n\nfunc main() { x }\n").expect("written");
    let o = rgo(dir.path(), &["build", "-o", "out/", "./..."]);
    assert_eq!(o.status.code(), Some(1));
    assert!(stderr(&o).contains("undefined: x"), "{}", stderr(&o));
    assert!(dir.path().join("out/b").exists());
}

#[test]
fn tags_folders_and_what_rgo_does_not_have() {
    let dir = module();
    for tags in [&["-tags", "other,more"][..], &["-tags=more"], &["-tags", "more other"]] {
        let o = rgo(dir.path(), &[&["run"], tags, &["./cmd/a"]].concat());
        assert_eq!(stderr(&o), "more\nlib\n", "{tags:?}");
    }
    assert_eq!(stderr(&rgo(dir.path(), &["run", "-tags", "other", "./cmd/a"])), "lib\n");
    assert_eq!(stderr(&rgo(dir.path(), &["run", "-C", "cmd", "-p", "1", "./b"])), "lib\n");
    let o = rgo(dir.path(), &["build", "-C", "nosuch"]);
    assert_eq!(
        (o.status.code(), stderr(&o)),
        (Some(2), "rgo: chdir nosuch: no such file or directory\n".into())
    );
    let o = rgo(dir.path(), &["build", "-race", "./cmd/a"]);
    assert_eq!((o.status.code(), stderr(&o)), (Some(2), "rgo: -race is not supported\n".into()));
    assert_eq!(rgo(dir.path(), &["build", "-buildvcs=false", "-mod=mod", "./cmd/a"]).status.code(), Some(0));
}
