//! Too much of something: constants that explode, types without end, sources that are very long.

use super::{Case, Expect::*};

/// `n` lines made by `f`.
fn lines(n: usize, f: impl Fn(usize) -> String) -> String {
    (0..n).map(|i| f(i) + "\n").collect()
}

fn main(declarations: impl AsRef<str>, body: impl AsRef<str>) -> String {
    format!("package main\n\n{}\nfunc main() {{\n{}\n}}\n", declarations.as_ref(), body.as_ref())
}

fn numbers() -> Vec<Case> {
    let chain = |first: &str, next: &str, n: usize| {
        let next = |i: usize| format!("const c{} = {}", i + 1, next.replace('$', &format!("c{i}")));
        main(format!("const c0 = {first}\n{}", lines(n, next)), format!("println(len([c{n} & 1]int{{}}))"))
    };
    let value = |e: &str| main(format!("const c = {e}"), "var x any = c; println(x)");
    vec![
        Case::source("1 << 1000000", value("1 << 1000000"), Says("x.go:3:11: invalid shift count 1000000")),
        Case::source("1 << 500 << 500", value("1 << 500 << 500"), Says("constant shift overflow")),
        Case::source("1 << (1 << 70)", value("1 << (1 << 70)"), Fails),
        Case::source("1 >> (1 << 70)", value("1 >> (1 << 70)"), Fails),
        Case::source(
            "repeated squaring",
            chain("1 << 500", "$ * $", 60),
            Says("constant multiplication overflow"),
        ),
        Case::source("repeated shifts", chain("1", "$ << 500", 60), Says("constant shift overflow")),
        Case::source("repeated squaring of a fraction", chain("1.0 / 3", "$ * $ + 1.0 / 7", 60), Fails),
        Case::source("repeated squaring of a large float", chain("1e1000", "$ * $", 60), Fails),
        Case::source("repeated squaring of a small float", chain("1e-1000", "$ * $", 60), Fails),
        Case::source("sums of fractions", chain("1.0 / 3", "$ + 1.0 / ($ + 2)", 500), Fails),
        Case::source("quotients", chain("1.0 / 3", "1 / (1 + $)", 500), Fails),
        Case::source("complex powers", chain("1.1 + 1.2i", "$ * $", 60), Fails),
        Case::source("1e1000000000", value("1e1000000000"), Fails),
        Case::source("1e-1000000000", value("1e-1000000000"), Any),
        Case::source("1e99999999999999999999", value("1e99999999999999999999"), Fails),
        Case::source("0x1p1000000000", value("0x1p1000000000"), Fails),
        Case::source("0x1p-1000000000", value("0x1p-1000000000"), Any),
        Case::source("1e1000000 / 1e999999", value("1e1000000 / 1e999999"), Any),
        Case::source("1e1000000 * 1e-1000000", value("1e1000000 * 1e-1000000"), Any),
        Case::source("int(1e1000000)", value("int(1e1000000)"), Fails),
        Case::source("1e1000000 % 7", value("1e1000000 % 7"), Fails),
        Case::source("1e-1000000 == 0", value("1e-1000000 == 0"), Any),
        Case::source("a million digits", value(&"7".repeat(1_000_000)), Says("excessively long constant")),
        Case::source("a million hexadecimal digits", value(&format!("0x{}", "f".repeat(1_000_000))), Fails),
        Case::source(
            "a million digits behind the point",
            value(&format!("0.{}", "7".repeat(1_000_000))),
            Fails,
        ),
        Case::source("a million zeros", value(&format!("{}1", "0".repeat(1_000_000))), Fails),
        Case::source("a million underscores", value(&format!("1{}1", "_".repeat(1_000_000))), Fails),
        Case::source("a rune of a million", value(&format!("'{}'", "a".repeat(1_000_000))), Fails),
        Case::source(
            "string constants that double",
            chain("\"0123456789abcdef\"", "$ + $", 60).replace("& 1", "[0] & 1"),
            Fails,
        ),
        Case::source(
            "a string constant of 64 MB",
            main(
                format!(
                    "const c0 = \"0123456789abcdef\"\n{}",
                    lines(22, |i| format!("const c{} = c{i} + c{i}", i + 1))
                ),
                "println(len(c22))",
            ),
            Any,
        ),
        Case::source(
            "a string literal of 8 MB",
            main("", format!("println(len(`{}`))", "x".repeat(8 << 20))),
            Builds,
        ),
        Case::source("string of a large rune", value("string(1 << 70)"), Fails),
        Case::source("division by a constant zero", value("1 / (1e-1000000 * 0)"), Fails),
    ]
}

