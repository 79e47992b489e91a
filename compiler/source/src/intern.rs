//! Interned names, shared by all threads.

use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};
use std::sync::{Mutex, RwLock};

/// An interned name. Equal text, equal symbol; the number itself means nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct Symbol(pub u32);

impl Symbol {
    /// The empty name.
    pub const EMPTY: Symbol = Symbol(0);
}

const SHARDS: usize = 16;

/// The table of names. Lookups of a known name take one shard's lock for the time of a hash probe.
pub struct Interner {
    shards: [Mutex<FxHashMap<&'static str, Symbol>>; SHARDS],
    texts: RwLock<Vec<&'static str>>,
}

impl Default for Interner {
    fn default() -> Self {
        Self::new()
    }
}

impl Interner {
    /// A table that holds only the empty name.
    pub fn new() -> Interner {
        let it = Interner {
            shards: std::array::from_fn(|_| Mutex::new(FxHashMap::default())),
            texts: RwLock::new(Vec::new()),
        };
        it.intern("");
        it
    }

    /// The symbol of `text`.
    pub fn intern(&self, text: &str) -> Symbol {
        let mut h = FxHasher::default();
        text.hash(&mut h);
        let shard = &self.shards[(h.finish() >> 57) as usize % SHARDS];
        let mut map = shard.lock().expect("interner lock");
        if let Some(&s) = map.get(text) {
            return s;
        }
        // Names live as long as the process: a compiler run is short and every stage borrows them.
        let text: &'static str = Box::leak(text.into());
        let mut texts = self.texts.write().expect("interner lock");
        let s = Symbol(texts.len() as u32);
        texts.push(text);
        map.insert(text, s);
        s
    }

    /// The text of `s`.
    pub fn text(&self, s: Symbol) -> &'static str {
        self.texts.read().expect("interner lock")[s.0 as usize]
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
    }
}
