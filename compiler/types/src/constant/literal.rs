//! Literals to constants. The lexer has already refused malformed ones; what is malformed here just gives `None`.

use super::Value;
use super::bigfloat::BigFloat;
use super::convert::from_digits;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::One;

/// An integer literal of any base, with underscores.
pub fn parse_int(text: &str) -> Option<Value> {
    let (digits, base) = split_base(text);
    let clean: String;
    let digits = if digits.contains('_') {
        clean = digits.replace('_', "");
        &clean
    } else {
        digits
    };
    if let Ok(i) = i64::from_str_radix(digits, base) {
        return Some(Value::Int(i));
    }
    from_digits(digits.as_bytes(), base).map(Value::from_big)
}

fn split_base(text: &str) -> (&str, u32) {
    let b = text.as_bytes();
    match b {
        [b'0', b'x' | b'X', ..] => (&text[2..], 16),
        [b'0', b'b' | b'B', ..] => (&text[2..], 2),
        [b'0', b'o' | b'O', ..] => (&text[2..], 8),
        [b'0', _, ..] => (&text[1..], 8),
        _ => (text, 10),
    }
}

/// Of a power of ten; 2³¹ is the limit of the power of two that it stands for.
const MAX_EXPONENT: i64 = 650_000_000;

/// A floating-point literal, decimal or hexadecimal. Integers in float form are accepted too. None if the exponent is too
/// large.
pub fn parse_float(text: &str) -> Option<Value> {
    let text = text.replace('_', "");
    let hex = text.starts_with("0x") || text.starts_with("0X");
    let body = if hex { &text[2..] } else { &text[..] };
    let (mant, exp) = match body.find(if hex { ['p', 'P'] } else { ['e', 'E'] }) {
        Some(i) => (&body[..i], parse_exp(&body[i + 1..])?),
        None => (body, 0),
    };
    let (int, frac) = mant.split_once('.').unwrap_or((mant, ""));
    let digits = format!("{int}{frac}");
    let m = from_digits(digits.as_bytes(), if hex { 16 } else { 10 })?;
    if m.sign() == num_bigint::Sign::NoSign {
        return Some(Value::Int(0));
    }
    let len = frac.len() as i64;
    if hex {
        if exp.abs() > 1 << 31 {
            return None;
        }
        return Some(Value::from_float(BigFloat::new(m, exp - 4 * len)));
    }
    let e10 = exp - len;
    // Small powers of ten are exact; large ones need only 512 bits; absurd ones are left unknown.
    if (0..=1200).contains(&e10) {
        return Some(Value::from_big(m * BigInt::from(10).pow(e10 as u32)));
    }
    if (-1200..0).contains(&e10) {
        return Some(Value::from_rat(BigRational::new(m, BigInt::from(10).pow(-e10 as u32))));
    }
    if e10 < -MAX_EXPONENT {
        return Some(Value::Int(0));
    }
    if e10 > MAX_EXPONENT {
        return None;
    }
    let p = pow10(e10.unsigned_abs());
    let f = BigFloat::new(m, 0);
    Some(Value::from_float(if e10 > 0 { f.mul(&p) } else { f.quo(&p) }))
}

fn parse_exp(s: &str) -> Option<i64> {
    s.parse::<i64>().ok().filter(|e| e.abs() < 1 << 40)
}

fn pow10(mut n: u64) -> BigFloat {
    let mut r = BigFloat::new(BigInt::one(), 0);
    let mut b = BigFloat::new(BigInt::from(10), 0);
    while n > 0 {
        if n & 1 == 1 {
            r = r.mul(&b);
        }
        b = b.mul(&b);
        n >>= 1;
    }
    r
}

/// An imaginary literal, the final `i` included.
pub fn parse_imag(text: &str) -> Option<Value> {
    let t = text.strip_suffix('i')?;
    let prefixed = t.len() > 1 && t.starts_with('0') && t.as_bytes()[1].is_ascii_alphabetic();
    // For backward compatibility `0123i` is decimal.
    let hex = prefixed && matches!(t.as_bytes()[1], b'x' | b'X');
    let v = if prefixed && !(hex && t.contains(['p', 'P', '.'])) { parse_int(t)? } else { parse_float(t)? };
    Some(if v.is_zero() { Value::Int(0) } else { Value::complex(Value::Int(0), v) })
}

