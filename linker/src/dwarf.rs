//! What a debugger reads: units in Go's language with a subprogram a function, under its symbol's name, and line tables.
//!
//! One unit a Go package and one for all that is Rust or assembly. rustc's own units are left out: they name functions
//! rustc's way and put inlined frames where a reader of the runtime expects one; only its line rows are taken over.
//! Frames are described in `cfi`.

use crate::layout::Layout;
use crate::meta::{Function, Meta};
use crate::resolve::Program;
use abi::funcmeta::FuncMeta;
use gimli::constants::*;
use gimli::write::{
    Address, AttributeValue, Dwarf, EndianVec, Expression, FileId, LineProgram, LineString, Range, RangeList,
    Sections, Unit, UnitEntryId,
};
use gimli::{Encoding, Format, LineEncoding, LittleEndian};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Name of the unit of Rust and assembly.
const NATIVE_UNIT: &str = "runtime (Rust)";
const PRODUCER: &str = "rgo";
/// Directory that relative file names count from.
const COMP_DIR: &str = ".";

/// A debug section: name and bytes.
pub type DebugSection = (&'static str, Vec<u8>);

/// Makes the debug sections except frames.
pub fn build(program: &Program<'_>, meta: &Meta<'_>, layout: &Layout) -> Result<Vec<DebugSection>, String> {
    let mut packages: BTreeMap<&str, Vec<&Function<'_>>> = BTreeMap::new();
    for f in &meta.functions {
        let package = if f.is_go() { package_of(&f.name) } else { NATIVE_UNIT };
        packages.entry(package).or_default().push(f);
    }
    let mut dwarf = Dwarf::new();
    for (package, functions) in packages {
        dwarf.units.add(unit(program, meta, layout, package, &functions));
    }
    let mut sections = Sections::new(EndianVec::new(LittleEndian));
    dwarf.write(&mut sections).map_err(|e| e.to_string())?;
    let mut out = vec![];
    sections
        .for_each(|id, writer| {
            if !writer.slice().is_empty() {
                out.push((id.name(), writer.slice().to_vec()));
            }
            Ok::<(), gimli::write::Error>(())
        })
        .map_err(|e| e.to_string())?;
    Ok(out)
}

/// Import path of a symbol's package: up to the first dot after the last slash that stands before any bracket.
pub fn package_of(symbol: &str) -> &str {
    let path = &symbol[..symbol.find(['[', '(']).unwrap_or(symbol.len())];
    let last = path.rfind('/').map_or(0, |i| i + 1);
    match path[last..].find('.') {
        Some(dot) => &symbol[..last + dot],
        None => path,
    }
}

fn unit(
    program: &Program<'_>,
    meta: &Meta<'_>,
    layout: &Layout,
    package: &str,
    functions: &[&Function<'_>],
) -> Unit {
    let encoding = Encoding { format: Format::Dwarf32, version: 4, address_size: 8 };
    let text = |s: &str| LineString::String(s.as_bytes().to_vec());
    let lines =
        LineProgram::new(encoding, LineEncoding::default(), text(COMP_DIR), None, text(package), None);
    let mut unit = Unit::new(encoding, lines);
    let mut files = Files::default();
    let mut origins = FxHashMap::default();
    let mut ranges: Vec<(u64, u64)> = vec![];
    let root = unit.root();
    for f in functions {
        let start = layout.section(f.section) + f.offset;
        match ranges.last_mut() {
            // The padding between two neighbours belongs to the unit too.
            Some(last) if start.wrapping_sub(last.1) < 64 => last.1 = start + f.size,
            _ => ranges.push((start, start + f.size)),
        }
        let ids = lines_of(program, meta, f, start, &mut unit.line_program, &mut files);
        let id = unit.add(root, DW_TAG_subprogram);
        let die = unit.get_mut(id);
        die.set(DW_AT_name, AttributeValue::String(f.name.as_bytes().to_vec()));
        die.set(DW_AT_low_pc, AttributeValue::Address(Address::Constant(start)));
        die.set(DW_AT_high_pc, AttributeValue::Udata(f.size));
        if let Some((&file, line)) = ids.0.first().zip(Some(ids.1)) {
            die.set(DW_AT_decl_file, AttributeValue::FileIndex(Some(file)));
            die.set(DW_AT_decl_line, AttributeValue::Udata(line as u64));
        }
        die.set(DW_AT_external, AttributeValue::Flag(true));
        let mut frame_base = Expression::new();
        frame_base.op(DW_OP_call_frame_cfa);
        die.set(DW_AT_frame_base, AttributeValue::Exprloc(frame_base));
        if let Some(go) = f.go.as_ref().filter(|go| !go.inlined.is_empty()) {
            inlined(&mut unit, &mut origins, id, go, (start, f.size), &ids.0);
        }
    }
    let list = ranges.iter().map(|&(begin, end)| Range::StartEnd {
        begin: Address::Constant(begin),
        end: Address::Constant(end),
    });
    let ranges = unit.ranges.add(RangeList(list.collect()));
    let root = unit.get_mut(root);
    root.set(DW_AT_name, AttributeValue::String(package.as_bytes().to_vec()));
    root.set(DW_AT_producer, AttributeValue::String(PRODUCER.as_bytes().to_vec()));
    root.set(DW_AT_comp_dir, AttributeValue::String(COMP_DIR.as_bytes().to_vec()));
    root.set(DW_AT_language, AttributeValue::Language(DW_LANG_Go));
    root.set(DW_AT_low_pc, AttributeValue::Address(Address::Constant(0)));
    root.set(DW_AT_ranges, AttributeValue::RangeListRef(ranges));
    unit
}

/// Numbers of a unit's files.
#[derive(Default)]
struct Files(FxHashMap<String, FileId>);

impl Files {
    fn get(&mut self, lines: &mut LineProgram, name: &str) -> FileId {
        if let Some(&id) = self.0.get(name) {
            return id;
        }
        // The writer accepts only what the format can hold.
        let sound = if name.is_empty() || name.contains('\0') { "?" } else { name };
        let id =
            lines.add_file(LineString::String(sound.as_bytes().to_vec()), lines.default_directory(), None);
        self.0.insert(name.to_owned(), id);
        id
    }
}

/// Describes the calls that were inlined into a function, each inside the one that it was inlined into, by the code
/// that its rows and those of calls inside it cover.
fn inlined(
    unit: &mut Unit,
    origins: &mut FxHashMap<String, UnitEntryId>,
    function: UnitEntryId,
    go: &FuncMeta,
    (start, size): (u64, u64),
    files: &[FileId],
) {
    let mut covered: Vec<Vec<(u64, u64)>> = vec![vec![]; go.inlined.len()];
    for (i, (offset, at)) in go.rows.iter().enumerate() {
        let (from, to) = (*offset as u64, go.rows.get(i + 1).map_or(size, |r| r.0 as u64));
        let mut call = at.inlined;
        // Parents stand first, so the numbers fall.
        while let Some(n) = call.checked_sub(1).filter(|_| from < to) {
            match covered[n as usize].last_mut() {
                Some(last) if last.1 == from => last.1 = to,
                _ => covered[n as usize].push((from, to)),
            }
            call = go.inlined[n as usize].call.inlined;
        }
    }
    let mut dies: Vec<Option<UnitEntryId>> = vec![];
    for (call, ranges) in go.inlined.iter().zip(&covered) {
        let parent = match call.call.inlined.checked_sub(1) {
            Some(n) => dies[n as usize],
            None => Some(function),
        };
        let (Some(parent), Some(_)) = (parent, ranges.first()) else {
            dies.push(None);
            continue;
        };
        let origin = match origins.get(&call.name) {
            Some(&id) => id,
            None => {
                let id = unit.add(unit.root(), DW_TAG_subprogram);
                unit.get_mut(id).set(DW_AT_name, AttributeValue::String(call.name.as_bytes().to_vec()));
                unit.get_mut(id).set(DW_AT_inline, AttributeValue::Inline(DW_INL_inlined));
                unit.get_mut(id).set(DW_AT_external, AttributeValue::Flag(true));
                origins.insert(call.name.clone(), id);
                id
            }
        };
        let list = ranges.iter().map(|&(from, to)| Range::StartEnd {
            begin: Address::Constant(start + from),
            end: Address::Constant(start + to),
        });
        let list = unit.ranges.add(RangeList(list.collect()));
        let id = unit.add(parent, DW_TAG_inlined_subroutine);
        let die = unit.get_mut(id);
        die.set(DW_AT_abstract_origin, AttributeValue::UnitRef(origin));
        die.set(DW_AT_ranges, AttributeValue::RangeListRef(list));
        die.set(DW_AT_call_file, AttributeValue::FileIndex(files.get(call.call.file as usize).copied()));
        die.set(DW_AT_call_line, AttributeValue::Udata(call.call.line as u64));
        dies.push(Some(id));
    }
}

/// Writes a function's line rows. Returns its files and the line where it begins.
fn lines_of(
    program: &Program<'_>,
    meta: &Meta<'_>,
    f: &Function<'_>,
    start: u64,
    lines: &mut LineProgram,
    files: &mut Files,
) -> (Vec<FileId>, u32) {
    let native;
    let about = match &f.go {
        Some(go) => go,
        None => {
            native = meta.native(program, f);
            &native
        }
    };
    let ids: Vec<FileId> = about.files.iter().map(|name| files.get(lines, name)).collect();
    let Some(&first) = ids.first() else { return (ids, 0) };
    let mut rows: Vec<(u64, FileId, u32)> = vec![];
    if about.rows.first().is_none_or(|r| r.0 > 0) {
        rows.push((0, first, about.start_line));
    }
    for (offset, at) in &about.rows {
        rows.push((*offset as u64, ids.get(at.file as usize).copied().unwrap_or(first), at.line));
    }
    lines.begin_sequence(Some(Address::Constant(start)));
    let mut last = 0;
    for (offset, file, line) in rows {
        let row = lines.row();
        last = offset.max(last);
        (row.address_offset, row.file, row.line) = (last, file, line as u64);
        lines.generate_row();
    }
    lines.end_sequence(f.size.max(last));
    (ids, about.start_line)
}

#[cfg(test)]
mod tests {
    use super::package_of;

    #[test]
    fn packages_of_symbols() {
        for (symbol, package) in [
            ("main.main", "main"),
            ("main.(*T).Method", "main"),
            ("example.com/a.b/c.F.func1", "example.com/a.b/c"),
            ("main.Map[int,example.com/x.T]", "main"),
            ("_rt0_amd64_linux", "_rt0_amd64_linux"),
            ("type:int", "type:int"),
        ] {
            assert_eq!(package_of(symbol), package);
        }
    }
}
