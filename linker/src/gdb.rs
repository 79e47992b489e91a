//! `.debug_gdb_scripts`: `info goroutines` and `goroutine N bt` for gdb.
//!
//! The script stands in the executable as text. Its addresses and offsets are written before it by the linker, so it
//! works without any type information; it only reads memory, so it works on core files too. gdb runs it when the
//! executable lies in its auto-load safe path.

use crate::layout::Layout;
use crate::resolve::{Program, Target};
use abi::g::{self, debug};
use std::fmt::Write;

/// The part that is the same in all executables.
const SCRIPT: &str = include_str!("gdb.py");
/// A Python script as text follows, after its name.
const PYTHON_TEXT: u8 = 4;

/// The section, if the program has goroutines to show.
pub fn script(program: &Program<'_>, layout: &Layout) -> Option<Vec<u8>> {
    let address = |name: &str| match program.globals.get(name) {
        Some(t @ Target::Section { section, .. }) if layout.section(*section) != 0 => {
            Some(layout.address(*t) as usize)
        }
        _ => None,
    };
    let numbers = [
        ("ALLGS", address(debug::ALLGS)?),
        ("ALLGLEN", address(debug::ALLGLEN)?),
        ("GOID", g::GOID),
        ("G_M", g::M),
        ("STATUS", debug::STATUS),
        ("WAITREASON", debug::WAITREASON),
        ("SCHED_PC", debug::SCHED_PC),
        ("SCHED_BP", debug::SCHED_BP),
        ("SYSCALL_PC", debug::SYSCALL_PC),
        ("SYSCALL_BP", debug::SYSCALL_BP),
        ("M_CURG", debug::M_CURG),
    ];
    let mut text = String::from("rgo\n");
    for (name, value) in numbers {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{name} = {value:#x}");
    }
    // Python reads a Rust list of plain strings as its own.
    let _ = writeln!(text, "STATES = {:?} + [''] * 6", g::STATES);
    let _ = writeln!(text, "REASONS = {:?} + [''] * 256", g::WAIT_REASONS);
    text.push_str(SCRIPT);
    let mut out = vec![PYTHON_TEXT];
    out.extend_from_slice(text.as_bytes());
    out.push(0);
    Some(out)
}
