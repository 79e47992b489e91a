//! Cheap random numbers for the scheduler (wyrand, one state per M) and the seed of everything else.
//!
//! The seed comes from the kernel (`AT_RANDOM`, then `getrandom`), so hash keys and iteration orders differ per run.

use crate::env::RANDOM;
use crate::sched::{M, getm};
use crate::{sys, time};
use core::sync::atomic::{AtomicU64, Ordering::*};

static SEED: AtomicU64 = AtomicU64::new(0);

#[unsafe(export_name = "runtime.randinit")]
#[inline(never)]
pub extern "C" fn randinit() {
    let mut s = 0u64;
    // SAFETY: RANDOM was filled at boot, nobody writes it any more; s is writable.
    let from_boot = unsafe {
        sys::sc3(sys::nr::GETRANDOM, (&raw mut s) as usize, 8, 1);
        let r = *RANDOM.get();
        r[0] ^ r[1].rotate_left(32)
    };
    SEED.store(mix(s ^ from_boot, time::nanotime() as u64) | 1, Relaxed);
}

fn mix(a: u64, b: u64) -> u64 {
    let m = (a ^ 0xa0761d6478bd642f) as u128 * (b ^ 0xe7037ed1a0b428db) as u128;
    (m >> 64) as u64 ^ m as u64
}

/// Gives an M its own sequence.
pub unsafe fn mrandinit(mp: *mut M) {
    (*mp).rand.store(mix(SEED.load(Relaxed), (*mp).id as u64 + 1), Relaxed);
}

/// A random number of this M.
#[inline]
pub fn cheaprand64() -> u64 {
    // SAFETY: the state belongs to the current m; the atomic only makes a race with a signal harmless.
    unsafe {
        let state = &(*getm()).rand;
        let s = state.load(Relaxed).wrapping_add(0xa0761d6478bd642f);
        state.store(s, Relaxed);
        let m = s as u128 * (s ^ 0xe7037ed1a0b428db) as u128;
        (m >> 64) as u64 ^ m as u64
    }
}

/// A random number below `n`.
#[inline]
pub fn cheaprandn(n: u32) -> u32 {
    ((cheaprand64() as u32 as u64 * n as u64) >> 32) as u32
}

/// func rand() uint64: for map seeds, `math/rand` and the like.
#[unsafe(export_name = "runtime.rand")]
extern "C" fn rand() -> u64 {
    mix(cheaprand64(), SEED.load(Relaxed))
}

/// func cheaprand() uint32
#[unsafe(export_name = "runtime.cheaprand")]
extern "C" fn cheaprand() -> u32 {
    cheaprand64() as u32
}

/// func fillrandom(p *byte, n int): n bytes from the kernel; false if it cannot give them.
#[unsafe(export_name = "runtime.fillrandom")]
unsafe extern "C" fn fillrandom(p: *mut u8, n: usize) -> bool {
    let mut done = 0;
    while done < n {
        let r = sys::sc3(sys::nr::GETRANDOM, p as usize + done, n - done, 0);
        if r < 0 && r != -sys::EINTR {
            return false;
        }
        done += r.max(0) as usize;
    }
    true
}
