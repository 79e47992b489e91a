//! What interfaces mean: their type sets, and questions about all types of a set.
//!
//! A type set is computed once per interface, after every declaration it depends on is complete. Errors in interfaces
//! (duplicate methods, overlapping terms, cycles) are the checker's; here a faulty interface just means less.

use crate::store::{Store, leak};
use crate::types::*;
use rustc_hash::FxHashSet;

/// Only endless instantiation, which is an error elsewhere, leads to more types in one type.
const MAX_COMPARED: usize = 100_000;

impl Store {
    /// The type set of an interface type (or of anything whose underlying type is one).
    pub fn type_set(&self, t: TypeId) -> &'static TypeSet {
        static EMPTY: TypeSet = TypeSet { methods: Vec::new(), terms: None, comparable: false };
        match self.under_kind(t) {
            TypeKind::Interface(i) => self.interface_set(i, 0),
            TypeKind::Basic(Basic::Invalid) | TypeKind::Union(_) => &EMPTY,
            // As a constraint, a type stands for the interface that embeds it.
            _ => self.type_set(self.interface(vec![], vec![(t, source::Pos::NONE)], true)),
        }
    }

    fn interface_set(&self, i: &'static Interface, depth: u32) -> &'static TypeSet {
        if let Some(s) = i.type_set.get() {
            return s;
        }
        let s = self.compute_set(i, depth);
        i.type_set.get_or_init(|| leak(s))
    }

    fn compute_set(&self, i: &'static Interface, depth: u32) -> TypeSet {
        let mut set = TypeSet { methods: i.methods.clone(), terms: None, comparable: i.comparable };
        for &(e, _) in &i.embeds {
            // Cyclic interfaces have been reported; they must only not hang.
            if depth > 100 {
                break;
            }
            // Type parameters may not be embedded, which has been reported; they would make endless sets.
            if self.is_type_param(e) {
                continue;
            }
            match self.under_kind(e) {
                TypeKind::Interface(j) => {
                    let s = self.interface_set(j, depth + 1);
                    for m in &s.methods {
                        if !set.methods.iter().any(|x| self.same_name(x.name, x.pkg, m.name, m.pkg)) {
                            set.methods.push(*m);
                        }
                    }
                    set.comparable |= s.comparable;
                    set.terms = self.intersect(set.terms, s.terms.clone());
                }
                TypeKind::Union(terms) => {
                    let u = self.union_terms(terms, depth);
                    set.terms = self.intersect(set.terms, u);
                }
                TypeKind::Basic(Basic::Invalid) => {}
                _ => set.terms = self.intersect(set.terms, Some(vec![Term { tilde: false, ty: e }])),
            }
        }
        if set.comparable
            && let Some(terms) = &mut set.terms
        {
            terms.retain(|t| self.comparable(t.ty));
            set.comparable = false;
        }
        set.methods.sort_by(|a, b| self.method_order(a, b));
        set
    }

    fn method_order(&self, a: &Method, b: &Method) -> std::cmp::Ordering {
        let key = |m: &Method| (self.text(m.name), self.package(m.pkg).path.as_str());
        key(a).cmp(&key(b))
    }

    /// The terms of a union, interfaces in it expanded. `None`: all types.
    fn union_terms(&self, terms: &[Term], depth: u32) -> Option<Vec<Term>> {
        let mut out: Vec<Term> = Vec::new();
        for t in terms {
            if self.is_type_param(t.ty) {
                continue;
            }
            match self.under_kind(t.ty) {
                TypeKind::Interface(j) => match &self.interface_set(j, depth + 1).terms {
                    None => return None,
                    Some(ts) => ts.iter().for_each(|&x| self.add_term(&mut out, x)),
                },
                TypeKind::Basic(Basic::Invalid) => {}
                _ => self.add_term(&mut out, Term { tilde: t.tilde, ty: t.ty }),
            }
        }
        Some(out)
    }

    fn add_term(&self, out: &mut Vec<Term>, t: Term) {
        if out.iter().any(|o| self.term_includes(*o, t)) {
            return;
        }
        out.retain(|o| !self.term_includes(t, *o));
        out.push(t);
    }

    /// Whether every type of `b` is in `a`.
    pub(crate) fn term_includes(&self, a: Term, b: Term) -> bool {
        if a.tilde { self.identical(a.ty, self.under(b.ty)) } else { !b.tilde && self.identical(a.ty, b.ty) }
    }

    fn intersect(&self, a: Option<Vec<Term>>, b: Option<Vec<Term>>) -> Option<Vec<Term>> {
        let (a, b) = match (a, b) {
            (None, x) | (x, None) => return x,
            (Some(a), Some(b)) => (a, b),
        };
        let mut out = Vec::new();
        for &x in &a {
            for &y in &b {
                if self.term_includes(x, y) {
                    self.add_term(&mut out, y);
                } else if self.term_includes(y, x) {
                    self.add_term(&mut out, x);
                }
            }
        }
        Some(out)
    }

    /// The terms of the constraint of type parameter `t`; `None` if it has no specific types or `t` is no type
    /// parameter.
    pub fn param_terms(&self, t: TypeId) -> Option<&'static [Term]> {
        match self.kind(t) {
            TypeKind::TypeParam(_) => self.type_set(t).terms.as_deref(),
            _ => None,
        }
    }

    /// Whether `t` is a type parameter.
    pub fn is_type_param(&self, t: TypeId) -> bool {
        matches!(self.kind(t), TypeKind::TypeParam(_))
    }

    /// Whether `t`'s underlying type is an interface and `t` is not a type parameter.
    pub fn is_interface(&self, t: TypeId) -> bool {
        !self.is_type_param(t) && matches!(self.under_kind(t), TypeKind::Interface(_))
    }

    /// Applies `f` to `t`'s underlying type, or to that of each type in `t`'s type set if it is a type parameter (with
    /// `None` when there are no specific types); true if all calls are.
    pub fn all_types(&self, t: TypeId, mut f: impl FnMut(TypeId) -> bool) -> bool {
        if !self.is_type_param(t) {
            return f(self.under(t));
        }
        match self.param_terms(t) {
            Some(terms) if !terms.is_empty() => terms.iter().all(|x| f(self.under(x.ty))),
            _ => false,
        }
    }

    /// The single underlying type of all types in `t`'s type set; `under(t)` if `t` is no type parameter. Channel
    /// types that differ in direction only give the most restricted one.
    pub fn core_type(&self, t: TypeId) -> Option<TypeId> {
        if !self.is_type_param(t) {
            return Some(self.under(t));
        }
        let mut core: Option<TypeId> = None;
        for term in self.param_terms(t)? {
            let u = self.under(term.ty);
            core = Some(match core {
                None => u,
                Some(c) if self.identical(c, u) => c,
                Some(c) => match (self.kind(c), self.kind(u)) {
                    (TypeKind::Chan(d, a), TypeKind::Chan(e, b)) if self.identical(a, b) => match (d, e) {
                        (ChanDir::Both, _) => u,
                        (_, ChanDir::Both) => c,
                        _ if d == e => c,
                        _ => return None,
                    },
                    _ => return None,
                },
            });
        }
        core
    }

    /// Like [`Store::core_type`], but `[]byte` and `string` together count as `string`.
    pub fn core_or_string(&self, t: TypeId) -> Option<TypeId> {
        if let Some(c) = self.core_type(t) {
            return Some(c);
        }
        let mut string = false;
        for term in self.param_terms(t)? {
            let u = self.under(term.ty);
            match self.kind(u) {
                TypeKind::Basic(Basic::String) => string = true,
                TypeKind::Slice(e) if self.canon(self.under(e)) == TypeId::UINT8 => {}
                _ => return None,
            }
        }
        string.then_some(TypeId::STRING)
    }

    /// Whether values of type `t` can be compared with `==` (interfaces: yes, at the risk of a panic).
    pub fn comparable(&self, t: TypeId) -> bool {
        self.comparable_in(t, true, &mut FxHashSet::default())
    }

    /// Whether `t` is comparable without any risk of a panic.
    pub fn strictly_comparable(&self, t: TypeId) -> bool {
        self.comparable_in(t, false, &mut FxHashSet::default())
    }

    /// One answer of no is the answer for all, so what has been seen before needs no second look.
    fn comparable_in(&self, t: TypeId, dynamic: bool, seen: &mut FxHashSet<(TypeId, bool)>) -> bool {
        let t = self.unalias(t);
        if matches!(self.kind(t), TypeKind::Named(_) | TypeKind::TypeParam(_) | TypeKind::Struct(_))
            && (seen.len() > MAX_COMPARED || !seen.insert((t, dynamic)))
        {
            return true;
        }
        match self.under_kind(t) {
            TypeKind::Basic(b) => b != Basic::UntypedNil,
            TypeKind::Pointer(_) | TypeKind::Chan(..) => true,
            TypeKind::Interface(i) => {
                if dynamic && !self.is_type_param(t) {
                    true
                } else {
                    let s = self.interface_set(i, 0);
                    s.comparable
                        || s.terms.as_ref().is_some_and(|ts| {
                            !ts.is_empty() && ts.iter().all(|x| self.comparable_in(x.ty, false, seen))
                        })
                }
            }
            TypeKind::Struct(s) => s.fields.iter().all(|f| self.comparable_in(f.ty, dynamic, seen)),
            TypeKind::Array(e, _) => self.comparable_in(e, dynamic, seen),
            _ => false,
        }
    }
}
