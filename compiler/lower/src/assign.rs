//! Assignments, definitions, `op=`, `++`, and expressions with several values.
//!
//! Go's two phases: operands of index expressions and pointer indirections on the left and all expressions on the right
//! are evaluated first, what is ordered in them before the rest ([`crate::order`]); then the stores happen from left to
//! right, each with the checks of its place.

use crate::func::Fx;
use crate::index::Element;
use crate::parallel::Stored;
use crate::val::{Mem, Val};
use ir::Value;
use source::Pos;
use syntax::ast::{DeclKind, ExprId, ExprKind, Op};
use types::{ObjKind, TypeId, TypeKind, VarKind};

/// Where an assignment stores to.
pub enum Place {
    Blank,
    Mem(Mem, TypeId),
    Elem(Element),
    /// `m[key]`, entered when the store happens.
    MapElem {
        map: TypeId,
        m: Value,
        key: Val,
    },
}

impl Fx<'_, '_> {
    /// Whether `e` is the blank identifier.
    pub fn is_blank_expr(&self, e: ExprId) -> bool {
        let e = self.ast().unparen(e);
        matches!(self.ast()[e].kind, ExprKind::Name { name } if self.cx.st.text(name) == "_")
    }

    /// Evaluates the operands of a left side.
    pub fn place_of(&mut self, e: ExprId) -> Place {
        let e = self.ast().unparen(e);
        if self.is_blank_expr(e) {
            return Place::Blank;
        }
        if self.late {
            self.operands_of_place(e)
        } else {
            self.operands_to(&[e], &[], |fx| fx.operands_of_place(e))
        }
    }

    fn operands_of_place(&mut self, e: ExprId) -> Place {
        if let ExprKind::Index { x, args } = self.ast()[e].kind {
            let t = self.type_of(x);
            if let TypeKind::Map(k, _) = self.under(t) {
                let m = self.expr1(x);
                let i = self.ast().list(args)[0];
                let key = self.expr_to(i, k);
                let key = self.own(key, k);
                return Place::MapElem { map: t, m, key };
            }
            let i = self.ast().list(args)[0];
            if let Some(el) = self.elem(e, x, i) {
                return Place::Elem(el);
            }
        }
        // An identifier that declares has no type of its own, its variable has.
        let name = matches!(self.ast()[e].kind, ExprKind::Name { .. }) && self.object_of(e).is_some();
        let t = if name { self.var_type(e) } else { self.type_of(e) };
        Place::Mem(self.addr(e), t)
    }

    /// The type of a place; for `_` that of the value.
    pub fn place_type(&self, p: &Place, value: TypeId) -> TypeId {
        match p {
            Place::Blank => value,
            Place::Mem(_, t) => *t,
            Place::Elem(el) => el.ty,
            Place::MapElem { map, .. } => self.map_parts(*map).1,
        }
    }

    /// Stores to a place a value of its type.
    pub fn store_place(&mut self, p: Place, v: Val) {
        match p {
            Place::Blank => {
                if let Val::M(m) = v {
                    self.check_nil(m);
                }
            }
            Place::Mem(m, t) => self.store(v, m, t),
            Place::Elem(el) => {
                let m = self.elem_place(el);
                self.store(v, m, el.ty);
            }
            Place::MapElem { map, m, key } => {
                let (_, elem) = self.map_parts(map);
                let at = self.map_assign(map, m, key);
                self.store(v, at, elem);
            }
        }
    }

    /// `lhs = rhs`.
    pub fn assign(&mut self, lhs: &[ExprId], rhs: &[ExprId], pos: Pos) {
        if let ([l], [r]) = (lhs, rhs) {
            if self.append_to_elem(*l, *r, pos) {
                return;
            }
            return self.operands_to(lhs, rhs, |fx| fx.assign_one(*l, *r, pos));
        }
        if lhs.len() == rhs.len() {
            return self.operands_to(lhs, rhs, |fx| fx.assign_each(lhs, rhs, pos));
        }
        self.operands_to(lhs, &[], |fx| {
            let (vals, tys) = fx.apart(|fx| fx.multi_n(rhs[0], lhs.len()));
            let places: Vec<Place> = lhs.iter().map(|&l| fx.place_of(l)).collect();
            fx.b.set_pos(pos);
            for ((p, v), from) in places.into_iter().zip(vals).zip(tys) {
                let t = fx.place_type(&p, from);
                let v = fx.assign_conv(v, from, t);
                fx.store_place(p, v);
            }
        });
    }

