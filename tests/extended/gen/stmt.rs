//! Statements.

use super::types::{Basic, INTEGERS, any, basic};
use super::{Sig, Type, Unit, rc};

impl Unit {
    pub fn statements(&mut self, n: usize) {
        for _ in 0..n {
            if self.budget == 0 {
                break;
            }
            self.budget -= 1;
            self.risk = !self.pure && !self.quiet && self.rng.chance(8);
            self.statement();
        }
    }

    fn statement(&mut self) {
        let deep = self.loops < 3;
        match self.rng.below(45) {
            0..=5 => self.declaration(),
            6..=11 => self.assignment(),
            12 | 13 => self.multi_assignment(),
            14..=16 => self.if_statement(),
            17..=20 if deep => self.loop_statement(),
            21 | 22 => self.switch_statement(),
            23 => self.type_switch(),
            24..=26 => self.call_statement(None),
            27 => self.func_value_call(),
            28 | 29 => self.method_call(),
            30 => self.select_statement(),
            31 if deep => self.goto_statement(),
            32 | 33 => self.defer_statement(),
            34 => self.panic_statement(),
            35 => self.goroutine(),
            36 => self.builtin_statement(),
            37 if deep => self.closures_of_a_loop(),
            38 => self.jump(),
            39 => self.method_value(),
            41..=43 => self.instance_method(),
            40 => self.block("", "", |u| {
                let n = u.rng.range(1, 3);
                u.statements(n);
            }),
            _ => {
                if let Some(t) = self.reachable_type(false)
                    && let Some(p) = self.readable(&t)
                {
                    self.count(&t, &p);
                }
            }
        }
    }

    fn new_variable(&mut self, t: &Type, value: &str) -> String {
        let n = self.local();
        let text = self.text(t);
        if matches!(self.underlying(t), Type::Func(_)) || self.rng.chance(40) {
            self.line(&format!("var {n} {text} = {value}"));
        } else {
            self.line(&format!("{n} := {value}"));
        }
        self.line(&format!("_ = {n}"));
        self.declare(&n, t.clone(), true);
        n
    }

    fn declaration(&mut self) {
        let t = self.random_type(3);
        match self.rng.below(6) {
            0 => {
                let n = self.local();
                let text = self.text(&t);
                self.line(&format!("var {n} {text}\n\t_ = {n}"));
                self.declare(&n, t, true);
            }
            1 => {
                let t2 = self.random_type(2);
                let (e1, e2) = (self.expr(&t, 2).text, self.expr(&t2, 2).text);
                let (a, b) = (self.local(), self.local());
                let (x, y) = (self.convert(&t, &e1), self.convert(&t2, &e2));
                self.line(&format!("{a}, {b} := {x}, {y}\n\t_, _ = {a}, {b}"));
                self.declare(&a, t, true);
                self.declare(&b, t2, true);
            }
            _ => {
                let e = self.expr(&t, 3).text;
                self.new_variable(&t, &e);
            }
        }
    }

    fn guarded(&mut self, guards: &[String], line: &str) {
        match guards.is_empty() {
            true => self.line(line),
            false => {
                let g = guards.join(" && ");
                self.block(&format!("if {g}"), "", |u| u.line(line));
            }
        }
    }

    fn assignment(&mut self) {
        let Some(t) = self.reachable_type(true) else { return self.declaration() };
        let Some(p) = self.writable(&t) else { return self.declaration() };
        let numeric = match self.as_basic(&t) {
            Some(b) => b.is_integer() || b.is_float() || b.is_complex(),
            None => false,
        };
        let integer = self.as_basic(&t).is_some_and(Basic::is_integer);
        let line = match self.rng.below(6) {
            0 if numeric => format!("{}{}", p.text, self.rng.pick(&["++", "--"])),
            1 | 2 if integer => {
                let op = *self.rng.pick(&["+", "-", "*", "&", "|", "^", "&^", "<<", ">>"]);
                if op.len() == 2 && op != "&^" {
                    format!("{} {op}= {}", p.text, self.rng.below(40))
                } else {
                    format!("{} {op}= {}", p.text, self.expr(&t, 2).text)
                }
            }
            1 | 2 if numeric => {
                let op = *self.rng.pick(&["+", "-", "*"]);
                format!("{} {op}= {}", p.text, self.expr(&t, 2).text)
            }
            _ => format!("{} = {}", p.text, self.expr(&t, 3).text),
        };
        self.guarded(&p.guards, &line);
    }

