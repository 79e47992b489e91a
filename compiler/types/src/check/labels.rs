//! Labels and jumps of one function body: every jump has a target it may go to, every label a use.
//!
//! Works on statements alone; function literals inside are bodies of their own.

use super::Checker;
use rustc_hash::FxHashMap;
use source::{Pos, Symbol};
use syntax::ast::*;

struct Label {
    pos: Pos,
    /// The labeled statement itself (not what carries the label).
    target: StmtId,
    used: bool,
    /// The blocks around it, outermost first.
    blocks: Vec<u32>,
    /// Its place in its block.
    index: u32,
}

/// A goto, to be looked at when all labels are known.
struct Goto {
    stmt: StmtId,
    label: Ident,
    blocks: Vec<u32>,
    /// In each of these blocks, the place of the statement that holds the goto.
    places: Vec<u32>,
}

#[derive(Clone, Copy)]
struct Enclosing {
    label: Option<Symbol>,
    stmt: StmtId,
    is_loop: bool,
}

#[derive(Default)]
struct Walk {
    labels: FxHashMap<Symbol, Label>,
    order: Vec<Symbol>,
    gotos: Vec<Goto>,
    enclosing: Vec<Enclosing>,
    blocks: Vec<u32>,
    places: Vec<u32>,
    /// Position of each block's opening brace, and its variable declarations by place in the block.
    starts: Vec<Pos>,
    vars: Vec<Vec<(u32, Symbol, Pos)>>,
}

impl Walk {
    /// A variable is declared at the current place.
    fn note_var(&mut self, name: Symbol, pos: Pos) {
        if let (Some(&b), Some(&i)) = (self.blocks.last(), self.places.last()) {
            self.vars[b as usize].push((i, name, pos));
        }
    }
}

