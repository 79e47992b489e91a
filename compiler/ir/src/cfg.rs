//! The control-flow graph of a function: predecessors, reverse postorder, dominators, loops.
//!
//! All of it is computed at once from the terminators and is out of date as soon as an edge changes; passes compute
//! it anew. Unreachable blocks have no place in the order, no dominator and no predecessors counted from them.

use crate::{Block, Function};
use smallvec::SmallVec;

/// Passes compute the graph often, and nearly every block has few neighbours: no allocation for those.
pub type Blocks = SmallVec<[Block; 4]>;

/// Edges and order alone, for passes that ask no more.
pub struct Flow {
    /// Reachable predecessors; a block that branches twice to another stands twice.
    pub preds: Vec<Blocks>,
    /// Reachable blocks in reverse postorder, the entry first.
    pub rpo: Vec<Block>,
    /// Position in `rpo`, `u32::MAX` if unreachable.
    pub order: Vec<u32>,
}

impl Flow {
    /// Computes the edges of `f`.
    pub fn new(f: &Function) -> Flow {
        let n = f.blocks.len();
        let succs = Successors::new(f);
        let rpo = reverse_postorder(f.entry(), &succs);
        let mut order = vec![u32::MAX; n];
        for (i, b) in rpo.iter().enumerate() {
            order[b.index()] = i as u32;
        }
        let mut preds = vec![Blocks::new(); n];
        for &b in &rpo {
            for s in succs.of(b) {
                preds[s.index()].push(b);
            }
        }
        Flow { preds, rpo, order }
    }
}

/// The successors of all blocks in one list.
struct Successors {
    list: Vec<Block>,
    /// By block: its part of the list.
    part: Vec<(u32, u32)>,
}

impl Successors {
    fn new(f: &Function) -> Successors {
        let mut list = Vec::with_capacity(2 * f.layout.len());
        let mut part = vec![(0, 0); f.blocks.len()];
        for &b in &f.layout {
            let from = list.len() as u32;
            if let Some(t) = f.terminator(b) {
                f.kind(t).for_each_successor(|s| list.push(s));
            }
            part[b.index()] = (from, list.len() as u32);
        }
        Successors { list, part }
    }

    fn of(&self, b: Block) -> &[Block] {
        let (from, to) = self.part[b.index()];
        &self.list[from as usize..to as usize]
    }
}

/// By block, whether the entry reaches it.
pub fn reachable(f: &Function) -> Vec<bool> {
    let mut seen = vec![false; f.blocks.len()];
    let mut work = vec![f.entry()];
    seen[f.entry().index()] = true;
    while let Some(b) = work.pop() {
        if let Some(t) = f.terminator(b) {
            f.kind(t).for_each_successor(|s| {
                if !std::mem::replace(&mut seen[s.index()], true) {
                    work.push(s);
                }
            });
        }
    }
    seen
}

/// Edges, order, dominator tree and loop nesting.
pub struct Cfg {
    /// Reachable predecessors; a block that branches twice to another stands twice.
    pub preds: Vec<Blocks>,
    /// Reachable blocks in reverse postorder, the entry first.
    pub rpo: Vec<Block>,
    /// Position in `rpo`, `u32::MAX` if unreachable.
    pub order: Vec<u32>,
    idom: Vec<Option<Block>>,
    /// Entry and exit numbers of a walk of the dominator tree.
    interval: Vec<(u32, u32)>,
    /// Children in the dominator tree, in reverse postorder.
    pub children: Vec<Blocks>,
}

/// A step of a walk over the dominator tree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Visit {
    Enter(Block),
    /// All that the block dominates has been visited.
    Leave(Block),
}

impl Cfg {
    /// Computes the graph of `f`.
    pub fn new(f: &Function) -> Cfg {
        let n = f.blocks.len();
        let Flow { preds, rpo, order } = Flow::new(f);
        let idom = dominators(&rpo, &order, &preds, n);
        let mut children = vec![Blocks::new(); n];
        for &b in &rpo {
            if let Some(d) = idom[b.index()] {
                children[d.index()].push(b);
            }
        }
        let interval = intervals(f.entry(), &children);
        Cfg { preds, rpo, order, idom, interval, children }
    }

