//! Deep nesting ends in an error, not in a stack overflow, and positions, directives and literals are exact.

use source::{Interner, SourceMap};
use syntax::ast::{DeclKind, ExprKind, MAX_DEPTH, StmtKind};

fn errors(src: &str) -> String {
    let mut map = SourceMap::new();
    let id = map.add("x".into(), src.as_bytes().into()).unwrap();
    let diags = syntax::parse(&map, id, &Interner::new()).1;
    diag::render_plain(&map, &diags, 0)
}

#[test]
fn nesting_is_limited() {
    let n = 100_000;
    let expr = |open: &str, x: &str, close: &str, n: usize| {
        format!("package p\n\nvar x = {}{x}{}\n", open.repeat(n), close.repeat(n))
    };
    for (open, x, close) in [
        ("(", "1", ")"),
        ("- ", "1", ""),
        ("<-", "c", ""),
        ("<-chan ", "int(nil)", ""),
        ("chan<- ", "int(nil)", ""),
        ("[]", "int{}", ""),
        ("*", "x", ""),
        ("", "1", "+1"),
        ("", "f", "()"),
        ("", "f", ".f"),
        ("", "f", "[1]"),
        ("f(", "1", ")"),
        ("[]T{", "1", "}"),
        ("func() { x = ", "1", "}"),
        ("map[int]", "int{}", ""),
        ("func() ", "int(nil)", ""),
        ("interface { f(x ", "int", ") }"),
    ] {
        let e = errors(&expr(open, x, close, n));
        assert!(e.contains("exceeded max nesting depth"), "{open}{x}{close}: {e:.200}");
        let shallow = expr(open, x, close, MAX_DEPTH as usize / 10);
        assert_eq!(errors(&shallow), "", "{open}{x}{close}");
    }
    for (open, close) in [
        ("{", "}"),
        ("if x {", "}"),
        ("for {", "}"),
        ("switch { case 1: ", "}"),
        ("L: ", ""),
        ("if x {} else ", "{}"),
    ] {
        let body = format!("{}{}", open.repeat(n), close.repeat(if open.contains("else") { 1 } else { n }));
        let e = errors(&format!("package p\n\nfunc f() {{ {body} }}\n"));
        assert!(e.contains("exceeded max nesting depth"), "{open}{close}: {e:.200}");
    }
}

#[test]
fn unbalanced_brackets_take_no_time() {
    for open in ["(", "[", "{", "f(", "[]int{", "func() {", "if x {", "struct {", "type T["] {
        let src = format!("package p\n\nfunc f() {{\n{}", open.repeat(100_000));
        assert_ne!(errors(&src), "", "{open}");
    }
}

#[test]
fn directives_belong_to_the_next_declaration() {
    let src = "package p\n\n//go:noinline\n//go:linkname f g.h\nfunc f() {\n\t//go:nosplit\n\tvar x int\n}\n\nfunc g() {}\n\n\
               //go:embed a b\nvar s string\n";
    let mut map = SourceMap::new();
    let id = map.add("x".into(), src.as_bytes().into()).unwrap();
    let names = Interner::new();
    let (file, diags) = syntax::parse(&map, id, &names);
    assert!(diags.is_empty());
    let ast = &file.ast;
    let verbs: Vec<Vec<String>> = file
        .decls
        .iter()
        .map(|&d| {
            let text = |x: &syntax::ast::Directive| format!("{} {}", names.text(x.verb), names.text(x.args));
            ast.list(ast[d].directives).iter().map(text).collect()
        })
        .collect();
    assert_eq!(verbs, [vec!["go:noinline ", "go:linkname f g.h"], vec![], vec!["go:embed a b"]]);
    let DeclKind::Func { func } = ast[file.decls[0]].kind else { panic!() };
    assert!(ast[func].pragmas.noinline && !ast[func].pragmas.nosplit);
    assert_eq!(file.directives.len(), 4);
}

#[test]
fn a_body_is_one_range_of_ids() {
    let src = "package p\n\nvar v = func() int { return 1 }\n\nfunc f(x int) int {\n\tgo func() { x++ }()\n\treturn x\n}\n";
    let mut map = SourceMap::new();
    let id = map.add("x".into(), src.as_bytes().into()).unwrap();
    let file = syntax::parse(&map, id, &Interner::new()).0;
    let f = &file.ast[file.ast.func_ids().next().unwrap()];
    assert!(f.body_exprs.start as usize > f.sig.index());
    assert_eq!(f.body_exprs.end as usize, file.ast.expr_count());
    assert_eq!(f.body_stmts.end as usize, f.body.unwrap().index() + 1);
    assert_eq!(f.body_stmts.len(), 5);
    assert!(matches!(file.ast[f.body.unwrap()].kind, StmtKind::Block { .. }));
    assert!(matches!(file.ast[f.sig].kind, ExprKind::FuncType { .. }));
}

#[test]
fn line_directives_change_reported_places() {
    let src = "package p\n//line a.go:10\nvar x x x\n//line :20:5\nvar y y y\nvar /*line b.go:7:3*/z z z\n";
    assert_eq!(
        errors(src),
        "a.go:10: syntax error: unexpected name x after top level declaration\n\
         a.go:20:13: syntax error: unexpected name y after top level declaration\n\
         b.go:7:7: syntax error: unexpected name z after top level declaration\n"
    );
}
