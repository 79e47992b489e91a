//! Type descriptors, exactly as [`abi::typ`] lays them out.
//!
//! [`Cx::type_sym`] names a descriptor and remembers that it is needed; its bytes are written at the very end
//! ([`Cx::write_descriptors`]), when it is known which methods survived. A descriptor whose type is converted to an
//! interface ([`Cx::use_in_iface`]), or can be reached from such a one through reflection, *exposes* its methods: those
//! that some reachable interface asks for are lowered and listed.
//!
//! A type that is only allocated, copied and cleared ([`Cx::layout_sym`]) has a descriptor that says how large it is and
//! where its pointers are, and no more: no name, no fields, nothing of the types that it consists of.
//!
//! Link-once: one descriptor per type, so that identical types have equal addresses.

use crate::cx::{Cx, fnv32};
use abi::typ as a;
use ir::{Data, DataReloc, Section, SymId};
use rustc_hash::{FxHashMap, FxHashSet};
use source::Symbol;
use types::{Basic, ChanDir, MethodSetEntry, PackageId, Qualifier, TypeId, TypeKind};

/// What is known about the descriptors a program needs.
#[derive(Default)]
pub struct Descriptors {
    by_name: FxHashMap<&'static str, usize>,
    list: Vec<Desc>,
    /// Methods that some reachable interface asks for: name, package unless exported, signature.
    demanded: FxHashSet<MethodKey>,
    /// Exposed types by method name, for demands that come later.
    by_method: FxHashMap<Symbol, Vec<(usize, usize)>>,
    /// Reflection may call any exported method.
    pub keep_exported: bool,
}

