//! Interned names, shared by all threads.

use crate::append::AppendVec;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};
use std::sync::Mutex;

/// An interned name. Equal text, equal symbol; the number itself means nothing, but that its lowest bit tells exported
/// names from others.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct Symbol(u32);

impl Symbol {
    /// The empty name.
    pub const EMPTY: Symbol = Symbol(0);
    /// The blank identifier.
    pub const BLANK: Symbol = Symbol(1 << 1);

    /// Its place among the names, in the order in which they were met: what tables of names are indexed by.
    #[inline]
    pub fn index(self) -> usize {
        (self.0 >> 1) as usize
    }

    /// Whether the name begins with an upper-case letter.
    #[inline]
    pub fn is_exported(self) -> bool {
        self.0 & 1 != 0
    }
}

/// Whether a name is exported: begins with an upper-case letter.
pub fn is_exported(name: &str) -> bool {
    match name.as_bytes().first() {
        Some(b) if b.is_ascii() => b.is_ascii_uppercase(),
        _ => name.chars().next().is_some_and(char::is_uppercase),
    }
}

const SHARDS: usize = 16;

/// The table of names. Lookups of a known name take one shard's lock for the time of a hash probe; its text is read
/// without a lock.
pub struct Interner {
    shards: [Mutex<Shard>; SHARDS],
    texts: AppendVec<&'static str>,
}

#[derive(Default)]
struct Shard {
    known: FxHashMap<&'static str, Symbol>,
    /// Where the next texts go. Names live as long as the process: a compiler run is short and every stage borrows them.
    room: &'static mut [u8],
}

impl Shard {
    /// A copy of `text` that lives as long as the process.
    fn keep(&mut self, text: &str) -> &'static str {
        const ROOM: usize = 1 << 12;
        if self.room.len() < text.len() {
            self.room = Box::leak(vec![0; ROOM.max(text.len())].into_boxed_slice());
        }
        let (own, rest) = std::mem::take(&mut self.room).split_at_mut(text.len());
        self.room = rest;
        own.copy_from_slice(text.as_bytes());
        std::str::from_utf8(own).expect("a copy of text")
    }
}

impl Default for Interner {
    fn default() -> Self {
        Self::new()
    }
}

impl Interner {
    /// A table that holds only the empty name and the blank one.
    pub fn new() -> Interner {
        let it = Interner { shards: std::array::from_fn(|_| Mutex::default()), texts: AppendVec::default() };
        it.intern("");
        it.intern("_");
        it
    }

    /// The symbol of `text`.
    pub fn intern(&self, text: &str) -> Symbol {
        let mut h = FxHasher::default();
        text.hash(&mut h);
        let shard = &self.shards[(h.finish() >> 57) as usize % SHARDS];
        let mut shard = shard.lock().expect("interner lock");
        if let Some(&s) = shard.known.get(text) {
            return s;
        }
        let text = shard.keep(text);
        let s = Symbol(self.texts.push(text) << 1 | is_exported(text) as u32);
        shard.known.insert(text, s);
        s
    }

    /// The text of `s`.
    #[inline]
    pub fn text(&self, s: Symbol) -> &'static str {
        self.texts.get(s.0 >> 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_text_gives_equal_symbols() {
        let it = Interner::new();
        let a = it.intern("alpha");
        assert_eq!(a, it.intern("alpha"));
        assert_ne!(a, it.intern("beta"));
        assert_eq!(it.text(a), "alpha");
        assert_eq!(it.intern(""), Symbol::EMPTY);
        assert_eq!(it.intern("_"), Symbol::BLANK);
        assert!(it.intern("Alpha").is_exported() && it.intern("Ä").is_exported());
        assert!(!a.is_exported() && !Symbol::BLANK.is_exported());
    }
}
