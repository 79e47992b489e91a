//! Expressions: they read variables and call functions that change nothing.

use super::types::{BASICS, Basic, INTEGERS, any, basic};
use super::{Constraint, Expr, Sig, Type, Unit};

fn plain(text: String) -> Expr {
    Expr { text, constant: false }
}

impl Unit {
    /// An expression of type `t` that the compiler does not take for a constant.
    pub fn variable_expr(&mut self, t: &Type, depth: usize) -> String {
        let e = self.expr(t, depth);
        match e.constant {
            true => format!("id({})", e.text),
            false => e.text,
        }
    }

    /// A condition for a header: no `{` outside of parentheses.
    pub fn condition(&mut self, depth: usize) -> String {
        let e = self.expr(&basic(Basic::Bool), depth).text;
        if e.contains('{') { format!("({e})") } else { e }
    }

    /// An expression of type `t`.
    pub fn expr(&mut self, t: &Type, depth: usize) -> Expr {
        if depth == 0 || self.rng.chance(25) {
            return self.leaf(t, depth);
        }
        if self.rng.chance(12)
            && let Some(e) = self.call_expr(t, depth - 1)
        {
            return plain(e);
        }
        if self.rng.chance(3) && self.literals < 2 && self.budget > 0 && !self.quiet {
            let f = self.func_literal(&Sig { params: vec![], results: vec![t.clone()] }, true);
            return plain(format!("{f}()"));
        }
        if self.rng.chance(4) {
            return plain(self.assertion(t, depth - 1));
        }
        match self.underlying(t) {
            Type::Basic(b) => self.basic_expr(t, b, depth - 1),
            Type::Slice(e) => self.slice_expr(t, &e, depth - 1),
            Type::Param(i) => match self.constraints.get(i).copied() {
                Some(c @ (Constraint::Integer | Constraint::Number | Constraint::Ordered)) => {
                    self.param_expr(t, c, depth - 1)
                }
                _ => self.leaf(t, depth),
            },
            Type::Pointer(e) => {
                if self.rng.chance(30)
                    && !self.pure
                    && let Some(p) = self.addressable(&e)
                {
                    return plain(match t {
                        Type::Named(_) => format!("{}(&{p})", self.text(t)),
                        _ => format!("&{p}"),
                    });
                }
                self.leaf(t, depth)
            }
            _ => self.leaf(t, depth),
        }
    }

    fn leaf(&mut self, t: &Type, depth: usize) -> Expr {
        if self.rng.chance(72)
            && let Some(text) = self.readable(t)
        {
            return plain(text);
        }
        self.literal(t, depth.saturating_sub(1))
    }

    /// A variable of type `t` of this function whose address may be taken.
    fn addressable(&mut self, t: &Type) -> Option<String> {
        if self.quiet {
            return None;
        }
        let all: Vec<usize> =
            (0..self.vars.len()).filter(|&i| self.vars[i].assignable && self.vars[i].ty == *t).collect();
        if all.is_empty() {
            return None;
        }
        let i = *self.rng.pick(&all);
        Some(self.vars[i].name.clone())
    }

    fn assertion(&mut self, t: &Type, depth: usize) -> String {
        let text = self.text(t);
        if !t.open() {
            self.note_dynamic(t);
        }
        let v = self.expr(&any(), depth).text;
        if self.take_risk() { format!("{v}.({text})") } else { format!("as[{text}]({v})") }
    }

    /// A call of a function or method without effects that gives one `t`.
    fn call_expr(&mut self, t: &Type, depth: usize) -> Option<String> {
        if self.quiet {
            return None;
        }
        if self.rng.chance(40) {
            return self.method_expr(t, depth);
        }
        let found: Vec<usize> = (self.callable..self.funcs.len())
            .filter(|&i| {
                let f = &self.funcs[i];
                f.pure
                    && f.sig.results.len() == 1
                    && (f.sig.results[0] == *t || matches!(f.sig.results[0], Type::Param(_)))
            })
            .collect();
        if found.is_empty() {
            return None;
        }
        let i = *self.rng.pick(&found);
        Some(self.call(i, Some(t), depth)?.0)
    }

