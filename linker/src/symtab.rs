//! The symbol table of the image: every name with its size and type, locals first, then by address.

use crate::gc::Live;
use crate::layout::{Layout, Span};
use crate::meta::{Meta, plain_name};
use crate::read::{Binding, SymKind};
use crate::resolve::{ALIASES, Program, SYNTHS, Synth, Target};
use abi::moduledata::ModuleData;
use object::elf::*;
use object::pod::bytes_of;
use object::{LittleEndian as LE, U16, U32, U64};
use std::borrow::Cow;

/// `.symtab` and `.strtab`.
pub struct Symtab {
    pub symbols: Vec<u8>,
    pub strings: Vec<u8>,
    /// Number of local symbols, the null symbol included.
    pub locals: u32,
}

/// The function under which a goroutine's frames lie on another stack than those above.
const STACK_SWITCH: &str = "runtime.systemstack";
/// What gdb calls a function that does this.
const GDB_STACK_SWITCH: &str = "__morestack";

struct Entry<'a> {
    name: Cow<'a, str>,
    value: u64,
    size: u64,
    global: bool,
    kind: SymbolType,
    section: u16,
}

/// Builds the tables. `section_of` gives the number of the output section that holds an address.
pub fn build(
    program: &Program<'_>,
    live: &Live,
    meta: &Meta<'_>,
    layout: &Layout,
    outputs: &[(u16, Span)],
    tls_section: u16,
) -> Symtab {
    let section_of = |addr: u64| {
        // An end label belongs to the section that it ends.
        let hit = outputs.iter().find(|(_, s)| (s.addr..s.end()).contains(&addr));
        let hit = hit.or_else(|| outputs.iter().find(|(_, s)| s.size > 0 && s.end() == addr));
        hit.map_or(SHN_ABS.0, |h| h.0)
    };
    let mut entries = vec![];
    for object in &program.objects {
        for (i, s) in object.symbols.iter().enumerate() {
            let target = object.targets[i];
            let dead = s.name.is_empty() || s.name.starts_with(".L") || s.kind == SymKind::Hidden;
            if dead || !object.defines[i] || !live.reaches(target) {
                continue;
            }
            let value = layout.address(target);
            let (kind, section) = match target {
                Target::Absolute(_) => (STT_NOTYPE, SHN_ABS.0),
                Target::Section { section, .. } if !program.section(section).class.loaded() => continue,
                _ => match s.kind {
                    SymKind::Tls => (STT_TLS, tls_section),
                    SymKind::Func => (STT_FUNC, section_of(value)),
                    SymKind::Object => (STT_OBJECT, section_of(value)),
                    _ => (STT_NOTYPE, section_of(value)),
                },
            };
            // Thread-local values count from the start of the block, which ends at the thread pointer.
            let value = if kind == STT_TLS { value.wrapping_add(layout.spans.tls.size) } else { value };
            let global = s.binding != Binding::Local;
            entries.push(Entry { name: plain_name(s.name), value, size: s.size, global, kind, section });
        }
    }
    let linker_made = |name| matches!(program.globals.get(name), Some(Target::Linker(_)));
    for (name, synth) in SYNTHS {
        if !linker_made(name) || synth == Synth::MainPc && !program.globals.contains_key("runtime.main") {
            continue;
        }
        let (size, kind) = match synth {
            Synth::ModuleData => (size_of::<ModuleData>(), STT_OBJECT),
            Synth::MainPc => (8, STT_OBJECT),
            Synth::RuntimeInittasks => (8 * meta.runtime_inits.len(), STT_OBJECT),
            Synth::MainInittasks => (8 * meta.main_inits.len(), STT_OBJECT),
            Synth::NoInit => (8, STT_OBJECT),
            Synth::TextStart | Synth::TextEnd => (0, STT_NOTYPE),
        };
        let value = layout.address(Target::Linker(synth));
        let section = section_of(value);
        entries.push(Entry { name: name.into(), value, size: size as u64, global: true, kind, section });
    }
    let mut alias = |name: &'static str, target: Target| {
        let value = layout.address(target);
        let size = match target {
            Target::Linker(_) => 8,
            _ => entries.iter().find(|e| e.value == value && e.kind == STT_OBJECT).map_or(0, |e| e.size),
        };
        entries.push(Entry {
            name: name.into(),
            value,
            size,
            global: true,
            kind: STT_OBJECT,
            section: section_of(value),
        });
    };
    for (name, of) in ALIASES {
        if linker_made(of) {
            alias(of, Target::Linker(Synth::NoInit));
        }
        // Only where the name is ours and stands for something.
        if let (Some(&a), Some(&b)) = (program.globals.get(name), program.globals.get(of))
            && a == b
            && live.reaches(a)
        {
            alias(name, a);
        }
    }
    // gdb takes a caller whose stack lies elsewhere for a broken stack, but not behind a function of this name. It looks
    // the name up by the address behind the call, and takes its own for printing from DWARF.
    if let Some(of) = entries.iter().find(|e| e.name == STACK_SWITCH && e.size > 1) {
        let Entry { value, size, kind, section, .. } = *of;
        let name = GDB_STACK_SWITCH.into();
        entries.push(Entry { name, value: value + 1, size: size - 1, global: false, kind, section });
    }
    entries.sort_by(|a, b| (a.global, a.value, &a.name).cmp(&(b.global, b.value, &b.name)));
    let mut out = Symtab { symbols: vec![0; 24], strings: vec![0], locals: 1 };
    for e in &entries {
        let sym: Sym64<LE> = Sym64 {
            st_name: U32::new(LE, out.strings.len() as u32),
            st_info: SymbolInfo::new(if e.global { STB_GLOBAL } else { STB_LOCAL }, e.kind),
            st_other: SymbolOther(0),
            st_shndx: U16::new(LE, SymbolSection(e.section)),
            st_value: U64::new(LE, e.value),
            st_size: U64::new(LE, e.size),
        };
        out.symbols.extend_from_slice(bytes_of(&sym));
        out.strings.extend_from_slice(e.name.as_bytes());
        out.strings.push(0);
        out.locals += !e.global as u32;
    }
    out
}
