//! Escape analysis: heap cells that nobody outside sees become stack slots.
//!
//! Within a function every pointer value and the contents of what it points to are put into classes by unification:
//! a value that may be a copy of another is in its class; storing `v` through `b` puts `v` into the contents of `b`'s
//! class, loading takes it from there. A class escapes when a member leaves the function: stored through an unknown
//! pointer, returned, passed to a call that keeps it; what it points to escapes with it. Functions are taken bottom-up
//! and leave a [`Summary`] of what they do with their parameters.
//!
//! Only values of type `Ptr` carry pointers: copies move words as `Ptr`, and a pointer that is turned into an integer
//! escapes. What parameters point to is visible outside without having escaped: a cell stored there stays on the heap.
//!
//! `runtime.newobject` of a class that does not escape becomes a slot, if its size allows and, inside a loop, if no
//! cell of an earlier turn can still be seen when the next one is made.

use ir::cfg::Cfg;
use ir::{Block, Function, Inst, InstKind, Module, SymId, Type, Value};
use rustc_hash::{FxHashMap, FxHashSet};

/// Cells larger than this stay on the heap even if they could live in the frame.
const MAX_CELL: u64 = 64 << 10;
/// And so do all cells once the frame would grow by more than this.
const MAX_FRAME: u64 = 128 << 10;
/// Deeper chains of contents are one class.
const MAX_CLASSES: usize = 1 << 20;

/// What a function does with a parameter.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Param {
    /// The pointer itself is kept, returned or passed on to the unknown.
    pub escapes: bool,
    /// What is reachable through it is.
    pub contents_escape: bool,
}

/// What a function does with its parameters. An absent summary means: everything escapes.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    pub params: Vec<Param>,
}

/// Facts that do not change during the pass.
pub struct Facts {
    /// Size by type descriptor.
    sizes: FxHashMap<SymId, u64>,
    /// Runtime functions that keep none of their pointer arguments nor what these point to.
    harmless: FxHashSet<SymId>,
    newobject: Option<SymId>,
}

/// Runtime functions that look at what they are given and keep nothing.
const HARMLESS: &[&str] = &[
    "runtime.memequal",
    "runtime.cmpstring",
    "runtime.memclrNoHeapPointers",
    "runtime.decoderune",
    "runtime.printstring",
    "runtime.printpointer",
    "runtime.printslice",
    "runtime.printeface",
    "runtime.printiface",
    "runtime.memhash",
    "runtime.strhash",
    "runtime.efaceeq",
    "runtime.ifaceeq",
    "runtime.intstring",
    "runtime.slicebytetostring",
    "runtime.stringtoslicebyte",
    "runtime.slicerunetostring",
    "runtime.stringtoslicerune",
    "runtime.chanlen",
    "runtime.chancap",
];

impl Facts {
    /// Collects them.
    pub fn new(m: &Module) -> Facts {
        let mut sizes = FxHashMap::default();
        for d in &m.data {
            if d.section == ir::Section::Type
                && let Some(b) = d.bytes.first_chunk::<8>()
            {
                sizes.insert(d.sym, u64::from_le_bytes(*b));
            }
        }
        let harmless = HARMLESS.iter().filter_map(|n| m.symbols.find(n)).collect();
        Facts { sizes, harmless, newobject: m.symbols.find("runtime.newobject") }
    }
}

/// Summaries by symbol.
pub type Summaries = FxHashMap<SymId, Summary>;

