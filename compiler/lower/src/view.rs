//! Conversions between strings and bytes whose result is looked at and not kept: no copy is made.
//!
//! A converted operand of a comparison, a concatenation, a key that is looked up or deleted, or a constant switch is the bytes
//! themselves, if nothing that runs before it is used could change them. Bytes of a string that are only ranged over, copied
//! or appended are those of the string. Of runes that are only counted nothing is made.

use crate::func::Fx;
use crate::val::Val;
use syntax::ast::{ExprId, ExprKind};
use types::{Basic, Mode, TypeId, TypeKind};

impl Fx<'_, '_> {
    /// `x` in a conversion `T(x)` that is no constant.
    fn converted(&self, e: ExprId) -> Option<ExprId> {
        if self.const_of(e).is_some() {
            return None;
        }
        let ExprKind::Call { fun, args, .. } = self.ast()[self.ast().unparen(e)].kind else { return None };
        let &[x] = self.ast().list(args) else { return None };
        (self.mode_of(fun) == Mode::TypeExpr && !self.is_nil_expr(x)).then_some(x)
    }

    fn is_bytes(&self, t: TypeId) -> bool {
        match self.under(t) {
            TypeKind::Slice(elem) => matches!(self.under(elem), TypeKind::Basic(Basic::Uint8)),
            _ => false,
        }
    }

    /// The bytes of which `e` makes a string.
    pub fn bytes_of_string(&self, e: ExprId) -> Option<ExprId> {
        let x = self.converted(e)?;
        let (to, from) = (self.type_of(e), self.type_of(x));
        (self.is_string(to) && self.is_bytes(from)).then_some(x)
    }

    /// The string that `e` converts to runes.
    pub fn runes_of_string(&self, e: ExprId) -> Option<ExprId> {
        let x = self.converted(e)?;
        let runes = match self.under(self.type_of(e)) {
            TypeKind::Slice(elem) => matches!(self.under(elem), TypeKind::Basic(Basic::Int32)),
            _ => false,
        };
        (runes && self.is_string(self.type_of(x))).then_some(x)
    }

    /// Whether `e`, a key, is a string made of bytes or a literal of an array or struct with one.
    pub fn has_bytes_of_string(&self, e: ExprId) -> bool {
        match self.ast()[self.ast().unparen(e)].kind {
            ExprKind::CompositeLit { elems, .. } => {
                !matches!(self.under(self.type_of(e)), TypeKind::Map(..))
                    && self.ast().list(elems).iter().any(|el| self.has_bytes_of_string(el.value))
            }
            _ => self.bytes_of_string(e).is_some(),
        }
    }

    /// The value of a string operand that is used after the expressions `rest` and not kept.
    pub fn string_view(&mut self, e: ExprId, t: TypeId, rest: &[ExprId]) -> Val {
        if self.is_string(t)
            && let Some(x) = self.bytes_of_string(e)
            && rest.iter().all(|&r| self.runs_nothing(r))
        {
            let s = self.expr(x).scalars();
            return Val::S(vec![s[0], s[1]]);
        }
        self.expr_to(e, t)
    }

    /// Whether evaluating `e` cannot change any bytes.
    fn runs_nothing(&mut self, e: ExprId) -> bool {
        match self.bytes_of_string(e) {
            Some(x) => !self.may_call(x),
            None => !self.may_call(e),
        }
    }

    /// Pointer and length of bytes that are read before anything else runs: a slice, a string, or a string that is
    /// converted to a slice.
    pub fn bytes_view(&mut self, e: ExprId) -> Val {
        let t = self.type_of(e);
        if self.is_bytes(t)
            && let Some(x) = self.converted(e)
            && let from = self.type_of(x)
            && self.is_string(from)
            && self.const_of(x).is_none()
        {
            let s = self.expr(x).scalars();
            return Val::S(vec![s[0], s[1], s[1]]);
        }
        self.expr(e)
    }
}
