//! Channels.
//!
//! One lock per channel guards everything in `Hchan` and the sudogs queued on it. Invariants while it is free: at least
//! one of `sendq` and `recvq` is empty (but for a goroutine that waits for both in one select); in a buffered channel,
//! values in the buffer mean that `recvq` is empty, and free places mean that `sendq` is.
//!
//! A value goes directly from the sender to a waiting receiver's variable, or from a waiting sender's variable into the
//! place that a receiver has just freed. The waiting goroutine's variable is on its stack or heap and does not move.
//!
//! These functions return codes; the Go wrappers (`stdlib/runtime/chan.go`) panic. Parking follows `proc::gopark`: the
//! lock is released on g0 after the goroutine counts as waiting. `Hchan` is allocated by Go code, with its layout there.

use crate::lock::Mutex;
use crate::mprof;
use crate::proc::{WaitReason, gopark, goparkunlock, goready};
use crate::run;
use crate::sched::*;
use core::ptr::{copy_nonoverlapping, null_mut, write_bytes};
use core::sync::atomic::{AtomicU32, AtomicUsize, Ordering::*};

/// A channel (`runtime.hchan` in Go source).
#[repr(C)]
pub struct Hchan {
    /// Values in the buffer; read without the lock by `len` and the fast paths.
    pub qcount: AtomicUsize,
    pub dataqsiz: usize,
    pub buf: *mut u8,
    pub elemsize: usize,
    /// 0, `IS_CLOSED` or `IS_TIMER`.
    pub closed: AtomicU32,
    pub lock: Mutex,
    pub elemtype: *const abi::typ::Type,
    pub sendx: usize,
    pub recvx: usize,
    pub recvq: WaitQ,
    pub sendq: WaitQ,
}

pub const IS_CLOSED: u32 = 1;
/// The channel of a timer: its length and capacity count as 0. The program cannot close it.
pub const IS_TIMER: u32 = 2;

const _: () = assert!(size_of::<Hchan>() == 96);

/// Goroutines that wait on a channel, first come first served.
#[repr(C)]
pub struct WaitQ {
    first: *mut Sudog,
    last: *mut Sudog,
}

/// A goroutine in a wait queue: one per channel that it waits for.
#[repr(C)]
pub struct Sudog {
    pub g: *mut G,
    next: *mut Sudog,
    prev: *mut Sudog,
    /// The value to send, or where the received one goes; may be null.
    pub elem: *mut u8,
    pub c: *mut Hchan,
    pub is_select: bool,
    /// Woken by a communication, not by close.
    pub success: bool,
    /// Next in `g.waiting`.
    pub waitlink: *mut Sudog,
    /// Index of the case, in a select.
    pub case: usize,
    /// For semaphores.
    pub ticket: u32,
    /// Since when it waits for a mutex, when that is profiled.
    pub delayed_since: i64,
}

impl Sudog {
    /// Semaphores link the heads of their queues here.
    pub fn next_ptr(&mut self) -> *mut *mut Sudog {
        &raw mut self.next
    }

    /// Last of a semaphore's queue, kept in its head.
    pub fn tail(&self) -> *mut Sudog {
        self.prev
    }

    /// Sets the last of the queue that this sudog heads.
    pub fn set_tail(&mut self, s: *mut Sudog) {
        self.prev = s;
    }
}

impl WaitQ {
    pub unsafe fn enqueue(&mut self, sg: *mut Sudog) {
        (*sg).next = null_mut();
        (*sg).prev = self.last;
        if self.last.is_null() {
            self.first = sg;
        } else {
            (*self.last).next = sg;
        }
        self.last = sg;
    }

    /// The first that nobody else has woken: a select waits in several queues, and only one may win.
    pub unsafe fn dequeue(&mut self) -> *mut Sudog {
        loop {
            let sg = self.first;
            if sg.is_null() {
                return sg;
            }
            self.remove(sg);
            if (*sg).is_select && (*(*sg).g).select_done.compare_exchange(0, 1, SeqCst, SeqCst).is_err() {
                continue;
            }
            return sg;
        }
    }

