//! The store of types, objects and package names that all stages of a build share.
//!
//! Every method takes `&self`: the tables grow behind locks that are held for one hash probe, and what is read most
//! (`kind`, `under`) takes none. Type literals are interned by their parts, instances by (origin, arguments), so that
//! substitution yields the same id for the same type.
//!
//! What it leaves to others: `typeset` computes what interfaces mean, `lookup` fields and methods, `subst`
//! instantiation, `format` names.

use crate::object::{ObjId, ObjKind, Object, PackageId};
use crate::types::*;
use rustc_hash::FxHashMap;
use source::{AppendVec, Interner, Pos, Symbol};
use std::collections::BTreeSet;
use std::hash::Hash;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

/// Flag bits of a stored type.
pub(crate) const HAS_TPARAM: u8 = 1;
/// Holds an interface with embedded elements: identity needs its type set.
pub(crate) const HAS_OPEN_INTERFACE: u8 = 2;

#[derive(Debug)]
pub(crate) struct TypeData {
    pub kind: TypeKind,
    /// The type with aliases resolved at the top: what `kind` describes. Itself if no alias.
    pub flags: u8,
    /// The same type without parameter names and aliases.
    pub canon: TypeId,
    /// Size and alignment, once somebody has asked.
    pub size: OnceLock<(u64, u64)>,
}

/// What types are interned by. To ask for one, the parts may be borrowed.
#[derive(PartialEq, Eq, Hash, Clone)]
enum Key<'a> {
    Pointer(TypeId),
    Slice(TypeId),
    Array(TypeId, i64),
    Map(TypeId, TypeId),
    Chan(u8, TypeId),
    Struct(Vec<(Symbol, PackageId, TypeId, bool, Symbol)>),
    Tuple(&'a [TypeId]),
    Signature(&'a Signature),
    Interface(Vec<(Symbol, PackageId, TypeId)>, Vec<TypeId>, bool),
    Union(Vec<Term>),
    Instance(TypeId, &'a [TypeId]),
}

/// A package's names, as types and messages need them.
#[derive(Debug)]
pub struct PackageMeta {
    /// The import path; `main` for the main package.
    pub path: String,
    /// The name in the package clause.
    pub name: Symbol,
}

/// See the module's description.
pub struct Store {
    pub interner: Arc<Interner>,
    types: AppendVec<TypeData>,
    objects: AppendVec<Object>,
    packages: AppendVec<PackageMeta>,
    table: Mutex<FxHashMap<Key<'static>, TypeId>>,
    pub(crate) method_sets: Mutex<FxHashMap<TypeId, &'static [crate::lookup::MethodSetEntry]>>,
    pub(crate) link_strings: Mutex<FxHashMap<TypeId, &'static str>>,
    /// Where each package declares types in functions.
    local_types: Mutex<FxHashMap<PackageId, BTreeSet<Pos>>>,
    pub(crate) names: Names,
    universe: OnceLock<FxHashMap<Symbol, ObjId>>,
    unsafe_scope: OnceLock<FxHashMap<Symbol, ObjId>>,
}

/// Names the checker compares with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Names {
    pub blank: Symbol,
    pub init: Symbol,
    pub main: Symbol,
    pub error_method: Symbol,
}

/// Makes a value live as long as the process: types do.
pub(crate) fn leak<T>(x: T) -> &'static T {
    Box::leak(Box::new(x))
}

/// The same for lists.
pub(crate) fn leak_slice<T: Clone>(x: &[T]) -> &'static [T] {
    if x.is_empty() { &[] } else { Box::leak(x.to_vec().into_boxed_slice()) }
}

