//! `for … range` over everything but functions (see `range_func`).
//!
//! What is ranged over is evaluated once. Iteration variables of `:=` are new in each iteration; hidden counters are
//! slots of their own, so that assignments to the variables do not disturb the loop.

use crate::func::Fx;
use crate::val::{Mem, Val};
use ir::{Block, IntCond, Type, Value};
use source::Symbol;
use syntax::ast::{ExprId, StmtId};
use types::{TypeId, TypeKind};

/// The parts of a range statement.
pub struct RangeLoop<'s> {
    pub label: Option<Symbol>,
    pub vars: &'s [ExprId],
    pub define: bool,
    pub x: ExprId,
    pub body: StmtId,
}

impl Fx<'_, '_> {
    /// `for vars = range x { body }`.
    pub fn range_stmt(
        &mut self,
        s: StmtId,
        label: Option<Symbol>,
        vars: &[ExprId],
        define: bool,
        x: ExprId,
        body: StmtId,
    ) {
        let t = self.type_of(x);
        // Variables that all iterations share are declared here and assigned to there.
        let shared = define && self.info().shares_loop_vars();
        if shared {
            for &v in vars {
                if let Some(o) = self.object_of(v).filter(|_| !self.is_blank_expr(v)) {
                    let t = self.var_type(v);
                    self.declare_zero(o, t);
                }
            }
        }
        let r = RangeLoop { label, vars, define: define && !shared, x, body };
        match self.under(t) {
            TypeKind::Signature(_) => self.range_func(s, &r),
            TypeKind::Slice(elem) => {
                let v = self.bytes_view(x).scalars();
                self.range_elems(&r, v[0], v[1], elem);
            }
            TypeKind::Array(elem, n) => self.range_array(&r, t, elem, n),
            TypeKind::Pointer(a) => {
                let TypeKind::Array(elem, n) = self.under(a) else { return };
                let p = self.expr1(x);
                let n = self.int(n);
                let p = if self.wants(&r, 1) { self.addr_of(Mem::maybe_nil(p)) } else { p };
                self.range_elems(&r, p, n, elem);
            }
            TypeKind::Map(..) => self.range_map(&r, t),
            TypeKind::Chan(_, elem) => self.range_chan(&r, elem),
            TypeKind::Basic(b) if b.is_string() => self.range_string(&r),
            _ => self.range_int(&r, t),
        }
    }

    /// Whether iteration variable `i` is there and not blank.
    fn wants(&self, r: &RangeLoop<'_>, i: usize) -> bool {
        r.vars.get(i).is_some_and(|&v| !self.is_blank_expr(v))
    }

    /// Gives the iteration variables their values.
    pub fn set_range_vars(&mut self, vars: &[ExprId], define: bool, vals: Vec<(Val, TypeId)>) {
        if define {
            for (&v, (val, from)) in vars.iter().zip(vals) {
                if !self.is_blank_expr(v) {
                    let t = self.var_type(v);
                    let val = self.assign_conv(val, from, t);
                    self.new_var(v, t, val);
                }
            }
            return;
        }
        let places: Vec<_> = vars.iter().map(|&v| self.place_of(v)).collect();
        for (p, (val, from)) in places.into_iter().zip(vals) {
            let t = self.place_type(&p, from);
            let val = self.assign_conv(val, from, t);
            self.store_place(p, val);
        }
    }

    /// A loop whose counter of scalar type `ty` runs from 0 to `n`: `body` gets the counter's value.
    fn counted(
        &mut self,
        r: &RangeLoop<'_>,
        n: Value,
        ty: Type,
        signed: bool,
        body: impl FnOnce(&mut Self, Value),
    ) {
        let slot = Mem::slot(self.b.func.new_slot(ty.bytes(), ty.bytes()));
        let zero = self.b.iconst(ty, 0);
        self.store_scalar(zero, slot);
        let (head, inner, cont, done) = self.loop_blocks();
        self.jump_start(head);
        let i = self.load_scalar(ty, slot);
        let more = self.b.icmp(if signed { IntCond::Slt } else { IntCond::Ult }, i, n);
        self.b.brif(more, inner, done);
        self.b.start(inner);
        body(self, i);
        self.loop_body(r.label, done, cont, r.body);
        self.jump_start(cont);
        let i = self.load_scalar(ty, slot);
        let one = self.b.iconst(ty, 1);
        let next = self.b.binary(ir::BinOp::Iadd, i, one);
        self.store_scalar(next, slot);
        self.b.jump(head, vec![]);
        self.b.start(done);
    }

    fn loop_blocks(&mut self) -> (Block, Block, Block, Block) {
        (self.b.new_block(), self.b.new_block(), self.b.new_block(), self.b.new_block())
    }

