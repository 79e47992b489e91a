//! Build constraints: the `//go:build` line that says for which targets a file counts.
//!
//! The driver asks before it parses a file, so this reads raw bytes: blank lines and comments up to the first other line.

/// A build constraint: a boolean expression over tags.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Constraint {
    /// A tag such as `linux` or `go1.21`.
    Tag(String),
    /// `!x`.
    Not(Box<Constraint>),
    /// `x && y`.
    And(Box<Constraint>, Box<Constraint>),
    /// `x || y`.
    Or(Box<Constraint>, Box<Constraint>),
}

impl Constraint {
    /// Whether the constraint holds, given which tags are set.
    pub fn eval(&self, set: &dyn Fn(&str) -> bool) -> bool {
        match self {
            Constraint::Tag(t) => set(t),
            Constraint::Not(x) => !x.eval(set),
            Constraint::And(x, y) => x.eval(set) && y.eval(set),
            Constraint::Or(x, y) => x.eval(set) || y.eval(set),
        }
    }

    /// The N of the lowest go1.N that satisfies the constraint, if it names one: the language version that a file asks
    /// for.
    pub fn language_minor(&self) -> Option<u32> {
        match self {
            Constraint::Tag(t) => t.strip_prefix("go1.")?.parse().ok(),
            Constraint::Not(_) => None,
            Constraint::And(x, y) => x.language_minor().max(y.language_minor()),
            Constraint::Or(x, y) => Some(x.language_minor()?.min(y.language_minor()?)),
        }
    }
}

/// The constraint of a file: its first `//go:build` line before the package clause. A malformed one counts as absent.
pub fn constraint(text: &[u8]) -> Option<Constraint> {
    let mut in_comment = false;
    for line in text.split(|&b| b == b'\n') {
        let line = std::str::from_utf8(line).ok()?.trim_start_matches('\u{feff}').trim();
        if in_comment {
            in_comment = !line.contains("*/");
            continue;
        }
        if let Some(rest) = line.strip_prefix("//go:build")
            && rest.starts_with([' ', '\t'])
        {
            return parse(rest);
        }
        if let Some(rest) = line.strip_prefix("/*") {
            in_comment = !rest.contains("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            return None;
        }
    }
    None
}

/// Parses the expression of a `//go:build` line.
pub fn parse(text: &str) -> Option<Constraint> {
    let mut p = Parser { rest: text.trim(), depth: 0 };
    let x = p.or()?;
    p.rest.is_empty().then_some(x)
}

struct Parser<'a> {
    rest: &'a str,
    depth: u32,
}

impl Parser<'_> {
    fn got(&mut self, tok: &str) -> bool {
        let Some(rest) = self.rest.strip_prefix(tok) else { return false };
        self.rest = rest.trim_start();
        true
    }

    fn or(&mut self) -> Option<Constraint> {
        let mut x = self.and()?;
        while self.got("||") {
            x = Constraint::Or(Box::new(x), Box::new(self.and()?));
        }
        Some(x)
    }

    fn and(&mut self) -> Option<Constraint> {
        let mut x = self.not()?;
        while self.got("&&") {
            x = Constraint::And(Box::new(x), Box::new(self.not()?));
        }
        Some(x)
    }

    fn not(&mut self) -> Option<Constraint> {
        self.depth += 1;
        if self.depth > 1000 {
            return None;
        }
        if self.got("!") {
            return Some(Constraint::Not(Box::new(self.not()?)));
        }
        if self.got("(") {
            let x = self.or()?;
            return self.got(")").then_some(x);
        }
        let tag = |c: char| !(c.is_alphanumeric() || c == '_' || c == '.');
        let end = self.rest.find(tag).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start();
        (!name.is_empty()).then(|| Constraint::Tag(name.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(src: &str) -> Option<bool> {
        constraint(src.as_bytes()).map(|c| c.eval(&|t| matches!(t, "linux" | "amd64" | "go1.21")))
    }

    #[test]
    fn constraints_are_read_before_the_package_clause() {
        assert_eq!(holds("//go:build linux && !amd64\npackage p\n"), Some(false));
        assert_eq!(holds("// c\n\n//go:build linux && (arm64 || go1.21)\n\npackage p\n"), Some(true));
        assert_eq!(holds("/* a\n b */\n//go:build ignore\npackage p\n"), Some(false));
        assert_eq!(holds("package p\n//go:build ignore\n"), None);
        for bad in ["a b", "", "linux &&", "(linux", "&& a", &"!".repeat(100_000)] {
            assert_eq!(holds(&format!("//go:build {bad}\npackage p\n")), None);
        }
    }

    #[test]
    fn the_least_go_version_is_the_files_own() {
        let minor = |e: &str| parse(e).and_then(|c| c.language_minor());
        assert_eq!(minor("go1.21 && linux"), Some(21));
        assert_eq!(minor("go1.21 && go1.23"), Some(23));
        assert_eq!(minor("go1.21 || go1.23"), Some(21));
        assert_eq!(minor("go1.21 || linux"), None);
        assert_eq!(minor("!go1.21"), None);
    }
}
