//! What runs next: `schedule`, `findrunnable`, and the ways work finds a thread.
//!
//! Steps 1–4 of the protocol in `sched.rs`. Everything here runs on g0 or, for `runqput` and `wakep`, anywhere with a P.

use crate::asm::gogo;
use crate::mthread::{startm, stopm};
use crate::panic::throw;
use crate::proc::{casgstatus, readgstatus};
use crate::rand::cheaprandn;
use crate::runq::Mark;
use crate::sched::*;
use crate::{mthread, netpoll, stack, stw, sys, time, timer};
use core::ptr::null_mut;
use core::sync::atomic::{Ordering::*, fence};

/// Puts a runnable goroutine on `pp`'s queue; with `next` it runs before all others there. Whether the queue was full, so
/// that half of it went to the global one.
#[unsafe(export_name = "runtime.runqput")]
#[inline(never)]
pub unsafe fn runqput(pp: *mut P, gp: *mut G, next: bool) -> bool {
    let mut gp = gp;
    if next {
        gp = (*pp).runq.put_next(gp);
        if gp.is_null() {
            return false;
        }
    }
    if (*pp).runq.put(gp) {
        return false;
    }
    crate::asm::systemstack(|| runqput_full(pp, gp));
    true
}

/// Half of a full local queue goes to the global one. On g0.
unsafe fn runqput_full(pp: *mut P, gp: *mut G) {
    let mut batch = [null_mut(); RUNQ_LEN / 2];
    while !(*pp).runq.put(gp) {
        let n = (*pp).runq.take_half(&mut batch);
        let Some(&last) = batch[..n].last() else { continue };
        for pair in batch[..n].windows(2) {
            (*pair[0]).schedlink = pair[1];
        }
        (*last).schedlink = null_mut();
        (*sched()).lock.lock();
        globrunqput_list(batch[0], last, n as i32);
        (*sched()).lock.unlock();
    }
}

/// Appends to the global queue. Holds `sched.lock`.
pub unsafe fn globrunqput(gp: *mut G) {
    (*gp).schedlink = null_mut();
    globrunqput_list(gp, gp, 1);
}

/// Appends `n` goroutines, linked through `schedlink`. Holds `sched.lock`.
unsafe fn globrunqput_list(first: *mut G, last: *mut G, n: i32) {
    let s = sched();
    if (*s).runq_tail.is_null() {
        (*s).runq_head = first;
    } else {
        (*(*s).runq_tail).schedlink = first;
    }
    (*s).runq_tail = last;
    (*s).runqsize.fetch_add(n, SeqCst);
}

unsafe fn globrunqpop() -> *mut G {
    let s = sched();
    let gp = (*s).runq_head;
    if !gp.is_null() {
        (*s).runq_head = (*gp).schedlink;
        if (*s).runq_head.is_null() {
            (*s).runq_tail = null_mut();
        }
        (*gp).schedlink = null_mut();
        (*s).runqsize.fetch_sub(1, SeqCst);
    }
    gp
}

/// Takes this P's share of the global queue, at most `max`; one is returned, the rest goes to `pp`'s queue. Holds
/// `sched.lock`.
unsafe fn globrunqget(pp: *mut P, max: i32) -> *mut G {
    let size = (*sched()).runqsize.load(Relaxed);
    if size == 0 {
        return null_mut();
    }
    let share = size / GOMAXPROCS.load(Relaxed) + 1;
    let mut n = share.min(size).min(RUNQ_LEN as i32 / 2);
    if max > 0 {
        n = n.min(max);
    }
    let gp = globrunqpop();
    for _ in 1..n {
        // There is room: the queue is empty or max is 1.
        (*pp).runq.put(globrunqpop());
    }
    gp
}

/// Makes a list (through `schedlink`) of waiting goroutines runnable, all on the global queue.
pub unsafe fn globrunqput_waiting(list: *mut G) {
    let (mut last, mut n) = (null_mut(), 0);
    let mut gp = list;
    while !gp.is_null() {
        (*gp).waitsince = 0;
        casgstatus(gp, gstatus::WAITING, gstatus::RUNNABLE);
        (last, n) = (gp, n + 1);
        gp = (*gp).schedlink;
    }
    let s = sched();
    (*s).lock.lock();
    globrunqput_list(list, last, n);
    (*s).lock.unlock();
    wakep();
}

