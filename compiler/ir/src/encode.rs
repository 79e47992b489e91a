//! Functions as bytes that mean the same in another build: what caches are keyed by and what they keep.
//!
//! Nothing in them depends on the rest of the module. Symbols stand as names, and source places as distances from the
//! declaration they belong to (the function's own, or that of the function they were inlined from), so an edit above a
//! function does not change its bytes.

use crate::function::{BlockData, InstData, LocData, SlotData, ValueData, ValueDef};
use crate::{
    ArgPart, Arguments, AtomicOp, BinOp, Block, BlockCall, ConvOp, FloatCond, FnFlags, Function, Inst,
    InstKind, IntCond, Loc, MemFlags, PackageIx, Signature, Slot, Stored, SymId, Symbols, Type, UnOp, Value,
};
use rustc_hash::FxHashMap;
use source::Pos;

/// What names and places mean in this build.
pub struct Names<'a> {
    pub symbols: &'a Symbols,
    /// Declarations of the module's functions.
    pub places: FxHashMap<SymId, Pos>,
}

impl<'a> Names<'a> {
    /// Those of the functions `funcs`.
    pub fn new(symbols: &'a Symbols, funcs: &[Function]) -> Names<'a> {
        Names { symbols, places: funcs.iter().map(|f| (f.sym, f.pos)).collect() }
    }

    fn base(&self, own: Pos, inlined: Option<SymId>) -> Pos {
        inlined.map_or(own, |s| self.places.get(&s).copied().unwrap_or(Pos::NONE))
    }

    /// A place as a distance; 0 is no place.
    pub fn distance(&self, own: Pos, inlined: Option<SymId>, pos: Pos) -> u64 {
        let base = self.base(own, inlined);
        if pos.is_some() { pos.0.wrapping_sub(base.0) as u64 + 1 } else { 0 }
    }

    /// The place at a distance.
    pub fn place(&self, own: Pos, inlined: Option<SymId>, distance: u64) -> Pos {
        let base = self.base(own, inlined);
        if distance == 0 { Pos::NONE } else { Pos(base.0.wrapping_add((distance - 1) as u32)) }
    }
}

/// Writes numbers and names.
#[derive(Default)]
pub struct Writer {
    pub bytes: Vec<u8>,
}

impl Writer {
    /// A number of up to 64 bits.
    #[inline]
    pub fn num(&mut self, n: impl Into<u64>) {
        let mut n: u64 = n.into();
        while n >= 0x80 {
            self.bytes.push(n as u8 | 0x80);
            n >>= 7;
        }
        self.bytes.push(n as u8);
    }

    /// A length or index.
    #[inline]
    pub fn len(&mut self, n: usize) {
        self.num(n as u64);
    }

    /// A signed number.
    #[inline]
    pub fn signed(&mut self, n: i64) {
        self.num(((n << 1) ^ (n >> 63)) as u64);
    }

    /// Bytes with their length.
    pub fn slice(&mut self, s: &[u8]) {
        self.len(s.len());
        self.bytes.extend_from_slice(s);
    }
}

/// Reads what [`Writer`] wrote; None at the first thing that does not fit.
pub struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    /// A reader of all of `bytes`.
    pub fn new(bytes: &'b [u8]) -> Reader<'b> {
        Reader { rest: bytes }
    }

    /// A number of up to 64 bits.
    #[inline]
    pub fn num(&mut self) -> Option<u64> {
        let mut n = 0;
        let mut shift = 0;
        loop {
            let (&b, rest) = self.rest.split_first()?;
            self.rest = rest;
            n |= ((b & 0x7f) as u64).checked_shl(shift)?;
            if b < 0x80 {
                return Some(n);
            }
            shift += 7;
        }
    }

    /// A number of up to 32 bits.
    #[inline]
    pub fn word(&mut self) -> Option<u32> {
        self.num()?.try_into().ok()
    }

    /// A signed number.
    #[inline]
    pub fn signed(&mut self) -> Option<i64> {
        let n = self.num()?;
        Some((n >> 1) as i64 ^ -((n & 1) as i64))
    }

    /// A number of things that take at least a byte each: never more than what is left.
    pub fn count(&mut self) -> Option<usize> {
        let n = self.num()? as usize;
        (n <= self.rest.len()).then_some(n)
    }

    /// Bytes with their length.
    pub fn slice(&mut self) -> Option<&'b [u8]> {
        let n = self.count()?;
        let (s, rest) = self.rest.split_at(n);
        self.rest = rest;
        Some(s)
    }

