//! The process that works on a range of inputs.
//!
//! Trees and types live as long as their process, and a stack that overflows ends it: hence a process for some thousand
//! inputs. It tells its parent the number of each input before it starts with it, so that the parent knows which one took
//! too long or killed it.

use super::corpus::Source;
use super::frontend::Frontend;
use super::mutate;
use crate::options::{self, Options};
use crate::rng::Rng;
use rustix::process::{Resource, Rlimit, setrlimit};
use std::fs;
use std::io::Write;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::time::Duration;
use tests::exec;

/// The address space of a worker and of the compiler; stacks for recursion take a gigabyte or two of it.
const MEMORY: u64 = 6 << 30;

/// What one input may leave behind: tokens, tree, types.
const KEPT: u64 = 256 << 20;

/// How long the compiler may take for an input.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The language versions that `go.mod` files ask for, most often the newest.
const VERSIONS: &[u32] = &[27, 27, 27, 27, 27, 27, 27, 26, 22, 21, 18, 17];

/// Flags of the compiler, most often none.
pub const FLAGS: &[&str] = &["", "", "", "", "", "", "-N -l ", "-l "];

/// An input.
pub struct Input {
    pub text: Vec<u8>,
    pub minor: u32,
    /// Whether it goes through the whole compiler if the front end has nothing to say.
    pub whole: bool,
    /// Flags for that.
    pub flags: &'static str,
}

/// The input of a seed.
pub fn input(seed: u64, sources: &[Source], o: &Options) -> Input {
    let mut r = Rng::new(seed);
    let (minor, whole) = (*r.pick(VERSIONS), r.chance(o.share as usize));
    let flags = *r.pick(FLAGS);
    Input { text: mutate::source(&mut r, sources), minor, whole, flags }
}

/// Where and why the last panic was.
static PANIC: Mutex<String> = Mutex::new(String::new());

fn watch() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map_or(String::new(), |l| format!("{}:{}", l.file(), l.line()));
        let payload = info.payload();
        let text =
            payload.downcast_ref::<&str>().copied().or(payload.downcast_ref::<String>().map(|s| &s[..]));
        if let Ok(mut p) = PANIC.lock() {
            *p = format!("panic at {place}: {}", text.unwrap_or("").replace('\n', " "));
        }
    }));
    let limit = Rlimit { current: Some(MEMORY), maximum: Some(MEMORY) };
    // Without a limit the test is weaker, no more.
    let _ = setrlimit(Resource::As, limit);
}

/// Works on `count` inputs from `seed` on. Lines on standard output: `. SEED` before an input, `whole` after one that has been
/// compiled, `good` after one without errors, `bad WHAT` for a fault, after which the process ends.
pub fn run(o: &Options, sources: &[Source]) -> Result<(), String> {
    watch();
    let dir = tempfile::tempdir().map_err(|e| e.to_string())?;
    let mut frontend = Frontend::new();
    let mut out = std::io::stdout().lock();
    let mut say = |line: String| out.write_all(line.as_bytes()).map_err(|e| e.to_string());
    let mut resident = memory();
    for seed in o.seed..o.seed + o.count {
        say(format!(". {seed}\n"))?;
        let i = input(seed, sources, o);
        let fault = match front(&mut frontend, &i) {
            Ok(good) => {
                if good {
                    say("good\n".into())?;
                }
                if good && i.whole {
                    say("whole\n".into())?;
                    whole(&i, dir.path()).err()
                } else {
                    None
                }
            }
            Err(e) => Some(e),
        };
        let now = memory();
        let fault = fault.or_else(|| {
            let kept = now.saturating_sub(resident);
            (kept > KEPT).then(|| format!("memory: {} MB more", kept >> 20))
        });
        resident = now;
        if let Some(f) = fault {
            say(format!("bad {f}\n"))?;
            return Ok(());
        }
    }
    Ok(())
}

/// One input, for those who cut it down: what is wrong with it is the error.
pub fn one(i: &Input) -> Result<(), String> {
    watch();
    let dir = tempfile::tempdir().map_err(|e| e.to_string())?;
    match front(&mut Frontend::new(), i)? {
        true if i.whole => whole(i, dir.path()),
        _ => Ok(()),
    }
}

/// Whether the front end finds no error in it.
fn front(f: &mut Frontend, i: &Input) -> Result<bool, String> {
    let said = panic::catch_unwind(AssertUnwindSafe(|| f.check(&i.text, i.minor)));
    match said {
        Ok(said) => Ok(said.is_empty()),
        Err(_) => Err(PANIC.lock().map_or("panic".into(), |p| p.clone())),
    }
}

/// The compiler from driver to linker.
fn whole(i: &Input, dir: &Path) -> Result<(), String> {
    let (file, exe) = (dir.join("x.go"), dir.join("x"));
    fs::write(&file, &i.text).map_err(|e| e.to_string())?;
    let mut c = Command::new(options::rgo());
    c.arg("build")
        .arg(format!("-gcflags={}-lang=go1.{}", i.flags, i.minor))
        .arg("-o")
        .arg(&exe)
        .arg(&file)
        .env("RGOCACHE", dir.join("cache"));
    let o = exec::run(&mut c, PATIENCE)?;
    let said = String::from_utf8_lossy(&o.stderr);
    if o.timed_out {
        return Err("rgo build: still running".into());
    }
    match o.status {
        0 => Ok(()),
        1 if !said.contains("panicked") => Ok(()),
        status => {
            // The line with the place is what tells two faults apart.
            let place = said.lines().find(|l| l.trim_start().starts_with("in rgo")).unwrap_or("").trim();
            let what = said.lines().next().unwrap_or("");
            Err(format!("rgo build: status {status}: {place}: {what}"))
        }
    }
}

/// Resident memory of this process in bytes.
fn memory() -> u64 {
    let text = fs::read_to_string("/proc/self/statm").unwrap_or_default();
    text.split_whitespace().nth(1).and_then(|p| p.parse::<u64>().ok()).unwrap_or(0) * 4096
}
