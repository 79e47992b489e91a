//! The command line: `go`'s words, read by clap.
//!
//! `go` takes its long flags with one dash (`-gcflags`). [`arguments`] rewrites those that rgo knows to clap's two
//! before clap sees them, and leaves a program's own arguments alone.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// A Go toolchain: compiler, linker and runtime in one command.
#[derive(Parser, Debug)]
#[command(name = "rgo", disable_version_flag = true, arg_required_else_help = true, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand, Debug)]
pub enum Command {
    /// Compile packages and their dependencies to a static executable
    Build(BuildArgs),
    /// Compile and run a program
    Run(RunArgs),
    /// Print rgo's version
    Version,
    /// Print the environment that builds depend on
    Env {
        /// Variables to print, values only; all of them as assignments if none is given
        names: Vec<String>,
    },
    /// Explain an error code
    Explain {
        /// The code as `-json` and terminals show it, e.g. UnusedVar
        code: String,
    },
    /// Run one stage of the toolchain by itself
    #[command(subcommand)]
    Tool(Tool),
}

#[derive(Subcommand, Debug)]
pub enum Tool {
    /// Compile packages to object files, without linking
    Compile(CompileArgs),
    /// Link object files and archives with the runtime
    Link(LinkArgs),
    /// Parse files and report syntax errors
    Parse(ParseArgs),
    /// Start gdb on a program made by rgo, set up for goroutines
    Gdb {
        /// The executable, then gdb's own arguments
        #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
        program: Vec<OsString>,
    },
}

/// What `build` and `run` share.
#[derive(Args, Debug, Default, Clone)]
pub struct CommonArgs {
    /// Print the steps as they are executed
    #[arg(short = 'x')]
    pub print_steps: bool,
    /// Keep the folder with object files and listings, and print its name
    #[arg(long)]
    pub work: bool,
    /// Print the names of packages as they are compiled
    #[arg(short = 'v')]
    pub verbose: bool,
    /// Linker flags: -s drops symbols, -w drops DWARF
    #[arg(long, value_name = "FLAGS", allow_hyphen_values = true)]
    pub ldflags: Vec<String>,
    /// Compiler flags: -e all errors, -N no optimisation, -l no inlining, -S listing
    #[arg(long, value_name = "FLAGS", allow_hyphen_values = true)]
    pub gcflags: Vec<String>,
    /// How running goroutines are stopped
    #[arg(long, value_enum, default_value_t = Preempt::Default)]
    pub preempt: Preempt,
    /// Print how long each phase took
    #[arg(long)]
    pub time: bool,
    /// Print errors as JSON
    #[arg(long)]
    pub json: bool,
    /// Leave the names of folders out of the executable
    #[arg(long)]
    pub trimpath: bool,
    /// Compile everything anew
    #[arg(short = 'a')]
    pub rebuild: bool,
    /// Build tags that hold, separated by commas
    #[arg(long, value_name = "TAGS", default_value = "", hide_default_value = true)]
    pub tags: String,
    /// Work in this folder
    #[arg(short = 'C', value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// How many threads work
    #[arg(short = 'p', value_name = "N")]
    pub threads: Option<NonZeroUsize>,
    /// Accepted for `go`'s sake: executables carry no facts about the repository
    #[arg(long, hide = true, num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    buildvcs: Option<String>,
    /// Accepted for `go`'s sake: modules are never downloaded
    #[arg(long = "mod", hide = true, value_name = "MODE")]
    module_mode: Option<String>,
    #[arg(long, hide = true)]
    race: bool,
    #[arg(long, hide = true)]
    msan: bool,
    #[arg(long, hide = true)]
    asan: bool,
    #[arg(long, hide = true)]
    cover: bool,
}

impl CommonArgs {
    /// Flags of `go build` that ask for what rgo does not have.
    pub fn refuse_unsupported(&self) -> Result<(), String> {
        let asked = [("race", self.race), ("msan", self.msan), ("asan", self.asan), ("cover", self.cover)];
        match asked.iter().find(|a| a.1) {
            Some((name, _)) => Err(format!("rgo: -{name} is not supported")),
            None => Ok(()),
        }
    }
}

