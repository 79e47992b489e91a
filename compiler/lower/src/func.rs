//! One function: parameters, variables, results, returns.
//!
//! A local variable is a stack slot, or a cell of `runtime.newobject` when closures or pointers may share it (see
//! [`crate::capture`]). A parameter that is not flat and never changes stays where the caller put it.
//!
//! A function with `defer` becomes two. The *outer* half owns the results and the frame record and calls the *body*
//! through one `try_call`; the body gets the record's and the results' addresses in front of the parameters, stores its
//! results there and ends with `runtime.deferreturn`. After a recovered panic the runtime continues at the outer half's
//! landing pad, which only loads the results.

use crate::abi::{Conv, FnAbi};
use crate::arguments::Noted;
use crate::capture::{Facts, LevelKind};
use crate::closure::Captures;
use crate::cx::Cx;
use crate::go_defer::OpenDefers;
use crate::range_func::RangeState;
use crate::val::{Base, Mem, Val};
use crate::worklist::Place;
use abi::call::deferframe;
use ir::{Block, Builder, FnFlags, Function, InstKind, MemFlags, Signature, Slot, SymId, Type, Value};
use rustc_hash::{FxHashMap, FxHashSet};
use source::{Pos, Symbol};
use std::rc::Rc;
use syntax::ast::{Ast, ExprId, StmtId, StmtKind};
use types::{FileInfo, FuncVars, ObjId, PackageId, Program, Subst, TypeId};

/// The file that code comes from, with the checker's facts about it.
#[derive(Clone, Copy)]
pub struct Src<'a> {
    pub pkg: PackageId,
    pub file: usize,
    pub ast: &'a Ast,
    pub info: &'a FileInfo,
}

impl<'a> Src<'a> {
    /// File number `file` of a package.
    pub fn new(prog: &'a Program, pkg: PackageId, file: usize) -> Src<'a> {
        let p = prog.package(pkg);
        Src { pkg, file, ast: &p.tree(file).ast, info: &p.infos[file] }
    }
}

/// What a function is made from.
pub struct FnSpec<'a, 's> {
    pub sym: SymId,
    pub pos: Pos,
    pub flags: FnFlags,
    pub src: Src<'a>,
    pub subst: Rc<Subst>,
    pub facts: Rc<Facts>,
    pub level: u32,
    pub vars: &'s FuncVars,
    pub body: StmtId,
    pub captures: Option<&'s Captures>,
}

/// Where a variable lives.
#[derive(Clone, Copy, Debug)]
pub enum VarPlace {
    Mem(Mem),
    /// A heap cell whose address is in a stack slot, for it changes with each iteration of a loop.
    CellIn(Slot),
}

/// A local variable.
#[derive(Clone, Copy, Debug)]
pub struct Var {
    pub place: VarPlace,
    /// Whether `place` is a heap cell (else a stack slot, or memory that must not be shared).
    pub cell: bool,
}

/// A result.
#[derive(Clone, Copy, Debug)]
pub struct ResultVar {
    pub ty: TypeId,
    /// Its storage, if a name, a deferred call or a range body needs one.
    pub place: Option<Var>,
}

/// How a function returns.
#[derive(Clone, Copy, Debug)]
pub enum Ret {
    /// Scalars.
    Direct,
    /// Through the hidden pointer, to a tuple of this type.
    Hidden(Value, TypeId),
    /// The body half of a function with `defer`: results are stored, then deferred calls run.
    Deferred,
    /// The body of a range loop: results are stored for the function around it.
    RangeBody,
}

/// Where `break` and `continue` go.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    pub label: Option<Symbol>,
    pub brk: Block,
    pub cont: Option<Block>,
    /// A labelled statement that is no loop, switch or select: only a `break` with its label leaves it.
    pub plain: bool,
}

