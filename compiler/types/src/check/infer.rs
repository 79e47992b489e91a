//! Type inference: from arguments (typed first, then untyped constants) and constraints to type arguments.

use super::unify::{Unifier, UnifyMode};
use super::{Checker, Operand};
use crate::object::{ObjKind, Object};
use crate::subst::Subst;
use crate::types::*;
use source::Pos;

/// A problem to infer type arguments for.
pub(crate) struct Inference<'a> {
    pub pos: Pos,
    pub tparams: &'a [TypeId],
    /// Known arguments; as long as `tparams`.
    pub targs: Vec<Option<TypeId>>,
    /// Pairs of parameter type and argument.
    pub pairs: Vec<(TypeId, Operand)>,
    /// The function's text, for messages.
    pub name: String,
    /// The generic function is what is assigned, not what is assigned to; with the words for the target.
    pub reverse: Option<String>,
}

impl Checker<'_> {
    /// Whether `t` mentions one of `tparams`.
    pub(crate) fn parameterized(&self, tparams: &[TypeId], t: TypeId) -> bool {
        if !self.store.has_type_param(t) {
            return false;
        }
        // Substituting something else for them changes the type iff they occur.
        let marks = vec![TypeId::INT; tparams.len()];
        self.store.subst(t, &Subst::new(tparams, &marks)) != t
    }

    /// Fresh copies of `tparams`, so that a function may be inferred within itself; and the substitution to them.
    pub(crate) fn rename_tparams(&mut self, tparams: &[TypeId]) -> (Vec<TypeId>, Subst) {
        let mut fresh = Vec::new();
        let mut bounds = Vec::new();
        for (i, &p) in tparams.iter().enumerate() {
            let TypeKind::TypeParam(tp) = self.store.kind(p) else { continue };
            let o = self.store.obj(tp.obj);
            let obj = self.store.add_obj(Object::new(ObjKind::TypeName, o.name, o.pkg, o.pos));
            let (id, q) = self.store.new_type_param(obj, i as u32);
            self.store.obj(obj).set_ty(id);
            fresh.push(id);
            bounds.push((q, tp.bound()));
        }
        let s = Subst::new(tparams, &fresh);
        for (q, b) in bounds {
            if let Some(b) = b {
                let _ = q.bound.set(self.store.subst(b, &s));
            }
        }
        (fresh, s)
    }

    /// The core type of a constraint and whether it consists of a single term without `~`.
    fn core_term(&self, p: TypeId) -> Option<(TypeId, bool)> {
        let terms = self.store.param_terms(p)?;
        match terms {
            [one] => Some((if one.tilde { self.store.under(one.ty) } else { one.ty }, !one.tilde)),
            _ => self.store.core_type(p).map(|c| (c, false)),
        }
    }

    /// Solves the problem, or reports why it cannot.
    pub(crate) fn infer(&mut self, inf: Inference) -> Option<Vec<TypeId>> {
        let tparams = inf.tparams;
        if let Some(all) = inf.targs.iter().copied().collect::<Option<Vec<TypeId>>>() {
            return Some(all);
        }
        if inf.pairs.iter().any(|(_, a)| a.is_invalid()) {
            return None;
        }
        let mut inf = inf;
        // Explicit arguments are part of the parameters' types from the start.
        let known: (Vec<TypeId>, Vec<TypeId>) =
            tparams.iter().zip(&inf.targs).filter_map(|(&p, a)| a.map(|a| (p, a))).unzip();
        if !known.0.is_empty() {
            let s = Subst::new(&known.0, &known.1);
            for (t, _) in &mut inf.pairs {
                *t = self.store.subst(*t, &s);
            }
        }
        let inf = inf;
        let mut u = Unifier::new(tparams, &inf.targs);
        let mut untyped: Vec<(TypeId, &Operand)> = Vec::new();
        for (param, arg) in &inf.pairs {
            let generic_arg = self.parameterized(tparams, arg.ty);
            if !self.parameterized(tparams, *param) && !generic_arg {
                continue;
            }
            if !self.is_untyped(arg.ty) {
                if !self.unify(&mut u, *param, arg.ty, UnifyMode::Assign) {
                    self.mismatch(&inf, &u, *param, arg);
                    return None;
                }
            } else if self.store.is_type_param(*param) && !arg.is_nil() {
                untyped.push((*param, arg));
            }
        }
        if !self.unify_constraints(&inf, &mut u) {
            return None;
        }
        let mut maxes: Vec<(TypeId, TypeId, &Operand)> = Vec::new();
        for &(p, arg) in &untyped {
            if u.at(p).is_some() {
                continue;
            }
            match maxes.iter_mut().find(|m| m.0 == p) {
                None => maxes.push((p, arg.ty, arg)),
                Some(m) => match self.max_untyped(m.1, arg.ty) {
                    Some(t) => m.1 = t,
                    None => {
                        let (ps, a, b) = (self.type_str(p), self.type_str(m.1), self.type_str(arg.ty));
                        let msg = format!("mismatched types {a} and {b} (cannot infer {ps})");
                        let _ = ps;
                        self.error_op("CannotInferTypeArgs", arg, format!("in call to {}, {msg}", inf.name));
                        return None;
                    }
                },
            }
        }
        for (p, t, _) in maxes {
            u.set(p, self.default_type(t));
        }
        self.simplify(&inf, &u)
    }

    /// Uses constraints until nothing new comes out.
    fn unify_constraints(&mut self, inf: &Inference, u: &mut Unifier) -> bool {
        loop {
            let before = u.unknowns(inf.tparams);
            for &p in inf.tparams {
                let TypeKind::TypeParam(tp) = self.store.kind(p) else { continue };
                let Some(bound) = tp.bound() else { continue };
                let known = u.at(p);
                match (self.core_term(p), known) {
                    (Some((core, exact)), Some(t)) => {
                        // `~float64` asks only for the underlying type.
                        let t = if exact || self.store.is_type_param(t) { t } else { self.store.under(t) };
                        let mode = UnifyMode::Inexact;
                        if !self.unify(u, t, core, mode) {
                            let msg = format!(
                                "in call to {}, {} (type {}) does not satisfy {}",
                                inf.name,
                                self.type_str(p),
                                self.type_str(t),
                                self.type_str(bound)
                            );
                            self.error("CannotInferTypeArgs", inf.pos, msg);
                            return false;
                        }
                    }
                    (Some((core, true)), None) => u.set(p, core),
                    (None, Some(t)) if !self.unify_methods(inf, u, p, t, bound) => return false,
                    _ => {}
                }
            }
            if u.unknowns(inf.tparams) == before {
                return true;
            }
        }
    }

    fn unify_methods(
        &mut self,
        inf: &Inference,
        u: &mut Unifier,
        p: TypeId,
        t: TypeId,
        bound: TypeId,
    ) -> bool {
        let set = self.store.type_set(bound);
        for m in &set.methods {
            let Some(sig) = self.method_of(t, m) else {
                let why = self.missing_method(t, bound, true, true).unwrap_or_default();
                let msg = format!(
                    "in call to {}, {} (type {}) does not satisfy {} {why}",
                    inf.name,
                    self.type_str(p),
                    self.type_str(t),
                    self.type_str(bound)
                );
                self.error("CannotInferTypeArgs", inf.pos, msg);
                return false;
            };
            if !self.unify(u, sig, m.sig, UnifyMode::Exact) {
                let name = self.text(m.name);
                let (have, want) = (self.sig_str(sig), self.sig_str(m.sig));
                let msg = format!(
                    "in call to {}, {} (type {}) does not satisfy {} (wrong type for method {name})\n\t\thave {name}{have}\n\t\twant {name}{want}",
                    inf.name,
                    self.type_str(p),
                    self.type_str(t),
                    self.type_str(bound)
                );
                self.error("CannotInferTypeArgs", inf.pos, msg);
                return false;
            }
        }
        true
    }

    /// Replaces bound parameters inside inferred arguments until none is left.
    fn simplify(&mut self, inf: &Inference, u: &Unifier) -> Option<Vec<TypeId>> {
        let tparams = inf.tparams;
        let mut args: Vec<Option<TypeId>> = tparams.iter().map(|&p| u.at(p)).collect();
        // Each round resolves at least one level; a cycle would go on for ever.
        for _ in 0..tparams.len() + 1 {
            let known: (Vec<TypeId>, Vec<TypeId>) =
                tparams.iter().zip(&args).filter_map(|(&p, a)| a.filter(|&a| a != p).map(|a| (p, a))).unzip();
            let s = Subst::new(&known.0, &known.1);
            let mut changed = false;
            for a in args.iter_mut().flatten() {
                let n = self.store.subst(*a, &s);
                changed |= n != *a;
                *a = n;
            }
            if !changed {
                break;
            }
        }
        for (i, a) in args.iter_mut().enumerate() {
            if let Some(t) = *a
                && self.parameterized(tparams, t)
                && inf.targs[i].is_none()
            {
                *a = None;
            }
        }
        if let Some(i) = args.iter().position(Option::is_none) {
            let TypeKind::TypeParam(tp) = self.store.kind(tparams[i]) else { return None };
            let pos = self.store.obj(tp.obj).pos;
            let what =
                if inf.reverse.is_some() { String::new() } else { format!("in call to {}, ", inf.name) };
            let name = self.store.obj_name(tp.obj);
            let msg = format!("{what}cannot infer {name} (declared at {})", self.pos_string(pos));
            self.error("CannotInferTypeArgs", inf.pos, msg);
            return None;
        }
        args.into_iter().collect()
    }

    fn mismatch(&mut self, inf: &Inference, u: &Unifier, param: TypeId, arg: &Operand) {
        let known: (Vec<TypeId>, Vec<TypeId>) =
            inf.tparams.iter().filter_map(|&p| u.at(p).map(|a| (p, a))).unzip();
        // What was inferred counts only if the first parameter is known.
        let none = inf.tparams.first().is_none_or(|&p| u.at(p).is_none());
        let inferred = self.store.subst(param, &Subst::new(&known.0, &known.1));
        // A generic argument is named by the type it was declared with.
        let declared = arg.expr.map(|e| self.info().expr(e).ty).filter(|&t| self.is_generic(t));
        let arg_ty = if inf.reverse.is_some() { arg.ty } else { declared.unwrap_or(arg.ty) };
        let (ps, is, ts) = (self.type_str(param), self.type_str(inferred), self.type_str(arg_ty));
        let msg = match &inf.reverse {
            Some(target) => {
                if none {
                    let names: Vec<String> = inf.tparams.iter().map(|&p| self.type_str(p)).collect();
                    format!("{target} does not match {ps} (cannot infer {})", list_and(&names))
                } else if inferred != param {
                    format!("inferred type {is} for {ps} does not match {target}")
                } else {
                    format!("{target} does not match {ps}")
                }
            }
            None => {
                let x = arg.expr.map_or(String::new(), |e| self.expr_string(e));
                if none {
                    let names: Vec<String> = inf.tparams.iter().map(|&p| self.type_str(p)).collect();
                    format!(
                        "in call to {}, type {ts} of {x} does not match {ps} (cannot infer {})",
                        inf.name,
                        list_and(&names)
                    )
                } else if inferred != param {
                    format!(
                        "in call to {}, type {ts} of {x} does not match inferred type {is} for {ps}",
                        inf.name
                    )
                } else {
                    format!("in call to {}, type {ts} of {x} does not match {ps}", inf.name)
                }
            }
        };
        match inf.reverse {
            Some(_) => self.error("CannotInferTypeArgs", inf.pos, msg),
            None => self.error_op("CannotInferTypeArgs", arg, msg),
        }
    }
}

/// `P`, `P and Q`, `P, Q, and R`.
fn list_and(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [a] => a.clone(),
        [a, b] => format!("{a} and {b}"),
        [rest @ .., last] => format!("{}, and {last}", rest.join(", ")),
    }
}
