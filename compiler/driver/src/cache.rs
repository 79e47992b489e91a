//! Two caches in the user's cache folder: of whole builds, from a hash of everything that goes in to the image that came
//! out, and of optimised and compiled functions ([`packs`]; `opt::reuse` says what is in an entry).
//!
//! Images are files named by their key and ended by a checksum. A cache that is missing, damaged or not writable costs
//! time and nothing else, so errors are not reported.

pub mod packs;

use crate::load::UserFiles;
use crate::pipeline::Settings;
use std::fs;
use std::path::PathBuf;
use xxhash_rust::xxh3::{Xxh3, xxh3_64, xxh3_128};

/// Images beyond this number of bytes are deleted, the oldest first.
const MAX_IMAGES: u64 = 128 << 20;

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

/// The key of a build: this rgo, the flags, the folder of relative names, and every user file with its name. The library belongs to rgo.
pub fn build_key(user: &UserFiles, folder: &str, settings: &Settings) -> String {
    let mut h = Xxh3::new();
    h.update(crate::cmd::build_id().as_bytes());
    let c = &settings.common;
    let flags = (&settings.flags, c.preempt);
    h.update(format!("{flags:?}").as_bytes());
    h.update(folder.as_bytes());
    for p in user.packages() {
        h.update(format!("package {:?} {:?} {} {}\n", p.path, p.display, p.minor, p.files.len()).as_bytes());
        for (name, text) in &p.files {
            h.update(format!("{name:?} {}\n", text.len()).as_bytes());
            h.update(text);
        }
    }
    format!("{:032x}", h.digest128())
}

/// What becomes of a function besides its own IR: this rgo and the flags.
pub fn function_seed(settings: &Settings) -> u64 {
    let f = &settings.flags;
    let flags = (f.no_optimisation, f.no_inlining, f.barriers, settings.common.preempt);
    xxh3_64(format!("{} {flags:?}", crate::cmd::build_id()).as_bytes())
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
        .filter_map(|e| e.metadata().ok().and_then(|m| Some((m.modified().ok()?, m.len(), e.path()))))
        .collect();
    entries.sort();
    let mut total = 0;
    for (_, len, path) in entries.into_iter().rev() {
        total += len;
        if total > MAX_IMAGES {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}
