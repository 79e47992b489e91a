//! `go` and `defer`: the call becomes an argument-less closure.
//!
//! Function and arguments are evaluated at the statement; the closure (`F.gowrap1`, `F.deferwrap1`) holds them and makes the
//! call. It is a wrapper, so that `recover` in the deferred function sees the panic. A literal without parameters and
//! results is its own closure. Records of deferred calls lie in the frame unless a loop may make more than one.

use crate::abi::Conv;
use crate::call::Target;
use crate::func::Fx;
use crate::val::{Mem, Val};
use abi::call::{defer, deferframe};
use ir::{FnFlags, Signature, Type, Value};
use source::Pos;
use syntax::ast::{ExprId, ExprKind};
use types::{Builtin, TypeId, TypeKind};

/// The call that a wrapper makes, without the values.
enum Shape {
    Sym(ir::SymId, Conv, Option<TypeId>),
    Func,
    Method,
    Builtin(Builtin),
}

impl Fx<'_, '_> {
    /// `go call`.
    pub fn go_stmt(&mut self, call: ExprId, pos: Pos) {
        let f = self.thunk(call, "gowrap");
        self.b.set_pos(pos);
        self.rt("runtime.newproc", vec![f]);
    }

    /// `defer call`.
    pub fn defer_stmt(&mut self, call: ExprId, pos: Pos) {
        let f = self.thunk(call, "deferwrap");
        self.b.set_pos(pos);
        let Some(frame) = self.frame else { return };
        let frame = Mem::at(frame).on_stack();
        let gotos = self.facts.levels[self.level as usize].gotos;
        let rec = if self.loops == 0 && !gotos && self.range.is_none() {
            Mem::slot(self.b.func.new_slot(defer::SIZE as u32, 8))
        } else {
            let shape = self.cx.shape(defer::SIZE as u64, &[true, true]);
            Mem::at(self.new_object(shape))
        };
        let head = self.load_scalar(Type::Ptr, frame.plus(deferframe::HEAD as u64));
        self.store_scalar(head, rec.plus(defer::LINK as u64));
        self.store_scalar(f, rec.plus(defer::FN as u64));
        let p = self.addr_of(rec);
        self.store_scalar(p, frame.plus(deferframe::HEAD as u64));
    }

    /// A closure that makes the call.
    fn thunk(&mut self, call: ExprId, what: &'static str) -> Value {
        let call = self.ast().unparen(call);
        let ExprKind::Call { fun, args, dots } = self.ast()[call].kind else { return self.nil() };
        let args: Vec<ExprId> = self.ast().list(args).to_vec();
        if let Some(b) = self.builtin_of(fun) {
            let vals = self.builtin_operands(b, &args);
            return self.thunk_of(what, Shape::Builtin(b), TypeId::INVALID, vals, vec![]);
        }
        let sig = self.callee_signature(fun);
        let simple = match self.under(sig) {
            TypeKind::Signature(s) => s.params.is_empty() && s.results.is_empty(),
            _ => false,
        };
        let target = self.call_target(fun);
        if let (true, Target::Func(f)) = (simple, &target) {
            return *f;
        }
        let vals = self.arguments(&args, dots, sig);
        let params: Vec<TypeId> = match self.under(sig) {
            TypeKind::Signature(s) => s.params.iter().map(|p| p.ty).collect(),
            _ => vec![],
        };
        let args = params.into_iter().zip(vals).collect();
        let (shape, first) = match target {
            Target::Sym { sym, conv, recv } => {
                (Shape::Sym(sym, conv, recv.as_ref().map(|r| r.0)), recv.into_iter().collect())
            }
            Target::Func(f) => (Shape::Func, vec![(TypeId::UNSAFE_POINTER, Val::one(f))]),
            Target::Method { code, data } => {
                let word = self.b.convert(ir::ConvOp::Bitcast, Type::I64, code);
                let code = (TypeId::UINTPTR, Val::one(word));
                (Shape::Method, vec![code, (TypeId::UNSAFE_POINTER, Val::one(data))])
            }
        };
        self.thunk_of(what, shape, sig, first, args)
    }

