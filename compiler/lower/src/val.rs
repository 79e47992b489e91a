//! Values and places while a function is lowered, and how they move between registers and memory.
//!
//! A [`Val`] of a flat type is its scalars; of any other type it is somewhere in memory, where it must be consumed
//! before that memory changes ([`Fx::own`] copies it to a temporary). A [`Mem`] is a place: root, offset, and what is
//! known of it. Places on the stack need no write barrier; places whose root may be nil are checked on first use,
//! implicitly where the access itself faults (offsets below [`abi::call::NIL_GUARD`]).

use crate::func::Fx;
use crate::layout::Leaf;
use ir::{BinOp, InstKind, IntCond, MemFlags, Slot, SymId, Type, Value};
use types::TypeId;

/// The value of an expression.
#[derive(Clone, Debug)]
pub enum Val {
    /// Scalars of a flat type.
    S(Vec<Value>),
    /// In memory.
    M(Mem),
    /// The zero value of a type that is not flat.
    Z,
}

/// The root of an address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Base {
    Ptr(Value),
    Slot(Slot),
    Sym(SymId),
}

/// A place in memory.
#[derive(Clone, Copy, Debug)]
pub struct Mem {
    pub base: Base,
    pub off: i32,
    pub flags: MemFlags,
    /// Not shared with other goroutines and not scanned precisely: no barrier.
    pub stack: bool,
}

impl Mem {
    /// A place that a valid pointer points to.
    pub fn at(p: Value) -> Mem {
        Mem { base: Base::Ptr(p), off: 0, flags: MemFlags::NOTRAP, stack: false }
    }

    /// A place that a pointer points to which may be nil.
    pub fn maybe_nil(p: Value) -> Mem {
        Mem { base: Base::Ptr(p), off: 0, flags: MemFlags::NONE, stack: false }
    }

    /// A place in the frame.
    pub fn slot(s: Slot) -> Mem {
        Mem { base: Base::Slot(s), off: 0, flags: MemFlags::NOTRAP, stack: true }
    }

    /// A datum.
    pub fn sym(s: SymId) -> Mem {
        Mem { base: Base::Sym(s), off: 0, flags: MemFlags::NOTRAP, stack: false }
    }

    /// The place `off` bytes further on.
    pub fn plus(self, off: u64) -> Mem {
        Mem { off: self.off + off as i32, ..self }
    }

    /// The same place, known never to change.
    pub fn readonly(self) -> Mem {
        Mem { flags: self.flags.with(MemFlags::READONLY), ..self }
    }

    /// The same place, known to hold records of deferred calls.
    pub fn of_frame(self) -> Mem {
        Mem { flags: self.flags.with(MemFlags::FRAME), ..self }
    }

    /// The same place, known to lie in a frame.
    pub fn on_stack(self) -> Mem {
        Mem { stack: true, ..self }
    }
}

impl Val {
    /// A value of one scalar.
    pub fn one(v: Value) -> Val {
        Val::S(vec![v])
    }

    /// The scalars of a flat value.
    pub fn scalars(self) -> Vec<Value> {
        match self {
            Val::S(v) => v,
            other => panic!("scalars of a value in memory: {other:?}"),
        }
    }

    /// The only scalar.
    pub fn single(self) -> Value {
        let v = self.scalars();
        assert_eq!(v.len(), 1, "a value of one scalar");
        v[0]
    }
}

impl Fx<'_, '_> {
    /// The scalars of `t`, if it is flat.
    pub fn leaves(&mut self, t: TypeId) -> Option<Vec<Leaf>> {
        self.cx.layout(t).leaves.as_ref().map(|l| l.to_vec())
    }

    /// Whether `t` is flat.
    pub fn is_flat(&mut self, t: TypeId) -> bool {
        self.cx.layout(t).leaves.is_some()
    }

    /// The size of `t`.
    pub fn size_of(&mut self, t: TypeId) -> u64 {
        self.cx.layout(t).size
    }

    /// An integer constant.
    pub fn int(&mut self, x: i64) -> Value {
        self.b.iconst(Type::I64, x)
    }

    /// A boolean constant.
    pub fn boolean(&mut self, x: bool) -> Value {
        self.b.iconst(Type::I8, x as i64)
    }

    /// The nil pointer.
    pub fn nil(&mut self) -> Value {
        self.b.iconst(Type::Ptr, 0)
    }

    /// The zero of a scalar type.
    pub fn zero_scalar(&mut self, ty: Type) -> Value {
        match ty {
            Type::F32 => self.b.f32const(0.0),
            Type::F64 => self.b.f64const(0.0),
            ty => self.b.iconst(ty, 0),
        }
    }

    /// The zero value of `t`.
    pub fn zero(&mut self, t: TypeId) -> Val {
        match self.leaves(t) {
            Some(ls) => Val::S(ls.iter().map(|l| self.zero_scalar(l.ty)).collect()),
            None => Val::Z,
        }
    }

