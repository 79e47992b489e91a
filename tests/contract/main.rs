//! The rows of the contract that are visible from outside a program: what the ELF file looks like (A), in which order the
//! boot goes (B, C), what a debugger sees (A8, C7), and that builds are reproducible.

mod barrier;
mod boot;
mod elf;
mod gdb;
mod limits;
mod preempt;
mod switch;
mod traceback;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use tests::exec::{self, Outcome};

/// The `rgo` of this build.
fn rgo() -> PathBuf {
    let exe = std::env::current_exe().expect("this test has a path");
    exe.ancestors().nth(2).expect("target/PROFILE/deps/test").join("rgo")
}

/// The folder of examples.
fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples")
}

/// Builds an example with `flags`; the folder holds the executable `prog`.
fn build(example: &str, flags: &[&str]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let mut c = Command::new(rgo());
    c.arg("build").args(flags).arg("-o").arg(dir.path().join("prog")).arg(examples().join(example));
    let o = exec::run(&mut c, Duration::from_secs(120)).expect("rgo runs");
    assert_eq!(o.status, 0, "{}", String::from_utf8_lossy(&o.stderr));
    dir
}

/// Runs the program that [`build`] made.
fn run(dir: &tempfile::TempDir, env: &[(&str, &str)], limit: Duration) -> Outcome {
    let mut c = Command::new(dir.path().join("prog"));
    c.envs(env.iter().copied());
    exec::run(&mut c, limit).expect("the program runs")
}

#[test]
fn two_builds_are_equal_byte_for_byte() {
    for example in ["println.go", "helloworld.go"] {
        let read = || std::fs::read(build(example, &["-a"]).path().join("prog")).expect("built");
        assert!(read() == read(), "{example} differs between builds");
    }
}
