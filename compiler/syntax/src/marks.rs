//! Marks the two brackets whose meaning an LALR(1) grammar cannot tell in time.
//!
//! * `{` of a block: after `if`, `for` and `switch` the first `{` at bracket depth 0 opens the block, unless a type
//!   that may start a composite literal or a function literal stands before it. [`Ty`] follows such types.
//! * `[` after the name of a type declaration: type parameters or array length, decided as Go's parser does, by
//!   looking at what follows ([`is_type_params`]).
//!
//! The pass needs nothing from the parser, so that errors found there cannot put it out of step. Unbalanced input is
//! tolerated: a closing bracket drops the frames down to its opening one.

use crate::token::{Tok, Token};

/// What a `{` right after the type now being read would open.
#[derive(Clone, Copy, PartialEq, Debug)]
enum After {
    Literal,
    FuncBody,
    Block,
}

/// Where we stand at bracket depth 0 of a header.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Ty {
    /// An ordinary expression.
    None,
    /// An element or result type must follow.
    Elem(After),
    /// Inside a type name: `.x` or `[args]` may follow.
    Name(After),
    /// After the dot of a type name.
    Dot(After),
    /// `map` seen, `[` must follow.
    Map(After),
    /// `struct` or `interface` seen, `{` must follow.
    Braces(After),
    /// `func` seen, `(` must follow.
    Func(After),
    /// Parameters seen; a result type may follow.
    Result(After),
    /// The type is complete.
    End(After),
}

/// What is open.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Frame {
    Paren,
    /// The parenthesis of `type (`.
    TypeGroup,
    Brack,
    Brace,
    Header(Ty),
}

/// Rewrites `{` and `[` of the token list in place.
pub fn mark(t: &mut [Token]) {
    let mut stack: Vec<Frame> = Vec::with_capacity(32);
    let mut prev = Tok::Semi;
    let mut at_type_name = false;
    for i in 0..t.len() {
        let tok = t[i].tok;
        if at_type_name && matches!(tok, Tok::Ident(_)) {
            if t.get(i + 1).is_some_and(|n| n.tok == Tok::LBrack) && is_type_params(t, i + 2) {
                t[i + 1].tok = Tok::TypeParamBrack;
            }
            at_type_name = false;
        }
        match tok {
            Tok::If | Tok::For | Tok::Switch => stack.push(Frame::Header(Ty::None)),
            _ if matches!(stack.last(), Some(Frame::Header(_))) => header(&mut t[i], prev, &mut stack),
            Tok::LParen => {
                at_type_name = prev == Tok::Type;
                stack.push(if at_type_name { Frame::TypeGroup } else { Frame::Paren });
            }
            Tok::LBrack | Tok::TypeParamBrack => stack.push(Frame::Brack),
            Tok::LBrace => stack.push(Frame::Brace),
            Tok::RParen | Tok::RBrack | Tok::RBrace => close(tok, &mut stack),
            // `.(type)` names nothing.
            Tok::Type => at_type_name = prev != Tok::LParen,
            Tok::Semi | Tok::AutoSemi => at_type_name = stack.last() == Some(&Frame::TypeGroup),
            _ => {}
        }
        prev = tok;
    }
}

fn close(tok: Tok, stack: &mut Vec<Frame>) {
    let matching = |f: &Frame| match tok {
        Tok::RParen => matches!(f, Frame::Paren | Frame::TypeGroup),
        Tok::RBrack => *f == Frame::Brack,
        _ => *f == Frame::Brace,
    };
    if stack.last().is_some_and(matching) {
        stack.pop();
        return;
    }
    // `}` closes everything up to its brace; `)` and `]` never cross a brace.
    for k in (0..stack.len()).rev() {
        if matching(&stack[k]) {
            stack.truncate(k);
            return;
        }
        if tok != Tok::RBrace && stack[k] == Frame::Brace {
            return;
        }
    }
}

/// One token at depth 0 of a header.
fn header(t: &mut Token, prev: Tok, stack: &mut Vec<Frame>) {
    let tok = t.tok;
    let Some(Frame::Header(ty)) = stack.last_mut() else { return };
    loop {
        match *ty {
            Ty::None => return in_expression(t, prev, stack),
            Ty::Elem(a) => match tok {
                Tok::Mul | Tok::Arrow | Tok::Chan => return,
                Tok::LBrack => return stack.push(Frame::Brack), // an array's length; the element is still to come
                Tok::Map => return *ty = Ty::Map(a),
                Tok::Struct | Tok::Interface => return *ty = Ty::Braces(a),
                Tok::Func => return *ty = Ty::Func(a),
                Tok::Ident(_) => return *ty = Ty::Name(a),
                Tok::LParen => {
                    *ty = Ty::End(a);
                    return stack.push(Frame::Paren);
                }
                _ => *ty = Ty::None,
            },
            Ty::Name(a) => match tok {
                Tok::Dot => return *ty = Ty::Dot(a),
                Tok::LBrack => {
                    *ty = Ty::End(a);
                    return stack.push(Frame::Brack);
                }
                _ => *ty = Ty::End(a),
            },
            Ty::Dot(a) => return *ty = if matches!(tok, Tok::Ident(_)) { Ty::Name(a) } else { Ty::None },
            Ty::Map(a) => match tok {
                Tok::LBrack => {
                    *ty = Ty::Elem(a);
                    return stack.push(Frame::Brack);
                }
                _ => *ty = Ty::None,
            },
            Ty::Braces(a) => match tok {
                Tok::LBrace => {
                    *ty = Ty::End(a);
                    return stack.push(Frame::Brace);
                }
                _ => *ty = Ty::None,
            },
            Ty::Func(a) => match tok {
                Tok::LParen => {
                    *ty = Ty::Result(a);
                    return stack.push(Frame::Paren);
                }
                _ => *ty = Ty::None,
            },
            Ty::Result(a) => match tok {
                Tok::LParen => {
                    *ty = Ty::End(a);
                    return stack.push(Frame::Paren);
                }
                Tok::Ident(_)
                | Tok::Mul
                | Tok::LBrack
                | Tok::Map
                | Tok::Struct
                | Tok::Interface
                | Tok::Func
                | Tok::Chan
                | Tok::Arrow => *ty = Ty::Elem(a),
                _ => *ty = Ty::End(a),
            },
            Ty::End(a) => {
                *ty = Ty::None;
                if tok == Tok::LBrace && a != After::Block {
                    return stack.push(Frame::Brace);
                }
            }
        }
    }
}