impl Store {
    /// A store that holds the predeclared types and objects.
    pub fn new(interner: Arc<Interner>) -> Store {
        let names = Names {
            blank: Symbol::BLANK,
            init: interner.intern("init"),
            main: interner.intern("main"),
            error_method: interner.intern("Error"),
        };
        let store = Store {
            interner,
            types: AppendVec::default(),
            objects: AppendVec::default(),
            packages: AppendVec::default(),
            table: Mutex::default(),
            method_sets: Mutex::default(),
            link_strings: Mutex::default(),
            local_types: Mutex::default(),
            names,
            universe: OnceLock::new(),
            unsafe_scope: OnceLock::new(),
        };
        store.objects.push(Object::new(ObjKind::Nil, Symbol::EMPTY, PackageId::UNIVERSE, Pos::NONE));
        store.packages.push(PackageMeta { path: String::new(), name: Symbol::EMPTY });
        store.packages.push(PackageMeta { path: "unsafe".into(), name: store.sym("unsafe") });
        for b in Basic::ALL {
            let id = TypeId(store.types.len());
            store.types.push(TypeData {
                kind: TypeKind::Basic(b),
                flags: 0,
                canon: id,
                size: OnceLock::new(),
            });
        }
        let (universe, unsafe_scope) = crate::universe::declare(&store);
        let _ = store.universe.set(universe);
        let _ = store.unsafe_scope.set(unsafe_scope);
        store
    }

    pub(crate) fn sym(&self, s: &str) -> Symbol {
        self.interner.intern(s)
    }

