//! Inlining: a call is replaced by the callee's body.
//!
//! Functions are taken bottom-up over the call graph, so that a callee is in its final form before it is judged. Small
//! functions go into all their callers; a small function that calls itself is unrolled into itself a few levels deep,
//! which is what makes recursive code fast. Source places of inlined instructions keep the call they came through, for
//! tracebacks and line tables.
//!
//! Never inlined: functions marked so, those with a landing pad, those that look at their own frame.

use crate::outside::Outside;
use ir::{Block, BlockCall, Function, Inst, InstKind, Loc, LocData, SymId, Type, Value};
use rustc_hash::FxHashMap;

/// What the command line says of inlining.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Policy {
    #[default]
    Normal,
    /// `-preempt=prologue`: functions with loops keep their calls, so that the three busyFunc programs stay what they
    /// are.
    NoLoops,
    /// `-l`.
    Off,
}

/// A callee of at most this many instructions is inlined.
const SMALL: usize = 60;
/// A recursive function of at most this many instructions is unrolled into itself …
const RECURSIVE: usize = 60;
/// … at most this many levels deep …
const LEVELS: usize = 4;
/// … and until it has this many.
const UNROLLED: usize = 500;
/// A caller does not grow beyond this by inlining.
const MAX_CALLER: usize = 5000;

/// Whether `f` may be inlined into others.
pub fn offered(f: &Function, policy: Policy) -> bool {
    policy != Policy::Off && size(f) <= SMALL && inlinable(f) && (policy == Policy::Normal || !has_loop(f))
}

/// Instructions that become code: constants and addresses fold into their users.
pub fn size(f: &Function) -> usize {
    let weight = |i: &Inst| match f.kind(*i) {
        InstKind::Iconst { .. }
        | InstKind::Fconst { .. }
        | InstKind::SymAddr { .. }
        | InstKind::SlotAddr { .. }
        | InstKind::Jump { .. }
        | InstKind::Unreachable
        | InstKind::Return { .. } => 0,
        InstKind::Call { .. } | InstKind::CallIndirect { .. } => 5,
        _ => 1,
    };
    f.layout
        .iter()
        .filter(|b| !f.blocks[b.index()].cold)
        .flat_map(|b| &f.blocks[b.index()].insts)
        .map(weight)
        .sum()
}

/// Whether nothing in the body forbids inlining.
pub fn inlinable(f: &Function) -> bool {
    !f.flags.noinline
        && !f.flags.nosplit
        && f.layout.iter().flat_map(|b| &f.blocks[b.index()].insts).all(|&i| {
            !matches!(
                f.kind(i),
                InstKind::FramePointer | InstKind::TryCall { .. } | InstKind::TailCallIndirect { .. }
            )
        })
}

/// Whether the body calls anything. In a wrapper, which `recover` looks through, a function called by an inlined body
/// would pass for one that the wrapper was made for.
fn calls_on(f: &Function) -> bool {
    f.layout.iter().flat_map(|b| &f.blocks[b.index()].insts).any(|&i| {
        matches!(f.kind(i), InstKind::Call { .. } | InstKind::CallIndirect { .. } | InstKind::TailCall { .. })
    })
}

fn has_loop(f: &Function) -> bool {
    !ir::cfg::Cfg::new(f).loops().list.is_empty()
}

/// Inlines calls into `f`. Whether it changed.
pub fn run(f: &mut Function, outside: &Outside<'_, '_>) -> bool {
    open_tail_calls(f, outside);
    // What escape analysis knows by name it must find.
    let calls = calls(f, |sym| sym != f.sym && outside.known(sym).is_none() && outside.body(sym).is_some());
    let mut grown = size(f);
    let mut changed = false;
    // From the last to the first: what is split off a block then holds no further call to expand, and each call is
    // still in the block where it was found.
    for (block, i) in calls.into_iter().rev() {
        let InstKind::Call { sym, .. } = f.kind(i) else { continue };
        let Some(callee) = outside.body(*sym) else { continue };
        if f.flags.wrapper && calls_on(callee) {
            continue;
        }
        grown += size(callee);
        if grown > MAX_CALLER {
            break;
        }
        crate::remarks::inlined(f, f.insts[i.index()].loc, callee);
        expand(f, block, i, callee);
        changed = true;
    }
    if changed {
        f.resolve_aliases();
    }
    changed
}

