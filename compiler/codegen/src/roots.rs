//! Proof, for one function, that no object is reachable only through an address outside of it.
//!
//! The collector finds objects by pointers into them. Cranelift may split `root + (index + constant)` into
//! `(root + index) + constant`, keep the first sum in a register across a call and forget the root; if the constant is
//! what brought the sum back into the object, the object is lost. That is why codegen emits one addition per address,
//! and this checker (tests and `Options.verify`) shows that it suffices.
//!
//! Every value is written as a sum of atoms with factors plus a constant. [`Known`] records, before optimisation, the
//! sums of all values that are pointers in the IR: those point into their objects. Afterwards, a value that is live
//! across a call and has a pointer among its atoms must be one of these sums, or the pointer itself, or another known
//! sum with it, must be live there too. Sums are compared by pointer, constant and factors: the other atoms may have
//! been rewritten.

use cranelift_codegen::ir::{Function, Inst, InstructionData, Opcode, Value, ValueDef};
use rustc_hash::{FxHashMap, FxHashSet};

/// Depth at which a sum is taken for an atom.
const DEPTH: u32 = 12;

#[derive(Clone, Default, PartialEq, Eq, Debug)]
struct Sum {
    terms: Vec<(Value, i64)>,
    constant: i64,
}

/// What a sum is compared by: the pointer, the constant, and the factors of the other atoms.
type Shape = (Value, i64, Vec<i64>);

/// The pointers of a function before it is optimised.
#[derive(Default)]
pub struct Known {
    /// All pointers: an optimised function may still hold them under their numbers.
    pointers: FxHashSet<Value>,
    /// Those that are no sums.
    atoms: FxHashSet<Value>,
    sums: Vec<(Value, Sum)>,
}

impl Known {
    /// `pointers` are the values of `f` that are pointers in the IR.
    pub fn new(f: &Function, pointers: impl Iterator<Item = Value>) -> Known {
        let mut known = Known::default();
        let all: Vec<(Value, Sum)> = pointers.map(|v| (v, sum(f, v, 0))).collect();
        for (v, s) in &all {
            if s.terms == [(*v, 1)] && s.constant == 0 && !is_static(f, *v) {
                known.atoms.insert(*v);
            }
        }
        known.pointers = all.iter().map(|p| p.0).collect();
        for (v, s) in all {
            let pointer = s.terms.iter().find(|t| t.1 == 1 && known.atoms.contains(&t.0));
            if let Some(&(p, _)) = pointer.filter(|t| t.0 != v) {
                known.sums.push((p, s));
            }
        }
        known
    }
}

/// Checks the optimised function.
pub fn check(f: &Function, known: &Known) -> Result<(), String> {
    let atoms: FxHashSet<Value> = known.atoms.iter().map(|&v| f.dfg.resolve_aliases(v)).collect();
    let pointers: FxHashSet<Value> = known.pointers.iter().map(|&v| f.dfg.resolve_aliases(v)).collect();
    let shapes: FxHashSet<Shape> = known.sums.iter().map(|(p, s)| shape(f, *p, s)).collect();
    let live_in = liveness(f);
    for block in f.layout.blocks() {
        let mut live = live_out(f, block, &live_in);
        for inst in f.layout.block_insts(block).rev() {
            for &r in f.dfg.inst_results(inst) {
                live.remove(&r);
            }
            if is_safepoint(f.dfg.insts[inst].opcode()) {
                across(f, inst, &live, &Allowed { atoms: &atoms, pointers: &pointers, shapes: &shapes })?;
            }
            live.extend(f.dfg.inst_values(inst).map(|v| f.dfg.resolve_aliases(v)));
        }
    }
    Ok(())
}

/// [`Known`], in the numbers of the optimised function.
struct Allowed<'a> {
    atoms: &'a FxHashSet<Value>,
    pointers: &'a FxHashSet<Value>,
    shapes: &'a FxHashSet<Shape>,
}

