//! Conversions: implicit ones of assignability, explicit ones `T(x)`.

use crate::func::Fx;
use crate::layout::scalar;
use crate::val::{Mem, Val};
use ir::{ConvOp, IntCond, Type, Value};
use syntax::ast::ExprId;
use types::{Basic, TypeId, TypeKind};

impl Fx<'_, '_> {
    /// A value of type `from` as a `to`, to which it is assignable.
    pub fn assign_conv(&mut self, v: Val, from: TypeId, to: TypeId) -> Val {
        if from == to || !self.cx.st.is_interface(to) {
            return v;
        }
        if self.cx.st.is_interface(from) {
            return self.iface_to_iface(v, from, to);
        }
        if matches!(self.cx.st.kind(from), TypeKind::Basic(Basic::UntypedNil)) {
            return self.zero(to);
        }
        self.make_iface(v, from, to)
    }

    /// `T(x)`.
    pub fn conversion(&mut self, e: ExprId, x: ExprId) -> Val {
        let to = self.type_of(e);
        if self.is_nil_expr(x) {
            return self.zero(to);
        }
        let mut from = self.type_of(x);
        if let Some(c) = self.const_of(x) {
            let numeric = |t: TypeId| matches!(self.under(t), TypeKind::Basic(b) if b.is_numeric());
            let same = (numeric(to) && numeric(from)) || (self.is_string(to) && self.is_string(from));
            if same || self.cx.st.is_interface(to) || matches!(self.under(to), TypeKind::Basic(Basic::Bool)) {
                return self.const_to(&c, from, to);
            }
            if let (Some(s), TypeKind::Slice(elem)) = (c.as_str(), self.under(to)) {
                return self.constant_elements(e, x, s, elem);
            }
            from = self.cx.default_type(&c, from);
        }
        let v = self.expr_to(x, from);
        self.at_expr(e);
        let made = self.b.func.insts.len();
        let out = self.convert(v, from, to);
        if self.cx.st.is_interface(to) {
            self.remark_box(&out, e, made);
        } else if let Val::S(s) = &out
            && let [p, _, ..] = s[..]
            && self.b.func.def_inst(p).is_some_and(|i| i.index() >= made)
        {
            self.remark_conversion(p, e, x);
        }
        out
    }

    /// The bytes or runes of a constant string in a new array that is just as long.
    fn constant_elements(&mut self, e: ExprId, x: ExprId, s: &[u8], elem: TypeId) -> Val {
        let bytes = self.size_of(elem) == 1;
        let (image, n) = if bytes {
            (s.to_vec(), s.len())
        } else {
            let runes: Vec<u32> = runes(s);
            (runes.iter().flat_map(|r| r.to_le_bytes()).collect(), runes.len())
        };
        self.at_expr(e);
        let array = self.cx.st.array(elem, n as i64);
        let p = self.new_object(array);
        self.remark_conversion(p, e, x);
        if n > 0 {
            let from = self.string_const(&image)[0];
            self.copy(Mem::at(p), Mem::at(from), array);
        }
        let n = self.int(n as i64);
        Val::S(vec![p, n, n])
    }

    /// A value of type `from` converted to `to`.
    pub fn convert(&mut self, v: Val, from: TypeId, to: TypeId) -> Val {
        if self.cx.st.is_interface(to) {
            return self.assign_conv(v, from, to);
        }
        match (self.under(from), self.under(to)) {
            (TypeKind::Basic(a), TypeKind::Basic(b)) => self.convert_basic(v, a, b, from),
            (TypeKind::Basic(a), TypeKind::Slice(elem)) if a.is_string() => {
                let s = v.scalars();
                let room = self.nil();
                let bytes = self.size_of(elem) == 1;
                // For bytes that need no copy.
                self.cx.sym("runtime.zerobase");
                let f = if bytes { "runtime.stringtoslicebyte" } else { "runtime.stringtoslicerune" };
                Val::S(self.rt(f, vec![room, s[0], s[1]]))
            }
            (TypeKind::Slice(elem), TypeKind::Basic(b)) if b.is_string() => {
                let s = v.scalars();
                let room = self.nil();
                let bytes = self.size_of(elem) == 1;
                let f = if bytes { "runtime.slicebytetostring" } else { "runtime.slicerunetostring" };
                Val::S(self.rt(f, vec![room, s[0], s[1]]))
            }
            (TypeKind::Slice(_), TypeKind::Array(_, n)) => {
                let s = v.scalars();
                self.check_slice_len(s[1], n);
                // An array of no elements is taken from any slice, also a nil one.
                if self.size_of(to) == 0 { self.zero(to) } else { self.load(Mem::at(s[0]), to) }
            }
            (TypeKind::Slice(_), TypeKind::Pointer(a)) => {
                let TypeKind::Array(_, n) = self.under(a) else { return v };
                let s = v.scalars();
                self.check_slice_len(s[1], n);
                Val::one(s[0])
            }
            (TypeKind::Basic(Basic::Uintptr), _) if self.is_flat(to) => self.bits(v, Type::Ptr),
            (_, TypeKind::Basic(Basic::Uintptr)) => self.bits(v, Type::I64),
            _ => v,
        }
    }

