//! Timers: one heap per P, ordered by time, four children a node.
//!
//! A `Timer` is embedded in whatever needs it (a sleeping g, a poll descriptor, `time.Timer` in Go's heap). It is in at
//! most one heap; `pp` says in which, and both `pp` and the heap are changed under that P's `timers.lock` only.
//! `next_when` mirrors the first entry's time for readers without the lock.
//!
//! Timers fire on g0 of the M that runs the P (`check`, from `findrunnable`), of a thief, or of sysmon's helper. An action
//! is one of: call a runtime function, start a goroutine, send the time on a channel. The last happens under the lock, so
//! that after `stop` no value can come any more: `stop` takes one that lies in the channel's buffer back.

use crate::chan::Hchan;
use crate::lock::Mutex;
use crate::panic::throw;
use crate::proc::{WaitReason, gopark, goready, newproc1};
use crate::sched::*;
use crate::{chan, netpoll, run, sys, time};
use core::ptr::null_mut;
use core::sync::atomic::{AtomicI64, AtomicPtr, Ordering::*};

/// Kinds of action.
pub mod kind {
    /// `func(arg)` is a runtime function.
    pub const CALL: usize = 0;
    /// `arg` is a Go func value to start as a goroutine.
    pub const GO: usize = 1;
    /// `arg` is a `chan time.Time` with a buffer of one.
    pub const CHAN: usize = 2;
}

/// A timer; Go code mirrors it (`time.runtimeTimer`). All-zero bytes are a stopped timer.
#[repr(C)]
pub struct Timer {
    /// The P in whose heap it is; null: in none.
    pp: AtomicPtr<P>,
    pub when: i64,
    pub period: i64,
    /// Place in the heap.
    index: usize,
    kind: usize,
    func: Option<unsafe fn(*mut u8)>,
    arg: *mut u8,
}

/// What a timer does.
pub enum Action {
    Call(unsafe fn(*mut u8), *mut u8),
}

#[derive(Clone, Copy)]
#[repr(C)]
struct Entry {
    when: i64,
    timer: *mut Timer,
}

/// The timers of one P. All-zero bytes are none.
#[repr(C)]
pub struct Timers {
    pub lock: Mutex,
    /// Time of the first entry, 0 without one.
    next_when: AtomicI64,
    heap: Heap,
}

#[repr(C)]
struct Heap {
    at: *mut Entry,
    len: usize,
    cap: usize,
}

impl Heap {
    unsafe fn get(&self, i: usize) -> Entry {
        *self.at.add(i)
    }

    unsafe fn set(&mut self, i: usize, e: Entry) {
        *self.at.add(i) = e;
        (*e.timer).index = i;
    }

    unsafe fn push(&mut self, e: Entry) {
        if self.len == self.cap {
            self.grow();
        }
        self.len += 1;
        self.up(self.len - 1, e);
    }

    #[cold]
    unsafe fn grow(&mut self) {
        let cap = (self.cap * 2).max(256);
        let Some(p) = sys::mmap(0, cap * size_of::<Entry>(), sys::PROT_RW, 0) else {
            throw("out of memory (timers)")
        };
        if self.cap > 0 {
            core::ptr::copy_nonoverlapping(self.at, p as *mut Entry, self.len);
            sys::munmap(self.at as usize, self.cap * size_of::<Entry>());
        }
        self.at = p as *mut Entry;
        self.cap = cap;
    }

    unsafe fn remove(&mut self, i: usize) {
        self.len -= 1;
        if i == self.len {
            return;
        }
        let last = self.get(self.len);
        if i > 0 && last.when < self.get((i - 1) / 4).when {
            self.up(i, last);
        } else {
            self.down(i, last);
        }
    }

    /// Puts `e` at `i` or above.
    unsafe fn up(&mut self, mut i: usize, e: Entry) {
        while i > 0 {
            let parent = (i - 1) / 4;
            let p = self.get(parent);
            if e.when >= p.when {
                break;
            }
            self.set(i, p);
            i = parent;
        }
        self.set(i, e);
    }

    /// Puts `e` at `i` or below.
    unsafe fn down(&mut self, mut i: usize, e: Entry) {
        loop {
            let first = 4 * i + 1;
            if first >= self.len {
                break;
            }
            let mut least = first;
            for c in first + 1..(first + 4).min(self.len) {
                if self.get(c).when < self.get(least).when {
                    least = c;
                }
            }
            let c = self.get(least);
            if c.when >= e.when {
                break;
            }
            self.set(i, c);
            i = least;
        }
        self.set(i, e);
    }
}

impl Timers {
    unsafe fn publish_next(&mut self) {
        let w = if self.heap.len == 0 { 0 } else { self.heap.get(0).when };
        self.next_when.store(w, SeqCst);
    }
}