    fn multi_assignment(&mut self) {
        let Some(t) = self.reachable_type(true) else { return };
        let Some(u) = self.reachable_type(true) else { return };
        let u = if self.rng.chance(50) { t.clone() } else { u };
        let (Some(p), Some(q)) = (self.writable(&t), self.writable(&u)) else { return };
        self.risk = false;
        let (a, b) = match self.rng.below(2) {
            0 if t == u => (q.text.clone(), p.text.clone()),
            _ => (self.expr(&t, 2).text, self.expr(&u, 2).text),
        };
        let mut guards = p.guards;
        guards.extend(q.guards);
        self.guarded(&guards, &format!("{}, {} = {a}, {b}", p.text, q.text));
    }

    fn body_of(&mut self, most: usize) {
        let n = self.rng.range(1, most);
        self.statements(n);
    }

    fn if_statement(&mut self) {
        let vars = self.vars.len();
        let mut head = String::from("if ");
        if self.rng.chance(25) {
            let t = self.random_type(1);
            if self.comparable(&t) {
                let e = self.expr(&t, 2).text;
                let n = self.local();
                head.push_str(&format!(
                    "{n} := ({}); {n} != *new({}) && ",
                    self.convert(&t, &e),
                    self.text(&t)
                ));
                self.declare(&n, t, true);
            }
        }
        head.push_str(&self.condition(3));
        self.if_rest(&head, vars);
    }

    fn if_rest(&mut self, head: &str, vars: usize) {
        match self.rng.below(3) {
            0 => self.block(head, "", |u| u.body_of(3)),
            1 => {
                self.block(head, " else {", |u| u.body_of(3));
                self.indent += 1;
                let inner = self.vars.len();
                self.body_of(3);
                self.vars.truncate(inner);
                self.indent -= 1;
                self.line("}");
            }
            _ => {
                self.block(head, "", |u| u.body_of(2));
            }
        }
        self.vars.truncate(vars);
    }

