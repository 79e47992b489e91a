//! Promotion of stack slots to SSA values, field by field (mem2reg with scalar replacement).
//!
//! A slot whose address is used only as the base of loads and stores, of whole clears and of whole copies to and
//! from other such slots is split into its fields: the (offset, type) pairs that are accessed. Fields that do not
//! overlap become values, with block parameters at the iterated dominance frontiers of their stores where the field
//! is live. Fields that overlap stay in memory, and with them the slot.

use ir::cfg::{Cfg, Visit};
use ir::{Block, ConvOp, Function, Inst, InstKind, Loc, Slot, Type, Value, ValueDef};
use rustc_hash::{FxHashMap, FxHashSet};

/// Promotes what can be promoted. Whether anything was.
pub fn run(f: &mut Function) -> bool {
    if f.slots.is_empty() {
        return false;
    }
    split_copies(f);
    let fields = promotable(f);
    if fields.list.is_empty() {
        return false;
    }
    let cfg = Cfg::new(f);
    rename(f, &cfg, &fields);
    f.resolve_aliases();
    true
}

/// A promotable field of a slot.
#[derive(Clone, Copy)]
struct Field {
    ty: Type,
}

/// The fields to promote and where to find them.
#[derive(Default)]
struct Fields {
    list: Vec<Field>,
    /// By slot: sorted (offset, size, field index); empty = not promoted.
    by_slot: Vec<Vec<(i32, u32, u32)>>,
}

impl Fields {
    fn at(&self, slot: Slot, offset: i32) -> Option<u32> {
        let fields = &self.by_slot[slot.index()];
        fields.binary_search_by_key(&offset, |f| f.0).ok().map(|i| fields[i].2)
    }
}

/// The slot and offset that `v` addresses, if it is a plain slot address.
fn slot_address(f: &Function, v: Value) -> Option<(Slot, i32)> {
    match *f.kind(f.def_inst(v)?) {
        InstKind::SlotAddr { slot, offset } => Some((slot, offset)),
        InstKind::PtrAdd { base, offset } => {
            let (slot, o) = slot_address(f, base)?;
            let c = i32::try_from(f.as_iconst(offset)?).ok()?;
            Some((slot, o.checked_add(c)?))
        }
        _ => None,
    }
}

/// Which slots are used other than by loads, stores, clears and copies.
fn escaping(f: &Function) -> Vec<bool> {
    let mut bad = vec![false; f.slots.len()];
    for &b in &f.layout {
        for &i in &f.blocks[b.index()].insts {
            let kind = f.kind(i);
            let direct = |v: Value| slot_address(f, v);
            match kind {
                InstKind::Load { base, .. } if direct(*base).is_some() => {}
                InstKind::Store { value, base, .. } => {
                    if let Some((s, _)) = direct(*value) {
                        bad[s.index()] = true;
                    }
                    if direct(*base).is_none() {
                        mark(f, *base, &mut bad);
                    }
                }
                InstKind::MemZero { dst, .. } if direct(*dst).is_some() => {}
                InstKind::MemCopy { dst, src, .. } => {
                    for v in [*dst, *src] {
                        if direct(v).is_none() {
                            mark(f, v, &mut bad);
                        }
                    }
                }
                InstKind::NilCheck { ptr } if direct(*ptr).is_some() => {}
                // An address computed from a slot address is judged at its uses, if its offset is constant.
                InstKind::PtrAdd { .. }
                    if f.insts[i.index()].results.first().is_some_and(|&r| direct(r).is_some()) => {}
                _ => kind.for_each_use(|v| mark(f, v, &mut bad)),
            }
        }
    }
    bad
}

fn mark(f: &Function, v: Value, bad: &mut [bool]) {
    if let Some((s, _)) = slot_address(f, v) {
        bad[s.index()] = true;
    }
}

/// The (slot, offset, type) accesses of loads and stores.
fn accesses(f: &Function) -> FxHashMap<Slot, Vec<(i32, Type)>> {
    let mut map: FxHashMap<Slot, Vec<(i32, Type)>> = FxHashMap::default();
    for &b in &f.layout {
        for &i in &f.blocks[b.index()].insts {
            let (base, offset, ty) = match *f.kind(i) {
                InstKind::Load { base, offset, .. } => (base, offset, f.ty(f.insts[i.index()].results[0])),
                InstKind::Store { value, base, offset, .. } => (base, offset, f.ty(value)),
                _ => continue,
            };
            if let Some((s, o)) = slot_address(f, base) {
                map.entry(s).or_default().push((o + offset, ty));
            }
        }
    }
    for list in map.values_mut() {
        list.sort_by_key(|&(o, t)| (o, t.bytes(), t as u8));
        list.dedup();
    }
    map
}

