//! Marking: from the roots, everything that can be reached. The world stands still.
//!
//! Roots are the image's data and bss (by their pointer maps), the live words of every goroutine's stack (`mgcstack`),
//! what the scheduler's structures point to, and timers. A word is taken for a pointer when it lies in an object, at its
//! start or inside. Objects are scanned by their pointer bits or the map of their type.
//!
//! Several threads may mark: mark bits are set by atomic or, each object is scanned by the thread that set its bit, and
//! work beyond a thread's own buffer lies in shared chunks; a thread shares half of its buffer when another one has nothing
//! to do. The phase ends when no thread has work and no chunk is left.
//!
//! Objects are rarely in the processor's cache when they are found. One that is taken off the buffer is asked for and goes
//! through a short queue; by the time it leaves that, it is there.

use crate::heapbits;
use crate::lock::Mutex;
use crate::mgcstack::{self, Workspace};
use crate::mheap::HEAP;
use crate::proc::{allgs, readgstatus};
use crate::sched::{G, Shared, gstatus};
use crate::span::{MSpan, State};
use crate::{symtab, sys, timer};
use abi::moduledata::{Array, Range};
use core::ptr::null_mut;
use core::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize, Ordering::*};

const CHUNK: usize = 1022;

/// Addresses of objects to scan.
#[repr(C)]
struct Chunk {
    next: *mut Chunk,
    n: usize,
    objects: [usize; CHUNK],
}

/// Chunks that any thread may take, and empty ones.
struct Pool {
    full: *mut Chunk,
    empty: *mut Chunk,
}

static POOL_LOCK: Mutex = Mutex::new();
static POOL: Shared<Pool> = Shared::new(Pool { full: null_mut(), empty: null_mut() });
/// Full chunks in the pool; changed under the lock, read without.
static FULL: AtomicUsize = AtomicUsize::new(0);
/// Threads that mark and may still make work.
static BUSY: AtomicU32 = AtomicU32::new(0);
/// Threads that wait for work.
static IDLE: AtomicU32 = AtomicU32::new(0);

unsafe fn take_empty() -> *mut Chunk {
    POOL_LOCK.lock();
    let pool = &mut *POOL.get();
    let mut c = pool.empty;
    if !c.is_null() {
        pool.empty = (*c).next;
    }
    POOL_LOCK.unlock();
    if c.is_null() {
        const BATCH: usize = 16;
        let Some(p) = sys::mmap(0, BATCH * size_of::<Chunk>(), sys::PROT_RW, 0) else {
            crate::mheap::out_of_memory()
        };
        c = p as *mut Chunk;
        for i in 1..BATCH {
            give(c.add(i), false);
        }
    }
    (*c).n = 0;
    (*c).next = null_mut();
    c
}

unsafe fn give(c: *mut Chunk, full: bool) {
    POOL_LOCK.lock();
    let pool = &mut *POOL.get();
    let list = if full { &mut pool.full } else { &mut pool.empty };
    (*c).next = *list;
    *list = c;
    if full {
        FULL.fetch_add(1, SeqCst);
    }
    POOL_LOCK.unlock();
}

unsafe fn take_full() -> *mut Chunk {
    if FULL.load(SeqCst) == 0 {
        return null_mut();
    }
    POOL_LOCK.lock();
    let pool = &mut *POOL.get();
    let c = pool.full;
    if !c.is_null() {
        pool.full = (*c).next;
        FULL.fetch_sub(1, SeqCst);
    }
    POOL_LOCK.unlock();
    c
}

/// Objects that are on their way into the cache. A power of two.
const QUEUE: usize = 16;
/// A thread looks for idle ones after this many objects …
const SHARE_EVERY: u32 = 128;
/// … and shares no less than this.
const SHARE_MIN: usize = 4;

