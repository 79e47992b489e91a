//! Assignability.

use super::{Checker, Operand};
use crate::types::*;

impl Checker<'_> {
    /// What gc's reasons call a type: not by an alias, unless that is `byte` or `rune`.
    fn without_alias(&self, t: TypeId) -> TypeId {
        if t == TypeId::BYTE || t == TypeId::RUNE { t } else { self.store.unalias(t) }
    }

    /// Whether `x` may be assigned to a variable of type `t`; the error code if not, and a reason in `cause` where there
    /// is more to say than that.
    pub(crate) fn assignable(
        &mut self,
        x: &Operand,
        t: TypeId,
        cause: &mut String,
    ) -> Result<(), &'static str> {
        let v = x.ty;
        if x.is_invalid() || !self.is_valid(v) || !self.is_valid(t) || self.store.identical(v, t) {
            return Ok(());
        }
        let (vu, tu) = (self.store.under(v), self.store.under(t));
        if !self.is_known(v) || !self.is_known(t) {
            return Ok(());
        }
        let (vp, tp) = (self.store.is_type_param(v), self.store.is_type_param(t));
        if self.is_untyped(v) {
            if tp {
                let fits = self.store.param_terms(t).is_some_and(|terms| {
                    !terms.is_empty() && terms.iter().all(|term| self.implicit_type(x, term.ty).is_ok())
                });
                return if fits { Ok(()) } else { Err("IncompatibleAssign") };
            }
            return if self.implicit_type(x, t).is_ok() { Ok(()) } else { Err("IncompatibleAssign") };
        }
        if self.store.identical(vu, tu) && (!self.has_name(v) || !self.has_name(t)) && !vp && !tp {
            return Ok(());
        }
        let t_iface = matches!(self.store.kind(tu), TypeKind::Interface(_)) && !tp;
        if t_iface || self.is_interface_ptr(t) {
            let (plain_v, plain_t) = (self.without_alias(v), self.without_alias(t));
            if self.implements(plain_v, plain_t, false, Some(cause)) {
                return Ok(());
            }
            if !vp {
                if !t_iface && !cause.contains("pointer to") {
                    cause.clear();
                }
                return Err("InvalidIfaceAssign");
            }
            cause.clear();
        }
        // A value of interface type where a concrete type is wanted.
        if matches!(self.store.kind(vu), TypeKind::Interface(_)) && !vp && self.implements(t, v, false, None)
        {
            *cause = "need type assertion".into();
            return Err("IncompatibleAssign");
        }
        if let (TypeKind::Chan(ChanDir::Both, a), TypeKind::Chan(_, b)) =
            (self.store.kind(vu), self.store.kind(tu))
            && self.store.identical(a, b)
        {
            return if !self.has_name(v) || !self.has_name(t) { Ok(()) } else { Err("InvalidChanAssign") };
        }
        if tp && !self.has_name(v) {
            let terms = self.store.param_terms(t).unwrap_or(&[]);
            if terms.is_empty() {
                return Err("IncompatibleAssign");
            }
            for term in terms {
                if let Err(code) = self.assignable(x, term.ty, cause) {
                    *cause = format!(
                        "cannot assign {} to {} (in {})",
                        self.type_str(v),
                        self.type_str(term.ty),
                        self.type_str(t)
                    );
                    return Err(code);
                }
            }
            return Ok(());
        }
        if vp && !self.has_name(t) {
            let terms = self.store.param_terms(v).unwrap_or(&[]);
            if terms.is_empty() {
                return Err("IncompatibleAssign");
            }
            for term in terms {
                let y = Operand { ty: term.ty, ..x.clone() };
                if let Err(code) = self.assignable(&y, t, cause) {
                    *cause = format!(
                        "cannot assign {} (in {}) to {}",
                        self.type_str(term.ty),
                        self.type_str(v),
                        self.type_str(t)
                    );
                    return Err(code);
                }
            }
            return Ok(());
        }
        Err("IncompatibleAssign")
    }
}