/// Largest copy between slots that is split into loads and stores.
const MAX_SPLIT_COPY: u32 = 128;

/// Turns copies between a promotable slot and anything into loads and stores of the fields that the slot is accessed
/// by, and clears into stores, so that only loads and stores remain.
fn split_copies(f: &mut Function) {
    let bad = escaping(f);
    let known = accesses(f);
    let mut replaced: FxHashMap<Inst, Vec<Inst>> = FxHashMap::default();
    // Fields of one side of a copy are accesses of the other from then on.
    let mut fields: FxHashMap<Slot, Vec<(i32, Type)>> = known;
    let copies: Vec<(Inst, Value, Value, u32)> = each_inst(f)
        .filter_map(|i| match *f.kind(i) {
            InstKind::MemCopy { dst, src, size } if size <= MAX_SPLIT_COPY => Some((i, dst, src, size)),
            _ => None,
        })
        .collect();
    let good = |f: &Function, v: Value| slot_address(f, v).filter(|(s, _)| !bad[s.index()]);
    // Propagate until the lists are stable, so that chains of copies agree (each round lengthens a list or ends).
    for _ in 0..8 {
        let mut changed = false;
        for &(_, dst, src, size) in &copies {
            let (Some(d), Some(s)) = (good(f, dst), good(f, src)) else { continue };
            for (from, to) in [(d, s), (s, d)] {
                let moved: Vec<(i32, Type)> = fields
                    .get(&from.0)
                    .into_iter()
                    .flatten()
                    .filter(|(o, t)| *o >= from.1 && o + t.bytes() as i32 <= from.1 + size as i32)
                    .map(|(o, t)| (o - from.1 + to.1, *t))
                    .collect();
                let list = fields.entry(to.0).or_default();
                for m in moved {
                    if !list.contains(&m) {
                        list.push(m);
                        changed = true;
                    }
                }
            }
        }
        if !changed {
            break;
        }
    }
    for list in fields.values_mut() {
        list.sort_by_key(|&(o, t)| (o, t.bytes(), t as u8));
        list.dedup();
    }
    // A copy reads every byte, fields that nothing names too: clears of these slots are split into tiles without gaps,
    // and not at all where a copy stays whole.
    let mut copied: FxHashSet<Slot> = FxHashSet::default();
    let mut whole: FxHashSet<Slot> = FxHashSet::default();
    for i in each_inst(f) {
        if let InstKind::MemCopy { dst, src, size } = *f.kind(i) {
            let set = if size <= MAX_SPLIT_COPY { &mut copied } else { &mut whole };
            set.extend([dst, src].into_iter().filter_map(|v| Some(slot_address(f, v)?.0)));
        }
    }
    for (i, dst, src, size) in copies {
        let Some((slot, at)) = good(f, dst).or_else(|| good(f, src)) else { continue };
        let Some(parts) = cover(&fields, slot, at, size) else {
            whole.extend([dst, src].into_iter().filter_map(|v| Some(slot_address(f, v)?.0)));
            continue;
        };
        let loc = f.insts[i.index()].loc;
        let mut new = vec![];
        let loads: Vec<(i32, Value)> = parts
            .iter()
            .map(|&(o, ty)| {
                let kind = InstKind::Load { base: src, offset: o, flags: ir::MemFlags::NONE };
                let l = f.new_inst(kind, &[ty], loc);
                new.push(l);
                (o, f.insts[l.index()].results[0])
            })
            .collect();
        for (offset, value) in loads {
            let kind = InstKind::Store { value, base: dst, offset, flags: ir::MemFlags::NONE };
            new.push(f.new_inst(kind, &[], loc));
        }
        replaced.insert(i, new);
    }
    let clears: Vec<(Inst, Value, u32)> = each_inst(f)
        .filter_map(|i| match *f.kind(i) {
            InstKind::MemZero { dst, size } => Some((i, dst, size)),
            _ => None,
        })
        .collect();
    for (i, dst, size) in clears {
        let Some((slot, at)) = good(f, dst) else { continue };
        if whole.contains(&slot) {
            continue;
        }
        let inside = match copied.contains(&slot) {
            true if size <= MAX_SPLIT_COPY => cover(&fields, slot, at, size),
            true => None,
            // Bytes that nothing accesses need no clearing.
            false => named(&fields, slot, at, size),
        };
        let Some(inside) = inside.filter(|l| l.len() <= 64) else { continue };
        let loc = f.insts[i.index()].loc;
        let mut new = vec![];
        for (offset, ty) in inside {
            let zero = zero_inst(f, ty, loc);
            let value = f.insts[zero.index()].results[0];
            let kind = InstKind::Store { value, base: dst, offset, flags: ir::MemFlags::NONE };
            let store = f.new_inst(kind, &[], loc);
            new.extend([zero, store]);
        }
        replaced.insert(i, new);
    }
    if replaced.is_empty() {
        return;
    }
    for b in &mut f.blocks {
        if b.insts.iter().any(|i| replaced.contains_key(i)) {
            b.insts = b.insts.iter().flat_map(|i| replaced.remove(i).unwrap_or_else(|| vec![*i])).collect();
        }
    }
}

