//! Threads: how an M is made, put to sleep, woken, and how it gets and gives a P; goroutines locked to a thread.
//!
//! An M sleeps on its note `park` with nothing held. Whoever wakes it stores the P it is to use in `nextp` first. Ms are
//! never ended: a sleeping thread costs a few pages and starts faster than a new one.

use crate::lock::Note;
use crate::panic::throw;
use crate::persistent::new_zeroed;
use crate::sched::*;
use crate::{asm, netpoll, rand, run, signal, sys, timer};
use core::ptr::null_mut;
use core::sync::atomic::Ordering::*;

const G0_STACK: usize = 128 << 10;
const GSIGNAL_STACK: usize = 64 << 10;

/// Number of Ms there are.
pub unsafe fn mcount() -> i32 {
    ((*sched()).mnext - (*sched()).nmfreed) as i32
}

/// func checkmcount: ends the program if it has too many threads. Holds `sched.lock` to the end, so that only one says so.
unsafe fn check_mcount() {
    let s = sched();
    if mcount() > (*s).maxmcount {
        crate::rtprint!("runtime: program exceeds ", (*s).maxmcount, "-thread limit\n");
        throw("thread exhaustion");
    }
}

/// Gives an M its number and its place in `allm`.
#[unsafe(export_name = "runtime.mcommoninit")]
#[inline(never)]
pub unsafe extern "C" fn mcommoninit(mp: *mut M) {
    let s = sched();
    (*s).lock.lock();
    (*mp).id = (*s).mnext;
    (*s).mnext += 1;
    check_mcount();
    rand::mrandinit(mp);
    (*mp).gsignal = new_zeroed();
    system_g((*mp).gsignal, mp, GSIGNAL_STACK);
    (*mp).alllink = ALLM.load(Relaxed);
    ALLM.store(mp, Release);
    (*s).lock.unlock();
}

/// All Ms.
pub fn allm() -> impl Iterator<Item = *mut M> {
    let mut next = ALLM.load(Acquire);
    core::iter::from_fn(move || {
        let mp = next;
        if mp.is_null() {
            return None;
        }
        // SAFETY: Ms are never freed and alllink is written before they are published.
        next = unsafe { (*mp).alllink };
        Some(mp)
    })
}

/// A stack with a guard page for g0 or gsignal.
unsafe fn system_g(gp: *mut G, mp: *mut M, size: usize) {
    let Some(base) = sys::mmap(0, size + 4096, sys::PROT_RW, sys::MAP_NORESERVE) else {
        throw("cannot allocate a system stack")
    };
    sys::mprotect(base, 4096, sys::PROT_NONE);
    (*gp).m = mp;
    (*gp).stack_lo = base + 4096;
    (*gp).stack_hi = base + 4096 + size;
    (*gp).stackguard1 = (*gp).stack_lo;
    (*gp).stackguard0.store((*gp).stack_lo, Relaxed);
}

/// A new thread that runs `func`, or the scheduler with P `pp`. Must run on g0.
#[unsafe(export_name = "runtime.newm")]
#[inline(never)]
pub unsafe fn newm(func: Option<unsafe extern "C" fn() -> !>, pp: *mut P) {
    start_new_m(func, pp, false);
}

unsafe fn start_new_m(func: Option<unsafe extern "C" fn() -> !>, pp: *mut P, spinning: bool) {
    let mp: *mut M = new_zeroed();
    (*mp).g0 = new_zeroed();
    system_g((*mp).g0, mp, G0_STACK);
    (*mp).mstartfn = func;
    (*mp).nextp = pp;
    (*mp).spinning = spinning;
    mcommoninit(mp);
    (*mp).sigmask = (*getm()).sigmask;
    newosproc(mp);
}

// CLONE_VM, FS, FILES, SIGHAND, SYSVSEM, THREAD, SETTLS, PARENT_SETTID.
const CLONE_FLAGS: usize = 0x100 | 0x200 | 0x400 | 0x800 | 0x4_0000 | 0x1_0000 | 0x8_0000 | 0x10_0000;

#[unsafe(export_name = "runtime.newosproc")]
#[inline(never)]
unsafe extern "C" fn newosproc(mp: *mut M) {
    // The thread must not take a signal before it has a signal stack.
    let old = signal::block_all();
    let stk = (*(*mp).g0).stack_hi & !15;
    let tls = &raw mut (*mp).tls[1] as usize;
    let tid = (*mp).procid.as_ptr();
    let mut r = asm::clone(CLONE_FLAGS, stk, tid, null_mut(), tls, mp);
    let mut tries = 0;
    while r == -sys::EAGAIN && tries < 20 {
        tries += 1;
        sys::usleep(tries * 1000);
        r = asm::clone(CLONE_FLAGS, stk, tid, null_mut(), tls, mp);
    }
    signal::set_mask(old);
    if r < 0 {
        crate::rtprint!(
            "runtime: failed to create new OS thread (have ",
            mcount(),
            " already; errno=",
            -r,
            ")\n"
        );
        if r == -sys::EAGAIN {
            crate::rtprint!("runtime: may need to increase max user processes (ulimit -u)\n");
        }
        throw("newosproc");
    }
}

