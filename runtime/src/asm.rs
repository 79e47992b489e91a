//! Switching between stacks, in assembly: everything that changes rsp or g without the compiler knowing.
//!
//! Invariants:
//! - Whatever leaves a goroutine's stack pushes rbx, r12–r15 there first and publishes an sp below them in `g.sched`
//!   (or `g.syscallsp`), before the goroutine's status changes: these registers may hold the only pointer to an object,
//!   and Rust code that does not use them would save them nowhere.
//! - g is in r15 while Go code runs and at `fs:-8` always. Rust treats r15 as an ordinary saved register; so `mcall` and
//!   `systemstack` save the caller's value whatever it is, and `gogo` sets both places.
//! - A goroutine resumes by an indirect `jmp`: a `ret` without its `call` costs a mispredicted branch.
//! - `g0.sched.sp` is 16-byte aligned and fixed from `mstart` on: each visit to g0 starts there.
//!
//! Growth of stacks is in `morestack.rs`.

use crate::sched::{G, Gobuf, M};
use core::arch::naked_asm;
use core::mem::offset_of;

/// How functions in assembly begin: a frame that tracebacks and debuggers can walk.
macro_rules! enter_frame {
    () => {
        "push rbp\n.cfi_def_cfa_offset 16\n.cfi_offset rbp, -16\nmov rbp, rsp\n.cfi_def_cfa_register rbp"
    };
}
pub(crate) use enter_frame;

/// Pushes the registers that a callee must save.
macro_rules! push_saved {
    () => {
        "push rbx\npush r12\npush r13\npush r14\npush r15"
    };
}

/// Undoes [`push_saved`] and [`enter_frame`].
macro_rules! pop_saved_and_frame {
    () => {
        "pop r15\npop r14\npop r13\npop r12\npop rbx\npop rbp\n.cfi_def_cfa rsp, 8"
    };
}

/// Offset of the saved rsp in a G.
pub const G_SP: usize = offset_of!(G, sched) + offset_of!(Gobuf, sp);
/// Offset of the saved pc in a G.
pub const G_PC: usize = offset_of!(G, sched) + offset_of!(Gobuf, pc);
/// Offset of the saved rbp in a G.
pub const G_BP: usize = offset_of!(G, sched) + offset_of!(Gobuf, bp);

/// Continues `gp` where `gp.sched` says. Must be called on g0, or for the first goroutine's sake on a stack that nobody
/// needs any more.
#[unsafe(naked)]
#[unsafe(export_name = "runtime.gogo")]
pub unsafe extern "C" fn gogo(_gp: *mut G) -> ! {
    naked_asm!(
        abi::asm_place!("runtime.gogo"),
        ".cfi_startproc",
        ".cfi_undefined rip",
        "mov r15, rdi",
        "mov fs:[{tls}], rdi",
        "mov rsp, [rdi+{sp}]",
        "mov rbp, [rdi+{bp}]",
        "jmp qword ptr [rdi+{pc}]",
        ".cfi_endproc",
        tls = const abi::g::TLS_G, sp = const G_SP, bp = const G_BP, pc = const G_PC,
    )
}

/// Saves the current goroutine and calls `f(g)` on g0. `f` does not return; the goroutine goes on after this call when
/// somebody `gogo`es it. Must be called on a goroutine's stack.
#[unsafe(naked)]
#[unsafe(export_name = "runtime.mcall")]
pub unsafe extern "C" fn mcall(_f: unsafe extern "C" fn(*mut G) -> !) {
    naked_asm!(
        abi::asm_place!("runtime.mcall"),
        ".cfi_startproc",
        enter_frame!(),
        push_saved!(),
        "mov rax, rdi",
        "mov rdi, fs:[{tls}]",
        "lea rcx, [rip+2f]",
        "mov [rdi+{sp}], rsp",
        "mov [rdi+{bp}], rbp",
        "mov [rdi+{pc}], rcx",
        "mov rcx, [rdi+{m}]",
        "mov rcx, [rcx+{g0}]",
        "mov fs:[{tls}], rcx",
        "mov rsp, [rcx+{sp}]",
        "xor ebp, ebp",
        // In place of a return address: f does not return.
        "push 0",
        "jmp rax",
        "2:",
        pop_saved_and_frame!(),
        "pop rcx",
        ".cfi_def_cfa_offset 0",
        ".cfi_register rip, rcx",
        "jmp rcx",
        ".cfi_endproc",
        tls = const abi::g::TLS_G, sp = const G_SP, bp = const G_BP, pc = const G_PC,
        m = const abi::g::M, g0 = const offset_of!(M, g0),
    )
}