    fn bits(&mut self, v: Val, ty: Type) -> Val {
        match v {
            Val::S(s) if s.len() == 1 && self.b.func.ty(s[0]) != ty => {
                Val::one(self.b.convert(ConvOp::Bitcast, ty, s[0]))
            }
            v => v,
        }
    }

    fn check_slice_len(&mut self, len: Value, n: i64) {
        let want = self.int(n);
        let short = self.b.icmp(IntCond::Slt, len, want);
        self.cold_if(short, |fx| {
            fx.rt("runtime.panicSliceConvert", vec![len, want]);
        });
    }

    fn convert_basic(&mut self, v: Val, a: Basic, b: Basic, from: TypeId) -> Val {
        if b.is_string() {
            if a.is_string() {
                return v;
            }
            let v = v.single();
            let mut wide = self.widen(v, from);
            if a.is_unsigned() && !matches!(a, Basic::Uint8 | Basic::Uint16 | Basic::Uint32) {
                // What does not fit a rune becomes U+FFFD; a negative number does so too.
                let zero = self.int(0);
                let neg = self.b.icmp(IntCond::Slt, wide, zero);
                let bad = self.int(-1);
                wide = self.b.select(neg, bad, wide);
            }
            let room = self.nil();
            return Val::S(self.rt("runtime.intstring", vec![room, wide]));
        }
        if b.is_complex() || a.is_complex() {
            let to = if b == Basic::Complex64 { Type::F32 } else { Type::F64 };
            return Val::S(v.scalars().into_iter().map(|x| self.convert_float(x, to)).collect());
        }
        let (Some(to), Val::S(s)) = (scalar(b), &v) else { return v };
        let [x] = s[..] else { return v };
        let have = self.b.func.ty(x);
        Val::one(match (a.is_float(), b.is_float()) {
            (true, true) => self.convert_float(x, to),
            (false, true) => {
                let x = self.widen(x, from);
                let op = if a.is_unsigned() { ConvOp::FromUint } else { ConvOp::FromSint };
                self.b.convert(op, to, x)
            }
            (true, false) if b.is_integer() => {
                let op = if matches!(b, Basic::Uint | Basic::Uint64 | Basic::Uintptr) {
                    ConvOp::ToUint
                } else {
                    ConvOp::ToSint
                };
                // Types below 32 bits are cut out of 32, uint32 out of 64.
                let wide =
                    if to.bytes() < 4 || to == Type::I32 && !b.is_unsigned() { Type::I32 } else { Type::I64 };
                let r = self.b.convert(op, wide, x);
                if wide == to { r } else { self.b.convert(ConvOp::Trunc, to, r) }
            }
            _ if have == to => x,
            _ if have == Type::Ptr || to == Type::Ptr => {
                let wide = if have == Type::Ptr { x } else { self.widen(x, from) };
                self.b.convert(ConvOp::Bitcast, to, wide)
            }
            _ if to.bytes() < have.bytes() => self.b.convert(ConvOp::Trunc, to, x),
            _ => {
                let op = if a.is_unsigned() || a == Basic::Bool { ConvOp::Zext } else { ConvOp::Sext };
                self.b.convert(op, to, x)
            }
        })
    }

    fn convert_float(&mut self, x: Value, to: Type) -> Value {
        match (self.b.func.ty(x), to) {
            (Type::F32, Type::F64) => self.b.convert(ConvOp::Promote, to, x),
            (Type::F64, Type::F32) => self.b.convert(ConvOp::Demote, to, x),
            _ => x,
        }
    }
}

/// The runes of a string; each byte that is not part of one is U+FFFD.
fn runes(s: &[u8]) -> Vec<u32> {
    let mut out = vec![];
    for chunk in s.utf8_chunks() {
        out.extend(chunk.valid().chars().map(u32::from));
        out.extend(chunk.invalid().iter().map(|_| 0xFFFD));
    }
    out
}
