//! The runtime functions of which the analysis knows more than their code tells.

use abi::rtfn::{TEMP, TEMP_RUNES};
use ir::{SymId, Symbols};
use rustc_hash::FxHashMap;

/// Runtime functions that look at what they are given and keep nothing.
pub(super) const HARMLESS: &[&str] = &[
    "runtime.memequal",
    "runtime.cmpstring",
    "runtime.countrunes",
    "runtime.decoderune",
    "runtime.printstring",
    "runtime.printpointer",
    "runtime.printslice",
    "runtime.printeface",
    "runtime.printiface",
    "runtime.memhash",
    "runtime.strhash",
    "runtime.typehash",
    "runtime.nilinterhash",
    "runtime.interhash",
    "runtime.efaceeq",
    "runtime.ifaceeq",
    "runtime.closechan",
    "runtime.chanlen",
    "runtime.chancap",
];

/// Runtime functions whose first parameter is room for a result of at most so many bytes, nil for none. They keep nothing,
/// and without room the result is never in a frame, though it may be an operand that is not.
pub(super) const TEMPORARY: &[(&str, u32)] = &[
    ("runtime.concatstring2", TEMP),
    ("runtime.concatstring3", TEMP),
    ("runtime.concatstrings", TEMP),
    ("runtime.intstring", TEMP),
    ("runtime.slicebytetostring", TEMP),
    ("runtime.stringtoslicebyte", TEMP),
    ("runtime.slicerunetostring", TEMP),
    ("runtime.stringtoslicerune", TEMP_RUNES),
    ("runtime.makeslice", TEMP),
];

/// Runtime functions that give new memory and keep nothing.
pub(super) const FRESH: &[&str] = &["runtime.mallocgc"];

/// Runtime functions that copy what the second of these parameters points to where the first does.
pub(super) const COPIES: &[(&str, usize, usize)] =
    &[("runtime.memmove", 0, 1), ("runtime.typedmemmove", 1, 2), ("runtime.typedslicecopy", 1, 3)];

/// Runtime functions that put a value into new memory for an interface, and the bytes of it.
pub(super) const BOXES: &[(&str, u32)] = &[
    ("runtime.convT16", 2),
    ("runtime.convT32", 4),
    ("runtime.convT64", 8),
    ("runtime.convTstring", 16),
    ("runtime.convTslice", 24),
];

/// Communications of the first parameter, a channel, which they do not keep: what their wrappers in Go source call.
pub(super) const CHANS: &[&str] = &["runtime.chansend", "runtime.chanrecv"];

/// What calls of some runtime functions do.
#[derive(Clone, Copy)]
pub enum Known {
    Harmless,
    /// Clears what the first argument points to.
    Clear,
    /// Sends from or receives into what the second argument points to.
    Chan,
    /// Gives a pointer of which nothing is said: not to an object that is made here.
    Opaque,
    /// New memory or room of so many bytes.
    Temporary(u32),
    Fresh,
    Copy(usize, usize),
    /// New memory of so many bytes that holds the arguments, one after the other, and is never written again.
    Box(u32),
    /// `growslice`: new memory with the contents of the old.
    Grow,
}

/// The runtime functions of which this analysis knows more than their code tells.
pub fn known(symbols: &Symbols) -> FxHashMap<SymId, Known> {
    let rows = HARMLESS
        .iter()
        .map(|&n| (n, Known::Harmless))
        .chain(TEMPORARY.iter().map(|&(n, size)| (n, Known::Temporary(size))))
        .chain(FRESH.iter().map(|&n| (n, Known::Fresh)))
        .chain(COPIES.iter().map(|&(n, to, from)| (n, Known::Copy(to, from))))
        .chain(BOXES.iter().map(|&(n, size)| (n, Known::Box(size))))
        .chain(CHANS.iter().map(|&n| (n, Known::Chan)))
        .chain([
            ("runtime.growslice", Known::Grow),
            ("runtime.noescape", Known::Opaque),
            ("runtime.memclrNoHeapPointers", Known::Clear),
        ]);
    rows.filter_map(|(n, k)| symbols.find(n).map(|s| (s, k))).collect()
}
