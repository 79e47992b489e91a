//! The collector: when it runs, and its phases.
//!
//! A collection is a stop of the world:
//! 1. finish the sweep of the last one, flush the allocators' caches: every span is swept and on a list of `mcentral`;
//! 2. mark (`mgcmark`), with helper threads when the heap is worth it;
//! 3. look after finalizers and weak pointers (`mfinal`), make all lists unswept, set the next goal.
//!
//! Then the world goes on, and allocations and `bgsweep` sweep (`mgcsweep`), `bgscavenge` gives memory back.
//!
//! A collection starts when `heap_live` has reached the goal (`GOGC`, `GOMEMLIMIT`), seen by an allocation that took a
//! span; by `runtime.GC`; two minutes after the last one, by `forcegchelper`; under gcstress by every allocation.
//! `COLLECTING` lets one thread in; an allocation that finds it taken goes on.
//!
//! The write barrier's flag stays zero, because nothing runs while marking. Compiled code and the typed copies look at it
//! all the same: marking beside the program needs it.

use crate::asm::systemstack;
use crate::env::{self, DEBUG};
use crate::lock::{Mutex, Note};
use crate::mcentral::flip;
use crate::mgcsweep::{restart, sweepone};
use crate::mheap::HEAP;
use crate::panic::throw;
use crate::print::Line;
use crate::proc::{self, WaitReason, allgs, goparkunlock, gosched, readgstatus};
use crate::sched::{G, GOMAXPROCS, NCPU, Shared, getg, gstatus};
use crate::sizeclasses::PAGE;
use crate::{malloc, mcache, mfinal, mgcmark, mgcscavenge, mthread, run, stack, symtab, time};
use core::ptr::null_mut;
use core::sync::atomic::{
    AtomicBool, AtomicI32, AtomicI64, AtomicIsize, AtomicU32, AtomicU64, AtomicUsize, Ordering::*,
};

/// What `MemStats` and gctrace report. Counters of objects lag behind by what is in the caches.
pub struct Stats {
    pub mallocs: AtomicU64,
    pub tinyallocs: AtomicU64,
    pub frees: AtomicU64,
    pub alloc_bytes: AtomicU64,
    pub free_bytes: AtomicU64,
    /// Allocated and freed objects of each size class.
    pub by_class: [[AtomicU64; 2]; crate::sizeclasses::NCLASSES],
    pub numgc: AtomicU32,
    pub numforced: AtomicU32,
    pub pause_total: AtomicU64,
    /// Wall clock of the end of the last collection.
    pub last_gc: AtomicU64,
    /// Monotonic time of the same.
    pub last_gc_nano: AtomicI64,
    pub pauses: Shared<[u64; 256]>,
    pub pause_ends: Shared<[u64; 256]>,
}

pub static STATS: Stats = Stats {
    mallocs: AtomicU64::new(0),
    tinyallocs: AtomicU64::new(0),
    frees: AtomicU64::new(0),
    alloc_bytes: AtomicU64::new(0),
    free_bytes: AtomicU64::new(0),
    by_class: [const { [const { AtomicU64::new(0) }; 2] }; crate::sizeclasses::NCLASSES],
    numgc: AtomicU32::new(0),
    numforced: AtomicU32::new(0),
    pause_total: AtomicU64::new(0),
    last_gc: AtomicU64::new(0),
    last_gc_nano: AtomicI64::new(0),
    pauses: Shared::new([0; 256]),
    pause_ends: Shared::new([0; 256]),
};

/// Non-zero while the collector marks beside the program.
#[unsafe(export_name = "runtime.writeBarrier")]
pub static WRITE_BARRIER: AtomicU32 = AtomicU32::new(0);

/// Bytes of spans that the program holds or may hold: marked by the last collection, plus handed to caches since.
static HEAP_LIVE: AtomicIsize = AtomicIsize::new(0);
/// `HEAP_LIVE` at which the next collection starts.
static GOAL: AtomicUsize = AtomicUsize::new(MIN_HEAP);
/// Percentage of `GOGC`; negative: off.
static PERCENT: AtomicI32 = AtomicI32::new(100);
/// `GOMEMLIMIT` in bytes.
static LIMIT: AtomicI64 = AtomicI64::new(i64::MAX);
/// The background goroutines exist.
static ENABLED: AtomicBool = AtomicBool::new(false);
static COLLECTING: AtomicBool = AtomicBool::new(false);

/// Goal of a heap with nothing in it, at GOGC=100.
const MIN_HEAP: usize = 4 << 20;

/// What the goal is beyond the one that `GOGC` asks for: a quarter of it, at most so much. A collector that marks beside the
/// program holds as much more, for what is made meanwhile.
const SLACK: u128 = 16 << 20;

