//! Spans: runs of pages that hold objects of one size, or are free.
//!
//! Invariants of a span in use: an object is allocated when its index is below `freeindex` or its bit in `allocbits`
//! is set; `alloccache` holds the complement of `allocbits` from `freeindex` on (up to the end of the 64-bit word it was
//! loaded from, or of the span), and is 0 once that word is used up. `markbits` is zero between the end of a sweep and the
//! next mark phase.
//!
//! Who may touch what: an `MSpan` in a P's cache belongs to that P; one on a list of `mcentral` to whoever takes it
//! off under the list's lock; a free one to the page heap, under its lock. The collector touches all of them while the
//! world is stopped. Structures are reused but never unmapped.

use crate::persistent::persistentalloc;
use crate::sched::Shared;
use crate::sizeclasses::{MAGIC, PAGE, SIZES};
use abi::typ::Type;
use core::ptr::{null, null_mut};

/// What a span is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum State {
    Dead,
    Free,
    InUse,
}

#[repr(C)]
pub struct MSpan {
    pub base: usize,
    /// Index of the next object that may be free.
    pub freeindex: u32,
    pub nelems: u32,
    pub alloccache: u64,
    pub elemsize: usize,
    pub allocbits: *mut u64,
    pub markbits: *mut u64,
    pub divmagic: u32,
    /// Class × 2, +1 without pointers.
    pub spanclass: u8,
    pub state: State,
    /// Its memory was used since it came from the system.
    pub needzero: bool,
    /// A free span whose pages were given back.
    pub scavenged: bool,
    pub npages: usize,
    pub next: *mut MSpan,
    pub prev: *mut MSpan,
    /// Element type of a large object with pointers.
    pub largetype: *const Type,
    /// Objects allocated when it came into the cache; for the statistics.
    pub allocated: u32,
    /// Class of the size of both bit arrays: 2^n words.
    bitclass: u8,
    /// The object taken last is to be sampled (see `mprof`).
    pub sampled: bool,
    /// 1 + index of the next object to sample; 0 for none.
    sample: u32,
    /// What is hidden of the word that `alloccache` was loaded from: the free objects from the one to sample on.
    hidden: u64,
}

/// The lowest `n` bits of a word, all from 64 on.
fn low_bits(n: u32) -> u64 {
    if n < 64 { (1 << n) - 1 } else { u64::MAX }
}

/// Index of an object without end.
pub const NONE: u32 = u32::MAX;

impl MSpan {
    /// Index of the object that the address lies in. `p` is at or above `base`.
    #[inline(always)]
    pub fn index_of(&self, p: usize) -> u32 {
        (((p - self.base) as u64 * self.divmagic as u64) >> 32) as u32
    }

    #[inline(always)]
    pub fn addr_of(&self, index: u32) -> usize {
        self.base + index as usize * self.elemsize
    }

    pub fn words(&self) -> usize {
        (self.nelems as usize).div_ceil(64)
    }

    /// Whether a slot holds no object.
    ///
    /// # Safety
    /// World stopped, or the caller owns the span.
    #[inline(always)]
    pub unsafe fn is_free(&self, index: u32) -> bool {
        index >= self.freeindex && *self.allocbits.add(index as usize / 64) >> (index % 64) & 1 == 0
    }

    /// Loads the cache for `freeindex`.
    ///
    /// # Safety
    /// The caller owns the span.
    pub unsafe fn refill_cache(&mut self) {
        self.alloccache = 0;
        if self.freeindex < self.nelems {
            let free = !*self.allocbits.add(self.freeindex as usize / 64);
            let left = self.nelems - (self.freeindex & !63);
            self.alloccache = (free & low_bits(left)) >> (self.freeindex % 64);
            self.hide();
        }
    }

    /// Ends the cached word before the object to sample, so that the fast paths do not find it.
    fn hide(&mut self) {
        let index = self.sample.wrapping_sub(1);
        if self.alloccache != 0 && index >= self.freeindex && index / 64 == self.freeindex / 64 {
            let before = low_bits(index - self.freeindex);
            self.hidden = (self.alloccache & !before) << (self.freeindex % 64);
            self.alloccache &= before;
        }
    }

    /// Lets the free object after the next `skip` ones be sampled, if there are so many.
    ///
    /// # Safety
    /// The caller owns the span.
    pub unsafe fn sample_after(&mut self, skip: u64) {
        let mut left = skip;
        let mut i = self.freeindex;
        while i < self.nelems {
            let word = !*self.allocbits.add(i as usize / 64) >> (i % 64);
            let mut free = word & low_bits((64 - i % 64).min(self.nelems - i));
            if left < free.count_ones() as u64 {
                for _ in 0..left {
                    free &= free - 1;
                }
                self.sample = i + free.trailing_zeros() + 1;
                self.hide();
                return;
            }
            left -= free.count_ones() as u64;
            i = (i | 63) + 1;
        }
    }

    /// No object is to be sampled any more.
    pub fn sample_none(&mut self) {
        self.sample = 0;
        self.hidden = 0;
        self.sampled = false;
    }

    /// Takes the next free object within the cached word; `NONE` when [`MSpan::next_free`] must be asked.
    #[inline(always)]
    pub fn next_free_fast(&mut self) -> u32 {
        let cache = self.alloccache;
        if cache == 0 {
            return NONE;
        }
        let skip = cache.trailing_zeros();
        let index = self.freeindex + skip;
        self.alloccache = cache >> skip >> 1;
        self.freeindex = index + 1;
        index
    }