impl Checker<'_> {
    pub(crate) fn check_labels(&mut self, body: StmtId) {
        let StmtKind::Block { stmts } = self.ast[body].kind else { return };
        let mut w = Walk::default();
        self.label_block(&mut w, self.ast[body].pos, stmts);
        let gotos = std::mem::take(&mut w.gotos);
        for g in gotos {
            self.check_goto(&mut w, g);
        }
        for name in &w.order {
            let l = &w.labels[name];
            if !l.used {
                let msg = format!("label {} defined and not used", self.text(*name));
                self.error("UnusedLabel", l.pos, msg);
            }
        }
    }

    fn check_goto(&mut self, w: &mut Walk, g: Goto) {
        let name = self.text(g.label.name);
        let Some(l) = w.labels.get_mut(&g.label.name) else {
            self.error("UndeclaredLabel", g.label.pos, format!("label {name} not defined"));
            return;
        };
        l.used = true;
        self.infos[self.file].branches.insert(g.stmt.index() as u32, l.target.index() as u32);
        // The label's block must be around the goto.
        if !g.blocks.starts_with(&l.blocks) {
            let common = g.blocks.iter().zip(&l.blocks).take_while(|(a, b)| a == b).count();
            let block = l.blocks[common];
            let start = self.pos_string(w.starts[block as usize]);
            let msg = format!("goto {name} jumps into block starting at {start}");
            self.error("JumpIntoBlock", g.label.pos, msg);
            return;
        }
        // Where the goto leaves the label's block.
        let block = *l.blocks.last().unwrap_or(&0) as usize;
        let from = g.places[l.blocks.len() - 1];
        if l.index > from
            && let Some(&(_, var, pos)) = w.vars[block].iter().rev().find(|v| v.0 > from && v.0 < l.index)
        {
            let msg = format!(
                "goto {name} jumps over declaration of {} at {}",
                self.text(var),
                self.pos_string(pos)
            );
            self.error("JumpOverDecl", g.label.pos, msg);
        }
    }

    fn label_block(&mut self, w: &mut Walk, pos: Pos, stmts: List<StmtId>) {
        let id = w.starts.len() as u32;
        w.starts.push(pos);
        w.vars.push(Vec::new());
        w.blocks.push(id);
        w.places.push(0);
        let ast = self.ast;
        for (i, &s) in ast.list(stmts).iter().enumerate() {
            if let Some(p) = w.places.last_mut() {
                *p = i as u32;
            }
            self.label_stmt(w, s, None);
        }
        w.places.pop();
        w.blocks.pop();
    }

    fn label_body(&mut self, w: &mut Walk, body: StmtId) {
        match self.ast[body].kind {
            StmtKind::Block { stmts } => self.label_block(w, self.ast[body].pos, stmts),
            _ => self.label_stmt(w, body, None),
        }
    }

    fn label_stmt(&mut self, w: &mut Walk, s: StmtId, label: Option<Symbol>) {
        let ast = self.ast;
        match ast[s].kind {
            StmtKind::Labeled { label: l, body } => {
                let name = l.name;
                let text = self.text(name);
                if name == self.store.names.blank {
                    self.label_stmt(w, body, None);
                    return;
                }
                if let Some(other) = w.labels.get(&name) {
                    let msg = format!("label {text} already defined at {}", self.pos_string(other.pos));
                    self.error("DuplicateLabel", l.pos, msg);
                } else {
                    let label = Label {
                        pos: l.pos,
                        target: body,
                        used: false,
                        blocks: w.blocks.clone(),
                        index: w.places.last().copied().unwrap_or(0),
                    };
                    w.labels.insert(name, label);
                    w.order.push(name);
                }
                self.label_stmt(w, body, Some(name));
            }
            StmtKind::Decl { decls } => {
                for &d in ast.list(decls) {
                    if let DeclKind::Var { names, .. } = ast[d].kind {
                        for &n in ast.list(names) {
                            w.note_var(ast.name(n), ast[n].pos);
                        }
                    }
                }
            }
            StmtKind::Define { lhs, .. } => {
                for &n in ast.list(lhs) {
                    let name = ast.name(n);
                    if name != self.store.names.blank {
                        w.note_var(name, ast[s].pos);
                    }
                }
            }
            StmtKind::Block { stmts } => self.label_block(w, ast[s].pos, stmts),
            StmtKind::If { then, els, .. } => {
                self.label_body(w, then);
                if let Some(e) = els {
                    self.label_body(w, e);
                }
            }
            StmtKind::For { body, .. } | StmtKind::Range { body, .. } => {
                w.enclosing.push(Enclosing { label, stmt: s, is_loop: true });
                self.label_body(w, body);
                w.enclosing.pop();
            }
            StmtKind::Switch { clauses, .. } | StmtKind::TypeSwitch { clauses, .. } => {
                w.enclosing.push(Enclosing { label, stmt: s, is_loop: false });
                for c in ast.list(clauses) {
                    self.label_body(w, c.body);
                }
                w.enclosing.pop();
            }
            StmtKind::Select { clauses } => {
                w.enclosing.push(Enclosing { label, stmt: s, is_loop: false });
                for c in ast.list(clauses) {
                    self.label_body(w, c.body);
                }
                w.enclosing.pop();
            }
            StmtKind::Goto { label } => {
                w.gotos.push(Goto { stmt: s, label, blocks: w.blocks.clone(), places: w.places.clone() });
            }
            StmtKind::Break { label } => self.jump(w, s, label, false),
            StmtKind::Continue { label } => self.jump(w, s, label, true),
            _ => {}
        }
    }

    fn jump(&mut self, w: &mut Walk, s: StmtId, label: Option<Ident>, is_continue: bool) {
        let pos = self.ast[s].pos;
        let Some(l) = label else {
            let target = w.enclosing.iter().rev().find(|e| !is_continue || e.is_loop);
            if target.is_none() {
                let (code, msg) = if is_continue {
                    ("MisplacedContinue", "continue is not in a loop")
                } else {
                    ("MisplacedBreak", "break is not in a loop, switch, or select")
                };
                self.error(code, pos, msg);
            }
            return;
        };
        let text = self.text(l.name);
        let what = if is_continue { "continue" } else { "break" };
        if let Some(known) = w.labels.get_mut(&l.name) {
            known.used = true;
        }
        match w.enclosing.iter().rev().find(|e| e.label == Some(l.name)) {
            Some(e) if !is_continue || e.is_loop => {
                self.infos[self.file].branches.insert(s.index() as u32, e.stmt.index() as u32);
            }
            Some(_) => self.error("InvalidContinueLabel", l.pos, format!("invalid continue label {text}")),
            None if w.labels.contains_key(&l.name) => {
                self.error("InvalidBreakLabel", l.pos, format!("invalid {what} label {text}"));
            }
            None => self.error("UndeclaredLabel", l.pos, format!("{what} label not defined: {text}")),
        }
    }
}
