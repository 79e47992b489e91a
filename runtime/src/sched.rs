//! G, M, P and `sched`: the structures of the scheduler, and the rules by which threads share them.
//!
//! - G: a goroutine. Its stack, its saved registers, what it waits for.
//! - M: an operating system thread. It runs Go code only while it holds a P.
//! - P: the right to run Go code, with what that needs: run queue, timers, allocation caches. `GOMAXPROCS` of them.
//!
//! Protocol (after Go's scheduler; `proc.rs` and `run.rs` are written against these steps):
//! 1. A g becomes runnable (`ready`, `newproc`): it is put on the local queue of the current P, then, if there is an
//!    idle P and no spinning M, an M is woken (`wakep`) and told to spin.
//! 2. A spinning M looks for work everywhere. When it finds some and was the last one spinning, it wakes another
//!    (`resetspinning`), so that bursts fan out; at most half of the busy Ps' number spin.
//! 3. An M that finds nothing gives its P up under `sched.lock`, *then* stops spinning (`nmspinning -= 1`), *then* looks
//!    at all queues and timers again. Against step 1 (queue first, then `nmspinning`) one of both sees the other:
//!    no wake-up is lost. Both sides use sequentially consistent operations.
//!    A spinning M may doze for some microseconds instead: it gives its P up but still counts as spinning, for it will
//!    look at all queues again. So those who make work need not wake anybody.
//! 4. One M may sleep in `netpoll` with a time limit (`sched.lastpoll == 0`, `sched.poll_until`); who adds an earlier
//!    timer interrupts it with `netpoll_break`. All others sleep on `m.park`.
//! 5. The world stops (`stw`): `gcwaiting` is set, every running g is asked to stop, idle Ps and Ps of Ms in system
//!    calls are taken; each M that notices gives its P to `Pgcstop`, the last wakes `stopnote`.
//!
//! Who may touch what: fields of G, M and P belong to the M that runs them unless marked; `sched.*` needs `sched.lock`
//! unless atomic. G, M and P structures are never freed, so a stale pointer is always readable.
//!
//! Rejected: one global queue (contention on its lock at each switch); handing a P over at every `ready` (Ms thrash);
//! Ms that never stop spinning (burn a core); stealing whatever waits (goroutines that talk to each other are slower on two
//! Ps than on one: every channel and goroutine they touch changes cores).

use crate::lock::{Mutex, Note};
use crate::timer::Timers;
use abi::g as off;
use core::cell::UnsafeCell;
use core::mem::offset_of;
use core::ptr::null_mut;
use core::sync::atomic::{AtomicBool, AtomicI32, AtomicI64, AtomicPtr, AtomicU32, AtomicU64, AtomicUsize};

/// States of a goroutine; changed by `proc::casgstatus` only.
pub mod gstatus {
    pub const IDLE: u32 = 0;
    /// On a run queue.
    pub const RUNNABLE: u32 = 1;
    /// Owns an M and a P.
    pub const RUNNING: u32 = 2;
    /// In a system call, owns an M.
    pub const SYSCALL: u32 = 3;
    /// Parked.
    pub const WAITING: u32 = 4;
    pub const DEAD: u32 = 6;
    pub const PREEMPTED: u32 = 9;
}

/// States of a P.
pub mod pstatus {
    pub const IDLE: u32 = 0;
    pub const RUNNING: u32 = 1;
    /// Its M is in a system call; whoever changes this by compare-and-swap owns the P.
    pub const SYSCALL: u32 = 2;
    pub const GCSTOP: u32 = 3;
    pub const DEAD: u32 = 4;
}

/// Where a goroutine resumes.
#[repr(C)]
pub struct Gobuf {
    pub sp: usize,
    pub pc: usize,
    pub bp: usize,
}

/// A stack segment attached to a goroutine; `hi == 0`: none of this class.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Segment {
    pub lo: usize,
    pub hi: usize,
    /// rsp in this segment when a deeper one was entered.
    pub sp: usize,
    /// Class of the segment that was left for this one.
    pub prev: usize,
}

/// Number of stack classes: 64 KiB, 1 MiB, 16 MiB, 256 MiB, 1 GiB.
pub const NSEG: usize = 5;

