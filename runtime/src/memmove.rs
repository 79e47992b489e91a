//! Moving, clearing and comparing memory: what rustc expects of a C library, and what compiled code calls.
//!
//! The assembly keeps to registers that a C function may change and uses no stack. Short lengths are done with
//! overlapping loads before any store; middle ones with an SSE loop; from 2 KiB on `rep movsb`/`rep stosb` is fastest.
//!
//! Operations on memory of any length that compiled code asks for work in pieces of `abi::call::CHUNK` bytes and let the
//! goroutine be preempted in between.

use crate::preempt::newstack_preempt;
use crate::sched::{getg, getm};
use abi::call::CHUNK;
use core::arch::naked_asm;
use core::sync::atomic::Ordering::*;

/// # Safety
/// As in C.
#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
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
        "jae 4f",
        // The tail is loaded first, so that the loop may run over nothing but whole 32-byte steps.
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
        "movzx ecx, byte ptr [rsi]",
        "movzx r8d, byte ptr [rsi+rdx-1]",
        // The middle one of one, two or three.
        "mov r9, rdx",
        "shr r9, 1",
        "movzx r10d, byte ptr [rsi+r9]",
        "mov [rdi], cl",
        "mov [rdi+r9], r10b",
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

/// # Safety
/// As in C.
#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
pub unsafe extern "C" fn memmove(_to: *mut u8, _from: *const u8, _n: usize) -> *mut u8 {
    naked_asm!(
        // Up to 32 bytes memcpy loads everything before it stores.
        "mov rax, rdi",
        "sub rax, rsi",
        // Unsigned: to lies not in [from, from+n), a forward copy is right.
        "cmp rax, rdx",
        "jae {memcpy}",
        "mov rax, rdi",
        "cmp rdx, 32",
        "jbe {memcpy}",
        // Backwards; the head is loaded first and stored last.
        "movups xmm2, [rsi]",
        "movups xmm3, [rsi+16]",
        "3:",
        "movups xmm0, [rsi+rdx-16]",
        "movups xmm1, [rsi+rdx-32]",
        "movups [rdi+rdx-16], xmm0",
        "movups [rdi+rdx-32], xmm1",
        "sub rdx, 32",
        "cmp rdx, 32",
        "ja 3b",
        "movups [rdi], xmm2",
        "movups [rdi+16], xmm3",
        "ret",
        memcpy = sym memcpy,
    )
}

/// # Safety
/// As in C.
#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
pub unsafe extern "C" fn memset(_to: *mut u8, _c: i32, _n: usize) -> *mut u8 {
    naked_asm!(
        "movzx esi, sil",
        "mov r8, 0x0101010101010101",
        "imul rsi, r8",
        "mov rax, rdi",
        "cmp rdx, 16",
        "jb 2f",
        "movq xmm0, rsi",
        "punpcklqdq xmm0, xmm0",
        "cmp rdx, 2048",
        "jae 4f",
        "movups [rdi+rdx-16], xmm0",
        "lea r8, [rdi+rdx-16]",
        "5:",
        "movups [rdi], xmm0",
        "add rdi, 16",
        "cmp rdi, r8",
        "jb 5b",
        "ret",
        "4:",
        "mov r8, rax",
        "mov rax, rsi",
        "mov rcx, rdx",
        "rep stosb",
        "mov rax, r8",
        "ret",
        "2:",
        "cmp edx, 8",
        "jae 6f",
        "cmp edx, 4",
        "jae 7f",
        "test edx, edx",
        "je 8f",
        "9:",
        "mov [rdi+rdx-1], sil",
        "dec edx",
        "jne 9b",
        "8:",
        "ret",
        "6:",
        "mov [rdi], rsi",
        "mov [rdi+rdx-8], rsi",
        "ret",
        "7:",
        "mov [rdi], esi",
        "mov [rdi+rdx-4], esi",
        "ret",
    )
}

