//! Types that contain themselves, and instantiation without end.

use super::Checker;
use crate::object::ObjId;
use crate::types::*;
use rustc_hash::{FxHashMap, FxHashSet};
use source::Pos;
use std::sync::atomic::Ordering;

/// `from` (a type parameter or local type) occurs in the argument for type parameter `to`, or `to` is a local type of
/// the generic function with parameter `from`.
pub(crate) struct Edge {
    pub from: ObjId,
    pub to: ObjId,
    /// Whether it occurs inside a larger type.
    pub grows: bool,
    pub arg: TypeId,
    pub pos: Pos,
}

/// Types looked at in one walk; only nested instances of huge generic types need more, and they are then taken as finite.
const MAX_VISITS: usize = 200_000;

/// State of the search for types without a finite size.
#[derive(Default)]
struct Walk {
    /// The types that led here.
    path: Vec<TypeId>,
    /// Those of them whose declarations enclose the current place.
    nest: Vec<TypeId>,
    /// Types known to be finite, and for those that mention type parameters the instance around them.
    done: FxHashSet<(TypeId, Option<TypeId>)>,
    visits: usize,
}

/// One declaration in a cycle.
pub(crate) struct CycleStep {
    pub name: String,
    pub pos: Pos,
    pub is_type: bool,
}

