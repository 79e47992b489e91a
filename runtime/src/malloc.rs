//! Allocation: `newobject`, `mallocgc` and what the rest of the runtime allocates with.
//!
//! 1. Tiny objects without pointers (below 16 bytes) share a block of 16.
//! 2. Small ones (to 32 KiB) come from the P's span of their size class: the next free slot, its pointer bits written. The
//!    slots of small classes are cleared when the cache takes the span, those of larger ones when they are allocated.
//! 3. Large ones get a span of their own.
//!
//! The fast paths run on the goroutine's stack, take no lock and cannot be stopped half-way, because stops happen in
//! Go code only. What needs a new span goes through `systemstack`. A collection starts at the end of an allocation
//! that took a span and saw the heap reach its goal: the new object is then held by this function's frame.

use crate::asm::systemstack;
use crate::heapbits;
use crate::mcache::{CLEARED_MAX, cache_or_null, mcache, next_free};
use crate::mcentral::CENTRAL;
use crate::mgc;
use crate::mheap::{HEAP, out_of_memory};
use crate::mprof;
use crate::sched::{getg, getm};
use crate::sizeclasses::{MAX_SMALL, PAGE, class_of, roundup, small_class};
use crate::span::NONE;
use abi::typ::Type;
use core::ptr::null_mut;
use core::sync::atomic::{AtomicBool, AtomicUsize, Ordering::*};

/// What an allocation of no bytes gets.
#[unsafe(export_name = "runtime.zerobase")]
static ZEROBASE: crate::sched::Shared<u64> = crate::sched::Shared::new(0);

/// Reserves the heap's address space.
#[unsafe(export_name = "runtime.mallocinit")]
#[inline(never)]
pub extern "C" fn mallocinit() {
    HEAP.arena.init();
}

/// Collect at every allocation: the fast paths are off.
static STRESS: AtomicBool = AtomicBool::new(false);
/// Largest size that the fast paths serve: spans of these classes are cleared when a cache takes them.
static FAST: AtomicUsize = AtomicUsize::new(FAST_SIZE);
const FAST_SIZE: usize = CLEARED_MAX - 8;

/// Collect at every allocation.
pub fn set_stress() {
    STRESS.store(true, Relaxed);
    FAST.store(0, Relaxed);
}

/// A zeroed object of type `t`.
///
/// # Safety
/// A valid descriptor; on a goroutine's stack or g0 of an M with a P.
#[unsafe(export_name = "runtime.newobject")]
pub unsafe extern "C" fn newobject(t: *const Type) -> *mut u8 {
    let (size, ptrdata) = ((*t).size, (*t).ptrdata);
    if ptrdata != 0 && size <= FAST.load(Relaxed) {
        let class = small_class(size);
        let c = cache_or_null();
        if !c.is_null() {
            let s = (*c).alloc[class * 2];
            let i = (*s).next_free_fast();
            if i != NONE {
                let elemsize = (*s).elemsize;
                let p = (*s).base + i as usize * elemsize;
                if size <= 64 {
                    // Types of this size always have a map, of one byte.
                    heapbits::put(p, (elemsize / 8) as u32, *(*t).gcdata as u64);
                } else {
                    heapbits::set(p, elemsize, size, t);
                }
                return p as *mut u8;
            }
        }
    }
    malloc_any(size, t, true)
}

/// What is left of `runtime.newlocal` in code that was not optimised: no memory.
#[unsafe(export_name = "runtime.newlocal")]
extern "C" fn newlocal(_: *const Type) -> *mut u8 {
    null_mut()
}

