//! Loads of what was written into an object when it was made, and never since: code and captured values of closures.
//!
//! Lowering marks the stores that make such an object as read-only memory. They follow the allocation at once, so a read-only
//! load through the very value that the allocation gave sees them, wherever it stands.

use ir::{Function, InstKind, MemFlags, SymId, Value};
use rustc_hash::FxHashMap;

/// Replaces such loads by the stored values. Whether there were any.
pub fn run(f: &mut Function, newobject: Option<SymId>) -> bool {
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
    }
    if made.is_empty() {
        return false;
    }
    let mut changed = false;
    for i in insts {
        if let InstKind::Load { base, offset, flags } = *f.kind(i)
            && flags.has(MemFlags::READONLY)
            && let Some(&v) = made.get(&(f.resolve(base), offset))
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
