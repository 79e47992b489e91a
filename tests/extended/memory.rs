//! How much memory a program holds over time, as a picture: `stress/peak.go` takes a lot and lets go of it.

use crate::{options::Options, stress};
use std::fmt::Write;
use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 240.0;
const MARGIN: f64 = 48.0;

/// Runs the program and writes `--out`, an SVG.
pub fn run(o: &Options) -> Result<(), String> {
    let dir = tempfile::tempdir().map_err(|e| e.to_string())?;
    let mut child = Command::new(stress::build("peak", dir.path())?)
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| format!("peak: {e}"))?;
    let start = Instant::now();
    let mut samples: Vec<(f64, f64)> = vec![];
    while child.try_wait().map_err(|e| e.to_string())?.is_none() {
        if let Some(mb) = resident(child.id()) {
            samples.push((start.elapsed().as_secs_f64(), mb));
        }
        thread::sleep(Duration::from_millis(20));
    }
    let peak = samples.iter().map(|s| s.1).fold(0.0, f64::max);
    let last = samples.last().map_or(0.0, |s| s.1);
    println!("peak {peak:.0} MB, at the end {last:.0} MB");
    if let Some(file) = &o.out {
        fs::write(file, picture(&samples, peak)).map_err(|e| format!("{file}: {e}"))?;
    }
    if peak < 400.0 || last > peak / 4.0 {
        return Err("memory does not fall after the peak".into());
    }
    Ok(())
}

/// Resident memory of a process in megabytes (`/proc/PID/statm`, second number, in pages).
fn resident(pid: u32) -> Option<f64> {
    let text = fs::read_to_string(format!("/proc/{pid}/statm")).ok()?;
    let pages: f64 = text.split(' ').nth(1)?.parse().ok()?;
    (pages > 0.0).then_some(pages * 4096.0 / 1e6)
}

fn picture(samples: &[(f64, f64)], peak: f64) -> String {
    let end = samples.last().map_or(1.0, |s| s.0).max(0.1);
    let x = |t: f64| MARGIN + t / end * (WIDTH - 2.0 * MARGIN);
    let y = |mb: f64| HEIGHT - MARGIN - mb / peak.max(1.0) * (HEIGHT - 2.0 * MARGIN);
    let mut line = String::new();
    for &(t, mb) in samples {
        // A String takes all that is written.
        let _ = write!(line, "{:.1},{:.1} ", x(t), y(mb));
    }
    let (left, right, bottom) = (x(0.0), x(end), y(0.0));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n\
         <path d=\"M{left} {MARGIN}V{bottom}H{right}\" fill=\"none\" stroke=\"black\"/>\n\
         <text x=\"{left}\" y=\"{}\">resident memory of peak.go</text>\n\
         <text x=\"4\" y=\"{}\">{peak:.0} MB</text><text x=\"{right}\" y=\"{}\" text-anchor=\"end\">{end:.1} s</text>\n\
         <polyline points=\"{line}\" fill=\"none\" stroke=\"#0a6\" stroke-width=\"2\"/>\n</svg>\n",
        MARGIN - 16.0,
        y(peak) + 4.0,
        bottom + 18.0,
    )
}
