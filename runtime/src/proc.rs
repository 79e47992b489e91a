//! Goroutines: their birth, their waits, their end; and the steps of `schedinit`.
//!
//! A goroutine changes its state through `casgstatus` only. It parks in three steps that cannot be reordered: registers
//! are published on its stack (`mcall`), the state becomes `WAITING`, then the lock that made others see it waiting is
//! released (`waitunlockf`). So whoever finds it under that lock may `goready` it.
//!
//! `sched.rs` holds the protocol that all of this follows; `run.rs` picks what runs next.

use crate::asm::{self, mcall, systemstack};
use crate::lock::Mutex;
use crate::panic::throw;
use crate::persistent::Table;
use crate::sched::*;
use crate::{env, mthread, rand, run, signal, stack, stw, symtab, sysmon, time, traceback};
use core::ptr::null_mut;
use core::sync::atomic::{AtomicBool, AtomicI32, AtomicPtr, AtomicUsize, Ordering::*};

/// Why a goroutine waits: the words of tracebacks.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
#[allow(dead_code)] // Go source gives some of them by number.
pub enum WaitReason {
    Zero,
    ChanReceiveNil,
    ChanSendNil,
    ChanReceive,
    ChanSend,
    Select,
    SelectNoCases,
    Sleep,
    SemAcquire,
    SyncMutexLock,
    SyncRWMutexRLock,
    SyncRWMutexLock,
    SyncCondWait,
    SyncWaitGroupWait,
    IOWait,
    ForceGCIdle,
    GCSweepWait,
    GCScavengeWait,
    FinalizerWait,
    Preempted,
    GarbageCollection,
    Coroutine,
}

/// Texts of [`WaitReason`], by number.
pub use abi::g::WAIT_REASONS;

/// All goroutines ever made, in order of creation; entries are never removed, dead ones are used again.
#[unsafe(export_name = "runtime.allgs")]
pub static ALLGS: AtomicPtr<*mut G> = AtomicPtr::new(null_mut());
/// Entries of `ALLGS`: Release when one is added.
#[unsafe(export_name = "runtime.allglen")]
pub static ALLGLEN: AtomicUsize = AtomicUsize::new(0);
static ALLGS_LOCK: Mutex = Mutex::new();
/// The memory of `ALLGS`; under `ALLGS_LOCK`.
static ALLGS_TABLE: Shared<Table> = Shared::new(Table::NONE);
const MAX_GS: usize = 1 << 26;

static MAIN_STARTED: AtomicBool = AtomicBool::new(false);
/// The first goroutine.
pub static MAIN_G: AtomicPtr<G> = AtomicPtr::new(null_mut());

/// Return address of the caller of the current function: with frame pointers everywhere it stands above rbp.
macro_rules! callerpc {
    () => {{
        let pc: usize;
        core::arch::asm!("mov {}, [rbp+8]", out(reg) pc, options(nostack, readonly));
        pc
    }};
}
pub(crate) use callerpc;

#[unsafe(export_name = "runtime.osinit")]
#[inline(never)]
pub extern "C" fn osinit() {
    NCPU.store(env::getproccount(), Relaxed);
    crate::sys::set_timer_slack();
}

/// Everything that must exist before the first goroutine, in this order.
#[unsafe(export_name = "runtime.schedinit")]
#[inline(never)]
pub unsafe extern "C" fn schedinit() {
    (*sched()).maxmcount = 10_000;
    traceback::tracebackinit();
    symtab::moduledataverify();
    stack::stackinit();
    crate::malloc::mallocinit();
    rand::randinit();
    mthread::mcommoninit(M0.get());
    cpuinit();
    crate::hash::alginit();
    symtab::modulesinit();
    symtab::typelinksinit();
    crate::iface::itabsinit();
    signal::msigsave(M0.get());
    env::goargs();
    env::goenvs();
    env::checkfds();
    env::parsedebugvars();
    crate::mgc::gcinit();
    allgsinit();
    (*sched()).lastpoll.store(time::nanotime(), Relaxed);
    let mut procs = NCPU.load(Relaxed);
    if let Some(n) = env::getenv(b"GOMAXPROCS").and_then(env::atoi)
        && n > 0
    {
        procs = n;
    }
    stw::procresize(procs.min(MAX_PROCS as i32));
}

