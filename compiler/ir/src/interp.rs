//! An interpreter: what the instructions mean, in the plainest words, as the measure for passes and code generation.
//!
//! It runs functions of a module on a memory of its own. Addresses below one page fault; slots, data and what
//! [`Machine::alloc`] gives lie above. A call of a function that the module does not define is an *event*: its name and
//! its scalar arguments are recorded, and its results are made from them, so two versions of a function can be compared
//! by outcome and trace. Pointers take no part in events, since passes may move what they point to.
//!
//! Only for tests: slow, and a step limit instead of preemption.

use crate::{
    AtomicOp, BinOp, BlockCall, ConvOp, FloatCond, FuncId, Function, InstKind, IntCond, Module, Section,
    SymId, Type, UnOp, Value,
};
use rustc_hash::FxHashMap;

/// How a run ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// The results, as bits.
    Return(Vec<u64>),
    /// An access of the first page.
    Fault,
    /// A failed bounds check: index, length, code.
    Bounds(u64, u64, u8),
    /// Control reached `unreachable`.
    Unreachable,
    /// The step limit.
    Timeout,
    /// Something that verified IR does not do.
    Invalid(String),
}

/// A call of an unknown function.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    pub name: String,
    /// The arguments that are no pointers.
    pub args: Vec<u64>,
}

/// Memory, trace and limits of a run.
pub struct Machine<'m> {
    module: &'m Module,
    index: FxHashMap<SymId, FuncId>,
    symbols: FxHashMap<SymId, u64>,
    memory: Vec<u8>,
    steps: u64,
    depth: u32,
    pub trace: Vec<Event>,
}

/// Address of the first byte of memory.
const BASE: u64 = 0x10000;
const PAGE: u64 = 4096;
const MAX_DEPTH: u32 = 200;

type Step<T> = Result<T, Outcome>;

fn invalid<T>(text: impl Into<String>) -> Step<T> {
    Err(Outcome::Invalid(text.into()))
}

fn mask(t: Type) -> u64 {
    u64::MAX >> (64 - t.bytes() * 8)
}

fn signed(t: Type, x: u64) -> i64 {
    let shift = 64 - t.bytes() * 8;
    (x << shift) as i64 >> shift
}

