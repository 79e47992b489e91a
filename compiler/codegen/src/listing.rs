//! What `rgo build -S` shows of a function: IR, CLIF, machine code with source lines and names.
//!
//! ```text
//! main.fib STEXT size=143 frame=32 args=0 check
//!     ; fib.go:3
//!     0000  55                    push %rbp
//!     …
//!     ; stack check
//!     0014  4c89f8                mov %r15,%rax
//!     …
//!     0086  e900000000            jmp runtime.morestack
//! ```
//! A listing compiles the function again, without the cache, so it costs nothing when nobody asks.

use crate::clif::{CHECK_MARK, POLL_MARK};
use crate::compile::{Code, Compiler, RelocTarget, Scratch};
use crate::kept::Earlier;
use crate::{CodegenError, Options};
use abi::funcmeta;
use abi::stackmap::{Part, StackMap};
use iced_x86::{Decoder, DecoderOptions, Formatter, GasFormatter, Instruction, Mnemonic, OpKind};
use ir::Module;
use source::SourceMap;
use std::fmt::{self, Write};

/// One function at every stage.
#[derive(Clone, Debug)]
pub struct Listing {
    pub name: String,
    /// As it came from `opt`.
    pub ir: String,
    /// As it was translated.
    pub clif: String,
    /// As Cranelift's optimiser left it.
    pub optimised: String,
    /// Machine code.
    pub asm: String,
    /// Whether the function has a stack check.
    pub checked: bool,
}

impl fmt::Display for Listing {
    /// The machine code, as `go build -gcflags=-S` shows it; the other stages are fields.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.asm)
    }
}

/// The listings of all functions whose name `wanted` accepts, in the module's order. `earlier` has no code.
pub fn list(
    module: &Module,
    files: &SourceMap,
    options: &Options,
    earlier: Option<&Earlier<'_>>,
    wanted: impl Fn(&str) -> bool,
) -> Result<Vec<Listing>, CodegenError> {
    let compiler = Compiler::new(module, files, options, earlier)?;
    let mut scratch = Scratch::default();
    let wanted = |n: &usize| wanted(module.symbols.name(module.funcs[*n].sym));
    (0..module.funcs.len()).filter(wanted).map(|n| one(&compiler, &mut scratch, n)).collect()
}

fn one(compiler: &Compiler<'_>, scratch: &mut Scratch, n: usize) -> Result<Listing, CodegenError> {
    let module = compiler.module;
    let f = &module.funcs[n];
    let name = module.symbols.name(f.sym).to_string();
    let (code, _) = compiler.function(scratch, n)?;
    let marks = marks(scratch);
    let optimised = named(module, scratch.context.func.display().to_string(), scratch);
    let checked = code.meta.flags & funcmeta::FLAG_CHECKED != 0;
    compiler.clif(scratch, n, checked);
    let clif = named(module, scratch.context.func.display().to_string(), scratch);
    let ir = f.display(&module.symbols).to_string();
    let asm = assembly(module, &name, &code, &marks);
    Ok(Listing { name, ir, clif, optimised, asm, checked })
}

/// CLIF text with the names of external symbols behind their numbers.
fn named(module: &Module, text: String, scratch: &Scratch) -> String {
    let mut legend = String::new();
    for (_, name) in scratch.context.func.params.user_named_funcs().iter() {
        let text = crate::compile::external_name(module, name);
        let _ = writeln!(legend, "; u{}:{} = {text}", name.namespace, name.index);
    }
    legend + &text
}

/// Where stack checks and polls begin.
fn marks(scratch: &Scratch) -> Vec<(u32, &'static str)> {
    let mut out: Vec<(u32, &str)> = vec![];
    let mut last = 0;
    let code = scratch.context.compiled_code();
    for s in code.into_iter().flat_map(|c| c.buffer.get_srclocs_sorted()) {
        let mark = if s.loc.is_default() { 0 } else { s.loc.bits() & (CHECK_MARK | POLL_MARK) };
        if mark != last {
            match mark {
                0 => {}
                CHECK_MARK => out.push((s.start, "stack check")),
                _ => out.push((s.start, "poll")),
            }
        }
        last = mark;
    }
    out
}

