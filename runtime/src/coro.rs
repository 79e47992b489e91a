//! Coroutines: two goroutines of which exactly one runs, switched without the scheduler (`iter.Pull`).
//!
//! A `Coro` holds the one that does not run. `coroswitch` parks the caller there and goes on with the other on the same M
//! and P, in what is left of its time; the end of a coroutine's goroutine, normal or by Goexit, switches for the last time.
//!
//! 1. The caller counts as waiting and has left its M before it stands in `gp`: whoever takes it from there may run it.
//! 2. `gp` is emptied before it is filled: a second caller at the same time finds nothing.
//! 3. A goroutine locked to its thread hands the lock to the one it switches to, so that both run on that thread.

use crate::asm::mcall;
use crate::panic::throw;
use crate::proc::{WaitReason, callerpc, casgstatus, dropg, gdestroy, newproc1};
use crate::run::execute;
use crate::sched::*;
use core::ptr::null_mut;
use core::sync::atomic::{AtomicPtr, Ordering::*};

/// What both sides share (`iter.coro` in Go source).
#[repr(C)]
pub struct Coro {
    gp: AtomicPtr<G>,
}

/// func newcoro(c *coro, f func()): a goroutine for `f` that the first switch starts.
#[unsafe(export_name = "iter.newcoro")]
#[inline(never)]
unsafe extern "C" fn newcoro(c: *mut Coro, func: *mut u8) {
    let pc = callerpc!();
    let gp = newproc1(func, getg(), pc);
    casgstatus(gp, gstatus::RUNNABLE, gstatus::WAITING);
    (*gp).waitreason = WaitReason::Coroutine as u8;
    (*gp).coroarg = c.cast();
    (*c).gp.store(gp, Release);
}

/// func coroswitch(c *coro): runs the other side until it switches back.
#[unsafe(export_name = "iter.coroswitch")]
#[inline(never)]
unsafe extern "C" fn coroswitch(c: *mut Coro) {
    (*getg()).param = c.cast();
    mcall(coroswitch_m);
}

unsafe extern "C" fn coroswitch_m(gp: *mut G) -> ! {
    let c = (*gp).param.cast::<Coro>();
    (*gp).param = null_mut();
    let next = take(c);
    hand_thread(gp, next);
    (*gp).waitreason = WaitReason::Coroutine as u8;
    casgstatus(gp, gstatus::RUNNING, gstatus::WAITING);
    dropg();
    (*c).gp.store(gp, Release);
    go_on(next)
}

/// The end of a coroutine's goroutine, on g0.
pub unsafe fn exit(gp: *mut G) -> ! {
    let next = take((*gp).coroarg.cast());
    hand_thread(gp, next);
    gdestroy(gp);
    go_on(next)
}

unsafe fn take(c: *mut Coro) -> *mut G {
    let next = (*c).gp.swap(null_mut(), AcqRel);
    if next.is_null() {
        throw("coroswitch: the other side is running");
    }
    next
}

unsafe fn go_on(next: *mut G) -> ! {
    casgstatus(next, gstatus::WAITING, gstatus::RUNNABLE);
    execute(next, true)
}

/// Moves the lock to the thread from the goroutine that runs to `next`.
unsafe fn hand_thread(gp: *mut G, next: *mut G) {
    let mp = (*gp).lockedm;
    if !mp.is_null() {
        (*gp).lockedm = null_mut();
        (*next).lockedm = mp;
        (*mp).lockedg = next;
    }
}