/// A goroutine.
#[repr(C)]
pub struct G {
    pub stack_lo: usize,
    pub stack_hi: usize,
    /// Written by the g itself and by whoever asks it to stop. Whoever writes it re-reads `preempt` afterwards.
    pub stackguard0: AtomicUsize,
    pub stackguard1: usize,
    pub morestack_fn: usize,
    pub morestack_args: usize,
    pub morestack_sp: usize,
    pub m: *mut M,
    pub panic: *mut u8,
    pub defer: *mut u8,
    pub goid: u64,
    pub deferpool: *mut u8,

    pub sched: Gobuf,
    /// The func value a new goroutine starts with.
    pub startfn: *mut u8,
    pub atomicstatus: AtomicU32,
    /// A stop is asked for.
    pub preempt: AtomicBool,
    /// At an asynchronous safe point: registers lie on its stack.
    pub async_safe_point: bool,
    /// Index into `proc::WAIT_REASONS`.
    pub waitreason: u8,
    /// Belongs to the runtime: not counted, not shown, no reason to keep the program alive.
    pub system: bool,
    /// Next in a run queue or free list.
    pub schedlink: *mut G,
    /// What woke it says why here (sudog, or null).
    pub param: *mut u8,
    /// Sudogs it waits with.
    pub waiting: *mut crate::chan::Sudog,
    /// Set by whoever wins the race to wake it from a select.
    pub select_done: AtomicU32,
    /// Nanotime since when it waits, if known.
    pub waitsince: i64,
    pub lockedm: *mut M,
    /// rsp, pc and rbp published before a system call.
    pub syscallsp: usize,
    pub syscallpc: usize,
    pub syscallbp: usize,
    /// pc of the `go` statement.
    pub gopc: usize,
    pub startpc: usize,
    pub parent_goid: u64,
    /// Sleep timer, kept between uses.
    pub timer: *mut crate::timer::Timer,
    /// Fault that `sigpanic` is to report.
    pub sig: u32,
    pub sigcode0: usize,
    pub sigcode1: usize,
    pub sigpc: usize,
    /// A fault at any address is a panic, not the end (`debug.SetPanicOnFault`).
    pub paniconfault: bool,
    /// Frame pointer of `runtime.GC` while it runs: below are no roots.
    pub gcfp: usize,
    /// The `Coro` of a goroutine that is one side of it from its start.
    pub coroarg: *mut u8,
    /// Profile labels.
    pub labels: *mut u8,
    /// Of the first of a batch of dead gs: the next batch, and how many this one has.
    pub batchlink: *mut G,
    pub batch: u32,
    /// Index in `allgs`.
    pub index: usize,
    /// Class of the segment in use.
    pub seg: usize,
    pub segs: [Segment; NSEG],
}

const _: () = {
    assert!(offset_of!(G, stack_lo) == off::STACK_LO);
    assert!(offset_of!(G, stack_hi) == off::STACK_HI);
    assert!(offset_of!(G, stackguard0) == off::STACKGUARD0);
    assert!(offset_of!(G, stackguard1) == off::STACKGUARD1);
    assert!(offset_of!(G, morestack_fn) == off::MORESTACK_FN);
    assert!(offset_of!(G, morestack_args) == off::MORESTACK_ARGS);
    assert!(offset_of!(G, morestack_sp) == off::MORESTACK_SP);
    assert!(offset_of!(G, m) == off::M);
    assert!(offset_of!(G, panic) == off::PANIC);
    assert!(offset_of!(G, defer) == off::DEFER);
    assert!(offset_of!(G, goid) == off::GOID);
    assert!(offset_of!(G, deferpool) == off::DEFERPOOL);
    assert!(offset_of!(G, sched) + offset_of!(Gobuf, sp) == off::debug::SCHED_SP);
    assert!(offset_of!(G, sched) + offset_of!(Gobuf, pc) == off::debug::SCHED_PC);
    assert!(offset_of!(G, sched) + offset_of!(Gobuf, bp) == off::debug::SCHED_BP);
    assert!(offset_of!(G, atomicstatus) == off::debug::STATUS);
    assert!(offset_of!(G, waitreason) == off::debug::WAITREASON);
    assert!(offset_of!(G, syscallsp) == off::debug::SYSCALL_SP);
    assert!(offset_of!(G, syscallpc) == off::debug::SYSCALL_PC);
    assert!(offset_of!(G, syscallbp) == off::debug::SYSCALL_BP);
    assert!(offset_of!(M, curg) == off::debug::M_CURG);
};

