//! Ways from variables to values of a wanted type: fields, elements, what pointers point to.

use super::types::Basic;
use super::{Type, Unit};

/// A variable, or something inside of one.
pub struct Place {
    pub text: String,
    /// Conditions, in order, under which the access does not panic (for a place that is written to).
    pub guards: Vec<String>,
}

struct Step {
    text: String,
    ty: Type,
    guards: Vec<String>,
    /// Leads out of the variable's own memory.
    shared: bool,
    addressable: bool,
    depth: usize,
}

impl Unit {
    /// Something readable of type `want`.
    pub fn readable(&mut self, want: &Type) -> Option<String> {
        let from = if self.quiet { self.frozen } else { 0 };
        let found = self.search(want, false, from)?;
        Some(found.text)
    }

    /// Something of type `want` that may be assigned to.
    pub fn writable(&mut self, want: &Type) -> Option<Place> {
        let from = if self.pure || self.quiet { self.frozen } else { 0 };
        self.search(want, true, from)
    }

    /// A type that some variable in reach has, for statements that need a target.
    pub fn reachable_type(&mut self, write: bool) -> Option<Type> {
        let from = if (write && self.pure) || self.quiet { self.frozen } else { 0 };
        let all: Vec<usize> =
            (from..self.vars.len()).filter(|&i| !write || self.vars[i].assignable).collect();
        if all.is_empty() {
            return None;
        }
        // The newest ones are the most interesting.
        let i = match self.rng.chance(60) {
            true => all[all.len() - 1 - self.rng.below(all.len().min(5))],
            false => *self.rng.pick(&all),
        };
        let mut t = self.vars[i].ty.clone();
        for _ in 0..self.rng.below(3) {
            let next = match self.underlying(&t) {
                Type::Struct(fs) => {
                    let fs: Vec<_> = fs.iter().filter(|f| f.name != "_").cloned().collect();
                    match fs.is_empty() {
                        true => break,
                        false => self.rng.pick(&fs).ty.clone(),
                    }
                }
                Type::Array(n, e) if n > 0 => (*e).clone(),
                Type::Slice(e) | Type::Pointer(e) | Type::Map(_, e) => (*e).clone(),
                _ => break,
            };
            t = next;
        }
        Some(t)
    }

    fn search(&mut self, want: &Type, write: bool, from: usize) -> Option<Place> {
        let mut found: Vec<Step> = vec![];
        let mut work: Vec<Step> = vec![];
        let n = self.vars.len();
        // A random window of variables keeps this cheap and the programs varied.
        let many = 14;
        let start = if n - from.min(n) > many && self.rng.chance(70) { n - many } else { from };
        for v in &self.vars[start.max(from).min(n)..] {
            if write && !v.assignable {
                // What it points to can still be written.
                if !matches!(self.underlying(&v.ty), Type::Pointer(_) | Type::Slice(_) | Type::Map(..)) {
                    continue;
                }
            }
            work.push(Step {
                text: v.name.clone(),
                ty: v.ty.clone(),
                guards: vec![],
                shared: false,
                addressable: v.assignable,
                depth: 0,
            });
        }
        while let Some(s) = work.pop() {
            if found.len() > 40 {
                break;
            }
            if s.ty == *want && (!write || s.addressable) && !(write && self.pure && s.shared) {
                found.push(Step { text: s.text.clone(), ty: s.ty.clone(), guards: s.guards.clone(), ..s });
            }
            if s.depth >= 3 || (self.quiet && s.depth >= 1) {
                continue;
            }
            self.steps(&s, write, &mut work);
        }
        if found.is_empty() {
            return None;
        }
        let i = self.rng.below(found.len());
        let f = found.swap_remove(i);
        Some(Place { text: f.text, guards: f.guards })
    }

    fn index(&mut self, len: &str, constant: Option<usize>) -> String {
        if let Some(n) = constant
            && self.rng.chance(50)
        {
            return self.rng.below(n).to_string();
        }
        let int = Type::Basic(*self.rng.pick(&[Basic::Int, Basic::Int, Basic::Uint8, Basic::Uint]));
        match self.near(&int) {
            Some(v) if constant.is_some_and(usize::is_power_of_two) && self.rng.chance(50) => {
                format!("{v}&{}", constant.unwrap_or(1) - 1)
            }
            Some(v) => format!("ix({v}, {len})"),
            None => match constant {
                Some(n) => self.rng.below(n).to_string(),
                None => format!("ix({}, {len})", self.rng.below(9)),
            },
        }
    }

    /// A plain variable of the type.
    pub fn near(&mut self, want: &Type) -> Option<String> {
        let from = if self.quiet { self.frozen.min(self.vars.len()) } else { 0 };
        let all: Vec<usize> = (from..self.vars.len()).filter(|&i| self.vars[i].ty == *want).collect();
        if all.is_empty() {
            return None;
        }
        let i = *self.rng.pick(&all);
        Some(self.vars[i].name.clone())
    }

    fn steps(&mut self, s: &Step, write: bool, work: &mut Vec<Step>) {
        let step = |text: String, ty: &Type| Step {
            text,
            ty: ty.clone(),
            guards: s.guards.clone(),
            shared: s.shared,
            addressable: s.addressable,
            depth: s.depth + 1,
        };
        match self.underlying(&s.ty) {
            Type::Struct(fs) => {
                for f in fs.iter().filter(|f| f.name != "_") {
                    work.push(step(format!("{}.{}", s.text, f.name), &f.ty));
                }
            }
            Type::Array(n, e) if n > 0 => {
                let i = self.index(&n.to_string(), Some(n));
                work.push(step(format!("{}[{i}]", s.text), &e));
            }
            Type::Slice(e) => {
                let raw = self.take_risk();
                let i = self.index(&format!("len({})", s.text), None);
                let mut n = step(format!("{}[{i}]", s.text), &e);
                n.shared = true;
                n.addressable = true;
                if write {
                    n.guards.push(format!("len({}) != 0", s.text));
                } else if !raw {
                    n.text = format!("at({}, {})", s.text, self.rng.below(4));
                    n.addressable = false;
                }
                work.push(n);
            }
            Type::Pointer(e) => {
                let raw = self.take_risk();
                let mut n = step(format!("(*{})", s.text), &e);
                n.shared = true;
                n.addressable = true;
                if write {
                    n.guards.push(format!("{} != nil", s.text));
                } else if !raw {
                    n.text = format!("get({})", s.text);
                    n.addressable = false;
                }
                work.push(n);
            }
            Type::Map(k, e) => {
                let key = match self.near(&k) {
                    Some(v) => v,
                    None => {
                        let t = self.text(&k);
                        format!("*new({t})")
                    }
                };
                let mut n = step(format!("{}[{key}]", s.text), &e);
                n.shared = true;
                if write {
                    if s.depth < 3 && !self.pure {
                        n.guards.push(format!("{} != nil", s.text));
                        n.addressable = true;
                        // Only the element as a whole can be assigned.
                        n.depth = 3;
                        work.push(n);
                    }
                } else {
                    n.addressable = false;
                    work.push(n);
                }
            }
            _ => {}
        }
    }
}
