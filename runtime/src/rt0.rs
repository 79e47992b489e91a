//! From the kernel's jump to the scheduler: entry point, processor check, thread-local storage, g0 and m0, and the
//! sequence check → args → osinit → schedinit → newproc(mainPC) → mstart.
//!
//! Absent on purpose: a race context (no race detector), `_cgo_init` (no C library in our own links), `debugCall`
//! (debuggers call nothing in the program).

use crate::panic::throw;
use crate::sched::{G, G0, M, M0, getg};
use crate::{asm, env, proc};
use core::arch::naked_asm;
use core::mem::offset_of;
use core::sync::atomic::{AtomicU32, Ordering::*};

/// cpuid leaf 1, eax.
#[unsafe(export_name = "runtime.processorVersionInfo")]
pub static PROCESSOR_VERSION: AtomicU32 = AtomicU32::new(0);
/// cpuid leaf 1, ecx: SSE4, POPCNT, AES, AVX and so on.
#[unsafe(export_name = "runtime.x86features")]
pub static FEATURES: AtomicU32 = AtomicU32::new(0);
/// cpuid leaf 0: the vendor's twelve letters.
#[unsafe(export_name = "runtime.cpuVendor")]
static VENDOR: [AtomicU32; 3] = [const { AtomicU32::new(0) }; 3];

/// What x86-64-v2 needs of cpuid leaf 1, ecx: SSE3, SSSE3, CMPXCHG16B, SSE4.1, SSE4.2, POPCNT.
const V2: u32 = 1 | 1 << 9 | 1 << 13 | 1 << 19 | 1 << 20 | 1 << 23;

static NEEDS_V2: [u8; 61] = *b"This program can only be run on processors of x86-64-v2 up.\r\n";

#[unsafe(naked)]
#[unsafe(export_name = "_rt0_amd64_linux")]
pub unsafe extern "C" fn rt0_amd64_linux() -> ! {
    naked_asm!(abi::asm_place!("_rt0_amd64_linux"), ".cfi_startproc", ".cfi_undefined rip", "jmp {rt0}", ".cfi_endproc", rt0 = sym rt0_amd64)
}

/// argc and argv from the initial stack.
#[unsafe(naked)]
#[unsafe(export_name = "_rt0_amd64")]
unsafe extern "C" fn rt0_amd64() -> ! {
    naked_asm!(
        abi::asm_place!("_rt0_amd64"),
        ".cfi_startproc",
        ".cfi_undefined rip",
        "mov rdi, [rsp]",
        "lea rsi, [rsp+8]",
        "jmp {go}",
        ".cfi_endproc",
        go = sym rt0_go,
    )
}

/// Boot with argc in rdi and argv in rsi.
#[unsafe(naked)]
#[unsafe(export_name = "runtime.rt0_go")]
unsafe extern "C" fn rt0_go() -> ! {
    naked_asm!(
        abi::asm_place!("runtime.rt0_go"),
        ".cfi_startproc",
        ".cfi_undefined rip",
        "xor ebp, ebp",
        "sub rsp, 40",
        "and rsp, -16",
        "mov [rsp+24], rdi",
        "mov [rsp+32], rsi",
        // g0 gets 64 KiB of the operating system's stack.
        "lea r15, [rip+{g0}]",
        "lea rbx, [rsp-65536+104]",
        "mov [r15+{lo}], rbx",
        "mov [r15+{guard0}], rbx",
        "mov [r15+{guard1}], rbx",
        "mov [r15+{hi}], rsp",
        // The processor.
        "xor eax, eax",
        "cpuid",
        "mov [rip+{vendor}], ebx",
        "mov [rip+{vendor}+4], edx",
        "mov [rip+{vendor}+8], ecx",
        "mov eax, 1",
        "xor ecx, ecx",
        "cpuid",
        "mov [rip+{version}], eax",
        "mov [rip+{features}], ecx",
        "and ecx, {v2}",
        "cmp ecx, {v2}",
        "jne 8f",
        // Thread-local storage, proved by a store through it.
        "lea rdi, [rip+{m0}+{tls}+8]",
        "call {settls}",
        "mov qword ptr fs:[{tlsg}], 0x123",
        "cmp qword ptr [rip+{m0}+{tls}], 0x123",
        "jne 9f",
        "mov fs:[{tlsg}], r15",
        "lea rax, [rip+{m0}]",
        "mov [rax+{mg0}], r15",
        "mov [r15+{gm}], rax",
        "cld",
        "call {check}",
        "mov edi, [rsp+24]",
        "mov rsi, [rsp+32]",
        "call {args}",
        "call {osinit}",
        "call {schedinit}",
        "lea rdi, [rip+{mainpc}]",
        "call {newproc}",
        "call {mstart}",
        "9:",
        "call {abort}",
        "8:",
        "mov edi, 2",
        "lea rsi, [rip+{text}]",
        "mov edx, 61",
        "mov eax, 1",
        "syscall",
        "mov edi, 1",
        "mov eax, 231",
        "syscall",
        "ud2",
        ".cfi_endproc",
        g0 = sym G0, m0 = sym M0, vendor = sym VENDOR, version = sym PROCESSOR_VERSION, features = sym FEATURES,
        v2 = const V2, text = sym NEEDS_V2,
        lo = const abi::g::STACK_LO, hi = const abi::g::STACK_HI,
        guard0 = const abi::g::STACKGUARD0, guard1 = const abi::g::STACKGUARD1,
        tls = const offset_of!(M, tls), tlsg = const abi::g::TLS_G,
        mg0 = const offset_of!(M, g0), gm = const abi::g::M,
        settls = sym settls, check = sym check, args = sym env::args, osinit = sym proc::osinit,
        schedinit = sym proc::schedinit, newproc = sym proc::newproc, mstart = sym asm::mstart, abort = sym abort,
        mainpc = sym MAINPC,
    )
}