    /// Text with its length.
    pub fn text(&mut self) -> Option<&'b str> {
        std::str::from_utf8(self.slice()?).ok()
    }

    /// What has not been read.
    pub fn rest(&self) -> &'b [u8] {
        self.rest
    }
}

/// Appends `f`, all of its tables.
pub fn encode(f: &Function, names: &Names<'_>, out: &mut Writer) {
    let mut e = Encoder { w: std::mem::take(out), symbols: vec![], index: FxHashMap::default() };
    e.function(f, names);
    // The names follow what mentions them: writing is the hot direction.
    e.w.len(e.symbols.len());
    for s in &e.symbols {
        e.w.slice(names.symbols.name(*s).as_bytes());
    }
    *out = e.w;
}

struct Encoder {
    w: Writer,
    /// Symbols in order of mention.
    symbols: Vec<SymId>,
    index: FxHashMap<SymId, u32>,
}

impl Encoder {
    fn sym(&mut self, s: SymId) {
        let n = *self.index.entry(s).or_insert_with(|| {
            self.symbols.push(s);
            self.symbols.len() as u32 - 1
        });
        self.w.num(n);
    }

    fn value(&mut self, v: Value) {
        self.w.num(v.0);
    }

    fn values(&mut self, list: &[Value]) {
        self.w.len(list.len());
        list.iter().for_each(|v| self.w.num(v.0));
    }

    fn types(&mut self, list: &[Type]) {
        self.w.len(list.len());
        list.iter().for_each(|&t| self.w.bytes.push(t as u8));
    }

    fn signature(&mut self, s: &Signature) {
        let Signature { params, results, c_abi } = s;
        self.types(params);
        self.types(results);
        self.w.bytes.push(*c_abi as u8);
    }

    fn function(&mut self, f: &Function, names: &Names<'_>) {
        let Function {
            sym: _,
            package: _,
            pos,
            flags,
            sig,
            layout,
            blocks,
            insts,
            values,
            slots,
            locs,
            arguments,
            remarks: _,
        } = f;
        let FnFlags { noinline, nosplit, wrapper, linkonce, cold, closure } = *flags;
        let bits = [noinline, nosplit, wrapper, linkonce, cold, closure];
        self.w.bytes.push(bits.iter().enumerate().map(|(i, &b)| (b as u8) << i).sum());
        self.signature(sig);
        self.w.len(layout.len());
        layout.iter().for_each(|b| self.w.num(b.0));
        self.w.len(blocks.len());
        for BlockData { params, insts, cold } in blocks {
            self.values(params);
            self.w.len(insts.len());
            insts.iter().for_each(|i| self.w.num(i.0));
            self.w.bytes.push(*cold as u8);
        }
        self.w.len(values.len());
        for ValueData { ty, def } in values {
            let (tag, a, b) = match *def {
                ValueDef::Result(i, n) => (0, i.0, n),
                ValueDef::Param(b, n) => (1, b.0, n),
                ValueDef::Alias(v) => (2, v.0, 0),
            };
            self.w.bytes.push(*ty as u8 | tag << 4);
            self.w.num(a);
            self.w.num(b);
        }
        self.w.len(slots.len());
        for SlotData { size, align, local } in slots {
            self.w.num(*size);
            self.w.num(*align << 1 | *local as u32);
        }
        self.w.len(locs.len());
        for l in locs {
            self.loc(names, *pos, l);
        }
        self.w.len(insts.len());
        for InstData { kind, results, loc } in insts {
            self.inst(kind);
            self.values(results);
            self.w.num(loc.0);
        }
        self.arguments(arguments);
    }

    fn arguments(&mut self, arguments: &Arguments) {
        let Stored { parts, after } = match arguments {
            Arguments::Unknown => return self.w.num(0u32),
            Arguments::Absent => return self.w.num(1u32),
            Arguments::Stored(s) => &**s,
        };
        self.w.num(2u32);
        self.w.num(after.map_or(0, |i| i.0 as u64 + 1));
        self.w.len(parts.len());
        for part in parts {
            match *part {
                ArgPart::Open => self.w.num(0u32),
                ArgPart::Close => self.w.num(1u32),
                ArgPart::Dots => self.w.num(2u32),
                ArgPart::Word { slot, offset, bytes, through } => {
                    self.w.num(3u32);
                    self.w.num(slot.0);
                    self.w.num(offset);
                    self.w.bytes.extend([bytes, through as u8]);
                }
            }
        }
    }