    /// Takes `sg` out if it is in the queue.
    pub unsafe fn remove(&mut self, sg: *mut Sudog) {
        let (next, prev) = ((*sg).next, (*sg).prev);
        if prev.is_null() && self.first != sg {
            return;
        }
        if prev.is_null() {
            self.first = next;
        } else {
            (*prev).next = next;
        }
        if next.is_null() {
            self.last = prev;
        } else {
            (*next).prev = prev;
        }
        (*sg).next = null_mut();
        (*sg).prev = null_mut();
    }
}

/// A sudog of this P's cache.
pub unsafe fn acquire_sudog() -> *mut Sudog {
    let pp = (*getm()).p;
    if (*pp).sudogcache.is_null() {
        refill_sudogs(pp);
    }
    let s = (*pp).sudogcache;
    (*pp).sudogcache = (*s).next;
    (*pp).nsudogs -= 1;
    (*s).next = null_mut();
    s
}

/// Sudogs of a P's cache that are fetched or made at once.
const SUDOG_BATCH: u32 = 32;
/// From so many on half of the cache goes to the others: goroutines that wait here and are woken there move them.
const SUDOGS_MAX: u32 = 128;

#[cold]
#[inline(never)]
unsafe fn refill_sudogs(pp: *mut P) {
    if !(*sched()).sudogcache.is_null() {
        (*sched()).lock.lock();
        while (*pp).nsudogs < SUDOG_BATCH && !(*sched()).sudogcache.is_null() {
            let s = (*sched()).sudogcache;
            (*sched()).sudogcache = (*s).next;
            (*s).next = (*pp).sudogcache;
            (*pp).sudogcache = s;
            (*pp).nsudogs += 1;
        }
        (*sched()).lock.unlock();
    }
    if (*pp).sudogcache.is_null() {
        let n = SUDOG_BATCH as usize;
        let block = crate::persistent::persistentalloc(n * size_of::<Sudog>(), 8).cast::<Sudog>();
        for i in 0..n {
            (*block.add(i)).next = (*pp).sudogcache;
            (*pp).sudogcache = block.add(i);
        }
        (*pp).nsudogs = SUDOG_BATCH;
    }
}

/// Gives a sudog back; it is in no queue.
pub unsafe fn release_sudog(s: *mut Sudog) {
    let pp = (*getm()).p;
    write_bytes(s, 0, 1);
    (*s).next = (*pp).sudogcache;
    (*pp).sudogcache = s;
    (*pp).nsudogs += 1;
    if (*pp).nsudogs >= SUDOGS_MAX {
        share_sudogs(pp);
    }
}

#[cold]
#[inline(never)]
unsafe fn share_sudogs(pp: *mut P) {
    (*sched()).lock.lock();
    purge_sudogs(pp, SUDOGS_MAX / 2);
    (*sched()).lock.unlock();
}

/// Gives sudogs of a P's cache to all until `keep` are left. Holds `sched.lock`.
#[inline(never)]
pub unsafe fn purge_sudogs(pp: *mut P, keep: u32) {
    while (*pp).nsudogs > keep {
        let s = (*pp).sudogcache;
        (*pp).sudogcache = (*s).next;
        (*pp).nsudogs -= 1;
        (*s).next = (*sched()).sudogcache;
        (*sched()).sudogcache = s;
    }
}

unsafe fn place(c: *mut Hchan, i: usize) -> *mut u8 {
    (*c).buf.add(i * (*c).elemsize)
}

unsafe fn advance(c: *mut Hchan, i: usize) -> usize {
    if i + 1 == (*c).dataqsiz { 0 } else { i + 1 }
}

/// Copies an element; null on either side: nothing.
unsafe fn copy(c: *mut Hchan, to: *mut u8, from: *const u8) {
    if !to.is_null() && !from.is_null() {
        copy_nonoverlapping(from, to, (*c).elemsize);
    }
}

unsafe fn clear(c: *mut Hchan, p: *mut u8) {
    if !p.is_null() {
        write_bytes(p, 0, (*c).elemsize);
    }
}

/// Would block.
pub const BLOCKED: usize = 0;
/// The communication took place.
pub const DONE: usize = 1;
/// Send: panics. Receive: the zero value of a closed channel.
pub const CLOSED: usize = 2;

