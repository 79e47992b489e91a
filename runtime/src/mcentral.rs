//! Per span class: the spans in use that no P holds, by whether they have free slots and whether they are swept.
//!
//! At the start of a collection every span is swept and on a list here (`mgcsweep::finish`, `mcache::flush_all`); when
//! marking ends, all lists become unswept at once by exchanging the roles of the two sets. A span is swept by whoever
//! takes it off an unswept list: an allocation that needs room, `bgsweep`, or the next collection.
//!
//! Large objects are class 0: their spans are always full.

use crate::lock::Mutex;
use crate::mgcsweep::sweep;
use crate::mheap::HEAP;
use crate::sched::Shared;
use crate::sizeclasses::NCLASSES;
use crate::span::MSpan;
use core::ptr::null_mut;
use core::sync::atomic::{AtomicUsize, Ordering::*};

/// Number of span classes.
pub const NSPANCLASSES: usize = NCLASSES * 2;

/// A stack of spans.
struct List(*mut MSpan);

impl List {
    unsafe fn push(&mut self, s: *mut MSpan) {
        (*s).next = self.0;
        self.0 = s;
    }

    unsafe fn pop(&mut self) -> *mut MSpan {
        let s = self.0;
        if !s.is_null() {
            self.0 = (*s).next;
            (*s).next = null_mut();
        }
        s
    }
}

struct Lists {
    /// With free slots; two sets, one of them swept.
    partial: [List; 2],
    full: [List; 2],
}

/// The spans of one class.
#[repr(align(64))]
pub struct Central {
    lock: Mutex,
    lists: Shared<Lists>,
}

/// Which of the two sets is swept. Changed while the world is stopped.
static SWEPT: AtomicUsize = AtomicUsize::new(0);

#[allow(clippy::declare_interior_mutable_const)]
const EMPTY: Central = Central {
    lock: Mutex::new(),
    lists: Shared::new(Lists {
        partial: [List(null_mut()), List(null_mut())],
        full: [List(null_mut()), List(null_mut())],
    }),
};

/// By span class.
pub static CENTRAL: [Central; NSPANCLASSES] = [EMPTY; NSPANCLASSES];

/// All spans are unswept from here on. World stopped.
pub fn flip() {
    SWEPT.fetch_xor(1, Relaxed);
}

/// How many unswept spans without room an allocation sweeps before it takes new memory instead.
const TRIES: usize = 100;

impl Central {
    /// A swept span with room for the cache, or null when memory is out.
    ///
    /// # Safety
    /// On a system stack.
    pub unsafe fn cache_span(&self, spanclass: u8) -> *mut MSpan {
        let swept = SWEPT.load(Relaxed);
        self.lock.lock();
        let s = (*self.lists.get()).partial[swept].pop();
        self.lock.unlock();
        if !s.is_null() {
            return s;
        }
        for _ in 0..TRIES {
            let s = self.take_unswept();
            if s.is_null() {
                break;
            }
            sweep(s);
            if (*s).count() < (*s).nelems {
                return s;
            }
            self.put(s, true);
        }
        HEAP.alloc_class(spanclass)
    }

    /// Takes a swept span back, or registers a large one.
    ///
    /// # Safety
    /// The caller owns the span.
    pub unsafe fn put(&self, s: *mut MSpan, full: bool) {
        let swept = SWEPT.load(Relaxed);
        self.lock.lock();
        let lists = &mut *self.lists.get();
        if full {
            lists.full[swept].push(s)
        } else {
            lists.partial[swept].push(s)
        }
        self.lock.unlock();
    }

    /// Takes an unswept span, one with free slots if possible; null when there is none.
    ///
    /// # Safety
    /// The caller sweeps it and puts it back or frees it.
    pub unsafe fn take_unswept(&self) -> *mut MSpan {
        let unswept = SWEPT.load(Relaxed) ^ 1;
        self.lock.lock();
        let lists = &mut *self.lists.get();
        let mut s = lists.partial[unswept].pop();
        if s.is_null() {
            s = lists.full[unswept].pop();
        }
        self.lock.unlock();
        s
    }
}
