//! The thread without a P that watches the others: it takes Ps from Ms that block in system calls, asks goroutines that
//! run too long to stop, sees that due timers are served, and polls the network when nobody does.
//!
//! It sleeps 20 µs at first, doubling up to 10 ms when it finds nothing to do, never beyond the next timer; when the
//! whole program is idle it sleeps on `sysmonnote` until somebody returns from a system call or the world starts.

use crate::env::DEBUG;
use crate::lock::Note;
use crate::mthread::{handoffp, incidlelocked, startm};
use crate::preempt::preemptone;
use crate::sched::*;
use crate::{netpoll, run, stack, time, timer};
use core::ptr::null_mut;
use core::sync::atomic::{AtomicI64, Ordering::*};

/// A goroutine that has run for this long is asked to stop.
const FORCE_PREEMPT_NS: i64 = 10_000_000;
/// A due timer waits this long for an idle thread to serve it before a running goroutine is stopped for it.
const TIMER_LATE_NS: i64 = 20_000;
/// Longest deep sleep.
const DEEP_NS: i64 = 60_000_000_000;

/// Called by sysmon once per round with the time: memory's background duties. Set at boot by their owner.
pub static PERIODIC: Shared<Option<unsafe fn(i64)>> = Shared::new(None);

/// Interrupts a nap.
static NAP: Note = Note::new();
/// Until when sysmon naps; 0 while it is awake.
static NAP_UNTIL: AtomicI64 = AtomicI64::new(0);

static LAST_TRACE: AtomicI64 = AtomicI64::new(0);

#[unsafe(export_name = "runtime.sysmon")]
#[inline(never)]
pub unsafe extern "C" fn sysmon() -> ! {
    let s = sched();
    (*s).lock.lock();
    (*s).nmsys += 1;
    run::checkdead();
    (*s).lock.unlock();
    let stress = DEBUG.preemptstress.load(Relaxed) != 0;
    let mut idle = 0;
    let mut delay = 20;
    loop {
        if idle == 0 {
            delay = 20;
        } else if idle > 50 {
            delay *= 2;
        }
        delay = delay.min(if stress { 100 } else { 10_000 });
        nap(delay * 1000);

        let mut now = time::nanotime();
        let trace = DEBUG.schedtrace.load(Relaxed);
        if trace <= 0 && all_idle() {
            (*s).lock.lock();
            if all_idle() {
                let next = next_timer();
                if next == 0 || next > now {
                    (*s).sysmonwait.store(true, SeqCst);
                    (*s).lock.unlock();
                    let sleep = if next == 0 { DEEP_NS } else { (next - now).min(DEEP_NS) };
                    (*s).sysmonnote.tsleep(sleep);
                    (*s).lock.lock();
                    (*s).sysmonwait.store(false, SeqCst);
                    (*s).sysmonnote.clear();
                    idle = 0;
                    delay = 20;
                    now = time::nanotime();
                }
            }
            (*s).lock.unlock();
        }

        let lastpoll = (*s).lastpoll.load(SeqCst);
        if netpoll::any_waiters() && lastpoll != 0 && lastpoll + 10_000_000 < now {
            let _ = (*s).lastpoll.compare_exchange(lastpoll, now, SeqCst, SeqCst);
            let list = netpoll::netpoll(0);
            if !list.is_null() {
                // The poll must not look like the last running thread going idle.
                incidlelocked(-1);
                run::injectglist(list);
                incidlelocked(1);
            }
        }
        let next = next_timer();
        if next != 0 && next + TIMER_LATE_NS < now {
            startm(null_mut(), false);
        }
        if retake(now, stress) {
            idle = 0;
        } else {
            idle += 1;
        }
        if let Some(f) = *PERIODIC.get() {
            f(now);
        }
        if trace > 0 && LAST_TRACE.load(Relaxed) + trace as i64 * 1_000_000 <= now {
            LAST_TRACE.store(now, Relaxed);
            schedtrace();
        }
    }
}

/// Sleeps for a while, not beyond the next timer: a little later, for an idle thread serves it first.
unsafe fn nap(ns: i64) {
    let now = time::nanotime();
    NAP.clear();
    NAP_UNTIL.store(now + ns, SeqCst);
    // After it is known until when: a timer that is added now wakes us, one that was added before is seen.
    let next = next_timer();
    let ns = if next > now { ns.min(next + TIMER_LATE_NS - now) } else { ns };
    NAP.tsleep(ns);
    NAP_UNTIL.store(0, SeqCst);
}

