//! The cache of functions: pack files, each with the entries that one build added.
//!
//! A pack is a line that names the rgo it belongs to, a table sorted by key with place and checksum of each entry, the
//! table's checksum, the entries. It is written beside its place and renamed, and never changed. Packs are numbered;
//! of two entries with one key the later counts. When there are many packs the latest small ones are joined; when they
//! are too large together the earliest are deleted, and so are those of another rgo. Builds that run at the same time
//! may join or delete the same packs: whoever has one open can go on reading it.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

/// Bytes of all packs together.
const LIMIT: u64 = 256 << 20;
/// More packs than this are joined.
const MANY: usize = 12;
/// Key, offset, length, checksum.
const ROW: usize = 16 + 8 + 4 + 8;

/// The packs of a folder, the latest first.
pub struct Packs {
    dir: PathBuf,
    list: Vec<Pack>,
}

struct Pack {
    path: PathBuf,
    number: u64,
    len: u64,
    file: File,
    /// Rows of the table.
    table: Vec<u8>,
}

/// Place of an entry in its file.
#[derive(Clone, Copy)]
struct Row {
    key: u128,
    offset: u64,
    len: u32,
    sum: u64,
}

fn first_line() -> String {
    format!("rgo functions {}\n", crate::cmd::build_id())
}

fn checksum(key: u128, bytes: &[u8]) -> u64 {
    xxh3_64_with_seed(bytes, key as u64)
}

impl Packs {
    /// Opens the packs of the user's cache folder; None if there is no such folder.
    pub fn open() -> Option<Packs> {
        let dir = super::dir()?.join("functions.d");
        let mut list: Vec<Pack> = vec![];
        for e in fs::read_dir(&dir).into_iter().flatten().flatten() {
            list.extend(Pack::open(e.path()));
        }
        list.sort_by(|a, b| (b.number, &b.path).cmp(&(a.number, &a.path)));
        Some(Packs { dir, list })
    }

    /// Adds a pack with new entries. Errors are not reported: a cache that cannot be written is none.
    pub fn add(&self, entries: Vec<(u128, Vec<u8>)>) {
        let _ = self.try_add(entries);
    }

    fn try_add(&self, entries: Vec<(u128, Vec<u8>)>) -> io::Result<()> {
        let number = self.list.first().map_or(1, |p| p.number + 1);
        let mut joined: Vec<&Pack> = vec![];
        let mut all = entries;
        if self.list.len() >= MANY {
            let mut size: u64 = all.iter().map(|e| e.1.len() as u64).sum();
            for p in &self.list {
                if joined.len() >= MANY / 2 && p.len > size {
                    break;
                }
                size += p.len;
                joined.push(p);
            }
            for p in &joined {
                all.extend(p.rows().filter_map(|r| Some((r.key, p.read(r)?))));
            }
        }
        // The sort is stable: of equal keys the latest stays.
        all.sort_by_key(|e| e.0);
        all.dedup_by_key(|e| e.0);
        self.write(number, &all)?;
        for p in joined {
            // Another build may have been faster.
            let _ = fs::remove_file(&p.path);
        }
        self.trim()
    }

    fn write(&self, number: u64, entries: &[(u128, Vec<u8>)]) -> io::Result<()> {
        let line = first_line();
        let mut offset = (line.len() + 8 + entries.len() * ROW + 8) as u64;
        let mut table = (entries.len() as u64).to_le_bytes().to_vec();
        for (key, bytes) in entries {
            let len = u32::try_from(bytes.len()).map_err(io::Error::other)?;
            table.extend(key.to_le_bytes());
            table.extend(offset.to_le_bytes());
            table.extend(len.to_le_bytes());
            table.extend(checksum(*key, bytes).to_le_bytes());
            offset += len as u64;
        }
        let sum = xxh3_64(&table).to_le_bytes();
        let data: Vec<&[u8]> = entries.iter().map(|e| &e.1[..]).collect();
        let bytes = [line.as_bytes(), &table, &sum, &data.concat()].concat();
        // Builds at the same time may take the same number, not the same name.
        let name = format!("{number:016x}-{:016x}", xxh3_64(&table));
        super::write(&self.dir, &name, &[&bytes])
    }

    /// Deletes what is too much, and what another rgo left.
    fn trim(&self) -> io::Result<()> {
        let mut packs: Vec<(String, u64, PathBuf)> = vec![];
        for e in fs::read_dir(&self.dir)?.flatten() {
            let len = e.metadata().map_or(0, |m| m.len());
            packs.push((e.file_name().to_string_lossy().into_owned(), len, e.path()));
        }
        packs.sort();
        let mut total = 0;
        for (_, len, path) in packs.iter().rev() {
            total += len;
            if total > LIMIT || Pack::is_foreign(path) {
                let _ = fs::remove_file(path);
            }
        }
        Ok(())
    }
}

