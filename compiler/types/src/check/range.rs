//! `for range` over integers, strings, arrays, slices, maps, channels and functions.

use super::{Checker, Operand};
use crate::info::Mode;
use crate::object::flags;
use crate::types::ChanDir;
use crate::types::*;
use syntax::ast::*;

/// What ranging over a type yields.
struct Yield {
    key: Option<TypeId>,
    value: Option<TypeId>,
    cause: String,
    ok: bool,
}

impl Checker<'_> {
    pub(crate) fn range_stmt(
        &mut self,
        s: StmtId,
        vars: List<ExprId>,
        define: bool,
        x: ExprId,
        body: StmtId,
    ) {
        let ast = self.ast;
        self.locals.open();
        let vars = ast.list(vars);
        let mut op = self.expr(x);
        let mut yields = None;
        if !op.is_invalid() {
            let y = self.range_yield(&op);
            if !y.ok {
                let mut msg = format!("cannot range over {}", self.describe(&op));
                if !y.cause.is_empty() {
                    msg.push_str(": ");
                    msg.push_str(&y.cause);
                }
                self.error_op("InvalidRangeExpr", &op, msg);
            } else {
                let count = y.key.is_some() as usize + y.value.is_some() as usize;
                if let (2, Some(&extra)) = (count, vars.get(2)) {
                    self.error_at(
                        "InvalidIterVar",
                        extra,
                        "range clause permits at most two iteration variables",
                    );
                } else if let Some(&at) = vars.get(count) {
                    let d = self.describe(&op);
                    let msg = match count {
                        0 => format!("range over {d} permits no iteration variables"),
                        _ => format!("range over {d} permits only one iteration variable"),
                    };
                    self.error_at("InvalidIterVar", at, msg);
                }
                // Untyped numbers settle below.
                if self.is_untyped(op.ty) && !self.is_untyped_numeric(op.ty) {
                    self.use_default(&mut op);
                }
                yields = Some(y);
            }
        }
        let types = [yields.as_ref().and_then(|y| y.key), yields.as_ref().and_then(|y| y.value)];
        let untyped_int =
            self.is_untyped(op.ty) && !op.is_invalid() && yields.is_some() && self.is_untyped_numeric(op.ty);
        if define {
            self.range_define(s, vars, types, untyped_int, &mut op);
        } else {
            self.range_assign(vars, types, untyped_int, &mut op);
        }
        self.block(body);
        self.close_scope();
    }

    fn range_define(
        &mut self,
        s: StmtId,
        vars: &[ExprId],
        types: [Option<TypeId>; 2],
        untyped_int: bool,
        op: &mut Operand,
    ) {
        let ast = self.ast;
        let mut fresh = Vec::new();
        let mut any = false;
        for (i, &v) in vars.iter().enumerate().take(2) {
            let ExprKind::Name { name } = ast[v].kind else {
                let t = self.expr_string(v);
                self.error_at("InvalidSyntaxTree", v, format!("invalid syntax tree: cannot declare {t}"));
                continue;
            };
            let obj = self.new_var(crate::object::VarKind::Local, name, ast[v].pos);
            self.info().set_object(v, obj);
            any |= name != self.store.names.blank;
            let t = match types[i] {
                None => TypeId::INVALID,
                Some(_) if untyped_int && i == 0 => {
                    let t = self.default_type(op.ty);
                    self.assignment(op, Some(t), "range clause");
                    t
                }
                Some(t) => t,
            };
            self.store.obj(obj).set_ty(if op.is_invalid() { TypeId::INVALID } else { t });
            // What has no value to hold has been reported already.
            if types[i].is_none_or(|t| t == TypeId::INVALID) {
                self.store.obj(obj).set_flag(flags::USED);
            }
            fresh.push(obj);
        }
        if untyped_int && self.is_untyped(op.ty) {
            self.use_default(op);
        }
        if !any && !vars.is_empty() {
            self.error("NoNewVar", ast[s].pos, "no new variables on left side of :=");
        }
        for o in fresh {
            self.declare(o);
        }
    }

    fn range_assign(
        &mut self,
        vars: &[ExprId],
        types: [Option<TypeId>; 2],
        untyped_int: bool,
        op: &mut Operand,
    ) {
        for (i, &v) in vars.iter().enumerate().take(2) {
            let Some(t) = types[i] else { continue };
            let want = self.lhs_type(v);
            if untyped_int && i == 0 {
                // The constant takes the type of the variable.
                match want {
                    Some(w) => {
                        if self.is_valid(w) {
                            self.assignment(op, Some(w), "range clause");
                        }
                        if !op.is_invalid() && self.is_valid(w) && !self.all_integer(w) {
                            let msg = format!("cannot use iteration variable of type {}", self.type_str(w));
                            self.error_at("InvalidRangeExpr", v, msg);
                        }
                    }
                    None => self.use_default(op),
                }
                continue;
            }
            let mut x = Operand { mode: Mode::Value, ty: t, expr: Some(v), ..Operand::invalid(v) };
            match want {
                Some(w) if self.is_valid(w) => {
                    let mut cause = String::new();
                    if let Err(code) = self.assignable(&x, w, &mut cause) {
                        x.expr = Some(v);
                        let what = if self.is_untyped(t) { String::new() } else { self.type_str(t) };
                        let mut msg = format!(
                            "cannot use {} (value of type {what}) as {} value in assignment",
                            self.expr_string(v),
                            self.type_str(w)
                        );
                        if !cause.is_empty() {
                            msg.push_str(&format!(": {cause}"));
                        }
                        self.error_at(code, v, msg);
                    }
                }
                Some(_) => {}
                None => {
                    let inner = self.ast.unparen(v);
                    self.info().set_expr(inner, Mode::Variable, t, None);
                }
            }
        }
        if untyped_int && self.is_untyped(op.ty) && !op.is_invalid() {
            self.use_default(op);
        }
        let _ = flags::REASSIGNED;
    }

    fn range_yield(&mut self, x: &Operand) -> Yield {
        let no = |cause: &str| Yield { key: None, value: None, cause: cause.into(), ok: false };
        let yes = |key, value| Yield { key, value, cause: String::new(), ok: true };
        let Some(core) = self.store.core_type(x.ty) else {
            let terms = self.store.param_terms(x.ty).unwrap_or(&[]);
            let chans = terms.iter().all(|t| matches!(self.store.under_kind(t.ty), TypeKind::Chan(..)));
            let cause = match terms.first() {
                Some(_) if chans => match self.chan_elem(x, ChanDir::Send) {
                    Err(c) if c.starts_with("send-only") => format!("receive from {c}"),
                    Err(c) => c,
                    Ok(_) => self.no_core(x.ty),
                },
                _ => self.no_core(x.ty),
            };
            return no(&cause);
        };
        match self.store.kind(core) {
            TypeKind::Basic(b) if b.is_string() => yes(Some(TypeId::INT), Some(TypeId::RUNE)),
            TypeKind::Basic(b)
                if b.is_integer() || (b.is_untyped() && x.is_const() && x.val.is_int() && b.is_numeric()) =>
            {
                if !self.allows(22) {
                    return no(&self.requires(22));
                }
                if !b.is_integer() {
                    return no("");
                }
                yes(Some(x.ty), None)
            }
            TypeKind::Array(e, _) | TypeKind::Slice(e) => yes(Some(TypeId::INT), Some(e)),
            TypeKind::Pointer(p) => match self.store.under_kind(p) {
                TypeKind::Array(e, _) => yes(Some(TypeId::INT), Some(e)),
                _ => no(""),
            },
            TypeKind::Map(k, v) => yes(Some(k), Some(v)),
            TypeKind::Chan(ChanDir::Send, _) => {
                no(&format!("receive from send-only channel {}", self.type_str(core)))
            }
            TypeKind::Chan(_, e) => {
                self.env.has_call_or_recv = true;
                yes(Some(e), None)
            }
            TypeKind::Signature(f) => {
                if !self.allows(23) {
                    return no(&self.requires(23));
                }
                self.env.has_call_or_recv = true;
                let want = "func must be func(yield func(...) bool)";
                if !f.tparams.is_empty() {
                    return no("");
                }
                if f.params.len() != 1 || !f.results.is_empty() {
                    return no(&format!(
                        "{want}: {}",
                        if f.params.len() != 1 { "wrong argument count" } else { "unexpected results" }
                    ));
                }
                let Some(TypeKind::Signature(y)) =
                    self.store.core_type(f.params[0].ty).map(|u| self.store.kind(u))
                else {
                    return no(&format!("{want}: argument is not func"));
                };
                if y.results.len() != 1 || !self.is_boolean(y.results[0].ty) {
                    return no(&format!("{want}: yield func does not return bool"));
                }
                if y.params.len() > 2 {
                    return no(&format!("{want}: yield func has too many parameters"));
                }
                let p = |i: usize| y.params.get(i).map(|p| p.ty);
                Yield { key: p(0), value: p(1), cause: String::new(), ok: true }
            }
            _ => no(""),
        }
    }
}