#[unsafe(export_name = "runtime.cpuinit")]
#[inline(never)]
extern "C" fn cpuinit() {
    keep_call!("cpuinit");
}

fn allgsinit() {
    let mut n = MAX_GS;
    loop {
        if let Some(t) = Table::reserve(n * 8) {
            ALLGS.store(t.base() as *mut *mut G, Relaxed);
            // SAFETY: nobody else runs yet.
            unsafe { *ALLGS_TABLE.get() = t };
            return;
        }
        n /= 2;
        if n < 1024 {
            throw("cannot reserve the table of goroutines");
        }
    }
}

/// The goroutines there are, dead ones included.
pub fn allgs() -> impl Iterator<Item = *mut G> {
    let n = ALLGLEN.load(Acquire);
    let base = ALLGS.load(Relaxed);
    // SAFETY: the first n entries are written.
    (0..n).map(move |i| unsafe { *base.add(i) })
}

unsafe fn allgadd(gp: *mut G) {
    ALLGS_LOCK.lock();
    let n = ALLGLEN.load(Relaxed);
    if n >= MAX_GS {
        throw("too many goroutines");
    }
    if !(*ALLGS_TABLE.get()).grow((n + 1) * 8) {
        throw("out of memory (table of goroutines)");
    }
    *ALLGS.load(Relaxed).add(n) = gp;
    (*gp).index = n;
    ALLGLEN.store(n + 1, Release);
    ALLGS_LOCK.unlock();
}

#[inline(always)]
pub unsafe fn readgstatus(gp: *mut G) -> u32 {
    (*gp).atomicstatus.load(Acquire)
}

/// The one door of state changes. The caller owns the transition, only a debugger or a collector looks on: so nobody can
/// get in between the comparison and the store.
#[inline(always)]
pub unsafe fn casgstatus(gp: *mut G, old: u32, new: u32) {
    if (*gp).atomicstatus.load(Acquire) != old {
        badstatus(gp, old, new);
    }
    (*gp).atomicstatus.store(new, Release);
}

#[cold]
unsafe fn badstatus(gp: *mut G, old: u32, new: u32) -> ! {
    crate::rtprint!(
        "runtime: casgstatus: g ",
        (*gp).goid,
        " is ",
        readgstatus(gp),
        ", not ",
        old,
        " for ",
        new,
        "\n"
    );
    throw("casgstatus: bad state")
}

/// Number of goroutines of the program.
pub fn gcount() -> i32 {
    // SAFETY: counters only; the value is a snapshot.
    unsafe {
        let mut n = ALLGLEN.load(Relaxed) as i32 - (*sched()).ngfree - (*sched()).ngsys.load(Relaxed);
        for pp in ALLP.iter().map(|p| p.load(Relaxed)).take_while(|p| !p.is_null()) {
            n -= (*pp).ngfree as i32;
        }
        n.max(1)
    }
}

/// func newproc(fn func()): the `go` statement.
#[unsafe(export_name = "runtime.newproc")]
#[inline(never)]
pub unsafe extern "C" fn newproc(func: *mut u8) {
    let pc = callerpc!();
    let gp = getg();
    let newg = newproc1(func, gp, pc);
    let pp = (*getm()).p;
    let overflow = run::runqput(pp, newg, true);
    if MAIN_STARTED.load(Relaxed) {
        run::wakep();
        if overflow && (*(*gp).m).locks.load(Relaxed) == 0 {
            // Let the new ones run before there are more of them: most end soon, and their stacks are used again.
            mcall(gopreempt_m);
        }
    }
}

/// The runtime's own `go`: the goroutine is not counted, not shown, and does not keep the program alive.
pub unsafe fn newproc_system(func: *mut u8) {
    let newg = newproc1(func, getg(), 0);
    (*newg).system = true;
    (*sched()).ngsys.fetch_add(1, Relaxed);
    run::runqput((*getm()).p, newg, true);
}

