//! Runs the `.ir` files beside this one. Lines of the recipe, which begin a file:
//!
//! `; options WORD…` — `loops`, `async`, `prologue`, `prologue18`, `barriers`, `none`, `v3`;
//! `; asm FUNC: TEXT` — the listing of machine code holds the text (header line included), after the previous match;
//! `; not FUNC: TEXT` — it holds the text nowhere;
//! `; clif FUNC: TEXT` — the CLIF before optimisation holds the text.

use codegen::{Amd64, Listing, Options, Preempt, compile, list};
use source::SourceMap;
use std::path::Path;

fn options(line: Option<&str>) -> Options {
    let mut o = Options { verify: true, ..Options::default() };
    for word in line.unwrap_or_default().split_whitespace() {
        match word {
            "loops" => o.preempt = Preempt::Loops,
            "async" => o.preempt = Preempt::Async,
            "prologue" => o.preempt = Preempt::Prologue,
            "prologue18" => o.preempt = Preempt::PrologueLeafPanics,
            "none" => o.unoptimised = true,
            "barriers" => o.barriers = true,
            "v3" => o.amd64 = Amd64::V3,
            other => panic!("unknown option {other}"),
        }
    }
    o
}

fn run(path: &Path) {
    let text = std::fs::read_to_string(path).unwrap();
    let file = path.file_name().unwrap().to_string_lossy().to_string();
    let module = ir::parse_module(&text).unwrap_or_else(|e| panic!("{file}: {e}"));
    if let Err(errors) = module.verify() {
        panic!("{file}: {}", errors[0]);
    }
    let recipe: Vec<&str> = text.lines().map_while(|l| l.strip_prefix("; ")).collect();
    let options = options(recipe.iter().find_map(|l| l.strip_prefix("options ")));
    compile(&module, &SourceMap::new(), &options).unwrap_or_else(|e| panic!("{file}: {e}"));
    let listings = list(&module, &SourceMap::new(), &options, None, |_| true).unwrap();
    // Where the last match in a function's text ended.
    let mut from: Vec<usize> = vec![0; listings.len()];
    for line in recipe {
        let Some((what, rest)) = line.split_once(' ').filter(|w| ["asm", "not", "clif"].contains(&w.0))
        else {
            continue;
        };
        let (name, wanted) = rest.split_once(": ").unwrap_or_else(|| panic!("{file}: {line}"));
        let n = listings.iter().position(|l| l.name == name).unwrap_or_else(|| panic!("{file}: no {name}"));
        let Listing { asm, clif, .. } = &listings[n];
        match what {
            "not" => assert!(!asm.contains(wanted), "{file}: {line}\n{asm}"),
            "clif" => assert!(clif.contains(wanted), "{file}: {line}\n{clif}"),
            _ => match asm[from[n]..].find(wanted) {
                Some(at) => from[n] += at + wanted.len(),
                None => panic!("{file}: {line}\n{asm}"),
            },
        }
    }
}

#[test]
fn files() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ir");
    let mut paths: Vec<_> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    paths.iter().for_each(|p| run(p));
}
