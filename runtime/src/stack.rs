//! Stack segments: where goroutines' stacks come from and how they grow.
//!
//! Five classes (64 KiB, 1 MiB, 16 MiB, 256 MiB, 1 GiB) lie in one reservation, the largest at the lowest addresses:
//! a goroutine that grows moves to lower addresses, as debuggers expect. The reservation has no access rights; slots are
//! opened in chunks when first used, so the address space counts as little as possible. Stacks never move.
//!
//! A goroutine keeps its first segment for life, dead or alive; the g itself is on its top. Larger ones stay attached until
//! it dies or until the collector finds them unused (`shrink`). The lowest page of each slot is a guard; `lo` lies above it.

use crate::asm::systemstack;
use crate::lock::Mutex;
use crate::morestack::SLACK;
use crate::panic::{self, throw};
use crate::persistent::Table;
use crate::sched::*;
use crate::sys;
use core::sync::atomic::{AtomicUsize, Ordering::*};

/// Bytes below `stackguard0` in which unchecked code may run.
pub const STACK_GUARD: usize = abi::stack::ZONE;

const GUARD_PAGE: usize = 4096;
/// Sizes of the classes.
const SIZE: [usize; NSEG] = [64 << 10, 1 << 20, 16 << 20, 256 << 20, 1 << 30];
/// Slots of a class that get a guard page: each costs a system call.
const GUARDED: usize = 16 << 10;
/// Slots opened at once.
const CHUNK: [usize; NSEG] = [256, 4, 1, 1, 1];

/// Largest size of a goroutine's stack.
#[unsafe(export_name = "runtime.maxstacksize")]
static MAX_STACK: AtomicUsize = AtomicUsize::new(1_000_000_000);

struct Pool {
    /// Lowest address of the class's region.
    base: usize,
    slots: usize,
    /// Slots used so far, from the top down.
    next: usize,
    /// Slots opened so far.
    open: usize,
    /// Free slots: `free[..nfree]` in a table of its own, so that a free stack is not touched; it has room for every slot
    /// that is open.
    free: *mut u32,
    list: Table,
    nfree: usize,
}

/// Under `POOL_LOCK`.
static POOLS: Shared<[Pool; NSEG]> = Shared::new(
    [const {
        Pool { base: 0, slots: 0, next: 0, open: 0, free: core::ptr::null_mut(), list: Table::NONE, nfree: 0 }
    }; NSEG],
);
static POOL_LOCK: Mutex = Mutex::new();

#[unsafe(export_name = "runtime.stackinit")]
#[inline(never)]
pub unsafe extern "C" fn stackinit() {
    let mut region = 1usize << 40;
    let mut limited = false;
    let base = loop {
        let all = region * NSEG + (1 << 20);
        if let Some(b) = sys::mmap(0, all, sys::PROT_NONE, sys::MAP_NORESERVE) {
            if !limited || region < 8 << 20 {
                break (b + (1 << 20) - 1) & !((1 << 20) - 1);
            }
            // The address space is limited: the heap must have its part.
            limited = false;
            sys::munmap(b, all);
        } else {
            limited = true;
        }
        region /= 2;
        if region < 4 << 20 {
            throw("cannot reserve address space for stacks");
        }
    };
    // Huge pages would make every stack cost 2 MiB.
    sys::madvise(base, region * NSEG, sys::MADV_NOHUGEPAGE);
    STACKS[0].store(base, Relaxed);
    STACKS[1].store(base + region * NSEG, Relaxed);
    for (class, p) in (*POOLS.get()).iter_mut().enumerate() {
        p.base = base + (NSEG - 1 - class) * region;
        p.slots = region / SIZE[class];
        let Some(list) = Table::reserve(p.slots.max(1) * 4) else {
            throw("cannot reserve the list of free stacks")
        };
        p.free = list.base() as *mut u32;
        p.list = list;
    }
}

/// Opens more slots and as many entries of the list that may have to hold them; fewer where data is limited.
unsafe fn open(p: *mut Pool, class: usize) {
    let mut n = CHUNK[class].min((*p).slots - (*p).open);
    while n > 0 {
        let lo = (*p).base + ((*p).slots - (*p).open - n) * SIZE[class];
        if (*p).list.grow(((*p).open + n) * 4) && sys::mprotect(lo, n * SIZE[class], sys::PROT_RW) == 0 {
            (*p).open += n;
            return;
        }
        n /= 2;
    }
}

/// Where the reservation begins and ends.
static STACKS: [AtomicUsize; 2] = [const { AtomicUsize::new(0) }; 2];

