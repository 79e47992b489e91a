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

mod classes;
mod known;
mod rewrite;
mod summary;

pub use known::{Known, known};
pub use rewrite::{boxed, settle};
pub use summary::{Param, Summary};

use crate::outside::Outside;
use classes::Classes;
use ir::{Function, InstKind, SymId, Value};
use rewrite::{Cell, mark_local_slices, mark_local_slots, move_cells, view_strings};

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

/// Moves what can be moved to the stack, and gives the function's own summary and whether anything moved.
pub fn run(f: &mut Function, outside: &Outside<'_, '_>) -> (Summary, bool) {
    let recursive = calls_itself(f);
    let (mut c, cells, mut summary) = analyse(f, outside, recursive);
    if view_strings(f, &mut c, outside) {
        // What was a copy is the string now.
        return (run(f, outside).0, true);
    }
    let (roots, holders) = (c.roots(f), c.holders());
    let mut slots = mark_local_slices(f, &mut c, outside);
    let (moved, stay) = move_cells(f, &mut c, &cells, &roots, &holders);
    let held = c.held(stay);
    if !recursive {
        let params = f.blocks[f.entry().index()].params.clone();
        c.hold(&mut summary, &params, &held);
    }
    let any = !moved.is_empty();
    slots.extend(moved);
    mark_local_slots(f, &mut c, &held, &slots);
    (summary, any)
}

/// The classes of the function's values, its allocations and its summary. What a function that calls itself does there is
/// found by assuming too little and adding what shows, until nothing more does.
fn analyse(f: &Function, outside: &Outside<'_, '_>, recursive: bool) -> (Classes, Vec<Cell>, Summary) {
    let params = f.blocks[f.entry().index()].params.clone();
    let mut assumed = recursive.then(|| {
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
