//! Statements: dispatch, blocks, branches, loops, labels, returns.

use crate::capture::JumpKind;
use crate::func::{Fx, Target, Var, VarPlace};
use crate::val::{Mem, Val};
use ir::Block;
use source::Symbol;
use syntax::ast::{DeclKind, ExprId, ExprKind, StmtId, StmtKind};
use types::{Mode, ObjId, TypeId, TypeKind};

impl Fx<'_, '_> {
    /// A statement.
    pub fn stmt(&mut self, s: StmtId) {
        let st = self.ast()[s];
        self.b.set_pos(st.pos);
        let label = self.pending_label.take();
        match st.kind {
            StmtKind::Empty => {}
            StmtKind::Expr { x } => self.expr_stmt(x),
            StmtKind::Send { chan, value } => {
                let t = self.chan_elem(chan);
                let (c, v) = self.operands(&[chan, value], |fx| (fx.expr1(chan), fx.expr_to(value, t)));
                self.b.set_pos(st.pos);
                let m = self.in_memory(v, t);
                let p = self.addr_of(m);
                self.rt("runtime.chansend1", vec![c, p]);
            }
            StmtKind::IncDec { x, op } => self.assign_op(op, x, None, st.pos),
            StmtKind::AssignOp { op, lhs, rhs } => self.assign_op(op, lhs, Some(rhs), st.pos),
            StmtKind::Assign { lhs, rhs } => {
                let (l, r) = (self.ast().list(lhs).to_vec(), self.ast().list(rhs).to_vec());
                self.assign(&l, &r, st.pos);
            }
            StmtKind::Define { lhs, rhs } => {
                let (l, r) = (self.ast().list(lhs).to_vec(), self.ast().list(rhs).to_vec());
                self.define(&l, &r, st.pos);
            }
            StmtKind::Labeled { label, body } => {
                let block = self.label_block(label.name);
                self.jump_start(block);
                self.pending_label = Some(label.name);
                self.stmt(body);
                self.pending_label = None;
            }
            StmtKind::Block { stmts } => {
                let stmts: Vec<StmtId> = self.ast().list(stmts).to_vec();
                let Some(label) = label else {
                    stmts.into_iter().for_each(|s| self.stmt(s));
                    return;
                };
                let done = self.b.new_block();
                self.targets.push(Target { label: Some(label), brk: done, cont: None, plain: true });
                stmts.into_iter().for_each(|s| self.stmt(s));
                self.targets.pop();
                self.jump_start(done);
            }
            StmtKind::If { init, cond, then, els } => {
                if let Some(i) = init {
                    self.stmt(i);
                }
                self.labeled_break(label, |fx| fx.if_stmt(cond, then, els));
            }
            StmtKind::For { init, cond, post, body } => self.for_stmt(label, init, cond, post, body),
            StmtKind::Range { vars, define, x, body } => {
                let vars: Vec<ExprId> = self.ast().list(vars).to_vec();
                self.range_stmt(s, label, &vars, define, x, body);
            }
            StmtKind::Switch { init, tag, clauses } => {
                if let Some(i) = init {
                    self.stmt(i);
                }
                let clauses = self.ast().list(clauses).to_vec();
                self.switch_stmt(label, st.pos, tag, &clauses);
            }
            StmtKind::TypeSwitch { init, x, clauses, .. } => {
                if let Some(i) = init {
                    self.stmt(i);
                }
                let clauses = self.ast().list(clauses).to_vec();
                self.type_switch(label, x, &clauses);
            }
            StmtKind::Select { clauses } => {
                let clauses = self.ast().list(clauses).to_vec();
                self.select_stmt(label, st.pos, &clauses);
            }
            StmtKind::Return { results } => {
                let results: Vec<ExprId> = self.ast().list(results).to_vec();
                self.return_stmt(&results, st.pos);
            }
            StmtKind::Break { label } => self.jump_to(JumpKind::Break, label.map(|l| l.name)),
            StmtKind::Continue { label } => self.jump_to(JumpKind::Continue, label.map(|l| l.name)),
            StmtKind::Goto { label } => self.jump_to(JumpKind::Goto, Some(label.name)),
            StmtKind::Fallthrough => {
                if let Some(b) = self.fallthrough {
                    self.jump_dead(b);
                }
            }
            StmtKind::Go { call } => self.go_stmt(call, st.pos),
            StmtKind::Defer { call } => self.defer_stmt(call, st.pos),
            StmtKind::Decl { decls } => {
                let decls = self.ast().list(decls).to_vec();
                for d in decls {
                    let d = self.ast()[d];
                    if let DeclKind::Var { .. } = d.kind {
                        self.var_decl(d.kind, d.pos);
                    }
                }
            }
        }
    }

    fn labeled_break(&mut self, label: Option<Symbol>, f: impl FnOnce(&mut Self)) {
        match label {
            None => f(self),
            Some(_) => {
                let done = self.b.new_block();
                self.targets.push(Target { label, brk: done, cont: None, plain: true });
                f(self);
                self.targets.pop();
                self.jump_start(done);
            }
        }
    }

    fn expr_stmt(&mut self, x: ExprId) {
        let e = self.ast().unparen(x);
        if let ExprKind::Unary { op: syntax::ast::Op::Recv, x } = self.ast()[e].kind {
            let c = self.expr1(x);
            self.at_expr(e);
            let none = self.nil();
            self.rt("runtime.chanrecv1", vec![c, none]);
            return;
        }
        if let ExprKind::Call { fun, .. } = self.ast()[e].kind
            && self.mode_of(fun) != Mode::TypeExpr
            && self.builtin_of(fun).is_none()
        {
            self.call_results(e);
            return;
        }
        self.expr(e);
    }

