//! The checker proper, one package at a time.
//!
//! Passes, in order:
//! 1. `collect`: imports and package-level declarations become objects; methods are put beside their base types.
//! 2. `decl`: every package-level object is completed, on demand of others or in source order; work that needs complete
//!    types (`later`) is done when the outermost declaration is finished.
//! 3. `stmt` and everything below it: function bodies, unless they are left for [`crate::Program::ensure_body`].
//! 4. `initorder`, unused imports, cycles of instantiation.
//!
//! Invariants: an object is completed once (colours in `decls`); an error makes its operand invalid, and whoever meets an
//! invalid operand or type says nothing; local scopes never outlive the statement that opened them.

mod assign;
mod assignable;
mod body;
mod builtins;
mod builtins_unsafe;
mod call;
mod collect;
mod complit;
mod constants;
mod conversion;
mod cycles;
mod decl;
mod directives;
mod expr;
pub(crate) mod exprstring;
mod implements;
mod index;
mod infer;
mod initorder;
mod instantiate;
mod interface;
mod operand;
mod operators;
mod predicates;
mod range;
mod returns;
mod scope;
mod selector;
mod signature;
mod stmt;
mod structs;
mod switch;
mod toolarge;
mod typexpr;
mod unify;
mod untyped;

use crate::info::{FileInfo, FuncVars};
use crate::object::{ObjId, PackageId};
use crate::program::{Options, Package, Unit};
use crate::store::Store;
use crate::types::*;
use diag::Diagnostic;
use rustc_hash::{FxHashMap, FxHashSet};
use source::{Pos, Symbol};
use std::sync::Arc;
use syntax::ast::*;

pub(crate) use collect::ImportUse;
pub(crate) use decl::DeclInfo;
pub use directives::EmbedForm;
pub(crate) use operand::Operand;
pub(crate) use scope::Locals;

/// State of the checker while it works on one package.
pub(crate) struct Checker<'p> {
    pub store: &'p Store,
    /// All packages that are finished.
    pub packages: &'p [Option<Package>],
    /// The files; functions that are parsed alone come behind.
    pub units: Vec<Unit>,
    pub pkg: PackageId,
    pub opts: Options,
    pub imports: &'p FxHashMap<String, PackageId>,
    pub infos: Vec<FileInfo>,
    pub scope: FxHashMap<Symbol, ObjId>,
    pub file_scopes: Vec<FxHashMap<Symbol, ObjId>>,
    pub import_uses: Vec<ImportUse>,
    /// The declarations of package-level objects, by [`Object::order`]; empty when a body is checked alone.
    pub decls: Vec<DeclInfo>,
    /// Package-level objects in source order.
    pub order: Vec<ObjId>,
    /// Methods by base type name.
    pub methods: FxHashMap<ObjId, Vec<ObjId>>,
    /// Errors in the order in which gc finds them: it prints no more than the first ten.
    pub diags: Vec<Diagnostic>,
    /// Errors in function literals of the current statement.
    pub literal_diags: Vec<Diagnostic>,
    /// Unused variables of the current function, which are reported at its end scope by scope.
    pub unused: Vec<(u32, Pos, Symbol)>,
    /// The file being worked on, and its tree.
    pub file: usize,
    pub ast: &'p Ast,
    pub locals: Locals,
    /// What was resolved last, where, and what it is: many names are looked at twice before anything else is.
    pub resolved: ((usize, ExprId, (usize, u32)), Option<ObjId>),
    pub env: Env,
    /// Objects being completed, outermost first.
    pub path: Vec<ObjId>,
    /// The place of the stack where the check of the package began.
    pub stack: usize,
    /// How many type declarations are in progress; `later` work waits until there are none.
    pub depth: u32,
    pub delayed: Vec<decl::Delayed>,
    /// Operands of non-constant shifts that are untyped constants: their final type must be an integer type.
    pub shift_operands: FxHashSet<(usize, u32)>,
    /// References between package-level objects, for the order of initialisation; by [`Object::order`], too.
    pub deps: Vec<Vec<ObjId>>,
    /// Function bodies still to be checked, with what they belong to.
    pub bodies: Vec<body::BodyWork>,
    pub out: Outcome,
    /// Named types declared since the outermost declaration began.
    pub fresh_types: Vec<TypeId>,
    pub missing_imports: bool,
    /// All package-level objects are complete.
    pub completed: bool,
    /// Uses of generic functions and types within generic code, for the search for endless instantiation.
    pub instantiations: Vec<cycles::Edge>,
    /// Local types that have their edges there.
    pub local_nodes: FxHashSet<ObjId>,
    pub local_types: u32,
    /// Explicit type arguments of generic functions that still lack others.
    pub partial: FxHashMap<(usize, ExprId), Vec<TypeId>>,
    /// Type names in cycles that have been reported.
    pub broken: FxHashSet<ObjId>,
    /// The types without a finite size.
    pub cyclic: Vec<&'static Named>,
    /// Types that have been found to have a finite size.
    pub finite: FxHashSet<TypeId>,
    /// Where interface types with elements are written.
    pub interfaces: Vec<(usize, ExprId)>,
    /// Whether the package mentions a type that may be too large for what it is used for.
    pub large: bool,
    /// Where instances of generic types are written first.
    pub instance_pos: FxHashMap<TypeId, Pos>,
}

