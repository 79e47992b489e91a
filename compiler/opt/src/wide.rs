//! Bytes that lie side by side are read and written at once.
//!
//! `uint32(b[0]) | uint32(b[1])<<8 | …` is one load, with the bytes swapped if the order is the other one; `b[0] = byte(x)`,
//! `b[1] = byte(x >> 8)` … is one store, as are stores of constants. The wide access stands where the last of its parts
//! stood. A load may not be carried over a write, nor a store over anything that sees or ends what goes on.

use ir::{BinOp, Block, ConvOp, Function, Inst, InstKind, MemFlags, Type, UnOp, Value};
use rustc_hash::{FxHashMap, FxHashSet};

/// Joins accesses. Whether there were any.
pub fn run(f: &mut Function) -> bool {
    let narrow = |i: &ir::InstData| match i.kind {
        InstKind::Load { .. } => f.ty(i.results[0]).bytes() < 8 && !f.ty(i.results[0]).is_float(),
        InstKind::Store { value, .. } => f.ty(value).bytes() < 8 && !f.ty(value).is_float(),
        _ => false,
    };
    let mut counts: Vec<u32> = vec![0; f.blocks.len()];
    for &b in &f.layout {
        let insts = &f.blocks[b.index()].insts;
        counts[b.index()] = insts.iter().filter(|i| narrow(&f.insts[i.index()])).count() as u32;
    }
    if counts.iter().all(|&n| n < 2) {
        return false;
    }
    let mut uses = vec![0u32; f.values.len()];
    for &b in &f.layout {
        for &i in &f.blocks[b.index()].insts {
            f.kind(i).for_each_use(|v| uses[f.resolve(v).index()] += 1);
        }
    }
    let mut changed = false;
    for b in f.layout.clone().into_iter().filter(|b| counts[b.index()] > 1) {
        changed |= loads(f, b, &uses);
        changed |= stores(f, b);
    }
    if changed {
        f.resolve_aliases();
    }
    changed
}

/// An address: a pointer, an index or none, and a number of bytes.
type Place = ((Value, Option<Value>), i64);

fn place(f: &Function, base: Value, offset: i32) -> Place {
    let (mut root, mut index, mut at) = (f.resolve(base), None, offset as i64);
    while let Some(&InstKind::PtrAdd { base, offset }) = f.def_inst(root).map(|i| f.kind(i)) {
        let mut offset = f.resolve(offset);
        if let Some(&InstKind::Binary { op: BinOp::Iadd, args: [x, n] }) =
            f.def_inst(offset).map(|i| f.kind(i))
            && let Some(n) = f.as_iconst(n)
        {
            at = at.wrapping_add(n);
            offset = f.resolve(x);
        }
        match f.as_iconst(offset) {
            Some(n) => at = at.wrapping_add(n),
            None if index.is_none() => index = Some(offset),
            None => break,
        }
        root = f.resolve(base);
    }
    ((root, index), at)
}

fn word(bytes: i64) -> Option<Type> {
    Some(match bytes {
        1 => Type::I8,
        2 => Type::I16,
        4 => Type::I32,
        8 => Type::I64,
        _ => return None,
    })
}

/// Which end of a number comes first in memory.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Low,
    High,
}

/// A part of a number and where it lies.
#[derive(Clone, Copy)]
struct Part {
    /// What is loaded or stored.
    inst: Inst,
    /// The number of the instruction in its block.
    n: usize,
    place: Place,
    bytes: i64,
    /// The bit of the number at which the part begins.
    shift: i64,
    /// None if it is a single byte.
    order: Option<Order>,
    /// The operand of the sum that the part is.
    leaf: Value,
}

/// The longest run of parts from the beginning of `parts`, which are in the order of their shifts, that is one word; with
/// its bytes.
fn run_of(parts: &[Part]) -> Option<(usize, i64, Order)> {
    [Order::Low, Order::High].into_iter().filter_map(|order| longest(parts, order)).max_by_key(|r| r.1)
}

