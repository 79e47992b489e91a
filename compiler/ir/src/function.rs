//! A function: tables of blocks, instructions, values, slots and source places.

use crate::{Block, Inst, InstKind, Loc, PackageIx, Signature, Slot, SymId, Type, Value};
use source::Pos;

/// Properties of a function.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct FnFlags {
    /// `//go:noinline`, or the inliner must leave it alone for another reason (recover, defer).
    pub noinline: bool,
    /// `//go:nosplit`: no prologue check.
    pub nosplit: bool,
    /// Invisible to `recover` and tracebacks.
    pub wrapper: bool,
    /// May be defined in several objects; the linker keeps one.
    pub linkonce: bool,
    /// Rarely executed (panic paths): optimise for size, keep out of line.
    pub cold: bool,
    /// The first parameter is the closure context.
    pub closure: bool,
}

/// One function.
#[derive(Clone, Debug)]
pub struct Function {
    /// Its linker symbol.
    pub sym: SymId,
    /// The object it goes into.
    pub package: PackageIx,
    /// Position of its declaration.
    pub pos: Pos,
    pub flags: FnFlags,
    pub sig: Signature,
    /// Order of emission; the first is the entry, whose parameters are the function's.
    pub layout: Vec<Block>,
    pub blocks: Vec<BlockData>,
    pub insts: Vec<InstData>,
    pub values: Vec<ValueData>,
    pub slots: Vec<SlotData>,
    /// Source places; entry 0 is the declaration.
    pub locs: Vec<LocData>,
    /// What a traceback prints of its arguments.
    pub arguments: crate::Arguments,
    /// What is to be said of the function, if that is asked for.
    pub remarks: Option<Box<crate::Remarks>>,
}

#[derive(Clone, Debug, Default)]
pub struct BlockData {
    pub params: Vec<Value>,
    /// In order; the last is the terminator.
    pub insts: Vec<Inst>,
    /// Not on the expected path.
    pub cold: bool,
}

#[derive(Clone, Debug)]
pub struct InstData {
    pub kind: InstKind,
    pub results: Vec<Value>,
    pub loc: Loc,
}

#[derive(Clone, Copy, Debug)]
pub struct ValueData {
    pub ty: Type,
    pub def: ValueDef,
}

/// Where a value comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ValueDef {
    Result(Inst, u32),
    Param(Block, u32),
    /// Replaced by another value; resolved by [`Function::resolve`].
    Alias(Value),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SlotData {
    pub size: u32,
    pub align: u32,
    /// Whoever points to it does so from a register or from the stack, never from the heap.
    pub local: bool,
}

/// A source place, possibly in an inlined body.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct LocData {
    pub pos: Pos,
    /// The call through which this code was inlined and the function it belongs to; None = the function's own.
    pub inlined: Option<(Loc, SymId)>,
}

impl Function {
    /// An empty function with its entry block, whose parameters are those of `sig`.
    pub fn new(sym: SymId, package: PackageIx, pos: Pos, sig: Signature) -> Function {
        let mut f = Function {
            sym,
            package,
            pos,
            flags: FnFlags::default(),
            sig,
            layout: vec![],
            blocks: vec![],
            insts: vec![],
            values: vec![],
            slots: vec![],
            locs: vec![LocData { pos, inlined: None }],
            arguments: crate::Arguments::Unknown,
            remarks: None,
        };
        let entry = f.new_block();
        f.layout.push(entry);
        for ty in f.sig.params.clone() {
            f.add_param(entry, ty);
        }
        f
    }

    /// The entry block.
    #[inline]
    pub fn entry(&self) -> Block {
        self.layout[0]
    }

    /// A new block, not yet in the layout.
    pub fn new_block(&mut self) -> Block {
        self.blocks.push(BlockData::default());
        Block(self.blocks.len() as u32 - 1)
    }

    /// A new parameter of `block`.
    pub fn add_param(&mut self, block: Block, ty: Type) -> Value {
        let n = self.blocks[block.index()].params.len() as u32;
        let v = self.new_value(ty, ValueDef::Param(block, n));
        self.blocks[block.index()].params.push(v);
        v
    }

    /// A new stack slot.
    pub fn new_slot(&mut self, size: u32, align: u32) -> Slot {
        self.slots.push(SlotData { size, align, local: false });
        Slot(self.slots.len() as u32 - 1)
    }

    /// A new instruction with results of the given types, in no block yet.
    pub fn new_inst(&mut self, kind: InstKind, results: &[Type], loc: Loc) -> Inst {
        let inst = Inst(self.insts.len() as u32);
        let results =
            (0..).zip(results).map(|(i, &ty)| self.new_value(ty, ValueDef::Result(inst, i))).collect();
        self.insts.push(InstData { kind, results, loc });
        inst
    }

    fn new_value(&mut self, ty: Type, def: ValueDef) -> Value {
        self.values.push(ValueData { ty, def });
        Value(self.values.len() as u32 - 1)
    }

    /// The number of a source place, entered if it is new at the end of the table.
    pub fn new_loc(&mut self, data: LocData) -> Loc {
        if self.locs.last() != Some(&data) {
            self.locs.push(data);
        }
        Loc(self.locs.len() as u32 - 1)
    }

    /// The type of a value.
    #[inline]
    pub fn ty(&self, v: Value) -> Type {
        self.values[v.index()].ty
    }

    /// The value that `v` stands for now.
    #[inline]
    pub fn resolve(&self, mut v: Value) -> Value {
        while let ValueDef::Alias(w) = self.values[v.index()].def {
            v = w;
        }
        v
    }

    /// Makes every use of `old` mean `new`. Its definition should be dropped from its block.
    pub fn alias(&mut self, old: Value, new: Value) {
        let new = self.resolve(new);
        debug_assert!(old != new, "{old} aliased to itself");
        self.values[old.index()].def = ValueDef::Alias(new);
    }

    /// Rewrites the operands of one instruction to what they stand for.
    pub fn resolve_uses(&mut self, i: Inst) {
        let values = &self.values;
        self.insts[i.index()].kind.map_uses(|v| {
            while let ValueDef::Alias(w) = values[v.index()].def {
                *v = w;
            }
        });
    }

    /// Rewrites all operands to what they stand for, so that no alias remains in use.
    pub fn resolve_aliases(&mut self) {
        for v in 0..self.values.len() {
            if let ValueDef::Alias(_) = self.values[v].def {
                self.values[v].def = ValueDef::Alias(self.resolve(Value(v as u32)));
            }
        }
        let values = &self.values;
        for inst in &mut self.insts {
            inst.kind.map_uses(|v| {
                if let ValueDef::Alias(w) = values[v.index()].def {
                    *v = w;
                }
            });
        }
    }

    /// The instruction's kind.
    #[inline]
    pub fn kind(&self, i: Inst) -> &InstKind {
        &self.insts[i.index()].kind
    }

    /// The instruction that defines `v`, unless it is a block parameter.
    #[inline]
    pub fn def_inst(&self, v: Value) -> Option<Inst> {
        match self.values[self.resolve(v).index()].def {
            ValueDef::Result(i, _) => Some(i),
            _ => None,
        }
    }

    /// The value of an integer constant.
    #[inline]
    pub fn as_iconst(&self, v: Value) -> Option<i64> {
        match self.kind(self.def_inst(v)?) {
            InstKind::Iconst { value } => Some(*value),
            _ => None,
        }
    }

    /// The block's terminator.
    #[inline]
    pub fn terminator(&self, b: Block) -> Option<Inst> {
        self.blocks[b.index()].insts.last().copied().filter(|&i| self.kind(i).is_terminator())
    }
}
