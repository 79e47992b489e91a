//! Removal of bounds checks that cannot fail, and of branches whose outcome is known.
//!
//! A walk of the dominator tree gathers [`Facts`] from branches, checks passed and definitions. Of the variables of a
//! loop it assumes at first that they never go below, or never above, what they start with, and looks on every way back
//! whether that is so: what does not hold is given up and the walk repeated, until all that is assumed has been shown
//! from what is assumed. Only then is anything removed.

use crate::facts::Facts;
use ir::cfg::{Cfg, Visit};
use ir::{BinOp, Block, BlockCall, Function, Inst, InstKind, Type, Value};
use rustc_hash::FxHashMap;

/// Walks until the assumptions hold; then without any.
const ROUNDS: u32 = 10;
/// From this one on a variable of which something did not hold is given up whole.
const IMPATIENT: u32 = 4;

/// Removes what is superfluous. Whether a branch was.
pub fn run(f: &mut Function) -> bool {
    let checks =
        |b: &Block| f.blocks[b.index()].insts.iter().any(|&i| matches!(f.kind(i), InstKind::Bounds { .. }));
    if !f.layout.iter().any(checks) {
        return false;
    }
    let cfg = Cfg::new(f);
    let mut w = Walk {
        facts: Facts::new(f),
        loops: assumptions(f, &cfg),
        failed: false,
        impatient: false,
        known: Known::default(),
    };
    for round in 0..=ROUNDS {
        if round == ROUNDS {
            w.loops.clear();
        }
        w.impatient = round >= IMPATIENT;
        w.failed = false;
        w.known = Known::default();
        w.all(f, &cfg);
        if !w.failed {
            break;
        }
    }
    remove(f, w.known)
}

/// What a walk found to be superfluous.
#[derive(Default)]
struct Known {
    checks: Vec<Inst>,
    branches: Vec<(Block, bool)>,
    /// Signed divisions of what is not negative.
    divisions: Vec<Inst>,
}

/// What is assumed of a variable of a loop.
#[derive(Clone, Debug)]
struct Variable {
    value: Value,
    /// Its place among the header's parameters.
    n: usize,
    /// What it starts with, if that is one value.
    start: Option<Value>,
    /// The range of what it starts with, in this walk.
    range: (i64, i64),
    /// Never below, never above the value it starts with …
    above: bool,
    below: bool,
    /// … and the range.
    above_range: bool,
    below_range: bool,
}

struct Walk {
    facts: Facts,
    /// The variables of each loop, by header.
    loops: FxHashMap<Block, Vec<Variable>>,
    failed: bool,
    impatient: bool,
    known: Known,
}

/// All that may be assumed at first.
fn assumptions(f: &Function, cfg: &Cfg) -> FxHashMap<Block, Vec<Variable>> {
    let mut out = FxHashMap::default();
    for &h in &cfg.rpo {
        let params = &f.blocks[h.index()].params;
        let back = |p: &&Block| cfg.dominates(h, **p);
        let preds = &cfg.preds[h.index()];
        if params.is_empty() || !preds.iter().any(|p| back(&p)) {
            continue;
        }
        // A way back that is not the loop's, or a terminator whose arguments are not seen: assume nothing.
        let later = |p: &Block| cfg.order[p.index()] >= cfg.order[h.index()];
        if preds.iter().any(|p| later(p) && !back(&p) || edges(f, *p, h).is_none()) {
            continue;
        }
        let vars = params.iter().enumerate().filter(|&(_, &p)| f.ty(p) == Type::I64).map(|(n, &p)| {
            let mut starts = preds
                .iter()
                .filter(|p| !back(p))
                .flat_map(|&p| edges(f, p, h).into_iter().flatten())
                .map(|d| f.resolve(d.args[n]));
            let first = starts.next();
            let start = first.filter(|&s| starts.all(|x| x == s));
            Variable {
                value: p,
                n,
                start,
                range: (i64::MIN, i64::MAX),
                above: start.is_some(),
                below: start.is_some(),
                above_range: true,
                below_range: true,
            }
        });
        out.insert(h, vars.collect());
    }
    out
}