/// All instructions in blocks of the layout.
fn each_inst(f: &Function) -> impl Iterator<Item = Inst> + '_ {
    f.layout.iter().flat_map(|b| f.blocks[b.index()].insts.iter().copied())
}

/// The fields of `slot` that tile `[at, at + size)`, relative to `at`; gaps are filled with integers. None when they
/// overlap or cross the ends.
fn cover(
    fields: &FxHashMap<Slot, Vec<(i32, Type)>>,
    slot: Slot,
    at: i32,
    size: u32,
) -> Option<Vec<(i32, Type)>> {
    let end = at + size as i32;
    let mut parts = vec![];
    let mut pos = at;
    for &(o, ty) in fields.get(&slot).map_or(&[][..], |l| l) {
        let e = o + ty.bytes() as i32;
        if e <= at || o >= end {
            continue;
        }
        if o < pos || e > end {
            return None;
        }
        fill(&mut parts, pos, o, at);
        parts.push((o - at, ty));
        pos = e;
    }
    fill(&mut parts, pos, end, at);
    Some(parts)
}

/// The fields of `slot` in `[at, at + size)`, relative to `at`, without the gaps. None when they overlap or cross the ends.
fn named(
    fields: &FxHashMap<Slot, Vec<(i32, Type)>>,
    slot: Slot,
    at: i32,
    size: u32,
) -> Option<Vec<(i32, Type)>> {
    let end = at + size as i32;
    let mut parts = vec![];
    let mut pos = at;
    for &(o, ty) in fields.get(&slot)? {
        let e = o + ty.bytes() as i32;
        if e <= at || o >= end {
            continue;
        }
        if o < pos || e > end {
            return None;
        }
        parts.push((o - at, ty));
        pos = e;
    }
    Some(parts)
}

/// Pieces for the bytes `[from, to)` that no access of the slot names.
fn fill(parts: &mut Vec<(i32, Type)>, mut from: i32, to: i32, at: i32) {
    while from < to {
        // Whole words move as pointers, which they may be: escape analysis follows pointers only.
        let ty = [Type::Ptr, Type::I32, Type::I16, Type::I8]
            .into_iter()
            .find(|t| from % t.bytes() as i32 == 0 && from + t.bytes() as i32 <= to)
            .unwrap_or(Type::I8);
        parts.push((from - at, ty));
        from += ty.bytes() as i32;
    }
}

fn zero_inst(f: &mut Function, ty: Type, loc: Loc) -> Inst {
    let kind = if ty.is_float() { InstKind::Fconst { bits: 0 } } else { InstKind::Iconst { value: 0 } };
    f.new_inst(kind, &[ty], loc)
}

