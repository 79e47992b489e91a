//! Section B: the checks of the boot, each provoked in gdb, and its order.

use crate::{build, gdb};
use object::{Object, ObjectSection, ObjectSymbol};

/// The address behind the `n`-th occurrence of `bytes` in a function of println.go.
fn place(function: &str, bytes: &[u8], n: usize) -> u64 {
    let image = std::fs::read(build("println.go", &[]).path().join("prog")).expect("built");
    let f = object::File::parse(&image[..]).expect("ELF");
    let s = f.symbol_by_name(function).unwrap_or_else(|| panic!("no symbol {function}"));
    let text = f.section_by_name(".text").expect(".text");
    let at = (s.address() - text.address()) as usize;
    let body = &text.data().expect("bytes")[at..at + s.size() as usize];
    let found: Vec<usize> = (0..body.len()).filter(|&i| body[i..].starts_with(bytes)).collect();
    s.address() + (found[n] + bytes.len()) as u64
}

#[test]
fn an_old_processor_is_told_so() {
    // Behind the second cpuid.
    let at = place("runtime.rt0_go", &[0x0f, 0xa2], 1);
    let text = gdb::gdb("println.go", &[&format!("tbreak *{at:#x}"), "run", "set $rcx = 0", "continue"]);
    assert!(text.contains("can only be run on processors of x86-64-v2"), "{text}");
    assert!(text.contains("exited with code 01"), "{text}");
}

#[test]
fn thread_local_storage_that_does_not_work_aborts() {
    let text = gdb::gdb(
        "println.go",
        &[
            "tbreak *'runtime.settls'",
            "run",
            "finish",
            "set $fs_base = $fs_base - 4096 * 0 + 64",
            "continue",
            "bt 1",
        ],
    );
    assert!(text.contains("SIGTRAP") && text.contains("runtime.abort"), "{text}");
}

#[test]
fn without_a_vdso_the_clock_is_a_system_call() {
    // args(argc, argv): the auxiliary vector lies behind the environment. AT_SYSINFO_EHDR becomes AT_IGNORE.
    let hide = [
        "tbreak *'runtime.args'",
        "run",
        "set language c",
        "set $p = (long*)$rsi + $rdi + 1",
        "while *$p != 0\nset $p = $p + 1\nend",
        "set $p = $p + 1",
        "while *$p != 0\nif *$p == 33\nset *$p = 1\nend\nset $p = $p + 2\nend",
    ];
    let mut all = hide.to_vec();
    all.extend(["catch syscall clock_gettime", "continue", "delete", "continue"]);
    let text = gdb::script("../tests/contract/clock.go", &all);
    assert!(text.contains("call to syscall clock_gettime"), "{text}");
    assert!(text.contains("the clock goes"), "{text}");
    // With it, no system call is made.
    let text = gdb::script("../tests/contract/clock.go", &["catch syscall clock_gettime", "run"]);
    assert!(!text.contains("call to syscall") && text.contains("the clock goes"), "{text}");
}

#[test]
fn schedinit_goes_in_order() {
    let stages = [
        "tracebackinit",
        "moduledataverify",
        "stackinit",
        "mallocinit",
        "randinit",
        "mcommoninit",
        "cpuinit",
        "alginit",
        "modulesinit",
        "typelinksinit",
        "itabsinit",
        "msigsave",
        "goargs",
        "goenvs",
        "parsedebugvars",
        "gcinit",
        "procresize",
    ];
    gdb::in_order(&stages.map(|s| format!("runtime.{s}")));
}

#[test]
fn the_first_goroutine_goes_through_the_scheduler() {
    let stages = [
        "newproc",
        "newproc1",
        "runqput",
        "mstart",
        "mstart1",
        "minit",
        "mstartm0",
        "schedule",
        "findRunnable",
        "execute",
        "gogo",
        "main",
        "newm",
        "doInit",
        "gcenable",
    ];
    let names: Vec<String> =
        stages.iter().map(|s| format!("runtime.{s}")).chain(["main.main".into()]).collect();
    gdb::in_order(&names);
}
