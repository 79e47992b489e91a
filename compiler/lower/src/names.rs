//! Linker names of Go functions, and which function a declaration stands for.
//!
//! `path.F`, `path.F[int,string]`, `path.T.M`, `path.(*T[int]).M`, `path.F.func1`. `//go:linkname local remote` gives a
//! function with a body another name, and makes one without a body stand for whatever has that name: a Go function
//! pushed from elsewhere, or a symbol of the runtime. A bodyless function is otherwise the runtime's under its own name.

use crate::cx::Cx;
use crate::worklist::Work;
use ir::SymId;
use rustc_hash::FxHashMap;
use syntax::ast::{Ast, FuncDecl};
use types::{ObjId, ObjKind, PackageId, Program, Subst, TypeId, TypeKind};

/// What a call of a declared function calls.
#[derive(Clone, Debug)]
pub enum Callee {
    /// A Go function, on the worklist.
    Go(SymId),
    /// A symbol of the runtime, called with the C convention.
    C(SymId),
}

/// All `//go:linkname` directives of a program.
#[derive(Default)]
pub struct LinkNames {
    /// Object → linker name.
    names: FxHashMap<ObjId, String>,
    /// Linker name → the function with a body that has been given this name.
    pushed: FxHashMap<String, ObjId>,
}

impl LinkNames {
    /// Reads the directives of these packages.
    pub fn collect(prog: &Program, packages: &[PackageId]) -> LinkNames {
        let mut out = LinkNames::default();
        let interner = &prog.store.interner;
        let verb = interner.intern("go:linkname");
        for &p in packages {
            let pkg = prog.package(p);
            for file in &pkg.files {
                for d in file.directives.iter().filter(|d| d.verb == verb) {
                    let mut words = interner.text(d.args).split_whitespace();
                    let (Some(local), Some(remote)) = (words.next(), words.next()) else { continue };
                    let Some(&obj) = pkg.scope.get(&interner.intern(local)) else { continue };
                    if has_body(prog, obj) {
                        out.pushed.insert(remote.to_string(), obj);
                    }
                    out.names.insert(obj, remote.to_string());
                }
            }
        }
        out
    }

    /// The name that a directive gives a package-level object.
    pub fn name_of(&self, obj: ObjId) -> Option<&str> {
        self.names.get(&obj).map(|s| s.as_str())
    }
}

/// The declaration of a function, with its file's index and tree.
pub fn declaration(prog: &Program, obj: ObjId) -> Option<(usize, &Ast, &FuncDecl)> {
    let o = prog.store.obj(obj);
    let pkg = prog.package(o.pkg);
    let (file, decl) = pkg.declaration(obj, o.func()?);
    let ast = &pkg.tree(file).ast;
    Some((file, ast, &ast[decl]))
}

fn has_body(prog: &Program, obj: ObjId) -> bool {
    declaration(prog, obj).is_some_and(|d| d.2.body.is_some())
}

impl Cx<'_> {
    /// The substitution for a function's body: `recv` is the receiver's base type (with its arguments), `targs` are the
    /// arguments for the function's own type parameters.
    pub fn body_subst(&self, obj: ObjId, recv: Option<TypeId>, targs: &[TypeId]) -> Subst {
        let mut s = recv.map(|r| self.st.instance_subst(r)).unwrap_or_default();
        if let TypeKind::Signature(sig) = self.st.kind(self.st.obj(obj).ty()) {
            for (&p, &a) in sig.tparams.iter().zip(targs) {
                s.push(p, a);
            }
        }
        s
    }

    /// What calling declared function `obj` with these type arguments means.
    pub fn callee(&mut self, obj: ObjId, recv: Option<TypeId>, targs: &[TypeId]) -> Callee {
        if has_body(self.prog, obj) {
            return Callee::Go(self.declared(obj, recv, targs));
        }
        let name = match self.t.linknames.name_of(obj) {
            Some(n) => n.to_string(),
            None => self.func_name(obj, recv, targs),
        };
        if let Some(&target) = self.t.linknames.pushed.get(&name) {
            return Callee::Go(self.declared(target, None, &[]));
        }
        if let Some((path, local)) = name.rsplit_once('.')
            && let Some(target) = self.find_object(path, local)
            && target != obj
            && self.st.obj(target).kind == ObjKind::Func
        {
            return self.callee(target, None, &[]);
        }
        if let Some(i) = self.intrinsic_of(obj) {
            return Callee::Go(self.intrinsic_function(i, obj, &name, targs));
        }
        Callee::C(self.sym(&name))
    }

    /// The symbol of a function with a body, or of the runtime's for one without.
    pub fn func_sym(&mut self, obj: ObjId, recv: Option<TypeId>, targs: &[TypeId]) -> SymId {
        match self.callee(obj, recv, targs) {
            Callee::Go(s) | Callee::C(s) => s,
        }
    }

    fn declared(&mut self, obj: ObjId, recv: Option<TypeId>, targs: &[TypeId]) -> SymId {
        let name = match self.t.linknames.name_of(obj) {
            Some(n) => n.to_string(),
            None => self.func_name(obj, recv, targs),
        };
        let sym = self.sym(&name);
        if !self.t.seen.contains(&sym) {
            let subst = self.body_subst(obj, recv, targs);
            self.enqueue(sym, Work::Func { obj, sym, subst });
        }
        sym
    }

    /// The name of a declared function or method.
    pub fn func_name(&self, obj: ObjId, recv: Option<TypeId>, targs: &[TypeId]) -> String {
        let o = self.st.obj(obj);
        let path = self.package_path(o.pkg);
        if let Some(name) = self.t.init_names.get(&obj) {
            return name.clone();
        }
        let mut out = match (recv, o.func()) {
            (Some(r), Some(f)) => format!("{}.{}", self.receiver_name(r, f.ptr_recv), self.st.text(o.name)),
            _ => format!("{path}.{}", self.st.text(o.name)),
        };
        self.push_targs(&mut out, targs);
        out
    }

    /// `path.T` or `path.(*T)` for a method's name.
    pub fn receiver_name(&self, base: TypeId, ptr: bool) -> String {
        let link = self.st.link_string(base);
        if !ptr {
            return link.to_string();
        }
        let path = match self.st.kind(base) {
            TypeKind::Named(n) => self.package_path(self.st.obj(n.obj).pkg),
            _ => "",
        };
        match link.strip_prefix(path).and_then(|rest| rest.strip_prefix('.')) {
            Some(rest) if !path.is_empty() => format!("{path}.(*{rest})"),
            _ => format!("(*{link})"),
        }
    }

    /// Appends `[A,B]`.
    pub fn push_targs(&self, out: &mut String, targs: &[TypeId]) {
        if targs.is_empty() {
            return;
        }
        out.push('[');
        for (i, &t) in targs.iter().enumerate() {
            if i > 0 {
                out.push(',');
            }
            out.push_str(self.st.link_string(t));
        }
        out.push(']');
    }
}
