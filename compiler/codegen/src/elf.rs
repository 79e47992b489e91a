//! ELF relocatable objects: a section per function, per function's metadata, and per datum.
//!
//! Sections are named `abi::names::section` prefix plus symbol, so that the linker knows what they are without
//! reading symbols. The container comes from cranelift-object; definitions are added to it directly, because its
//! `Module` declares every symbol as either function or datum and knows neither link-once symbols nor metadata sections.
//! Symbols are global, weak where the module says link-once, local where it says so. Everything is
//! written in the module's order.

use crate::compile::{Code, RelocTarget};
use crate::{CodegenError, Object, Options, Preempt};
use abi::names::{NO_SIGNALS, section as prefix};
use cranelift_codegen::isa::OwnedTargetIsa;
use cranelift_module::default_libcall_names;
use cranelift_object::{ObjectBuilder, ObjectModule, object};
use ir::{Data, Function, Module, Section, SymId};
use object::write::{self, Relocation, SectionId, SymbolId, SymbolSection};
use object::{RelocationFlags, SectionFlags, SectionKind, SymbolFlags, SymbolKind, SymbolScope, elf};
use rustc_hash::FxHashMap;

/// What goes into one object.
pub struct Part<'a> {
    package: &'a str,
    funcs: Vec<(&'a Function, &'a Code)>,
    data: Vec<&'a Data>,
}

/// The module's contents by package.
pub fn split<'a>(module: &'a Module, code: &'a [Code]) -> Vec<Part<'a>> {
    let part = |name: &'a String| Part { package: name, funcs: vec![], data: vec![] };
    let mut parts: Vec<Part> = module.packages.iter().map(part).collect();
    for (f, c) in module.funcs.iter().zip(code) {
        parts[f.package.0 as usize].funcs.push((f, c));
    }
    for d in &module.data {
        parts[d.package.0 as usize].data.push(d);
    }
    parts
}

/// Writes one object.
pub fn write(
    module: &Module,
    part: &Part<'_>,
    isa: &OwnedTargetIsa,
    options: &Options,
) -> Result<Object, CodegenError> {
    let builder = ObjectBuilder::new(isa.clone(), part.package, default_libcall_names())
        .map_err(|e| CodegenError { message: e.to_string(), ..CodegenError::default() })?;
    let object = ObjectModule::new(builder).finish().object;
    let mut w = Writer { module, object, symbols: FxHashMap::default() };
    let failed = |name: &str, e: write::Error| CodegenError {
        function: name.to_string(),
        message: e.to_string(),
        ..CodegenError::default()
    };
    for (f, code) in &part.funcs {
        w.function(f, code).map_err(|e| failed(module.symbols.name(f.sym), e))?;
    }
    for d in &part.data {
        w.data(d).map_err(|e| failed(module.symbols.name(d.sym), e))?;
    }
    if matches!(options.preempt, Preempt::Prologue | Preempt::PrologueLeafPanics | Preempt::Loops) {
        w.no_signals();
    }
    let bytes = w.object.write().map_err(|e| failed(part.package, e))?;
    Ok(Object { package: part.package.to_string(), bytes })
}

struct Writer<'a> {
    module: &'a Module,
    object: write::Object<'static>,
    symbols: FxHashMap<&'a str, SymbolId>,
}

/// What `define` needs to know of a symbol.
struct Definition {
    kind: SymbolKind,
    size: u64,
    weak: bool,
    local: bool,
}

impl<'a> Writer<'a> {
    fn section(&mut self, prefix: &str, name: &str, kind: SectionKind) -> SectionId {
        self.object.add_section(vec![], format!("{prefix}{name}").into_bytes(), kind)
    }

    /// The symbol called `name`, undefined until [`Self::define`].
    fn symbol(&mut self, name: &'a str) -> SymbolId {
        if let Some(&s) = self.symbols.get(name) {
            return s;
        }
        let s = self.object.add_symbol(write::Symbol {
            name: name.as_bytes().to_vec(),
            value: 0,
            size: 0,
            kind: SymbolKind::Unknown,
            scope: SymbolScope::Unknown,
            weak: false,
            section: SymbolSection::Undefined,
            flags: SymbolFlags::None,
        });
        self.symbols.insert(name, s);
        s
    }

