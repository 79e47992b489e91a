//! Signals: which ones the runtime takes, the way from the kernel to `sighandler`, and faults turned into panics.
//!
//! Handlers run on the M's signal stack with g = `m.gsignal`, so that runtime code in them knows where it is. A handler
//! may look at the interrupted goroutine and change its saved registers; it may not lock, allocate or schedule.
//!
//! | signal | what happens |
//! |---|---|
//! | SIGSEGV, SIGBUS, SIGFPE in Go code | `sigpanic` is called at the faulting pc, which panics on the goroutine |
//! | the same in the runtime | fatal error with registers and traceback |
//! | SIGURG | preemption (`preempt`) |
//! | SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGSTKFLT, SIGSYS, faults that somebody sent | report of all goroutines, exit 2 |
//! | SIGPIPE | ignored here; a failed write to descriptor 1 or 2 kills the process (`sigpipe`) |
//! | asked for by `os/signal` | queued for `signal_recv` |
//! | others | the kernel's default |

use crate::env::Traceback;
use crate::lock::Note;
use crate::panic::throw;
use crate::preempt::{SIGURG, want_async_preempt};
use crate::print::Hex;
use crate::proc::readgstatus;
use crate::sched::*;
use crate::{asm, rtprint, symtab, sys, traceback};
use core::arch::naked_asm;
use core::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering::*};

const SIGHUP: u32 = 1;
const SIGINT: u32 = 2;
const SIGQUIT: u32 = 3;
const SIGILL: u32 = 4;
const SIGTRAP: u32 = 5;
const SIGABRT: u32 = 6;
const SIGBUS: u32 = 7;
const SIGFPE: u32 = 8;
const SIGSEGV: u32 = 11;
const SIGPIPE: u32 = 13;
const SIGTERM: u32 = 15;
const SIGSTKFLT: u32 = 16;
const SIGPROF: u32 = 27;
const SIGSYS: u32 = 31;
const NSIG: u32 = 65;

const SA_SIGINFO: usize = 4;
const SA_ONSTACK: usize = 0x0800_0000;
const SA_RESTART: usize = 0x1000_0000;
/// Without it the kernel has no return address for the handler.
const SA_RESTORER: usize = 0x0400_0000;

#[repr(C)]
struct SigAction {
    handler: usize,
    flags: usize,
    restorer: usize,
    mask: u64,
}

#[repr(C)]
struct StackT {
    sp: usize,
    flags: i32,
    size: usize,
}

/// Offsets in the kernel's ucontext.
mod uc {
    pub const RBP: usize = 120;
    pub const RSP: usize = 160;
    pub const RIP: usize = 168;
    /// r8–r15, rdi, rsi, rbp, rbx, rdx, rax, rcx, rsp, rip, eflags from here.
    pub const GREGS: usize = 40;
}

#[unsafe(naked)]
#[unsafe(export_name = "runtime.sigreturn__sigaction")]
unsafe extern "C" fn sigreturn() {
    // The exact bytes by which debuggers know a signal frame.
    naked_asm!(abi::asm_place!("runtime.sigreturn__sigaction"), "mov rax, 15", "syscall", "ud2")
}

#[unsafe(naked)]
#[unsafe(export_name = "runtime.sigtramp")]
unsafe extern "C" fn sigtramp(_sig: u32, _info: *mut u8, _ctx: *mut u8) {
    naked_asm!(
        abi::asm_place!("runtime.sigtramp"),
        ".cfi_startproc",
        crate::asm::enter_frame!(),
        "cld",
        "call {go}",
        "pop rbp",
        ".cfi_def_cfa rsp, 8",
        "ret",
        ".cfi_endproc",
        go = sym sigtrampgo,
    )
}

unsafe fn setg(gp: *mut G) {
    core::arch::asm!("mov fs:[{o}], {}", in(reg) gp, o = const abi::g::TLS_G, options(nostack, preserves_flags));
}

