//! Operands: what the checker knows about an expression while it works on it.
//!
//! An operand in mode `Invalid` silences everything that follows from it.

use super::Checker;
use crate::constant::Value;
use crate::info::Mode;
use crate::object::Builtin;
use crate::types::*;
use source::Pos;
use syntax::ast::ExprId;

/// An intermediate result.
#[derive(Clone, Debug)]
pub(crate) struct Operand {
    pub mode: Mode,
    pub ty: TypeId,
    /// The value of a constant.
    pub val: Value,
    pub expr: Option<ExprId>,
    /// Which built-in function, in mode `Builtin`.
    pub builtin: Option<Builtin>,
    /// Which result of a call with several, from 1; 0 for anything else.
    pub result: u8,
}

impl Operand {
    /// The operand of something wrong.
    pub fn invalid(expr: ExprId) -> Operand {
        Operand {
            mode: Mode::Invalid,
            ty: TypeId::INVALID,
            val: Value::Unknown,
            expr: Some(expr),
            builtin: None,
            result: 0,
        }
    }

    /// An operand without a constant value.
    pub fn new(mode: Mode, ty: TypeId, expr: ExprId) -> Operand {
        Operand { mode, ty, val: Value::Unknown, expr: Some(expr), builtin: None, result: 0 }
    }

    /// A constant.
    pub fn constant(ty: TypeId, val: Value, expr: ExprId) -> Operand {
        Operand { mode: Mode::Constant, ty, val, expr: Some(expr), builtin: None, result: 0 }
    }

    pub fn is_invalid(&self) -> bool {
        self.mode == Mode::Invalid
    }

    pub fn is_const(&self) -> bool {
        self.mode == Mode::Constant
    }

    pub fn is_nil(&self) -> bool {
        self.mode == Mode::Nil
    }
}

/// `1st`, `2nd` …
fn ordinal(n: u8) -> String {
    let suffix = match (n % 10, n % 100) {
        (1, r) if r != 11 => "st",
        (2, r) if r != 12 => "nd",
        (3, r) if r != 13 => "rd",
        _ => "th",
    };
    format!("{n}{suffix}")
}

