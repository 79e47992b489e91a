//! Statements.

use super::{Checker, Operand};
use crate::info::Mode;
use crate::object::flags;
use crate::types::ChanDir;
use crate::types::*;
use syntax::ast::*;

impl Checker<'_> {
    /// A list of statements.
    pub(crate) fn stmts(&mut self, list: List<StmtId>) {
        for &s in self.ast.list(list) {
            self.stmt(s);
        }
    }

    /// A block with a scope of its own.
    pub(crate) fn block(&mut self, b: StmtId) {
        self.locals.open();
        self.block_stmts(b);
        self.close_scope();
    }

    /// The statements of a block in the current scope.
    pub(crate) fn block_stmts(&mut self, b: StmtId) {
        match self.ast[b].kind {
            StmtKind::Block { stmts } => self.stmts(stmts),
            _ => self.stmt(b),
        }
    }

    pub(crate) fn stmt(&mut self, s: StmtId) {
        let ast = self.ast;
        let st = &ast[s];
        let before = self.literal_diags.len();
        match st.kind {
            StmtKind::Empty => {}
            StmtKind::Decl { decls } => self.decl_stmt(decls),
            StmtKind::Expr { x } => self.expr_stmt(x),
            StmtKind::Send { chan, value } => self.send(s, chan, value),
            StmtKind::IncDec { x, op } => self.inc_dec(s, x, op),
            StmtKind::AssignOp { op, lhs, rhs } => {
                let x = self.expr(lhs);
                let y = self.expr(rhs);
                let mut r = self.binary_operands(None, op, x, y, Some((lhs, rhs)));
                self.op_target(lhs);
                r.expr = Some(rhs);
                if !r.is_invalid() {
                    // The right side keeps what was recorded for it: the result's type is the left side's.
                    self.assign_op_result(lhs, r, rhs);
                }
            }
            StmtKind::Assign { lhs, rhs } => self.assign_vars(ast.list(lhs), ast.list(rhs)),
            StmtKind::Define { lhs, rhs } => self.short_var_decl(st.pos, ast.list(lhs), ast.list(rhs)),
            StmtKind::Labeled { body, .. } => self.stmt(body),
            StmtKind::Block { .. } => self.block(s),
            StmtKind::If { init, cond, then, els } => {
                self.locals.open();
                if let Some(i) = init {
                    self.stmt(i);
                }
                self.condition(cond, "if");
                self.block(then);
                if let Some(e) = els {
                    self.stmt(e);
                }
                self.close_scope();
            }
            StmtKind::For { init, cond, post, body } => {
                self.locals.open();
                if let Some(i) = init {
                    self.stmt(i);
                }
                if let Some(c) = cond {
                    self.condition(c, "for");
                }
                if let Some(p) = post {
                    self.stmt(p);
                }
                self.block(body);
                self.close_scope();
            }
            StmtKind::Range { vars, define, x, body } => self.range_stmt(s, vars, define, x, body),
            StmtKind::Switch { init, tag, clauses } => self.switch_stmt(s, init, tag, clauses),
            StmtKind::TypeSwitch { init, bind, x, clauses } => self.type_switch(s, init, bind, x, clauses),
            StmtKind::Select { clauses } => self.select_stmt(clauses),
            StmtKind::Return { results } => self.return_stmt(s, results),
            // `syntax::branches` is about jumps.
            StmtKind::Break { .. }
            | StmtKind::Continue { .. }
            | StmtKind::Goto { .. }
            | StmtKind::Fallthrough => {}
            StmtKind::Go { call } => self.go_defer(s, call, "go"),
            StmtKind::Defer { call } => self.go_defer(s, call, "defer"),
        }
        self.diags.extend(self.literal_diags.drain(before..));
    }

    fn condition(&mut self, cond: ExprId, what: &str) {
        let mut x = self.expr(cond);
        if x.is_invalid() {
            return;
        }
        if !self.all_boolean(x.ty) {
            self.error_op("InvalidCond", &x, format!("non-boolean condition in {what} statement"));
            return;
        }
        self.use_default(&mut x);
    }

    fn expr_stmt(&mut self, e: ExprId) {
        let ast = self.ast;
        let mut x = self.raw_expr(e, None);
        self.non_generic(&mut x);
        let inner = ast.unparen(e);
        let call = matches!(ast[inner].kind, ExprKind::Call { .. });
        let recv = matches!(ast[inner].kind, ExprKind::Unary { op: Op::Recv, .. });
        let what = match x.mode {
            Mode::Invalid | Mode::NoValue => return,
            Mode::Builtin => "must be called",
            Mode::TypeExpr => "is not an expression",
            _ => {
                if recv || (call && self.is_statement_call(inner)) {
                    return;
                }
                "is not used"
            }
        };
        let (code, msg) = (
            match what {
                "must be called" => "UncalledBuiltin",
                "is not an expression" => "NotAnExpr",
                _ => "UnusedExpr",
            },
            format!("{} {what}", self.describe(&x)),
        );
        x.mode = Mode::Invalid;
        self.error_at(code, e, msg);
    }

    /// Whether a call may stand as a statement: all but conversions and most built-in functions.
    fn is_statement_call(&mut self, call: ExprId) -> bool {
        let ExprKind::Call { fun, .. } = self.ast[call].kind else { return false };
        let f = self.ast.unparen(fun);
        let tv = self.info().expr(f);
        match tv.mode {
            Mode::TypeExpr => false,
            Mode::Builtin => {
                use crate::object::{Builtin::*, ObjKind};
                match self.info().object(f).map(|o| self.store.obj(o).kind) {
                    Some(ObjKind::Builtin(b)) => {
                        matches!(b, Clear | Close | Copy | Delete | Panic | Print | Println | Recover)
                    }
                    _ => true,
                }
            }
            _ => true,
        }
    }

    fn send(&mut self, s: StmtId, chan: ExprId, value: ExprId) {
        let ch = self.expr(chan);
        let pos = self.start(chan);
        let _ = s;
        if ch.is_invalid() {
            self.expr(value);
            return;
        }
        let mut fault = None;
        let elem = match self.chan_elem(&ch, ChanDir::Recv) {
            Ok(t) => Some(t),
            Err(cause) => {
                let msg = if self.store.is_type_param(ch.ty) {
                    format!("invalid operation: cannot send to {}: {cause}", self.describe(&ch))
                } else {
                    let sort = super::operators::chan_sort(&cause);
                    format!("invalid operation: cannot send to {sort} {}", self.describe_chan(&ch))
                };
                fault = Some(msg);
                None
            }
        };
        let mut v = self.hinted_expr(value, elem);
        if let Some(msg) = fault
            && !v.is_invalid()
        {
            self.error("InvalidSend", pos, msg);
        }
        if let Some(t) = elem {
            self.assignment(&mut v, Some(t), "send");
        }
    }

    fn inc_dec(&mut self, s: StmtId, e: ExprId, op: Op) {
        let x = self.expr(e);
        if x.is_invalid() {
            return;
        }
        if !self.all_numeric(x.ty) {
            let sign = if op == Op::Add { "++" } else { "--" };
            let msg = format!(
                "invalid operation: {}{sign} (non-numeric type {})",
                self.expr_string(e),
                self.type_str(x.ty)
            );
            self.error_at("NonNumericIncDec", e, msg);
            return;
        }
        let _ = s;
        self.op_target(e);
    }

    /// The left side of `op=`, `++` or `--` has been evaluated: it must be assignable.
    fn op_target(&mut self, lhs: ExprId) {
        let tv = self.info().expr(lhs);
        match tv.mode {
            Mode::Invalid | Mode::TypeExpr | Mode::Builtin | Mode::NoValue | Mode::MapIndex => {}
            Mode::Variable => self.mark_root(lhs, flags::REASSIGNED),
            _ => {
                let ast = self.ast;
                let inner = ast.unparen(lhs);
                let s = self.expr_string(lhs);
                if let ExprKind::Selector { x: base, .. } = ast[inner].kind
                    && self.info().expr(base).mode == Mode::MapIndex
                {
                    self.error_at(
                        "UnaddressableFieldAssign",
                        lhs,
                        format!("cannot assign to struct field {s} in map"),
                    );
                    return;
                }
                let msg = format!("cannot assign to {s} (neither addressable nor a map index expression)");
                self.error_at("UnassignableOperand", lhs, msg);
            }
        }
    }

    fn assign_op_result(&mut self, lhs: ExprId, r: Operand, rhs: ExprId) {
        let t = self.info().expr(lhs).ty;
        let _ = rhs;
        if !self.is_valid(t) || self.is_untyped(r.ty) {
            return;
        }
        let mut cause = String::new();
        if self.assignable(&r, t, &mut cause).is_err() {
            let msg = format!("cannot use {} as {} value in assignment", self.describe(&r), self.type_str(t));
            self.error_at("IncompatibleAssign", lhs, msg);
        }
    }

    fn return_stmt(&mut self, s: StmtId, results: List<ExprId>) {
        let ast = self.ast;
        let list = ast.list(results);
        let own = self.env.vars.clone();
        let vars = &own.results[..];
        if list.is_empty() {
            if vars.is_empty() {
                return;
            }
            if self.store.obj(vars[0]).name != source::Symbol::EMPTY {
                // A result that is hidden here could not be meant.
                for &v in vars {
                    let o = self.store.obj(v);
                    if o.name == source::Symbol::EMPTY || o.name == self.store.names.blank {
                        continue;
                    }
                    if let Some(b) = self.locals.get(o.name)
                        && b.obj != v
                    {
                        let name = self.text(o.name);
                        let at = self.store.obj(b.obj).pos;
                        let msg = format!(
                            "result parameter {name} not in scope at return\n\t{}: inner declaration of {}",
                            self.pos_string(at),
                            self.describe_object(v)
                        );
                        self.error("OutOfScopeResult", ast[s].pos, msg);
                    }
                }
                return;
            }
            let want: Vec<TypeId> = vars.iter().map(|&v| self.store.obj(v).ty()).collect();
            let msg = format!(
                "not enough return values\n\thave ()\n\twant {}",
                self.types_summary(&want, false, false)
            );
            self.error("WrongResultCount", ast[s].pos, msg);
            return;
        }
        if vars.is_empty() {
            let mut have = Vec::new();
            for &e in list {
                let x = self.multi_expr(e, None);
                if x.is_invalid() {
                    return;
                }
                match self.store.kind(x.ty) {
                    TypeKind::Tuple(ts) => have.extend(ts),
                    _ => have.push(x.ty),
                }
            }
            let msg = format!(
                "too many return values\n\thave {}\n\twant ()",
                self.types_summary(&have, false, false)
            );
            self.error_at("WrongResultCount", list[0], msg);
            return;
        }
        self.init_vars(vars, list, Some(ast[s].pos), "return statement");
    }

    /// An object as messages describe it: `var x int`.
    pub(crate) fn describe_object(&self, obj: crate::object::ObjId) -> String {
        use crate::object::ObjKind;
        let o = self.store.obj(obj);
        let name = self.text(o.name);
        let t = self.type_str(o.ty());
        match o.kind {
            ObjKind::Const => format!("const {name} {t}"),
            ObjKind::TypeName => format!("type {name}"),
            ObjKind::Func => format!("func {name}"),
            _ => format!("var {name} {t}"),
        }
    }

    fn go_defer(&mut self, s: StmtId, call: ExprId, what: &str) {
        let ast = self.ast;
        let inner = ast.unparen(call);
        let ExprKind::Call { fun, .. } = ast[inner].kind else {
            self.raw_expr(call, None);
            let msg = format!("expression in {what} must be function call");
            self.error_at("InvalidCall", call, msg);
            return;
        };
        if inner != call {
            let msg = format!("expression in {what} must not be parenthesized");
            self.error_at("InvalidSyntaxTree", call, msg);
        }
        let x = self.raw_expr(inner, None);
        let _ = s;
        let f = ast.unparen(fun);
        let tv = self.info().expr(f);
        if x.is_invalid() {
            return;
        }
        match tv.mode {
            Mode::TypeExpr => {
                let msg = format!("{what} requires function call, not conversion {}", self.describe(&x));
                self.error_at("InvalidDefer", call, msg);
            }
            Mode::Builtin if !self.is_statement_call(inner) => {
                let msg = format!("{what} discards result of {}", self.describe(&x));
                let code = if what == "go" { "InvalidGo" } else { "InvalidDefer" };
                self.error_at(code, call, msg);
            }
            _ => {}
        }
    }
}
