//! Random programs on rgo alone: what they print must not depend on how they are built and run. Needs no Go.

use crate::r#gen;
use crate::options::{self, Options};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use tests::exec::{self, Outcome};

const LIMIT: Duration = Duration::from_secs(120);

/// Flags for `rgo build`, variables for the program.
type Variant = (&'static [&'static str], &'static [(&'static str, &'static str)]);

/// The first is what the others are compared with.
const VARIANTS: &[Variant] = &[
    (&[], &[]),
    (&["-gcflags=-N -l"], &[]),
    (&["-gcflags=-l"], &[("GOMAXPROCS", "1")]),
    (&["-gcflags=-wb"], &[]),
    (&["-preempt=loops"], &[("GODEBUG", "preemptstress=1")]),
    (&[], &[("GODEBUG", "gcstress=1"), ("GOMAXPROCS", "2")]),
    (&["-gcflags=-N -l"], &[("GODEBUG", "gcstress=1")]),
    (&["-ldflags=-s -w"], &[("GODEBUG", "gcstress=1,preemptstress=1"), ("GOMAXPROCS", "4")]),
];

/// Runs the programs of all seeds in all variants.
pub fn run(o: &Options) -> Result<(), String> {
    let dir = tempfile::tempdir().map_err(|e| e.to_string())?;
    let seeds: Vec<u64> = (o.seed..o.seed + o.count).collect();
    let mut faults = vec![];
    let mut refused = 0;
    for batch in seeds.chunks(o.batch as usize) {
        let (batch, first) = &match first(dir.path(), batch) {
            Ok(outcome) => (batch.to_vec(), outcome),
            // Some unit is not Go: the generator is not perfect.
            Err(_) => {
                let good = batch.iter().copied().filter(|&s| first(dir.path(), &[s]).is_ok());
                let good: Vec<u64> = good.collect();
                refused += batch.len() - good.len();
                let outcome = first(dir.path(), &good)?;
                (good, outcome)
            }
        };
        for &v in &VARIANTS[1..] {
            let other = execute(dir.path(), v)?;
            if other.status != first.status || other.stderr != first.stderr {
                let (a, b) = (text(first), text(&other));
                let line = a.lines().zip(b.lines()).find(|(a, b)| a != b);
                faults.push(format!(
                    "seeds {}–{} with {v:?}: status {} instead of {}, {line:?}",
                    batch[0],
                    batch[batch.len() - 1],
                    other.status,
                    first.status,
                ));
            }
        }
    }
    let good = seeds.len() - refused;
    println!(
        "{good} programs in {} variants, {refused} refused, {} differences",
        VARIANTS.len(),
        faults.len()
    );
    if refused * 20 > seeds.len() {
        faults.push("too many are refused".into());
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

/// Writes the program of these seeds, builds and runs it in the first variant.
fn first(dir: &Path, seeds: &[u64]) -> Result<Outcome, String> {
    fs::write(dir.join("main.go"), r#gen::program(seeds)).map_err(|e| e.to_string())?;
    execute(dir, VARIANTS[0])
}

fn execute(dir: &Path, (flags, env): Variant) -> Result<Outcome, String> {
    let exe = dir.join("prog");
    let built = options::build(flags, &dir.join("main.go"), &exe)?;
    if built.status != 0 {
        return Err(format!("rgo build {flags:?}: status {}\n{}", built.status, text(&built)));
    }
    let o = exec::run(Command::new(&exe).envs(env.iter().copied()), LIMIT)?;
    if o.timed_out { Err(format!("{flags:?} {env:?}: still running")) } else { Ok(o) }
}

fn text(o: &Outcome) -> String {
    String::from_utf8_lossy(&o.stderr).into_owned()
}
