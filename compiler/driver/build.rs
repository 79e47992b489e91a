//! Makes what `rgo` carries inside itself: the runtime's object code and the table of the library's sources.
//!
//! The runtime is built by a nested cargo with its own profile and target folder; nothing of the outer build (flags,
//! wrappers, job server) may reach it.

#[path = "src/load/header.rs"]
mod header;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const TARGET: &str = "x86_64-unknown-linux-gnu";

/// Code that runs on goroutine stacks and in signal handlers: absolute addresses, frame pointers, no red zone.
const RUSTFLAGS: &[&str] = &[
    "-Crelocation-model=static",
    "-Cforce-frame-pointers=yes",
    "-Ctarget-cpu=x86-64-v2",
    "-Cno-redzone=yes",
];

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("OUT_DIR is set by cargo"));
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("CARGO_MANIFEST_DIR is set by cargo"));
    let root = here.ancestors().nth(2).expect("the driver lies two levels below the workspace").to_owned();
    runtime(&root, &out);
    library(&root.join("stdlib"), &out);
    pages(&here.join("src/cmd/explain"), &out);
    println!("cargo::rustc-env=RGO_BUILD_ID={:016x}", fingerprint(&root));
}

fn runtime(root: &Path, out: &Path) {
    for p in ["runtime/src", "runtime/abi/src", "runtime/Cargo.toml", "Cargo.toml", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={}", root.join(p).display());
    }
    let target = out.join("rt");
    let mut cargo = Command::new(env::var_os("CARGO").expect("CARGO is set by cargo"));
    for (key, _) in env::vars_os() {
        let key = key.to_string_lossy();
        let leaks =
            ["CARGO_PROFILE_", "CARGO_BUILD_", "CARGO_TARGET_", "CARGO_PKG_", "CARGO_CFG_", "CARGO_FEATURE_"];
        let names = [
            "RUSTFLAGS",
            "CARGO_ENCODED_RUSTFLAGS",
            "RUSTC_WORKSPACE_WRAPPER",
            "RUSTC_WRAPPER",
            "CARGO_MAKEFLAGS",
            "MAKEFLAGS",
            "RUSTC",
            "RUSTDOC",
            "CLIPPY_ARGS",
        ];
        if leaks.iter().any(|l| key.starts_with(l)) || names.contains(&&*key) {
            cargo.env_remove(&*key);
        }
    }
    cargo
        .current_dir(root)
        .args(["rustc", "--quiet", "--locked", "--package", "runtime", "--lib", "--crate-type", "staticlib"])
        .args(["--profile", "rt", "--target", TARGET, "--target-dir"])
        .arg(&target)
        .env("CARGO_ENCODED_RUSTFLAGS", RUSTFLAGS.join("\x1f"));
    let status = cargo.status().expect("cargo can be started");
    assert!(status.success(), "building the runtime failed");
    let built = target.join(TARGET).join("rt/libruntime.a");
    fs::copy(&built, out.join("libruntime.a")).expect("the runtime's archive is where cargo puts it");
}

/// Hash of everything that decides what `rgo` makes of a program: caches are keyed by it.
fn fingerprint(root: &Path) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut files = vec![root.join("Cargo.toml"), root.join("Cargo.lock")];
    for dir in ["compiler", "linker", "runtime", "stdlib"] {
        println!("cargo::rerun-if-changed={}", root.join(dir).display());
        collect(&root.join(dir), &["rs", "go", "toml", "lalrpop"], &mut files);
    }
    files.sort();
    let mut h = DefaultHasher::new();
    for f in files {
        f.strip_prefix(root).expect("collected below the root").hash(&mut h);
        fs::read(&f).unwrap_or_default().hash(&mut h);
    }
    h.finish()
}

/// Writes `library.rs`: the packages below `stdlib/`, sorted by path, with their imports and files. The library is for one
/// target, so that no build constraints need to be looked at.
fn library(root: &Path, out: &Path) {
    println!("cargo::rerun-if-changed={}", root.display());
    let mut files = vec![];
    collect(root, &["go"], &mut files);
    let mut packages: BTreeMap<String, BTreeSet<PathBuf>> = BTreeMap::new();
    for f in files {
        let package = f.parent().and_then(|d| d.strip_prefix(root).ok()).expect("collected below the root");
        packages.entry(package.display().to_string()).or_default().insert(f);
    }
    let mut text = String::from("[\n");
    for (path, files) in packages {
        let texts: Vec<Vec<u8>> = files.iter().map(|f| fs::read(f).expect("a file just listed")).collect();
        let whole = texts.iter().all(|t| header::package_clause(t).is_some());
        assert!(whole, "{path}: a file without a package clause");
        let imports: BTreeSet<&str> = texts.iter().flat_map(|t| header::imports(t)).collect();
        let files: String = files
            .iter()
            .map(|f| {
                let name = f.file_name().expect("a file has a name").display();
                format!("({:?}, include_bytes!({:?}) as &[u8]), ", name.to_string(), f.display().to_string())
            })
            .collect();
        text += &format!(
            "    Package {{ path: {path:?}, imports: &{:?}, files: &[{files}] }},\n",
            Vec::from_iter(imports)
        );
    }
    text.push_str("]\n");
    fs::write(out.join("library.rs"), text).expect("OUT_DIR is writable");
}

fn collect(dir: &Path, extensions: &[&str], files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, extensions, files);
        } else if path.extension().and_then(|e| e.to_str()).is_some_and(|e| extensions.contains(&e)) {
            files.push(path);
        }
    }
}

/// The pages of `rgo explain`, as `[(code, text)]`.
fn pages(dir: &Path, out: &Path) {
    println!("cargo::rerun-if-changed={}", dir.display());
    let mut names: Vec<PathBuf> =
        std::fs::read_dir(dir).expect("the pages of explain").flatten().map(|e| e.path()).collect();
    names.sort();
    let list: String = names
        .iter()
        .filter_map(|p| {
            let code = p.file_stem()?.to_str()?;
            Some(format!("    ({code:?}, include_str!({:?})),\n", p.display().to_string()))
        })
        .collect();
    std::fs::write(out.join("explain.rs"), format!("&[\n{list}]")).expect("OUT_DIR is writable");
}
