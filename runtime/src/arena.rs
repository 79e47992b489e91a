//! The heap's address space: one reservation that holds the arena and its two side tables, opened in chunks.
//!
//! - arena: the pages that objects lie in;
//! - span table: for every page the span it belongs to;
//! - pointer bitmap: for every word of a span of small objects with pointers, whether it is one.
//!
//! Invariant: addresses in `base..open` are readable and writable, and so are their entries in both tables; what was
//! never handed out is zero. The reservation itself is `PROT_NONE`, so that limits on data and containers' accounts see
//! what is used. `open` grows under the heap's lock and is read without.

use crate::panic::throw;
use crate::sizeclasses::PAGE;
use crate::span::MSpan;
use crate::sys;
use core::sync::atomic::{AtomicUsize, Ordering::*};

/// Bytes that are opened at a time.
pub const CHUNK: usize = 4 << 20;
/// What is asked for at first; halved while the system refuses.
const WANTED: usize = 256 << 30;
const LEAST: usize = 64 << 20;

/// The reservation. Everything but `open` is constant after `init`.
pub struct Arena {
    pub base: AtomicUsize,
    /// End of what is writable.
    pub open: AtomicUsize,
    end: AtomicUsize,
    pub spans: AtomicUsize,
    pub bits: AtomicUsize,
}

impl Default for Arena {
    fn default() -> Self {
        Self::new()
    }
}

impl Arena {
    pub const fn new() -> Self {
        Arena {
            base: AtomicUsize::new(0),
            open: AtomicUsize::new(0),
            end: AtomicUsize::new(0),
            spans: AtomicUsize::new(0),
            bits: AtomicUsize::new(0),
        }
    }

    /// Reserves the address space.
    pub fn init(&self) {
        let mut size = WANTED;
        let mut limited = false;
        loop {
            // Eight bytes a page, and one bit a word.
            let (spans, bits) = (size / PAGE * 8, size / 64);
            let all = size + spans + bits + CHUNK;
            if let Some(p) = sys::mmap(0, all, sys::PROT_NONE, sys::MAP_NORESERVE) {
                if limited && size > LEAST {
                    // The address space is limited: leave some for everything else.
                    limited = false;
                    // SAFETY: reserved just now, and nobody knows of it.
                    unsafe { sys::munmap(p, all) };
                    size -= size / 4;
                    continue;
                }
                let base = (p + CHUNK - 1) & !(CHUNK - 1);
                self.base.store(base, Relaxed);
                self.open.store(base, Relaxed);
                self.end.store(base + size, Relaxed);
                self.spans.store(base + size, Relaxed);
                self.bits.store(base + size + spans, Relaxed);
                return;
            }
            limited = true;
            size /= 2;
            if size < LEAST {
                throw("runtime: cannot reserve arena address space");
            }
        }
    }

    /// Opens at least `bytes` more; gives the start and the length of what is new, or nothing when memory is out.
    pub fn grow(&self, bytes: usize) -> Option<(usize, usize)> {
        let at = self.open.load(Relaxed);
        let size = bytes.checked_add(CHUNK - 1)? & !(CHUNK - 1);
        if size > self.end.load(Relaxed) - at {
            return None;
        }
        let from = at - self.base.load(Relaxed);
        let ok = |start: usize, len: usize| {
            // SAFETY: the range lies in our reservation and nothing uses it yet.
            unsafe { sys::mprotect(start, len, sys::PROT_RW) == 0 }
        };
        let tables = ok(self.spans.load(Relaxed) + from / PAGE * 8, size / PAGE * 8)
            && ok(self.bits.load(Relaxed) + from / 64, size / 64);
        if !tables || !ok(at, size) {
            return None;
        }
        self.open.store(at + size, Release);
        Some((at, size))
    }

    /// Whether `p` may lie in an object.
    #[inline(always)]
    pub fn contains(&self, p: usize) -> bool {
        let base = self.base.load(Relaxed);
        p.wrapping_sub(base) < self.open.load(Relaxed).wrapping_sub(base)
    }

    #[inline(always)]
    fn entry(&self, p: usize) -> *mut *mut MSpan {
        (self.spans.load(Relaxed) + (p - self.base.load(Relaxed)) / PAGE * 8) as *mut *mut MSpan
    }

    /// The span of the page at `p`, or null; `contains(p)`.
    #[inline(always)]
    pub fn span_of(&self, p: usize) -> *mut MSpan {
        // SAFETY: the entry is readable for every open address.
        unsafe { *self.entry(p) }
    }

    /// The span at `p`, or null; any `p`.
    #[inline(always)]
    pub fn lookup(&self, p: usize) -> *mut MSpan {
        if self.contains(p) { self.span_of(p) } else { core::ptr::null_mut() }
    }

    /// Enters `s` for `npages` pages from `p` on.
    pub fn set_span(&self, p: usize, npages: usize, s: *mut MSpan) {
        let e = self.entry(p);
        for i in 0..npages {
            // SAFETY: the pages are open and belong to the caller.
            unsafe { *e.add(i) = s };
        }
    }

    /// Word of the pointer bitmap for the address `p`, and the bit in it.
    #[inline(always)]
    pub fn bit_of(&self, p: usize) -> (*mut u64, u32) {
        let word = (p - self.base.load(Relaxed)) / 8;
        ((self.bits.load(Relaxed) + word / 64 * 8) as *mut u64, (word % 64) as u32)
    }
}
