//! Clocks: monotonic and wall time through the vDSO, with the system call as a fallback.

use crate::env::VDSO;
use crate::sys;
use core::sync::atomic::{AtomicI64, AtomicUsize, Ordering::*};

const CLOCK_REALTIME: usize = 0;
const CLOCK_MONOTONIC: usize = 1;

/// Address of the vDSO's clock_gettime, 0 without one.
#[unsafe(export_name = "runtime.vdsoClockgettimeSym")]
static CLOCK_GETTIME: AtomicUsize = AtomicUsize::new(0);

/// When the program started.
static START: AtomicI64 = AtomicI64::new(0);

/// Looks the vDSO's functions up.
pub unsafe fn vdsoinit() {
    let base = VDSO.load(Relaxed);
    if base != 0 {
        CLOCK_GETTIME.store(lookup(base, b"__vdso_clock_gettime"), Relaxed);
    }
    START.store(nanotime(), Relaxed);
}

/// Nanotime at the start of the program.
pub fn start_time() -> i64 {
    START.load(Relaxed)
}

unsafe fn word(a: usize) -> usize {
    (a as *const usize).read_unaligned()
}

/// Address of a symbol in the ELF image at `base`, 0 if it is not there.
unsafe fn lookup(base: usize, name: &[u8]) -> usize {
    const PT_LOAD: u32 = 1;
    const PT_DYNAMIC: u32 = 2;
    let headers = base + word(base + 32);
    let (mut load, mut dynamic) = (None, 0);
    for i in 0..*((base + 56) as *const u16) as usize {
        let ph = headers + i * 56;
        match *(ph as *const u32) {
            PT_LOAD if load.is_none() => {
                load = Some(base.wrapping_add(word(ph + 8)).wrapping_sub(word(ph + 16)))
            }
            PT_DYNAMIC => dynamic = base + word(ph + 8),
            _ => {}
        }
    }
    let (Some(load), true) = (load, dynamic != 0) else { return 0 };
    let (mut strtab, mut symtab, mut hash, mut gnu) = (0, 0, 0, 0);
    let mut d = dynamic;
    while word(d) != 0 {
        let v = load.wrapping_add(word(d + 8));
        match word(d) {
            4 => hash = v,
            5 => strtab = v,
            6 => symtab = v,
            0x6fff_fef5 => gnu = v,
            _ => {}
        }
        d += 16;
    }
    if strtab == 0 || symtab == 0 {
        return 0;
    }
    let count = if hash != 0 { *((hash + 4) as *const u32) as usize } else { gnu_count(gnu) };
    for i in 0..count {
        let sym = symtab + i * 24;
        let text = strtab + *(sym as *const u32) as usize;
        // Undefined symbols have section 0.
        if *((sym + 6) as *const u16) != 0
            && (0..name.len()).all(|k| *((text + k) as *const u8) == name[k])
            && *((text + name.len()) as *const u8) == 0
        {
            return load.wrapping_add(word(sym + 8));
        }
    }
    0
}

/// Number of symbols by the chains of a GNU hash table (newer kernels have no other).
unsafe fn gnu_count(gnu: usize) -> usize {
    if gnu == 0 {
        return 0;
    }
    let h = gnu as *const u32;
    let (buckets, offset, bloom) = (*h as usize, *h.add(1) as usize, *h.add(2) as usize);
    let table = h.add(4 + bloom * 2);
    let mut max = 0;
    for i in 0..buckets {
        max = max.max(*table.add(i) as usize);
    }
    if max < offset {
        return offset;
    }
    let chain = table.add(buckets);
    while *chain.add(max - offset) & 1 == 0 {
        max += 1;
    }
    max + 1
}

// Inlined into the two functions whose pointer call the linker's stack proof allows.
#[inline(always)]
fn clock(id: usize) -> [u64; 2] {
    let f = CLOCK_GETTIME.load(Relaxed);
    let mut ts = [0u64; 2];
    if f != 0 {
        // SAFETY: the vDSO's function has this signature.
        let f: extern "C" fn(usize, *mut [u64; 2]) -> i32 = unsafe { core::mem::transmute(f) };
        if f(id, &mut ts) == 0 {
            return ts;
        }
    }
    let ns = sys::clock_gettime(id);
    [ns / 1_000_000_000, ns % 1_000_000_000]
}

/// func nanotime() int64: monotonic time.
#[unsafe(export_name = "runtime.nanotime")]
#[inline(never)]
pub extern "C" fn nanotime() -> i64 {
    let [s, ns] = clock(CLOCK_MONOTONIC);
    (s * 1_000_000_000 + ns) as i64
}

/// Seconds and nanoseconds, in rax:rdx.
#[repr(C)]
pub struct WallTime {
    pub sec: i64,
    pub nsec: i64,
}

/// func walltime() (sec int64, nsec int64)
#[unsafe(export_name = "runtime.walltime")]
#[inline(never)]
pub extern "C" fn walltime() -> WallTime {
    let [s, ns] = clock(CLOCK_REALTIME);
    WallTime { sec: s as i64, nsec: ns as i64 }
}

/// func runtimeStart() int64
#[unsafe(export_name = "runtime.runtimeStart")]
extern "C" fn runtime_start() -> i64 {
    start_time()
}
