//! Removal of nil checks whose outcome is known.
//!
//! A walk of the dominator tree carries the pointers that an access, a check or a branch has proved not nil. Values never
//! change, so a fact once true stays true in everything its block dominates.

use crate::fold::is_address;
use ir::cfg::{Cfg, Visit};
use ir::{Block, Function, Inst, InstKind, IntCond, MemFlags, Value};
use rustc_hash::FxHashSet;

/// Drops what is superfluous. Whether anything was.
pub fn run(f: &mut Function) -> bool {
    let cfg = Cfg::new(f);
    let mut w = Walk { facts: FxHashSet::default(), undo: vec![], changed: false };
    let mut marks = vec![];
    for visit in cfg.walk() {
        match visit {
            Visit::Enter(b) => {
                marks.push(w.undo.len());
                if let Some(fact) = edge_fact(f, &cfg, b) {
                    w.learn(fact);
                }
                w.block(f, b);
            }
            Visit::Leave(_) => {
                for fact in w.undo.drain(marks.pop().unwrap_or(0)..) {
                    w.facts.remove(&fact);
                }
            }
        }
    }
    w.changed
}

struct Walk {
    facts: FxHashSet<Value>,
    undo: Vec<Value>,
    changed: bool,
}

impl Walk {
    fn learn(&mut self, fact: Value) {
        if self.facts.insert(fact) {
            self.undo.push(fact);
        }
    }

    fn knows(&self, fact: Value) -> bool {
        self.facts.contains(&fact)
    }

    fn block(&mut self, f: &mut Function, b: Block) {
        let insts = std::mem::take(&mut f.blocks[b.index()].insts);
        let kept: Vec<Inst> = insts.into_iter().filter(|&i| self.keep(f, i)).collect();
        f.blocks[b.index()].insts = kept;
    }

    /// Whether the instruction is still needed; learns from it.
    fn keep(&mut self, f: &mut Function, i: Inst) -> bool {
        match *f.kind(i) {
            InstKind::NilCheck { ptr } => {
                let p = f.resolve(ptr);
                if is_address(f, p) || self.knows(p) {
                    self.changed = true;
                    return false;
                }
                self.learn(p);
            }
            InstKind::Load { base, flags, offset } if !flags.has(MemFlags::NOTRAP) => {
                let p = f.resolve(base);
                if is_address(f, p) || self.knows(p) {
                    let flags = flags.with(MemFlags::NOTRAP);
                    f.insts[i.index()].kind = InstKind::Load { base, offset, flags };
                    self.changed = true;
                } else {
                    self.learn(p);
                }
            }
            InstKind::Store { value, base, flags, offset } if !flags.has(MemFlags::NOTRAP) => {
                let p = f.resolve(base);
                if is_address(f, p) || self.knows(p) {
                    let flags = flags.with(MemFlags::NOTRAP);
                    f.insts[i.index()].kind = InstKind::Store { value, base, offset, flags };
                    self.changed = true;
                } else {
                    self.learn(p);
                }
            }
            _ => {}
        }
        true
    }
}

/// The pointer that the only edge into a block shows not to be nil.
fn edge_fact(f: &Function, cfg: &Cfg, b: Block) -> Option<Value> {
    let [p] = cfg.preds[b.index()][..] else { return None };
    let InstKind::Brif { cond, then, els } = f.kind(f.terminator(p)?) else { return None };
    let InstKind::Icmp { cond, args: [a, n] } = *f.kind(f.def_inst(*cond)?) else { return None };
    let wanted = match cond {
        IntCond::Ne => then,
        IntCond::Eq => els,
        _ => return None,
    };
    let nil = f.as_iconst(n) == Some(0) && f.ty(a) == ir::Type::Ptr;
    (nil && wanted.block == b && then.block != els.block).then(|| f.resolve(a))
}
