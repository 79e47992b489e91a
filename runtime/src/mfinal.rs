//! What happens to objects when they die: finalizers, cleanups and weak pointers.
//!
//! An object can have any number of *specials*, kept in a table by the object's address, outside of the heap:
//! - finalizer: a func value and the pointer it gets. While it waits, everything the object points to is kept (but not the
//!   object), so objects that point to each other are finalized from the outside in, one collection each. When the
//!   object dies it is kept once more, and the call is queued;
//! - cleanup: an argument-less func value that is queued when the object dies;
//! - weak: a handle in the heap that holds the address of (a place in) the object, and zero once it is dead;
//! - sampled: the allocation profile counts the object's death (`mprof`).
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
use crate::mprof;
use crate::persistent::persistentalloc;
use crate::proc::WaitReason;
use crate::sched::Shared;
use core::ptr::{null, null_mut};
use core::sync::atomic::{AtomicU32, Ordering::*};

#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Kind {
    /// On the free list.
    Free,
    Finalizer,
    Cleanup,
    Weak,
    Sampled,
}

#[repr(C)]
struct Special {
    next: *mut Special,
    /// Start of the object.
    object: usize,
    kind: Kind,
    /// In the table; else on the queue or in the collector's hands.
    listed: bool,
    /// Finalizer, cleanup: the func value. Weak: the handle. Sampled: the bucket.
    func: usize,
    /// Finalizer: the pointer to pass. Weak: the address in the handle. Cleanup: its number.
    arg: usize,
}

/// Specials lie in chunks, which the collector goes through from end to end.
#[repr(C)]
struct Chunk {
    next: *mut Chunk,
    used: usize,
    specials: [Special; CHUNK],
}

const CHUNK: usize = ((128 << 10) - 16) / size_of::<Special>();

/// A call to make, as `stdlib/runtime/mfinal.go` reads it.
#[repr(C)]
pub struct Call {
    func: usize,
    arg: usize,
    finalizer: usize,
}

/// Lists of the table when the first special comes; it doubles when there are more specials than lists.
const LISTS: usize = 1024;

struct State {
    table: *mut *mut Special,
    lists: usize,
    /// Specials in the table.
    count: usize,
    chunks: *mut Chunk,
    free: *mut Special,
    /// Calls to make, the oldest first.
    queue: *mut Special,
    queue_end: *mut Special,
    cleanups: usize,
}

static LOCK: Mutex = Mutex::new();
static STATE: Shared<State> = Shared::new(State {
    table: null_mut(),
    lists: 0,
    count: 0,
    chunks: null_mut(),
    free: null_mut(),
    queue: null_mut(),
    queue_end: null_mut(),
    cleanups: 0,
});
static CALLER: Background = Background::new();

impl State {
    /// The list for an object. There is a table.
    unsafe fn list(&self, object: usize) -> *mut *mut Special {
        let h = (object >> 3).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.table.add(h >> 32 & (self.lists - 1))
    }

    unsafe fn add(&mut self, object: usize, kind: Kind, func: usize, arg: usize) {
        let s = self.fresh();
        s.write(Special { next: null_mut(), object, kind, listed: false, func, arg });
        self.enter(s);
    }

    /// An unused special.
    unsafe fn fresh(&mut self) -> *mut Special {
        let s = self.free;
        if !s.is_null() {
            self.free = (*s).next;
            return s;
        }
        if self.chunks.is_null() || (*self.chunks).used == CHUNK {
            let c = persistentalloc(size_of::<Chunk>(), 8).cast::<Chunk>();
            (*c).next = self.chunks;
            self.chunks = c;
        }
        let c = &mut *self.chunks;
        c.used += 1;
        &raw mut c.specials[c.used - 1]
    }

    /// Puts a special into the table.
    unsafe fn enter(&mut self, s: *mut Special) {
        if self.count >= self.lists {
            self.enlarge();
        }
        let list = self.list((*s).object);
        (*s).next = *list;
        (*s).listed = true;
        *list = s;
        self.count += 1;
    }

    unsafe fn enlarge(&mut self) {
        self.lists = (self.lists * 2).max(LISTS);
        // The older one is lost; all of them are as large as the new one.
        self.table = persistentalloc(self.lists * 8, 8).cast();
        let mut c = self.chunks;
        while !c.is_null() {
            for s in &mut (&mut (*c).specials)[..(*c).used] {
                if s.listed {
                    let list = self.list(s.object);
                    s.next = *list;
                    *list = s;
                }
            }
            c = (*c).next;
        }
    }

    /// The first special of the object that fits, or null.
    unsafe fn find(&self, object: usize, fits: impl Fn(&Special) -> bool) -> *mut Special {
        if self.count == 0 {
            return null_mut();
        }
        let mut s = *self.list(object);
        while !s.is_null() && ((*s).object != object || !fits(&*s)) {
            s = (*s).next;
        }
        s
    }

    /// Takes a special out of the table.
    unsafe fn unlink(&mut self, s: *mut Special) {
        let mut link = self.list((*s).object);
        while *link != s {
            link = &raw mut (**link).next;
        }
        *link = (*s).next;
        (*s).listed = false;
        self.count -= 1;
    }

