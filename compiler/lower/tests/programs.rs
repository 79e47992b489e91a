//! Programs from source text to verified IR: the library's packages come from `stdlib/`, every function of the result
//! passes the verifier, and two runs give the same module. What the code does is for the golden programs in `tests/`.

use rustc_hash::FxHashMap;
use source::{Interner, SourceMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use syntax::ast::{DeclKind, ExprKind, File};
use types::{Options, PackageId, Program};

fn stdlib() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../stdlib")
}

struct Loader {
    map: SourceMap,
    interner: Arc<Interner>,
    program: Program,
    done: FxHashMap<String, PackageId>,
}

impl Loader {
    fn parse(&mut self, name: &str, text: Vec<u8>) -> Option<File> {
        let id = self.map.add(name.into(), Arc::from(text)).expect("fits");
        let (file, errors) = syntax::parse(&self.map, id, &self.interner);
        assert!(errors.is_empty(), "{}", diag::render_plain(&self.map, &errors, 10));
        let tags = |t: &str| matches!(t, "linux" | "amd64" | "unix" | "gc" | "rgo") || t.starts_with("go1.");
        let fits = file.constraint.as_ref().is_none_or(|c| c.eval(&tags));
        fits.then_some(file)
    }

    fn import(&mut self, path: &str) -> PackageId {
        if path == "unsafe" {
            return PackageId::UNSAFE;
        }
        if let Some(&p) = self.done.get(path) {
            return p;
        }
        let dir = stdlib().join(path);
        let mut names: Vec<PathBuf> = std::fs::read_dir(&dir)
            .unwrap_or_else(|e| panic!("{}: {e}", dir.display()))
            .map(|f| f.expect("a folder's entry").path())
            .filter(|p| p.extension().is_some_and(|e| e == "go"))
            .filter(|p| !p.to_string_lossy().ends_with("_test.go"))
            .collect();
        names.sort();
        let mut files: Vec<File> = names
            .iter()
            .filter_map(|n| self.parse(&n.to_string_lossy(), std::fs::read(n).expect("a file")))
            .collect();
        // The driver makes these files.
        if path == "runtime" {
            let text = "package runtime\n\nconst defaultGODEBUG = \"\"\n";
            files.extend(self.parse("godebug.go", text.into()));
        }
        if path == "runtime/debug" {
            let text = "package debug\n\nconst modinfo = \"\"\n";
            files.extend(self.parse("modinfo.go", text.into()));
        }
        self.add(path, files, true)
    }

    fn add(&mut self, path: &str, files: Vec<File>, is_std: bool) -> PackageId {
        let mut imports = FxHashMap::default();
        for f in &files {
            for &d in &f.imports {
                let DeclKind::Import { path, .. } = f.ast[d].kind else { continue };
                let ExprKind::Literal { .. } = f.ast[path].kind else { continue };
                let file = self.map.file(f.id);
                let (from, to) = (f.ast[path].pos.0 - file.base.0, f.ast[path].end.0 - file.base.0);
                let text = String::from_utf8_lossy(&file.text[from as usize..to as usize]).to_string();
                let text = text.trim_matches('"').to_string();
                let id = self.import(&text);
                imports.insert(text, id);
            }
        }
        let files = files.into_iter().map(Arc::new).collect();
        let options = Options { lazy_bodies: is_std, is_std, ..Options::default() };
        let id = self.program.add_package(path, &self.map, files, imports, options);
        let errors = self.program.check_package(id);
        assert!(errors.is_empty(), "{path}:\n{}", diag::render_plain(&self.map, &errors, 20));
        self.done.insert(path.into(), id);
        id
    }
}

/// The import paths of all packages below `dir`.
fn packages(dir: &Path, path: &str, out: &mut Vec<String>) {
    let mut entries: Vec<_> =
        std::fs::read_dir(dir).expect("a folder").map(|e| e.expect("an entry")).collect();
    entries.sort_by_key(|e| e.file_name());
    let name = |e: &std::fs::DirEntry| e.file_name().to_string_lossy().into_owned();
    if !path.is_empty() && entries.iter().any(|e| name(e).ends_with(".go")) {
        out.push(path.into());
    }
    for e in entries.iter().filter(|e| e.path().is_dir()) {
        let inner = if path.is_empty() { name(e) } else { format!("{path}/{}", name(e)) };
        packages(&e.path(), &inner, out);
    }
}

/// Bodies of the library are checked when a program reaches them: here all are.
#[test]
fn every_body_of_the_library_is_correct() {
    let mut paths = vec![];
    packages(&stdlib(), "", &mut paths);
    assert!(paths.len() > 60, "{paths:?}");
    let interner = Arc::new(Interner::new());
    let program = Program::new(interner.clone());
    let mut l = Loader { map: SourceMap::new(), interner, program, done: FxHashMap::default() };
    for p in &paths {
        let id = l.import(p);
        for f in l.program.package(id).funcs.clone() {
            let errors = l.program.ensure_body(f);
            assert!(errors.is_empty(), "{p}:\n{}", diag::render_plain(&l.map, &errors, 20));
        }
    }
}

