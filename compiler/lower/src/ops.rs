//! Operators: arithmetic with Go's wrapping, division and shift rules, comparisons, boolean control flow.

use crate::func::Fx;
use crate::val::{Mem, Val};
use ir::{BinOp, Block, FloatCond, IntCond, Type, UnOp, Value};
use syntax::ast::{ExprId, ExprKind, Op};
use types::{Basic, Mode, TypeId, TypeKind};

fn is_comparison(op: Op) -> bool {
    matches!(op, Op::Eql | Op::Neq | Op::Lss | Op::Leq | Op::Gtr | Op::Geq)
}

/// Strings of a known length up to this are compared without a call.
const INLINE_EQUAL: i64 = 32;

impl Fx<'_, '_> {
    /// A unary operator other than `&` and `<-`.
    pub fn unary(&mut self, e: ExprId, op: Op, x: ExprId) -> Val {
        let t = self.type_of(e);
        let v = self.expr_to(x, t).scalars();
        self.at_expr(e);
        let un = |fx: &mut Self, op: UnOp| v.iter().map(|&v| fx.b.unary(op, v)).collect();
        Val::S(match op {
            Op::Sub => {
                let float = v.first().is_some_and(|&v| self.b.func.ty(v).is_float());
                un(self, if float { UnOp::Fneg } else { UnOp::Ineg })
            }
            Op::Xor => un(self, UnOp::Inot),
            Op::Not => vec![self.not(v[0])],
            _ => v,
        })
    }

    /// `!v`.
    pub fn not(&mut self, v: Value) -> Value {
        let one = self.boolean(true);
        self.b.binary(BinOp::Xor, v, one)
    }

    /// `x op y`.
    pub fn binary_expr(&mut self, e: ExprId, op: Op, x: ExprId, y: ExprId) -> Val {
        if matches!(op, Op::AndAnd | Op::OrOr) {
            return Val::one(self.logic(e));
        }
        if is_comparison(op) {
            return Val::one(self.compare_expr(e, op, x, y));
        }
        let t = self.type_of(e);
        if matches!(op, Op::Shl | Op::Shr) {
            let v = self.expr_to(x, t).single();
            let n = self.shift_count(y);
            self.at_expr(e);
            return Val::one(self.shift(op, v, n, t));
        }
        if self.is_string(t) {
            return self.concat_expr(e);
        }
        let a = self.expr_to(x, t);
        let b = self.expr_to(y, t);
        self.at_expr(e);
        self.arith(op, a, b, t)
    }

    /// `a && b`, `a || b` as a value.
    fn logic(&mut self, e: ExprId) -> Value {
        let (yes, no, join) = (self.b.new_block(), self.b.new_block(), self.b.new_block());
        self.apart(|fx| fx.cond(e, yes, no));
        self.b.start(yes);
        let t = self.boolean(true);
        self.b.jump(join, vec![t]);
        self.b.start(no);
        let f = self.boolean(false);
        self.b.jump(join, vec![f]);
        self.b.start(join);
        self.b.func.add_param(join, Type::I8)
    }

    /// Jumps to `yes` or `no` as the boolean expression `e` says. Ends the block.
    pub fn cond(&mut self, e: ExprId, yes: Block, no: Block) {
        if self.const_of(e).is_none() {
            match self.ast()[e].kind {
                ExprKind::Paren { x } => return self.cond(x, yes, no),
                ExprKind::Unary { op: Op::Not, x } => return self.cond(x, no, yes),
                ExprKind::Binary { op: Op::AndAnd, x, y } => {
                    let next = self.b.new_block();
                    self.cond(x, next, no);
                    self.b.start(next);
                    return self.cond(y, yes, no);
                }
                ExprKind::Binary { op: Op::OrOr, x, y } => {
                    let next = self.b.new_block();
                    self.cond(x, yes, next);
                    self.b.start(next);
                    return self.cond(y, yes, no);
                }
                _ => {}
            }
        }
        let v = self.expr1(e);
        match self.b.func.as_iconst(v) {
            Some(0) => self.b.jump(no, vec![]),
            Some(_) => self.b.jump(yes, vec![]),
            None => self.b.brif(v, yes, no),
        }
    }

