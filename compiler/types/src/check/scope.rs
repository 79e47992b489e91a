//! Local scopes: a stack of bindings and, for each name, its innermost one.

use super::Checker;
use crate::object::{ObjId, ObjKind, Object, VarKind, flags};
use rustc_hash::FxHashMap;
use source::{Pos, Symbol};

/// One name in scope.
#[derive(Clone, Copy)]
pub(crate) struct Binding {
    name: Symbol,
    pub obj: ObjId,
    /// In which function (literal) it was declared.
    pub func_depth: u32,
    prev: Option<u32>,
}

/// The local names of a function, or of a declaration's type parameters.
#[derive(Default)]
pub(crate) struct Locals {
    bindings: Vec<Binding>,
    by_name: FxHashMap<Symbol, u32>,
    /// Where each open scope's bindings begin, and how many scopes were opened before it.
    scopes: Vec<(u32, u32)>,
    opened: u32,
}

impl Locals {
    pub fn open(&mut self) {
        self.scopes.push((self.bindings.len() as u32, self.opened));
        self.opened += 1;
    }

    /// Ends the innermost scope; its number and bindings.
    fn close(&mut self) -> (u32, Vec<Binding>) {
        let (from, number) = self.scopes.pop().expect("an open scope");
        let gone = self.bindings.split_off(from as usize);
        for b in gone.iter().rev() {
            match b.prev {
                Some(p) => self.by_name.insert(b.name, p),
                None => self.by_name.remove(&b.name),
            };
        }
        (number, gone)
    }

    pub fn get(&self, name: Symbol) -> Option<Binding> {
        self.by_name.get(&name).map(|&i| self.bindings[i as usize])
    }

    /// The object of that name in the innermost scope itself.
    pub fn in_innermost(&self, name: Symbol) -> Option<ObjId> {
        let from = self.scopes.last().map_or(0, |s| s.0);
        self.by_name.get(&name).filter(|&&i| i >= from).map(|&i| self.bindings[i as usize].obj)
    }

    fn bind(&mut self, name: Symbol, obj: ObjId, func_depth: u32) {
        let i = self.bindings.len() as u32;
        let prev = self.by_name.insert(name, i);
        self.bindings.push(Binding { name, obj, func_depth, prev });
    }
}

impl Checker<'_> {
    /// Ends the innermost scope and notes its unused variables.
    pub(crate) fn close_scope(&mut self) {
        let (scope, bindings) = self.locals.close();
        for b in bindings {
            let o = self.store.obj(b.obj);
            if o.kind == ObjKind::Var(VarKind::Local) && o.flags() & flags::USED == 0 {
                self.unused.push((scope, o.pos, o.name));
            }
        }
    }

    /// Declares `obj` in the innermost local scope. Blank names are not declared.
    pub(crate) fn declare(&mut self, obj: ObjId) {
        let o = self.store.obj(obj);
        let (name, pos) = (o.name, o.pos);
        if name == self.store.names.blank || name == Symbol::EMPTY {
            return;
        }
        if let Some(other) = self.locals.in_innermost(name) {
            self.redeclared(name, pos, self.store.obj(other).pos);
            return;
        }
        self.locals.bind(name, obj, self.env.func_depth);
    }

    /// Reports a second declaration of a name in a scope.
    pub(crate) fn redeclared(&mut self, name: Symbol, pos: Pos, other: Pos) {
        let mut msg = format!("{} redeclared in this block", self.text(name));
        if other.is_some() {
            msg.push_str(&format!(
                "\n\t{}: other declaration of {}",
                self.pos_string(other),
                self.text(name)
            ));
        }
        self.error("DuplicateDecl", pos, msg);
    }

    /// A new variable of the current function.
    pub(crate) fn new_var(&mut self, kind: VarKind, name: Symbol, pos: Pos) -> ObjId {
        self.store.add_obj(Object::new(ObjKind::Var(kind), name, self.pkg, pos))
    }
}
