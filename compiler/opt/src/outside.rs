//! What the passes over one function may know of the rest of the module, and the record of what they asked.
//!
//! A pass asks [`Outside`] for callees' bodies and summaries and for constant data, and nothing else: what was asked for,
//! with a digest of the answers, is what a result kept for another build depends on ([`crate::reuse`]). A new kind of
//! question therefore belongs here, and its answer into [`World::digest`].
//!
//! Functions are taken level by level (see [`crate::pipeline`]). Only what lies on lower levels, or earlier in the same
//! cycle, has an answer: what a function is told never depends on the order in which threads work.

use crate::escape::{Known, Summary};
use ir::encode::Names;
use ir::{Data, FuncId, Function, Section, SymId, Symbols};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;
use std::sync::OnceLock;
use xxhash_rust::xxh3::xxh3_128;

/// What callers may know of a function that is done.
#[derive(Default)]
pub struct Done {
    pub summary: Summary,
    /// What code generation wants to know of a callee.
    pub note: u8,
    /// A hash of everything else in here.
    pub digest: u128,
    pub body: Body,
}

/// The body of a function that may be inlined.
#[derive(Default)]
pub enum Body {
    #[default]
    None,
    Ready(Box<Function>),
    /// From an earlier build, decoded when someone asks.
    Kept {
        bytes: Vec<u8>,
        sym: SymId,
        decoded: OnceLock<Option<Box<Function>>>,
    },
}

#[derive(Clone, Copy)]
enum Entity {
    Unknown,
    Func(FuncId),
    Data(u32),
}

/// The module around the function at hand.
pub struct World<'m> {
    pub names: Names<'m>,
    data: &'m [Data],
    entities: Vec<Entity>,
    data_digests: Vec<OnceLock<u128>>,
    done: Vec<Option<Done>>,
    /// Per function: its cycle of calls, and whether it is marked `//go:nosplit`.
    cycles: Vec<(u32, bool)>,
    newobject: Option<SymId>,
    newlocal: Option<SymId>,
    zerobase: Option<SymId>,
    stringtoslicebyte: Option<SymId>,
    memequal: Option<SymId>,
    known: FxHashMap<SymId, Known>,
    quiet: FxHashSet<SymId>,
    /// Address words of read-only data: closures, itabs.
    addresses: FxHashMap<(SymId, i64), (SymId, i64)>,
}

/// Digest of a function that has no answers yet.
const UNKNOWN: u128 = 0;
/// Digest of what is not in the module.
const ELSEWHERE: u128 = u128::MAX;

impl<'m> World<'m> {
    /// The module of `symbols`, `data` and the functions `funcs`, none of which is done. `cycles` numbers the cycles of
    /// calls that they belong to.
    pub fn new(symbols: &'m Symbols, data: &'m [Data], funcs: &[Function], cycles: &[u32]) -> World<'m> {
        let mut entities = vec![Entity::Unknown; symbols.len()];
        let mut addresses = FxHashMap::default();
        for (n, d) in (0..).zip(data) {
            // The dependences of an inittask are named after it without being it.
            if d.section != Section::InitDeps {
                entities[d.sym.index()] = Entity::Data(n);
            }
            if matches!(d.section, Section::RoData | Section::Itab) {
                for r in &d.relocs {
                    addresses.insert((d.sym, r.offset as i64), (r.sym, r.addend));
                }
            }
        }
        for (n, f) in (0..).zip(funcs) {
            entities[f.sym.index()] = Entity::Func(FuncId(n));
        }
        World {
            names: Names::new(symbols, funcs),
            data,
            entities,
            data_digests: data.iter().map(|_| OnceLock::new()).collect(),
            done: funcs.iter().map(|_| None).collect(),
            cycles: cycles.iter().zip(funcs).map(|(&c, f)| (c, f.flags.nosplit)).collect(),
            newobject: symbols.find("runtime.newobject"),
            newlocal: symbols.find("runtime.newlocal"),
            zerobase: symbols.find("runtime.zerobase"),
            stringtoslicebyte: symbols.find("runtime.stringtoslicebyte"),
            memequal: symbols.find("runtime.memequal"),
            known: crate::escape::known(symbols),
            quiet: crate::frames::QUIET.iter().filter_map(|n| symbols.find(n)).collect(),
            addresses,
        }
    }

    /// Enters what callers may know of a function.
    pub fn enter(&mut self, f: FuncId, done: Done) {
        self.done[f.index()] = Some(done);
    }

    fn datum(&self, sym: SymId) -> Option<&Data> {
        match self.entities.get(sym.index())? {
            Entity::Data(n) => Some(&self.data[*n as usize]),
            _ => None,
        }
    }

    /// A hash of all that can be asked of a datum.
    fn data_digest(&self, n: u32) -> u128 {
        *self.data_digests[n as usize].get_or_init(|| {
            let d = &self.data[n as usize];
            let mut w = ir::encode::Writer::default();
            w.num(d.section as u8);
            match d.section {
                Section::Type => w.bytes.extend(d.bytes.iter().take(SIZE)),
                Section::RoData | Section::Itab => {
                    for r in &d.relocs {
                        w.num(r.offset);
                        w.slice(self.names.symbols.name(r.sym).as_bytes());
                        w.signed(r.addend);
                    }
                }
                _ => {}
            }
            xxh3_128(&w.bytes)
        })
    }
}

