//! `syscall.forkExec`: a new process that runs another program.
//!
//! The child shares this process's memory until it calls execve (`CLONE_VFORK | CLONE_VM`), on a stack of its own; the
//! calling thread stands still meanwhile, so the child may use its thread pointer. No signal reaches the child before its
//! handlers, which it does not share, are back at their defaults. It makes system calls and touches nothing but its
//! `ForkArgs`: locks may be held by other threads.
//!
//! With `HANDSHAKE` the child has a copy of the memory instead, and the parent goes on: the child reports on `status` that
//! it is ready, waits for a word on `go` while the parent writes its identity maps, and reports errors on `status`, which
//! a successful execve closes.

use crate::signal;
use crate::sys::{self, sc1, sc2, sc3, sc4, sc6};
use core::arch::naked_asm;

mod nr {
    pub const READ: usize = 0;
    pub const WRITE: usize = 1;
    pub const CLOSE: usize = 3;
    pub const IOCTL: usize = 16;
    pub const DUP3: usize = 292;
    pub const FCNTL: usize = 72;
    pub const CHDIR: usize = 80;
    pub const EXECVE: usize = 59;
    pub const EXIT: usize = 60;
    pub const KILL: usize = 62;
    pub const PTRACE: usize = 101;
    pub const GETPPID: usize = 110;
    pub const SETUID: usize = 105;
    pub const SETGID: usize = 106;
    pub const SETPGID: usize = 109;
    pub const CAPGET: usize = 125;
    pub const CAPSET: usize = 126;
    pub const SETSID: usize = 112;
    pub const SETGROUPS: usize = 116;
    pub const PRCTL: usize = 157;
    pub const CHROOT: usize = 161;
    pub const PRLIMIT64: usize = 302;
    pub const UNSHARE: usize = 272;
    pub const CLONE3: usize = 435;
}

/// `syscall.forkArgs`.
#[repr(C)]
pub struct ForkArgs {
    path: *const u8,
    argv: *const *const u8,
    envp: *const *const u8,
    dir: *const u8,
    chroot: *const u8,
    /// Descriptor of the parent for each of the child, -1 for closed; overwritten.
    files: *mut i64,
    nfiles: usize,
    groups: *const u32,
    ngroups: usize,
    flags: usize,
    pgid: isize,
    ctty: isize,
    pdeathsig: usize,
    uid: usize,
    gid: usize,
    cloneflags: usize,
    unshare: usize,
    /// A limit of open files to restore: soft and hard, with `RESTORE_NOFILE`.
    nofile: [u64; 2],
    /// Results: error of the child, descriptor for the child's process.
    errno: isize,
    pidfd: i32,
    /// Capabilities to raise in the ambient set.
    caps: *const usize,
    ncaps: usize,
    /// With `CGROUP`: descriptor of the child's control group.
    cgroup: usize,
    /// With `HANDSHAKE`: the ends of its pipes, the child's and then the parent's.
    status: i32,
    go: i32,
    others: [i32; 2],
}

const SETSID: usize = 1;
const SETPGID: usize = 2;
const SETCTTY: usize = 4;
const NOCTTY: usize = 8;
const FOREGROUND: usize = 16;
const PTRACE: usize = 32;
const CREDENTIAL: usize = 64;
const NO_SET_GROUPS: usize = 128;
const RESTORE_NOFILE: usize = 256;
const CGROUP: usize = 512;
const HANDSHAKE: usize = 1024;

const STACK: usize = 64 << 10;
/// CLONE_VM | CLONE_VFORK
const VFORK: usize = 0x100 | 0x4000;
const SIGCHLD: usize = 17;
const CLONE_INTO_CGROUP: usize = 0x2_0000_0000;

/// `struct clone_args` of the kernel.
#[repr(C)]
#[derive(Default)]
struct CloneArgs {
    flags: usize,
    pidfd: usize,
    child_tid: usize,
    parent_tid: usize,
    exit_signal: usize,
    stack: usize,
    stack_size: usize,
    tls: usize,
    set_tid: usize,
    set_tid_size: usize,
    cgroup: usize,
}
const F_DUPFD_CLOEXEC: usize = 1030;
const TIOCSCTTY: usize = 0x540e;
const TIOCNOTTY: usize = 0x5422;
const TIOCSPGRP: usize = 0x5410;

