//! Terminating statements: whether control can fall off the end of a function.

use super::Checker;
use crate::info::Mode;
use source::Symbol;
use syntax::ast::*;

impl Checker<'_> {
    /// Whether `s`, which may carry a label, never lets control go on behind it.
    pub(crate) fn terminates(&self, s: StmtId, label: Option<Symbol>) -> bool {
        let ast = self.ast;
        match ast[s].kind {
            StmtKind::Return { .. } | StmtKind::Goto { .. } | StmtKind::Fallthrough => true,
            StmtKind::Expr { x } => self.is_panic(x),
            StmtKind::Block { stmts } => self.list_terminates(stmts),
            StmtKind::Labeled { label, body } => self.terminates(body, Some(label.name)),
            StmtKind::If { then, els: Some(els), .. } => {
                self.terminates(then, None) && self.terminates(els, None)
            }
            StmtKind::For { cond: None, body, .. } => !self.has_break(body, label, true),
            StmtKind::Switch { clauses, .. } | StmtKind::TypeSwitch { clauses, .. } => {
                let list = ast.list(clauses);
                list.iter().any(|c| c.default)
                    && list
                        .iter()
                        .all(|c| self.terminates(c.body, None) && !self.has_break(c.body, label, true))
            }
            StmtKind::Select { clauses } => ast
                .list(clauses)
                .iter()
                .all(|c| self.terminates(c.body, None) && !self.has_break(c.body, label, true)),
            _ => false,
        }
    }

    fn list_terminates(&self, list: List<StmtId>) -> bool {
        let items = self.ast.list(list);
        let last = items.iter().rev().find(|&&s| !matches!(self.ast[s].kind, StmtKind::Empty));
        last.is_some_and(|&s| self.terminates(s, None))
    }

    fn is_panic(&self, e: ExprId) -> bool {
        let e = self.ast.unparen(e);
        let ExprKind::Call { fun, .. } = self.ast[e].kind else { return false };
        let f = self.ast.unparen(fun);
        let info = &self.infos[self.file];
        info.expr(f).mode == Mode::Builtin
            && info.object(f).is_some_and(|o| {
                self.store.obj(o).kind == crate::object::ObjKind::Builtin(crate::object::Builtin::Panic)
            })
    }

    /// Whether a `break` in `s` leaves the statement with this label; unlabeled ones count if `implicit`.
    fn has_break(&self, s: StmtId, label: Option<Symbol>, implicit: bool) -> bool {
        let ast = self.ast;
        match ast[s].kind {
            StmtKind::Break { label: None } => implicit,
            StmtKind::Break { label: Some(l) } => Some(l.name) == label,
            StmtKind::Labeled { body, .. } => self.has_break(body, label, implicit),
            StmtKind::Block { stmts } => ast.list(stmts).iter().any(|&s| self.has_break(s, label, implicit)),
            StmtKind::If { then, els, .. } => {
                self.has_break(then, label, implicit)
                    || els.is_some_and(|e| self.has_break(e, label, implicit))
            }
            StmtKind::For { body, .. } | StmtKind::Range { body, .. } => {
                label.is_some() && self.has_break(body, label, false)
            }
            StmtKind::Switch { clauses, .. } | StmtKind::TypeSwitch { clauses, .. } => {
                label.is_some() && ast.list(clauses).iter().any(|c| self.has_break(c.body, label, false))
            }
            StmtKind::Select { clauses } => {
                label.is_some() && ast.list(clauses).iter().any(|c| self.has_break(c.body, label, false))
            }
            _ => false,
        }
    }
}
