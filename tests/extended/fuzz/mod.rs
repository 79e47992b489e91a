//! No input may make the compiler panic, hang or use memory without bound: golden programs and mutations of them.
//!
//! Every seed is an input ([`mutate`]). Processes take some thousand each ([`worker`]) through lexer, parser and checker
//! ([`frontend`]), and a share of those that have no errors through the whole compiler. What goes wrong is reported once for
//! each place in the compiler, with the seed and the input cut down to what is needed ([`shrink`]).

mod corpus;
mod frontend;
mod mutate;
mod shrink;
mod tree;
mod worker;

use crate::options::Options;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// How many inputs a process takes.
const RANGE: u64 = 4000;

/// How long the front end may take for one input; generous, because machines are busy.
const PATIENCE: Duration = Duration::from_secs(30);

/// What has been seen so far.
#[derive(Default)]
struct Seen {
    next: u64,
    done: u64,
    good: u64,
    whole: u64,
    slowest: (Duration, u64),
    /// By what tells faults apart: how many, the first seed and its message.
    faults: BTreeMap<String, (u64, u64, String)>,
}

/// Takes all inputs through the compiler.
pub fn run(o: &Options) -> Result<(), String> {
    let sources = corpus::read()?;
    let seen = Mutex::new(Seen { next: o.seed, ..Seen::default() });
    let threads = thread::available_parallelism().map_or(1, |n| n.get());
    let results: Vec<Result<(), String>> = thread::scope(|s| {
        let all: Vec<_> = (0..threads).map(|_| s.spawn(|| ranges(o, &seen))).collect();
        all.into_iter().map(|t| t.join().unwrap_or_else(|_| Err("a thread failed".into()))).collect()
    });
    results.into_iter().collect::<Result<(), _>>()?;
    let seen = seen.into_inner().map_err(|e| e.to_string())?;
    eprintln!();
    println!(
        "{} inputs through the front end, {} without errors, {} through the whole compiler; the slowest took {:.1} s (seed {}); {} faults",
        seen.done,
        seen.good,
        seen.whole,
        seen.slowest.0.as_secs_f64(),
        seen.slowest.1,
        seen.faults.len(),
    );
    for (key, (count, seed, message)) in &seen.faults {
        let input = shrink::shrink(worker::input(*seed, &sources, o), key)?;
        let text = String::from_utf8_lossy(&input.text).into_owned();
        println!("--- {count} times, first seed {seed} (go1.{}): {message}\n{text}", input.minor);
    }
    if seen.faults.is_empty() { Ok(()) } else { Err(format!("{} faults", seen.faults.len())) }
}

/// What the command is inside: a worker, a single input. None: not one of these.
pub fn inside(name: &str, o: &Options) -> Option<Result<(), String>> {
    match name {
        "fuzz-worker" => Some(corpus::read().and_then(|s| worker::run(o, &s))),
        "fuzz-one" => Some(shrink::one(o)),
        "input" => Some(corpus::read().and_then(|s| {
            use std::io::Write;
            let i = worker::input(o.seed, &s, o);
            std::io::stdout().write_all(&i.text).map_err(|e| e.to_string())
        })),
        _ => None,
    }
}

/// Takes range after range.
fn ranges(o: &Options, seen: &Mutex<Seen>) -> Result<(), String> {
    let locked = || seen.lock().map_err(|e| e.to_string());
    let end = o.seed + o.count;
    loop {
        let from = {
            let mut s = locked()?;
            let from = s.next;
            s.next = (from + RANGE).min(end);
            eprint!("\r{} of {}, {} faults …", s.done, o.count, s.faults.len());
            from
        };
        if from >= end {
            return Ok(());
        }
        let to = (from + RANGE).min(end);
        let mut at = from;
        // A worker ends at a fault: another one goes on behind it.
        while at < to {
            at = range(o, at, to, seen)?;
        }
    }
}

/// Runs one worker; the seed after the last that it has worked on.
fn range(o: &Options, from: u64, to: u64, seen: &Mutex<Seen>) -> Result<u64, String> {
    let mut child = spawn(o, from, to - from)?;
    let pipe = child.stdout.take().ok_or("stdout is piped")?;
    let (send, lines) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            if send.send(line).is_err() {
                break;
            }
        }
    });
    let (mut current, mut begun, mut patience) = (None::<u64>, Instant::now(), PATIENCE);
    let mut fault: Option<String> = None;
    let (mut good, mut whole, mut slowest) = (0, 0, (Duration::ZERO, from));
    loop {
        let line = match lines.recv_timeout(patience) {
            Ok(l) => l,
            Err(RecvTimeoutError::Timeout) => {
                fault = Some(format!("hang: more than {} s", patience.as_secs()));
                child.kill().map_err(|e| e.to_string())?;
                break;
            }
            Err(RecvTimeoutError::Disconnected) => break,
        };
        let took = begun.elapsed();
        if let Some(c) = current.filter(|_| took > slowest.0) {
            slowest = (took, c);
        }
        match line.split_once(' ') {
            Some((".", seed)) => {
                current = seed.parse().ok();
                (begun, patience) = (Instant::now(), PATIENCE);
            }
            Some(("bad", what)) => fault = Some(what.to_string()),
            _ if line == "whole" => {
                whole += 1;
                // The compiler's own limit comes first.
                patience = worker::PATIENCE + PATIENCE;
            }
            _ => good += 1,
        }
    }
    let status = child.wait().map_err(|e| e.to_string())?;
    let next = current.map_or(from, |c| c + 1);
    if fault.is_none() && !status.success() {
        fault = Some(format!("worker: {status}"));
    }
    let Some(seed) = current else { return Err(format!("a worker did not start: {status}")) };
    let mut s = seen.lock().map_err(|e| e.to_string())?;
    s.done += next - from;
    s.good += good;
    s.whole += whole;
    s.slowest = s.slowest.max(slowest);
    if let Some(message) = fault {
        let entry = s.faults.entry(shrink::key(&message)).or_insert((0, seed, message));
        entry.0 += 1;
    }
    Ok(next)
}

fn spawn(o: &Options, from: u64, count: u64) -> Result<Child, String> {
    let exe = std::env::current_exe().map_err(|e| e.to_string())?;
    let mut c = Command::new(exe);
    c.arg("fuzz-worker").args(["--seed", &from.to_string(), "--count", &count.to_string()]);
    c.args(["--share", &o.share.to_string()]);
    // What the system says of a stack that overflows is of no use beside the input.
    c.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    c.spawn().map_err(|e| e.to_string())
}
