//! What a traceback is to print of a function's arguments, and where it lies. Lowering writes it down, no pass changes
//! it: the words are only known with `-N`, when every slot stays.

use crate::{Inst, Slot};

/// What is known.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Arguments {
    /// Nothing: there may be some.
    #[default]
    Unknown,
    /// The source declares neither a receiver nor parameters.
    Absent,
    Stored(Box<Stored>),
}

/// Arguments that lie in slots.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Stored {
    pub parts: Vec<ArgPart>,
    /// The instruction of the entry block after which they do.
    pub after: Option<Inst>,
}

/// A part of the text between the parentheses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ArgPart {
    Open,
    Close,
    /// The rest is left out.
    Dots,
    /// A word of `bytes` bytes: at `offset` in the slot or, `through` it, that far from where a pointer in the slot leads.
    Word {
        slot: Slot,
        offset: u32,
        bytes: u8,
        through: bool,
    },
}