    /// A shift count: 64 bits, checked not to be negative.
    pub fn shift_count(&mut self, y: ExprId) -> Value {
        if let Some(c) = self.const_of(y) {
            return self.int(c.as_u64().unwrap_or(u64::MAX) as i64);
        }
        let t = self.type_of(y);
        let v = self.expr1(y);
        let n = self.widen(v, t);
        if self.is_signed(t) {
            self.at_expr(y);
            let zero = self.int(0);
            let neg = self.b.icmp(IntCond::Slt, n, zero);
            self.cold_if(neg, |fx| {
                fx.rt("runtime.panicshift", vec![]);
            });
        }
        n
    }

    /// `v << n` or `v >> n`.
    pub fn shift(&mut self, op: Op, v: Value, n: Value, t: TypeId) -> Value {
        let op = match op {
            Op::Shl => BinOp::Shl,
            _ if self.is_signed(t) => BinOp::Ashr,
            _ => BinOp::Lshr,
        };
        self.b.binary(op, v, n)
    }

    /// Arithmetic on two values of type `t`.
    pub fn arith(&mut self, op: Op, a: Val, b: Val, t: TypeId) -> Val {
        let (a, b) = (a.scalars(), b.scalars());
        let TypeKind::Basic(basic) = self.under(t) else { return Val::S(a) };
        if basic.is_string() {
            let room = self.nil();
            return Val::S(self.rt("runtime.concatstring2", vec![room, a[0], a[1], b[0], b[1]]));
        }
        if basic.is_complex() {
            return Val::S(self.complex_arith(op, &a, &b));
        }
        let (a, b) = (a[0], b[0]);
        if basic.is_float() {
            let op = match op {
                Op::Add => BinOp::Fadd,
                Op::Sub => BinOp::Fsub,
                Op::Mul => BinOp::Fmul,
                _ => BinOp::Fdiv,
            };
            return Val::one(self.b.binary(op, a, b));
        }
        let signed = !basic.is_unsigned();
        Val::one(match op {
            Op::Add => self.b.binary(BinOp::Iadd, a, b),
            Op::Sub => self.b.binary(BinOp::Isub, a, b),
            Op::Mul => self.b.binary(BinOp::Imul, a, b),
            Op::And => self.b.binary(BinOp::And, a, b),
            Op::Or => self.b.binary(BinOp::Or, a, b),
            Op::Xor => self.b.binary(BinOp::Xor, a, b),
            Op::AndNot => {
                let n = self.b.unary(UnOp::Inot, b);
                self.b.binary(BinOp::And, a, n)
            }
            _ => {
                self.check_divisor(b);
                let op = match (op, signed) {
                    (Op::Div, true) => BinOp::Sdiv,
                    (Op::Div, false) => BinOp::Udiv,
                    (_, true) => BinOp::Srem,
                    (_, false) => BinOp::Urem,
                };
                self.b.binary(op, a, b)
            }
        })
    }

    fn check_divisor(&mut self, b: Value) {
        if self.b.func.as_iconst(b).is_some_and(|n| n != 0) {
            return;
        }
        let ty = self.b.func.ty(b);
        let zero = self.b.iconst(ty, 0);
        let is_zero = self.b.icmp(IntCond::Eq, b, zero);
        self.cold_if(is_zero, |fx| {
            fx.rt("runtime.panicdivide", vec![]);
        });
    }

    fn complex_arith(&mut self, op: Op, a: &[Value], b: &[Value]) -> Vec<Value> {
        match op {
            Op::Add | Op::Sub => {
                let op = if op == Op::Add { BinOp::Fadd } else { BinOp::Fsub };
                a.iter().zip(b).map(|(&x, &y)| self.b.binary(op, x, y)).collect()
            }
            Op::Mul => {
                // As Go: the parts of a complex64 product are computed in double precision and rounded once.
                let narrow = self.b.func.ty(a[0]) == Type::F32;
                let [ar, ai, br, bi] = [a[0], a[1], b[0], b[1]].map(|v| self.widened(v));
                let mut f = |op, x, y| self.b.binary(op, x, y);
                let (rr, ii) = (f(BinOp::Fmul, ar, br), f(BinOp::Fmul, ai, bi));
                let (ri, ir) = (f(BinOp::Fmul, ar, bi), f(BinOp::Fmul, ai, br));
                let out = vec![f(BinOp::Fsub, rr, ii), f(BinOp::Fadd, ri, ir)];
                if narrow { self.narrowed(out) } else { out }
            }
            _ => self.complex_div(a, b),
        }
    }

