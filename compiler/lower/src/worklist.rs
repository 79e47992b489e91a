//! The worklist: takes what has been asked for, one item at a time, until nothing is left; then writes what could only
//! be known at the end (descriptors, itabs).
//!
//! Bodies of library packages are checked here, just before they are lowered, so that during the lowering of a function
//! the checker's results do not change.

use crate::capture::{Collector, Facts};
use crate::closure::Captures;
use crate::cx::{Cx, Tables};
use crate::func::{FnSpec, Fx, Src, lower_function};
use crate::names::{LinkNames, declaration};
use crate::range_func::RangeBodyWork;
use crate::{Error, Options};
use ir::{FnFlags, Function, Module, PackageIx, Signature, SymId};
use source::Pos;
use std::rc::Rc;
use syntax::ast::ExprId;
use types::{ObjId, PackageId, Program, Subst};

/// Writes a synthesised function.
pub type Generator = Box<dyn for<'a, 'f> FnOnce(&mut Fx<'a, 'f>)>;

/// Something to lower.
pub enum Work {
    /// A declared function.
    Func { obj: ObjId, sym: SymId, subst: Subst },
    /// A function literal.
    Lit(Box<LitWork>),
    /// The body of a range over a function.
    RangeBody(Box<RangeBodyWork>),
    /// A function that no source spells out.
    Synth(Box<Synth>),
}

/// A function literal, with what its surroundings know.
pub struct LitWork {
    pub sym: SymId,
    pub lit: ExprId,
    pub place: Place,
    pub level: u32,
    pub captures: Captures,
}

/// Where code stands: what closures inherit from the function around them.
#[derive(Clone)]
pub struct Place {
    pub pkg: PackageId,
    pub file: usize,
    pub subst: Rc<Subst>,
    pub facts: Rc<Facts>,
}

/// A synthesised function.
pub struct Synth {
    pub sym: SymId,
    pub package: PackageIx,
    pub pos: Pos,
    pub flags: FnFlags,
    pub sig: Signature,
    pub make: Generator,
}

impl Cx<'_> {
    /// Puts a synthesised function on the list unless its symbol is known.
    pub fn synth(
        &mut self,
        sym: SymId,
        package: PackageIx,
        flags: FnFlags,
        sig: Signature,
        make: impl for<'a, 'f> FnOnce(&mut Fx<'a, 'f>) + 'static,
    ) {
        self.synth_at(sym, package, Pos::NONE, flags, sig, make);
    }

    /// The same for one that has a place in the source.
    pub fn synth_at(
        &mut self,
        sym: SymId,
        package: PackageIx,
        pos: Pos,
        flags: FnFlags,
        sig: Signature,
        make: impl for<'a, 'f> FnOnce(&mut Fx<'a, 'f>) + 'static,
    ) {
        if !self.t.seen.contains(&sym) {
            let make = Box::new(make);
            self.enqueue(sym, Work::Synth(Box::new(Synth { sym, package, pos, flags, sig, make })));
        }
    }
}

/// Lowers the whole program: `packages` in dependency order, the main package last.
pub fn run(prog: &mut Program, packages: &[PackageId], options: &Options) -> Result<Module, Vec<Error>> {
    let mut t = Tables {
        linknames: LinkNames::collect(prog, packages),
        arguments: options.arguments,
        set_strings: options.strings.clone(),
        ..Tables::default()
    };
    let main = || packages.iter().copied().find(|&p| prog.package(p).path == "main");
    t.remarks = options.remarks.then(main).flatten();
    for &p in packages {
        let pkg = prog.package(p);
        t.packages_by_path.insert(pkg.path.clone(), p);
        for (i, step) in pkg.init_order.iter().enumerate() {
            for &v in &step.lhs {
                t.init_steps.insert(v, (p, i));
            }
        }
    }
    Cx::new(prog, &mut t).roots(packages, options);
    while let Some(w) = t.work.pop_front() {
        if let Work::Func { obj, .. } = w {
            for d in prog.ensure_body(obj) {
                t.errors.push(Error { pos: d.pos, message: d.message });
            }
            if !t.errors.is_empty() {
                return Err(t.errors);
            }
        }
        Cx::new(prog, &mut t).item(w);
    }
    let mut cx = Cx::new(prog, &mut t);
    cx.prune_guarded();
    cx.write_itabs();
    cx.write_descriptors();
    if t.errors.is_empty() { Ok(t.module) } else { Err(t.errors) }
}

