//! Profiles by sampling: which stacks allocate, which wait, and which keep others waiting for a mutex.
//!
//! Allocation: on average one of `runtime.MemProfileRate` bytes is sampled, each byte with the same probability. When a
//! P takes a span, the distance to the next sample is drawn (exponentially, so it does not matter when it is drawn) and
//! the object there is hidden from the fast paths (`span`): only it takes the slow one, where its stack is recorded. The
//! sampled object gets a special (`mfinal`), by which its death is counted. What a collection left is published at its
//! end. A program in which nothing can ask for the profile takes no samples at all: `runtime.MemProfile` is a weak
//! reference of this module.
//!
//! Waiting: who parks looks at a rate first; off, that is one load.
//!
//! Buckets, one for each stack, kind and size, are guarded by `LOCK`; the collector uses them while the world stands still.

use crate::lock::Mutex;
use crate::persistent::persistentalloc;
use crate::rand::cheaprand64;
use crate::sched::{Shared, getg, getm};
use crate::{mfinal, mgc, time, traceback};
use core::ptr::null_mut;
use core::sync::atomic::{AtomicI64, Ordering::*};

/// Frames of a stack that are kept.
const DEPTH: usize = 32;
type Stack = [usize; DEPTH];

#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
enum Kind {
    Memory,
    Block,
    Mutex,
}

#[derive(Clone, Copy)]
struct Counts {
    alloc_bytes: i64,
    free_bytes: i64,
    allocs: i64,
    frees: i64,
}

struct Bucket {
    next: *mut Bucket,
    /// Of all buckets.
    link: *mut Bucket,
    kind: Kind,
    size: usize,
    stack: Stack,
    /// Memory: up to now, and as the last collection left it.
    now: Counts,
    published: Counts,
    /// Waiting.
    count: f64,
    cycles: i64,
}

const BUCKETS: usize = 4096;

struct Table {
    /// `BUCKETS` lists, once there is a bucket.
    lists: *mut *mut Bucket,
    all: *mut Bucket,
}

static LOCK: Mutex = Mutex::new();
static TABLE: Shared<Table> = Shared::new(Table { lists: null_mut(), all: null_mut() });

impl Table {
    unsafe fn bucket(&mut self, kind: Kind, size: usize, stack: &Stack) -> *mut Bucket {
        if self.lists.is_null() {
            self.lists = persistentalloc(BUCKETS * 8, 8).cast();
        }
        let mut h = size ^ kind as usize;
        for pc in stack {
            h = (h.rotate_left(5) ^ pc).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
        let list = self.lists.add(h >> 52);
        let mut b = *list;
        while !b.is_null() {
            if (*b).kind == kind && (*b).size == size && (*b).stack == *stack {
                return b;
            }
            b = (*b).next;
        }
        b = persistentalloc(size_of::<Bucket>(), 8).cast();
        (*b).kind = kind;
        (*b).size = size;
        (*b).stack = *stack;
        (*b).next = *list;
        (*b).link = self.all;
        *list = b;
        self.all = b;
        b
    }

    unsafe fn each(&self, kind: Kind, mut f: impl FnMut(&mut Bucket)) {
        let mut b = self.all;
        while !b.is_null() {
            if (*b).kind == kind {
                f(&mut *b);
            }
            b = (*b).link;
        }
    }
}

// The weak references: zero in a program without these symbols.
#[cfg(all(not(test), panic = "abort"))]
core::arch::global_asm!(
    ".weak runtime.MemProfile",
    ".weak runtime.MemProfileRate",
    ".pushsection .rodata.runtime.memProfileRefs,\"a\",@progbits",
    ".globl runtime.memProfileRefs",
    ".type runtime.memProfileRefs, @object",
    ".p2align 3",
    "runtime.memProfileRefs:",
    ".quad runtime.MemProfile",
    ".quad runtime.MemProfileRate",
    ".size runtime.memProfileRefs, 16",
    ".popsection",
);

#[cfg(all(not(test), panic = "abort"))]
unsafe extern "C" {
    #[link_name = "runtime.memProfileRefs"]
    static REFS: [usize; 2];
}

/// Mean distance between samples in bytes; 0 for none.
#[inline]
fn mem_rate() -> u64 {
    #[cfg(all(not(test), panic = "abort"))]
    // SAFETY: REFS holds the addresses of a function and of an int, or zeroes; read anew each time, for the linker has
    // written them.
    unsafe {
        let refs = (&raw const REFS).read_volatile();
        if refs[0] != 0 && refs[1] != 0 {
            return (*(refs[1] as *const AtomicI64)).load(Relaxed).max(0) as u64;
        }
    }
    0
}

/// Natural logarithm of a number from 1 on: exponent, and a series for the rest.
fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    let exponent = (bits >> 52) as i64 - 1023;
    let m = f64::from_bits(bits & ((1 << 52) - 1) | 1023 << 52);
    let t = (m - 1.0) / (m + 1.0);
    let s = t * t;
    let series = 1.0 + s * (1.0 / 3.0 + s * (1.0 / 5.0 + s * (1.0 / 7.0 + s / 9.0)));
    exponent as f64 * core::f64::consts::LN_2 + 2.0 * t * series
}