    /// Division by the runtime where it has it, else scaled by the larger part of the divisor.
    fn complex_div(&mut self, a: &[Value], b: &[Value]) -> Vec<Value> {
        let narrow = self.b.func.ty(a[0]) == Type::F32;
        let [ar, ai, br, bi] = [a[0], a[1], b[0], b[1]].map(|v| self.widened(v));
        let out = if let Some(obj) = self.cx.find_object("runtime", "complex128div") {
            let sym = self.cx.func_sym(obj, None, &[]);
            let sig = ir::Signature { params: vec![Type::F64; 4], results: vec![Type::F64; 2], c_abi: false };
            self.b.call(sym, sig, vec![ar, ai, br, bi])
        } else {
            let (abs_r, abs_i) = (self.b.unary(UnOp::Fabs, br), self.b.unary(UnOp::Fabs, bi));
            let big_r = self.b.fcmp(FloatCond::Ge, abs_r, abs_i);
            let scaled = |fx: &mut Self, p: Value, q: Value, x: Value, y: Value, neg: bool| {
                // (x + y·(q/p)) and (y - x·(q/p)) over p + q·(q/p)
                let ratio = fx.b.binary(BinOp::Fdiv, q, p);
                let qr = fx.b.binary(BinOp::Fmul, q, ratio);
                let den = fx.b.binary(BinOp::Fadd, p, qr);
                let yr = fx.b.binary(BinOp::Fmul, y, ratio);
                let n1 = fx.b.binary(BinOp::Fadd, x, yr);
                let xr = fx.b.binary(BinOp::Fmul, x, ratio);
                let n2 = if neg { fx.b.binary(BinOp::Fsub, xr, y) } else { fx.b.binary(BinOp::Fsub, y, xr) };
                vec![fx.b.binary(BinOp::Fdiv, n1, den), fx.b.binary(BinOp::Fdiv, n2, den)]
            };
            self.branch(big_r, |fx| scaled(fx, br, bi, ar, ai, false), |fx| scaled(fx, bi, br, ai, ar, true))
        };
        if narrow { self.narrowed(out) } else { out }
    }

    /// A float in double precision.
    fn widened(&mut self, v: Value) -> Value {
        match self.b.func.ty(v) {
            Type::F32 => self.b.convert(ir::ConvOp::Promote, Type::F64, v),
            _ => v,
        }
    }

    fn narrowed(&mut self, parts: Vec<Value>) -> Vec<Value> {
        parts.into_iter().map(|v| self.b.convert(ir::ConvOp::Demote, Type::F32, v)).collect()
    }

    // Comparison.

    fn compare_expr(&mut self, e: ExprId, op: Op, x: ExprId, y: ExprId) -> Value {
        let (xn, yn) = (self.is_nil_expr(x), self.is_nil_expr(y));
        if xn || yn {
            let other = if xn { y } else { x };
            let v = if xn && yn { vec![self.nil()] } else { self.expr(other).scalars() };
            self.at_expr(e);
            let nil = self.is_nil(v[0]);
            return if op == Op::Eql { nil } else { self.not(nil) };
        }
        let (xt, yt) = (self.type_of(x), self.type_of(y));
        // Where one side is an interface the other becomes one; an untyped constant takes the other's type.
        let (xi, yi) = (self.cx.st.is_interface(xt), self.cx.st.is_interface(yt));
        let untyped = |t| matches!(self.cx.st.kind(t), TypeKind::Basic(b) if b.is_untyped());
        let t = if xi != yi {
            if xi { xt } else { yt }
        } else if untyped(xt) {
            yt
        } else {
            xt
        };
        let a = self.string_view(x, t, &[y]);
        let b = if xi && yi && !self.cx.st.identical(xt, yt) {
            // Two interface types: the one with more methods converts to the other.
            let v = self.expr(y);
            let any = TypeId::EMPTY_INTERFACE;
            let a = self.assign_conv(a, xt, any);
            let b = self.assign_conv(v, yt, any);
            self.at_expr(e);
            let r = self.equal(any, a, b);
            return if op == Op::Eql { r } else { self.not(r) };
        } else {
            self.string_view(y, t, &[])
        };
        self.at_expr(e);
        self.compare(op, t, a, b)
    }

