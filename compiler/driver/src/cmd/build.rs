//! `rgo build`.

use crate::cli::BuildArgs;
use crate::pipeline::{self, Phases, Settings};
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
    let mut phases = Phases::new();
    let Ok(built) = pipeline::build(&args.inputs, &settings, &mut phases) else { return ExitCode::FAILURE };
    if built.is_main {
        let path = output_path(args.output, &built.output);
        if let Err(e) = linker::write_file(&path, &built.image, 0o755) {
            eprintln!("rgo: writing {}: {e}", path.display());
            return ExitCode::FAILURE;
        }
        phases.end("write");
    }
    if settings.common.time {
        phases.print();
    }
    ExitCode::SUCCESS
}

/// `-o` may name a folder, into which the executable goes under its own name.
fn output_path(given: Option<PathBuf>, name: &str) -> PathBuf {
    match given {
        Some(p) if p.is_dir() || p.as_os_str().to_string_lossy().ends_with('/') => p.join(name),
        Some(p) => p,
        None => Path::new(name).to_owned(),
    }
}