    /// A loop of some kind around a random body, perhaps with a label.
    fn loop_statement(&mut self) {
        if self.rng.chance(12) {
            return self.map_loop();
        }
        let vars = self.vars.len();
        let label = self.rng.chance(25).then(|| self.fresh("L"));
        let mut before = String::new();
        let mut declared: Vec<(String, Type, bool)> = vec![];
        let head = match self.rng.below(10) {
            0..=2 => {
                let i = self.local();
                let b = *self.rng.pick(&[Basic::Int, Basic::Int, Basic::Uint8, Basic::Int64, Basic::Uint32]);
                let n = self.rng.range(1, 6);
                declared.push((i.clone(), basic(b), false));
                match self.rng.below(4) {
                    0 => format!("for {i} := {}({n}); {i} > 0; {i}--", b.name()),
                    1 => {
                        declared[0].2 = true;
                        format!("for {i} := {}(0); {i} < {n} && tick(); {i}++", b.name())
                    }
                    2 => format!(
                        "for {i} := {}(1); {i} < {}; {i} += {}",
                        b.name(),
                        n * 3,
                        self.rng.range(1, 3)
                    ),
                    _ => format!("for {i} := {}(0); {i} < {n}; {i}++", b.name()),
                }
            }
            3 => {
                let c = self.condition(2);
                format!("for tick() && {c}")
            }
            4 => {
                let i = self.local();
                let b = *self.rng.pick(&INTEGERS);
                declared.push((i.clone(), basic(b), true));
                match self.rng.chance(70) {
                    true => format!("for {i} := range {}({})", b.name(), self.rng.below(6)),
                    false => format!("for {i} := range {}(id({}))", b.name(), self.rng.below(6)),
                }
            }
            5 => {
                let s = self.expr(&basic(Basic::String), 2).text;
                let (i, r) = (self.local(), self.local());
                declared.push((i.clone(), basic(Basic::Int), true));
                declared.push((r.clone(), basic(Basic::Int32), true));
                format!("for {i}, {r} := range part({s}, 0, 6)")
            }
            6 | 7 => {
                let Some((text, e)) = self.sequence() else { return };
                let (i, v) = (self.local(), self.local());
                declared.push((i.clone(), basic(Basic::Int), true));
                if self.rng.chance(75) {
                    declared.push((v.clone(), e, true));
                    format!("for {i}, {v} := range {text}")
                } else {
                    format!("for {i} := range {text}")
                }
            }
            8 => {
                let k = self.random_type(1);
                let v = self.random_type(1);
                let (i, j) = (self.local(), self.local());
                let f = self.iterator(&k, &v);
                declared.push((i.clone(), k, true));
                declared.push((j.clone(), v, true));
                format!("for {i}, {j} := range {f}")
            }
            _ => {
                let t = self.random_type(1);
                let c = self.local();
                let n = self.rng.range(1, 4);
                let text = self.text(&t);
                before = format!("{c} := make(chan {text}, {n})\n");
                for _ in 0..n {
                    let e = self.expr(&t, 1).text;
                    before.push_str(&format!("{c} <- {e}\n"));
                }
                before.push_str(&format!("close({c})"));
                let v = self.local();
                declared.push((v.clone(), t, true));
                format!("for {v} := range {c}")
            }
        };
        for l in before.lines() {
            self.line(l);
        }
        if let Some(l) = &label {
            self.line(&format!("{l}:"));
        }
        let outer = self.in_loop;
        self.in_loop = true;
        self.loops += 1;
        if let Some(l) = &label {
            self.labels.push((l.clone(), true));
        }
        self.block(&head, "", |u| {
            for (n, t, assignable) in declared {
                u.line(&format!("_ = {n}"));
                u.declare(&n, t, assignable);
            }
            if let Some(l) = &label {
                let c = u.condition(2);
                let word = *u.rng.pick(&["break", "continue"]);
                u.line(&format!("if {c} {{\n\t\t{word} {l}\n\t}}"));
            }
            u.body_of(4);
        });
        if label.is_some() {
            self.labels.pop();
        }
        self.loops -= 1;
        self.in_loop = outer;
        self.vars.truncate(vars);
    }

    /// A slice, an array or a pointer to one; short.
    fn sequence(&mut self) -> Option<(String, Type)> {
        for _ in 0..4 {
            let t = self.reachable_type(false)?;
            match self.underlying(&t) {
                Type::Slice(e) => {
                    let p = self.readable(&t)?;
                    return Some((format!("slice({p}, 0, 5)"), (*e).clone()));
                }
                Type::Array(n, e) if n < 8 => return Some((self.readable(&t)?, (*e).clone())),
                _ => {}
            }
        }
        let e = self.random_type(1);
        let n = self.rng.below(5);
        let l = self.literal(&Type::Array(n, rc(e.clone())), 1).text;
        Some((format!("({l})"), e))
    }

    /// A function to range over.
    fn iterator(&mut self, k: &Type, v: &Type) -> String {
        let (kt, vt) = (self.text(k), self.text(v));
        let n = self.rng.below(5);
        let (a, b) = (self.expr(k, 1).text, self.expr(v, 1).text);
        let i = self.local();
        let after = match self.pure {
            true => "".into(),
            false => {
                self.trace += 1;
                format!("t({}, uint64({i}))", self.trace)
            }
        };
        let deferred = match !self.pure && self.rng.chance(20) {
            true => {
                self.trace += 1;
                format!("defer t({}, 1)\n", self.trace)
            }
            false => "".into(),
        };
        format!(
            "(func(yield func({kt}, {vt}) bool) {{\n{deferred}for {i} := range {n} {{\n_ = {i}\nif !yield({a}, {b}) {{\nreturn\n}}\n{after}\n}}\n}})"
        )
    }

