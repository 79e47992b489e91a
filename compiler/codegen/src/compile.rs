//! One function from IR to code bytes, relocations and metadata.
//!
//! A panic anywhere below is caught and reported with the function's name and position: compiling goes on in other
//! threads, and the user learns which function to send in.

use crate::clif::{self, Input, NS_MODULE, RUNTIME_NAMES};
use crate::plan::{Check, Plan, Plans};
use crate::{CodegenError, Options, Preempt, cache, isa, meta, roots};
use abi::call::LEAF_FRAME;
use abi::funcmeta::{FLAG_NOPREEMPT, FuncMeta};
use cranelift_codegen::binemit::Reloc;
use cranelift_codegen::control::ControlPlane;
use cranelift_codegen::isa::OwnedTargetIsa;
use cranelift_codegen::{CompiledCode, Context, FinalizedRelocTarget, ir as cl};
use cranelift_frontend::FunctionBuilderContext;
use ir::cfg::Cfg;
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
    pub options: &'a Options<'a>,
    pub isa: OwnedTargetIsa,
    plans: Plans,
    wrappers: FxHashSet<SymId>,
}

impl<'a> Compiler<'a> {
    pub fn new(
        module: &'a Module,
        files: &'a SourceMap,
        options: &'a Options<'a>,
    ) -> Result<Compiler<'a>, CodegenError> {
        let isa = isa::build(options)?;
        let plans = Plans::new(module, options.preempt);
        let wrappers = module.funcs.iter().filter(|f| f.flags.wrapper).map(|f| f.sym).collect();
        Ok(Compiler { module, files, options, isa, plans, wrappers })
    }

    /// Compiles `f`.
    pub fn function(&self, scratch: &mut Scratch, f: &Function) -> Result<Code, CodegenError> {
        let result = catch_unwind(AssertUnwindSafe(|| self.compile(scratch, f)));
        let message = match result {
            Ok(Ok(code)) => return Ok(code),
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
        Err(CodegenError { function: self.module.symbols.name(f.sym).to_string(), position, message })
    }

    fn compile(&self, scratch: &mut Scratch, f: &Function) -> Result<Code, String> {
        let cfg = Cfg::new(f);
        let plan = self.plans.function(f, &cfg);
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
        let mut meta = meta::collect(self.module, self.files, &self.wrappers, f, code, check);
        if !matches!(self.options.preempt, Preempt::Default | Preempt::Async) {
            // These modes do without signals.
            meta.flags |= FLAG_NOPREEMPT;
        }
        Ok(Code {
            bytes: code.buffer.data().to_vec(),
            align: code.buffer.alignment.max(1),
            relocs: relocs(&scratch.context.func, code)?,
            meta,
        })
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
        if let Some(store) = self.options.cache.filter(|_| !self.options.verify) {
            return cache::compile(context, &*self.isa, store, &mut control);
        }
        match context.compile(&*self.isa, &mut control) {
            Ok(_) => Ok(()),
            Err(e) => Err(cranelift_codegen::print_errors::pretty_error(e.func, e.inner)),
        }
    }

    /// Leaves the CLIF of `f`, not optimised, in the scratch's context.
    pub fn clif(&self, scratch: &mut Scratch, f: &Function, check: bool) {
        let cfg = Cfg::new(f);
        let plan = self.plans.function(f, &cfg);
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
