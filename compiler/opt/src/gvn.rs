//! One computation for equal values: pure instructions, and loads between which nothing wrote.
//!
//! Blocks are visited in reverse postorder. An instruction is replaced by an equal one whose block dominates its own.
//! Memory has a version at every point. A write makes a new one that remembers what it wrote and the version before; a
//! load looks back along those past the writes that cannot touch it, to an equal load or to the store of its value.
//! Where ways with different versions meet, and at the head of a loop, there is a version of which nothing is known.

use crate::alias::{Aliases, Place};
use ir::cfg::Cfg;
use ir::{Block, Function, Inst, InstKind, MemFlags, Type, Value};
use rustc_hash::FxHashMap;

/// Versions that a load looks back.
const BACK: usize = 12;

/// Replaces what has been computed before. Whether anything was.
pub fn run(f: &mut Function) -> bool {
    let cfg = Cfg::new(f);
    let mut n = Numbering {
        aliases: Aliases::new(f),
        pure: FxHashMap::default(),
        loads: FxHashMap::default(),
        versions: vec![Version::Unknown],
        at_end: vec![0; f.blocks.len()],
    };
    let mut changed = false;
    for &b in &cfg.rpo {
        let mut version = n.at_start(&cfg, b);
        let insts = std::mem::take(&mut f.blocks[b.index()].insts);
        let mut kept = Vec::with_capacity(insts.len());
        for i in insts {
            match n.equal(f, &cfg, b, i, &mut version) {
                Some(v) => {
                    let r = f.insts[i.index()].results[0];
                    f.alias(r, v);
                    changed = true;
                }
                None => kept.push(i),
            }
        }
        f.blocks[b.index()].insts = kept;
        n.at_end[b.index()] = version;
    }
    if changed {
        f.resolve_aliases();
    }
    changed
}

/// What made a version of memory.
#[derive(Clone, Copy)]
enum Version {
    Unknown,
    Store {
        value: Value,
        place: Place,
        before: u32,
    },
    /// A copy, a clear, or a store that is not to be forwarded.
    Write {
        place: Place,
        before: u32,
    },
    /// Whatever a call may do.
    Call {
        before: u32,
    },
}

/// A pure instruction: kind, type and operands.
type Key = (u16, Type, [i64; 3]);

struct Numbering {
    aliases: Aliases,
    pure: FxHashMap<Key, (Value, Block)>,
    loads: FxHashMap<(u32, Value, i32, Type), (Value, Block)>,
    versions: Vec<Version>,
    /// By block.
    at_end: Vec<u32>,
}

impl Numbering {
    fn new_version(&mut self, v: Version) -> u32 {
        self.versions.push(v);
        self.versions.len() as u32 - 1
    }

    fn at_start(&mut self, cfg: &Cfg, b: Block) -> u32 {
        let mut preds = cfg.preds[b.index()].iter();
        let Some(&first) = preds.next() else { return 0 };
        let version = self.at_end[first.index()];
        let earlier = |p: &Block| cfg.order[p.index()] < cfg.order[b.index()];
        if earlier(&first) && preds.all(|p| earlier(p) && self.at_end[p.index()] == version) {
            version
        } else {
            self.new_version(Version::Unknown)
        }
    }

