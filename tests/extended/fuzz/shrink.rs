//! Cuts an input down to what is needed for its fault: lines first, then tokens. Every trial is a process of its own.

use super::mutate::split;
use super::worker::{self, Input};
use crate::options::Options;
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};
use tests::exec;

/// How long to go on with one input.
const TIME: Duration = Duration::from_secs(90);

/// What tells faults apart: the kind, and the place in the compiler if it is known.
pub fn key(message: &str) -> String {
    let parts = if message.starts_with("rgo build") { 3 } else { 1 };
    message.split(": ").take(parts).collect::<Vec<_>>().join(": ")
}

/// The smallest source that could be found with a fault of that key.
pub fn shrink(input: Input, wanted: &str) -> Result<Input, String> {
    let dir = tempfile::tempdir().map_err(|e| e.to_string())?;
    let file = dir.path().join("x.go");
    let start = Instant::now();
    let fails = |text: &[u8]| -> bool {
        if start.elapsed() > TIME || fs::write(&file, text).is_err() {
            return false;
        }
        let Ok(exe) = std::env::current_exe() else { return false };
        let mut c = Command::new(exe);
        c.arg("fuzz-one").arg("--only").arg(&file);
        c.arg("--flag").arg(input.flags).args([
            "--count",
            &input.minor.to_string(),
            "--share",
            if input.whole { "100" } else { "0" },
        ]);
        let Ok(o) = exec::run(&mut c, worker::PATIENCE) else { return false };
        let said = String::from_utf8_lossy(&o.stderr).into_owned();
        match wanted.split(' ').next() {
            Some("hang") => o.timed_out,
            Some("worker") => o.status > 128,
            _ => said.lines().any(|l| key(l) == wanted),
        }
    };
    let mut text = input.text.clone();
    if fails(&text) {
        text = remove(text, |t| t.split_inclusive(|&b| b == b'\n').collect(), &fails);
        text = remove(text, split, &fails);
    }
    Ok(Input { text, ..input })
}

/// Leaves out ever smaller runs of pieces.
fn remove(mut text: Vec<u8>, cut: fn(&[u8]) -> Vec<&[u8]>, fails: &impl Fn(&[u8]) -> bool) -> Vec<u8> {
    let mut size = cut(&text).len() / 2;
    while size > 0 {
        let mut from = 0;
        while from < cut(&text).len() {
            let mut pieces = cut(&text);
            drop(pieces.drain(from..(from + size).min(pieces.len())));
            let less = pieces.concat();
            match fails(&less) {
                true => text = less,
                false => from += size,
            }
        }
        size /= 2;
    }
    text
}

/// The other side of a trial: the fault of the file named by `--only` is the error.
pub fn one(o: &Options) -> Result<(), String> {
    let file = o.only.as_ref().ok_or("no file is named")?;
    let text = fs::read(file).map_err(|e| format!("{file}: {e}"))?;
    let given = o.flags.first().map_or("", |f| f);
    let flags = worker::FLAGS.iter().find(|f| *f == &given).copied().unwrap_or("");
    worker::one(&Input { text, minor: o.count as u32, whole: o.share > 0, flags })
}
