//! Directive comments: `//go:` lines are listed and attached to the declaration they stand before, `//line` comments
//! change the positions that the source map reports.

use crate::ast::*;
use crate::builder::Builder;
use source::{FileId, Interner, LineDirective, Pos, SourceMap};

/// Lists the directives and gives each to the declaration that follows it.
pub fn attach(
    b: &mut Builder<'_>,
    map: &SourceMap,
    file: FileId,
    comments: &[(u32, &str)],
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
            match line_directive(&map.file(file).text, at, text) {
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
        give(b, &listed, interner);
    }
    listed
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
fn line_directive(src: &[u8], at: u32, text: &str) -> Result<Option<LineDirective>, (u32, String)> {
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
    let Some(last) = number(&body[i + 1..]) else {
        return Err((offset + i as u32 + 1, format!("invalid line number: {}", &body[i + 1..])));
    };
    let (name, line, column) = match body[..i].rfind(':').map(|j| (j, number(&body[j + 1..i]))) {
        Some((j, Some(line))) => (&body[..j], line, Some(last)),
        _ => (&body[..i], last, None),
    };
    let file = (!name.is_empty() || column.is_none()).then(|| name.to_string());
    Ok(Some(LineDirective { offset: end as u32, file, line, column }))
}
