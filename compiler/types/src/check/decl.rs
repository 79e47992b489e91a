//! Pass 2: declarations of constants, variables, types and functions, completed on demand.
//!
//! Objects go from white over grey (in progress) to black. Meeting a grey one is a cycle, which is fine if it leads
//! through a defined type and an error otherwise. What needs complete types is put off with `later`.

use super::cycles::CycleStep;
use super::{Checker, Env, Operand};
use crate::info::Mode;
use crate::object::{ObjId, ObjKind, Object, PackageId, VarKind};
use crate::types::*;
use source::{Pos, Symbol};
use std::sync::Arc;
use syntax::ast::*;

/// How far an object has been completed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Color {
    White,
    Grey,
    Black,
}

/// The declaration of a package-level object.
#[derive(Clone, Copy, Debug)]
pub(crate) enum DeclWork {
    Const { decl: DeclId, index: usize },
    Var { decl: DeclId, index: usize },
    Type { decl: DeclId },
    Func { func: FuncId },
}

/// An object's declaration and its state.
pub(crate) struct DeclInfo {
    pub file: usize,
    pub work: DeclWork,
    pub color: Color,
}

/// Checks that need complete types.
pub(crate) enum Delayed {
    Verify {
        tparams: Vec<TypeId>,
        targs: Vec<TypeId>,
        positions: Vec<Pos>,
        pos: Pos,
    },
    MapKey {
        key: TypeId,
        pos: Pos,
    },
    /// A variable's type must not be a constraint.
    VarType {
        ty: TypeId,
        pos: Pos,
    },
    EmbeddedField {
        ty: TypeId,
        pos: Pos,
        pointer: bool,
    },
    Interface {
        ty: TypeId,
    },
    Union {
        terms: Vec<(Term, Pos)>,
    },
    FuncLit(Box<super::body::BodyWork>),
    Receiver {
        func: ObjId,
        ty: TypeId,
        pos: Pos,
    },
    Bound {
        tparam: TypeId,
        pos: Pos,
    },
}

