//! `//go:embed`: finds the files that patterns name and writes them down as Go source.
//!
//! A package with embedded files gets one more file, in which the contents are constants and each variable has its value
//! in every form it may take (text, bytes, tree). The checker knows the variable's type and picks one.

use super::Package;
use rustc_hash::FxHashMap;
use source::{Interner, Pos, SourceMap};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use syntax::ast::{DeclKind, Directive, File};
use types::{Embed, EmbedForm};

/// What embedding adds to a package.
pub(super) struct Embedded {
    /// Source text of the additional file.
    pub text: String,
    pub embeds: Vec<Embed>,
}

/// Folders that nobody embeds.
const VERSION_CONTROL: &[&str] = &["", ".bzr", ".hg", ".git", ".svn"];

/// The name of the additional file.
pub(super) const FILE: &str = "$embed.go";

/// Embeds what the package at `dir` asks for; None if it asks for nothing. Errors have places.
pub(super) fn embed(
    p: &Package,
    dir: &Path,
    map: &SourceMap,
    interner: &Interner,
) -> Result<Option<Embedded>, (Pos, String)> {
    let is_embed = |d: &Directive| interner.text(d.verb) == "go:embed";
    let files = || p.own_files().filter(|f| imports_embed(f, map));
    // The go command looks at all patterns in the order of their texts and stops at the first that is wrong.
    let mut patterns: BTreeMap<String, Pos> = BTreeMap::new();
    for d in files().flat_map(|f| &f.directives).filter(|d| is_embed(d)) {
        let args = interner.text(d.args);
        for pattern in syntax::directives::embed_patterns(args).unwrap_or_default() {
            let verb = "//go:embed ".len() as u32;
            let column = args.find(&pattern).unwrap_or(0) as u32;
            patterns.entry(pattern).or_insert(Pos(d.pos.0 + verb + column));
        }
    }
    let mut found: FxHashMap<String, Vec<String>> = FxHashMap::default();
    for (pattern, pos) in patterns {
        let list = resolve(&pattern, dir).map_err(|e| (pos, format!("pattern {pattern}: {e}")))?;
        found.insert(pattern, list);
    }
    let mut contents: BTreeMap<String, usize> = BTreeMap::new();
    let mut vars: Vec<(Embed, Vec<String>)> = vec![];
    for f in files() {
        for &d in &f.decls {
            let DeclKind::Var { names, .. } = f.ast[d].kind else { continue };
            let own = f.ast.list(f.ast[d].directives).iter().filter(|d| is_embed(d));
            let mut list: Vec<String> = own
                .flat_map(|d| syntax::directives::embed_patterns(interner.text(d.args)).unwrap_or_default())
                .filter_map(|p| found.get(&p))
                .flatten()
                .cloned()
                .collect();
            list.sort();
            list.dedup();
            let (&[name], false) = (f.ast.list(names), list.is_empty()) else { continue };
            for file in &list {
                let n = contents.len();
                contents.entry(file.clone()).or_insert(n);
            }
            vars.push((Embed { pos: f.ast[name].pos, files: list.len(), number: vars.len() }, list));
        }
    }
    if vars.is_empty() {
        return Ok(None);
    }
    let package = p.own_files().next().map_or("main", |f| interner.text(f.package.name));
    let text = source_text(package, dir, &contents, &vars)
        .map_err(|e| (vars.first().map_or(Pos::NONE, |v| v.0.pos), e))?;
    Ok(Some(Embedded { text, embeds: vars.into_iter().map(|v| v.0).collect() }))
}

fn imports_embed(f: &File, map: &SourceMap) -> bool {
    let source = map.file(f.id);
    f.imports.iter().any(|&d| match f.ast[d].kind {
        DeclKind::Import { path, .. } => {
            let e = f.ast[path];
            let text =
                source.text.get((e.pos.0 - source.base.0) as usize..(e.end.0 - source.base.0) as usize);
            matches!(text, Some(b"\"embed\"" | b"`embed`"))
        }
        _ => false,
    })
}

