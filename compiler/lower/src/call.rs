//! Calls: of declared functions, methods, func values, interface methods; arguments and results.

use crate::abi::{Conv, FnAbi};
use crate::func::Fx;
use crate::names::Callee;
use crate::val::{Mem, Val};
use abi::typ::ITAB_FUN;
use ir::{SymId, Type, Value};
use syntax::ast::{ExprId, ExprKind};
use types::{Member, Mode, ObjId, ObjKind, Selection, SelectionKind, TypeId, TypeKind};

/// What is called, evaluated as far as it has to be before the arguments.
pub enum Target {
    /// A symbol, with a receiver in front of the arguments.
    Sym { sym: SymId, conv: Conv, recv: Option<(TypeId, Val)> },
    /// A func value.
    Func(Value),
    /// A method of an interface: its code and the data word.
    Method { code: Value, data: Value },
    /// A method of an interface, by its place in the itab, which may be nil.
    Iface { itab: Value, index: u32, data: Value },
}

impl Fx<'_, '_> {
    /// A call expression, conversion or builtin.
    pub fn call_expr(&mut self, e: ExprId) -> Val {
        let ExprKind::Call { fun, args, .. } = self.ast()[e].kind else { return Val::S(vec![]) };
        if self.mode_of(fun) == Mode::TypeExpr {
            let x = self.ast().list(args)[0];
            return self.conversion(e, x);
        }
        if let Some(b) = self.builtin_of(fun) {
            return self.builtin(e, b);
        }
        let (results, tys) = self.call_results(e);
        self.tuple_value(results, &tys)
    }

    /// The arguments of the call at `pos`, evaluated by `f`.
    pub fn at_call<R>(&mut self, pos: source::Pos, f: impl FnOnce(&mut Self) -> R) -> R {
        let outer = std::mem::replace(&mut self.call_pos, pos);
        let r = f(self);
        self.call_pos = outer;
        r
    }

    /// Several values as one of their tuple type (one value as itself).
    fn tuple_value(&mut self, mut vals: Vec<Val>, tys: &[TypeId]) -> Val {
        if vals.len() == 1 {
            return vals.pop().expect("one value");
        }
        let tuple = self.cx.st.tuple(tys);
        if self.is_flat(tuple) {
            return Val::S(vals.into_iter().flat_map(|v| v.scalars()).collect());
        }
        let m = self.temp(tuple);
        for (v, (t, off)) in vals.into_iter().zip(self.cx.tuple_offsets(tuple)) {
            self.store(v, m.plus(off), t);
        }
        Val::M(m)
    }

    /// The builtin that an expression denotes.
    pub fn builtin_of(&self, fun: ExprId) -> Option<types::Builtin> {
        let f = self.ast().unparen(fun);
        let o = self.object_of(f)?;
        match self.cx.st.obj(o).kind {
            ObjKind::Builtin(b) => Some(b),
            _ => None,
        }
    }

    /// The results of a call (not a conversion or builtin), with their types.
    pub fn call_results(&mut self, e: ExprId) -> (Vec<Val>, Vec<TypeId>) {
        let ExprKind::Call { fun, args, dots } = self.ast()[e].kind else { return (vec![], vec![]) };
        let sig = self.callee_signature(fun);
        let args: Vec<ExprId> = self.ast().list(args).to_vec();
        self.call_operands(fun, &args, |fx| {
            if let Some(v) = fx.intrinsic(e, fun, &args) {
                let tys = fx.result_types(sig);
                return (v, tys);
            }
            let target = fx.call_target(fun);
            let pos = fx.ast()[e].pos;
            let vals = fx.at_call(pos, |fx| fx.arguments(&args, dots, sig));
            fx.at_expr(e);
            fx.call_target_with(target, sig, vals)
        })
    }

