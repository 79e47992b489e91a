//! The textual form of functions and modules.
//!
//! ```text
//! package "main"
//! func @main.f(i64, ptr) -> i64 package 0 noinline {
//!   slot0 = 16 align 8
//!   loc1 = 120
//!   loc2 = 77 in loc1 @main.g
//! block0(v0: i64, v1: ptr):
//!   v2: i64 = load v1+8 notrap !1
//!   v3: i8 = icmp slt v0, v2
//!   brif v3, block1(v2), block2
//! block1(v4: i64) cold:
//!   v5: i64 = call @main.g(v4): (i64) -> i64 !2
//!   return v5
//! …
//! }
//! data @main.x noptrdata package 0 align 8 size 8 {
//!   0100000000000000
//! }
//! ```
//! Every result is written with its type, so that a reader (or the parser) needs no look-ahead. `!n` is the source
//! place. Aliases are resolved; values keep their numbers. Names with unusual characters stand in quotes.

use crate::names::MEM_FLAGS;
use crate::{
    BlockCall, Data, FnFlags, Function, InstKind, Loc, MemFlags, Module, Section, Signature, SymId, Symbols,
    Value,
};
use std::fmt::{self, Display, Formatter, Write};

/// `symbol` as it is written after `@`.
fn quoted(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "_./·$*-".contains(c);
    // A trailing `-1` would read as an offset.
    let ambiguous = name.rsplit_once('-').is_some_and(|(_, n)| n.bytes().all(|b| b.is_ascii_digit()));
    if !name.is_empty() && name.chars().all(plain) && !ambiguous {
        name.to_string()
    } else {
        format!("{name:?}")
    }
}

/// Function flags and their words.
pub(crate) fn flag_words(f: &mut FnFlags) -> [(&mut bool, &'static str); 6] {
    [
        (&mut f.noinline, "noinline"),
        (&mut f.nosplit, "nosplit"),
        (&mut f.wrapper, "wrapper"),
        (&mut f.linkonce, "linkonce"),
        (&mut f.cold, "cold"),
        (&mut f.closure, "closure"),
    ]
}

impl Display for Signature {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let list = |types: &[crate::Type]| types.iter().map(|t| t.word()).collect::<Vec<_>>().join(", ");
        write!(f, "({})", list(&self.params))?;
        if !self.results.is_empty() {
            write!(f, " -> {}", list(&self.results))?;
        }
        if self.c_abi { f.write_str(" c_abi") } else { Ok(()) }
    }
}

impl Function {
    /// The function's text; `symbols` are those of its module.
    pub fn display<'a>(&'a self, symbols: &'a Symbols) -> impl Display + 'a {
        Text { f: self, symbols }
    }

    /// The text of one instruction.
    pub fn display_inst(&self, i: crate::Inst, symbols: &Symbols) -> String {
        struct One<'a>(Text<'a>, crate::Inst);
        impl Display for One<'_> {
            fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
                self.0.line(out, self.1)
            }
        }
        One(Text { f: self, symbols }, i).to_string()
    }
}

struct Text<'a> {
    f: &'a Function,
    symbols: &'a Symbols,
}

impl Display for Text<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let f = self.f;
        write!(out, "func {}{} package {}", self.sym(f.sym), f.sig, f.package.0)?;
        for (flag, word) in flag_words(&mut f.flags.clone()) {
            if *flag {
                write!(out, " {word}")?;
            }
        }
        if f.pos.is_some() {
            write!(out, " pos {}", f.pos.0)?;
        }
        writeln!(out, " {{")?;
        for (i, s) in f.slots.iter().enumerate() {
            let local = if s.local { " local" } else { "" };
            writeln!(out, "  slot{i} = {} align {}{local}", s.size, s.align)?;
        }
        for (i, l) in f.locs.iter().enumerate().skip(1) {
            write!(out, "  loc{i} = {}", l.pos.0)?;
            if let Some((call, sym)) = l.inlined {
                write!(out, " in {call} {}", self.sym(sym))?;
            }
            writeln!(out)?;
        }
        for &b in &f.layout {
            let data = &f.blocks[b.index()];
            write!(out, "{b}")?;
            if !data.params.is_empty() {
                write!(out, "({})", self.typed(&data.params))?;
            }
            writeln!(out, "{}:", if data.cold { " cold" } else { "" })?;
            for &i in &data.insts {
                out.write_str("  ")?;
                self.line(out, i)?;
                writeln!(out)?;
            }
        }
        writeln!(out, "}}")
    }
}