/// Lists for [`Package`].
#[derive(Default)]
pub(crate) struct Outcome {
    pub inits: Vec<ObjId>,
    pub funcs: Vec<ObjId>,
    pub vars: Vec<ObjId>,
    pub types: Vec<ObjId>,
    pub imports: Vec<PackageId>,
    pub init_order: Vec<crate::program::InitStep>,
    pub func_vars: FxHashMap<ObjId, Arc<FuncVars>>,
    pub alone: FxHashMap<ObjId, (usize, FuncId)>,
}

/// A list that is short in most programs.
pub(crate) type Few<T> = smallvec::SmallVec<[T; 2]>;

/// What surrounds an expression or statement.
#[derive(Clone, Default)]
pub(crate) struct Env {
    /// The package-level declaration that references are charged to.
    pub decl: Option<ObjId>,
    /// The function type whose body this is.
    pub sig: Option<TypeId>,
    /// Its variables.
    pub vars: Arc<FuncVars>,
    /// The value of iota inside constant declarations.
    pub iota: Option<i64>,
    /// Where the constant expression was written, if its errors are to be reported at another place.
    pub err_pos: Option<Pos>,
    /// Set when an expression calls a function or receives: `len` of it is then no constant.
    pub has_call_or_recv: bool,
    /// How deep in function literals; 0 outside of functions, 1 in a declared function.
    pub func_depth: u32,
    /// Type parameters of the enclosing generic function, for local types.
    pub tparams: Vec<TypeId>,
    /// Inside a type parameter's constraint: `comparable` and unions are allowed.
    pub in_constraint: bool,
}

impl<'p> Checker<'p> {
    /// Reports an error.
    pub(crate) fn error(&mut self, code: &'static str, pos: Pos, msg: impl Into<String>) {
        let msg = msg.into();
        // What mentions an invalid operand or type follows from an error that has been reported.
        let mentions = |what| msg.find(what).is_some_and(|at| at > 0);
        if mentions("invalid operand") || mentions("invalid type") {
            return;
        }
        self.diags.push(Diagnostic::error(code, pos, msg));
    }

    /// Reports an error at an expression.
    pub(crate) fn error_at(&mut self, code: &'static str, e: ExprId, msg: impl Into<String>) {
        let pos = self.start(e);
        self.error(code, pos, msg);
    }

    /// Reports an error at an operand.
    pub(crate) fn error_op(&mut self, code: &'static str, x: &Operand, msg: impl Into<String>) {
        let pos = x.expr.map_or(Pos::NONE, |e| self.start(e));
        self.error(code, pos, msg);
    }

    /// Where gc reports errors about `e`.
    pub(crate) fn start(&self, e: ExprId) -> Pos {
        let mut e = e;
        loop {
            e = match self.ast[e].kind {
                ExprKind::Binary { x, .. } => x,
                ExprKind::Call { fun, .. } => fun,
                ExprKind::Slice { x, .. } => return self.ast[x].end,
                // gc gives function types the position of their parameters.
                ExprKind::FuncType { .. } => {
                    let p = self.ast[e].pos;
                    let unit = &self.units[self.file];
                    let at = unit.text.get((p.0 - unit.base.0) as usize..).unwrap_or(b"");
                    return if at.starts_with(b"func") { Pos(p.0 + 4) } else { p };
                }
                _ => return self.ast[e].pos,
            };
        }
    }