/// A function being lowered.
pub struct Fx<'a, 'f> {
    pub cx: &'f mut Cx<'a>,
    pub b: Builder<'f>,
    src: Option<Src<'a>>,
    pub subst: Rc<Subst>,
    pub facts: Rc<Facts>,
    pub level: u32,
    pub vars: FxHashMap<ObjId, Var>,
    /// Slots that are variables rather than temporaries.
    pub var_slots: FxHashSet<Slot>,
    pub results: Vec<ResultVar>,
    pub ret: Ret,
    pub targets: Vec<Target>,
    pub labels: FxHashMap<Symbol, Block>,
    /// The label right before the statement being lowered.
    pub pending_label: Option<Symbol>,
    /// The block after the current switch clause's, for `fallthrough`.
    pub fallthrough: Option<Block>,
    /// Loops around the current statement, in this function.
    pub loops: u32,
    /// Address of the frame record, in functions with `defer`.
    pub frame: Option<Value>,
    /// Where the innermost call being lowered stands.
    pub call_pos: Pos,
    /// The closing brace.
    pub end: Pos,
    /// Deferred calls that this function makes itself.
    pub open_defers: Option<OpenDefers>,
    /// Frame pointer that `recover` asks about, when it is not this function's own.
    pub recover_fp: Option<Value>,
    /// State of the range loop this function is the body of.
    pub range: Option<RangeState>,
    /// Name that closures inside are named after.
    pub owner: SymId,
    /// Whether what is ordered in the operands at hand has been evaluated (see [`crate::order`]).
    pub late: bool,
    /// Values of ordered expressions that wait for their use.
    pub evaluated: FxHashMap<ExprId, Val>,
}

impl<'a, 'f> Fx<'a, 'f> {
    /// A function with source.
    pub fn new(
        cx: &'f mut Cx<'a>,
        func: &'f mut Function,
        src: Src<'a>,
        subst: Rc<Subst>,
        facts: Rc<Facts>,
    ) -> Self {
        let mut fx = Fx::synth(cx, func);
        fx.src = Some(src);
        fx.subst = subst;
        fx.facts = facts;
        fx
    }

    /// A function without source.
    pub fn synth(cx: &'f mut Cx<'a>, func: &'f mut Function) -> Self {
        let owner = func.sym;
        Fx {
            cx,
            b: Builder::new(func),
            src: None,
            subst: Rc::default(),
            facts: Rc::default(),
            level: 0,
            vars: FxHashMap::default(),
            var_slots: FxHashSet::default(),
            results: vec![],
            ret: Ret::Direct,
            targets: vec![],
            labels: FxHashMap::default(),
            pending_label: None,
            fallthrough: None,
            loops: 0,
            frame: None,
            call_pos: Pos::NONE,
            end: Pos::NONE,
            open_defers: None,
            recover_fp: None,
            range: None,
            owner,
            late: false,
            evaluated: FxHashMap::default(),
        }
    }