    fn assign_each(&mut self, lhs: &[ExprId], rhs: &[ExprId], pos: Pos) {
        let (mut places, mut vals) = (Vec::with_capacity(lhs.len()), Vec::with_capacity(rhs.len()));
        let mut stored = Stored::default();
        for (&l, &r) in lhs.iter().zip(rhs) {
            let place = if self.place_waits(l, &stored) { None } else { Some(self.place_of(l)) };
            let from = self.value_type(r);
            let t = place.as_ref().map_or_else(|| self.type_of(l), |p| self.place_type(p, from));
            places.push(place);
            if self.waits(r, &stored) {
                vals.push(None);
            } else {
                let v = self.expr_to(r, t);
                vals.push(Some(self.own(v, t)));
            }
            self.note_stored(l, &mut stored);
        }
        self.b.set_pos(pos);
        for (((p, v), &l), &r) in places.into_iter().zip(vals).zip(lhs).zip(rhs) {
            let p = p.unwrap_or_else(|| self.place_of(l));
            let v = v.unwrap_or_else(|| {
                let from = self.value_type(r);
                let t = self.place_type(&p, from);
                self.expr_to(r, t)
            });
            self.store_place(p, v);
        }
    }

    /// The type in which a value is kept when nothing else says: defaults for untyped constants.
    pub fn value_type(&self, e: ExprId) -> TypeId {
        let t = self.type_of(e);
        match self.const_of(e) {
            Some(c) => self.cx.default_type(&c, t),
            None => t,
        }
    }

    fn assign_one(&mut self, l: ExprId, r: ExprId, pos: Pos) {
        let blank = self.is_blank_expr(l);
        if blank && self.is_nil_expr(r) {
            return;
        }
        let t = if blank { self.value_type(r) } else { self.type_of(l) };
        // Of an index and the value, the index is reported if both fail; the element is checked by the store.
        let mut indexes = vec![];
        self.indexes_of(l, &mut indexes);
        if indexes.iter().any(|&i| self.may_fail(i)) {
            for i in indexes {
                self.evaluate_safe(i);
            }
        }
        let v = self.expr_to(r, t);
        let p = self.place_of(l);
        self.b.set_pos(pos);
        self.store_place(p, v);
    }

    /// `m[k] = append(m[k], values…)` with one search, where evaluating the values has no effect on `m[k]`. False when
    /// the statement is something else.
    fn append_to_elem(&mut self, l: ExprId, r: ExprId, pos: Pos) -> bool {
        let ExprKind::Index { x, .. } = self.ast()[self.ast().unparen(l)].kind else { return false };
        let TypeKind::Map(_, elem) = self.under(self.type_of(x)) else { return false };
        let values = match self.ast()[self.ast().unparen(r)].kind {
            ExprKind::Call { fun, args, dots: false }
                if self.is_append(fun) && matches!(self.under(elem), TypeKind::Slice(_)) =>
            {
                self.ast().list(args).to_vec()
            }
            _ => return false,
        };
        let (Some(&first), true) = (values.first(), values[1..].iter().all(|&v| self.is_quiet(v))) else {
            return false;
        };
        if !self.is_quiet_index(l) || !self.same_quiet(l, first) || values.len() < 2 {
            return false;
        }
        let Place::MapElem { map, m, key } = self.place_of(l) else { return false };
        let TypeKind::Slice(of) = self.under(elem) else { return false };
        let mut vals = Vec::with_capacity(values.len() - 1);
        for &v in &values[1..] {
            let x = self.expr_to(v, of);
            vals.push(self.own(x, of));
        }
        self.b.set_pos(pos);
        let at = self.map_assign(map, m, key);
        let old = self.load(at, elem).scalars();
        let v = self.append_values(old, vals, of, 0);
        self.store(v, at, elem);
        true
    }

