//! The program's default for `GODEBUG`: what follows from the language version of its module, then the lines `godebug` of
//! `go.mod`, then the lines `//go:debug` in front of the package clause of package main.

use super::gomod::Module;
use source::{FileId, SourceMap};

/// Settings that a program may name. One that the library does not look at has no effect.
const KNOWN: &[&str] = &[
    "allowmultiplevcs",
    "containermaxprocs",
    "cryptocustomrand",
    "dataindependenttiming",
    "decoratemappings",
    "embedfollowsymlinks",
    "execerrdot",
    "fips140",
    "gocachehash",
    "gocachetest",
    "gocacheverify",
    "gotestjsonbuildtext",
    "gotypesalias",
    "htmlmetacontenturlescape",
    "http2client",
    "http2debug",
    "http2server",
    "httpcookiemaxnum",
    "httplaxcontentlength",
    "httpmuxgo121",
    "httpservecontentkeepheaders",
    "installgoroot",
    "jstmpllitinterp",
    "multipartmaxheaders",
    "multipartmaxparts",
    "multipathtcp",
    "netdns",
    "netedns0",
    "panicnil",
    "randautoseed",
    "randseednop",
    "rsa1024min",
    "tarinsecurepath",
    "tlsmaxrsasize",
    "tlsmlkem",
    "tlssecpmlkem",
    "tlssha1",
    "updatemaxprocs",
    "urlmaxqueryparams",
    "urlstrictcolons",
    "winreadlinkvolume",
    "winsymlink",
    "x509keypairleaf",
    "x509negativeserial",
    "x509rsacrt",
    "x509sha256skid",
    "x509usefallbackroots",
    "x509usepolicies",
    "zipinsecurepath",
];

/// The first language version, go1.N, in which `panic(nil)` is an error value.
const PANIC_NIL_ERROR: u32 = 21;

/// The value of `GODEBUG` in package main with these files. `place` gives the position of a line's beginning.
pub(super) fn default(
    files: &[FileId],
    map: &SourceMap,
    module: Option<&Module>,
    place: impl Fn(FileId, usize) -> String,
) -> Result<String, String> {
    let mut lines: Vec<(String, String, String)> = vec![];
    for &id in files {
        let text = String::from_utf8_lossy(&map.file(id).text);
        for (at, line) in directives(&text) {
            let here = place(id, at);
            let (key, value) = setting(line).map_err(|e| format!("{here}: invalid //go:debug: {e}"))?;
            if let Some(l) = lines.iter().find(|l| l.1 == key) {
                let earlier = &l.0;
                return Err(format!(
                    "{here}: repeated //go:debug for {key}\n\t{earlier}: previous //go:debug"
                ));
            }
            lines.push((here, key.to_string(), value.to_string()));
        }
    }
    let mut settings: Vec<(String, String)> = module.map(|m| m.godebug.clone()).unwrap_or_default();
    settings.extend(lines.into_iter().map(|l| (l.1, l.2)));
    let said =
        settings.iter().rev().find(|s| s.0 == "default").and_then(|s| s.1.strip_prefix("go1.")?.parse().ok());
    let minor: u32 = said.or(module.map(|m| m.minor)).unwrap_or(PANIC_NIL_ERROR);
    let mut all = if minor < PANIC_NIL_ERROR { vec!["panicnil=1".to_string()] } else { vec![] };
    all.extend(settings.iter().filter(|s| s.0 != "default").map(|(k, v)| format!("{k}={v}")));
    Ok(all.join(","))
}

/// Lines `//go:debug` in front of the package clause: where each begins, and what follows the word.
fn directives(text: &str) -> Vec<(usize, &str)> {
    let mut out = vec![];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with("package ") {
            break;
        }
        if let Some(rest) = line.trim_end().strip_prefix("//go:debug")
            && (rest.is_empty() || rest.starts_with([' ', '\t']))
        {
            out.push((at, rest.trim()));
        }
        at += line.len();
    }
    out
}

fn setting(text: &str) -> Result<(&str, &str), String> {
    let Some((key, value)) = text.split_once('=') else { return Err("missing key=value".into()) };
    let blank = |s: &str| s.contains([' ', '\t']);
    if blank(key) {
        return Err("key contains space".into());
    }
    if blank(value) {
        return Err("value contains space".into());
    }
    if key.contains(',') {
        return Err("key contains comma".into());
    }
    if value.contains(',') {
        return Err("value contains comma".into());
    }
    if key == "default" {
        if !value.starts_with("go1.") {
            return Err("value for default= must be goVERSION".into());
        }
    } else if !KNOWN.contains(&key) {
        return Err(format!("unknown //go:debug setting {key:?}"));
    }
    Ok((key, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_have_known_keys() {
        assert_eq!(setting("panicnil=1"), Ok(("panicnil", "1")));
        assert!(
            setting("nosuch=1").is_err() && setting("panicnil").is_err() && setting("panicnil=1,2").is_err()
        );
    }

    #[test]
    fn directives_end_at_the_package_clause() {
        let text = "// c\n//go:debug a=1\n//go:debugger\n\npackage main\n//go:debug b=1\n";
        assert_eq!(directives(text), [(5, "a=1")]);
    }
}
