//! `rgo explain CODE`: what an error means, with an example.

use std::process::ExitCode;

/// One page a code, as `CODE\n\ntext` separated by lines of dashes.
static PAGES: &str = include_str!("explain.txt");

/// Prints the page of `code`.
pub fn execute(code: &str) -> ExitCode {
    match page(code) {
        Some(p) => {
            println!("{p}");
            ExitCode::SUCCESS
        }
        None => {
            eprintln!("rgo: no error has the code {code:?}");
            ExitCode::FAILURE
        }
    }
}

fn page(code: &str) -> Option<&'static str> {
    PAGES.split("\n----\n").find(|p| p.lines().next().is_some_and(|l| l == code)).map(str::trim_end)
}

#[cfg(test)]
mod tests {
    #[test]
    fn pages_are_found_by_code() {
        assert!(super::page("UnusedVar").is_some_and(|p| p.contains("declared and not used")));
        assert!(super::page("").is_none());
    }
}
