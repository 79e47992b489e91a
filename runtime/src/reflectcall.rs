//! Calls made by `reflect`: from a description in memory into Go code (`callGo`), and from Go code into a func value that
//! `reflect.MakeFunc` made (`makeFuncStub`). `stdlib/reflect/call.go` has the Go side and its view of [`CallFrame`].
//!
//! Both speak the Tail convention of Go functions: arguments in rdi rsi rdx rcx r8 r9 and xmm0–7, the rest on the stack,
//! popped by the callee in multiples of 16 bytes; results in rax rcx rdx rsi rdi r8 r9 r10 and xmm0–7.

use crate::symtab;
use core::arch::naked_asm;
use core::mem::offset_of;

/// The registers and stack words of one call.
#[repr(C)]
pub struct CallFrame {
    code: usize,
    ints: [u64; 6],
    floats: [u64; 8],
    /// Words beyond the registers.
    stack: *mut u64,
    nstack: usize,
    int_res: [u64; 8],
    float_res: [u64; 8],
}

/// Bytes that a stub reserves for the frame: Go's view of it has counts and a buffer behind, which it may clear.
const FRAME: usize = 416;
const _: () = assert!(size_of::<CallFrame>() + 16 + 128 <= FRAME && FRAME.is_multiple_of(16));

/// func callGo(frame *callFrame)
#[unsafe(naked)]
#[unsafe(export_name = "reflect.callGo")]
unsafe extern "C" fn call_go(_frame: *mut CallFrame) {
    naked_asm!(
        ".cfi_startproc",
        crate::asm::enter_frame!(),
        "push rbx",
        "push r15",
        "mov rbx, rdi",
        // Stack words, the first lowest, at an aligned address.
        "mov rcx, [rbx+{nstack}]",
        "lea rax, [rcx*8+8]",
        "and rax, -16",
        "sub rsp, rax",
        "mov rsi, [rbx+{stack}]",
        "2:",
        "test rcx, rcx",
        "je 3f",
        "dec rcx",
        "mov rax, [rsi+rcx*8]",
        "mov [rsp+rcx*8], rax",
        "jmp 2b",
        "3:",
        "mov rdi, [rbx+{ints}]",
        "mov rsi, [rbx+{ints}+8]",
        "mov rdx, [rbx+{ints}+16]",
        "mov rcx, [rbx+{ints}+24]",
        "mov r8, [rbx+{ints}+32]",
        "mov r9, [rbx+{ints}+40]",
        "movsd xmm0, [rbx+{floats}]",
        "movsd xmm1, [rbx+{floats}+8]",
        "movsd xmm2, [rbx+{floats}+16]",
        "movsd xmm3, [rbx+{floats}+24]",
        "movsd xmm4, [rbx+{floats}+32]",
        "movsd xmm5, [rbx+{floats}+40]",
        "movsd xmm6, [rbx+{floats}+48]",
        "movsd xmm7, [rbx+{floats}+56]",
        "mov r15, fs:[{tls}]",
        "call [rbx+{code}]",
        "mov [rbx+{intres}], rax",
        "mov [rbx+{intres}+8], rcx",
        "mov [rbx+{intres}+16], rdx",
        "mov [rbx+{intres}+24], rsi",
        "mov [rbx+{intres}+32], rdi",
        "mov [rbx+{intres}+40], r8",
        "mov [rbx+{intres}+48], r9",
        "mov [rbx+{intres}+56], r10",
        "movsd [rbx+{floatres}], xmm0",
        "movsd [rbx+{floatres}+8], xmm1",
        "movsd [rbx+{floatres}+16], xmm2",
        "movsd [rbx+{floatres}+24], xmm3",
        "movsd [rbx+{floatres}+32], xmm4",
        "movsd [rbx+{floatres}+40], xmm5",
        "movsd [rbx+{floatres}+48], xmm6",
        "movsd [rbx+{floatres}+56], xmm7",
        "lea rsp, [rbp-16]",
        "pop r15",
        "pop rbx",
        "pop rbp",
        ".cfi_def_cfa rsp, 8",
        "ret",
        ".cfi_endproc",
        code = const offset_of!(CallFrame, code), ints = const offset_of!(CallFrame, ints),
        floats = const offset_of!(CallFrame, floats), stack = const offset_of!(CallFrame, stack),
        nstack = const offset_of!(CallFrame, nstack), intres = const offset_of!(CallFrame, int_res),
        floatres = const offset_of!(CallFrame, float_res), tls = const abi::g::TLS_G,
    )
}

