//! What the beginning of a Go file says, found without parsing it.
//!
//! The build script reads the library's imports with this too, so nothing here uses the rest of the crate.

/// The name in the package clause, if the file plainly begins with one; the parser reports the rest.
pub fn package_clause(text: &[u8]) -> Option<&str> {
    let mut s = Scan { rest: std::str::from_utf8(text).ok()?.trim_start_matches('\u{feff}') };
    if s.word() == Some("package") { s.word() } else { None }
}

/// The import paths at the beginning of a file, as far as it looks like Go.
pub fn imports(text: &[u8]) -> Vec<&str> {
    let text = match std::str::from_utf8(text) {
        Ok(t) => t,
        Err(e) => std::str::from_utf8(&text[..e.valid_up_to()]).unwrap_or_default(),
    };
    let mut out = vec![];
    let mut s = Scan { rest: text.trim_start_matches('\u{feff}') };
    if s.word() != Some("package") || s.word().is_none() {
        return out;
    }
    s.eat(';');
    while s.word() == Some("import") {
        if !s.eat('(') {
            out.extend(s.spec());
            s.eat(';');
            continue;
        }
        while !s.eat(')') {
            let Some(path) = s.spec() else { return out };
            out.push(path);
            s.eat(';');
        }
        s.eat(';');
    }
    out
}

struct Scan<'t> {
    rest: &'t str,
}

impl<'t> Scan<'t> {
    fn blank(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            if let Some(r) = self.rest.strip_prefix("//") {
                self.rest = r.split_once('\n').map_or("", |x| x.1);
            } else if let Some(r) = self.rest.strip_prefix("/*") {
                self.rest = r.split_once("*/").map_or("", |x| x.1);
            } else {
                return;
            }
        }
    }

    fn eat(&mut self, c: char) -> bool {
        self.blank();
        let rest = self.rest.strip_prefix(c);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn word(&mut self) -> Option<&'t str> {
        self.blank();
        let n = self.rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(n);
        self.rest = rest;
        (n > 0).then_some(word)
    }

    /// An import's name, which may be absent or a dot, and path.
    fn spec(&mut self) -> Option<&'t str> {
        if !self.eat('.') {
            self.word();
        }
        self.blank();
        let quote = self.rest.chars().next().filter(|c| ['"', '`'].contains(c))?;
        let (path, rest) = self.rest[1..].split_once(quote)?;
        self.rest = rest;
        Some(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn package_clauses() {
        assert_eq!(package_clause(b"// a\n/* b */ package  foo\n"), Some("foo"));
        assert_eq!(package_clause(b"\xef\xbb\xbfpackage main;"), Some("main"));
        assert_eq!(package_clause(b"pack"), None);
        assert_eq!(package_clause(b"package"), None);
    }

    #[test]
    fn imports_are_found_in_all_their_forms() {
        let text = "// a\npackage main; import \"a\"\nimport (\n\t. \"b\"; _ `c`\n\tx \"d/e\" // f\n\n/* g */)\n\
                    import y \"h\"\nvar import_ = \"i\"\n";
        assert_eq!(imports(text.as_bytes()), ["a", "b", "c", "d/e", "h"]);
        assert_eq!(imports(b"package"), [""; 0]);
        assert_eq!(imports(b"package p\nimport ( \"a\"\n)"), ["a"]);
        assert_eq!(imports(b"package p\nimport ( \"a\"\n x"), ["a"]);
    }
}