#[unsafe(export_name = "runtime.sigtrampgo")]
#[inline(never)]
unsafe extern "C" fn sigtrampgo(sig: u32, info: *mut u8, ctx: *mut u8) {
    let gp = getg();
    setg((*(*gp).m).gsignal);
    sighandler(sig, info, ctx, gp);
    setg(gp);
}

unsafe fn reg(ctx: *mut u8, o: usize) -> *mut usize {
    ctx.add(o).cast()
}

/// Makes the interrupted code call `f` where it stands.
unsafe fn push_call(ctx: *mut u8, f: usize) {
    let sp = *reg(ctx, uc::RSP) - 8;
    *(sp as *mut usize) = *reg(ctx, uc::RIP);
    *reg(ctx, uc::RSP) = sp;
    *reg(ctx, uc::RIP) = f;
}

#[unsafe(export_name = "runtime.sighandler")]
#[inline(never)]
unsafe extern "C" fn sighandler(sig: u32, info: *mut u8, ctx: *mut u8, gp: *mut G) {
    let mp = (*gp).m;
    let (pc, sp) = (*reg(ctx, uc::RIP), *reg(ctx, uc::RSP));
    let code = *info.add(8).cast::<i32>();
    let addr = *info.add(16).cast::<usize>();
    if sig == SIGURG {
        (*mp).signal_pending.store(0, SeqCst);
        (*mp).preempt_gen.fetch_add(1, Relaxed);
        crate::allthreads::answer(mp);
        if want_async_preempt(gp, pc, sp) {
            push_call(ctx, asm::async_preempt as *const () as usize);
        }
        // Somebody outside may have meant the program.
        if code == 0 {
            queue(sig);
        }
        return;
    }
    // si_code > 0: the kernel found a fault, nobody sent it.
    let fault = matches!(sig, SIGSEGV | SIGBUS | SIGFPE) && code > 0;
    if fault && gp == (*mp).curg && readgstatus(gp) == gstatus::RUNNING && symtab::may_panic(pc) {
        (*gp).sig = sig;
        (*gp).sigcode0 = code as usize;
        (*gp).sigcode1 = addr;
        (*gp).sigpc = pc;
        push_call(ctx, asm::sigpanic as *const () as usize);
        return;
    }
    if !fault && queue(sig) {
        return;
    }
    match sig {
        SIGPIPE => {}
        _ if unheeded(sig) => {}
        _ if FATAL.contains(&sig) => fatal_signal(sig, code, addr, ctx, gp),
        _ => die_from(sig),
    }
}

/// Names as Go's reports have them.
fn name(sig: u32) -> &'static str {
    match sig {
        SIGQUIT => "SIGQUIT: quit",
        SIGILL => "SIGILL: illegal instruction",
        SIGTRAP => "SIGTRAP: trace trap",
        SIGABRT => "SIGABRT: abort",
        SIGBUS => "SIGBUS: bus error",
        SIGFPE => "SIGFPE: floating-point exception",
        SIGSEGV => "SIGSEGV: segmentation violation",
        SIGSTKFLT => "SIGSTKFLT: stack fault",
        SIGSYS => "SIGSYS: bad system call",
        _ => "signal",
    }
}