/// Decides which slots are promoted and into which fields.
fn promotable(f: &Function) -> Fields {
    let mut bad = escaping(f);
    for i in each_inst(f) {
        match *f.kind(i) {
            InstKind::MemCopy { dst, src, .. } => [dst, src].into_iter().for_each(|v| mark(f, v, &mut bad)),
            InstKind::MemZero { dst, .. } => mark(f, dst, &mut bad),
            InstKind::Load { base, flags, .. } | InstKind::Store { base, flags, .. }
                if flags.has(ir::MemFlags::VOLATILE) =>
            {
                mark(f, base, &mut bad)
            }
            _ => {}
        }
    }
    let mut out = Fields { list: vec![], by_slot: vec![vec![]; f.slots.len()] };
    let mut slots: Vec<(Slot, Vec<(i32, Type)>)> = accesses(f).into_iter().collect();
    slots.sort_by_key(|s| s.0);
    for (slot, list) in slots {
        if bad[slot.index()] {
            continue;
        }
        // One class per offset: values of equal size convert by bits.
        let mut fields: Vec<(i32, Type)> = vec![];
        let mut fits = true;
        for (o, ty) in list {
            match fields.last_mut() {
                Some((lo, lt)) if *lo == o && lt.bytes() == ty.bytes() => {
                    if ty == Type::Ptr {
                        *lt = ty;
                    }
                }
                Some((lo, lt)) if *lo + lt.bytes() as i32 > o => fits = false,
                _ => fields.push((o, ty)),
            }
        }
        let end = fields.last().map_or(0, |(o, t)| o + t.bytes() as i32);
        if !fits || fields.first().is_some_and(|f| f.0 < 0) || end as u32 > f.slots[slot.index()].size {
            continue;
        }
        for (o, ty) in fields {
            out.by_slot[slot.index()].push((o, ty.bytes(), out.list.len() as u32));
            out.list.push(Field { ty });
        }
    }
    out
}

