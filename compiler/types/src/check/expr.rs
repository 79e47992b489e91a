//! Expressions: dispatch, and what an expression may be where it stands.

use super::body::BodyWork;
use super::decl::Delayed;
use super::infer::Inference;
use super::{Checker, Operand};
use crate::info::Mode;
use crate::object::flags;
use crate::types::*;
use std::sync::Arc;
use syntax::ast::*;

impl Checker<'_> {
    /// A value whose type is still being declared, as in `type T [len(T{})]int`: that is a cycle.
    fn incomplete_value(&mut self, x: &mut Operand) {
        if self.path.is_empty()
            || matches!(x.mode, Mode::Invalid | Mode::TypeExpr | Mode::NoValue | Mode::Builtin)
        {
            return;
        }
        if self.incomplete_type(x.ty) {
            x.mode = Mode::Invalid;
            x.ty = TypeId::INVALID;
        }
    }

    /// Whether `t` is still being declared; reports the cycle that led here then.
    pub(crate) fn incomplete_type(&mut self, t: TypeId) -> bool {
        let TypeKind::Named(n) = self.store.kind(t) else { return false };
        let TypeKind::Named(o) = self.store.kind(n.origin) else { return false };
        if o.underlying.get().is_some() || o.from.get().is_some() {
            return false;
        }
        let Some(start) = self.path.iter().position(|&p| p == o.obj) else { return false };
        if self.store.obj(o.obj).flags() & flags::BROKEN == 0 {
            let cycle = self.path[start..].to_vec();
            self.cycle_error(&cycle);
            self.store.obj(o.obj).set_flag(flags::BROKEN);
        }
        true
    }

    /// `(n int, err error)` for a call.
    fn named_results(&mut self, x: &Operand) -> Option<String> {
        let ExprKind::Call { fun, .. } = self.ast[self.ast.unparen(x.expr?)].kind else { return None };
        let ty = self.info().expr(fun).ty;
        let results = &self.is_signature(ty)?.results;
        let one = |p: &crate::types::Param| match self.text(p.name) {
            "" => self.type_str(p.ty),
            name => format!("{name} {}", self.type_str(p.ty)),
        };
        let list: Vec<String> = results.iter().map(one).collect();
        Some(format!("({})", list.join(", ")))
    }

    /// A single value.
    pub(crate) fn expr(&mut self, e: ExprId) -> Operand {
        self.expr_with(e, None)
    }

    /// A single value; a generic function is instantiated to fit `hint`.
    pub(crate) fn expr_with(&mut self, e: ExprId, hint: Option<TypeId>) -> Operand {
        let mut x = self.raw_expr(e, hint);
        self.no_type(&mut x);
        self.resolve_generic(&mut x, hint, None);
        self.single_value(&mut x);
        x
    }

    /// A value for a target of type `hint`; generic functions are left to the assignment.
    pub(crate) fn hinted_expr(&mut self, e: ExprId, hint: Option<TypeId>) -> Operand {
        let mut x = self.raw_expr(e, hint);
        self.no_type(&mut x);
        self.single_value(&mut x);
        x
    }

    /// A value, perhaps a generic function that still lacks type arguments.
    pub(crate) fn generic_expr(&mut self, e: ExprId) -> Operand {
        let mut x = self.raw_expr(e, None);
        self.no_type(&mut x);
        self.single_value(&mut x);
        x
    }

    /// A value, or several (a call), or one that may be used with comma-ok.
    pub(crate) fn multi_expr(&mut self, e: ExprId, hint: Option<TypeId>) -> Operand {
        let mut x = self.raw_expr(e, hint);
        self.no_type(&mut x);
        x
    }

    /// A value or a type.
    pub(crate) fn expr_or_type(&mut self, e: ExprId, allow_generic: bool) -> Operand {
        let mut x = self.raw_expr(e, None);
        if x.mode == Mode::NoValue {
            let msg = format!("{} used as value or type", self.describe(&x));
            self.error_op("NotAnExpr", &x, msg);
            x.mode = Mode::Invalid;
        }
        if !allow_generic {
            self.non_generic(&mut x);
        }
        self.single_value(&mut x);
        x
    }

    /// Reports generic functions and types without type arguments.
    pub(crate) fn non_generic(&mut self, x: &mut Operand) {
        if x.mode == Mode::Value && self.is_generic(x.ty) && self.complete_partial(x) {
            return;
        }
        if x.is_invalid() || !self.is_generic(x.ty) || matches!(x.mode, Mode::Builtin | Mode::NoValue) {
            return;
        }
        let what = if x.mode == Mode::TypeExpr { "type" } else { "function" };
        let s = x.expr.map_or(String::new(), |e| self.expr_string(e));
        self.error_op("WrongTypeArgCount", x, format!("cannot use generic {what} {s} without instantiation"));
        x.mode = Mode::Invalid;
        x.ty = TypeId::INVALID;
    }

    /// `f[T]` outside of calls, where constraints may give the missing type arguments.
    fn complete_partial(&mut self, x: &mut Operand) -> bool {
        let (Some(e), Some(sig)) = (x.expr, self.is_signature(x.ty)) else { return false };
        let Some(explicit) = self.partial.remove(&(self.file, e)) else { return false };
        let mut targs: Vec<Option<TypeId>> = explicit.iter().map(|&t| Some(t)).collect();
        targs.resize(sig.tparams.len(), None);
        let name = self.expr_string(e);
        let inf = Inference {
            pos: self.ast[e].pos,
            tparams: &sig.tparams,
            targs,
            pairs: vec![],
            name,
            reverse: None,
        };
        match self.infer(inf) {
            Some(all) => {
                let positions = match self.ast[e].kind {
                    ExprKind::Index { args, .. } => {
                        let ast = self.ast;
                        ast.list(args).iter().map(|&a| self.start(a)).collect()
                    }
                    _ => vec![],
                };
                self.instantiate_function(x, &all, e, positions);
            }
            None => {
                x.mode = Mode::Invalid;
                x.ty = TypeId::INVALID;
            }
        }
        true
    }

    /// Instantiates a generic function for its target, or reports that it is none.
    pub(crate) fn resolve_generic(&mut self, x: &mut Operand, hint: Option<TypeId>, what: Option<String>) {
        if x.is_invalid() || x.mode == Mode::TypeExpr || !self.is_generic(x.ty) {
            return;
        }
        match hint {
            Some(t) if self.is_signature(t).is_some() && !self.store.is_type_param(t) => {
                self.instantiate_for(x, t, what);
            }
            _ => self.non_generic(x),
        }
    }

    fn no_type(&mut self, x: &mut Operand) {
        let (code, what) = match x.mode {
            Mode::NoValue => ("TooManyValues", "used as value"),
            Mode::Builtin => ("UncalledBuiltin", "must be called"),
            Mode::TypeExpr => ("NotAnExpr", "is not an expression"),
            _ => return,
        };
        let msg = match x.mode {
            Mode::TypeExpr if self.is_generic(x.ty) => {
                let s = x.expr.map_or(String::new(), |e| self.expr_string(e));
                format!("cannot use generic type {s} without instantiation")
            }
            _ => format!("{} {what}", self.describe(x)),
        };
        self.error_op(code, x, msg);
        x.mode = Mode::Invalid;
    }

    pub(crate) fn single_value(&mut self, x: &mut Operand) {
        if x.mode == Mode::Value
            && let TypeKind::Tuple(ts) = self.store.kind(x.ty)
            && ts.len() != 1
        {
            // The results are named as the function declares them.
            let plain = self.type_str(x.ty);
            let named = self.named_results(x).unwrap_or_else(|| plain.clone());
            let text = self.describe(x).replace(&plain, &named);
            let msg = format!("multiple-value {text} in single-value context");
            self.error_op("TooManyValues", x, msg);
            x.mode = Mode::Invalid;
        }
    }

    /// Evaluates for the sake of uses only, after an error elsewhere.
    pub(crate) fn use_exprs(&mut self, list: List<ExprId>) {
        let ast = self.ast;
        for &e in ast.list(list) {
            self.raw_expr(e, None);
        }
    }

    /// Any expression; its facts are recorded.
    pub(crate) fn raw_expr(&mut self, e: ExprId, hint: Option<TypeId>) -> Operand {
        let mut x = if self.is_deep() {
            self.too_deep(e);
            Operand::invalid(e)
        } else {
            self.expr_inner(e, hint)
        };
        x.expr = Some(e);
        self.incomplete_value(&mut x);
        self.record(&x);
        x
    }

    /// Writes what is known about an operand into the side table.
    pub(crate) fn record(&mut self, x: &Operand) {
        let Some(e) = x.expr else { return };
        let (ty, val) = match x.mode {
            Mode::Invalid => (TypeId::INVALID, None),
            Mode::NoValue => (TypeId::VOID, None),
            Mode::Constant => (x.ty, Some(x.val.clone())),
            _ => (x.ty, None),
        };
        self.info().set_expr(e, x.mode, ty, val);
    }

    fn expr_inner(&mut self, e: ExprId, hint: Option<TypeId>) -> Operand {
        let ast = self.ast;
        match ast[e].kind {
            ExprKind::Bad => Operand::invalid(e),
            ExprKind::Name { .. } => self.ident(e, false),
            ExprKind::Literal { kind } => self.literal(e, kind),
            ExprKind::Paren { x } => self.raw_expr(x, hint),
            ExprKind::FuncLit { ty, body } => self.func_lit(e, ty, body),
            ExprKind::CompositeLit { ty, elems } => self.composite_lit(e, ty, elems, hint),
            ExprKind::Selector { x, sel } => self.selector(e, x, sel, false),
            ExprKind::Index { x, args } => self.index_expr(e, x, args),
            ExprKind::Slice { x, lo, hi, max } => self.slice_expr(e, x, [lo, hi, max]),
            ExprKind::TypeAssert { x, ty } => self.type_assert(e, x, ty),
            ExprKind::TypeGuard { x } => {
                self.expr(x);
                let pos = ast[e].pos;
                self.error(
                    "InvalidSyntaxTree",
                    pos,
                    "invalid syntax tree: use of .(type) outside type switch",
                );
                Operand::invalid(e)
            }
            ExprKind::Call { fun, args, dots } => self.call(e, fun, args, dots),
            ExprKind::Star { x } => self.star(e, x),
            ExprKind::Unary { op, x } => self.unary(e, op, x, hint),
            ExprKind::Binary { op, x, y } => self.binary(e, op, x, y),
            ExprKind::ArrayType { .. }
            | ExprKind::SliceType { .. }
            | ExprKind::MapType { .. }
            | ExprKind::ChanType { .. }
            | ExprKind::FuncType { .. }
            | ExprKind::StructType { .. }
            | ExprKind::InterfaceType { .. } => {
                let t = self.generic_type_expr(e);
                if t == TypeId::INVALID { Operand::invalid(e) } else { Operand::new(Mode::TypeExpr, t, e) }
            }
        }
    }

    fn star(&mut self, e: ExprId, inner: ExprId) -> Operand {
        let mut x = self.expr_or_type(inner, false);
        match x.mode {
            Mode::Invalid => return x,
            Mode::TypeExpr => {
                let pos = self.start(inner);
                self.later(Delayed::VarType { ty: x.ty, pos });
                x.ty = self.store.pointer(x.ty);
                return x;
            }
            Mode::Builtin | Mode::Nil => {
                let msg = format!("invalid operation: cannot indirect {}", self.describe(&x));
                self.error_at("InvalidIndirection", inner, msg);
                return Operand::invalid(e);
            }
            _ => {}
        }
        let base = match self.store.core_type(x.ty).map(|u| self.store.kind(u)) {
            Some(TypeKind::Pointer(b)) => Some(b),
            _ => None,
        };
        match base {
            Some(b) => {
                x.mode = Mode::Variable;
                x.ty = b;
            }
            None => {
                let terms = self.store.param_terms(x.ty).unwrap_or(&[]);
                let pointers =
                    terms.iter().all(|t| matches!(self.store.under_kind(t.ty), TypeKind::Pointer(_)));
                let msg = if pointers && !terms.is_empty() {
                    format!("pointers of {} must have identical base types", self.describe(&x))
                } else {
                    format!("cannot indirect {}", self.describe(&x))
                };
                self.error_op("InvalidIndirection", &x, format!("invalid operation: {msg}"));
                x.mode = Mode::Invalid;
            }
        }
        x
    }

    fn type_assert(&mut self, e: ExprId, inner: ExprId, ty: ExprId) -> Operand {
        let mut x = self.expr(inner);
        if x.is_invalid() {
            return x;
        }
        if !self.store.is_interface(x.ty) {
            let msg = if self.store.is_type_param(x.ty) {
                format!(
                    "invalid operation: cannot use type assertion on type parameter value {}",
                    self.describe(&x)
                )
            } else {
                format!("invalid operation: {} is not an interface", self.describe(&x))
            };
            self.error_op("InvalidAssert", &x, msg);
            return Operand::invalid(e);
        }
        let t = self.var_type(ty);
        if t == TypeId::INVALID {
            return Operand::invalid(e);
        }
        self.check_assertion(e, &x, t, false);
        x.mode = Mode::CommaOk;
        x.ty = t;
        x
    }

    /// Reports a type assertion (or case of a type switch) that can never succeed.
    pub(crate) fn check_assertion(&mut self, e: ExprId, x: &Operand, t: TypeId, switch: bool) {
        if let Some(why) = self.impossible_assertion(x.ty, t) {
            let (xs, ts) = (self.type_str(x.ty), self.type_str(t));
            if switch {
                let d = self.describe(x);
                let msg = format!(
                    "impossible type switch case: {}\n\t{d} cannot have dynamic type {ts} {why}",
                    self.expr_string(e)
                );
                self.error_at("ImpossibleAssert", e, msg);
            } else {
                let s = self.expr_string(e);
                let msg = format!("impossible type assertion: {s}\n\t{ts} does not implement {xs} {why}");
                self.error_at("ImpossibleAssert", e, msg);
            }
        }
    }

    /// Why no value of interface type `v` can have dynamic type `t`.
    fn impossible_assertion(&mut self, v: TypeId, t: TypeId) -> Option<String> {
        if matches!(self.store.under_kind(t), TypeKind::Interface(_)) && !self.store.is_type_param(t) {
            // Both may be satisfied by the same type unless methods of one name differ.
            return None;
        }
        self.missing_method(t, v, false, true)
    }

    fn func_lit(&mut self, e: ExprId, ty: ExprId, body: StmtId) -> Operand {
        self.locals.open();
        let (sig, vars) = self.func_signature(None, ty);
        self.locals_discard();
        if sig == TypeId::INVALID {
            return Operand::invalid(e);
        }
        let vars = Arc::new(vars);
        self.info().func_lits.insert(e.index() as u32, vars.clone());
        if self.env.func_depth == 0 {
            // Package-level: the body may refer to what is being declared.
            let work =
                BodyWork::Lit { file: self.file, body, vars, decl: self.env.decl, iota: self.env.iota };
            self.later(Delayed::FuncLit(Box::new(work)));
        } else {
            self.nested_body(body, vars);
        }
        Operand::new(Mode::Value, sig, e)
    }

    /// Marks the variable whose memory `e` denotes a part of.
    pub(crate) fn mark_root(&mut self, e: ExprId, flag: u8) {
        let ast = self.ast;
        let mut e = e;
        loop {
            e = match ast[e].kind {
                ExprKind::Paren { x } => x,
                ExprKind::Selector { x, .. } => {
                    // Through a pointer it is other memory.
                    if self.info().selection(e).is_some_and(|s| s.indirect)
                        || self.info().selection(e).is_none()
                    {
                        return;
                    }
                    x
                }
                ExprKind::Index { x, .. } => {
                    let t = self.info().expr(x).ty;
                    if !matches!(self.store.under_kind(t), TypeKind::Array(..)) {
                        return;
                    }
                    x
                }
                ExprKind::Name { .. } => {
                    if let Some(o) = self.info().object(e) {
                        self.store.obj(o).set_flag(flag);
                    }
                    return;
                }
                _ => return,
            };
        }
    }

    /// `&x` was taken.
    pub(crate) fn mark_address(&mut self, e: ExprId) {
        self.mark_root(e, flags::ADDR_TAKEN);
    }
}