    fn loc(&mut self, names: &Names<'_>, own: Pos, l: &LocData) {
        let LocData { pos, inlined } = *l;
        self.w.num(names.distance(own, inlined.map(|i| i.1), pos));
        match inlined {
            None => self.w.num(0u32),
            Some((call, sym)) => {
                self.w.num(call.0 as u64 + 1);
                self.sym(sym);
            }
        }
    }

    fn dest(&mut self, d: &BlockCall) {
        self.w.num(d.block.0);
        self.values(&d.args);
    }

    fn call(&mut self, sym: SymId, sig: &Signature, args: &[Value]) {
        self.sym(sym);
        self.signature(sig);
        self.values(args);
    }

    fn inst(&mut self, kind: &InstKind) {
        use InstKind::*;
        let tag = |e: &mut Encoder, n: u8| e.w.bytes.push(n);
        match kind {
            Iconst { value } => {
                tag(self, 0);
                self.w.signed(*value);
            }
            Fconst { bits } => {
                tag(self, 1);
                self.w.num(*bits);
            }
            SymAddr { sym, offset } => {
                tag(self, 2);
                self.sym(*sym);
                self.w.signed(*offset);
            }
            SlotAddr { slot, offset } => {
                tag(self, 3);
                self.w.num(slot.0);
                self.w.signed(*offset as i64);
            }
            Unary { op, arg } => {
                tag(self, 4);
                tag(self, *op as u8);
                self.value(*arg);
            }
            Binary { op, args } => {
                tag(self, 5);
                tag(self, *op as u8);
                args.iter().for_each(|&v| self.value(v));
            }
            Icmp { cond, args } => {
                tag(self, 6);
                tag(self, *cond as u8);
                args.iter().for_each(|&v| self.value(v));
            }
            Fcmp { cond, args } => {
                tag(self, 7);
                tag(self, *cond as u8);
                args.iter().for_each(|&v| self.value(v));
            }
            Select { args } => {
                tag(self, 8);
                args.iter().for_each(|&v| self.value(v));
            }
            Convert { op, arg } => {
                tag(self, 9);
                tag(self, *op as u8);
                self.value(*arg);
            }
            PtrAdd { base, offset } => {
                tag(self, 10);
                self.value(*base);
                self.value(*offset);
            }
            Load { base, offset, flags } => {
                tag(self, 11);
                self.value(*base);
                self.w.signed(*offset as i64);
                tag(self, flags.0);
            }
            Store { value, base, offset, flags } => {
                tag(self, 12);
                self.value(*value);
                self.value(*base);
                self.w.signed(*offset as i64);
                tag(self, flags.0);
            }
            MemCopy { dst, src, size } => {
                tag(self, 13);
                self.value(*dst);
                self.value(*src);
                self.w.num(*size);
            }
            MemZero { dst, size } => {
                tag(self, 14);
                self.value(*dst);
                self.w.num(*size);
            }
            AtomicLoad { base } => {
                tag(self, 15);
                self.value(*base);
            }
            AtomicStore { base, value } => {
                tag(self, 16);
                self.value(*base);
                self.value(*value);
            }
            AtomicRmw { op, base, value } => {
                tag(self, 17);
                tag(self, *op as u8);
                self.value(*base);
                self.value(*value);
            }
            AtomicCas { base, expected, new } => {
                tag(self, 18);
                [base, expected, new].into_iter().for_each(|&v| self.value(v));
            }
            Call { sym, sig, args } => {
                tag(self, 19);
                self.call(*sym, sig, args);
            }
            CallIndirect { code, sig, args } => {
                tag(self, 20);
                self.value(*code);
                self.signature(sig);
                self.values(args);
            }
            NilCheck { ptr } => {
                tag(self, 21);
                self.value(*ptr);
            }
            Bounds { index, len, code, signed, inclusive } => {
                tag(self, 22);
                self.value(*index);
                self.value(*len);
                tag(self, *code);
                tag(self, *signed as u8 | (*inclusive as u8) << 1);
            }
            GetG => tag(self, 23),
            FramePointer => tag(self, 24),
            Jump { dest } => {
                tag(self, 25);
                self.dest(dest);
            }
            Brif { cond, then, els } => {
                tag(self, 26);
                self.value(*cond);
                self.dest(then);
                self.dest(els);
            }
            Switch { arg, cases, default } => {
                tag(self, 27);
                self.value(*arg);
                self.w.num(default.0);
                self.w.len(cases.len());
                for (n, b) in cases {
                    self.w.signed(*n);
                    self.w.num(b.0);
                }
            }
            Return { args } => {
                tag(self, 28);
                self.values(args);
            }
            TryCall { sym, sig, args, normal, landing } => {
                tag(self, 29);
                self.call(*sym, sig, args);
                self.w.num(normal.0);
                self.w.num(landing.0);
            }
            TailCall { sym, sig, args } => {
                tag(self, 30);
                self.call(*sym, sig, args);
            }
            TailCallIndirect { code, sig, args } => {
                tag(self, 31);
                self.value(*code);
                self.signature(sig);
                self.values(args);
            }
            Unreachable => tag(self, 32),
            BytesEqual { base, value } => {
                tag(self, 33);
                self.value(*base);
                self.value(*value);
            }
            BytesHigh { base } => {
                tag(self, 34);
                self.value(*base);
            }
        }
    }
}

