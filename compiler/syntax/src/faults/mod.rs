//! The errors of a file that the grammar has refused, as Go's compiler reports them.
//!
//! The LALR(1) grammar decides what is Go. It cannot word what is not: Go's messages, and which of them follow from
//! one mistake, come from reading the file top down and from where that reading goes on after an error. [`Reader`]
//! reads so, once, and only files that have an error already. It keeps three rules:
//!
//! 1. What must stand at a place and does not is one error; the reader then skips one token ([`Reader::want`]).
//! 2. A construct that makes no sense is one error; the reader then skips to a token at which the construct's
//!    surroundings can go on ([`Reader::skip_to`]). In a function's body it stops at keywords of statements too.
//! 3. Everything else is read as if it were correct.
//!
//! Expressions are built with the [`Builder`], whose actions word what concerns complete lists and statements for
//! grammar and reader alike. Only the errors are used of what is built here.

use crate::ast::{ExprId, ExprKind, MAX_DEPTH, StmtId};
use crate::builder::Builder;
use crate::token::{Tok, Token};
use source::{Interner, Pos, Symbol};

mod decl;
mod expr;
mod stmt;
mod types;

/// After so many stops at one token the reader steps over it.
const MAX_STOPS: u32 = 10;

/// Enough for [`MAX_DEPTH`] levels of everything that nests.
const STACK: usize = 256 << 20;

/// As deep as reading goes where there is no such stack.
const SHALLOW: u32 = 100;

/// What reading a faulty file finds.
pub struct Faults {
    /// All errors, as (position, message).
    pub errors: Vec<(Pos, String)>,
    /// The tokens of the function bodies without errors, from brace to brace: of each the outermost.
    pub sound: Vec<std::ops::Range<usize>>,
    /// Tokens without which the file would be right, if there are no syntax errors.
    pub superfluous: Vec<std::ops::Range<usize>>,
    /// Positions at which directives belong to no declaration.
    pub misplaced: Vec<std::ops::Range<u32>>,
    /// Whether reading stopped at the package clause.
    pub clause: bool,
}

/// The faults of the file with these tokens. `quiet` if errors have been found already, so that the end of the file is
/// not worth one.
pub fn find(src: &str, base: u32, interner: &Interner, tokens: &[Token], quiet: bool) -> Faults {
    let read = |max_depth| {
        let b = Builder::new(src, base, interner);
        let stopped = (usize::MAX, 0);
        let mut r = Reader {
            b,
            tokens,
            src,
            at: 0,
            in_func: 0,
            no_literal: false,
            depth: 0,
            max_depth,
            quiet,
            stopped,
            sound: vec![],
            superfluous: vec![],
            directives: 0,
            misplaced: vec![],
        };
        let clause = !r.file();
        Faults {
            errors: r.b.errors,
            sound: r.sound,
            superfluous: r.superfluous,
            misplaced: r.misplaced,
            clause,
        }
    };
    std::thread::scope(|s| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(s, || read(MAX_DEPTH));
        match thread {
            Ok(t) => t.join().unwrap_or_else(|e| std::panic::resume_unwind(e)),
            Err(_) => read(SHALLOW),
        }
    })
}

/// A cursor over the tokens of a file.
struct Reader<'t, 'a> {
    b: Builder<'a>,
    tokens: &'t [Token],
    src: &'a str,
    at: usize,
    /// Function bodies around the cursor.
    in_func: u32,
    /// In the header of a statement, outside of brackets: `{` opens the block.
    no_literal: bool,
    depth: u32,
    max_depth: u32,
    /// Whether to say nothing about the end of the file.
    quiet: bool,
    /// Where the reader last stopped at a statement's keyword, and how often in a row.
    stopped: (usize, u32),
    sound: Vec<std::ops::Range<usize>>,
    superfluous: Vec<std::ops::Range<usize>>,
    /// Where those directives begin that no declaration has taken.
    directives: u32,
    misplaced: Vec<std::ops::Range<u32>>,
}

impl Reader<'_, '_> {
    /// The current token; None at the end of the file. Brackets come without marks.
    fn tok(&self) -> Option<Tok> {
        self.peek(0)
    }

    fn peek(&self, n: usize) -> Option<Tok> {
        self.tokens.get(self.at + n).map(|t| match t.tok {
            Tok::BodyBrace => Tok::LBrace,
            Tok::TypeParamBrack => Tok::LBrack,
            Tok::AutoSemi => Tok::Semi,
            tok => tok,
        })
    }

    fn is(&self, tok: Tok) -> bool {
        self.tok() == Some(tok)
    }

    fn is_name(&self) -> bool {
        matches!(self.tok(), Some(Tok::Ident(_)))
    }

    fn is_any(&self, set: &[Tok]) -> bool {
        self.tok().is_none_or(|t| set.contains(&t))
    }

    /// Offset of the current token in the concatenation of all files.
    fn pos(&self) -> u32 {
        self.b.base() + self.tokens.get(self.at).map_or(self.src.len() as u32, |t| t.pos)
    }

    /// Where the token before the current one ends.
    fn end(&self) -> u32 {
        self.b.base() + self.at.checked_sub(1).map_or(0, |i| self.tokens[i].end)
    }