/// When `pp`'s first timer is due; 0 without one.
#[inline]
pub unsafe fn next_when(pp: *mut P) -> i64 {
    (*pp).timers.next_when.load(SeqCst)
}

/// Starts a stopped timer.
pub unsafe fn start(t: *mut Timer, when: i64, period: i64, action: Action) {
    let Action::Call(f, arg) = action;
    (*t).kind = kind::CALL;
    (*t).func = Some(f);
    (*t).arg = arg;
    add(t, when, period);
}

unsafe fn add(t: *mut Timer, when: i64, period: i64) {
    let pp = (*getm()).p;
    let ts = &raw mut (*pp).timers;
    // 0 means none; a time before the boot is as good as now.
    let when = when.max(1);
    (*ts).lock.lock();
    if !(*t).pp.load(Relaxed).is_null() {
        throw("timer started twice");
    }
    (*t).when = when;
    (*t).period = period;
    (*t).pp.store(pp, Release);
    (*ts).heap.push(Entry { when, timer: t });
    (*ts).publish_next();
    let first = (*t).index == 0;
    (*ts).lock.unlock();
    if first {
        crate::asm::systemstack(|| announce(pp, when));
    }
}

/// Tells those who sleep that there is an earlier timer. On g0.
unsafe fn announce(pp: *mut P, when: i64) {
    netpoll::wake_net_poller(when);
    let s = sched();
    // With nothing else to run this P goes idle at once and waits for the timer itself.
    let alone = (*getm()).curg.is_null() && (*pp).runq.is_empty() && (*s).runqsize.load(Relaxed) == 0;
    if (*s).npidle.load(SeqCst) == 0 && !alone {
        crate::sysmon::wake_for_timer(when);
    }
}

/// Takes a timer out of its heap; whether it was in one.
pub unsafe fn stop(t: *mut Timer) -> bool {
    loop {
        let pp = (*t).pp.load(Acquire);
        if pp.is_null() {
            return false;
        }
        let ts = &raw mut (*pp).timers;
        (*ts).lock.lock();
        if (*t).pp.load(Relaxed) != pp {
            (*ts).lock.unlock();
            continue;
        }
        (*ts).heap.remove((*t).index);
        (*ts).publish_next();
        (*t).pp.store(null_mut(), Release);
        (*ts).lock.unlock();
        return true;
    }
}

/// Fires what is due on `pp`. Takes the time (0: not known yet), returns it, the next timer's time, and whether any fired.
/// On g0, with a P of its own.
pub unsafe fn check(pp: *mut P, now: i64) -> (i64, i64, bool) {
    let next = next_when(pp);
    if next == 0 {
        return (now, 0, false);
    }
    let now = if now == 0 { time::nanotime() } else { now };
    if now < next {
        return (now, next, false);
    }
    let ts = &raw mut (*pp).timers;
    let mut ran = false;
    (*ts).lock.lock();
    while (*ts).heap.len > 0 && (*ts).heap.get(0).when <= now {
        fire(ts, now);
        ran = true;
    }
    (*ts).publish_next();
    (*ts).lock.unlock();
    (now, next_when(pp), ran)
}

/// Fires the first timer. Holds the lock; gives it up while the action runs unless that is a send.
unsafe fn fire(ts: *mut Timers, now: i64) {
    let t = (*ts).heap.get(0).timer;
    let (kind, func, arg) = ((*t).kind, (*t).func, (*t).arg);
    if kind == kind::CHAN {
        send_time(arg);
    }
    if (*t).period > 0 {
        // Missed periods are dropped.
        let late = now - (*t).when;
        (*t).when += (*t).period * (1 + late / (*t).period);
        (*ts).heap.down(0, Entry { when: (*t).when, timer: t });
    } else {
        (*ts).heap.remove(0);
        (*t).pp.store(null_mut(), Release);
    }
    (*ts).publish_next();
    if kind == kind::CHAN {
        return;
    }
    (*ts).lock.unlock();
    match (kind, func) {
        (kind::CALL, Some(f)) => f(arg),
        (kind::GO, _) => {
            let newg = newproc1(arg, (*getm()).g0, crate::asm::goexit as *const () as usize);
            run::runqput((*getm()).p, newg, true);
            run::wakep();
        }
        _ => throw("timer: bad kind"),
    }
    (*ts).lock.lock();
}

/// Moves all timers of a P that is being destroyed. The world is stopped.
pub unsafe fn move_all(from: *mut P, to: *mut P) {
    let (f, t) = (&raw mut (*from).timers, &raw mut (*to).timers);
    while (*f).heap.len > 0 {
        let e = (*f).heap.get(0);
        (*f).heap.remove(0);
        (*e.timer).pp.store(to, Release);
        (*t).heap.push(e);
    }
    (*f).publish_next();
    (*t).publish_next();
}