/// The jumps from `from` to `to`; None if the terminator is of another kind.
fn edges(f: &Function, from: Block, to: Block) -> Option<impl Iterator<Item = &BlockCall>> {
    let list = match f.kind(f.terminator(from)?) {
        InstKind::Jump { dest } => [Some(dest), None],
        InstKind::Brif { then, els, .. } => [Some(then), Some(els)],
        _ => return None,
    };
    Some(list.into_iter().flatten().filter(move |d| d.block == to))
}

impl Walk {
    fn all(&mut self, f: &Function, cfg: &Cfg) {
        let mut marks = vec![];
        for visit in cfg.walk() {
            match visit {
                Visit::Enter(b) => {
                    marks.push(self.facts.mark());
                    if let [p] = cfg.preds[b.index()][..] {
                        self.edge(f, p, b);
                    }
                    self.params(f, cfg, b);
                    for &i in &f.blocks[b.index()].insts {
                        self.inst(f, i);
                    }
                    self.ways_back(f, cfg, b);
                    self.branch(f, b);
                }
                Visit::Leave(_) => self.facts.back_to(marks.pop().unwrap_or(0)),
            }
        }
    }

    /// What taking the edge says.
    fn edge(&mut self, f: &Function, from: Block, to: Block) {
        let Some(t) = f.terminator(from) else { return };
        match f.kind(t) {
            InstKind::Brif { cond, then, els } if then.block != els.block => {
                let taken = then.block == to;
                let c = f.resolve(*cond);
                match f.def_inst(c).map(|i| f.kind(i)) {
                    Some(&InstKind::Icmp { cond, args: [a, b] }) => {
                        let cond = if taken { cond } else { cond.inverse() };
                        self.facts.holds(f, cond, f.resolve(a), f.resolve(b));
                    }
                    _ if taken => self.facts.within(c, 1, i64::MAX),
                    _ => self.facts.within(c, 0, 0),
                }
            }
            InstKind::Switch { arg, cases, default } if *default != to => {
                let (a, t) = (f.resolve(*arg), f.ty(*arg));
                let mut here = cases.iter().filter(|c| c.1 == to).map(|c| c.0);
                if let (Some(n), None) = (here.next(), here.next())
                    && (t == Type::I64 || n >= 0)
                {
                    self.facts.within(a, n, n);
                }
            }
            _ => {}
        }
    }

    /// Parameters: of a loop, what is assumed; of another block, what all ways there say.
    fn params(&mut self, f: &Function, cfg: &Cfg, b: Block) {
        let params = &f.blocks[b.index()].params;
        if params.is_empty() || b == f.entry() {
            return;
        }
        let range = |facts: &Facts, v: Value| match f.as_iconst(v) {
            Some(c) if f.ty(v) == Type::I64 => (c, c),
            _ => facts.range(f.resolve(v)),
        };
        let preds = &cfg.preds[b.index()];
        let union = |facts: &Facts, n: usize, back: bool| {
            let mut all: Option<(i64, i64)> = None;
            for &p in preds.iter().filter(|&&p| back || !cfg.dominates(b, p)) {
                for d in edges(f, p, b)? {
                    let r = range(facts, d.args[n]);
                    all = Some(all.map_or(r, |a| (a.0.min(r.0), a.1.max(r.1))));
                }
            }
            all
        };
        if let Some(mut vars) = self.loops.remove(&b) {
            for v in &mut vars {
                v.range = union(&self.facts, v.n, false).unwrap_or((i64::MIN, i64::MAX));
                if v.above_range {
                    self.facts.within(v.value, v.range.0, i64::MAX);
                }
                if v.below_range {
                    self.facts.within(v.value, i64::MIN, v.range.1);
                }
                if let Some(s) = v.start {
                    if v.above {
                        self.facts.at_most(s, v.value, 0);
                    }
                    if v.below {
                        self.facts.at_most(v.value, s, 0);
                    }
                }
            }
            self.loops.insert(b, vars);
        } else if preds.len() <= 4 && preds.iter().all(|p| cfg.order[p.index()] < cfg.order[b.index()]) {
            for (n, &p) in params.iter().enumerate() {
                if let Some((lo, hi)) = union(&self.facts, n, true)
                    && f.ty(p) == Type::I64
                {
                    self.facts.within(p, lo, hi);
                }
            }
        }
    }