/// First Rust code of a thread, on g0.
#[unsafe(export_name = "runtime.mstart1")]
#[inline(never)]
pub unsafe extern "C" fn mstart1() -> ! {
    let mp = getm();
    minit(mp);
    if mp == M0.get() {
        mstartm0();
    }
    if let Some(f) = (*mp).mstartfn {
        f();
    }
    if mp != M0.get() {
        acquirep((*mp).nextp);
        (*mp).nextp = null_mut();
    }
    run::schedule()
}

/// Signal stack, signal mask, thread id.
#[unsafe(export_name = "runtime.minit")]
#[inline(never)]
unsafe extern "C" fn minit(mp: *mut M) {
    signal::minit_signals(mp);
    (*mp).procid.store(sys::gettid(), Relaxed);
}

#[unsafe(export_name = "runtime.mstartm0")]
#[inline(never)]
unsafe extern "C" fn mstartm0() {
    signal::initsig();
}

/// Makes `pp` the current P.
#[unsafe(export_name = "runtime.acquirep")]
pub unsafe extern "C" fn acquirep(pp: *mut P) {
    let mp = getm();
    if !(*mp).p.is_null() || !(*pp).m.is_null() || (*pp).status.load(Relaxed) != pstatus::IDLE {
        throw("acquirep: invalid p state");
    }
    (*mp).p = pp;
    (*pp).m = mp;
    (*pp).status.store(pstatus::RUNNING, SeqCst);
}

/// Gives the current P up.
#[unsafe(export_name = "runtime.releasep")]
pub unsafe extern "C" fn releasep() -> *mut P {
    let mp = getm();
    let pp = (*mp).p;
    if pp.is_null() || (*pp).m != mp || (*pp).status.load(Relaxed) != pstatus::RUNNING {
        throw("releasep: invalid p state");
    }
    (*mp).p = null_mut();
    (*pp).m = null_mut();
    (*pp).status.store(pstatus::IDLE, SeqCst);
    pp
}

/// An idle P, or null. Holds `sched.lock`.
pub unsafe fn pidleget() -> *mut P {
    let s = sched();
    let pp = (*s).pidle;
    if !pp.is_null() {
        (*s).pidle = (*pp).link;
        (*pp).link = null_mut();
        (*s).npidle.fetch_sub(1, SeqCst);
    }
    pp
}

/// Puts an idle P on the list. Holds `sched.lock`.
pub unsafe fn pidleput(pp: *mut P) {
    let s = sched();
    if !(*pp).runq.is_empty() {
        throw("pidleput: p has a run queue");
    }
    (*pp).link = (*s).pidle;
    (*s).pidle = pp;
    (*s).npidle.fetch_add(1, SeqCst);
}

unsafe fn mput(mp: *mut M) {
    let s = sched();
    (*mp).schedlink = (*s).midle;
    (*s).midle = mp;
    (*s).nmidle += 1;
    run::checkdead();
}

unsafe fn mget() -> *mut M {
    let s = sched();
    let mp = (*s).midle;
    if !mp.is_null() {
        (*s).midle = (*mp).schedlink;
        (*s).nmidle -= 1;
    }
    mp
}

unsafe fn mpark(mp: *mut M) {
    let note: *const Note = &raw const (*mp).park;
    (*note).sleep();
    (*note).clear();
}

/// Sleeps until somebody has a P for this M.
#[unsafe(export_name = "runtime.stopm")]
#[inline(never)]
pub unsafe extern "C" fn stopm() {
    let mp = getm();
    if !(*mp).p.is_null() || (*mp).spinning {
        throw("stopm: holding p or spinning");
    }
    (*sched()).lock.lock();
    mput(mp);
    (*sched()).lock.unlock();
    mpark(mp);
    acquirep((*mp).nextp);
    (*mp).nextp = null_mut();
}

/// Gets a thread to run `pp` (null: any idle P, if there is one). With `spinning` the caller has counted it already.
#[unsafe(export_name = "runtime.startm")]
#[inline(never)]
pub unsafe extern "C" fn startm(pp: *mut P, spinning: bool) {
    let s = sched();
    let mut pp = pp;
    (*s).lock.lock();
    if pp.is_null() {
        if spinning {
            throw("startm: P required for spinning");
        }
        pp = pidleget();
        if pp.is_null() {
            (*s).lock.unlock();
            return;
        }
    }
    let mp = mget();
    (*s).lock.unlock();
    if mp.is_null() {
        asm::systemstack(|| start_new_m(None, pp, spinning));
        return;
    }
    (*mp).spinning = spinning;
    (*mp).nextp = pp;
    (*mp).park.wakeup();
}

