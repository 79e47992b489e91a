//! Signatures and calls.
//!
//! Go functions have Cranelift's `Tail` convention, the runtime's Rust functions the System V one. Small integers for
//! Rust are zero-extended by the caller, as its `bool` and `u8` parameters expect.

use super::{Target, Translator, convention, ty};
use cranelift_codegen::ir::{self as cl, AbiParam, InstBuilder};
use cranelift_codegen::isa::CallConv;
use ir::{Block, Signature, SymId, Value};

/// The CLIF signature of an IR signature.
pub fn signature(sig: &Signature) -> cl::Signature {
    let mut out = cl::Signature::new(convention(sig.c_abi));
    for &p in &sig.params {
        let param = AbiParam::new(ty(p));
        let small = sig.c_abi && p.is_int() && p.bytes() < 4;
        out.params.push(if small { param.uext() } else { param });
    }
    out.returns.extend(sig.results.iter().map(|&r| AbiParam::new(ty(r))));
    out
}

/// No arguments, no results, no register changed.
pub fn preserving_signature() -> cl::Signature {
    cl::Signature::new(CallConv::PreserveAll)
}

impl<'a> Translator<'a> {
    pub fn import_signature(&mut self, sig: &'a Signature) -> cl::SigRef {
        if let Some(&s) = self.sigs.get(sig) {
            return s;
        }
        let s = self.b.import_signature(signature(sig));
        self.sigs.insert(sig, s);
        s
    }

    /// The signature for a call of `sym`. `runtime.GC` clears all registers: a value that is dead where the program asks for
    /// a collection is not to be found in a register that a function need not change otherwise.
    fn callee_signature(&mut self, sym: SymId, sig: &'a Signature) -> cl::SigRef {
        if self.input.collect != Some(sym) {
            return self.import_signature(sig);
        }
        self.b.import_signature(cl::Signature::new(CallConv::Winch))
    }

    pub fn import(&mut self, target: Target, signature: cl::SigRef) -> cl::FuncRef {
        if let Some(&f) = self.funcs.get(&(target, signature)) {
            return f;
        }
        let name = self.name(target);
        let data = cl::ExtFuncData { name, signature, colocated: true, patchable: false };
        let f = self.b.import_function(data);
        self.funcs.insert((target, signature), f);
        f
    }

    pub fn call(&mut self, sym: SymId, sig: &'a Signature, args: &[Value], results: &[Value]) {
        let s = self.callee_signature(sym, sig);
        let f = self.import(Target::Sym(sym), s);
        let args = self.vals(args);
        let call = self.b.ins().call(f, &args);
        self.set_results(call, results);
    }

    pub fn call_indirect(&mut self, code: Value, sig: &'a Signature, args: &[Value], results: &[Value]) {
        let s = self.import_signature(sig);
        let (code, args) = (self.val(code), self.vals(args));
        let call = self.b.ins().call_indirect(s, code, &args);
        self.set_results(call, results);
    }

    fn set_results(&mut self, call: cl::Inst, results: &[Value]) {
        for (n, &r) in results.iter().enumerate() {
            let x = self.b.inst_results(call)[n];
            self.set(r, x);
        }
    }

    /// A tail call; of Rust code, which cannot pop our arguments, an ordinary call and a return.
    pub fn tail_call(&mut self, sym: SymId, sig: &'a Signature, args: &[Value]) {
        let s = self.callee_signature(sym, sig);
        let f = self.import(Target::Sym(sym), s);
        let args = self.vals(args);
        if sig.c_abi || self.func().sig.c_abi {
            let call = self.b.ins().call(f, &args);
            let results = self.b.inst_results(call).to_vec();
            self.b.ins().return_(&results);
        } else {
            self.b.ins().return_call(f, &args);
        }
    }

    pub fn tail_call_indirect(&mut self, code: Value, sig: &'a Signature, args: &[Value]) {
        let s = self.import_signature(sig);
        let (code, args) = (self.val(code), self.vals(args));
        self.b.ins().return_call_indirect(s, code, &args);
    }

    /// A call that the runtime may leave through `landing`; nothing but the frame survives on that way.
    pub fn try_call(
        &mut self,
        sym: SymId,
        sig: &'a Signature,
        args: &[Value],
        normal: Block,
        landing: Block,
    ) {
        let s = self.callee_signature(sym, sig);
        let f = self.import(Target::Sym(sym), s);
        let args = self.vals(args);
        let (normal, landing) = (self.target_block(normal), self.target_block(landing));
        let rets: Vec<_> = (0..sig.results.len()).map(|i| cl::BlockArg::TryCallRet(i as u32)).collect();
        let normal = self.b.func.dfg.block_call(normal, &rets);
        let landing = self.b.func.dfg.block_call(landing, &[]);
        let table = cl::ExceptionTableData::new(s, normal, [cl::ExceptionTableItem::Default(landing)]);
        let table = self.b.func.dfg.exception_tables.push(table);
        self.b.ins().try_call(f, &args, table);
    }
}