/// The function `sym` from what [`encode`] wrote. None if the bytes are damaged or name what this build does not have.
pub fn decode(bytes: &[u8], sym: SymId, names: &Names<'_>) -> Option<Function> {
    let pos = names.base(Pos::NONE, Some(sym));
    let mut d = Decoder { r: Reader::new(bytes), symbols: vec![] };
    let mut f = d.function(sym, pos)?;
    for _ in 0..d.r.count()? {
        let name = d.r.text()?;
        d.symbols.push(names.symbols.find(name)?);
    }
    // Only now is it known what the numbers of symbols mean.
    let resolve = |s: &mut SymId| d.symbols.get(s.index()).map(|&known| *s = known);
    for i in &mut f.insts {
        match &mut i.kind {
            InstKind::SymAddr { sym, .. }
            | InstKind::Call { sym, .. }
            | InstKind::TryCall { sym, .. }
            | InstKind::TailCall { sym, .. } => resolve(sym)?,
            _ => {}
        }
    }
    for l in &mut f.locs {
        if let Some((_, s)) = &mut l.inlined {
            resolve(s)?;
        }
        l.pos = names.place(pos, l.inlined.map(|i| i.1), l.pos.0 as u64);
    }
    Some(f)
}

struct Decoder<'b> {
    r: Reader<'b>,
    symbols: Vec<SymId>,
}

macro_rules! from_number {
    ($($name:ident: $ty:ty, $($variant:ident)*;)*) => {
        impl Decoder<'_> {
            $(fn $name(&mut self) -> Option<$ty> {
                const ALL: &[$ty] = &[$(<$ty>::$variant),*];
                ALL.get(self.byte()? as usize).copied()
            })*
        }
    };
}

from_number! {
    un_op: UnOp, Ineg Inot Clz Ctz Popcnt Bswap Fneg Fabs Sqrt Ceil Floor Ftrunc Nearest;
    bin_op: BinOp, Iadd Isub Imul Umulhi Smulhi Sdiv Udiv Srem Urem And Or Xor Shl Lshr Ashr Rotl Fadd Fsub Fmul Fdiv
        Fcopysign Fmin Fmax;
    int_cond: IntCond, Eq Ne Slt Sle Sgt Sge Ult Ule Ugt Uge;
    float_cond: FloatCond, Eq Ne Lt Le Gt Ge;
    conv_op: ConvOp, Zext Sext Trunc FromSint FromUint ToSint ToUint Promote Demote Bitcast;
    atomic_op: AtomicOp, Add And Or Xchg;
}

/// Types by number.
const TYPES: [Type; 7] = [Type::I8, Type::I16, Type::I32, Type::I64, Type::F32, Type::F64, Type::Ptr];

