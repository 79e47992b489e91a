//! Broken programs must give diagnostics, never a panic, a hang or an overflow: deterministic mutations of the test
//! programs, and programs made to exhaust something. `MUTATIONS=n` sets how many of each file are tried.

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

struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }
}

/// Pieces a mutation moves around: words, and everything else byte by byte.
fn tokens(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let mut last = false;
    for (i, c) in text.char_indices() {
        if i > start && (!word(c) || !last) {
            out.push(&text[start..i]);
            start = i;
        }
        last = word(c);
    }
    out.push(&text[start..]);
    out
}

fn mutate(r: &mut Random, text: &str) -> String {
    let all = tokens(text);
    let mut t: Vec<&str> = all.clone();
    for _ in 0..1 + r.below(4) {
        let (i, j) = (r.below(t.len()), r.below(t.len()));
        match r.below(5) {
            0 => {
                t.remove(i);
            }
            1 => t.insert(i, all[j.min(all.len() - 1)]),
            2 => t.swap(i, j),
            3 => t[i] = all[r.below(all.len())],
            _ => {
                // Names for names: this is what reaches deep into the checker.
                let names: Vec<&str> =
                    all.iter().copied().filter(|w| w.starts_with(char::is_alphabetic)).collect();
                if let Some(k) = (i..t.len()).find(|&k| t[k].starts_with(char::is_alphabetic)) {
                    t[k] = names[r.below(names.len())];
                }
            }
        }
    }
    t.concat()
}

#[test]
fn mutations_do_not_panic() {
    let n: usize = std::env::var("MUTATIONS").ok().and_then(|n| n.parse().ok()).unwrap_or(40);
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data");
    let mut files: Vec<_> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    for (k, f) in files.iter().enumerate() {
        let text = std::fs::read_to_string(f).unwrap();
        let code: String =
            text.lines().map(|l| l.split(" // ERROR").next().unwrap_or("").to_string() + "\n").collect();
        let mut r = Random(0x9e3779b97f4a7c15 + k as u64);
        for i in 0..n {
            let m = mutate(&mut r, &code);
            if std::env::var_os("KEEP").is_some() {
                std::fs::write(std::env::temp_dir().join("rgo-types-last.go"), &m).unwrap();
            }
            let result = std::panic::catch_unwind(|| check(m.as_bytes()));
            if result.is_err() {
                let out = std::env::temp_dir().join("rgo-types-panic.go");
                std::fs::write(&out, &m).unwrap();
                panic!("mutation {i} of {}: see {}", f.display(), out.display());
            }
        }
    }
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
