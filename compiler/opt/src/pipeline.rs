//! The order of the passes over a function, and of the functions.
//!
//! Functions are taken bottom-up over the graph of direct calls, level by level: a level holds the cycles (most of them
//! a single function) that call only lower levels. The cycles of a level are worked on in parallel, the functions of a
//! cycle one after the other. What a function sees of the others is what [`crate::outside`] says, so the result is the
//! same for any number of threads.

use crate::callgraph::CallGraph;
use crate::inline::{self, Policy};
use crate::outside::{Cycle, Done, Outside, World};
use crate::reuse::{self, Outcome, Store};
use crate::{
    bounds, checks, dce, equal, escape, fold, forward, frames, gvn, licm, mem2reg, remarks, rotate,
    simplify_cfg, wide,
};
use ir::encode::Writer;
use ir::{FuncId, Function, Module, PackageIx, Signature, SymId};
use rayon::prelude::*;
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

/// What links this stage with caches and code generation.
pub struct Context<'a> {
    pub store: &'a dyn Store,
    /// Stands for everything else that decides what becomes of a function: rgo itself, options.
    pub seed: u64,
    /// What code generation wants to know of a function when it compiles another; the flag says that the function is
    /// part of a cycle of calls.
    pub note: &'a (dyn Fn(&Function, bool) -> u8 + Sync),
}

/// A function's note, and how it got its code.
pub struct Result {
    pub note: u8,
    /// Callees about which its code must not depend on anything: they had no answers yet.
    pub unseen: Vec<SymId>,
    pub outcome: Outcome,
}

/// Runs all passes over the module.
pub fn run(m: &mut Module, options: &Options) {
    work(m, options, None);
}

/// Runs the passes over the functions that `context` has no entry of, and gives the result of each function in the
/// module's order.
pub fn run_with(m: &mut Module, options: &Options, context: &Context<'_>) -> Vec<Result> {
    work(m, options, Some(context))
}

/// A cycle of calls: functions by number, taken out of the module.
type Members = Vec<(FuncId, Function)>;

fn work(m: &mut Module, options: &Options, context: Option<&Context<'_>>) -> Vec<Result> {
    let graph = CallGraph::new(m);
    let mut funcs = std::mem::take(&mut m.funcs);
    let mut world = World::new(&m.symbols, &m.data, &funcs, &graph.component);
    let mut results: Vec<Option<Result>> = funcs.iter().map(|_| None).collect();
    for level in levels(&graph) {
        let cycles: Vec<Members> = level
            .iter()
            .map(|cycle| cycle.iter().map(|&id| (id, take(&mut funcs[id.index()]))).collect())
            .collect();
        let one = |members| {
            let cx = One { world: &world, options, context, packages: &m.packages, graph: &graph };
            cx.cycle(members)
        };
        // Handing a few functions to other threads costs more than they do.
        let finished: Vec<_> = if cycles.len() < 2 {
            cycles.into_iter().map(one).collect()
        } else {
            cycles.into_par_iter().map(one).collect()
        };
        for (id, f, done, result) in finished.into_iter().flatten() {
            funcs[id.index()] = f;
            world.enter(id, done);
            results[id.index()] = result;
        }
    }
    drop(world);
    m.funcs = funcs;
    results.into_iter().flatten().collect()
}

/// The function, which is put back when its passes are done.
fn take(f: &mut Function) -> Function {
    let hole = Function::new(f.sym, PackageIx(0), Pos::NONE, Signature::default());
    std::mem::replace(f, hole)
}

/// The cycles of each level, from the bottom.
fn levels(graph: &CallGraph) -> Vec<Vec<&[FuncId]>> {
    let component = |f: &FuncId| graph.component[f.index()];
    let mut level_of: Vec<usize> = vec![];
    let mut levels: Vec<Vec<&[FuncId]>> = vec![];
    for cycle in graph.bottom_up.chunk_by(|a, b| component(a) == component(b)) {
        let callees = cycle.iter().flat_map(|f| &graph.callees[f.index()]);
        let below = callees.filter(|g| component(g) != component(&cycle[0]));
        let level = below.map(|g| level_of[component(g) as usize] + 1).max().unwrap_or(0);
        // Components are numbered in the order in which they come.
        level_of.push(level);
        if levels.len() <= level {
            levels.resize_with(level + 1, Vec::new);
        }
        levels[level].push(cycle);
    }
    levels
}

/// All that the work on a cycle needs.
struct One<'a, 'm> {
    world: &'a World<'m>,
    options: &'a Options,
    context: Option<&'a Context<'a>>,
    packages: &'a [String],
    graph: &'a CallGraph,
}

impl One<'_, '_> {
    fn cycle(&self, members: Members) -> Vec<(FuncId, Function, Done, Option<Result>)> {
        let cyclic =
            members.len() > 1 || members.iter().any(|(id, _)| self.graph.callees[id.index()].contains(id));
        let mut cycle = Cycle::default();
        let mut out = vec![];
        for (id, mut f) in members {
            let (done, result) = match self.context {
                Some(context) => {
                    let (done, result) = self.with_context(id, &mut f, cyclic, &cycle, context);
                    (done, Some(result))
                }
                None => {
                    let summary = self.passes(&mut f, &Outside::new(self.world, &cycle, id));
                    let offered = self.offered(&f);
                    let done = reuse::done(&f, summary, 0, offered, None).0;
                    self.shape(&mut f, &Outside::new(self.world, &cycle, id));
                    (done, None)
                }
            };
            out.push((id, f, result));
            cycle.insert(id, done);
        }
        out.into_iter().filter_map(|(id, f, r)| Some((id, f, cycle.remove(&id)?, r))).collect()
    }

