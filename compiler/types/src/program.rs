//! Packages and the way through them: what the driver adds, what `lower` reads.

use crate::check::{Checker, EmbedForm, Env, Locals, Outcome};
use crate::info::{FileInfo, FuncVars};
use crate::object::{FuncInfo, ObjId, PackageId};
use crate::store::Store;
use diag::Diagnostic;
use rustc_hash::{FxHashMap, FxHashSet};
use source::{FileId, Interner, Pos, SourceMap, Symbol};
use std::sync::Arc;
use syntax::ast::{ExprId, FuncId};

/// A file as parsed.
pub type Tree = syntax::ast::File;

/// How to check a package.
#[derive(Clone, Debug)]
pub struct Options {
    /// Check bodies only when [`Program::ensure_body`] asks for them.
    pub lazy_bodies: bool,
    /// The language version from go.mod, as (1, minor).
    pub go_version: (u32, u32),
    /// Part of the library: functions without bodies are provided by the runtime.
    pub is_std: bool,
    /// The parser has reported errors that do not keep the package from being checked.
    pub faulty: bool,
    /// Variables with `//go:embed` lines.
    pub embeds: Vec<Embed>,
}

/// A variable that embedded files give its value. The package has a file that declares that value in every form.
#[derive(Clone, Debug)]
pub struct Embed {
    /// Where the variable's name stands.
    pub pos: Pos,
    /// How many files there are.
    pub files: usize,
    /// The number in the names of the values.
    pub number: usize,
}

impl Embed {
    /// How the names of the values begin: with a letter that nobody types.
    pub const PREFIX: &'static str = "\u{1c3}embed";

    /// The name of the variable that holds the value in that form.
    pub fn value(&self, form: EmbedForm) -> String {
        let form = match form {
            EmbedForm::Text => "text",
            EmbedForm::Bytes => "bytes",
            EmbedForm::Tree => "tree",
        };
        format!("{}{}{form}", Self::PREFIX, self.number)
    }
}

impl Default for Options {
    fn default() -> Self {
        Options { lazy_bodies: false, go_version: (1, 27), is_std: false, faulty: false, embeds: Vec::new() }
    }
}

/// One initialisation step of package-level variables: `lhs = rhs`.
#[derive(Clone, Debug)]
pub struct InitStep {
    /// Several when one call initialises them all. Blank variables are objects too.
    pub lhs: Vec<ObjId>,
    /// Index of the file that holds the expression, and the expression's number.
    pub file: u32,
    pub rhs: u32,
}

/// A file with what positions and literals need.
#[derive(Clone)]
pub(crate) struct Unit {
    pub tree: &'static Tree,
    /// Index of the file whose imports are in scope: its own, but for functions that were parsed alone.
    pub scope: usize,
    pub text: Arc<[u8]>,
    /// Position of the file's first byte.
    pub base: Pos,
    /// The name that messages show.
    pub name: Arc<str>,
}

/// A checked (or being checked) package.
pub struct Package {
    pub id: PackageId,
    pub path: String,
    pub name: Symbol,
    pub files: Vec<Arc<Tree>>,
    units: Vec<Unit>,
    /// Imported packages in order of first appearance.
    pub imports: Vec<PackageId>,
    pub options: Options,
    /// Package-level names.
    pub scope: FxHashMap<Symbol, ObjId>,
    /// Facts per file, in the order of `files`.
    pub infos: Vec<FileInfo>,
    /// Initialisation of variables, in execution order.
    pub init_order: Vec<InitStep>,
    /// `init` functions in source order.
    pub inits: Vec<ObjId>,
    /// All functions and methods with declarations, in source order.
    pub funcs: Vec<ObjId>,
    /// All package-level variables in source order.
    pub vars: Vec<ObjId>,
    /// All types declared at package level, in source order.
    pub types: Vec<ObjId>,
    /// Parameter objects of declared functions.
    pub func_vars: FxHashMap<ObjId, Arc<FuncVars>>,
    /// Functions that have been parsed alone: the index of their tree in `files`, the declaration in it.
    pub(crate) alone: FxHashMap<ObjId, (usize, FuncId)>,
    pub(crate) file_scopes: Vec<FxHashMap<Symbol, ObjId>>,
    pub(crate) import_map: FxHashMap<String, PackageId>,
    /// Functions whose bodies have been checked.
    done: FxHashSet<ObjId>,
    checked: bool,
}

