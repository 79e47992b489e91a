//! Union-find over a function's values and what they point to.

use super::known::Known;
use super::rewrite::{Cell, CellKind};
use super::summary::{Param, Summary, UNKNOWN_LEVEL, nearer};
use super::{MAX_CLASSES, MAX_DEPTH, called_closure, descriptor};
use crate::outside::Outside;
use ir::{BinOp, Block, Function, Inst, InstKind, MemFlags, SymId, Type, Value};
use rustc_hash::{FxHashMap, FxHashSet};

/// Union-find over the function's values and their contents.
pub(super) struct Classes {
    pub(super) parent: Vec<u32>,
    /// The class of what members point to, if any member was loaded from or stored to.
    pub(super) contents: Vec<Option<u32>>,
    pub(super) escapes: Vec<bool>,
    /// Members can be reached through parameters.
    pub(super) visible: Vec<bool>,
    /// What members point to may be written.
    pub(super) written: Vec<bool>,
    /// A member has been stored to memory.
    pub(super) stored: Vec<bool>,
    /// A member flows through a block parameter.
    pub(super) joined: Vec<bool>,
    /// A member comes from where this analysis does not see.
    pub(super) opaque: Vec<bool>,
    /// A member is a func value that is called, here or by a callee, with code that is not known.
    pub(super) called: Vec<bool>,
    /// Results that a member is returned as.
    pub(super) returned: Vec<u64>,
    /// Values that are new memory on the heap, cells apart.
    pub(super) fresh: Vec<u32>,
    /// Classes to which heap memory of callees may point.
    pub(super) lent: Vec<u32>,
    /// Values that the function had at first.
    pub(super) known: usize,
    /// Calls of `runtime.growslice` with the new array.
    pub(super) grown: Vec<(Block, Inst, Value)>,
    /// Copies of strings' bytes.
    pub(super) copies: Vec<(Block, Inst)>,
    /// Code addresses stored at the beginning of objects.
    pub(super) codes: Vec<(u32, SymId)>,
    /// Func values that are called.
    pub(super) pending: Vec<(Value, Caller)>,
    /// What is assumed of the function where it calls itself.
    pub(super) own: Option<Summary>,
}

/// Who calls a func value.
pub(super) enum Caller {
    /// This function, with these arguments; or the runtime for it, with none.
    Here(Vec<Value>),
    /// A callee, with arguments that are not known.
    Callee,
}

impl Classes {
    pub(super) fn new(f: &Function) -> Classes {
        let n = f.values.len();
        Classes {
            parent: (0..n as u32).collect(),
            contents: vec![None; n],
            escapes: vec![false; n],
            visible: vec![false; n],
            written: vec![false; n],
            stored: vec![false; n],
            joined: vec![false; n],
            opaque: vec![false; n],
            called: vec![false; n],
            returned: vec![0; n],
            fresh: vec![],
            lent: vec![],
            known: n,
            grown: vec![],
            copies: vec![],
            codes: vec![],
            pending: vec![],
            own: None,
        }
    }

    pub(super) fn find(&mut self, mut x: u32) -> u32 {
        while self.parent[x as usize] != x {
            let up = self.parent[self.parent[x as usize] as usize];
            self.parent[x as usize] = up;
            x = up;
        }
        x
    }

    pub(super) fn union(&mut self, a: u32, b: u32) {
        let mut work = vec![(a, b)];
        while let Some((a, b)) = work.pop() {
            let (a, b) = (self.find(a), self.find(b));
            if a == b {
                continue;
            }
            self.parent[b as usize] = a;
            self.escapes[a as usize] |= self.escapes[b as usize];
            self.visible[a as usize] |= self.visible[b as usize];
            self.written[a as usize] |= self.written[b as usize];
            self.stored[a as usize] |= self.stored[b as usize];
            self.joined[a as usize] |= self.joined[b as usize];
            self.opaque[a as usize] |= self.opaque[b as usize];
            self.called[a as usize] |= self.called[b as usize];
            self.returned[a as usize] |= self.returned[b as usize];
            match (self.contents[a as usize], self.contents[b as usize]) {
                (Some(x), Some(y)) => work.push((x, y)),
                (None, y) => self.contents[a as usize] = y,
                _ => {}
            }
        }
    }

