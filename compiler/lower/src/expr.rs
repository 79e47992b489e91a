//! Expressions: dispatch, names, selectors, addresses.

use crate::func::Fx;
use crate::val::{Base, Mem, Val};
use ir::{ConvOp, Type, Value};
use syntax::ast::{ExprId, ExprKind, Op};
use types::{Basic, Mode, ObjId, ObjKind, Selection, SelectionKind, TypeId, TypeKind, VarKind};

impl Fx<'_, '_> {
    /// The type of an expression, type arguments substituted.
    pub fn type_of(&self, e: ExprId) -> TypeId {
        self.ty(self.info().expr(e.index() as u32).ty)
    }

    /// How an expression is used.
    pub fn mode_of(&self, e: ExprId) -> Mode {
        self.info().expr(e.index() as u32).mode
    }

    /// What an identifier stands for.
    pub fn object_of(&self, e: ExprId) -> Option<ObjId> {
        self.info().object(e.index() as u32)
    }

    /// The value of a constant expression.
    pub fn const_of(&self, e: ExprId) -> Option<types::constant::Value> {
        self.info().value(e.index() as u32).cloned()
    }

    /// Whether an expression is the predeclared nil.
    pub fn is_nil_expr(&self, e: ExprId) -> bool {
        self.mode_of(e) == Mode::Nil || {
            let e = self.ast().unparen(e);
            self.object_of(e).is_some_and(|o| self.cx.st.obj(o).kind == ObjKind::Nil)
        }
    }

    /// Remembers where the following code comes from.
    pub fn at_expr(&mut self, e: ExprId) {
        self.b.set_pos(self.ast()[e].pos);
    }

    /// What the underlying type is.
    pub fn under(&self, t: TypeId) -> TypeKind {
        self.cx.st.under_kind(t)
    }

    /// The value of `e` as a `t`, to which it is assignable.
    pub fn expr_to(&mut self, e: ExprId, t: TypeId) -> Val {
        if self.is_nil_expr(e) {
            return self.zero(t);
        }
        let from = self.type_of(e);
        if let Some(v) = self.const_of(e) {
            return self.const_to(&v, from, t);
        }
        if self.cx.st.is_interface(t)
            && let Some(v) = self.constant_literal(e, from, t)
        {
            return v;
        }
        let v = self.expr(e);
        let made = self.b.func.insts.len();
        let out = self.assign_conv(v, from, t);
        self.remark_box(&out, e, made);
        out
    }

    /// The only scalar of `e`.
    pub fn expr1(&mut self, e: ExprId) -> Value {
        self.expr(e).single()
    }

    /// The value of `e` in its own type.
    pub fn expr(&mut self, e: ExprId) -> Val {
        let t = self.type_of(e);
        if let Some(v) = self.const_of(e) {
            return self.const_to(&v, t, t);
        }
        if self.is_nil_expr(e) {
            return self.zero(t);
        }
        if let Some(v) = self.take_evaluated(e) {
            return v;
        }
        let whole = self.late || matches!(self.ast()[e].kind, ExprKind::Name { .. }) || self.is_ordered(e);
        if whole { self.evaluate(e, t) } else { self.operands(&[e], |fx| fx.evaluate(e, t)) }
    }

