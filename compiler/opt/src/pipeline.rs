//! The order of the passes.

use ir::{Function, Module};

/// How much is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Level {
    /// `-N`: nothing, every variable stays where the source put it.
    None,
    #[default]
    Full,
}

/// Runs all passes over the module.
pub fn run(m: &mut Module, level: Level) {
    if level == Level::None {
        return;
    }
    for f in &mut m.funcs {
        function(f);
    }
}

/// The passes over one function, without regard to others.
pub fn function(f: &mut Function) {
    crate::dce::drop_unreachable(f);
    crate::mem2reg::run(f);
    // Two rounds: folding finds constant branches, whose removal finds more constants.
    for _ in 0..2 {
        let folded = crate::fold::run(f);
        let cleaned = crate::simplify_cfg::run(f);
        if !(folded | cleaned) {
            break;
        }
    }
    crate::dce::run(f);
}