fn assembly(module: &Module, name: &str, code: &Code, marks: &[(u32, &str)]) -> String {
    let m = &code.meta;
    let mut out =
        format!("{name} STEXT size={} frame={} args={}", code.bytes.len(), m.frame_size, m.arg_bytes);
    let flags = [
        (funcmeta::FLAG_CHECKED, "check"),
        (funcmeta::FLAG_WRAPPER, "wrapper"),
        (funcmeta::FLAG_NOPREEMPT, "nopreempt"),
        (funcmeta::FLAG_NOSPLIT, "nosplit"),
    ];
    for (_, word) in flags.iter().filter(|f| m.flags & f.0 != 0) {
        let _ = write!(out, " {word}");
    }
    out.push('\n');
    let mut formatter = GasFormatter::new();
    let style = formatter.options_mut();
    style.set_branch_leading_zeros(false);
    style.set_uppercase_hex(false);
    style.set_rip_relative_addresses(true);
    let mut decoder = Decoder::with_ip(64, &code.bytes, 0, DecoderOptions::NONE);
    let mut rows = m.rows.iter().peekable();
    let stack = (!m.stack.is_empty()).then(|| StackMap::new(&m.stack));
    let mut inst = Instruction::default();
    while decoder.can_decode() {
        decoder.decode_out(&mut inst);
        let (at, next) = (inst.ip() as usize, inst.next_ip() as usize);
        let mut place = None;
        while let Some((_, loc)) = rows.next_if(|r| r.0 as usize <= at) {
            place = Some(loc);
        }
        if let Some(loc) = place {
            let _ = writeln!(out, "    ; {}", describe(m, loc));
        }
        for (_, what) in marks.iter().filter(|k| k.0 as usize == at) {
            let _ = writeln!(out, "    ; {what}");
        }
        for (_, pad) in m.landings.iter().filter(|l| l.1 as usize == at) {
            let _ = writeln!(out, "    ; landing pad {pad:04x}");
        }
        let mut text = String::new();
        formatter.format(&inst, &mut text);
        if let Some(r) = code.relocs.iter().find(|r| (at..next).contains(&(r.offset as usize))) {
            let target = match r.target {
                RelocTarget::Sym(s) => module.symbols.name(s),
                RelocTarget::Name(n) => n,
            };
            // The relocation's base is the end of its four bytes.
            let addend = r.addend + 4;
            let target = if addend == 0 { target.to_string() } else { format!("{target}{addend:+}") };
            text = if inst.op0_kind() == OpKind::NearBranch64 {
                format!("{} {target}", text.split(' ').next().unwrap_or_default())
            } else {
                text.replace("(%rip)", &format!("{target}(%rip)"))
            };
        }
        let bytes: String = code.bytes[at..next].iter().map(|b| format!("{b:02x}")).collect();
        let unsafe_here = m.unsafe_ranges.iter().any(|r| (r.0..r.1).contains(&(at as u32)));
        let mark = if unsafe_here { '!' } else { ' ' };
        let _ = writeln!(out, "   {mark}{at:04x}  {bytes:<22} {text}");
        if inst.mnemonic() == Mnemonic::Call {
            out.push_str(&live(&stack, m.frame_size as usize, next));
        }
    }
    out
}

/// What the collector looks at in the frame when the call that returns to `ret` is under way; of slots that are named no
/// more, in parentheses, only if something points to them. Nothing if all of it is.
fn live(stack: &Option<StackMap<'_>>, frame: usize, ret: usize) -> String {
    let Some((map, site)) = stack.as_ref().and_then(|m| Some((m, m.site(ret)?))) else {
        return String::new();
    };
    let word = |n: usize| match (8 * n).checked_sub(frame) {
        None => format!("{:#x}(%rsp)", 8 * n),
        Some(above) => format!("{above:#x}(%rbp)"),
    };
    let mut list = String::new();
    map.each(site, |part| {
        let _ = match part {
            Part::Register(r) => write!(list, " %{}", ["rbx", "r12", "r13", "r14"][r]),
            Part::Word(n) => write!(list, " {}", word(n)),
            Part::Slot { word: n, len, named: true } => write!(list, " {}..+{:#x}", word(n), 8 * len),
            Part::Slot { word: n, len, named: false } => write!(list, " ({}..+{:#x})", word(n), 8 * len),
        };
    });
    if list.is_empty() { list } else { format!("{:32}; live:{list}\n", "") }
}

fn describe(m: &funcmeta::FuncMeta, loc: &funcmeta::Loc) -> String {
    let file = m.files.get(loc.file as usize).map_or("<autogenerated>", |f| f);
    let mut text = format!("{file}:{}", loc.line);
    let mut at = loc.inlined;
    while let Some(i) = (at as usize).checked_sub(1).and_then(|n| m.inlined.get(n)) {
        let _ = write!(text, " ({} inlined at line {})", i.name, i.call.line);
        at = i.call.inlined;
    }
    text
}
