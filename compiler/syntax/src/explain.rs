//! Turns a parse error (the bad token and what the grammar would have accepted) into the words of Go's compiler.
//!
//! Go's messages come from a recursive-descent parser and name what it was reading. Here that follows from three facts:
//! the tokens that the LR state accepts, minus what would merely continue a complete operand; the innermost open bracket
//! and what it opens ([`Context`]); and the token before. [`Error::words`] asks for the cases in order; the first that fits wins.

use crate::token::{Tok, Token};

/// What an open bracket opens, judged by the tokens before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Context {
    /// No bracket is open.
    Top,
    Block,
    Struct,
    Interface,
    CompositeLit,
    Arguments,
    Parameters,
    Paren,
    Index,
    TypeParams,
    /// `import (`, `const (`, `var (`, `type (`.
    Group,
    /// The clauses of a switch or select.
    Clauses,
}

/// Index of the innermost bracket still open before token `k`.
pub fn open_bracket(t: &[Token], k: usize) -> Option<usize> {
    let mut depth = 0;
    for i in (0..k.min(t.len())).rev() {
        if t[i].tok.closes() {
            depth += 1;
        } else if t[i].tok.opens() {
            if depth == 0 {
                return Some(i);
            }
            depth -= 1;
        }
    }
    None
}

/// What the bracket at `o` opens.
pub fn context(t: &[Token], o: Option<usize>) -> Context {
    let Some(o) = o else { return Context::Top };
    let before = |n: usize| o.checked_sub(n).map_or(Tok::Semi, |i| t[i].tok);
    match t[o].tok {
        Tok::BodyBrace => match header_keyword(t, o) {
            Some((_, Tok::Switch)) => Context::Clauses,
            _ => Context::Block,
        },
        Tok::TypeParamBrack => Context::TypeParams,
        Tok::LBrace => match before(1) {
            Tok::Struct => Context::Struct,
            Tok::Interface => Context::Interface,
            Tok::Select => Context::Clauses,
            Tok::Semi
            | Tok::AutoSemi
            | Tok::Colon
            | Tok::Else
            | Tok::RParen
            | Tok::LBrace
            | Tok::BodyBrace => match inner_literal(t, o) {
                true => Context::CompositeLit,
                false => Context::Block,
            },
            _ if after_func(t, o) => Context::Block,
            _ => Context::CompositeLit,
        },
        Tok::LBrack => match (before(1), before(2)) {
            (Tok::Ident(_), Tok::Func) => Context::TypeParams,
            _ => Context::Index,
        },
        _ => match (before(1), before(2)) {
            (Tok::Func, _) => Context::Parameters,
            (Tok::Ident(_), Tok::Func) => Context::Parameters,
            // The method's name after a receiver, or a call after a conversion.
            (Tok::Ident(_), Tok::RParen) => Context::Parameters,
            (Tok::RBrack, _) if type_params_before(t, o) => Context::Parameters,
            (Tok::Import | Tok::Var | Tok::Const | Tok::Type, _) => Context::Group,
            (Tok::RParen, _) if after_func(t, o) => Context::Parameters,
            (Tok::Ident(_) | Tok::RParen | Tok::RBrack | Tok::RBrace, _) => {
                match context(t, open_bracket(t, o)) {
                    Context::Interface => Context::Parameters,
                    _ => Context::Arguments,
                }
            }
            _ => Context::Paren,
        },
    }
}

/// Whether a `{` after a separator or brace opens a literal without type, inside another literal.
fn inner_literal(t: &[Token], o: usize) -> bool {
    matches!(t[o - 1].tok, Tok::LBrace | Tok::Colon)
        && open_bracket(t, o).is_some_and(|i| context(t, Some(i)) == Context::CompositeLit)
}