    /// The file this code comes from.
    pub fn src(&self) -> Src<'a> {
        self.src.expect("code with a source")
    }

    /// Goes on with code from somewhere else in a file, with nothing of its own around it.
    pub fn enter(&mut self, src: Src<'a>, facts: Rc<Facts>) {
        self.src = Some(src);
        self.facts = facts;
        self.level = 0;
        self.vars.clear();
    }

    /// The tree this code comes from.
    pub fn ast(&self) -> &'a Ast {
        self.src().ast
    }

    /// The checker's facts about it.
    pub fn info(&self) -> &'a FileInfo {
        self.src().info
    }

    /// Where this code stands, for closures.
    pub fn place(&self) -> Place {
        let s = self.src();
        Place { pkg: s.pkg, file: s.file, subst: self.subst.clone(), facts: self.facts.clone() }
    }

    /// Substitutes type arguments.
    pub fn ty(&self, t: TypeId) -> TypeId {
        self.cx.st.subst(t, &self.subst)
    }

    /// The entry block's parameters.
    pub fn params(&self) -> Vec<Value> {
        let entry = self.b.func.entry();
        self.b.func.blocks[entry.index()].params.clone()
    }

    /// Goes on in a block that nothing jumps to: what follows a terminator.
    pub fn dead(&mut self) {
        let b = self.b.new_block();
        self.b.start(b);
    }

    /// Jumps and goes on in dead code.
    pub fn jump_dead(&mut self, to: Block) {
        self.b.jump(to, vec![]);
        self.dead();
    }

    /// Jumps to `to`, then writes there.
    pub fn jump_start(&mut self, to: Block) {
        self.b.jump(to, vec![]);
        self.b.start(to);
    }

    /// Ends the function: drops blocks that cannot be reached.
    pub fn finish(mut self) {
        if !self.b.terminated() {
            self.b.unreachable();
        }
        let f = &mut *self.b.func;
        let mut seen = FxHashSet::default();
        let mut todo = vec![f.entry()];
        while let Some(b) = todo.pop() {
            if !seen.insert(b) {
                continue;
            }
            if let Some(t) = f.terminator(b) {
                f.kind(t).for_each_successor(|s| todo.push(s));
            }
        }
        f.layout.retain(|b| seen.contains(b));
    }

    // Variables.

    /// The place of a variable.
    pub fn var_mem(&mut self, v: Var) -> Mem {
        match v.place {
            VarPlace::Mem(m) => m,
            VarPlace::CellIn(s) => {
                let p = self.load_scalar(Type::Ptr, Mem::slot(s));
                Mem::at(p)
            }
        }
    }

    /// A new variable without value, visible from now on.
    pub fn declare(&mut self, obj: ObjId, t: TypeId) -> Mem {
        let cell = self.facts.needs_cell(obj);
        let m = if cell {
            let p = self.new_object(t);
            self.remark_variable(p, obj);
            Mem::at(p)
        } else {
            self.temp(t)
        };
        if let Base::Slot(s) = m.base {
            self.var_slots.insert(s);
        }
        self.vars.insert(obj, Var { place: VarPlace::Mem(m), cell });
        m
    }

    /// A new variable with its first value.
    pub fn declare_init(&mut self, obj: ObjId, t: TypeId, v: Val) {
        let m = self.declare(obj, t);
        self.store(v, m, t);
    }

    /// A new zero variable.
    pub fn declare_zero(&mut self, obj: ObjId, t: TypeId) {
        let m = self.declare(obj, t);
        if m.stack {
            self.clear(m, t);
        }
    }

    /// Whether an object is `_` or has no name.
    pub fn is_blank(&self, obj: ObjId) -> bool {
        matches!(self.cx.st.obj_name(obj), "" | "_")
    }

    fn declare_param(
        &mut self,
        obj: ObjId,
        t: TypeId,
        vals: &mut impl Iterator<Item = Value>,
        noted: &mut Noted,
    ) {
        let v = match self.cx.layout(t).leaves.as_ref().map(|l| l.len()) {
            Some(n) => Val::S(vals.by_ref().take(n).collect()),
            None => {
                let p = vals.next().expect("a parameter");
                Val::M(Mem::at(p).on_stack())
            }
        };
        if self.is_blank(obj) {
            return self.note_argument(noted, None, t, &v);
        }
        match &v {
            Val::M(m) if self.facts.is_constant(obj) => {
                self.vars.insert(obj, Var { place: VarPlace::Mem(*m), cell: false });
            }
            _ => self.declare_init(obj, t, v.clone()),
        }
        self.note_argument(noted, Some(obj), t, &v);
    }

    /// Declares receiver and parameters from their scalars.
    pub fn declare_params(&mut self, vars: &FuncVars, vals: Vec<Value>) {
        let mut vals = vals.into_iter();
        let mut noted = Noted::default();
        for &p in vars.recv.iter().chain(&vars.params) {
            let t = self.ty(self.cx.st.obj(p).ty());
            self.declare_param(p, t, &mut vals, &mut noted);
        }
        self.enter_arguments(usize::from(vars.recv.is_some()) + vars.params.len(), noted);
    }

    /// Declares results; `stored` says that all need storage.
    fn declare_results(&mut self, vars: &FuncVars, stored: bool) {
        for &r in &vars.results {
            let ty = self.ty(self.cx.st.obj(r).ty());
            let place = if stored || !self.is_blank(r) {
                self.declare_zero(r, ty);
                Some(self.vars[&r])
            } else {
                None
            };
            self.results.push(ResultVar { ty, place });
        }
    }

    // Returning.

    /// Returns these values.
    pub fn return_values(&mut self, vals: Vec<Val>) {
        let results = self.results.clone();
        let must_store = matches!(self.ret, Ret::Deferred | Ret::RangeBody);
        let range_returns = self.facts.levels.get(self.level as usize).is_some_and(|l| l.range_returns);
        // Storing one result must not change another that is still to be read.
        let several = results.len() > 1;
        let vals: Vec<Val> = vals
            .into_iter()
            .zip(&results)
            .map(|(v, r)| if several { self.own(v, r.ty) } else { v })
            .collect();
        for (v, r) in vals.iter().zip(&results) {
            if let Some(p) = r.place
                && (must_store || p.cell || range_returns)
            {
                let m = self.var_mem(p);
                self.store(v.clone(), m, r.ty);
            }
        }
        self.leave(Some(vals));
    }

    /// Returns what the result variables hold.
    pub fn return_stored(&mut self) {
        self.leave(None);
    }

    fn stored_results(&mut self) -> Vec<Val> {
        let results = self.results.clone();
        results
            .iter()
            .map(|r| match r.place {
                Some(p) => {
                    let m = self.var_mem(p);
                    self.load(m, r.ty)
                }
                None => self.zero(r.ty),
            })
            .collect()
    }

    fn leave(&mut self, vals: Option<Vec<Val>>) {
        match self.ret {
            Ret::Deferred => {
                let frame = self.frame.expect("a frame record");
                if self.open_defers.is_some() {
                    self.run_open_defers(frame);
                } else {
                    // All returns share what comes after the function's last statement.
                    self.b.set_pos(self.end);
                    self.rt("runtime.deferreturn", vec![frame]);
                }
                self.b.ret(vec![]);
            }
            Ret::RangeBody => return self.leave_range_body(crate::range_func::CODE_RETURN),
            Ret::Direct => {
                let vals = match vals {
                    Some(v) => v,
                    None => self.stored_results(),
                };
                let scalars = vals.into_iter().flat_map(|v| v.scalars()).collect();
                self.b.ret(scalars);
            }
            Ret::Hidden(p, tuple) => {
                let vals = match vals {
                    Some(v) => v,
                    None => self.stored_results(),
                };
                let offs = self.cx.tuple_offsets(tuple);
                let out = Mem::at(p).on_stack();
                for (v, (t, off)) in vals.into_iter().zip(offs) {
                    self.store(v, out.plus(off), t);
                }
                self.b.ret(vec![]);
            }
        }
        self.dead();
    }

    /// The frame pointer that `recover` here has to look at.
    pub fn frame_pointer(&mut self) -> Value {
        match self.recover_fp {
            Some(v) => v,
            None => {
                let i = self.b.inst(InstKind::FramePointer, &[Type::Ptr]);
                let p = self.b.func.insts[i.index()].results[0];
                self.b.convert(ir::ConvOp::Bitcast, Type::I64, p)
            }
        }
    }

    /// The current g.
    pub fn get_g(&mut self) -> Value {
        let i = self.b.inst(InstKind::GetG, &[Type::Ptr]);
        self.b.func.insts[i.index()].results[0]
    }
}

