//! Runs the `.ir` files beside this one. The first line is the recipe: `; roundtrip` prints what it parses exactly as
//! it stands; `; verify` gives the errors that the `; error:` lines list, in any order, and no others.

use ir::parse_module;
use std::path::Path;

fn run(path: &Path) {
    let text = std::fs::read_to_string(path).unwrap();
    let name = path.display();
    let module = parse_module(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
    match text.lines().next() {
        Some("; roundtrip") => {
            let body = text.split_once('\n').unwrap().1;
            assert_eq!(module.to_string(), body, "{name}");
        }
        Some("; verify") => {
            let mut wanted: Vec<String> =
                text.lines().filter_map(|l| l.strip_prefix("; error: ")).map(str::to_string).collect();
            let errors = module.verify().err().unwrap_or_default();
            let mut found: Vec<String> = errors.iter().map(|e| e.to_string()).collect();
            wanted.sort();
            found.sort();
            assert_eq!(found, wanted, "{name}");
        }
        other => panic!("{name}: no recipe: {other:?}"),
    }
}

#[test]
fn files() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ir");
    let mut paths: Vec<_> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    paths.iter().for_each(|p| run(p));
}

#[test]
fn errors_name_the_line() {
    let error = |text: &str| parse_module(text).unwrap_err().to_string();
    assert_eq!(
        error("package \"a\"\nfunc @f() package 0 {\nblock0:\n  frob v1\n}"),
        "line 4: frob is no instruction (0)"
    );
    assert_eq!(error("package \"a\"\ndata @x nosuch"), "line 2: nosuch is no section");
    assert_eq!(error("func @f(i65)"), "line 1: i65 is no type");
}
