//! The types of a generated program: their model, their text, random ones, and the functions that add up their values.

use super::Unit;
use std::fmt::Write;
use std::rc::Rc;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Basic {
    Bool,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Uintptr,
    Float32,
    Float64,
    Complex64,
    Complex128,
    String,
}

use Basic::*;

pub const INTEGERS: [Basic; 11] =
    [Int, Int8, Int16, Int32, Int64, Uint, Uint8, Uint16, Uint32, Uint64, Uintptr];
pub const BASICS: [Basic; 17] = [
    Bool, Int, Int8, Int16, Int32, Int64, Uint, Uint8, Uint16, Uint32, Uint64, Uintptr, Float32, Float64,
    Complex64, Complex128, String,
];

impl Basic {
    pub fn name(self) -> &'static str {
        match self {
            Bool => "bool",
            Int => "int",
            Int8 => "int8",
            Int16 => "int16",
            Int32 => "int32",
            Int64 => "int64",
            Uint => "uint",
            Uint8 => "uint8",
            Uint16 => "uint16",
            Uint32 => "uint32",
            Uint64 => "uint64",
            Uintptr => "uintptr",
            Float32 => "float32",
            Float64 => "float64",
            Complex64 => "complex64",
            Complex128 => "complex128",
            String => "string",
        }
    }

    pub fn is_integer(self) -> bool {
        INTEGERS.contains(&self)
    }

    pub fn is_signed(self) -> bool {
        matches!(self, Int | Int8 | Int16 | Int32 | Int64)
    }

    pub fn is_float(self) -> bool {
        matches!(self, Float32 | Float64)
    }

    pub fn is_complex(self) -> bool {
        matches!(self, Complex64 | Complex128)
    }

    pub fn is_ordered(self) -> bool {
        self.is_integer() || self.is_float() || self == String
    }

    pub fn bits(self) -> u32 {
        match self {
            Int8 | Uint8 => 8,
            Int16 | Uint16 => 16,
            Int32 | Uint32 => 32,
            _ => 64,
        }
    }
}

