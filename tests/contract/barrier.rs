//! Section E: the write barrier, step by step. Between the load of its flag and the store no signal may stop the
//! goroutine, because the collector could begin or end there.

use crate::{build, gdb};
use abi::moduledata::ModuleData;
use abi::pcln::{FuncTab, Pcln};
use iced_x86::{Decoder, DecoderOptions, Instruction, Mnemonic, OpKind};
use object::{Object, ObjectSection, ObjectSymbol};
use std::mem::offset_of;

/// The loaded bytes at an address.
struct Image<'a>(object::File<'a>);

impl<'a> Image<'a> {
    fn bytes(&self, at: u64, len: usize) -> &'a [u8] {
        let s = self.0.sections().find(|s| s.address() <= at && at < s.address() + s.size());
        let s = s.unwrap_or_else(|| panic!("nothing at {at:#x}"));
        &s.data().expect("bytes")[(at - s.address()) as usize..][..len]
    }

    fn symbol(&self, name: &str) -> (u64, u64) {
        let s = self.0.symbol_by_name(name).unwrap_or_else(|| panic!("no symbol {name}"));
        (s.address(), s.size())
    }

    fn word(&self, at: u64) -> usize {
        u64::from_le_bytes(self.bytes(at, 8).try_into().expect("eight bytes")) as usize
    }

    /// Address and length of an array that the module data names.
    fn array(&self, offset: usize) -> (u64, usize) {
        let at = self.symbol("runtime.firstmoduledata").0 + offset as u64;
        (self.word(at) as u64, self.word(at + 8))
    }

    fn words32(&self, offset: usize, per: usize) -> Vec<u32> {
        let (at, len) = self.array(offset);
        let bytes = self.bytes(at, len * per * 4);
        bytes.chunks_exact(4).map(|w| u32::from_le_bytes(w.try_into().expect("four bytes"))).collect()
    }
}

/// The instructions of `main.link` that name the flag, and that store the pointer.
fn places(image: &Image<'_>) -> (Instruction, Instruction) {
    let flag = image.symbol("runtime.writeBarrier").0;
    let (at, size) = image.symbol("main.link");
    let code = image.bytes(at, size as usize);
    let all: Vec<Instruction> = Decoder::with_ip(64, code, at, DecoderOptions::NONE).into_iter().collect();
    let loads_flag = |i: &&Instruction| {
        (0..i.op_count()).any(|n| i.op_kind(n) == OpKind::Memory)
            && (i.memory_displacement64() == flag || i.ip_rel_memory_address() == flag)
    };
    let load = all.iter().find(loads_flag).expect("the flag is looked at");
    let stores = |i: &&Instruction| {
        i.mnemonic() == Mnemonic::Mov && i.op0_kind() == OpKind::Memory && i.op1_kind() == OpKind::Register
    };
    let store = all.iter().filter(|i| i.ip() > load.ip()).find(stores).expect("the pointer is stored");
    (*load, *store)
}

#[test]
fn no_signal_stops_a_goroutine_inside_a_write_barrier() {
    let flags = ["-gcflags=-wb"];
    let dir = build("../tests/contract/barrier.go", &flags);
    let file = std::fs::read(dir.path().join("prog")).expect("built");
    let image = Image(object::File::parse(&file[..]).expect("ELF"));
    let functab: Vec<FuncTab> = image
        .words32(offset_of!(ModuleData, functab), 2)
        .chunks_exact(2)
        .map(|w| FuncTab { entry: w[0], info: w[1] })
        .collect();
    let (data, len) = image.array(offset_of!(ModuleData, pcln));
    let pcln = Pcln {
        text: image.array(offset_of!(ModuleData, text)).0 as usize,
        functab: &functab,
        filetab: &image.words32(offset_of!(ModuleData, filetab), 1),
        data: image.bytes(data, len),
    };
    let (load, store) = places(&image);
    assert!(!pcln.is_unsafe(load.ip() as usize - 1), "before the flag is loaded a signal does no harm");
    assert!(!pcln.is_unsafe(store.next_ip() as usize), "after the store a signal does no harm");

    for marking in [0, 1] {
        let step = [
            &format!("tbreak *{:#x}", load.ip()),
            "run",
            "set language c",
            &format!("set {{int}}&'runtime.writeBarrier' = {marking}"),
            "set $n = 0",
            &format!(
                "while $pc != {:#x} && $n < 100\nset $n = $n + 1\nif $pc == &'runtime.gcWriteBarrier'\n\
                 printf \"called with slot %lx\\n\", $rdi\nfinish\nelse\nstepi\nend\n\
                 printf \"at %lx\\n\", $pc\nend",
                store.ip()
            ),
            "set {int}&'runtime.writeBarrier' = 0",
            "continue",
        ];
        let text = gdb::script_with("../tests/contract/barrier.go", &flags, &step);
        let steps: Vec<usize> =
            text.lines().filter_map(|l| usize::from_str_radix(l.strip_prefix("at ")?, 16).ok()).collect();
        assert_eq!(steps.last(), Some(&(store.ip() as usize)), "{text}");
        for pc in &steps {
            assert!(pcln.is_unsafe(*pc), "a signal could stop the goroutine at {pc:#x}:\n{text}");
        }
        assert_eq!(text.contains("called with slot"), marking == 1, "{text}");
        assert!(text.contains("\n2\n"), "{text}");
    }
}
