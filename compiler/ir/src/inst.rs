//! Instructions.

use crate::{Block, Slot, SymId, Value};

/// The type of a scalar.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Type {
    /// Also bool (0 or 1).
    I8,
    I16,
    I32,
    I64,
    F32,
    F64,
    /// A pointer that keeps its object alive, or nil, or a code or data address. 64 bits.
    Ptr,
}

impl Type {
    /// Size in bytes, which is also the alignment.
    #[inline]
    pub fn bytes(self) -> u32 {
        match self {
            Type::I8 => 1,
            Type::I16 => 2,
            Type::I32 | Type::F32 => 4,
            Type::I64 | Type::F64 | Type::Ptr => 8,
        }
    }

    /// Whether it is a float.
    #[inline]
    pub fn is_float(self) -> bool {
        matches!(self, Type::F32 | Type::F64)
    }

    /// Whether it is an integer or pointer.
    #[inline]
    pub fn is_int(self) -> bool {
        !self.is_float()
    }
}

/// Parameters, results and convention of a call.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Signature {
    pub params: Vec<Type>,
    pub results: Vec<Type>,
    /// A function of the runtime in Rust: C convention, at most two integer results.
    pub c_abi: bool,
}

/// What is known of a memory access.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct MemFlags(pub u8);

impl MemFlags {
    /// No assumptions: the base may be nil (the access then faults and becomes a Go panic).
    pub const NONE: MemFlags = MemFlags(0);
    /// The base is known to be a valid address.
    pub const NOTRAP: MemFlags = MemFlags(1);
    /// The memory never changes (descriptors, itabs, string constants).
    pub const READONLY: MemFlags = MemFlags(2);
    /// Store of a pointer into memory that may be shared: goes through the write barrier.
    pub const BARRIER: MemFlags = MemFlags(4);
    /// Neither moved, merged nor dropped.
    pub const VOLATILE: MemFlags = MemFlags(8);
    /// Access to the records of deferred calls. The runtime does with a stored func value what the function itself would
    /// do: it calls it, while the function is active.
    pub const FRAME: MemFlags = MemFlags(16);

    /// Whether all bits of `o` are set.
    #[inline]
    pub fn has(self, o: MemFlags) -> bool {
        self.0 & o.0 == o.0
    }

    /// Both sets of bits.
    #[inline]
    pub fn with(self, o: MemFlags) -> MemFlags {
        MemFlags(self.0 | o.0)
    }
}

/// Operations on one value, the result has the operand's type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum UnOp {
    Ineg,
    Inot,
    Clz,
    Ctz,
    Popcnt,
    Bswap,
    Fneg,
    Fabs,
    Sqrt,
    Ceil,
    Floor,
    Ftrunc,
    /// Round to nearest, ties to even.
    Nearest,
}

/// Operations on two values of one type, the result has that type too.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BinOp {
    Iadd,
    Isub,
    Imul,
    /// High half of the unsigned product (I64).
    Umulhi,
    /// High half of the signed product (I64).
    Smulhi,
    /// The divisor is not zero; the most negative value divided by −1 gives itself.
    Sdiv,
    /// The divisor is not zero.
    Udiv,
    /// The divisor is not zero; the remainder by −1 is 0.
    Srem,
    /// The divisor is not zero.
    Urem,
    And,
    Or,
    Xor,
    /// Shifts: the count is an I64 taken as unsigned; counts from the width on give 0 …
    Shl,
    Lshr,
    /// … or, here, copies of the sign.
    Ashr,
    /// Rotation; the count is an I64 taken modulo the width.
    Rotl,
    Fadd,
    Fsub,
    Fmul,
    Fdiv,
    Fcopysign,
    /// IEEE minimum and maximum as Go's `min`/`max` (NaN wins, −0 < +0).
    Fmin,
    Fmax,
}

/// Comparisons of integers and pointers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum IntCond {
    Eq,
    Ne,
    Slt,
    Sle,
    Sgt,
    Sge,
    Ult,
    Ule,
    Ugt,
    Uge,
}

