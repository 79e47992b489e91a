//! Loops with their test at the end, and exits out of the way: the shape in which code is generated.
//!
//! A loop whose header decides whether to go on is entered through a copy of the header, so that the header itself
//! comes after the body: one branch a round instead of two, and the body is known to run once it is entered. What the
//! header defines now has two definitions; it is put into slots, which `mem2reg` turns into block parameters.
//!
//! Callers get a body as it was before: the passes that look for counters know loops with their test in front.

use ir::cfg::{Cfg, Loops};
use ir::{Block, BlockCall, Function, Inst, InstKind, IntCond, Loc, MemFlags, Type, Value, ValueDef};
use rustc_hash::FxHashMap;

/// Instructions of a header that are worth a second copy.
const MOST: usize = 12;

/// What became of a function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    NoLoops,
    Unchanged,
    /// Slots and constants are left to be cleaned up.
    Rotated,
}

/// Rotates what can be rotated.
pub fn run(f: &mut Function) -> Outcome {
    let mut cfg = Cfg::new(f);
    let loops = cfg.loops();
    if loops.list.is_empty() {
        return Outcome::NoLoops;
    }
    let calling = calling(f, &cfg, &loops);
    let chosen: Vec<u32> = (0..loops.list.len() as u32)
        .filter(|&l| !calling[l as usize] && worthwhile(f, &cfg, &loops, l))
        .collect();
    if chosen.is_empty() {
        return Outcome::Unchanged;
    }
    let headers: Vec<Block> = chosen.iter().map(|&l| loops.list[l as usize].header).collect();
    demote(f, &headers);
    // Which loop a copy lies in: the one around the loop whose header it copies.
    let mut home: FxHashMap<Block, Option<u32>> = FxHashMap::default();
    for &l in &chosen {
        let header = loops.list[l as usize].header;
        let copy = copy_block(f, header);
        home.insert(copy, loops.list[l as usize].parent);
        let inside = |b: Block| match home.get(&b) {
            Some(&at) => at.is_some_and(|at| within(&loops, l, at)),
            None => loops.contains(l, b),
        };
        let outer: Vec<Block> = cfg.preds[header.index()].iter().copied().filter(|&p| !inside(p)).collect();
        for p in outer {
            let Some(t) = f.terminator(p) else { continue };
            edges(&mut f.insts[t.index()].kind, |dest| {
                if dest.block == header {
                    dest.block = copy;
                }
            });
        }
        // An inner header's copy may lead to a header that comes later in the list.
        if let Some(t) = f.terminator(copy) {
            let preds = &mut cfg.preds;
            f.kind(t).for_each_successor(|s| {
                if let Some(list) = preds.get_mut(s.index()) {
                    list.push(copy);
                }
            });
        }
        let at = f.layout.iter().position(|&b| b == header).unwrap_or(f.layout.len());
        f.layout.insert(at, copy);
    }
    Outcome::Rotated
}

/// By loop, whether every round calls something: then a branch does not matter.
fn calling(f: &Function, cfg: &Cfg, loops: &Loops) -> Vec<bool> {
    let mut out = vec![false; loops.list.len()];
    for &b in &cfg.rpo {
        let mut at = loops.innermost[b.index()];
        let calls = |&i: &Inst| {
            matches!(
                f.kind(i),
                InstKind::Call { .. } | InstKind::CallIndirect { .. } | InstKind::TryCall { .. }
            )
        };
        if at.is_none() || !f.blocks[b.index()].insts.iter().any(calls) {
            continue;
        }
        while let Some(l) = at {
            let header = loops.list[l as usize].header;
            let mut back = cfg.preds[header.index()].iter().filter(|&&p| loops.contains(l, p));
            out[l as usize] |= back.all(|&p| cfg.dominates(b, p));
            at = loops.list[l as usize].parent;
        }
    }
    out
}

/// Whether loop `at` is `l` or lies in it.
fn within(loops: &Loops, l: u32, mut at: u32) -> bool {
    loop {
        if at == l {
            return true;
        }
        match loops.list[at as usize].parent {
            Some(p) => at = p,
            None => return false,
        }
    }
}

fn edges(kind: &mut InstKind, mut each: impl FnMut(&mut BlockCall)) {
    match kind {
        InstKind::Jump { dest } => each(dest),
        InstKind::Brif { then, els, .. } => {
            each(then);
            each(els);
        }
        _ => {}
    }
}

