//! Order of evaluation inside a statement.
//!
//! The specification orders calls, receives and logical operators among themselves and leaves open when variables are
//! read in between. Programs rely, mostly without knowing, on what gc does: what is ordered happens first, from left to
//! right, and what only reads (variables, indirections, fields, elements, arithmetic, conversions) happens once all of
//! that is done. `return n, next()` therefore returns the `n` that `next` left behind.
//!
//! [`Fx::operands`] does this for the operands of one statement, call or slice expression: it evaluates the ordered
//! expressions in them and keeps their values, then has the rest evaluated with [`Fx::late`] set, where an ordered
//! expression is looked up instead of evaluated. An ordered expression's own operands are its own affair.

use crate::func::Fx;
use crate::val::Val;
use syntax::ast::{ExprId, ExprKind, Op};
use types::{Builtin, Mode, Selection, SelectionKind, TypeId, TypeKind};

impl<'a> Fx<'a, '_> {
    /// The selection of the method that is called.
    pub fn method_selection(&self, fun: ExprId) -> Option<&'a Selection> {
        let f = self.ast().unparen(fun);
        let sel = self.info().selection(f.index() as u32)?;
        (sel.kind == SelectionKind::MethodValue).then_some(sel)
    }
}

impl Fx<'_, '_> {
    /// Evaluates what is ordered in `roots`, then runs `f`, which evaluates the rest of them.
    pub fn operands<R>(&mut self, roots: &[ExprId], f: impl FnOnce(&mut Self) -> R) -> R {
        self.apart(|fx| {
            for &r in roots {
                fx.evaluate_ordered(r);
            }
            fx.late = true;
            f(fx)
        })
    }

    /// The same for a statement that stores to `places`.
    pub fn operands_to<R>(
        &mut self,
        places: &[ExprId],
        values: &[ExprId],
        f: impl FnOnce(&mut Self) -> R,
    ) -> R {
        self.apart(|fx| {
            for &p in places {
                let p = fx.ast().unparen(p);
                match fx.ast()[p].kind {
                    // Not read, so not ordered itself.
                    ExprKind::Index { x, args } => fx.evaluate_ordered_index(x, fx.ast().list(args)[0]),
                    _ => fx.evaluate_ordered(p),
                }
            }
            for &v in values {
                fx.evaluate_ordered(v);
            }
            fx.late = true;
            f(fx)
        })
    }

    /// Runs `f` with an order of its own, as for an operand that may not be evaluated at all.
    pub fn apart<R>(&mut self, f: impl FnOnce(&mut Self) -> R) -> R {
        let late = std::mem::replace(&mut self.late, false);
        let r = f(self);
        self.late = late;
        r
    }

    /// The operands of a call that come before its arguments: the receiver or the func value.
    pub fn callee_operand(&self, fun: ExprId) -> ExprId {
        let f = self.ast().unparen(fun);
        let inner = match self.ast()[f].kind {
            ExprKind::Index { x, .. } if self.info().instance(f.index() as u32).is_some() => {
                self.ast().unparen(x)
            }
            _ => f,
        };
        match self.ast()[inner].kind {
            ExprKind::Selector { x, .. } if self.is_method_value(inner) => x,
            _ => inner,
        }
    }

    fn is_method_value(&self, e: ExprId) -> bool {
        self.info().selection(e.index() as u32).is_some_and(|s| s.kind == SelectionKind::MethodValue)
    }

    /// Whether `e` itself is evaluated in order rather than when its value is needed.
    pub fn is_ordered(&self, e: ExprId) -> bool {
        if self.info().value(e.index() as u32).is_some() {
            return false;
        }
        match self.ast()[e].kind {
            ExprKind::Slice { .. } => true,
            ExprKind::Unary { op, .. } => op == Op::Recv,
            ExprKind::Binary { op, .. } => matches!(op, Op::AndAnd | Op::OrOr),
            ExprKind::Selector { .. } => self.is_method_value(e),
            ExprKind::Index { x, .. } if self.info().instance(e.index() as u32).is_some() => {
                self.is_method_value(self.ast().unparen(x))
            }
            // The bytes of the key are not copied: they are read before something else can change them.
            ExprKind::Index { x, args } => {
                matches!(self.under(self.type_of(x)), TypeKind::Map(..))
                    && self.has_bytes_of_string(self.ast().list(args)[0])
            }
            // A pointer-shaped value is taken out of the interface where it is used.
            ExprKind::TypeAssert { .. } => {
                let t = self.comma_ok_type(self.type_of(e));
                !self.cx.is_direct_iface(t)
            }
            ExprKind::Call { fun, .. } => {
                self.mode_of(fun) != Mode::TypeExpr && self.builtin_of(fun) != Some(Builtin::Complex)
            }
            ExprKind::CompositeLit { .. } => {
                let t = self.type_of(e);
                let t = match self.under(t) {
                    TypeKind::Pointer(elem) => elem,
                    _ => t,
                };
                matches!(self.under(t), TypeKind::Map(..))
            }
            _ => false,
        }
    }

