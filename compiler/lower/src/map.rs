//! Maps: operations become calls of generic Go code in `internal/runtime/maps`, instantiated per key and element type.
//!
//! The protocol stands at the head of that package. `hash[K]` is the one thing it asks back: the key's hash, inline for
//! what is simple, through the runtime's interpretation of the descriptor for the rest. Equal keys hash alike.

use crate::abi::Conv;
use crate::cx::Cx;
use crate::descriptor::Blob;
use crate::func::Fx;
use crate::val::{Mem, Val};
use ir::{BinOp, SymId, Type, Value};
use rustc_hash::FxHashMap;
use syntax::ast::ExprId;
use types::{Basic, TypeId, TypeKind};

const MAPS: &str = "internal/runtime/maps";

// What `keyKind` says; the meanings stand there.
const KIND_OTHER: i64 = 0;
const KIND_WORD: i64 = 1;
const KIND_STRING: i64 = 2;
const KIND_PLAIN: i64 = 3;

/// What is kept about map types.
#[derive(Default)]
pub struct MapTables {
    /// Function tables for reflection, by map type.
    funcs: FxHashMap<&'static str, SymId>,
}

impl Cx<'_> {
    /// Asks for the functions by which reflection uses map type `t`.
    pub fn need_map_funcs(&mut self, t: TypeId) {
        let name = self.st.link_string(t);
        let TypeKind::Map(k, v) = self.st.under_kind(t) else { return };
        if self.t.maps.funcs.contains_key(name) {
            return;
        }
        let Some(table) = self.find_object(MAPS, "Funcs") else { return };
        let sym = self.sym(&format!("go:mapfuncs.{},{}", self.st.link_string(k), self.st.link_string(v)));
        self.t.maps.funcs.insert(name, sym);
        let TypeKind::Struct(s) = self.st.under_kind(self.st.obj(table).ty()) else { return };
        let mut b = Blob::default();
        for f in &s.fields {
            let obj = self.find_object(MAPS, &format!("reflect{}", self.st.text(f.name)));
            let closure = obj.map(|o| self.function_object(o, &[k, v], f.ty));
            b.addr(closure, 0);
        }
        let name = self.sym_name(sym);
        self.rodata(&name, 8, b.bytes, b.relocs);
    }

    /// `keyKind[K]()`.
    pub fn map_key_kind(&mut self, t: TypeId) -> i64 {
        match self.st.under_kind(t) {
            TypeKind::Basic(b) if b.is_float() || b.is_complex() => KIND_OTHER,
            TypeKind::Basic(Basic::String) => KIND_STRING,
            TypeKind::Basic(_) | TypeKind::Pointer(_) | TypeKind::Chan(..) => KIND_WORD,
            TypeKind::Struct(s) => {
                let fields: Vec<TypeId> = s.fields.iter().map(|f| f.ty).collect();
                let plain = fields.into_iter().all(|f| self.map_key_kind(f) != KIND_OTHER);
                if plain { KIND_PLAIN } else { KIND_OTHER }
            }
            _ => KIND_OTHER,
        }
    }

    /// Whether a key of type `t` may have parts that cannot be hashed.
    fn holds_interface(&self, t: TypeId) -> bool {
        match self.st.under_kind(t) {
            TypeKind::Interface(_) => true,
            TypeKind::Array(e, n) => n > 0 && self.holds_interface(e),
            TypeKind::Struct(s) => s.fields.iter().any(|f| self.holds_interface(f.ty)),
            _ => false,
        }
    }

    /// The table made by [`Cx::need_map_funcs`].
    pub fn map_funcs_sym(&self, t: TypeId) -> Option<SymId> {
        self.t.maps.funcs.get(self.st.link_string(t)).copied()
    }
}

impl Fx<'_, '_> {
    /// Key and element types of a map type.
    pub fn map_parts(&self, t: TypeId) -> (TypeId, TypeId) {
        match self.under(t) {
            TypeKind::Map(k, v) => (k, v),
            _ => (TypeId::INVALID, TypeId::INVALID),
        }
    }

