//! From bytes to a syntax tree: lexer (logos) → token adapter → one LALR(1) grammar (lalrpop) → [`ast`].
//!
//! The adapter between lexer and grammar inserts semicolons and marks the two places where Go's grammar is not LALR(1):
//! the `{` that opens a block after an `if`, `for` or `switch` header, and the `[` that opens the type parameters of a
//! type declaration. A file that the grammar refuses is read once more, top down, for the errors that Go's compiler would
//! report ([`faults`]).
//!
//! Invariant: `parse` never fails and never panics, whatever the bytes are; a file without diagnostics has a complete
//! tree. Left to the checker: what Go's own compiler also reports while checking types (`x.(type)` outside a switch, calls
//! in `go` and `defer`, non-names left of `:=`, constants without values, labels).

pub mod ast;
pub mod branches;
pub mod build;
mod builder;
pub mod directives;
pub mod dump;
mod faults;
pub mod literal;
mod marks;
mod op;
mod outline;
mod parse;
pub mod print;
mod scan;
pub mod token;
pub mod tokens;
mod visit;

lalrpop_util::lalrpop_mod!(
    #[allow(clippy::all, clippy::pedantic, unused)]
    go
);

pub use outline::{parse_function, parse_outline};
pub use parse::parse;
pub use visit::Node;

/// The code of diagnostics after which Go does not go on to check types; other syntax errors do not stop it.
pub const SYNTAX: &str = "Syntax";
/// The code of errors in literals, names and encoding, and of declarations that are malformed but understood.
pub const MALFORMED: &str = "Malformed";
