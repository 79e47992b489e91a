//! An append-only table that can be read without a lock while others append.
//!
//! Names, types and objects are created by every stage (instantiation happens in `lower` too) and read everywhere, so the
//! tables that hold them grow behind a shared reference. Elements never move and never change place: an index handed
//! out stays valid for the life of the table.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// The first chunks hold `1 << FIRST_BITS` elements each; every `1 << STEP_BITS` chunks the size doubles, so that no more
/// than a quarter of the table is memory that nobody uses.
const FIRST_BITS: u32 = 8;
const STEP_BITS: u32 = 2;
const CHUNKS: usize = ((32 - FIRST_BITS) << STEP_BITS) as usize;

/// Grows by chunks; an element is written once, before its index is known to anybody else.
#[derive(Debug)]
pub struct AppendVec<T> {
    len: AtomicU32,
    chunks: [OnceLock<Box<[OnceLock<T>]>>; CHUNKS],
}

impl<T> Default for AppendVec<T> {
    fn default() -> Self {
        AppendVec { len: AtomicU32::new(0), chunks: std::array::from_fn(|_| OnceLock::new()) }
    }
}

/// Chunk, place in it, and the logarithm of the chunk's size.
#[inline]
fn place(i: u32) -> (usize, usize, u32) {
    // With this much added, the leading bits of a number say which chunk it is in.
    let n = i as u64 + (1 << (FIRST_BITS + STEP_BITS));
    let bits = 63 - n.leading_zeros() - STEP_BITS;
    let leading = (n >> bits) as usize;
    let chunk = ((bits - FIRST_BITS) << STEP_BITS) as usize + (leading & ((1 << STEP_BITS) - 1));
    (chunk, (n & ((1 << bits) - 1)) as usize, bits)
}

impl<T> AppendVec<T> {
    /// Appends and returns the new element's index.
    pub fn push(&self, value: T) -> u32 {
        let i = self.len.fetch_add(1, Ordering::Relaxed);
        let (c, k, bits) = place(i);
        let chunk = self.chunks[c].get_or_init(|| (0..1usize << bits).map(|_| OnceLock::new()).collect());
        if chunk[k].set(value).is_err() {
            unreachable!("slot {i} written twice");
        }
        i
    }

    /// The element at `i`, which `push` has returned.
    #[inline]
    pub fn get(&self, i: u32) -> &T {
        let (c, k, _) = place(i);
        self.chunks[c].get().and_then(|chunk| chunk[k].get()).expect("index was handed out by push")
    }

    /// How many elements there are.
    pub fn len(&self) -> u32 {
        self.len.load(Ordering::Relaxed)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_follow_each_other() {
        let (mut chunk, mut next) = (0, 0);
        for i in 0..100_000 {
            let (c, k, bits) = place(i);
            if c != chunk {
                assert_eq!((c, k), (chunk + 1, 0));
                (chunk, next) = (c, 0);
            }
            assert_eq!(k, next);
            assert!(k < 1 << bits);
            next += 1;
        }
        assert!(place(u32::MAX).0 < CHUNKS);
    }
}
