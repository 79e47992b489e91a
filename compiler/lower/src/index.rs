//! Indexing and slicing, with their bounds checks.
//!
//! No pointer past the end of an object is kept: the pointer of an empty tail `s[len(s):]` is the unchanged one.

use crate::func::Fx;
use crate::val::{Base, Mem, Val};
use abi::rtfn::bounds;
use ir::{BinOp, InstKind, IntCond, MemFlags, Type, Value};
use syntax::ast::ExprId;
use types::{Mode, TypeId, TypeKind};

/// An index: 64 bits, and whether they are signed.
pub type Index = (Value, bool);

/// What has elements.
#[derive(Clone, Copy, Debug)]
enum Elements {
    Slice { ptr: Value, len: Value },
    Array { at: Mem, n: i64 },
}

/// An element whose index has not been checked yet: an assignment does so when it stores.
#[derive(Clone, Copy, Debug)]
pub struct Element {
    of: Elements,
    index: Index,
    pub ty: TypeId,
    e: ExprId,
}

impl Fx<'_, '_> {
    /// An index as a 64-bit number.
    pub fn index_value(&mut self, i: ExprId) -> Index {
        if let Some(v) = self.const_of(i)
            && let Some(n) = v.as_i64()
        {
            return (self.int(n), true);
        }
        let t = self.type_of(i);
        let v = self.expr1(i);
        (self.widen(v, t), self.is_signed(t))
    }

    /// Panics unless `i < n` (or `≤`).
    pub fn bounds(&mut self, i: Index, len: Value, code: u8, inclusive: bool) {
        if let (Some(a), Some(n)) = (self.b.func.as_iconst(i.0), self.b.func.as_iconst(len))
            && a >= 0
            && (a < n || inclusive && a == n)
        {
            return;
        }
        self.cx.rt_fn("runtime.panicBounds");
        self.b.inst(InstKind::Bounds { index: i.0, len, code, signed: i.1, inclusive }, &[]);
    }

    /// The element that `x[i]` denotes where `x` is a slice, an array variable or a pointer to an array: operands
    /// evaluated, nothing checked.
    pub fn elem(&mut self, e: ExprId, x: ExprId, i: ExprId) -> Option<Element> {
        let xt = self.type_of(x);
        let (of, ty) = match self.under(xt) {
            TypeKind::Slice(ty) => {
                let s = self.expr(x).scalars();
                (Elements::Slice { ptr: s[0], len: s[1] }, ty)
            }
            TypeKind::Array(ty, n) => (Elements::Array { at: self.addr(x), n }, ty),
            TypeKind::Pointer(a) => {
                let TypeKind::Array(ty, n) = self.under(a) else { return None };
                (Elements::Array { at: Mem::maybe_nil(self.expr1(x)), n }, ty)
            }
            _ => return None,
        };
        Some(Element { of, index: self.index_value(i), ty, e })
    }

    /// The place of an element, its index checked.
    pub fn elem_place(&mut self, el: Element) -> Mem {
        self.at_expr(el.e);
        match el.of {
            Elements::Slice { ptr, len } => self.slice_elem(ptr, len, el.index, el.ty),
            Elements::Array { at, n } => self.array_elem(at, el.ty, n, el.index),
        }
    }

    /// The place of `x[i]` where `x` is a slice, an array variable or a pointer to an array.
    pub fn elem_mem(&mut self, e: ExprId, x: ExprId, i: ExprId) -> Option<Mem> {
        let el = self.elem(e, x, i)?;
        Some(self.elem_place(el))
    }

    /// The place of `s[i]`.
    pub fn slice_elem(&mut self, ptr: Value, len: Value, i: Index, elem: TypeId) -> Mem {
        self.bounds(i, len, bounds::INDEX, false);
        Mem::at(self.elem_ptr(ptr, i.0, elem))
    }

    /// `ptr + i * size`.
    pub fn elem_ptr(&mut self, ptr: Value, i: Value, elem: TypeId) -> Value {
        let off = self.scaled(i, elem);
        if self.b.func.as_iconst(off) == Some(0) { ptr } else { self.b.ptr_add(ptr, off) }
    }

    /// `i * size`.
    fn scaled(&mut self, i: Value, elem: TypeId) -> Value {
        let size = self.size_of(elem) as i64;
        if let Some(n) = self.b.func.as_iconst(i) {
            return self.int(n.wrapping_mul(size));
        }
        if size == 1 {
            return i;
        }
        let s = self.int(size);
        if size == 0 { s } else { self.b.binary(BinOp::Imul, i, s) }
    }

