//! The parts of tokens that a regular expression would describe badly or without a good error: comments, identifiers,
//! numbers, runes and strings. Each function is called by logos at the start of its token and bumps over the rest.
//!
//! A malformed literal is still a literal token: its error is noted in [`Extras`] in the words of Go's compiler, and the
//! parser goes on.

use crate::ast::LitKind;
use crate::token::Tok;
use logos::Lexer;
use rustc_hash::FxHashMap;
use source::{Interner, Symbol};

/// What lexing a file yields beside its tokens. Offsets are relative to the lexed text.
#[derive(Default)]
pub struct Extras<'s> {
    /// Errors as (offset, message).
    pub errors: Vec<(u32, String)>,
    /// `//go:` and line directives as (offset, whole comment).
    pub directives: Vec<(u32, &'s str)>,
    /// The file's names, so that the shared table is asked once for each.
    names: FxHashMap<&'s str, Symbol>,
    interner: Option<&'s Interner>,
}

impl<'s> Extras<'s> {
    /// Extras of a file whose names go to `interner`.
    pub fn new(interner: &'s Interner) -> Self {
        Extras { errors: vec![], directives: vec![], names: FxHashMap::default(), interner: Some(interner) }
    }

    fn error(&mut self, at: usize, msg: impl Into<String>) {
        self.errors.push((at as u32, msg.into()));
    }
}

type Lex<'s> = Lexer<'s, Tok>;

/// Looks the name up, in the file's own table first.
pub fn identifier<'s>(lex: &mut Lex<'s>) -> Symbol {
    let text = lex.slice();
    let interner = lex.extras.interner;
    *lex.extras.names.entry(text).or_insert_with(|| interner.map_or(Symbol::EMPTY, |i| i.intern(text)))
}

/// Notes directives.
pub fn line_comment(lex: &mut Lex) {
    let text = lex.slice();
    if text.starts_with("//go:") || text.starts_with("//line ") {
        lex.extras.directives.push((lex.span().start as u32, text));
    }
}

/// Skips to the end of a `/*` comment; whether it spans lines.
pub fn block_comment(lex: &mut Lex) -> bool {
    let rest = lex.remainder();
    let Some(i) = rest.find("*/") else {
        let at = lex.span().start;
        lex.extras.error(at, "comment not terminated");
        lex.bump(rest.len());
        return true;
    };
    lex.bump(i + 2);
    if rest.starts_with("line ") {
        lex.extras.directives.push((lex.span().start as u32, lex.slice()));
    }
    rest.as_bytes()[..i].contains(&b'\n')
}

/// A number literal of any kind.
pub fn number(lex: &mut Lex) -> LitKind {
    let start = lex.span().start;
    let text = &lex.source()[start..];
    let mut n = Number { s: text.as_bytes(), at: 0, error: None, digits: false, separator: false };
    let (kind, len) = n.scan();
    let error = n.error.or_else(|| bad_separator(&text[..len]));
    if let Some((i, msg)) = error {
        lex.extras.error(start + i, msg);
    }
    lex.bump(len - lex.slice().len());
    kind
}

/// Scans one number; of several errors the first one counts.
struct Number<'s> {
    s: &'s [u8],
    at: usize,
    error: Option<(usize, String)>,
    /// The last run held digits, or separators.
    digits: bool,
    separator: bool,
}