    /// The text of a call of function `i`, and its type arguments; `result` fixes the type parameter that is its first result.
    pub fn call(&mut self, i: usize, result: Option<&Type>, depth: usize) -> Option<(String, Vec<Type>)> {
        let constraints = self.funcs[i].constraints.clone();
        let sig = self.funcs[i].sig.clone();
        let name = self.funcs[i].name.clone();
        let mut args: Vec<Type> = vec![];
        for c in &constraints {
            args.push(self.argument_for(*c));
        }
        if let (Some(t), Some(Type::Param(p))) = (result, sig.results.first()) {
            if !self.satisfies(t, constraints[*p]) {
                return None;
            }
            args[*p] = t.clone();
        }
        for a in &args {
            self.note_dynamic(a);
        }
        let mut list = vec![];
        for (n, p) in sig.params.iter().enumerate() {
            let p = p.subst(&args);
            if self.funcs[i].variadic && n + 1 == sig.params.len() {
                let Type::Slice(e) = &p else { break };
                if self.rng.chance(30) {
                    list.push(format!("{}...", self.expr(&p, depth).text));
                } else {
                    for _ in 0..self.rng.below(4) {
                        list.push(self.expr(e, depth).text);
                    }
                }
            } else {
                let e = self.expr(&p, depth);
                list.push(if constraints.is_empty() { e.text } else { self.convert(&p, &e.text) });
            }
        }
        let inst = match args.is_empty() {
            true => "".into(),
            false => format!("[{}]", args.iter().map(|a| self.text(a)).collect::<Vec<_>>().join(", ")),
        };
        Some((format!("{name}{inst}({})", list.join(", ")), args))
    }

    fn argument_for(&mut self, c: Constraint) -> Type {
        match c {
            Constraint::Any => {
                let save = std::mem::take(&mut self.params);
                let t = self.random_type(1);
                self.params = save;
                t
            }
            _ => {
                for _ in 0..8 {
                    let t = match self.rng.chance(30) && !self.named.is_empty() {
                        true => Type::Named(self.rng.below(self.named.len())),
                        false => self.random_basic(),
                    };
                    if self.satisfies(&t, c) {
                        return t;
                    }
                }
                basic(Basic::Int)
            }
        }
    }

    fn satisfies(&self, t: &Type, c: Constraint) -> bool {
        if t.open() {
            return false;
        }
        let b = self.as_basic(t);
        match c {
            Constraint::Any => true,
            Constraint::Comparable => self.comparable(t),
            Constraint::Integer => b.is_some_and(Basic::is_integer),
            Constraint::Number => b.is_some_and(|b| b.is_integer() || b.is_float()),
            Constraint::Ordered => b.is_some_and(Basic::is_ordered),
        }
    }

    /// A call of a method without effects on a variable of a named type.
    fn method_expr(&mut self, t: &Type, depth: usize) -> Option<String> {
        let mut found = vec![];
        for v in &self.vars {
            if let Type::Named(n) = &v.ty {
                for m in &self.named[*n].methods {
                    if m.pure && self.pool[m.index].results.len() == 1 && self.pool[m.index].results[0] == *t
                    {
                        found.push((v.name.clone(), *n, m.clone()));
                    }
                }
            }
        }
        if found.is_empty() {
            return None;
        }
        let (v, n, m) = self.rng.pick(&found).clone();
        let args = self.arguments(&self.pool[m.index].params.clone(), depth);
        Some(match self.rng.below(5) {
            0 => {
                let sep = if args.is_empty() { "" } else { ", " };
                format!("{}.M{}({v}{sep}{args})", self.named[n].name, m.index)
            }
            _ => format!("{v}.M{}({args})", m.index),
        })
    }

