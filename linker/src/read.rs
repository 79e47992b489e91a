//! Reads objects and archives and checks all that later phases rely on: bounds of sections, symbols and relocations,
//! names that are text, alignments that are powers of two.
//!
//! Sections are classified once, by their names first: an object writer may mark read-only data with relocations as
//! writable, but `.rodata.x` is read-only for us, because nothing is relocated at run time. What is neither loaded nor
//! understood (`.comment`, notes, most of rustc's DWARF) is class `Skip` and costs nothing later.

use crate::Input;
use crate::error::LinkError;
use abi::names::section as names;
use object::elf::*;
use object::read::archive::{ArchiveFile, ArchiveOffset};
use object::read::elf::{FileHeader, SectionHeader, SectionTable, Sym, SymbolTable};
use object::{LittleEndian, SectionIndex, SymbolIndex};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

const E: LittleEndian = LittleEndian;
type Header = FileHeader64<LittleEndian>;

/// What a section becomes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Class {
    Rodata,
    Type,
    Itab,
    Text,
    Data,
    NoptrData,
    Bss,
    NoptrBss,
    /// Zeroed thread-local storage.
    Tls,
    /// Metadata of one function.
    Func,
    /// Dependencies of one inittask.
    InitDeps,
    /// Read by the DWARF phase.
    Debug,
    Skip,
}

impl Class {
    /// Whether the section is part of memory at run time.
    pub fn loaded(self) -> bool {
        self < Class::Func
    }

    /// Whether the section has bytes in the file.
    pub fn in_file(self) -> bool {
        self < Class::Bss
    }
}

/// A section of an object.
#[derive(Clone, Debug)]
pub struct Section<'a> {
    pub name: &'a str,
    pub class: Class,
    /// Empty for zeroed sections.
    pub data: &'a [u8],
    pub size: u64,
    pub align: u64,
    pub relocs: Relocs<'a>,
    /// The COMDAT group it belongs to.
    pub group: Option<u32>,
}

/// The relocations of one section.
#[derive(Clone, Copy, Debug, Default)]
pub struct Relocs<'a>(&'a [Rela64<LittleEndian>]);

/// One relocation.
#[derive(Clone, Copy, Debug)]
pub struct Reloc {
    pub offset: u64,
    /// Index of the object's symbol.
    pub symbol: u32,
    pub kind: RelocationType,
    pub addend: i64,
}

impl<'a> Relocs<'a> {
    pub fn iter(self) -> impl Iterator<Item = Reloc> + use<'a> {
        self.0.iter().map(|r| Reloc {
            offset: r.r_offset.get(E),
            symbol: r.r_sym(E, false),
            kind: r.r_type(E, false),
            addend: r.r_addend.get(E),
        })
    }

    pub fn len(self) -> usize {
        self.0.len()
    }
}

/// Where an object says a symbol is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    Undefined,
    Absolute(u64),
    /// In a section of the same object.
    Section {
        section: u32,
        offset: u64,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Binding {
    Local,
    Global,
    Weak,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SymKind {
    Func,
    Object,
    Tls,
    /// Assembly labels.
    Plain,
    /// Sections and files: never in the output.
    Hidden,
}

/// A symbol of an object.
#[derive(Clone, Debug)]
pub struct Symbol<'a> {
    pub name: &'a str,
    pub binding: Binding,
    pub kind: SymKind,
    pub place: Place,
    pub size: u64,
}

/// A parsed object.
#[derive(Clone, Debug)]
pub struct Object<'a> {
    pub name: String,
    pub sections: Vec<Section<'a>>,
    /// By the object's own numbers: 0 is the null symbol.
    pub symbols: Vec<Symbol<'a>>,
    /// Signatures of the COMDAT groups.
    pub groups: Vec<&'a str>,
}

/// An archive whose members are read when a name asks for one.
pub struct Archive<'a> {
    name: &'a str,
    data: &'a [u8],
    file: ArchiveFile<'a>,
    /// Name → offset of the member that defines it.
    index: FxHashMap<&'a [u8], u64>,
}

/// What was given to link.
pub struct Files<'a> {
    pub objects: Vec<Object<'a>>,
    pub archives: Vec<Archive<'a>>,
}

