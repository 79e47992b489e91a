//! What the checker records about valid programs: the facts that lowering relies on.

use std::sync::Arc;
use syntax::ast::{ExprId, ExprKind};
use types::{Mode, ObjKind, PackageId, Program, Qualifier, SelectionKind, TypeId, object_flags};

struct Checked {
    program: Program,
    interner: Arc<source::Interner>,
    pkg: PackageId,
}

fn check_with(text: &str, options: types::Options) -> Checked {
    let mut map = source::SourceMap::new();
    let interner = Arc::new(source::Interner::new());
    let id = map.add("x.go".into(), Arc::from(text.as_bytes())).unwrap();
    let (tree, diags) = syntax::parse(&map, id, &interner);
    assert!(diags.is_empty(), "{diags:?}");
    let mut program = Program::new(interner.clone());
    let pkg = program.add_package("a/p", &map, vec![Arc::new(tree)], Default::default(), options);
    let diags = program.check_package(pkg);
    assert!(diags.is_empty(), "{diags:?}");
    Checked { program, interner, pkg }
}

fn check(text: &str) -> Checked {
    check_with(text, Default::default())
}

impl Checked {
    fn object(&self, name: &str) -> types::ObjId {
        self.program.package(self.pkg).lookup(self.interner.intern(name)).unwrap()
    }

    fn ty(&self, name: &str) -> TypeId {
        self.program.store.obj(self.object(name)).ty()
    }

    fn init_names(&self) -> Vec<&'static str> {
        let p = self.program.package(self.pkg);
        p.init_order.iter().flat_map(|s| s.lhs.iter().map(|&o| self.program.store.obj_name(o))).collect()
    }
}

#[test]
fn values_have_typed_entries() {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data");
    for name in ["valid1.go", "valid2.go"] {
        let text = std::fs::read_to_string(format!("{dir}/{name}")).unwrap();
        let c = check(&text);
        let p = c.program.package(c.pkg);
        let (ast, info) = (&p.files[0].ast, p.info(0));
        for i in 0..ast.expr_count() {
            let e = ExprId::new(i);
            let tv = info.expr(e);
            if matches!(tv.mode, Mode::Value | Mode::Variable | Mode::CommaOk | Mode::MapIndex | Mode::Nil) {
                let t = c.program.store.type_string(tv.ty, Qualifier::Name);
                let span = ast.span(e);
                let src = &text[span.start.0 as usize - 1..span.end.0 as usize - 1];
                assert!(!t.contains("untyped") || src == "nil", "{name}: {src} has type {t}");
                assert!(tv.ty != TypeId::INVALID, "{name}: {src} has no type");
            }
            // What is evaluated at run time has been seen at all.
            if let ExprKind::Call { .. } = ast[e].kind {
                let span = ast.span(e);
                let src = &text[span.start.0 as usize - 1..span.end.0 as usize - 1];
                assert!(tv.mode != Mode::Invalid, "{name}: call {src} was not checked");
            }
        }
    }
}

#[test]
fn variables_are_initialised_by_dependency() {
    let text = "package p
var (
	a = c + b
	b = f()
	c = f()
	d = 3
)
func f() int { d++; return d }
var x, y = two()
func two() (int, int) { return z, 1 }
var z = T{}.m()
type T struct{}
func (T) m() int { return w }
var w = 1
var early = func() int { return late }()
var late = 2
";
    let want = ["d", "b", "c", "a", "w", "z", "x", "y", "late", "early"];
    assert_eq!(check(text).init_names(), want);
    let lazy = types::Options { lazy_bodies: true, is_std: true, ..Default::default() };
    assert_eq!(check_with(text, lazy).init_names(), want);
}