    fn map_loop(&mut self) {
        let k = self.random_key();
        let v = self.random_type(1);
        let t = Type::Map(rc(k.clone()), rc(v.clone()));
        if self.pure {
            return;
        }
        let m = self.expr(&t, 2).text;
        let (acc, i, j) = (self.local(), self.local(), self.local());
        self.line(&format!("var {acc} uint64"));
        let (ks, vs) = (self.sum(&k, &i), self.sum(&v, &j));
        self.block(&format!("for {i}, {j} := range ({m})"), "", |u| {
            u.line(&format!("{acc} += mix({ks}, {vs})"));
        });
        self.count(&basic(Basic::Uint64), &acc);
    }

    fn switch_statement(&mut self) {
        let outer = self.in_loop;
        let vars = self.vars.len();
        match self.rng.below(3) {
            0 => {
                self.line("switch {");
                for _ in 0..self.rng.range(1, 4) {
                    let c = self.variable_expr(&basic(Basic::Bool), 2);
                    self.case(&format!("case {c}:"));
                }
            }
            1 => {
                let b = *self.rng.pick(&INTEGERS);
                let e = self.variable_expr(&basic(b), 2);
                let m = self.rng.range(2, 9);
                self.line(&format!("switch {e} % {m} {{"));
                let mut used = vec![];
                for _ in 0..self.rng.range(1, 5) {
                    let mut cs = vec![];
                    for _ in 0..self.rng.range(1, 3) {
                        let c = self.rng.below(m);
                        if !used.contains(&c) {
                            used.push(c);
                            cs.push(c.to_string());
                        }
                    }
                    if !cs.is_empty() {
                        self.case(&format!("case {}:", cs.join(", ")));
                    }
                }
            }
            _ => {
                let t = loop {
                    let t = self.random_type(1);
                    if self.comparable(&t) {
                        break t;
                    }
                };
                let e = self.variable_expr(&t, 2);
                self.line(&format!("switch ({e}) {{"));
                for _ in 0..self.rng.range(1, 3) {
                    let c = self.variable_expr(&t, 1);
                    self.case(&format!("case {c}:"));
                }
            }
        }
        // Last, because the case before it may end in fallthrough.
        self.line("default:");
        if self.rng.chance(60) {
            self.indent += 1;
            self.body_of(2);
            self.indent -= 1;
        }
        self.line("}");
        self.vars.truncate(vars);
        self.in_loop = outer;
    }

    fn case(&mut self, head: &str) {
        self.line(head);
        self.indent += 1;
        let vars = self.vars.len();
        self.body_of(3);
        if self.rng.chance(15) {
            self.line("fallthrough");
        } else if self.rng.chance(10) {
            let c = self.condition(1);
            self.line(&format!("if {c} {{\n\t\tbreak\n\t}}"));
        }
        self.vars.truncate(vars);
        self.indent -= 1;
    }

    fn type_switch(&mut self) {
        let e = self.variable_expr(&any(), 2);
        let n = self.local();
        self.line(&format!("switch {n} := ({e}).(type) {{"));
        let mut used: Vec<Type> = vec![];
        for _ in 0..self.rng.range(1, 4) {
            let t = match self.dynamic.is_empty() || self.rng.chance(30) {
                true => self.random_basic(),
                false => self.rng.pick(&self.dynamic.clone()).clone(),
            };
            if used.contains(&t) || t.open() {
                continue;
            }
            used.push(t.clone());
            let text = self.text(&t);
            let vars = self.vars.len();
            self.line(&format!("case {text}:"));
            self.indent += 1;
            self.line(&format!("_ = {n}"));
            self.declare(&n, t, true);
            self.body_of(2);
            self.indent -= 1;
            self.vars.truncate(vars);
        }
        self.line(&format!("default:\n\t_ = {n}\n}}"));
    }

    /// A call with its results in new variables.
    pub fn call_statement(&mut self, which: Option<usize>) {
        if self.pure && which.is_none() {
            return self.assignment();
        }
        let i = which.unwrap_or_else(|| self.rng.below(self.funcs.len()));
        let Some((text, args)) = self.call(i, None, 2) else { return };
        let results: Vec<Type> = self.funcs[i].sig.results.iter().map(|r| r.subst(&args)).collect();
        self.results_of(&text, &results);
    }

