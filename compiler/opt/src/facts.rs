//! What is known of integers at a point of a function: ranges, and differences between two of them.
//!
//! A value of 64 bits has a signed range, a narrower one the range of its unsigned number. `v ≤ u + c` (signed, without
//! wrapping around) is an edge from v to u; a question is answered by a search of few steps along the edges. Facts are
//! taken back when a walk of the dominator tree leaves the block they hold in.

use ir::{BinOp, ConvOp, Function, Inst, InstKind, IntCond, Type, Value};
use smallvec::SmallVec;

/// Edges that one question may look at: the time of a pass stays proportional to the code.
const FUEL: u32 = 48;

/// Facts that hold, and how to take them back.
pub struct Facts {
    range: Vec<(i64, i64)>,
    /// By value v: (u, c) with v ≤ u + c.
    above: Vec<SmallVec<[(Value, i64); 2]>>,
    /// By value v: (n, c) with v ≤ n + c where n is not negative.
    above_length: Vec<Option<(Value, i64)>>,
    undo: Vec<Undo>,
}

enum Undo {
    Range(Value, (i64, i64)),
    Above(Value),
}

/// All numbers of a type.
fn full(t: Type) -> (i64, i64) {
    match t {
        Type::I8 => (0, 0xff),
        Type::I16 => (0, 0xffff),
        Type::I32 => (0, 0xffff_ffff),
        _ => (i64::MIN, i64::MAX),
    }
}

fn is_narrow(t: Type) -> bool {
    matches!(t, Type::I8 | Type::I16 | Type::I32)
}

/// A result that may not fit.
fn exact(x: i128) -> Option<i64> {
    i64::try_from(x).ok()
}

impl Facts {
    pub fn new(f: &Function) -> Facts {
        Facts {
            range: f.values.iter().map(|v| full(v.ty)).collect(),
            above: vec![SmallVec::new(); f.values.len()],
            above_length: vec![None; f.values.len()],
            undo: vec![],
        }
    }

    /// The present state, to go back to.
    pub fn mark(&self) -> usize {
        self.undo.len()
    }

    /// Takes back all that was learned since.
    pub fn back_to(&mut self, mark: usize) {
        while self.undo.len() > mark {
            match self.undo.pop() {
                Some(Undo::Range(v, r)) => self.range[v.index()] = r,
                Some(Undo::Above(v)) => drop(self.above[v.index()].pop()),
                None => break,
            }
        }
    }

    /// The range of `v`.
    pub fn range(&self, v: Value) -> (i64, i64) {
        self.range[v.index()]
    }

    /// `v` lies between `lo` and `hi`.
    pub fn within(&mut self, v: Value, lo: i64, hi: i64) {
        let old = self.range[v.index()];
        let new = (old.0.max(lo), old.1.min(hi));
        if new != old {
            self.undo.push(Undo::Range(v, old));
            self.range[v.index()] = new;
        }
    }

    /// `v ≤ u + c`
    pub fn at_most(&mut self, v: Value, u: Value, c: i64) {
        if v == u {
            return;
        }
        let (hi, lo) = (self.range(u).1, self.range(v).0);
        self.within(v, i64::MIN, hi.saturating_add(c));
        self.within(u, lo.saturating_sub(c), i64::MAX);
        self.above[v.index()].push((u, c));
        self.undo.push(Undo::Above(v));
    }

    /// Whether `v ≤ t + k` is certain.
    pub fn is_at_most(&self, v: Value, t: Value, k: i64) -> bool {
        self.search(v, t, k, false, &mut { FUEL }, 0)
    }

    /// Whether `v ≤ n + k` is certain, given that `n` is not negative.
    fn is_at_most_length(&self, v: Value, n: Value, k: i64) -> bool {
        self.search(v, n, k, true, &mut { FUEL }, 0)
    }

    fn search(&self, v: Value, t: Value, k: i64, length: bool, fuel: &mut u32, depth: u32) -> bool {
        if v == t {
            return k >= 0;
        }
        let low = self.range(t).0.max(if length { 0 } else { i64::MIN });
        if self.range(v).1 as i128 <= low as i128 + k as i128 {
            return true;
        }
        if length && self.above_length[v.index()].is_some_and(|(n, c)| n == t && c <= k) {
            return true;
        }
        if depth > 10 {
            return false;
        }
        for &(u, c) in self.above[v.index()].iter().rev() {
            if *fuel == 0 {
                return false;
            }
            *fuel -= 1;
            let Some(rest) = k.checked_sub(c) else { continue };
            if self.search(u, t, rest, length, fuel, depth + 1) {
                return true;
            }
        }
        false
    }

