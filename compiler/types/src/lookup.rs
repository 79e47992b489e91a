//! Fields and methods of types: selectors, promotion through embedded fields, method sets.
//!
//! The search goes by depth, as the specification words it: the shallowest field or method of a name wins, and two at
//! the same depth hide each other. Methods are found as objects of the generic type; [`Store::method_signature`] gives
//! their type as seen through an instance.

use crate::object::{ObjId, PackageId};
use crate::store::{Store, leak_slice};
use crate::types::*;
use rustc_hash::FxHashSet;
use smallvec::{SmallVec, smallvec};
use source::Symbol;

/// What a selector can denote.
#[derive(Clone, Copy, Debug)]
pub enum Member {
    /// A field; its index in its struct is the last element of the path.
    Field(Field),
    /// A declared method.
    Method {
        func: ObjId,
        /// The defined type (or instance) it was found on.
        recv: TypeId,
        ptr_recv: bool,
    },
    /// A method of an interface, or of a type parameter's constraint.
    Interface {
        /// The interface type (or type parameter) that has it.
        iface: TypeId,
        /// Index in the type set's methods.
        index: u32,
        sig: TypeId,
    },
}

/// Field indices.
pub type Path = SmallVec<[u32; 4]>;

/// A found field or method.
#[derive(Clone, Debug)]
pub struct Found {
    pub member: Member,
    /// Field indices from the type searched to the member; for a field its own index comes last. Embedded pointers on
    /// the way are dereferenced implicitly.
    pub path: Path,
    /// Whether a pointer was followed on the way, that of the operand included.
    pub indirect: bool,
}

/// Result of a search.
#[derive(Clone, Debug)]
pub enum Lookup {
    Found(Found),
    /// Several at the same depth; the index path of one of them.
    Ambiguous,
    NotFound,
}

/// A method in the method set of a type.
#[derive(Clone, Debug)]
pub struct MethodSetEntry {
    pub name: Symbol,
    /// Package of the declaration: distinguishes names that are not exported.
    pub pkg: PackageId,
    pub member: Member,
    /// Embedded fields to go through to reach the receiver.
    pub path: Path,
    /// Whether a pointer is followed on the way, that of the type itself included.
    pub indirect: bool,
    /// The method's type without receiver.
    pub sig: TypeId,
}

struct Embedded {
    ty: TypeId,
    path: Path,
    indirect: bool,
    multiples: bool,
}

impl Store {
    /// If `t` is a pointer literal, its element type and true.
    pub fn deref(&self, t: TypeId) -> (TypeId, bool) {
        match self.kind(t) {
            TypeKind::Pointer(e) => (self.unalias(e), true),
            _ => (self.unalias(t), false),
        }
    }

    /// Looks for field or method `name` as seen from package `pkg`. Whether a pointer-receiver method may be called
    /// on the operand is the caller's question.
    pub fn lookup(&self, t: TypeId, name: Symbol, pkg: PackageId) -> Lookup {
        self.lookup_by(t, Some(pkg), Some(name), &|n| n == name)
    }

    /// The same with a comparison of its own (for hints about spelling). Without a package, all members are visible.
    pub(crate) fn lookup_folded(
        &self,
        t: TypeId,
        pkg: Option<PackageId>,
        eq: &dyn Fn(Symbol) -> bool,
    ) -> Lookup {
        self.lookup_by(t, pkg, None, eq)
    }

    /// Looks for what `eq` accepts; that is `exact` and nothing else, if it is given.
    fn lookup_by(
        &self,
        t: TypeId,
        pkg: Option<PackageId>,
        exact: Option<Symbol>,
        eq: &dyn Fn(Symbol) -> bool,
    ) -> Lookup {
        if name_is_blank(self, eq) {
            return Lookup::NotFound;
        }
        let t = self.unalias(t);
        // A defined pointer type has the fields of its base type, but no methods.
        if matches!(self.kind(t), TypeKind::Named(_))
            && let TypeKind::Pointer(e) = self.under_kind(t)
        {
            let through = self.pointer(e);
            return match self.lookup_impl(through, pkg, exact, eq) {
                Lookup::Found(f) if !matches!(f.member, Member::Field(_)) => Lookup::NotFound,
                other => other,
            };
        }
        self.lookup_impl(t, pkg, exact, eq)
    }

