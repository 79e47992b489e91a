//! Values of basic literals. The lexer has validated them; what it has complained about has some value or other.

/// The bytes that a string literal (with its quotes) stands for.
pub fn string_value(text: &str) -> Vec<u8> {
    if let Some(raw) = text.strip_prefix('`') {
        // Carriage returns do not count in raw strings.
        return raw.trim_end_matches('`').bytes().filter(|&b| b != b'\r').collect();
    }
    let body = text.strip_prefix('"').and_then(|t| t.strip_suffix('"')).unwrap_or("");
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(i) = rest.find('\\') {
        out.extend_from_slice(&rest.as_bytes()[..i]);
        let (value, len) = escape(&rest[i..]);
        match value {
            Escaped::Byte(b) => out.push(b),
            Escaped::Char(c) => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
        // An escape that the lexer has complained about may end early.
        rest = rest.get(i + len..).unwrap_or("");
    }
    out.extend_from_slice(rest.as_bytes());
    out
}

/// The code point that a rune literal (with its quotes) stands for.
pub fn rune_value(text: &str) -> u32 {
    let body = text.strip_prefix('\'').and_then(|t| t.strip_suffix('\'')).unwrap_or("");
    if body.starts_with('\\') {
        return match escape(body).0 {
            Escaped::Byte(b) => b as u32,
            Escaped::Char(c) => c as u32,
        };
    }
    body.chars().next().map_or(0, |c| c as u32)
}

enum Escaped {
    Byte(u8),
    Char(char),
}

/// The value of the escape sequence at the start of `s`, and its length.
fn escape(s: &str) -> (Escaped, usize) {
    let digits = |from: usize, n: usize, radix: u32| {
        s.get(from..from + n).and_then(|d| u32::from_str_radix(d, radix).ok()).unwrap_or(0)
    };
    let char =
        |n: usize| Escaped::Char(char::from_u32(digits(2, n, 16)).unwrap_or(char::REPLACEMENT_CHARACTER));
    let c = s.as_bytes().get(1).copied().unwrap_or(b'\\');
    match c {
        b'a' => (Escaped::Byte(7), 2),
        b'b' => (Escaped::Byte(8), 2),
        b'f' => (Escaped::Byte(12), 2),
        b'n' => (Escaped::Byte(b'\n'), 2),
        b'r' => (Escaped::Byte(b'\r'), 2),
        b't' => (Escaped::Byte(b'\t'), 2),
        b'v' => (Escaped::Byte(11), 2),
        b'x' => (Escaped::Byte(digits(2, 2, 16) as u8), 4),
        b'u' => (char(4), 6),
        b'U' => (char(8), 10),
        b'0'..=b'7' => (Escaped::Byte(digits(1, 3, 8) as u8), 4),
        _ => (Escaped::Byte(c), 2),
    }
}
