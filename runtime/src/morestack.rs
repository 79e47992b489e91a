//! `runtime.morestack`: a prologue found too little room below rsp.
//!
//! Entered by a tail call from the failing prologue, with all of the function's arguments still in place: registers
//! rdi rsi rdx rcx r8 r9 and xmm0–7, stack arguments above the return address. Free: rax, r10, r11. The prologue has
//! stored the function's address, the size of its stack arguments and the rsp that failed into g.
//!
//! Three cases:
//! 1. The failing rsp is above `stackguard1`: no room is missing, somebody wrote `stackPreempt`. `morestack_preempt` yields
//!    (or declines) and the function starts again.
//! 2. A larger segment is attached already and fits: copy the stack arguments, switch bounds, call the function there,
//!    switch back. Assembly only, never on g0.
//! 3. No such segment: `newstack` attaches one on g0 (or reports the overflow), then case 2.
//!
//! The frame stays on the old segment and the rbp chain runs through it: [rbp-8] stack-argument bytes, [rbp-16] class of
//! the old segment. After the call every result register is live (rax rcx rdx rsi rdi r8 r9 r10, xmm0–7); r11 is free.
//!
//! `stackguard0` is written on both switches, and `g.preempt` is read after it: sysmon may have asked in between. The
//! processor may still swap the two, which loses one request in a window of nanoseconds; who asks repeats.

use crate::sched::{G, NSEG, Segment};
use crate::stack::STACK_GUARD;
use core::arch::naked_asm;
use core::mem::offset_of;

const SEGS: usize = offset_of!(G, segs);
const _: () = assert!(size_of::<Segment>() == 32);

macro_rules! save_args {
    () => {
        "push rbp
        .cfi_def_cfa_offset 16
        .cfi_offset rbp, -16
        mov rbp, rsp
        .cfi_def_cfa_register rbp
        sub rsp, 176
        mov [rsp], rdi
        mov [rsp+8], rsi
        mov [rsp+16], rdx
        mov [rsp+24], rcx
        mov [rsp+32], r8
        mov [rsp+40], r9
        movups [rsp+48], xmm0
        movups [rsp+64], xmm1
        movups [rsp+80], xmm2
        movups [rsp+96], xmm3
        movups [rsp+112], xmm4
        movups [rsp+128], xmm5
        movups [rsp+144], xmm6
        movups [rsp+160], xmm7"
    };
}

macro_rules! restore_args {
    () => {
        "mov rdi, [rsp]
        mov rsi, [rsp+8]
        mov rdx, [rsp+16]
        mov rcx, [rsp+24]
        mov r8, [rsp+32]
        mov r9, [rsp+40]
        movups xmm0, [rsp+48]
        movups xmm1, [rsp+64]
        movups xmm2, [rsp+80]
        movups xmm3, [rsp+96]
        movups xmm4, [rsp+112]
        movups xmm5, [rsp+128]
        movups xmm6, [rsp+144]
        movups xmm7, [rsp+160]
        mov rsp, rbp
        pop rbp
        .cfi_def_cfa rsp, 8"
    };
}

