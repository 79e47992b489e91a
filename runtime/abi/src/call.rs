//! How values travel between Go functions (the numbers; the rules are in `docs/calling-convention.md`).
//!
//! Go functions use Cranelift's `Tail` convention: six integer and eight float argument registers, the rest on the
//! stack and popped by the callee; up to eight integer and eight float results. `rbx`, `r12`–`r14` belong to the
//! caller (the callee saves them), `r15` is g everywhere in Go code.

/// A value that flattens to at most this many scalars is passed as those scalars; a larger one as the address of a
/// copy that the caller owns and the callee must not write.
pub const MAX_FLAT: usize = 8;

/// Integer (and pointer) results beyond this number go through a hidden result pointer.
pub const MAX_INT_RESULTS: usize = 8;

/// Float results beyond this number go through a hidden result pointer.
pub const MAX_FLOAT_RESULTS: usize = 8;

/// Offset of the code address in a closure object; captured values follow.
pub const CLOSURE_CODE: usize = 0;

/// The first page is never mapped: an access at `nil + offset` below this faults, above it needs an explicit check.
pub const NIL_GUARD: usize = 4096;

/// A leaf function (no calls of Go functions that return) whose frame is at most this many bytes has no stack check.
/// The linker's stack proof counts one such frame below a checked one.
pub const LEAF_FRAME: usize = 128;

/// Largest number of bytes that a runtime function moves, clears or compares between two looks at `g.preempt`.
pub const CHUNK: usize = 256 << 10;

/// What a function with `defer` keeps in the frame of its outer half (`runtime._deferframe` in Go source).
pub mod deferframe {
    /// The enclosing function's frame record, or nil.
    pub const LINK: usize = 0;
    /// Deferred calls, the latest first (`*_defer`).
    pub const HEAD: usize = 8;
    /// rbp of the outer function: `recovery` walks to it.
    pub const FP: usize = 16;
    /// Bytes to reserve.
    pub const SIZE: usize = 48;
}

/// One deferred call (`runtime._defer` in Go source): in the frame where the count is static, on the heap in loops.
pub mod defer {
    /// Next older record of the same frame.
    pub const LINK: usize = 0;
    /// The argument-less func value to call.
    pub const FN: usize = 8;
    /// Bytes to reserve.
    pub const SIZE: usize = 16;
}

/// One case of a `select` (`runtime.scase` in Go source): an array of them goes to `runtime.selectgo`. The index that comes
/// back counts this array; `default` is no element of it.
pub mod scase {
    /// The channel, nil for a case that is never ready.
    pub const CHAN: usize = 0;
    /// Address of the value to send, or of where the received one goes (nil: nowhere).
    pub const ELEM: usize = 8;
    /// 1 = send, 0 = receive (8 bytes).
    pub const SEND: usize = 16;
    /// Bytes of an element.
    pub const SIZE: usize = 24;
}

/// Marks in the number of elements that `runtime.growslice` makes room for. The slice that grows is a variable of the
/// function or made there: it gets some room at once if it turns out not to leave the function.
pub const GROW_CANDIDATE: i64 = 1 << 61;

/// It does not leave the function.
pub const GROW_LOCAL: i64 = 1 << 62;
