//! The golden suite: programs under `tests/`, each with its recipe in the first line.
//!
//! ```text
//! // run [exit=N] [args=…] [env=K=V] [timeout=SECONDS] [build=FLAGS]
//! // errorcheck [build=FLAGS]
//! // build exit=1
//! ```
//! `run` compiles and executes: standard output must equal `NAME.out`, standard error `NAME.err` (absent = empty).
//! `errorcheck` compiles only; each line with `// ERROR "text"` must be reported with that text, no other line may be.
//! `build` compiles only; what rgo prints must equal `NAME.err`. A folder with a `go.mod` is one test; its recipe is
//! the first line of `main.go`.
//!
//! `UPDATE=1` writes the outputs of rgo as the new goldens, `UPDATE=go` those of the Go toolchain named by `GO`
//! (default `go`). `SUITE_ENV="GODEBUG=gcstress=1"` adds variables to every executed program.

pub mod exec;
pub mod golden;
pub mod recipe;