    fn range_int(&mut self, r: &RangeLoop<'_>, t: TypeId) {
        // The type of an untyped constant is that of the iteration variable.
        let t = match (r.vars.first(), self.const_of(r.x)) {
            (Some(&v), Some(_)) if !self.is_blank_expr(v) => self.var_type(v),
            (_, Some(c)) => self.cx.default_type(&c, t),
            _ => t,
        };
        let n = self.expr_to(r.x, t).single();
        let ty = self.b.func.ty(n);
        let signed = self.is_signed(t);
        self.counted(r, n, ty, signed, |fx, i| fx.set_range_vars(r.vars, r.define, vec![(Val::one(i), t)]));
    }

    fn range_elems(&mut self, r: &RangeLoop<'_>, ptr: Value, n: Value, elem: TypeId) {
        let second = self.wants(r, 1);
        self.counted(r, n, Type::I64, true, |fx, i| {
            let mut vals = vec![(Val::one(i), TypeId::INT)];
            if second {
                let p = fx.elem_ptr(ptr, i, elem);
                let v = fx.load(Mem::at(p), elem);
                let v = if r.define { v } else { fx.own(v, elem) };
                vals.push((v, elem));
            }
            let vars = &r.vars[..r.vars.len().min(vals.len())];
            fx.set_range_vars(vars, r.define, vals);
        });
    }

    fn range_array(&mut self, r: &RangeLoop<'_>, t: TypeId, elem: TypeId, n: i64) {
        let len = self.int(n);
        if !self.wants(r, 1) {
            if self.may_call(r.x) {
                self.expr(r.x);
            }
            let none = self.nil();
            return self.range_elems(r, none, len, elem);
        }
        // The loop sees the array as it was.
        let v = self.expr(r.x);
        let m = self.spill(v, t);
        let p = self.addr_of(m);
        self.range_elems(r, p, len, elem);
    }

    fn range_string(&mut self, r: &RangeLoop<'_>) {
        let s = self.expr(r.x).scalars();
        let at = self.temp(TypeId::INT);
        let next = self.temp(TypeId::INT);
        let zero = self.int(0);
        self.store_scalar(zero, at);
        let (head, inner, cont, done) = self.loop_blocks();
        self.jump_start(head);
        let i = self.load_scalar(Type::I64, at);
        let more = self.b.icmp(IntCond::Slt, i, s[1]);
        self.b.brif(more, inner, done);
        self.b.start(inner);
        let p = self.b.ptr_add(s[0], i);
        let c = self.load_scalar(Type::I8, Mem::at(p));
        let zero8 = self.b.iconst(Type::I8, 0);
        let ascii = self.b.icmp(IntCond::Sge, c, zero8);
        let decoded = self.branch(
            ascii,
            |fx| {
                let wide = fx.b.convert(ir::ConvOp::Zext, Type::I32, c);
                vec![wide, fx.add_const(i, 1)]
            },
            |fx| fx.rt("runtime.decoderune", vec![s[0], s[1], i]),
        );
        self.store_scalar(decoded[1], next);
        let vals = vec![(Val::one(i), TypeId::INT), (Val::one(decoded[0]), TypeId::INT32)];
        self.set_range_vars(r.vars, r.define, vals);
        self.loop_body(r.label, done, cont, r.body);
        self.jump_start(cont);
        let n = self.load_scalar(Type::I64, next);
        self.store_scalar(n, at);
        self.b.jump(head, vec![]);
        self.b.start(done);
    }

    fn range_map(&mut self, r: &RangeLoop<'_>, t: TypeId) {
        let (k, v) = self.map_parts(t);
        let m = self.expr1(r.x);
        let (it, it_ty) = self.map_iter(t, m);
        let (head, inner, cont, done) = self.loop_blocks();
        self.jump_start(head);
        let p = self.addr_of(it);
        let more = match self.map_call("Next", t, vec![Val::one(p)]).pop() {
            Some(v) => v.single(),
            None => self.boolean(false),
        };
        self.b.brif(more, inner, done);
        self.b.start(inner);
        let mut vals = Vec::new();
        for (i, (name, ty)) in [("Key", k), ("Elem", v)].into_iter().enumerate() {
            if i >= r.vars.len() {
                break;
            }
            let val = if self.wants(r, i) {
                let at = self.iter_field(it, it_ty, name);
                let val = self.load(at, ty);
                self.own(val, ty)
            } else {
                self.zero(ty)
            };
            vals.push((val, ty));
        }
        self.set_range_vars(r.vars, r.define, vals);
        self.loop_body(r.label, done, cont, r.body);
        self.jump_start(cont);
        self.b.jump(head, vec![]);
        self.b.start(done);
    }

    fn range_chan(&mut self, r: &RangeLoop<'_>, elem: TypeId) {
        let c = self.expr1(r.x);
        let (head, inner, cont, done) = self.loop_blocks();
        self.jump_start(head);
        self.at_expr(r.x);
        let (v, ok) = self.receive_ok(c, elem);
        self.b.brif(ok, inner, done);
        self.b.start(inner);
        self.set_range_vars(r.vars, r.define, vec![(v, elem)]);
        self.loop_body(r.label, done, cont, r.body);
        self.jump_start(cont);
        self.b.jump(head, vec![]);
        self.b.start(done);
    }
}
