//! Tokens: what logos recognises and what the grammar sees, one type for both.
//!
//! Operators that play only one role share payload tokens (`BinOp`, `AssignOp`, `IncDec`): fewer columns in the parse
//! table. Newlines and comments never reach the grammar; `AutoSemi`, `BodyBrace` and `TypeParamBrack` are made by the
//! adapter ([`crate::tokens`], [`crate::marks`]).

use crate::ast::LitKind;
use crate::op::Op;
use crate::scan::{self, Extras};
use logos::Logos;
use source::Symbol;

/// A character that begins no token.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct BadChar;

/// The kind of a token, with what the grammar needs of its text.
#[derive(Logos, Clone, Copy, Debug, PartialEq, Eq)]
#[logos(error = BadChar)]
#[logos(extras = Extras<'s>)]
#[logos(skip r"[ \t\r]+")]
pub enum Tok {
    #[token("\n")]
    Newline,
    #[regex(r"//[^\n]*", scan::line_comment, allow_greedy = true)]
    LineComment,
    /// `true` if it spans lines, so that it acts like a newline.
    #[token("/*", scan::block_comment)]
    BlockComment(bool),

    #[regex(r"[_\p{L}][_\p{L}\p{Nd}]*", scan::identifier)]
    Ident(Symbol),
    /// Any literal but a string.
    #[regex(r"[0-9]|\.[0-9]", scan::number)]
    #[token("'", scan::rune)]
    Lit(LitKind),
    #[token("\"", scan::string)]
    #[token("`", scan::raw_string)]
    StrLit,

    #[token("(")]
    LParen,
    #[token(")")]
    RParen,
    #[token("[")]
    LBrack,
    /// The `[` that opens the type parameters of a type declaration.
    TypeParamBrack,
    #[token("]")]
    RBrack,
    #[token("{")]
    LBrace,
    /// The `{` that opens the block after an `if`, `for` or `switch` header.
    BodyBrace,
    #[token("}")]
    RBrace,
    #[token(",")]
    Comma,
    #[token(";")]
    Semi,
    /// A semicolon that a newline, or the end of the file, stands for.
    AutoSemi,
    #[token(".")]
    Dot,
    #[token(":")]
    Colon,
    #[token("...")]
    Ellipsis,
    #[token(":=")]
    Define,
    #[token("=")]
    Assign,

    #[token("+=", |_| Op::Add)]
    #[token("-=", |_| Op::Sub)]
    #[token("*=", |_| Op::Mul)]
    #[token("/=", |_| Op::Div)]
    #[token("%=", |_| Op::Rem)]
    #[token("&=", |_| Op::And)]
    #[token("|=", |_| Op::Or)]
    #[token("^=", |_| Op::Xor)]
    #[token("<<=", |_| Op::Shl)]
    #[token(">>=", |_| Op::Shr)]
    #[token("&^=", |_| Op::AndNot)]
    AssignOp(Op),
    #[token("++", |_| Op::Add)]
    #[token("--", |_| Op::Sub)]
    IncDec(Op),
    #[token("||", |_| Op::OrOr)]
    #[token("&&", |_| Op::AndAnd)]
    #[token("==", |_| Op::Eql)]
    #[token("!=", |_| Op::Neq)]
    #[token("<", |_| Op::Lss)]
    #[token("<=", |_| Op::Leq)]
    #[token(">", |_| Op::Gtr)]
    #[token(">=", |_| Op::Geq)]
    #[token("/", |_| Op::Div)]
    #[token("%", |_| Op::Rem)]
    #[token("<<", |_| Op::Shl)]
    #[token(">>", |_| Op::Shr)]
    #[token("&^", |_| Op::AndNot)]
    BinOp(Op),
    #[token("+")]
    Add,
    #[token("-")]
    Sub,
    #[token("*")]
    Mul,
    #[token("&")]
    And,
    #[token("^")]
    Xor,
    #[token("|")]
    Or,
    #[token("!")]
    Not,
    #[token("<-")]
    Arrow,
    #[token("~")]
    Tilde,

    #[token("break")]
    Break,
    #[token("case")]
    Case,
    #[token("chan")]
    Chan,
    #[token("const")]
    Const,
    #[token("continue")]
    Continue,
    #[token("default")]
    Default,
    #[token("defer")]
    Defer,
    #[token("else")]
    Else,
    #[token("fallthrough")]
    Fallthrough,
    #[token("for")]
    For,
    #[token("func")]
    Func,
    #[token("go")]
    Go,
    #[token("goto")]
    Goto,
    #[token("if")]
    If,
    #[token("import")]
    Import,
    #[token("interface")]
    Interface,
    #[token("map")]
    Map,
    #[token("package")]
    Package,
    #[token("range")]
    Range,
    #[token("return")]
    Return,
    #[token("select")]
    Select,
    #[token("struct")]
    Struct,
    #[token("switch")]
    Switch,
    #[token("type")]
    Type,
    #[token("var")]
    Var,
}

impl Tok {
    /// Whether a newline after this token is a semicolon.
    #[inline]
    pub fn ends_statement(self) -> bool {
        use Tok::*;
        matches!(
            self,
            Ident(_)
                | Lit(_)
                | StrLit
                | RParen
                | RBrack
                | RBrace
                | IncDec(_)
                | Break
                | Continue
                | Fallthrough
                | Return
        )
    }

    /// Whether a complete operand may end with this token.
    #[inline]
    pub fn ends_operand(self) -> bool {
        use Tok::*;
        matches!(self, Ident(_) | Lit(_) | StrLit | RParen | RBrack | RBrace)
    }

    /// Whether it closes a bracket.
    pub fn closes(self) -> bool {
        matches!(self, Tok::RParen | Tok::RBrack | Tok::RBrace)
    }
}

/// A token and its place, as byte offsets into the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub tok: Tok,
    pub pos: u32,
    pub end: u32,
}
