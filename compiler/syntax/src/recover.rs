//! Goes on after a syntax error: takes the smallest statement, specification or declaration around it out of the token
//! list, so that brackets stay balanced, or closes a block that was forgotten before the next function.

use crate::explain::{Context, context, header};
use crate::token::{Tok, Token};
use source::Symbol;

/// Cuts around the bad token `k` (which may be one past the end). Returns false if there is nothing sensible to cut.
pub fn cut(t: &mut Vec<Token>, k: usize) -> bool {
    if t.is_empty() {
        return false;
    }
    let k = k.min(t.len() - 1);
    let Enclosing { list, mut inner, context } = enclosing(t, k);
    if let Some(&o) = inner.last()
        && t[k].tok == Tok::AutoSemi
        && commas(t, o, k)
    {
        return true;
    }
    if inner.is_empty() && replace_header(t, k) {
        return true;
    }
    let from = list.map_or(0, |i| i + 1);
    let mut start = piece_start(t, from, k, context);
    if context != Context::Top && is_func_decl(t, start) {
        // A function inside a block: the block before it was not closed.
        let Token { pos, .. } = t[start];
        let close = [Tok::RBrace, Tok::AutoSemi].map(|tok| Token { tok, pos, end: pos });
        t.splice(start..start, close);
        return true;
    }
    if context == Context::Clauses && inner.is_empty() && replace_case(t, from, start, k) {
        return true;
    }
    let mut end = piece_end(t, start, k, context, &mut inner);
    if context == Context::Top && end < t.len() && t[end].tok == Tok::RBrace {
        end += 1;
    }
    if end == start && end < t.len() {
        end += 1; // the separator itself is the bad token
    }
    if context == Context::Top && start == 0 {
        start = k.min(end - 1); // never the package clause
    }
    if context == Context::Top {
        // Go skips to the next declaration.
        end = next_decl(t, end);
    }
    if context == Context::Top
        && start > 0
        && t[start - 1].tok.is_semi()
        && t.get(end).is_some_and(|x| x.tok.is_semi())
    {
        end += 1; // no semicolon without a declaration
    }
    t.drain(start..end);
    true
}

/// The bad token is part of a header: puts a correct one in its place, so that the block is still read. Where the
/// line has no `{` the block is taken to begin on the next one.
fn replace_header(t: &mut Vec<Token>, k: usize) -> bool {
    let Some(h) = header(t, k) else { return false };
    let mut depth = 0;
    let mut j = k;
    while let Some(x) = t.get(j) {
        match x.tok {
            Tok::BodyBrace | Tok::AutoSemi if depth == 0 => break,
            b if b.opens() => depth += 1,
            b if b.closes() && depth == 0 => return false,
            b if b.closes() => depth -= 1,
            _ => {}
        }
        j += 1;
    }
    let Some(&Token { tok, pos, end }) = t.get(j) else { return false };
    if tok == Tok::AutoSemi && t.get(j + 1).is_some_and(|n| matches!(n.tok, Tok::LBrace | Tok::BodyBrace)) {
        t.remove(j);
    } else if tok == Tok::AutoSemi {
        t[j].tok = Tok::LBrace;
    }
    let cond = Token { tok: Tok::Ident(Symbol::EMPTY), pos, end };
    t.splice(h.at + 1..j, std::iter::once(cond).filter(|_| h.keyword == Tok::If));
    true
}

/// The bad token is in a clause's head: puts `default:` in its place, so that the statements are still read.
fn replace_case(t: &mut Vec<Token>, from: usize, start: usize, k: usize) -> bool {
    if !matches!(t[start].tok, Tok::Case | Tok::Default) && start != from {
        return false;
    }
    let mut depth = 0;
    for j in k..t.len() {
        match t[j].tok {
            Tok::Colon | Tok::AutoSemi if depth == 0 => {
                let Token { pos, end, .. } = t[j];
                let head = [Tok::Default, Tok::Colon].map(|tok| Token { tok, pos, end });
                t.splice(start..j + 1, head);
                return true;
            }
            x if x.opens() => depth += 1,
            x if x.closes() && depth == 0 => return false,
            x if x.closes() => depth -= 1,
            _ => {}
        }
    }
    false
}

fn begins_decl(tok: Tok) -> bool {
    matches!(tok, Tok::Import | Tok::Const | Tok::Type | Tok::Var | Tok::Func | Tok::Package)
}

/// The first declaration at depth 0 from `i` on.
fn next_decl(t: &[Token], i: usize) -> usize {
    let mut depth = 0;
    for k in i..t.len() {
        match t[k].tok {
            x if x.opens() => depth += 1,
            x if x.closes() => depth = (depth - 1).max(0),
            x if depth == 0 && begins_decl(x) && k > 0 && t[k - 1].tok.is_semi() => return k,
            _ => {}
        }
    }
    t.len()
}

