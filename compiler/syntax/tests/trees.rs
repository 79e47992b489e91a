//! The tree of correct sources, as `rgo tool parse -dump` prints it: `trees/x.go` against `trees/x.txt`.
//! `UPDATE=1` writes what the parser says.

use source::{Interner, SourceMap};
use std::path::Path;

#[test]
fn trees_are_as_recorded() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/trees");
    let mut files: Vec<_> = std::fs::read_dir(&dir).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|p| p.extension().is_some_and(|e| e == "go"));
    files.sort();
    assert!(!files.is_empty());
    let mut different = vec![];
    for path in files {
        let mut map = SourceMap::new();
        let id = map.add("x.go".into(), std::fs::read(&path).unwrap().into()).unwrap();
        let interner = Interner::new();
        let (file, diags) = syntax::parse(&map, id, &interner);
        let got = diag::render_plain(&map, &diags, 0) + &syntax::dump::dump(&map, &file, &interner);
        let golden = path.with_extension("txt");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&golden, &got).unwrap();
        }
        if std::fs::read_to_string(&golden).unwrap_or_default() != got {
            different.push(golden);
        }
    }
    assert!(different.is_empty(), "different: {different:?}");
}