/// `size` bytes for values of type `t` (null or without pointers: never scanned). Zeroed if `needzero` or if it has
/// pointers.
///
/// # Safety
/// As for `newobject`. May collect: the caller's pointers must be on its stack or in saved registers.
#[unsafe(export_name = "runtime.mallocgc")]
pub unsafe extern "C" fn mallocgc(size: usize, t: *const Type, needzero: bool) -> *mut u8 {
    if size <= FAST.load(Relaxed) && size >= 16 {
        let noscan = t.is_null() || (*t).ptrdata == 0;
        let c = cache_or_null();
        if !c.is_null() {
            let s = (*c).alloc[small_class(size) * 2 + noscan as usize];
            let i = (*s).next_free_fast();
            if i != NONE {
                let elemsize = (*s).elemsize;
                let p = (*s).base + i as usize * elemsize;
                if !noscan {
                    heapbits::set(p, elemsize, size, t);
                }
                return p as *mut u8;
            }
        }
    }
    malloc_any(size, t, needzero)
}

/// Allocation in all its cases.
#[inline(never)]
unsafe fn malloc_any(size: usize, t: *const Type, needzero: bool) -> *mut u8 {
    let noscan = t.is_null() || (*t).ptrdata == 0;
    let scan_header = if noscan { 0 } else { 8 };
    if size > MAX_SMALL - scan_header {
        return large(size, t, noscan, needzero);
    }
    if noscan && size < 16 {
        return tiny(size);
    }
    let class = class_of(size);
    let spanclass = class * 2 + noscan as usize;
    let c = mcache();
    let mut s = (*c).alloc[spanclass];
    let mut i = next_free(s);
    let mut took = false;
    if i == NONE {
        s = refill(spanclass as u8);
        i = next_free(s);
        took = true;
    }
    let elemsize = (*s).elemsize;
    let p = (*s).base + i as usize * elemsize;
    if (*s).needzero && (needzero || !noscan) {
        crate::memmove::memclr(p as *mut u8, elemsize);
    }
    if !noscan {
        heapbits::set(p, elemsize, size, t);
    }
    if (*s).sampled {
        sample_small(s, p);
    }
    if took || STRESS.load(Relaxed) {
        return collect_if_due(p as *mut u8);
    }
    p as *mut u8
}

/// Objects of less than 16 bytes without pointers: several in a block, aligned as their size asks.
pub unsafe fn tiny(size: usize) -> *mut u8 {
    if size == 0 {
        return ZEROBASE.get().cast();
    }
    let c = mcache();
    let align = if size & 7 == 0 {
        8
    } else if size & 3 == 0 {
        4
    } else if size & 1 == 0 {
        2
    } else {
        1
    };
    let off = ((*c).tinyoffset + align - 1) & !(align - 1);
    if off + size <= 16 && (*c).tiny != 0 && !STRESS.load(Relaxed) {
        let p = (*c).tiny + off;
        (*c).tinyoffset = off + size;
        (*c).tinyallocs += 1;
        return p as *mut u8;
    }
    const SPANCLASS: usize = class_of_16() * 2 + 1;
    let mut s = (*c).alloc[SPANCLASS];
    let mut i = next_free(s);
    let mut took = false;
    if i == NONE {
        s = refill(SPANCLASS as u8);
        i = next_free(s);
        took = true;
    }
    let p = (*s).base + i as usize * 16;
    if size < (*c).tinyoffset || (*c).tiny == 0 {
        (*c).tiny = p;
        (*c).tinyoffset = size;
    }
    if (*s).sampled {
        sample_small(s, p);
    }
    if took || STRESS.load(Relaxed) {
        return collect_if_due(p as *mut u8);
    }
    p as *mut u8
}

/// The object at `p`, the last one taken from `s`, goes into the allocation profile.
#[cold]
#[inline(never)]
unsafe fn sample_small(s: *mut crate::span::MSpan, p: usize) {
    (*s).sampled = false;
    if let Some(before) = mprof::objects_before_sample((*s).elemsize) {
        (*s).sample_after(before);
    }
    mprof::sample(p, (*s).elemsize);
}

const fn class_of_16() -> usize {
    assert!(crate::sizeclasses::SIZES[2] == 16);
    2
}