/// All packages of a build.
pub struct Program {
    pub store: Store,
    packages: Vec<Option<Package>>,
    locals: Locals,
}

/// Stack for checking one package: trees may nest 10,000 deep.
pub(crate) const STACK: usize = 1 << 29;

/// Where the stack is: the difference of two such places of a thread tells how much lies between them.
pub(crate) fn stack_place() -> usize {
    let here = 0u8;
    std::ptr::from_ref(&here).addr()
}

impl Program {
    /// No packages but the predeclared ones.
    pub fn new(interner: Arc<Interner>) -> Program {
        Program { store: Store::new(interner), packages: vec![None, None], locals: Locals::default() }
    }

    /// Adds a package. `imports` maps each import path in its files to a package that has been added and checked
    /// before (`unsafe` needs no entry); paths that could not be loaded are absent and have been reported.
    pub fn add_package(
        &mut self,
        path: &str,
        map: &SourceMap,
        files: Vec<Arc<Tree>>,
        imports: FxHashMap<String, PackageId>,
        options: Options,
    ) -> PackageId {
        let name = files.first().map_or(Symbol::EMPTY, |f| f.package.name);
        let id = self.store.add_package(path.to_string(), name);
        let unit = |(scope, tree): (usize, &Arc<Tree>)| {
            let f = map.file(tree.id);
            Unit {
                tree: keep(tree.clone()),
                scope,
                text: f.text.clone(),
                base: f.base,
                name: Arc::from(f.name.as_str()),
            }
        };
        let units: Vec<Unit> = files.iter().enumerate().map(unit).collect();
        let p = Package {
            id,
            path: path.to_string(),
            name,
            imports: Vec::new(),
            options,
            scope: FxHashMap::default(),
            infos: Vec::new(),
            init_order: Vec::new(),
            inits: Vec::new(),
            funcs: Vec::new(),
            vars: Vec::new(),
            types: Vec::new(),
            func_vars: FxHashMap::default(),
            alone: FxHashMap::default(),
            file_scopes: vec![FxHashMap::default(); files.len()],
            import_map: imports,
            files,
            units,
            done: FxHashSet::default(),
            checked: false,
        };
        while self.packages.len() <= id.0 as usize {
            self.packages.push(None);
        }
        self.packages[id.0 as usize] = Some(p);
        id
    }

    /// Checks all declarations, and all bodies unless they are lazy. Diagnostics are not sorted.
    pub fn check_package(&mut self, id: PackageId) -> Vec<Diagnostic> {
        let Some(mut pkg) = self.packages.get_mut(id.0 as usize).and_then(Option::take) else {
            return Vec::new();
        };
        let diags = match () {
            _ if pkg.checked => Vec::new(),
            // The library does not nest deeply, and there is much of it.
            _ if pkg.options.is_std => check(&self.store, &self.packages, &mut pkg, &mut self.locals),
            _ => check_on_big_stack(&self.store, &self.packages, &mut pkg, &mut self.locals),
        };
        self.packages[id.0 as usize] = Some(pkg);
        diags
    }

    /// Checks the body of a function of a package with lazy bodies; nothing if that has been done.
    pub fn ensure_body(&mut self, func: ObjId) -> Vec<Diagnostic> {
        let id = self.store.obj(func).pkg;
        let Some(mut pkg) = self.packages.get_mut(id.0 as usize).and_then(Option::take) else {
            return Vec::new();
        };
        let mut diags = Vec::new();
        if pkg.options.lazy_bodies && pkg.done.insert(func) {
            let imports = std::mem::take(&mut pkg.import_map);
            let mut c = checker(&self.store, &self.packages, &imports, &mut pkg);
            c.completed = true;
            c.locals = std::mem::take(&mut self.locals);
            c.func_body(func);
            c.check_bodies();
            diags = std::mem::take(&mut c.diags);
            let Checker { infos, scope, file_scopes, out, units, locals, .. } = c;
            self.locals = locals;
            pkg.infos = infos;
            pkg.scope = scope;
            pkg.file_scopes = file_scopes;
            pkg.func_vars = out.func_vars;
            pkg.set_units(units, out.alone);
            pkg.import_map = imports;
        }
        self.packages[id.0 as usize] = Some(pkg);
        diags
    }

