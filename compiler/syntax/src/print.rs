//! Expressions and statements as Go's compiler prints them in errors: one line, canonical blanks, function bodies and
//! the elements of literals shortened to `…`, no parentheses around types.

use crate::ast::*;
use source::{Interner, Pos};
use std::fmt::Write;

/// Prints nodes of one tree.
pub struct Printer<'a> {
    ast: &'a Ast,
    names: &'a Interner,
    text: &'a [u8],
    base: Pos,
}

impl<'a> Printer<'a> {
    /// For a tree whose source is `text`, its first byte at position `base`.
    pub fn new(ast: &'a Ast, names: &'a Interner, text: &'a [u8], base: Pos) -> Printer<'a> {
        Printer { ast, names, text, base }
    }

    /// An expression or type.
    pub fn expr(&self, id: ExprId) -> String {
        let mut out = String::new();
        self.put(&mut out, id, 0);
        out
    }

    /// A simple statement that stands where a condition should; assignments are emphasised, for `=` is easily written
    /// where `==` is meant.
    pub fn condition(&self, id: StmtId) -> String {
        match self.ast[id].kind {
            StmtKind::Assign { lhs, rhs } => {
                format!("assignment {} = {}", self.emphasized(lhs), self.emphasized(rhs))
            }
            _ => self.stmt(id),
        }
    }

    /// A simple statement.
    pub fn stmt(&self, id: StmtId) -> String {
        let x = |e| self.expr(e);
        match self.ast[id].kind {
            StmtKind::Expr { x: e } => x(e),
            StmtKind::Send { chan, value } => format!("{} <- {}", x(chan), x(value)),
            StmtKind::IncDec { x: e, op } => format!("{}{op}{op}", x(e)),
            StmtKind::AssignOp { op, lhs, rhs } => format!("{} {op}= {}", x(lhs), x(rhs)),
            StmtKind::Assign { lhs, rhs } => format!("{} = {}", self.list(lhs), self.list(rhs)),
            StmtKind::Define { lhs, rhs } => format!("{} := {}", self.list(lhs), self.list(rhs)),
            _ => String::new(),
        }
    }

    /// Expressions with commas between them.
    pub fn list(&self, l: List<ExprId>) -> String {
        let mut out = String::new();
        self.put_list(&mut out, l);
        out
    }

    fn emphasized(&self, l: List<ExprId>) -> String {
        match self.ast.list(l) {
            &[e] if matches!(self.ast[e].kind, ExprKind::Binary { .. }) => format!("({})", self.expr(e)),
            _ => self.list(l),
        }
    }

    fn source(&self, id: ExprId) -> String {
        let e = &self.ast[id];
        let (from, to) = ((e.pos.0 - self.base.0) as usize, (e.end.0 - self.base.0) as usize);
        String::from_utf8_lossy(self.text.get(from..to).unwrap_or_default()).into_owned()
    }

    fn put_list(&self, out: &mut String, l: List<ExprId>) {
        for (i, &e) in self.ast.list(l).iter().enumerate() {
            if i > 0 {
                out.push_str(", ");
            }
            self.put(out, e, 0);
        }
    }

    /// Appends `id`. Errors into a `String` cannot happen. Parentheses are nodes, so precedence needs no care.
    fn put(&self, out: &mut String, id: ExprId, depth: u32) {
        if depth > 200 {
            out.push('…');
            return;
        }
        let depth = depth + 1;
        match self.ast[id].kind {
            ExprKind::Bad => out.push('_'),
            ExprKind::Name { name } => out.push_str(self.names.text(name)),
            ExprKind::Literal { .. } => {
                out.push_str(&self.source(id));
            }
            ExprKind::Paren { x } => {
                out.push('(');
                self.put(out, x, depth);
                out.push(')');
            }
            ExprKind::Selector { x, sel } => {
                self.put(out, x, depth);
                out.push('.');
                out.push_str(self.names.text(sel.name));
            }
            ExprKind::Index { x, args } => {
                self.put(out, x, depth);
                out.push('[');
                self.put_list(out, args);
                out.push(']');
            }
            ExprKind::Slice { x, lo, hi, max } => {
                self.put(out, x, depth);
                out.push('[');
                if let Some(e) = lo {
                    self.put(out, e, depth);
                }
                out.push(':');
                if let Some(e) = hi {
                    self.put(out, e, depth);
                }
                if let Some(e) = max {
                    out.push(':');
                    self.put(out, e, depth);
                }
                out.push(']');
            }
            ExprKind::TypeAssert { x, ty } => {
                self.put(out, x, depth);
                out.push_str(".(");
                self.put(out, ty, depth);
                out.push(')');
            }
            ExprKind::TypeGuard { x } => {
                self.put(out, x, depth);
                out.push_str(".(type)");
            }
            ExprKind::Call { fun, args, dots } => {
                self.put(out, fun, depth);
                out.push('(');
                self.put_list(out, args);
                out.push_str(if dots { "...)" } else { ")" });
            }
            ExprKind::CompositeLit { ty, elems } => {
                if let Some(t) = ty {
                    self.put(out, t, depth);
                }
                out.push_str(if elems.is_empty() { "{}" } else { "{…}" });
            }
            ExprKind::FuncLit { ty, body } => {
                self.put(out, ty, depth);
                let empty = matches!(self.ast[body].kind, StmtKind::Block { stmts } if stmts.is_empty());
                out.push_str(if empty { " {}" } else { " {…}" });
            }
            ExprKind::Star { x } => {
                out.push('*');
                self.put(out, x, depth);
            }
            ExprKind::Unary { op, x } => {
                out.push_str(op.text());
                self.put(out, x, depth);
            }
            ExprKind::Binary { op, x, y } => {
                self.put(out, x, depth);
                let _ = write!(out, " {op} ");
                self.put(out, y, depth);
            }
            ExprKind::ArrayType { len, elem } => {
                out.push('[');
                match len {
                    Some(e) => self.put(out, e, depth),
                    None => out.push_str("..."),
                }
                out.push(']');
                self.put_type(out, elem, depth);
            }
            ExprKind::SliceType { elem } => {
                out.push_str("[]");
                self.put_type(out, elem, depth);
            }
            ExprKind::MapType { key, elem } => {
                out.push_str("map[");
                self.put_type(out, key, depth);
                out.push(']');
                self.put_type(out, elem, depth);
            }
            ExprKind::ChanType { dir, elem } => {
                out.push_str(match dir {
                    ChanDir::Both => "chan ",
                    ChanDir::Send => "chan<- ",
                    ChanDir::Recv => "<-chan ",
                });
                let elem = self.ast.unparen(elem);
                // `chan (<-chan T)` would read differently without its parentheses.
                let paren = matches!(
                    (dir, self.ast[elem].kind),
                    (ChanDir::Both, ExprKind::ChanType { dir: ChanDir::Recv, .. })
                );
                if paren {
                    out.push('(');
                }
                self.put_type(out, elem, depth);
                if paren {
                    out.push(')');
                }
            }
            ExprKind::FuncType { params, results } => {
                out.push_str("func");
                self.put_signature(out, params, results, depth);
            }
            ExprKind::StructType { fields } => self.put_struct(out, fields, depth),
            ExprKind::InterfaceType { elems } => self.put_interface(out, elems, depth),
        }
    }

    /// A part of a type: parentheses around it are left out.
    fn put_type(&self, out: &mut String, id: ExprId, depth: u32) {
        self.put(out, self.ast.unparen(id), depth);
    }

    fn put_struct(&self, out: &mut String, fields: List<Field>, depth: u32) {
        out.push_str("struct{");
        let list = self.ast.list(fields);
        for (i, f) in list.iter().enumerate() {
            if let Some(n) = f.name {
                self.put(out, n, depth);
                // `a, b T`: the type only after the last name of its group.
                if list.get(i + 1).is_some_and(|g| g.ty == f.ty) {
                    out.push_str(", ");
                    continue;
                }
                out.push(' ');
            }
            self.put_type(out, f.ty, depth);
            if let Some(t) = f.tag {
                out.push(' ');
                self.put(out, t, depth);
            }
            if i + 1 < list.len() {
                out.push_str("; ");
            }
        }
        out.push('}');
    }

    fn put_interface(&self, out: &mut String, elems: List<InterfaceElem>, depth: u32) {
        out.push_str("interface{");
        for (i, e) in self.ast.list(elems).iter().enumerate() {
            if i > 0 {
                out.push_str("; ");
            }
            match *e {
                InterfaceElem::Method { name, sig } => {
                    self.put(out, name, depth);
                    if let ExprKind::FuncType { params, results } = self.ast[sig].kind {
                        self.put_signature(out, params, results, depth);
                    }
                }
                InterfaceElem::Embedded { ty } => self.put(out, ty, depth),
            }
        }
        out.push('}');
    }

    fn put_signature(&self, out: &mut String, params: List<Param>, results: List<Param>, depth: u32) {
        self.put_params(out, params, depth);
        match self.ast.list(results) {
            [] => {}
            [Param { name: None, ty, .. }] => {
                out.push(' ');
                self.put_type(out, *ty, depth);
            }
            _ => {
                out.push(' ');
                self.put_params(out, results, depth);
            }
        }
    }

    fn put_params(&self, out: &mut String, l: List<Param>, depth: u32) {
        out.push('(');
        let list = self.ast.list(l);
        for (i, p) in list.iter().enumerate() {
            if i > 0 {
                out.push_str(", ");
            }
            if let Some(n) = p.name {
                self.put(out, n, depth);
                // `a, b T`: the type only after the last name of its group.
                if list.get(i + 1).is_some_and(|q| q.ty == p.ty) {
                    continue;
                }
                out.push(' ');
            }
            if p.dots {
                out.push_str("...");
            }
            self.put_type(out, p.ty, depth);
        }
        out.push(')');
    }
}