/// Adds to the live heap.
#[inline]
pub fn heap_live_add(n: isize) {
    HEAP_LIVE.fetch_add(n, Relaxed);
}

/// Whether a collection should start.
pub fn due() -> bool {
    HEAP_LIVE.load(Relaxed) >= GOAL.load(Relaxed) as isize
}

/// The goal of the next collection, in bytes.
pub fn goal() -> usize {
    GOAL.load(Relaxed)
}

/// The live heap, in bytes.
pub fn heap_live() -> usize {
    HEAP_LIVE.load(Relaxed).max(0) as usize
}

/// Why a collection runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Why {
    Heap,
    Forced,
    Periodic,
    Stress,
}

/// Reads `GOGC` and `GOMEMLIMIT`.
#[unsafe(export_name = "runtime.gcinit")]
#[inline(never)]
pub extern "C" fn gcinit() {
    match env::getenv(b"GOGC") {
        Some(b"off") => PERCENT.store(-1, Relaxed),
        Some(s) => PERCENT.store(env::atoi(s).unwrap_or(100), Relaxed),
        None => {}
    }
    match env::getenv(b"GOMEMLIMIT") {
        None | Some(b"" | b"off") => {}
        Some(s) => match parse_bytes(s) {
            Some(n) => LIMIT.store(n, Relaxed),
            None => {
                crate::rtprint!("GOMEMLIMIT=", s, "\n");
                throw("malformed GOMEMLIMIT; see `go doc runtime/debug.SetMemoryLimit`")
            }
        },
    }
    set_goal(0);
}

/// A number of bytes with an optional unit: `64MiB`.
fn parse_bytes(s: &[u8]) -> Option<i64> {
    let s = s.strip_prefix(b"+").unwrap_or(s);
    let digits = s.iter().take_while(|c| c.is_ascii_digit()).count();
    let n = s[..digits].iter().try_fold(0i64, |n, c| n.checked_mul(10)?.checked_add((c - b'0') as i64))?;
    let shift = match &s[digits..] {
        _ if digits == 0 => return None,
        b"" | b"B" => 0,
        b"KiB" => 10,
        b"MiB" => 20,
        b"GiB" => 30,
        b"TiB" => 40,
        _ => return None,
    };
    n.checked_mul(1 << shift)
}

/// Goal after a collection that left `marked` bytes.
fn goal_for(marked: usize, roots: usize, percent: i32, limit: i64, overhead: usize) -> usize {
    // The largest number that still compares as a signed one.
    let mut goal = isize::MAX as usize;
    if percent >= 0 {
        let more = (marked + roots) as u128 * percent as u128 / 100;
        let least = MIN_HEAP as u128 * percent as u128 / 100;
        let next = marked as u128 + more;
        goal = (next + (next / 4).min(SLACK)).max(least).min(goal as u128) as usize;
    }
    if limit < i64::MAX {
        // Leave room for what is not heap, and for fragmentation; never collect without pause near the limit.
        let heap = (limit as usize).saturating_sub(overhead);
        let heap = heap - heap / 32;
        goal = goal.min(heap.max(marked + marked / 16 + (1 << 20)));
    }
    goal
}

fn set_goal(marked: usize) {
    let percent = PERCENT.load(Relaxed);
    let limit = LIMIT.load(Relaxed);
    let m = symtab::module();
    // Stacks are roots too: a goroutine's costs a page, of which it fills half or so. Without them a program of many
    // goroutines and a small heap would do little but mark.
    // SAFETY: a snapshot of two counters.
    let stacks = unsafe { stack::in_use() } * 2048;
    let globals = m.data.end - m.data.start + m.bss.end - m.bss.start + stacks;
    let open = HEAP.arena.open.load(Relaxed) - HEAP.arena.base.load(Relaxed);
    GOAL.store(goal_for(marked, globals, percent, limit, globals + open / 32 + (2 << 20)), Relaxed);
}

/// Collects. On a goroutine's stack, nothing held; the caller's pointers are on its stack or in saved registers.
///
/// # Safety
/// May switch goroutines.
pub unsafe fn start(why: Why) {
    if !ENABLED.load(Relaxed) {
        return;
    }
    while COLLECTING.compare_exchange(false, true, SeqCst, SeqCst).is_err() {
        if why != Why::Forced {
            return;
        }
        gosched();
    }
    if why != Why::Heap || due() {
        crate::stw::with_world_stopped(|| collect(why));
    }
    COLLECTING.store(false, SeqCst);
    SWEEPER.wake();
}