    fn thunk_of(
        &mut self,
        what: &'static str,
        shape: Shape,
        sig: TypeId,
        first: Vec<(TypeId, Val)>,
        args: Vec<(TypeId, Val)>,
    ) -> Value {
        let sym = self.wrapper_name(what);
        let nfirst = first.len();
        let vals: Vec<(TypeId, Val)> = first.into_iter().chain(args).collect();
        let tys: Vec<TypeId> = vals.iter().map(|v| v.0).collect();
        let (obj, offs) = self.closure_object(sym, vals);
        let pkg = self.src().pkg;
        let package = self.cx.package_ix(pkg);
        let flags = FnFlags { wrapper: true, closure: true, ..FnFlags::default() };
        let abi = Signature { params: vec![Type::Ptr], ..Signature::default() };
        let loc = self.b.func.locs[self.b.loc().index()].pos;
        self.cx.synth(sym, package, flags, abi, move |fx| {
            fx.b.set_pos(loc);
            fx.b.func.pos = loc;
            let ctx = Mem::at(fx.params()[0]).readonly();
            let mut vals: Vec<(Val, TypeId)> = Vec::with_capacity(tys.len());
            for (&t, &off) in tys.iter().zip(&offs) {
                vals.push((fx.load(ctx.plus(off), t), t));
            }
            let rest = vals.split_off(nfirst);
            let rest: Vec<Val> = rest.into_iter().map(|v| v.0).collect();
            let mut first = vals.into_iter().map(|v| v.0);
            let mut word = || first.next().map_or(Val::Z, |v| v);
            match shape {
                Shape::Builtin(b) => {
                    let all = tys.iter().copied().zip(std::iter::from_fn(|| first.next())).collect();
                    fx.deferred_builtin(b, all);
                }
                Shape::Sym(sym, conv, recv) => {
                    let recv = recv.map(|t| (t, word()));
                    fx.call_target_with(Target::Sym { sym, conv, recv }, sig, rest);
                }
                Shape::Func => {
                    let f = word().single();
                    fx.call_target_with(Target::Func(f), sig, rest);
                }
                Shape::Method => {
                    let code = word().single();
                    let code = fx.b.convert(ir::ConvOp::Bitcast, Type::Ptr, code);
                    let data = word().single();
                    fx.call_target_with(Target::Method { code, data }, sig, rest);
                }
            }
            fx.b.ret(vec![]);
        });
        obj
    }

    /// The operands of a builtin that is called later.
    fn builtin_operands(&mut self, b: Builtin, args: &[ExprId]) -> Vec<(TypeId, Val)> {
        let mut out: Vec<(TypeId, Val)> = Vec::new();
        for (i, &a) in args.iter().enumerate() {
            let t = match b {
                Builtin::Panic => TypeId::EMPTY_INTERFACE,
                Builtin::Delete if i == 1 => self.map_parts(out[0].0).0,
                Builtin::Print | Builtin::Println => self.printed_type(a),
                _ => self.value_type(a),
            };
            let v = self.expr_to(a, t);
            let v = self.own(v, t);
            out.push((t, v));
        }
        out
    }

    fn deferred_builtin(&mut self, b: Builtin, vals: Vec<(TypeId, Val)>) {
        let all =
            |vals: &[(TypeId, Val)]| vals.iter().flat_map(|v| v.1.clone().scalars()).collect::<Vec<Value>>();
        match b {
            Builtin::Panic => {
                self.rt("runtime.gopanic", all(&vals));
            }
            Builtin::Close => {
                self.rt("runtime.closechan", all(&vals));
            }
            Builtin::Print | Builtin::Println => self.print_values(vals, b == Builtin::Println),
            Builtin::Delete => {
                let t = vals[0].0;
                self.map_call("Delete", t, vals.into_iter().map(|v| v.1).collect());
            }
            Builtin::Clear => {
                let (t, v) = vals[0].clone();
                self.clear_value(v, t);
            }
            Builtin::Copy => {
                let s = all(&vals);
                let n = vals[0].1.clone().scalars().len();
                self.copy_values(&s[..n], &s[n..], vals[0].0);
            }
            // recover() deferred directly is not called by a deferred function: it does nothing.
            _ => {}
        }
    }
}
