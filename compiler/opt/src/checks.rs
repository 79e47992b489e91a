//! Removal of nil and bounds checks whose outcome is known.
//!
//! A walk of the dominator tree carries facts that hold from a point on: pointers that an access or check has proved
//! not nil, and orderings `a < b` that a branch, a bounds check or the shape of a loop has proved. Values never change,
//! so a fact once true stays true in everything its block dominates.

use crate::fold::is_address;
use ir::cfg::{Cfg, Loops};
use ir::{BinOp, Block, ConvOp, Function, Inst, InstKind, IntCond, MemFlags, Value, ValueDef};
use rustc_hash::FxHashSet;

/// Drops what is superfluous. Whether anything was.
pub fn run(f: &mut Function) -> bool {
    let cfg = Cfg::new(f);
    let loops = cfg.loops();
    let mut w = Walk { facts: FxHashSet::default(), undo: vec![], changed: false };
    for fact in loop_facts(f, &cfg, &loops) {
        // What holds of a loop's parameter holds wherever the parameter is defined.
        w.facts.insert(fact);
    }
    enum Step {
        Enter(Block),
        Leave(usize),
    }
    let mut steps = vec![Step::Enter(f.entry())];
    while let Some(step) = steps.pop() {
        match step {
            Step::Leave(n) => {
                for fact in w.undo.drain(n..) {
                    w.facts.remove(&fact);
                }
            }
            Step::Enter(b) => {
                steps.push(Step::Leave(w.undo.len()));
                steps.extend(cfg.children[b.index()].iter().map(|&c| Step::Enter(c)));
                for fact in edge_facts(f, &cfg, b) {
                    w.learn(fact);
                }
                w.block(f, b);
            }
        }
    }
    w.changed
}

/// Something that is known.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Fact {
    NotNil(Value),
    /// a < b, signed.
    Less(Value, Value),
    /// a < b, unsigned.
    Below(Value, Value),
    /// a ≤ b, unsigned.
    NotAbove(Value, Value),
    /// 0 ≤ a, signed.
    NotNegative(Value),
}

struct Walk {
    facts: FxHashSet<Fact>,
    undo: Vec<Fact>,
    changed: bool,
}

impl Walk {
    fn learn(&mut self, fact: Fact) {
        if self.facts.insert(fact) {
            self.undo.push(fact);
        }
    }

    fn knows(&self, fact: Fact) -> bool {
        self.facts.contains(&fact)
    }

    fn block(&mut self, f: &mut Function, b: Block) {
        let insts = std::mem::take(&mut f.blocks[b.index()].insts);
        let kept: Vec<Inst> = insts.into_iter().filter(|&i| self.keep(f, i)).collect();
        f.blocks[b.index()].insts = kept;
    }

    /// Whether the instruction is still needed; learns from it.
    fn keep(&mut self, f: &mut Function, i: Inst) -> bool {
        match *f.kind(i) {
            InstKind::NilCheck { ptr } => {
                let p = f.resolve(ptr);
                if is_address(f, p) || self.knows(Fact::NotNil(p)) {
                    self.changed = true;
                    return false;
                }
                self.learn(Fact::NotNil(p));
            }
            InstKind::Load { base, flags, offset } if !flags.has(MemFlags::NOTRAP) => {
                let p = f.resolve(base);
                if is_address(f, p) || self.knows(Fact::NotNil(p)) {
                    let flags = flags.with(MemFlags::NOTRAP);
                    f.insts[i.index()].kind = InstKind::Load { base, offset, flags };
                    self.changed = true;
                } else {
                    self.learn(Fact::NotNil(p));
                }
            }
            InstKind::Store { value, base, flags, offset } if !flags.has(MemFlags::NOTRAP) => {
                let p = f.resolve(base);
                if is_address(f, p) || self.knows(Fact::NotNil(p)) {
                    let flags = flags.with(MemFlags::NOTRAP);
                    f.insts[i.index()].kind = InstKind::Store { value, base, offset, flags };
                    self.changed = true;
                } else {
                    self.learn(Fact::NotNil(p));
                }
            }
            InstKind::Bounds { index, len, inclusive, .. } => {
                let (x, n) = (f.resolve(index), f.resolve(len));
                if self.in_bounds(f, x, n, inclusive) {
                    self.changed = true;
                    return false;
                }
                self.learn(if inclusive { Fact::NotAbove(x, n) } else { Fact::Below(x, n) });
            }
            _ => {}
        }
        true
    }

    fn in_bounds(&self, f: &Function, x: Value, n: Value, inclusive: bool) -> bool {
        self.knows(Fact::Below(x, n))
            || inclusive && (x == n || self.knows(Fact::NotAbove(x, n)))
            || self.knows(Fact::Less(x, n)) && (self.knows(Fact::NotNegative(x)) || not_negative(f, x))
    }
}

/// Values that are never negative whatever their operands are.
fn not_negative(f: &Function, v: Value) -> bool {
    let Some(i) = f.def_inst(v) else { return false };
    match *f.kind(i) {
        InstKind::Iconst { value } => value >= 0,
        InstKind::Convert { op: ConvOp::Zext, .. } => true,
        InstKind::Binary { op: BinOp::And, args } => {
            args.iter().any(|&a| f.as_iconst(a).is_some_and(|c| c >= 0))
        }
        InstKind::Binary { op: BinOp::Lshr, args } => {
            f.as_iconst(args[1]).is_some_and(|c| (1..64).contains(&c))
        }
        _ => false,
    }
}

