//! `rgo explain CODE`: what an error means, with an example.
//!
//! Each code has a file in the folder `explain`: prose, then a program, indented by a tab, that has this error and no
//! other. `tests/explain.rs` compiles them all.

use std::process::ExitCode;

/// The pages in order of their codes.
static PAGES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/explain.rs"));

/// Prints the page of `code`.
pub fn execute(code: &str) -> ExitCode {
    match PAGES.iter().find(|p| p.0.eq_ignore_ascii_case(code)) {
        Some((code, text)) => {
            println!("{code}\n\n{}", text.trim_end());
            ExitCode::SUCCESS
        }
        None => {
            eprintln!("rgo: no error has the code {code:?}");
            ExitCode::FAILURE
        }
    }
}

/// The first sentence of the page of `code`.
pub fn summary(code: &str) -> Option<&'static str> {
    let text = PAGES.iter().find(|p| p.0 == code)?.1;
    let prose = text.split("\n\n").next()?;
    let end = prose.find(". ").or_else(|| prose.find(".\n")).map_or(prose.len(), |i| i + 1);
    Some(&prose[..end])
}