    /// A new place in the frame for a `t`, not initialised.
    pub fn temp(&mut self, t: TypeId) -> Mem {
        let l = self.cx.layout(t);
        Mem::slot(self.b.func.new_slot(u32::try_from(l.size).unwrap_or(u32::MAX), l.align.max(1)))
    }

    /// Panics now if the root of `m` is nil; the result needs no further check.
    pub fn check_nil(&mut self, m: Mem) -> Mem {
        if !m.flags.has(MemFlags::NOTRAP)
            && let Base::Ptr(ptr) = m.base
        {
            self.b.inst(InstKind::NilCheck { ptr }, &[]);
        }
        Mem { flags: m.flags.with(MemFlags::NOTRAP), ..m }
    }

    /// `m` ready for accesses up to `size` bytes from its start: checked unless a nil root makes them fault.
    fn ready(&mut self, m: Mem, size: u64) -> Mem {
        let end = m.off as i64 + size as i64;
        if m.off < 0 || end > abi::call::NIL_GUARD as i64 { self.check_nil(m) } else { m }
    }

    /// The pointer to a place that has been checked.
    pub fn raw_addr(&mut self, m: Mem) -> Value {
        match m.base {
            Base::Slot(s) => self.b.slot_addr(s, m.off),
            Base::Sym(s) => self.b.sym_addr(s, m.off as i64),
            Base::Ptr(p) if m.off == 0 => p,
            Base::Ptr(p) => {
                let off = self.int(m.off as i64);
                self.b.ptr_add(p, off)
            }
        }
    }

    /// The pointer to a place, its root checked.
    pub fn addr_of(&mut self, m: Mem) -> Value {
        let m = self.check_nil(m);
        self.raw_addr(m)
    }

    fn root(&mut self, m: Mem) -> (Value, i32) {
        match m.base {
            Base::Slot(s) => (self.b.slot_addr(s, 0), m.off),
            Base::Sym(s) => (self.b.sym_addr(s, 0), m.off),
            Base::Ptr(p) => (p, m.off),
        }
    }

    /// One scalar from memory.
    pub fn load_scalar(&mut self, ty: Type, m: Mem) -> Value {
        let m = self.ready(m, ty.bytes() as u64);
        let (base, off) = self.root(m);
        self.b.load(ty, base, off, m.flags)
    }

    /// One scalar to memory.
    pub fn store_scalar(&mut self, v: Value, m: Mem) {
        let ty = self.b.func.ty(v);
        let m = self.ready(m, ty.bytes() as u64);
        let (base, off) = self.root(m);
        let flags = if ty == Type::Ptr && !m.stack { m.flags.with(MemFlags::BARRIER) } else { m.flags };
        self.b.store(v, base, off, flags);
    }

    /// The value at a place. For types that are not flat this is the place itself.
    pub fn load(&mut self, m: Mem, t: TypeId) -> Val {
        let Some(ls) = self.leaves(t) else {
            return Val::M(m);
        };
        if ls.is_empty() {
            self.check_nil(m);
            return Val::S(vec![]);
        }
        let size = self.size_of(t);
        let mut m = self.ready(m, size);
        let mut out = Vec::with_capacity(ls.len());
        for l in &ls {
            out.push(self.load_scalar(l.ty, m.plus(l.off as u64)));
            // The first access has faulted if the root was nil.
            m.flags = m.flags.with(MemFlags::NOTRAP);
        }
        Val::S(out)
    }

    /// Stores a value.
    pub fn store(&mut self, v: Val, m: Mem, t: TypeId) {
        let size = self.size_of(t);
        match v {
            Val::S(vs) => {
                let ls = self.leaves(t).expect("a flat type");
                assert_eq!(vs.len(), ls.len(), "scalars of {}", self.cx.st.link_string(t));
                if ls.is_empty() {
                    self.check_nil(m);
                    return;
                }
                let mut m = self.ready(m, size);
                for (v, l) in vs.into_iter().zip(&ls) {
                    self.store_scalar(v, m.plus(l.off as u64));
                    m.flags = m.flags.with(MemFlags::NOTRAP);
                }
            }
            Val::M(src) => self.copy(m, src, t),
            Val::Z => self.clear(m, t),
        }
    }

    /// Copies a value between places that are the same or do not overlap.
    pub fn copy(&mut self, dst: Mem, src: Mem, t: TypeId) {
        let l = self.cx.layout(t);
        let src = self.addr_of(src);
        let dst_addr = self.addr_of(dst);
        if l.size == 0 {
            return;
        }
        if l.has_ptrs && !dst.stack {
            let ty = self.layout_addr(t);
            self.rt("runtime.typedmemmove", vec![ty, dst_addr, src]);
        } else if l.size <= u32::MAX as u64 {
            self.b.inst(InstKind::MemCopy { dst: dst_addr, src, size: l.size as u32 }, &[]);
        } else {
            let n = self.int(l.size as i64);
            self.rt("runtime.memmove", vec![dst_addr, src, n]);
        }
    }

