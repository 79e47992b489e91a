//! Calls that are instructions: the current g, the frame pointer, key hashes, atomics, bit counting, square roots.
//!
//! A function without a body that is an intrinsic also gets a Go function of its own when it is used as a value.

use crate::cx::Cx;
use crate::func::Fx;
use crate::val::{Mem, Val};
use ir::{AtomicOp, BinOp, ConvOp, InstKind, Type, UnOp, Value};
use syntax::ast::ExprId;
use types::{ObjId, TypeId, TypeKind};

/// An operation that some function stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Intrinsic {
    GetG,
    GetFp,
    /// The key type is the type argument.
    MapHash,
    /// The same.
    MapCheckKey,
    /// The same; a constant of `crate::map`.
    MapKeyKind,
    /// The same.
    MapKeyWord,
    /// Memory for a value of the type argument.
    NewLocal,
    BytesEqual,
    BytesHigh,
    Unary(UnOp),
    /// Count of something in an integer, as an int.
    Count(UnOp),
    Copysign,
    /// Reinterprets bits.
    Bits(Type),
    AtomicLoad,
    AtomicStore,
    AtomicRmw(AtomicOp),
    /// Gives the new value.
    AtomicAdd,
    AtomicCas,
    /// High and low half of a product.
    Mul64,
    /// Sum or difference of two words and a carry, and the carry out of it: carries are comparisons.
    Carry(BinOp),
}

/// The intrinsic called `path.name`.
fn find(path: &str, name: &str) -> Option<Intrinsic> {
    use Intrinsic::*;
    Some(match (path, name) {
        ("runtime", "getg") => GetG,
        ("runtime", "getfp") => GetFp,
        ("internal/runtime/maps", "hash") => MapHash,
        ("internal/runtime/maps", "checkKey") => MapCheckKey,
        ("internal/runtime/maps", "keyKind") => MapKeyKind,
        ("internal/runtime/maps", "keyWord") => MapKeyWord,
        ("internal/runtime/maps", "newLocal") => NewLocal,
        ("internal/runtime/maps", "bytesEqual") | ("internal/bytealg", "BytesEqual") => BytesEqual,
        ("internal/runtime/maps", "bytesHigh") | ("internal/bytealg", "BytesHigh") => BytesHigh,
        ("math", "Sqrt" | "sqrt") => Unary(UnOp::Sqrt),
        ("math", "Floor") => Unary(UnOp::Floor),
        ("math", "Ceil") => Unary(UnOp::Ceil),
        ("math", "Trunc") => Unary(UnOp::Ftrunc),
        ("math", "RoundToEven") => Unary(UnOp::Nearest),
        ("math", "Abs") => Unary(UnOp::Fabs),
        ("math", "Copysign") => Copysign,
        ("math", "Float64bits") => Bits(Type::I64),
        ("math", "Float64frombits") => Bits(Type::F64),
        ("math", "Float32bits") => Bits(Type::I32),
        ("math", "Float32frombits") => Bits(Type::F32),
        ("math/bits", "TrailingZeros64" | "TrailingZeros32" | "TrailingZeros") => Count(UnOp::Ctz),
        ("math/bits", "LeadingZeros64" | "LeadingZeros32" | "LeadingZeros") => Count(UnOp::Clz),
        ("math/bits", "OnesCount64" | "OnesCount32" | "OnesCount") => Count(UnOp::Popcnt),
        ("math/bits", "ReverseBytes64" | "ReverseBytes32") => Unary(UnOp::Bswap),
        ("math/bits", "Mul64") => Mul64,
        ("math/bits", "Add64" | "Add") => Carry(BinOp::Iadd),
        ("math/bits", "Sub64" | "Sub") => Carry(BinOp::Isub),
        ("sync/atomic" | "internal/runtime/atomic", n) => return atomic(n),
        _ => return None,
    })
}