/// One thread's part of the marking.
pub struct Marker {
    chunk: *mut Chunk,
    /// A ring of objects that were asked for, 0 for none.
    queue: [usize; QUEUE],
    at: usize,
    /// Nobody else marks: mark bits need no atomic operation.
    alone: bool,
    /// For the stacks.
    work: *mut Workspace,
    /// Bytes of objects marked.
    bytes: u64,
    /// The arena, how much of it is open, and its tables: they do not change while the world stands still.
    base: usize,
    open: usize,
    spans: *const *mut MSpan,
    bits: *const u64,
}

/// In a buffer, the number of words of an object of at most 64 stands above its address: its span is not needed again.
const WORDS_SHIFT: u32 = 48;
const ADDRESS: usize = (1 << WORDS_SHIFT) - 1;

/// Bytes marked in this cycle.
pub static MARKED: AtomicU64 = AtomicU64::new(0);

/// Pieces of the root set: threads take the next number until none is left.
static NEXT_ROOT: AtomicUsize = AtomicUsize::new(0);

/// Helpers take part in this phase.
static HELPING: AtomicBool = AtomicBool::new(false);

impl Marker {
    unsafe fn new(work: *mut Workspace) -> Marker {
        let a = &HEAP.arena;
        let base = a.base.load(Relaxed);
        Marker {
            chunk: take_empty(),
            queue: [0; QUEUE],
            at: 0,
            alone: false,
            work,
            bytes: 0,
            base,
            open: a.open.load(Relaxed) - base,
            spans: a.spans.load(Relaxed) as *const *mut MSpan,
            bits: a.bits.load(Relaxed) as *const u64,
        }
    }

    /// Marks the object that `p` points into, if it does. `p` is any word.
    #[inline(never)]
    pub unsafe fn grey_one(&mut self, p: usize) {
        self.grey_if(p, true)
    }

    /// The same for a pointer in an object: it points to no free slot, for what it is in was marked last time, with
    /// everything behind it, or made since.
    #[inline(always)]
    unsafe fn grey_found(&mut self, p: usize) {
        self.grey_if(p, false)
    }

    #[inline(always)]
    unsafe fn grey_if(&mut self, p: usize, may_be_free: bool) {
        let at = p.wrapping_sub(self.base);
        if at >= self.open {
            return;
        }
        let s = *self.spans.add(at / crate::sizeclasses::PAGE);
        // Entries inside of free runs are stale: the span may be dead or used elsewhere.
        if s.is_null() || p < (*s).base || (*s).state != State::InUse {
            return;
        }
        let s = &*s;
        if p - s.base >= s.npages * crate::sizeclasses::PAGE {
            return;
        }
        let i = s.index_of(p);
        if i >= s.nelems {
            return;
        }
        let word = &*(s.markbits.add(i as usize / 64) as *const AtomicU64);
        let bit = 1u64 << (i % 64);
        if word.load(Relaxed) & bit != 0 || may_be_free && s.is_free(i) {
            return;
        }
        if self.alone {
            word.store(word.load(Relaxed) | bit, Relaxed);
        } else if word.fetch_or(bit, Relaxed) & bit != 0 {
            return;
        }
        self.bytes += s.elemsize as u64;
        if !s.noscan() {
            let words = if s.elemsize <= 512 { s.elemsize / 8 } else { 0 };
            self.push(s.addr_of(i) | words << WORDS_SHIFT);
        }
    }

    /// Asks for the memory of an object in a buffer, and for its pointer bits.
    #[inline(always)]
    unsafe fn prefetch(&self, object: usize) {
        use core::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        let p = object & ADDRESS;
        _mm_prefetch::<_MM_HINT_T0>(p as *const i8);
        _mm_prefetch::<_MM_HINT_T0>(self.bits.add((p - self.base) / 512).cast());
    }

    #[inline(always)]
    unsafe fn push(&mut self, object: usize) {
        let c = self.chunk;
        if (*c).n == CHUNK {
            return self.push_slow(object);
        }
        (*c).objects[(*c).n] = object;
        (*c).n += 1;
    }