    /// [`Fx::operands`] for a call: what is called, then the arguments.
    pub fn call_operands<R>(&mut self, fun: ExprId, args: &[ExprId], f: impl FnOnce(&mut Self) -> R) -> R {
        let callee = self.callee_operand(fun);
        let known = self.method_selection(fun).and_then(|sel| self.devirtualized(callee, sel));
        if known.is_some_and(|t| !self.cx.is_direct_iface(t)) {
            let v = self.apart(|fx| fx.expr(callee));
            self.evaluated.insert(callee, v);
            return self.operands(args, f);
        }
        if self.resolve_function(self.ast().unparen(fun)).is_none()
            && self.method_selection(fun).is_none()
            && self.contains_call(callee)
        {
            return self.apart(|fx| {
                fx.evaluate_now(callee);
                fx.operands(args, f)
            });
        }
        let all: Vec<ExprId> = std::iter::once(callee).chain(args.iter().copied()).collect();
        self.operands(&all, f)
    }

    /// The result types of a signature.
    pub fn result_types(&self, sig: TypeId) -> Vec<TypeId> {
        match self.under(sig) {
            TypeKind::Signature(s) => s.results.iter().map(|r| r.ty).collect(),
            _ => vec![],
        }
    }

    /// The type of the function being called, type arguments substituted.
    pub fn callee_signature(&self, fun: ExprId) -> TypeId {
        let f = self.ast().unparen(fun);
        if let Some(i) = self.info().instance(f.index() as u32) {
            return self.ty(i.ty);
        }
        let t = self.type_of(f);
        match self.under(t) {
            TypeKind::Signature(_) => t,
            _ => self.cx.st.core_type(t).unwrap_or(t),
        }
    }

    /// Evaluates what is called, the receiver included.
    pub fn call_target(&mut self, fun: ExprId) -> Target {
        let f = self.ast().unparen(fun);
        if let Some((obj, targs)) = self.resolve_function(f) {
            return self.declared_target(obj, None, &targs, None);
        }
        let inner = match self.ast()[f].kind {
            ExprKind::Index { x, .. } if self.info().instance(f.index() as u32).is_some() => {
                self.ast().unparen(x)
            }
            _ => f,
        };
        if let ExprKind::Selector { x, .. } = self.ast()[inner].kind
            && let Some(sel) = self.info().selection(inner.index() as u32)
            && sel.kind == SelectionKind::MethodValue
        {
            let inst =
                self.info().instance(f.index() as u32).or_else(|| self.info().instance(inner.index() as u32));
            let targs: Vec<TypeId> = inst.map_or(vec![], |i| i.targs.iter().map(|&t| self.ty(t)).collect());
            if let Some(target) = self.direct_target(x, sel) {
                return target;
            }
            return self.method_target(x, sel, &targs);
        }
        Target::Func(self.expr1(f))
    }

    fn declared_target(
        &mut self,
        obj: ObjId,
        recv: Option<TypeId>,
        targs: &[TypeId],
        arg: Option<(TypeId, Val)>,
    ) -> Target {
        match self.cx.callee(obj, recv, targs) {
            Callee::Go(sym) => Target::Sym { sym, conv: Conv::Plain, recv: arg },
            Callee::C(sym) => Target::Sym { sym, conv: Conv::C, recv: arg },
        }
    }

    /// The method that a selection of a concrete or type parameter's method means for the receiver type at hand.
    pub fn resolve_member(&self, sel: &Selection) -> (Member, types::Path, bool) {
        let t = self.ty(sel.recv);
        if t == sel.recv {
            return (sel.member, sel.path.clone(), sel.indirect);
        }
        // Through type arguments the method may be declared on another type than the constraint's interface.
        let (name, pkg) = match sel.member {
            Member::Method { func, .. } => (self.cx.st.obj(func).name, self.cx.st.obj(func).pkg),
            Member::Interface { iface, index, .. } => {
                let m = &self.cx.st.type_set(iface).methods[index as usize];
                (m.name, m.pkg)
            }
            Member::Field(f) => (f.name, f.pkg),
        };
        match self.cx.st.lookup(t, name, pkg) {
            types::Lookup::Found(f) => (f.member, f.path, f.indirect),
            _ => (sel.member, sel.path.clone(), sel.indirect),
        }
    }

