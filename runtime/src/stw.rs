//! Stopping the world, and changing the number of Ps while it stands still.
//!
//! 1. The stopper holds `WORLD` (one at a time) and runs on g0, its goroutine's registers published.
//! 2. It sets `gcwaiting`, asks all running goroutines to stop, takes its own P, the Ps in system calls (by
//!    compare-and-swap of their status) and the idle ones.
//! 3. Every other M gives its P to `GCSTOP` when it next comes to the scheduler; the last one wakes `stopnote`. The
//!    stopper repeats its requests every 100 µs, for a request can be lost to a goroutine that switches stacks.
//! 4. While the world stands, goroutines are parked, runnable, or in system calls: all have published their registers.

use crate::asm::systemstack;
use crate::lock::Mutex;
use crate::mthread::{acquirep, pidleget, pidleput, releasep, startm, stopm};
use crate::panic::throw;
use crate::persistent::new_zeroed;
use crate::preempt::preemptall;
use crate::proc::{gfpurge, gosched};
use crate::sched::*;
use crate::{netpoll, run, time, timer};
use core::ptr::null_mut;
use core::sync::atomic::Ordering::*;

/// Held from stop to start.
static WORLD: Mutex = Mutex::new();

/// func semacquireWorld: waits, without blocking the scheduler, until nobody else stops the world.
fn acquire_world() {
    while !WORLD.try_lock() {
        // SAFETY: on a goroutine, nothing held.
        unsafe { gosched() };
    }
}

/// Stops the world, runs `f` on g0, starts the world. Called on a goroutine. `f` may use the current P.
#[inline(never)]
pub unsafe fn with_world_stopped<F: FnOnce()>(f: F) {
    acquire_world();
    systemstack(|| {
        stop_the_world();
        f();
        start_the_world();
    });
    WORLD.unlock();
}

/// Must run on g0, holding `WORLD`.
#[unsafe(export_name = "runtime.stopTheWorldWithSema")]
#[inline(never)]
unsafe fn stop_the_world() {
    let s = sched();
    let mp = getm();
    (*s).lock.lock();
    (*s).stopwait = GOMAXPROCS.load(Relaxed);
    (*s).gcwaiting.store(true, SeqCst);
    preemptall();
    (*(*mp).p).status.store(pstatus::GCSTOP, SeqCst);
    (*s).stopwait -= 1;
    for pp in allp() {
        if (*pp).status.compare_exchange(pstatus::SYSCALL, pstatus::GCSTOP, SeqCst, SeqCst).is_ok() {
            let t = &(*pp).syscalltick;
            t.store(t.load(Relaxed).wrapping_add(1), Relaxed);
            (*s).stopwait -= 1;
        }
    }
    loop {
        let pp = pidleget();
        if pp.is_null() {
            break;
        }
        (*pp).status.store(pstatus::GCSTOP, SeqCst);
        (*s).stopwait -= 1;
    }
    let wait = (*s).stopwait > 0;
    (*s).lock.unlock();
    if wait {
        while !(*s).stopnote.tsleep(100_000) {
            preemptall();
        }
        (*s).stopnote.clear();
    }
    if (*s).stopwait != 0 {
        throw("stopTheWorld: not stopped");
    }
}

#[unsafe(export_name = "runtime.startTheWorldWithSema")]
#[inline(never)]
unsafe fn start_the_world() {
    let s = sched();
    let list = if netpoll::any_waiters() { netpoll::netpoll(0) } else { null_mut() };
    (*s).lock.lock();
    let mut runnable = procresize_locked(GOMAXPROCS.load(Relaxed));
    (*s).gcwaiting.store(false, SeqCst);
    if (*s).sysmonwait.swap(false, SeqCst) {
        (*s).sysmonnote.wakeup();
    }
    (*s).lock.unlock();
    run::injectglist(list);
    while !runnable.is_null() {
        let pp = runnable;
        runnable = (*pp).link;
        (*pp).link = null_mut();
        startm(pp, false);
    }
    run::wakep();
}

