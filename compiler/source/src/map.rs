//! The files of a build and the way from a position back to file, line and column.

use crate::Pos;
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

/// Index of a file in its [`SourceMap`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FileId(pub u32);

/// One file: its display name and text.
#[derive(Debug)]
pub struct SourceFile {
    /// The name as diagnostics print it.
    pub name: String,
    /// The bytes as read; not necessarily UTF-8 until the lexer has said so.
    pub text: Arc<[u8]>,
    /// Position of the first byte.
    pub base: Pos,
    lines: OnceLock<Vec<u32>>,
    renamed: OnceLock<Vec<LineDirective>>,
}

/// A `//line` comment: what the text after it counts as.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineDirective {
    /// Offset of the first byte it applies to.
    pub offset: u32,
    /// The file's name from there on; absent if it does not change.
    pub file: Option<String>,
    /// The line of that byte.
    pub line: u32,
    /// Its column; absent if columns are unknown from there on.
    pub column: Option<u32>,
}

/// A resolved position, lines and columns (in bytes) counted from 1 as Go does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Location<'a> {
    pub file: &'a str,
    pub line: u32,
    pub column: u32,
}

/// The build's sources exceed the 4 GiB that positions can number.
#[derive(Debug, PartialEq, Eq)]
pub struct TooLarge;

/// All files of a build.
#[derive(Default, Debug)]
pub struct SourceMap {
    files: Vec<SourceFile>,
    folder: String,
    no_columns: bool,
}

impl SourceFile {
    /// Byte offsets at which lines begin.
    pub fn line_starts(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            std::iter::once(0).chain(memchr::memchr_iter(b'\n', &self.text).map(|i| i as u32 + 1)).collect()
        })
    }

    /// The text of line `n` (from 1) without its line end.
    pub fn line_text(&self, n: u32) -> &[u8] {
        let starts = self.line_starts();
        let from = starts[n as usize - 1] as usize;
        let to = starts.get(n as usize).map_or(self.text.len(), |&e| e as usize - 1);
        self.text[from..to].strip_suffix(b"\r").unwrap_or(&self.text[from..to])
    }

    /// Sets what `//line` comments say, in order of their places. Only the first call counts.
    pub fn set_line_directives(&self, list: Vec<LineDirective>) {
        // A second parse of the same bytes finds the same comments.
        let _ = self.renamed.set(list);
    }

    /// Place of an offset as `//line` comments want it reported. Columns that they leave unknown are 0.
    pub fn location(&self, offset: u32) -> Location<'_> {
        let (line, column) = self.line_col(offset);
        let list = self.renamed.get().map_or(&[][..], |l| l);
        let n = list.partition_point(|d| d.offset <= offset);
        let Some(d) = n.checked_sub(1).map(|i| &list[i]) else {
            return Location { file: &self.name, line, column };
        };
        let file = list[..n].iter().rev().find_map(|d| d.file.as_deref()).unwrap_or(&self.name);
        let (from, _) = self.line_col(d.offset);
        let column = match d.column {
            None => 0,
            Some(c) if line == from => c + (offset - d.offset),
            Some(_) => column,
        };
        Location { file, line: d.line + (line - from), column }
    }

    /// Line and column of an offset into this file, whatever `//line` comments say.
    pub fn line_col(&self, offset: u32) -> (u32, u32) {
        let starts = self.line_starts();
        let i = starts.partition_point(|&s| s <= offset) - 1;
        (i as u32 + 1, offset - starts[i] + 1)
    }
}

impl SourceMap {
    /// An empty map.
    pub fn new() -> SourceMap {
        SourceMap::default()
    }

    /// Adds a file; its positions follow those of all earlier files.
    pub fn add(&mut self, name: String, text: Arc<[u8]>) -> Result<FileId, TooLarge> {
        // One position past the end of each file is its own, so that errors at EOF resolve.
        let base = self.files.last().map_or(1, |f| f.base.0 as u64 + f.text.len() as u64 + 1);
        if base + text.len() as u64 >= u32::MAX as u64 {
            return Err(TooLarge);
        }
        self.files.push(SourceFile {
            name,
            text,
            base: Pos(base as u32),
            lines: OnceLock::new(),
            renamed: OnceLock::new(),
        });
        Ok(FileId(self.files.len() as u32 - 1))
    }

    /// Sets the folder below which executables look for files with relative names.
    pub fn set_folder(&mut self, folder: String) {
        self.folder = folder;
    }

    /// From now on columns of locations are unknown.
    pub fn forget_columns(&mut self) {
        self.no_columns = true;
    }

    /// The folder of relative names, empty if executables get the names as they are.
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// What line tables call a file that diagnostics call `name`.
    pub fn image_name<'n>(&self, name: &'n str) -> Cow<'n, str> {
        if self.folder.is_empty() || name.starts_with(['/', '$', '<']) {
            return Cow::Borrowed(name);
        }
        if name.is_empty() {
            // `//line :7`
            return Cow::Borrowed("??");
        }
        let mut folder = self.folder.strip_suffix('/').unwrap_or(&self.folder);
        let mut name = name.strip_prefix("./").unwrap_or(name);
        while let Some(rest) = name.strip_prefix("../") {
            folder = folder.rsplit_once('/').map_or("", |(up, _)| up);
            name = rest;
        }
        Cow::Owned(format!("{folder}/{name}"))
    }

    /// The file with this id.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// All files in the order they were added.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(i, f)| (FileId(i as u32), f))
    }

    /// The file that holds `pos`.
    pub fn file_of(&self, pos: Pos) -> Option<FileId> {
        if !pos.is_some() {
            return None;
        }
        let i = self.files.partition_point(|f| f.base <= pos);
        i.checked_sub(1).map(|i| FileId(i as u32))
    }

    /// File, line and column of `pos`.
    pub fn location(&self, pos: Pos) -> Option<Location<'_>> {
        let f = self.file(self.file_of(pos)?);
        let l = f.location(pos.0 - f.base.0);
        Some(if self.no_columns { Location { column: 0, ..l } } else { l })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_resolve_to_lines_and_columns() {
        let mut m = SourceMap::new();
        let a = m.add("a.go".into(), Arc::from(&b"ab\ncd"[..])).unwrap();
        m.add("b.go".into(), Arc::from(&b"x\n"[..])).unwrap();
        let at = |p: u32| m.location(Pos(p)).map(|l| (l.file.to_string(), l.line, l.column)).unwrap();
        assert_eq!(at(m.file(a).base.0 + 3), ("a.go".into(), 2, 1));
        assert_eq!(at(m.file(a).base.0 + 5), ("a.go".into(), 2, 3)); // end of file
        assert_eq!(at(m.file(a).base.0 + 6), ("b.go".into(), 1, 1));
        assert_eq!(m.location(Pos::NONE), None);
    }
}
