//! Two caches in the user's cache folder: of whole builds, from a hash of everything that goes in to the image that came
//! out, and of compiled functions (`codegen::Pack` says what is in it).
//!
//! Images are files named by their key and ended by a checksum; functions lie in one file for each version of rgo. A
//! cache that is missing, damaged or not writable costs time and nothing else, so errors are not reported.

use crate::load::Loaded;
use crate::pipeline::Settings;
use std::fs;
use std::path::PathBuf;
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// Entries beyond this number are deleted, the oldest first.
const MAX_ENTRIES: usize = 64;

/// `$RGOCACHE`, else `$XDG_CACHE_HOME/rgo`, else `~/.cache/rgo`; None if it is `off` or nothing is set.
pub fn dir() -> Option<PathBuf> {
    let var = |n: &str| std::env::var_os(n).filter(|v| !v.is_empty());
    match var("RGOCACHE") {
        Some(v) if v == "off" => None,
        Some(v) => Some(v.into()),
        None => match var("XDG_CACHE_HOME") {
            Some(v) => Some(PathBuf::from(v).join("rgo")),
            None => var("HOME").map(|h| PathBuf::from(h).join(".cache/rgo")),
        },
    }
}

/// The key of a build: this rgo, the flags, and every user file with its name. The library belongs to rgo.
pub fn build_key(loaded: &Loaded, settings: &Settings) -> String {
    let mut h = Xxh3::new();
    h.update(crate::cmd::build_id().as_bytes());
    let c = &settings.common;
    let flags = (&settings.flags, c.preempt);
    h.update(format!("{flags:?}").as_bytes());
    h.update(loaded.map.folder().as_bytes());
    for p in loaded.packages.iter().filter(|p| !p.is_std) {
        h.update(format!("package {:?} {} {}\n", p.path, p.minor, p.files.len()).as_bytes());
        for f in &p.files {
            let f = loaded.map.file(f.id);
            h.update(format!("{:?} {}\n", f.name, f.text.len()).as_bytes());
            h.update(&f.text);
        }
    }
    format!("{:032x}", h.digest128())
}

/// The image stored under `key`.
pub fn image(key: &str) -> Option<Vec<u8>> {
    let mut bytes = fs::read(dir()?.join("build").join(key)).ok()?;
    let n = bytes.len().checked_sub(16)?;
    let sum = bytes.split_off(n);
    (xxh3_128(&bytes).to_le_bytes()[..] == sum[..]).then_some(bytes)
}

/// Stores an image under `key`.
pub fn store_image(key: &str, image: &[u8]) {
    let Some(dir) = dir().map(|d| d.join("build")) else { return };
    // See the module's header: a cache that cannot be written is no error.
    let _ = write(&dir, key, &[image, &xxh3_128(image).to_le_bytes()]).and_then(|()| trim(&dir));
}

/// The file of compiled functions.
const FUNCTIONS: &str = "functions";
/// Its largest size in bytes.
pub const FUNCTIONS_LIMIT: usize = 128 << 20;

/// The stored functions, nothing if there are none.
pub fn functions() -> Vec<u8> {
    dir().and_then(|d| fs::read(d.join(FUNCTIONS)).ok()).unwrap_or_default()
}

/// Stores functions.
pub fn store_functions(bytes: &[u8]) {
    if let Some(dir) = dir() {
        // As above.
        let _ = write(&dir, FUNCTIONS, &[bytes]);
    }
}

/// Writes a file of the cache beside its place, then renames it.
fn write(dir: &std::path::Path, name: &str, parts: &[&[u8]]) -> std::io::Result<()> {
    fs::create_dir_all(dir)?;
    let mut file = tempfile::NamedTempFile::new_in(dir)?;
    for p in parts {
        std::io::Write::write_all(&mut file, p)?;
    }
    file.persist(dir.join(name)).map_err(|e| e.error)?;
    Ok(())
}

fn trim(dir: &std::path::Path) -> std::io::Result<()> {
    let mut entries: Vec<_> = fs::read_dir(dir)?
        .flatten()
        .filter_map(|e| Some((e.metadata().ok()?.modified().ok()?, e.path())))
        .collect();
    if entries.len() > MAX_ENTRIES {
        entries.sort();
        for (_, path) in &entries[..entries.len() - MAX_ENTRIES] {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}