/// Bytes up to the next sample: exponentially distributed, nothing for a mean of one.
fn distance(mean: u64) -> u64 {
    if mean <= 1 {
        return 0;
    }
    let u = ((cheaprand64() >> 11) + 1) as f64;
    ((53.0 * core::f64::consts::LN_2 - ln(u)) * mean as f64) as u64
}

/// How many objects of `size` bytes come before the next one to sample; none if no samples are taken.
pub fn objects_before_sample(size: usize) -> Option<u64> {
    let rate = mem_rate();
    (rate > 0).then(|| distance(rate) / size as u64)
}

/// Whether to sample an object that has a span of its own.
pub fn wants(size: usize) -> bool {
    objects_before_sample(size) == Some(0)
}

/// The stack of the current goroutine without the runtime's part.
#[inline(never)]
unsafe fn stack() -> Stack {
    let mut s = [0; DEPTH];
    let (pc, bp) = traceback::here();
    traceback::callers_outside(pc, bp, s.as_mut_ptr(), DEPTH);
    s
}

/// Records the allocation of the object at `p`.
#[cold]
#[inline(never)]
pub unsafe fn sample(p: usize, size: usize) {
    if getg() != (*getm()).curg {
        return;
    }
    let stack = stack();
    LOCK.lock();
    let b = &mut *(*TABLE.get()).bucket(Kind::Memory, size, &stack);
    b.now.allocs += 1;
    b.now.alloc_bytes += size as i64;
    LOCK.unlock();
    mfinal::add_sampled(p, (b as *mut Bucket).cast());
}

/// A sampled object is dead.
///
/// # Safety
/// World stopped.
pub unsafe fn freed(bucket: *mut u8) {
    let b = &mut *bucket.cast::<Bucket>();
    b.now.frees += 1;
    b.now.free_bytes += b.size as i64;
}

/// The end of a collection.
///
/// # Safety
/// World stopped.
pub unsafe fn publish() {
    (*TABLE.get()).each(Kind::Memory, |b| b.published = b.now);
}

/// `runtime.MemProfileRecord`.
#[repr(C)]
struct MemRecord {
    alloc_bytes: i64,
    free_bytes: i64,
    allocs: i64,
    frees: i64,
    stack: Stack,
}

/// func memProfile(p *MemProfileRecord, n int, inuseZero bool) int: how many records there are; written if there is room.
#[unsafe(export_name = "runtime.memProfile")]
unsafe extern "C" fn mem_profile(out: *mut MemRecord, room: usize, zero: bool) -> usize {
    // Before the first collection there is nothing but what is going on.
    let current = mgc::STATS.numgc.load(Relaxed) == 0;
    let counts = |b: &Bucket| if current { b.now } else { b.published };
    let wanted = |c: Counts| c.allocs != 0 && (zero || c.alloc_bytes != c.free_bytes);
    LOCK.lock();
    let t = &*TABLE.get();
    let mut n = 0;
    t.each(Kind::Memory, |b| n += wanted(counts(b)) as usize);
    if n <= room {
        let mut i = 0;
        t.each(Kind::Memory, |b| {
            let c = counts(b);
            if wanted(c) {
                *out.add(i) = MemRecord {
                    alloc_bytes: c.alloc_bytes,
                    free_bytes: c.free_bytes,
                    allocs: c.allocs,
                    frees: c.frees,
                    stack: b.stack,
                };
                i += 1;
            }
        });
    }
    LOCK.unlock();
    n
}

