//! Ends of the process that no Go code can prevent: `throw` (the runtime is broken), `fatal` (the program is), and the
//! last step of a Go panic that nobody recovered.
//!
//! The reports go to standard error in Go's words and the exit status is 2. Only the first thread to die reports.

use crate::asm::systemstack;
use crate::env::{Bytes, Traceback};
use crate::sched::{G, getg, getm};
use crate::{sys, traceback};
use core::sync::atomic::{AtomicBool, AtomicI32, Ordering::*};

/// Where reports of the end go besides standard error (`debug.SetCrashOutput`); -1: nowhere.
static CRASH_OUTPUT: AtomicI32 = AtomicI32::new(-1);

/// func setCrashFD(fd int) int: the old one.
#[unsafe(export_name = "runtime/debug.setCrashFD")]
extern "C" fn set_crash_fd(fd: isize) -> isize {
    CRASH_OUTPUT.swap(fd as i32, SeqCst) as isize
}

/// Writes to standard error and, once the process is dying, to the crash output.
pub fn write_error(b: &[u8]) {
    sys::write(2, b);
    if DYING.load(Relaxed) {
        let fd = CRASH_OUTPUT.load(Relaxed);
        if fd >= 0 {
            sys::write(fd, b);
        }
    }
}

static DYING: AtomicBool = AtomicBool::new(false);

/// Lets one thread report; all others wait for the end, and a second failure of the reporter ends at once.
unsafe fn begin() {
    let mp = getm();
    if (*mp).dying > 0 {
        sys::exit(3);
    }
    if DYING.swap(true, SeqCst) {
        loop {
            sys::usleep(1_000_000);
        }
    }
    (*mp).dying = 1;
}

/// The runtime found itself broken.
#[cold]
pub fn throw(msg: &str) -> ! {
    die("fatal error: ", msg.as_bytes(), true)
}

/// The program did what nothing can recover from (deadlock, concurrent map writes).
#[cold]
pub fn fatal(msg: &[u8]) -> ! {
    die("fatal error: ", msg, false)
}

#[cold]
fn die(head: &str, msg: &[u8], internal: bool) -> ! {
    #[cfg(test)]
    panic!("{head}{:?} {internal}", msg);
    #[cfg(not(test))]
    // SAFETY: we never come back.
    unsafe {
        let gp = getg();
        let (pc, bp) = traceback::here();
        systemstack(|| {
            begin();
            crate::rtprint!(head, msg, "\n");
            dopanic(gp, pc, bp, internal);
        });
        sys::exit(2)
    }
}

/// Tracebacks as `GOTRACEBACK` asks, then the end.
unsafe fn dopanic(gp: *mut G, pc: usize, bp: usize, internal: bool) -> ! {
    let asked = Traceback::now();
    if internal {
        traceback::show_system();
    }
    let system = gp == (*(*gp).m).g0;
    if system && asked.wanted() && !internal && !asked.system() {
        // The scheduler found it, on behalf of no goroutine: all of them are the report.
        traceback::others(core::ptr::null_mut());
    } else if asked.wanted() {
        traceback::print_goroutine(gp, pc, bp);
        if asked.all() || internal {
            traceback::others(gp);
        }
    }
    if asked.crash() {
        crate::signal::die_from(6);
    }
    sys::exit(2)
}

/// func throw(s string)
#[unsafe(export_name = "runtime.throw")]
unsafe extern "C" fn throw_go(s: Bytes) -> ! {
    die("fatal error: ", core::slice::from_raw_parts(s.ptr, s.len), true)
}

/// Stands for every function that the compiler left out because only values of a kind that no interface of the program
/// can hold would reach it.
#[unsafe(export_name = "runtime.pruned")]
extern "C" fn pruned() -> ! {
    throw("a function that no value can reach was called")
}

/// func fatal(s string)
#[unsafe(export_name = "runtime.fatal")]
unsafe extern "C" fn fatal_go(s: Bytes) -> ! {
    fatal(core::slice::from_raw_parts(s.ptr, s.len))
}

/// func startpanic(): before a fatal panic is printed, so that only one thread prints.
#[unsafe(export_name = "runtime.startpanic")]
unsafe extern "C" fn startpanic() {
    systemstack(|| begin());
}

/// func dopanic(): after the panic's text: traceback of the goroutine from its caller's caller on, exit 2.
#[unsafe(export_name = "runtime.dopanic")]
#[inline(never)]
unsafe extern "C" fn dopanic_go() -> ! {
    let gp = getg();
    let (_, bp) = traceback::here();
    let (pc, bp) = (*((bp + 8) as *const usize), *(bp as *const usize));
    systemstack(|| dopanic(gp, pc, bp, false));
    sys::exit(2)
}

/// func fatalmsg(s string)
#[unsafe(export_name = "runtime.fatalmsg")]
unsafe extern "C" fn fatalmsg(s: Bytes) -> ! {
    fatal(core::slice::from_raw_parts(s.ptr, s.len))
}

/// A stack is at its limit: Go's report.
pub unsafe fn stack_overflow(gp: *mut G, sp: usize, limit: usize, pc: usize, bp: usize) -> ! {
    begin();
    let (lo, hi) = ((*gp).stack_lo, (*gp).stack_hi);
    crate::rtprint!("runtime: goroutine stack exceeds ", limit, "-byte limit\n");
    crate::rtprint!("runtime: sp=", crate::print::Hex(sp), " stack=[", crate::print::Hex(lo), ", ");
    crate::rtprint!(crate::print::Hex(hi), "]\nfatal error: stack overflow\n");
    dopanic(gp, pc, bp, false)
}

/// A stack is not at its limit, but there is no memory for more of it than `used` bytes.
pub unsafe fn stack_without_memory(gp: *mut G, used: usize, pc: usize, bp: usize) -> ! {
    begin();
    crate::rtprint!(
        "runtime: out of memory: cannot grow a stack of ",
        used,
        " bytes\nfatal error: out of memory\n"
    );
    dopanic(gp, pc, bp, false)
}

/// func exit(code int32)
#[unsafe(export_name = "runtime.exit")]
#[inline(never)]
pub extern "C" fn exit(code: i32) -> ! {
    sys::exit(code)
}

/// Ends the process after a report that the caller has begun: traceback and exit.
pub unsafe fn after_report() -> ! {
    let gp = getg();
    let (pc, bp) = traceback::here();
    systemstack(|| {
        begin();
        dopanic(gp, pc, bp, false);
    });
    sys::exit(2)
}