/// A goroutine that is ready to start `func`, not yet on a queue.
#[unsafe(export_name = "runtime.newproc1")]
#[inline(never)]
pub unsafe extern "C" fn newproc1(func: *mut u8, callergp: *mut G, callerpc: usize) -> *mut G {
    if func.is_null() {
        crate::panic::fatal(b"go of nil func value");
    }
    let pp = (*getm()).p;
    let mut newg = gfget(pp);
    if newg.is_null() {
        systemstack(|| newg = malg());
    }
    let sp = (*newg).stack_hi - 8;
    // As if goexit had called the function: its return address is past goexit's first instruction.
    *(sp as *mut usize) = asm::goexit as *const () as usize + 1;
    (*newg).sched.sp = sp;
    (*newg).sched.pc = asm::gostart as *const () as usize;
    (*newg).sched.bp = 0;
    (*newg).startfn = func;
    (*newg).startpc = *(func as *const usize).byte_add(abi::call::CLOSURE_CODE);
    (*newg).gopc = callerpc;
    (*newg).parent_goid = (*callergp).goid;
    if (*pp).goidcache == (*pp).goidcacheend {
        (*pp).goidcache = (*sched()).goidgen.fetch_add(16, Relaxed) + 1;
        (*pp).goidcacheend = (*pp).goidcache + 16;
    }
    (*newg).goid = (*pp).goidcache;
    (*pp).goidcache += 1;
    casgstatus(newg, gstatus::DEAD, gstatus::RUNNABLE);
    newg
}

/// A new dead goroutine with a stack. Must run on g0.
unsafe fn malg() -> *mut G {
    let gp = stack::new_g();
    (*gp).atomicstatus.store(gstatus::DEAD, Relaxed);
    allgadd(gp);
    gp
}

const GFREE_MAX: u32 = 64;

/// A dead goroutine to use again, or null.
unsafe fn gfget(pp: *mut P) -> *mut G {
    let s = sched();
    if (*pp).gfree.is_null() && !(*s).gfree.is_null() {
        (*s).lock.lock();
        let first = (*s).gfree;
        if !first.is_null() {
            (*s).gfree = (*first).batchlink;
            (*s).ngfree -= (*first).batch as i32;
            (*pp).gfree = first;
            (*pp).ngfree = (*first).batch;
        }
        (*s).lock.unlock();
    }
    let gp = (*pp).gfree;
    if !gp.is_null() {
        (*pp).gfree = (*gp).schedlink;
        (*pp).ngfree -= 1;
        (*gp).schedlink = null_mut();
    }
    gp
}

/// Keeps a dead goroutine for its next use; the older half of a full list goes to the global one.
unsafe fn gfput(pp: *mut P, gp: *mut G) {
    (*gp).schedlink = (*pp).gfree;
    (*pp).gfree = gp;
    (*pp).ngfree += 1;
    if (*pp).ngfree >= GFREE_MAX {
        gfpurge(pp, GFREE_MAX / 2);
    }
}

/// Moves dead goroutines of a P to the global list, all but the `keep` that died last.
pub unsafe fn gfpurge(pp: *mut P, keep: u32) {
    if (*pp).ngfree <= keep {
        return;
    }
    let mut link = &raw mut (*pp).gfree;
    for _ in 0..keep {
        link = &raw mut (**link).schedlink;
    }
    let first = core::mem::replace(&mut *link, null_mut());
    (*first).batch = (*pp).ngfree - keep;
    (*pp).ngfree = keep;
    let s = sched();
    (*s).lock.lock();
    (*first).batchlink = (*s).gfree;
    (*s).gfree = first;
    (*s).ngfree += (*first).batch as i32;
    (*s).lock.unlock();
}

unsafe extern "C" {
    #[link_name = "main.main"]
    fn main_main();
}

