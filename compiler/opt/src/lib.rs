//! Passes over the IR, one file each, and the order in which they run.
//!
//! A pass takes a function (the interprocedural ones the module), leaves it valid, and says whether it changed
//! anything. Passes keep what the collector relies on: an address is one `PtrAdd` from a root that points into the
//! object. What they may know of other functions and of data they ask [`outside`], which keeps a record: it decides
//! whether the result of an earlier build still holds ([`reuse`]).

pub mod alias;
pub mod bounds;
pub mod callgraph;
pub mod checks;
pub mod dce;
pub mod equal;
pub mod escape;
pub mod facts;
pub mod fold;
pub mod forward;
pub mod frames;
pub mod gvn;
pub mod inline;
pub mod licm;
pub mod mem2reg;
pub mod outside;
pub mod pipeline;
pub mod remarks;
pub mod reuse;
pub mod rotate;
pub mod simplify_cfg;
pub mod wide;

pub use inline::Policy;
pub use pipeline::{Context, Level, Options, Result, run, run_with};
pub use reuse::{Outcome, Store};
