//! Tracebacks as `GOTRACEBACK=system` and `SIGQUIT` ask for them, and those of programs with known arguments.

use std::process::Command;
use std::time::Duration;
use tests::exec;

/// What `traceback.go`, built with `flags`, prints to standard error when it ends in the way `how`.
fn report(flags: &[&str], how: &str, env: &[(&str, &str)]) -> String {
    let dir = crate::build("../tests/contract/traceback.go", flags);
    let mut c = Command::new(dir.path().join("prog"));
    let o =
        exec::run(c.arg(how).envs(env.iter().copied()), Duration::from_secs(60)).expect("the program runs");
    assert_eq!(o.status, 2);
    String::from_utf8_lossy(&o.stderr).into_owned()
}

/// Whether a line of the text begins with `head` and holds all of `parts` in this order.
fn has_line(text: &str, head: &str, parts: &[&str]) -> bool {
    text.lines().filter_map(|l| l.strip_prefix(head)).any(|mut rest| {
        parts.iter().all(|p| match rest.find(p) {
            Some(at) => {
                rest = &rest[at + p.len()..];
                true
            }
            None => false,
        })
    })
}

#[test]
fn system_tracebacks_have_addresses() {
    let text = report(&[], "panic", &[("GOTRACEBACK", "system")]);
    assert!(has_line(&text, "goroutine 1 gp=0x", &[" m=0 mp=0x", " [running]:"]), "{text}");
    assert!(has_line(&text, "\t", &["traceback.go:26 +0x", " fp=0x", " sp=0x", " pc=0x"]), "{text}");
    assert!(text.contains("\npanic(") && !text.contains("fatalpanic"), "{text}");
    assert!(text.contains("\nmain.main()\n") && text.contains("\nruntime.goexit({})\n"), "{text}");
    let text = report(&[], "panic", &[]);
    assert!(text.contains("goroutine 1 [running]:") && !text.contains("goexit"), "{text}");
}

#[test]
fn a_quit_signal_finds_arguments_or_says_that_it_does_not_know() {
    // The signal may find either thread.
    let text = report(&["-gcflags=-N"], "quit", &[]);
    assert!(text.starts_with("SIGQUIT: quit\nPC=0x"), "{text}");
    let known = has_line(&text, "main.busy(0x2, {0x", &[", 0x4})"]);
    assert!(known || text.contains("goroutine running on other thread"), "{text}");
}

#[test]
fn faults_that_somebody_sent_are_no_faults_of_the_runtime() {
    let text = report(&[], "segv", &[]);
    assert!(text.starts_with("SIGSEGV: segmentation violation\nPC=0x"), "{text}");
    assert!(has_line(&text, "PC=0x", &[" m=", " sigcode=0 addr=0x"]), "{text}");
    let text = report(&[], "fpe", &[]);
    assert!(text.starts_with("SIGFPE: floating-point exception\nPC=0x"), "{text}");
    assert!(has_line(&text, "instruction bytes: 0x", &[" 0x", " 0x", " 0x"]), "{text}");
}

#[test]
fn the_function_without_room_comes_first_and_has_no_arguments_yet() {
    let text = report(&["-gcflags=-N"], "overflow", &[]);
    assert!(text.contains("goroutine stack exceeds 1000000000-byte limit"), "{text}");
    let calls: Vec<&str> = text.lines().filter(|l| l.starts_with("main.deep(")).collect();
    assert_eq!(calls[0], "main.deep(_, {_, _})");
    let number = |l: &str| {
        let hex = l.strip_prefix("main.deep(0x").and_then(|l| l.split_once(", ")).expect("a number").0;
        u64::from_str_radix(hex, 16).expect("hexadecimal")
    };
    assert_eq!(number(calls[1]), number(calls[2]) + 1, "{text}");
    assert_eq!(number(calls[calls.len() - 1]), 7, "{text}");
}