/// A line of the list in bracket `o` ends at `k` without a comma: puts commas at the end of this and the following
/// lines, if the list is closed before anything that cannot be part of it.
fn commas(t: &mut Vec<Token>, o: usize, k: usize) -> bool {
    if !matches!(context(t, Some(o)), Context::CompositeLit | Context::Arguments | Context::Parameters) {
        return false;
    }
    let mut depth = 0;
    let mut ends: Vec<usize> = vec![];
    for i in k..t.len() {
        match t[i].tok {
            x if x.opens() => depth += 1,
            x if x.closes() && depth > 0 => depth -= 1,
            x if x.closes() => {
                if x != t[o].tok.closer() {
                    return false;
                }
                for &e in &ends {
                    t[e].tok = Tok::Comma;
                }
                if t[i - 1].tok == Tok::Comma && ends.last() == Some(&(i - 1)) {
                    t.remove(i - 1);
                }
                return true;
            }
            Tok::AutoSemi if depth == 0 => ends.push(i),
            Tok::Define
            | Tok::Assign
            | Tok::AssignOp(_)
            | Tok::IncDec(_)
            | Tok::If
            | Tok::For
            | Tok::Switch
            | Tok::Select
            | Tok::Return
            | Tok::Var
            | Tok::Type
            | Tok::Const
            | Tok::Go
            | Tok::Defer
            | Tok::Case
                if depth == 0 =>
            {
                return false;
            }
            _ => {}
        }
    }
    false
}

/// `func name` or `func (…) name (`.
fn is_func_decl(t: &[Token], s: usize) -> bool {
    let name = |i: usize| t.get(i).is_some_and(|n| matches!(n.tok, Tok::Ident(_)));
    if t[s].tok != Tok::Func || name(s + 1) {
        return t[s].tok == Tok::Func;
    }
    let mut depth = 0;
    for (i, x) in t.iter().enumerate().skip(s + 1).take(100) {
        match x.tok {
            k if k.opens() => depth += 1,
            k if k.closes() && depth > 1 => depth -= 1,
            k if k.closes() => {
                return name(i + 1) && t.get(i + 2).is_some_and(|n| n.tok == Tok::LParen);
            }
            _ if depth == 0 => return false,
            _ => {}
        }
    }
    false
}

/// The list of statements, fields or specifications around a token.
struct Enclosing {
    /// Its opening bracket.
    list: Option<usize>,
    /// Brackets opened between there and the token, outermost first.
    inner: Vec<usize>,
    context: Context,
}

fn enclosing(t: &[Token], k: usize) -> Enclosing {
    let mut open: Vec<usize> = vec![];
    for (i, x) in t[..k].iter().enumerate() {
        if x.tok.opens() {
            open.push(i);
        } else if x.tok.closes() {
            open.pop();
        }
    }
    let mut inner = vec![];
    let mut found = None;
    while let Some(i) = open.pop() {
        let c = context(t, Some(i));
        if matches!(
            c,
            Context::Block | Context::Clauses | Context::Struct | Context::Interface | Context::Group
        ) {
            found = Some((i, c));
            break;
        }
        inner.push(i);
    }
    inner.reverse();
    Enclosing { list: found.map(|f| f.0), inner, context: found.map_or(Context::Top, |f| f.1) }
}

/// Where the piece that holds `k` begins, after the last separator of the list.
fn piece_start(t: &[Token], from: usize, k: usize, context: Context) -> usize {
    let (mut start, mut depth, mut in_case) = (from, 0, false);
    for i in from..k {
        match t[i].tok {
            x if x.opens() => depth += 1,
            x if x.closes() => depth -= 1,
            Tok::Semi | Tok::AutoSemi if depth == 0 && !header_semi(t, start, i) => {
                start = i + 1;
                in_case = false;
            }
            Tok::Case | Tok::Default if depth == 0 && context == Context::Clauses => in_case = true,
            Tok::Colon if depth == 0 && in_case => {
                start = i + 1;
                in_case = false;
            }
            _ => {}
        }
    }
    start
}

/// Where it ends: at the next separator or closing bracket that does not belong to the piece.
fn piece_end(t: &[Token], start: usize, k: usize, context: Context, inner: &mut Vec<usize>) -> usize {
    let mut nest = 0;
    for e in k..t.len() {
        match t[e].tok {
            Tok::LBrace | Tok::BodyBrace => nest += 1,
            Tok::RBrace if nest > 0 => nest -= 1,
            close if close.closes() && nest == 0 => {
                if let Some(p) = inner.iter().rposition(|&x| t[x].tok.closer() == close) {
                    inner.truncate(p);
                } else if close == Tok::RBrace || context == Context::Group {
                    return e;
                }
            }
            Tok::Semi | Tok::AutoSemi if nest == 0 => {
                let closes_inner = line_closes(t, e, inner);
                if !closes_inner && !header_semi(t, start, e) {
                    return e;
                }
            }
            _ => {}
        }
    }
    t.len()
}

/// Whether, after the separator at `e`, one of the brackets `inner` is closed: right away after a newline, anywhere on
/// the line after a written semicolon.
fn line_closes(t: &[Token], e: usize, inner: &[usize]) -> bool {
    let mut depth = 0;
    for x in &t[e + 1..] {
        match x.tok {
            k if k.opens() => depth += 1,
            k if k.closes() && depth > 0 => depth -= 1,
            k if k.closes() => return inner.iter().any(|&i| t[i].tok.closer() == k),
            Tok::AutoSemi => return false,
            _ => {}
        }
        if t[e].tok == Tok::AutoSemi {
            return false;
        }
    }
    false
}

/// Whether the semicolon at `i` is part of the header that begins at `s`: no block yet, and one soon after.
fn header_semi(t: &[Token], s: usize, i: usize) -> bool {
    let is_body = |x: &Token| x.tok == Tok::BodyBrace;
    matches!(t[s].tok, Tok::If | Tok::For | Tok::Switch)
        && !t[s..i].iter().any(is_body)
        && t[i..].iter().take(40).position(is_body).is_some_and(|p| {
            let other =
                |x: &Token| matches!(x.tok, Tok::If | Tok::For | Tok::Switch | Tok::RBrace | Tok::Return);
            !t[i + 1..i + p].iter().any(other)
        })
}
