//! Tokens of the textual form.
//!
//! Line ends mean nothing but for `return`, whose values could be taken for the results of the next instruction: the
//! lexer tells whether a value begins a line. `;` starts a comment.

use crate::parse::ParseError;
use std::fmt;

/// A token. Numbers that follow something without a space (`v1+8`) are [`Token::Signed`].
#[derive(Clone, PartialEq, Debug)]
pub enum Token<'t> {
    Word(&'t str),
    Num(i128),
    /// `+n` or `-n` right behind another token.
    Signed(i128),
    Symbol(String),
    Text(String),
    Arrow,
    Mark(char),
    End,
}

impl fmt::Display for Token<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Token::Word(w) => write!(f, "'{w}'"),
            Token::Num(n) | Token::Signed(n) => write!(f, "{n}"),
            Token::Symbol(s) => write!(f, "@{s}"),
            Token::Text(s) => write!(f, "{s:?}"),
            Token::Arrow => f.write_str("'->'"),
            Token::Mark(c) => write!(f, "'{c}'"),
            Token::End => f.write_str("the end"),
        }
    }
}

struct Entry<'t> {
    token: Token<'t>,
    line: u32,
    text: &'t str,
}

/// All tokens of a text and a place among them.
pub struct Lexer<'t> {
    tokens: Vec<Entry<'t>>,
    at: usize,
}

impl<'t> Lexer<'t> {
    pub fn new(text: &'t str) -> Result<Lexer<'t>, ParseError> {
        let mut tokens = vec![];
        for (n, line) in (1..).zip(text.lines()) {
            scan(line, n, &mut tokens)?;
        }
        let line = text.lines().count() as u32;
        tokens.push(Entry { token: Token::End, line, text: "" });
        Ok(Lexer { tokens, at: 0 })
    }

    pub fn peek(&self) -> &Token<'t> {
        &self.tokens[self.at].token
    }

    /// The next token; the end repeats.
    pub fn next(&mut self) -> Token<'t> {
        let t = self.tokens[self.at].token.clone();
        self.at = (self.at + 1).min(self.tokens.len() - 1);
        t
    }

    pub fn eat(&mut self, token: &Token<'_>) -> bool {
        let same = self.peek() == token;
        if same {
            self.next();
        }
        same
    }

    /// Takes a comma if what follows it satisfies `f`.
    pub fn comma_and(&mut self, f: impl Fn(&Token<'t>) -> bool) -> bool {
        let yes =
            *self.peek() == Token::Mark(',') && self.tokens.get(self.at + 1).is_some_and(|e| f(&e.token));
        if yes {
            self.next();
        }
        yes
    }

    /// Whether the next token is the first on its line.
    pub fn starts_definition(&self) -> bool {
        self.at == 0 || self.tokens[self.at - 1].line != self.tokens[self.at].line
    }

    /// The next token as it is written.
    pub fn raw(&mut self) -> Result<&'t str, ParseError> {
        if *self.peek() == Token::End {
            return self.error("unexpected end".into());
        }
        let text = self.tokens[self.at].text;
        self.next();
        Ok(text)
    }

    /// An error at the last token taken.
    pub fn error<T>(&self, message: String) -> Result<T, ParseError> {
        Err(ParseError { line: self.tokens[self.at.saturating_sub(1)].line, message })
    }
}

fn scan<'t>(line: &'t str, n: u32, out: &mut Vec<Entry<'t>>) -> Result<(), ParseError> {
    let error = |message: &str| ParseError { line: n, message: message.to_string() };
    let mut at = 0;
    let mut spaced = true;
    while let Some(c) = line[at..].chars().next() {
        let rest = &line[at..];
        if c.is_whitespace() {
            at += c.len_utf8();
            spaced = true;
            continue;
        }
        let digit = |s: &str| s.as_bytes().first().is_some_and(u8::is_ascii_digit);
        let (token, len) = match c {
            ';' => break,
            '"' => {
                let (text, len) = quoted(rest).ok_or_else(|| error("unfinished text"))?;
                (Token::Text(text), len)
            }
            '@' if rest[1..].starts_with('"') => {
                let (text, len) = quoted(&rest[1..]).ok_or_else(|| error("unfinished name"))?;
                (Token::Symbol(text), len + 1)
            }
            '@' => {
                let len = name_len(&rest[1..]);
                (Token::Symbol(rest[1..=len].to_string()), len + 1)
            }
            '-' if rest.starts_with("->") => (Token::Arrow, 2),
            '+' | '-' if digit(&rest[1..]) => {
                let len = 1 + word_len(&rest[1..]);
                let value = number(&rest[1..len]).ok_or_else(|| error("malformed number"))?;
                let value = if c == '-' { -value } else { value };
                (if spaced { Token::Num(value) } else { Token::Signed(value) }, len)
            }
            c if c.is_ascii_digit() => {
                let len = word_len(rest);
                // Bytes of data are hexadecimal words that need not be numbers; `raw` reads those.
                (number(&rest[..len]).map_or(Token::Word(&rest[..len]), Token::Num), len)
            }
            c if c.is_alphabetic() || c == '_' => {
                let len = word_len(rest);
                (Token::Word(&rest[..len]), len)
            }
            c => (Token::Mark(c), c.len_utf8()),
        };
        out.push(Entry { token, line: n, text: &rest[..len] });
        at += len;
        spaced = false;
    }
    Ok(())
}

fn word_len(s: &str) -> usize {
    s.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(s.len())
}

/// A name may contain what an offset begins with, so `+` ends it and `-` only before a digit.
fn name_len(s: &str) -> usize {
    let plain = |c: char| c.is_alphanumeric() || "_./·$*-".contains(c);
    let len = s.find(|c| !plain(c)).unwrap_or(s.len());
    let bytes = s.as_bytes();
    (1..len).find(|&i| bytes[i] == b'-' && bytes[i + 1..len].iter().all(u8::is_ascii_digit)).unwrap_or(len)
}

fn number(s: &str) -> Option<i128> {
    match s.strip_prefix("0x") {
        Some(hex) => i128::from_str_radix(hex, 16).ok(),
        None => s.parse().ok(),
    }
}

/// The text in quotes at the start of `s` and how long it is with its quotes; escapes as Rust's `{:?}` writes them.
fn quoted(s: &str) -> Option<(String, usize)> {
    let mut out = String::new();
    let mut chars = s.char_indices().skip(1);
    while let Some((i, c)) = chars.next() {
        match c {
            '"' => return Some((out, i + 1)),
            '\\' => match chars.next()?.1 {
                'n' => out.push('\n'),
                't' => out.push('\t'),
                'r' => out.push('\r'),
                '0' => out.push('\0'),
                'u' => {
                    let hex: String = chars.by_ref().map(|c| c.1).skip(1).take_while(|&c| c != '}').collect();
                    out.push(char::from_u32(u32::from_str_radix(&hex, 16).ok()?)?);
                }
                c => out.push(c),
            },
            c => out.push(c),
        }
    }
    None
}
