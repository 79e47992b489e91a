//! A sample of what `extended` does at length, short enough for every run of the tests.

use std::process::Command;

/// Runs `extended` with the `rgo` of this build.
fn extended(args: &[&str]) {
    let exe = env!("CARGO_BIN_EXE_extended");
    let o = Command::new(exe).args(args).output().expect("extended is built with this test");
    let (out, err) = (String::from_utf8_lossy(&o.stdout), String::from_utf8_lossy(&o.stderr));
    assert!(o.status.success(), "extended {}\n{out}{err}", args.join(" "));
}

#[test]
fn random_programs_do_not_depend_on_how_they_are_built() {
    extended(&["variants", "--seed", "7000", "--count", "60"]);
}

#[test]
fn scheduler_and_collector_under_load() {
    for (program, seconds) in [("threads", "1"), ("mutator", "2"), ("total", "1")] {
        extended(&["stress", "--only", program, "--seconds", seconds]);
    }
}

#[test]
fn damaged_programs_do_not_hurt_the_compiler() {
    extended(&["fuzz", "--seed", "1", "--count", "3000", "--share", "2"]);
}

#[test]
fn hostile_inputs_do_not_hurt_the_compiler() {
    for name in ["UTF", "a zero byte", "byte order", "a folder", "a pipe"] {
        extended(&["hostile", "--count", "100", "--only", name]);
    }
}

#[test]
fn the_library_does_what_go_does_with_random_inputs() {
    extended(&["recorded"]);
}
