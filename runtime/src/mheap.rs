//! The page heap: hands out runs of pages as spans and takes them back.
//!
//! Free runs are coalesced with their neighbours, which the span table finds, as long as both are backed by memory or
//! both were given back to the system. Runs below 128 pages wait in a list for each length, longer ones in one list that
//! is searched for the best fit. Backed runs are preferred: they cost no page faults.
//!
//! Invariants, under `lock`: the table's entries of the first and last page of a free run point to its span; those of
//! every page of a span in use do; no two free runs of one kind are neighbours.

use crate::arena::Arena;
use crate::lock::Mutex;
use crate::panic::throw;
use crate::persistent::new_zeroed;
use crate::sched::Shared;
use crate::sizeclasses::{PAGE, PAGES};
use crate::span::{MSpan, State};
use crate::sys;
use core::ptr::null_mut;
use core::sync::atomic::{AtomicUsize, Ordering::*};

const EXACT: usize = 128;

/// Free runs of one kind.
struct Runs {
    /// By length; index 0 holds those of `EXACT` pages and more.
    lists: [*mut MSpan; EXACT],
    pages: usize,
}

impl Runs {
    const fn new() -> Self {
        Runs { lists: [null_mut(); EXACT], pages: 0 }
    }

    fn head(&mut self, npages: usize) -> *mut *mut MSpan {
        &raw mut self.lists[if npages < EXACT { npages } else { 0 }]
    }

    unsafe fn insert(&mut self, s: *mut MSpan) {
        let head = self.head((*s).npages);
        (*s).prev = null_mut();
        (*s).next = *head;
        if !(*head).is_null() {
            (**head).prev = s;
        }
        *head = s;
        self.pages += (*s).npages;
    }

    unsafe fn remove(&mut self, s: *mut MSpan) {
        let (next, prev) = ((*s).next, (*s).prev);
        if prev.is_null() {
            *self.head((*s).npages) = next;
        } else {
            (*prev).next = next;
        }
        if !next.is_null() {
            (*next).prev = prev;
        }
        (*s).next = null_mut();
        (*s).prev = null_mut();
        self.pages -= (*s).npages;
    }

    unsafe fn best(&mut self, npages: usize) -> *mut MSpan {
        for n in npages..EXACT {
            if !self.lists[n].is_null() {
                return self.lists[n];
            }
        }
        let mut best: *mut MSpan = null_mut();
        let mut s = self.lists[0];
        while !s.is_null() {
            let fits = (*s).npages >= npages;
            if fits
                && (best.is_null()
                    || (*s).npages < (*best).npages
                    || (*s).npages == (*best).npages && (*s).base < (*best).base)
            {
                best = s;
            }
            s = (*s).next;
        }
        best
    }
}

/// The page heap. Counters are changed under the lock and read without.
pub struct Heap {
    pub arena: Arena,
    lock: Mutex,
    inner: Shared<Inner>,
    pub pages_inuse: AtomicUsize,
    /// Free pages with memory behind them.
    pub pages_idle: AtomicUsize,
    /// Free pages given back (or never touched).
    pub pages_released: AtomicUsize,
}

struct Inner {
    backed: Runs,
    released: Runs,
    /// Unused span structures.
    spans: *mut MSpan,
}

impl Default for Heap {
    fn default() -> Self {
        Self::new()
    }
}

impl Heap {
    pub const fn new() -> Self {
        Heap {
            arena: Arena::new(),
            lock: Mutex::new(),
            inner: Shared::new(Inner { backed: Runs::new(), released: Runs::new(), spans: null_mut() }),
            pages_inuse: AtomicUsize::new(0),
            pages_idle: AtomicUsize::new(0),
            pages_released: AtomicUsize::new(0),
        }
    }