impl Number<'_> {
    fn peek(&self) -> u8 {
        self.s.get(self.at).copied().unwrap_or(0)
    }

    fn fail(&mut self, at: usize, msg: String) {
        self.error.get_or_insert((at, msg));
    }

    /// A run of digits and underscores; the place of the first digit that is too large.
    fn run(&mut self, base: u32) -> Option<usize> {
        let mut invalid = None;
        loop {
            match self.peek() {
                b'_' => self.separator = true,
                c if c.is_ascii_digit() || base == 16 && c.is_ascii_hexdigit() => {
                    if (c as char).to_digit(base).is_none() && invalid.is_none() {
                        invalid = Some(self.at);
                    }
                    self.digits = true;
                }
                _ => return invalid,
            }
            self.at += 1;
        }
    }

    fn scan(&mut self) -> (LitKind, usize) {
        let mut kind = LitKind::Int;
        let (mut base, mut prefix, mut invalid) = (10, 0, None);
        if self.peek() != b'.' {
            if self.peek() == b'0' {
                self.at += 1;
                prefix = self.peek().to_ascii_lowercase();
                base = match prefix {
                    b'x' => 16,
                    b'o' => 8,
                    b'b' => 2,
                    _ => {
                        prefix = b'0';
                        self.digits = true;
                        8
                    }
                };
                if prefix != b'0' {
                    self.at += 1;
                }
            }
            // A leading zero may still begin a float, so 8 and 9 are errors only at the end.
            invalid = self.run(base);
        }
        if self.peek() == b'.' {
            kind = LitKind::Float;
            if prefix == b'o' || prefix == b'b' {
                self.fail(self.at, format!("invalid radix point in {} literal", base_name(base)));
            }
            self.at += 1;
            if let Some(i) = self.run(base) {
                invalid.get_or_insert(i);
            }
        }
        if !self.digits {
            self.fail(self.at, format!("{} literal has no digits", base_name(base)));
        }
        let e = self.peek().to_ascii_lowercase();
        if e == b'e' || e == b'p' {
            let wants = match (e, prefix) {
                (b'e', 0 | b'0') | (b'p', b'x') => None,
                (b'e', _) => Some("decimal"),
                _ => Some("hexadecimal"),
            };
            if let Some(w) = wants {
                let c = self.peek() as char;
                self.fail(self.at, format!("'{c}' exponent requires {w} mantissa"));
            }
            self.at += 1;
            kind = LitKind::Float;
            if matches!(self.peek(), b'+' | b'-') {
                self.at += 1;
            }
            self.digits = false;
            self.run(10);
            if !self.digits {
                self.fail(self.at, "exponent has no digits".into());
            }
        } else if prefix == b'x' && kind == LitKind::Float {
            self.fail(self.at, "hexadecimal mantissa requires a 'p' exponent".into());
        }
        let integer = kind == LitKind::Int;
        let mut end = self.at;
        if self.peek() == b'i' {
            kind = LitKind::Imag;
            end += 1;
        }
        if let (true, Some(i)) = (integer, invalid) {
            if kind == LitKind::Int {
                let c = self.s[i] as char;
                self.fail(i, format!("invalid digit '{c}' in {} literal", base_name(base)));
            } else if prefix != b'0' {
                let text = String::from_utf8_lossy(&self.s[..end]).into_owned();
                self.fail(0, format!("malformed constant: {text}"));
            }
        }
        (kind, end)
    }
}

fn base_name(base: u32) -> &'static str {
    match base {
        2 => "binary",
        8 => "octal",
        10 => "decimal",
        _ => "hexadecimal",
    }
}

/// An underscore must stand between digits or after the base prefix.
fn bad_separator(text: &str) -> Option<(usize, String)> {
    let error = |i: usize| Some((i, "'_' must separate successive digits".to_string()));
    if !text.contains('_') {
        return None;
    }
    let b = text.as_bytes();
    let prefixed = b.len() >= 2 && b[0] == b'0' && b[1].is_ascii_alphabetic();
    let hex = prefixed && b[1].eq_ignore_ascii_case(&b'x');
    let digit = |c: u8| c.is_ascii_digit() || hex && c.is_ascii_hexdigit();
    for (i, &c) in b.iter().enumerate() {
        if c == b'_' {
            let before = i > 0 && (digit(b[i - 1]) || prefixed && i == 2);
            if !before {
                return error(i);
            }
            if !b.get(i + 1).is_some_and(|&c| digit(c) || c == b'_') {
                return error(i);
            }
        }
    }
    None
}

/// A rune literal; the opening quote has been read.
pub fn rune(lex: &mut Lex) -> LitKind {
    let start = lex.span().start;
    let src = lex.source();
    let mut at = start + 1;
    let mut failed = false;
    let mut chars = 0;
    let end = loop {
        let Some(c) = src[at..].chars().next() else {
            if !failed {
                lex.extras.error(start, "rune literal not terminated");
            }
            break at;
        };
        match c {
            '\'' => {
                if !failed && chars == 0 {
                    lex.extras.error(at, "empty rune literal or unescaped '");
                } else if !failed && chars != 1 {
                    lex.extras.error(start, "more than one character in rune literal");
                }
                break at + 1;
            }
            '\n' => {
                if !failed {
                    lex.extras.error(at, "newline in rune literal");
                }
                break at;
            }
            '\\' => match escape(src, at, b'\'') {
                Ok(next) => at = next,
                Err((next, msg)) => {
                    if !failed && !msg.is_empty() {
                        lex.extras.error(next, msg);
                        failed = true;
                    }
                    at = next;
                }
            },
            _ => at += c.len_utf8(),
        }
        chars += 1;
    };
    lex.bump(end - start - 1);
    LitKind::Rune
}

