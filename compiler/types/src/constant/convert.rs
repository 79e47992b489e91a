//! Constants to machine values and back, to other kinds of constants, and to text as gc's messages show it.

use super::Value;
use super::bigfloat::{BigFloat, bits, shift_right_even};
use num_bigint::{BigInt, BigUint, Sign};
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use std::sync::Arc;

/// Fractions whose parts have more bits become [`BigFloat`].
const MAX_RAT_BITS: i64 = 4096;

impl Value {
    /// An integer in its smallest form.
    pub fn from_big(x: BigInt) -> Value {
        match x.to_i64() {
            Some(i) => Value::Int(i),
            None => Value::Big(Arc::new(x)),
        }
    }

    /// A fraction in its simplest form.
    pub fn from_rat(r: BigRational) -> Value {
        if r.is_integer() {
            return Value::from_big(r.to_integer());
        }
        if bits(r.numer()) > MAX_RAT_BITS || bits(r.denom()) > MAX_RAT_BITS {
            return Value::from_float(BigFloat::from_ratio(r.numer(), r.denom()));
        }
        Value::Rat(Arc::new(r))
    }

    /// A big float in its simplest form.
    pub fn from_float(f: BigFloat) -> Value {
        if f.is_zero() {
            return Value::Int(0);
        }
        let m = f.magnitude();
        // Beyond 32 bits of exponent there is only infinity and zero.
        if m > i32::MAX as i64 {
            return Value::Unknown;
        }
        if m < i32::MIN as i64 {
            return Value::Int(0);
        }
        if (0..=MAX_RAT_BITS).contains(&f.exp) && m <= MAX_RAT_BITS {
            return Value::from_big(&f.mant << f.exp as u64);
        }
        if f.exp < 0 && f.exp > -MAX_RAT_BITS && m <= MAX_RAT_BITS {
            let den = BigInt::one() << (-f.exp) as u64;
            return Value::Rat(Arc::new(BigRational::new(f.mant, den)));
        }
        Value::Float(Arc::new(f))
    }

    /// A string.
    pub fn string(s: &[u8]) -> Value {
        Value::Str(Arc::from(s))
    }

    /// A complex number.
    pub fn complex(re: Value, im: Value) -> Value {
        Value::Complex(Arc::new((re, im)))
    }

    /// An exact machine float.
    pub fn from_f64(x: f64) -> Value {
        if x == 0.0 || !x.is_finite() {
            return Value::Int(0);
        }
        let b = x.to_bits();
        let e = ((b >> 52) & 0x7ff) as i64;
        let frac = b & ((1 << 52) - 1);
        let (m, e) = if e == 0 { (frac, -1074) } else { (frac | 1 << 52, e - 1075) };
        let m = BigInt::from(m);
        Value::from_float(BigFloat::new(if x < 0.0 { -m } else { m }, e))
    }

    /// Whether the value is an integer (of any size, in any representation).
    pub fn is_int(&self) -> bool {
        self.to_bigint().is_some()
    }

    /// The exact integer, if it is one; also of complex numbers without imaginary part.
    pub fn to_bigint(&self) -> Option<BigInt> {
        match self {
            Value::Int(i) => Some(BigInt::from(*i)),
            Value::Big(b) => Some((**b).clone()),
            Value::Float(f) if f.exp >= 0 && f.exp < 1 << 20 => Some(&f.mant << f.exp as u64),
            // A value that came out of rounded arithmetic counts as an integer if its 512 bits say so.
            Value::Complex(c) if c.1.is_zero() => c.0.to_bigint(),
            _ => None,
        }
    }

    /// The value as an integer constant, where it is integral.
    pub fn to_int(&self) -> Option<Value> {
        match self {
            Value::Int(_) | Value::Big(_) => Some(self.clone()),
            _ => self.to_bigint().map(Value::from_big),
        }
    }

    /// The value without a zero imaginary part; `None` for what is no real number.
    pub fn to_real(&self) -> Option<Value> {
        match self {
            Value::Int(_) | Value::Big(_) | Value::Rat(_) | Value::Float(_) => Some(self.clone()),
            Value::Complex(c) if c.1.is_zero() => Some(c.0.clone()),
            _ => None,
        }
    }

    /// Real part of a number.
    pub fn real(&self) -> Value {
        match self {
            Value::Complex(c) => c.0.clone(),
            v => v.clone(),
        }
    }

    /// Imaginary part of a number.
    pub fn imag(&self) -> Value {
        match self {
            Value::Complex(c) => c.1.clone(),
            Value::Unknown => Value::Unknown,
            _ => Value::Int(0),
        }
    }

    /// Whether it is the number zero.
    pub fn is_zero(&self) -> bool {
        match self {
            Value::Int(i) => *i == 0,
            Value::Complex(c) => c.0.is_zero() && c.1.is_zero(),
            _ => false,
        }
    }

