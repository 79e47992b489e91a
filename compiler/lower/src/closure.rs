//! Func values: closure objects `{code, captures …}`, static ones for functions that capture nothing, adaptors.
//!
//! Closure objects are allocated with a type that says only which words hold pointers ([`Cx::shape`]), so that closures
//! of one shape share a descriptor. Variables that nothing changes are captured by value, others by the address of
//! their cell; bodies of range loops take the addresses of stack slots.

use crate::abi::{Conv, FnAbi};
use crate::capture::LevelKind;
use crate::cx::Cx;
use crate::descriptor::Blob;
use crate::func::{Fx, Var, VarPlace};
use crate::layout::round_up;
use crate::val::{Mem, Val};
use crate::worklist::{LitWork, Work};
use ir::{FnFlags, InstKind, SymId, Type, Value};
use source::{Pos, Symbol};
use syntax::ast::ExprId;
use types::{Field, ObjId, PackageId, TypeId};

/// How a variable is captured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    /// Its value.
    Value,
    /// The address of its heap cell.
    Cell,
    /// The address of its memory, which may be in a frame.
    Addr,
}

/// One captured variable.
#[derive(Clone, Copy, Debug)]
pub struct Capture {
    pub obj: ObjId,
    pub how: How,
    /// Offset in the closure object.
    pub off: u64,
}

/// What a closure captures.
#[derive(Clone, Debug, Default)]
pub struct Captures {
    pub vars: Vec<Capture>,
    /// Offsets of additional values.
    pub extra: Vec<u64>,
}

impl Cx<'_> {
    /// A type of `size` bytes with pointers in these words.
    pub fn shape(&mut self, size: u64, words: &[bool]) -> TypeId {
        let n = size.div_ceil(8) as usize;
        let fields = (0..n).map(|i| Field {
            name: self.st.interner.intern("_"),
            pkg: PackageId::UNIVERSE,
            ty: if words.get(i) == Some(&true) { TypeId::UNSAFE_POINTER } else { TypeId::UINTPTR },
            embedded: false,
            tag: Symbol::EMPTY,
            pos: Pos::NONE,
        });
        self.st.struct_type(fields.collect())
    }

    /// The static closure object `f·f` of a function called by name, which is declared at `pos`: that is the place of
    /// its entry for those who ask with the code pointer of a function value.
    pub fn static_closure(&mut self, f: SymId, sig: TypeId, pos: Pos, conv: Conv) -> SymId {
        let name = self.sym_name(f);
        let ctx = self.sym(&format!("{name}·ctx"));
        let target = self.fn_abi(sig, None, conv);
        let abi = self.fn_abi(sig, None, Conv::Closure);
        let flags = FnFlags { closure: true, wrapper: true, linkonce: true, ..FnFlags::default() };
        let package = self.package_ix(PackageId::UNIVERSE);
        self.synth_at(ctx, package, pos, flags, abi.sig.clone(), move |fx| {
            let mut args = fx.params();
            args.remove(0);
            if conv == Conv::C {
                // The runtime's functions cannot replace a frame of Go code.
                fx.forward_to_c(f, &abi, &target, args);
            } else {
                fx.b.inst(InstKind::TailCall { sym: f, sig: Box::new(target.sig), args }, &[]);
            }
        });
        self.static_code_object(&format!("{name}·f"), ctx)
    }

    /// A read-only closure object without captures.
    pub fn static_code_object(&mut self, name: &str, code: SymId) -> SymId {
        let mut b = Blob::default();
        b.addr(Some(code), 0);
        self.rodata(name, 8, b.bytes, b.relocs)
    }
}

impl Fx<'_, '_> {
    /// Allocates a closure object of `code` with these captured values (in order, after the code word); gives the
    /// object and the offset of each value.
    pub fn closure_object(&mut self, code: SymId, caps: Vec<(TypeId, Val)>) -> (Value, Vec<u64>) {
        if caps.is_empty() {
            let name = format!("{}·f", self.cx.sym_name(code));
            let obj = self.cx.static_code_object(&name, code);
            return (self.b.sym_addr(obj, 0), vec![]);
        }
        let mut size = 8;
        let mut words = vec![false];
        let mut offs = Vec::with_capacity(caps.len());
        for (t, _) in &caps {
            let l = self.cx.layout(*t);
            size = round_up(size, l.align.max(1) as u64);
            offs.push(size);
            self.cx.pointer_words(*t, size, &mut words);
            size += l.size;
        }
        let shape = self.cx.shape(size, &words);
        let p = self.new_object(shape);
        // Written here and never again.
        let m = Mem::at(p).readonly();
        let code = self.b.sym_addr(code, 0);
        // The code address is no heap pointer: no barrier.
        self.store_scalar(code, m.on_stack());
        for ((t, v), &off) in caps.into_iter().zip(&offs) {
            self.store(v, m.plus(off), t);
        }
        (p, offs)
    }

