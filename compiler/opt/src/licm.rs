//! Loads and checks that every round of a loop repeats with the same outcome are done once, before it.
//!
//! What is moved stands at the start of the loop's body: in the header or in a block that only follows it, with nothing
//! before it that could stop the program or be seen from outside. The body runs at least once when it is reached
//! (see `rotate`), so what is moved would have been executed anyway, and a panic is the one that would have come first.
//! A load is moved if nothing in the loop can write what it reads. Pure instructions are moved along where one of those
//! needs them; Cranelift moves the others.
//!
//! A loop that waits for another goroutine without a call is left alone: its exit would depend on nothing that changes.

use crate::alias::{Aliases, Place};
use ir::cfg::{Cfg, Loops};
use ir::{Block, BlockCall, Function, Inst, InstKind, MemFlags, Value, ValueDef};

/// Moves what can be moved. Whether anything was.
pub fn run(f: &mut Function) -> bool {
    let cfg = Cfg::new(f);
    let loops = cfg.loops();
    if loops.list.is_empty() {
        return false;
    }
    let mut members: Vec<Vec<Block>> = vec![vec![]; loops.list.len()];
    for &b in &cfg.rpo {
        let mut at = loops.innermost[b.index()];
        while let Some(l) = at {
            members[l as usize].push(b);
            at = loops.list[l as usize].parent;
        }
    }
    let mut home: Vec<Option<Block>> = vec![None; f.insts.len()];
    for &b in &cfg.rpo {
        f.blocks[b.index()].insts.iter().for_each(|i| home[i.index()] = Some(b));
    }
    let mut m = Motion { aliases: Aliases::new(f), cfg: &cfg, loops: &loops, home, entrances: vec![] };
    let mut changed = false;
    for (l, blocks) in (0..).zip(&members) {
        changed |= m.one(f, l, blocks);
    }
    changed
}

struct Motion<'a> {
    aliases: Aliases,
    cfg: &'a Cfg,
    loops: &'a Loops,
    /// By instruction.
    home: Vec<Option<Block>>,
    /// Blocks made before loops, with the loop around each.
    entrances: Vec<(Block, Option<u32>)>,
}