    fn results_of(&mut self, call: &str, results: &[Type]) {
        if results.is_empty() || self.rng.chance(5) {
            return self.line(call);
        }
        let n: Vec<_> = results.iter().map(|_| self.local()).collect();
        self.line(&format!("{} := {call}", n.join(", ")));
        for (v, t) in n.iter().zip(results) {
            self.count(t, v);
            self.declare(v, t.clone(), true);
        }
        if self.pure {
            self.line(&format!("{} = {}", vec!["_"; n.len()].join(", "), n.join(", ")));
        }
    }

    fn func_value_call(&mut self) {
        if self.pure {
            return self.declaration();
        }
        let mut found: Vec<(String, Sig)> = vec![];
        for v in &self.vars {
            if let Type::Func(s) = self.underlying(&v.ty) {
                found.push((v.name.clone(), (*s).clone()));
            }
        }
        if found.is_empty() {
            let sig = self.random_sig(1);
            let f = self.func_literal(&sig, false);
            let args = self.arguments(&sig.params, 1);
            return self.results_of(&format!("{f}({args})"), &sig.results);
        }
        let (f, sig) = self.rng.pick(&found).clone();
        let args = self.arguments(&sig.params, 1);
        if self.take_risk() {
            return self.line(&format!("{f}({args})"));
        }
        self.block(&format!("if {f} != nil"), "", |u| u.results_of(&format!("{f}({args})"), &sig.results));
    }

    /// Ways to call a method on something in scope: text, condition, method.
    fn method_targets(&mut self) -> Vec<(String, String, usize)> {
        let mut found = vec![];
        for v in &self.vars {
            let (ty, pointer) = match &v.ty {
                Type::Pointer(e) => ((**e).clone(), true),
                t => (t.clone(), false),
            };
            let guard = if pointer { format!("{} != nil", v.name) } else { String::new() };
            let mut own = vec![];
            if let Type::Named(n) = ty {
                if matches!(self.named[n].underlying, Type::Interface(_)) && pointer {
                    continue;
                }
                for m in &self.named[n].methods {
                    own.push(m.index);
                    if !m.pointer || pointer || v.assignable {
                        found.push((v.name.clone(), guard.clone(), m.index));
                    }
                }
            }
            match self.underlying(&ty) {
                Type::Interface(ms) if !pointer => {
                    for &m in ms.iter() {
                        found.push((v.name.clone(), format!("{} != nil", v.name), m));
                    }
                }
                Type::Struct(fs) => {
                    for f in fs.iter().filter(|f| f.embedded) {
                        let (inner, reference) = match &f.ty {
                            Type::Pointer(e) => ((**e).clone(), true),
                            t => (t.clone(), false),
                        };
                        let Type::Named(n) = inner else { continue };
                        let mut ms: Vec<(usize, bool)> =
                            self.named[n].methods.iter().map(|m| (m.index, m.pointer)).collect();
                        let mut inside = format!("{}.{} != nil", v.name, f.name);
                        match &self.named[n].underlying {
                            Type::Interface(list) => ms = list.iter().map(|&m| (m, false)).collect(),
                            _ if !reference => inside.clear(),
                            _ => {}
                        }
                        for (m, by_pointer) in ms {
                            if own.contains(&m) || (by_pointer && !reference && !pointer && !v.assignable) {
                                continue;
                            }
                            let both = match (guard.is_empty(), inside.is_empty()) {
                                (false, false) => format!("{guard} && {inside}"),
                                _ => format!("{guard}{inside}"),
                            };
                            found.push((v.name.clone(), both, m));
                        }
                    }
                }
                _ => {}
            }
        }
        found
    }

    fn method_call(&mut self) {
        let found = self.method_targets();
        if self.pure || found.is_empty() {
            return self.assignment();
        }
        let (v, guard, m) = self.rng.pick(&found).clone();
        let sig = self.pool[m].clone();
        let args = self.arguments(&sig.params, 2);
        let call = format!("{v}.M{m}({args})");
        if guard.is_empty() || self.take_risk() {
            return self.results_of(&call, &sig.results);
        }
        self.block(&format!("if {guard}"), "", |u| u.results_of(&call, &sig.results));
    }