    /// Evaluates the ordered expressions in `e`, in order.
    fn evaluate_ordered(&mut self, e: ExprId) {
        if self.info().value(e.index() as u32).is_some()
            || self.mode_of(e) == Mode::TypeExpr
            || self.evaluated.contains_key(&e)
        {
            return;
        }
        if self.is_ordered(e) {
            // The only operand of a call may be several values, and a comma-ok form asks for two.
            if !matches!(self.cx.st.kind(self.type_of(e)), TypeKind::Tuple(_)) {
                let v = self.expr(e);
                self.evaluated.insert(e, v);
            }
            return;
        }
        match self.ast()[e].kind {
            ExprKind::Paren { x } | ExprKind::Star { x } | ExprKind::TypeAssert { x, .. } => {
                self.evaluate_ordered(x);
            }
            ExprKind::Unary { x, .. } => self.evaluate_ordered(x),
            ExprKind::Selector { x, .. } => {
                let field = |s: &types::Selection| s.kind == SelectionKind::Field;
                if self.info().selection(e.index() as u32).is_some_and(field) {
                    self.evaluate_ordered(x);
                }
            }
            ExprKind::Index { x, args } if self.info().instance(e.index() as u32).is_none() => {
                self.evaluate_ordered_index(x, self.ast().list(args)[0]);
            }
            ExprKind::Binary { x, y, .. } => {
                self.evaluate_ordered(x);
                self.evaluate_ordered(y);
            }
            // A conversion, or complex.
            ExprKind::Call { args, .. } => {
                for &a in self.ast().list(args) {
                    self.evaluate_ordered(a);
                }
            }
            ExprKind::CompositeLit { elems, .. } => {
                for el in self.ast().list(elems) {
                    self.evaluate_ordered(el.value);
                }
            }
            _ => {}
        }
    }

    fn evaluate_ordered_index(&mut self, x: ExprId, i: ExprId) {
        self.evaluate_ordered(x);
        match self.under(self.type_of(x)) {
            TypeKind::Map(k, elem) => self.evaluate_key(i, k, elem),
            _ => self.evaluate_ordered(i),
        }
    }

    /// The key `i` of a map with keys of type `k`. One that is passed by address and has none gets it now, and with it
    /// its value.
    pub fn evaluate_key(&mut self, i: ExprId, k: TypeId, elem: TypeId) {
        let converted = self.cx.st.is_interface(k) && !self.cx.st.is_interface(self.type_of(i));
        if !self.is_quick_key(k, elem) && (converted || !self.has_address(i)) {
            self.evaluate_now(i);
        } else {
            self.evaluate_ordered(i);
        }
    }

    /// Whether `e` is a place in memory.
    fn has_address(&self, e: ExprId) -> bool {
        match self.ast()[e].kind {
            ExprKind::Paren { x } => self.has_address(x),
            ExprKind::Name { .. } => self.const_of(e).is_none(),
            ExprKind::Star { .. } => true,
            ExprKind::Selector { x, .. } => !self.is_part(e, x) || self.has_address(x),
            ExprKind::Index { x, .. } => match self.under(self.type_of(x)) {
                TypeKind::Slice(_) | TypeKind::Pointer(_) => true,
                TypeKind::Array(..) => self.has_address(x),
                _ => false,
            },
            _ => false,
        }
    }

    /// The bounds of a slice expression: what is more than a variable is evaluated where it stands.
    pub fn evaluate_bound(&mut self, i: ExprId) {
        match self.ast()[self.ast().unparen(i)].kind {
            ExprKind::Name { .. } => {}
            _ => self.evaluate_now(i),
        }
    }

    /// Evaluates all of `e` before what follows it.
    pub fn evaluate_now(&mut self, e: ExprId) {
        if self.const_of(e).is_some() || self.is_nil_expr(e) || self.evaluated.contains_key(&e) {
            return;
        }
        let t = self.type_of(e);
        let v = self.apart(|fx| fx.expr(e));
        let v = self.own(v, t);
        self.evaluated.insert(e, v);
    }

    /// Evaluates now what in `e` is more than variables and what they lead to.
    pub fn evaluate_safe(&mut self, e: ExprId) {
        match self.ast()[e].kind {
            ExprKind::Name { .. } => {}
            ExprKind::Paren { x } | ExprKind::Star { x } => self.evaluate_safe(x),
            ExprKind::Selector { x, .. }
                if self
                    .info()
                    .selection(e.index() as u32)
                    .is_some_and(|s| s.kind == SelectionKind::Field) =>
            {
                self.evaluate_safe(x);
            }
            ExprKind::Index { x, args } if self.info().instance(e.index() as u32).is_none() => {
                self.evaluate_safe(x);
                self.evaluate_safe(self.ast().list(args)[0]);
            }
            _ => self.evaluate_now(e),
        }
    }

    /// Whether keys of type `k` are passed by value to gc's functions that look them up.
    fn is_quick_key(&mut self, k: TypeId, elem: TypeId) -> bool {
        let word = match self.under(k) {
            TypeKind::Basic(b) if b.is_string() => true,
            TypeKind::Basic(b) if b.is_float() || b.is_complex() => false,
            TypeKind::Basic(_) => matches!(self.size_of(k), 4 | 8),
            TypeKind::Pointer(_) | TypeKind::Chan(..) => true,
            _ => false,
        };
        word && self.size_of(elem) <= 128
    }

    /// The value of `e` if it has been evaluated in order already.
    pub fn take_evaluated(&mut self, e: ExprId) -> Option<Val> {
        if self.evaluated.is_empty() { None } else { self.evaluated.remove(&e) }
    }
}