/// Makes a list (through `schedlink`) of waiting goroutines runnable. With a P or without.
pub unsafe fn injectglist(list: *mut G) {
    if list.is_null() {
        return;
    }
    let pp = (*getm()).p;
    let mut n = 0;
    let mut gp = list;
    if pp.is_null() {
        (*sched()).lock.lock();
    }
    while !gp.is_null() {
        let next = (*gp).schedlink;
        (*gp).schedlink = null_mut();
        casgstatus(gp, gstatus::WAITING, gstatus::RUNNABLE);
        if pp.is_null() {
            globrunqput(gp);
        } else {
            runqput(pp, gp, false);
        }
        n += 1;
        gp = next;
    }
    if pp.is_null() {
        (*sched()).lock.unlock();
    }
    // Step 1: the queue first, then who sleeps.
    fence(SeqCst);
    while n > 0 && (*sched()).npidle.load(SeqCst) != 0 {
        startm(null_mut(), false);
        n -= 1;
    }
}

/// Tries to get one more M to look for work: called when a goroutine becomes runnable.
#[inline]
pub unsafe fn wakep() {
    let s = sched();
    if (*s).npidle.load(SeqCst) != 0 && (*s).nmspinning.load(SeqCst) == 0 {
        crate::asm::systemstack(|| wakep_slow());
    }
}

unsafe fn wakep_slow() {
    let s = sched();
    // Be conservative: one spinning M is enough, it wakes the next.
    if (*s).nmspinning.compare_exchange(0, 1, SeqCst, SeqCst).is_err() {
        return;
    }
    (*s).lock.lock();
    let pp = mthread::pidleget();
    if pp.is_null() {
        (*s).nmspinning.fetch_sub(1, SeqCst);
        (*s).lock.unlock();
        return;
    }
    (*s).lock.unlock();
    startm(pp, true);
}

unsafe fn resetspinning() {
    let mp = getm();
    if !(*mp).spinning {
        throw("resetspinning: not a spinning m");
    }
    (*mp).spinning = false;
    (*sched()).nmspinning.fetch_sub(1, SeqCst);
    wakep();
}

/// Runs `gp` on this M.
#[unsafe(export_name = "runtime.execute")]
#[inline(never)]
pub unsafe extern "C" fn execute(gp: *mut G, inherit: bool) -> ! {
    let mp = getm();
    (*mp).curg = gp;
    (*gp).m = mp;
    casgstatus(gp, gstatus::RUNNABLE, gstatus::RUNNING);
    (*gp).waitsince = 0;
    // Plain stores: a request that crosses them is repeated by who made it.
    (*gp).preempt.store(false, Relaxed);
    (*gp).stackguard0.store((*gp).stackguard1, Relaxed);
    // A stop of the world that asked this P before it ran this g must not be lost.
    if (*(*mp).p).preempt.load(Relaxed) || (*gp).preempt.load(Relaxed) {
        (*gp).preempt.store(true, SeqCst);
        (*gp).stackguard0.store(abi::g::STACK_PREEMPT, SeqCst);
    }
    if !inherit {
        let tick = &(*(*mp).p).schedtick;
        tick.store(tick.load(Relaxed).wrapping_add(1), Relaxed);
    }
    gogo(gp)
}

/// One round of the scheduler: find something to run and run it.
#[unsafe(export_name = "runtime.schedule")]
#[inline(never)]
pub unsafe extern "C" fn schedule() -> ! {
    let mp = getm();
    if (*mp).locks.load(Relaxed) != 0 {
        throw("schedule: holding locks");
    }
    if !(*mp).lockedg.is_null() {
        mthread::stoplockedm();
        execute((*mp).lockedg, false);
    }
    loop {
        let pp = (*mp).p;
        if (*pp).preempt.load(Relaxed) {
            (*pp).preempt.store(false, SeqCst);
        }
        let (gp, inherit) = match next_here(pp) {
            (gp, _) if gp.is_null() => findrunnable(),
            found => found,
        };
        if (*mp).spinning {
            resetspinning();
        }
        if !(*gp).lockedm.is_null() {
            // Hand our P to the thread that the goroutine is locked to, then look again.
            mthread::startlockedm(gp);
            continue;
        }
        execute(gp, inherit);
    }
}