/// Identity of a method in interfaces.
pub type MethodKey = (Symbol, Option<PackageId>, &'static str);

struct Desc {
    ty: TypeId,
    sym: SymId,
    /// Somebody looks at more than size and pointers.
    whole: bool,
    exposed: bool,
    /// Code for methods of the method set, by index.
    code: FxHashMap<usize, SymId>,
}

/// A datum being written.
#[derive(Default)]
pub struct Blob {
    pub bytes: Vec<u8>,
    pub relocs: Vec<DataReloc>,
}

impl Blob {
    /// Appends a word.
    pub fn word(&mut self, x: u64) {
        self.bytes.extend_from_slice(&x.to_le_bytes());
    }

    /// Appends an address, or nil.
    pub fn addr(&mut self, sym: Option<SymId>, addend: i64) {
        if let Some(sym) = sym {
            self.relocs.push(DataReloc { offset: self.bytes.len() as u32, sym, addend });
        }
        self.word(0);
    }
}

impl Cx<'_> {
    /// The descriptor of `t`.
    pub fn type_sym(&mut self, t: TypeId) -> SymId {
        let i = self.desc(t);
        self.t.descs.list[i].sym
    }

    /// The descriptor of `t` for those who only want to know its size and where it has pointers.
    pub fn layout_sym(&mut self, t: TypeId) -> SymId {
        let i = self.layout_desc(t);
        self.t.descs.list[i].sym
    }

    fn layout_desc(&mut self, t: TypeId) -> usize {
        let name = self.st.link_string(t);
        if let Some(&i) = self.t.descs.by_name.get(name) {
            return i;
        }
        let sym = self.sym(&format!("type:{name}"));
        let i = self.t.descs.list.len();
        let ty = self.st.canon(t);
        self.t.descs.list.push(Desc { ty, sym, whole: false, exposed: false, code: FxHashMap::default() });
        self.t.descs.by_name.insert(name, i);
        // The pointers of a long array are those of its element.
        if let TypeKind::Array(e, _) = self.st.under_kind(ty) {
            self.layout_desc(e);
        }
        i
    }

    fn desc(&mut self, t: TypeId) -> usize {
        let i = self.layout_desc(t);
        if !std::mem::replace(&mut self.t.descs.list[i].whole, true) {
            for c in self.parts(self.t.descs.list[i].ty) {
                self.desc(c);
            }
        }
        i
    }

    /// The types that a descriptor of `t` refers to.
    fn parts(&self, t: TypeId) -> Vec<TypeId> {
        match self.st.under_kind(t) {
            TypeKind::Pointer(e) | TypeKind::Slice(e) | TypeKind::Array(e, _) | TypeKind::Chan(_, e) => {
                vec![e]
            }
            TypeKind::Map(k, v) => vec![k, v],
            TypeKind::Struct(s) => s.fields.iter().map(|f| f.ty).collect(),
            TypeKind::Signature(s) => s.params.iter().chain(&s.results).map(|p| p.ty).collect(),
            TypeKind::Interface(_) => self.st.type_set(t).methods.iter().map(|m| m.sig).collect(),
            _ => vec![],
        }
    }

    /// The descriptor of a type whose values are put into interfaces: its methods can be called.
    pub fn use_in_iface(&mut self, t: TypeId) -> SymId {
        let i = self.desc(t);
        let sym = self.t.descs.list[i].sym;
        self.expose_guarded(i);
        sym
    }

    /// Values of this type can be in interfaces, and so can what reflection reaches from them.
    pub fn expose(&mut self, i: usize) {
        let mut pending = vec![i];
        while let Some(i) = pending.pop() {
            if std::mem::replace(&mut self.t.descs.list[i].exposed, true) {
                continue;
            }
            let ty = self.t.descs.list[i].ty;
            self.expose_kind(kind_number(self.st.under_kind(ty)));
            for c in self.parts(ty) {
                pending.push(self.desc(c));
            }
            if self.st.is_interface(ty) {
                self.demand_all(ty);
                continue;
            }
            if matches!(self.st.under_kind(ty), TypeKind::Map(..)) {
                self.need_map_funcs(ty);
            }
            // Reflection gets from an addressable value to its pointer.
            if matches!(self.st.kind(ty), TypeKind::Named(_)) {
                let p = self.st.pointer(ty);
                if !self.st.method_set(p).is_empty() {
                    pending.push(self.desc(p));
                }
            }
            for (k, m) in self.st.method_set(ty).iter().enumerate() {
                self.t.descs.by_method.entry(m.name).or_default().push((i, k));
                if self.is_demanded(m.name, m.pkg, m.sig) {
                    self.keep_method(i, k);
                }
            }
        }
    }

    fn method_key(&self, name: Symbol, pkg: PackageId, sig: TypeId) -> MethodKey {
        let pkg = (!name.is_exported()).then_some(pkg);
        (name, pkg, self.st.link_string(sig))
    }

    /// Whether a reachable interface asks for this method.
    pub fn is_demanded(&self, name: Symbol, pkg: PackageId, sig: TypeId) -> bool {
        self.t.descs.demanded.contains(&self.method_key(name, pkg, sig))
            || self.t.descs.keep_exported && name.is_exported()
    }

    /// All methods of interface type `t` can be called.
    pub fn demand_all(&mut self, t: TypeId) {
        for m in &self.st.type_set(t).methods {
            self.demand(m.name, m.pkg, m.sig);
        }
    }

    /// Somebody calls this method through an interface.
    pub fn demand(&mut self, name: Symbol, pkg: PackageId, sig: TypeId) {
        let key = self.method_key(name, pkg, sig);
        if !self.t.descs.demanded.insert(key) {
            return;
        }
        let list = self.t.descs.by_method.get(&name).cloned().unwrap_or_default();
        for (i, k) in list {
            let m = &self.st.method_set(self.t.descs.list[i].ty)[k];
            if self.method_key(m.name, m.pkg, m.sig) == key {
                self.keep_method(i, k);
            }
        }
    }

    /// Reflection looks methods up by name: all exported methods of exposed types stay.
    pub fn keep_exported_methods(&mut self) {
        if std::mem::replace(&mut self.t.descs.keep_exported, true) {
            return;
        }
        for i in 0..self.t.descs.list.len() {
            if !self.t.descs.list[i].exposed || self.st.is_interface(self.t.descs.list[i].ty) {
                continue;
            }
            for (k, m) in self.st.method_set(self.t.descs.list[i].ty).iter().enumerate() {
                if m.name.is_exported() {
                    self.keep_method(i, k);
                }
            }
        }
    }

    fn keep_method(&mut self, i: usize, k: usize) {
        if self.t.descs.list[i].code.contains_key(&k) {
            return;
        }
        let ty = self.t.descs.list[i].ty;
        let m = &self.st.method_set(ty)[k];
        self.desc(m.sig);
        let sym = self.iface_method_sym(ty, m);
        self.t.descs.list[i].code.insert(k, sym);
    }

    /// The kept methods' code of a type, by place in its method set.
    pub fn kept_method(&self, t: TypeId, m: &MethodSetEntry) -> Option<SymId> {
        let &i = self.t.descs.by_name.get(self.st.link_string(t))?;
        let set = self.st.method_set(self.t.descs.list[i].ty);
        let k = set.iter().position(|x| x.name == m.name && x.pkg == m.pkg)?;
        self.t.descs.list[i].code.get(&k).copied()
    }

    /// Writes all descriptors. Writing asks for no code, only for strings and other descriptors, which exist.
    pub fn write_descriptors(&mut self) {
        for i in 0..self.t.descs.list.len() {
            self.write_descriptor(i);
        }
    }

    pub fn find_desc(&self, t: TypeId) -> Option<SymId> {
        self.t.descs.by_name.get(self.st.link_string(t)).map(|&i| self.t.descs.list[i].sym)
    }

    fn go_string(&mut self, b: &mut Blob, s: &str) {
        if s.is_empty() {
            b.addr(None, 0);
        } else {
            let sym = self.string_sym(s.as_bytes());
            b.addr(Some(sym), 0);
        }
        b.word(s.len() as u64);
    }

    fn write_descriptor(&mut self, i: usize) {
        let (ty, sym) = (self.t.descs.list[i].ty, self.t.descs.list[i].sym);
        let mut b = Blob::default();
        let whole = self.t.descs.list[i].whole;
        let kind = self.st.under_kind(ty);
        self.write_header(&mut b, i);
        // Tables follow the fixed part in the same datum: (place of the pointer, contents).
        let mut tables: Vec<(usize, Blob)> = Vec::new();
        let mut table = |b: &mut Blob, t: Blob, n: usize| {
            tables.push((b.bytes.len(), t));
            b.word(0);
            b.word(n as u64);
        };
        match kind {
            _ if !whole && !matches!(kind, TypeKind::Array(..)) => {}
            TypeKind::Pointer(e) | TypeKind::Slice(e) => b.addr(self.find_desc(e), 0),
            TypeKind::Array(e, n) => {
                b.addr(self.find_desc(e), 0);
                b.addr(self.find_desc(self.st.slice(e)), 0);
                b.word(n.max(0) as u64);
            }
            TypeKind::Chan(d, e) => {
                b.addr(self.find_desc(e), 0);
                b.word(match d {
                    ChanDir::Recv => 1,
                    ChanDir::Send => 2,
                    ChanDir::Both => 3,
                });
            }
            TypeKind::Signature(s) => {
                for list in [&s.params, &s.results] {
                    let mut t = Blob::default();
                    for p in list {
                        t.addr(self.find_desc(p.ty), 0);
                    }
                    table(&mut b, t, list.len());
                }
                b.word(s.variadic as u64);
            }
            TypeKind::Interface(_) => {
                let set = self.st.type_set(ty);
                let pkg = self.type_package(ty).or_else(|| set.methods.first().map(|m| m.pkg));
                let path = pkg.map_or("", |p| self.pkgpath(p));
                self.go_string(&mut b, path);
                let methods = (!set.methods.is_empty()).then(|| self.imethods_sym(ty));
                b.addr(methods, 0);
                b.word(set.methods.len() as u64);
            }
            TypeKind::Map(k, v) => {
                b.addr(self.find_desc(k), 0);
                b.addr(self.find_desc(v), 0);
                b.addr(self.map_funcs_sym(ty), 0);
            }
            TypeKind::Struct(s) => {
                let pkg = s.fields.iter().find(|f| !f.name.is_exported()).map(|f| f.pkg);
                let path = pkg.map_or("", |p| self.pkgpath(p));
                self.go_string(&mut b, path);
                let mut t = Blob::default();
                for (f, off) in s.fields.iter().zip(self.st.field_offsets(ty)) {
                    let name = self.st.text(f.name);
                    self.go_string(&mut t, name);
                    t.addr(self.find_desc(f.ty), 0);
                    t.word(off);
                    let tag = self.st.text(f.tag);
                    self.go_string(&mut t, tag);
                    t.word(f.embedded as u64 | (types::is_exported(name) as u64) << 1);
                }
                table(&mut b, t, s.fields.len());
            }
            _ => {}
        }
        if self.needs_uncommon(i) {
            let at = b.bytes.len() as i64;
            b.relocs.push(DataReloc {
                offset: std::mem::offset_of!(a::Type, uncommon) as u32,
                sym,
                addend: at,
            });
            self.write_uncommon(&mut b, i, &mut tables);
        }
        for (at, t) in tables {
            if t.bytes.is_empty() {
                continue;
            }
            let start = b.bytes.len();
            b.relocs.push(DataReloc { offset: at as u32, sym, addend: start as i64 });
            b.relocs.extend(t.relocs.iter().map(|r| DataReloc { offset: r.offset + start as u32, ..*r }));
            b.bytes.extend_from_slice(&t.bytes);
        }
        let package = self.type_package(ty).unwrap_or(PackageId::UNIVERSE);
        let package = self.package_ix(package);
        let (size, align) = (b.bytes.len() as u64, 8);
        let (bytes, relocs) = (b.bytes, b.relocs);
        self.add_data(Data {
            sym,
            package,
            section: Section::Type,
            align,
            size,
            bytes,
            relocs,
            linkonce: true,
            local: false,
        });
    }

    fn write_header(&mut self, b: &mut Blob, i: usize) {
        let ty = self.t.descs.list[i].ty;
        let kind = self.st.under_kind(ty);
        let (size, align) = self.st.size_align(ty);
        let mut words = Vec::new();
        let no_map = matches!(kind, TypeKind::Array(..)) && size > a::ARRAY_GCDATA_LIMIT as u64;
        let ptrdata = if !self.has_pointers(ty) {
            0
        } else if let (TypeKind::Array(e, n), true) = (kind, no_map) {
            let mut elem = Vec::new();
            self.pointer_words(e, 0, &mut elem);
            (n as u64 - 1) * self.st.size_align(e).0 + elem.len() as u64 * 8
        } else {
            self.pointer_words(ty, 0, &mut words);
            words.len() as u64 * 8
        };
        b.word(size);
        b.word(ptrdata);
        b.bytes.extend_from_slice(&fnv32(self.st.link_string(ty).as_bytes()).to_le_bytes());
        let mut flags = 0;
        if self.is_regular_memory(ty) {
            flags |= a::TFLAG_REGULAR_MEMORY;
        }
        if self.st.comparable(ty) {
            flags |= a::TFLAG_COMPARABLE;
        }
        if matches!(self.st.kind(ty), TypeKind::Named(_) | TypeKind::Basic(_)) {
            flags |= a::TFLAG_NAMED;
        }
        if self.is_direct_iface(ty) {
            flags |= a::TFLAG_DIRECT_IFACE;
        }
        b.bytes.extend_from_slice(&[flags, align as u8, align as u8, kind_number(kind)]);
        let gcdata = if words.is_empty() { None } else { Some(self.gc_bits(&words)) };
        b.addr(gcdata, 0);
        if self.t.descs.list[i].whole {
            let s = self.st.type_string(ty, Qualifier::Name);
            self.go_string(b, &s);
            b.addr(self.find_desc(self.st.pointer(ty)), 0);
        } else {
            self.go_string(b, "");
            b.addr(None, 0);
        }
        b.word(0);
    }

    fn gc_bits(&mut self, words: &[bool]) -> SymId {
        let mut bytes = vec![0u8; words.len().div_ceil(8)];
        for (i, _) in words.iter().enumerate().filter(|w| *w.1) {
            bytes[i / 8] |= 1 << (i % 8);
        }
        let name = if bytes.len() <= 16 {
            bytes.iter().map(|b| format!("{b:02x}")).collect()
        } else {
            format!("{:x}.{:016x}", bytes.len(), crate::cx::fnv64(&bytes))
        };
        self.rodata(&format!("runtime.gcbits.{name}"), 1, bytes, vec![])
    }

    fn type_package(&self, t: TypeId) -> Option<PackageId> {
        match self.st.kind(t) {
            TypeKind::Named(n) => Some(self.st.obj(n.obj).pkg).filter(|&p| p != PackageId::UNIVERSE),
            _ => None,
        }
    }

    /// The package path as reflection shows it.
    fn pkgpath(&self, p: PackageId) -> &'static str {
        if p == PackageId::UNIVERSE {
            ""
        } else {
            self.st.text(self.st.interner.intern(&self.st.package(p).path))
        }
    }

    pub fn method_name(&mut self, b: &mut Blob, name: Symbol, pkg: PackageId) {
        let text = self.st.text(name);
        self.go_string(b, text);
        let path = if types::is_exported(text) { "" } else { self.pkgpath(pkg) };
        self.go_string(b, path);
    }

    fn needs_uncommon(&self, i: usize) -> bool {
        let d = &self.t.descs.list[i];
        match self.st.kind(d.ty) {
            _ if !d.whole => false,
            TypeKind::Named(_) | TypeKind::Basic(Basic::UnsafePointer) => true,
            TypeKind::Pointer(_) | TypeKind::Struct(_) => !self.st.method_set(d.ty).is_empty(),
            _ => !d.code.is_empty(),
        }
    }

    fn write_uncommon(&mut self, b: &mut Blob, i: usize, tables: &mut Vec<(usize, Blob)>) {
        let ty = self.t.descs.list[i].ty;
        let (path, name) = match self.st.kind(ty) {
            TypeKind::Named(n) => {
                let pkg = self.st.obj(n.obj).pkg;
                let full = self.st.type_string(ty, Qualifier::Name);
                let short = self.st.package(pkg).name;
                let rest = full.strip_prefix(self.st.text(short)).and_then(|r| r.strip_prefix('.'));
                (self.pkgpath(pkg), rest.map(str::to_string).unwrap_or(full))
            }
            TypeKind::Basic(Basic::UnsafePointer) => ("unsafe", "Pointer".into()),
            // A failed assertion says of equal names whether the packages differ.
            TypeKind::Pointer(elem) => match self.st.kind(elem) {
                TypeKind::Named(n) => (self.pkgpath(self.st.obj(n.obj).pkg), String::new()),
                _ => ("", String::new()),
            },
            _ => ("", String::new()),
        };
        self.go_string(b, path);
        self.go_string(b, &name);
        let set = self.st.method_set(ty);
        let mut kept: Vec<(usize, SymId)> = self.t.descs.list[i].code.iter().map(|(&k, &s)| (k, s)).collect();
        kept.sort_by_key(|m| m.0);
        let mut t = Blob::default();
        for &(k, code) in &kept {
            let m = &set[k];
            self.method_name(&mut t, m.name, m.pkg);
            t.addr(self.find_desc(m.sig), 0);
            t.addr(Some(code), 0);
        }
        tables.push((b.bytes.len(), t));
        b.word(0);
        b.word(kept.len() as u64);
        b.word(set.iter().filter(|m| m.name.is_exported()).count() as u64);
    }
}

