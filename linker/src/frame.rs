//! How deep one function's machine code goes on its stack and what it calls there.
//!
//! The code is followed along all its branches with the distance of rsp from its value at the entry. A place that is
//! reached with two distances counts with the larger one. Code behind a jump table starts with the largest distance
//! seen, because tables are not read.

use iced_x86::{Code, Decoder, DecoderOptions, FlowControl, Instruction, Mnemonic, OpKind, Register};
use rustc_hash::FxHashMap;

/// Beyond this no answer is of use: growth in a loop ends here.
const TOO_DEEP: u64 = 1 << 24;

/// What a function does with its stack. Depths are in bytes below rsp at the entry.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    pub depth: u64,
    /// Direct calls: depth at the call with the return address, and the callee's address. Tail calls likewise.
    pub calls: Vec<(u64, u64)>,
    /// Depths at indirect calls.
    pub indirect: Vec<u64>,
    /// Sets rsp to something that is not on this stack, or grows without bound.
    pub leaves_stack: bool,
}

/// Follows the code of a function that begins at `start`.
pub fn analyse(code: &[u8], start: u64) -> Frame {
    let end = start + code.len() as u64;
    let mut all: Vec<Instruction> = vec![];
    let mut decoder = Decoder::with_ip(64, code, start, DecoderOptions::NONE);
    while decoder.can_decode() {
        all.push(decoder.decode());
    }
    let index: FxHashMap<u64, usize> = all.iter().enumerate().map(|(i, x)| (x.ip(), i)).collect();
    let mut frame = Frame::default();
    let mut seen: Vec<Option<u64>> = vec![None; all.len()];
    let mut copies = Copies::default();
    let mut jump_table = false;
    let mut work: Vec<(usize, u64)> = vec![(0, 0)];
    loop {
        while let Some((i, depth)) = work.pop() {
            let Some(x) = all.get(i) else { continue };
            if seen[i].is_some_and(|d| d >= depth) {
                continue;
            }
            seen[i] = Some(depth);
            if depth > TOO_DEEP {
                frame.leaves_stack = true;
                continue;
            }
            let after = match step(x, depth, &mut copies) {
                Some(d) => d,
                None => {
                    frame.leaves_stack = true;
                    depth
                }
            };
            frame.depth = frame.depth.max(after).max(depth);
            match x.flow_control() {
                FlowControl::Next | FlowControl::XbeginXabortXend => work.push((i + 1, after)),
                FlowControl::Call => {
                    frame.calls.push((depth + 8, x.near_branch_target()));
                    work.push((i + 1, depth));
                }
                FlowControl::IndirectCall => {
                    // A system call is no call on this stack.
                    if x.mnemonic() == Mnemonic::Call {
                        frame.indirect.push(depth + 8);
                    }
                    work.push((i + 1, depth));
                }
                FlowControl::UnconditionalBranch | FlowControl::ConditionalBranch => {
                    let target = x.near_branch_target();
                    if (start..end).contains(&target) {
                        work.extend(index.get(&target).map(|&t| (t, depth)));
                    } else {
                        frame.calls.push((depth, target));
                    }
                    if x.flow_control() == FlowControl::ConditionalBranch {
                        work.push((i + 1, depth));
                    }
                }
                // With nothing on the stack it is a tail call, else a jump table.
                FlowControl::IndirectBranch if depth == 0 => frame.indirect.push(0),
                FlowControl::IndirectBranch => jump_table = true,
                FlowControl::Return | FlowControl::Exception | FlowControl::Interrupt => {
                    // `int3` and `ud2` end a path, as a return does.
                }
            }
        }
        let next = if jump_table { seen.iter().position(|s| s.is_none()) } else { None };
        match next {
            Some(i) => work.push((i, frame.depth)),
            None => break,
        }
    }
    frame.calls.sort_unstable();
    frame.calls.dedup();
    frame
}

/// Depths that other registers hold, by `mov reg, rsp`. A register is taken to hold its copy up to the end.
#[derive(Default)]
struct Copies(FxHashMap<Register, u64>);