    fn evaluate(&mut self, e: ExprId, t: TypeId) -> Val {
        match self.ast()[e].kind {
            ExprKind::Paren { x } => self.expr(x),
            ExprKind::Name { .. } => self.name(e),
            ExprKind::Selector { x, .. } => self.selector(e, x),
            ExprKind::Index { x, args } => {
                if self.info().instance(e.index() as u32).is_some() {
                    return Val::one(self.instance_value(e, x));
                }
                let i = self.ast().list(args)[0];
                self.index(e, x, i)
            }
            ExprKind::Slice { x, lo, hi, max } => self.operands(&[x], |fx| {
                for i in [lo, hi, max].into_iter().flatten() {
                    fx.evaluate_bound(i);
                }
                fx.slice_expr(e, x, lo, hi, max)
            }),
            ExprKind::TypeAssert { x, .. } => {
                let t = self.comma_ok_type(t);
                self.type_assert(e, x, t)
            }
            ExprKind::Call { .. } => self.call_expr(e),
            ExprKind::CompositeLit { .. } => self.composite(e, t),
            ExprKind::FuncLit { .. } => {
                self.at_expr(e);
                Val::one(self.func_lit(e))
            }
            ExprKind::Star { .. } => {
                let m = self.addr(e);
                self.at_expr(e);
                self.load(m, t)
            }
            ExprKind::Unary { op: Op::And, x } => self.address_expr(e, x),
            ExprKind::Unary { op: Op::Recv, x } => {
                let c = self.expr1(x);
                self.at_expr(e);
                let elem = self.chan_elem(x);
                self.receive(c, elem)
            }
            ExprKind::Unary { op, x } => self.unary(e, op, x),
            ExprKind::Binary { op, x, y } => self.binary_expr(e, op, x, y),
            _ => {
                let pos = self.ast()[e].pos;
                self.cx.error(pos, "expression without meaning".into());
                self.zero(t)
            }
        }
    }

    /// The value's type of an expression that is recorded with (value, ok).
    pub fn comma_ok_type(&self, t: TypeId) -> TypeId {
        match self.cx.st.kind(t) {
            TypeKind::Tuple(ts) if !ts.is_empty() => ts[0],
            _ => t,
        }
    }

    /// The element type of a channel expression.
    pub fn chan_elem(&self, e: ExprId) -> TypeId {
        match self.under(self.type_of(e)) {
            TypeKind::Chan(_, t) => t,
            _ => TypeId::INVALID,
        }
    }

    fn name(&mut self, e: ExprId) -> Val {
        let Some(o) = self.object_of(e) else {
            let pos = self.ast()[e].pos;
            self.cx.error(pos, "identifier without object".into());
            return Val::S(vec![]);
        };
        match self.cx.st.obj(o).kind {
            ObjKind::Var(_) => {
                let t = self.ty(self.cx.st.obj(o).ty());
                let m = self.object_mem(o);
                self.load(m, t)
            }
            ObjKind::Func => Val::one(self.func_value(e)),
            _ => {
                let t = self.type_of(e);
                self.zero(t)
            }
        }
    }

    /// Where a variable lives.
    pub fn object_mem(&mut self, o: ObjId) -> Mem {
        if self.cx.st.obj(o).kind == ObjKind::Var(VarKind::Package) {
            let s = self.cx.global_sym(o);
            return Mem::sym(s);
        }
        match self.vars.get(&o) {
            Some(&v) => self.var_mem(v),
            None => {
                // Only code that cannot run mentions a variable that has not been declared on the way.
                let t = self.ty(self.cx.st.obj(o).ty());
                self.temp(t)
            }
        }
    }

    fn is_var(&self, o: ObjId) -> bool {
        matches!(self.cx.st.obj(o).kind, ObjKind::Var(_))
    }

    /// The place that `e` denotes: a variable, `*p`, a field, an element, or a temporary with its value.
    pub fn addr(&mut self, e: ExprId) -> Mem {
        if self.late { self.located(e) } else { self.operands(&[e], |fx| fx.located(e)) }
    }

    fn located(&mut self, e: ExprId) -> Mem {
        match self.ast()[e].kind {
            ExprKind::Paren { x } => self.addr(x),
            ExprKind::Name { .. } => match self.object_of(e) {
                Some(o) if self.is_var(o) => self.object_mem(o),
                _ => self.temp_of(e),
            },
            ExprKind::Star { x } => {
                let p = self.expr1(x);
                self.at_expr(e);
                Mem::maybe_nil(p)
            }
            ExprKind::Selector { x, .. } => match self.info().selection(e.index() as u32) {
                None => match self.object_of(e) {
                    Some(o) if self.is_var(o) => self.object_mem(o),
                    _ => self.temp_of(e),
                },
                Some(sel) if sel.kind == SelectionKind::Field => self.path_mem(x, sel).0,
                Some(_) => self.temp_of(e),
            },
            ExprKind::Index { x, args } => {
                let i = self.ast().list(args)[0];
                match self.elem_mem(e, x, i) {
                    Some(m) => m,
                    None => self.temp_of(e),
                }
            }
            _ => self.temp_of(e),
        }
    }