#[test]
fn link_strings_tell_types_apart() {
    let c = check(
        "package p
type T struct{ x int }
type G[A any] struct{ a A }
type I interface{ m(); N(x int) }
type J interface{ N(int); m() }
type K interface{ I }
var a struct{ x int }
var b struct{ X int }
var c interface{ m(); N(y int) }
var d interface{ K }
var e G[byte]
var f G[uint8]
var g func(a int, b ...string) error
var h func(int, ...string) error
",
    );
    let s = |n: &str| c.program.store.link_string(c.ty(n));
    assert_eq!(s("T"), "a/p.T");
    assert_eq!(s("c"), s("d"));
    assert_eq!(s("e"), s("f"));
    assert_eq!(s("e"), "a/p.G[uint8]");
    assert_eq!(s("g"), s("h"));
    assert_ne!(s("a"), s("b"));
    assert!(s("a").contains("a/p.x"), "names that are not exported belong to their package: {}", s("a"));
    let st = &c.program.store;
    assert!(st.identical(st.under(c.ty("I")), st.under(c.ty("J"))));
    assert!(st.identical(c.ty("c"), c.ty("d")));
}

#[test]
fn selections_and_method_sets() {
    let c = check(
        "package p
type B struct{ x int }
func (B) V() {}
func (*B) P() {}
type A struct{ *B; y int }
type O struct{ B }
type G[T any] struct{ v T }
func (g *G[T]) Get() T { return g.v }
func f(a A, o O, g G[string]) {
	_ = a.x
	a.P()
	o.P()
	_ = (*O).V
	_ = g.Get()
}
",
    );
    let st = &c.program.store;
    let names = |t: TypeId| -> Vec<&str> { st.method_set(t).iter().map(|m| st.text(m.name)).collect() };
    assert_eq!(names(c.ty("A")), ["P", "V"]);
    assert_eq!(names(c.ty("O")), ["V"]);
    assert_eq!(names(st.pointer(c.ty("O"))), ["P", "V"]);
    let p = c.program.package(c.pkg);
    let mut seen = Vec::new();
    for i in 0..p.files[0].ast.expr_count() {
        if let Some(s) = p.info(0).selection(ExprId::new(i)) {
            let t = st.type_string(s.ty, Qualifier::Name);
            seen.push((s.kind, s.path.clone(), s.indirect, s.addr, t));
        }
    }
    let has = |k, path: &[u32], indirect, addr, t: &str| {
        assert!(
            seen.iter().any(|s| s.0 == k && s.1[..] == *path && s.2 == indirect && s.3 == addr && s.4 == t),
            "{k:?} {path:?} {t} in {seen:?}"
        );
    };
    has(SelectionKind::Field, &[0, 0], true, false, "int");
    has(SelectionKind::MethodValue, &[0], true, false, "func()");
    has(SelectionKind::MethodValue, &[0], false, true, "func()");
    has(SelectionKind::MethodExpr, &[0], true, false, "func(*p.O)");
    has(SelectionKind::MethodValue, &[], false, true, "func() string");
}

#[test]
fn variables_know_how_they_are_used() {
    let c = check(
        "package p
func f() {
	plain, taken, captured, changed := 1, 2, 3, 4
	_ = &taken
	func() { _ = captured; changed++ }()
	_ = plain
}
",
    );
    let p = c.program.package(c.pkg);
    let st = &c.program.store;
    let mut found = 0;
    for i in 0..p.files[0].ast.expr_count() {
        let Some(o) = p.info(0).object(ExprId::new(i)) else { continue };
        let o = st.obj(o);
        if !matches!(o.kind, ObjKind::Var(_)) {
            continue;
        }
        use object_flags::*;
        let f = o.flags();
        let want = match st.text(o.name) {
            "plain" => USED,
            "taken" => USED | ADDR_TAKEN,
            "captured" => USED | CAPTURED,
            "changed" => USED | CAPTURED | REASSIGNED,
            _ => continue,
        };
        assert_eq!(f, want, "{}", st.text(o.name));
        found += 1;
    }
    assert!(found >= 8);
}

#[test]
fn lazy_bodies_are_checked_on_demand() {
    let lazy = types::Options { lazy_bodies: true, is_std: true, ..Default::default() };
    let mut c = check_with("package p\nfunc f() int { return 1 }\nfunc g() int { return \"a\" }\n", lazy);
    let (f, g) = (c.object("f"), c.object("g"));
    assert!(c.program.ensure_body(f).is_empty());
    assert_eq!(c.program.ensure_body(g).len(), 1);
    assert!(c.program.ensure_body(g).is_empty(), "once is enough");
}
