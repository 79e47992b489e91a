//! Floats around loops that call nothing.
//!
//! No convention of ours keeps vector registers across calls, so a float that is live across a call lives in memory
//! there. Cranelift's register allocator gives up after splitting such a value twice and then keeps it in memory
//! everywhere, also in a loop that calls nothing: an accumulator costs a store and a load every round (measured:
//! five times the time of a sum over a slice). So a value that leaves the outermost call-free loop around it is stored
//! on the way out and loaded where it is used, and one that enters as a loop variable goes through an integer
//! register: to the allocator these are different values from the one in the loop.
//!
//! Only functions that have such a loop, calls outside of it, and floats are affected. The store has to be one that
//! Cranelift cannot move: it places a mere conversion at its first use, behind the calls.

use super::Translator;
use cranelift_codegen::ir::{self as cl, InstBuilder, MemFlagsData, types};
use ir::cfg::Cfg;
use ir::{Block, Function, InstKind, Value, ValueDef};
use rustc_hash::FxHashMap;

/// Alias region of the slots that are made here.
const REGION: u32 = 1 << 20;

/// Where floats are kept.
#[derive(Default)]
pub struct Floats {
    /// The outermost call-free loop around each block, as its header; empty if nothing is to be done.
    loops: Vec<Option<Block>>,
    /// Values to be stored at the start of a block.
    copies: FxHashMap<Block, Vec<Value>>,
    /// The block in which a value is stored; uses behind it load.
    copied_in: FxHashMap<Value, Block>,
    /// The slots, once written.
    slots: FxHashMap<Value, cl::StackSlot>,
}

impl Floats {
    pub fn new(f: &Function, cfg: &Cfg) -> Floats {
        if !f.values.iter().any(|v| v.ty.is_float()) {
            return Floats::default();
        }
        let calls: Vec<bool> = (0..f.blocks.len()).map(|b| returns_from_call(f, Block(b as u32))).collect();
        let loops = cfg.loops();
        if loops.list.is_empty() || !cfg.rpo.iter().any(|b| calls[b.index()]) {
            return Floats::default();
        }
        let mut call_free = vec![true; loops.list.len()];
        for &b in cfg.rpo.iter().filter(|b| calls[b.index()]) {
            let mut at = loops.innermost[b.index()];
            while let Some(l) = at {
                call_free[l as usize] = false;
                at = loops.list[l as usize].parent;
            }
        }
        let outermost = |b: Block| {
            let (mut at, mut found) = (loops.innermost[b.index()], None);
            while let Some(l) = at {
                if call_free[l as usize] {
                    found = Some(loops.list[l as usize].header);
                }
                at = loops.list[l as usize].parent;
            }
            found
        };
        let mut out = Floats {
            loops: (0..f.blocks.len()).map(|b| outermost(Block(b as u32))).collect(),
            ..Floats::default()
        };
        if out.loops.iter().all(|l| l.is_none()) {
            return Floats::default();
        }
        out.find_copies(f, cfg);
        out
    }

    /// The loop that all predecessors of `b` are in and `b` is not.
    fn left_by(&self, cfg: &Cfg, b: Block) -> Option<Block> {
        let mut preds = cfg.preds[b.index()].iter().map(|p| self.loops[p.index()]);
        let first = preds.next()??;
        (preds.all(|l| l == Some(first)) && self.loops[b.index()] != Some(first)).then_some(first)
    }

