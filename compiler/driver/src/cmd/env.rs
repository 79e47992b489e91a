//! `rgo env`: what builds depend on.

use crate::cache;
use std::process::ExitCode;

/// Prints the named variables' values, or all as assignments.
pub fn execute(names: &[String]) -> ExitCode {
    let var = |n: &str| std::env::var(n).unwrap_or_default();
    let all = [
        ("GOAMD64", if var("GOAMD64").is_empty() { "v2".into() } else { var("GOAMD64") }),
        ("GOARCH", "amd64".into()),
        ("GODEBUG", var("GODEBUG")),
        ("GOOS", "linux".into()),
        ("GOVERSION", crate::cmd::GO_VERSION.into()),
        ("RGOCACHE", cache::dir().map_or("off".into(), |d| d.display().to_string())),
        ("RGOVERSION", crate::cmd::VERSION.into()),
    ];
    if names.is_empty() {
        for (k, v) in &all {
            println!("{k}='{v}'");
        }
    }
    for n in names {
        println!("{}", all.iter().find(|(k, _)| k == n).map_or("", |(_, v)| v));
    }
    ExitCode::SUCCESS
}