impl Checker<'_> {
    /// The text of an expression.
    pub(crate) fn expr_string(&self, e: ExprId) -> String {
        let unit = &self.units[self.file];
        super::exprstring::Printer {
            ast: self.ast,
            interner: &self.store.interner,
            text: &unit.text,
            base: unit.base.0,
        }
        .expr(e)
    }

    /// A type as messages name it.
    pub(crate) fn type_str(&self, t: TypeId) -> String {
        self.with_positions(self.store.type_string(t, crate::format::Qualifier::Relative(self.pkg)))
    }

    /// Fills in the places that the store, which knows no files, has marked in the text of a type.
    pub(crate) fn with_positions(&self, text: String) -> String {
        use crate::format::POSITION;
        if !text.contains(POSITION) {
            return text;
        }
        let parts = text.split(POSITION).enumerate();
        let fill = parts.map(|(i, part)| match part.parse::<u32>() {
            Ok(n) if i % 2 == 1 => self.pos_string(Pos(n)),
            _ => part.to_string(),
        });
        fill.collect()
    }

    /// A type with full import paths, as gc writes the terms of unions.
    pub(crate) fn path_str(&self, t: TypeId) -> String {
        self.with_positions(self.store.type_string(t, crate::format::Qualifier::Path))
    }

    /// `array`, `struct` …; empty for basic types.
    pub(crate) fn composite_kind(&self, t: TypeId) -> &'static str {
        match self.store.under_kind(t) {
            TypeKind::Array(..) => "array",
            TypeKind::Slice(_) => "slice",
            TypeKind::Struct(_) => "struct",
            TypeKind::Pointer(_) => "pointer",
            TypeKind::Signature(_) => "func",
            TypeKind::Interface(_) => "interface",
            TypeKind::Map(..) => "map",
            TypeKind::Chan(..) => "chan",
            TypeKind::Tuple(_) => "tuple",
            _ => "",
        }
    }

    /// The operand as messages describe it: `x (variable of type int)`.
    pub(crate) fn describe(&self, x: &Operand) -> String {
        if x.mode == Mode::Nil {
            return match x.ty {
                TypeId::UNTYPED_NIL => "nil".into(),
                TypeId::INVALID => "nil (with invalid type)".into(),
                t => format!("nil (of type {})", self.type_str(t)),
            };
        }
        let expr = match (x.expr, x.mode) {
            _ if x.result == super::assign::COMMA_OK => "ok value of (comma, ok) expression".into(),
            _ if x.result > 0 => format!("{} function result", ordinal(x.result)),
            (Some(e), _) => self.expr_string(e),
            (None, Mode::TypeExpr) => self.type_str(x.ty),
            (None, Mode::Constant) => self.value_text(x),
            (None, _) => String::new(),
        };
        let mut out = String::new();
        if !expr.is_empty() {
            out.push_str(&expr);
            out.push_str(" (");
        }
        let mut has_type = false;
        if !matches!(x.mode, Mode::Invalid | Mode::NoValue | Mode::Builtin | Mode::TypeExpr) {
            match self.store.kind(x.ty) {
                TypeKind::Basic(b) if b.is_untyped() => {
                    out.push_str(b.name());
                    out.push(' ');
                }
                _ => has_type = true,
            }
        }
        out.push_str(match x.mode {
            Mode::Invalid => "invalid operand",
            Mode::NoValue => "no value",
            Mode::Builtin => "built-in",
            Mode::TypeExpr => "type",
            Mode::Constant => "constant",
            Mode::Variable => "variable",
            Mode::MapIndex => "map index expression",
            Mode::Value => "value",
            Mode::Nil => "nil",
            Mode::CommaOk => "comma, ok expression",
        });
        if x.mode == Mode::Constant {
            let s = self.value_text(x);
            if s != expr {
                out.push(' ');
                out.push_str(&s);
            }
        }
        if has_type {
            out.push_str(&self.describe_type(x.ty));
        }
        if !expr.is_empty() {
            out.push(')');
        }
        out
    }

    /// A constant's value; floating-point constants look like such also where they are integral.
    pub(crate) fn value_text(&self, x: &Operand) -> String {
        match &x.val {
            crate::constant::Value::Int(_) | crate::constant::Value::Big(_)
                if self.basic(x.ty).is_some_and(|b| b.is_float()) =>
            {
                x.val.display_float()
            }
            v if self.basic(x.ty).is_some_and(|b| b.is_complex()) && v.is_numeric() => match v {
                crate::constant::Value::Complex(_) => v.display(),
                _ => format!("({} + 0i)", v.display_part()),
            },
            v => v.display(),
        }
    }

    fn describe_type(&self, t: TypeId) -> String {
        if self.store.unalias(t) == TypeId::INVALID {
            return " with invalid type".into();
        }
        let mut desc = String::new();
        if self.is_generic(t) {
            desc.push_str("generic ");
        }
        let param = match self.store.kind(t) {
            TypeKind::TypeParam(p) => Some(p),
            _ => None,
        };
        if param.is_none() && matches!(self.store.raw_kind(t), TypeKind::Alias(_) | TypeKind::Named(_)) {
            let what = match self.store.under_kind(t) {
                TypeKind::Basic(b) => b.name(),
                _ => self.composite_kind(t),
            };
            // `byte` is no more than another name of `uint8`.
            if !what.is_empty() && !matches!(t, TypeId::BYTE | TypeId::RUNE) {
                desc.push_str(what);
                desc.push(' ');
            }
        }
        let mut out = format!(" of {desc}type {}", self.type_str(t));
        if let Some(b) = param.and_then(|p| p.bound()) {
            out.push_str(&format!(" constrained by {}", self.type_str(b)));
            if self.store.type_set(b).terms.as_ref().is_some_and(|t| t.is_empty()) {
                out.push_str(" with empty type set");
            }
        }
        out
    }

    /// Whether `t` still needs type arguments.
    pub(crate) fn is_generic(&self, t: TypeId) -> bool {
        match self.store.kind(t) {
            TypeKind::Named(n) => n.targs.is_empty() && n.tparams().len() > n.implicit as usize,
            TypeKind::Signature(s) => !s.tparams.is_empty(),
            _ => false,
        }
    }
}
