//! Which right sides of `a, b = x, y` wait for the stores before them.
//!
//! The specification evaluates all right sides before the first store. gc does so only where a store could change the
//! value; another right side, the first always, it evaluates when its own turn comes. That shows if it panics:
//! `a, b = x, y/z` has stored `a` by then, and of two bad indexes the second is reported. What is ordered
//! ([`crate::order`]) has been evaluated before any of this.

use crate::capture::LevelKind;
use crate::func::Fx;
use syntax::ast::{ExprId, ExprKind, Op};
use types::{Mode, ObjId, ObjKind, TypeKind, VarKind};

/// What the stores so far may have changed.
#[derive(Default)]
pub struct Stored {
    vars: Vec<ObjId>,
    memory: bool,
    everything: bool,
}

impl Fx<'_, '_> {
    /// Enters the left side `l`.
    pub fn note_stored(&mut self, l: ExprId, so_far: &mut Stored) {
        if self.is_blank_expr(l) {
            return;
        }
        let Some(v) = self.stored_variable(l) else {
            so_far.memory = true;
            return;
        };
        if self.in_memory_var(v) {
            so_far.memory = true;
            return;
        }
        let result = self.cx.st.obj(v).kind == ObjKind::Var(VarKind::Result);
        // A deferred call may see the result.
        if result && self.facts.levels.get(self.level as usize).is_some_and(|l| l.defers) {
            so_far.everything = true;
        }
        so_far.vars.push(v);
    }

    /// Whether the operands of the left side `l` are evaluated after the stores so far.
    pub fn place_waits(&mut self, l: ExprId, so_far: &Stored) -> bool {
        let mut operands = vec![];
        self.place_operands(l, &mut operands);
        !so_far.everything
            && operands.iter().any(|&e| self.may_fail(e))
            && !operands.iter().any(|&e| self.is_affected(e, so_far))
    }

    fn place_operands(&self, l: ExprId, out: &mut Vec<ExprId>) {
        let l = self.ast().unparen(l);
        match self.ast()[l].kind {
            ExprKind::Selector { x, .. } if self.is_part(l, x) => self.place_operands(x, out),
            ExprKind::Index { x, args } => {
                out.push(self.ast().list(args)[0]);
                match self.under(self.type_of(x)) {
                    TypeKind::Array(..) => self.place_operands(x, out),
                    _ => out.push(x),
                }
            }
            ExprKind::Star { x } | ExprKind::Selector { x, .. } => out.push(x),
            _ => {}
        }
    }

    /// The indexes of `l`, an element of a slice or of arrays in an array, from the outside in.
    pub fn indexes_of(&self, l: ExprId, out: &mut Vec<ExprId>) {
        let l = self.ast().unparen(l);
        let ExprKind::Index { x, args } = self.ast()[l].kind else { return };
        if matches!(self.under(self.type_of(x)), TypeKind::Array(..)) {
            self.indexes_of(x, out);
        } else if self.is_map(x) {
            return;
        }
        out.push(self.ast().list(args)[0]);
    }

    pub fn is_map_element(&self, l: ExprId) -> bool {
        let l = self.ast().unparen(l);
        matches!(self.ast()[l].kind, ExprKind::Index { x, .. } if self.is_map(x))
    }

    fn is_map(&self, x: ExprId) -> bool {
        matches!(self.under(self.type_of(x)), TypeKind::Map(..))
    }

    /// Whether `r` is evaluated after the stores so far.
    pub fn waits(&mut self, r: ExprId, so_far: &Stored) -> bool {
        !so_far.everything && self.may_fail(r) && !self.is_affected(r, so_far)
    }

