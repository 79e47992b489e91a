//! Unification: finds type arguments that make two types match (see the specification's appendix).
//!
//! Bound type parameters own handles; joined parameters share one. A handle holds the type inferred so far.

use super::Checker;
use crate::types::*;
use rustc_hash::FxHashMap;

/// How exactly types must match.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnifyMode {
    /// Identical.
    Exact,
    /// Assignable at the top, exact below.
    Assign,
    /// Loose at the top, exact below, as for the types of constraints.
    Inexact,
}

impl UnifyMode {
    fn element(self) -> UnifyMode {
        UnifyMode::Exact
    }
}

const MAX_DEPTH: u32 = 100;

/// The state of an inference.
#[derive(Clone)]
pub(crate) struct Unifier {
    /// Bound parameters and their handles.
    params: FxHashMap<TypeId, usize>,
    handles: Vec<Option<TypeId>>,
}

impl Unifier {
    pub fn new(tparams: &[TypeId], targs: &[Option<TypeId>]) -> Unifier {
        let mut u = Unifier { params: FxHashMap::default(), handles: Vec::new() };
        for (i, &p) in tparams.iter().enumerate() {
            u.params.insert(p, u.handles.len());
            u.handles.push(targs.get(i).copied().flatten());
        }
        u
    }

    pub fn is_bound(&self, t: TypeId) -> bool {
        self.params.contains_key(&t)
    }

    pub fn at(&self, p: TypeId) -> Option<TypeId> {
        self.params.get(&p).and_then(|&h| self.handles[h])
    }

    pub fn set(&mut self, p: TypeId, t: TypeId) {
        if let Some(&h) = self.params.get(&p) {
            self.handles[h] = Some(t);
        }
    }

    /// How many parameters have no argument yet.
    pub fn unknowns(&self, tparams: &[TypeId]) -> usize {
        tparams.iter().filter(|&&p| self.at(p).is_none()).count()
    }

    fn join(&mut self, a: TypeId, b: TypeId) -> bool {
        let (ha, hb) = (self.params[&a], self.params[&b]);
        if ha == hb {
            return true;
        }
        match (self.handles[ha], self.handles[hb]) {
            (Some(_), Some(_)) => return false,
            (None, Some(t)) => self.handles[ha] = Some(t),
            _ => {}
        }
        for h in self.params.values_mut() {
            if *h == hb {
                *h = ha;
            }
        }
        true
    }
}

