//! Addresses. The image has three loaded segments:
//!
//! ```text
//! R    ELF headers, build id, .rodata (constants, type descriptors, itabs, the linker's words), .pclntab
//! RX   .text, in the order of inputs
//! RW   .data .noptrdata .bss .noptrbss
//! ```
//!
//! Segments follow each other in the file without a gap: the next one's address lies a page further on, at the same
//! offset within the page, so at most one page is mapped twice and no padding is written. `.data` and `.bss` are what
//! the collector scans. Thread-local storage ends at the thread pointer with `runtime.tlsg` as its last word (`fs:-8`).

use crate::Options;
use crate::error::LinkError;
use crate::gc::Live;
use crate::meta::{Function, Meta};
use crate::read::Class;
use crate::reloc;
use crate::resolve::{Program, SecId, Synth, Target};
use abi::funcmeta::FuncMeta;
use abi::moduledata::ModuleData;
use abi::{names, pcln};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Address of the image's first byte.
pub const BASE: u64 = 0x40_0000;
pub const PAGE: u64 = 0x1000;
/// Program headers: three segments, TLS, the stack's rights, the build id's note.
pub const PHNUM: u64 = 6;
pub const HEADERS: u64 = 64 + 56 * PHNUM;
/// Header, name and 16 bytes of build id.
pub const NOTE_SIZE: u64 = 12 + 4 + BUILD_ID;
pub const BUILD_ID: u64 = 16;

/// A run of bytes with one purpose: its address, its place in the file and its size.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Span {
    pub addr: u64,
    pub file: u64,
    pub size: u64,
    pub align: u64,
}

impl Span {
    pub fn end(self) -> u64 {
        self.addr + self.size
    }
}

/// The spans of the image, in the order of addresses.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spans {
    pub note: Span,
    pub rodata: Span,
    pub types: Span,
    pub itabs: Span,
    /// The linker's own words, at the end of `.rodata`.
    pub words: Span,
    pub pclntab: Span,
    pub text: Span,
    pub data: Span,
    pub noptrdata: Span,
    pub bss: Span,
    pub noptrbss: Span,
    pub tls: Span,
}

/// Where everything is.
pub struct Layout {
    /// One a section; meaningless for sections that are not in the image. Thread-local: offset from the thread pointer.
    addr: Vec<u64>,
    pub spans: Spans,
    /// Things whose addresses are in the global offset table, in order.
    pub got: Vec<Target>,
    got_index: FxHashMap<Target, usize>,
    pub pcln: pcln::Tables,
    pub typelinks: Vec<u32>,
    pub itablinks: Vec<u32>,
    /// Offsets within `words`.
    pub words: Words,
    /// Offsets of functab, filetab, data, typelinks and itablinks within `pclntab`.
    pub tables: [u64; 5],
    pub entry: u64,
    /// Bytes of the file up to the end of the last loaded segment.
    pub loaded_size: u64,
}

/// Offsets of the linker's words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Words {
    pub main_pc: u64,
    pub runtime_inits: u64,
    pub main_inits: u64,
    pub moduledata: u64,
    pub no_init: u64,
    pub got: u64,
}

impl Layout {
    /// Address of a target; of a thread-local one its offset from the thread pointer.
    pub fn address(&self, target: Target) -> u64 {
        let words = self.spans.words.addr;
        match target {
            Target::Undefined => 0,
            Target::Absolute(a) => a,
            Target::Section { section, offset } => self.section(section).wrapping_add(offset),
            Target::Linker(Synth::ModuleData) => words + self.words.moduledata,
            Target::Linker(Synth::MainPc) => words + self.words.main_pc,
            Target::Linker(Synth::RuntimeInittasks) => words + self.words.runtime_inits,
            Target::Linker(Synth::MainInittasks) => words + self.words.main_inits,
            Target::Linker(Synth::NoInit) => words + self.words.no_init,
            Target::Linker(Synth::TextStart) => self.spans.text.addr,
            Target::Linker(Synth::TextEnd) => self.spans.text.end(),
        }
    }

    pub fn section(&self, id: SecId) -> u64 {
        self.addr[id.0 as usize]
    }

    /// Address of the slot of the global offset table that holds the target's address.
    pub fn got_slot(&self, target: Target) -> Option<u64> {
        self.got_index.get(&target).map(|&i| self.spans.words.addr + self.words.got + 8 * i as u64)
    }

    /// Place in the file of an address in one of the loaded segments.
    pub fn file_offset(&self, addr: u64) -> u64 {
        let s = &self.spans;
        let base = [s.data, s.text].into_iter().find(|b| addr >= b.addr);
        base.map_or(addr - BASE, |b| b.file + (addr - b.addr))
    }
}