/// On g0, world stopped.
unsafe fn collect(why: Why) {
    let t0 = time::nanotime();
    let live = heap_live();
    let goal = GOAL.load(Relaxed);
    while sweepone() {}
    mcache::flush_all();
    crate::pool::start_collection();
    let t1 = time::nanotime();
    mgcmark::mark(|| wake_helpers(live));
    wait_for_helpers();
    mfinal::after_mark();
    let t2 = time::nanotime();
    let marked = mgcmark::MARKED.load(Relaxed) as usize;
    flip();
    restart();
    HEAP_LIVE.store(marked as isize, Relaxed);
    set_goal(marked);
    for gp in allgs() {
        if readgstatus(gp) != gstatus::DEAD && gp != (*crate::sched::getm()).curg {
            stack::shrink(gp);
        }
    }
    if why == Why::Stress {
        // At once, so that what was freed in error is poisoned before anybody uses it.
        while sweepone() {}
    }
    let t3 = time::nanotime();
    account(why, t0, t3);
    if DEBUG.gctrace.load(Relaxed) > 0 {
        trace(why, [t0, t1, t2, t3], [live, live.max(marked), marked, goal]);
    }
}

unsafe fn account(why: Why, start: i64, end: i64) {
    let pause = (end - start) as u64;
    let n = STATS.numgc.fetch_add(1, Relaxed) as usize;
    if why == Why::Forced {
        STATS.numforced.fetch_add(1, Relaxed);
    }
    let w = time::walltime();
    let wall = w.sec * 1_000_000_000 + w.nsec;
    STATS.pause_total.fetch_add(pause, Relaxed);
    STATS.last_gc.store(wall as u64, Relaxed);
    STATS.last_gc_nano.store(end, Relaxed);
    (*STATS.pauses.get())[n % 256] = pause;
    (*STATS.pause_ends.get())[n % 256] = wall as u64;
}

/// The line of `GODEBUG=gctrace=1`. Sweep termination, marking and mark termination are parts of one stop here.
unsafe fn trace(why: Why, t: [i64; 4], bytes: [usize; 4]) {
    let mut l = Line::new();
    let procs = GOMAXPROCS.load(Relaxed) as i64;
    let since = t[3] - time::start_time();
    let spent = STATS.pause_total.load(Relaxed) as i64;
    l.bytes(b"gc ");
    number(&mut l, STATS.numgc.load(Relaxed) as u64);
    l.bytes(b" @");
    decimal(&mut l, since / 1_000_000, 3);
    l.bytes(b"s ");
    number(&mut l, (spent * 100 / since.max(1)) as u64);
    l.bytes(b"%: ");
    let d = [t[1] - t[0], t[2] - t[1], t[3] - t[2]];
    for (i, ns) in d.iter().enumerate() {
        if i > 0 {
            l.bytes(b"+");
        }
        millis(&mut l, *ns);
    }
    l.bytes(b" ms clock, ");
    millis(&mut l, d[0] * procs);
    l.bytes(b"+0/");
    millis(&mut l, d[1]);
    l.bytes(b"/0+");
    millis(&mut l, d[2] * procs);
    l.bytes(b" ms cpu, ");
    for (i, b) in bytes[..3].iter().enumerate() {
        if i > 0 {
            l.bytes(b"->");
        }
        number(&mut l, (*b >> 20) as u64);
    }
    l.bytes(b" MB, ");
    number(&mut l, (bytes[3] >> 20) as u64);
    l.bytes(b" MB goal, ");
    number(&mut l, ((stack::in_use() * 64) >> 10) as u64);
    l.bytes(b" MB stacks, ");
    let m = symtab::module();
    number(&mut l, ((m.data.end - m.data.start + m.bss.end - m.bss.start) >> 20) as u64);
    l.bytes(b" MB globals, ");
    number(&mut l, procs as u64);
    l.bytes(b" P");
    if why == Why::Forced {
        l.bytes(b" (forced)");
    }
    l.bytes(b"\n");
}

fn number(l: &mut Line, n: u64) {
    crate::print::Print::print(n, l);
}

/// `n` thousandths with up to `places` decimals.
fn decimal(l: &mut Line, n: i64, places: usize) {
    number(l, (n / 1000) as u64);
    l.bytes(b".");
    let frac = (n % 1000) as u32;
    let digits = [b'0' + (frac / 100) as u8, b'0' + (frac / 10 % 10) as u8, b'0' + (frac % 10) as u8];
    l.bytes(&digits[..places]);
}

