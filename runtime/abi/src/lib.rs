//! The contract between compiler, linker and runtime, as code: every layout, offset, symbol name and table that two
//! of them share is written here and nowhere else.
//!
//! The crate has no dependencies and no `std`, because the runtime links it; what needs an allocator (metadata of
//! object files) sits behind the feature `std` that compiler and linker turn on.
//!
//! `docs/calling-convention.md` tells the same story in prose.
#![cfg_attr(not(any(test, feature = "std")), no_std)]

pub mod args;
pub mod call;
pub mod g;
pub mod moduledata;
pub mod names;
pub mod pcln;
pub mod rtfn;
pub mod stack;
pub mod stackmap;
pub mod typ;

#[cfg(any(test, feature = "std"))]
pub mod funcmeta;