/// The contents of a character literal, quotes included in `text`.
pub fn parse_char(text: &[u8]) -> Option<Value> {
    let body = text.strip_prefix(b"'")?.strip_suffix(b"'")?;
    let mut out = Vec::new();
    if body.first() == Some(&b'\\') {
        let (code, _) = escape(body, &mut out)?;
        return Some(Value::Int(code as i64));
    }
    let s = std::str::from_utf8(body).ok()?;
    s.chars().next().map(|c| Value::Int(c as i64))
}

/// The bytes of a string literal, raw or interpreted, quotes included in `text`.
pub fn parse_string(text: &[u8]) -> Option<Vec<u8>> {
    match text.first()? {
        b'`' => {
            let body = text.strip_prefix(b"`")?.strip_suffix(b"`")?;
            Some(body.iter().copied().filter(|&b| b != b'\r').collect())
        }
        _ => {
            let mut body = text.strip_prefix(b"\"")?.strip_suffix(b"\"")?;
            let mut out = Vec::with_capacity(body.len());
            while let Some(&b) = body.first() {
                if b == b'\\' {
                    let (_, n) = escape(body, &mut out)?;
                    body = &body[n..];
                } else {
                    out.push(b);
                    body = &body[1..];
                }
            }
            Some(out)
        }
    }
}

/// Decodes the escape at the start of `s` into `out`; its code and its length in the source.
fn escape(s: &[u8], out: &mut Vec<u8>) -> Option<(u32, usize)> {
    let simple = |c: u8| Some(c as u32);
    let c = match s.get(1)? {
        b'a' => simple(7),
        b'b' => simple(8),
        b'f' => simple(12),
        b'n' => simple(b'\n'),
        b'r' => simple(b'\r'),
        b't' => simple(b'\t'),
        b'v' => simple(11),
        b'\\' => simple(b'\\'),
        b'\'' => simple(b'\''),
        b'"' => simple(b'"'),
        _ => None,
    };
    if let Some(c) = c {
        out.push(c as u8);
        return Some((c, 2));
    }
    let number = |from: usize, len: usize, base: u32| {
        let d = std::str::from_utf8(s.get(from..from + len)?).ok()?;
        u32::from_str_radix(d, base).ok()
    };
    match s[1] {
        b'x' => {
            let v = number(2, 2, 16)?;
            out.push(v as u8);
            Some((v, 4))
        }
        b'0'..=b'7' => {
            let v = number(1, 3, 8)?;
            out.push(v as u8);
            Some((v, 4))
        }
        k @ (b'u' | b'U') => {
            let len = if k == b'u' { 4 } else { 8 };
            let v = number(2, len, 16)?;
            let mut buf = [0; 4];
            out.extend_from_slice(char::from_u32(v)?.encode_utf8(&mut buf).as_bytes());
            Some((v, 2 + len))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals() {
        assert_eq!(parse_int("0x_ff"), Some(Value::Int(255)));
        assert_eq!(parse_int("0b101"), Some(Value::Int(5)));
        assert_eq!(parse_int("017"), Some(Value::Int(15)));
        assert_eq!(parse_int("1_000"), Some(Value::Int(1000)));
        assert_eq!(parse_int("0"), Some(Value::Int(0)));
        assert_eq!(parse_float("0x1p-2").unwrap().to_f64(), 0.25);
        assert_eq!(parse_float("1e3"), Some(Value::Int(1000)));
        assert_eq!(parse_float("1e5000").unwrap().display(), "1e+5000");
        assert_eq!(parse_char(b"'\\u00e9'"), Some(Value::Int(0xe9)));
        assert_eq!(parse_string(b"\"a\\n\\x41\\101\""), Some(b"a\nAA".to_vec()));
        assert_eq!(parse_imag("2i").unwrap().imag(), Value::Int(2));
    }
}
