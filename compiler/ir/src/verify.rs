//! The verifier. What it holds every function to:
//!
//! 1. The layout names each of its blocks once. A block ends with a terminator and has none before its end; an
//!    instruction stands in one block. Targets of terminators are in the layout.
//! 2. The entry's parameters are those of the signature; so are the values that a return gives back, and the results
//!    of a tail call.
//! 3. A value is used only where its definition dominates the use. (In unreachable blocks nothing is asked.)
//! 4. Operands and results have the types their operation wants. Addresses are `ptr`; an address is made only by
//!    `ptradd`, `sym`, `slot` or from memory; conditions are `i8`.
//! 5. Jumps pass what the target's parameters are; targets of `switch` and landings have none; the parameters of a
//!    `try_call`'s normal target are the call's results.
//! 6. Calls agree with their signatures, in parameters and results; Rust functions have at most two results.
//! 7. Slots, places and symbols exist; a slot's address stays inside the slot. Only stores of `ptr` have barriers.
//!
//! Not checked: that pointers point where they should.

use crate::cfg::Cfg;
use crate::{
    Block, BlockCall, ConvOp, Function, Inst, InstKind, MemFlags, Module, Signature, Type, UnOp, Value,
    ValueDef,
};
use std::fmt;

/// A broken invariant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VerifyError {
    /// Name of the function.
    pub function: String,
    pub block: Option<Block>,
    /// The instruction as text.
    pub inst: String,
    pub message: String,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.function)?;
        if let Some(b) = self.block {
            write!(f, " {b}")?;
        }
        if !self.inst.is_empty() {
            write!(f, " `{}`", self.inst)?;
        }
        write!(f, ": {}", self.message)
    }
}

/// Checks one function.
pub fn verify(f: &Function, module: &Module) -> Result<(), Vec<VerifyError>> {
    let n = f.blocks.len();
    let mut v = Verifier { f, module, errors: vec![], block: None, inst: None, in_layout: vec![false; n] };
    if v.structure() {
        v.entry();
        let order = v.positions();
        let cfg = Cfg::new(f);
        for &b in &cfg.rpo {
            v.block = Some(b);
            for &i in &f.blocks[b.index()].insts {
                v.inst = Some(i);
                v.dominance(&cfg, &order, b, i);
                v.inst(i);
            }
        }
    }
    if v.errors.is_empty() { Ok(()) } else { Err(v.errors) }
}

impl Module {
    /// Checks all functions.
    pub fn verify(&self) -> Result<(), Vec<VerifyError>> {
        let errors: Vec<_> = self.funcs.iter().filter_map(|f| verify(f, self).err()).flatten().collect();
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}

struct Verifier<'a> {
    f: &'a Function,
    module: &'a Module,
    errors: Vec<VerifyError>,
    block: Option<Block>,
    inst: Option<Inst>,
    in_layout: Vec<bool>,
}