    /// The value that the result of `i` equals, if it has been computed.
    fn equal(&mut self, f: &Function, cfg: &Cfg, b: Block, i: Inst, version: &mut u32) -> Option<Value> {
        let data = &f.insts[i.index()];
        match data.kind {
            InstKind::Load { base, offset, flags } if !flags.has(MemFlags::VOLATILE) => {
                let r = data.results[0];
                let place = Place { base: f.resolve(base), offset, size: f.ty(r).bytes(), ty: Some(f.ty(r)) };
                let at = if flags.has(MemFlags::READONLY) { 0 } else { *version };
                let found = self.loaded(f, cfg, b, place, at);
                if found.is_none() {
                    self.loads.insert((at, place.base, offset, f.ty(r)), (r, b));
                }
                return found;
            }
            InstKind::Store { value, base, offset, flags } if !flags.has(MemFlags::VOLATILE) => {
                let value = f.resolve(value);
                let ty = f.ty(value);
                let place = Place { base: f.resolve(base), offset, size: ty.bytes(), ty: Some(ty) };
                // What a write barrier tells the collector is no change of memory.
                *version = self.new_version(Version::Store { value, place, before: *version });
            }
            InstKind::Store { value, base, offset, .. } => {
                let place = Place { base: f.resolve(base), offset, size: f.ty(value).bytes(), ty: None };
                *version = self.new_version(Version::Write { place, before: *version });
            }
            InstKind::MemCopy { dst, size, .. } | InstKind::MemZero { dst, size } => {
                let place = Place { base: f.resolve(dst), offset: 0, size, ty: None };
                *version = self.new_version(Version::Write { place, before: *version });
            }
            InstKind::Load { .. }
            | InstKind::Call { .. }
            | InstKind::CallIndirect { .. }
            | InstKind::TryCall { .. }
            | InstKind::AtomicLoad { .. }
            | InstKind::AtomicStore { .. }
            | InstKind::AtomicRmw { .. }
            | InstKind::AtomicCas { .. } => {
                *version = self.new_version(Version::Call { before: *version });
            }
            _ => {
                let key = key(f, i)?;
                let r = data.results[0];
                match self.pure.get(&key) {
                    Some(&(v, at)) if cfg.dominates(at, b) => return Some(v),
                    _ => drop(self.pure.insert(key, (r, b))),
                }
            }
        }
        None
    }

    /// A value that is what `place` holds in version `at`.
    fn loaded(&self, f: &Function, cfg: &Cfg, b: Block, place: Place, mut at: u32) -> Option<Value> {
        let ty = place.ty?;
        for _ in 0..BACK {
            if let Some(&(v, home)) = self.loads.get(&(at, place.base, place.offset, ty))
                && cfg.dominates(home, b)
            {
                return Some(v);
            }
            at = match self.versions[at as usize] {
                Version::Unknown => return None,
                // A version that reaches this point by way of one store does so in blocks that the store dominates.
                Version::Store { value, place: p, .. }
                    if (p.base, p.offset, p.ty) == (place.base, place.offset, place.ty) =>
                {
                    return Some(value);
                }
                Version::Store { place: p, before, .. } | Version::Write { place: p, before }
                    if self.aliases.apart(f, p, place) =>
                {
                    before
                }
                Version::Call { before } if self.aliases.is_private(f, place.base) => before,
                _ => return None,
            };
        }
        None
    }
}

fn key(f: &Function, i: Inst) -> Option<Key> {
    let data = &f.insts[i.index()];
    let ty = f.ty(*data.results.first()?);
    let of = |v: Value| f.resolve(v).index() as i64;
    let (kind, operands) = match data.kind {
        InstKind::Iconst { value } => (0, [value, 0, 0]),
        InstKind::Fconst { bits } => (1, [bits as i64, 0, 0]),
        InstKind::SymAddr { sym, offset } => (2, [sym.0 as i64, offset, 0]),
        InstKind::SlotAddr { slot, offset } => (3, [slot.index() as i64, offset as i64, 0]),
        InstKind::Select { args: [c, a, b] } => (4, [of(c), of(a), of(b)]),
        InstKind::PtrAdd { base, offset } => (5, [of(base), of(offset), 0]),
        InstKind::Unary { op, arg } => (0x100 + op as u16, [of(arg), 0, 0]),
        InstKind::Binary { op, args: [a, b] } => (0x200 + op as u16, [of(a), of(b), 0]),
        InstKind::Icmp { cond, args: [a, b] } => (0x300 + cond as u16, [of(a), of(b), 0]),
        InstKind::Fcmp { cond, args: [a, b] } => (0x400 + cond as u16, [of(a), of(b), 0]),
        InstKind::Convert { op, arg } => (0x500 + op as u16, [of(arg), f.ty(arg) as i64, 0]),
        _ => return None,
    };
    Some((kind, ty, operands))
}
