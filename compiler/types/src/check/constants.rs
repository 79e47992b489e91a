//! Representability of constants and overflow of constant expressions.

use super::{Checker, Operand};
use crate::constant::{Value, parse_float, parse_imag, parse_int};
use crate::types::*;
use source::Pos;
use syntax::ast::*;

/// Untyped integer constants may have this many bits.
const MAX_BITS: i64 = 512;

/// Why a constant does not fit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Misfit {
    Truncated,
    Overflow,
    Other,
}

/// `v` as a value of basic type `b`, rounded where that is allowed; `None` if it cannot be.
pub(crate) fn represent(v: &Value, b: Basic) -> Option<Value> {
    if matches!(v, Value::Unknown) {
        return Some(Value::Unknown);
    }
    if b.is_integer() {
        let x = v.to_int()?;
        let fits = match b {
            Basic::UntypedInt | Basic::UntypedRune => true,
            Basic::Int8 => x.as_i64().is_some_and(|i| i8::try_from(i).is_ok()),
            Basic::Int16 => x.as_i64().is_some_and(|i| i16::try_from(i).is_ok()),
            Basic::Int32 => x.as_i64().is_some_and(|i| i32::try_from(i).is_ok()),
            Basic::Int | Basic::Int64 => x.as_i64().is_some(),
            Basic::Uint8 => x.as_i64().is_some_and(|i| u8::try_from(i).is_ok()),
            Basic::Uint16 => x.as_i64().is_some_and(|i| u16::try_from(i).is_ok()),
            Basic::Uint32 => x.as_i64().is_some_and(|i| u32::try_from(i).is_ok()),
            _ => x.as_u64().is_some(),
        };
        return fits.then_some(x);
    }
    if b.is_float() {
        return round_float(&v.to_real()?, b);
    }
    if b.is_complex() {
        if !v.is_numeric() {
            return None;
        }
        let part = match b {
            Basic::Complex64 => Basic::Float32,
            Basic::Complex128 => Basic::Float64,
            _ => Basic::UntypedFloat,
        };
        let (re, im) = (round_float(&v.real(), part)?, round_float(&v.imag(), part)?);
        return Some(if im.is_zero() { re } else { Value::complex(re, im) });
    }
    if b.is_string() {
        return v.as_str().map(|_| v.clone());
    }
    if b.is_boolean() {
        return v.as_bool().map(|_| v.clone());
    }
    None
}

fn round_float(v: &Value, b: Basic) -> Option<Value> {
    match b {
        Basic::Float32 => {
            let x = v.to_f32();
            x.is_finite().then(|| Value::from_f64(x as f64))
        }
        Basic::Float64 => {
            let x = v.to_f64();
            x.is_finite().then(|| Value::from_f64(x))
        }
        _ => Some(v.clone()),
    }
}