    fn method_value(&mut self) {
        let found: Vec<_> = self.method_targets().into_iter().filter(|f| f.1.is_empty()).collect();
        if self.pure || found.is_empty() {
            return self.declaration();
        }
        let (v, _, m) = self.rng.pick(&found).clone();
        let sig = self.pool[m].clone();
        match self.rng.below(3) {
            0 => {
                let args = self.arguments(&sig.params, 1);
                self.line(&format!("defer {v}.M{m}({args})"));
            }
            _ => {
                self.new_variable(&Type::Func(rc(sig)), &format!("{v}.M{m}"));
            }
        }
    }

    /// A method of an instance of a generic type: called, through an interface, as a value, or with type arguments.
    fn instance_method(&mut self) {
        let found: Vec<(String, Type)> = self
            .vars
            .iter()
            .filter(|v| v.assignable && matches!(v.ty, Type::Instance(..)))
            .map(|v| (v.name.clone(), v.ty.clone()))
            .collect();
        if self.pure || found.is_empty() {
            return self.declaration();
        }
        let (v, t) = self.rng.pick(&found).clone();
        let Type::Struct(fs) = self.underlying(&t) else { return };
        let first = fs[0].ty.clone();
        let (e, ft) = (self.expr(&first, 2).text, self.text(&first));
        match self.rng.below(5) {
            0 => self.results_of(&format!("{v}.Put({e})"), &[first]),
            1 => self.results_of(&format!("(interface{{ Put({ft}) {ft} }})(&{v}).Put({e})"), &[first]),
            2 => {
                let f = self.local();
                self.line(&format!("{f} := {v}.Get\n{v}.Put({e})"));
                self.results_of(&format!("{f}()"), &[first]);
            }
            3 => {
                let text = self.text(&t);
                self.results_of(&format!("(*{text}).Put(&{v}, {e})"), &[first]);
            }
            _ => {
                let u = self.random_type(1);
                let (arg, ut) = (self.expr(&u, 1).text, self.text(&u));
                self.results_of(&format!("{v}.With[{ut}]({arg})"), &[first, Type::Slice(rc(u))]);
            }
        }
    }

    fn select_statement(&mut self) {
        let mut found: Vec<(String, Type)> = vec![];
        for v in &self.vars[if self.pure { self.frozen } else { 0 }..] {
            if let Type::Chan(e) = self.underlying(&v.ty) {
                found.push((v.name.clone(), (*e).clone()));
            }
        }
        if self.pure {
            return self.declaration();
        }
        if found.is_empty() {
            let e = self.random_type(1);
            let t = Type::Chan(rc(e));
            let value = self.literal(&t, 1).text;
            self.new_variable(&t, &value);
            return;
        }
        let (c, t) = self.rng.pick(&found).clone();
        let vars = self.vars.len();
        self.line("select {");
        match self.rng.below(3) {
            0 => {
                let n = self.local();
                let ok = self.local();
                self.line(&format!("case {n}, {ok} := <-{c}:"));
                self.indent += 1;
                self.count(&basic(Basic::Bool), &ok);
                self.count(&t, &n);
            }
            1 => {
                let text = self.text(&t);
                self.line(&format!("case <-(chan {text})(nil):\n\tt(0, 1)"));
                self.line(&format!("case <-{c}:"));
                self.indent += 1;
            }
            _ => {
                let e = self.expr(&t, 2).text;
                self.line(&format!("case {c} <- {e}:"));
                self.indent += 1;
            }
        }
        self.body_of(2);
        self.vars.truncate(vars);
        self.indent -= 1;
        self.line("default:");
        self.indent += 1;
        self.body_of(2);
        self.vars.truncate(vars);
        self.indent -= 1;
        self.line("}");
    }

