//! Declarations: types, constants, variables, functions, methods, and the unit's entry.

use super::types::{Basic, Field, INTEGERS};
use super::{Constraint, Func, Generic, Method, Named, Sig, Type, Unit, Var, rc};

impl Unit {
    /// Everything that bodies refer to.
    pub fn declarations(&mut self) {
        for _ in 0..4 {
            let params = (0..self.rng.below(3)).map(|_| self.random_basic()).collect();
            let results = (0..self.rng.below(3)).map(|_| self.random_basic()).collect();
            self.pool.push(Sig { params, results });
        }
        self.constants();
        for _ in 0..self.rng.range(3, 6) {
            self.named_type();
        }
        for _ in 0..self.rng.range(0, 2) {
            self.generic_type();
        }
        for _ in 0..self.rng.range(3, 5) {
            self.function();
        }
        self.globals();
    }

    fn constants(&mut self) {
        for _ in 0..2 {
            let b = *self.rng.pick(&INTEGERS);
            let (scale, add) = (self.rng.range(1, 9) as i128, self.rng.below(20) as i128);
            let names: Vec<_> = (0..3).map(|_| self.fresh("c")).collect();
            self.line("const (");
            self.line(&format!("\t{} {} = iota*{scale} + {add}", names[0], b.name()));
            self.line(&format!("\t{}\n\t_\n\t{}", names[1], names[2]));
            self.line(")");
            for (n, k) in names.into_iter().zip([0, 1, 3]) {
                self.consts.push((n, b, k * scale + add));
            }
        }
        // Exact arithmetic far beyond 64 bits.
        let n = self.fresh("c");
        let (shift, less, m) = (self.rng.range(60, 100), self.rng.range(1, 50), self.rng.next() >> 20);
        let value = ((m as i128) << 20) >> 20 >> (less % 7);
        self.line(&format!("const {n} = {m} << {shift} >> {} / 1 % (1 << 62)", shift + less % 7));
        if value < 1 << 44 {
            self.consts.push((n, Basic::Int, value));
        }
    }

    fn named_type(&mut self) {
        let name = self.fresh("T");
        let underlying = match self.rng.below(12) {
            0 | 1 => self.random_basic(),
            2 => {
                let mut ms: Vec<usize> = (0..self.pool.len()).filter(|_| true).collect();
                while ms.len() > 2 {
                    let i = self.rng.below(ms.len());
                    ms.remove(i);
                }
                Type::Interface(rc(ms))
            }
            3..=6 => self.random_struct(2),
            _ => {
                let t = self.random_type(2);
                self.underlying(&t)
            }
        };
        let me = self.named.len();
        let underlying = match underlying {
            Type::Struct(fs) if self.rng.chance(40) && fs.iter().all(|f| f.name != "next") => {
                let mut fs = (*fs).clone();
                let ty = match self.rng.below(3) {
                    0 => Type::Slice(rc(Type::Named(me))),
                    _ => Type::Pointer(rc(Type::Named(me))),
                };
                fs.push(Field { name: "next".into(), ty, embedded: false });
                Type::Struct(rc(fs))
            }
            u => u,
        };
        let mut methods = vec![];
        if !matches!(underlying, Type::Interface(_) | Type::Pointer(_)) {
            for index in 0..self.pool.len() {
                if self.rng.chance(50) {
                    let pointer = self.rng.chance(40);
                    methods.push(Method { index, pointer, pure: !pointer && self.rng.chance(60) });
                }
            }
        }
        self.named.push(Named { name: name.clone(), underlying: underlying.clone(), methods });
        let text = self.text(&underlying);
        self.line(&format!("type {name} {text}"));
        self.note_dynamic(&Type::Named(me));
    }

    fn generic_type(&mut self) {
        let name = self.fresh("G");
        let params = self.rng.range(1, 2);
        self.params = (0..params).collect();
        let me = self.generics.len();
        let mut fields = vec![];
        for i in 0..self.rng.range(1, 4) {
            let ty =
                if self.rng.chance(60) { Type::Param(self.rng.below(params)) } else { self.random_type(2) };
            fields.push(Field { name: format!("g{i}"), ty, embedded: false });
        }
        if self.rng.chance(50) {
            let own = Type::Instance(me, rc((0..params).map(Type::Param).collect()));
            fields.push(Field { name: "link".into(), ty: Type::Pointer(rc(own)), embedded: false });
        }
        let underlying = Type::Struct(rc(fields));
        let text = self.text_of_generic(&name, params, &underlying);
        let Type::Struct(fields) = &underlying else { return };
        let first = self.text(&fields[0].ty);
        self.generics.push(Generic { name: name.clone(), params, underlying });
        self.line(&text);
        self.params.clear();
        let list = if params == 1 { "P0" } else { "P0, P1" };
        self.line(&format!(
            "func (g *{name}[{list}]) Put(v {first}) {first} {{\n\told := g.g0\n\tg.g0 = v\n\treturn old\n}}"
        ));
        self.line(&format!("func (g {name}[{list}]) Get() {first} {{ return g.g0 }}"));
        self.line(&format!(
            "func (g {name}[{list}]) With[U any](u U) ({first}, []U) {{ return g.g0, []U{{u, u}} }}"
        ));
    }

