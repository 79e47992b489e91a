//! The Go 1.27 type checker.
//!
//! ```text
//! Program::add_package ─ check_package ─▶ Store (types, objects)  +  Package (FileInfo per file, init order)
//!                        ensure_body(f)   bodies of library packages, on demand
//! ```
//!
//! The pure part (`types`, `store`, `subst`, `typeset`, `identical`, `lookup`, `sizes`, `format`, `constant`) is shared with
//! `lower`, which instantiates generic code by substitution. The checker proper lives in `check`, one file per construct;
//! it does no I/O and reports mistakes as [`diag::Diagnostic`]s in gc's words.
//!
//! Invariants: every id handed out stays valid; after `check_package` without diagnostics every expression of every
//! checked body has an entry in its [`FileInfo`], no entry is untyped except constants of `print` and the like that gc
//! leaves so, and no type is `Basic::Invalid`.

mod check;
pub mod constant;
mod format;
mod identical;
mod info;
mod lookup;
mod object;
mod program;
mod sizes;
mod store;
mod subst;
mod types;
mod typeset;
mod universe;

pub use check::EmbedForm;
pub use format::Qualifier;
pub use info::*;
pub use lookup::{Found, Lookup, Member, MethodSetEntry, Path};
pub use object::flags as object_flags;
pub use object::*;
pub use program::{Embed, InitStep, Options, Package, Program, Tree};
pub use sizes::{MAX_SIZE, WORD};
pub use source::is_exported;
pub use store::{PackageMeta, Store};
pub use subst::Subst;
pub use types::*;
