//! Measures rgo against Go in one run: `cargo run --release -p tests --bin bench [NAME …]`.
//!
//! Programs under `tests/bench/*.go` are built with both toolchains and run in turns; each prints what it measured itself as
//! `NAME nanoseconds` lines on standard output, of which the least of several runs counts. Builds and sizes of hello are
//! measured too, and so are builds of a generated package of 100,000 lines (`package`) and of single constructs of growing
//! size (`large`: the time for a size, for twice and for four times as much). Without a Go on PATH (or in `GO`) the table has
//! absolute figures only.
//!
//! The front end alone, stage by stage, is measured by the program `front` beside this one.
//!
//! `bench generate package LINES DIR [EDIT]` and `bench generate CONSTRUCT N DIR` write such sources.

mod large;
mod package;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

const RUNS: usize = 5;

struct Bench {
    rgo: PathBuf,
    go: Option<PathBuf>,
    dir: tempfile::TempDir,
}

fn main() {
    let filter: Vec<String> = env::args().skip(1).collect();
    if let [word, what, n, dir, rest @ ..] = &filter[..]
        && word == "generate"
    {
        return write_generated(what, n, Path::new(dir), rest);
    }
    let exe = env::current_exe().unwrap_or_default();
    let rgo = env::var_os("RGO").map_or_else(|| exe.with_file_name("rgo"), PathBuf::from);
    let go = PathBuf::from(env::var_os("GO").unwrap_or("go".into()));
    let go = Command::new(&go)
        .arg("version")
        .stdout(Stdio::null())
        .status()
        .is_ok_and(|s| s.success())
        .then_some(go);
    let b = Bench { rgo, go, dir: tempfile::tempdir().expect("a temporary folder") };
    println!("{:<34} {:>12} {:>12} {:>7}", "", "rgo", "go", "ratio");
    let wanted = |n: &str| filter.is_empty() || filter.iter().any(|f| n.contains(&f[..]));
    if wanted("build") {
        b.builds();
    }
    if wanted("package") {
        b.package();
    }
    if wanted("large") {
        b.large();
    }
    if wanted("size") {
        b.sizes();
    }
    if wanted("start") {
        b.start();
    }
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("bench");
    let mut programs: Vec<PathBuf> =
        fs::read_dir(dir).into_iter().flatten().flatten().map(|e| e.path()).collect();
    programs.retain(|p| p.extension().is_some_and(|e| e == "go"));
    programs.sort();
    for p in programs {
        let name = p.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if wanted(&name) {
            b.program(&p, &name);
        }
    }
}

fn write_generated(what: &str, n: &str, dir: &Path, rest: &[String]) {
    let n: usize = n.parse().expect("a number");
    fs::create_dir_all(dir).expect("the folder can be made");
    let files = match what {
        "package" => package::package(n, rest.first().map_or(0, |e| e.parse().expect("a number"))),
        _ => vec![("main.go".into(), large::large(what, n))],
    };
    for (name, text) in files {
        fs::write(dir.join(name), text).expect("the folder is writable");
    }
}

/// Peak memory of a command in megabytes, if there is a `time` that tells.
fn memory(c: &Command) -> Option<f64> {
    let mut t = Command::new("/usr/bin/time");
    t.args(["-f", "%M"]).arg(c.get_program()).args(c.get_args()).stdout(Stdio::null());
    t.current_dir(c.get_current_dir()?);
    t.envs(c.get_envs().filter_map(|(k, v)| Some((k, v?))));
    let text = t.output().ok()?.stderr;
    Some(String::from_utf8_lossy(&text).lines().last()?.trim().parse::<f64>().ok()? / 1e3)
}

fn row(name: &str, ours: Option<f64>, theirs: Option<f64>, unit: &str) {
    let show = |x: Option<f64>| x.map_or("-".into(), |x| format!("{x:.3} {unit}"));
    let ratio = match (ours, theirs) {
        (Some(a), Some(b)) if b > 0.0 => format!("{:.2}", a / b),
        _ => "-".into(),
    };
    println!("{name:<34} {:>12} {:>12} {ratio:>7}", show(ours), show(theirs));
}

/// The least time of several runs of two commands in turns, in milliseconds.
fn compare(
    mut ours: impl FnMut() -> bool,
    mut theirs: Option<impl FnMut() -> bool>,
) -> (Option<f64>, Option<f64>) {
    let time = |f: &mut dyn FnMut() -> bool| {
        let t = Instant::now();
        f().then(|| t.elapsed())
    };
    let (mut a, mut b): (Option<Duration>, Option<Duration>) = (None, None);
    let least = |x: &mut Option<Duration>, y: Option<Duration>| {
        if let Some(y) = y {
            *x = Some(x.map_or(y, |x| x.min(y)));
        }
    };
    for _ in 0..RUNS {
        least(&mut a, time(&mut ours));
        if let Some(t) = &mut theirs {
            least(&mut b, time(t));
        }
    }
    let ms = |d: Option<Duration>| d.map(|d| d.as_secs_f64() * 1e3);
    (ms(a), ms(b))
}