/// # Safety
/// As in C.
#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
pub unsafe extern "C" fn memcmp(_a: *const u8, _b: *const u8, _n: usize) -> i32 {
    naked_asm!(
        "cmp rdx, 16",
        "jb 3f",
        "2:",
        "movups xmm0, [rdi]",
        "movups xmm1, [rsi]",
        "pcmpeqb xmm0, xmm1",
        "pmovmskb eax, xmm0",
        "xor eax, 0xffff",
        "jne 5f",
        "add rdi, 16",
        "add rsi, 16",
        "sub rdx, 16",
        "cmp rdx, 16",
        "jae 2b",
        "3:",
        "cmp rdx, 8",
        "jb 8f",
        "mov rax, [rdi]",
        "mov rcx, [rsi]",
        "cmp rax, rcx",
        "jne 6f",
        // The last 8 bytes: those before them are equal, however many of them are loaded again.
        "mov rax, [rdi+rdx-8]",
        "mov rcx, [rsi+rdx-8]",
        "cmp rax, rcx",
        "jne 6f",
        "xor eax, eax",
        "ret",
        "8:",
        "cmp rdx, 4",
        "jb 4f",
        "mov eax, [rdi]",
        "mov ecx, [rsi]",
        "shl rax, 32",
        "shl rcx, 32",
        "cmp rax, rcx",
        "jne 6f",
        "mov eax, [rdi+rdx-4]",
        "mov ecx, [rsi+rdx-4]",
        "shl rax, 32",
        "shl rcx, 32",
        "cmp rax, rcx",
        "jne 6f",
        "xor eax, eax",
        "ret",
        "4:",
        "test rdx, rdx",
        "je 7f",
        "movzx eax, byte ptr [rdi]",
        "movzx ecx, byte ptr [rsi]",
        "inc rdi",
        "inc rsi",
        "dec rdx",
        "sub eax, ecx",
        "je 4b",
        "ret",
        "5:",
        "bsf ecx, eax",
        "movzx eax, byte ptr [rdi+rcx]",
        "movzx ecx, byte ptr [rsi+rcx]",
        "sub eax, ecx",
        "ret",
        "6:",
        "bswap rax",
        "bswap rcx",
        "cmp rax, rcx",
        "sbb eax, eax",
        "or eax, 1",
        "ret",
        "7:",
        "xor eax, eax",
        "ret",
    )
}

/// # Safety
/// As in C.
#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
pub unsafe extern "C" fn bcmp(_a: *const u8, _b: *const u8, _n: usize) -> i32 {
    naked_asm!("jmp {memcmp}", memcmp = sym memcmp)
}

/// # Safety
/// As in C.
#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
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
        "ret",
    )
}

/// Zeroes `n` bytes.
///
/// # Safety
/// They are writable.
#[inline(always)]
pub unsafe fn memclr(p: *mut u8, n: usize) {
    memset(p, 0, n);
}

/// Lets the goroutine be preempted, if somebody wants that.
#[inline(never)]
unsafe fn between_pieces() {
    let gp = getg();
    if (*gp).preempt.load(Relaxed) && gp == (*getm()).curg {
        newstack_preempt();
    }
}

/// [`memmove`] for any length.
///
/// # Safety
/// On a goroutine's stack or a system stack, nothing held.
#[inline(always)]
pub unsafe fn memmove_in_pieces(to: *mut u8, from: *const u8, n: usize) {
    if n <= CHUNK {
        memmove(to, from, n);
    } else {
        move_long(to, from, n);
    }
}

#[cold]
#[inline(never)]
unsafe fn move_long(to: *mut u8, from: *const u8, n: usize) {
    let forward = (to as usize).wrapping_sub(from as usize) >= n;
    let mut done = 0;
    while done < n {
        let k = (n - done).min(CHUNK);
        let at = if forward { done } else { n - done - k };
        memmove(to.add(at), from.add(at), k);
        done += k;
        between_pieces();
    }
}

/// [`memclr`] for any length.
///
/// # Safety
/// As for `memmove_in_pieces`.
#[inline(always)]
pub unsafe fn memclr_in_pieces(p: *mut u8, n: usize) {
    let mut done = 0;
    while n - done > CHUNK {
        memclr(p.add(done), CHUNK);
        done += CHUNK;
        between_pieces();
    }
    memclr(p.add(done), n - done);
}

#[unsafe(export_name = "runtime.memmove")]
unsafe extern "C" fn memmove_go(to: *mut u8, from: *const u8, n: usize) {
    memmove_in_pieces(to, from, n);
}

#[unsafe(export_name = "runtime.memclrNoHeapPointers")]
unsafe extern "C" fn memclr_go(p: *mut u8, n: usize) {
    memclr_in_pieces(p, n);
}

