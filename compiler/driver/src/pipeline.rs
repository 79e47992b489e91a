//! The stages in order: load → check → lower → opt → codegen → link.
//!
//! Each stage gets what earlier ones made and hands on data of its own. [`Phases`] keeps the time of each.

use crate::cache::packs::Packs;
use crate::cli::{CommonArgs, Preempt};
use crate::flags::Flags;
use crate::load::{self, Loaded};
use crate::{cache, embedded, ice, report};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use types::Program;

/// What the flags ask for.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    pub common: CommonArgs,
    pub flags: Flags,
    /// The build tags of `-tags`.
    pub tags: Vec<String>,
}

/// The command failed and the user has been told.
#[derive(Debug)]
pub struct Failed;

impl Settings {
    /// Reads the flag strings. A flag that rgo does not know is a message.
    pub fn new(common: CommonArgs) -> Result<Settings, String> {
        common.refuse_unsupported()?;
        let flags = Flags::read(&common.gcflags, &common.ldflags)?;
        if let Some(dir) = &common.folder {
            std::env::set_current_dir(dir)
                .map_err(|e| format!("rgo: chdir {}: {}", dir.display(), load::reason(&e)))?;
        }
        if let Some(n) = common.threads {
            // Fails where the pool exists already: then the number has been given before.
            let _ = rayon::ThreadPoolBuilder::new().num_threads(n.get()).build_global();
        }
        let tags = common.tags.split([',', ' ']).filter(|t| !t.is_empty()).map(str::to_string).collect();
        Ok(Settings { common, flags, tags })
    }

    /// How errors are printed.
    pub fn style(&self) -> report::Style {
        report::Style { json: self.common.json, all: self.flags.all_errors }
    }
}

/// Time spent in each stage: on the clock, and by all threads together.
pub struct Phases {
    list: Vec<(&'static str, Duration, Duration)>,
    last: (Instant, Duration),
}

/// Processor time of this process so far.
fn processor() -> Duration {
    let t = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(t.tv_sec as u64, t.tv_nsec as u32)
}

impl Phases {
    /// The clock starts.
    pub fn new() -> Phases {
        Phases { list: vec![], last: (Instant::now(), processor()) }
    }

    /// The stage `name` has ended.
    pub fn end(&mut self, name: &'static str) {
        let now = (Instant::now(), processor());
        self.list.push((name, now.0 - self.last.0, now.1.saturating_sub(self.last.1)));
        self.last = now;
    }

