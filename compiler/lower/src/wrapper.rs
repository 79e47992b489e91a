//! Methods as functions: wrappers for itabs and promoted methods, method values, method expressions.
//!
//! An itab's code takes the interface's data word as receiver. For a pointer receiver that is the method itself; for a
//! value receiver of a boxed type it is the wrapper `(*T).M`, which loads the receiver; promoted methods get wrappers
//! that walk to the embedded field first. Wrappers are invisible to `recover` and tracebacks.

use crate::abi::{Conv, FnAbi};
use crate::call::Target;
use crate::cx::Cx;
use crate::func::Fx;
use crate::names::Callee;
use crate::val::{Mem, Val};
use ir::{FnFlags, InstKind, SymId, Type, Value};
use source::Pos;
use syntax::ast::ExprId;
use types::{Member, MethodSetEntry, ObjId, PackageId, Selection, TypeId, TypeKind};

fn wrapper_flags() -> FnFlags {
    FnFlags { wrapper: true, linkonce: true, ..FnFlags::default() }
}

impl Cx<'_> {
    /// The code of method `m` of type `t` for itabs: takes the data word as receiver.
    pub fn iface_method_sym(&mut self, t: TypeId, m: &MethodSetEntry) -> SymId {
        let direct = self.is_direct_iface(t);
        let is_ptr = matches!(self.st.kind(t), TypeKind::Pointer(_));
        if let (Member::Method { func, recv, ptr_recv }, true) = (m.member, m.path.is_empty())
            && direct
            && ptr_recv == is_ptr
        {
            return self.func_sym(func, Some(recv), &[]);
        }
        let recv = if direct { t } else { self.st.pointer(t) };
        self.method_wrapper(recv, m)
    }

    /// The wrapper that takes a `recv` and calls method `m` found on it (or on what it points to).
    fn method_wrapper(&mut self, recv: TypeId, m: &MethodSetEntry) -> SymId {
        let method_package = self.method_package(m);
        let mut name = format!("{}.{}", self.type_prefix(recv), self.st.text(m.name));
        if !types::is_exported(self.st.text(m.name)) && m.pkg != self.declaring_package(recv) {
            // Packages may have methods of one name that are not exported.
            name =
                format!("{}.{}.{}", self.type_prefix(recv), self.package_path(m.pkg), self.st.text(m.name));
        }
        let sym = self.sym(&name);
        let abi = self.fn_abi(m.sig, Some(recv), Conv::Plain);
        let package = self.package_ix(method_package);
        let (member, path, method) = (m.member, m.path.clone(), m.name);
        let sig = m.sig;
        self.synth(sym, package, wrapper_flags(), abi.sig.clone(), move |fx| {
            let mut args = fx.params();
            let hidden: Vec<Value> = args.drain(..usize::from(abi.hidden)).collect();
            let n = fx.cx.layout(recv).flat_len();
            let recv_val = Val::S(args.drain(..n).collect());
            fx.check_member(&recv_val, recv, &member, &path, method);
            let target = fx.method_on(recv_val, recv, &member, &path, &[]);
            fx.forward(target, sig, hidden, args);
        });
        sym
    }

    fn method_package(&self, m: &MethodSetEntry) -> PackageId {
        match m.member {
            Member::Method { func, .. } => self.st.obj(func).pkg,
            _ => PackageId::UNIVERSE,
        }
    }

    /// The package of a defined type or of what it points to.
    fn declaring_package(&self, t: TypeId) -> PackageId {
        match self.st.kind(t) {
            TypeKind::Pointer(e) => self.declaring_package(e),
            TypeKind::Named(n) => self.st.obj(n.obj).pkg,
            _ => PackageId::UNIVERSE,
        }
    }

    /// `path.T` or `path.(*T)`: what a method's name begins with.
    fn type_prefix(&self, recv: TypeId) -> String {
        match self.st.kind(recv) {
            TypeKind::Pointer(e) => self.receiver_name(e, true),
            _ => self.receiver_name(recv, false),
        }
    }
}

