//! The runtime of every program that rgo builds: boot, threads, scheduler, stacks, signals, memory, channels, timers.
//!
//! Compiled to one object without the standard library and without libc; embedded in `rgo` and linked into each image.
//! What needs Go types, panics or calls Go code is Go source in `stdlib/runtime`. Symbols carry Go's names, so that a
//! debugger, `nm` and a reader of Go's runtime find what they expect.
//!
//! Conventions:
//! - Functions called from compiled code are `extern "C"` and run on the goroutine's stack, in the guard zone: small
//!   frames, no recursion; what is deep goes through `asm::systemstack`.
//! - An `unsafe fn` is unsafe as a whole: its body stands under the duties that its documentation lists, or, where it
//!   lists none, under the crate's own: g, m and p pointers are valid for ever (see `sched`), and fields are touched by
//!   the threads that `sched`'s table allows.
//! - Nothing here unwinds. `panic::throw` ends the process.
#![cfg_attr(not(test), no_std)]
// See the second convention above.
#![allow(unsafe_op_in_unsafe_fn)]
// Unit tests build the modules for std without booting them, so much of the crate has no caller there.
#![cfg_attr(test, allow(dead_code))]

/// In a function that has nothing to do here but a name that debuggers know: keeps the optimiser from leaving out its calls
/// and from merging it with its like.
macro_rules! keep_call {
    ($name:literal) => {
        // SAFETY: no instruction.
        unsafe { core::arch::asm!(concat!("# ", $name), options(nomem, nostack, preserves_flags)) }
    };
}

mod allthreads;
mod arena;
mod asm;
mod boxes;
mod chan;
mod coro;
mod env;
mod fma;
mod fork;
mod hash;
mod heapbits;
mod iface;
mod lock;
mod malloc;
mod mbarrier;
mod mcache;
mod mcentral;
mod memmove;
mod mfinal;
mod mgc;
mod mgcmark;
mod mgcscavenge;
mod mgcstack;
mod mgcsweep;
mod mheap;
mod morestack;
mod mprof;
mod mstats;
mod mthread;
mod netpoll;
mod panic;
mod persistent;
mod pool;
mod preempt;
mod print;
mod proc;
mod rand;
mod reflectcall;
mod rt0;
mod run;
mod runq;
mod sched;
mod select;
mod sema;
mod sha;
mod signal;
mod sizeclasses;
mod span;
mod stack;
mod stw;
mod symtab;
mod sys;
mod syscall;
mod sysmon;
mod time;
mod timer;
mod traceback;

// Only the image has these (its profile aborts on panic): linked into another crate's tests, std brings its own.
#[cfg(all(not(test), panic = "abort"))]
#[panic_handler]
fn rust_panic(_: &core::panic::PanicInfo) -> ! {
    rustpanic()
}

/// A bug in the runtime's own code: an index out of range, say. The linker lets core's panic functions be this one, so
/// there are no arguments; the traceback tells where.
#[cfg(all(not(test), panic = "abort"))]
#[unsafe(export_name = "runtime.rustpanic")]
#[inline(never)]
extern "C" fn rustpanic() -> ! {
    panic::throw("internal error in the runtime")
}
