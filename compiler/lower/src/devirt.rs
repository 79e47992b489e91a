//! Interface variables that always hold values of one concrete type.
//!
//! gc calls the methods of such a variable directly, with visible effects: a nil pointer in it is dereferenced by the
//! call itself instead of being reported by the method's wrapper, and the value is read before the call's arguments
//! are evaluated.

use crate::capture::Source;
use crate::func::Fx;
use syntax::ast::{ExprId, ExprKind};
use types::{Member, Mode, Selection, TypeId, TypeKind};

/// How many variables are followed from one to the next.
const MAX_CHAIN: u32 = 8;

impl Fx<'_, '_> {
    /// The type of all values that interface expression `e` can have, if it is known; nil aside.
    fn concrete_type(&self, e: ExprId, chain: u32) -> Option<TypeId> {
        let e = self.ast().unparen(e);
        let declared = self.info().expr(e.index() as u32).ty;
        let t = self.comma_ok_type(self.type_of(e));
        if !self.cx.st.is_interface(t) {
            // Values of type parameters stay behind their constraints.
            let known = !matches!(self.cx.st.kind(declared), TypeKind::TypeParam(_));
            return known.then_some(t);
        }
        match self.ast()[e].kind {
            ExprKind::TypeAssert { x, .. } => self.concrete_type(x, chain),
            ExprKind::Call { fun, args, .. } if self.mode_of(fun) == Mode::TypeExpr => {
                self.concrete_type(self.ast().list(args)[0], chain)
            }
            ExprKind::Name { .. } if chain < MAX_CHAIN => {
                let v = self.object_of(e)?;
                if self.facts.vars.get(&v).is_none_or(|f| f.addr_taken) {
                    return None;
                }
                let mut found = None;
                for &s in self.facts.sources.get(&v)? {
                    let Source::Expr(x) = s else { return None };
                    if self.is_nil_expr(x) {
                        continue;
                    }
                    let t = if self.const_of(x).is_some() {
                        self.value_type(x)
                    } else {
                        self.concrete_type(x, chain + 1)?
                    };
                    if found.is_some_and(|f| f != t) {
                        return None;
                    }
                    found = Some(t);
                }
                found
            }
            _ => None,
        }
    }

    /// The concrete type behind the receiver `x` of an interface method, if it is known.
    pub fn devirtualized(&self, x: ExprId, sel: &Selection) -> Option<TypeId> {
        if !matches!(sel.member, Member::Interface { .. }) || !sel.path.is_empty() {
            return None;
        }
        if !matches!(self.ast()[self.ast().unparen(x)].kind, ExprKind::Name { .. })
            && self.mode_of(x) == Mode::Variable
        {
            return None;
        }
        let t = self.ty(sel.recv);
        if t != sel.recv || !self.cx.st.is_interface(t) {
            return None;
        }
        self.concrete_type(x, 0)
    }
}
