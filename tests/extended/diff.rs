//! Random programs on rgo and on Go: what they print must be equal.
//!
//! Units of one batch are one program, because most of the time goes into building. A unit that differs, or whose batch
//! does not build, is built again alone.

use crate::r#gen;
use crate::options::{self, Options};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use tests::exec::{self, Outcome};

const LIMIT: Duration = Duration::from_secs(120);

/// What happened to a batch.
enum Verdict {
    Equal,
    /// Go refuses the program and rgo does not say the same: a fault of the generator, or of either.
    Refused(String),
    /// Anything else, and the seeds that may be at fault.
    Differs(String, Vec<u64>),
}

pub fn run(o: &Options) -> Result<(), String> {
    let dir = tempfile::tempdir().map_err(|e| e.to_string())?;
    let (mut equal, mut refused, mut faults) = (0, 0, vec![]);
    let seeds: Vec<u64> = (o.seed..o.seed + o.count).collect();
    for batch in seeds.chunks(o.batch as usize) {
        eprint!("\r{} …", batch[0]);
        match compare(batch, dir.path(), o)? {
            Verdict::Equal => equal += batch.len(),
            verdict => {
                let suspects = match verdict {
                    Verdict::Differs(_, s) => s,
                    _ => batch.to_vec(),
                };
                equal += batch.len() - suspects.len();
                for &s in &suspects {
                    match compare(&[s], dir.path(), o)? {
                        Verdict::Equal => equal += 1,
                        Verdict::Refused(e) => {
                            refused += 1;
                            println!("seed {s}: Go refuses it\n{e}");
                        }
                        Verdict::Differs(e, _) => {
                            println!("seed {s}: {e}");
                            faults.push(s);
                        }
                    }
                }
            }
        }
    }
    eprintln!();
    println!("{equal} programs equal, {} differ, {refused} refused by Go", faults.len());
    match faults.is_empty() && refused == 0 {
        true => Ok(()),
        false => Err(format!("seeds that differ: {faults:?}")),
    }
}

fn compare(seeds: &[u64], dir: &Path, o: &Options) -> Result<Verdict, String> {
    let source = dir.join("main.go");
    fs::write(&source, r#gen::program(seeds)).map_err(|e| e.to_string())?;
    let (ours, theirs) = (dir.join("ours"), dir.join("theirs"));
    let mut c = Command::new(options::go());
    c.arg("build").arg("-o").arg(&theirs).arg(&source);
    let go = exec::run(&mut c, LIMIT)?;
    let b = options::build(&o.flags, &source, &ours)?;
    if go.status != 0 {
        // Cycles among package variables happen to the generator: they are refused in the same words.
        let same = b.status == go.status && text(&b) == text(&go);
        return Ok(if same { Verdict::Equal } else { Verdict::Refused(text(&go)) });
    }
    if b.status != 0 || b.timed_out {
        let said = format!("rgo build: status {}\n{}", b.status, text(&b));
        return Ok(Verdict::Differs(said, seeds.to_vec()));
    }
    let (a, b) = (execute(&ours, seeds)?, execute(&theirs, seeds)?);
    if a.status == b.status && a.stderr == b.stderr {
        return Ok(Verdict::Equal);
    }
    if seeds.len() > 1 {
        return Ok(Verdict::Differs(String::new(), suspects(seeds, &text(&a), &text(&b))));
    }
    let (x, y) = (text(&a), text(&b));
    let place = x
        .lines()
        .zip(y.lines())
        .position(|(a, b)| a != b)
        .unwrap_or(x.lines().count().min(y.lines().count()));
    let show = |t: &str| t.lines().skip(place).take(6).collect::<Vec<_>>().join("\n  ");
    Ok(Verdict::Differs(
        format!(
            "status {} and {}; line {place}:\n  {}\ninstead of\n  {}",
            a.status,
            b.status,
            show(&x),
            show(&y)
        ),
        vec![],
    ))
}

/// The units whose lines differ; one that did not finish is the first that has no line.
fn suspects(seeds: &[u64], ours: &str, theirs: &str) -> Vec<u64> {
    let line = |text: &str, s: u64| {
        let head = format!("unit {s} ");
        text.lines().find(|l| l.starts_with(&head)).map(str::to_string)
    };
    seeds.iter().copied().filter(|&s| line(ours, s) != line(theirs, s)).collect()
}

/// A single unit tells everything it counts.
fn execute(exe: &Path, seeds: &[u64]) -> Result<Outcome, String> {
    let mut c = Command::new(exe);
    if seeds.len() == 1 {
        c.arg("trace");
    }
    exec::run(&mut c, Duration::from_secs(20))
}

fn text(o: &Outcome) -> String {
    let all = String::from_utf8_lossy(&o.stderr).into_owned();
    match o.timed_out {
        true => all + "\nstill running",
        false => all,
    }
}