impl Fx<'_, '_> {
    /// [`Fx::check_wrapped`] where `member` may be something else than a value method.
    fn check_member(&mut self, v: &Val, recv: TypeId, member: &Member, path: &[u32], method: source::Symbol) {
        if let Member::Method { func, ptr_recv: false, .. } = *member
            && path.is_empty()
            && matches!(self.cx.st.kind(recv), TypeKind::Pointer(_))
        {
            let p = v.clone().single();
            self.check_wrapped(p, recv, func, method);
        }
    }

    /// Panics when a value method is called through a nil pointer `p` of type `recv` in an interface.
    pub fn check_wrapped(&mut self, p: Value, recv: TypeId, func: ObjId, method: source::Symbol) {
        let TypeKind::Pointer(elem) = self.cx.st.kind(recv) else { return };
        let nil = self.is_nil(p);
        let pkg = self.cx.package_path(self.cx.st.obj(func).pkg).to_string();
        let link = self.cx.st.link_string(elem).to_string();
        let mut name = link.strip_prefix(&format!("{pkg}.")).unwrap_or(&link).to_string();
        if let Some(i) = name.find('[') {
            name.replace_range(i.., "[...]");
        }
        let method = self.cx.st.text(method);
        self.cold_if(nil, |fx| {
            let mut args = fx.string_const(pkg.as_bytes());
            args.extend(fx.string_const(name.as_bytes()));
            args.extend(fx.string_const(method.as_bytes()));
            fx.rt("runtime.panicwrap", args);
        });
    }

    /// The target of a call of `member` on a value of type `t`, through these embedded fields.
    pub fn method_on(
        &mut self,
        v: Val,
        t: TypeId,
        member: &Member,
        path: &[u32],
        targs: &[TypeId],
    ) -> Target {
        let (m, ft) = if path.is_empty() {
            (None, t)
        } else {
            let (m, ft) = self.walk(v.clone(), t, path);
            (Some(m), ft)
        };
        match *member {
            Member::Method { func, recv, ptr_recv } => {
                let recv = self.ty(recv);
                let is_ptr = matches!(self.cx.st.kind(ft), TypeKind::Pointer(_));
                let arg = match (ptr_recv, is_ptr) {
                    (true, false) => {
                        let m = m.unwrap_or_else(|| self.in_memory(v, ft));
                        Val::one(self.addr_of(m))
                    }
                    (want_ptr, _) => {
                        let v = match m {
                            Some(m) => self.load(m, ft),
                            None => v,
                        };
                        if !want_ptr && is_ptr { self.load(Mem::maybe_nil(v.single()), recv) } else { v }
                    }
                };
                let arg_ty = if ptr_recv { self.cx.st.pointer(recv) } else { recv };
                let (sym, conv) = match self.cx.callee(func, Some(recv), targs) {
                    Callee::Go(s) => (s, Conv::Plain),
                    Callee::C(s) => (s, Conv::C),
                };
                Target::Sym { sym, conv, recv: Some((arg_ty, arg)) }
            }
            Member::Interface { iface, index, .. } => {
                let v = match m {
                    Some(m) => self.load(m, ft),
                    None => v,
                };
                let iface = self.ty(iface);
                let target = self.iface_target(&v.scalars(), iface, index);
                self.resolved(target)
            }
            Member::Field(_) => Target::Func(self.nil()),
        }
    }

    /// The place of the embedded field that `path` leads to from a value of type `t`.
    fn walk(&mut self, v: Val, t: TypeId, path: &[u32]) -> (Mem, TypeId) {
        let (mut m, mut t) = match self.under(t) {
            TypeKind::Pointer(elem) => (Mem::maybe_nil(v.single()), elem),
            _ => (self.in_memory(v, t), t),
        };
        for (k, &i) in path.iter().enumerate() {
            if k > 0
                && let TypeKind::Pointer(elem) = self.under(t)
            {
                let p = self.load_scalar(Type::Ptr, m);
                (m, t) = (Mem::maybe_nil(p), elem);
            }
            let Some((ft, off)) = self.cx.field(t, i) else { break };
            m = self.offset(m, off);
            t = ft;
        }
        (m, t)
    }