#[derive(Args, Debug)]
pub struct BuildArgs {
    /// Where to write the executable: a file, or a folder for those of several programs
    #[arg(short = 'o', value_name = "FILE|DIR/")]
    pub output: Option<PathBuf>,
    /// Print a listing of the program's functions: source, prologue check, machine code
    #[arg(short = 'S')]
    pub listing: bool,
    #[command(flatten)]
    pub common: CommonArgs,
    /// Go files of one package, or packages: folders, import paths, ./... (default: the current folder)
    pub inputs: Vec<PathBuf>,
}

#[derive(Args, Debug)]
pub struct RunArgs {
    #[command(flatten)]
    pub common: CommonArgs,
    /// Go files or a folder, then the program's arguments
    #[arg(
        required = true,
        trailing_var_arg = true,
        allow_hyphen_values = true,
        value_name = "FILES|DIR> [ARGS"
    )]
    pub inputs: Vec<OsString>,
}

#[derive(Args, Debug)]
pub struct CompileArgs {
    /// Folder for the object files
    #[arg(short = 'o', value_name = "DIR", default_value = ".")]
    pub output: PathBuf,
    #[command(flatten)]
    pub common: CommonArgs,
    /// Go files of one package, or a folder
    pub inputs: Vec<PathBuf>,
}

#[derive(Args, Debug)]
pub struct LinkArgs {
    /// Where to write the executable
    #[arg(short = 'o', value_name = "FILE", default_value = "a.out")]
    pub output: PathBuf,
    /// Drop the symbol table
    #[arg(short = 's')]
    pub strip: bool,
    /// Drop DWARF
    #[arg(short = 'w')]
    pub no_dwarf: bool,
    /// Object files and archives; rgo's runtime is added
    #[arg(required = true)]
    pub inputs: Vec<PathBuf>,
}

#[derive(Args, Debug)]
pub struct ParseArgs {
    /// Print the syntax tree
    #[arg(long)]
    pub dump: bool,
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
}

/// Preemption modes (docs/preemption.md).
#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Preempt {
    /// Prologue checks, and signals for code that has none
    #[default]
    Default,
    /// Go 1.7's rules: prologue checks only, none in small leaf functions
    Prologue,
    /// Prologue checks and polls on loop back-edges, no signals
    Loops,
    /// Signals for everything
    Async,
}

/// Long flags that `go` spells with one dash.
const ONE_DASH: &[&str] = &[
    "ldflags", "gcflags", "work", "preempt", "time", "json", "dump", "help", "tags", "trimpath", "buildvcs",
    "mod", "race", "msan", "asan", "cover",
];

/// The process's arguments as clap wants them.
pub fn arguments(args: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut out: Vec<OsString> = vec![];
    let mut own = true;
    for (i, a) in args.enumerate() {
        let text = a.to_str().unwrap_or("");
        // After the first input of `rgo run`, arguments are the program's.
        if i >= 2 && own && !text.starts_with('-') && out[1] == *"run" && !takes_value(out.last()) {
            own = false;
        }
        let name = text.strip_prefix('-').unwrap_or("").split('=').next().unwrap_or("");
        if own && !text.starts_with("--") && ONE_DASH.contains(&name) {
            out.push(format!("-{text}").into());
        } else {
            out.push(a);
        }
    }
    out
}

/// Whether the flag just read takes the next argument as its value.
fn takes_value(flag: Option<&OsString>) -> bool {
    flag.is_some_and(|f| {
        ["-o", "-p", "-C", "--ldflags", "--gcflags", "--preempt", "--tags", "--mod"].iter().any(|v| f == v)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(line: &str) -> String {
        let v = arguments(line.split(' ').map(OsString::from));
        v.iter().map(|a| a.to_str().unwrap()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn go_flags_get_a_second_dash_but_program_arguments_do_not() {
        assert_eq!(rewritten("rgo build -ldflags -s -o x a.go"), "rgo build --ldflags -s -o x a.go");
        assert_eq!(rewritten("rgo build -gcflags=-e a.go"), "rgo build --gcflags=-e a.go");
        assert_eq!(rewritten("rgo run -work a.go -work"), "rgo run --work a.go -work");
        assert_eq!(rewritten("rgo run -preempt loops a.go"), "rgo run --preempt loops a.go");
    }

    #[test]
    fn the_definition_is_consistent() {
        use clap::CommandFactory;
        Cli::command().debug_assert();
    }
}
