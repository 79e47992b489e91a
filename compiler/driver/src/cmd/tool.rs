//! `rgo tool`: the stages one by one.

use crate::cli::{CompileArgs, LinkArgs, ParseArgs, Tool};
use crate::pipeline::{self, Phases, Settings};
use crate::report;
use source::{Interner, SourceMap};
use std::borrow::Cow;
use std::ffi::OsString;
use std::os::unix::process::CommandExt;
use std::process::{Command, ExitCode};
use std::sync::Arc;

/// Executes a tool.
pub fn execute(tool: Tool) -> ExitCode {
    match tool {
        Tool::Compile(a) => compile(a),
        Tool::Link(a) => link(a),
        Tool::Parse(a) => parse(a),
        Tool::Gdb { program } => gdb(&program),
    }
}

fn message(text: String) -> ExitCode {
    eprintln!("{text}");
    ExitCode::FAILURE
}

fn compile(args: CompileArgs) -> ExitCode {
    let settings = match Settings::new(args.common) {
        Ok(s) => s,
        Err(e) => {
            eprintln!("{e}");
            return ExitCode::from(crate::USAGE);
        }
    };
    let mut phases = Phases::new();
    let made = pipeline::check(&args.inputs, &settings, &mut phases)
        .and_then(|(loaded, mut program)| pipeline::objects(&loaded, &mut program, &settings, &mut phases));
    let Ok(objects) = made else { return ExitCode::FAILURE };
    if let Err(e) = std::fs::create_dir_all(&args.output) {
        return message(format!("rgo: creating {}: {e}", args.output.display()));
    }
    for o in objects.list {
        let path = args.output.join(format!("{}.o", o.package.replace('/', "_")));
        if let Err(e) = linker::write_file(&path, &o.bytes, 0o644) {
            return message(format!("rgo: writing {}: {e}", path.display()));
        }
    }
    if settings.common.time {
        phases.print();
    }
    ExitCode::SUCCESS
}

fn link(args: LinkArgs) -> ExitCode {
    let mut inputs = vec![];
    for p in &args.inputs {
        match std::fs::read(p) {
            Ok(b) => inputs.push(linker::Input { name: p.display().to_string(), bytes: Cow::Owned(b) }),
            Err(e) => return message(format!("rgo: {}: {e}", p.display())),
        }
    }
    let Ok(image) = pipeline::link_inputs(inputs, args.strip, args.no_dwarf) else {
        return ExitCode::FAILURE;
    };
    match linker::write_image(&args.output, &image) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => message(format!("rgo: writing {}: {e}", args.output.display())),
    }
}

fn parse(args: ParseArgs) -> ExitCode {
    let mut map = SourceMap::new();
    let interner = Interner::new();
    let mut ids = vec![];
    for p in &args.files {
        let text = match std::fs::read(p) {
            Ok(t) => t,
            Err(e) => return message(format!("rgo: {}: {e}", p.display())),
        };
        match map.add(p.display().to_string(), Arc::from(text)) {
            Ok(id) => ids.push(id),
            Err(_) => return message("rgo: source files exceed 4 GiB".into()),
        }
    }
    let mut status = ExitCode::SUCCESS;
    for id in ids {
        let (file, errors) = syntax::parse(&map, id, &interner);
        if !errors.is_empty() {
            report::diagnostics(&map.file(id).name, &map, errors, report::Style { all: true, json: false });
            status = ExitCode::FAILURE;
        } else if args.dump {
            print!("{}", syntax::dump::dump(&map, &file, &interner));
        }
    }
    status
}

/// gdb with what a goroutine program needs: past-main back-traces, quiet signals, the helper that the program carries.
fn gdb(args: &[OsString]) -> ExitCode {
    let Some((program, rest)) = args.split_first() else { return ExitCode::from(crate::USAGE) };
    let error = Command::new("gdb")
        .args(["-q", "-iex", "set auto-load safe-path /"])
        .args(["-ex", "set backtrace past-main on"])
        .args(["-ex", "handle SIGURG nostop noprint pass"])
        .args(rest)
        .arg("--args")
        .arg(program)
        .exec();
    message(format!("rgo: starting gdb: {error}"))
}