/// Lowers a declared function or a function literal.
pub fn lower_function<'a>(cx: &mut Cx<'a>, spec: FnSpec<'a, '_>) {
    let level = &spec.facts.levels[spec.level as usize];
    debug_assert!(level.kind != LevelKind::RangeBody);
    let (defers, recovers, range_returns) = (level.defers, level.recovers, level.range_returns);
    let conv = if spec.captures.is_some() { Conv::Closure } else { Conv::Plain };
    let abi = {
        let ty = |o: &ObjId| cx.st.subst(cx.st.obj(*o).ty(), &spec.subst);
        let params = spec.vars.recv.iter().chain(&spec.vars.params).map(ty).collect();
        let results = spec.vars.results.iter().map(ty).collect();
        cx.abi_of(params, results, conv)
    };
    if defers {
        return lower_with_defer(cx, spec, abi);
    }
    let package = cx.package_ix(spec.src.pkg);
    let mut f = Function::new(spec.sym, package, spec.pos, abi.sig.clone());
    f.flags = FnFlags { noinline: spec.flags.noinline || recovers, ..spec.flags };
    f.remarks = cx.remarks(&spec, u32::from(spec.captures.is_some()) + u32::from(abi.hidden), abi.hidden);
    let mut fx = Fx::new(cx, &mut f, spec.src, spec.subst.clone(), spec.facts.clone());
    fx.level = spec.level;
    let mut vals = fx.params();
    if let Some(c) = spec.captures {
        let ctx = vals.remove(0);
        fx.open_captures(c, ctx);
    }
    if abi.hidden {
        fx.ret = Ret::Hidden(vals.remove(0), abi.tuple);
    }
    fx.declare_params(spec.vars, vals);
    fx.declare_results(spec.vars, range_returns);
    fx.function_body(spec.body);
    fx.finish();
    cx.t.module.funcs.push(f);
}