fn quiet(c: &mut Command) -> bool {
    c.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
}

impl Bench {
    fn build(&self, tool: &Path, source: &Path, out: &str, flags: &[&str], cache: &Path) -> bool {
        let mut c = Command::new(tool);
        c.arg("build").args(flags).arg("-o").arg(self.dir.path().join(out)).arg(source);
        c.env("RGOCACHE", cache.join("rgo")).env("GOCACHE", cache.join("go"));
        quiet(&mut c)
    }

    fn hello(&self, n: u32) -> PathBuf {
        let p = self.dir.path().join("hello.go");
        let text =
            format!("package main\n\nimport \"fmt\"\n\nfunc main() {{ fmt.Println(\"hello\", {n}) }}\n");
        fs::write(&p, text).expect("the folder is writable");
        p
    }

    fn builds(&self) {
        let cache = self.dir.path().join("cache");
        let mut n = 0;
        let mut edited = |tool: &Path| {
            n += 1;
            let p = self.hello(n);
            self.build(tool, &p, "hello", &[], &cache)
        };
        // Both caches are warm but for the edited file.
        edited(&self.rgo);
        if let Some(go) = &self.go {
            edited(go);
        }
        let counter = std::cell::Cell::new(100u32);
        let next = || {
            counter.set(counter.get() + 1);
            self.hello(counter.get())
        };
        let go = self.go.clone();
        let ours = || self.build(&self.rgo, &next(), "hello", &[], &cache);
        let theirs = go.as_deref().map(|g| || self.build(g, &next(), "hello", &[], &cache));
        let (a, b) = compare(ours, theirs);
        row("build hello after an edit", a, b, "ms");
        let p = self.hello(1);
        let ours = || self.build(&self.rgo, &p, "hello", &[], &cache);
        let theirs = go.as_deref().map(|g| || self.build(g, &p, "hello", &[], &cache));
        let (a, b) = compare(ours, theirs);
        row("build hello again", a, b, "ms");
        let empty = |n: &str| {
            let c = self.dir.path().join(n);
            // It may not exist yet.
            let _ = fs::remove_dir_all(&c);
            c
        };
        let (a, _) =
            compare(|| self.build(&self.rgo, &p, "hello", &[], &empty("cold")), None::<fn() -> bool>);
        let b = go.as_deref().and_then(|g| {
            let t = Instant::now();
            self.build(g, &p, "hello", &[], &empty("cold")).then(|| t.elapsed().as_secs_f64() * 1e3)
        });
        row("build hello, empty cache", a, b, "ms");
    }

    /// The command that builds the package in `dir`.
    fn build_dir(&self, tool: &Path, dir: &Path, cache: &Path) -> Command {
        let mut c = Command::new(tool);
        c.args(["build", "-o", "out", "."]).current_dir(dir);
        c.env("RGOCACHE", cache.join("rgo")).env("GOCACHE", cache.join("go"));
        c
    }

    /// A module of about 100,000 lines.
    fn package(&self) {
        const LINES: usize = 100_000;
        let dir = self.dir.path().join("package");
        let cache = self.dir.path().join("package-cache");
        let write = |edit: usize| {
            fs::create_dir_all(&dir).expect("the folder can be made");
            fs::write(dir.join("go.mod"), "module m\n\ngo 1.27\n").expect("the folder is writable");
            write_generated("package", &LINES.to_string(), &dir, &[edit.to_string()]);
        };
        write(0);
        let run = |tool: &Path| quiet(&mut self.build_dir(tool, &dir, &cache));
        let go = self.go.as_deref();
        // Empty caches: once for Go, whose builds take long; each tool has a cache of its own below this folder.
        let first = |tool: &Path| {
            let t = Instant::now();
            run(tool).then(|| t.elapsed().as_secs_f64() * 1e3)
        };
        let ours = (0..3).filter_map(|_| {
            // It may not exist yet.
            let _ = fs::remove_dir_all(cache.join("rgo"));
            first(&self.rgo)
        });
        let (a, b) = (ours.min_by(f64::total_cmp), go.and_then(first));
        row("build 100,000 lines, empty cache", a, b, "ms");
        let counter = std::cell::Cell::new(0);
        let edited = |tool: &Path| {
            counter.set(counter.get() + 1);
            write(counter.get());
            let t = Instant::now();
            run(tool).then(|| t.elapsed().as_secs_f64() * 1e3)
        };
        let least = |f: &dyn Fn() -> Option<f64>| (0..3).filter_map(|_| f()).min_by(f64::total_cmp);
        let (a, b) = (least(&|| edited(&self.rgo)), go.and_then(|g| least(&|| edited(g))));
        row("build 100,000 lines after an edit", a, b, "ms");
        let theirs = go.map(|g| move || run(g));
        let (a, b) = compare(|| run(&self.rgo), theirs);
        row("build 100,000 lines again", a, b, "ms");
        let fresh = self.dir.path().join("package-memory");
        let peak = |tool: &Path| memory(&self.build_dir(tool, &dir, &fresh));
        row("memory for 100,000 lines", peak(&self.rgo), go.and_then(peak), "MB");
        // A package that is no program is checked and no more.
        let mut lines = 0;
        for (name, text) in package::package(LINES, 0) {
            lines += text.lines().count();
            fs::write(dir.join(name), text.replacen("package main", "package p", 1)).expect("writable");
        }
        let check = || {
            let mut c = self.build_dir(&self.rgo, &dir, &cache);
            quiet(c.env("RAYON_NUM_THREADS", "1"))
        };
        let (a, _) = compare(check, None::<fn() -> bool>);
        row("front end, 1000 lines a second", a.map(|ms| lines as f64 / ms), None, "");
    }

