//! The programs of `stress/`: long runs of the scheduler and the collector, each with a last line that it must print.

use crate::options::{self, Options};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use tests::exec;

/// What a program is called, what it is given for `n` seconds, how its output must end.
struct Program {
    name: &'static str,
    args: fn(u64) -> Vec<String>,
    end: &'static str,
}

const PROGRAMS: &[Program] = &[
    Program { name: "threads", args: |_| vec![], end: "done" },
    Program {
        name: "mutator",
        args: |n| vec![n.to_string(), "1".into()],
        end: "rounds: true finalizers and cleanups ran: true",
    },
    Program { name: "million", args: |_| vec![], end: "released" },
    // About as many gigabytes as there are seconds.
    Program { name: "total", args: |n| vec![n.max(1).to_string()], end: "allocated: true bounded: true" },
];

/// Where a program's behaviour could depend on luck.
const SURROUNDINGS: &[&[(&str, &str)]] = &[
    &[],
    &[("GOMAXPROCS", "1")],
    &[("GOMAXPROCS", "8")],
    &[("GODEBUG", "preemptstress=1"), ("GOMAXPROCS", "2")],
    &[("GODEBUG", "asyncpreemptoff=1"), ("GOGC", "20")],
];

/// The folder of the programs.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("extended/stress")
}

/// Builds a program of [`folder`] into `dir`.
pub fn build(name: &str, dir: &Path) -> Result<PathBuf, String> {
    let exe = dir.join(name);
    let o = options::build::<&str>(&[], &folder().join(format!("{name}.go")), &exe)?;
    match o.status {
        0 => Ok(exe),
        _ => Err(format!("{name}: {}", String::from_utf8_lossy(&o.stderr))),
    }
}

/// Runs all programs in all surroundings; programs that can be told how long to go on do so for `--seconds`.
pub fn run(o: &Options) -> Result<(), String> {
    let dir = tempfile::tempdir().map_err(|e| e.to_string())?;
    let mut faults = vec![];
    for p in PROGRAMS.iter().filter(|p| o.only.as_deref().is_none_or(|n| n == p.name)) {
        let exe = build(p.name, dir.path())?;
        for &env in SURROUNDINGS {
            let mut c = Command::new(&exe);
            c.args((p.args)(o.seconds)).envs(env.iter().copied());
            let got = exec::run(&mut c, Duration::from_secs(300 + 10 * o.seconds))?;
            let all = String::from_utf8_lossy(&got.stderr).into_owned();
            let last = all.lines().last().unwrap_or("");
            println!("{:<8} {env:?}: {last}", p.name);
            if got.status != 0 || got.timed_out || last != p.end {
                faults.push(format!("{} {env:?}: status {}\n{all}", p.name, got.status));
            }
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}
