//! Hostile inputs, each made to break something: the compiler must build the program or say what is wrong with it, in
//! bounded time and memory, and must not leave a part of an output behind.

mod excess;
mod nesting;
mod objects;
mod surroundings;
mod text;

use crate::options::{self, Options};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;
use tests::exec;

/// Seconds of processor time that a case may take, and kilobytes of address space. Anything quadratic takes more.
const LIMITS: &str = "ulimit -t 20; ulimit -v 12000000";

/// What has to come of a case.
#[derive(Clone, Copy)]
pub enum Expect {
    /// An executable.
    Builds,
    /// A refusal.
    Fails,
    /// A refusal that contains this.
    Says(&'static str),
    /// One or the other: a limit of ours, or of the machine.
    Any,
}

/// A folder and what is done in it.
pub struct Case {
    name: String,
    files: Vec<(String, Vec<u8>)>,
    /// For the shell; `$RGO` is the compiler. A build writes `out`.
    script: String,
    expect: Expect,
}

impl Case {
    /// A program of one file, `x.go`.
    fn source(name: impl Into<String>, text: impl Into<Vec<u8>>, expect: Expect) -> Case {
        let files = vec![("x.go".to_string(), text.into())];
        Case { name: name.into(), files, script: "$RGO build -o out x.go".into(), expect }
    }

    /// Commands in a folder with a good program, `x.go`.
    fn script(name: impl Into<String>, script: impl Into<String>, expect: Expect) -> Case {
        let good = "package main\n\nvar X = \"x\"\n\nfunc main() { println(X) }\n";
        Case { script: script.into(), ..Case::source(name, good, expect) }
    }
}

/// Takes all cases, or those whose names contain `--only`.
pub fn run(o: &Options) -> Result<(), String> {
    let mut cases = nesting::cases();
    cases.extend(excess::cases());
    cases.extend(text::cases());
    cases.extend(surroundings::cases());
    cases.extend(objects::cases(o.seed, o.count));
    cases.retain(|c| o.only.as_ref().is_none_or(|n| c.name.contains(n)));
    let count = cases.len();
    let next = Mutex::new(cases.into_iter());
    let faults = Mutex::new(vec![]);
    let slow = Mutex::new(vec![]);
    let work = || {
        loop {
            let Some(c) = next.lock().ok().and_then(|mut n| n.next()) else { return };
            let start = std::time::Instant::now();
            if let Err(e) = take(&c)
                && let Ok(mut f) = faults.lock()
            {
                eprintln!("{}: {e}", c.name);
                f.push(format!("{}: {e}", c.name));
            }
            if let Ok(mut s) = slow.lock() {
                s.push((start.elapsed(), c.name));
            }
        }
    };
    thread::scope(|s| {
        for _ in 0..thread::available_parallelism().map_or(1, |n| n.get()) {
            s.spawn(work);
        }
    });
    let faults = faults.into_inner().map_err(|e| e.to_string())?;
    let mut slow = slow.into_inner().map_err(|e| e.to_string())?;
    slow.sort();
    for (t, name) in slow.iter().rev().take(5) {
        println!("{:6.2} s {name}", t.as_secs_f64());
    }
    println!("{count} cases, {} faults", faults.len());
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

fn take(c: &Case) -> Result<(), String> {
    let dir = tempfile::tempdir().map_err(|e| e.to_string())?;
    for (name, text) in &c.files {
        fs::write(dir.path().join(name), text).map_err(|e| e.to_string())?;
    }
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("{LIMITS}\n{}", c.script)).current_dir(dir.path());
    command.env("RGO", options::rgo()).env("RGOCACHE", dir.path().join("cache"));
    // Processor time is limited: this is for what waits.
    let o = exec::run(&mut command, Duration::from_secs(300))?;
    let said = String::from_utf8_lossy(&o.stderr);
    let head = || -> String { said.chars().take(600).collect() };
    if o.timed_out {
        return Err("still running".into());
    }
    if said.contains("internal compiler error") || o.status > 2 {
        return Err(format!("status {}\n{}", o.status, head()));
    }
    if said.len() > 1 << 20 {
        return Err(format!("says {} bytes", said.len()));
    }
    left_behind(dir.path())?;
    let made = dir.path().join("out").exists();
    if made != (o.status == 0) && c.script.contains("-o out") {
        return Err(format!("status {}, an output: {made}\n{}", o.status, head()));
    }
    let fits = match c.expect {
        Expect::Any => true,
        Expect::Builds => o.status == 0,
        Expect::Fails => o.status != 0,
        Expect::Says(text) => o.status != 0 && said.contains(text),
    };
    if fits { Ok(()) } else { Err(format!("status {}\n{}", o.status, head())) }
}

/// Outputs are written beside their place and renamed: nothing of that may stay.
fn left_behind(dir: &Path) -> Result<(), String> {
    for e in fs::read_dir(dir).map_err(|e| e.to_string())?.flatten() {
        let name = e.file_name().to_string_lossy().into_owned();
        if name.ends_with(".tmp") {
            return Err(format!("{name} is left behind"));
        }
    }
    Ok(())
}