/// func onstack(p unsafe.Pointer) bool: whether `p` points into a goroutine's stack.
#[unsafe(export_name = "runtime.onstack")]
extern "C" fn onstack(p: usize) -> bool {
    STACKS[0].load(Relaxed) <= p && p < STACKS[1].load(Relaxed)
}

/// A segment of a class, or `None` when the region is used up or memory is short.
unsafe fn alloc(class: usize) -> Option<Segment> {
    POOL_LOCK.lock();
    let p = &raw mut (*POOLS.get())[class];
    let mut fresh = false;
    let mut slot = None;
    if (*p).nfree > 0 {
        (*p).nfree -= 1;
        slot = Some(*(*p).free.add((*p).nfree) as usize);
    } else if (*p).next < (*p).slots {
        if (*p).next == (*p).open {
            open(p, class);
        }
        if (*p).next < (*p).open {
            (*p).next += 1;
            slot = Some((*p).slots - (*p).next);
            fresh = true;
        }
    }
    POOL_LOCK.unlock();
    let base = (*p).base + slot? * SIZE[class];
    // No mapping of its own, unlike mprotect; older kernels go without. Programs with very many goroutines find a depth
    // that the linker's proof missed in the first thousands of them.
    if fresh && (*p).slots - slot? <= GUARDED {
        sys::madvise(base, GUARD_PAGE, sys::MADV_GUARD_INSTALL);
    }
    // Tops of neighbouring slots must not fall into the same cache sets.
    let color = if class == 0 { (base / SIZE[0] % 32) * 64 } else { 0 };
    Some(Segment { lo: base + GUARD_PAGE, hi: base + SIZE[class] - color, sp: 0, prev: 0 })
}

unsafe fn free(class: usize, seg: Segment) {
    let pool = (*POOLS.get())[class].base;
    let slot = (seg.hi - 1 - pool) / SIZE[class];
    if seg.lo - GUARD_PAGE != pool + slot * SIZE[class] {
        // It was cut at the limit: the slot's next user gets all of it.
        sys::madvise(seg.lo - GUARD_PAGE, GUARD_PAGE, sys::MADV_GUARD_REMOVE);
    }
    // Keep what a shallow use touches, give the rest back.
    let keep = 64 << 10;
    if seg.hi - seg.lo > keep {
        sys::madvise(seg.lo, seg.hi - seg.lo - keep, sys::MADV_DONTNEED);
    }
    POOL_LOCK.lock();
    let p = &raw mut (*POOLS.get())[class];
    *(*p).free.add((*p).nfree) = slot as u32;
    (*p).nfree += 1;
    POOL_LOCK.unlock();
}

/// A g with its first segment, on whose top it lies: both are touched together and kept for ever. Must run on g0.
pub unsafe fn new_g() -> *mut G {
    let Some(mut seg) = alloc(0) else { throw("out of memory (goroutine stacks)") };
    seg.hi -= (size_of::<G>() + 63) & !63;
    // Slots of this class are never given back: the memory is zero, and all-zero bytes are a valid G.
    let gp = seg.hi as *mut G;
    (*gp).segs[0] = seg;
    enter(gp, 0);
    gp
}

/// Makes `class` the segment in use.
unsafe fn enter(gp: *mut G, class: usize) {
    (*gp).seg = class;
    (*gp).stack_lo = (*gp).segs[class].lo;
    (*gp).stack_hi = (*gp).segs[class].hi;
    (*gp).stackguard1 = (*gp).stack_lo + STACK_GUARD;
    (*gp).stackguard0.store((*gp).stackguard1, SeqCst);
    if (*gp).preempt.load(SeqCst) {
        (*gp).stackguard0.store(abi::g::STACK_PREEMPT, SeqCst);
    }
}

/// A dead goroutine keeps its first segment only.
pub unsafe fn drop_large(gp: *mut G) {
    if (*gp).seg != 0 {
        enter(gp, 0);
    }
    for class in 1..NSEG {
        let seg = (*gp).segs[class];
        if seg.hi != 0 {
            (*gp).segs[class].hi = 0;
            free(class, seg);
        }
    }
}

/// Gives back attached segments that are deeper than the one in use. The goroutine does not run.
pub unsafe fn shrink(gp: *mut G) {
    for class in (*gp).seg + 1..NSEG {
        let seg = (*gp).segs[class];
        if seg.hi != 0 {
            (*gp).segs[class].hi = 0;
            free(class, seg);
        }
    }
}

