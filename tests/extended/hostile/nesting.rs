//! Everything that nests, very deep.

use super::{Case, Expect::*};

/// `open` n times, `mid`, `close` n times.
fn deep(open: &str, mid: &str, close: &str, n: usize) -> String {
    format!("{}{mid}{}", open.repeat(n), close.repeat(n))
}

/// An expression as the value of a variable of any type, among declarations that give it something to name.
fn expr(e: &str) -> String {
    format!(
        "package main\n\ntype T struct {{ p *T; f func() *T; a []T; x any }}\n\nvar (\n\tx int = 3\n\tb bool\n\tt *T\n\tr []int\n\ts \
         string\n)\n\nfunc id(x int) int {{ return x }}\n\nvar y any = {e}\n\nfunc main() {{ println(y != nil) }}\n"
    )
}

fn body(s: &str) -> String {
    format!("package main\n\nvar x int\nvar c chan int\n\nfunc main() {{\n{s}\n}}\n")
}

/// (opening, middle, closing) of expressions.
const EXPRS: &[(&str, &str, &str)] = &[
    ("(", "x", ")"),
    ("-", "x", ""),
    ("^", "x", ""),
    ("!", "b", ""),
    ("+ ", "x", ""),
    ("", "x", "+x"),
    ("", "x", " - x*x"),
    ("x+(", "x", ")"),
    ("(x+", "x", ")"),
    ("id(", "x", ")"),
    ("r[", "x", "]"),
    ("t", ".p", ""),
    ("", "t", ".p"),
    ("", "t", ".f()"),
    ("", "t", ".a[0]"),
    ("any(", "x", ")"),
    ("int(", "x", ")"),
    ("int64(int32(", "x", "))"),
    ("func() int { return ", "x", " }()"),
    ("func() any { return ", "x", " }"),
    ("[]any{", "x", "}"),
    ("[1]any{", "x", "}"),
    ("map[any]any{1: ", "x", "}"),
    ("&T{x: ", "x", "}"),
    ("T{p: &", "T{}", "}"),
    ("struct{ f any }{", "x", "}"),
    ("", "b", " && b"),
    ("b || (", "b", ")"),
    ("", "b", " == b"),
    ("", "s", " + s"),
    ("", "s", " + \"a\""),
    ("", "\"b\"", " + \"a\""),
    ("", "1", " + 1"),
    ("s + (", "s", ")"),
    ("", "s", "[1:]"),
    ("*&", "x", ""),
    ("", "any(t)", ".(*T).x"),
    ("min(x, ", "x", ")"),
    ("len(s) + (", "x", ")"),
    ("append(r, ", "x", ")[0]"),
    ("complex(1, real(", "1i", "))"),
];

/// The same for types.
const TYPES: &[(&str, &str, &str)] = &[
    ("*", "int", ""),
    ("[]", "int", ""),
    ("[1]", "int", ""),
    ("[2]", "int", ""),
    ("map[int]", "int", ""),
    ("map[", "int", "]int"),
    ("map[[1]", "int", "]int"),
    ("chan ", "int", ""),
    ("<-chan ", "int", ""),
    ("func(", "", ")"),
    ("func() ", "int", ""),
    ("struct{ f ", "int", " }"),
    ("struct{ f, g ", "int", " }"),
    ("struct{ f, g *", "int", " }"),
    ("interface{ m() ", "int", " }"),
    ("interface{ ", "any", " }"),
    ("G[", "int", "]"),
    ("H[", "int", "]"),
    ("(", "int", ")"),
];

const STMTS: &[(&str, &str, &str)] = &[
    ("{", "x++", "}"),
    ("if x > 0 {", "x++", "}"),
    ("if x > 0 {} else ", "{ x++ }", ""),
    ("if x > 0 {} else { ", "x++", "}"),
    ("for x < 9 {", "x++", "}"),
    ("for range x {", "x++", "}"),
    ("for i := range x { _ = i;", "x++", "}"),
    ("for range func(y func() bool) { y() } {", "x++", "}"),
    ("switch x { case 1:", "x++", "}"),
    ("switch any(x).(type) { case int:", "x++", "}"),
    ("select { case <-c:", "x++", "}"),
    ("func() {", "x++", "}()"),
    ("defer func() {", "x++", "}()"),
    ("go func() {", "x++", "}()"),
    ("var f = func() {", "x++", "}; f();"),
    ("type T struct{}; {", "x++", "}"),
];

/// Depths that the parser accepts, and one that it does not.
const ALL: &[usize] = &[3_000, 100_000];