    /// Calls `target` with arguments that are scalars already and returns its results; replaces this frame where it
    /// holds nothing that the callee needs.
    pub fn forward(&mut self, target: Target, sig: TypeId, hidden: Vec<Value>, args: Vec<Value>) {
        let mut all: Vec<Value> = Vec::with_capacity(args.len() + 4);
        match target {
            Target::Sym { sym, conv, recv } => {
                let abi: FnAbi = self.cx.fn_abi(sig, recv.as_ref().map(|r| r.0), conv);
                let mut in_frame = conv == Conv::C;
                all.extend(hidden);
                match recv {
                    Some((_, Val::S(s))) => all.extend(s),
                    Some((t, v)) => {
                        let m = self.spill(v, t);
                        all.push(self.addr_of(m));
                        in_frame = true;
                    }
                    None => {}
                }
                all.extend(args);
                if in_frame {
                    let r = self.b.call(sym, abi.sig, all);
                    self.b.ret(r);
                } else {
                    self.b.inst(InstKind::TailCall { sym, sig: Box::new(abi.sig), args: all }, &[]);
                }
            }
            Target::Func(f) => {
                let abi = self.cx.fn_abi(sig, None, Conv::Closure);
                let code = self.load_scalar(Type::Ptr, Mem::maybe_nil(f).readonly());
                all.push(f);
                all.extend(hidden);
                all.extend(args);
                self.b.inst(InstKind::TailCallIndirect { code, sig: Box::new(abi.sig), args: all }, &[]);
            }
            Target::Iface { .. } => self.b.unreachable(),
            Target::Method { code, data } => {
                let abi = self.cx.fn_abi(sig, Some(TypeId::UNSAFE_POINTER), Conv::Plain);
                all.extend(hidden);
                all.push(data);
                all.extend(args);
                self.b.inst(InstKind::TailCallIndirect { code, sig: Box::new(abi.sig), args: all }, &[]);
            }
        }
    }

    /// `x.m` as a value: a closure that holds the receiver.
    pub fn method_value(&mut self, e: ExprId, x: ExprId, sel: &Selection) -> Value {
        let inst = self.info().instance(e.index() as u32);
        let targs: Vec<TypeId> = inst.map_or(vec![], |i| i.targs.iter().map(|&t| self.ty(t)).collect());
        let sig = self.callee_signature(e);
        let target = self.operands(&[x], |fx| fx.method_target(x, sel, &targs));
        self.at_expr(e);
        let target = self.resolved(target);
        let pkg = self.src().pkg;
        let package = self.cx.package_ix(pkg);
        let abi = self.cx.fn_abi(sig, None, Conv::Closure);
        let flags = FnFlags { closure: true, ..wrapper_flags() };
        match target {
            Target::Sym { sym, conv, recv: Some((t, v)) } => {
                let name = format!("{}-fm", self.cx.sym_name(sym));
                let code = self.cx.sym(&name);
                let (obj, offs) = self.closure_object(code, vec![(t, v)]);
                let off = offs.first().copied().unwrap_or(8);
                self.cx.synth(code, package, flags, abi.sig.clone(), move |fx| {
                    let mut args = fx.params();
                    let ctx = args.remove(0);
                    let hidden = args.drain(..usize::from(abi.hidden)).collect();
                    let v = fx.load(Mem::at(ctx).plus(off).readonly(), t);
                    fx.forward(Target::Sym { sym, conv, recv: Some((t, v)) }, sig, hidden, args);
                });
                obj
            }
            Target::Method { code: fun, data } => {
                // The method's code and the receiver's data word.
                let name = format!("go:methodvalue.{}", self.cx.st.link_string(sig));
                let code = self.cx.sym(&name);
                let caps = vec![(TypeId::UINTPTR, fun), (TypeId::UNSAFE_POINTER, data)];
                let caps = caps.into_iter().map(|(t, v)| (t, Val::one(v)));
                let caps: Vec<(TypeId, Val)> = caps
                    .map(|(t, v)| match t {
                        TypeId::UINTPTR => {
                            let word = self.b.convert(ir::ConvOp::Bitcast, Type::I64, v.single());
                            (t, Val::one(word))
                        }
                        _ => (t, v),
                    })
                    .collect();
                let (obj, _) = self.closure_object(code, caps);
                self.cx.synth(code, package, flags, abi.sig.clone(), move |fx| {
                    let mut args = fx.params();
                    let ctx = Mem::at(args.remove(0)).readonly();
                    let hidden = args.drain(..usize::from(abi.hidden)).collect();
                    let code = fx.load_scalar(Type::Ptr, ctx.plus(8));
                    let data = fx.load_scalar(Type::Ptr, ctx.plus(16));
                    fx.forward(Target::Method { code, data }, sig, hidden, args);
                });
                obj
            }
            Target::Func(f) => f,
            Target::Sym { .. } | Target::Iface { .. } => self.nil(),
        }
    }

