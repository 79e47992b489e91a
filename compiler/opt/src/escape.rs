//! Escape analysis: heap cells that nobody outside sees become stack slots.
//!
//! Within a function every pointer value and the contents of what it points to are put into classes by unification:
//! a value that may be a copy of another is in its class; storing `v` through `b` puts `v` into the contents of `b`'s
//! class, loading takes it from there. A class escapes when a member leaves the function: stored through an unknown
//! pointer, passed to a call that keeps it; what it points to escapes with it. Functions are taken bottom-up
//! and leave a [`Summary`] of what they do with their parameters, among it which of them come back as results.
//!
//! A func value whose class holds nothing but closures made here is as good as their code: a call of it, and its entry in
//! the records of deferred calls, do what that code does with its context. The object of a closure whose code keeps its
//! context escapes where it is made. So a call of an unknown func value leaves the object alone; it may keep what the
//! object holds. A function that does no more with a parameter than calling it says so, and its callers, who know the
//! code, can tell what becomes of what the object holds.
//!
//! Addresses of static data are in the classes as objects that nobody here makes: pointers in them are out of sight.
//!
//! A slot of which no memory but other slots' may hold the address is marked (`SlotData::local`): the collector finds who
//! points to it on the stack.
//!
//! Only values of type `Ptr` carry pointers: copies move words as `Ptr`, and a pointer that is turned into an integer
//! escapes. What parameters point to is visible outside without having escaped: a cell stored there stays on the heap.
//!
//! Bytes that are copied from a string are the string's own instead, if they are never written and do not leave the function.
//!
//! A slice that grows by `append` shares the class of what it grows from. One that does not escape is marked for
//! `runtime.growslice`, which gives it more room at once when it begins empty, as gc does.
//!
//! `runtime.newobject` of a class that does not escape becomes a slot, if its size allows and, inside a loop, if no
//! cell of an earlier turn can still be seen when the next one is made: it is in no memory but that of another cell which
//! is made anew, and cleared, earlier in the same turn (the slots of a small map in its head). `runtime.newlocal` is the same
//! for memory that is asked for only if it is in the frame.

use crate::outside::Outside;
use abi::call::{GROW_CANDIDATE, GROW_LOCAL};
use abi::rtfn::{TEMP, TEMP_RUNES, growroom};
use ir::cfg::Cfg;
use ir::encode::{Reader, Writer};
use ir::{BinOp, Block, Function, Inst, InstKind, IntCond, MemFlags, Slot, SymId, Symbols, Type, Value};
use rustc_hash::{FxHashMap, FxHashSet};

/// Cells larger than this stay on the heap even if they could live in the frame.
const MAX_CELL: u64 = 64 << 10;
/// And so do all cells once the frame would grow by more than this.
const MAX_FRAME: u64 = 128 << 10;
/// Deeper chains of contents are one class.
const MAX_CLASSES: usize = 1 << 20;
/// Chains of contents of a parameter that are longer escape.
const MAX_DEPTH: u8 = 32;
/// A function that calls itself, about which more shows in so many rounds, keeps all that it gives itself.
const MAX_ROUNDS: u32 = 8;

/// What a function does with a parameter.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Param {
    /// The pointer itself is kept, returned or passed on to the unknown.
    pub escapes: bool,
    /// What is reachable through it is, from so many steps away on: 1 for what it points to. 0 for nothing.
    pub contents_escape: u8,
    /// Results (bit n is result n) that may be the pointer itself …
    pub results: u64,
    /// … or a pointer that it points to.
    pub contents_results: u64,
    /// Parameters of the same group may end up pointing to the same things …
    pub group: u16,
    /// … this one to, or being among, what another of them points to.
    pub stored: bool,
    /// How much deeper in the chain of contents that the group shares than others of it; [`UNKNOWN_LEVEL`] for a chain that
    /// leads back into itself.
    pub level: u8,
    /// What it points to may be written.
    pub written: bool,
    /// The parameter is a func value that may be called.
    pub called: bool,
    /// Heap memory may point to it while the function runs …
    pub held: bool,
    /// … or to something that is reachable through it.
    pub contents_held: bool,
}

/// Nothing is known but that the contents meet somewhere.
const UNKNOWN_LEVEL: u8 = u8::MAX;

/// What a function does with its parameters. An absent summary means: everything escapes.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    pub params: Vec<Param>,
    /// The body of a function with deferred calls that needs no records of them ([`crate::frames`]).
    pub frameless: bool,
    /// Neither panics nor ends its goroutine, if what it is given for pointers are objects ([`crate::frames`]).
    pub calm: bool,
}

impl Summary {
    /// Adds what another summary of the same function says.
    fn join(&mut self, other: &Summary) {
        for (p, q) in self.params.iter_mut().zip(&other.params) {
            p.escapes |= q.escapes;
            p.contents_escape = nearer(p.contents_escape, q.contents_escape);
            p.results |= q.results;
            p.contents_results |= q.contents_results;
            p.stored |= q.stored;
            p.called |= q.called;
            p.written |= q.written;
            p.held |= q.held;
            p.contents_held |= q.contents_held;
        }
        // What the other says of levels holds if it says the same, or nothing yet.
        let groups = |s: &Summary| s.params.iter().map(|p| (p.group, p.level)).collect::<Vec<_>>();
        let apart = (0..other.params.len())
            .all(|n| other.params[..n].iter().all(|p| p.group != other.params[n].group));
        let known = apart || groups(self) == groups(other);
        for n in 0..self.params.len() {
            for m in 0..n {
                if other.params[n].group == other.params[m].group {
                    let (from, to) = (self.params[n].group, self.params[m].group);
                    self.params.iter_mut().filter(|p| p.group == from).for_each(|p| p.group = to);
                }
            }
        }
        if !known {
            self.params.iter_mut().for_each(|p| p.level = UNKNOWN_LEVEL);
        }
    }

