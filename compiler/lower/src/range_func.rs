//! Range over functions: the loop's body becomes the `yield` function.
//!
//! Body and loop share two words. *state* lives on the heap, for the iterator may keep the body: it is READY between
//! calls, PANIC while the body runs, DONE after the body returned false, EXHAUSTED after the iterator returned; a call in
//! any state but READY panics. *code*, in the frame of the loop, says how the body was left: 0 normally or by `break`,
//! [`CODE_RETURN`], else one plus the index of the jump in the level's list. Results are stored where the function around
//! keeps them before the body returns false.

use crate::abi::Conv;
use crate::arguments::Noted;
use crate::call::Target;
use crate::capture::JumpKind;
use crate::closure::Captures;
use crate::cx::Cx;
use crate::func::{Fx, ResultVar, Ret, Src, Var, VarPlace};
use crate::range::RangeLoop;
use crate::val::{Mem, Val};
use crate::worklist::{Place, Work};
use ir::{FnFlags, Function, IntCond, SymId, Type, Value};
use source::Symbol;
use syntax::ast::{ExprId, StmtId, StmtKind};
use types::{TypeId, TypeKind};

/// The body was left by `return`.
pub const CODE_RETURN: i64 = -1;

const READY: i64 = -1;
const DONE: i64 = 0;
const PANIC: i64 = 2;
const EXHAUSTED: i64 = 3;
const MISSED_PANIC: i64 = 4;

/// What the body of a range loop knows of its loop.
#[derive(Clone, Copy, Debug)]
pub struct RangeState {
    state: Value,
    code: Value,
    label: Option<Symbol>,
}

/// A body to lower.
pub struct RangeBodyWork {
    sym: SymId,
    stmt: StmtId,
    place: Place,
    level: u32,
    label: Option<Symbol>,
    yield_sig: TypeId,
    captures: Captures,
    /// Results of the function around, if the body returns from it: type, whether the storage is a heap cell.
    results: Vec<(TypeId, bool)>,
    has_frame: bool,
    has_fp: bool,
}

impl Fx<'_, '_> {
    /// A range over a function.
    pub fn range_func(&mut self, s: StmtId, r: &RangeLoop<'_>) {
        let f = self.expr1(r.x);
        let ft = self.type_of(r.x);
        let TypeKind::Signature(sig) = self.under(ft) else { return };
        let Some(yield_ty) = sig.params.first().map(|p| p.ty) else { return };
        let facts = self.facts.clone();
        let level = facts.ranges[&s];
        let info = &facts.levels[level as usize];
        let n = self.cx.count(self.owner, "-range");
        let owner = self.cx.sym_name(self.owner);
        let sym = self.cx.sym(&format!("{owner}-range{n}"));

        let state = self.new_object(TypeId::INT);
        let ready = self.int(READY);
        self.store_scalar(ready, Mem::at(state));
        let code = self.temp(TypeId::INT);
        let zero = self.int(0);
        self.store_scalar(zero, code);
        let code_ptr = self.addr_of(code);

        let word = |v: Value| (TypeId::UNSAFE_POINTER, Val::one(v));
        let mut extra = vec![word(state), word(code_ptr)];
        let around = &facts.levels[facts.function_level(level) as usize];
        if let Some(frame) = self.frame {
            extra.push(word(frame));
        }
        let has_fp = around.recovers;
        if has_fp {
            let fp = self.frame_pointer();
            extra.push((TypeId::UINTPTR, Val::one(fp)));
        }
        let mut results = Vec::new();
        if info.range_returns {
            for res in self.results.clone() {
                let var = res.place.expect("results of a function that a range body returns from");
                let m = self.var_mem(var);
                let p = self.addr_of(m);
                extra.push(word(p));
                results.push((res.ty, var.cell));
            }
        }
        let has_frame = self.frame.is_some();
        let (closure, captures) = self.make_closure(sym, level, extra);
        let place = self.place();
        self.cx.enqueue(
            sym,
            Work::RangeBody(Box::new(RangeBodyWork {
                sym,
                stmt: s,
                place,
                level,
                label: r.label,
                yield_sig: yield_ty,
                captures,
                results,
                has_frame,
                has_fp,
            })),
        );
        self.at_expr(r.x);
        self.call_target_with(Target::Func(f), ft, vec![Val::one(closure)]);

        let st = self.load_scalar(Type::I64, Mem::at(state));
        let panicked = self.int(PANIC);
        let missed = self.b.icmp(IntCond::Eq, st, panicked);
        self.cold_if(missed, |fx| {
            let c = fx.int(MISSED_PANIC);
            fx.rt("runtime.panicrangestate", vec![c]);
        });
        let done = self.int(EXHAUSTED);
        self.store_scalar(done, Mem::at(state));
        let jumps = info.jumps.clone();
        if info.range_returns {
            self.on_code(code, CODE_RETURN, |fx| fx.return_stored());
        }
        for (i, (kind, label)) in jumps.into_iter().enumerate() {
            let own = Some(label) == r.label && kind != JumpKind::Goto;
            if !own && self.reaches(kind, label) {
                self.on_code(code, i as i64 + 1, |fx| fx.jump_to(kind, Some(label)));
            }
        }
    }

    fn on_code(&mut self, code: Mem, want: i64, f: impl FnOnce(&mut Self)) {
        let c = self.load_scalar(Type::I64, code);
        let w = self.int(want);
        let hit = self.b.icmp(IntCond::Eq, c, w);
        let (yes, no) = (self.b.new_block(), self.b.new_block());
        self.b.brif(hit, yes, no);
        self.b.start(yes);
        f(self);
        if !self.b.terminated() {
            self.b.unreachable();
        }
        self.b.start(no);
    }

