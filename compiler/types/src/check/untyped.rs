//! Untyped operands: what type they get from where they are used, and how that reaches the expressions they are made of.

use super::constants::Misfit;
use super::{Checker, Operand};
use crate::constant::Value;
use crate::info::Mode;
use crate::types::*;
use syntax::ast::*;

impl Checker<'_> {
    /// The type that untyped `x` takes when `target` is wanted, and its value if it is a constant. Typed operands keep
    /// theirs.
    pub(crate) fn implicit_type(
        &self,
        x: &Operand,
        target: TypeId,
    ) -> Result<(TypeId, Option<Value>), Misfit> {
        if x.is_invalid() || !self.is_untyped(x.ty) || !self.is_known(target) {
            return Ok((x.ty, None));
        }
        if self.is_untyped(target) {
            return self.max_untyped(x.ty, target).map(|t| (t, None)).ok_or(Misfit::Other);
        }
        if x.is_nil() {
            return if self.has_nil(target) { Ok((target, None)) } else { Err(Misfit::Other) };
        }
        if self.store.is_type_param(target) {
            let terms = self.store.param_terms(target).unwrap_or(&[]);
            if terms.is_empty() {
                return Err(Misfit::Other);
            }
            for term in terms {
                self.implicit_type(x, self.store.under(term.ty)).map_err(|_| Misfit::Other)?;
            }
            return Ok((target, None));
        }
        match self.store.under_kind(target) {
            TypeKind::Basic(b) => {
                if x.is_const() {
                    let v = self.representation(x, b)?;
                    return Ok((target, Some(v)));
                }
                let ok = match x.ty {
                    TypeId::UNTYPED_BOOL => b.is_boolean(),
                    TypeId::UNTYPED_STRING => b.is_string(),
                    TypeId::UNTYPED_NIL => b == Basic::UnsafePointer,
                    _ => b.is_numeric(),
                };
                if ok { Ok((target, None)) } else { Err(Misfit::Other) }
            }
            TypeKind::Interface(_) => {
                // Values in interfaces need a concrete dynamic type; methods they have none.
                let set = self.store.type_set(target);
                if set.methods.is_empty() && set.terms.is_none() && !set.comparable {
                    Ok((self.default_type(x.ty), None))
                } else {
                    Err(Misfit::Other)
                }
            }
            _ => Err(Misfit::Other),
        }
    }

    /// Converts untyped `x` to `target` and reports if that is impossible.
    pub(crate) fn convert_untyped(&mut self, x: &mut Operand, target: TypeId) {
        match self.implicit_type(x, target) {
            Err(why) => {
                // gc names the type under a defined one.
                let t = if self.store.is_type_param(target) { target } else { self.store.under(target) };
                self.misfit(why, x, t);
            }
            Ok((t, v)) => self.settle(x, t, v),
        }
    }

    /// Gives `x` the type (and value) that `implicit_type` found.
    pub(crate) fn settle(&mut self, x: &mut Operand, t: TypeId, v: Option<Value>) {
        if let Some(v) = v {
            x.val = v;
            self.update_value(x);
        }
        if t != x.ty {
            x.ty = t;
            if let Some(e) = x.expr {
                self.update_type(e, t, false);
            }
        }
    }

    /// Gives untyped `x` its default type.
    pub(crate) fn use_default(&mut self, x: &mut Operand) {
        if !x.is_invalid() && self.is_untyped(x.ty) {
            let t = self.default_type(x.ty);
            self.convert_untyped(x, t);
        }
    }

    fn update_value(&mut self, x: &Operand) {
        let Some(e) = x.expr else { return };
        let tv = self.info().expr(e);
        if tv.mode == Mode::Constant {
            let v = x.val.clone();
            self.info().set_expr(e, Mode::Constant, tv.ty, Some(v));
        }
    }

    /// Records that the untyped expression `e` turned out to be of type `t`. Where the type is final, so are those of its
    /// operands, as far as they decide about it.
    pub(crate) fn update_type(&mut self, e: ExprId, t: TypeId, is_final: bool) {
        let ast = self.ast;
        let mut e = e;
        loop {
            let old = self.info().expr(e);
            if old.mode == Mode::Invalid || !self.is_untyped(old.ty) {
                return;
            }
            let is_const = old.mode == Mode::Constant;
            let next = match ast[e].kind {
                ExprKind::Paren { x } => Some(x),
                // The operands of a constant keep their own values.
                ExprKind::Unary { x, .. } if !is_const => Some(x),
                ExprKind::Binary { op, x, y } if !is_const => {
                    if op.is_comparison() {
                        None
                    } else if op.is_shift() {
                        Some(x)
                    } else {
                        self.update_type(y, t, is_final);
                        Some(x)
                    }
                }
                _ => None,
            };
            if !is_final && self.is_untyped(t) {
                self.record_type(e, self.store.under(t));
            } else {
                let key = (self.file, e.index() as u32);
                if self.shift_operands.contains(&key) && !self.all_integer(t) {
                    let (s, ts) = (self.expr_string(e), self.type_str(t));
                    let msg = format!("invalid operation: shifted operand {s} (type {ts}) must be integer");
                    self.error_at("InvalidShiftOperand", e, msg);
                    self.shift_operands.remove(&key);
                    return;
                }
                if is_const && let Some(b) = self.basic(t) {
                    // The type follows the value: `var f float64 = 1 << s` has failed already.
                    let val = self.info().value(e).cloned().unwrap_or(Value::Unknown);
                    let x = Operand::constant(old.ty, val, e);
                    match self.representation(&x, b) {
                        Ok(v) => self.info().set_expr(e, Mode::Constant, t, Some(v)),
                        Err(why) => {
                            self.misfit(why, &mut Operand { expr: Some(e), ..x }, t);
                            self.record_type(e, t);
                        }
                    }
                } else {
                    self.record_type(e, t);
                }
            }
            match next {
                Some(x) => e = x,
                None => return,
            }
        }
    }

    fn record_type(&mut self, e: ExprId, t: TypeId) {
        self.info().set_type(e, t);
    }

    /// Whether an untyped one of two operands could take the other's type.
    pub(crate) fn may_convert(&self, x: &Operand, y: &Operand, comparison: bool) -> bool {
        let (xu, yu) = (self.is_untyped(x.ty), self.is_untyped(y.ty));
        if !xu && !yu {
            return false;
        }
        let iface = |t: TypeId| self.store.is_interface(t);
        // Strings and booleans are converted even where that leads nowhere; numbers are not.
        let tried = |t: TypeId| matches!(t, TypeId::UNTYPED_STRING | TypeId::UNTYPED_BOOL);
        if (iface(x.ty) || iface(y.ty)) && (comparison || tried(x.ty) || tried(y.ty)) {
            return true;
        }
        if self.all_boolean(x.ty) != self.all_boolean(y.ty) || self.all_string(x.ty) != self.all_string(y.ty)
        {
            return false;
        }
        if x.is_nil() {
            return self.has_nil(y.ty);
        }
        if y.is_nil() {
            return self.has_nil(x.ty);
        }
        self.all_numeric(x.ty) == self.all_numeric(y.ty)
    }
}