    /// Whether evaluating `e` may run code that changes variables.
    pub fn may_call(&self, e: ExprId) -> bool {
        match self.ast()[e].kind {
            ExprKind::Name { .. } | ExprKind::Literal { .. } => false,
            ExprKind::Paren { x } | ExprKind::Star { x } | ExprKind::Selector { x, .. } => self.may_call(x),
            _ => self.const_of(e).is_none(),
        }
    }

    /// Whether an element that is called is found by means of a call.
    pub fn contains_call(&self, e: ExprId) -> bool {
        if self.const_of(e).is_some() || self.mode_of(e) == Mode::TypeExpr {
            return false;
        }
        match self.ast()[e].kind {
            ExprKind::Paren { x } | ExprKind::Star { x } | ExprKind::Selector { x, .. } => {
                self.contains_call(x)
            }
            ExprKind::Unary { x, .. } => self.contains_call(x),
            ExprKind::Binary { x, y, .. } => self.contains_call(x) || self.contains_call(y),
            ExprKind::Index { x, args } => {
                self.contains_call(x) || self.ast().list(args).iter().any(|&a| self.contains_call(a))
            }
            ExprKind::Call { fun, args, .. } => {
                self.mode_of(fun) != Mode::TypeExpr
                    || self.ast().list(args).iter().any(|&a| self.contains_call(a))
            }
            _ => false,
        }
    }

    /// `a op b` for values of type `t`.
    pub fn compare(&mut self, op: Op, t: TypeId, a: Val, b: Val) -> Value {
        match op {
            Op::Eql => return self.equal(t, a, b),
            Op::Neq => {
                if let TypeKind::Basic(k) = self.under(t)
                    && !k.is_string()
                    && !k.is_complex()
                {
                    let (a, b) = (a.single(), b.single());
                    return if k.is_float() {
                        self.b.fcmp(FloatCond::Ne, a, b)
                    } else {
                        self.b.icmp(IntCond::Ne, a, b)
                    };
                }
                let r = self.equal(t, a, b);
                return self.not(r);
            }
            _ => {}
        }
        let TypeKind::Basic(k) = self.under(t) else { return self.boolean(false) };
        let (a, b) = (a.scalars(), b.scalars());
        if k.is_float() {
            let c = match op {
                Op::Lss => FloatCond::Lt,
                Op::Leq => FloatCond::Le,
                Op::Gtr => FloatCond::Gt,
                _ => FloatCond::Ge,
            };
            return self.b.fcmp(c, a[0], b[0]);
        }
        let (a, b, signed) = if k.is_string() {
            let r = self.rt1("runtime.cmpstring", vec![a[0], a[1], b[0], b[1]]);
            (r, self.int(0), true)
        } else {
            (a[0], b[0], !k.is_unsigned())
        };
        let c = match (op, signed) {
            (Op::Lss, true) => IntCond::Slt,
            (Op::Leq, true) => IntCond::Sle,
            (Op::Gtr, true) => IntCond::Sgt,
            (_, true) => IntCond::Sge,
            (Op::Lss, false) => IntCond::Ult,
            (Op::Leq, false) => IntCond::Ule,
            (Op::Gtr, false) => IntCond::Ugt,
            (_, false) => IntCond::Uge,
        };
        self.b.icmp(c, a, b)
    }