/// The number of a kind in descriptors.
pub fn kind_number(k: TypeKind) -> u8 {
    match k {
        TypeKind::Basic(b) => match b {
            Basic::Bool | Basic::UntypedBool => a::KIND_BOOL,
            Basic::Int | Basic::UntypedInt => a::KIND_INT,
            Basic::Int8 => a::KIND_INT8,
            Basic::Int16 => a::KIND_INT16,
            Basic::Int32 | Basic::UntypedRune => a::KIND_INT32,
            Basic::Int64 => a::KIND_INT64,
            Basic::Uint => a::KIND_UINT,
            Basic::Uint8 => a::KIND_UINT8,
            Basic::Uint16 => a::KIND_UINT16,
            Basic::Uint32 => a::KIND_UINT32,
            Basic::Uint64 => a::KIND_UINT64,
            Basic::Uintptr => a::KIND_UINTPTR,
            Basic::Float32 => a::KIND_FLOAT32,
            Basic::Float64 | Basic::UntypedFloat => a::KIND_FLOAT64,
            Basic::Complex64 => a::KIND_COMPLEX64,
            Basic::Complex128 | Basic::UntypedComplex => a::KIND_COMPLEX128,
            Basic::String | Basic::UntypedString => a::KIND_STRING,
            Basic::UnsafePointer | Basic::UntypedNil => a::KIND_UNSAFE_POINTER,
            Basic::Invalid => 0,
        },
        TypeKind::Array(..) => a::KIND_ARRAY,
        TypeKind::Chan(..) => a::KIND_CHAN,
        TypeKind::Signature(_) => a::KIND_FUNC,
        TypeKind::Interface(_) => a::KIND_INTERFACE,
        TypeKind::Map(..) => a::KIND_MAP,
        TypeKind::Pointer(_) => a::KIND_POINTER,
        TypeKind::Slice(_) => a::KIND_SLICE,
        TypeKind::Struct(_) => a::KIND_STRUCT,
        _ => 0,
    }
}