    fn goto_statement(&mut self) {
        let l = self.fresh("L");
        match self.rng.chance(50) {
            true => {
                let n = self.local();
                self.loops += 1;
                self.block("", "", |u| {
                    u.line(&format!("{n} := 0"));
                    u.line(&format!("{l}:"));
                    u.block("", "", |u| u.body_of(3));
                    let c = u.condition(2);
                    u.line(&format!("if {n} < 3 && {c} {{\n\t\t{n}++\n\t\tgoto {l}\n\t}}"));
                });
                self.loops -= 1;
            }
            false => self.block("", "", |u| {
                let c = u.condition(2);
                u.line(&format!("if {c} {{\n\t\tgoto {l}\n\t}}"));
                u.block("", "", |u| u.body_of(3));
                u.line(&format!("{l}:"));
            }),
        }
    }

    fn defer_statement(&mut self) {
        if self.pure {
            return self.assignment();
        }
        if self.rng.chance(30) {
            let i = self.rng.below(self.funcs.len());
            if let Some((c, _)) = self.call(i, None, 2) {
                self.line(&format!("defer {c}"));
            }
            return;
        }
        let (saved, results) = (std::mem::take(&mut self.labels), std::mem::take(&mut self.results));
        let (in_loop, named) = (self.in_loop, self.named_results);
        self.in_loop = false;
        self.named_results = false;
        self.block("defer func()", "()", |u| {
            if u.rng.chance(70) {
                let s = u.sum(&any(), "r");
                u.trace += 1;
                let n = u.trace;
                u.block("if r := recover(); r != nil", "", |u| {
                    u.line(&format!("t({n}, {s})"));
                    u.body_of(2);
                });
            }
            u.body_of(3);
        });
        self.labels = saved;
        self.results = results;
        self.in_loop = in_loop;
        self.named_results = named;
    }

    fn panic_statement(&mut self) {
        if self.pure {
            return self.declaration();
        }
        let c = self.condition(3);
        let v = match self.rng.below(3) {
            0 => format!("\"panic {}\"", self.trace),
            1 => self.rng.below(100).to_string(),
            _ => self.any_value(),
        };
        self.line(&format!("if {c} {{\n\t\tpanic({v})\n\t}}"));
    }

    /// A goroutine that sends values made from variables of its own.
    fn goroutine(&mut self) {
        if self.pure {
            return self.declaration();
        }
        let basics: Vec<(String, Type)> = self
            .vars
            .iter()
            .filter(|v| matches!(v.ty, Type::Basic(_)))
            .map(|v| (v.name.clone(), v.ty.clone()))
            .collect();
        let t = self.random_basic();
        let text = self.text(&t);
        let (c, p, i, r) = (self.local(), self.local(), self.local(), self.local());
        let (arg, ty) = match basics.is_empty() {
            true => ("3".to_string(), basic(Basic::Int)),
            false => self.rng.pick(&basics).clone(),
        };
        let pt = self.text(&ty);
        let (n, size) = (self.rng.range(1, 5), self.rng.below(3));
        let vars = self.vars.len();
        let frozen = std::mem::replace(&mut self.frozen, vars);
        self.quiet = true;
        self.risk = false;
        self.declare(&p, ty, false);
        self.declare(&i, basic(Basic::Int), false);
        let e = self.expr(&t, 3).text;
        self.quiet = false;
        self.frozen = frozen;
        self.vars.truncate(vars);
        self.line(&format!("{c} := make(chan {text}, {size})"));
        self.block(&format!("go func({p} {pt})"), &format!("({arg})"), |u| {
            u.line(&format!("defer close({c})"));
            u.block(&format!("for {i} := range {n}"), "", |u| {
                u.line(&format!("_ = {i}"));
                u.line(&format!("{c} <- {e}"));
            });
        });
        self.block(&format!("for {r} := range {c}"), "", |u| u.count(&t, &r));
    }

