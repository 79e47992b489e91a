//! Directive comments: `//go:` lines are listed and attached to the declaration they stand before, `//line` comments
//! change the positions that the source map reports.

use crate::ast::*;
use crate::builder::Builder;
use source::{FileId, Interner, LineDirective, Pos, SourceMap};
use std::ops::Range;

/// Lists the directives and gives each to the declaration that follows it. Of a `faulty` file it is known at which
/// positions they belong to nothing.
pub fn attach(
    b: &mut Builder<'_>,
    map: &SourceMap,
    file: FileId,
    comments: &[(u32, &str)],
    faulty: Option<&[Range<u32>]>,
    errors: &mut Vec<(Pos, String)>,
    interner: &Interner,
) -> Vec<Directive> {
    let base = map.file(file).base.0;
    let mut listed: Vec<Directive> = vec![];
    let mut lines: Vec<LineDirective> = vec![];
    for &(at, text) in comments {
        if let Some(rest) = text.strip_prefix("//go:") {
            let rest = rest.trim_end_matches('\r');
            let (verb, args) = rest.split_once([' ', '\t']).unwrap_or((rest, ""));
            let verb = interner.intern(&format!("go:{verb}"));
            listed.push(Directive { pos: Pos(base + at), verb, args: interner.intern(args.trim()) });
        } else {
            match line_directive(&map.file(file).text, at, text, &map.file(file).name) {
                Ok(Some(d)) => lines.push(d),
                Ok(None) => {}
                Err((i, msg)) => errors.push((Pos(base + at + i), msg)),
            }
        }
    }
    if !lines.is_empty() {
        map.file(file).set_line_directives(lines);
    }
    if !listed.is_empty() {
        let f = map.file(file);
        if !f.name.starts_with(LIBRARY) {
            let place = |at: Pos| match faulty {
                Some(misplaced) => !misplaced.iter().any(|r| r.contains(&at.0)),
                None => has_place(b, &f.text, base, at),
            };
            let package = if b.package.pos.is_some() { b.package.pos } else { Pos(u32::MAX) };
            check(package, &f.text, base, &listed, &place, interner, errors);
        }
        give(b, &listed, interner);
    }
    listed
}

/// Files of the library carry this prefix; directives that only the runtime may use are no errors there.
const LIBRARY: &str = "$GOROOT/";

/// Directives that belong to a declaration.
pub const FLAGS: &[&str] = &[
    "go:noinline",
    "go:nosplit",
    "go:noescape",
    "go:norace",
    "go:nocheckptr",
    "go:uintptrescapes",
    "go:registerparams",
];

/// Reports malformed directives and those that stand where no declaration follows. What depends on the declaration is
/// left to the checker.
fn check(
    package: Pos,
    text: &[u8],
    base: u32,
    listed: &[Directive],
    has_place: &dyn Fn(Pos) -> bool,
    interner: &Interner,
    errors: &mut Vec<(Pos, String)>,
) {
    for d in listed {
        // gc counts from behind the slashes.
        let pos = Pos(d.pos.0 + 2);
        let (verb, args) = (interner.text(d.verb), interner.text(d.args));
        match verb {
            "go:linkname" => {
                let behind = (d.pos.0 - base) as usize + "//go:linkname".len();
                if text.get(behind) == Some(&b' ') && !matches!(args.split_whitespace().count(), 1 | 2) {
                    errors.push((pos, "usage: //go:linkname localname [linkname]".into()));
                }
            }
            "go:embed" => match embed_patterns(args) {
                Ok(list) if !list.is_empty() => {
                    if !has_place(d.pos) {
                        errors.push((pos, "misplaced go:embed directive".into()));
                    }
                }
                result => {
                    if let Err(rest) = result {
                        errors.push((pos, format!("invalid quoted string in //go:embed: {rest}")));
                    }
                    errors.push((pos, "usage: //go:embed pattern...".into()));
                }
            },
            "go:systemstack" | "go:nowritebarrier" | "go:nowritebarrierrec" | "go:yeswritebarrierrec" => {
                errors.push((pos, format!("//{verb} only allowed in runtime")));
            }
            "go:uintptrkeepalive" => {
                errors.push((pos, format!("//{verb} is only allowed in the standard library")));
            }
            "go:build" if d.pos > package => errors.push((pos, MISPLACED.into())),
            _ if verb.starts_with("go:cgo_") => {
                let all = format!("//{verb} {args}");
                errors.push((pos, format!("{} only allowed in cgo-generated code", all.trim_end())));
            }
            _ if FLAGS.contains(&verb) && !has_place(d.pos) => {
                errors.push((pos, MISPLACED.into()));
            }
            _ => {}
        }
    }
}

