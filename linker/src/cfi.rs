//! `.debug_frame`: how to get from a frame to its caller.
//!
//! Go functions all begin with `push rbp; mov rbp, rsp`, so three rows describe each. Functions of the runtime keep the
//! rows that rustc or the author of the assembly wrote; those in `abi::stack::TOP` have no caller, so that a backtrace
//! ends there instead of running into the arguments of the process.

use crate::layout::Layout;
use crate::lines::debug_bytes;
use crate::meta::Meta;
use crate::read::Class;
use crate::resolve::{Obj, Program, SecId, Target};
use gimli::read::{
    CallFrameInstruction as Read, CieOrFde, CommonInformationEntry as ReadCie,
    FrameDescriptionEntry as ReadFde, UnwindSection,
};
use gimli::write::{
    Address, CallFrameInstruction as Write, CieId, CommonInformationEntry, DebugFrame, EndianVec,
    FrameDescriptionEntry, FrameTable,
};
use gimli::{BaseAddresses, EhFrame, Encoding, EndianSlice, Format, LittleEndian, Register, X86_64};
use rustc_hash::{FxHashMap, FxHashSet};

type Slice<'a> = EndianSlice<'a, LittleEndian>;

/// Makes `.debug_frame`.
pub fn build(program: &Program<'_>, meta: &Meta<'_>, layout: &Layout) -> Result<Vec<u8>, String> {
    let mut table = FrameTable::default();
    let cie = table.add_cie(standard_cie());
    let mut described: FxHashSet<(SecId, u64)> = FxHashSet::default();
    for f in &meta.functions {
        let top = abi::stack::TOP.contains(&&*f.name);
        if !top && !f.is_go() {
            continue;
        }
        described.insert((f.section, f.offset));
        let start = layout.section(f.section) + f.offset;
        let mut fde = FrameDescriptionEntry::new(Address::Constant(start), f.size as u32);
        if top {
            fde.add_instruction(0, Write::Undefined(X86_64::RA));
        } else {
            // `push rbp` is one byte, `mov rbp, rsp` three.
            fde.add_instruction(1, Write::CfaOffset(16));
            fde.add_instruction(1, Write::Offset(X86_64::RBP, -16));
            fde.add_instruction(4, Write::CfaRegister(X86_64::RBP));
        }
        table.add_fde(cie, fde);
    }
    let sizes: FxHashMap<(SecId, u64), u64> =
        meta.functions.iter().map(|f| ((f.section, f.offset), f.size)).collect();
    for object in &program.objects {
        take_over(program, object, layout, &sizes, &described, &mut table);
    }
    let mut out = DebugFrame::from(EndianVec::new(LittleEndian));
    table.write_debug_frame(&mut out).map_err(|e| e.to_string())?;
    Ok(out.slice().to_vec())
}

fn standard_cie() -> CommonInformationEntry {
    let mut cie = CommonInformationEntry::new(encoding(), 1, -8, X86_64::RA);
    cie.add_instruction(Write::Cfa(X86_64::RSP, 8));
    cie.add_instruction(Write::Offset(X86_64::RA, -8));
    cie
}

fn encoding() -> Encoding {
    Encoding { format: Format::Dwarf32, version: 4, address_size: 8 }
}