/// The code of a func value made by `MakeFunc`. rdi is its closure object; the object's second word is a
/// `func(closure unsafe.Pointer, frame *callFrame)` that looks at the arguments and fills in the results.
#[unsafe(naked)]
#[unsafe(export_name = "reflect.makeFuncCode")]
unsafe extern "C" fn make_func_code() {
    naked_asm!(
        abi::asm_place!("reflect.makeFuncCode", 64),
        ".cfi_startproc",
        crate::asm::enter_frame!(),
        "sub rsp, {frame}",
        "mov [rsp+{ints}], rdi",
        "mov [rsp+{ints}+8], rsi",
        "mov [rsp+{ints}+16], rdx",
        "mov [rsp+{ints}+24], rcx",
        "mov [rsp+{ints}+32], r8",
        "mov [rsp+{ints}+40], r9",
        "movsd [rsp+{floats}], xmm0",
        "movsd [rsp+{floats}+8], xmm1",
        "movsd [rsp+{floats}+16], xmm2",
        "movsd [rsp+{floats}+24], xmm3",
        "movsd [rsp+{floats}+32], xmm4",
        "movsd [rsp+{floats}+40], xmm5",
        "movsd [rsp+{floats}+48], xmm6",
        "movsd [rsp+{floats}+56], xmm7",
        "lea rax, [rbp+16]",
        "mov [rsp+{stack}], rax",
        "mov qword ptr [rsp+{nstack}], 0",
        "mov rsi, rdi",
        "mov rdi, [rdi+8]",
        "mov rdx, rsp",
        "call [rdi]",
        "mov rax, [rsp+{intres}]",
        "mov rcx, [rsp+{intres}+8]",
        "mov rdx, [rsp+{intres}+16]",
        "mov rsi, [rsp+{intres}+24]",
        "mov rdi, [rsp+{intres}+32]",
        "mov r8, [rsp+{intres}+40]",
        "mov r9, [rsp+{intres}+48]",
        "mov r10, [rsp+{intres}+56]",
        "movsd xmm0, [rsp+{floatres}]",
        "movsd xmm1, [rsp+{floatres}+8]",
        "movsd xmm2, [rsp+{floatres}+16]",
        "movsd xmm3, [rsp+{floatres}+24]",
        "movsd xmm4, [rsp+{floatres}+32]",
        "movsd xmm5, [rsp+{floatres}+40]",
        "movsd xmm6, [rsp+{floatres}+48]",
        "movsd xmm7, [rsp+{floatres}+56]",
        "mov r11, [rsp+{nstack}]",
        "lea r11, [r11*8+8]",
        "and r11, -16",
        "mov rsp, rbp",
        "pop rbp",
        ".cfi_def_cfa rsp, 8",
        // The return address moves up over the stack words, which this function pops.
        "add r11, rsp",
        "push qword ptr [rsp]",
        "pop qword ptr [r11]",
        "mov rsp, r11",
        "ret",
        ".cfi_endproc",
        frame = const FRAME, ints = const offset_of!(CallFrame, ints), floats = const offset_of!(CallFrame, floats),
        stack = const offset_of!(CallFrame, stack), nstack = const offset_of!(CallFrame, nstack),
        intres = const offset_of!(CallFrame, int_res), floatres = const offset_of!(CallFrame, float_res),
    )
}

/// func makeFuncStub() unsafe.Pointer
#[unsafe(export_name = "reflect.makeFuncStub")]
extern "C" fn make_func_stub() -> *const u8 {
    make_func_code as *const () as *const u8
}

/// A pointer and a number, returned in rax:rdx.
#[repr(C)]
struct Array {
    ptr: usize,
    len: usize,
}

/// func typelinks() (offsets unsafe.Pointer, n int)
#[unsafe(export_name = "reflect.typelinks")]
extern "C" fn typelinks() -> Array {
    let a = symtab::module().typelinks;
    Array { ptr: a.ptr, len: a.len }
}

/// func typesBase() unsafe.Pointer
#[unsafe(export_name = "reflect.typesBase")]
extern "C" fn types_base() -> usize {
    symtab::module().types.start
}
