//! What the analysis finds becomes code: cells turn into slots, copies that nobody needs go.

use super::classes::Classes;
use super::known::Known;
use super::{MAX_CELL, MAX_FRAME, descriptor};
use crate::outside::Outside;
use abi::call::{GROW_CANDIDATE, GROW_LOCAL};
use abi::rtfn::growroom;
use ir::cfg::Cfg;
use ir::{Block, Function, Inst, InstKind, IntCond, MemFlags, Slot, Type, Value};
use rustc_hash::FxHashMap;

/// Turns cells that nobody outside sees into slots; gives those with their classes, and the values that are, or may be, memory
/// on the heap all the same.
pub(super) fn move_cells(
    f: &mut Function,
    c: &mut Classes,
    cells: &[Cell],
    roots: &[u32],
    holders: &FxHashMap<u32, Option<u32>>,
) -> (Vec<(Slot, u32)>, Vec<u32>) {
    let (mut moved, mut stay) = (vec![], vec![]);
    if cells.is_empty() {
        return (moved, stay);
    }
    let cfg = Cfg::new(f);
    let loops = cfg.loops();
    let mut grown = 0;
    // Cells of a turn that became slots, and their classes.
    let mut turn: Vec<(Block, u32)> = vec![];
    let mut stays = |c: &mut Classes, cell: &Cell| {
        let class = c.find(cell.value.0);
        let in_loop = loops.depth(cell.block) > 0;
        grown += cell.size;
        if c.escapes[class as usize]
            || c.visible[class as usize]
            || c.returned[class as usize] != 0
            || cell.size > MAX_CELL
            || grown > MAX_FRAME
        {
            return true;
        }
        if !in_loop {
            return false;
        }
        if c.joined[class as usize] {
            return true;
        }
        if !c.stored[class as usize] {
            if cell.kind == CellKind::Object && roots[class as usize] == 1 {
                turn.push((cell.block, class));
            }
            return false;
        }
        !holders.get(&class).copied().flatten().is_some_and(|h| {
            turn.iter().any(|&(b, x)| {
                x == h
                    && loops.innermost[b.index()] == loops.innermost[cell.block.index()]
                    && cfg.dominates(b, cell.block)
            })
        })
    };
    for cell in cells {
        let to_heap = stays(c, cell);
        // What a temporary's call makes is not always in the slot.
        if to_heap || cell.kind == CellKind::Temporary {
            stay.push(cell.value.0);
        }
        if !to_heap {
            moved.push((to_slot(f, cell), c.find(cell.value.0)));
        }
    }
    (moved, stay)
}

/// Marks the slots that only registers and the stack point to. `new` are those that the function did not have before, with
/// their classes.
pub(super) fn mark_local_slots(f: &mut Function, c: &mut Classes, held: &[bool], new: &[(Slot, u32)]) {
    if f.slots.is_empty() {
        return;
    }
    let mut outside = vec![false; f.slots.len()];
    for &b in &f.layout {
        for &i in &f.blocks[b.index()].insts {
            if let InstKind::SlotAddr { slot, .. } = f.insts[i.index()].kind
                && let Some(&r) = f.insts[i.index()].results.first()
                && (r.0 as usize) < c.known
            {
                outside[slot.index()] |= c.is_held(r.0, held);
            }
        }
    }
    for &(slot, class) in new {
        outside[slot.index()] |= c.is_held(class, held);
    }
    for (slot, outside) in f.slots.iter_mut().zip(outside) {
        slot.local = !outside;
    }
}