#[derive(Clone, PartialEq, Debug)]
pub struct Field {
    /// `_` for a blank field, the type's name for an embedded one.
    pub name: std::string::String,
    pub ty: Type,
    pub embedded: bool,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Sig {
    pub params: Vec<Type>,
    pub results: Vec<Type>,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Type {
    Basic(Basic),
    /// A declared type, by its index in the unit.
    Named(usize),
    Array(usize, Rc<Type>),
    Slice(Rc<Type>),
    Map(Rc<Type>, Rc<Type>),
    Struct(Rc<Vec<Field>>),
    Pointer(Rc<Type>),
    Func(Rc<Sig>),
    Chan(Rc<Type>),
    /// Methods of the unit's pool; none is `any`.
    Interface(Rc<Vec<usize>>),
    /// A generic struct type of the unit with its arguments.
    Instance(usize, Rc<Vec<Type>>),
    /// A type parameter of the function or type being written.
    Param(usize),
}

use Type as T;

pub fn basic(b: Basic) -> Type {
    T::Basic(b)
}

pub fn any() -> Type {
    T::Interface(Rc::new(vec![]))
}

impl Type {
    /// Whether a type parameter occurs in it.
    pub fn open(&self) -> bool {
        match self {
            T::Basic(_) | T::Named(_) | T::Interface(_) => false,
            T::Array(_, e) | T::Slice(e) | T::Pointer(e) | T::Chan(e) => e.open(),
            T::Map(k, v) => k.open() || v.open(),
            T::Struct(fs) => fs.iter().any(|f| f.ty.open()),
            T::Func(s) => s.params.iter().chain(&s.results).any(Type::open),
            T::Instance(_, args) => args.iter().any(Type::open),
            T::Param(_) => true,
        }
    }

    /// Replaces type parameters by `args`.
    pub fn subst(&self, args: &[Type]) -> Type {
        let sub = |t: &Rc<Type>| Rc::new(t.subst(args));
        let all = |ts: &[Type]| ts.iter().map(|t| t.subst(args)).collect::<Vec<_>>();
        match self {
            T::Basic(_) | T::Named(_) | T::Interface(_) => self.clone(),
            T::Array(n, e) => T::Array(*n, sub(e)),
            T::Slice(e) => T::Slice(sub(e)),
            T::Pointer(e) => T::Pointer(sub(e)),
            T::Chan(e) => T::Chan(sub(e)),
            T::Map(k, v) => T::Map(sub(k), sub(v)),
            T::Struct(fs) => {
                T::Struct(Rc::new(fs.iter().map(|f| Field { ty: f.ty.subst(args), ..f.clone() }).collect()))
            }
            T::Func(s) => T::Func(Rc::new(Sig { params: all(&s.params), results: all(&s.results) })),
            T::Instance(g, a) => T::Instance(*g, Rc::new(all(a))),
            T::Param(i) => args[*i].clone(),
        }
    }
}

impl Unit {
    /// The type as Go text.
    pub fn text(&self, t: &Type) -> std::string::String {
        let list = |ts: &[Type]| ts.iter().map(|t| self.text(t)).collect::<Vec<_>>().join(", ");
        match t {
            T::Basic(b) => b.name().into(),
            T::Named(i) => self.named[*i].name.clone(),
            T::Array(n, e) => format!("[{n}]{}", self.text(e)),
            T::Slice(e) => format!("[]{}", self.text(e)),
            T::Pointer(e) => format!("*{}", self.text(e)),
            T::Chan(e) => format!("chan {}", self.text(e)),
            T::Map(k, v) => format!("map[{}]{}", self.text(k), self.text(v)),
            T::Struct(fs) => {
                let mut s = std::string::String::from("struct {");
                for f in fs.iter() {
                    let _ = match f.embedded {
                        true => write!(s, " {};", self.text(&f.ty)),
                        false => write!(s, " {} {};", f.name, self.text(&f.ty)),
                    };
                }
                s + " }"
            }
            T::Func(sig) => format!("func{}", self.signature(sig)),
            T::Interface(ms) if ms.is_empty() => "any".into(),
            T::Interface(ms) => {
                let ms: Vec<_> =
                    ms.iter().map(|&m| format!("M{m}{}", self.signature(&self.pool[m]))).collect();
                format!("interface {{ {} }}", ms.join("; "))
            }
            T::Instance(g, args) => format!("{}[{}]", self.generics[*g].name, list(args)),
            T::Param(i) => format!("P{i}"),
        }
    }

    /// Parameters and results without names.
    pub fn signature(&self, s: &Sig) -> std::string::String {
        let list = |ts: &[Type]| ts.iter().map(|t| self.text(t)).collect::<Vec<_>>().join(", ");
        match s.results.len() {
            0 => format!("({})", list(&s.params)),
            1 => format!("({}) {}", list(&s.params), self.text(&s.results[0])),
            _ => format!("({}) ({})", list(&s.params), list(&s.results)),
        }
    }

    pub fn underlying(&self, t: &Type) -> Type {
        match t {
            T::Named(i) => self.named[*i].underlying.clone(),
            T::Instance(g, args) => self.generics[*g].underlying.subst(args),
            _ => t.clone(),
        }
    }

    pub fn as_basic(&self, t: &Type) -> Option<Basic> {
        match self.underlying(t) {
            T::Basic(b) => Some(b),
            _ => None,
        }
    }

    pub fn is_interface(&self, t: &Type) -> bool {
        matches!(self.underlying(t), T::Interface(_))
    }

    /// Comparable without a possible panic.
    pub fn comparable(&self, t: &Type) -> bool {
        match self.underlying(t) {
            T::Basic(_) | T::Pointer(_) | T::Chan(_) => true,
            T::Array(_, e) => self.comparable(&e),
            T::Struct(fs) => fs.iter().all(|f| self.comparable(&f.ty)),
            T::Param(i) => self.constraints.get(i).is_some_and(|c| c.comparable()),
            _ => false,
        }
    }

    pub fn random_basic(&mut self) -> Type {
        if self.rng.chance(35) {
            return T::Basic(*self.rng.pick(&[Int, String, Float64, Uint8, Int32, Bool]));
        }
        T::Basic(*self.rng.pick(&BASICS))
    }

    /// A type that values can be made of at this place.
    pub fn random_type(&mut self, depth: usize) -> Type {
        if depth == 0 || self.rng.chance(40) {
            if !self.params.is_empty() && self.rng.chance(40) {
                return T::Param(self.rng.below(self.params.len()));
            }
            return self.random_basic();
        }
        let element = |u: &mut Unit| Rc::new(u.random_type(depth - 1));
        match self.rng.below(13) {
            0 => {
                let n = if self.rng.chance(10) { self.rng.below(25) } else { self.rng.below(5) };
                T::Array(n, element(self))
            }
            1 | 2 => T::Slice(element(self)),
            3 => {
                let k = self.random_key();
                T::Map(Rc::new(k), element(self))
            }
            4 => self.random_struct(depth - 1),
            5 | 6 => T::Pointer(element(self)),
            7 => T::Func(Rc::new(self.random_sig(depth - 1))),
            8 => T::Chan(element(self)),
            9 => any(),
            10 if !self.generics.is_empty() => {
                let g = self.rng.below(self.generics.len());
                let args = (0..self.generics[g].params).map(|_| self.random_type(depth - 1)).collect();
                T::Instance(g, Rc::new(args))
            }
            _ if !self.named.is_empty() => T::Named(self.rng.below(self.named.len())),
            _ => self.random_basic(),
        }
    }

    /// A type for keys of maps.
    pub fn random_key(&mut self) -> Type {
        for _ in 0..4 {
            let t = self.random_type(2);
            // Pointers and channels as keys differ by identity only.
            if !t.open() && self.comparable(&t) && !matches!(self.underlying(&t), T::Chan(_) | T::Pointer(_))
            {
                return t;
            }
        }
        self.random_basic()
    }

    pub fn random_sig(&mut self, depth: usize) -> Sig {
        let params = (0..self.rng.below(4)).map(|_| self.random_type(depth)).collect();
        let results = (0..self.rng.below(3)).map(|_| self.random_type(depth)).collect();
        Sig { params, results }
    }

    pub fn random_struct(&mut self, depth: usize) -> Type {
        let n = if self.rng.chance(10) { self.rng.below(14) } else { self.rng.below(5) };
        let mut fields = vec![];
        // One embedded type at most: nothing is ambiguous.
        if self.rng.chance(30) && !self.named.is_empty() {
            let i = self.rng.below(self.named.len());
            let u = self.named[i].underlying.clone();
            if !matches!(u, T::Pointer(_)) {
                let pointer = !matches!(u, T::Interface(_)) && self.rng.chance(30);
                let ty = if pointer { T::Pointer(Rc::new(T::Named(i))) } else { T::Named(i) };
                fields.push(Field { name: self.named[i].name.clone(), ty, embedded: true });
            }
        }
        for i in 0..n {
            let name = if self.rng.chance(4) { "_".into() } else { format!("f{i}") };
            fields.push(Field { name, ty: self.random_type(depth), embedded: false });
        }
        T::Struct(Rc::new(fields))
    }

    /// The call that adds up `value` of type `t` to a checksum.
    pub fn sum(&mut self, t: &Type, value: &str) -> std::string::String {
        self.sum_deep(t, value, "4")
    }

    fn sum_deep(&mut self, t: &Type, value: &str, depth: &str) -> std::string::String {
        if let T::Basic(b) = t {
            return match b {
                Bool => format!("sBool({value})"),
                String => format!("sString({value})"),
                Float32 | Float64 => format!("sFloat(float64({value}))"),
                Complex64 | Complex128 => format!("sComplex(complex128({value}))"),
                _ => format!("uint64({value})"),
            };
        }
        if matches!(t, T::Param(_)) || self.is_interface(t) {
            return format!("sAny{}({depth}, {value})", self.seed);
        }
        let i = match self.sums.iter().position(|s| s == t) {
            Some(i) => i,
            None => {
                self.sums.push(t.clone());
                self.sums.len() - 1
            }
        };
        let params = if t.open() { self.open_arguments() } else { "".into() };
        format!("s{}_{i}{params}({depth}, {value})", self.seed)
    }

    fn open_arguments(&self) -> std::string::String {
        let one = |i| if i < self.params.len() { format!("P{i}") } else { "int".into() };
        format!("[{}]", (0..super::MAX_PARAMS).map(one).collect::<Vec<_>>().join(", "))
    }

    /// The functions that [`Unit::sum`] has asked for.
    pub fn sum_functions(&mut self) -> std::string::String {
        let mut out = std::string::String::new();
        let mut done = 0;
        self.params.clear();
        let (mut any_done, mut any_text) = (0, std::string::String::new());
        loop {
            while done < self.sums.len() {
                let t = self.sums[done].clone();
                let mut params = "";
                if t.open() {
                    params = "[P0, P1 any]";
                    self.params = vec![0, 1];
                }
                let body = self.sum_body(&t);
                let _ = writeln!(
                    out,
                    "func s{}_{done}{params}(d int, v {}) (h uint64) {{\n{body}\treturn h\n}}",
                    self.seed,
                    self.text(&t)
                );
                self.params.clear();
                done += 1;
            }
            if any_done == self.dynamic.len() {
                break;
            }
            while any_done < self.dynamic.len() {
                let t = self.dynamic[any_done].clone();
                let s = self.sum_deep(&t, "v", "d-1");
                let _ =
                    writeln!(any_text, "\tcase {}:\n\t\treturn mix({}, {s})", self.text(&t), any_done + 10);
                any_done += 1;
            }
        }
        let _ = writeln!(
            out,
            "func sAny{}(d int, v any) uint64 {{\n\tif d <= 0 {{\n\t\treturn 7\n\t}}\n\tswitch v := v.(type) {{\n\tcase nil:\n\t\treturn 5\n\
             \tcase interface {{ error; RuntimeError() }}:\n\t\treturn sString(v.Error())\n{any_text}\t}}\n\treturn 6\n}}",
            self.seed
        );
        out
    }

    fn sum_body(&mut self, t: &Type) -> std::string::String {
        let mut b = std::string::String::new();
        match self.underlying(t) {
            T::Basic(k) => {
                let s = self.sum(&T::Basic(k), &format!("{}(v)", k.name()));
                let _ = writeln!(b, "\th = {s}");
            }
            T::Array(_, e) => {
                let s = self.sum_deep(&e, "e", "d-1");
                let _ = writeln!(
                    b,
                    "\tif d <= 0 {{\n\t\treturn 3\n\t}}\n\tfor _, e := range v {{\n\t\th = mix(h, {s})\n\t}}"
                );
            }
            T::Slice(e) => {
                let s = self.sum_deep(&e, "e", "d-1");
                let _ = writeln!(
                    b,
                    "\tif v == nil || d <= 0 {{\n\t\treturn 3\n\t}}\n\th = uint64(len(v))\n\tfor _, e := range v {{\n\t\th = mix(h, {s})\n\t}}"
                );
            }
            T::Map(k, e) => {
                let ks = self.sum_deep(&k, "k", "d-1");
                let es = self.sum_deep(&e, "e", "d-1");
                let _ = writeln!(
                    b,
                    "\tif v == nil || d <= 0 {{\n\t\treturn 4\n\t}}\n\tfor k, e := range v {{\n\t\th += mix(mix(1, {ks}), {es})\n\t}}\n\th = mix(h, uint64(len(v)))"
                );
            }
            T::Struct(fs) => {
                let _ = writeln!(b, "\tif d <= 0 {{\n\t\treturn 8\n\t}}");
                for f in fs.iter().filter(|f| f.name != "_") {
                    let s = self.sum_deep(&f.ty, &format!("v.{}", f.name), "d-1");
                    let _ = writeln!(b, "\th = mix(h, {s})");
                }
            }
            T::Pointer(e) => {
                let s = self.sum_deep(&e, "*v", "d-1");
                let _ = writeln!(b, "\tif v == nil || d <= 0 {{\n\t\treturn 9\n\t}}\n\th = mix(1, {s})");
            }
            T::Func(_) => b.push_str("\tif v != nil {\n\t\th = 1\n\t}\n"),
            T::Chan(_) => b.push_str("\th = mix(uint64(len(v)), uint64(cap(v)))\n"),
            T::Interface(_) | T::Named(_) | T::Instance(..) | T::Param(_) => {
                let _ = writeln!(b, "\th = sAny{}(d, v)", self.seed);
            }
        }
        b
    }
}