    /// The variable that a store to `l` changes a part of.
    fn stored_variable(&self, l: ExprId) -> Option<ObjId> {
        let l = self.ast().unparen(l);
        match self.ast()[l].kind {
            ExprKind::Name { .. } => self.object_of(l),
            ExprKind::Selector { x, .. } if self.is_part(l, x) => self.stored_variable(x),
            ExprKind::Index { x, .. } if matches!(self.under(self.type_of(x)), TypeKind::Array(..)) => {
                self.stored_variable(x)
            }
            _ => None,
        }
    }

    /// Whether others than this function's own statements can get at the variable.
    fn in_memory_var(&self, v: ObjId) -> bool {
        if self.cx.st.obj(v).kind == ObjKind::Var(VarKind::Package) || self.facts.needs_cell(v) {
            return true;
        }
        // What a literal captures by value is a parameter if the literal is called where it stands.
        let outer = self.facts.vars.get(&v).is_some_and(|f| f.level != self.level);
        let here = self.facts.levels.get(self.level as usize);
        outer && here.is_some_and(|l| l.kind != LevelKind::Lit || !l.called)
    }

    /// Whether `e` has an operation of those that wait and may panic.
    pub fn may_fail(&self, e: ExprId) -> bool {
        if self.const_of(e).is_some() || self.evaluated.contains_key(&e) {
            return false;
        }
        match self.ast()[e].kind {
            ExprKind::Paren { x } | ExprKind::Unary { x, .. } => self.may_fail(x),
            ExprKind::Binary { op: Op::Div | Op::Rem | Op::Shl | Op::Shr, .. } => true,
            ExprKind::Binary { x, y, .. } => self.may_fail(x) || self.may_fail(y),
            ExprKind::TypeAssert { .. } | ExprKind::Index { .. } | ExprKind::Star { .. } => true,
            ExprKind::Selector { x, .. } => !self.is_part(e, x) || self.may_fail(x),
            ExprKind::Call { args, .. } => self.ast().list(args).iter().any(|&a| self.may_fail(a)),
            _ => false,
        }
    }

    fn is_affected(&self, e: ExprId, so_far: &Stored) -> bool {
        if self.const_of(e).is_some() || self.evaluated.contains_key(&e) || self.mode_of(e) == Mode::TypeExpr
        {
            return false;
        }
        match self.ast()[e].kind {
            ExprKind::Name { .. } => match self.object_of(e) {
                Some(v) if matches!(self.cx.st.obj(v).kind, ObjKind::Var(_)) => {
                    so_far.vars.contains(&v) || so_far.memory && self.in_memory_var(v)
                }
                _ => false,
            },
            ExprKind::Paren { x } | ExprKind::Unary { x, .. } | ExprKind::TypeAssert { x, .. } => {
                self.is_affected(x, so_far)
            }
            ExprKind::Binary { x, y, .. } => self.is_affected(x, so_far) || self.is_affected(y, so_far),
            ExprKind::Star { x } => so_far.memory || self.is_affected(x, so_far),
            ExprKind::Index { x, args } => {
                let i = self.ast().list(args)[0];
                so_far.memory || self.is_affected(x, so_far) || self.is_affected(i, so_far)
            }
            ExprKind::Selector { x, .. } => {
                so_far.memory && !self.is_part(e, x) || self.is_affected(x, so_far)
            }
            // A conversion.
            ExprKind::Call { args, .. } => {
                let number = |t| matches!(self.under(t), TypeKind::Basic(b) if !b.is_string());
                let args = self.ast().list(args);
                let plain = number(self.type_of(e)) && args.iter().all(|&a| number(self.type_of(a)));
                so_far.memory && !plain || args.iter().any(|&a| self.is_affected(a, so_far))
            }
            _ => so_far.memory || !so_far.vars.is_empty(),
        }
    }

    /// Whether the selector `e` takes a field out of the value `x`.
    pub fn is_part(&self, e: ExprId, x: ExprId) -> bool {
        matches!(self.under(self.type_of(x)), TypeKind::Struct(_))
            && self.info().selection(e.index() as u32).is_some_and(|s| s.path.len() == 1)
    }
}
