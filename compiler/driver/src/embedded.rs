//! What `rgo` carries inside itself: the library's sources and the runtime's object code.

/// All Go files of the library, sorted by path (`fmt/print.go`).
static LIBRARY: &[(&str, &[u8])] = &include!(concat!(env!("OUT_DIR"), "/library.rs"));

/// The runtime: an archive whose members the linker takes as it needs them.
pub static RUNTIME: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/libruntime.a"));

/// The files of the library package `path`, as (name, text); empty if there is no such package.
pub fn package(path: &str) -> &'static [(&'static str, &'static [u8])] {
    let prefix = format!("{path}/");
    let from = LIBRARY.partition_point(|(p, _)| *p < &prefix[..]);
    let rest = &LIBRARY[from..];
    let n = rest.iter().take_while(|(p, _)| p.starts_with(&prefix)).count();
    &rest[..n]
}

/// The file's name if it lies directly in the package's folder.
pub fn base_name<'a>(file: &'a str, package: &str) -> Option<&'a str> {
    let name = file.strip_prefix(package)?.strip_prefix('/')?;
    (!name.contains('/')).then_some(name)
}

/// Whether the library has the package.
pub fn has(path: &str) -> bool {
    package(path).iter().any(|(f, _)| base_name(f, path).is_some())
}

#[cfg(test)]
mod tests {
    #[test]
    fn packages_are_found_by_import_path() {
        assert!(super::has("runtime"));
        assert!(!super::has("runtim"));
        assert!(!super::has(""));
    }
}
