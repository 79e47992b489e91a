//! Assignments and initialisations, single and parallel.

use super::{Checker, Few, Operand};
use crate::info::Mode;
use crate::object::{ObjId, ObjKind, VarKind, flags};
use crate::types::*;
use smallvec::smallvec;
use source::Pos;
use syntax::ast::*;

/// [`Operand::result`] of the boolean of a comma-ok expression.
pub(crate) const COMMA_OK: u8 = 255;

/// Where a value is assigned to; words are made of it when there is an error to report.
#[derive(Clone, Copy)]
pub(crate) enum Context {
    Words(&'static str),
    /// A parameter in a call of this function.
    Argument(ExprId),
    /// An argument of this built-in function.
    BuiltIn(ExprId),
}

impl From<&'static str> for Context {
    fn from(words: &'static str) -> Context {
        Context::Words(words)
    }
}

impl Checker<'_> {
    fn context(&self, c: Context) -> String {
        match c {
            Context::Words(w) => w.to_string(),
            Context::Argument(fun) => format!("argument to {}", self.expr_string(fun)),
            Context::BuiltIn(fun) => format!("argument to built-in {}", self.expr_string(fun)),
        }
    }

    /// `x` is assigned to a variable of type `t` (or of its own, if there is none); `context` says where.
    pub(crate) fn assignment(&mut self, x: &mut Operand, t: Option<TypeId>, context: impl Into<Context>) {
        self.assign_in(x, t, context.into());
    }

    fn assign_in(&mut self, x: &mut Operand, t: Option<TypeId>, context: Context) {
        self.single_value(x);
        if x.is_invalid() {
            return;
        }
        if !matches!(
            x.mode,
            Mode::Constant | Mode::Variable | Mode::MapIndex | Mode::Value | Mode::Nil | Mode::CommaOk
        ) {
            let msg = match x.mode {
                Mode::NoValue => format!("{} used as value", self.describe(x)),
                Mode::TypeExpr => format!("{} is not an expression", self.describe(x)),
                _ => format!("{} must be called", self.describe(x)),
            };
            self.error_op("IncompatibleAssign", x, msg);
            x.mode = Mode::Invalid;
            return;
        }
        if self.is_untyped(x.ty) {
            let mut target = t.unwrap_or(TypeId::INVALID);
            if t.is_none() || self.store.is_interface(target) {
                if t.is_none() && x.ty == TypeId::UNTYPED_NIL {
                    let context = self.context(context);
                    self.error_op("UntypedNilUse", x, format!("use of untyped nil in {context}"));
                    x.mode = Mode::Invalid;
                    return;
                }
                if x.ty != TypeId::UNTYPED_NIL {
                    target = self.default_type(x.ty);
                }
            }
            let misfit = if t.is_some_and(|t| !self.is_known(t)) {
                Ok((x.ty, None))
            } else {
                self.implicit_type(x, target)
            };
            match misfit {
                Ok((nt, v)) => self.settle(x, nt, v),
                Err(why) => {
                    let context = self.context(context);
                    let mut msg = format!(
                        "cannot use {} as {} value in {context}",
                        self.describe(x),
                        self.type_str(target)
                    );
                    let code = match why {
                        super::constants::Misfit::Truncated => {
                            msg.push_str(" (truncated)");
                            "TruncatedFloat"
                        }
                        super::constants::Misfit::Overflow => {
                            msg.push_str(" (overflows)");
                            "NumericOverflow"
                        }
                        super::constants::Misfit::Other => "IncompatibleAssign",
                    };
                    self.error_op(code, x, msg);
                    x.mode = Mode::Invalid;
                    return;
                }
            }
        }
        if self.is_generic(x.ty) {
            let context = self.context(context);
            self.resolve_generic(x, t, Some(context));
            if x.is_invalid() {
                return;
            }
        }
        let Some(t) = t else { return };
        let mut cause = String::new();
        if let Err(code) = self.assignable(x, t, &mut cause) {
            let context = self.context(context);
            let mut msg =
                format!("cannot use {} as {} value in {context}", self.describe(x), self.type_str(t));
            if !cause.is_empty() {
                msg.push_str(": ");
                msg.push_str(&cause);
            }
            self.error_op(code, x, msg);
            x.mode = Mode::Invalid;
        }
    }

    /// Initialises variable `obj`, which takes the type of `x` if it has none.
    pub(crate) fn init_var(&mut self, obj: ObjId, x: &mut Operand, context: &'static str) {
        let o = self.store.obj(obj);
        if x.is_invalid() || !self.is_valid(x.ty) || o.known_ty().is_some_and(|t| !self.is_valid(t)) {
            o.set_ty(TypeId::INVALID);
            x.mode = Mode::Invalid;
            return;
        }
        if o.known_ty().is_none() {
            if matches!(x.mode, Mode::Value | Mode::Variable) && self.is_generic(x.ty) {
                self.non_generic(x);
                o.set_ty(TypeId::INVALID);
                return;
            }
            let mut t = x.ty;
            if self.is_untyped(t) {
                if t == TypeId::UNTYPED_NIL {
                    self.error_op("UntypedNilUse", x, format!("use of untyped nil in {context}"));
                    o.set_ty(TypeId::INVALID);
                    x.mode = Mode::Invalid;
                    return;
                }
                t = self.default_type(t);
            }
            o.set_ty(t);
        }
        let t = o.ty();
        if self.is_generic(x.ty) {
            let name = self.text(o.name).to_string();
            self.resolve_generic(x, Some(t), Some(name));
        }
        self.assignment(x, Some(t), context);
    }

    /// The type that a left side wants; `None` for the blank identifier. Invalid after an error.
    pub(crate) fn lhs_type(&mut self, lhs: ExprId) -> Option<TypeId> {
        let ast = self.ast;
        let inner = ast.unparen(lhs);
        let mut restore = None;
        if let ExprKind::Name { name } = ast[inner].kind {
            if name == self.store.names.blank {
                self.info().set_expr(inner, Mode::Variable, TypeId::VOID, None);
                return None;
            }
            // An assignment alone does not use a variable.
            if let Some(b) = self.locals.get(name)
                && let ObjKind::Var(_) = self.store.obj(b.obj).kind
            {
                let o = self.store.obj(b.obj);
                restore = Some((b.obj, o.flags() & flags::USED != 0));
            }
        }
        let x = self.expr(lhs);
        if let Some((obj, used)) = restore {
            let o = self.store.obj(obj);
            if !used {
                o.clear_flag(flags::USED);
            }
        }
        if x.is_invalid() {
            return Some(TypeId::INVALID);
        }
        match x.mode {
            Mode::Variable => {
                self.mark_root(lhs, flags::REASSIGNED);
                Some(x.ty)
            }
            Mode::MapIndex => Some(x.ty),
            _ => {
                let s = self.expr_string(lhs);
                if let ExprKind::Selector { x: base, .. } = ast[inner].kind
                    && self.expr(base).mode == Mode::MapIndex
                {
                    self.error_op(
                        "UnaddressableFieldAssign",
                        &x,
                        format!("cannot assign to struct field {s} in map"),
                    );
                    return Some(TypeId::INVALID);
                }
                let d = self.describe(&x);
                let _ = d;
                let msg = format!("cannot assign to {s} (neither addressable nor a map index expression)");
                self.error_op("UnassignableOperand", &x, msg);
                Some(TypeId::INVALID)
            }
        }
    }

    fn assign_typed(&mut self, lhs: ExprId, t: Option<TypeId>, x: &mut Operand, context: &'static str) {
        match t {
            Some(t) if !self.is_valid(t) => x.mode = Mode::Invalid,
            Some(t) => {
                if !x.is_invalid() && self.is_generic(x.ty) {
                    let target = self.expr_string(lhs);
                    self.resolve_generic(x, Some(t), Some(target));
                }
                self.assignment(x, Some(t), context)
            }
            None => {
                self.assignment(x, None, "assignment to _ identifier");
                // Later stages want to know what is thrown away.
                if !x.is_invalid() {
                    let inner = self.ast.unparen(lhs);
                    self.info().set_expr(inner, Mode::Variable, x.ty, None);
                }
            }
        }
    }

    /// The values of a right-hand side where `want` are needed: of one call, of a comma-ok expression, or one by one.
    /// `hints` are the types wanted. `None` after an error that has been reported; `Err(n)`: there are `n` instead.
    fn rhs_values(
        &mut self,
        rhs: &[ExprId],
        want: usize,
        hints: &[Option<TypeId>],
    ) -> Result<Few<Operand>, usize> {
        if rhs.len() == want && want != 1 || rhs.len() > 1 {
            let mut out = Few::new();
            for (i, &e) in rhs.iter().enumerate() {
                let hint = hints.get(i).copied().flatten();
                let mut x =
                    if rhs.len() == want { self.hinted_expr(e, hint) } else { self.multi_expr(e, None) };
                if rhs.len() != want {
                    self.single_value(&mut x);
                }
                out.push(x);
            }
            return if out.len() == want { Ok(out) } else { Err(out.len()) };
        }
        let Some(&e) = rhs.first() else { return Err(0) };
        if want == 1 {
            let hint = hints.first().copied().flatten();
            let x = self.multi_expr(e, hint);
            if let TypeKind::Tuple(ts) = self.store.kind(x.ty)
                && x.mode == Mode::Value
            {
                return Err(ts.len());
            }
            return Ok(smallvec![x]);
        }
        let x = self.multi_expr(e, None);
        if x.is_invalid() {
            return Ok(smallvec![x; want]);
        }
        if let TypeKind::Tuple(ts) = self.store.kind(x.ty)
            && x.mode == Mode::Value
        {
            if ts.len() != want {
                return Err(ts.len());
            }
            let result = |(i, &t): (usize, &TypeId)| Operand {
                result: (i + 1).min(254) as u8,
                ..Operand::new(Mode::Value, t, e)
            };
            return Ok(ts.iter().enumerate().map(result).collect());
        }
        if want == 2 && matches!(x.mode, Mode::MapIndex | Mode::CommaOk) {
            self.record_comma_ok(e, x.ty);
            let ok = Operand::new(Mode::Value, TypeId::UNTYPED_BOOL, e);
            // 255 marks the second value of a comma-ok expression, in messages.
            return Ok(smallvec![x, Operand { result: COMMA_OK, ..ok }]);
        }
        Err(1)
    }

    /// A comma-ok use: the expression has two values.
    fn record_comma_ok(&mut self, e: ExprId, t: TypeId) {
        let pair = self.store.tuple(&[t, TypeId::BOOL]);
        let ast = self.ast;
        let mut e = e;
        loop {
            self.info().set_type(e, pair);
            match ast[e].kind {
                ExprKind::Paren { x } => e = x,
                _ => return,
            }
        }
    }

    fn mismatch_error(&mut self, rhs: &[ExprId], l: usize, r: usize) {
        let count =
            |n: usize, unit: &str| if n == 1 { format!("{n} {unit}") } else { format!("{n} {unit}s") };
        let vars = count(l, "variable");
        let vals = count(r, "value");
        let first = rhs[0];
        if let [one] = rhs
            && let ExprKind::Call { fun, .. } = self.ast[self.ast.unparen(*one)].kind
        {
            let f = self.expr_string(fun);
            let msg = format!("assignment mismatch: {vars} but {f} returns {vals}");
            self.error_at("WrongAssignCount", first, msg);
            return;
        }
        self.error_at("WrongAssignCount", first, format!("assignment mismatch: {vars} but {vals}"));
    }

    /// Initialises variables. `ret` is the return statement if these are the results.
    pub(crate) fn init_vars(
        &mut self,
        lhs: &[ObjId],
        rhs: &[ExprId],
        ret: Option<Pos>,
        context: &'static str,
    ) {
        let hints: Few<Option<TypeId>> = lhs.iter().map(|&o| self.store.obj(o).known_ty()).collect();
        match self.rhs_values(rhs, lhs.len(), &hints) {
            Ok(mut values) => {
                for (&o, x) in lhs.iter().zip(&mut values) {
                    let unpacked = rhs.len() != lhs.len();
                    let context = if unpacked && ret.is_none() { "multiple assignment" } else { context };
                    self.init_var(o, x, context);
                }
            }
            Err(n) => {
                for &o in lhs {
                    let o = self.store.obj(o);
                    o.set_ty(TypeId::INVALID);
                }
                let invalid = rhs.iter().any(|&e| self.info().expr(e).mode == Mode::Invalid);
                if invalid {
                    return;
                }
                match ret {
                    Some(_) => self.return_mismatch(lhs, rhs),
                    None => self.mismatch_error(rhs, lhs.len(), n),
                }
            }
        }
    }

    fn return_mismatch(&mut self, lhs: &[ObjId], rhs: &[ExprId]) {
        let mut have = Vec::new();
        for &e in rhs {
            let tv = self.info().expr(e);
            match self.store.kind(tv.ty) {
                TypeKind::Tuple(ts) if rhs.len() == 1 => have.extend(ts),
                _ => have.push(tv.ty),
            }
        }
        let want: Vec<TypeId> = lhs.iter().map(|&o| self.store.obj(o).ty()).collect();
        let (at, what) = if have.len() < want.len() {
            (*rhs.last().unwrap_or(&rhs[0]), "not enough")
        } else {
            (*rhs.get(want.len()).unwrap_or(&rhs[0]), "too many")
        };
        let msg = format!(
            "{what} return values\n\thave {}\n\twant {}",
            self.types_summary(&have, false, false),
            self.types_summary(&want, false, false)
        );
        self.error_at("WrongResultCount", at, msg);
    }

    /// `lhs… = rhs…`
    pub(crate) fn assign_vars(&mut self, lhs: &[ExprId], rhs: &[ExprId]) {
        if let (&[l], &[r]) = (lhs, rhs) {
            let t = self.lhs_type(l);
            if t.is_some_and(|t| !self.is_valid(t)) {
                // The results of a call are counted all the same.
                if !matches!(self.ast[self.ast.unparen(r)].kind, ExprKind::Call { .. }) {
                    self.raw_expr(r, None);
                } else if let Err(n) = self.rhs_values(rhs, 1, &[None]) {
                    self.mismatch_error(rhs, 1, n);
                }
                return;
            }
            return self.assign_values(lhs, rhs, &[t]);
        }
        if lhs.len() != rhs.len() && rhs.len() != 1 {
            // Nothing is assigned: both sides are only read.
            let mut sound = true;
            for &l in lhs {
                sound &= self.use_target(l);
            }
            for &r in rhs {
                sound &= !self.raw_expr(r, None).is_invalid();
            }
            if sound {
                self.mismatch_error(rhs, lhs.len(), rhs.len());
            }
            return;
        }
        if lhs.len() != rhs.len() {
            return self.assign_results(lhs, rhs);
        }
        let types: Few<Option<TypeId>> = lhs.iter().map(|&l| self.lhs_type(l)).collect();
        self.assign_values(lhs, rhs, &types);
    }

    /// `lhs… = f()` and the comma-ok forms.
    fn assign_results(&mut self, lhs: &[ExprId], rhs: &[ExprId]) {
        match self.rhs_values(rhs, lhs.len(), &[]) {
            Ok(values) if values.iter().all(Operand::is_invalid) => {
                for &l in lhs {
                    self.use_target(l);
                }
            }
            Ok(mut values) => {
                for (&l, x) in lhs.iter().zip(&mut values) {
                    let t = self.lhs_type(l);
                    self.assign_typed(l, t, x, "multiple assignment");
                }
            }
            Err(n) => {
                for &l in lhs {
                    self.use_target(l);
                }
                if !rhs.iter().any(|&e| self.info().expr(e).mode == Mode::Invalid) {
                    self.mismatch_error(rhs, lhs.len(), n);
                }
            }
        }
    }

    /// Reads the left side of an assignment that does not take place; false if something is wrong in it. A variable
    /// does not count as used by it.
    fn use_target(&mut self, lhs: ExprId) -> bool {
        let ast = self.ast;
        let inner = ast.unparen(lhs);
        let ExprKind::Name { name } = ast[inner].kind else {
            return !self.raw_expr(lhs, None).is_invalid();
        };
        if name == self.store.names.blank {
            return true;
        }
        let unused = self.locals.get(name).map(|b| b.obj).filter(|&o| {
            let o = self.store.obj(o);
            matches!(o.kind, ObjKind::Var(_)) && o.flags() & flags::USED == 0
        });
        let ok = !self.raw_expr(lhs, None).is_invalid();
        if let Some(o) = unused {
            self.store.obj(o).clear_flag(flags::USED);
        }
        ok
    }

    fn assign_values(&mut self, lhs: &[ExprId], rhs: &[ExprId], types: &[Option<TypeId>]) {
        match self.rhs_values(rhs, lhs.len(), types) {
            Ok(mut values) => {
                for ((&l, &t), x) in lhs.iter().zip(types).zip(&mut values) {
                    let context = if lhs.len() > 1 { "multiple assignment" } else { "assignment" };
                    self.assign_typed(l, t, x, context);
                }
            }
            Err(n) => {
                if !rhs.iter().any(|&e| self.info().expr(e).mode == Mode::Invalid) {
                    self.mismatch_error(rhs, lhs.len(), n);
                }
            }
        }
    }

    /// `lhs… := rhs…`
    pub(crate) fn short_var_decl(&mut self, pos: Pos, lhs: &[ExprId], rhs: &[ExprId]) {
        let (vars, fresh) = self.declared_vars(pos, lhs, true);
        let context = if lhs.len() > 1 { "multiple assignment" } else { "assignment" };
        self.init_vars(&vars, rhs, None, context);
        for o in fresh {
            self.declare(o);
        }
    }

    /// The variables on the left of `:=`, and those among them that are new. The latter are not declared yet.
    pub(crate) fn declared_vars(
        &mut self,
        pos: Pos,
        lhs: &[ExprId],
        report: bool,
    ) -> (Few<ObjId>, Few<ObjId>) {
        let ast = self.ast;
        let (mut vars, mut fresh) = (Few::new(), Few::new());
        let mut seen: Few<source::Symbol> = Few::new();
        let mut has_error = false;
        let mut any_new = false;
        for &l in lhs {
            let p = ast[l].pos;
            let ExprKind::Name { name } = ast[l].kind else {
                self.raw_expr(l, None);
                let s = self.expr_string(l);
                self.error_at("BadDecl", l, format!("non-name {s} on left side of :="));
                has_error = true;
                vars.push(self.new_var(VarKind::Local, self.store.names.blank, p));
                continue;
            };
            if name != self.store.names.blank {
                if seen.contains(&name) {
                    let msg = format!("{} repeated on left side of :=", self.text(name));
                    self.error("RepeatedDecl", p, msg);
                    has_error = true;
                    vars.push(self.new_var(VarKind::Local, self.store.names.blank, p));
                    continue;
                }
                seen.push(name);
                if let Some(old) = self.locals.in_innermost(name) {
                    self.info().set_object(l, old);
                    let o = self.store.obj(old);
                    if let ObjKind::Var(_) = o.kind {
                        o.set_flag(flags::REASSIGNED);
                        self.info().set_expr(l, Mode::Variable, o.ty(), None);
                        vars.push(old);
                    } else {
                        let msg = format!("cannot assign to {}", self.expr_string(l));
                        self.error("UnassignableOperand", p, msg);
                        has_error = true;
                        vars.push(self.new_var(VarKind::Local, self.store.names.blank, p));
                    }
                    continue;
                }
            }
            let obj = self.new_var(VarKind::Local, name, p);
            self.info().set_object(l, obj);
            vars.push(obj);
            fresh.push(obj);
            any_new |= name != self.store.names.blank;
        }
        if report && !any_new && !has_error {
            self.error("NoNewVar", pos, "no new variables on left side of :=");
        }
        (vars, fresh)
    }
}
