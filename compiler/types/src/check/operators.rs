//! Unary and binary operators, comparisons and shifts.

use super::{Checker, Operand};
use crate::constant::{self, BinaryOp, CompareOp, Value};
use crate::info::Mode;
use crate::types::ChanDir;
use crate::types::*;
use syntax::ast::*;

fn binary_op(op: Op) -> BinaryOp {
    match op {
        Op::Add => BinaryOp::Add,
        Op::Sub => BinaryOp::Sub,
        Op::Mul => BinaryOp::Mul,
        Op::Div => BinaryOp::Quo,
        Op::Rem => BinaryOp::Rem,
        Op::And => BinaryOp::And,
        Op::Or => BinaryOp::Or,
        Op::Xor => BinaryOp::Xor,
        Op::AndNot => BinaryOp::AndNot,
        Op::AndAnd => BinaryOp::LogicalAnd,
        _ => BinaryOp::LogicalOr,
    }
}

fn compare_op(op: Op) -> CompareOp {
    match op {
        Op::Eql => CompareOp::Eq,
        Op::Neq => CompareOp::Ne,
        Op::Lss => CompareOp::Lt,
        Op::Leq => CompareOp::Le,
        Op::Gtr => CompareOp::Gt,
        _ => CompareOp::Ge,
    }
}

