//! Semaphores: what package sync sleeps on.
//!
//! A semaphore is any `uint32`. Waiters hang in one of many buckets, chosen by address: a list of addresses, each with its
//! queue of sudogs. `nwait` lets a release without waiters go by without the lock; against an acquire it is ordered so:
//! the acquirer counts itself, then looks at the value once more; the releaser adds to the value, then looks at the count.

use crate::chan::{Sudog, acquire_sudog, release_sudog};
use crate::lock::Mutex;
use crate::mprof;
use crate::proc::{WaitReason, goparkunlock, goready, goyield};
use crate::sched::*;
use crate::time;
use core::ptr::null_mut;
use core::sync::atomic::{AtomicU32, Ordering::*};

const BUCKETS: usize = 1021;

/// A bucket on its own cache line.
#[repr(align(64))]
struct Root {
    lock: Mutex,
    nwait: AtomicU32,
    /// First waiter of each address, through `next`; `elem` is the address.
    heads: Shared<*mut Sudog>,
}

static ROOTS: [Root; BUCKETS] =
    [const { Root { lock: Mutex::new(), nwait: AtomicU32::new(0), heads: Shared::new(null_mut()) } };
        BUCKETS];

fn root(addr: *const AtomicU32) -> &'static Root {
    &ROOTS[(addr as usize >> 3) % BUCKETS]
}

/// Decrements a positive value.
unsafe fn try_acquire(addr: *const AtomicU32) -> bool {
    let mut v = (*addr).load(SeqCst);
    while v > 0 {
        match (*addr).compare_exchange_weak(v, v - 1, SeqCst, SeqCst) {
            Ok(_) => return true,
            Err(now) => v = now,
        }
    }
    false
}

impl Root {
    /// The link that points to the head for `addr`, or the last link.
    unsafe fn find(&self, addr: *const AtomicU32) -> *mut *mut Sudog {
        let mut at = self.heads.get();
        while !(*at).is_null() && (**at).elem != addr as *mut u8 {
            at = (**at).next_ptr();
        }
        at
    }

    unsafe fn enqueue(&self, addr: *const AtomicU32, s: *mut Sudog, lifo: bool) {
        (*s).elem = addr as *mut u8;
        (*s).waitlink = null_mut();
        let at = self.find(addr);
        let head = *at;
        if head.is_null() {
            (*s).set_tail(s);
            *(*s).next_ptr() = null_mut();
            *at = s;
        } else if lifo {
            *(*s).next_ptr() = *(*head).next_ptr();
            (*s).set_tail((*head).tail());
            (*s).waitlink = head;
            *at = s;
        } else {
            (*(*head).tail()).waitlink = s;
            (*head).set_tail(s);
        }
    }

    unsafe fn dequeue(&self, addr: *const AtomicU32) -> *mut Sudog {
        let at = self.find(addr);
        let head = *at;
        if head.is_null() {
            return head;
        }
        let next = (*head).waitlink;
        let others = *(*head).next_ptr();
        if next.is_null() {
            *at = others;
        } else {
            *(*next).next_ptr() = others;
            (*next).set_tail((*head).tail());
            *at = next;
        }
        head
    }
}

/// func runtime_Semacquire(s *uint32, lifo bool, reason int)
#[unsafe(export_name = "sync.runtime_Semacquire")]
#[inline(never)]
pub unsafe extern "C" fn semacquire(addr: *const AtomicU32, lifo: bool, reason: usize) {
    if try_acquire(addr) {
        return;
    }
    let why = match reason {
        9 => WaitReason::SyncMutexLock,
        10 => WaitReason::SyncRWMutexRLock,
        11 => WaitReason::SyncRWMutexLock,
        12 => WaitReason::SyncCondWait,
        13 => WaitReason::SyncWaitGroupWait,
        _ => WaitReason::SemAcquire,
    };
    let s = acquire_sudog();
    (*s).g = getg();
    if why == WaitReason::SyncMutexLock
        || why == WaitReason::SyncRWMutexLock
        || why == WaitReason::SyncRWMutexRLock
    {
        (*s).delayed_since = mprof::delay_begins();
    }
    let begin = mprof::wait_begins();
    let r = root(addr);
    loop {
        r.lock.lock();
        r.nwait.fetch_add(1, SeqCst);
        if try_acquire(addr) {
            r.nwait.fetch_sub(1, SeqCst);
            r.lock.unlock();
            break;
        }
        (*s).ticket = 0;
        r.enqueue(addr, s, lifo);
        goparkunlock(&raw const r.lock, why);
        if (*s).ticket != 0 || try_acquire(addr) {
            break;
        }
    }
    mprof::wait_ends(begin);
    release_sudog(s);
}

/// Pauses of one round of [`spin`]: a sixth of a microsecond, at most 2.7. Meanwhile who holds the lock has its cache line alone.
const PAUSES: u32 = 16;
const PAUSES_MAX: u32 = 256;
/// Rounds that a goroutine tries before it parks.
const ROUNDS: usize = 4;

/// func runtime_spin(round int) bool: false when no other goroutine runs, or after some rounds.
///
/// A thread that has to do this again and again pauses longer: two that want a lock all the time take turns with it at
/// longer intervals then, instead of taking its cache line from each other each time.
#[unsafe(export_name = "sync.runtime_spin")]
unsafe extern "C" fn spin(round: usize) -> bool {
    let s = sched();
    let elsewhere = GOMAXPROCS.load(Relaxed) - 1 - (*s).npidle.load(Relaxed) - (*s).nmspinning.load(Relaxed);
    if round >= ROUNDS || elsewhere <= 0 || NCPU.load(Relaxed) == 1 {
        return false;
    }
    let mp = getm();
    let now = time::nanotime();
    if now < (*mp).spun_at + (*mp).pauses as i64 * 40 {
        (*mp).pauses = (2 * (*mp).pauses).min(PAUSES_MAX);
    } else {
        (*mp).pauses = PAUSES;
    }
    for _ in 0..(*mp).pauses {
        core::hint::spin_loop();
    }
    (*mp).spun_at = time::nanotime();
    true
}

/// func runtime_Semrelease(s *uint32, handoff bool)
#[unsafe(export_name = "sync.runtime_Semrelease")]
#[inline(never)]
pub unsafe extern "C" fn semrelease(addr: *const AtomicU32, handoff: bool) {
    let r = root(addr);
    (*addr).fetch_add(1, SeqCst);
    if r.nwait.load(SeqCst) == 0 {
        return;
    }
    r.lock.lock();
    if r.nwait.load(SeqCst) == 0 {
        r.lock.unlock();
        return;
    }
    let s = r.dequeue(addr);
    if !s.is_null() {
        r.nwait.fetch_sub(1, SeqCst);
    }
    r.lock.unlock();
    if s.is_null() {
        return;
    }
    if (*s).delayed_since != 0 {
        mprof::delayed((*s).delayed_since);
    }
    // Handed over: nobody else can get in between.
    let direct = handoff && try_acquire(addr);
    (*s).ticket = direct as u32;
    goready((*s).g);
    if direct && (*getm()).locks.load(Relaxed) == 0 {
        // The waiter is next on this P: let it run in what is left of our time.
        goyield();
    }
}