/// Reads all inputs, objects in parallel.
pub fn inputs<'a>(inputs: &'a [Input<'_>]) -> Result<Files<'a>, LinkError> {
    let (archives, objects): (Vec<_>, Vec<_>) =
        inputs.iter().partition(|i| i.bytes.starts_with(b"!<arch>\n"));
    Ok(Files {
        objects: objects.par_iter().map(|i| object(&i.name, &i.bytes)).collect::<Result<_, _>>()?,
        archives: archives.iter().map(|i| archive(&i.name, &i.bytes)).collect::<Result<_, _>>()?,
    })
}

fn archive<'a>(name: &'a str, data: &'a [u8]) -> Result<Archive<'a>, LinkError> {
    let bad = |e: object::read::Error| LinkError::malformed(name, format!("archive: {e}"));
    let file = ArchiveFile::parse(data).map_err(bad)?;
    if file.is_thin() {
        return Err(LinkError::malformed(name, "thin archives have no members in them"));
    }
    let mut index = FxHashMap::default();
    match file.symbols().map_err(bad)? {
        Some(symbols) => {
            for s in symbols {
                let s = s.map_err(bad)?;
                index.entry(s.name()).or_insert(s.offset().0);
            }
        }
        None if file.members().next().is_none() => {}
        None => return Err(LinkError::malformed(name, "archive without an index (run ranlib)")),
    }
    Ok(Archive { name, data, file, index })
}

impl<'a> Archive<'a> {
    /// Offset of the member that defines `symbol`.
    pub fn find(&self, symbol: &str) -> Option<u64> {
        self.index.get(symbol.as_bytes()).copied()
    }

    pub fn member(&self, offset: u64) -> Result<Object<'a>, LinkError> {
        let bad = |e: object::read::Error| LinkError::malformed(self.name, format!("archive member: {e}"));
        let member = self.file.member(ArchiveOffset(offset)).map_err(bad)?;
        let data = member.data(self.data).map_err(bad)?;
        let name = String::from_utf8_lossy(member.name());
        object(&format!("{}({name})", self.name), data)
    }
}

/// Reads one object.
pub fn object<'a>(name: &str, data: &'a [u8]) -> Result<Object<'a>, LinkError> {
    let bad = |e: object::read::Error| LinkError::malformed(name, e.to_string());
    let fail = |what: String| Err(LinkError::malformed(name, what));
    if !data.starts_with(&ELFMAG) {
        return fail("not an ELF object".into());
    }
    let header = Header::parse(data).map_err(bad)?;
    if !header.is_class_64() || !header.is_little_endian() || header.e_machine(E) != EM_X86_64 {
        return fail("not an object for amd64".into());
    }
    if header.e_type(E) != ET_REL {
        return fail("not a relocatable object".into());
    }
    let table = header.sections(E, data).map_err(bad)?;
    let symtab = table.symbols(E, data, SHT_SYMTAB).map_err(bad)?;
    let mut obj = Object { name: name.to_owned(), sections: vec![], symbols: vec![], groups: vec![] };
    obj.symbols = symbols(name, &table, &symtab)?;
    obj.sections = sections(name, data, &table)?;
    for (i, h) in table.iter().enumerate() {
        let at = |what: &str| LinkError::malformed(name, format!("section {i}: {what}"));
        if h.sh_type(E) == SHT_GROUP {
            let Some((flags, members)) = h.group(E, data).map_err(bad)? else { continue };
            if flags != GRP_COMDAT {
                continue;
            }
            let signature = symtab.symbol(SymbolIndex(h.sh_info.get(E) as usize)).map_err(bad)?;
            let signature = signature.name(E, symtab.strings()).map_err(bad)?;
            let signature = std::str::from_utf8(signature).map_err(|_| at("group name is not UTF-8"))?;
            let group = obj.groups.len() as u32;
            obj.groups.push(signature);
            for m in members {
                let s =
                    obj.sections.get_mut(m.get(E) as usize).ok_or_else(|| at("group member out of range"))?;
                s.group = Some(group);
            }
        }
        if h.sh_type(E) != SHT_RELA && h.sh_type(E) != SHT_REL {
            continue;
        }
        let target = h.sh_info.get(E) as usize;
        let nsymbols = obj.symbols.len();
        let s = obj.sections.get_mut(target).ok_or_else(|| at("relocates a section that is not there"))?;
        if s.class == Class::Skip {
            continue;
        }
        if h.sh_type(E) == SHT_REL {
            return Err(at("relocations without addends"));
        }
        let Some((relas, _)) = h.rela(E, data).map_err(bad)? else { continue };
        s.relocs = Relocs(relas);
        for r in s.relocs.iter() {
            let fits = r.offset.checked_add(width(r.kind)).is_some_and(|end| end <= s.data.len() as u64);
            if !fits || r.symbol as usize >= nsymbols {
                return Err(LinkError::malformed(
                    name,
                    format!("{}+{:#x}: bad relocation", s.name, r.offset),
                ));
            }
        }
    }
    Ok(obj)
}

/// Bytes that a relocation writes.
pub fn width(kind: RelocationType) -> u64 {
    match kind {
        R_X86_64_NONE => 0,
        R_X86_64_8 | R_X86_64_PC8 => 1,
        R_X86_64_16 | R_X86_64_PC16 => 2,
        R_X86_64_64 | R_X86_64_PC64 | R_X86_64_DTPOFF64 | R_X86_64_TPOFF64 | R_X86_64_SIZE64 => 8,
        _ => 4,
    }
}

