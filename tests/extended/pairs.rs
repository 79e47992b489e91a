//! Programs of `pairs/`, built by rgo and by Go, that do the same with a million inputs: their digests must be equal.
//!
//! A program prints a digest for every thousand inputs. Where one differs, both programs print what came of each of these
//! inputs, and the first lines that differ are shown.

use crate::options::{self, Options};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use tests::exec;

/// What turns text and bytes into values.
pub const PARSERS: &[&str] = &["numbers", "times", "encodings", "flags", "scans"];

/// Other parts of the library.
pub const LIBRARY: &[&str] = &["floats", "formats", "mapops", "trees", "channels", "texts"];

/// Inputs that have one digest.
const CHUNK: u64 = 1000;

/// Inputs of one run of a program: types that reflection has made are never let go.
const RUN: u64 = 20_000;

const LIMIT: Duration = Duration::from_secs(1800);

/// How many differences of a program are shown.
const SHOWN: usize = 8;

/// The seed and number of inputs whose digests are kept beside the programs.
const RECORDED: (u64, u64) = (1, 2000);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("extended/pairs")
}

/// A program and the file that all share.
fn sources(name: &str) -> [PathBuf; 2] {
    [folder().join("common.go"), folder().join(format!("{name}.go"))]
}

/// Builds a program with the tool named.
fn build(tool: &Path, flags: &[String], name: &str, exe: &Path) -> Result<(), String> {
    let mut c = Command::new(tool);
    c.arg("build").args(flags).arg("-o").arg(exe).args(sources(name));
    let o = exec::run(&mut c, LIMIT)?;
    match o.status {
        0 => Ok(()),
        _ => Err(format!("{}: {name}: {}", tool.display(), String::from_utf8_lossy(&o.stderr))),
    }
}

/// What a program says of `count` inputs from `from` on.
fn lines(exe: &Path, from: u64, count: u64, trace: bool) -> Result<Vec<String>, String> {
    let mut c = Command::new(exe);
    c.args([from.to_string(), count.to_string()]).args(trace.then_some("trace"));
    c.env("TZ", "UTC");
    let o = exec::run(&mut c, LIMIT)?;
    let mut all: Vec<String> = String::from_utf8_lossy(&o.stdout).lines().map(|l| l.to_string()).collect();
    if o.status != 0 || o.timed_out {
        let said: String = String::from_utf8_lossy(&o.stderr).chars().take(2000).collect();
        all.push(format!("status {}, still running: {}\n{said}", o.status, o.timed_out));
    }
    Ok(all)
}

/// Runs `programs` on rgo and Go, `--count` inputs each.
pub fn run(programs: &[&str], o: &Options) -> Result<(), String> {
    let dir = tempfile::tempdir().map_err(|e| e.to_string())?;
    let mut faults = vec![];
    for name in programs.iter().filter(|p| o.only.as_deref().is_none_or(|n| n == **p)) {
        let (ours, theirs) = (dir.path().join("ours"), dir.path().join("theirs"));
        build(&options::rgo(), &o.flags, name, &ours)?;
        build(&options::go(), &[], name, &theirs)?;
        let mut shown = vec![];
        let mut differ = 0;
        for from in (o.seed..o.seed + o.count).step_by(RUN as usize) {
            eprint!("\r{name} {from} …     ");
            let count = RUN.min(o.seed + o.count - from);
            let (a, b) = (lines(&ours, from, count, false)?, lines(&theirs, from, count, false)?);
            for i in 0..a.len().max(b.len()) {
                if a.get(i) == b.get(i) {
                    continue;
                }
                differ += 1;
                if shown.len() < SHOWN && i as u64 * CHUNK < count {
                    let from = from + i as u64 * CHUNK;
                    shown.extend(narrow(&ours, &theirs, from)?);
                }
            }
        }
        eprintln!();
        println!("{name}: {} inputs, {differ} of {} chunks differ", o.count, o.count.div_ceil(CHUNK));
        for s in shown.iter().take(SHOWN) {
            println!("{s}");
        }
        if differ > 0 {
            faults.push(name.to_string());
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(format!("differ: {}", faults.join(", "))) }
}

/// The inputs of a chunk that differ.
fn narrow(ours: &Path, theirs: &Path, from: u64) -> Result<Vec<String>, String> {
    let (a, b) = (lines(ours, from, CHUNK, true)?, lines(theirs, from, CHUNK, true)?);
    let none = String::new();
    let pairs = (0..a.len().max(b.len())).map(|i| (a.get(i).unwrap_or(&none), b.get(i).unwrap_or(&none)));
    let unequal = pairs.filter(|(x, y)| x != y);
    Ok(unequal.map(|(x, y)| format!("  {x}\n  instead of\n  {y}")).collect())
}

/// Compares rgo with the digests that Go has given for a few inputs; needs no Go. `--out FILE` writes them.
pub fn recorded(o: &Options) -> Result<(), String> {
    let dir = tempfile::tempdir().map_err(|e| e.to_string())?;
    let exe = dir.path().join("program");
    let tool = if o.out.is_some() { options::go() } else { options::rgo() };
    let mut text = String::new();
    for name in [PARSERS, LIBRARY].concat() {
        build(&tool, &o.flags, name, &exe)?;
        for line in lines(&exe, RECORDED.0, RECORDED.1, false)? {
            text += &format!("{name} {line}\n");
        }
    }
    if let Some(file) = &o.out {
        return fs::write(file, text).map_err(|e| format!("{file}: {e}"));
    }
    let wanted = fs::read_to_string(folder().join("recorded")).map_err(|e| e.to_string())?;
    let unequal: Vec<String> = text
        .lines()
        .zip(wanted.lines())
        .filter(|(a, b)| a != b)
        .map(|(a, b)| format!("{a} instead of {b}"))
        .collect();
    match unequal.is_empty() && text.lines().count() == wanted.lines().count() {
        true => Ok(()),
        false => Err(format!("digests that differ:\n{}\n{text}", unequal.join("\n"))),
    }
}
