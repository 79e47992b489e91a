//! The per-P cache of the allocator: a span with room for every span class, and the tiny block.
//!
//! A cache belongs to the M that holds its P; code that uses it cannot be stopped half-way, because stops happen in Go
//! code only. Before the first P exists, and in Ms without P, the M's own cache serves.

use crate::mcentral::{CENTRAL, NSPANCLASSES};
use crate::mgc::{STATS, heap_live_add};
use crate::mprof;
use crate::panic::throw;
use crate::persistent::new_zeroed;
use crate::sched::{ALLP, getm};
use crate::span::{MSpan, NONE};
use core::sync::atomic::Ordering::*;

#[repr(C)]
pub struct MCache {
    /// Block of 16 bytes that tiny objects share, 0 for none.
    pub tiny: usize,
    pub tinyoffset: usize,
    /// Tiny objects since the last flush.
    pub tinyallocs: u64,
    pub alloc: [*mut MSpan; NSPANCLASSES],
}

/// A full span without memory, so that the fast path needs no null check.
static EMPTY: crate::sched::Shared<MSpan> =
    // SAFETY: all-zero bytes are a valid span.
    crate::sched::Shared::new(unsafe { core::mem::zeroed() });

/// Makes a cache.
pub fn allocmcache() -> *mut MCache {
    // SAFETY: all-zero bytes are a valid cache, and the spans are set here.
    unsafe {
        let c: *mut MCache = new_zeroed();
        (*c).alloc = [EMPTY.get(); NSPANCLASSES];
        c
    }
}

/// Spans of objects up to this size are cleared when a cache takes them.
pub const CLEARED_MAX: usize = 1024;

/// The cache of the current P, or null when there is none yet.
///
/// # Safety
/// As for [`mcache`].
#[inline(always)]
pub unsafe fn cache_or_null() -> *mut MCache {
    let pp = (*getm()).p;
    if pp.is_null() { core::ptr::null_mut() } else { (*pp).mcache.cast() }
}

/// The cache of the current P.
///
/// # Safety
/// Not to be kept across anything that parks.
#[inline(always)]
pub unsafe fn mcache() -> *mut MCache {
    let mp = getm();
    let pp = (*mp).p;
    if !pp.is_null() {
        let c = (*pp).mcache.cast::<MCache>();
        if !c.is_null() {
            return c;
        }
    }
    mcache_slow()
}

#[cold]
#[inline(never)]
unsafe fn mcache_slow() -> *mut MCache {
    let mp = getm();
    let pp = (*mp).p;
    let slot = if pp.is_null() { &raw mut (*mp).mcache } else { &raw mut (*pp).mcache };
    if (*slot).is_null() {
        *slot = allocmcache().cast();
    }
    (*slot).cast()
}

impl MCache {
    /// Puts a span with room in place of the full one; false when memory is out.
    ///
    /// # Safety
    /// On a system stack.
    pub unsafe fn refill(&mut self, spanclass: u8) -> bool {
        let slot = &raw mut self.alloc[spanclass as usize];
        release(*slot, true);
        *slot = EMPTY.get();
        let s = CENTRAL[spanclass as usize].cache_span(spanclass);
        if s.is_null() {
            return false;
        }
        let n = (*s).count();
        if n == (*s).nelems {
            throw("span has no free space");
        }
        (*s).allocated = n;
        if (*s).needzero && (*s).elemsize <= CLEARED_MAX {
            (*s).clear_free();
            (*s).needzero = false;
        }
        if let Some(before) = mprof::objects_before_sample((*s).elemsize) {
            (*s).sample_after(before);
        }
        // The rest counts as live from now on; what is still free at a flush is taken off again.
        heap_live_add((((*s).nelems - n) as usize * (*s).elemsize) as isize);
        *slot = s;
        true
    }

    /// Gives everything back. World stopped, or the cache is the caller's.
    ///
    /// # Safety
    /// On a system stack.
    pub unsafe fn flush(&mut self) {
        for slot in &mut self.alloc {
            release(*slot, false);
            *slot = EMPTY.get();
        }
        self.tiny = 0;
        STATS.tinyallocs.fetch_add(self.tinyallocs, Relaxed);
        self.tinyallocs = 0;
    }
}

/// Accounts for what was allocated from a span and gives it to its central list.
unsafe fn release(s: *mut MSpan, full: bool) {
    if s == EMPTY.get() {
        return;
    }
    let n = if full { (*s).nelems } else { (*s).count() };
    let new = (n - (*s).allocated) as u64;
    STATS.mallocs.fetch_add(new, Relaxed);
    STATS.by_class[(*s).spanclass as usize >> 1][0].fetch_add(new, Relaxed);
    STATS.alloc_bytes.fetch_add(new * (*s).elemsize as u64, Relaxed);
    if n < (*s).nelems {
        heap_live_add(-(((*s).nelems - n) as isize * (*s).elemsize as isize));
    } else {
        (*s).freeindex = (*s).nelems;
    }
    (*s).sample_none();
    CENTRAL[(*s).spanclass as usize].put(s, n == (*s).nelems);
}

/// Flushes the caches of all Ps and of Ms without P. World stopped.
///
/// # Safety
/// On a system stack.
pub unsafe fn flush_all() {
    for p in &ALLP {
        let pp = p.load(Acquire);
        if pp.is_null() {
            break;
        }
        if !(*pp).mcache.is_null() {
            (*(*pp).mcache.cast::<MCache>()).flush();
        }
    }
    for mp in crate::mthread::allm() {
        if !(*mp).mcache.is_null() {
            (*(*mp).mcache.cast::<MCache>()).flush();
        }
    }
}

/// Next free object of a span that belongs to the cache; `NONE` when it is full.
///
/// # Safety
/// The span is in the caller's cache.
#[inline(always)]
pub unsafe fn next_free(s: *mut MSpan) -> u32 {
    let i = (*s).next_free_fast();
    if i != NONE {
        return i;
    }
    (*s).next_free()
}
