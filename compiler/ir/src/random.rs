//! Random functions of the shape that `lower` produces: variables in slots, nested statements, calls, checks.
//!
//! Every function ends after a bounded number of steps, loops count in variables nothing else writes, and no value
//! depends on an address, so two versions of a function behave alike if and only if a pass was right. The generator is
//! a function of its seed alone.

use crate::{
    BinOp, Block, BlockCall, Builder, ConvOp, Data, FloatCond, Function, InstKind, IntCond, MemFlags, Module,
    PackageIx, Section, Signature, Slot, SymId, Type, UnOp, Value,
};
use source::Pos;

/// Words in `main.table`.
const TABLE: i64 = 16;
const INTS: [Type; 4] = [Type::I8, Type::I16, Type::I32, Type::I64];

/// A small generator of numbers (splitmix64).
pub struct Rng(pub u64);

impl Rng {
    pub fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.word() % n as u64) as usize
    }

    pub fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

/// A module with functions `main.f0` … `main.f{n-1}`, each of which may call those before it, and `main.table`.
/// All take (i64, i64, f64, ptr to 8 words or nil) and give (i64, f64).
pub fn module(seed: u64, n: usize) -> Module {
    let mut rng = Rng(seed);
    let mut m = Module { packages: vec!["main".into()], ..Module::default() };
    let table = m.symbols.intern("main.table");
    let sink = m.symbols.intern("extern.sink");
    m.data.push(Data {
        sym: table,
        package: PackageIx(0),
        section: Section::NoptrBss,
        align: 8,
        size: 8 * TABLE as u64,
        bytes: vec![],
        relocs: vec![],
        linkonce: false,
        local: false,
    });
    let sig = Signature {
        params: vec![Type::I64, Type::I64, Type::F64, Type::Ptr],
        results: vec![Type::I64, Type::F64],
        c_abi: false,
    };
    for i in 0..n {
        let sym = m.symbols.intern(&format!("main.f{i}"));
        let callees = m.funcs.iter().map(|f| f.sym).collect();
        let mut f = Function::new(sym, PackageIx(0), Pos::NONE, sig.clone());
        f.flags.noinline = rng.below(4) == 0;
        let b = Builder::new(&mut f);
        let mut g =
            Gen { b, rng: &mut rng, vars: vec![], table, sink, callees, sig: &sig, budget: 40, depth: 0 };
        g.function();
        m.funcs.push(f);
    }
    m
}

struct Gen<'a> {
    b: Builder<'a>,
    rng: &'a mut Rng,
    /// Variables: slot and type.
    vars: Vec<(Slot, Type)>,
    table: SymId,
    sink: SymId,
    callees: Vec<SymId>,
    sig: &'a Signature,
    /// Statements still allowed.
    budget: i32,
    depth: u32,
}

