//! What `-gcflags=-m` is to say of a function: lowering writes down what there is to be said, `opt` what came of it.

use crate::Inst;
use source::Pos;

/// Questions and answers about one function.
#[derive(Clone, Debug, Default)]
pub struct Remarks {
    /// The name that users know the function by; empty for what has none of its own.
    pub name: String,
    pub pos: Pos,
    /// Something is said of the code of this function. Others only lend their names.
    pub own: bool,
    pub allocations: Vec<Allocation>,
    /// Parameters with pointers, in order.
    pub params: Vec<Named>,
    pub results: Vec<Named>,
    /// The answers.
    pub said: Vec<(Pos, String)>,
}

/// Memory that the source asks for, and the call that gives it.
#[derive(Clone, Debug)]
pub struct Allocation {
    pub inst: Inst,
    pub pos: Pos,
    /// The expression, or the variable's name.
    pub what: String,
    pub variable: bool,
}

/// A parameter or result: its scalars are `first..first + count` of the function's.
#[derive(Clone, Debug)]
pub struct Named {
    pub name: String,
    pub pos: Pos,
    pub first: u32,
    pub count: u32,
    /// What it points to has no pointers.
    pub flat: bool,
}
