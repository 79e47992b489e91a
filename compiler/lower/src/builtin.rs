//! The predeclared functions and those of package unsafe.

use crate::func::Fx;
use crate::val::{Mem, Val};
use abi::call::GROW_CANDIDATE;
use ir::{BinOp, IntCond, Type, Value};
use syntax::ast::{ExprId, ExprKind, Op};
use types::{Basic, Builtin, TypeId, TypeKind};

impl Fx<'_, '_> {
    /// A call of a builtin.
    pub fn builtin(&mut self, e: ExprId, b: Builtin) -> Val {
        let ExprKind::Call { args, dots, .. } = self.ast()[e].kind else { return Val::S(vec![]) };
        let args: Vec<ExprId> = self.ast().list(args).to_vec();
        let mut roots = args.clone();
        if b == Builtin::Append
            && dots
            && let Some(n) = self.made_length(args[1])
        {
            // The slice itself is not made.
            roots[1] = n;
        }
        self.operands(&roots, |fx| fx.builtin_call(e, b, &args, dots))
    }

    fn builtin_call(&mut self, e: ExprId, b: Builtin, args: &[ExprId], dots: bool) -> Val {
        let t = self.type_of(e);
        match b {
            Builtin::Append => self.append(e, t, args, dots),
            Builtin::Len | Builtin::Cap => Val::one(self.len_or_cap(e, b, args[0])),
            Builtin::Clear => {
                self.clear_builtin(e, args[0]);
                Val::S(vec![])
            }
            Builtin::Close => {
                let c = self.expr1(args[0]);
                self.at_expr(e);
                self.rt("runtime.closechan", vec![c]);
                Val::S(vec![])
            }
            Builtin::Complex => {
                let part = if self.size_of(t) == 8 { TypeId::FLOAT32 } else { TypeId::FLOAT64 };
                let re = self.expr_to(args[0], part).single();
                let im = self.expr_to(args[1], part).single();
                Val::S(vec![re, im])
            }
            Builtin::Real | Builtin::Imag => {
                let v = self.expr(args[0]).scalars();
                Val::one(v[usize::from(b == Builtin::Imag)])
            }
            Builtin::Copy => self.copy_builtin(e, args[0], args[1]),
            Builtin::Delete => {
                self.map_delete(e, args[0], args[1]);
                Val::S(vec![])
            }
            Builtin::Make => self.make(e, t, args),
            Builtin::Max | Builtin::Min => self.min_max(e, b, t, args),
            Builtin::New => self.new_builtin(e, t, args[0]),
            Builtin::Panic => {
                let v = self.expr_to(args[0], TypeId::EMPTY_INTERFACE).scalars();
                self.at_expr(e);
                self.rt("runtime.gopanic", v);
                Val::S(vec![])
            }
            Builtin::Print | Builtin::Println => {
                self.print(e, args, b == Builtin::Println);
                Val::S(vec![])
            }
            Builtin::Recover => {
                self.at_expr(e);
                let fp = self.frame_pointer();
                Val::S(self.rt("runtime.gorecover", vec![fp]))
            }
            Builtin::UnsafeAdd => {
                let p = self.expr1(args[0]);
                let (n, _) = self.index_value(args[1]);
                Val::one(self.b.ptr_add(p, n))
            }
            Builtin::UnsafeSlice => {
                let p = self.expr1(args[0]);
                let elem = match self.under(self.type_of(args[0])) {
                    TypeKind::Pointer(t) => t,
                    _ => TypeId::UINT8,
                };
                let n = self.index_value(args[1]);
                self.at_expr(e);
                let size = self.size_of(elem);
                self.check_unsafe(p, n, size, 0);
                Val::S(vec![p, n.0, n.0])
            }
            Builtin::UnsafeString => {
                let p = self.expr1(args[0]);
                let n = self.index_value(args[1]);
                self.at_expr(e);
                self.check_unsafe(p, n, 1, 2);
                Val::S(vec![p, n.0])
            }
            Builtin::UnsafeSliceData | Builtin::UnsafeStringData => {
                let v = self.expr(args[0]).scalars();
                Val::one(v[0])
            }
            // Constant except for types that depend on type arguments.
            Builtin::UnsafeSizeof => {
                let t = self.type_of(args[0]);
                let n = self.size_of(t);
                Val::one(self.int(n as i64))
            }
            Builtin::UnsafeAlignof => {
                let t = self.type_of(args[0]);
                let n = self.cx.layout(t).align;
                Val::one(self.int(n as i64))
            }
            Builtin::UnsafeOffsetof => Val::one(self.offset_of(args[0])),
        }
    }

