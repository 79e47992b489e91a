//! IR → CLIF, a function at a time.
//!
//! IR blocks become CLIF blocks in reverse postorder, so that definitions are seen before uses. The CLIF entry block is
//! our own: it holds the stack check and jumps to, or is, the block of the IR's entry. One file per subject: this one
//! has blocks and prologue, [`inst`] the dispatch, [`arith`] Go's arithmetic, [`switch`] jumps by number, [`pairs`] what is done two at a time, [`mem`] accesses and barriers, [`call`]
//! signatures and calls.
//!
//! **One address operation.** A chain of `PtrAdd`s is emitted as one `iadd(root, sum of offsets)`. Cranelift
//! reassociates sums; with two additions it may keep only a pointer outside the object alive across a call.
//!
//! **Source places.** The IR's `Loc` is the CLIF source location as it is: numbers per function, so a moved function
//! keeps its cache key. The bits above [`LOC_BITS`] mark the instructions of checks, polls and write barriers.

mod arith;
mod call;
mod floats;
mod inst;
mod mem;
mod pairs;
mod prologue;
mod switch;

pub use mem::INLINE_BYTES;
pub use prologue::stack_arg_bytes;

use crate::plan::Plan;
use cranelift_codegen::ir::{self as cl, InstBuilder, types};
use cranelift_codegen::isa::{CallConv, TargetFrontendConfig};
use cranelift_codegen::packed_option::PackedOption;
use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};
use ir::cfg::Cfg;
use ir::{Block, Function, InstKind, Loc, Slot, SymId, Type, Value};
use rustc_hash::FxHashMap;

/// The bits of a source location that are the IR's `Loc`; the others are marks.
pub const LOC_BITS: u32 = CHECK_MARK - 1;
/// Mark of the instructions of a stack check, for listings.
pub const CHECK_MARK: u32 = 1 << 26;
/// Mark of the instructions of a loop's poll, for listings.
pub const POLL_MARK: u32 = 1 << 27;
/// Mark of the instructions between the flag and the store of a write barrier.
pub const BARRIER_MARK: u32 = 1 << 28;
/// Mark of the store itself, which ends the range.
pub const BARRIER_STORE: u32 = 1 << 29;

/// Namespace of external names that are [`SymId`]s of the module.
pub const NS_MODULE: u32 = 0;
/// Namespace of external names that are indices of [`RUNTIME_NAMES`].
pub const NS_RUNTIME: u32 = 1;

/// Symbols that codegen refers to on its own account.
pub const RUNTIME_NAMES: &[&str] = &[
    abi::names::MORESTACK,
    abi::names::WRITE_BARRIER,
    abi::names::WRITE_BARRIER_FLAG,
    "runtime.panicBounds",
    "runtime.memmove",
    "runtime.memclrNoHeapPointers",
    abi::names::PREEMPT_POLL,
];

/// An index of [`RUNTIME_NAMES`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Rt {
    Morestack,
    WriteBarrier,
    WriteBarrierFlag,
    PanicBounds,
    Memmove,
    Memclr,
    PreemptPoll,
}

/// What a reference names.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Target {
    Sym(SymId),
    Rt(Rt),
}

/// Everything a translation depends on.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    pub func: &'a Function,
    pub cfg: &'a Cfg,
    pub plan: &'a Plan,
    /// Emit the stack check.
    pub check: bool,
    pub barriers: bool,
    /// `runtime.GC`, if the module mentions it.
    pub collect: Option<SymId>,
    pub config: TargetFrontendConfig,
}

/// Writes the CLIF of `input.func` into the empty function `out`; gives the values that are pointers.
pub fn translate(
    input: Input<'_>,
    out: &mut cl::Function,
    fbc: &mut FunctionBuilderContext,
) -> Vec<cl::Value> {
    let f = input.func;
    out.signature = call::signature(&f.sig);
    out.name = cl::UserFuncName::user(NS_MODULE, 0);
    let mut t = Translator {
        input,
        b: FunctionBuilder::new(out, fbc),
        values: vec![PackedOption::default(); f.values.len()],
        blocks: vec![PackedOption::default(); f.blocks.len()],
        slots: vec![PackedOption::default(); f.slots.len()],
        addrs: FxHashMap::default(),
        sigs: FxHashMap::default(),
        funcs: FxHashMap::default(),
        globals: FxHashMap::default(),
        regions: mem::Regions::default(),
        panic_bounds: None,
        floats: floats::Floats::new(f, input.cfg),
        pairs: pairs::Pairs::new(f, input.cfg),
        current: f.entry(),
        marks: None,
        loc: Loc(0),
    };
    t.regions = mem::Regions::new(f, &mut t.b.func.dfg);
    t.prologue();
    let cfg = t.input.cfg;
    for &b in &cfg.rpo {
        t.block(b);
    }
    t.b.seal_all_blocks();
    let config = t.input.config;
    t.b.finalize(config);
    let pointers = t.values.iter().zip(&f.values).filter(|(_, data)| data.ty == Type::Ptr);
    pointers.filter_map(|(v, _)| v.expand()).collect()
}

