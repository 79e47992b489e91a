//! rgo's typed SSA: what `lower` makes of checked Go, what the passes of `opt` transform and `codegen` compiles.
//!
//! A [`Module`] is the whole program: functions, data and the names they refer to each other by. A [`Function`] is a
//! graph of blocks with parameters; every value is a scalar of one [`Type`]. Strings, slices, interfaces and structs
//! exist only as groups of scalars or as memory. Entities are `u32` numbers whose `Display` is their name in the
//! textual form (`v3`, `block1`, `slot0`).
//!
//! Invariants, checked by the verifier: a block ends with its only terminator; a value is defined before its uses on
//! every path; operand types fit the operation; an address is `base + offset` where base is a root that points into
//! the object (never before it, never past its end), so that a conservative collector sees it.
//!
//! Left to codegen: prologue checks, frame layout, registers, expansion of [`InstKind::Bounds`], Go's division and
//! shift semantics. Left to lower: everything that has a Go type.

mod arguments;
mod builder;
pub mod cfg;
mod compact;
pub mod encode;
mod entity;
mod function;
mod inst;
#[cfg(feature = "testing")]
pub mod interp;
mod lex;
mod module;
mod names;
mod parse;
mod print;
#[cfg(feature = "testing")]
pub mod random;
mod remarks;
mod verify;

pub use arguments::{ArgPart, Arguments, Stored};
pub use builder::Builder;
pub use entity::{Block, FuncId, Inst, Loc, Slot, SymId, Value};
pub use function::{BlockData, FnFlags, Function, InstData, LocData, SlotData, ValueData, ValueDef};
pub use inst::{
    AtomicOp, BinOp, BlockCall, ConvOp, FloatCond, InstKind, IntCond, MemFlags, Signature, Type, UnOp,
};
pub use module::{Data, DataReloc, Module, PackageIx, Section, Symbols};
pub use parse::{ParseError, parse_module};
pub use remarks::{Allocation, Named, Remarks};
pub use verify::{VerifyError, verify};
