//! Facts about the variables of a function that decide where they live, found in one walk over its body.
//!
//! A *level* is the function itself, a function literal in it, or the body of a range over a function, which becomes
//! a function too. A variable used on another level than its own is captured: by value if nothing changes it after its
//! declaration and it is small, by address of its heap cell otherwise. Bodies of range loops capture addresses of stack
//! slots instead, since they cannot be entered once the frame is gone.
//!
//! The walk depends on type arguments (a range may turn out to be one over a function), so each instance has its own.

use crate::cx::Cx;
use rustc_hash::FxHashMap;
use source::Symbol;
use syntax::ast::{Ast, DeclKind, ExprId, ExprKind, Ident, Op, StmtId, StmtKind};
use types::{Builtin, FileInfo, FuncVars, ObjId, ObjKind, Subst, TypeKind, VarKind};

/// What is known of a variable.
#[derive(Clone, Copy, Default, Debug)]
pub struct VarFacts {
    /// Where it is declared.
    pub level: u32,
    /// A function literal on another level uses it.
    pub captured: bool,
    /// Something is stored in it after its declaration, other than …
    pub reassigned: bool,
    /// … by the last statement of the for clause that declares it, which each time has a new variable before it.
    pub stepped: bool,
    /// Its address is taken.
    pub addr_taken: bool,
    /// It is captured and too large for copies of it in closures.
    pub large: bool,
}

/// Larger variables are captured by address.
const MAX_CAPTURED_SIZE: u64 = 128;

/// What a level is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LevelKind {
    Root,
    Lit,
    RangeBody,
}

/// What is known of a level.
#[derive(Clone, Debug)]
pub struct LevelFacts {
    pub parent: u32,
    pub kind: LevelKind,
    /// Variables of outer levels that it uses, in order of first use.
    pub frees: Vec<ObjId>,
    /// It, or a range body in it, defers calls.
    pub defers: bool,
    /// Number of its defer statements.
    pub defer_stmts: u32,
    /// A defer statement stands in a loop: it may be executed more than once.
    pub defers_in_loop: bool,
    /// Number of its return statements.
    pub return_stmts: u32,
    /// It, or a range body in it, calls recover.
    pub recovers: bool,
    /// A range body in it returns from it.
    pub range_returns: bool,
    /// It has labels that something jumps to: any statement may be in a loop.
    pub gotos: bool,
    /// Jumps to labels from here or from range bodies in here: the place in the list, plus one, is the code by which a
    /// range body tells its loop where to go on.
    pub jumps: Vec<(JumpKind, Symbol)>,
    /// Labels that stand in it.
    pub labels: Vec<Symbol>,
    /// It is a literal that is called where it stands.
    pub called: bool,
}

/// A function with more defer statements than this, or with more pairs of a defer statement and a return …
const MAX_OPEN_DEFERS: u32 = 8;
/// … than this leaves its deferred calls to the runtime.
const MAX_OPEN_CALLS: u32 = 15;

impl LevelFacts {
    /// Whether the function makes its deferred calls itself at each return: no defer statement is executed twice, and
    /// there are not too many.
    pub fn open_defers(&self) -> bool {
        self.defers
            && !self.defers_in_loop
            && !self.gotos
            && self.defer_stmts <= MAX_OPEN_DEFERS
            && self.defer_stmts * self.return_stmts.max(1) <= MAX_OPEN_CALLS
    }
}

/// A statement that goes to a label.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JumpKind {
    Break,
    Continue,
    Goto,
}

/// Where a value of an interface variable comes from.
#[derive(Clone, Copy, Debug)]
pub enum Source {
    Expr(ExprId),
    Unknown,
}

/// The facts of a function and all it contains.
#[derive(Debug, Default)]
pub struct Facts {
    pub vars: FxHashMap<ObjId, VarFacts>,
    /// All that is stored in each local variable of an interface type. None is recorded for a zero value.
    pub sources: FxHashMap<ObjId, Vec<Source>>,
    pub levels: Vec<LevelFacts>,
    pub lits: FxHashMap<ExprId, u32>,
    pub ranges: FxHashMap<StmtId, u32>,
}

impl Facts {
    /// Whether a variable has to be a heap cell.
    pub fn needs_cell(&self, v: ObjId) -> bool {
        self.vars.get(&v).is_some_and(|f| f.addr_taken || f.captured && (f.reassigned || f.large))
    }

