//! What is not quite text.

use super::{Case, Expect::*};

const GOOD: &str = "package main\n\nfunc main() { println(1) }\n";

pub fn cases() -> Vec<Case> {
    let with = |s: &[u8]| [b"package main\n\nfunc main() {\n", s, b"\n}\n"].concat();
    let utf16: Vec<u8> =
        "\u{feff}".encode_utf16().chain(GOOD.encode_utf16()).flat_map(|u| u.to_le_bytes()).collect();
    vec![
        Case::source("a byte order mark", format!("\u{feff}{GOOD}"), Builds),
        Case::source(
            "two byte order marks",
            format!("\u{feff}\u{feff}{GOOD}"),
            Says("x.go:1:4: invalid BOM in the middle of the file"),
        ),
        Case::source(
            "a byte order mark in the middle",
            with("\u{feff}".as_bytes()),
            Says("invalid BOM in the middle of the file"),
        ),
        Case::source(
            "a byte order mark in a string",
            with("println(\"\u{feff}\")".as_bytes()),
            Says("invalid BOM in the middle of the file"),
        ),
        Case::source(
            "a byte order mark in a comment",
            with("// \u{feff}".as_bytes()),
            Says("invalid BOM in the middle of the file"),
        ),
        Case::source("a zero byte", with(b"\0"), Says("invalid NUL character")),
        Case::source("a zero byte in a string", with(b"println(\"\0\")"), Says("invalid NUL character")),
        Case::source("a zero byte in a comment", with(b"/* \0 */"), Says("invalid NUL character")),
        Case::source(
            "a zero byte at the end",
            [GOOD.as_bytes(), b"\0"].concat(),
            Says("invalid NUL character"),
        ),
        Case::source("a zero byte at the start", [b"\0", GOOD.as_bytes()].concat(), Fails),
        Case::source("invalid UTF-8", with(b"println(\"\xff\")"), Says("invalid UTF-8 encoding")),
        Case::source("invalid UTF-8 in a name", with(b"x\xc3 := 1"), Says("invalid UTF-8 encoding")),
        Case::source("invalid UTF-8 in a comment", with(b"// \xc3"), Says("invalid UTF-8 encoding")),
        Case::source("invalid UTF-8 in a rune", with(b"println('\xe2\x82')"), Says("invalid UTF-8 encoding")),
        Case::source(
            "a surrogate in UTF-8",
            with(b"println(\"\xed\xa0\x80\")"),
            Says("invalid UTF-8 encoding"),
        ),
        Case::source("overlong UTF-8", with(b"println(\"\xc0\x80\")"), Says("invalid UTF-8 encoding")),
        Case::source(
            "a cut character at the end",
            [GOOD.as_bytes(), b"// \xe2\x82"].concat(),
            Says("invalid UTF-8 encoding"),
        ),
        Case::source("carriage returns and line feeds", GOOD.replace('\n', "\r\n"), Builds),
        Case::source("carriage returns alone", GOOD.replace('\n', "\r"), Any),
        Case::source("carriage returns in a raw string", with(b"println(len(`a\r\nb`))"), Builds),
        Case::source("a carriage return in a string", with(b"println(\"a\rb\")"), Any),
        Case::source("UTF-16", utf16, Fails),
        Case::source(
            "random bytes",
            (0..100_000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect::<Vec<u8>>(),
            Fails,
        ),
        Case::source("an executable", std::fs::read("/proc/self/exe").unwrap_or_default(), Fails),
        Case::source("no text", "", Says("x.go:1:1: expected 'package', found 'EOF'")),
        Case::source("blanks alone", " \n\t\n", Says("expected 'package', found 'EOF'")),
        Case::source("a comment alone", "// x", Says("expected 'package', found 'EOF'")),
        Case::source(
            "a package clause alone",
            "package main",
            Says("function main is undeclared in the main package"),
        ),
        Case::source("half a package clause", "package", Fails),
        Case::source("no last newline", "package main; func main() { println(1) }", Builds),
        Case::source("a last line comment", "package main; func main() { println(1) } //", Builds),
        Case::source("half an operator", "package main; func main() { x <", Fails),
        Case::source("half an escape", "package main; func main() { println(\"\\", Fails),
        Case::source("half a number", "package main; const c = 0x", Fails),
        Case::source("letters of all scripts", with("ä, 世界, ٣x := 1, 2, 3; println(ä)".as_bytes()), Fails),
        Case::source(
            "signs that are no letters",
            with("😀 := 1".as_bytes()),
            Says("invalid character U+1F600 '😀' in identifier"),
        ),
        Case::source(
            "quotation marks of typography",
            with("println(“x”)".as_bytes()),
            Says("invalid character U+201C '“' in identifier"),
        ),
        Case::source(
            "a space that does not break",
            with("println(\u{a0}1)".as_bytes()),
            Says("invalid character U+00A0"),
        ),
        Case::source(
            "a separator of lines",
            with("println(1)\u{2028}println(2)".as_bytes()),
            Says("invalid character U+2028"),
        ),
        Case::source("a first line for the shell", format!("#!/usr/bin/env rgo\n{GOOD}"), Fails),
    ]
}