    /// What must not grow faster than its size.
    fn large(&self) {
        let dir = self.dir.path().join("large");
        for what in large::LARGE {
            let time = |n: usize| {
                write_generated(what, &n.to_string(), &dir, &[]);
                let mut c = Command::new(&self.rgo);
                c.args(["build", "-o", "out", "main.go"]).current_dir(&dir).env("RGOCACHE", "off");
                compare(|| quiet(&mut c), None::<fn() -> bool>).0
            };
            const N: usize = 5_000;
            let times = [time(N), time(2 * N), time(4 * N)];
            let show = |x: Option<f64>| x.map_or("failed".into(), |x| format!("{x:.0}"));
            println!(
                "{:<34} {:>12} {:>12} {:>7} ms",
                format!("{N}, {}, {} {what}", 2 * N, 4 * N),
                show(times[0]),
                show(times[1]),
                show(times[2])
            );
        }
    }

    fn sizes(&self) {
        let cache = self.dir.path().join("cache");
        let plain = self.dir.path().join("println.go");
        fs::write(&plain, "package main\n\nfunc main() { println(\"hello\") }\n")
            .expect("the folder is writable");
        let size = |tool: Option<&Path>, source: &Path, flags: &[&str]| {
            let ok = self.build(tool?, source, "sized", flags, &cache);
            let meta = fs::metadata(self.dir.path().join("sized")).ok()?;
            ok.then_some(meta.len() as f64 / 1e3)
        };
        let hello = self.hello(1);
        for (name, source) in [("fmt hello", &hello), ("println hello", &plain)] {
            for (what, flags) in [("stripped", &["-ldflags=-s -w"][..]), ("full", &[])] {
                let (a, b) = (size(Some(&self.rgo), source, flags), size(self.go.as_deref(), source, flags));
                row(&format!("size of {name}, {what}"), a, b, "kB");
            }
        }
    }

    fn start(&self) {
        let cache = self.dir.path().join("cache");
        let p = self.hello(1);
        self.build(&self.rgo, &p, "a", &[], &cache);
        let go = self.go.as_deref().filter(|g| self.build(g, &p, "b", &[], &cache));
        let many = |name: &'static str| {
            let exe = self.dir.path().join(name);
            move || (0..50).all(|_| quiet(&mut Command::new(&exe)))
        };
        let (a, b) = compare(many("a"), go.map(|_| many("b")));
        let each = |x: Option<f64>| x.map(|x| x / 50.0);
        row("start to exit of hello", each(a), each(b), "ms");
    }

    fn program(&self, source: &Path, name: &str) {
        let cache = self.dir.path().join("cache");
        let (ours, theirs) = (format!("{name}-rgo"), format!("{name}-go"));
        let have = self.build(&self.rgo, source, &ours, &[], &cache);
        let go = self.go.as_deref().is_some_and(|g| self.build(g, source, &theirs, &[], &cache));
        let (mut a, mut b) = (BTreeMap::new(), BTreeMap::new());
        for _ in 0..RUNS {
            if have {
                self.measure(&ours, &mut a);
            }
            if go {
                self.measure(&theirs, &mut b);
            }
        }
        if a.is_empty() {
            println!("{name:<34} {:>12}", if have { "failed" } else { "no build" });
        }
        for (k, &v) in &a {
            row(k, Some(v), b.get(k).copied(), "ms");
        }
    }

    /// Runs a program and keeps the least time of each line it prints.
    fn measure(&self, exe: &str, best: &mut BTreeMap<String, f64>) {
        let Ok(out) = Command::new(self.dir.path().join(exe)).stdin(Stdio::null()).output() else { return };
        // println writes to standard error; either stream may carry the figures.
        let text = [out.stdout, out.stderr].concat();
        for line in String::from_utf8_lossy(&text).lines() {
            if let Some((name, ns)) = line.rsplit_once(' ')
                && let Ok(ns) = ns.parse::<f64>()
            {
                let e = best.entry(name.to_string()).or_insert(f64::MAX);
                *e = e.min(ns / 1e6);
            }
        }
    }
}
