//! Sections D and G: what the switching code does, instruction by instruction, and stacks that grow.

use crate::{build, gdb};
use iced_x86::{Code, Decoder, DecoderOptions, Instruction, Mnemonic, OpKind, Register};
use object::{Object, ObjectSection, ObjectSymbol};

/// The instructions of a function in an example's executable.
fn code(name: &str) -> Vec<Instruction> {
    let bytes = std::fs::read(build("../tests/contract/wait.go", &[]).path().join("prog")).expect("built");
    let f = object::File::parse(&bytes[..]).expect("ELF");
    let s = f.symbol_by_name(name).unwrap_or_else(|| panic!("no symbol {name}"));
    let text = f.section_by_name(".text").expect(".text");
    let at = (s.address() - text.address()) as usize;
    let body = &text.data().expect("bytes")[at..at + s.size() as usize];
    Decoder::with_ip(64, body, s.address(), DecoderOptions::NONE).into_iter().collect()
}

fn registers(list: &[Instruction], mnemonic: Mnemonic) -> Vec<Register> {
    list.iter().filter(|i| i.mnemonic() == mnemonic).map(|i| i.op0_register()).collect()
}

const SAVED: [Register; 4] = [Register::RBX, Register::R12, Register::R13, Register::R14];

/// The saved registers may hold the only pointers to objects: they are on the stack before its end is published, and
/// before anything is called that could stop the goroutine.
#[test]
fn saved_registers_are_pushed_before_the_stack_is_published() {
    for name in [
        "runtime.mcall",
        "runtime.systemstack",
        "runtime.blockingsyscall",
        "runtime.asyncPreempt",
        "runtime.preemptPoll",
        "runtime.sigpanic",
    ] {
        let all = code(name);
        let published = |i: &Instruction| {
            i.mnemonic() == Mnemonic::Call
                || i.code() == Code::Mov_rm64_r64
                    && i.op0_kind() == OpKind::Memory
                    && i.op1_register() == Register::RSP
        };
        let end = all.iter().position(published).unwrap_or_else(|| panic!("{name} publishes nothing"));
        let pushed = registers(&all[..end], Mnemonic::Push);
        for r in SAVED {
            assert!(pushed.contains(&r), "{name} does not push {r:?} before the stack's end is known");
        }
        assert!(registers(&all[..end], Mnemonic::Pop).is_empty(), "{name} pops too early");
    }
}

/// A goroutine goes on by an indirect jump; a `ret` that no call matches costs a mispredicted branch.
#[test]
fn goroutines_resume_by_jmp() {
    for name in ["runtime.gogo", "runtime.mcall"] {
        let all = code(name);
        assert!(all.iter().all(|i| i.mnemonic() != Mnemonic::Ret), "{name} has a ret");
        let last = all
            .iter()
            .rev()
            .find(|i| !matches!(i.mnemonic(), Mnemonic::Nop | Mnemonic::Int3 | Mnemonic::Ud2));
        assert_eq!(last.map(Instruction::mnemonic), Some(Mnemonic::Jmp), "{name}");
    }
}

/// What a signal or a full segment interrupts finds every register as it was.
#[test]
fn interrupted_code_gets_all_its_registers_back() {
    let general = [
        Register::RAX,
        Register::RCX,
        Register::RDX,
        Register::RBX,
        Register::RSI,
        Register::RDI,
        Register::R8,
        Register::R9,
        Register::R10,
        Register::R11,
        Register::R12,
        Register::R13,
        Register::R14,
        Register::R15,
        Register::RBP,
    ];
    for name in ["runtime.asyncPreempt", "runtime.preemptPoll"] {
        let all = code(name);
        let call = all.iter().position(|i| i.mnemonic() == Mnemonic::Call).expect("a call");
        let (before, after) = all.split_at(call);
        let (pushed, popped) = (registers(before, Mnemonic::Push), registers(after, Mnemonic::Pop));
        for r in general {
            assert!(pushed.contains(&r) && popped.contains(&r), "{name}: {r:?}");
        }
        assert!(before.iter().any(|i| i.mnemonic() == Mnemonic::Pushfq));
        assert!(after.iter().any(|i| i.mnemonic() == Mnemonic::Popfq));
        assert_eq!(moves(before, true), moves(after, false), "{name}");
        assert_eq!(moves(before, true).len(), 16, "{name} saves the vector registers");
    }
    for name in ["runtime.morestack_slow", "runtime.morestack_preempt"] {
        let all = code(name);
        let call = all.iter().position(|i| i.mnemonic() == Mnemonic::Call).expect("a call");
        let (saved, restored) = (moves(&all[..call], true), moves(&all[call..], false));
        assert_eq!(saved, restored, "{name}");
        for r in [Register::RDI, Register::RSI, Register::RDX, Register::RCX, Register::R8, Register::R9] {
            assert!(saved.iter().any(|s| s.0 == r), "{name}: {r:?}");
        }
        for n in 0..8 {
            assert!(saved.iter().any(|s| s.0 == Register::XMM0 + n), "{name}: xmm{n}");
        }
    }
}

/// (register, offset from rsp) of the stores or loads, sorted.
fn moves(list: &[Instruction], stores: bool) -> Vec<(Register, u64)> {
    let mut out: Vec<(Register, u64)> = list
        .iter()
        .filter(|i| matches!(i.mnemonic(), Mnemonic::Mov | Mnemonic::Movups))
        .filter(|i| i.memory_base() == Register::RSP)
        .filter(|i| (i.op0_kind() == OpKind::Memory) == stores)
        .map(|i| (if stores { i.op1_register() } else { i.op0_register() }, i.memory_displacement64()))
        .collect();
    out.sort();
    out
}

/// gdb gives a back-trace up when a caller lies at a lower address than its callee, so larger segments lie lower.
#[test]
fn a_backtrace_crosses_segments() {
    let text = gdb::gdb("../tests/contract/segments.go", &["break main.bottom", "run", "bt -6", "bt 3"]);
    assert!(text.contains("main.bottom"), "{text}");
    assert!(
        text.contains("main.main") && text.contains("runtime.main") && text.contains("runtime.goexit"),
        "{text}"
    );
    assert!(!text.contains("corrupt stack") && !text.contains("Backtrace stopped"), "{text}");
}
