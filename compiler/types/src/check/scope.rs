//! Local scopes: a stack of bindings and, for each name, its innermost one.

use super::Checker;
use crate::object::{ObjId, ObjKind, Object, VarKind, flags};
use source::{Pos, Symbol};

/// One name in scope.
#[derive(Clone, Copy)]
pub(crate) struct Binding {
    name: Symbol,
    pub obj: ObjId,
    /// In which function (literal) it was declared.
    pub func_depth: u32,
    /// What [`Locals::innermost`] said before.
    outer: u32,
}

/// The local names of a function, or of a declaration's type parameters. One of these serves a whole program: it is empty
/// between functions.
#[derive(Default)]
pub(crate) struct Locals {
    bindings: Vec<Binding>,
    /// Of each name, one more than the place of its innermost binding; 0 if there is none.
    innermost: Vec<u32>,
    /// Where each open scope's bindings begin, and how many scopes were opened before it.
    scopes: Vec<(u32, u32)>,
    opened: u32,
    /// The bindings before this place belong to a declaration that waits for the current one, and are not seen.
    hidden: u32,
}

impl Locals {
    pub fn open(&mut self) {
        self.scopes.push((self.bindings.len() as u32, self.opened));
        self.opened += 1;
    }

    /// Another declaration begins in the middle of this one. Returns what [`Locals::reveal`] wants after its end.
    pub fn hide(&mut self) -> u32 {
        std::mem::replace(&mut self.hidden, self.bindings.len() as u32)
    }

    /// The declaration that [`Locals::hide`] interrupted goes on.
    pub fn reveal(&mut self, hidden: u32) {
        self.hidden = hidden;
    }

    /// Takes the last binding out of the innermost scope.
    fn unbind(&mut self) -> Option<Binding> {
        let from = self.scopes.last().map_or(0, |s| s.0);
        let b = (self.bindings.len() > from as usize).then(|| self.bindings.pop())??;
        self.innermost[b.name.index()] = b.outer;
        Some(b)
    }

    /// Says whether names have been bound or unbound since.
    pub fn state(&self) -> (usize, u32) {
        (self.bindings.len(), self.opened)
    }

    /// One more than the place of the innermost binding that is seen.
    #[inline]
    fn place(&self, name: Symbol) -> Option<u32> {
        self.innermost.get(name.index()).copied().filter(|&i| i > self.hidden)
    }

    pub fn get(&self, name: Symbol) -> Option<Binding> {
        self.place(name).map(|i| self.bindings[i as usize - 1])
    }

    /// The object of that name in the innermost scope itself.
    pub fn in_innermost(&self, name: Symbol) -> Option<ObjId> {
        let from = self.scopes.last().map_or(0, |s| s.0);
        self.place(name).filter(|&i| i > from).map(|i| self.bindings[i as usize - 1].obj)
    }

    fn bind(&mut self, name: Symbol, obj: ObjId, func_depth: u32) {
        let at = name.index();
        if at >= self.innermost.len() {
            self.innermost.resize((at + 1).next_power_of_two(), 0);
        }
        let outer = self.innermost[at];
        self.bindings.push(Binding { name, obj, func_depth, outer });
        self.innermost[at] = self.bindings.len() as u32;
    }
}

impl Checker<'_> {
    /// Ends the innermost scope and notes its unused variables.
    pub(crate) fn close_scope(&mut self) {
        while let Some(b) = self.locals.unbind() {
            let o = self.store.obj(b.obj);
            if o.kind == ObjKind::Var(VarKind::Local) && o.flags() & flags::USED == 0 {
                let scope = self.locals.scopes.last().map_or(0, |s| s.1);
                self.unused.push((scope, o.pos, o.name));
            }
        }
        self.locals.scopes.pop();
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
