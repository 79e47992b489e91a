//! Reuse of compiled functions between builds.
//!
//! The key is Cranelift's: a hash of the CLIF and of the target's settings. Neither it nor the stored code holds the
//! names that the function refers to, only their order, so relocations are resolved through the current function on
//! every hit, and two functions that differ in nothing but their callees share one entry. Metadata is not stored: it is
//! made anew from the current positions. What could make every edit a miss stays out of the CLIF: source places are
//! numbers per function, symbols are numbers in order of mention.
//!
//! Cranelift does not notice changed bytes in what it is given, so every entry of a [`Pack`] has a checksum. A pack is
//! one file's contents; reading and writing the file is the driver's work. Damage costs time and nothing else: an entry
//! that does not fit is a miss, a pack of another version is empty.

use cranelift_codegen::Context;
use cranelift_codegen::control::ControlPlane;
use cranelift_codegen::incremental_cache::CacheKvStore;
use cranelift_codegen::isa::TargetIsa;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// Length of a key.
const KEY: usize = 32;
/// Bytes before an entry's code: key, length, checksum.
const HEADER: usize = KEY + 4 + 8;

/// Where compiled functions are kept. All failures are misses: a cache only ever costs time.
pub trait CacheStore: Sync {
    /// The bytes stored under `key`.
    fn get(&self, key: &[u8; KEY]) -> Option<&[u8]>;
    /// Stores bytes under `key`, for later builds.
    fn put(&self, key: &[u8; KEY], bytes: Vec<u8>);
}

/// Compiles `context.func`, or takes its code from the store.
pub fn compile(
    context: &mut Context,
    isa: &dyn TargetIsa,
    store: &dyn CacheStore,
    control: &mut ControlPlane,
) -> Result<(), String> {
    match context.compile_with_cache(isa, &mut Adapter(store), control) {
        Ok(_) => Ok(()),
        Err(e) => Err(cranelift_codegen::print_errors::pretty_error(e.func, e.inner)),
    }
}

struct Adapter<'a>(&'a dyn CacheStore);

impl CacheKvStore for Adapter<'_> {
    fn get(&self, key: &[u8]) -> Option<Cow<'_, [u8]>> {
        self.0.get(key.try_into().ok()?).map(Cow::Borrowed)
    }

    fn insert(&mut self, key: &[u8], bytes: Vec<u8>) {
        if let Ok(key) = key.try_into() {
            self.0.put(key, bytes);
        }
    }
}

/// A store in one run of bytes: a first line that names the version, then entries.
pub struct Pack<'b> {
    bytes: &'b [u8],
    index: FxHashMap<[u8; KEY], Entry>,
    new: Mutex<FxHashMap<[u8; KEY], Vec<u8>>>,
}

struct Entry {
    /// Its place with the header.
    place: Range<usize>,
    used: AtomicBool,
}

/// Names the format, the compiler and the code generator: entries of any other are of no use.
fn first_line() -> String {
    format!("rgo functions 1 {} {}\n", env!("CARGO_PKG_VERSION"), cranelift_codegen::VERSION)
}

fn checksum(key: &[u8], code: &[u8]) -> u64 {
    let seed = u64::from_le_bytes(key[..8].try_into().expect("eight bytes"));
    xxh3_64_with_seed(code, seed)
}

impl<'b> Pack<'b> {
    /// What `bytes`, written by [`Pack::into_bytes`], hold. Anything else is an empty pack.
    pub fn new(bytes: &'b [u8]) -> Pack<'b> {
        let mut index = FxHashMap::default();
        let line = first_line();
        let mut at = if bytes.starts_with(line.as_bytes()) { line.len() } else { bytes.len() };
        while let Some(header) = bytes.get(at..at + HEADER) {
            let key: [u8; KEY] = header[..KEY].try_into().expect("length of a key");
            let len = u32::from_le_bytes(header[KEY..KEY + 4].try_into().expect("four bytes")) as usize;
            let place = at..at + HEADER + len;
            at = place.end;
            if at > bytes.len() {
                break;
            }
            index.insert(key, Entry { place, used: AtomicBool::new(false) });
        }
        Pack { bytes, index, new: Mutex::default() }
    }

    /// How many functions were asked for and found.
    pub fn hits(&self) -> usize {
        self.index.values().filter(|e| e.used.load(Ordering::Relaxed)).count()
    }

    /// Whether [`Pack::into_bytes`] would add anything.
    pub fn has_new(&self) -> bool {
        self.new.lock().is_ok_and(|n| !n.is_empty())
    }

    /// The pack for the next build: new entries, those this build used, then older ones up to `limit` bytes in all.
    pub fn into_bytes(self, limit: usize) -> Vec<u8> {
        let mut out = first_line().into_bytes();
        let new = self.new.into_inner().unwrap_or_default();
        let mut fresh: Vec<_> = new.into_iter().collect();
        fresh.sort_unstable();
        for (key, code) in fresh {
            let Ok(len) = u32::try_from(code.len()) else { continue };
            out.extend(key);
            out.extend(len.to_le_bytes());
            out.extend(checksum(&key, &code).to_le_bytes());
            out.extend(code);
        }
        let mut old: Vec<&Entry> = self.index.values().collect();
        // Used ones first, then as they stood: the youngest come first in the file.
        old.sort_unstable_by_key(|e| (!e.used.load(Ordering::Relaxed), e.place.start));
        for e in old {
            if out.len() + e.place.len() > limit {
                break;
            }
            out.extend(&self.bytes[e.place.clone()]);
        }
        out
    }
}

impl CacheStore for Pack<'_> {
    fn get(&self, key: &[u8; KEY]) -> Option<&[u8]> {
        let e = self.index.get(key)?;
        let (header, code) = self.bytes[e.place.clone()].split_at(HEADER);
        if header[KEY + 4..] != checksum(key, code).to_le_bytes() {
            return None;
        }
        e.used.store(true, Ordering::Relaxed);
        Some(code)
    }

    fn put(&self, key: &[u8; KEY], bytes: Vec<u8>) {
        if let Ok(mut new) = self.new.lock() {
            new.insert(*key, bytes);
        }
    }
}
