//! Programs with the errors that gc reports beside the code.
//!
//! Each file under `data` is a package of its own. A line that gc complains about ends in `// ERROR` and, for every
//! message, its column and its text: `x := 1 // ERROR 2 "declared and not used: x"`. Our checker must report exactly
//! these. `UPDATE_EXPECT=1 GO=/path/to/go cargo test -p types` rewrites the comments from what the real compiler says;
//! files that begin with `// ours` are wrong on purpose in ways that gc words through other tools, and are left alone.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

type Messages = BTreeMap<u32, Vec<(u32, String)>>;

const MARK: &str = " // ERROR ";

fn data_files() -> Vec<PathBuf> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let mut files: Vec<PathBuf> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "go"));
    files.sort();
    files
}

/// What our checker says about `text`.
fn ours(text: &str) -> Messages {
    let mut map = source::SourceMap::new();
    let interner = Arc::new(source::Interner::new());
    let id = map.add("x.go".into(), Arc::from(text.as_bytes())).unwrap();
    let (tree, mut diags) = syntax::parse(&map, id, &interner);
    let mut program = types::Program::new(interner);
    let options = types::Options { go_version: version(text), ..Default::default() };
    let pkg = program.add_package("p", &map, vec![Arc::new(tree)], Default::default(), options);
    // Like gc, go on after what is no syntax error in the strict sense.
    if diags.iter().all(|d| !d.message.starts_with("syntax error")) {
        diags.extend(program.check_package(pkg));
    }
    diag::sort(&map, &mut diags);
    let mut out = Messages::new();
    for d in diags {
        let none = source::Location { file: "", line: 0, column: 0 };
        let l = map.location(d.pos).unwrap_or(none);
        out.entry(l.line).or_default().push((l.column, d.message));
    }
    out
}

/// `//go:version 1.21` sets the language version of a test.
fn version(text: &str) -> (u32, u32) {
    let minor = text.lines().find_map(|l| l.strip_prefix("//lang go1.")).and_then(|v| v.trim().parse().ok());
    (1, minor.unwrap_or(27))
}

/// What the comments in `text` say.
fn expected(text: &str) -> Messages {
    let mut out = Messages::new();
    for (i, line) in text.lines().enumerate() {
        let Some((_, mut rest)) = line.split_once(MARK) else { continue };
        while let Some((col, tail)) = rest.trim_start().split_once(' ') {
            let tail = tail.strip_prefix('"').expect("a quoted message");
            let (msg, after) = unquote(tail);
            out.entry(i as u32 + 1).or_default().push((col.parse().expect("a column"), msg));
            rest = after;
        }
    }
    out
}

fn quote(s: &str) -> String {
    format!("\"{}\"", s.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t"))
}

fn unquote(s: &str) -> (String, &str) {
    let mut out = String::new();
    let mut chars = s.char_indices();
    while let Some((i, c)) = chars.next() {
        match c {
            '"' => return (out, &s[i + 1..]),
            '\\' => match chars.next() {
                Some((_, 'n')) => out.push('\n'),
                Some((_, 't')) => out.push('\t'),
                Some((_, c)) => out.push(c),
                None => break,
            },
            c => out.push(c),
        }
    }
    panic!("message without end: {s}");
}

/// What gc says about `text`.
fn gc(go: &str, text: &str) -> Messages {
    let dir = std::env::temp_dir().join(format!("rgo-types-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    std::fs::write(dir.join("x.go"), text).unwrap();
    let lang = format!("-lang=go1.{}", version(text).1);
    let out = Command::new(go)
        .args(["tool", "compile", "-e", "-complete", "-p", "p", "-o", "x.o", &lang, "x.go"])
        .current_dir(&dir)
        .output()
        .unwrap();
    let _ = std::fs::remove_dir_all(&dir);
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    let mut all = Messages::new();
    let mut last: Option<(u32, usize)> = None;
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("x.go:") {
            let mut parts = rest.splitn(3, ':');
            let (l, c) = (parts.next().unwrap().parse().unwrap(), parts.next().unwrap().parse().unwrap());
            let list = all.entry(l).or_default();
            list.push((c, parts.next().unwrap().trim_start().to_string()));
            last = Some((l, list.len() - 1));
        } else if let Some((l, i)) = last {
            let msg = &mut all.get_mut(&l).unwrap()[i].1;
            msg.push('\n');
            msg.push_str(line);
        }
    }
    all
}

fn rewrite(text: &str, messages: &Messages) -> String {
    let mut out = String::new();
    for (i, line) in text.lines().enumerate() {
        out.push_str(line.split_once(MARK).map_or(line, |(code, _)| code));
        if let Some(list) = messages.get(&(i as u32 + 1)) {
            out.push_str(MARK.trim_end());
            for (col, msg) in list {
                out.push_str(&format!(" {col} {}", quote(msg)));
            }
        }
        out.push('\n');
    }
    out
}

#[test]
fn errors_are_those_of_gc() {
    let go = std::env::var("UPDATE_EXPECT").ok().and_then(|_| std::env::var("GO").ok());
    let only = std::env::var("ONLY").unwrap_or_default();
    let mut failures = Vec::new();
    let mut count = 0;
    for file in data_files().iter().filter(|f| f.to_string_lossy().contains(&only)) {
        let mut text = std::fs::read_to_string(file).unwrap();
        if let Some(go) = go.as_ref().filter(|_| !text.starts_with("// ours")) {
            text = rewrite(&text, &gc(go, &text));
            std::fs::write(file, &text).unwrap();
        }
        let (want, have) = (expected(&text), ours(&text));
        count += want.values().map(Vec::len).sum::<usize>();
        let lines: std::collections::BTreeSet<u32> = want.keys().chain(have.keys()).copied().collect();
        for l in lines {
            let (w, h) = (want.get(&l), have.get(&l));
            if w == h {
                continue;
            }
            let show = |m: Option<&Vec<(u32, String)>>| {
                m.map_or("  nothing".to_string(), |v| {
                    v.iter().map(|(c, m)| format!("  {c}: {m}")).collect::<Vec<_>>().join("\n")
                })
            };
            let name = file.file_name().unwrap().to_string_lossy();
            failures.push(format!("{name}:{l}\n gc:\n{}\n ours:\n{}", show(w), show(h)));
        }
    }
    eprintln!("{count} messages");
    assert!(failures.is_empty(), "{} lines differ\n{}", failures.len(), failures.join("\n"));
}