/// Moves what can be moved to the stack, and gives the function's own summary and whether anything moved.
pub fn run(f: &mut Function, facts: &Facts, summaries: &Summaries) -> (Summary, bool) {
    let mut c = Classes::new(f);
    let cells = c.collect(f, facts, summaries);
    c.propagate();
    let params = f.blocks[f.entry().index()].params.clone();
    let summary = Summary {
        params: params
            .iter()
            .map(|&p| {
                let class = c.find(p.0);
                Param { escapes: c.escapes[class as usize], contents_escape: c.contents_escape(class) }
            })
            .collect(),
    };
    if cells.is_empty() {
        return (summary, false);
    }
    let cfg = Cfg::new(f);
    let loops = cfg.loops();
    let mut grown = 0;
    let mut moved = false;
    for cell in cells {
        let class = c.find(cell.value.0);
        let in_loop = loops.depth(cell.block) > 0;
        grown += cell.size;
        if c.escapes[class as usize] || c.visible[class as usize] || cell.size > MAX_CELL || grown > MAX_FRAME
        {
            continue;
        }
        if in_loop && (c.stored[class as usize] || c.joined[class as usize]) {
            continue;
        }
        to_slot(f, &cell);
        moved = true;
    }
    (summary, moved)
}

/// A call of `runtime.newobject` with a known type.
struct Cell {
    inst: Inst,
    block: Block,
    value: Value,
    size: u64,
}

/// The allocation becomes a cleared slot.
fn to_slot(f: &mut Function, cell: &Cell) {
    let size = cell.size.max(1) as u32;
    let slot = f.new_slot(size, 8);
    let loc = f.insts[cell.inst.index()].loc;
    f.insts[cell.inst.index()].kind = InstKind::SlotAddr { slot, offset: 0 };
    if cell.size > 0 {
        let clear = f.new_inst(InstKind::MemZero { dst: cell.value, size }, &[], loc);
        let insts = &mut f.blocks[cell.block.index()].insts;
        if let Some(at) = insts.iter().position(|&i| i == cell.inst) {
            insts.insert(at + 1, clear);
        }
    }
}

/// Union-find over the function's values and their contents.
struct Classes {
    parent: Vec<u32>,
    /// The class of what members point to, if any member was loaded from or stored to.
    contents: Vec<Option<u32>>,
    escapes: Vec<bool>,
    /// Members can be reached through parameters.
    visible: Vec<bool>,
    /// A member has been stored to memory.
    stored: Vec<bool>,
    /// A member flows through a block parameter.
    joined: Vec<bool>,
}

impl Classes {
    fn new(f: &Function) -> Classes {
        let n = f.values.len();
        Classes {
            parent: (0..n as u32).collect(),
            contents: vec![None; n],
            escapes: vec![false; n],
            visible: vec![false; n],
            stored: vec![false; n],
            joined: vec![false; n],
        }
    }

    fn find(&mut self, mut x: u32) -> u32 {
        while self.parent[x as usize] != x {
            let up = self.parent[self.parent[x as usize] as usize];
            self.parent[x as usize] = up;
            x = up;
        }
        x
    }

    fn union(&mut self, a: u32, b: u32) {
        let mut work = vec![(a, b)];
        while let Some((a, b)) = work.pop() {
            let (a, b) = (self.find(a), self.find(b));
            if a == b {
                continue;
            }
            self.parent[b as usize] = a;
            self.escapes[a as usize] |= self.escapes[b as usize];
            self.visible[a as usize] |= self.visible[b as usize];
            self.stored[a as usize] |= self.stored[b as usize];
            self.joined[a as usize] |= self.joined[b as usize];
            match (self.contents[a as usize], self.contents[b as usize]) {
                (Some(x), Some(y)) => work.push((x, y)),
                (None, y) => self.contents[a as usize] = y,
                _ => {}
            }
        }
    }

    fn contents_of(&mut self, x: u32) -> u32 {
        let x = self.find(x);
        if let Some(c) = self.contents[x as usize] {
            return self.find(c);
        }
        if self.parent.len() >= MAX_CLASSES {
            self.contents[x as usize] = Some(x);
            return x;
        }
        let c = self.parent.len() as u32;
        self.parent.push(c);
        self.contents.push(None);
        self.escapes.push(false);
        self.visible.push(false);
        self.stored.push(false);
        self.joined.push(false);
        self.contents[x as usize] = Some(c);
        c
    }

    fn contents_escape(&mut self, x: u32) -> bool {
        let x = self.find(x);
        self.contents[x as usize].is_some_and(|c| {
            let c = self.find(c);
            self.escapes[c as usize]
        })
    }

