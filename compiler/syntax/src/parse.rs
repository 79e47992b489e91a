//! The way of one file through lexer, adapter and grammar, and on after errors.
//!
//! lalrpop's own recovery ignores brackets and invents errors. Instead each syntax error is reported, the smallest
//! bracket-balanced piece around it is cut out of the token list ([`recover::cut`]), and the file is parsed again: a
//! correct file once, a faulty one at most [`MAX_ERRORS`] times.

use crate::ast::File;
use crate::builder::Builder;
use crate::token::{Tok, Token};
use crate::{MALFORMED, SYNTAX, build, directives, explain, go, marks, recover, tokens};
use diag::Diagnostic;
use lalrpop_util::ParseError;
use source::{FileId, Interner, Pos, SourceFile, SourceMap};

/// So many syntax errors of one file are looked for.
const MAX_ERRORS: usize = 11;

/// Parses one file. The tree is complete if no diagnostic has the code [`SYNTAX`].
pub fn parse(map: &SourceMap, file: FileId, interner: &Interner) -> (File, Vec<Diagnostic>) {
    let f = map.file(file);
    let (src, mut errors) = tokens::decode(&f.text);
    let mut lexed = tokens::lex(&src, interner);
    errors.append(&mut lexed.errors);
    marks::mark(&mut lexed.tokens);
    let base = f.base.0;
    let (mut b, syntax) = parse_tokens(&src, base, interner, &mut lexed.tokens, !errors.is_empty());
    let mut found: Vec<_> = errors.into_iter().map(|(at, msg)| (Pos(base + at), msg)).collect();
    found.extend(syntax);
    let listed = directives::attach(&mut b, map, file, &lexed.directives, &mut found, interner);
    let diags = report(f, found);
    let file = File {
        id: file,
        package: b.package,
        imports: b.imports,
        decls: b.top.into_iter().map(|(_, d)| d).collect(),
        constraint: build::constraint(&f.text),
        directives: listed,
        ast: b.ast,
    };
    (file, diags)
}

/// Parses the token list until it is free of errors, and returns the last tree and all errors.
fn parse_tokens<'a>(
    src: &'a str,
    base: u32,
    interner: &'a Interner,
    tokens: &mut Vec<Token>,
    lex_errors: bool,
) -> (Builder<'a>, Vec<(Pos, String)>) {
    let parser = go::FileParser::new();
    let mut found: Vec<(Pos, String)> = vec![];
    for _ in 0..MAX_ERRORS {
        let mut b = Builder::new(src, base, interner);
        let input = tokens.iter().map(|t| {
            let tok = if t.tok == Tok::AutoSemi { Tok::Semi } else { t.tok };
            (base + t.pos, tok, base + t.end)
        });
        let result = parser.parse(&mut b, input);
        for e in std::mem::take(&mut b.errors) {
            if !found.contains(&e) {
                found.push(e);
            }
        }
        let Err(e) = result else { return (b, found) };
        let (pos, expected) = match e {
            ParseError::UnrecognizedToken { token, expected } => (Some(token), expected),
            ParseError::UnrecognizedEof { expected, .. } => (None, expected),
            // An action found that the expression must end before this brace.
            ParseError::User { error } => {
                let after = [",", ")", "]", "}", ";", ":"].map(|x| format!("\"{x}\"")).to_vec();
                (Some((error, Tok::LBrace, error + 1)), after)
            }
            _ => (None, vec![]),
        };
        let at = match pos {
            // Automatic semicolons are as long as nothing, so position and kind name the token.
            Some((pos, tok, _)) => {
                let from = tokens.partition_point(|t| base + t.pos < pos);
                let same = |t: &Token| t.tok == tok || t.tok == Tok::AutoSemi && tok == Tok::Semi;
                (from..tokens.len()).find(|&i| same(&tokens[i])).unwrap_or(from)
            }
            None => tokens.len(),
        };
        // After other errors Go keeps silent about the end of the file.
        let at_end = tokens.get(at).is_none_or(|t| t.pos as usize >= src.len());
        if at_end && (lex_errors || !found.is_empty()) {
            return (b, found);
        }
        let error = explain::explain(src, tokens, at, &expected);
        found.push((Pos(base + error.0), error.1));
        let in_package_clause = at < 2;
        if at_end || in_package_clause || !recover::cut(tokens, at) {
            return (b, found);
        }
        marks::unmark(tokens);
        marks::mark(tokens);
    }
    (Builder::new(src, base, interner), found)
}

/// Keeps the first syntax error of each line and one of equal errors on a line, as Go does, and sorts.
fn report(f: &SourceFile, found: Vec<(Pos, String)>) -> Vec<Diagnostic> {
    let mut lines = rustc_hash::FxHashSet::default();
    let mut seen: Vec<(u32, String)> = vec![];
    let mut out = vec![];
    for (pos, msg) in found {
        let syntax = msg.starts_with("syntax error: ");
        let line = f.line_col(pos.0 - f.base.0).0;
        if syntax && lines.contains(&line) || seen.contains(&(line, msg.clone())) {
            continue;
        }
        if syntax {
            lines.insert(line);
        }
        if seen.len() < 100 {
            seen.push((line, msg.clone()));
        }
        // After a wrong place in a `//line` comment Go does not go on either.
        let fatal =
            syntax || msg.starts_with("invalid line number") || msg.starts_with("invalid column number");
        out.push(Diagnostic::error(if fatal { SYNTAX } else { MALFORMED }, pos, msg));
    }
    out.sort_by_key(|d| d.pos);
    out
}
