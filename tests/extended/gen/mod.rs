//! Random valid Go programs with a defined result.
//!
//! A program is a batch of *units*; each has its own seed, types, variables, functions and a checksum, and knows nothing
//! of the others, so that one that differs can be looked at alone. Generated code keeps these rules, because a difference
//! must be a fault:
//! - Expressions read only. What changes something is called as a statement of its own, for the specification leaves the
//!   order of reading a variable and calling a function open.
//! - At most one operation of a statement can panic, and few do; run-time panics are recovered and their text counts.
//! - Map order is not observed: bodies of loops over maps only add up.
//! - Loops have few rounds, calls use up `fuel`, so everything ends.
//! - A constant operand is never the only operand: the compiler would fold it and might refuse the result.

mod expr;
mod func;
mod kernel;
mod literal;
mod place;
mod stmt;
mod types;

use crate::rng::Rng;
use std::fmt::Write;
use std::rc::Rc;
use types::{Basic, Sig, Type};

/// More type parameters than this no declaration has.
const MAX_PARAMS: usize = 2;

/// What a type parameter may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Constraint {
    Any,
    Comparable,
    Integer,
    Number,
    Ordered,
}

impl Constraint {
    fn comparable(self) -> bool {
        self != Constraint::Any
    }

    fn text(self) -> &'static str {
        match self {
            Constraint::Any => "any",
            Constraint::Comparable => "comparable",
            Constraint::Integer => "Integer",
            Constraint::Number => "Number",
            Constraint::Ordered => "Ordered",
        }
    }
}

struct Named {
    name: String,
    underlying: Type,
    methods: Vec<Method>,
}

/// A method of the pool that a named type has.
#[derive(Clone)]
struct Method {
    /// Its number in the pool.
    index: usize,
    pointer: bool,
    /// It changes nothing but its own variables.
    pure: bool,
}

struct Generic {
    name: String,
    params: usize,
    underlying: Type,
}

struct Func {
    name: String,
    constraints: Vec<Constraint>,
    sig: Sig,
    pure: bool,
    variadic: bool,
}

#[derive(Clone)]
struct Var {
    name: String,
    ty: Type,
    /// It may stand on the left of an assignment.
    assignable: bool,
}

/// An expression; constants are kept apart, see the module's rules.
pub struct Expr {
    text: String,
    constant: bool,
}

/// One unit while it is written.
pub struct Unit {
    seed: u64,
    rng: Rng,
    out: String,
    indent: usize,
    names: usize,
    named: Vec<Named>,
    generics: Vec<Generic>,
    funcs: Vec<Func>,
    /// Signatures of methods M0, M1 ….
    pool: Vec<Sig>,
    /// Named integer constants: name, type, value.
    consts: Vec<(String, Basic, i128)>,
    vars: Vec<Var>,
    /// Types whose values become interfaces.
    dynamic: Vec<Type>,
    sums: Vec<Type>,
    /// The type parameters in scope, and their constraints.
    params: Vec<usize>,
    constraints: Vec<Constraint>,
    /// Variables below this number may not be changed (the body is pure).
    frozen: usize,
    pure: bool,
    /// The statement may still contain one operation that panics.
    risk: bool,
    /// Calls are not allowed here (another goroutine would share `fuel`).
    quiet: bool,
    results: Vec<Type>,
    /// Results have names r0, r1 …
    named_results: bool,
    loops: usize,
    /// Labels of enclosing loops.
    labels: Vec<(String, bool)>,
    /// Functions with this number and higher are not called.
    callable: usize,
    trace: usize,
    /// Statements left for the current function.
    budget: usize,
    /// Nested function literals.
    literals: usize,
    /// `break` and `continue` would leave a loop of this function.
    in_loop: bool,
}

/// What all units of a program share: checksums, and accesses that cannot panic.
const PRELUDE: &str = r#"package main

import (
	"os"
	"unsafe"
)

type Integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}
type Number interface {
	Integer | ~float32 | ~float64
}
type Ordered interface {
	Number | ~string
}

var h, fuel uint64

func mix(h, v uint64) uint64 {
	h ^= v + 0x9e3779b97f4a7c15
	h *= 0xbf58476d1ce4e5b9
	return h ^ h>>29
}

