//! `rgo build`.

use crate::cli::BuildArgs;
use crate::load;
use crate::pipeline::{self, Failed, Phases, Settings};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Builds and writes the executable.
pub fn execute(args: BuildArgs) -> ExitCode {
    let mut settings = match Settings::new(args.common) {
        Ok(s) => s,
        Err(e) => {
            eprintln!("{e}");
            return ExitCode::from(crate::USAGE);
        }
    };
    settings.flags.listing |= args.listing;
    let packages = match load::expand(&args.inputs) {
        Ok(p) => p,
        Err(e) => {
            eprintln!("{e}");
            return ExitCode::FAILURE;
        }
    };
    let several = packages.len() != 1;
    if let (true, Some(o)) = (several, &args.output)
        && !is_folder(o)
    {
        eprintln!("rgo: cannot write multiple packages to non-directory {}", o.display());
        return ExitCode::FAILURE;
    }
    let mut status = ExitCode::SUCCESS;
    for inputs in &packages {
        // Several programs are built to see whether they can be, unless there is a place for them.
        let keep = !several || args.output.is_some();
        if one(inputs, &settings, args.output.as_deref().filter(|_| keep), keep).is_err() {
            status = ExitCode::FAILURE;
        }
    }
    status
}

/// Builds a package, and writes it if it is a program that is to be kept.
fn one(inputs: &[PathBuf], settings: &Settings, output: Option<&Path>, keep: bool) -> Result<(), Failed> {
    let mut phases = Phases::new();
    let built = pipeline::build(inputs, settings, &mut phases)?;
    if built.is_main && keep {
        let path = output_path(output, &built.output);
        let written = match path.parent() {
            Some(dir) if output.is_some_and(is_folder) => std::fs::create_dir_all(dir),
            _ => Ok(()),
        };
        let written = written.and_then(|()| linker::write_file(&path, &built.image, 0o755));
        if let Err(e) = written {
            eprintln!("rgo: writing {}: {e}", path.display());
            return Err(Failed);
        }
        phases.end("write");
    }
    if settings.common.time {
        phases.print();
    }
    Ok(())
}

fn is_folder(p: &Path) -> bool {
    p.is_dir() || p.as_os_str().to_string_lossy().ends_with('/')
}

/// `-o` may name a folder, into which the executable goes under its own name.
fn output_path(given: Option<&Path>, name: &str) -> PathBuf {
    match given {
        Some(p) if is_folder(p) => p.join(name),
        Some(p) => p.to_owned(),
        None => Path::new(name).to_owned(),
    }
}
