//! Diagnostics as data: what went wrong and where. Wording is fixed where the error is found, because it is Go's
//! own; presentation (order, limit, source excerpts, JSON) lives here and is used by the driver alone.

use source::{FileId, Pos, SourceMap};

/// How bad it is. Only errors fail a build.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Severity {
    Error,
    Warning,
}

/// One message about one place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    pub severity: Severity,
    /// A stable name for the kind of error (`UnusedVar`, `MismatchedTypes` …), as `rgo explain` knows it.
    pub code: &'static str,
    pub pos: Pos,
    /// Go's words, without position. May span several lines (the rest indented by a tab, as Go does).
    pub message: String,
}

impl Diagnostic {
    /// An error at `pos`.
    pub fn error(code: &'static str, pos: Pos, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity: Severity::Error, code, pos, message: message.into() }
    }
}

/// Sorts by position, and drops what Go's compiler would not print: a message that repeats the one found just before it
/// on the same line. Files come in the order in which errors were found in them.
pub fn sort(map: &SourceMap, list: &mut Vec<Diagnostic>) {
    list.dedup_by(|b, a| a.message == b.message && place(map, a) == place(map, b));
    let mut files: Vec<Option<FileId>> = Vec::new();
    for d in list.iter() {
        let f = map.file_of(d.pos);
        if !files.contains(&f) {
            files.push(f);
        }
    }
    // Messages about one place stay in the order in which they were found.
    list.sort_by_key(|d| (files.iter().position(|&f| f == map.file_of(d.pos)), d.pos));
    list.dedup_by(|b, a| a.message == b.message && a.pos == b.pos);
}

/// Keeps the first `limit` errors in the order in which they were found, as Go does before it sorts them. The last of
/// them if that was the limit.
pub fn limit(map: &SourceMap, list: &mut Vec<Diagnostic>, limit: usize) -> Option<Pos> {
    list.dedup_by(|b, a| a.message == b.message && place(map, a) == place(map, b));
    list.truncate(limit);
    list.get(limit.checked_sub(1)?).map(|d| d.pos)
}

/// File and line as printed.
fn place<'m>(map: &'m SourceMap, d: &Diagnostic) -> Option<(&'m str, u32)> {
    map.location(d.pos).map(|l| (l.file, l.line))
}

/// `file:line:col: ` (nothing for messages without place).
fn prefix(map: &SourceMap, pos: Pos) -> String {
    let Some(l) = map.location(pos) else { return String::new() };
    // `//line` comments may leave the column unknown, and gc has eight bits for it.
    if l.column != 0 && l.column <= 255 {
        format!("{}:{}:{}: ", l.file, l.line, l.column)
    } else {
        format!("{}:{}: ", l.file, l.line)
    }
}

/// What Go prints after the last error it shows.
pub fn too_many(map: &SourceMap, last: Pos) -> String {
    format!("{}too many errors\n", prefix(map, last))
}

/// `file.go:line:col: message`, at most `limit` of them (0 = all), then `too many errors`.
pub fn render_plain(map: &SourceMap, list: &[Diagnostic], limit: usize) -> String {
    let mut out = String::new();
    for (i, d) in list.iter().enumerate() {
        if limit != 0 && i == limit {
            out.push_str("too many errors\n");
            break;
        }
        out.push_str(&prefix(map, d.pos));
        out.push_str(&d.message);
        out.push('\n');
    }
    out
}