impl Checker<'_> {
    pub(crate) fn unary(&mut self, e: ExprId, mut op: Op, inner: ExprId, hint: Option<TypeId>) -> Operand {
        let ast = self.ast;
        if op == Op::And {
            return self.address_of(e, inner, hint);
        }
        let mut x = self.expr(inner);
        if x.is_invalid() {
            return x;
        }
        match op {
            Op::Recv => return self.receive(x),
            Op::Tilde => {
                let mut msg = "cannot use ~ outside of interface or type constraint".to_string();
                if !self.all_integer(x.ty) {
                    self.error_at("UndefinedOp", e, msg);
                    return Operand::invalid(e);
                }
                // Taken for what other languages mean by it.
                msg.push_str(" (use ^ for bitwise complement)");
                self.error_at("UndefinedOp", e, msg);
                op = Op::Xor;
            }
            _ => {}
        }
        let ok = match op {
            Op::Add | Op::Sub => self.all_numeric(x.ty),
            Op::Xor => self.all_integer(x.ty),
            _ => self.all_boolean(x.ty),
        };
        if !ok {
            let msg = format!("invalid operation: operator {op} not defined on {}", self.describe(&x));
            self.error_op("UndefinedOp", &x, msg);
            x.mode = Mode::Invalid;
            return x;
        }
        if x.is_const() {
            if matches!(x.val, Value::Unknown) {
                x.expr = Some(e);
                return x;
            }
            x.val = match op {
                Op::Add => x.val.clone(),
                Op::Sub => constant::binary(&Value::Int(0), BinaryOp::Sub, &x.val, true),
                Op::Xor => {
                    let bits = self
                        .basic(x.ty)
                        .filter(|b| b.is_unsigned())
                        .map(|_| self.store.size_align(x.ty).0 as u32 * 8);
                    constant::unary_xor(&x.val, bits)
                }
                _ => constant::unary_not(&x.val),
            };
            x.expr = Some(e);
            let pos = ast[e].pos;
            self.overflow(&mut x, pos);
            return x;
        }
        x.mode = Mode::Value;
        x
    }

    fn address_of(&mut self, e: ExprId, inner: ExprId, hint: Option<TypeId>) -> Operand {
        let ast = self.ast;
        let target = ast.unparen(inner);
        let hint = hint.and_then(|t| match self.store.under_kind(t) {
            TypeKind::Pointer(b) => Some(b),
            _ => None,
        });
        let lit = matches!(ast[target].kind, ExprKind::CompositeLit { .. });
        let mut x = self.expr_with(inner, if lit { hint } else { None });
        if x.is_invalid() {
            return x;
        }
        if !lit && x.mode != Mode::Variable {
            let msg = format!("invalid operation: cannot take address of {}", self.describe(&x));
            self.error_op("UnaddressableOperand", &x, msg);
            return Operand::invalid(e);
        }
        self.mark_address(inner);
        x.mode = Mode::Value;
        x.ty = self.store.pointer(x.ty);
        x
    }

    fn receive(&mut self, mut x: Operand) -> Operand {
        match self.chan_elem(&x, ChanDir::Send) {
            Ok(elem) => {
                x.mode = Mode::CommaOk;
                x.ty = elem;
                self.env.has_call_or_recv = true;
            }
            Err(cause) => {
                let msg = if self.store.is_type_param(x.ty) {
                    format!("invalid operation: cannot receive from {}: {cause}", self.describe(&x))
                } else {
                    format!(
                        "invalid operation: cannot receive from {} {}",
                        chan_sort(&cause),
                        self.describe_chan(&x)
                    )
                };
                self.error_op("InvalidReceive", &x, msg);
                x.mode = Mode::Invalid;
            }
        }
        x
    }

    /// The element type of channel `x`, or why it is none that all types of its set allow; `bad` is the direction that
    /// forbids the operation.
    pub(crate) fn chan_elem(&self, x: &Operand, bad: ChanDir) -> Result<TypeId, String> {
        let own = [Term { tilde: false, ty: x.ty }];
        let terms = match self.store.is_type_param(x.ty) {
            true => self.store.param_terms(x.ty).unwrap_or(&[]),
            false => &own,
        };
        let mut first: Option<(TypeId, TypeId)> = None;
        for term in terms {
            let u = self.store.under(term.ty);
            let TypeKind::Chan(dir, elem) = self.store.kind(u) else {
                return Err(format!("non-channel {}", self.type_str(u)));
            };
            if dir == bad {
                let what = if bad == ChanDir::Send { "send-only" } else { "receive-only" };
                return Err(format!("{what} channel {}", self.type_str(u)));
            }
            match first {
                Some((c, e)) if !self.store.identical(e, elem) => {
                    let (c, u) = (self.type_str(c), self.type_str(u));
                    return Err(format!("channels {c} and {u} have different element types"));
                }
                Some(_) => {}
                None => first = Some((u, elem)),
            }
        }
        first.map(|f| f.1).ok_or_else(|| "no specific channel type".into())
    }

    pub(crate) fn describe_chan(&self, x: &Operand) -> String {
        format!("{} {}", self.type_str(x.ty), self.describe(x))
    }

    pub(crate) fn binary(&mut self, e: ExprId, op: Op, lhs: ExprId, rhs: ExprId) -> Operand {
        let x = self.expr(lhs);
        let y = self.expr(rhs);
        self.binary_operands(Some(e), op, x, y, None)
    }

    /// `x op y`, for expression `e` or, without one, for the assignment `lhs op= rhs`.
    pub(crate) fn binary_operands(
        &mut self,
        e: Option<ExprId>,
        op: Op,
        mut x: Operand,
        mut y: Operand,
        assign: Option<(ExprId, ExprId)>,
    ) -> Operand {
        if x.is_invalid() || y.is_invalid() {
            x.mode = Mode::Invalid;
            return x;
        }
        let pos = match (e, assign) {
            (Some(e), _) => self.ast[e].pos,
            _ => x.expr.map_or(source::Pos::NONE, |e| self.start(e)),
        };
        if op.is_shift() {
            self.shift(&mut x, &mut y, e, op, pos);
            return x;
        }
        self.match_operands(&mut x, &mut y, op.is_comparison());
        if x.is_invalid() {
            return x;
        }
        if op.is_comparison() {
            self.comparison(&mut x, &mut y, op, false);
            return x;
        }
        if !self.store.identical(x.ty, y.ty) {
            if self.is_valid(x.ty) && self.is_valid(y.ty) {
                // Beside an interface, an untyped string or boolean has its default type.
                let shown = |c: &Self, t: TypeId, other: TypeId| {
                    let plain = c.is_untyped(t)
                        && !c.is_untyped_numeric(t)
                        && t != TypeId::UNTYPED_NIL
                        && c.store.is_interface(other);
                    c.type_str(if plain { c.default_type(t) } else { t })
                };
                let (xt, yt) = (shown(self, x.ty, y.ty), shown(self, y.ty, x.ty));
                let what = match (e, assign) {
                    (Some(e), _) => self.expr_string(e),
                    (None, Some((l, r))) => format!("{} {op}= {}", self.expr_string(l), self.expr_string(r)),
                    _ => String::new(),
                };
                let at = e.or(assign.map(|a| a.0)).or(x.expr);
                let msg = format!("invalid operation: {what} (mismatched types {xt} and {yt})");
                if let Some(at) = at {
                    self.error_at("MismatchedTypes", at, msg);
                }
            }
            x.mode = Mode::Invalid;
            return x;
        }
        let ok = match op {
            Op::Add => self.all_numeric_or_string(x.ty),
            Op::Sub | Op::Mul | Op::Div => self.all_numeric(x.ty),
            Op::Rem | Op::And | Op::Or | Op::Xor | Op::AndNot => self.all_integer(x.ty),
            _ => self.all_boolean(x.ty),
        };
        if !ok {
            let msg = format!("invalid operation: operator {op} not defined on {}", self.describe(&x));
            self.error_op("UndefinedOp", &x, msg);
            x.mode = Mode::Invalid;
            return x;
        }
        if matches!(op, Op::Div | Op::Rem)
            && (x.is_const() || self.all_integer(x.ty))
            && y.is_const()
            && y.val.is_zero()
        {
            self.error_op("DivByZero", &y, "invalid operation: division by zero");
            x.mode = Mode::Invalid;
            return x;
        }
        if x.is_const() && y.is_const() {
            if matches!(x.val, Value::Unknown) || matches!(y.val, Value::Unknown) {
                x.val = Value::Unknown;
                x.expr = e.or(x.expr);
                return x;
            }
            let int_div = op == Op::Div && self.is_integer(x.ty);
            x.val = constant::binary(&x.val, binary_op(op), &y.val, int_div);
            x.expr = e.or(x.expr);
            self.overflow(&mut x, pos);
            return x;
        }
        x.mode = Mode::Value;
        x
    }

    /// Converts an untyped operand to the type of the other one, where their sorts allow it at all.
    pub(crate) fn match_operands(&mut self, x: &mut Operand, y: &mut Operand, comparison: bool) {
        if !self.may_convert(x, y, comparison) {
            return;
        }
        self.convert_untyped(x, y.ty);
        if x.is_invalid() {
            return;
        }
        self.convert_untyped(y, x.ty);
        if y.is_invalid() {
            x.mode = Mode::Invalid;
        }
    }

    /// `x op y` for a comparison; also the cases of a switch.
    pub(crate) fn comparison(&mut self, x: &mut Operand, y: &mut Operand, op: Op, switch_case: bool) {
        let mut ignored = String::new();
        let mut code = "MismatchedTypes";
        let fault: Option<(bool, String)> = 'fault: {
            let fits = self.assignable(x, y.ty, &mut ignored).is_ok()
                || self.assignable(y, x.ty, &mut ignored).is_ok();
            if !fits {
                let cause = format!("mismatched types {} and {}", self.type_str(x.ty), self.type_str(y.ty));
                break 'fault Some((false, cause));
            }
            code = "UndefinedOp";
            if matches!(op, Op::Eql | Op::Neq) {
                if x.is_nil() || y.is_nil() {
                    let t = if x.is_nil() { y.ty } else { x.ty };
                    if !self.has_nil(t)
                        || (x.is_nil() && y.is_nil() && self.is_untyped(x.ty) && self.is_untyped(y.ty))
                    {
                        break 'fault Some((false, String::new()));
                    }
                } else if !self.store.comparable(x.ty) {
                    break 'fault Some((true, self.incomparable_cause(x.ty)));
                } else if !self.store.comparable(y.ty) {
                    break 'fault Some((false, self.incomparable_cause(y.ty)));
                }
            } else if !self.all_ordered(x.ty) {
                break 'fault Some((true, String::new()));
            } else if !self.all_ordered(y.ty) {
                break 'fault Some((false, String::new()));
            }
            None
        };
        if let Some((at_x, cause)) = fault {
            return self.comparison_error(x, y, op, switch_case, code, at_x, cause);
        }
        if x.is_const() && y.is_const() {
            x.val = match constant::compare(&x.val, compare_op(op), &y.val) {
                Some(b) => Value::Bool(b),
                None => Value::Unknown,
            };
        } else {
            x.mode = Mode::Value;
            for o in [&*x, &*y] {
                if let Some(e) = o.expr {
                    let t = self.default_type(o.ty);
                    self.update_type(e, t, true);
                }
            }
        }
        x.ty = TypeId::UNTYPED_BOOL;
    }

    fn comparison_error(
        &mut self,
        x: &mut Operand,
        y: &Operand,
        op: Op,
        switch_case: bool,
        code: &'static str,
        at_x: bool,
        cause: String,
    ) {
        let mut at_x = at_x;
        let mut cause = cause;
        if cause.is_empty() {
            let (xp, yp) = (self.store.is_type_param(x.ty), self.store.is_type_param(y.ty));
            if xp || yp {
                if !xp {
                    at_x = false;
                }
                let t = if at_x { x.ty } else { y.ty };
                cause = format!("type parameter {} cannot use operator {op}", self.type_str(t));
            } else {
                let t = if at_x { x.ty } else { y.ty };
                let mut what = self.composite_kind(t).to_string();
                if what.is_empty() {
                    what = self.type_str(t);
                }
                if x.is_nil() && y.is_nil() {
                    what = "untyped nil".into();
                }
                cause = format!("operator {op} not defined on {what}");
            }
        }
        let text = |c: &Self, o: &Operand| o.expr.map_or(String::new(), |e| c.expr_string(e));
        let (xs, ys) = (text(self, x), text(self, y));
        if switch_case {
            let msg = if ys.is_empty() {
                format!("invalid case {xs} in switch on true ({cause})")
            } else {
                format!("invalid case {xs} in switch on {ys} ({cause})")
            };
            self.error_op(code, x, msg);
        } else {
            let msg = format!("invalid operation: {xs} {op} {ys} ({cause})");
            let at = if at_x { x.clone() } else { y.clone() };
            self.error_op(code, &at, msg);
        }
        x.mode = Mode::Invalid;
    }

    /// Why values of `t` cannot be compared; empty if there is nothing special to say.
    pub(crate) fn incomparable_cause(&self, t: TypeId) -> String {
        match self.store.under_kind(t) {
            TypeKind::Slice(_) | TypeKind::Signature(_) | TypeKind::Map(..) => {
                return format!("{} can only be compared to nil", self.composite_kind(t));
            }
            _ => {}
        }
        if self.store.is_type_param(t) {
            return "incomparable types in type set".into();
        }
        match self.store.under_kind(t) {
            TypeKind::Struct(s) => match s.fields.iter().find(|f| !self.store.comparable(f.ty)) {
                Some(f) => format!("struct containing {} cannot be compared", self.type_str(f.ty)),
                None => String::new(),
            },
            TypeKind::Array(..) => format!("{} cannot be compared", self.type_str(t)),
            _ => String::new(),
        }
    }

    fn shift(&mut self, x: &mut Operand, y: &mut Operand, e: Option<ExprId>, op: Op, pos: source::Pos) {
        let xval = if x.is_const() { x.val.to_int() } else { None };
        let unknown = x.is_const() && matches!(x.val, Value::Unknown);
        if !(self.all_integer(x.ty) || self.is_untyped(x.ty) && (xval.is_some() || unknown)) {
            let msg = format!("invalid operation: shifted operand {} must be integer", self.describe(x));
            self.error_op("InvalidShiftOperand", x, msg);
            x.mode = Mode::Invalid;
            return;
        }
        if y.is_const() {
            if y.val.to_int().is_some_and(|v| v.sign() < 0) {
                let msg = format!("invalid operation: negative shift count {}", self.describe(y));
                self.error_op("InvalidShiftCount", y, msg);
                x.mode = Mode::Invalid;
                return;
            }
            if self.is_untyped(y.ty) {
                let original = y.ty;
                self.representable(y, TypeId::UINT, Basic::Uint);
                if y.is_invalid() {
                    x.mode = Mode::Invalid;
                    return;
                }
                let _ = original;
            }
        }
        if self.is_untyped(y.ty) {
            if !y.is_const() || !x.is_const() {
                self.convert_untyped(y, TypeId::UINT);
                if y.is_invalid() {
                    x.mode = Mode::Invalid;
                    return;
                }
            }
        } else if !self.all_integer(y.ty) {
            let msg = format!("invalid operation: shift count {} must be integer", self.describe(y));
            self.error_op("InvalidShiftCount", y, msg);
            x.mode = Mode::Invalid;
            return;
        } else if !y.is_const() && !self.all_unsigned(y.ty) && !self.allows(13) {
            let what = format!("invalid operation: signed shift count {}", self.describe(y));
            let at = y.expr.map_or(pos, |e| self.start(e));
            self.need_version(at, 13, &what);
            x.mode = Mode::Invalid;
            return;
        }
        if x.is_const() {
            if y.is_const() {
                if unknown || matches!(y.val, Value::Unknown) {
                    x.val = Value::Unknown;
                    if !self.is_integer(x.ty) {
                        x.ty = TypeId::UNTYPED_INT;
                    }
                    return;
                }
                const BOUND: u64 = 1023 - 1 + 52;
                let count = y.val.as_u64().filter(|&s| s <= BOUND);
                let (Some(count), Some(v)) = (count, xval) else {
                    let msg = format!("invalid operation: invalid shift count {}", self.describe(y));
                    self.error_op("InvalidShiftCount", y, msg);
                    x.mode = Mode::Invalid;
                    return;
                };
                if !self.is_integer(x.ty) {
                    x.ty = TypeId::UNTYPED_INT;
                }
                x.val = constant::shift(&v, op == Op::Shl, count).unwrap_or(Value::Unknown);
                x.expr = e.or(x.expr);
                self.overflow(x, pos);
                return;
            }
            if self.is_untyped(x.ty) {
                // The constant takes the type that the whole shift will have.
                if let Some(inner) = x.expr {
                    let mut at = inner;
                    loop {
                        self.shift_operands.insert((self.file, at.index() as u32));
                        match self.ast[at].kind {
                            ExprKind::Paren { x } => at = x,
                            _ => break,
                        }
                    }
                }
                x.mode = Mode::Value;
                return;
            }
        }
        if !self.all_integer(x.ty) {
            let msg = format!("invalid operation: shifted operand {} must be integer", self.describe(x));
            self.error_op("InvalidShiftOperand", x, msg);
            x.mode = Mode::Invalid;
            return;
        }
        x.mode = Mode::Value;
    }
}

/// `send-only channel`, `non-channel` and the like, from the reason that ends with the type.
pub(crate) fn chan_sort(cause: &str) -> &str {
    match cause.find("channel ") {
        Some(i) => &cause[..i + "channel".len()],
        None => cause,
    }
}