    pub fn arguments(&mut self, params: &[Type], depth: usize) -> String {
        let list: Vec<_> = params.iter().map(|p| self.expr(p, depth).text).collect();
        list.join(", ")
    }

    fn slice_expr(&mut self, t: &Type, e: &Type, depth: usize) -> Expr {
        let cast = |u: &Unit, s: String| match t {
            Type::Slice(_) => plain(s),
            _ => plain(u.convert(t, &s)),
        };
        match self.rng.below(6) {
            0 if matches!(e, Type::Basic(Basic::Uint8)) => {
                let s = self.variable_expr(&basic(Basic::String), depth);
                cast(self, format!("[]byte({s})"))
            }
            0 if matches!(e, Type::Basic(Basic::Int32)) => {
                let s = self.variable_expr(&basic(Basic::String), depth);
                cast(self, format!("[]rune({s})"))
            }
            0 | 1 => {
                let s = self.expr(t, depth).text;
                let n = self.rng.range(1, 3);
                let list: Vec<_> = (0..n).map(|_| self.expr(e, depth).text).collect();
                plain(format!("append({s}, {})", list.join(", ")))
            }
            2 | 3 => {
                let s = self.expr(&Type::Slice(std::rc::Rc::new(e.clone())), depth).text;
                let i = self.int_operand(depth);
                let j = self.int_operand(depth);
                cast(self, format!("slice({s}, {i}, {j})"))
            }
            4 => {
                // A slice of an array variable.
                let found: Vec<(String, usize)> = self.vars[if self.quiet { self.vars.len() } else { 0 }..]
                    .iter()
                    .filter(|v| v.assignable)
                    .filter_map(|v| match &v.ty {
                        Type::Array(n, x) if **x == *e && *n > 0 => Some((v.name.clone(), *n)),
                        _ => None,
                    })
                    .collect();
                if found.is_empty() || self.pure {
                    return self.leaf(t, depth);
                }
                let (v, n) = self.rng.pick(&found).clone();
                let i = self.rng.below(n);
                let j = self.rng.range(i, n);
                let text = match self.rng.below(4) {
                    0 => format!("{v}[:]"),
                    1 => format!("{v}[{i}:]"),
                    2 => format!("{v}[{i}:{j}:{}]", self.rng.range(j, n)),
                    _ => format!("{v}[{i}:{j}]"),
                };
                cast(self, text)
            }
            _ => self.leaf(t, depth),
        }
    }

    /// An integer of some type, not constant.
    fn int_operand(&mut self, depth: usize) -> String {
        let b = match self.rng.chance(50) {
            true => Basic::Int,
            false => *self.rng.pick(&INTEGERS),
        };
        self.variable_expr(&basic(b), depth)
    }

    fn param_expr(&mut self, t: &Type, c: Constraint, depth: usize) -> Expr {
        let a = self.variable_expr(t, depth);
        let b = self.variable_expr(t, depth);
        let op = match c {
            Constraint::Integer => *self.rng.pick(&["+", "-", "*", "&", "|", "^", "&^"]),
            Constraint::Number => *self.rng.pick(&["+", "-", "*"]),
            _ => return plain(format!("{}({a}, {b})", self.rng.pick(&["min", "max"]))),
        };
        plain(format!("({a} {op} {b})"))
    }