    /// All packages with files, in the order they were added: dependencies first.
    pub fn package_ids(&self) -> impl Iterator<Item = PackageId> + '_ {
        (0..self.packages.len() as u32).map(PackageId).filter(|p| self.packages[p.0 as usize].is_some())
    }

    /// The package with this id; panics for the universe and `unsafe`, which have no files.
    pub fn package(&self, id: PackageId) -> &Package {
        self.packages[id.0 as usize].as_ref().expect("a package with files")
    }

    /// All packages with files, in the order they were added.
    pub fn packages(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().flatten()
    }
}

impl Package {
    /// The facts about file `file` (index in `files`).
    pub fn info(&self, file: usize) -> &FileInfo {
        &self.infos[file]
    }

    /// Where the declaration of a function of this package is found with its body: the file's index and the declaration.
    /// Functions that nobody has asked for ([`Program::ensure_body`]) may be without.
    pub fn declaration(&self, func: ObjId, info: FuncInfo) -> (usize, FuncId) {
        let first = (info.file as usize, FuncId::new(info.decl as usize));
        self.alone.get(&func).copied().unwrap_or(first)
    }

    /// Takes the checker's files back, those that it has added with the rest.
    fn set_units(&mut self, units: Vec<Unit>, alone: FxHashMap<ObjId, (usize, FuncId)>) {
        self.units = units;
        self.alone = alone;
    }

    /// The tree of file `file` (index in `infos`).
    pub fn tree(&self, file: usize) -> &Tree {
        self.units[file].tree
    }

    /// The text of an expression of file `file` as messages show it.
    pub fn expr_string(&self, file: usize, store: &Store, e: syntax::ast::ExprId) -> String {
        let unit = &self.units[file];
        crate::check::exprstring::Printer {
            ast: &unit.tree.ast,
            interner: &store.interner,
            text: &unit.text,
            base: unit.base.0,
        }
        .expr(e)
    }

    pub(crate) fn units(&self) -> &[Unit] {
        &self.units
    }

    /// Index of the file with this id.
    pub fn file_index(&self, id: FileId) -> Option<usize> {
        self.files.iter().position(|f| f.id == id)
    }

    /// An object of the package's scope.
    pub fn lookup(&self, name: Symbol) -> Option<ObjId> {
        self.scope.get(&name).copied()
    }
}

fn checker<'p>(
    store: &'p Store,
    packages: &'p [Option<Package>],
    imports: &'p FxHashMap<String, PackageId>,
    pkg: &mut Package,
) -> Checker<'p> {
    static NO_TREE: std::sync::OnceLock<syntax::ast::Ast> = std::sync::OnceLock::new();
    let units = std::mem::take(&mut pkg.units);
    let ast = units.first().map_or_else(|| NO_TREE.get_or_init(Default::default), |u| &u.tree.ast);
    Checker {
        store,
        packages,
        units,
        pkg: pkg.id,
        opts: pkg.options.clone(),
        imports,
        infos: std::mem::take(&mut pkg.infos),
        scope: std::mem::take(&mut pkg.scope),
        file_scopes: std::mem::take(&mut pkg.file_scopes),
        import_uses: Vec::new(),
        decls: Vec::new(),
        order: Vec::new(),
        methods: FxHashMap::default(),
        diags: Vec::new(),
        literal_diags: Vec::new(),
        cyclic: Vec::new(),
        large: false,
        unused: Vec::new(),
        file: 0,
        ast,
        locals: Locals::default(),
        resolved: ((usize::MAX, ExprId::new(0), (0, 0)), None),
        env: Env::default(),
        path: Vec::new(),
        stack: crate::program::stack_place(),
        depth: 0,
        delayed: Vec::new(),
        shift_operands: FxHashSet::default(),
        deps: Vec::new(),
        bodies: Vec::new(),
        out: Outcome {
            func_vars: std::mem::take(&mut pkg.func_vars),
            alone: std::mem::take(&mut pkg.alone),
            ..Outcome::default()
        },
        fresh_types: Vec::new(),
        missing_imports: false,
        completed: false,
        instantiations: Vec::new(),
        local_nodes: FxHashSet::default(),
        local_types: 0,
        partial: FxHashMap::default(),
        broken: FxHashSet::default(),
        finite: FxHashSet::default(),
        interfaces: Vec::new(),
        instance_pos: FxHashMap::default(),
    }
}