    /// Stores the zero value.
    pub fn clear(&mut self, m: Mem, t: TypeId) {
        let l = self.cx.layout(t);
        if l.leaves.is_some() {
            let z = self.zero(t);
            return self.store(z, m, t);
        }
        let dst = self.addr_of(m);
        if l.size == 0 {
        } else if l.has_ptrs && !m.stack {
            let ty = self.layout_addr(t);
            self.rt("runtime.typedmemclr", vec![ty, dst]);
        } else if l.size <= u32::MAX as u64 {
            self.b.inst(InstKind::MemZero { dst, size: l.size as u32 }, &[]);
        } else {
            let n = self.int(l.size as i64);
            self.rt("runtime.memclrNoHeapPointers", vec![dst, n]);
        }
    }

    /// `v`, in memory of its own if it is in memory at all.
    pub fn own(&mut self, v: Val, t: TypeId) -> Val {
        match v {
            Val::S(_) => v,
            Val::M(_) | Val::Z => Val::M(self.spill(v, t)),
        }
    }

    /// `v` in a new temporary.
    pub fn spill(&mut self, v: Val, t: TypeId) -> Mem {
        let m = self.temp(t);
        self.store(v, m, t);
        m
    }

    /// A place that holds `v`: its own or a temporary.
    pub fn in_memory(&mut self, v: Val, t: TypeId) -> Mem {
        match v {
            Val::M(m) => m,
            v => self.spill(v, t),
        }
    }

    /// Part of a value: the field or element of type `part` at `off`.
    pub fn part(&mut self, v: &Val, t: TypeId, off: u64, part: TypeId) -> Val {
        match v {
            Val::M(m) => self.load(m.plus(off), part),
            Val::Z => self.zero(part),
            Val::S(vs) => {
                let all = self.leaves(t).expect("a flat type");
                let n = self.cx.layout(part).flat_len();
                // Zero-sized parts share their offset with what follows them.
                let from = all.iter().position(|l| l.off as u64 >= off).unwrap_or(all.len());
                Val::S(vs[from..from + n].to_vec())
            }
        }
    }

    /// Address of a type's descriptor.
    pub fn type_addr(&mut self, t: TypeId) -> Value {
        let s = self.cx.type_sym(t);
        self.b.sym_addr(s, 0)
    }

    /// The same for those who only want to know how large the type is and where it has pointers.
    pub fn layout_addr(&mut self, t: TypeId) -> Value {
        let s = self.cx.layout_sym(t);
        self.b.sym_addr(s, 0)
    }

    /// A call of a runtime function by its row in [`abi::rtfn::TABLE`].
    pub fn rt(&mut self, name: &'static str, args: Vec<Value>) -> Vec<Value> {
        let (sym, sig, flags) = self.cx.rt_fn(name);
        debug_assert_eq!(sig.params.len(), args.len(), "arguments of {name}");
        let out = self.b.call(sym, sig, args);
        if flags & abi::rtfn::DIVERGES != 0 {
            self.b.unreachable();
            self.dead();
        }
        out
    }

    /// The one result of a runtime function.
    pub fn rt1(&mut self, name: &'static str, args: Vec<Value>) -> Value {
        self.rt(name, args)[0]
    }

    /// A new heap object for a `t`, zeroed.
    pub fn new_object(&mut self, t: TypeId) -> Value {
        let ty = self.layout_addr(t);
        self.rt1("runtime.newobject", vec![ty])
    }

    /// `a + n`.
    pub fn add_const(&mut self, a: Value, n: i64) -> Value {
        let n = self.int(n);
        self.b.binary(BinOp::Iadd, a, n)
    }

    /// Runs `f` when `cond` holds, in a block off the main path that does not come back.
    pub fn cold_if(&mut self, cond: Value, f: impl FnOnce(&mut Self)) {
        let cold = self.b.new_cold_block();
        let next = self.b.new_block();
        self.b.brif(cond, cold, next);
        self.b.start(cold);
        f(self);
        if !self.b.terminated() {
            self.b.unreachable();
        }
        self.b.start(next);
    }

    /// `cond ? f() : g()` for lists of scalars of equal types.
    pub fn branch(
        &mut self,
        cond: Value,
        f: impl FnOnce(&mut Self) -> Vec<Value>,
        g: impl FnOnce(&mut Self) -> Vec<Value>,
    ) -> Vec<Value> {
        let (then, els, join) = (self.b.new_block(), self.b.new_block(), self.b.new_block());
        self.b.brif(cond, then, els);
        self.b.start(then);
        let a = f(self);
        let tys: Vec<Type> = a.iter().map(|&v| self.b.func.ty(v)).collect();
        self.b.jump(join, a);
        self.b.start(els);
        let b = g(self);
        self.b.jump(join, b);
        self.b.start(join);
        tys.into_iter().map(|t| self.b.func.add_param(join, t)).collect()
    }

    /// Whether a pointer is nil.
    pub fn is_nil(&mut self, p: Value) -> Value {
        let z = self.nil();
        self.b.icmp(IntCond::Eq, p, z)
    }
}