    fn offset_of(&mut self, x: ExprId) -> Value {
        let x = self.ast().unparen(x);
        let mut off = 0;
        if let Some(sel) = self.info().selection(x.index() as u32) {
            let mut t = self.ty(sel.recv);
            for &i in &sel.path {
                if let TypeKind::Pointer(e) = self.under(t) {
                    t = e;
                    off = 0;
                }
                let Some((ft, o)) = self.cx.field(t, i) else { break };
                off += o;
                t = ft;
            }
        }
        self.int(off as i64)
    }

    /// Panics unless `n` elements of `size` bytes at `p` can be; `code` is that of the length's message.
    fn check_unsafe(&mut self, p: Value, n: (Value, bool), size: u64, code: i64) {
        let max = self.int((1u64 << 47).checked_div(size).map_or(i64::MAX, |n| n as i64));
        let bad = self.b.icmp(IntCond::Ugt, n.0, max);
        self.cold_if(bad, |fx| {
            let c = fx.b.iconst(Type::I8, code);
            fx.rt("runtime.panicunsafe", vec![c]);
        });
        let nil = self.is_nil(p);
        let zero = self.int(0);
        let some = self.b.icmp(IntCond::Ne, n.0, zero);
        let bad = self.b.binary(BinOp::And, nil, some);
        self.cold_if(bad, |fx| {
            let c = fx.b.iconst(Type::I8, code + 1);
            fx.rt("runtime.panicunsafe", vec![c]);
        });
    }

    fn len_or_cap(&mut self, e: ExprId, b: Builtin, x: ExprId) -> Value {
        let t = self.type_of(x);
        match self.under(t) {
            TypeKind::Slice(_) => {
                if b == Builtin::Len
                    && let Some(s) = self.runes_of_string(x)
                {
                    let s = self.expr(s).scalars();
                    return self.rt1("runtime.countrunes", s);
                }
                let v = self.expr(x).scalars();
                v[if b == Builtin::Len { 1 } else { 2 }]
            }
            TypeKind::Basic(_) if let Some(bytes) = self.bytes_of_string(x) => {
                let v = self.expr(bytes).scalars();
                v[1]
            }
            TypeKind::Map(..) => {
                let m = self.expr1(x);
                self.map_len(m)
            }
            TypeKind::Chan(..) => {
                let c = self.expr1(x);
                self.at_expr(e);
                self.rt1(if b == Builtin::Len { "runtime.chanlen" } else { "runtime.chancap" }, vec![c])
            }
            TypeKind::Array(_, n) => {
                if self.may_call(x) {
                    self.expr(x);
                }
                self.int(n)
            }
            TypeKind::Pointer(a) => {
                if self.may_call(x) {
                    self.expr(x);
                }
                match self.under(a) {
                    TypeKind::Array(_, n) => self.int(n),
                    _ => self.int(0),
                }
            }
            _ => self.expr(x).scalars()[1],
        }
    }