/// An interpreted string; the opening quote has been read.
pub fn string(lex: &mut Lex) {
    let start = lex.span().start;
    let src = lex.source();
    let mut at = start + 1;
    let end = loop {
        let Some(i) = src.as_bytes()[at..].iter().position(|b| matches!(b, b'"' | b'\\' | b'\n')) else {
            lex.extras.error(start, "string not terminated");
            break src.len();
        };
        at += i;
        match src.as_bytes()[at] {
            b'"' => break at + 1,
            b'\n' => {
                lex.extras.error(at, "newline in string");
                break at;
            }
            _ => match escape(src, at, b'"') {
                Ok(next) => at = next,
                Err((next, msg)) => {
                    if !msg.is_empty() {
                        lex.extras.error(next, msg);
                    }
                    at = next;
                }
            },
        }
    };
    lex.bump(end - start - 1);
}

/// A raw string; the opening quote has been read.
pub fn raw_string(lex: &mut Lex) {
    let rest = lex.remainder();
    match rest.find('`') {
        Some(i) => lex.bump(i + 1),
        None => {
            let at = lex.span().start;
            lex.extras.error(at, "string not terminated");
            lex.bump(rest.len());
        }
    }
}

/// Checks the escape sequence whose backslash is at `at`. Returns where reading goes on; in case of error that is also
/// the error's place. An empty message leaves the complaint about the end of the text to the caller.
fn escape(src: &str, at: usize, quote: u8) -> Result<usize, (usize, String)> {
    let at = at + 1;
    let Some(c) = src[at..].chars().next() else { return Err((at, String::new())) };
    let (from, n, base, max) = match c {
        'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | '\\' => return Ok(at + 1),
        _ if c == quote as char => return Ok(at + 1),
        '0'..='7' => (at, 3, 8, 255),
        'x' => (at + 1, 2, 16, 255),
        'u' => (at + 1, 4, 16, 0x10_ffff),
        'U' => (at + 1, 8, 16, 0x10_ffff),
        _ => return Err((at, "unknown escape".into())),
    };
    let mut value = 0u32;
    let mut end = from;
    for d in src[from..].chars().take(n) {
        let Some(v) = d.to_digit(base) else {
            let kind = if base == 8 { "octal" } else { "hexadecimal" };
            return Err((end, format!("invalid character {} in {kind} escape", quoted(d))));
        };
        value = value.wrapping_mul(base).wrapping_add(v);
        end += 1;
    }
    if end - from < n {
        return Err((end, String::new()));
    }
    if value > max && base == 8 {
        return Err((end, format!("octal escape value {value} > 255")));
    }
    if value > max || (0xd800..0xe000).contains(&value) && n > 3 {
        return Err((end, format!("escape is invalid Unicode code point {}", code_point(value))));
    }
    Ok(end)
}

/// As Go's `%q` prints a character.
pub fn quoted(c: char) -> String {
    match c {
        '\'' => "'\\''".into(),
        '\\' => "'\\\\'".into(),
        '\n' => "'\\n'".into(),
        '\t' => "'\\t'".into(),
        '\r' => "'\\r'".into(),
        c if c.is_control() => format!("'\\x{:02x}'", c as u32),
        c => format!("'{c}'"),
    }
}

/// As Go's `%#U` prints a character: `U+00B7 '·'`, without the quotes if it does not print.
pub fn code_point(value: u32) -> String {
    match char::from_u32(value) {
        Some(c) if !c.is_control() && (!c.is_whitespace() || c == ' ') && c != '\u{feff}' => {
            format!("U+{value:04X} '{c}'")
        }
        _ => format!("U+{value:04X}"),
    }
}
