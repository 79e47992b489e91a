//! From IR to machine code: one ELF object per package.
//!
//! Each function is translated to Cranelift's IR ([`clif`]), compiled on its own — functions in parallel, one context
//! per thread — and joined with its metadata ([`meta`]); then the objects are written ([`elf`]), one section per
//! function and datum, sequentially within a package and in the module's order, so that two builds give equal bytes.
//!
//! Invariants: every Go function has the `Tail` convention; g is the pinned register; every reference is colocated;
//! an address is one addition of a root and an offset ([`roots`] checks it on optimised code); the stack check stands
//! in the entry block and is left out only by the rule of [`plan`].
//!
//! Left to the linker: proof that unchecked functions fit the guard zone, pclntab, one copy of each link-once symbol.
//! Left to `opt`: everything that needs to know Go.

mod clif;
mod compile;
mod elf;
mod isa;
mod kept;
mod listing;
mod live;
mod meta;
mod plan;
mod roots;

pub use kept::Earlier;
pub use listing::{Listing, list};
pub use plan::Notes;

use rayon::prelude::*;
use std::fmt;

/// One relocatable object.
#[derive(Clone, Debug)]
pub struct Object {
    /// Import path of its package.
    pub package: String,
    /// The ELF file.
    pub bytes: Vec<u8>,
}

/// Level of the x86-64 instruction set (`GOAMD64`).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Amd64 {
    /// SSE4.2 and POPCNT.
    #[default]
    V2,
    /// AVX2, BMI, FMA and LZCNT.
    V3,
}

/// How compiled code gives the scheduler a chance (`-preempt`).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Preempt {
    /// Prologue checks, signals, and polls in loops that spend their time in code a signal cannot stop.
    #[default]
    Default,
    /// Go 1.7: prologue checks only; a call of `panicdivide` counts as a call.
    Prologue,
    /// Go 1.8: the same, but a panic call without arguments does not make a function a caller.
    PrologueLeafPanics,
    /// A check on every back edge instead of signals.
    Loops,
    /// Signals only: prologue checks are there for the stack, loops have none.
    Async,
}

/// What the driver decides.
#[derive(Clone, Copy, Default)]
pub struct Options {
    pub amd64: Amd64,
    pub preempt: Preempt,
    /// `-N`: compile fast, optimise nothing.
    pub unoptimised: bool,
    /// Emit write barriers.
    pub barriers: bool,
    /// Run Cranelift's verifier and the checker of address roots. For tests: it costs a third of the speed.
    pub verify: bool,
}

/// Why a function could not be compiled.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Cause {
    /// A bug of the compiler.
    #[default]
    Bug,
    /// What was kept of an earlier build does not fit this one: nothing is wrong but the cache.
    Stale,
    /// The frame is larger than [`MAX_FRAME`]: the fault of the program.
    Frame,
}

/// No function may have a larger frame: a stack could not hold it.
const MAX_FRAME: u64 = 1 << 30;

/// A function could not be compiled.
#[derive(Clone, Debug, Default)]
pub struct CodegenError {
    /// Name of the function, empty if it concerns none.
    pub function: String,
    /// `file:line:column` of its declaration.
    pub position: String,
    pub message: String,
    pub cause: Cause,
}

impl CodegenError {
    fn setup(message: String) -> CodegenError {
        CodegenError { message, ..CodegenError::default() }
    }
}

impl fmt::Display for CodegenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.position.is_empty() {
            write!(f, "{}: ", self.position)?;
        }
        if self.cause == Cause::Frame {
            return f.write_str(&self.message);
        }
        write!(f, "internal compiler error: ")?;
        if !self.function.is_empty() {
            write!(f, "in {}: ", self.function)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for CodegenError {}

/// A compiled program.
pub struct Compiled {
    /// In the order of the module's packages.
    pub objects: Vec<Object>,
    /// What to keep of each function for another build; None for those whose code was given.
    pub kept: Vec<Option<Vec<u8>>>,
}

/// Compiles the whole program; the objects come in the order of the module's packages.
pub fn compile(
    module: &ir::Module,
    files: &source::SourceMap,
    options: &Options,
) -> Result<Vec<Object>, CodegenError> {
    work(module, files, options, None).map(|c| c.objects)
}

/// Compiles the functions of which `earlier` has no code.
pub fn compile_with(
    module: &ir::Module,
    files: &source::SourceMap,
    options: &Options,
    earlier: &Earlier<'_>,
) -> Result<Compiled, CodegenError> {
    work(module, files, options, Some(earlier))
}

fn work(
    module: &ir::Module,
    files: &source::SourceMap,
    options: &Options,
    earlier: Option<&Earlier<'_>>,
) -> Result<Compiled, CodegenError> {
    let compiler = compile::Compiler::new(module, files, options, earlier)?;
    let code = (0..module.funcs.len())
        .into_par_iter()
        .map_init(compile::Scratch::default, |scratch, n| compiler.function(scratch, n))
        .collect::<Result<Vec<_>, _>>()?;
    let (code, kept): (Vec<_>, Vec<_>) = code.into_iter().unzip();
    let parts = elf::split(module, &code);
    let objects = parts
        .par_iter()
        .map(|part| elf::write(module, part, &compiler.isa, options))
        .collect::<Result<_, _>>()?;
    Ok(Compiled { objects, kept })
}