/// What gc says about directives without a declaration.
pub const MISPLACED: &str = "misplaced compiler directive";

/// Whether the directive at `at` stands before the package clause, a top-level declaration, one of a group, or a
/// declaration in a function.
fn has_place(b: &Builder<'_>, text: &[u8], base: u32, at: Pos) -> bool {
    if at < b.package.pos {
        return true;
    }
    let i = b.top.partition_point(|&(keyword, d)| b.ast[d].pos.max(keyword) < at);
    if let Some(&(_, d)) = i.checked_sub(1).and_then(|i| b.top.get(i)) {
        let end = b.ast[d].end;
        if at < end {
            return matches!(b.ast[d].kind, DeclKind::Func { .. })
                && local_declaration(text, (at.0 - base) as usize);
        }
        // A declaration on the same line has been read to its end by then.
        let between = text.get((end.0 - base) as usize..(at.0 - base) as usize).unwrap_or(&[]);
        if !between.contains(&b'\n') {
            return false;
        }
    }
    // The next declaration, or one of the group around; not a whole group, nor its end.
    let next = following(text, (at.0 - base) as usize);
    let word = next.iter().take_while(|c| c.is_ascii_alphabetic()).count();
    let (word, rest) = next.split_at(word);
    let group = rest.iter().find(|c| !c.is_ascii_whitespace()) == Some(&b'(');
    match word {
        b"func" => true,
        b"var" | b"const" | b"type" | b"import" => !group,
        _ => !next.is_empty() && !next.starts_with(b")"),
    }
}

/// What follows the line comment at `at` and others after it.
fn following(text: &[u8], at: usize) -> &[u8] {
    let mut rest = &text[at..];
    loop {
        rest = rest.trim_ascii_start();
        if !rest.starts_with(b"//") {
            return rest;
        }
        let end = rest.iter().position(|&c| c == b'\n').unwrap_or(rest.len());
        rest = &rest[end..];
    }
}

/// Whether the first thing after the comment at `at` and others that follow it is a declaration.
fn local_declaration(text: &[u8], at: usize) -> bool {
    let next = following(text, at);
    [&b"var"[..], b"const", b"type"]
        .iter()
        .any(|k| next.strip_prefix(*k).is_some_and(|r| r.first().is_none_or(|c| c.is_ascii_whitespace())))
}

/// The patterns of a `//go:embed` line, which may be quoted; the rest from a wrong quotation on.
pub fn embed_patterns(args: &str) -> Result<Vec<String>, &str> {
    let mut out = vec![];
    let mut rest = args.trim();
    while !rest.is_empty() {
        let end = match rest.as_bytes()[0] {
            b'`' => rest[1..].find('`').map(|i| i + 2).ok_or(rest)?,
            b'"' => {
                let mut escaped = false;
                let close = rest.char_indices().skip(1).find(|&(_, c)| {
                    let closes = c == '"' && !escaped;
                    escaped = c == '\\' && !escaped;
                    closes
                });
                close.map(|(i, _)| i + 1).ok_or(rest)?
            }
            _ => rest.find(char::is_whitespace).unwrap_or(rest.len()),
        };
        let (word, after) = rest.split_at(end);
        if word.starts_with(['"', '`']) {
            if after.chars().next().is_some_and(|c| !c.is_whitespace()) {
                return Err(after);
            }
            out.push(String::from_utf8_lossy(&crate::literal::string_value(word)).into_owned());
        } else {
            out.push(word.to_string());
        }
        rest = after.trim_start();
    }
    Ok(out)
}

