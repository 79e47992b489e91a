//! Section F: the preemption laboratory.

use crate::{build, run};
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(4);

/// Whether the example printed its line in time.
fn prints(example: &str, flags: &[&str], env: &[(&str, &str)]) -> bool {
    let dir = build(example, flags);
    let o = run(&dir, env, LIMIT);
    let said = String::from_utf8_lossy(&o.stdout).into_owned();
    assert!(o.timed_out || (o.status == 0 && said == " Hello world\n"), "{example}: {} {said}", o.status);
    !o.timed_out
}

#[test]
fn all_three_programs_and_an_empty_loop_are_preempted_by_default() {
    for example in ["busyfunc_a.go", "busyfunc_b.go", "busyfunc_c.go", "emptyloop.go"] {
        assert!(prints(example, &[], &[]), "{example}");
    }
}

#[test]
fn by_the_rules_of_go_1_7_the_small_leaf_is_not() {
    assert!(!prints("busyfunc_a.go", &["-preempt=prologue"], &[]));
    assert!(prints("busyfunc_b.go", &["-preempt=prologue"], &[]));
    assert!(prints("busyfunc_c.go", &["-preempt=prologue"], &[]));
}

#[test]
fn loop_polls_stop_every_loop_without_signals() {
    for example in ["busyfunc_a.go", "emptyloop.go"] {
        assert!(prints(example, &["-preempt=loops"], &[("GODEBUG", "asyncpreemptoff=1")]), "{example}");
    }
}

#[test]
fn asyncpreemptoff_turns_the_signals_off() {
    assert!(!prints("emptyloop.go", &[], &[("GODEBUG", "asyncpreemptoff=1")]));
}
