//! Expressions as text, the way gc's messages show them: bodies and element lists shortened to `…`.

use source::Interner;
use syntax::ast::*;

/// Prints expressions of one file.
pub(crate) struct Printer<'a> {
    pub ast: &'a Ast,
    pub interner: &'a Interner,
    pub text: &'a [u8],
    /// Position of the file's first byte.
    pub base: u32,
}

impl Printer<'_> {
    /// The text of `e`.
    pub fn expr(&self, e: ExprId) -> String {
        let mut out = String::new();
        self.write(&mut out, e, 0);
        out
    }

    fn name(&self, s: source::Symbol) -> &'static str {
        self.interner.text(s)
    }

    fn list(&self, out: &mut String, l: &[ExprId], depth: u32) {
        for (i, &x) in l.iter().enumerate() {
            if i > 0 {
                out.push_str(", ");
            }
            self.write(out, x, depth);
        }
    }

    fn write(&self, out: &mut String, e: ExprId, depth: u32) {
        if depth > 200 {
            out.push('…');
            return;
        }
        let d = depth + 1;
        let ex = &self.ast[e];
        match ex.kind {
            ExprKind::Bad => out.push_str("BadExpr"),
            ExprKind::Name { name } => out.push_str(self.name(name)),
            ExprKind::Literal { .. } => {
                let (a, b) = ((ex.pos.0 - self.base) as usize, (ex.end.0 - self.base) as usize);
                out.push_str(&String::from_utf8_lossy(self.text.get(a..b).unwrap_or(b"")));
            }
            ExprKind::Paren { x } => {
                out.push('(');
                self.write(out, x, d);
                out.push(')');
            }
            ExprKind::Selector { x, sel } => {
                self.write(out, x, d);
                out.push('.');
                out.push_str(self.name(sel.name));
            }
            ExprKind::Index { x, args } => {
                self.write(out, x, d);
                out.push('[');
                self.list(out, self.ast.list(args), d);
                out.push(']');
            }
            ExprKind::Slice { x, lo, hi, max } => {
                self.write(out, x, d);
                out.push('[');
                if let Some(i) = lo {
                    self.write(out, i, d);
                }
                out.push(':');
                if let Some(i) = hi {
                    self.write(out, i, d);
                }
                if let Some(i) = max {
                    out.push(':');
                    self.write(out, i, d);
                }
                out.push(']');
            }
            ExprKind::TypeAssert { x, ty } => {
                self.write(out, x, d);
                out.push_str(".(");
                self.write(out, ty, d);
                out.push(')');
            }
            ExprKind::TypeGuard { x } => {
                self.write(out, x, d);
                out.push_str(".(type)");
            }
            ExprKind::Call { fun, args, dots } => {
                self.write(out, fun, d);
                out.push('(');
                self.list(out, self.ast.list(args), d);
                if dots {
                    out.push_str("...");
                }
                out.push(')');
            }
            ExprKind::CompositeLit { ty, elems } => {
                if let Some(t) = ty {
                    self.write(out, t, d);
                }
                out.push_str(if elems.is_empty() { "{}" } else { "{…}" });
            }
            ExprKind::FuncLit { ty, body } => {
                self.write(out, ty, d);
                let empty = matches!(self.ast[body].kind, StmtKind::Block { stmts } if stmts.is_empty());
                out.push_str(if empty { " {}" } else { " {…}" });
            }
            ExprKind::Star { x } => {
                out.push('*');
                self.write(out, x, d);
            }
            ExprKind::Unary { op, x } => {
                out.push_str(op.text());
                self.write(out, x, d);
            }
            ExprKind::Binary { op, x, y } => {
                self.write(out, x, d);
                out.push(' ');
                out.push_str(op.text());
                out.push(' ');
                self.write(out, y, d);
            }
            ExprKind::ArrayType { len, elem } => {
                out.push('[');
                match len {
                    Some(n) => self.write(out, n, d),
                    None => out.push_str("..."),
                }
                out.push(']');
                self.write(out, elem, d);
            }
            ExprKind::SliceType { elem } => {
                out.push_str("[]");
                self.write(out, elem, d);
            }
            ExprKind::MapType { key, elem } => {
                out.push_str("map[");
                self.write(out, key, d);
                out.push(']');
                self.write(out, elem, d);
            }
            ExprKind::ChanType { dir, elem } => {
                out.push_str(match dir {
                    ChanDir::Both => "chan ",
                    ChanDir::Send => "chan<- ",
                    ChanDir::Recv => "<-chan ",
                });
                let parens = dir == ChanDir::Both
                    && matches!(self.ast[elem].kind, ExprKind::ChanType { dir: ChanDir::Recv, .. });
                if parens {
                    out.push('(');
                }
                self.write(out, elem, d);
                if parens {
                    out.push(')');
                }
            }
            ExprKind::FuncType { .. } => {
                out.push_str("func");
                self.signature(out, e, d);
            }
            ExprKind::StructType { fields } => {
                out.push_str("struct{");
                let fields = self.ast.list(fields);
                let mut i = 0;
                while i < fields.len() {
                    if i > 0 {
                        out.push_str("; ");
                    }
                    let f = fields[i];
                    let mut j = i + 1;
                    if let Some(n) = f.name {
                        out.push_str(self.name(self.ast.name(n)));
                        while j < fields.len() && fields[j].ty == f.ty {
                            if let Some(n) = fields[j].name {
                                out.push_str(", ");
                                out.push_str(self.name(self.ast.name(n)));
                            }
                            j += 1;
                        }
                        out.push(' ');
                    }
                    self.write(out, f.ty, d);
                    if let Some(t) = f.tag {
                        out.push(' ');
                        self.write(out, t, d);
                    }
                    i = j;
                }
                out.push('}');
            }
            ExprKind::InterfaceType { elems } => {
                out.push_str("interface{");
                for (i, el) in self.ast.list(elems).iter().enumerate() {
                    if i > 0 {
                        out.push_str("; ");
                    }
                    match *el {
                        InterfaceElem::Method { name, sig } => {
                            out.push_str(self.name(self.ast.name(name)));
                            self.signature(out, sig, d);
                        }
                        InterfaceElem::Embedded { ty } => self.write(out, ty, d),
                    }
                }
                out.push('}');
            }
        }
    }

    fn signature(&self, out: &mut String, e: ExprId, d: u32) {
        let ExprKind::FuncType { params, results } = self.ast[e].kind else { return };
        self.params(out, self.ast.list(params), d);
        match self.ast.list(results) {
            [] => {}
            [r] if r.name.is_none() => {
                out.push(' ');
                self.write(out, r.ty, d);
            }
            rs => {
                out.push(' ');
                self.params(out, rs, d);
            }
        }
    }

    fn params(&self, out: &mut String, ps: &[Param], d: u32) {
        out.push('(');
        for (i, p) in ps.iter().enumerate() {
            if i > 0 {
                out.push_str(", ");
            }
            if let Some(n) = p.name {
                out.push_str(self.name(self.ast.name(n)));
                // `a, b T` keeps its grouping.
                if ps.get(i + 1).is_some_and(|q| q.ty == p.ty && q.name.is_some()) {
                    continue;
                }
                out.push(' ');
            }
            if p.dots {
                out.push_str("...");
            }
            self.write(out, p.ty, d);
        }
        out.push(')');
    }
}