fn across(f: &Function, inst: Inst, live: &FxHashSet<Value>, allowed: &Allowed<'_>) -> Result<(), String> {
    let mut held: FxHashSet<Value> = live.iter().copied().filter(|v| allowed.atoms.contains(v)).collect();
    let mut doubtful = vec![];
    for &v in live {
        let s = sum(f, v, 0);
        let Some(&(p, _)) = s.terms.iter().find(|t| t.1 == 1 && allowed.atoms.contains(&t.0)) else {
            continue;
        };
        if v == p {
            continue;
        }
        if allowed.pointers.contains(&v) || allowed.shapes.contains(&shape(f, p, &s)) {
            held.insert(p);
        } else {
            doubtful.push((v, p));
        }
    }
    doubtful.sort();
    match doubtful.into_iter().find(|(_, p)| !held.contains(p)) {
        None => Ok(()),
        Some((v, p)) => {
            let at = f.dfg.display_inst(inst);
            Err(format!("address {v} is live across `{at}` and its root {p} is not\n{}", f.display()))
        }
    }
}

/// Objects there are never collected.
fn is_static(f: &Function, v: Value) -> bool {
    let ValueDef::Result(inst, _) = f.dfg.value_def(v) else { return false };
    matches!(
        f.dfg.insts[inst].opcode(),
        Opcode::GetPinnedReg
            | Opcode::StackAddr
            | Opcode::SymbolValue
            | Opcode::FuncAddr
            | Opcode::GetFramePointer
            | Opcode::Iconst
    )
}

fn is_safepoint(op: Opcode) -> bool {
    op.is_call() && !op.is_return()
}

fn shape(f: &Function, pointer: Value, s: &Sum) -> Shape {
    let p = f.dfg.resolve_aliases(pointer);
    let others = s.terms.iter().filter(|t| f.dfg.resolve_aliases(t.0) != p);
    let mut factors: Vec<i64> = others.map(|t| t.1).collect();
    factors.sort_unstable();
    (p, s.constant, factors)
}

fn constant(f: &Function, v: Value) -> Option<i64> {
    match f.dfg.value_def(f.dfg.resolve_aliases(v)) {
        ValueDef::Result(inst, _) => match f.dfg.insts[inst] {
            InstructionData::UnaryImm { opcode: Opcode::Iconst, imm } => Some(imm.bits()),
            _ => None,
        },
        _ => None,
    }
}

/// `v` as a sum.
fn sum(f: &Function, v: Value, depth: u32) -> Sum {
    let v = f.dfg.resolve_aliases(v);
    let atom = Sum { terms: vec![(v, 1)], constant: 0 };
    if let Some(c) = constant(f, v) {
        return Sum { terms: vec![], constant: c };
    }
    let ValueDef::Result(inst, _) = f.dfg.value_def(v) else { return atom };
    let InstructionData::Binary { opcode, args: [a, b] } = f.dfg.insts[inst] else { return atom };
    if depth == DEPTH || f.dfg.value_type(v).bits() != 64 {
        return atom;
    }
    let mut left = sum(f, a, depth + 1);
    match (opcode, constant(f, a), constant(f, b)) {
        (Opcode::Iadd, ..) => left.add(&sum(f, b, depth + 1), 1),
        (Opcode::Isub, ..) => left.add(&sum(f, b, depth + 1), -1),
        (Opcode::Imul, _, Some(c)) => left.scale(c),
        (Opcode::Imul, Some(c), None) => {
            left = sum(f, b, depth + 1);
            left.scale(c);
        }
        (Opcode::Ishl, _, Some(c)) if (0..63).contains(&c) => left.scale(1 << c),
        _ => return atom,
    }
    left
}

impl Sum {
    fn add(&mut self, other: &Sum, factor: i64) {
        let mut terms: FxHashMap<Value, i64> = self.terms.iter().copied().collect();
        for &(v, n) in &other.terms {
            let e = terms.entry(v).or_default();
            *e = e.wrapping_add(n.wrapping_mul(factor));
        }
        self.terms = terms.into_iter().filter(|t| t.1 != 0).collect();
        self.terms.sort_unstable();
        self.constant = self.constant.wrapping_add(other.constant.wrapping_mul(factor));
    }

    fn scale(&mut self, factor: i64) {
        self.terms.iter_mut().for_each(|t| t.1 = t.1.wrapping_mul(factor));
        self.constant = self.constant.wrapping_mul(factor);
    }
}

type LiveIn = FxHashMap<cranelift_codegen::ir::Block, FxHashSet<Value>>;

