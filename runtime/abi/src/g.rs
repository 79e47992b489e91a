//! The words of `g` that compiled code and assembly touch by offset. `runtime::sched::G` asserts each of them.

/// Lowest address of the stack segment in use.
pub const STACK_LO: usize = 0;
/// One past the highest address of the stack segment in use.
pub const STACK_HI: usize = 8;
/// Compared with rsp in every checked prologue; [`STACK_PREEMPT`] asks for a stop.
pub const STACKGUARD0: usize = 16;
/// The true guard, never overwritten by a preemption request.
pub const STACKGUARD1: usize = 24;
/// Stored by a failing prologue: address of the function to run again.
pub const MORESTACK_FN: usize = 32;
/// Stored by a failing prologue: bytes of stack arguments the function was called with.
pub const MORESTACK_ARGS: usize = 40;
/// Stored by a failing prologue: the rsp that failed (the frame is already included).
pub const MORESTACK_SP: usize = 48;
/// The current m.
pub const M: usize = 56;
/// Innermost panic (`*runtime._panic` of Go source).
pub const PANIC: usize = 64;
/// Innermost frame with deferred calls (`*runtime._deferframe`).
pub const DEFER: usize = 72;
/// Goroutine id.
pub const GOID: usize = 80;

/// Value of `stackguard0` that makes every check fail: a request to stop at the next one.
pub const STACK_PREEMPT: usize = usize::MAX - 1313;

/// Offset of the current g from the thread pointer (`fs:-8`), where Rust code finds it.
pub const TLS_G: isize = -8;