impl Motion<'_> {
    fn contains(&self, l: u32, b: Block) -> bool {
        match self.entrances.iter().find(|e| e.0 == b) {
            Some(&(_, Some(at))) => {
                let mut at = Some(at);
                while let Some(x) = at {
                    if x == l {
                        return true;
                    }
                    at = self.loops.list[x as usize].parent;
                }
                false
            }
            Some(_) => false,
            None => self.loops.contains(l, b),
        }
    }

    /// Whether `v` is defined in the loop.
    fn inside(&self, f: &Function, l: u32, v: Value) -> bool {
        match f.values[f.resolve(v).index()].def {
            ValueDef::Param(b, _) => self.contains(l, b),
            ValueDef::Result(i, _) => self.home[i.index()].is_some_and(|b| self.contains(l, b)),
            ValueDef::Alias(_) => true,
        }
    }

    /// Whether `v` has one value in all rounds that can be computed before the loop; adds what has to be moved for that.
    fn invariant(&self, f: &Function, l: u32, v: Value, along: &mut Vec<Inst>, depth: u32) -> bool {
        if !self.inside(f, l, v) {
            return true;
        }
        let Some(i) = f.def_inst(v) else { return false };
        if along.contains(&i) {
            return true;
        }
        let kind = f.kind(i);
        let movable = kind.is_pure()
            && !matches!(
                kind,
                InstKind::Load { .. }
                    | InstKind::BytesEqual { .. }
                    | InstKind::BytesHigh { .. }
                    | InstKind::GetG
                    | InstKind::FramePointer
            );
        let divides = matches!(
            kind,
            InstKind::Binary {
                op: ir::BinOp::Sdiv | ir::BinOp::Udiv | ir::BinOp::Srem | ir::BinOp::Urem,
                ..
            }
        );
        if !movable || divides || depth > 6 {
            return false;
        }
        let mut all = true;
        kind.for_each_use(|u| all = all && self.invariant(f, l, u, along, depth + 1));
        if all {
            along.push(i);
        }
        all
    }

    fn one(&mut self, f: &mut Function, l: u32, blocks: &[Block]) -> bool {
        let header = self.loops.list[l as usize].header;
        let mut outer = self.cfg.preds[header.index()].iter().filter(|&&p| !self.loops.contains(l, p));
        let (Some(&before), None) = (outer.next(), outer.next()) else { return false };
        let jumps = |t: Inst| matches!(f.kind(t), InstKind::Jump { .. } | InstKind::Brif { .. });
        if f.blocks[header.index()].cold || !f.terminator(before).is_some_and(jumps) {
            return false;
        }
        let Some(writes) = self.writes(f, l, blocks) else { return false };
        // The start of the body.
        let mut chain: Vec<Inst> = vec![];
        let mut b = header;
        loop {
            chain.extend(&f.blocks[b.index()].insts);
            let Some(InstKind::Jump { dest }) = f.terminator(b).map(|t| f.kind(t)) else { break };
            let next = dest.block;
            let made = self.entrances.iter().any(|e| e.0 == next);
            let alone = made || self.cfg.preds.get(next.index()).is_some_and(|p| p.len() == 1);
            if !alone
                || next == header
                || !self.contains(l, next)
                || !f.blocks[next.index()].params.is_empty()
            {
                break;
            }
            b = next;
        }
        let mut moved: Vec<Inst> = vec![];
        for i in chain {
            if self.home[i.index()].is_none_or(|b| !self.contains(l, b)) || moved.contains(&i) {
                continue;
            }
            let mut along = moved.clone();
            let kind = f.kind(i).clone();
            let goes = match kind {
                InstKind::Load { base, offset, flags } if !flags.has(MemFlags::VOLATILE) => {
                    let Some(&r) = f.insts[i.index()].results.first() else { break };
                    let place =
                        Place { base: f.resolve(base), offset, size: f.ty(r).bytes(), ty: Some(f.ty(r)) };
                    writes.iter().all(|w| self.apart(f, w, place))
                        && self.invariant(f, l, base, &mut along, 0)
                }
                InstKind::Bounds { index, len, .. } => {
                    self.invariant(f, l, index, &mut along, 0) && self.invariant(f, l, len, &mut along, 0)
                }
                InstKind::NilCheck { ptr } => self.invariant(f, l, ptr, &mut along, 0),
                ref k if k.is_pure() => continue,
                ref k if k.is_terminator() => {
                    if matches!(k, InstKind::Jump { .. }) {
                        continue;
                    }
                    break;
                }
                _ => break,
            };
            if goes {
                along.push(i);
                moved = along;
                // From here on it counts as defined before the loop.
            } else if !kind.is_pure() {
                break;
            }
        }
        if moved.is_empty() || !self.ends(f, l, blocks) {
            return false;
        }
        let entrance = self.entrance(f, l, header, before);
        for &i in &moved {
            if let Some(b) = self.home[i.index()] {
                f.blocks[b.index()].insts.retain(|&j| j != i);
            }
            self.home[i.index()] = Some(entrance);
        }
        let insts = &mut f.blocks[entrance.index()].insts;
        let end = insts.len() - 1;
        insts.splice(end..end, moved);
        true
    }

    /// All that the loop writes; None if there is too much. A call is a write without a place.
    fn writes(&self, f: &Function, l: u32, blocks: &[Block]) -> Option<Vec<Option<Place>>> {
        let mut out = vec![];
        let made = self.entrances.iter().map(|e| e.0).filter(|&b| self.contains(l, b));
        for b in blocks.iter().copied().chain(made) {
            let insts = &f.blocks[b.index()].insts;
            for &i in insts {
                match *f.kind(i) {
                    InstKind::Store { value, base, offset, .. } => {
                        let ty = f.ty(value);
                        let base = f.resolve(base);
                        out.push(Some(Place { base, offset, size: ty.bytes(), ty: Some(ty) }));
                    }
                    InstKind::MemCopy { dst, size, .. } | InstKind::MemZero { dst, size } => {
                        out.push(Some(Place { base: f.resolve(dst), offset: 0, size, ty: None }));
                    }
                    InstKind::Call { .. }
                    | InstKind::CallIndirect { .. }
                    | InstKind::TryCall { .. }
                    | InstKind::AtomicLoad { .. }
                    | InstKind::AtomicStore { .. }
                    | InstKind::AtomicRmw { .. }
                    | InstKind::AtomicCas { .. } => out.push(None),
                    InstKind::Load { flags, .. } if flags.has(MemFlags::VOLATILE) => out.push(None),
                    _ => {}
                }
                if out.len() > 32 {
                    return None;
                }
            }
        }
        Some(out)
    }

    fn apart(&self, f: &Function, write: &Option<Place>, read: Place) -> bool {
        match write {
            Some(w) => self.aliases.apart(f, *w, read),
            None => self.aliases.is_private(f, read.base),
        }
    }

    /// Whether something that changes from round to round decides about an exit, or the loop calls.
    fn ends(&self, f: &Function, l: u32, blocks: &[Block]) -> bool {
        blocks.iter().any(|&b| match f.terminator(b).map(|t| f.kind(t)) {
            Some(InstKind::Brif { cond, then, els }) => {
                [then, els].iter().any(|d| !self.contains(l, d.block)) && self.changes(f, l, *cond, &mut 24)
            }
            Some(InstKind::Switch { .. } | InstKind::TryCall { .. }) => true,
            _ => {
                f.blocks[b.index()].insts.iter().any(|&i| matches!(f.kind(i), InstKind::CallIndirect { .. }))
            }
        })
    }

    /// Whether `v` depends on a variable of the loop.
    fn changes(&self, f: &Function, l: u32, v: Value, fuel: &mut u32) -> bool {
        if *fuel == 0 || !self.inside(f, l, v) {
            return false;
        }
        *fuel -= 1;
        let Some(i) = f.def_inst(v) else { return true };
        match f.kind(i) {
            InstKind::Call { .. } | InstKind::CallIndirect { .. } => true,
            kind => {
                let mut any = false;
                kind.for_each_use(|u| any = any || self.changes(f, l, u, fuel));
                any
            }
        }
    }

    /// A block between `before` and the loop.
    fn entrance(&mut self, f: &mut Function, l: u32, header: Block, before: Block) -> Block {
        let e = f.new_block();
        let Some(t) = f.terminator(before) else { return e };
        let loc = f.insts[t.index()].loc;
        let mut args = vec![];
        let mut enter = |dest: &mut BlockCall| {
            if dest.block == header {
                args = std::mem::take(&mut dest.args);
                dest.block = e;
            }
        };
        match &mut f.insts[t.index()].kind {
            InstKind::Jump { dest } => enter(dest),
            InstKind::Brif { then, els, .. } => {
                enter(then);
                enter(els);
            }
            _ => {}
        }
        let jump = f.new_inst(InstKind::Jump { dest: BlockCall { block: header, args } }, &[], loc);
        f.blocks[e.index()].insts.push(jump);
        self.home.resize(f.insts.len(), None);
        self.home[jump.index()] = Some(e);
        let at = f.layout.iter().position(|&b| b == header).unwrap_or(f.layout.len());
        f.layout.insert(at, e);
        self.entrances.push((e, self.loops.list[l as usize].parent));
        e
    }
}