/// The keyword of the header whose block opens at `o`, and its index.
pub fn header_keyword(t: &[Token], o: usize) -> Option<(usize, Tok)> {
    let mut depth = 0;
    for i in (0..o).rev() {
        match t[i].tok {
            k if k.closes() => depth += 1,
            k if k.opens() && depth > 0 => depth -= 1,
            k if k.opens() => return None,
            k @ (Tok::If | Tok::For | Tok::Switch) if depth == 0 => return Some((i, k)),
            _ => {}
        }
    }
    None
}

/// Whether a function's signature stands right before token `o`: its body, or its results, begin there.
fn after_func(t: &[Token], o: usize) -> bool {
    let mut depth = 0;
    for i in (0..o).rev() {
        match t[i].tok {
            k if k.closes() => depth += 1,
            k if k.opens() && depth > 0 => depth -= 1,
            k if k.opens() => return false,
            Tok::Semi | Tok::AutoSemi | Tok::Comma | Tok::Assign | Tok::Define | Tok::Return | Tok::Colon
                if depth == 0 =>
            {
                return false;
            }
            Tok::Func if depth == 0 => return true,
            _ => {}
        }
    }
    false
}

/// `func name[…](`.
fn type_params_before(t: &[Token], o: usize) -> bool {
    let Some(open) = open_bracket(t, o - 1) else { return false };
    open >= 2
        && matches!(t[open - 1].tok, Tok::Ident(_))
        && matches!(t[open - 2].tok, Tok::Func | Tok::RParen)
}

/// A parse error with what is known about its surroundings.
struct Error<'e> {
    src: &'e str,
    tokens: &'e [Token],
    at: usize,
    token: Token,
    prev: Tok,
    expected: Vec<&'e str>,
    context: Context,
    expr_start: bool,
    type_start: bool,
    stmt_start: bool,
}

/// The error at token `at` (or at the end of the file), given the grammar's names of the tokens it would accept.
/// Returns offset and message.
pub fn explain(src: &str, tokens: &[Token], at: usize, expected: &[String]) -> (u32, String) {
    let end = src.len() as u32;
    let token = tokens.get(at).copied().unwrap_or(Token { tok: Tok::AutoSemi, pos: end, end });
    let expected: Vec<&str> = expected.iter().map(|x| x.trim_matches('"')).collect();
    // What merely continues a complete operand says nothing about the place.
    let continues = ["binop", "+", "-", "*", "&", "^", "|", "(", "[", "{", "."];
    let complete = expected.contains(&"binop");
    let expected: Vec<&str> = expected.into_iter().filter(|x| !complete || !continues.contains(x)).collect();
    let has = |x: &str| expected.contains(&x);
    let error = Error {
        src,
        tokens,
        at,
        token,
        prev: at.checked_sub(1).map_or(Tok::Semi, |i| tokens[i].tok),
        context: context(tokens, open_bracket(tokens, at)),
        expr_start: has("literal") && has("(") && has("!"),
        type_start: has("struct") && has("map") && has("chan") && !has("literal"),
        stmt_start: has("return") && has("if"),
        expected,
    };
    (token.pos, format!("syntax error: {}", error.words()))
}

