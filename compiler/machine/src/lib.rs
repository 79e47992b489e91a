//! Reading machine code, for those who learn something from it: which words of a frame are live (`codegen`), how deep a
//! function goes on its stack (`linker`).
#![forbid(unsafe_code)]

use iced_x86::{Decoder, DecoderOptions, FlowControl, Instruction, Mnemonic};
use rustc_hash::FxHashMap;

/// A function's code.
#[derive(Clone, Debug, Default)]
pub struct Code {
    pub instructions: Vec<Instruction>,
    /// Where jumps through tables go, by the number of the jump. What is missing here is not known.
    pub tables: FxHashMap<usize, Vec<u64>>,
}

/// Decodes the function whose first instruction is at `start`. Jump tables lie in the code behind the jump: a table is no
/// code, and decoding goes on behind it.
pub fn decode(code: &[u8], start: u64) -> Code {
    let mut all: Vec<Instruction> = Vec::with_capacity(code.len() / 4);
    let mut tables = FxHashMap::default();
    let mut decoder = Decoder::with_ip(64, code, start, DecoderOptions::NONE);
    while decoder.can_decode() {
        let x = decoder.decode();
        all.push(x);
        // The table's address was loaded a few instructions before.
        let loaded = |l: &Instruction| {
            l.mnemonic() == Mnemonic::Lea
                && l.is_ip_rel_memory_operand()
                && l.ip_rel_memory_address() == x.next_ip()
        };
        if x.flow_control() != FlowControl::IndirectBranch || !all.iter().rev().take(8).any(loaded) {
            continue;
        }
        // Offsets from the table, up to the first code that one of them names.
        let at = (x.next_ip() - start) as usize;
        let (mut pos, mut limit, mut targets) = (at, code.len(), vec![]);
        while pos + 4 <= limit {
            let Ok(bytes) = code[pos..pos + 4].try_into() else { break };
            let target = (at as i64).wrapping_add(i32::from_le_bytes(bytes) as i64);
            if target < 0 || target >= code.len() as i64 {
                break;
            }
            let target = target as usize;
            if target > pos {
                limit = limit.min(target);
            }
            targets.push(start + target as u64);
            pos += 4;
        }
        tables.insert(all.len() - 1, targets);
        if decoder.set_position(pos).is_err() {
            break;
        }
        decoder.set_ip(start + pos as u64);
    }
    Code { instructions: all, tables }
}
