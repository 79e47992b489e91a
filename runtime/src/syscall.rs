//! Around blocking system calls: the P stays attached for a moment, and sysmon gives it away when the call takes long.
//!
//! entersyscall publishes the goroutine's stack, then sets the P to `SYSCALL`; from then on whoever changes that status
//! by compare-and-swap owns the P (sysmon, a stop of the world, or the returning M itself).

use crate::asm::mcall;
use crate::mthread::{acquirep, pidleget, stopm};
use crate::proc::{casgstatus, dropg};
use crate::sched::*;
use crate::{mthread, run, sys};
use core::ptr::null_mut;
use core::sync::atomic::Ordering::*;

/// The goroutine is about to block in the kernel; its registers lie above `sp`.
#[unsafe(export_name = "runtime.reentersyscall")]
#[inline(never)]
pub unsafe extern "C" fn reentersyscall(sp: usize, pc: usize, bp: usize) {
    let gp = getg();
    let mp = (*gp).m;
    let pp = (*mp).p;
    let s = sched();
    (*gp).syscallsp = sp;
    (*gp).syscallpc = pc;
    (*gp).syscallbp = bp;
    casgstatus(gp, gstatus::RUNNING, gstatus::SYSCALL);
    if (*s).sysmonwait.load(SeqCst) {
        crate::asm::systemstack(|| wake_sysmon());
    }
    (*mp).oldp = pp;
    (*mp).p = null_mut();
    (*pp).m = null_mut();
    (*pp).status.store(pstatus::SYSCALL, SeqCst);
    if (*s).gcwaiting.load(SeqCst) {
        (*s).lock.lock();
        if (*s).stopwait > 0
            && (*pp).status.compare_exchange(pstatus::SYSCALL, pstatus::GCSTOP, SeqCst, SeqCst).is_ok()
        {
            bump(&(*pp).syscalltick);
            (*s).stopwait -= 1;
            if (*s).stopwait == 0 {
                (*s).stopnote.wakeup();
            }
        }
        (*s).lock.unlock();
    }
}

fn bump(tick: &core::sync::atomic::AtomicU32) {
    tick.store(tick.load(Relaxed).wrapping_add(1), Relaxed);
}

/// sysmon sleeps deep when all is idle: it must watch again.
pub unsafe fn wake_sysmon() {
    let s = sched();
    (*s).lock.lock();
    if (*s).sysmonwait.swap(false, SeqCst) {
        (*s).sysmonnote.wakeup();
    }
    (*s).lock.unlock();
}

/// Back from the kernel: get a P, or wait for one.
#[unsafe(export_name = "runtime.exitsyscall")]
#[inline(never)]
pub unsafe extern "C" fn exitsyscall() {
    let gp = getg();
    let mp = (*gp).m;
    let oldp = (*mp).oldp;
    (*mp).oldp = null_mut();
    let s = sched();
    let mut got = false;
    if !oldp.is_null()
        && (*oldp).status.compare_exchange(pstatus::SYSCALL, pstatus::IDLE, SeqCst, SeqCst).is_ok()
    {
        acquirep(oldp);
        got = true;
    } else if (*s).npidle.load(SeqCst) > 0 && !(*s).gcwaiting.load(SeqCst) {
        (*s).lock.lock();
        let pp = if (*s).gcwaiting.load(SeqCst) { null_mut() } else { pidleget() };
        if !pp.is_null() && (*s).sysmonwait.swap(false, SeqCst) {
            (*s).sysmonnote.wakeup();
        }
        (*s).lock.unlock();
        if !pp.is_null() {
            acquirep(pp);
            got = true;
        }
    }
    if got {
        bump(&(*(*mp).p).syscalltick);
        casgstatus(gp, gstatus::SYSCALL, gstatus::RUNNING);
        (*gp).syscallsp = 0;
        let guard = if (*gp).preempt.load(SeqCst) { abi::g::STACK_PREEMPT } else { (*gp).stackguard1 };
        (*gp).stackguard0.store(guard, SeqCst);
        if (*gp).preempt.load(SeqCst) {
            (*gp).stackguard0.store(abi::g::STACK_PREEMPT, SeqCst);
        }
        return;
    }
    mcall(exitsyscall0);
    (*gp).syscallsp = 0;
    let pp = (*(*gp).m).p;
    bump(&(*pp).syscalltick);
}

/// No P at hand: the goroutine queues, the M sleeps.
#[unsafe(export_name = "runtime.exitsyscall0")]
#[inline(never)]
unsafe extern "C" fn exitsyscall0(gp: *mut G) -> ! {
    let s = sched();
    casgstatus(gp, gstatus::SYSCALL, gstatus::RUNNABLE);
    let locked = !(*gp).lockedm.is_null();
    dropg();
    (*s).lock.lock();
    let pp = if (*s).gcwaiting.load(SeqCst) { null_mut() } else { pidleget() };
    if pp.is_null() {
        run::globrunqput(gp);
    } else if (*s).sysmonwait.swap(false, SeqCst) {
        (*s).sysmonnote.wakeup();
    }
    (*s).lock.unlock();
    if !pp.is_null() {
        acquirep(pp);
        run::execute(gp, false);
    }
    if locked {
        // Wait until another M schedules gp and hands its P over.
        mthread::stoplockedm();
        run::execute(gp, false);
    }
    stopm();
    run::schedule()
}

/// A result of the kernel and an error number, in rax:rdx.
#[repr(C)]
pub struct Result2 {
    pub r: usize,
    pub errno: usize,
}

pub fn split(r: isize) -> Result2 {
    if (-4095..0).contains(&r) {
        return Result2 { r: usize::MAX, errno: -r as usize };
    }
    Result2 { r: r as usize, errno: 0 }
}

/// func syscall6(trap, args *[6]uintptr) (r, errno uintptr): a system call that may block.
#[unsafe(export_name = "runtime.syscall6")]
unsafe extern "C" fn syscall6(trap: usize, args: *const [usize; 6]) -> Result2 {
    split(crate::asm::blocking_syscall(trap, args))
}

/// func rawsyscall6(trap, args *[6]uintptr) (r, errno uintptr): a system call that does not block.
#[unsafe(export_name = "runtime.rawsyscall6")]
unsafe extern "C" fn rawsyscall6(trap: usize, args: *const [usize; 6]) -> Result2 {
    let a = *args;
    split(sys::sc6(trap, a[0], a[1], a[2], a[3], a[4], a[5]))
}