/// Finds a use for a P that its M has left (system call, locked goroutine).
#[unsafe(export_name = "runtime.handoffp")]
#[inline(never)]
pub unsafe extern "C" fn handoffp(pp: *mut P) {
    let s = sched();
    if !(*pp).runq.is_empty() || (*s).runqsize.load(SeqCst) != 0 {
        startm(pp, false);
        return;
    }
    if (*s).nmspinning.load(SeqCst) + (*s).npidle.load(SeqCst) == 0
        && (*s).nmspinning.compare_exchange(0, 1, SeqCst, SeqCst).is_ok()
    {
        startm(pp, true);
        return;
    }
    (*s).lock.lock();
    if (*s).gcwaiting.load(SeqCst) {
        (*pp).status.store(pstatus::GCSTOP, SeqCst);
        (*s).stopwait -= 1;
        if (*s).stopwait == 0 {
            (*s).stopnote.wakeup();
        }
        (*s).lock.unlock();
        return;
    }
    let last = (*s).npidle.load(SeqCst) == GOMAXPROCS.load(Relaxed) - 1 && (*s).lastpoll.load(SeqCst) != 0;
    if (*s).runqsize.load(SeqCst) != 0 || last && netpoll::any_waiters() {
        (*s).lock.unlock();
        startm(pp, false);
        return;
    }
    let when = timer::next_when(pp);
    pidleput(pp);
    (*s).lock.unlock();
    if when != 0 {
        netpoll::wake_net_poller(when);
    }
}

/// The M of a locked goroutine waits until that goroutine can run again.
#[unsafe(export_name = "runtime.stoplockedm")]
#[inline(never)]
pub unsafe extern "C" fn stoplockedm() {
    let mp = getm();
    if !(*mp).p.is_null() {
        let pp = releasep();
        handoffp(pp);
    }
    incidlelocked(1);
    mpark(mp);
    acquirep((*mp).nextp);
    (*mp).nextp = null_mut();
}

/// Gives this M's P to the thread that `gp` is locked to.
#[unsafe(export_name = "runtime.startlockedm")]
#[inline(never)]
pub unsafe extern "C" fn startlockedm(gp: *mut G) {
    let mp = (*gp).lockedm;
    incidlelocked(-1);
    let pp = releasep();
    (*mp).nextp = pp;
    (*mp).park.wakeup();
    stopm();
}

/// Counts a locked M as idle or not.
pub unsafe fn incidlelocked(v: i32) {
    let s = sched();
    (*s).lock.lock();
    (*s).nmidlelocked += v;
    if v > 0 {
        run::checkdead();
    }
    (*s).lock.unlock();
}

unsafe fn bind() {
    let gp = getg();
    (*(*gp).m).lockedg = gp;
    (*gp).lockedm = (*gp).m;
}

unsafe fn unbind() {
    let gp = getg();
    let mp = (*gp).m;
    if (*mp).locked_ext == 0 && (*mp).locked_int == 0 {
        (*mp).lockedg = null_mut();
        (*gp).lockedm = null_mut();
    }
}

/// The runtime's own LockOSThread.
#[unsafe(export_name = "runtime.lockOSThread")]
#[inline(never)]
pub unsafe extern "C" fn lock_os_thread() {
    (*getm()).locked_int += 1;
    bind();
}

/// The runtime's own UnlockOSThread.
#[unsafe(export_name = "runtime.unlockOSThread")]
#[inline(never)]
pub unsafe extern "C" fn unlock_os_thread() {
    (*getm()).locked_int -= 1;
    unbind();
}

/// func LockOSThread()
#[unsafe(export_name = "runtime.LockOSThread")]
unsafe extern "C" fn lock_os_thread_ext() {
    (*getm()).locked_ext += 1;
    bind();
}

/// func UnlockOSThread()
#[unsafe(export_name = "runtime.UnlockOSThread")]
unsafe extern "C" fn unlock_os_thread_ext() {
    let mp = getm();
    if (*mp).locked_ext > 0 {
        (*mp).locked_ext -= 1;
        unbind();
    }
}

/// func setMaxThreads(n int) int: the old limit.
#[unsafe(export_name = "runtime/debug.setMaxThreads")]
unsafe extern "C" fn set_max_threads(n: usize) -> usize {
    let s = sched();
    (*s).lock.lock();
    let old = core::mem::replace(&mut (*s).maxmcount, n.min(i32::MAX as usize) as i32);
    check_mcount();
    (*s).lock.unlock();
    old as usize
}

/// func threadCount() int
#[unsafe(export_name = "runtime.threadCount")]
unsafe extern "C" fn thread_count() -> usize {
    mcount() as usize
}
