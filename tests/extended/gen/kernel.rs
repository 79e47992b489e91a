//! Kernels: functions with loops over arrays, slices, strings and structs, where what the passes prove about indexes,
//! strides and widths must be right. An index may be wrong on purpose: the panic's text and what was stored before it
//! count too.

use super::Unit;
use super::types::{Basic, INTEGERS};

/// Something with elements.
#[derive(Clone)]
struct Seq {
    name: String,
    elem: Elem,
    /// The length of an array.
    fixed: Option<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum Elem {
    Int(Basic),
    /// A struct with fields x, y, z.
    Struct,
    /// An array of four ints.
    Row,
    /// Bytes of a string: read only.
    Byte,
}

/// A kernel while it is written.
#[derive(Default)]
struct Kernel {
    ints: Vec<(String, Basic, bool)>,
    seqs: Vec<Seq>,
    loops: usize,
    labels: Vec<String>,
    budget: usize,
}

impl Unit {
    /// Writes a function without parameters and gives its name.
    pub fn kernel(&mut self) -> String {
        let name = self.fresh("k");
        let mut k = Kernel { budget: self.rng.range(8, 22), ..Kernel::default() };
        let open = format!("func {name}()");
        self.block(&open, "", |u| {
            for _ in 0..u.rng.range(2, 4) {
                u.kernel_sequence(&mut k);
            }
            for _ in 0..u.rng.range(2, 4) {
                let b = if u.rng.chance(60) { Basic::Int } else { *u.rng.pick(&INTEGERS) };
                let v = u.local();
                let c = u.rng.below(12);
                u.line(&format!("{v} := {}(id({c}))", b.name()));
                k.ints.push((v, b, true));
            }
            let watch = u.rng.chance(40);
            if watch {
                u.block("defer func()", "()", |u| u.kernel_sum(&k));
            }
            u.kernel_body(&mut k, 6);
            if !watch {
                u.kernel_sum(&k);
            }
        });
        name
    }

    fn kernel_sequence(&mut self, k: &mut Kernel) {
        let name = self.local();
        let n = self.rng.range(1, 12);
        let elem = match self.rng.below(8) {
            0 => Elem::Struct,
            1 => Elem::Row,
            2 => Elem::Byte,
            3 | 4 => Elem::Int(Basic::Int),
            _ => Elem::Int(*self.rng.pick(&INTEGERS)),
        };
        let ty = match elem {
            Elem::Int(b) => b.name().to_string(),
            Elem::Struct => "struct{ x, y int; z uint8 }".into(),
            Elem::Row => "[4]int".into(),
            Elem::Byte => String::new(),
        };
        let fixed = match (elem, self.rng.below(3)) {
            (Elem::Byte, _) => {
                let text: String = (0..n).map(|i| *self.rng.pick(&["a", "é", "z", "0"][i % 2..])).collect();
                self.line(&format!("{name} := id(\"{text}\")"));
                None
            }
            (_, 0) => {
                self.line(&format!("var {name} [{n}]{ty}"));
                Some(n)
            }
            (_, 1) => {
                let room = n + self.rng.below(5);
                self.line(&format!("{name} := make([]{ty}, {n}, {room})"));
                None
            }
            _ => {
                self.line(&format!("{name} := make([]{ty}, id({n}))"));
                None
            }
        };
        if let Elem::Int(b) = elem {
            let m = self.rng.range(1, 40);
            self.line(&format!(
                "for i := range {name} {{\n\t{name}[i] = {}(i*{m}) ^ {}\n}}",
                b.name(),
                m % 8
            ));
        }
        k.seqs.push(Seq { name, elem, fixed });
    }

