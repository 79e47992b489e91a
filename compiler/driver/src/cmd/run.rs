//! `rgo run`: builds into memory and becomes the program, so that input, signals and exit status are the program's own.

use crate::cli::RunArgs;
use crate::load;
use crate::pipeline::{self, Phases, Settings};
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsRawFd;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Builds and runs.
pub fn execute(args: RunArgs) -> ExitCode {
    let settings = match Settings::new(args.common) {
        Ok(s) => s,
        Err(e) => {
            eprintln!("{e}");
            return ExitCode::from(crate::USAGE);
        }
    };
    let (inputs, rest) = split(&args.inputs);
    let packages = match load::expand(&inputs) {
        Ok(p) => p,
        Err(e) => {
            eprintln!("{e}");
            return ExitCode::FAILURE;
        }
    };
    let [inputs] = &packages[..] else {
        eprintln!("rgo: a pattern that names one program is needed, this one names {}", packages.len());
        return ExitCode::FAILURE;
    };
    let mut phases = Phases::new();
    let Ok(built) = pipeline::build(inputs, &settings, &mut phases) else { return ExitCode::FAILURE };
    if !built.is_main {
        eprintln!("package {} is not a main package", built.output);
        return ExitCode::FAILURE;
    }
    if settings.common.time {
        phases.print();
    }
    let error = become_program(&built.image, &built.output, rest);
    eprintln!("rgo: running {}: {error}", built.output);
    ExitCode::FAILURE
}

/// The leading Go files, or the one folder, and the program's arguments.
fn split(args: &[OsString]) -> (Vec<PathBuf>, &[OsString]) {
    let is_go = |a: &OsString| Path::new(a).extension().is_some_and(|e| e == "go");
    let files = args.iter().take_while(|a| is_go(a)).count();
    let n = files.max(1).min(args.len());
    (args[..n].iter().map(PathBuf::from).collect(), &args[n..])
}

/// Replaces this process by the image; returns only on failure.
fn become_program(image: &[u8], name: &str, args: &[OsString]) -> io::Error {
    use rustix::fs::{MemfdFlags, memfd_create};
    let program = || -> io::Result<File> {
        let mut f = File::from(memfd_create(name, MemfdFlags::CLOEXEC)?);
        f.write_all(image)?;
        Ok(f)
    };
    match program() {
        Ok(f) => Command::new(format!("/proc/self/fd/{}", f.as_raw_fd())).arg0(name).args(args).exec(),
        Err(e) => e,
    }
}