/// The first goroutine of this P's own queue if nothing else comes before it; the short way through `findrunnable`.
#[inline(always)]
unsafe fn next_here(pp: *mut P) -> (*mut G, bool) {
    let s = sched();
    if (*s).gcwaiting.load(Relaxed)
        || timer::next_when(pp) != 0
        // A P's first turn goes the whole way, as the boot is told.
        || (*pp).schedtick.load(Relaxed).is_multiple_of(GLOBAL_TURN)
            && ((*s).runqsize.load(Relaxed) > 0 || (*pp).schedtick.load(Relaxed) == 0)
    {
        return (null_mut(), false);
    }
    (*pp).runq.get()
}

/// Every so many turns the global queue comes first, or two goroutines that wake each other would starve it.
const GLOBAL_TURN: u32 = 61;

/// How long goroutines are left to the P that made them ready: usually they run there as soon as the running one waits,
/// with everything in the cache.
const HOLD_NS: i64 = 5_000;
/// The same at most, where goroutines take turns while others wait, for a thread whose thefts did not pay.
const HOLD_MAX_NS: i64 = 100_000;
/// A longer queue is not worked off in `HOLD_NS`.
const LONG: u32 = 64;
/// A theft has paid if it kept the thief busy for so long,
const WORTH_NS: i64 = 2_500;
/// and if so much time passed between two locks that it met locked: those who meet talk to each other.
const CLASH_NS: i64 = 4_000;
/// After so long a thread whose thefts did not pay tries again whether they do.
const MODEST_NS: i64 = 400_000;
/// Goroutines that take turns as fast as this on their Ps talk to each other: a thief would only get in between.
const FINE_NS: i64 = 2_000;
/// How long a thread dozes that sees nothing else.
const DOZE_NS: i64 = 50_000;

/// A thread that was woken this soon had better not slept: next times it looks around that long first.
const NAP_NS: i64 = 60_000;
/// How many fruitless searches such a sleep is worth.
const PATIENCE: u32 = 4;
/// Pauses between two looks.
const PAUSES: u32 = 30;