/// Milliseconds the way Go prints them: fewer decimals for larger numbers.
fn millis(l: &mut Line, ns: i64) {
    match ns {
        0..10_000_000 => decimal(l, ns / 1000, if ns < 100_000 { 3 } else { 2 }),
        10_000_000..100_000_000 => decimal(l, ns / 1000, 1),
        _ => number(l, (ns / 1_000_000) as u64),
    }
}

// Helper threads.

/// Most threads that mark beside the one that collects.
pub const MAX_HELPERS: usize = 7;
/// A heap below this is marked by one thread.
const WORTH_HELP: usize = 8 << 20;

static HELPERS: AtomicUsize = AtomicUsize::new(0);
static HELPER_NOTES: [Note; MAX_HELPERS] = [const { Note::new() }; MAX_HELPERS];
static HELPER_ID: AtomicUsize = AtomicUsize::new(0);
/// Helpers that have not finished their part.
static PENDING: AtomicU32 = AtomicU32::new(0);
static ALL_DONE: Note = Note::new();

unsafe fn wake_helpers(live: usize) -> u32 {
    let n = (GOMAXPROCS.load(Relaxed).min(NCPU.load(Relaxed)) as usize - 1).min(MAX_HELPERS);
    if live < WORTH_HELP || n == 0 {
        return 0;
    }
    while HELPERS.load(Relaxed) < n {
        HELPERS.fetch_add(1, Relaxed);
        mthread::newm(Some(helper), null_mut());
    }
    ALL_DONE.clear();
    PENDING.store(n as u32, SeqCst);
    for note in &HELPER_NOTES[..n] {
        note.wakeup();
    }
    n as u32
}

unsafe fn wait_for_helpers() {
    if PENDING.load(SeqCst) != 0 {
        ALL_DONE.sleep();
    }
}

/// A thread without P that sleeps between mark phases.
#[unsafe(export_name = "runtime.gcMarkHelper")]
#[inline(never)]
unsafe extern "C" fn helper() -> ! {
    let s = crate::sched::sched();
    (*s).lock.lock();
    // Not one of the threads that checkdead counts on.
    (*s).nmsys += 1;
    (*s).lock.unlock();
    let id = HELPER_ID.fetch_add(1, Relaxed);
    let note = &HELPER_NOTES[id];
    loop {
        note.sleep();
        note.clear();
        mgcmark::help(id);
        if PENDING.fetch_sub(1, SeqCst) == 1 {
            ALL_DONE.wakeup();
        }
    }
}

// Goroutines of the collector.

/// A goroutine of the runtime that waits until somebody wakes it; a wake-up while it runs is remembered.
pub struct Background {
    lock: Mutex,
    state: Shared<(*mut G, bool)>,
}

impl Background {
    pub const fn new() -> Self {
        Background { lock: Mutex::new(), state: Shared::new((null_mut(), false)) }
    }

    /// Waits for the next wake-up. Called by the goroutine itself.
    ///
    /// # Safety
    /// On the goroutine's stack, nothing held.
    pub unsafe fn park(&self, reason: WaitReason) {
        self.lock.lock();
        let state = &mut *self.state.get();
        if state.1 {
            state.1 = false;
            self.lock.unlock();
            return;
        }
        state.0 = getg();
        goparkunlock(&self.lock, reason);
    }

    /// Wakes it. With a P or without.
    ///
    /// # Safety
    /// Nothing held.
    pub unsafe fn wake(&self) {
        self.lock.lock();
        let state = &mut *self.state.get();
        let gp = state.0;
        state.0 = null_mut();
        if gp.is_null() {
            state.1 = true;
        }
        self.lock.unlock();
        if !gp.is_null() {
            (*gp).schedlink = null_mut();
            // Starting a thread is deep.
            systemstack(|| run::injectglist(gp));
        }
    }
}

impl Default for Background {
    fn default() -> Self {
        Self::new()
    }
}

static SWEEPER: Background = Background::new();
static FORCER: Background = Background::new();

/// A func value of the runtime's own.
#[repr(transparent)]
struct Closure(unsafe extern "C" fn() -> !);

static BGSWEEP: Closure = Closure(bgsweep);
static BGSCAVENGE: Closure = Closure(mgcscavenge::bgscavenge);
static FORCEGC: Closure = Closure(forcegchelper);

/// Starts the background goroutines; from here on collections can run.
#[unsafe(export_name = "runtime.gcenable")]
#[inline(never)]
pub unsafe extern "C" fn gcenable() {
    for f in [&BGSWEEP, &BGSCAVENGE, &FORCEGC] {
        proc::newproc_system((f as *const Closure).cast_mut().cast());
    }
    *crate::sysmon::PERIODIC.get() = Some(periodic);
    STATS.last_gc_nano.store(time::nanotime(), Relaxed);
    if DEBUG.gcstress.load(Relaxed) != 0 {
        malloc::set_stress();
    }
    ENABLED.store(true, Relaxed);
}