    /// Sign of a real number; for complex numbers 0 iff zero.
    pub fn sign(&self) -> i32 {
        match self {
            Value::Int(i) => i.signum() as i32,
            Value::Big(b) => 1 - 2 * b.is_negative() as i32,
            Value::Rat(r) => 1 - 2 * r.is_negative() as i32,
            Value::Float(f) => 1 - 2 * f.is_negative() as i32,
            Value::Complex(c) => (!c.0.is_zero() || !c.1.is_zero()) as i32,
            _ => 1,
        }
    }

    /// Whether it is a number of any sort.
    pub fn is_numeric(&self) -> bool {
        !matches!(self, Value::Unknown | Value::Bool(_) | Value::Str(_))
    }

    /// The truth value.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Bool(b) => Some(*b),
            _ => None,
        }
    }

    /// The bytes of a string.
    pub fn as_str(&self) -> Option<&Arc<[u8]>> {
        match self {
            Value::Str(s) => Some(s),
            _ => None,
        }
    }

    /// The integer, if it is one and fits.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Value::Int(i) => Some(*i),
            _ => self.to_bigint()?.to_i64(),
        }
    }

    /// The integer, if it is one and fits.
    pub fn as_u64(&self) -> Option<u64> {
        match self {
            Value::Int(i) => u64::try_from(*i).ok(),
            _ => self.to_bigint()?.to_u64(),
        }
    }

    /// The low 64 bits of the integer in two's complement: what is stored in a variable of an integer type.
    pub fn as_bits(&self) -> Option<u64> {
        self.as_i64().map(|i| i as u64).or_else(|| self.as_u64())
    }

    /// Number of bits of an integer's magnitude (0 for anything else).
    pub fn bit_len(&self) -> i64 {
        match self {
            Value::Int(i) => 64 - i.unsigned_abs().leading_zeros() as i64,
            Value::Big(b) => bits(b),
            _ => 0,
        }
    }

    /// The nearest `f64`; infinite where it overflows. Only for real numbers.
    pub fn to_f64(&self) -> f64 {
        let (m, e) = self.parts();
        f64::from_bits(round_bits(&m, e, 53, -1022, 1023, 11))
    }

    /// The nearest `f32`; infinite where it overflows. Only for real numbers.
    pub fn to_f32(&self) -> f32 {
        let (m, e) = self.parts();
        f32::from_bits(round_bits(&m, e, 24, -126, 127, 8) as u32)
    }

    /// Mantissa and exponent; fractions with enough bits plus a sticky one.
    fn parts(&self) -> (BigInt, i64) {
        match self {
            Value::Int(i) => (BigInt::from(*i), 0),
            Value::Big(b) => ((**b).clone(), 0),
            Value::Float(f) => (f.mant.clone(), f.exp),
            Value::Rat(r) => {
                let shift = (1200 + bits(r.denom()) - bits(r.numer())).max(0);
                let n = r.numer().abs() << shift as u64;
                let q: BigInt = &n / r.denom();
                let sticky = !(&n % r.denom()).is_zero();
                let q = (q << 1u32) + if sticky { BigInt::one() } else { BigInt::zero() };
                (if r.is_negative() { -q } else { q }, -shift - 1)
            }
            Value::Complex(c) => c.0.parts(),
            _ => (BigInt::zero(), 0),
        }
    }

    /// The value as a big float (real numbers).
    pub(crate) fn to_bigfloat(&self) -> BigFloat {
        match self {
            Value::Float(f) => (**f).clone(),
            Value::Rat(r) => BigFloat::from_ratio(r.numer(), r.denom()),
            _ => {
                let (m, e) = self.parts();
                BigFloat::new(m, e)
            }
        }
    }

    /// The text gc's messages show: integers in full, long strings cut, floats with six significant digits.
    pub fn display(&self) -> String {
        match self {
            Value::Unknown => "unknown".into(),
            Value::Bool(b) => b.to_string(),
            Value::Str(s) => quote_short(s),
            Value::Int(i) => i.to_string(),
            Value::Big(b) => b.to_string(),
            Value::Rat(_) | Value::Float(_) => self.display_float(),
            Value::Complex(c) => format!("({} + {}i)", c.0.display_part(), c.1.display_part()),
        }
    }

    /// The text of one part of a complex number.
    pub(crate) fn display_part(&self) -> String {
        if matches!(self, Value::Big(_)) { self.display_float() } else { self.display() }
    }

    /// The text of a real number as a floating-point number.
    pub(crate) fn display_float(&self) -> String {
        let x = self.to_f64();
        if x.is_finite() && (x != 0.0 || self.is_zero()) {
            return format_g(x, 6);
        }
        // Beyond float64: decimal mantissa and exponent from the binary logarithm, as Go does.
        let f = self.to_bigfloat();
        let neg = if f.is_negative() { "-" } else { "" };
        let m = f.magnitude();
        let mant = BigFloat { mant: f.mant.abs(), exp: f.exp - m };
        let mut frac = Value::from_float(mant).to_f64();
        let mut e10 = m as f64 * 2f64.log10();
        let whole = e10.trunc();
        frac *= 10f64.powf(e10 - whole);
        e10 = whole;
        // Six digits may round up to ten.
        if frac < 1.0 - 0.5e-6 {
            frac *= 10.0;
            e10 -= 1.0;
        } else if frac >= 10.0 {
            frac /= 10.0;
            e10 += 1.0;
        }
        format!("{neg}{}e{}{}", format_g(frac, 6), if e10 < 0.0 { "-" } else { "+" }, e10.abs())
    }
}