    fn is_append(&self, fun: ExprId) -> bool {
        self.object_of(self.ast().unparen(fun))
            .is_some_and(|o| matches!(self.cx.st.obj(o).kind, ObjKind::Builtin(types::Builtin::Append)))
    }

    /// `x[i]` of quiet operands.
    fn is_quiet_index(&self, e: ExprId) -> bool {
        match self.ast()[self.ast().unparen(e)].kind {
            ExprKind::Index { x, args } => {
                self.is_quiet(x) && self.ast().list(args).iter().all(|&a| self.is_quiet(a))
            }
            _ => false,
        }
    }

    /// Whether evaluating `e` does nothing else: constants, variables, their fields, arithmetic.
    fn is_quiet(&self, e: ExprId) -> bool {
        if self.const_of(e).is_some() {
            return true;
        }
        match self.ast()[self.ast().unparen(e)].kind {
            ExprKind::Name { .. } => true,
            ExprKind::Selector { x, .. } => self.is_quiet(x),
            ExprKind::Unary { op, x } => !matches!(op, Op::Recv | Op::And) && self.is_quiet(x),
            ExprKind::Binary { x, y, .. } => self.is_quiet(x) && self.is_quiet(y),
            _ => false,
        }
    }

    /// Whether two quiet expressions, or indexes of such, have the same value.
    fn same_quiet(&self, a: ExprId, b: ExprId) -> bool {
        match (self.const_of(a), self.const_of(b)) {
            (Some(x), Some(y)) => return x == y,
            (None, None) => {}
            _ => return false,
        }
        let (a, b) = (self.ast().unparen(a), self.ast().unparen(b));
        match (self.ast()[a].kind, self.ast()[b].kind) {
            (ExprKind::Name { .. }, ExprKind::Name { .. }) => {
                self.object_of(a).is_some() && self.object_of(a) == self.object_of(b)
            }
            (ExprKind::Selector { x, sel: s }, ExprKind::Selector { x: y, sel: t }) => {
                s.name == t.name && self.same_quiet(x, y)
            }
            (ExprKind::Unary { op: p, x }, ExprKind::Unary { op: q, x: y }) => {
                p == q && self.same_quiet(x, y)
            }
            (ExprKind::Binary { op: p, x, y }, ExprKind::Binary { op: q, x: v, y: w }) => {
                p == q && self.same_quiet(x, v) && self.same_quiet(y, w)
            }
            (ExprKind::Index { x, args }, ExprKind::Index { x: y, args: others }) => {
                let (i, j) = (self.ast().list(args), self.ast().list(others));
                i.len() == 1 && j.len() == 1 && self.same_quiet(x, y) && self.same_quiet(i[0], j[0])
            }
            _ => false,
        }
    }

    /// `lhs := rhs`.
    pub fn define(&mut self, lhs: &[ExprId], rhs: &[ExprId], pos: Pos) {
        let n = lhs.len();
        let (vals, tys) = if n == rhs.len() {
            self.operands(rhs, |fx| {
                let tys: Vec<TypeId> = lhs
                    .iter()
                    .zip(rhs)
                    .map(|(&l, &r)| if fx.is_blank_expr(l) { fx.value_type(r) } else { fx.var_type(l) })
                    .collect();
                let mut vals = Vec::with_capacity(n);
                for (&r, &t) in rhs.iter().zip(&tys) {
                    let v = fx.expr_to(r, t);
                    vals.push(if n > 1 { fx.own(v, t) } else { v });
                }
                (vals, tys)
            })
        } else {
            self.multi_n(rhs[0], n)
        };
        self.b.set_pos(pos);
        for ((&l, v), from) in lhs.iter().zip(vals).zip(tys) {
            if self.is_new_var(l) {
                let t = self.var_type(l);
                let v = self.assign_conv(v, from, t);
                self.new_var(l, t, v);
            } else {
                // A variable that exists already, or `_`.
                let p = self.place_of(l);
                let t = self.place_type(&p, from);
                let v = self.assign_conv(v, from, t);
                self.store_place(p, v);
            }
        }
    }