    /// Calls function `name` of the map package for map type `t`.
    pub fn map_call(&mut self, name: &str, t: TypeId, args: Vec<Val>) -> Vec<Val> {
        let (k, v) = self.map_parts(t);
        let Some(obj) = self.cx.find_object(MAPS, name) else {
            self.cx.error(source::Pos::NONE, format!("package {MAPS} has no {name}"));
            return vec![];
        };
        let sig = self.cx.st.instantiate_signature(self.cx.st.obj(obj).ty(), &[k, v]);
        let sym = self.cx.func_sym(obj, None, &[k, v]);
        let abi = self.cx.fn_abi(sig, None, Conv::Plain);
        self.call_abi(&abi, args, vec![], |fx, sig, args| fx.b.call(sym, sig, args))
    }

    fn map_ptr(&mut self, name: &str, t: TypeId, m: Value, key: Val) -> Value {
        match self.map_call(name, t, vec![Val::one(m), key]).pop() {
            Some(v) => v.single(),
            None => self.nil(),
        }
    }

    /// The operands of an operation that keeps no key.
    fn map_operands(&mut self, x: ExprId, i: ExprId) -> (TypeId, Value, Val) {
        let t = self.type_of(x);
        let (k, _) = self.map_parts(t);
        let (m, key) = self.operands(&[x, i], |fx| (fx.expr1(x), fx.string_view(i, k, &[])));
        (t, m, key)
    }

    /// `x[i]`.
    pub fn map_get(&mut self, e: ExprId, x: ExprId, i: ExprId) -> Val {
        let (v, _) = self.map_get_ok(e, x, i);
        v
    }

    /// `x[i]` and whether it is there.
    pub fn map_get_ok(&mut self, e: ExprId, x: ExprId, i: ExprId) -> (Val, Value) {
        let (t, m, key) = self.map_operands(x, i);
        let (_, elem) = self.map_parts(t);
        self.at_expr(e);
        let p = self.map_ptr("Get", t, m, key);
        let missing = self.is_nil(p);
        let ok = self.not(missing);
        (self.load_or_zero(ok, p, elem), ok)
    }

    /// `ok ? *p : 0`.
    fn load_or_zero(&mut self, ok: Value, p: Value, t: TypeId) -> Val {
        if self.is_flat(t) {
            return Val::S(self.branch(ok, |fx| fx.load(Mem::at(p), t).scalars(), |fx| fx.zero(t).scalars()));
        }
        let m = self.temp(t);
        let (yes, no, join) = (self.b.new_block(), self.b.new_block(), self.b.new_block());
        self.b.brif(ok, yes, no);
        self.b.start(yes);
        self.copy(m, Mem::at(p), t);
        self.b.jump(join, vec![]);
        self.b.start(no);
        self.clear(m, t);
        self.jump_start(join);
        Val::M(m)
    }

    /// The place to store `m[key]`, made if it is absent.
    pub fn map_assign(&mut self, t: TypeId, m: Value, key: Val) -> Mem {
        let p = self.map_ptr("Assign", t, m, key);
        Mem::at(p)
    }

    /// `delete(x, i)`.
    pub fn map_delete(&mut self, e: ExprId, x: ExprId, i: ExprId) {
        let (t, m, key) = self.map_operands(x, i);
        self.at_expr(e);
        self.map_call("Delete", t, vec![Val::one(m), key]);
    }

    /// `len(m)`.
    pub fn map_len(&mut self, m: Value) -> Value {
        let nil = self.is_nil(m);
        self.branch(nil, |fx| vec![fx.int(0)], |fx| vec![fx.load_scalar(Type::I64, Mem::at(m))])[0]
    }

    /// `make(t, hint)`.
    pub fn make_map(&mut self, t: TypeId, hint: Value) -> Value {
        match self.map_call("New", t, vec![Val::one(hint)]).pop() {
            Some(v) => v.single(),
            None => self.nil(),
        }
    }

    /// An iterator over map `m` of type `t` in the frame, set to its start: its place and type.
    pub fn map_iter(&mut self, t: TypeId, m: Value) -> (Mem, TypeId) {
        let (k, v) = self.map_parts(t);
        let iter = self.cx.find_object(MAPS, "Iter").map_or(TypeId::INVALID, |o| self.cx.st.obj(o).ty());
        let it = self.cx.st.instance(iter, &[k, v]);
        let place = self.temp(it);
        self.clear(place, it);
        let p = self.addr_of(place);
        self.map_call("Init", t, vec![Val::one(p), Val::one(m)]);
        (place, it)
    }

