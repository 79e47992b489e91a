//! The guard zone: the bytes between `g.stack.lo` and `g.stackguard0`, on which code without a prologue check runs.
//!
//! The linker proves for every image that the deepest chain of such code, with the reserve on top, fits the zone.
//! Only functions that leave the goroutine's stack before they call on end a chain: they are listed here.

/// Bytes of the guard zone: `stackguard0 = stack.lo + ZONE`.
pub const ZONE: usize = 8192;

/// What may come on top of any chain: the chains of [`SIGNAL_ENTRIES`], which the linker holds against this number.
pub const RESERVE: usize = 1024;

/// Where a signal handler makes a goroutine go on, anywhere in its code.
pub const SIGNAL_ENTRIES: &[&str] = &["runtime.asyncPreempt", "runtime.sigpanic"];

/// Functions that switch to another stack before they call what they are given: their calls do not count, their own
/// frames do.
pub const SWITCHES: &[&str] = &[
    "runtime.mcall",
    "runtime.systemstack",
    "runtime.callgo",
    "reflect.callGo",
    "reflect.makeFuncCode",
    "runtime.morestack",
    "runtime.gogo",
    "runtime.land",
    "runtime.asmcgocall",
    "runtime.rt0_go",
    "runtime.mstart",
    "runtime.sigtramp",
];

/// Functions of the runtime that only ever run on a system stack (g0 or gsignal): not part of the proof.
pub const SYSTEM_ONLY: &[&str] = &[
    "_rt0_amd64_linux",
    "_rt0_amd64",
    "runtime.schedule",
    "runtime.newstack",
    "runtime.sighandler",
    "runtime.sigtrampgo",
];

/// Functions that call through pointers, and the stack that whatever they reach needs at most. Ways from Rust back into
/// Go reach functions with a check; the kernel's vDSO is leaf code with small frames.
pub const POINTER_CALLS: &[(&str, usize)] = &[
    ("runtime.gocall", CHECKED_ENTRY),
    ("runtime.sigpanic", CHECKED_ENTRY),
    ("runtime.nanotime", 1024),
    ("runtime.walltime", 1024),
];

/// What a function with a check may touch before it fails: saved registers and the way into `morestack`.
pub const CHECKED_ENTRY: usize = 64;

/// Functions that end the program: they switch to g0 or die trying, so their depth does not count. A star ends a
/// prefix. Rust's own panics lead into `runtime.throw`.
pub const FATAL: &[&str] = &[
    "runtime.throw",
    "runtime.fatal",
    "runtime.abort",
    "runtime::panic::*",
    "rust_begin_unwind",
    "core::panicking::*",
    "core::str::slice_error_fail*",
    "core::slice::index::slice_*",
    "core::option::*",
    "core::result::*",
];

/// Functions that run on a goroutine without being called from Go.
pub const GOROUTINE_ROOTS: &[&str] = &["runtime.main", "runtime.goexit"];

/// Functions without a caller: a backtrace ends in them.
pub const TOP: &[&str] = &["_rt0_amd64_linux", "runtime.goexit", "runtime.mstart"];