fn worthwhile(f: &Function, cfg: &Cfg, loops: &Loops, l: u32) -> bool {
    let header = loops.list[l as usize].header;
    let data = &f.blocks[header.index()];
    if header == f.entry() || data.cold {
        return false;
    }
    let Some((&t, body)) = data.insts.split_last() else { return false };
    let InstKind::Brif { then, els, .. } = f.kind(t) else { return false };
    let stays = |b: Block| loops.contains(l, b);
    if stays(then.block) == stays(els.block) || then.block == header || els.block == header {
        return false;
    }
    let free = |i: &&Inst| {
        matches!(f.kind(**i), InstKind::Iconst { .. } | InstKind::SlotAddr { .. } | InstKind::SymAddr { .. })
    };
    let cheap = body.iter().all(|&i| {
        f.kind(i).is_pure()
            || matches!(f.kind(i), InstKind::Load { flags, .. } if !flags.has(MemFlags::VOLATILE))
            || matches!(f.kind(i), InstKind::Bounds { .. } | InstKind::NilCheck { .. })
    });
    if !cheap || body.len() - body.iter().filter(free).count() > MOST {
        return false;
    }
    let (mut entered, mut tested) = (false, true);
    for &p in &cfg.preds[header.index()] {
        let Some(t) = f.terminator(p) else { return false };
        match f.kind(t) {
            InstKind::Jump { .. } => tested &= !stays(p),
            InstKind::Brif { then, els, .. } => {
                tested &= !stays(p) || !stays(then.block) || !stays(els.block);
            }
            _ => return false,
        }
        entered |= !stays(p);
    }
    // Where every way back has a test of its own there is nothing to gain.
    entered && !tested
}

/// Puts what `headers` define and other blocks use into slots.
fn demote(f: &mut Function, headers: &[Block]) {
    let mut header_of: Vec<Option<Block>> = vec![None; f.values.len()];
    for &h in headers {
        let data = &f.blocks[h.index()];
        for &p in &data.params {
            header_of[p.index()] = Some(h);
        }
        for &i in &data.insts {
            f.insts[i.index()].results.iter().for_each(|r| header_of[r.index()] = Some(h));
        }
    }
    let mut slots: FxHashMap<Value, Value> = FxHashMap::default();
    let mut stored: Vec<Value> = vec![];
    for b in f.layout.clone() {
        let mut here: Vec<Value> = vec![];
        for &i in &f.blocks[b.index()].insts {
            f.kind(i).for_each_use(|v| {
                let v = f.resolve(v);
                if header_of.get(v.index()).is_some_and(|h| h.is_some_and(|h| h != b)) && !here.contains(&v) {
                    here.push(v);
                }
            });
        }
        if here.is_empty() {
            continue;
        }
        let mut loaded: Vec<Value> = vec![];
        let mut new: Vec<Inst> = vec![];
        for &v in &here {
            // Constants need no slot.
            if let Some(value) = f.as_iconst(v) {
                let c = f.new_inst(InstKind::Iconst { value }, &[f.ty(v)], Loc(0));
                new.push(c);
                loaded.push(f.insts[c.index()].results[0]);
                continue;
            }
            let addr = slot_for(f, v, &mut slots, &mut stored);
            let kind = InstKind::Load { base: addr, offset: 0, flags: MemFlags::NOTRAP };
            let load = f.new_inst(kind, &[f.ty(v)], Loc(0));
            new.push(load);
            loaded.push(f.insts[load.index()].results[0]);
        }
        let insts = std::mem::take(&mut f.blocks[b.index()].insts);
        for &i in &insts {
            let mut kind = f.kind(i).clone();
            kind.map_uses(|u| {
                *u = f.resolve(*u);
                if let Some(n) = here.iter().position(|v| v == u) {
                    *u = loaded[n];
                }
            });
            f.insts[i.index()].kind = kind;
        }
        new.extend(insts);
        f.blocks[b.index()].insts = new;
    }
    for v in stored {
        let store = InstKind::Store { value: v, base: slots[&v], offset: 0, flags: MemFlags::NOTRAP };
        let store = f.new_inst(store, &[], Loc(0));
        let (block, at) = match f.values[v.index()].def {
            ValueDef::Param(b, _) => (b, 0),
            ValueDef::Result(i, _) => {
                let Some(b) = header_of[v.index()] else { continue };
                let at = f.blocks[b.index()].insts.iter().position(|&j| j == i);
                (b, at.map_or(0, |n| n + 1))
            }
            ValueDef::Alias(_) => continue,
        };
        f.blocks[block.index()].insts.insert(at, store);
    }
}

/// The address of the slot of `v`, made in the entry.
fn slot_for(
    f: &mut Function,
    v: Value,
    slots: &mut FxHashMap<Value, Value>,
    stored: &mut Vec<Value>,
) -> Value {
    if let Some(&a) = slots.get(&v) {
        return a;
    }
    let size = f.ty(v).bytes();
    let slot = f.new_slot(size, size);
    let i = f.new_inst(InstKind::SlotAddr { slot, offset: 0 }, &[Type::Ptr], Loc(0));
    let entry = f.entry();
    f.blocks[entry.index()].insts.insert(0, i);
    let a = f.insts[i.index()].results[0];
    slots.insert(v, a);
    stored.push(v);
    a
}