impl Error<'_> {
    fn has(&self, x: &str) -> bool {
        self.expected.contains(&x)
    }

    fn only(&self, set: &[&str]) -> bool {
        self.expected.len() == set.len() && set.iter().all(|x| self.has(x))
    }

    /// Go's name for the bad token.
    fn found(&self) -> String {
        let text = &self.src[self.token.pos as usize..self.token.end as usize];
        match self.token.tok {
            Tok::AutoSemi if (self.token.pos as usize) < self.src.len() => "newline".into(),
            Tok::AutoSemi => "EOF".into(),
            Tok::Semi => "semicolon".into(),
            Tok::Comma => "comma".into(),
            Tok::Ident(_) => format!("name {text}"),
            Tok::Lit(_) | Tok::StrLit => format!("literal {text}"),
            _ if text.starts_with(|c: char| c.is_ascii_lowercase()) => format!("keyword {text}"),
            _ => text.into(),
        }
    }

    fn unexpected(&self, tail: &str) -> String {
        format!("unexpected {}{tail}", self.found())
    }

    fn in_list(&self, what: &str, sep: &str, close: &str) -> String {
        self.unexpected(&format!(" in {what}; possibly missing {sep} or {close}"))
    }

    fn words(&self) -> String {
        use Context::*;
        let (c, tok) = (self.context, self.token.tok);
        if self.only(&["package"]) {
            return "package statement must be first".into();
        }
        if self.has("import") && self.has("func") {
            return match tok {
                Tok::LBrace => "unexpected semicolon or newline before {".into(),
                _ => "non-declaration statement outside function body".into(),
            };
        }
        let newline = "semicolon or newline";
        if self.has(",") && self.has("}") && c == CompositeLit {
            return self.in_list("composite literal", "comma", "}");
        }
        if self.has(",") && self.has(")") && c == Arguments {
            return self.in_list("argument list", "comma", ")");
        }
        if self.has(",") && self.has(")") && c == Parameters {
            return self.in_list("parameter list", "comma", ")");
        }
        if self.has("]") && c == TypeParams {
            return self.in_list("type parameter list", "comma", "]");
        }
        if self.has("]") && self.has(":") && !self.expr_start {
            return self.unexpected(", expected comma, : or ]");
        }
        if self.has(")") && c == Paren && !self.expr_start {
            return self.unexpected(", expected )");
        }
        if c == Struct && self.has("}") {
            return match self.type_start {
                false => self.in_list("struct type", newline, "}"),
                true => self.unexpected(", expected field name or embedded type"),
            };
        }
        if c == Interface && self.has("}") {
            return self.in_list("interface type", newline, "}");
        }
        if c == Group && self.has(";") && self.has(")") {
            return self.in_list("grouped declaration", newline, ")");
        }
        if self.stmt_start {
            return match c == Clauses && !self.has("}") {
                true => self.unexpected(", expected case or default or }"),
                false => self.unexpected(", expected }"),
            };
        }
        if self.only(&["if", "{"]) {
            return "else must be followed by if or statement block".into();
        }
        if self.has(":") && self.has(",") && !self.has(";") && !self.has("}") {
            return self.unexpected(", expected :");
        }
        if tok == Tok::BodyBrace && (self.has(";") && self.has(":=") || self.only(&[";"])) {
            return self.unexpected(", expected semicolon or newline");
        }
        if self.has("case") && self.has("default") && !self.has(";") {
            return self.unexpected(", expected case or default or }");
        }
        if self.has("{body") && tok == Tok::AutoSemi {
            let clause = match header_keyword(self.tokens, self.at) {
                Some((_, Tok::If)) => "if clause",
                Some((_, Tok::For)) => "for clause",
                _ => "switch clause",
            };
            return self.unexpected(&format!(", expected {{ after {clause}"));
        }
        if self.expr_start && (self.has("range") && self.prev != Tok::For || !self.has(";") && !self.has(":"))
        {
            return self.unexpected(", expected expression");
        }
        if self.type_start && !self.has(";") && !self.has(",") && !self.has(")") {
            return self.unexpected(", expected type");
        }
        if self.has(";") {
            return match c {
                Top => self.unexpected(" after top level declaration"),
                _ => self.unexpected(" at end of statement"),
            };
        }
        if self.has("name") && self.expected.len() <= 2 {
            return self.unexpected(", expected name");
        }
        if self.expr_start {
            return self.unexpected(", expected expression");
        }
        let names: Vec<&str> = self.expected.iter().take(4).map(|x| expected_name(x)).collect();
        let tail = if names.len() <= 3 { names.join(" or ") } else { names.join(", ") };
        self.unexpected(&format!(", expected {tail}"))
    }
}

/// Go's name for an expected token.
fn expected_name(grammar: &str) -> &str {
    match grammar {
        "{body" => "{",
        "[tp" => "[",
        "," => "comma",
        ";" => "semicolon or newline",
        x => x,
    }
}