/// Copies what an object's `.eh_frame` says about live functions. What cannot be read is left out: a debugger then
/// follows the frame pointer.
fn take_over(
    program: &Program<'_>,
    object: &Obj<'_>,
    layout: &Layout,
    live: &FxHashMap<(SecId, u64), u64>,
    described: &FxHashSet<(SecId, u64)>,
    table: &mut FrameTable,
) {
    let find =
        |id: &SecId| program.section(*id).class == Class::Debug && program.section(*id).name == ".eh_frame";
    let Some(id) = (object.first.0..object.first.0 + object.count).map(SecId).find(find) else { return };
    // Start addresses are relative to their own place: the relocation there tells the function, and a number that
    // leads back to the relocation takes the place of the address.
    let mut bytes = debug_bytes(program.section(id));
    let mut starts = vec![];
    for r in program.section(id).relocs.iter() {
        let at = r.offset as usize;
        let Target::Section { section, offset } = object.targets[r.symbol as usize] else { continue };
        let number = (starts.len() as u32 + 1).wrapping_sub(at as u32);
        if crate::read::width(r.kind) == 4 {
            bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
            starts.push((section, offset.wrapping_add_signed(r.addend)));
        }
    }
    let frame = EhFrame::new(&bytes, LittleEndian);
    let bases = BaseAddresses::default().set_eh_frame(0);
    let mut cies: FxHashMap<usize, CieId> = FxHashMap::default();
    let mut entries = frame.entries(&bases);
    while let Ok(Some(entry)) = entries.next() {
        let CieOrFde::Fde(partial) = entry else { continue };
        let Ok(fde) = partial.parse(EhFrame::cie_from_offset) else { continue };
        let number = (fde.initial_address() as u32).wrapping_sub(1) as usize;
        let Some(&key) = starts.get(number) else { continue };
        let (Some(_), false) = (live.get(&key), described.contains(&key)) else { continue };
        let from = fde.cie();
        let cie = match cies.get(&from.offset()) {
            Some(&cie) => cie,
            None => {
                let Some(new) = cie_of(from, &frame, &bases) else { continue };
                let cie = table.add_cie(new);
                cies.insert(from.offset(), cie);
                cie
            }
        };
        if let Some(instructions) = fde_of(&fde, &frame, &bases) {
            let start = layout.section(key.0) + key.1;
            let mut new = FrameDescriptionEntry::new(Address::Constant(start), fde.len() as u32);
            for (offset, i) in instructions {
                new.add_instruction(offset, i);
            }
            table.add_fde(cie, new);
        }
    }
}

fn cie_of(
    from: &ReadCie<Slice<'_>>,
    frame: &EhFrame<Slice<'_>>,
    bases: &BaseAddresses,
) -> Option<CommonInformationEntry> {
    let data = i8::try_from(from.data_alignment_factor()).ok()?;
    let mut cie = CommonInformationEntry::new(encoding(), 1, data, from.return_address_register());
    let mut all = from.instructions(frame, bases);
    while let Some(i) = all.next().ok()? {
        if let Some(i) = instruction(i, &mut 0, from)? {
            cie.add_instruction(i);
        }
    }
    Some(cie)
}

fn fde_of(
    fde: &ReadFde<Slice<'_>>,
    frame: &EhFrame<Slice<'_>>,
    bases: &BaseAddresses,
) -> Option<Vec<(u32, Write)>> {
    let (mut out, mut at) = (vec![], 0);
    let mut all = fde.instructions(frame, bases);
    while let Some(i) = all.next().ok()? {
        if let Some(i) = instruction(i, &mut at, fde.cie())? {
            out.push((at, i));
        }
    }
    Some(out)
}

/// The instruction for the writer, nothing for those that only move on, and none at all for the unknown.
fn instruction(i: Read<usize>, at: &mut u32, cie: &ReadCie<Slice<'_>>) -> Option<Option<Write>> {
    let scaled = |n: i64| i32::try_from(n.checked_mul(cie.data_alignment_factor())?).ok();
    let factored = |n: u64| scaled(i64::try_from(n).ok()?);
    let plain = |n: u64| i32::try_from(n).ok();
    let near = |r: Register| r.0 <= X86_64::RA.0;
    Some(Some(match i {
        Read::AdvanceLoc { delta } => {
            *at = at.checked_add(delta.checked_mul(cie.code_alignment_factor() as u32)?)?;
            return Some(None);
        }
        Read::Nop => return Some(None),
        Read::DefCfa { register, offset } => Write::Cfa(register, plain(offset)?),
        Read::DefCfaSf { register, factored_offset } => Write::Cfa(register, scaled(factored_offset)?),
        Read::DefCfaRegister { register } => Write::CfaRegister(register),
        Read::DefCfaOffset { offset } => Write::CfaOffset(plain(offset)?),
        Read::Offset { register, factored_offset } if near(register) => {
            Write::Offset(register, factored(factored_offset)?)
        }
        Read::OffsetExtendedSf { register, factored_offset } => {
            Write::Offset(register, scaled(factored_offset)?)
        }
        Read::Restore { register } => Write::Restore(register),
        Read::SameValue { register } => Write::SameValue(register),
        Read::Undefined { register } => Write::Undefined(register),
        Read::RememberState => Write::RememberState,
        Read::RestoreState => Write::RestoreState,
        _ => return None,
    }))
}