/// The first goroutine: initialisation, then `main.main` called without a frame in between.
#[unsafe(naked)]
#[unsafe(export_name = "runtime.main")]
pub unsafe extern "C" fn main() -> ! {
    core::arch::naked_asm!(
        abi::asm_place!("runtime.main"),
        ".cfi_startproc",
        crate::asm::enter_frame!(),
        "call {init}",
        "mov r15, fs:[{tls}]",
        "call {main_main}",
        "call {done}",
        "ud2",
        ".cfi_endproc",
        tls = const abi::g::TLS_G, init = sym main_init, main_main = sym main_main, done = sym main_done,
    )
}

unsafe extern "C" fn main_init() {
    MAIN_G.store(getg(), Relaxed);
    MAIN_STARTED.store(true, Relaxed);
    systemstack(|| mthread::newm(Some(sysmon::sysmon), null_mut()));
    // Some programs' initialisers need the main thread.
    mthread::lock_os_thread();
    symtab::doinit_runtime();
    crate::mgc::gcenable();
    symtab::doinit_main();
    mthread::unlock_os_thread();
}

/// Goroutines that run deferred calls of a panic: `main` waits for them.
#[unsafe(export_name = "runtime.runningPanicDefers")]
static RUNNING_PANIC_DEFERS: AtomicI32 = AtomicI32::new(0);

/// func addpanicdefers(n int32)
#[unsafe(export_name = "runtime.addpanicdefers")]
extern "C" fn addpanicdefers(n: i32) {
    RUNNING_PANIC_DEFERS.fetch_add(n, Relaxed);
}

unsafe extern "C" fn main_done() -> ! {
    for _ in 0..1000 {
        if RUNNING_PANIC_DEFERS.load(Relaxed) == 0 {
            break;
        }
        gosched();
    }
    crate::panic::exit(0)
}

/// Calls `f` with every pointer into the heap that `gp` itself holds, apart from its stack. World stopped.
pub unsafe fn gc_roots(gp: *mut G, mut f: impl FnMut(usize)) {
    // What is kept for later is given up instead.
    (*gp).deferpool = null_mut();
    for p in [(*gp).panic, (*gp).defer, (*gp).startfn, (*gp).param, (*gp).coroarg, (*gp).labels] {
        f(p as usize);
    }
    let mut sg = (*gp).waiting;
    while !sg.is_null() {
        f((*sg).elem as usize);
        f((*sg).c as usize);
        sg = (*sg).waitlink;
    }
}

/// The end of a goroutine.
#[unsafe(export_name = "runtime.goexit1")]
#[inline(never)]
pub unsafe extern "C" fn goexit1() -> ! {
    mcall(goexit0);
    throw("goexit1: dead goroutine runs")
}

#[unsafe(export_name = "runtime.goexit0")]
#[inline(never)]
unsafe extern "C" fn goexit0(gp: *mut G) -> ! {
    if !(*gp).coroarg.is_null() {
        crate::coro::exit(gp);
    }
    gdestroy(gp);
    run::schedule()
}

/// Takes a goroutine that has ended off its m and keeps it for its next use. On g0.
pub unsafe fn gdestroy(gp: *mut G) {
    let mp = getm();
    casgstatus(gp, gstatus::RUNNING, gstatus::DEAD);
    if (*gp).system {
        (*sched()).ngsys.fetch_sub(1, Relaxed);
        (*gp).system = false;
    }
    if !(*gp).lockedm.is_null() {
        (*gp).lockedm = null_mut();
        (*mp).lockedg = null_mut();
        (*mp).locked_ext = 0;
        (*mp).locked_int = 0;
    }
    (*gp).m = null_mut();
    (*gp).panic = null_mut();
    (*gp).defer = null_mut();
    (*gp).deferpool = null_mut();
    (*gp).param = null_mut();
    (*gp).waiting = null_mut();
    (*gp).startfn = null_mut();
    (*gp).labels = null_mut();
    (*gp).coroarg = null_mut();
    (*gp).waitreason = 0;
    (*gp).sig = 0;
    (*gp).preempt.store(false, Relaxed);
    stack::drop_large(gp);
    (*mp).curg = null_mut();
    gfput((*mp).p, gp);
}

