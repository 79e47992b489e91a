//! Reads the textual form (see `print.rs`): for tests of passes and code generation.
//!
//! Values, blocks, slots and places keep the numbers they are written with; numbers that are skipped become unused
//! entities. Nothing is checked beyond the grammar: that is the verifier's work.

use crate::lex::{Lexer, Token};
use crate::names::MEM_FLAGS;
use crate::print::flag_words;
use crate::{
    AtomicOp, BinOp, Block, BlockCall, BlockData, ConvOp, Data, DataReloc, FloatCond, FnFlags, Function,
    Inst, InstData, InstKind, IntCond, Loc, LocData, MemFlags, Module, PackageIx, Section, Signature, Slot,
    SlotData, SymId, Type, UnOp, Value, ValueData, ValueDef,
};
use source::Pos;
use std::fmt;

/// The text is not IR.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ParseError {
    pub line: u32,
    pub message: String,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for ParseError {}

type Result<T> = std::result::Result<T, ParseError>;

/// The module that `text` describes.
pub fn parse_module(text: &str) -> Result<Module> {
    let mut p = Parser { lex: Lexer::new(text)?, module: Module::default() };
    loop {
        match p.lex.next() {
            Token::End => return Ok(p.module),
            Token::Word("package") => {
                let name = p.string()?;
                p.module.packages.push(name);
            }
            Token::Word("func") => p.func()?,
            Token::Word("data") => p.data()?,
            other => return p.lex.error(format!("expected package, func or data, found {other}")),
        }
    }
}

struct Parser<'t> {
    lex: Lexer<'t>,
    module: Module,
}