/// One token at depth 0 of a header, outside of types.
fn in_expression(t: &mut Token, prev: Tok, stack: &mut Vec<Frame>) {
    let Some(Frame::Header(ty)) = stack.last_mut() else { return };
    match t.tok {
        Tok::LBrack => {
            if !prev.ends_operand() {
                *ty = Ty::Elem(After::Literal);
            }
            stack.push(Frame::Brack);
        }
        Tok::Map => *ty = Ty::Map(After::Literal),
        Tok::Struct => *ty = Ty::Braces(After::Literal),
        Tok::Interface => *ty = Ty::Braces(After::Block),
        Tok::Func => *ty = Ty::Func(After::FuncBody),
        Tok::Chan => *ty = Ty::Elem(After::Block),
        Tok::LParen => stack.push(Frame::Paren),
        Tok::LBrace => {
            t.tok = Tok::BodyBrace;
            stack.pop();
            stack.push(Frame::Brace);
        }
        Tok::RParen | Tok::RBrack | Tok::RBrace => close(t.tok, stack),
        _ => {}
    }
}

/// `t[i - 1]` is the `[` after a declared type's name: do type parameters follow, or an array length?
fn is_type_params(t: &[Token], i: usize) -> bool {
    let at = |k: usize| t.get(k).map_or(Tok::Semi, |x| x.tok);
    if !matches!(at(i), Tok::Ident(_)) {
        return false;
    }
    match at(i + 1) {
        Tok::Ident(_)
        | Tok::Comma
        | Tok::Interface
        | Tok::Tilde
        | Tok::Func
        | Tok::Map
        | Tok::Chan
        | Tok::Struct
        | Tok::LBrack
        | Tok::Arrow => true,
        Tok::Mul | Tok::LParen => type_follows(t, i + 1),
        _ => false,
    }
}

/// Where the type that begins at token `k` ends, as far as brackets and keywords tell.
fn type_end(t: &[Token], mut k: usize) -> usize {
    let at = |k: usize| t.get(k).map_or(Tok::Semi, |x| x.tok);
    let skip_group = |mut k: usize| {
        let mut depth = 0usize;
        while k < t.len() {
            match at(k) {
                Tok::LParen | Tok::LBrack | Tok::LBrace => depth += 1,
                x if x.closes() => depth = depth.saturating_sub(1),
                _ => {}
            }
            k += 1;
            if depth == 0 {
                break;
            }
        }
        k
    };
    loop {
        match at(k) {
            Tok::Mul | Tok::Arrow | Tok::Chan => k += 1,
            Tok::LBrack => k = skip_group(k),
            Tok::Map => k = skip_group(k + 1),
            Tok::Struct | Tok::Interface => return skip_group(k + 1),
            Tok::LParen => return skip_group(k),
            Tok::Func => {
                k = skip_group(k + 1);
                if at(k) == Tok::LParen {
                    return skip_group(k);
                }
            }
            Tok::Ident(_) => {
                k += 1;
                while at(k) == Tok::Dot {
                    k += 2;
                }
                return if at(k) == Tok::LBrack { skip_group(k) } else { k };
            }
            _ => return k,
        }
    }
}

/// `P *C …` and `P (C) …` are expressions as well: they are type parameters only if a comma follows at depth 0, or if a
/// part outside of calls and indices can only be a type.
fn type_follows(t: &[Token], from: usize) -> bool {
    // One entry per open bracket; `true` where it merely groups.
    let mut depth: Vec<bool> = vec![];
    let mut opaque = 0;
    for k in from..t.len() {
        let operand = t[k - 1].tok.ends_operand();
        match t[k].tok {
            Tok::Comma if depth.is_empty() => return true,
            Tok::Tilde if opaque == 0 => return true,
            // A type, unless it begins a composite literal, a function literal or a conversion.
            Tok::Interface | Tok::Func | Tok::Map | Tok::Chan | Tok::Struct | Tok::LBrack
                if opaque == 0 && !(t[k].tok == Tok::LBrack && operand) =>
            {
                let after = t.get(type_end(t, k)).map_or(Tok::Semi, |x| x.tok);
                if !matches!(after, Tok::LBrace | Tok::LParen) {
                    return true;
                }
                if t[k].tok == Tok::LBrack {
                    opaque += 1;
                    depth.push(false);
                }
            }
            Tok::LParen => {
                let groups = !operand || k == from;
                opaque += !groups as usize;
                depth.push(groups);
            }
            Tok::LBrack | Tok::LBrace => {
                opaque += 1;
                depth.push(false);
            }
            Tok::RBrack if depth.is_empty() => return false,
            k if k.closes() => opaque -= (depth.pop() == Some(false)) as usize,
            Tok::Semi | Tok::AutoSemi if depth.is_empty() => return false,
            _ => {}
        }
    }
    false
}