/// Gives this M's P to the stopped world and sleeps.
#[unsafe(export_name = "runtime.gcstopm")]
#[inline(never)]
pub unsafe extern "C" fn gcstopm() {
    let s = sched();
    let mp = getm();
    if (*mp).spinning {
        (*mp).spinning = false;
        (*s).nmspinning.fetch_sub(1, SeqCst);
    }
    let pp = releasep();
    (*s).lock.lock();
    (*pp).status.store(pstatus::GCSTOP, SeqCst);
    (*s).stopwait -= 1;
    if (*s).stopwait == 0 {
        (*s).stopnote.wakeup();
    }
    (*s).lock.unlock();
    stopm();
}

/// Boot: the first P set.
pub unsafe fn procresize(n: i32) {
    (*sched()).lock.lock();
    procresize_locked(n);
    (*sched()).lock.unlock();
}

/// Sets the number of Ps; the current M gets one of them. Returns the Ps that have work (through `link`), the others
/// are idle. Holds `sched.lock`, the world is stopped.
#[unsafe(export_name = "runtime.procresize")]
#[inline(never)]
unsafe fn procresize_locked(n: i32) -> *mut P {
    let old = GOMAXPROCS.load(Relaxed);
    let mp = getm();
    for (i, slot) in ALLP[..n as usize].iter().enumerate() {
        if slot.load(Relaxed).is_null() {
            let pp: *mut P = new_zeroed();
            (*pp).id = i as i32;
            (*pp).status.store(pstatus::GCSTOP, Relaxed);
            slot.store(pp, Release);
        } else if i as i32 >= old {
            (*slot.load(Relaxed)).status.store(pstatus::GCSTOP, Relaxed);
        }
    }
    let mut cur = (*mp).p;
    if !cur.is_null() {
        (*cur).m = null_mut();
        (*mp).p = null_mut();
    }
    if cur.is_null() || (*cur).id >= n {
        cur = ALLP[0].load(Relaxed);
    }
    (*cur).m = null_mut();
    (*cur).status.store(pstatus::IDLE, Relaxed);
    acquirep(cur);
    for slot in &ALLP[n as usize..old.max(n) as usize] {
        destroy(slot.load(Relaxed), cur);
    }
    GOMAXPROCS.store(n, SeqCst);
    (*sched()).procresizetime = time::nanotime();
    let mut runnable = null_mut();
    for i in (0..n as usize).rev() {
        let pp = ALLP[i].load(Relaxed);
        if pp == cur {
            continue;
        }
        (*pp).status.store(pstatus::IDLE, SeqCst);
        if (*pp).runq.is_empty() {
            pidleput(pp);
        } else {
            (*pp).link = runnable;
            runnable = pp;
        }
    }
    runnable
}

/// Empties a P that is no longer used: goroutines to the global queue, timers to `to`.
unsafe fn destroy(pp: *mut P, to: *mut P) {
    loop {
        let (gp, _) = (*pp).runq.get();
        if gp.is_null() {
            break;
        }
        run::globrunqput(gp);
    }
    timer::move_all(pp, to);
    crate::chan::purge_sudogs(pp, 0);
    (*sched()).lock.unlock();
    gfpurge(pp, 0);
    (*sched()).lock.lock();
    (*pp).status.store(pstatus::DEAD, SeqCst);
}

/// func GOMAXPROCS(n int) int
#[unsafe(export_name = "runtime.GOMAXPROCS")]
unsafe extern "C" fn gomaxprocs(n: isize) -> isize {
    let old = GOMAXPROCS.load(Relaxed) as isize;
    if n <= 0 || n == old {
        return old;
    }
    let n = n.min(MAX_PROCS as isize) as i32;
    with_world_stopped(|| {
        (*sched()).lock.lock();
        let runnable = procresize_locked(n);
        // start_the_world resizes again and finds what this one found.
        let mut pp = runnable;
        while !pp.is_null() {
            let next = (*pp).link;
            (*pp).link = null_mut();
            pp = next;
        }
        loop {
            let pp = pidleget();
            if pp.is_null() {
                break;
            }
            (*pp).status.store(pstatus::GCSTOP, SeqCst);
        }
        (*sched()).lock.unlock();
    });
    old
}