/// Blocks until there is a goroutine to run.
#[unsafe(export_name = "runtime.findRunnable")]
#[inline(never)]
unsafe fn findrunnable() -> (*mut G, bool) {
    let mp = getm();
    let s = sched();
    let mut search = Search::new();
    'top: loop {
        let pp = (*mp).p;
        if (*s).gcwaiting.load(SeqCst) {
            stw::gcstopm();
            continue;
        }
        let (now, mut poll_until, _) = timer::check(pp, 0);

        if (*pp).schedtick.load(Relaxed).is_multiple_of(GLOBAL_TURN) && (*s).runqsize.load(SeqCst) > 0 {
            (*s).lock.lock();
            let gp = globrunqget(pp, 1);
            (*s).lock.unlock();
            if !gp.is_null() {
                return (gp, false);
            }
        }
        let (gp, inherit) = (*pp).runq.get();
        if !gp.is_null() {
            return (gp, inherit);
        }
        if (*s).runqsize.load(SeqCst) > 0 {
            (*s).lock.lock();
            let gp = globrunqget(pp, 0);
            (*s).lock.unlock();
            if !gp.is_null() {
                return (gp, false);
            }
        }
        if netpoll::any_waiters() && (*s).lastpoll.load(Relaxed) != 0 {
            let list = netpoll::netpoll(0);
            if !list.is_null() {
                return (take_first(list), false);
            }
        }

        if (*mp).stole_at != 0 {
            judge_theft(mp);
        }
        // Steal, unless enough others do already.
        let mut doze = false;
        let busy = GOMAXPROCS.load(Relaxed) - (*s).npidle.load(SeqCst);
        if (*mp).spinning || 2 * (*s).nmspinning.load(SeqCst) < busy {
            if !(*mp).spinning {
                (*mp).spinning = true;
                (*s).nmspinning.fetch_add(1, SeqCst);
            }
            (*mp).stacks = stack::warm((*mp).stacks);
            let (gp, inherit, again, when) = stealwork(now, &mut search);
            if !gp.is_null() {
                return (gp, inherit);
            }
            if let Again::Yes = again {
                continue;
            }
            let (now, turns) = (time::nanotime(), turns_elsewhere(pp));
            if search.since == 0 {
                (search.since, search.turns) = (now, turns);
            }
            doze = again == Again::Held || search.fine(now, turns);
            let limit = match doze {
                true => HOLD_NS,
                false if (*mp).patience > 0 && others_run() => NAP_NS,
                false => 0,
            };
            if now - search.since < limit {
                // Each look takes cache lines away from who works.
                for _ in 0..PAUSES {
                    core::hint::spin_loop();
                }
                continue;
            }
            if doze {
                (search.since, search.turns) = (now, turns);
            } else {
                (*mp).patience = (*mp).patience.saturating_sub(1);
            }
            if when != 0 && (poll_until == 0 || when < poll_until) {
                poll_until = when;
            }
        }

        // Nothing: give the P up.
        (*s).lock.lock();
        if (*s).gcwaiting.load(SeqCst) {
            (*s).lock.unlock();
            continue;
        }
        if (*s).runqsize.load(SeqCst) != 0 {
            let gp = globrunqget(pp, 0);
            (*s).lock.unlock();
            return (gp, false);
        }
        if mthread::releasep() != pp {
            throw("findrunnable: wrong p");
        }
        mthread::pidleput(pp);
        (*s).lock.unlock();

        // Step 3, unless it dozes: then it looks again anyway.
        if (*mp).spinning && !doze && stop_spinning() {
            continue;
        }
        // All timers, for this M may be the one that waits for them.
        for pp in allp() {
            let w = timer::next_when(pp);
            if w != 0 && (poll_until == 0 || w < poll_until) {
                poll_until = w;
            }
        }
        if doze {
            let end = time::nanotime() + DOZE_NS;
            poll_until = if poll_until == 0 { end } else { poll_until.min(end) };
        }
        let polls = (poll_until != 0 || netpoll::any_waiters()) && (*s).lastpoll.swap(0, SeqCst) != 0;
        let mut list = null_mut();
        if polls {
            (*s).poll_until.store(poll_until, SeqCst);
            let mut delay = -1;
            if poll_until != 0 {
                delay = (poll_until - time::nanotime()).max(0);
            }
            list = netpoll::netpoll(delay);
            (*s).poll_until.store(0, SeqCst);
            (*s).lastpoll.store(time::nanotime(), SeqCst);
        } else if doze {
            sys::usleep(DOZE_NS as u64 / 1000);
        } else if poll_until != 0 {
            // Somebody else sleeps for the timers: he must not oversleep ours.
            let until = (*s).poll_until.load(SeqCst);
            if until == 0 || until > poll_until {
                netpoll::netpoll_break();
            }
        }
        if polls || doze {
            (*s).lock.lock();
            let pp = mthread::pidleget();
            (*s).lock.unlock();
            if !pp.is_null() {
                mthread::acquirep(pp);
                if !list.is_null() {
                    return (take_first(list), false);
                }
                // It is time, or somebody broke the poll because there is work.
                if !(*mp).spinning {
                    (*mp).spinning = true;
                    (*s).nmspinning.fetch_add(1, SeqCst);
                }
                continue 'top;
            }
            injectglist(list);
            if (*mp).spinning && stop_spinning() {
                continue 'top;
            }
        }
        let asleep = time::nanotime();
        stopm();
        if time::nanotime() - asleep < NAP_NS {
            (*mp).patience = PATIENCE;
        }
        search = Search::new();
    }
}