    /// Whether a name on the left of `:=` declares a variable here.
    pub fn is_new_var(&self, l: ExprId) -> bool {
        match self.object_of(l) {
            Some(o) => self.cx.st.obj(o).pos == self.ast()[l].pos && !self.is_blank_expr(l),
            None => false,
        }
    }

    /// The type of the variable that a name declares.
    pub fn var_type(&self, l: ExprId) -> TypeId {
        match self.object_of(l) {
            Some(o) => self.ty(self.cx.st.obj(o).ty()),
            None => self.type_of(l),
        }
    }

    /// Declares the variable that a name stands for, with its value.
    pub fn new_var(&mut self, l: ExprId, t: TypeId, v: Val) {
        match self.object_of(l) {
            Some(o) if !self.is_blank_expr(l) => self.declare_init(o, t, v),
            _ => {}
        }
    }

    /// `n` values of one expression: a call, or the comma-ok form of a map index, assertion or receive.
    pub fn multi_n(&mut self, e: ExprId, n: usize) -> (Vec<Val>, Vec<TypeId>) {
        let e = self.ast().unparen(e);
        if n != 2 {
            return self.multi(e);
        }
        match self.ast()[e].kind {
            ExprKind::Index { x, args } if matches!(self.under(self.type_of(x)), TypeKind::Map(..)) => {
                let i = self.ast().list(args)[0];
                let elem = self.map_parts(self.type_of(x)).1;
                let (v, ok) = self.map_get_ok(e, x, i);
                (vec![v, Val::one(ok)], vec![elem, TypeId::BOOL])
            }
            ExprKind::TypeAssert { x, .. } => {
                let t = self.comma_ok_type(self.type_of(e));
                let (v, ok) = self.type_assert_ok(e, x, t);
                (vec![v, Val::one(ok)], vec![t, TypeId::BOOL])
            }
            ExprKind::Unary { op: Op::Recv, x } => {
                let c = self.expr1(x);
                self.at_expr(e);
                let t = self.chan_elem(x);
                let (v, ok) = self.receive_ok(c, t);
                (vec![v, Val::one(ok)], vec![t, TypeId::BOOL])
            }
            _ => self.multi(e),
        }
    }

    /// `lhs op= rhs`; without `rhs` the operand is 1.
    pub fn assign_op(&mut self, op: Op, lhs: ExprId, rhs: Option<ExprId>, pos: Pos) {
        self.operands_to(&[lhs], rhs.as_slice(), |fx| fx.update(op, lhs, rhs, pos));
    }

    fn update(&mut self, op: Op, lhs: ExprId, rhs: Option<ExprId>, pos: Pos) {
        let t = self.type_of(lhs);
        let shift = matches!(op, Op::Shl | Op::Shr);
        if let Some(r) = rhs
            && !shift
            && !matches!(op, Op::Div | Op::Rem)
            && self.is_map_element(lhs)
        {
            self.evaluate_now(r);
        }
        let p = match self.place_of(lhs) {
            Place::Elem(el) => Place::Mem(self.elem_place(el), el.ty),
            p => p,
        };
        if let (Place::MapElem { map, m, key }, Some(r), true) = (&p, rhs, shift) {
            // The entry is made before the count can turn out to be negative.
            let (_, elem) = self.map_parts(*map);
            self.b.set_pos(pos);
            let at = self.map_assign(*map, *m, key.clone());
            let count = Val::one(self.shift_count(r));
            let old = self.load(at, elem);
            let v = self.apply(op, old, count, elem, shift);
            return self.store(v, at, elem);
        }
        let p = match p {
            // A place that is not there is found before a negative count.
            Place::Mem(m, t) if shift && !self.is_local(lhs) => Place::Mem(self.check_nil(m), t),
            p => p,
        };
        // The operand is evaluated before the old value is read only where it may change it or panic.
        let operand = match rhs {
            Some(r) if shift => Val::one(self.shift_count(r)),
            Some(r) => self.expr_to(r, t),
            None => self.const_to(&types::constant::Value::Int(1), t, t),
        };
        self.b.set_pos(pos);
        match p {
            Place::Blank | Place::Elem(_) => {}
            Place::Mem(m, t) => {
                let m = if self.is_local(lhs) { m } else { self.pinned(m) };
                let old = self.load(m, t);
                let v = self.apply(op, old, operand, t, shift);
                self.store(v, m, t);
            }
            Place::MapElem { map, m, key } => {
                let (_, elem) = self.map_parts(map);
                if !matches!(op, Op::Div | Op::Rem) {
                    let at = self.map_assign(map, m, key);
                    let old = self.load(at, elem);
                    let v = self.apply(op, old, operand, elem, shift);
                    return self.store(v, at, elem);
                }
                // A division may panic, in which case no entry must appear.
                let old = self.map_value(map, m, key.clone());
                let v = self.apply(op, old, operand, elem, shift);
                let at = self.map_assign(map, m, key);
                self.store(v, at, elem);
            }
        }
    }

