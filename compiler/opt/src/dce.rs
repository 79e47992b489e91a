//! Removal of code without effect: pure instructions nobody uses, block parameters nobody reads, unreachable blocks.

use ir::{Block, Function, InstKind, Value, ValueDef};

/// Drops dead code. Whether any was.
pub fn run(f: &mut Function) -> bool {
    let mut changed = drop_unreachable(f);
    let live = liveness(f);
    // Parameters of the entry are the function's signature.
    let entry = f.entry();
    let defined_by_call = defined_by_calls(f);
    let mut dead_params: Vec<(Block, Vec<bool>)> = vec![];
    for &b in &f.layout {
        let params = &f.blocks[b.index()].params;
        if b != entry && params.iter().any(|p| !live[p.index()]) && !defined_by_call.contains(&b) {
            dead_params.push((b, params.iter().map(|p| live[p.index()]).collect()));
        }
    }
    if !dead_params.is_empty() {
        changed = true;
        let mut keep: Vec<Option<Vec<bool>>> = vec![None; f.blocks.len()];
        for (b, k) in dead_params {
            let mut it = k.iter();
            f.blocks[b.index()].params.retain(|_| *it.next().unwrap_or(&true));
            for (n, p) in (0..).zip(f.blocks[b.index()].params.clone()) {
                f.values[p.index()].def = ValueDef::Param(b, n);
            }
            keep[b.index()] = Some(k);
        }
        for inst in &mut f.insts {
            let filter = |dest: &mut ir::BlockCall| {
                if let Some(k) = &keep[dest.block.index()]
                    && k.len() == dest.args.len()
                {
                    let mut it = k.iter();
                    dest.args.retain(|_| *it.next().unwrap_or(&true));
                }
            };
            match &mut inst.kind {
                InstKind::Jump { dest } => filter(dest),
                InstKind::Brif { then, els, .. } => [then, els].into_iter().for_each(filter),
                _ => {}
            }
        }
    }
    for b in 0..f.blocks.len() {
        let insts = std::mem::take(&mut f.blocks[b].insts);
        let n = insts.len();
        let kept: Vec<_> = insts
            .into_iter()
            .filter(|i| {
                let d = &f.insts[i.index()];
                !d.kind.is_pure() || d.results.iter().any(|r| live[r.index()])
            })
            .collect();
        changed |= kept.len() != n;
        f.blocks[b].insts = kept;
    }
    changed
}

/// Removes blocks that the entry does not reach.
pub fn drop_unreachable(f: &mut Function) -> bool {
    let seen = ir::cfg::reachable(f);
    let n = f.layout.len();
    let mut layout = std::mem::take(&mut f.layout);
    layout.retain(|&b| {
        let keep = seen[b.index()];
        if !keep {
            f.blocks[b.index()].insts.clear();
        }
        keep
    });
    f.layout = layout;
    n != f.layout.len()
}

/// Blocks whose parameters are the results of a `try_call`.
fn defined_by_calls(f: &Function) -> Vec<Block> {
    let normal = |&b: &Block| match f.kind(f.terminator(b)?) {
        InstKind::TryCall { normal, .. } => Some(*normal),
        _ => None,
    };
    f.layout.iter().filter_map(normal).collect()
}

/// Values that some effect depends on.
fn liveness(f: &Function) -> Vec<bool> {
    let mut live = vec![false; f.values.len()];
    let mut work: Vec<Value> = vec![];
    let mut touch = |v: Value, work: &mut Vec<Value>| {
        if !std::mem::replace(&mut live[v.index()], true) {
            work.push(v);
        }
    };
    // Arguments of a block are live where its parameters are.
    let mut incoming: Vec<Vec<(u32, Value)>> = vec![vec![]; f.blocks.len()];
    for &b in &f.layout {
        for &i in &f.blocks[b.index()].insts {
            let kind = f.kind(i);
            let mut edge = |dest: &ir::BlockCall| {
                incoming[dest.block.index()].extend((0..).zip(dest.args.iter().map(|&a| f.resolve(a))));
            };
            match kind {
                InstKind::Jump { dest } => edge(dest),
                InstKind::Brif { cond, then, els } => {
                    edge(then);
                    edge(els);
                    touch(f.resolve(*cond), &mut work);
                }
                k if k.is_pure() => {}
                k => k.for_each_use(|v| touch(f.resolve(v), &mut work)),
            }
        }
    }
    for b in &mut incoming {
        b.sort_unstable();
        b.dedup();
    }
    while let Some(v) = work.pop() {
        match f.values[v.index()].def {
            ValueDef::Result(i, _) => f.kind(i).for_each_use(|u| touch(f.resolve(u), &mut work)),
            ValueDef::Param(b, n) => {
                let list = &incoming[b.index()];
                let from = list.partition_point(|e| e.0 < n);
                for &(_, a) in list[from..].iter().take_while(|e| e.0 == n) {
                    touch(a, &mut work);
                }
            }
            ValueDef::Alias(w) => touch(w, &mut work),
        }
    }
    live
}
