//! Symbol and section names that more than one stage has to agree on.

/// Entry point of the image.
pub const ENTRY: &str = "_rt0_amd64_linux";
/// Read-only word that holds the address of `runtime.main`.
pub const MAIN_PC: &str = "runtime.mainPC";
/// The user's main function.
pub const MAIN_MAIN: &str = "main.main";
/// Where panics of the runtime's own Rust code end.
pub const RUST_PANIC: &str = "runtime.rustpanic";

/// Whether a mangled name is that of a function with which Rust's core library reports a panic. The linker puts
/// [`RUST_PANIC`] in their place, or every image would carry core's formatting for messages of bugs in the runtime.
pub fn is_core_panic(mangled: &str) -> bool {
    const PIECES: [&str; 4] = [
        "_4core9panicking",
        "_4core3str16slice_error_fail",
        "_4core5slice5index16slice_index_fail",
        "_4core6option13unwrap_failed",
    ];
    mangled.starts_with("_RN") && PIECES.iter().any(|p| mangled.contains(p))
}

/// What references to functions become that no value of the program can reach.
pub const PRUNED: &str = "runtime.pruned";
/// The linker's description of the image.
pub const FIRST_MODULE_DATA: &str = "runtime.firstmoduledata";
/// Table of the runtime packages' inittasks, in order.
pub const RUNTIME_INITTASKS: &str = "runtime.runtime_inittasks";
/// Table of all other packages' inittasks, in order.
pub const MAIN_INITTASKS: &str = "go:main.inittasks";
/// Other name of `runtime..inittask`, defined by the linker.
pub const RUNTIME_INITTASK_ALIAS: &str = "runtime_inittask";
/// Other name of `main..inittask`, defined by the linker.
pub const MAIN_INITTASK_ALIAS: &str = "main_inittask";
/// First address of the code, defined by the linker.
pub const TEXT_START: &str = "runtime.text";
/// One past the code, defined by the linker.
pub const TEXT_END: &str = "runtime.etext";
/// The thread-local word that holds g: a `.tbss` symbol, at `fs:-8`.
pub const TLSG: &str = "runtime.tlsg";
/// Entered from a prologue whose check failed.
pub const MORESTACK: &str = "runtime.morestack";
/// Called for every pointer store while the collector marks.
pub const WRITE_BARRIER: &str = "runtime.gcWriteBarrier";
/// Called by a loop whose poll found a preemption request in `stackguard0`; no arguments, and every register comes
/// back unchanged (vector registers too): an assembly stub that saves them all and yields.
pub const PREEMPT_POLL: &str = "runtime.preemptPoll";
/// Non-zero while the collector marks (4 bytes).
pub const WRITE_BARRIER_FLAG: &str = "runtime.writeBarrier";

/// Defined by objects that were compiled to be preempted without signals; the linker notes it in the module data.
pub const NO_SIGNALS: &str = "go:nosignals";

/// Suffix of a package's init record: `path..inittask`.
pub const INITTASK_SUFFIX: &str = "..inittask";

/// Section prefixes in object files; the symbol's name follows.
pub mod section {
    /// Machine code, one section a function.
    pub const TEXT: &str = ".text.";
    /// Read-only data.
    pub const RODATA: &str = ".rodata.";
    /// Initialised variables that hold pointers.
    pub const DATA: &str = ".data.";
    /// Initialised variables without pointers.
    pub const NOPTRDATA: &str = ".noptrdata.";
    /// Zeroed variables that hold pointers.
    pub const BSS: &str = ".bss.";
    /// Zeroed variables without pointers.
    pub const NOPTRBSS: &str = ".noptrbss.";
    /// Type descriptors.
    pub const TYPE: &str = ".type.";
    /// Interface tables.
    pub const ITAB: &str = ".itab.";
    /// Function metadata (see `funcmeta`); not loaded as it is, the linker makes pclntab from it.
    pub const FUNC: &str = ".rgo.func.";
    /// Dependencies of a package's init record: a sequence of 8-byte words relocated to other packages' inittasks.
    pub const INITDEPS: &str = ".rgo.initdeps.";
}

/// An inittask: `state u32, nfns u32`, then `nfns` addresses of argument-less Go functions.
pub mod inittask {
    /// 0 = not initialised, 1 = in progress, 2 = done (u32).
    pub const STATE: usize = 0;
    /// Number of functions (u32).
    pub const NFNS: usize = 4;
    /// First function address.
    pub const FNS: usize = 8;
}
