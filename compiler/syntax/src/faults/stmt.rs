//! Statements.

use super::Reader;
use crate::ast::{ExprId, List, StmtId, StmtKind};
use crate::token::Tok;
use source::Symbol;

/// Stands for any name in a set of tokens to skip to.
const NAME: Tok = Tok::Ident(Symbol::EMPTY);

/// A simple statement, or what may stand instead of one in the header of a `for`.
enum Simple {
    Stmt(StmtId),
    /// `x := range y` and the like.
    Range,
}

impl Reader<'_, '_> {
    /// `{ statements }`; `after` names what stands before it, or is empty where the brace has been seen.
    pub(super) fn block(&mut self, after: &str) {
        if !self.got(Tok::LBrace) {
            self.expected(&format!("{{ after {after}"));
            self.skip_to(&[NAME, Tok::RBrace]);
            if self.got(Tok::RBrace) {
                return;
            }
        }
        self.statements();
        self.want(Tok::RBrace, "}");
    }

    /// As many statements as there are.
    fn statements(&mut self) {
        while !self.is_any(&[Tok::RBrace, Tok::Case, Tok::Default]) {
            if !self.nested(false, Self::statement) {
                return;
            }
            if !self.got(Tok::Semi) && !self.is(Tok::RBrace) {
                self.unexpected("at end of statement");
                self.skip_to(&[Tok::Semi, Tok::RBrace, Tok::Case, Tok::Default]);
                self.got(Tok::Semi);
            }
        }
    }

    /// Returns false if no statement begins here.
    fn statement(&mut self) -> bool {
        use Tok::*;
        let Some(tok) = self.tok() else { return false };
        let at_name = |n: usize| matches!(self.peek(n), Some(Ident(_)));
        match tok {
            Ident(_) if self.peek(1) == Some(Colon) => {
                self.next();
                let colon = self.pos();
                self.next();
                if !self.is(RBrace) && !self.nested(false, Self::statement) {
                    self.error_at(colon, "missing statement after label");
                    return false;
                }
            }
            Ident(_) | Lit(_) | StrLit | Func | LParen | LBrack | Struct | Map | Chan | Interface | Add
            | Sub | Mul | And | Xor | Not | Arrow => {
                self.simple(None);
            }
            Var => self.decl(Self::var_spec),
            Const => self.decl(Self::const_spec),
            Type => self.decl(Self::type_spec),
            LBrace => self.block(""),
            For => {
                self.next();
                self.header(For, "for");
                self.block("for clause");
            }
            If => self.if_statement(),
            Switch => {
                self.next();
                self.header(Switch, "switch");
                self.clauses("switch clause", false);
            }
            Select => {
                self.next();
                self.clauses("select clause", true);
            }
            Fallthrough => self.next(),
            Break | Continue => {
                let labelled = at_name(1);
                self.next();
                if labelled {
                    self.next();
                }
            }
            Goto => {
                self.next();
                self.name();
            }
            Go => self.start("go"),
            Defer => self.start("defer"),
            Return => {
                self.next();
                if !self.is_any(&[Semi, RBrace]) {
                    self.expr_list();
                }
            }
            Semi => {}
            _ => return false,
        }
        true
    }

    fn decl(&mut self, spec: fn(&mut Self)) {
        self.next();
        self.group(spec);
    }

    fn start(&mut self, keyword: &str) {
        self.next();
        let x = self.primary();
        self.b.started(x, keyword);
    }

    /// A simple statement, in the header that begins with `keyword` if there is one.
    fn simple(&mut self, keyword: Option<Tok>) -> Simple {
        let pos = self.pos();
        let range = keyword == Some(Tok::For);
        if range && self.got(Tok::Range) {
            self.expr();
            return Simple::Range;
        }
        let lhs = self.expr_list();
        let at = self.pos();
        let kind = match (lhs.as_slice(), self.tok()) {
            (_, Some(tok @ (Tok::Assign | Tok::Define))) => {
                self.next();
                if range && self.got(Tok::Range) {
                    self.expr();
                    return Simple::Range;
                }
                let rhs = self.expr_list();
                let (lhs, rhs) = (self.expressions(lhs), self.expressions(rhs));
                match tok {
                    Tok::Assign => StmtKind::Assign { lhs, rhs },
                    _ => StmtKind::Define { lhs, rhs },
                }
            }
            (&[lhs], Some(Tok::AssignOp(op))) => {
                self.next();
                let rhs = self.expr();
                StmtKind::AssignOp { op, lhs, rhs }
            }
            (&[x], Some(Tok::IncDec(op))) => {
                self.next();
                StmtKind::IncDec { x, op }
            }
            (&[chan], Some(Tok::Arrow)) => {
                self.next();
                let value = self.expr();
                StmtKind::Send { chan, value }
            }
            (&[x], _) => {
                let end = self.end();
                return Simple::Stmt(self.b.stmt(pos, end, StmtKind::Expr { x }));
            }
            (list, _) => {
                let x = list[0];
                self.expected(":= or = or comma");
                self.skip_to(&[Tok::Semi, Tok::RBrace]);
                StmtKind::Expr { x }
            }
        };
        let end = self.end();
        Simple::Stmt(self.b.stmt(at, end, kind))
    }