    /// `a == b` for values of type `t`.
    pub fn equal(&mut self, t: TypeId, a: Val, b: Val) -> Value {
        match self.under(t) {
            TypeKind::Basic(k) if k.is_float() => {
                let (a, b) = (a.single(), b.single());
                self.b.fcmp(FloatCond::Eq, a, b)
            }
            TypeKind::Basic(k) if k.is_complex() => {
                let (a, b) = (a.scalars(), b.scalars());
                let re = self.b.fcmp(FloatCond::Eq, a[0], b[0]);
                let im = self.b.fcmp(FloatCond::Eq, a[1], b[1]);
                self.b.binary(BinOp::And, re, im)
            }
            TypeKind::Basic(Basic::String | Basic::UntypedString) => {
                let (a, b) = (a.scalars(), b.scalars());
                self.string_equal(&a, &b)
            }
            TypeKind::Interface(_) => {
                let (a, b) = (a.scalars(), b.scalars());
                let empty = self.cx.st.type_set(t).methods.is_empty();
                let same = self.b.icmp(IntCond::Eq, a[0], b[0]);
                let f = if empty { "runtime.efaceeq" } else { "runtime.ifaceeq" };
                self.and_then(same, |fx| fx.rt1(f, vec![a[0], a[1], b[1]]))
            }
            TypeKind::Struct(s) => {
                if self.in_memory_regular(t, &a, &b) {
                    return self.memory_equal(t, a, b);
                }
                let offs = self.cx.st.field_offsets(t);
                let fields: Vec<(TypeId, u64)> = s
                    .fields
                    .iter()
                    .zip(offs)
                    .filter(|(f, _)| self.cx.st.text(f.name) != "_")
                    .map(|(f, o)| (f.ty, o))
                    .collect();
                self.all_parts_equal(t, &a, &b, &fields)
            }
            TypeKind::Array(elem, n) => {
                if n == 0 {
                    return self.boolean(true);
                }
                if self.in_memory_regular(t, &a, &b) {
                    return self.memory_equal(t, a, b);
                }
                if n <= 4 {
                    let size = self.size_of(elem);
                    let parts: Vec<(TypeId, u64)> = (0..n as u64).map(|i| (elem, i * size)).collect();
                    return self.all_parts_equal(t, &a, &b, &parts);
                }
                self.array_equal(t, elem, n, a, b)
            }
            _ => {
                let (a, b) = (a.scalars(), b.scalars());
                if a.is_empty() {
                    return self.boolean(true);
                }
                self.b.icmp(IntCond::Eq, a[0], b[0])
            }
        }
    }

    fn in_memory_regular(&mut self, t: TypeId, a: &Val, b: &Val) -> bool {
        !(matches!(a, Val::S(_)) && matches!(b, Val::S(_))) && self.cx.is_regular_memory(t)
    }

    fn memory_equal(&mut self, t: TypeId, a: Val, b: Val) -> Value {
        let (a, b) = (self.in_memory(a, t), self.in_memory(b, t));
        let (pa, pb) = (self.addr_of(a), self.addr_of(b));
        let n = self.size_of(t) as i64;
        let n = self.int(n);
        self.rt1("runtime.memequal", vec![pa, pb, n])
    }

    fn all_parts_equal(&mut self, t: TypeId, a: &Val, b: &Val, parts: &[(TypeId, u64)]) -> Value {
        let (no, join) = (self.b.new_block(), self.b.new_block());
        let mut last = self.boolean(true);
        for (i, &(pt, off)) in parts.iter().enumerate() {
            if i > 0 {
                let next = self.b.new_block();
                self.b.brif(last, next, no);
                self.b.start(next);
            }
            let (pa, pb) = (self.part(a, t, off, pt), self.part(b, t, off, pt));
            last = self.equal(pt, pa, pb);
        }
        self.b.jump(join, vec![last]);
        self.b.start(no);
        let f = self.boolean(false);
        self.b.jump(join, vec![f]);
        self.b.start(join);
        self.b.func.add_param(join, Type::I8)
    }

    fn array_equal(&mut self, t: TypeId, elem: TypeId, n: i64, a: Val, b: Val) -> Value {
        let (a, b) = (self.in_memory(a, t), self.in_memory(b, t));
        let (pa, pb) = (self.addr_of(a), self.addr_of(b));
        let counter = self.temp(TypeId::INT);
        let zero = self.int(0);
        self.store_scalar(zero, counter);
        let (head, body, next) = (self.b.new_block(), self.b.new_block(), self.b.new_block());
        let (yes, no, join) = (self.b.new_block(), self.b.new_block(), self.b.new_block());
        self.jump_start(head);
        let i = self.load_scalar(Type::I64, counter);
        let len = self.int(n);
        let more = self.b.icmp(IntCond::Ult, i, len);
        self.b.brif(more, body, yes);
        self.b.start(body);
        let (ea, eb) = (self.elem_ptr(pa, i, elem), self.elem_ptr(pb, i, elem));
        let (va, vb) = (self.load(Mem::at(ea), elem), self.load(Mem::at(eb), elem));
        let same = self.equal(elem, va, vb);
        self.b.brif(same, next, no);
        self.b.start(next);
        let i = self.add_const(i, 1);
        self.store_scalar(i, counter);
        self.b.jump(head, vec![]);
        for (block, r) in [(yes, true), (no, false)] {
            self.b.start(block);
            let r = self.boolean(r);
            self.b.jump(join, vec![r]);
        }
        self.b.start(join);
        self.b.func.add_param(join, Type::I8)
    }