    /// `append(s, …)`.
    fn append(&mut self, e: ExprId, t: TypeId, args: &[ExprId], dots: bool) -> Val {
        let TypeKind::Slice(elem) = self.under(t) else { return self.expr(args[0]) };
        if let [x] = args
            && matches!(self.cx.st.kind(self.type_of(*x)), TypeKind::Tuple(_))
        {
            let (mut vals, tys) = self.multi(*x);
            let s = vals.remove(0).scalars();
            let rest =
                vals.into_iter().zip(&tys[1..]).map(|(v, &from)| self.assign_conv(v, from, elem)).collect();
            self.at_expr(e);
            return self.append_values(s, rest, elem, 0);
        }
        if !dots && args[1..].iter().any(|&a| self.may_fail(a)) {
            for &a in args {
                self.evaluate_safe(a);
            }
        }
        let s = self.expr_to(args[0], t).scalars();
        if dots && let Some(n) = self.made_length(args[1]) {
            let n = self.index_value(n).0;
            self.at_expr(args[1]);
            return self.append_zeros(s, n, elem);
        }
        if dots {
            // The second operand may be a string.
            let other = if self.is_nil_expr(args[1]) {
                self.zero(t).scalars()
            } else {
                self.bytes_view(args[1]).scalars()
            };
            self.at_expr(e);
            return self.append_slice(s, other[0], other[1], elem);
        }
        let mut vals = Vec::with_capacity(args.len() - 1);
        for &a in &args[1..] {
            vals.push(self.expr_to(a, elem));
        }
        self.at_expr(e);
        let mark = if self.is_own_slice(args[0]) { GROW_CANDIDATE } else { 0 };
        self.append_values(s, vals, elem, mark)
    }

    /// Whether a slice is a local variable, lies in one, or is the value of an expression.
    fn is_own_slice(&self, e: ExprId) -> bool {
        match self.ast()[self.ast().unparen(e)].kind {
            ExprKind::Name { .. } => self.is_local(e),
            ExprKind::Selector { x, .. } => {
                !matches!(self.under(self.type_of(x)), TypeKind::Pointer(_)) && self.is_own_slice(x)
            }
            ExprKind::Slice { x, .. } => self.is_own_slice(x),
            ExprKind::Index { .. } | ExprKind::Star { .. } => false,
            _ => true,
        }
    }

    /// `append` of values to a slice at hand; `mark` is [`GROW_CANDIDATE`] or nothing.
    pub fn append_values(&mut self, s: Vec<Value>, vals: Vec<Val>, elem: TypeId, mark: i64) -> Val {
        if vals.is_empty() {
            return Val::S(s);
        }
        let n = self.int(vals.len() as i64);
        let marked = self.int(vals.len() as i64 | mark);
        let old_len = s[1];
        let (ptr, len, cap) = self.grow(&s, n, marked, elem);
        let size = self.size_of(elem);
        let base = self.elem_ptr(ptr, old_len, elem);
        for (i, v) in vals.into_iter().enumerate() {
            self.store(v, Mem::at(base).plus(i as u64 * size), elem);
        }
        Val::S(vec![ptr, len, cap])
    }

    /// Room for `n` more elements, with a mark in `marked`: pointer, new length, capacity.
    fn grow(&mut self, s: &[Value], n: Value, marked: Value, elem: TypeId) -> (Value, Value, Value) {
        let len = self.b.binary(BinOp::Iadd, s[1], n);
        let short = self.b.icmp(IntCond::Ugt, len, s[2]);
        let (ptr, cap) = (s[0], s[2]);
        let cold = self.b.new_cold_block();
        let join = self.b.new_block();
        let stay = self.b.new_block();
        self.b.brif(short, cold, stay);
        self.b.start(stay);
        self.b.jump(join, vec![ptr, cap]);
        self.b.start(cold);
        let ty = self.layout_addr(elem);
        let room = self.nil();
        let r = self.rt("runtime.growslice", vec![ty, ptr, len, cap, marked, room]);
        self.b.jump(join, vec![r[0], r[2]]);
        self.b.start(join);
        let ptr = self.b.func.add_param(join, Type::Ptr);
        let cap = self.b.func.add_param(join, Type::I64);
        (ptr, len, cap)
    }