    /// Appends it to what is kept for another build.
    pub fn encode(&self, out: &mut Writer) {
        let Summary { params, frameless, calm } = self;
        out.num(*frameless as u8 | (*calm as u8) << 1);
        out.len(params.len());
        for p in params {
            let Param {
                escapes,
                contents_escape,
                results,
                contents_results,
                group,
                stored,
                level,
                written,
                called,
                held,
                contents_held,
            } = p;
            let bits = [*escapes, *stored, *called, *written, *held, *contents_held];
            out.num(bits.iter().rev().fold(0u8, |all, &bit| all << 1 | bit as u8));
            out.num(*level);
            out.num(*contents_escape);
            out.num(*results);
            out.num(*contents_results);
            out.num(*group);
        }
    }

    /// Reads what [`Summary::encode`] wrote.
    pub fn decode(r: &mut Reader<'_>) -> Option<Summary> {
        let flags = r.num()?;
        let mut params = vec![];
        for _ in 0..r.count()? {
            let bits = r.num()?;
            params.push(Param {
                escapes: bits & 1 != 0,
                stored: bits & 2 != 0,
                called: bits & 4 != 0,
                written: bits & 8 != 0,
                held: bits & 16 != 0,
                contents_held: bits & 32 != 0,
                level: r.num()?.try_into().ok()?,
                contents_escape: r.num()?.try_into().ok()?,
                results: r.num()?,
                contents_results: r.num()?,
                group: r.num()?.try_into().ok()?,
            });
        }
        Some(Summary { params, frameless: flags & 1 != 0, calm: flags & 2 != 0 })
    }
}

/// Runtime functions that look at what they are given and keep nothing.
const HARMLESS: &[&str] = &[
    "runtime.memequal",
    "runtime.cmpstring",
    "runtime.countrunes",
    "runtime.decoderune",
    "runtime.printstring",
    "runtime.printpointer",
    "runtime.printslice",
    "runtime.printeface",
    "runtime.printiface",
    "runtime.memhash",
    "runtime.strhash",
    "runtime.typehash",
    "runtime.nilinterhash",
    "runtime.interhash",
    "runtime.efaceeq",
    "runtime.ifaceeq",
    "runtime.closechan",
    "runtime.chanlen",
    "runtime.chancap",
];

/// Runtime functions whose first parameter is room for a result of at most so many bytes, nil for none. They keep nothing,
/// and without room the result is never in a frame, though it may be an operand that is not.
const TEMPORARY: &[(&str, u32)] = &[
    ("runtime.concatstring2", TEMP),
    ("runtime.concatstring3", TEMP),
    ("runtime.concatstrings", TEMP),
    ("runtime.intstring", TEMP),
    ("runtime.slicebytetostring", TEMP),
    ("runtime.stringtoslicebyte", TEMP),
    ("runtime.slicerunetostring", TEMP),
    ("runtime.stringtoslicerune", TEMP_RUNES),
    ("runtime.makeslice", TEMP),
];

/// Runtime functions that give new memory and keep nothing.
const FRESH: &[&str] = &["runtime.mallocgc"];

/// Runtime functions that copy what the second of these parameters points to where the first does.
const COPIES: &[(&str, usize, usize)] =
    &[("runtime.memmove", 0, 1), ("runtime.typedmemmove", 1, 2), ("runtime.typedslicecopy", 1, 3)];

/// Runtime functions that put a value into new memory for an interface, and the bytes of it.
const BOXES: &[(&str, u32)] = &[
    ("runtime.convT16", 2),
    ("runtime.convT32", 4),
    ("runtime.convT64", 8),
    ("runtime.convTstring", 16),
    ("runtime.convTslice", 24),
];

/// Communications of the first parameter, a channel, which they do not keep: what their wrappers in Go source call.
const CHANS: &[&str] = &["runtime.chansend", "runtime.chanrecv"];

/// What calls of some runtime functions do.
#[derive(Clone, Copy)]
pub enum Known {
    Harmless,
    /// Clears what the first argument points to.
    Clear,
    /// Sends from or receives into what the second argument points to.
    Chan,
    /// Gives a pointer of which nothing is said: not to an object that is made here.
    Opaque,
    /// New memory or room of so many bytes.
    Temporary(u32),
    Fresh,
    Copy(usize, usize),
    /// New memory of so many bytes that holds the arguments, one after the other, and is never written again.
    Box(u32),
    /// `growslice`: new memory with the contents of the old.
    Grow,
}

/// The runtime functions of which this analysis knows more than their code tells.
pub fn known(symbols: &Symbols) -> FxHashMap<SymId, Known> {
    let rows = HARMLESS
        .iter()
        .map(|&n| (n, Known::Harmless))
        .chain(TEMPORARY.iter().map(|&(n, size)| (n, Known::Temporary(size))))
        .chain(FRESH.iter().map(|&n| (n, Known::Fresh)))
        .chain(COPIES.iter().map(|&(n, to, from)| (n, Known::Copy(to, from))))
        .chain(BOXES.iter().map(|&(n, size)| (n, Known::Box(size))))
        .chain(CHANS.iter().map(|&n| (n, Known::Chan)))
        .chain([
            ("runtime.growslice", Known::Grow),
            ("runtime.noescape", Known::Opaque),
            ("runtime.memclrNoHeapPointers", Known::Clear),
        ]);
    rows.filter_map(|(n, k)| symbols.find(n).map(|s| (s, k))).collect()
}

