//! Source files, positions and names: what every stage of the front end refers to.
//!
//! A [`Pos`] is a byte offset into the concatenation of all files that a build reads, so one `u32` tells file and
//! place. A [`Symbol`] is an interned name; its number depends on the order of interning, which differs between
//! runs, so nothing may be ordered by it: sort by text.
//!
//! Invariants: file bases are disjoint and grow in the order of [`SourceMap::add`]; `Pos(0)` belongs to no file.

mod append;
mod intern;
mod map;

pub use append::AppendVec;
pub use intern::{Interner, Symbol, is_exported};
pub use map::{FileId, LineDirective, Location, SourceFile, SourceMap, TooLarge};

/// A place in some source file: global byte offset, 0 where there is none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct Pos(pub u32);

impl Pos {
    /// The absent position.
    pub const NONE: Pos = Pos(0);

    /// Whether this names a place.
    pub fn is_some(self) -> bool {
        self.0 != 0
    }
}

/// A stretch of source text, end exclusive.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct Span {
    pub start: Pos,
    pub end: Pos,
}
