//! Small objects made in memory, and what the tests ask of an image.

use abi::funcmeta::FuncMeta;
use abi::moduledata::ModuleData;
use linker::{Image, Input, LinkError, Options};
use object::read::elf::{ElfFile64, ProgramHeader};
use object::write::{Comdat, Object, Relocation, SectionId, Symbol, SymbolId, SymbolSection};
use object::{
    Architecture, BinaryFormat, ComdatKind, Endianness, LittleEndian, Object as _, ObjectSection as _,
    ObjectSymbol as _, RelocationFlags, SectionKind, SymbolFlags, SymbolKind, SymbolScope,
};

pub use object::elf::*;

/// An object under construction.
pub struct Obj {
    name: String,
    object: Object<'static>,
}

/// A relocation: offset, kind, symbol, addend.
pub type Rel<'a> = (u64, RelocationType, &'a str, i64);

impl Obj {
    pub fn new(name: &str) -> Obj {
        let object = Object::new(BinaryFormat::Elf, Architecture::X86_64, Endianness::Little);
        Obj { name: name.to_owned(), object }
    }

    /// The symbol of a name, undefined so far.
    fn symbol(&mut self, name: &str, weak: bool) -> SymbolId {
        if let Some(id) = self.object.symbol_id(name.as_bytes()) {
            return id;
        }
        self.object.add_symbol(Symbol {
            name: name.as_bytes().to_vec(),
            value: 0,
            size: 0,
            kind: SymbolKind::Text,
            scope: SymbolScope::Linkage,
            weak,
            section: SymbolSection::Undefined,
            flags: SymbolFlags::None,
        })
    }

    fn section(&mut self, name: &str, kind: SectionKind) -> SectionId {
        self.object.add_section(vec![], name.as_bytes().to_vec(), kind)
    }