fn offset(n: i64) -> String {
    if n == 0 { String::new() } else { format!("{n:+}") }
}

impl Text<'_> {
    fn line(&self, out: &mut Formatter<'_>, i: crate::Inst) -> fmt::Result {
        let inst = &self.f.insts[i.index()];
        if !inst.results.is_empty() {
            write!(out, "{} = ", self.typed(&inst.results))?;
        }
        self.inst(out, &inst.kind)?;
        if inst.loc == Loc(0) { Ok(()) } else { write!(out, " !{}", inst.loc.0) }
    }

    fn sym(&self, s: SymId) -> String {
        format!("@{}", quoted(self.symbols.name(s)))
    }

    fn typed(&self, values: &[Value]) -> String {
        values.iter().map(|&v| format!("{v}: {}", self.f.ty(v))).collect::<Vec<_>>().join(", ")
    }

    fn val(&self, v: Value) -> Value {
        // A wrong number must not stop the verifier from printing it.
        if v.index() < self.f.values.len() { self.f.resolve(v) } else { v }
    }

    fn vals(&self, values: &[Value]) -> String {
        values.iter().map(|&v| self.val(v).to_string()).collect::<Vec<_>>().join(", ")
    }

    fn dest(&self, d: &BlockCall) -> String {
        if d.args.is_empty() { d.block.to_string() } else { format!("{}({})", d.block, self.vals(&d.args)) }
    }

    fn inst(&self, f: &mut Formatter<'_>, kind: &InstKind) -> fmt::Result {
        use InstKind::*;
        let flags = |flags: MemFlags| {
            let words = MEM_FLAGS.iter().filter(|(bit, _)| flags.has(*bit));
            words.map(|(_, word)| format!(" {word}")).collect::<String>()
        };
        match kind {
            Iconst { value } => write!(f, "iconst {value}"),
            Fconst { bits } => write!(f, "fconst {bits:#x}"),
            SymAddr { sym, offset: o } => write!(f, "sym {}{}", self.sym(*sym), offset(*o)),
            SlotAddr { slot, offset: o } => write!(f, "slot {slot}{}", offset(*o as i64)),
            Unary { op, arg } => write!(f, "{op} {}", self.val(*arg)),
            Binary { op, args } => write!(f, "{op} {}", self.vals(args)),
            Icmp { cond, args } => write!(f, "icmp {cond} {}", self.vals(args)),
            Fcmp { cond, args } => write!(f, "fcmp {cond} {}", self.vals(args)),
            Select { args } => write!(f, "select {}", self.vals(args)),
            Convert { op, arg } => write!(f, "{op} {}", self.val(*arg)),
            PtrAdd { base, offset } => write!(f, "ptradd {}", self.vals(&[*base, *offset])),
            Load { base, offset: o, flags: m } => {
                write!(f, "load {}{}{}", self.val(*base), offset(*o as i64), flags(*m))
            }
            Store { value, base, offset: o, flags: m } => {
                let (value, base) = (self.val(*value), self.val(*base));
                write!(f, "store {value}, {base}{}{}", offset(*o as i64), flags(*m))
            }
            MemCopy { dst, src, size } => write!(f, "memcopy {}, {size}", self.vals(&[*dst, *src])),
            MemZero { dst, size } => write!(f, "memzero {}, {size}", self.val(*dst)),
            BytesEqual { base, value } => write!(f, "bytes_equal {}", self.vals(&[*base, *value])),
            BytesHigh { base } => write!(f, "bytes_high {}", self.val(*base)),
            AtomicLoad { base } => write!(f, "atomic_load {}", self.val(*base)),
            AtomicStore { base, value } => write!(f, "atomic_store {}", self.vals(&[*base, *value])),
            AtomicRmw { op, base, value } => write!(f, "{op} {}", self.vals(&[*base, *value])),
            AtomicCas { base, expected, new } => {
                write!(f, "atomic_cas {}", self.vals(&[*base, *expected, *new]))
            }
            Call { sym, sig, args } => write!(f, "call {}({}): {sig}", self.sym(*sym), self.vals(args)),
            CallIndirect { code, sig, args } => {
                write!(f, "call_indirect {}({}): {sig}", self.val(*code), self.vals(args))
            }
            NilCheck { ptr } => write!(f, "nilcheck {}", self.val(*ptr)),
            Bounds { index, len, code, signed, inclusive } => {
                write!(f, "bounds {}, {code}", self.vals(&[*index, *len]))?;
                f.write_str(if *signed { " signed" } else { "" })?;
                f.write_str(if *inclusive { " inclusive" } else { "" })
            }
            GetG => f.write_str("getg"),
            FramePointer => f.write_str("fp"),
            Jump { dest } => write!(f, "jump {}", self.dest(dest)),
            Brif { cond, then, els } => {
                write!(f, "brif {}, {}, {}", self.val(*cond), self.dest(then), self.dest(els))
            }
            Switch { arg, cases, default } => {
                let cases: Vec<String> = cases.iter().map(|(n, b)| format!("{n}: {b}")).collect();
                write!(f, "switch {}, [{}], {default}", self.val(*arg), cases.join(", "))
            }
            Return { args } if args.is_empty() => f.write_str("return"),
            Return { args } => write!(f, "return {}", self.vals(args)),
            TryCall { sym, sig, args, normal, landing } => {
                write!(f, "try_call {}({}): {sig}, {normal}, {landing}", self.sym(*sym), self.vals(args))
            }
            TailCall { sym, sig, args } => {
                write!(f, "tail_call {}({}): {sig}", self.sym(*sym), self.vals(args))
            }
            TailCallIndirect { code, sig, args } => {
                write!(f, "tail_call_indirect {}({}): {sig}", self.val(*code), self.vals(args))
            }
            Unreachable => f.write_str("unreachable"),
        }
    }
}