impl Checker<'_> {
    /// Unifies `x` and `y`, adding to what `u` knows.
    pub(crate) fn unify(&mut self, u: &mut Unifier, x: TypeId, y: TypeId, mode: UnifyMode) -> bool {
        self.unify_at(u, x, y, mode, 0)
    }

    fn unify_at(&mut self, u: &mut Unifier, x: TypeId, y: TypeId, mode: UnifyMode, depth: u32) -> bool {
        if depth > MAX_DEPTH {
            return false;
        }
        // What is inferred keeps its alias for messages.
        let (left, mut written) = (x, y);
        let (mut x, mut y) = (self.store.unalias(x), self.store.unalias(y));
        if x == y {
            return true;
        }
        let mut mode = mode;
        // A bound parameter goes first.
        if u.is_bound(y) && !u.is_bound(x) {
            std::mem::swap(&mut x, &mut y);
            written = left;
        }
        // Under assignment, channel directions and defined types do not matter at the top. A defined type on one side
        // only: compare with its underlying type, unless both sides could be named or are interfaces.
        if mode != UnifyMode::Exact && !u.is_bound(x) && !u.is_bound(y) {
            let (nx, ny) = (
                matches!(self.store.kind(x), TypeKind::Named(_)),
                matches!(self.store.kind(y), TypeKind::Named(_)),
            );
            if ny && !nx {
                let yu = self.store.under(y);
                let ifaces = self.store.is_interface(yu) || self.store.is_interface(x);
                if !ifaces && self.is_type_literal(x) {
                    y = yu;
                }
            } else if nx && !ny {
                let xu = self.store.under(x);
                let ifaces = self.store.is_interface(xu) || self.store.is_interface(y);
                if !ifaces && self.is_type_literal(y) {
                    x = xu;
                }
            }
        }
        if u.is_bound(x) {
            if u.is_bound(y) {
                if u.join(x, y) {
                    return true;
                }
                let (Some(a), Some(b)) = (u.at(x), u.at(y)) else { return true };
                return self.unify_at(u, a, b, mode, depth + 1);
            }
            let Some(known) = u.at(x) else {
                u.set(x, written);
                return true;
            };
            if !self.unify_at(u, known, y, mode, depth + 1) {
                return false;
            }
            return self.refine(u, x, known, y, mode);
        }
        if self.store.identical(x, y) && !self.mentions_bound(u, x) {
            return true;
        }
        // An unbound type parameter matches through its core type, inexactly only.
        if mode != UnifyMode::Exact {
            for (p, q) in [(x, y), (y, x)] {
                if self.store.is_type_param(p)
                    && !self.store.is_type_param(q)
                    && let Some(core) = self.store.core_type(p)
                {
                    return self.unify_at(u, core, q, mode, depth + 1);
                }
            }
        }
        let iface = |t: TypeId| self.store.is_interface(t);
        let (xi, yi) = (iface(x), iface(y));
        let named = |t: TypeId| matches!(self.store.kind(t), TypeKind::Named(_));
        if mode != UnifyMode::Exact
            && (xi || yi)
            && !(xi && yi && named(x) && named(y) && self.same_origin(x, y))
        {
            return self.unify_interfaces(u, x, y, xi, yi, depth);
        }
        let emode = mode.element();
        if let (TypeKind::Chan(d, a), TypeKind::Chan(e, b)) = (self.store.kind(x), self.store.kind(y)) {
            return (mode != UnifyMode::Exact || d == e) && self.unify_at(u, a, b, emode, depth + 1);
        }
        mode = emode;
        self.unify_structure(u, x, y, mode, depth)
    }

    fn same_origin(&self, x: TypeId, y: TypeId) -> bool {
        match (self.store.kind(x), self.store.kind(y)) {
            (TypeKind::Named(a), TypeKind::Named(b)) => a.origin == b.origin,
            _ => false,
        }
    }

    fn mentions_bound(&self, u: &Unifier, t: TypeId) -> bool {
        self.store.has_type_param(t) && !u.params.is_empty()
    }

    fn is_type_literal(&self, t: TypeId) -> bool {
        !matches!(self.store.kind(t), TypeKind::Named(_) | TypeKind::TypeParam(_))
    }

    /// A parameter with a known argument met another type that unifies with it: keeps the better one.
    fn refine(&mut self, u: &mut Unifier, p: TypeId, known: TypeId, y: TypeId, mode: UnifyMode) -> bool {
        let named = |c: &Self, t: TypeId| matches!(c.store.kind(t), TypeKind::Named(_));
        let (ki, yi) = (self.store.is_interface(known), self.store.is_interface(y));
        if ki && yi && mode != UnifyMode::Exact {
            if named(self, known) && named(self, y) {
                return self.store.identical(known, y);
            }
            if named(self, y) {
                u.set(p, y);
                return true;
            }
            if !named(self, known) {
                return self.store.type_set(known).methods.len() == self.store.type_set(y).methods.len();
            }
            return true;
        }
        if ki || yi {
            // An interface and a type that implements it: inexact unification must not choose between them.
            return ki == yi || self.store.identical(known, y);
        }
        match (self.store.kind(known), self.store.kind(y)) {
            // A bidirectional channel can be assigned to a directed one.
            (TypeKind::Chan(..), TypeKind::Chan(e, _))
                if !named(self, y)
                    && e != ChanDir::Both
                    && !named(self, known)
                    && mode != UnifyMode::Exact =>
            {
                u.set(p, y);
            }
            _ if named(self, y) && !named(self, known) => u.set(p, y),
            _ => {}
        }
        true
    }

    fn unify_interfaces(
        &mut self,
        u: &mut Unifier,
        x: TypeId,
        y: TypeId,
        xi: bool,
        yi: bool,
        depth: u32,
    ) -> bool {
        if xi && yi {
            let (xs, ys) = (self.store.type_set(x), self.store.type_set(y));
            if xs.comparable != ys.comparable || xs.terms.is_some() != ys.terms.is_some() {
                return false;
            }
            if xs.methods.len() != ys.methods.len() {
                return false;
            }
            for m in &xs.methods {
                let Some(o) = ys.methods.iter().find(|o| self.store.same_name(m.name, m.pkg, o.name, o.pkg))
                else {
                    return false;
                };
                if !self.unify_at(u, m.sig, o.sig, UnifyMode::Exact, depth + 1) {
                    return false;
                }
            }
            return true;
        }
        let (iface, other) = if xi { (x, y) } else { (y, x) };
        let set = self.store.type_set(iface);
        if set.methods.is_empty() && set.terms.is_none() {
            return true;
        }
        for m in &set.methods {
            let Some(sig) = self.method_of(other, m) else { return false };
            if !self.unify_at(u, m.sig, sig, UnifyMode::Exact, depth + 1) {
                return false;
            }
        }
        true
    }

    /// The type of the method of `t` that corresponds to interface method `m`.
    pub(crate) fn method_of(&mut self, t: TypeId, m: &Method) -> Option<TypeId> {
        use crate::lookup::{Lookup, Member};
        match self.store.lookup(t, m.name, m.pkg) {
            Lookup::Found(f) => {
                if let Member::Method { func, .. } = f.member {
                    self.complete(func);
                }
                let needs_pointer = matches!(f.member, Member::Method { ptr_recv: true, .. }) && !f.indirect;
                (!matches!(f.member, Member::Field(_)) && !needs_pointer)
                    .then(|| self.store.member_type(&f.member))
            }
            _ => None,
        }
    }

    fn unify_structure(
        &mut self,
        u: &mut Unifier,
        x: TypeId,
        y: TypeId,
        mode: UnifyMode,
        depth: u32,
    ) -> bool {
        let d = depth + 1;
        match (self.store.kind(x), self.store.kind(y)) {
            (TypeKind::Pointer(a), TypeKind::Pointer(b)) | (TypeKind::Slice(a), TypeKind::Slice(b)) => {
                self.unify_at(u, a, b, mode, d)
            }
            (TypeKind::Array(a, n), TypeKind::Array(b, m)) => {
                (n < 0 || m < 0 || n == m) && self.unify_at(u, a, b, mode, d)
            }
            (TypeKind::Map(k, v), TypeKind::Map(l, w)) => {
                self.unify_at(u, k, l, mode, d) && self.unify_at(u, v, w, mode, d)
            }
            (TypeKind::Struct(a), TypeKind::Struct(b)) => {
                a.fields.len() == b.fields.len()
                    && a.fields.iter().zip(&b.fields).all(|(f, g)| {
                        f.embedded == g.embedded
                            && f.tag == g.tag
                            && self.store.same_name(f.name, f.pkg, g.name, g.pkg)
                            && self.unify_at(u, f.ty, g.ty, mode, d)
                    })
            }
            (TypeKind::Signature(a), TypeKind::Signature(b)) => {
                a.tparams.len() == b.tparams.len()
                    && a.variadic == b.variadic
                    && a.params.len() == b.params.len()
                    && a.params.iter().zip(&b.params).all(|(p, q)| self.unify_at(u, p.ty, q.ty, mode, d))
                    && a.results.len() == b.results.len()
                    && a.results.iter().zip(&b.results).all(|(p, q)| self.unify_at(u, p.ty, q.ty, mode, d))
            }
            (TypeKind::Interface(_), TypeKind::Interface(_)) => {
                let (xs, ys) = (self.store.type_set(x), self.store.type_set(y));
                xs.comparable == ys.comparable
                    && xs.terms.is_some() == ys.terms.is_some()
                    && xs.methods.len() == ys.methods.len()
                    && xs.methods.iter().zip(&ys.methods).all(|(m, n)| {
                        self.store.same_name(m.name, m.pkg, n.name, n.pkg)
                            && self.unify_at(u, m.sig, n.sig, UnifyMode::Exact, d)
                    })
            }
            (TypeKind::Named(a), TypeKind::Named(b)) => {
                a.origin == b.origin
                    && a.targs.len() == b.targs.len()
                    && !a.targs.is_empty()
                    && a.targs.iter().zip(b.targs).all(|(&p, &q)| self.unify_at(u, p, q, UnifyMode::Exact, d))
            }
            (TypeKind::Tuple(a), TypeKind::Tuple(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(&p, &q)| self.unify_at(u, p, q, mode, d))
            }
            _ => false,
        }
    }
}