fn longest(parts: &[Part], order: Order) -> Option<(usize, i64, Order)> {
    let first = parts.first()?;
    let (mut bytes, mut best) = (0, None);
    for (n, p) in parts.iter().enumerate() {
        let follows = p.place.0 == first.place.0
            && p.order.is_none_or(|o| o == order)
            && p.shift == first.shift + 8 * bytes
            && match order {
                Order::Low => p.place.1 == first.place.1 + bytes,
                Order::High => p.place.1 + p.bytes + bytes == first.place.1 + first.bytes,
            };
        if !follows {
            break;
        }
        bytes += p.bytes;
        if n > 0 && bytes <= 8 && word(bytes).is_some() {
            best = Some((n + 1, bytes, order));
        }
    }
    best
}

/// Joins the loads of sums in block `b`.
fn loads(f: &mut Function, b: Block, uses: &[u32]) -> bool {
    let numbers: FxHashMap<Inst, usize> =
        f.blocks[b.index()].insts.iter().enumerate().map(|(n, &i)| (i, n)).collect();
    // The number of the last write before each instruction tells whether there is one between two of them.
    let mut writes = vec![];
    let mut last = 0;
    for (n, &i) in f.blocks[b.index()].insts.iter().enumerate() {
        let kind = f.kind(i);
        if !(kind.is_pure()
            || matches!(kind, InstKind::Load { .. } | InstKind::Bounds { .. } | InstKind::NilCheck { .. }))
        {
            last = n + 1;
        }
        writes.push(last);
    }
    let inner = inner(f, b, uses);
    // Instructions to put in, each after the one of a number.
    let mut added: Vec<(usize, Inst)> = vec![];
    for (n, i) in f.blocks[b.index()].insts.clone().into_iter().enumerate() {
        let InstKind::Binary { op: op @ (BinOp::Or | BinOp::Iadd | BinOp::Xor), .. } = *f.kind(i) else {
            continue;
        };
        let root = f.insts[i.index()].results[0];
        if !matches!(f.ty(root), Type::I16 | Type::I32 | Type::I64) || inner.contains(&root) {
            continue;
        }
        let sum = Sum { op, uses, numbers: &numbers };
        let leaves = sum.leaves(f, root);
        let mut parts: Vec<Part> = leaves.iter().filter_map(|&v| sum.part(f, v)).collect();
        let width = f.ty(root).bytes() as i64 * 8;
        parts.retain(|p| p.shift + 8 * p.bytes <= width);
        parts.sort_by_key(|p| (p.place.0, p.shift));
        let mut words = vec![];
        let mut gone = FxHashSet::default();
        let mut rest = &parts[..];
        while let [first, ..] = rest {
            let known = run_of(rest).filter(|r| {
                let ns = || rest[..r.0].iter().map(|p| p.n);
                let (from, to) = (ns().min().unwrap_or(0), ns().max().unwrap_or(0));
                writes[to] <= from
            });
            let Some((count, bytes, order)) = known else {
                rest = &rest[1..];
                continue;
            };
            let parts = &rest[..count];
            gone.extend(parts.iter().map(|p| p.leaf));
            let lowest = parts.iter().min_by_key(|p| p.place.1).unwrap_or(first);
            let at = parts.iter().map(|p| p.n).max().unwrap_or(n);
            let Some(ty) = word(bytes) else { break };
            let InstKind::Load { base, offset, flags } = *f.kind(lowest.inst) else { break };
            let mut make = |f: &mut Function, kind: InstKind, ty: Type, at: usize| {
                let loc = f.insts[i.index()].loc;
                let inst = f.new_inst(kind, &[ty], loc);
                added.push((at, inst));
                f.insts[inst.index()].results[0]
            };
            let mut v = make(f, InstKind::Load { base, offset, flags }, ty, at);
            if order == Order::High {
                v = make(f, InstKind::Unary { op: UnOp::Bswap, arg: v }, ty, at);
            }
            let whole = f.ty(root);
            if ty != whole {
                v = make(f, InstKind::Convert { op: ConvOp::Zext, arg: v }, whole, at);
            }
            if first.shift > 0 {
                let by = make(f, InstKind::Iconst { value: first.shift }, Type::I64, at);
                v = make(f, InstKind::Binary { op: BinOp::Shl, args: [v, by] }, whole, at);
            }
            words.push(v);
            rest = &rest[count..];
        }
        if words.is_empty() {
            continue;
        }
        words.extend(leaves.iter().filter(|v| !gone.contains(v)));
        let (&last, others) = words.split_last().unwrap_or((&root, &[]));
        let Some((&first, others)) = others.split_first() else {
            f.alias(root, last);
            f.insts[i.index()].results.clear();
            continue;
        };
        let ty = f.ty(root);
        let mut v = first;
        for &w in others {
            let loc = f.insts[i.index()].loc;
            let inst = f.new_inst(InstKind::Binary { op, args: [v, w] }, &[ty], loc);
            // Before the root.
            added.push((n - 1, inst));
            v = f.insts[inst.index()].results[0];
        }
        f.insts[i.index()].kind = InstKind::Binary { op, args: [v, last] };
    }
    if added.is_empty() {
        return false;
    }
    added.sort_by_key(|a| a.0);
    let mut added = added.into_iter().peekable();
    let mut insts = vec![];
    for (n, i) in std::mem::take(&mut f.blocks[b.index()].insts).into_iter().enumerate() {
        // What has become an alias defines nothing.
        if !(f.insts[i.index()].results.is_empty() && matches!(f.kind(i), InstKind::Binary { .. })) {
            insts.push(i);
        }
        while let Some((_, i)) = added.next_if(|a| a.0 == n) {
            insts.push(i);
        }
    }
    f.blocks[b.index()].insts = insts;
    true
}