func sBool(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

func sString(s string) (h uint64) {
	h = uint64(len(s))
	for i := 0; i < len(s); i++ {
		h = mix(h, uint64(s[i]))
	}
	return h
}

func sFloat(f float64) uint64 {
	if f != f {
		return 77
	}
	return *(*uint64)(unsafe.Pointer(&f))
}

func sComplex(c complex128) uint64 { return mix(sFloat(real(c)), sFloat(imag(c))) }

func t(at int, v uint64) {
	h = mix(h, v)
	if trace {
		println("at", at, v)
	}
}

func tick() bool {
	if fuel == 0 {
		return false
	}
	fuel--
	return true
}

func id[T any](v T) T { return v }

func ix[T Integer](i T, n int) int { return int(uint64(i) % uint64(n)) }

func at[T any, I Integer](s []T, i I) (v T) {
	if len(s) != 0 {
		v = s[ix(i, len(s))]
	}
	return v
}

func get[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

func char[I Integer](s string, i I) byte {
	if len(s) == 0 {
		return 0
	}
	return s[ix(i, len(s))]
}

func part[I, J Integer](s string, i I, j J) string {
	a, b := ix(i, len(s)+1), ix(j, len(s)+1)
	if a > b {
		a, b = b, a
	}
	return s[a:b]
}

func slice[T any, I, J Integer](s []T, i I, j J) []T {
	a, b := ix(i, len(s)+1), ix(j, len(s)+1)
	if a > b {
		a, b = b, a
	}
	return s[a:b]
}

func clip(s string) string {
	if len(s) > 60 {
		return s[:60]
	}
	return s
}

func as[T any](v any) T {
	r, _ := v.(T)
	return r
}

func unit(seed int, fs ...func()) {
	h, fuel = 0, 400
	for i, f := range fs {
		try(i, f)
	}
	println("unit", seed, h)
}

func try(i int, f func()) {
	defer func() {
		if r := recover(); r != nil {
			s := "value"
			switch r := r.(type) {
			case error:
				s = r.Error()
			case string:
				s = r
			case int:
				h = mix(h, uint64(r))
			}
			if trace {
				println("panic in", i, s)
			}
			h = mix(h, sString(s))
		}
	}()
	f()
}

var trace = len(os.Args) > 1

"#;

/// The program of some units; the checksum of each is a line on standard error, and everything that goes into it when the
/// program gets an argument.
pub fn program(seeds: &[u64]) -> String {
    let mut text = String::from(PRELUDE);
    text.push_str("func main() {\n");
    for s in seeds {
        let _ = writeln!(text, "\tmain{s}()");
    }
    text.push_str("}\n");
    for s in seeds {
        text.push_str(&Unit::new(*s).write());
    }
    text
}

impl Unit {
    pub fn new(seed: u64) -> Unit {
        Unit {
            seed,
            rng: Rng::new(seed),
            out: String::new(),
            indent: 0,
            names: 0,
            named: vec![],
            generics: vec![],
            funcs: vec![],
            pool: vec![],
            consts: vec![],
            vars: vec![],
            dynamic: vec![],
            sums: vec![],
            params: vec![],
            constraints: vec![],
            frozen: 0,
            pure: false,
            risk: false,
            quiet: false,
            results: vec![],
            named_results: false,
            loops: 0,
            labels: vec![],
            callable: 0,
            trace: 0,
            budget: 0,
            literals: 0,
            in_loop: false,
        }
    }

    fn line(&mut self, text: &str) {
        for _ in 0..self.indent {
            self.out.push('\t');
        }
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// `head {`, what `body` writes, `}` with `tail`.
    fn block(&mut self, head: &str, tail: &str, body: impl FnOnce(&mut Unit)) {
        let vars = self.vars.len();
        self.line(&format!("{head} {{"));
        self.indent += 1;
        body(self);
        self.indent -= 1;
        self.line(&format!("}}{tail}"));
        self.vars.truncate(vars);
    }

    fn fresh(&mut self, prefix: &str) -> String {
        self.names += 1;
        format!("{prefix}{}_{}", self.seed, self.names)
    }

    fn local(&mut self) -> String {
        self.names += 1;
        format!("v{}", self.names)
    }

    fn declare(&mut self, name: &str, ty: Type, assignable: bool) {
        self.vars.push(Var { name: name.into(), ty, assignable });
    }

    /// Puts the value of `text` into the checksum.
    fn count(&mut self, ty: &Type, text: &str) {
        if self.pure {
            return;
        }
        let s = self.sum(ty, text);
        self.trace += 1;
        let n = self.trace;
        self.line(&format!("t({n}, {s})"));
    }

    /// Takes the statement's right to one operation that may panic.
    fn take_risk(&mut self) -> bool {
        self.risk && self.rng.chance(50) && std::mem::take(&mut self.risk)
    }

    /// Values of `t` become interfaces somewhere.
    fn note_dynamic(&mut self, t: &Type) {
        if !t.open() && !self.is_interface(t) && !self.dynamic.contains(t) {
            self.dynamic.push(t.clone());
        }
    }

    fn write(mut self) -> String {
        self.declarations();
        self.bodies();
        let sums = self.sum_functions();
        self.out.push_str(&sums);
        self.out
    }
}

fn rc<T>(v: T) -> Rc<T> {
    Rc::new(v)
}