    /// Prints the table.
    pub fn print(&self) {
        let ms = |d: Duration| d.as_secs_f64() * 1e3;
        let (wall, cpu) = (self.list.iter().map(|p| p.1).sum(), self.list.iter().map(|p| p.2).sum());
        for &(name, wall, cpu) in self.list.iter().chain([&("total", wall, cpu)]) {
            eprintln!("{name:>10} {:9.3} ms {:9.3} ms cpu", ms(wall), ms(cpu));
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
    ice::at("loading packages");
    let loaded = parse(load::read(inputs, &settings.tags).map_err(|f| failed(f, settings))?, settings)?;
    phases.end("load");
    let program = check_loaded(&loaded, settings)?;
    phases.end("check");
    Ok((loaded, program))
}

/// Reports why loading failed.
fn failed(mut failure: load::Failure, settings: &Settings) -> Failed {
    if let (load::Failure::Diagnostics { map, .. }, true) = (&mut failure, settings.flags.no_columns) {
        map.forget_columns();
    }
    report::failure(failure, settings.style());
    Failed
}

/// Parses what has been read and what that imports.
fn parse(user: load::UserFiles, settings: &Settings) -> Result<Loaded, Failed> {
    let mut loaded = load::load(user).map_err(|f| failed(f, settings))?;
    if settings.flags.no_columns {
        loaded.map.forget_columns();
    }
    if let Some(minor) = settings.flags.lang {
        loaded.packages.iter_mut().filter(|p| !p.is_std).for_each(|p| p.minor = minor);
    }
    loaded.map.set_folder(folder(settings));
    Ok(loaded)
}

/// The folder below which the executable's line tables place files with relative names.
fn folder(settings: &Settings) -> String {
    if settings.common.trimpath {
        return String::new();
    }
    std::env::current_dir().unwrap_or_default().to_string_lossy().into_owned()
}

fn check_loaded(loaded: &Loaded, settings: &Settings) -> Result<Program, Failed> {
    loaded.parsing(|| check_parsed(loaded, settings))
}

fn check_parsed(loaded: &Loaded, settings: &Settings) -> Result<Program, Failed> {
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
        let (files, found) = p.trees();
        let options = types::Options {
            lazy_bodies: p.is_std,
            go_version: (1, p.minor),
            is_std: p.is_std,
            faulty: !p.errors.is_empty(),
            embeds: p.embeds.clone(),
        };
        // A root that is no program keeps its own path.
        let main = files.first().is_none_or(|f| loaded.interner.text(f.package.name) == "main");
        let path = if p.path == "main" && !main { &p.display } else { &p.path };
        let id = program.add_package(path, &loaded.map, files, imports, options);
        let mut errors = [&p.errors[..], &found].concat();
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
    ice::at("loading packages");
    let user = load::read(inputs, &settings.tags).map_err(|f| failed(f, settings))?;
    let is_main = user.is_main();
    let output = user.output().to_string();
    let key = cache::build_key(&user, &folder(settings), settings);
    phases.end("read");
    let cached = !settings.common.rebuild
        && !settings.flags.listing
        && !settings.flags.remarks
        && !settings.common.work
        && !settings.common.print_steps;
    if cached
        && is_main
        && let Some(image) = cache::image(&key)
    {
        phases.end("cached");
        return Ok(Built { image, output, is_main });
    }
    // A program and all that is made of it live until the process ends: nothing is gained by taking them apart before.
    let loaded = ManuallyDrop::new(parse(user, settings)?);
    phases.end("load");
    let mut program = ManuallyDrop::new(check_loaded(&loaded, settings)?);
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
    let Objects { list, packs, new } = objects(&loaded, &mut program, settings, phases)?;
    let list = ManuallyDrop::new(list);
    let (image, ()) = rayon::join(|| link(&list, settings), || Objects::store(packs, new));
    let image = image?;
    phases.end("link");
    if cached && loaded.is_complete {
        cache::store_image(&key, &image);
    }
    Ok(Built { image, output, is_main })
}

/// A compiled program, with what to keep of it for the next build.
pub struct Objects {
    pub list: Vec<codegen::Object>,
    packs: Option<Packs>,
    new: Vec<(u128, Vec<u8>)>,
}

impl Objects {
    /// Keeps what is new.
    pub fn store(packs: Option<Packs>, new: Vec<(u128, Vec<u8>)>) {
        if let Some(packs) = packs.filter(|_| !new.is_empty()) {
            packs.add(new);
        }
    }
}

/// Nothing is known from earlier builds.
struct Nothing;

impl opt::Store for Nothing {
    fn get(&self, _: u128) -> Option<Vec<u8>> {
        None
    }
}

/// Lowers, optimises and compiles a checked program.
pub fn objects(
    loaded: &Loaded,
    program: &mut Program,
    settings: &Settings,
    phases: &mut Phases,
) -> Result<Objects, Failed> {
    ice::at("lowering");
    let fail = |message: String| {
        eprintln!("{message}");
        Failed
    };
    let strings = settings.flags.strings.iter().cloned().collect();
    let options = lower::Options {
        strings,
        remarks: settings.flags.remarks,
        arguments: settings.flags.no_optimisation,
        ..lower::Options::default()
    };
    let module = lower::lower(program, &loaded.map, &loaded.interner, &options).map_err(|errors| {
        let list = errors.into_iter().map(|e| diag::Diagnostic::error("Codegen", e.pos, e.message)).collect();
        report::diagnostics(&loaded.packages[loaded.root].display, &loaded.map, list, settings.style());
        Failed
    })?;
    let mut module = ManuallyDrop::new(module);
    phases.end("lower");
    ice::at("optimising");
    // A listing shows functions as the passes left them, and remarks are theirs.
    let reuse = !settings.common.rebuild && !settings.flags.listing && !settings.flags.remarks;
    let packs = if reuse { Packs::open() } else { None };
    let notes = codegen::Notes::new(&module.symbols, codegen_options(settings).preempt);
    let context = opt::Context {
        store: packs.as_ref().map_or(&Nothing, |p| p as &dyn opt::Store),
        seed: cache::function_seed(settings),
        note: &|f, cyclic| notes.of(f, cyclic),
    };
    let results = opt::run_with(&mut module, &opt_options(settings), &context);
    phases.end("opt");
    if settings.flags.remarks {
        let said =
            module.funcs.iter().flat_map(|f| &f.remarks).flat_map(|r| r.said.iter().cloned()).collect();
        report::remarks(&loaded.packages[loaded.root].display, &loaded.map, said);
    }
    ice::at("generating code");
    let (notes, unseen): (Vec<u8>, Vec<_>) = results.iter().map(|r| (r.note, r.unseen.clone())).unzip();
    let code: Vec<Option<&[u8]>> = results
        .iter()
        .map(|r| match &r.outcome {
            opt::Outcome::Known { entry, code, .. } => entry.get(*code..),
            opt::Outcome::New { .. } => None,
        })
        .collect();
    let earlier = codegen::Earlier { notes: &notes, unseen: &unseen, code: &code };
    let options = codegen_options(settings);
    if settings.flags.listing {
        let own = |name: &str| name.starts_with("main.");
        let list = codegen::list(&module, &loaded.map, &options, Some(&earlier), own)
            .map_err(|e| fail(e.to_string()))?;
        for l in list {
            println!("{l}");
        }
    }
    let compiled = match codegen::compile_with(&module, &loaded.map, &options, &earlier) {
        Err(e) if e.cause == codegen::Cause::Stale && reuse => {
            let mut settings = settings.clone();
            settings.common.rebuild = true;
            return objects(loaded, program, &settings, phases);
        }
        r => r.map_err(|e| fail(e.to_string()))?,
    };
    let mut new = vec![];
    for (r, kept) in results.into_iter().zip(compiled.kept) {
        if let (opt::Outcome::New { key, mut entry }, Some(kept)) = (r.outcome, kept) {
            entry.extend(kept);
            new.push((key, entry));
        }
    }
    phases.end("codegen");
    steps(&compiled.objects, settings).map_err(|e| fail(format!("rgo: {e}")))?;
    Ok(Objects { list: compiled.objects, packs, new })
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

fn codegen_options(settings: &Settings) -> codegen::Options {
    codegen::Options {
        preempt: match settings.common.preempt {
            Preempt::Default => codegen::Preempt::Default,
            Preempt::Prologue => codegen::Preempt::Prologue,
            Preempt::Loops => codegen::Preempt::Loops,
            Preempt::Async => codegen::Preempt::Async,
        },
        unoptimised: settings.flags.no_optimisation,
        barriers: settings.flags.barriers,
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