/// Bytes that are made from a string, are never written and do not leave the function are the string's own. Whether there were
/// any.
pub(super) fn view_strings(f: &mut Function, c: &mut Classes, outside: &Outside<'_, '_>) -> bool {
    let Some(zerobase) = outside.zerobase() else { return false };
    let mut any = false;
    for (block, inst) in std::mem::take(&mut c.copies) {
        let data = &f.insts[inst.index()];
        let (InstKind::Call { args, .. }, &[array, n, cap]) = (&data.kind, &data.results[..]) else {
            continue;
        };
        let class = c.find(array.0) as usize;
        let leaves = c.escapes[class] || c.visible[class] || c.stored[class] || c.returned[class] != 0;
        if leaves || c.written[class] || f.as_iconst(args[0]) != Some(0) {
            continue;
        }
        let (bytes, len, loc) = (args[1], args[2], data.loc);
        let mut made = vec![];
        let mut make = |f: &mut Function, kind, ty| {
            let i = f.new_inst(kind, &[ty], loc);
            made.push(i);
            f.insts[i.index()].results[0]
        };
        // Not nil, also where the string has no bytes.
        let none = make(f, InstKind::SymAddr { sym: zerobase, offset: 0 }, Type::Ptr);
        let zero = make(f, InstKind::Iconst { value: 0 }, Type::I64);
        let empty = make(f, InstKind::Icmp { cond: IntCond::Eq, args: [len, zero] }, Type::I8);
        let start = make(f, InstKind::Select { args: [empty, none, bytes] }, Type::Ptr);
        f.alias(array, start);
        f.alias(n, len);
        f.alias(cap, len);
        f.insts[inst.index()].results.clear();
        crate::remarks::view(f, inst);
        let insts = &mut f.blocks[block.index()].insts;
        if let Some(at) = insts.iter().position(|&i| i == inst) {
            insts.splice(at..=at, made);
        }
        any = true;
    }
    if any {
        f.resolve_aliases();
    }
    any
}

/// Marks the appends to slices that do not leave the function, and gives those of a class a room to begin in: slots, with
/// their classes.
pub(super) fn mark_local_slices(
    f: &mut Function,
    c: &mut Classes,
    outside: &Outside<'_, '_>,
) -> Vec<(Slot, u32)> {
    let mut rooms: FxHashMap<usize, Slot> = FxHashMap::default();
    for (block, inst, array) in std::mem::take(&mut c.grown) {
        let class = c.find(array.0) as usize;
        // What has been stored somewhere counts as escaped.
        if c.escapes[class] || c.visible[class] || c.stored[class] || c.returned[class] != 0 {
            continue;
        }
        let InstKind::Call { args, .. } = &f.insts[inst.index()].kind else { continue };
        let Some(n) = f.as_iconst(args[4]).filter(|n| n & GROW_CANDIDATE != 0) else { continue };
        let size = descriptor(f, args[0]).and_then(|t| outside.type_size(t));
        let fits = size.is_some_and(|s| (1..=growroom::BYTES as u64).contains(&s));
        let loc = f.insts[inst.index()].loc;
        let marked =
            f.new_inst(InstKind::Iconst { value: n ^ GROW_CANDIDATE | GROW_LOCAL }, &[Type::I64], loc);
        let mut before = vec![marked];
        if fits {
            let slot = *rooms.entry(class).or_insert_with(|| grow_room(f));
            before.push(f.new_inst(InstKind::SlotAddr { slot, offset: 0 }, &[Type::Ptr], loc));
        }
        let values: Vec<Value> = before.iter().map(|i| f.insts[i.index()].results[0]).collect();
        if let InstKind::Call { args, .. } = &mut f.insts[inst.index()].kind {
            args[4..4 + values.len()].copy_from_slice(&values);
        }
        let insts = &mut f.blocks[block.index()].insts;
        if let Some(at) = insts.iter().position(|&i| i == inst) {
            insts.splice(at..at, before);
        }
    }
    let mut rooms: Vec<(Slot, u32)> = rooms.into_iter().map(|(class, slot)| (slot, class as u32)).collect();
    rooms.sort_unstable();
    rooms
}

/// Room for one slice to begin in, unused when the function starts. Slices that begin empty later, while the first may still
/// be seen, find it used.
pub(super) fn grow_room(f: &mut Function) -> Slot {
    let slot = f.new_slot(growroom::SIZE, 8);
    let loc = ir::Loc(0);
    let zero = f.new_inst(InstKind::Iconst { value: 0 }, &[Type::I64], loc);
    let addr = f.new_inst(InstKind::SlotAddr { slot, offset: 0 }, &[Type::Ptr], loc);
    let result = |f: &Function, i: Inst| f.insts[i.index()].results[0];
    let (value, base) = (result(f, zero), result(f, addr));
    let offset = growroom::USED as i32;
    let store = f.new_inst(InstKind::Store { value, base, offset, flags: MemFlags::NOTRAP }, &[], loc);
    let entry = f.entry();
    f.blocks[entry.index()].insts.splice(0..0, [zero, addr, store]);
    slot
}