fn types() -> Vec<Case> {
    let instances = |t: &str, f: &str| main(t, f);
    vec![
        Case::source(
            "a function that instantiates itself",
            instances("func f[T any](n int) { if n > 0 { f[[]T](n - 1) } }", "f[int](3)"),
            Says("instantiation cycle"),
        ),
        Case::source(
            "two functions in turn",
            instances(
                "func f[T any](n int) { if n > 0 { g[*T](n - 1) } }\nfunc g[T any](n int) { f[T](n) }",
                "f[int](3)",
            ),
            Says("instantiation cycle"),
        ),
        Case::source(
            "through a closure",
            instances("func f[T any](n int) { func() { f[func(T)](n - 1) }() }", "f[int](3)"),
            Says("instantiation cycle"),
        ),
        Case::source(
            "through a method",
            instances(
                "type L[T any] struct{}\nfunc (L[T]) m(n int) { if n > 0 { L[[1]T]{}.m(n - 1) } }",
                "L[int]{}.m(3)",
            ),
            Says("instantiation cycle"),
        ),
        Case::source(
            "through a method value",
            instances(
                "type L[T any] struct{}\nfunc (L[T]) m() func() { return L[L[T]]{}.m() }",
                "L[int]{}.m()",
            ),
            Says("instantiation cycle"),
        ),
        Case::source(
            "through an interface",
            instances(
                "type I interface { m(int) }\ntype L[T any] struct{}\nfunc (L[T]) m(n int) { var i I = L[[]T]{}; i.m(n - 1) }",
                "L[int]{}.m(1)",
            ),
            Says("instantiation cycle"),
        ),
        Case::source(
            "through a field",
            instances("type T[P any] struct { f *T[T[P]] }", "var t T[int]; println(t.f == nil)"),
            Fails,
        ),
        Case::source(
            "through a parameter",
            instances("type T[P any] struct { f func(T[[]P]) }", "var t T[int]; println(t.f == nil)"),
            Fails,
        ),
        Case::source(
            "through an alias",
            instances("type A[P any] = []A[P]", "var t A[int]; println(t == nil)"),
            Fails,
        ),
        Case::source(
            "through local types",
            instances(
                "func f[T any](n int) { type S struct { f T }; if n > 0 { f[S](n - 1) } }",
                "f[int](3)",
            ),
            Fails,
        ),
        Case::source(
            "through an embedded constraint",
            instances("type C[T any] interface { m(C[[]T]) }\nfunc f[T C[T]](x T) { x.m(nil) }", ""),
            Any,
        ),
        Case::source(
            "types that double",
            main(
                format!(
                    "type T0 struct {{ x int }}\n{}",
                    lines(60, |i| format!("type T{} struct {{ a, b T{i} }}", i + 1))
                ),
                "var t T60; println(t.a == t.b)",
            ),
            Fails,
        ),
        Case::source(
            "aliases that double",
            main(
                format!(
                    "type T0 = struct {{ x int }}\n{}",
                    lines(60, |i| format!("type T{} = struct {{ a, b *T{i} }}", i + 1))
                ),
                "var t any = T60{}; println(t != nil)",
            ),
            Any,
        ),
        Case::source(
            "an error that names aliases that double",
            main(
                format!(
                    "type T0 = struct {{ x int }}\n{}",
                    lines(60, |i| format!("type T{} = struct {{ a, b *T{i} }}", i + 1))
                ),
                "var t int = T60{}; println(t)",
            ),
            Fails,
        ),
        Case::source(
            "functions that double",
            main(
                format!(
                    "type T0 = func()\n{}",
                    lines(60, |i| format!("type T{} = func(a, b T{i}) T{i}", i + 1))
                ),
                "var t any = T60(nil); println(t != nil)",
            ),
            Any,
        ),
        Case::source(
            "instances that double",
            main(
                "type P[T any] struct { a, b *T }",
                format!("var x any = {}int{}{{}}; println(x != nil)", "P[P[".repeat(30), "]]".repeat(30)),
            ),
            Builds,
        ),
        Case::source(
            "type arguments that double",
            main(
                format!(
                    "type P[A, B any] struct {{ a *A; b *B }}\ntype T0 = int\n{}",
                    lines(60, |i| format!("type T{} = P[T{i}, T{i}]", i + 1))
                ),
                "var t any = T60{}; println(t != nil)",
            ),
            Any,
        ),
        Case::source(
            "generic functions that double",
            main(
                format!(
                    "type A[T any] struct{{}}\ntype B[T any] struct{{}}\nfunc f0[T any]() {{}}\n{}",
                    lines(12, |i| format!("func f{}[T any]() {{ f{i}[A[T]](); f{i}[B[T]]() }}", i + 1))
                ),
                "f12[int]()",
            ),
            Builds,
        ),
        Case::source(
            "generic functions that double 40 times",
            main(
                format!(
                    "type A[T any] struct{{}}\ntype B[T any] struct{{}}\nfunc f0[T any]() {{}}\n{}",
                    lines(40, |i| format!("func f{}[T any]() {{ f{i}[A[T]](); f{i}[B[T]]() }}", i + 1))
                ),
                "f40[int]()",
            ),
            Any,
        ),
        Case::source(
            "embedding that doubles",
            main(
                format!(
                    "type D0 struct {{ x int }}\n{}",
                    lines(40, |i| format!(
                        "type D{} struct {{ A{i}; B{i} }}\ntype A{i} struct {{ *D{i} }}\ntype B{i} struct {{ *D{i} }}",
                        i + 1
                    ))
                ),
                "var d D40; println(d.x)",
            ),
            Says("ambiguous selector d.x"),
        ),
        Case::source(
            "unions that double",
            main(
                format!(
                    "type U0 interface {{ ~int | ~string }}\n{}",
                    lines(40, |i| format!("type U{} interface {{ U{i} | U{i} }}", i + 1))
                ),
                "",
            ),
            Any,
        ),
        Case::source(
            "interfaces that double",
            main(
                format!(
                    "type I0 interface {{ m() }}\n{}",
                    lines(60, |i| format!(
                        "type I{} interface {{ I{i}; J{i} }}\ntype J{i} interface {{ I{i} }}",
                        i + 1
                    ))
                ),
                "var i I60; println(i == nil)",
            ),
            Builds,
        ),
        Case::source("an array too large", main("var a [1 << 50]int", "println(len(a))"), Fails),
        Case::source(
            "an array of arrays too large",
            main("var a [1 << 40][1 << 40]int", "println(len(a))"),
            Fails,
        ),
        Case::source(
            "an empty array of huge arrays",
            main("var a [0][1 << 62][1 << 62]int", "println(len(a))"),
            Fails,
        ),
        Case::source("many empty structs", main("var a [1 << 62]struct{}", "println(len(a))"), Builds),
        Case::source("a length of 2^63", main("var a [1 << 63]struct{}", "println(len(a))"), Fails),
        Case::source(
            "a large array",
            main("var a [1 << 30]int", "a[x] = 1; println(len(a), a[x])")
                .replace("func main", "var x = 5\n\nfunc main"),
            Any,
        ),
        Case::source(
            "a large array as a local variable",
            main("func f(p *[1 << 27]int) {}", "var a [1 << 27]int; f(&a); println(a[1])"),
            Any,
        ),
        Case::source(
            "a large array as a value",
            main("var p *[1 << 27]int", "if p != nil { a := *p; println(a[1]); p = &a }"),
            Any,
        ),
        Case::source(
            "a large array literal",
            main("var a = [1 << 28]byte{1 << 28 - 1: 1}", "println(a[1 << 28 - 1])"),
            Any,
        ),
        Case::source("a large slice literal", main("var a = []byte{1 << 33: 1}", "println(len(a))"), Any),
        Case::source(
            "a channel of large elements",
            main("", "c := make(chan [1 << 17]byte); println(c != nil)"),
            Fails,
        ),
        Case::source(
            "a map of large elements",
            main("", "m := map[int][1 << 20]int{}; m[1][2]++; println(len(m))"),
            Builds,
        ),
        Case::source(
            "a large parameter",
            main("func f(a [1 << 24]int) int { return a[3] }", "println(f([1 << 24]int{}))"),
            Any,
        ),
        Case::source(
            "large results",
            main("func f() (a, b [1 << 20]int) { return }", "a, b := f(); println(a == b)"),
            Any,
        ),
        Case::source("make with a huge constant", main("", "println(len(make([]int, 1 << 60)))"), Fails),
        Case::source(
            "a struct too large",
            main("var s struct { a, b [1 << 47]byte }", "println(s.a[0])"),
            Fails,
        ),
    ]
}

