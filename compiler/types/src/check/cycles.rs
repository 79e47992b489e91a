//! Types that contain themselves, and instantiation without end.

use super::Checker;
use crate::object::ObjId;
use crate::types::*;
use rustc_hash::{FxHashMap, FxHashSet};
use source::Pos;

/// Type parameter `from` occurs in the argument for type parameter `to`.
pub(crate) struct Edge {
    pub from: TypeId,
    pub to: TypeId,
    /// Whether it occurs inside a larger type.
    pub grows: bool,
    pub arg: TypeId,
    pub pos: Pos,
}

/// Instances nested deeper than this inside each other have no finite size.
const MAX_NESTING: usize = 60;

impl Checker<'_> {
    /// After the outermost declaration: types declared meanwhile must have an underlying type and a finite size.
    pub(crate) fn finish_types(&mut self) {
        let fresh = std::mem::take(&mut self.fresh_types);
        for &t in &fresh {
            let TypeKind::Named(n) = self.store.kind(t) else { continue };
            if n.underlying.get().is_none() && self.store.under(t) == TypeId::INVALID {
                // `type A B; type B A`: the chain of declarations leads back.
                let mut chain: Vec<ObjId> = Vec::new();
                let mut at = n;
                loop {
                    if let Some(i) = chain.iter().position(|&o| o == at.obj) {
                        chain.drain(..i);
                        break;
                    }
                    chain.push(at.obj);
                    match at.from.get().map(|&f| self.store.kind(f)) {
                        Some(TypeKind::Named(next)) => at = next,
                        _ => {
                            chain.clear();
                            break;
                        }
                    }
                }
                if !chain.is_empty() {
                    self.cycle_error(&chain);
                }
                for o in chain {
                    self.broken.insert(o);
                    if let TypeKind::Named(m) = self.store.kind(self.store.obj(o).ty()) {
                        let _ = m.underlying.set(TypeId::INVALID);
                    }
                }
                let _ = n.underlying.set(TypeId::INVALID);
            }
        }
        let mut done: FxHashSet<TypeId> = FxHashSet::default();
        for &t in &fresh {
            let mut path = Vec::new();
            self.finite(t, &mut path, &mut done);
        }
        for &t in &fresh {
            self.interface_cycle(t);
        }
    }

    /// Whether `t` has a finite size; reports the cycle if not.
    fn finite(&mut self, t: TypeId, path: &mut Vec<TypeId>, done: &mut FxHashSet<TypeId>) -> bool {
        let t = self.store.unalias(t);
        match self.store.kind(t) {
            TypeKind::Array(e, _) => self.finite(e, path, done),
            TypeKind::Struct(s) => s.fields.iter().all(|f| self.finite(f.ty, path, done)),
            TypeKind::Named(n) => {
                // Other packages' types are finite; their arguments are looked at where they are declared.
                if done.contains(&t) || (n.targs.is_empty() && self.store.obj(n.obj).pkg != self.pkg) {
                    return true;
                }
                let again = path.iter().position(|&p| p == t);
                if again.is_some() || path.len() > MAX_NESTING {
                    let start = again.unwrap_or_else(|| {
                        path.iter().position(|&p| self.origin(p) == self.origin(t)).unwrap_or(0)
                    });
                    let mut cycle: Vec<ObjId> = Vec::new();
                    for &p in &path[start..] {
                        if let TypeKind::Named(m) = self.store.kind(p)
                            && !cycle.contains(&m.obj)
                        {
                            cycle.push(m.obj);
                        }
                    }
                    self.cycle_error(&cycle);
                    for &p in &path[start..] {
                        done.insert(p);
                        if let TypeKind::Named(m) = self.store.kind(p)
                            && let TypeKind::Named(o) = self.store.kind(m.origin)
                        {
                            self.broken.insert(o.obj);
                        }
                    }
                    return false;
                }
                path.push(t);
                let u = self.store.under(t);
                let ok = u == TypeId::INVALID || self.finite(u, path, done);
                path.pop();
                done.insert(t);
                ok
            }
            _ => true,
        }
    }

    fn origin(&self, t: TypeId) -> TypeId {
        match self.store.kind(t) {
            TypeKind::Named(n) => n.origin,
            _ => t,
        }
    }

    /// An interface must not embed itself.
    fn interface_cycle(&mut self, t: TypeId) {
        let mut path: Vec<TypeId> = vec![];
        self.embeds_itself(t, &mut path);
    }

    fn embeds_itself(&mut self, t: TypeId, path: &mut Vec<TypeId>) -> bool {
        let t = self.store.unalias(t);
        let TypeKind::Named(n) = self.store.kind(t) else { return false };
        if self.store.obj(n.obj).pkg != self.pkg || self.broken.contains(&n.obj) {
            return false;
        }
        if let Some(start) = path.iter().position(|&p| self.origin(p) == self.origin(t)) {
            let cycle: Vec<ObjId> = path[start..]
                .iter()
                .filter_map(|&p| match self.store.kind(p) {
                    TypeKind::Named(m) => Some(m.obj),
                    _ => None,
                })
                .collect();
            for &o in &cycle {
                self.broken.insert(o);
            }
            self.cycle_error(&cycle);
            return true;
        }
        let TypeKind::Interface(i) = self.store.under_kind(t) else { return false };
        if i.embeds.is_empty() {
            return false;
        }
        path.push(t);
        let mut found = false;
        for &(e, _) in &i.embeds {
            let parts: Vec<TypeId> = match self.store.kind(e) {
                TypeKind::Union(ts) => ts.iter().map(|t| t.ty).collect(),
                _ => vec![e],
            };
            for p in parts {
                found = found || self.embeds_itself(p, path);
            }
        }
        path.pop();
        found
    }

    /// Notes the arguments of an instantiation for the search below.
    pub(crate) fn note_instance(
        &mut self,
        tparams: &[TypeId],
        targs: &[TypeId],
        positions: &[Pos],
        pos: Pos,
    ) {
        for (i, (&p, &a)) in tparams.iter().zip(targs).enumerate() {
            let pos = positions.get(i).copied().unwrap_or(pos);
            if !self.store.has_type_param(a) {
                continue;
            }
            let mut found = Vec::new();
            self.params_in(a, &mut found, 0);
            for q in found {
                self.instantiations.push(Edge {
                    from: q,
                    to: p,
                    grows: self.store.unalias(a) != q,
                    arg: a,
                    pos,
                });
            }
        }
    }

    fn params_in(&self, t: TypeId, out: &mut Vec<TypeId>, depth: u32) {
        if !self.store.has_type_param(t) || depth > 50 {
            return;
        }
        let t = self.store.unalias(t);
        if self.store.is_type_param(t) {
            if !out.contains(&t) {
                out.push(t);
            }
            return;
        }
        let mut go = |x: TypeId| self.params_in(x, out, depth + 1);
        match self.store.kind(t) {
            TypeKind::Pointer(e) | TypeKind::Slice(e) | TypeKind::Array(e, _) | TypeKind::Chan(_, e) => go(e),
            TypeKind::Map(k, v) => {
                go(k);
                go(v);
            }
            TypeKind::Tuple(ts) => ts.iter().for_each(|&x| go(x)),
            TypeKind::Struct(s) => s.fields.iter().for_each(|f| go(f.ty)),
            TypeKind::Signature(s) => s.params.iter().chain(&s.results).for_each(|p| go(p.ty)),
            TypeKind::Named(n) => n.targs.iter().for_each(|&x| go(x)),
            TypeKind::Interface(i) => {
                i.methods.iter().for_each(|m| go(m.sig));
                i.embeds.iter().for_each(|e| go(e.0));
            }
            _ => {}
        }
    }

    /// Reports type parameters whose arguments grow without end, as in `func f[T any]() { f[*T]() }`.
    pub(crate) fn endless_instantiation(&mut self) {
        let edges = std::mem::take(&mut self.instantiations);
        let mut out: FxHashMap<TypeId, Vec<usize>> = FxHashMap::default();
        for (i, e) in edges.iter().enumerate() {
            out.entry(e.from).or_default().push(i);
        }
        for (i, e) in edges.iter().enumerate().filter(|(_, e)| e.grows) {
            // Breadth-first from the head of a growing edge back to its tail.
            let mut previous: FxHashMap<TypeId, usize> = FxHashMap::default();
            let mut queue = std::collections::VecDeque::from([e.to]);
            let mut closed = e.to == e.from;
            while let Some(t) = queue.pop_front() {
                if closed {
                    break;
                }
                for &j in out.get(&t).map_or(&[][..], |v| &v[..]) {
                    let next = edges[j].to;
                    if next == e.to || previous.contains_key(&next) {
                        continue;
                    }
                    previous.insert(next, j);
                    if next == e.from {
                        closed = true;
                        break;
                    }
                    queue.push_back(next);
                }
            }
            if !closed {
                continue;
            }
            let mut steps = vec![i];
            let mut at = e.from;
            let mut back = Vec::new();
            while at != e.to {
                let Some(&j) = previous.get(&at) else { break };
                back.push(j);
                at = edges[j].from;
            }
            back.reverse();
            steps.extend(back);
            // From the parameter backwards, each with the argument it gets.
            let mut msg = "instantiation cycle:".to_string();
            for &j in steps.iter().rev() {
                msg.push_str(&format!(
                    "\n\t{}: {} instantiated as {}",
                    self.pos_string(edges[j].pos),
                    self.type_str(edges[j].to),
                    self.type_str(edges[j].arg)
                ));
            }
            let TypeKind::TypeParam(p) = self.store.kind(e.from) else { continue };
            let pos = self.store.obj(p.obj).pos;
            self.error("InvalidInstanceCycle", pos, msg);
            return;
        }
    }
}