    /// The text of a name.
    pub fn text(&self, s: Symbol) -> &'static str {
        self.interner.text(s)
    }

    // Objects and packages.

    /// The object with this id.
    pub fn obj(&self, id: ObjId) -> &Object {
        self.objects.get(id.0)
    }

    /// Adds an object.
    pub fn add_obj(&self, o: Object) -> ObjId {
        ObjId(self.objects.push(o))
    }

    /// An object's name as text.
    pub fn obj_name(&self, id: ObjId) -> &'static str {
        self.text(self.obj(id).name)
    }

    /// Adds a package.
    pub fn add_package(&self, path: String, name: Symbol) -> PackageId {
        PackageId(self.packages.push(PackageMeta { path, name }))
    }

    /// A package's path and name.
    pub fn package(&self, id: PackageId) -> &PackageMeta {
        self.packages.get(id.0)
    }

    /// Whether another package has the same name.
    pub(crate) fn is_ambiguous(&self, id: PackageId) -> bool {
        let name = self.package(id).name;
        (0..self.packages.len()).any(|i| i != id.0 && self.packages.get(i).name == name)
    }

    /// A predeclared object.
    pub fn universe(&self, name: Symbol) -> Option<ObjId> {
        self.universe.get().and_then(|u| u.get(&name).copied())
    }

    /// An object of package `unsafe`.
    pub fn unsafe_object(&self, name: Symbol) -> Option<ObjId> {
        self.unsafe_scope.get().and_then(|u| u.get(&name).copied())
    }

    // Reading types.

    /// What `t` is, aliases resolved.
    #[inline]
    pub fn kind(&self, t: TypeId) -> TypeKind {
        match Basic::ALL.get(t.0 as usize) {
            Some(&b) => TypeKind::Basic(b),
            None => self.stored_kind(t),
        }
    }

    fn stored_kind(&self, t: TypeId) -> TypeKind {
        let mut d = self.types.get(t.0);
        for _ in 0..100 {
            match d.kind {
                TypeKind::Alias(a) => match a.actual.get() {
                    Some(&u) => d = self.types.get(u.0),
                    None => return TypeKind::Basic(Basic::Invalid),
                },
                k => return k,
            }
        }
        TypeKind::Basic(Basic::Invalid)
    }

    /// What `t` is, aliases shown.
    pub fn raw_kind(&self, t: TypeId) -> TypeKind {
        self.types.get(t.0).kind
    }

    /// `t` without aliases at the top.
    pub fn unalias(&self, t: TypeId) -> TypeId {
        let mut t = t;
        for _ in 0..100 {
            match self.types.get(t.0).kind {
                TypeKind::Alias(a) => match a.actual.get() {
                    Some(&u) => t = u,
                    None => return TypeId::INVALID,
                },
                _ => return t,
            }
        }
        TypeId::INVALID
    }

    /// The underlying type (an interface for type parameters). Invalid while a declaration is incomplete.
    pub fn under(&self, t: TypeId) -> TypeId {
        if (t.0 as usize) < Basic::ALL.len() {
            return t;
        }
        match self.types.get(t.0).kind {
            TypeKind::Named(n) => self.named_under(n),
            TypeKind::Alias(_) => {
                let u = self.unalias(t);
                match self.types.get(u.0).kind {
                    TypeKind::Named(n) => self.named_under(n),
                    TypeKind::TypeParam(p) => self.bound_interface(p),
                    _ => u,
                }
            }
            TypeKind::TypeParam(p) => self.bound_interface(p),
            _ => t,
        }
    }

    /// `type A B` where `B` was not complete yet: goes to B, and on. Invalid while nothing is known, and in cycles.
    fn follow(&self, n: &'static Named) -> TypeId {
        if !self.leads_somewhere(n) {
            return TypeId::INVALID;
        }
        let mut at = n;
        while let Some(TypeKind::Named(m)) = at.from.get().map(|&f| self.kind(f)) {
            let u = match m.underlying.get() {
                Some(&u) => u,
                None if m.targs.is_empty() => {
                    at = m;
                    continue;
                }
                None => self.named_under(m),
            };
            return if u == TypeId::INVALID { u } else { *n.underlying.get_or_init(|| u) };
        }
        TypeId::INVALID
    }

    /// Whether declarations of the form `type A B` lead from `n` to one whose underlying type is known, and not in a
    /// circle. Instances are followed to the declarations of their generic types, so that the search ends.
    fn leads_somewhere(&self, n: &'static Named) -> bool {
        let next = |at: &'static Named| match self.kind(*at.from.get()?) {
            TypeKind::Named(m) => match self.kind(m.origin) {
                TypeKind::Named(o) => Some(o),
                _ => None,
            },
            _ => None,
        };
        // One goes twice as fast as the other, so that they meet in a circle.
        let (mut slow, mut fast, mut even) = (n, n, false);
        while fast.underlying.get().is_none() {
            let Some(m) = next(fast) else { return false };
            fast = m;
            if even && let Some(m) = next(slow) {
                slow = m;
            }
            even = !even;
            if std::ptr::eq(slow, fast) && fast.underlying.get().is_none() {
                return false;
            }
        }
        true
    }

    /// Where the size of `t` is kept.
    pub(crate) fn size_memo(&self, t: TypeId) -> &OnceLock<(u64, u64)> {
        &self.types.get(t.0).size
    }

    /// What the underlying type is.
    pub fn under_kind(&self, t: TypeId) -> TypeKind {
        self.kind(self.under(t))
    }

    /// The constraint as an interface: a type that is none stands for the interface that embeds it.
    fn bound_interface(&self, p: &TypeParam) -> TypeId {
        let Some(b) = p.bound() else { return TypeId::EMPTY_INTERFACE };
        let u = self.under(b);
        match self.kind(u) {
            TypeKind::Interface(_) => u,
            TypeKind::Basic(Basic::Invalid) => TypeId::EMPTY_INTERFACE,
            _ => self.interface(vec![], vec![(b, Pos::NONE)], true),
        }
    }

    fn named_under(&self, n: &'static Named) -> TypeId {
        match n.cycle.load(Ordering::Relaxed) {
            cycle::REPORTED => n.cycle.store(cycle::USED, Ordering::Relaxed),
            cycle::INVALID => return TypeId::INVALID,
            _ => {}
        }
        if let Some(&u) = n.underlying.get() {
            return u;
        }
        let TypeKind::Named(o) = self.kind(n.origin) else { return TypeId::INVALID };
        if std::ptr::eq(o, n) {
            return self.follow(n);
        }
        let ou = self.named_under(o);
        if ou == TypeId::INVALID && o.underlying.get().is_none() {
            return TypeId::INVALID;
        }
        let u = self.subst(ou, &crate::subst::Subst::new(o.tparams(), n.targs));
        *n.underlying.get_or_init(|| u)
    }

    /// The same type without aliases and parameter names: equal for identical types, unless interfaces with embedded
    /// elements are involved (see [`Store::identical`]).
    pub fn canon(&self, t: TypeId) -> TypeId {
        let d = self.types.get(t.0);
        match d.kind {
            TypeKind::Alias(_) => self.canon(self.unalias(t)),
            _ => d.canon,
        }
    }

    /// Whether `t` holds a type parameter anywhere.
    pub fn has_type_param(&self, t: TypeId) -> bool {
        self.flags(t) & HAS_TPARAM != 0
    }

    pub(crate) fn flags(&self, t: TypeId) -> u8 {
        let d = self.types.get(t.0);
        match d.kind {
            // The alias may have been made before its meaning was known.
            TypeKind::Alias(_) => {
                let u = self.unalias(t);
                if u == t { 0 } else { self.types.get(u.0).flags }
            }
            _ => d.flags,
        }
    }

    // Making types.

    fn add(&self, kind: TypeKind, flags: u8, canon: Option<TypeId>) -> TypeId {
        // Creation is serialised by the table's lock, so the next index is ours.
        let id = TypeId(self.types.len());
        let got =
            self.types.push(TypeData { kind, flags, canon: canon.unwrap_or(id), size: OnceLock::new() });
        debug_assert_eq!(id.0, got);
        id
    }

    /// The type with these parts, if there is one.
    fn known(&self, key: &Key<'_>) -> Option<TypeId> {
        let table = self.table.lock().expect("type table");
        let table: &FxHashMap<Key<'_>, TypeId> = &table;
        table.get(key).copied()
    }

    fn intern(
        &self,
        key: Key<'static>,
        kind: impl FnOnce() -> TypeKind,
        flags: u8,
        canon: Option<TypeId>,
    ) -> TypeId {
        let mut table = self.table.lock().expect("type table");
        if let Some(&t) = table.get(&key) {
            return t;
        }
        let t = self.add(kind(), flags, canon);
        table.insert(key, t);
        t
    }

    fn fresh(&self, kind: TypeKind, flags: u8) -> TypeId {
        let _table = self.table.lock().expect("type table");
        self.add(kind, flags, None)
    }

    /// `*t`
    pub fn pointer(&self, t: TypeId) -> TypeId {
        let c = self.canon(t);
        let canon = (c != t).then(|| self.pointer(c));
        self.intern(Key::Pointer(t), || TypeKind::Pointer(t), self.flags(t), canon)
    }

    /// `[]t`
    pub fn slice(&self, t: TypeId) -> TypeId {
        let c = self.canon(t);
        let canon = (c != t).then(|| self.slice(c));
        self.intern(Key::Slice(t), || TypeKind::Slice(t), self.flags(t), canon)
    }

    /// `[n]t`
    pub fn array(&self, t: TypeId, n: i64) -> TypeId {
        let c = self.canon(t);
        let canon = (c != t).then(|| self.array(c, n));
        self.intern(Key::Array(t, n), || TypeKind::Array(t, n), self.flags(t), canon)
    }

    /// `map[k]v`
    pub fn map(&self, k: TypeId, v: TypeId) -> TypeId {
        let (ck, cv) = (self.canon(k), self.canon(v));
        let canon = (ck != k || cv != v).then(|| self.map(ck, cv));
        self.intern(Key::Map(k, v), || TypeKind::Map(k, v), self.flags(k) | self.flags(v), canon)
    }

    /// A channel type.
    pub fn chan(&self, dir: ChanDir, t: TypeId) -> TypeId {
        let c = self.canon(t);
        let canon = (c != t).then(|| self.chan(dir, c));
        self.intern(Key::Chan(dir as u8, t), || TypeKind::Chan(dir, t), self.flags(t), canon)
    }

    /// A tuple.
    pub fn tuple(&self, ts: &[TypeId]) -> TypeId {
        if let Some(t) = self.known(&Key::Tuple(ts)) {
            return t;
        }
        let cs: Vec<TypeId> = ts.iter().map(|&t| self.canon(t)).collect();
        let canon = (cs != ts).then(|| self.tuple(&cs));
        let flags = ts.iter().fold(0, |f, &t| f | self.flags(t));
        let ts = leak_slice(ts);
        self.intern(Key::Tuple(ts), || TypeKind::Tuple(ts), flags, canon)
    }

    /// A struct type.
    pub fn struct_type(&self, fields: Vec<Field>) -> TypeId {
        let mut canon_fields = fields.clone();
        let (mut flags, mut changed) = (0, false);
        for f in &mut canon_fields {
            flags |= self.flags(f.ty);
            let c = self.canon(f.ty);
            let pkg = if f.name.is_exported() { PackageId::UNIVERSE } else { f.pkg };
            changed |= c != f.ty || pkg != f.pkg;
            (f.ty, f.pkg) = (c, pkg);
        }
        let canon = changed.then(|| self.struct_type(canon_fields));
        let key = Key::Struct(fields.iter().map(|f| (f.name, f.pkg, f.ty, f.embedded, f.tag)).collect());
        self.intern(key, || TypeKind::Struct(leak(Struct { fields })), flags, canon)
    }

    /// A function type.
    pub fn signature(&self, sig: Signature) -> TypeId {
        if let Some(t) = self.known(&Key::Signature(&sig)) {
            return t;
        }
        let mut flags = 0;
        let mut plain = true;
        for p in sig.params.iter().chain(&sig.results) {
            flags |= self.flags(p.ty);
            plain &= p.name == Symbol::EMPTY && self.canon(p.ty) == p.ty;
        }
        if !sig.tparams.is_empty() {
            flags |= HAS_TPARAM;
        }
        let canon = (!plain).then(|| {
            let bare = |p: &Param| Param { name: Symbol::EMPTY, ty: self.canon(p.ty) };
            self.signature(Signature {
                tparams: sig.tparams.clone(),
                params: sig.params.iter().map(bare).collect(),
                results: sig.results.iter().map(bare).collect(),
                variadic: sig.variadic,
            })
        });
        let sig = leak(sig);
        self.intern(Key::Signature(sig), || TypeKind::Signature(sig), flags, canon)
    }

    /// An interface type; methods and embedded elements as written.
    pub fn interface(&self, methods: Vec<Method>, embeds: Vec<(TypeId, Pos)>, implicit: bool) -> TypeId {
        let mut flags = if embeds.is_empty() { 0 } else { HAS_OPEN_INTERFACE };
        for t in methods.iter().map(|m| m.sig).chain(embeds.iter().map(|e| e.0)) {
            flags |= self.flags(t);
        }
        let key = |ms: &[Method]| {
            Key::Interface(
                ms.iter().map(|m| (m.name, m.pkg, m.sig)).collect(),
                embeds.iter().map(|e| e.0).collect(),
                implicit,
            )
        };
        let mut canon = None;
        if embeds.is_empty() {
            let mut ms = methods.clone();
            let mut changed = false;
            for m in &mut ms {
                let pkg = if m.name.is_exported() { PackageId::UNIVERSE } else { m.pkg };
                let sig = self.canon(m.sig);
                changed |= pkg != m.pkg || sig != m.sig;
                (m.pkg, m.sig) = (pkg, sig);
            }
            let sorted = ms.is_sorted_by_key(|m| (self.text(m.name), m.pkg.0));
            if changed || !sorted {
                ms.sort_by_key(|m| (self.text(m.name), m.pkg.0));
                canon = Some(self.interface(ms, Vec::new(), implicit));
            }
        }
        let k = key(&methods);
        let make = || {
            TypeKind::Interface(leak(Interface {
                methods,
                embeds,
                implicit,
                comparable: false,
                type_set: OnceLock::new(),
            }))
        };
        self.intern(k, make, flags, canon)
    }

    /// A union of terms.
    pub fn union(&self, terms: Vec<Term>) -> TypeId {
        let flags = terms.iter().fold(0, |f, t| f | self.flags(t.ty));
        self.intern(Key::Union(terms.clone()), || TypeKind::Union(leak_slice(&terms)), flags, None)
    }

    pub(crate) fn fresh_comparable(&self) -> TypeId {
        let set = OnceLock::new();
        let _ = set.set(leak(TypeSet { methods: vec![], terms: None, comparable: true }));
        let i =
            Interface { methods: vec![], embeds: vec![], implicit: false, comparable: true, type_set: set };
        self.fresh(TypeKind::Interface(leak(i)), HAS_OPEN_INTERFACE)
    }

    /// A new defined type. Type parameters, underlying type and methods are set later.
    pub(crate) fn new_named(&self, obj: ObjId, local: Option<(Symbol, u32)>) -> (TypeId, &'static Named) {
        let _table = self.table.lock().expect("type table");
        let id = TypeId(self.types.len());
        let n = leak(Named {
            obj,
            origin: id,
            targs: &[],
            implicit: 0,
            tparams: OnceLock::new(),
            underlying: OnceLock::new(),
            from: OnceLock::new(),
            methods: OnceLock::new(),
            cycle: AtomicU8::new(0),
            by_name: OnceLock::new(),
            local,
        });
        self.types.push(TypeData { kind: TypeKind::Named(n), flags: 0, canon: id, size: OnceLock::new() });
        (id, n)
    }

    /// A new defined type inside a generic function: generic in that function's type parameters.
    pub(crate) fn new_local_named(
        &self,
        obj: ObjId,
        local: (Symbol, u32),
        implicit: &'static [TypeId],
        complete: bool,
    ) -> (TypeId, &'static Named) {
        let _table = self.table.lock().expect("type table");
        let id = TypeId(self.types.len());
        let tparams = OnceLock::new();
        // A local type with parameters of its own gets the whole list later.
        if complete {
            let _ = tparams.set(implicit);
        }
        let n = leak(Named {
            obj,
            origin: id,
            targs: &[],
            implicit: implicit.len() as u32,
            tparams,
            underlying: OnceLock::new(),
            from: OnceLock::new(),
            methods: OnceLock::new(),
            cycle: AtomicU8::new(0),
            by_name: OnceLock::new(),
            local: Some(local),
        });
        self.types.push(TypeData {
            kind: TypeKind::Named(n),
            flags: HAS_TPARAM,
            canon: id,
            size: OnceLock::new(),
        });
        (id, n)
    }

    pub(crate) fn note_local_type(&self, pkg: PackageId, at: Pos) {
        self.local_types.lock().expect("local types").entry(pkg).or_default().insert(at);
    }

    /// The number of a type declared in a function among those of its package whose bodies are checked, from 1 in the
    /// order of the source: what tells such types apart as type arguments.
    pub(crate) fn local_type_number(&self, pkg: PackageId, at: Pos) -> usize {
        let all = self.local_types.lock().expect("local types");
        all.get(&pkg).map_or(0, |places| places.range(..=at).count())
    }

    pub(crate) fn new_type_param(&self, obj: ObjId, index: u32) -> (TypeId, &'static TypeParam) {
        let p = leak(TypeParam { obj, index, bound: OnceLock::new() });
        (self.fresh(TypeKind::TypeParam(p), HAS_TPARAM), p)
    }

    pub(crate) fn new_alias(&self, obj: ObjId, targs: &'static [TypeId]) -> (TypeId, &'static Alias) {
        let a = leak(Alias { obj, targs, tparams: OnceLock::new(), actual: OnceLock::new() });
        (self.fresh(TypeKind::Alias(a), 0), a)
    }

    /// The instance of a generic type. Says nothing about whether the arguments satisfy the constraints.
    pub fn instance(&self, origin: TypeId, targs: &[TypeId]) -> TypeId {
        let origin = self.unalias(origin);
        if let Some(t) = self.known(&Key::Instance(origin, targs)) {
            return t;
        }
        let TypeKind::Named(o) = self.kind(origin) else { return TypeId::INVALID };
        let cs: Vec<TypeId> = targs.iter().map(|&t| self.canon(t)).collect();
        // A local type of a generic function, seen from that function itself.
        if o.implicit > 0 && o.tparams().len() == o.implicit as usize && cs == o.tparams() {
            return origin;
        }
        let canon = (cs != targs).then(|| self.instance(origin, &cs));
        let flags = targs.iter().fold(0, |f, &t| f | self.flags(t));
        let targs = leak_slice(targs);
        let make = || {
            TypeKind::Named(leak(Named {
                obj: o.obj,
                origin,
                targs,
                implicit: o.implicit,
                tparams: OnceLock::new(),
                underlying: OnceLock::new(),
                from: OnceLock::new(),
                methods: OnceLock::new(),
                cycle: AtomicU8::new(0),
                by_name: OnceLock::new(),
                local: o.local,
            }))
        };
        self.intern(Key::Instance(origin, targs), make, flags, canon)
    }
}
