//! What `sync.Pool` needs of the scheduler and the collector.
//!
//! A goroutine that has pinned itself stays on its P: it is not preempted, and no collection starts. So a stop of the
//! world finds nobody inside a pool. At the start of a collection every pool that was used since the last one turns its
//! objects into victims, and the victims of the collection before are dropped. The pools with victims are kept until
//! then, for the next collection writes to them.

use crate::lock::Mutex;
use crate::sched::*;
use core::ptr::null_mut;
use core::sync::atomic::Ordering::*;

/// The head of a `sync.Pool`.
#[repr(C)]
struct Pool {
    /// Next of the pools that have objects or victims.
    next: *mut Pool,
    local: *mut u8,
    victim: *mut u8,
    listed: bool,
}

static LOCK: Mutex = Mutex::new();
/// First of the pools that have objects or victims. Under `LOCK`, or the world is stopped.
static POOLS: Shared<*mut Pool> = Shared::new(null_mut());

/// The start of a collection.
///
/// # Safety
/// World stopped.
pub unsafe fn start_collection() {
    let mut link = POOLS.get();
    while !(*link).is_null() {
        let p = *link;
        (*p).victim = (*p).local;
        (*p).local = null_mut();
        if (*p).victim.is_null() {
            *link = (*p).next;
            (*p).next = null_mut();
            (*p).listed = false;
        } else {
            link = &raw mut (*p).next;
        }
    }
}

/// Calls `f` with every pool that the next collection will write to.
///
/// # Safety
/// World stopped.
pub unsafe fn gc_roots(mut f: impl FnMut(usize)) {
    let mut p = *POOLS.get();
    while !p.is_null() {
        f(p as usize);
        p = (*p).next;
    }
}

/// func runtime_procPin() int: keeps the goroutine on its P, whose number it returns.
#[unsafe(export_name = "sync.runtime_procPin")]
unsafe extern "C" fn proc_pin() -> usize {
    let mp = getm();
    let locks = &(*mp).locks;
    // Plain: only this thread changes the count.
    locks.store(locks.load(Relaxed) + 1, Relaxed);
    (*(*mp).p).id as usize
}

/// func runtime_procUnpin()
#[unsafe(export_name = "sync.runtime_procUnpin")]
unsafe extern "C" fn proc_unpin() {
    let locks = &(*getm()).locks;
    locks.store(locks.load(Relaxed) - 1, Relaxed);
}

/// func runtime_registerPool(p *Pool, local unsafe.Pointer) bool: gives a pool without objects room for some; false if it
/// has some already. The goroutine is pinned.
#[unsafe(export_name = "sync.runtime_registerPool")]
unsafe extern "C" fn register(p: *mut Pool, local: *mut u8) -> bool {
    LOCK.lock();
    let new = (*p).local.is_null();
    if new {
        (*p).local = local;
        if !(*p).listed {
            (*p).listed = true;
            (*p).next = *POOLS.get();
            *POOLS.get() = p;
        }
    }
    LOCK.unlock();
    new
}

/// func runtime_procs() int: how many Ps there are.
#[unsafe(export_name = "sync.runtime_procs")]
extern "C" fn procs() -> usize {
    GOMAXPROCS.load(Relaxed) as usize
}