    fn next(&mut self) {
        self.at = (self.at + 1).min(self.tokens.len());
    }

    fn got(&mut self, tok: Tok) -> bool {
        let found = self.is(tok);
        if found {
            self.next();
        }
        found
    }

    /// `tok` must stand here.
    fn want(&mut self, tok: Tok, name: &str) {
        if !self.got(tok) {
            self.expected(name);
            self.next();
        }
    }

    // ------------------------------------------------------------ errors

    /// Go's name for the current token.
    fn found(&self) -> String {
        let Some(t) = self.tokens.get(self.at) else { return "EOF".into() };
        let text = &self.src[t.pos as usize..t.end as usize];
        match t.tok {
            Tok::AutoSemi if (t.pos as usize) < self.src.len() => "newline".into(),
            Tok::AutoSemi => "EOF".into(),
            Tok::Semi => "semicolon".into(),
            Tok::Comma => "comma".into(),
            Tok::Ident(_) => format!("name {text}"),
            Tok::Lit(_) | Tok::StrLit => format!("literal {text}"),
            _ if text.starts_with(|c: char| c.is_ascii_lowercase()) => format!("keyword {text}"),
            _ => text.into(),
        }
    }

    /// A syntax error at the current token, in these words.
    fn error(&mut self, words: &str) {
        let pos = self.pos();
        self.error_at(pos, words);
    }

    fn error_at(&mut self, pos: u32, words: &str) {
        let after_errors = self.quiet || !self.b.errors.is_empty();
        if self.tok().is_some() || !after_errors {
            self.b.errors.push((Pos(pos), format!("syntax error: {words}")));
        }
    }

    /// The current token is not what should stand here.
    fn expected(&mut self, what: &str) {
        let words = format!("unexpected {}, expected {what}", self.found());
        self.error(&words);
    }

    /// The current token may not stand here; `tail` says where that is.
    fn unexpected(&mut self, tail: &str) {
        let words = format!("unexpected {} {tail}", self.found());
        self.error(&words);
    }

    /// Goes to the next token of `set`, or in a function's body to the next statement's keyword.
    fn skip_to(&mut self, set: &[Tok]) {
        while let Some(tok) = self.tok() {
            // Any name stands for all of them.
            if set.iter().any(|s| std::mem::discriminant(s) == std::mem::discriminant(&tok)) {
                return;
            }
            if self.in_func > 0 && begins_statement(tok) {
                // Nothing may have been read since the last stop: do not stop here for ever.
                let (at, times) = self.stopped;
                if at != self.at {
                    self.stopped = (self.at, 0);
                    return;
                }
                if times < MAX_STOPS {
                    self.stopped.1 += 1;
                    return;
                }
            }
            self.next();
        }
    }

    // ------------------------------------------------------------ common pieces

    /// Reads `inner` one level deeper; refuses where the file nests too deeply.
    fn nested<T>(&mut self, bad: T, inner: impl FnOnce(&mut Self) -> T) -> T {
        if self.depth >= self.max_depth {
            self.error("exceeded max nesting depth");
            self.at = self.tokens.len();
            return bad;
        }
        self.depth += 1;
        let x = inner(self);
        self.depth -= 1;
        x
    }

    /// Elements until `close`, with `sep` between them and, if wanted, after the last. `element` returns true if
    /// nothing may follow it.
    fn list(
        &mut self,
        what: &str,
        sep: (Tok, &str),
        close: (Tok, &str),
        mut element: impl FnMut(&mut Self) -> bool,
    ) -> u32 {
        let mut last = false;
        while self.tok().is_some_and(|t| t != close.0) && !last {
            last = element(self);
            if !self.got(sep.0) && !self.is(close.0) {
                self.unexpected(&format!("in {what}; possibly missing {} or {}", sep.1, close.1));
                self.skip_to(&[Tok::RParen, Tok::RBrack, Tok::RBrace]);
                if !self.is(close.0) {
                    return self.pos();
                }
            }
        }
        let pos = self.pos();
        self.want(close.0, close.1);
        pos
    }

    fn name(&mut self) -> ExprId {
        if let Some(Tok::Ident(name)) = self.tok() {
            let pos = self.pos();
            self.next();
            return self.b.expr(pos, self.end(), ExprKind::Name { name });
        }
        let pos = self.pos();
        self.expected("name");
        self.next();
        self.b.expr(pos, pos, ExprKind::Name { name: Symbol::EMPTY })
    }

    fn name_list(&mut self) -> Vec<ExprId> {
        let mut names = vec![self.name()];
        while self.got(Tok::Comma) {
            names.push(self.name());
        }
        names
    }

    fn bad(&mut self) -> ExprId {
        let pos = self.pos();
        self.b.expr(pos, pos, ExprKind::Bad)
    }

    fn empty_stmt(&mut self) -> StmtId {
        let pos = self.pos();
        self.b.stmt(pos, pos, crate::ast::StmtKind::Empty)
    }
}

/// The keywords at which reading can go on within a function.
fn begins_statement(tok: Tok) -> bool {
    use Tok::*;
    matches!(
        tok,
        Break
            | Const
            | Continue
            | Defer
            | Fallthrough
            | For
            | Go
            | Goto
            | If
            | Return
            | Select
            | Switch
            | Type
            | Var
    )
}
