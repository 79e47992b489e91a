//! The tree as indented text, one node per line: `kind details @line:column-line:column`, where the first place is the
//! node's position (see [`crate::ast`]) and the second its end. For `rgo tool parse -dump` and the golden tests.

use crate::ast::*;
use crate::visit::Node;
use source::{Interner, Pos, SourceFile, SourceMap};
use std::fmt::Write;

/// The whole file.
pub fn dump(map: &SourceMap, file: &File, names: &Interner) -> String {
    let mut d = Dumper { ast: &file.ast, source: map.file(file.id), names, out: String::new(), indent: 0 };
    let head = format!("File {}", d.ident(file.package));
    d.line(&head);
    d.nested(|d| {
        for &id in &file.decls {
            d.decl(id);
        }
    });
    d.out
}

struct Dumper<'a> {
    ast: &'a Ast,
    source: &'a SourceFile,
    names: &'a Interner,
    out: String,
    indent: usize,
}

impl<'a> Dumper<'a> {
    // Writing to a `String` cannot fail.
    fn line(&mut self, text: &str) {
        let _ = writeln!(self.out, "{:1$}{text}", "", self.indent * 2);
    }

    fn nested(&mut self, f: impl FnOnce(&mut Self)) {
        self.indent += 1;
        f(self);
        self.indent -= 1;
    }

    fn at(&self, pos: Pos) -> String {
        if !pos.is_some() {
            return "-".into(); // a faulty file without package clause
        }
        let (line, column) = self.source.line_col(pos.0 - self.source.base.0);
        format!("{line}:{column}")
    }

    fn range(&self, pos: Pos, end: Pos) -> String {
        format!("@{}-{}", self.at(pos), self.at(end))
    }

    fn ident(&self, i: Ident) -> String {
        format!("{} @{}", self.names.text(i.name), self.at(i.pos))
    }

    fn text(&self, pos: Pos, end: Pos) -> String {
        let base = self.source.base.0;
        let bytes = &self.source.text[(pos.0 - base) as usize..(end.0 - base) as usize];
        String::from_utf8_lossy(bytes).replace('\n', "\\n")
    }

    fn labelled(&mut self, label: &str, f: impl FnOnce(&mut Self)) {
        self.line(&format!("{label}:"));
        self.nested(f);
    }

    fn maybe<T>(&mut self, label: &str, x: Option<T>, f: impl FnOnce(&mut Self, T)) {
        if let Some(x) = x {
            self.labelled(label, |d| f(d, x));
        }
    }

    fn node(&mut self, n: Node) {
        match n {
            Node::Expr(e) => self.expr(e),
            Node::Stmt(s) => self.stmt(s),
            Node::Decl(d) => self.decl(d),
        }
    }

    fn exprs(&mut self, l: List<ExprId>) {
        for &e in self.ast.list(l) {
            self.expr(e);
        }
    }