fn lower_with_defer<'a>(cx: &mut Cx<'a>, spec: FnSpec<'a, '_>, abi: FnAbi) {
    let package = cx.package_ix(spec.src.pkg);
    let body_name = format!("{}·body", cx.sym_name(spec.sym));
    let body_sym = cx.sym(&body_name);
    let ctx = usize::from(spec.captures.is_some());
    let nresults = spec.vars.results.len();
    let level = &spec.facts.levels[spec.level as usize];
    let (open, defer_stmts) = (level.open_defers(), level.defer_stmts);
    let noinline = spec.flags.noinline || level.recovers;
    // Context, frame record, results' addresses, parameters.
    let mut body_sig = Signature::default();
    body_sig.params.extend(vec![Type::Ptr; ctx + 1 + nresults]);
    body_sig.params.extend(&abi.sig.params[ctx + usize::from(abi.hidden)..]);

    let mut f = Function::new(spec.sym, package, spec.pos, abi.sig.clone());
    f.flags = FnFlags { noinline, wrapper: true, ..spec.flags };
    f.remarks = cx.remarks(&spec, ctx as u32 + u32::from(abi.hidden), abi.hidden);
    let inner = f.remarks.as_ref().map(|r| Box::new(ir::Remarks { own: r.own, ..ir::Remarks::default() }));
    let mut fx = Fx::new(cx, &mut f, spec.src, spec.subst.clone(), spec.facts.clone());
    fx.level = spec.level;
    let mut vals = fx.params();
    let mut args: Vec<Value> = vals.drain(..ctx).collect();
    if abi.hidden {
        fx.ret = Ret::Hidden(vals.remove(0), abi.tuple);
    }
    if spec.vars.recv.is_none() && spec.vars.params.is_empty() {
        fx.b.func.arguments = ir::Arguments::Absent;
    }
    let frame = fx.open_frame();
    args.push(frame);
    fx.declare_results(spec.vars, true);
    let cells: Vec<bool> = fx.results.iter().map(|r| r.place.is_some_and(|p| p.cell)).collect();
    for r in fx.results.clone() {
        let m = fx.var_mem(r.place.expect("stored results"));
        let p = fx.addr_of(m);
        args.push(p);
    }
    args.extend(vals);
    let (normal, landing, done) = (fx.b.new_block(), fx.b.new_cold_block(), fx.b.new_block());
    let sig = Box::new(body_sig.clone());
    fx.b.inst(InstKind::TryCall { sym: body_sym, sig, args, normal, landing }, &[]);
    // The runtime has unlinked the frame before it lands here. Tracebacks that begin in the calls that it has deferred
    // find the place: the end of the body, or the return there.
    let ast = spec.src.ast;
    let last = match ast[spec.body].kind {
        StmtKind::Block { stmts } => ast.list(stmts).last().map(|&s| &ast[s]),
        _ => None,
    };
    let end = match last.filter(|s| matches!(s.kind, StmtKind::Return { .. })) {
        Some(s) => s.pos,
        None => Pos(ast[spec.body].end.0.saturating_sub(1)),
    };
    fx.b.set_pos(end);
    fx.b.start(landing);
    fx.b.jump(done, vec![]);
    fx.b.start(normal);
    if open {
        fx.close_frame(frame);
    }
    fx.b.jump(done, vec![]);
    fx.b.start(done);
    fx.return_stored();
    fx.finish();
    cx.t.module.funcs.push(f);

    let mut f = Function::new(body_sym, package, spec.pos, body_sig);
    f.flags = FnFlags { noinline, wrapper: false, ..spec.flags };
    f.remarks = inner;
    let mut fx = Fx::new(cx, &mut f, spec.src, spec.subst.clone(), spec.facts.clone());
    fx.level = spec.level;
    fx.owner = spec.sym;
    let mut vals = fx.params();
    if let Some(c) = spec.captures {
        let ctx = vals.remove(0);
        fx.open_captures(c, ctx);
    }
    fx.frame = Some(vals.remove(0));
    fx.ret = Ret::Deferred;
    if open {
        fx.start_open_defers(defer_stmts);
    }
    for (&r, cell) in spec.vars.results.iter().zip(cells) {
        let ty = fx.ty(fx.cx.st.obj(r).ty());
        let mut m = Mem::at(vals.remove(0));
        m.stack = !cell;
        let v = Var { place: VarPlace::Mem(m), cell };
        fx.vars.insert(r, v);
        fx.results.push(ResultVar { ty, place: Some(v) });
    }
    fx.declare_params(spec.vars, vals);
    fx.function_body(spec.body);
    fx.finish();
    cx.t.module.funcs.push(f);
}

