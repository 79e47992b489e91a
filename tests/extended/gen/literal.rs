//! Constants, and literals of composite types.

use super::types::{Basic, any};
use super::{Constraint, Expr, Sig, Type, Unit};

impl Unit {
    /// An integer constant that `b` can hold; often one at a border.
    pub fn integer(&mut self, b: Basic) -> i128 {
        let bits = b.bits();
        let (lo, hi) = match b.is_signed() {
            true => (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1),
            false => (0, (1i128 << bits) - 1),
        };
        match self.rng.below(10) {
            0 => lo,
            1 => hi,
            2 => (lo + 1).max(0),
            3 => 1 << self.rng.below(bits as usize - 1),
            4 => (self.rng.next() as i128) % (hi / 2 + 1),
            5 if lo < 0 => -(self.rng.below(100) as i128),
            _ => self.rng.below(100) as i128,
        }
    }

    fn integer_text(&mut self, v: i128) -> String {
        match self.rng.below(8) {
            0 if v >= 0 => format!("{v:#x}"),
            1 if v >= 0 => format!("{v:#b}"),
            2 if v >= 0 => format!("0o{v:o}"),
            3 if (32..127).contains(&v) && v != 39 && v != 92 => format!("'{}'", v as u8 as char),
            _ => v.to_string(),
        }
    }

    /// A constant of a basic kind, as the source writes it where its type is known.
    pub fn constant_text(&mut self, b: Basic) -> String {
        match b {
            Basic::Bool => self.rng.pick(&["true", "false"]).to_string(),
            Basic::String => self.string_text(),
            Basic::Float32 | Basic::Float64 => self.float_text(),
            Basic::Complex64 | Basic::Complex128 => match self.rng.below(3) {
                0 => self.float_text(),
                1 => format!("{}i", self.rng.below(10)),
                _ => format!("({} + {}.5i)", self.float_text(), self.rng.below(9)),
            },
            _ => {
                if self.rng.chance(10)
                    && let Some(c) = self.consts.iter().find(|c| c.1 == b)
                {
                    return c.0.clone();
                }
                let v = self.integer(b);
                self.integer_text(v)
            }
        }
    }

    fn float_text(&mut self) -> String {
        match self.rng.below(8) {
            0 => "0".into(),
            1 => "1e30".into(),
            2 => "-2.5e-20".into(),
            3 => "0x1.8p3".into(),
            4 => format!("-{}.{}", self.rng.below(1000), self.rng.below(100)),
            5 => format!("{}", self.rng.below(100)),
            _ => format!("{}.{}", self.rng.below(100), self.rng.below(100)),
        }
    }

    fn string_text(&mut self) -> String {
        const WORDS: &[&str] = &[
            "",
            "a",
            "go",
            "héllo",
            "日本",
            "\\xff\\xfe",
            "x\\x00y",
            "tab\\t",
            "\\u00e9",
            "longer than sixteen bytes",
            "😀",
        ];
        match self.rng.below(10) {
            0 => "`raw \\n`".into(),
            n if n < 6 => format!("\"{}\"", self.rng.pick(WORDS)),
            _ => format!("\"{}{}\"", self.rng.pick(WORDS), self.rng.below(1000)),
        }
    }