fn atomic(name: &str) -> Option<Intrinsic> {
    use Intrinsic::*;
    let ops: [(&str, Intrinsic); 7] = [
        ("Load", AtomicLoad),
        ("Store", AtomicStore),
        ("Add", AtomicAdd),
        ("Swap", AtomicRmw(AtomicOp::Xchg)),
        ("And", AtomicRmw(AtomicOp::And)),
        ("Or", AtomicRmw(AtomicOp::Or)),
        ("CompareAndSwap", AtomicCas),
    ];
    let (prefix, op) = ops.into_iter().find(|(p, _)| name.starts_with(p))?;
    let kind = &name[prefix.len()..];
    matches!(kind, "Int32" | "Int64" | "Uint32" | "Uint64" | "Uintptr" | "Pointer").then_some(op)
}

impl Cx<'_> {
    /// The intrinsic that a declared function stands for. Pointers are stored through the write barrier, so the atomic
    /// operations that store them stay calls where they have code of their own.
    pub fn intrinsic_of(&self, obj: ObjId) -> Option<Intrinsic> {
        let o = self.st.obj(obj);
        if o.func().is_some_and(|f| f.is_method) {
            return None;
        }
        let name = self.st.text(o.name);
        let i = find(self.package_path(o.pkg), name)?;
        let stores = matches!(i, Intrinsic::AtomicStore | Intrinsic::AtomicRmw(_) | Intrinsic::AtomicCas);
        if stores && name.ends_with("Pointer") {
            return None;
        }
        Some(i)
    }

    /// A Go function for an intrinsic that is used as a value or by `go` and `defer`.
    pub fn intrinsic_function(
        &mut self,
        i: Intrinsic,
        obj: ObjId,
        name: &str,
        targs: &[TypeId],
    ) -> ir::SymId {
        let sym = self.sym(name);
        let sig = self.st.instantiate_signature(self.st.obj(obj).ty(), targs);
        let abi = self.fn_abi(sig, None, crate::abi::Conv::Plain);
        let package = self.package_ix(self.st.obj(obj).pkg);
        let flags = ir::FnFlags { linkonce: true, ..ir::FnFlags::default() };
        let targs = targs.to_vec();
        self.synth(sym, package, flags, abi.sig, move |fx| {
            let args = fx.params();
            let r = fx.intrinsic_values(i, args, sig, &targs);
            let r = r.into_iter().map(|v| v.single()).collect();
            fx.b.ret(r);
        });
        sym
    }
}

impl Fx<'_, '_> {
    /// If `fun` is an intrinsic, the results of calling it.
    pub fn intrinsic(&mut self, e: ExprId, fun: ExprId, args: &[ExprId]) -> Option<Vec<Val>> {
        let (obj, targs) = self.resolve_function(fun)?;
        let i = self.cx.intrinsic_of(obj)?;
        let sig = self.callee_signature(fun);
        if let [x] = args
            && matches!(self.cx.st.kind(self.type_of(*x)), TypeKind::Tuple(_))
        {
            return None;
        }
        let vals = self.arguments(args, false, sig).into_iter().map(|v| v.single()).collect();
        self.at_expr(e);
        Some(self.intrinsic_values(i, vals, sig, &targs))
    }

