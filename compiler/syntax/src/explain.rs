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
    context_within(t, o, 20)
}

/// Some brackets are told apart by those around them; after so many `levels` the likelier meaning is taken.
fn context_within(t: &[Token], o: Option<usize>, levels: u32) -> Context {
    let Some(o) = o else { return Context::Top };
    let outer = || match levels {
        0 => Context::Block,
        _ => context_within(t, open_bracket(t, o), levels - 1),
    };
    let before = |n: usize| o.checked_sub(n).map_or(Tok::Semi, |i| t[i].tok);
    match t[o].tok {
        Tok::BodyBrace => match header(t, o).map(|h| h.keyword) {
            Some(Tok::Switch) => Context::Clauses,
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
            | Tok::BodyBrace => {
                match matches!(before(1), Tok::LBrace | Tok::Colon) && outer() == Context::CompositeLit {
                    true => Context::CompositeLit,
                    false => Context::Block,
                }
            }
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
            // The method's name after a receiver.
            (Tok::Ident(_), Tok::RParen) if open_bracket(t, o).is_none() => Context::Parameters,
            (Tok::RBrack, _) if type_params_before(t, o) => Context::Parameters,
            (Tok::Import | Tok::Var | Tok::Const | Tok::Type, _) => Context::Group,
            (Tok::RParen, _) if after_func(t, o) => Context::Parameters,
            (Tok::Ident(_) | Tok::RParen | Tok::RBrack | Tok::RBrace, _) => match outer() {
                Context::Interface => Context::Parameters,
                _ => Context::Arguments,
            },
            _ => Context::Paren,
        },
    }
}

/// An `if`, `for` or `switch` whose block has not begun yet.
#[derive(Clone, Copy)]
pub struct Header {
    pub keyword: Tok,
    pub at: usize,
    /// Semicolons since the keyword.
    semis: usize,
    range: bool,
}