    /// A value of `t` made of nothing but literals and small expressions.
    pub fn literal(&mut self, t: &Type, depth: usize) -> Expr {
        let text = self.text(t);
        let plain = |text: String| Expr { text, constant: false };
        let under = self.underlying(t);
        if depth == 0 {
            match under {
                Type::Pointer(e) if self.rng.chance(50) => {
                    let value = format!("new({})", self.text(&e));
                    return plain(if matches!(t, Type::Named(_)) { self.convert(t, &value) } else { value });
                }
                Type::Pointer(_) => return plain(self.convert(t, "nil")),
                Type::Array(..) | Type::Struct(_) | Type::Map(..) | Type::Slice(_) => {
                    return plain(format!("{text}{{}}"));
                }
                _ => {}
            }
        }
        let depth = depth.saturating_sub(1);
        match under {
            Type::Basic(b) => {
                let c = self.constant_text(b);
                let bare = matches!(t, Type::Basic(Basic::Bool | Basic::String));
                Expr { text: if bare { c } else { format!("{text}({c})") }, constant: true }
            }
            Type::Param(i) => match self.constraints.get(i) {
                Some(Constraint::Integer | Constraint::Number) if self.rng.chance(50) => {
                    plain(format!("{text}({})", self.rng.below(100)))
                }
                _ => plain(format!("*new({text})")),
            },
            Type::Array(n, e) => {
                if n > 5 || n == 0 || self.rng.chance(20) {
                    let inner =
                        if n > 0 { format!("{}: {}", n - 1, self.expr(&e, depth).text) } else { "".into() };
                    return plain(format!("{text}{{{inner}}}"));
                }
                let list: Vec<_> = (0..n).map(|_| self.expr(&e, depth).text).collect();
                let head = match t {
                    Type::Array(..) if self.rng.chance(20) => format!("[...]{}", self.text(&e)),
                    _ => text,
                };
                plain(format!("{head}{{{}}}", list.join(", ")))
            }
            Type::Slice(e) => match self.rng.below(6) {
                0 => plain(self.convert(t, "nil")),
                1 => {
                    let (n, more) = (self.rng.below(6), self.rng.below(5));
                    plain(format!("make({text}, {n}, {})", n + more))
                }
                2 => {
                    let k = self.rng.below(4);
                    plain(format!(
                        "{text}{{{k}: {}, {}}}",
                        self.expr(&e, depth).text,
                        self.expr(&e, depth).text
                    ))
                }
                _ => {
                    let n = self.rng.below(5);
                    let list: Vec<_> = (0..n).map(|_| self.expr(&e, depth).text).collect();
                    plain(format!("{text}{{{}}}", list.join(", ")))
                }
            },
            Type::Map(k, v) => match self.rng.below(4) {
                0 => plain(self.convert(t, "nil")),
                1 => plain(format!("make({text}, {})", self.rng.below(20))),
                _ => {
                    let n = self.rng.below(4);
                    let mut list = vec![];
                    for _ in 0..n {
                        let key = self.variable_expr(&k, depth);
                        // Which of two equal keys wins is not worth asking.
                        let value = if n > 1 { self.literal_zero(&v) } else { self.expr(&v, depth).text };
                        list.push(format!("{key}: {value}"));
                    }
                    plain(format!("{text}{{{}}}", list.join(", ")))
                }
            },
            Type::Struct(fs) => {
                let blank = fs.iter().any(|f| f.name == "_");
                if !blank && self.rng.chance(40) {
                    let list: Vec<_> = fs.iter().map(|f| self.expr(&f.ty, depth).text).collect();
                    return plain(format!("{text}{{{}}}", list.join(", ")));
                }
                let mut list = vec![];
                for f in fs.iter().filter(|f| f.name != "_") {
                    if self.rng.chance(70) {
                        let v = self.expr(&f.ty, depth).text;
                        list.push(format!("{}: {v}", f.name));
                    }
                }
                plain(format!("{text}{{{}}}", list.join(", ")))
            }
            Type::Pointer(e) => {
                let composite = matches!(self.underlying(&e), Type::Struct(_) | Type::Array(..))
                    && !matches!(*e, Type::Pointer(_));
                let value = match self.rng.below(5) {
                    0 => return plain(format!("({text})(nil)")),
                    1 => format!("new({})", self.text(&e)),
                    2 | 3 if composite && depth > 0 => format!("&{}", self.literal(&e, depth - 1).text),
                    _ => {
                        let v = self.variable_expr(&e, depth.saturating_sub(1));
                        format!("new({})", self.convert(&e, &v))
                    }
                };
                plain(match t {
                    Type::Named(_) => format!("{text}({value})"),
                    _ => value,
                })
            }
            Type::Func(sig) => self.func_value(t, &sig, depth),
            Type::Chan(_) => plain(format!("make({text}, {})", self.rng.range(1, 4))),
            Type::Interface(ms) => self.interface_value(t, &ms, depth),
            Type::Named(_) | Type::Instance(..) => plain(format!("*new({text})")),
        }
    }

    /// The zero value, or a constant.
    fn literal_zero(&mut self, t: &Type) -> String {
        format!("*new({})", self.text(t))
    }

    fn interface_value(&mut self, t: &Type, methods: &[usize], depth: usize) -> Expr {
        if self.rng.chance(10) {
            return Expr { text: self.convert(t, "nil"), constant: false };
        }
        let concrete = match methods.is_empty() {
            true if depth > 0 => {
                let save = std::mem::take(&mut self.params);
                let c = self.random_type(1);
                self.params = save;
                if self.is_interface(&c) { self.random_basic() } else { c }
            }
            true => self.random_basic(),
            false => {
                let found = self.implementers(methods);
                if found.is_empty() {
                    return Expr { text: self.convert(t, "nil"), constant: false };
                }
                self.rng.pick(&found).clone()
            }
        };
        self.note_dynamic(&concrete);
        let v = self.expr(&concrete, depth.saturating_sub(1));
        let inner = self.convert(&concrete, &v.text);
        Expr { text: self.convert(t, &inner), constant: false }
    }

    /// A conversion; types that begin like an expression, or end in a signature, need parentheses.
    pub fn convert(&self, t: &Type, value: &str) -> String {
        let text = self.text(t);
        match text.starts_with('*') || text.contains("func(") || text.starts_with("chan") {
            true => format!("({text})({value})"),
            false => format!("{text}({value})"),
        }
    }

    /// The types of the unit that have all of `methods`.
    pub fn implementers(&self, methods: &[usize]) -> Vec<Type> {
        let mut found = vec![];
        for (i, n) in self.named.iter().enumerate() {
            if matches!(n.underlying, Type::Interface(_) | Type::Pointer(_)) {
                continue;
            }
            let has = |pointer: bool| {
                methods.iter().all(|m| n.methods.iter().any(|k| k.index == *m && (pointer || !k.pointer)))
            };
            if has(false) {
                found.push(Type::Named(i));
            }
            if has(true) {
                found.push(Type::Pointer(std::rc::Rc::new(Type::Named(i))));
            }
        }
        found
    }

    /// A function literal, a function of the unit, or nil.
    fn func_value(&mut self, t: &Type, sig: &Sig, depth: usize) -> Expr {
        let plain = |text: String| Expr { text, constant: false };
        let text = self.text(t);
        if self.rng.chance(10) || self.literals >= 2 || depth == 0 || self.budget == 0 {
            let found: Vec<_> = (self.callable..self.funcs.len())
                .filter(|&i| {
                    let f = &self.funcs[i];
                    f.constraints.is_empty() && !f.variadic && f.sig == *sig
                })
                .collect();
            if !found.is_empty() && !self.quiet {
                return plain(self.funcs[*self.rng.pick(&found)].name.clone());
            }
            return plain(format!("({text})(nil)"));
        }
        plain(self.func_literal(sig, false))
    }

    /// An `any` of some value, for `panic` and the like.
    pub fn any_value(&mut self) -> String {
        let e = self.literal(&any(), 1);
        e.text
    }
}