impl<'m> Machine<'m> {
    /// A machine with the module's data in memory, that stops after `steps` instructions.
    pub fn new(module: &'m Module, steps: u64) -> Machine<'m> {
        let mut m = Machine {
            module,
            index: module.func_index(),
            symbols: FxHashMap::default(),
            memory: vec![],
            steps,
            depth: 0,
            trace: vec![],
        };
        for d in module.data.iter().filter(|d| d.section != Section::InitDeps) {
            let at = m.alloc(d.size.max(1));
            m.symbols.insert(d.sym, at);
            let from = (at - BASE) as usize;
            m.memory[from..from + d.bytes.len()].copy_from_slice(&d.bytes);
        }
        for d in &module.data {
            for r in &d.relocs {
                let (at, to) = (m.symbol(d.sym) + r.offset as u64, m.symbol(r.sym));
                // The datum is as large as its relocations say, or the verifier of data would be needed here.
                let _ = m.store(at, 8, to.wrapping_add_signed(r.addend));
            }
        }
        m
    }

    /// Zeroed memory.
    pub fn alloc(&mut self, size: u64) -> u64 {
        let at = self.memory.len().next_multiple_of(16) as u64;
        // A gap after each piece: an access past its end is out of memory or reads zeros.
        self.memory.resize((at + size + 16) as usize, 0);
        BASE + at
    }

    /// Where the datum or function called `sym` is.
    pub fn symbol(&mut self, sym: SymId) -> u64 {
        if let Some(&a) = self.symbols.get(&sym) {
            return a;
        }
        let a = self.alloc(16);
        self.symbols.insert(sym, a);
        a
    }

    /// Reads memory.
    pub fn load(&self, at: u64, size: u32) -> Step<u64> {
        if at < PAGE {
            return Err(Outcome::Fault);
        }
        let from = at.wrapping_sub(BASE) as usize;
        let Some(bytes) = from.checked_add(size as usize).and_then(|to| self.memory.get(from..to)) else {
            return invalid(format!("load of {size} at {at:#x}"));
        };
        let mut word = [0; 8];
        word[..size as usize].copy_from_slice(bytes);
        Ok(u64::from_le_bytes(word))
    }

    /// Writes memory.
    pub fn store(&mut self, at: u64, size: u32, x: u64) -> Step<()> {
        if at < PAGE {
            return Err(Outcome::Fault);
        }
        let from = at.wrapping_sub(BASE) as usize;
        let Some(bytes) = from.checked_add(size as usize).and_then(|to| self.memory.get_mut(from..to)) else {
            return invalid(format!("store of {size} at {at:#x}"));
        };
        bytes.copy_from_slice(&x.to_le_bytes()[..size as usize]);
        Ok(())
    }

    /// Runs the function called `name`.
    pub fn run(&mut self, name: &str, args: &[u64]) -> Outcome {
        let id = self.module.symbols.find(name).and_then(|s| self.index.get(&s).copied());
        let Some(id) = id else { return Outcome::Invalid(format!("no function {name}")) };
        match self.call(id, args) {
            Ok(results) => Outcome::Return(results),
            Err(outcome) => outcome,
        }
    }

    fn call(&mut self, id: FuncId, args: &[u64]) -> Step<Vec<u64>> {
        if self.depth == MAX_DEPTH {
            return Err(Outcome::Timeout);
        }
        self.depth += 1;
        let top = self.memory.len();
        let f = self.module.func(id);
        let slots = f.slots.iter().map(|s| self.alloc(s.size as u64)).collect();
        let mut frame = Frame { f, values: vec![0; f.values.len()], slots };
        let result = self.body(&mut frame, args);
        // Frames are freed; what the callee allocated by itself does not exist here.
        self.memory.truncate(top);
        self.depth -= 1;
        result
    }

    fn body(&mut self, fr: &mut Frame<'m>, args: &[u64]) -> Step<Vec<u64>> {
        let f = fr.f;
        let mut block = f.entry();
        for (&p, &x) in f.blocks[block.index()].params.iter().zip(args) {
            fr.set(p, x);
        }
        loop {
            let mut next = None;
            for &i in &f.blocks[block.index()].insts {
                if self.steps == 0 {
                    return Err(Outcome::Timeout);
                }
                self.steps -= 1;
                let inst = &f.insts[i.index()];
                match self.inst(fr, &inst.kind, &inst.results)? {
                    Flow::Next => {}
                    Flow::Jump(b) => next = Some(b),
                    Flow::Return(results) => return Ok(results),
                }
            }
            let Some(b) = next else { return invalid(format!("{block} falls off its end")) };
            block = b;
        }
    }

    fn callee(&mut self, sym: SymId, sig: &crate::Signature, args: &[u64]) -> Step<Vec<u64>> {
        if let Some(&id) = self.index.get(&sym) {
            return self.call(id, args);
        }
        let name = self.module.symbols.name(sym).to_string();
        let scalars = sig.params.iter().zip(args).filter(|(t, _)| **t != Type::Ptr);
        let canonical = |(t, x): (&Type, &u64)| if t.is_float() { bits(*t, float(*t, *x)) } else { *x };
        let args: Vec<u64> = scalars.map(canonical).collect();
        let seed = args.iter().fold(name.len() as u64, |h, &x| (h ^ x).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        self.trace.push(Event { name, args });
        let result = |(n, &t): (u64, &Type)| match t {
            Type::Ptr => 0,
            Type::F32 => ((seed >> 40) as f32).to_bits() as u64,
            Type::F64 => ((seed >> 20) as f64).to_bits(),
            t => seed.rotate_left(n as u32 * 8) & mask(t),
        };
        Ok((0..).zip(&sig.results).map(result).collect())
    }

    fn inst(&mut self, fr: &mut Frame<'m>, kind: &InstKind, results: &[Value]) -> Step<Flow> {
        use InstKind::*;
        let f = fr.f;
        let one = |fr: &mut Frame<'m>, x: u64| {
            fr.set(results[0], x);
            Ok(Flow::Next)
        };
        match *kind {
            Iconst { value } => one(fr, value as u64),
            Fconst { bits } => one(fr, bits),
            SymAddr { sym, offset } => {
                let a = self.symbol(sym).wrapping_add_signed(offset);
                one(fr, a)
            }
            SlotAddr { slot, offset } => {
                let a = fr.slots[slot.index()] + offset as u64;
                one(fr, a)
            }
            Unary { op, arg } => {
                let x = unary(op, f.ty(arg), fr.get(arg));
                one(fr, x)
            }
            Binary { op, args: [a, b] } => {
                let x = binary(op, f.ty(a), fr.get(a), fr.get(b))?;
                one(fr, x)
            }
            Icmp { cond, args: [a, b] } => {
                let x = icmp(cond, f.ty(a), fr.get(a), fr.get(b)) as u64;
                one(fr, x)
            }
            Fcmp { cond, args: [a, b] } => {
                let x = fcmp(cond, float(f.ty(a), fr.get(a)), float(f.ty(a), fr.get(b))) as u64;
                one(fr, x)
            }
            Select { args: [c, a, b] } => {
                let x = if fr.get(c) != 0 { fr.get(a) } else { fr.get(b) };
                one(fr, x)
            }
            Convert { op, arg } => {
                let x = convert(op, f.ty(arg), f.ty(results[0]), fr.get(arg));
                one(fr, x)
            }
            PtrAdd { base, offset } => {
                let a = fr.get(base).wrapping_add(fr.get(offset));
                one(fr, a)
            }
            Load { base, offset, .. } => {
                let at = fr.get(base).wrapping_add_signed(offset as i64);
                let x = self.load(at, f.ty(results[0]).bytes())?;
                one(fr, x)
            }
            Store { value, base, offset, .. } => {
                let at = fr.get(base).wrapping_add_signed(offset as i64);
                self.store(at, f.ty(value).bytes(), fr.get(value))?;
                Ok(Flow::Next)
            }
            MemCopy { dst, src, size } => {
                for i in 0..size as u64 {
                    let x = self.load(fr.get(src).wrapping_add(i), 1)?;
                    self.store(fr.get(dst).wrapping_add(i), 1, x)?;
                }
                Ok(Flow::Next)
            }
            MemZero { dst, size } => {
                for i in 0..size as u64 {
                    self.store(fr.get(dst).wrapping_add(i), 1, 0)?;
                }
                Ok(Flow::Next)
            }
            BytesEqual { base, value } => {
                let (p, want) = (fr.get(base), fr.get(value) & 0xff);
                let mut mask = 0;
                for n in 0..16 {
                    mask |= ((self.load(p.wrapping_add(n), 1)? & 0xff == want) as u64) << n;
                }
                one(fr, mask)
            }
            BytesHigh { base } => {
                let p = fr.get(base);
                let mut mask = 0;
                for n in 0..16 {
                    mask |= (self.load(p.wrapping_add(n), 1)? >> 7 & 1) << n;
                }
                one(fr, mask)
            }
            AtomicLoad { base } => {
                let x = self.load(fr.get(base), f.ty(results[0]).bytes())?;
                one(fr, x)
            }
            AtomicStore { base, value } => {
                self.store(fr.get(base), f.ty(value).bytes(), fr.get(value))?;
                Ok(Flow::Next)
            }
            AtomicRmw { op, base, value } => {
                let t = f.ty(value);
                let (old, x) = (self.load(fr.get(base), t.bytes())?, fr.get(value));
                let new = match op {
                    AtomicOp::Add => old.wrapping_add(x),
                    AtomicOp::And => old & x,
                    AtomicOp::Or => old | x,
                    AtomicOp::Xchg => x,
                };
                self.store(fr.get(base), t.bytes(), new)?;
                one(fr, old)
            }
            AtomicCas { base, expected, new } => {
                let size = f.ty(new).bytes();
                let old = self.load(fr.get(base), size)?;
                if old == fr.get(expected) {
                    self.store(fr.get(base), size, fr.get(new))?;
                }
                one(fr, old)
            }
            Call { sym, ref sig, ref args } => {
                let args: Vec<u64> = args.iter().map(|&a| fr.get(a)).collect();
                let back = self.callee(sym, sig, &args)?;
                results.iter().zip(back).for_each(|(&r, x)| fr.set(r, x));
                Ok(Flow::Next)
            }
            NilCheck { ptr } => {
                if fr.get(ptr) < PAGE {
                    return Err(Outcome::Fault);
                }
                Ok(Flow::Next)
            }
            Bounds { index, len, code, inclusive, .. } => {
                let (i, n) = (fr.get(index), fr.get(len));
                if i < n || inclusive && i == n { Ok(Flow::Next) } else { Err(Outcome::Bounds(i, n, code)) }
            }
            Jump { ref dest } => Ok(fr.jump(dest)),
            Brif { cond, ref then, ref els } => Ok(fr.jump(if fr.get(cond) != 0 { then } else { els })),
            Switch { arg, ref cases, default } => {
                let x = fr.get(arg) as i64;
                Ok(Flow::Jump(cases.iter().find(|c| c.0 == x).map_or(default, |c| c.1)))
            }
            Return { ref args } => Ok(Flow::Return(args.iter().map(|&a| fr.get(a)).collect())),
            TailCall { sym, ref sig, ref args } => {
                let args: Vec<u64> = args.iter().map(|&a| fr.get(a)).collect();
                Ok(Flow::Return(self.callee(sym, sig, &args)?))
            }
            // Nothing is thrown here: the landing is never reached.
            TryCall { sym, ref sig, ref args, normal, .. } => {
                let args: Vec<u64> = args.iter().map(|&a| fr.get(a)).collect();
                let back = self.callee(sym, sig, &args)?;
                let params = &f.blocks[normal.index()].params;
                params.iter().zip(back).for_each(|(&p, x)| fr.set(p, x));
                Ok(Flow::Jump(normal))
            }
            Unreachable => Err(Outcome::Unreachable),
            CallIndirect { .. } | TailCallIndirect { .. } | GetG | FramePointer => {
                invalid(format!("{kind:?} is not interpreted"))
            }
        }
    }
}

enum Flow {
    Next,
    Jump(crate::Block),
    Return(Vec<u64>),
}

struct Frame<'m> {
    f: &'m Function,
    values: Vec<u64>,
    slots: Vec<u64>,
}