    /// Whether a bounds check cannot fail.
    pub fn in_bounds(&self, x: Value, n: Value, inclusive: bool) -> bool {
        self.range(x).0 >= 0 && self.is_at_most_length(x, n, if inclusive { 0 } else { -1 })
    }

    /// A bounds check has been passed.
    pub fn passed(&mut self, x: Value, n: Value, inclusive: bool) {
        self.within(n, 0, i64::MAX);
        self.within(x, 0, i64::MAX);
        self.at_most(x, n, if inclusive { 0 } else { -1 });
    }

    /// The comparison of `a` with `b` is true.
    pub fn holds(&mut self, f: &Function, cond: IntCond, a: Value, b: Value) {
        let t = f.ty(a);
        if is_narrow(t) {
            return self.narrow_holds(t, cond, a, b);
        }
        if t != Type::I64 {
            return;
        }
        match cond {
            IntCond::Slt => self.at_most(a, b, -1),
            IntCond::Sle => self.at_most(a, b, 0),
            IntCond::Sgt => self.at_most(b, a, -1),
            IntCond::Sge => self.at_most(b, a, 0),
            IntCond::Eq => {
                let (r, s) = (self.range(a), self.range(b));
                self.within(a, s.0, s.1);
                self.within(b, r.0, r.1);
                self.at_most(a, b, 0);
                self.at_most(b, a, 0);
            }
            IntCond::Ne => self.differ(a, b),
            IntCond::Ult if self.range(b).0 >= 0 => {
                self.within(a, 0, i64::MAX);
                self.at_most(a, b, -1);
            }
            IntCond::Ule if self.range(b).0 >= 0 => {
                self.within(a, 0, i64::MAX);
                self.at_most(a, b, 0);
            }
            IntCond::Ugt | IntCond::Uge if self.range(a).0 >= 0 => self.holds(f, cond.swapped(), b, a),
            _ => {}
        }
    }

    fn differ(&mut self, a: Value, b: Value) {
        for (x, y) in [(a, b), (b, a)] {
            let ((lo, hi), (k, l)) = (self.range(x), self.range(y));
            if k == l && lo == k && lo < hi {
                self.within(x, lo + 1, hi);
            } else if k == l && hi == k && lo < hi {
                self.within(x, lo, hi - 1);
            }
        }
        if self.is_at_most(a, b, 0) {
            self.at_most(a, b, -1);
        } else if self.is_at_most(b, a, 0) {
            self.at_most(b, a, -1);
        }
    }

    fn narrow_holds(&mut self, t: Type, cond: IntCond, a: Value, b: Value) {
        let ((alo, ahi), (blo, bhi)) = (self.range(a), self.range(b));
        let positive = full(t).1 / 2;
        match cond {
            IntCond::Ult => {
                self.within(a, alo, bhi - 1);
                self.within(b, alo + 1, bhi);
            }
            IntCond::Ule => {
                self.within(a, alo, bhi);
                self.within(b, alo, bhi);
            }
            IntCond::Ugt | IntCond::Uge => self.narrow_holds(t, cond.swapped(), b, a),
            IntCond::Eq => {
                self.within(a, blo, bhi);
                self.within(b, alo, ahi);
            }
            IntCond::Ne => self.differ(a, b),
            // Signed comparisons are unsigned ones where both are not negative.
            IntCond::Slt if ahi <= positive && bhi <= positive => self.narrow_holds(t, IntCond::Ult, a, b),
            IntCond::Sle if ahi <= positive && bhi <= positive => self.narrow_holds(t, IntCond::Ule, a, b),
            IntCond::Sgt | IntCond::Sge if ahi <= positive && bhi <= positive => {
                self.narrow_holds(t, cond.swapped(), b, a)
            }
            // What is not below a number that is not negative is not negative.
            IntCond::Sge | IntCond::Sgt if bhi <= positive => {
                self.within(a, blo + (cond == IntCond::Sgt) as i64, positive);
            }
            IntCond::Slt | IntCond::Sle if ahi <= positive => {
                self.within(b, alo + (cond == IntCond::Slt) as i64, positive);
            }
            _ => {}
        }
    }

