//! Programs under limits of the system: they work, or die with a message.

use crate::build;
use std::process::Command;
use std::time::Duration;
use tests::exec;

/// Runs the example under `ulimit FLAG KIB`.
fn limited(example: &str, limit: &str) -> exec::Outcome {
    let dir = build(example, &[]);
    let mut c = Command::new("sh");
    c.arg("-c").arg(format!("ulimit {limit} && exec \"$0\"")).arg(dir.path().join("prog"));
    exec::run(&mut c, Duration::from_secs(20)).expect("sh runs")
}

#[test]
fn what_is_reserved_does_not_count_as_data() {
    for limit in ["-d 65536", "-d 16384", "-v 1048576", "-v 262144"] {
        let o = limited("helloworld.go", limit);
        assert_eq!(
            (o.status, o.timed_out),
            (0, false),
            "ulimit {limit}: {}",
            String::from_utf8_lossy(&o.stderr)
        );
    }
}

#[test]
fn memory_that_runs_out_is_a_fatal_error() {
    let o = limited("../tests/contract/hog.go", "-v 524288");
    let said = String::from_utf8_lossy(&o.stderr);
    assert!(o.status == 2 && said.contains("out of memory"), "{} {said}", o.status);
}
