//! How deep one function's machine code goes on its stack and what it calls there.
//!
//! The code is followed along all its branches with the distance of rsp from its value at the entry. A place that is
//! reached with two distances counts with the larger one. Code behind a jump table starts with the largest distance
//! seen, because tables are not read.

use iced_x86::{
    Code, FlowControl, Instruction, InstructionInfoFactory, Mnemonic, OpAccess, OpKind, Register,
    UsedRegister,
};
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

/// Follows the code of a function that begins at `start`. What stands behind a call that does not come back is not
/// reached by it.
pub fn analyse(code: &[u8], start: u64, comes_back: impl Fn(u64) -> bool) -> Frame {
    let end = start + code.len() as u64;
    let machine::Code { instructions: all, tables } = machine::decode(code, start);
    let index: FxHashMap<u64, usize> = all.iter().enumerate().map(|(i, x)| (x.ip(), i)).collect();
    let mut frame = Frame::default();
    let mut seen: Vec<Option<u64>> = vec![None; all.len()];
    let mut copies = Copies::default();
    let mut jump_table = false;
    // Calls through pointers: instruction and depth.
    let mut pointers: Vec<(usize, u64)> = vec![];
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
                    let target = x.near_branch_target();
                    frame.calls.push((depth + 8, target));
                    if comes_back(target) {
                        work.push((i + 1, depth));
                    }
                }
                FlowControl::IndirectCall => {
                    // A system call is no call on this stack.
                    if x.mnemonic() == Mnemonic::Call {
                        pointers.push((i, depth + 8));
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
                FlowControl::IndirectBranch if depth == 0 => pointers.push((i, 0)),
                FlowControl::IndirectBranch if tables.contains_key(&i) => {
                    work.extend(tables[&i].iter().filter_map(|t| Some((*index.get(t)?, depth))));
                }
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
    if !pointers.is_empty() {
        let flow = Flow::new(&all, &index);
        for (i, depth) in pointers {
            match flow.constants(i) {
                Some(targets) => frame.calls.extend(targets.into_iter().map(|t| (depth, t))),
                None => frame.indirect.push(depth),
            }
        }
    }
    frame.calls.sort_unstable();
    frame.calls.dedup();
    frame
}

/// Where control comes from, to find what a register holds: compilers keep the address of a function that is called
/// often in a register.
struct Flow<'a> {
    all: &'a [Instruction],
    /// Instructions from which control comes, besides the one before.
    sources: FxHashMap<usize, Vec<usize>>,
    tables: Vec<usize>,
}

