//! Pass 1: imports and package-level declarations become objects in scopes; methods go beside their base types.

use super::Checker;
use super::decl::{Color, DeclInfo, DeclWork};
use crate::object::{FuncInfo, ObjId, ObjKind, Object, PackageId, VarKind, flags};
use source::{Pos, Symbol};
use syntax::ast::*;

/// An import declaration, to find out whether it is used.
pub(crate) struct ImportUse {
    pub file: usize,
    /// The package name's object; none for dot imports.
    pub obj: ObjId,
    pub package: PackageId,
    pub pos: Pos,
    pub path: String,
    pub used: bool,
}

impl Checker<'_> {
    pub(crate) fn collect(&mut self) {
        let mut methods: Vec<(usize, FuncId, ObjId)> = Vec::new();
        let declared = self.units.iter().map(|u| u.tree.decls.len()).sum();
        self.scope.reserve(declared);
        self.decls.reserve(declared);
        self.order.reserve(declared);
        for file in 0..self.units.len() {
            self.enter_file(file);
            let tree = self.units[file].tree;
            for &d in &tree.decls {
                self.collect_decl(file, d, &mut methods);
            }
        }
        self.deps = vec![Vec::new(); self.decls.len()];
        self.check_file_scopes();
        for (file, func, obj) in methods {
            self.enter_file(file);
            if let Some(base) = self.receiver_base(func) {
                self.methods.entry(base).or_default().push(obj);
            }
        }
    }

    fn collect_decl(&mut self, file: usize, d: DeclId, methods: &mut Vec<(usize, FuncId, ObjId)>) {
        let ast = self.ast;
        match ast[d].kind {
            DeclKind::Import { name, path } => self.collect_import(file, d, name, path),
            DeclKind::Const { names, .. } => {
                self.check_const_arity(d);
                for (i, &n) in ast.list(names).iter().enumerate() {
                    let obj = self.package_object(ObjKind::Const, n);
                    self.declare_package(obj, n, DeclWork::Const { decl: d, index: i }, file);
                }
            }
            DeclKind::Var { names, .. } => {
                let mut objs = Vec::new();
                for (i, &n) in ast.list(names).iter().enumerate() {
                    let obj = self.package_object(ObjKind::Var(VarKind::Package), n);
                    self.declare_package(obj, n, DeclWork::Var { decl: d, index: i }, file);
                    objs.push(obj);
                }
                self.out.vars.extend(&objs);
                self.check_var_arity(d, true);
            }
            DeclKind::Type { name, .. } => {
                let obj = self.package_object(ObjKind::TypeName, name);
                self.out.types.push(obj);
                self.declare_package(obj, name, DeclWork::Type { decl: d }, file);
            }
            DeclKind::Func { func } => self.collect_func(file, func, methods),
        }
    }

    fn package_object(&mut self, kind: ObjKind, name: ExprId) -> ObjId {
        let mut o = Object::new(kind, self.ast.name(name), self.pkg, self.ast[name].pos);
        o.order = self.order.len() as u32 + 1;
        self.store.add_obj(o)
    }

    fn collect_func(&mut self, file: usize, func: FuncId, methods: &mut Vec<(usize, FuncId, ObjId)>) {
        let f = &self.ast[func];
        let obj = self.package_object(ObjKind::Func, f.name);
        let o = self.store.obj(obj);
        let mut info = FuncInfo {
            file: file as u32,
            decl: func.index() as u32,
            is_method: f.recv.is_some(),
            ptr_recv: false,
        };
        self.out.funcs.push(obj);
        self.info().set_object(f.name, obj);
        let work = DeclInfo { file, work: DeclWork::Func { func }, color: Color::White };
        let (name, pos) = (o.name, o.pos);
        if let Some(p) = self.ast.list(f.tparams).first() {
            match f.recv {
                Some(_) => self.need_version(p.pos, 27, "generic method"),
                None => self.need_version(p.pos, 18, "type parameter"),
            };
        }
        if let Some(recv) = f.recv {
            let mut e = self.ast.unparen(recv.ty);
            if let ExprKind::Star { .. } = self.ast[e].kind {
                info.ptr_recv = true;
            }
            if let ExprKind::Unary { x, .. } = self.ast[e].kind {
                e = x;
            }
            let _ = e;
            o.set_func(info);
            self.decls.push(work);
            self.order.push(obj);
            methods.push((file, func, obj));
            return;
        }
        o.set_func(info);
        let main = name == self.store.names.main && self.text(self.units[file].tree.package.name) == "main";
        if name == self.store.names.init || main {
            let what = self.text(name);
            let ExprKind::FuncType { params, results } = self.ast[f.sig].kind else { return };
            if let Some(p) = self.ast.list(f.tparams).first() {
                let msg = format!("func {what} must have no type parameters");
                self.error("InvalidInitDecl", p.pos, msg);
            }
            if !params.is_empty() || !results.is_empty() {
                let code = if main { "InvalidMainDecl" } else { "InvalidInitDecl" };
                self.error(code, pos, format!("func {what} must have no arguments and no return values"));
            }
        }
        if name == self.store.names.init {
            if f.body.is_none() {
                self.error("MissingInitBody", pos, "func init must have a body");
            }
            self.out.inits.push(obj);
            self.decls.push(work);
            self.order.push(obj);
            return;
        }
        self.declare_package(obj, f.name, DeclWork::Func { func }, file);
    }

    fn declare_package(&mut self, obj: ObjId, name_expr: ExprId, work: DeclWork, file: usize) {
        self.info().set_object(name_expr, obj);
        self.decls.push(DeclInfo { file, work, color: Color::White });
        self.order.push(obj);
        let o = self.store.obj(obj);
        let (name, pos) = (o.name, o.pos);
        if name == self.store.names.blank || name == Symbol::EMPTY {
            return;
        }
        if name == self.store.names.init && o.kind != ObjKind::Func {
            self.error("InvalidInitDecl", pos, "cannot declare init - must be func");
            return;
        }
        let main_pkg = self.text(self.units[file].tree.package.name) == "main";
        if name == self.store.names.main && main_pkg && o.kind != ObjKind::Func {
            self.error("InvalidMainDecl", pos, "cannot declare main - must be func");
            return;
        }
        if let Some(&other) = self.scope.get(&name) {
            let other = self.store.obj(other).pos;
            self.redeclared(name, pos, other);
            return;
        }
        self.scope.insert(name, obj);
    }

    fn collect_import(&mut self, file: usize, d: DeclId, name: ImportName, path: ExprId) {
        let x = self.literal(path, LitKind::String);
        let path_text = x.val.as_str().map(|s| String::from_utf8_lossy(s).into_owned()).unwrap_or_default();
        let pos = self.ast[path].pos;
        let package = if path_text == "unsafe" {
            PackageId::UNSAFE
        } else {
            match self.imports.get(&path_text) {
                Some(&p) => p,
                None => {
                    // The driver has reported it; uses of the name must not be reported again.
                    self.missing_imports = true;
                    return self.missing_import(file, name, &path_text, pos);
                }
            }
        };
        if !self.out.imports.contains(&package) {
            self.out.imports.push(package);
        }
        let (local, at) = match name {
            ImportName::Default => (self.store.package(package).name, pos),
            ImportName::Named(id) if id.name == self.store.names.blank => return,
            ImportName::Named(id) => (id.name, id.pos),
            ImportName::Dot(dot) => {
                self.dot_import(file, package, dot);
                let u = ImportUse { file, obj: ObjId::NONE, package, pos: dot, path: path_text, used: false };
                self.import_uses.push(u);
                return;
            }
        };
        let _ = d;
        if local == self.store.names.init {
            self.error("InvalidInitDecl", at, "cannot import package as init - init must be a func");
            return;
        }
        let obj = self.store.add_obj(Object::new(ObjKind::PkgName(package), local, self.pkg, at));
        let at_name = matches!(name, ImportName::Default);
        let u = ImportUse {
            file,
            obj,
            package,
            pos: if at_name { pos } else { at },
            path: path_text,
            used: false,
        };
        self.import_uses.push(u);
        if let Some(&other) = self.file_scopes[file].get(&local) {
            let other = self.store.obj(other).pos;
            self.redeclared(local, at, other);
            return;
        }
        self.file_scopes[file].insert(local, obj);
    }

    fn missing_import(&mut self, file: usize, name: ImportName, path: &str, pos: Pos) {
        let local = match name {
            ImportName::Named(id) => id.name,
            _ => self.store.sym(path.rsplit('/').next().unwrap_or(path)),
        };
        let obj = Object::new(ObjKind::PkgName(PackageId::UNIVERSE), local, self.pkg, pos);
        obj.set_flag(flags::USED);
        let obj = self.store.add_obj(obj);
        self.file_scopes[file].insert(local, obj);
    }

    fn dot_import(&mut self, file: usize, package: PackageId, pos: Pos) {
        let Some(Some(p)) = self.packages.get(package.0 as usize) else { return };
        let mut names: Vec<(Symbol, ObjId)> =
            p.scope.iter().filter(|(n, _)| n.is_exported()).map(|(&n, &o)| (n, o)).collect();
        names.sort_by_key(|(n, _)| self.text(*n));
        for (n, o) in names {
            if let Some(&other) = self.file_scopes[file].get(&n) {
                let other = self.store.obj(other).pos;
                self.redeclared(n, pos, other);
                continue;
            }
            self.file_scopes[file].insert(n, o);
        }
    }

    /// Names of imports and of the package must differ.
    fn check_file_scopes(&mut self) {
        let mut clashes: Vec<(Symbol, ObjId, ObjId)> = Vec::new();
        for scope in &self.file_scopes {
            for (name, &imported) in scope {
                if let Some(&own) = self.scope.get(name) {
                    clashes.push((*name, imported, own));
                }
            }
        }
        clashes.sort_by_key(|c| self.store.obj(c.2).pos);
        for (name, imported, own) in clashes {
            let (i, own) = (self.store.obj(imported), self.store.obj(own).pos);
            let name = self.text(name);
            let (msg, pos) = match i.kind {
                ObjKind::PkgName(p) => {
                    let pkg = self.store.package(p);
                    let text = format!(
                        "{name} already declared through import of package {} (\"{}\")\n\t{}: other declaration of {name}",
                        self.text(pkg.name),
                        pkg.path,
                        self.pos_string(i.pos)
                    );
                    (text, own)
                }
                _ => {
                    let pkg = self.store.package(i.pkg);
                    let text = format!(
                        "{name} already declared through dot-import of package {} (\"{}\")\n\t{}: other declaration of {name}",
                        self.text(pkg.name),
                        pkg.path,
                        self.pos_string(i.pos)
                    );
                    (text, own)
                }
            };
            self.error("DuplicateDecl", pos, msg);
        }
    }

    /// The type name that a method's receiver names, followed through aliases without looking at types.
    fn receiver_base(&mut self, func: FuncId) -> Option<ObjId> {
        let recv = self.ast[func].recv?;
        let mut e = self.ast.unparen(recv.ty);
        if let ExprKind::Star { x } = self.ast[e].kind {
            e = self.ast.unparen(x);
        }
        let file = self.file;
        let mut ast = self.ast;
        for _ in 0..100 {
            if let ExprKind::Index { x, .. } = ast[e].kind {
                e = x;
            }
            let ExprKind::Name { name } = ast[e].kind else { break };
            let Some(&obj) = self.scope.get(&name) else { break };
            let Some(info) = self.decl(obj) else { break };
            let DeclWork::Type { decl } = info.work else { break };
            ast = &self.units[info.file].tree.ast;
            match ast[decl].kind {
                DeclKind::Type { alias: true, ty, .. } => {
                    e = ast.unparen(ty);
                    if let ExprKind::Star { x } = ast[e].kind {
                        e = ast.unparen(x);
                    }
                }
                _ => {
                    self.enter_file(file);
                    return Some(obj);
                }
            }
        }
        None
    }

    /// After everything is checked: imports nobody used.
    pub(crate) fn unused_imports(&mut self) {
        let mut list = Vec::new();
        for u in &self.import_uses {
            let used = u.used || (u.obj.is_some() && self.store.obj(u.obj).flags() & flags::USED != 0);
            if used {
                continue;
            }
            let pkg_name = self.text(self.store.package(u.package).name);
            let local = if u.obj.is_some() { self.store.obj_name(u.obj) } else { pkg_name };
            let last = u.path.rsplit('/').next().unwrap_or("");
            let msg = if local == last || !u.obj.is_some() {
                format!("\"{}\" imported and not used", u.path)
            } else {
                format!("\"{}\" imported as {local} and not used", u.path)
            };
            list.push((u.pos, msg));
        }
        for (pos, msg) in list {
            self.error("UnusedImport", pos, msg);
        }
    }
}
