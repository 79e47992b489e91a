//! The commands, one file each.

mod build;
mod env;
mod explain;
mod run;
mod tool;

pub use explain::summary;

use crate::cli::Command;
use std::process::ExitCode;

/// rgo's own version.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The version of the language and library.
pub const GO_VERSION: &str = "go1.27";

/// Changes with every build of rgo whose outputs may differ: caches are keyed by it.
pub fn build_id() -> &'static str {
    env!("RGO_BUILD_ID")
}

/// Executes a command. Errors have been printed when the status is not 0.
pub fn execute(command: Command) -> ExitCode {
    match command {
        Command::Build(a) => build::execute(a),
        Command::Run(a) => run::execute(a),
        Command::Version => {
            println!("rgo version {VERSION} ({GO_VERSION}) linux/amd64");
            ExitCode::SUCCESS
        }
        Command::Env { names } => env::execute(&names),
        Command::Explain { code } => explain::execute(&code),
        Command::Tool(t) => tool::execute(t),
    }
}
