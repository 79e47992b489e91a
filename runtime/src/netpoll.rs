//! Waiting for the kernel without a thread per goroutine: one epoll set, an eventfd to interrupt who sleeps in it.
//!
//! A descriptor is registered edge-triggered once, with its `PollDesc`. For each direction the desc holds `rg`/`wg`:
//! 0 (nothing), `READY` (an event came first), `WAIT` (a goroutine is about to park) or the parked g. Changes are by
//! compare-and-swap only, so the poller and the waiter need no lock between them. Deadlines are timers of the P.
//!
//! The set is also how the scheduler sleeps until the next timer, so it exists from the first sleep on.

use crate::panic::throw;
use crate::proc::{WaitReason, gopark, goready};
use crate::sched::*;
use crate::{run, sys, time, timer};
use core::ptr::null_mut;
use core::sync::atomic::{AtomicBool, AtomicI32, AtomicU32, AtomicUsize, Ordering::*};

static EPFD: AtomicI32 = AtomicI32::new(-1);
static EVENTFD: AtomicI32 = AtomicI32::new(-1);
static INIT_LOCK: crate::lock::Mutex = crate::lock::Mutex::new();
/// A wake-up is on its way.
static WAKE_SIG: AtomicU32 = AtomicU32::new(0);
/// Goroutines parked on descriptors.
static WAITERS: AtomicI32 = AtomicI32::new(0);
/// Kernels before 5.11 have no nanosecond limit.
static NO_PWAIT2: AtomicBool = AtomicBool::new(false);

const EPOLLIN: u32 = 1;
const EPOLLOUT: u32 = 4;
const EPOLLERR: u32 = 8;
const EPOLLHUP: u32 = 0x10;
const EPOLLRDHUP: u32 = 0x2000;
const EPOLLET: u32 = 1 << 31;

#[repr(C, packed)]
#[derive(Clone, Copy)]
struct Event {
    events: u32,
    data: u64,
}

const READY: usize = 1;
const WAIT: usize = 2;

/// A registered descriptor.
#[repr(C)]
pub struct PollDesc {
    rg: AtomicUsize,
    wg: AtomicUsize,
    closing: AtomicBool,
    /// Deadlines passed.
    rdead: AtomicBool,
    wdead: AtomicBool,
    /// Reuse counter, also in the event's data: late events of an old use are dropped.
    seq: AtomicU32,
    fd: i32,
    link: *mut PollDesc,
    rtimer: timer::Timer,
    wtimer: timer::Timer,
}

static FREE: Shared<*mut PollDesc> = Shared::new(null_mut());
static FREE_LOCK: crate::lock::Mutex = crate::lock::Mutex::new();

/// Whether goroutines are parked on descriptors.
#[inline]
pub fn any_waiters() -> bool {
    WAITERS.load(SeqCst) > 0
}

#[cold]
unsafe fn init() {
    INIT_LOCK.lock();
    if EPFD.load(SeqCst) < 0 {
        let ep = sys::sc1(sys::nr::EPOLL_CREATE1, 0o2000000);
        let ev = sys::sc2(sys::nr::EVENTFD2, 0, 0o2004000);
        if ep < 0 || ev < 0 {
            throw("netpollinit: cannot make epoll set");
        }
        let mut e = Event { events: EPOLLIN, data: 0 };
        sys::sc4(sys::nr::EPOLL_CTL, ep as usize, 1, ev as usize, (&raw mut e) as usize);
        EVENTFD.store(ev as i32, SeqCst);
        EPFD.store(ep as i32, SeqCst);
    }
    INIT_LOCK.unlock();
}

/// Interrupts the thread that sleeps in `netpoll`.
pub unsafe fn netpoll_break() {
    if EPFD.load(SeqCst) < 0 {
        init();
    }
    if WAKE_SIG.swap(1, SeqCst) != 0 {
        return;
    }
    let one = 1u64;
    sys::sc3(sys::nr::WRITE, EVENTFD.load(Relaxed) as usize, (&raw const one) as usize, 8);
}

/// A timer is due at `when`: whoever sleeps longer must know, or a thread must look.
pub unsafe fn wake_net_poller(when: i64) {
    let s = sched();
    if (*s).lastpoll.load(SeqCst) == 0 {
        let until = (*s).poll_until.load(SeqCst);
        if until == 0 || until > when {
            netpoll_break();
        }
    } else {
        run::wakep();
    }
}

