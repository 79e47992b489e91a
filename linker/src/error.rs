//! What can go wrong: always with the object, the place in it and the names concerned.

use std::fmt;

/// Why there is no image.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LinkError {
    /// An input is not an object for linux/amd64 or is damaged.
    Malformed { object: String, what: String },
    /// No definition; one entry a name, the first reference of each.
    Undefined(Vec<Undefined>),
    /// Two strong definitions.
    Duplicate { symbol: String, first: String, second: String },
    /// A relocation cannot be applied.
    Relocation { object: String, section: String, offset: u64, symbol: String, what: String },
    /// Package initialisers that need each other.
    InitCycle(Vec<String>),
    /// Code without stack check that may need more than the guard zone.
    Stack(String),
}

/// A reference to a name that nobody defines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Undefined {
    pub symbol: String,
    /// The function or variable that refers to it; empty for a root of the link.
    pub from: String,
    pub object: String,
    pub section: String,
    pub offset: u64,
}

/// Undefined names that a message lists.
const LISTED: usize = 10;

impl LinkError {
    pub(crate) fn malformed(object: &str, what: impl Into<String>) -> LinkError {
        LinkError::Malformed { object: object.to_owned(), what: what.into() }
    }
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LinkError::Malformed { object, what } => write!(f, "{object}: {what}"),
            LinkError::Undefined(list) => {
                for (i, u) in list.iter().take(LISTED).enumerate() {
                    if i > 0 {
                        writeln!(f)?;
                    }
                    match u.from.as_str() {
                        "" => write!(f, "undefined: {} (needed by every program)", u.symbol)?,
                        from => write!(
                            f,
                            "{from}: undefined: {} (referenced from {} {}+{:#x})",
                            u.symbol, u.object, u.section, u.offset
                        )?,
                    }
                }
                match list.len().checked_sub(LISTED) {
                    Some(n) if n > 0 => write!(f, "\nand {n} more undefined"),
                    _ => Ok(()),
                }
            }
            LinkError::Duplicate { symbol, first, second } => {
                write!(f, "{symbol}: defined twice, in {first} and in {second}")
            }
            LinkError::Relocation { object, section, offset, symbol, what } => {
                write!(f, "{object}: {section}+{offset:#x}: {symbol}: {what}")
            }
            LinkError::InitCycle(names) => write!(f, "initialisation cycle: {}", names.join(" needs ")),
            LinkError::Stack(what) => write!(f, "{what}"),
        }
    }
}

impl std::error::Error for LinkError {}
