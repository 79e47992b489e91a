//! The stages in order: load → check → lower → opt → codegen → link.
//!
//! Each stage gets what earlier ones made and hands on data of its own. [`Phases`] keeps the time of each.

use crate::cli::{CommonArgs, Preempt};
use crate::flags::Flags;
use crate::load::{self, Loaded};
use crate::{cache, embedded, ice, report};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use types::Program;

/// What the flags ask for.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    pub common: CommonArgs,
    pub flags: Flags,
}

/// The command failed and the user has been told.
#[derive(Debug)]
pub struct Failed;

impl Settings {
    /// Reads the flag strings. A flag that rgo does not know is a message.
    pub fn new(common: CommonArgs) -> Result<Settings, String> {
        let flags = Flags::read(&common.gcflags, &common.ldflags)?;
        Ok(Settings { common, flags })
    }

    /// How errors are printed.
    pub fn style(&self) -> report::Style {
        report::Style { json: self.common.json, all: self.flags.all_errors }
    }
}

/// Time spent in each stage.
pub struct Phases {
    list: Vec<(&'static str, Duration)>,
    last: Instant,
}

impl Phases {
    /// The clock starts.
    pub fn new() -> Phases {
        Phases { list: vec![], last: Instant::now() }
    }

    /// The stage `name` has ended.
    pub fn end(&mut self, name: &'static str) {
        let now = Instant::now();
        self.list.push((name, now - self.last));
        self.last = now;
    }

    /// Prints the table.
    pub fn print(&self) {
        let total: Duration = self.list.iter().map(|p| p.1).sum();
        for (name, d) in self.list.iter().chain([&("total", total)]) {
            eprintln!("{name:>10} {:9.3} ms", d.as_secs_f64() * 1e3);
        }
    }
}

/// A built program.
pub struct Built {
    pub image: Vec<u8>,
    /// The name `-o` defaults to.
    pub output: String,
    /// Whether it is a program; other packages are only checked.
    pub is_main: bool,
}

/// Loads and checks; errors are printed.
pub fn check(
    inputs: &[PathBuf],
    settings: &Settings,
    phases: &mut Phases,
) -> Result<(Loaded, Program), Failed> {
    let loaded = load(inputs, settings, phases)?;
    let program = check_loaded(&loaded, settings)?;
    phases.end("check");
    Ok((loaded, program))
}

fn load(inputs: &[PathBuf], settings: &Settings, phases: &mut Phases) -> Result<Loaded, Failed> {
    ice::at("loading packages");
    let mut loaded = load::load(inputs).map_err(|mut f| {
        if let (load::Failure::Diagnostics { map, .. }, true) = (&mut f, settings.flags.no_columns) {
            map.forget_columns();
        }
        report::failure(f, settings.style());
        Failed
    })?;
    if settings.flags.no_columns {
        loaded.map.forget_columns();
    }
    if let Some(minor) = settings.flags.lang {
        loaded.packages.iter_mut().filter(|p| !p.is_std).for_each(|p| p.minor = minor);
    }
    if !settings.common.trimpath {
        let here = std::env::current_dir().unwrap_or_default();
        loaded.map.set_folder(here.to_string_lossy().into_owned());
    }
    phases.end("load");
    Ok(loaded)
}

fn check_loaded(loaded: &Loaded, settings: &Settings) -> Result<Program, Failed> {
    let mut program = Program::new(loaded.interner.clone());
    // None: the package or one that it imports has errors.
    let mut ids: Vec<Option<types::PackageId>> = Vec::with_capacity(loaded.packages.len());
    for p in &loaded.packages {
        ice::at(format!("checking package {}", p.display));
        let imports: Option<FxHashMap<String, types::PackageId>> =
            p.imports.iter().map(|(path, &i)| Some((path.clone(), ids[i]?))).collect();
        let Some(mut imports) = imports else {
            ids.push(None);
            continue;
        };
        if settings.common.verbose {
            eprintln!("{}", p.display);
        }
        imports.insert("unsafe".to_string(), types::PackageId::UNSAFE);
        let options = types::Options {
            lazy_bodies: p.is_std,
            go_version: (1, p.minor),
            is_std: p.is_std,
            faulty: !p.errors.is_empty(),
            embeds: p.embeds.clone(),
        };
        // A root that is no program keeps its own path.
        let main = p.files.first().is_none_or(|f| loaded.interner.text(f.package.name) == "main");
        let path = if p.path == "main" && !main { &p.display } else { &p.path };
        let id = program.add_package(path, &loaded.map, p.files.clone(), imports, options);
        let mut errors = p.errors.clone();
        errors.extend(program.check_package(id));
        ids.push(errors.is_empty().then_some(id));
        if !errors.is_empty() {
            report::diagnostics(&p.display, &loaded.map, errors, settings.style());
        }
    }
    if ids.contains(&None) { Err(Failed) } else { Ok(program) }
}

/// Builds the program that `inputs` name; errors are printed.
pub fn build(inputs: &[PathBuf], settings: &Settings, phases: &mut Phases) -> Result<Built, Failed> {
    let loaded = load(inputs, settings, phases)?;
    let root = &loaded.packages[loaded.root];
    let is_main = root.files.first().is_some_and(|f| loaded.interner.text(f.package.name) == "main");
    let output = loaded.output.clone();
    let key = cache::build_key(&loaded, settings);
    let cached = !settings.common.rebuild
        && !settings.flags.listing
        && !settings.common.work
        && !settings.common.print_steps;
    if cached
        && is_main
        && let Some(image) = cache::image(&key)
    {
        phases.end("cached");
        return Ok(Built { image, output, is_main });
    }
    let mut program = check_loaded(&loaded, settings)?;
    phases.end("check");
    if !is_main {
        return Ok(Built { image: vec![], output, is_main });
    }
    let root = program.package_ids().find(|&p| program.package(p).path == "main");
    let main = loaded.interner.intern("main");
    if !root.is_some_and(|p| program.package(p).scope.contains_key(&main)) {
        let display = &loaded.packages[loaded.root].display;
        eprintln!("# {display}\nruntime.main_main·f: function main is undeclared in the main package");
        return Err(Failed);
    }
    let objects = objects(&loaded, &mut program, settings, phases)?;
    let image = link(&objects, settings)?;
    phases.end("link");
    if cached {
        cache::store_image(&key, &image);
    }
    Ok(Built { image, output, is_main })
}

/// Lowers, optimises and compiles a checked program.
pub fn objects(
    loaded: &Loaded,
    program: &mut Program,
    settings: &Settings,
    phases: &mut Phases,
) -> Result<Vec<codegen::Object>, Failed> {
    ice::at("lowering");
    let fail = |message: String| {
        eprintln!("{message}");
        Failed
    };
    let strings = settings.flags.strings.iter().cloned().collect();
    let options = lower::Options { strings, ..lower::Options::default() };
    let mut module = lower::lower(program, &loaded.map, &loaded.interner, &options).map_err(|errors| {
        let list =
            errors.into_iter().map(|e| diag::Diagnostic::error("Lowering", e.pos, e.message)).collect();
        report::diagnostics(&loaded.packages[loaded.root].display, &loaded.map, list, settings.style());
        Failed
    })?;
    phases.end("lower");
    ice::at("optimising");
    opt::run(&mut module, &opt_options(settings));
    phases.end("opt");
    if settings.flags.listing {
        let options = codegen_options(settings);
        let own = |name: &str| name.starts_with("main.");
        let list = codegen::list(&module, &loaded.map, &options, own).map_err(|e| fail(e.to_string()))?;
        for l in list {
            println!("{l}");
        }
    }
    ice::at("generating code");
    let stored = if settings.common.rebuild { vec![] } else { cache::functions() };
    let pack = codegen::Pack::new(&stored);
    let options = codegen::Options { cache: Some(&pack), ..codegen_options(settings) };
    let objects = codegen::compile(&module, &loaded.map, &options).map_err(|e| fail(e.to_string()))?;
    if pack.has_new() && !settings.common.rebuild {
        cache::store_functions(&pack.into_bytes(cache::FUNCTIONS_LIMIT));
    }
    phases.end("codegen");
    steps(&objects, settings).map_err(|e| fail(format!("rgo: {e}")))?;
    Ok(objects)
}

fn opt_options(settings: &Settings) -> opt::Options {
    opt::Options {
        level: if settings.flags.no_optimisation { opt::Level::None } else { opt::Level::Full },
        inlining: match (settings.flags.no_inlining, settings.common.preempt) {
            (true, _) => opt::Policy::Off,
            (_, Preempt::Prologue) => opt::Policy::NoLoops,
            _ => opt::Policy::Normal,
        },
    }
}

fn codegen_options(settings: &Settings) -> codegen::Options<'static> {
    codegen::Options {
        preempt: match settings.common.preempt {
            Preempt::Default => codegen::Preempt::Default,
            Preempt::Prologue => codegen::Preempt::Prologue,
            Preempt::Loops => codegen::Preempt::Loops,
            Preempt::Async => codegen::Preempt::Async,
        },
        unoptimised: settings.flags.no_optimisation,
        verify: cfg!(debug_assertions),
        ..codegen::Options::default()
    }
}