    /// Whether a variable keeps the value it got at its declaration.
    pub fn is_constant(&self, v: ObjId) -> bool {
        self.vars.get(&v).is_none_or(|f| !f.addr_taken && !f.reassigned && !f.stepped)
    }

    /// The function or literal around a level, itself unless it is a range body.
    pub fn function_level(&self, mut level: u32) -> u32 {
        while self.levels[level as usize].kind == LevelKind::RangeBody {
            level = self.levels[level as usize].parent;
        }
        level
    }
}

/// Collects [`Facts`].
pub struct Collector<'a, 'c> {
    cx: &'c Cx<'a>,
    ast: &'a Ast,
    info: &'a FileInfo,
    subst: &'c Subst,
    level: u32,
    /// Loops around the current statement, in its function.
    loops: u32,
    /// The variables of the for clause whose last statement is being walked.
    stepping: Vec<ObjId>,
    out: Facts,
}

impl<'a, 'c> Collector<'a, 'c> {
    /// A collector for code of one file.
    pub fn new(cx: &'c Cx<'a>, ast: &'a Ast, info: &'a FileInfo, subst: &'c Subst) -> Self {
        let mut c =
            Collector { cx, ast, info, subst, level: 0, loops: 0, stepping: vec![], out: Facts::default() };
        c.new_level(LevelKind::Root);
        c
    }

    /// The facts about a function.
    pub fn function(mut self, vars: &FuncVars, body: StmtId) -> Facts {
        self.declare_params(vars);
        self.stmt(body);
        self.finished()
    }

    /// The facts about an initialiser.
    pub fn initializer(mut self, e: ExprId) -> Facts {
        self.expr(e);
        self.finished()
    }

    fn finished(mut self) -> Facts {
        for (&v, f) in &mut self.out.vars {
            if f.captured {
                let t = self.cx.st.subst(self.cx.st.obj(v).ty(), self.subst);
                f.large = self.cx.st.size_align(t).0 > MAX_CAPTURED_SIZE;
            }
        }
        self.out
    }

    fn new_level(&mut self, kind: LevelKind) -> u32 {
        self.out.levels.push(LevelFacts {
            parent: self.level,
            kind,
            frees: vec![],
            defers: false,
            defer_stmts: 0,
            defers_in_loop: false,
            return_stmts: 0,
            recovers: false,
            range_returns: false,
            gotos: false,
            jumps: vec![],
            labels: vec![],
            called: false,
        });
        self.out.levels.len() as u32 - 1
    }

    fn function_facts(&mut self) -> &mut LevelFacts {
        let l = self.out.function_level(self.level);
        &mut self.out.levels[l as usize]
    }

    fn declare_params(&mut self, vars: &FuncVars) {
        for &v in vars.recv.iter().chain(&vars.params).chain(&vars.results) {
            self.declare(v);
            self.out.sources.insert(v, vec![Source::Unknown]);
        }
        // A return statement assigns to them.
        for v in &vars.results {
            self.out.vars.get_mut(v).expect("declared").reassigned = true;
        }
    }

    fn declare(&mut self, v: ObjId) {
        let level = self.level;
        self.out.vars.entry(v).or_insert(VarFacts { level, ..VarFacts::default() });
    }

    fn local(&self, e: ExprId) -> Option<ObjId> {
        let o = self.info.object(e.index() as u32)?;
        match self.cx.st.obj(o).kind {
            ObjKind::Var(k) if k != VarKind::Package => Some(o),
            _ => None,
        }
    }

    /// A use of a variable; declares it on the first, since declarations are walked before uses.
    fn mention(&mut self, v: ObjId) {
        self.declare(v);
        let own = self.out.vars[&v].level;
        let mut level = self.level;
        let mut through_lit = false;
        while level != own {
            let l = &mut self.out.levels[level as usize];
            through_lit |= l.kind == LevelKind::Lit;
            if !l.frees.contains(&v) {
                l.frees.push(v);
            }
            if level == 0 {
                break;
            }
            level = l.parent;
        }
        if through_lit {
            self.out.vars.get_mut(&v).expect("declared").captured = true;
        }
    }