    fn expr(&mut self, id: ExprId) {
        let Expr { pos, end, kind } = self.ast[id];
        let at = self.range(pos, end);
        let ast = self.ast;
        // What each_child would not tell apart is labelled; everything else follows in source order.
        match kind {
            ExprKind::Bad => self.line(&format!("Bad {at}")),
            ExprKind::Name { name } => self.line(&format!("Name {} {at}", self.names.text(name))),
            ExprKind::Literal { kind } => self.line(&format!("{kind:?} {} {at}", self.text(pos, end))),
            ExprKind::Selector { x, sel } => {
                self.line(&format!("Selector .{} {at}", self.ident(sel)));
                self.nested(|d| d.expr(x));
            }
            ExprKind::Slice { x, lo, hi, max } => {
                self.line(&format!("Slice {at}"));
                self.nested(|d| {
                    d.expr(x);
                    d.maybe("lo", lo, Self::expr);
                    d.maybe("hi", hi, Self::expr);
                    d.maybe("max", max, Self::expr);
                });
            }
            ExprKind::CompositeLit { ty, elems } => {
                self.line(&format!("CompositeLit {at}"));
                self.nested(|d| {
                    d.maybe("type", ty, Self::expr);
                    for e in ast.list(elems) {
                        d.maybe("key", e.key, Self::expr);
                        d.expr(e.value);
                    }
                });
            }
            ExprKind::ArrayType { len, elem } => {
                self.line(&format!("ArrayType {at}"));
                self.nested(|d| {
                    d.maybe("len", len, Self::expr);
                    d.expr(elem);
                });
            }
            ExprKind::FuncType { params, results } => {
                self.line(&format!("FuncType {at}"));
                self.nested(|d| {
                    d.params("Param", params);
                    d.params("Result", results);
                });
            }
            ExprKind::StructType { fields } => {
                self.line(&format!("StructType {at}"));
                self.nested(|d| {
                    for f in ast.list(fields) {
                        d.line(&format!("Field @{}", d.at(f.pos)));
                        d.nested(|d| {
                            [f.name, Some(f.ty), f.tag].into_iter().flatten().for_each(|e| d.expr(e))
                        });
                    }
                });
            }
            _ => {
                let head = match kind {
                    ExprKind::Unary { op, .. } => format!("Unary {op} {at}"),
                    ExprKind::Binary { op, .. } => format!("Binary {op} {at}"),
                    ExprKind::Call { dots: true, .. } => format!("Call ... {at}"),
                    ExprKind::ChanType { dir, .. } => format!("ChanType {dir:?} {at}"),
                    _ => format!("{} {at}", variant(&kind)),
                };
                self.line(&head);
                self.nested(|d| ast.each_child(kind, &mut |n| d.node(n)));
            }
        }
    }

    fn params(&mut self, what: &str, l: List<Param>) {
        for p in self.ast.list(l) {
            let dots = if p.dots { " ..." } else { "" };
            self.line(&format!("{what}{dots} @{}", self.at(p.pos)));
            self.nested(|d| [p.name, Some(p.ty)].into_iter().flatten().for_each(|e| d.expr(e)));
        }
    }

    fn stmt(&mut self, id: StmtId) {
        let Stmt { pos, end, kind } = self.ast[id];
        let at = self.range(pos, end);
        let ast = self.ast;
        match kind {
            StmtKind::Assign { lhs, rhs } | StmtKind::Define { lhs, rhs } => {
                self.line(&format!("{} {at}", variant(&kind)));
                self.nested(|d| {
                    d.exprs(lhs);
                    d.labelled("=", |d| d.exprs(rhs));
                });
            }
            StmtKind::If { init, cond, then, els } => {
                self.line(&format!("If {at}"));
                self.nested(|d| {
                    d.maybe("init", init, Self::stmt);
                    d.expr(cond);
                    d.stmt(then);
                    d.maybe("else", els, Self::stmt);
                });
            }
            StmtKind::For { init, cond, post, body } => {
                self.line(&format!("For {at}"));
                self.nested(|d| {
                    d.maybe("init", init, Self::stmt);
                    d.maybe("cond", cond, Self::expr);
                    d.maybe("post", post, Self::stmt);
                    d.stmt(body);
                });
            }
            StmtKind::Range { vars, define, x, body } => {
                self.line(&format!("Range {} {at}", if define { ":=" } else { "=" }));
                self.nested(|d| {
                    d.exprs(vars);
                    d.labelled("over", |d| d.expr(x));
                    d.stmt(body);
                });
            }
            StmtKind::Switch { init, tag, clauses } => {
                self.line(&format!("Switch {at}"));
                self.nested(|d| {
                    d.maybe("init", init, Self::stmt);
                    d.maybe("tag", tag, Self::expr);
                    d.clauses(clauses);
                });
            }
            StmtKind::TypeSwitch { init, bind, x, clauses } => {
                self.line(&format!("TypeSwitch {at}"));
                self.nested(|d| {
                    d.maybe("init", init, Self::stmt);
                    d.maybe("bind", bind, Self::expr);
                    d.expr(x);
                    d.clauses(clauses);
                });
            }
            StmtKind::Select { clauses } => {
                self.line(&format!("Select {at}"));
                self.nested(|d| {
                    for c in ast.list(clauses) {
                        d.line(&format!("Comm @{}", d.at(c.pos)));
                        d.nested(|d| {
                            d.maybe("comm", c.comm, Self::stmt);
                            d.stmt(c.body);
                        });
                    }
                });
            }
            _ => {
                let head = match kind {
                    StmtKind::IncDec { op, .. } => format!("IncDec {op}{op} {at}"),
                    StmtKind::AssignOp { op, .. } => format!("AssignOp {op}= {at}"),
                    StmtKind::Labeled { label, .. } | StmtKind::Goto { label } => {
                        format!("{} {} {at}", variant(&kind), self.ident(label))
                    }
                    StmtKind::Break { label: Some(l) } | StmtKind::Continue { label: Some(l) } => {
                        format!("{} {} {at}", variant(&kind), self.ident(l))
                    }
                    _ => format!("{} {at}", variant(&kind)),
                };
                self.line(&head);
                self.nested(|d| ast.each_stmt_child(kind, &mut |n| d.node(n)));
            }
        }
    }

