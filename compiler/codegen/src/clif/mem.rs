//! Memory: addresses, loads and stores, nil checks, copies, atomics, write barriers.
//!
//! **Regions.** Accesses to a slot whose address is used for nothing but accesses are one alias region per slot, all
//! other memory is one more: stores to the heap do not make Cranelift forget what is in a local, and the reverse.
//!
//! **Faults.** An access that may meet nil has a trap code, which keeps Cranelift from moving, merging or dropping it;
//! the fault becomes a Go panic at its source place. `can_move` (hoisting) is given only to read-only memory at a
//! symbol, because a pure load may be executed where its base has not been checked.
//!
//! **Barriers.** Between the load of the flag and the store no signal may stop the goroutine. The instructions carry
//! marked source locations, from which [`crate::meta`] makes the function's unsafe ranges.

use super::{BARRIER_MARK, BARRIER_STORE, Rt, Target, Translator, ty};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self as cl, AbiParam, InstBuilder, MemFlagsData, types};
use cranelift_codegen::isa::CallConv;
use ir::{AtomicOp, Function, InstKind, MemFlags, Slot, Type, Value};
use rustc_hash::FxHashMap;

/// Copies and clears up to this size are written out; larger ones call the runtime.
pub const INLINE_BYTES: usize = 128;

/// Code of a fault that becomes a Go panic (nil dereference).
const FAULT: cl::TrapCode = cl::TrapCode::HEAP_OUT_OF_BOUNDS;

/// Alias regions of a function.
#[derive(Default)]
pub struct Regions {
    /// Slots whose address does not escape.
    private: FxHashMap<Slot, cl::AliasRegion>,
    memory: Option<cl::AliasRegion>,
}

impl Regions {
    pub fn new(f: &Function, dfg: &mut cl::DataFlowGraph) -> Regions {
        let region = |id: u32, description: &'static str, dfg: &mut cl::DataFlowGraph| {
            dfg.alias_regions.insert(cl::AliasRegionData { user_id: id, description: description.into() })
        };
        let mut out = Regions { private: FxHashMap::default(), memory: Some(region(0, "memory", dfg)) };
        if f.slots.is_empty() {
            return out;
        }
        let mut used = vec![false; f.slots.len()];
        let mut escapes = vec![false; f.slots.len()];
        let slot_of = |v: Value| match f.def_inst(v).map(|i| f.kind(i)) {
            Some(&InstKind::SlotAddr { slot, .. }) => Some(slot),
            _ => None,
        };
        for &b in &f.layout {
            for &i in &f.blocks[b.index()].insts {
                let mut escape = |v: Value| {
                    if let Some(s) = slot_of(v) {
                        escapes[s.index()] = true;
                    }
                };
                match *f.kind(i) {
                    InstKind::SlotAddr { slot, .. } => used[slot.index()] = true,
                    InstKind::Load { .. } | InstKind::MemCopy { .. } | InstKind::MemZero { .. } => {}
                    InstKind::Store { value, .. } => escape(value),
                    ref kind => kind.for_each_use(escape),
                }
            }
        }
        for n in (0..escapes.len()).filter(|&n| used[n] && !escapes[n]) {
            out.private.insert(Slot(n as u32), region(n as u32 + 1, "slot", dfg));
        }
        out
    }
}

/// Pieces of at most 16 bytes that cover `size` bytes; the last two may overlap.
fn pieces(size: u32) -> Vec<(u32, cl::Type)> {
    let mut out = vec![];
    let mut at = 0;
    while size - at >= 16 {
        out.push((at, types::I8X16));
        at += 16;
    }
    let rest = size - at;
    let mut piece = |t: cl::Type, at: u32| out.push((at, t));
    match rest {
        0 => {}
        1 => piece(types::I8, at),
        2 => piece(types::I16, at),
        3 => [(types::I16, at), (types::I8, at + 2)].into_iter().for_each(|(t, a)| piece(t, a)),
        4 => piece(types::I32, at),
        5..=7 => [at, at + rest - 4].into_iter().for_each(|a| piece(types::I32, a)),
        8 => piece(types::I64, at),
        _ => [at, at + rest - 8].into_iter().for_each(|a| piece(types::I64, a)),
    }
    out
}