    /// The variable that a store to (or the address of) `e` changes (or exposes).
    fn root_var(&self, e: ExprId) -> Option<ObjId> {
        match self.ast[e].kind {
            ExprKind::Name { .. } => self.local(e),
            ExprKind::Paren { x } => self.root_var(x),
            ExprKind::Selector { x, .. } => {
                let sel = self.info.selection(e.index() as u32)?;
                if sel.indirect { None } else { self.root_var(x) }
            }
            ExprKind::Index { x, .. } => match self.under(x) {
                TypeKind::Array(..) => self.root_var(x),
                _ => None,
            },
            _ => None,
        }
    }

    fn under(&self, e: ExprId) -> TypeKind {
        let t = self.cx.st.subst(self.info.expr(e.index() as u32).ty, self.subst);
        self.cx.st.under_kind(t)
    }

    fn assigned(&mut self, e: ExprId) {
        if let Some(v) = self.root_var(e) {
            self.mention(v);
            let stepped = self.stepping.contains(&v);
            let facts = self.out.vars.get_mut(&v).expect("declared");
            facts.stepped |= stepped;
            facts.reassigned |= !stepped;
        }
    }

    /// The last statement of a for clause. Closures made in it would capture the variables before it has changed them.
    fn step(&mut self, init: Option<StmtId>, post: Option<StmtId>) {
        let Some(post) = post else { return };
        let mut own = vec![];
        if let Some(StmtKind::Define { lhs, .. }) = init.map(|s| &self.ast[s].kind)
            && !self.info.shares_loop_vars()
        {
            own.extend(self.ast.list(*lhs).iter().filter_map(|&l| self.local(l)));
        }
        let levels = self.out.levels.len();
        let outer = std::mem::replace(&mut self.stepping, own);
        self.stmt(post);
        let own = std::mem::replace(&mut self.stepping, outer);
        if self.out.levels.len() != levels {
            for v in own {
                if let Some(facts) = self.out.vars.get_mut(&v) {
                    facts.reassigned |= facts.stepped;
                }
            }
        }
    }

    /// `lhs` gets the values of `rhs`.
    fn stored(&mut self, lhs: &[ExprId], rhs: &[ExprId]) {
        for (i, &l) in lhs.iter().enumerate() {
            let source = match rhs {
                _ if rhs.len() == lhs.len() => Source::Expr(rhs[i]),
                // `v, ok = x.(T)`
                &[r] if i == 0
                    && matches!(self.ast[self.ast.unparen(r)].kind, ExprKind::TypeAssert { .. }) =>
                {
                    Source::Expr(r)
                }
                _ => Source::Unknown,
            };
            self.store_from(l, source);
        }
    }

    fn store_from(&mut self, l: ExprId, source: Source) {
        if let Some(v) = self.local(self.ast.unparen(l))
            && matches!(self.cx.st.under_kind(self.cx.st.obj(v).ty()), TypeKind::Interface(_))
        {
            self.out.sources.entry(v).or_default().push(source);
        }
    }

    fn address_taken(&mut self, e: ExprId) {
        if let Some(v) = self.root_var(e) {
            self.mention(v);
            self.out.vars.get_mut(&v).expect("declared").addr_taken = true;
        }
    }

    fn exprs(&mut self, l: syntax::ast::List<ExprId>) {
        for &e in self.ast.list(l) {
            self.expr(e);
        }
    }

    /// A call that happens later.
    fn postponed(&mut self, call: ExprId) {
        self.expr(call);
        if let ExprKind::Call { fun, .. } = self.ast[self.ast.unparen(call)].kind {
            self.set_called(fun, false);
        }
    }

    fn set_called(&mut self, fun: ExprId, called: bool) {
        if let Some(&level) = self.out.lits.get(&self.ast.unparen(fun)) {
            self.out.levels[level as usize].called = called;
        }
    }

