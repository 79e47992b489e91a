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
use ir::{Block, Function, InstKind, Module, SymId, Symbols};
use rustc_hash::{FxHashMap, FxHashSet};

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

/// What is known of the runtime's functions.
pub struct Notes {
    preempt: Preempt,
    callees: FxHashMap<SymId, Callee>,
}

/// Facts about all functions, computed once.
pub struct Plans {
    notes: Notes,
    /// How the module's functions matter to their callers.
    classes: FxHashMap<SymId, Callee>,
    /// Those that are leaves.
    leaves: FxHashSet<SymId>,
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

/// Note: a leaf, which may go without a check.
const LEAF: u8 = 1;
/// Note: it says so itself.
const NOSPLIT: u8 = 2;

impl Notes {
    /// What compiling a module with these symbols depends on.
    pub fn new(symbols: &Symbols, preempt: Preempt) -> Notes {
        let mut callees = FxHashMap::default();
        for row in rtfn::TABLE {
            let Some(sym) = symbols.find(row.name) else { continue };
            if row.flags & DIVERGES != 0 {
                let plain = row.sig == ">";
                callees.insert(sym, if plain { Callee::PlainPanic } else { Callee::Panic });
            } else if row.lang == Lang::Rust {
                callees.insert(sym, Callee::Runtime);
            }
        }
        Notes { preempt, callees }
    }

    /// What compiling a caller of `f` needs to know of it. A function in a cycle of calls is checked whatever becomes of
    /// its calls, so that the others of the cycle know before it is compiled.
    pub fn of(&self, f: &Function, cyclic: bool) -> u8 {
        let leaf = if !cyclic && self.is_leaf(f) { LEAF } else { 0 };
        leaf | if f.flags.nosplit { NOSPLIT } else { 0 }
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
}

impl Plans {
    /// The plans of the module's functions; their notes, by number, are computed if they are not given.
    pub fn new(module: &Module, preempt: Preempt, notes: Option<&[u8]>) -> Plans {
        let facts = Notes::new(&module.symbols, preempt);
        let (mut classes, mut leaves) = (FxHashMap::default(), FxHashSet::default());
        for (n, f) in module.funcs.iter().enumerate() {
            let note = notes.map_or_else(|| facts.of(f, false), |notes| notes[n]);
            if note & LEAF != 0 {
                leaves.insert(f.sym);
            }
            let class = if note == 0 { Callee::Checked } else { Callee::MaybeUnchecked };
            classes.insert(f.sym, class);
        }
        classes.extend(facts.callees.iter().map(|(&s, &c)| (s, c)));
        Plans { notes: facts, classes, leaves }
    }

    /// The plan of `f`. Of the callees `unseen` nothing may be known.
    pub fn function(&self, f: &Function, cfg: &Cfg, unseen: &[SymId]) -> Plan {
        // Declared variables: in the default modes only those that are left count, and those show in the frame.
        let slots: u64 =
            if self.notes.as_in_go_1_7() { f.slots.iter().map(|s| s.size as u64).sum() } else { 0 };
        let check = if f.flags.nosplit || f.sig.c_abi {
            Check::Never
        } else if self.leaves.contains(&f.sym) && slots <= LEAF_FRAME as u64 {
            Check::IfLarge
        } else {
            Check::Always
        };
        let polls = match self.notes.preempt {
            _ if f.flags.nosplit || f.sig.c_abi => vec![],
            Preempt::Prologue | Preempt::PrologueLeafPanics | Preempt::Async => vec![],
            Preempt::Loops => back_edges(f, cfg).into_iter().map(|e| e.0).collect(),
            Preempt::Default => self.polls(f, cfg, unseen),
        };
        Plan { check, polls }
    }

    /// Sources of back edges whose loops call something, but no checked function on every round.
    fn polls(&self, f: &Function, cfg: &Cfg, unseen: &[SymId]) -> Vec<Block> {
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
                        let class = match self.classes.get(sym) {
                            Some(_) if unseen.contains(sym) => Callee::MaybeUnchecked,
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
            if body.iter().any(stoppable) {
                continue;
            }
            // Where one block calls, and not on every round, the poll stands there.
            let mut callers = body.iter().filter(|b| calls[b.index()].0);
            let at = match (callers.next(), callers.next()) {
                (None, _) => continue,
                (Some(&b), None) if !cfg.dominates(b, latch) => b,
                _ => latch,
            };
            if !out.contains(&at) {
                out.push(at);
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
