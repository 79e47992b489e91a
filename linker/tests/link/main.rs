//! The linker's promises, on objects made in the tests.
// link

mod build;

use abi::funcmeta::{FuncMeta, Inlined, Loc};
use abi::moduledata::ModuleData;
use abi::pcln::{FLAG_CHECKED, FuncTab, Pcln};
use build::*;
use linker::{Image, Options};
use object::read::elf::ProgramHeader;
use object::{LittleEndian, Object as _, ObjectSection as _, ObjectSymbol as _, SymbolKind};
use std::mem::offset_of;
use std::process::Command;
use std::sync::Mutex;

fn error(objects: Vec<Obj>) -> String {
    link(objects).expect_err("an error").to_string()
}

/// One test at a time writes and starts programs: a child that another thread is just starting would hold the file
/// open for writing, and then it cannot be executed.
static STARTING: Mutex<()> = Mutex::new(());

fn status(image: &Image) -> i32 {
    let _one = STARTING.lock().unwrap_or_else(|e| e.into_inner());
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("program");
    linker::write_image(&path, image).unwrap();
    Command::new(&path).status().unwrap().code().unwrap()
}

#[test]
fn a_program_runs_and_has_the_promised_shape() {
    let o = program(42)
        .data(".data.", "main.counter", &[1; 16], &[(8, R_X86_64_64, "main.main", 0)])
        .data(".noptrdata.", "main.number", &[7; 4], &[])
        .bss(".bss.", "main.table", 4096)
        .bss(".noptrbss.", "main.buffer", 1 << 20)
        .data(".rodata.", "main.text", b"hello", &[])
        .data(".type.", "type:int", &[0; 64], &[])
        .func(
            "main.use",
            &[0; 40],
            &uses(&["main.counter", "main.number", "main.table", "main.buffer", "type:int"]),
        )
        .func("main.dead", &[0xc3], &[]);
    let inputs = [o.input()];
    let options = Options {
        roots: vec!["main.use".into(), "main.text".into()],
        stack_proof: false,
        ..Options::default()
    };
    let image = linker::link(&inputs, &options).unwrap();
    assert_eq!(status(&image), 42);
    assert!(image.bytes.len() < 20_000, "zeroed variables take no space: {}", image.bytes.len());
    let r = Read::new(&image);
    assert_eq!(r.file.elf_header().e_type.get(LittleEndian), ET_EXEC);
    assert_eq!(r.file.entry(), r.address("_rt0_amd64_linux"));
    let mut loads = vec![];
    for p in r.file.elf_program_headers() {
        let flags = p.p_flags(LittleEndian).0;
        let kind = p.p_type(LittleEndian);
        assert!(kind != PT_INTERP && kind != PT_DYNAMIC);
        assert!(flags & (PF_W.0 | PF_X.0) != PF_W.0 | PF_X.0, "writable and executable");
        if kind == PT_LOAD {
            loads.push(flags);
        }
    }
    assert_eq!(loads, [PF_R.0, PF_R.0 | PF_X.0, PF_R.0 | PF_W.0]);
    for (name, section) in [
        ("main.main", ".text"),
        ("main.counter", ".data"),
        ("main.number", ".noptrdata"),
        ("main.table", ".bss"),
        ("main.buffer", ".noptrbss"),
        ("main.text", ".rodata"),
        ("type:int", ".rodata"),
        ("runtime.firstmoduledata", ".rodata"),
    ] {
        assert_eq!(r.section_of(name), section, "{name}");
    }
    let symbol = |name| r.file.symbols().find(|s| s.name() == Ok(name)).unwrap();
    assert_eq!((symbol("main.main").kind(), symbol("main.main").size()), (SymbolKind::Text, 12));
    assert_eq!((symbol("main.table").kind(), symbol("main.table").size()), (SymbolKind::Data, 4096));
    assert!(r.find("main.dead").is_none(), "what nothing reaches is left out");
    assert_eq!(r.word(r.address("main.counter") + 8), r.address("main.main"));
}

/// Absolute references to some names, one after the other.
fn uses<'a>(names: &[&'a str]) -> Vec<Rel<'a>> {
    names.iter().enumerate().map(|(i, n)| (8 * i as u64, R_X86_64_64, *n, 0)).collect()
}

