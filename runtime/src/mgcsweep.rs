//! Sweeping: what was not marked becomes free. One span at a time, by allocations that need room, by the goroutine
//! `bgsweep`, and at the latest by the next collection.
//!
//! A sweep exchanges the span's mark bits for its allocation bits; nothing else of the span's memory is touched, unless
//! freed memory is to be poisoned (`GODEBUG=gcstress=1`).

use crate::env::DEBUG;
use crate::mcentral::{CENTRAL, NSPANCLASSES};
use crate::mgc::STATS;
use crate::mheap::HEAP;
use crate::span::MSpan;
use core::sync::atomic::{AtomicUsize, Ordering::*};

/// What freed memory is filled with under gcstress: no address, odd, and easy to see.
const POISON: u8 = 0xdb;

/// Sweeps a span that the caller has taken off an unswept list.
///
/// # Safety
/// The caller owns the span.
pub unsafe fn sweep(s: *mut MSpan) {
    let s = &mut *s;
    let before = s.count();
    if DEBUG.gcstress.load(Relaxed) != 0 {
        poison(s);
    }
    core::mem::swap(&mut s.allocbits, &mut s.markbits);
    s.markbits.write_bytes(0, s.words());
    s.freeindex = 0;
    s.refill_cache();
    let after = s.count();
    s.needzero = true;
    STATS.frees.fetch_add((before - after) as u64, Relaxed);
    STATS.by_class[s.spanclass as usize >> 1][1].fetch_add((before - after) as u64, Relaxed);
    STATS.free_bytes.fetch_add((before - after) as u64 * s.elemsize as u64, Relaxed);
}

/// Fills the slots that the sweep frees.
unsafe fn poison(s: &MSpan) {
    for i in 0..s.nelems {
        let marked = *s.markbits.add(i as usize / 64) >> (i % 64) & 1 != 0;
        if !marked && !s.is_free(i) {
            (s.addr_of(i) as *mut u8).write_bytes(POISON, s.elemsize);
        }
    }
}

/// The class at which to look for the next unswept span.
static NEXT: AtomicUsize = AtomicUsize::new(NSPANCLASSES);

/// There are unswept spans again.
pub fn restart() {
    NEXT.store(0, Relaxed);
}

/// Sweeps one span; false when none is left.
///
/// # Safety
/// On a system stack.
pub unsafe fn sweepone() -> bool {
    loop {
        let class = NEXT.load(Relaxed);
        if class >= NSPANCLASSES {
            return false;
        }
        let central = &CENTRAL[class];
        let s = central.take_unswept();
        if s.is_null() {
            // Spans never become unswept while the world runs: the class is finished.
            let _ = NEXT.compare_exchange(class, class + 1, Relaxed, Relaxed);
            continue;
        }
        sweep(s);
        let n = (*s).count();
        if n == 0 {
            HEAP.free(s);
        } else {
            central.put(s, n == (*s).nelems);
        }
        return true;
    }
}