    #[cold]
    #[inline(never)]
    unsafe fn push_slow(&mut self, object: usize) {
        // Half of the chunk goes to the pool, so that a pop right after does not fetch it back.
        self.share();
        self.push(object);
    }

    /// Gives the older half of the buffer away: what was found first tends to have most behind it.
    unsafe fn share(&mut self) {
        let new = take_empty();
        let c = self.chunk;
        let n = (*c).n;
        let half = n / 2;
        (*new).n = half;
        (&raw mut (*new).objects).cast::<usize>().copy_from((&raw const (*c).objects).cast(), half);
        (&raw mut (*c).objects)
            .cast::<usize>()
            .copy_from((&raw const (*c).objects).cast::<usize>().add(half), n - half);
        (*c).n = n - half;
        give(new, true);
    }

    /// Scans all objects of this thread's chunk and of the pool.
    unsafe fn drain(&mut self) {
        let mut count = 0u32;
        loop {
            let c = self.chunk;
            let mut queued = 0;
            loop {
                let mut next = 0;
                if (*c).n > 0 {
                    (*c).n -= 1;
                    next = (*c).objects[(*c).n];
                    self.prefetch(next);
                    queued += 1;
                } else if queued == 0 {
                    break;
                }
                let slot = self.at % QUEUE;
                let object = core::mem::replace(&mut self.queue[slot], next);
                self.at += 1;
                if object != 0 {
                    queued -= 1;
                    self.scan_object(object);
                }
                count += 1;
                if count.is_multiple_of(SHARE_EVERY)
                    && IDLE.load(Relaxed) != 0
                    && (*c).n >= 2 * SHARE_MIN
                    && FULL.load(Relaxed) == 0
                {
                    self.share();
                }
            }
            let full = take_full();
            if full.is_null() {
                return;
            }
            give(self.chunk, false);
            self.chunk = full;
        }
    }

    #[inline(always)]
    unsafe fn scan_object(&mut self, object: usize) {
        let (p, words) = (object & ADDRESS, object >> WORDS_SHIFT);
        if words == 0 {
            return self.scan_large(p);
        }
        let word = (p - self.base) / 8;
        let (w, at) = (self.bits.add(word / 64), word % 64);
        let mut bits = *w >> at;
        if at + words > 64 {
            bits |= *w.add(1) << (64 - at);
        }
        bits &= u64::MAX >> (64 - words);
        while bits != 0 {
            self.grey_found(*((p + bits.trailing_zeros() as usize * 8) as *const usize));
            bits &= bits - 1;
        }
    }

    #[inline(never)]
    unsafe fn scan_large(&mut self, p: usize) {
        let s = &*HEAP.arena.span_of(p);
        if s.largetype.is_null() {
            heapbits::each(p, s.elemsize, |slot| self.grey_one(*(slot as *const usize)));
        } else {
            heapbits::each_typed(p, s.elemsize, s.largetype, |slot| self.grey_one(*(slot as *const usize)));
        }
    }

    /// Takes every word of `lo..hi` for a possible pointer.
    unsafe fn scan_words(&mut self, lo: usize, hi: usize) {
        let mut p = (lo + 7) & !7;
        while p + 8 <= hi {
            self.grey_one((p as *const usize).read_volatile());
            p += 8;
        }
    }

    /// The words of an image section, by its map if it has one.
    unsafe fn scan_section(&mut self, r: Range, mask: Array) {
        if mask.ptr == 0 {
            return self.scan_words(r.start, r.end);
        }
        for i in 0..(r.end - r.start) / 8 {
            if *((mask.ptr + i / 8) as *const u8) >> (i % 8) & 1 != 0 {
                self.grey_one(*((r.start + i * 8) as *const usize));
            }
        }
    }