impl IntCond {
    /// The condition that holds when this one does not.
    pub fn inverse(self) -> IntCond {
        use IntCond::*;
        match self {
            Eq => Ne,
            Ne => Eq,
            Slt => Sge,
            Sle => Sgt,
            Sgt => Sle,
            Sge => Slt,
            Ult => Uge,
            Ule => Ugt,
            Ugt => Ule,
            Uge => Ult,
        }
    }

    /// The condition with its operands exchanged.
    pub fn swapped(self) -> IntCond {
        use IntCond::*;
        match self {
            Eq => Eq,
            Ne => Ne,
            Slt => Sgt,
            Sle => Sge,
            Sgt => Slt,
            Sge => Sle,
            Ult => Ugt,
            Ule => Uge,
            Ugt => Ult,
            Uge => Ule,
        }
    }
}

/// Comparisons of floats as Go means them: false when an operand is NaN, except `Ne`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FloatCond {
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

/// Conversions.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ConvOp {
    /// To a wider integer.
    Zext,
    /// To a wider integer.
    Sext,
    /// To a narrower integer.
    Trunc,
    /// Signed integer to float.
    FromSint,
    /// Unsigned integer to float.
    FromUint,
    /// Float to signed integer; NaN and overflow as Go on amd64 (the minimum).
    ToSint,
    /// Float to unsigned integer as Go on amd64.
    ToUint,
    /// F32 to F64.
    Promote,
    /// F64 to F32.
    Demote,
    /// Same bits, same size, other class (F64 ↔ I64, F32 ↔ I32, Ptr ↔ I64).
    Bitcast,
}

/// Read-modify-write operations.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum AtomicOp {
    Add,
    And,
    Or,
    Xchg,
}

/// A jump's target with the arguments for its parameters.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct BlockCall {
    pub block: Block,
    pub args: Vec<Value>,
}