    fn relocate(&mut self, section: SectionId, rels: &[Rel<'_>]) {
        for &(offset, r_type, symbol, addend) in rels {
            let symbol = self.symbol(symbol, false);
            let flags = RelocationFlags::Elf { r_type };
            self.object.add_relocation(section, Relocation { offset, symbol, addend, flags }).unwrap();
        }
    }

    fn define(&mut self, name: &str, section: SectionId, size: u64, kind: SymbolKind, weak: bool) {
        let id = self.symbol(name, weak);
        let symbol = self.object.symbol_mut(id);
        (symbol.section, symbol.size, symbol.kind, symbol.weak) =
            (SymbolSection::Section(section), size, kind, weak);
        if kind == SymbolKind::Tls {
            symbol.scope = SymbolScope::Linkage;
        }
    }

    /// A function in a section of its own.
    pub fn func(self, name: &str, code: &[u8], rels: &[Rel<'_>]) -> Obj {
        self.func_as(name, code, rels, false)
    }

    pub fn weak_func(self, name: &str, code: &[u8], rels: &[Rel<'_>]) -> Obj {
        self.func_as(name, code, rels, true)
    }

    fn func_as(mut self, name: &str, code: &[u8], rels: &[Rel<'_>], weak: bool) -> Obj {
        let section = self.section(&format!(".text.{name}"), SectionKind::Text);
        self.object.append_section_data(section, code, 16);
        self.define(name, section, code.len() as u64, SymbolKind::Text, weak);
        self.relocate(section, rels);
        self
    }

    /// A function in a COMDAT group of its own name.
    pub fn comdat_func(mut self, name: &str, code: &[u8]) -> Obj {
        self = self.func(name, code, &[]);
        let symbol = self.symbol(name, false);
        let SymbolSection::Section(section) = self.object.symbol(symbol).section else { unreachable!() };
        self.object.add_comdat(Comdat { kind: ComdatKind::Any, symbol, sections: vec![section] });
        self
    }

    /// A variable or constant in the section of a prefix and its name.
    pub fn data(mut self, prefix: &str, name: &str, bytes: &[u8], rels: &[Rel<'_>]) -> Obj {
        let kind = if prefix.starts_with(".rodata") { SectionKind::ReadOnlyData } else { SectionKind::Data };
        let section = self.section(&format!("{prefix}{name}"), kind);
        self.object.append_section_data(section, bytes, 8);
        self.define(name, section, bytes.len() as u64, SymbolKind::Data, false);
        self.relocate(section, rels);
        self
    }

    pub fn bss(mut self, prefix: &str, name: &str, size: u64) -> Obj {
        let section = self.section(&format!("{prefix}{name}"), SectionKind::UninitializedData);
        self.object.append_section_bss(section, size, 8);
        self.define(name, section, size, SymbolKind::Data, false);
        self
    }

    /// The thread-local word of g.
    pub fn tlsg(mut self) -> Obj {
        let section = self.section(".tbss.runtime.tlsg", SectionKind::UninitializedTls);
        self.object.append_section_bss(section, 8, 8);
        self.define("runtime.tlsg", section, 8, SymbolKind::Tls, false);
        self
    }

    /// Metadata of a function.
    pub fn meta(mut self, name: &str, meta: &FuncMeta) -> Obj {
        let mut bytes = vec![0; 8];
        meta.encode(&mut bytes);
        let section = self.section(&format!(".rgo.func.{name}"), SectionKind::Other);
        self.object.append_section_data(section, &bytes, 1);
        self.relocate(section, &[(0, R_X86_64_64, name, 0)]);
        self
    }

    /// An inittask and what it needs.
    pub fn init(mut self, path: &str, needs: &[&str]) -> Obj {
        self = self.data(".data.", &format!("{path}..inittask"), &[0; 8], &[]);
        let section = self.section(&format!(".rgo.initdeps.{path}"), SectionKind::Other);
        self.object.append_section_data(section, &vec![0; 8 * needs.len()], 8);
        for (i, need) in needs.iter().enumerate() {
            self.relocate(section, &[(8 * i as u64, R_X86_64_64, &format!("{need}..inittask"), 0)]);
        }
        self
    }

    pub fn input(self) -> Input<'static> {
        Input { name: self.name, bytes: self.object.write().unwrap().into() }
    }
}

/// An archive of objects with the index that `ar` writes: each member defines the names given with it.
pub fn archive(name: &str, members: Vec<(&[&str], Obj)>) -> Input<'static> {
    let header = |name: &str, size: usize| {
        format!("{name:<16}{:<12}{:<6}{:<6}{:<8}{size:<10}`\n", 0, 0, 0, 644).into_bytes()
    };
    let names: Vec<_> = members.iter().flat_map(|m| m.0).collect();
    let text: usize = names.iter().map(|n| n.len() + 1).sum();
    let index = (4 + 4 * names.len() + text).next_multiple_of(2);
    let (mut bodies, mut offsets, mut at) = (vec![], vec![], 8 + 60 + index);
    for (names, object) in members {
        let bytes = object.input().bytes;
        offsets.extend(names.iter().map(|_| at as u32));
        let mut body = header("member.o/", bytes.len());
        body.extend_from_slice(&bytes);
        body.resize(body.len().next_multiple_of(2), b'\n');
        at += body.len();
        bodies.extend(body);
    }
    let mut out = b"!<arch>\n".to_vec();
    out.extend(header("/", index));
    let start = out.len();
    out.extend((offsets.len() as u32).to_be_bytes());
    out.extend(offsets.iter().flat_map(|o| o.to_be_bytes()));
    out.extend(names.iter().flat_map(|n| [n.as_bytes(), b"\0"].concat()));
    out.resize(start + index, 0);
    out.extend(bodies);
    Input { name: name.to_owned(), bytes: out.into() }
}

/// `mov eax, 60; mov edi, status; syscall`
pub fn exit(status: u8) -> Vec<u8> {
    vec![0xb8, 60, 0, 0, 0, 0xbf, status, 0, 0, 0, 0x0f, 0x05]
}

/// An entry point that calls `main.main`, and a `main.main` that ends the process with a status.
pub fn program(status: u8) -> Obj {
    Obj::new("main.o")
        .func("_rt0_amd64_linux", &[0xe8, 0, 0, 0, 0, 0xcc], &[(1, R_X86_64_PLT32, "main.main", -4)])
        .func("main.main", &exit(status), &[])
}

pub fn link(objects: Vec<Obj>) -> Result<Image, LinkError> {
    let inputs: Vec<_> = objects.into_iter().map(Obj::input).collect();
    linker::link(&inputs, &Options { stack_proof: false, ..Options::default() })
}

/// An image read back.
pub struct Read<'a> {
    pub file: ElfFile64<'a, LittleEndian>,
    pub bytes: &'a [u8],
}

impl<'a> Read<'a> {
    pub fn new(image: &'a Image) -> Read<'a> {
        Read { file: ElfFile64::parse(image.bytes.as_slice()).unwrap(), bytes: &image.bytes }
    }

    pub fn address(&self, name: &str) -> u64 {
        self.find(name).unwrap_or_else(|| panic!("no symbol {name}"))
    }

    pub fn find(&self, name: &str) -> Option<u64> {
        self.file.symbols().find(|s| s.name() == Ok(name)).map(|s| s.address())
    }

    /// Bytes of the loaded image from an address on.
    pub fn at(&self, addr: u64, len: usize) -> &'a [u8] {
        for p in self.file.elf_program_headers() {
            let (start, size) = (p.p_vaddr.get(LittleEndian), p.p_filesz.get(LittleEndian));
            if p.p_type(LittleEndian) == PT_LOAD && addr >= start && addr + len as u64 <= start + size {
                let at = (p.p_offset.get(LittleEndian) + addr - start) as usize;
                return &self.bytes[at..at + len];
            }
        }
        panic!("{addr:#x} is not in the file");
    }

    pub fn word(&self, addr: u64) -> u64 {
        u64::from_le_bytes(self.at(addr, 8).try_into().unwrap())
    }

    pub fn section_of(&self, name: &str) -> String {
        let symbol = self.file.symbols().find(|s| s.name() == Ok(name)).unwrap();
        let section = self.file.section_by_index(symbol.section_index().unwrap()).unwrap();
        section.name().unwrap().to_owned()
    }

    /// The word of `runtime.firstmoduledata` at an offset.
    pub fn module(&self, offset: usize) -> u64 {
        assert!(offset < size_of::<ModuleData>());
        self.word(self.address("runtime.firstmoduledata") + offset as u64)
    }

    /// An array of the moduledata: address and length.
    pub fn array(&self, offset: usize) -> (u64, usize) {
        (self.module(offset), self.module(offset + 8) as usize)
    }

    pub fn words32(&self, (ptr, len): (u64, usize)) -> Vec<u32> {
        self.at(ptr, 4 * len).chunks(4).map(|c| u32::from_le_bytes(c.try_into().unwrap())).collect()
    }
}
