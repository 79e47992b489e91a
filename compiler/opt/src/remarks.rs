//! What the passes have to say for `-gcflags=-m`, in Go's words ([`ir::Remarks`]).

use crate::escape::{Known, Param, Summary};
use crate::outside::Outside;
use ir::{Function, Inst, InstKind, Loc};
use rustc_hash::FxHashSet;

/// `f` may be inlined into others.
pub fn can_inline(f: &mut Function) {
    if let Some(r) = &mut f.remarks
        && r.own
        && !r.name.is_empty()
    {
        r.said.push((r.pos, format!("can inline {}", r.name)));
    }
}

/// A call of `callee` was inlined into `f`.
pub fn inlined(f: &mut Function, call: Loc, callee: &Function) {
    let Some(name) = callee.remarks.as_ref().map(|r| r.name.clone()).filter(|n| !n.is_empty()) else {
        return;
    };
    let mut at = f.locs[call.index()];
    while let Some((outer, _)) = at.inlined {
        at = f.locs[outer.index()];
    }
    if let Some(r) = &mut f.remarks
        && r.own
    {
        r.said.push((at.pos, format!("inlining call to {name}")));
    }
}

/// The bytes that `inst` copied are those of the string.
pub fn view(f: &mut Function, inst: Inst) {
    if let Some(r) = &mut f.remarks
        && let Some(a) = r.allocations.iter().find(|a| a.inst == inst)
    {
        r.said.push((a.pos, "zero-copy string->[]byte conversion".into()));
    }
}

/// Says where the function's memory lies and what becomes of its parameters.
pub fn finish(f: &mut Function, summary: &Summary, outside: &Outside<'_, '_>) {
    let Some(mut r) = f.remarks.take() else { return };
    if !r.own {
        f.remarks = Some(r);
        return;
    }
    let live: FxHashSet<ir::Inst> =
        f.layout.iter().flat_map(|b| &f.blocks[b.index()].insts).copied().collect();
    for a in &r.allocations {
        let on_heap = live.contains(&a.inst)
            && match f.kind(a.inst) {
                InstKind::Call { sym, .. } if Some(*sym) == outside.newobject() => true,
                InstKind::Call { sym, .. } if matches!(outside.known(*sym), Some(Known::Box(_))) => true,
                // Room in the frame is passed to what makes short strings.
                InstKind::Call { args, .. } => {
                    args.first().is_none_or(|&v| f.as_iconst(v).is_some() || !is_slot(f, v))
                }
                _ => false,
            };
        let text = match (a.variable, on_heap) {
            (true, false) => continue,
            (true, true) => format!("moved to heap: {}", a.what),
            (false, true) => format!("{} escapes to heap", a.what),
            (false, false) => format!("{} does not escape", a.what),
        };
        r.said.push((a.pos, text));
    }
    for p in &r.params {
        if p.name.is_empty() || p.name == "_" {
            continue;
        }
        let parts = &summary.params[p.first as usize..(p.first + p.count) as usize];
        let to = |level: u32, bits: u64| {
            let hit = move |n: &&ir::Named| (n.first..n.first + n.count).any(|i| bits >> i.min(63) & 1 != 0);
            let found = r.results.iter().filter(hit);
            found.map(move |n| format!("leaking param: {} to result {} level={level}", p.name, n.name))
        };
        let (own, contents) = parts.iter().fold((0, 0), |(a, b), q| (a | q.results, b | q.contents_results));
        let mut said: Vec<String> = vec![];
        // What is stored behind another parameter is gone, for Go.
        let stored = |q: &Param| {
            q.stored
                && summary
                    .params
                    .iter()
                    .any(|o| o.group == q.group && o.level < q.level && q.level != u8::MAX)
        };
        if parts.iter().any(|q| q.escapes || stored(q)) {
            said.push(format!("leaking param: {}", p.name));
        } else {
            if !p.flat && parts.iter().any(|q| q.contents_escape != 0) {
                said.push(format!("leaking param content: {}", p.name));
            }
            said.extend(to(0, own));
            if !p.flat {
                said.extend(to(1, contents & !own));
            }
            if said.is_empty() {
                said.push(format!("{} does not escape", p.name));
            }
        }
        r.said.extend(said.into_iter().map(|s| (p.pos, s)));
    }
    f.remarks = Some(r);
}

fn is_slot(f: &Function, v: ir::Value) -> bool {
    f.def_inst(v).is_some_and(|i| matches!(f.kind(i), InstKind::SlotAddr { .. }))
}