    /// A span of `npages` pages for objects of `spanclass` (class 0: one object), zeroed unless `needzero`; null when
    /// memory is out.
    ///
    /// # Safety
    /// On a system stack.
    pub unsafe fn alloc(&self, npages: usize, spanclass: u8) -> *mut MSpan {
        self.lock.lock();
        let h = &mut *self.inner.get();
        let mut s = h.backed.best(npages);
        if s.is_null() {
            s = h.released.best(npages);
        }
        if s.is_null() {
            let Some((at, size)) = self.arena.grow(npages * PAGE) else {
                self.lock.unlock();
                return null_mut();
            };
            let new = h.new_span(at, size / PAGE);
            (*new).scavenged = true;
            s = self.insert_coalesced(h, new);
        }
        if (*s).scavenged {
            h.released.remove(s)
        } else {
            h.backed.remove(s)
        }
        if (*s).npages > npages {
            let rest = h.new_span((*s).base + npages * PAGE, (*s).npages - npages);
            (*rest).scavenged = (*s).scavenged;
            (*rest).needzero = (*s).needzero;
            (*s).npages = npages;
            self.insert(h, rest);
        }
        (*s).scavenged = false;
        (*s).init(spanclass);
        self.arena.set_span((*s).base, npages, s);
        self.account(h, npages as isize);
        self.lock.unlock();
        s
    }

    /// A span for small objects of `spanclass`.
    ///
    /// # Safety
    /// On a system stack.
    pub unsafe fn alloc_class(&self, spanclass: u8) -> *mut MSpan {
        self.alloc(PAGES[spanclass as usize / 2] as usize, spanclass)
    }

    /// Takes a span back that holds no object.
    ///
    /// # Safety
    /// Nobody else refers to the span.
    pub unsafe fn free(&self, s: *mut MSpan) {
        self.lock.lock();
        let h = &mut *self.inner.get();
        let npages = (*s).npages;
        (*s).retire();
        (*s).needzero = true;
        (*s).scavenged = false;
        self.insert_coalesced(h, s);
        self.account(h, -(npages as isize));
        self.lock.unlock();
    }

    /// Gives free pages back to the system, up to about `limit` pages, the longest runs first; says how many.
    ///
    /// # Safety
    /// On a system stack.
    pub unsafe fn scavenge(&self, limit: usize) -> usize {
        let mut done = 0;
        while done < limit {
            self.lock.lock();
            let h = &mut *self.inner.get();
            let s = h.longest_backed();
            if s.is_null() {
                self.lock.unlock();
                break;
            }
            // The run is taken out meanwhile: the system call needs no lock.
            h.backed.remove(s);
            (*s).state = State::Dead;
            self.lock.unlock();
            sys::madvise((*s).base, (*s).npages * PAGE, sys::MADV_DONTNEED);
            self.lock.lock();
            let h = &mut *self.inner.get();
            (*s).scavenged = true;
            (*s).needzero = false;
            done += (*s).npages;
            self.insert_coalesced(h, s);
            self.account(h, 0);
            self.lock.unlock();
        }
        done
    }

    unsafe fn account(&self, h: &Inner, inuse: isize) {
        self.pages_inuse.fetch_add(inuse as usize, Relaxed);
        self.pages_idle.store(h.backed.pages, Relaxed);
        self.pages_released.store(h.released.pages, Relaxed);
    }

    unsafe fn insert(&self, h: &mut Inner, s: *mut MSpan) {
        (*s).state = State::Free;
        self.arena.set_span((*s).base, 1, s);
        self.arena.set_span((*s).base + ((*s).npages - 1) * PAGE, 1, s);
        if (*s).scavenged { h.released.insert(s) } else { h.backed.insert(s) }
    }

    /// Inserts a run after joining it with free neighbours of its kind.
    unsafe fn insert_coalesced(&self, h: &mut Inner, s: *mut MSpan) -> *mut MSpan {
        let kind = (*s).scavenged;
        let joins = |n: *mut MSpan| !n.is_null() && (*n).state == State::Free && (*n).scavenged == kind;
        let before = self.arena.lookup((*s).base.wrapping_sub(PAGE));
        if joins(before) {
            h.take(before);
            (*s).base = (*before).base;
            (*s).npages += (*before).npages;
            (*s).needzero |= (*before).needzero;
            h.free_span(before);
        }
        let after = self.arena.lookup((*s).base + (*s).npages * PAGE);
        if joins(after) {
            h.take(after);
            (*s).npages += (*after).npages;
            (*s).needzero |= (*after).needzero;
            h.free_span(after);
        }
        self.insert(h, s);
        s
    }
}

impl Inner {
    unsafe fn take(&mut self, s: *mut MSpan) {
        if (*s).scavenged { self.released.remove(s) } else { self.backed.remove(s) }
    }

