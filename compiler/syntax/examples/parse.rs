//! Parses files whose names come on standard input.
//!
//!     find DIR -name '*.go' | cargo run --release -p syntax --example parse check   # errors, and how many files pass
//!     find DIR -name '*.go' | cargo run --release -p syntax --example parse bench   # lines per second, one core
//!     ls FILE | cargo run -p syntax --example parse dump                             # the tree

use source::{Interner, SourceMap};
use std::time::Instant;

fn main() {
    let mode = std::env::args().nth(1).unwrap_or_default();
    let mut map = SourceMap::new();
    let mut ids = vec![];
    for name in std::io::read_to_string(std::io::stdin()).expect("standard input").lines() {
        let Ok(text) = std::fs::read(name) else { continue };
        ids.push(map.add(name.to_string(), text.into()).expect("less than 4 GB of source"));
    }
    let interner = Interner::new();
    if mode == "bench" {
        let lines: usize = map.files().map(|(_, f)| f.text.iter().filter(|&&b| b == b'\n').count()).sum();
        for _ in 0..4 {
            let start = Instant::now();
            let exprs: usize =
                ids.iter().map(|&id| syntax::parse(&map, id, &interner).0.ast.expr_count()).sum();
            let t = start.elapsed();
            let rate = lines as f64 / t.as_secs_f64() / 1e6;
            println!("{lines} lines, {exprs} expressions, {t:?}: {rate:.2} M lines/s");
        }
        return;
    }
    if mode == "dump" {
        for &id in &ids {
            let (file, diags) = syntax::parse(&map, id, &interner);
            print!("{}{}", diag::render_plain(&map, &diags, 0), syntax::dump::dump(&map, &file, &interner));
        }
        return;
    }
    let mut bad = 0;
    for &id in &ids {
        let diags = syntax::parse(&map, id, &interner).1;
        bad += !diags.is_empty() as usize;
        print!("{}", diag::render_plain(&map, &diags, 0));
    }
    println!("accepted {}, rejected {bad}", ids.len() - bad);
}
