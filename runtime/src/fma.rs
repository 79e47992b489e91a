//! Fused multiply-add for package math, on processors that have it: compiled code is for x86-64-v2, which does not.

use crate::rt0::FEATURES;
use core::arch::x86_64::{_mm_cvtsd_f64, _mm_fmadd_sd, _mm_set_sd};
use core::sync::atomic::Ordering::*;

/// cpuid 1 ecx: FMA, OSXSAVE, AVX.
const NEEDED: u32 = 1 << 12 | 1 << 27 | 1 << 28;

#[target_feature(enable = "fma")]
unsafe fn fmadd(x: f64, y: f64, z: f64) -> f64 {
    _mm_cvtsd_f64(_mm_fmadd_sd(_mm_set_sd(x), _mm_set_sd(y), _mm_set_sd(z)))
}

/// func hasFMA() bool
#[unsafe(export_name = "math.hasFMA")]
extern "C" fn has_fma() -> bool {
    FEATURES.load(Relaxed) & NEEDED == NEEDED
}

/// func hardFMA(x, y, z float64) float64: only where `hasFMA`.
#[unsafe(export_name = "math.hardFMA")]
#[target_feature(enable = "fma")]
unsafe extern "C" fn hard_fma(x: f64, y: f64, z: f64) -> f64 {
    fmadd(x, y, z)
}

/// 1/n! from n = 8 down to 1.
const COEFFICIENTS: [f64; 8] =
    [1.0 / 40320.0, 1.0 / 5040.0, 1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0];

/// func expFMA(r float64) float64: e^(16r) for a small r, by its series and four squarings of (1+y). Only where `hasFMA`.
#[unsafe(export_name = "math.expFMA")]
#[target_feature(enable = "fma")]
unsafe extern "C" fn exp_fma(r: f64) -> f64 {
    let mut y = COEFFICIENTS[0];
    for c in &COEFFICIENTS[1..] {
        y = fmadd(y, r, *c);
    }
    y *= r;
    y *= y + 2.0;
    y *= y + 2.0;
    y *= y + 2.0;
    fmadd(y, y + 2.0, 1.0)
}
