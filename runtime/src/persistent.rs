//! Memory that is never given back: g, m and p structures, sudogs, tables. Zeroed, outside the collected heap.
//!
//! The collector does not look into it: whatever in here points into the heap is reported by its owner
//! (`proc::gc_roots`, `timer::gc_roots`).

use crate::lock::Mutex;
use crate::panic::throw;
use crate::sys;
use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};

const CHUNK: usize = 256 << 10;

static LOCK: Mutex = Mutex::new();
/// Unused part of the current chunk; written under `LOCK`.
static mut FREE: (usize, usize) = (0, 0);

/// `size` zeroed bytes. Callable on any stack, holds a leaf lock.
pub fn persistentalloc(size: usize, align: usize) -> *mut u8 {
    if size >= CHUNK / 4 {
        return map(size) as *mut u8;
    }
    LOCK.lock();
    // SAFETY: under LOCK.
    let p = unsafe {
        let (mut at, mut end) = FREE;
        at = (at + align - 1) & !(align - 1);
        if at + size > end {
            at = map(CHUNK);
            end = at + CHUNK;
        }
        FREE = (at + size, end);
        at
    };
    LOCK.unlock();
    p as *mut u8
}

/// A zeroed `T`; all-zero bytes must be a valid `T`.
pub unsafe fn new_zeroed<T>() -> *mut T {
    // A cache line each: neighbours are used by different threads.
    persistentalloc(size_of::<T>(), align_of::<T>().max(64)).cast()
}

/// Bytes that were mapped.
pub static MAPPED: AtomicUsize = AtomicUsize::new(0);

fn map(size: usize) -> usize {
    match sys::mmap(0, size, sys::PROT_RW, 0) {
        Some(p) => {
            MAPPED.fetch_add(size, Relaxed);
            p
        }
        None => throw("runtime: cannot allocate memory"),
    }
}

/// A table that grows in place: reserved without access rights and opened in steps, so that limits on data count what is
/// used.
pub struct Table {
    base: usize,
    open: usize,
}

impl Table {
    const STEP: usize = 64 << 10;

    pub const NONE: Table = Table { base: 0, open: 0 };

    /// Reserves `len` bytes; `None` if the address space is too small.
    pub fn reserve(len: usize) -> Option<Table> {
        let len = (len + Self::STEP - 1) & !(Self::STEP - 1);
        Some(Table { base: sys::mmap(0, len, sys::PROT_NONE, sys::MAP_NORESERVE)?, open: 0 })
    }

    pub fn base(&self) -> usize {
        self.base
    }

    /// Makes the first `bytes` usable, within what is reserved.
    #[inline]
    pub fn grow(&mut self, bytes: usize) -> bool {
        bytes <= self.open || self.open_more(bytes)
    }

    #[cold]
    fn open_more(&mut self, bytes: usize) -> bool {
        let len = (bytes - self.open + Self::STEP - 1) & !(Self::STEP - 1);
        // SAFETY: the range is ours and nothing lies in it yet.
        let done = unsafe { sys::mprotect(self.base + self.open, len, sys::PROT_RW) } == 0;
        if done {
            self.open += len;
        }
        done
    }
}