impl Checker<'_> {
    /// After the outermost declaration: types declared meanwhile must have an underlying type and a finite size.
    pub(crate) fn finish_types(&mut self) {
        let fresh = std::mem::take(&mut self.fresh_types);
        for &t in &fresh {
            let TypeKind::Named(n) = self.store.kind(t) else { continue };
            if n.underlying.get().is_none() && self.store.under(t) == TypeId::INVALID {
                // `type A B; type B A`: the chain of declarations leads back.
                let chain = self.circle(t);
                if !chain.is_empty() {
                    self.circle_error(&chain);
                }
                for m in chain {
                    let TypeKind::Named(m) = self.store.kind(m) else { continue };
                    self.broken.insert(m.obj);
                    for t in [m.origin, self.store.obj(m.obj).ty()] {
                        if let TypeKind::Named(m) = self.store.kind(t) {
                            let _ = m.underlying.set(TypeId::INVALID);
                        }
                    }
                }
                let _ = n.underlying.set(TypeId::INVALID);
            }
        }
        let mut walk = Walk::default();
        for &t in &fresh {
            self.finite(t, &mut walk);
        }
    }

    /// The types in a circle to which declarations of the form `type A B` lead from `t`; none if they lead elsewhere.
    fn circle(&self, t: TypeId) -> Vec<TypeId> {
        let mut chain: Vec<TypeId> = Vec::new();
        let mut known: FxHashMap<TypeId, usize> = FxHashMap::default();
        let mut at = t;
        loop {
            let TypeKind::Named(n) = self.store.kind(at) else { return Vec::new() };
            if let Some(&i) = known.get(&at) {
                return chain.split_off(i);
            }
            known.insert(at, chain.len());
            chain.push(at);
            let TypeKind::Named(o) = self.store.kind(n.origin) else { return Vec::new() };
            let Some(&next) = o.from.get() else { return Vec::new() };
            at = next;
        }
    }

    fn circle_error(&mut self, chain: &[TypeId]) {
        let declared = |&t: &TypeId| match self.store.kind(t) {
            TypeKind::Named(n) if n.targs.is_empty() => Some(n.obj),
            _ => None,
        };
        match chain.iter().map(declared).collect::<Option<Vec<ObjId>>>() {
            Some(objs) => self.cycle_error(&objs),
            None => self.type_cycle(chain),
        }
    }

    /// Whether `t` has a finite size; reports the cycle if not.
    ///
    /// Declarations are followed as they are written, not expanded: a type parameter stands for the argument of the
    /// instance whose declaration is being looked at, and that argument belongs to where the instance was written.
    /// So the walk ends for every program, also where expansion would not.
    fn finite(&mut self, t: TypeId, w: &mut Walk) -> bool {
        let t = self.store.unalias(t);
        match self.store.kind(t) {
            TypeKind::Array(e, _) => self.finite(e, w),
            TypeKind::Struct(s) => s.fields.iter().all(|f| self.finite(f.ty, w)),
            TypeKind::Interface(i) => i.embeds.iter().all(|e| self.finite(e.0, w)),
            TypeKind::Union(terms) => terms.iter().all(|x| self.finite(x.ty, w)),
            TypeKind::TypeParam(_) => {
                let Some(&inst) = w.nest.last() else { return true };
                let Some(arg) = self.store.instance_subst(inst).get(t) else { return true };
                w.visits += 1;
                if w.visits > MAX_VISITS {
                    return true;
                }
                w.nest.pop();
                let ok = self.finite(arg, w);
                w.nest.push(inst);
                ok
            }
            TypeKind::Named(n) => {
                let foreign = n.targs.is_empty() && self.store.obj(n.obj).pkg != self.pkg;
                let context = (t, w.nest.last().copied().filter(|_| self.store.has_type_param(t)));
                if foreign || self.finite.contains(&t) || w.done.contains(&context) || w.visits > MAX_VISITS {
                    return true;
                }
                w.visits += 1;
                if n.cycle.load(Ordering::Relaxed) != cycle::NONE
                    || n.underlying.get() == Some(&TypeId::INVALID)
                {
                    return false;
                }
                if w.nest.contains(&t) {
                    let start = w.path.iter().position(|&p| p == t).unwrap_or(0);
                    let steps: Vec<TypeId> = w.path[start..].to_vec();
                    self.type_cycle(&steps);
                    self.break_type(t);
                    return false;
                }
                let TypeKind::Named(o) = self.store.kind(n.origin) else { return true };
                let rhs = o.from.get().or(o.underlying.get()).copied().unwrap_or(TypeId::INVALID);
                w.path.push(t);
                w.nest.push(t);
                let ok = self.finite(rhs, w);
                w.nest.pop();
                w.path.pop();
                if ok && context.1.is_none() {
                    self.finite.insert(t);
                } else if ok && context.1.is_none_or(|c| !self.is_open_instance(c)) {
                    w.done.insert(context);
                }
                ok
            }
            _ => true,
        }
    }

    /// An instance whose arguments mention type parameters: what they stand for depends on where it is met.
    fn is_open_instance(&self, t: TypeId) -> bool {
        matches!(self.store.kind(t), TypeKind::Named(n) if n.targs.iter().any(|&a| self.store.has_type_param(a)))
    }

    /// An interface without a name must not occur in the types of its own methods, which gc cannot represent.
    pub(crate) fn anonymous_interface_cycles(&mut self) {
        if !self.flawless() {
            return;
        }
        let mut places = std::mem::take(&mut self.interfaces);
        places.sort();
        for (file, e) in places {
            let t = self.store.unalias(self.infos[file].expr(e).ty);
            if !matches!(self.store.kind(t), TypeKind::Interface(_)) {
                continue;
            }
            if self.methods_mention(t, t, &mut FxHashSet::default()) {
                let pos = self.units[file].tree.ast[e].pos;
                let msg = "invalid recursive type: anonymous interface refers to itself (see https://go.dev/issue/56103)";
                return self.error("InvalidDeclCycle", pos, msg);
            }
        }
    }

    fn methods_mention(&self, t: TypeId, target: TypeId, seen: &mut FxHashSet<TypeId>) -> bool {
        self.store.type_set(t).methods.iter().any(|m| self.mentions(m.sig, target, seen))
    }

    /// Whether `t` contains interface `target` other than by the name of a type.
    fn mentions(&self, t: TypeId, target: TypeId, seen: &mut FxHashSet<TypeId>) -> bool {
        let t = self.store.unalias(t);
        if !seen.insert(t) {
            return false;
        }
        match self.store.kind(t) {
            TypeKind::Pointer(e) | TypeKind::Slice(e) | TypeKind::Array(e, _) | TypeKind::Chan(_, e) => {
                self.mentions(e, target, seen)
            }
            TypeKind::Map(k, v) => self.mentions(k, target, seen) || self.mentions(v, target, seen),
            TypeKind::Struct(s) => s.fields.iter().any(|f| self.mentions(f.ty, target, seen)),
            TypeKind::Signature(s) => {
                s.params.iter().chain(&s.results).any(|p| self.mentions(p.ty, target, seen))
            }
            TypeKind::Interface(_) => t == target || self.methods_mention(t, target, seen),
            TypeKind::Named(n) => n.targs.iter().any(|&a| self.mentions(a, target, seen)),
            _ => false,
        }
    }

    /// When all types are declared: what their own checks have looked into does not count.
    pub(crate) fn begin_cycles(&mut self) {
        for n in &self.cyclic {
            n.cycle.store(cycle::REPORTED, Ordering::Relaxed);
        }
    }

    /// When all declarations are complete: types in cycles that none of them has looked into are invalid from now on.
    pub(crate) fn end_cycles(&mut self) {
        for n in std::mem::take(&mut self.cyclic) {
            let _ = n.cycle.compare_exchange(
                cycle::REPORTED,
                cycle::INVALID,
                Ordering::Relaxed,
                Ordering::Relaxed,
            );
        }
    }

    /// A declared type whose cycle is an error already.
    pub(crate) fn in_reported_cycle(&self, t: TypeId) -> bool {
        matches!(self.store.kind(self.store.unalias(t)), TypeKind::Named(n) if self.broken.contains(&n.obj))
    }

    fn break_type(&mut self, t: TypeId) {
        let TypeKind::Named(n) = self.store.kind(t) else { return };
        let state = if self.completed { cycle::INVALID } else { cycle::REPORTED };
        n.cycle.store(state, Ordering::Relaxed);
        self.broken.insert(n.obj);
        self.cyclic.push(n);
    }

    /// Reports a cycle of types: declared ones by their names, instances by their text and where they are written.
    fn type_cycle(&mut self, cycle: &[TypeId]) {
        let steps = cycle
            .iter()
            .map(|&t| {
                let (mut name, mut pos) = (self.type_str(t), Pos::NONE);
                if let TypeKind::Named(n) = self.store.kind(t) {
                    pos = self.store.obj(n.obj).pos;
                    if n.targs.len() == n.implicit as usize {
                        name = self.store.obj_name(n.obj).into();
                    }
                }
                CycleStep { name, pos: self.instance_pos.get(&t).copied().unwrap_or(pos), is_type: true }
            })
            .collect();
        self.cycle_steps(steps, 0);
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
            let TypeKind::TypeParam(tp) = self.store.kind(p) else { continue };
            let mut found = Vec::new();
            self.params_in(a, &mut found, &mut FxHashSet::default());
            for q in found {
                let from = self.flow_source(q);
                let grows = self.store.unalias(a) != q;
                self.instantiations.push(Edge { from, to: tp.obj, grows, arg: a, pos });
            }
        }
    }

    /// The object that stands for `t` in the graph: of a type parameter, or of a local type, which depends on the type
    /// parameters of the function around it.
    fn flow_source(&mut self, t: TypeId) -> ObjId {
        match self.store.kind(t) {
            TypeKind::TypeParam(p) => p.obj,
            TypeKind::Named(n) => {
                if self.local_nodes.insert(n.obj) {
                    let pos = self.store.obj(n.obj).pos;
                    for &p in &n.tparams()[..n.implicit as usize] {
                        if let TypeKind::TypeParam(tp) = self.store.kind(p) {
                            self.instantiations.push(Edge {
                                from: tp.obj,
                                to: n.obj,
                                grows: true,
                                arg: p,
                                pos,
                            });
                        }
                    }
                }
                n.obj
            }
            _ => ObjId::NONE,
        }
    }

    /// Type parameters and local types of generic functions in `t`.
    fn params_in(&self, t: TypeId, out: &mut Vec<TypeId>, seen: &mut FxHashSet<TypeId>) {
        let t = self.store.unalias(t);
        if !self.store.has_type_param(t) || !seen.insert(t) {
            return;
        }
        if self.store.is_type_param(t) {
            if !out.contains(&t) {
                out.push(t);
            }
            return;
        }
        let mut go = |x: TypeId| self.params_in(x, out, seen);
        match self.store.kind(t) {
            TypeKind::Pointer(e) | TypeKind::Slice(e) | TypeKind::Array(e, _) | TypeKind::Chan(_, e) => go(e),
            TypeKind::Map(k, v) => {
                go(k);
                go(v);
            }
            TypeKind::Tuple(ts) => ts.iter().for_each(|&x| go(x)),
            TypeKind::Struct(s) => s.fields.iter().for_each(|f| go(f.ty)),
            TypeKind::Signature(s) => s.params.iter().chain(&s.results).for_each(|p| go(p.ty)),
            TypeKind::Named(n) => {
                let implicit = n.implicit as usize;
                n.targs.iter().skip(implicit).for_each(|&x| go(x));
                if implicit > 0 && !out.contains(&n.origin) {
                    out.push(n.origin);
                }
            }
            TypeKind::Interface(i) => {
                i.methods.iter().for_each(|m| go(m.sig));
                i.embeds.iter().for_each(|e| go(e.0));
            }
            _ => {}
        }
    }

    /// Reports type parameters whose arguments grow without end, as in `func f[T any]() { f[*T]() }`.
    ///
    /// An edge leads from what occurs in an argument to the parameter that gets it, and weighs 1 where the argument is
    /// larger. A program is endless if the graph has a cycle of positive weight; heaviest paths are relaxed until
    /// nothing changes, or until one is as long as there are nodes and so must run through such a cycle.
    pub(crate) fn endless_instantiation(&mut self) {
        #[derive(Clone, Copy, Default)]
        struct Node {
            weight: usize,
            len: usize,
            /// The edge by which the heaviest path arrives.
            by: usize,
        }
        let edges = std::mem::take(&mut self.instantiations);
        let mut nodes: FxHashMap<ObjId, Node> = FxHashMap::default();
        for e in &edges {
            nodes.entry(e.from).or_default();
            nodes.entry(e.to).or_default();
        }
        let mut again = true;
        while again {
            again = false;
            for (i, e) in edges.iter().enumerate() {
                let from = nodes[&e.from];
                let weight = from.weight + e.grows as usize;
                if weight <= nodes[&e.to].weight {
                    continue;
                }
                let node = Node { weight, len: from.len + 1, by: i };
                nodes.insert(e.to, node);
                if node.len == nodes.len() {
                    let by: FxHashMap<ObjId, usize> = nodes.iter().map(|(&o, n)| (o, n.by)).collect();
                    return self.report_endless(&edges, &by, e.to);
                }
                again = true;
            }
        }
    }

    fn report_endless(&mut self, edges: &[Edge], by: &FxHashMap<ObjId, usize>, end: ObjId) {
        let mut path: Vec<ObjId> = Vec::new();
        let mut at = end;
        while !path.contains(&at) {
            path.push(at);
            at = edges[by[&at]].from;
        }
        let start = path.iter().position(|&o| o == at).unwrap_or(0);
        let mut msg = "instantiation cycle:".to_string();
        for o in &path[start..] {
            let e = &edges[by[o]];
            let is_param = self.store.is_type_param(self.store.obj(e.to).ty());
            msg.push_str(&format!(
                "\n\t{}: {} {} {}",
                self.pos_string(e.pos),
                self.store.obj_name(e.to),
                if is_param { "instantiated as" } else { "implicitly parameterized by" },
                self.type_str(e.arg)
            ));
        }
        self.error("InvalidInstanceCycle", self.store.obj(at).pos, msg);
    }
}
