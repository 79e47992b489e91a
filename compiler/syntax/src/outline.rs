//! Files whose function bodies are left for later.
//!
//! Of a library package a program reaches a small part. [`parse_outline`] blanks the bodies of declared functions before
//! lexing, so that their blocks are empty and say so ([`FuncDecl::is_outline`]); [`parse_function`] parses the declaration
//! whole when its body is wanted, as a file of its own. Positions are those of the file in both.
//!
//! Bodies are found by counting braces outside of strings and comments. A file in which that fails is parsed whole, and so
//! are its errors reported as if nobody had tried.

use crate::ast::{DeclKind, File, FuncDecl, Pragmas};
use crate::parse::{parse_text, tree};
use diag::Diagnostic;
use source::{FileId, Interner, Pos, SourceMap};
use std::ops::Range;

/// Parses a file but for the bodies of its functions.
pub fn parse_outline(map: &SourceMap, file: FileId, interner: &Interner) -> (File, Vec<Diagnostic>) {
    let f = map.file(file);
    let bodies = bodies(&f.text);
    if bodies.is_empty() {
        return crate::parse(map, file, interner);
    }
    let mut text = f.text.to_vec();
    for b in &bodies {
        text[b.clone()].fill(b' ');
    }
    let (mut tree, errors) = tree(map, file, &text, interner);
    let base = f.base.0;
    let is_outline = |ast: &crate::ast::Ast, func: &FuncDecl| {
        // A body's range begins after its brace.
        let at = func.body.map(|b| (ast[b].pos.0 - base) as usize + 1);
        at.is_some_and(|at| bodies.binary_search_by_key(&at, |b| b.start).is_ok())
    };
    for n in 0..tree.ast.funcs.len() {
        tree.ast.funcs[n].is_outline = is_outline(&tree.ast, &tree.ast.funcs[n]);
    }
    (tree, errors)
}

/// What stands before a function that is parsed alone. No file is shorter than this before its first function.
const CLAUSE: &str = "package p;";

/// Parses the function declaration at `place` of a file with this text and first position. The file that is returned has
/// it as its only declaration.
pub fn parse_function(
    text: &[u8],
    base: Pos,
    id: FileId,
    place: Range<Pos>,
    pragmas: Pragmas,
    interner: &Interner,
) -> (File, Vec<Diagnostic>) {
    let own = (place.start.0 - base.0) as usize..(place.end.0 - base.0) as usize;
    let own = text.get(own).unwrap_or_default();
    let alone = [CLAUSE.as_bytes(), own].concat();
    let start = place.start.0 - CLAUSE.len() as u32;
    let (mut tree, found) = parse_text(&alone, start, id, interner);
    for d in tree.decls.clone() {
        if let DeclKind::Func { func } = tree.ast[d].kind {
            tree.ast.funcs[func.index()].pragmas = pragmas;
        }
    }
    let errors = found.into_iter().map(|(pos, text)| Diagnostic::error(crate::SYNTAX, pos, text));
    (tree, errors.collect())
}

/// The insides of the braces around bodies of declared functions, in order. Empty if the text is not understood.
fn bodies(text: &[u8]) -> Vec<Range<usize>> {
    let mut out = vec![];
    let mut s = Scan { text, at: 0 };
    // At the top level of the file, at the beginning of a token.
    while let Some(c) = s.token() {
        let Some(c) = c else { return vec![] };
        match c {
            b'(' | b'[' | b'{' => {
                if s.skip_nested().is_none() {
                    return vec![];
                }
            }
            b'f' if s.is_word(b"func") && s.begins_line() => {
                s.at += 4;
                match s.body() {
                    Some(Some(body)) => out.push(body),
                    Some(None) => {}
                    None => return vec![],
                }
            }
            _ => s.at += 1,
        }
    }
    out
}

struct Scan<'t> {
    text: &'t [u8],
    at: usize,
}