/// What the only edge into a block says.
fn edge_facts(f: &Function, cfg: &Cfg, b: Block) -> Vec<Fact> {
    let [p] = cfg.preds[b.index()][..] else { return vec![] };
    let Some(t) = f.terminator(p) else { return vec![] };
    let InstKind::Brif { cond, then, els } = f.kind(t) else { return vec![] };
    let taken = then.block == b;
    if taken && els.block == b {
        return vec![];
    }
    let Some(i) = f.def_inst(*cond) else { return vec![] };
    let InstKind::Icmp { cond, args } = *f.kind(i) else { return vec![] };
    let cond = if taken { cond } else { cond.inverse() };
    ordering(f, cond, f.resolve(args[0]), f.resolve(args[1]))
}

fn ordering(f: &Function, cond: IntCond, a: Value, b: Value) -> Vec<Fact> {
    match cond {
        IntCond::Slt if f.as_iconst(a).is_some_and(|c| c >= -1) => {
            vec![Fact::Less(a, b), Fact::NotNegative(b)]
        }
        IntCond::Slt => vec![Fact::Less(a, b)],
        IntCond::Sgt | IntCond::Sge | IntCond::Ugt | IntCond::Uge if cond.swapped() != cond => {
            let mut facts = ordering(f, cond.swapped(), b, a);
            if cond == IntCond::Sge && f.as_iconst(b).is_some_and(|c| c >= 0) {
                facts.push(Fact::NotNegative(a));
            }
            facts
        }
        IntCond::Ult => vec![Fact::Below(a, b)],
        IntCond::Ule => vec![Fact::NotAbove(a, b)],
        IntCond::Ne if f.as_iconst(b) == Some(0) && f.ty(a) == ir::Type::Ptr => vec![Fact::NotNil(a)],
        _ => vec![],
    }
}

/// Facts about the parameters of loop headers: counters that start at a value that is not negative and go up by a
/// constant below a bound, and counters that start at `n − 1` and go down.
fn loop_facts(f: &Function, cfg: &Cfg, loops: &Loops) -> Vec<Fact> {
    let mut facts = vec![];
    for (id, l) in (0..).zip(&loops.list) {
        for (n, &p) in f.blocks[l.header.index()].params.iter().enumerate() {
            if f.ty(p) != ir::Type::I64 {
                continue;
            }
            let (mut up, mut down) = (true, true);
            let mut starts: Vec<Value> = vec![];
            for &e in &cfg.preds[l.header.index()] {
                let Some(args) = incoming(f, e, l.header) else {
                    (up, down) = (false, false);
                    continue;
                };
                for a in args.into_iter().map(|a| f.resolve(a[n])) {
                    if !loops.contains(id, e) {
                        starts.push(a);
                        continue;
                    }
                    match step(f, a, p) {
                        // Guarded by a branch, so that the addition cannot wrap around.
                        Some(c) if c > 0 => {
                            down = false;
                            up &= guarded(f, cfg, e, p, |fact| match *fact {
                                Fact::Less(a, n) => {
                                    a == p && (c == 1 || f.as_iconst(n).is_some_and(|n| n < 1 << 48))
                                }
                                _ => false,
                            }) && c <= 1 << 31;
                        }
                        Some(c) if c < 0 => {
                            up = false;
                            down &= c >= -(1 << 31)
                                && guarded(f, cfg, e, p, |fact| *fact == Fact::NotNegative(p));
                        }
                        _ if a == p => {}
                        _ => (up, down) = (false, false),
                    }
                }
            }
            if up && !starts.is_empty() && starts.iter().all(|&s| not_negative(f, s)) {
                facts.push(Fact::NotNegative(p));
            }
            if down
                && let [start] = starts[..]
                && let Some((n, -1)) = f.def_inst(start).and_then(|i| sum(f, i))
            {
                // Used only where n is a length, which is not negative, so that n − 1 has not wrapped around.
                facts.push(Fact::Less(p, n));
            }
        }
    }
    facts
}

/// The argument lists of the jumps from `from` to `to`.
fn incoming(f: &Function, from: Block, to: Block) -> Option<Vec<&[Value]>> {
    match f.kind(f.terminator(from)?) {
        InstKind::Jump { dest } => Some(vec![&dest.args]),
        InstKind::Brif { then, els, .. } => {
            Some([then, els].into_iter().filter(|d| d.block == to).map(|d| &d.args[..]).collect())
        }
        _ => None,
    }
}

/// `a = p + c`
fn step(f: &Function, a: Value, p: Value) -> Option<i64> {
    let (base, c) = sum(f, f.def_inst(a)?)?;
    (base == p).then_some(c)
}

/// The operands of an addition of a constant.
fn sum(f: &Function, i: Inst) -> Option<(Value, i64)> {
    match *f.kind(i) {
        InstKind::Binary { op: BinOp::Iadd, args } => Some((f.resolve(args[0]), f.as_iconst(args[1])?)),
        InstKind::Binary { op: BinOp::Isub, args } => {
            Some((f.resolve(args[0]), f.as_iconst(args[1])?.checked_neg()?))
        }
        _ => None,
    }
}

/// Whether a branch on the way from the loop header that defines `p` to `at` has shown what `wanted` looks for.
fn guarded(f: &Function, cfg: &Cfg, at: Block, p: Value, wanted: impl Fn(&Fact) -> bool) -> bool {
    let ValueDef::Param(header, _) = f.values[p.index()].def else { return false };
    let mut b = at;
    loop {
        if edge_facts(f, cfg, b).iter().any(&wanted) {
            return true;
        }
        if b == header {
            return false;
        }
        match cfg.idom(b) {
            Some(d) => b = d,
            None => return false,
        }
    }
}