impl Gen<'_> {
    fn function(&mut self) {
        let params = self.b.func.blocks[0].params.clone();
        for p in params {
            let ty = self.b.func.ty(p);
            let slot = self.var(ty);
            self.write(slot, p);
        }
        for _ in 0..3 {
            let ty = self.rng.pick(&[Type::I8, Type::I16, Type::I32, Type::I64, Type::F64, Type::F32]);
            let slot = self.var(ty);
            let x = self.constant(ty);
            self.write(slot, x);
        }
        self.statements();
        let r = self.expr(Type::I64, 2);
        let x = self.expr(Type::F64, 1);
        self.b.ret(vec![r, x]);
    }

    fn var(&mut self, ty: Type) -> Slot {
        let slot = self.b.func.new_slot(ty.bytes(), ty.bytes());
        self.vars.push((slot, ty));
        slot
    }

    fn write(&mut self, slot: Slot, x: Value) {
        let a = self.b.slot_addr(slot, 0);
        self.b.store(x, a, 0, MemFlags::NOTRAP);
    }

    fn read(&mut self, slot: Slot, ty: Type) -> Value {
        let a = self.b.slot_addr(slot, 0);
        self.b.load(ty, a, 0, MemFlags::NOTRAP)
    }

    fn constant(&mut self, ty: Type) -> Value {
        let n = self.rng.word();
        let n = match self.rng.below(4) {
            0 => n as i64,
            1 => [0, 1, -1, i64::MIN, i64::MAX][self.rng.below(5)],
            _ => (n % 17) as i64 - 3,
        };
        match ty {
            Type::F64 => self.b.f64const(n as f64 / 4.0),
            Type::F32 => self.b.f32const(n as f32 / 4.0),
            Type::Ptr => self.b.iconst(ty, 0),
            _ => {
                // Constants are sign-extended from their width.
                let shift = 64 - ty.bytes() * 8;
                self.b.iconst(ty, n << shift >> shift)
            }
        }
    }

    fn expr(&mut self, ty: Type, depth: u32) -> Value {
        let vars: Vec<Slot> = self.vars.iter().filter(|v| v.1 == ty).map(|v| v.0).collect();
        if depth == 0 || ty == Type::Ptr || self.rng.below(4) == 0 {
            return match vars.is_empty() || self.rng.below(3) == 0 && ty != Type::Ptr {
                true => self.constant(ty),
                false => {
                    let slot = self.rng.pick(&vars);
                    self.read(slot, ty)
                }
            };
        }
        if ty.is_float() { self.float_expr(ty, depth - 1) } else { self.int_expr(ty, depth - 1) }
    }

    fn float_expr(&mut self, ty: Type, depth: u32) -> Value {
        match self.rng.below(5) {
            0 => {
                let t = self.rng.pick(&INTS);
                let x = self.expr(t, depth);
                let op = self.rng.pick(&[ConvOp::FromSint, ConvOp::FromUint]);
                self.b.convert(op, ty, x)
            }
            1 => {
                let x = self.expr(ty, depth);
                let op = self.rng.pick(&[UnOp::Fneg, UnOp::Fabs, UnOp::Floor]);
                self.b.unary(op, x)
            }
            2 if ty == Type::F64 => {
                let x = self.expr(Type::F32, depth);
                self.b.convert(ConvOp::Promote, ty, x)
            }
            2 => {
                let x = self.expr(Type::F64, depth);
                self.b.convert(ConvOp::Demote, ty, x)
            }
            _ => {
                let (x, y) = (self.expr(ty, depth), self.expr(ty, depth));
                let op = self.rng.pick(&[BinOp::Fadd, BinOp::Fsub, BinOp::Fmul, BinOp::Fmin, BinOp::Fmax]);
                self.b.binary(op, x, y)
            }
        }
    }

    fn int_expr(&mut self, ty: Type, depth: u32) -> Value {
        use BinOp::*;
        match self.rng.below(12) {
            0 => {
                let x = self.expr(ty, depth);
                let op = self.rng.pick(&[UnOp::Ineg, UnOp::Inot, UnOp::Clz, UnOp::Ctz, UnOp::Popcnt]);
                self.b.unary(op, x)
            }
            1 | 2 => {
                let from = self.rng.pick(&INTS);
                let x = self.expr(from, depth);
                match from.bytes().cmp(&ty.bytes()) {
                    std::cmp::Ordering::Less => {
                        let op = self.rng.pick(&[ConvOp::Zext, ConvOp::Sext]);
                        self.b.convert(op, ty, x)
                    }
                    std::cmp::Ordering::Equal => x,
                    std::cmp::Ordering::Greater => self.b.convert(ConvOp::Trunc, ty, x),
                }
            }
            3 => {
                let t = self.rng.pick(&[Type::F64, Type::F32]);
                let x = self.expr(t, depth);
                let op = self.rng.pick(&[ConvOp::ToSint, ConvOp::ToUint]);
                self.b.convert(op, ty, x)
            }
            4 => {
                let c = self.condition(depth);
                let (x, y) = (self.expr(ty, depth), self.expr(ty, depth));
                self.b.select(c, x, y)
            }
            5 | 6 => {
                let x = self.expr(ty, depth);
                let n = self.expr(Type::I64, depth);
                let op = self.rng.pick(&[Shl, Lshr, Ashr, Rotl]);
                self.b.binary(op, x, n)
            }
            7 => {
                // A divisor with its lowest bit set is never zero.
                let (x, y) = (self.expr(ty, depth), self.expr(ty, depth));
                let one = self.b.iconst(ty, 1);
                let y = self.b.binary(Or, y, one);
                let op = self.rng.pick(&[Sdiv, Udiv, Srem, Urem]);
                self.b.binary(op, x, y)
            }
            8 if ty == Type::I8 => self.condition(depth),
            8 if ty == Type::I64 => self.table_word(depth),
            _ => {
                let (x, y) = (self.expr(ty, depth), self.expr(ty, depth));
                let op = self.rng.pick(&[Iadd, Isub, Imul, And, Or, Xor]);
                self.b.binary(op, x, y)
            }
        }
    }

    fn condition(&mut self, depth: u32) -> Value {
        if self.rng.below(5) == 0 {
            let (x, y) = (self.expr(Type::F64, depth), self.expr(Type::F64, depth));
            let cond = self.rng.pick(&[FloatCond::Eq, FloatCond::Ne, FloatCond::Lt, FloatCond::Ge]);
            return self.b.fcmp(cond, x, y);
        }
        let ty = self.rng.pick(&INTS);
        let (x, y) = (self.expr(ty, depth), self.expr(ty, depth));
        let cond = self.rng.pick(&[
            IntCond::Eq,
            IntCond::Ne,
            IntCond::Slt,
            IntCond::Sle,
            IntCond::Sgt,
            IntCond::Uge,
            IntCond::Ult,
        ]);
        self.b.icmp(cond, x, y)
    }

    /// Address of a word of the table, after its bounds check; the index is mostly inside.
    fn table_addr(&mut self, depth: u32) -> Value {
        let mut i = self.expr(Type::I64, depth);
        if self.rng.below(8) != 0 {
            let mask = self.b.iconst(Type::I64, TABLE - 1);
            i = self.b.binary(BinOp::And, i, mask);
        }
        let len = self.b.iconst(Type::I64, TABLE);
        let check = InstKind::Bounds { index: i, len, code: 0, signed: true, inclusive: false };
        self.b.inst(check, &[]);
        let base = self.b.sym_addr(self.table, 0);
        let three = self.b.iconst(Type::I64, 3);
        let offset = self.b.binary(BinOp::Shl, i, three);
        self.b.ptr_add(base, offset)
    }

    fn table_word(&mut self, depth: u32) -> Value {
        let a = self.table_addr(depth);
        self.b.load(Type::I64, a, 0, MemFlags::NOTRAP)
    }

    fn statements(&mut self) {
        let n = 1 + self.rng.below(4);
        for _ in 0..n {
            if self.budget <= 0 {
                return;
            }
            self.budget -= 1;
            self.statement();
        }
    }

    fn statement(&mut self) {
        let nested = self.depth < 4;
        match self.rng.below(12) {
            0 if nested => self.for_loop(),
            1 | 2 if nested => self.if_else(),
            3 if nested => self.switch(),
            4 => {
                let a = self.table_addr(1);
                let x = self.expr(Type::I64, 2);
                self.b.store(x, a, 0, MemFlags::NOTRAP);
            }
            5 => self.pointer_access(),
            6 => {
                let args = vec![self.expr(Type::I64, 1), self.expr(Type::F64, 1)];
                let sig =
                    Signature { params: vec![Type::I64, Type::F64], results: vec![Type::I64], c_abi: false };
                let r = self.b.call(self.sink, sig, args)[0];
                self.assign(Type::I64, r);
            }
            7 if !self.callees.is_empty() => {
                let args = self.sig.params.clone().into_iter().map(|t| self.expr(t, 1)).collect();
                let callee = self.rng.pick(&self.callees);
                let r = self.b.call(callee, self.sig.clone(), args);
                self.assign(Type::I64, r[0]);
                self.assign(Type::F64, r[1]);
            }
            8 => self.block_of_memory(),
            _ => {
                let ty = self.rng.pick(&[
                    Type::I8,
                    Type::I16,
                    Type::I32,
                    Type::I64,
                    Type::I64,
                    Type::F64,
                    Type::F32,
                ]);
                let x = self.expr(ty, 3);
                self.assign(ty, x);
            }
        }
    }

    fn assign(&mut self, ty: Type, x: Value) {
        let vars: Vec<Slot> = self.vars.iter().filter(|v| v.1 == ty).map(|v| v.0).collect();
        if vars.is_empty() {
            let slot = self.var(ty);
            // Other paths may read it: it has to be written on all of them, so it is local to this statement.
            self.vars.pop();
            self.write(slot, x);
        } else {
            let slot = self.rng.pick(&vars);
            self.write(slot, x);
        }
    }

    /// Through the pointer parameter, which may be nil.
    fn pointer_access(&mut self) {
        let p = self.expr(Type::Ptr, 0);
        let offset = self.rng.below(8) as i32 * 8;
        if self.rng.below(2) == 0 {
            self.b.inst(InstKind::NilCheck { ptr: p }, &[]);
        }
        if self.rng.below(2) == 0 {
            let x = self.b.load(Type::I64, p, offset, MemFlags::NONE);
            self.assign(Type::I64, x);
        } else {
            let x = self.expr(Type::I64, 2);
            self.b.store(x, p, offset, MemFlags::NONE);
        }
    }

    /// A struct variable: written as a whole and by fields, copied, read.
    fn block_of_memory(&mut self) {
        let size = 8 * (1 + self.rng.below(4)) as u32;
        let (a, b) = (self.b.func.new_slot(size, 8), self.b.func.new_slot(size, 8));
        let (pa, pb) = (self.b.slot_addr(a, 0), self.b.slot_addr(b, 0));
        self.b.inst(InstKind::MemZero { dst: pa, size }, &[]);
        for _ in 0..2 {
            let at = self.rng.below(size as usize / 8) as i32 * 8;
            let x = self.expr(Type::I64, 1);
            self.b.store(x, pa, at, MemFlags::NOTRAP);
        }
        self.b.inst(InstKind::MemCopy { dst: pb, src: pa, size }, &[]);
        let at = self.rng.below(size as usize / 8) as i32 * 8;
        let ty = self.rng.pick(&[Type::I64, Type::I64, Type::I32, Type::F64]);
        let x = self.b.load(ty, pb, at, MemFlags::NOTRAP);
        self.assign(ty, x);
    }

    fn nested(&mut self, block: Block, next: Block) {
        self.b.start(block);
        self.depth += 1;
        self.statements();
        self.depth -= 1;
        self.b.jump(next, vec![]);
    }

    fn if_else(&mut self) {
        let c = self.condition(1);
        let (then, els, done) = (self.b.new_block(), self.b.new_block(), self.b.new_block());
        self.b.brif(c, then, els);
        self.nested(then, done);
        self.nested(els, done);
        self.b.start(done);
    }

    fn switch(&mut self) {
        let arg = self.expr(Type::I64, 1);
        let n = 1 + self.rng.below(4) as i64;
        let cases: Vec<(i64, Block)> = (0..n).map(|i| (i * 3 - 1, self.b.new_block())).collect();
        let (default, done) = (self.b.new_block(), self.b.new_block());
        self.b.inst(InstKind::Switch { arg, cases: cases.clone(), default }, &[]);
        for (_, block) in cases {
            self.nested(block, done);
        }
        self.nested(default, done);
        self.b.start(done);
    }

    /// `for i := 0; i < n; i++`, the counter in a slot that no statement writes, or as a block parameter.
    fn for_loop(&mut self) {
        let zero = self.b.iconst(Type::I64, 0);
        let limit = 1 + self.rng.below(6) as i64;
        let (head, body, done) = (self.b.new_block(), self.b.new_block(), self.b.new_block());
        let as_param = self.rng.below(3) == 0;
        let slot = self.b.func.new_slot(8, 8);
        if as_param {
            let i = self.b.func.add_param(head, Type::I64);
            self.b.jump(head, vec![zero]);
            self.b.start(head);
            self.write(slot, i);
        } else {
            self.write(slot, zero);
            self.b.jump(head, vec![]);
            self.b.start(head);
        }
        let i = self.read(slot, Type::I64);
        let n = self.b.iconst(Type::I64, limit);
        let c = self.b.icmp(IntCond::Slt, i, n);
        self.b.brif(c, body, done);
        self.b.start(body);
        // The counter can be read, so that its values matter.
        let copy = self.var(Type::I64);
        self.write(copy, i);
        self.depth += 1;
        self.statements();
        self.depth -= 1;
        self.vars.retain(|v| v.0 != copy);
        if self.rng.below(4) == 0 {
            let c = self.condition(1);
            let go_on = self.b.new_block();
            self.b.brif(c, done, go_on);
            self.b.start(go_on);
        }
        let one = self.b.iconst(Type::I64, 1);
        let i = self.read(slot, Type::I64);
        let next = self.b.binary(BinOp::Iadd, i, one);
        if as_param {
            let dest = BlockCall { block: head, args: vec![next] };
            self.b.inst(InstKind::Jump { dest }, &[]);
        } else {
            self.write(slot, next);
            self.b.jump(head, vec![]);
        }
        self.b.start(done);
    }
}
