//! Type identity.
//!
//! Interned canonical forms answer nearly every question by comparing two ids. Only interfaces with embedded elements
//! need a walk, since `interface{ A; m() }` may equal an interface that lists all methods itself.

use crate::object::PackageId;
use crate::store::{HAS_OPEN_INTERFACE, Store};
use crate::types::*;
use source::Symbol;

impl Store {
    /// Whether two names are the same: equal, and from the same package unless exported.
    pub fn same_name(&self, a: Symbol, ap: PackageId, b: Symbol, bp: PackageId) -> bool {
        a == b && (ap == bp || a.is_exported())
    }

    /// Whether two types are identical.
    pub fn identical(&self, a: TypeId, b: TypeId) -> bool {
        self.identical_at(a, b, 0)
    }

    fn identical_at(&self, a: TypeId, b: TypeId, depth: u32) -> bool {
        if a == b {
            return true;
        }
        let (ca, cb) = (self.canon(a), self.canon(b));
        if ca == cb {
            return true;
        }
        let (ka, kb) = (self.kind(ca), self.kind(cb));
        let generic = |k: &TypeKind| matches!(k, TypeKind::Signature(s) if !s.tparams.is_empty());
        if (self.flags(ca) | self.flags(cb)) & HAS_OPEN_INTERFACE == 0 && !(generic(&ka) && generic(&kb)) {
            return false;
        }
        if depth > 100 {
            return true;
        }
        let same = |x: TypeId, y: TypeId| self.identical_at(x, y, depth + 1);
        match (ka, kb) {
            (TypeKind::Pointer(x), TypeKind::Pointer(y)) | (TypeKind::Slice(x), TypeKind::Slice(y)) => {
                same(x, y)
            }
            (TypeKind::Array(x, n), TypeKind::Array(y, m)) => n == m && same(x, y),
            (TypeKind::Map(k, v), TypeKind::Map(l, w)) => same(k, l) && same(v, w),
            (TypeKind::Chan(d, x), TypeKind::Chan(e, y)) => d == e && same(x, y),
            (TypeKind::Tuple(x), TypeKind::Tuple(y)) => {
                x.len() == y.len() && x.iter().zip(y).all(|(&a, &b)| same(a, b))
            }
            (TypeKind::Struct(x), TypeKind::Struct(y)) => {
                x.fields.len() == y.fields.len()
                    && x.fields.iter().zip(&y.fields).all(|(f, g)| {
                        f.embedded == g.embedded
                            && f.tag == g.tag
                            && self.same_name(f.name, f.pkg, g.name, g.pkg)
                            && same(f.ty, g.ty)
                    })
            }
            (TypeKind::Signature(x), TypeKind::Signature(y)) => self.same_signatures(x, y, depth),
            (TypeKind::Named(x), TypeKind::Named(y)) => {
                x.origin == y.origin
                    && x.targs.len() == y.targs.len()
                    && !x.targs.is_empty()
                    && x.targs.iter().zip(y.targs).all(|(&a, &b)| same(a, b))
            }
            (TypeKind::Union(x), TypeKind::Union(y)) => {
                x.len() == y.len() && x.iter().zip(y).all(|(a, b)| a.tilde == b.tilde && same(a.ty, b.ty))
            }
            (TypeKind::Interface(_), TypeKind::Interface(_)) => {
                let (x, y) = (self.type_set(ca), self.type_set(cb));
                x.comparable == y.comparable
                    && x.methods.len() == y.methods.len()
                    && x.methods
                        .iter()
                        .zip(&y.methods)
                        .all(|(m, n)| self.same_name(m.name, m.pkg, n.name, n.pkg) && same(m.sig, n.sig))
                    && match (&x.terms, &y.terms) {
                        (None, None) => true,
                        (Some(p), Some(q)) => {
                            let within = |p: &[Term], q: &[Term]| {
                                p.iter().all(|a| q.iter().any(|b| self.term_includes(*b, *a)))
                            };
                            within(p, q) && within(q, p)
                        }
                        _ => false,
                    }
            }
            _ => false,
        }
    }

    fn same_signatures(&self, x: &Signature, y: &Signature, depth: u32) -> bool {
        if x.tparams.len() != y.tparams.len()
            || x.variadic != y.variadic
            || x.params.len() != y.params.len()
            || x.results.len() != y.results.len()
        {
            return false;
        }
        // Generic function types are identical if they are after renaming type parameters.
        let s = crate::subst::Subst::new(&y.tparams, &x.tparams);
        let same = |p: &Param, q: &Param| self.identical_at(p.ty, self.subst(q.ty, &s), depth + 1);
        let bounds = x.tparams.iter().zip(&y.tparams).all(|(&p, &q)| match (self.kind(p), self.kind(q)) {
            (TypeKind::TypeParam(p), TypeKind::TypeParam(q)) => match (p.bound(), q.bound()) {
                (Some(a), Some(b)) => self.identical_at(a, self.subst(b, &s), depth + 1),
                _ => true,
            },
            _ => false,
        });
        bounds
            && x.params.iter().zip(&y.params).all(|(p, q)| same(p, q))
            && x.results.iter().zip(&y.results).all(|(p, q)| same(p, q))
    }
}