/// Slots of the first class up to here have been touched ahead of their use; Relaxed, for it is only an estimate.
static WARM: AtomicUsize = AtomicUsize::new(0);
/// How many are touched ahead at most.
const AHEAD: usize = 32;

/// For a thread that waits for work: if goroutines have been made since `used` slots were in use, touches the top of a
/// slot that comes next, so that its page fault is not its maker's. The number of slots in use now.
#[inline(never)]
pub unsafe fn warm(used: usize) -> usize {
    let p = &raw const (*POOLS.get())[0];
    let now = (&raw const (*p).next).read_volatile();
    let slot = WARM.load(Relaxed).max(now);
    if used != 0 && now != used && slot < now + AHEAD && slot < (&raw const (*p).open).read_volatile() {
        WARM.store(slot + 1, Relaxed);
        let top = (*p).base + ((*p).slots - slot) * SIZE[0];
        // Changes nothing, even if the slot is in use by now. The compiler would make a load of `fetch_or(0)`.
        core::arch::asm!("lock or qword ptr [{}], 0", in(reg) top - 4096, options(nostack));
        return used;
    }
    now
}

/// Slots in use of the first class, for traces.
pub unsafe fn in_use() -> usize {
    let p = &raw const (*POOLS.get())[0];
    (*p).next - (*p).nfree
}

/// A prologue found too little room and no attached segment fits: attach one that does. Called by `morestack_slow` on
/// the goroutine's stack, with all arguments saved above; `sp` is rsp as the function was entered.
#[unsafe(export_name = "runtime.morestack_attach")]
#[inline(never)]
pub unsafe extern "C" fn newstack(sp: usize) {
    let gp = getg();
    let bp: usize;
    core::arch::asm!("mov {}, [rbp]", out(reg) bp, options(nostack, readonly));
    systemstack(|| attach(gp, sp, bp));
}

/// On g0.
#[unsafe(export_name = "runtime.newstack")]
#[inline(never)]
unsafe fn attach(gp: *mut G, sp: usize, bp: usize) {
    if gp == (*getm()).g0 || gp == (*getm()).gsignal {
        throw("runtime: morestack on a system stack");
    }
    let frame = sp.wrapping_sub((*gp).morestack_sp);
    let need = frame.saturating_add((*gp).morestack_args + SLACK + 64 + STACK_GUARD + GUARD_PAGE);
    let limit = MAX_STACK.load(Relaxed);
    // What older segments hold counts against the limit.
    let mut used = 0;
    let mut class = (*gp).seg;
    loop {
        used += (*gp).segs[class].hi - (*gp).segs[class].lo;
        if class == 0 {
            break;
        }
        class = (*gp).segs[class].prev;
    }
    let mut short = false;
    for (class, &size) in SIZE.iter().enumerate().skip((*gp).seg + 1) {
        if size < need || (*gp).segs[class].hi != 0 {
            continue;
        }
        if used + need > limit {
            break;
        }
        let Some(mut seg) = alloc(class) else {
            short = true;
            continue;
        };
        let room = limit - used;
        if seg.hi - seg.lo > room {
            // The end of the stack lies inside this segment.
            seg.lo = (seg.hi - room) & !(GUARD_PAGE - 1);
            sys::madvise(seg.lo - GUARD_PAGE, GUARD_PAGE, sys::MADV_GUARD_INSTALL);
        }
        (*gp).segs[class] = seg;
        return;
    }
    if short {
        panic::stack_without_memory(gp, used, (*gp).morestack_fn + 1, bp);
    }
    // The failing function has not pushed anything yet, but morestack has in its place: start with it.
    panic::stack_overflow(gp, (*gp).morestack_sp, limit, (*gp).morestack_fn + 1, bp);
}

/// Continues at an address in an older segment: makes the segment that holds `sp` the one in use.
pub unsafe fn unwind_to(gp: *mut G, sp: usize) {
    for class in 0..NSEG {
        let seg = (*gp).segs[class];
        if seg.hi != 0 && seg.lo <= sp && sp <= seg.hi {
            if class != (*gp).seg {
                enter(gp, class);
            }
            return;
        }
    }
    throw("recovery: stack pointer outside of the goroutine's stack");
}

/// func setMaxStack(bytes int) int: what `debug.SetMaxStack` needs.
#[unsafe(export_name = "runtime/debug.setMaxStack")]
extern "C" fn set_max_stack(n: usize) -> usize {
    MAX_STACK.swap(n, Relaxed)
}