    fn clauses(&mut self, l: List<Clause>) {
        for c in self.ast.list(l) {
            let what = if c.default { "Default" } else { "Case" };
            self.line(&format!("{what} @{}", self.at(c.pos)));
            self.nested(|d| {
                d.exprs(c.exprs);
                d.stmt(c.body);
            });
        }
    }

    fn decl(&mut self, id: DeclId) {
        let Decl { pos, end, kind, directives, .. } = self.ast[id];
        let at = self.range(pos, end);
        let ast = self.ast;
        for x in ast.list(directives) {
            let (verb, args) = (self.names.text(x.verb), self.names.text(x.args));
            self.line(&format!("//{verb} {args} @{}", self.at(x.pos)));
        }
        match kind {
            DeclKind::Import { name, path } => {
                let name = match name {
                    ImportName::Default => String::new(),
                    ImportName::Named(i) => format!("{} ", self.ident(i)),
                    ImportName::Dot(p) => format!(". @{} ", self.at(p)),
                };
                self.line(&format!("Import {name}{at}"));
                self.nested(|d| d.expr(path));
            }
            DeclKind::Const { names, ty, values, iota, repeats } => {
                let repeats = if repeats.is_some() { " repeated" } else { "" };
                self.line(&format!("Const iota={iota}{repeats} {at}"));
                self.spec(names, ty, values);
            }
            DeclKind::Var { names, ty, values } => {
                self.line(&format!("Var {at}"));
                self.spec(names, ty, values);
            }
            DeclKind::Type { name, tparams, alias, ty } => {
                self.line(&format!("Type {}{at}", if alias { "= " } else { "" }));
                self.nested(|d| {
                    d.expr(name);
                    d.params("TypeParam", tparams);
                    d.expr(ty);
                });
            }
            DeclKind::Func { func } => {
                let f = &ast[func];
                self.line(&format!("Func {at}"));
                self.nested(|d| {
                    d.expr(f.name);
                    if let Some(r) = f.recv {
                        d.line(&format!("Receiver @{}", d.at(r.pos)));
                        d.nested(|d| [r.name, Some(r.ty)].into_iter().flatten().for_each(|e| d.expr(e)));
                    }
                    d.params("TypeParam", f.tparams);
                    d.expr(f.sig);
                    f.body.into_iter().for_each(|b| d.stmt(b));
                });
            }
        }
    }

    fn spec(&mut self, names: List<ExprId>, ty: Option<ExprId>, values: List<ExprId>) {
        self.nested(|d| {
            d.exprs(names);
            d.maybe("type", ty, Self::expr);
            if !values.is_empty() {
                d.labelled("=", |d| d.exprs(values));
            }
        });
    }
}

/// The name of a variant, without its fields.
fn variant(kind: &impl std::fmt::Debug) -> String {
    format!("{kind:?}").split([' ', '{']).next().unwrap_or_default().to_string()
}