    fn expr(&mut self, e: ExprId) {
        let tv = self.info.expr(e.index() as u32);
        if tv.mode == types::Mode::TypeExpr {
            return;
        }
        match self.ast[e].kind {
            ExprKind::Name { .. } => {
                if let Some(v) = self.local(e) {
                    self.mention(v);
                }
            }
            ExprKind::Paren { x } | ExprKind::Star { x } | ExprKind::TypeGuard { x } => self.expr(x),
            ExprKind::TypeAssert { x, .. } => self.expr(x),
            ExprKind::Selector { x, .. } => {
                if let Some(sel) = self.info.selection(e.index() as u32)
                    && sel.addr
                {
                    self.selector_address(x, sel);
                }
                self.expr(x);
            }
            ExprKind::Index { x, args } => {
                self.expr(x);
                self.exprs(args);
            }
            ExprKind::Slice { x, lo, hi, max } => {
                if matches!(self.under(x), TypeKind::Array(..)) {
                    self.address_taken(x);
                }
                self.expr(x);
                for e in [lo, hi, max].into_iter().flatten() {
                    self.expr(e);
                }
            }
            ExprKind::Call { fun, args, .. } => {
                self.expr(fun);
                self.set_called(fun, true);
                self.exprs(args);
                if let Some(o) = self.info.object(self.ast.unparen(fun).index() as u32)
                    && self.cx.st.obj(o).kind == ObjKind::Builtin(Builtin::Recover)
                {
                    self.function_facts().recovers = true;
                }
            }
            ExprKind::CompositeLit { elems, .. } => {
                for el in self.ast.list(elems) {
                    if let Some(k) = el.key {
                        self.expr(k);
                    }
                    self.expr(el.value);
                }
            }
            ExprKind::FuncLit { body, .. } => {
                let level = self.new_level(LevelKind::Lit);
                self.out.lits.insert(e, level);
                let outer = std::mem::replace(&mut self.level, level);
                let loops = std::mem::take(&mut self.loops);
                if let Some(vars) = self.info.func_lit(e.index() as u32) {
                    self.declare_params(vars);
                }
                self.stmt(body);
                self.level = outer;
                self.loops = loops;
            }
            ExprKind::Unary { op, x } => {
                if op == Op::And {
                    self.address_taken(self.ast.unparen(x));
                }
                self.expr(x);
            }
            ExprKind::Binary { x, y, .. } => {
                self.expr(x);
                self.expr(y);
            }
            _ => {}
        }
    }

    /// The address of `x` (or of a field in it) is taken for a method's receiver.
    fn selector_address(&mut self, x: ExprId, sel: &types::Selection) {
        // Embedded pointers on the way mean that the receiver is not part of the variable.
        let mut t = self.cx.st.subst(sel.recv, self.subst);
        for &i in &sel.path {
            match self.cx.st.under_kind(t) {
                TypeKind::Struct(s) => match s.fields.get(i as usize) {
                    Some(f) => t = f.ty,
                    None => break,
                },
                TypeKind::Pointer(_) => return,
                _ => break,
            }
        }
        self.address_taken(x);
    }

    fn define(&mut self, lhs: ExprId) {
        let Some(v) = self.local(lhs) else { return };
        if self.cx.st.obj(v).pos == self.ast[lhs].pos {
            self.declare(v);
        } else {
            self.assigned(lhs);
        }
    }

    fn jump(&mut self, kind: JumpKind, label: Option<Ident>) {
        let Some(label) = label else { return };
        let mut l = self.level as usize;
        while self.out.levels[l].kind == LevelKind::RangeBody {
            if !self.out.levels[l].jumps.contains(&(kind, label.name)) {
                self.out.levels[l].jumps.push((kind, label.name));
            }
            l = self.out.levels[l].parent as usize;
        }
    }

    fn opt_stmt(&mut self, s: Option<StmtId>) {
        if let Some(s) = s {
            self.stmt(s);
        }
    }

