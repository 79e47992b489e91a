//! What a function's code needs besides its instructions: a stack check, and polls in its loops.
//!
//! **Stack check.** A function may go without when it is a leaf and its frame is at most [`LEAF_FRAME`] bytes. A leaf
//! calls no Go function that returns: what it may call is the runtime's Rust code, which runs in the guard zone below
//! `stackguard0` anyway, and panics, which have a check of their own. So at most one frame without a check lies
//! between a checked frame and Rust code, and the linker's stack proof adds exactly those. Frame sizes are known only
//! after register allocation: a leaf is compiled without a check and again with one if it is over the limit.
//!
//! **Polls.** A loop is stopped by a signal at any of its own instructions, but not while it is in the runtime. One
//! that calls only unchecked functions would rarely be stopped, so its back edges poll `stackguard0`. Which callees
//! are checked is judged from their IR alone, never from compiled code: the result does not depend on the order of
//! compilation, and a function's code changes only when its own IR or that property of a callee changes.

use crate::Preempt;
use abi::call::LEAF_FRAME;
use abi::rtfn::{self, DIVERGES, Lang};
use ir::cfg::Cfg;
use ir::{Block, Function, InstKind, Module, SymId};
use rustc_hash::FxHashMap;

/// How a callee matters to its caller's plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Callee {
    /// A Go function whose prologue certainly checks.
    Checked,
    /// A Go function that may go without a check.
    MaybeUnchecked,
    /// Rust code.
    Runtime,
    /// A panic that takes no arguments.
    PlainPanic,
    /// Another function that does not return.
    Panic,
}

/// Facts about all functions, computed once.
pub struct Plans {
    preempt: Preempt,
    callees: FxHashMap<SymId, Callee>,
}

/// The decision for one function.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub check: Check,
    /// Blocks that poll before their terminator.
    pub polls: Vec<Block>,
}

/// Whether a function checks its stack.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Check {
    #[default]
    Always,
    /// Only if its frame turns out larger than [`LEAF_FRAME`].
    IfLarge,
    Never,
}

impl Plans {
    pub fn new(module: &Module, preempt: Preempt) -> Plans {
        let mut plans = Plans { preempt, callees: FxHashMap::default() };
        for row in rtfn::TABLE {
            let Some(sym) = module.symbols.find(row.name) else { continue };
            if row.flags & DIVERGES != 0 {
                let plain = row.sig == ">";
                plans.callees.insert(sym, if plain { Callee::PlainPanic } else { Callee::Panic });
            } else if row.lang == Lang::Rust {
                plans.callees.insert(sym, Callee::Runtime);
            }
        }
        // A leaf is one by its own calls alone, so one pass suffices.
        let leaves: Vec<_> =
            module.funcs.iter().map(|f| (f.sym, plans.is_leaf(f), f.flags.nosplit)).collect();
        for (sym, leaf, nosplit) in leaves {
            let class = if leaf || nosplit { Callee::MaybeUnchecked } else { Callee::Checked };
            plans.callees.entry(sym).or_insert(class);
        }
        plans
    }

    fn as_in_go_1_7(&self) -> bool {
        matches!(self.preempt, Preempt::Prologue | Preempt::PrologueLeafPanics)
    }

    fn is_leaf(&self, f: &Function) -> bool {
        let prologue = self.as_in_go_1_7();
        let leaf_call = |sym: SymId, c_abi: bool| match self.callees.get(&sym) {
            Some(Callee::PlainPanic) => self.preempt != Preempt::Prologue,
            Some(Callee::Panic) => !prologue,
            _ => c_abi && !prologue,
        };
        self.insts(f).all(|kind| match kind {
            InstKind::Call { sym, sig, .. } => leaf_call(*sym, sig.c_abi),
            InstKind::CallIndirect { .. } | InstKind::TryCall { .. } => false,
            // A jump to another function's entry needs no frame of its own, but Go 1.7 knew only calls. Where an
            // indirect one leads the linker cannot prove.
            InstKind::TailCall { .. } => !prologue,
            InstKind::TailCallIndirect { .. } => false,
            _ => true,
        })
    }