unsafe fn fatal_signal(sig: u32, code: i32, addr: usize, ctx: *mut u8, gp: *mut G) -> ! {
    static ONCE: AtomicBool = AtomicBool::new(false);
    if ONCE.swap(true, SeqCst) {
        sys::exit(2);
    }
    let (pc, bp) = (*reg(ctx, uc::RIP), *reg(ctx, uc::RBP));
    let fault = code > 0 && matches!(sig, SIGSEGV | SIGBUS | SIGFPE);
    if fault {
        rtprint!("fatal error: unexpected signal during runtime execution\n");
        rtprint!(
            "[signal ",
            name(sig),
            " code=",
            Hex(code as usize),
            " addr=",
            Hex(addr),
            " pc=",
            Hex(pc),
            "]\n"
        );
    } else {
        rtprint!(name(sig), "\nPC=", Hex(pc), " m=", (*(*gp).m).id, " sigcode=", code as i64);
        if matches!(sig, SIGSEGV | SIGBUS) {
            rtprint!(" addr=", Hex(addr));
        }
        rtprint!("\n");
        if matches!(sig, SIGILL | SIGFPE) {
            rtprint!("instruction bytes:");
            // Those on the instruction's page, which is there.
            for at in (pc..pc + 16).take_while(|at| at >> 12 == pc >> 12) {
                rtprint!(" ", Hex(*(at as *const u8) as usize));
            }
            rtprint!("\n");
        }
    }
    // The traceback of a leaf without a frame begins with its caller.
    if let (true, Some(f)) = (fault || sig == SIGILL, symtab::name(pc)) {
        rtprint!("\nin ", f, "\n");
    }
    if Traceback::now().wanted() {
        traceback::show_system();
        // asyncPreempt begins: before its second instruction is done it has no frame, and stands for the one it was put into.
        let done = pc.wrapping_sub(asm::async_preempt as *const () as usize);
        let pc = if done < 2 { *((*reg(ctx, uc::RSP) + 8 * done) as *const usize) } else { pc };
        traceback::print_goroutine(gp, pc, bp);
        traceback::others(gp);
    }
    rtprint!("\n");
    const ORDER: [(&str, usize); 18] = [
        ("rax", 13),
        ("rbx", 11),
        ("rcx", 14),
        ("rdx", 12),
        ("rdi", 8),
        ("rsi", 9),
        ("rbp", 10),
        ("rsp", 15),
        ("r8", 0),
        ("r9", 1),
        ("r10", 2),
        ("r11", 3),
        ("r12", 4),
        ("r13", 5),
        ("r14", 6),
        ("r15", 7),
        ("rip", 16),
        ("rflags", 17),
    ];
    for (n, i) in ORDER {
        rtprint!(n, &"       "[..7 - n.len()], Hex(*reg(ctx, uc::GREGS + 8 * i)), "\n");
    }
    if Traceback::now().crash() {
        die_from(SIGABRT);
    }
    sys::exit(2)
}

/// The line that a fatal panic from a fault prints below its message.
pub unsafe fn print_fault(gp: *mut G) {
    let (sig, code, addr, pc) = ((*gp).sig, (*gp).sigcode0, (*gp).sigcode1, (*gp).sigpc);
    rtprint!("[signal ", name(sig), " code=", Hex(code), " addr=", Hex(addr), " pc=", Hex(pc), "]\n");
}

/// func printsignal(): the line about the fault behind this goroutine's panic, if there is one.
#[unsafe(export_name = "runtime.printsignal")]
unsafe extern "C" fn printsignal() {
    let gp = getg();
    if (*gp).sig != 0 {
        print_fault(gp);
    }
}

unsafe extern "C" {
    #[link_name = "runtime.panicmem"]
    fn panicmem();
    #[link_name = "runtime.panicdivide"]
    fn panicdivide();
    #[link_name = "runtime.panicfloat"]
    fn panicfloat();
    #[link_name = "runtime.panicfault"]
    fn panicfault();
}

/// func faultaddress() uintptr: where the fault was that became this goroutine's panic.
#[unsafe(export_name = "runtime.faultaddress")]
unsafe extern "C" fn faultaddress() -> usize {
    (*getg()).sigcode1
}

/// func setPanicOnFault(on bool) bool: of the calling goroutine; what it was.
#[unsafe(export_name = "runtime/debug.setPanicOnFault")]
unsafe extern "C" fn set_panic_on_fault(on: bool) -> bool {
    core::mem::replace(&mut (*getg()).paniconfault, on)
}

/// Which Go function panics for the fault that `g` holds.
#[unsafe(export_name = "runtime.sigpanic_target")]
pub unsafe extern "C" fn sigpanic_target() -> usize {
    let gp = getg();
    match (*gp).sig {
        SIGFPE if (*gp).sigcode0 == 1 => panicdivide as *const () as usize,
        SIGFPE => panicfloat as *const () as usize,
        _ => {
            // Linux gives code 0x80 and no address for addresses that cannot exist.
            if (*gp).sigcode1 >= abi::call::NIL_GUARD || (*gp).sigcode0 == 0x80 {
                if (*gp).paniconfault {
                    return panicfault as *const () as usize;
                }
                asm::systemstack(|| {
                    rtprint!("unexpected fault address ", Hex((*gp).sigcode1), "\nfatal error: fault\n");
                    print_fault(gp);
                });
                crate::panic::after_report();
            }
            panicmem as *const () as usize
        }
    }
}

