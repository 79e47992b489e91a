//! Expression switches, type switches and select statements.

use super::{Checker, Operand};
use crate::constant::Value;
use crate::info::Mode;
use crate::object::{ObjId, VarKind, flags};
use crate::types::*;
use rustc_hash::FxHashMap;
use syntax::ast::*;

impl Checker<'_> {
    pub(crate) fn switch_stmt(
        &mut self,
        s: StmtId,
        init: Option<StmtId>,
        tag: Option<ExprId>,
        clauses: List<Clause>,
    ) {
        let ast = self.ast;
        self.locals.open();
        if let Some(i) = init {
            self.stmt(i);
        }
        let tag_op = match tag {
            Some(t) => {
                let mut x = self.expr(t);
                self.assignment(&mut x, None, "switch expression");
                if !x.is_invalid() && !self.store.comparable(x.ty) && !self.has_nil(x.ty) {
                    let (d, t) = (self.describe(&x), self.type_str(x.ty));
                    let msg = format!("cannot switch on {d} ({t} is not comparable)");
                    self.error_op("InvalidExprSwitch", &x, msg);
                    x.mode = Mode::Invalid;
                }
                Some(x)
            }
            None => None,
        };
        let list = ast.list(clauses);
        self.check_defaults(list.iter().map(|c| (c.default, c.pos)));
        let mut seen: FxHashMap<String, Vec<(source::Pos, TypeId)>> = FxHashMap::default();
        for c in list {
            for &e in ast.list(c.exprs) {
                self.case_value(tag_op.as_ref(), e, &mut seen, tag);
            }
            self.block(c.body);
        }
        let _ = s;
        self.close_scope();
    }

    fn check_defaults(&mut self, clauses: impl Iterator<Item = (bool, source::Pos)>) {
        let mut first: Option<source::Pos> = None;
        for (default, pos) in clauses {
            if !default {
                continue;
            }
            match first {
                None => first = Some(pos),
                Some(p) => {
                    let msg = format!("multiple defaults (first at {})", self.pos_string(p));
                    self.error("DuplicateDefault", pos, msg);
                }
            }
        }
    }

    fn case_value(
        &mut self,
        tag: Option<&Operand>,
        e: ExprId,
        seen: &mut FxHashMap<String, Vec<(source::Pos, TypeId)>>,
        tag_expr: Option<ExprId>,
    ) {
        let mut v = self.expr(e);
        let t = match tag {
            Some(t) => t.clone(),
            None => {
                // `switch { case cond: }` compares with true.
                Operand { expr: None, ..Operand::constant(TypeId::BOOL, Value::Bool(true), e) }
            }
        };
        if v.is_invalid() || t.is_invalid() {
            return;
        }
        self.convert_untyped(&mut v, t.ty);
        if v.is_invalid() {
            return;
        }
        let mut res = v.clone();
        let mut t2 = t.clone();
        t2.expr = tag_expr;
        // The comparison must not give the tag another type.
        self.comparison(&mut res, &mut t2, Op::Eql, true);
        if res.is_invalid() || !v.is_const() || tag.is_none() {
            return;
        }
        self.duplicate_case(&v, e, seen);
    }

    fn duplicate_case(
        &mut self,
        v: &Operand,
        e: ExprId,
        seen: &mut FxHashMap<String, Vec<(source::Pos, TypeId)>>,
    ) {
        // gc looks for equal numbers and strings only.
        let key = match &v.val {
            Value::Unknown | Value::Bool(_) => return,
            Value::Str(s) => format!("s{}", String::from_utf8_lossy(s)),
            other => format!("{other:?}"),
        };
        let entry = seen.entry(key).or_default();
        if let Some(&(pos, _)) = entry.iter().find(|(_, t)| self.store.identical(*t, v.ty)) {
            let msg = format!(
                "duplicate case {} in expression switch\n\t{}: previous case",
                self.describe(v),
                self.pos_string(pos)
            );
            self.error_op("DuplicateCase", v, msg);
            return;
        }
        entry.push((self.node_pos(e), v.ty));
    }

    pub(crate) fn type_switch(
        &mut self,
        s: StmtId,
        init: Option<StmtId>,
        bind: Option<ExprId>,
        x: ExprId,
        clauses: List<Clause>,
    ) {
        let ast = self.ast;
        self.locals.open();
        if let Some(i) = init {
            self.stmt(i);
        }
        let bind = bind.filter(|&b| {
            if self.is_blank(b) {
                let pos = ast[b].pos;
                self.error("NoNewVar", pos, "no new variable on left side of :=");
                return false;
            }
            true
        });
        let mut op = self.expr(x);
        if !op.is_invalid() {
            if self.store.is_type_param(op.ty) {
                let msg = format!("cannot use type switch on type parameter value {}", self.describe(&op));
                self.error_op("InvalidTypeSwitch", &op, msg);
                op.mode = Mode::Invalid;
            } else if !self.store.is_interface(op.ty) {
                let msg = format!("{} is not an interface", self.describe(&op));
                self.error_op("InvalidTypeSwitch", &op, msg);
                op.mode = Mode::Invalid;
            }
        }
        let list = ast.list(clauses);
        self.check_defaults(list.iter().map(|c| (c.default, c.pos)));
        let mut vars: Vec<ObjId> = Vec::new();
        let mut seen: Vec<(TypeId, source::Pos)> = Vec::new();
        let mut seen_canon: FxHashMap<TypeId, source::Pos> = FxHashMap::default();
        for c in list {
            let types = ast.list(c.exprs);
            let mut single = None;
            for &e in types {
                single = self.case_type(e, &op, &mut seen, &mut seen_canon);
            }
            self.locals.open();
            if let Some(b) = bind {
                // With exactly one type the variable has it, otherwise that of the operand.
                let t = match (types.len(), single) {
                    (1, Some(TypeId::UNTYPED_NIL)) => op.ty,
                    (1, Some(t)) => t,
                    (1, None) => TypeId::INVALID,
                    _ => op.ty,
                };
                let t = if op.is_invalid() && types.len() != 1 { TypeId::INVALID } else { t };
                let obj = self.new_var(VarKind::Local, ast.name(b), ast[b].pos);
                self.store.obj(obj).set_ty(t);
                self.declare(obj);
                self.info().implicits.insert(c.body.index() as u32, obj);
                vars.push(obj);
            }
            self.block_stmts(c.body);
            // Unused clause variables count together, below.
            if let Some(&v) = vars.last().filter(|_| bind.is_some()) {
                let used = self.store.obj(v).flags() & flags::USED != 0;
                self.store.obj(v).set_flag(flags::USED);
                self.close_scope();
                if !used {
                    self.store.obj(v).clear_flag(flags::USED);
                }
            } else {
                self.close_scope();
            }
        }
        if let Some(b) = bind {
            let used = vars.iter().any(|&v| self.store.obj(v).flags() & flags::USED != 0);
            if !used {
                let msg = format!("{} declared and not used", self.text(ast.name(b)));
                self.error("UnusedVar", ast[b].pos, msg);
            }
        }
        let _ = s;
        self.close_scope();
    }

    fn case_type(
        &mut self,
        e: ExprId,
        x: &Operand,
        seen: &mut Vec<(TypeId, source::Pos)>,
        seen_canon: &mut FxHashMap<TypeId, source::Pos>,
    ) -> Option<TypeId> {
        let nil = self.resolve(e).is_some_and(|o| self.store.obj(o).kind == crate::object::ObjKind::Nil);
        if matches!(self.ast[e].kind, ExprKind::Name { .. })
            && !nil
            && let Some(what) = self.not_a_type(e)
        {
            let s = self.expr_string(e);
            self.error_at("NotAType", e, format!("{s} ({what}) is not a type"));
            return None;
        }
        let mut c = match self.ast[self.ast.unparen(e)].kind {
            ExprKind::Star { x } if !matches!(self.ast[x].kind, ExprKind::Call { .. }) => {
                let t = self.type_expr(e);
                Operand::new(if t == TypeId::INVALID { Mode::Invalid } else { Mode::TypeExpr }, t, e)
            }
            _ => self.expr_or_type(e, true),
        };
        if c.mode == Mode::TypeExpr && self.is_generic(c.ty) {
            let msg = format!("cannot use generic type {} without instantiation", self.type_str(c.ty));
            self.error_at("WrongTypeArgCount", e, msg);
            return None;
        }
        self.non_generic(&mut c);
        let t = match c.mode {
            Mode::Invalid => return None,
            Mode::Nil => TypeId::UNTYPED_NIL,
            Mode::TypeExpr => {
                let pos = self.start(e);
                self.check_var_type(c.ty, pos);
                c.ty
            }
            _ => {
                let msg = format!("{} is not a type", self.expr_string(e));
                self.error_at("NotAType", e, msg);
                return None;
            }
        };
        let pos = self.start(e);
        let canon = self.store.canon(t);
        let previous = seen_canon.get(&canon).copied().or_else(|| {
            if self.store.is_interface(t) {
                seen.iter().find(|(o, _)| self.store.identical(*o, t)).map(|p| p.1)
            } else {
                None
            }
        });
        if let Some(p) = previous {
            let what = if t == TypeId::UNTYPED_NIL { "nil".to_string() } else { self.type_str(t) };
            let msg =
                format!("duplicate case {what} in type switch\n\t{}: previous case", self.pos_string(p));
            self.error("DuplicateCase", pos, msg);
            return Some(t);
        }
        seen_canon.insert(canon, pos);
        if self.store.is_interface(t) {
            seen.push((t, pos));
        }
        if !x.is_invalid() && t != TypeId::UNTYPED_NIL {
            self.check_assertion(e, x, t, true);
        }
        Some(t)
    }

    pub(crate) fn select_stmt(&mut self, clauses: List<CommClause>) {
        let ast = self.ast;
        let list = ast.list(clauses);
        self.check_defaults(list.iter().map(|c| (c.comm.is_none(), c.pos)));
        for c in list {
            self.locals.open();
            if let Some(comm) = c.comm {
                let recv =
                    |e: ExprId| matches!(ast[ast.unparen(e)].kind, ExprKind::Unary { op: Op::Recv, .. });
                let ok = match ast[comm].kind {
                    StmtKind::Send { .. } => true,
                    StmtKind::Expr { x } => recv(x),
                    StmtKind::Assign { rhs, .. } | StmtKind::Define { rhs, .. } => {
                        matches!(ast.list(rhs), [one] if recv(*one))
                    }
                    _ => false,
                };
                if ok {
                    self.stmt(comm);
                } else {
                    let pos = match ast[comm].kind {
                        StmtKind::Expr { x } => ast[x].pos,
                        _ => ast.stmt_start(comm),
                    };
                    self.error(
                        "InvalidSelectCase",
                        pos,
                        "select case must be send or receive (possibly with assignment)",
                    );
                    self.close_scope();
                    continue;
                }
            }
            self.block_stmts(c.body);
            self.close_scope();
        }
    }
}
