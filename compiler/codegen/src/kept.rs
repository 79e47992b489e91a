//! Compiled functions as bytes for another build.
//!
//! Symbols stand as names and source places as distances from the declarations they belong to ([`ir::encode`]), so what
//! was kept of a function is good as long as the function and what the passes saw of others are the same, wherever in
//! its file it stands now. Metadata is made anew from that on every build.
//!
//! Who keeps the bytes, and who knows that they are still those of the function, is the caller's business.

use crate::clif::RUNTIME_NAMES;
use crate::compile::{CodeReloc, Machine, RelocTarget};
use crate::meta::Raw;
use ir::encode::{Names, Reader, Writer};
use ir::{Function, Loc, LocData, SymId};
use source::Pos;

/// What is known from an earlier build, by the functions' numbers.
pub struct Earlier<'a> {
    /// Notes of all functions ([`crate::Notes::of`]).
    pub notes: &'a [u8],
    /// Callees of which a function's code must not depend on anything.
    pub unseen: &'a [Vec<SymId>],
    /// Their code, where it was kept.
    pub code: &'a [Option<&'a [u8]>],
}

/// Encodes the code of `f`.
pub fn encode(m: &Machine, f: &Function, names: &Names<'_>) -> Vec<u8> {
    let mut w = Writer::default();
    let Machine { bytes, align, relocs, raw } = m;
    let Raw { flags, frame_size, arg_bytes, rows, locs, landings, unsafe_ranges, stack, arguments } = raw;
    w.num(*align);
    w.slice(bytes);
    w.len(relocs.len());
    for CodeReloc { offset, kind, target, addend } in relocs {
        w.num(*offset);
        w.num(*kind);
        w.signed(*addend);
        match target {
            RelocTarget::Sym(s) => {
                w.num(0u8);
                w.slice(names.symbols.name(*s).as_bytes());
            }
            RelocTarget::Name(n) => {
                w.len(RUNTIME_NAMES.iter().position(|r| r == n).map_or(0, |n| n + 1));
            }
        }
    }
    [*flags, *frame_size, *arg_bytes].into_iter().for_each(|n| w.num(n));
    w.len(locs.len());
    for LocData { pos, inlined } in locs {
        w.num(names.distance(f.pos, inlined.map(|i| i.1), *pos));
        match inlined {
            None => w.num(0u8),
            Some((call, sym)) => {
                w.num(call.0 as u64 + 1);
                w.slice(names.symbols.name(*sym).as_bytes());
            }
        }
    }
    w.len(rows.len());
    let mut last = 0;
    for (at, loc) in rows {
        w.num(at - last);
        w.num(loc.0);
        last = *at;
    }
    for list in [landings, unsafe_ranges] {
        w.len(list.len());
        for (a, b) in list {
            w.num(*a);
            w.num(*b);
        }
    }
    w.slice(stack);
    w.slice(arguments);
    w.bytes
}

/// The code of `f` from what [`encode`] wrote. None if it does not fit this build.
pub fn decode(bytes: &[u8], f: &Function, names: &Names<'_>) -> Option<Machine> {
    let mut r = Reader::new(bytes);
    let sym = |r: &mut Reader<'_>| -> Option<SymId> { names.symbols.find(r.text()?) };
    let align = r.word()?;
    let code = r.slice()?.to_vec();
    let mut relocs = Vec::new();
    for _ in 0..r.count()? {
        let (offset, kind, addend) = (r.word()?, r.word()?, r.signed()?);
        let target = match r.num()? as usize {
            0 => RelocTarget::Sym(sym(&mut r)?),
            n => RelocTarget::Name(RUNTIME_NAMES.get(n - 1)?),
        };
        relocs.push(CodeReloc { offset, kind, target, addend });
    }
    let (flags, frame_size, arg_bytes) = (r.word()?, r.word()?, r.word()?);
    let mut locs: Vec<LocData> = Vec::new();
    for _ in 0..r.count()? {
        let distance = r.num()?;
        let inlined = match r.num()? {
            0 => None,
            n => Some((Loc((n - 1) as u32), sym(&mut r)?)),
        };
        let pos: Pos = names.place(f.pos, inlined.map(|i| i.1), distance);
        locs.push(LocData { pos, inlined });
    }
    let mut rows = Vec::new();
    let mut at = 0u32;
    for _ in 0..r.count()? {
        at = at.checked_add(r.word()?)?;
        rows.push((at, Loc(r.word()?)));
    }
    let mut pairs =
        || -> Option<Vec<(u32, u32)>> { (0..r.count()?).map(|_| Some((r.word()?, r.word()?))).collect() };
    let (landings, unsafe_ranges) = (pairs()?, pairs()?);
    let (stack, arguments) = (r.slice()?.to_vec(), r.slice()?.to_vec());
    let raw = Raw { flags, frame_size, arg_bytes, rows, locs, landings, unsafe_ranges, stack, arguments };
    Some(Machine { bytes: code, align, relocs, raw })
}