    fn apply(&mut self, op: Op, old: Val, operand: Val, t: TypeId, shift: bool) -> Val {
        if shift {
            return Val::one(self.shift(op, old.single(), operand.single(), t));
        }
        self.arith(op, old, operand, t)
    }

    /// `m[key]`, or zero.
    fn map_value(&mut self, map: TypeId, m: Value, key: Val) -> Val {
        let (_, elem) = self.map_parts(map);
        let p = match self.map_call("Get", map, vec![Val::one(m), key]).pop() {
            Some(v) => v.single(),
            None => self.nil(),
        };
        let missing = self.is_nil(p);
        let ok = self.not(missing);
        Val::S(self.branch(ok, |fx| fx.load(Mem::at(p), elem).scalars(), |fx| fx.zero(elem).scalars()))
    }

    /// A place whose root is checked, so that reading and writing it need no check of their own.
    fn pinned(&mut self, m: Mem) -> Mem {
        if m.off as usize >= abi::call::NIL_GUARD { self.check_nil(m) } else { m }
    }

    /// Whether an operand is a variable of the function or of one around it.
    pub fn is_local(&self, e: ExprId) -> bool {
        let e = self.ast().unparen(e);
        self.object_of(e)
            .is_some_and(|o| matches!(self.cx.st.obj(o).kind, ObjKind::Var(k) if k != VarKind::Package))
    }

    /// `var names ty = values` inside a function.
    pub fn var_decl(&mut self, decl: DeclKind, pos: Pos) {
        let DeclKind::Var { names, values, .. } = decl else { return };
        let names: Vec<ExprId> = self.ast().list(names).to_vec();
        let values: Vec<ExprId> = self.ast().list(values).to_vec();
        if values.is_empty() {
            self.b.set_pos(pos);
            for &n in &names {
                if let Some(o) = self.object_of(n)
                    && !self.is_blank_expr(n)
                {
                    let t = self.var_type(n);
                    self.declare_zero(o, t);
                }
            }
            return;
        }
        if names.len() == values.len() {
            let vals: Vec<(Val, TypeId)> = self.operands(&values, |fx| {
                let mut vals = Vec::with_capacity(names.len());
                for (&n, &v) in names.iter().zip(&values) {
                    let t = if fx.is_blank_expr(n) { fx.blank_type(n, v) } else { fx.var_type(n) };
                    let x = fx.expr_to(v, t);
                    vals.push((if names.len() > 1 { fx.own(x, t) } else { x }, t));
                }
                vals
            });
            self.b.set_pos(pos);
            for (&n, (v, t)) in names.iter().zip(vals) {
                self.new_var(n, t, v);
            }
            return;
        }
        let (vals, tys) = self.multi_n(values[0], names.len());
        self.b.set_pos(pos);
        for ((&n, v), from) in names.iter().zip(vals).zip(tys) {
            if self.is_blank_expr(n) {
                continue;
            }
            let t = self.var_type(n);
            let v = self.assign_conv(v, from, t);
            self.new_var(n, t, v);
        }
    }

    fn blank_type(&self, n: ExprId, v: ExprId) -> TypeId {
        match self.object_of(n) {
            Some(o) if self.cx.st.obj(o).ty() != TypeId::INVALID => self.ty(self.cx.st.obj(o).ty()),
            _ => self.value_type(v),
        }
    }
}