/// Puts block parameters where definitions of a field meet, then replaces loads by the reaching value.
fn rename(f: &mut Function, cfg: &Cfg, fields: &Fields) {
    let n = fields.list.len();
    let access = |f: &Function, i: Inst| -> Option<(u32, bool)> {
        let (base, offset, store) = match *f.kind(i) {
            InstKind::Load { base, offset, .. } => (base, offset, false),
            InstKind::Store { base, offset, .. } => (base, offset, true),
            _ => return None,
        };
        let (s, o) = slot_address(f, base)?;
        fields.at(s, o + offset).map(|k| (k, store))
    };
    // Blocks that define a field, blocks that read it before defining it.
    let mut defs: Vec<Vec<Block>> = vec![vec![]; n];
    let mut reads: Vec<Vec<Block>> = vec![vec![]; n];
    for &b in &cfg.rpo {
        for &i in &f.blocks[b.index()].insts {
            if let Some((k, store)) = access(f, i) {
                let k = k as usize;
                if store {
                    if defs[k].last() != Some(&b) {
                        defs[k].push(b);
                    }
                } else if defs[k].last() != Some(&b) && reads[k].last() != Some(&b) {
                    reads[k].push(b);
                }
            }
        }
    }
    let frontiers = cfg.frontiers();
    // (block → fields with a parameter there), pruned by liveness.
    let mut params: FxHashMap<Block, Vec<u32>> = FxHashMap::default();
    let blocks = f.blocks.len();
    let mut live_mark = vec![u32::MAX; blocks];
    let mut phi_mark = vec![u32::MAX; blocks];
    let mut def_mark = vec![u32::MAX; blocks];
    for k in 0..n {
        let stamp = k as u32;
        for b in &defs[k] {
            def_mark[b.index()] = stamp;
        }
        let mut work = reads[k].clone();
        for b in &work {
            live_mark[b.index()] = stamp;
        }
        while let Some(b) = work.pop() {
            for p in &cfg.preds[b.index()] {
                if def_mark[p.index()] != stamp && live_mark[p.index()] != stamp {
                    live_mark[p.index()] = stamp;
                    work.push(*p);
                }
            }
        }
        let mut work = defs[k].clone();
        while let Some(b) = work.pop() {
            for &d in &frontiers[b.index()] {
                if phi_mark[d.index()] != stamp && live_mark[d.index()] == stamp {
                    phi_mark[d.index()] = stamp;
                    params.entry(d).or_default().push(stamp);
                    work.push(d);
                }
            }
        }
    }
    let mut param_values: FxHashMap<Block, Vec<(u32, Value)>> = FxHashMap::default();
    for &b in &cfg.rpo {
        if let Some(list) = params.get(&b) {
            let values = list.iter().map(|&k| (k, f.add_param(b, fields.list[k as usize].ty))).collect();
            param_values.insert(b, values);
        }
    }
    // Walk the dominator tree with a stack of definitions per field.
    let mut current: Vec<Vec<Value>> = vec![vec![]; n];
    let entry = f.entry();
    let mut zeros: FxHashMap<Type, Value> = FxHashMap::default();
    let mut entry_insts: Vec<Inst> = vec![];
    let mut undo: Vec<u32> = vec![];
    let mut marks = vec![];
    for visit in cfg.walk() {
        let b = match visit {
            Visit::Leave(_) => {
                for k in undo.drain(marks.pop().unwrap_or(0)..) {
                    current[k as usize].pop();
                }
                continue;
            }
            Visit::Enter(b) => b,
        };
        marks.push(undo.len());
        for &(k, v) in param_values.get(&b).into_iter().flatten() {
            current[k as usize].push(v);
            undo.push(k);
        }
        let mut reaching = |f: &mut Function, current: &Vec<Vec<Value>>, k: u32| -> Value {
            match current[k as usize].last() {
                Some(&v) => v,
                // Read before any store on this path: slots hold zeros by then or the path is not taken.
                None => {
                    let ty = fields.list[k as usize].ty;
                    *zeros.entry(ty).or_insert_with(|| {
                        let i = zero_inst(f, ty, Loc(0));
                        entry_insts.push(i);
                        f.insts[i.index()].results[0]
                    })
                }
            }
        };
        let old = std::mem::take(&mut f.blocks[b.index()].insts);
        let mut new = Vec::with_capacity(old.len());
        for i in old {
            let Some((k, store)) = access(f, i) else {
                new.push(i);
                continue;
            };
            let ty = fields.list[k as usize].ty;
            if store {
                let InstKind::Store { value, .. } = *f.kind(i) else { continue };
                let value = f.resolve(value);
                let value = convert(f, value, ty, f.insts[i.index()].loc, &mut new);
                current[k as usize].push(value);
                undo.push(k);
            } else {
                let result = f.insts[i.index()].results[0];
                let v = reaching(f, &current, k);
                let v = convert(f, v, f.ty(result), f.insts[i.index()].loc, &mut new);
                f.alias(result, v);
            }
        }
        // Arguments for the parameters of the successors.
        if let Some(&t) = new.last() {
            let mut kind = f.kind(t).clone();
            let mut extend = |f: &mut Function, dest: &mut ir::BlockCall| {
                for &(k, _) in param_values.get(&dest.block).into_iter().flatten() {
                    let v = reaching(f, &current, k);
                    dest.args.push(v);
                }
            };
            match &mut kind {
                InstKind::Jump { dest } => extend(f, dest),
                InstKind::Brif { then, els, .. } => {
                    extend(f, then);
                    extend(f, els);
                }
                InstKind::Switch { cases, default, .. } => {
                    // Switches carry no arguments: edges into blocks that now have parameters get a block of their own.
                    for target in cases.iter_mut().map(|c| &mut c.1).chain([default]) {
                        if param_values.contains_key(target) {
                            *target = split_edge(f, *target, &param_values, |f, k| reaching(f, &current, k));
                        }
                    }
                }
                InstKind::TryCall { normal, landing, .. } => {
                    // The normal block's own parameters are the call's results.
                    if param_values.contains_key(landing) {
                        *landing = split_edge(f, *landing, &param_values, |f, k| reaching(f, &current, k));
                    }
                    debug_assert!(!param_values.contains_key(normal), "join after a try_call");
                }
                _ => {}
            }
            f.insts[t.index()].kind = kind;
        }
        f.blocks[b.index()].insts = new;
    }
    let first = &mut f.blocks[entry.index()].insts;
    entry_insts.append(first);
    *first = entry_insts;
}

/// A block that jumps to `target` with the arguments for its new parameters.
fn split_edge(
    f: &mut Function,
    target: Block,
    params: &FxHashMap<Block, Vec<(u32, Value)>>,
    mut reaching: impl FnMut(&mut Function, u32) -> Value,
) -> Block {
    let b = f.new_block();
    f.blocks[b.index()].cold = f.blocks[target.index()].cold;
    f.layout.push(b);
    let args = params[&target].iter().map(|&(k, _)| reaching(f, k)).collect();
    let jump = f.new_inst(InstKind::Jump { dest: ir::BlockCall { block: target, args } }, &[], Loc(0));
    f.blocks[b.index()].insts.push(jump);
    b
}

/// `v` as a value of type `ty` of the same size.
fn convert(f: &mut Function, v: Value, ty: Type, loc: Loc, out: &mut Vec<Inst>) -> Value {
    if f.ty(v) == ty {
        return v;
    }
    let kind = InstKind::Convert { op: ConvOp::Bitcast, arg: v };
    let i = f.new_inst(kind, &[ty], loc);
    out.push(i);
    debug_assert!(matches!(f.values[v.index()].def, ValueDef::Param(..) | ValueDef::Result(..)));
    f.insts[i.index()].results[0]
}