struct Translator<'a> {
    input: Input<'a>,
    b: FunctionBuilder<'a>,
    values: Vec<PackedOption<cl::Value>>,
    blocks: Vec<PackedOption<cl::Block>>,
    /// Slots that are mentioned: the table keeps those of variables that have become values.
    slots: Vec<PackedOption<cl::StackSlot>>,
    /// (root, offset) of the results of `PtrAdd`.
    addrs: FxHashMap<Value, (cl::Value, cl::Value)>,
    sigs: FxHashMap<&'a ir::Signature, cl::SigRef>,
    funcs: FxHashMap<(Target, cl::SigRef), cl::FuncRef>,
    globals: FxHashMap<(Target, i64), cl::GlobalValue>,
    regions: mem::Regions,
    panic_bounds: Option<cl::FuncRef>,
    floats: floats::Floats,
    pairs: pairs::Pairs,
    /// The IR block that is being written.
    current: Block,
    /// Set while the instructions of a write barrier are written.
    marks: Option<u32>,
    loc: Loc,
}

/// The CLIF type of an IR type.
fn ty(t: Type) -> cl::Type {
    match t {
        Type::I8 => types::I8,
        Type::I16 => types::I16,
        Type::I32 => types::I32,
        Type::I64 | Type::Ptr => types::I64,
        Type::F32 => types::F32,
        Type::F64 => types::F64,
    }
}

impl<'a> Translator<'a> {
    fn func(&self) -> &'a Function {
        self.input.func
    }

    /// The CLIF value of `v`.
    fn val(&mut self, v: Value) -> cl::Value {
        let v = self.func().resolve(v);
        match self.values[v.index()].expand() {
            Some(x) => self.float_use(v, x),
            None => panic!("{v} is used before its definition"),
        }
    }

    fn vals(&mut self, vs: &[Value]) -> Vec<cl::Value> {
        vs.iter().map(|&v| self.val(v)).collect()
    }

    fn set(&mut self, v: Value, x: cl::Value) {
        debug_assert_eq!(self.b.func.dfg.value_type(x), ty(self.func().ty(v)), "type of {v}");
        self.values[v.index()] = x.into();
    }

    /// The value's IR definition, if it is an instruction.
    fn def(&self, v: Value) -> Option<&'a InstKind> {
        let f = self.func();
        f.def_inst(v).map(|i| f.kind(i))
    }

    fn at(&mut self, loc: Loc) {
        self.loc = loc;
        let mark = self.marks.unwrap_or(0);
        self.b.set_srcloc(cl::SourceLoc::new(loc.0 | mark));
    }

    fn mark(&mut self, mark: Option<u32>) {
        self.marks = mark;
        self.at(self.loc);
    }

    fn slot(&mut self, slot: Slot) -> cl::StackSlot {
        if let Some(s) = self.slots[slot.index()].expand() {
            return s;
        }
        let data = self.func().slots[slot.index()];
        let align = data.align.clamp(8, 16).trailing_zeros() as u8;
        let size = data.size.max(1).next_multiple_of(8);
        let data = cl::StackSlotData::new(cl::StackSlotKind::ExplicitSlot, size, align);
        let s = self.b.create_sized_stack_slot(data);
        self.slots[slot.index()] = s.into();
        s
    }

    fn cold_block(&mut self) -> cl::Block {
        let b = self.b.create_block();
        self.b.set_cold_block(b);
        b
    }

    fn target_block(&self, b: Block) -> cl::Block {
        self.blocks[b.index()].expand().unwrap_or_else(|| panic!("{b} has no CLIF block"))
    }

    fn name(&mut self, target: Target) -> cl::ExternalName {
        let (namespace, index) = match target {
            Target::Sym(s) => (NS_MODULE, s.0),
            Target::Rt(r) => (NS_RUNTIME, r as u32),
        };
        let r = self.b.func.declare_imported_user_function(cl::UserExternalName { namespace, index });
        cl::ExternalName::user(r)
    }

    /// The address of a symbol.
    fn symbol(&mut self, target: Target, offset: i64) -> cl::Value {
        let gv = match self.globals.get(&(target, offset)) {
            Some(&gv) => gv,
            None => {
                let name = self.name(target);
                let data =
                    cl::GlobalValueData::Symbol { name, offset: offset.into(), colocated: true, tls: false };
                let gv = self.b.create_global_value(data);
                self.globals.insert((target, offset), gv);
                gv
            }
        };
        self.b.ins().symbol_value(types::I64, gv)
    }

    /// Writes one IR block.
    fn block(&mut self, b: Block) {
        let f = self.func();
        let insts = &f.blocks[b.index()].insts;
        let clif = self.target_block(b);
        if self.b.current_block() != Some(clif) {
            self.b.switch_to_block(clif);
        }
        self.current = b;
        if let Some(&first) = insts.first() {
            self.at(f.insts[first.index()].loc);
        }
        self.copy_floats(b);
        let merged = self.merged_nil_checks(insts);
        for (n, &i) in insts.iter().enumerate() {
            let data = &f.insts[i.index()];
            self.at(data.loc);
            if data.kind.is_terminator() {
                if self.input.plan.polls.contains(&b) {
                    self.poll();
                }
                self.terminator(&data.kind);
            } else {
                self.inst(&data.kind, &data.results, &merged, n);
            }
        }
    }
}

/// Values as arguments of a jump.
fn block_args(vals: &[cl::Value]) -> Vec<cl::BlockArg> {
    vals.iter().map(|&v| cl::BlockArg::Value(v)).collect()
}

const _: () = assert!(RUNTIME_NAMES.len() == Rt::PreemptPoll as usize + 1);

/// The convention of Go functions, or of the runtime's Rust functions.
fn convention(c_abi: bool) -> CallConv {
    if c_abi { CallConv::SystemV } else { CallConv::Tail }
}
