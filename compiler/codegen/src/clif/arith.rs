//! Go's arithmetic where it differs from CLIF's: division, shifts, conversions of floats.
//!
//! Float to integer is what Go does on amd64, measured with go 1.27: `cvttsd2si` of the 64- or 32-bit target, whose
//! answer to NaN and overflow is the smallest integer; 8- and 16-bit targets truncate the 32-bit result, `uint32` the
//! 64-bit one; `uint64` of x ≥ 2⁶³ is the conversion of x − 2⁶³ with the top bit set.

use super::{Translator, ty};
use cranelift_codegen::ir::condcodes::{FloatCC, IntCC};
use cranelift_codegen::ir::{self as cl, InstBuilder, MemFlagsData, types};
use ir::{BinOp, ConvOp, InstKind, Type, UnOp, Value};

impl Translator<'_> {
    pub fn unary(&mut self, op: UnOp, arg: Value) -> cl::Value {
        let x = self.val(arg);
        let ins = self.b.ins();
        match op {
            UnOp::Ineg => ins.ineg(x),
            UnOp::Inot => ins.bnot(x),
            UnOp::Clz => ins.clz(x),
            UnOp::Ctz => ins.ctz(x),
            UnOp::Popcnt => ins.popcnt(x),
            UnOp::Bswap => ins.bswap(x),
            UnOp::Fneg => ins.fneg(x),
            UnOp::Fabs => ins.fabs(x),
            UnOp::Sqrt => ins.sqrt(x),
            UnOp::Ceil => ins.ceil(x),
            UnOp::Floor => ins.floor(x),
            UnOp::Ftrunc => ins.trunc(x),
            UnOp::Nearest => ins.nearest(x),
        }
    }

    pub fn binary(&mut self, op: BinOp, [a, b]: [Value; 2]) -> cl::Value {
        let t = self.func().ty(a);
        match op {
            BinOp::Sdiv => return self.sdiv(t, a, b),
            BinOp::Shl | BinOp::Lshr | BinOp::Ashr => return self.shift(op, t, a, b),
            // A sum can be one instruction with a place of its own for the result (`lea`).
            BinOp::Isub if t == Type::I64 => {
                if let Some(c) = self.func().as_iconst(b).and_then(i64::checked_neg) {
                    let x = self.val(a);
                    return self.b.ins().iadd_imm_s(x, c);
                }
            }
            _ => {}
        }
        let (x, y) = (self.val(a), self.val(b));
        let ins = self.b.ins();
        match op {
            BinOp::Iadd => ins.iadd(x, y),
            BinOp::Isub => ins.isub(x, y),
            BinOp::Imul => ins.imul(x, y),
            BinOp::Umulhi => ins.umulhi(x, y),
            BinOp::Smulhi => ins.smulhi(x, y),
            BinOp::Udiv => ins.udiv(x, y),
            // CLIF defines the remainder by −1 as 0.
            BinOp::Srem => ins.srem(x, y),
            BinOp::Urem => ins.urem(x, y),
            BinOp::And => ins.band(x, y),
            BinOp::Or => ins.bor(x, y),
            BinOp::Xor => ins.bxor(x, y),
            BinOp::Rotl => ins.rotl(x, y),
            BinOp::Fadd => ins.fadd(x, y),
            BinOp::Fsub => ins.fsub(x, y),
            BinOp::Fmul => ins.fmul(x, y),
            BinOp::Fdiv => ins.fdiv(x, y),
            BinOp::Fcopysign => ins.fcopysign(x, y),
            BinOp::Fmin => ins.fmin(x, y),
            BinOp::Fmax => ins.fmax(x, y),
            BinOp::Sdiv | BinOp::Shl | BinOp::Lshr | BinOp::Ashr => unreachable!(),
        }
    }

    /// CLIF traps on MIN / −1 where Go gives MIN, which is also −MIN: divide by −1 by negating.
    fn sdiv(&mut self, t: Type, a: Value, b: Value) -> cl::Value {
        let (x, y) = (self.val(a), self.val(b));
        match self.func().as_iconst(b) {
            Some(-1) => return self.b.ins().ineg(x),
            Some(_) => return self.b.ins().sdiv(x, y),
            None => {}
        }
        let (negate, divide, done) = (self.cold_block(), self.b.create_block(), self.b.create_block());
        let result = self.b.append_block_param(done, ty(t));
        let minus_one = self.iconst(t, -1);
        let by_minus_one = self.b.ins().icmp(IntCC::Equal, y, minus_one);
        self.b.ins().brif(by_minus_one, negate, &[], divide, &[]);
        self.b.switch_to_block(negate);
        let n = self.b.ins().ineg(x);
        self.b.ins().jump(done, &[cl::BlockArg::Value(n)]);
        self.b.switch_to_block(divide);
        let q = self.b.ins().sdiv(x, y);
        self.b.ins().jump(done, &[cl::BlockArg::Value(q)]);
        self.b.switch_to_block(done);
        result
    }

    /// The largest value `v` can have as an unsigned number, as far as its definition tells.
    fn unsigned_limit(&self, v: Value) -> u64 {
        let by_type = |t: Type| u64::MAX >> (64 - t.bytes() * 8);
        match self.def(v) {
            Some(&InstKind::Iconst { value }) => value as u64,
            Some(&InstKind::Binary { op: BinOp::And, args }) => args
                .iter()
                .filter_map(|&a| self.func().as_iconst(a))
                .map(|m| m as u64)
                .min()
                .unwrap_or(u64::MAX),
            Some(&InstKind::Binary { op: BinOp::Urem, args: [_, m] }) => match self.func().as_iconst(m) {
                Some(m) if m > 0 => m as u64 - 1,
                _ => u64::MAX,
            },
            Some(&InstKind::Convert { op: ConvOp::Zext, arg }) => {
                self.unsigned_limit(arg).min(by_type(self.func().ty(arg)))
            }
            _ => u64::MAX,
        }
    }

    fn shift(&mut self, op: BinOp, t: Type, a: Value, count: Value) -> cl::Value {
        let (x, n) = (self.val(a), self.val(count));
        let width = t.bytes() as u64 * 8;
        let limit = self.unsigned_limit(count);
        let constant = self.func().as_iconst(count).map(|c| c as u64);
        if op == BinOp::Ashr {
            let n = match constant {
                Some(c) => self.b.ins().iconst(types::I64, c.min(width - 1) as i64),
                None if limit < width => n,
                None => {
                    let last = self.b.ins().iconst(types::I64, width as i64 - 1);
                    let inside = self.b.ins().icmp_imm_u(IntCC::UnsignedLessThan, n, width as i64);
                    self.b.ins().select(inside, n, last)
                }
            };
            return self.b.ins().sshr(x, n);
        }
        if constant.is_some_and(|c| c >= width) {
            return self.iconst(t, 0);
        }
        let shifted = match op {
            BinOp::Shl => self.b.ins().ishl(x, n),
            _ => self.b.ins().ushr(x, n),
        };
        if limit < width {
            return shifted;
        }
        let inside = self.b.ins().icmp_imm_u(IntCC::UnsignedLessThan, n, width as i64);
        let zero = self.iconst(t, 0);
        self.b.ins().select(inside, shifted, zero)
    }

    pub fn convert(&mut self, op: ConvOp, arg: Value, to: Type) -> cl::Value {
        let from = self.func().ty(arg);
        let x = self.val(arg);
        match op {
            ConvOp::Zext | ConvOp::Sext | ConvOp::Trunc if ty(from) == ty(to) => x,
            ConvOp::Zext => self.b.ins().uextend(ty(to), x),
            ConvOp::Sext => self.b.ins().sextend(ty(to), x),
            ConvOp::Trunc => self.b.ins().ireduce(ty(to), x),
            ConvOp::FromSint => {
                let x = if from.bytes() < 4 { self.b.ins().sextend(types::I32, x) } else { x };
                self.b.ins().fcvt_from_sint(ty(to), x)
            }
            ConvOp::FromUint if from.bytes() < 8 => {
                let x = self.b.ins().uextend(types::I64, x);
                self.b.ins().fcvt_from_sint(ty(to), x)
            }
            ConvOp::FromUint => self.b.ins().fcvt_from_uint(ty(to), x),
            ConvOp::ToSint => {
                let wide = if to.bytes() == 8 { types::I64 } else { types::I32 };
                let r = self.cvtt(x, wide);
                self.narrow(r, to)
            }
            ConvOp::ToUint => {
                let r = match to.bytes() {
                    8 => self.float_to_u64(x),
                    4 => self.cvtt(x, types::I64),
                    _ => self.cvtt(x, types::I32),
                };
                self.narrow(r, to)
            }
            ConvOp::Promote => self.b.ins().fpromote(types::F64, x),
            ConvOp::Demote => self.b.ins().fdemote(types::F32, x),
            ConvOp::Bitcast if ty(from) == ty(to) => x,
            ConvOp::Bitcast => self.b.ins().bitcast(ty(to), MemFlagsData::new(), x),
        }
    }

    fn narrow(&mut self, x: cl::Value, to: Type) -> cl::Value {
        let from = self.b.func.dfg.value_type(x);
        if from == ty(to) { x } else { self.b.ins().ireduce(ty(to), x) }
    }

    /// 2 to the power `n` in the type of `like`.
    fn float_power(&mut self, like: cl::Value, n: i32) -> cl::Value {
        match self.b.func.dfg.value_type(like) {
            types::F32 => self.b.ins().f32const((2f32).powi(n)),
            _ => self.b.ins().f64const((2f64).powi(n)),
        }
    }

    /// `cvttsd2si`: CLIF's saturating conversion but for what is too large or NaN.
    fn cvtt(&mut self, x: cl::Value, to: cl::Type) -> cl::Value {
        let bits = to.bits() as i32;
        let bound = self.float_power(x, bits - 1);
        let fits = self.b.ins().fcmp(FloatCC::LessThan, x, bound);
        let saturated = self.b.ins().fcvt_to_sint_sat(to, x);
        let min = self.b.ins().iconst(to, (1u64 << (bits - 1)) as i64);
        self.b.ins().select(fits, saturated, min)
    }

    fn float_to_u64(&mut self, x: cl::Value) -> cl::Value {
        let half = self.float_power(x, 63);
        let small = self.b.ins().fcmp(FloatCC::LessThan, x, half);
        let low = self.b.ins().fcvt_to_sint_sat(types::I64, x);
        let rest = self.b.ins().fsub(x, half);
        let rest = self.cvtt(rest, types::I64);
        let top = self.b.ins().iconst(types::I64, i64::MIN);
        let high = self.b.ins().bor(rest, top);
        self.b.ins().select(small, low, high)
    }
}