    /// A value that leaves: it and all it points to.
    fn escape(&mut self, v: Value) {
        let x = self.find(v.0);
        self.escapes[x as usize] = true;
    }

    /// Reads the function; gives its allocations.
    fn collect(&mut self, f: &Function, facts: &Facts, summaries: &Summaries) -> Vec<Cell> {
        let pointer = |v: Value| f.ty(v) == Type::Ptr;
        let mut cells = vec![];
        let mut slots = FxHashMap::default();
        for &p in &f.blocks[f.entry().index()].params {
            if pointer(p) {
                let c = self.contents_of(p.0);
                self.visible[c as usize] = true;
            }
        }
        for &b in &f.layout {
            for &i in &f.blocks[b.index()].insts {
                let data = &f.insts[i.index()];
                let result = data.results.first().copied();
                match &data.kind {
                    InstKind::PtrAdd { base, .. } => self.union_values(f, result, *base),
                    InstKind::Convert { arg, .. } => {
                        if pointer(*arg) {
                            self.escape(f.resolve(*arg));
                        }
                        result.filter(|&r| pointer(r)).into_iter().for_each(|r| self.escape(r));
                    }
                    InstKind::Select { args } if pointer(args[1]) => {
                        self.union_values(f, result, args[1]);
                        self.union_values(f, result, args[2]);
                    }
                    InstKind::Load { base, .. } | InstKind::AtomicLoad { base } => {
                        if let Some(r) = result.filter(|&r| pointer(r)) {
                            let c = self.contents_of(f.resolve(*base).0);
                            self.union(c, r.0);
                        }
                    }
                    InstKind::Store { value, base, .. } | InstKind::AtomicStore { base, value } => {
                        self.store(f, *base, *value);
                    }
                    InstKind::AtomicRmw { base, value, .. } => {
                        self.store(f, *base, *value);
                        if let Some(r) = result {
                            let c = self.contents_of(f.resolve(*base).0);
                            self.union(c, r.0);
                        }
                    }
                    InstKind::AtomicCas { base, expected, new } => {
                        self.store(f, *base, *new);
                        self.store(f, *base, *expected);
                        if let Some(r) = result {
                            let c = self.contents_of(f.resolve(*base).0);
                            self.union(c, r.0);
                        }
                    }
                    InstKind::MemCopy { dst, src, .. } => {
                        let (d, s) =
                            (self.contents_of(f.resolve(*dst).0), self.contents_of(f.resolve(*src).0));
                        self.union(d, s);
                        let c = self.find(d);
                        self.stored[c as usize] = true;
                    }
                    InstKind::Call { sym, args, .. } if Some(*sym) == facts.newobject => {
                        let size =
                            args.first().and_then(|&t| descriptor(f, t)).and_then(|t| facts.sizes.get(&t));
                        match (size, result) {
                            (Some(&size), Some(value)) => cells.push(Cell { inst: i, block: b, value, size }),
                            (_, Some(value)) => self.escape(value),
                            _ => {}
                        }
                    }
                    InstKind::Call { sym, args, .. } | InstKind::TryCall { sym, args, .. } => {
                        self.call(f, *sym, args, facts, summaries);
                        data.results.iter().for_each(|&r| self.escape(r));
                    }
                    InstKind::SymAddr { .. } => result.into_iter().for_each(|r| self.escape(r)),
                    // Each use of a slot takes its address anew: they are one place.
                    InstKind::SlotAddr { slot, .. } => {
                        if let Some(r) = result {
                            let first = *slots.entry(*slot).or_insert(r);
                            self.union(first.0, r.0);
                        }
                    }
                    InstKind::Jump { dest } => self.edge(f, dest),
                    InstKind::Brif { then, els, .. } => {
                        self.edge(f, then);
                        self.edge(f, els);
                    }
                    InstKind::CallIndirect { .. }
                    | InstKind::TailCall { .. }
                    | InstKind::TailCallIndirect { .. }
                    | InstKind::Return { .. } => {
                        data.kind.for_each_use(|v| self.escape(f.resolve(v)));
                        data.results.iter().for_each(|&r| self.escape(r));
                    }
                    _ => {}
                }
            }
        }
        // Results of a try_call are the parameters of its normal block.
        for &b in &f.layout {
            if let Some(t) = f.terminator(b)
                && let InstKind::TryCall { normal, .. } = f.kind(t)
            {
                for p in &f.blocks[normal.index()].params {
                    self.escape(*p);
                }
            }
        }
        cells
    }