/// The nodes of block `b` that are part of a larger sum.
fn inner(f: &Function, b: Block, uses: &[u32]) -> FxHashSet<Value> {
    let mut inner = FxHashSet::default();
    for &i in &f.blocks[b.index()].insts {
        let InstKind::Binary { op, args } = *f.kind(i) else { continue };
        for a in args.map(|a| f.resolve(a)).into_iter().filter(|a| uses[a.index()] == 1) {
            let same = |i| matches!(*f.kind(i), InstKind::Binary { op: o, .. } if o == op);
            if f.def_inst(a).is_some_and(same) {
                inner.insert(a);
            }
        }
    }
    inner
}

/// A tree of additions whose inner nodes nobody else uses.
struct Sum<'a> {
    op: BinOp,
    uses: &'a [u32],
    /// The instructions of the block, numbered.
    numbers: &'a FxHashMap<Inst, usize>,
}

impl Sum<'_> {
    /// Definition of a value within the block that has a single use.
    fn single<'f>(&self, f: &'f Function, v: Value) -> Option<(Inst, &'f InstKind)> {
        let i = f.def_inst(v)?;
        let once = self.uses.get(f.resolve(v).index()) == Some(&1);
        (once && self.numbers.contains_key(&i)).then(|| (i, f.kind(i)))
    }

    fn leaves(&self, f: &Function, root: Value) -> Vec<Value> {
        let (mut leaves, mut work) = (vec![], vec![root]);
        while let Some(v) = work.pop() {
            let node =
                if v == root { f.def_inst(v).map(|i| f.kind(i)) } else { self.single(f, v).map(|d| d.1) };
            match node {
                Some(&InstKind::Binary { op, args }) if op == self.op => {
                    work.extend(args.iter().rev().map(|&a| f.resolve(a)));
                }
                _ => leaves.push(v),
            }
        }
        leaves
    }

    /// Reads a leaf: a load, swapped or not, widened or not, shifted or not.
    fn part(&self, f: &Function, leaf: Value) -> Option<Part> {
        let (mut inst, mut kind) = self.single(f, leaf)?;
        let mut shift = 0;
        if let InstKind::Binary { op: BinOp::Shl, args: [x, by] } = *kind {
            shift = f.as_iconst(by).filter(|by| (0..64).contains(by) && by % 8 == 0)?;
            (inst, kind) = self.single(f, x)?;
        }
        if let InstKind::Convert { op: ConvOp::Zext, arg } = *kind {
            (inst, kind) = self.single(f, arg)?;
        }
        let mut order = Some(Order::Low);
        if let InstKind::Unary { op: UnOp::Bswap, arg } = *kind {
            order = Some(Order::High);
            (inst, kind) = self.single(f, arg)?;
        }
        let InstKind::Load { base, offset, flags } = *kind else { return None };
        let ty = f.ty(f.insts[inst.index()].results[0]);
        if flags != MemFlags::NOTRAP || ty == Type::Ptr || ty.is_float() {
            return None;
        }
        let bytes = ty.bytes() as i64;
        let order = order.filter(|_| bytes > 1);
        Some(Part { inst, n: self.numbers[&inst], place: place(f, base, offset), bytes, shift, order, leaf })
    }
}

