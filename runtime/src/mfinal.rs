//! What happens to objects when they die: finalizers, cleanups and weak pointers.
//!
//! An object can have any number of *specials*, kept in a table by the object's address, outside of the heap:
//! - finalizer: a func value and the pointer it gets. While it waits, everything the object points to is kept (but not the
//!   object), so objects that point to each other are finalized from the outside in, one collection each. When the
//!   object dies it is kept once more, and the call is queued;
//! - cleanup: an argument-less func value that is queued when the object dies;
//! - weak: a handle in the heap that holds the address of (a place in) the object, and zero once it is dead.
//!
//! After marking, in this order: weak handles of dead objects are cleared, then their finalizers are queued (which
//! marks again), then the cleanups of what is still dead. A goroutine written in Go (`stdlib/runtime/mfinal.go`) takes
//! calls off the queue.
//!
//! The table and the queue are guarded by `LOCK`; the collector reads them while the world stands still, when nobody can
//! be inside, because stops happen in Go code only.

use crate::heapbits;
use crate::lock::Mutex;
use crate::malloc::{find_object, mallocgc};
use crate::mgc::Background;
use crate::mgcmark::{is_marked, mark_more};
use crate::mheap::HEAP;
use crate::persistent::persistentalloc;
use crate::proc::WaitReason;
use crate::sched::Shared;
use core::ptr::{null, null_mut};
use core::sync::atomic::{AtomicU32, Ordering::*};

#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
enum Kind {
    Finalizer,
    Cleanup,
    Weak,
}

#[repr(C)]
struct Special {
    next: *mut Special,
    /// Start of the object.
    object: usize,
    kind: Kind,
    /// Finalizer, cleanup: the func value. Weak: the handle.
    func: usize,
    /// Finalizer: the pointer to pass. Weak: the address in the handle. Cleanup: its number.
    arg: usize,
}

/// A call to make, as `stdlib/runtime/mfinal.go` reads it.
#[repr(C)]
pub struct Call {
    func: usize,
    arg: usize,
    finalizer: usize,
}

const BUCKETS: usize = 4096;

struct State {
    /// `BUCKETS` lists, once there is a special.
    table: *mut *mut Special,
    free: *mut Special,
    /// Calls to make, the oldest first.
    queue: *mut Special,
    queue_end: *mut Special,
    cleanups: usize,
}

static LOCK: Mutex = Mutex::new();
static STATE: Shared<State> = Shared::new(State {
    table: null_mut(),
    free: null_mut(),
    queue: null_mut(),
    queue_end: null_mut(),
    cleanups: 0,
});
static CALLER: Background = Background::new();

fn bucket(object: usize) -> usize {
    (object >> 3).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 52
}

impl State {
    unsafe fn list(&mut self, object: usize) -> *mut *mut Special {
        if self.table.is_null() {
            self.table = persistentalloc(BUCKETS * 8, 8).cast();
        }
        self.table.add(bucket(object))
    }

    unsafe fn add(&mut self, object: usize, kind: Kind, func: usize, arg: usize) {
        let mut s = self.free;
        if s.is_null() {
            s = persistentalloc(size_of::<Special>(), 8).cast();
        } else {
            self.free = (*s).next;
        }
        let list = self.list(object);
        s.write(Special { next: *list, object, kind, func, arg });
        *list = s;
    }

    /// The link to the first special of the object that fits.
    unsafe fn find(&mut self, object: usize, fits: impl Fn(&Special) -> bool) -> *mut *mut Special {
        let mut link = self.list(object);
        while !(*link).is_null() {
            if (**link).object == object && fits(&**link) {
                return link;
            }
            link = &raw mut (**link).next;
        }
        null_mut()
    }

    unsafe fn unlink(&mut self, link: *mut *mut Special) -> *mut Special {
        let s = *link;
        *link = (*s).next;
        s
    }

    unsafe fn release(&mut self, s: *mut Special) {
        (*s).next = self.free;
        self.free = s;
    }

    unsafe fn enqueue(&mut self, s: *mut Special) {
        (*s).next = null_mut();
        if self.queue.is_null() {
            self.queue = s;
        } else {
            (*self.queue_end).next = s;
        }
        self.queue_end = s;
    }

    /// Calls `f` with the link of every special; `f` may unlink it, and says whether it did.
    unsafe fn each(&mut self, mut f: impl FnMut(&mut State, *mut *mut Special) -> bool) {
        if self.table.is_null() {
            return;
        }
        for i in 0..BUCKETS {
            let mut link = self.table.add(i);
            while !(*link).is_null() {
                if !f(self, link) {
                    link = &raw mut (**link).next;
                }
            }
        }
    }
}

/// Calls `f` with every pointer that must be kept for specials and queued calls.
///
/// # Safety
/// World stopped.
pub unsafe fn gc_roots(mut f: impl FnMut(usize)) {
    let st = &mut *STATE.get();
    let mut s = st.queue;
    while !s.is_null() {
        f((*s).func);
        if (*s).kind == Kind::Finalizer {
            f((*s).arg);
        }
        s = (*s).next;
    }
    st.each(|_, link| {
        let s = &**link;
        match s.kind {
            Kind::Weak => {}
            Kind::Cleanup => f(s.func),
            Kind::Finalizer => {
                f(s.func);
                let span = &*HEAP.arena.span_of(s.object);
                if !span.noscan() {
                    let each = |slot: usize| f(*(slot as *const usize));
                    if span.largetype.is_null() {
                        heapbits::each(s.object, span.elemsize, each);
                    } else {
                        heapbits::each_typed(s.object, span.elemsize, span.largetype, each);
                    }
                }
            }
        }
        false
    });
}

