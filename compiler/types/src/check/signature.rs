//! Function types and the signatures of declared functions and methods.

use super::Checker;
use crate::info::FuncVars;
use crate::object::{ObjId, ObjKind, Object, VarKind};
use crate::types::*;
use smallvec::SmallVec;
use source::{Pos, Symbol};
use syntax::ast::{self, ExprId, ExprKind, FuncId, List};

impl Checker<'_> {
    /// Closes a scope without looking for unused variables: signatures are scopes of their own.
    pub(crate) fn locals_discard(&mut self) {
        self.close_scope();
    }

    /// Checks a signature. Receiver, type parameters and parameters are declared in the innermost scope.
    pub(crate) fn func_signature(&mut self, func: Option<FuncId>, sig: ExprId) -> (TypeId, FuncVars) {
        let ast = self.ast;
        let mut vars = FuncVars::default();
        let mut tparams = Vec::new();
        if let Some(f) = func.map(|f| &ast[f]) {
            if let Some(recv) = f.recv {
                self.receiver(&recv, &mut vars);
            }
            if !f.tparams.is_empty() {
                tparams = self.collect_tparams(f.tparams);
                for &t in &tparams {
                    if let TypeKind::TypeParam(p) = self.store.kind(t) {
                        vars.scope.push(p.obj);
                    }
                }
            }
        }
        let ExprKind::FuncType { params, results } = ast[sig].kind else { return (TypeId::INVALID, vars) };
        let (ps, variadic) = self.params(params, VarKind::Param, &mut vars);
        let (rs, _) = self.params(results, VarKind::Result, &mut vars);
        // No type of the signature sees its parameters.
        for &o in vars.recv.iter().chain(&vars.params).chain(&vars.results) {
            self.declare(o);
        }
        let t = self.store.signature(Signature { tparams, params: ps, results: rs, variadic });
        self.info().set_expr(sig, crate::info::Mode::TypeExpr, t, None);
        vars.sig = Some(t);
        (t, vars)
    }

    fn params(&mut self, list: List<ast::Param>, kind: VarKind, vars: &mut FuncVars) -> (Vec<Param>, bool) {
        let ast = self.ast;
        let mut out = Vec::with_capacity(list.len());
        let mut variadic = false;
        let mut last: Option<(ExprId, TypeId)> = None;
        let mut objs = SmallVec::new();
        let items = ast.list(list);
        for (i, p) in items.iter().enumerate() {
            let mut ty = match last {
                Some((e, t)) if e == p.ty => t,
                _ => self.var_type(p.ty),
            };
            last = Some((p.ty, ty));
            if p.dots {
                // Anywhere else the parser has complained.
                if i + 1 == items.len() && kind == VarKind::Param {
                    variadic = true;
                    ty = self.store.slice(ty);
                }
            }
            let (name, pos) = match p.name {
                Some(n) => (ast.name(n), ast[n].pos),
                None => (Symbol::EMPTY, p.pos),
            };
            let obj = self.new_var(kind, name, pos);
            self.store.obj(obj).set_ty(ty);
            if let Some(n) = p.name {
                self.info().set_object(n, obj);
            }
            objs.push(obj);
            out.push(Param { name, ty });
        }
        vars.scope.extend_from_slice(&objs);
        match kind {
            VarKind::Result => vars.results = objs,
            _ => vars.params = objs,
        }
        (out, variadic)
    }

    /// A method's receiver: its type parameters stand for those of the base type.
    fn receiver(&mut self, recv: &ast::Param, vars: &mut FuncVars) {
        let ast = self.ast;
        let mut e = ast.unparen(recv.ty);
        let mut pointer = false;
        if let ExprKind::Star { x } = ast[e].kind {
            pointer = true;
            e = ast.unparen(x);
        }
        let base = match ast[e].kind {
            ExprKind::Index { x, args } => self.generic_receiver(e, x, args, vars),
            _ => self.type_expr(e),
        };
        let ty = if base == TypeId::INVALID {
            base
        } else if pointer {
            self.store.pointer(base)
        } else {
            base
        };
        self.info().set_expr(recv.ty, crate::info::Mode::TypeExpr, ty, None);
        let (name, pos) = match recv.name {
            Some(n) => (ast.name(n), ast[n].pos),
            None => (Symbol::EMPTY, recv.pos),
        };
        let obj = self.new_var(VarKind::Receiver, name, pos);
        self.store.obj(obj).set_ty(ty);
        if let Some(n) = recv.name {
            self.info().set_object(n, obj);
        }
        vars.scope.push(obj);
        vars.recv = Some(obj);
    }

    fn generic_receiver(&mut self, e: ExprId, x: ExprId, args: List<ExprId>, vars: &mut FuncVars) -> TypeId {
        let ast = self.ast;
        let at = self.start(e);
        self.need_version(at, 18, "type instantiation");
        let generic = self.generic_type_expr(x);
        let names = ast.list(args);
        let tparams: &[TypeId] = match self.store.kind(generic) {
            TypeKind::Named(n) if self.is_generic(generic) => n.tparams(),
            _ => &[],
        };
        if let TypeKind::Alias(a) = self.store.raw_kind(generic)
            && a.tparams.get().is_some_and(|p| !p.is_empty())
        {
            self.error_at(
                "InvalidRecv",
                x,
                "cannot define new methods on generic alias type ".to_string() + &self.type_str(generic),
            );
            return TypeId::INVALID;
        }
        for (i, &n) in names.iter().enumerate() {
            let ExprKind::Name { name } = ast[n].kind else {
                let s = self.expr_string(n);
                self.error_at("BadDecl", n, format!("receiver type parameter {s} must be an identifier"));
                continue;
            };
            let obj = self.store.add_obj(Object::new(ObjKind::TypeName, name, self.pkg, ast[n].pos));
            self.info().set_object(n, obj);
            let ty = match tparams.get(i) {
                None => TypeId::INVALID,
                Some(&p) => self.receiver_param(p, obj, name),
            };
            self.store.obj(obj).set_ty(ty);
            self.info().set_expr(n, crate::info::Mode::TypeExpr, ty, None);
            self.declare(obj);
            vars.scope.push(obj);
        }
        if generic == TypeId::INVALID {
            return generic;
        }
        if tparams.is_empty() {
            let msg = format!("{} is not a generic type", self.type_str(generic));
            self.error_at("NotAGenericType", x, msg);
            return TypeId::INVALID;
        }
        if names.len() != tparams.len() {
            let at = e;
            let msg = format!(
                "receiver declares {} type parameters, but receiver base type declares {}",
                names.len(),
                tparams.len()
            );
            self.error_at("BadRecv", at, msg);
            return TypeId::INVALID;
        }
        let t = self.store.instance(generic, tparams);
        self.info().set_expr(e, crate::info::Mode::TypeExpr, t, None);
        t
    }

    /// The receiver's name for the base type's parameter `p`: an alias of it, unless it has the same name.
    fn receiver_param(&mut self, p: TypeId, obj: ObjId, name: Symbol) -> TypeId {
        let TypeKind::TypeParam(tp) = self.store.kind(p) else { return p };
        if self.store.obj(tp.obj).name == name || name == self.store.names.blank {
            return p;
        }
        let (id, alias) = self.store.new_alias(obj, &[]);
        let _ = alias.actual.set(p);
        id
    }

    /// The instance of a generic alias that an alias stands for.
    fn instantiated_alias(&self, t: TypeId) -> Option<TypeId> {
        let mut t = t;
        for _ in 0..100 {
            let TypeKind::Alias(a) = self.store.raw_kind(t) else { return None };
            if !a.targs.is_empty() {
                return Some(t);
            }
            t = *a.actual.get()?;
        }
        None
    }

    /// A receiver's base type must be a defined type of this package, neither pointer nor interface.
    pub(crate) fn check_receiver(&mut self, func: ObjId, ty: TypeId, pos: Pos) {
        let (base, _) = self.store.deref(ty);
        if !self.is_valid(base) || self.is_broken(base) {
            return;
        }
        let _ = func;
        match self.store.kind(base) {
            TypeKind::Named(n) => {
                if self.store.obj(n.obj).pkg != self.pkg {
                    let msg = format!("cannot define new methods on non-local type {}", self.type_str(base));
                    self.error("InvalidRecv", pos, msg);
                    return;
                }
                let what = match self.store.under_kind(base) {
                    TypeKind::Pointer(_) => "pointer or interface type",
                    TypeKind::Interface(_) => "pointer or interface type",
                    TypeKind::Basic(Basic::UnsafePointer) => "unsafe.Pointer",
                    _ => {
                        // An alias of an instantiated type is no base to define methods on.
                        let raw = self.store.raw_kind(ty);
                        if !n.targs.is_empty() && matches!(raw, TypeKind::Alias(_)) {
                            let msg = format!(
                                "cannot define new methods on instantiated type {}",
                                self.type_str(base)
                            );
                            self.error("InvalidRecv", pos, msg);
                        }
                        return;
                    }
                };
                let msg = format!("invalid receiver type {} ({what})", self.type_str(base));
                let msg = if what == "unsafe.Pointer" {
                    format!("invalid receiver type {}", self.type_str(base))
                } else {
                    msg
                };
                self.error("InvalidRecv", pos, msg);
            }
            TypeKind::Basic(_) => {
                // By the name that stands there, which may be an alias.
                let written = match self.store.kind(ty) {
                    TypeKind::Pointer(e) => e,
                    _ => ty,
                };
                let msg = format!("cannot define new methods on non-local type {}", self.type_str(written));
                self.error("InvalidRecv", pos, msg);
            }
            _ if self.instantiated_alias(ty).is_some() => {
                let alias = self.instantiated_alias(ty).unwrap_or(ty);
                let msg = format!("cannot define new methods on instantiated type {}", self.type_str(alias));
                self.error("InvalidRecv", pos, msg);
            }
            _ => {
                let msg = format!("invalid receiver type {}", self.type_str(ty));
                self.error("InvalidRecv", pos, msg);
            }
        }
    }
}