#[unsafe(naked)]
#[unsafe(export_name = "runtime.memequal")]
unsafe extern "C" fn memequal_go(_a: *const u8, _b: *const u8, _n: usize) -> bool {
    naked_asm!(
        abi::asm_place!("runtime.memequal"),
        "cmp rdi, rsi",
        "je 9f",
        "cmp rdx, 16",
        "jb 3f",
        "cmp rdx, {chunk}",
        "ja {long}",
        // The last 16 bytes overlap those before them.
        "sub rdx, 16",
        "xor ecx, ecx",
        // 64 at a time, while 16 are left after them.
        "6:",
        "lea rax, [rcx+64]",
        "cmp rax, rdx",
        "ja 2f",
        "movups xmm0, [rdi+rcx]",
        "movups xmm1, [rsi+rcx]",
        "movups xmm2, [rdi+rcx+16]",
        "movups xmm3, [rsi+rcx+16]",
        "pcmpeqb xmm0, xmm1",
        "pcmpeqb xmm2, xmm3",
        "pand xmm0, xmm2",
        "movups xmm1, [rdi+rcx+32]",
        "movups xmm2, [rsi+rcx+32]",
        "movups xmm3, [rdi+rcx+48]",
        "movups xmm4, [rsi+rcx+48]",
        "pcmpeqb xmm1, xmm2",
        "pcmpeqb xmm3, xmm4",
        "pand xmm0, xmm1",
        "pand xmm0, xmm3",
        "pmovmskb eax, xmm0",
        "cmp eax, 0xffff",
        "jne 8f",
        "add rcx, 64",
        "jmp 6b",
        "2:",
        "cmp rcx, rdx",
        "cmova rcx, rdx",
        "movups xmm0, [rdi+rcx]",
        "movups xmm1, [rsi+rcx]",
        "pcmpeqb xmm0, xmm1",
        "pmovmskb eax, xmm0",
        "cmp eax, 0xffff",
        "jne 8f",
        "add rcx, 16",
        "lea rax, [rdx+16]",
        "cmp rcx, rax",
        "jb 2b",
        "9:",
        "mov eax, 1",
        "ret",
        "3:",
        "cmp edx, 8",
        "jb 4f",
        "mov rax, [rdi]",
        "mov rcx, [rdi+rdx-8]",
        "xor rax, [rsi]",
        "xor rcx, [rsi+rdx-8]",
        "or rax, rcx",
        "sete al",
        "ret",
        "4:",
        "cmp edx, 4",
        "jb 5f",
        "mov eax, [rdi]",
        "mov ecx, [rdi+rdx-4]",
        "xor eax, [rsi]",
        "xor ecx, [rsi+rdx-4]",
        "or eax, ecx",
        "sete al",
        "ret",
        "5:",
        "test edx, edx",
        "je 9b",
        // First, middle and last of up to three.
        "movzx eax, byte ptr [rdi]",
        "movzx r8d, byte ptr [rdi+rdx-1]",
        "xor al, [rsi]",
        "xor r8b, [rsi+rdx-1]",
        "or eax, r8d",
        "shr edx, 1",
        "movzx ecx, byte ptr [rdi+rdx]",
        "xor cl, [rsi+rdx]",
        "or al, cl",
        "sete al",
        "ret",
        "8:",
        "xor eax, eax",
        "ret",
        chunk = const CHUNK, long = sym equal_long,
    )
}

unsafe extern "C" fn equal_long(a: *const u8, b: *const u8, n: usize) -> bool {
    compare(a, b, n) == 0
}

/// func memcompare(p, q unsafe.Pointer, n uintptr) int
#[unsafe(export_name = "runtime.memcompare")]
unsafe extern "C" fn memcompare_go(a: *const u8, b: *const u8, n: usize) -> isize {
    if a == b { 0 } else { compare(a, b, n) as isize }
}

#[inline(always)]
unsafe fn compare(a: *const u8, b: *const u8, n: usize) -> i32 {
    let mut done = 0;
    while n - done > CHUNK {
        let c = memcmp(a.add(done), b.add(done), CHUNK);
        if c != 0 {
            return c;
        }
        done += CHUNK;
        between_pieces();
    }
    memcmp(a.add(done), b.add(done), n - done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_short_lengths_and_overlaps() {
        for n in (0..300).chain([2000, 2047, 2048, 2049, 5000]) {
            for shift in [0usize, 1, 3, 8, 15, 16, 17, 33, 64, 200] {
                for back in [false, true] {
                    let start: Vec<u8> = (0..n + 512).map(|i| (i * 7 + i / 256) as u8).collect();
                    let (mut got, mut want) = (start.clone(), start.clone());
                    let (from, to) = if back { (16 + shift, 16) } else { (16, 16 + shift) };
                    want.copy_within(from..from + n, to);
                    // SAFETY: both ranges lie in the vector.
                    unsafe {
                        memmove(got.as_mut_ptr().add(to), got.as_ptr().add(from), n);
                    }
                    assert!(got == want, "memmove n={n} shift={shift} back={back}");
                }
            }
            let mut v = vec![7u8; n + 32];
            // SAFETY: as above.
            unsafe {
                memset(v.as_mut_ptr().add(16), 0x1a5, n);
            }
            assert!(
                v[..16].iter().chain(&v[16 + n..]).all(|&b| b == 7)
                    && v[16..16 + n].iter().all(|&b| b == 0xa5)
            );
        }
    }

    #[test]
    fn comparisons_have_the_sign_of_the_first_difference() {
        for n in 0..70usize {
            let a: Vec<u8> = (0..n).map(|i| i as u8 ^ 0x80).collect();
            // SAFETY: n bytes each.
            unsafe {
                assert_eq!(memcmp(a.as_ptr(), a.clone().as_ptr(), n), 0);
                for i in 0..n {
                    let mut b = a.clone();
                    b[i] = b[i].wrapping_add(100);
                    if i + 1 < n {
                        b[i + 1] = b[i + 1].wrapping_add(77);
                    }
                    let want = a.cmp(&b) as i32;
                    assert_eq!(memcmp(a.as_ptr(), b.as_ptr(), n).signum(), want, "n={n} i={i}");
                    assert_eq!(memcmp(b.as_ptr(), a.as_ptr(), n).signum(), -want);
                }
            }
        }
    }
}
