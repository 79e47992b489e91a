//! Checked Go becomes IR.
//!
//! ```text
//! lower(program) ── worklist ─▶ Func, Closure, Wrapper … ─▶ ir::Function
//!                     ▲  │                                    ir::Data (strings, descriptors, itabs, variables)
//!                     └──┘ every reference asks for what it names
//! ```
//!
//! Everything reachable from `main.main`, the package initialisers and the runtime's roots is lowered, and nothing
//! else; generic code is instantiated in full; methods that only interfaces could call are lowered when some reachable
//! interface has a method of that name and type.
//!
//! Invariants: the result passes the IR's verifier; two runs give the same module (nothing is ordered by the number of
//! an interned thing); every instruction has a source place. Variables are stack slots with loads and stores, cells of
//! `runtime.newobject` where closures or pointers may share them; `opt` promotes both.
//!
//! Left to `types`: all judgement about what is valid. Left to `opt`: every improvement of the code.

mod abi;
mod arguments;
mod assign;
mod builtin;
mod call;
mod capture;
mod closure;
mod composite;
mod constant;
mod convert;
mod cx;
mod descriptor;
mod devirt;
mod expr;
mod func;
mod go_defer;
mod guard;
mod iface;
mod index;
mod init;
mod intrinsics;
mod itab;
mod layout;
mod map;
mod names;
mod ops;
mod order;
mod parallel;
mod range;
mod range_func;
mod remarks;
mod select;
mod stmt;
mod switch;
mod val;
mod view;
mod worklist;
mod wrapper;

use rustc_hash::FxHashMap;
use source::{Interner, Pos, SourceMap};
use types::{PackageId, Program};

/// What to lower beyond the defaults.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Also lower every function of package runtime that the table of runtime functions names, whether or not
    /// something refers to it.
    pub whole_runtime: bool,
    /// Initial values of string variables by symbol name, instead of what the source says. Variables of other types and
    /// those that code initialises stay as they are.
    pub strings: FxHashMap<String, String>,
    /// Write down what `-gcflags=-m` has to speak of in the main package.
    pub remarks: bool,
    /// Keep the arguments of every function in its frame, where tracebacks find them.
    pub arguments: bool,
}

/// Something that a checked program should not contain, or a limit.
#[derive(Clone, Debug)]
pub struct Error {
    pub pos: Pos,
    pub message: String,
}

/// Stack for the recursion over expressions and statements, which the parser lets nest ten thousand deep.
const STACK: usize = 1 << 30;

/// Lowers a checked program.
pub fn lower(
    program: &mut Program,
    _files: &SourceMap,
    _interner: &Interner,
    options: &Options,
) -> Result<ir::Module, Vec<Error>> {
    let packages: Vec<PackageId> = program.package_ids().collect();
    let work = || worklist::run(program, &packages, options);
    std::thread::scope(|s| {
        let t = std::thread::Builder::new().name("lower".into()).stack_size(STACK).spawn_scoped(s, work);
        match t.expect("a thread").join() {
            Ok(r) => r,
            Err(e) => std::panic::resume_unwind(e),
        }
    })
}