    fn append_slice(&mut self, s: Vec<Value>, from: Value, n: Value, elem: TypeId) -> Val {
        let (ptr, len, cap) = self.grow(&s, n, n, elem);
        let dst = self.elem_ptr(ptr, s[1], elem);
        self.move_elems(dst, from, n, elem);
        Val::S(vec![ptr, len, cap])
    }

    /// The length of a slice that is made for nothing but its zeros.
    fn made_length(&self, e: ExprId) -> Option<ExprId> {
        let ExprKind::Call { fun, args, .. } = self.ast()[self.ast().unparen(e)].kind else { return None };
        match *self.ast().list(args) {
            [_, n] if self.builtin_of(fun) == Some(Builtin::Make) => Some(n),
            _ => None,
        }
    }

    /// `append(s, make([]T, n)...)`.
    fn append_zeros(&mut self, s: Vec<Value>, n: Value, elem: TypeId) -> Val {
        let zero = self.int(0);
        let negative = self.b.icmp(IntCond::Slt, n, zero);
        self.cold_if(negative, |fx| {
            fx.rt("runtime.panicmakeslicelen", vec![]);
        });
        let (ptr, len, cap) = self.grow(&s, n, n, elem);
        let added = self.elem_ptr(ptr, s[1], elem);
        self.clear_elems(added, n, elem);
        Val::S(vec![ptr, len, cap])
    }

    /// Copies `n` elements between places that may overlap.
    fn move_elems(&mut self, dst: Value, src: Value, n: Value, elem: TypeId) {
        let l = self.cx.layout(elem);
        if l.size == 0 {
            return;
        }
        if l.has_ptrs {
            let ty = self.layout_addr(elem);
            self.rt("runtime.typedslicecopy", vec![ty, dst, n, src, n]);
            return;
        }
        let size = self.int(l.size as i64);
        let bytes = if l.size == 1 { n } else { self.b.binary(BinOp::Imul, n, size) };
        self.rt("runtime.memmove", vec![dst, src, bytes]);
    }

    fn copy_builtin(&mut self, e: ExprId, dst: ExprId, src: ExprId) -> Val {
        let t = self.type_of(dst);
        let d = self.expr(dst).scalars();
        let s = self.bytes_view(src).scalars();
        self.at_expr(e);
        Val::one(self.copy_values(&d, &s, t))
    }

    /// `copy` between slices (or from a string) at hand; `t` is the destination's type.
    pub fn copy_values(&mut self, d: &[Value], s: &[Value], t: TypeId) -> Value {
        let elem = match self.under(t) {
            TypeKind::Slice(elem) => elem,
            _ => TypeId::UINT8,
        };
        let less = self.b.icmp(IntCond::Slt, s[1], d[1]);
        let n = self.b.select(less, s[1], d[1]);
        self.move_elems(d[0], s[0], n, elem);
        n
    }

    fn clear_builtin(&mut self, e: ExprId, x: ExprId) {
        let t = self.type_of(x);
        let v = self.expr(x);
        self.at_expr(e);
        self.clear_value(v, t);
    }

    /// `clear` of a map or slice at hand.
    pub fn clear_value(&mut self, v: Val, t: TypeId) {
        match self.under(t) {
            TypeKind::Map(..) => {
                self.map_call("Clear", t, vec![v]);
            }
            TypeKind::Slice(elem) => {
                let s = v.scalars();
                self.clear_elems(s[0], s[1], elem);
            }
            _ => {}
        }
    }

    /// Clears `n` elements at `p`.
    fn clear_elems(&mut self, p: Value, n: Value, elem: TypeId) {
        let l = self.cx.layout(elem);
        if l.has_ptrs {
            // The barrier must see each pointer that goes.
            let zero = self.int(0);
            self.count_loop(zero, n, |fx, i| {
                let p = fx.elem_ptr(p, i, elem);
                fx.clear(Mem::at(p), elem);
            });
        } else if l.size > 0 {
            let size = self.int(l.size as i64);
            let n = self.b.binary(BinOp::Imul, n, size);
            self.rt("runtime.memclrNoHeapPointers", vec![p, n]);
        }
    }

