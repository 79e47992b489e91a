//! How errors reach the user: Go's lines, with source excerpts on a terminal, or JSON.

use crate::load::Failure;
use diag::Diagnostic;
use source::SourceMap;
use std::io::{IsTerminal, Write};

/// Go's limit on printed errors.
const LIMIT: usize = 10;

/// How to print.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    pub json: bool,
    /// `-gcflags=-e`: no limit.
    pub all: bool,
}

/// Prints a failure of loading.
pub fn failure(f: Failure, style: Style) {
    match f {
        Failure::Message(m) => eprintln!("{m}"),
        Failure::Diagnostics { display, map, list } => diagnostics(&display, &map, list, style),
    }
}

/// Prints the errors of one package, given in the order in which they were found.
pub fn diagnostics(package: &str, map: &SourceMap, mut list: Vec<Diagnostic>, style: Style) {
    let cut = if style.all { None } else { diag::limit(map, &mut list, LIMIT) };
    diag::sort(map, &mut list);
    let text = if style.json {
        json(map, &list)
    } else {
        let excerpts = std::io::stderr().is_terminal();
        let body = if excerpts { with_excerpts(map, &list) } else { diag::render_plain(map, &list, 0) };
        let end = cut.map_or(String::new(), |last| diag::too_many(map, last));
        format!("# {package}\n{body}{end}")
    };
    // Nobody left to tell if this fails.
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// Prints what `-gcflags=-m` says of a package.
pub fn remarks(package: &str, map: &SourceMap, said: Vec<(source::Pos, String)>) {
    let mut list: Vec<Diagnostic> = said
        .into_iter()
        .filter(|s| s.0.is_some())
        .map(|(pos, text)| Diagnostic::error("Remark", pos, text))
        .collect();
    diag::sort(map, &mut list);
    let text = diag::render_plain(map, &list, 0);
    let mut out = format!("# {package}\n");
    let mut last = "";
    for line in text.lines().filter(|l| std::mem::replace(&mut last, l) != *l) {
        out.push_str(line);
        out.push('\n');
    }
    // Nobody left to tell if this fails.
    let _ = std::io::stderr().write_all(out.as_bytes());
}

fn with_excerpts(map: &SourceMap, list: &[Diagnostic]) -> String {
    let mut out = String::new();
    for d in list {
        out.push_str(&diag::render_plain(map, std::slice::from_ref(d), 0));
        if let Some(f) = map.file_of(d.pos) {
            // By the file's own lines, whatever `//line` says.
            let file = map.file(f);
            let (line, column) = file.line_col(d.pos.0 - file.base.0);
            let text = String::from_utf8_lossy(file.line_text(line)).replace('\t', " ");
            let before: String = text.chars().take(column as usize - 1).map(|_| ' ').collect();
            out.push_str(&format!("  {text}\n  {before}^\n"));
            if let Some(help) = crate::cmd::summary(d.code) {
                let help = help.replace('\n', " ");
                out.push_str(&format!("  {help} (rgo explain {})\n", d.code));
            }
        }
    }
    out
}

fn json(map: &SourceMap, list: &[Diagnostic]) -> String {
    let mut out = String::new();
    for d in list {
        let l = map.location(d.pos);
        let (file, line, column) = l.map_or(("", 0, 0), |l| (l.file, l.line, l.column));
        out.push_str(&format!(
            "{{\"file\":{},\"line\":{line},\"column\":{column},\"code\":{},\"message\":{}}}\n",
            quoted(file),
            quoted(d.code),
            quoted(&d.message)
        ));
    }
    out
}

fn quoted(s: &str) -> String {
    let mut out = String::from("\"");
    for c in s.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn json_strings_are_escaped() {
        assert_eq!(super::quoted("a\"b\\\n\u{1}"), "\"a\\\"b\\\\\\n\\u0001\"");
    }
}