    /// Evaluates the receiver of `x.m` and finds the method's code.
    pub fn method_target(&mut self, x: ExprId, sel: &Selection, targs: &[TypeId]) -> Target {
        let t = self.ty(sel.recv);
        let (member, path, _) = self.resolve_member(sel);
        let sel = Selection { path, ..sel.clone() };
        match member {
            Member::Method { func, recv, ptr_recv } => {
                let recv = self.ty(recv);
                let (arg_ty, arg) = self.receiver(x, &sel, t, recv, ptr_recv);
                self.declared_target(func, Some(recv), targs, Some((arg_ty, arg)))
            }
            Member::Interface { iface, index, .. } => {
                let iface = self.ty(iface);
                let v = self.embedded_value(x, &sel, t);
                self.at_expr(x);
                self.iface_target(&v.scalars(), iface, index)
            }
            Member::Field(_) => Target::Func(self.nil()),
        }
    }

    /// The method of the concrete type that is known to be in interface `x`.
    fn direct_target(&mut self, x: ExprId, sel: &Selection) -> Option<Target> {
        let t = self.devirtualized(x, sel)?;
        let Member::Interface { iface, index, .. } = sel.member else { return None };
        let m = self.cx.st.type_set(self.ty(iface)).methods[index as usize];
        let types::Lookup::Found(found) = self.cx.st.lookup(t, m.name, m.pkg) else { return None };
        let v = self.expr(x).scalars();
        self.at_expr(x);
        // The variable may still be nil.
        self.check_nil(Mem::maybe_nil(v[0]));
        let v = self.unbox(v[1], t);
        Some(self.method_on(v, t, &found.member, &found.path, &[]))
    }

    /// The value that a selection's path of embedded fields leads to.
    fn embedded_value(&mut self, x: ExprId, sel: &Selection, t: TypeId) -> Val {
        if sel.path.is_empty() {
            return self.expr(x);
        }
        if self.mode_of(x) == Mode::Variable || matches!(self.under(t), TypeKind::Pointer(_)) {
            let (m, ft) = self.path_mem(x, sel);
            return self.load(m, ft);
        }
        let v = self.expr(x);
        self.path_val(v, t, &sel.path).0
    }

    /// The receiver argument of a declared method of base type `recv`.
    fn receiver(
        &mut self,
        x: ExprId,
        sel: &Selection,
        t: TypeId,
        recv: TypeId,
        ptr_recv: bool,
    ) -> (TypeId, Val) {
        let ptr = self.cx.st.pointer(recv);
        let arg_ty = if ptr_recv { ptr } else { recv };
        let addressable = self.mode_of(x) == Mode::Variable || matches!(self.under(t), TypeKind::Pointer(_));
        if sel.path.is_empty() {
            let x_is_ptr = matches!(self.cx.st.kind(t), TypeKind::Pointer(_));
            return match (ptr_recv, x_is_ptr) {
                (true, true) | (false, false) => (arg_ty, self.expr(x)),
                (true, false) => {
                    let m = self.addr(x);
                    (arg_ty, Val::one(self.addr_of(m)))
                }
                (false, true) => {
                    let p = self.expr1(x);
                    self.at_expr(x);
                    if let (TypeKind::TypeParam(_), Member::Method { func, .. }) =
                        (self.cx.st.kind(sel.recv), self.resolve_member(sel).0)
                    {
                        let name = self.cx.st.obj(func).name;
                        self.check_wrapped(p, t, func, name);
                    }
                    (arg_ty, self.load(Mem::maybe_nil(p), recv))
                }
            };
        }
        let field_is_ptr;
        let val = if addressable {
            let (m, ft) = self.path_mem(x, sel);
            self.at_expr(x);
            field_is_ptr = matches!(self.cx.st.kind(ft), TypeKind::Pointer(_));
            if ptr_recv && !field_is_ptr {
                return (arg_ty, Val::one(self.addr_of(m)));
            }
            self.load(m, ft)
        } else {
            let v = self.expr(x);
            let (v, ft) = self.path_val(v, t, &sel.path);
            field_is_ptr = matches!(self.cx.st.kind(ft), TypeKind::Pointer(_));
            if ptr_recv && !field_is_ptr {
                let m = self.in_memory(v, ft);
                return (arg_ty, Val::one(self.addr_of(m)));
            }
            v
        };
        if !ptr_recv && field_is_ptr {
            return (arg_ty, self.load(Mem::maybe_nil(val.single()), recv));
        }
        (arg_ty, val)
    }