    fn union_values(&mut self, f: &Function, result: Option<Value>, v: Value) {
        // Nil is no object; its constant would tie together what has nothing in common.
        if let Some(r) = result
            && f.as_iconst(v).is_none()
        {
            self.union(r.0, f.resolve(v).0);
        }
    }

    fn store(&mut self, f: &Function, base: Value, value: Value) {
        let v = f.resolve(value);
        if f.ty(v) != Type::Ptr || f.as_iconst(v).is_some() {
            return;
        }
        let c = self.contents_of(f.resolve(base).0);
        self.union(c, v.0);
        let c = self.find(c);
        self.stored[c as usize] = true;
    }

    fn edge(&mut self, f: &Function, dest: &ir::BlockCall) {
        for (&p, &a) in f.blocks[dest.block.index()].params.iter().zip(&dest.args) {
            if f.ty(p) == Type::Ptr && f.as_iconst(a).is_none() {
                self.union(p.0, f.resolve(a).0);
                let c = self.find(p.0);
                self.joined[c as usize] = true;
            }
        }
    }

    fn call(&mut self, f: &Function, sym: SymId, args: &[Value], facts: &Facts, summaries: &Summaries) {
        if facts.harmless.contains(&sym) {
            return;
        }
        let summary = summaries.get(&sym);
        // Two parameters of which the callee may store one in the other: their contents meet.
        let mut kept: Vec<u32> = vec![];
        for (n, &a) in args.iter().enumerate() {
            let a = f.resolve(a);
            if f.ty(a) != Type::Ptr || f.as_iconst(a).is_some() {
                continue;
            }
            match summary.and_then(|s| s.params.get(n)) {
                Some(p) if !p.escapes => {
                    if p.contents_escape {
                        let c = self.contents_of(a.0);
                        self.escapes[c as usize] = true;
                    }
                    kept.push(a.0);
                }
                _ => self.escape(a),
            }
        }
        // Without a finer summary, arguments that stay may be linked with each other.
        if kept.len() > 1 {
            let first = self.contents_of(kept[0]);
            for &k in &kept[1..] {
                let c = self.contents_of(k);
                self.union(first, c);
            }
            let c = self.find(first);
            for k in kept {
                self.union(c, k);
            }
            let c = self.find(c);
            self.stored[c as usize] = true;
        }
    }

    /// What an escaping class points to escapes, and what a visible one points to is visible.
    fn propagate(&mut self) {
        let mut work: Vec<u32> =
            (0..self.parent.len() as u32).filter(|&x| self.visible[x as usize]).collect();
        while let Some(x) = work.pop() {
            let x = self.find(x);
            self.visible[x as usize] = true;
            if let Some(c) = self.contents[x as usize] {
                let c = self.find(c);
                if !self.visible[c as usize] {
                    self.visible[c as usize] = true;
                    work.push(c);
                }
            }
        }
        let mut work: Vec<u32> =
            (0..self.parent.len() as u32).filter(|&x| self.escapes[x as usize]).collect();
        while let Some(x) = work.pop() {
            let x = self.find(x);
            self.escapes[x as usize] = true;
            if let Some(c) = self.contents[x as usize] {
                let c = self.find(c);
                if !self.escapes[c as usize] {
                    self.escapes[c as usize] = true;
                    work.push(c);
                }
            }
        }
    }
}

/// The type descriptor that `v` is the address of.
fn descriptor(f: &Function, v: Value) -> Option<SymId> {
    match *f.kind(f.def_inst(v)?) {
        InstKind::SymAddr { sym, offset: 0 } => Some(sym),
        _ => None,
    }
}