/// func chansend(c *hchan, elem unsafe.Pointer, block bool) int
#[unsafe(export_name = "runtime.chansend")]
#[inline(never)]
pub unsafe extern "C" fn chansend(c: *mut Hchan, elem: *mut u8, block: bool) -> usize {
    if c.is_null() {
        if !block {
            return BLOCKED;
        }
        gopark(None, null_mut(), WaitReason::ChanSendNil);
        return BLOCKED;
    }
    // Without the lock: open and full now is enough for a send that may fail.
    if !block && (*c).closed.load(Acquire) != IS_CLOSED && full(c) {
        return BLOCKED;
    }
    (*c).lock.lock();
    if (*c).closed.load(Relaxed) == IS_CLOSED {
        (*c).lock.unlock();
        return CLOSED;
    }
    let sg = (*c).recvq.dequeue();
    if !sg.is_null() {
        handover(c, sg, elem);
        return DONE;
    }
    let n = (*c).qcount.load(Relaxed);
    if n < (*c).dataqsiz {
        put_buffered(c, elem);
        (*c).lock.unlock();
        return DONE;
    }
    if !block {
        (*c).lock.unlock();
        return BLOCKED;
    }
    let sg = wait_here(c, elem);
    (*c).sendq.enqueue(sg);
    let begin = mprof::wait_begins();
    goparkunlock(&raw const (*c).lock, WaitReason::ChanSend);
    mprof::wait_ends(begin);
    let ok = (*sg).success;
    woken(sg);
    if ok { DONE } else { CLOSED }
}

/// Gives `elem` to the receiver `sg`, which has been dequeued. Releases the lock.
pub unsafe fn handover(c: *mut Hchan, sg: *mut Sudog, elem: *const u8) {
    copy(c, (*sg).elem, elem);
    let gp = (*sg).g;
    (*sg).success = true;
    (*gp).param = sg.cast();
    (*c).lock.unlock();
    goready(gp);
}

/// A sudog for the current goroutine, set as what it waits with.
unsafe fn wait_here(c: *mut Hchan, elem: *mut u8) -> *mut Sudog {
    let gp = getg();
    let sg = acquire_sudog();
    (*sg).g = gp;
    (*sg).elem = elem;
    (*sg).c = c;
    (*sg).is_select = false;
    (*sg).success = false;
    (*gp).waiting = sg;
    (*gp).param = null_mut();
    sg
}

unsafe fn woken(sg: *mut Sudog) {
    let gp = getg();
    (*gp).waiting = null_mut();
    (*gp).param = null_mut();
    release_sudog(sg);
}

unsafe fn full(c: *mut Hchan) -> bool {
    if (*c).dataqsiz == 0 {
        return (&raw const (*c).recvq.first).read_volatile().is_null();
    }
    (*c).qcount.load(Relaxed) == (*c).dataqsiz
}

unsafe fn empty(c: *mut Hchan) -> bool {
    if (*c).dataqsiz == 0 {
        return (&raw const (*c).sendq.first).read_volatile().is_null();
    }
    (*c).qcount.load(Acquire) == 0
}

/// func chanrecv(c *hchan, elem unsafe.Pointer, block bool) int
#[unsafe(export_name = "runtime.chanrecv")]
#[inline(never)]
pub unsafe extern "C" fn chanrecv(c: *mut Hchan, elem: *mut u8, block: bool) -> usize {
    if c.is_null() {
        if !block {
            return BLOCKED;
        }
        gopark(None, null_mut(), WaitReason::ChanReceiveNil);
        return BLOCKED;
    }
    // Without the lock: empty before it was seen open means that it could not receive in between.
    if !block && empty(c) && (*c).closed.load(Acquire) != IS_CLOSED {
        return BLOCKED;
    }
    (*c).lock.lock();
    let n = (*c).qcount.load(Relaxed);
    if (*c).closed.load(Relaxed) == IS_CLOSED && n == 0 {
        (*c).lock.unlock();
        clear(c, elem);
        return CLOSED;
    }
    if (*c).closed.load(Relaxed) != IS_CLOSED {
        let sg = (*c).sendq.dequeue();
        if !sg.is_null() {
            takeover(c, sg, elem);
            return DONE;
        }
    }
    if n > 0 {
        take_buffered(c, elem);
        (*c).lock.unlock();
        return DONE;
    }
    if !block {
        (*c).lock.unlock();
        return BLOCKED;
    }
    let sg = wait_here(c, elem);
    (*c).recvq.enqueue(sg);
    let begin = mprof::wait_begins();
    goparkunlock(&raw const (*c).lock, WaitReason::ChanReceive);
    mprof::wait_ends(begin);
    let ok = (*sg).success;
    woken(sg);
    if ok { DONE } else { CLOSED }
}

