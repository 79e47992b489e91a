//! The memory functions that compiled Rust code expects from a C library.
//!
//! In assembly, because the compiler would turn loops in Rust back into calls of themselves. Up to 2 KiB by 16-byte moves,
//! above by `rep movsb`/`rep stosb`, which the processors of the last decade do at full width.

use core::arch::naked_asm;

#[unsafe(naked)]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn memcpy(_to: *mut u8, _from: *const u8, _n: usize) -> *mut u8 {
    naked_asm!(
        "mov rax, rdi",
        "cmp rdx, 16",
        "jb 2f",
        "cmp rdx, 32",
        "ja 3f",
        "movups xmm0, [rsi]",
        "movups xmm1, [rsi+rdx-16]",
        "movups [rdi], xmm0",
        "movups [rdi+rdx-16], xmm1",
        "ret",
        "3:",
        "cmp rdx, 2048",
        "ja 4f",
        // 32-byte steps, then the last 32 bytes again.
        "movups xmm2, [rsi+rdx-32]",
        "movups xmm3, [rsi+rdx-16]",
        "lea r8, [rdi+rdx-32]",
        "5:",
        "movups xmm0, [rsi]",
        "movups xmm1, [rsi+16]",
        "movups [rdi], xmm0",
        "movups [rdi+16], xmm1",
        "add rsi, 32",
        "add rdi, 32",
        "cmp rdi, r8",
        "jb 5b",
        "movups [r8], xmm2",
        "movups [r8+16], xmm3",
        "ret",
        "4:",
        "mov rcx, rdx",
        "rep movsb",
        "ret",
        "2:",
        "cmp edx, 8",
        "jae 6f",
        "cmp edx, 4",
        "jae 7f",
        "test edx, edx",
        "je 8f",
        // One to three bytes: first, last, and the one in the middle.
        "movzx ecx, byte ptr [rsi]",
        "movzx r8d, byte ptr [rsi+rdx-1]",
        "mov r10, rdx",
        "shr r10, 1",
        "movzx r9d, byte ptr [rsi+r10]",
        "mov [rdi], cl",
        "mov [rdi+r10], r9b",
        "mov [rdi+rdx-1], r8b",
        "8:",
        "ret",
        "6:",
        "mov rcx, [rsi]",
        "mov r8, [rsi+rdx-8]",
        "mov [rdi], rcx",
        "mov [rdi+rdx-8], r8",
        "ret",
        "7:",
        "mov ecx, [rsi]",
        "mov r8d, [rsi+rdx-4]",
        "mov [rdi], ecx",
        "mov [rdi+rdx-4], r8d",
        "ret",
    )
}

#[unsafe(naked)]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn memmove(_to: *mut u8, _from: *const u8, _n: usize) -> *mut u8 {
    naked_asm!(
        // Forward is right unless `to` lies inside the source.
        "mov rax, rdi",
        "sub rax, rsi",
        "cmp rax, rdx",
        "jae {memcpy}",
        "mov rax, rdi",
        "cmp rdx, 16",
        "jb 2f",
        "movups xmm1, [rsi]",
        "3:",
        "movups xmm0, [rsi+rdx-16]",
        "movups [rdi+rdx-16], xmm0",
        "sub rdx, 16",
        "cmp rdx, 16",
        "ja 3b",
        "movups [rdi], xmm1",
        "ret",
        "2:",
        "test rdx, rdx",
        "je 5f",
        "4:",
        "mov cl, [rsi+rdx-1]",
        "mov [rdi+rdx-1], cl",
        "dec rdx",
        "jne 4b",
        "5:",
        "ret",
        memcpy = sym memcpy,
    )
}

#[unsafe(naked)]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn memset(_to: *mut u8, _c: i32, _n: usize) -> *mut u8 {
    naked_asm!(
        "mov rax, rdi",
        "cmp rdx, 2048",
        "ja 4f",
        "movzx esi, sil",
        "mov r8, 0x0101010101010101",
        "imul rsi, r8",
        "cmp rdx, 16",
        "jb 2f",
        "movq xmm0, rsi",
        "punpcklqdq xmm0, xmm0",
        "lea r8, [rdi+rdx-16]",
        "3:",
        "movups [rdi], xmm0",
        "add rdi, 16",
        "cmp rdi, r8",
        "jb 3b",
        "movups [r8], xmm0",
        "ret",
        "2:",
        "cmp edx, 8",
        "jb 5f",
        "mov [rdi], rsi",
        "mov [rdi+rdx-8], rsi",
        "ret",
        "5:",
        "test edx, edx",
        "je 7f",
        "6:",
        "mov [rdi+rdx-1], sil",
        "dec edx",
        "jne 6b",
        "7:",
        "ret",
        "4:",
        "mov rcx, rdx",
        "mov r8, rax",
        "mov eax, esi",
        "rep stosb",
        "mov rax, r8",
        "ret",
    )
}

#[unsafe(naked)]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn memcmp(_a: *const u8, _b: *const u8, _n: usize) -> i32 {
    naked_asm!(
        "2:",
        "cmp rdx, 8",
        "jb 3f",
        "mov rax, [rdi]",
        "mov rcx, [rsi]",
        "cmp rax, rcx",
        "jne 4f",
        "add rdi, 8",
        "add rsi, 8",
        "sub rdx, 8",
        "jmp 2b",
        "4:",
        // The first byte that differs decides: the lowest one, so compare the other way round.
        "bswap rax",
        "bswap rcx",
        "xor edx, edx",
        "cmp rax, rcx",
        "seta dl",
        "lea eax, [rdx+rdx-1]",
        "ret",
        "3:",
        "test rdx, rdx",
        "je 5f",
        "movzx eax, byte ptr [rdi]",
        "movzx ecx, byte ptr [rsi]",
        "sub eax, ecx",
        "jne 6f",
        "inc rdi",
        "inc rsi",
        "dec rdx",
        "jmp 3b",
        "5:",
        "xor eax, eax",
        "6:",
        "ret",
    )
}

#[unsafe(naked)]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bcmp(_a: *const u8, _b: *const u8, _n: usize) -> i32 {
    naked_asm!("jmp {memcmp}", memcmp = sym memcmp)
}

#[unsafe(naked)]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn strlen(_s: *const u8) -> usize {
    naked_asm!(
        "mov rax, rdi",
        "2:",
        "cmp byte ptr [rax], 0",
        "je 3f",
        "inc rax",
        "jmp 2b",
        "3:",
        "sub rax, rdi",
        "ret"
    )
}
