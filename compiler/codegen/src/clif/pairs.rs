//! Two IR instructions that one machine instruction serves.
//!
//! `mul` gives both halves of a product, which are `imul` and `umulhi` in the IR; an addition or subtraction leaves its
//! carry in the flags, which the IR asks for by comparing the result with an operand. Whichever of the two comes first
//! in the block defines the other as well.

use super::Translator;
use cranelift_codegen::ir::{InstBuilder, types};
use ir::cfg::Cfg;
use ir::{BinOp, ConvOp, Function, Inst, InstKind, IntCond, Type, Value};
use rustc_hash::{FxHashMap, FxHashSet};

/// The pairs of a function.
#[derive(Default)]
pub struct Pairs {
    /// From either half of a product to both, the low one first.
    products: FxHashMap<Value, [Value; 2]>,
    /// From a sum or difference to the comparison that tells its carry.
    carries: FxHashMap<Value, Value>,
}

impl Pairs {
    pub fn new(f: &Function, cfg: &Cfg) -> Pairs {
        let mut pairs = Pairs::default();
        let candidate = |i: &ir::InstData| match i.kind {
            InstKind::Binary { op, .. } => op == BinOp::Umulhi,
            InstKind::Convert { op: ConvOp::Zext, arg } => carry_of(f, arg).is_some(),
            _ => false,
        };
        if f.insts.iter().any(candidate) {
            for b in &cfg.rpo {
                pairs.block(f, &f.blocks[b.index()].insts);
            }
        }
        pairs
    }

    fn block(&mut self, f: &Function, insts: &[Inst]) {
        let (mut low, mut high, mut sums) = (FxHashMap::default(), vec![], FxHashSet::default());
        for &i in insts {
            let result = || f.insts[i.index()].results[0];
            match *f.kind(i) {
                InstKind::Binary { op: BinOp::Imul, args } if f.ty(args[0]) == Type::I64 => {
                    low.insert(factors(f, args), result());
                }
                InstKind::Binary { op: BinOp::Umulhi, args } => high.push((factors(f, args), result())),
                InstKind::Binary { op: BinOp::Iadd | BinOp::Isub, .. } => {
                    sums.insert(result());
                }
                // A comparison that only branches needs no bit of its own: those that do are widened.
                InstKind::Convert { op: ConvOp::Zext, arg } => {
                    if let Some(sum) = carry_of(f, arg).filter(|s| sums.contains(s)) {
                        self.carries.insert(sum, f.resolve(arg));
                    }
                }
                _ => {}
            }
        }
        for (factors, high) in high {
            if let Some(&low) = low.get(&factors) {
                self.products.extend([low, high].map(|v| (v, [low, high])));
            }
        }
    }
}

impl Translator<'_> {
    /// Writes `kind`, which defines `result`, if it is half of a pair; true if nothing is left to do.
    pub fn paired(&mut self, kind: &InstKind, result: Value) -> bool {
        if self.values[result.index()].is_some() {
            return true;
        }
        let InstKind::Binary { op, args } = *kind else { return false };
        if let Some(&[low, high]) = self.pairs.products.get(&result) {
            let [x, y] = args.map(|a| self.val(a)).map(|x| self.b.ins().uextend(types::I128, x));
            let product = self.b.ins().imul(x, y);
            let halves = self.b.ins().isplit(product);
            self.set(low, halves.0);
            self.set(high, halves.1);
        } else if let Some(&carry) = self.pairs.carries.get(&result) {
            let [x, y] = args.map(|a| self.val(a));
            let ins = self.b.ins();
            let (sum, over) = match op {
                BinOp::Iadd => ins.uadd_overflow(x, y),
                _ => ins.usub_overflow(x, y),
            };
            self.set(result, sum);
            self.set(carry, over);
        } else {
            return false;
        }
        true
    }
}

/// The operands of a product in an order of their own.
fn factors(f: &Function, args: [Value; 2]) -> [Value; 2] {
    let mut args = args.map(|a| f.resolve(a));
    args.sort_unstable_by_key(|a| a.index());
    args
}

/// The sum or difference whose carry the comparison `v` tells.
fn carry_of(f: &Function, v: Value) -> Option<Value> {
    let InstKind::Icmp { cond: IntCond::Ult, args } = *f.kind(f.def_inst(v)?) else { return None };
    let [x, y] = args.map(|a| f.resolve(a));
    let operands = |v: Value, wanted: BinOp| match *f.kind(f.def_inst(v)?) {
        InstKind::Binary { op, args } if op == wanted && f.ty(v) == Type::I64 => {
            Some(args.map(|a| f.resolve(a)))
        }
        _ => None,
    };
    if operands(x, BinOp::Iadd).is_some_and(|args| args.contains(&y)) {
        return Some(x);
    }
    // A difference above what it was taken from has borrowed.
    operands(y, BinOp::Isub).filter(|args| args[0] == x).map(|_| y)
}