/// Joins the stores of block `b`.
fn stores(f: &mut Function, b: Block) -> bool {
    let mut changed = false;
    let mut gone = vec![];
    // Stores that follow each other, with their values.
    let mut group: Vec<(Part, Source)> = vec![];
    let insts = std::mem::take(&mut f.blocks[b.index()].insts);
    let mut out: Vec<Inst> = Vec::with_capacity(insts.len());
    for (n, i) in insts.into_iter().enumerate() {
        match stored(f, i, n) {
            Some(s) => group.push(s),
            None if f.kind(i).is_pure() && !matches!(f.kind(i), InstKind::Load { .. }) => {}
            None => changed |= close(f, &mut group, &mut out, &mut gone),
        }
        out.push(i);
    }
    changed |= close(f, &mut group, &mut out, &mut gone);
    if !gone.is_empty() {
        gone.sort_unstable_by_key(|i: &Inst| i.index());
        out.retain(|i| gone.binary_search_by_key(&i.index(), |g| g.index()).is_err());
    }
    f.blocks[b.index()].insts = out;
    changed
}

/// What a part of a number is taken from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    Value(Value),
    Constant(i64),
}

/// Reads a store that may be part of a wider one.
fn stored(f: &Function, i: Inst, n: usize) -> Option<(Part, Source)> {
    let InstKind::Store { value, base, offset, flags } = *f.kind(i) else { return None };
    let ty = f.ty(value);
    if flags != MemFlags::NOTRAP || ty == Type::Ptr || ty.is_float() || ty.bytes() == 8 {
        return None;
    }
    let bytes = ty.bytes() as i64;
    let part = |shift, order: Option<Order>| Part {
        inst: i,
        n,
        place: place(f, base, offset),
        bytes,
        shift,
        order: order.filter(|_| bytes > 1),
        leaf: value,
    };
    if let Some(c) = f.as_iconst(value) {
        return Some((part(0, Some(Order::Low)), Source::Constant(c)));
    }
    let (mut v, mut order) = (f.resolve(value), Order::Low);
    let def = |v: Value| f.def_inst(v).map(|i| f.kind(i));
    if let Some(&InstKind::Unary { op: UnOp::Bswap, arg }) = def(v) {
        (v, order) = (f.resolve(arg), Order::High);
    }
    if let Some(&InstKind::Convert { op: ConvOp::Trunc, arg }) = def(v) {
        v = f.resolve(arg);
    }
    let mut shift = 0;
    if let Some(&InstKind::Binary { op: BinOp::Lshr | BinOp::Ashr, args: [x, by] }) = def(v)
        && let Some(by) = f.as_iconst(by)
        && by % 8 == 0
        && (0..f.ty(x).bytes() as i64 * 8 - bytes * 8 + 1).contains(&by)
    {
        shift = by;
        v = f.resolve(x);
    }
    Some((part(shift, Some(order)), Source::Value(v)))
}

