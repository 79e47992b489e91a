//! Constant folding and algebraic simplification, value by value in reverse postorder.
//!
//! Cranelift folds too; what is done here is what our other passes want to see: constant conditions, indices and
//! lengths, offsets collected on one side of an address.

use ir::cfg::Flow;
use ir::{BinOp, ConvOp, Function, Inst, InstKind, IntCond, Type, UnOp, Value};

/// Folds what can be folded. Whether anything was.
pub fn run(f: &mut Function) -> bool {
    let flow = Flow::new(f);
    let mut changed = false;
    for &b in &flow.rpo {
        let mut n = 0;
        while n < f.blocks[b.index()].insts.len() {
            let i = f.blocks[b.index()].insts[n];
            n += 1;
            f.resolve_uses(i);
            match simplify(f, i) {
                Some(Change::Value(v)) => {
                    let r = f.insts[i.index()].results[0];
                    f.alias(r, v);
                    n -= 1;
                    f.blocks[b.index()].insts.remove(n);
                    changed = true;
                }
                Some(Change::Kind(k)) => {
                    f.insts[i.index()].kind = k;
                    changed = true;
                }
                Some(Change::Drop) => {
                    n -= 1;
                    f.blocks[b.index()].insts.remove(n);
                    changed = true;
                }
                None => {}
            }
        }
    }
    if changed {
        f.resolve_aliases();
    }
    changed
}

enum Change {
    /// The result is this value.
    Value(Value),
    /// The instruction is this one.
    Kind(InstKind),
    /// The instruction has no effect.
    Drop,
}