    /// `T.m`: a function with the receiver in front.
    pub fn method_expr(&mut self, e: ExprId, sel: &Selection) -> Value {
        let inst = self.info().instance(e.index() as u32);
        let targs: Vec<TypeId> = inst.map_or(vec![], |i| i.targs.iter().map(|&t| self.ty(t)).collect());
        let full = self.callee_signature(e);
        let t = self.ty(sel.recv);
        let (member, path, _) = self.resolve_member(sel);
        let is_ptr = matches!(self.cx.st.kind(t), TypeKind::Pointer(_));
        if let Member::Method { func, recv, ptr_recv } = member
            && path.is_empty()
            && ptr_recv == is_ptr
        {
            let recv = self.ty(recv);
            let (sym, conv) = match self.cx.callee(func, Some(recv), &targs) {
                Callee::Go(s) => (s, Conv::Plain),
                Callee::C(s) => (s, Conv::C),
            };
            let pos = self.cx.st.obj(func).pos;
            let obj = self.cx.static_closure(sym, full, pos, conv);
            return self.b.sym_addr(obj, 0);
        }
        let method = match &member {
            Member::Method { func, .. } => self.cx.st.obj(*func).name,
            Member::Interface { iface, index, .. } => {
                self.cx.st.type_set(*iface).methods[*index as usize].name
            }
            Member::Field(f) => f.name,
        };
        let receiver = match self.cx.st.kind(t) {
            TypeKind::Pointer(base) => self.cx.receiver_name(base, true),
            _ => self.cx.receiver_name(t, false),
        };
        let mut name = format!("go:methodexpr.{receiver}.{}", self.cx.st.text(method));
        self.cx.push_targs(&mut name, &targs);
        let sym = self.cx.sym(&name);
        let abi = self.cx.fn_abi(full, None, Conv::Plain);
        let pkg = self.src().pkg;
        let package = self.cx.package_ix(pkg);
        let subst = self.subst.clone();
        let n = self.cx.layout(t).flat_len();
        let flat = self.is_flat(t);
        self.cx.synth(sym, package, wrapper_flags(), abi.sig.clone(), move |fx| {
            fx.subst = subst;
            let mut args = fx.params();
            let hidden: Vec<Value> = args.drain(..usize::from(abi.hidden)).collect();
            let v = if flat {
                Val::S(args.drain(..n).collect())
            } else {
                Val::M(Mem::at(args.remove(0)).on_stack())
            };
            fx.check_member(&v, t, &member, &path, method);
            let target = fx.method_on(v, t, &member, &path, &targs);
            let sig = fx.method_sig(&member);
            let sig = fx.cx.st.instantiate_signature(sig, &targs);
            fx.forward(target, sig, hidden, args);
        });
        let obj = self.cx.static_closure(sym, full, Pos::NONE, Conv::Plain);
        self.b.sym_addr(obj, 0)
    }

    /// The type of a member, without receiver.
    fn method_sig(&self, member: &Member) -> TypeId {
        self.ty(self.cx.st.member_type(member))
    }
}
