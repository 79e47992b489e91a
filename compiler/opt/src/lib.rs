//! Passes over the IR, one file each, and the order in which they run.
//!
//! A pass takes a function (the interprocedural ones the module), leaves it valid, and says whether it changed
//! anything. Passes keep what the collector relies on: an address is one `PtrAdd` from a root that points into the
//! object. They never look at facts of the whole program that an edit elsewhere could change, except where the
//! result is only that something is left out.

pub mod callgraph;
pub mod checks;
pub mod dce;
pub mod escape;
pub mod fold;
pub mod forward;
pub mod frames;
pub mod inline;
pub mod mem2reg;
pub mod pipeline;
pub mod simplify_cfg;

pub use inline::Policy;
pub use pipeline::{Level, Options, run};