pub fn align_up(n: u64, align: u64) -> u64 {
    (n + align - 1) & !(align - 1)
}

/// Gives every live section its address.
pub fn layout(
    program: &Program<'_>,
    live: &Live,
    meta: &Meta<'_>,
    options: &Options,
) -> Result<Layout, LinkError> {
    let mut l = Layout {
        addr: vec![0; program.sections.len()],
        spans: Spans::default(),
        got: got(program, live),
        got_index: FxHashMap::default(),
        pcln: pcln::Tables::default(),
        typelinks: vec![],
        itablinks: vec![],
        words: Words::default(),
        tables: [0; 5],
        entry: 0,
        loaded_size: 0,
    };
    l.got_index = l.got.iter().enumerate().map(|(i, t)| (*t, i)).collect();
    let mut lists: FxHashMap<Class, Vec<SecId>> = FxHashMap::default();
    for id in program.ids().filter(|&id| live.has(id) && program.section(id).class.loaded()) {
        lists.entry(program.section(id).class).or_default().push(id);
    }
    let list = |class| lists.get(&class).map_or(&[][..], |l| l.as_slice());
    // Text first, counted from its own start: pclntab holds offsets in it and stands before it.
    let text = place(program, list(Class::Text), 0, 0, &mut l.addr);
    if text.size >= 1 << 31 {
        return Err(LinkError::malformed("link", format!("{} bytes of code are too many", text.size)));
    }
    l.pcln = pclntab(program, meta, &l.addr, text.size, options);

    let mut at = HEADERS;
    l.spans.note = Span { addr: BASE + at, file: at, size: NOTE_SIZE, align: 4 };
    at += NOTE_SIZE;
    for (class, span) in [
        (Class::Rodata, &mut l.spans.rodata),
        (Class::Type, &mut l.spans.types),
        (Class::Itab, &mut l.spans.itabs),
    ] {
        *span = place(program, list(class), BASE + at, at, &mut l.addr);
        at = span.file + span.size;
    }
    l.typelinks = links(program, live, &l, Class::Type, l.spans.types.addr, "type:");
    l.itablinks = links(program, live, &l, Class::Itab, l.spans.itabs.addr, "go:itab.");
    at = align_up(at, 8);
    let words = &mut l.words;
    let mut size = 0;
    for (slot, bytes) in [
        (&mut words.main_pc, 8),
        (&mut words.runtime_inits, 8 * meta.runtime_inits.len()),
        (&mut words.main_inits, 8 * meta.main_inits.len()),
        (&mut words.moduledata, size_of::<ModuleData>()),
        (&mut words.no_init, 8),
        (&mut words.got, 8 * l.got.len()),
    ] {
        *slot = size;
        size += bytes as u64;
    }
    l.spans.words = Span { addr: BASE + at, file: at, size, align: 8 };
    at += size;
    let tables = [
        8 * l.pcln.functab.len(),
        4 * l.pcln.filetab.len(),
        l.pcln.data.len(),
        4 * l.typelinks.len(),
        4 * l.itablinks.len(),
    ];
    let mut size = 0;
    for (slot, bytes) in l.tables.iter_mut().zip(tables) {
        size = align_up(size, 4);
        *slot = size;
        size += bytes as u64;
    }
    l.spans.pclntab = Span { addr: BASE + at, file: at, size, align: 8 };
    at += size;

    let start = next_segment(BASE + at, &mut at, text.align.max(16));
    l.spans.text = Span { addr: start, file: at, ..text };
    for &id in list(Class::Text) {
        l.addr[id.0 as usize] += start;
    }
    at += text.size;

    let rw = [Class::Data, Class::NoptrData, Class::Bss, Class::NoptrBss];
    let align = rw.iter().flat_map(|c| list(*c)).map(|&id| program.section(id).align).max().unwrap_or(1);
    let start = next_segment(start + text.size, &mut at, align.clamp(16, PAGE));
    l.spans.data = place(program, list(Class::Data), start, at, &mut l.addr);
    // An empty span still stands at its place, so that ranges are in order.
    let follow = |span: Span| (span.end(), span.file + span.size);
    let (addr, file) = follow(l.spans.data);
    l.spans.noptrdata = place(program, list(Class::NoptrData), addr, file, &mut l.addr);
    let (addr, file) = follow(l.spans.noptrdata);
    l.loaded_size = file;
    l.spans.bss = place(program, list(Class::Bss), addr, file, &mut l.addr);
    l.spans.bss.file = file;
    l.spans.noptrbss = place(program, list(Class::NoptrBss), l.spans.bss.end(), file, &mut l.addr);
    l.spans.noptrbss.file = file;
    l.spans.tls = thread_local(program, list(Class::Tls), addr, file, &mut l.addr);
    let entry = program.globals.get(names::ENTRY).copied().unwrap_or(Target::Undefined);
    l.entry = l.address(entry);
    Ok(l)
}