/// Calls `f(arg)` on g0 and comes back. On g0 or gsignal already: a plain call. `f` must not park or call Go.
#[unsafe(naked)]
#[unsafe(export_name = "runtime.systemstack")]
pub unsafe extern "C" fn systemstack_call(_f: unsafe extern "C" fn(*mut u8), _arg: *mut u8) {
    naked_asm!(
        abi::asm_place!("runtime.systemstack"),
        ".cfi_startproc",
        enter_frame!(),
        push_saved!(),
        "push 0",
        "mov rax, rdi",
        "mov rdi, rsi",
        "mov rcx, fs:[{tls}]",
        "mov rdx, [rcx+{m}]",
        "mov r12, rsp",
        "cmp rcx, [rdx+{g0}]",
        "je 2f",
        "cmp rcx, [rdx+{gsignal}]",
        "je 2f",
        // For the collector: everything live lies above the published sp.
        "mov [rcx+{sp}], rsp",
        "mov [rcx+{bp}], rbp",
        "lea rsi, [rip+3f]",
        "mov [rcx+{pc}], rsi",
        "mov r13, rcx",
        "mov rdx, [rdx+{g0}]",
        "mov fs:[{tls}], rdx",
        // rbp keeps pointing to this frame: the chain leads from g0 back to the goroutine.
        "mov rsp, [rdx+{sp}]",
        "call rax",
        "mov fs:[{tls}], r13",
        "mov rsp, r12",
        "mov qword ptr [r13+{sp}], 0",
        "jmp 3f",
        "2:",
        "call rax",
        "3:",
        "pop rcx",
        pop_saved_and_frame!(),
        "ret",
        ".cfi_endproc",
        tls = const abi::g::TLS_G, sp = const G_SP, bp = const G_BP, pc = const G_PC, m = const abi::g::M,
        g0 = const offset_of!(M, g0), gsignal = const offset_of!(M, gsignal),
    )
}

/// Runs a closure on g0 (see [`systemstack_call`]).
#[inline(always)]
pub fn systemstack<F: FnOnce()>(f: F) {
    unsafe extern "C" fn run<F: FnOnce()>(slot: *mut u8) {
        // SAFETY: slot is the Option below, whose frame waits for us.
        if let Some(f) = unsafe { (*slot.cast::<Option<F>>()).take() } {
            f();
        }
    }
    let mut slot = Some(f);
    // SAFETY: run::<F> takes the closure out of the slot once.
    unsafe { systemstack_call(run::<F>, (&raw mut slot).cast()) };
}

/// First instructions of a new goroutine: calls its func value, which returns to `goexit`.
#[unsafe(naked)]
#[unsafe(export_name = "runtime.gostart")]
pub unsafe extern "C" fn gostart() -> ! {
    naked_asm!(
        abi::asm_place!("runtime.gostart"),
        ".cfi_startproc",
        ".cfi_undefined rip",
        "mov rdi, [r15+{f}]",
        "jmp qword ptr [rdi+{code}]",
        ".cfi_endproc",
        f = const offset_of!(G, startfn), code = const abi::call::CLOSURE_CODE,
    )
}

/// What the outermost function of a goroutine returns to: its stack holds `goexit + 1`, as if goexit had called it.
#[unsafe(naked)]
#[unsafe(export_name = "runtime.goexit")]
pub unsafe extern "C" fn goexit() -> ! {
    naked_asm!(
        abi::asm_place!("runtime.goexit"),
        ".cfi_startproc",
        ".cfi_undefined rip",
        "nop",
        "call {exit1}",
        "ud2",
        ".cfi_endproc",
        exit1 = sym crate::proc::goexit1,
    )
}

/// Where a thread starts to schedule: fixes the place on g0 to which mcall and systemstack come.
#[unsafe(naked)]
#[unsafe(export_name = "runtime.mstart")]
pub unsafe extern "C" fn mstart() -> ! {
    naked_asm!(
        abi::asm_place!("runtime.mstart"),
        ".cfi_startproc",
        ".cfi_undefined rip",
        "xor ebp, ebp",
        "mov r15, fs:[{tls}]",
        "sub rsp, 24",
        "and rsp, -16",
        "mov [r15+{sp}], rsp",
        "mov [r15+{bp}], rbp",
        "call {mstart1}",
        "ud2",
        ".cfi_endproc",
        tls = const abi::g::TLS_G, sp = const G_SP, bp = const G_BP, mstart1 = sym crate::mthread::mstart1,
    )
}