    fn text_of_generic(&mut self, name: &str, params: usize, underlying: &Type) -> String {
        // The type refers to itself by name before it is in the list.
        self.generics.push(Generic { name: name.into(), params, underlying: underlying.clone() });
        let names: Vec<_> = (0..params).map(|i| format!("P{i}")).collect();
        let text = format!("type {name}[{} any] {}", names.join(", "), self.text(underlying));
        self.generics.pop();
        text
    }

    fn function(&mut self) {
        let name = self.fresh("f");
        let mut constraints = vec![];
        if self.rng.chance(35) {
            for _ in 0..self.rng.range(1, 2) {
                constraints.push(*self.rng.pick(&[
                    Constraint::Any,
                    Constraint::Any,
                    Constraint::Comparable,
                    Constraint::Integer,
                    Constraint::Number,
                    Constraint::Ordered,
                ]));
            }
        }
        self.params = (0..constraints.len()).collect();
        self.constraints = constraints.clone();
        let many = self.rng.chance(20);
        let np = if many { self.rng.below(13) } else { self.rng.below(5) };
        let nr = if many { self.rng.below(11) } else { self.rng.below(4) };
        let mut params: Vec<Type> = (0..np).map(|_| self.random_type(2)).collect();
        let mut results: Vec<Type> = (0..nr).map(|_| self.random_type(2)).collect();
        let mut pure = self.rng.chance(45);
        if pure && (self.rng.chance(80) || results.is_empty()) {
            let t = if self.rng.chance(70) { self.random_basic() } else { self.random_type(2) };
            results = vec![t];
        }
        if !constraints.is_empty() && self.rng.chance(60) {
            results.truncate(2);
            results.insert(0, Type::Param(0));
            pure = self.rng.chance(50);
            if pure {
                results.truncate(1);
            }
        }
        let variadic = self.rng.chance(15);
        if variadic {
            params.push(Type::Slice(rc(self.random_type(1))));
        }
        self.funcs.push(Func { name, constraints, sig: Sig { params, results }, pure, variadic });
        self.params.clear();
        self.constraints.clear();
    }

    fn globals(&mut self) {
        self.literals = 2;
        self.callable = usize::MAX;
        let mut lines = vec![];
        for _ in 0..self.rng.range(2, 5) {
            let t = self.random_type(3);
            let name = self.fresh("g");
            let text = self.text(&t);
            let line = match self.rng.below(3) {
                0 => format!("var {name} {text}"),
                _ => {
                    let e = self.expr(&t, 2).text;
                    format!("var {name} {text} = {e}")
                }
            };
            lines.push(line);
            self.declare(&name, t, true);
        }
        // Initialisation goes by dependency, not by place.
        while !lines.is_empty() {
            let i = self.rng.below(lines.len());
            let l = lines.swap_remove(i);
            self.line(&l);
        }
        self.literals = 0;
        self.callable = 0;
    }

    /// Bodies of all functions and methods, and the entry.
    pub fn bodies(&mut self) {
        for i in 0..self.funcs.len() {
            let f = &self.funcs[i];
            let (name, sig, pure, variadic) = (f.name.clone(), f.sig.clone(), f.pure, f.variadic);
            self.constraints = f.constraints.clone();
            self.params = (0..self.constraints.len()).collect();
            let list: Vec<_> =
                self.constraints.iter().enumerate().map(|(i, c)| format!("P{i} {}", c.text())).collect();
            let params = if list.is_empty() { "".into() } else { format!("[{}]", list.join(", ")) };
            if self.rng.chance(15) {
                self.line("//go:noinline");
            }
            self.budget = self.rng.range(5, 18);
            self.body(&format!("func {name}{params}"), &sig, variadic, pure, None);
            self.params.clear();
            self.constraints.clear();
        }
        for n in 0..self.named.len() {
            for m in self.named[n].methods.clone() {
                let sig = self.pool[m.index].clone();
                let star = if m.pointer { "*" } else { "" };
                self.budget = self.rng.range(2, 7);
                let head = format!("func (x {star}{}) M{}", self.named[n].name, m.index);
                let t = if m.pointer { Type::Pointer(rc(Type::Named(n))) } else { Type::Named(n) };
                self.body(&head, &sig, false, m.pure, Some(t));
            }
        }
        self.entry();
    }