/// Moves what can be moved to the stack, and gives the function's own summary and whether anything moved.
pub fn run(f: &mut Function, outside: &Outside<'_, '_>) -> (Summary, bool) {
    let (mut c, cells, mut summary) = analyse(f, outside);
    if view_strings(f, &mut c, outside) {
        // What was a copy is the string now.
        return (run(f, outside).0, true);
    }
    let (roots, holders) = (c.roots(f), c.holders());
    let mut slots = mark_local_slices(f, &mut c, outside);
    let (moved, stay) = move_cells(f, &mut c, &cells, &roots, &holders);
    let held = c.held(stay);
    if !calls_itself(f) {
        let params = f.blocks[f.entry().index()].params.clone();
        c.hold(&mut summary, &params, &held);
    }
    let any = !moved.is_empty();
    slots.extend(moved);
    mark_local_slots(f, &mut c, &held, &slots);
    (summary, any)
}

/// Turns cells that nobody outside sees into slots; gives those with their classes, and the values that are, or may be, memory
/// on the heap all the same.
fn move_cells(
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
fn mark_local_slots(f: &mut Function, c: &mut Classes, held: &[bool], new: &[(Slot, u32)]) {
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

/// The classes of the function's values, its allocations and its summary. What a function that calls itself does there is
/// found by assuming too little and adding what shows, until nothing more does.
fn analyse(f: &Function, outside: &Outside<'_, '_>) -> (Classes, Vec<Cell>, Summary) {
    let params = f.blocks[f.entry().index()].params.clone();
    let mut assumed = calls_itself(f).then(|| {
        let params = (0..params.len() as u16).map(|group| Param { group, ..Param::default() });
        Summary { params: params.collect(), ..Summary::default() }
    });
    for round in 0.. {
        let mut c = Classes::new(f);
        c.own = assumed.take();
        let cells = c.collect(f, outside);
        c.finish(f, outside);
        let params_of = params.iter().map(|&p| c.param(p)).collect();
        let mut summary = Summary { params: params_of, ..Summary::default() };
        c.group(f, &params, &mut summary);
        let held = c.held(cells.iter().map(|x| x.value.0).collect());
        c.hold(&mut summary, &params, &held);
        let Some(own) = c.own.take() else { return (c, cells, summary) };
        summary.join(&own);
        if summary.params == own.params {
            return (c, cells, summary);
        }
        assumed = Some(summary).filter(|_| round < MAX_ROUNDS);
    }
    unreachable!("the last round assumes nothing")
}

fn calls_itself(f: &Function) -> bool {
    f.layout.iter().flat_map(|b| &f.blocks[b.index()].insts).any(|&i| match f.kind(i) {
        InstKind::Call { sym, .. } | InstKind::TryCall { sym, .. } => *sym == f.sym,
        _ => false,
    })
}

/// Bytes that are made from a string, are never written and do not leave the function are the string's own. Whether there were
/// any.
fn view_strings(f: &mut Function, c: &mut Classes, outside: &Outside<'_, '_>) -> bool {
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
fn mark_local_slices(f: &mut Function, c: &mut Classes, outside: &Outside<'_, '_>) -> Vec<(Slot, u32)> {
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
fn grow_room(f: &mut Function) -> Slot {
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
struct Cell {
    kind: CellKind,
    inst: Inst,
    block: Block,
    value: Value,
    size: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CellKind {
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
fn to_slot(f: &mut Function, cell: &Cell) -> Slot {
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

/// Union-find over the function's values and their contents.
struct Classes {
    parent: Vec<u32>,
    /// The class of what members point to, if any member was loaded from or stored to.
    contents: Vec<Option<u32>>,
    escapes: Vec<bool>,
    /// Members can be reached through parameters.
    visible: Vec<bool>,
    /// What members point to may be written.
    written: Vec<bool>,
    /// A member has been stored to memory.
    stored: Vec<bool>,
    /// A member flows through a block parameter.
    joined: Vec<bool>,
    /// A member comes from where this analysis does not see.
    opaque: Vec<bool>,
    /// A member is a func value that is called, here or by a callee, with code that is not known.
    called: Vec<bool>,
    /// Results that a member is returned as.
    returned: Vec<u64>,
    /// Values that are new memory on the heap, cells apart.
    fresh: Vec<u32>,
    /// Classes to which heap memory of callees may point.
    lent: Vec<u32>,
    /// Values that the function had at first.
    known: usize,
    /// Calls of `runtime.growslice` with the new array.
    grown: Vec<(Block, Inst, Value)>,
    /// Copies of strings' bytes.
    copies: Vec<(Block, Inst)>,
    /// Code addresses stored at the beginning of objects.
    codes: Vec<(u32, SymId)>,
    /// Func values that are called.
    pending: Vec<(Value, Caller)>,
    /// What is assumed of the function where it calls itself.
    own: Option<Summary>,
}

/// Who calls a func value.
enum Caller {
    /// This function, with these arguments; or the runtime for it, with none.
    Here(Vec<Value>),
    /// A callee, with arguments that are not known.
    Callee,
}

impl Classes {
    fn new(f: &Function) -> Classes {
        let n = f.values.len();
        Classes {
            parent: (0..n as u32).collect(),
            contents: vec![None; n],
            escapes: vec![false; n],
            visible: vec![false; n],
            written: vec![false; n],
            stored: vec![false; n],
            joined: vec![false; n],
            opaque: vec![false; n],
            called: vec![false; n],
            returned: vec![0; n],
            fresh: vec![],
            lent: vec![],
            known: n,
            grown: vec![],
            copies: vec![],
            codes: vec![],
            pending: vec![],
            own: None,
        }
    }

    fn find(&mut self, mut x: u32) -> u32 {
        while self.parent[x as usize] != x {
            let up = self.parent[self.parent[x as usize] as usize];
            self.parent[x as usize] = up;
            x = up;
        }
        x
    }

    fn union(&mut self, a: u32, b: u32) {
        let mut work = vec![(a, b)];
        while let Some((a, b)) = work.pop() {
            let (a, b) = (self.find(a), self.find(b));
            if a == b {
                continue;
            }
            self.parent[b as usize] = a;
            self.escapes[a as usize] |= self.escapes[b as usize];
            self.visible[a as usize] |= self.visible[b as usize];
            self.written[a as usize] |= self.written[b as usize];
            self.stored[a as usize] |= self.stored[b as usize];
            self.joined[a as usize] |= self.joined[b as usize];
            self.opaque[a as usize] |= self.opaque[b as usize];
            self.called[a as usize] |= self.called[b as usize];
            self.returned[a as usize] |= self.returned[b as usize];
            match (self.contents[a as usize], self.contents[b as usize]) {
                (Some(x), Some(y)) => work.push((x, y)),
                (None, y) => self.contents[a as usize] = y,
                _ => {}
            }
        }
    }

    fn contents_of(&mut self, x: u32) -> u32 {
        let x = self.find(x);
        if let Some(c) = self.contents[x as usize] {
            return self.find(c);
        }
        if self.parent.len() >= MAX_CLASSES {
            self.contents[x as usize] = Some(x);
            return x;
        }
        let c = self.parent.len() as u32;
        self.parent.push(c);
        self.contents.push(None);
        self.escapes.push(false);
        self.visible.push(false);
        self.written.push(false);
        self.stored.push(false);
        self.joined.push(false);
        self.opaque.push(false);
        self.called.push(false);
        self.returned.push(0);
        self.contents[x as usize] = Some(c);
        c
    }

    /// For each class that something points to, the one class whose members' memory may hold pointers of it, or none of
    /// several.
    fn holders(&mut self) -> FxHashMap<u32, Option<u32>> {
        let mut holders = FxHashMap::default();
        for x in 0..self.parent.len() as u32 {
            if self.find(x) == x
                && let Some(c) = self.contents[x as usize]
            {
                holders.entry(self.find(c)).and_modify(|h| *h = None).or_insert(Some(x));
            }
        }
        holders
    }

    /// A callee gets a member of a class for a parameter.
    fn lend(&mut self, x: u32, p: &Param) {
        if p.held {
            self.lent.push(x);
        }
        if p.contents_held {
            let c = self.contents_of(x);
            self.lent.push(c);
        }
    }

    /// Classes that heap memory points to: what can be reached from that of this function, `cells` among it, and from that of a
    /// callee while it runs.
    fn held(&mut self, cells: Vec<u32>) -> Vec<bool> {
        let mut held = vec![false; self.parent.len()];
        let mut work = self.lent.clone();
        for x in self.fresh.clone().into_iter().chain(cells) {
            let x = self.find(x);
            work.extend(self.contents[x as usize]);
        }
        while let Some(x) = work.pop() {
            let x = self.find(x) as usize;
            if !std::mem::replace(&mut held[x], true) {
                work.extend(self.contents[x]);
            }
        }
        held
    }

    /// Whether memory may point to members of the class that is neither this function's frame nor held against it.
    fn is_held(&mut self, x: u32, held: &[bool]) -> bool {
        let x = self.find(x) as usize;
        held[x] || self.escapes[x] || self.visible[x] || self.opaque[x] || self.returned[x] != 0
    }

    /// Says of the parameters whether heap memory may point to them, or to something behind them.
    fn hold(&mut self, summary: &mut Summary, params: &[Value], held: &[bool]) {
        for (p, &v) in summary.params.iter_mut().zip(params) {
            let class = self.find(v.0) as usize;
            (p.held, p.contents_held) = (held[class], false);
            let mut at = self.contents[class];
            for n in 0..=MAX_DEPTH {
                let Some(c) = at else { break };
                let c = self.find(c) as usize;
                p.contents_held |= held[c] || n == MAX_DEPTH;
                at = self.contents[c].filter(|&next| next as usize != c);
            }
        }
    }

    /// For each class, its members that are not addresses within others.
    fn roots(&mut self, f: &Function) -> Vec<u32> {
        let mut roots = vec![0; self.parent.len()];
        for v in (0..f.values.len() as u32).map(Value).filter(|&v| f.resolve(v) == v) {
            if !f.def_inst(v).is_some_and(|i| matches!(f.kind(i), InstKind::PtrAdd { .. })) {
                roots[self.find(v.0) as usize] += 1;
            }
        }
        roots
    }

    /// A value that leaves: it and all it points to.
    fn escape(&mut self, v: Value) {
        let x = self.find(v.0);
        self.escapes[x as usize] = true;
    }

    /// What a value points to leaves, so many steps away from it; 0 for nothing.
    fn escape_from(&mut self, v: u32, steps: u8) {
        let mut c = v;
        for _ in 0..steps {
            c = self.contents_of(c);
        }
        if steps > 0 {
            self.escapes[c as usize] = true;
        }
    }

    /// Reads the function; gives its allocations.
    fn collect(&mut self, f: &Function, outside: &Outside<'_, '_>) -> Vec<Cell> {
        let pointer = |v: Value| f.ty(v) == Type::Ptr;
        let mut cells = vec![];
        let mut slots = FxHashMap::default();
        let numbers = numbers(f);
        for &p in &f.blocks[f.entry().index()].params {
            if pointer(p) {
                let c = self.contents_of(p.0);
                self.visible[c as usize] = true;
                let p = self.find(p.0);
                self.opaque[p as usize] = true;
            }
        }
        for &b in &f.layout {
            for &i in &f.blocks[b.index()].insts {
                let data = &f.insts[i.index()];
                let result = data.results.first().copied();
                match &data.kind {
                    InstKind::PtrAdd { base, .. } => self.union_values(f, result, *base),
                    InstKind::Convert { arg, .. } => {
                        if pointer(*arg) && result.is_some_and(|r| numbers.contains(&r)) {
                            self.escape(f.resolve(*arg));
                        }
                        result.filter(|&r| pointer(r)).into_iter().for_each(|r| self.escape(r));
                    }
                    InstKind::Select { args } if pointer(args[1]) => {
                        self.union_values(f, result, args[1]);
                        self.union_values(f, result, args[2]);
                    }
                    InstKind::Load { base, .. } | InstKind::AtomicLoad { base } => {
                        if let Some(r) = result.filter(|&r| pointer(r)) {
                            let c = self.contents_of(f.resolve(*base).0);
                            self.union(c, r.0);
                        }
                    }
                    InstKind::Store { value, flags, .. } if flags.has(MemFlags::FRAME) => {
                        let func = Some(*value).filter(|&v| pointer(v) && f.as_iconst(v).is_none());
                        self.pending.extend(func.map(|v| (f.resolve(v), Caller::Here(vec![]))));
                    }
                    InstKind::MemZero { dst, .. } => self.write(f, *dst),
                    InstKind::Store { value, base, offset: 0, .. }
                        if descriptor(f, *value).is_some_and(|s| outside.is_function(s)) =>
                    {
                        let base = f.resolve(*base);
                        if let Some(sym) = descriptor(f, *value) {
                            let context = outside.summary(sym).and_then(|s| s.params.first());
                            if context.is_none_or(|p| p.escapes || p.results != 0) {
                                self.escape(base);
                            }
                            self.codes.push((base.0, sym));
                        }
                    }
                    InstKind::Store { value, base, .. } | InstKind::AtomicStore { base, value } => {
                        self.store(f, *base, *value);
                    }
                    InstKind::AtomicRmw { base, value, .. } => {
                        self.store(f, *base, *value);
                        if let Some(r) = result {
                            let c = self.contents_of(f.resolve(*base).0);
                            self.union(c, r.0);
                        }
                    }
                    InstKind::AtomicCas { base, expected, new } => {
                        self.store(f, *base, *new);
                        self.store(f, *base, *expected);
                        if let Some(r) = result {
                            let c = self.contents_of(f.resolve(*base).0);
                            self.union(c, r.0);
                        }
                    }
                    InstKind::MemCopy { dst, src, .. } => {
                        self.write(f, *dst);
                        let (d, s) =
                            (self.contents_of(f.resolve(*dst).0), self.contents_of(f.resolve(*src).0));
                        self.union(d, s);
                        let c = self.find(d);
                        self.stored[c as usize] = true;
                    }
                    InstKind::Call { sym, args, .. }
                        if [outside.newobject(), outside.newlocal()].contains(&Some(*sym)) =>
                    {
                        let size =
                            args.first().and_then(|&t| descriptor(f, t)).and_then(|t| outside.type_size(t));
                        // Otherwise it is new memory that stays on the heap.
                        match (size, result) {
                            (Some(size), Some(value)) => {
                                cells.push(Cell { kind: CellKind::Object, inst: i, block: b, value, size });
                            }
                            (_, value) => self.fresh.extend(value.map(|v| v.0)),
                        }
                    }
                    InstKind::Call { sym, args, .. } if let Some(known) = outside.known(*sym) => {
                        self.known_call(f, known, args, &data.results);
                        if outside.is_bytes_of_string(*sym) {
                            self.copies.push((b, i));
                        }
                        if let (Known::Grow, Some(array)) = (known, result) {
                            self.grown.push((b, i, array));
                        }
                        if let (Known::Temporary(size), Some(value)) = (known, result)
                            && f.as_iconst(args[0]) == Some(0)
                            && !(args.len() == 4 && f.as_iconst(args[3]).is_some_and(|n| n > size as i64))
                        {
                            let size = size as u64;
                            cells.push(Cell { kind: CellKind::Temporary, inst: i, block: b, value, size });
                        }
                        if let (Known::Box(size), Some(value)) = (known, result) {
                            let size = size as u64;
                            cells.push(Cell { kind: CellKind::Box, inst: i, block: b, value, size });
                        }
                    }
                    InstKind::Call { sym, args, .. } | InstKind::TryCall { sym, args, .. } => {
                        self.call(f, *sym, args, &data.results, outside);
                    }
                    InstKind::CallIndirect { code, args, .. } if called_closure(f, *code, args) => {
                        self.pending.push((f.resolve(args[0]), Caller::Here(args[1..].to_vec())));
                        data.results.iter().for_each(|&r| self.escape(r));
                    }
                    InstKind::Return { args } => {
                        for (n, &a) in args.iter().enumerate() {
                            let a = f.resolve(a);
                            if pointer(a) && f.as_iconst(a).is_none() {
                                if n < 64 {
                                    let x = self.find(a.0);
                                    self.returned[x as usize] |= 1 << n;
                                } else {
                                    self.escape(a);
                                }
                            }
                        }
                    }
                    InstKind::SymAddr { sym, .. } => {
                        // Nothing is ever written to type descriptors.
                        let empty = || Some(*sym) == outside.zerobase() || outside.type_size(*sym).is_some();
                        if let Some(r) = result.filter(|_| !empty()) {
                            let (x, c) = (self.find(r.0), self.contents_of(r.0));
                            self.opaque[x as usize] = true;
                            self.escapes[c as usize] = true;
                        }
                    }
                    InstKind::GetG => result.into_iter().for_each(|r| self.escape(r)),
                    // Each use of a slot takes its address anew: they are one place.
                    InstKind::SlotAddr { slot, .. } => {
                        if let Some(r) = result {
                            let first = *slots.entry(*slot).or_insert(r);
                            self.union(first.0, r.0);
                        }
                    }
                    InstKind::Jump { dest } => self.edge(f, dest),
                    InstKind::Brif { then, els, .. } => {
                        self.edge(f, then);
                        self.edge(f, els);
                    }
                    InstKind::CallIndirect { .. }
                    | InstKind::TailCall { .. }
                    | InstKind::TailCallIndirect { .. } => {
                        data.kind.for_each_use(|v| self.escape(f.resolve(v)));
                        data.results.iter().for_each(|&r| self.escape(r));
                    }
                    _ => {}
                }
            }
        }
        // Results of a try_call are the parameters of its normal block.
        for &b in &f.layout {
            if let Some(t) = f.terminator(b)
                && let InstKind::TryCall { normal, .. } = f.kind(t)
            {
                for p in &f.blocks[normal.index()].params {
                    self.escape(*p);
                }
            }
        }
        cells
    }

    fn union_values(&mut self, f: &Function, result: Option<Value>, v: Value) {
        // Nil is no object; its constant would tie together what has nothing in common.
        if let Some(r) = result
            && f.as_iconst(v).is_none()
        {
            self.union(r.0, f.resolve(v).0);
        }
    }

    fn write(&mut self, f: &Function, base: Value) {
        let x = self.find(f.resolve(base).0);
        self.written[x as usize] = true;
    }

    fn store(&mut self, f: &Function, base: Value, value: Value) {
        self.write(f, base);
        let v = f.resolve(value);
        if f.ty(v) != Type::Ptr || f.as_iconst(v).is_some() {
            return;
        }
        let c = self.contents_of(f.resolve(base).0);
        self.union(c, v.0);
        let c = self.find(c);
        self.stored[c as usize] = true;
    }

    fn edge(&mut self, f: &Function, dest: &ir::BlockCall) {
        for (&p, &a) in f.blocks[dest.block.index()].params.iter().zip(&dest.args) {
            if f.ty(p) == Type::Ptr && f.as_iconst(a).is_none() {
                self.union(p.0, f.resolve(a).0);
                let c = self.find(p.0);
                self.joined[c as usize] = true;
            }
        }
    }

    fn known_call(&mut self, f: &Function, known: Known, args: &[Value], results: &[Value]) {
        let contents = |c: &mut Self, v: Value| c.contents_of(f.resolve(v).0);
        match known {
            Known::Harmless => results.iter().for_each(|&r| self.escape(r)),
            Known::Clear => self.write(f, args[0]),
            Known::Chan => {
                let elem = f.resolve(args[1]);
                if f.as_iconst(elem).is_none() {
                    self.write(f, elem);
                    self.escape_from(elem.0, 1);
                }
            }
            Known::Opaque => {
                for &r in results {
                    let (x, c) = (self.find(r.0), self.contents_of(r.0));
                    self.opaque[x as usize] = true;
                    self.visible[c as usize] = true;
                }
            }
            Known::Fresh | Known::Temporary(_) => {
                self.fresh.extend(results.iter().filter(|&&r| f.ty(r) == Type::Ptr).map(|r| r.0));
            }
            Known::Box(_) => {
                if let Some(&r) = results.first() {
                    args.iter().for_each(|&a| self.store(f, r, a));
                }
            }
            Known::Copy(to, from) => {
                self.write(f, args[to]);
                let (to, from) = (contents(self, args[to]), contents(self, args[from]));
                self.union(to, from);
                let c = self.find(to);
                self.stored[c as usize] = true;
            }
            Known::Grow => {
                self.fresh.extend(results.first().map(|r| r.0));
                if let Some(&r) = results.first()
                    && f.as_iconst(args[1]).is_none()
                {
                    let (new, old) = (self.contents_of(r.0), contents(self, args[1]));
                    self.union(new, old);
                    let c = self.find(new);
                    self.stored[c as usize] = true;
                }
            }
        }
    }

    fn call(
        &mut self,
        f: &Function,
        sym: SymId,
        args: &[Value],
        results: &[Value],
        outside: &Outside<'_, '_>,
    ) {
        let own = self.own.clone().filter(|_| sym == f.sym);
        let summary = own.as_ref().or_else(|| outside.summary(sym));
        // Results that are nothing but what the caller passed in are known; about others nothing is.
        let mut tied = 0u64;
        // Two parameters of which the callee may store one in the other: their contents meet.
        let mut kept: Vec<(u32, Param)> = vec![];
        for (n, &a) in args.iter().enumerate() {
            let a = f.resolve(a);
            if f.ty(a) != Type::Ptr || f.as_iconst(a).is_some() {
                continue;
            }
            match summary.and_then(|s| s.params.get(n)) {
                Some(p) if !p.escapes && (p.results | p.contents_results) >> results.len().min(63) == 0 => {
                    for (n, &r) in results.iter().enumerate().take(64) {
                        if p.results >> n & 1 != 0 {
                            self.union(a.0, r.0);
                            tied |= 1 << n;
                        }
                        if p.contents_results >> n & 1 != 0 {
                            let c = self.contents_of(a.0);
                            self.union(c, r.0);
                            tied |= 1 << n;
                        }
                    }
                    self.escape_from(a.0, p.contents_escape);
                    if p.written {
                        let x = self.find(a.0);
                        self.written[x as usize] = true;
                    }
                    if p.called {
                        self.pending.push((a, Caller::Callee));
                    }
                    self.lend(a.0, p);
                    kept.push((a.0, *p));
                }
                _ => self.escape(a),
            }
        }
        self.meet(&kept);
        for (n, &r) in results.iter().enumerate() {
            // A tied result may come from somewhere else as well, but not from an object of this function.
            let x = self.find(r.0);
            self.opaque[x as usize] = true;
            if n >= 64 || tied >> n & 1 == 0 {
                self.escape(r);
            }
        }
    }

    /// What the arguments of a call point to meets, as the parameters' groups say.
    fn meet(&mut self, kept: &[(u32, Param)]) {
        for (n, &(k, p)) in kept.iter().enumerate() {
            let group: Vec<(usize, u32, Param)> = (0..)
                .zip(kept)
                .filter(|(_, (_, q))| q.group == p.group)
                .map(|(i, &(v, q))| (i, v, q))
                .collect();
            if group.len() < 2 {
                continue;
            }
            if group.iter().any(|(_, _, q)| q.level == UNKNOWN_LEVEL) {
                let (a, b) = (self.contents_of(group[0].1), self.contents_of(k));
                self.union(a, b);
                let c = self.find(a);
                self.stored[c as usize] = true;
                if p.stored {
                    self.union(c, k);
                }
                continue;
            }
            let Some(&(lead, first, l)) = group.iter().min_by_key(|(_, _, q)| q.level) else { continue };
            if lead == n {
                continue;
            }
            // The parameter itself is in the chain, or what it points to is.
            let own = p.stored || p.level == l.level && l.stored;
            let (mut a, mut b) = (first, k);
            for _ in 0..p.level - l.level + !own as u8 {
                a = self.contents_of(a);
            }
            if !own {
                b = self.contents_of(b);
            }
            self.union(a, b);
            let c = self.find(a);
            self.stored[c as usize] = true;
        }
    }

    /// Follows what escapes to its end, calls of func values included.
    fn finish(&mut self, f: &Function, outside: &Outside<'_, '_>) {
        // What each call was taken for: the code it may reach, or none of it known.
        let mut taken: Vec<Option<Vec<SymId>>> = vec![];
        loop {
            self.propagate();
            self.leave_returned(f);
            let mut changed = false;
            let mut pending = std::mem::take(&mut self.pending);
            taken.resize(pending.len(), Some(vec![]));
            for ((func, caller), taken) in pending.iter().zip(&mut taken) {
                if taken.is_none() {
                    continue;
                }
                let codes = self.codes_of(*func);
                if codes.is_none() {
                    self.call_unknown(f, *func);
                    if let Caller::Here(args) = caller {
                        let pointers = args.iter().filter(|&&a| f.ty(a) == Type::Ptr);
                        pointers.for_each(|&a| self.escape(f.resolve(a)));
                    }
                } else if codes == *taken {
                    continue;
                } else {
                    for &sym in codes.iter().flatten() {
                        match caller {
                            Caller::Here(args) => {
                                let all: Vec<Value> =
                                    std::iter::once(*func).chain(args.iter().copied()).collect();
                                self.call(f, sym, &all, &[], outside);
                            }
                            Caller::Callee => self.called_back(*func, sym, outside),
                        }
                    }
                }
                *taken = codes;
                changed = true;
            }
            // Calls may have found more of them.
            pending.append(&mut self.pending);
            self.pending = pending;
            if !changed {
                break;
            }
        }
    }

    /// A call of a func value of which the code is not known. It may keep what the object holds; if that came as a parameter,
    /// the caller knows better.
    fn call_unknown(&mut self, f: &Function, func: Value) {
        let class = self.find(func.0);
        let is_param = |c: &mut Self| {
            let params = &f.blocks[f.entry().index()].params;
            params.iter().any(|&p| f.ty(p) == Type::Ptr && c.find(p.0) == class)
        };
        if is_param(self) {
            self.called[class as usize] = true;
        } else {
            let c = self.contents_of(class);
            self.escapes[c as usize] = true;
        }
    }

    /// A callee calls the func value with code `sym` and arguments that are not known.
    fn called_back(&mut self, func: Value, sym: SymId, outside: &Outside<'_, '_>) {
        let params = outside.summary(sym).map_or(&[][..], |s| &s.params);
        let [context, others @ ..] = params else {
            self.lent.push(func.0);
            return self.escape_from(func.0, 1);
        };
        self.lend(func.0, context);
        if context.escapes || context.called || context.results | context.contents_results != 0 {
            return self.escape_from(func.0, 1);
        }
        let mut steps = context.contents_escape;
        for p in others.iter().filter(|p| p.group == context.group) {
            // What comes from the callee is put there.
            let known = p.level != UNKNOWN_LEVEL && p.level >= context.level;
            let deep = if known { p.level - context.level + !p.stored as u8 } else { 1 };
            steps = nearer(steps, deep.max(1));
        }
        self.escape_from(func.0, steps);
    }

    /// The code that a func value may have, if all of it is known.
    fn codes_of(&mut self, func: Value) -> Option<Vec<SymId>> {
        let class = self.find(func.0);
        let c = class as usize;
        if self.escapes[c] || self.visible[c] || self.opaque[c] || self.returned[c] != 0 {
            return None;
        }
        let mut codes = vec![];
        for (base, sym) in self.codes.clone() {
            if self.find(base) == class && !codes.contains(&sym) {
                codes.push(sym);
            }
        }
        Some(codes).filter(|c| !c.is_empty())
    }

    /// What is returned and comes from no parameter is the caller's, and what it points to is out of sight.
    fn leave_returned(&mut self, f: &Function) {
        let mut known = vec![];
        for &p in &f.blocks[f.entry().index()].params {
            if f.ty(p) == Type::Ptr {
                let class = self.find(p.0);
                known.push(class);
                known.extend(self.contents[class as usize].map(|c| self.find(c)));
            }
        }
        let mut changed = false;
        for x in 0..self.parent.len() as u32 {
            if self.find(x) == x
                && self.returned[x as usize] != 0
                && !known.contains(&x)
                && let Some(c) = self.contents[x as usize]
            {
                let c = self.find(c) as usize;
                changed |= !std::mem::replace(&mut self.escapes[c], true);
            }
        }
        if changed {
            self.propagate();
        }
    }

    /// What the function does with a parameter.
    fn param(&mut self, p: Value) -> Param {
        let class = self.find(p.0);
        let contents = self.contents[class as usize].map(|c| self.find(c));
        let mut out = Param {
            escapes: self.escapes[class as usize],
            contents_escape: contents.is_some_and(|c| self.escapes[c as usize]) as u8,
            results: self.returned[class as usize],
            called: self.called[class as usize],
            written: self.written[class as usize],
            contents_results: contents.map_or(0, |c| self.returned[c as usize]),
            ..Param::default()
        };
        // What is returned from deeper has no words of its own in the summary.
        let mut at = contents;
        for steps in 2..MAX_DEPTH {
            at = at.and_then(|c| self.contents[c as usize]).map(|c| self.find(c)).filter(|&c| Some(c) != at);
            let Some(c) = at else { return out };
            if self.escapes[c as usize] || self.returned[c as usize] != 0 {
                out.contents_escape = nearer(out.contents_escape, steps);
            }
        }
        out.contents_escape = nearer(out.contents_escape, MAX_DEPTH);
        out
    }

    /// Finds the parameters from which the same classes can be reached.
    fn group(&mut self, f: &Function, params: &[Value], summary: &mut Summary) {
        let mut endless = vec![];
        let chains: Vec<Vec<u32>> = params
            .iter()
            .map(|&p| {
                let mut chain = vec![];
                let mut at = Some(p.0).filter(|_| f.ty(p) == Type::Ptr);
                while let Some(c) = at.map(|c| self.find(c)).filter(|c| !chain.contains(c)) {
                    chain.push(c);
                    at = self.contents[c as usize];
                }
                endless.push(at.is_some());
                chain
            })
            .collect();
        for n in 0..params.len() {
            summary.params[n].group = n as u16;
        }
        for n in 0..params.len() {
            for m in 0..n {
                if !chains[n].iter().any(|c| chains[m].contains(c)) {
                    continue;
                }
                let (from, to) = (summary.params[n].group, summary.params[m].group);
                summary.params.iter_mut().filter(|p| p.group == from).for_each(|p| p.group = to);
                summary.params[n].stored |= chains[m].contains(&chains[n][0]);
                summary.params[m].stored |= chains[n].contains(&chains[m][0]);
            }
        }
        for n in 0..params.len() as u16 {
            let group: Vec<usize> = (0..params.len()).filter(|&i| summary.params[i].group == n).collect();
            let levels = levels(&group, &chains).filter(|_| !group.iter().any(|&i| endless[i]));
            for (k, &i) in group.iter().enumerate() {
                summary.params[i].level = levels.as_ref().map_or(UNKNOWN_LEVEL, |l| l[k]);
            }
        }
    }

    /// What an escaping class points to escapes, and what a visible one points to is visible.
    fn propagate(&mut self) {
        let mut work: Vec<u32> =
            (0..self.parent.len() as u32).filter(|&x| self.visible[x as usize]).collect();
        while let Some(x) = work.pop() {
            let x = self.find(x);
            self.visible[x as usize] = true;
            if let Some(c) = self.contents[x as usize] {
                let c = self.find(c);
                if !self.visible[c as usize] {
                    self.visible[c as usize] = true;
                    work.push(c);
                }
            }
        }
        let mut work: Vec<u32> =
            (0..self.parent.len() as u32).filter(|&x| self.escapes[x as usize]).collect();
        while let Some(x) = work.pop() {
            let x = self.find(x);
            self.escapes[x as usize] = true;
            if let Some(c) = self.contents[x as usize] {
                let c = self.find(c);
                if !self.escapes[c as usize] {
                    self.escapes[c as usize] = true;
                    work.push(c);
                }
            }
        }
    }
}

/// Values of which more is used than the place in a page that a pointer leads to.
fn numbers(f: &Function) -> FxHashSet<Value> {
    let mut out = FxHashSet::default();
    for &i in f.layout.iter().flat_map(|b| &f.blocks[b.index()].insts) {
        match *f.kind(i) {
            InstKind::Binary { op: BinOp::And, args: [_, n] }
                if f.as_iconst(n).is_some_and(|n| (0..4096).contains(&n)) => {}
            ref kind => kind.for_each_use(|v| {
                out.insert(f.resolve(v));
            }),
        }
    }
    out
}

/// How much deeper than others each chain of the group begins, if they fit together.
fn levels(group: &[usize], chains: &[Vec<u32>]) -> Option<Vec<u8>> {
    // Where `b` begins, counted from the beginning of `a`.
    let apart = |a: usize, b: usize| {
        let (i, j) = chains[a]
            .iter()
            .enumerate()
            .find_map(|(i, c)| chains[b].iter().position(|d| c == d).map(|j| (i, j)))?;
        Some(i as i32 - j as i32)
    };
    let mut at: Vec<Option<i32>> = vec![None; group.len()];
    *at.first_mut()? = Some(0);
    for _ in group {
        for a in 0..group.len() {
            let Some(from) = at[a] else { continue };
            for b in 0..group.len() {
                let Some(d) = apart(group[a], group[b]) else { continue };
                if *at[b].get_or_insert(from + d) != from + d {
                    return None;
                }
            }
        }
    }
    let at: Vec<i32> = at.into_iter().collect::<Option<_>>()?;
    let least = at.iter().min()?;
    at.iter().map(|n| u8::try_from(n - least).ok().filter(|&l| l < UNKNOWN_LEVEL)).collect()
}

/// The smaller of two numbers of steps, of which 0 means none.
fn nearer(a: u8, b: u8) -> u8 {
    if a == 0 || b == 0 { a | b } else { a.min(b) }
}

/// Whether an indirect call is one of a func value: its context is the object that holds the code address.
fn called_closure(f: &Function, code: Value, args: &[Value]) -> bool {
    let Some(def) = f.def_inst(code) else { return false };
    matches!((f.kind(def), args.first()),
        (&InstKind::Load { base, offset: 0, .. }, Some(&ctx)) if f.resolve(base) == f.resolve(ctx))
}

/// The symbol that `v` is the address of.
fn descriptor(f: &Function, v: Value) -> Option<SymId> {
    match *f.kind(f.def_inst(v)?) {
        InstKind::SymAddr { sym, offset: 0 } => Some(sym),
        _ => None,
    }
}