impl opt::Store for Packs {
    fn get(&self, key: u128) -> Option<Vec<u8>> {
        self.list.iter().find_map(|p| Some((p, p.find(key)?))).and_then(|(p, row)| p.read(row))
    }
}

impl Pack {
    /// None if it is not a whole pack of this rgo.
    fn open(path: PathBuf) -> Option<Pack> {
        let name = path.file_name()?.to_str()?;
        let number = u64::from_str_radix(name.split('-').next()?, 16).ok()?;
        let file = File::open(&path).ok()?;
        let len = file.metadata().ok()?.len();
        let line = first_line();
        let mut head = vec![0; line.len() + 8];
        file.read_exact_at(&mut head, 0).ok()?;
        let (start, count) = head.split_at(line.len());
        let rows = usize::try_from(u64::from_le_bytes(count.try_into().ok()?)).ok()?;
        if start != line.as_bytes() || rows as u64 > len / ROW as u64 {
            return None;
        }
        let mut table = vec![0; 8 + rows * ROW + 8];
        file.read_exact_at(&mut table, line.len() as u64).ok()?;
        let sum = table.split_off(8 + rows * ROW);
        if xxh3_64(&table).to_le_bytes()[..] != sum[..] {
            return None;
        }
        table.drain(..8);
        Some(Pack { path, number, len, file, table })
    }

    fn is_foreign(path: &Path) -> bool {
        let line = first_line();
        let mut head = vec![0; line.len()];
        match File::open(path).and_then(|f| f.read_exact_at(&mut head, 0)) {
            Ok(()) => head != line.as_bytes(),
            // A temporary file of another build, perhaps.
            Err(_) => false,
        }
    }

    fn row(&self, n: usize) -> Option<Row> {
        let (key, rest) = self.table.get(n * ROW..(n + 1) * ROW)?.split_first_chunk()?;
        let (offset, rest) = rest.split_first_chunk()?;
        let (len, rest) = rest.split_first_chunk()?;
        Some(Row {
            key: u128::from_le_bytes(*key),
            offset: u64::from_le_bytes(*offset),
            len: u32::from_le_bytes(*len),
            sum: u64::from_le_bytes(rest.try_into().ok()?),
        })
    }

    fn rows(&self) -> impl Iterator<Item = Row> {
        (0..).map_while(|n| self.row(n))
    }

    fn find(&self, key: u128) -> Option<Row> {
        let (mut from, mut to) = (0, self.table.len() / ROW);
        while from < to {
            let middle = (from + to) / 2;
            let row = self.row(middle)?;
            match row.key.cmp(&key) {
                std::cmp::Ordering::Equal => return Some(row),
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Greater => to = middle,
            }
        }
        None
    }

    fn read(&self, row: Row) -> Option<Vec<u8>> {
        if row.offset + row.len as u64 > self.len {
            return None;
        }
        let mut bytes = vec![0; row.len as usize];
        self.file.read_exact_at(&mut bytes, row.offset).ok()?;
        (checksum(row.key, &bytes) == row.sum).then_some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use opt::Store;

    fn packs(dir: &Path) -> Packs {
        let mut list: Vec<Pack> =
            fs::read_dir(dir).unwrap().filter_map(|e| Pack::open(e.unwrap().path())).collect();
        list.sort_by(|a, b| (b.number, &b.path).cmp(&(a.number, &a.path)));
        Packs { dir: dir.to_owned(), list }
    }

    #[test]
    fn later_entries_count_and_packs_are_joined() {
        let dir = tempfile::tempdir().unwrap();
        for n in 0..40u8 {
            packs(dir.path()).add(vec![(7, vec![n; 10]), (100 + n as u128, vec![n])]);
        }
        let p = packs(dir.path());
        assert_eq!(p.get(7), Some(vec![39; 10]));
        assert!((0..40u8).all(|n| p.get(100 + n as u128) == Some(vec![n])));
        assert!(p.list.len() <= MANY + 1, "{} packs", p.list.len());
    }

    #[test]
    fn damage_is_a_miss() {
        let dir = tempfile::tempdir().unwrap();
        packs(dir.path()).add((0..20u128).map(|k| (k, vec![k as u8; 30])).collect());
        let path = fs::read_dir(dir.path()).unwrap().next().unwrap().unwrap().path();
        let good = fs::read(&path).unwrap();
        for at in (0..good.len()).step_by(13) {
            let mut bad = good.clone();
            bad[at] ^= 0x20;
            fs::write(&path, &bad).unwrap();
            let p = packs(dir.path());
            assert!((0..20u128).all(|k| p.get(k).is_none_or(|v| v == vec![k as u8; 30])), "byte {at}");
            fs::write(&path, &good[..at]).unwrap();
            let p = packs(dir.path());
            assert!((0..20u128).all(|k| p.get(k).is_none_or(|v| v == vec![k as u8; 30])), "length {at}");
        }
    }
}
