//! What `rgo` carries inside itself: the library's sources and the runtime's object code.

/// A package of the library.
pub struct Package {
    pub path: &'static str,
    /// What its files import, sorted.
    pub imports: &'static [&'static str],
    /// Name and text of each file, sorted by name.
    pub files: &'static [(&'static str, &'static [u8])],
}

/// The library, sorted by path.
static LIBRARY: &[Package] = &include!(concat!(env!("OUT_DIR"), "/library.rs"));

/// The runtime: an archive whose members the linker takes as it needs them.
pub static RUNTIME: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/libruntime.a"));

/// The library package `path`.
pub fn package(path: &str) -> Option<&'static Package> {
    let i = LIBRARY.binary_search_by_key(&path, |p| p.path).ok()?;
    LIBRARY.get(i)
}

/// Whether the library has the package.
pub fn has(path: &str) -> bool {
    package(path).is_some()
}

#[cfg(test)]
mod tests {
    #[test]
    fn packages_are_found_by_import_path() {
        assert!(super::has("runtime"));
        assert!(!super::has("runtim"));
        assert!(!super::has(""));
    }

    #[test]
    fn the_library_imports_what_it_has() {
        for p in super::LIBRARY {
            for i in p.imports {
                assert!(*i == "unsafe" || super::has(i), "{} imports {i}", p.path);
            }
        }
    }
}
