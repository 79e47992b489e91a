//! Function entry: parameters and the stack check; and the poll of loops.
//!
//! ```text
//! entry(params):            cold:
//!   if rsp < g.stackguard0    g.morestack_fn   = address of this function
//!     goto cold               g.morestack_args = bytes of stack arguments
//!   goto body                 g.morestack_sp   = rsp
//!                             return_call runtime.morestack(params)
//! ```
//! rsp already includes the frame, so the runtime learns how much room the function wants from the rsp that failed.
//! `morestack` comes back to the function's first instruction, with the same arguments, on a stack that has room.

use super::{CHECK_MARK, POLL_MARK, Rt, Target, Translator, block_args, call, ty};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self as cl, InstBuilder, MemFlagsData, types};
use ir::{Loc, Signature};

/// Bytes of arguments that a call of this signature passes on the stack; the callee pops them.
pub fn stack_arg_bytes(sig: &Signature) -> u32 {
    let floats = sig.params.iter().filter(|p| p.is_float()).count() as u32;
    let ints = sig.params.len() as u32 - floats;
    let words = ints.saturating_sub(6) + floats.saturating_sub(8);
    (words * 8).next_multiple_of(16)
}

impl Translator<'_> {
    /// Creates all blocks and writes everything up to the first instruction of the IR.
    pub fn prologue(&mut self) {
        let f = self.func();
        let cfg = self.input.cfg;
        let entry = self.b.create_block();
        self.b.append_block_params_for_function_params(entry);
        self.b.switch_to_block(entry);
        self.at(Loc(0));
        let params = self.b.block_params(entry).to_vec();
        for &b in &cfg.rpo {
            if b == f.entry() {
                continue;
            }
            let block = self.b.create_block();
            self.blocks[b.index()] = block.into();
            if f.blocks[b.index()].cold {
                self.b.set_cold_block(block);
            }
            for &p in &f.blocks[b.index()].params {
                let x = self.b.append_block_param(block, ty(f.ty(p)));
                self.set(p, x);
            }
        }
        // The IR's entry has parameters of its own in CLIF only if something jumps back to it.
        let ir_entry = f.entry();
        let ir_params = &f.blocks[ir_entry.index()].params;
        let looped = !cfg.preds[ir_entry.index()].is_empty();
        let body = if looped || self.input.check { self.b.create_block() } else { entry };
        self.blocks[ir_entry.index()] = body.into();
        if self.input.check {
            let cold = self.cold_block();
            self.mark(Some(CHECK_MARK));
            let guard = self.stackguard();
            let sp = self.b.ins().get_stack_pointer(types::I64);
            let low = self.b.ins().icmp(IntCC::UnsignedLessThan, sp, guard);
            let args = if looped { block_args(&params) } else { vec![] };
            self.b.ins().brif(low, cold, &[], body, &args);
            self.b.switch_to_block(cold);
            self.call_morestack(&params);
            self.mark(None);
        } else if looped {
            let args = block_args(&params);
            self.b.ins().jump(body, &args);
        }
        for (&p, &x) in ir_params.iter().zip(&params) {
            let x = if looped { self.b.append_block_param(body, ty(f.ty(p))) } else { x };
            self.set(p, x);
        }
    }

    /// `g.stackguard0`. The load is atomic and g read anew, or a poll in a loop would be hoisted.
    fn stackguard(&mut self) -> cl::Value {
        let g = self.b.ins().get_pinned_reg(types::I64);
        let addr = self.b.ins().iadd_imm_s(g, abi::g::STACKGUARD0 as i64);
        self.b.ins().atomic_load(types::I64, MemFlagsData::trusted(), addr)
    }

    fn call_morestack(&mut self, params: &[cl::Value]) {
        let f = self.func();
        let sig = self.import_signature(&f.sig);
        let own = self.symbol(Target::Sym(f.sym), 0);
        let args = self.b.ins().iconst(types::I64, stack_arg_bytes(&f.sig) as i64);
        let sp = self.b.ins().get_stack_pointer(types::I64);
        let g = self.b.ins().get_pinned_reg(types::I64);
        let words = [(own, abi::g::MORESTACK_FN), (args, abi::g::MORESTACK_ARGS), (sp, abi::g::MORESTACK_SP)];
        for (value, offset) in words {
            self.b.ins().store(MemFlagsData::trusted(), value, g, offset as i32);
        }
        let morestack = self.import(Target::Rt(Rt::Morestack), sig);
        self.b.ins().return_call(morestack, params);
    }

    /// Gives the scheduler a chance, before the terminator of a loop's last block, if it asks for one: the stack
    /// cannot have become low since the prologue. The callee saves every register.
    pub fn poll(&mut self) {
        let (cold, go_on) = (self.cold_block(), self.b.create_block());
        self.mark(Some(POLL_MARK));
        let guard = self.stackguard();
        let asked = self.b.ins().icmp_imm_s(IntCC::Equal, guard, abi::g::STACK_PREEMPT as i64);
        self.b.ins().brif(asked, cold, &[], go_on, &[]);
        self.b.switch_to_block(cold);
        let sig = self.b.import_signature(call::preserving_signature());
        let poll = self.import(Target::Rt(Rt::PreemptPoll), sig);
        self.b.ins().call(poll, &[]);
        self.b.ins().jump(go_on, &[]);
        self.b.switch_to_block(go_on);
        self.mark(None);
    }
}
