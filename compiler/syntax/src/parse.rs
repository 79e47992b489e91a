//! The way of one file through lexer, adapter and grammar, and on after errors.
//!
//! A correct file is parsed once. For a faulty one [`faults`] says what is wrong in Go's words: lalrpop's own recovery
//! ignores brackets and invents errors, and an LR state does not know what Go's parser was reading.

use crate::ast::{Ast, File, StmtId};
use crate::builder::Builder;
use crate::token::{Tok, Token};
use crate::{MALFORMED, SYNTAX, build, directives, faults, go, marks, tokens};
use diag::Diagnostic;
use lalrpop_util::ParseError;
use source::{FileId, Interner, Pos, SourceFile, SourceMap};
use std::ops::Range;

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
    let Parsed { builder: mut b, found: syntax, complete, sound, misplaced, clause } =
        parse_tokens(&src, base, interner, &lexed.tokens, first);
    // Nothing is read behind a wrong package clause, not even the tokens.
    let end = if clause { syntax.iter().map(|e| e.0.0).max().unwrap_or(u32::MAX) } else { u32::MAX };
    let mut found: Vec<_> = errors.iter().map(|(at, msg)| (Pos(base + at), msg.clone())).collect();
    found.retain(|e| e.0.0 <= end);
    found.extend(syntax);
    let place = |pos| {
        let at = map.location(pos);
        at.map_or("-".into(), |l| format!("{}:{}:{}", l.file, l.line, l.column))
    };
    let mut jumps = vec![];
    if complete {
        branches(&b.ast, &b.literals, interner, &place, &mut jumps);
    }
    for body in sound {
        let (start, end) = (lexed.tokens[body.start].pos, lexed.tokens[body.end - 1].end);
        if !errors.iter().any(|&(at, _)| start <= at && at < end) {
            let text = [BODY, &src[start as usize..end as usize]].concat();
            let before = (base + start).wrapping_sub(BODY.len() as u32);
            let (src, _) = tokens::decode(text.as_bytes());
            let mut lexed = tokens::lex(&src, interner);
            marks::mark(&mut lexed.tokens);
            let b = parse_tokens(&src, before, interner, &lexed.tokens, None).builder;
            branches(&b.ast, &b.literals, interner, &place, &mut jumps);
        }
    }
    let mut misused = vec![];
    let faulty = (!complete).then_some(&misplaced[..]);
    let listed = directives::attach(&mut b, map, file, &lexed.directives, faulty, &mut misused, interner);
    misused.retain(|e| e.0.0 <= end);
    found.append(&mut misused);
    let mut diags = report(f, found, complete);
    diags.extend(jumps);
    diags.sort_by_key(|d| d.pos);
    let file = File { constraint: build::constraint(&f.text), directives: listed, ..b.into_file(file) };
    (file, diags)
}

/// What stands before a body that is parsed alone.
const BODY: &str = "package p;func _()";

/// Adds what is wrong with jumps in the bodies of all functions.
fn branches(
    ast: &Ast,
    literals: &[StmtId],
    interner: &Interner,
    place: &dyn Fn(Pos) -> String,
    found: &mut Vec<Diagnostic>,
) {
    let declared = ast.funcs.iter().filter_map(|f| f.body);
    let faults = crate::branches::check(ast, declared.chain(literals.iter().copied()), interner, place);
    found.extend(faults.into_iter().map(|(code, pos, words)| Diagnostic::error(code, pos, words)));
}

/// Parses text whose first byte has position `base`, without directives; errors as they come.
pub fn parse_text(text: &[u8], base: u32, id: FileId, interner: &Interner) -> (File, Vec<(Pos, String)>) {
    let (src, errors) = tokens::decode(text);
    let mut lexed = tokens::lex(&src, interner);
    marks::mark(&mut lexed.tokens);
    let parsed = parse_tokens(&src, base, interner, &lexed.tokens, None);
    let errors = errors.into_iter().chain(lexed.errors);
    let found = errors.map(|(at, msg)| (Pos(base + at), msg)).chain(parsed.found).collect();
    (parsed.builder.into_file(id), found)
}

struct Parsed<'a> {
    builder: Builder<'a>,
    found: Vec<(Pos, String)>,
    /// Whether the tree is complete.
    complete: bool,
    /// Of a faulty file, the tokens of function bodies that are right.
    sound: Vec<Range<usize>>,
    /// Of a faulty file, where directives belong to nothing.
    misplaced: Vec<Range<u32>>,
    /// Whether the package clause is wrong.
    clause: bool,
}

