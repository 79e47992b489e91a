//! Hashes for maps: keyed by secrets of the process, so that nobody outside can make keys collide.
//!
//! Two 64-bit words at a time are mixed with the secrets and folded by a 64×64→128-bit multiplication (the construction
//! of wyhash and foldhash); the tail overlaps the words before it. Not for cryptography.

use core::sync::atomic::{AtomicU64, Ordering::*};

/// Secrets: odd-looking constants until `alginit`, and a random number on top of each from then on.
static KEYS: [AtomicU64; 4] = [
    AtomicU64::new(0xa076_1d64_78bd_642f),
    AtomicU64::new(0xe703_7ed1_a0b4_28db),
    AtomicU64::new(0x8ebc_6af0_9c88_c6e3),
    AtomicU64::new(0x5899_65cc_7537_4cc3),
];

/// Seeds the hash functions.
#[unsafe(export_name = "runtime.alginit")]
#[inline(never)]
pub extern "C" fn alginit() {
    for k in &KEYS {
        k.store(k.load(Relaxed) ^ crate::rand::cheaprand64(), Relaxed);
    }
}

#[inline(always)]
fn key(i: usize) -> u64 {
    KEYS[i].load(Relaxed)
}

#[inline(always)]
fn fold(a: u64, b: u64) -> u64 {
    let m = a as u128 * b as u128;
    m as u64 ^ (m >> 64) as u64
}

#[inline(always)]
unsafe fn word(p: *const u8) -> u64 {
    p.cast::<u64>().read_unaligned()
}

#[inline(always)]
unsafe fn half(p: *const u8) -> u64 {
    p.cast::<u32>().read_unaligned() as u64
}

#[inline(always)]
unsafe fn hash(p: *const u8, n: usize, seed: u64) -> u64 {
    let mut h = seed ^ key(0);
    let (a, b);
    if n <= 16 {
        if n >= 8 {
            (a, b) = (word(p), word(p.add(n - 8)));
        } else if n >= 4 {
            (a, b) = (half(p), half(p.add(n - 4)));
        } else if n > 0 {
            a = (*p as u64) << 16 | (*p.add(n >> 1) as u64) << 8 | *p.add(n - 1) as u64;
            b = 0;
        } else {
            (a, b) = (0, 0);
        }
    } else {
        let mut at = p;
        let mut left = n;
        if left > 48 {
            let (mut h1, mut h2) = (h, h);
            while left > 48 {
                h = fold(word(at) ^ key(1), word(at.add(8)) ^ h);
                h1 = fold(word(at.add(16)) ^ key(2), word(at.add(24)) ^ h1);
                h2 = fold(word(at.add(32)) ^ key(3), word(at.add(40)) ^ h2);
                at = at.add(48);
                left -= 48;
            }
            h ^= h1 ^ h2.rotate_left(32);
        }
        while left > 16 {
            h = fold(word(at) ^ key(1), word(at.add(8)) ^ h);
            at = at.add(16);
            left -= 16;
        }
        (a, b) = (word(at.add(left).sub(16)), word(at.add(left).sub(8)));
    }
    fold(key(1) ^ n as u64, fold(a ^ key(2), b ^ h))
}

/// func memhash(p unsafe.Pointer, seed, n uintptr) uintptr
#[unsafe(export_name = "runtime.memhash")]
pub unsafe extern "C" fn memhash(p: *const u8, seed: u64, n: usize) -> u64 {
    hash(p, n, seed)
}

/// func strhash(p unsafe.Pointer, n int, seed uintptr) uintptr
#[unsafe(export_name = "runtime.strhash")]
pub unsafe extern "C" fn strhash(p: *const u8, n: usize, seed: u64) -> u64 {
    hash(p, n, seed)
}

/// func rand() uint64
#[unsafe(export_name = "internal/runtime/maps.rand")]
extern "C" fn maps_rand() -> u64 {
    crate::rand::cheaprand64()
}

/// func fatal(s string)
#[unsafe(export_name = "internal/runtime/maps.fatal")]
unsafe extern "C" fn maps_fatal(p: *const u8, n: usize) -> ! {
    crate::panic::fatal(core::slice::from_raw_parts(p, n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_byte_counts_and_bits_spread() {
        for n in 0..200usize {
            let v = vec![0x55u8; n];
            // SAFETY: n bytes.
            let of = |v: &[u8], seed| unsafe { memhash(v.as_ptr(), seed, v.len()) };
            let base = of(&v, 1);
            assert_ne!(base, of(&v, 2), "the seed counts");
            for i in 0..n {
                let mut w = v.clone();
                w[i] ^= 1;
                let h = of(&w, 1);
                let changed = (h ^ base).count_ones();
                assert!((8..=56).contains(&changed), "n={n} i={i}: {changed} bits");
            }
        }
        let mut low = HashSet::new();
        for i in 0..10_000u64 {
            // SAFETY: eight bytes.
            low.insert(unsafe { memhash((&raw const i).cast(), 0, 8) } & 0xffff);
        }
        assert!(low.len() > 8_500, "{}", low.len());
    }
}