impl Parser<'_> {
    fn string(&mut self) -> Result<String> {
        match self.lex.next() {
            Token::Text(s) => Ok(s),
            other => self.lex.error(format!("expected a quoted text, found {other}")),
        }
    }

    fn expect(&mut self, c: char) -> Result<()> {
        match self.lex.next() {
            Token::Mark(d) if d == c => Ok(()),
            other => self.lex.error(format!("expected '{c}', found {other}")),
        }
    }

    fn word(&mut self) -> Result<String> {
        match self.lex.next() {
            Token::Word(w) => Ok(w.to_string()),
            other => self.lex.error(format!("expected a word, found {other}")),
        }
    }

    fn keyword(&mut self, word: &str) -> Result<()> {
        let found = self.word()?;
        if found == word { Ok(()) } else { self.lex.error(format!("expected {word}, found {found}")) }
    }

    /// A number, decimal or hexadecimal.
    fn num<T: TryFrom<i128>>(&mut self) -> Result<T> {
        match self.lex.next() {
            Token::Num(n) | Token::Signed(n) => match T::try_from(n) {
                Ok(n) => Ok(n),
                Err(_) => self.lex.error(format!("{n} is out of range")),
            },
            other => self.lex.error(format!("expected a number, found {other}")),
        }
    }

    /// `+n`, `-n` or nothing.
    fn offset<T: TryFrom<i128> + Default>(&mut self) -> Result<T> {
        if let Token::Signed(n) = *self.lex.peek() {
            self.lex.next();
            return T::try_from(n).or_else(|_| self.lex.error(format!("{n} is out of range")));
        }
        Ok(T::default())
    }

    fn symbol(&mut self) -> Result<SymId> {
        match self.lex.next() {
            Token::Symbol(name) => Ok(self.module.symbols.intern(&name)),
            other => self.lex.error(format!("expected a symbol, found {other}")),
        }
    }

    /// `prefix` and a number.
    fn entity(&mut self, prefix: &str) -> Result<u32> {
        let word = self.word()?;
        match word.strip_prefix(prefix).and_then(|n| n.parse().ok()) {
            Some(n) if n < 1 << 24 => Ok(n),
            _ => self.lex.error(format!("expected {prefix} with a number, found {word}")),
        }
    }

    fn value(&mut self) -> Result<Value> {
        Ok(Value(self.entity("v")?))
    }

    fn block(&mut self) -> Result<Block> {
        Ok(Block(self.entity("block")?))
    }

    fn ty(&mut self) -> Result<Type> {
        let w = self.word()?;
        Type::from_word(&w).map_or_else(|| self.lex.error(format!("{w} is no type")), Ok)
    }

    fn eat(&mut self, c: char) -> bool {
        self.lex.eat(&Token::Mark(c))
    }

    fn eat_word(&mut self, word: &str) -> bool {
        self.lex.eat(&Token::Word(word))
    }

    /// Items separated by commas up to `close`, which is consumed.
    fn list<T>(&mut self, close: char, mut item: impl FnMut(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        let mut out = vec![];
        if self.eat(close) {
            return Ok(out);
        }
        loop {
            out.push(item(self)?);
            if !self.eat(',') {
                self.expect(close)?;
                return Ok(out);
            }
        }
    }

    fn signature(&mut self) -> Result<Signature> {
        self.expect('(')?;
        let params = self.list(')', Self::ty)?;
        let mut results = vec![];
        if self.lex.eat(&Token::Arrow) {
            results.push(self.ty()?);
            // A comma that no type follows belongs to what comes after the signature.
            while self.lex.comma_and(|t| matches!(t, Token::Word(w) if Type::from_word(w).is_some())) {
                results.push(self.ty()?);
            }
        }
        Ok(Signature { params, results, c_abi: self.eat_word("c_abi") })
    }

    fn package(&mut self) -> Result<PackageIx> {
        self.keyword("package")?;
        Ok(PackageIx(self.num()?))
    }

    fn func(&mut self) -> Result<()> {
        let sym = self.symbol()?;
        let sig = self.signature()?;
        let package = self.package()?;
        let mut flags = FnFlags::default();
        let mut pos = Pos::NONE;
        while !self.eat('{') {
            let w = self.word()?;
            if w == "pos" {
                pos = Pos(self.num()?);
                continue;
            }
            match flag_words(&mut flags).into_iter().find(|f| f.1 == w) {
                Some((flag, _)) => *flag = true,
                None => return self.lex.error(format!("{w} is no flag of a function")),
            }
        }
        let mut f = Function::new(sym, package, pos, sig);
        f.flags = flags;
        (f.layout, f.blocks, f.values) = (vec![], vec![], vec![]);
        let mut body = Body { f };
        while !self.eat('}') {
            let word = match self.lex.peek() {
                Token::Word(w) => w.to_string(),
                other => {
                    return {
                        let m = format!("expected a block or instruction, found {other}");
                        self.lex.error(m)
                    };
                }
            };
            if word.strip_prefix("slot").is_some_and(is_number) {
                self.slot(&mut body)?;
            } else if word.strip_prefix("loc").is_some_and(is_number) {
                self.loc(&mut body)?;
            } else if word.strip_prefix("block").is_some_and(is_number) {
                self.block_header(&mut body)?;
            } else {
                self.inst(&mut body)?;
            }
        }
        self.module.funcs.push(body.f);
        Ok(())
    }

    fn slot(&mut self, body: &mut Body) -> Result<()> {
        let n = self.entity("slot")? as usize;
        self.expect('=')?;
        let size = self.num()?;
        self.keyword("align")?;
        let align = self.num()?;
        let local = self.eat_word("local");
        grow(&mut body.f.slots, n, SlotData { size: 0, align: 1, local: false });
        body.f.slots[n] = SlotData { size, align, local };
        Ok(())
    }

    fn loc(&mut self, body: &mut Body) -> Result<()> {
        let n = self.entity("loc")? as usize;
        self.expect('=')?;
        let pos = Pos(self.num()?);
        let mut inlined = None;
        if self.eat_word("in") {
            inlined = Some((Loc(self.entity("loc")?), self.symbol()?));
        }
        grow(&mut body.f.locs, n, LocData { pos: Pos::NONE, inlined: None });
        body.f.locs[n] = LocData { pos, inlined };
        Ok(())
    }

    fn typed(&mut self) -> Result<(Value, Type)> {
        let v = self.value()?;
        self.expect(':')?;
        Ok((v, self.ty()?))
    }

    fn block_header(&mut self, body: &mut Body) -> Result<()> {
        let b = self.block()?;
        body.block(b);
        let params = if self.eat('(') { self.list(')', Self::typed)? } else { vec![] };
        let cold = self.eat_word("cold");
        self.expect(':')?;
        for (i, (v, ty)) in (0..).zip(params) {
            body.define(v, ty, ValueDef::Param(b, i));
            body.f.blocks[b.index()].params.push(v);
        }
        body.f.blocks[b.index()].cold = cold;
        body.f.layout.push(b);
        Ok(())
    }

    fn inst(&mut self, body: &mut Body) -> Result<()> {
        let Some(&block) = body.f.layout.last() else {
            return self.lex.error("an instruction before the first block".into());
        };
        let mut results = vec![];
        if matches!(self.lex.peek(), Token::Word(w) if w.strip_prefix('v').is_some_and(is_number)) {
            results.push(self.typed()?);
            while self.eat(',') {
                results.push(self.typed()?);
            }
            self.expect('=')?;
        }
        let kind = self.kind(body)?;
        let loc = if self.eat('!') { Loc(self.num()?) } else { Loc(0) };
        let inst = Inst(body.f.insts.len() as u32);
        for (i, &(v, ty)) in (0..).zip(&results) {
            body.define(v, ty, ValueDef::Result(inst, i));
        }
        let results = results.into_iter().map(|r| r.0).collect();
        body.f.insts.push(InstData { kind, results, loc });
        body.f.blocks[block.index()].insts.push(inst);
        Ok(())
    }

    fn two(&mut self) -> Result<[Value; 2]> {
        let a = self.value()?;
        self.expect(',')?;
        Ok([a, self.value()?])
    }

    fn three(&mut self) -> Result<[Value; 3]> {
        let [a, b] = self.two()?;
        self.expect(',')?;
        Ok([a, b, self.value()?])
    }

    fn dest(&mut self) -> Result<BlockCall> {
        let block = self.block()?;
        let args = if self.eat('(') { self.list(')', Self::value)? } else { vec![] };
        Ok(BlockCall { block, args })
    }

    fn args(&mut self) -> Result<(Vec<Value>, Box<Signature>)> {
        self.expect('(')?;
        let args = self.list(')', Self::value)?;
        self.expect(':')?;
        Ok((args, Box::new(self.signature()?)))
    }

    fn mem_flags(&mut self) -> MemFlags {
        let mut flags = MemFlags::NONE;
        while let Some((bit, _)) = MEM_FLAGS.iter().find(|(_, word)| self.eat_word(word)) {
            flags = flags.with(*bit);
        }
        flags
    }

    fn kind(&mut self, body: &mut Body) -> Result<InstKind> {
        use InstKind::*;
        let word = self.word()?;
        if let Some(op) = UnOp::from_word(&word) {
            return Ok(Unary { op, arg: self.value()? });
        }
        if let Some(op) = BinOp::from_word(&word) {
            return Ok(Binary { op, args: self.two()? });
        }
        if let Some(op) = ConvOp::from_word(&word) {
            return Ok(Convert { op, arg: self.value()? });
        }
        if let Some(op) = AtomicOp::from_word(&word) {
            let [base, value] = self.two()?;
            return Ok(AtomicRmw { op, base, value });
        }
        Ok(match &*word {
            "iconst" => Iconst { value: self.num()? },
            "fconst" => Fconst { bits: self.num()? },
            "sym" => SymAddr { sym: self.symbol()?, offset: self.offset()? },
            "slot" => SlotAddr { slot: Slot(self.entity("slot")?), offset: self.offset()? },
            "icmp" => {
                let w = self.word()?;
                let Some(cond) = IntCond::from_word(&w) else {
                    return self.lex.error(format!("{w} is no comparison"));
                };
                Icmp { cond, args: self.two()? }
            }
            "fcmp" => {
                let w = self.word()?;
                let Some(cond) = FloatCond::from_word(&w) else {
                    return self.lex.error(format!("{w} is no comparison"));
                };
                Fcmp { cond, args: self.two()? }
            }
            "select" => Select { args: self.three()? },
            "ptradd" => {
                let [base, offset] = self.two()?;
                PtrAdd { base, offset }
            }
            "load" => Load { base: self.value()?, offset: self.offset()?, flags: self.mem_flags() },
            "store" => {
                let [value, base] = self.two()?;
                Store { value, base, offset: self.offset()?, flags: self.mem_flags() }
            }
            "memcopy" => {
                let [dst, src] = self.two()?;
                self.expect(',')?;
                MemCopy { dst, src, size: self.num()? }
            }
            "memzero" => {
                let dst = self.value()?;
                self.expect(',')?;
                MemZero { dst, size: self.num()? }
            }
            "bytes_equal" => {
                let [base, value] = self.two()?;
                BytesEqual { base, value }
            }
            "bytes_high" => BytesHigh { base: self.value()? },
            "atomic_load" => AtomicLoad { base: self.value()? },
            "atomic_store" => {
                let [base, value] = self.two()?;
                AtomicStore { base, value }
            }
            "atomic_cas" => {
                let [base, expected, new] = self.three()?;
                AtomicCas { base, expected, new }
            }
            "call" => {
                let sym = self.symbol()?;
                let (args, sig) = self.args()?;
                Call { sym, sig, args }
            }
            "call_indirect" => {
                let code = self.value()?;
                let (args, sig) = self.args()?;
                CallIndirect { code, sig, args }
            }
            "nilcheck" => NilCheck { ptr: self.value()? },
            "bounds" => {
                let [index, len] = self.two()?;
                self.expect(',')?;
                let code = self.num()?;
                let signed = self.eat_word("signed");
                Bounds { index, len, code, signed, inclusive: self.eat_word("inclusive") }
            }
            "getg" => GetG,
            "fp" => FramePointer,
            "jump" => Jump { dest: self.dest()? },
            "brif" => {
                let cond = self.value()?;
                self.expect(',')?;
                let then = self.dest()?;
                self.expect(',')?;
                Brif { cond, then, els: self.dest()? }
            }
            "switch" => {
                let arg = self.value()?;
                self.expect(',')?;
                self.expect('[')?;
                let cases = self.list(']', |p| {
                    let n = p.num()?;
                    p.expect(':')?;
                    Ok((n, p.block()?))
                })?;
                self.expect(',')?;
                Switch { arg, cases, default: self.block()? }
            }
            "return" => {
                let mut args = vec![];
                if matches!(self.lex.peek(), Token::Word(w) if w.strip_prefix('v').is_some_and(is_number))
                    && !self.lex.starts_definition()
                {
                    args.push(self.value()?);
                    while self.eat(',') {
                        args.push(self.value()?);
                    }
                }
                Return { args }
            }
            "try_call" => {
                let sym = self.symbol()?;
                let (args, sig) = self.args()?;
                self.expect(',')?;
                let normal = self.block()?;
                self.expect(',')?;
                let landing = self.block()?;
                TryCall { sym, sig, args, normal, landing }
            }
            "tail_call" => {
                let sym = self.symbol()?;
                let (args, sig) = self.args()?;
                TailCall { sym, sig, args }
            }
            "tail_call_indirect" => {
                let code = self.value()?;
                let (args, sig) = self.args()?;
                TailCallIndirect { code, sig, args }
            }
            "unreachable" => Unreachable,
            _ => return self.lex.error(format!("{word} is no instruction ({})", body.f.insts.len())),
        })
    }

    fn data(&mut self) -> Result<()> {
        let sym = self.symbol()?;
        let w = self.word()?;
        let Some(section) = Section::from_word(&w) else {
            return self.lex.error(format!("{w} is no section"));
        };
        let package = self.package()?;
        self.keyword("align")?;
        let align = self.num()?;
        self.keyword("size")?;
        let size = self.num()?;
        let (linkonce, local) = (self.eat_word("linkonce"), self.eat_word("local"));
        self.expect('{')?;
        let (mut bytes, mut relocs) = (vec![], vec![]);
        while !self.eat('}') {
            if self.eat_word("reloc") {
                relocs.push(DataReloc { offset: self.num()?, sym: self.symbol()?, addend: self.offset()? });
            } else {
                let hex = self.lex.raw()?;
                for pair in hex.as_bytes().chunks(2) {
                    let byte = std::str::from_utf8(pair).ok().and_then(|p| u8::from_str_radix(p, 16).ok());
                    match byte {
                        Some(b) if pair.len() == 2 => bytes.push(b),
                        _ => return self.lex.error(format!("{hex} is no hexadecimal data")),
                    }
                }
            }
        }
        self.module.data.push(Data { sym, package, section, align, size, bytes, relocs, linkonce, local });
        Ok(())
    }
}

/// A function in the making.
struct Body {
    f: Function,
}

impl Body {
    fn block(&mut self, b: Block) {
        grow(&mut self.f.blocks, b.index(), BlockData::default());
    }

    fn define(&mut self, v: Value, ty: Type, def: ValueDef) {
        // A skipped number is a parameter that no block has.
        let unused = ValueData { ty: Type::I64, def: ValueDef::Param(Block(0), u32::MAX) };
        grow(&mut self.f.values, v.index(), unused);
        self.f.values[v.index()] = ValueData { ty, def };
    }
}

fn grow<T: Clone>(list: &mut Vec<T>, index: usize, filler: T) {
    if list.len() <= index {
        list.resize(index + 1, filler);
    }
}

fn is_number(s: &str) -> bool {
    !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit())
}
