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
/// Records of deferred calls for the next ones (`*runtime._defer`). A collection drops them.
pub const DEFERPOOL: usize = 88;

/// Value of `stackguard0` that makes every check fail: a request to stop at the next one.
pub const STACK_PREEMPT: usize = usize::MAX - 1313;

/// Offset of the current g from the thread pointer (`fs:-8`), where Rust code finds it.
pub const TLS_G: isize = -8;

/// What a debugger needs of a g and an m besides; `runtime::sched` asserts these too.
pub mod debug {
    /// rsp, pc and rbp at which a goroutine that does not run goes on.
    pub const SCHED_SP: usize = 96;
    pub const SCHED_PC: usize = 104;
    pub const SCHED_BP: usize = 112;
    /// State (u32), see [`STATES`].
    pub const STATUS: usize = 128;
    /// Index into [`WAIT_REASONS`] (u8).
    pub const WAITREASON: usize = 134;
    /// rsp, pc and rbp published before a system call.
    pub const SYSCALL_SP: usize = 184;
    pub const SYSCALL_PC: usize = 192;
    pub const SYSCALL_BP: usize = 200;
    /// The g of an m that is not its system stack.
    pub const M_CURG: usize = 64;
    /// Address of the array of all gs, and how many there are.
    pub const ALLGS: &str = "runtime.allgs";
    pub const ALLGLEN: &str = "runtime.allglen";
}

/// Names of a goroutine's states, by number.
pub const STATES: [&str; 10] =
    ["idle", "runnable", "running", "syscall", "waiting", "", "dead", "", "", "preempted"];

/// Why a goroutine waits, by `g.waitreason`.
pub const WAIT_REASONS: [&str; 22] = [
    "",
    "chan receive (nil chan)",
    "chan send (nil chan)",
    "chan receive",
    "chan send",
    "select",
    "select (no cases)",
    "sleep",
    "semacquire",
    "sync.Mutex.Lock",
    "sync.RWMutex.RLock",
    "sync.RWMutex.Lock",
    "sync.Cond.Wait",
    "sync.WaitGroup.Wait",
    "IO wait",
    "force gc (idle)",
    "GC sweep wait",
    "GC scavenge wait",
    "finalizer wait",
    "preempted",
    "garbage collection",
    "coroutine",
];