impl Frame<'_> {
    fn get(&self, v: Value) -> u64 {
        self.values[self.f.resolve(v).index()]
    }

    fn set(&mut self, v: Value, x: u64) {
        self.values[v.index()] = x & mask(self.f.ty(v));
    }

    fn jump(&mut self, d: &BlockCall) -> Flow {
        // All arguments are read before a parameter is written: a loop may pass them on in another order.
        let args: Vec<u64> = d.args.iter().map(|&a| self.get(a)).collect();
        let f = self.f;
        for (&p, x) in f.blocks[d.block.index()].params.iter().zip(args) {
            self.set(p, x);
        }
        Flow::Jump(d.block)
    }
}

fn float(t: Type, x: u64) -> f64 {
    if t == Type::F32 { f32::from_bits(x as u32) as f64 } else { f64::from_bits(x) }
}

/// Bits of a float; every NaN is the same one, because which of two operands' NaNs comes out is nobody's promise.
fn bits(t: Type, x: f64) -> u64 {
    match t {
        Type::F32 if x.is_nan() => f32::NAN.to_bits() as u64,
        Type::F32 => (x as f32).to_bits() as u64,
        _ if x.is_nan() => f64::NAN.to_bits(),
        _ => x.to_bits(),
    }
}

fn unary(op: UnOp, t: Type, x: u64) -> u64 {
    let width = t.bytes() * 8;
    let y = float(t, x);
    let sign = 1u64 << (width - 1);
    match op {
        UnOp::Ineg => x.wrapping_neg(),
        UnOp::Inot => !x,
        UnOp::Clz => (x.leading_zeros() - (64 - width)) as u64,
        UnOp::Ctz => x.trailing_zeros().min(width) as u64,
        UnOp::Popcnt => x.count_ones() as u64,
        UnOp::Bswap => x.swap_bytes() >> (64 - width),
        UnOp::Fneg => x ^ sign,
        UnOp::Fabs => x & !sign,
        UnOp::Sqrt => bits(t, if t == Type::F32 { (y as f32).sqrt() as f64 } else { y.sqrt() }),
        UnOp::Ceil => bits(t, y.ceil()),
        UnOp::Floor => bits(t, y.floor()),
        UnOp::Ftrunc => bits(t, y.trunc()),
        UnOp::Nearest => bits(t, y.round_ties_even()),
    }
}