/// Rounds `m * 2^e` to a binary format with `prec` bits of mantissa; returns its bit pattern.
fn round_bits(m: &BigInt, e: i64, prec: i64, emin: i64, emax: i64, ebits: u32) -> u64 {
    if m.is_zero() {
        return 0;
    }
    // Constants have no negative zero: what rounds to zero is positive.
    let sign = |r: u64| if m.is_negative() && r != 0 { r | 1 << (prec as u32 - 1 + ebits) } else { r };
    let inf = ((1u64 << ebits) - 1) << (prec - 1);
    let top = e + bits(m) - 1;
    if top > emax {
        return sign(inf);
    }
    if top < emin - prec - 1 {
        return 0;
    }
    let lsb = (top - (prec - 1)).max(emin - (prec - 1));
    let drop = lsb - e;
    let q: BigInt =
        if drop > 0 { shift_right_even(&m.abs(), drop as u64, false) } else { m.abs() << (-drop) as u64 };
    let q = q.to_u64().unwrap_or(0);
    // Adding the mantissa with its hidden bit carries into the exponent where rounding made it longer.
    let biased = (lsb + (prec - 1) - emin) as u64;
    let r = if q < 1 << (prec - 1) && biased == 0 { q } else { (biased << (prec - 1)) + q };
    sign(r.min(inf))
}

/// `%.{prec}g`
pub(crate) fn format_g(x: f64, prec: usize) -> String {
    if x == 0.0 {
        return "0".into();
    }
    let s = format!("{:.*e}", prec - 1, x);
    let (mant, exp) = s.split_once('e').expect("exponent");
    let exp: i32 = exp.parse().expect("exponent");
    let trim = |s: &str| {
        if s.contains('.') {
            s.trim_end_matches('0').trim_end_matches('.').to_string()
        } else {
            s.to_string()
        }
    };
    if exp < -4 || exp >= prec as i32 {
        let sign = if exp < 0 { '-' } else { '+' };
        return format!("{}e{sign}{:02}", trim(mant), exp.abs());
    }
    trim(&format!("{:.*}", (prec as i32 - 1 - exp).max(0) as usize, x))
}

/// A string quoted as Go does, cut after 72 bytes.
fn quote_short(s: &[u8]) -> String {
    let q = quote(s);
    const MAX: usize = 72;
    if q.chars().count() > MAX {
        let cut: String = q.chars().take(MAX - 3).collect();
        return format!("{cut}...");
    }
    q
}

/// A Go string literal for these bytes.
pub fn quote(s: &[u8]) -> String {
    let mut out = String::from("\"");
    for chunk in s.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                '\r' => out.push_str("\\r"),
                '\x07' => out.push_str("\\a"),
                '\x08' => out.push_str("\\b"),
                '\x0c' => out.push_str("\\f"),
                '\x0b' => out.push_str("\\v"),
                c if (c as u32) < 0x20 || c == '\x7f' => out.push_str(&format!("\\x{:02x}", c as u32)),
                c if (0x80..0xa0).contains(&(c as u32)) || c == '\u{ad}' || c == '\u{feff}' => {
                    out.push_str(&format!("\\u{:04x}", c as u32))
                }
                c => out.push(c),
            }
        }
        for b in chunk.invalid() {
            out.push_str(&format!("\\x{b:02x}"));
        }
    }
    out.push('"');
    out
}

/// An unsigned big integer from digits in a base.
pub(crate) fn from_digits(digits: &[u8], base: u32) -> Option<BigInt> {
    BigUint::parse_bytes(digits, base).map(|u| BigInt::from_biguint(Sign::Plus, u))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_round_correctly() {
        for x in [0.1f64, 1.5, 1e300, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, -3.25, 1e-320]
        {
            let s = format!("{:e}", x.abs());
            let v = crate::constant::parse_float(&s).unwrap();
            assert_eq!(v.to_f64(), x.abs(), "{x}");
            assert_eq!(v.to_f32(), x.abs() as f32, "{x}");
            assert_eq!(Value::from_f64(x).to_f64(), x);
        }
        assert!(crate::constant::parse_float("1e309").unwrap().to_f64().is_infinite());
    }
}