    /// `for i := from; i < to; i++ { f(i) }`.
    pub fn count_loop(&mut self, from: Value, to: Value, f: impl FnOnce(&mut Self, Value)) {
        let counter = self.temp(TypeId::INT);
        self.store_scalar(from, counter);
        let (head, body, done) = (self.b.new_block(), self.b.new_block(), self.b.new_block());
        self.jump_start(head);
        let i = self.load_scalar(Type::I64, counter);
        let more = self.b.icmp(IntCond::Slt, i, to);
        self.b.brif(more, body, done);
        self.b.start(body);
        f(self, i);
        let next = self.add_const(i, 1);
        self.store_scalar(next, counter);
        self.b.jump(head, vec![]);
        self.b.start(done);
    }

    fn make(&mut self, e: ExprId, t: TypeId, args: &[ExprId]) -> Val {
        let sizes: Vec<(Value, bool)> = args[1..].iter().map(|&a| self.index_value(a)).collect();
        self.at_expr(e);
        match self.under(t) {
            TypeKind::Slice(elem) => {
                let len = sizes[0].0;
                let cap = sizes.get(1).map_or(len, |c| c.0);
                let size = self.size_of(elem);
                if let (Some(n), Some(c)) = (self.b.func.as_iconst(len), self.b.func.as_iconst(cap))
                    && 0 <= n
                    && n <= c
                    && (c as u64).saturating_mul(size) <= 64 << 10
                {
                    // A fixed size: an object whose life the escape analysis can follow.
                    let array = self.cx.st.array(elem, c);
                    let p = self.new_object(array);
                    self.remark_expr(p, e);
                    return Val::S(vec![p, len, cap]);
                }
                let ty = self.layout_addr(elem);
                let room = self.nil();
                let p = self.rt1("runtime.makeslice", vec![room, ty, len, cap]);
                self.remark_expr(p, e);
                Val::S(vec![p, len, cap])
            }
            TypeKind::Map(..) => {
                let hint = match sizes.first() {
                    Some(s) => s.0,
                    None => self.int(0),
                };
                Val::one(self.make_map(t, hint))
            }
            TypeKind::Chan(..) => {
                let size = match sizes.first() {
                    Some(s) => s.0,
                    None => self.int(0),
                };
                let ty = self.type_addr(t);
                Val::one(self.rt1("runtime.makechan", vec![ty, size]))
            }
            _ => self.zero(t),
        }
    }

    /// `new(T)`, `new(x)`.
    fn new_builtin(&mut self, e: ExprId, t: TypeId, arg: ExprId) -> Val {
        let TypeKind::Pointer(elem) = self.under(t) else { return self.zero(t) };
        if self.mode_of(arg) == types::Mode::TypeExpr {
            self.at_expr(e);
            let p = self.new_object(elem);
            self.remark_expr(p, e);
            return Val::one(p);
        }
        let v = self.expr_to(arg, elem);
        self.at_expr(e);
        let p = self.new_object(elem);
        self.remark_expr(p, e);
        self.store(v, Mem::at(p), elem);
        Val::one(p)
    }

    fn min_max(&mut self, e: ExprId, b: Builtin, t: TypeId, args: &[ExprId]) -> Val {
        let mut vals: Vec<Vec<Value>> = Vec::with_capacity(args.len());
        for &a in args {
            vals.push(self.expr_to(a, t).scalars());
        }
        self.at_expr(e);
        let TypeKind::Basic(k) = self.under(t) else { return Val::S(vals.remove(0)) };
        let mut acc = vals.remove(0);
        for v in vals {
            acc = if k.is_float() {
                vec![self.b.binary(if b == Builtin::Min { BinOp::Fmin } else { BinOp::Fmax }, acc[0], v[0])]
            } else {
                // The first of equal operands stays.
                let (x, y) = if b == Builtin::Min { (&v, &acc) } else { (&acc, &v) };
                let less = self.compare(Op::Lss, t, Val::S(x.clone()), Val::S(y.clone()));
                acc.iter().zip(&v).map(|(&a, &w)| self.b.select(less, w, a)).collect()
            };
        }
        Val::S(acc)
    }

