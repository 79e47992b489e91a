//! Exact constants.
//!
//! Integers are exact without limit here (the checker refuses more than 512 bits), fractions are exact as long as they
//! stay small and otherwise rounded to 512 bits of mantissa ([`BigFloat`]), which is what gc does. Values are kept
//! in the simplest representation that holds them: a float constant with an integral value is an `Int`.
//!
//! Invariants: `Big` never fits an `i64`; `Rat` is never integral; `Complex` has a non-zero imaginary part unless made by
//! `to_complex`. What a constant's *type* is, is the checker's business.

mod bigfloat;
mod convert;
mod literal;
mod ops;

pub use bigfloat::BigFloat;
pub use convert::quote;
pub use literal::{parse_char, parse_float, parse_imag, parse_int, parse_string};
pub use ops::{BinaryOp, CompareOp, ShiftTooLarge, binary, compare, shift, unary_not, unary_xor};

use num_bigint::BigInt;
use num_rational::BigRational;
use std::sync::Arc;

/// A constant value; cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Not known because of an error that has been reported.
    Unknown,
    Bool(bool),
    /// The bytes of a string (not necessarily UTF-8).
    Str(Arc<[u8]>),
    Int(i64),
    Big(Arc<BigInt>),
    Rat(Arc<BigRational>),
    Float(Arc<BigFloat>),
    /// Real and imaginary part.
    Complex(Arc<(Value, Value)>),
}
