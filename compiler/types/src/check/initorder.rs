//! The order in which package-level variables are initialised, and cycles in it.
//!
//! References were collected while expressions and bodies were checked. A variable depends on every variable that its
//! expression reaches, through functions as well.

use super::Checker;
use super::decl::DeclWork;
use crate::object::{ObjId, ObjKind};
use crate::program::InitStep;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use syntax::ast::DeclKind;

impl Checker<'_> {
    /// With lazy bodies: checks those of functions that initialisation expressions lead to, for what they refer to decides
    /// about the order. Returns these functions.
    pub(crate) fn reach_initializers(&mut self) -> FxHashSet<ObjId> {
        let mut known: FxHashSet<ObjId> = FxHashSet::default();
        if !self.opts.lazy_bodies {
            return known;
        }
        let mut work: Vec<ObjId> = self.out.vars.clone();
        let mut seen: FxHashSet<ObjId> = work.iter().copied().collect();
        while let Some(o) = work.pop() {
            if self.store.obj(o).kind == ObjKind::Func && known.insert(o) {
                self.func_body(o);
                self.check_bodies();
            }
            for &d in self.refers_to(o) {
                if seen.insert(d) {
                    work.push(d);
                }
            }
        }
        known
    }

    /// Computes the order and reports cycles.
    pub(crate) fn init_order(&mut self) {
        // Of each object, the list that has mentioned it last.
        let mut last = vec![usize::MAX; self.deps.len()];
        for list in 0..self.deps.len() {
            let mut own = std::mem::take(&mut self.deps[list]);
            own.retain(|&o| self.place(o).is_some_and(|i| std::mem::replace(&mut last[i], list) != list));
            self.deps[list] = own;
        }
        // Constants take part only because their cycles are reported here, too.
        let nodes: Vec<ObjId> = self
            .order
            .iter()
            .copied()
            .filter(|&o| matches!(self.store.obj(o).kind, ObjKind::Var(_) | ObjKind::Const))
            .collect();
        let mut users: FxHashMap<ObjId, Vec<ObjId>> = FxHashMap::default();
        let mut needs: FxHashMap<ObjId, usize> = FxHashMap::default();
        for &n in &nodes {
            let reached = self.reached_vars(n);
            needs.insert(n, reached.len());
            for r in reached {
                users.entry(r).or_default().push(n);
            }
        }
        let rank = |o: ObjId| self.store.obj(o).order;
        let mut ready: std::collections::BinaryHeap<Reverse<(u32, u32)>> =
            nodes.iter().filter(|n| needs[n] == 0).map(|&n| Reverse((rank(n), n.0))).collect();
        let mut done: FxHashSet<ObjId> = FxHashSet::default();
        let mut emitted: FxHashSet<ObjId> = FxHashSet::default();
        while done.len() < nodes.len() {
            let next = match ready.pop() {
                Some(Reverse((_, n))) => ObjId(n),
                None => {
                    // Only cycles are left.
                    let rest = nodes.iter().copied().filter(|n| !done.contains(n));
                    let Some(n) = rest.min_by_key(|n| (needs[n], self.store.obj(*n).order)) else { break };
                    if let Some(cycle) = self.path_to_itself(n) {
                        self.report_init_cycle(&cycle);
                    }
                    n
                }
            };
            if !done.insert(next) {
                continue;
            }
            self.emit(next, &mut emitted);
            for &u in users.get(&next).map_or(&[][..], |v| &v[..]) {
                if let Some(k) = needs.get_mut(&u) {
                    *k = k.saturating_sub(1);
                    if *k == 0 && !done.contains(&u) {
                        ready.push(Reverse((self.store.obj(u).order, u.0)));
                    }
                }
            }
        }
    }

    fn emit(&mut self, v: ObjId, emitted: &mut FxHashSet<ObjId>) {
        if emitted.contains(&v) {
            return;
        }
        let Some(info) = self.decl(v) else { return };
        let DeclWork::Var { decl, index } = info.work else { return };
        let file = info.file;
        let ast = &self.units[file].tree.ast;
        let DeclKind::Var { names, values, .. } = ast[decl].kind else { return };
        let values = ast.list(values);
        if values.is_empty() {
            return;
        }
        let (group, rhs) = if values.len() == names.len() {
            (vec![v], values[index])
        } else {
            (ast.list(names).iter().filter_map(|&n| self.infos[file].object(n)).collect(), values[0])
        };
        emitted.extend(&group);
        self.out.init_order.push(InitStep { lhs: group, file: file as u32, rhs: rhs.index() as u32 });
    }

    /// A shortest way of references from `start` back to it.
    fn path_to_itself(&self, start: ObjId) -> Option<Vec<ObjId>> {
        let mut previous: FxHashMap<ObjId, ObjId> = FxHashMap::default();
        let mut stack = vec![start];
        while let Some(o) = stack.pop() {
            let mut next = self.refers_to(o).to_vec();
            next.sort_by_key(|&d| Reverse(self.store.obj(d).order));
            for d in next {
                if d == start {
                    let mut path = vec![o];
                    let mut at = o;
                    while at != start {
                        at = previous[&at];
                        path.push(at);
                    }
                    path.reverse();
                    return Some(path);
                }
                if let std::collections::hash_map::Entry::Vacant(e) = previous.entry(d) {
                    e.insert(o);
                    stack.push(d);
                }
            }
        }
        None
    }

    fn report_init_cycle(&mut self, cycle: &[ObjId]) {
        let at = |i: usize| cycle[i % cycle.len()];
        let o = self.store.obj(at(0));
        if cycle.len() == 1 {
            let msg = format!("initialization cycle: {} refers to itself", self.text(o.name));
            self.error("InvalidInitCycle", o.pos, msg);
            return;
        }
        let mut msg = format!("initialization cycle for {}", self.text(o.name));
        for i in 0..cycle.len() {
            msg.push_str(&format!(
                "\n\t{}: {} refers to {}",
                self.pos_string(self.store.obj(at(i)).pos),
                self.store.obj_name(at(i)),
                self.store.obj_name(at(i + 1))
            ));
        }
        self.error("InvalidInitCycle", o.pos, msg);
    }

    /// All variables that `obj` reaches, nearest declarations first.
    fn reached_vars(&self, obj: ObjId) -> Vec<ObjId> {
        let mut seen: FxHashSet<ObjId> = FxHashSet::default();
        let mut stack = vec![obj];
        let mut out = Vec::new();
        while let Some(o) = stack.pop() {
            for &d in self.refers_to(o) {
                if !seen.insert(d) {
                    continue;
                }
                // Variables end the walk: what they need is done when they are.
                match self.store.obj(d).kind {
                    ObjKind::Var(_) | ObjKind::Const => out.push(d),
                    _ => stack.push(d),
                }
            }
        }
        out.sort_by_key(|&o| self.store.obj(o).order);
        out
    }
}