/// A timer due at `when` was added while all Ps are busy: sysmon must not sleep past it.
pub unsafe fn wake_for_timer(when: i64) {
    let until = NAP_UNTIL.load(SeqCst);
    if until != 0
        && when + TIMER_LATE_NS < until
        && NAP_UNTIL.compare_exchange(until, 0, SeqCst, SeqCst).is_ok()
    {
        NAP.wakeup();
    }
}

unsafe fn all_idle() -> bool {
    let s = sched();
    (*s).gcwaiting.load(SeqCst) || (*s).npidle.load(SeqCst) == GOMAXPROCS.load(Relaxed)
}

/// When the earliest timer of all Ps is due; 0 without one.
unsafe fn next_timer() -> i64 {
    allp().map(|p| timer::next_when(p)).filter(|&w| w != 0).min().unwrap_or(0)
}

/// Takes Ps from blocked Ms and stops goroutines that run too long; whether it did anything.
#[unsafe(export_name = "runtime.retake")]
#[inline(never)]
unsafe fn retake(now: i64, stress: bool) -> bool {
    let s = sched();
    let mut any = false;
    for pp in allp() {
        let pd = &raw mut (*pp).sysmontick;
        match (*pp).status.load(SeqCst) {
            pstatus::RUNNING => {
                let t = (*pp).schedtick.load(Relaxed);
                if (*pd).schedtick != t {
                    (*pd).schedtick = t;
                    (*pd).schedwhen = now;
                }
                let timer = timer::next_when(pp);
                let late = timer != 0 && timer + TIMER_LATE_NS <= now && (*s).npidle.load(SeqCst) == 0;
                if (*pd).schedwhen + FORCE_PREEMPT_NS <= now || late || stress {
                    preemptone(pp);
                }
            }
            pstatus::SYSCALL => {
                let t = (*pp).syscalltick.load(Relaxed);
                if (*pd).syscalltick != t {
                    (*pd).syscalltick = t;
                    (*pd).syscallwhen = now;
                    continue;
                }
                let others = (*s).nmspinning.load(SeqCst) + (*s).npidle.load(SeqCst) > 0;
                if (*pp).runq.is_empty() && others && (*pd).syscallwhen + FORCE_PREEMPT_NS > now {
                    continue;
                }
                // Count the M as running while its P changes hands, or checkdead would see nobody.
                incidlelocked(-1);
                if (*pp).status.compare_exchange(pstatus::SYSCALL, pstatus::IDLE, SeqCst, SeqCst).is_ok() {
                    any = true;
                    (*pp).syscalltick.store(t.wrapping_add(1), Relaxed);
                    handoffp(pp);
                }
                incidlelocked(1);
            }
            _ => {}
        }
    }
    any
}

/// The line of `GODEBUG=schedtrace=N`.
#[unsafe(export_name = "runtime.schedtrace")]
#[inline(never)]
unsafe fn schedtrace() {
    let s = sched();
    let ms = (time::nanotime() - time::start_time()) / 1_000_000;
    let mut l = crate::print::Line::new();
    macro_rules! p { ($($e:expr),*) => { $( crate::print::Print::print($e, &mut l); )* } }
    p!("SCHED ", ms, "ms: gomaxprocs=", GOMAXPROCS.load(Relaxed), " idleprocs=", (*s).npidle.load(Relaxed));
    p!(" threads=", crate::mthread::mcount(), " spinningthreads=", (*s).nmspinning.load(Relaxed));
    p!(" needspinning=", (*s).needspinning.load(Relaxed), " idlethreads=", (*s).nmidle);
    p!(" runqueue=", (*s).runqsize.load(Relaxed), " [");
    let mut first = true;
    for pp in allp() {
        if !first {
            p!(" ");
        }
        first = false;
        p!((*pp).runq.len());
    }
    p!("]");
    if DEBUG.scheddetail.load(Relaxed) > 0 {
        p!(" stacks=", stack::in_use(), " gs=", crate::proc::gcount());
    }
    p!("\n");
}