fn parsed(builder: Builder<'_>, found: Vec<(Pos, String)>, complete: bool) -> Parsed<'_> {
    Parsed { builder, found, complete, sound: vec![], misplaced: vec![], clause: false }
}

/// Parses the token list. If the grammar refuses it, or an action did, the errors are those that [`faults`] finds, and
/// the tree is not complete.
fn parse_tokens<'a>(
    src: &'a str,
    base: u32,
    interner: &'a Interner,
    tokens: &[Token],
    lex_error: Option<u32>,
) -> Parsed<'a> {
    let mut b = Builder::new(src, base, interner);
    let input = tokens.iter().map(|t| {
        let tok = if t.tok == Tok::AutoSemi { Tok::Semi } else { t.tok };
        (base + t.pos, tok, base + t.end)
    });
    // Go's parser gives up if anything was wrong up to the token after the package clause.
    let clause = tokens.get(3).map_or(src.len() as u32, |t| t.end);
    if lex_error.is_some_and(|at| at < clause) && tokens.len() > 2 && tokens[2].tok == Tok::AutoSemi {
        return parsed(b, vec![], false);
    }
    let result = go::FileParser::new().parse(&mut b, input);
    let found = std::mem::take(&mut b.errors);
    let sound = result.is_ok() && !found.iter().any(|(_, msg)| is_syntax(msg));
    if sound && b.doubtful.is_empty() {
        return parsed(b, found, true);
    }
    let faults = faults::find(src, base, interner, tokens, lex_error.is_some());
    if sound && !faults.errors.iter().any(|(_, msg)| is_syntax(msg)) {
        return parsed(b, found, true);
    }
    let faults::Faults { errors: mut found, sound, superfluous, misplaced, clause } = faults;
    if !superfluous.is_empty() && !found.iter().any(|(_, msg)| is_syntax(msg)) {
        let superfluous = |i: usize| superfluous.iter().any(|r| r.contains(&i));
        let rest: Vec<Token> = (0..tokens.len()).filter(|&i| !superfluous(i)).map(|i| tokens[i]).collect();
        let mut shorter = parse_tokens(src, base, interner, &rest, lex_error);
        if shorter.complete {
            shorter.found.extend(found);
            return shorter;
        }
    }
    if found.is_empty() && lex_error.is_some()
        || !found.is_empty() && !found.iter().any(|(_, msg)| is_syntax(msg))
    {
        // The file ends too early, where something is wrong already: Go goes on with what came before.
        let closed = close(tokens, src.len() as u32);
        if closed.len() > tokens.len() {
            let longer = parse_tokens(src, base, interner, &closed, lex_error);
            if longer.complete {
                return longer;
            }
        }
    }
    if found.is_empty() && lex_error.is_none() {
        // The grammar is the judge: what it refuses is an error whether or not it can be worded.
        let at = match result {
            Err(ParseError::UnrecognizedToken { token, .. }) => token.0,
            Err(ParseError::User { error }) => error,
            _ => base + src.len() as u32,
        };
        found.push((Pos(at), "syntax error: unexpected token".into()));
    }
    Parsed { sound, misplaced, clause, ..parsed(b, found, false) }
}

/// The tokens with what closes the brackets left open.
fn close(tokens: &[Token], end: u32) -> Vec<Token> {
    let mut open = vec![];
    for t in tokens {
        match t.tok {
            Tok::LParen => open.push(Tok::RParen),
            Tok::LBrack | Tok::TypeParamBrack => open.push(Tok::RBrack),
            Tok::LBrace | Tok::BodyBrace => open.push(Tok::RBrace),
            Tok::RParen | Tok::RBrack | Tok::RBrace => drop(open.pop()),
            _ => {}
        }
    }
    let mut out = tokens.to_vec();
    for tok in open.into_iter().rev() {
        let statement = out.last().is_some_and(|t| t.tok != Tok::AutoSemi) && tok == Tok::RBrace;
        let semi = Token { tok: Tok::AutoSemi, pos: end, end };
        out.extend(statement.then_some(semi));
        out.push(Token { tok, pos: end, end });
    }
    if out.len() > tokens.len() {
        out.push(Token { tok: Tok::AutoSemi, pos: end, end });
    }
    out
}

fn is_syntax(message: &str) -> bool {
    message.starts_with("syntax error: ")
}

/// Keeps the first syntax error of each line and one of equal errors on a line, as Go does, and sorts.
fn report(f: &SourceFile, found: Vec<(Pos, String)>, complete: bool) -> Vec<Diagnostic> {
    let mut lines = rustc_hash::FxHashSet::default();
    let mut seen: Vec<(u32, String)> = vec![];
    let mut out = vec![];
    let any_syntax = found.iter().any(|(_, msg)| is_syntax(msg));
    for (pos, msg) in found {
        let syntax = is_syntax(&msg);
        if any_syntax && msg.starts_with("invalid import path") {
            // gc looks into them only when all files could be read.
            continue;
        }
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
        let code = if syntax || !complete { SYNTAX } else { MALFORMED };
        out.push(Diagnostic::error(code, pos, msg));
    }
    out.sort_by_key(|d| d.pos);
    out
}