    fn print(&mut self, e: ExprId, args: &[ExprId], ln: bool) {
        let mut vals = Vec::with_capacity(args.len());
        if let [x] = args
            && matches!(self.cx.st.kind(self.type_of(*x)), TypeKind::Tuple(_))
        {
            let (vs, tys) = self.multi(*x);
            vals.extend(tys.into_iter().zip(vs));
        } else {
            for &a in args {
                let t = self.printed_type(a);
                vals.push((t, self.expr_to(a, t)));
            }
        }
        self.at_expr(e);
        for &(t, _) in &vals {
            if matches!(self.under(t), TypeKind::Array(..) | TypeKind::Struct(_)) {
                let what = if ln { "println" } else { "print" };
                let text = self.cx.st.type_string(t, types::Qualifier::Relative(self.src().pkg));
                let pos = self.ast()[e].pos;
                self.cx.error(pos, format!("illegal types for operand: {what}\n\t{text}"));
                return;
            }
        }
        self.print_values(vals, ln);
    }

    /// The type as which print shows an operand.
    pub fn printed_type(&self, a: ExprId) -> TypeId {
        match self.cx.st.kind(self.type_of(a)) {
            TypeKind::Basic(Basic::UntypedNil) => TypeId::UNSAFE_POINTER,
            TypeKind::Basic(b) if b.is_untyped() => match self.const_of(a) {
                Some(c) => self.cx.default_type(&c, self.type_of(a)),
                None => TypeId::BOOL,
            },
            _ => self.type_of(a),
        }
    }

    /// Prints values.
    pub fn print_values(&mut self, vals: Vec<(TypeId, Val)>, ln: bool) {
        self.rt("runtime.printlock", vec![]);
        for (i, (t, v)) in vals.into_iter().enumerate() {
            if ln && i > 0 {
                self.rt("runtime.printsp", vec![]);
            }
            self.print_value(v, t);
        }
        if ln {
            self.rt("runtime.printnl", vec![]);
        }
        self.rt("runtime.printunlock", vec![]);
    }

    fn print_value(&mut self, v: Val, t: TypeId) {
        let v = v.scalars();
        let f = match self.under(t) {
            TypeKind::Basic(b) => match b {
                b if b.is_boolean() => "runtime.printbool",
                b if b.is_string() => "runtime.printstring",
                Basic::Float32 => "runtime.printfloat32",
                b if b.is_float() => "runtime.printfloat64",
                Basic::Complex64 => "runtime.printcomplex64",
                b if b.is_complex() => "runtime.printcomplex128",
                b if b.is_integer() => {
                    let wide = self.widen(v[0], t);
                    self.rt(
                        if b.is_unsigned() { "runtime.printuint" } else { "runtime.printint" },
                        vec![wide],
                    );
                    return;
                }
                _ => "runtime.printpointer",
            },
            TypeKind::Slice(_) => "runtime.printslice",
            TypeKind::Interface(_) if self.is_empty_iface(t) => "runtime.printeface",
            TypeKind::Interface(_) => "runtime.printiface",
            _ => "runtime.printpointer",
        };
        self.rt(f, v);
    }

    /// `<-c` for an element of type `t`.
    pub fn receive(&mut self, c: Value, t: TypeId) -> Val {
        let m = self.temp(t);
        let p = self.addr_of(m);
        self.rt("runtime.chanrecv1", vec![c, p]);
        self.load(m, t)
    }

    /// `v, ok := <-c`.
    pub fn receive_ok(&mut self, c: Value, t: TypeId) -> (Val, Value) {
        let m = self.temp(t);
        let p = self.addr_of(m);
        let ok = self.rt1("runtime.chanrecv2", vec![c, p]);
        (self.load(m, t), ok)
    }
}
