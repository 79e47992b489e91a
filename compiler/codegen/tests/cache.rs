//! Compiled functions taken from a cache are those that would have been compiled.

use codegen::{Object, Options, Pack, compile};
use object::{Object as _, ObjectSection, ObjectSymbol, RelocationTarget};
use source::SourceMap;

/// Two functions that differ in nothing but whom they call, and in their source places.
const TEXT: &str = r#"
package "main"
func @main.a(i64) -> i64 package 0 {
  loc1 = 5
block0(v0: i64):
  v1: i64 = call @main.first(v0): (i64) -> i64 !1
  v2: ptr = sym @main.x
  store v1, v2
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

const LIMIT: usize = 1 << 20;

fn build(text: &str, pack: Option<&Pack>) -> Vec<Object> {
    let module = ir::parse_module(text).unwrap();
    let mut files = SourceMap::new();
    files.add("a.go".into(), std::sync::Arc::from(&b"1\n2\n3\n4\n5\n6\n7\n"[..])).unwrap();
    let cache = pack.map(|p| p as &dyn codegen::CacheStore);
    compile(&module, &files, &Options { cache, ..Options::default() }).unwrap()
}

fn filled(text: &str) -> Vec<u8> {
    let pack = Pack::new(&[]);
    build(text, Some(&pack));
    pack.into_bytes(LIMIT)
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
fn hits_give_the_bytes_of_a_build_without_cache() {
    let plain = build(TEXT, None);
    let bytes = filled(TEXT);
    let pack = Pack::new(&bytes);
    let cached = build(TEXT, Some(&pack));
    assert!(pack.hits() > 0 && !pack.has_new());
    assert_eq!(plain[0].bytes, cached[0].bytes);
}

#[test]
fn functions_that_differ_in_their_callee_share_code_and_keep_their_callee() {
    let bytes = filled(TEXT);
    let pack = Pack::new(&bytes);
    let o = build(TEXT, Some(&pack));
    assert_eq!(pack.hits(), 1, "one entry serves both");
    assert!(callees(&o[0], "main.a").contains(&"main.first".into()));
    assert!(!callees(&o[0], "main.a").contains(&"main.second".into()));
    assert!(callees(&o[0], "main.b").contains(&"main.second".into()));
    assert!(callees(&o[0], "main.b").contains(&"main.y".into()));
}

#[test]
fn a_moved_function_is_a_hit() {
    let bytes = filled(TEXT);
    let pack = Pack::new(&bytes);
    let moved = TEXT.replace("loc1 = 5", "loc1 = 11").replace("loc1 = 9", "loc1 = 13");
    let o = build(&moved, Some(&pack));
    assert!(!pack.has_new());
    assert_eq!(o[0].bytes, build(&moved, None)[0].bytes);
}

#[test]
fn damage_is_a_miss() {
    let plain = build(TEXT, None);
    let bytes = filled(TEXT);
    for at in (0..bytes.len()).step_by(7) {
        let mut bad = bytes.clone();
        bad[at] ^= 0x10;
        assert_eq!(build(TEXT, Some(&Pack::new(&bad)))[0].bytes, plain[0].bytes, "byte {at}");
    }
    for len in (0..bytes.len()).step_by(11) {
        assert_eq!(build(TEXT, Some(&Pack::new(&bytes[..len])))[0].bytes, plain[0].bytes, "length {len}");
    }
}

#[test]
fn a_full_pack_keeps_what_was_used() {
    let bytes = filled(TEXT);
    let other = TEXT.replace("store v1, v2", "store v0, v2");
    let pack = Pack::new(&bytes);
    build(&other, Some(&pack));
    let both = pack.into_bytes(LIMIT);
    assert!(both.len() > bytes.len());
    let pack = Pack::new(&both);
    build(TEXT, Some(&pack));
    let kept = pack.into_bytes(bytes.len());
    let pack = Pack::new(&kept);
    build(TEXT, Some(&pack));
    assert!(!pack.has_new());
}
