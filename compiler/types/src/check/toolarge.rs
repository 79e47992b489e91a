//! Types and calls that no machine has room for.
//!
//! gc finds them when it has checked a package and reads what it wrote about it: it sizes each type that it meets and
//! reports where it last read the declaration of an object. So one type may be reported at several places, and only at
//! declarations. Frames are judged last, when nothing else is wrong.

use super::Checker;
use crate::object::ObjId;
use crate::sizes::MAX_SIZE;
use crate::types::*;
use rustc_hash::FxHashSet;
use source::Pos;
use syntax::Node;
use syntax::ast::*;

/// No channel may have larger elements.
const MAX_ELEM: u64 = 1 << 16;

/// Nor a map larger keys or elements.
const MAX_ENTRY: u64 = 1 << 31;

/// No function may have a larger frame.
const MAX_FRAME: u64 = 1 << 30;

/// The search for such types.
struct Walk<'c, 'p> {
    c: &'c mut Checker<'p>,
    /// Where the last declaration was.
    at: Pos,
    /// What was found at `at`.
    seen: FxHashSet<TypeId>,
}

impl Checker<'_> {
    /// Judges sizes in a package without other errors that mentions a large type.
    pub(crate) fn too_large(&mut self) {
        if !self.large || !self.flawless() {
            return;
        }
        for file in 0..self.units.len() {
            self.enter_file(file);
            let decls = self.units[file].tree.decls.clone();
            let mut w = Walk { c: self, at: Pos::NONE, seen: FxHashSet::default() };
            for d in decls {
                w.decl(d);
            }
        }
        if self.flawless() {
            self.frames();
        }
    }

    /// Frames that are too large because of arguments and results, all of which the large ones have in memory.
    fn frames(&mut self) {
        for file in 0..self.units.len() {
            self.enter_file(file);
            let ast = self.ast;
            for func in ast.func_ids() {
                let f = &ast[func];
                let Some(obj) = self.infos[file].object(f.name) else { continue };
                let Some(vars) = self.out.func_vars.get(&obj) else { continue };
                if !f.tparams.is_empty() || f.body.is_none() {
                    continue;
                }
                let recv = vars.recv;
                let Some(body) = f.body else { continue };
                let pos = func_pos(ast, f);
                let own = self.infos[file].expr(f.sig).ty;
                self.frame(recv, own, body, pos);
            }
            for e in (0..ast.expr_count()).map(ExprId::new) {
                if let ExprKind::FuncLit { ty, body } = ast[e].kind {
                    let (sig, pos) = (self.infos[file].expr(ty).ty, ast[e].pos);
                    self.frame(None, sig, body, pos);
                }
            }
        }
    }

    fn frame(&mut self, recv: Option<ObjId>, sig: TypeId, body: StmtId, pos: Pos) {
        let recv = recv.map_or(0, |r| self.in_memory(self.store.obj(r).ty()));
        let args = recv + self.arguments_size(sig);
        let callee = self.largest_callee(Node::Stmt(body));
        // One word holds the address to return to.
        let words = if args + 8 > MAX_FRAME {
            format!("0 MB locals + {} MB args", args >> 20)
        } else if callee + 8 > MAX_FRAME {
            format!("0 MB locals + 0 MB args + {} MB callee", callee >> 20)
        } else {
            return;
        };
        self.error("TypeTooLarge", pos, format!("stack frame too large (>1GB): {words}"));
    }

    /// What a value of type `t` takes of the stack when it is passed.
    fn in_memory(&self, t: TypeId) -> u64 {
        if self.store.has_type_param(t) {
            return 0;
        }
        let size = self.store.size_align(t).0.next_multiple_of(8);
        // What is small travels in registers.
        if size > MAX_ELEM { size } else { 0 }
    }

    fn arguments_size(&self, sig: TypeId) -> u64 {
        let Some(s) = self.is_signature(sig) else { return 0 };
        s.params.iter().chain(&s.results).map(|p| self.in_memory(p.ty)).sum()
    }

    fn is_noinline(&self, fun: ExprId) -> bool {
        let info = self.infos[self.file].object(fun).and_then(|o| self.store.obj(o).func());
        let tree = |f: u32| self.units.get(f as usize).map(|u| &u.tree.ast);
        info.is_some_and(|i| {
            tree(i.file).is_some_and(|ast| {
                let func = FuncId::new(i.decl as usize);
                ast.func_ids().any(|f| f == func) && ast[func].pragmas.noinline
            })
        })
    }

    /// The largest arguments and results of calls of what gc does not inline.
    fn largest_callee(&self, n: Node) -> u64 {
        let ast = self.ast;
        let mut most = 0;
        let mut children = vec![];
        match n {
            Node::Expr(e) => {
                if let ExprKind::Call { fun, .. } = ast[e].kind {
                    let f = ast.unparen(fun);
                    let variable = self.infos[self.file].expr(f).mode == crate::info::Mode::Variable;
                    if variable || self.is_noinline(f) {
                        most = self.arguments_size(self.store.under(self.infos[self.file].expr(f).ty));
                    }
                }
                if !matches!(ast[e].kind, ExprKind::FuncLit { .. }) {
                    ast.each_child(ast[e].kind, &mut |c| children.push(c));
                }
            }
            Node::Stmt(s) => ast.each_stmt_child(ast[s].kind, &mut |c| children.push(c)),
            Node::Decl(d) => ast.each_decl_child(d, &mut |c| children.push(c)),
        }
        children.into_iter().map(|c| self.largest_callee(c)).fold(most, u64::max)
    }
}

