//! From bytes to the token list of a file: encoding errors, comments and directives taken out, semicolons put in.

use crate::scan::{self, Extras};
use crate::token::{Tok, Token};
use logos::Logos;
use source::{Interner, Symbol};
use std::borrow::Cow;

/// The lexed file.
pub struct Lexed<'s> {
    pub tokens: Vec<Token>,
    /// Errors as (offset, message), in order.
    pub errors: Vec<(u32, String)>,
    /// Directive comments as (offset, text).
    pub directives: Vec<(u32, &'s str)>,
}

/// The bytes as text of the same length: what may not stand in Go source is replaced by blanks and reported.
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, Vec<(u32, String)>) {
    const BOM: &str = "\u{feff}";
    if let Ok(s) = std::str::from_utf8(bytes)
        && !bytes.contains(&0)
        && (s.is_ascii() || !s.contains(BOM))
    {
        return (Cow::Borrowed(s), vec![]);
    }
    let mut errors = vec![];
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '\0' => errors.push((out.len() as u32, "invalid NUL character".to_string())),
                '\u{feff}' if out.is_empty() => {}
                '\u{feff}' => {
                    errors.push((out.len() as u32, "invalid BOM in the middle of the file".to_string()));
                }
                c => {
                    out.push(c);
                    continue;
                }
            }
            out.push_str(&"   "[..c.len_utf8()]);
        }
        for _ in chunk.invalid() {
            errors.push((out.len() as u32, "invalid UTF-8 encoding".to_string()));
            out.push(' ');
        }
    }
    (Cow::Owned(out), errors)
}

/// All tokens of `src`, semicolons inserted.
pub fn lex<'s>(src: &'s str, interner: &'s Interner) -> Lexed<'s> {
    let mut tokens: Vec<Token> = Vec::with_capacity(src.len() / 4 + 16);
    let mut lexer = Tok::lexer_with_extras(src, Extras::new(interner));
    let mut semi = false;
    while let Some(tok) = lexer.next() {
        let span = lexer.span();
        let (pos, end) = (span.start as u32, span.end as u32);
        let tok = match tok {
            Ok(tok) => tok,
            Err(_) => {
                let in_name = bad_char(&mut lexer, tokens.last());
                if !in_name {
                    continue;
                }
                Tok::Ident(Symbol::EMPTY)
            }
        };
        let end = lexer.span().end.max(end as usize) as u32;
        match tok {
            // Names touch only where a character between them was bad: Go takes it all for one name.
            Tok::Ident(_)
                if let Some(Token { tok: Tok::Ident(_), end: e, .. }) = tokens.last_mut()
                    && *e == pos =>
            {
                *e = end;
            }
            Tok::Newline | Tok::BlockComment(true) => {
                if semi {
                    tokens.push(Token { tok: Tok::AutoSemi, pos, end: pos });
                    semi = false;
                }
            }
            Tok::LineComment | Tok::BlockComment(false) => {}
            _ => {
                semi = tok.ends_statement();
                tokens.push(Token { tok, pos, end });
            }
        }
    }
    if semi {
        let end = src.len() as u32;
        tokens.push(Token { tok: Tok::AutoSemi, pos: end, end });
    }
    let Extras { mut errors, directives, .. } = lexer.extras;
    errors.sort_by_key(|e| e.0);
    Lexed { tokens, errors, directives }
}

/// Reports a character that begins no token. True if it counts as part of a name.
fn bad_char<'s>(lexer: &mut logos::Lexer<'s, Tok>, last: Option<&Token>) -> bool {
    let start = lexer.span().start;
    let c = lexer.source()[start..].chars().next().unwrap_or(' ');
    // logos may have taken more or less than the one character.
    let taken = lexer.span().end - start;
    if taken < c.len_utf8() {
        lexer.bump(c.len_utf8() - taken);
    }
    let after_name = last.is_some_and(|t| matches!(t.tok, Tok::Ident(_)) && t.end as usize == start);
    let point = scan::code_point(c as u32);
    let msg = if c.is_numeric() && !c.is_ascii() && !after_name {
        format!("identifier cannot begin with digit {point}")
    } else if !c.is_ascii() {
        format!("invalid character {point} in identifier")
    } else {
        format!("invalid character {point}")
    };
    lexer.extras.errors.push((start as u32, msg));
    !c.is_ascii()
}