#[unsafe(naked)]
#[unsafe(export_name = "runtime.morestack")]
pub unsafe extern "C" fn morestack() {
    naked_asm!(
        abi::asm_place!("runtime.morestack", 256),
        ".cfi_startproc",
        "mov rax, [r15+{fsp}]",
        "cmp rax, [r15+{guard1}]",
        "jae {preempt}",
        // Bytes the function needs below its arguments, and a little for what lies between.
        "mov r10, rsp",
        "sub r10, rax",
        "add r10, [r15+{fargs}]",
        "add r10, {slack}",
        "mov r11, [r15+{seg}]",
        "2:",
        "inc r11",
        "cmp r11, {nseg}",
        "jae {slow}",
        "mov rax, r11",
        "shl rax, 5",
        "mov rax, [r15+rax+{segs}+8]",
        "test rax, rax",
        "je 2b",
        "sub rax, r10",
        "shl r11, 5",
        "sub rax, [r15+r11+{segs}]",
        "shr r11, 5",
        "cmp rax, {guard}",
        "jl 2b",
        // Class r11 is attached and fits.
        crate::asm::enter_frame!(),
        "push qword ptr [r15+{fargs}]",
        "mov rax, [r15+{seg}]",
        "push rax",
        "mov [r15+{seg}], r11",
        "shl r11, 5",
        "mov [r15+r11+{segs}+24], rax",
        "shl rax, 5",
        "mov [r15+rax+{segs}+16], rsp",
        "mov rax, [r15+r11+{segs}+8]",
        "mov [r15+{hi}], rax",
        "mov r11, [r15+r11+{segs}]",
        "mov [r15+{lo}], r11",
        "add r11, {guard}",
        "mov [r15+{guard1}], r11",
        "mov [r15+{guard0}], r11",
        "cmp byte ptr [r15+{preempting}], 0",
        "je 3f",
        "mov qword ptr [r15+{guard0}], {stackpreempt}",
        "3:",
        "mov r11, [rbp-8]",
        "sub rax, r11",
        "and rax, -16",
        "test r11, r11",
        "je 5f",
        "4:",
        "sub r11, 8",
        "mov r10, [rbp+r11+16]",
        "mov [rax+r11], r10",
        "jne 4b",
        "5:",
        "mov rsp, rax",
        "call qword ptr [r15+{ffn}]",
        "lea rsp, [rbp-16]",
        "push rax",
        "mov r11, [rbp-16]",
        "mov [r15+{seg}], r11",
        "shl r11, 5",
        "mov rax, [r15+r11+{segs}+8]",
        "mov [r15+{hi}], rax",
        "mov rax, [r15+r11+{segs}]",
        "mov [r15+{lo}], rax",
        "add rax, {guard}",
        "mov [r15+{guard1}], rax",
        "mov [r15+{guard0}], rax",
        "cmp byte ptr [r15+{preempting}], 0",
        "je 6f",
        "mov qword ptr [r15+{guard0}], {stackpreempt}",
        "6:",
        "pop rax",
        "mov r11, [rbp-8]",
        "mov rsp, rbp",
        "pop rbp",
        ".cfi_def_cfa rsp, 8",
        // The return address moves up over the stack arguments, which this function pops.
        "add r11, rsp",
        "push qword ptr [rsp]",
        "pop qword ptr [r11]",
        "mov rsp, r11",
        "ret",
        ".cfi_endproc",
        fsp = const abi::g::MORESTACK_SP, fargs = const abi::g::MORESTACK_ARGS, ffn = const abi::g::MORESTACK_FN,
        guard0 = const abi::g::STACKGUARD0, guard1 = const abi::g::STACKGUARD1,
        lo = const abi::g::STACK_LO, hi = const abi::g::STACK_HI,
        seg = const offset_of!(G, seg), segs = const SEGS, nseg = const NSEG, guard = const STACK_GUARD,
        slack = const SLACK, preempting = const offset_of!(G, preempt),
        stackpreempt = const abi::g::STACK_PREEMPT as isize,
        preempt = sym morestack_preempt, slow = sym morestack_slow,
    )
}

/// Bytes between the top of a segment and the function's frame: return address and alignment.
pub const SLACK: usize = 64;

/// Case 1: the request to stop.
#[unsafe(naked)]
#[unsafe(export_name = "runtime.morestack_preempt")]
unsafe extern "C" fn morestack_preempt() {
    naked_asm!(
        abi::asm_place!("runtime.morestack_preempt", 64),
        ".cfi_startproc",
        save_args!(),
        "call {newstack_preempt}",
        restore_args!(),
        "jmp qword ptr [r15+{ffn}]",
        ".cfi_endproc",
        ffn = const abi::g::MORESTACK_FN, newstack_preempt = sym crate::preempt::newstack_preempt,
    )
}

/// Case 3: attach a segment, then try again.
#[unsafe(naked)]
#[unsafe(export_name = "runtime.morestack_slow")]
unsafe extern "C" fn morestack_slow() {
    naked_asm!(
        abi::asm_place!("runtime.morestack_slow", 64),
        ".cfi_startproc",
        save_args!(),
        "lea rdi, [rbp+8]",
        "call {newstack}",
        restore_args!(),
        "jmp {morestack}",
        ".cfi_endproc",
        newstack = sym crate::stack::newstack, morestack = sym morestack,
    )
}