/// Where gc places a function: at what follows the keyword.
fn func_pos(ast: &Ast, f: &FuncDecl) -> Pos {
    if f.recv.is_some() { Pos(ast[f.decl].pos.0 + "func ".len() as u32) } else { ast[f.name].pos }
}

impl Walk<'_, '_> {
    fn declare(&mut self, pos: Pos) {
        self.at = pos;
        self.seen.clear();
    }

    fn type_of(&self, e: ExprId) -> TypeId {
        self.c.infos[self.c.file].expr(e).ty
    }

    fn decl(&mut self, d: DeclId) {
        let ast = self.c.ast;
        match ast[d].kind {
            DeclKind::Import { .. } | DeclKind::Const { .. } => {}
            DeclKind::Var { names, values, .. } => {
                self.variables(ast.list(names));
                for &v in ast.list(values) {
                    self.walk(Node::Expr(v));
                }
            }
            DeclKind::Type { name, tparams, alias, ty } => {
                if tparams.is_empty() && !alias {
                    self.declare(ast[name].pos);
                    self.look(self.type_of(ty));
                }
            }
            DeclKind::Func { func } => {
                let f = &ast[func];
                if f.tparams.is_empty() {
                    // Methods are read with their type.
                    let recv = f.recv.map(|r| self.c.store.deref(self.type_of(r.ty)).0);
                    match recv.map(|t| self.c.store.kind(t)) {
                        Some(TypeKind::Named(n)) => self.declare(self.c.store.obj(n.obj).pos),
                        _ => self.declare(func_pos(ast, f)),
                    }
                    self.look(self.type_of(f.sig));
                    self.declare(func_pos(ast, f));
                    if let Some(b) = f.body {
                        self.walk(Node::Stmt(b));
                    }
                }
            }
        }
    }

    fn variables(&mut self, names: &[ExprId]) {
        for &n in names {
            let Some(obj) = self.c.infos[self.c.file].object(n) else { continue };
            let o = self.c.store.obj(obj);
            if o.name == self.c.store.names.blank {
                continue;
            }
            // Not those that are only assigned to.
            if o.pos == self.c.ast[n].pos {
                self.declare(o.pos);
                self.look(o.ty());
            }
        }
    }

    fn walk(&mut self, n: Node) {
        let ast = self.c.ast;
        match n {
            Node::Decl(d) => return self.decl(d),
            Node::Stmt(s) => match ast[s].kind {
                StmtKind::Define { lhs, .. } => self.variables(ast.list(lhs)),
                StmtKind::Range { vars, define: true, .. } => self.variables(ast.list(vars)),
                _ => {}
            },
            Node::Expr(e) => match ast[e].kind {
                ExprKind::FuncLit { ty, body } => {
                    self.look(self.type_of(ty));
                    let at = self.at;
                    self.declare(ast[e].pos);
                    self.walk(Node::Stmt(body));
                    return self.declare(at);
                }
                ExprKind::CompositeLit { .. } => self.look(self.type_of(e)),
                ExprKind::Call { fun, .. } => {
                    let mode = self.c.infos[self.c.file].expr(fun).mode;
                    if mode != crate::info::Mode::Builtin {
                        self.look(self.type_of(fun));
                    }
                }
                _ if self.c.infos[self.c.file].expr(e).mode == crate::info::Mode::TypeExpr => {
                    self.look(self.type_of(e))
                }
                _ => {}
            },
        }
        let mut children = vec![];
        match n {
            Node::Expr(e) => ast.each_child(ast[e].kind, &mut |c| children.push(c)),
            Node::Stmt(s) => ast.each_stmt_child(ast[s].kind, &mut |c| children.push(c)),
            Node::Decl(_) => {}
        }
        for c in children {
            self.walk(c);
        }
    }

    /// Reports what is too large in `t`, as far as it is written there: named types have declarations of their own.
    fn look(&mut self, t: TypeId) {
        let store = self.c.store;
        let t = store.unalias(t);
        if !self.seen.insert(t) || store.has_type_param(t) {
            return;
        }
        match store.kind(t) {
            TypeKind::Array(e, _) => {
                self.look(e);
                let (size, elem) = (store.size_align(t).0, store.size_align(e).0);
                if size >= MAX_SIZE && elem < MAX_SIZE {
                    let t = self.c.type_str(t);
                    self.report(format!("type {t} larger than address space"));
                }
            }
            TypeKind::Pointer(e) | TypeKind::Slice(e) => self.look(e),
            TypeKind::Chan(_, e) => {
                self.look(e);
                if store.size_align(e).0 >= MAX_ELEM {
                    self.report("channel element type too large (>64kB)".into());
                }
            }
            TypeKind::Map(k, v) => {
                self.look(k);
                self.look(v);
                for (t, what) in [(k, "key"), (v, "element")] {
                    let named = matches!(store.kind(t), TypeKind::Named(_));
                    let size = store.size_align(t).0;
                    if size >= MAX_ENTRY && !(named && size >= MAX_SIZE) {
                        self.report(format!("map {what} type too large"));
                    }
                }
            }
            TypeKind::Struct(s) => s.fields.iter().for_each(|f| self.look(f.ty)),
            TypeKind::Signature(s) => s.params.iter().chain(&s.results).for_each(|p| self.look(p.ty)),
            TypeKind::Tuple(ts) => ts.iter().for_each(|&t| self.look(t)),
            TypeKind::Interface(_) => {
                for m in &store.type_set(t).methods {
                    self.look(m.sig);
                }
            }
            _ => {}
        }
    }

    fn report(&mut self, words: String) {
        self.c.error("TypeTooLarge", self.at, words);
    }
}