/// What an instruction does. Types of results are in the function's value table.
#[derive(Clone, PartialEq, Debug)]
pub enum InstKind {
    /// An integer constant (or nil, as Ptr 0), sign-extended from the type's width.
    Iconst {
        value: i64,
    },
    /// Bits of a float constant.
    Fconst {
        bits: u64,
    },
    /// Address of a symbol.
    SymAddr {
        sym: SymId,
        offset: i64,
    },
    /// Address inside a stack slot.
    SlotAddr {
        slot: Slot,
        offset: i32,
    },
    Unary {
        op: UnOp,
        arg: Value,
    },
    Binary {
        op: BinOp,
        args: [Value; 2],
    },
    Icmp {
        cond: IntCond,
        args: [Value; 2],
    },
    Fcmp {
        cond: FloatCond,
        args: [Value; 2],
    },
    /// `args[0]` is the I8 condition.
    Select {
        args: [Value; 3],
    },
    Convert {
        op: ConvOp,
        arg: Value,
    },
    /// `base + offset`, the only way to make a pointer from a pointer; stays inside base's object.
    PtrAdd {
        base: Value,
        offset: Value,
    },
    Load {
        base: Value,
        offset: i32,
        flags: MemFlags,
    },
    Store {
        value: Value,
        base: Value,
        offset: i32,
        flags: MemFlags,
    },
    /// Copies `size` bytes between places that do not overlap (or are the same); no barrier.
    MemCopy {
        dst: Value,
        src: Value,
        size: u32,
    },
    /// Clears `size` bytes; no barrier.
    MemZero {
        dst: Value,
        size: u32,
    },
    /// Bit n of the I64 result: byte n of the 16 at `base`, which is valid, equals `value` (I8).
    BytesEqual {
        base: Value,
        value: Value,
    },
    /// Bit n of the I64 result: the highest bit of byte n of the 16 at `base`, which is valid.
    BytesHigh {
        base: Value,
    },
    AtomicLoad {
        base: Value,
    },
    AtomicStore {
        base: Value,
        value: Value,
    },
    /// Gives the old value.
    AtomicRmw {
        op: AtomicOp,
        base: Value,
        value: Value,
    },
    /// Gives the old value.
    AtomicCas {
        base: Value,
        expected: Value,
        new: Value,
    },
    Call {
        sym: SymId,
        sig: Box<Signature>,
        args: Vec<Value>,
    },
    /// `code` is a code address; `args` begins with the closure context for func values, the receiver for itab methods.
    CallIndirect {
        code: Value,
        sig: Box<Signature>,
        args: Vec<Value>,
    },
    /// Panics with a nil dereference when the pointer is nil.
    NilCheck {
        ptr: Value,
    },
    /// Unless `index < len` (unsigned; for slices `≤`, see `inclusive`), panics by
    /// `runtime.panicBounds(index, len, code)` with a code of `abi::rtfn::bounds`.
    Bounds {
        index: Value,
        len: Value,
        code: u8,
        signed: bool,
        inclusive: bool,
    },
    /// The current g.
    GetG,
    /// rbp of this function.
    FramePointer,
    // Terminators.
    Jump {
        dest: BlockCall,
    },
    /// Takes the first target when `cond` (I8) is not zero.
    Brif {
        cond: Value,
        then: BlockCall,
        els: BlockCall,
    },
    /// Jumps to the case whose number equals `arg` (I64), else to the default.
    Switch {
        arg: Value,
        cases: Vec<(i64, Block)>,
        default: Block,
    },
    Return {
        args: Vec<Value>,
    },
    /// Calls and continues in `normal` (its parameters are the results) or, when the runtime lands a recovered panic
    /// here, in `landing` (no parameters).
    TryCall {
        sym: SymId,
        sig: Box<Signature>,
        args: Vec<Value>,
        normal: Block,
        landing: Block,
    },
    /// Replaces this frame by a call of the same results.
    TailCall {
        sym: SymId,
        sig: Box<Signature>,
        args: Vec<Value>,
    },
    /// The same through a code address.
    TailCallIndirect {
        code: Value,
        sig: Box<Signature>,
        args: Vec<Value>,
    },
    /// Control does not come here (after a call that diverges).
    Unreachable,
}

impl InstKind {
    /// Whether it ends a block.
    #[inline]
    pub fn is_terminator(&self) -> bool {
        use InstKind::*;
        matches!(
            self,
            Jump { .. }
                | Brif { .. }
                | Switch { .. }
                | Return { .. }
                | TryCall { .. }
                | TailCall { .. }
                | TailCallIndirect { .. }
                | Unreachable
        )
    }

    /// Whether it can be dropped when its results are not used.
    #[inline]
    pub fn is_pure(&self) -> bool {
        use InstKind::*;
        match self {
            Iconst { .. }
            | Fconst { .. }
            | SymAddr { .. }
            | SlotAddr { .. }
            | Unary { .. }
            | Binary { .. }
            | Icmp { .. }
            | Fcmp { .. }
            | Select { .. }
            | Convert { .. }
            | PtrAdd { .. }
            | GetG
            | FramePointer => true,
            BytesEqual { .. } | BytesHigh { .. } => true,
            Load { flags, .. } => flags.has(MemFlags::NOTRAP) && !flags.has(MemFlags::VOLATILE),
            _ => false,
        }
    }