/// An allocation that a slot may take the place of.
pub(super) struct Cell {
    pub(super) kind: CellKind,
    pub(super) inst: Inst,
    pub(super) block: Block,
    pub(super) value: Value,
    pub(super) size: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum CellKind {
    /// `runtime.newobject` or `runtime.newlocal` with a known type.
    Object,
    /// The call fills room that it is given.
    Temporary,
    /// The call makes memory for its arguments.
    Box,
}

/// What `runtime.newlocal` found no memory for in the frame is nil, and what was hidden by `runtime.noescape` is what it is.
/// For code generation: callers that inline the function may know better.
pub fn settle(f: &mut Function, outside: &Outside<'_, '_>) {
    let mut hidden = false;
    for b in f.layout.clone() {
        for n in 0..f.blocks[b.index()].insts.len() {
            let i = f.blocks[b.index()].insts[n];
            let InstKind::Call { sym, ref args, .. } = *f.kind(i) else { continue };
            if Some(sym) == outside.newlocal() {
                f.insts[i.index()].kind = InstKind::Iconst { value: 0 };
            } else if matches!(outside.known(sym), Some(Known::Opaque)) {
                let (p, result) = (args[0], f.insts[i.index()].results[0]);
                f.alias(result, p);
                f.insts[i.index()].results.clear();
                f.insts[i.index()].kind = InstKind::Iconst { value: 0 };
                hidden = true;
            }
        }
    }
    if hidden {
        for b in f.layout.clone() {
            let mut insts = std::mem::take(&mut f.blocks[b.index()].insts);
            insts.retain(|&i| {
                !(f.insts[i.index()].results.is_empty() && matches!(f.kind(i), InstKind::Iconst { .. }))
            });
            f.blocks[b.index()].insts = insts;
        }
        f.resolve_aliases();
    }
}

/// The allocation becomes a slot, cleared or with the values of a box, or the call gets a slot to fill.
pub(super) fn to_slot(f: &mut Function, cell: &Cell) -> Slot {
    let size = cell.size.max(1) as u32;
    let slot = f.new_slot(size, 8);
    let loc = f.insts[cell.inst.index()].loc;
    if cell.kind == CellKind::Temporary {
        let addr = f.new_inst(InstKind::SlotAddr { slot, offset: 0 }, &[Type::Ptr], loc);
        let room = f.insts[addr.index()].results[0];
        if let InstKind::Call { args, .. } = &mut f.insts[cell.inst.index()].kind {
            args[0] = room;
        }
        let insts = &mut f.blocks[cell.block.index()].insts;
        let at = insts.iter().position(|&i| i == cell.inst).unwrap_or(0);
        insts.insert(at, addr);
        return slot;
    }
    let kind =
        std::mem::replace(&mut f.insts[cell.inst.index()].kind, InstKind::SlotAddr { slot, offset: 0 });
    if let (CellKind::Box, InstKind::Call { args, .. }) = (cell.kind, kind) {
        let mut store = |n: usize, v| {
            let (value, base, offset) = (boxed(f, v), cell.value, 8 * n as i32);
            f.new_inst(InstKind::Store { value, base, offset, flags: MemFlags::NOTRAP }, &[], loc)
        };
        let stores: Vec<Inst> = args.into_iter().enumerate().map(|(n, v)| store(n, v)).collect();
        let insts = &mut f.blocks[cell.block.index()].insts;
        let at = insts.iter().position(|&i| i == cell.inst).map_or(insts.len(), |at| at + 1);
        insts.splice(at..at, stores);
    } else if cell.size > 0 {
        let clear = f.new_inst(InstKind::MemZero { dst: cell.value, size }, &[], loc);
        let insts = &mut f.blocks[cell.block.index()].insts;
        if let Some(at) = insts.iter().position(|&i| i == cell.inst) {
            insts.insert(at + 1, clear);
        }
    }
    slot
}

/// What is put into an interface when `v` is passed to the function that makes its memory: floats come as their bits.
pub fn boxed(f: &Function, v: Value) -> Value {
    let v = f.resolve(v);
    match f.def_inst(v).map(|i| f.kind(i)) {
        Some(&InstKind::Convert { op: ir::ConvOp::Bitcast, arg, .. }) if f.ty(arg).is_float() => {
            f.resolve(arg)
        }
        _ => v,
    }
}
