//! Which words of a function's frame are live at its calls, for the collector.
//!
//! Cranelift gives registers and spill slots away as it likes, so liveness is read from the machine code: a word that is
//! loaded on some path from a return address, before it is stored to, is live there; so is a register that the callee
//! keeps. Objects in the frame (CLIF's stack slots) are another matter, because their addresses travel: of them it is
//! known whether code that names them can have run before the call, and whether some can run after it.
//!
//! Whatever does not look as expected makes the function, or the call, one without a map; the collector then takes every
//! word of the frame for live.

use crate::clif::LOCAL_SLOT;
use abi::stackmap::{Call, Map, Slot};
use cranelift_codegen::CompiledCode;
use cranelift_codegen::ir as cl;
use cranelift_codegen::isa::CallConv;
use iced_x86::{
    Code, FlowControl, Instruction, InstructionInfoFactory, Mnemonic, OpAccess, OpKind, Register,
};
use rustc_hash::FxHashMap;

/// What a callee saves and Go code may use, in the order of `abi::stackmap`.
const KEPT: [Register; 4] = [Register::RBX, Register::R12, Register::R13, Register::R14];

/// Sets larger than this in all are not worth their memory: such a function has no map.
const MAX_BITS: usize = 1 << 28;
/// Nor are so many bits of all calls, or places where slots are named.
const MAX_CALLS: usize = 1 << 24;
const MAX_NAMED: usize = 1 << 22;

/// What an instruction does with a word or register that is watched.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Does {
    Use,
    Define,
}

/// What can be live: registers first, then words of the frame in the order in which they are found.
struct Watched {
    words: FxHashMap<u32, u32>,
    list: Vec<u32>,
}

impl Watched {
    fn item(&mut self, word: u32) -> u32 {
        let list = &mut self.list;
        let new = || {
            list.push(word);
            (KEPT.len() + list.len() - 1) as u32
        };
        *self.words.entry(word).or_insert_with(new)
    }
}

/// What a function's instructions do, in their order.
#[derive(Default)]
struct Effects {
    /// (instruction, item, what)
    items: Vec<(u32, u32, Does)>,
    /// (instruction, slot): the slot is named.
    slots: Vec<(u32, u32)>,
}

/// A straight piece of code: instructions `from..to`.
struct Block {
    from: usize,
    to: usize,
    next: Vec<usize>,
}

/// The map of a function, encoded; empty if it has none. `wanted` tells whether a map is of use at the call that returns to
/// an offset.
pub fn map(
    func: &cl::Function,
    code: &CompiledCode,
    landings: &[(u32, u32)],
    wanted: impl Fn(u32) -> bool,
) -> Vec<u8> {
    let map = analyse(func, code, landings, wanted).map_or(vec![], |m| m.encode());
    // A function of very many slots and calls goes without, before it doubles.
    if map.len() > code.buffer.data().len() { vec![] } else { map }
}

fn analyse(
    func: &cl::Function,
    code: &CompiledCode,
    landings: &[(u32, u32)],
    wanted: impl Fn(u32) -> bool,
) -> Option<Map> {
    // What C code finds on the stack belongs to no frame that has a map.
    let spills_arguments = |s: &cl::Signature| {
        let floats = s.params.iter().filter(|p| p.value_type.is_float()).count();
        s.call_conv != CallConv::Tail && (floats > 8 || s.params.len() - floats > 6)
    };
    if func.dfg.signatures.values().any(spills_arguments) {
        return None;
    }
    let layout = code.buffer.frame_layout()?;
    let frame = layout.frame_to_fp_offset;
    let machine::Code { instructions: all, tables } = machine::decode(code.buffer.data(), 0);
    let (saved, first, start) = prologue(&all, frame)?;
    let mut slots: Vec<(u32, u32, bool)> = func
        .sized_stack_slots
        .iter()
        .filter(|(_, s)| s.size > 0)
        .map(|(n, s)| (layout.stackslots[n].offset, s.size, s.key.is_none_or(|k| k.bits() & LOCAL_SLOT == 0)))
        .collect();
    slots.sort_unstable();
    if slots.iter().any(|s| !s.0.is_multiple_of(8)) {
        return None;
    }
    let (effects, watched) = effects(&all, start, frame, &slots)?;
    let blocks = blocks(&all, &tables, landings)?;
    let (items, nslots) = (KEPT.len() + watched.list.len(), slots.len());
    if blocks.len() * (items + 2 * nslots) > MAX_BITS {
        return None;
    }
    let live = backward(&blocks, &effects, items, nslots);
    let before = forward(&blocks, &effects, nslots);
    let is_call = |x: &&Instruction| x.mnemonic() == Mnemonic::Call;
    if all.iter().filter(is_call).count() * (items + 2 * nslots) > MAX_CALLS {
        return None;
    }
    let mut calls = vec![];
    for (n, b) in blocks.iter().enumerate() {
        calls_of(b, &all, &effects, live.out(&blocks, n), before.row(n), items, nslots, &mut calls);
    }
    let alike = calls.windows(2).all(|w| w[0].bits == w[1].bits);
    calls.retain(|c| wanted(c.ret));
    Some(Map { alike, ..finish(calls, saved, first, &slots, &watched) })
}

