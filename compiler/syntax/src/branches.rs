//! Labels and jumps of one function body: every jump has a target it may go to, every label a use, every `fallthrough`
//! a next clause.
//!
//! Works on statements alone; function literals inside are bodies of their own. Go's compiler does this while it reads
//! a file, so also for functions without syntax errors in files that have some elsewhere.

use crate::ast::*;
use rustc_hash::FxHashMap;
use source::{Interner, Pos, Symbol};

/// Code, place and words of an error.
pub type Fault = (&'static str, Pos, String);

/// Looks at the jumps in each of the bodies. `place` words a position inside a message.
pub fn check(
    ast: &Ast,
    bodies: impl Iterator<Item = StmtId>,
    interner: &Interner,
    place: &dyn Fn(Pos) -> String,
) -> Vec<Fault> {
    let mut w = Walk {
        ast,
        interner,
        place,
        labels: FxHashMap::default(),
        order: vec![],
        gotos: vec![],
        enclosing: vec![],
        blocks: vec![],
        places: vec![],
        starts: vec![],
        vars: vec![],
        faults: vec![],
    };
    for body in bodies {
        if let StmtKind::Block { stmts } = ast[body].kind {
            w.block(ast[body].pos, stmts);
            w.finish();
        }
    }
    w.faults
}

struct Label {
    pos: Pos,
    used: bool,
    /// The blocks around it, outermost first.
    blocks: Vec<u32>,
    /// Its place in its block.
    index: u32,
}

/// A goto, to be looked at when all labels are known.
struct Goto {
    label: Ident,
    blocks: Vec<u32>,
    /// In each of these blocks, the place of the statement that holds the goto.
    places: Vec<u32>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Loop,
    /// How many clauses there are.
    Switch(usize),
    TypeSwitch,
    Select,
}

#[derive(Clone, Copy)]
struct Enclosing {
    label: Option<Symbol>,
    kind: Kind,
    /// The clause that the walk is in, and the depth of blocks there.
    clause: usize,
    depth: usize,
}

/// A variable declaration.
struct Var {
    block: u32,
    /// Its place in the block.
    index: u32,
    name: Symbol,
    pos: Pos,
}

/// The walk of one body; the lists are empty between two.
struct Walk<'a> {
    ast: &'a Ast,
    interner: &'a Interner,
    place: &'a dyn Fn(Pos) -> String,
    labels: FxHashMap<Symbol, Label>,
    order: Vec<Symbol>,
    gotos: Vec<Goto>,
    enclosing: Vec<Enclosing>,
    blocks: Vec<u32>,
    places: Vec<u32>,
    /// Position of each block's opening brace.
    starts: Vec<Pos>,
    vars: Vec<Var>,
    faults: Vec<Fault>,
}

impl<'a> Walk<'a> {
    fn error(&mut self, code: &'static str, pos: Pos, words: String) {
        self.faults.push((code, pos, words));
    }

