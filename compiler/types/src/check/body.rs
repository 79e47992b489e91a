//! Function bodies.

use super::{Checker, Env};
use crate::info::{FileInfo, FuncVars};
use crate::object::{ObjId, ObjKind, VarKind};
use crate::program::Unit;
use crate::types::*;
use source::{Pos, Symbol};
use std::sync::Arc;
use syntax::ast::*;

/// A body that waits until all declarations are complete.
pub(crate) enum BodyWork {
    Func(ObjId),
    /// A function literal outside of functions.
    Lit {
        file: usize,
        body: StmtId,
        vars: Arc<FuncVars>,
        decl: Option<ObjId>,
        iota: Option<i64>,
    },
}

impl Checker<'_> {
    /// Checks all waiting bodies.
    pub(crate) fn check_bodies(&mut self) {
        let mut i = 0;
        while i < self.bodies.len() {
            let work = std::mem::replace(&mut self.bodies[i], BodyWork::Func(ObjId::NONE));
            match work {
                BodyWork::Func(obj) => self.func_body(obj),
                BodyWork::Lit { file, body, vars, decl, iota } => {
                    self.enter_file(file);
                    self.env = Env { decl, iota, ..Env::default() };
                    self.run_body(body, vars);
                }
            }
            i += 1;
        }
        self.bodies.clear();
    }

    /// Checks the body of a declared function.
    pub(crate) fn func_body(&mut self, obj: ObjId) {
        let Some(info) = self.store.obj(obj).func() else { return };
        let (file, decl) = self.with_body(obj, info.file as usize, FuncId::new(info.decl as usize));
        self.enter_file(file);
        let Some(body) = self.ast[decl].body else { return };
        let Some(vars) = self.out.func_vars.get(&obj).cloned() else { return };
        let mut tparams = Vec::new();
        for &o in &vars.scope {
            let o = self.store.obj(o);
            if o.kind == crate::object::ObjKind::TypeName {
                let t = self.store.unalias(o.ty());
                if self.store.is_type_param(t) {
                    tparams.push(t);
                }
            }
        }
        // A blank receiver parameter is not in scope, but local types depend on it all the same.
        if let Some(recv) = vars.recv
            && let TypeKind::Named(n) = self.store.kind(self.store.deref(self.store.obj(recv).ty()).0)
        {
            for &t in n.targs {
                if !tparams.contains(&t) && self.store.is_type_param(t) {
                    tparams.push(t);
                }
            }
        }
        self.env = Env { decl: Some(obj), tparams, ..Env::default() };
        self.local_types = 0;
        self.run_body(body, vars);
    }

    /// Where the declaration of `obj` is found with its body: in its file, if that has it, else in a file of its own.
    fn with_body(&mut self, obj: ObjId, file: usize, decl: FuncId) -> (usize, FuncId) {
        if let Some(&known) = self.out.alone.get(&obj) {
            return known;
        }
        let unit = &self.units[file];
        let (ast, f) = (&unit.tree.ast, &unit.tree.ast[decl]);
        if !f.is_outline {
            return (file, decl);
        }
        let place = ast[f.decl].pos..ast[f.decl].end;
        let (id, interner) = (unit.tree.id, &self.store.interner);
        let (tree, errors) = syntax::parse_function(&unit.text, unit.base, id, place, f.pragmas, interner);
        self.diags.extend(errors);
        if tree.decls.is_empty() {
            return (file, decl);
        }
        let language = self.infos[file].language;
        self.infos.push(FileInfo { language, ..FileInfo::for_tree(&tree) });
        let tree = crate::program::keep(std::sync::Arc::new(tree));
        let alone = Unit { tree, ..unit.clone() };
        self.units.push(alone);
        let place = (self.units.len() - 1, FuncId::new(0));
        self.out.alone.insert(obj, place);
        place
    }

    /// The name of the declaration that the current body belongs to, of a function `F`, `T.M` or `(*T).M`: distinguishes
    /// local types of different functions.
    pub(crate) fn enclosing_name(&self) -> Symbol {
        let Some(obj) = self.env.decl else { return Symbol::EMPTY };
        let o = self.store.obj(obj);
        if o.kind != ObjKind::Func {
            return o.name;
        }
        let vars = self.out.func_vars.get(&obj);
        let name = self.text(o.name);
        let recv = vars.and_then(|v| v.recv).map(|r| self.store.deref(self.store.obj(r).ty()));
        match recv.map(|(t, p)| (self.store.kind(t), p)) {
            Some((TypeKind::Named(n), ptr)) => {
                let t = self.store.obj_name(n.obj);
                let text = if ptr { format!("(*{t}).{name}") } else { format!("{t}.{name}") };
                self.store.sym(&text)
            }
            _ if name == "init" || name == "_" => {
                // Several functions may have these names.
                let text = format!("{name}.{}", o.order);
                self.store.sym(&text)
            }
            _ => o.name,
        }
    }

    /// A function literal inside a body: checked where it stands.
    pub(crate) fn nested_body(&mut self, body: StmtId, vars: Arc<FuncVars>) {
        let saved = self.env.clone();
        self.env.has_call_or_recv = false;
        let outer = std::mem::take(&mut self.diags);
        self.run_body(body, vars);
        // They come after those of the statement that the literal is part of.
        let own = std::mem::replace(&mut self.diags, outer);
        self.literal_diags.extend(own);
        self.env = saved;
    }

    fn run_body(&mut self, body: StmtId, vars: Arc<FuncVars>) {
        self.env.sig = vars.sig;
        self.env.vars = vars.clone();
        self.env.func_depth += 1;
        self.env.in_constraint = false;
        let unused = std::mem::take(&mut self.unused);
        self.locals.open();
        for &o in &vars.scope {
            self.declare_again(o);
        }
        self.block_stmts(body);
        self.close_scope();
        self.env.func_depth -= 1;
        if !vars.results.is_empty() && !self.terminates(body, None) {
            let pos = Pos(self.ast[body].end.0 - 1);
            self.error("MissingReturn", pos, "missing return");
        }
        let mut own = std::mem::replace(&mut self.unused, unused);
        own.sort_by_key(|v| (v.0, v.1));
        for (_, pos, name) in own {
            self.error("UnusedVar", pos, format!("declared and not used: {}", self.text(name)));
        }
    }

    /// Declares what the signature has declared already: duplicates have been reported.
    fn declare_again(&mut self, obj: ObjId) {
        let o = self.store.obj(obj);
        if o.name == Symbol::EMPTY || self.locals.in_innermost(o.name).is_some() {
            return;
        }
        if let crate::object::ObjKind::Var(VarKind::Local) = o.kind {
            return;
        }
        self.declare(obj);
    }
}
