//! A P's local run queue: a ring of 256 goroutines with one producer and many consumers, plus `runnext`.
//!
//! The owner puts at the tail; the owner and thieves take at the head by compare-and-swap. `runnext` holds the g that
//! the running one has made ready last: it runs next and inherits the time slice, so that pairs which talk to each
//! other run as one unit. A thief takes it only as a last resort.
//!
//! Orderings: the tail's Release (owner) pairs with the thieves' Acquire, which makes the slots visible; the head's
//! compare-and-swap with Release pairs with the owner's Acquire, so that a slot is not overwritten before it was read.

use crate::sched::{G, RUNQ_LEN};
use core::ptr::null_mut;
use core::sync::atomic::{AtomicPtr, AtomicU32, Ordering::*};

const LEN: u32 = RUNQ_LEN as u32;

/// The queue. All-zero bytes are an empty one.
#[repr(C)]
pub struct RunQueue {
    // What thieves look at: together, for each look takes the cache line away from the owner.
    head: AtomicU32,
    tail: AtomicU32,
    pub next: AtomicPtr<G>,
    /// How often the owner has taken `next`: tells a thief that waits for it whether it is still the same.
    turns: AtomicU32,
    slots: [AtomicPtr<G>; RUNQ_LEN],
}

/// What a queue held at some time.
#[derive(Clone, Copy)]
pub struct Mark {
    head: u32,
    tail: u32,
    next: *mut G,
    turns: u32,
}

impl Mark {
    pub const NOTHING: Mark = Mark { head: 0, tail: 0, next: null_mut(), turns: 0 };

    /// Number of goroutines, `runnext` included.
    pub fn len(&self) -> u32 {
        self.tail.wrapping_sub(self.head) + !self.next.is_null() as u32
    }
}

impl RunQueue {
    /// Nothing to run, `runnext` included; a snapshot that is right when nobody else puts.
    pub fn is_empty(&self) -> bool {
        loop {
            let h = self.head.load(SeqCst);
            let t = self.tail.load(SeqCst);
            let next = self.next.load(SeqCst);
            // The owner may move runnext into the ring between the loads: they must belong together.
            if t == self.tail.load(SeqCst) {
                return h == t && next.is_null();
            }
        }
    }

    /// Number of goroutines in the ring.
    pub fn len(&self) -> u32 {
        self.tail.load(Acquire).wrapping_sub(self.head.load(Acquire))
    }

    /// Number of goroutines that have been taken out so far; wraps around.
    pub fn taken(&self) -> u32 {
        self.turns.load(Relaxed).wrapping_add(self.head.load(Relaxed))
    }

    /// What it holds now.
    pub fn mark(&self) -> Mark {
        Mark {
            head: self.head.load(Acquire),
            tail: self.tail.load(Acquire),
            next: self.next.load(Relaxed),
            turns: self.turns.load(Relaxed),
        }
    }

    /// Whether all that it held at `m` has been taken out, or moved behind others.
    pub fn passed(&self, m: &Mark) -> bool {
        self.head.load(Acquire).wrapping_sub(m.tail) as i32 >= 0
            && (m.next.is_null() || self.next.load(Relaxed) != m.next || self.turns.load(Relaxed) != m.turns)
    }

    /// Owner only: makes `gp` the next to run; returns the one it displaces. A full barrier.
    #[inline(always)]
    pub fn put_next(&self, gp: *mut G) -> *mut G {
        self.next.swap(gp, SeqCst)
    }

    /// Owner only: puts `gp` at the tail; false when the ring is full. Who then looks whether somebody must be woken has a
    /// barrier to pass first.
    #[inline]
    pub fn put(&self, gp: *mut G) -> bool {
        let h = self.head.load(Acquire);
        let t = self.tail.load(Relaxed);
        if t.wrapping_sub(h) >= LEN {
            return false;
        }
        self.slots[(t % LEN) as usize].store(gp, Relaxed);
        self.tail.store(t.wrapping_add(1), Release);
        true
    }