/// Tail calls of what will be inlined become calls and returns: wrappers of methods take the method in.
fn open_tail_calls(f: &mut Function, outside: &Outside<'_, '_>) {
    for b in f.layout.clone() {
        let Some(t) = f.terminator(b) else { continue };
        let InstKind::TailCall { sym, sig, args } = f.kind(t) else { continue };
        if *sym == f.sym || outside.body(*sym).is_none() {
            continue;
        }
        let results = sig.results.clone();
        let call = InstKind::Call { sym: *sym, sig: sig.clone(), args: args.clone() };
        let call = f.new_inst(call, &results, f.insts[t.index()].loc);
        let args = f.insts[call.index()].results.clone();
        f.insts[t.index()].kind = InstKind::Return { args };
        let insts = &mut f.blocks[b.index()].insts;
        let end = insts.len() - 1;
        insts.insert(end, call);
    }
}

/// Unrolls a small function that calls itself into itself. Whether it did.
pub fn unroll_recursion(f: &mut Function, policy: Policy) -> bool {
    if policy != Policy::Normal || !inlinable(f) {
        return false;
    }
    let original = f.clone();
    let cost = size(&original);
    let own = calls(f, |sym| sym == f.sym);
    if own.is_empty() || cost > RECURSIVE {
        return false;
    }
    let mut level = own;
    for _ in 0..LEVELS {
        if size(f) + cost * level.len() > UNROLLED {
            break;
        }
        let before = f.insts.len();
        for (block, i) in level.into_iter().rev() {
            expand(f, block, i, &original);
        }
        f.resolve_aliases();
        // The calls of the copies just made are the next level.
        level = calls(f, |sym| sym == f.sym).into_iter().filter(|(_, i)| i.index() >= before).collect();
        if level.is_empty() {
            break;
        }
    }
    true
}

/// Direct calls in blocks on the expected path that `wanted` admits.
fn calls(f: &Function, wanted: impl Fn(SymId) -> bool) -> Vec<(Block, Inst)> {
    f.layout
        .iter()
        .filter(|b| !f.blocks[b.index()].cold)
        .flat_map(|&b| f.blocks[b.index()].insts.iter().map(move |&i| (b, i)))
        .filter(|&(_, i)| matches!(f.kind(i), InstKind::Call { sym, sig, .. } if !sig.c_abi && wanted(*sym)))
        .collect()
}

/// Replaces the call `call`, which stands in `block` of `f`, by the body of `callee`.
fn expand(f: &mut Function, block: Block, call: Inst, callee: &Function) {
    let InstKind::Call { sym, args, .. } = f.kind(call).clone() else { return };
    let Some(at) = f.blocks[block.index()].insts.iter().rposition(|&i| i == call) else { return };
    let call_loc = f.insts[call.index()].loc;
    let results = f.insts[call.index()].results.clone();
    // The rest of the block goes into a block of its own, whose parameters are the results.
    let after = f.new_block();
    let tail = f.blocks[block.index()].insts.split_off(at + 1);
    f.blocks[block.index()].insts.pop();
    f.blocks[after.index()].insts = tail;
    for &r in &results {
        let p = f.add_param(after, f.ty(r));
        f.alias(r, p);
    }
    let mut copy = Copy {
        call_loc,
        sym,
        blocks: vec![],
        block_map: FxHashMap::default(),
        values: FxHashMap::default(),
        slots: 0,
        locs: FxHashMap::default(),
    };
    copy.body(f, callee, &args, after);
    let place = f.layout.iter().position(|&b| b == block).map_or(f.layout.len(), |p| p + 1);
    f.layout.splice(place..place, copy.blocks.iter().map(|b| b.1).chain([after]));
    let entry = copy.blocks[0].1;
    let jump = f.new_inst(InstKind::Jump { dest: BlockCall { block: entry, args: vec![] } }, &[], call_loc);
    f.blocks[block.index()].insts.push(jump);
}

/// A body on its way into another function.
struct Copy {
    call_loc: Loc,
    sym: SymId,
    /// Blocks of the callee and their copies, in layout order.
    blocks: Vec<(Block, Block)>,
    block_map: FxHashMap<Block, Block>,
    values: FxHashMap<Value, Value>,
    slots: u32,
    locs: FxHashMap<Loc, Loc>,
}