/// Runs `attempt` on a system stack; if it finds no memory, collects everything and tries once more.
unsafe fn or_collect(mut attempt: impl FnMut() -> bool) {
    let mut ok = false;
    systemstack(|| ok = attempt());
    if !ok && can_collect() {
        crate::asm::gc();
        systemstack(|| ok = attempt());
    }
    if !ok {
        systemstack(|| out_of_memory());
    }
}

/// A span with room in the cache.
#[cold]
#[inline(never)]
unsafe fn refill(spanclass: u8) -> *mut crate::span::MSpan {
    or_collect(|| (*mcache()).refill(spanclass));
    (*mcache()).alloc[spanclass as usize]
}

#[cold]
#[inline(never)]
unsafe fn large(size: usize, t: *const Type, noscan: bool, needzero: bool) -> *mut u8 {
    let mut p = null_mut();
    or_collect(|| {
        p = large_span(size, t, noscan, needzero);
        !p.is_null()
    });
    let bytes = size.div_ceil(PAGE) * PAGE;
    if mprof::wants(bytes) {
        mprof::sample(p as usize, bytes);
    }
    collect_if_due(p)
}

/// The object in a span of its own, or null when memory is out.
unsafe fn large_span(size: usize, t: *const Type, noscan: bool, needzero: bool) -> *mut u8 {
    if size >= 1 << 47 {
        return null_mut();
    }
    let npages = size.div_ceil(PAGE);
    let s = HEAP.alloc(npages, noscan as u8);
    if s.is_null() {
        return null_mut();
    }
    (*s).freeindex = 1;
    (*s).alloccache = 0;
    let p = (*s).base as *mut u8;
    if (*s).needzero && (needzero || !noscan) {
        crate::memmove::memclr(p, npages * PAGE);
    }
    if !noscan {
        (*s).largetype = t;
    }
    mgc::STATS.mallocs.fetch_add(1, Relaxed);
    mgc::STATS.alloc_bytes.fetch_add((npages * PAGE) as u64, Relaxed);
    mgc::heap_live_add((npages * PAGE) as isize);
    CENTRAL[noscan as usize].put(s, true);
    p
}

/// Starts a collection if the heap has reached its goal; keeps `p`, which the caller returns.
#[cold]
#[inline(never)]
unsafe fn collect_if_due(p: *mut u8) -> *mut u8 {
    let stress = STRESS.load(Relaxed);
    if (stress || mgc::due()) && can_collect() {
        mgc::start(if stress { mgc::Why::Stress } else { mgc::Why::Heap });
        // The object must be somewhere the collector looks while it runs.
        core::hint::black_box(&p);
    }
    p
}

/// Whether this thread may stop the world here: on a goroutine, nothing held.
unsafe fn can_collect() -> bool {
    let mp = getm();
    !(*mp).p.is_null() && getg() != (*mp).g0 && getg() == (*mp).curg && (*mp).locks.load(Relaxed) == 0
}

/// func noescape(p unsafe.Pointer) unsafe.Pointer: `p`, hidden from the compiler.
#[unsafe(export_name = "runtime.noescape")]
extern "C" fn noescape(p: *mut u8) -> *mut u8 {
    p
}

/// What a slice of `size` bytes would really get.
#[unsafe(export_name = "runtime.roundupsize")]
extern "C" fn roundupsize(size: usize, noscan: bool) -> usize {
    roundup(size, noscan)
}

/// Start of the object that `p` points into, or null.
///
/// # Safety
/// The object is kept alive by somebody.
pub unsafe fn find_object(p: usize) -> *mut u8 {
    let s = HEAP.arena.lookup(p);
    if s.is_null() || (*s).state != crate::span::State::InUse {
        return null_mut();
    }
    let i = (*s).index_of(p);
    if i >= (*s).nelems { null_mut() } else { (*s).addr_of(i) as *mut u8 }
}

/// func KeepAlive(x any)
#[unsafe(export_name = "runtime.KeepAlive")]
extern "C" fn keep_alive(_typ: usize, _data: usize) {}