    fn stmt(&mut self, s: StmtId) {
        match self.ast[s].kind {
            StmtKind::Empty | StmtKind::Fallthrough => {}
            StmtKind::Break { label } => self.jump(JumpKind::Break, label),
            StmtKind::Continue { label } => self.jump(JumpKind::Continue, label),
            StmtKind::Goto { label } => {
                self.function_facts().gotos = true;
                self.jump(JumpKind::Goto, Some(label));
            }
            StmtKind::Expr { x } => self.expr(x),
            StmtKind::Send { chan, value } => {
                self.expr(chan);
                self.expr(value);
            }
            StmtKind::IncDec { x, .. } => {
                self.expr(x);
                self.assigned(x);
            }
            StmtKind::AssignOp { lhs, rhs, .. } => {
                self.expr(lhs);
                self.expr(rhs);
                self.assigned(lhs);
            }
            StmtKind::Assign { lhs, rhs } => {
                self.exprs(lhs);
                self.exprs(rhs);
                for &l in self.ast.list(lhs) {
                    self.assigned(l);
                }
                self.stored(self.ast.list(lhs), self.ast.list(rhs));
            }
            StmtKind::Define { lhs, rhs } => {
                for &l in self.ast.list(lhs) {
                    self.define(l);
                }
                self.exprs(rhs);
                self.stored(self.ast.list(lhs), self.ast.list(rhs));
            }
            StmtKind::Labeled { label, body } => {
                self.out.levels[self.level as usize].labels.push(label.name);
                self.stmt(body);
            }
            StmtKind::Block { stmts } => {
                for &s in self.ast.list(stmts) {
                    self.stmt(s);
                }
            }
            StmtKind::If { init, cond, then, els } => {
                self.opt_stmt(init);
                self.expr(cond);
                self.stmt(then);
                self.opt_stmt(els);
            }
            StmtKind::For { init, cond, post, body } => {
                self.opt_stmt(init);
                if let Some(c) = cond {
                    self.expr(c);
                }
                self.step(init, post);
                self.loops += 1;
                self.stmt(body);
                self.loops -= 1;
            }
            StmtKind::Range { vars, define, x, body } => {
                self.expr(x);
                let body_level = match self.under(x) {
                    TypeKind::Signature(_) => {
                        let l = self.new_level(LevelKind::RangeBody);
                        self.out.ranges.insert(s, l);
                        Some(l)
                    }
                    _ => None,
                };
                let outer = self.level;
                self.level = body_level.unwrap_or(outer);
                for &v in self.ast.list(vars) {
                    if define {
                        self.define(v);
                        if self.info.shares_loop_vars() {
                            self.assigned(v);
                        }
                    } else {
                        self.expr(v);
                        self.assigned(v);
                    }
                    self.store_from(v, Source::Unknown);
                }
                self.loops += 1;
                self.stmt(body);
                self.loops -= 1;
                self.level = outer;
            }
            StmtKind::Switch { init, tag, clauses } => {
                self.opt_stmt(init);
                if let Some(t) = tag {
                    self.expr(t);
                }
                for c in self.ast.list(clauses) {
                    self.exprs(c.exprs);
                    self.stmt(c.body);
                }
            }
            StmtKind::TypeSwitch { init, x, clauses, .. } => {
                self.opt_stmt(init);
                self.expr(x);
                for c in self.ast.list(clauses) {
                    if let Some(v) = self.info.implicit(c.body.index() as u32) {
                        self.declare(v);
                        self.out.sources.insert(v, vec![Source::Expr(x)]);
                    }
                    self.stmt(c.body);
                }
            }
            StmtKind::Select { clauses } => {
                for c in self.ast.list(clauses) {
                    self.opt_stmt(c.comm);
                    self.stmt(c.body);
                }
            }
            StmtKind::Return { results } => {
                self.exprs(results);
                self.function_facts().return_stmts += 1;
                let mut l = self.level;
                if self.out.levels[l as usize].kind == LevelKind::RangeBody {
                    self.function_facts().range_returns = true;
                }
                // The loops between the return and its function have to hand the results on.
                while self.out.levels[l as usize].kind == LevelKind::RangeBody {
                    self.out.levels[l as usize].range_returns = true;
                    l = self.out.levels[l as usize].parent;
                }
            }
            StmtKind::Go { call } => self.postponed(call),
            StmtKind::Defer { call } => {
                let in_loop = self.loops > 0;
                let facts = self.function_facts();
                facts.defers = true;
                facts.defer_stmts += 1;
                facts.defers_in_loop |= in_loop;
                self.postponed(call);
            }
            StmtKind::Decl { decls } => {
                for &d in self.ast.list(decls) {
                    if let DeclKind::Var { names, values, .. } = self.ast[d].kind {
                        for &n in self.ast.list(names) {
                            if let Some(v) = self.local(n) {
                                self.declare(v);
                            }
                        }
                        self.exprs(values);
                        if !self.ast.list(values).is_empty() {
                            self.stored(self.ast.list(names), self.ast.list(values));
                        }
                    }
                }
            }
        }
    }
}
