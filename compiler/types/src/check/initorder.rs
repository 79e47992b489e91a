//! The order in which package-level variables are initialised, and cycles in it.
//!
//! References were collected while expressions and bodies were checked. A variable depends on every variable that its
//! expression reaches, through functions as well.

use super::Checker;
use super::decl::DeclWork;
use crate::object::{ObjId, ObjKind};
use crate::program::InitStep;
use rustc_hash::{FxHashMap, FxHashSet};
use syntax::ast::DeclKind;

impl Checker<'_> {
    pub(crate) fn init_order(&mut self) {
        for list in self.deps.values_mut() {
            let mut seen: FxHashSet<ObjId> = FxHashSet::default();
            list.retain(|o| seen.insert(*o));
        }
        self.init_cycles();
        let vars = self.out.vars.clone();
        let mut state: FxHashSet<ObjId> = FxHashSet::default();
        let mut emitted: FxHashSet<ObjId> = FxHashSet::default();
        for v in vars {
            self.emit_var(v, &mut state, &mut emitted);
        }
    }

    /// All variables that `obj` reaches, nearest declarations first.
    fn reached_vars(&self, obj: ObjId) -> Vec<ObjId> {
        let mut seen: FxHashSet<ObjId> = FxHashSet::default();
        let mut stack = vec![obj];
        let mut out = Vec::new();
        while let Some(o) = stack.pop() {
            for &d in self.deps.get(&o).map_or(&[][..], |v| &v[..]) {
                if !seen.insert(d) {
                    continue;
                }
                // Variables end the walk: what they need is done when they are.
                match self.store.obj(d).kind {
                    ObjKind::Var(_) => out.push(d),
                    _ => stack.push(d),
                }
            }
        }
        out.sort_by_key(|&o| self.store.obj(o).order);
        out
    }

    fn emit_var(&mut self, v: ObjId, visiting: &mut FxHashSet<ObjId>, emitted: &mut FxHashSet<ObjId>) {
        if emitted.contains(&v) || !visiting.insert(v) {
            return;
        }
        let Some(info) = self.decls.get(&v) else { return };
        let DeclWork::Var { decl, index } = info.work else { return };
        let file = info.file;
        let ast = &self.units[file].tree.ast;
        let DeclKind::Var { names, values, .. } = ast[decl].kind else { return };
        let values = ast.list(values);
        if values.is_empty() {
            emitted.insert(v);
            return;
        }
        let group: Vec<ObjId> = if values.len() == names.len() {
            vec![v]
        } else {
            ast.list(names).iter().filter_map(|&n| self.infos[file].object(n)).collect()
        };
        for &g in &group {
            for d in self.reached_vars(g) {
                if !group.contains(&d) {
                    self.emit_var(d, visiting, emitted);
                }
            }
        }
        for &g in &group {
            emitted.insert(g);
        }
        let rhs = if values.len() == names.len() { values[index] } else { values[0] };
        self.out.init_order.push(InitStep { lhs: group, file: file as u32, rhs: rhs.index() as u32 });
    }

    /// A variable that needs itself, perhaps through functions.
    fn init_cycles(&mut self) {
        let mut color: FxHashMap<ObjId, bool> = FxHashMap::default();
        let order = self.order.clone();
        for o in order {
            if matches!(self.store.obj(o).kind, ObjKind::Var(_) | ObjKind::Const) && !color.contains_key(&o) {
                let mut path = Vec::new();
                if self.find_cycle(o, &mut path, &mut color) {
                    return;
                }
            }
        }
    }

    fn find_cycle(
        &mut self,
        start: ObjId,
        path: &mut Vec<ObjId>,
        color: &mut FxHashMap<ObjId, bool>,
    ) -> bool {
        // An explicit stack: call graphs are deep.
        let mut stack: Vec<(ObjId, usize)> = vec![(start, 0)];
        color.insert(start, true);
        path.push(start);
        while let Some(&mut (o, ref mut i)) = stack.last_mut() {
            let next = self.deps.get(&o).and_then(|d| d.get(*i)).copied();
            *i += 1;
            let Some(d) = next else {
                color.insert(o, false);
                path.pop();
                stack.pop();
                continue;
            };
            match color.get(&d) {
                Some(true) => {
                    let from = path.iter().position(|&p| p == d).unwrap_or(0);
                    let cycle = path[from..].to_vec();
                    // Functions may call each other; only a variable or constant makes it a cycle of initialisation.
                    if cycle.iter().any(|&c| self.store.obj(c).kind != ObjKind::Func) {
                        self.report_init_cycle(&cycle);
                        return true;
                    }
                }
                Some(false) => {}
                None => {
                    color.insert(d, true);
                    path.push(d);
                    stack.push((d, 0));
                }
            }
        }
        false
    }

    fn report_init_cycle(&mut self, cycle: &[ObjId]) {
        // Begin with a variable, for functions alone make no cycle: the first one in the source.
        let first = (0..cycle.len())
            .filter(|&i| self.store.obj(cycle[i]).kind != ObjKind::Func)
            .min_by_key(|&i| self.store.obj(cycle[i]).pos)
            .unwrap_or(0);
        let at = |i: usize| cycle[(first + i) % cycle.len()];
        let o = self.store.obj(at(0));
        if cycle.len() == 1 {
            let msg = format!("initialization cycle: {} refers to itself", self.text(o.name));
            self.error("InvalidInitCycle", o.pos, msg);
            return;
        }
        let mut msg = format!("initialization cycle for {}", self.text(o.name));
        for i in 0..cycle.len() {
            let (a, b) = (self.store.obj(at(i)), self.store.obj(at(i + 1)));
            msg.push_str(&format!(
                "\n\t{}: {} refers to {}",
                self.pos_string(a.pos),
                self.object_text(at(i)),
                self.object_text(at(i + 1))
            ));
            let _ = (a, b);
        }
        self.error("InvalidInitCycle", o.pos, msg);
    }

    /// A name, with the receiver's type for methods.
    fn object_text(&self, o: ObjId) -> String {
        let name = self.store.obj_name(o);
        match self.out.func_vars.get(&o).and_then(|v| v.recv) {
            Some(r) => {
                let (t, ptr) = self.store.deref(self.store.obj(r).ty());
                let t = self.type_str(t);
                if ptr { format!("(*{t}).{name}") } else { format!("{t}.{name}") }
            }
            None => name.into(),
        }
    }
}
