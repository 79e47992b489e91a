//! `//go:` lines before declarations: whether they fit them.
//!
//! gc looks at these only when a package is right otherwise, and so does this; what is malformed or stands nowhere has
//! been reported by the parser.

use super::Checker;
use crate::object::{ObjId, ObjKind, flags};
use crate::program::InitStep;
use crate::types::*;
use rustc_hash::{FxHashMap, FxHashSet};
use source::Pos;
use syntax::ast::*;
use syntax::directives::{FLAGS, MISPLACED};

/// Where gc reports a directive: behind the slashes.
fn at(d: &Directive) -> Pos {
    Pos(d.pos.0 + 2)
}

impl Checker<'_> {
    /// Whether nothing is wrong so far, here or in the parser.
    pub(crate) fn flawless(&self) -> bool {
        self.diags.is_empty() && !self.opts.faulty
    }

    pub(crate) fn check_directives(&mut self) {
        if self.opts.is_std || !self.flawless() {
            return;
        }
        for file in 0..self.units.len() {
            self.enter_file(file);
            self.linknames(file);
            let tree = self.units[file].tree;
            for d in &tree.directives {
                self.unattached(file, d);
            }
            for &d in &tree.decls {
                self.declared_directives(d);
            }
        }
        if self.flawless() {
            for file in 0..self.units.len() {
                self.enter_file(file);
                for d in self.units[file].tree.decls.clone() {
                    self.embed_type(d);
                }
            }
        }
    }

    fn file_imports(&self, path: &str) -> bool {
        let quoted = [format!("\"{path}\""), format!("`{path}`")];
        let unit = &self.units[self.file];
        unit.tree.imports.iter().any(|&d| match self.ast[d].kind {
            DeclKind::Import { path, .. } => {
                let e = self.ast[path];
                let range = (e.pos.0 - unit.base.0) as usize..(e.end.0 - unit.base.0) as usize;
                quoted.iter().any(|q| unit.text.get(range.clone()) == Some(q.as_bytes()))
            }
            _ => false,
        })
    }

    fn linknames(&mut self, file: usize) {
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        for d in &self.units[file].tree.directives {
            if self.text(d.verb) != "go:linkname" {
                continue;
            }
            let Some(local) = self.text(d.args).split_whitespace().next() else { continue };
            if !self.file_imports("unsafe") {
                let msg = "//go:linkname only allowed in Go files that import \"unsafe\"";
                self.error("MisplacedDirective", at(d), msg);
                continue;
            }
            let obj = self.scope.get(&self.store.sym(local)).map(|&o| self.store.obj(o).kind);
            if !matches!(obj, Some(ObjKind::Func | ObjKind::Var(_))) {
                let msg = "//go:linkname must refer to declared function or variable";
                self.error("MisplacedDirective", at(d), msg);
            } else if !seen.insert(local) {
                self.error("MisplacedDirective", at(d), format!("duplicate //go:linkname for {local}"));
            }
        }
    }

    /// Directives before the package clause and before declarations in functions.
    fn unattached(&mut self, file: usize, d: &Directive) {
        let tree = &self.units[file].tree;
        let verb = self.text(d.verb);
        let inside = tree.decls.iter().any(|&t| self.ast[t].pos < d.pos && d.pos < self.ast[t].end);
        if FLAGS.contains(&verb) && (inside || d.pos < tree.package.pos) {
            self.error("MisplacedDirective", at(d), MISPLACED);
        } else if verb == "go:embed" && inside {
            self.error("MisplacedDirective", at(d), "go:embed cannot apply to var inside func");
        } else if verb == "go:embed" && d.pos < tree.package.pos {
            self.error("MisplacedDirective", at(d), "misplaced go:embed directive");
        }
    }

    fn declared_directives(&mut self, decl: DeclId) {
        let ast = self.ast;
        let package = self.units[self.file].tree.package.pos;
        for d in ast.list(ast[decl].directives).iter().filter(|d| d.pos > package) {
            let verb = self.text(d.verb);
            let func = match ast[decl].kind {
                DeclKind::Func { func } => Some(func),
                _ => None,
            };
            if FLAGS.contains(&verb) {
                match func {
                    None => self.error("MisplacedDirective", at(d), MISPLACED),
                    Some(f) if verb == "go:noescape" && ast[f].body.is_some() => {
                        let msg = "can only use //go:noescape with external func implementations";
                        self.error("MisplacedDirective", ast[ast[f].name].pos, msg);
                    }
                    Some(_) => {}
                }
            } else if verb == "go:embed" {
                let wrong = match ast[decl].kind {
                    DeclKind::Var { names, ty, values } => {
                        if !self.file_imports("embed") {
                            "go:embed requires import \"embed\" (or import _ \"embed\", if package is not used)"
                        } else if names.len() > 1 {
                            "go:embed cannot apply to multiple vars"
                        } else if !values.is_empty() {
                            "go:embed cannot apply to var with initializer"
                        } else if ty.is_none() {
                            "go:embed cannot apply to var without type"
                        } else if !self.allows(16) {
                            self.need_version(at(d), 16, "go:embed");
                            continue;
                        } else {
                            continue;
                        }
                    }
                    _ => "misplaced go:embed directive",
                };
                self.error("MisplacedDirective", at(d), wrong);
            }
        }
    }

    fn embed_type(&mut self, decl: DeclId) {
        let ast = self.ast;
        let DeclKind::Var { names, ty: Some(te), .. } = ast[decl].kind else { return };
        let embeds = |d: &Directive| self.text(d.verb) == "go:embed";
        let &[name] = ast.list(names) else { return };
        if !ast.list(ast[decl].directives).iter().any(embeds) {
            return;
        }
        let t = self.info().expr(te).ty;
        let pos = ast[name].pos;
        let files = self.opts.embeds.iter().find(|e| e.pos == pos).map_or(1, |e| e.files);
        let msg = match self.embed_form(t) {
            None => format!("go:embed cannot apply to var of type {}", self.type_str(t)),
            Some(EmbedForm::Text | EmbedForm::Bytes) if files != 1 => {
                format!("invalid go:embed: multiple files for type {}", self.type_str(t))
            }
            Some(_) => return,
        };
        self.error("InvalidEmbed", pos, msg);
    }

    fn embed_form(&self, t: TypeId) -> Option<EmbedForm> {
        let t = self.store.unalias(t);
        if let TypeKind::Named(n) = self.store.kind(t) {
            let o = self.store.obj(n.obj);
            if self.store.package(o.pkg).path == "embed" && self.text(o.name) == "FS" {
                return Some(EmbedForm::Tree);
            }
        }
        match self.store.under_kind(t) {
            TypeKind::Basic(Basic::String) => Some(EmbedForm::Text),
            TypeKind::Slice(e) => {
                matches!(self.store.under_kind(e), TypeKind::Basic(Basic::Uint8)).then_some(EmbedForm::Bytes)
            }
            _ => None,
        }
    }

    /// Variables with embedded files get the values that the loader has written for them, before all others.
    pub(crate) fn fill_embeds(&mut self) {
        if self.opts.embeds.is_empty() {
            return;
        }
        let embeds = self.opts.embeds.clone();
        let own = |c: &Self, o: ObjId| c.store.obj_name(o).starts_with(crate::program::Embed::PREFIX);
        let (values, rest): (Vec<InitStep>, Vec<InitStep>) = std::mem::take(&mut self.out.init_order)
            .into_iter()
            .partition(|s| s.lhs.len() == 1 && own(self, s.lhs[0]));
        let by_name: FxHashMap<&str, &InitStep> =
            values.iter().map(|s| (self.store.obj_name(s.lhs[0]), s)).collect();
        let mut steps = Vec::new();
        for &v in &self.out.vars {
            let o = self.store.obj(v);
            let Some(e) = embeds.iter().find(|e| e.pos == o.pos) else { continue };
            let Some(form) = self.embed_form(o.ty()) else { continue };
            if let Some(value) = by_name.get(&e.value(form)[..]) {
                o.set_flag(flags::REASSIGNED);
                steps.push(InitStep { lhs: vec![v], ..(*value).clone() });
            }
        }
        steps.extend(rest);
        self.out.init_order = steps;
    }
}

/// What a variable with embedded files is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EmbedForm {
    Text,
    Bytes,
    Tree,
}