/// A thread.
#[repr(C)]
pub struct M {
    /// The thread pointer is the address of `tls[1]`, so `tls[0]` (the current g) is at `fs:-8`.
    pub tls: [usize; 6],
    pub g0: *mut G,
    pub gsignal: *mut G,
    pub curg: *mut G,
    /// Null while it runs no Go code.
    pub p: *mut P,
    /// Given by the one that wakes it.
    pub nextp: *mut P,
    /// The P it had before a system call.
    pub oldp: *mut P,
    pub id: i64,
    /// Kernel thread id; 0 until the thread runs.
    pub procid: AtomicI32,
    /// Looks for work.
    pub spinning: bool,
    /// Sleeps on `park`.
    pub blocked: bool,
    /// Depth of runtime code that must not be preempted.
    pub locks: AtomicI32,
    pub mallocing: i32,
    pub dying: i32,
    pub park: Note,
    pub alllink: *mut M,
    pub schedlink: *mut M,
    pub lockedg: *mut G,
    /// `LockOSThread` depth asked by the program.
    pub locked_ext: u32,
    /// The same asked by the runtime.
    pub locked_int: u32,
    /// Runs instead of the scheduler (sysmon).
    pub mstartfn: Option<unsafe extern "C" fn() -> !>,
    /// Called by `park_m` on g0 after the goroutine has left its stack; false: go on with it at once.
    pub waitunlockf: Option<unsafe fn(*mut G, *mut u8) -> bool>,
    pub waitlock: *mut u8,
    /// State of `rand::cheaprand`.
    pub rand: AtomicU64,
    /// A SIGURG is on its way.
    pub signal_pending: AtomicU32,
    /// Number of the last request of `allthreads` that it has answered.
    pub allthreads: AtomicU32,
    /// Number of preemption requests handled.
    pub preempt_gen: AtomicU32,
    /// How often it still looks around for a while before it sleeps: see `run::findrunnable`.
    pub patience: u32,
    /// Pauses of its last `sema::spin`, and when that ended.
    pub pauses: u32,
    pub spun_at: i64,
    /// When it stole what it runs; 0: that came otherwise.
    pub stole_at: i64,
    /// How often since then it met a lock of the runtime that another thread held.
    pub clashes: u32,
    /// For how long goroutines must have been left on another P before it steals them; 0: it takes all but `runnext`.
    pub hold: i64,
    /// From when on it tries again with a `hold` of 0.
    pub eager_at: i64,
    /// Stacks in use when it last looked for work.
    pub stacks: usize,
    /// Owned by the allocator while it holds no P.
    pub mcache: *mut u8,
    pub sigmask: u64,
    /// `runtime.Stack` collects here.
    pub writebuf: crate::print::WriteBuf,
}

/// Entries of a local run queue.
pub const RUNQ_LEN: usize = 256;

/// The right to run Go code.
#[repr(C)]
pub struct P {
    pub id: i32,
    /// A `pstatus`; in `SYSCALL` changed by compare-and-swap.
    pub status: AtomicU32,
    pub link: *mut P,
    pub schedtick: AtomicU32,
    pub syscalltick: AtomicU32,
    /// sysmon's last view of the ticks.
    pub sysmontick: SysmonTick,
    pub m: *mut M,
    /// The allocator's per-P cache.
    pub mcache: *mut u8,
    pub runq: crate::runq::RunQueue,
    /// Dead gs to reuse, first through `schedlink`.
    pub gfree: *mut G,
    pub ngfree: u32,
    pub nsudogs: u32,
    pub sudogcache: *mut crate::chan::Sudog,
    pub goidcache: u64,
    pub goidcacheend: u64,
    /// Stop at the next chance, for a stop of the world.
    pub preempt: AtomicBool,
    pub timers: Timers,
}

/// What sysmon saw last time.
#[repr(C)]
pub struct SysmonTick {
    pub schedtick: u32,
    pub schedwhen: i64,
    pub syscalltick: u32,
    pub syscallwhen: i64,
}

