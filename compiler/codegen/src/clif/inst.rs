//! One IR instruction after the other.

use super::{Rt, Target, Translator, block_args, ty};
use cranelift_codegen::ir::condcodes::{CondCode, FloatCC, IntCC};
use cranelift_codegen::ir::immediates::{Ieee32, Ieee64};
use cranelift_codegen::ir::{self as cl, AbiParam, InstBuilder, types};
use cranelift_codegen::isa::CallConv;
use ir::{BinOp, BlockCall, FloatCond, Inst, InstKind, IntCond, Type, Value};
use rustc_hash::FxHashSet;

/// The trap behind calls that do not return: reaching it is a bug of the callee.
pub const UNREACHABLE: cl::TrapCode = cl::TrapCode::unwrap_user(1);

pub fn int_cc(c: IntCond) -> IntCC {
    match c {
        IntCond::Eq => IntCC::Equal,
        IntCond::Ne => IntCC::NotEqual,
        IntCond::Slt => IntCC::SignedLessThan,
        IntCond::Sle => IntCC::SignedLessThanOrEqual,
        IntCond::Sgt => IntCC::SignedGreaterThan,
        IntCond::Sge => IntCC::SignedGreaterThanOrEqual,
        IntCond::Ult => IntCC::UnsignedLessThan,
        IntCond::Ule => IntCC::UnsignedLessThanOrEqual,
        IntCond::Ugt => IntCC::UnsignedGreaterThan,
        IntCond::Uge => IntCC::UnsignedGreaterThanOrEqual,
    }
}

fn float_cc(c: FloatCond) -> FloatCC {
    match c {
        FloatCond::Eq => FloatCC::Equal,
        FloatCond::Ne => FloatCC::NotEqual,
        FloatCond::Lt => FloatCC::LessThan,
        FloatCond::Le => FloatCC::LessThanOrEqual,
        FloatCond::Gt => FloatCC::GreaterThan,
        FloatCond::Ge => FloatCC::GreaterThanOrEqual,
    }
}

impl<'a> Translator<'a> {
    /// Writes instruction number `n` of its block; `merged` is what [`Self::merged_nil_checks`] said of the block.
    pub fn inst(&mut self, kind: &'a InstKind, results: &[Value], merged: &FxHashSet<usize>, n: usize) {
        use InstKind::*;
        let x = match *kind {
            Iconst { value } => self.iconst(self.func().ty(results[0]), value),
            Fconst { bits } => match self.func().ty(results[0]) {
                Type::F32 => self.b.ins().f32const(Ieee32::with_bits(bits as u32)),
                _ => self.b.ins().f64const(Ieee64::with_bits(bits)),
            },
            SymAddr { sym, offset } => self.symbol(Target::Sym(sym), offset),
            SlotAddr { slot, offset } => {
                let slot = self.slot(slot);
                self.b.ins().stack_addr(types::I64, slot, offset)
            }
            Unary { op, arg } => self.unary(op, arg),
            Binary { .. } | Icmp { .. } if self.paired(kind, results[0]) => return,
            Binary { op, args } => self.binary(op, args),
            Icmp { cond: IntCond::Eq, args: [a, b] }
                if self.func().as_iconst(b) == Some(0)
                    && let Some(&Fcmp { cond, args: [a, b] }) = self.def(a) =>
            {
                // The negation of a comparison of floats.
                let (a, b) = (self.val(a), self.val(b));
                self.b.ins().fcmp(float_cc(cond).complement(), a, b)
            }
            Icmp { cond: cond @ (IntCond::Eq | IntCond::Ne), args: [a, b] }
                if self.func().as_iconst(b) == Some(0)
                    && let Some(&Binary { op: BinOp::Srem, args: [x, n] }) = self.def(a)
                    && let Some(n) = self.func().as_iconst(n)
                    && n > 0
                    && (n as u64).is_power_of_two() =>
            {
                // Whether a power of two divides a number, its low bits tell whatever the sign.
                let t = self.func().ty(x);
                let (x, mask, zero) = (self.val(x), self.iconst(t, n - 1), self.iconst(t, 0));
                let low = self.b.ins().band(x, mask);
                self.b.ins().icmp(int_cc(cond), low, zero)
            }
            Icmp { cond, args: [a, b] } => {
                let (a, b) = (self.val(a), self.val(b));
                self.b.ins().icmp(int_cc(cond), a, b)
            }
            Fcmp { cond, args: [a, b] } => {
                let (a, b) = (self.val(a), self.val(b));
                self.b.ins().fcmp(float_cc(cond), a, b)
            }
            Select { args: [c, a, b] } => {
                let (c, a, b) = (self.val(c), self.val(a), self.val(b));
                self.b.ins().select(c, a, b)
            }
            Convert { op, arg } => self.convert(op, arg, self.func().ty(results[0])),
            PtrAdd { base, offset } => self.ptr_add(base, offset, results[0]),
            Load { base, offset, flags } => {
                let t = self.func().ty(results[0]);
                self.load(t, base, offset, flags, merged.contains(&n))
            }
            BytesEqual { base, value } => self.bytes_equal(base, value),
            BytesHigh { base } => self.bytes_high(base),
            AtomicLoad { base } => self.atomic_load(base, self.func().ty(results[0])),
            AtomicRmw { op, base, value } => self.atomic_rmw(op, base, value),
            AtomicCas { base, expected, new } => self.atomic_cas(base, expected, new),
            GetG => self.b.ins().get_pinned_reg(types::I64),
            FramePointer => self.b.ins().get_frame_pointer(types::I64),
            Store { value, base, offset, flags } => {
                return self.store(value, base, offset, flags, merged.contains(&n));
            }
            AtomicStore { base, value } => return self.atomic_store(base, value),
            MemCopy { dst, src, size } => return self.mem_copy(dst, src, size),
            MemZero { dst, size } => return self.mem_zero(dst, size),
            Call { sym, ref sig, ref args } => return self.call(sym, sig, args, results),
            CallIndirect { code, ref sig, ref args } => return self.call_indirect(code, sig, args, results),
            NilCheck { ptr } => {
                if !merged.contains(&n) {
                    self.nil_check(ptr);
                }
                return;
            }
            Bounds { index, len, code, signed, inclusive } => {
                return self.bounds(index, len, code, signed, inclusive);
            }
            Jump { .. }
            | Brif { .. }
            | Switch { .. }
            | Return { .. }
            | TryCall { .. }
            | TailCall { .. }
            | TailCallIndirect { .. }
            | Unreachable => unreachable!("terminators are written by terminator()"),
        };
        self.set(results[0], x);
    }