/// Puts a value into the buffer, which has room. Holds the lock.
pub unsafe fn put_buffered(c: *mut Hchan, elem: *const u8) {
    copy(c, place(c, (*c).sendx), elem);
    (*c).sendx = advance(c, (*c).sendx);
    (*c).qcount.store((*c).qcount.load(Relaxed) + 1, Relaxed);
}

/// Takes the first value of the buffer. Holds the lock.
pub unsafe fn take_buffered(c: *mut Hchan, elem: *mut u8) {
    let p = place(c, (*c).recvx);
    copy(c, elem, p);
    clear(c, p);
    (*c).recvx = advance(c, (*c).recvx);
    (*c).qcount.store((*c).qcount.load(Relaxed) - 1, Relaxed);
}

/// Receives while the sender `sg`, which has been dequeued, waits: from it, or from the full buffer, whose freed place its
/// value gets. Releases the lock.
pub unsafe fn takeover(c: *mut Hchan, sg: *mut Sudog, elem: *mut u8) {
    if (*c).dataqsiz == 0 {
        copy(c, elem, (*sg).elem);
    } else {
        let p = place(c, (*c).recvx);
        copy(c, elem, p);
        copy(c, p, (*sg).elem);
        (*c).recvx = advance(c, (*c).recvx);
        (*c).sendx = (*c).recvx;
    }
    let gp = (*sg).g;
    (*sg).success = true;
    (*gp).param = sg.cast();
    (*c).lock.unlock();
    goready(gp);
}

/// func chanclose(c *hchan) int: 0 done, 1 nil, 2 closed already.
#[unsafe(export_name = "runtime.chanclose")]
#[inline(never)]
unsafe extern "C" fn chanclose(c: *mut Hchan) -> usize {
    if c.is_null() {
        return 1;
    }
    (*c).lock.lock();
    if (*c).closed.load(Relaxed) == IS_CLOSED {
        (*c).lock.unlock();
        return 2;
    }
    (*c).closed.store(IS_CLOSED, Release);
    let mut list: *mut G = null_mut();
    loop {
        let sg = (*c).recvq.dequeue();
        if sg.is_null() {
            break;
        }
        clear(c, (*sg).elem);
        closed_on(sg, &mut list);
    }
    loop {
        let sg = (*c).sendq.dequeue();
        if sg.is_null() {
            break;
        }
        closed_on(sg, &mut list);
    }
    (*c).lock.unlock();
    // As many as the local queue may hold; what is more goes to the global one at once.
    for _ in 0..RUNQ_LEN / 2 {
        let gp = list;
        if gp.is_null() {
            return 0;
        }
        list = (*gp).schedlink;
        (*gp).schedlink = null_mut();
        goready(gp);
    }
    if !list.is_null() {
        crate::asm::systemstack(|| run::globrunqput_waiting(list));
    }
    0
}

unsafe fn closed_on(sg: *mut Sudog, list: &mut *mut G) {
    let gp = (*sg).g;
    (*sg).success = false;
    (*sg).elem = null_mut();
    (*gp).param = sg.cast();
    (*gp).schedlink = *list;
    *list = gp;
}

/// Throws a buffered value away; whether there was one. For timers that are stopped.
pub unsafe fn drain(c: *mut Hchan) -> bool {
    (*c).lock.lock();
    let n = (*c).qcount.load(Relaxed);
    if n > 0 {
        take_buffered(c, null_mut());
    }
    (*c).lock.unlock();
    n > 0
}

/// func chanblock(): `select {}`.
#[unsafe(export_name = "runtime.chanblock")]
unsafe extern "C" fn chanblock() {
    gopark(None, null_mut(), WaitReason::SelectNoCases);
}
