//! Floating-point numbers with 512 bits of mantissa and a wide exponent, for constants too large to be fractions.

use num_bigint::{BigInt, Sign};
use num_traits::{One, Signed, Zero};
use std::cmp::Ordering;

/// Bits of mantissa.
pub const PRECISION: u64 = 512;

/// `mant * 2^exp`, rounded to nearest even; normalised so that the mantissa is odd or zero.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BigFloat {
    pub mant: BigInt,
    pub exp: i64,
}

/// Number of bits of |x|.
pub(crate) fn bits(x: &BigInt) -> i64 {
    x.bits() as i64
}

impl BigFloat {
    /// Rounds to the precision and normalises.
    pub fn new(mant: BigInt, exp: i64) -> BigFloat {
        let (mut mant, mut exp) = (mant, exp);
        let n = mant.bits();
        if n > PRECISION {
            let drop = n - PRECISION;
            mant = shift_right_even(&mant, drop, false);
            exp = exp.saturating_add(drop as i64);
        }
        if mant.is_zero() {
            return BigFloat { mant, exp: 0 };
        }
        let tz = mant.trailing_zeros().unwrap_or(0);
        mant >>= tz;
        BigFloat { mant, exp: exp.saturating_add(tz as i64) }
    }

    /// The quotient of two integers.
    pub fn from_ratio(num: &BigInt, den: &BigInt) -> BigFloat {
        let shift = (PRECISION as i64 + 2 + bits(den) - bits(num)).max(0);
        let n = num.abs() << shift as u64;
        let (q, r) = (&n / den.abs(), &n % den.abs());
        // A sticky bit stands for the remainder.
        let q = (q << 1u32) + if r.is_zero() { BigInt::zero() } else { BigInt::one() };
        let neg = (num.sign() == Sign::Minus) != (den.sign() == Sign::Minus);
        BigFloat::new(if neg { -q } else { q }, -shift - 1)
    }

    pub fn is_zero(&self) -> bool {
        self.mant.is_zero()
    }

    pub fn is_negative(&self) -> bool {
        self.mant.is_negative()
    }

    /// Position of the highest bit: the value lies in `[2^(e-1), 2^e)`.
    pub fn magnitude(&self) -> i64 {
        self.exp.saturating_add(bits(&self.mant))
    }

    pub fn neg(&self) -> BigFloat {
        BigFloat { mant: -&self.mant, exp: self.exp }
    }

    pub fn add(&self, o: &BigFloat) -> BigFloat {
        if self.is_zero() {
            return o.clone();
        }
        if o.is_zero() {
            return self.clone();
        }
        // What lies far below the other's precision cannot change it.
        if self.magnitude().saturating_sub(o.magnitude()) > PRECISION as i64 + 2 {
            return self.clone();
        }
        if o.magnitude().saturating_sub(self.magnitude()) > PRECISION as i64 + 2 {
            return o.clone();
        }
        let e = self.exp.min(o.exp);
        let a = &self.mant << (self.exp - e) as u64;
        let b = &o.mant << (o.exp - e) as u64;
        BigFloat::new(a + b, e)
    }

    pub fn mul(&self, o: &BigFloat) -> BigFloat {
        BigFloat::new(&self.mant * &o.mant, self.exp.saturating_add(o.exp))
    }

    /// `o` is not zero.
    pub fn quo(&self, o: &BigFloat) -> BigFloat {
        let q = BigFloat::from_ratio(&self.mant, &o.mant);
        BigFloat {
            exp: if q.is_zero() { 0 } else { q.exp.saturating_add(self.exp).saturating_sub(o.exp) },
            mant: q.mant,
        }
    }

    pub fn compare(&self, o: &BigFloat) -> Ordering {
        let s = self.mant.signum().cmp(&o.mant.signum());
        if s != Ordering::Equal || self.is_zero() {
            return s;
        }
        let by_size = self.magnitude().cmp(&o.magnitude());
        let abs = if by_size != Ordering::Equal {
            by_size
        } else {
            let e = self.exp.min(o.exp);
            let a = self.mant.abs() << (self.exp - e) as u64;
            a.cmp(&(o.mant.abs() << (o.exp - e) as u64))
        };
        if self.is_negative() { abs.reverse() } else { abs }
    }
}

/// `x >> n`, rounded to nearest, ties to even. `sticky`: something non-zero lies below `x`.
pub(crate) fn shift_right_even(x: &BigInt, n: u64, sticky: bool) -> BigInt {
    if n == 0 {
        return x.clone();
    }
    let abs = x.abs();
    let mut q = &abs >> n;
    let half = (&abs >> (n - 1)) & BigInt::one();
    if half.is_one() {
        let rest = sticky || abs.trailing_zeros().is_some_and(|tz| tz < n - 1);
        if rest || (&q & BigInt::one()).is_one() {
            q += 1;
        }
    }
    if x.is_negative() { -q } else { q }
}
