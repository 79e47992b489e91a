//! Comparing outputs with golden files, and writing these.

use crate::exec::{self, Outcome};
use crate::recipe::{Action, Recipe};
use similar::TextDiff;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use std::{env, fs};

/// The toolchains a test is run with.
pub struct Tools {
    /// The `rgo` under test.
    pub rgo: PathBuf,
    /// `UPDATE`: None, `1` or `go`.
    pub update: Option<String>,
}

const BUILD_LIMIT: Duration = Duration::from_secs(120);

impl Tools {
    /// Performs one test.
    pub fn check(&self, r: &Recipe) -> Result<(), String> {
        let dir = tempfile::tempdir().map_err(|e| e.to_string())?;
        match r.action {
            Action::Run => self.run(r, dir.path()),
            Action::Build => self.build_only(r, dir.path()),
            Action::ErrorCheck => self.errorcheck(r, dir.path()),
        }
    }

    fn build(&self, r: &Recipe, exe: &Path) -> Result<Outcome, String> {
        let oracle = self.update.as_deref() == Some("go");
        let mut c = if oracle {
            Command::new(env::var_os("GO").unwrap_or("go".into()))
        } else {
            Command::new(&self.rgo)
        };
        c.arg("build").arg("-o").arg(exe);
        if !oracle {
            c.args(&r.build);
        }
        if r.path.is_dir() {
            c.current_dir(&r.path).arg(".");
        } else {
            let (dir, name) = (r.path.parent(), r.path.file_name());
            c.current_dir(dir.unwrap_or(Path::new("."))).arg(name.unwrap_or_default());
        }
        exec::run(&mut c, BUILD_LIMIT)
    }

    fn run(&self, r: &Recipe, dir: &Path) -> Result<(), String> {
        let exe = dir.join("prog");
        let b = self.build(r, &exe)?;
        if b.status != 0 || b.timed_out {
            return Err(format!("build failed with {}:\n{}", b.status, String::from_utf8_lossy(&b.stderr)));
        }
        let mut c = Command::new(&exe);
        c.args(&r.args).current_dir(dir).envs(r.env.iter().cloned());
        for pair in env::var("SUITE_ENV").unwrap_or_default().split(';') {
            if let Some((k, v)) = pair.split_once('=') {
                c.env(k, v);
            }
        }
        let o = exec::run(&mut c, r.timeout)?;
        if o.timed_out {
            return Err(format!("still running after {:?}; it printed:\n{}", r.timeout, lossy(&o.stdout)));
        }
        let mut faults = vec![];
        if o.status != r.exit {
            faults.push(format!("exit status {} instead of {}\n{}", o.status, r.exit, lossy(&o.stderr)));
        }
        faults.extend(self.compare(&r.golden("out"), &lossy(&o.stdout)));
        faults.extend(self.compare(&r.golden("err"), &normalise(&lossy(&o.stderr))));
        if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
    }

    fn build_only(&self, r: &Recipe, dir: &Path) -> Result<(), String> {
        let o = self.build(r, &dir.join("prog"))?;
        let mut faults = vec![];
        if o.status != r.exit {
            faults.push(format!("exit status {} instead of {}", o.status, r.exit));
        }
        faults.extend(self.compare(&r.golden("err"), &normalise(&lossy(&o.stderr))));
        if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
    }

    fn errorcheck(&self, r: &Recipe, dir: &Path) -> Result<(), String> {
        let mut r = r.clone();
        r.build.push("-gcflags=-e".into());
        let o = self.build(&r, &dir.join("prog"))?;
        let said = lossy(&o.stderr);
        if o.status != 1 {
            return Err(format!("exit status {} instead of 1:\n{said}", o.status));
        }
        let text = fs::read_to_string(&r.path).map_err(|e| e.to_string())?;
        let name = r.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut faults = String::new();
        for (n, line) in (1..).zip(text.lines()) {
            let at = format!("{name}:{n}:");
            let reported: Vec<&str> =
                said.lines().filter(|l| l.trim_start_matches("./").starts_with(&at)).collect();
            let wanted = line.split_once("// ERROR ").map(|w| w.1);
            match (wanted, reported.is_empty()) {
                (None, false) => faults.push_str(&format!("unexpected: {}\n", reported.join("\n"))),
                (Some(w), true) => faults.push_str(&format!("{at} missing error {w}\n")),
                (Some(w), false) => {
                    for text in w.split('"').skip(1).step_by(2) {
                        if !reported.iter().any(|l| l.contains(text)) {
                            faults.push_str(&format!("{at} wanted {text:?}, got {}\n", reported.join("\n")));
                        }
                    }
                }
                (None, true) => {}
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    /// None if `got` equals the golden file (absent = empty) or has become it; else the difference.
    fn compare(&self, golden: &Path, got: &str) -> Option<String> {
        let want = fs::read_to_string(golden).unwrap_or_default();
        if want == got {
            return None;
        }
        if self.update.is_some() {
            let done = if got.is_empty() { fs::remove_file(golden) } else { fs::write(golden, got) };
            return done.err().map(|e| format!("{}: {e}", golden.display()));
        }
        let diff = TextDiff::from_lines(&want, got);
        let name = golden.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Some(diff.unified_diff().context_radius(3).header(&name, "this run").to_string())
    }
}

fn lossy(b: &[u8]) -> String {
    String::from_utf8_lossy(b).into_owned()
}

/// Replaces what differs between builds and machines in tracebacks: addresses, offsets, folders, and registers of
/// system frames.
fn normalise(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        if let Some(place) = line.strip_prefix('\t')
            && place.contains(".go:")
        {
            let place = place.split(" +0x").next().unwrap_or(place);
            let file = place.rsplit('/').next().unwrap_or(place);
            out.push_str(&format!("\t{file}\n"));
        } else {
            let mut rest = line;
            while let Some(i) = rest.find("0x") {
                let (head, tail) = rest.split_at(i + 2);
                let n = tail.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(tail.len());
                out.push_str(head);
                out.push_str(if n > 2 { "…" } else { &tail[..n] });
                rest = &tail[n..];
            }
            out.push_str(rest);
            out.push('\n');
        }
    }
    out
}