/// The child begins in `child` on `stack`, with `args` in place; the parent gets its id.
#[unsafe(naked)]
#[unsafe(export_name = "syscall.vfork")]
unsafe extern "C" fn vfork(_flags: usize, _stack: usize, _pidfd: *mut i32, _args: *mut ForkArgs) -> isize {
    naked_asm!(
        abi::asm_place!("syscall.vfork"),
        ".cfi_startproc",
        "mov r9, rcx",
        "xor r10d, r10d",
        "xor r8d, r8d",
        "mov eax, 56",
        "syscall",
        "test rax, rax",
        "je 2f",
        "ret",
        "2:",
        ".cfi_undefined rip",
        "xor ebp, ebp",
        "mov rdi, r9",
        "call {child}",
        "ud2",
        ".cfi_endproc",
        child = sym child,
    )
}

/// As `vfork`, by clone3.
#[unsafe(naked)]
#[unsafe(export_name = "syscall.vfork3")]
unsafe extern "C" fn vfork3(_clone: *const CloneArgs, _size: usize, _args: *mut ForkArgs) -> isize {
    naked_asm!(
        abi::asm_place!("syscall.vfork3"),
        ".cfi_startproc",
        "mov r9, rdx",
        "mov eax, {clone3}",
        "syscall",
        "test rax, rax",
        "je 2f",
        "ret",
        "2:",
        ".cfi_undefined rip",
        "xor ebp, ebp",
        "mov rdi, r9",
        "call {child}",
        "ud2",
        ".cfi_endproc",
        clone3 = const nr::CLONE3, child = sym child,
    )
}

/// func forkExec(a *forkArgs) int: the child's process id, or -errno.
#[unsafe(export_name = "syscall.forkExec")]
unsafe extern "C" fn fork_exec(args: *mut ForkArgs) -> isize {
    let Some(stack) = sys::mmap(0, STACK, sys::PROT_RW, 0) else { return -12 };
    let old = signal::block_all();
    (*args).errno = 0;
    let mut flags = (*args).cloneflags;
    if (*args).flags & HANDSHAKE == 0 {
        flags |= VFORK;
    }
    let pidfd = &raw mut (*args).pidfd;
    let pid = if (*args).flags & CGROUP != 0 {
        let clone = CloneArgs {
            flags: flags | CLONE_INTO_CGROUP,
            pidfd: pidfd as usize,
            exit_signal: SIGCHLD,
            stack,
            stack_size: STACK,
            cgroup: (*args).cgroup,
            ..CloneArgs::default()
        };
        vfork3(&clone, size_of::<CloneArgs>(), args)
    } else {
        vfork(flags | SIGCHLD, stack + STACK, pidfd, args)
    };
    signal::set_mask(old);
    sys::munmap(stack, STACK);
    if pid > 0 && (*args).errno != 0 {
        // It has ended already: take its status away.
        sys::sc4(61, pid as usize, 0, 0, 0);
        return -(*args).errno;
    }
    pid
}

/// Ends the child when a step fails.
unsafe fn must(args: *mut ForkArgs, r: isize) -> isize {
    if r < 0 {
        (*args).errno = -r;
        if (*args).flags & HANDSHAKE != 0 {
            sc3(nr::WRITE, (*args).status as usize, (&raw const (*args).errno) as usize, 8);
        }
        sc1(nr::EXIT, 253);
    }
    r
}