fn length() -> Vec<Case> {
    let n = 100_000;
    vec![
        Case::source(
            "10 MB of functions",
            main(
                lines(150_000, |i| format!("func f{i}(x int) int {{ return x + {i} }}\nvar v{i} = f{i}")),
                "println(f3(4))",
            ),
            Builds,
        ),
        Case::source(
            "10 MB of comments",
            main(lines(n, |i| format!("// {i} {}", "x".repeat(100))), ""),
            Builds,
        ),
        Case::source(
            "a line of 10 MB",
            main("", format!("x := 1; {}println(x)", "x++; ".repeat(200_000))),
            Builds,
        ),
        Case::source("10 MB of blanks", main(" \t\r\n".repeat(2 << 20), ""), Builds),
        Case::source("10 MB of semicolons", main("", ";".repeat(10 << 20)), Builds),
        Case::source("10 MB of zero bytes", format!("package main\n{}", "\0".repeat(10 << 20)), Fails),
        Case::source("10 MB of errors", main("", "x = 1\n".repeat(1 << 20)), Fails),
        Case::source("10 MB of syntax errors", main(") (\n".repeat(1 << 20), ""), Fails),
        Case::source("a comment without end", format!("package main\n/*{}", "*".repeat(10 << 20)), Fails),
        Case::source(
            "a string without end",
            format!("package main\nvar s = `{}", "\n".repeat(10 << 20)),
            Fails,
        ),
        Case::source(
            "a switch of 100k cases",
            main(
                "var x = 77",
                format!("switch x {{\n{}\n}}", lines(n, |i| format!("case {i}: println({i})"))),
            ),
            Builds,
        ),
        Case::source(
            "a switch of 100k scattered cases",
            main(
                "var x = 77",
                format!("switch x {{\n{}\n}}", lines(n, |i| format!("case {}: x++", i * 7919 % 1_000_003))),
            ),
            Builds,
        ),
        Case::source(
            "a switch of 100k strings",
            main(
                "var x = \"s77\"",
                format!("switch x {{\n{}\n}}", lines(n, |i| format!("case \"s{i}\": println({i})"))),
            ),
            Builds,
        ),
        Case::source(
            "a switch of 100k expressions",
            main("var x = 77", format!("switch {{\n{}\n}}", lines(n, |i| format!("case x == {i}: x++")))),
            Builds,
        ),
        Case::source(
            "a switch of 10k types",
            main(
                lines(10_000, |i| format!("type T{i} int")),
                format!(
                    "var x any = T77(1)\nswitch x.(type) {{\n{}\n}}",
                    lines(10_000, |i| format!("case T{i}: println({i})"))
                ),
            ),
            Builds,
        ),
        Case::source(
            "a select of 2000 cases",
            main("var c chan int", format!("select {{\n{}default: }}", lines(2000, |_| "case <-c:".into()))),
            Builds,
        ),
        Case::source(
            "a select of 70k cases",
            main(
                "var c chan int",
                format!("select {{\n{}default: }}", lines(70_000, |_| "case <-c:".into())),
            ),
            Any,
        ),
        Case::source(
            "a function of 50k lines",
            main(
                "var x = 3\nvar s []int",
                format!(
                    "a, b := x, x\n{}println(a, b)",
                    lines(50_000, |i| match i % 5 {
                        0 => format!("a += b * {i}"),
                        1 => format!("if a > {i} {{ b-- }}"),
                        2 => "s = append(s, a)".into(),
                        3 => format!("for i := range {} {{ a ^= i }}", i % 7),
                        _ => "b, a = a, b".into(),
                    })
                ),
            ),
            Builds,
        ),
        Case::source(
            "a function of 50k calls",
            main(
                "func f(x int, s string) (int, string) { return len(s) + x, s }",
                format!(
                    "x, s := 1, \"\"\n{}println(x, s)",
                    lines(50_000, |i| format!("x, s = f(x, \"{i}\")"))
                ),
            ),
            Builds,
        ),
        Case::source(
            "50k variables",
            main(
                "var x = 3",
                format!("v0 := x\n{}println(v50000)", lines(50_000, |i| format!("v{} := v{i} + x", i + 1))),
            ),
            Builds,
        ),
        Case::source(
            "50k variables that stay",
            main(
                "var x = 3\nvar p *int",
                format!("{}println(v7)", lines(20_000, |i| format!("v{i} := x; p = &v{i}"))),
            ),
            Builds,
        ),
        Case::source(
            "20k closures",
            main(
                "var x = 3",
                format!("y := x\n{}println(y)", lines(20_000, |i| format!("func() {{ y += {i} }}()"))),
            ),
            Builds,
        ),
        Case::source(
            "20k deferred calls",
            main("var x = 3", lines(20_000, |i| format!("defer println(x, {i})"))),
            Builds,
        ),
        Case::source(
            "20k goroutines",
            main("var x = 3", lines(20_000, |i| format!("go println(x, {i})"))),
            Builds,
        ),
        Case::source(
            "50k labels and gotos",
            main(
                "var x = 3",
                format!(
                    "{}L50000:\nx++",
                    lines(50_000, |i| format!("L{i}: if x == {i} {{ goto L{} }}", (i * 31 + 7) % 50_001))
                ),
            ),
            Builds,
        ),
        Case::source(
            "10k nested loops' worth of breaks",
            main(
                "var x = 3",
                lines(10_000, |i| {
                    format!("M{i}: for {{ for {{ if x > {i} {{ break M{i} }}; continue M{i} }} }}")
                }),
            ),
            Builds,
        ),
        Case::source(
            "10k types with methods",
            main(
                lines(10_000, |i| {
                    format!(
                        "type T{i} struct {{ a int; b *T{} }}\nfunc (t *T{i}) Get() int {{ return t.a + {i} }}",
                        (i + 1) % 10_000
                    )
                }),
                format!(
                    "var g interface {{ Get() int }}\n{}println(g != nil)",
                    lines(10_000, |i| format!("g = &T{i}{{}}"))
                ),
            ),
            Builds,
        ),
        Case::source(
            "100k fields",
            main(
                format!("type S struct {{\n{}}}\nvar s = S{{ f77: 1 }}", lines(n, |i| format!("f{i} int"))),
                "println(s.f77, s == S{})",
            ),
            Builds,
        ),
        Case::source(
            "100k fields and their values",
            main(
                format!(
                    "type S struct {{\n{}}}\nvar s = S{{\n{}}}",
                    lines(n, |i| format!("f{i} int")),
                    lines(n, |i| format!("f{i}: {i},"))
                ),
                "println(s.f77)",
            ),
            Builds,
        ),
        Case::source(
            "20k embedded fields",
            main(
                format!(
                    "{}type S struct {{\n{}}}\nvar s S",
                    lines(20_000, |i| format!("type T{i} struct {{ x{i} int }}")),
                    lines(20_000, |i| format!("T{i}"))
                ),
                "println(s.x77)",
            ),
            Builds,
        ),
        Case::source(
            "20k methods of an interface",
            main(
                format!(
                    "type I interface {{\n{}}}\ntype T int\n{}",
                    lines(20_000, |i| format!("m{i}()")),
                    lines(20_000, |i| format!("func (T) m{i}() {{}}"))
                ),
                "var i I = T(1); i.m77()",
            ),
            Builds,
        ),
        Case::source(
            "10k parameters",
            main(
                format!(
                    "func f({} int) int {{ return p77 }}",
                    Vec::from_iter((0..10_000).map(|i| format!("p{i}"))).join(", ")
                ),
                format!("println(f({}))", Vec::from_iter((0..10_000).map(|i| i.to_string())).join(", ")),
            ),
            Builds,
        ),
        Case::source(
            "10k results",
            main(
                format!(
                    "func f() ({}) {{ return {} }}",
                    Vec::from_iter((0..10_000).map(|_| "int")).join(", "),
                    Vec::from_iter((0..10_000).map(|i| i.to_string())).join(", ")
                ),
                "f()",
            ),
            Builds,
        ),
        Case::source(
            "1000 type parameters",
            main(
                format!(
                    "func f[{} any]() {{}}",
                    Vec::from_iter((0..1000).map(|i| format!("P{i}"))).join(", ")
                ),
                format!("f[{}]()", Vec::from_iter((0..1000).map(|i| format!("[{i}]int"))).join(", ")),
            ),
            Builds,
        ),
        Case::source(
            "a million elements",
            main(format!("var a = []int{{\n{}}}", lines(1_000_000, |i| format!("{i},"))), "println(a[77])"),
            Builds,
        ),
        Case::source(
            "100k strings",
            main(format!("var a = []string{{\n{}}}", lines(n, |i| format!("\"s{i}\","))), "println(a[77])"),
            Builds,
        ),
        Case::source(
            "100k variable elements",
            main(
                format!("var x = 3\nvar a = []int{{\n{}}}", lines(n, |i| format!("x + {i},"))),
                "println(a[77])",
            ),
            Builds,
        ),
        Case::source(
            "100k entries of a map",
            main(
                format!("var m = map[string]int{{\n{}}}", lines(n, |i| format!("\"s{i}\": {i},"))),
                "println(m[\"s77\"])",
            ),
            Builds,
        ),
        Case::source(
            "100k equal keys",
            main(format!("var m = map[string]int{{\n{}}}", lines(n, |_| "\"s\": 1,".into())), ""),
            Fails,
        ),
        Case::source(
            "100k pointers",
            main(
                format!("type T struct {{ x int }}\nvar a = []*T{{\n{}}}", lines(n, |i| format!("{{{i}}},"))),
                "println(a[77].x)",
            ),
            Builds,
        ),
        Case::source(
            "100k interfaces",
            main(
                format!(
                    "var a = []any{{\n{}}}",
                    lines(n, |i| match i % 3 {
                        0 => format!("{i},"),
                        1 => format!("\"{i}\","),
                        _ => format!("{i}.5,"),
                    })
                ),
                "println(a[77] != nil)",
            ),
            Builds,
        ),
        Case::source(
            "100k arguments",
            main(
                "func f(x ...any) int { return len(x) }",
                format!("println(f({}))", Vec::from_iter((0..n).map(|i| i.to_string())).join(", ")),
            ),
            Builds,
        ),
        Case::source(
            "100k constants with iota",
            main(format!("const (\n\tc = iota\n{})", lines(n, |i| format!("\tc{i}"))), "println(c77)"),
            Builds,
        ),
        Case::source(
            "100k variables of the package",
            main(
                lines(n, |i| format!("var v{i} = v{} + 1", (i + 1) % (n + 1))) + "var v100000 = 1\n",
                "println(v77)",
            ),
            Builds,
        ),
        Case::source(
            "100k init functions",
            main(lines(20_000, |_| "func init() { x++ }".into()) + "var x int", "println(x)"),
            Builds,
        ),
        Case::source(
            "100k blank variables",
            main(lines(n, |i| format!("var _ = x + {i}")) + "var x int", "println(x)"),
            Builds,
        ),
        Case::source("100k redeclarations", main(lines(n, |_| "var x int".into()), ""), Fails),
        Case::source("100k unused variables", main("", lines(n, |i| format!("x{i} := {i}"))), Fails),
        Case::source(
            "100k imports",
            format!("package main\n{}func main() {{}}\n", lines(n, |_| "import _ \"fmt\"".into())),
            Builds,
        ),
        Case::source(
            "100k directives",
            main(lines(n, |i| format!("//line x{i}.go:{i}\n//go:noinline")), ""),
            Any,
        ),
        Case::source("a long name", main(format!("var {} = 1", "x".repeat(1 << 20)), ""), Builds),
        Case::source(
            "a long type name",
            main(
                format!(
                    "type {0} struct {{}}\nfunc ({0}) m() {{}}\nvar v any = {0}{{}}",
                    "T".repeat(1 << 20)
                ),
                "println(v != nil)",
            ),
            Any,
        ),
        Case::source(
            "a long label",
            main("", format!("{0}: for {{ break {0} }}", "L".repeat(1 << 20))),
            Builds,
        ),
        Case::source(
            "a long import path",
            format!("package main\nimport \"{}\"\nfunc main() {{}}\n", "x/".repeat(1 << 20)),
            Fails,
        ),
        Case::source(
            "a long tag",
            main(
                format!("var v any = struct {{ f int `{}` }}{{}}", "x".repeat(1 << 20)),
                "println(v != nil)",
            ),
            Any,
        ),
        Case::source(
            "long names from a dot of a package",
            main("", format!("fmt.{}()", "X".repeat(1 << 20))),
            Fails,
        ),
        Case::source(
            "a long concatenation",
            main("var s = \"a\"", format!("println(s{})", "+s".repeat(9_000))),
            Builds,
        ),
        Case::source(
            "a long constant concatenation",
            main(format!("const s = \"\"{}", " +\n\t\"0123456789\"".repeat(9_000)), "println(len(s))"),
            Builds,
        ),
        Case::source(
            "a long else-if",
            main(
                "var x = 3",
                format!(
                    "{} {{ }}",
                    lines(9_000, |i| format!("if x == {i} {{ x++ }} else")).replace("else\n", "else ")
                ),
            ),
            Builds,
        ),
    ]
}

/// All of it.
pub fn cases() -> Vec<Case> {
    [numbers(), types(), length()].into_iter().flatten().collect()
}