/// The address at which a segment with other rights may begin, at `file` rounded up.
fn next_segment(end: u64, file: &mut u64, align: u64) -> u64 {
    *file = align_up(*file, align);
    align_up(end, PAGE) + *file % PAGE
}

/// Sections one after the other.
fn place(program: &Program<'_>, ids: &[SecId], addr: u64, file: u64, addrs: &mut [u64]) -> Span {
    let align = ids.iter().map(|&id| program.section(id).align).max().unwrap_or(1);
    let start = align_up(addr, align);
    let mut at = start;
    for &id in ids {
        let s = program.section(id);
        at = align_up(at, s.align);
        addrs[id.0 as usize] = at;
        at += s.size;
    }
    Span { addr: start, file: file + (start - addr), size: at - start, align }
}

/// Thread-local sections downwards from the thread pointer.
fn thread_local(program: &Program<'_>, ids: &[SecId], addr: u64, file: u64, addrs: &mut [u64]) -> Span {
    let tlsg = match program.globals.get(names::TLSG) {
        Some(&Target::Section { section, .. }) => Some(section),
        _ => None,
    };
    let mut order = ids.to_vec();
    order.sort_by_key(|&id| (Some(id) != tlsg, id));
    let align = ids.iter().map(|&id| program.section(id).align).max().unwrap_or(1);
    let mut below = 0;
    for id in order {
        let s = program.section(id);
        below = align_up(below + s.size, s.align);
        addrs[id.0 as usize] = below.wrapping_neg();
    }
    Span { addr: align_up(addr, align), file, size: align_up(below, align), align }
}

/// Targets that must have a slot in the global offset table, in the order of their first use.
fn got(program: &Program<'_>, live: &Live) -> Vec<Target> {
    let found: Vec<Vec<Target>> = program
        .ids()
        .collect::<Vec<_>>()
        .into_par_iter()
        .filter(|&id| live.has(id) && program.section(id).class.in_file())
        .map(|id| {
            let (section, object) = (program.section(id), program.object_of(id));
            let slots = section.relocs.iter().filter(|r| reloc::needs_got(section.data, r));
            slots.map(|r| object.targets[r.symbol as usize]).collect()
        })
        .collect();
    let mut seen = rustc_hash::FxHashSet::default();
    found.into_iter().flatten().filter(|t| seen.insert(*t)).collect()
}

/// Offsets of all symbols of a class, sorted by name.
fn links(program: &Program<'_>, live: &Live, l: &Layout, class: Class, start: u64, prefix: &str) -> Vec<u32> {
    let mut found: Vec<(&str, u32)> = vec![];
    for (name, target) in &program.globals {
        if let Target::Section { section, offset } = *target
            && name.starts_with(prefix)
            && live.has(section)
            && program.section(section).class == class
        {
            found.push((name, (l.section(section) + offset - start) as u32));
        }
    }
    found.sort_unstable();
    found.into_iter().map(|f| f.1).collect()
}

fn pclntab(
    program: &Program<'_>,
    meta: &Meta<'_>,
    addrs: &[u64],
    size: u64,
    options: &Options,
) -> pcln::Tables {
    let mut b = pcln::Builder::new();
    // Functions that only Rust knows share an entry with those behind them, where size counts.
    let is_inner = |f: &Function<'_>| f.go.is_none() && (f.name.contains("::") || f.name.starts_with('.'));
    let mut inner = false;
    for f in &meta.functions {
        let entry = (addrs[f.section.0 as usize] + f.offset) as u32;
        let before = std::mem::replace(&mut inner, options.strip_symbols && is_inner(f));
        match &f.go {
            _ if inner && before => {}
            _ if inner => {
                let flags = pcln::FLAG_RUNTIME | pcln::FLAG_SEVERAL;
                b.add(entry, "runtime", &FuncMeta { flags, ..FuncMeta::default() })
            }
            Some(go) => b.add(entry, &f.name, go),
            None if options.strip_symbols => b.add(entry, &f.name, &meta.native_place(program, f)),
            None => b.add(entry, &f.name, &meta.native(program, f)),
        }
    }
    b.finish(size as u32)
}