    /// Method number `index` of interface type `iface`, of the interface value `v`.
    pub fn iface_target(&mut self, v: &[Value], iface: TypeId, index: u32) -> Target {
        let m = self.cx.st.type_set(iface).methods[index as usize];
        self.cx.demand(m.name, m.pkg, m.sig);
        if matches!(self.cx.st.text(m.name), "Method" | "MethodByName")
            && self.cx.st.link_string(iface) == "reflect.Type"
        {
            self.cx.keep_exported_methods();
        }
        Target::Iface { itab: v[0], index, data: v[1] }
    }

    /// `target` with its code at hand: a nil interface panics here.
    pub fn resolved(&mut self, target: Target) -> Target {
        let Target::Iface { itab, index, data } = target else { return target };
        let at = Mem::maybe_nil(itab).plus(ITAB_FUN as u64 + 8 * index as u64).readonly();
        let code = self.load_scalar(Type::Ptr, at);
        Target::Method { code, data }
    }

    /// Arguments converted to the parameters' types, a variadic tail as a slice. What is ordered in them has been
    /// evaluated, so that none changes another.
    pub fn arguments(&mut self, args: &[ExprId], dots: bool, sig: TypeId) -> Vec<Val> {
        let TypeKind::Signature(s) = self.under(sig) else { return vec![] };
        let params: Vec<TypeId> = s.params.iter().map(|p| p.ty).collect();
        let fixed = params.len() - usize::from(s.variadic && !dots);
        // f(g()) with a g of several results.
        let (vals, tys) = match args {
            [x] if matches!(self.cx.st.kind(self.type_of(*x)), TypeKind::Tuple(_))
                && (params.len() != 1 || s.variadic) =>
            {
                let (vals, tys) = self.multi(*x);
                (vals, Some(tys))
            }
            _ => (vec![], None),
        };
        let mut out = Vec::with_capacity(params.len());
        if let Some(tys) = tys {
            for (i, (v, t)) in vals.into_iter().zip(tys).enumerate() {
                let want = match params.get(i) {
                    Some(&p) if i < fixed => p,
                    _ => self.variadic_elem(&params),
                };
                let v = self.assign_conv(v, t, want);
                out.push(self.own(v, want));
            }
        } else {
            for (i, &a) in args.iter().enumerate() {
                let want = if i < fixed { params[i] } else { self.variadic_elem(&params) };
                out.push(self.expr_to(a, want));
            }
        }
        if s.variadic && !dots {
            let rest = out.split_off(fixed.min(out.len()));
            let slice = *params.last().expect("a variadic parameter");
            let packed = self.pack_variadic(rest, slice);
            out.push(packed);
        }
        out
    }

    fn variadic_elem(&self, params: &[TypeId]) -> TypeId {
        match params.last().map(|&t| self.under(t)) {
            Some(TypeKind::Slice(e)) => e,
            _ => TypeId::UINT8,
        }
    }

    fn pack_variadic(&mut self, vals: Vec<Val>, slice: TypeId) -> Val {
        if vals.is_empty() {
            return self.zero(slice);
        }
        let elem = self.variadic_elem(&[slice]);
        let n = vals.len() as i64;
        let array = self.cx.st.array(elem, n);
        let p = self.new_object(array);
        self.remark_at(p, self.call_pos, "... argument");
        let size = self.size_of(elem);
        for (i, v) in vals.into_iter().enumerate() {
            self.store(v, Mem::at(p).plus(i as u64 * size), elem);
        }
        let n = self.int(n);
        Val::S(vec![p, n, n])
    }

