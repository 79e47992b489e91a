//! Section A: the executable.

use crate::build;
use object::elf::{PF_W, PF_X, PT_DYNAMIC, PT_GNU_STACK, PT_INTERP, PT_LOAD};
use object::read::elf::{ElfFile64, FileHeader, ProgramHeader};
use object::{LittleEndian, Object, ObjectSection, ObjectSymbol};
use std::fs;

fn image(example: &str, flags: &[&str]) -> Vec<u8> {
    fs::read(build(example, flags).path().join("prog")).expect("built")
}

#[test]
fn static_executable_without_interpreter_entered_at_rt0() {
    let bytes = image("println.go", &[]);
    let f = ElfFile64::<LittleEndian>::parse(&bytes[..]).expect("ELF");
    let e = f.endian();
    let header = f.elf_header();
    assert_eq!(header.e_type(e), object::elf::ET_EXEC);
    for p in f.elf_program_headers() {
        assert!(p.p_type(e) != PT_INTERP && p.p_type(e) != PT_DYNAMIC);
    }
    let entry = f.symbol_by_name("_rt0_amd64_linux").expect("the entry has its name");
    assert_eq!(f.entry(), entry.address());
}

#[test]
fn no_segment_is_writable_and_executable_and_bss_takes_no_space() {
    let bytes = image("println.go", &[]);
    let f = ElfFile64::<LittleEndian>::parse(&bytes[..]).expect("ELF");
    let e = f.endian();
    let (mut r, mut rx, mut rw, mut stack) = (0, 0, 0, 0);
    for p in f.elf_program_headers() {
        let flags = p.p_flags(e);
        let (w, x) = (flags.0 & PF_W.0 != 0, flags.0 & PF_X.0 != 0);
        assert!(!(w && x), "a segment is writable and executable");
        match p.p_type(e) {
            PT_LOAD if w => {
                rw += 1;
                assert!(p.p_memsz(e) > p.p_filesz(e), ".bss takes file space");
            }
            PT_LOAD if x => rx += 1,
            PT_LOAD => r += 1,
            PT_GNU_STACK => {
                stack += 1;
                assert!(!x);
            }
            _ => {}
        }
    }
    assert!(r >= 1 && rx >= 1 && rw >= 1 && stack == 1, "{r} {rx} {rw} {stack}");
}

#[test]
fn symbols_have_go_names_sizes_and_sections() {
    let bytes = image("println.go", &[]);
    let f = ElfFile64::<LittleEndian>::parse(&bytes[..]).expect("ELF");
    let section = |name: &str| {
        let s = f.symbol_by_name(name).unwrap_or_else(|| panic!("no symbol {name}"));
        let i = s.section_index().unwrap_or_else(|| panic!("{name} lies in no section"));
        (f.section_by_index(i).expect("section").name().expect("name").to_string(), s.size(), s.address())
    };
    for name in ["main.main", "runtime.main", "runtime.schedinit", "runtime.newproc", "runtime.mstart"] {
        let (s, size, _) = section(name);
        assert_eq!(s, ".text", "{name}");
        assert!(size > 0, "{name} has no size");
    }
    let (s, size, address) = section("runtime.mainPC");
    assert_eq!((&s[..], size), (".rodata", 8));
    let rodata = f.section_by_name(".rodata").expect(".rodata");
    let at = (address - rodata.address()) as usize;
    let word = rodata.data().expect("bytes")[at..at + 8].try_into().expect("eight bytes");
    assert_eq!(
        u64::from_le_bytes(word),
        section("runtime.main").2,
        "mainPC holds the address of runtime.main"
    );
    for name in ["runtime.firstmoduledata", "runtime_inittask", "main_inittask"] {
        section(name);
    }
}

#[test]
fn stripping_drops_symbols_and_debug_information() {
    let bytes = image("println.go", &["-ldflags=-s -w"]);
    let f = ElfFile64::<LittleEndian>::parse(&bytes[..]).expect("ELF");
    assert_eq!(f.symbols().count(), 0);
    assert!(f.section_by_name(".debug_info").is_none());
    let full = image("println.go", &[]);
    assert!(bytes.len() < full.len());
}

/// The library's pruning at work: a program pays for what its values can reach.
#[test]
fn small_programs_are_small() {
    for (example, most) in [("println.go", 112 << 10), ("helloworld.go", 240 << 10)] {
        let size = image(example, &["-ldflags", "-s -w"]).len();
        assert!(size <= most, "{example}: {size} bytes");
    }
    let bytes = image("helloworld.go", &[]);
    let f = ElfFile64::<LittleEndian>::parse(&bytes[..]).expect("ELF");
    let mut names = f.symbols().filter_map(|s| s.name().ok());
    let formatting = names.find(|n| n.contains("core::fmt") || *n == "strconv.AppendFloat");
    assert_eq!(formatting, None);
}
