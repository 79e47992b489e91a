//! Interfaces: making them, going from one to another, assertions.
//!
//! The first word of an interface without methods is the descriptor, of one with methods the itab. The data word is the
//! value itself for pointer-shaped types, else its address; values behind such an address never change.

use crate::constant::Image;
use crate::func::Fx;
use crate::val::{Mem, Val};
use abi::typ::ITAB_TYPE;
use ir::{BinOp, ConvOp, InstKind, IntCond, Type, Value};
use syntax::ast::{ExprId, ExprKind};
use types::{TypeId, TypeKind};

/// Literals of more bytes are made at run time.
const MAX_LITERAL: u64 = 64 << 10;

impl Fx<'_, '_> {
    /// Whether an interface type has no methods.
    pub fn is_empty_iface(&self, t: TypeId) -> bool {
        self.cx.st.type_set(t).methods.is_empty()
    }

    /// The first word of an interface of type `iface` that holds a value of concrete type `t`.
    pub fn type_word(&mut self, t: TypeId, iface: TypeId) -> Value {
        let sym =
            if self.is_empty_iface(iface) { self.cx.use_in_iface(t) } else { self.cx.itab_sym(t, iface) };
        self.b.sym_addr(sym, 0)
    }

    /// A value of concrete type `t` as an interface.
    pub fn make_iface(&mut self, v: Val, t: TypeId, iface: TypeId) -> Val {
        let word = self.type_word(t, iface);
        let data = self.data_word(v, t);
        Val::S(vec![word, data])
    }

    fn data_word(&mut self, v: Val, t: TypeId) -> Value {
        if self.cx.is_direct_iface(t) {
            return v.single();
        }
        let size = self.size_of(t);
        if size == 0 {
            let zero = self.cx.sym("runtime.zerobase");
            return self.b.sym_addr(zero, 0);
        }
        match &v {
            Val::S(s) => {
                if let Some(data) = self.constant_words(s, t).or_else(|| self.small_box(s, t)) {
                    return data;
                }
            }
            Val::Z if size <= abi::rtfn::ZERO_VALUE as u64 => {
                let zero = self.cx.sym("runtime.zeroVal");
                return self.b.sym_addr(zero, 0);
            }
            _ => {}
        }
        let p = self.new_object(t);
        self.store(v, Mem::at(p), t);
        p
    }

    /// The literal `e` of type `t`, which is not flat, as an interface with static data, if its elements are constants.
    pub fn constant_literal(&mut self, e: ExprId, t: TypeId, iface: TypeId) -> Option<Val> {
        let e = self.ast().unparen(e);
        if !matches!(self.ast()[e].kind, ExprKind::CompositeLit { .. }) || self.is_flat(t) {
            return None;
        }
        let size = self.size_of(t);
        if !matches!(self.under(t), TypeKind::Struct(_) | TypeKind::Array(..)) || size > MAX_LITERAL {
            return None;
        }
        let mut img = Image::zeroed(size);
        let (src, subst) = (self.src(), self.subst.clone());
        if !self.cx.constant_into(&mut img, 0, src, &subst, e, t) {
            return None;
        }
        let word = self.type_word(t, iface);
        let sym = self.cx.image_sym(img);
        Some(Val::S(vec![word, self.b.sym_addr(sym, 0)]))
    }

    /// The address of a static value, if all scalars are constant.
    fn constant_words(&mut self, s: &[Value], t: TypeId) -> Option<Value> {
        let leaves = self.leaves(t)?;
        let mut img = Image::zeroed(self.size_of(t));
        for (&v, l) in s.iter().zip(&leaves) {
            let bits = match *self.b.func.kind(self.b.func.def_inst(v)?) {
                InstKind::Iconst { value } => value as u64,
                InstKind::Fconst { bits } => bits,
                InstKind::SymAddr { sym, offset } => {
                    img.put_addr(l.off as u64, sym, offset);
                    continue;
                }
                _ => return None,
            };
            img.put(l.off as u64, &bits.to_le_bytes()[..l.ty.bytes() as usize]);
        }
        let sym = self.cx.image_sym(img);
        Some(self.b.sym_addr(sym, 0))
    }

    /// The data word for a value of one scalar, a string or a slice, which often are small or zero.
    fn small_box(&mut self, s: &[Value], t: TypeId) -> Option<Value> {
        let of = |f, args| Some((f, args));
        let (f, args) = match (self.under(t), s) {
            (TypeKind::Basic(b), &[p, n]) if b.is_string() => of("runtime.convTstring", vec![p, n]),
            (TypeKind::Slice(_), &[p, n, c]) => of("runtime.convTslice", vec![p, n, c]),
            (_, &[v]) => {
                let integer = match self.b.func.ty(v) {
                    Type::F32 => self.b.convert(ConvOp::Bitcast, Type::I32, v),
                    Type::F64 => self.b.convert(ConvOp::Bitcast, Type::I64, v),
                    _ => v,
                };
                match self.b.func.ty(integer) {
                    Type::I8 => {
                        // One of 256 static values.
                        let words = self.cx.sym("runtime.staticuint64s");
                        let base = self.b.sym_addr(words, 0);
                        let i = self.b.convert(ConvOp::Zext, Type::I64, v);
                        let three = self.int(3);
                        let off = self.b.binary(BinOp::Shl, i, three);
                        return Some(self.b.ptr_add(base, off));
                    }
                    Type::I16 => of("runtime.convT16", vec![integer]),
                    Type::I32 => of("runtime.convT32", vec![integer]),
                    Type::I64 => of("runtime.convT64", vec![integer]),
                    _ => None,
                }
            }
            _ => None,
        }?;
        Some(self.rt1(f, args))
    }