    /// `head(params) results { … }`.
    fn body(&mut self, head: &str, sig: &Sig, variadic: bool, pure: bool, receiver: Option<Type>) {
        let vars = self.vars.len();
        self.pure = pure;
        self.frozen = if pure { vars } else { 0 };
        if let Some(t) = receiver {
            self.declare("x", t, true);
        }
        let text = self.open_body(head, sig, variadic);
        self.block(&text, "", |u| u.inside());
        self.vars.truncate(vars);
        self.pure = false;
        self.frozen = 0;
    }

    /// Declares parameters and results; gives the head up to `{`.
    fn open_body(&mut self, head: &str, sig: &Sig, variadic: bool) -> String {
        let mut params = vec![];
        for (i, p) in sig.params.iter().enumerate() {
            let n = self.local();
            let text = match p {
                Type::Slice(e) if variadic && i + 1 == sig.params.len() => format!("...{}", self.text(e)),
                _ => self.text(p),
            };
            params.push(format!("{n} {text}"));
            self.declare(&n, p.clone(), true);
        }
        self.named_results = !sig.results.is_empty() && self.rng.chance(40);
        let mut results = vec![];
        for (i, r) in sig.results.iter().enumerate() {
            let text = self.text(r);
            if self.named_results {
                let n = format!("r{i}_{}", self.literals);
                results.push(format!("{n} {text}"));
                self.declare(&n, r.clone(), true);
            } else {
                results.push(text);
            }
        }
        self.results = sig.results.clone();
        format!("{head}({}) ({})", params.join(", "), results.join(", "))
    }

    fn inside(&mut self) {
        let zero: Vec<_> = self.results.clone().iter().map(|r| format!("*new({})", self.text(r))).collect();
        let zero = if self.named_results { "".into() } else { zero.join(", ") };
        self.line(&format!("if !tick() {{\n\t\treturn {zero}\n\t}}"));
        let n = self.rng.range(1, 6);
        self.statements(n);
        self.return_statement();
    }

    /// A function literal with a random body; a pure one changes only what is its own.
    pub fn func_literal(&mut self, sig: &Sig, pure: bool) -> String {
        let saved = (
            std::mem::take(&mut self.out),
            std::mem::take(&mut self.results),
            std::mem::take(&mut self.labels),
            self.named_results,
            self.pure,
            self.frozen,
            self.risk,
            self.in_loop,
            self.loops,
        );
        let vars = self.vars.len();
        self.literals += 1;
        self.in_loop = false;
        self.pure |= pure;
        if self.pure {
            self.frozen = vars;
        }
        let head = self.open_body("func", sig, false);
        self.indent += 1;
        let save = self.budget;
        self.budget = save.min(4);
        self.inside();
        self.budget = save.saturating_sub(4 - self.budget.min(4));
        self.indent -= 1;
        self.vars.truncate(vars);
        self.literals -= 1;
        let body = std::mem::take(&mut self.out);
        (
            self.out,
            self.results,
            self.labels,
            self.named_results,
            self.pure,
            self.frozen,
            self.risk,
            self.in_loop,
            self.loops,
        ) = saved;
        format!("{head} {{\n{body}{}}}", "\t".repeat(self.indent))
    }

    fn entry(&mut self) {
        let kernels: Vec<String> = (0..self.rng.range(1, 3)).map(|_| self.kernel()).collect();
        let globals: Vec<Var> = self.vars.clone();
        let name = format!("func main{}()", self.seed);
        self.block(&name, "", |u| {
            u.line(&format!("unit({},", u.seed));
            u.indent += 1;
            for i in 0..u.funcs.len() {
                u.block("func()", ",", |u| {
                    u.budget = 8;
                    u.call_statement(Some(i));
                });
            }
            for k in &kernels {
                u.line(&format!("{k},"));
            }
            u.block("func()", ",", |u| {
                for g in &globals {
                    u.count(&g.ty, &g.name);
                }
            });
            u.indent -= 1;
            u.line(")");
        });
    }
}