    /// Whether the comparison is known to be true, or false.
    pub fn decide(&self, f: &Function, cond: IntCond, a: Value, b: Value) -> Option<bool> {
        let t = f.ty(a);
        let ((alo, ahi), (blo, bhi)) = (self.range(a), self.range(b));
        if alo > ahi || blo > bhi {
            // Code that is never reached.
            return None;
        }
        let apart = ahi < blo || bhi < alo;
        if t != Type::I64 {
            let known = |yes: bool, no: bool| if yes { Some(true) } else { no.then_some(false) };
            return match cond {
                _ if !is_narrow(t) => None,
                IntCond::Eq => known(alo == ahi && (alo, ahi) == (blo, bhi), apart),
                IntCond::Ne => known(apart, alo == ahi && (alo, ahi) == (blo, bhi)),
                IntCond::Ult => known(ahi < blo, alo >= bhi),
                IntCond::Ule => known(ahi <= blo, alo > bhi),
                IntCond::Ugt | IntCond::Uge => self.decide(f, cond.swapped(), b, a),
                _ => None,
            };
        }
        let known = |yes: bool, no: &dyn Fn() -> bool| if yes { Some(true) } else { no().then_some(false) };
        match cond {
            IntCond::Slt => known(self.is_at_most(a, b, -1), &|| self.is_at_most(b, a, 0)),
            IntCond::Sle => known(self.is_at_most(a, b, 0), &|| self.is_at_most(b, a, -1)),
            IntCond::Eq => {
                let less = || apart || self.is_at_most(a, b, -1) || self.is_at_most(b, a, -1);
                known(alo == ahi && (alo, ahi) == (blo, bhi), &less)
            }
            IntCond::Ult | IntCond::Ule if alo >= 0 && blo >= 0 => {
                self.decide(f, if cond == IntCond::Ult { IntCond::Slt } else { IntCond::Sle }, a, b)
            }
            IntCond::Sgt | IntCond::Sge | IntCond::Ugt | IntCond::Uge => self.decide(f, cond.swapped(), b, a),
            IntCond::Ne => self.decide(f, IntCond::Eq, a, b).map(|x| !x),
            IntCond::Ult | IntCond::Ule => None,
        }
    }

    /// What the definition of a value says of it.
    pub fn define(&mut self, f: &Function, i: Inst) {
        let data = &f.insts[i.index()];
        let [r] = data.results[..] else { return };
        let t = f.ty(r);
        if t != Type::I64 && !is_narrow(t) {
            return;
        }
        let of = |v: Value| f.resolve(v);
        match data.kind {
            InstKind::Iconst { value } => {
                let x = if is_narrow(t) { value & full(t).1 } else { value };
                self.within(r, x, x);
            }
            InstKind::Convert { op: ConvOp::Zext, arg } => {
                let (lo, hi) = self.range(of(arg));
                self.within(r, lo, hi);
            }
            InstKind::Convert { op: ConvOp::Sext, arg } => {
                let (lo, hi) = self.range(of(arg));
                let positive = full(f.ty(arg)).1 / 2;
                if hi <= positive {
                    self.within(r, lo, hi);
                } else if t == Type::I64 {
                    self.within(r, -positive - 1, positive);
                }
            }
            InstKind::Convert { op: ConvOp::Trunc, arg } => {
                let (lo, hi) = self.range(of(arg));
                if lo >= 0 && hi <= full(t).1 {
                    self.within(r, lo, hi);
                }
            }
            InstKind::Icmp { .. } | InstKind::Fcmp { .. } => self.within(r, 0, 1),
            InstKind::Binary { op, args: [a, b] } => self.binary(f, op, t, r, of(a), of(b)),
            InstKind::Select { args: [c, a, b] } => {
                let (a, b) = (of(a), of(b));
                let ((alo, ahi), (blo, bhi)) = (self.range(a), self.range(b));
                self.within(r, alo.min(blo), ahi.max(bhi));
                self.least(f, of(c), r, a, b);
            }
            InstKind::Unary { op: ir::UnOp::Clz | ir::UnOp::Ctz | ir::UnOp::Popcnt, .. } => {
                self.within(r, 0, t.bytes() as i64 * 8);
            }
            InstKind::BytesEqual { .. } | InstKind::BytesHigh { .. } => self.within(r, 0, 0xffff),
            _ => {}
        }
    }