fn binary(op: BinOp, t: Type, x: u64, y: u64) -> Step<u64> {
    let width = t.bytes() * 8;
    let (sx, sy) = (signed(t, x), signed(t, y));
    let (fx, fy) = (float(t, x), float(t, y));
    let divides = matches!(op, BinOp::Sdiv | BinOp::Udiv | BinOp::Srem | BinOp::Urem);
    if divides && y == 0 {
        return invalid("division by zero");
    }
    // Single precision rounds once: the operation in double precision is exact enough for +, −, ×, ÷.
    Ok(match op {
        BinOp::Iadd => x.wrapping_add(y),
        BinOp::Isub => x.wrapping_sub(y),
        BinOp::Imul => x.wrapping_mul(y),
        BinOp::Umulhi => ((x as u128 * y as u128) >> 64) as u64,
        BinOp::Smulhi => ((sx as i128 * sy as i128) >> 64) as u64,
        BinOp::Sdiv => sx.wrapping_div(sy) as u64,
        BinOp::Udiv => x / y,
        BinOp::Srem => sx.wrapping_rem(sy) as u64,
        BinOp::Urem => x % y,
        BinOp::And => x & y,
        BinOp::Or => x | y,
        BinOp::Xor => x ^ y,
        BinOp::Shl => {
            if y < width as u64 {
                x << y
            } else {
                0
            }
        }
        BinOp::Lshr => {
            if y < width as u64 {
                x >> y
            } else {
                0
            }
        }
        BinOp::Ashr => (sx >> y.min(width as u64 - 1)) as u64,
        BinOp::Rotl => {
            let n = (y % width as u64) as u32;
            if n == 0 { x } else { x << n | x >> (width - n) }
        }
        BinOp::Fadd => bits(t, fx + fy),
        BinOp::Fsub => bits(t, fx - fy),
        BinOp::Fmul => bits(t, fx * fy),
        BinOp::Fdiv => bits(t, fx / fy),
        BinOp::Fcopysign => {
            let sign = 1u64 << (width - 1);
            x & !sign | y & sign
        }
        BinOp::Fmin if fx.is_nan() || fy.is_nan() => bits(t, f64::NAN),
        BinOp::Fmax if fx.is_nan() || fy.is_nan() => bits(t, f64::NAN),
        BinOp::Fmin => {
            if fx < fy || fx == fy && fx.is_sign_negative() {
                x
            } else {
                y
            }
        }
        BinOp::Fmax => {
            if fx > fy || fx == fy && fx.is_sign_positive() {
                x
            } else {
                y
            }
        }
    })
}

