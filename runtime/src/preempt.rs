//! Stopping a running goroutine: by its prologue checks, and by a signal where it makes no calls.
//!
//! 1. `preemptone` sets `g.preempt`, then `stackguard0 = STACK_PREEMPT`, then (unless `asyncpreemptoff`) sends SIGURG.
//! 2. The next prologue check fails → `morestack` → `newstack_preempt` yields. Or:
//! 3. The signal finds the goroutine in Go code at a pc that is not unsafe, with room on its stack: the handler makes it
//!    call `asyncPreempt`, which saves all registers and yields.
//! 4. In neither case (Rust code of the runtime, an unsafe range): nothing happens now; the request stays and is tried
//!    again by the next check or by sysmon.

use crate::asm::mcall;
use crate::env::DEBUG;
use crate::proc::{gopreempt_m, readgstatus};
use crate::sched::*;
use crate::{symtab, sys};
use core::sync::atomic::Ordering::*;

/// The signal of preemption requests: programs do not use it, and ignoring it does no harm.
pub const SIGURG: u32 = 23;

/// Asks the goroutine that runs on `pp` to stop; a snapshot, so it may be another one by then.
#[unsafe(export_name = "runtime.preemptone")]
#[inline(never)]
pub unsafe extern "C" fn preemptone(pp: *mut P) -> bool {
    let mp = (&raw const (*pp).m).read_volatile();
    if mp.is_null() || mp == getm() {
        return false;
    }
    let gp = (&raw const (*mp).curg).read_volatile();
    if gp.is_null() || gp == (*mp).g0 {
        return false;
    }
    (*gp).preempt.store(true, SeqCst);
    (*gp).stackguard0.store(abi::g::STACK_PREEMPT, SeqCst);
    if DEBUG.asyncpreemptoff.load(Relaxed) == 0 {
        (*pp).preempt.store(true, SeqCst);
        let tid = (*mp).procid.load(Relaxed);
        if tid != 0 && (*mp).signal_pending.compare_exchange(0, 1, SeqCst, SeqCst).is_ok() {
            sys::tgkill(tid, SIGURG);
        }
    }
    true
}

/// Asks all of them; whether any request was made.
#[unsafe(export_name = "runtime.preemptall")]
#[inline(never)]
pub unsafe extern "C" fn preemptall() -> bool {
    let mut any = false;
    for pp in allp() {
        if (*pp).status.load(SeqCst) == pstatus::RUNNING && preemptone(pp) {
            any = true;
        }
    }
    any
}

unsafe fn can_preempt(mp: *mut M) -> bool {
    (*mp).locks.load(Relaxed) == 0
        && (*mp).mallocing == 0
        && !(*mp).p.is_null()
        && (*(*mp).p).status.load(Relaxed) == pstatus::RUNNING
}

/// A prologue check failed though there is room: on the goroutine's stack, arguments saved by `morestack_preempt`.
#[unsafe(export_name = "runtime.newstack_preempt")]
#[inline(never)]
pub unsafe extern "C" fn newstack_preempt() {
    let gp = getg();
    if !can_preempt((*gp).m) {
        // Let it go on for now; `preempt` stays set.
        (*gp).stackguard0.store((*gp).stackguard1, SeqCst);
        return;
    }
    mcall(gopreempt_m);
}

/// Called by `asyncPreempt` with all registers saved.
#[unsafe(export_name = "runtime.asyncPreempt2")]
#[inline(never)]
pub unsafe extern "C" fn async_preempt2() {
    let gp = getg();
    (*gp).async_safe_point = true;
    mcall(gopreempt_m);
    (*gp).async_safe_point = false;
}

/// In the signal handler: whether the goroutine may be stopped at this place.
pub unsafe fn want_async_preempt(gp: *mut G, pc: usize, sp: usize) -> bool {
    let mp = (*gp).m;
    if gp == (*mp).g0 || gp == (*mp).gsignal || !can_preempt(mp) || readgstatus(gp) != gstatus::RUNNING {
        return false;
    }
    if !(*gp).preempt.load(SeqCst) && !(*(*mp).p).preempt.load(SeqCst) {
        return false;
    }
    // asyncPreempt's frame and mcall's must fit above the end of the segment.
    if sp < (*gp).stack_lo + 2 * abi::stack::RESERVE || sp > (*gp).stack_hi {
        return false;
    }
    !symtab::is_unsafe(pc)
}