/// Directives between the end of one top-level declaration and the start of the next belong to the latter.
fn give(b: &mut Builder<'_>, listed: &[Directive], interner: &Interner) {
    let mut next = 0;
    for &(keyword, d) in &b.top {
        let start = b.ast[d].pos.max(keyword);
        let from = next;
        while listed.get(next).is_some_and(|x| x.pos < start) {
            next += 1;
        }
        let own = b.ast.add(&listed[from..next]);
        let end = b.ast[d].end;
        b.ast.decls[d.index()].directives = own;
        if let DeclKind::Func { func } = b.ast[d].kind {
            let verbs = listed[from..next].iter().map(|x| interner.text(x.verb));
            b.ast.funcs[func.index()].pragmas = pragmas(verbs);
        }
        // What stands inside the declaration belongs to nobody.
        while listed.get(next).is_some_and(|x| x.pos < end) {
            next += 1;
        }
    }
}

fn pragmas<'v>(verbs: impl Iterator<Item = &'v str>) -> Pragmas {
    let mut p = Pragmas::default();
    for v in verbs {
        match v {
            "go:noinline" => p.noinline = true,
            "go:nosplit" => p.nosplit = true,
            "go:noescape" => p.noescape = true,
            "go:uintptrescapes" => p.uintptrescapes = true,
            "go:systemstack" => p.systemstack = true,
            "go:nowritebarrier" | "go:nowritebarrierrec" => p.nowritebarrier = true,
            _ => {}
        }
    }
    p
}

/// `//line file:line:col`, at the start of a line, or `/*line file:line:col*/` anywhere. Without file name the
/// current one stays; an error carries its offset into the comment.
fn line_directive(
    src: &[u8],
    at: u32,
    text: &str,
    own: &str,
) -> Result<Option<LineDirective>, (u32, String)> {
    let (body, end) = match text.strip_prefix("//line ") {
        Some(body) => {
            if at != 0 && src[at as usize - 1] != b'\n' {
                return Ok(None);
            }
            (body.trim_end_matches('\r'), at as usize + text.len() + 1)
        }
        None => {
            let body = text.strip_prefix("/*line ").and_then(|t| t.strip_suffix("*/"));
            (body.unwrap_or_default(), at as usize + text.len())
        }
    };
    let offset = 7;
    let number = |s: &str| s.parse::<u32>().ok().filter(|&n| n > 0 && n < 1 << 30);
    let Some(i) = body.rfind(':') else { return Ok(None) };
    let before = body[..i].rfind(':').map(|j| (j, number(&body[j + 1..i])));
    let Some(last) = number(&body[i + 1..]) else {
        let what = if matches!(before, Some((_, Some(_)))) { "column" } else { "line" };
        return Err((offset + i as u32 + 1, format!("invalid {what} number: {}", &body[i + 1..])));
    };
    let (name, line, column) = match before {
        Some((j, Some(line))) => (&body[..j], line, Some(last)),
        _ => (&body[..i], last, None),
    };
    // Relative names count from the file's own folder.
    let file = (!name.is_empty() || column.is_none()).then(|| match own.rsplit_once('/') {
        Some((dir, _)) if !name.is_empty() && !name.starts_with('/') => {
            let own = if dir.is_empty() || dir == "." { "./".to_string() } else { format!("{dir}/") };
            own + name.strip_prefix("./").unwrap_or(name)
        }
        _ => name.to_string(),
    });
    Ok(Some(LineDirective { offset: end as u32, file, line, column }))
}