    fn basic_expr(&mut self, t: &Type, b: Basic, depth: usize) -> Expr {
        if b == Basic::Bool {
            return self.bool_expr(t, depth);
        }
        if b == Basic::String {
            return self.string_expr(t, depth);
        }
        if self.rng.chance(18) {
            return self.conversion(t, b, depth);
        }
        if b.is_integer() {
            return self.int_expr(t, b, depth);
        }
        let x = self.variable_expr(t, depth);
        let y = self.expr(t, depth);
        if b.is_complex() {
            return match self.rng.below(6) {
                0 => {
                    let f = basic(if b == Basic::Complex64 { Basic::Float32 } else { Basic::Float64 });
                    let (re, im) = (self.variable_expr(&f, depth), self.variable_expr(&f, depth));
                    plain(self.convert(t, &format!("complex({re}, {im})")))
                }
                1 => plain(format!("(-{x})")),
                n => {
                    let op = ["+", "-", "*", "/"][n - 2];
                    plain(format!("({x} {op} {})", nonzero_constant(y, op)))
                }
            };
        }
        match self.rng.below(8) {
            0 => plain(format!("(-{x})")),
            1 => plain(format!("{}({x}, {})", self.rng.pick(&["min", "max"]), y.text)),
            2 => {
                let c = basic(if b == Basic::Float32 { Basic::Complex64 } else { Basic::Complex128 });
                let v = self.variable_expr(&c, depth);
                let part = *self.rng.pick(&["real", "imag"]);
                plain(self.convert(t, &format!("{part}({v})")))
            }
            n => {
                let op = ["+", "-", "*", "/", "+"][n - 3];
                plain(format!("({x} {op} {})", nonzero_constant(y, op)))
            }
        }
    }

    fn int_expr(&mut self, t: &Type, b: Basic, depth: usize) -> Expr {
        let x = self.variable_expr(t, depth);
        match self.rng.below(16) {
            0 => plain(format!("({}{x})", self.rng.pick(&["-", "^", "+"]))),
            1 | 2 => {
                let n = self.int_operand(depth);
                let op = *self.rng.pick(&["<<", ">>"]);
                let mask = *self.rng.pick(&[7, 15, 31, 63, 127]);
                if self.take_risk() {
                    return plain(format!("({x} {op} {n})"));
                }
                plain(format!("({x} {op} ({n} & {mask}))"))
            }
            3 => {
                let op = *self.rng.pick(&["<<", ">>"]);
                plain(format!("({x} {op} {})", self.rng.below(70)))
            }
            4 | 5 => {
                let op = *self.rng.pick(&["/", "%"]);
                if self.rng.chance(60) {
                    let c = match self.integer(b) {
                        0 => 3,
                        c => c,
                    };
                    return plain(format!("({x} {op} {c})"));
                }
                let y = self.variable_expr(t, depth);
                match self.take_risk() {
                    true => plain(format!("({x} {op} {y})")),
                    false => plain(format!("({x} {op} ({y} | 1))")),
                }
            }
            6 => {
                let y = self.expr(t, depth);
                plain(format!("{}({x}, {})", self.rng.pick(&["min", "max"]), y.text))
            }
            7 => {
                let n = self.length(depth);
                plain(self.convert(t, &n))
            }
            8 => {
                let s = self.variable_expr(&basic(Basic::String), depth);
                let i = self.int_operand(depth);
                plain(self.convert(t, &format!("char({s}, {i})")))
            }
            _ => {
                let y = self.expr(t, depth);
                let op = *self.rng.pick(&["+", "-", "*", "&", "|", "^", "&^", "+", "-", "*"]);
                match self.rng.chance(50) {
                    true => plain(format!("({x} {op} {})", y.text)),
                    false => plain(format!("({} {op} {x})", y.text)),
                }
            }
        }
    }

    /// `len` of something, never constant.
    fn length(&mut self, depth: usize) -> String {
        let t = match self.rng.below(4) {
            0 => basic(Basic::String),
            1 => Type::Map(super::rc(basic(Basic::Int)), super::rc(basic(Basic::Int))),
            _ => Type::Slice(super::rc(self.random_basic())),
        };
        let e = self.variable_expr(&t, depth);
        format!("id(len({e}))")
    }

    fn conversion(&mut self, t: &Type, b: Basic, depth: usize) -> Expr {
        let from = if b.is_complex() {
            *self.rng.pick(&[Basic::Complex64, Basic::Complex128])
        } else {
            loop {
                let f = *self.rng.pick(&BASICS);
                if f.is_integer() || f.is_float() {
                    break f;
                }
            }
        };
        let mut source = basic(from);
        for (i, n) in self.named.iter().enumerate() {
            if n.underlying == source {
                source = Type::Named(i);
            }
        }
        let v = self.variable_expr(&source, depth);
        plain(self.convert(t, &v))
    }