fn simplify(f: &Function, i: Inst) -> Option<Change> {
    let data = &f.insts[i.index()];
    let ty = data.results.first().map(|&r| f.ty(r));
    match data.kind {
        InstKind::Binary { op, args: [a, b] } => binary(f, ty?, op, a, b),
        InstKind::Unary { op, arg } => {
            let x = f.as_iconst(arg)?;
            let ty = ty?;
            let bits = ty.bytes() * 8;
            let u = zero_extend(x, ty);
            Some(constant(
                ty,
                match op {
                    UnOp::Ineg => x.wrapping_neg(),
                    UnOp::Inot => !x,
                    UnOp::Clz => (u.leading_zeros() - (64 - bits)) as i64,
                    UnOp::Ctz => u.trailing_zeros().min(bits) as i64,
                    UnOp::Popcnt => u.count_ones() as i64,
                    _ => return None,
                },
            ))
        }
        InstKind::Icmp { cond, args: [a, b] } => {
            if a == b {
                let yes =
                    matches!(cond, IntCond::Eq | IntCond::Sle | IntCond::Sge | IntCond::Ule | IntCond::Uge);
                return Some(constant(Type::I8, yes as i64));
            }
            let operand = f.ty(a);
            match (f.as_iconst(a), f.as_iconst(b)) {
                (Some(x), Some(y)) => Some(constant(Type::I8, compare(cond, x, y, operand) as i64)),
                (Some(_), None) => Some(Change::Kind(InstKind::Icmp { cond: cond.swapped(), args: [b, a] })),
                (None, Some(0)) => {
                    if cond == IntCond::Uge || cond == IntCond::Ult {
                        return Some(constant(Type::I8, (cond == IntCond::Uge) as i64));
                    }
                    // Not nil: addresses of slots and symbols.
                    if matches!(cond, IntCond::Eq | IntCond::Ne) && is_address(f, a) {
                        return Some(constant(Type::I8, (cond == IntCond::Ne) as i64));
                    }
                    // `(x cmp y) != 0` is the comparison, `== 0` its inverse.
                    if operand == Type::I8
                        && let InstKind::Icmp { cond: inner, args } = *f.kind(f.def_inst(a)?)
                    {
                        return match cond {
                            IntCond::Ne => Some(Change::Value(a)),
                            IntCond::Eq => Some(Change::Kind(InstKind::Icmp { cond: inner.inverse(), args })),
                            _ => None,
                        };
                    }
                    None
                }
                _ => None,
            }
        }
        InstKind::Select { args: [c, a, b] } => match f.as_iconst(c) {
            Some(0) => Some(Change::Value(b)),
            Some(_) => Some(Change::Value(a)),
            None if a == b => Some(Change::Value(a)),
            None => None,
        },
        InstKind::Convert { op, arg } => {
            let ty = ty?;
            let from = f.ty(arg);
            if from == ty && matches!(op, ConvOp::Bitcast | ConvOp::Zext | ConvOp::Sext | ConvOp::Trunc) {
                return Some(Change::Value(arg));
            }
            if let InstKind::Convert { op: ConvOp::Bitcast, arg: inner } = *f.kind(f.def_inst(arg)?)
                && op == ConvOp::Bitcast
                && f.ty(inner) == ty
            {
                return Some(Change::Value(inner));
            }
            let x = f.as_iconst(arg)?;
            match op {
                ConvOp::Zext => Some(constant(ty, zero_extend(x, from) as i64)),
                ConvOp::Sext | ConvOp::Trunc => Some(constant(ty, x)),
                ConvOp::Bitcast if from.is_int() && ty.is_int() => Some(constant(ty, x)),
                ConvOp::FromSint if ty == Type::F64 => {
                    Some(Change::Kind(InstKind::Fconst { bits: (x as f64).to_bits() }))
                }
                _ => None,
            }
        }
        InstKind::PtrAdd { base, offset } => match f.as_iconst(offset) {
            Some(0) => Some(Change::Value(base)),
            Some(c) => match *f.kind(f.def_inst(base)?) {
                InstKind::SlotAddr { slot, offset } => {
                    let offset = i32::try_from(c).ok().and_then(|c| offset.checked_add(c))?;
                    // Behind a check that fails, a constant index leads out of the slot.
                    let inside = (0..=f.slots[slot.index()].size as i64).contains(&(offset as i64));
                    inside.then_some(Change::Kind(InstKind::SlotAddr { slot, offset }))
                }
                _ => None,
            },
            None => None,
        },
        InstKind::Load { base, offset, flags } => {
            let (b, o) = displaced(f, base, offset)?;
            Some(Change::Kind(InstKind::Load { base: b, offset: o, flags }))
        }
        InstKind::Store { value, base, offset, flags } => {
            let (b, o) = displaced(f, base, offset)?;
            Some(Change::Kind(InstKind::Store { value, base: b, offset: o, flags }))
        }
        InstKind::NilCheck { ptr } if is_address(f, ptr) => Some(Change::Drop),
        InstKind::Bounds { index, len, inclusive, .. } => {
            let (x, n) = (f.as_iconst(index)? as u64, f.as_iconst(len)? as u64);
            (x < n || inclusive && x == n).then_some(Change::Drop)
        }
        _ => None,
    }
}

/// A constant offset of the base moves into the access, as long as a nil base still faults in the first page.
fn displaced(f: &Function, base: Value, offset: i32) -> Option<(Value, i32)> {
    let InstKind::PtrAdd { base: root, offset: add } = *f.kind(f.def_inst(base)?) else { return None };
    let add = i32::try_from(f.as_iconst(add)?).ok()?;
    let sum = offset.checked_add(add)?;
    (0..abi::call::NIL_GUARD as i32).contains(&sum).then_some((root, sum))
}

/// Whether `v` is the address of a slot or symbol, or an offset from one: never nil.
pub fn is_address(f: &Function, v: Value) -> bool {
    let Some(i) = f.def_inst(v) else { return false };
    match f.kind(i) {
        InstKind::SlotAddr { .. } | InstKind::SymAddr { .. } => true,
        InstKind::PtrAdd { base, .. } => is_address(f, *base),
        _ => false,
    }
}

