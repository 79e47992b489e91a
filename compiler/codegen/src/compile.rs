//! One function from IR to code bytes, relocations and metadata.
//!
//! A panic anywhere below is caught and reported with the function's name and position: compiling goes on in other
//! threads, and the user learns which function to send in.

use crate::clif::{self, Input, NS_MODULE, RUNTIME_NAMES};
use crate::kept::Earlier;
use crate::plan::{Check, Plan, Plans};
use crate::{Cause, CodegenError, MAX_FRAME, Options, Preempt, isa, kept, live, meta, roots};
use abi::call::LEAF_FRAME;
use abi::funcmeta::{FLAG_NOPREEMPT, FuncMeta};
use abi::rtfn::{self, RtFn};
use cranelift_codegen::binemit::Reloc;
use cranelift_codegen::control::ControlPlane;
use cranelift_codegen::isa::OwnedTargetIsa;
use cranelift_codegen::{CompiledCode, Context, FinalizedRelocTarget, ir as cl};
use cranelift_frontend::FunctionBuilderContext;
use ir::cfg::Cfg;
use ir::encode::Names;
use ir::{Function, Module, SymId};
use rustc_hash::FxHashSet;
use source::SourceMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A compiled function.
#[derive(Clone, Debug)]
pub struct Code {
    pub bytes: Vec<u8>,
    pub align: u32,
    pub relocs: Vec<CodeReloc>,
    pub meta: FuncMeta,
}

/// What compiling made of a function, before its source places are resolved.
#[derive(Clone, Debug)]
pub struct Machine {
    pub bytes: Vec<u8>,
    pub align: u32,
    pub relocs: Vec<CodeReloc>,
    pub raw: meta::Raw,
}

/// A reference from code to a symbol.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CodeReloc {
    pub offset: u32,
    /// `R_X86_64_*`.
    pub kind: u32,
    pub target: RelocTarget,
    pub addend: i64,
}

/// What a relocation in code refers to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RelocTarget {
    Sym(SymId),
    Name(&'static str),
}

/// What a thread keeps between functions.
pub struct Scratch {
    pub context: Context,
    builder: FunctionBuilderContext,
    /// For [`roots`], when verifying.
    pointers: roots::Known,
}

impl Default for Scratch {
    fn default() -> Scratch {
        Scratch {
            context: Context::new(),
            builder: FunctionBuilderContext::new(),
            pointers: roots::Known::default(),
        }
    }
}

/// What all functions share.
pub struct Compiler<'a> {
    pub module: &'a Module,
    files: &'a SourceMap,
    pub options: &'a Options,
    pub isa: OwnedTargetIsa,
    plans: Plans,
    wrappers: FxHashSet<SymId>,
    names: Names<'a>,
    /// Runtime functions that are [`is_quiet`].
    quiet: FxHashSet<SymId>,
    earlier: Option<&'a Earlier<'a>>,
}