impl Checker<'_> {
    /// The value of constant `x` as one of basic type `b`.
    pub(crate) fn representation(&self, x: &Operand, b: Basic) -> Result<Value, Misfit> {
        if let Some(v) = represent(&x.val, b) {
            return Ok(v);
        }
        if self.is_numeric(x.ty) && b.is_numeric() {
            return Err(if !self.is_integer(x.ty) && b.is_integer() {
                Misfit::Truncated
            } else {
                Misfit::Overflow
            });
        }
        Err(Misfit::Other)
    }

    /// Makes sure that constant `x` fits type `t` of basic kind `b`, and rounds it.
    pub(crate) fn representable(&mut self, x: &mut Operand, t: TypeId, b: Basic) {
        match self.representation(x, b) {
            Ok(v) => x.val = v,
            Err(why) => self.misfit(why, x, t),
        }
    }

    /// Reports that `x` cannot become a `t`, and invalidates it.
    pub(crate) fn misfit(&mut self, why: Misfit, x: &mut Operand, t: TypeId) {
        let (d, t) = (self.describe(x), self.type_str(t));
        match why {
            Misfit::Truncated => self.error_op("TruncatedFloat", x, format!("{d} truncated to {t}")),
            Misfit::Overflow => self.error_op("NumericOverflow", x, format!("{d} overflows {t}")),
            Misfit::Other => {
                self.error_op("InvalidUntypedConversion", x, format!("cannot convert {d} to type {t}"))
            }
        }
        x.mode = crate::info::Mode::Invalid;
    }

    /// After an operation on constants: the result must fit its type, and untyped integers may not grow forever.
    pub(crate) fn overflow(&mut self, x: &mut Operand, pos: Pos) {
        if matches!(x.val, Value::Unknown) {
            self.error("InvalidConstVal", pos, "constant result is not representable");
            return;
        }
        if !self.is_untyped(x.ty) {
            if let Some(b) = self.basic(x.ty) {
                self.representable(x, TypeId(b as u32), b);
            }
            return;
        }
        // Floating-point constants may be as large as they like, also integral ones.
        if x.val.bit_len() > MAX_BITS && self.is_integer(x.ty) {
            let op = x.expr.map_or("", |e| self.op_name(e));
            self.error("InvalidConstVal", pos, format!("constant {op}overflow"));
            x.val = Value::Unknown;
        }
    }

    /// The operation of an expression in words, with a space behind.
    fn op_name(&self, e: ExprId) -> &'static str {
        match self.ast[e].kind {
            ExprKind::Binary { op, .. } => match op {
                Op::Add => "addition ",
                Op::Sub => "subtraction ",
                Op::Xor => "bitwise XOR ",
                Op::Mul => "multiplication ",
                Op::Shl => "shift ",
                _ => "",
            },
            ExprKind::Unary { op: Op::Xor, .. } => "bitwise complement ",
            _ => "",
        }
    }

    /// A basic literal.
    pub(crate) fn literal(&mut self, e: ExprId, kind: LitKind) -> Operand {
        let ex = self.ast[e];
        let unit = &self.units[self.file];
        let text: &[u8] = unit
            .text
            .get((ex.pos.0 - unit.base.0) as usize..(ex.end.0 - unit.base.0) as usize)
            .unwrap_or(b"");
        let s = std::str::from_utf8(text).unwrap_or("");
        if matches!(kind, LitKind::Int | LitKind::Float | LitKind::Imag) && s.len() > 100_000 {
            self.error(
                "InvalidConstVal",
                ex.pos,
                format!("excessively long constant: {}... ({} chars)", &s[..10], s.len()),
            );
            return Operand::invalid(e);
        }
        let old = s.len() > 2 && !self.allows(13);
        let what = match s.as_bytes() {
            _ if !old || !matches!(kind, LitKind::Int | LitKind::Float | LitKind::Imag) => "",
            _ if s.contains('_') => "underscore in numeric literal",
            [b'0', b'b' | b'B', ..] => "binary literal",
            [b'0', b'o' | b'O', ..] => "0o/0O-style octal literal",
            [b'0', b'x' | b'X', ..] if kind != LitKind::Int => "hexadecimal floating-point literal",
            _ => "",
        };
        let (ty, val) = match kind {
            LitKind::Int => (TypeId::UNTYPED_INT, parse_int(s)),
            LitKind::Float => (TypeId::UNTYPED_FLOAT, parse_float(s)),
            LitKind::Imag => (TypeId::UNTYPED_COMPLEX, parse_imag(s)),
            LitKind::Rune => (TypeId::UNTYPED_RUNE, Some(Value::Int(syntax::literal::rune_value(s) as i64))),
            LitKind::String => {
                (TypeId::UNTYPED_STRING, Some(Value::string(&syntax::literal::string_value(s))))
            }
        };
        let number = matches!(kind, LitKind::Float | LitKind::Imag);
        let val = val.filter(|v| !number || !matches!(v, Value::Unknown));
        let malformed = (number && val.is_none()).then(|| format!("malformed constant: {s}"));
        if !what.is_empty() {
            self.need_version(ex.pos, 13, what);
        }
        let Some(val) = val else {
            // Of other things the lexer has complained.
            if let Some(message) = malformed {
                self.error("InvalidConstVal", ex.pos, message);
            }
            return Operand::invalid(e);
        };
        let mut x = Operand::constant(ty, val, e);
        self.overflow(&mut x, ex.pos);
        x
    }
}