/// Bytes of a type descriptor that hold the type's size, at its beginning.
const SIZE: usize = 8;

/// Functions of the cycle at hand that are done.
pub type Cycle = FxHashMap<FuncId, Done>;

/// The module as the passes over one function see it.
pub struct Outside<'a, 'm> {
    world: &'a World<'m>,
    cycle: &'a Cycle,
    /// Number of the cycle.
    number: u32,
    asked: RefCell<(Vec<SymId>, FxHashSet<SymId>)>,
}

impl<'a, 'm> Outside<'a, 'm> {
    /// The view of function `f`; nothing has been asked yet.
    pub fn new(world: &'a World<'m>, cycle: &'a Cycle, f: FuncId) -> Outside<'a, 'm> {
        Outside { world, cycle, number: world.cycles[f.index()].0, asked: RefCell::default() }
    }

    /// Records that the result depends on what is known of `sym`.
    pub fn ask(&self, sym: SymId) {
        let mut asked = self.asked.borrow_mut();
        if asked.1.insert(sym) {
            asked.0.push(sym);
        }
    }

    /// The symbols asked for, in order.
    pub fn into_asked(self) -> Vec<SymId> {
        self.asked.into_inner().0
    }

    fn done(&self, sym: SymId) -> Option<&'a Done> {
        match self.world.entities.get(sym.index())? {
            Entity::Func(f) => self.world.done[f.index()].as_ref().or_else(|| self.cycle.get(f)),
            _ => None,
        }
    }

    /// A hash of everything that can be asked of `sym`.
    pub fn digest(&self, sym: SymId) -> u128 {
        match self.world.entities.get(sym.index()) {
            Some(&Entity::Data(n)) => self.world.data_digest(n),
            Some(Entity::Func(f)) => match (self.done(sym), self.world.cycles[f.index()]) {
                (Some(done), _) => done.digest,
                // Of those in the same cycle code generation knows whether they have a stack check.
                (None, (cycle, nosplit)) if cycle == self.number => UNKNOWN + 1 + nosplit as u128,
                _ => UNKNOWN,
            },
            _ => ELSEWHERE,
        }
    }

    /// Whether nothing may be known of `sym`, though it is a function of the module.
    pub fn is_unseen(&self, sym: SymId) -> bool {
        match self.world.entities.get(sym.index()) {
            Some(Entity::Func(f)) => {
                self.done(sym).is_none() && self.world.cycles[f.index()].0 != self.number
            }
            _ => false,
        }
    }

    /// The body of a function that may be inlined.
    pub fn body(&self, sym: SymId) -> Option<&'a Function> {
        self.ask(sym);
        match &self.done(sym)?.body {
            Body::None => None,
            Body::Ready(f) => Some(f),
            Body::Kept { bytes, sym, decoded } => decoded
                .get_or_init(|| ir::encode::decode(bytes, *sym, &self.world.names).map(Box::new))
                .as_deref(),
        }
    }

    /// What a function does with its parameters.
    pub fn summary(&self, sym: SymId) -> Option<&'a Summary> {
        self.ask(sym);
        self.done(sym).map(|d| &d.summary)
    }

    /// The address that read-only data holds at an offset.
    pub fn address(&self, sym: SymId, offset: i64) -> Option<(SymId, i64)> {
        self.ask(sym);
        self.world.addresses.get(&(sym, offset)).copied()
    }

    /// The size that a type descriptor gives.
    pub fn type_size(&self, sym: SymId) -> Option<u64> {
        self.ask(sym);
        let d = self.world.datum(sym).filter(|d| d.section == Section::Type)?;
        d.bytes.first_chunk::<SIZE>().map(|b| u64::from_le_bytes(*b))
    }

    /// Whether `sym` is a function of the module.
    pub fn is_function(&self, sym: SymId) -> bool {
        self.ask(sym);
        matches!(self.world.entities.get(sym.index()), Some(Entity::Func(_)))
    }

    // What follows depends on names alone.

    /// `runtime.newobject`, if the module mentions it.
    pub fn newobject(&self) -> Option<SymId> {
        self.world.newobject
    }

    /// `runtime.newlocal`, likewise.
    pub fn newlocal(&self) -> Option<SymId> {
        self.world.newlocal
    }

    /// `runtime.zerobase`, likewise.
    pub fn zerobase(&self) -> Option<SymId> {
        self.world.zerobase
    }

    /// `runtime.memequal`, likewise.
    pub fn memequal(&self) -> Option<SymId> {
        self.world.memequal
    }

    /// Whether `sym` copies the bytes of a string.
    pub fn is_bytes_of_string(&self, sym: SymId) -> bool {
        Some(sym) == self.world.stringtoslicebyte
    }

    /// What escape analysis knows of a runtime function beforehand.
    pub fn known(&self, sym: SymId) -> Option<Known> {
        self.world.known.get(&sym).copied()
    }

    /// Whether `sym` is a runtime function that neither panics nor ends the goroutine.
    pub fn is_quiet(&self, sym: SymId) -> bool {
        self.world.quiet.contains(&sym)
    }
}