impl<'a> Compiler<'a> {
    pub fn new(
        module: &'a Module,
        files: &'a SourceMap,
        options: &'a Options,
        earlier: Option<&'a Earlier<'a>>,
    ) -> Result<Compiler<'a>, CodegenError> {
        let isa = isa::build(options)?;
        let plans = Plans::new(module, options.preempt, earlier.map(|e| e.notes));
        let wrappers = module.funcs.iter().filter(|f| f.flags.wrapper).map(|f| f.sym).collect();
        let names = Names::new(&module.symbols, &module.funcs);
        let quiet = rtfn::TABLE.iter().filter(|f| is_quiet(f));
        let quiet = quiet.filter_map(|f| module.symbols.find(f.name)).collect();
        Ok(Compiler { module, files, options, isa, plans, wrappers, names, quiet, earlier })
    }

    /// The code of the function with number `n`, taken from an earlier build or compiled; in the second case, and if
    /// there is an earlier build at all, also the bytes to keep.
    pub fn function(&self, scratch: &mut Scratch, n: usize) -> Result<(Code, Option<Vec<u8>>), CodegenError> {
        let f = &self.module.funcs[n];
        if let Some(bytes) = self.earlier.and_then(|e| e.code[n]) {
            let stale = || CodegenError {
                cause: Cause::Stale,
                ..CodegenError::setup("a cache entry does not fit".into())
            };
            return Ok((self.resolve(f, kept::decode(bytes, f, &self.names).ok_or_else(stale)?), None));
        }
        let mut cause = Cause::Bug;
        let frame: u64 = f.slots.iter().map(|s| s.size as u64).sum();
        let result = if frame > MAX_FRAME {
            cause = Cause::Frame;
            Ok(Err(format!("stack frame too large (>1GB): {} MB locals + 0 MB args", frame >> 20)))
        } else {
            catch_unwind(AssertUnwindSafe(|| self.compile(scratch, n)))
        };
        let message = match result {
            Ok(Ok(machine)) => {
                let kept = self.earlier.map(|_| kept::encode(&machine, f, &self.names));
                return Ok((self.resolve(f, machine), kept));
            }
            Ok(Err(message)) => message,
            Err(panic) => {
                // The scratch is in an unknown state.
                *scratch = Scratch::default();
                let text = panic.downcast_ref::<String>().cloned();
                text.or_else(|| panic.downcast_ref::<&str>().map(|s| s.to_string())).unwrap_or_default()
            }
        };
        let position = match self.files.location(f.pos) {
            Some(l) => format!("{}:{}:{}", l.file, l.line, l.column),
            None => String::new(),
        };
        Err(CodegenError { function: self.module.symbols.name(f.sym).to_string(), position, message, cause })
    }

    fn resolve(&self, f: &Function, m: Machine) -> Code {
        let meta = meta::resolve(self.module, self.files, &self.wrappers, f, &m.raw);
        Code { bytes: m.bytes, align: m.align, relocs: m.relocs, meta }
    }

    fn is_quiet(&self, target: RelocTarget) -> bool {
        match target {
            RelocTarget::Sym(s) => self.quiet.contains(&s),
            RelocTarget::Name(n) => rtfn::find(n).is_some_and(is_quiet),
        }
    }

    fn unseen(&self, n: usize) -> &[SymId] {
        self.earlier.map_or(&[], |e| &e.unseen[n])
    }

    fn compile(&self, scratch: &mut Scratch, n: usize) -> Result<Machine, String> {
        let f = &self.module.funcs[n];
        let cfg = Cfg::new(f);
        let plan = self.plans.function(f, &cfg, self.unseen(n));
        let mut check = plan.check == Check::Always;
        self.machine_code(scratch, f, &cfg, &plan, check)?;
        let size = |s: &Scratch| s.context.compiled_code().map_or(0, meta::frame_size);
        if plan.check == Check::IfLarge && size(scratch) > LEAF_FRAME as u32 {
            check = true;
            self.machine_code(scratch, f, &cfg, &plan, check)?;
        }
        let code = scratch.context.compiled_code().ok_or("no code")?;
        if self.options.verify {
            roots::check(&scratch.context.func, &scratch.pointers)?;
        }
        let mut raw = meta::collect(self.module, f, code, check);
        if !matches!(self.options.preempt, Preempt::Default | Preempt::Async) {
            // These modes do without signals.
            raw.flags |= FLAG_NOPREEMPT;
        }
        let mut relocs = relocs(&scratch.context.func, code)?;
        relocs.sort_by_key(|r| r.offset);
        let collects = |ret: u32| {
            // The address of a direct call lies before the return address.
            let at = relocs.binary_search_by_key(&(ret - 4), |r| r.offset);
            !at.is_ok_and(|n| self.is_quiet(relocs[n].target))
        };
        raw.stack = live::map(&scratch.context.func, code, &raw.landings, collects);
        Ok(Machine { bytes: code.buffer.data().to_vec(), align: code.buffer.alignment.max(1), relocs, raw })
    }

    /// Leaves the code of `f` in the scratch's context.
    fn machine_code(
        &self,
        scratch: &mut Scratch,
        f: &Function,
        cfg: &Cfg,
        plan: &Plan,
        check: bool,
    ) -> Result<(), String> {
        self.translate(scratch, f, cfg, plan, check);
        let mut control = ControlPlane::default();
        let context = &mut scratch.context;
        match context.compile(&*self.isa, &mut control) {
            Ok(_) => Ok(()),
            Err(e) => Err(cranelift_codegen::print_errors::pretty_error(e.func, e.inner)),
        }
    }

    /// Leaves the CLIF of function `n`, not optimised, in the scratch's context.
    pub fn clif(&self, scratch: &mut Scratch, n: usize, check: bool) {
        let f = &self.module.funcs[n];
        let cfg = Cfg::new(f);
        let plan = self.plans.function(f, &cfg, self.unseen(n));
        self.translate(scratch, f, &cfg, &plan, check);
    }

    fn translate(&self, scratch: &mut Scratch, f: &Function, cfg: &Cfg, plan: &Plan, check: bool) {
        scratch.context.clear();
        let config = self.isa.frontend_config();
        let barriers = self.options.barriers;
        let input = Input { func: f, cfg, plan, check, barriers, config };
        let func = &mut scratch.context.func;
        let pointers = clif::translate(input, func, &mut scratch.builder);
        if self.options.verify {
            scratch.pointers = roots::Known::new(func, pointers.into_iter());
        }
    }
}