    fn string_expr(&mut self, t: &Type, depth: usize) -> Expr {
        let string = basic(Basic::String);
        let text = match self.rng.below(8) {
            0 => {
                let r = self.variable_expr(&basic(Basic::Int32), depth);
                format!("string(rune({r}))")
            }
            1 => {
                let e = if self.rng.chance(50) { Basic::Uint8 } else { Basic::Int32 };
                let s = self.variable_expr(&Type::Slice(super::rc(basic(e))), depth);
                format!("string({s})")
            }
            2 => {
                let s = self.variable_expr(&string, depth);
                let (i, j) = (self.int_operand(depth), self.int_operand(depth));
                format!("part({s}, {i}, {j})")
            }
            3 => {
                let (a, b) = (self.variable_expr(&string, depth), self.expr(&string, depth).text);
                format!("{}({a}, {b})", self.rng.pick(&["min", "max"]))
            }
            _ => {
                let n = self.rng.range(2, 4);
                let mut list = vec![self.variable_expr(&string, depth)];
                for _ in 1..n {
                    list.push(self.expr(&string, depth).text);
                }
                format!("clip({})", list.join(" + "))
            }
        };
        match t {
            Type::Basic(_) => plain(text),
            _ => plain(self.convert(t, &text)),
        }
    }

    fn bool_expr(&mut self, t: &Type, depth: usize) -> Expr {
        let text = match self.rng.below(10) {
            0 => format!("!{}", self.variable_expr(&basic(Basic::Bool), depth)),
            1 | 2 => {
                let (a, b) = (
                    self.variable_expr(&basic(Basic::Bool), depth),
                    self.expr(&basic(Basic::Bool), depth).text,
                );
                format!("({a} {} {b})", self.rng.pick(&["&&", "||"]))
            }
            3 => {
                let k = self.reachable_type(false).unwrap_or(basic(Basic::Int));
                match self.underlying(&k) {
                    Type::Slice(_)
                    | Type::Map(..)
                    | Type::Func(_)
                    | Type::Pointer(_)
                    | Type::Interface(_) => {
                        let v = self.variable_expr(&k, depth);
                        format!("({v} {} nil)", self.rng.pick(&["==", "!="]))
                    }
                    _ if self.comparable(&k) => self.equality(&k, depth),
                    _ => self.equality(&basic(Basic::String), depth),
                }
            }
            4 => {
                let k = self.random_type(2);
                match self.comparable(&k) {
                    true => self.equality(&k, depth),
                    false => self.equality(&basic(Basic::Int), depth),
                }
            }
            5 if self.take_risk() => self.equality(&any(), depth),
            _ => {
                let b = loop {
                    let b = *self.rng.pick(&BASICS);
                    if b.is_ordered() {
                        break b;
                    }
                };
                let k = basic(b);
                let (x, y) = (self.variable_expr(&k, depth), self.expr(&k, depth).text);
                format!("({x} {} {y})", self.rng.pick(&["<", "<=", ">", ">=", "==", "!="]))
            }
        };
        match t {
            Type::Basic(_) => plain(text),
            _ => plain(self.convert(t, &text)),
        }
    }

    fn equality(&mut self, t: &Type, depth: usize) -> String {
        let (a, b) = (self.variable_expr(t, depth), self.expr(t, depth).text);
        format!("({a} {} {b})", self.rng.pick(&["==", "!="]))
    }
}

/// The right operand of `op`; a constant divisor must not be zero.
fn nonzero_constant(e: Expr, op: &str) -> String {
    match (op, e.constant) {
        ("/" | "%", true) => format!("id({})", e.text),
        _ => e.text,
    }
}
