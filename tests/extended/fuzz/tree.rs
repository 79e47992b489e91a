//! Where the pieces of a source's syntax tree lie in its text.

use source::{Interner, SourceMap};
use std::ops::Range;
use syntax::Node;
use syntax::ast::{DeclKind, ExprKind, File};

/// Ranges of bytes by what stands there.
#[derive(Default)]
pub struct Pieces {
    pub exprs: Vec<Range<usize>>,
    /// What is a type by its form.
    pub types: Vec<Range<usize>>,
    pub names: Vec<Range<usize>>,
    pub literals: Vec<Range<usize>>,
    pub stmts: Vec<Range<usize>>,
    /// Functions, and specifications of other declarations without their keyword.
    pub funcs: Vec<Range<usize>>,
    pub specs: Vec<Range<usize>>,
}

/// Parses a source for its pieces; one with errors has those that could be read.
pub fn pieces(text: &[u8]) -> Pieces {
    let mut map = SourceMap::new();
    let names = Interner::new();
    let Ok(id) = map.add("x.go".into(), text.into()) else { return Pieces::default() };
    let (file, _) = syntax::parse(&map, id, &names);
    let base = map.file(id).base.0 as usize;
    let mut p = Pieces::default();
    let mut todo: Vec<Node> = file.decls.iter().map(|&d| Node::Decl(d)).collect();
    while let Some(n) = todo.pop() {
        let (start, end) = enter(&file, n, &mut todo);
        let range = start.wrapping_sub(base)..end.wrapping_sub(base);
        if range.start >= range.end || range.end > text.len() {
            continue;
        }
        let list = match n {
            Node::Stmt(_) => &mut p.stmts,
            Node::Decl(d) if matches!(file.ast[d].kind, DeclKind::Func { .. }) => &mut p.funcs,
            Node::Decl(_) => &mut p.specs,
            Node::Expr(e) => match file.ast[e].kind {
                ExprKind::Name { .. } => &mut p.names,
                ExprKind::Literal { .. } => &mut p.literals,
                ExprKind::ArrayType { .. }
                | ExprKind::SliceType { .. }
                | ExprKind::MapType { .. }
                | ExprKind::ChanType { .. }
                | ExprKind::FuncType { .. }
                | ExprKind::StructType { .. }
                | ExprKind::InterfaceType { .. } => &mut p.types,
                _ => &mut p.exprs,
            },
        };
        list.push(range);
    }
    p
}

/// Queues the children of a node; its first byte and the one after its last.
fn enter(file: &File, n: Node, todo: &mut Vec<Node>) -> (usize, usize) {
    let ast = &file.ast;
    let mut push = |c: Node| todo.push(c);
    match n {
        Node::Expr(e) => {
            ast.each_child(ast[e].kind, &mut push);
            (ast.start(e).0 as usize, ast[e].end.0 as usize)
        }
        Node::Stmt(s) => {
            ast.each_stmt_child(ast[s].kind, &mut push);
            (ast.stmt_start(s).0 as usize, ast[s].end.0 as usize)
        }
        Node::Decl(d) => {
            ast.each_decl_child(d, &mut push);
            (ast[d].pos.0 as usize, ast[d].end.0 as usize)
        }
    }
}
