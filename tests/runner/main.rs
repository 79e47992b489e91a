//! Runs the golden suite, in parallel, with cargo's test options (names filter, `--list`, `--test-threads`).

use libtest_mimic::{Arguments, Failed, Trial};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use tests::golden::Tools;
use tests::recipe::{self, Recipe};

/// Folders of the suite. `stress` and `extended` are programs for the same runner, chosen by name.
const FOLDERS: &[&str] = &["run", "errorcheck", "build", "stress", "../examples"];

fn main() -> ExitCode {
    let args = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tools = Arc::new(Tools { rgo: rgo(), update: std::env::var("UPDATE").ok() });
    if !tools.rgo.exists() {
        eprintln!("{} is missing: build the workspace first", tools.rgo.display());
        return ExitCode::FAILURE;
    }
    let mut trials = vec![];
    for folder in FOLDERS {
        let mut paths = vec![];
        recipe::collect(&root.join(folder), &mut paths);
        for p in paths {
            let name = p.strip_prefix(root).unwrap_or(&p).display().to_string();
            match Recipe::read(&p) {
                Ok(Some(r)) => {
                    let tools = tools.clone();
                    trials.push(Trial::test(name, move || tools.check(&r).map_err(Failed::from)));
                }
                Ok(None) => {}
                Err(e) => trials.push(Trial::test(name, move || Err(Failed::from(e)))),
            }
        }
    }
    libtest_mimic::run(&args, trials).exit_code()
}

/// The `rgo` of this build: `target/PROFILE/rgo`, two levels above this test's executable.
fn rgo() -> PathBuf {
    if let Some(p) = std::env::var_os("RGO") {
        return p.into();
    }
    let exe = std::env::current_exe().unwrap_or_default();
    exe.ancestors().nth(2).unwrap_or(Path::new("target/debug")).join("rgo")
}