    fn builtin_statement(&mut self) {
        let Some(t) = self.reachable_type(true) else { return };
        let Some(p) = self.writable(&t) else { return };
        if self.pure {
            return self.declaration();
        }
        match self.underlying(&t) {
            Type::Slice(e) => {
                let line = match self.rng.below(4) {
                    0 => format!("clear({})", p.text),
                    1 => {
                        let s = self.expr(&t, 2).text;
                        let n = self.local();
                        let line = format!("{n} := copy({}, {s})", p.text);
                        self.block("", "", |u| {
                            u.guarded_block(&p.guards, |u| {
                                u.line(&line);
                                u.count(&basic(Basic::Int), &n);
                            })
                        });
                        return;
                    }
                    2 => {
                        let s = self.expr(&t, 1).text;
                        format!("{} = append({}, slice({s}, 0, 3)...)", p.text, p.text)
                    }
                    _ => {
                        let n = self.rng.range(1, 6);
                        let list: Vec<_> = (0..n).map(|_| self.expr(&e, 1).text).collect();
                        format!("{} = append({}, {})", p.text, p.text, list.join(", "))
                    }
                };
                let mut guards = p.guards.clone();
                guards.push(format!("len({}) < 40", p.text));
                self.guarded(&guards, &line);
            }
            Type::Map(k, _) => {
                let line = match self.rng.below(3) {
                    0 => format!("clear({})", p.text),
                    _ => {
                        let key = self.expr(&k, 2).text;
                        format!("delete({}, {key})", p.text)
                    }
                };
                self.guarded(&p.guards, &line);
            }
            _ => {
                let e = self.expr(&t, 3).text;
                self.guarded(&p.guards, &format!("{} = {e}", p.text));
            }
        }
    }

    fn guarded_block(&mut self, guards: &[String], body: impl FnOnce(&mut Unit)) {
        match guards.is_empty() {
            true => body(self),
            false => {
                let g = guards.join(" && ");
                self.block(&format!("if {g}"), "", body);
            }
        }
    }

    /// Closures that each keep their own loop variable.
    fn closures_of_a_loop(&mut self) {
        if self.pure {
            return self.declaration();
        }
        let (fs, i, f) = (self.local(), self.local(), self.local());
        let t = self.random_basic();
        let text = self.text(&t);
        let n = self.rng.range(1, 4);
        self.line(&format!("var {fs} []func() {text}"));
        self.loops += 1;
        let head = match self.rng.below(2) {
            0 => format!("for {i} := 0; {i} < {n}; {i}++"),
            _ => format!("for {i} := range {n}"),
        };
        self.block(&head, "", |u| {
            u.declare(&i, basic(Basic::Int), false);
            let lit = u.func_literal(&Sig { params: vec![], results: vec![t.clone()] }, false);
            u.line(&format!("{fs} = append({fs}, {lit})"));
            u.line(&format!("{fs} = append({fs}, func() {text} {{ _ = {i}; return *new({text}) }})"));
        });
        self.loops -= 1;
        self.block(&format!("for _, {f} := range {fs}"), "", |u| u.count(&t, &format!("{f}()")));
    }

    fn jump(&mut self) {
        let c = self.condition(2);
        match self.rng.below(3) {
            0 if self.in_loop => {
                let word = *self.rng.pick(&["break", "continue"]);
                let l = match self.labels.is_empty() || self.rng.chance(40) {
                    true => String::new(),
                    false => format!(" {}", self.rng.pick(&self.labels.clone()).0),
                };
                self.line(&format!("if {c} {{\n\t\t{word}{l}\n\t}}"));
            }
            _ => self.block(&format!("if {c}"), "", |u| u.return_statement()),
        }
    }

    pub fn return_statement(&mut self) {
        self.risk = false;
        let results = self.results.clone();
        if results.is_empty() || (self.named_results && self.rng.chance(40)) {
            return self.line("return");
        }
        if results.len() > 1
            && !self.pure
            && self.rng.chance(20)
            && let Some(i) = (0..self.funcs.len())
                .find(|&i| self.funcs[i].constraints.is_empty() && self.funcs[i].sig.results == results)
            && let Some((c, _)) = self.call(i, None, 1)
        {
            return self.line(&format!("return {c}"));
        }
        let list: Vec<_> = results.iter().map(|r| self.expr(r, 3).text).collect();
        self.line(&format!("return {}", list.join(", ")));
    }
}
