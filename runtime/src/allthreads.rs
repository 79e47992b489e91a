//! `syscall.AllThreadsSyscall`: a system call on every thread, for what the kernel keeps by thread and programs think of
//! as the process's (identities, capabilities).
//!
//! 1. The world stops, so only threads without Go code run: those in system calls, idle ones, the runtime's own.
//! 2. The caller makes the call. If it fails, nothing else happens.
//! 3. Every other thread gets SIGURG, in whose handler it makes the call and notes the number of the request in its M. The
//!    signal is repeated until it has. A thread that is born meanwhile inherits its parent's state, which may be the one
//!    from before, so it is asked too.
//! 4. A result that differs from the caller's leaves a process in parts: that is the end.

use crate::panic::throw;
use crate::sched::*;
use crate::stw::with_world_stopped;
use crate::syscall::{Result2, split};
use crate::{mthread, preempt, sys};
use core::sync::atomic::{AtomicBool, AtomicIsize, AtomicU32, AtomicUsize, Ordering::*};

/// Number of the current request; 0 between requests.
static REQUEST: AtomicU32 = AtomicU32::new(0);
static CALL: [AtomicUsize; 7] = [const { AtomicUsize::new(0) }; 7];
static RESULT: AtomicIsize = AtomicIsize::new(0);
static DIFFERS: AtomicBool = AtomicBool::new(false);
/// Number of the last request. Under a stopped world.
static LAST: AtomicU32 = AtomicU32::new(0);

unsafe fn make() -> isize {
    let a = |i: usize| CALL[i].load(Relaxed);
    sys::sc6(a(0), a(1), a(2), a(3), a(4), a(5), a(6))
}

/// func allThreads(trap uintptr, args *[6]uintptr) (r, errno uintptr)
#[unsafe(export_name = "syscall.allThreads")]
unsafe extern "C" fn all_threads(trap: usize, args: *const [usize; 6]) -> Result2 {
    let mut result = 0;
    let args = *args;
    with_world_stopped(|| {
        CALL[0].store(trap, Relaxed);
        for (to, a) in CALL[1..].iter().zip(args) {
            to.store(a, Relaxed);
        }
        result = make();
        if result >= 0 {
            RESULT.store(result, Relaxed);
            ask_others();
        }
    });
    split(result)
}

unsafe fn ask_others() {
    let n = LAST.load(Relaxed).wrapping_add(1).max(1);
    LAST.store(n, Relaxed);
    let me = getm();
    (*me).allthreads.store(n, Relaxed);
    REQUEST.store(n, SeqCst);
    loop {
        let mut waiting = false;
        for mp in mthread::allm() {
            if (*mp).allthreads.load(Acquire) != n {
                waiting = true;
                let tid = (*mp).procid.load(Acquire);
                if tid != 0 {
                    sys::tgkill(tid, preempt::SIGURG);
                }
            }
        }
        if !waiting {
            break;
        }
        sys::usleep(50);
    }
    REQUEST.store(0, SeqCst);
    if DIFFERS.load(Relaxed) {
        throw("syscall: results of AllThreadsSyscall differ between threads");
    }
}

/// In the handler of SIGURG: makes the call if this thread was asked to.
pub unsafe fn answer(mp: *mut M) {
    let n = REQUEST.load(SeqCst);
    if n != 0 && (*mp).allthreads.load(Relaxed) != n {
        if make() != RESULT.load(Relaxed) {
            DIFFERS.store(true, Relaxed);
        }
        (*mp).allthreads.store(n, Release);
    }
}
