//! `runtime.ReadMemStats`: the allocator's and the collector's counters in Go's structure.
//!
//! The world is stopped and all caches are flushed, so the numbers belong together.

use crate::mgc::{self, STATS};
use crate::mheap::{HEAP, SPANS_INUSE, SPANS_MADE};
use crate::sched::GOMAXPROCS;
use crate::sizeclasses::{NCLASSES, PAGE, SIZES};
use crate::{mcache, stack};
use core::sync::atomic::Ordering::*;

/// `runtime.MemStats`, which `stdlib/runtime/memstats.go` mirrors.
#[repr(C)]
struct MemStats {
    alloc: u64,
    total_alloc: u64,
    sys: u64,
    lookups: u64,
    mallocs: u64,
    frees: u64,
    heap_alloc: u64,
    heap_sys: u64,
    heap_idle: u64,
    heap_inuse: u64,
    heap_released: u64,
    heap_objects: u64,
    stack_inuse: u64,
    stack_sys: u64,
    mspan_inuse: u64,
    mspan_sys: u64,
    mcache_inuse: u64,
    mcache_sys: u64,
    buck_hash_sys: u64,
    gc_sys: u64,
    other_sys: u64,
    next_gc: u64,
    last_gc: u64,
    pause_total_ns: u64,
    pause_ns: [u64; 256],
    pause_end: [u64; 256],
    num_gc: u32,
    num_forced_gc: u32,
    gc_cpu_fraction: f64,
    enable_gc: bool,
    debug_gc: bool,
    by_size: [BySize; 61],
}

#[repr(C)]
struct BySize {
    size: u32,
    mallocs: u64,
    frees: u64,
}

/// func ReadMemStats(m *MemStats)
#[unsafe(export_name = "runtime.ReadMemStats")]
unsafe extern "C" fn read_mem_stats(out: *mut MemStats) {
    crate::stw::with_world_stopped(|| {
        mcache::flush_all();
        fill(&mut *out);
    });
}

unsafe fn fill(m: &mut MemStats) {
    let page = PAGE as u64;
    let (mallocs, frees) =
        (STATS.mallocs.load(Relaxed) + STATS.tinyallocs.load(Relaxed), STATS.frees.load(Relaxed));
    m.total_alloc = STATS.alloc_bytes.load(Relaxed);
    m.alloc = m.total_alloc - STATS.free_bytes.load(Relaxed);
    m.heap_alloc = m.alloc;
    m.mallocs = mallocs;
    m.frees = frees + STATS.tinyallocs.load(Relaxed);
    m.heap_objects = m.mallocs - m.frees;
    m.heap_inuse = HEAP.pages_inuse.load(Relaxed) as u64 * page;
    m.heap_released = HEAP.pages_released.load(Relaxed) as u64 * page;
    m.heap_idle = HEAP.pages_idle.load(Relaxed) as u64 * page + m.heap_released;
    m.heap_sys = m.heap_inuse + m.heap_idle;
    m.stack_inuse = (stack::in_use() as u64) << 16;
    m.stack_sys = m.stack_inuse;
    m.mspan_inuse = (SPANS_INUSE.load(Relaxed) * size_of::<crate::span::MSpan>()) as u64;
    m.mspan_sys = (SPANS_MADE.load(Relaxed) * size_of::<crate::span::MSpan>()) as u64;
    m.mcache_inuse = (GOMAXPROCS.load(Relaxed) as usize * size_of::<mcache::MCache>()) as u64;
    m.mcache_sys = m.mcache_inuse;
    // Spans and caches lie in this memory too.
    m.other_sys = (crate::persistent::MAPPED.load(Relaxed) as u64).saturating_sub(m.mspan_sys + m.mcache_sys);
    m.gc_sys = m.heap_sys / 64;
    m.sys = m.heap_sys + m.stack_sys + m.mspan_sys + m.mcache_sys + m.gc_sys + m.other_sys;
    m.next_gc = mgc::goal() as u64;
    m.last_gc = STATS.last_gc.load(Relaxed);
    m.pause_total_ns = STATS.pause_total.load(Relaxed);
    m.pause_ns = *STATS.pauses.get();
    m.pause_end = *STATS.pause_ends.get();
    m.num_gc = STATS.numgc.load(Relaxed);
    m.num_forced_gc = STATS.numforced.load(Relaxed);
    let up = (crate::time::nanotime() - crate::time::start_time()).max(1);
    m.gc_cpu_fraction = m.pause_total_ns as f64 / up as f64;
    m.enable_gc = true;
    for (i, b) in m.by_size.iter_mut().enumerate().take(NCLASSES.min(61)) {
        b.size = SIZES[i] as u32;
        let [mallocs, frees] = &STATS.by_class[i];
        (b.mallocs, b.frees) = (mallocs.load(Relaxed), frees.load(Relaxed));
    }
}

/// func Breakpoint()
#[unsafe(export_name = "runtime.Breakpoint")]
extern "C" fn breakpoint() {
    // SAFETY: a trap that a debugger catches.
    unsafe { core::arch::asm!("int3") };
}