impl Translator<'_> {
    /// Root and offset of an address, and the address itself.
    pub fn ptr_add(&mut self, base: Value, offset: Value, result: Value) -> cl::Value {
        let mut off = self.val(offset);
        let base = self.func().resolve(base);
        let root = match self.addrs.get(&base) {
            Some(&(root, inner)) => {
                off = self.b.ins().iadd(inner, off);
                root
            }
            None => self.val(base),
        };
        self.addrs.insert(result, (root, off));
        self.b.ins().iadd(root, off)
    }

    /// Flags of an access at `base`.
    fn flags(&self, base: Value, flags: MemFlags, must_fault: bool) -> MemFlagsData {
        let (region, known) = match self.def(base) {
            Some(InstKind::SlotAddr { slot, .. }) => (self.regions.private.get(slot).copied(), true),
            Some(InstKind::SymAddr { .. }) => (None, true),
            _ => (None, false),
        };
        let at_symbol = matches!(self.def(base), Some(InstKind::SymAddr { .. }));
        let notrap = (known || flags.has(MemFlags::NOTRAP)) && !must_fault;
        let mut out = MemFlagsData::new().with_trap_code(if notrap { None } else { Some(FAULT) });
        if flags.has(MemFlags::READONLY) && notrap {
            out = out.with_readonly();
            if at_symbol {
                out = out.with_can_move();
            }
        }
        out.with_alias_region(region.or(self.regions.memory))
    }

    pub fn load(
        &mut self,
        t: Type,
        base: Value,
        offset: i32,
        flags: MemFlags,
        must_fault: bool,
    ) -> cl::Value {
        let data = self.flags(base, flags, must_fault);
        let p = self.val(base);
        self.probe_far(data, p, offset);
        if flags.has(MemFlags::VOLATILE) {
            let int = cl::Type::int(t.bytes() as u16 * 8).expect("an integer of the type's size");
            let addr = self.b.ins().iadd_imm_s(p, offset as i64);
            let x = self.b.ins().atomic_load(int, data, addr);
            return if t.is_float() { self.b.ins().bitcast(ty(t), MemFlagsData::new(), x) } else { x };
        }
        self.b.ins().load(ty(t), data, p, offset)
    }

    pub fn store(&mut self, value: Value, base: Value, offset: i32, flags: MemFlags, must_fault: bool) {
        // What makes an object whose memory is read-only from then on is a store like any other.
        let flags = MemFlags(flags.0 & !MemFlags::READONLY.0);
        let data = self.flags(base, flags, must_fault);
        let (x, p) = (self.val(value), self.val(base));
        self.probe_far(data, p, offset);
        if flags.has(MemFlags::VOLATILE) {
            let bits = self.b.func.dfg.value_type(x).bits() as u16;
            let int = cl::Type::int(bits).expect("an integer of the type's size");
            let is_float = self.b.func.dfg.value_type(x).is_float();
            let x = if is_float { self.b.ins().bitcast(int, MemFlagsData::new(), x) } else { x };
            let addr = self.b.ins().iadd_imm_s(p, offset as i64);
            self.b.ins().atomic_store(data, x, addr);
            return;
        }
        let slot = matches!(self.def(base), Some(InstKind::SlotAddr { .. }));
        if flags.has(MemFlags::BARRIER) && self.input.barriers && !slot {
            self.barrier(x, p, base, offset, flags);
            self.mark(Some(BARRIER_STORE));
            self.b.ins().store(data, x, p, offset);
            self.mark(None);
        } else {
            self.b.ins().store(data, x, p, offset);
        }
    }

    /// Tells the collector, if it is marking, what the store that follows overwrites and writes.
    fn barrier(&mut self, x: cl::Value, p: cl::Value, base: Value, offset: i32, flags: MemFlags) {
        self.mark(Some(BARRIER_MARK));
        let flag = self.symbol(Target::Rt(Rt::WriteBarrierFlag), 0);
        let marking = self.b.ins().atomic_load(types::I32, MemFlagsData::trusted(), flag);
        let (cold, go_on) = (self.cold_block(), self.b.create_block());
        self.b.ins().brif(marking, cold, &[], go_on, &[]);
        self.b.switch_to_block(cold);
        // The runtime reads the slot: let nil fault here, where it is a Go panic.
        if !flags.has(MemFlags::NOTRAP) {
            self.probe(p, offset);
        }
        let slot = match self.addrs.get(&self.func().resolve(base)) {
            Some(&(root, off)) => {
                let off = self.b.ins().iadd_imm_s(off, offset as i64);
                self.b.ins().iadd(root, off)
            }
            None => self.b.ins().iadd_imm_s(p, offset as i64),
        };
        let wb = self.runtime_function(Rt::WriteBarrier, &[types::I64, types::I64]);
        self.b.ins().call(wb, &[slot, x]);
        self.b.ins().jump(go_on, &[]);
        self.b.switch_to_block(go_on);
    }

    fn runtime_function(&mut self, rt: Rt, params: &[cl::Type]) -> cl::FuncRef {
        let mut sig = cl::Signature::new(CallConv::SystemV);
        sig.params.extend(params.iter().map(|&p| AbiParam::new(p)));
        let sig = self.b.import_signature(sig);
        self.import(Target::Rt(rt), sig)
    }

    /// Reads a byte for the sake of the fault.
    fn probe(&mut self, p: cl::Value, offset: i32) {
        let data = MemFlagsData::new().with_trap_code(Some(FAULT)).with_alias_region(self.regions.memory);
        self.b.ins().load(types::I8, data, p, offset);
    }

    /// Beyond the first page nil would not fault by itself.
    fn probe_far(&mut self, data: MemFlagsData, p: cl::Value, offset: i32) {
        if data.trap_code().is_some() && offset >= abi::call::NIL_GUARD as i32 {
            self.probe(p, 0);
        }
    }

    pub fn nil_check(&mut self, ptr: Value) {
        if !self.never_nil(ptr) {
            let p = self.val(ptr);
            self.probe(p, 0);
        }
    }

    fn never_nil(&self, v: Value) -> bool {
        matches!(self.def(v), Some(InstKind::SlotAddr { .. } | InstKind::SymAddr { .. }))
    }

    pub fn mem_copy(&mut self, dst: Value, src: Value, size: u32) {
        let (d, s) = (self.val(dst), self.val(src));
        if size as usize <= INLINE_BYTES {
            let from = self.flags(src, MemFlags::NONE, false);
            let to = self.flags(dst, MemFlags::NONE, false);
            // Loads first where pieces overlap: the places may be the same.
            let loaded: Vec<_> = pieces(size)
                .into_iter()
                .map(|(at, t)| (at, self.b.ins().load(t, from, s, at as i32)))
                .collect();
            for (at, x) in loaded {
                self.b.ins().store(to, x, d, at as i32);
            }
            return;
        }
        for (v, p) in [(src, s), (dst, d)] {
            if !self.never_nil(v) {
                self.probe(p, 0);
            }
        }
        let f = self.runtime_function(Rt::Memmove, &[types::I64; 3]);
        let n = self.b.ins().iconst(types::I64, size as i64);
        self.b.ins().call(f, &[d, s, n]);
    }

    pub fn mem_zero(&mut self, dst: Value, size: u32) {
        let d = self.val(dst);
        if size as usize <= INLINE_BYTES {
            let to = self.flags(dst, MemFlags::NONE, false);
            for (at, t) in pieces(size) {
                let zero = if t.is_vector() {
                    let c = self.b.func.dfg.constants.insert(vec![0u8; 16].into());
                    self.b.ins().vconst(t, c)
                } else {
                    self.b.ins().iconst(t, 0)
                };
                self.b.ins().store(to, zero, d, at as i32);
            }
            return;
        }
        if !self.never_nil(dst) {
            self.probe(d, 0);
        }
        let f = self.runtime_function(Rt::Memclr, &[types::I64; 2]);
        let n = self.b.ins().iconst(types::I64, size as i64);
        self.b.ins().call(f, &[d, n]);
    }

    fn sixteen(&mut self, base: Value) -> cl::Value {
        let (flags, p) = (self.flags(base, MemFlags::NOTRAP, false), self.val(base));
        self.b.ins().load(types::I8X16, flags, p, 0)
    }

    pub fn bytes_equal(&mut self, base: Value, value: Value) -> cl::Value {
        let (bytes, x) = (self.sixteen(base), self.val(value));
        let x = self.b.ins().splat(types::I8X16, x);
        let same = self.b.ins().icmp(IntCC::Equal, bytes, x);
        self.mask(same)
    }

    pub fn bytes_high(&mut self, base: Value) -> cl::Value {
        let bytes = self.sixteen(base);
        self.mask(bytes)
    }

    fn mask(&mut self, bytes: cl::Value) -> cl::Value {
        let m = self.b.ins().vhigh_bits(types::I32, bytes);
        self.b.ins().uextend(types::I64, m)
    }

    fn atomic_flags(&self, base: Value) -> MemFlagsData {
        self.flags(base, MemFlags::NONE, false).with_aligned()
    }

    pub fn atomic_load(&mut self, base: Value, t: Type) -> cl::Value {
        let (data, p) = (self.atomic_flags(base), self.val(base));
        self.b.ins().atomic_load(ty(t), data, p)
    }

    /// An exchange: cheaper than a store and a fence.
    pub fn atomic_store(&mut self, base: Value, value: Value) {
        let (data, p, x) = (self.atomic_flags(base), self.val(base), self.val(value));
        let t = self.b.func.dfg.value_type(x);
        self.b.ins().atomic_rmw(t, data, cl::AtomicRmwOp::Xchg, p, x);
    }

    pub fn atomic_rmw(&mut self, op: AtomicOp, base: Value, value: Value) -> cl::Value {
        let (data, p, x) = (self.atomic_flags(base), self.val(base), self.val(value));
        let op = match op {
            AtomicOp::Add => cl::AtomicRmwOp::Add,
            AtomicOp::And => cl::AtomicRmwOp::And,
            AtomicOp::Or => cl::AtomicRmwOp::Or,
            AtomicOp::Xchg => cl::AtomicRmwOp::Xchg,
        };
        let t = self.b.func.dfg.value_type(x);
        self.b.ins().atomic_rmw(t, data, op, p, x)
    }

    pub fn atomic_cas(&mut self, base: Value, expected: Value, new: Value) -> cl::Value {
        let (data, p) = (self.atomic_flags(base), self.val(base));
        let (e, n) = (self.val(expected), self.val(new));
        self.b.ins().atomic_cas(data, p, e, n)
    }
}
