//! Diagnostics as data: what went wrong and where. Wording is fixed where the error is found, because it is Go's
//! own; presentation (order, limit, source excerpts, JSON) lives here and is used by the driver alone.

use source::{Pos, SourceMap};

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

/// Sorts by position and drops repetitions of the same message on the same line, as Go's compiler does.
pub fn sort(map: &SourceMap, list: &mut Vec<Diagnostic>) {
    // Messages about one place stay in the order in which they were found.
    list.sort_by_key(|d| d.pos);
    let line = |d: &Diagnostic| map.location(d.pos).map(|l| (l.file.to_string(), l.line));
    list.dedup_by(|b, a| a.message == b.message && line(a) == line(b));
}

/// `file.go:line:col: message`, at most `limit` of them (0 = all), then `too many errors`.
pub fn render_plain(map: &SourceMap, list: &[Diagnostic], limit: usize) -> String {
    let mut out = String::new();
    for (i, d) in list.iter().enumerate() {
        if limit != 0 && i == limit {
            out.push_str("too many errors\n");
            break;
        }
        if let Some(l) = map.location(d.pos) {
            out.push_str(&format!("{}:{}:", l.file, l.line));
            // `//line` comments may leave the column unknown.
            if l.column != 0 {
                out.push_str(&format!("{}:", l.column));
            }
            out.push(' ');
        }
        out.push_str(&d.message);
        out.push('\n');
    }
    out
}
