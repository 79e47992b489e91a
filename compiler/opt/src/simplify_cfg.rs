//! Tidier control flow: constant branches, blocks with one way in, empty blocks, parameters that always receive the
//! same value, branches that only repeat what an earlier one has decided, and those that only choose between values.

use crate::dce::drop_unreachable;
use ir::cfg::Flow;
use ir::{BinOp, Block, BlockCall, ConvOp, Function, Inst, InstKind, Value, ValueDef};

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
        changed |= repeat_branches(f);
        changed |= choose(f);
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
    if f.layout.iter().skip(1).all(|b| f.blocks[b.index()].params.is_empty()) {
        return false;
    }
    let cfg = Flow::new(f);
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
fn edges_into(f: &Function, cfg: &Flow, b: Block) -> Option<Vec<(Inst, u8)>> {
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

/// A block that does nothing but branch on its parameter is left out: who jumps there branches itself, and where the
/// argument is known, goes on at once. Conditions made of `&&` and `||` come as such blocks.
fn repeat_branches(f: &mut Function) -> bool {
    let lone = |f: &Function, b: Block| {
        let data = &f.blocks[b.index()];
        match data.insts[..] {
            [t] => {
                matches!(f.kind(t), InstKind::Brif { cond, .. } if data.params.contains(&f.resolve(*cond)))
            }
            _ => false,
        }
    };
    if !f.layout.iter().any(|&b| b != f.entry() && lone(f, b)) {
        return false;
    }
    let cfg = Flow::new(f);
    let mut order = vec![usize::MAX; f.blocks.len()];
    for (n, b) in cfg.rpo.iter().enumerate() {
        order[b.index()] = n;
    }
    // Parameters must not be needed further on: the edges that leave the block out do not set them.
    let mut local = vec![true; f.values.len()];
    for &b in &f.layout {
        for &i in &f.blocks[b.index()].insts {
            f.kind(i).for_each_use(|v| {
                let v = f.resolve(v);
                if let ValueDef::Param(home, _) = f.values[v.index()].def {
                    local[v.index()] &= home == b;
                }
            });
        }
    }
    let mut changed = false;
    for &b in &cfg.rpo {
        let params = f.blocks[b.index()].params.clone();
        let header = cfg.preds[b.index()].iter().any(|p| order[p.index()] >= order[b.index()]);
        if b == f.entry() || header || !lone(f, b) || params.iter().any(|p| !local[p.index()]) {
            continue;
        }
        let Some(t) = f.terminator(b) else { continue };
        let InstKind::Brif { cond, then, els } = f.kind(t).clone() else { continue };
        let at = |args: &[Value], v: Value, f: &Function| {
            let v = f.resolve(v);
            params.iter().position(|&p| p == v).map_or(v, |n| args[n])
        };
        let moved = |call: &BlockCall, args: &[Value], f: &Function| BlockCall {
            block: call.block,
            args: call.args.iter().map(|&v| at(args, v, f)).collect(),
        };
        let mut preds = cfg.preds[b.index()].clone();
        preds.dedup();
        for p in preds {
            let Some(pt) = f.terminator(p) else { continue };
            let mut kind = f.kind(pt).clone();
            let known = |call: &BlockCall, f: &Function| {
                let c = f.as_iconst(at(&call.args, cond, f))?;
                Some(moved(if c != 0 { &then } else { &els }, &call.args, f))
            };
            match &mut kind {
                InstKind::Jump { dest } if dest.block == b => {
                    let args = dest.args.clone();
                    kind = InstKind::Brif {
                        cond: at(&args, cond, f),
                        then: moved(&then, &args, f),
                        els: moved(&els, &args, f),
                    };
                    changed = true;
                }
                InstKind::Brif { then: x, els: y, .. } => {
                    for edge in [x, y] {
                        if edge.block == b
                            && let Some(on) = known(edge, f)
                        {
                            *edge = on;
                            changed = true;
                        }
                    }
                }
                _ => continue,
            }
            f.insts[pt.index()].kind = kind;
        }
    }
    changed
}

/// A branch whose two ways lead to one block with other arguments becomes a choice of values, if these are few and
/// integers.
fn choose(f: &mut Function) -> bool {
    const MOST: usize = 2;
    let cfg = Flow::new(f);
    let mut changed = false;
    for &b in &cfg.rpo {
        let Some(t) = f.terminator(b) else { continue };
        let InstKind::Brif { cond, then, els } = f.kind(t).clone() else { continue };
        let (mut then, mut els) = (then, els);
        let mut made = vec![];
        if then.block != els.block {
            // Arguments are often made on the way.
            let (x, y) = (little_more(f, &cfg, &then), little_more(f, &cfg, &els));
            let end = |way: &Option<(BlockCall, Vec<Inst>)>, call: &BlockCall| {
                way.as_ref().map_or(call.block, |w| w.0.block)
            };
            if end(&x, &then) != end(&y, &els) {
                continue;
            }
            for (way, call) in [(x, &mut then), (y, &mut els)] {
                if let Some((dest, insts)) = way {
                    *call = dest;
                    made.extend(insts);
                }
            }
        }
        let pairs: Vec<(Value, Value)> =
            then.args.iter().zip(&els.args).map(|(&x, &y)| (f.resolve(x), f.resolve(y))).collect();
        let differ = |&&(x, y): &&(Value, Value)| {
            x != y && (f.as_iconst(x).is_none() || f.as_iconst(x) != f.as_iconst(y))
        };
        let others: Vec<_> = pairs.iter().filter(differ).collect();
        if others.len() > MOST || others.iter().any(|p| !f.ty(p.0).is_int() || f.ty(p.0) == ir::Type::Ptr) {
            continue;
        }
        let loc = f.insts[t.index()].loc;
        let mut args = vec![];
        for &(x, y) in &pairs {
            let ty = f.ty(x);
            let known = (f.as_iconst(x), f.as_iconst(y));
            let kind = match known {
                _ if x == y => {
                    args.push(x);
                    continue;
                }
                (Some(p), Some(q)) if p == q => {
                    args.push(x);
                    continue;
                }
                // The condition is 0 or 1 where it is a comparison.
                (Some(1), Some(0)) if is_bool(f, cond) => {
                    if ty == ir::Type::I8 {
                        args.push(cond);
                        continue;
                    }
                    InstKind::Convert { op: ConvOp::Zext, arg: cond }
                }
                _ => InstKind::Select { args: [cond, x, y] },
            };
            let i = f.new_inst(kind, &[ty], loc);
            args.push(f.insts[i.index()].results[0]);
            made.push(i);
        }
        f.insts[t.index()].kind = InstKind::Jump { dest: BlockCall { block: then.block, args } };
        let insts = &mut f.blocks[b.index()].insts;
        let end = insts.len() - 1;
        insts.splice(end..end, made);
        changed = true;
    }
    changed
}

/// If the block of `call` has no other way in, makes constants and at most one other cheap value, and jumps on: where it
/// jumps to, and what it makes.
fn little_more(f: &Function, cfg: &Flow, call: &BlockCall) -> Option<(BlockCall, Vec<Inst>)> {
    let data = &f.blocks[call.block.index()];
    let (&t, made) = data.insts.split_last()?;
    let InstKind::Jump { dest } = f.kind(t) else { return None };
    let mut costs = 0;
    for &i in made {
        costs += match f.kind(i) {
            InstKind::Iconst { .. } | InstKind::SlotAddr { .. } | InstKind::SymAddr { .. } => 0,
            InstKind::Binary {
                op: BinOp::Iadd | BinOp::Isub | BinOp::And | BinOp::Or | BinOp::Xor, ..
            } => 1,
            InstKind::Convert { op: ConvOp::Zext | ConvOp::Sext | ConvOp::Trunc, .. } => 1,
            _ => return None,
        };
    }
    let alone = data.params.is_empty() && cfg.preds[call.block.index()].len() == 1 && call.block != f.entry();
    (costs <= 1 && alone && !data.cold && dest.block != call.block).then(|| (dest.clone(), made.to_vec()))
}

fn is_bool(f: &Function, v: Value) -> bool {
    f.def_inst(v).is_some_and(|i| matches!(f.kind(i), InstKind::Icmp { .. } | InstKind::Fcmp { .. }))
}

/// A block that is reached only by one unconditional jump is joined to the block before it.
fn merge_chains(f: &mut Function) -> bool {
    let mut ways_in = vec![0u32; f.blocks.len()];
    for &b in &f.layout {
        if let Some(t) = f.terminator(b) {
            f.kind(t).for_each_successor(|s| ways_in[s.index()] += 1);
        }
    }
    let mut changed = false;
    let mut gone = vec![false; f.blocks.len()];
    for b in f.layout.clone() {
        if gone[b.index()] {
            continue;
        }
        while let Some(t) = f.terminator(b) {
            let InstKind::Jump { dest } = f.kind(t).clone() else { break };
            let s = dest.block;
            if s == b || s == f.entry() || ways_in[s.index()] != 1 || gone[s.index()] {
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