    fn temp_of(&mut self, e: ExprId) -> Mem {
        let t = self.type_of(e);
        let v = self.expr(e);
        self.in_memory(v, t)
    }

    /// Walks a selection's field indices from expression `x`; gives the place and type of the last field (or of what
    /// the path leads to, if it is the receiver of a method).
    pub fn path_mem(&mut self, x: ExprId, sel: &Selection) -> (Mem, TypeId) {
        // The path of a method selection names only the embedded fields.
        let path = &sel.path[..];
        let mut t = self.ty(sel.recv);
        let mut m = match self.under(t) {
            TypeKind::Pointer(elem) if !path.is_empty() => {
                let p = self.expr1(x);
                t = elem;
                Mem::maybe_nil(p)
            }
            _ => self.addr(x),
        };
        for (k, &i) in path.iter().enumerate() {
            if k > 0
                && let TypeKind::Pointer(elem) = self.under(t)
            {
                let p = self.load_scalar(Type::Ptr, m);
                m = Mem::maybe_nil(p);
                t = elem;
            }
            let Some((ft, off)) = self.cx.field(t, i) else { break };
            m = self.offset(m, off);
            t = ft;
        }
        (m, t)
    }

    /// Walks field indices from a value of type `t` to an embedded field.
    pub fn path_val(&mut self, mut v: Val, mut t: TypeId, path: &[u32]) -> (Val, TypeId) {
        for &i in path {
            if let TypeKind::Pointer(elem) = self.under(t) {
                let Some((part, off)) = self.cx.field(elem, i) else { break };
                let m = self.offset(Mem::maybe_nil(v.single()), off);
                v = self.load(m, part);
                t = part;
            } else {
                let Some((part, off)) = self.cx.field(t, i) else { break };
                v = self.part(&v, t, off, part);
                t = part;
            }
        }
        (v, t)
    }

    /// `m + off`, through a checked pointer when the offset does not fit an access.
    pub fn offset(&mut self, m: Mem, off: u64) -> Mem {
        if m.off as i64 + off as i64 <= 1 << 28 {
            return m.plus(off);
        }
        let p = self.addr_of(m);
        let o = self.int(off as i64);
        let p = self.b.ptr_add(p, o);
        Mem { base: Base::Ptr(p), off: 0, flags: m.flags.with(ir::MemFlags::NOTRAP), ..m }
    }

    fn selector(&mut self, e: ExprId, x: ExprId) -> Val {
        let Some(sel) = self.info().selection(e.index() as u32) else {
            return self.name(e);
        };
        match sel.kind {
            SelectionKind::Field => self.field_expr(e, x, sel),
            SelectionKind::MethodValue => Val::one(self.method_value(e, x, sel)),
            SelectionKind::MethodExpr => Val::one(self.method_expr(e, sel)),
        }
    }

    /// The func value of an instantiation `x[T]`: of a function or a method.
    fn instance_value(&mut self, e: ExprId, x: ExprId) -> Value {
        let m = self.ast().unparen(x);
        match (self.ast()[m].kind, self.info().selection(m.index() as u32)) {
            (ExprKind::Selector { x, .. }, Some(sel)) if sel.kind == SelectionKind::MethodValue => {
                self.method_value(e, x, sel)
            }
            (_, Some(sel)) => self.method_expr(e, sel),
            _ => self.func_value(e),
        }
    }