#[test]
fn linking_twice_gives_the_same_bytes() {
    let make = || {
        link(vec![program(0).init("main", &["a", "b"]), Obj::new("l.o").init("a", &[]).init("b", &["a"])])
            .unwrap()
    };
    assert_eq!(make().bytes, make().bytes);
}

#[test]
fn undefined_names_are_listed_with_who_wants_them() {
    let call = |to| vec![(1, R_X86_64_PLT32, to, -4)];
    let o = program(0).func("main.f", &[0xe8, 0, 0, 0, 0], &call("runtime.foo"));
    let o = o.data(".rodata.", "main.keep", &[0; 8], &[(0, R_X86_64_64, "main.f", 0)]);
    let o = o.func("main.dead", &[0xe8, 0, 0, 0, 0], &call("runtime.bar"));
    let inputs = [o.input()];
    let options = Options { roots: vec!["main.keep".into()], ..Options::default() };
    let e = linker::link(&inputs, &options).unwrap_err().to_string();
    assert_eq!(e, "main.f: undefined: runtime.foo (referenced from main.o .text.main.f+0x1)");
    let e = error(vec![Obj::new("x.o").func("main.main", &[0xc3], &[])]);
    assert_eq!(e, "undefined: _rt0_amd64_linux (needed by every program)");
    let names: Vec<String> = (0..13).map(|i| format!("lib.f{i}")).collect();
    let names: Vec<&str> = names.iter().map(|s| s.as_str()).collect();
    let e = error(vec![Obj::new("x.o").func("_rt0_amd64_linux", &[0; 104], &uses(&names))]);
    assert_eq!(e.lines().count(), 11);
    assert!(e.ends_with("and 3 more undefined"), "{e}");
}

#[test]
fn one_strong_definition_beats_any_number_of_weak_ones() {
    let e = error(vec![program(0), Obj::new("b.o").func("main.main", &[0xc3], &[])]);
    assert_eq!(e, "main.main: defined twice, in main.o and in b.o");
    let weak = |name: &str, n| Obj::new(name).weak_func("lib.once", &exit(n), &[]);
    let entry = || {
        let rels = [(1, R_X86_64_PLT32, "lib.once", -4)];
        Obj::new("main.o").func("_rt0_amd64_linux", &[0xe8, 0, 0, 0, 0, 0xcc], &rels)
    };
    assert_eq!(status(&link(vec![entry(), weak("a.o", 1), weak("b.o", 2)]).unwrap()), 1);
    let strong = Obj::new("c.o").func("lib.once", &exit(3), &[]);
    assert_eq!(status(&link(vec![entry(), weak("a.o", 1), strong, weak("b.o", 2)]).unwrap()), 3);
}

#[test]
fn of_several_groups_with_one_signature_the_first_is_taken() {
    let entry = Obj::new("main.o").func(
        "_rt0_amd64_linux",
        &[0xe8, 0, 0, 0, 0, 0xcc],
        &[(1, R_X86_64_PLT32, "lib.generic", -4)],
    );
    let a = Obj::new("a.o").comdat_func("lib.generic", &exit(8));
    let b = Obj::new("b.o").comdat_func("lib.generic", &exit(9));
    let image = link(vec![entry, a, b]).unwrap();
    assert_eq!(status(&image), 8);
    assert_eq!(image.stats.functions, 2);
}

#[test]
fn archive_members_come_in_when_a_name_is_wanted() {
    let entry = || Obj::new("main.o").func("main.main", &exit(6), &[]);
    let boot = || {
        let rels = [(1, R_X86_64_PLT32, "main.main", -4)];
        Obj::new("boot.o").func("_rt0_amd64_linux", &[0xe8, 0, 0, 0, 0, 0xcc], &rels)
    };
    let clash = || Obj::new("clash.o").func("main.main", &exit(7), &[]).func("lib.f", &[0xc3], &[]);
    let members = || vec![(&["lib.f"][..], clash()), (&["_rt0_amd64_linux"][..], boot())];
    let inputs = [archive("rt.a", members()), entry().input()];
    let options = Options { stack_proof: false, ..Options::default() };
    let image = linker::link(&inputs, &options).unwrap();
    assert_eq!((status(&image), image.stats.objects), (6, 2));
    // The other member is asked for: now there are two definitions.
    let wants = Obj::new("w.o").func("main.w", &[0xe8, 0, 0, 0, 0], &[(1, R_X86_64_PLT32, "lib.f", -4)]);
    let inputs = [archive("rt.a", members()), entry().input(), wants.input()];
    let e = linker::link(&inputs, &options).unwrap_err().to_string();
    assert_eq!(e, "main.main: defined twice, in main.o and in rt.a(member.o)");
    let good = archive("rt.a", members());
    for len in 0..good.bytes.len() {
        let cut = linker::Input { name: "cut.a".into(), bytes: good.bytes[..len].to_vec().into() };
        assert!(linker::link(&[cut, entry().input()], &options).is_err(), "{len} bytes");
    }
}

