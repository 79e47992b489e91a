//! Arithmetic on constants.
//!
//! Operands have been brought to compatible kinds by the checker; numbers of different representation mix freely.

use super::Value;
use super::bigfloat::BigFloat;
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed};
use std::cmp::Ordering;

/// Binary operations but shifts and comparisons.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    /// Division; integer division truncates if the operation is told so.
    Quo,
    Rem,
    And,
    Or,
    Xor,
    AndNot,
    LogicalAnd,
    LogicalOr,
}

/// Comparisons.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CompareOp {
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

/// The count of a constant shift exceeds what anybody needs.
#[derive(Debug, PartialEq, Eq)]
pub struct ShiftTooLarge;

/// Concatenations beyond this are refused, or doubling constants would eat all memory.
const MAX_STRING: usize = 1 << 26;

/// Products of integers with more bits are rounded.
const MAX_EXACT: u64 = 4096;

/// `x op y`; `int_div`: both are of integer type, so division truncates. Divisors are not zero. Unknown if the operation
/// makes no sense.
pub fn binary(x: &Value, op: BinaryOp, y: &Value, int_div: bool) -> Value {
    use BinaryOp::*;
    match (x, y) {
        (Value::Unknown, _) | (_, Value::Unknown) => Value::Unknown,
        (Value::Bool(a), Value::Bool(b)) => match op {
            LogicalAnd => Value::Bool(*a && *b),
            LogicalOr => Value::Bool(*a || *b),
            _ => Value::Unknown,
        },
        (Value::Str(a), Value::Str(b)) if op == Add && a.len() + b.len() <= MAX_STRING => {
            Value::Str([&a[..], &b[..]].concat().into())
        }
        (Value::Int(a), Value::Int(b)) => small(*a, op, *b, int_div),
        _ if !x.is_numeric() || !y.is_numeric() => Value::Unknown,
        (Value::Complex(_), _) | (_, Value::Complex(_)) => complex(x, op, y),
        _ => match (int_or_none(x), int_or_none(y)) {
            // Integers that large are values of floats: those of integer types have been refused.
            (Some(a), Some(b)) if op != BinaryOp::Mul || a.bits().max(b.bits()) <= MAX_EXACT => {
                big(&a, op, &b, int_div)
            }
            _ => real(x, op, y),
        },
    }
}

fn int_or_none(x: &Value) -> Option<BigInt> {
    match x {
        Value::Int(_) | Value::Big(_) => x.to_bigint(),
        _ => None,
    }
}

fn small(a: i64, op: BinaryOp, b: i64, int_div: bool) -> Value {
    use BinaryOp::*;
    let fast = match op {
        Add => a.checked_add(b),
        Sub => a.checked_sub(b),
        Mul => a.checked_mul(b),
        Quo if int_div || (b != 0 && a.checked_rem(b) == Some(0)) => a.checked_div(b),
        Rem => a.checked_rem(b),
        And => Some(a & b),
        Or => Some(a | b),
        Xor => Some(a ^ b),
        AndNot => Some(a & !b),
        _ => None,
    };
    match fast {
        Some(v) => Value::Int(v),
        None => big(&BigInt::from(a), op, &BigInt::from(b), int_div),
    }
}

fn big(a: &BigInt, op: BinaryOp, b: &BigInt, int_div: bool) -> Value {
    use BinaryOp::*;
    let zero = b.sign() == num_bigint::Sign::NoSign;
    if zero && matches!(op, Quo | Rem) {
        return Value::Unknown;
    }
    Value::from_big(match op {
        Add => a + b,
        Sub => a - b,
        Mul => a * b,
        Quo if int_div => a / b,
        Quo => return Value::from_rat(BigRational::new(a.clone(), b.clone())),
        Rem => a % b,
        And => a & b,
        Or => a | b,
        Xor => a ^ b,
        AndNot => a & !b.clone(),
        LogicalAnd | LogicalOr => return Value::Unknown,
    })
}

fn rational(x: &Value) -> Option<BigRational> {
    match x {
        Value::Rat(r) => Some((**r).clone()),
        Value::Int(_) | Value::Big(_) => {
            let i = x.to_bigint()?;
            (i.bits() <= 4096).then(|| BigRational::from_integer(i))
        }
        _ => None,
    }
}

