//! Questions about types that both operators and conversions ask.

use super::Checker;
use crate::types::*;

impl Checker<'_> {
    /// The basic kind of `t`'s underlying type; `None` for type parameters too.
    pub(crate) fn basic(&self, t: TypeId) -> Option<Basic> {
        if self.store.is_type_param(t) {
            return None;
        }
        match self.store.under_kind(t) {
            TypeKind::Basic(b) => Some(b),
            _ => None,
        }
    }

    pub(crate) fn is_valid(&self, t: TypeId) -> bool {
        self.store.unalias(t) != TypeId::INVALID
    }

    pub(crate) fn is_untyped(&self, t: TypeId) -> bool {
        // Untyped types have no names, so the raw kind tells.
        t.0 >= TypeId::UNTYPED_BOOL.0 && t.0 <= TypeId::UNTYPED_NIL.0
    }

    pub(crate) fn is_untyped_numeric(&self, t: TypeId) -> bool {
        t.0 >= TypeId::UNTYPED_INT.0 && t.0 <= TypeId::UNTYPED_COMPLEX.0
    }

    /// Whether `p` holds for `t`, or for all types of its type set.
    fn all_basic(&self, t: TypeId, p: impl Fn(Basic) -> bool) -> bool {
        self.store.all_types(t, |u| match self.store.kind(u) {
            TypeKind::Basic(b) => p(b),
            _ => false,
        })
    }

    pub(crate) fn all_boolean(&self, t: TypeId) -> bool {
        self.all_basic(t, Basic::is_boolean)
    }
    pub(crate) fn all_integer(&self, t: TypeId) -> bool {
        self.all_basic(t, Basic::is_integer)
    }
    pub(crate) fn all_unsigned(&self, t: TypeId) -> bool {
        self.all_basic(t, Basic::is_unsigned)
    }
    pub(crate) fn all_numeric(&self, t: TypeId) -> bool {
        self.all_basic(t, Basic::is_numeric)
    }
    pub(crate) fn all_string(&self, t: TypeId) -> bool {
        self.all_basic(t, Basic::is_string)
    }
    pub(crate) fn all_ordered(&self, t: TypeId) -> bool {
        self.all_basic(t, |b| b.is_integer() || b.is_float() || b.is_string())
    }
    pub(crate) fn all_numeric_or_string(&self, t: TypeId) -> bool {
        self.all_basic(t, |b| b.is_numeric() || b.is_string())
    }

    pub(crate) fn is_boolean(&self, t: TypeId) -> bool {
        self.basic(t).is_some_and(Basic::is_boolean)
    }
    pub(crate) fn is_integer(&self, t: TypeId) -> bool {
        self.basic(t).is_some_and(Basic::is_integer)
    }
    pub(crate) fn is_numeric(&self, t: TypeId) -> bool {
        self.basic(t).is_some_and(Basic::is_numeric)
    }

    /// Whether constants of type `t` are possible.
    pub(crate) fn is_const_type(&self, t: TypeId) -> bool {
        self.basic(t).is_some_and(|b| b.is_boolean() || b.is_numeric() || b.is_string())
    }

    /// Whether `t` has a name of its own: predeclared, defined, or a type parameter.
    pub(crate) fn has_name(&self, t: TypeId) -> bool {
        matches!(self.store.kind(t), TypeKind::Basic(_) | TypeKind::Named(_) | TypeKind::TypeParam(_))
    }

    /// Whether nil is a value of `t`.
    pub(crate) fn has_nil(&self, t: TypeId) -> bool {
        if self.store.is_type_param(t) {
            return self.store.all_types(t, |u| self.has_nil(u));
        }
        match self.store.under_kind(t) {
            TypeKind::Basic(b) => matches!(b, Basic::UnsafePointer | Basic::UntypedNil),
            TypeKind::Pointer(_)
            | TypeKind::Slice(_)
            | TypeKind::Map(..)
            | TypeKind::Chan(..)
            | TypeKind::Signature(_)
            | TypeKind::Interface(_) => true,
            _ => false,
        }
    }

    pub(crate) fn is_interface_ptr(&self, t: TypeId) -> bool {
        match self.store.under_kind(t) {
            TypeKind::Pointer(e) => matches!(self.store.under_kind(e), TypeKind::Interface(_)),
            _ => false,
        }
    }

    pub(crate) fn is_bytes_or_runes(&self, t: TypeId) -> bool {
        match self.store.kind(t) {
            TypeKind::Slice(e) => {
                matches!(self.basic(e), Some(Basic::Uint8 | Basic::Int32))
            }
            _ => false,
        }
    }

    /// The type an untyped value gets without context.
    pub(crate) fn default_type(&self, t: TypeId) -> TypeId {
        match t {
            TypeId::UNTYPED_BOOL => TypeId::BOOL,
            TypeId::UNTYPED_INT => TypeId::INT,
            TypeId::UNTYPED_RUNE => TypeId::RUNE,
            TypeId::UNTYPED_FLOAT => TypeId::FLOAT64,
            TypeId::UNTYPED_COMPLEX => TypeId::COMPLEX128,
            TypeId::UNTYPED_STRING => TypeId::STRING,
            _ => t,
        }
    }

    /// The larger of two untyped kinds, if both are numeric or they are equal.
    pub(crate) fn max_untyped(&self, x: TypeId, y: TypeId) -> Option<TypeId> {
        if x == y {
            return Some(x);
        }
        (self.is_untyped_numeric(x) && self.is_untyped_numeric(y)).then(|| TypeId(x.0.max(y.0)))
    }

    /// Why type parameter `t` has no core type.
    pub(crate) fn no_core(&self, t: TypeId) -> String {
        let terms = self.store.param_terms(t).unwrap_or(&[]);
        let Some(first) = terms.first() else { return "no specific type".into() };
        let u = self.store.under(first.ty);
        match terms.iter().find(|x| !self.store.identical(self.store.under(x.ty), u)) {
            Some(x) => format!(
                "{} and {} have different underlying types",
                self.type_str(first.ty),
                self.type_str(x.ty)
            ),
            None => "no common underlying type".into(),
        }
    }

    pub(crate) fn is_signature(&self, t: TypeId) -> Option<&'static Signature> {
        match self.store.under_kind(t) {
            TypeKind::Signature(s) => Some(s),
            _ => None,
        }
    }
}
