//! The SHA instructions for packages crypto/sha1 and crypto/sha256, on processors that have them.

use core::arch::x86_64::*;
use core::sync::atomic::{AtomicU8, Ordering::*};

/// 0 unknown, 1 no, 2 yes.
static HAS: AtomicU8 = AtomicU8::new(0);

/// cpuid 7 ebx: SHA. `GODEBUG=cpu.sha=off` says no.
fn has() -> bool {
    match HAS.load(Relaxed) {
        0 => {
            let off = crate::env::getenv(b"GODEBUG")
                .unwrap_or(b"")
                .split(|&c| c == b',')
                .any(|s| s == b"cpu.sha=off");
            let has = !off && __cpuid(0).eax >= 7 && __cpuid_count(7, 0).ebx >> 29 & 1 == 1;
            HAS.store(1 + has as u8, Relaxed);
            has
        }
        n => n == 2,
    }
}

/// func hasSHA() bool
#[unsafe(export_name = "crypto/sha1.hasSHA")]
extern "C" fn sha1_has() -> bool {
    has()
}

/// func hasSHA() bool
#[unsafe(export_name = "crypto/sha256.hasSHA")]
extern "C" fn sha256_has() -> bool {
    has()
}

/// func hardMix(h *[8]uint32, p *byte, blocks int, roots *[64]uint32): only where `hasSHA`. Sixteen times four rounds on two
/// registers, which hold the words of the state as (a b e f) and (c d g h).
#[unsafe(export_name = "crypto/sha256.hardMix")]
#[target_feature(enable = "sha,sse4.1,ssse3")]
unsafe extern "C" fn sha256_mix(h: *mut [u32; 8], p: *const u8, blocks: usize, roots: *const [u32; 64]) {
    let swap = _mm_set_epi64x(0x0c0d0e0f_08090a0b, 0x04050607_00010203);
    let h = h.cast::<__m128i>();
    let cdab = _mm_shuffle_epi32(_mm_loadu_si128(h), 0xb1);
    let hgfe = _mm_shuffle_epi32(_mm_loadu_si128(h.add(1)), 0x1b);
    let mut abef = _mm_alignr_epi8(cdab, hgfe, 8);
    let mut cdgh = _mm_blend_epi16(hgfe, cdab, 0xf0);
    for block in 0..blocks {
        let p = p.add(64 * block).cast::<__m128i>();
        let saved = (abef, cdgh);
        let mut w = [_mm_setzero_si128(); 4];
        for i in 0..16 {
            let now = if i < 4 {
                _mm_shuffle_epi8(_mm_loadu_si128(p.add(i)), swap)
            } else {
                let [first, second, third, last] = [0, 1, 2, 3].map(|n| w[(i + n) % 4]);
                let sum = _mm_add_epi32(_mm_sha256msg1_epu32(first, second), _mm_alignr_epi8(last, third, 4));
                _mm_sha256msg2_epu32(sum, last)
            };
            w[i % 4] = now;
            let words = _mm_add_epi32(now, _mm_loadu_si128(roots.cast::<__m128i>().add(i)));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, words);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(words, 0x0e));
        }
        abef = _mm_add_epi32(abef, saved.0);
        cdgh = _mm_add_epi32(cdgh, saved.1);
    }
    let feba = _mm_shuffle_epi32(abef, 0x1b);
    let dchg = _mm_shuffle_epi32(cdgh, 0xb1);
    _mm_storeu_si128(h, _mm_blend_epi16(feba, dchg, 0xf0));
    _mm_storeu_si128(h.add(1), _mm_alignr_epi8(dchg, feba, 8));
}

/// func hardMix(h *[8]uint32, p *byte, blocks int): only where `hasSHA`. Twenty times four rounds.
#[unsafe(export_name = "crypto/sha1.hardMix")]
#[target_feature(enable = "sha,sse4.1,ssse3")]
unsafe extern "C" fn sha1_mix(h: *mut [u32; 8], p: *const u8, blocks: usize) {
    let swap = _mm_set_epi64x(0x00010203_04050607, 0x08090a0b_0c0d0e0f);
    let h = h.cast::<u32>();
    let mut abcd = _mm_shuffle_epi32(_mm_loadu_si128(h.cast()), 0x1b);
    let mut e = _mm_set_epi32(h.add(4).read() as i32, 0, 0, 0);
    for block in 0..blocks {
        let p = p.add(64 * block).cast::<__m128i>();
        let saved = (abcd, e);
        let mut w = [_mm_setzero_si128(); 4];
        // The state four rounds ago, which gives e.
        let mut before = abcd;
        for i in 0..20 {
            let now = if i < 4 {
                _mm_shuffle_epi8(_mm_loadu_si128(p.add(i)), swap)
            } else {
                let [first, second, third, last] = [0, 1, 2, 3].map(|n| w[(i + n) % 4]);
                _mm_sha1msg2_epu32(_mm_xor_si128(_mm_sha1msg1_epu32(first, second), third), last)
            };
            w[i % 4] = now;
            let words = if i == 0 { _mm_add_epi32(e, now) } else { _mm_sha1nexte_epu32(before, now) };
            before = abcd;
            abcd = match i / 5 {
                0 => _mm_sha1rnds4_epu32(abcd, words, 0),
                1 => _mm_sha1rnds4_epu32(abcd, words, 1),
                2 => _mm_sha1rnds4_epu32(abcd, words, 2),
                _ => _mm_sha1rnds4_epu32(abcd, words, 3),
            };
        }
        e = _mm_sha1nexte_epu32(before, saved.1);
        abcd = _mm_add_epi32(abcd, saved.0);
    }
    _mm_storeu_si128(h.cast(), _mm_shuffle_epi32(abcd, 0x1b));
    h.add(4).write(_mm_extract_epi32(e, 3) as u32);
}