impl Copies {
    fn of(&self, register: Register) -> Option<u64> {
        self.0.get(&register).copied()
    }
}

/// The depth after an instruction; none if rsp leaves this stack.
fn step(x: &Instruction, depth: u64, copies: &mut Copies) -> Option<u64> {
    let rsp = Register::RSP;
    let down = |by: i64| depth.checked_add_signed(by).unwrap_or(0);
    if x.mnemonic() == Mnemonic::Mov && x.op0_kind() == OpKind::Register && x.op1_register() == rsp {
        copies.0.insert(x.op0_register(), depth);
        return Some(depth);
    }
    if x.mnemonic() == Mnemonic::Leave {
        return copies.of(Register::RBP).map(|d| d.saturating_sub(8));
    }
    if x.is_stack_instruction() && x.flow_control() == FlowControl::Next {
        if x.code() == Code::Pop_r64 && x.op0_register() == rsp {
            return None;
        }
        return Some(down(-(x.stack_pointer_increment() as i64)));
    }
    if x.op_count() == 0 || x.op0_kind() != OpKind::Register || x.op0_register() != rsp {
        return Some(depth);
    }
    let immediate = matches!(x.op1_kind(), OpKind::Immediate8to64 | OpKind::Immediate32to64);
    match x.mnemonic() {
        Mnemonic::Sub if immediate => Some(down(x.immediate(1) as i64)),
        Mnemonic::Add if immediate => Some(down(-(x.immediate(1) as i64))),
        // Alignment downwards.
        Mnemonic::And if immediate => Some(down(!(x.immediate(1) as i64))),
        Mnemonic::Lea if x.memory_index() == Register::None => {
            let disp = x.memory_displacement64() as i64;
            match x.memory_base() {
                Register::RSP => Some(down(-disp)),
                base => Some(copies.of(base)?.checked_add_signed(-disp).unwrap_or(0)),
            }
        }
        Mnemonic::Mov if x.op1_kind() == OpKind::Register => copies.of(x.op1_register()),
        Mnemonic::Cmp | Mnemonic::Test => Some(depth),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::analyse;

    #[test]
    fn a_plain_frame_with_a_call() {
        // push rbp; mov rbp,rsp; push rbx; sub rsp,0x28; call +0x100; add rsp,0x28; pop rbx; pop rbp; ret
        let code = [
            0x55, 0x48, 0x89, 0xe5, 0x53, 0x48, 0x83, 0xec, 0x28, 0xe8, 0, 1, 0, 0, 0x48, 0x83, 0xc4, 0x28,
            0x5b, 0x5d, 0xc3,
        ];
        let f = analyse(&code, 0x1000);
        assert_eq!(f.depth, 16 + 0x28);
        assert_eq!(f.calls, [(16 + 0x28 + 8, 0x1000 + 14 + 0x100)]);
        assert!(f.indirect.is_empty() && !f.leaves_stack);
    }

    #[test]
    fn an_early_return_does_not_disturb_the_other_path() {
        // push rbp; test edi,edi; je +2; pop rbp; ret; call rax; pop rbp; ret
        let code = [0x55, 0x85, 0xff, 0x74, 0x02, 0x5d, 0xc3, 0xff, 0xd0, 0x5d, 0xc3];
        let f = analyse(&code, 0x1000);
        assert_eq!((f.depth, f.indirect), (8, vec![16]));
    }

    #[test]
    fn tail_calls_and_stack_switches() {
        // push rbp; pop rbp; jmp +0x100
        let f = analyse(&[0x55, 0x5d, 0xe9, 0, 1, 0, 0], 0x1000);
        assert_eq!(f.calls, [(0, 0x1107)]);
        // mov rsp,[rdi]
        assert!(analyse(&[0x48, 0x8b, 0x27], 0x1000).leaves_stack);
        // l: push rax; jmp l
        assert!(analyse(&[0x50, 0xeb, 0xfd], 0x1000).leaves_stack);
    }
}