    /// The value of concrete type `t` in a data word.
    pub fn unbox(&mut self, data: Value, t: TypeId) -> Val {
        if self.cx.is_direct_iface(t) {
            return Val::one(data);
        }
        self.load(Mem::at(data), t)
    }

    /// The descriptor in an interface's first word, nil for the nil interface.
    pub fn dynamic_type(&mut self, word: Value, iface: TypeId) -> Value {
        if self.is_empty_iface(iface) {
            return word;
        }
        let nil = self.is_nil(word);
        self.branch(nil, |fx| vec![fx.nil()], |fx| vec![fx.itab_type(word)])[0]
    }

    fn itab_type(&mut self, itab: Value) -> Value {
        self.load_scalar(Type::Ptr, Mem::at(itab).plus(ITAB_TYPE as u64).readonly())
    }

    /// An interface value as one of another interface type it implements by its type.
    pub fn iface_to_iface(&mut self, v: Val, from: TypeId, to: TypeId) -> Val {
        if self.cx.st.identical(self.cx.st.under(from), self.cx.st.under(to)) {
            return v;
        }
        let s = v.scalars();
        if self.is_empty_iface(to) {
            let t = self.dynamic_type(s[0], from);
            return Val::S(vec![t, s[1]]);
        }
        let word = s[0];
        self.cx.demand_all(to);
        let nil = self.is_nil(word);
        let w = self.branch(
            nil,
            |fx| vec![fx.nil()],
            |fx| {
                let t = fx.itab_type(word);
                let want = fx.type_addr(to);
                vec![fx.rt1("runtime.assertE2I", vec![want, t])]
            },
        );
        Val::S(vec![w[0], s[1]])
    }

    /// `x.(t)` that panics.
    pub fn type_assert(&mut self, e: ExprId, x: ExprId, t: TypeId) -> Val {
        let from = self.type_of(x);
        let v = self.expr(x).scalars();
        self.at_expr(e);
        if self.cx.st.is_interface(t) {
            let ty = self.dynamic_type(v[0], from);
            if self.is_empty_iface(t) {
                let nil = self.is_nil(ty);
                let want = self.type_addr(t);
                self.cold_if(nil, |fx| {
                    fx.rt("runtime.panicnildottype", vec![want]);
                });
                return Val::S(vec![ty, v[1]]);
            }
            self.cx.demand_all(t);
            let want = self.type_addr(t);
            let itab = self.rt1("runtime.assertE2I", vec![want, ty]);
            return Val::S(vec![itab, v[1]]);
        }
        let want = self.type_word(t, from);
        let same = self.b.icmp(IntCond::Eq, v[0], want);
        let fail = self.not(same);
        let word = v[0];
        self.cold_if(fail, |fx| {
            let (t, i) = (fx.type_addr(t), fx.type_addr(from));
            let f = if fx.is_empty_iface(from) { "runtime.panicdottypeE" } else { "runtime.panicdottypeI" };
            fx.rt(f, vec![word, t, i]);
        });
        self.unbox(v[1], t)
    }

    /// `v, ok := x.(t)`; the value is zero when it fails.
    pub fn type_assert_ok(&mut self, e: ExprId, x: ExprId, t: TypeId) -> (Val, Value) {
        let from = self.type_of(x);
        let v = self.expr(x).scalars();
        self.at_expr(e);
        self.assert_ok(&v, from, t)
    }

    /// The same for an interface value at hand.
    pub fn assert_ok(&mut self, v: &[Value], from: TypeId, t: TypeId) -> (Val, Value) {
        if self.cx.st.is_interface(t) {
            let word = self.assert_iface_word(v[0], from, t);
            let nil = self.is_nil(word);
            let ok = self.not(nil);
            let none = self.nil();
            let data = self.b.select(ok, v[1], none);
            return (Val::S(vec![word, data]), ok);
        }
        let ok = self.holds(v[0], from, t);
        if self.cx.is_direct_iface(t) {
            let none = self.nil();
            return (Val::one(self.b.select(ok, v[1], none)), ok);
        }
        let data = v[1];
        if self.is_flat(t) {
            let r = self.branch(ok, |fx| fx.load(Mem::at(data), t).scalars(), |fx| fx.zero(t).scalars());
            return (Val::S(r), ok);
        }
        let m = self.temp(t);
        let (yes, no, join) = (self.b.new_block(), self.b.new_block(), self.b.new_block());
        self.b.brif(ok, yes, no);
        self.b.start(yes);
        self.copy(m, Mem::at(data), t);
        self.b.jump(join, vec![]);
        self.b.start(no);
        self.clear(m, t);
        self.jump_start(join);
        (Val::M(m), ok)
    }

    /// Whether an interface's first word says that it holds a value of concrete type `t`.
    pub fn holds(&mut self, word: Value, from: TypeId, t: TypeId) -> Value {
        // Asking for a type puts no value of it into an interface.
        let sym = if self.is_empty_iface(from) { self.cx.type_sym(t) } else { self.cx.itab_name(t, from) };
        let want = self.b.sym_addr(sym, 0);
        self.b.icmp(IntCond::Eq, word, want)
    }

    /// The first word of an interface of type `t` for the value in an interface of type `from`, nil if it is none.
    pub fn assert_iface_word(&mut self, word: Value, from: TypeId, t: TypeId) -> Value {
        let ty = self.dynamic_type(word, from);
        if self.is_empty_iface(t) {
            return ty;
        }
        self.cx.demand_all(t);
        let want = self.type_addr(t);
        self.rt1("runtime.assertE2I2", vec![want, ty])
    }

    /// Whether `t` is an interface type.
    pub fn is_iface(&self, t: TypeId) -> bool {
        matches!(self.under(t), TypeKind::Interface(_))
    }
}
