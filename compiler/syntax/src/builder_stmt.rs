//! Actions for statements and declarations.

use super::{Builder, Case, Cases, ForHeader, IfHeader, Mark, Open, ParamList, Stmts};
use crate::ast::*;
use source::Pos;

impl Builder<'_> {
    // ------------------------------------------------------------ statements

    /// A new statement. An `Expr` statement has the position of its expression.
    #[inline]
    pub fn stmt(&mut self, pos: u32, end: u32, kind: StmtKind) -> StmtId {
        let (depth, kind) = self.stmt_depth_of(kind, Pos(pos));
        self.stmt_depth.push(depth);
        self.ast.stmts(Stmt { pos: Pos(pos), end: Pos(end), kind })
    }

    /// No statements yet.
    pub fn stmts(&mut self) -> Stmts {
        Stmts { open: self.open(), unterminated: false, dangling: None }
    }

    /// Appends a statement.
    pub fn push_stmt(&mut self, l: Stmts, s: StmtId) -> Stmts {
        let pos = self.ast.stmt_start(s);
        // `~` begins an expression, for the checker to explain, but no statement.
        if self.src.as_bytes().get((pos.0 - self.base) as usize) == Some(&b'~') {
            self.syntax_error(pos, "unexpected ~, expected }");
        }
        let mut last = s;
        let mut colon = None;
        while let StmtKind::Labeled { body, .. } = self.ast[last].kind {
            last = body;
            colon = Some(Pos(self.ast[body].pos.0.saturating_sub(1)));
        }
        let empty = self.ast[last].kind == StmtKind::Empty;
        Stmts { open: self.push(l.open, s), unterminated: true, dangling: colon.filter(|_| empty) }
    }

    /// `{ stmts }`.
    pub fn block(&mut self, pos: u32, end: u32, l: Stmts) -> StmtId {
        let stmts = self.close(l.open);
        self.stmt(pos, end, StmtKind::Block { stmts })
    }

    /// `label: s`; `end` is after the colon.
    pub fn label(&mut self, label: Ident, end: u32, s: Option<StmtId>) -> StmtId {
        let body = s.unwrap_or_else(|| self.stmt(end, end, StmtKind::Empty));
        let end = self.ast[body].end.0;
        self.stmt(label.pos.0, end, StmtKind::Labeled { label, body })
    }

    /// The operand of `go` or `defer`, without parentheses around it.
    pub fn started(&mut self, e: ExprId, what: &str) -> ExprId {
        // Go reads no more than an operand here.
        match self.ast[e] {
            Expr { pos: at, kind: ExprKind::Binary { op, .. }, .. } => {
                self.syntax_error(at, format!("unexpected {op} at end of statement"));
            }
            Expr { pos, kind: ExprKind::Unary { op, .. }, .. } => {
                self.syntax_error(pos, format!("unexpected {op}, expected expression"));
            }
            Expr { pos, kind: ExprKind::Star { .. }, .. } => {
                self.syntax_error(pos, "unexpected *, expected expression");
            }
            _ => {}
        }
        let call = self.ast.unparen(e);
        if call != e {
            self.error(self.ast.start(e), format!("expression in {what} must not be parenthesized"));
        }
        call
    }

    /// The expression that a header's statement should be.
    fn condition(&mut self, s: StmtId) -> ExprId {
        let Stmt { pos, kind, .. } = self.ast[s];
        match kind {
            StmtKind::Expr { x } => x,
            StmtKind::Empty => self.expr(pos.0, pos.0, ExprKind::Bad),
            _ => {
                let text = self.printer().condition(s);
                self.syntax_error(pos, format!("cannot use {text} as value"));
                self.expr(pos.0, pos.0, ExprKind::Bad)
            }
        }
    }

    /// `init; cond`; `end` is where the condition ends or should stand.
    pub fn if_header(
        &mut self,
        init: Option<StmtId>,
        semi: Option<u32>,
        cond: Option<StmtId>,
        end: u32,
    ) -> IfHeader {
        let cond = match cond {
            Some(c) => self.condition(c),
            None => {
                let at = semi.unwrap_or(end);
                let newline = semi.is_some_and(|s| !self.src[(s - self.base) as usize..].starts_with(';'));
                let msg = if newline {
                    "unexpected newline, expected { after if clause"
                } else {
                    "missing condition in if statement"
                };
                self.syntax_error(Pos(at), msg);
                self.expr(at, at, ExprKind::Bad)
            }
        };
        IfHeader { init, cond }
    }

    /// `if h then else els`.
    pub fn if_stmt(&mut self, pos: u32, end: u32, h: IfHeader, then: StmtId, els: Option<StmtId>) -> StmtId {
        self.stmt(pos, end, StmtKind::If { init: h.init, cond: h.cond, then, els })
    }

    /// `init; cond; post`.
    pub fn for_header(
        &mut self,
        init: Option<StmtId>,
        cond: Option<StmtId>,
        post: Option<StmtId>,
    ) -> ForHeader {
        let cond = cond.map(|c| self.condition(c));
        if let Some(p) = post
            && let Stmt { pos, kind: StmtKind::Define { .. }, .. } = self.ast[p]
        {
            self.syntax_error(pos, "cannot declare in post statement of for loop");
        }
        ForHeader::Clauses { init, cond, post }
    }

    /// `for h body`.
    pub fn for_stmt(&mut self, pos: u32, end: u32, h: ForHeader, body: StmtId) -> StmtId {
        let kind = match h {
            ForHeader::Clauses { init, cond, post } => StmtKind::For { init, cond, post, body },
            ForHeader::Range { vars, define, x } => StmtKind::Range { vars, define, x, body },
        };
        self.stmt(pos, end, kind)
    }

    /// `switch h { clauses }`: a type switch if the header says so.
    pub fn switch(
        &mut self,
        pos: u32,
        end: u32,
        (init, tag): (Option<StmtId>, Option<StmtId>),
        clauses: Cases<Clause>,
    ) -> StmtId {
        let clauses = self.close(clauses.open);
        let kind = match tag.map(|t| self.ast[t].kind) {
            None | Some(StmtKind::Empty) => StmtKind::Switch { init, tag: None, clauses },
            Some(StmtKind::Expr { x }) => match self.ast[x].kind {
                ExprKind::TypeGuard { x } => StmtKind::TypeSwitch { init, bind: None, x, clauses },
                _ => StmtKind::Switch { init, tag: Some(x), clauses },
            },
            Some(StmtKind::Define { lhs, rhs }) if let Some((bind, x)) = self.type_guard(lhs, rhs) => {
                StmtKind::TypeSwitch { init, bind: Some(bind), x, clauses }
            }
            Some(_) => {
                let tag = tag.map(|t| self.condition(t));
                StmtKind::Switch { init, tag, clauses }
            }
        };
        self.stmt(pos, end, kind)
    }

    /// `bind := x.(type)`.
    fn type_guard(&mut self, lhs: List<ExprId>, rhs: List<ExprId>) -> Option<(ExprId, ExprId)> {
        let (&[bind], &[guard]) = (self.ast.list(lhs), self.ast.list(rhs)) else { return None };
        let ExprKind::TypeGuard { x } = self.ast[guard].kind else { return None };
        if !matches!(self.ast[bind].kind, ExprKind::Name { .. }) {
            return None;
        }
        Some((bind, x))
    }

    fn clause_body(&mut self, colon: u32, end: u32, l: Stmts) -> StmtId {
        let stmts = self.close(l.open);
        self.stmt(colon, end, StmtKind::Block { stmts })
    }

    /// A clause of a switch.
    pub fn clause(
        &mut self,
        pos: u32,
        colon: u32,
        end: u32,
        exprs: List<ExprId>,
        default: bool,
        l: Stmts,
    ) -> Case {
        let body = self.clause_body(colon, end, l);
        let open = self.open();
        self.push(open, Clause { pos: Pos(pos), exprs, default, body });
        Case { pos: Pos(pos), unterminated: l.unterminated, dangling: l.dangling }
    }

    /// A clause of a select.
    pub fn comm_clause(&mut self, pos: u32, colon: u32, end: u32, comm: Option<StmtId>, l: Stmts) -> Case {
        let body = self.clause_body(colon, end, l);
        let open = self.open();
        self.push(open, CommClause { pos: Pos(pos), comm, body });
        Case { pos: Pos(pos), unterminated: l.unterminated, dangling: l.dangling }
    }

    /// No clauses yet.
    pub fn cases<T: Pooled>(&mut self) -> Cases<T> {
        Cases { open: self.open(), unterminated: false, dangling: None }
    }

    /// A clause has been appended; the one before it may not end in a label without a statement.
    pub fn next_case<T: Pooled>(&mut self, l: Cases<T>, c: Case) -> Cases<T> {
        if let Some(colon) = l.dangling {
            self.syntax_error(colon, "missing statement after label");
        } else if l.unterminated {
            let found =
                if self.src[(c.pos.0 - self.base) as usize..].starts_with('c') { "case" } else { "default" };
            self.syntax_error(c.pos, format!("unexpected keyword {found} at end of statement"));
        }
        Cases { open: l.open, unterminated: c.unterminated, dangling: c.dangling }
    }

    /// `select { clauses }`.
    pub fn select(&mut self, pos: u32, end: u32, clauses: Cases<CommClause>) -> StmtId {
        let clauses = self.close(clauses.open);
        self.stmt(pos, end, StmtKind::Select { clauses })
    }

    // ------------------------------------------------------------ declarations

    fn decl(&mut self, pos: u32, end: u32, kind: DeclKind) -> DeclId {
        self.ast.decls(Decl {
            pos: Pos(pos),
            end: Pos(end),
            group: self.groups,
            directives: List::default(),
            kind,
        })
    }

    /// Gives the declarations of one keyword their common number.
    fn number(&mut self, g: Open<DeclId>) {
        self.groups += 1;
        for i in g.start as usize..self.scratch.decl_lists.len() {
            let d = self.scratch.decl_lists[i];
            self.ast.decls[d.index()].group = self.groups;
        }
    }

    /// Top-level declarations whose keyword stands at `pos`.
    pub fn top(&mut self, pos: u32, g: Open<DeclId>) {
        self.number(g);
        let specs = self.scratch.decl_lists.drain(g.start as usize..);
        self.top.extend(specs.map(|d| (Pos(pos), d)));
    }

    /// Imports, which must come first.
    pub fn imports(&mut self, pos: u32, g: Open<DeclId>) {
        if self.top.len() > self.imports.len() && !self.import_too_late {
            self.import_too_late = true;
            self.syntax_error(Pos(pos), "imports must appear before other declarations");
        }
        self.imports.extend_from_slice(&self.scratch.decl_lists[g.start as usize..]);
        self.top(pos, g);
    }

    /// A declaration as a statement.
    pub fn decl_stmt(&mut self, pos: u32, end: u32, g: Open<DeclId>) -> StmtId {
        self.number(g);
        let decls = self.close(g);
        self.stmt(pos, end, StmtKind::Decl { decls })
    }

    /// One import.
    pub fn import(&mut self, pos: u32, end: u32, name: ImportName, path: ExprId) -> DeclId {
        let Expr { pos: from, end: to, .. } = self.ast[path];
        let text = &self.src[(from.0 - self.base) as usize..(to.0 - self.base) as usize];
        let value = String::from_utf8_lossy(&crate::literal::string_value(text)).into_owned();
        let bad =
            |c: char| c <= ' ' || c == '\x7f' || c == '\u{fffd}' || "!\"#$%&'()*,:;<=>?[\\]^`{|}".contains(c);
        if text.len() < 2 || !text.ends_with(['"', '`']) {
            // The lexer has complained.
        } else if value.is_empty() {
            self.error(from, "invalid import path (empty string)");
        } else if let Some(c) = value.chars().find(|&c| bad(c)) {
            let point = crate::scan::code_point(c as u32);
            self.error(from, format!("invalid import path (invalid character {point})"));
        }
        self.decl(pos, end, DeclKind::Import { name, path })
    }

    /// One line of constants; [`Builder::consts`] fills in its place in the group.
    pub fn const_spec(
        &mut self,
        pos: u32,
        end: u32,
        names: List<ExprId>,
        ty: Option<ExprId>,
        values: List<ExprId>,
    ) -> DeclId {
        self.decl(pos, end, DeclKind::Const { names, ty, values, iota: 0, repeats: None })
    }

    /// Numbers the lines of a const group and says which one a line without values repeats.
    pub fn consts(&mut self, g: Open<DeclId>) -> Open<DeclId> {
        let mut last = None;
        for (n, i) in (g.start as usize..self.scratch.decl_lists.len()).enumerate() {
            let d = self.scratch.decl_lists[i];
            if let DeclKind::Const { ty, values, iota, repeats, .. } = &mut self.ast.decls[d.index()].kind {
                *iota = n as u32;
                if ty.is_some() || !values.is_empty() {
                    last = Some(d);
                } else {
                    *repeats = last;
                }
            }
        }
        g
    }

    /// One line of variables.
    pub fn var_spec(
        &mut self,
        pos: u32,
        end: u32,
        names: List<ExprId>,
        ty: Option<ExprId>,
        values: List<ExprId>,
    ) -> DeclId {
        self.decl(pos, end, DeclKind::Var { names, ty, values })
    }

    /// One type.
    pub fn type_spec(
        &mut self,
        pos: u32,
        end: u32,
        name: ExprId,
        tparams: List<Param>,
        alias: bool,
        ty: ExprId,
    ) -> DeclId {
        self.decl(pos, end, DeclKind::Type { name, tparams, alias, ty })
    }

    /// Where a body begins.
    pub fn mark(&mut self) -> Mark {
        Mark { exprs: self.ast.expr_count() as u32, stmts: self.ast.stmt_count() as u32 }
    }

    /// A function or method.
    pub fn func(
        &mut self,
        pos: u32,
        end: u32,
        recv: Option<ParamList>,
        name: ExprId,
        tparams: Option<List<Param>>,
        sig: ExprId,
        body: Option<(Mark, StmtId)>,
    ) {
        let recv = recv.and_then(|r| {
            let at = self.ast[name].pos;
            self.receiver(r, at)
        });
        let decl = DeclId::new(self.ast.decls.len());
        let (body_exprs, body_stmts) = body.map_or((0..0, 0..0), |(from, b)| {
            (from.exprs..self.ast.expr_count() as u32, from.stmts..b.index() as u32 + 1)
        });
        let func = self.ast.funcs(FuncDecl {
            decl,
            name,
            recv,
            tparams: tparams.unwrap_or_default(),
            sig,
            body: body.map(|b| b.1),
            is_outline: false,
            pragmas: Pragmas::default(),
            body_exprs,
            body_stmts,
        });
        let d = self.decl(pos, end, DeclKind::Func { func });
        self.groups += 1;
        self.ast.decls[d.index()].group = self.groups;
        self.top.push((Pos(pos), d));
    }
}