impl Scan<'_> {
    /// The next byte outside of comments, strings and runes, which are skipped; `Some(None)` if one of them does not end,
    /// None at the end of the text. The byte itself is not consumed.
    fn token(&mut self) -> Option<Option<u8>> {
        loop {
            let c = *self.text.get(self.at)?;
            let rest = &self.text[self.at..];
            let end = match c {
                b'/' if rest.starts_with(b"//") => Some(find(rest, 0, b"\n").unwrap_or(rest.len())),
                b'/' if rest.starts_with(b"/*") => find(rest, 2, b"*/").map(|n| n + 2),
                b'`' => find(rest, 1, b"`").map(|n| n + 1),
                b'"' | b'\'' => quoted(rest, c),
                _ => return Some(Some(c)),
            };
            let Some(end) = end else { return Some(None) };
            self.at += end;
        }
    }

    fn is_word(&self, word: &[u8]) -> bool {
        let letter =
            |c: Option<&u8>| c.is_some_and(|c| c.is_ascii_alphanumeric() || *c == b'_' || *c >= 0x80);
        self.text[self.at..].starts_with(word)
            && !letter(self.text.get(self.at + word.len()))
            && !letter(self.at.checked_sub(1).and_then(|n| self.text.get(n)))
    }

    fn begins_line(&self) -> bool {
        self.at == 0 || self.text[self.at - 1] == b'\n'
    }

    /// Past the bracket here and everything up to the one that closes it.
    fn skip_nested(&mut self) -> Option<()> {
        let mut depth = 0usize;
        loop {
            match self.token()?? {
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return Some(());
            }
        }
    }

    /// After `func`: past the declaration; the inside of its body, if it has one.
    fn body(&mut self) -> Option<Option<Range<usize>>> {
        // `interface` or `struct` stands before the next brace.
        let mut of_type = false;
        loop {
            let Some(c) = self.token() else { return Some(None) };
            match c? {
                // A declaration without a body ends with its line.
                b'\n' => return Some(None),
                b'{' if !of_type => {
                    let start = self.at + 1;
                    self.skip_nested()?;
                    return Some(Some(start..self.at - 1));
                }
                b'(' | b'[' | b'{' => {
                    self.skip_nested()?;
                    of_type = false;
                }
                b'i' if self.is_word(b"interface") => {
                    self.at += b"interface".len();
                    of_type = true;
                }
                b's' if self.is_word(b"struct") => {
                    self.at += b"struct".len();
                    of_type = true;
                }
                _ => self.at += 1,
            }
        }
    }
}

fn find(text: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    text.get(from..)?.windows(what.len()).position(|w| w == what).map(|n| n + from)
}

/// Length of the string or rune that `text` begins with, if it ends on its line.
fn quoted(text: &[u8], quote: u8) -> Option<usize> {
    let mut at = 1;
    loop {
        match *text.get(at)? {
            b'\\' => at += 2,
            b'\n' => return None,
            c if c == quote => return Some(at + 1),
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dump::dump;
    use std::sync::Arc;

    const TEXT: &str = r#"package p

import "x"

var v = func() int { return 1 }

type t struct{ a int }

func hook(a int) (b int)

// f has "a brace { in its comment.
func (r *t) f(a struct{ x int }) interface{ M() } {
	if s := "}"; s != `{
}` && a.x == '}' { // }
		return t{}
	}
	return func() { /* } */ }
}

//go:noinline
func g[T interface{ ~int }]() struct{} { return struct{}{} }
func h() {}
"#;

    #[test]
    fn bodies_are_skipped_and_parsed_alone_with_the_same_positions() {
        let mut map = SourceMap::new();
        let interner = Interner::new();
        let id = map.add("a.go".into(), Arc::from(TEXT.as_bytes())).unwrap();
        let (whole, errors) = crate::parse(&map, id, &interner);
        assert!(errors.is_empty());
        let (outline, errors) = parse_outline(&map, id, &interner);
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(outline.decls.len(), whole.decls.len());
        assert!(outline.ast.expr_count() < whole.ast.expr_count());
        let mut skipped = 0;
        for (a, b) in outline.ast.funcs.iter().zip(&whole.ast.funcs) {
            assert_eq!(outline.ast[a.decl].end, whole.ast[b.decl].end);
            assert_eq!(a.pragmas, b.pragmas);
            if !a.is_outline {
                assert!(a.body.is_none());
                continue;
            }
            skipped += 1;
            let d = &outline.ast[a.decl];
            let f = map.file(id);
            let (alone, errors) = parse_function(&f.text, f.base, id, d.pos..d.end, a.pragmas, &interner);
            assert!(errors.is_empty(), "{errors:?}");
            let text = dump(&map, &alone, &interner);
            let body = text.lines().skip_while(|l| !l.trim_start().starts_with("Func")).collect::<Vec<_>>();
            let all = dump(&map, &whole, &interner);
            assert!(all.contains(&body.join("\n")), "{text}\nis not in\n{all}");
        }
        assert_eq!(skipped, 3);
    }
}
