//! A copy of a function without what its layout no longer mentions.

use crate::function::{BlockData, InstData, ValueData, ValueDef};
use crate::{Block, Function, Inst, InstKind, Loc, Slot, Type, Value};

const GONE: u32 = u32::MAX;

impl Function {
    /// The same function with only the blocks in its layout and what these use, numbered in their order.
    pub fn compacted(&self) -> Function {
        let mut out = Function { locs: vec![self.locs[0]], layout: vec![], ..self.header() };
        let mut c = Compaction {
            from: self,
            blocks: vec![GONE; self.blocks.len()],
            values: vec![GONE; self.values.len()],
            slots: vec![GONE; self.slots.len()],
            locs: vec![GONE; self.locs.len()],
        };
        c.locs[0] = 0;
        let mut insts = 0;
        for (n, &b) in (0..).zip(&self.layout) {
            let from = &self.blocks[b.index()];
            c.blocks[b.index()] = n;
            out.layout.push(Block(n));
            let params: Vec<Value> = (0..)
                .zip(&from.params)
                .map(|(i, &p)| c.define(&mut out, p, ValueDef::Param(Block(n), i)))
                .collect();
            let mut list = Vec::with_capacity(from.insts.len());
            for &i in &from.insts {
                let new = Inst(insts);
                insts += 1;
                list.push(new);
                for (k, &r) in (0..).zip(&self.insts[i.index()].results) {
                    c.define(&mut out, r, ValueDef::Result(new, k));
                }
            }
            out.blocks.push(BlockData { params, insts: list, cold: from.cold });
        }
        // A use may stand in an earlier block of the layout than its definition.
        for &b in &self.layout {
            for &i in &self.blocks[b.index()].insts {
                let data = &self.insts[i.index()];
                let kind = c.kind(&mut out, &data.kind);
                let results = data.results.iter().map(|r| Value(c.values[r.index()])).collect();
                let loc = c.loc(&mut out, data.loc);
                out.insts.push(InstData { kind, results, loc });
            }
        }
        out
    }

    /// Name, place, flags and signature, with empty tables.
    fn header(&self) -> Function {
        Function {
            sym: self.sym,
            package: self.package,
            pos: self.pos,
            flags: self.flags,
            sig: self.sig.clone(),
            layout: vec![],
            blocks: vec![],
            insts: vec![],
            values: vec![],
            slots: vec![],
            locs: vec![],
            arguments: crate::Arguments::Unknown,
            // A copy to be inlined lends its name.
            remarks: self
                .remarks
                .as_ref()
                .map(|r| Box::new(crate::Remarks { name: r.name.clone(), ..crate::Remarks::default() })),
        }
    }
}

/// New numbers by old ones.
struct Compaction<'a> {
    from: &'a Function,
    blocks: Vec<u32>,
    values: Vec<u32>,
    slots: Vec<u32>,
    locs: Vec<u32>,
}

impl Compaction<'_> {
    fn define(&mut self, out: &mut Function, old: Value, def: ValueDef) -> Value {
        let ty: Type = self.from.values[old.index()].ty;
        out.values.push(ValueData { ty, def });
        let new = out.values.len() as u32 - 1;
        self.values[old.index()] = new;
        Value(new)
    }

    fn kind(&mut self, out: &mut Function, kind: &InstKind) -> InstKind {
        let mut kind = kind.clone();
        kind.map_uses(|v| *v = Value(self.values[self.from.resolve(*v).index()]));
        let to = |b: &mut Block| *b = Block(self.blocks[b.index()]);
        match &mut kind {
            InstKind::SlotAddr { slot, .. } => {
                let new = &mut self.slots[slot.index()];
                if *new == GONE {
                    *new = out.slots.len() as u32;
                    out.slots.push(self.from.slots[slot.index()]);
                }
                *slot = Slot(*new);
            }
            InstKind::Jump { dest } => to(&mut dest.block),
            InstKind::Brif { then, els, .. } => {
                to(&mut then.block);
                to(&mut els.block);
            }
            InstKind::Switch { cases, default, .. } => {
                cases.iter_mut().for_each(|c| to(&mut c.1));
                to(default);
            }
            InstKind::TryCall { normal, landing, .. } => {
                to(normal);
                to(landing);
            }
            _ => {}
        }
        kind
    }

    fn loc(&mut self, out: &mut Function, old: Loc) -> Loc {
        if self.locs[old.index()] == GONE {
            let mut data = self.from.locs[old.index()];
            // A call comes before what was inlined through it.
            if let Some((call, _)) = &mut data.inlined {
                *call = self.loc(out, *call);
            }
            out.locs.push(data);
            self.locs[old.index()] = out.locs.len() as u32 - 1;
        }
        Loc(self.locs[old.index()])
    }
}
