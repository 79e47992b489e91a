//! Instantiation: numbers of type arguments, and whether they satisfy their constraints.

use super::decl::Delayed;
use super::infer::Inference;
use super::{Checker, Operand};
use crate::info::{Instance, Mode};
use crate::subst::Subst;
use crate::types::*;
use source::Pos;
use syntax::ast::*;

impl Checker<'_> {
    /// The first type argument that does not satisfy its constraint, and why.
    pub(crate) fn verify(&mut self, tparams: &[TypeId], targs: &[TypeId]) -> Option<(usize, String)> {
        let s = Subst::new(tparams, targs);
        for (i, (&p, &a)) in tparams.iter().zip(targs).enumerate() {
            let TypeKind::TypeParam(tp) = self.store.kind(p) else { continue };
            let Some(bound) = tp.bound() else { continue };
            let mut bound = self.store.subst(bound, &s);
            // A constraint that was incomplete when it was bound may be no interface.
            if matches!(self.store.kind(bound), TypeKind::Named(_))
                && !matches!(
                    self.store.under_kind(bound),
                    TypeKind::Interface(_) | TypeKind::Basic(Basic::Invalid)
                )
            {
                bound = self.store.interface(vec![], vec![(bound, Pos::NONE)], true);
            }
            let mut cause = String::new();
            if !self.implements(a, bound, true, Some(&mut cause)) {
                return Some((i, cause));
            }
        }
        None
    }

    /// Verifies an instantiation once all types are complete; `positions[i]` is where argument i stands.
    pub(crate) fn verify_later(
        &mut self,
        tparams: &[TypeId],
        targs: &[TypeId],
        positions: Vec<Pos>,
        pos: Pos,
    ) {
        self.later(Delayed::Verify { tparams: tparams.to_vec(), targs: targs.to_vec(), positions, pos });
    }

    pub(crate) fn verify_now(&mut self, tparams: &[TypeId], targs: &[TypeId], positions: &[Pos], pos: Pos) {
        if let Some((i, cause)) = self.verify(tparams, targs) {
            let at = positions.get(i).copied().unwrap_or(pos);
            self.error("InvalidTypeArg", at, cause);
        }
    }

    /// Reports a wrong number of type arguments for `what`, which has `want` parameters. True if it is right.
    pub(crate) fn check_targ_count(&mut self, pos: Pos, what: &str, got: usize, want: usize) -> bool {
        let qualifier = if got < want {
            "not enough"
        } else if got > want {
            "too many"
        } else {
            return true;
        };
        let msg = format!("{qualifier} type arguments for type {what}: have {got}, want {want}");
        self.error("WrongTypeArgCount", pos, msg);
        false
    }

    /// Applies explicit type arguments to generic function operand `x` (an index expression `e`). Missing ones are left to
    /// the call: then the result keeps its type parameters and the explicit arguments are returned.
    pub(crate) fn explicit_targs(
        &mut self,
        x: &mut Operand,
        e: ExprId,
        args: List<ExprId>,
    ) -> Option<Vec<TypeId>> {
        let ast = self.ast;
        let sig = self.is_signature(x.ty)?;
        let at = self.start(e);
        self.need_version(at, 18, "function instantiation");
        let mut targs = Vec::new();
        for &a in ast.list(args) {
            let t = self.var_type(a);
            targs.push(t);
        }
        if targs.contains(&TypeId::INVALID) {
            x.mode = Mode::Invalid;
            return None;
        }
        let (got, want) = (targs.len(), sig.tparams.len());
        if got > want {
            let at = self.start(ast.list(args)[want]);
            let msg = format!("got {got} type arguments but want {want}");
            self.error("WrongTypeArgCount", at, msg);
            x.mode = Mode::Invalid;
            return None;
        }
        x.expr = Some(e);
        Some(targs)
    }

    /// Makes `x` an instance with all its type arguments; records it at `e`, the expression that names the function.
    pub(crate) fn instantiate_function(
        &mut self,
        x: &mut Operand,
        targs: &[TypeId],
        e: ExprId,
        positions: Vec<Pos>,
    ) {
        let Some(sig) = self.is_signature(x.ty) else { return };
        let ty = self.store.instantiate_signature(x.ty, targs);
        let pos = match self.ast[e].kind {
            ExprKind::Index { x, .. } => self.ast[x].end,
            _ => self.ast[e].pos,
        };
        self.note_instance(&sig.tparams, targs, &positions, pos);
        self.verify_later(&sig.tparams, targs, positions, pos);
        self.record_instance(e, targs, ty);
        x.ty = ty;
        x.mode = Mode::Value;
    }

    /// Records that the generic function named by `e` is used with these type arguments.
    pub(crate) fn record_instance(&mut self, e: ExprId, targs: &[TypeId], ty: TypeId) {
        let ast = self.ast;
        let mut at = e;
        loop {
            self.info().set_expr(at, Mode::Value, ty, None);
            match ast[at].kind {
                ExprKind::Paren { x } | ExprKind::Index { x, .. } => at = x,
                _ => break,
            }
        }
        let func = self.info().object(at);
        let func = func.or_else(|| match self.info().selection(at).map(|s| s.member) {
            Some(crate::lookup::Member::Method { func, .. }) => Some(func),
            _ => None,
        });
        if let Some(s) = self.infos[self.file].selections.get_mut(&(at.index() as u32)) {
            s.ty = ty;
        }
        if let Some(func) = func {
            let i = Instance { func, targs: targs.to_vec(), ty };
            self.info().instances.insert(at.index() as u32, i.clone());
            if e != at {
                self.info().instances.insert(e.index() as u32, i);
            }
        }
    }

    /// Instantiates generic function value `x` (with the explicit arguments it may have) so that it fits function type
    /// `t`; `what` describes the target. Reports failure.
    pub(crate) fn instantiate_for(&mut self, x: &mut Operand, t: TypeId, what: Option<String>) {
        let (Some(sig), Some(e)) = (self.is_signature(x.ty), x.expr) else { return };
        let explicit = self.partial.remove(&(self.file, e)).unwrap_or_default();
        let how = if explicit.is_empty() { "implicitly" } else { "partially" };
        let at = self.start(e);
        self.need_version(at, 21, &format!("{how} instantiated function in assignment"));
        let (tparams, s) = self.rename_tparams(&sig.tparams);
        let generic = Signature { tparams: vec![], ..sig.clone() };
        let plain = self.store.signature(generic);
        let param = self.store.subst(plain, &s);
        let mut targs: Vec<Option<TypeId>> = explicit.iter().map(|&t| Some(t)).collect();
        targs.resize(tparams.len(), None);
        let arg = Operand::new(Mode::Value, t, e);
        let target = match what {
            Some(w) if !w.is_empty() => format!("type {} of {w}", self.type_str(t)),
            _ => format!("type {}", self.type_str(t)),
        };
        let inf = Inference {
            pos: self.node_pos(e),
            tparams: &tparams,
            targs,
            pairs: vec![(param, arg)],
            name: self.expr_string(e),
            reverse: Some(target),
        };
        match self.infer(inf) {
            Some(targs) => self.instantiate_function(x, &targs, e, vec![]),
            None => x.mode = Mode::Invalid,
        }
    }
}