fn live_out(f: &Function, block: cranelift_codegen::ir::Block, live_in: &LiveIn) -> FxHashSet<Value> {
    let mut out = FxHashSet::default();
    if let Some(last) = f.layout.last_inst(block) {
        let data = &f.dfg.insts[last];
        for call in data.branch_destination(&f.dfg.jump_tables, &f.dfg.exception_tables) {
            let target = call.block(&f.dfg.value_lists);
            out.extend(live_in.get(&target).into_iter().flatten().copied());
        }
    }
    out
}

/// Values live at the start of each block, without its own parameters.
fn liveness(f: &Function) -> LiveIn {
    let mut live_in = LiveIn::default();
    let blocks: Vec<_> = f.layout.blocks().collect();
    let mut changed = true;
    while changed {
        changed = false;
        for &block in blocks.iter().rev() {
            let mut live = live_out(f, block, &live_in);
            for inst in f.layout.block_insts(block).rev() {
                for r in f.dfg.inst_results(inst) {
                    live.remove(r);
                }
                live.extend(f.dfg.inst_values(inst).map(|v| f.dfg.resolve_aliases(v)));
            }
            for p in f.dfg.block_params(block) {
                live.remove(p);
            }
            if live_in.get(&block).is_none_or(|old| old.len() != live.len()) {
                live_in.insert(block, live);
                changed = true;
            }
        }
    }
    live_in
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, isa};
    use cranelift_codegen::Context;
    use cranelift_codegen::control::ControlPlane;
    use cranelift_codegen::cursor::{Cursor, FuncCursor};
    use cranelift_codegen::ir::condcodes::IntCC;
    use cranelift_codegen::ir::{self as cl, AbiParam, BlockArg, InstBuilder, MemFlagsData, types::I64};
    use cranelift_codegen::isa::CallConv;

    /// `for j := range 1024 { sum += leaf(o.buf[i-4096+j]) }`, `buf` at 8, with one addition or with two.
    fn bytes(one_addition: bool) -> Result<(), String> {
        let mut f = Function::new();
        f.signature = cl::Signature::new(CallConv::Tail);
        f.signature.params.extend([AbiParam::new(I64); 2]);
        let mut callee = cl::Signature::new(CallConv::Tail);
        callee.params.push(AbiParam::new(I64));
        let sig = f.import_signature(callee);
        let name = f.declare_imported_user_function(cl::UserExternalName { namespace: 0, index: 1 });
        let name = cl::ExternalName::user(name);
        let leaf =
            f.import_function(cl::ExtFuncData { name, signature: sig, colocated: true, patchable: false });
        let [b0, b1, b2] = [0; 3].map(|_| f.dfg.make_block());
        let (root, i) = (f.dfg.append_block_param(b0, I64), f.dfg.append_block_param(b0, I64));
        let j = f.dfg.append_block_param(b1, I64);
        let mut c = FuncCursor::new(&mut f);
        c.insert_block(b0);
        let base = c.ins().iconst(I64, -4096);
        let off = c.ins().iadd(i, base);
        let eight = c.ins().iconst(I64, 8);
        let fixed = if one_addition { c.ins().iadd(off, eight) } else { c.ins().iadd(root, eight) };
        let row = if one_addition { c.ins().iadd(root, fixed) } else { c.ins().iadd(fixed, off) };
        let zero = c.ins().iconst(I64, 0);
        c.ins().jump(b1, &[BlockArg::Value(zero)]);
        c.insert_block(b1);
        let at = c.ins().iadd(row, j);
        let x = c.ins().uload8(I64, MemFlagsData::trusted(), at, 0);
        c.ins().call(leaf, &[x]);
        let one = c.ins().iconst(I64, 1);
        let next = c.ins().iadd(j, one);
        let limit = c.ins().iconst(I64, 1024);
        let more = c.ins().icmp(IntCC::SignedLessThan, next, limit);
        c.ins().brif(more, b1, &[BlockArg::Value(next)], b2, &[]);
        c.insert_block(b2);
        c.ins().return_(&[]);
        let known = Known::new(&f, [root, row, at].into_iter());
        let isa = isa::build(&Options { verify: true, ..Options::default() }).unwrap();
        let mut context = Context::for_function(f);
        context.compile(&*isa, &mut ControlPlane::default()).map_err(|e| format!("{:?}", e.inner))?;
        check(&context.func, &known)
    }

    #[test]
    fn two_additions_lose_the_root_and_one_does_not() {
        assert_eq!(bytes(true), Ok(()));
        let error = bytes(false).unwrap_err();
        assert!(error.contains("is live across `call"), "{error}");
    }
}