    unsafe fn new_span(&mut self, base: usize, npages: usize) -> *mut MSpan {
        let mut s = self.spans;
        SPANS_INUSE.fetch_add(1, Relaxed);
        if s.is_null() {
            s = new_zeroed();
            SPANS_MADE.fetch_add(1, Relaxed);
        } else {
            self.spans = (*s).next;
            s.write_bytes(0, 1);
        }
        (*s).base = base;
        (*s).npages = npages;
        s
    }

    unsafe fn free_span(&mut self, s: *mut MSpan) {
        SPANS_INUSE.fetch_sub(1, Relaxed);
        (*s).state = State::Dead;
        (*s).next = self.spans;
        self.spans = s;
    }

    unsafe fn longest_backed(&mut self) -> *mut MSpan {
        let mut best: *mut MSpan = null_mut();
        let mut s = self.backed.lists[0];
        while !s.is_null() {
            if best.is_null() || (*s).npages > (*best).npages {
                best = s;
            }
            s = (*s).next;
        }
        if !best.is_null() {
            return best;
        }
        self.backed.lists[1..].iter().rev().find(|l| !l.is_null()).copied().unwrap_or(null_mut())
    }
}

/// Descriptions of spans: those that stand for memory, and all.
pub static SPANS_INUSE: AtomicUsize = AtomicUsize::new(0);
pub static SPANS_MADE: AtomicUsize = AtomicUsize::new(0);

/// The heap of the process.
pub static HEAP: Heap = Heap::new();

/// No memory is left.
#[cold]
pub fn out_of_memory() -> ! {
    throw("runtime: out of memory")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Walks all pages through the table and compares with the lists.
    unsafe fn check(h: &Heap) {
        let inner = &mut *h.inner.get();
        let (mut backed, mut released, mut inuse) = (0, 0, 0);
        let mut p = h.arena.base.load(Relaxed);
        let end = h.arena.open.load(Relaxed);
        let mut last = (State::Dead, false);
        while p < end {
            let s = h.arena.span_of(p);
            assert_eq!((*s).base, p);
            assert_eq!(h.arena.span_of(p + ((*s).npages - 1) * PAGE), s);
            let kind = ((*s).state, (*s).scavenged);
            match kind {
                (State::InUse, _) => inuse += (*s).npages,
                (State::Free, false) => backed += (*s).npages,
                (State::Free, true) => released += (*s).npages,
                (State::Dead, _) => panic!("a dead span in the table"),
            }
            assert!(kind.0 != State::Free || kind != last, "two free neighbours of one kind");
            last = kind;
            p += (*s).npages * PAGE;
        }
        assert_eq!((backed, released), (inner.backed.pages, inner.released.pages));
        assert_eq!(inuse, h.pages_inuse.load(Relaxed));
    }

    #[test]
    fn pages_come_and_go() {
        let h = Heap::new();
        h.arena.init();
        let mut live: Vec<*mut MSpan> = vec![];
        let mut x = 12345u64;
        let mut random = |n: u64| {
            x = x.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (x >> 33) % n
        };
        // SAFETY: the heap is ours alone.
        unsafe {
            for round in 0..6000 {
                if live.is_empty() || random(5) < 3 {
                    let npages = if random(20) == 0 { 100 + random(300) } else { 1 + random(12) } as usize;
                    let s = h.alloc(npages, 0);
                    assert!(!s.is_null());
                    let mem = core::slice::from_raw_parts_mut((*s).base as *mut u8, npages * PAGE);
                    if !(*s).needzero {
                        assert!(mem.iter().step_by(512).all(|&b| b == 0));
                    }
                    mem.iter_mut().step_by(512).for_each(|b| *b = live.len() as u8 | 1);
                    live.push(s);
                } else {
                    let i = random(live.len() as u64) as usize;
                    h.free(live.swap_remove(i));
                }
                if round % 500 == 0 {
                    h.scavenge(50);
                    check(&h);
                }
            }
            live.into_iter().for_each(|s| h.free(s));
            check(&h);
            h.scavenge(usize::MAX);
            check(&h);
            assert_eq!(h.pages_idle.load(Relaxed), 0);
            let s = h.alloc((*h.inner.get()).released.pages, 0);
            assert!(!s.is_null() && !(*s).needzero);
        }
    }
}