    /// Walks the dominator tree, for what is known from a block on: children in reverse postorder.
    pub fn walk(&self) -> impl Iterator<Item = Visit> + '_ {
        let mut steps = vec![Visit::Enter(self.rpo[0])];
        std::iter::from_fn(move || {
            let step = steps.pop()?;
            if let Visit::Enter(b) = step {
                steps.push(Visit::Leave(b));
                steps.extend(self.children[b.index()].iter().rev().map(|&c| Visit::Enter(c)));
            }
            Some(step)
        })
    }

    /// Whether the entry reaches `b`.
    pub fn is_reachable(&self, b: Block) -> bool {
        self.order[b.index()] != u32::MAX
    }

    /// The immediate dominator; None for the entry and unreachable blocks.
    pub fn idom(&self, b: Block) -> Option<Block> {
        self.idom[b.index()]
    }

    /// Whether every path from the entry to `b` passes `a` (a block dominates itself). Both are reachable.
    pub fn dominates(&self, a: Block, b: Block) -> bool {
        let (x, y) = (self.interval[a.index()], self.interval[b.index()]);
        x.0 <= y.0 && y.1 <= x.1
    }

    /// Dominance frontiers of all blocks.
    pub fn frontiers(&self) -> Vec<Vec<Block>> {
        let mut df: Vec<Vec<Block>> = vec![vec![]; self.preds.len()];
        for &b in &self.rpo {
            if self.preds[b.index()].len() < 2 {
                continue;
            }
            for &p in &self.preds[b.index()] {
                let mut runner = Some(p);
                while runner != self.idom(b) {
                    let Some(r) = runner else { break };
                    // Edges are visited block by block, so a repetition can only be the last entry.
                    if df[r.index()].last() != Some(&b) {
                        df[r.index()].push(b);
                    }
                    runner = self.idom(r);
                }
            }
        }
        df
    }

    /// The natural loops, inner ones before the loops around them.
    pub fn loops(&self) -> Loops {
        let mut l = Loops { innermost: vec![None; self.preds.len()], list: vec![] };
        // Headers against the walk: a loop inside another has a later header.
        for &header in self.rpo.iter().rev() {
            let id = l.list.len() as u32;
            let mut work: Vec<Block> =
                self.preds[header.index()].iter().copied().filter(|&p| self.dominates(header, p)).collect();
            if work.is_empty() {
                continue;
            }
            l.list.push(LoopData { header, parent: None });
            while let Some(b) = work.pop() {
                match l.innermost[b.index()] {
                    None => {
                        l.innermost[b.index()] = Some(id);
                        if b != header {
                            work.extend(
                                self.preds[b.index()].iter().copied().filter(|p| self.is_reachable(*p)),
                            );
                        }
                    }
                    Some(inner) => {
                        // The whole inner loop belongs to this one: go on before its header.
                        let top = l.outermost(inner);
                        if top != id {
                            l.list[top as usize].parent = Some(id);
                            let h = l.list[top as usize].header;
                            if h != header {
                                work.extend(self.preds[h.index()].iter().copied());
                            }
                        }
                    }
                }
            }
            if l.innermost[header.index()].is_none() {
                l.innermost[header.index()] = Some(id);
            }
        }
        l
    }
}

/// Loop nesting of a function.
pub struct Loops {
    /// For each block, the innermost loop that holds it.
    pub innermost: Vec<Option<u32>>,
    /// The loops.
    pub list: Vec<LoopData>,
}

/// A natural loop: all blocks that reach a back-edge to the header without passing the header.
pub struct LoopData {
    pub header: Block,
    pub parent: Option<u32>,
}

impl Loops {
    fn outermost(&self, mut l: u32) -> u32 {
        while let Some(p) = self.list[l as usize].parent {
            l = p;
        }
        l
    }

    /// How many loops surround `b`.
    pub fn depth(&self, b: Block) -> u32 {
        let mut at = self.innermost[b.index()];
        let mut n = 0;
        while let Some(l) = at {
            n += 1;
            at = self.list[l as usize].parent;
        }
        n
    }

    /// Whether `b` lies in loop `l` (or in one inside it).
    pub fn contains(&self, l: u32, b: Block) -> bool {
        let mut at = self.innermost[b.index()];
        while let Some(x) = at {
            if x == l {
                return true;
            }
            at = self.list[x as usize].parent;
        }
        false
    }
}

fn reverse_postorder(entry: Block, succs: &Successors) -> Vec<Block> {
    let mut post = vec![];
    let mut seen = vec![false; succs.part.len()];
    let mut stack = vec![(entry, 0)];
    seen[entry.index()] = true;
    while let Some((b, next)) = stack.last_mut() {
        match succs.of(*b).get(*next) {
            Some(&s) => {
                *next += 1;
                if !std::mem::replace(&mut seen[s.index()], true) {
                    stack.push((s, 0));
                }
            }
            None => {
                post.push(*b);
                stack.pop();
            }
        }
    }
    post.reverse();
    post
}