/// Goroutines that can go on, linked through `schedlink`, still waiting. `delay` in ns: 0 = do not block, negative = for
/// ever.
#[unsafe(export_name = "runtime.netpoll")]
#[inline(never)]
pub unsafe extern "C" fn netpoll(delay: i64) -> *mut G {
    if EPFD.load(SeqCst) < 0 {
        init();
    }
    let ep = EPFD.load(Relaxed) as usize;
    let mut events = [Event { events: 0, data: 0 }; 64];
    let buf = events.as_mut_ptr() as usize;
    let mut n = -sys::ENOSYS;
    if !NO_PWAIT2.load(Relaxed) {
        let ts = [delay / 1_000_000_000, delay % 1_000_000_000];
        let limit = if delay < 0 { 0 } else { ts.as_ptr() as usize };
        n = sys::sc6(sys::nr::EPOLL_PWAIT2, ep, buf, events.len(), limit, 0, 8);
    }
    if n == -sys::ENOSYS {
        NO_PWAIT2.store(true, Relaxed);
        let ms = if delay < 0 { -1 } else { (delay + 999_999) / 1_000_000 };
        n = sys::sc4(sys::nr::EPOLL_WAIT, ep, buf, events.len(), ms.min(i32::MAX as i64) as usize);
    }
    let mut list = null_mut();
    for e in events.iter().take(n.max(0) as usize) {
        let (mask, data) = (e.events, e.data);
        if data == 0 {
            // Only the sleeper takes the wake-up away.
            if delay != 0 {
                let mut v = 0u64;
                sys::sc3(sys::nr::READ, EVENTFD.load(Relaxed) as usize, (&raw mut v) as usize, 8);
                WAKE_SIG.store(0, SeqCst);
            }
            continue;
        }
        let pd = (data & ((1 << 48) - 1)) as *mut PollDesc;
        if (*pd).seq.load(SeqCst) as u16 != (data >> 48) as u16 {
            continue;
        }
        if mask & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR) != 0 {
            push(&mut list, unblock(&(*pd).rg, true));
        }
        if mask & (EPOLLOUT | EPOLLHUP | EPOLLERR) != 0 {
            push(&mut list, unblock(&(*pd).wg, true));
        }
    }
    list
}

unsafe fn push(list: &mut *mut G, gp: *mut G) {
    if !gp.is_null() {
        (*gp).schedlink = *list;
        *list = gp;
    }
}

/// Takes the waiting goroutine out; without one leaves `READY` behind if the event is I/O.
unsafe fn unblock(slot: &AtomicUsize, io: bool) -> *mut G {
    loop {
        let old = slot.load(SeqCst);
        if old == READY || (old == 0 && !io) {
            return null_mut();
        }
        let new = if io { READY } else { 0 };
        if slot.compare_exchange(old, new, SeqCst, SeqCst).is_ok() {
            if old == WAIT || old == 0 {
                return null_mut();
            }
            WAITERS.fetch_sub(1, SeqCst);
            return old as *mut G;
        }
    }
}

unsafe fn commit(gp: *mut G, slot: *mut u8) -> bool {
    let ok = (*slot.cast::<AtomicUsize>()).compare_exchange(WAIT, gp as usize, SeqCst, SeqCst).is_ok();
    if ok {
        WAITERS.fetch_add(1, SeqCst);
    }
    ok
}

unsafe fn slots(pd: *mut PollDesc, mode: u8) -> (*const AtomicUsize, *const AtomicBool) {
    if mode == b'r' {
        (&raw const (*pd).rg, &raw const (*pd).rdead)
    } else {
        (&raw const (*pd).wg, &raw const (*pd).wdead)
    }
}

/// 0 = go on, 1 = closing, 2 = deadline passed.
unsafe fn check(pd: *mut PollDesc, mode: u8) -> i32 {
    if (*pd).closing.load(SeqCst) {
        1
    } else if (*slots(pd, mode).1).load(SeqCst) {
        2
    } else {
        0
    }
}

/// func poll_runtime_pollServerInit()
#[unsafe(export_name = "internal/poll.runtime_pollServerInit")]
unsafe extern "C" fn poll_server_init() {
    if EPFD.load(SeqCst) < 0 {
        init();
    }
}

/// A handle and an error number, in rax:rdx.
#[repr(C)]
pub struct Opened {
    pd: *mut PollDesc,
    errno: usize,
}

/// func poll_runtime_pollOpen(fd uintptr) (ctx uintptr, errno int)
#[unsafe(export_name = "internal/poll.runtime_pollOpen")]
unsafe extern "C" fn poll_open(fd: usize) -> Opened {
    poll_server_init();
    FREE_LOCK.lock();
    let mut pd = *FREE.get();
    if pd.is_null() {
        pd = crate::persistent::new_zeroed();
    } else {
        *FREE.get() = (*pd).link;
    }
    FREE_LOCK.unlock();
    (*pd).rg.store(0, SeqCst);
    (*pd).wg.store(0, SeqCst);
    (*pd).closing.store(false, SeqCst);
    (*pd).rdead.store(false, SeqCst);
    (*pd).wdead.store(false, SeqCst);
    (*pd).fd = fd as i32;
    let seq = (*pd).seq.load(SeqCst) as u16 as u64;
    let mut e = Event { events: EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, data: pd as u64 | seq << 48 };
    let ep = EPFD.load(Relaxed) as usize;
    let r = sys::sc4(sys::nr::EPOLL_CTL, ep, 1, fd, (&raw mut e) as usize);
    if r < 0 {
        give_back(pd);
        return Opened { pd: null_mut(), errno: -r as usize };
    }
    Opened { pd, errno: 0 }
}