    /// The captured variables of a level, as values to store in its closure object.
    pub fn capture(&mut self, level: u32) -> (Captures, Vec<(TypeId, Val)>) {
        let facts = self.facts.clone();
        let l = &facts.levels[level as usize];
        let mut out = Captures::default();
        let mut vals = Vec::new();
        for &obj in &l.frees {
            let Some(&v) = self.vars.get(&obj) else { continue };
            let ty = self.ty(self.cx.st.obj(obj).ty());
            let m = self.var_mem(v);
            let how = if v.cell {
                How::Cell
            } else if l.kind == LevelKind::RangeBody && !facts.is_constant(obj) {
                How::Addr
            } else {
                How::Value
            };
            match how {
                How::Value => {
                    let val = self.load(m, ty);
                    vals.push((ty, val));
                }
                How::Cell | How::Addr => {
                    let p = self.addr_of(m);
                    vals.push((TypeId::UNSAFE_POINTER, Val::one(p)));
                }
            }
            out.vars.push(Capture { obj, how, off: 0 });
        }
        (out, vals)
    }

    /// Makes the closure of a level: its captured variables and `extra` values behind them.
    pub fn make_closure(&mut self, code: SymId, level: u32, extra: Vec<(TypeId, Val)>) -> (Value, Captures) {
        let (mut caps, mut vals) = self.capture(level);
        let n = vals.len();
        vals.extend(extra);
        let (p, offs) = self.closure_object(code, vals);
        for (c, &off) in caps.vars.iter_mut().zip(&offs) {
            c.off = off;
        }
        caps.extra = offs.get(n..).unwrap_or(&[]).to_vec();
        (p, caps)
    }

    /// Makes the captured variables visible in the closure's code.
    pub fn open_captures(&mut self, c: &Captures, ctx: Value) {
        let obj = Mem::at(ctx).readonly();
        for c in &c.vars {
            let m = obj.plus(c.off);
            let (place, cell) = match c.how {
                How::Value => (m, false),
                How::Cell => (Mem::at(self.load_scalar(Type::Ptr, m)), true),
                // A slot of the frame around the loop, which is scanned as a root: no barrier.
                How::Addr => (Mem::at(self.load_scalar(Type::Ptr, m)).on_stack(), false),
            };
            self.vars.insert(c.obj, Var { place: VarPlace::Mem(place), cell });
        }
    }

    /// A function literal.
    pub fn func_lit(&mut self, e: ExprId) -> Value {
        let level = self.facts.lits[&e];
        let sym = self.closure_name();
        let (p, captures) = self.make_closure(sym, level, vec![]);
        self.remark_at(p, self.ast()[e].pos, "func literal");
        let place = self.place();
        self.cx.enqueue(sym, Work::Lit(Box::new(LitWork { sym, lit: e, place, level, captures })));
        p
    }

    /// The name of the next function literal: `F.func1`, inside it `F.func1.1`, in a range body `F-range1.1`.
    pub fn closure_name(&mut self) -> SymId {
        let owner = self.cx.sym_name(self.owner);
        let number = |s: &str| !s.is_empty() && s.bytes().all(|c| c.is_ascii_digit());
        // In a literal or a range body; `init.0` is a function of the source, `init.func1` a literal of a variable's value.
        let (before, last) = owner.rsplit_once('.').unwrap_or(("", &owner));
        let inner = last.strip_prefix("func").is_some_and(number)
            || number(last) && !before.ends_with(".init")
            || last.rsplit_once("-range").is_some_and(|(_, n)| number(n));
        let n = self.cx.count(self.owner, "func");
        self.cx.sym(&if inner { format!("{owner}.{n}") } else { format!("{owner}.func{n}") })
    }

    /// A wrapper's name: `F.gowrap1`.
    pub fn wrapper_name(&mut self, what: &'static str) -> SymId {
        let n = self.cx.count(self.owner, "wrap");
        let owner = self.cx.sym_name(self.owner);
        self.cx.sym(&format!("{owner}.{what}{n}"))
    }

    /// Calls a function of the runtime with the arguments of a Go function and returns its results.
    pub fn forward_to_c(&mut self, f: SymId, abi: &FnAbi, target: &FnAbi, mut args: Vec<Value>) {
        if abi.hidden == target.hidden {
            let r = self.b.call(f, target.sig.clone(), args);
            return self.b.ret(r);
        }
        // Results in registers here, through memory there.
        let out = self.temp(target.tuple);
        let p = self.addr_of(out);
        args.insert(0, p);
        self.b.call(f, target.sig.clone(), args);
        let r = self.load(out, target.tuple).scalars();
        self.b.ret(r);
    }
}