impl Display for Module {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for p in &self.packages {
            writeln!(f, "package {p:?}")?;
        }
        for func in &self.funcs {
            write!(f, "\n{}", func.display(&self.symbols))?;
        }
        for d in &self.data {
            f.write_char('\n')?;
            self.datum(f, d)?;
        }
        Ok(())
    }
}

impl Module {
    fn datum(&self, f: &mut Formatter<'_>, d: &Data) -> fmt::Result {
        let sym = |s: SymId| quoted(self.symbols.name(s));
        write!(f, "data @{} {} package {}", sym(d.sym), d.section, d.package.0)?;
        write!(f, " align {} size {}", d.align, d.size)?;
        for (flag, word) in [(d.linkonce, " linkonce"), (d.local, " local")] {
            f.write_str(if flag { word } else { "" })?;
        }
        writeln!(f, " {{")?;
        if !matches!(d.section, Section::Bss | Section::NoptrBss) {
            for line in d.bytes.chunks(32) {
                let hex: String = line.iter().map(|b| format!("{b:02x}")).collect();
                writeln!(f, "  {hex}")?;
            }
        }
        for r in &d.relocs {
            writeln!(f, "  reloc {} @{}{}", r.offset, sym(r.sym), offset(r.addend))?;
        }
        writeln!(f, "}}")
    }
}