/// What the child does. Runs on its own stack, with all signals blocked.
unsafe extern "C" fn child(args: *mut ForkArgs) -> ! {
    let a = &mut *args;
    let parent = sys::getpid();
    let has = |f: usize, flags: usize| flags & f != 0;
    signal::default_all();
    if has(HANDSHAKE, a.flags) {
        handshake(args);
    } else if a.unshare != 0 {
        must(args, sc1(nr::UNSHARE, a.unshare));
    }
    if a.flags & PTRACE != 0 {
        must(args, sc4(nr::PTRACE, 0, 0, 0, 0));
    }
    if has(SETSID, a.flags) {
        must(args, sc1(nr::SETSID, 0));
    }
    if has(SETPGID, a.flags) || has(FOREGROUND, a.flags) {
        must(args, sc2(nr::SETPGID, 0, a.pgid as usize));
    }
    if has(FOREGROUND, a.flags) {
        let group = if a.pgid == 0 { sys::getpid() } else { a.pgid as i32 };
        must(args, sc3(nr::IOCTL, a.ctty as usize, TIOCSPGRP, (&raw const group) as usize));
    }
    if !a.chroot.is_null() {
        must(args, sc1(nr::CHROOT, a.chroot as usize));
    }
    if a.ncaps > 0 {
        // Capabilities outlive a change of the user.
        must(args, sc6(nr::PRCTL, 8, 1, 0, 0, 0, 0));
    }
    if has(CREDENTIAL, a.flags) {
        if !has(NO_SET_GROUPS, a.flags) {
            must(args, sc2(nr::SETGROUPS, a.ngroups, a.groups as usize));
        }
        must(args, sc1(nr::SETGID, a.gid));
        must(args, sc1(nr::SETUID, a.uid));
    }
    if a.ncaps > 0 {
        inherit_caps(args);
    }
    for i in 0..a.ncaps {
        must(args, sc6(nr::PRCTL, 47, 2, *a.caps.add(i), 0, 0, 0));
    }
    if !a.dir.is_null() {
        must(args, sc1(nr::CHDIR, a.dir as usize));
    }
    if a.pdeathsig != 0 {
        must(args, sc6(nr::PRCTL, 1, a.pdeathsig, 0, 0, 0, 0));
        // The parent may have died before the request was there.
        if sc1(nr::GETPPID, 0) != parent as isize && sc1(nr::GETPPID, 0) == 1 {
            sc2(nr::KILL, sys::getpid() as usize, a.pdeathsig);
        }
    }
    files(args);
    if has(NOCTTY, a.flags) {
        must(args, sc3(nr::IOCTL, 0, TIOCNOTTY, 0));
    }
    if has(SETCTTY, a.flags) {
        must(args, sc3(nr::IOCTL, a.ctty as usize, TIOCSCTTY, 1));
    }
    if has(RESTORE_NOFILE, a.flags) {
        sc4(nr::PRLIMIT64, 0, 7, (&raw const a.nofile) as usize, 0);
    }
    signal::set_mask(0);
    must(args, sc3(nr::EXECVE, a.path as usize, a.argv as usize, a.envp as usize));
    loop {
        sc1(nr::EXIT, 253);
    }
}

/// Waits until the parent has written the identity maps of the child's user name space.
unsafe fn handshake(args: *mut ForkArgs) {
    let a = &mut *args;
    for fd in a.others {
        sc1(nr::CLOSE, fd as usize);
    }
    if a.unshare != 0 {
        must(args, sc1(nr::UNSHARE, a.unshare));
    }
    let mut word = 0usize;
    must(args, sc3(nr::WRITE, a.status as usize, (&raw const word) as usize, 8));
    let n = must(args, sc3(nr::READ, a.go as usize, (&raw mut word) as usize, 8));
    if n != 8 || word != 0 {
        // The parent has failed or is dead.
        must(args, -(word as isize).max(1));
    }
    sc1(nr::CLOSE, a.go as usize);
}

/// Only what a process may have and may inherit can be in its ambient set.
unsafe fn inherit_caps(args: *mut ForkArgs) {
    let a = &*args;
    // _LINUX_CAPABILITY_VERSION_3, this process; effective, permitted and inheritable ones, low and high words.
    let head = [0x2008_0522u32, 0];
    let mut sets = [0u32; 6];
    must(args, sc2(nr::CAPGET, head.as_ptr() as usize, sets.as_mut_ptr() as usize));
    for i in 0..a.ncaps {
        let cap = *a.caps.add(i);
        for set in [1, 2] {
            if let Some(word) = sets.get_mut(cap / 32 * 3 + set) {
                *word |= 1 << (cap % 32);
            }
        }
    }
    must(args, sc2(nr::CAPSET, head.as_ptr() as usize, sets.as_ptr() as usize));
}

/// Gives the child's descriptors their numbers: first all that would be overwritten move out of the way.
unsafe fn files(args: *mut ForkArgs) {
    let a = &*args;
    for i in 0..a.nfiles {
        let f = &mut *a.files.add(i);
        if *f >= 0 && (*f as usize) < i {
            *f = must(args, sc3(nr::FCNTL, *f as usize, F_DUPFD_CLOEXEC, a.nfiles)) as i64;
        }
    }
    for i in 0..a.nfiles {
        let f = *a.files.add(i);
        if f < 0 {
            sc1(3, i);
        } else if f as usize == i {
            // Already there: only the close-on-exec flag goes.
            must(args, sc3(nr::FCNTL, i, 2, 0));
        } else {
            must(args, sc3(nr::DUP3, f as usize, i, 0));
        }
    }
    // The standard descriptors that the child was not given are not inherited.
    for i in a.nfiles..3 {
        sc1(3, i);
    }
}
