//! Which accesses to memory can meet.

use crate::fold::is_address;
use ir::{Function, InstKind, Slot, Type, Value};

/// What an access touches.
#[derive(Clone, Copy)]
pub struct Place {
    pub base: Value,
    pub offset: i32,
    pub size: u32,
    /// None for copies and clears.
    pub ty: Option<Type>,
}

/// What is known of a function's slots.
pub struct Aliases {
    /// Slots whose address is used for accesses only.
    private: Vec<bool>,
}

impl Aliases {
    pub fn new(f: &Function) -> Aliases {
        Aliases { private: private_slots(f) }
    }

    /// Whether the address lies in a slot that no call reaches.
    pub fn is_private(&self, f: &Function, base: Value) -> bool {
        slot(f, base).is_some_and(|s| self.private[s.index()])
    }

    /// Whether a write to `w` leaves alone what a load of `r` reads.
    pub fn apart(&self, f: &Function, w: Place, r: Place) -> bool {
        if w.base == r.base {
            let (a, b) = (w.offset as i64, r.offset as i64);
            return a + w.size as i64 <= b || b + r.size as i64 <= a;
        }
        // Pointers are not written as numbers of other sizes.
        let narrow = |t: Type| !matches!(t, Type::Ptr | Type::I64);
        if r.ty == Some(Type::Ptr) && w.ty.is_some_and(narrow) {
            return true;
        }
        match (slot(f, w.base), slot(f, r.base)) {
            (Some(a), Some(b)) => a != b,
            (Some(s), None) | (None, Some(s)) => {
                let other = if slot(f, w.base).is_some() { r.base } else { w.base };
                self.private[s.index()] || is_address(f, other)
            }
            (None, None) => false,
        }
    }
}

/// The slot that an address lies in.
fn slot(f: &Function, mut v: Value) -> Option<Slot> {
    loop {
        match *f.kind(f.def_inst(v)?) {
            InstKind::SlotAddr { slot, .. } => return Some(slot),
            InstKind::PtrAdd { base, .. } => v = base,
            _ => return None,
        }
    }
}

/// Slots whose address does not leave the accesses to them: no call writes them.
fn private_slots(f: &Function) -> Vec<bool> {
    let mut private = vec![true; f.slots.len()];
    if private.is_empty() {
        return private;
    }
    for &b in &f.layout {
        for &i in &f.blocks[b.index()].insts {
            let mut leaves = |v: Value| {
                if let Some(s) = slot(f, v) {
                    private[s.index()] = false;
                }
            };
            match *f.kind(i) {
                InstKind::Load { .. }
                | InstKind::PtrAdd { .. }
                | InstKind::NilCheck { .. }
                | InstKind::MemCopy { .. }
                | InstKind::MemZero { .. } => {}
                InstKind::Store { value, .. } => leaves(value),
                ref kind => kind.for_each_use(leaves),
            }
        }
    }
    private
}
