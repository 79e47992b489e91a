//! The order of the passes.

use crate::callgraph::CallGraph;
use crate::escape::{self, Facts, Summaries};
use crate::inline::{self, Bodies, Constants, Policy};
use crate::{checks, dce, fold, forward, frames, mem2reg, simplify_cfg};
use ir::{Function, Module, PackageIx, Signature, SymId};
use source::Pos;

/// How much is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Level {
    /// `-N`: nothing, every variable stays where the source put it.
    None,
    #[default]
    Full,
}

/// What the command line says.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    pub level: Level,
    pub inlining: Policy,
}

/// Runs all passes over the module.
pub fn run(m: &mut Module, options: &Options) {
    if options.level == Level::None {
        return;
    }
    let graph = CallGraph::new(m);
    let constants = Constants::new(m);
    let facts = Facts::new(m);
    let fixed = Fixed { constants: &constants, newobject: m.symbols.find("runtime.newobject") };
    let quiet = frames::quiet(m);
    let mut bodies = Bodies::default();
    // A callee of the same cycle has no summary yet when it is asked for, so everything passed to it escapes.
    let mut summaries = Summaries::default();
    for id in graph.bottom_up {
        // Taken out of the module for the time of its passes.
        let hole = Function::new(m.funcs[id.index()].sym, PackageIx(0), Pos::NONE, Signature::default());
        let mut f = std::mem::replace(&mut m.funcs[id.index()], hole);
        frames::open(&mut f, |body| summaries.get(&body).is_some_and(|s| s.frameless));
        function(&mut f, &bodies, &fixed, options);
        if checks::run(&mut f) {
            dce::run(&mut f);
        }
        let mut summary = escapes(&mut f, &facts, &summaries, &fixed);
        if frames::drop_records(&mut f, &quiet) {
            // The closures are for nobody now.
            mem2reg::run(&mut f);
            scalar(&mut f, &fixed);
            dce::run(&mut f);
            summary.frameless = true;
        }
        summaries.insert(f.sym, summary);
        bodies.offer(&f, options.inlining);
        m.funcs[id.index()] = f;
    }
}

/// What the passes know of the module.
struct Fixed<'a> {
    constants: &'a Constants,
    newobject: Option<SymId>,
}

/// The passes over one function whose callees are done.
fn function(f: &mut Function, bodies: &Bodies, fixed: &Fixed, options: &Options) {
    dce::drop_unreachable(f);
    mem2reg::run(f);
    scalar(f, fixed);
    // Inlined bodies bring slots, constants and, through devirtualised calls, more to inline.
    for _ in 0..3 {
        if !inline::run(f, bodies) {
            break;
        }
        mem2reg::run(f);
        scalar(f, fixed);
    }
    dce::run(f);
    if inline::unroll_recursion(f, options.inlining) {
        mem2reg::run(f);
        scalar(f, fixed);
        dce::run(f);
    }
}

/// Moves cells to the stack, and what can be promoted from there to registers.
fn escapes(f: &mut Function, facts: &Facts, summaries: &Summaries, fixed: &Fixed) -> escape::Summary {
    loop {
        let (summary, moved) = escape::run(f, facts, summaries);
        // A cell that became registers may have been all that kept another one on the heap.
        if !(moved && mem2reg::run(f)) {
            return summary;
        }
        scalar(f, fixed);
        dce::run(f);
    }
}

/// Folding and clean-up until nothing changes, at most a few rounds.
fn scalar(f: &mut Function, fixed: &Fixed) {
    for _ in 0..4 {
        let mut changed = fold::run(f);
        changed |= forward::run(f, fixed.newobject);
        changed |= inline::load_constants(f, fixed.constants);
        changed |= inline::devirtualise(f);
        changed |= simplify_cfg::run(f);
        if !changed {
            break;
        }
    }
}