    /// The values of an expression that gives several: a call, or a comma-ok form.
    pub fn multi(&mut self, e: ExprId) -> (Vec<Val>, Vec<TypeId>) {
        let e = self.ast().unparen(e);
        if let ExprKind::Call { fun, .. } = self.ast()[e].kind
            && self.builtin_of(fun).is_none()
            && self.mode_of(fun) != Mode::TypeExpr
        {
            return self.call_results(e);
        }
        let t = self.type_of(e);
        let v = self.expr(e);
        (vec![v], vec![t])
    }

    /// Makes the call.
    pub fn call_target_with(
        &mut self,
        target: Target,
        sig: TypeId,
        vals: Vec<Val>,
    ) -> (Vec<Val>, Vec<TypeId>) {
        match self.resolved(target) {
            Target::Iface { .. } => (vec![], vec![]),
            Target::Sym { sym, conv, recv } => {
                let abi = self.cx.fn_abi(sig, recv.as_ref().map(|r| r.0), conv);
                let vals = recv.into_iter().map(|r| r.1).chain(vals).collect();
                let r = self.call_abi(&abi, vals, vec![], |fx, sig, args| fx.b.call(sym, sig, args));
                (r, abi.results)
            }
            Target::Func(f) => {
                let abi = self.cx.fn_abi(sig, None, Conv::Closure);
                // A nil func faults here.
                let code = self.load_scalar(Type::Ptr, Mem::maybe_nil(f).readonly());
                let r =
                    self.call_abi(&abi, vals, vec![f], |fx, sig, args| fx.b.call_indirect(code, sig, args));
                (r, abi.results)
            }
            Target::Method { code, data } => {
                let abi = self.cx.fn_abi(sig, Some(TypeId::UNSAFE_POINTER), Conv::Plain);
                let vals = std::iter::once(Val::one(data)).chain(vals).collect();
                let r =
                    self.call_abi(&abi, vals, vec![], |fx, sig, args| fx.b.call_indirect(code, sig, args));
                (r, abi.results)
            }
        }
    }

    /// Passes `vals` by the rules of `abi`, `first` in front of everything, and gives the results.
    pub fn call_abi(
        &mut self,
        abi: &FnAbi,
        vals: Vec<Val>,
        first: Vec<Value>,
        call: impl FnOnce(&mut Self, ir::Signature, Vec<Value>) -> Vec<Value>,
    ) -> Vec<Val> {
        let mut args = first;
        let out = if abi.hidden {
            let m = self.temp(abi.tuple);
            let p = self.addr_of(m);
            args.push(p);
            Some(m)
        } else {
            None
        };
        for (v, &t) in vals.into_iter().zip(&abi.params) {
            match v {
                Val::S(s) => args.extend(s),
                v => {
                    // The callee relies on its argument not changing: it gets a copy unless this is a temporary.
                    let m = match v {
                        Val::M(m) if self.is_temp(m) => m,
                        v => self.spill(v, t),
                    };
                    let p = self.addr_of(m);
                    args.push(p);
                }
            }
        }
        let r = call(self, abi.sig.clone(), args);
        match out {
            Some(m) => {
                let offs = self.cx.tuple_offsets(abi.tuple);
                offs.into_iter().map(|(t, off)| self.load(m.plus(off), t)).collect()
            }
            None => {
                let mut r = r.into_iter();
                let lens: Vec<usize> = abi.results.iter().map(|&t| self.cx.layout(t).flat_len()).collect();
                lens.into_iter().map(|n| Val::S(r.by_ref().take(n).collect())).collect()
            }
        }
    }

    /// Whether a place is a temporary of this function rather than a variable.
    fn is_temp(&self, m: Mem) -> bool {
        let crate::val::Base::Slot(s) = m.base else { return false };
        m.off == 0 && !self.var_slots.contains(&s)
    }
}
