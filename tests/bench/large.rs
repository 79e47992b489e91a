//! Made-up programs that consist of one construct of a given size, for what grows faster than it should.

use std::fmt::Write;

/// The constructs that [`large`] knows.
pub const LARGE: [&str; 17] = [
    "statements",
    "ifs",
    "locals",
    "switch",
    "calls",
    "prints",
    "map-literal",
    "slice-literal",
    "string-switch",
    "types",
    "methods",
    "interfaces",
    "closures",
    "instances",
    "strings",
    "globals",
    "chain",
];

/// A program whose size is that of one construct, `n` of a kind.
pub fn large(what: &str, n: usize) -> String {
    let mut s = String::from("package main\n\n");
    let mut list = |open: &str, line: &dyn Fn(usize) -> String, close: &str| {
        s.push_str(open);
        for i in 0..n {
            s.push_str(&line(i));
            s.push('\n');
        }
        s.push_str(close);
    };
    match what {
        "statements" => list(
            "func f(a, b int) int {\n",
            &|i| format!("\ta = a*{} + b\n\tb ^= a >> {}", i % 97 + 2, i % 13 + 1),
            "\treturn a + b\n}\nfunc main() { println(f(1, 2)) }\n",
        ),
        "ifs" => list(
            "func f(a, b int) int {\n",
            &|i| format!("\tif a&{} != 0 {{\n\t\tb += {i}\n\t}} else {{\n\t\ta -= b\n\t}}", i % 255 + 1),
            "\treturn a + b\n}\nfunc main() { println(f(1, 2)) }\n",
        ),
        "locals" => list(
            "func f(p int, v0 int) int {\n",
            &|i| format!("\tv{} := v{i} + p\n\tif p > {i} {{\n\t\tv{} += 3\n\t}}", i + 1, i + 1),
            &format!("\treturn v{n}\n}}\nfunc main() {{ println(f(1, 2)) }}\n"),
        ),
        "switch" => list(
            "func f(a int) int {\n\tswitch a {\n",
            &|i| format!("\tcase {}:\n\t\treturn a + {i}", i * 3),
            "\t}\n\treturn 0\n}\nfunc main() { println(f(1)) }\n",
        ),
        "string-switch" => list(
            "func f(a string) int {\n\tswitch a {\n",
            &|i| format!("\tcase \"key{i}\":\n\t\treturn {i}"),
            "\t}\n\treturn 0\n}\nfunc main() { println(f(\"key7\")) }\n",
        ),
        "calls" => list(
            "//go:noinline\nfunc g(a int, s string) (int, string) { return a + len(s), s }\n\nfunc f(a int) int {\n\tvar \
             s string\n",
            &|i| format!("\ta, s = g(a, \"text {i}\")"),
            "\treturn a + len(s)\n}\nfunc main() { println(f(1)) }\n",
        ),
        "prints" => list(
            "import \"fmt\"\n\nfunc main() {\n\tx := 1\n",
            &|i| format!("\tfmt.Println(x, \"text\", {i})"),
            "}\n",
        ),
        "map-literal" => list(
            "var m = map[string]int{\n",
            &|i| format!("\t\"key{i}\": {i},"),
            "}\n\nfunc main() { println(len(m)) }\n",
        ),
        "slice-literal" => list(
            "type pair struct {\n\tname string\n\tn    int\n}\n\nvar l = []pair{\n",
            &|i| format!("\t{{\"name{i}\", {i}}},"),
            "}\n\nfunc main() { println(len(l)) }\n",
        ),
        "types" => list(
            "type i interface{ m() int }\n\n",
            &|i| {
                format!(
                    "type t{i} struct {{\n\ta, b int\n\tnext *t{i}\n}}\n\nfunc (t *t{i}) m() int {{ return t.a + {i} }}\n"
                )
            },
            &format!("func main() {{\n\tvar x i = &t0{{}}\n\tx = &t{}{{}}\n\tprintln(x.m())\n}}\n", n - 1),
        ),
        "methods" => list(
            "type t struct{ a int }\n\n",
            &|i| format!("func (t *t) m{i}() int {{ return t.a + {i} }}\n"),
            &format!(
                "func main() {{\n\tvar x any = &t{{}}\n\t_, ok := x.(interface{{ m{}() int }})\n\tprintln(ok)\n}}\n",
                n - 1
            ),
        ),
        "interfaces" => list(
            "type t struct{ a int }\n\nfunc (t *t) m() int { return t.a }\n\nvar sum int\n\n",
            &|i| format!("type i{i} interface{{ m() int }}\n\nfunc f{i}(x i{i}) {{ sum += x.m() }}\n"),
            &calls(n, "f", "&t{1}"),
        ),
        "closures" => list(
            "func f(a int) int {\n\tvar l []func() int\n",
            &|i| format!("\tl = append(l, func() int {{ a += {i}; return a }})"),
            "\tfor _, g := range l {\n\t\tg()\n\t}\n\treturn a\n}\n\nfunc main() { println(f(1)) }\n",
        ),
        "instances" => list(
            "type box[T any] struct{ v T }\n\nfunc (b *box[T]) get() T { return b.v }\n\nfunc wrap[T any](v T) *box[T] \
             { return &box[T]{v} }\n\n",
            &|i| {
                format!(
                    "type t{i} struct{{ a [{}]int }}\n\nfunc f{i}(x int) {{ println(len(wrap(t{i}{{}}).get().a) + x) }}\n",
                    i + 1
                )
            },
            &calls(n, "f", "1"),
        ),
        "strings" => list(
            "var l = [...]string{\n",
            &|i| format!("\t\"{i} {}\",", "x".repeat(i % 61)),
            "}\n\nfunc main() { println(len(l[3])) }\n",
        ),
        "globals" => list(
            "func g(x int) int { return x + len(\"abc\") }\n\nvar v0 = g(1)\n",
            &|i| format!("var v{} = g(v{i}) + {i}", i + 1),
            &format!("\nfunc main() {{ println(v{n}) }}\n"),
        ),
        "chain" => list(
            "func f0(x int) int { return x }\n\n",
            &|i| {
                format!(
                    "func f{}(x int) int {{\n\tif x > {i} {{\n\t\treturn f{i}(x - 1)\n\t}}\n\treturn f{i}(x) + 1\n}}\n",
                    i + 1
                )
            },
            &format!("func main() {{ println(f{n}(0)) }}\n"),
        ),
        other => panic!("no construct is called {other}"),
    }
    s
}

/// A main function that calls all of them.
fn calls(n: usize, name: &str, argument: &str) -> String {
    let mut s = String::from("func main() {\n");
    for i in 0..n {
        let _ = writeln!(s, "\t{name}{i}({argument})");
    }
    s.push_str("}\n");
    s
}