/// Calls the argument-less Go function at `code` from Rust code that runs on a goroutine's stack.
#[unsafe(naked)]
#[unsafe(export_name = "runtime.gocall")]
pub unsafe extern "C" fn gocall(_code: usize) {
    naked_asm!(
        abi::asm_place!("runtime.gocall"),
        ".cfi_startproc",
        enter_frame!(),
        "push r15",
        "push r15",
        "mov r15, fs:[{tls}]",
        "call rdi",
        "pop r15",
        "pop r15",
        "pop rbp",
        ".cfi_def_cfa rsp, 8",
        "ret",
        ".cfi_endproc",
        tls = const abi::g::TLS_G,
    )
}

/// A system call that may block, between entersyscall and exitsyscall, on the goroutine's stack. `args` are six words;
/// returns the kernel's value. They are copied above the published end of the stack first: a collection may run before the
/// kernel is asked, and what they point to must outlast the call.
#[unsafe(naked)]
#[unsafe(export_name = "runtime.blockingsyscall")]
pub unsafe extern "C" fn blocking_syscall(_trap: usize, _args: *const [usize; 6]) -> isize {
    naked_asm!(
        abi::asm_place!("runtime.blockingsyscall"),
        ".cfi_startproc",
        enter_frame!(),
        push_saved!(),
        "push [rsi+40]",
        "push [rsi+32]",
        "push [rsi+24]",
        "push [rsi+16]",
        "push [rsi+8]",
        "push [rsi]",
        "push rdi",
        "mov rdi, rsp",
        "mov rsi, [rbp+8]",
        "mov rdx, rbp",
        "call {enter}",
        "mov rax, [rsp]",
        "mov rdi, [rsp+8]",
        "mov rsi, [rsp+16]",
        "mov rdx, [rsp+24]",
        "mov r10, [rsp+32]",
        "mov r8, [rsp+40]",
        "mov r9, [rsp+48]",
        "syscall",
        "mov rbx, rax",
        "call {exit}",
        "mov rax, rbx",
        "add rsp, 56",
        pop_saved_and_frame!(),
        "ret",
        ".cfi_endproc",
        enter = sym crate::syscall::reentersyscall, exit = sym crate::syscall::exitsyscall,
    )
}

/// func GC(). The caller's registers go to the stack, where the collector knows which of them are live. Of the stack below,
/// where earlier calls have left what they like, it sees nothing: the functions there hold no objects.
#[unsafe(naked)]
#[unsafe(export_name = "runtime.GC")]
pub unsafe extern "C" fn gc() {
    naked_asm!(
        abi::asm_place!("runtime.GC"),
        ".cfi_startproc",
        enter_frame!(),
        push_saved!(),
        "push rax",
        "mov rax, fs:[{tls}]",
        "mov [rax+{gcfp}], rbp",
        "call {forced}",
        // Perhaps on another thread, but the same goroutine.
        "mov rax, fs:[{tls}]",
        "mov qword ptr [rax+{gcfp}], 0",
        "pop rax",
        pop_saved_and_frame!(),
        "ret",
        ".cfi_endproc",
        tls = const abi::g::TLS_G, gcfp = const offset_of!(G, gcfp), forced = sym crate::mgc::forced,
    )
}

/// Calls `{preempt2}` with every register saved that code for x86-64-v2 can use, flags included.
macro_rules! with_all_registers_saved {
    ($name:literal, $flags:literal, $callee:path) => {
        naked_asm!(
            abi::asm_place!($name, $flags),
            ".cfi_startproc",
            ".cfi_signal_frame",
            enter_frame!(),
            "pushfq",
            "cld",
            "push rax",
            "push rcx",
            "push rdx",
            "push rbx",
            "push rsi",
            "push rdi",
            "push r8",
            "push r9",
            "push r10",
            "push r11",
            "push r12",
            "push r13",
            "push r14",
            "push r15",
            "sub rsp, 256",
            "movups [rsp], xmm0",
            "movups [rsp+16], xmm1",
            "movups [rsp+32], xmm2",
            "movups [rsp+48], xmm3",
            "movups [rsp+64], xmm4",
            "movups [rsp+80], xmm5",
            "movups [rsp+96], xmm6",
            "movups [rsp+112], xmm7",
            "movups [rsp+128], xmm8",
            "movups [rsp+144], xmm9",
            "movups [rsp+160], xmm10",
            "movups [rsp+176], xmm11",
            "movups [rsp+192], xmm12",
            "movups [rsp+208], xmm13",
            "movups [rsp+224], xmm14",
            "movups [rsp+240], xmm15",
            // The interrupted sp need not be aligned.
            "and rsp, -16",
            "call {preempt2}",
            "lea rsp, [rbp-376]",
            "movups xmm0, [rsp]",
            "movups xmm1, [rsp+16]",
            "movups xmm2, [rsp+32]",
            "movups xmm3, [rsp+48]",
            "movups xmm4, [rsp+64]",
            "movups xmm5, [rsp+80]",
            "movups xmm6, [rsp+96]",
            "movups xmm7, [rsp+112]",
            "movups xmm8, [rsp+128]",
            "movups xmm9, [rsp+144]",
            "movups xmm10, [rsp+160]",
            "movups xmm11, [rsp+176]",
            "movups xmm12, [rsp+192]",
            "movups xmm13, [rsp+208]",
            "movups xmm14, [rsp+224]",
            "movups xmm15, [rsp+240]",
            "add rsp, 256",
            "pop r15",
            "pop r14",
            "pop r13",
            "pop r12",
            "pop r11",
            "pop r10",
            "pop r9",
            "pop r8",
            "pop rdi",
            "pop rsi",
            "pop rbx",
            "pop rdx",
            "pop rcx",
            "pop rax",
            "popfq",
            "pop rbp",
            ".cfi_def_cfa rsp, 8",
            "ret",
            ".cfi_endproc",
            preempt2 = sym $callee,
        )
    };
}