    fn field_expr(&mut self, e: ExprId, x: ExprId, sel: &Selection) -> Val {
        let t = self.ty(sel.recv);
        // A field of a value that is no variable: take it out of the scalars.
        if !matches!(self.under(t), TypeKind::Pointer(_)) && self.mode_of(x) != Mode::Variable {
            let v = self.expr(x);
            self.at_expr(e);
            return self.path_val(v, t, &sel.path).0;
        }
        let (m, t) = self.path_mem(x, sel);
        self.at_expr(e);
        self.load(m, t)
    }

    /// `&x`.
    fn address_expr(&mut self, e: ExprId, x: ExprId) -> Val {
        let x = self.ast().unparen(x);
        if let ExprKind::CompositeLit { .. } = self.ast()[x].kind {
            let t = self.type_of(x);
            self.at_expr(x);
            let p = self.new_object(t);
            self.remark_expr(p, e);
            self.composite_into(x, t, Mem::at(p), true);
            return Val::one(p);
        }
        let m = self.addr(x);
        self.at_expr(e);
        Val::one(self.addr_of(m))
    }

    /// Whether `t` is a signed integer type.
    pub fn is_signed(&self, t: TypeId) -> bool {
        match self.under(t) {
            TypeKind::Basic(b) => b.is_integer() && !b.is_unsigned(),
            _ => false,
        }
    }

    /// An integer of type `t` as 64 bits.
    pub fn widen(&mut self, v: Value, t: TypeId) -> Value {
        if self.b.func.ty(v) == Type::I64 {
            return v;
        }
        let op = if self.is_signed(t) { ConvOp::Sext } else { ConvOp::Zext };
        self.b.convert(op, Type::I64, v)
    }

    /// A declared function or instance as a func value: its static closure object.
    pub fn func_value(&mut self, e: ExprId) -> Value {
        match self.resolve_function(e) {
            Some((obj, targs)) => {
                let sig = self.type_of(e);
                let sym = self.cx.function_object(obj, &targs, sig);
                self.b.sym_addr(sym, 0)
            }
            None => self.nil(),
        }
    }

    /// The function that an identifier, qualified identifier or instantiation denotes, with its type arguments.
    pub fn resolve_function(&self, e: ExprId) -> Option<(ObjId, Vec<TypeId>)> {
        let e = self.ast().unparen(e);
        let method = |e: ExprId| self.info().selection(e.index() as u32).is_some();
        if method(e)
            || matches!(self.ast()[e].kind, ExprKind::Index { x, .. } if method(self.ast().unparen(x)))
        {
            return None;
        }
        if let Some(i) = self.info().instance(e.index() as u32) {
            return Some((i.func, i.targs.iter().map(|&t| self.ty(t)).collect()));
        }
        if let ExprKind::Index { x, .. } = self.ast()[e].kind {
            return self.resolve_function(x);
        }
        let o = self.object_of(e)?;
        (self.cx.st.obj(o).kind == ObjKind::Func).then(|| (o, vec![]))
    }

    /// Whether a basic type's values are strings.
    pub fn is_string(&self, t: TypeId) -> bool {
        matches!(self.under(t), TypeKind::Basic(Basic::String | Basic::UntypedString))
    }
}

impl crate::cx::Cx<'_> {
    /// Type and offset of field `i` of struct type `t`.
    pub fn field(&self, t: TypeId, i: u32) -> Option<(TypeId, u64)> {
        let TypeKind::Struct(s) = self.st.under_kind(t) else { return None };
        let f = s.fields.get(i as usize)?;
        Some((f.ty, self.st.field_offsets(t)[i as usize]))
    }

    /// The static closure object of a declared function.
    pub fn function_object(&mut self, obj: ObjId, targs: &[TypeId], sig: TypeId) -> ir::SymId {
        use crate::abi::Conv;
        use crate::names::Callee;
        let pos = self.st.obj(obj).pos;
        match self.callee(obj, None, targs) {
            Callee::Go(s) => self.static_closure(s, sig, pos, Conv::Plain),
            Callee::C(s) => self.static_closure(s, sig, pos, Conv::C),
        }
    }
}