    /// Owner only: takes half of a full ring out, for the global queue; how many, 0 if a thief has made room by now.
    pub fn take_half(&self, batch: &mut [*mut G; RUNQ_LEN / 2]) -> usize {
        let h = self.head.load(Acquire);
        let t = self.tail.load(Relaxed);
        if t.wrapping_sub(h) < LEN {
            return 0;
        }
        for (i, slot) in batch.iter_mut().enumerate() {
            *slot = self.slots[(h.wrapping_add(i as u32) % LEN) as usize].load(Relaxed);
        }
        if self.head.compare_exchange(h, h.wrapping_add(LEN / 2), AcqRel, Acquire).is_ok() {
            RUNQ_LEN / 2
        } else {
            0
        }
    }

    /// Owner only: the next goroutine and whether it inherits the time slice.
    #[inline(always)]
    pub fn get(&self) -> (*mut G, bool) {
        let next = self.next.load(Relaxed);
        // A thief may take it first, but only the owner puts a new one: no need to try twice.
        if !next.is_null() && self.next.compare_exchange(next, null_mut(), SeqCst, Relaxed).is_ok() {
            self.turns.store(self.turns.load(Relaxed).wrapping_add(1), Relaxed);
            return (next, true);
        }
        loop {
            let h = self.head.load(Acquire);
            let t = self.tail.load(Relaxed);
            if t == h {
                return (null_mut(), false);
            }
            let gp = self.slots[(h % LEN) as usize].load(Relaxed);
            if self.head.compare_exchange(h, h.wrapping_add(1), AcqRel, Acquire).is_ok() {
                if t.wrapping_sub(h) > 2 {
                    #[cfg(not(test))] // The tests' gs have no memory.
                    self.look_ahead(h);
                }
                return (gp, false);
            }
        }
    }

    /// Fetches what the goroutines behind the first will need: of many that have waited long nothing is in the cache.
    #[cfg(not(test))]
    #[inline(always)]
    fn look_ahead(&self, h: u32) {
        use core::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        let [next, second] = [1, 2].map(|i| self.slots[(h.wrapping_add(i) % LEN) as usize].load(Relaxed));
        // SAFETY: gs are never freed; a prefetch may have any address.
        unsafe {
            for line in 0..3 {
                _mm_prefetch::<_MM_HINT_T0>(second.cast::<i8>().wrapping_add(64 * line));
            }
            _mm_prefetch::<_MM_HINT_T0>((&raw const (*next).sched.sp).read_volatile() as *const i8);
        }
    }

