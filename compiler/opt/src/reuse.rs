//! What is kept of an optimised function for another build.
//!
//! An entry lies under the key of the function as it was lowered ([`key`]). It names everything the passes asked of the
//! rest of the module, with a digest of the answers: it holds if the answers are the same now. Then the passes need not
//! run, nor code generation: the rest of the entry is the latter's, of which nothing is known here. A callee's edit so
//! reaches a caller only if it changes what the caller saw of it.

use crate::escape::Summary;
use crate::outside::{Body, Done, Outside};
use ir::encode::{Names, Reader, Writer};
use ir::{Function, SymId};
use xxhash_rust::xxh3::{Xxh3, xxh3_128_with_seed};

/// Entries of earlier builds. What is damaged, missing or of another rgo is not there.
pub trait Store: Sync {
    /// The entry under `key`.
    fn get(&self, key: u128) -> Option<Vec<u8>>;
}

/// How a function got its code.
pub enum Outcome {
    /// The passes ran: the entry for the next build, to be completed by the code.
    New { key: u128, entry: Vec<u8> },
    /// The function in the module is as it was lowered; its code begins at `code` in the entry.
    Known { key: u128, entry: Vec<u8>, code: usize },
}

/// The key of a function that has just been lowered. `seed` stands for rgo itself and its options.
pub fn key(f: &Function, package: &str, cyclic: bool, names: &Names<'_>, seed: u64, w: &mut Writer) -> u128 {
    w.bytes.clear();
    w.slice(names.symbols.name(f.sym).as_bytes());
    w.slice(package.as_bytes());
    w.num(cyclic);
    ir::encode::encode(f, names, w);
    xxh3_128_with_seed(&w.bytes, seed)
}

/// A hash of the answers about `asked`.
fn answers(asked: &[SymId], outside: &Outside<'_, '_>) -> u128 {
    let mut h = Xxh3::new();
    for &s in asked {
        h.update(&outside.digest(s).to_le_bytes());
    }
    h.digest128()
}

/// What callers may know of `f`, whose passes have run.
pub fn done(
    f: &Function,
    summary: Summary,
    note: u8,
    offered: bool,
    names: Option<&Names<'_>>,
) -> (Done, Writer) {
    let body = offered.then(|| Box::new(f.compacted()));
    let mut w = Writer::default();
    if let Some(names) = names {
        w.num(note);
        w.num(f.flags.wrapper);
        summary.encode(&mut w);
        w.num(offered);
        if let Some(f) = &body {
            ir::encode::encode(f, names, &mut w);
        }
    }
    let digest = xxh3_128_with_seed(&w.bytes, DIGEST);
    (Done { summary, note, digest, body: body.map_or(Body::None, Body::Ready) }, w)
}

/// Keeps digests apart from [`Outside`]'s constants.
const DIGEST: u64 = 1;

/// The entry of a function: what was asked, the answers, what callers may know.
pub fn entry(asked: &[SymId], outside: &Outside<'_, '_>, done: &Writer, names: &Names<'_>) -> Vec<u8> {
    let mut w = Writer::default();
    w.len(asked.len());
    for &s in asked {
        w.slice(names.symbols.name(s).as_bytes());
    }
    w.bytes.extend(answers(asked, outside).to_le_bytes());
    w.slice(&done.bytes);
    w.bytes
}

/// What callers may know of `f`, and where the code is, if the entry holds in this build.
pub fn recall(
    entry: &[u8],
    f: &mut Function,
    outside: &Outside<'_, '_>,
    names: &Names<'_>,
) -> Option<(Done, usize)> {
    let mut r = Reader::new(entry);
    let mut asked = Vec::with_capacity(16);
    for _ in 0..r.count()? {
        asked.push(names.symbols.find(r.text()?)?);
    }
    let (then, rest) = r.rest().split_first_chunk::<16>()?;
    if answers(&asked, outside) != u128::from_le_bytes(*then) {
        return None;
    }
    let mut r = Reader::new(rest);
    let bytes = r.slice()?;
    let code = entry.len() - r.rest().len();
    let digest = xxh3_128_with_seed(bytes, DIGEST);
    let mut r = Reader::new(bytes);
    let note = r.num()? as u8;
    let wrapper = r.num()? != 0;
    let summary = Summary::decode(&mut r)?;
    let body = match r.num()? {
        0 => Body::None,
        _ => Body::Kept { bytes: r.rest().to_vec(), sym: f.sym, decoded: Default::default() },
    };
    f.flags.wrapper = wrapper;
    Some((Done { summary, note, digest, body }, code))
}
