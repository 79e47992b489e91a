//! Makes a new source of old ones: bytes, tokens, lines and subtrees are removed, doubled, moved, replaced.
//!
//! The same sequence of random numbers makes the same source.

use super::corpus::Source;
use super::tree::{self, Pieces};
use crate::rng::Rng;
use std::ops::Range;

/// A source that has outgrown this is cut down by whatever comes next.
const LARGEST: usize = 64 << 10;

/// Text that means something to some stage.
const WORDS: &[&str] = &[
    "0",
    "1",
    "-1",
    "1<<63",
    "1<<64",
    "0x7fffffffffffffff",
    "1e1000",
    "0x1p-1074",
    "1i",
    "'\\U0010ffff'",
    "\"\"",
    "`a\nb`",
    "nil",
    "true",
    "iota",
    "_",
    "...",
    "<-",
    ":=",
    "=",
    "&^=",
    "~",
    "|",
    "init",
    "main",
    "any",
    "comparable",
    "error",
    "int",
    "uint8",
    "float32",
    "complex128",
    "string",
    "uintptr",
    "unsafe.Pointer",
    "struct{}",
    "interface{}",
    "func()",
    "[]int",
    "[...]int",
    "[0]int",
    "[1<<40]byte",
    "map[any]any",
    "chan int",
    "<-chan int",
    "*int",
    "append",
    "cap",
    "clear",
    "close",
    "complex",
    "copy",
    "delete",
    "len",
    "make",
    "max",
    "min",
    "new",
    "panic",
    "print",
    "recover",
    "break",
    "case",
    "const",
    "continue",
    "default",
    "defer",
    "else",
    "fallthrough",
    "for",
    "func",
    "go",
    "goto",
    "if",
    "import",
    "interface",
    "package",
    "range",
    "return",
    "select",
    "struct",
    "switch",
    "type",
    "var",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ";",
    ",",
    ".",
    ":",
    "//",
    "/*",
    "*/",
    "\n",
    "//go:noinline\n",
    "//line x.go:1\n",
];

const BYTES: &[u8] = b"(){}[];,.:=<-\"'`\\/*\n\0\xff\xc3\x80~|+!0x_";

/// Around an expression `$`.
const EXPRS: &[&str] = &[
    "($)",
    "-$",
    "!$",
    "^$",
    "*$",
    "&$",
    "<-$",
    "$.x",
    "$()",
    "$[0]",
    "$[:]",
    "$[int]",
    "$.(int)",
    "$.(any)",
    "any($)",
    "func() any { return $ }()",
    "[]any{$}[0]",
    "struct{ f any }{$}.f",
    "$ + $",
    "$ == $",
    "$ << $",
    "$ && $",
    "len($)",
    "append($, $)",
    "append($, $...)",
    "make($)",
    "new($)",
    "min($, $)",
    "string($)",
    "[]byte($)",
    "int($)",
    "$, $",
    "$(nil)",
    "map[any]any{$: $}",
    "[...]any{9: $}",
    "(*$)",
    "$ + 1",
    "1 << $",
    "f[$]($)",
    "func(x any) {}($)",
    "$...",
];

/// In place of a type `$`, or around it.
const TYPES: &[&str] = &[
    "*$",
    "[]$",
    "[3]$",
    "map[string]$",
    "map[$]$",
    "chan $",
    "<-chan $",
    "func($) $",
    "func(...$)",
    "struct{ $ }",
    "struct{ f $ }",
    "interface{ $ }",
    "interface{ ~$ }",
    "interface{ m($) $ }",
    "($)",
    "$[$]",
    "[]int",
    "any",
    "int",
    "[len(\"abc\")]$",
    "T[$]",
    "[1 << 20]$",
    "struct{ a, b $; c [0]$ }",
];

/// Around or in place of a statement `$`.
const STMTS: &[&str] = &[
    "{ $ }",
    "if true { $ }",
    "if x := 0; x < 1 { $ } else { $ }",
    "for { $ }",
    "for range 3 { $ }",
    "for i := range 3 { _ = i; $ }",
    "switch { case true: $; fallthrough; default: $ }",
    "switch x := any(1).(type) { case int: _ = x; $ }",
    "select { default: $ }",
    "func() { $ }()",
    "defer func() { $ }()",
    "go func() { $ }()",
    "L: for { $; break L }",
    "L: $",
    "goto L; $",
    "$; return",
    "$; $",
    "var _ = func() { $ }",
    "defer $",
    "go $",
    "type T struct{}; $",
    "const c = iota; $",
    "for x := range func(yield func(int) bool) { yield(1) } { _ = x; $ }",
    "if v := recover(); v != nil { $ }",
    "break",
    "continue",
    "fallthrough",
    "return",
    "panic(0)",
    "",
];

/// A source made of `sources`.
pub fn source(r: &mut Rng, sources: &[Source]) -> Vec<u8> {
    let first = r.pick(sources);
    let mut text = first.text.clone();
    // Small changes often leave a program without errors, which is what the later stages need.
    if r.chance(55) {
        for _ in 0..r.range(1, 2) {
            subtree(r, &mut text, first);
        }
        return text;
    }
    for _ in 0..r.below(6) {
        let other = if r.chance(60) { first } else { r.pick(sources) };
        match r.below(20) {
            0..=2 => bytes(r, &mut text),
            3..=6 => tokens(r, &mut text, &other.text),
            7..=9 => lines(r, &mut text, &other.text),
            _ => subtree(r, &mut text, other),
        }
        text.truncate(LARGEST);
    }
    text
}

