//! Calls, conversions written as calls, and their arguments.

use super::Few;
use super::assign::Context;
use super::infer::Inference;
use super::{Checker, Operand};
use crate::info::Mode;
use crate::types::*;
use smallvec::smallvec;
use source::Pos;
use syntax::ast::*;

impl Checker<'_> {
    pub(crate) fn call(&mut self, e: ExprId, fun: ExprId, args: List<ExprId>, dots: bool) -> Operand {
        let mut f = self.expr_or_type(fun, true);
        match f.mode {
            // A literal of an invalid type is a value, which cannot be called.
            Mode::Invalid
                if matches!(self.ast[self.ast.unparen(fun)].kind, ExprKind::CompositeLit { .. }) =>
            {
                return Operand::invalid(e);
            }
            Mode::Invalid => {
                self.use_exprs(args);
                return Operand::invalid(e);
            }
            Mode::TypeExpr => return self.conversion_call(e, f, args, dots),
            Mode::Builtin => {
                let Some(b) = f.builtin else { return Operand::invalid(e) };
                // The function's own entry in the side table says builtin; the type stays empty.
                return self.builtin(e, fun, b, args, dots);
            }
            _ => {}
        }
        let core = self.store.core_type(f.ty);
        let Some(TypeKind::Signature(sig)) = core.map(|u| self.store.kind(u)) else {
            let d = self.describe(&f);
            let why = match core {
                None => match self.store.param_terms(f.ty).and_then(|t| {
                    t.iter().find(|x| !matches!(self.store.under_kind(x.ty), TypeKind::Signature(_)))
                }) {
                    Some(t) => format!("{} is not a function", self.type_str(t.ty)),
                    None => self.no_core(f.ty),
                },
                Some(_) => format!("{} is not a function", self.type_str(f.ty)),
            };
            // The arguments are not looked at, so what they name may count as unused.
            self.error_op("InvalidCall", &f, format!("invalid operation: cannot call {d}: {why}"));
            return Operand::invalid(e);
        };
        let explicit = match self.partial.is_empty() {
            true => Vec::new(),
            false => self.partial.remove(&(self.file, fun)).unwrap_or_default(),
        };
        let list = self.arguments(args);
        self.env.has_call_or_recv = true;
        let Some(sig) = self.check_arguments(e, fun, &mut f, sig, explicit, list, args, dots) else {
            // The results' types are known unless they depend on what could not be inferred.
            if !sig.results.iter().any(|r| self.parameterized(&sig.tparams, r.ty)) {
                return self.call_result(e, sig);
            }
            return Operand::invalid(e);
        };
        self.call_result(e, sig)
    }

    fn call_result(&mut self, e: ExprId, sig: &'static Signature) -> Operand {
        match &sig.results[..] {
            [] => Operand::new(Mode::NoValue, TypeId::VOID, e),
            [r] => {
                if !self.is_valid(r.ty) {
                    return Operand::invalid(e);
                }
                Operand::new(Mode::Value, r.ty, e)
            }
            rs => {
                let ts: Few<TypeId> = rs.iter().map(|r| r.ty).collect();
                Operand::new(Mode::Value, self.store.tuple(&ts), e)
            }
        }
    }

    fn conversion_call(&mut self, e: ExprId, f: Operand, args: List<ExprId>, dots: bool) -> Operand {
        let ast = self.ast;
        let mut f = f;
        self.non_generic(&mut f);
        let list = ast.list(args);
        if f.is_invalid() {
            return Operand::invalid(e);
        }
        let t = f.ty;
        match list {
            [] => {
                let msg = format!("missing argument in conversion to {}", self.type_str(t));
                self.error_at("WrongArgCount", e, msg);
                Operand::invalid(e)
            }
            [one] => {
                let mut x = self.generic_expr(*one);
                if x.is_invalid() {
                    return Operand::invalid(e);
                }
                if let TypeKind::Interface(_) = self.store.under_kind(t)
                    && !self.store.is_type_param(t)
                {
                    let set = self.store.type_set(t);
                    if set.terms.is_some() || set.comparable {
                        let msg = format!(
                            "cannot use interface {} in conversion (contains specific type constraints or is comparable)",
                            self.type_str(t)
                        );
                        self.error_at("MisplacedConstraintIface", e, msg);
                        // The argument stands for the result.
                        x.expr = Some(e);
                        return x;
                    }
                }
                if dots {
                    let msg = format!("invalid use of ... in conversion to {}", self.type_str(t));
                    self.error_at("BadDotDotDotSyntax", *one, msg);
                    return Operand::invalid(e);
                }
                self.conversion(&mut x, t);
                if x.is_invalid() {
                    return Operand::invalid(e);
                }
                x.expr = Some(e);
                x
            }
            [.., last] => {
                self.use_exprs(args);
                let msg = format!("too many arguments in conversion to {}", self.type_str(t));
                self.error_at("WrongArgCount", *last, msg);
                Operand::invalid(e)
            }
        }
    }

    /// Evaluates arguments; a single call with several results stands for them all.
    fn arguments(&mut self, args: List<ExprId>) -> Few<Operand> {
        let ast = self.ast;
        let list = ast.list(args);
        if let [one] = list {
            let x = self.multi_expr(*one, None);
            if let TypeKind::Tuple(ts) = self.store.kind(x.ty)
                && x.mode == Mode::Value
            {
                return ts.iter().map(|&t| Operand::new(Mode::Value, t, *one)).collect();
            }
            return smallvec![x];
        }
        list.iter().map(|&a| self.generic_expr(a)).collect()
    }

    fn check_arguments(
        &mut self,
        e: ExprId,
        fun: ExprId,
        f: &mut Operand,
        sig: &'static Signature,
        explicit: Vec<TypeId>,
        mut args: Few<Operand>,
        arg_exprs: List<ExprId>,
        dots: bool,
    ) -> Option<&'static Signature> {
        let ast = self.ast;
        let nargs = args.len();
        let mut params: Few<TypeId> = sig.params.iter().map(|p| p.ty).collect();
        let mut npars = params.len();
        if sig.variadic {
            if dots {
                if arg_exprs.len() == 1 && nargs > 1 {
                    let s = self.expr_string(ast.list(arg_exprs)[0]);
                    self.error_at(
                        "InvalidDotDotDot",
                        ast.list(arg_exprs)[0],
                        format!("cannot use ... with multi-valued expression {s}"),
                    );
                    return None;
                }
            } else if nargs + 1 >= npars {
                let last = params.pop()?;
                let elem = match self.store.kind(last) {
                    TypeKind::Slice(t) => t,
                    _ => TypeId::BYTE,
                };
                while params.len() < nargs {
                    params.push(elem);
                }
                npars = nargs;
            } else {
                npars -= 1;
            }
        } else if dots {
            let s = self.expr_string(fun);
            self.error_at("NonVariadicDotDotDot", e, format!("cannot use ... in call to non-variadic {s}"));
            return None;
        }
        if nargs != npars {
            let (at, qualifier) = if nargs > npars {
                (args[npars].expr.map_or(Pos::NONE, |a| self.start(a)), "too many")
            } else if nargs > 0 {
                (args[nargs - 1].expr.map_or(Pos::NONE, |a| self.start(a)), "not enough")
            } else {
                (self.start(e), "not enough")
            };
            // A call without result stands with the type of its function.
            let have: Vec<TypeId> = args
                .iter()
                .map(|a| match a.expr.map(|x| ast[x].kind) {
                    Some(ExprKind::Call { fun, .. }) if a.ty == TypeId::VOID => self.info().expr(fun).ty,
                    _ => a.ty,
                })
                .collect();
            let want: Vec<TypeId> = sig.params.iter().map(|p| p.ty).collect();
            let msg = format!(
                "{qualifier} arguments in call to {}\n\thave {}\n\twant {}",
                self.expr_string(fun),
                self.types_summary(&have, false, dots),
                self.types_summary(&want, sig.variadic, false)
            );
            self.error("WrongArgCount", at, msg);
            return None;
        }
        let generic_args: Vec<usize> = (0..nargs)
            .filter(|&i| {
                !args[i].is_invalid() && args[i].mode != Mode::TypeExpr && self.is_generic(args[i].ty)
            })
            .collect();
        let mut sig = sig;
        if !sig.tparams.is_empty() || !generic_args.is_empty() {
            let (s, ps) = self.infer_call(e, fun, f, sig, explicit, &mut args, params, &generic_args)?;
            sig = s;
            params = ps;
        }
        for (x, &t) in args.iter_mut().zip(&params) {
            self.assignment(x, Some(t), Context::Argument(fun));
        }
        Some(sig)
    }

    fn infer_call(
        &mut self,
        e: ExprId,
        fun: ExprId,
        f: &mut Operand,
        sig: &'static Signature,
        explicit: Vec<TypeId>,
        args: &mut [Operand],
        params: Few<TypeId>,
        generic_args: &[usize],
    ) -> Option<(&'static Signature, Few<TypeId>)> {
        let ast = self.ast;
        if args.iter().any(Operand::is_invalid) {
            return None;
        }
        if explicit.len() < sig.tparams.len() {
            let at = self.start(e);
            self.need_version(at, 18, "implicit function instantiation");
        }
        for &i in generic_args {
            let at = args[i].expr.map_or(Pos::NONE, |x| self.start(x));
            let partly = args[i].expr.is_some_and(|x| self.partial.contains_key(&(self.file, x)));
            let how = if partly { "partially" } else { "implicitly" };
            self.need_version(at, 21, &format!("{how} instantiated function as argument"));
        }
        // Own copies of all type parameters, so that recursive calls do not confuse caller and callee.
        let (mut tparams, s) = self.rename_tparams(&sig.tparams);
        let params: Vec<TypeId> = params.iter().map(|&t| self.store.subst(t, &s)).collect();
        let mut targs: Vec<Option<TypeId>> = explicit.iter().map(|&t| Some(t)).collect();
        targs.resize(tparams.len(), None);
        let own = tparams.len();
        let mut slots = Vec::new();
        let mut pairs: Vec<(TypeId, Operand)> = Vec::new();
        for (i, x) in args.iter_mut().enumerate() {
            if !generic_args.contains(&i) {
                pairs.push((params[i], x.clone()));
                continue;
            }
            let Some(asig) = self.is_signature(x.ty) else { continue };
            let (ap, asub) = self.rename_tparams(&asig.tparams);
            let plain = self.store.signature(Signature { tparams: vec![], ..asig.clone() });
            let ty = self.store.subst(plain, &asub);
            let known = x.expr.and_then(|xe| self.partial.remove(&(self.file, xe))).unwrap_or_default();
            let from = tparams.len();
            tparams.extend(&ap);
            targs.extend((0..ap.len()).map(|k| known.get(k).copied()));
            slots.push((i, from, ap.len()));
            pairs.push((params[i], Operand { ty, ..x.clone() }));
        }
        let inf = Inference {
            pos: ast[e].pos,
            tparams: &tparams,
            targs,
            pairs,
            name: self.expr_string(fun),
            reverse: None,
        };
        let all = self.infer(inf)?;
        for (i, from, n) in slots {
            let Some(xe) = args[i].expr else { continue };
            let at = vec![ast[e].pos; n];
            self.instantiate_function(&mut args[i], &all[from..from + n], xe, at);
        }
        if own > 0 {
            let positions = match ast[ast.unparen(fun)].kind {
                ExprKind::Index { args, .. } => ast.list(args).iter().map(|&a| self.start(a)).collect(),
                _ => vec![],
            };
            let mut x = f.clone();
            x.expr = Some(fun);
            let pos_args = &all[..own];
            self.instantiate_callee(&mut x, pos_args, fun, positions, ast[e].pos);
            *f = x;
        }
        let sub = crate::subst::Subst::new(&tparams, &all);
        let params = params.iter().map(|&t| self.store.subst(t, &sub)).collect();
        let sig = self.is_signature(f.ty)?;
        Some((sig, params))
    }

    fn instantiate_callee(
        &mut self,
        x: &mut Operand,
        targs: &[TypeId],
        fun: ExprId,
        positions: Vec<Pos>,
        pos: Pos,
    ) {
        let Some(sig) = self.is_signature(x.ty) else { return };
        let ty = self.store.instantiate_signature(x.ty, targs);
        self.note_instance(&sig.tparams, targs, &positions, pos);
        self.verify_later(&sig.tparams, targs, positions, pos);
        self.record_instance(fun, targs, ty);
        x.ty = ty;
        x.mode = Mode::Value;
    }

    /// Types as in `have (number, string)`.
    pub(crate) fn types_summary(&self, ts: &[TypeId], variadic: bool, dots: bool) -> String {
        let mut out = Vec::new();
        for (i, &t) in ts.iter().enumerate() {
            let last = i + 1 == ts.len();
            let s = if !self.is_valid(t) {
                "unknown type".to_string()
            } else if self.is_untyped(t) {
                if self.is_untyped_numeric(t) {
                    "number".into()
                } else {
                    self.type_str(t).replace("untyped ", "")
                }
            } else if last && variadic {
                match self.store.kind(t) {
                    TypeKind::Slice(e) => format!("...{}", self.type_str(e)),
                    _ => self.type_str(t),
                }
            } else {
                self.type_str(t)
            };
            out.push(if last && dots { format!("{s}...") } else { s });
        }
        format!("({})", out.join(", "))
    }
}