unsafe fn give_back(pd: *mut PollDesc) {
    (*pd).seq.fetch_add(1, SeqCst);
    FREE_LOCK.lock();
    (*pd).link = *FREE.get();
    *FREE.get() = pd;
    FREE_LOCK.unlock();
}

/// func poll_runtime_pollClose(ctx uintptr)
#[unsafe(export_name = "internal/poll.runtime_pollClose")]
unsafe extern "C" fn poll_close(pd: *mut PollDesc) {
    let mut e = Event { events: 0, data: 0 };
    sys::sc4(sys::nr::EPOLL_CTL, EPFD.load(Relaxed) as usize, 2, (*pd).fd as usize, (&raw mut e) as usize);
    give_back(pd);
}

/// func poll_runtime_pollReset(ctx uintptr, mode int) int
#[unsafe(export_name = "internal/poll.runtime_pollReset")]
unsafe extern "C" fn poll_reset(pd: *mut PollDesc, mode: usize) -> usize {
    let err = check(pd, mode as u8);
    if err == 0 {
        (*slots(pd, mode as u8).0).store(0, SeqCst);
    }
    err as usize
}

/// func poll_runtime_pollWait(ctx uintptr, mode int) int
#[unsafe(export_name = "internal/poll.runtime_pollWait")]
unsafe extern "C" fn poll_wait(pd: *mut PollDesc, mode: usize) -> usize {
    let slot = slots(pd, mode as u8).0;
    loop {
        let err = check(pd, mode as u8);
        if err != 0 {
            return err as usize;
        }
        if (*slot).compare_exchange(READY, 0, SeqCst, SeqCst).is_ok() {
            return 0;
        }
        match (*slot).compare_exchange(0, WAIT, SeqCst, SeqCst) {
            Ok(_) => {}
            Err(READY) => continue,
            // The library lets one goroutine wait for each direction.
            Err(_) => throw("runtime: double wait"),
        }
        // Between WAIT and parking the flags may have changed: look once more.
        if check(pd, mode as u8) == 0 {
            gopark(Some(commit), slot.cast_mut().cast(), WaitReason::IOWait);
        }
        let old = (*slot).swap(0, SeqCst);
        if old > WAIT {
            throw("netpoll: corrupted wait");
        }
        if old == READY {
            return 0;
        }
    }
}

unsafe fn wake_slot(slot: *const AtomicUsize) {
    let gp = unblock(&*slot, false);
    if !gp.is_null() {
        goready(gp);
    }
}

/// func poll_runtime_pollUnblock(ctx uintptr): the descriptor is being closed.
#[unsafe(export_name = "internal/poll.runtime_pollUnblock")]
unsafe extern "C" fn poll_unblock(pd: *mut PollDesc) {
    (*pd).closing.store(true, SeqCst);
    timer::stop(&raw mut (*pd).rtimer);
    timer::stop(&raw mut (*pd).wtimer);
    wake_slot(&raw const (*pd).rg);
    wake_slot(&raw const (*pd).wg);
}

unsafe fn read_deadline(arg: *mut u8) {
    let pd = arg.cast::<PollDesc>();
    (*pd).rdead.store(true, SeqCst);
    wake_slot(&raw const (*pd).rg);
}

unsafe fn write_deadline(arg: *mut u8) {
    let pd = arg.cast::<PollDesc>();
    (*pd).wdead.store(true, SeqCst);
    wake_slot(&raw const (*pd).wg);
}

/// func poll_runtime_pollSetDeadline(ctx uintptr, d int64, mode int): d is relative, 0 = none, negative = passed; mode
/// 'r', 'w' or 'r'+'w'.
#[unsafe(export_name = "internal/poll.runtime_pollSetDeadline")]
unsafe extern "C" fn poll_set_deadline(pd: *mut PollDesc, d: i64, mode: usize) {
    let both = mode == b'r' as usize + b'w' as usize;
    let when = if d > 0 { time::nanotime().saturating_add(d) } else { d };
    if both || mode == b'r' as usize {
        deadline(&raw mut (*pd).rtimer, &raw const (*pd).rdead, &raw const (*pd).rg, when, read_deadline, pd);
    }
    if both || mode == b'w' as usize {
        deadline(
            &raw mut (*pd).wtimer,
            &raw const (*pd).wdead,
            &raw const (*pd).wg,
            when,
            write_deadline,
            pd,
        );
    }
}

unsafe fn deadline(
    t: *mut timer::Timer,
    dead: *const AtomicBool,
    slot: *const AtomicUsize,
    when: i64,
    f: unsafe fn(*mut u8),
    pd: *mut PollDesc,
) {
    timer::stop(t);
    (*dead).store(when < 0, SeqCst);
    if when < 0 {
        // A direct call: the stack of the goroutine must be provable.
        wake_slot(slot);
    } else if when > 0 {
        timer::start(t, when, 0, timer::Action::Call(f, pd.cast()));
    }
}
