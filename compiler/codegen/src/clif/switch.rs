//! Switches over integers: few targets are found by comparisons, many through a table.

use super::Translator;
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self as cl, InstBuilder};
use ir::{Block, ConvOp, InstKind, Value};
use rustc_hash::FxHashSet;

/// With as many ranges of values a table is better: a jump through it takes a load, and is harder to foresee.
const TABLE: usize = 8;
/// As many ranges are tried one after the other, in the order of the source.
const LINEAR: usize = 4;

/// Values, taken as unsigned, that go to the same block.
#[derive(Clone, Copy)]
struct Range {
    from: u64,
    to: u64,
    block: cl::Block,
}

impl Translator<'_> {
    pub fn switch(&mut self, arg: Value, cases: &[(i64, Block)], default: Block) {
        // What was widened for the comparison needs no second look at its upper half.
        let (arg, values) = match self.def(arg) {
            Some(&InstKind::Convert { op: op @ (ConvOp::Zext | ConvOp::Sext), arg: narrow }) => {
                let bits = self.func().ty(narrow).bytes() * 8;
                let signed = op == ConvOp::Sext;
                let values = if signed {
                    -(1 << (bits - 1))..=(1i64 << (bits - 1)) - 1
                } else {
                    0..=(1i64 << bits) - 1
                };
                (narrow, values)
            }
            _ => (arg, i64::MIN..=i64::MAX),
        };
        let (arg, default) = (self.val(arg), self.target_block(default));
        let mask = u64::MAX >> (64 - self.b.func.dfg.value_type(arg).bits());
        let mut seen = FxHashSet::default();
        let mut ranges: Vec<Range> = vec![];
        for &(n, block) in cases {
            if seen.insert(n) && values.contains(&n) {
                let n = n as u64 & mask;
                ranges.push(Range { from: n, to: n, block: self.target_block(block) });
            }
        }
        let linear = ranges.len() <= LINEAR;
        if !linear {
            ranges.sort_by_key(|r| r.from);
            ranges.dedup_by(|next, r| {
                let joined = r.block == next.block && r.to.checked_add(1) == Some(next.from);
                if joined {
                    r.to = next.to;
                }
                joined
            });
        }
        if ranges.len() < TABLE {
            return self.search(arg, &ranges, (0, mask), default);
        }
        let mut table = cranelift_frontend::Switch::new();
        for r in ranges {
            for n in r.from..=r.to {
                table.set_entry(n as u128, r.block);
            }
        }
        table.emit(&mut self.b, arg, default);
    }

    /// Goes to the block of the range that `x` lies in; it is known to lie within `bounds`.
    fn search(&mut self, x: cl::Value, ranges: &[Range], bounds: (u64, u64), default: cl::Block) {
        if ranges.len() > LINEAR {
            let (low, high) = ranges.split_at(ranges.len() / 2);
            let pivot = high[0].from;
            let (below, above) = (self.b.create_block(), self.b.create_block());
            let less = self.compare(IntCC::UnsignedLessThan, x, pivot);
            self.b.ins().brif(less, below, &[], above, &[]);
            self.b.switch_to_block(below);
            self.search(x, low, (bounds.0, pivot - 1), default);
            self.b.switch_to_block(above);
            return self.search(x, high, (pivot, bounds.1), default);
        }
        for &Range { from, to, block } in ranges {
            let inside = if (from, to) == bounds {
                self.b.ins().jump(block, &[]);
                return;
            } else if from == to {
                self.compare(IntCC::Equal, x, from)
            } else if from == bounds.0 {
                self.compare(IntCC::UnsignedLessThanOrEqual, x, to)
            } else if to == bounds.1 {
                self.compare(IntCC::UnsignedGreaterThanOrEqual, x, from)
            } else {
                let ty = self.b.func.dfg.value_type(x);
                let base = self.b.ins().iconst(ty, from as i64);
                let past = self.b.ins().isub(x, base);
                self.compare(IntCC::UnsignedLessThanOrEqual, past, to - from)
            };
            let next = self.b.create_block();
            self.b.ins().brif(inside, block, &[], next, &[]);
            self.b.switch_to_block(next);
        }
        self.b.ins().jump(default, &[]);
    }

    fn compare(&mut self, cond: IntCC, x: cl::Value, n: u64) -> cl::Value {
        let ty = self.b.func.dfg.value_type(x);
        let n = self.b.ins().iconst(ty, n as i64);
        self.b.ins().icmp(cond, x, n)
    }
}