/// Parks the current goroutine. `unlockf(gp, lock)` runs on g0 once the goroutine counts as waiting; false aborts.
pub unsafe fn gopark(unlockf: Option<unsafe fn(*mut G, *mut u8) -> bool>, lock: *mut u8, reason: WaitReason) {
    let gp = getg();
    let mp = (*gp).m;
    (*mp).waitunlockf = unlockf;
    (*mp).waitlock = lock;
    (*gp).waitreason = reason as u8;
    mcall(park_m);
}

unsafe fn unlock_mutex(_gp: *mut G, lock: *mut u8) -> bool {
    (*lock.cast::<Mutex>()).unlock();
    true
}

/// Parks the current goroutine and releases `lock`.
pub unsafe fn goparkunlock(lock: *const Mutex, reason: WaitReason) {
    gopark(Some(unlock_mutex), lock.cast_mut().cast(), reason);
}

#[unsafe(export_name = "runtime.park_m")]
#[inline(never)]
unsafe extern "C" fn park_m(gp: *mut G) -> ! {
    let mp = getm();
    casgstatus(gp, gstatus::RUNNING, gstatus::WAITING);
    dropg();
    if let Some(f) = (*mp).waitunlockf.take() {
        let go = f(gp, (*mp).waitlock);
        (*mp).waitlock = null_mut();
        if !go {
            casgstatus(gp, gstatus::WAITING, gstatus::RUNNABLE);
            run::execute(gp, true);
        }
    }
    run::schedule()
}

/// Takes the current goroutine off its m.
pub unsafe fn dropg() {
    let mp = getm();
    (*(*mp).curg).m = null_mut();
    (*mp).curg = null_mut();
}

/// Makes a parked goroutine runnable; it runs next on this P.
#[unsafe(export_name = "runtime.goready")]
pub unsafe extern "C" fn goready(gp: *mut G) {
    // The reason survives in tracebacks until the next park; waitsince must not.
    (*gp).waitsince = 0;
    casgstatus(gp, gstatus::WAITING, gstatus::RUNNABLE);
    run::runqput((*getm()).p, gp, true);
    run::wakep();
}

unsafe fn goschedimpl(gp: *mut G) -> ! {
    casgstatus(gp, gstatus::RUNNING, gstatus::RUNNABLE);
    dropg();
    (*sched()).lock.lock();
    run::globrunqput(gp);
    (*sched()).lock.unlock();
    if MAIN_STARTED.load(Relaxed) {
        run::wakep();
    }
    run::schedule()
}

/// The goroutine goes behind the others of its P. Nobody need be woken: the P has no more to do than before.
unsafe extern "C" fn gosched_m(gp: *mut G) -> ! {
    goyield_m(gp)
}

/// Yields for a preemption request.
pub unsafe extern "C" fn gopreempt_m(gp: *mut G) -> ! {
    goschedimpl(gp)
}

/// func Gosched()
#[unsafe(export_name = "runtime.Gosched")]
#[inline(never)]
pub unsafe extern "C" fn gosched() {
    mcall(gosched_m);
}

unsafe extern "C" fn goyield_m(gp: *mut G) -> ! {
    let pp = (*getm()).p;
    casgstatus(gp, gstatus::RUNNING, gstatus::RUNNABLE);
    dropg();
    run::runqput(pp, gp, false);
    run::schedule()
}

/// Like Gosched, but stays on this P's queue.
#[unsafe(export_name = "runtime.goyield")]
pub unsafe extern "C" fn goyield() {
    mcall(goyield_m);
}

/// func NumGoroutine() int
#[unsafe(export_name = "runtime.NumGoroutine")]
extern "C" fn num_goroutine() -> usize {
    gcount() as usize
}

/// func markSystem(): the calling goroutine belongs to the runtime.
#[unsafe(export_name = "runtime.markSystem")]
unsafe extern "C" fn mark_system() {
    let gp = getg();
    if !(*gp).system {
        (*gp).system = true;
        (*sched()).ngsys.fetch_add(1, Relaxed);
    }
}

/// func getgoid() uint64
#[unsafe(export_name = "runtime.getgoid")]
unsafe extern "C" fn getgoid() -> u64 {
    (*getg()).goid
}