    fn lookup_impl(
        &self,
        t: TypeId,
        pkg: Option<PackageId>,
        exact: Option<Symbol>,
        eq: &dyn Fn(Symbol) -> bool,
    ) -> Lookup {
        let (start, is_ptr) = self.deref(t);
        if is_ptr && matches!(self.under_kind(start), TypeKind::Interface(_)) {
            return Lookup::NotFound;
        }
        let visible = |n: Symbol, p: PackageId| eq(n) && (pkg.is_none_or(|q| q == p) || n.is_exported());
        let first = Embedded { ty: start, path: Path::new(), indirect: is_ptr, multiples: false };
        let mut current: SmallVec<[Embedded; 1]> = smallvec![first];
        // The types of the levels above: most members are found in the first.
        let mut seen: FxHashSet<TypeId> = FxHashSet::default();
        while !current.is_empty() {
            let mut next: SmallVec<[Embedded; 1]> = SmallVec::new();
            let mut found: Option<Found> = None;
            for e in &current {
                if let TypeKind::Named(n) = self.kind(e.ty) {
                    if seen.contains(&e.ty) {
                        continue;
                    }
                    if let Some(func) = self.declared_method(n, exact, &visible) {
                        if found.is_some() || e.multiples {
                            return Lookup::Ambiguous;
                        }
                        let ptr_recv = self.obj(func).func().is_some_and(|f| f.ptr_recv);
                        found = Some(Found {
                            member: Member::Method { func, recv: e.ty, ptr_recv },
                            path: e.path.clone(),
                            indirect: e.indirect,
                        });
                        continue;
                    }
                }
                match self.under_kind(e.ty) {
                    TypeKind::Struct(s) => {
                        for (i, f) in s.fields.iter().enumerate() {
                            if visible(f.name, f.pkg) {
                                if found.is_some() || e.multiples {
                                    return Lookup::Ambiguous;
                                }
                                let mut path = e.path.clone();
                                path.push(i as u32);
                                found = Some(Found { member: Member::Field(*f), path, indirect: e.indirect });
                                continue;
                            }
                            if found.is_none() && f.embedded {
                                let (ty, ptr) = self.deref(f.ty);
                                if matches!(
                                    self.kind(ty),
                                    TypeKind::Named(_) | TypeKind::Struct(_) | TypeKind::Interface(_)
                                ) {
                                    let mut path = e.path.clone();
                                    path.push(i as u32);
                                    let indirect = e.indirect || ptr;
                                    next.push(Embedded { ty, path, indirect, multiples: e.multiples });
                                }
                            }
                        }
                    }
                    TypeKind::Interface(_) => {
                        let set = self.type_set(e.ty);
                        if let Some(i) = set.methods.iter().position(|m| visible(m.name, m.pkg)) {
                            if found.is_some() || e.multiples {
                                return Lookup::Ambiguous;
                            }
                            let sig = set.methods[i].sig;
                            found = Some(Found {
                                member: Member::Interface { iface: e.ty, index: i as u32, sig },
                                path: e.path.clone(),
                                indirect: e.indirect,
                            });
                        }
                    }
                    _ => {}
                }
            }
            if let Some(f) = found {
                return Lookup::Found(f);
            }
            if !next.is_empty() {
                seen.extend(current.iter().map(|e| e.ty));
            }
            current = consolidate(next);
        }
        Lookup::NotFound
    }

    fn declared_method(
        &self,
        n: &'static Named,
        exact: Option<Symbol>,
        visible: &dyn Fn(Symbol, PackageId) -> bool,
    ) -> Option<ObjId> {
        let TypeKind::Named(o) = self.kind(n.origin) else { return None };
        if let (Some(name), Some(_)) = (exact, o.methods.get()) {
            // Methods of one type belong to one package, so a name stands for one of them.
            let index = || o.methods().iter().map(|&m| (self.obj(m).name, m)).collect();
            let m = o.by_name.get_or_init(index).get(&name).copied()?;
            return visible(name, self.obj(m).pkg).then_some(m);
        }
        o.methods().iter().copied().find(|&m| {
            let m = self.obj(m);
            visible(m.name, m.pkg)
        })
    }

    /// The type of declared method `func` (without receiver) for the receiver base type `recv`, which may be an
    /// instance.
    pub fn method_signature(&self, func: ObjId, recv: TypeId) -> TypeId {
        self.subst(self.obj(func).ty(), &self.instance_subst(recv))
    }