    fn kernel_sum(&mut self, k: &Kernel) {
        let mut parts: Vec<String> = vec![];
        for (v, _, whole) in &k.ints {
            if *whole {
                parts.push(format!("uint64({v})"));
            }
        }
        let s = self.local();
        self.line(&format!("{s} := uint64(0)"));
        for p in parts {
            self.line(&format!("{s} = mix({s}, {p})"));
        }
        for q in &k.seqs {
            let e = match q.elem {
                Elem::Int(_) | Elem::Byte => "uint64(e)".to_string(),
                Elem::Struct => "uint64(e.x) ^ uint64(e.y)<<7 ^ uint64(e.z)<<50".into(),
                Elem::Row => "uint64(e[0] + 3*e[1] + 5*e[2] + 7*e[3])".into(),
            };
            self.line(&format!("for _, e := range {} {{\n\t{s} = mix({s}, {e})\n}}", q.name));
            self.line(&format!("{s} = mix({s}, uint64(len({})))", q.name));
        }
        self.trace += 1;
        self.line(&format!("t({}, {s})", self.trace));
    }

    fn kernel_body(&mut self, k: &mut Kernel, most: usize) {
        for _ in 0..self.rng.range(1, most) {
            if k.budget == 0 {
                return;
            }
            k.budget -= 1;
            self.kernel_statement(k);
        }
    }

    fn kernel_block(&mut self, k: &mut Kernel, head: &str, most: usize) {
        let (ints, seqs) = (k.ints.len(), k.seqs.len());
        self.block(head, "", |u| u.kernel_body(k, most));
        k.ints.truncate(ints);
        k.seqs.truncate(seqs);
    }

    fn kernel_statement(&mut self, k: &mut Kernel) {
        match self.rng.below(20) {
            0..=4 if k.loops < 3 => self.kernel_loop(k),
            5 | 6 => {
                let c = self.kernel_condition(k);
                self.kernel_block(k, &format!("if {c}"), 3);
            }
            7 => self.kernel_switch(k),
            8 if k.loops > 0 => {
                let c = self.kernel_condition(k);
                let word = *self.rng.pick(&["break", "continue"]);
                let label = match k.labels.is_empty() || self.rng.chance(50) {
                    true => String::new(),
                    false => format!(" {}", self.rng.pick(&k.labels)),
                };
                self.line(&format!("if {c} {{\n\t{word}{label}\n}}"));
            }
            9 => self.kernel_slice(k),
            10 => self.kernel_swap(k),
            11 => self.kernel_append(k),
            12..=15 => self.kernel_store(k),
            _ => self.kernel_assign(k),
        }
    }