    fn find_copies(&mut self, f: &Function, cfg: &Cfg) {
        let exits: Vec<(Block, Block)> =
            cfg.rpo.iter().filter_map(|&b| Some((b, self.left_by(cfg, b)?))).collect();
        let def_block = |v: Value, home: &[Option<Block>]| match f.values[v.index()].def {
            ValueDef::Param(b, _) => Some(b),
            ValueDef::Result(i, _) => home[i.index()],
            ValueDef::Alias(_) => None,
        };
        let mut home = vec![None; f.insts.len()];
        for &b in &cfg.rpo {
            f.blocks[b.index()].insts.iter().for_each(|i| home[i.index()] = Some(b));
        }
        // Blocks that use a float defined in a loop which they are not in.
        let mut uses: Vec<(Value, Vec<Block>)> = vec![];
        let mut place: FxHashMap<Value, usize> = FxHashMap::default();
        for &b in &cfg.rpo {
            for &i in &f.blocks[b.index()].insts {
                f.kind(i).for_each_use(|v| {
                    let v = f.resolve(v);
                    if !f.ty(v).is_float() {
                        return;
                    }
                    let Some(d) = def_block(v, &home) else { return };
                    let param_of_exit = matches!(f.values[v.index()].def, ValueDef::Param(..))
                        && exits.iter().any(|e| e.0 == d);
                    let leaves =
                        self.loops[d.index()].is_some() && self.loops[d.index()] != self.loops[b.index()];
                    if leaves || param_of_exit {
                        let n = *place.entry(v).or_insert_with(|| {
                            uses.push((v, vec![]));
                            uses.len() - 1
                        });
                        uses[n].1.push(b);
                    }
                });
            }
        }
        for (v, blocks) in uses {
            let Some(d) = def_block(v, &home) else { continue };
            let from = self.loops[d.index()];
            let exit = exits
                .iter()
                .find(|(s, l)| (*s == d || from == Some(*l)) && blocks.iter().all(|u| cfg.dominates(*s, *u)));
            if let Some(&(s, _)) = exit {
                self.copies.entry(s).or_default().push(v);
                self.copied_in.insert(v, s);
            }
        }
    }
}

/// Whether a call in the block comes back, so that values live across it.
fn returns_from_call(f: &Function, b: Block) -> bool {
    let insts = &f.blocks[b.index()].insts;
    if insts.last().is_some_and(|&t| matches!(f.kind(t), InstKind::Unreachable)) {
        return false;
    }
    insts.iter().any(|&i| match f.kind(i) {
        InstKind::Call { .. } | InstKind::CallIndirect { .. } | InstKind::TryCall { .. } => true,
        InstKind::MemCopy { size, .. } | InstKind::MemZero { size, .. } => {
            *size as usize > super::INLINE_BYTES
        }
        _ => false,
    })
}

impl Translator<'_> {
    /// Stores the values that arrive in `b` from a loop.
    pub fn copy_floats(&mut self, b: Block) {
        let Some(values) = self.floats.copies.remove(&b) else { return };
        for v in values {
            let Some(x) = self.values[v.index()].expand() else { continue };
            let data = cl::StackSlotData::new(cl::StackSlotKind::ExplicitSlot, 8, 3);
            let slot = self.b.create_sized_stack_slot(data);
            let (flags, at) = self.float_slot(slot);
            self.b.ins().store(flags, x, at, 0);
            self.floats.slots.insert(v, slot);
        }
    }

    fn float_slot(&mut self, slot: cl::StackSlot) -> (MemFlagsData, cl::Value) {
        let region = cl::AliasRegionData { user_id: REGION, description: "floats".into() };
        let region = self.b.func.dfg.alias_regions.insert(region);
        let flags = MemFlagsData::trusted().with_alias_region(Some(region));
        (flags, self.b.ins().stack_addr(types::I64, slot, 0))
    }

    /// The value of `v`, which is `x`, loaded if this block is behind its store.
    pub fn float_use(&mut self, v: Value, x: cl::Value) -> cl::Value {
        let Some(&slot) = self.floats.slots.get(&v) else { return x };
        let Some(&at) = self.floats.copied_in.get(&v) else { return x };
        if !self.input.cfg.dominates(at, self.current) {
            return x;
        }
        let (flags, at) = self.float_slot(slot);
        let t = self.b.func.dfg.value_type(x);
        self.b.ins().load(t, flags, at, 0)
    }

    /// Arguments on an edge into a call-free loop.
    pub fn enter_loop(&mut self, to: Block, args: &mut [cl::Value]) {
        let loops = &self.floats.loops;
        if loops.is_empty() || loops[to.index()] != Some(to) || loops[self.current.index()] == Some(to) {
            return;
        }
        for x in args {
            let t = self.b.func.dfg.value_type(*x);
            if t.is_float() {
                let int = if t == types::F32 { types::I32 } else { types::I64 };
                let copy = self.b.ins().bitcast(int, MemFlagsData::new(), *x);
                *x = self.b.ins().bitcast(t, MemFlagsData::new(), copy);
            }
        }
    }
}
