//! The first line of a test: what to do with it.

use std::path::{Path, PathBuf};
use std::time::Duration;

/// What is done with the program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    /// Compile, execute, compare outputs.
    Run,
    /// Compile, compare errors with the comments beside the code.
    ErrorCheck,
    /// Compile, compare what rgo says.
    Build,
}

/// One test.
#[derive(Clone, Debug)]
pub struct Recipe {
    /// The Go file, or the folder of a module.
    pub path: PathBuf,
    pub action: Action,
    pub exit: i32,
    pub args: Vec<String>,
    pub env: Vec<(String, String)>,
    pub build: Vec<String>,
    pub timeout: Duration,
}

impl Recipe {
    /// Reads the recipe of the test at `path`; None if the file has none (it is not a test).
    pub fn read(path: &Path) -> Result<Option<Recipe>, String> {
        let file = if path.is_dir() { path.join("main.go") } else { path.to_owned() };
        let text = std::fs::read(&file).map_err(|e| format!("{}: {e}", file.display()))?;
        let line = text.split(|&b| b == b'\n').next().unwrap_or(&[]);
        let Ok(line) = std::str::from_utf8(line) else { return Ok(None) };
        let mut words = line.trim_start_matches('\u{feff}').strip_prefix("// ").unwrap_or("").split(' ');
        let action = match words.next() {
            Some("run") => Action::Run,
            Some("errorcheck") => Action::ErrorCheck,
            Some("build") => Action::Build,
            _ => return Ok(None),
        };
        let mut r = Recipe {
            path: path.to_owned(),
            action,
            exit: 0,
            args: vec![],
            env: vec![],
            build: vec![],
            timeout: Duration::from_secs(60),
        };
        for w in words.filter(|w| !w.is_empty()) {
            let (key, value) = w.split_once('=').ok_or(format!("recipe word {w:?} has no value"))?;
            let number = || value.parse::<u32>().map_err(|e| format!("recipe word {w:?}: {e}"));
            match key {
                "exit" => r.exit = number()? as i32,
                "timeout" => r.timeout = Duration::from_secs(number()? as u64),
                "args" => r.args.push(value.into()),
                "build" => r.build.push(value.into()),
                "env" => {
                    let (k, v) =
                        value.split_once('=').ok_or(format!("recipe word {w:?} names no variable"))?;
                    r.env.push((k.into(), v.into()));
                }
                _ => return Err(format!("unknown recipe word {w:?}")),
            }
        }
        Ok(Some(r))
    }

    /// The golden file beside the test with this extension.
    pub fn golden(&self, extension: &str) -> PathBuf {
        if self.path.is_dir() {
            self.path.join(format!("main.{extension}"))
        } else {
            self.path.with_extension(extension)
        }
    }
}

/// All tests below `dir`, sorted; folders with a `go.mod` are not entered.
pub fn collect(dir: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(dir).into_iter().flatten().flatten().map(|e| e.path()).collect();
    entries.sort();
    for p in entries {
        if p.join("go.mod").is_file() || p.extension().is_some_and(|e| e == "go") {
            out.push(p);
        } else if p.is_dir() {
            collect(&p, out);
        }
    }
}