/// Looks at the specials of objects that were not marked.
///
/// # Safety
/// World stopped, marking finished, on g0.
pub unsafe fn after_mark() {
    let st = &mut *STATE.get();
    st.each(|st, link| {
        let s = &**link;
        if s.kind != Kind::Weak {
            return false;
        }
        let dead = !is_marked(s.object);
        if dead {
            *(s.func as *mut usize) = 0;
        }
        if dead || !is_marked(s.func) {
            let s = st.unlink(link);
            st.release(s);
            return true;
        }
        false
    });
    let mut queued = false;
    // Marking for one finalizer must not hide that another object was dead too: first collect, then mark.
    let before = st.queue_end;
    st.each(|st, link| {
        if (**link).kind != Kind::Finalizer || is_marked((**link).object) {
            return false;
        }
        let s = st.unlink(link);
        st.enqueue(s);
        queued = true;
        true
    });
    let mut s = if before.is_null() { st.queue } else { (*before).next };
    while !s.is_null() {
        mark_more((*s).object);
        s = (*s).next;
    }
    st.each(|st, link| {
        if (**link).kind != Kind::Cleanup || is_marked((**link).object) {
            return false;
        }
        let s = st.unlink(link);
        st.enqueue(s);
        queued = true;
        true
    });
    if queued {
        CALLER.wake();
    }
}

/// func setfinalizer(p, fn unsafe.Pointer) int: 0 done, 1 p is not the start of an object, 2 there is one
/// already. A nil fn removes it.
#[unsafe(export_name = "runtime.setfinalizer")]
unsafe extern "C" fn setfinalizer(p: usize, func: usize) -> usize {
    let object = find_object(p) as usize;
    if object == 0 {
        return 1;
    }
    LOCK.lock();
    let st = &mut *STATE.get();
    let link = st.find(object, |s| s.kind == Kind::Finalizer && s.arg == p);
    let mut result = 0;
    if func == 0 {
        if !link.is_null() {
            let s = st.unlink(link);
            st.release(s);
        }
    } else if link.is_null() {
        st.add(object, Kind::Finalizer, func, p);
    } else {
        result = 2;
    }
    LOCK.unlock();
    result
}

/// func addcleanup(p, fn unsafe.Pointer) uint64: the cleanup's number, 0 when p points to no object.
#[unsafe(export_name = "runtime.addcleanup")]
unsafe extern "C" fn addcleanup(p: usize, func: usize) -> usize {
    let object = find_object(p) as usize;
    if object == 0 {
        return 0;
    }
    LOCK.lock();
    let st = &mut *STATE.get();
    st.cleanups += 1;
    let id = st.cleanups;
    st.add(object, Kind::Cleanup, func, id);
    LOCK.unlock();
    id
}

/// func stopcleanup(p uintptr, id uint64)
#[unsafe(export_name = "runtime.stopcleanup")]
unsafe extern "C" fn stopcleanup(p: usize, id: usize) {
    let object = find_object(p) as usize;
    LOCK.lock();
    let st = &mut *STATE.get();
    let link = st.find(object, |s| s.kind == Kind::Cleanup && s.arg == id);
    if !link.is_null() {
        let s = st.unlink(link);
        st.release(s);
    }
    LOCK.unlock();
}

/// func finnext(out *finalcall): waits for the next call to make.
#[unsafe(export_name = "runtime.finnext")]
unsafe extern "C" fn finnext(out: *mut Call) {
    loop {
        LOCK.lock();
        let st = &mut *STATE.get();
        let s = st.queue;
        if !s.is_null() {
            st.queue = (*s).next;
            if st.queue.is_null() {
                st.queue_end = null_mut();
            }
            let finalizer = ((*s).kind == Kind::Finalizer) as usize;
            *out = Call { func: (*s).func, arg: (*s).arg, finalizer };
            st.release(s);
            LOCK.unlock();
            return;
        }
        LOCK.unlock();
        CALLER.park(WaitReason::FinalizerWait);
    }
}

/// func registerWeakPointer(p unsafe.Pointer) unsafe.Pointer: the handle of this address, the same for equal addresses of a
/// living object. nil for what is no heap object: the caller keeps the pointer itself.
#[unsafe(export_name = "runtime.registerWeakPointer")]
unsafe extern "C" fn register_weak(p: usize) -> *mut u8 {
    let object = find_object(p) as usize;
    if object == 0 {
        return null_mut();
    }
    // May collect, so it comes first; most handles are new.
    let handle = mallocgc(16, null(), true);
    let mut found = handle;
    LOCK.lock();
    let st = &mut *STATE.get();
    let link = st.find(object, |s| s.kind == Kind::Weak && s.arg == p);
    if link.is_null() {
        *handle.cast::<usize>() = p;
        st.add(object, Kind::Weak, handle as usize, p);
    } else {
        found = (**link).func as *mut u8;
    }
    LOCK.unlock();
    found
}

/// func makeStrongFromWeak(handle unsafe.Pointer) unsafe.Pointer: the address, or nil when the object is dead.
#[unsafe(export_name = "runtime.makeStrongFromWeak")]
unsafe extern "C" fn make_strong(handle: *const usize) -> usize {
    if handle.is_null() { 0 } else { *handle }
}

/// func testandset(p *uint32) uint32: stores 1 and gives the old value.
#[unsafe(export_name = "runtime.testandset")]
unsafe extern "C" fn testandset(p: *const AtomicU32) -> u32 {
    (*p).swap(1, SeqCst)
}
