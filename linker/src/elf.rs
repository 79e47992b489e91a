//! The ELF headers around the image.

use crate::layout::{BASE, HEADERS, Layout, PAGE, PHNUM, Span};
use object::elf::*;
use object::pod::bytes_of;
use object::{LittleEndian as LE, U16, U32, U64};

/// An output section with its header, before it has a number.
pub struct Output {
    pub name: &'static str,
    pub kind: SectionType,
    pub flags: u64,
    pub span: Span,
    pub link: u32,
    pub info: u32,
    pub entry_size: u64,
}

impl Output {
    pub fn new(name: &'static str, kind: SectionType, flags: u64, span: Span) -> Output {
        Output { name, kind, flags, span, link: 0, info: 0, entry_size: 0 }
    }
}

/// Numbers of the loaded sections in [`loaded`] order, counted from one.
pub const TLS_SECTION: u16 = 9;

/// Headers of the loaded sections.
pub fn loaded(l: &Layout) -> Vec<Output> {
    let s = &l.spans;
    let (a, w, x, t) = (SHF_ALLOC.0, SHF_WRITE.0, SHF_EXECINSTR.0, SHF_TLS.0);
    let rodata = Span {
        size: s.words.end() - s.rodata.addr,
        align: s.rodata.align.max(s.types.align).max(s.itabs.align).max(8),
        ..s.rodata
    };
    // The alignment that a header claims must divide the address.
    let rodata = Span { align: rodata.align.min(1 << rodata.addr.trailing_zeros()), ..rodata };
    vec![
        Output::new(".note.gnu.build-id", SHT_NOTE, a, s.note),
        Output::new(".rodata", SHT_PROGBITS, a, rodata),
        Output::new(".pclntab", SHT_PROGBITS, a, s.pclntab),
        Output::new(".text", SHT_PROGBITS, a | x, s.text),
        Output::new(".data", SHT_PROGBITS, a | w, s.data),
        Output::new(".noptrdata", SHT_PROGBITS, a | w, s.noptrdata),
        Output::new(".bss", SHT_NOBITS, a | w, s.bss),
        Output::new(".noptrbss", SHT_NOBITS, a | w, s.noptrbss),
        Output::new(".tbss", SHT_NOBITS, a | w | t, s.tls),
    ]
}

/// Writes the file header and the program headers to the front of `out`.
pub fn front(out: &mut [u8], l: &Layout, shoff: u64, shnum: usize) {
    let header: FileHeader64<LE> = FileHeader64 {
        e_ident: Ident {
            magic: ELFMAG,
            class: ELFCLASS64,
            data: ELFDATA2LSB,
            version: FileVersion(1),
            os_abi: ELFOSABI_NONE,
            abi_version: 0,
            padding: [0; 7],
        },
        e_type: U16::new(LE, ET_EXEC),
        e_machine: U16::new(LE, EM_X86_64),
        e_version: U32::new(LE, 1),
        e_entry: U64::new(LE, l.entry),
        e_phoff: U64::new(LE, 64),
        e_shoff: U64::new(LE, shoff),
        e_flags: U32::new(LE, FileFlags(0)),
        e_ehsize: U16::new(LE, 64),
        e_phentsize: U16::new(LE, 56),
        e_phnum: U16::new(LE, PHNUM as u16),
        e_shentsize: U16::new(LE, 64),
        e_shnum: U16::new(LE, shnum as u16),
        e_shstrndx: U16::new(LE, SymbolSection(shnum as u16 - 1)),
    };
    out[..64].copy_from_slice(bytes_of(&header));
    let s = &l.spans;
    let read_only = Span { addr: BASE, file: 0, size: s.pclntab.end() - BASE, align: PAGE };
    let writable_file = l.loaded_size - s.data.file;
    let writable = Span { size: s.noptrbss.end() - s.data.addr, align: PAGE, ..s.data };
    let stack = Span { align: 16, ..Span::default() };
    let segments = [
        (PT_LOAD, PF_R, read_only, read_only.size),
        (PT_LOAD, PF_R | PF_X, Span { align: PAGE, ..s.text }, s.text.size),
        (PT_LOAD, PF_R | PF_W, writable, writable_file),
        (PT_NOTE, PF_R, s.note, s.note.size),
        (PT_TLS, PF_R, s.tls, 0),
        (PT_GNU_STACK, PF_R | PF_W, stack, 0),
    ];
    for (i, (kind, flags, span, file_size)) in segments.into_iter().enumerate() {
        let header: ProgramHeader64<LE> = ProgramHeader64 {
            p_type: U32::new(LE, kind),
            p_flags: U32::new(LE, flags),
            p_offset: U64::new(LE, span.file),
            p_vaddr: U64::new(LE, span.addr),
            p_paddr: U64::new(LE, span.addr),
            p_filesz: U64::new(LE, file_size),
            p_memsz: U64::new(LE, span.size),
            p_align: U64::new(LE, span.align),
        };
        let at = 64 + 56 * i;
        out[at..at + 56].copy_from_slice(bytes_of(&header));
    }
    debug_assert_eq!(64 + 56 * segments.len() as u64, HEADERS);
}

/// Appends `.shstrtab` and the section headers. Returns where the headers are and how many.
pub fn back(out: &mut Vec<u8>, mut sections: Vec<Output>) -> (u64, usize) {
    sections.push(Output::new(".shstrtab", SHT_STRTAB, 0, Span { align: 1, ..Span::default() }));
    let mut names = vec![0u8];
    let starts: Vec<u32> = sections
        .iter()
        .map(|s| {
            let at = names.len() as u32;
            names.extend_from_slice(s.name.as_bytes());
            names.push(0);
            at
        })
        .collect();
    if let Some(last) = sections.last_mut() {
        last.span.file = out.len() as u64;
        last.span.size = names.len() as u64;
    }
    out.extend_from_slice(&names);
    out.resize(out.len().next_multiple_of(8), 0);
    let at = out.len() as u64;
    out.resize(out.len() + 64, 0);
    for (s, name) in sections.iter().zip(starts) {
        let header: SectionHeader64<LE> = SectionHeader64 {
            sh_name: U32::new(LE, name),
            sh_type: U32::new(LE, s.kind),
            sh_flags: U64::new(LE, SectionFlags(s.flags)),
            sh_addr: U64::new(LE, s.span.addr),
            sh_offset: U64::new(LE, s.span.file),
            sh_size: U64::new(LE, s.span.size),
            sh_link: U32::new(LE, s.link),
            sh_info: U32::new(LE, s.info),
            sh_addralign: U64::new(LE, s.span.align),
            sh_entsize: U64::new(LE, s.entry_size),
        };
        out.extend_from_slice(bytes_of(&header));
    }
    (at, sections.len() + 1)
}