/// The same where the text of a type grows much faster than its depth, or every level takes functions of its own.
const FEW: &[usize] = &[12, 100_000];

/// All of it.
pub fn cases() -> Vec<Case> {
    let mut out = vec![];
    let mut at = |depths: &[usize], name: String, source: &dyn Fn(usize) -> String| {
        for &n in depths {
            out.push(Case::source(format!("{name} × {n}"), source(n), Any));
        }
    };
    for &(open, mid, close) in EXPRS {
        at(ALL, format!("{open}{mid}{close}"), &|n| expr(&deep(open, mid, close, n)));
    }
    for &(open, mid, close) in TYPES {
        at(
            if open.starts_with("map") || open.contains("f, g") || open.contains("H[") { FEW } else { ALL },
            format!("type {open}{mid}{close}"),
            &|n| {
                let t = deep(open, mid, close, n);
                format!(
                    "package main\n\ntype G[P any] struct {{ f *P }}\n\ntype H[P any] struct {{ f, g P }}\n\nvar v {t}\n\nfunc main() {{ \
                 var a any = v; println(a != nil) }}\n"
                )
            },
        );
    }
    for &(open, mid, close) in STMTS {
        at(ALL, format!("{open} {mid} {close}"), &|n| {
            body(&deep(&format!("{open}\n"), mid, &format!("\n{close}"), n))
        });
    }
    at(ALL, "labels".into(), &|n| {
        body(&(0..n).map(|i| format!("L{i}: for {{ break L{i}\n")).chain(["}".repeat(n)]).collect::<String>())
    });
    at(ALL, "embedding".into(), &|n| {
        let types: String = (1..n).map(|i| format!("type T{i} struct {{ T{} }}\n", i - 1)).collect();
        format!(
            "package main\n\ntype T0 struct {{ x int }}\n\nfunc (T0) m() {{}}\n\n{types}\nfunc main() {{ var t T{}; t.x = 1; t.m() }}\n",
            n - 1
        )
    });
    at(ALL, "embedded pointers".into(), &|n| {
        let types: String = (1..n).map(|i| format!("type T{i} struct {{ *T{} }}\n", i - 1)).collect();
        format!(
            "package main\n\ntype T0 struct {{ x int }}\n\nfunc (*T0) m() {{}}\n\n{types}\nfunc main() {{ var t any = T{}{{}}; t.(interface{{ m() }}).m() }}\n",
            n - 1
        )
    });
    at(ALL, "embedded interfaces".into(), &|n| {
        let types: String =
            (1..n).map(|i| format!("type I{i} interface {{ I{}; m{i}() }}\n", i - 1)).collect();
        format!(
            "package main\n\ntype I0 interface {{ m0() }}\n\n{types}\nfunc main() {{ var i I{}; println(i == nil) }}\n",
            n - 1
        )
    });
    at(ALL, "definitions".into(), &|n| {
        let types: String = (1..n).map(|i| format!("type T{i} T{}\n", i - 1)).collect();
        format!("package main\n\n{types}type T0 int\n\nfunc main() {{ println(T{}(1)) }}\n", n - 1)
    });
    at(ALL, "aliases".into(), &|n| {
        let types: String = (1..n).map(|i| format!("type T{i} = T{}\n", i - 1)).collect();
        format!("package main\n\n{types}type T0 int\n\nfunc main() {{ println(T{}(1)) }}\n", n - 1)
    });
    at(ALL, "constants".into(), &|n| {
        let list: String = (1..n).map(|i| format!("const c{i} = c{} + 1\n", i - 1)).collect();
        format!("package main\n\n{list}const c0 = 0\n\nfunc main() {{ println(c{}) }}\n", n - 1)
    });
    at(ALL, "variables".into(), &|n| {
        let list: String = (1..n).map(|i| format!("var v{i} = v{} + 1\n", i - 1)).collect();
        format!(
            "package main\n\n{list}var v0 = len(\"abc\"[x:])\nvar x = 1\n\nfunc main() {{ println(v{}) }}\n",
            n - 1
        )
    });
    at(ALL, "calls".into(), &|n| {
        let list: String =
            (1..n).map(|i| format!("func f{i}() int {{ return f{}() + 1 }}\n", i - 1)).collect();
        format!(
            "package main\n\n{list}func f0() int {{ return x }}\nvar x = f{0}()\n\nfunc main() {{ println(f{0}()) }}\n",
            n - 1
        )
    });
    out
}