#[test]
fn accesses_through_the_table_become_direct() {
    // call *f@GOTPCREL(%rip); mov g@GOTPCREL(%rip), %rdi; cmp g@GOTPCREL(%rip), %rdi; jmp *h@GOTPCREL(%rip)
    let code = [
        0xff, 0x15, 0, 0, 0, 0, 0x48, 0x8b, 0x3d, 0, 0, 0, 0, 0x48, 0x3b, 0x3d, 0, 0, 0, 0, 0xff, 0x25, 0, 0,
        0, 0,
    ];
    let rels = [
        (2, R_X86_64_GOTPCRELX, "f", -4),
        (9, R_X86_64_REX_GOTPCRELX, "g", -4),
        (16, R_X86_64_REX_GOTPCRELX, "g", -4),
        (22, R_X86_64_GOTPCRELX, "h", -4),
    ];
    // h: mov $1, %edi; je ok; jmp out; ok: xor %edi, %edi; out: mov $60, %eax; syscall
    let h = [0xbf, 1, 0, 0, 0, 0x74, 2, 0xeb, 2, 0x31, 0xff, 0xb8, 60, 0, 0, 0, 0x0f, 0x05];
    let o = Obj::new("main.o")
        .func("_rt0_amd64_linux", &code, &rels)
        .func("f", &[0xc3], &[])
        .func("h", &h, &[])
        .data(".data.", "g", &[9; 8], &[]);
    let image = link(vec![o]).unwrap();
    assert_eq!((image.stats.relaxed, image.stats.got_entries), (3, 1));
    assert_eq!(status(&image), 0);
}

#[test]
fn g_lies_below_the_thread_pointer() {
    let o = program(0).tlsg().func(
        "main.g",
        &[0x64, 0x48, 0x8b, 0x04, 0x25, 0, 0, 0, 0, 0xc3],
        &[(5, R_X86_64_TPOFF32, "runtime.tlsg", 0)],
    );
    // mov runtime.tlsg@gottpoff(%rip), %r9
    let o = o.func("main.h", &[0x4c, 0x8b, 0x0d, 0, 0, 0, 0], &[(3, R_X86_64_GOTTPOFF, "runtime.tlsg", -4)]);
    let options =
        Options { roots: vec!["main.g".into(), "main.h".into()], stack_proof: false, ..Options::default() };
    let inputs = [o.input()];
    let image = linker::link(&inputs, &options).unwrap();
    let r = Read::new(&image);
    assert_eq!(r.at(r.address("main.g") + 5, 4), (-8i32).to_le_bytes());
    assert_eq!(r.at(r.address("main.h"), 7), [0x49, 0xc7, 0xc1, 0xf8, 0xff, 0xff, 0xff]);
    assert_eq!(r.module(offset_of!(ModuleData, tls_size)), 8);
}

#[test]
fn relocations_that_do_not_fit_are_errors() {
    let o = Obj::new("main.o").func("_rt0_amd64_linux", &[0; 8], &[(0, R_X86_64_PC32, "main.x", 1 << 40)]);
    let e = error(vec![o.bss(".bss.", "main.x", 8)]);
    assert!(e.starts_with("main.o: .text._rt0_amd64_linux+0x0: main.x: "), "{e}");
    assert!(e.ends_with("does not fit 32 bits"), "{e}");
    let o = Obj::new("main.o").func("_rt0_amd64_linux", &[0; 8], &[(0, R_X86_64_TLSGD, "main.x", 0)]);
    assert!(error(vec![o.bss(".bss.", "main.x", 8)]).contains("relocation kind 19 is not supported"));
}