/// The header that token `at` is part of, outside of brackets.
pub fn header(t: &[Token], at: usize) -> Option<Header> {
    let (mut depth, mut semis, mut range) = (0, 0, false);
    for i in (0..at.min(t.len())).rev() {
        match t[i].tok {
            k if k.closes() => depth += 1,
            // A block between the keyword and here: the header is complete.
            Tok::BodyBrace if depth == 1 => return None,
            k if k.opens() && depth > 0 => depth -= 1,
            k if k.opens() => return None,
            _ if depth > 0 => {}
            Tok::Semi | Tok::AutoSemi => semis += 1,
            Tok::Range => range = true,
            keyword @ (Tok::If | Tok::For | Tok::Switch) => {
                return Some(Header { keyword, at: i, semis, range });
            }
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
    let after_semi = at.checked_sub(1).is_some_and(|i| tokens[i].tok.is_semi());
    let error = Error {
        src,
        tokens,
        at,
        token,
        prev: at.checked_sub(1).map_or(Tok::Semi, |i| tokens[i].tok),
        context: context(tokens, open_bracket(tokens, at)),
        expr_start: has("literal") && has("(") && has("!"),
        type_start: has("struct") && has("map") && has("chan") && !has("literal"),
        // `case` and `default` let the parser reduce the list before it sees that they do not fit.
        stmt_start: has("return") && has("if") || after_semi && expected.len() == 2 && has("}") && has(";"),
        expected,
    };
    if let Some(bracket) = error.method_type_params() {
        return (tokens[bracket].pos, "interface method must have no type parameters".into());
    }
    // Go takes the keyword and complains about what follows.
    let next = tokens.get(at + 1).filter(|_| error.var_in_header());
    (next.unwrap_or(&token).pos, format!("syntax error: {}", error.words()))
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

    fn expected(&self, what: &str) -> String {
        self.unexpected(&format!(", expected {what}"))
    }

    fn words(&self) -> String {
        self.top_level()
            .or_else(|| self.end_of_file())
            .or_else(|| self.declaration())
            .or_else(|| self.in_header())
            .or_else(|| self.in_brackets())
            .or_else(|| self.in_type())
            .unwrap_or_else(|| self.statement())
    }

    /// Between declarations.
    fn top_level(&self) -> Option<String> {
        if self.only(&["package"]) {
            return Some("package statement must be first".into());
        }
        if self.has("import") && self.has("func") {
            return Some(match self.token.tok {
                Tok::LBrace if self.after_bodyless_func() => {
                    "unexpected semicolon or newline before {".into()
                }
                _ => "non-declaration statement outside function body".into(),
            });
        }
        if self.at == 2 && self.tokens[0].tok == Tok::Package {
            return Some(self.expected("semicolon or newline"));
        }
        None
    }

    /// Whether the declaration before is `func f()`, with a newline after it.
    fn after_bodyless_func(&self) -> bool {
        let Some(semi) = self.at.checked_sub(1) else { return false };
        if semi == 0 || self.tokens[semi - 1].tok == Tok::RBrace {
            return false;
        }
        let mut depth = 0;
        for i in (0..semi).rev() {
            match self.tokens[i].tok {
                k if k.closes() => depth += 1,
                k if k.opens() => depth -= 1,
                Tok::Semi | Tok::AutoSemi if depth == 0 => return self.tokens[i + 1].tok == Tok::Func,
                _ => {}
            }
        }
        false
    }

    /// The file ends inside a list.
    fn end_of_file(&self) -> Option<String> {
        use Context::*;
        if (self.token.pos as usize) < self.src.len() {
            return None;
        }
        match self.context {
            Struct | Interface => Some(self.expected("}")),
            Group | Arguments | Parameters => Some(self.expected(")")),
            _ => None,
        }
    }

    /// Import, const, var, type and function declarations.
    fn declaration(&self) -> Option<String> {
        let tok = self.token.tok;
        if self.has("string") && !self.has("literal") && !self.has(";") {
            return Some(match tok {
                Tok::Lit(_) => "import path must be a string".into(),
                _ => "missing import path".into(),
            });
        }
        if tok == Tok::Define && self.has("=") && !self.has(":=") {
            return Some(self.expected("="));
        }
        if self.type_start && self.after_type_name() {
            return Some(self.unexpected(" in type declaration"));
        }
        if self.prev == Tok::Func && self.has("name") {
            return Some(self.expected("name or ("));
        }
        if self.prev == Tok::Func && tok == Tok::LBrack {
            return Some("function type must have no type parameters".into());
        }
        if self.only(&["(", "["]) {
            return Some(self.expected("("));
        }
        None
    }

    /// Whether the type of a type declaration should stand here.
    fn after_type_name(&self) -> bool {
        let at = |n: usize| self.at.checked_sub(n).map_or(Tok::Semi, |i| self.tokens[i].tok);
        let from = match self.prev {
            Tok::Type => return true,
            Tok::LParen => return at(2) == Tok::Type,
            Tok::Ident(_) => 2,
            Tok::Assign => 3,
            Tok::RBrack => {
                let open = open_bracket(self.tokens, self.at - 1);
                return open.is_some_and(|i| self.tokens[i].tok == Tok::TypeParamBrack);
            }
            _ => return false,
        };
        at(from) == Tok::Type
            || matches!(at(from), Tok::LParen | Tok::Semi | Tok::AutoSemi)
                && open_bracket(self.tokens, self.at)
                    .is_some_and(|o| self.context == Context::Group && self.tokens[o - 1].tok == Tok::Type)
    }

    fn var_in_header(&self) -> bool {
        let keyword = matches!(self.prev, Tok::If | Tok::For | Tok::Switch);
        self.token.tok == Tok::Var && keyword
    }

    /// The header of an if, for, switch or select.
    fn in_header(&self) -> Option<String> {
        let tok = self.token.tok;
        if self.prev == Tok::Select {
            return Some("missing { after select clause".into());
        }
        let h = header(self.tokens, self.at)?;
        let clause = match h.keyword {
            Tok::If => "if",
            Tok::For => "for",
            _ => "switch",
        };
        if self.var_in_header() {
            return Some(format!("var declaration not allowed in {clause} initializer"));
        }
        let at_operand = self.prev.is_semi() || self.at == h.at + 1;
        let operand = at_operand && self.expr_start && tok != Tok::BodyBrace;
        if !self.has("{body") && !self.has(";") || operand {
            return None;
        }
        let after = format!("{{ after {clause} clause");
        if h.keyword == Tok::For && h.semis == 1 && self.has(";") {
            return Some(match (tok, self.prev.is_semi()) {
                (Tok::BodyBrace, true) => self.expected("for loop condition"),
                _ => self.expected("semicolon or newline"),
            });
        }
        if tok == Tok::BodyBrace || tok == Tok::Range && h.semis > 0 {
            return None;
        }
        Some(match tok {
            Tok::AutoSemi => self.expected(&after),
            _ if h.semis == 0 && !h.range => self.expected("{"),
            _ if h.keyword == Tok::Switch => format!("missing {after}"),
            _ => self.expected(&after),
        })
    }

    /// The bracket after a method's name in an interface, if this error is inside it.
    fn method_type_params(&self) -> Option<usize> {
        let open = open_bracket(self.tokens, self.at)?;
        let named = self.tokens[open].tok == Tok::LBrack
            && open >= 2
            && matches!(self.tokens[open - 1].tok, Tok::Ident(_))
            && (self.tokens[open - 2].tok.is_semi() || self.tokens[open - 2].tok == Tok::LBrace);
        let outer = context(self.tokens, open_bracket(self.tokens, open));
        (named && outer == Context::Interface && !self.expr_start).then_some(open)
    }

    /// Inside a bracketed list.
    fn in_brackets(&self) -> Option<String> {
        use Context::*;
        let newline = "semicolon or newline";
        let start = matches!(self.prev, Tok::Comma | Tok::LParen | Tok::LBrack | Tok::TypeParamBrack);
        Some(match self.context {
            CompositeLit if self.has(",") && self.has("}") => self.in_list("composite literal", "comma", "}"),
            Arguments if self.has(",") && self.has(")") => self.in_list("argument list", "comma", ")"),
            Parameters if self.prev == Tok::Ellipsis && self.type_start => "... is missing type".into(),
            Parameters if start && self.type_start => self.expected(")"),
            Parameters if self.has(",") && self.has(")") => self.in_list("parameter list", "comma", ")"),
            TypeParams if start && self.type_start => self.expected("]"),
            TypeParams if self.has("]") => self.in_list("parameter list", "comma", "]"),
            Index if self.token.tok == Tok::RBrack && self.prev == Tok::LBrack && self.expr_start => {
                match context(self.tokens, open_bracket(self.tokens, self.at - 1)) {
                    Parameters | TypeParams | Struct | Interface => self.expected("type argument list"),
                    _ => self.expected("operand"),
                }
            }
            Index if self.prev == Tok::Comma && self.expr_start => self.expected("]"),
            Index if self.has("]") && self.has(":") && !self.expr_start => match self.colon_in_bracket() {
                true => self.expected("]"),
                false => self.expected("comma, : or ]"),
            },
            Index if self.token.tok == Tok::Comma && self.only(&["]"]) => self.unexpected("; expected ]"),
            Index if self.has("]") && !self.has(";") && !self.expr_start && !self.type_start => {
                self.expected("]")
            }
            Paren if self.has(")") && !self.expr_start => self.expected(")"),
            Group if self.has(";") && self.has(")") => self.in_list("grouped declaration", newline, ")"),
            Struct if self.has("}") || self.type_start || self.only(&["name"]) => self.in_struct()?,
            Interface => self.in_interface()?,
            _ => return None,
        })
    }

    /// Whether a colon stands in the innermost bracket before the bad token.
    fn colon_in_bracket(&self) -> bool {
        let mut depth = 0;
        for x in self.tokens[..self.at].iter().rev() {
            match x.tok {
                k if k.closes() => depth += 1,
                k if k.opens() && depth == 0 => return false,
                k if k.opens() => depth -= 1,
                Tok::Colon if depth == 0 => return true,
                _ => {}
            }
        }
        false
    }

    fn in_struct(&self) -> Option<String> {
        let at_field = matches!(self.prev, Tok::LBrace | Tok::Semi | Tok::AutoSemi);
        let at_embedded = at_field || self.prev == Tok::Mul && !self.has("literal");
        if at_embedded && self.token.tok == Tok::LParen {
            return Some("cannot parenthesize embedded type".into());
        }
        if at_field {
            return Some(self.expected("field name or embedded type"));
        }
        if self.type_start {
            return None;
        }
        self.has("}").then(|| self.in_list("struct type", "semicolon or newline", "}"))
    }

    fn in_interface(&self) -> Option<String> {
        if matches!(self.prev, Tok::LBrace | Tok::Semi | Tok::AutoSemi | Tok::Or | Tok::Tilde) {
            let what = if self.prev == Tok::Tilde { "type" } else { "~ term or type" };
            return Some(self.expected(what));
        }
        self.has("}").then(|| self.in_list("interface type", "semicolon or newline", "}"))
    }

    /// Where a type should stand.
    fn in_type(&self) -> Option<String> {
        if !self.type_start || self.has(":=") || self.stmt_start {
            return None;
        }
        let chan = |n: usize| self.at >= n && self.tokens[self.at - n].tok == Tok::Chan;
        if chan(1) || self.prev == Tok::Arrow && chan(2) {
            return Some("missing channel element type".into());
        }
        if self.prev == Tok::Or && self.has("~") {
            return Some(self.expected("~ term or type"));
        }
        let closes = self.has(";") || self.has(",") && !self.has("=") || self.has(")");
        (!closes || self.context == Context::Struct).then(|| self.expected("type"))
    }

    /// Statements and what else is left.
    fn statement(&self) -> String {
        use Context::*;
        let (c, tok) = (self.context, self.token.tok);
        if self.stmt_start {
            return match c == Clauses {
                true => self.expected("case or default or }"),
                false => self.expected("}"),
            };
        }
        if self.only(&["if", "{"]) {
            return "else must be followed by if or statement block".into();
        }
        if self.has(":") && self.has(",") && !self.has(";") && !self.has("}") {
            return self.expected(":");
        }
        if tok == Tok::BodyBrace && (self.has(";") && self.has(":=") || self.only(&[";"])) {
            return self.expected("semicolon or newline");
        }
        if self.has("case") && self.has("default") && !self.has(";") {
            return self.expected("case or default or }");
        }
        if self.prev == Tok::Dot && self.has("name") && self.has("(") {
            return self.expected("name or (");
        }
        if self.has(":=") && self.has("=") && !self.has(";") && !self.expr_start {
            return self.expected(":= or = or comma");
        }
        let operand = self.has("range") && self.prev != Tok::For
            || self.prev == Tok::Return
            || !self.has(";") && !self.has(":");
        if self.expr_start && operand {
            return self.expected("expression");
        }
        if header(self.tokens, self.at).is_some() && self.expr_start {
            return self.expected("expression");
        }
        let closing = self.has(")") && !self.has(",") && !self.has(";") && !self.has("name");
        if closing && !self.expr_start && !self.type_start {
            return self.expected(")");
        }
        if self.has(";") {
            return match c {
                Top => self.unexpected(" after top level declaration"),
                _ => self.unexpected(" at end of statement"),
            };
        }
        if self.has("name") && self.expected.len() <= 2 {
            return self.expected("name");
        }
        if self.expr_start {
            return self.expected("expression");
        }
        let names: Vec<&str> = self.expected.iter().take(4).map(|x| expected_name(x)).collect();
        self.expected(&if names.len() <= 3 { names.join(" or ") } else { names.join(", ") })
    }
}

/// Go's name for an expected token.
fn expected_name(grammar: &str) -> &str {
    match grammar {
        "{body" => "{",
        "[tp" => "[",
        "," => "comma",
        ";" => "semicolon or newline",
        "chan" => "keyword chan",
        x => x,
    }
}
