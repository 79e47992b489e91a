//! The sources that mutation starts from: golden programs and the crates' own test data, and what of them can be moved
//! into another program.

use super::tree;
use std::fs;
use std::path::{Path, PathBuf};

/// Where sources are taken from, below the root of the project.
const FOLDERS: &[&str] = &[
    "tests/run",
    "tests/errorcheck",
    "examples",
    "compiler/syntax/tests/trees",
    "compiler/syntax/tests/errors",
    "compiler/types/tests/data",
];

/// Larger files would take most of the time and show nothing that smaller ones do not.
const LARGEST: usize = 32 << 10;

/// A source and the pieces of its tree.
pub struct Source {
    pub text: Vec<u8>,
    pub pieces: tree::Pieces,
}

/// All of them, in an order that depends on their paths alone.
pub fn read() -> Result<Vec<Source>, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("no folder above the tests")?;
    let mut files = vec![];
    for f in FOLDERS {
        collect(&root.join(f), &mut files).map_err(|e| format!("{f}: {e}"))?;
    }
    files.sort();
    let mut out = vec![];
    for f in files {
        let text = fs::read(&f).map_err(|e| format!("{}: {e}", f.display()))?;
        let texts = match f.extension().is_some_and(|e| e == "go") {
            true => vec![text],
            // Cases of the parser's error tests: source, a line, what is expected.
            false => {
                let text = String::from_utf8_lossy(&text).into_owned();
                let cases = text.split("=====\n").skip(1).filter_map(|c| c.split_once("-----\n"));
                cases.map(|c| c.0.as_bytes().to_vec()).collect()
            }
        };
        let fits = texts.into_iter().filter(|t| (9..LARGEST).contains(&t.len()));
        out.extend(fits.map(|text| Source { pieces: tree::pieces(&text), text }));
    }
    if out.is_empty() { Err("no sources to start from".into()) } else { Ok(out) }
}

fn collect(dir: &Path, out: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for e in fs::read_dir(dir)? {
        let path = e?.path();
        if path.is_dir() {
            collect(&path, out)?;
        } else if path.extension().is_some_and(|e| e == "go") || dir.ends_with("errors") {
            out.push(path);
        }
    }
    Ok(())
}
