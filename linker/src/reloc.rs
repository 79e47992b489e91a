//! Copies sections into the image and applies relocations, one section at a time and so in parallel.
//!
//! Every value is checked against the width of its field: an image with a wrapped address is never made. Accesses
//! through the global offset table become direct where the instruction allows it (`mov` → `lea`, `call`, `jmp`), so
//! the table is usually empty. The plain kind of relocation, which rustc emits, is treated like the kinds that promise
//! this: its field ends the instruction too, so the bytes before it are opcode and mod-r/m. Thread-local loads through
//! the table become constants.

use crate::error::LinkError;
use crate::layout::Layout;
use crate::read::{Class, Reloc};
use crate::resolve::{Program, SecId, Target};
use object::elf::*;

/// How an access through the global offset table is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum GotUse {
    /// `mov x@GOTPCREL(%rip), reg`
    Load,
    /// `call *x@GOTPCREL(%rip)`
    Call,
    /// `jmp *x@GOTPCREL(%rip)`
    Jump,
    /// Anything else: needs the slot.
    Slot,
}

fn got_use(code: &[u8], r: &Reloc) -> GotUse {
    let at = r.offset as usize;
    if r.addend != -4 || at < 2 {
        return GotUse::Slot;
    }
    match (code[at - 2], code[at - 1]) {
        (0x8b, modrm) if modrm & 0xc7 == 0x05 => GotUse::Load,
        (0xff, 0x15) => GotUse::Call,
        (0xff, 0x25) => GotUse::Jump,
        _ => GotUse::Slot,
    }
}

fn is_got(kind: RelocationType) -> bool {
    matches!(kind, R_X86_64_GOTPCREL | R_X86_64_GOTPCRELX | R_X86_64_REX_GOTPCRELX)
}

/// Whether the relocation needs a slot of the global offset table.
pub fn needs_got(code: &[u8], r: &Reloc) -> bool {
    is_got(r.kind) && got_use(code, r) == GotUse::Slot
}

/// Writes a section's bytes into `out`, relocated. Returns how many accesses became direct.
pub fn section(
    program: &Program<'_>,
    layout: &Layout,
    id: SecId,
    out: &mut [u8],
) -> Result<usize, LinkError> {
    let (section, object) = (program.section(id), program.object_of(id));
    out.copy_from_slice(section.data);
    let base = layout.section(id);
    let mut relaxed = 0;
    for r in section.relocs.iter() {
        let target = object.targets[r.symbol as usize];
        let place = base + r.offset;
        let done = match is_got(r.kind) {
            true => through_got(layout, target, place, &r, out, &mut relaxed),
            false => apply(program, layout, target, place, &r, out),
        };
        done.map_err(|what| LinkError::Relocation {
            object: object.name.clone(),
            section: section.name.to_owned(),
            offset: r.offset,
            symbol: name_of(program, id, &r),
            what,
        })?;
    }
    Ok(relaxed)
}

fn name_of(program: &Program<'_>, id: SecId, r: &Reloc) -> String {
    let object = program.object_of(id);
    let symbol = &object.symbols[r.symbol as usize];
    match object.targets[r.symbol as usize] {
        Target::Section { section, .. } if symbol.name.is_empty() => program.section(section).name.to_owned(),
        _ => symbol.name.to_owned(),
    }
}

fn through_got(
    layout: &Layout,
    target: Target,
    place: u64,
    r: &Reloc,
    out: &mut [u8],
    relaxed: &mut usize,
) -> Result<(), String> {
    let at = r.offset as usize;
    let direct = layout.address(target).wrapping_add_signed(r.addend).wrapping_sub(place) as i64;
    let how = got_use(out, r);
    if how == GotUse::Slot {
        let slot = layout.got_slot(target).ok_or("no slot in the global offset table")?;
        return put32(out, at, slot.wrapping_add_signed(r.addend).wrapping_sub(place) as i64);
    }
    *relaxed += 1;
    match how {
        GotUse::Load => out[at - 2] = 0x8d,
        // A prefix without effect keeps the length.
        GotUse::Call => (out[at - 2], out[at - 1]) = (0x67, 0xe8),
        GotUse::Jump => {
            out[at - 2] = 0xe9;
            put32(out, at - 1, direct + 1)?;
            out[at + 3] = 0x90;
            return Ok(());
        }
        GotUse::Slot => {}
    }
    put32(out, at, direct)
}

fn apply(
    program: &Program<'_>,
    layout: &Layout,
    target: Target,
    place: u64,
    r: &Reloc,
    out: &mut [u8],
) -> Result<(), String> {
    let at = r.offset as usize;
    let value = layout.address(target).wrapping_add_signed(r.addend);
    let relative = value.wrapping_sub(place) as i64;
    let is_tls =
        matches!(target, Target::Section { section, .. } if program.section(section).class == Class::Tls);
    let tls = matches!(r.kind, R_X86_64_TPOFF32 | R_X86_64_TPOFF64 | R_X86_64_GOTTPOFF);
    if tls != is_tls && r.kind != R_X86_64_NONE {
        return Err(if tls { "not a thread-local variable" } else { "is thread-local" }.into());
    }
    if let Target::Section { section, .. } = target
        && !program.section(section).class.loaded()
    {
        return Err(format!("{} is not part of the image", program.section(section).name));
    }
    match r.kind {
        R_X86_64_NONE => Ok(()),
        R_X86_64_64 => put64(out, at, value),
        R_X86_64_PC64 => put64(out, at, relative as u64),
        R_X86_64_PC32 | R_X86_64_PLT32 => put32(out, at, relative),
        R_X86_64_32S => put32(out, at, value as i64),
        R_X86_64_32 => match u32::try_from(value) {
            Ok(v) => put32(out, at, v as i32 as i64),
            Err(_) => Err(format!("{value:#x} does not fit 32 bits")),
        },
        R_X86_64_TPOFF64 => put64(out, at, value),
        R_X86_64_TPOFF32 => put32(out, at, value as i64),
        R_X86_64_GOTTPOFF => {
            // `mov x@gottpoff(%rip), reg` → `mov $x, reg`; the addend only counts to the end of the instruction.
            let value = value.wrapping_sub_signed(r.addend) as i64;
            let [rex, op, modrm] = *out.get(at.wrapping_sub(3)..at).unwrap_or_default() else {
                return Err("thread-local access without an instruction".into());
            };
            let reg = modrm >> 3 & 7;
            let (op, modrm) = match op {
                0x8b => (0xc7, 0xc0 | reg),
                0x03 => (0x81, 0xc0 | reg),
                _ => return Err(format!("thread-local access by opcode {op:#x}")),
            };
            // The register moves from the reg field to the r/m field, and its high bit with it.
            out[at - 3] = rex & !0x05 | (rex & 0x04) >> 2;
            (out[at - 2], out[at - 1]) = (op, modrm);
            put32(out, at, value)
        }
        kind => Err(format!("relocation kind {} is not supported", kind.0)),
    }
}

fn put32(out: &mut [u8], at: usize, value: i64) -> Result<(), String> {
    let Ok(v) = i32::try_from(value) else { return Err(format!("{value:#x} does not fit 32 bits")) };
    out[at..at + 4].copy_from_slice(&v.to_le_bytes());
    Ok(())
}

fn put64(out: &mut [u8], at: usize, value: u64) -> Result<(), String> {
    out[at..at + 8].copy_from_slice(&value.to_le_bytes());
    Ok(())
}