    fn kernel_loop(&mut self, k: &mut Kernel) {
        let (i, j) = (self.local(), self.local());
        let n = self.rng.range(0, 9);
        let q = self.rng.pick(&k.seqs).clone();
        let ints = k.ints.len();
        let b = if self.rng.chance(75) { Basic::Int } else { *self.rng.pick(&INTEGERS) };
        let t = b.name();
        let label = self.rng.chance(20).then(|| self.fresh("L"));
        let bound = match self.rng.below(3) {
            0 => format!("{t}({n})"),
            1 => format!("{t}(len({}))", q.name),
            _ => format!("{t}(id({n}))"),
        };
        let head = match self.rng.below(9) {
            0 | 1 => {
                k.ints.push((i.clone(), b, false));
                format!("for {i} := {t}(0); {i} < {bound}; {i}++")
            }
            2 => {
                k.ints.push((i.clone(), b, false));
                let step = self.rng.range(1, 4);
                let op = *self.rng.pick(&["<", "<="]);
                format!("for {i} := {t}({}); {i} {op} {bound}; {i} += {step}", self.rng.below(4))
            }
            3 => {
                let b = if b.is_signed() { b } else { Basic::Int };
                k.ints.push((i.clone(), b, false));
                format!("for {i} := {}(len({})) - 1; {i} >= 0; {i}--", b.name(), q.name)
            }
            4 => {
                k.ints.push((i.clone(), Basic::Int, false));
                k.ints.push((j.clone(), Basic::Int, false));
                let back = self.rng.below(2);
                format!(
                    "for {i}, {j} := 0, len({})-{back}; {i} < {j}; {i}, {j} = {i}+1, {j}-{}",
                    q.name,
                    self.rng.range(1, 2)
                )
            }
            5 => {
                k.ints.push((i.clone(), Basic::Int, true));
                format!("for {i} := range {}", q.name)
            }
            6 if !matches!(q.elem, Elem::Struct | Elem::Row) => {
                k.ints.push((i.clone(), Basic::Int, true));
                let e = match q.elem {
                    Elem::Int(b) => b,
                    _ => Basic::Int32,
                };
                k.ints.push((j.clone(), e, true));
                format!("for {i}, {j} := range {}", q.name)
            }
            7 => {
                k.ints.push((i.clone(), b, true));
                format!("for {i} := range {}({n})", b.name())
            }
            _ => {
                let c = self.kernel_condition(k);
                format!("for tick() && {c}")
            }
        };
        if let Some(l) = &label {
            self.line(&format!("{l}:"));
            k.labels.push(l.clone());
        }
        k.loops += 1;
        let seqs = k.seqs.len();
        self.block(&head, "", |u| {
            // An endless loop ends by its fuel.
            u.line("if !tick() {\n\tbreak\n}");
            if let Some(l) = &label {
                let c = u.kernel_condition(k);
                u.line(&format!("if {c} {{\n\tcontinue {l}\n}}"));
            }
            for v in &k.ints[ints..] {
                u.line(&format!("_ = {}", v.0));
            }
            u.kernel_body(k, 5);
        });
        k.loops -= 1;
        if label.is_some() {
            k.labels.pop();
        }
        k.ints.truncate(ints);
        k.seqs.truncate(seqs);
    }

    fn kernel_switch(&mut self, k: &mut Kernel) {
        let (v, _, _) = self.rng.pick(&k.ints).clone();
        let m = self.rng.range(2, 7);
        let (labels, loops) = (std::mem::take(&mut k.labels), std::mem::take(&mut k.loops));
        self.line(&format!("switch {v} % {m} {{"));
        for c in 0..self.rng.range(1, m.min(5)) {
            self.line(&format!("case {c}:"));
            let (ints, seqs) = (k.ints.len(), k.seqs.len());
            self.kernel_body(k, 2);
            k.ints.truncate(ints);
            k.seqs.truncate(seqs);
        }
        self.line("default:");
        let (ints, seqs) = (k.ints.len(), k.seqs.len());
        self.kernel_body(k, 2);
        k.ints.truncate(ints);
        k.seqs.truncate(seqs);
        self.line("}");
        (k.labels, k.loops) = (labels, loops);
    }

    /// A part of a sequence under a name of its own.
    fn kernel_slice(&mut self, k: &mut Kernel) {
        let q = self.rng.pick(&k.seqs).clone();
        let name = self.local();
        let (lo, hi) = (self.kernel_index(k, &q), self.kernel_index(k, &q));
        // Constants in the wrong order would be refused.
        let both = hi.parse::<usize>().is_err();
        let text = match self.rng.below(5) {
            _ if !both => format!("{}[{lo}:]", q.name),
            0 => format!("{}[{lo}:]", q.name),
            1 => format!("{}[:{hi}]", q.name),
            2 if q.elem != Elem::Byte => format!("{}[{lo}:{hi}:{hi}]", q.name),
            3 => format!("{}[{}:]", q.name, self.rng.below(3).min(q.fixed.unwrap_or(2))),
            _ => format!("{}[{lo}:{hi}]", q.name),
        };
        self.line(&format!("{name} := {text}\n_ = {name}"));
        k.seqs.push(Seq { name, elem: q.elem, fixed: None });
    }