    pub(super) fn contents_of(&mut self, x: u32) -> u32 {
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
        self.written.push(false);
        self.stored.push(false);
        self.joined.push(false);
        self.opaque.push(false);
        self.called.push(false);
        self.returned.push(0);
        self.contents[x as usize] = Some(c);
        c
    }

    /// For each class that something points to, the one class whose members' memory may hold pointers of it, or none of
    /// several.
    pub(super) fn holders(&mut self) -> FxHashMap<u32, Option<u32>> {
        let mut holders = FxHashMap::default();
        for x in 0..self.parent.len() as u32 {
            if self.find(x) == x
                && let Some(c) = self.contents[x as usize]
            {
                holders.entry(self.find(c)).and_modify(|h| *h = None).or_insert(Some(x));
            }
        }
        holders
    }

    /// A callee gets a member of a class for a parameter.
    pub(super) fn lend(&mut self, x: u32, p: &Param) {
        if p.held {
            self.lent.push(x);
        }
        if p.contents_held {
            let c = self.contents_of(x);
            self.lent.push(c);
        }
    }

    /// Classes that heap memory points to: what can be reached from that of this function, `cells` among it, and from that of a
    /// callee while it runs.
    pub(super) fn held(&mut self, cells: Vec<u32>) -> Vec<bool> {
        let mut held = vec![false; self.parent.len()];
        let mut work = self.lent.clone();
        for x in self.fresh.clone().into_iter().chain(cells) {
            let x = self.find(x);
            work.extend(self.contents[x as usize]);
        }
        while let Some(x) = work.pop() {
            let x = self.find(x) as usize;
            if !std::mem::replace(&mut held[x], true) {
                work.extend(self.contents[x]);
            }
        }
        held
    }

    /// Whether memory may point to members of the class that is neither this function's frame nor held against it.
    pub(super) fn is_held(&mut self, x: u32, held: &[bool]) -> bool {
        let x = self.find(x) as usize;
        held[x] || self.escapes[x] || self.visible[x] || self.opaque[x] || self.returned[x] != 0
    }

    /// Says of the parameters whether heap memory may point to them, or to something behind them.
    pub(super) fn hold(&mut self, summary: &mut Summary, params: &[Value], held: &[bool]) {
        for (p, &v) in summary.params.iter_mut().zip(params) {
            let class = self.find(v.0) as usize;
            (p.held, p.contents_held) = (held[class], false);
            let mut at = self.contents[class];
            for n in 0..=MAX_DEPTH {
                let Some(c) = at else { break };
                let c = self.find(c) as usize;
                p.contents_held |= held[c] || n == MAX_DEPTH;
                at = self.contents[c].filter(|&next| next as usize != c);
            }
        }
    }

    /// For each class, its members that are not addresses within others.
    pub(super) fn roots(&mut self, f: &Function) -> Vec<u32> {
        let mut roots = vec![0; self.parent.len()];
        for v in (0..f.values.len() as u32).map(Value).filter(|&v| f.resolve(v) == v) {
            if !f.def_inst(v).is_some_and(|i| matches!(f.kind(i), InstKind::PtrAdd { .. })) {
                roots[self.find(v.0) as usize] += 1;
            }
        }
        roots
    }

    /// A value that leaves: it and all it points to.
    pub(super) fn escape(&mut self, v: Value) {
        let x = self.find(v.0);
        self.escapes[x as usize] = true;
    }

    /// What a value points to leaves, so many steps away from it; 0 for nothing.
    pub(super) fn escape_from(&mut self, v: u32, steps: u8) {
        let mut c = v;
        for _ in 0..steps {
            c = self.contents_of(c);
        }
        if steps > 0 {
            self.escapes[c as usize] = true;
        }
    }

