//! The command line.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use tests::exec::{self, Outcome};

/// What follows the command's name.
pub struct Options {
    pub seed: u64,
    pub count: u64,
    pub batch: u64,
    /// How many of a hundred inputs go further than the rest.
    pub share: u64,
    /// How long programs go on that can be told.
    pub seconds: u64,
    /// The only program of several.
    pub only: Option<String>,
    /// Where to write a picture.
    pub out: Option<String>,
    /// Flags for `rgo build`.
    pub flags: Vec<String>,
}

impl Options {
    /// Unknown words are ignored by nobody: they end the program.
    pub fn read(args: &[String]) -> Result<Options, String> {
        let mut o = Options {
            seed: 1,
            count: 1000,
            batch: 40,
            share: 10,
            seconds: 60,
            only: None,
            out: None,
            flags: vec![],
        };
        let mut args = args.iter();
        while let Some(a) = args.next() {
            let value = args.next().ok_or(format!("{a} needs a value"))?;
            let number = || value.parse().map_err(|e| format!("{a} {value}: {e}"));
            match &a[..] {
                "--seed" => o.seed = number()?,
                "--count" => o.count = number()?,
                "--batch" => o.batch = number()?.max(1),
                "--share" => o.share = number()?,
                "--seconds" => o.seconds = number()?,
                "--only" => o.only = Some(value.clone()),
                "--out" => o.out = Some(value.clone()),
                "--flag" => o.flags.push(value.clone()),
                _ => return Err(format!("unknown option {a}")),
            }
        }
        Ok(o)
    }
}

/// The `rgo` beside this executable, or the one named by `RGO`.
pub fn rgo() -> PathBuf {
    let exe = std::env::current_exe().unwrap_or_default();
    std::env::var_os("RGO").map_or_else(|| exe.with_file_name("rgo"), PathBuf::from)
}

/// Builds a program with the `rgo` of [`rgo`].
pub fn build<F: AsRef<OsStr>>(flags: &[F], source: &Path, exe: &Path) -> Result<Outcome, String> {
    let mut c = Command::new(rgo());
    c.arg("build").args(flags).arg("-o").arg(exe).arg(source);
    exec::run(&mut c, Duration::from_secs(120))
}

/// The Go toolchain to compare with.
pub fn go() -> PathBuf {
    std::env::var_os("GO").unwrap_or("go".into()).into()
}