    fn expressions(&mut self, list: Vec<ExprId>) -> List<ExprId> {
        let open = self.b.all(list);
        self.b.close(open)
    }

    fn if_statement(&mut self) {
        self.next();
        self.header(Tok::If, "if");
        self.block("if clause");
        if !self.got(Tok::Else) {
            return;
        }
        match self.tok() {
            Some(Tok::If) => self.nested((), Self::if_statement),
            Some(Tok::LBrace) => self.block(""),
            _ => {
                self.error("else must be followed by if or statement block");
                self.skip_to(&[NAME, Tok::RBrace]);
            }
        }
    }

    /// What stands between a keyword and its block.
    fn header(&mut self, keyword: Tok, name: &str) {
        if self.is(Tok::LBrace) {
            if keyword == Tok::If {
                let at = self.pos();
                self.b.if_header(None, None, None, at);
            }
            return;
        }
        let no_literal = std::mem::replace(&mut self.no_literal, true);
        self.header_parts(keyword, name);
        self.no_literal = no_literal;
    }

    fn header_parts(&mut self, keyword: Tok, name: &str) {
        let mut init = None;
        if !self.is(Tok::Semi) {
            if self.got(Tok::Var) {
                self.error(&format!("var declaration not allowed in {name} initializer"));
            }
            match self.simple(Some(keyword)) {
                Simple::Range => return,
                Simple::Stmt(s) => init = Some(s),
            }
        }
        if self.is(Tok::LBrace) {
            return self.condition(keyword, None, init);
        }
        let mut semi = None;
        if self.is(Tok::Semi) {
            semi = Some(self.pos());
            self.next();
        } else {
            self.want(Tok::LBrace, "{");
            self.skip_to(&[Tok::LBrace, Tok::RBrace]);
        }
        if keyword == Tok::For {
            return self.for_rest();
        }
        let cond = if self.is(Tok::LBrace) { None } else { self.simple_stmt(keyword) };
        self.condition(keyword, semi, cond);
    }

    fn simple_stmt(&mut self, keyword: Tok) -> Option<StmtId> {
        match self.simple(Some(keyword)) {
            Simple::Stmt(s) => Some(s),
            Simple::Range => None,
        }
    }

    /// After the first semicolon of a `for`.
    fn for_rest(&mut self) {
        let mut cond = None;
        if !self.is(Tok::Semi) {
            if self.is(Tok::LBrace) {
                return self.expected("for loop condition");
            }
            cond = self.simple_stmt(Tok::Semi);
        }
        self.want(Tok::Semi, "semicolon or newline");
        let post = if self.is(Tok::LBrace) { None } else { self.simple_stmt(Tok::Semi) };
        self.b.for_header(None, cond, post);
    }

    /// Complains about a condition or tag that is not an expression.
    fn condition(&mut self, keyword: Tok, semi: Option<u32>, cond: Option<StmtId>) {
        let at = self.pos();
        match keyword {
            // Where the semicolon is missing that has been said.
            Tok::If if cond.is_some() || semi.is_some() => {
                self.b.if_header(None, semi, cond, at);
            }
            Tok::If => {}
            Tok::Switch => {
                let cases = self.b.cases();
                self.b.switch(at, at, (None, cond), cases);
            }
            _ => {
                self.b.for_header(None, cond, None);
            }
        }
    }

    /// The block of a switch or select.
    fn clauses(&mut self, after: &str, comm: bool) {
        if !self.got(Tok::LBrace) {
            self.error(&format!("missing {{ after {after}"));
            self.skip_to(&[Tok::Case, Tok::Default, Tok::RBrace]);
        }
        while !self.is_any(&[Tok::RBrace]) {
            match self.tok() {
                Some(Tok::Case) => {
                    self.next();
                    if comm {
                        self.simple(None);
                    } else {
                        self.expr_list();
                    }
                }
                Some(Tok::Default) => self.next(),
                _ => {
                    self.expected("case or default or }");
                    self.skip_to(&[Tok::Colon, Tok::Case, Tok::Default, Tok::RBrace]);
                }
            }
            self.want(Tok::Colon, ":");
            self.statements();
        }
        self.want(Tok::RBrace, "}");
    }
}
