//! Tidier control flow: constant branches, blocks with one way in, empty blocks, parameters that always receive the
//! same value.

use crate::dce::drop_unreachable;
use ir::cfg::Cfg;
use ir::{Block, BlockCall, Function, Inst, InstKind, Value, ValueDef};

/// Simplifies until nothing changes. Whether anything did.
pub fn run(f: &mut Function) -> bool {
    let mut any = false;
    // Each round removes a branch, a block or a parameter.
    loop {
        let mut changed = fold_branches(f);
        changed |= drop_unreachable(f);
        changed |= single_valued_params(f);
        changed |= thread_jumps(f);
        changed |= merge_chains(f);
        if !changed {
            return any;
        }
        any = true;
        f.resolve_aliases();
    }
}

/// Branches whose condition is known or whose targets agree.
fn fold_branches(f: &mut Function) -> bool {
    let mut changed = false;
    for b in f.layout.clone() {
        let Some(t) = f.terminator(b) else { continue };
        let new = match f.kind(t) {
            InstKind::Brif { cond, then, els } => match f.as_iconst(*cond) {
                Some(0) => Some(els.clone()),
                Some(_) => Some(then.clone()),
                None if then == els => Some(then.clone()),
                None => None,
            },
            InstKind::Switch { arg, cases, default } => match f.as_iconst(*arg) {
                Some(n) => {
                    let block = cases.iter().find(|c| c.0 == n).map_or(*default, |c| c.1);
                    Some(BlockCall { block, args: vec![] })
                }
                None if cases.is_empty() => Some(BlockCall { block: *default, args: vec![] }),
                None => None,
            },
            _ => None,
        };
        if let Some(dest) = new {
            f.insts[t.index()].kind = InstKind::Jump { dest };
            changed = true;
        }
    }
    changed
}

/// Parameters that receive one value on all edges (or themselves) are that value.
fn single_valued_params(f: &mut Function) -> bool {
    let cfg = Cfg::new(f);
    let mut changed = false;
    for &b in &cfg.rpo {
        if b == f.entry() || f.blocks[b.index()].params.is_empty() {
            continue;
        }
        let Some(edges) = edges_into(f, &cfg, b) else { continue };
        let mut n = 0;
        while n < f.blocks[b.index()].params.len() {
            let p = f.blocks[b.index()].params[n];
            let mut same: Option<Value> = None;
            let mut unique = true;
            for &(t, which) in &edges {
                let arg = edge_mut(&mut f.insts[t.index()].kind, which).args[n];
                let v = f.resolve(arg);
                if v == p || same == Some(v) {
                    continue;
                }
                unique &= same.is_none();
                same = Some(v);
            }
            match same {
                Some(v) if unique => {
                    f.blocks[b.index()].params.remove(n);
                    for &(t, which) in &edges {
                        edge_mut(&mut f.insts[t.index()].kind, which).args.remove(n);
                    }
                    f.alias(p, v);
                    changed = true;
                }
                _ => n += 1,
            }
        }
        for (n, p) in (0..).zip(f.blocks[b.index()].params.clone()) {
            f.values[p.index()].def = ValueDef::Param(b, n);
        }
    }
    changed
}

/// The jumps into `b` that carry arguments, as (terminator, edge number); None if another kind of terminator leads
/// there.
fn edges_into(f: &Function, cfg: &Cfg, b: Block) -> Option<Vec<(Inst, u8)>> {
    let mut out = vec![];
    let mut preds = cfg.preds[b.index()].clone();
    preds.dedup();
    for p in preds {
        let t = f.terminator(p)?;
        match f.kind(t) {
            InstKind::Jump { .. } => out.push((t, 0)),
            InstKind::Brif { then, els, .. } => {
                if then.block == b {
                    out.push((t, 0));
                }
                if els.block == b {
                    out.push((t, 1));
                }
            }
            _ => return None,
        }
    }
    out.sort_unstable();
    out.dedup();
    Some(out)
}

fn edge_mut(kind: &mut InstKind, which: u8) -> &mut BlockCall {
    match kind {
        InstKind::Jump { dest } => dest,
        InstKind::Brif { then, .. } if which == 0 => then,
        InstKind::Brif { els, .. } => els,
        _ => unreachable!("only jumps and branches carry arguments"),
    }
}

/// Jumps to a block that only jumps on go to its target at once.
fn thread_jumps(f: &mut Function) -> bool {
    let mut forward: Vec<Option<BlockCall>> = vec![None; f.blocks.len()];
    for &b in &f.layout {
        let data = &f.blocks[b.index()];
        if data.insts.len() == 1
            && data.params.is_empty()
            && b != f.entry()
            && let InstKind::Jump { dest } = f.kind(data.insts[0])
            && dest.block != b
        {
            forward[b.index()] = Some(dest.clone());
        }
    }
    let mut changed = false;
    for b in f.layout.clone() {
        let Some(t) = f.terminator(b) else { continue };
        let mut kind = f.kind(t).clone();
        let mut follow = |dest: &mut BlockCall| {
            if let Some(d) = &forward[dest.block.index()]
                && d.block != dest.block
                && forward[d.block.index()].is_none()
            {
                *dest = d.clone();
                changed = true;
            }
        };
        match &mut kind {
            InstKind::Jump { dest } => follow(dest),
            InstKind::Brif { then, els, .. } => {
                follow(then);
                follow(els);
            }
            _ => continue,
        }
        f.insts[t.index()].kind = kind;
    }
    changed
}

/// A block that is reached only by one unconditional jump is joined to the block before it.
fn merge_chains(f: &mut Function) -> bool {
    let cfg = Cfg::new(f);
    let mut changed = false;
    let mut gone = vec![false; f.blocks.len()];
    for &b in &cfg.rpo {
        if gone[b.index()] {
            continue;
        }
        while let Some(t) = f.terminator(b) {
            let InstKind::Jump { dest } = f.kind(t).clone() else { break };
            let s = dest.block;
            if s == b || s == f.entry() || cfg.preds[s.index()].len() != 1 || gone[s.index()] {
                break;
            }
            f.blocks[b.index()].insts.pop();
            let params = std::mem::take(&mut f.blocks[s.index()].params);
            for (p, a) in params.into_iter().zip(dest.args) {
                f.alias(p, a);
            }
            let tail = std::mem::take(&mut f.blocks[s.index()].insts);
            f.blocks[b.index()].insts.extend(tail);
            gone[s.index()] = true;
            changed = true;
        }
    }
    f.layout.retain(|b| !gone[b.index()]);
    changed
}
