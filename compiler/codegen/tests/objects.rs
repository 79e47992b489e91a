//! What the objects hold: sections, symbols, relocations, metadata.

use abi::funcmeta::FuncMeta;
use codegen::{Options, compile};
use ir::{BinOp, Builder, Function, IntCond, MemFlags, Module, PackageIx, Signature, Type};
use object::{Object, ObjectSection, ObjectSymbol};
use source::{Pos, SourceMap};

/// `main.fib`, recursive; `main.get`, a leaf with a bounds check.
fn program() -> Module {
    let mut m = Module { packages: vec!["main".into()], ..Module::default() };
    let fib = m.symbols.intern("main.fib");
    let sig = Signature { params: vec![Type::I64], results: vec![Type::I64], c_abi: false };
    let mut f = Function::new(fib, PackageIx(0), Pos::NONE, sig.clone());
    let mut b = Builder::new(&mut f);
    let n = b.func.blocks[0].params[0];
    let (small, large) = (b.new_block(), b.new_block());
    let two = b.iconst(Type::I64, 2);
    let c = b.icmp(IntCond::Slt, n, two);
    b.brif(c, small, large);
    b.start(small);
    b.ret(vec![n]);
    b.start(large);
    let one = b.iconst(Type::I64, 1);
    let x = b.binary(BinOp::Isub, n, one);
    let x = b.call(fib, sig.clone(), vec![x])[0];
    let y = b.binary(BinOp::Isub, n, two);
    let y = b.call(fib, sig, vec![y])[0];
    let sum = b.binary(BinOp::Iadd, x, y);
    b.ret(vec![sum]);
    m.funcs.push(f);

    let get = m.symbols.intern("main.get");
    let sig =
        Signature { params: vec![Type::Ptr, Type::I64, Type::I64], results: vec![Type::I64], c_abi: false };
    let mut f = Function::new(get, PackageIx(0), Pos::NONE, sig);
    let mut b = Builder::new(&mut f);
    let p = b.func.blocks[0].params.clone();
    let bounds = ir::InstKind::Bounds { index: p[2], len: p[1], code: 0, signed: true, inclusive: false };
    b.inst(bounds, &[]);
    let three = b.iconst(Type::I64, 3);
    let off = b.binary(BinOp::Shl, p[2], three);
    let at = b.ptr_add(p[0], off);
    let x = b.load(Type::I64, at, 0, MemFlags::NOTRAP);
    b.ret(vec![x]);
    m.funcs.push(f);
    m
}

#[test]
fn functions_have_sections_metadata_and_checks_where_they_call() {
    let options = Options { verify: true, ..Options::default() };
    let objects = compile(&program(), &SourceMap::new(), &options).unwrap();
    let file = object::File::parse(&*objects[0].bytes).unwrap();
    let meta = |name: &str| {
        let s = file.section_by_name(&format!(".rgo.func.{name}")).expect(name);
        assert_eq!(s.relocations().count(), 1);
        FuncMeta::decode(&s.data().unwrap()[8..]).unwrap()
    };
    assert_eq!(meta("main.fib").flags, abi::funcmeta::FLAG_CHECKED);
    assert_eq!(meta("main.get").flags, 0);
    let text = file.section_by_name(".text.main.fib").unwrap();
    assert_eq!(text.align(), 32);
    let names: Vec<String> = file.symbols().map(|s| s.name().unwrap().to_string()).collect();
    for wanted in ["main.fib", "main.get", "runtime.morestack", "runtime.panicBounds"] {
        assert!(names.iter().any(|n| n == wanted), "{wanted} in {names:?}");
    }
}

#[test]
fn two_builds_give_the_same_bytes() {
    let build = || compile(&program(), &SourceMap::new(), &Options::default()).unwrap();
    assert_eq!(build()[0].bytes, build()[0].bytes);
}

#[test]
fn a_bug_names_the_function() {
    let text = "package \"main\"\nfunc @main.bad() -> i64 package 0 {\nblock0:\n  return v7\nblock1:\n  v7: i64 = iconst 1\n  return v7\n}";
    let module = ir::parse_module(text).unwrap();
    let error = compile(&module, &SourceMap::new(), &Options::default()).unwrap_err();
    assert_eq!(error.to_string(), "internal compiler error: in main.bad: v7 is used before its definition");
}