    /// A choice that is a minimum or maximum.
    fn least(&mut self, f: &Function, c: Value, r: Value, a: Value, b: Value) {
        let Some(InstKind::Icmp { cond, args }) = f.def_inst(c).map(|i| f.kind(i)) else { return };
        if f.ty(r) != Type::I64 {
            return;
        }
        let args = args.map(|v| f.resolve(v));
        let cond = match args {
            [x, y] if (x, y) == (a, b) => *cond,
            [x, y] if (x, y) == (b, a) => cond.swapped(),
            _ => return,
        };
        match cond {
            IntCond::Slt | IntCond::Sle => [a, b].into_iter().for_each(|v| self.at_most(r, v, 0)),
            IntCond::Sgt | IntCond::Sge => [a, b].into_iter().for_each(|v| self.at_most(v, r, 0)),
            _ => {}
        }
    }

    fn binary(&mut self, f: &Function, op: BinOp, t: Type, r: Value, a: Value, b: Value) {
        let ((alo, ahi), (blo, bhi)) = (self.range(a), self.range(b));
        let wide = t == Type::I64;
        match op {
            BinOp::And => {
                let least = [ahi, bhi].into_iter().zip([alo, blo]).filter(|x| x.1 >= 0).map(|x| x.0).min();
                if let Some(hi) = least {
                    self.within(r, 0, hi);
                }
                for (v, lo) in [(a, alo), (b, blo)] {
                    if wide && lo >= 0 {
                        self.at_most(r, v, 0);
                    }
                }
            }
            BinOp::Or | BinOp::Xor if alo >= 0 && blo >= 0 => {
                let bits = 64 - (ahi | bhi).leading_zeros();
                self.within(r, 0, ((1u128 << bits) - 1) as i64);
            }
            BinOp::Lshr if blo == bhi && (0..64).contains(&blo) => {
                if !wide || alo >= 0 {
                    self.within(r, alo >> blo, ahi >> blo);
                } else if blo > 0 {
                    self.within(r, 0, (u64::MAX >> blo) as i64);
                }
                if wide && alo >= 0 {
                    self.at_most(r, a, 0);
                }
                if wide && blo == 1 {
                    self.middle(f, r, a);
                }
            }
            BinOp::Lshr if wide && alo >= 0 => {
                self.within(r, 0, ahi);
                self.at_most(r, a, 0);
            }
            BinOp::Ashr if wide && blo == bhi && (0..64).contains(&blo) => {
                self.within(r, alo >> blo, ahi >> blo);
                if alo >= 0 {
                    self.at_most(r, a, 0);
                }
                if blo > 0 && alo > 0 {
                    self.at_most(r, a, -1);
                }
            }
            BinOp::Sdiv if wide && blo == bhi && blo > 0 => {
                self.within(r, alo / blo, ahi / blo);
                if alo >= 0 {
                    self.at_most(r, a, if alo > 0 && blo > 1 { -1 } else { 0 });
                }
            }
            BinOp::Udiv if blo == bhi && blo > 0 && alo >= 0 => {
                self.within(r, alo / blo, ahi / blo);
                if wide {
                    self.at_most(r, a, 0);
                }
            }
            BinOp::Urem if blo > 0 => {
                self.within(r, 0, bhi - 1);
                if wide {
                    self.at_most(r, b, -1);
                }
                if wide && alo >= 0 {
                    self.at_most(r, a, 0);
                }
            }
            BinOp::Srem if wide && blo > 0 => {
                self.within(r, if alo >= 0 { 0 } else { 1 - bhi }, bhi - 1);
                self.at_most(r, b, -1);
            }
            BinOp::Imul if wide => {
                let corners = [(alo, blo), (alo, bhi), (ahi, blo), (ahi, bhi)]
                    .map(|(x, y)| exact(x as i128 * y as i128));
                if let [Some(p), Some(q), Some(s), Some(u)] = corners {
                    self.within(r, p.min(q).min(s).min(u), p.max(q).max(s).max(u));
                }
            }
            BinOp::Shl if wide && blo == bhi && (0..63).contains(&blo) && alo >= 0 => {
                if let Some(hi) = exact((ahi as i128) << blo) {
                    self.within(r, alo << blo, hi);
                }
            }
            BinOp::Iadd if wide => self.add(f, r, a, b),
            BinOp::Isub if wide && blo == bhi && blo != i64::MIN => self.add_const(r, a, -blo),
            BinOp::Isub if wide => {
                let (lo, hi) = (exact(alo as i128 - bhi as i128), exact(ahi as i128 - blo as i128));
                let smaller = blo >= 0 && self.is_at_most(b, a, 0);
                if smaller {
                    // 0 ≤ b ≤ a
                    self.within(r, if self.is_at_most(b, a, -1) { 1 } else { 0 }, ahi.saturating_sub(blo));
                    self.at_most(r, a, -blo);
                } else if let (Some(lo), Some(hi)) = (lo, hi) {
                    self.within(r, lo, hi);
                    if let Some(c) = blo.checked_neg() {
                        self.at_most(r, a, c);
                    }
                }
                if (smaller || lo.is_some() && hi.is_some()) && bhi < i64::MAX {
                    self.at_most(a, r, bhi);
                }
            }
            // Narrow sums that do not wrap around.
            BinOp::Iadd if ahi + bhi <= full(t).1 => self.within(r, alo + blo, ahi + bhi),
            BinOp::Isub if alo >= bhi => self.within(r, alo - bhi, ahi - blo),
            BinOp::Imul if (ahi as i128) * (bhi as i128) <= full(t).1 as i128 => {
                self.within(r, alo * blo, ahi * bhi);
            }
            _ => {}
        }
    }