    /// An integer constant; CLIF wants the bits above the width clear.
    pub fn iconst(&mut self, t: Type, value: i64) -> cl::Value {
        let mask = u64::MAX >> (64 - t.bytes() * 8);
        self.b.ins().iconst(ty(t), (value as u64 & mask) as i64)
    }

    pub fn terminator(&mut self, kind: &'a InstKind) {
        use InstKind::*;
        match *kind {
            Jump { ref dest } => {
                let (block, args) = self.block_call(dest);
                self.b.ins().jump(block, &args);
            }
            Brif { cond, ref then, ref els } => {
                let c = self.val(cond);
                let ((t, t_args), (e, e_args)) = (self.block_call(then), self.block_call(els));
                self.b.ins().brif(c, t, &t_args, e, &e_args);
            }
            Switch { arg, ref cases, default } => self.switch(arg, cases, default),
            Return { ref args } => {
                let args = self.vals(args);
                self.b.ins().return_(&args);
            }
            TryCall { sym, ref sig, ref args, normal, landing } => {
                self.try_call(sym, sig, args, normal, landing)
            }
            TailCall { sym, ref sig, ref args } => self.tail_call(sym, sig, args),
            TailCallIndirect { code, ref sig, ref args } => self.tail_call_indirect(code, sig, args),
            Unreachable => {
                self.b.ins().trap(UNREACHABLE);
            }
            _ => unreachable!("not a terminator"),
        }
    }

    fn block_call(&mut self, dest: &BlockCall) -> (cl::Block, Vec<cl::BlockArg>) {
        let mut args = self.vals(&dest.args);
        self.enter_loop(dest.block, &mut args);
        (self.target_block(dest.block), block_args(&args))
    }

    /// Panics out of line unless the index is inside.
    fn bounds(&mut self, index: Value, len: Value, code: u8, signed: bool, inclusive: bool) {
        let (i, n) = (self.val(index), self.val(len));
        let outside = if inclusive { IntCC::UnsignedGreaterThan } else { IntCC::UnsignedGreaterThanOrEqual };
        let bad = self.b.ins().icmp(outside, i, n);
        let (cold, go_on) = (self.cold_block(), self.b.create_block());
        // The first target comes last in Cranelift's order. A panic between the blocks of a loop would count as part of
        // it, and the registers of its arguments as much as those of the loop.
        self.b.ins().brif(bad, cold, &[], go_on, &[]);
        self.b.switch_to_block(cold);
        let code = if signed { code | abi::rtfn::bounds::SIGNED } else { code };
        let code = self.b.ins().iconst(types::I8, code as i64);
        let panic = self.panic_bounds();
        let bias = abi::rtfn::bounds::BIAS;
        let (i, n) = (self.b.ins().iadd_imm_s(i, bias), self.b.ins().iadd_imm_s(n, bias));
        self.b.ins().call(panic, &[i, n, code]);
        self.b.ins().trap(UNREACHABLE);
        self.b.switch_to_block(go_on);
    }

    fn panic_bounds(&mut self) -> cl::FuncRef {
        if let Some(f) = self.panic_bounds {
            return f;
        }
        let mut sig = cl::Signature::new(CallConv::Tail);
        sig.params.extend([types::I64, types::I64, types::I8].map(AbiParam::new));
        let sig = self.b.import_signature(sig);
        let f = self.import(Target::Rt(Rt::PanicBounds), sig);
        self.panic_bounds = Some(f);
        f
    }

    /// For each nil check whose pointer the block goes on to access before anything else can happen: the places of the
    /// check, which is then left out, and of the access, which then has to fault.
    pub fn merged_nil_checks(&self, insts: &[Inst]) -> FxHashSet<usize> {
        let f = self.func();
        let mut out = FxHashSet::default();
        for (n, &i) in insts.iter().enumerate() {
            let InstKind::NilCheck { ptr } = *f.kind(i) else { continue };
            let ptr = f.resolve(ptr);
            let hits = |base: Value, offset: i32| {
                f.resolve(base) == ptr && (0..abi::call::NIL_GUARD as i32).contains(&offset)
            };
            for (m, &j) in insts.iter().enumerate().skip(n + 1) {
                let kind = f.kind(j);
                let hit = match *kind {
                    InstKind::Load { base, offset, flags } => {
                        hits(base, offset) && !flags.has(ir::MemFlags::VOLATILE)
                    }
                    InstKind::Store { base, offset, flags, .. } => {
                        hits(base, offset) && !flags.has(ir::MemFlags::BARRIER)
                    }
                    _ => false,
                };
                if hit {
                    out.extend([n, m]);
                    break;
                }
                if !kind.is_pure() {
                    break;
                }
            }
        }
        out
    }
}