/// What a thread that looks for work has seen of the other Ps.
struct Search {
    /// When it began, or last dozed; 0: not yet.
    since: i64,
    /// `turns_elsewhere` at that time.
    turns: u32,
    /// A P whose queue is watched, since when, and what it held then.
    watched: *mut P,
    seen: i64,
    held: Mark,
}

impl Search {
    fn new() -> Search {
        Search { since: 0, turns: 0, watched: null_mut(), seen: 0, held: Mark::NOTHING }
    }

    /// Whether goroutines elsewhere have taken turns too fast since then for a thief.
    fn fine(&self, now: i64, turns: u32) -> bool {
        let n = turns.wrapping_sub(self.turns);
        n > 1 && n as i64 * FINE_NS > now - self.since
    }

    /// Whether what `p2` has to run is left waiting there (or there is nothing): then a thief may have it. It waits while
    /// nobody takes a turn for `HOLD_NS`, or others do for `hold`.
    unsafe fn is_left(&mut self, p2: *mut P, hold: i64) -> bool {
        let q = &(*p2).runq;
        let held = q.mark();
        let n = held.len();
        if n == 0 || n > LONG || (*p2).status.load(Relaxed) != pstatus::RUNNING {
            return true;
        }
        if !self.watched.is_null() && (*self.watched).runq.passed(&self.held) {
            self.watched = null_mut();
        }
        let begin = time::nanotime();
        if self.watched == p2 {
            return begin - self.seen >= hold;
        }
        let (mp, taken) = (getm(), q.taken());
        while time::nanotime() - begin < HOLD_NS {
            (*mp).stacks = stack::warm((*mp).stacks);
            for _ in 0..PAUSES {
                core::hint::spin_loop();
            }
            if q.passed(&held) || (*sched()).gcwaiting.load(Relaxed) {
                return false;
            }
        }
        if hold <= HOLD_NS || q.taken() == taken {
            return true;
        }
        if self.watched.is_null() {
            (self.watched, self.seen, self.held) = (p2, begin, held);
        }
        false
    }
}

/// What a thread has stolen is run: if that did not pay, it leaves others their goroutines for longer.
unsafe fn judge_theft(mp: *mut M) {
    let now = time::nanotime();
    let spent = now - (*mp).stole_at;
    if spent >= WORTH_NS && spent >= (*mp).clashes as i64 * CLASH_NS {
        (*mp).hold = 0;
    } else {
        (*mp).hold = (2 * (*mp).hold).clamp(HOLD_NS, HOLD_MAX_NS);
        (*mp).eager_at = now + MODEST_NS;
    }
    (*mp).stole_at = 0;
}

/// How many goroutines have been taken off the queues of the other Ps.
unsafe fn turns_elsewhere(pp: *mut P) -> u32 {
    allp().filter(|&p2| p2 != pp).fold(0, |n, p2| n.wrapping_add((*p2).runq.taken()))
}

/// Step 3: stops spinning, then looks again at all queues. With work in one of them and an idle P: has that and spins again.
unsafe fn stop_spinning() -> bool {
    let (mp, s) = (getm(), sched());
    (*mp).spinning = false;
    (*s).nmspinning.fetch_sub(1, SeqCst);
    let pp = recheck_queues();
    if pp.is_null() {
        return false;
    }
    mthread::acquirep(pp);
    (*mp).spinning = true;
    (*s).nmspinning.fetch_add(1, SeqCst);
    true
}

/// Whether goroutines run elsewhere that could make work.
unsafe fn others_run() -> bool {
    (*sched()).npidle.load(Relaxed) < GOMAXPROCS.load(Relaxed) - 1
}

/// The first of a list, made runnable; the rest is injected.
unsafe fn take_first(list: *mut G) -> *mut G {
    let rest = (*list).schedlink;
    (*list).schedlink = null_mut();
    injectglist(rest);
    casgstatus(list, gstatus::WAITING, gstatus::RUNNABLE);
    list
}