/// Mask and first word of the saved registers, and the number of the first instruction behind the prologue.
fn prologue(all: &[Instruction], frame: u32) -> Option<(u32, u32, usize)> {
    let push = all.first()?;
    let copy = all.get(1)?;
    if push.code() != Code::Push_r64
        || push.op0_register() != Register::RBP
        || copy.mnemonic() != Mnemonic::Mov
        || (copy.op0_register(), copy.op1_register()) != (Register::RBP, Register::RSP)
    {
        return None;
    }
    let mut at = 2;
    if frame > 0 {
        let sub = all.get(2)?;
        if sub.mnemonic() != Mnemonic::Sub
            || sub.op0_register() != Register::RSP
            || sub.immediate(1) != frame as u64
        {
            return None;
        }
        at = 3;
    }
    let (mut saved, mut first, mut next) = (0u32, 0, 0);
    while let Some(x) = all.get(at) {
        let store = x.code() == Code::Mov_rm64_r64
            && x.op0_kind() == OpKind::Memory
            && x.memory_base() == Register::RSP
            && x.memory_index() == Register::None;
        let register = KEPT.iter().position(|k| *k == x.op1_register());
        let Some(register) = register.filter(|_| store) else { break };
        let word = (x.memory_displacement64() / 8) as u32;
        if !x.memory_displacement64().is_multiple_of(8) || saved >> register != 0 {
            return None;
        }
        if saved == 0 {
            first = word;
        } else if word != next {
            return None;
        }
        next = word + 1;
        saved |= 1 << register;
        at += 1;
    }
    Some((saved, first, at))
}

/// Reads the effects of all instructions from `start` on. None for code of a shape that Cranelift does not make.
fn effects(
    all: &[Instruction],
    start: usize,
    frame: u32,
    slots: &[(u32, u32, bool)],
) -> Option<(Effects, Watched)> {
    let mut info = InstructionInfoFactory::new();
    let mut out = Effects::default();
    let mut watched = Watched { words: FxHashMap::default(), list: vec![] };
    // The frame is being left: rsp does not stand where it does in the body.
    let mut leaving = false;
    for (n, x) in all.iter().enumerate().skip(start) {
        let at = n as u32;
        let writes_rsp = x.op_count() > 0
            && x.op0_kind() == OpKind::Register
            && x.op0_register() == Register::RSP
            && !matches!(x.mnemonic(), Mnemonic::Cmp | Mnemonic::Test | Mnemonic::Push);
        if writes_rsp {
            let after_call = all[n - 1].flow_control() == FlowControl::Call
                || all[n - 1].flow_control() == FlowControl::IndirectCall;
            match x.mnemonic() {
                // The callee has popped its arguments.
                Mnemonic::Sub if after_call => {}
                Mnemonic::Add | Mnemonic::Mov => leaving = true,
                _ => return None,
            }
        }
        let i = info.info(x);
        for u in i.used_registers() {
            let full = u.register().full_register();
            if let Some(register) = KEPT.iter().position(|k| *k == full) {
                let whole = u.register().size() >= 4;
                match u.access() {
                    OpAccess::Write if whole => out.items.push((at, register as u32, Does::Define)),
                    OpAccess::Write | OpAccess::CondWrite | OpAccess::None => {}
                    _ => out.items.push((at, register as u32, Does::Use)),
                }
            }
        }
        let operand = (0..x.op_count()).find(|&o| x.op_kind(o) == OpKind::Memory);
        let base = x.memory_base();
        if operand.is_some() && x.memory_index() == Register::RBP {
            return None;
        }
        if let Some(o) = operand.filter(|_| base == Register::RSP || base == Register::RBP) {
            let disp = x.memory_displacement64() as i64;
            let byte = if base == Register::RBP { disp + frame as i64 } else { disp };
            let size = x.memory_size().size() as i64;
            let access = i.op_access(o);
            if leaving || byte < 0 {
                return None;
            }
            if x.memory_index() != Register::None {
                // Which one it is may depend on the index.
                if slot_at(slots, byte).is_none() || out.slots.len() > MAX_NAMED {
                    return None;
                }
                out.slots.extend((0..slots.len() as u32).map(|s| (at, s)));
            } else if let Some(s) = slot_at(slots, byte) {
                if access != OpAccess::NoMemAccess && byte + size > (slots[s].0 + slots[s].1) as i64 {
                    return None;
                }
                out.slots.push((at, s as u32));
            } else if (frame as i64..frame as i64 + 16).contains(&byte) {
                return None;
            } else {
                let (lo, hi) = (byte / 8, (byte + size - 1) / 8);
                match access {
                    OpAccess::Write => {
                        let (lo, hi) = ((byte + 7) / 8, (byte + size) / 8);
                        for w in lo..hi {
                            out.items.push((at, watched.item(w as u32), Does::Define));
                        }
                    }
                    OpAccess::CondWrite => {}
                    OpAccess::Read | OpAccess::CondRead | OpAccess::ReadWrite | OpAccess::ReadCondWrite => {
                        for w in lo..=hi {
                            out.items.push((at, watched.item(w as u32), Does::Use));
                        }
                    }
                    _ => return None,
                }
            }
        }
        if matches!(
            x.flow_control(),
            FlowControl::Return | FlowControl::UnconditionalBranch | FlowControl::IndirectBranch
        ) {
            leaving = false;
        }
    }
    Some((out, watched))
}