/// Trees live as long as the process, like types.
pub(crate) fn keep(tree: Arc<Tree>) -> &'static Tree {
    let tree: &'static Arc<Tree> = crate::store::leak(tree);
    tree
}

/// The N of a file's language version go1.N, and whether its build constraint says so: it can go down to 1.21.
fn language(u: &Unit, options: &Options) -> (u32, bool) {
    let asked = if options.is_std { None } else { syntax::build::constraint(&u.text) };
    match asked.and_then(|c| c.language_minor()) {
        Some(n) => (n.max(21), n >= 21),
        None => (options.go_version.1, false),
    }
}

fn check_on_big_stack(
    store: &Store,
    packages: &[Option<Package>],
    pkg: &mut Package,
    locals: &mut Locals,
) -> Vec<Diagnostic> {
    std::thread::scope(|s| {
        let run = || check(store, packages, &mut *pkg, &mut *locals);
        match std::thread::Builder::new().stack_size(STACK).spawn_scoped(s, run) {
            Ok(h) => h.join().unwrap_or_else(|e| std::panic::resume_unwind(e)),
            Err(e) => {
                vec![Diagnostic::error("InternalError", Pos::NONE, format!("cannot start a thread: {e}"))]
            }
        }
    })
}

fn check(
    store: &Store,
    packages: &[Option<Package>],
    pkg: &mut Package,
    locals: &mut Locals,
) -> Vec<Diagnostic> {
    let imports = pkg.import_map.clone();
    pkg.infos = pkg
        .units
        .iter()
        .map(|u| FileInfo { language: language(u, &pkg.options), ..FileInfo::for_tree(u.tree) })
        .collect();
    let mut c = checker(store, packages, &imports, pkg);
    c.locals = std::mem::take(locals);
    c.package_names();
    c.collect();
    c.complete_all();
    c.check_bodies();
    let known = c.reach_initializers();
    c.init_order();
    if !c.opts.lazy_bodies {
        c.unused_imports();
        if c.diags.is_empty() {
            c.endless_instantiation();
        }
        c.anonymous_interface_cycles();
        c.too_large();
        let sound = c.flawless();
        c.check_directives();
        if sound {
            c.missing_bodies();
        }
    }
    c.fill_embeds();
    let diags = std::mem::take(&mut c.diags);
    *locals = std::mem::take(&mut c.locals);
    let Checker { infos, scope, file_scopes, out, units, .. } = c;
    pkg.infos = infos;
    pkg.scope = scope;
    pkg.file_scopes = file_scopes;
    pkg.set_units(units, out.alone);
    pkg.done = known;
    pkg.imports = out.imports;
    pkg.init_order = out.init_order;
    pkg.inits = out.inits;
    pkg.funcs = out.funcs;
    pkg.vars = out.vars;
    pkg.types = out.types;
    pkg.func_vars = out.func_vars;
    pkg.checked = true;
    diags
}

/// Where a position lies: unit, line and column.
fn locate<'a>(mut units: impl Iterator<Item = &'a Unit>, pos: Pos) -> Option<(&'a Unit, usize, u32)> {
    let u = units.find(|u| u.base <= pos && pos.0 - u.base.0 <= u.text.len() as u32)?;
    let off = pos.0 - u.base.0;
    // Only messages ask.
    let before = &u.text[..off as usize];
    let start = before.iter().rposition(|&b| b == b'\n').map_or(0, |n| n as u32 + 1);
    let line = before.iter().filter(|&&b| b == b'\n').count() + 1;
    Some((u, line, off - start + 1))
}

/// `file.go:1:2`, as messages mention other places.
pub(crate) fn position<'a>(units: impl Iterator<Item = &'a Unit>, pos: Pos) -> String {
    match locate(units, pos) {
        Some((u, line, col)) => format!("{}:{line}:{col}", u.name),
        None => "-".into(),
    }
}
