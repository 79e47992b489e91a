//! Build constraints: which files of a folder belong to a build for linux/amd64.

/// Operating systems and architectures that a file name's suffix can ask for (`go tool dist list`).
const SYSTEMS: &[&str] = &[
    "aix",
    "android",
    "darwin",
    "dragonfly",
    "freebsd",
    "hurd",
    "illumos",
    "ios",
    "js",
    "linux",
    "nacl",
    "netbsd",
    "openbsd",
    "plan9",
    "solaris",
    "wasip1",
    "windows",
    "zos",
];
const ARCHITECTURES: &[&str] = &[
    "386",
    "amd64",
    "amd64p32",
    "arm",
    "armbe",
    "arm64",
    "arm64be",
    "loong64",
    "mips",
    "mipsle",
    "mips64",
    "mips64le",
    "mips64p32",
    "mips64p32le",
    "ppc",
    "ppc64",
    "ppc64le",
    "riscv",
    "riscv64",
    "s390",
    "s390x",
    "sparc",
    "sparc64",
    "wasm",
];

/// Whether a build tag holds here: the target, the `unix` family, all releases up to the language's, and those of `-tags`.
fn tag_holds(tag: &str, chosen: &[String]) -> bool {
    match tag.strip_prefix("go1.") {
        Some(minor) if minor.parse::<u32>().is_ok_and(|m| m <= 27) => true,
        _ => matches!(tag, "linux" | "amd64" | "unix" | "gc" | "rgo") || chosen.iter().any(|t| t == tag),
    }
}

/// Whether the file name's suffixes (`_linux`, `_amd64`, `_linux_amd64`) admit this target, and it is no test.
pub fn name_matches(file: &str) -> bool {
    let Some(stem) = file.strip_suffix(".go") else { return false };
    if file.starts_with(['_', '.']) || stem.ends_with("_test") {
        return false;
    }
    let Some((_, suffix)) = stem.split_once('_') else { return true };
    let parts: Vec<&str> = suffix.split('_').collect();
    let (system, arch) = match parts[..] {
        [.., s, a] if SYSTEMS.contains(&s) && ARCHITECTURES.contains(&a) => (Some(s), Some(a)),
        [.., s] if SYSTEMS.contains(&s) => (Some(s), None),
        [.., a] if ARCHITECTURES.contains(&a) => (None, Some(a)),
        _ => (None, None),
    };
    system.is_none_or(|s| s == "linux") && arch.is_none_or(|a| a == "amd64")
}

/// Whether the `//go:build` line before the package clause, if there is one, holds with the tags `chosen` by `-tags`.
pub fn text_matches(text: &[u8], chosen: &[String]) -> bool {
    syntax::build::constraint(text).is_none_or(|c| c.eval(&|tag| tag_holds(tag, chosen)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names() {
        for yes in ["a.go", "linux.go", "a_linux.go", "a_linux_amd64.go", "a_amd64.go", "a_b.go"] {
            assert!(name_matches(yes), "{yes}");
        }
        for no in ["a_windows.go", "a_linux_arm64.go", "a_test.go", "_a.go", ".a.go", "a.txt", "a_arm64.go"] {
            assert!(!name_matches(no), "{no}");
        }
    }

    #[test]
    fn expressions() {
        let chosen = ["extra".to_string()];
        let holds = |e: &str| text_matches(format!("//go:build {e}\n\npackage p\n").as_bytes(), &chosen);
        for yes in [
            "linux",
            "!windows",
            "linux && !arm64",
            "(windows || unix) && go1.20",
            "!(a || b)",
            "extra && !other",
        ] {
            assert!(holds(yes), "{yes}");
        }
        for no in ["windows", "ignore", "linux && cgo", "go1.28"] {
            assert!(!holds(no), "{no}");
        }
    }
}