/// The scheduler's shared state. Fields that are not atomic need `lock`.
#[repr(C, align(64))]
pub struct Sched {
    // Read at every switch and changed seldom: on a cache line without the lock.
    pub npidle: AtomicI32,
    pub nmspinning: AtomicI32,
    /// The world is to stop.
    pub gcwaiting: AtomicBool,
    _read_mostly: [u8; 55],
    pub lock: Mutex,
    pub goidgen: AtomicU64,
    /// Nanotime of the last network poll; 0 while somebody blocks in one.
    pub lastpoll: AtomicI64,
    /// Until when the blocking poller sleeps.
    pub poll_until: AtomicI64,
    pub midle: *mut M,
    pub nmidle: i32,
    pub nmidlelocked: i32,
    pub mnext: i64,
    pub maxmcount: i32,
    pub nmsys: i32,
    pub nmfreed: i64,
    /// Goroutines of the runtime itself.
    pub ngsys: AtomicI32,
    /// Changed under `lock`, read without.
    pub pidle: *mut P,
    pub needspinning: AtomicU32,
    pub runq_head: *mut G,
    pub runq_tail: *mut G,
    pub runqsize: AtomicI32,
    /// Dead gs in batches, through `batchlink`: they change hands without being looked at, for each is a cache miss.
    pub gfree: *mut G,
    pub ngfree: i32,
    pub sudogcache: *mut crate::chan::Sudog,
    pub stopwait: i32,
    pub stopnote: Note,
    /// sysmon sleeps deep on `sysmonnote`.
    pub sysmonwait: AtomicBool,
    pub sysmonnote: Note,
    /// Held by sysmon while it looks at Ps.
    pub sysmonlock: Mutex,
    pub procresizetime: i64,
}

/// A static that several threads use under rules of its own, which the type's documentation states.
#[repr(transparent)]
pub struct Shared<T>(pub UnsafeCell<T>);
// SAFETY: each user of a `Shared` follows the access rules documented with the fields.
unsafe impl<T> Sync for Shared<T> {}

impl<T> Shared<T> {
    pub const fn new(v: T) -> Self {
        Shared(UnsafeCell::new(v))
    }

    /// The address of the value.
    #[inline(always)]
    pub const fn get(&self) -> *mut T {
        self.0.get()
    }
}

/// The first thread's g0: on the operating system's stack.
#[unsafe(export_name = "runtime.g0")]
// SAFETY: all-zero bytes are a valid G (null pointers, zero atomics, `None`).
pub static G0: Shared<G> = Shared::new(unsafe { core::mem::zeroed() });

/// The first thread.
#[unsafe(export_name = "runtime.m0")]
// SAFETY: as for G0.
pub static M0: Shared<M> = Shared::new(unsafe { core::mem::zeroed() });

#[unsafe(export_name = "runtime.sched")]
// SAFETY: as for G0.
static SCHED: Shared<Sched> = Shared::new(unsafe { core::mem::zeroed() });

/// The scheduler's state.
#[inline(always)]
pub fn sched() -> *mut Sched {
    SCHED.get()
}

/// All Ms, linked through `alllink`; grows under `sched.lock`, read without (Release on growth).
#[unsafe(export_name = "runtime.allm")]
pub static ALLM: AtomicPtr<M> = AtomicPtr::new(null_mut());

/// Most Ps there can be.
pub const MAX_PROCS: usize = 1024;

/// All Ps ever made; the first `gomaxprocs` are in use. Written while the world is stopped.
#[unsafe(export_name = "runtime.allp")]
pub static ALLP: [AtomicPtr<P>; MAX_PROCS] = [const { AtomicPtr::new(null_mut()) }; MAX_PROCS];

/// Number of Ps in use. Written while the world is stopped.
#[unsafe(export_name = "runtime.gomaxprocs")]
pub static GOMAXPROCS: AtomicI32 = AtomicI32::new(0);

/// Number of processors the process may use.
#[unsafe(export_name = "runtime.ncpu")]
pub static NCPU: AtomicI32 = AtomicI32::new(0);

/// The current g: a goroutine, or the g0 or gsignal of the thread.
#[inline(always)]
pub fn getg() -> *mut G {
    #[cfg(test)]
    return null_mut();
    #[cfg(not(test))]
    {
        let g;
        // Not `pure`: the same code may go on with another thread's value after a switch.
        // SAFETY: the word at fs:-8 always holds the current g.
        unsafe {
            core::arch::asm!("mov {}, fs:[{o}]", out(reg) g, o = const off::TLS_G,
                options(nostack, preserves_flags, readonly));
        }
        g
    }
}

/// The current m.
#[inline(always)]
pub fn getm() -> *mut M {
    // SAFETY: the current g always has an m.
    unsafe { (*getg()).m }
}

/// Pointers of the Ps in use.
pub fn allp() -> impl Iterator<Item = *mut P> {
    use core::sync::atomic::Ordering::*;
    let n = GOMAXPROCS.load(Relaxed) as usize;
    ALLP[..n].iter().map(|p| p.load(Acquire))
}