impl<'a> Cx<'a> {
    fn item(&mut self, w: Work) {
        match w {
            Work::Func { obj, sym, subst } => self.lower_decl(obj, sym, subst),
            Work::Lit(w) => self.lower_lit(*w),
            Work::RangeBody(w) => self.lower_range_body(*w),
            Work::Synth(s) => {
                let mut f = Function::new(s.sym, s.package, s.pos, s.sig);
                f.flags = s.flags;
                let mut fx = Fx::synth(self, &mut f);
                (s.make)(&mut fx);
                fx.finish();
                self.t.module.funcs.push(f);
            }
        }
    }

    fn lower_decl(&mut self, obj: ObjId, sym: SymId, subst: Subst) {
        let prog = self.prog;
        let Some((file, ast, decl)) = declaration(prog, obj) else { return };
        let o = self.st.obj(obj);
        self.declared_at = o.pos;
        let pkg = prog.package(o.pkg);
        let Some(body) = decl.body else { return };
        let Some(vars) = pkg.func_vars.get(&obj) else {
            return self.error(o.pos, format!("no parameters known of {}", self.sym_name(sym)));
        };
        let info = &pkg.infos[file];
        let facts = Collector::new(self, ast, info, &subst).function(vars, body);
        self.note_reflection(obj, vars.recv);
        let flags = FnFlags {
            noinline: decl.pragmas.noinline,
            nosplit: decl.pragmas.nosplit,
            linkonce: !subst.is_empty(),
            // A deferred call has been called by the function that deferred it, whoever makes the call.
            wrapper: matches!(&*self.sym_name(sym), "runtime.deferreturn" | "runtime.landed"),
            ..FnFlags::default()
        };
        lower_function(
            self,
            FnSpec {
                sym,
                pos: ast[decl.decl].pos,
                flags,
                src: Src { pkg: o.pkg, file, ast, info },
                subst: Rc::new(subst),
                facts: Rc::new(facts),
                level: 0,
                vars,
                body,
                captures: None,
            },
        );
    }

    fn lower_lit(&mut self, w: LitWork) {
        let prog = self.prog;
        let src = Src::new(prog, w.place.pkg, w.place.file);
        let syntax::ast::ExprKind::FuncLit { body, .. } = src.ast[w.lit].kind else { return };
        let Some(vars) = src.info.func_lit(w.lit.index() as u32) else { return };
        let flags = FnFlags { closure: true, ..FnFlags::default() };
        let pos = src.ast[w.lit].pos;
        lower_function(
            self,
            FnSpec {
                sym: w.sym,
                pos,
                flags,
                src,
                subst: w.place.subst,
                facts: w.place.facts,
                level: w.level,
                vars,
                body,
                captures: Some(&w.captures),
            },
        );
    }

    /// Reflection that finds methods by name or number keeps all exported ones.
    fn note_reflection(&mut self, obj: ObjId, recv: Option<ObjId>) {
        let o = self.st.obj(obj);
        if self.package_path(o.pkg) != "reflect" {
            return;
        }
        let recv = recv.map(|r| self.st.link_string(self.st.obj(r).ty()));
        match (recv, self.st.text(o.name)) {
            (None, "MapOf") => self.expose_kind(abi::typ::KIND_MAP),
            (None, "ChanOf") => self.expose_kind(abi::typ::KIND_CHAN),
            (Some("reflect.Value"), "Method" | "MethodByName") => self.keep_exported_methods(),
            _ => {}
        }
    }
}