/// `-work` and `-x`: keeps the objects and prints the steps.
fn steps(objects: &[codegen::Object], settings: &Settings) -> std::io::Result<()> {
    if !settings.common.work && !settings.common.print_steps {
        return Ok(());
    }
    let dir = tempfile::Builder::new().prefix("rgo-build").tempdir()?;
    let dir = if settings.common.work { dir.keep() } else { dir.path().to_owned() };
    eprintln!("WORK={}", dir.display());
    let mut names = vec![];
    for o in objects {
        let name = format!("{}.o", o.package.replace('/', "_"));
        if settings.common.print_steps {
            eprintln!("rgo tool compile -o $WORK {} # {name}", o.package);
        }
        if settings.common.work {
            std::fs::write(dir.join(&name), &o.bytes)?;
        }
        names.push(format!("$WORK/{name}"));
    }
    if settings.common.print_steps {
        eprintln!("rgo tool link -o a.out {}", names.join(" "));
    }
    Ok(())
}

/// Links objects with the runtime.
fn link(objects: &[codegen::Object], settings: &Settings) -> Result<Vec<u8>, Failed> {
    ice::at("linking");
    let inputs = objects
        .iter()
        .map(|o| linker::Input { name: format!("{}.o", o.package), bytes: Cow::Borrowed(&o.bytes[..]) })
        .collect();
    let image = link_inputs(inputs, settings.flags.strip_symbols, settings.flags.strip_dwarf)?;
    if settings.common.verbose {
        eprintln!("{}", image.stats);
    }
    Ok(image.bytes)
}

/// Links files with the runtime; errors are printed.
pub fn link_inputs(
    mut inputs: Vec<linker::Input<'_>>,
    strip_symbols: bool,
    strip_dwarf: bool,
) -> Result<linker::Image, Failed> {
    inputs.push(linker::Input { name: "runtime (built in)".into(), bytes: Cow::Borrowed(embedded::RUNTIME) });
    let options = linker::Options { strip_symbols, strip_dwarf, ..linker::Options::default() };
    linker::link(&inputs, &options).map_err(|e| {
        eprintln!("{e}");
        Failed
    })
}