    /// Reads the function; gives its allocations.
    pub(super) fn collect(&mut self, f: &Function, outside: &Outside<'_, '_>) -> Vec<Cell> {
        let pointer = |v: Value| f.ty(v) == Type::Ptr;
        let mut cells = vec![];
        let mut slots = FxHashMap::default();
        let numbers = numbers(f);
        for &p in &f.blocks[f.entry().index()].params {
            if pointer(p) {
                let c = self.contents_of(p.0);
                self.visible[c as usize] = true;
                let p = self.find(p.0);
                self.opaque[p as usize] = true;
            }
        }
        for &b in &f.layout {
            for &i in &f.blocks[b.index()].insts {
                let data = &f.insts[i.index()];
                let result = data.results.first().copied();
                match &data.kind {
                    InstKind::PtrAdd { base, .. } => self.union_values(f, result, *base),
                    InstKind::Convert { arg, .. } => {
                        if pointer(*arg) && result.is_some_and(|r| numbers.contains(&r)) {
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
                    InstKind::Store { value, flags, .. } if flags.has(MemFlags::FRAME) => {
                        let func = Some(*value).filter(|&v| pointer(v) && f.as_iconst(v).is_none());
                        self.pending.extend(func.map(|v| (f.resolve(v), Caller::Here(vec![]))));
                    }
                    InstKind::MemZero { dst, .. } => self.write(f, *dst),
                    InstKind::Store { value, base, offset: 0, .. }
                        if descriptor(f, *value).is_some_and(|s| outside.is_function(s)) =>
                    {
                        let base = f.resolve(*base);
                        if let Some(sym) = descriptor(f, *value) {
                            let context = outside.summary(sym).and_then(|s| s.params.first());
                            if context.is_none_or(|p| p.escapes || p.results != 0) {
                                self.escape(base);
                            }
                            self.codes.push((base.0, sym));
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
                        self.write(f, *dst);
                        let (d, s) =
                            (self.contents_of(f.resolve(*dst).0), self.contents_of(f.resolve(*src).0));
                        self.union(d, s);
                        let c = self.find(d);
                        self.stored[c as usize] = true;
                    }
                    InstKind::Call { sym, args, .. }
                        if [outside.newobject(), outside.newlocal()].contains(&Some(*sym)) =>
                    {
                        let size =
                            args.first().and_then(|&t| descriptor(f, t)).and_then(|t| outside.type_size(t));
                        // Otherwise it is new memory that stays on the heap.
                        match (size, result) {
                            (Some(size), Some(value)) => {
                                cells.push(Cell { kind: CellKind::Object, inst: i, block: b, value, size });
                            }
                            (_, value) => self.fresh.extend(value.map(|v| v.0)),
                        }
                    }
                    InstKind::Call { sym, args, .. } if let Some(known) = outside.known(*sym) => {
                        self.known_call(f, known, args, &data.results);
                        if outside.is_bytes_of_string(*sym) {
                            self.copies.push((b, i));
                        }
                        if let (Known::Grow, Some(array)) = (known, result) {
                            self.grown.push((b, i, array));
                        }
                        if let (Known::Temporary(size), Some(value)) = (known, result)
                            && f.as_iconst(args[0]) == Some(0)
                            && !(args.len() == 4 && f.as_iconst(args[3]).is_some_and(|n| n > size as i64))
                        {
                            let size = size as u64;
                            cells.push(Cell { kind: CellKind::Temporary, inst: i, block: b, value, size });
                        }
                        if let (Known::Box(size), Some(value)) = (known, result) {
                            let size = size as u64;
                            cells.push(Cell { kind: CellKind::Box, inst: i, block: b, value, size });
                        }
                    }
                    InstKind::Call { sym, args, .. } | InstKind::TryCall { sym, args, .. } => {
                        self.call(f, *sym, args, &data.results, outside);
                    }
                    InstKind::CallIndirect { code, args, .. } if called_closure(f, *code, args) => {
                        self.pending.push((f.resolve(args[0]), Caller::Here(args[1..].to_vec())));
                        data.results.iter().for_each(|&r| self.escape(r));
                    }
                    InstKind::Return { args } => {
                        for (n, &a) in args.iter().enumerate() {
                            let a = f.resolve(a);
                            if pointer(a) && f.as_iconst(a).is_none() {
                                if n < 64 {
                                    let x = self.find(a.0);
                                    self.returned[x as usize] |= 1 << n;
                                } else {
                                    self.escape(a);
                                }
                            }
                        }
                    }
                    InstKind::SymAddr { sym, .. } => {
                        // Nothing is ever written to type descriptors.
                        let empty = || Some(*sym) == outside.zerobase() || outside.type_size(*sym).is_some();
                        if let Some(r) = result.filter(|_| !empty()) {
                            let (x, c) = (self.find(r.0), self.contents_of(r.0));
                            self.opaque[x as usize] = true;
                            self.escapes[c as usize] = true;
                        }
                    }
                    InstKind::GetG => result.into_iter().for_each(|r| self.escape(r)),
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
                    | InstKind::TailCallIndirect { .. } => {
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

    pub(super) fn union_values(&mut self, f: &Function, result: Option<Value>, v: Value) {
        // Nil is no object; its constant would tie together what has nothing in common.
        if let Some(r) = result
            && f.as_iconst(v).is_none()
        {
            self.union(r.0, f.resolve(v).0);
        }
    }

    pub(super) fn write(&mut self, f: &Function, base: Value) {
        let x = self.find(f.resolve(base).0);
        self.written[x as usize] = true;
    }

    pub(super) fn store(&mut self, f: &Function, base: Value, value: Value) {
        self.write(f, base);
        let v = f.resolve(value);
        if f.ty(v) != Type::Ptr || f.as_iconst(v).is_some() {
            return;
        }
        let c = self.contents_of(f.resolve(base).0);
        self.union(c, v.0);
        let c = self.find(c);
        self.stored[c as usize] = true;
    }

    pub(super) fn edge(&mut self, f: &Function, dest: &ir::BlockCall) {
        for (&p, &a) in f.blocks[dest.block.index()].params.iter().zip(&dest.args) {
            if f.ty(p) == Type::Ptr && f.as_iconst(a).is_none() {
                self.union(p.0, f.resolve(a).0);
                let c = self.find(p.0);
                self.joined[c as usize] = true;
            }
        }
    }

    pub(super) fn known_call(&mut self, f: &Function, known: Known, args: &[Value], results: &[Value]) {
        let contents = |c: &mut Self, v: Value| c.contents_of(f.resolve(v).0);
        match known {
            Known::Harmless => results.iter().for_each(|&r| self.escape(r)),
            Known::Clear => self.write(f, args[0]),
            Known::Chan => {
                let elem = f.resolve(args[1]);
                if f.as_iconst(elem).is_none() {
                    self.write(f, elem);
                    self.escape_from(elem.0, 1);
                }
            }
            Known::Opaque => {
                for &r in results {
                    let (x, c) = (self.find(r.0), self.contents_of(r.0));
                    self.opaque[x as usize] = true;
                    self.visible[c as usize] = true;
                }
            }
            Known::Fresh | Known::Temporary(_) => {
                self.fresh.extend(results.iter().filter(|&&r| f.ty(r) == Type::Ptr).map(|r| r.0));
            }
            Known::Box(_) => {
                if let Some(&r) = results.first() {
                    args.iter().for_each(|&a| self.store(f, r, a));
                }
            }
            Known::Copy(to, from) => {
                self.write(f, args[to]);
                let (to, from) = (contents(self, args[to]), contents(self, args[from]));
                self.union(to, from);
                let c = self.find(to);
                self.stored[c as usize] = true;
            }
            Known::Grow => {
                self.fresh.extend(results.first().map(|r| r.0));
                if let Some(&r) = results.first()
                    && f.as_iconst(args[1]).is_none()
                {
                    let (new, old) = (self.contents_of(r.0), contents(self, args[1]));
                    self.union(new, old);
                    let c = self.find(new);
                    self.stored[c as usize] = true;
                }
            }
        }
    }

    pub(super) fn call(
        &mut self,
        f: &Function,
        sym: SymId,
        args: &[Value],
        results: &[Value],
        outside: &Outside<'_, '_>,
    ) {
        let own = self.own.clone().filter(|_| sym == f.sym);
        let summary = own.as_ref().or_else(|| outside.summary(sym));
        // Results that are nothing but what the caller passed in are known; about others nothing is.
        let mut tied = 0u64;
        // Two parameters of which the callee may store one in the other: their contents meet.
        let mut kept: Vec<(u32, Param)> = vec![];
        for (n, &a) in args.iter().enumerate() {
            let a = f.resolve(a);
            if f.ty(a) != Type::Ptr || f.as_iconst(a).is_some() {
                continue;
            }
            match summary.and_then(|s| s.params.get(n)) {
                Some(p) if !p.escapes && (p.results | p.contents_results) >> results.len().min(63) == 0 => {
                    for (n, &r) in results.iter().enumerate().take(64) {
                        if p.results >> n & 1 != 0 {
                            self.union(a.0, r.0);
                            tied |= 1 << n;
                        }
                        if p.contents_results >> n & 1 != 0 {
                            let c = self.contents_of(a.0);
                            self.union(c, r.0);
                            tied |= 1 << n;
                        }
                    }
                    self.escape_from(a.0, p.contents_escape);
                    if p.written {
                        let x = self.find(a.0);
                        self.written[x as usize] = true;
                    }
                    if p.called {
                        self.pending.push((a, Caller::Callee));
                    }
                    self.lend(a.0, p);
                    kept.push((a.0, *p));
                }
                _ => self.escape(a),
            }
        }
        self.meet(&kept);
        for (n, &r) in results.iter().enumerate() {
            // A tied result may come from somewhere else as well, but not from an object of this function.
            let x = self.find(r.0);
            self.opaque[x as usize] = true;
            if n >= 64 || tied >> n & 1 == 0 {
                self.escape(r);
            }
        }
    }

    /// What the arguments of a call point to meets, as the parameters' groups say.
    pub(super) fn meet(&mut self, kept: &[(u32, Param)]) {
        for (n, &(k, p)) in kept.iter().enumerate() {
            let group: Vec<(usize, u32, Param)> = (0..)
                .zip(kept)
                .filter(|(_, (_, q))| q.group == p.group)
                .map(|(i, &(v, q))| (i, v, q))
                .collect();
            if group.len() < 2 {
                continue;
            }
            if group.iter().any(|(_, _, q)| q.level == UNKNOWN_LEVEL) {
                let (a, b) = (self.contents_of(group[0].1), self.contents_of(k));
                self.union(a, b);
                let c = self.find(a);
                self.stored[c as usize] = true;
                if p.stored {
                    self.union(c, k);
                }
                continue;
            }
            let Some(&(lead, first, l)) = group.iter().min_by_key(|(_, _, q)| q.level) else { continue };
            if lead == n {
                continue;
            }
            // The parameter itself is in the chain, or what it points to is.
            let own = p.stored || p.level == l.level && l.stored;
            let (mut a, mut b) = (first, k);
            for _ in 0..p.level - l.level + !own as u8 {
                a = self.contents_of(a);
            }
            if !own {
                b = self.contents_of(b);
            }
            self.union(a, b);
            let c = self.find(a);
            self.stored[c as usize] = true;
        }
    }

    /// Follows what escapes to its end, calls of func values included.
    pub(super) fn finish(&mut self, f: &Function, outside: &Outside<'_, '_>) {
        // What each call was taken for: the code it may reach, or none of it known.
        let mut taken: Vec<Option<Vec<SymId>>> = vec![];
        loop {
            self.propagate();
            self.leave_returned(f);
            let mut changed = false;
            let mut pending = std::mem::take(&mut self.pending);
            taken.resize(pending.len(), Some(vec![]));
            for ((func, caller), taken) in pending.iter().zip(&mut taken) {
                if taken.is_none() {
                    continue;
                }
                let codes = self.codes_of(*func);
                if codes.is_none() {
                    self.call_unknown(f, *func);
                    if let Caller::Here(args) = caller {
                        let pointers = args.iter().filter(|&&a| f.ty(a) == Type::Ptr);
                        pointers.for_each(|&a| self.escape(f.resolve(a)));
                    }
                } else if codes == *taken {
                    continue;
                } else {
                    for &sym in codes.iter().flatten() {
                        match caller {
                            Caller::Here(args) => {
                                let all: Vec<Value> =
                                    std::iter::once(*func).chain(args.iter().copied()).collect();
                                self.call(f, sym, &all, &[], outside);
                            }
                            Caller::Callee => self.called_back(*func, sym, outside),
                        }
                    }
                }
                *taken = codes;
                changed = true;
            }
            // Calls may have found more of them.
            pending.append(&mut self.pending);
            self.pending = pending;
            if !changed {
                break;
            }
        }
    }

    /// A call of a func value of which the code is not known. It may keep what the object holds; if that came as a parameter,
    /// the caller knows better.
    pub(super) fn call_unknown(&mut self, f: &Function, func: Value) {
        let class = self.find(func.0);
        let is_param = |c: &mut Self| {
            let params = &f.blocks[f.entry().index()].params;
            params.iter().any(|&p| f.ty(p) == Type::Ptr && c.find(p.0) == class)
        };
        if is_param(self) {
            self.called[class as usize] = true;
        } else {
            let c = self.contents_of(class);
            self.escapes[c as usize] = true;
        }
    }

    /// A callee calls the func value with code `sym` and arguments that are not known.
    pub(super) fn called_back(&mut self, func: Value, sym: SymId, outside: &Outside<'_, '_>) {
        let params = outside.summary(sym).map_or(&[][..], |s| &s.params);
        let [context, others @ ..] = params else {
            self.lent.push(func.0);
            return self.escape_from(func.0, 1);
        };
        self.lend(func.0, context);
        if context.escapes || context.called || context.results | context.contents_results != 0 {
            return self.escape_from(func.0, 1);
        }
        let mut steps = context.contents_escape;
        for p in others.iter().filter(|p| p.group == context.group) {
            // What comes from the callee is put there.
            let known = p.level != UNKNOWN_LEVEL && p.level >= context.level;
            let deep = if known { p.level - context.level + !p.stored as u8 } else { 1 };
            steps = nearer(steps, deep.max(1));
        }
        self.escape_from(func.0, steps);
    }

    /// The code that a func value may have, if all of it is known.
    pub(super) fn codes_of(&mut self, func: Value) -> Option<Vec<SymId>> {
        let class = self.find(func.0);
        let c = class as usize;
        if self.escapes[c] || self.visible[c] || self.opaque[c] || self.returned[c] != 0 {
            return None;
        }
        let mut codes = vec![];
        for (base, sym) in self.codes.clone() {
            if self.find(base) == class && !codes.contains(&sym) {
                codes.push(sym);
            }
        }
        Some(codes).filter(|c| !c.is_empty())
    }

    /// What is returned and comes from no parameter is the caller's, and what it points to is out of sight.
    pub(super) fn leave_returned(&mut self, f: &Function) {
        let mut known = vec![];
        for &p in &f.blocks[f.entry().index()].params {
            if f.ty(p) == Type::Ptr {
                let class = self.find(p.0);
                known.push(class);
                known.extend(self.contents[class as usize].map(|c| self.find(c)));
            }
        }
        let mut changed = false;
        for x in 0..self.parent.len() as u32 {
            if self.find(x) == x
                && self.returned[x as usize] != 0
                && !known.contains(&x)
                && let Some(c) = self.contents[x as usize]
            {
                let c = self.find(c) as usize;
                changed |= !std::mem::replace(&mut self.escapes[c], true);
            }
        }
        if changed {
            self.propagate();
        }
    }

    /// What the function does with a parameter.
    pub(super) fn param(&mut self, p: Value) -> Param {
        let class = self.find(p.0);
        let contents = self.contents[class as usize].map(|c| self.find(c));
        let mut out = Param {
            escapes: self.escapes[class as usize],
            contents_escape: contents.is_some_and(|c| self.escapes[c as usize]) as u8,
            results: self.returned[class as usize],
            called: self.called[class as usize],
            written: self.written[class as usize],
            contents_results: contents.map_or(0, |c| self.returned[c as usize]),
            ..Param::default()
        };
        // What is returned from deeper has no words of its own in the summary.
        let mut at = contents;
        for steps in 2..MAX_DEPTH {
            at = at.and_then(|c| self.contents[c as usize]).map(|c| self.find(c)).filter(|&c| Some(c) != at);
            let Some(c) = at else { return out };
            if self.escapes[c as usize] || self.returned[c as usize] != 0 {
                out.contents_escape = nearer(out.contents_escape, steps);
            }
        }
        out.contents_escape = nearer(out.contents_escape, MAX_DEPTH);
        out
    }

    /// Finds the parameters from which the same classes can be reached.
    pub(super) fn group(&mut self, f: &Function, params: &[Value], summary: &mut Summary) {
        let mut endless = vec![];
        let chains: Vec<Vec<u32>> = params
            .iter()
            .map(|&p| {
                let mut chain = vec![];
                let mut at = Some(p.0).filter(|_| f.ty(p) == Type::Ptr);
                while let Some(c) = at.map(|c| self.find(c)).filter(|c| !chain.contains(c)) {
                    chain.push(c);
                    at = self.contents[c as usize];
                }
                endless.push(at.is_some());
                chain
            })
            .collect();
        for n in 0..params.len() {
            summary.params[n].group = n as u16;
        }
        for n in 0..params.len() {
            for m in 0..n {
                if !chains[n].iter().any(|c| chains[m].contains(c)) {
                    continue;
                }
                let (from, to) = (summary.params[n].group, summary.params[m].group);
                summary.params.iter_mut().filter(|p| p.group == from).for_each(|p| p.group = to);
                summary.params[n].stored |= chains[m].contains(&chains[n][0]);
                summary.params[m].stored |= chains[n].contains(&chains[m][0]);
            }
        }
        for n in 0..params.len() as u16 {
            let group: Vec<usize> = (0..params.len()).filter(|&i| summary.params[i].group == n).collect();
            let levels = levels(&group, &chains).filter(|_| !group.iter().any(|&i| endless[i]));
            for (k, &i) in group.iter().enumerate() {
                summary.params[i].level = levels.as_ref().map_or(UNKNOWN_LEVEL, |l| l[k]);
            }
        }
    }

    /// What an escaping class points to escapes, and what a visible one points to is visible.
    pub(super) fn propagate(&mut self) {
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

/// Values of which more is used than the place in a page that a pointer leads to.
pub(super) fn numbers(f: &Function) -> FxHashSet<Value> {
    let mut out = FxHashSet::default();
    for &i in f.layout.iter().flat_map(|b| &f.blocks[b.index()].insts) {
        match *f.kind(i) {
            InstKind::Binary { op: BinOp::And, args: [_, n] }
                if f.as_iconst(n).is_some_and(|n| (0..4096).contains(&n)) => {}
            ref kind => kind.for_each_use(|v| {
                out.insert(f.resolve(v));
            }),
        }
    }
    out
}

/// How much deeper than others each chain of the group begins, if they fit together.
pub(super) fn levels(group: &[usize], chains: &[Vec<u32>]) -> Option<Vec<u8>> {
    // Where `b` begins, counted from the beginning of `a`.
    let apart = |a: usize, b: usize| {
        let (i, j) = chains[a]
            .iter()
            .enumerate()
            .find_map(|(i, c)| chains[b].iter().position(|d| c == d).map(|j| (i, j)))?;
        Some(i as i32 - j as i32)
    };
    let mut at: Vec<Option<i32>> = vec![None; group.len()];
    *at.first_mut()? = Some(0);
    for _ in group {
        for a in 0..group.len() {
            let Some(from) = at[a] else { continue };
            for b in 0..group.len() {
                let Some(d) = apart(group[a], group[b]) else { continue };
                if *at[b].get_or_insert(from + d) != from + d {
                    return None;
                }
            }
        }
    }
    let at: Vec<i32> = at.into_iter().collect::<Option<_>>()?;
    let least = at.iter().min()?;
    at.iter().map(|n| u8::try_from(n - least).ok().filter(|&l| l < UNKNOWN_LEVEL)).collect()
}
