//! Numbers that name the parts of a function or module.

use std::fmt;

macro_rules! entity {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The number as an index.
            #[inline]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "{}"), self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }
    };
}

entity!(
    /// A basic block of a function.
    Block, "block");
entity!(
    /// A scalar value of a function.
    Value, "v");
entity!(
    /// An instruction of a function.
    Inst, "inst");
entity!(
    /// A stack slot of a function.
    Slot, "slot");
entity!(
    /// A linker symbol of a module.
    SymId, "sym");
entity!(
    /// A function of a module.
    FuncId, "fn");
entity!(
    /// A source place of a function; 0 is the function's own position.
    Loc, "loc");
