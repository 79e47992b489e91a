//! The linker's own data, with final addresses: pclntab, moduledata, `runtime.mainPC`, the inittask tables, the
//! global offset table.

use crate::layout::{BUILD_ID, Layout, NOTE_SIZE, Span};
use crate::meta::Meta;
use crate::resolve::{Program, Target};
use abi::moduledata::{Array, FLAG_NO_SIGNALS, MAGIC, ModuleData, Range};

/// Writes the tables into the image.
pub fn write(program: &Program<'_>, meta: &Meta<'_>, l: &Layout, out: &mut [u8]) {
    let mut put = |at: u64, bytes: &[u8]| out[at as usize..at as usize + bytes.len()].copy_from_slice(bytes);
    let t = l.spans.pclntab.file;
    let functab = words32(l.pcln.functab.iter().flat_map(|f| [f.entry, f.info]));
    put(t + l.tables[0], &functab);
    put(t + l.tables[1], &words32(l.pcln.filetab.iter().copied()));
    put(t + l.tables[2], &l.pcln.data);
    put(t + l.tables[3], &words32(l.typelinks.iter().copied()));
    put(t + l.tables[4], &words32(l.itablinks.iter().copied()));
    let w = l.spans.words.file;
    let main = program.globals.get("runtime.main").map_or(0, |t| l.address(*t));
    put(w + l.words.main_pc, &main.to_le_bytes());
    let addresses = |targets: &[Target]| words64(targets.iter().map(|t| l.address(*t)));
    put(w + l.words.runtime_inits, &addresses(&meta.runtime_inits));
    put(w + l.words.main_inits, &addresses(&meta.main_inits));
    put(w + l.words.moduledata, &words64(moduledata(program, meta, l).words().into_iter()));
    // State "done", no functions.
    put(w + l.words.no_init, &words32([2, 0].into_iter()));
    put(w + l.words.got, &addresses(&l.got));
    let mut note = vec![];
    note.extend_from_slice(&words32([4, BUILD_ID as u32, 3].into_iter()));
    note.extend_from_slice(b"GNU\0");
    put(l.spans.note.file, &note);
}

fn moduledata(program: &Program<'_>, meta: &Meta<'_>, l: &Layout) -> ModuleData {
    let s = &l.spans;
    let range = |s: Span| Range { start: s.addr as usize, end: s.end() as usize };
    let table = |i: usize, len: usize| Array { ptr: (s.pclntab.addr + l.tables[i]) as usize, len };
    let words = |at: u64, len: usize| Array { ptr: (s.words.addr + at) as usize, len };
    ModuleData {
        magic: MAGIC,
        size: size_of::<ModuleData>() as u64,
        text: range(s.text),
        functab: table(0, l.pcln.functab.len()),
        filetab: table(1, l.pcln.filetab.len()),
        pcln: table(2, l.pcln.data.len()),
        rodata: Range { start: s.note.addr as usize, end: s.pclntab.end() as usize },
        types: range(s.types),
        itabs: range(s.itabs),
        typelinks: table(3, l.typelinks.len()),
        itablinks: table(4, l.itablinks.len()),
        data: range(s.data),
        bss: range(s.bss),
        noptrdata: range(s.noptrdata),
        noptrbss: range(s.noptrbss),
        gcdatamask: Array::default(),
        gcbssmask: Array::default(),
        runtime_inittasks: words(l.words.runtime_inits, meta.runtime_inits.len()),
        main_inittasks: words(l.words.main_inits, meta.main_inits.len()),
        main_main: program.globals.get(abi::names::MAIN_MAIN).map_or(0, |t| l.address(*t) as usize),
        tls_size: s.tls.size as usize,
        buildid: Array { ptr: (s.note.addr + NOTE_SIZE - BUILD_ID) as usize, len: BUILD_ID as usize },
        flags: program.globals.get(abi::names::NO_SIGNALS).map_or(0, |_| FLAG_NO_SIGNALS),
        unused: 0,
    }
}

fn words32(words: impl Iterator<Item = u32>) -> Vec<u8> {
    words.flat_map(u32::to_le_bytes).collect()
}

fn words64(words: impl Iterator<Item = u64>) -> Vec<u8> {
    words.flat_map(u64::to_le_bytes).collect()
}