    /// A pointer field of an iterator.
    pub fn iter_field(&mut self, place: Mem, it: TypeId, name: &str) -> Mem {
        let TypeKind::Struct(s) = self.under(it) else { return place };
        let i = s.fields.iter().position(|f| self.cx.st.text(f.name) == name).unwrap_or(0);
        let off = self.cx.st.field_offsets(it)[i];
        let p = self.load_scalar(Type::Ptr, place.plus(off));
        Mem::at(p)
    }

    /// `hash[K](p, seed)`.
    pub fn hash(&mut self, t: TypeId, m: Mem, seed: Value) -> Value {
        let size = self.size_of(t);
        let flat = self.is_flat(t);
        match self.under(t) {
            TypeKind::Basic(b) if b.is_float() => {
                let v = self.load(m, t).single();
                let v = self.promote(v);
                self.rt1("runtime.f64hash", vec![v, seed])
            }
            TypeKind::Basic(b) if b.is_complex() => {
                let v = self.load(m, t).scalars();
                let (re, im) = (self.promote(v[0]), self.promote(v[1]));
                let h = self.rt1("runtime.f64hash", vec![re, seed]);
                self.rt1("runtime.f64hash", vec![im, h])
            }
            TypeKind::Basic(Basic::String) => {
                let v = self.load(m, t).scalars();
                self.rt1("runtime.strhash", vec![v[0], v[1], seed])
            }
            TypeKind::Interface(_) => {
                let v = self.load(m, t).scalars();
                let f = if self.is_empty_iface(t) { "runtime.nilinterhash" } else { "runtime.interhash" };
                self.rt1(f, vec![v[0], v[1], seed])
            }
            TypeKind::Basic(_) | TypeKind::Pointer(_) | TypeKind::Chan(..) => {
                let v = self.map_key_word(t, m);
                self.mix(v, seed)
            }
            _ if self.cx.is_regular_memory(t) => {
                let p = self.addr_of(m);
                let n = self.int(size as i64);
                self.rt1("runtime.memhash", vec![p, seed, n])
            }
            TypeKind::Struct(s) if flat => {
                let offs = self.cx.st.field_offsets(t);
                let mut h = seed;
                for (f, off) in s.fields.iter().zip(offs) {
                    if self.cx.st.text(f.name) != "_" {
                        h = self.hash(f.ty, m.plus(off), h);
                    }
                }
                h
            }
            _ => {
                let p = self.addr_of(m);
                let ty = self.type_addr(t);
                self.rt1("runtime.typehash", vec![ty, p, seed])
            }
        }
    }

    /// Panics if the key of type `t` at `p` cannot be hashed.
    pub fn check_key(&mut self, t: TypeId, p: Value) {
        if self.cx.holds_interface(t) {
            let ty = self.type_addr(t);
            self.rt("runtime.checkkey", vec![ty, p]);
        }
    }

    /// The bits of an integer or pointer at `m`.
    pub fn map_key_word(&mut self, t: TypeId, m: Mem) -> Value {
        if self.cx.map_key_kind(t) != KIND_WORD {
            return self.int(0);
        }
        let v = self.load(m, t).single();
        match self.b.func.ty(v) {
            Type::I64 => v,
            Type::Ptr => self.b.convert(ir::ConvOp::Bitcast, Type::I64, v),
            _ => self.b.convert(ir::ConvOp::Zext, Type::I64, v),
        }
    }

    fn promote(&mut self, v: Value) -> Value {
        match self.b.func.ty(v) {
            Type::F32 => self.b.convert(ir::ConvOp::Promote, Type::F64, v),
            _ => v,
        }
    }

    /// One folded multiplication: every bit of the input reaches high and low bits of the result.
    fn mix(&mut self, v: Value, seed: Value) -> Value {
        let x = self.b.binary(BinOp::Xor, v, seed);
        let k = self.int(0x9e37_79b9_7f4a_7c15_u64 as i64);
        let x = self.b.binary(BinOp::Xor, x, k);
        let m = self.int(0xe703_7ed1_a0b4_28db_u64 as i64);
        let hi = self.b.binary(BinOp::Umulhi, x, m);
        let lo = self.b.binary(BinOp::Imul, x, m);
        self.b.binary(BinOp::Xor, hi, lo)
    }
}
