//! Source lines of the runtime, from the line table that rustc left in the objects.
//!
//! Only line programs are read, one after the other; nothing else of rustc's DWARF is looked at. Addresses in an
//! object are relocations, so the table is relocated first with addresses that tell section and offset:
//! `(section + 1) << 32 | offset`. Rows of dead sections fall away. A table that cannot be read costs the runtime its
//! lines, not the program its link: the code does not depend on it.

use crate::error::LinkError;
use crate::gc::Live;
use crate::read::{Class, Reloc, Section};
use crate::resolve::{Obj, Program, SecId, Target};
use gimli::{AttributeValue, DebugLine, DebugLineOffset, EndianSlice, LittleEndian};
use rustc_hash::FxHashMap;

type Slice<'a> = EndianSlice<'a, LittleEndian>;

/// From an offset of the section on, up to the next row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row {
    pub offset: u32,
    pub file: u32,
    /// 0: no source line from here on.
    pub line: u32,
}

/// Rows of live sections, rising by offset.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    pub files: Vec<String>,
    pub rows: FxHashMap<SecId, Vec<Row>>,
}

/// Bits of an address that hold the offset.
const OFFSET_BITS: u32 = 32;

/// Reads the line tables of all objects.
pub fn read(program: &Program<'_>, live: &Live) -> Result<Lines, LinkError> {
    let mut lines = Lines::default();
    let mut numbers = FxHashMap::default();
    for object in &program.objects {
        let Some(table) = debug_section(program, object, ".debug_line") else { continue };
        let strings = |name| debug_section(program, object, name).unwrap_or_default();
        let (line_str, str) = (strings(".debug_line_str"), strings(".debug_str"));
        // What was read before a damage stays.
        let _ = programs(&table, &line_str, &str, live, &mut lines, &mut numbers);
    }
    for rows in lines.rows.values_mut() {
        rows.sort_by_key(|r| r.offset);
    }
    Ok(lines)
}

/// An object's debug section, relocated so that addresses tell sections.
pub fn debug_section(program: &Program<'_>, object: &Obj<'_>, name: &str) -> Option<Vec<u8>> {
    let id = (object.first.0..object.first.0 + object.count)
        .map(SecId)
        .find(|&id| program.section(id).class == Class::Debug && program.section(id).name == name)?;
    let section = program.section(id);
    let mut bytes = debug_bytes(section);
    for r in section.relocs.iter() {
        let value = stand_in(program, object, r);
        let at = r.offset as usize;
        use object::elf::*;
        match r.kind {
            R_X86_64_64 => bytes[at..at + 8].copy_from_slice(&value.to_le_bytes()),
            R_X86_64_32 => bytes[at..at + 4].copy_from_slice(&(value as u32).to_le_bytes()),
            _ => {}
        }
    }
    Some(bytes)
}

/// A copy of a section's bytes, to relocate.
pub fn debug_bytes(section: &Section<'_>) -> Vec<u8> {
    section.data.to_vec()
}

/// What a relocation of a debug section stands for: an address that tells the section, or an offset into another
/// debug section.
pub fn stand_in(program: &Program<'_>, object: &Obj<'_>, r: Reloc) -> u64 {
    match object.targets[r.symbol as usize] {
        Target::Section { section, offset } => {
            let offset = offset.wrapping_add_signed(r.addend) & u32::MAX as u64;
            match program.section(section).class {
                Class::Debug | Class::Skip => offset,
                _ => (section.0 as u64 + 1) << OFFSET_BITS | offset,
            }
        }
        _ => 0,
    }
}

/// The section and offset of an address made by [`stand_in`].
pub fn place(address: u64) -> Option<(SecId, u32)> {
    let section = (address >> OFFSET_BITS).checked_sub(1)?;
    Some((SecId(section as u32), address as u32))
}

fn programs(
    table: &[u8],
    line_str: &[u8],
    str: &[u8],
    live: &Live,
    lines: &mut Lines,
    numbers: &mut FxHashMap<String, u32>,
) -> gimli::Result<()> {
    let debug_line = DebugLine::new(table, LittleEndian);
    let mut at = 0;
    while at < table.len() {
        let program = debug_line.program(DebugLineOffset(at), 8, None, None)?;
        let header = program.header();
        at += header.unit_length() + header.format().initial_length_size() as usize;
        let text = |v: AttributeValue<Slice<'_>>| match v {
            AttributeValue::String(s) => s.to_string_lossy().into_owned(),
            AttributeValue::DebugLineStrRef(o) => c_string(line_str, o.0),
            AttributeValue::DebugStrRef(o) => c_string(str, o.0),
            _ => String::new(),
        };
        // The numbers of this program's files in ours.
        let mut files: FxHashMap<u64, u32> = FxHashMap::default();
        let mut rows = program.clone().rows();
        // The rows of one sequence, which is one section's.
        let mut sequence: Vec<Row> = vec![];
        while let Some((header, row)) = rows.next_row()? {
            // Rows of code that is not in the image, or none at all in a damaged table.
            let Some((id, offset)) = place(row.address()).filter(|p| live.has(p.0)) else { continue };
            if row.end_sequence() {
                sequence.push(Row { offset, file: sequence.last().map_or(0, |r| r.file), line: 0 });
                lines.rows.entry(id).or_default().append(&mut sequence);
                continue;
            }
            let file = *files.entry(row.file_index()).or_insert_with(|| {
                let mut name = header.file(row.file_index()).map_or(String::new(), |f| {
                    let (dir, name) = (f.directory(header).map_or(String::new(), text), text(f.path_name()));
                    if dir.is_empty() || name.starts_with('/') { name } else { format!("{dir}/{name}") }
                });
                if name.is_empty() {
                    name.push('?');
                }
                let next = numbers.len() as u32;
                *numbers.entry(name).or_insert_with_key(|name| {
                    lines.files.push(name.clone());
                    next
                })
            });
            let line = row.line().map_or(0, |l| l.get() as u32);
            match sequence.last_mut() {
                Some(last) if last.offset == offset => *last = Row { offset, file, line },
                Some(last) if (last.file, last.line) == (file, line) => {}
                _ => sequence.push(Row { offset, file, line }),
            }
        }
    }
    Ok(())
}

fn c_string(bytes: &[u8], at: usize) -> String {
    let rest = bytes.get(at..).unwrap_or_default();
    let end = rest.iter().position(|&b| b == 0).unwrap_or(rest.len());
    String::from_utf8_lossy(&rest[..end]).into_owned()
}