    /// The type of a member: of the field, or of the method without its receiver.
    pub fn member_type(&self, m: &Member) -> TypeId {
        match *m {
            Member::Field(f) => f.ty,
            Member::Method { func, recv, .. } => self.method_signature(func, recv),
            Member::Interface { sig, .. } => sig,
        }
    }

    /// `sig` with `recv` as an additional first parameter: the type of the method expression `recv.m`.
    pub fn method_expr_signature(&self, recv: TypeId, sig: TypeId) -> TypeId {
        let TypeKind::Signature(s) = self.kind(sig) else { return TypeId::INVALID };
        let mut out = s.clone();
        // Mixed named and unnamed parameters cannot be written, so the receiver gets a name where others have one.
        let named = out.params.first().is_some_and(|p| p.name != Symbol::EMPTY);
        let name = if named { self.names.blank } else { Symbol::EMPTY };
        out.params.insert(0, Param { name, ty: recv });
        self.signature(out)
    }

    /// The method set of `t`, ordered by name, then package path. For interfaces: their methods. Generic methods are
    /// not part of it, as they can be neither called dynamically nor satisfy an interface.
    pub fn method_set(&self, t: TypeId) -> &'static [MethodSetEntry] {
        let t = self.unalias(t);
        if let Some(s) = self.method_sets.lock().expect("method sets").get(&t) {
            return s;
        }
        let set = leak_slice(&self.compute_method_set(t));
        self.method_sets.lock().expect("method sets").insert(t, set);
        set
    }

    fn compute_method_set(&self, t: TypeId) -> Vec<MethodSetEntry> {
        let mut names: Vec<(Symbol, PackageId)> = Vec::new();
        self.collect_names(t, &mut names, &mut FxHashSet::default());
        names.sort_by_key(|&(n, p)| (self.text(n), self.package(p).path.as_str()));
        names.dedup_by(|a, b| self.same_name(a.0, a.1, b.0, b.1));
        let mut out = Vec::new();
        for (name, pkg) in names {
            let Lookup::Found(f) = self.lookup(t, name, pkg) else { continue };
            match f.member {
                Member::Field(_) => continue,
                Member::Method { ptr_recv: true, .. } if !f.indirect => continue,
                _ => {}
            }
            let sig = self.member_type(&f.member);
            if matches!(self.kind(sig), TypeKind::Signature(s) if !s.tparams.is_empty()) {
                continue;
            }
            out.push(MethodSetEntry { name, pkg, member: f.member, path: f.path, indirect: f.indirect, sig });
        }
        out
    }

    fn collect_names(&self, t: TypeId, names: &mut Vec<(Symbol, PackageId)>, seen: &mut FxHashSet<TypeId>) {
        let (t, _) = self.deref(t);
        if !seen.insert(t) {
            return;
        }
        if let TypeKind::Named(n) = self.kind(t)
            && let TypeKind::Named(o) = self.kind(n.origin)
        {
            names.extend(o.methods().iter().map(|&m| (self.obj(m).name, self.obj(m).pkg)));
        }
        match self.under_kind(t) {
            TypeKind::Struct(s) => {
                for f in s.fields.iter().filter(|f| f.embedded) {
                    self.collect_names(f.ty, names, seen);
                }
            }
            TypeKind::Interface(_) => names.extend(self.type_set(t).methods.iter().map(|m| (m.name, m.pkg))),
            _ => {}
        }
    }
}

fn name_is_blank(store: &Store, eq: &dyn Fn(Symbol) -> bool) -> bool {
    eq(store.names.blank)
}

/// Joins entries of the same type: what they hold is then ambiguous.
fn consolidate(list: SmallVec<[Embedded; 1]>) -> SmallVec<[Embedded; 1]> {
    if list.len() <= 1 {
        return list;
    }
    let mut at: rustc_hash::FxHashMap<TypeId, usize> = Default::default();
    let mut out: SmallVec<[Embedded; 1]> = SmallVec::with_capacity(list.len());
    for e in list {
        match at.get(&e.ty) {
            Some(&i) => out[i].multiples = true,
            None => {
                at.insert(e.ty, out.len());
                out.push(e);
            }
        }
    }
    out
}