// Waiting.

/// Mean number of ticks of waiting that one sample stands for; 0: off.
static BLOCK_RATE: AtomicI64 = AtomicI64::new(0);
/// One of so many delays by a mutex is recorded; 0: none.
static MUTEX_FRACTION: AtomicI64 = AtomicI64::new(0);

fn ticks() -> i64 {
    // SAFETY: every processor for x86-64 has a time stamp counter.
    unsafe { core::arch::x86_64::_rdtsc() as i64 }
}

/// The time if waiting is sampled, else 0.
#[inline(always)]
pub fn wait_begins() -> i64 {
    if BLOCK_RATE.load(Relaxed) == 0 { 0 } else { ticks() }
}

/// The end of a wait.
#[inline(always)]
pub unsafe fn wait_ends(begin: i64) {
    if begin != 0 {
        waited(ticks() - begin);
    }
}

#[cold]
#[inline(never)]
unsafe fn waited(t: i64) {
    let (t, rate) = (t.max(1), BLOCK_RATE.load(Relaxed));
    if rate <= 0 || t < rate && (cheaprand64() % rate as u64) as i64 > t {
        return;
    }
    // A short wait stands for others like it.
    if t < rate {
        record(Kind::Block, rate as f64 / t as f64, rate);
    } else {
        record(Kind::Block, 1.0, t);
    }
}

/// The time if delays by mutexes are sampled, else 0.
#[inline(always)]
pub fn delay_begins() -> i64 {
    if MUTEX_FRACTION.load(Relaxed) == 0 { 0 } else { ticks() }
}

/// The current goroutine lets go of a mutex that another one has waited for.
#[cold]
#[inline(never)]
pub unsafe fn delayed(begin: i64) {
    let fraction = MUTEX_FRACTION.load(Relaxed);
    if fraction > 0 && cheaprand64().is_multiple_of(fraction as u64) {
        record(Kind::Mutex, fraction as f64, (ticks() - begin).max(1) * fraction);
    }
}

unsafe fn record(kind: Kind, count: f64, cycles: i64) {
    let stack = stack();
    LOCK.lock();
    let b = &mut *(*TABLE.get()).bucket(kind, 0, &stack);
    b.count += count;
    b.cycles += cycles;
    LOCK.unlock();
}

/// func setBlockRate(ns int64)
#[unsafe(export_name = "runtime.setBlockRate")]
extern "C" fn set_block_rate(ns: i64) {
    let rate = match ns {
        ..=0 => 0,
        1 => 1,
        _ => {
            // Ticks of a nanosecond, by a short measurement.
            let (t, n) = (ticks(), time::nanotime());
            let mut end = time::nanotime();
            while end - n < 100_000 {
                end = time::nanotime();
            }
            ((ticks() - t) as f64 / (end - n) as f64 * ns as f64).max(1.0) as i64
        }
    };
    BLOCK_RATE.store(rate, Relaxed);
}

/// func setMutexFraction(n int64)
#[unsafe(export_name = "runtime.setMutexFraction")]
extern "C" fn set_mutex_fraction(n: i64) {
    MUTEX_FRACTION.store(n, Relaxed);
}

/// `runtime.BlockProfileRecord`.
#[repr(C)]
struct WaitRecord {
    count: i64,
    cycles: i64,
    stack: Stack,
}

/// func waitProfile(p *BlockProfileRecord, n int, mutex bool) int: how many records there are; written if there is room.
#[unsafe(export_name = "runtime.waitProfile")]
unsafe extern "C" fn wait_profile(out: *mut WaitRecord, room: usize, mutex: bool) -> usize {
    let kind = if mutex { Kind::Mutex } else { Kind::Block };
    LOCK.lock();
    let t = &*TABLE.get();
    let mut n = 0;
    t.each(kind, |_| n += 1);
    if n <= room {
        let mut i = 0;
        t.each(kind, |b| {
            *out.add(i) = WaitRecord { count: (b.count as i64).max(1), cycles: b.cycles, stack: b.stack };
            i += 1;
        });
    }
    LOCK.unlock();
    n
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithm() {
        for x in [1.0, 1.5, 2.0, 3.0, 1e3, 9.007e15] {
            assert!((ln(x) - f64::ln(x)).abs() < 1e-5, "{x}");
        }
    }
}