    fn kernel_swap(&mut self, k: &mut Kernel) {
        let all: Vec<Seq> = k.seqs.iter().filter(|q| q.elem != Elem::Byte).cloned().collect();
        if all.is_empty() {
            return;
        }
        let q = self.rng.pick(&all).clone();
        let (i, j) = (self.kernel_index(k, &q), self.kernel_index(k, &q));
        let n = &q.name;
        let line = match self.rng.below(3) {
            0 => format!("copy({n}[{i}:], {n}[{j}:])"),
            _ => format!("{n}[{i}], {n}[{j}] = {n}[{j}], {n}[{i}]"),
        };
        self.line(&line);
    }

    fn kernel_append(&mut self, k: &mut Kernel) {
        let all: Vec<Seq> =
            k.seqs.iter().filter(|q| q.fixed.is_none() && matches!(q.elem, Elem::Int(_))).cloned().collect();
        if all.is_empty() {
            return;
        }
        let q = self.rng.pick(&all).clone();
        let Elem::Int(b) = q.elem else { return };
        let (n, e) = (&q.name, self.kernel_int(k, b, 1));
        let line = match self.rng.below(3) {
            0 => format!("{n} = append({n}, {n}[:len({n})/2]...)"),
            1 => format!("{n} = append({n}[:len({n})/2], {e})"),
            _ => format!("{n} = append({n}, {e})"),
        };
        self.line(&format!("if len({n}) < 20 {{\n\t{line}\n}}"));
    }

    fn kernel_store(&mut self, k: &mut Kernel) {
        let all: Vec<Seq> = k.seqs.iter().filter(|q| q.elem != Elem::Byte).cloned().collect();
        if all.is_empty() {
            return self.kernel_assign(k);
        }
        let q = self.rng.pick(&all).clone();
        let i = self.kernel_index(k, &q);
        let (place, b) = match q.elem {
            Elem::Int(b) => (format!("{}[{i}]", q.name), b),
            Elem::Struct => match self.rng.below(3) {
                0 => (format!("{}[{i}].z", q.name), Basic::Uint8),
                1 => (format!("{}[{i}].y", q.name), Basic::Int),
                _ => (format!("{}[{i}].x", q.name), Basic::Int),
            },
            _ => (format!("{}[{i}][{}]", q.name, self.kernel_masked(k, 4)), Basic::Int),
        };
        let e = self.kernel_int(k, b, 2);
        let op = *self.rng.pick(&["=", "=", "+=", "-=", "*=", "^=", "|=", "&="]);
        self.line(&format!("{place} {op} {e}"));
    }

    fn kernel_assign(&mut self, k: &mut Kernel) {
        let all: Vec<_> = k.ints.iter().filter(|v| v.2).cloned().collect();
        if all.is_empty() || self.rng.chance(15) {
            let b = *self.rng.pick(&INTEGERS);
            let e = self.kernel_int(k, b, 2);
            let v = self.local();
            self.line(&format!("{v} := {}({e})\n_ = {v}", b.name()));
            k.ints.push((v, b, true));
            return;
        }
        let (v, b, _) = self.rng.pick(&all).clone();
        match self.rng.below(5) {
            0 => {
                let op = *self.rng.pick(&["++", "--"]);
                self.line(&format!("{v}{op}"));
            }
            1 | 2 => {
                let e = self.kernel_int(k, b, 2);
                let op = *self.rng.pick(&["+", "-", "*", "^", "&", "|", "&^"]);
                self.line(&format!("{v} {op}= {e}"));
            }
            3 => {
                let op = *self.rng.pick(&["/", "%", ">>", "<<"]);
                let by = self.rng.range(1, 9);
                self.line(&format!("{v} {op}= {by}"));
            }
            _ => {
                let e = self.kernel_int(k, b, 3);
                self.line(&format!("{v} = {e}"));
            }
        }
    }