fn lower_text(src: &str) -> ir::Module {
    let interner = Arc::new(Interner::new());
    let program = Program::new(interner.clone());
    let mut l = Loader { map: SourceMap::new(), interner, program, done: FxHashMap::default() };
    l.import("runtime");
    l.import("internal/runtime/maps");
    let main = l.parse("main.go", src.as_bytes().to_vec()).expect("no constraint");
    l.add("main", vec![main], false);
    let module = match lower::lower(&mut l.program, &l.map, &l.interner, &lower::Options::default()) {
        Ok(m) => m,
        Err(errors) => {
            let list: Vec<_> =
                errors.into_iter().map(|e| diag::Diagnostic::error("Lowering", e.pos, e.message)).collect();
            panic!("{}", diag::render_plain(&l.map, &list, 20));
        }
    };
    for f in &module.funcs {
        if let Err(errors) = ir::verify(f, &module) {
            panic!(
                "{}\n{}",
                errors.iter().map(|e| e.to_string()).collect::<Vec<_>>().join("\n"),
                f.display(&module.symbols)
            );
        }
    }
    if std::env::var_os("RGO_SHOW_IR").is_some() {
        for f in &module.funcs {
            println!("{}", f.display(&module.symbols));
        }
    }
    module
}

#[test]
fn hello_with_println() {
    let m = lower_text("package main\nfunc main() { println(\"hello\") }\n");
    assert!(m.funcs.iter().any(|f| m.symbols.name(f.sym) == "main.main"));
    assert!(m.symbols.find("main..inittask").is_some());
}

/// Everything about a module that reaches the image.
fn text(m: &ir::Module) -> String {
    let mut out = String::new();
    for f in &m.funcs {
        out.push_str(&f.display(&m.symbols).to_string());
    }
    for d in &m.data {
        let relocs: Vec<_> = d.relocs.iter().map(|r| (r.offset, m.symbols.name(r.sym), r.addend)).collect();
        out.push_str(&format!("{} {:?} {:?} {relocs:?}\n", m.symbols.name(d.sym), d.section, d.bytes));
    }
    out
}

#[test]
fn two_runs_give_the_same_module() {
    let src = "package main\nimport \"fmt\"\ntype T struct{ a int; b string }\n\
               func (t T) String() string { return t.b }\n\
               func main() { m := map[T]any{{1, \"x\"}: 2.5}; fmt.Println(m, T{2, \"y\"}) }\n";
    assert_eq!(text(&lower_text(src)), text(&lower_text(src)));
}

#[test]
fn methods_that_no_interface_asks_for_are_left_out() {
    let m = lower_text(
        "package main\ntype I interface{ M() }\ntype T int\nfunc (T) M() {}\nfunc (T) N() {}\n\
         func call(i I) { i.M() }\nfunc main() { call(T(1)) }\n",
    );
    let has = |name: &str| m.funcs.iter().any(|f| m.symbols.name(f.sym) == name);
    assert!(has("main.(*T).M"));
    assert!(!has("main.T.N") && !has("main.(*T).N"));
}

#[test]
fn what_only_values_of_absent_kinds_reach_is_left_out() {
    let has = |src: &str, name: &str| {
        let m = lower_text(src);
        m.funcs.iter().any(|f| m.symbols.name(f.sym) == name)
    };
    let plain = "package main\nimport \"fmt\"\nfunc main() { fmt.Println(\"hello\") }\n";
    let float =
        "package main\nimport \"fmt\"\ntype f float64\nfunc main() { fmt.Println(struct{ x f }{1}) }\n";
    for name in ["strconv.AppendFloat", "runtime.printfloat64"] {
        assert!(!has(plain, name) && has(float, name), "{name}");
    }
    assert!(!has(plain, "fmt.sortedEntries"));
    let map = "package main\nimport \"fmt\"\nfunc main() { fmt.Println([]map[int]int{nil}) }\n";
    assert!(has(map, "fmt.sortedEntries"));
}

#[test]
fn constant_initialisers_are_data() {
    let m = lower_text(
        "package main\nvar a = []string{\"x\", \"y\"}\nvar p = &struct{ n int }{3}\n\
         func main() { println(a[0], p.n) }\n",
    );
    assert!(!m.funcs.iter().any(|f| m.symbols.name(f.sym) == "main.init"));
    let a = m.data.iter().find(|d| m.symbols.name(d.sym) == "main.a").expect("main.a");
    assert_eq!((a.section, a.relocs.len()), (ir::Section::Data, 1));
}

/// Lowers the program in the file that `RGO_LOWER` names: for looking at what becomes of it.
#[test]
fn a_program_of_ones_own() {
    if let Some(path) = std::env::var_os("RGO_LOWER") {
        let m = lower_text(&std::fs::read_to_string(path).expect("a file"));
        println!("{} functions, {} data", m.funcs.len(), m.data.len());
    }
}