/// Memory that holds pointers to timers in Go's heap: the collector scans each range conservatively. World stopped.
pub unsafe fn gc_roots(mut f: impl FnMut(usize, usize)) {
    for pp in ALLP.iter().map(|p| p.load(Relaxed)).take_while(|p| !p.is_null()) {
        let h = &raw const (*pp).timers.heap;
        f((*h).at as usize, (*h).at as usize + (*h).len * size_of::<Entry>());
    }
}

/// Location pointer that `time.Now` puts into its result; package time sets it.
static LOCAL: AtomicPtr<u8> = AtomicPtr::new(null_mut());

/// func setLocal(loc *Location)
#[unsafe(export_name = "time.runtimeSetLocal")]
extern "C" fn set_local(loc: *mut u8) {
    LOCAL.store(loc, Relaxed);
}

/// `time.Time` as package time lays it out: with the monotonic bit, seconds since 1885 and nanoseconds; the monotonic
/// clock since the program's start, plus one; the location.
unsafe fn send_time(c: *mut u8) {
    const MONOTONIC: u64 = 1 << 63;
    const UNIX_TO_1885: i64 = 2_682_288_000;
    let w = time::walltime();
    let sec = (w.sec + UNIX_TO_1885) as u64;
    let mut t = [
        MONOTONIC | sec << 30 | w.nsec as u64,
        (time::nanotime() - time::start_time() + 1) as u64,
        LOCAL.load(Relaxed) as u64,
    ];
    chan::chansend(c.cast::<Hchan>(), (&raw mut t).cast(), false);
}

/// func startTimer(t *runtimeTimer, when, period int64, kind int, arg unsafe.Pointer): t is stopped; when is a nanotime.
#[unsafe(export_name = "time.startTimer")]
unsafe extern "C" fn start_timer(t: *mut Timer, when: i64, period: i64, kind: usize, arg: *mut u8) {
    (*t).kind = kind;
    (*t).func = None;
    (*t).arg = arg;
    if kind == kind::CHAN && !arg.is_null() {
        (*arg.cast::<chan::Hchan>()).closed.store(chan::IS_TIMER, Release);
    }
    add(t, when, period);
}

/// func stopTimer(t *runtimeTimer) bool: whether the timer was still to fire (or its value unreceived).
#[unsafe(export_name = "time.stopTimer")]
unsafe extern "C" fn stop_timer(t: *mut Timer) -> bool {
    let active = stop(t);
    let drained = (*t).kind == kind::CHAN && !(*t).arg.is_null() && chan::drain((*t).arg.cast());
    active || drained
}

/// func resetTimer(t *runtimeTimer, when, period int64) bool
#[unsafe(export_name = "time.resetTimer")]
unsafe extern "C" fn reset_timer(t: *mut Timer, when: i64, period: i64) -> bool {
    let active = stop_timer(t);
    add(t, when, period);
    active
}

unsafe fn wake(gp: *mut u8) {
    goready(gp.cast());
}

/// On g0, the goroutine parked: starts its timer, which may fire at once.
unsafe fn sleep_commit(gp: *mut G, when: *mut u8) -> bool {
    start((*gp).timer, when as i64, 0, Action::Call(wake, gp.cast()));
    true
}

/// func Sleep(ns int64)
#[unsafe(export_name = "time.sleep")]
#[inline(never)]
pub unsafe extern "C" fn time_sleep(ns: i64) {
    if ns <= 0 {
        return;
    }
    let gp = getg();
    if (*gp).timer.is_null() {
        (*gp).timer = crate::persistent::new_zeroed();
    }
    let when = time::nanotime().saturating_add(ns);
    gopark(Some(sleep_commit), when as *mut u8, WaitReason::Sleep);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heap_gives_timers_in_order() {
        // SAFETY: single thread, the timers outlive the heap's use.
        unsafe {
            let mut h = Heap { at: null_mut(), len: 0, cap: 0 };
            let mut timers: Vec<Timer> = (0..1000).map(|_| core::mem::zeroed()).collect();
            let mut x = 12345u64;
            for t in &mut timers {
                x = x.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                t.when = (x >> 40) as i64 + 1;
                h.push(Entry { when: t.when, timer: t });
            }
            for i in (0..1000).step_by(3) {
                h.remove(timers[i].index);
                timers[i].when = -1;
            }
            let mut last = 0;
            let mut n = 0;
            while h.len > 0 {
                let e = h.get(0);
                assert_eq!((*e.timer).index, 0);
                assert_eq!((*e.timer).when, e.when);
                assert!(e.when >= last);
                last = e.when;
                h.remove(0);
                n += 1;
            }
            assert_eq!(n, 666);
        }
    }
}