    fn text(&self, name: Symbol) -> &'static str {
        self.interner.text(name)
    }

    /// A variable is declared at the current place.
    fn note_var(&mut self, name: Symbol, pos: Pos) {
        if let (Some(&b), Some(&i)) = (self.blocks.last(), self.places.last()) {
            self.vars.push(Var { block: b, index: i, name, pos });
        }
    }

    fn finish(&mut self) {
        if !self.gotos.is_empty() {
            // In a block, they stay in the order of the source.
            self.vars.sort_by_key(|v| v.block);
        }
        for g in std::mem::take(&mut self.gotos) {
            self.goto(g);
        }
        for name in std::mem::take(&mut self.order) {
            let l = &self.labels[&name];
            if !l.used {
                let (pos, name) = (l.pos, self.text(name));
                self.error("UnusedLabel", pos, format!("label {name} defined and not used"));
            }
        }
        self.labels.clear();
        self.starts.clear();
        self.vars.clear();
    }

    fn goto(&mut self, g: Goto) {
        let name = self.text(g.label.name);
        let Some(l) = self.labels.get_mut(&g.label.name) else {
            return self.error("UndeclaredLabel", g.label.pos, format!("label {name} not defined"));
        };
        l.used = true;
        // The label's block must be around the goto.
        if !g.blocks.starts_with(&l.blocks) {
            let common = g.blocks.iter().zip(&l.blocks).take_while(|(a, b)| a == b).count();
            let start = (self.place)(self.starts[l.blocks[common] as usize]);
            let words = format!("goto {name} jumps into block starting at {start}");
            return self.error("JumpIntoBlock", g.label.pos, words);
        }
        // Where the goto leaves the label's block.
        let block = *l.blocks.last().unwrap_or(&0);
        let (from, to) = (g.places[l.blocks.len() - 1], l.index);
        let start = self.vars.partition_point(|v| v.block < block);
        let own = self.vars[start..].iter().take_while(|v| v.block == block);
        if let Some(v) = own.filter(|v| from < v.index && v.index < to).last() {
            let (var, pos) = (v.name, v.pos);
            let (var, pos) = (self.text(var), (self.place)(pos));
            let words = format!("goto {name} jumps over declaration of {var} at {pos}");
            self.error("JumpOverDecl", g.label.pos, words);
        }
    }

    /// The block that begins at `pos`.
    fn block(&mut self, pos: Pos, stmts: List<StmtId>) {
        let id = self.starts.len() as u32;
        self.starts.push(pos);
        self.blocks.push(id);
        self.places.push(0);
        let list = self.ast.list(stmts);
        for (i, &s) in list.iter().enumerate() {
            if let Some(p) = self.places.last_mut() {
                *p = i as u32;
            }
            self.stmt(s, None, i + 1 == list.len());
        }
        self.places.pop();
        self.blocks.pop();
    }

    fn body(&mut self, body: StmtId) {
        match self.ast[body].kind {
            StmtKind::Block { stmts } => self.block(self.ast[body].pos, stmts),
            _ => self.stmt(body, None, false),
        }
    }

    /// What `break` in `parts` leaves: a loop's body, or the clauses of another statement with their positions.
    fn breakable(&mut self, label: Option<Symbol>, kind: Kind, parts: impl Iterator<Item = (Pos, StmtId)>) {
        for (clause, (pos, body)) in parts.enumerate() {
            let depth = self.blocks.len() + 1;
            self.enclosing.push(Enclosing { label, kind, clause, depth });
            match self.ast[body].kind {
                StmtKind::Block { stmts } => self.block(pos, stmts),
                _ => self.stmt(body, None, false),
            }
            self.enclosing.pop();
        }
    }

    /// `last` if nothing follows in the statement's list.
    fn stmt(&mut self, s: StmtId, label: Option<Symbol>, last: bool) {
        let ast = self.ast;
        match ast[s].kind {
            StmtKind::Labeled { label: l, body } => {
                let name = l.name;
                if name == Symbol::BLANK {
                    return self.stmt(body, None, last);
                }
                if let Some(other) = self.labels.get(&name) {
                    let (text, other) = (self.text(name), (self.place)(other.pos));
                    self.error("DuplicateLabel", l.pos, format!("label {text} already defined at {other}"));
                } else {
                    let label = Label {
                        pos: l.pos,
                        used: false,
                        blocks: self.blocks.clone(),
                        index: self.places.last().copied().unwrap_or(0),
                    };
                    self.labels.insert(name, label);
                    self.order.push(name);
                }
                self.stmt(body, Some(name), last);
            }
            StmtKind::Decl { decls } => {
                for &d in ast.list(decls) {
                    if let DeclKind::Var { names, .. } = ast[d].kind {
                        for &n in ast.list(names) {
                            self.note_var(ast.name(n), ast[n].pos);
                        }
                    }
                }
            }
            StmtKind::Define { lhs, .. } => {
                for &n in ast.list(lhs) {
                    let name = ast.name(n);
                    if name != Symbol::BLANK {
                        self.note_var(name, ast[s].pos);
                    }
                }
            }
            StmtKind::Block { stmts } => self.block(ast[s].pos, stmts),
            StmtKind::If { then, els, .. } => {
                self.body(then);
                if let Some(e) = els {
                    self.body(e);
                }
            }
            StmtKind::For { body, .. } | StmtKind::Range { body, .. } => {
                self.breakable(label, Kind::Loop, std::iter::once((ast[body].pos, body)));
            }
            StmtKind::Switch { clauses, .. } => {
                let list = ast.list(clauses);
                self.breakable(label, Kind::Switch(list.len()), list.iter().map(|c| (c.pos, c.body)));
            }
            StmtKind::TypeSwitch { clauses, .. } => {
                let list = ast.list(clauses);
                self.breakable(label, Kind::TypeSwitch, list.iter().map(|c| (c.pos, c.body)));
            }
            StmtKind::Select { clauses } => {
                let list = ast.list(clauses);
                self.breakable(label, Kind::Select, list.iter().map(|c| (c.pos, c.body)));
            }
            StmtKind::Goto { label } => {
                let (blocks, places) = (self.blocks.clone(), self.places.clone());
                self.gotos.push(Goto { label, blocks, places });
            }
            StmtKind::Break { label } => self.jump(s, label, false),
            StmtKind::Continue { label } => self.jump(s, label, true),
            StmtKind::Fallthrough => self.fall_through(s, last),
            _ => {}
        }
    }

    fn fall_through(&mut self, s: StmtId, last: bool) {
        let out_of_place = "fallthrough statement out of place";
        let words = match self.enclosing.last() {
            Some(Enclosing { kind: Kind::TypeSwitch, .. }) => "cannot fallthrough in type switch",
            Some(&Enclosing { kind: Kind::Switch(clauses), clause, depth, .. }) => {
                match (last && depth == self.blocks.len(), clause + 1 == clauses) {
                    (true, false) => return,
                    (true, true) => "cannot fallthrough final case in switch",
                    (false, _) => out_of_place,
                }
            }
            _ => out_of_place,
        };
        self.error("MisplacedFallthrough", self.ast[s].pos, words.into());
    }

    fn jump(&mut self, s: StmtId, label: Option<Ident>, is_continue: bool) {
        let pos = self.ast[s].pos;
        let Some(l) = label else {
            let target = self.enclosing.iter().any(|e| !is_continue || e.kind == Kind::Loop);
            if !target {
                let (code, words) = if is_continue {
                    ("MisplacedContinue", "continue is not in a loop")
                } else {
                    ("MisplacedBreak", "break is not in a loop, switch, or select")
                };
                self.error(code, pos, words.into());
            }
            return;
        };
        let text = self.text(l.name);
        let what = if is_continue { "continue" } else { "break" };
        if let Some(known) = self.labels.get_mut(&l.name) {
            known.used = true;
        }
        match self.enclosing.iter().rev().find(|e| e.label == Some(l.name)) {
            Some(e) if !is_continue || e.kind == Kind::Loop => {}
            Some(_) => self.error("InvalidContinueLabel", l.pos, format!("invalid continue label {text}")),
            None if self.labels.contains_key(&l.name) => {
                self.error("InvalidBreakLabel", l.pos, format!("invalid {what} label {text}"));
            }
            None => self.error("UndeclaredLabel", l.pos, format!("{what} label not defined: {text}")),
        }
    }
}