/// Sets the thread pointer to rdi.
#[unsafe(naked)]
#[unsafe(export_name = "runtime.settls")]
unsafe extern "C" fn settls() {
    naked_asm!(
        abi::asm_place!("runtime.settls"),
        ".cfi_startproc",
        "mov rsi, rdi",
        "mov edi, 0x1002",
        "mov eax, 158",
        "syscall",
        "cmp rax, -4095",
        "jae 2f",
        "ret",
        "2:",
        "ud2",
        ".cfi_endproc",
    )
}

#[unsafe(naked)]
#[unsafe(export_name = "runtime.abort")]
pub unsafe extern "C" fn abort() -> ! {
    naked_asm!(abi::asm_place!("runtime.abort"), ".cfi_startproc", "2:", "int3", "jmp 2b", ".cfi_endproc")
}

/// A code address as read-only data: also a func value without captured variables.
#[repr(transparent)]
pub struct CodePointer(pub unsafe extern "C" fn() -> !);

/// The func value of the first goroutine.
#[unsafe(export_name = "runtime.mainPC")]
pub static MAINPC: CodePointer = CodePointer(proc::main);

/// What the compiler and this crate assume of each other, checked on the machine at hand.
#[unsafe(export_name = "runtime.check")]
#[inline(never)]
extern "C" fn check() {
    let ok = size_of::<usize>() == 8
        && size_of::<f64>() == 8
        && align_of::<u64>() == 8
        && size_of::<abi::typ::Type>() == 64
        && offset_of!(G, m) == abi::g::M
        && getg() == G0.get();
    if !ok {
        throw("runtime.check: sizes or offsets differ");
    }
    let z = AtomicU32::new(1);
    if z.compare_exchange(1, 2, SeqCst, SeqCst) != Ok(1) || z.compare_exchange(1, 3, SeqCst, SeqCst) != Err(2)
    {
        throw("runtime.check: compare-and-swap");
    }
    if z.fetch_add(5, SeqCst) != 2
        || z.swap(9, SeqCst) != 7
        || z.fetch_or(6, SeqCst) != 9
        || z.load(SeqCst) != 15
    {
        throw("runtime.check: atomics");
    }
    let nan = f64::from_bits(core::hint::black_box(!0));
    let nan32 = f32::from_bits(core::hint::black_box(!0));
    let ordered = |x: f64, y: f64| x.partial_cmp(&y).is_some();
    #[allow(clippy::eq_op)] // The rule under test: NaN differs from itself.
    if nan == nan || nan32 == nan32 || ordered(nan, nan) {
        throw("runtime.check: NaN");
    }
    // SAFETY: m0 exists from the first instruction on.
    if unsafe { (*M0.get()).g0 } != G0.get() {
        throw("runtime.check: m0.g0");
    }
}