/// Entered by a signal that stops a goroutine anywhere in Go code, as if called from there: the interrupted pc is the
/// return address.
#[unsafe(naked)]
#[unsafe(export_name = "runtime.asyncPreempt")]
pub unsafe extern "C" fn async_preempt() {
    with_all_registers_saved!("runtime.asyncPreempt", 128, crate::preempt::async_preempt2)
}

/// Called by a loop's poll that found rsp below `stackguard0`: yields if that is a request to stop.
#[unsafe(naked)]
#[unsafe(export_name = "runtime.preemptPoll")]
unsafe extern "C" fn preempt_poll() {
    with_all_registers_saved!("runtime.preemptPoll", 0, crate::preempt::newstack_preempt)
}

/// Entered by a fault in Go code, as if called from the faulting instruction. Ends in the Go function that panics.
#[unsafe(naked)]
#[unsafe(export_name = "runtime.sigpanic")]
pub unsafe extern "C" fn sigpanic() -> ! {
    naked_asm!(
        abi::asm_place!("runtime.sigpanic", 128),
        ".cfi_startproc",
        ".cfi_signal_frame",
        enter_frame!(),
        "push rbx",
        "push r12",
        "push r13",
        "push r14",
        "and rsp, -16",
        "cld",
        "call {which}",
        "mov r15, fs:[{tls}]",
        "call rax",
        "ud2",
        ".cfi_endproc",
        tls = const abi::g::TLS_G, which = sym crate::signal::sigpanic_target,
    )
}

/// Continues at `pc` with the given stack: the landing after a recover. Compiled code expects nothing in other registers
/// but g.
#[unsafe(naked)]
#[unsafe(export_name = "runtime.land")]
pub unsafe extern "C" fn land(_pc: usize, _sp: usize, _bp: usize) -> ! {
    naked_asm!(
        abi::asm_place!("runtime.land"),
        ".cfi_startproc",
        ".cfi_undefined rip",
        "mov r15, fs:[{tls}]",
        "mov rsp, rsi",
        "mov rbp, rdx",
        "jmp rdi",
        ".cfi_endproc",
        tls = const abi::g::TLS_G,
    )
}

/// `clone` for a thread of this process. The child starts `mstart` on g0 of `m`; only the parent returns.
#[unsafe(naked)]
#[unsafe(export_name = "runtime.clone")]
pub unsafe extern "C" fn clone(
    _flags: usize,
    _stk: usize,
    _ptid: *mut i32,
    _ctid: *mut i32,
    _tls: usize,
    _m: *mut M,
) -> isize {
    naked_asm!(
        abi::asm_place!("runtime.clone"),
        ".cfi_startproc",
        "mov r10, rcx",
        "mov eax, 56",
        "syscall",
        "test rax, rax",
        "je 2f",
        "ret",
        "2:",
        ".cfi_undefined rip",
        // r9 = m survives the system call; the kernel has set fs already.
        "xor ebp, ebp",
        "mov r15, [r9+{g0}]",
        "mov [r15+{m}], r9",
        "mov fs:[{tls}], r15",
        "call {mstart}",
        "ud2",
        ".cfi_endproc",
        tls = const abi::g::TLS_G, g0 = const offset_of!(M, g0), m = const abi::g::M, mstart = sym mstart,
    )
}
