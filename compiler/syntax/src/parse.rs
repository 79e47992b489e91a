//! The way of one file through lexer, adapter and grammar, and on after errors.
//!
//! A correct file is parsed once. For a faulty one [`faults`] says what is wrong in Go's words: lalrpop's own recovery
//! ignores brackets and invents errors, and an LR state does not know what Go's parser was reading.

use crate::ast::File;
use crate::builder::Builder;
use crate::token::{Tok, Token};
use crate::{MALFORMED, SYNTAX, build, directives, faults, go, marks, tokens};
use diag::Diagnostic;
use lalrpop_util::ParseError;
use source::{FileId, Interner, Pos, SourceFile, SourceMap};

/// Parses one file. The tree is complete if no diagnostic has the code [`SYNTAX`].
pub fn parse(map: &SourceMap, file: FileId, interner: &Interner) -> (File, Vec<Diagnostic>) {
    tree(map, file, &map.file(file).text, interner)
}

/// Parses `text`, which stands for the file's: of the same length, with some of it blanked.
pub fn tree(map: &SourceMap, file: FileId, text: &[u8], interner: &Interner) -> (File, Vec<Diagnostic>) {
    let f = map.file(file);
    let (src, mut errors) = tokens::decode(text);
    let mut lexed = tokens::lex(&src, interner);
    errors.append(&mut lexed.errors);
    marks::mark(&mut lexed.tokens);
    let base = f.base.0;
    let first = errors.iter().map(|e| e.0).min();
    let (mut b, syntax, complete) = parse_tokens(&src, base, interner, &lexed.tokens, first);
    let mut found: Vec<_> = errors.into_iter().map(|(at, msg)| (Pos(base + at), msg)).collect();
    found.extend(syntax);
    let mut misused = vec![];
    let listed = directives::attach(&mut b, map, file, &lexed.directives, &mut misused, interner);
    // gc looks at directives when it has a whole file.
    if complete {
        found.append(&mut misused);
    }
    let diags = report(f, found, complete);
    let file = File { constraint: build::constraint(&f.text), directives: listed, ..b.into_file(file) };
    (file, diags)
}

/// Parses text whose first byte has position `base`, without directives; errors as they come.
pub fn parse_text(text: &[u8], base: u32, id: FileId, interner: &Interner) -> (File, Vec<(Pos, String)>) {
    let (src, errors) = tokens::decode(text);
    let mut lexed = tokens::lex(&src, interner);
    marks::mark(&mut lexed.tokens);
    let (b, syntax, _) = parse_tokens(&src, base, interner, &lexed.tokens, None);
    let errors = errors.into_iter().chain(lexed.errors);
    let found = errors.map(|(at, msg)| (Pos(base + at), msg)).chain(syntax).collect();
    (b.into_file(id), found)
}

/// Parses the token list. If the grammar refuses it, or an action did, the errors are those that [`faults`] finds, and
/// the tree is not complete (the last result is false).
fn parse_tokens<'a>(
    src: &'a str,
    base: u32,
    interner: &'a Interner,
    tokens: &[Token],
    lex_error: Option<u32>,
) -> (Builder<'a>, Vec<(Pos, String)>, bool) {
    let mut b = Builder::new(src, base, interner);
    let input = tokens.iter().map(|t| {
        let tok = if t.tok == Tok::AutoSemi { Tok::Semi } else { t.tok };
        (base + t.pos, tok, base + t.end)
    });
    // Go's parser gives up if anything was wrong up to the token after the package clause.
    let clause = tokens.get(3).map_or(src.len() as u32, |t| t.end);
    if lex_error.is_some_and(|at| at < clause) && tokens.len() > 2 && tokens[2].tok == Tok::AutoSemi {
        return (b, vec![], false);
    }
    let result = go::FileParser::new().parse(&mut b, input);
    let found = std::mem::take(&mut b.errors);
    if result.is_ok() && !found.iter().any(|(_, msg)| is_syntax(msg)) {
        return (b, found, true);
    }
    let mut found = faults::find(src, base, interner, tokens, lex_error.is_some());
    if found.is_empty() && lex_error.is_none() {
        // The grammar is the judge: what it refuses is an error whether or not it can be worded.
        let at = match result {
            Err(ParseError::UnrecognizedToken { token, .. }) => token.0,
            Err(ParseError::User { error }) => error,
            _ => base + src.len() as u32,
        };
        found.push((Pos(at), "syntax error: unexpected token".into()));
    }
    (b, found, false)
}

fn is_syntax(message: &str) -> bool {
    message.starts_with("syntax error: ")
}

/// Keeps the first syntax error of each line and one of equal errors on a line, as Go does, and sorts.
fn report(f: &SourceFile, found: Vec<(Pos, String)>, complete: bool) -> Vec<Diagnostic> {
    let mut lines = rustc_hash::FxHashSet::default();
    let mut seen: Vec<(u32, String)> = vec![];
    let mut out = vec![];
    for (pos, msg) in found {
        let syntax = is_syntax(&msg);
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
        let line = msg.starts_with("invalid line number") || msg.starts_with("invalid column number");
        let code = if syntax || line || !complete { SYNTAX } else { MALFORMED };
        out.push(Diagnostic::error(code, pos, msg));
    }
    out.sort_by_key(|d| d.pos);
    out
}