    /// Gives back a special that is not in the table.
    unsafe fn release(&mut self, s: *mut Special) {
        (*s).kind = Kind::Free;
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

    /// Calls `f` with every special of the table; `f` may unlink it.
    unsafe fn each(&mut self, mut f: impl FnMut(&mut State, *mut Special)) {
        let mut c = self.chunks;
        while !c.is_null() {
            for i in 0..(*c).used {
                let s = &raw mut (*c).specials[i];
                if (*s).listed {
                    f(self, s);
                }
            }
            c = (*c).next;
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
    st.each(|_, s| {
        let s = &*s;
        match s.kind {
            Kind::Free | Kind::Weak | Kind::Sampled => {}
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
    });
}

/// Looks at the specials of objects that were not marked.
///
/// # Safety
/// World stopped, marking finished, on g0.
pub unsafe fn after_mark() {
    let st = &mut *STATE.get();
    let before = st.queue_end;
    // What is to be looked at once more when the finalizers' objects are marked again.
    let mut later: *mut Special = null_mut();
    st.each(|st, s| {
        let dead = !is_marked((*s).object);
        match (*s).kind {
            Kind::Weak if dead => {
                *((*s).func as *mut usize) = 0;
                st.unlink(s);
                st.release(s);
            }
            // Marking for one finalizer must not hide that another object was dead too: first collect, then mark.
            Kind::Finalizer if dead => {
                st.unlink(s);
                st.enqueue(s);
            }
            Kind::Cleanup | Kind::Sampled if dead => {
                st.unlink(s);
                (*s).next = later;
                later = s;
            }
            Kind::Weak if !is_marked((*s).func) => {
                st.unlink(s);
                (*s).next = later;
                later = s;
            }
            _ => {}
        }
    });
    let mut s = if before.is_null() { st.queue } else { (*before).next };
    let mut queued = !s.is_null();
    while !s.is_null() {
        mark_more((*s).object);
        s = (*s).next;
    }
    while !later.is_null() {
        let s = later;
        later = (*s).next;
        let weak = (*s).kind == Kind::Weak;
        if is_marked(if weak { (*s).func } else { (*s).object }) {
            st.enter(s);
        } else if (*s).kind == Kind::Cleanup {
            st.enqueue(s);
            queued = true;
        } else {
            if !weak {
                mprof::freed((*s).func as *mut u8);
            }
            st.release(s);
        }
    }
    mprof::publish();
    if queued {
        CALLER.wake();
    }
}

/// Lets the death of a sampled object be counted in its bucket.
///
/// # Safety
/// An object that the caller keeps alive.
pub unsafe fn add_sampled(object: usize, bucket: *mut u8) {
    LOCK.lock();
    (*STATE.get()).add(object, Kind::Sampled, bucket as usize, 0);
    LOCK.unlock();
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
    let s = st.find(object, |s| s.kind == Kind::Finalizer && s.arg == p);
    let mut result = 0;
    if func == 0 {
        if !s.is_null() {
            st.unlink(s);
            st.release(s);
        }
    } else if s.is_null() {
        st.add(object, Kind::Finalizer, func, p);
    } else {
        result = 2;
    }
    LOCK.unlock();
    result
}

/// func objectstart(p unsafe.Pointer) unsafe.Pointer: the start of the object that p points into, or nil.
#[unsafe(export_name = "runtime.objectstart")]
unsafe extern "C" fn object_start(p: usize) -> usize {
    find_object(p) as usize
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
    let s = st.find(object, |s| s.kind == Kind::Cleanup && s.arg == id);
    if !s.is_null() {
        st.unlink(s);
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
/// living object. The address itself for what is no heap object and so never dies.
#[unsafe(export_name = "runtime.registerWeakPointer")]
unsafe extern "C" fn register_weak(p: usize) -> *mut u8 {
    let object = find_object(p) as usize;
    if object == 0 {
        return p as *mut u8;
    }
    // May collect, so it comes first; most handles are new.
    let handle = mallocgc(16, null(), true);
    let mut found = handle;
    LOCK.lock();
    let st = &mut *STATE.get();
    let s = st.find(object, |s| s.kind == Kind::Weak && s.arg == p);
    if s.is_null() {
        *handle.cast::<usize>() = p;
        st.add(object, Kind::Weak, handle as usize, p);
    } else {
        found = (*s).func as *mut u8;
    }
    LOCK.unlock();
    found
}

/// func makeStrongFromWeak(handle unsafe.Pointer) unsafe.Pointer: the address, or nil when the object is dead.
#[unsafe(export_name = "runtime.makeStrongFromWeak")]
unsafe extern "C" fn make_strong(handle: *const usize) -> usize {
    if HEAP.arena.lookup(handle as usize).is_null() { handle as usize } else { *handle }
}

/// func testandset(p *uint32) uint32: stores 1 and gives the old value.
#[unsafe(export_name = "runtime.testandset")]
unsafe extern "C" fn testandset(p: *const AtomicU32) -> u32 {
    (*p).swap(1, SeqCst)
}