/// The slot that holds a byte of the frame.
fn slot_at(slots: &[(u32, u32, bool)], byte: i64) -> Option<usize> {
    let n = slots.partition_point(|s| s.0 as i64 <= byte).checked_sub(1)?;
    (byte < (slots[n].0 + slots[n].1) as i64).then_some(n)
}

/// The blocks and where control goes from each. None if a jump goes to no instruction, or nobody knows where.
fn blocks(
    all: &[Instruction],
    tables: &FxHashMap<usize, Vec<u64>>,
    landings: &[(u32, u32)],
) -> Option<Vec<Block>> {
    let end = all.last()?.next_ip();
    let mut number = vec![u32::MAX; end as usize + 1];
    for (n, x) in all.iter().enumerate() {
        number[x.ip() as usize] = n as u32;
    }
    let number = |at: u64| number.get(at as usize).copied().filter(|n| *n != u32::MAX).map(|n| n as usize);
    let mut leads = vec![false; all.len() + 1];
    leads[0] = true;
    // (last instruction of a block, where it goes besides the next one)
    let mut ends: Vec<(usize, Vec<usize>, bool)> = vec![];
    for (n, x) in all.iter().enumerate() {
        let (mut targets, mut falls) = (vec![], true);
        match x.flow_control() {
            FlowControl::ConditionalBranch => targets.push(number(x.near_branch_target())?),
            FlowControl::UnconditionalBranch => {
                falls = false;
                // A jump out of the function is a tail call.
                targets
                    .extend(number(x.near_branch_target()).filter(|_| x.op0_kind() == OpKind::NearBranch64));
            }
            FlowControl::IndirectBranch => {
                falls = false;
                match tables.get(&n) {
                    Some(t) => {
                        for &t in t {
                            targets.push(number(t)?);
                        }
                    }
                    // With the frame gone it is a tail call.
                    None if all[n - 1].code() == Code::Pop_r64 => {}
                    None => return None,
                }
            }
            FlowControl::Return | FlowControl::Exception | FlowControl::Interrupt => falls = false,
            FlowControl::Call | FlowControl::IndirectCall => {
                let Some(pad) = landings.iter().find(|l| l.0 as u64 == x.next_ip()) else { continue };
                targets.push(number(pad.1 as u64)?);
            }
            _ => continue,
        }
        for &t in &targets {
            leads[t] = true;
        }
        leads[n + 1] = true;
        ends.push((n, targets, falls));
    }
    let starts: Vec<usize> = (0..all.len()).filter(|&n| leads[n]).collect();
    let block = |n: usize| starts.binary_search(&n).ok();
    let mut ends = ends.into_iter().peekable();
    let mut out = Vec::with_capacity(starts.len());
    for (i, &from) in starts.iter().enumerate() {
        let to = starts.get(i + 1).copied().unwrap_or(all.len());
        let mut next = vec![];
        let mut falls = true;
        if let Some((_, targets, f)) = ends.next_if(|e| e.0 + 1 == to) {
            falls = f;
            next.extend(targets.into_iter().filter_map(block));
        }
        if falls && to < all.len() {
            next.push(i + 1);
        }
        out.push(Block { from, to, next });
    }
    Some(out)
}