fn source_text(
    package: &str,
    dir: &Path,
    contents: &BTreeMap<String, usize>,
    vars: &[(Embed, Vec<String>)],
) -> Result<String, String> {
    let prefix = Embed::PREFIX;
    let mut out =
        format!("package {package}\n\nimport {prefix} \"embed\"\nimport {prefix}unsafe \"unsafe\"\n\n");
    for (file, n) in contents {
        let bytes = fs::read(dir.join(file)).map_err(|e| format!("embedding {file}: {e}"))?;
        out.push_str(&format!("const {prefix}file{n} = "));
        quote(&bytes, &mut out);
        out.push('\n');
    }
    for (e, files) in vars {
        let first = contents[&files[0]];
        let _ = writeln!(out, "var {} = {prefix}file{first}", e.value(EmbedForm::Text));
        let _ = writeln!(out, "var {} = []byte({prefix}file{first})", e.value(EmbedForm::Bytes));
        // The layout of embed.FS.
        let list = "[]struct{ name, data string }";
        let _ = write!(
            out,
            "var {} = *(*{prefix}.FS)({prefix}unsafe.Pointer(&struct{{ files *{list} }}{{&{list}{{",
            e.value(EmbedForm::Tree)
        );
        for f in files {
            out.push('{');
            quote(f.as_bytes(), &mut out);
            let _ = write!(out, ", {prefix}file{}}}, ", contents[f]);
        }
        out.push_str("}}))\n");
    }
    Ok(out)
}

/// `bytes` as a Go string literal.
fn quote(bytes: &[u8], out: &mut String) {
    out.push('"');
    for &b in bytes {
        match b {
            b'"' | b'\\' => {
                out.push('\\');
                out.push(b as char);
            }
            b' '..=b'~' => out.push(b as char),
            b'\n' => out.push_str("\\n"),
            _ => {
                let _ = write!(out, "\\x{b:02x}");
            }
        }
    }
    out.push('"');
}

/// The regular files that a pattern names, as paths with slashes below `dir`.
fn resolve(pattern: &str, dir: &Path) -> Result<Vec<String>, String> {
    let (glob, all) = match pattern.strip_prefix("all:") {
        Some(rest) => (rest, true),
        None => (pattern, false),
    };
    if glob == "." || !valid_path(glob) || !valid_glob(glob) {
        return Err("invalid pattern syntax".into());
    }
    let mut matches = vec![];
    matching(dir, "", &glob.split('/').collect::<Vec<_>>(), &mut matches);
    if matches.is_empty() {
        return Err("no matching files found".into());
    }
    let mut out = vec![];
    for m in matches {
        let path = dir.join(&m);
        let meta = fs::symlink_metadata(&path).map_err(|e| e.to_string())?;
        let what = if meta.is_dir() { "directory" } else { "file" };
        let mut above = String::new();
        for part in m.split('/') {
            above.push_str(part);
            if dir.join(&above).is_dir() && dir.join(&above).join("go.mod").is_file() {
                return Err(format!("cannot embed {what} {m}: in different module"));
            }
            if VERSION_CONTROL.contains(&part) {
                return Err(format!("cannot embed {what} {m}: invalid name {part}"));
            }
            above.push('/');
        }
        if meta.is_file() {
            out.push(m);
        } else if meta.is_dir() {
            let before = out.len();
            walk(dir, &m, all, &mut out);
            if out.len() == before {
                return Err(format!("cannot embed directory {m}: contains no embeddable files"));
            }
        } else {
            return Err(format!("cannot embed irregular file {m}"));
        }
    }
    Ok(out)
}

/// Files below a folder, without hidden ones unless `all`, without other modules.
fn walk(dir: &Path, at: &str, all: bool, out: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(dir.join(at)) else { return };
    let mut names: Vec<String> = entries.flatten().filter_map(|e| e.file_name().into_string().ok()).collect();
    names.sort();
    for n in names {
        if VERSION_CONTROL.contains(&&n[..]) || !all && n.starts_with(['.', '_']) {
            continue;
        }
        let path = format!("{at}/{n}");
        let Ok(meta) = fs::symlink_metadata(dir.join(&path)) else { continue };
        if meta.is_file() {
            out.push(path);
        } else if meta.is_dir() && !dir.join(&path).join("go.mod").is_file() {
            walk(dir, &path, all, out);
        }
    }
}

fn valid_path(p: &str) -> bool {
    !p.is_empty() && p.split('/').all(|e| !matches!(e, "" | "." | ".."))
}