impl Checker<'_> {
    /// The place of a package-level object of this package in `decls` and `deps`.
    #[inline]
    pub(crate) fn place(&self, obj: ObjId) -> Option<usize> {
        let o = self.store.obj(obj);
        let place = (o.order as usize).wrapping_sub(1);
        (o.pkg == self.pkg && place < self.decls.len()).then_some(place)
    }

    /// The declaration of a package-level object of this package.
    pub(crate) fn decl(&self, obj: ObjId) -> Option<&DeclInfo> {
        self.place(obj).map(|i| &self.decls[i])
    }

    fn decl_mut(&mut self, obj: ObjId) -> Option<&mut DeclInfo> {
        self.place(obj).map(|i| &mut self.decls[i])
    }

    /// What the declaration of `obj` refers to.
    pub(crate) fn refers_to(&self, obj: ObjId) -> &[ObjId] {
        self.place(obj).map_or(&[], |i| &self.deps[i])
    }

    /// Does the work now if no type declaration is in progress, otherwise when the outermost is done.
    pub(crate) fn later(&mut self, work: Delayed) {
        if self.depth == 0 { self.perform(work) } else { self.delayed.push(work) }
    }

    pub(crate) fn enter_decl(&mut self) {
        self.depth += 1;
    }

    /// Ends a declaration; after the outermost one, delayed work is done.
    pub(crate) fn leave_decl(&mut self) {
        if self.depth > 1 {
            self.depth -= 1;
            return;
        }
        self.finish_types();
        self.depth = 0;
        let mut i = 0;
        while i < self.delayed.len() {
            let work = std::mem::take(&mut self.delayed);
            for w in work {
                self.perform(w);
            }
            i = 0;
        }
    }

    fn perform(&mut self, work: Delayed) {
        match work {
            Delayed::Verify { tparams, targs, positions, pos } => {
                self.verify_now(&tparams, &targs, &positions, pos)
            }
            Delayed::MapKey { key, pos } => self.check_map_key(key, pos),
            Delayed::VarType { ty, pos } => self.check_var_type(ty, pos),
            Delayed::EmbeddedField { ty, pos, pointer } => self.check_embedded_field(ty, pos, pointer),
            Delayed::Interface { ty } => self.check_interface(ty),
            Delayed::Union { terms } => self.check_union(&terms),
            Delayed::FuncLit(work) => self.bodies.push(*work),
            Delayed::Receiver { func, ty, pos } => self.check_receiver(func, ty, pos),
            Delayed::Bound { tparam, pos } => self.check_bound(tparam, pos),
        }
    }

    /// Completes every package-level object.
    pub(crate) fn complete_all(&mut self) {
        // Defined types first, then aliases, so that constants and signatures meet complete ones where possible.
        let order = self.order.clone();
        let alias = |c: &Self, o: ObjId| match c.decl(o) {
            Some(DeclInfo { work: DeclWork::Type { decl }, file, .. }) => {
                matches!(c.units[*file].tree.ast[*decl].kind, DeclKind::Type { alias: true, .. })
            }
            _ => false,
        };
        for wanted in [false, true] {
            for &obj in order.iter().filter(|&&o| self.store.obj(o).kind == ObjKind::TypeName) {
                if alias(self, obj) == wanted {
                    self.complete(obj);
                }
            }
        }
        self.begin_cycles();
        for &obj in &order {
            self.complete(obj);
        }
        self.completed = true;
        self.end_cycles();
        self.check_method_names();
    }

    /// Completes an object of this package, unless it is complete or of another.
    pub(crate) fn complete(&mut self, obj: ObjId) {
        if self.completed {
            return;
        }
        let Some(info) = self.decl_mut(obj) else { return };
        match info.color {
            Color::Black => return,
            Color::Grey => return self.cycle(obj),
            Color::White => info.color = Color::Grey,
        }
        let (file, work) = (info.file, info.work);
        self.path.push(obj);
        if self.is_deep() {
            self.error("InvalidDeclCycle", self.store.obj(obj).pos, "declarations nest too deeply");
        } else {
            let saved_file = self.file;
            let hidden = self.locals.hide();
            let env = Env { decl: Some(obj), ..Env::default() };
            let saved_env = std::mem::replace(&mut self.env, env);
            self.enter_file(file);
            self.enter_decl();
            self.locals.open();
            match work {
                DeclWork::Const { decl, index } => self.const_decl(obj, decl, index),
                DeclWork::Var { decl, index } => self.package_var(obj, decl, index),
                DeclWork::Type { decl } => self.type_decl(obj, decl),
                DeclWork::Func { func } => self.func_decl(obj, func),
            }
            self.close_scope();
            self.locals.reveal(hidden);
            self.env = saved_env;
            self.leave_decl();
            self.enter_file(saved_file);
        }
        self.path.pop();
        if let Some(info) = self.decl_mut(obj) {
            info.color = Color::Black;
        }
    }

    /// A grey object was met: is the cycle one that Go allows?
    fn cycle(&mut self, obj: ObjId) {
        let Some(start) = self.path.iter().position(|&o| o == obj) else { return };
        let cycle = self.path[start..].to_vec();
        let (mut values, mut defined) = (0, 0);
        for &o in &cycle {
            match self.store.obj(o).kind {
                ObjKind::Const | ObjKind::Var(_) => values += 1,
                ObjKind::TypeName => {
                    if let Some(DeclInfo { work: DeclWork::Type { decl }, file, .. }) = self.decl(o)
                        && let DeclKind::Type { alias: false, .. } = self.units[*file].tree.ast[*decl].kind
                    {
                        defined += 1;
                    }
                }
                _ => {}
            }
        }
        let o = self.store.obj(obj);
        let allowed = values == cycle.len() || (values == 0 && defined > 0);
        let has_type = cycle.iter().any(|&c| self.store.obj(c).kind == ObjKind::TypeName);
        let method = match self.decl(obj) {
            Some(DeclInfo { work: DeclWork::Func { func }, file, .. }) => {
                self.units[*file].tree.ast[*func].recv.is_some()
            }
            _ => false,
        };
        if !allowed && (o.kind != ObjKind::Func || values == 0 && (has_type || method)) {
            self.cycle_error(&cycle);
        }
        match o.kind {
            ObjKind::Const | ObjKind::Var(_) => {
                o.set_ty(TypeId::INVALID);
            }
            ObjKind::TypeName if !allowed => o.set_flag(crate::object::flags::BROKEN),
            _ => {}
        }
    }

    /// Reports a cycle of declarations.
    pub(crate) fn cycle_error(&mut self, cycle: &[ObjId]) {
        let steps = cycle
            .iter()
            .map(|&c| {
                let o = self.store.obj(c);
                let name = self.store.obj_name(c).into();
                CycleStep { name, pos: o.pos, is_type: o.kind == ObjKind::TypeName }
            })
            .collect::<Vec<_>>();
        // What comes first in the source goes first.
        let first = (0..steps.len()).min_by_key(|&i| steps[i].pos).unwrap_or(0);
        self.cycle_steps(steps, first);
    }

    /// Reports a cycle, starting with step `first`.
    pub(crate) fn cycle_steps(&mut self, cycle: Vec<CycleStep>, first: usize) {
        let at = |i: usize| &cycle[(first + i) % cycle.len()];
        let CycleStep { name, pos, is_type } = at(0);
        let what = if *is_type { "invalid recursive type" } else { "invalid cycle in declaration" };
        let msg = if cycle.len() == 1 {
            format!("{what}: {name} refers to itself")
        } else {
            let mut msg = match is_type {
                true => format!("{what} {name}"),
                false => format!("{what} of {name}"),
            };
            for i in 0..cycle.len() {
                let (a, b) = (at(i), at(i + 1));
                msg.push_str(&format!("\n\t{}: {} refers to {}", self.pos_string(a.pos), a.name, b.name));
            }
            msg
        };
        self.error("InvalidDeclCycle", *pos, msg);
    }

    // Constants and variables.

    pub(crate) fn const_decl(&mut self, obj: ObjId, decl: DeclId, index: usize) {
        let ast = self.ast;
        let DeclKind::Const { ty, values, iota, repeats, .. } = ast[decl].kind else { return };
        let (ty, values) = match repeats.map(|r| ast[r].kind) {
            Some(DeclKind::Const { ty, values, .. }) => (ty, values),
            _ => (ty, values),
        };
        let o = self.store.obj(obj);
        let saved = (self.env.iota, self.env.err_pos);
        self.env.iota = Some(iota as i64);
        let mut wanted = None;
        if let Some(te) = ty {
            let mut t = self.type_expr(te);
            if !self.is_const_type(t) {
                if self.is_valid(t) && self.store.under(t) != TypeId::INVALID {
                    let msg = format!("invalid constant type {}", self.type_str(t));
                    self.error_at("InvalidConstType", te, msg);
                }
                t = TypeId::INVALID;
                o.set_ty(t);
                (self.env.iota, self.env.err_pos) = saved;
                return;
            }
            wanted = Some(t);
        }
        let mut x = match ast.list(values).get(index) {
            Some(&e) => {
                if repeats.is_some() {
                    self.env.err_pos = Some(o.pos);
                }
                let before = self.diags.len();
                let x = self.expr(e);
                // Errors of an inherited expression belong to the constant that inherits it.
                if repeats.is_some() {
                    for d in &mut self.diags[before..] {
                        d.pos = o.pos;
                    }
                }
                x
            }
            None => Operand { mode: Mode::Invalid, ..Operand::invalid(ExprId::new(0)) },
        };
        let before = self.diags.len();
        self.init_const(obj, wanted, &mut x);
        if repeats.is_some() {
            for d in &mut self.diags[before..] {
                d.pos = o.pos;
            }
        }
        (self.env.iota, self.env.err_pos) = saved;
    }

    fn init_const(&mut self, obj: ObjId, wanted: Option<TypeId>, x: &mut Operand) {
        let o = self.store.obj(obj);
        if x.is_invalid() || !self.is_valid(x.ty) {
            o.set_ty(wanted.unwrap_or(TypeId::INVALID));
            return;
        }
        if !x.is_const() {
            let msg = format!("{} is not constant", self.describe(x));
            self.error_op("InvalidConstInit", x, msg);
            o.set_ty(wanted.unwrap_or(TypeId::INVALID));
            return;
        }
        let ty = wanted.unwrap_or(x.ty);
        o.set_ty(ty);
        self.assignment(x, Some(ty), "constant declaration");
        if !x.is_invalid() {
            o.set_value(x.val.clone());
        }
    }

    pub(crate) fn check_const_arity(&mut self, d: DeclId) {
        let ast = self.ast;
        let DeclKind::Const { names, values, repeats, .. } = ast[d].kind else { return };
        let inherited = repeats.is_some();
        let values = match repeats.map(|r| ast[r].kind) {
            Some(DeclKind::Const { values, .. }) => values,
            _ => values,
        };
        let (l, r) = (names.len(), values.len());
        if l > r {
            let n = ast.list(names)[r];
            let msg = format!("missing init expr for {}", self.text(ast.name(n)));
            self.error("WrongAssignCount", ast[n].pos, msg);
        } else if l < r {
            if inherited {
                let n = ast.list(names)[0];
                let msg = ast.list(values).get(l).map_or("extra init expr".into(), |&e| {
                    format!("extra init expr at {}", self.pos_string(self.start(e)))
                });
                self.error("WrongAssignCount", ast[n].pos, msg);
            } else {
                let e = ast.list(values)[l];
                let msg = format!("extra init expr {}", self.expr_string(e));
                self.error_at("WrongAssignCount", e, msg);
            }
        }
    }

    /// Checks the number of initial values where it is wrong in any case. True if it is all right.
    pub(crate) fn check_var_arity(&mut self, d: DeclId, _package: bool) -> bool {
        let ast = self.ast;
        let DeclKind::Var { names, values, .. } = ast[d].kind else { return true };
        let (l, r) = (names.len(), values.len());
        if r == 0 || l == r || r == 1 {
            return true;
        }
        if l < r {
            let e = ast.list(values)[l];
            let msg = format!("extra init expr {}", self.expr_string(e));
            self.error_at("WrongAssignCount", e, msg);
        } else {
            let n = ast.list(names)[r];
            let msg = format!("missing init expr for {}", self.text(ast.name(n)));
            self.error("WrongAssignCount", ast[n].pos, msg);
        }
        false
    }

    fn package_var(&mut self, obj: ObjId, decl: DeclId, index: usize) {
        let ast = self.ast;
        let DeclKind::Var { names, ty, values } = ast[decl].kind else { return };
        let o = self.store.obj(obj);
        let declared = ty.map(|t| self.var_type(t));
        if let Some(t) = declared {
            o.set_ty(t);
        }
        let values = ast.list(values);
        if values.is_empty() {
            if declared.is_none() {
                o.set_ty(TypeId::INVALID);
            }
            return;
        }
        if values.len() == names.len() || values.len() > 1 {
            // Where there are too few or too many, the others are right.
            match values.get(index) {
                Some(&v) => {
                    let mut x = self.hinted_expr(v, declared);
                    self.init_var(obj, &mut x, "variable declaration");
                }
                None => {
                    o.set_ty(TypeId::INVALID);
                }
            }
            return;
        }
        // One call initialises all: complete them together, once.
        let lhs: Vec<ObjId> = ast.list(names).iter().filter_map(|&n| self.info().object(n)).collect();
        for &l in &lhs {
            if let Some(t) = declared {
                self.store.obj(l).set_ty(t);
            }
            if let Some(info) = self.decl_mut(l) {
                info.color = Color::Black;
            }
        }
        if let Some(info) = self.decl_mut(obj) {
            info.color = Color::Grey;
        }
        self.init_vars(&lhs, values, None, "variable declaration");
        for &l in &lhs {
            if let (Some(from), Some(to)) = (self.place(obj), self.place(l))
                && from != to
            {
                self.deps[to] = self.deps[from].clone();
            }
        }
    }

    // Types.

    /// Declares the type name `obj`; both package-level and local.
    pub(crate) fn type_decl(&mut self, obj: ObjId, decl: DeclId) {
        let ast = self.ast;
        let DeclKind::Type { tparams, alias, ty, .. } = ast[decl].kind else { return };
        let o = self.store.obj(obj);
        if alias {
            let (id, node) = self.store.new_alias(obj, &[]);
            o.set_ty(id);
            self.need_version(o.pos, 9, "type alias");
            self.locals.open();
            if !tparams.is_empty() {
                if !self.allows(23) {
                    let pos = ast.list(tparams)[0].pos;
                    self.need_version(pos, 23, "generic type alias");
                }
                let ps = self.collect_tparams(tparams);
                let _ = node.tparams.set(crate::store::leak_slice(&ps));
            }
            let rhs = self.type_expr(ty);
            if self.store.is_type_param(rhs) && self.store.unalias(rhs) == rhs && tparams_contain(node, rhs) {
                self.error_at(
                    "MisplacedTypeParam",
                    ty,
                    "cannot use type parameter declared in alias declaration as RHS",
                );
                let _ = node.actual.set(TypeId::INVALID);
            } else {
                let rhs = if self.store.unalias(rhs) == id { TypeId::INVALID } else { rhs };
                let _ = node.actual.set(self.last_alias(rhs));
            }
            self.close_scope();
            return;
        }
        let (id, named) = if self.env.func_depth > 0 {
            let local = (self.enclosing_name(), self.local_types);
            self.local_types += 1;
            self.store.note_local_type(o.pkg, o.pos);
            if self.env.tparams.is_empty() {
                self.store.new_named(obj, Some(local))
            } else {
                let implicit = crate::store::leak_slice(&self.env.tparams);
                if tparams.is_empty() {
                    self.store.new_local_named(obj, local, implicit, true)
                } else {
                    self.store.new_local_named(obj, local, implicit, false)
                }
            }
        } else {
            self.store.new_named(obj, None)
        };
        o.set_ty(id);
        self.fresh_types.push(id);
        if let Some(ms) = self.methods.get(&obj) {
            let list = self.unique_methods(ms.clone());
            let _ = named.methods.set(crate::store::leak_slice(&list));
        }
        self.locals.open();
        if !tparams.is_empty() {
            let mut all = self.env.tparams.clone();
            self.need_version(ast.list(tparams)[0].pos, 18, "type parameter");
            // The names must be known before constraints that mention the type itself are looked at.
            let own = self.declare_tparams(tparams);
            all.extend(&own);
            let _ = named.tparams.set(crate::store::leak_slice(&all));
            self.bind_tparams(tparams, &own);
        }
        let rhs = self.type_expr(ty);
        self.close_scope();
        if self.store.is_type_param(rhs) {
            self.error_at("MisplacedTypeParam", ty, "cannot use a type parameter as RHS in type declaration");
            let _ = named.underlying.set(TypeId::INVALID);
            return;
        }
        match self.store.kind(rhs) {
            TypeKind::Named(n) => {
                let known = self.store.under(rhs);
                let _ = named.from.set(self.store.unalias(rhs));
                if n.underlying.get().is_some() || known != TypeId::INVALID {
                    let _ = named.underlying.set(known);
                }
            }
            _ => {
                let _ = named.underlying.set(self.store.unalias(rhs));
            }
        }
    }

    /// The last of the aliases that lead on from `t`: long chains of them need not be walked each time.
    fn last_alias(&self, mut t: TypeId) -> TypeId {
        let plain = |t: TypeId| match self.store.raw_kind(t) {
            TypeKind::Alias(a) if a.targs.is_empty() => a.actual.get().copied(),
            _ => None,
        };
        while let Some(next) = plain(t).filter(|&n| plain(n).is_some()) {
            t = next;
        }
        t
    }

    fn unique_methods(&mut self, list: Vec<ObjId>) -> Vec<ObjId> {
        let mut out: Vec<ObjId> = Vec::new();
        let mut seen: rustc_hash::FxHashSet<Symbol> = Default::default();
        for m in list {
            let name = self.store.obj(m).name;
            if name != self.store.names.blank && seen.insert(name) {
                out.push(m);
            }
        }
        out
    }

    /// Methods must differ from each other and from the fields of their struct.
    fn check_method_names(&mut self) {
        let mut bases: Vec<ObjId> = self.methods.keys().copied().collect();
        bases.sort_by_key(|&b| self.store.obj(b).pos);
        for base in bases {
            let list = self.methods[&base].clone();
            let mut seen: rustc_hash::FxHashMap<Symbol, Pos> = Default::default();
            let t = self.store.obj(base).ty();
            let fields = match self.store.under_kind(t) {
                TypeKind::Struct(s) => Some(s),
                _ => None,
            };
            for m in list {
                let o = self.store.obj(m);
                if o.name == self.store.names.blank {
                    continue;
                }
                let name = self.text(o.name);
                if let Some(&other) = seen.get(&o.name) {
                    let msg = format!(
                        "method {}.{name} already declared at {}",
                        self.store.obj_name(base),
                        self.pos_string(other)
                    );
                    self.error("DuplicateMethod", o.pos, msg);
                    continue;
                }
                seen.insert(o.name, o.pos);
                if let Some(f) = fields.and_then(|s| s.fields.iter().find(|f| f.name == o.name)) {
                    let msg = format!(
                        "field and method with the same name {name}\n\t{}: other declaration of {name}",
                        self.pos_string(f.pos)
                    );
                    self.error("DuplicateFieldAndMethod", o.pos, msg);
                }
            }
        }
    }

    // Type parameters.

    /// Declares the names of a type parameter list.
    pub(crate) fn declare_tparams(&mut self, list: List<syntax::ast::Param>) -> Vec<TypeId> {
        let ast = self.ast;
        let mut out = Vec::new();
        for (i, p) in ast.list(list).iter().enumerate() {
            let Some(n) = p.name else { continue };
            let obj = self.store.add_obj(Object::new(ObjKind::TypeName, ast.name(n), self.pkg, ast[n].pos));
            let (id, _) = self.store.new_type_param(obj, i as u32);
            self.store.obj(obj).set_ty(id);
            self.info().set_object(n, obj);
            self.declare(obj);
            out.push(id);
        }
        out
    }

    /// Checks the constraints of a list whose names have been declared.
    pub(crate) fn bind_tparams(&mut self, list: List<syntax::ast::Param>, tparams: &[TypeId]) {
        let ast = self.ast;
        self.enter_decl();
        let mut last: Option<(ExprId, TypeId)> = None;
        for (p, &t) in ast.list(list).iter().zip(tparams) {
            let TypeKind::TypeParam(tp) = self.store.kind(t) else { continue };
            let bound = match last {
                Some((e, b)) if e == p.ty => b,
                _ => {
                    let b = self.bound_expr(p.ty);
                    self.later(Delayed::Bound { tparam: t, pos: self.start(p.ty) });
                    b
                }
            };
            last = Some((p.ty, bound));
            let _ = tp.bound.set(bound);
        }
        self.leave_decl();
    }

    /// Declares a whole type parameter list.
    pub(crate) fn collect_tparams(&mut self, list: List<syntax::ast::Param>) -> Vec<TypeId> {
        let ps = self.declare_tparams(list);
        self.bind_tparams(list, &ps);
        ps
    }

    fn bound_expr(&mut self, e: ExprId) -> TypeId {
        let saved = std::mem::replace(&mut self.env.in_constraint, true);
        let t = self.type_expr(e);
        self.env.in_constraint = saved;
        let pos = self.start(e);
        if self.store.is_type_param(t) {
            self.error("MisplacedTypeParam", pos, "cannot use a type parameter as constraint");
            return TypeId::EMPTY_INTERFACE;
        }
        match self.store.kind(t) {
            TypeKind::Basic(Basic::Invalid) => t,
            TypeKind::Interface(_) => t,
            // A defined type may turn out to be an interface later; see `Store::bound_interface`.
            TypeKind::Named(_) if self.store.under(t) == TypeId::INVALID || self.store.is_interface(t) => t,
            _ => self.store.interface(vec![], vec![(t, pos)], true),
        }
    }

    fn check_bound(&mut self, _tparam: TypeId, _pos: Pos) {}

    // Functions.

    fn func_decl(&mut self, obj: ObjId, func: FuncId) {
        let ast = self.ast;
        let f = &ast[func];
        let o = self.store.obj(obj);
        self.locals.open();
        let (sig, vars) = self.func_signature(Some(func), f.sig);
        self.locals_discard();
        o.set_ty(sig);
        if let Some(recv) = f.recv {
            let t = vars.recv.map_or(TypeId::INVALID, |r| self.store.obj(r).ty());
            let mut base = ast.unparen(recv.ty);
            if let ExprKind::Star { x } = ast[base].kind {
                base = ast.unparen(x);
            }
            let pos = self.start(base);
            self.later(Delayed::Receiver { func: obj, ty: t, pos });
        }
        self.out.func_vars.insert(obj, Arc::new(vars));
        if f.body.is_none() && !f.tparams.is_empty() && !self.opts.is_std {
            self.error("BadDecl", o.pos, "generic function is missing function body");
        }
        if f.body.is_some() && !self.opts.lazy_bodies {
            self.bodies.push(super::body::BodyWork::Func(obj));
        }
    }

    /// A package whose objects this one may use.
    pub(crate) fn object_of(&self, package: PackageId, name: Symbol) -> Option<ObjId> {
        if package == PackageId::UNSAFE {
            return self.store.unsafe_object(name);
        }
        self.packages.get(package.0 as usize)?.as_ref()?.scope.get(&name).copied()
    }

    /// A local variable, constant or type declaration.
    pub(crate) fn decl_stmt(&mut self, decls: List<DeclId>) {
        let ast = self.ast;
        for &d in ast.list(decls) {
            match ast[d].kind {
                DeclKind::Const { names, .. } => {
                    self.check_const_arity(d);
                    let mut objs = Vec::new();
                    for (i, &n) in ast.list(names).iter().enumerate() {
                        let obj = self.store.add_obj(Object::new(
                            ObjKind::Const,
                            ast.name(n),
                            self.pkg,
                            ast[n].pos,
                        ));
                        self.info().set_object(n, obj);
                        self.const_decl(obj, d, i);
                        objs.push(obj);
                    }
                    for obj in objs {
                        self.declare(obj);
                    }
                }
                DeclKind::Var { names, ty, values } => self.local_vars(d, names, ty, values),
                DeclKind::Type { name, .. } => {
                    let obj = self.store.add_obj(Object::new(
                        ObjKind::TypeName,
                        ast.name(name),
                        self.pkg,
                        ast[name].pos,
                    ));
                    self.info().set_object(name, obj);
                    self.declare(obj);
                    self.path.push(obj);
                    self.enter_decl();
                    self.type_decl(obj, d);
                    self.leave_decl();
                    self.path.pop();
                }
                DeclKind::Import { .. } | DeclKind::Func { .. } => {}
            }
        }
    }

    fn local_vars(&mut self, d: DeclId, names: List<ExprId>, ty: Option<ExprId>, values: List<ExprId>) {
        let ast = self.ast;
        let mut objs = Vec::new();
        for &n in ast.list(names) {
            let obj = self.new_var(VarKind::Local, ast.name(n), ast[n].pos);
            self.info().set_object(n, obj);
            objs.push(obj);
        }
        let declared = ty.map(|t| self.var_type(t));
        if let Some(t) = declared {
            for &o in &objs {
                self.store.obj(o).set_ty(t);
            }
        }
        let values = ast.list(values);
        if values.is_empty() {
            for &o in &objs {
                self.store.obj(o).set_ty(TypeId::INVALID);
            }
        } else if !self.check_var_arity(d, false) {
            for (i, &o) in objs.iter().enumerate() {
                match values.get(i) {
                    Some(&v) => {
                        let mut x = self.hinted_expr(v, declared);
                        self.init_var(o, &mut x, "variable declaration");
                    }
                    None => {
                        self.store.obj(o).set_ty(TypeId::INVALID);
                    }
                }
            }
        } else if let (&[obj], &[value]) = (&objs[..], values) {
            let mut x = self.hinted_expr(value, declared);
            self.init_var(obj, &mut x, "variable declaration");
        } else {
            self.init_vars(&objs, values, None, "variable declaration");
        }
        for o in objs {
            self.declare(o);
        }
    }
}

fn tparams_contain(a: &Alias, t: TypeId) -> bool {
    a.tparams.get().is_some_and(|ps| ps.contains(&t))
}
