//! What tracebacks print of arguments, for `-N`: a parameter that is a variable in the frame is read there, of any
//! other the frame gets a copy at entry. The text has Go's limits.

use crate::cx::Cx;
use crate::func::{Fx, VarPlace};
use crate::val::{Base, Mem, Val};
use ir::{ArgPart, Arguments, Slot, Stored};
use types::{Basic, ObjId, TypeId, TypeKind};

/// Words, and values without parts, that are printed of a function's arguments.
const MAX_WORDS: usize = 10;
/// How deep values are shown in each other.
const MAX_DEPTH: u32 = 5;

/// The parameters of a function whose code begins.
#[derive(Default)]
pub struct Noted {
    params: Vec<(TypeId, Spot)>,
}

/// Where an argument lies.
#[derive(Clone, Copy)]
struct Spot {
    slot: Slot,
    /// The slot holds its address.
    through: bool,
}

impl Fx<'_, '_> {
    /// Notes a parameter of type `t` that came as `val` and, if `var` says so, is a variable now.
    pub fn note_argument(&mut self, noted: &mut Noted, var: Option<ObjId>, t: TypeId, val: &Val) {
        if !self.cx.t.arguments {
            return;
        }
        let var = var.and_then(|v| self.vars.get(&v)).map(|v| (v.cell, v.place));
        let spot = match (var, val) {
            (Some((false, VarPlace::Mem(Mem { base: Base::Slot(slot), .. }))), _) => {
                Spot { slot, through: false }
            }
            (_, Val::M(m)) => {
                let slot = self.b.func.new_slot(8, 8);
                let p = self.addr_of(*m);
                self.store_scalar(p, Mem::slot(slot));
                Spot { slot, through: true }
            }
            _ => {
                let m = self.temp(t);
                let Base::Slot(slot) = m.base else { return };
                self.store(val.clone(), m, t);
                Spot { slot, through: false }
            }
        };
        noted.params.push((t, spot));
    }

    /// Enters what was noted; everything that it needs has been written.
    pub fn enter_arguments(&mut self, params: usize, noted: Noted) {
        let after = self.b.func.insts.len().checked_sub(1).map(|n| ir::Inst(n as u32));
        self.b.func.arguments = if params == 0 {
            Arguments::Absent
        } else if noted.params.len() == params {
            let parts = self.cx.argument_parts(&noted.params);
            Arguments::Stored(Box::new(Stored { parts, after }))
        } else {
            Arguments::Unknown
        };
    }
}

impl Cx<'_> {
    fn argument_parts(&self, params: &[(TypeId, Spot)]) -> Vec<ArgPart> {
        let mut shape = Shape { cx: self, parts: vec![], count: 0 };
        let list = params.iter().map(|&(t, spot)| Piece { spot, offset: 0, of: Of::Type(t) });
        shape.list(list, 0);
        shape.parts
    }
}

/// Something to print.
struct Piece {
    spot: Spot,
    offset: u64,
    of: Of,
}

enum Of {
    Type(TypeId),
    /// A word of so many bytes.
    Word(u64),
}

/// The text under construction.
struct Shape<'a, 'c> {
    cx: &'a Cx<'c>,
    parts: Vec<ArgPart>,
    count: usize,
}

impl Shape<'_, '_> {
    fn list(&mut self, pieces: impl Iterator<Item = Piece>, depth: u32) {
        for p in pieces {
            if self.count == MAX_WORDS {
                self.parts.push(ArgPart::Dots);
                return;
            }
            self.piece(p, depth);
        }
    }

    fn group(&mut self, pieces: impl Iterator<Item = Piece>, depth: u32) {
        self.parts.push(ArgPart::Open);
        let before = self.count;
        if depth == MAX_DEPTH {
            self.parts.push(ArgPart::Dots);
        } else {
            self.list(pieces, depth);
        }
        // One without parts counts too.
        self.count += usize::from(self.count == before);
        self.parts.push(ArgPart::Close);
    }

    fn piece(&mut self, p: Piece, depth: u32) {
        let Piece { spot, offset, .. } = p;
        let at = |o: u64, of: Of| Piece { spot, offset: offset + o, of };
        let t = match p.of {
            Of::Type(t) => t,
            Of::Word(bytes) => {
                let (Spot { slot, through }, offset) = (spot, offset as u32);
                self.parts.push(ArgPart::Word { slot, offset, bytes: bytes as u8, through });
                self.count += 1;
                return;
            }
        };
        let words = |n: u64, size: u64| (0..n).map(move |i| at(i * size, Of::Word(size)));
        let st = self.cx.st;
        match st.under_kind(t) {
            TypeKind::Basic(Basic::String) => self.group(words(2, 8), depth + 1),
            TypeKind::Basic(Basic::Complex64) => self.group(words(2, 4), depth + 1),
            TypeKind::Basic(Basic::Complex128) => self.group(words(2, 8), depth + 1),
            TypeKind::Slice(_) => self.group(words(3, 8), depth + 1),
            TypeKind::Interface(_) => self.group(words(2, 8), depth + 1),
            TypeKind::Struct(s) => {
                let fields = s.fields.iter().zip(st.field_offsets(t));
                self.group(fields.map(|(f, o)| at(o, Of::Type(f.ty))), depth + 1);
            }
            TypeKind::Array(e, n) => {
                let size = st.size_align(e).0;
                self.group((0..n as u64).map(|i| at(i * size, Of::Type(e))), depth + 1);
            }
            _ => self.piece(at(0, Of::Word(st.size_align(t).0)), depth),
        }
    }
}