    unsafe fn scan_goroutine(&mut self, gp: *mut G) {
        let status = readgstatus(gp);
        if status == gstatus::DEAD || status == gstatus::IDLE {
            return;
        }
        mgcstack::scan(self, self.work, gp);
    }

    unsafe fn roots(&mut self) {
        const GS: usize = 32;
        loop {
            let i = NEXT_ROOT.fetch_add(1, Relaxed);
            match i {
                0 => {
                    let m = symtab::module();
                    self.scan_section(m.data, m.gcdatamask);
                    self.scan_section(m.bss, m.gcbssmask);
                }
                1 => {
                    timer::gc_roots(|lo, hi| self.scan_words(lo, hi));
                    crate::mfinal::gc_roots(|p| self.grey_one(p));
                    crate::pool::gc_roots(|p| self.grey_one(p));
                }
                _ => {
                    let from = (i - 2) * GS;
                    let mut any = false;
                    for gp in allgs().skip(from).take(GS) {
                        any = true;
                        self.scan_goroutine(gp);
                    }
                    if !any {
                        return;
                    }
                }
            }
        }
    }

    /// Marks until nobody has work.
    unsafe fn run(&mut self) {
        self.roots();
        loop {
            self.drain();
            // Publish that this thread is idle, then look again: whoever gives a chunk is busy itself.
            BUSY.fetch_sub(1, SeqCst);
            IDLE.fetch_add(1, Relaxed);
            let mut spins = 0;
            loop {
                if FULL.load(SeqCst) != 0 {
                    BUSY.fetch_add(1, SeqCst);
                    IDLE.fetch_sub(1, Relaxed);
                    break;
                }
                if BUSY.load(SeqCst) == 0 {
                    MARKED.fetch_add(self.bytes, Relaxed);
                    self.bytes = 0;
                    IDLE.fetch_sub(1, Relaxed);
                    give(self.chunk, false);
                    return;
                }
                spins += 1;
                if spins < 200 {
                    core::hint::spin_loop();
                } else {
                    sys::osyield();
                }
            }
        }
    }

    /// Marks what `p` points to and everything behind it.
    unsafe fn one(&mut self, p: usize) {
        self.grey_one(p);
        self.drain();
    }
}

/// Marks everything, with the help of `helpers` threads that call [`help`].
///
/// # Safety
/// World stopped, all spans swept, all caches flushed; on g0.
pub unsafe fn mark(wake: impl FnOnce() -> u32) {
    MARKED.store(0, Relaxed);
    NEXT_ROOT.store(0, Relaxed);
    BUSY.store(1, SeqCst);
    HELPING.store(true, SeqCst);
    let helpers = wake();
    let mut m = Marker::new(mgcstack::workspace(0));
    m.alone = helpers == 0;
    m.run();
    HELPING.store(false, SeqCst);
}

/// A helper's part of [`mark`].
///
/// # Safety
/// Called between the start and the end of `mark`, on a stack of its own; `mark`'s caller waits for the return. No two
/// helpers have the same number.
pub unsafe fn help(number: usize) {
    BUSY.fetch_add(1, SeqCst);
    let mut m = Marker::new(mgcstack::workspace(1 + number));
    m.run();
}

/// Marks from one more root, after [`mark`] and before the world starts.
///
/// # Safety
/// As for `mark`.
pub unsafe fn mark_more(p: usize) {
    let mut m = Marker::new(null_mut());
    m.alone = true;
    m.one(p);
    MARKED.fetch_add(m.bytes, Relaxed);
    give(m.chunk, false);
}

/// Whether the object that `p` points into is marked.
///
/// # Safety
/// As for `mark`; `p` points into an object.
pub unsafe fn is_marked(p: usize) -> bool {
    let s = HEAP.arena.lookup(p);
    if s.is_null() || (*s).state != State::InUse {
        return true;
    }
    let i = (*s).index_of(p);
    *(*s).markbits.add(i as usize / 64) >> (i % 64) & 1 != 0
}