    fn insts<'f>(&self, f: &'f Function) -> impl Iterator<Item = &'f InstKind> {
        f.layout.iter().flat_map(|b| &f.blocks[b.index()].insts).map(|&i| f.kind(i))
    }

    /// The plan of `f`.
    pub fn function(&self, f: &Function, cfg: &Cfg) -> Plan {
        // Declared variables: in the default modes only those that are left count, and those show in the frame.
        let slots: u64 = if self.as_in_go_1_7() { f.slots.iter().map(|s| s.size as u64).sum() } else { 0 };
        let check = if f.flags.nosplit || f.sig.c_abi {
            Check::Never
        } else if self.is_leaf(f) && slots <= LEAF_FRAME as u64 {
            Check::IfLarge
        } else {
            Check::Always
        };
        let polls = match self.preempt {
            _ if f.flags.nosplit || f.sig.c_abi => vec![],
            Preempt::Prologue | Preempt::PrologueLeafPanics | Preempt::Async => vec![],
            Preempt::Loops => back_edges(f, cfg).into_iter().map(|e| e.0).collect(),
            Preempt::Default => self.polls(f, cfg),
        };
        Plan { check, polls }
    }

    /// Sources of back edges whose loops call something, but no checked function on every round.
    fn polls(&self, f: &Function, cfg: &Cfg) -> Vec<Block> {
        let edges = back_edges(f, cfg);
        if edges.is_empty() {
            return vec![];
        }
        // Per block: does it call, does it call a checked function.
        let mut calls = vec![(false, false); f.blocks.len()];
        for &b in &cfg.rpo {
            for &i in &f.blocks[b.index()].insts {
                let c = &mut calls[b.index()];
                match f.kind(i) {
                    InstKind::Call { sym, sig, .. } | InstKind::TryCall { sym, sig, .. } => {
                        let class = match self.callees.get(sym) {
                            Some(class) => *class,
                            None if sig.c_abi => Callee::Runtime,
                            None => Callee::MaybeUnchecked,
                        };
                        c.0 |= !matches!(class, Callee::Panic | Callee::PlainPanic);
                        c.1 |= class == Callee::Checked;
                    }
                    InstKind::CallIndirect { .. } => c.0 = true,
                    InstKind::MemCopy { size, .. } | InstKind::MemZero { size, .. } => {
                        c.0 |= *size as usize > crate::clif::INLINE_BYTES;
                    }
                    _ => {}
                }
            }
        }
        let mut out = vec![];
        for (latch, header) in edges {
            let body = body(cfg, latch, header);
            let stoppable = |b: &Block| calls[b.index()].1 && cfg.dominates(*b, latch);
            if body.iter().any(|b| calls[b.index()].0) && !body.iter().any(stoppable) && !out.contains(&latch)
            {
                out.push(latch);
            }
        }
        out
    }
}

/// Edges that go back in the reverse postorder, those that close irreducible cycles included.
fn back_edges(f: &Function, cfg: &Cfg) -> Vec<(Block, Block)> {
    let mut out = vec![];
    for &b in &cfg.rpo {
        if let Some(t) = f.terminator(b) {
            f.kind(t).for_each_successor(|s| {
                if cfg.order[s.index()] <= cfg.order[b.index()] && !out.contains(&(b, s)) {
                    out.push((b, s));
                }
            });
        }
    }
    out
}

/// The blocks between header and latch.
fn body(cfg: &Cfg, latch: Block, header: Block) -> Vec<Block> {
    let mut seen = vec![false; cfg.preds.len()];
    seen[header.index()] = true;
    let mut out = vec![header];
    let mut todo = vec![latch];
    while let Some(b) = todo.pop() {
        if !std::mem::replace(&mut seen[b.index()], true) {
            out.push(b);
            todo.extend(&cfg.preds[b.index()]);
        }
    }
    out
}