unsafe extern "C" {
    #[link_name = "runtime.markSystem"]
    fn mark_system();
}

/// Sweeps what allocations leave, then lets the scavenger look.
#[unsafe(export_name = "runtime.bgsweep")]
#[inline(never)]
unsafe extern "C" fn bgsweep() -> ! {
    mark_system();
    loop {
        let mut left = true;
        while left {
            systemstack(|| {
                for _ in 0..32 {
                    left = left && sweepone();
                }
            });
            gosched();
        }
        mgcscavenge::wake();
        SWEEPER.park(WaitReason::GCSweepWait);
    }
}

/// Collects when nothing has for two minutes.
#[unsafe(export_name = "runtime.forcegchelper")]
#[inline(never)]
unsafe extern "C" fn forcegchelper() -> ! {
    mark_system();
    loop {
        FORCER.park(WaitReason::ForceGCIdle);
        start(Why::Periodic);
    }
}

const FORCE_NS: i64 = 120_000_000_000;

/// sysmon's round.
unsafe fn periodic(now: i64) {
    let last = STATS.last_gc_nano.load(Relaxed);
    if now - last > FORCE_NS && PERCENT.load(Relaxed) >= 0 {
        STATS.last_gc_nano.store(now, Relaxed);
        FORCER.wake();
    }
    mgcscavenge::periodic(now);
}

/// A whole collection, sweep included: what `runtime.GC` does.
///
/// # Safety
/// As for [`start`].
#[unsafe(export_name = "runtime.gcForced")]
pub unsafe extern "C" fn forced() {
    start(Why::Forced);
    // A second party may have asked for the sweep's results: finish it here.
    let mut left = true;
    while left {
        systemstack(|| {
            for _ in 0..32 {
                left = left && sweepone();
            }
        });
        if left {
            gosched();
        }
    }
}

/// func setGCPercent(percent int32) int32
#[unsafe(export_name = "runtime/debug.setGCPercent")]
unsafe extern "C" fn set_gc_percent(percent: i32) -> i32 {
    let old = PERCENT.swap(percent.max(-1), Relaxed);
    crate::stw::with_world_stopped(|| set_goal(mgcmark::MARKED.load(Relaxed) as usize));
    old
}

/// func setMemoryLimit(limit int64) int64
#[unsafe(export_name = "runtime/debug.setMemoryLimit")]
unsafe extern "C" fn set_memory_limit(limit: i64) -> i64 {
    if limit < 0 {
        return LIMIT.load(Relaxed);
    }
    let old = LIMIT.swap(limit, Relaxed);
    crate::stw::with_world_stopped(|| set_goal(mgcmark::MARKED.load(Relaxed) as usize));
    old
}

/// func freeOSMemory()
#[unsafe(export_name = "runtime/debug.freeOSMemory")]
unsafe extern "C" fn free_os_memory() {
    crate::asm::gc();
    systemstack(|| {
        HEAP.scavenge(usize::MAX);
    });
}

/// The memory limit, in bytes.
pub fn limit() -> i64 {
    LIMIT.load(Relaxed)
}

/// Bytes of heap memory that the system holds for us.
pub fn mapped() -> usize {
    (HEAP.pages_inuse.load(Relaxed) + HEAP.pages_idle.load(Relaxed)) * PAGE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goals() {
        const MB: usize = 1 << 20;
        assert_eq!(goal_for(0, 0, 100, i64::MAX, 0), 4 * MB);
        assert_eq!(goal_for(10 * MB, 0, 100, i64::MAX, 0), 25 * MB);
        assert_eq!(goal_for(100 * MB, 0, 100, i64::MAX, 0), 216 * MB);
        assert_eq!(goal_for(10 * MB, 2 * MB, 50, i64::MAX, 0), 20 * MB);
        assert_eq!(goal_for(10 * MB, 0, -1, i64::MAX, 0), isize::MAX as usize);
        assert!(goal_for(10 * MB, 0, -1, 64 << 20, MB) <= 63 * MB);
        // Above the limit there is still a little room, or nothing but collections would run.
        assert!(goal_for(100 * MB, 0, 100, 64 << 20, MB) > 100 * MB);
    }

    #[test]
    fn limits_have_units() {
        assert_eq!(parse_bytes(b"64MiB"), Some(64 << 20));
        assert_eq!(parse_bytes(b"123"), Some(123));
        assert_eq!(parse_bytes(b"off"), None);
        assert_eq!(parse_bytes(b"1GB"), None);
    }
}
