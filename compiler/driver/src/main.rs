//! `rgo`: a Go toolchain in one command.
//!
//! The driver alone touches files, the environment and the clock: it loads packages ([`load`]), leads them through the
//! stages ([`pipeline`]), and reports ([`report`]). A panic anywhere is an internal compiler error ([`ice`]).

mod cache;
mod cli;
mod cmd;
mod embedded;
mod flags;
mod ice;
mod load;
mod pipeline;
mod report;

use clap::Parser;
use std::process::ExitCode;

/// A compiler makes many small objects in several threads: this is a fifth of its time with the system's allocator. It does
/// not ask for huge pages, which cost small builds more to clear than all their faults do.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Exit status for a wrong command line, as `go` has it.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    ice::install();
    let cli = match cli::Cli::try_parse_from(cli::arguments(std::env::args_os())) {
        Ok(c) => c,
        Err(e) => {
            // Help that was asked for goes to standard output with status 0.
            let asked = !e.use_stderr();
            // A closed pipe is the reader's choice.
            let _ = e.print();
            return if asked { ExitCode::SUCCESS } else { ExitCode::from(USAGE) };
        }
    };
    match ice::guard(|| cmd::execute(cli.command)) {
        Some(code) => code,
        None => ExitCode::from(ice::STATUS),
    }
}
