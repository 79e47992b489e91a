//! Select statements: an array of cases for `runtime.selectgo`, then a jump to the clause it chose.

use crate::func::{Fx, Target};
use crate::val::{Mem, Val};
use abi::call::scase;
use ir::{Block, IntCond, Value};
use source::{Pos, Symbol};
use syntax::ast::{CommClause, ExprId, ExprKind, Op, StmtKind};
use types::TypeId;

/// A receive: where the element lands and its type.
struct Received {
    at: Mem,
    elem: TypeId,
}

impl Fx<'_, '_> {
    /// `select { clauses }`.
    pub fn select_stmt(&mut self, label: Option<Symbol>, pos: Pos, clauses: &[CommClause]) {
        if clauses.is_empty() {
            self.rt("runtime.block", vec![]);
            return;
        }
        let n = clauses.iter().filter(|c| c.comm.is_some()).count() as i64;
        if n == 1 {
            return self.select_one(label, pos, clauses);
        }
        let slot = self.b.func.new_slot((n as u32 * scase::SIZE as u32).max(8), 8);
        let mut received: Vec<Option<Received>> = Vec::new();
        let mut k = 0;
        for c in clauses {
            let Some(comm) = c.comm else {
                received.push(None);
                continue;
            };
            let at = Mem::slot(slot).plus(k * scase::SIZE as u64);
            k += 1;
            let (chan, elem_ptr, send, r) = match self.ast()[comm].kind {
                StmtKind::Send { chan, value } => {
                    let t = self.chan_elem(chan);
                    let (ch, v) = self.operands(&[chan, value], |fx| (fx.expr1(chan), fx.expr_to(value, t)));
                    let m = self.spill(v, t);
                    (ch, self.addr_of(m), 1, None)
                }
                kind => {
                    let Some(x) = self.receive_operand(kind) else { continue };
                    let ch = self.expr1(x);
                    let elem = self.chan_elem(x);
                    let m = self.temp(elem);
                    (ch, self.addr_of(m), 0, Some(Received { at: m, elem }))
                }
            };
            received.push(r);
            self.store_scalar(chan, at.plus(scase::CHAN as u64));
            self.store_scalar(elem_ptr, at.plus(scase::ELEM as u64));
            let send = self.int(send);
            self.store_scalar(send, at.plus(scase::SEND as u64));
        }
        self.b.set_pos(pos);
        let has_default = clauses.iter().any(|c| c.comm.is_none());
        let cases = self.addr_of(Mem::slot(slot));
        let count = self.int(n);
        let d = self.boolean(has_default);
        let r = self.rt("runtime.selectgo", vec![cases, count, d]);
        let (index, ok) = (r[0], r[1]);
        let done = self.b.new_block();
        let bodies: Vec<Block> = clauses.iter().map(|_| self.b.new_block()).collect();
        let mut k = 0;
        for (c, &body) in clauses.iter().zip(&bodies) {
            let number = match c.comm {
                None => -1,
                Some(_) => {
                    k += 1;
                    k - 1
                }
            };
            let want = self.int(number);
            let hit = self.b.icmp(IntCond::Eq, index, want);
            let next = self.b.new_block();
            self.b.brif(hit, body, next);
            self.b.start(next);
        }
        self.b.unreachable();
        self.targets.push(Target { label, brk: done, cont: None, plain: false });
        for ((c, &body), r) in clauses.iter().zip(&bodies).zip(received) {
            self.b.start(body);
            if let (Some(comm), Some(r)) = (c.comm, r) {
                self.take_received(self.ast()[comm].kind, r, ok);
            }
            self.stmt(c.body);
            self.b.jump(done, vec![]);
        }
        self.targets.pop();
        self.b.start(done);
    }

    /// A select of one communication, with or without a default: an operation on one channel.
    fn select_one(&mut self, label: Option<Symbol>, pos: Pos, clauses: &[CommClause]) {
        let Some((c, comm)) = clauses.iter().find_map(|c| Some((c, c.comm?))) else { return };
        let default = clauses.iter().find(|c| c.comm.is_none());
        let kind = self.ast()[comm].kind;
        let (chan, m, elem) = match kind {
            StmtKind::Send { chan, value } => {
                let ch = self.expr1(chan);
                let t = self.chan_elem(chan);
                let v = self.expr_to(value, t);
                (ch, self.spill(v, t), t)
            }
            kind => {
                let Some(x) = self.receive_operand(kind) else { return };
                let ch = self.expr1(x);
                let elem = self.chan_elem(x);
                (ch, self.temp(elem), elem)
            }
        };
        self.b.set_pos(pos);
        let p = self.addr_of(m);
        let send = matches!(kind, StmtKind::Send { .. });
        let done = self.b.new_block();
        let mut otherwise = None;
        let mut received = None;
        if default.is_some() {
            let f = if send { "runtime.selectnbsend" } else { "runtime.selectnbrecv" };
            let r = self.rt(f, vec![chan, p]);
            received = r.get(1).copied();
            let (body, other) = (self.b.new_block(), self.b.new_block());
            self.b.brif(r[0], body, other);
            otherwise = Some(other);
            self.b.start(body);
        } else if send {
            self.rt("runtime.chansend1", vec![chan, p]);
        } else {
            received = Some(self.rt1("runtime.chanrecv2", vec![chan, p]));
        }
        self.targets.push(Target { label, brk: done, cont: None, plain: false });
        if let Some(ok) = received {
            self.take_received(kind, Received { at: m, elem }, ok);
        }
        self.stmt(c.body);
        self.b.jump(done, vec![]);
        if let (Some(d), Some(other)) = (default, otherwise) {
            self.b.start(other);
            self.stmt(d.body);
            self.b.jump(done, vec![]);
        }
        self.targets.pop();
        self.b.start(done);
    }

    /// The channel of the receive in a clause's statement.
    fn receive_operand(&self, kind: StmtKind) -> Option<ExprId> {
        let e = match kind {
            StmtKind::Expr { x } => x,
            StmtKind::Assign { rhs, .. } | StmtKind::Define { rhs, .. } => *self.ast().list(rhs).first()?,
            _ => return None,
        };
        match self.ast()[self.ast().unparen(e)].kind {
            ExprKind::Unary { op: Op::Recv, x } => Some(x),
            _ => None,
        }
    }

    fn take_received(&mut self, kind: StmtKind, r: Received, ok: Value) {
        let (lhs, define) = match kind {
            StmtKind::Assign { lhs, .. } => (lhs, false),
            StmtKind::Define { lhs, .. } => (lhs, true),
            _ => return,
        };
        let lhs: Vec<ExprId> = self.ast().list(lhs).to_vec();
        let v = self.load(r.at, r.elem);
        let vals = vec![(v, r.elem), (Val::one(ok), TypeId::BOOL)];
        for (&l, (v, from)) in lhs.iter().zip(vals) {
            if define && self.is_new_var(l) {
                let t = self.var_type(l);
                let v = self.assign_conv(v, from, t);
                self.new_var(l, t, v);
            } else {
                let p = self.place_of(l);
                let t = self.place_type(&p, from);
                let v = self.assign_conv(v, from, t);
                self.store_place(p, v);
            }
        }
    }
}