fn sections<'a>(
    name: &str,
    data: &'a [u8],
    table: &SectionTable<'a, Header>,
) -> Result<Vec<Section<'a>>, LinkError> {
    let mut out = Vec::with_capacity(table.len());
    for (i, h) in table.iter().enumerate() {
        let bad = |what: String| LinkError::malformed(name, format!("section {i}: {what}"));
        let section = table.section_name(E, h).map_err(|e| bad(e.to_string()))?;
        let section = std::str::from_utf8(section).map_err(|_| bad("name is not UTF-8".into()))?;
        let mut class = classify(section, h);
        let (mut bytes, size, align) = (&data[..0], h.sh_size(E), h.sh_addralign(E).max(1));
        if class != Class::Skip {
            if h.sh_flags(E).0 & SHF_COMPRESSED.0 != 0 {
                return Err(bad("compressed sections are not supported".into()));
            }
            let most = if class == Class::Text { 1 << 12 } else { 1 << 16 };
            if !align.is_power_of_two() || align > most {
                return Err(bad(format!("alignment {align}")));
            }
            if size > u32::MAX as u64 {
                return Err(bad(format!("size {size:#x}")));
            }
            bytes = h.data(E, data).map_err(|e| bad(e.to_string()))?;
        }
        // A compiler may write zeros where it cannot ask for a zeroed section.
        match class {
            Class::Bss | Class::NoptrBss if bytes.iter().any(|&b| b != 0) => {
                class = if class == Class::Bss { Class::Data } else { Class::NoptrData };
            }
            Class::Tls if bytes.iter().any(|&b| b != 0) => {
                return Err(bad("thread-local variables must be zero".into()));
            }
            Class::Text | Class::Rodata | Class::Type | Class::Itab | Class::Data | Class::NoptrData
                if bytes.len() as u64 != size =>
            {
                return Err(bad("has no bytes in the file".into()));
            }
            _ => {}
        }
        out.push(Section {
            name: section,
            class,
            data: bytes,
            size,
            align,
            relocs: Relocs::default(),
            group: None,
        });
    }
    Ok(out)
}

fn classify(name: &str, h: &SectionHeader64<LittleEndian>) -> Class {
    let flags = h.sh_flags(E).0;
    let is = |flag: SectionFlags| flags & flag.0 != 0;
    let under = |prefix: &str| name.starts_with(prefix) || name == prefix.trim_end_matches('.');
    let kind = h.sh_type(E);
    if matches!(kind, SHT_NULL | SHT_SYMTAB | SHT_STRTAB | SHT_RELA | SHT_REL | SHT_GROUP | SHT_NOTE) {
        return Class::Skip;
    }
    if under(names::FUNC) {
        return Class::Func;
    }
    if under(names::INITDEPS) {
        return Class::InitDeps;
    }
    if matches!(name, ".eh_frame" | ".debug_line" | ".debug_line_str" | ".debug_str") {
        return Class::Debug;
    }
    if !is(SHF_ALLOC) {
        return Class::Skip;
    }
    if is(SHF_EXECINSTR) {
        return Class::Text;
    }
    if is(SHF_TLS) {
        return Class::Tls;
    }
    if under(names::TYPE) {
        return Class::Type;
    }
    if under(names::ITAB) {
        return Class::Itab;
    }
    if under(names::RODATA) || name.starts_with(".data.rel.ro") || !is(SHF_WRITE) {
        return Class::Rodata;
    }
    if under(names::NOPTRBSS) {
        return Class::NoptrBss;
    }
    if under(names::BSS) || kind == SHT_NOBITS {
        return Class::Bss;
    }
    if under(names::NOPTRDATA) {
        return Class::NoptrData;
    }
    Class::Data
}

fn symbols<'a>(
    name: &str,
    table: &SectionTable<'a, Header>,
    symtab: &SymbolTable<'a, Header>,
) -> Result<Vec<Symbol<'a>>, LinkError> {
    let mut out = Vec::with_capacity(symtab.len());
    for (i, s) in symtab.iter().enumerate() {
        let bad = |what: String| LinkError::malformed(name, format!("symbol {i}: {what}"));
        let text = s.name(E, symtab.strings()).map_err(|e| bad(e.to_string()))?;
        let text = std::str::from_utf8(text).map_err(|_| bad("name is not UTF-8".into()))?;
        let place = match s.st_shndx(E) {
            SHN_UNDEF => Place::Undefined,
            SHN_ABS => Place::Absolute(s.st_value(E)),
            SHN_COMMON => return Err(bad(format!("{text}: common symbols are not supported"))),
            _ => {
                let index = symtab.symbol_section(E, s, SymbolIndex(i)).map_err(|e| bad(e.to_string()))?;
                let index = index.ok_or_else(|| bad(format!("{text}: reserved section")))?;
                let h = table.section(SectionIndex(index.0)).map_err(|e| bad(e.to_string()))?;
                if s.st_value(E) > h.sh_size(E) {
                    return Err(bad(format!("{text}: outside of its section")));
                }
                Place::Section { section: index.0 as u32, offset: s.st_value(E) }
            }
        };
        out.push(Symbol {
            name: text,
            binding: match s.st_bind() {
                STB_LOCAL => Binding::Local,
                STB_WEAK => Binding::Weak,
                _ => Binding::Global,
            },
            kind: match s.st_type() {
                STT_FUNC => SymKind::Func,
                STT_OBJECT => SymKind::Object,
                STT_TLS => SymKind::Tls,
                STT_NOTYPE => SymKind::Plain,
                _ => SymKind::Hidden,
            },
            place,
            size: s.st_size(E),
        });
    }
    Ok(out)
}