unsafe fn rt_sigaction(sig: u32, new: *const SigAction, old: *mut SigAction) {
    sys::sc4(sys::nr::RT_SIGACTION, sig as usize, new as usize, old as usize, 8);
}

unsafe fn setsig(sig: u32, handler: usize) {
    let flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART | SA_RESTORER;
    let sa = SigAction { handler, flags, restorer: sigreturn as *const () as usize, mask: !0 };
    rt_sigaction(sig, &sa, core::ptr::null_mut());
}

unsafe fn getsig(sig: u32) -> usize {
    let mut sa = SigAction { handler: 0, flags: 0, restorer: 0, mask: 0 };
    rt_sigaction(sig, core::ptr::null(), &mut sa);
    sa.handler
}

/// Installs the handlers.
#[unsafe(export_name = "runtime.initsig")]
#[inline(never)]
pub unsafe extern "C" fn initsig() {
    for sig in (1..NSIG).filter(|&s| taken(s)) {
        setsig(sig, sigtramp as *const () as usize);
    }
    // Only SIGHUP and SIGINT stay ignored when the program is started so.
    for sig in [SIGHUP, SIGINT] {
        if getsig(sig) == 1 {
            IGNORED.fetch_or(bit(sig), SeqCst);
        }
    }
    setsig(SIGTERM, 0);
}

/// Signals that end the program with a report.
const FATAL: [u32; 9] = [SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSTKFLT, SIGSYS];

/// Signals that are caught and do nothing unless the program asks for them.
fn unheeded(sig: u32) -> bool {
    matches!(sig, 10 | 12 | 14 | 24..=27 | 29 | 30 | 33 | 35..)
}

/// Signals that have the runtime's handler from the beginning on.
fn taken(sig: u32) -> bool {
    FATAL.contains(&sig) || sig == SIGPIPE || sig == SIGURG || unheeded(sig)
}

/// Signals that a program can ask for in vain: of profiling, and those that C libraries keep for themselves.
fn withheld(sig: u32) -> bool {
    matches!(sig, SIGPROF | 32..=34)
}

/// Puts every signal with a handler back to the kernel's default: for a child before it runs another program.
pub unsafe fn default_all() {
    for sig in 1..NSIG {
        if getsig(sig) > 1 {
            setsig(sig, 0);
        }
    }
}

/// Remembers the signal mask that the program was started with: new threads inherit it.
#[unsafe(export_name = "runtime.msigsave")]
#[inline(never)]
pub unsafe extern "C" fn msigsave(mp: *mut M) {
    (*mp).sigmask = set_mask_op(0, core::ptr::null());
}

unsafe fn set_mask_op(how: usize, new: *const u64) -> u64 {
    let mut old = 0u64;
    sys::sc4(sys::nr::RT_SIGPROCMASK, how, new as usize, (&raw mut old) as usize, 8);
    old
}

/// Blocks all signals of this thread; returns the mask before.
pub unsafe fn block_all() -> u64 {
    set_mask_op(2, &!0u64)
}

/// Sets this thread's mask.
pub unsafe fn set_mask(mask: u64) {
    set_mask_op(2, &mask);
}

/// Signal stack and mask of a new thread.
pub unsafe fn minit_signals(mp: *mut M) {
    let g = (*mp).gsignal;
    let st = StackT { sp: (*g).stack_lo, flags: 0, size: (*g).stack_hi - (*g).stack_lo };
    if sys::sc2(sys::nr::SIGALTSTACK, (&raw const st) as usize, 0) != 0 {
        throw("sigaltstack");
    }
    set_mask((*mp).sigmask);
}