    /// A thief's turn: moves half of `victim` here and returns one of them to run. `self` must be the caller's own
    /// empty queue. `steal_next` allows to take `runnext` when the ring has nothing.
    pub fn steal(&self, victim: &RunQueue, steal_next: bool) -> *mut G {
        let t = self.tail.load(Relaxed);
        loop {
            let h = victim.head.load(Acquire);
            let vt = victim.tail.load(Acquire);
            let avail = vt.wrapping_sub(h);
            let n = avail - avail / 2;
            if n == 0 {
                if steal_next {
                    let next = victim.next.load(Acquire);
                    if !next.is_null() {
                        if victim.next.compare_exchange(next, null_mut(), SeqCst, Relaxed).is_err() {
                            continue;
                        }
                        return next;
                    }
                }
                return null_mut();
            }
            // Head and tail were not read at once: an inconsistent pair shows as too many.
            if n > LEN / 2 {
                continue;
            }
            for i in 0..n {
                let gp = victim.slots[(h.wrapping_add(i) % LEN) as usize].load(Relaxed);
                self.slots[(t.wrapping_add(i) % LEN) as usize].store(gp, Relaxed);
            }
            if victim.head.compare_exchange(h, h.wrapping_add(n), AcqRel, Acquire).is_err() {
                continue;
            }
            let last = t.wrapping_add(n - 1);
            if n > 1 {
                self.tail.store(last, SeqCst);
            }
            return self.slots[(last % LEN) as usize].load(Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::AtomicUsize;

    fn queue() -> Box<RunQueue> {
        // SAFETY: zero bytes are an empty queue.
        Box::new(unsafe { core::mem::zeroed() })
    }

    fn g(i: usize) -> *mut G {
        (i * 8) as *mut G
    }

    #[test]
    fn first_in_first_out_and_runnext_first() {
        let q = queue();
        assert!(q.is_empty());
        assert!(q.put(g(1)));
        assert!(q.put(g(2)));
        assert!(q.put_next(g(3)).is_null());
        assert_eq!(q.get(), (g(3), true));
        assert_eq!(q.get(), (g(1), false));
        assert_eq!(q.get(), (g(2), false));
        assert_eq!(q.get(), (null_mut(), false));
    }

    #[test]
    fn a_queue_has_passed_what_it_held() {
        let q = queue();
        q.put(g(1));
        q.put_next(g(2));
        let m = q.mark();
        assert_eq!(m.len(), 2);
        q.get();
        assert!(!q.passed(&m));
        q.put(g(3));
        q.get();
        assert!(q.passed(&m));
        // The same goroutine again is another turn.
        q.put_next(g(3));
        let m = q.mark();
        q.get();
        q.get();
        q.put_next(g(3));
        assert!(q.passed(&m));
        assert_eq!(q.taken(), 4);
    }

    #[test]
    fn a_full_queue_gives_half_away() {
        let q = queue();
        for i in 1..=RUNQ_LEN {
            assert!(q.put(g(i)));
        }
        assert!(!q.put(g(999)));
        let mut batch = [null_mut(); RUNQ_LEN / 2];
        assert_eq!(q.take_half(&mut batch), RUNQ_LEN / 2);
        assert_eq!(batch[0], g(1));
        assert_eq!(q.take_half(&mut batch), 0);
        assert_eq!(q.len() as usize, RUNQ_LEN / 2);
    }

    #[test]
    fn a_thief_takes_half() {
        let (mine, theirs) = (queue(), queue());
        for i in 1..=10 {
            theirs.put(g(i));
        }
        assert_eq!(mine.steal(&theirs, false), g(5));
        assert_eq!(mine.len(), 4);
        assert_eq!(theirs.len(), 5);
        let empty = queue();
        empty.put_next(g(7));
        assert!(queue().steal(&empty, false).is_null());
        assert_eq!(queue().steal(&empty, true), g(7));
    }

    #[test]
    fn nothing_is_lost_or_doubled_under_theft() {
        const N: usize = 100_000;
        struct Q(Box<RunQueue>);
        // SAFETY: only atomics inside; the test follows the owner rule.
        unsafe impl Sync for Q {}
        // SAFETY: as above.
        unsafe impl Send for Q {}
        let q = Arc::new(Q(queue()));
        let sum = Arc::new(AtomicUsize::new(0));
        let seen = Arc::new(AtomicUsize::new(0));
        let thieves: Vec<_> = (0..2)
            .map(|_| {
                let (q, sum, seen) = (q.clone(), sum.clone(), seen.clone());
                std::thread::spawn(move || {
                    let mine = queue();
                    while seen.load(SeqCst) < N {
                        let mut gp = mine.steal(&q.0, true);
                        if gp.is_null() {
                            std::thread::yield_now();
                        }
                        while !gp.is_null() {
                            sum.fetch_add(gp as usize / 8, SeqCst);
                            seen.fetch_add(1, SeqCst);
                            gp = mine.get().0;
                        }
                    }
                })
            })
            .collect();
        let take = |gp: *mut G| {
            sum.fetch_add(gp as usize / 8, SeqCst);
            seen.fetch_add(1, SeqCst);
        };
        for i in 1..=N {
            while !q.0.put(g(i)) {
                let mut batch = [null_mut(); RUNQ_LEN / 2];
                let n = q.0.take_half(&mut batch);
                batch[..n].iter().for_each(|&gp| take(gp));
            }
            if i % 3 == 0 {
                let gp = q.0.get().0;
                if !gp.is_null() {
                    take(gp);
                }
            }
        }
        loop {
            let gp = q.0.get().0;
            if gp.is_null() {
                break;
            }
            take(gp);
        }
        thieves.into_iter().for_each(|t| t.join().unwrap());
        assert_eq!(sum.load(SeqCst), N * (N + 1) / 2);
    }
}
