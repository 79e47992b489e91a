//! Expression switches and type switches.

use crate::func::{Fx, Target};
use crate::guard::Kinds;
use crate::val::Val;
use ir::{Block, InstKind, Value};
use rustc_hash::FxHashSet;
use source::{Pos, Symbol};
use syntax::ast::{Clause, ExprId, Op};
use types::{Basic, TypeId, TypeKind};

/// Switches on integers with at least this many constant cases become one instruction.
const TABLE_MIN: usize = 4;

impl Fx<'_, '_> {
    /// `switch tag { clauses }`.
    pub fn switch_stmt(&mut self, label: Option<Symbol>, pos: Pos, tag: Option<ExprId>, clauses: &[Clause]) {
        let bodies: Vec<Block> = clauses.iter().map(|_| self.b.new_block()).collect();
        let done = self.b.new_block();
        let default = clauses.iter().position(|c| c.default).map_or(done, |i| bodies[i]);
        self.b.set_pos(pos);
        match tag {
            None => {
                for (c, &body) in clauses.iter().zip(&bodies) {
                    for &e in self.ast().list(c.exprs) {
                        let next = self.b.new_block();
                        self.at_expr(e);
                        self.cond(e, body, next);
                        self.b.start(next);
                    }
                }
                self.b.jump(default, vec![]);
            }
            Some(tag) => {
                let t = self.value_type(tag);
                let cases: Vec<ExprId> =
                    clauses.iter().flat_map(|c| self.ast().list(c.exprs)).copied().collect();
                let v = self.string_view(tag, t, &cases);
                let v = self.own(v, t);
                if !self.table_switch(t, &v, clauses, &bodies, default) {
                    self.sequence(t, v, clauses, &bodies, default);
                }
            }
        }
        let guards = self.kind_guards(tag, clauses);
        self.clause_bodies(label, clauses, &guards, &bodies, done);
    }

    fn clause_bodies(
        &mut self,
        label: Option<Symbol>,
        clauses: &[Clause],
        guards: &[Option<Kinds>],
        bodies: &[Block],
        done: Block,
    ) {
        self.targets.push(Target { label, brk: done, cont: None, plain: false });
        let outer = self.fallthrough.take();
        for (i, c) in clauses.iter().enumerate() {
            self.b.start(bodies[i]);
            self.fallthrough = bodies.get(i + 1).copied();
            self.guarded(guards[i], |fx| fx.stmt(c.body));
            self.b.jump(done, vec![]);
        }
        self.fallthrough = outer;
        self.targets.pop();
        self.b.start(done);
    }

    fn table_switch(
        &mut self,
        t: TypeId,
        v: &Val,
        clauses: &[Clause],
        bodies: &[Block],
        default: Block,
    ) -> bool {
        if !self.is_integer(t) {
            return false;
        }
        let mut cases: Vec<(i64, Block)> = Vec::new();
        let mut seen = FxHashSet::default();
        for (c, &body) in clauses.iter().zip(bodies) {
            for &e in self.ast().list(c.exprs) {
                let Some(n) = self.const_of(e) else { return false };
                let n = match n.as_i64() {
                    Some(n) => n,
                    None => match n.as_u64() {
                        Some(n) => n as i64,
                        None => return false,
                    },
                };
                if seen.insert(n) {
                    cases.push((n, body));
                }
            }
        }
        if cases.len() < TABLE_MIN {
            return false;
        }
        let v = v.clone().single();
        let arg = self.widen(v, t);
        self.b.inst(InstKind::Switch { arg, cases, default }, &[]);
        true
    }

    fn sequence(&mut self, t: TypeId, v: Val, clauses: &[Clause], bodies: &[Block], default: Block) {
        for (c, &body) in clauses.iter().zip(bodies) {
            for &e in self.ast().list(c.exprs) {
                self.at_expr(e);
                let hit = self.matches(t, &v, e);
                let next = self.b.new_block();
                self.b.brif(hit, body, next);
                self.b.start(next);
            }
        }
        self.b.jump(default, vec![]);
    }

    /// Whether the tag equals the case expression.
    fn matches(&mut self, t: TypeId, v: &Val, e: ExprId) -> Value {
        if self.is_nil_expr(e) {
            let first = v.clone().scalars()[0];
            return self.is_nil(first);
        }
        let et = self.type_of(e);
        // An interface tag against concrete cases, or the other way round.
        if !self.is_iface(t) && self.is_iface(et) {
            let a = self.assign_conv(v.clone(), t, et);
            let b = self.expr(e);
            return self.compare(Op::Eql, et, a, b);
        }
        let b = self.expr_to(e, t);
        self.compare(Op::Eql, t, v.clone(), b)
    }

    /// `switch x.(type) { clauses }`.
    pub fn type_switch(&mut self, label: Option<Symbol>, x: ExprId, clauses: &[Clause]) {
        let xt = self.type_of(x);
        let v = self.expr(x).scalars();
        self.at_expr(x);
        let done = self.b.new_block();
        let bodies: Vec<Block> = clauses.iter().map(|_| self.b.new_block()).collect();
        let default = clauses.iter().position(|c| c.default).map_or(done, |i| bodies[i]);
        let mut binds: Vec<Option<Vec<Value>>> = vec![None; clauses.len()];
        for (i, c) in clauses.iter().enumerate() {
            let types: Vec<ExprId> = self.ast().list(c.exprs).to_vec();
            let single = types.len() == 1;
            for e in types {
                self.at_expr(e);
                let next = self.b.new_block();
                let t = self.type_of(e);
                if self.is_nil_expr(e) || matches!(self.cx.st.kind(t), TypeKind::Basic(Basic::UntypedNil)) {
                    let hit = self.is_nil(v[0]);
                    self.b.brif(hit, bodies[i], next);
                } else if self.is_iface(t) {
                    let word = self.assert_iface_word(v[0], xt, t);
                    let none = self.is_nil(word);
                    if single {
                        // The word is a parameter of the body's block.
                        let hit = self.b.new_block();
                        self.b.brif(none, next, hit);
                        self.b.start(hit);
                        self.b.jump(bodies[i], vec![word]);
                        let p = self.b.func.add_param(bodies[i], ir::Type::Ptr);
                        binds[i] = Some(vec![p, v[1]]);
                    } else {
                        self.b.brif(none, next, bodies[i]);
                    }
                } else {
                    let hit = self.holds(v[0], xt, t);
                    self.b.brif(hit, bodies[i], next);
                }
                self.b.start(next);
            }
        }
        self.b.jump(default, vec![]);
        self.targets.push(Target { label, brk: done, cont: None, plain: false });
        let outer = self.fallthrough.take();
        for (i, c) in clauses.iter().enumerate() {
            self.b.start(bodies[i]);
            if let Some(obj) = self.info().implicit(c.body.index() as u32) {
                let types = self.ast().list(c.exprs);
                let t = self.ty(self.cx.st.obj(obj).ty());
                let val = match (&types, &binds[i]) {
                    (_, Some(words)) => Val::S(words.clone()),
                    ([_], None) if !self.is_iface(t) => self.unbox(v[1], t),
                    _ => Val::S(v.clone()),
                };
                self.declare_init(obj, t, val);
            }
            let guard = self.type_guard(c);
            self.guarded(guard, |fx| fx.stmt(c.body));
            self.b.jump(done, vec![]);
        }
        self.fallthrough = outer;
        self.targets.pop();
        self.b.start(done);
    }
}
