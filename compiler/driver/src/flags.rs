//! `-gcflags` and `-ldflags`: the flags of Go's compiler and linker that mean something here.
//!
//! A flag that only asks for what rgo does anyway, or tunes what it does not have, is accepted; one that would change
//! the program or the messages in a way rgo cannot is an error. A pattern of packages in front (`all=-N`) means all.

/// What the flags ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `-gcflags=-e`: all errors.
    pub all_errors: bool,
    /// `-gcflags=-C`: no columns in errors.
    pub no_columns: bool,
    /// `-gcflags=-N`
    pub no_optimisation: bool,
    /// `-gcflags=-l`
    pub no_inlining: bool,
    /// `-gcflags=-m`: what is inlined, what escapes.
    pub remarks: bool,
    /// `-gcflags=-S`
    pub listing: bool,
    /// `-gcflags=-wb`: write barriers, which today's collector does not need.
    pub barriers: bool,
    /// `-gcflags=-lang=go1.N`: N.
    pub lang: Option<u32>,
    /// `-ldflags=-s`
    pub strip_symbols: bool,
    /// `-ldflags=-w`
    pub strip_dwarf: bool,
    /// `-ldflags="-X path.name=value"`: initial values of string variables.
    pub strings: Vec<(String, String)>,
}

impl Flags {
    /// Reads both lists of flag strings.
    ///
    /// # Errors
    /// The message for a flag that is unknown or has a wrong value.
    pub fn read(gcflags: &[String], ldflags: &[String]) -> Result<Flags, String> {
        let mut f = Flags::default();
        for word in gcflags.iter().flat_map(|s| words(s)) {
            f.compiler(strip_pattern(&word)).map_err(|e| format!("{e} (in -gcflags)"))?;
        }
        let linker: Vec<String> = ldflags.iter().flat_map(|s| words(s)).collect();
        let mut linker = linker.iter().map(|w| strip_pattern(w));
        while let Some(flag) = linker.next() {
            f.linker(flag, &mut linker).map_err(|e| format!("{e} (in -ldflags)"))?;
        }
        Ok(f)
    }

    fn compiler(&mut self, flag: &str) -> Result<(), String> {
        let (name, value) = split(flag);
        match (name, value) {
            ("e", None) => self.all_errors = true,
            ("C", None) => self.no_columns = true,
            ("N", None) => self.no_optimisation = true,
            // -l=4 and the like ask for more inlining, not for less.
            ("l", v) => self.no_inlining = matches!(v, None | Some("1")),
            ("m", _) => self.remarks = true,
            ("S", None) => self.listing = true,
            ("wb", v) => self.barriers = v != Some("false") && v != Some("0"),
            ("lang", Some(v)) => {
                let minor = v.strip_prefix("go1.").and_then(|n| n.parse().ok());
                self.lang =
                    Some(minor.ok_or(format!(
                        "invalid value {v:?} for -lang: should be something like \"go1.12\""
                    ))?);
            }
            // Checks and experiments of gc itself, and what lets the library do more: none changes a correct program.
            ("d" | "clobberdead" | "clobberdeadreg" | "+" | "std" | "B" | "smallframes" | "spectre", _) => {}
            ("", None) | ("L" | "complete" | "dwarf" | "c" | "p" | "trimpath" | "dwarflocationlists", _) => {}
            _ => return Err(format!("flag provided but not defined: {flag}")),
        }
        Ok(())
    }

    fn linker<'w>(&mut self, flag: &str, rest: &mut impl Iterator<Item = &'w str>) -> Result<(), String> {
        let (name, value) = split(flag);
        match (name, value) {
            ("s", v) => self.strip_symbols = v != Some("false"),
            ("w", v) => self.strip_dwarf = v != Some("false") && v != Some("0"),
            ("X", v) => {
                let definition = v.or_else(|| rest.next()).unwrap_or("");
                let parts = definition.split_once('=').filter(|(name, _)| name.contains('.'));
                let (name, value) =
                    parts.ok_or("-X flag requires argument of the form importpath.name=value")?;
                self.strings.push((name.into(), value.into()));
            }
            ("strictdups" | "compressdwarf" | "checklinkname", Some(_)) => {}
            ("linkmode", Some("internal" | "auto")) | ("buildid", Some(_)) | ("", None) => {}
            _ => return Err(format!("flag provided but not defined: {flag}")),
        }
        Ok(())
    }
}

/// A flag's name and value: `-name=value`, with one dash or two.
fn split(flag: &str) -> (&str, Option<&str>) {
    let flag = flag.strip_prefix("--").or(flag.strip_prefix('-')).unwrap_or(flag);
    match flag.split_once('=') {
        Some((name, value)) => (name, Some(value)),
        None => (flag, None),
    }
}

/// The words of a flag string; one that begins with a quotation mark goes up to the next such mark.
fn words(text: &str) -> Vec<String> {
    let mut out = vec![];
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (word, after) = match first {
            '"' | '\'' => {
                let inner = &rest[1..];
                inner.split_once(first).unwrap_or((inner, ""))
            }
            _ => rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len())),
        };
        out.push(word.to_owned());
        rest = after.trim_start();
    }
    out
}

/// `all=-N` and the like.
fn strip_pattern(flag: &str) -> &str {
    match flag.split_once('=') {
        Some((pattern, rest)) if rest.starts_with('-') && !pattern.starts_with('-') => rest,
        _ => flag,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(gc: &str, ld: &str) -> Result<Flags, String> {
        Flags::read(&[gc.into()], &[ld.into()])
    }

    #[test]
    fn flags_of_the_compiler() {
        let f = read("all=-N -l -e -C -wb -lang=go1.17 -p=main", "").expect("known flags");
        assert!(f.no_optimisation && f.no_inlining && f.all_errors && f.no_columns && f.barriers);
        assert_eq!(f.lang, Some(17));
        assert!(read("-d=ssa/check/on -clobberdead -+", "-strictdups=2").is_ok());
        assert!(!read("-l=4", "").expect("known flags").no_inlining);
        assert!(read("-race", "").is_err() && read("-lang=1.17", "").is_err());
    }

    #[test]
    fn flags_of_the_linker() {
        let f = read("", "-s -w -X main.v=1 '-X=a/b.c=two words' -X \"main.d=x y\"").expect("known flags");
        assert!(f.strip_symbols && f.strip_dwarf);
        let want = [("main.v", "1"), ("a/b.c", "two words"), ("main.d", "x y")];
        assert_eq!(f.strings, want.map(|(n, v)| (n.to_string(), v.to_string())));
        assert!(read("", "-X main").is_err() && read("", "-linkmode=external").is_err());
    }
}