    /// The position that gc gives the node itself, where it does not look for the first byte.
    pub(crate) fn node_pos(&self, e: ExprId) -> Pos {
        match self.ast[e].kind {
            ExprKind::Selector { x, .. }
            | ExprKind::Index { x, .. }
            | ExprKind::Slice { x, .. }
            | ExprKind::TypeAssert { x, .. } => self.ast[x].end,
            ExprKind::FuncType { .. } => self.start(e),
            _ => self.ast[e].pos,
        }
    }

    /// The text of a name.
    pub(crate) fn text(&self, s: Symbol) -> &'static str {
        self.store.text(s)
    }

    /// Side tables of the current file.
    pub(crate) fn info(&mut self) -> &mut FileInfo {
        &mut self.infos[self.file]
    }

    /// Makes `file` the current one.
    pub(crate) fn enter_file(&mut self, file: usize) {
        self.file = file;
        self.ast = &self.units[file].tree.ast;
    }

    /// Whether the file's language version is at least go1.`minor`.
    pub(crate) fn allows(&self, minor: u32) -> bool {
        self.infos[self.file].language.0 >= minor
    }

    /// Reports a feature that the language version does not have.
    pub(crate) fn need_version(&mut self, pos: Pos, minor: u32, what: &str) -> bool {
        if self.allows(minor) {
            return true;
        }
        let msg = self.requires(minor);
        self.error("UnsupportedFeature", pos, format!("{what} {msg}"));
        false
    }

    /// `requires go1.N or later`, and which version is set where.
    pub(crate) fn requires(&self, minor: u32) -> String {
        match self.infos[self.file].language {
            (set, true) => format!("requires go1.{minor} or later (file declares //go:build go1.{set})"),
            (_, false) => {
                let set = self.opts.go_version.1;
                format!("requires go1.{minor} or later (-lang was set to go1.{set}; check go.mod)")
            }
        }
    }

    /// All files must name the same package, and not `_`.
    pub(crate) fn package_names(&mut self) {
        for tree in self.units.iter().map(|u| u.tree).collect::<Vec<_>>() {
            if tree.package.name == self.store.names.blank {
                self.error("BlankPkgName", tree.package.pos, "invalid package name _");
            }
        }
    }

    /// Functions without body, which only matter in programs that are right otherwise.
    pub(crate) fn missing_bodies(&mut self) {
        if self.opts.is_std {
            return;
        }
        for f in self.out.funcs.clone() {
            let o = self.store.obj(f);
            let Some(info) = o.func() else { continue };
            let decl = &self.units[info.file as usize].tree.ast[FuncId::new(info.decl as usize)];
            let linked = |d: &Directive| {
                self.text(d.verb) == "go:linkname"
                    && self.text(d.args).split_whitespace().next() == Some(self.text(o.name))
            };
            if decl.body.is_none() && !self.units[info.file as usize].tree.directives.iter().any(linked) {
                self.error("MissingBody", o.pos, "missing function body");
            }
        }
    }

    /// Whether `t` is a type whose declaration is a reported cycle.
    pub(crate) fn is_broken(&self, t: TypeId) -> bool {
        match self.store.kind(t) {
            TypeKind::Named(n) => self.broken.contains(&n.obj),
            _ => false,
        }
    }

    /// Whether `t` is neither invalid nor has lost its underlying type in a cycle that was reported.
    pub(crate) fn is_known(&self, t: TypeId) -> bool {
        self.is_valid(t) && !(self.is_broken(t) && self.store.under(t) == TypeId::INVALID)
    }

    /// A position as messages mention it: `./a.go:1:2`.
    pub(crate) fn pos_string(&self, pos: Pos) -> String {
        let others = self.packages.iter().flatten().flat_map(|p| p.units());
        crate::program::position(self.units.iter().chain(others), pos)
    }

    /// Whether `e` is the blank identifier.
    pub(crate) fn is_blank(&self, e: ExprId) -> bool {
        self.ast.name(e) == self.store.names.blank
    }
}