/// Adds the paths that match the pattern's elements one by one.
fn matching(dir: &Path, at: &str, pattern: &[&str], out: &mut Vec<String>) {
    let Some((first, rest)) = pattern.split_first() else { return };
    let join = |n: &str| if at.is_empty() { n.to_string() } else { format!("{at}/{n}") };
    let mut names: Vec<String> = match fs::read_dir(dir.join(at)) {
        Ok(entries) => entries.flatten().filter_map(|e| e.file_name().into_string().ok()).collect(),
        Err(_) => return,
    };
    names.sort();
    for n in names {
        if !glob_match(&parse_glob(first).unwrap_or_default(), &n.chars().collect::<Vec<_>>()) {
            continue;
        }
        let path = join(&n);
        if rest.is_empty() {
            out.push(path);
        } else if dir.join(&path).is_dir() {
            matching(dir, &path, rest, out);
        }
    }
}

/// One piece of a pattern.
#[derive(Clone, Debug)]
enum Glob {
    Char(char),
    Any,
    Star,
    Class { not: bool, ranges: Vec<(char, char)> },
}

fn valid_glob(pattern: &str) -> bool {
    pattern.split('/').all(|p| parse_glob(p).is_some())
}

/// The syntax of `path.Match`; None where it is malformed.
fn parse_glob(p: &str) -> Option<Vec<Glob>> {
    let mut out = vec![];
    let mut it = p.chars().peekable();
    while let Some(c) = it.next() {
        out.push(match c {
            '*' => Glob::Star,
            '?' => Glob::Any,
            '\\' => Glob::Char(it.next()?),
            '[' => {
                let not = it.next_if_eq(&'^').is_some();
                let mut ranges = vec![];
                loop {
                    let one = |it: &mut std::iter::Peekable<std::str::Chars<'_>>| match it.next()? {
                        '\\' => it.next(),
                        '-' | ']' => None,
                        c => Some(c),
                    };
                    if !ranges.is_empty() && it.next_if_eq(&']').is_some() {
                        break;
                    }
                    let lo = one(&mut it)?;
                    let hi = if it.next_if_eq(&'-').is_some() { one(&mut it)? } else { lo };
                    ranges.push((lo, hi));
                }
                Glob::Class { not, ranges }
            }
            c => Glob::Char(c),
        });
    }
    Some(out)
}

fn glob_match(p: &[Glob], s: &[char]) -> bool {
    // The last star and where its match ends: enough to go back to.
    let (mut i, mut j) = (0, 0);
    let mut back: Option<(usize, usize)> = None;
    loop {
        let fits = match (p.get(i), s.get(j)) {
            (None, None) => return true,
            (Some(Glob::Star), _) => {
                back = Some((i, j));
                i += 1;
                continue;
            }
            (Some(Glob::Char(c)), Some(d)) => c == d,
            (Some(Glob::Any), Some(_)) => true,
            (Some(Glob::Class { not, ranges }), Some(c)) => {
                ranges.iter().any(|r| r.0 <= *c && *c <= r.1) != *not
            }
            _ => false,
        };
        if fits {
            i += 1;
            j += 1;
            continue;
        }
        match back {
            Some((star, end)) if end < s.len() => {
                back = Some((star, end + 1));
                i = star + 1;
                j = end + 1;
            }
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, name: &str) -> bool {
        glob_match(&parse_glob(pattern).unwrap(), &name.chars().collect::<Vec<_>>())
    }

    #[test]
    fn patterns_match_names() {
        for (p, s) in
            [("*", "a"), ("*.txt", "a.txt"), ("a?c", "abc"), ("[a-c]x", "bx"), ("[^a]", "b"), ("a\\*", "a*")]
        {
            assert!(matches(p, s), "{p} {s}");
        }
        for (p, s) in [("*.txt", "a.tx"), ("a?c", "ac"), ("[a-c]x", "dx"), ("[^a]", "a"), ("a\\*", "ab")] {
            assert!(!matches(p, s), "{p} {s}");
        }
        assert!(matches("*a*a*a*a*b", &("a".repeat(40) + "b")));
        for bad in ["[", "[]", "[a-]", "a\\", "[^]"] {
            assert!(!valid_glob(bad), "{bad}");
        }
        assert!(!valid_path("../x") && !valid_path("/x") && !valid_path("a//b") && valid_path("a/b"));
    }
}