impl Decoder<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (&b, rest) = self.r.rest.split_first()?;
        self.r.rest = rest;
        Some(b)
    }

    fn bool(&mut self) -> Option<bool> {
        Some(self.byte()? != 0)
    }

    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        (0..self.r.count()?).map(|_| item(self)).collect()
    }

    fn sym(&mut self) -> Option<SymId> {
        self.r.word().map(SymId)
    }

    fn value(&mut self) -> Option<Value> {
        self.r.word().map(Value)
    }

    fn block(&mut self) -> Option<Block> {
        self.r.word().map(Block)
    }

    fn values(&mut self) -> Option<Vec<Value>> {
        self.list(Self::value)
    }

    fn ty(&mut self) -> Option<Type> {
        TYPES.get(self.byte()? as usize).copied()
    }

    fn signature(&mut self) -> Option<Signature> {
        Some(Signature { params: self.list(Self::ty)?, results: self.list(Self::ty)?, c_abi: self.bool()? })
    }

    fn function(&mut self, sym: SymId, pos: Pos) -> Option<Function> {
        let bits = self.byte()?;
        let bit = |n: u8| bits >> n & 1 != 0;
        let flags = FnFlags {
            noinline: bit(0),
            nosplit: bit(1),
            wrapper: bit(2),
            linkonce: bit(3),
            cold: bit(4),
            closure: bit(5),
        };
        Some(Function {
            sym,
            package: PackageIx(0),
            pos,
            flags,
            sig: self.signature()?,
            layout: self.list(Self::block)?,
            blocks: self.list(|d| {
                let params = d.values()?;
                let insts = d.list(|d| d.r.word().map(Inst))?;
                Some(BlockData { params, insts, cold: d.bool()? })
            })?,
            values: self.list(|d| {
                let first = d.byte()?;
                let (a, b) = (d.r.word()?, d.r.word()?);
                let def = match first >> 4 {
                    0 => ValueDef::Result(Inst(a), b),
                    1 => ValueDef::Param(Block(a), b),
                    _ => ValueDef::Alias(Value(a)),
                };
                Some(ValueData { ty: *TYPES.get((first & 15) as usize)?, def })
            })?,
            slots: self.list(|d| {
                let (size, align) = (d.r.word()?, d.r.word()?);
                Some(SlotData { size, align: align >> 1, local: align & 1 != 0 })
            })?,
            locs: self.list(|d| {
                // A distance until the symbols are known.
                let pos = Pos(d.r.num()?.try_into().ok()?);
                let inlined = match d.r.num()? {
                    0 => None,
                    n => Some((Loc((n - 1) as u32), d.sym()?)),
                };
                Some(LocData { pos, inlined })
            })?,
            insts: self
                .list(|d| Some(InstData { kind: d.inst()?, results: d.values()?, loc: Loc(d.r.word()?) }))?,
            arguments: self.arguments()?,
            remarks: None,
        })
    }

    fn arguments(&mut self) -> Option<Arguments> {
        match self.r.num()? {
            0 => return Some(Arguments::Unknown),
            1 => return Some(Arguments::Absent),
            _ => {}
        }
        let after = self.r.word()?.checked_sub(1).map(Inst);
        let parts = self.list(|d| {
            Some(match d.r.num()? {
                0 => ArgPart::Open,
                1 => ArgPart::Close,
                2 => ArgPart::Dots,
                _ => ArgPart::Word {
                    slot: Slot(d.r.word()?),
                    offset: d.r.word()?,
                    bytes: d.byte()?,
                    through: d.bool()?,
                },
            })
        })?;
        Some(Arguments::Stored(Box::new(Stored { parts, after })))
    }

    fn dest(&mut self) -> Option<BlockCall> {
        Some(BlockCall { block: self.block()?, args: self.values()? })
    }

    fn pair(&mut self) -> Option<[Value; 2]> {
        Some([self.value()?, self.value()?])
    }

    fn offset(&mut self) -> Option<i32> {
        self.r.signed()?.try_into().ok()
    }

    fn call(&mut self) -> Option<(SymId, Box<Signature>, Vec<Value>)> {
        Some((self.sym()?, Box::new(self.signature()?), self.values()?))
    }

    fn indirect(&mut self) -> Option<(Value, Box<Signature>, Vec<Value>)> {
        Some((self.value()?, Box::new(self.signature()?), self.values()?))
    }

    fn inst(&mut self) -> Option<InstKind> {
        use InstKind::*;
        Some(match self.byte()? {
            0 => Iconst { value: self.r.signed()? },
            1 => Fconst { bits: self.r.num()? },
            2 => SymAddr { sym: self.sym()?, offset: self.r.signed()? },
            3 => SlotAddr { slot: Slot(self.r.word()?), offset: self.offset()? },
            4 => Unary { op: self.un_op()?, arg: self.value()? },
            5 => Binary { op: self.bin_op()?, args: self.pair()? },
            6 => Icmp { cond: self.int_cond()?, args: self.pair()? },
            7 => Fcmp { cond: self.float_cond()?, args: self.pair()? },
            8 => Select { args: [self.value()?, self.value()?, self.value()?] },
            9 => Convert { op: self.conv_op()?, arg: self.value()? },
            10 => PtrAdd { base: self.value()?, offset: self.value()? },
            11 => Load { base: self.value()?, offset: self.offset()?, flags: MemFlags(self.byte()?) },
            12 => Store {
                value: self.value()?,
                base: self.value()?,
                offset: self.offset()?,
                flags: MemFlags(self.byte()?),
            },
            13 => MemCopy { dst: self.value()?, src: self.value()?, size: self.r.word()? },
            14 => MemZero { dst: self.value()?, size: self.r.word()? },
            15 => AtomicLoad { base: self.value()? },
            16 => AtomicStore { base: self.value()?, value: self.value()? },
            17 => AtomicRmw { op: self.atomic_op()?, base: self.value()?, value: self.value()? },
            18 => AtomicCas { base: self.value()?, expected: self.value()?, new: self.value()? },
            19 => {
                let (sym, sig, args) = self.call()?;
                Call { sym, sig, args }
            }
            20 => {
                let (code, sig, args) = self.indirect()?;
                CallIndirect { code, sig, args }
            }
            21 => NilCheck { ptr: self.value()? },
            22 => {
                let (index, len, code, bits) = (self.value()?, self.value()?, self.byte()?, self.byte()?);
                Bounds { index, len, code, signed: bits & 1 != 0, inclusive: bits & 2 != 0 }
            }
            23 => GetG,
            24 => FramePointer,
            25 => Jump { dest: self.dest()? },
            26 => Brif { cond: self.value()?, then: self.dest()?, els: self.dest()? },
            27 => {
                let (arg, default) = (self.value()?, self.block()?);
                Switch { arg, default, cases: self.list(|d| Some((d.r.signed()?, d.block()?)))? }
            }
            28 => Return { args: self.values()? },
            29 => {
                let (sym, sig, args) = self.call()?;
                TryCall { sym, sig, args, normal: self.block()?, landing: self.block()? }
            }
            30 => {
                let (sym, sig, args) = self.call()?;
                TailCall { sym, sig, args }
            }
            31 => {
                let (code, sig, args) = self.indirect()?;
                TailCallIndirect { code, sig, args }
            }
            32 => Unreachable,
            33 => BytesEqual { base: self.value()?, value: self.value()? },
            34 => BytesHigh { base: self.value()? },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"
package "main"
func @main.f(i64, ptr) -> i64 package 0 {
  slot0 = 16 align 8
  loc1 = 5
  loc2 = 9 in loc1 @main.g
block0(v0: i64, v1: ptr):
  v2: ptr = slot slot0
  store v0, v2+8
  v3: i64 = call @main.g(v0): (i64) -> i64 !2
  v4: i8 = icmp slt v3, v0
  brif v4, block1(v3), block2
block1(v5: i64):
  return v5
block2:
  v6: i64 = iconst -77
  return v6
}
func @main.g(i64) -> i64 package 0 {
block0(v0: i64):
  return v0
}
"#;

    #[test]
    fn a_round_trip_changes_nothing_and_damage_is_noticed() {
        let m = crate::parse_module(TEXT).unwrap_or_else(|e| panic!("{e}"));
        let names = Names::new(&m.symbols, &m.funcs);
        for f in &m.funcs {
            let mut w = Writer::default();
            encode(f, &names, &mut w);
            let back = decode(&w.bytes, f.sym, &names).expect("whole");
            assert_eq!(format!("{f:?}"), format!("{back:?}"));
            for n in 0..w.bytes.len() {
                assert!(decode(&w.bytes[..n], f.sym, &names).is_none(), "cut at {n}");
            }
        }
    }

    #[test]
    fn a_moved_function_has_the_same_bytes() {
        let bytes = |shift: u32| {
            let mut m = crate::parse_module(TEXT).unwrap_or_else(|e| panic!("{e}"));
            for f in &mut m.funcs {
                f.pos = Pos(1 + shift);
                f.locs.iter_mut().for_each(|l| l.pos = Pos(l.pos.0 + 3 + shift));
            }
            let names = Names::new(&m.symbols, &m.funcs);
            let mut w = Writer::default();
            m.funcs.iter().for_each(|f| encode(f, &names, &mut w));
            w.bytes
        };
        assert_eq!(bytes(0), bytes(1000));
    }
}