    fn array_elem(&mut self, m: Mem, elem: TypeId, n: i64, iv: Index) -> Mem {
        // The array has to be there before its bounds mean anything.
        let known = self.b.func.as_iconst(iv.0).is_some_and(|k| (0..n).contains(&k));
        let m = if known { m } else { self.check_nil(m) };
        let len = self.int(n);
        self.bounds(iv, len, bounds::INDEX, false);
        let size = self.size_of(elem);
        if let Some(k) = self.b.func.as_iconst(iv.0)
            && (0..n).contains(&k)
        {
            return self.offset(m, (k as u64).wrapping_mul(size));
        }
        let base = self.addr_of(m);
        let p = self.elem_ptr(base, iv.0, elem);
        Mem { base: Base::Ptr(p), off: 0, flags: m.flags.with(MemFlags::NOTRAP), ..m }
    }

    /// The value of `x[i]`.
    pub fn index(&mut self, e: ExprId, x: ExprId, i: ExprId) -> Val {
        let xt = self.type_of(x);
        match self.under(xt) {
            TypeKind::Map(..) => self.map_get(e, x, i),
            TypeKind::Basic(_) => {
                let s = self.expr(x).scalars();
                let iv = self.index_value(i);
                self.at_expr(e);
                self.bounds(iv, s[1], bounds::INDEX, false);
                let p = self.b.ptr_add(s[0], iv.0);
                Val::one(self.load_scalar(Type::I8, Mem::at(p)))
            }
            TypeKind::Array(elem, 1) if self.mode_of(x) != Mode::Variable => {
                let v = self.expr(x);
                let iv = self.index_value(i);
                self.at_expr(e);
                let one = self.int(1);
                self.bounds(iv, one, bounds::INDEX, false);
                self.part(&v, xt, 0, elem)
            }
            _ => {
                let m = self.addr(e);
                let t = self.type_of(e);
                self.load(m, t)
            }
        }
    }

    /// `x[lo:hi:max]`.
    pub fn slice_expr(
        &mut self,
        e: ExprId,
        x: ExprId,
        lo: Option<ExprId>,
        hi: Option<ExprId>,
        max: Option<ExprId>,
    ) -> Val {
        let xt = self.type_of(x);
        let (ptr, len, cap, elem) = match self.under(xt) {
            TypeKind::Slice(elem) => {
                let s = self.expr(x).scalars();
                (s[0], s[1], s[2], elem)
            }
            TypeKind::Basic(_) => {
                let s = self.expr(x).scalars();
                (s[0], s[1], s[1], TypeId::UINT8)
            }
            k => {
                let (m, a) = match k {
                    TypeKind::Pointer(a) => (Mem::maybe_nil(self.expr1(x)), a),
                    _ => (self.addr(x), xt),
                };
                let TypeKind::Array(elem, n) = self.under(a) else { return self.zero(xt) };
                self.at_expr(e);
                let p = self.addr_of(m);
                let n = self.int(n);
                (p, n, n, elem)
            }
        };
        let is_slice = matches!(self.under(xt), TypeKind::Slice(_));
        let is_string = matches!(self.under(xt), TypeKind::Basic(_));
        let lo = lo.map(|i| self.index_value(i));
        let hi = hi.map(|i| self.index_value(i));
        let max = max.map(|i| self.index_value(i));
        self.at_expr(e);
        let new_cap = match max {
            Some(m) => {
                self.bounds(m, cap, if is_slice { bounds::SLICE3_ACAP } else { bounds::SLICE3_ALEN }, true);
                m.0
            }
            None => cap,
        };
        let high = match hi {
            Some(h) => {
                let code = match (max.is_some(), is_slice) {
                    (true, _) => bounds::SLICE3_B,
                    (false, true) => bounds::SLICE_ACAP,
                    (false, false) => bounds::SLICE_ALEN,
                };
                self.bounds(h, new_cap, code, true);
                h.0
            }
            None => len,
        };
        let low = match lo {
            Some(l) => {
                self.bounds(l, high, if max.is_some() { bounds::SLICE3_C } else { bounds::SLICE_B }, true);
                l.0
            }
            None => self.int(0),
        };
        let new_len = self.sub(high, low);
        if is_string {
            let p = self.masked_add(ptr, low, new_len);
            return Val::S(vec![p, new_len]);
        }
        let new_cap = self.sub(new_cap, low);
        let off = self.scaled(low, elem);
        let p = self.masked_add(ptr, off, new_cap);
        Val::S(vec![p, new_len, new_cap])
    }

    fn sub(&mut self, a: Value, b: Value) -> Value {
        if self.b.func.as_iconst(b) == Some(0) { a } else { self.b.binary(BinOp::Isub, a, b) }
    }

    /// `p + off`, or `p` when nothing is `left`.
    fn masked_add(&mut self, p: Value, off: Value, left: Value) -> Value {
        if self.b.func.as_iconst(off) == Some(0) {
            return p;
        }
        if self.b.func.as_iconst(left).is_some_and(|n| n > 0) {
            return self.b.ptr_add(p, off);
        }
        let zero = self.int(0);
        let empty = self.b.icmp(IntCond::Eq, left, zero);
        let off = self.b.select(empty, zero, off);
        self.b.ptr_add(p, off)
    }
}