/// A set for each block.
struct Sets {
    stride: usize,
    bits: Vec<u64>,
}

impl Sets {
    fn new(blocks: usize, items: usize) -> Sets {
        let stride = items.div_ceil(64).max(1);
        Sets { stride, bits: vec![0; blocks * stride] }
    }

    fn row(&self, block: usize) -> &[u64] {
        &self.bits[block * self.stride..][..self.stride]
    }

    fn set(&mut self, block: usize, item: u32, to: bool) {
        put(&mut self.bits[block * self.stride..], item as usize, to);
    }

    /// The union of the successors' sets.
    fn out(&self, blocks: &[Block], block: usize) -> Vec<u64> {
        let mut out = vec![0; self.stride];
        for &s in &blocks[block].next {
            for (o, x) in out.iter_mut().zip(self.row(s)) {
                *o |= x;
            }
        }
        out
    }
}

fn put(row: &mut [u64], item: usize, to: bool) {
    let mask = 1 << (item % 64);
    if to {
        row[item / 64] |= mask;
    } else {
        row[item / 64] &= !mask;
    }
}

fn get(row: &[u64], item: usize) -> bool {
    row[item / 64] >> (item % 64) & 1 != 0
}

/// The effects of a block's instructions.
fn part<T>(list: &[T], b: &Block, at: impl Fn(&T) -> u32) -> std::ops::Range<usize> {
    list.partition_point(|e| (at(e) as usize) < b.from)..list.partition_point(|e| (at(e) as usize) < b.to)
}

/// What is live at the start of each block: items, and behind them the slots that are named later.
fn backward(blocks: &[Block], effects: &Effects, items: usize, nslots: usize) -> Sets {
    let (mut uses, mut kills) =
        (Sets::new(blocks.len(), items + nslots), Sets::new(blocks.len(), items + nslots));
    for (n, b) in blocks.iter().enumerate() {
        // Of one instruction's effects the definition comes last.
        let list = &effects.items[part(&effects.items, b, |e| e.0)];
        for group in list.chunk_by(|a, b| a.0 == b.0).rev() {
            for e in group.iter().filter(|e| e.2 == Does::Define) {
                uses.set(n, e.1, false);
                kills.set(n, e.1, true);
            }
            for e in group.iter().filter(|e| e.2 == Does::Use) {
                uses.set(n, e.1, true);
                kills.set(n, e.1, false);
            }
        }
        for e in &effects.slots[part(&effects.slots, b, |e| e.0)] {
            uses.set(n, items as u32 + e.1, true);
        }
    }
    let mut from: Vec<Vec<usize>> = vec![vec![]; blocks.len()];
    for (n, b) in blocks.iter().enumerate() {
        b.next.iter().for_each(|&s| from[s].push(n));
    }
    let mut live = Sets { stride: uses.stride, bits: uses.bits.clone() };
    let mut queued = vec![true; blocks.len()];
    let mut work: Vec<usize> = (0..blocks.len()).collect();
    while let Some(n) = work.pop() {
        queued[n] = false;
        let mut new = live.out(blocks, n);
        for (i, x) in new.iter_mut().enumerate() {
            *x = *x & !kills.row(n)[i] | uses.row(n)[i];
        }
        if new != live.row(n) {
            live.bits[n * live.stride..][..live.stride].copy_from_slice(&new);
            for &p in &from[n] {
                if !std::mem::replace(&mut queued[p], true) {
                    work.push(p);
                }
            }
        }
    }
    live
}

/// Which slots can have been named at the start of each block.
fn forward(blocks: &[Block], effects: &Effects, nslots: usize) -> Sets {
    let mut named = Sets::new(blocks.len(), nslots);
    for (n, b) in blocks.iter().enumerate() {
        for e in &effects.slots[part(&effects.slots, b, |e| e.0)] {
            named.set(n, e.1, true);
        }
    }
    let mut before = Sets::new(blocks.len(), nslots);
    if effects.slots.is_empty() {
        return before;
    }
    let mut queued = vec![true; blocks.len()];
    let mut work: Vec<usize> = (0..blocks.len()).rev().collect();
    while let Some(n) = work.pop() {
        queued[n] = false;
        let out: Vec<u64> = before.row(n).iter().zip(named.row(n)).map(|(a, b)| a | b).collect();
        for &s in &blocks[n].next {
            let row = &mut before.bits[s * before.stride..][..before.stride];
            let mut grown = false;
            for (x, o) in row.iter_mut().zip(&out) {
                grown |= *o & !*x != 0;
                *x |= o;
            }
            if grown && !std::mem::replace(&mut queued[s], true) {
                work.push(s);
            }
        }
    }
    before
}