/// Ends a group of stores: joins what lies side by side. The joined stores are `gone`, the wide ones at the end of `out`.
fn close(
    f: &mut Function,
    group: &mut Vec<(Part, Source)>,
    out: &mut Vec<Inst>,
    gone: &mut Vec<Inst>,
) -> bool {
    let mut group = std::mem::take(group);
    if group.len() < 2 || overlap(&group) {
        return false;
    }
    // By number and by place, so that parts of one number stand together.
    group.sort_by_key(|(p, s)| {
        let number = match s {
            Source::Constant(_) => (0, 0),
            Source::Value(v) => (1, v.index()),
        };
        (number, p.place.0, p.shift, p.place.1)
    });
    let mut changed = false;
    for same in group.chunk_by(|a, b| match (a.1, b.1) {
        (Source::Value(v), Source::Value(w)) => v == w,
        (Source::Constant(_), Source::Constant(_)) => true,
        _ => false,
    }) {
        let mut parts: Vec<Part> = same.iter().map(|s| s.0).collect();
        if let Source::Constant(_) = same[0].1 {
            // The bit of a constant is what its place makes it.
            let from = parts[0].place;
            for p in &mut parts {
                p.shift = if p.place.0 == from.0 {
                    p.place.1.wrapping_sub(from.1).wrapping_mul(8)
                } else {
                    i64::MIN
                };
            }
        }
        let mut rest = &parts[..];
        while !rest.is_empty() {
            let found = run_of(rest).filter(|r| {
                let aligned = !matches!(same[0].1, Source::Constant(_)) || r.2 == Order::Low;
                let from = rest[0].shift;
                aligned
                    && match same[0].1 {
                        Source::Value(v) => from + 8 * r.1 <= f.ty(v).bytes() as i64 * 8,
                        Source::Constant(_) => true,
                    }
            });
            let Some((count, bytes, order)) = found else {
                rest = &rest[1..];
                continue;
            };
            let parts = &rest[..count];
            rest = &rest[count..];
            wide_store(f, parts, same[0].1, bytes, order, out);
            gone.extend(parts.iter().map(|p| p.inst));
            changed = true;
        }
    }
    changed
}

/// Whether two of the stores may meet: their order then counts.
fn overlap(group: &[(Part, Source)]) -> bool {
    let mut places: Vec<_> = group.iter().map(|(p, _)| (p.place, p.bytes)).collect();
    places.sort_unstable();
    places.windows(2).any(|w| {
        let ((a, at), (b, bt)) = ((w[0].0.0, w[0].0.1), (w[1].0.0, w[1].0.1));
        a != b || at + w[0].1 > bt
    })
}

/// Appends the store of all of `parts`.
fn wide_store(
    f: &mut Function,
    parts: &[Part],
    source: Source,
    bytes: i64,
    order: Order,
    out: &mut Vec<Inst>,
) {
    let Some(ty) = word(bytes) else { return };
    let Some(lowest) = parts.iter().min_by_key(|p| p.place.1) else { return };
    let InstKind::Store { base, offset, flags, .. } = *f.kind(lowest.inst) else { return };
    let loc = f.insts[lowest.inst.index()].loc;
    let mut make = |f: &mut Function, kind: InstKind, ty: Type| {
        let inst = f.new_inst(kind, &[ty], loc);
        out.push(inst);
        f.insts[inst.index()].results[0]
    };
    let mut v = match source {
        Source::Constant(_) => {
            let bits = parts.iter().fold(0u64, |bits, p| {
                let c = f.as_iconst(p.leaf).unwrap_or(0) as u64 & (u64::MAX >> (64 - 8 * p.bytes));
                bits | c << (p.shift - parts[0].shift)
            });
            let unused = 64 - 8 * bytes;
            make(f, InstKind::Iconst { value: (bits << unused) as i64 >> unused }, ty)
        }
        Source::Value(mut v) => {
            if parts[0].shift > 0 {
                let by = make(f, InstKind::Iconst { value: parts[0].shift }, Type::I64);
                let whole = f.ty(v);
                v = make(f, InstKind::Binary { op: BinOp::Lshr, args: [v, by] }, whole);
            }
            if f.ty(v) != ty {
                v = make(f, InstKind::Convert { op: ConvOp::Trunc, arg: v }, ty);
            }
            v
        }
    };
    if order == Order::High {
        v = make(f, InstKind::Unary { op: UnOp::Bswap, arg: v }, ty);
    }
    let store = f.new_inst(InstKind::Store { value: v, base, offset, flags }, &[], loc);
    out.push(store);
}
