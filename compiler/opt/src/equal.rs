//! Comparisons of a few bytes: loads instead of a call.
//!
//! Lowering does so where a string is compared with a constant; here it is known what the callers of small functions pass
//! (`strings.HasPrefix(s, "a b")`). The last load may overlap the one before.

use crate::outside::Outside;
use ir::{BinOp, Function, Inst, InstKind, IntCond, MemFlags, Type, Value};

/// Calls for more bytes stay.
const MAX: i64 = 16;

/// Replaces the calls of `runtime.memequal` for a small constant number of bytes, or for the same bytes. Whether there were any.
pub fn run(f: &mut Function, outside: &Outside<'_, '_>) -> bool {
    let Some(memequal) = outside.memequal() else { return false };
    let mut any = false;
    for b in f.layout.clone() {
        let mut n = 0;
        while n < f.blocks[b.index()].insts.len() {
            let i = f.blocks[b.index()].insts[n];
            n += 1;
            let InstKind::Call { sym, ref args, .. } = *f.kind(i) else { continue };
            if sym != memequal {
                continue;
            }
            let (p, q) = (args[0], args[1]);
            if f.resolve(p) == f.resolve(q) {
                f.insts[i.index()].kind = InstKind::Iconst { value: 1 };
                any = true;
                continue;
            }
            let Some(size) = f.as_iconst(args[2]).filter(|s| (1..=MAX).contains(s)) else { continue };
            let mut made = vec![];
            let same = compare(f, i, p, q, size as i32, &mut made);
            let result = f.insts[i.index()].results[0];
            f.alias(result, same);
            f.blocks[b.index()].insts.splice(n - 1..n, made);
            any = true;
        }
    }
    if any {
        f.resolve_aliases();
    }
    any
}

/// The instructions that compare `size` bytes at `p` and `q`, and their result.
fn compare(f: &mut Function, at: Inst, p: Value, q: Value, size: i32, made: &mut Vec<Inst>) -> Value {
    let loc = f.insts[at.index()].loc;
    let mut make = |f: &mut Function, kind, ty| {
        let i = f.new_inst(kind, &[ty], loc);
        made.push(i);
        f.insts[i.index()].results[0]
    };
    let ty = match size {
        8.. => Type::I64,
        4.. => Type::I32,
        2.. => Type::I16,
        _ => Type::I8,
    };
    let step = ty.bytes() as i32;
    let mut differ = None;
    for offset in (0..size / step).map(|k| k * step).chain((size % step != 0).then_some(size - step)) {
        let mut load =
            |f: &mut Function, base| make(f, InstKind::Load { base, offset, flags: MemFlags::NOTRAP }, ty);
        let args = [load(f, p), load(f, q)];
        let bits = make(f, InstKind::Binary { op: BinOp::Xor, args }, ty);
        differ = Some(match differ {
            None => bits,
            Some(d) => make(f, InstKind::Binary { op: BinOp::Or, args: [d, bits] }, ty),
        });
    }
    let zero = make(f, InstKind::Iconst { value: 0 }, ty);
    let differ = differ.unwrap_or(zero);
    make(f, InstKind::Icmp { cond: IntCond::Eq, args: [differ, zero] }, Type::I8)
}