/// Whether no collection finds the caller of a function waiting in it, with something still to do.
fn is_quiet(f: &RtFn) -> bool {
    f.flags & rtfn::DIVERGES != 0
        || f.lang == rtfn::Lang::Rust && f.flags & (rtfn::COLLECTS | rtfn::PARKS) == 0
}

/// What an external name of CLIF stands for.
pub fn external_name<'m>(module: &'m Module, name: &cl::UserExternalName) -> &'m str {
    if name.namespace == NS_MODULE {
        module.symbols.name(SymId(name.index))
    } else {
        RUNTIME_NAMES[name.index as usize]
    }
}

/// Opcode of `call rel32`. In front of an address it would be a ModRM byte, which never has this value there.
const CALL: u8 = 0xe8;
/// Opcode of `jmp rel32`.
const JUMP: u8 = 0xe9;

fn relocs(func: &cl::Function, code: &CompiledCode) -> Result<Vec<CodeReloc>, String> {
    let names = func.params.user_named_funcs();
    let resolve = |r: &cranelift_codegen::FinalizedMachReloc| {
        let target = match &r.target {
            FinalizedRelocTarget::ExternalName(cl::ExternalName::User(n)) => {
                let name = &names[*n];
                if name.namespace == NS_MODULE {
                    RelocTarget::Sym(SymId(name.index))
                } else {
                    RelocTarget::Name(RUNTIME_NAMES[name.index as usize])
                }
            }
            other => return Err(format!("a reference to {other:?}")),
        };
        // Cranelift uses its call relocation for addresses too; the linker's stack proof takes PLT32 for a call.
        let opcode = (r.offset as usize).checked_sub(1).map(|at| code.buffer.data()[at]);
        let kind = match r.kind {
            Reloc::X86CallPCRel4 | Reloc::X86CallPLTRel4 if matches!(opcode, Some(CALL | JUMP)) => {
                object::elf::R_X86_64_PLT32
            }
            Reloc::X86CallPCRel4 | Reloc::X86PCRel4 => object::elf::R_X86_64_PC32,
            Reloc::Abs8 => object::elf::R_X86_64_64,
            other => return Err(format!("a relocation of kind {other}")),
        };
        Ok(CodeReloc { offset: r.offset, kind: kind.0, target, addend: r.addend })
    };
    code.buffer.relocs().iter().map(resolve).collect()
}
