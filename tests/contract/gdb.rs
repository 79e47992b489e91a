//! What gdb sees: breakpoints by Go name in boot order, back-traces to `runtime.goexit`, lines of Go and Rust source.

use crate::build;
use std::process::Command;
use std::time::Duration;
use tests::exec;

/// Runs gdb over an example with the given commands; gives what it printed.
pub fn gdb(example: &str, commands: &[&str]) -> String {
    let dir = build(example, &[]);
    let mut c = start();
    for x in commands {
        c.args(["-ex", x]);
    }
    c.arg(dir.path().join("prog"));
    output(&mut c)
}

/// The same with commands of several lines.
pub fn script(example: &str, commands: &[&str]) -> String {
    script_with(example, &[], commands)
}

/// The same for an example built with `flags`.
pub fn script_with(example: &str, flags: &[&str], commands: &[&str]) -> String {
    let dir = build(example, flags);
    let file = dir.path().join("commands");
    std::fs::write(&file, commands.join("\n")).expect("written");
    output(start().arg("-x").arg(file).arg(dir.path().join("prog")))
}

fn start() -> Command {
    let mut c = Command::new("gdb");
    c.args(["-nx", "--batch", "-iex", "set auto-load safe-path /", "-iex", "set debuginfod enabled off"]);
    c.args(["-ex", "set backtrace past-main on", "-ex", "set width 0", "-ex", "set confirm off"]);
    c
}

fn output(c: &mut Command) -> String {
    let o = exec::run(c, Duration::from_secs(60)).expect("gdb is installed (apt-get install gdb)");
    format!("{}{}", String::from_utf8_lossy(&o.stdout), String::from_utf8_lossy(&o.stderr))
}

/// Breakpoints on the functions are hit in this order.
pub fn in_order(stages: &[String]) {
    let mut commands: Vec<String> = stages.iter().map(|s| format!("tbreak *'{s}'")).collect();
    commands.push("run".into());
    for _ in 1..stages.len() {
        commands.push("continue".into());
    }
    let text = gdb("println.go", &commands.iter().map(|c| &c[..]).collect::<Vec<_>>());
    let mut at = text.find("Temporary breakpoint 1,").unwrap_or(0);
    for (n, s) in stages.iter().enumerate() {
        let mark = format!("Temporary breakpoint {},", n + 1);
        let found = text[at..].find(&mark).unwrap_or_else(|| panic!("{s} was not reached in order:\n{text}"));
        at += found;
        let line = text[at..].lines().next().unwrap_or("");
        assert!(line.contains(&s[..]), "{line} should be in {s}\n{text}");
    }
}

#[test]
fn the_boot_stops_at_each_stage_in_order() {
    let stages = [
        "_rt0_amd64_linux",
        "runtime.rt0_go",
        "runtime.check",
        "runtime.args",
        "runtime.osinit",
        "runtime.schedinit",
        "runtime.newproc",
        "runtime.mstart",
        "runtime.main",
        "main.main",
    ];
    in_order(&stages.map(str::to_string));
}

#[test]
fn a_backtrace_in_main_ends_in_goexit_with_places() {
    let text = gdb("println.go", &["break main.main", "run", "bt"]);
    let frames: Vec<&str> = text.lines().filter(|l| l.starts_with('#')).collect();
    assert!(frames.len() >= 3, "{text}");
    assert!(frames[0].contains("main.main") && frames[0].contains("println.go:"), "{text}");
    assert!(frames[1].contains("runtime.main"), "{text}");
    assert!(frames.last().is_some_and(|l| l.contains("runtime.goexit")), "{text}");
}

#[test]
fn info_goroutines_lists_main() {
    let text = gdb("println.go", &["break main.main", "run", "info goroutines"]);
    assert!(text.lines().any(|l| l.contains('1') && l.contains("running")), "{text}");
}