#[test]
fn initialisers_run_after_what_they_need_and_by_path() {
    let o = program(0)
        .init("main", &["zoo", "fmt", "example.com/b"])
        .init("zoo", &["runtime"])
        .init("fmt", &["internal/cpu", "errors"])
        .init("errors", &["runtime"])
        .init("example.com/b", &["zoo"])
        .init("runtime", &["internal/cpu"])
        .init("internal/cpu", &[])
        .init("unused", &[])
        .func("runtime.main", &[0xc3], &[]);
    let image = link(vec![o]).unwrap();
    let r = Read::new(&image);
    let table = |offset| {
        let (ptr, len) = r.array(offset);
        (0..len as u64).map(|i| r.word(ptr + 8 * i)).collect::<Vec<_>>()
    };
    let tasks =
        |names: &[&str]| names.iter().map(|n| r.address(&format!("{n}..inittask"))).collect::<Vec<_>>();
    assert_eq!(table(offset_of!(ModuleData, runtime_inittasks)), tasks(&["internal/cpu", "runtime"]));
    let late = tasks(&["errors", "fmt", "zoo", "example.com/b", "main"]);
    assert_eq!(table(offset_of!(ModuleData, main_inittasks)), late);
    assert_eq!(r.address("go:main.inittasks"), r.module(offset_of!(ModuleData, main_inittasks)));
    assert_eq!(r.address("main_inittask"), r.address("main..inittask"));
    assert_eq!(r.address("runtime_inittask"), r.address("runtime..inittask"));
    assert_eq!(r.word(r.address("runtime.mainPC")), r.address("runtime.main"));
    assert_eq!(r.section_of("runtime.mainPC"), ".rodata");
    let idle = link(vec![program(0)]).unwrap();
    let r = Read::new(&idle);
    assert_eq!(r.word(r.address("main_inittask")), 2, "a package without initialisers is initialised");
    assert_eq!(r.address("main..inittask"), r.address("main_inittask"));
    assert_eq!(r.module(offset_of!(ModuleData, main_inittasks) + 8), 0);
    let e = error(vec![program(0).init("main", &["a"]).init("a", &["b"]).init("b", &["a"])]);
    assert_eq!(e, "initialisation cycle: a needs b needs main");
}

fn sample_meta() -> FuncMeta {
    let loc = |line, inlined| Loc { file: 0, line, inlined };
    FuncMeta {
        flags: FLAG_CHECKED,
        frame_size: 32,
        start_line: 3,
        files: vec!["main.go".into()],
        inlined: vec![Inlined { name: "main.small".into(), call: loc(5, 0), wrapper: false }],
        rows: vec![(0, loc(3, 0)), (5, loc(9, 1)), (10, loc(6, 0))],
        landings: vec![(5, 10)],
        unsafe_ranges: vec![(1, 4)],
        ..FuncMeta::default()
    }
}

#[test]
fn the_image_describes_its_functions() {
    let once = FuncMeta { start_line: 77, files: vec!["once.go".into()], ..FuncMeta::default() };
    let copy = FuncMeta { start_line: 78, ..once.clone() };
    let o =
        program(0).meta("main.main", &sample_meta()).func("main.dead", &[0xc3], &[]).meta("main.dead", &once);
    let a = Obj::new("a.o").weak_func("lib.once", &exit(0), &[]).meta("lib.once", &once);
    let b = Obj::new("b.o").weak_func("lib.once", &exit(0), &[]).meta("lib.once", &copy);
    let options = Options { roots: vec!["lib.once".into()], stack_proof: false, ..Options::default() };
    let inputs = [o.input(), a.input(), b.input()];
    let image = linker::link(&inputs, &options).unwrap();
    let r = Read::new(&image);
    let functab: Vec<FuncTab> = {
        let (ptr, len) = r.array(offset_of!(ModuleData, functab));
        r.words32((ptr, 2 * len)).chunks(2).map(|c| FuncTab { entry: c[0], info: c[1] }).collect()
    };
    let filetab = r.words32(r.array(offset_of!(ModuleData, filetab)));
    let (ptr, len) = r.array(offset_of!(ModuleData, pcln));
    let text = r.module(offset_of!(ModuleData, text)) as usize;
    let p = Pcln { text, functab: &functab, filetab: &filetab, data: r.at(ptr, len) };
    let names: Vec<_> = (0..p.count()).map(|i| p.func(i).unwrap().name).collect();
    assert_eq!(names, ["_rt0_amd64_linux", "main.main", "lib.once"]);
    let main = r.address("main.main") as usize;
    let f = p.find_func(main + 6).unwrap();
    assert_eq!((f.name, f.frame_size, f.line(main + 11)), ("main.main", 32, ("main.go", 6)));
    let frames: Vec<_> = f.frames(main + 6).map(|f| (f.func, f.line)).collect();
    assert_eq!(frames, [("main.small", 9), ("main.main", 5)]);
    assert_eq!(p.landing(main + 5), Some(main + 10));
    assert!(p.is_unsafe(main + 1) && !p.is_unsafe(main + 4));
    let once = r.address("lib.once") as usize;
    assert_eq!(p.find_func(once).unwrap().start_line, 77, "the metadata of the copy that counts");
}