/// A copy of a block, not in the layout.
fn copy_block(f: &mut Function, b: Block) -> Block {
    let copy = f.new_block();
    let mut map: FxHashMap<Value, Value> = FxHashMap::default();
    for p in f.blocks[b.index()].params.clone() {
        let q = f.add_param(copy, f.ty(p));
        map.insert(p, q);
    }
    for i in f.blocks[b.index()].insts.clone() {
        let mut kind = f.kind(i).clone();
        kind.map_uses(|v| {
            let r = f.resolve(*v);
            *v = map.get(&r).copied().unwrap_or(r);
        });
        let results = f.insts[i.index()].results.clone();
        let types: Vec<Type> = results.iter().map(|&r| f.ty(r)).collect();
        let j = f.new_inst(kind, &types, f.insts[i.index()].loc);
        map.extend(results.into_iter().zip(f.insts[j.index()].results.clone()));
        f.blocks[copy.index()].insts.push(j);
    }
    copy
}

/// Turns branches around so that the first target is the one off the path: a cold block, or the way out of a loop. Code
/// generation puts first targets last, and where the blocks of a loop lie together its values keep their registers.
pub fn order_branches(f: &mut Function) {
    let cfg = Cfg::new(f);
    let loops = cfg.loops();
    for &b in &cfg.rpo {
        let Some(t) = f.terminator(b) else { continue };
        let InstKind::Brif { cond, ref then, ref els } = *f.kind(t) else { continue };
        let away = |s: Block| {
            let data = &f.blocks[s.index()];
            let leaves = loops.innermost[b.index()].is_some_and(|l| !loops.contains(l, s));
            let dead = data.insts.last().is_some_and(|&i| matches!(f.kind(i), InstKind::Unreachable));
            (data.cold || dead) as u32 * 2 + leaves as u32
        };
        if away(els.block) <= away(then.block) {
            continue;
        }
        let (then, els) = (els.clone(), then.clone());
        let known = f.def_inst(cond).map(|i| f.kind(i).clone());
        let loc = f.insts[t.index()].loc;
        let at = f.blocks[b.index()].insts.len() - 1;
        let inverse = match known {
            Some(InstKind::Icmp { cond, args }) => InstKind::Icmp { cond: cond.inverse(), args },
            _ => {
                let zero = f.new_inst(InstKind::Iconst { value: 0 }, &[Type::I8], loc);
                let args = [cond, f.insts[zero.index()].results[0]];
                f.blocks[b.index()].insts.insert(at, zero);
                InstKind::Icmp { cond: IntCond::Eq, args }
            }
        };
        let i = f.new_inst(inverse, &[Type::I8], loc);
        let at = f.blocks[b.index()].insts.len() - 1;
        f.blocks[b.index()].insts.insert(at, i);
        let cond = f.insts[i.index()].results[0];
        f.insts[t.index()].kind = InstKind::Brif { cond, then, els };
    }
}

/// Gives the ways out of loops blocks of their own where others lead to the same place. Code generation keeps floats that
/// leave a loop apart from those in it, and needs a place for that.
pub fn split_exits(f: &mut Function) {
    if !f.values.iter().any(|v| v.ty.is_float()) {
        return;
    }
    let cfg = Cfg::new(f);
    let loops = cfg.loops();
    if loops.list.is_empty() {
        return;
    }
    for &b in &cfg.rpo {
        let (Some(l), Some(t)) = (loops.innermost[b.index()], f.terminator(b)) else { continue };
        let shared =
            |s: Block| !loops.contains(l, s) && cfg.preds[s.index()].iter().any(|&p| !loops.contains(l, p));
        let mut kind = f.kind(t).clone();
        let InstKind::Brif { then, els, .. } = &mut kind else { continue };
        let mut changed = false;
        for dest in [then, els] {
            if shared(dest.block) && !f.blocks[dest.block.index()].cold {
                let e = f.new_block();
                let old = std::mem::replace(dest, BlockCall { block: e, args: vec![] });
                let at = f.layout.iter().position(|&x| x == old.block).unwrap_or(f.layout.len());
                let jump = f.new_inst(InstKind::Jump { dest: old }, &[], f.insts[t.index()].loc);
                f.blocks[e.index()].insts.push(jump);
                f.layout.insert(at, e);
                changed = true;
            }
        }
        if changed {
            f.insts[t.index()].kind = kind;
        }
    }
}