/// Looks at all Ps in random order: four times if it may take whatever is in a queue; at timers, `runnext` and what its P
/// may soon have run only the last time. Returns a goroutine, whether it inherits, whether to look again, and the next
/// timer's time.
unsafe fn stealwork(mut now: i64, search: &mut Search) -> (*mut G, bool, Again, i64) {
    let mp = getm();
    let pp = (*mp).p;
    let n = GOMAXPROCS.load(Relaxed) as u32;
    let mut when = 0;
    let mut again = Again::No;
    let eager = (*mp).hold == 0 || time::nanotime() >= (*mp).eager_at;
    for round in if eager { 0 } else { 3 }..4 {
        let last = round == 3;
        let start = cheaprandn(n);
        for i in 0..n {
            if (*sched()).gcwaiting.load(SeqCst) {
                return (null_mut(), false, Again::Yes, 0);
            }
            let p2 = ALLP[((start + i) % n) as usize].load(Acquire);
            if p2 == pp {
                continue;
            }
            if last && timer::next_when(p2) != 0 {
                let (tnow, w, ran) = timer::check(p2, now);
                now = tnow;
                if w != 0 && (when == 0 || w < when) {
                    when = w;
                }
                if ran {
                    let (gp, inherit) = (*pp).runq.get();
                    if !gp.is_null() {
                        return (gp, inherit, Again::No, when);
                    }
                    return (null_mut(), false, Again::Yes, when);
                }
            }
            let left = last && search.is_left(p2, (*mp).hold);
            if last && !left {
                again = Again::Held;
            }
            if !eager && !left {
                continue;
            }
            let gp = (*pp).runq.steal(&(*p2).runq, left);
            if !gp.is_null() {
                (*mp).stole_at = time::nanotime();
                (*mp).clashes = 0;
                return (gp, false, Again::No, when);
            }
        }
    }
    (null_mut(), false, again, when)
}

/// What a fruitless search says about the next one.
#[derive(PartialEq)]
enum Again {
    No,
    /// Timers made something runnable, or the world is to stop.
    Yes,
    /// Another P's goroutines wake each other all the time: they may stop doing so.
    Held,
}

/// An idle P if any queue has work, else null.
unsafe fn recheck_queues() -> *mut P {
    let s = sched();
    let work = (*s).runqsize.load(SeqCst) > 0 || allp().any(|p| !(*p).runq.is_empty());
    if !work {
        return null_mut();
    }
    (*s).lock.lock();
    let pp = mthread::pidleget();
    (*s).lock.unlock();
    pp
}

/// Threads that could run something: when none can and goroutines are left, the program is stuck. Holds `sched.lock`.
#[unsafe(export_name = "runtime.checkdead")]
#[inline(never)]
pub unsafe fn checkdead() {
    let s = sched();
    let run = mthread::mcount() - (*s).nmidle - (*s).nmidlelocked - (*s).nmsys;
    if run > 0 {
        return;
    }
    if run < 0 {
        crate::rtprint!("runtime: checkdead: nmidle=", (*s).nmidle, " locked=", (*s).nmidlelocked, "\n");
        throw("checkdead: inconsistent counts");
    }
    let mut grunning = 0;
    for gp in crate::proc::allgs() {
        if (*gp).system {
            continue;
        }
        match readgstatus(gp) {
            gstatus::WAITING | gstatus::PREEMPTED => grunning += 1,
            gstatus::RUNNABLE | gstatus::RUNNING | gstatus::SYSCALL => {
                crate::rtprint!(
                    "runtime: checkdead: find g ",
                    (*gp).goid,
                    " in status ",
                    readgstatus(gp),
                    "\n"
                );
                (*s).lock.unlock();
                throw("checkdead: runnable g");
            }
            _ => {}
        }
    }
    if grunning == 0 {
        (*s).lock.unlock();
        crate::panic::fatal(b"no goroutines (main called runtime.Goexit) - deadlock!");
    }
    // Somebody will run when a timer fires or a signal comes.
    if allp().any(|p| timer::next_when(p) != 0) || netpoll::any_waiters() {
        return;
    }
    (*s).lock.unlock();
    crate::panic::fatal(b"all goroutines are asleep - deadlock!");
}
