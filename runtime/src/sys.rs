//! System calls of Linux on amd64, made directly: there is no C library.
//!
//! The generic entries `sc0`–`sc6` return the kernel's value (`-errno` on failure); the named wrappers below give the
//! arguments their types. Nothing here touches g, parks, or tells the scheduler that the thread may block: callers that
//! can block on a goroutine go through `asm::blocking_syscall` so that their P can be handed off.

use core::arch::asm;

macro_rules! raw {
    ($(#[$doc:meta])* $name:ident($($a:ident: $r:tt),*)) => {
        $(#[$doc])*
        #[inline(always)]
        pub unsafe fn $name(n: usize, $($a: usize),*) -> isize {
            let r: isize;
            // The kernel clobbers rcx and r11 and nothing else.
            asm!("syscall", inlateout("rax") n as isize => r, $(in($r) $a,)*
                lateout("rcx") _, lateout("r11") _, options(nostack));
            r
        }
    };
}
raw!(/** System call without arguments. */ sc0());
raw!(/** System call with one argument. */ sc1(a: "rdi"));
raw!(/** System call with two arguments. */ sc2(a: "rdi", b: "rsi"));
raw!(/** System call with three arguments. */ sc3(a: "rdi", b: "rsi", c: "rdx"));
raw!(/** System call with four arguments. */ sc4(a: "rdi", b: "rsi", c: "rdx", d: "r10"));
raw!(/** System call with six arguments. */ sc6(a: "rdi", b: "rsi", c: "rdx", d: "r10", e: "r8", f: "r9"));

/// Numbers of the system calls the runtime makes.
pub mod nr {
    pub const READ: usize = 0;
    pub const WRITE: usize = 1;
    pub const MMAP: usize = 9;
    pub const MPROTECT: usize = 10;
    pub const MUNMAP: usize = 11;
    pub const RT_SIGACTION: usize = 13;
    pub const RT_SIGPROCMASK: usize = 14;
    pub const MADVISE: usize = 28;
    pub const NANOSLEEP: usize = 35;
    pub const GETPID: usize = 39;
    pub const FCNTL: usize = 72;
    pub const PRCTL: usize = 157;
    pub const SIGALTSTACK: usize = 131;
    pub const GETTID: usize = 186;
    pub const FUTEX: usize = 202;
    pub const SCHED_YIELD: usize = 24;
    pub const SCHED_GETAFFINITY: usize = 204;
    pub const CLOCK_GETTIME: usize = 228;
    pub const EXIT_GROUP: usize = 231;
    pub const EPOLL_WAIT: usize = 232;
    pub const EPOLL_CTL: usize = 233;
    pub const TGKILL: usize = 234;
    pub const OPENAT: usize = 257;
    pub const EVENTFD2: usize = 290;
    pub const EPOLL_CREATE1: usize = 291;
    pub const GETRANDOM: usize = 318;
    pub const EPOLL_PWAIT2: usize = 441;
}

pub const EINTR: isize = 4;
pub const EBADF: isize = 9;
pub const EAGAIN: isize = 11;
pub const ENOSYS: isize = 38;

pub const PROT_NONE: usize = 0;
pub const PROT_RW: usize = 3;
pub const MAP_PRIVATE_ANON: usize = 0x22;
pub const MAP_NORESERVE: usize = 0x4000;
pub const MADV_DONTNEED: usize = 4;
pub const MADV_NOHUGEPAGE: usize = 15;
/// Linux 6.13: pages that fault without a mapping of their own.
pub const MADV_GUARD_INSTALL: usize = 102;
pub const MADV_GUARD_REMOVE: usize = 103;

/// Ends the process.
pub fn exit(code: i32) -> ! {
    loop {
        // SAFETY: exit_group does not return; the loop satisfies the type.
        unsafe { sc1(nr::EXIT_GROUP, code as usize) };
    }
}

/// Writes `b` to `fd`, ignoring errors and short writes: for messages of a runtime that may be dying.
pub fn write(fd: i32, b: &[u8]) {
    // SAFETY: the slice is readable.
    unsafe { sc3(nr::WRITE, fd as usize, b.as_ptr() as usize, b.len()) };
}

/// The kernel's id of this thread.
pub fn gettid() -> i32 {
    // SAFETY: no arguments.
    unsafe { sc0(nr::GETTID) as i32 }
}

/// Lets sleeps of this thread, and of those it starts, end on time: by default the kernel adds up to 50 µs.
pub fn set_timer_slack() {
    const PR_SET_TIMERSLACK: usize = 29;
    // SAFETY: the call touches no memory; where it fails, sleeps are less exact.
    unsafe { sc2(nr::PRCTL, PR_SET_TIMERSLACK, 1) };
}

/// The process id.
pub fn getpid() -> i32 {
    // SAFETY: no arguments.
    unsafe { sc0(nr::GETPID) as i32 }
}

/// Private anonymous memory; `None` when the kernel refuses.
pub fn mmap(addr: usize, len: usize, prot: usize, flags: usize) -> Option<usize> {
    // SAFETY: without MAP_FIXED the kernel picks an unused range; callers with MAP_FIXED own the range.
    let r = unsafe { sc6(nr::MMAP, addr, len, prot, MAP_PRIVATE_ANON | flags, usize::MAX, 0) };
    (!(-4095..0).contains(&r)).then_some(r as usize)
}

/// Unmaps a range the caller owns.
pub unsafe fn munmap(a: usize, len: usize) -> isize {
    sc2(nr::MUNMAP, a, len)
}

/// Advises about a range the caller owns.
pub unsafe fn madvise(a: usize, len: usize, advice: usize) -> isize {
    sc3(nr::MADVISE, a, len, advice)
}

/// Changes the protection of a range the caller owns.
pub unsafe fn mprotect(a: usize, len: usize, prot: usize) -> isize {
    sc3(nr::MPROTECT, a, len, prot)
}

/// Sleeps the thread.
pub fn usleep(us: u64) {
    let ts = [us / 1_000_000, us % 1_000_000 * 1000];
    // SAFETY: ts is a timespec.
    unsafe { sc2(nr::NANOSLEEP, ts.as_ptr() as usize, 0) };
}

/// Lets another thread run.
pub fn osyield() {
    // SAFETY: no arguments.
    unsafe { sc0(nr::SCHED_YIELD) };
}

const FUTEX_WAIT_PRIVATE: usize = 128;
const FUTEX_WAKE_PRIVATE: usize = 129;

/// Sleeps while `*a == v`, at most `ns` (negative: for ever). Wakes up spuriously.
pub fn futexsleep(a: &core::sync::atomic::AtomicU32, v: u32, ns: i64) {
    let ts = [ns / 1_000_000_000, ns % 1_000_000_000];
    let timeout = if ns < 0 { 0 } else { ts.as_ptr() as usize };
    // SAFETY: the atomic outlives the call, ts too.
    unsafe { sc6(nr::FUTEX, a.as_ptr() as usize, FUTEX_WAIT_PRIVATE, v as usize, timeout, 0, 0) };
}

/// Wakes up to `n` threads that sleep on `a`.
pub fn futexwakeup(a: &core::sync::atomic::AtomicU32, n: u32) {
    // SAFETY: the kernel only uses the address as a key.
    unsafe { sc3(nr::FUTEX, a.as_ptr() as usize, FUTEX_WAKE_PRIVATE, n as usize) };
}

/// Sends `sig` to one thread of this process.
pub fn tgkill(tid: i32, sig: u32) -> isize {
    // SAFETY: no memory is involved.
    unsafe { sc3(nr::TGKILL, getpid() as usize, tid as usize, sig as usize) }
}

/// A clock's value in nanoseconds, by system call (`time` prefers the vDSO).
pub fn clock_gettime(id: usize) -> u64 {
    let mut ts = [0u64; 2];
    // SAFETY: ts is a timespec.
    unsafe { sc2(nr::CLOCK_GETTIME, id, ts.as_mut_ptr() as usize) };
    ts[0] * 1_000_000_000 + ts[1]
}