    /// Calls `f` on every value operand, block arguments included.
    #[inline]
    pub fn for_each_use(&self, mut f: impl FnMut(Value)) {
        // One traversal serves reading and rewriting: the mutable one on a cheap copy would cost more than this match.
        use InstKind::*;
        match self {
            Iconst { .. }
            | Fconst { .. }
            | SymAddr { .. }
            | SlotAddr { .. }
            | GetG
            | FramePointer
            | Unreachable => {}
            Unary { arg, .. } | Convert { arg, .. } => f(*arg),
            Binary { args, .. } | Icmp { args, .. } | Fcmp { args, .. } => args.iter().for_each(|&v| f(v)),
            Select { args } => args.iter().for_each(|&v| f(v)),
            PtrAdd { base, offset } => [*base, *offset].into_iter().for_each(f),
            Load { base, .. } | AtomicLoad { base } | BytesHigh { base } => f(*base),
            BytesEqual { base, value } => [*base, *value].into_iter().for_each(f),
            Store { value, base, .. } | AtomicStore { base, value } | AtomicRmw { base, value, .. } => {
                [*value, *base].into_iter().for_each(f)
            }
            AtomicCas { base, expected, new } => [*base, *expected, *new].into_iter().for_each(f),
            MemCopy { dst, src, .. } => [*dst, *src].into_iter().for_each(f),
            MemZero { dst, .. } => f(*dst),
            Call { args, .. } | TryCall { args, .. } | TailCall { args, .. } | Return { args } => {
                args.iter().for_each(|&v| f(v))
            }
            CallIndirect { code, args, .. } | TailCallIndirect { code, args, .. } => {
                f(*code);
                args.iter().for_each(|&v| f(v));
            }
            NilCheck { ptr } => f(*ptr),
            Bounds { index, len, .. } => [*index, *len].into_iter().for_each(f),
            Jump { dest } => dest.args.iter().for_each(|&v| f(v)),
            Brif { cond, then, els } => {
                f(*cond);
                then.args.iter().chain(&els.args).for_each(|&v| f(v));
            }
            Switch { arg, .. } => f(*arg),
        }
    }

    /// Calls `f` on every value operand to replace it.
    #[inline]
    pub fn map_uses(&mut self, mut f: impl FnMut(&mut Value)) {
        use InstKind::*;
        match self {
            Iconst { .. }
            | Fconst { .. }
            | SymAddr { .. }
            | SlotAddr { .. }
            | GetG
            | FramePointer
            | Unreachable => {}
            Unary { arg, .. } | Convert { arg, .. } => f(arg),
            Binary { args, .. } | Icmp { args, .. } | Fcmp { args, .. } => args.iter_mut().for_each(f),
            Select { args } => args.iter_mut().for_each(f),
            PtrAdd { base, offset } => [base, offset].into_iter().for_each(f),
            Load { base, .. } | AtomicLoad { base } | BytesHigh { base } => f(base),
            BytesEqual { base, value } => [base, value].into_iter().for_each(f),
            Store { value, base, .. } | AtomicStore { base, value } | AtomicRmw { base, value, .. } => {
                [value, base].into_iter().for_each(f)
            }
            AtomicCas { base, expected, new } => [base, expected, new].into_iter().for_each(f),
            MemCopy { dst, src, .. } => [dst, src].into_iter().for_each(f),
            MemZero { dst, .. } => f(dst),
            Call { args, .. } | TryCall { args, .. } | TailCall { args, .. } | Return { args } => {
                args.iter_mut().for_each(f)
            }
            CallIndirect { code, args, .. } | TailCallIndirect { code, args, .. } => {
                f(code);
                args.iter_mut().for_each(f);
            }
            NilCheck { ptr } => f(ptr),
            Bounds { index, len, .. } => [index, len].into_iter().for_each(f),
            Jump { dest } => dest.args.iter_mut().for_each(f),
            Brif { cond, then, els } => {
                f(cond);
                then.args.iter_mut().chain(&mut els.args).for_each(f);
            }
            Switch { arg, .. } => f(arg),
        }
    }

    /// Calls `f` on every block this terminator may go to.
    #[inline]
    pub fn for_each_successor(&self, mut f: impl FnMut(Block)) {
        use InstKind::*;
        match self {
            Jump { dest } => f(dest.block),
            Brif { then, els, .. } => [then.block, els.block].into_iter().for_each(f),
            Switch { cases, default, .. } => {
                cases.iter().for_each(|c| f(c.1));
                f(*default);
            }
            TryCall { normal, landing, .. } => [*normal, *landing].into_iter().for_each(f),
            _ => {}
        }
    }
}