    /// Says in every object that it was compiled for a runtime without preemption signals.
    fn no_signals(&mut self) {
        let section = self.section(prefix::RODATA, NO_SIGNALS, SectionKind::ReadOnlyData);
        self.object.set_section_data(section, vec![1], 1);
        let id = self.symbol(NO_SIGNALS);
        let d = Definition { kind: SymbolKind::Data, size: 1, weak: true, local: false };
        self.define_symbol(id, section, d);
    }

    fn define(&mut self, sym: SymId, section: SectionId, d: Definition) -> SymbolId {
        let id = self.symbol(self.module.symbols.name(sym));
        self.define_symbol(id, section, d);
        id
    }

    fn define_symbol(&mut self, id: SymbolId, section: SectionId, d: Definition) {
        let s = self.object.symbol_mut(id);
        s.kind = d.kind;
        s.size = d.size;
        s.weak = d.weak && !d.local;
        s.scope = if d.local { SymbolScope::Compilation } else { SymbolScope::Dynamic };
        s.section = SymbolSection::Section(section);
    }

    fn relocate(
        &mut self,
        section: SectionId,
        offset: u64,
        symbol: SymbolId,
        addend: i64,
        r_type: u32,
    ) -> Result<(), write::Error> {
        let flags = RelocationFlags::Elf { r_type };
        self.object.add_relocation(section, Relocation { offset, symbol, addend, flags })
    }

    fn function(&mut self, f: &Function, code: &Code) -> Result<(), write::Error> {
        let name = self.module.symbols.name(f.sym);
        let text = self.section(prefix::TEXT, name, SectionKind::Text);
        let size = code.bytes.len() as u64;
        self.object.set_section_data(text, code.bytes.clone(), code.align as u64);
        let d = Definition { kind: SymbolKind::Text, size, weak: f.flags.linkonce, local: false };
        let own = self.define(f.sym, text, d);
        for r in &code.relocs {
            let target = match r.target {
                RelocTarget::Sym(s) => self.symbol(self.module.symbols.name(s)),
                RelocTarget::Name(n) => self.symbol(n),
            };
            self.relocate(text, r.offset as u64, target, r.addend, r.kind)?;
        }
        let mut bytes = vec![0; 8];
        code.meta.encode(&mut bytes);
        let meta = self.section(prefix::FUNC, name, SectionKind::Metadata);
        self.object.set_section_data(meta, bytes, 8);
        self.object.section_mut(meta).flags = SectionFlags::Elf { sh_flags: 0 };
        self.relocate(meta, 0, own, 0, elf::R_X86_64_64)
    }

    fn data(&mut self, d: &Data) -> Result<(), write::Error> {
        let name = self.module.symbols.name(d.sym);
        let (prefix, kind) = match d.section {
            Section::RoData => (prefix::RODATA, SectionKind::ReadOnlyData),
            Section::Data => (prefix::DATA, SectionKind::Data),
            Section::NoptrData => (prefix::NOPTRDATA, SectionKind::Data),
            Section::Bss => (prefix::BSS, SectionKind::UninitializedData),
            Section::NoptrBss => (prefix::NOPTRBSS, SectionKind::UninitializedData),
            Section::Type => (prefix::TYPE, SectionKind::ReadOnlyData),
            Section::Itab => (prefix::ITAB, SectionKind::ReadOnlyData),
            Section::InitDeps => (prefix::INITDEPS, SectionKind::Metadata),
        };
        let section = self.section(prefix, name, kind);
        let align = d.align.max(1) as u64;
        if kind == SectionKind::UninitializedData {
            self.object.append_section_bss(section, d.size, align);
        } else {
            self.object.set_section_data(section, d.bytes.clone(), align);
        }
        // Named after the inittask, which is a datum of its own: no symbol here.
        if d.section != Section::InitDeps {
            let def = Definition { kind: SymbolKind::Data, size: d.size, weak: d.linkonce, local: d.local };
            self.define(d.sym, section, def);
        }
        for r in &d.relocs {
            let target = self.symbol(self.module.symbols.name(r.sym));
            self.relocate(section, r.offset as u64, target, r.addend, elf::R_X86_64_64)?;
        }
        Ok(())
    }
}