#[test]
fn type_links_are_sorted_by_name() {
    let o = program(0)
        .data(".type.", "type:string", &[0; 64], &[])
        .data(".type.", "type:int", &[0; 64], &[])
        .data(".itab.", "go:itab.main.T,error", &[0; 32], &[]);
    let roots = ["type:string", "type:int", "go:itab.main.T,error"].map(String::from).to_vec();
    let inputs = [o.input()];
    let image = linker::link(&inputs, &Options { roots, stack_proof: false, ..Options::default() }).unwrap();
    let r = Read::new(&image);
    let types = r.module(offset_of!(ModuleData, types));
    let links = r.words32(r.array(offset_of!(ModuleData, typelinks)));
    let found: Vec<_> = links.iter().map(|l| types + *l as u64).collect();
    assert_eq!(found, [r.address("type:int"), r.address("type:string")]);
    let itabs = r.module(offset_of!(ModuleData, itabs));
    assert_eq!(r.address("go:itab.main.T,error"), itabs);
    assert_eq!(r.words32(r.array(offset_of!(ModuleData, itablinks))), [0]);
}

#[test]
fn stripping_leaves_out_what_it_says() {
    let make = |strip_symbols, strip_dwarf| {
        let inputs = [program(0).meta("main.main", &sample_meta()).input()];
        let options = Options { strip_symbols, strip_dwarf, stack_proof: false, ..Options::default() };
        linker::link(&inputs, &options).unwrap()
    };
    let has = |image: &Image, name: &str| Read::new(image).file.section_by_name(name).is_some();
    let all = make(false, false);
    assert!(
        has(&all, ".symtab")
            && has(&all, ".debug_info")
            && has(&all, ".debug_line")
            && has(&all, ".debug_frame")
    );
    let no_dwarf = make(false, true);
    assert!(has(&no_dwarf, ".symtab") && !has(&no_dwarf, ".debug_info"));
    let bare = make(true, false);
    assert!(!has(&bare, ".symtab") && !has(&bare, ".debug_info") && has(&bare, ".pclntab"));
    assert_eq!(status(&bare), 0);
    let file = Read::new(&all).file;
    assert_eq!(file.build_id().unwrap().unwrap().len(), 16);
    assert!(file.section_by_name(".debug_line").unwrap().size() > 0);
}

#[test]
fn a_failed_write_leaves_the_old_file() {
    let _one = STARTING.lock().unwrap_or_else(|e| e.into_inner());
    let dir = tempfile::tempdir().unwrap();
    let image = link(vec![program(5)]).unwrap();
    let path = dir.path().join("program");
    std::fs::write(&path, "old").unwrap();
    linker::write_image(&path, &image).unwrap();
    assert_eq!(Command::new(&path).status().unwrap().code(), Some(5));
    // A directory cannot be replaced by a file.
    let folder = dir.path().join("folder");
    std::fs::create_dir(&folder).unwrap();
    assert!(linker::write_image(&folder, &image).is_err());
    assert!(folder.is_dir());
    let names: Vec<_> = std::fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "no temporary file is left: {names:?}");
}

