//! A cursor that appends instructions: the way `lower` and the passes write IR.

use crate::{
    BinOp, Block, BlockCall, ConvOp, FloatCond, Function, Inst, InstKind, IntCond, Loc, LocData, MemFlags,
    Signature, Slot, SymId, Type, UnOp, Value,
};
use source::Pos;

/// Appends to one block of a function at a time.
pub struct Builder<'f> {
    pub func: &'f mut Function,
    block: Block,
    loc: Loc,
}

impl<'f> Builder<'f> {
    /// A cursor at the end of the entry block.
    pub fn new(func: &'f mut Function) -> Builder<'f> {
        let block = func.entry();
        Builder { func, block, loc: Loc(0) }
    }

    /// The block being written.
    pub fn block(&self) -> Block {
        self.block
    }

    /// Where the following instructions come from.
    pub fn set_pos(&mut self, pos: Pos) {
        self.loc = self.func.new_loc(LocData { pos, inlined: None });
    }

    /// The place of the following instructions.
    pub fn loc(&self) -> Loc {
        self.loc
    }

    /// Sets the place of the following instructions.
    pub fn set_loc(&mut self, loc: Loc) {
        self.loc = loc;
    }

    /// A new block, not yet in the layout.
    pub fn new_block(&mut self) -> Block {
        self.func.new_block()
    }

    /// A new block off the expected path.
    pub fn new_cold_block(&mut self) -> Block {
        let b = self.func.new_block();
        self.func.blocks[b.index()].cold = true;
        b
    }

    /// Appends `block` to the layout and goes on there.
    pub fn start(&mut self, block: Block) {
        self.func.layout.push(block);
        self.block = block;
    }

    /// Goes on at the end of a block that is in the layout already.
    pub fn resume(&mut self, block: Block) {
        self.block = block;
    }

    /// Whether the current block has its terminator.
    pub fn terminated(&self) -> bool {
        self.func.terminator(self.block).is_some()
    }

    /// Appends an instruction.
    pub fn inst(&mut self, kind: InstKind, results: &[Type]) -> Inst {
        debug_assert!(!self.terminated(), "instruction after the terminator of {}", self.block);
        let i = self.func.new_inst(kind, results, self.loc);
        self.func.blocks[self.block.index()].insts.push(i);
        i
    }

    fn one(&mut self, kind: InstKind, ty: Type) -> Value {
        let i = self.inst(kind, &[ty]);
        self.func.insts[i.index()].results[0]
    }

    /// An integer constant or nil pointer.
    pub fn iconst(&mut self, ty: Type, value: i64) -> Value {
        self.one(InstKind::Iconst { value }, ty)
    }

    /// A float64 constant.
    pub fn f64const(&mut self, x: f64) -> Value {
        self.one(InstKind::Fconst { bits: x.to_bits() }, Type::F64)
    }

    /// A float32 constant.
    pub fn f32const(&mut self, x: f32) -> Value {
        self.one(InstKind::Fconst { bits: x.to_bits() as u64 }, Type::F32)
    }

    /// Address of a symbol.
    pub fn sym_addr(&mut self, sym: SymId, offset: i64) -> Value {
        self.one(InstKind::SymAddr { sym, offset }, Type::Ptr)
    }

    /// Address in a stack slot.
    pub fn slot_addr(&mut self, slot: Slot, offset: i32) -> Value {
        self.one(InstKind::SlotAddr { slot, offset }, Type::Ptr)
    }

    pub fn unary(&mut self, op: UnOp, arg: Value) -> Value {
        let ty = self.func.ty(arg);
        self.one(InstKind::Unary { op, arg }, ty)
    }

    pub fn binary(&mut self, op: BinOp, a: Value, b: Value) -> Value {
        let ty = self.func.ty(a);
        self.one(InstKind::Binary { op, args: [a, b] }, ty)
    }

    pub fn icmp(&mut self, cond: IntCond, a: Value, b: Value) -> Value {
        self.one(InstKind::Icmp { cond, args: [a, b] }, Type::I8)
    }

    pub fn fcmp(&mut self, cond: FloatCond, a: Value, b: Value) -> Value {
        self.one(InstKind::Fcmp { cond, args: [a, b] }, Type::I8)
    }

    pub fn select(&mut self, cond: Value, a: Value, b: Value) -> Value {
        let ty = self.func.ty(a);
        self.one(InstKind::Select { args: [cond, a, b] }, ty)
    }

    pub fn convert(&mut self, op: ConvOp, to: Type, arg: Value) -> Value {
        self.one(InstKind::Convert { op, arg }, to)
    }

    pub fn ptr_add(&mut self, base: Value, offset: Value) -> Value {
        self.one(InstKind::PtrAdd { base, offset }, Type::Ptr)
    }

    pub fn load(&mut self, ty: Type, base: Value, offset: i32, flags: MemFlags) -> Value {
        self.one(InstKind::Load { base, offset, flags }, ty)
    }

    pub fn store(&mut self, value: Value, base: Value, offset: i32, flags: MemFlags) {
        self.inst(InstKind::Store { value, base, offset, flags }, &[]);
    }

    /// A direct call; gives the results.
    pub fn call(&mut self, sym: SymId, sig: Signature, args: Vec<Value>) -> Vec<Value> {
        let results = sig.results.clone();
        let i = self.inst(InstKind::Call { sym, sig: Box::new(sig), args }, &results);
        self.func.insts[i.index()].results.clone()
    }

    /// A call through a code address; gives the results.
    pub fn call_indirect(&mut self, code: Value, sig: Signature, args: Vec<Value>) -> Vec<Value> {
        let results = sig.results.clone();
        let i = self.inst(InstKind::CallIndirect { code, sig: Box::new(sig), args }, &results);
        self.func.insts[i.index()].results.clone()
    }

    pub fn jump(&mut self, block: Block, args: Vec<Value>) {
        self.inst(InstKind::Jump { dest: BlockCall { block, args } }, &[]);
    }

    pub fn brif(&mut self, cond: Value, then: Block, els: Block) {
        let call = |block| BlockCall { block, args: vec![] };
        self.inst(InstKind::Brif { cond, then: call(then), els: call(els) }, &[]);
    }

    pub fn ret(&mut self, args: Vec<Value>) {
        self.inst(InstKind::Return { args }, &[]);
    }

    pub fn unreachable(&mut self) {
        self.inst(InstKind::Unreachable, &[]);
    }
}