fn real(x: &Value, op: BinaryOp, y: &Value) -> Value {
    use BinaryOp::*;
    if op == Quo && y.is_zero() {
        return Value::Unknown;
    }
    if let (Some(a), Some(b)) = (rational(x), rational(y)) {
        return match op {
            Add => Value::from_rat(a + b),
            Sub => Value::from_rat(a - b),
            Mul => Value::from_rat(a * b),
            Quo => Value::from_rat(a / b),
            _ => Value::Unknown,
        };
    }
    let (a, b): (BigFloat, BigFloat) = (x.to_bigfloat(), y.to_bigfloat());
    match op {
        Add => Value::from_float(a.add(&b)),
        Sub => Value::from_float(a.add(&b.neg())),
        Mul => Value::from_float(a.mul(&b)),
        Quo => Value::from_float(a.quo(&b)),
        _ => Value::Unknown,
    }
}

fn complex(x: &Value, op: BinaryOp, y: &Value) -> Value {
    use BinaryOp::*;
    let (a, b, c, d) = (x.real(), x.imag(), y.real(), y.imag());
    let f = |p: &Value, op, q: &Value| binary(p, op, q, false);
    let (re, im) = match op {
        Add | Sub => (f(&a, op, &c), f(&b, op, &d)),
        Mul => (f(&f(&a, Mul, &c), Sub, &f(&b, Mul, &d)), f(&f(&b, Mul, &c), Add, &f(&a, Mul, &d))),
        Quo => {
            let s = f(&f(&c, Mul, &c), Add, &f(&d, Mul, &d));
            if s.is_zero() {
                return Value::Unknown;
            }
            let re = f(&f(&a, Mul, &c), Add, &f(&b, Mul, &d));
            let im = f(&f(&b, Mul, &c), Sub, &f(&a, Mul, &d));
            (f(&re, Quo, &s), f(&im, Quo, &s))
        }
        _ => return Value::Unknown,
    };
    if im.is_zero() { re } else { Value::complex(re, im) }
}

/// `x << n` or `x >> n` (`left` says which). Left shifts beyond 10,000 bits are refused: the result would overflow anyway.
pub fn shift(x: &Value, left: bool, n: u64) -> Result<Value, ShiftTooLarge> {
    let Some(i) = x.to_bigint() else { return Ok(Value::Unknown) };
    if x.is_zero() {
        return Ok(Value::Int(0));
    }
    if left {
        if n > 10_000 {
            return Err(ShiftTooLarge);
        }
        return Ok(Value::from_big(i << n));
    }
    if n >= i.bits() {
        return Ok(Value::Int(if i.is_negative() { -1 } else { 0 }));
    }
    Ok(Value::from_big(i >> n))
}

/// `^x`; for an unsigned type of `bits` bits the result is cut to them.
pub fn unary_xor(x: &Value, bits: Option<u32>) -> Value {
    let Some(i) = x.to_bigint() else { return Value::Unknown };
    let r = !i;
    Value::from_big(match bits {
        Some(n) => r.mod_floor(&(BigInt::one() << n)),
        None => r,
    })
}

/// `!x`
pub fn unary_not(x: &Value) -> Value {
    x.as_bool().map_or(Value::Unknown, |b| Value::Bool(!b))
}

/// Compares two constants of the same sort; `None` if that makes no sense.
pub fn compare(x: &Value, op: CompareOp, y: &Value) -> Option<bool> {
    let ord = match (x, y) {
        (Value::Unknown, _) | (_, Value::Unknown) => return None,
        (Value::Bool(a), Value::Bool(b)) => {
            return match op {
                CompareOp::Eq => Some(a == b),
                CompareOp::Ne => Some(a != b),
                _ => None,
            };
        }
        (Value::Str(a), Value::Str(b)) => a.cmp(b),
        (Value::Int(a), Value::Int(b)) => a.cmp(b),
        _ if !x.is_numeric() || !y.is_numeric() => return None,
        (Value::Complex(_), _) | (_, Value::Complex(_)) => {
            let eq = compare(&x.real(), CompareOp::Eq, &y.real())?
                && compare(&x.imag(), CompareOp::Eq, &y.imag())?;
            return match op {
                CompareOp::Eq => Some(eq),
                CompareOp::Ne => Some(!eq),
                _ => None,
            };
        }
        _ => match (rational(x), rational(y)) {
            (Some(a), Some(b)) => a.cmp(&b),
            _ => x.to_bigfloat().compare(&y.to_bigfloat()),
        },
    };
    Some(match op {
        CompareOp::Eq => ord == Ordering::Equal,
        CompareOp::Ne => ord != Ordering::Equal,
        CompareOp::Lt => ord == Ordering::Less,
        CompareOp::Le => ord != Ordering::Greater,
        CompareOp::Gt => ord == Ordering::Greater,
        CompareOp::Ge => ord != Ordering::Less,
    })
}