impl<'a> Flow<'a> {
    fn new(all: &'a [Instruction], index: &FxHashMap<u64, usize>) -> Flow<'a> {
        let mut flow = Flow { all, sources: FxHashMap::default(), tables: vec![] };
        for (i, x) in all.iter().enumerate() {
            match x.flow_control() {
                FlowControl::UnconditionalBranch | FlowControl::ConditionalBranch => {
                    if let Some(&target) = index.get(&x.near_branch_target()) {
                        flow.sources.entry(target).or_default().push(i);
                    }
                }
                FlowControl::IndirectBranch => flow.tables.push(i),
                _ => {}
            }
        }
        flow
    }

    /// The addresses that the register of an indirect call or jump can hold; none if one is not a constant.
    fn constants(&self, call: usize) -> Option<Vec<u64>> {
        let x = &self.all[call];
        if x.op0_kind() != OpKind::Register {
            return None;
        }
        let register = x.op0_register().full_register();
        let kept = [Register::RBX, Register::RBP, Register::R12, Register::R13, Register::R14, Register::R15];
        let mut info = InstructionInfoFactory::new();
        let (mut found, mut seen, mut work) = (vec![], vec![false; self.all.len()], self.before(call)?);
        while let Some(i) = work.pop() {
            if std::mem::replace(&mut seen[i], true) {
                continue;
            }
            let x = &self.all[i];
            let is_call = matches!(x.flow_control(), FlowControl::Call | FlowControl::IndirectCall);
            if is_call && !kept.contains(&register) {
                return None;
            }
            let writes = |u: &UsedRegister| {
                u.register().full_register() == register
                    && !matches!(u.access(), OpAccess::Read | OpAccess::CondRead)
            };
            if info.info(x).used_registers().iter().any(writes) {
                found.push(constant(x)?);
            } else {
                work.extend(self.before(i)?);
            }
        }
        Some(found)
    }

    /// The instructions before one; none at the entry. Code that nothing leads to comes from a jump table.
    fn before(&self, i: usize) -> Option<Vec<usize>> {
        let falls_through = |x: &Instruction| {
            !matches!(
                x.flow_control(),
                FlowControl::UnconditionalBranch
                    | FlowControl::IndirectBranch
                    | FlowControl::Return
                    | FlowControl::Exception
            )
        };
        let mut from = self.sources.get(&i).cloned().unwrap_or_default();
        from.extend(i.checked_sub(1).filter(|&p| falls_through(&self.all[p])));
        if from.is_empty() {
            from.clone_from(&self.tables);
        }
        if i == 0 || from.is_empty() { None } else { Some(from) }
    }
}

/// The address that `mov reg, address` or `lea reg, [rip+x]` loads.
fn constant(x: &Instruction) -> Option<u64> {
    match x.mnemonic() {
        Mnemonic::Mov if x.op1_kind() != OpKind::Register && x.op1_kind() != OpKind::Memory => {
            Some(x.immediate(1))
        }
        Mnemonic::Lea if x.is_ip_rel_memory_operand() => Some(x.ip_rel_memory_address()),
        _ => None,
    }
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
    use super::Frame;

    fn analyse(code: &[u8], start: u64) -> Frame {
        super::analyse(code, start, |target| target != 0xdead)
    }

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
    fn nothing_follows_a_call_that_does_not_return() {
        // l: push rbp; call 0xdead; jmp l
        let code = [0x55, 0xe8, 0xa7, 0xce, 0, 0, 0xeb, 0xf8];
        let f = analyse(&code, 0x1000);
        assert_eq!((f.depth, f.calls, f.leaves_stack), (8, vec![(16, 0xdead)], false));
    }

    #[test]
    fn an_early_return_does_not_disturb_the_other_path() {
        // push rbp; test edi,edi; je +2; pop rbp; ret; call rax; pop rbp; ret
        let code = [0x55, 0x85, 0xff, 0x74, 0x02, 0x5d, 0xc3, 0xff, 0xd0, 0x5d, 0xc3];
        let f = analyse(&code, 0x1000);
        assert_eq!((f.depth, f.indirect), (8, vec![16]));
    }

    #[test]
    fn a_call_through_a_register_with_a_constant_is_direct() {
        // push rbx; mov ebx,0x5000; l: call rbx; call rbx; jne l; pop rbx; ret
        let code = [0x53, 0xbb, 0, 0x50, 0, 0, 0xff, 0xd3, 0xff, 0xd3, 0x75, 0xfa, 0x5b, 0xc3];
        let f = analyse(&code, 0x1000);
        assert_eq!((f.calls, f.indirect), (vec![(16, 0x5000)], vec![]));
        // The same with eax, which a call destroys: the second call is through a pointer.
        let code = [0xb8, 0, 0x50, 0, 0, 0xff, 0xd0, 0xff, 0xd0, 0xc3];
        let f = analyse(&code, 0x1000);
        assert_eq!((f.calls, f.indirect), (vec![(8, 0x5000)], vec![8]));
    }

    #[test]
    fn a_jump_table_in_the_code_is_no_code() {
        // push rbp; lea rdi,[rip+9]; movslq rdx,[rdi+rsi*4]; add rdi,rdx; jmp rdi; table of two: the first looks like
        // `pop rsp`; 0x5c bytes behind it: pop rbp; ret
        let mut code = vec![
            0x55, 0x48, 0x8d, 0x3d, 9, 0, 0, 0, 0x48, 0x63, 0x14, 0xb7, 0x48, 0x03, 0xfa, 0xff, 0xe7, 0x5c,
            0, 0, 0, 8, 0, 0, 0,
        ];
        // Behind the table: call +0x100, then filling up to the other target.
        code.extend([0xe8, 0, 1, 0, 0]);
        code.resize(17 + 0x5c, 0x90);
        code.extend([0x5d, 0xc3]);
        let f = analyse(&code, 0x1000);
        assert!(!f.leaves_stack);
        assert_eq!((f.depth, f.calls), (8, vec![(16, 0x1000 + 30 + 0x100)]));
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
