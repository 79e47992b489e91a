//! Running commands with a time limit.

use std::io::Read;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What a command printed and how it ended.
#[derive(Debug)]
pub struct Outcome {
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
    /// Exit status, 128 + n for signal n.
    pub status: i32,
    /// It was killed when its time was up.
    pub timed_out: bool,
}

/// Runs `command` with empty input, at most for `limit`.
pub fn run(command: &mut Command, limit: Duration) -> Result<Outcome, String> {
    use std::os::unix::process::ExitStatusExt;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| format!("{:?}: {e}", command.get_program()))?;
    let drain = |mut pipe: Box<dyn Read + Send>| {
        thread::spawn(move || {
            let mut b = vec![];
            // A reset pipe ends the output; what came before counts.
            let _ = pipe.read_to_end(&mut b);
            b
        })
    };
    let out = drain(Box::new(child.stdout.take().expect("stdout is piped")));
    let err = drain(Box::new(child.stderr.take().expect("stderr is piped")));
    let start = Instant::now();
    let mut timed_out = false;
    let mut pause = Duration::from_micros(200);
    let status = loop {
        if let Some(s) = child.try_wait().map_err(|e| e.to_string())? {
            break s;
        }
        if start.elapsed() > limit && !timed_out {
            timed_out = true;
            child.kill().map_err(|e| e.to_string())?;
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    };
    let join = |t: thread::JoinHandle<Vec<u8>>| t.join().map_err(|_| "reader failed".to_string());
    Ok(Outcome {
        stdout: join(out)?,
        stderr: join(err)?,
        status: status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or(0)),
        timed_out,
    })
}