    /// Takes the next free object; `NONE` when the span is full.
    ///
    /// # Safety
    /// The caller owns the span.
    pub unsafe fn next_free(&mut self) -> u32 {
        loop {
            let index = self.next_free_fast();
            if index != NONE {
                return index;
            }
            if self.hidden != 0 {
                let index = self.sample - 1;
                self.alloccache = self.hidden >> (index % 64) >> 1;
                self.freeindex = index + 1;
                self.sample_none();
                self.sampled = true;
                return index;
            }
            // The cached word is used up; at the start of the next one, that is not loaded yet.
            self.freeindex = (self.freeindex + 63) & !63;
            self.refill_cache();
            while self.alloccache == 0 {
                if self.freeindex >= self.nelems {
                    self.freeindex = self.nelems;
                    return NONE;
                }
                self.freeindex += 64;
                self.refill_cache();
            }
        }
    }

    /// Number of objects allocated.
    ///
    /// # Safety
    /// The caller owns the span.
    pub unsafe fn count(&self) -> u32 {
        let mut n = self.freeindex;
        let mut i = self.freeindex;
        while i < self.nelems {
            let word = *self.allocbits.add(i as usize / 64) >> (i % 64);
            let left = (64 - i % 64).min(self.nelems - i);
            let mask = if left == 64 { u64::MAX } else { (1 << left) - 1 };
            n += (word & mask).count_ones();
            i += left;
        }
        n
    }

    /// Zeroes the free slots.
    ///
    /// # Safety
    /// The caller owns the span.
    pub unsafe fn clear_free(&mut self) {
        let mut from = self.freeindex;
        if self.count() == from {
            crate::memmove::memclr(
                self.addr_of(from) as *mut u8,
                (self.nelems - from) as usize * self.elemsize,
            );
            return;
        }
        while from < self.nelems {
            if !self.is_free(from) {
                from += 1;
                continue;
            }
            let mut to = from + 1;
            while to < self.nelems && self.is_free(to) {
                to += 1;
            }
            crate::memmove::memclr(self.addr_of(from) as *mut u8, (to - from) as usize * self.elemsize);
            from = to;
        }
    }

    pub fn noscan(&self) -> bool {
        self.spanclass & 1 != 0
    }

    /// Makes the pages of `self` a span of a class; 0 is one object of all pages (or `size` of them).
    ///
    /// # Safety
    /// The caller owns the span; the heap's lock guards the pools of bit arrays.
    pub unsafe fn init(&mut self, spanclass: u8) {
        let class = spanclass as usize / 2;
        self.spanclass = spanclass;
        self.elemsize = if class == 0 { self.npages * PAGE } else { SIZES[class] as usize };
        self.divmagic = MAGIC[class];
        self.nelems = (self.npages * PAGE / self.elemsize) as u32;
        self.largetype = null();
        self.freeindex = 0;
        self.allocated = 0;
        self.bitclass = self.words().next_power_of_two().trailing_zeros() as u8;
        self.allocbits = bits_alloc(self.bitclass);
        self.markbits = bits_alloc(self.bitclass);
        self.alloccache = low_bits(self.nelems);
        self.state = State::InUse;
    }

    /// Gives the bit arrays back.
    ///
    /// # Safety
    /// As for `init`.
    pub unsafe fn retire(&mut self) {
        bits_free(self.allocbits, self.bitclass);
        bits_free(self.markbits, self.bitclass);
        self.allocbits = null_mut();
        self.markbits = null_mut();
        self.largetype = null();
    }
}

/// Unused bit arrays of 2^n words, linked through their first word; under the heap's lock.
static BITS: Shared<[*mut u64; 6]> = Shared::new([null_mut(); 6]);

unsafe fn bits_alloc(class: u8) -> *mut u64 {
    let slot = &raw mut (*BITS.get())[class as usize];
    let p = *slot;
    if p.is_null() {
        return persistentalloc(8 << class, 8).cast();
    }
    *slot = *p as *mut u64;
    core::ptr::write_bytes(p, 0, 1 << class);
    p
}

unsafe fn bits_free(p: *mut u64, class: u8) {
    let slot = &raw mut (*BITS.get())[class as usize];
    *p = *slot as u64;
    *slot = p;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(nelems: u32, bits: &mut Vec<u64>) -> MSpan {
        // SAFETY: all-zero bytes are a valid span.
        let mut s: MSpan = unsafe { core::mem::zeroed() };
        bits.resize(nelems.div_ceil(64) as usize, 0);
        s.nelems = nelems;
        s.allocbits = bits.as_mut_ptr();
        s
    }

    #[test]
    fn every_free_slot_is_found_once_whichever_way() {
        for nelems in [1u32, 2, 63, 64, 65, 127, 128, 170, 1024] {
            for seed in 0..20u64 {
                let mut bits = vec![];
                let mut s = span(nelems, &mut bits);
                let mut want = vec![];
                for i in 0..nelems {
                    let used = seed != 0 && (i as u64 * 2654435761 + seed * 40503) >> 3 & 3 < seed % 4;
                    if used {
                        bits[i as usize / 64] |= 1 << (i % 64);
                    } else {
                        want.push(i);
                    }
                }
                let mut got = vec![];
                // SAFETY: the span is ours.
                unsafe {
                    s.refill_cache();
                    assert_eq!(s.count() as usize, nelems as usize - want.len());
                    loop {
                        let mut i = s.next_free_fast();
                        if i == NONE {
                            i = s.next_free();
                        }
                        if i == NONE {
                            break;
                        }
                        got.push(i);
                        assert!(!s.is_free(i));
                        assert_eq!(s.count() as usize, nelems as usize - want.len() + got.len());
                    }
                }
                assert_eq!(got, want);
            }
        }
    }
}