    /// The operation on values at hand.
    pub fn intrinsic_values(
        &mut self,
        i: Intrinsic,
        a: Vec<Value>,
        sig: TypeId,
        targs: &[TypeId],
    ) -> Vec<Val> {
        let result = self
            .result_types(sig)
            .first()
            .and_then(|&t| self.leaves(t))
            .and_then(|l| l.first().map(|l| l.ty));
        let inst = |fx: &mut Self, kind: InstKind, ty: Option<Type>| -> Vec<Value> {
            let tys: Vec<Type> = ty.into_iter().collect();
            let i = fx.b.inst(kind, &tys);
            fx.b.func.insts[i.index()].results.clone()
        };
        let out = match i {
            Intrinsic::GetG => vec![self.get_g()],
            Intrinsic::GetFp => {
                self.b.func.flags.noinline = true;
                let p = inst(self, InstKind::FramePointer, Some(Type::Ptr))[0];
                vec![self.b.convert(ConvOp::Bitcast, Type::I64, p)]
            }
            Intrinsic::MapHash => {
                let key = targs.first().copied().unwrap_or(TypeId::INT);
                vec![self.hash(key, Mem::at(a[0]), a[1])]
            }
            Intrinsic::MapCheckKey => {
                let key = targs.first().copied().unwrap_or(TypeId::INT);
                self.check_key(key, Mem::at(a[0]));
                vec![]
            }
            Intrinsic::MapKeyKind => {
                let key = targs.first().copied().unwrap_or(TypeId::INT);
                let kind = self.cx.map_key_kind(key);
                vec![self.int(kind)]
            }
            Intrinsic::MapKeyWord => {
                let key = targs.first().copied().unwrap_or(TypeId::INT);
                vec![self.map_key_word(key, Mem::at(a[0]))]
            }
            Intrinsic::NewLocal => {
                let t = targs.first().copied().unwrap_or(TypeId::INT);
                let ty = self.layout_addr(t);
                vec![self.rt1("runtime.newlocal", vec![ty])]
            }
            Intrinsic::BytesEqual => {
                inst(self, InstKind::BytesEqual { base: a[0], value: a[1] }, Some(Type::I64))
            }
            Intrinsic::BytesHigh => inst(self, InstKind::BytesHigh { base: a[0] }, Some(Type::I64)),
            Intrinsic::Unary(op) => vec![self.b.unary(op, a[0])],
            Intrinsic::Count(op) => {
                let n = self.b.unary(op, a[0]);
                vec![if self.b.func.ty(n) == Type::I64 {
                    n
                } else {
                    self.b.convert(ConvOp::Zext, Type::I64, n)
                }]
            }
            Intrinsic::Copysign => vec![self.b.binary(BinOp::Fcopysign, a[0], a[1])],
            Intrinsic::Bits(ty) => vec![self.b.convert(ConvOp::Bitcast, ty, a[0])],
            Intrinsic::Mul64 => {
                vec![self.b.binary(BinOp::Umulhi, a[0], a[1]), self.b.binary(BinOp::Imul, a[0], a[1])]
            }
            Intrinsic::Carry(op) => {
                let part = self.b.binary(op, a[0], a[1]);
                let mut carry = self.carried(op, a[0], part);
                let mut whole = part;
                if self.b.func.as_iconst(a[2]) != Some(0) {
                    whole = self.b.binary(op, part, a[2]);
                    let second = self.carried(op, part, whole);
                    carry = self.b.binary(BinOp::Or, carry, second);
                }
                vec![whole, carry]
            }
            Intrinsic::AtomicLoad => inst(self, InstKind::AtomicLoad { base: a[0] }, result),
            Intrinsic::AtomicStore => inst(self, InstKind::AtomicStore { base: a[0], value: a[1] }, None),
            Intrinsic::AtomicRmw(op) => {
                inst(self, InstKind::AtomicRmw { op, base: a[0], value: a[1] }, result)
            }
            Intrinsic::AtomicAdd => {
                let kind = InstKind::AtomicRmw { op: AtomicOp::Add, base: a[0], value: a[1] };
                let old = inst(self, kind, result)[0];
                vec![self.b.binary(BinOp::Iadd, old, a[1])]
            }
            Intrinsic::AtomicCas => {
                let ty = self.b.func.ty(a[1]);
                let kind = InstKind::AtomicCas { base: a[0], expected: a[1], new: a[2] };
                let old = inst(self, kind, Some(ty))[0];
                vec![self.b.icmp(ir::IntCond::Eq, old, a[1])]
            }
        };
        out.into_iter().map(Val::one).collect()
    }

    /// 1 if the sum or difference `result`, whose first operand is `x`, went over the end of its range, else 0.
    fn carried(&mut self, op: BinOp, x: Value, result: Value) -> Value {
        let (small, large) = if op == BinOp::Iadd { (result, x) } else { (x, result) };
        let over = self.b.icmp(ir::IntCond::Ult, small, large);
        self.b.convert(ConvOp::Zext, Type::I64, over)
    }
}