fn icmp(cond: IntCond, t: Type, x: u64, y: u64) -> bool {
    let (sx, sy) = (signed(t, x), signed(t, y));
    match cond {
        IntCond::Eq => x == y,
        IntCond::Ne => x != y,
        IntCond::Slt => sx < sy,
        IntCond::Sle => sx <= sy,
        IntCond::Sgt => sx > sy,
        IntCond::Sge => sx >= sy,
        IntCond::Ult => x < y,
        IntCond::Ule => x <= y,
        IntCond::Ugt => x > y,
        IntCond::Uge => x >= y,
    }
}

fn fcmp(cond: FloatCond, x: f64, y: f64) -> bool {
    match cond {
        FloatCond::Eq => x == y,
        FloatCond::Ne => x != y,
        FloatCond::Lt => x < y,
        FloatCond::Le => x <= y,
        FloatCond::Gt => x > y,
        FloatCond::Ge => x >= y,
    }
}

/// `cvttsd2si` to `width` bits: the minimum for NaN and what does not fit.
fn truncate(x: f64, width: u32) -> i64 {
    let bound = 2f64.powi(width as i32 - 1);
    if x.trunc() >= -bound && x.trunc() < bound { x as i64 } else { i64::MIN >> (64 - width) }
}

fn convert(op: ConvOp, from: Type, to: Type, x: u64) -> u64 {
    let y = float(from, x);
    match op {
        ConvOp::Zext | ConvOp::Trunc | ConvOp::Bitcast => x,
        ConvOp::Sext => signed(from, x) as u64,
        ConvOp::FromSint if to == Type::F32 => (signed(from, x) as f32).to_bits() as u64,
        ConvOp::FromSint => (signed(from, x) as f64).to_bits(),
        ConvOp::FromUint if to == Type::F32 => (x as f32).to_bits() as u64,
        ConvOp::FromUint => (x as f64).to_bits(),
        ConvOp::ToSint => truncate(y, if to.bytes() == 8 { 64 } else { 32 }) as u64,
        ConvOp::ToUint => match to.bytes() {
            8 if y < 2f64.powi(63) => truncate(y, 64) as u64,
            8 => truncate(y - 2f64.powi(63), 64) as u64 | 1 << 63,
            4 => truncate(y, 64) as u64,
            _ => truncate(y, 32) as u64,
        },
        ConvOp::Promote => bits(Type::F64, y),
        ConvOp::Demote => bits(Type::F32, y),
    }
}
