//! Records of deferred calls that nobody can come to look at.
//!
//! A function with open deferred calls (`lower::go_defer`) is an outer half, which owns the frame record and catches, and a
//! body, which enters its deferred calls in the record and makes them itself when it returns. The record is read by the
//! runtime when the body panics or ends its goroutine. A body that can do neither, once its callees are inlined, nor a callee
//! that is left ([`calm`]), needs no record: all accesses to it go, the outer half calls the body as any other function, and
//! both can be inlined.

use crate::outside::Outside;
use ir::{BlockCall, Function, InstKind, MemFlags, SymId, Type, Value};

/// Runtime functions that neither panic nor end the goroutine.
pub const QUIET: &[&str] = &[
    "runtime.newobject",
    "runtime.mallocgc",
    "runtime.newlocal",
    "runtime.noescape",
    "runtime.convT16",
    "runtime.convT32",
    "runtime.convT64",
    "runtime.convTstring",
    "runtime.convTslice",
];

/// Drops the records that a body makes, if nothing in it can panic. Whether it did; true as well if it made none.
pub fn drop_records(f: &mut Function, outside: &Outside<'_, '_>) -> bool {
    let body = f.layout.iter().flat_map(|b| &f.blocks[b.index()].insts);
    let valid = |v| is_object(f, v, outside);
    if !body.clone().any(|&i| of_frame(f.kind(i)))
        || body.clone().any(|&i| may_panic(f, f.kind(i), outside, &valid))
    {
        return false;
    }
    drop_accesses(f);
    true
}

/// Turns the call of a body that makes no records into an ordinary one, and drops the record around it.
pub fn open(f: &mut Function, frameless: impl Fn(SymId) -> bool) {
    let mut opened = false;
    for b in f.layout.clone() {
        let Some(t) = f.terminator(b) else { continue };
        let InstKind::TryCall { sym, sig, args, normal, .. } = f.kind(t).clone() else { continue };
        if !frameless(sym) || !sig.results.is_empty() {
            continue;
        }
        let loc = f.insts[t.index()].loc;
        let call = f.new_inst(InstKind::Call { sym, sig, args }, &[], loc);
        f.insts[t.index()].kind = InstKind::Jump { dest: BlockCall { block: normal, args: vec![] } };
        let insts = &mut f.blocks[b.index()].insts;
        let end = insts.len() - 1;
        insts.insert(end, call);
        opened = true;
    }
    if opened {
        drop_accesses(f);
        // Nothing on this frame can come to light any more.
        f.flags.wrapper = false;
    }
}

fn of_frame(k: &InstKind) -> bool {
    matches!(k, InstKind::Load { flags, .. } | InstKind::Store { flags, .. } if flags.has(MemFlags::FRAME))
}

/// Drops the stores; what is loaded from a record is stored in a record.
fn drop_accesses(f: &mut Function) {
    for b in f.layout.clone() {
        let insts = std::mem::take(&mut f.blocks[b.index()].insts);
        let mut kept = Vec::with_capacity(insts.len());
        for i in insts {
            match f.kind(i) {
                InstKind::Store { flags, .. } if flags.has(MemFlags::FRAME) => continue,
                InstKind::Load { flags, .. } if flags.has(MemFlags::FRAME) => {
                    f.insts[i.index()].kind = InstKind::Iconst { value: 0 };
                }
                _ => {}
            }
            kept.push(i);
        }
        f.blocks[b.index()].insts = kept;
    }
}

/// Whether nothing in `f` can panic or end the goroutine, if its pointer parameters point to objects.
pub fn calm(f: &Function, outside: &Outside<'_, '_>) -> bool {
    let params = &f.blocks[f.entry().index()].params;
    let valid = |v: Value| params.contains(&f.resolve(v)) || is_object(f, v, outside);
    let mut body = f.layout.iter().flat_map(|b| &f.blocks[b.index()].insts);
    !body.any(|&i| may_panic(f, f.kind(i), outside, &valid))
}

/// Whether `v` is the address of memory that is there.
fn is_object(f: &Function, v: Value, outside: &Outside<'_, '_>) -> bool {
    f.def_inst(v).is_some_and(|i| match f.kind(i) {
        InstKind::SlotAddr { .. } | InstKind::SymAddr { .. } => true,
        InstKind::Call { sym, .. } => outside.is_quiet(*sym),
        _ => false,
    })
}

fn may_panic(f: &Function, k: &InstKind, outside: &Outside<'_, '_>, valid: &dyn Fn(Value) -> bool) -> bool {
    match k {
        InstKind::Load { base, flags, .. } | InstKind::Store { base, flags, .. } => {
            !flags.has(MemFlags::NOTRAP) && !valid(*base)
        }
        InstKind::MemZero { dst, .. } => !valid(*dst),
        InstKind::MemCopy { dst, src, .. } => !valid(*dst) || !valid(*src),
        InstKind::Call { sym, args, .. } => {
            let calm = || outside.summary(*sym).is_some_and(|s| s.calm);
            let objects = || args.iter().all(|&a| f.ty(f.resolve(a)) != Type::Ptr || valid(a));
            !(outside.is_quiet(*sym) || objects() && calm())
        }
        InstKind::AtomicLoad { .. }
        | InstKind::AtomicStore { .. }
        | InstKind::AtomicRmw { .. }
        | InstKind::AtomicCas { .. }
        | InstKind::CallIndirect { .. }
        | InstKind::NilCheck { .. }
        | InstKind::Bounds { .. }
        | InstKind::TryCall { .. }
        | InstKind::TailCall { .. }
        | InstKind::TailCallIndirect { .. } => true,
        _ => false,
    }
}