    /// `cond && f()`.
    pub fn and_then(&mut self, cond: Value, f: impl FnOnce(&mut Self) -> Value) -> Value {
        self.branch(cond, |fx| vec![f(fx)], |fx| vec![fx.boolean(false)])[0]
    }

    fn string_equal(&mut self, a: &[Value], b: &[Value]) -> Value {
        let same = self.b.icmp(IntCond::Eq, a[1], b[1]);
        let known = |v| self.b.func.as_iconst(v);
        if known(a[1]) == Some(0) || known(b[1]) == Some(0) {
            return same;
        }
        if let Some(n) = known(a[1]).or(known(b[1])).filter(|&n| n <= INLINE_EQUAL) {
            return self.and_then(same, |fx| fx.bytes_equal(a[0], b[0], n as u64));
        }
        self.and_then(same, |fx| fx.rt1("runtime.memequal", vec![a[0], b[0], a[1]]))
    }

    /// Whether the same 1 to [`INLINE_EQUAL`] bytes are at both places.
    fn bytes_equal(&mut self, a: Value, b: Value, n: u64) -> Value {
        let ty = match n {
            8.. => Type::I64,
            4.. => Type::I32,
            2.. => Type::I16,
            _ => Type::I8,
        };
        // The last piece may overlap the one before.
        let size = ty.bytes() as u64;
        let mut at: Vec<u64> = (0..n / size).map(|i| i * size).collect();
        if !n.is_multiple_of(size) {
            at.push(n - size);
        }
        let mut differ = None;
        for at in at {
            let (x, y) =
                (self.load_scalar(ty, Mem::at(a).plus(at)), self.load_scalar(ty, Mem::at(b).plus(at)));
            let d = self.b.binary(BinOp::Xor, x, y);
            differ = Some(differ.map_or(d, |e| self.b.binary(BinOp::Or, d, e)));
        }
        let zero = self.b.iconst(ty, 0);
        match differ {
            Some(d) => self.b.icmp(IntCond::Eq, d, zero),
            None => self.boolean(true),
        }
    }

    // Strings.

    /// `a + b + c …` in one allocation.
    fn concat_expr(&mut self, e: ExprId) -> Val {
        let mut parts = Vec::new();
        self.concat_parts(e, &mut parts);
        let mut vals = Vec::with_capacity(parts.len());
        for (i, &p) in parts.iter().enumerate() {
            let t = self.type_of(p);
            vals.push(self.string_view(p, t, &parts[i + 1..]).scalars());
        }
        self.at_expr(e);
        // Where nobody keeps the result, `opt` makes room for it.
        let room = self.nil();
        let args =
            |vals: &[Vec<Value>]| std::iter::once(room).chain(vals.iter().flatten().copied()).collect();
        let out = match vals.len() {
            2 => self.rt("runtime.concatstring2", args(&vals)),
            3 => self.rt("runtime.concatstring3", args(&vals)),
            n => {
                let t = self.cx.st.array(TypeId::STRING, n as i64);
                let m = self.temp(t);
                for (i, v) in vals.into_iter().enumerate() {
                    self.store(Val::S(v), m.plus(16 * i as u64), TypeId::STRING);
                }
                let p = self.addr_of(m);
                let n = self.int(n as i64);
                self.rt("runtime.concatstrings", vec![room, p, n, n])
            }
        };
        self.remark_expr(out[0], e);
        Val::S(out)
    }

    /// The operands of a tree of `+`, constant ones together.
    fn concat_parts(&self, e: ExprId, out: &mut Vec<ExprId>) {
        if self.const_of(e).is_none() {
            match self.ast()[e].kind {
                ExprKind::Paren { x } => return self.concat_parts(x, out),
                ExprKind::Binary { op: Op::Add, x, y } => {
                    self.concat_parts(x, out);
                    self.concat_parts(y, out);
                    return;
                }
                _ => {}
            }
        }
        out.push(e);
    }
}