    fn if_stmt(&mut self, cond: ExprId, then: StmtId, els: Option<StmtId>) {
        let yes = self.b.new_block();
        let done = self.b.new_block();
        let no = if els.is_some() { self.b.new_block() } else { done };
        self.cond(cond, yes, no);
        self.b.start(yes);
        self.stmt(then);
        self.b.jump(done, vec![]);
        if let Some(e) = els {
            self.b.start(no);
            self.stmt(e);
            self.b.jump(done, vec![]);
        }
        self.b.start(done);
    }

    /// Runs the body of a loop with these targets.
    pub fn loop_body(&mut self, label: Option<Symbol>, brk: Block, cont: Block, body: StmtId) {
        self.targets.push(Target { label, brk, cont: Some(cont), plain: false });
        self.loops += 1;
        self.stmt(body);
        self.loops -= 1;
        self.targets.pop();
    }

    fn for_stmt(
        &mut self,
        label: Option<Symbol>,
        init: Option<StmtId>,
        cond: Option<ExprId>,
        post: Option<StmtId>,
        body: StmtId,
    ) {
        if let Some(i) = init {
            self.stmt(i);
        }
        // Variables that live in cells are new in each iteration.
        let cells = if self.info().shares_loop_vars() { vec![] } else { self.loop_cells(init) };
        let (head, inner, cont, done) =
            (self.b.new_block(), self.b.new_block(), self.b.new_block(), self.b.new_block());
        self.jump_start(head);
        match cond {
            Some(c) => {
                self.at_expr(c);
                self.loops += 1;
                self.cond(c, inner, done);
                self.loops -= 1;
            }
            None => self.b.jump(inner, vec![]),
        }
        self.b.start(inner);
        self.loop_body(label, done, cont, body);
        self.jump_start(cont);
        for (obj, t) in cells {
            self.renew_cell(obj, t);
        }
        if let Some(p) = post {
            self.loops += 1;
            self.stmt(p);
            self.loops -= 1;
        }
        self.b.jump(head, vec![]);
        self.b.start(done);
    }

    fn loop_cells(&mut self, init: Option<StmtId>) -> Vec<(ObjId, TypeId)> {
        let Some(StmtKind::Define { lhs, .. }) = init.map(|s| self.ast()[s].kind) else { return vec![] };
        let mut out = Vec::new();
        for &l in self.ast().list(lhs) {
            let Some(o) = self.object_of(l) else { continue };
            let Some(&Var { place: VarPlace::Mem(m), cell: true }) = self.vars.get(&o) else { continue };
            let p = self.addr_of(m);
            let slot = self.b.func.new_slot(8, 8);
            self.store_scalar(p, Mem::slot(slot));
            self.vars.insert(o, Var { place: VarPlace::CellIn(slot), cell: true });
            out.push((o, self.var_type(l)));
        }
        out
    }

    /// A fresh cell for the next iteration, with the value of this one.
    fn renew_cell(&mut self, obj: ObjId, t: TypeId) {
        let v = self.vars[&obj];
        let VarPlace::CellIn(slot) = v.place else { return };
        let old = self.var_mem(v);
        let val = self.load(old, t);
        let p = self.new_object(t);
        self.store(val, Mem::at(p), t);
        self.store_scalar(p, Mem::slot(slot));
    }

    /// The block of a label that `goto` names.
    pub fn label_block(&mut self, name: Symbol) -> Block {
        if let Some(&b) = self.labels.get(&name) {
            return b;
        }
        let b = self.b.new_block();
        self.labels.insert(name, b);
        b
    }

    /// Where a branch statement goes in this function, if it stays in it.
    pub fn find_target(&self, kind: JumpKind, label: Option<Symbol>) -> Option<Block> {
        let mut it = self.targets.iter().rev();
        match kind {
            JumpKind::Break => it
                .find(|t| match label {
                    Some(_) => t.label == label,
                    None => !t.plain,
                })
                .map(|t| t.brk),
            JumpKind::Continue => {
                it.find(|t| t.cont.is_some() && (label.is_none() || t.label == label)).and_then(|t| t.cont)
            }
            JumpKind::Goto => None,
        }
    }

    /// `break`, `continue`, `goto`.
    pub fn jump_to(&mut self, kind: JumpKind, label: Option<Symbol>) {
        if kind == JumpKind::Goto {
            if let Some(l) = label {
                if self.range.is_some() && !self.declares_label(l) {
                    return self.leave_by_jump(kind, label);
                }
                let b = self.label_block(l);
                self.jump_dead(b);
            }
            return;
        }
        match self.find_target(kind, label) {
            Some(b) => self.jump_dead(b),
            None => self.leave_by_jump(kind, label),
        }
    }

    fn return_stmt(&mut self, results: &[ExprId], pos: source::Pos) {
        if results.is_empty() {
            self.b.set_pos(pos);
            return self.return_stored();
        }
        let tys: Vec<TypeId> = self.results.iter().map(|r| r.ty).collect();
        let vals: Vec<Val> = if results.len() == tys.len() {
            self.operands(results, |fx| results.iter().zip(&tys).map(|(&r, &t)| fx.expr_to(r, t)).collect())
        } else {
            let (vals, from) = self.multi_n(results[0], tys.len());
            vals.into_iter().zip(from).zip(&tys).map(|((v, f), &t)| self.assign_conv(v, f, t)).collect()
        };
        self.b.set_pos(pos);
        self.return_values(vals);
    }

    /// Whether a type is an integer type.
    pub fn is_integer(&self, t: TypeId) -> bool {
        matches!(self.under(t), TypeKind::Basic(b) if b.is_integer())
    }
}
