//! Puts the file together: loaded segments, then what only tools read, then the section headers, then the build id,
//! which is the hash of all of it.

use crate::elf::{self, Output};
use crate::error::LinkError;
use crate::gc::Live;
use crate::layout::{BUILD_ID, Layout, NOTE_SIZE, Span};
use crate::meta::Meta;
use crate::read::Class;
use crate::resolve::{Program, SecId};
use crate::{Image, Options, Stats, cfi, dwarf, gdb, map, proof, reloc, symtab, tables};
use object::elf::*;
use rayon::prelude::*;

/// Fills between functions: a jump into a gap stops at once.
const TRAP: u8 = 0xcc;

/// Builds the image.
pub fn build(
    program: &Program<'_>,
    live: &Live,
    meta: &Meta<'_>,
    layout: &Layout,
    options: &Options,
) -> Result<Image, LinkError> {
    let mut out = vec![0; layout.loaded_size as usize];
    let text = layout.spans.text;
    out[text.file as usize..(text.file + text.size) as usize].fill(TRAP);
    let relaxed = sections(program, live, layout, &mut out)?;
    tables::write(program, meta, layout, &mut out);

    let mut headers = elf::loaded(layout);
    let mut stats = stats(program, live, meta, layout);
    stats.relaxed = relaxed;
    let outputs: Vec<(u16, Span)> =
        headers.iter().enumerate().map(|(i, o)| (i as u16 + 1, o.span)).take(8).collect();
    let (depth, (table, debug)) = rayon::join(
        || options.stack_proof.then(|| proof::prove(program, live, meta, layout, &out)).transpose(),
        || {
            let symbols = !options.strip_symbols;
            rayon::join(
                || symbols.then(|| symtab::build(program, live, meta, layout, &outputs, elf::TLS_SECTION)),
                || (symbols && !options.strip_dwarf).then(|| debug(program, meta, layout)).transpose(),
            )
        },
    );
    stats.stack_depth = depth?.unwrap_or(0);
    if let Some(table) = table {
        stats.symtab = (table.symbols.len() + table.strings.len()) as u64;
        let strings = headers.len() as u32 + 2;
        let span = append(&mut out, &table.symbols, 8);
        headers.push(Output {
            link: strings,
            info: table.locals,
            entry_size: 24,
            ..Output::new(".symtab", SHT_SYMTAB, 0, span)
        });
        let span = append(&mut out, &table.strings, 1);
        headers.push(Output::new(".strtab", SHT_STRTAB, 0, span));
    }
    for (name, bytes) in debug?.unwrap_or_default() {
        stats.dwarf += bytes.len() as u64;
        let span = append(&mut out, &bytes, if name == ".debug_frame" { 8 } else { 1 });
        headers.push(Output::new(name, SHT_PROGBITS, 0, span));
    }
    let (shoff, shnum) = elf::back(&mut out, headers);
    elf::front(&mut out, layout, shoff, shnum);
    let id = xxhash_rust::xxh3::xxh3_128(&out).to_le_bytes();
    let at = (layout.spans.note.file + NOTE_SIZE - BUILD_ID) as usize;
    out[at..at + id.len()].copy_from_slice(&id);
    let map = options.map.then(|| map::render(program, live, layout));
    Ok(Image { bytes: out, stats, map })
}

/// What a debugger reads.
fn debug(
    program: &Program<'_>,
    meta: &Meta<'_>,
    layout: &Layout,
) -> Result<Vec<dwarf::DebugSection>, LinkError> {
    let bad = |what| LinkError::malformed("DWARF", what);
    let (units, frames) =
        rayon::join(|| dwarf::build(program, meta, layout), || cfi::build(program, meta, layout));
    let mut sections = units.map_err(bad)?;
    sections.push((".debug_frame", frames.map_err(bad)?));
    sections.extend(gdb::script(program, layout).map(|s| (".debug_gdb_scripts", s)));
    Ok(sections)
}

/// Appends what is not loaded.
fn append(out: &mut Vec<u8>, bytes: &[u8], align: u64) -> Span {
    out.resize(out.len().next_multiple_of(align as usize), 0);
    let file = out.len() as u64;
    out.extend_from_slice(bytes);
    Span { addr: 0, file, size: bytes.len() as u64, align }
}

/// Copies and relocates all live sections, in parallel. Returns how many accesses were relaxed.
fn sections(program: &Program<'_>, live: &Live, layout: &Layout, out: &mut [u8]) -> Result<usize, LinkError> {
    let mut ids: Vec<(usize, SecId)> = program
        .ids()
        .filter(|&id| live.has(id) && program.section(id).class.in_file() && program.section(id).size > 0)
        .map(|id| (layout.file_offset(layout.section(id)) as usize, id))
        .collect();
    ids.sort_unstable();
    let mut jobs: Vec<(&mut [u8], SecId)> = Vec::with_capacity(ids.len());
    let (mut rest, mut at) = (out, 0);
    for (start, id) in ids {
        let (_, tail) = rest.split_at_mut(start - at);
        let (bytes, tail) = tail.split_at_mut(program.section(id).size as usize);
        at = start + bytes.len();
        rest = tail;
        jobs.push((bytes, id));
    }
    jobs.into_par_iter().with_min_len(64).map(|(bytes, id)| reloc::section(program, layout, id, bytes)).sum()
}

fn stats(program: &Program<'_>, live: &Live, meta: &Meta<'_>, l: &Layout) -> Stats {
    let alive = || program.ids().filter(|&id| live.has(id)).map(|id| program.section(id));
    let s = &l.spans;
    Stats {
        objects: program.objects.len(),
        sections: program.sections.iter().filter(|s| s.class != Class::Skip).count(),
        live_sections: alive().count(),
        relocations: alive().map(|s| s.relocs.len()).sum(),
        got_entries: l.got.len(),
        functions: meta.functions.len(),
        text: s.text.size,
        rodata: s.words.end() - s.rodata.addr,
        pclntab: s.pclntab.size,
        data: s.noptrdata.end() - s.data.addr,
        bss: s.noptrbss.end() - s.bss.addr,
        ..Stats::default()
    }
}
