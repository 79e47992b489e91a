//! No input makes the parser panic or run for long: golden sources with tokens and bytes deleted, doubled and swapped.
//!
//! Deterministic: the seed and number of inputs are fixed, `MUTATIONS` asks for more of them.

use source::{Interner, SourceMap};
use std::path::Path;

/// xorshift64*: small, and the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize) % n.max(1)
    }
}

/// Roughly tokens: words, blanks, single characters.
fn pieces(src: &[u8]) -> Vec<&[u8]> {
    let word = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b >= 0x80;
    let class = |b: u8| if word(b) { 1 } else { 2 + b as u32 };
    src.chunk_by(|&a, &b| class(a) == class(b) && (word(a) || a == b' ' || a == b'\t')).collect()
}

fn mutate(r: &mut Random, src: &[u8], other: &[u8]) -> Vec<u8> {
    if r.below(4) == 0 {
        let mut b = src.to_vec();
        for _ in 0..=r.below(3) {
            let i = r.below(b.len());
            match r.below(4) {
                0 => drop(b.remove(i)),
                1 => b.insert(i, b"(){}[];,.:=<-\"'`\\/*\n\0\xff~|+!"[r.below(26)]),
                2 => b[i] = r.below(256) as u8,
                _ => b.truncate(i.max(5)),
            }
        }
        return b;
    }
    let mut p = pieces(src);
    let q = pieces(other);
    for _ in 0..=r.below(4) {
        let i = r.below(p.len());
        let j = r.below(p.len());
        match r.below(5) {
            0 if p.len() > 1 => drop(p.remove(i)),
            1 => p.insert(i, p[j]),
            2 => p.swap(i, j),
            3 => p.insert(i, q[r.below(q.len())]),
            _ => drop(p.drain(i.min(j)..(i.min(j) + r.below(12)).min(p.len()))),
        }
        if p.is_empty() {
            break;
        }
    }
    p.concat()
}

#[test]
fn damaged_sources_do_not_hurt_the_parser() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut seeds: Vec<Vec<u8>> = vec![];
    let mut trees: Vec<_> =
        std::fs::read_dir(root.join("trees")).unwrap().map(|e| e.unwrap().path()).collect();
    trees.sort();
    for path in trees.iter().filter(|p| p.extension().is_some_and(|e| e == "go")) {
        seeds.push(std::fs::read(path).unwrap());
    }
    let mut errors: Vec<_> =
        std::fs::read_dir(root.join("errors")).unwrap().map(|e| e.unwrap().path()).collect();
    errors.sort();
    for path in errors {
        let text = std::fs::read_to_string(path).unwrap();
        let cases = text.split("=====\n").skip(1).filter_map(|c| c.split_once("-----\n"));
        seeds.extend(cases.map(|c| c.0.as_bytes().to_vec()));
    }
    seeds.retain(|s| s.len() > 9);
    let n = std::env::var("MUTATIONS").ok().and_then(|n| n.parse().ok()).unwrap_or(20_000);
    let mut r = Random(0x5eed);
    let interner = Interner::new();
    for i in 0..n {
        let a = r.below(seeds.len());
        let b = r.below(seeds.len());
        let src = mutate(&mut r, &seeds[a], &seeds[b]);
        let shown = String::from_utf8_lossy(&src).into_owned();
        let result = std::panic::catch_unwind(|| {
            let mut map = SourceMap::new();
            let id = map.add("x.go".into(), src.into()).unwrap();
            let (file, diags) = syntax::parse(&map, id, &interner);
            let text = diag::render_plain(&map, &diags, 0);
            syntax::dump::dump(&map, &file, &interner).len() + text.len()
        });
        assert!(result.is_ok(), "input {i}:\n{shown}");
    }
}