impl Verifier<'_> {
    fn error(&mut self, message: String) {
        let function = self.module.symbols.name(self.f.sym).to_string();
        let inst = self.inst.map(|i| self.f.display_inst(i, &self.module.symbols)).unwrap_or_default();
        self.errors.push(VerifyError { function, block: self.block, inst, message });
    }

    fn require(&mut self, holds: bool, message: impl FnOnce() -> String) {
        if !holds {
            self.error(message());
        }
    }

    /// Rule 1; what follows relies on it.
    fn structure(&mut self) -> bool {
        let f = self.f;
        if f.layout.is_empty() {
            self.error("no entry block".into());
            return false;
        }
        for &b in &f.layout {
            match self.in_layout.get_mut(b.index()) {
                Some(seen) if !*seen => *seen = true,
                Some(_) => self.error(format!("{b} stands twice in the layout")),
                None => self.error(format!("{b} does not exist")),
            }
        }
        if !self.errors.is_empty() {
            return false;
        }
        let mut placed = vec![false; f.insts.len()];
        for &b in &f.layout {
            self.block = Some(b);
            self.inst = None;
            let insts = &f.blocks[b.index()].insts;
            if f.terminator(b).is_none() {
                self.error("no terminator".into());
            }
            for (n, &i) in insts.iter().enumerate() {
                self.inst = Some(i);
                let again = std::mem::replace(&mut placed[i.index()], true);
                self.require(!again, || "the instruction stands in two places".into());
                let kind = f.kind(i);
                self.require(n + 1 == insts.len() || !kind.is_terminator(), || {
                    "a terminator in mid-block".into()
                });
                let mut targets = vec![];
                kind.for_each_successor(|t| targets.push(t));
                for t in targets {
                    let known = self.in_layout.get(t.index()).is_some_and(|&l| l);
                    self.require(known, || format!("{t} is not in the layout"));
                }
            }
        }
        (self.block, self.inst) = (None, None);
        self.errors.is_empty()
    }

    fn entry(&mut self) {
        let f = self.f;
        let params: Vec<Type> = f.blocks[f.entry().index()].params.iter().map(|&p| f.ty(p)).collect();
        self.require(params == f.sig.params, || "the entry's parameters differ from the signature".into());
    }

    /// Where each instruction stands: block and place in it.
    fn positions(&self) -> Vec<Option<(Block, usize)>> {
        let mut out = vec![None; self.f.insts.len()];
        for &b in &self.f.layout {
            for (n, &i) in self.f.blocks[b.index()].insts.iter().enumerate() {
                out[i.index()] = Some((b, n));
            }
        }
        out
    }

    /// Rule 3.
    fn dominance(&mut self, cfg: &Cfg, order: &[Option<(Block, usize)>], b: Block, i: Inst) {
        let f = self.f;
        let at = order[i.index()].map_or(0, |p| p.1);
        let mut bad = vec![];
        f.kind(i).for_each_use(|v| {
            if v.index() >= f.values.len() {
                bad.push((v, "does not exist"));
                return;
            }
            let v = f.resolve(v);
            let ok = match f.values[v.index()].def {
                ValueDef::Param(d, n) => {
                    let real = f.blocks.get(d.index()).and_then(|d| d.params.get(n as usize)) == Some(&v);
                    real && self.in_layout[d.index()] && cfg.is_reachable(d) && cfg.dominates(d, b)
                }
                ValueDef::Result(d, n) => match order[d.index()] {
                    _ if f.insts[d.index()].results.get(n as usize) != Some(&v) => false,
                    Some((d, n)) if d == b => n < at,
                    Some((d, _)) => cfg.is_reachable(d) && cfg.dominates(d, b),
                    None => false,
                },
                ValueDef::Alias(_) => false,
            };
            if !ok {
                bad.push((v, "is not defined here"));
            }
        });
        for (v, what) in bad {
            self.error(format!("{v} {what}"));
        }
    }

    fn want(&mut self, v: Value, types: &[Type], what: &str) {
        let Some(data) = self.f.values.get(v.index()) else { return };
        let ty = data.ty;
        self.require(types.contains(&ty), || format!("{what} {v} has type {ty}"));
    }

    fn same(&mut self, a: Value, b: Value) {
        let (x, y) = (self.f.ty(a), self.f.ty(b));
        self.require(x == y, || format!("{a} has type {x}, {b} has type {y}"));
    }

    fn results(&mut self, want: &[Type]) {
        let Some(i) = self.inst else { return };
        let f = self.f;
        let have: Vec<Type> = f.insts[i.index()].results.iter().map(|&r| f.ty(r)).collect();
        self.require(have == want, || format!("results are {have:?}, should be {want:?}"));
    }

    fn result(&self) -> Option<Type> {
        let results = &self.f.insts[self.inst?.index()].results;
        (results.len() == 1).then(|| self.f.ty(results[0]))
    }

    fn args(&mut self, args: &[Value], params: &[Type], what: &str) {
        let have: Vec<Type> = args.iter().map(|&a| self.f.ty(a)).collect();
        self.require(have == params, || format!("{what} are {have:?}, should be {params:?}"));
    }

    fn dest(&mut self, d: &BlockCall) {
        let f = self.f;
        let params: Vec<Type> = f.blocks[d.block.index()].params.iter().map(|&p| f.ty(p)).collect();
        self.args(&d.args, &params, &format!("arguments for {}", d.block));
    }

    fn no_params(&mut self, b: Block) {
        let n = self.f.blocks[b.index()].params.len();
        self.require(n == 0, || format!("{b} has parameters"));
    }

    fn call(&mut self, sig: &Signature, args: &[Value]) {
        self.args(args, &sig.params, "arguments");
        let many = sig.c_abi && sig.results.len() > 2;
        self.require(!many, || "a Rust function with more than two results".into());
    }

    fn tail(&mut self, sig: &Signature, args: &[Value]) {
        self.call(sig, args);
        let own = &self.f.sig.results;
        self.require(sig.results == *own, || {
            format!("tail call returns {:?}, should be {own:?}", sig.results)
        });
        self.results(&[]);
    }

    /// Rules 4 to 7.
    fn inst(&mut self, i: Inst) {
        use InstKind::*;
        const INTS: &[Type] = &[Type::I8, Type::I16, Type::I32, Type::I64];
        const WORDS: &[Type] = &[Type::I8, Type::I16, Type::I32, Type::I64, Type::Ptr];
        const FLOATS: &[Type] = &[Type::F32, Type::F64];
        const PTR: &[Type] = &[Type::Ptr];
        const I64: &[Type] = &[Type::I64];
        let f = self.f;
        let loc = f.insts[i.index()].loc;
        self.require(loc.index() < f.locs.len(), || format!("{loc} does not exist"));
        match f.kind(i) {
            Iconst { value } => match self.result() {
                Some(t) if t.is_int() => {
                    self.require(t != Type::Ptr || *value == 0, || "a pointer constant other than nil".into())
                }
                t => self.error(format!("integer constant of type {t:?}")),
            },
            Fconst { .. } => {
                let t = self.result();
                self.require(t.is_some_and(Type::is_float), || format!("float constant of type {t:?}"));
            }
            SymAddr { .. } | GetG | FramePointer => self.results(PTR),
            SlotAddr { slot, offset } => {
                self.results(PTR);
                let size = f.slots.get(slot.index()).map(|s| s.size as i64);
                let inside = size.is_some_and(|n| (0..=n).contains(&(*offset as i64)));
                self.require(inside, || format!("{slot} has size {size:?}"));
            }
            Unary { op, arg } => {
                let ints = matches!(
                    op,
                    UnOp::Ineg | UnOp::Inot | UnOp::Clz | UnOp::Ctz | UnOp::Popcnt | UnOp::Bswap
                );
                self.want(*arg, if ints { INTS } else { FLOATS }, "operand");
                self.results(&[f.ty(*arg)]);
            }
            Binary { op, args: [a, b] } => {
                use crate::BinOp::*;
                match op {
                    Shl | Lshr | Ashr | Rotl => {
                        self.want(*a, INTS, "operand");
                        self.want(*b, I64, "count");
                    }
                    Umulhi | Smulhi => [a, b].map(|v| self.want(*v, I64, "operand")).into_iter().collect(),
                    Fadd | Fsub | Fmul | Fdiv | Fcopysign | Fmin | Fmax => {
                        self.want(*a, FLOATS, "operand");
                        self.same(*a, *b);
                    }
                    _ => {
                        self.want(*a, INTS, "operand");
                        self.same(*a, *b);
                    }
                }
                self.results(&[f.ty(*a)]);
            }
            Icmp { args: [a, b], .. } => {
                self.want(*a, WORDS, "operand");
                self.same(*a, *b);
                self.results(&[Type::I8]);
            }
            Fcmp { args: [a, b], .. } => {
                self.want(*a, FLOATS, "operand");
                self.same(*a, *b);
                self.results(&[Type::I8]);
            }
            Select { args: [c, a, b] } => {
                self.want(*c, &[Type::I8], "condition");
                self.same(*a, *b);
                self.results(&[f.ty(*a)]);
            }
            Convert { op, arg } => self.convert(*op, *arg),
            PtrAdd { base, offset } => {
                self.want(*base, PTR, "base");
                self.want(*offset, I64, "offset");
                self.results(PTR);
            }
            Load { base, flags, .. } => {
                self.want(*base, PTR, "base");
                let one = self.result().is_some();
                self.require(one, || "a load has one result".into());
                self.require(!flags.has(MemFlags::BARRIER), || "a load with a barrier".into());
            }
            Store { value, base, flags, .. } => {
                self.want(*base, PTR, "base");
                if flags.has(MemFlags::BARRIER) {
                    self.want(*value, PTR, "value with barrier");
                }
                self.results(&[]);
            }
            MemCopy { dst, src, .. } => {
                [dst, src].into_iter().for_each(|v| self.want(*v, PTR, "address"));
                self.results(&[]);
            }
            MemZero { dst, .. } => {
                self.want(*dst, PTR, "address");
                self.results(&[]);
            }
            BytesEqual { base, value } => {
                self.want(*base, PTR, "base");
                self.want(*value, &[Type::I8], "byte");
                self.results(&[Type::I64]);
            }
            BytesHigh { base } => {
                self.want(*base, PTR, "base");
                self.results(&[Type::I64]);
            }
            AtomicLoad { base } => {
                self.want(*base, PTR, "base");
                let t = self.result();
                self.require(t.is_some_and(Type::is_int), || format!("atomic of type {t:?}"));
            }
            AtomicStore { base, value } => {
                self.want(*base, PTR, "base");
                self.want(*value, WORDS, "value");
                self.results(&[]);
            }
            AtomicRmw { base, value, .. } => {
                self.want(*base, PTR, "base");
                self.want(*value, WORDS, "value");
                self.results(&[f.ty(*value)]);
            }
            AtomicCas { base, expected, new } => {
                self.want(*base, PTR, "base");
                self.want(*expected, WORDS, "value");
                self.same(*expected, *new);
                self.results(&[f.ty(*new)]);
            }
            Call { sig, args, .. } => {
                self.call(sig, args);
                self.results(&sig.results);
            }
            CallIndirect { code, sig, args } => {
                self.want(*code, PTR, "code");
                self.call(sig, args);
                self.results(&sig.results);
            }
            NilCheck { ptr } => {
                self.want(*ptr, PTR, "operand");
                self.results(&[]);
            }
            Bounds { index, len, .. } => {
                [index, len].into_iter().for_each(|v| self.want(*v, I64, "operand"));
                self.results(&[]);
            }
            Jump { dest } => self.dest(dest),
            Brif { cond, then, els } => {
                self.want(*cond, &[Type::I8], "condition");
                self.dest(then);
                self.dest(els);
            }
            Switch { arg, cases, default } => {
                self.want(*arg, I64, "operand");
                cases.iter().map(|c| c.1).chain([*default]).for_each(|b| self.no_params(b));
            }
            Return { args } => self.args(args, &f.sig.results, "returned values"),
            TryCall { sig, args, normal, landing, .. } => {
                self.call(sig, args);
                self.require(!sig.c_abi, || "a try_call of a Rust function".into());
                let params: Vec<Type> = f.blocks[normal.index()].params.iter().map(|&p| f.ty(p)).collect();
                let results = &sig.results;
                self.require(params == *results, || format!("{normal} should take {results:?}"));
                self.no_params(*landing);
                self.results(&[]);
            }
            TailCall { sig, args, .. } => self.tail(sig, args),
            TailCallIndirect { code, sig, args } => {
                self.want(*code, PTR, "code");
                self.tail(sig, args);
            }
            Unreachable => {}
        }
    }

    fn convert(&mut self, op: ConvOp, arg: Value) {
        let from = self.f.ty(arg);
        let Some(to) = self.result() else {
            return self.error("a conversion has one result".into());
        };
        let int = |t: Type| t.is_int() && t != Type::Ptr;
        let ok = match op {
            ConvOp::Zext | ConvOp::Sext => int(from) && int(to) && from.bytes() < to.bytes(),
            ConvOp::Trunc => int(from) && int(to) && from.bytes() > to.bytes(),
            ConvOp::FromSint | ConvOp::FromUint => int(from) && to.is_float(),
            ConvOp::ToSint | ConvOp::ToUint => from.is_float() && int(to),
            ConvOp::Promote => (from, to) == (Type::F32, Type::F64),
            ConvOp::Demote => (from, to) == (Type::F64, Type::F32),
            ConvOp::Bitcast => from != to && from.bytes() == to.bytes(),
        };
        self.require(ok, || format!("{op} from {from} to {to}"));
    }
}