    fn with_context(
        &self,
        id: FuncId,
        f: &mut Function,
        cyclic: bool,
        cycle: &Cycle,
        context: &Context<'_>,
    ) -> (Done, Result) {
        let names = &self.world.names;
        let outside = Outside::new(self.world, cycle, id);
        let package = &self.packages[f.package.0 as usize];
        let key = reuse::key(f, package, cyclic, names, context.seed, &mut Writer::default());
        if let Some(entry) = context.store.get(key)
            && let Some((done, code)) = reuse::recall(&entry, f, &outside, names)
        {
            let note = done.note;
            return (done, Result { note, unseen: vec![], outcome: Outcome::Known { key, entry, code } });
        }
        let summary = self.passes(f, &outside);
        // Code generation depends on the notes of all callees.
        let mut unseen = vec![];
        for &b in &f.layout {
            for &i in &f.blocks[b.index()].insts {
                if let ir::InstKind::Call { sym, .. }
                | ir::InstKind::TryCall { sym, .. }
                | ir::InstKind::TailCall { sym, .. } = f.kind(i)
                {
                    outside.ask(*sym);
                    if outside.is_unseen(*sym) && !unseen.contains(sym) {
                        unseen.push(*sym);
                    }
                }
            }
        }
        let note = (context.note)(f, cyclic);
        let (done, bytes) = reuse::done(f, summary, note, self.offered(f), Some(names));
        let view = Outside::new(self.world, cycle, id);
        let entry = reuse::entry(&outside.into_asked(), &view, &bytes, names);
        self.shape(f, &view);
        (done, Result { note, unseen, outcome: Outcome::New { key, entry } })
    }

    fn offered(&self, f: &Function) -> bool {
        self.options.level == Level::Full && inline::offered(f, self.options.inlining)
    }

    fn shape(&self, f: &mut Function, outside: &Outside<'_, '_>) {
        if self.options.level == Level::Full {
            escape::settle(f, outside);
            shape(f);
        }
    }

    fn passes(&self, f: &mut Function, outside: &Outside<'_, '_>) -> escape::Summary {
        if self.options.level == Level::None {
            return escape::Summary::default();
        }
        frames::open(f, |body| outside.summary(body).is_some_and(|s| s.frameless));
        function(f, outside, self.options);
        if checks::run(f) | equal::run(f, outside) {
            dce::run(f);
        }
        let mut summary = escapes(f, outside);
        gvn::run(f);
        if bounds::run(f) {
            simplify_cfg::run(f);
            dce::run(f);
        }
        while wide::run(f) {
            dce::run(f);
        }
        if frames::drop_records(f, outside) {
            // The closures are for nobody now.
            mem2reg::run(f);
            scalar(f, outside);
            dce::run(f);
            summary.frameless = true;
        }
        summary.calm = frames::calm(f, outside);
        remarks::finish(f, &summary, outside);
        if self.offered(f) {
            remarks::can_inline(f);
        }
        summary
    }
}

/// What only the generated code needs, and callers do not see: it is about loops.
fn shape(f: &mut Function) {
    let slots = f.slots.len();
    match rotate::run(f) {
        rotate::Outcome::NoLoops => return,
        rotate::Outcome::Unchanged => {}
        rotate::Outcome::Rotated => {
            mem2reg::run(f);
            simplify_cfg::run(f);
            // Copies of headers know what the variables start with.
            if fold::run(f) {
                simplify_cfg::run(f);
            }
            dce::run(f);
            // The slots that were made for this are no variables of the source.
            f.slots.truncate(slots);
        }
    }
    licm::run(f);
    rotate::split_exits(f);
    rotate::order_branches(f);
}

/// The passes over one function whose callees are done.
fn function(f: &mut Function, outside: &Outside<'_, '_>, options: &Options) {
    dce::drop_unreachable(f);
    mem2reg::run(f);
    scalar(f, outside);
    // Inlined bodies bring slots, constants and, through devirtualised calls, more to inline.
    for _ in 0..3 {
        if !inline::run(f, outside) {
            break;
        }
        mem2reg::run(f);
        scalar(f, outside);
    }
    dce::run(f);
    if inline::unroll_recursion(f, options.inlining) {
        mem2reg::run(f);
        scalar(f, outside);
        dce::run(f);
    }
}

/// Moves cells to the stack, and what can be promoted from there to registers.
fn escapes(f: &mut Function, outside: &Outside<'_, '_>) -> escape::Summary {
    loop {
        let (summary, moved) = escape::run(f, outside);
        // A cell that became registers may have been all that kept another one on the heap.
        if !(moved && mem2reg::run(f)) {
            return summary;
        }
        scalar(f, outside);
        dce::run(f);
    }
}

/// Folding and clean-up until nothing changes, at most a few rounds.
fn scalar(f: &mut Function, outside: &Outside<'_, '_>) {
    for _ in 0..4 {
        let mut changed = fold::run(f);
        changed |= forward::run(f, outside);
        changed |= inline::load_constants(f, outside);
        changed |= inline::devirtualise(f);
        changed |= simplify_cfg::run(f);
        if !changed {
            break;
        }
    }
}