fn bytes(r: &mut Rng, text: &mut Vec<u8>) {
    if text.is_empty() {
        return text.push(r.next() as u8);
    }
    for _ in 0..=r.below(3) {
        let i = r.below(text.len());
        match r.below(6) {
            0 if text.len() > 1 => drop(text.remove(i)),
            1 => text[i] = r.next() as u8,
            2 => text[i] ^= 1 << r.below(8),
            3 if r.chance(10) => text.truncate(i.max(5)),
            4 => {
                let end = (i + r.below(40)).min(text.len());
                let piece = text[i..end].to_vec();
                let at = r.below(text.len());
                text.splice(at..at, piece);
            }
            _ => text.insert(i, *r.pick(BYTES)),
        }
    }
}

/// Roughly tokens: words, blanks, single characters.
pub fn split(src: &[u8]) -> Vec<&[u8]> {
    let word = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b >= 0x80;
    let blank = |b: u8| b == b' ' || b == b'\t';
    src.chunk_by(|&a, &b| word(a) && word(b) || blank(a) && blank(b)).collect()
}

fn tokens(r: &mut Rng, text: &mut Vec<u8>, other: &[u8]) {
    let mut t = split(text);
    let q = split(other);
    for _ in 0..=r.below(3) {
        if t.is_empty() || q.is_empty() {
            break;
        }
        let (i, j) = (r.below(t.len()), r.below(t.len()));
        match r.below(8) {
            0 => drop(t.remove(i)),
            1 => t.insert(i, t[j]),
            2 => t.swap(i, j),
            3 => t.insert(i, q[r.below(q.len())]),
            4 => t[i] = q[r.below(q.len())],
            5 => t.insert(i, r.pick(WORDS).as_bytes()),
            6 => t[i] = r.pick(WORDS).as_bytes(),
            _ => drop(t.drain(i..(i + r.below(12)).min(t.len()))),
        }
    }
    *text = t.concat();
}

fn lines(r: &mut Rng, text: &mut Vec<u8>, other: &[u8]) {
    let mut l: Vec<&[u8]> = text.split_inclusive(|&b| b == b'\n').collect();
    let q: Vec<&[u8]> = other.split_inclusive(|&b| b == b'\n').collect();
    for _ in 0..=r.below(2) {
        if l.is_empty() || q.is_empty() {
            break;
        }
        let (i, j) = (r.below(l.len()), r.below(l.len()));
        let len = 1 + r.below(6);
        match r.below(5) {
            0 => drop(l.drain(i..(i + len).min(l.len()))),
            1 => l.swap(i, j),
            2 => l.insert(i, l[j]),
            _ => {
                let from = r.below(q.len());
                let piece = q[from..(from + len).min(q.len())].to_vec();
                l.splice(i..i, piece);
            }
        }
    }
    *text = l.concat();
}

/// The sorts of pieces, the more often the better they do.
const SORTS: &[fn(&Pieces) -> &[Range<usize>]] = &[
    |p| &p.exprs,
    |p| &p.exprs,
    |p| &p.types,
    |p| &p.names,
    |p| &p.literals,
    |p| &p.stmts,
    |p| &p.stmts,
    |p| &p.stmts,
    |p| &p.funcs,
    |p| &p.specs,
];

/// A change of one subtree, with `other` to take from.
fn subtree(r: &mut Rng, text: &mut Vec<u8>, other: &Source) {
    let own = tree::pieces(text);
    let sort = r.pick(SORTS);
    let (here, there) = (sort(&own), sort(&other.pieces));
    if here.is_empty() {
        return;
    }
    let at = r.pick(here).clone();
    let old = String::from_utf8_lossy(&text[at.clone()]).into_owned();
    let around = |r: &mut Rng, forms: &[&str]| r.pick(forms).replace('$', &old).into_bytes();
    let new: Vec<u8> = match r.below(6) {
        0 if !there.is_empty() => other.text[r.pick(there).clone()].to_vec(),
        1 | 2 => text[r.pick(here).clone()].to_vec(),
        _ if std::ptr::eq(here, &*own.stmts) => match r.below(4) {
            0 => [old.as_bytes(), b"\n", &text[r.pick(here).clone()]].concat(),
            _ => around(r, STMTS),
        },
        _ if std::ptr::eq(here, &*own.types) => around(r, TYPES),
        _ if std::ptr::eq(here, &*own.funcs) => match r.below(3) {
            0 => vec![],
            1 => old.replacen('(', "[P any](", 1).into(),
            _ => [old.as_bytes(), b"\n", there.first().map_or(&b""[..], |p| &other.text[p.clone()])].concat(),
        },
        // One name everywhere.
        3 if std::ptr::eq(here, &*own.names) => {
            let to = text[r.pick(here).clone()].to_vec();
            return rename(text, old.as_bytes(), &to);
        }
        4 => {
            let all = [&own.exprs, &own.types, &own.names, &own.literals];
            let list = *r.pick(&all);
            if list.is_empty() { vec![] } else { text[r.pick(list).clone()].to_vec() }
        }
        5 => r.pick(WORDS).as_bytes().to_vec(),
        _ => around(r, EXPRS),
    };
    text.splice(at, new);
}

fn rename(text: &mut Vec<u8>, from: &[u8], to: &[u8]) {
    let all: Vec<&[u8]> = split(text).into_iter().map(|t| if t == from { to } else { t }).collect();
    *text = all.concat();
}
