//! Loads of what was written into an object when it was made, and never since: code and captured values of closures, values
//! in interfaces.
//!
//! Lowering marks the stores that make a closure as read-only memory. They follow the allocation at once, so a read-only
//! load through the very value that the allocation gave sees them, wherever it stands. The memory of values in interfaces is
//! filled by the call that makes it.

use crate::escape::{Known, boxed};
use crate::outside::Outside;
use ir::{Function, InstKind, MemFlags, Value};
use rustc_hash::FxHashMap;

/// Replaces such loads by the stored values. Whether there were any.
pub fn run(f: &mut Function, outside: &Outside<'_, '_>) -> bool {
    let newobject = outside.newobject();
    let mut made: FxHashMap<(Value, i32), Value> = FxHashMap::default();
    let all = |f: &Function| -> Vec<ir::Inst> {
        f.layout.iter().flat_map(|b| f.blocks[b.index()].insts.iter().copied()).collect()
    };
    let insts = all(f);
    for &i in &insts {
        if let InstKind::Store { value, base, offset, flags } = *f.kind(i)
            && flags.has(MemFlags::READONLY)
            && let base = f.resolve(base)
            && let Some(def) = f.def_inst(base)
            && matches!(f.kind(def), InstKind::Call { sym, .. } if Some(*sym) == newobject)
        {
            made.insert((base, offset), f.resolve(value));
        }
        if let InstKind::Call { sym, args, .. } = f.kind(i)
            && let Some(Known::Box(_)) = outside.known(*sym)
            && let Some(&p) = f.insts[i.index()].results.first()
        {
            let values = args.iter().enumerate().map(|(n, &v)| ((p, 8 * n as i32), boxed(f, v)));
            made.extend(values);
        }
    }
    if made.is_empty() {
        return false;
    }
    let mut changed = false;
    for i in insts {
        if let InstKind::Load { base, offset, flags } = *f.kind(i)
            && let base = f.resolve(base)
            && let Some(&v) = made.get(&(base, offset))
            && (flags.has(MemFlags::READONLY) || is_box(f, base, outside))
            && let Some(&r) = f.insts[i.index()].results.first()
            && f.ty(r) == f.ty(v)
        {
            f.alias(r, v);
            f.insts[i.index()].results.clear();
            f.insts[i.index()].kind = InstKind::Iconst { value: 0 };
            changed = true;
        }
    }
    if changed {
        for b in f.layout.clone() {
            let insts = std::mem::take(&mut f.blocks[b.index()].insts);
            f.blocks[b.index()].insts = insts
                .into_iter()
                .filter(|&i| {
                    !(f.insts[i.index()].results.is_empty() && matches!(f.kind(i), InstKind::Iconst { .. }))
                })
                .collect();
        }
        f.resolve_aliases();
    }
    changed
}

fn is_box(f: &Function, v: Value, outside: &Outside<'_, '_>) -> bool {
    f.def_inst(v).is_some_and(|i| match f.kind(i) {
        InstKind::Call { sym, .. } => matches!(outside.known(*sym), Some(Known::Box(_))),
        _ => false,
    })
}
