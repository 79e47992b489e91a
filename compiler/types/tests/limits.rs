//! Programs made to exhaust something must give diagnostics, never a panic, a hang or an overflow. Mutated programs are
//! the subject of `extended fuzz`.

use std::sync::Arc;

/// Checks `text`; the number of messages.
fn check(text: &[u8]) -> usize {
    let mut map = source::SourceMap::new();
    let interner = Arc::new(source::Interner::new());
    let id = map.add("x.go".into(), Arc::from(text)).unwrap();
    let (tree, diags) = syntax::parse(&map, id, &interner);
    let mut program = types::Program::new(interner);
    let pkg = program.add_package("p", &map, vec![Arc::new(tree)], Default::default(), Default::default());
    // Also trees with holes, which the driver would not check.
    diags.len() + program.check_package(pkg).len()
}

#[test]
fn excess_is_refused() {
    let deep = |open: &str, mid: &str, close: &str, n: usize| {
        format!("package p\nvar _ = {}{mid}{}\n", open.repeat(n), close.repeat(n))
    };
    let programs = [
        "package p\nconst c = 1 << 1000000\n".to_string(),
        "package p\nconst c = 1 << 500 << 500 << 500\n".into(),
        format!("package p\nconst a0 = 1 << 500\n{}", (1..60).map(|i| format!("const a{i} = a{0} * a{0}\n", i - 1)).collect::<String>()),
        format!("package p\nconst s0 = \"aaaaaaaaaaaaaaaa\"\n{}", (1..60).map(|i| format!("const s{i} = s{0} + s{0}\n", i - 1)).collect::<String>()),
        format!("package p\nconst f0 = 1e300\n{}", (1..80).map(|i| format!("const f{i} = f{0} * f{0} / 3\n", i - 1)).collect::<String>()),
        "package p\nvar x = 1e999999999\nvar y = 1e-999999999\nvar z = 0x1p999999999\nvar w = 1e99999999999999999999\n".into(),
        deep("(", "1", ")", 5000),
        deep("-", "1", "", 5000),
        deep("[]int{", "", "}", 3000),
        deep("func() int { return ", "1", " }()", 2000),
        format!("package p\nvar _ = 1{}\n", " + 1".repeat(9000)),
        format!("package p\nvar _ {}int\n", "[]".repeat(5000)),
        format!("package p\n{}type T3000 int\n", (0..3000).map(|i| format!("type T{i} struct {{ f T{} }}\n", i + 1)).collect::<String>()),
        format!("package p\n{}const c3000 = 1\n", (0..3000).map(|i| format!("const c{i} = c{}\n", i + 1)).collect::<String>()),
        format!("package p\n{}", (0..3000).map(|i| format!("var v{i} = v{}\n", (i + 1) % 3000)).collect::<String>()),
        "package p\ntype T[P any] struct { f *T[T[T[P]]] }\nvar _ T[T[T[T[int]]]]\n".into(),
        "package p\ntype T[P any] struct { f T[T[P]] }\nvar x T[int]\n".into(),
        "package p\ntype T[P any] struct { f func(T[*P]) }\nfunc f(x T[int]) { x.f(x) }\n".into(),
        "package p\ntype I[T any] interface { m() I[[]T] }\nfunc f(x I[int]) { _ = x.m().m().m(); var _ I[string] = x }\n".into(),
        "package p\ntype A interface { B }\ntype B interface { C }\ntype C interface { A; m() }\nfunc f(a A) { a.m() }\n".into(),
        "package p\ntype T[P any] T[struct { T[P] }]\ntype A[P any] B[[]P]\ntype B[P any] A[*P]\nvar _ A[T[int]]\n".into(),
        "package p\ntype T struct { *T }\nfunc f(t T) { t.x() }\n".into(),
        "package p\ntype D0 struct{ x int }\n".to_string()
            + &(1..25).map(|i| format!("type D{i} struct {{ A{i}; B{i} }}\ntype A{i} struct {{ D{0} }}\ntype B{i} struct {{ D{0} }}\n", i - 1)).collect::<String>()
            + "func f(d D24) { _ = d.x; _ = d.y }\n",
        "package p\nfunc f[A, B, C, D any](a func(A) B, b func(B) C, c func(C) D, d func(D) A) { f(f, f, f, f); f(a, b, c, d) }\n".into(),
        "package p\nvar a [1 << 62][1 << 62]int\nvar b [1 << 40][1 << 40]struct{}\n".into(),
        format!("package p\nvar _ = map[int]int{{{}}}\n", (0..20000).map(|i| format!("{i}: {i}, ")).collect::<String>()),
        format!("package p\nfunc f(x int) {{ switch x {{ {} }} }}\n", (0..5000).map(|i| format!("case {i}:\n")).collect::<String>()),
        format!("package p\ntype S struct {{ {} }}\nvar _ = S{{ {} }}\n", (0..3000).map(|i| format!("f{i} int\n")).collect::<String>(), (0..3000).map(|i| format!("f{i}: 1, ")).collect::<String>()),
    ];
    for (i, p) in programs.iter().enumerate() {
        let start = std::time::Instant::now();
        check(p.as_bytes());
        let took = start.elapsed();
        assert!(took.as_secs() < 20, "program {i} took {took:?}");
        if std::env::var_os("TIMES").is_some() {
            eprintln!("program {i}: {took:?}");
        }
    }
}