    /// Whether a jump out of a range body can end here or further out.
    fn reaches(&self, kind: JumpKind, label: Symbol) -> bool {
        if kind == JumpKind::Goto {
            return self.declares_label(label) || self.range.is_some();
        }
        self.find_target(kind, Some(label)).is_some() || self.range.is_some()
    }

    /// Whether a label stands in this function (range bodies are functions of their own).
    pub fn declares_label(&self, label: Symbol) -> bool {
        self.facts.levels.get(self.level as usize).is_some_and(|l| l.labels.contains(&label))
    }

    /// Leaves the body of a range loop by a jump to what lies outside.
    pub fn leave_by_jump(&mut self, kind: JumpKind, label: Option<Symbol>) {
        let Some(range) = self.range else {
            // Only in code the checker has rejected.
            self.b.unreachable();
            return self.dead();
        };
        let own = label.is_none() || label == range.label;
        match kind {
            JumpKind::Break if own => self.leave_range_body(0),
            JumpKind::Continue if own => {
                self.next_iteration();
                self.dead();
            }
            _ => {
                let label = label.unwrap_or(Symbol::EMPTY);
                let jumps = &self.facts.levels[self.level as usize].jumps;
                let i = jumps.iter().position(|&j| j == (kind, label)).unwrap_or(0);
                self.leave_range_body(i as i64 + 1);
            }
        }
    }

    /// Ends the loop.
    pub fn leave_range_body(&mut self, code: i64) {
        let Some(range) = self.range else { return };
        let c = self.int(code);
        self.store_scalar(c, Mem::at(range.code).on_stack());
        let done = self.int(DONE);
        self.store_scalar(done, Mem::at(range.state));
        let f = self.boolean(false);
        self.b.ret(vec![f]);
        self.dead();
    }

    /// Ends the iteration. Ends the block.
    fn next_iteration(&mut self) {
        let Some(range) = self.range else { return };
        let ready = self.int(READY);
        self.store_scalar(ready, Mem::at(range.state));
        let t = self.boolean(true);
        self.b.ret(vec![t]);
    }

    fn open_range_body(&mut self, w: &RangeBodyWork, ctx: Value) {
        self.open_captures(&w.captures, ctx);
        let obj = Mem::at(ctx).readonly();
        let mut extra = w.captures.extra.iter().map(|&off| obj.plus(off));
        let mut next = || extra.next().expect("a captured word");
        let (s, c) = (next(), next());
        let state = self.load_scalar(Type::Ptr, s);
        let code = self.load_scalar(Type::Ptr, c);
        self.range = Some(RangeState { state, code, label: w.label });
        if w.has_frame {
            let m = next();
            self.frame = Some(self.load_scalar(Type::Ptr, m));
        }
        if w.has_fp {
            let m = next();
            self.recover_fp = Some(self.load_scalar(Type::I64, m));
        }
        for &(ty, cell) in &w.results {
            let m = next();
            let p = self.load_scalar(Type::Ptr, m);
            let mut m = Mem::at(p);
            m.stack = !cell;
            self.results.push(ResultVar { ty, place: Some(Var { place: VarPlace::Mem(m), cell }) });
        }
        let st = self.load_scalar(Type::I64, Mem::at(state));
        let ready = self.int(READY);
        let bad = self.b.icmp(IntCond::Ne, st, ready);
        self.cold_if(bad, |fx| {
            fx.rt("runtime.panicrangestate", vec![st]);
        });
        let running = self.int(PANIC);
        self.store_scalar(running, Mem::at(state));
    }
}

impl Cx<'_> {
    /// Lowers the body of a range over a function.
    pub fn lower_range_body(&mut self, w: RangeBodyWork) {
        let src = Src::new(self.prog, w.place.pkg, w.place.file);
        let StmtKind::Range { vars, define, body, .. } = src.ast[w.stmt].kind else { return };
        let abi = self.fn_abi(w.yield_sig, None, Conv::Closure);
        let package = self.package_ix(src.pkg);
        let pos = src.ast[w.stmt].pos;
        let mut f = Function::new(w.sym, package, pos, abi.sig.clone());
        f.flags = FnFlags { closure: true, ..FnFlags::default() };
        let mut fx = Fx::new(self, &mut f, src, w.place.subst.clone(), w.place.facts.clone());
        fx.level = w.level;
        fx.ret = Ret::RangeBody;
        fx.loops = 1;
        let mut vals = fx.params();
        let ctx = vals.remove(0);
        let mut vals = vals.into_iter();
        let mut args: Vec<(Val, TypeId)> = Vec::new();
        let mut noted = Noted::default();
        for &t in &abi.params {
            let n = fx.leaves(t).map(|l| l.len());
            let v = match n {
                Some(n) => Val::S(vals.by_ref().take(n).collect()),
                None => Val::M(Mem::at(vals.next().expect("a parameter")).on_stack()),
            };
            fx.note_argument(&mut noted, None, t, &v);
            args.push((v, t));
        }
        fx.enter_arguments(abi.params.len(), noted);
        fx.open_range_body(&w, ctx);
        let vars: Vec<ExprId> = src.ast.list(vars).to_vec();
        args.truncate(vars.len());
        fx.set_range_vars(&vars, define, args);
        fx.stmt(body);
        fx.next_iteration();
        fx.finish();
        self.t.module.funcs.push(f);
    }
}