/// Cooper, Harvey and Kennedy, "A simple, fast dominance algorithm".
fn dominators(rpo: &[Block], order: &[u32], preds: &[Blocks], n: usize) -> Vec<Option<Block>> {
    const UNKNOWN: u32 = u32::MAX;
    let mut dom = vec![UNKNOWN; rpo.len()];
    if !dom.is_empty() {
        dom[0] = 0;
    }
    let mut changed = true;
    while changed {
        changed = false;
        for (i, b) in rpo.iter().enumerate().skip(1) {
            let mut new = UNKNOWN;
            for p in &preds[b.index()] {
                let p = order[p.index()];
                if dom[p as usize] == UNKNOWN {
                    continue;
                }
                new = if new == UNKNOWN { p } else { intersect(&dom, new, p) };
            }
            if dom[i] != new {
                dom[i] = new;
                changed = true;
            }
        }
    }
    let mut idom = vec![None; n];
    for (i, b) in rpo.iter().enumerate().skip(1) {
        idom[b.index()] = Some(rpo[dom[i] as usize]);
    }
    idom
}

fn intersect(dom: &[u32], mut a: u32, mut b: u32) -> u32 {
    while a != b {
        while a > b {
            a = dom[a as usize];
        }
        while b > a {
            b = dom[b as usize];
        }
    }
    a
}

fn intervals(entry: Block, children: &[Blocks]) -> Vec<(u32, u32)> {
    let mut interval = vec![(u32::MAX, 0); children.len()];
    let mut clock = 0;
    let mut stack = vec![(entry, 0)];
    while let Some((b, next)) = stack.last_mut() {
        if *next == 0 {
            interval[b.index()].0 = clock;
            clock += 1;
        }
        match children[b.index()].get(*next) {
            Some(&c) => {
                *next += 1;
                stack.push((c, 0));
            }
            None => {
                interval[b.index()].1 = clock;
                clock += 1;
                stack.pop();
            }
        }
    }
    interval
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BlockCall, InstKind, Loc, PackageIx, Signature, SymId, Type};
    use source::Pos;

    /// A function whose block `i` branches to `edges[i]`.
    fn graph(edges: &[&[u32]]) -> Function {
        let sig = Signature { params: vec![Type::I8], ..Signature::default() };
        let mut f = Function::new(SymId(0), PackageIx(0), Pos::NONE, sig);
        for _ in 1..edges.len() {
            let b = f.new_block();
            f.layout.push(b);
        }
        let cond = f.blocks[0].params[0];
        let to = |b: u32| BlockCall { block: Block(b), args: vec![] };
        for (i, e) in edges.iter().enumerate() {
            let kind = match **e {
                [] => InstKind::Unreachable,
                [a] => InstKind::Jump { dest: to(a) },
                [a, b, ..] => InstKind::Brif { cond, then: to(a), els: to(b) },
            };
            let inst = f.new_inst(kind, &[], Loc(0));
            f.blocks[i].insts.push(inst);
        }
        f
    }

    #[test]
    fn dominators_of_a_diamond_with_a_dead_block() {
        let f = graph(&[&[1, 2], &[3], &[3], &[], &[3]]);
        let c = Cfg::new(&f);
        assert_eq!(c.idom(Block(3)), Some(Block(0)));
        assert!(c.dominates(Block(0), Block(3)) && !c.dominates(Block(1), Block(3)));
        assert!(!c.is_reachable(Block(4)));
        assert_eq!(c.preds[3].len(), 2);
        assert_eq!(c.frontiers()[1], vec![Block(3)]);
    }

    #[test]
    fn nested_loops() {
        // 0 → 1 (outer) → 2 (inner) ⇄ 3, 2 → 4 → 1, 1 → 5
        let f = graph(&[&[1], &[2, 5], &[3, 4], &[2], &[1], &[]]);
        let l = Cfg::new(&f).loops();
        let depths: Vec<u32> = (0..6).map(|b| l.depth(Block(b))).collect();
        assert_eq!(depths, [0, 1, 2, 2, 1, 0]);
    }

    #[test]
    fn deep_graphs_need_no_stack() {
        let n = 200_000;
        let edges: Vec<Vec<u32>> = (0..n).map(|i| if i + 1 < n { vec![i + 1] } else { vec![] }).collect();
        let edges: Vec<&[u32]> = edges.iter().map(|e| &e[..]).collect();
        let c = Cfg::new(&graph(&edges));
        assert!(c.dominates(Block(0), Block(n - 1)));
    }
}
