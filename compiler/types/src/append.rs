//! An append-only table that can be read without a lock while others append.
//!
//! Types and objects are created by every stage (instantiation happens in `lower` too) and read everywhere, so the
//! tables that hold them grow behind a shared reference. Elements never move and never change place: an index handed
//! out stays valid for the life of the table.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

const FIRST_BITS: u32 = 10;
const CHUNKS: usize = 22;

/// Grows by chunks of doubling size; an element is written once, before its index is known to anybody else.
#[derive(Debug)]
pub(crate) struct AppendVec<T> {
    len: AtomicU32,
    chunks: [OnceLock<Box<[OnceLock<T>]>>; CHUNKS],
}

impl<T> Default for AppendVec<T> {
    fn default() -> Self {
        AppendVec { len: AtomicU32::new(0), chunks: std::array::from_fn(|_| OnceLock::new()) }
    }
}

fn place(i: u32) -> (usize, usize) {
    let n = i as u64 + (1 << FIRST_BITS);
    let chunk = 63 - n.leading_zeros() - FIRST_BITS;
    (chunk as usize, (n - (1u64 << (chunk + FIRST_BITS))) as usize)
}

impl<T> AppendVec<T> {
    /// Appends and returns the new element's index.
    pub fn push(&self, value: T) -> u32 {
        let i = self.len.fetch_add(1, Ordering::Relaxed);
        let (c, k) = place(i);
        let chunk = self.chunks[c]
            .get_or_init(|| (0..1usize << (c as u32 + FIRST_BITS)).map(|_| OnceLock::new()).collect());
        if chunk[k].set(value).is_err() {
            unreachable!("slot {i} written twice");
        }
        i
    }

    /// The element at `i`, which `push` has returned.
    pub fn get(&self, i: u32) -> &T {
        let (c, k) = place(i);
        self.chunks[c].get().and_then(|chunk| chunk[k].get()).expect("index was handed out by push")
    }

    /// How many elements there are.
    pub fn len(&self) -> u32 {
        self.len.load(Ordering::Relaxed)
    }
}
