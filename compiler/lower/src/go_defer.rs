//! `go` and `defer`: the call becomes an argument-less closure.
//!
//! Function and arguments are evaluated at the statement; the closure (`F.gowrap1`, `F.deferwrap1`) holds them and makes the
//! call. It is a wrapper, so that `recover` in the deferred function sees the panic. A literal without parameters and
//! results is its own closure.
//!
//! *Open* deferred calls: when no defer statement is executed twice, their records lie in the frame and each return makes
//! the calls itself, direct ones that can be inlined. The records are for a panic only, and when nothing in the function
//! can panic, `opt` removes them. Otherwise records are made on the heap and `runtime.deferreturn` makes the calls.

use crate::abi::Conv;
use crate::call::Target;
use crate::func::Fx;
use crate::val::{Mem, Val};
use abi::call::{defer, deferframe};
use ir::{FnFlags, InstKind, MemFlags, Signature, Slot, Type, Value};
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

/// One defer statement whose call the function makes itself.
#[derive(Clone, Copy, Debug)]
pub struct OpenDefer {
    /// What the runtime finds when the function panics.
    record: Slot,
    /// The func value, and whether the statement was executed: for the function itself.
    func: Slot,
    armed: Slot,
}

/// The defer statements of a function that makes its deferred calls itself.
#[derive(Clone, Debug)]
pub struct OpenDefers {
    sites: Vec<OpenDefer>,
    /// How many of them stand before the place that is being lowered.
    reached: usize,
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
        if let Some(d) = self.open_defers.as_mut().map(|o| {
            o.reached += 1;
            o.sites[o.reached - 1]
        }) {
            return self.open_defer(d, f, frame.of_frame());
        }
        let rec = Mem::at(self.rt1("runtime.newdefer", vec![]));
        let head = self.load_scalar(Type::Ptr, frame.plus(deferframe::HEAD as u64));
        self.store_scalar(head, rec.plus(defer::LINK as u64));
        self.store_scalar(f, rec.plus(defer::FN as u64));
        let p = self.addr_of(rec);
        self.store_scalar(p, frame.plus(deferframe::HEAD as u64));
    }

    /// Executes the defer statement of an open deferred call.
    fn open_defer(&mut self, d: OpenDefer, f: Value, frame: Mem) {
        let rec = Mem::slot(d.record).of_frame();
        let head = self.load_scalar(Type::Ptr, frame.plus(deferframe::HEAD as u64));
        self.store_scalar(head, rec.plus(defer::LINK as u64));
        self.store_scalar(f, rec.plus(defer::FN as u64));
        let p = self.addr_of(rec);
        self.store_scalar(p, frame.plus(deferframe::HEAD as u64));
        self.store_scalar(f, Mem::slot(d.func));
        let yes = self.boolean(true);
        self.store_scalar(yes, Mem::slot(d.armed));
    }

    /// Makes room for the function's open deferred calls, none of which is due yet.
    pub fn start_open_defers(&mut self, n: u32) {
        let mut sites = Vec::with_capacity(n as usize);
        for _ in 0..n {
            let mut slot = |size| self.b.func.new_slot(size, 8);
            let d = OpenDefer { record: slot(defer::SIZE as u32), func: slot(8), armed: slot(1) };
            let no = self.boolean(false);
            self.store_scalar(no, Mem::slot(d.armed));
            sites.push(d);
        }
        self.open_defers = Some(OpenDefers { sites, reached: 0 });
    }

    /// Makes the open deferred calls that are due at a return.
    pub fn run_open_defers(&mut self, frame: Value) {
        let Some(o) = &self.open_defers else { return };
        let frame = Mem::at(frame).on_stack().of_frame();
        for d in o.sites[..o.reached].iter().rev().copied().collect::<Vec<_>>() {
            let armed = self.load_scalar(Type::I8, Mem::slot(d.armed));
            let (run, next) = (self.b.new_block(), self.b.new_block());
            self.b.brif(armed, run, next);
            self.b.start(run);
            // Off the list first: a panic in the call must not make it again.
            let link = self.load_scalar(Type::Ptr, Mem::slot(d.record).of_frame().plus(defer::LINK as u64));
            self.store_scalar(link, frame.plus(deferframe::HEAD as u64));
            let f = self.load_scalar(Type::Ptr, Mem::slot(d.func));
            self.call_func_value(f);
            self.jump_start(next);
        }
    }

    /// Calls a func value without arguments and results.
    fn call_func_value(&mut self, f: Value) {
        let m = Mem { flags: MemFlags::READONLY, ..Mem::at(f) };
        let code = self.load_scalar(Type::Ptr, m.plus(abi::call::CLOSURE_CODE as u64));
        let sig = Signature { params: vec![Type::Ptr], ..Signature::default() };
        self.b.inst(InstKind::CallIndirect { code, sig: Box::new(sig), args: vec![f] }, &[]);
    }

    /// A closure that makes the call.
    fn thunk(&mut self, call: ExprId, what: &'static str) -> Value {
        let call = self.ast().unparen(call);
        let ExprKind::Call { fun, args, dots } = self.ast()[call].kind else { return self.nil() };
        let args: Vec<ExprId> = self.ast().list(args).to_vec();
        if let Some(b) = self.builtin_of(fun) {
            let vals = self.operands(&args, |fx| fx.builtin_operands(b, &args));
            return self.thunk_of(what, Shape::Builtin(b), TypeId::INVALID, vals, vec![]);
        }
        self.call_operands(fun, &args, |fx| fx.call_thunk(call, fun, &args, dots, what))
    }

    /// [`Fx::thunk`] for a call of a function.
    fn call_thunk(
        &mut self,
        call: ExprId,
        fun: ExprId,
        args: &[ExprId],
        dots: bool,
        what: &'static str,
    ) -> Value {
        let sig = self.callee_signature(fun);
        let simple = match self.under(sig) {
            TypeKind::Signature(s) => s.params.is_empty() && s.results.is_empty(),
            _ => false,
        };
        let target = self.call_target(fun);
        if let (true, Target::Func(f)) = (simple, &target) {
            return *f;
        }
        let pos = self.ast()[call].pos;
        let vals = self.at_call(pos, |fx| fx.arguments(args, dots, sig));
        let params: Vec<TypeId> = match self.under(sig) {
            TypeKind::Signature(s) => s.params.iter().map(|p| p.ty).collect(),
            _ => vec![],
        };
        let args = params.into_iter().zip(vals).collect();
        let (shape, first) = match self.resolved(target) {
            Target::Iface { .. } => return self.nil(),
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
        // The frame of a deferred `recover` is looked at.
        let noinline = matches!(shape, Shape::Builtin(Builtin::Recover));
        let flags = FnFlags { wrapper: true, closure: true, noinline, ..FnFlags::default() };
        let abi = Signature { params: vec![Type::Ptr], ..Signature::default() };
        let loc = self.b.func.locs[self.b.loc().index()].pos;
        self.cx.synth(sym, package, flags, abi, move |fx| {
            fx.b.set_pos(loc);
            fx.b.func.pos = loc;
            fx.b.func.arguments = ir::Arguments::Absent;
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
            Builtin::Recover => {
                let fp = self.frame_pointer();
                self.rt("runtime.deferredrecover", vec![fp]);
            }
            _ => {}
        }
    }
}