    fn kernel_condition(&mut self, k: &Kernel) -> String {
        let (v, b, _) = self.rng.pick(&k.ints).clone();
        let op = *self.rng.pick(&["<", "<=", ">", ">=", "==", "!="]);
        let other = match self.rng.below(4) {
            0 if b == Basic::Int => format!("len({})", self.rng.pick(&k.seqs).name),
            1 => self.kernel_int(k, b, 1),
            _ => self.rng.below(14).to_string(),
        };
        let first = format!("{v} {op} {other}");
        if self.rng.chance(25) {
            let join = *self.rng.pick(&["&&", "||"]);
            return format!("({first} {join} {})", self.kernel_condition(k));
        }
        first
    }

    /// An index that is usually inside.
    fn kernel_index(&mut self, k: &Kernel, q: &Seq) -> String {
        let ints: Vec<_> = k.ints.iter().filter(|v| v.1 == Basic::Int).map(|v| v.0.clone()).collect();
        match self.rng.below(8) {
            0 if q.fixed.is_none() => self.rng.below(4).to_string(),
            0 => "0".into(),
            1 => self.kernel_masked(k, q.fixed.unwrap_or(8)),
            2 => format!("uint({}) % uint(len({})+{})", self.rng.pick(&k.ints).0, q.name, self.rng.below(2)),
            3 | 4 if !ints.is_empty() => {
                let op = *self.rng.pick(&["+", "-"]);
                format!("{}{op}{}", self.rng.pick(&ints), self.rng.range(1, 2))
            }
            5 if !ints.is_empty() => format!("len({})-1-{}", q.name, self.rng.pick(&ints)),
            _ => self.rng.pick(&k.ints).0.clone(),
        }
    }

    /// An index below `n`, unless the variable is negative.
    fn kernel_masked(&mut self, k: &Kernel, n: usize) -> String {
        let (v, b, _) = self.rng.pick(&k.ints).clone();
        match n.is_power_of_two() && self.rng.chance(60) {
            true => format!("{v} & {}", n - 1),
            false if b.bits() == 8 && n > 100 => v,
            false => format!("{v} % {n}"),
        }
    }

    /// An integer of kind `b`.
    fn kernel_int(&mut self, k: &Kernel, b: Basic, depth: usize) -> String {
        if depth == 0 || self.rng.chance(20) {
            let (v, from, _) = self.rng.pick(&k.ints).clone();
            return if from == b { v } else { format!("{}({v})", b.name()) };
        }
        match self.rng.below(9) {
            0 | 1 => {
                let q = self.rng.pick(&k.seqs).clone();
                let i = self.kernel_index(k, &q);
                match q.elem {
                    Elem::Int(e) if e == b => format!("{}[{i}]", q.name),
                    Elem::Int(_) | Elem::Byte => format!("{}({}[{i}])", b.name(), q.name),
                    Elem::Struct => {
                        format!("{}({}[{i}].{})", b.name(), q.name, self.rng.pick(&["x", "y", "z"]))
                    }
                    Elem::Row => format!("{}({}[{i}][{}])", b.name(), q.name, self.kernel_masked(k, 4)),
                }
            }
            2 => format!("{}(len({}))", b.name(), self.rng.pick(&k.seqs).name),
            3 => {
                let (v, from, _) = self.rng.pick(&k.ints).clone();
                let op = *self.rng.pick(&["<<", ">>"]);
                let x = if from == b { v } else { format!("{}({v})", b.name()) };
                format!("({x} {op} {})", self.rng.below(70))
            }
            4 => {
                let x = self.kernel_int(k, b, depth - 1);
                let op = *self.rng.pick(&["/", "%"]);
                format!("(id({x}) {op} {})", self.rng.range(1, 120))
            }
            5 => {
                let (x, y) = (self.kernel_int(k, b, depth - 1), self.kernel_int(k, b, depth - 1));
                format!("{}({x}, {y})", self.rng.pick(&["min", "max"]))
            }
            _ => {
                let (x, y) = (self.kernel_int(k, b, depth - 1), self.kernel_int(k, b, depth - 1));
                format!("({x} {} {y})", self.rng.pick(&["+", "-", "*", "^", "&", "|", "&^"]))
            }
        }
    }
}