/// Adds the calls of a block, with a bit for each register, two for each slot, one for each word that is watched.
fn calls_of(
    b: &Block,
    all: &[Instruction],
    effects: &Effects,
    mut live: Vec<u64>,
    before: &[u64],
    items: usize,
    nslots: usize,
    out: &mut Vec<Call>,
) {
    let is_call = |x: &Instruction| {
        matches!(x.flow_control(), FlowControl::Call | FlowControl::IndirectCall)
            && x.mnemonic() == Mnemonic::Call
    };
    if !all[b.from..b.to].iter().any(is_call) {
        return;
    }
    let mut words = effects.items[part(&effects.items, b, |e| e.0)].iter().rev().peekable();
    let slots = &effects.slots[part(&effects.slots, b, |e| e.0)];
    // Where each slot is named first.
    let mut first: Vec<u32> = (0..nslots).map(|s| if get(before, s) { 0 } else { u32::MAX }).collect();
    for e in slots.iter().rev() {
        first[e.1 as usize] = first[e.1 as usize].min(e.0);
    }
    let mut later = slots.iter().rev().peekable();
    let begin = out.len();
    for n in (b.from..b.to).rev() {
        let x = &all[n];
        if is_call(x) {
            let mut bits: Vec<bool> = (0..KEPT.len()).map(|r| get(&live, r)).collect();
            for (s, &first) in first.iter().enumerate() {
                let named = first as usize <= n;
                bits.extend([named, named && get(&live, items + s)]);
            }
            bits.extend((KEPT.len()..items).map(|i| get(&live, i)));
            out.push(Call { ret: x.next_ip() as u32, bits });
        }
        let mut used = [0u32; 16];
        let mut uses = 0;
        let mut many = vec![];
        while let Some(e) = words.next_if(|e| e.0 as usize == n) {
            match e.2 {
                Does::Define => put(&mut live, e.1 as usize, false),
                Does::Use if uses < used.len() => {
                    used[uses] = e.1;
                    uses += 1;
                }
                Does::Use => many.push(e.1),
            }
        }
        for &i in used[..uses].iter().chain(&many) {
            put(&mut live, i as usize, true);
        }
        while let Some(e) = later.next_if(|e| e.0 as usize == n) {
            put(&mut live, items + e.1 as usize, true);
        }
    }
    out[begin..].reverse();
}

/// Leaves out what is live nowhere.
fn finish(calls: Vec<Call>, saved: u32, first: u32, slots: &[(u32, u32, bool)], watched: &Watched) -> Map {
    let registers: Vec<usize> = (0..KEPT.len()).filter(|r| saved >> r & 1 != 0).collect();
    let at_slot = |s: usize| KEPT.len() + 2 * s;
    let at_word = |w: usize| KEPT.len() + 2 * slots.len() + w;
    let any = |bit: usize| calls.iter().any(|c| c.bits[bit]);
    let kept_slots: Vec<usize> = (0..slots.len()).filter(|&s| any(at_slot(s))).collect();
    let saves = first..first + saved.count_ones();
    let mut kept_words: Vec<usize> =
        (0..watched.list.len()).filter(|&w| !saves.contains(&watched.list[w]) && any(at_word(w))).collect();
    kept_words.sort_unstable_by_key(|&w| watched.list[w]);
    let calls = calls
        .iter()
        .map(|c| {
            let mut bits: Vec<bool> = registers.iter().map(|&r| c.bits[r]).collect();
            bits.extend(kept_slots.iter().flat_map(|&s| [c.bits[at_slot(s)], c.bits[at_slot(s) + 1]]));
            bits.extend(kept_words.iter().map(|&w| c.bits[at_word(w)]));
            Call { ret: c.ret, bits }
        })
        .collect();
    let slot = |&s: &usize| {
        let (offset, size, held) = slots[s];
        Slot { word: offset / 8, len: (offset + size).div_ceil(8) - offset / 8, held }
    };
    Map {
        saved,
        first,
        slots: kept_slots.iter().map(slot).collect(),
        words: kept_words.iter().map(|&w| watched.list[w]).collect(),
        calls,
        alike: false,
    }
}