impl Fx<'_, '_> {
    /// The statements of the function, and the return at their end.
    fn function_body(&mut self, body: StmtId) {
        self.end = Pos(self.ast()[body].end.0.saturating_sub(1));
        self.stmt(body);
        // The end of a function without results; with results the checker has seen to it that it is not reached.
        self.b.set_pos(self.end);
        self.return_stored();
    }

    /// Reserves the frame record and makes it g's innermost.
    fn open_frame(&mut self) -> Value {
        let slot = self.b.func.new_slot(deferframe::SIZE as u32, 8);
        let frame = Mem::slot(slot).of_frame();
        let fp = self.frame_pointer();
        let zero = self.nil();
        let defer = self.innermost_frame();
        let link = self.load_scalar(Type::Ptr, defer);
        self.store_scalar(link, frame.plus(deferframe::LINK as u64));
        self.store_scalar(zero, frame.plus(deferframe::HEAD as u64));
        self.store_scalar(fp, frame.plus(deferframe::FP as u64));
        let p = self.addr_of(frame);
        self.store_scalar(p, defer);
        p
    }

    /// Makes the frame around this one g's innermost.
    fn close_frame(&mut self, frame: Value) {
        let link = self.load_scalar(Type::Ptr, Mem::at(frame).of_frame().plus(deferframe::LINK as u64));
        let defer = self.innermost_frame();
        self.store_scalar(link, defer);
    }

    /// Where g keeps its innermost frame with deferred calls.
    fn innermost_frame(&mut self) -> Mem {
        let g = self.get_g();
        let flags = MemFlags::NOTRAP.with(MemFlags::FRAME);
        Mem { base: Base::Ptr(g), off: abi::g::DEFER as i32, flags, stack: true }
    }
}