impl Copy {
    fn body(&mut self, f: &mut Function, callee: &Function, args: &[Value], after: Block) {
        self.slots = f.slots.len() as u32;
        f.slots.extend_from_slice(&callee.slots);
        for &b in &callee.layout {
            let new = f.new_block();
            f.blocks[new.index()].cold = callee.blocks[b.index()].cold;
            self.blocks.push((b, new));
            self.block_map.insert(b, new);
            for (n, &p) in callee.blocks[b.index()].params.iter().enumerate() {
                let v = if b == callee.entry() { f.resolve(args[n]) } else { f.add_param(new, callee.ty(p)) };
                self.values.insert(p, v);
            }
        }
        // Results get their values first, because a use may stand in an earlier block of the layout than its definition.
        let mut insts: Vec<(Block, Inst, Inst)> = vec![];
        for &(old, new) in &self.blocks.clone() {
            for &i in &callee.blocks[old.index()].insts {
                let data = &callee.insts[i.index()];
                let types: Vec<Type> = data.results.iter().map(|&r| callee.ty(r)).collect();
                let loc = self.loc(f, callee, data.loc);
                let copy = f.new_inst(InstKind::Unreachable, &types, loc);
                for (&r, &c) in data.results.iter().zip(&f.insts[copy.index()].results) {
                    self.values.insert(r, c);
                }
                insts.push((new, i, copy));
            }
        }
        for (block, old, copy) in insts {
            let mut kind = callee.kind(old).clone();
            kind.map_uses(|v| *v = self.values[&callee.resolve(*v)]);
            let to = |b: Block| self.block_map[&b];
            match &mut kind {
                InstKind::SlotAddr { slot, .. } => slot.0 += self.slots,
                InstKind::Jump { dest } => dest.block = to(dest.block),
                InstKind::Brif { then, els, .. } => {
                    then.block = to(then.block);
                    els.block = to(els.block);
                }
                InstKind::Switch { cases, default, .. } => {
                    cases.iter_mut().for_each(|c| c.1 = to(c.1));
                    *default = to(*default);
                }
                InstKind::Return { args } => {
                    kind = InstKind::Jump { dest: BlockCall { block: after, args: std::mem::take(args) } };
                }
                InstKind::TailCall { sym, sig, args } => {
                    // Not the last thing any more: a call, then on with its results.
                    let call = InstKind::Call { sym: *sym, sig: sig.clone(), args: std::mem::take(args) };
                    let loc = f.insts[copy.index()].loc;
                    let call = f.new_inst(call, &sig.results.clone(), loc);
                    let args = f.insts[call.index()].results.clone();
                    f.blocks[block.index()].insts.push(call);
                    kind = InstKind::Jump { dest: BlockCall { block: after, args } };
                }
                _ => {}
            }
            f.insts[copy.index()].kind = kind;
            f.blocks[block.index()].insts.push(copy);
        }
    }

    /// The place of an instruction of the callee, seen from the caller.
    fn loc(&mut self, f: &mut Function, callee: &Function, loc: Loc) -> Loc {
        if let Some(&l) = self.locs.get(&loc) {
            return l;
        }
        let data = callee.locs[loc.index()];
        let inlined = match data.inlined {
            None => (self.call_loc, self.sym),
            Some((parent, sym)) => (self.loc(f, callee, parent), sym),
        };
        f.locs.push(LocData { pos: data.pos, inlined: Some(inlined) });
        let new = Loc(f.locs.len() as u32 - 1);
        self.locs.insert(loc, new);
        new
    }
}

/// Calls through a code address that is known become direct calls. Whether any was.
pub fn devirtualise(f: &mut Function) -> bool {
    let mut changed = false;
    for n in 0..f.insts.len() {
        let new = match &f.insts[n].kind {
            InstKind::CallIndirect { code, sig, args } => {
                known_code(f, *code).map(|sym| InstKind::Call { sym, sig: sig.clone(), args: args.clone() })
            }
            InstKind::TailCallIndirect { code, sig, args } => known_code(f, *code)
                .map(|sym| InstKind::TailCall { sym, sig: sig.clone(), args: args.clone() }),
            _ => None,
        };
        if let Some(k) = new {
            f.insts[n].kind = k;
            changed = true;
        }
    }
    changed
}

fn known_code(f: &Function, code: Value) -> Option<SymId> {
    match *f.kind(f.def_inst(code)?) {
        InstKind::SymAddr { sym, offset: 0 } => Some(sym),
        _ => None,
    }
}

/// Loads of addresses from read-only data become the addresses: code words of static closures, itabs.
pub fn load_constants(f: &mut Function, outside: &Outside<'_, '_>) -> bool {
    let mut changed = false;
    for n in 0..f.insts.len() {
        let InstKind::Load { base, offset, .. } = f.insts[n].kind else { continue };
        let Some(def) = f.def_inst(base) else { continue };
        let InstKind::SymAddr { sym, offset: at } = *f.kind(def) else { continue };
        let Some(&r) = f.insts[n].results.first() else { continue };
        if f.ty(r) == Type::Ptr
            && let Some((target, addend)) = outside.address(sym, at + offset as i64)
        {
            f.insts[n].kind = InstKind::SymAddr { sym: target, offset: addend };
            changed = true;
        }
    }
    changed
}