/// Dies as if nobody had taken the signal.
pub unsafe fn die_from(sig: u32) -> ! {
    setsig(sig, 0);
    set_mask_op(1, &(1u64 << (sig - 1)));
    sys::tgkill(sys::gettid(), sig);
    sys::osyield();
    sys::exit(2)
}

/// func sigpipe(): a write to standard output or error found nobody reading.
#[unsafe(export_name = "runtime.sigpipe")]
unsafe extern "C" fn sigpipe() {
    if wanted(SIGPIPE) {
        return;
    }
    die_from(SIGPIPE)
}

/// Signals that `os/signal` wants, and those that came and are not yet fetched.
static WANTED: AtomicU64 = AtomicU64::new(0);
static IGNORED: AtomicU64 = AtomicU64::new(0);
static PENDING: AtomicU64 = AtomicU64::new(0);
static ARRIVED: Note = Note::new();
static RECEIVING: AtomicU32 = AtomicU32::new(0);

fn bit(sig: u32) -> u64 {
    1 << ((sig - 1) & 63)
}

fn wanted(sig: u32) -> bool {
    WANTED.load(SeqCst) & bit(sig) != 0
}

/// Queues a signal for the program if it wants it.
fn queue(sig: u32) -> bool {
    if !wanted(sig) {
        return false;
    }
    PENDING.fetch_or(bit(sig), SeqCst);
    ARRIVED.wakeup();
    true
}

/// func signal_enable(sig uint32)
#[unsafe(export_name = "os/signal.signal_enable")]
unsafe extern "C" fn signal_enable(sig: u32) {
    if sig == 0 || sig >= NSIG {
        return;
    }
    IGNORED.fetch_and(!bit(sig), SeqCst);
    if withheld(sig) {
        return;
    }
    WANTED.fetch_or(bit(sig), SeqCst);
    setsig(sig, sigtramp as *const () as usize);
}

/// func signal_disable(sig uint32)
#[unsafe(export_name = "os/signal.signal_disable")]
unsafe extern "C" fn signal_disable(sig: u32) {
    if sig == 0 || sig >= NSIG {
        return;
    }
    WANTED.fetch_and(!bit(sig), SeqCst);
    // What is ignored was not asked for: it stays ignored.
    if !taken(sig) && IGNORED.load(SeqCst) & bit(sig) == 0 {
        setsig(sig, 0);
    }
}

/// func signal_ignore(sig uint32)
#[unsafe(export_name = "os/signal.signal_ignore")]
unsafe extern "C" fn signal_ignore(sig: u32) {
    if sig == 0 || sig >= NSIG || matches!(sig, 32 | 34) {
        return;
    }
    WANTED.fetch_and(!bit(sig), SeqCst);
    IGNORED.fetch_or(bit(sig), SeqCst);
    setsig(sig, 1);
}

/// func signal_ignored(sig uint32) bool
#[unsafe(export_name = "os/signal.signal_ignored")]
unsafe extern "C" fn signal_ignored(sig: u32) -> bool {
    sig > 0 && sig < NSIG && IGNORED.load(SeqCst) & bit(sig) != 0
}

/// func signal_recv() uint32: blocks until a wanted signal comes. One goroutine calls it.
#[unsafe(export_name = "os/signal.signal_recv")]
unsafe extern "C" fn signal_recv() -> u32 {
    RECEIVING.store(1, SeqCst);
    loop {
        let p = PENDING.load(SeqCst);
        if p != 0 {
            let sig = p.trailing_zeros() + 1;
            PENDING.fetch_and(!bit(sig), SeqCst);
            return sig;
        }
        ARRIVED.clear();
        if PENDING.load(SeqCst) == 0 {
            RECEIVING.store(2, SeqCst);
            ARRIVED.sleep_in_syscall();
            RECEIVING.store(1, SeqCst);
        }
    }
}

/// func signalWaitUntilIdle(): until all signals that came are fetched.
#[unsafe(export_name = "os/signal.signalWaitUntilIdle")]
unsafe extern "C" fn signal_wait_until_idle() {
    while PENDING.load(SeqCst) != 0 || RECEIVING.load(SeqCst) == 1 {
        crate::proc::gosched();
    }
}