fn binary(f: &Function, ty: Type, op: BinOp, a: Value, b: Value) -> Option<Change> {
    use BinOp::*;
    let (x, y) = (f.as_iconst(a), f.as_iconst(b));
    if let (Some(x), Some(y)) = (x, y) {
        let bits = ty.bytes() as u64 * 8;
        let (ux, uy) = (zero_extend(x, ty), zero_extend(y, ty));
        let r = match op {
            Iadd => x.wrapping_add(y),
            Isub => x.wrapping_sub(y),
            Imul => x.wrapping_mul(y),
            Umulhi => ((ux as u128 * uy as u128) >> 64) as i64,
            Smulhi => ((x as i128 * y as i128) >> 64) as i64,
            And => x & y,
            Or => x | y,
            Xor => x ^ y,
            Sdiv if y != 0 => x.wrapping_div(y),
            Srem if y != 0 => x.wrapping_rem(y),
            Udiv if uy != 0 => (ux / uy) as i64,
            Urem if uy != 0 => (ux % uy) as i64,
            Shl => (y as u64).checked_sub(bits).map_or(x.wrapping_shl(y as u32), |_| 0),
            Lshr => (y as u64).checked_sub(bits).map_or((ux >> (y & 63)) as i64, |_| 0),
            Ashr => x >> (y as u64).min(63),
            _ => return None,
        };
        return Some(constant(ty, r));
    }
    let commutes = matches!(op, Iadd | Imul | And | Or | Xor);
    if x.is_some() && commutes {
        return Some(Change::Kind(InstKind::Binary { op, args: [b, a] }));
    }
    match (op, y) {
        (Iadd | Isub | Or | Xor | Shl | Lshr | Ashr | Rotl, Some(0)) => Some(Change::Value(a)),
        (Imul | Sdiv | Udiv, Some(1)) => Some(Change::Value(a)),
        // The negation of a comparison of integers.
        (Xor, Some(1)) if ty == Type::I8 => match *f.kind(f.def_inst(a)?) {
            InstKind::Icmp { cond, args } => {
                Some(Change::Kind(InstKind::Icmp { cond: cond.inverse(), args }))
            }
            _ => None,
        },
        (Imul | And, Some(0)) => Some(constant(ty, 0)),
        (And, Some(-1)) => Some(Change::Value(a)),
        (Isub | Xor, None) if a == b => Some(constant(ty, 0)),
        (Isub, None) => match *f.kind(f.def_inst(b)?) {
            // The length of the rest of a slice: a - (a - x), a - (a + c).
            InstKind::Binary { op: Isub, args: [first, x] } if f.resolve(first) == a => {
                Some(Change::Value(f.resolve(x)))
            }
            InstKind::Binary { op: Iadd, args: [first, c] } if f.resolve(first) == a => {
                Some(constant(ty, f.as_iconst(c)?.wrapping_neg()))
            }
            _ => None,
        },
        (And | Or, None) if a == b => Some(Change::Value(a)),
        // Divisions of unsigned values by powers of two; Cranelift does the signed ones.
        (Udiv | Urem, Some(_)) => None,
        _ => None,
    }
}

fn compare(cond: IntCond, x: i64, y: i64, ty: Type) -> bool {
    let (ux, uy) = (zero_extend(x, ty), zero_extend(y, ty));
    match cond {
        IntCond::Eq => ux == uy,
        IntCond::Ne => ux != uy,
        IntCond::Slt => x < y,
        IntCond::Sle => x <= y,
        IntCond::Sgt => x > y,
        IntCond::Sge => x >= y,
        IntCond::Ult => ux < uy,
        IntCond::Ule => ux <= uy,
        IntCond::Ugt => ux > uy,
        IntCond::Uge => ux >= uy,
    }
}

fn zero_extend(x: i64, ty: Type) -> u64 {
    x as u64 & (u64::MAX >> (64 - ty.bytes() * 8))
}

/// Constants are kept sign-extended from their width.
fn constant(ty: Type, x: i64) -> Change {
    let shift = 64 - ty.bytes() * 8;
    Change::Kind(InstKind::Iconst { value: x << shift >> shift })
}
