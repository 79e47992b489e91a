//! Code that was kept from an earlier build is the code that would have been compiled.

use codegen::{Compiled, Earlier, Object, Options, compile_with};
use object::{Object as _, ObjectSection, ObjectSymbol, RelocationTarget};
use source::{Pos, SourceMap};

const TEXT: &str = r#"
package "main"
func @main.a(i64) -> i64 package 0 {
  loc1 = 5
  loc2 = 9 in loc1 @main.b
block0(v0: i64):
  v1: i64 = call @main.first(v0): (i64) -> i64 !1
  v2: ptr = sym @main.x
  store v1, v2 !2
  return v1
}
func @main.b(i64) -> i64 package 0 {
  loc1 = 9
block0(v0: i64):
  v1: i64 = call @main.second(v0): (i64) -> i64 !1
  v2: ptr = sym @main.y
  store v1, v2
  return v1
}
"#;

/// Builds with the functions moved by `shift` bytes, that is lines.
fn build(shift: u32, code: &[Option<&[u8]>]) -> Compiled {
    let mut module = ir::parse_module(TEXT).unwrap();
    for f in &mut module.funcs {
        f.pos = Pos(1 + shift);
        f.locs[0].pos = f.pos;
        f.locs[1..].iter_mut().for_each(|l| l.pos = Pos(l.pos.0 + shift));
    }
    let mut files = SourceMap::new();
    files.add("a.go".into(), std::sync::Arc::from(&[b'\n'; 100][..])).unwrap();
    let unseen = vec![vec![]; 2];
    let earlier = Earlier { notes: &[0, 0], unseen: &unseen, code };
    compile_with(&module, &files, &Options::default(), &earlier).unwrap()
}

fn callees(o: &Object, function: &str) -> Vec<String> {
    let file = object::File::parse(&*o.bytes).unwrap();
    let text = file.section_by_name(&format!(".text.{function}")).unwrap();
    let name = |t: RelocationTarget| match t {
        RelocationTarget::Symbol(s) => file.symbol_by_index(s).unwrap().name().unwrap().to_string(),
        _ => panic!("a relocation without symbol"),
    };
    text.relocations().map(|(_, r)| name(r.target())).collect()
}

#[test]
fn kept_code_gives_the_same_objects_wherever_the_function_stands() {
    let plain = build(0, &[None, None]);
    let kept: Vec<Vec<u8>> = plain.kept.into_iter().map(|k| k.unwrap()).collect();
    let code: Vec<Option<&[u8]>> = kept.iter().map(|k| Some(&k[..])).collect();
    for shift in [0, 20] {
        let again = build(shift, &code);
        assert!(again.kept.iter().all(Option::is_none));
        assert_eq!(again.objects[0].bytes, build(shift, &[None, None]).objects[0].bytes);
        assert!(callees(&again.objects[0], "main.a").contains(&"main.first".into()));
        assert!(callees(&again.objects[0], "main.b").contains(&"main.y".into()));
    }
}

#[test]
fn what_does_not_fit_is_stale() {
    let plain = build(0, &[None, None]);
    let kept = plain.kept[0].as_ref().unwrap();
    let unseen = vec![vec![]; 2];
    for len in 0..kept.len() {
        let module = ir::parse_module(TEXT).unwrap();
        let earlier = Earlier { notes: &[0, 0], unseen: &unseen, code: &[Some(&kept[..len]), None] };
        let result = compile_with(&module, &SourceMap::new(), &Options::default(), &earlier);
        assert!(result.is_err_and(|e| e.cause == codegen::Cause::Stale), "length {len}");
    }
}