    /// `r = a + c`
    fn add_const(&mut self, r: Value, a: Value, c: i64) {
        let (lo, hi) = self.range(a);
        match (lo.checked_add(c), hi.checked_add(c)) {
            (Some(lo), Some(hi)) => {
                self.within(r, lo, hi);
                self.at_most(r, a, c);
                if let Some(d) = c.checked_neg() {
                    self.at_most(a, r, d);
                }
            }
            // If a turns out to be a length, the difference has not wrapped around.
            _ if c < 0 => self.above_length[r.index()] = Some((a, c)),
            _ => {}
        }
    }

    fn add(&mut self, f: &Function, r: Value, a: Value, b: Value) {
        let ((alo, ahi), (blo, bhi)) = (self.range(a), self.range(b));
        if blo == bhi {
            return self.add_const(r, a, blo);
        }
        if alo == ahi {
            return self.add_const(r, b, alo);
        }
        if let (Some(lo), Some(hi)) = (alo.checked_add(blo), ahi.checked_add(bhi)) {
            self.within(r, lo, hi);
            for (x, lo, hi) in [(a, blo, bhi), (b, alo, ahi)] {
                self.at_most(r, x, hi);
                if let Some(c) = lo.checked_neg() {
                    self.at_most(x, r, c);
                }
            }
            return;
        }
        // x + y with 0 ≤ y ≤ (h − x) + c and c ≤ 0: the sum is at most h + c.
        for (x, y) in [(a, b), (b, a)] {
            if self.range(y).0 < 0 {
                continue;
            }
            let found = self.above[y.index()].iter().rev().take(8).find_map(|&(d, c)| {
                let (h, low) = difference(f, d)?;
                (low == x && c <= 0 && self.range(d).0 >= 0 && self.range(x).0 >= 0).then_some((h, c))
            });
            if let Some((h, c)) = found {
                let lo = self.range(x).0.saturating_add(self.range(y).0);
                self.within(r, lo, i64::MAX);
                self.at_most(r, h, c);
                self.at_most(x, r, 0);
                return;
            }
        }
    }

    /// `r` is half of `sum`, unsigned: if that is of two numbers 0 ≤ a ≤ b, it lies between them.
    fn middle(&mut self, f: &Function, r: Value, sum: Value) {
        let Some(&InstKind::Binary { op: BinOp::Iadd, args }) = f.def_inst(sum).map(|i| f.kind(i)) else {
            return;
        };
        let [a, b] = args.map(|v| f.resolve(v));
        for (x, y) in [(a, b), (b, a)] {
            if self.range(x).0 >= 0 && self.is_at_most(x, y, 0) {
                let c = if self.is_at_most(x, y, -1) { -1 } else { 0 };
                self.within(r, self.range(x).0, i64::MAX);
                self.at_most(r, y, c);
                self.at_most(x, r, 0);
                return;
            }
        }
    }
}

/// The operands of a subtraction.
fn difference(f: &Function, d: Value) -> Option<(Value, Value)> {
    match *f.kind(f.def_inst(d)?) {
        InstKind::Binary { op: BinOp::Isub, args: [h, l] } => Some((f.resolve(h), f.resolve(l))),
        _ => None,
    }
}