/// What the proof says of a Go function with a check that calls `runtime.a`.
fn proof(runtime: Obj) -> Result<u64, String> {
    let call = [(1, R_X86_64_PLT32, "runtime.a", -4)];
    let main = program(0)
        .func("main.f", &[0xe8, 0, 0, 0, 0, 0xc3], &call)
        .meta("main.f", &FuncMeta { flags: FLAG_CHECKED, ..FuncMeta::default() });
    let inputs = [main.input(), runtime.input()];
    let options = Options { roots: vec!["main.f".into()], ..Options::default() };
    linker::link(&inputs, &options).map(|i| i.stats.stack_depth).map_err(|e| e.to_string())
}

/// `sub rsp, n; call f; add rsp, n; ret`
fn caller(n: u32) -> Vec<u8> {
    let n = n.to_le_bytes();
    let mut code = vec![0x48, 0x81, 0xec];
    code.extend(n);
    code.extend([0xe8, 0, 0, 0, 0, 0x48, 0x81, 0xc4]);
    code.extend(n);
    code.push(0xc3);
    code
}

#[test]
fn the_stack_proof_adds_up_chains_and_refuses_what_has_no_depth() {
    let to = |f| vec![(8, R_X86_64_PLT32, f, -4)];
    let rt = || Obj::new("rt.o");
    let ok = rt().func("runtime.a", &caller(100), &to("runtime.b")).func(
        "runtime.b",
        &caller(50),
        &to("runtime.throw"),
    );
    let ok = ok.func("runtime.throw", &caller(1 << 20), &to("runtime.throw"));
    assert_eq!(proof(ok), Ok(8 + 100 + 8 + 50 + 8));
    let deep = rt().func("runtime.a", &caller(100), &to("runtime.b")).func(
        "runtime.b",
        &caller(9000),
        &to("runtime.c"),
    );
    let e = proof(deep.func("runtime.c", &[0xc3], &[])).unwrap_err();
    assert!(e.starts_with("runtime.a (108) → runtime.b (9008) → runtime.c (0): 9124 bytes"), "{e}");
    let ring =
        rt().func("runtime.a", &caller(8), &to("runtime.b")).func("runtime.b", &caller(8), &to("runtime.a"));
    let e = proof(ring).unwrap_err();
    assert_eq!(e, "recursion without a stack check: runtime.a → runtime.b → runtime.a");
    let e = proof(rt().func("runtime.a", &[0xff, 0xd0, 0xc3], &[])).unwrap_err();
    assert_eq!(e, "runtime.a calls through a pointer on a goroutine's stack");
}

#[test]
fn damaged_input_is_an_error_and_never_a_panic() {
    let object = || {
        program(0)
            .meta("main.main", &sample_meta())
            .init("main", &["a"])
            .init("a", &[])
            .tlsg()
            .data(".rodata.", "main.x", &[0; 8], &[(0, R_X86_64_64, "main.main", 0)])
            .input()
    };
    let good = object();
    let try_link = |bytes: Vec<u8>| {
        let inputs = [linker::Input { name: "bad.o".into(), bytes: bytes.into() }];
        if let Err(e) =
            linker::link(&inputs, &Options { map: true, roots: vec!["main.x".into()], ..Options::default() })
        {
            assert!(!e.to_string().is_empty());
        }
    };
    for len in 0..good.bytes.len() {
        try_link(good.bytes[..len].to_vec());
    }
    let mut seed = 0x9e37_79b9_7f4a_7c15u64;
    let mut random = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed as usize
    };
    for _ in 0..20_000 {
        let mut bytes = good.bytes.to_vec();
        for _ in 0..1 + random() % 3 {
            let at = random() % bytes.len();
            bytes[at] = match random() % 4 {
                0 => 0xff,
                1 => 0,
                2 => bytes[at] ^ 1 << (random() % 8),
                _ => random() as u8,
            };
        }
        try_link(bytes);
    }
    for bytes in [&b"not an object"[..], b"!<arch>\n", b"!<arch>\nxx", b"\x7fELF", b""] {
        try_link(bytes.to_vec());
    }
}

#[test]
fn foreign_objects_are_refused_by_name() {
    let mut bytes = program(0).input().bytes.to_vec();
    bytes[18] = 0xb7;
    let inputs = [linker::Input { name: "arm.o".into(), bytes: bytes.into() }];
    let e = linker::link(&inputs, &Options::default()).unwrap_err().to_string();
    assert_eq!(e, "arm.o: not an object for amd64");
}