    fn inst(&mut self, f: &Function, i: Inst) {
        match *f.kind(i) {
            InstKind::Bounds { index, len, inclusive, .. } => {
                let (x, n) = (f.resolve(index), f.resolve(len));
                if self.facts.in_bounds(x, n, inclusive) {
                    self.known.checks.push(i);
                }
                self.facts.passed(x, n, inclusive);
            }
            InstKind::Binary { op: BinOp::Sdiv | BinOp::Srem, args: [a, b] } => {
                let positive = |v: Value| self.facts.range(f.resolve(v)).0 >= 0;
                if f.ty(a) == Type::I64 && positive(a) && positive(b) {
                    self.known.divisions.push(i);
                }
                self.facts.define(f, i);
            }
            _ => self.facts.define(f, i),
        }
    }

    /// Whether the assumptions about the loops that `b` goes back to hold there.
    fn ways_back(&mut self, f: &Function, cfg: &Cfg, b: Block) {
        let Some(t) = f.terminator(b) else { return };
        let dests: [Option<&BlockCall>; 2] = match f.kind(t) {
            InstKind::Jump { dest } => [Some(dest), None],
            InstKind::Brif { then, els, .. } => [Some(then), Some(els)],
            _ => return,
        };
        for dest in dests.into_iter().flatten() {
            if !cfg.dominates(dest.block, b) {
                continue;
            }
            let Some(mut vars) = self.loops.remove(&dest.block) else { continue };
            let mark = self.facts.mark();
            self.edge(f, b, dest.block);
            for v in &mut vars {
                let a = f.resolve(dest.args[v.n]);
                let facts = &self.facts;
                let range = match f.as_iconst(a) {
                    Some(c) => (c, c),
                    None => facts.range(a),
                };
                let up = a == v.value || facts.is_at_most(v.value, a, 0);
                let down = a == v.value || facts.is_at_most(a, v.value, 0);
                let kept = [
                    v.above && (up || v.start.is_some_and(|s| facts.is_at_most(s, a, 0))),
                    v.below && (down || v.start.is_some_and(|s| facts.is_at_most(a, s, 0))),
                    v.above_range && (up || range.0 >= v.range.0),
                    v.below_range && (down || range.1 <= v.range.1),
                ];
                if kept != [v.above, v.below, v.above_range, v.below_range] {
                    self.failed = true;
                    [v.above, v.below, v.above_range, v.below_range] =
                        if self.impatient { [false; 4] } else { kept };
                }
            }
            self.facts.back_to(mark);
            self.loops.insert(dest.block, vars);
        }
    }

    fn branch(&mut self, f: &Function, b: Block) {
        let Some(t) = f.terminator(b) else { return };
        let InstKind::Brif { cond, then, els } = f.kind(t) else { return };
        if then.block == els.block {
            return;
        }
        if let Some(&InstKind::Icmp { cond, args: [x, y] }) = f.def_inst(*cond).map(|i| f.kind(i))
            && let Some(known) = self.facts.decide(f, cond, f.resolve(x), f.resolve(y))
        {
            self.known.branches.push((b, known));
        }
    }
}

fn remove(f: &mut Function, mut known: Known) -> bool {
    for i in known.divisions {
        if let InstKind::Binary { op, .. } = &mut f.insts[i.index()].kind {
            *op = if *op == BinOp::Sdiv { BinOp::Udiv } else { BinOp::Urem };
        }
    }
    if !known.checks.is_empty() {
        known.checks.sort_unstable();
        for &b in &f.layout {
            f.blocks[b.index()].insts.retain(|i| known.checks.binary_search(i).is_err());
        }
    }
    let any = !known.branches.is_empty();
    for (b, taken) in known.branches {
        let Some(t) = f.terminator(b) else { continue };
        let InstKind::Brif { then, els, .. } = f.kind(t).clone() else { continue };
        let dest = if taken { then } else { els };
        f.insts[t.index()].kind = InstKind::Jump { dest };
    }
    any
}
