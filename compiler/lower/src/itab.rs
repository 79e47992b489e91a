//! Interface tables: `go:itab.T,I` for a concrete type and an interface with methods.
//!
//! A pair of concrete type and set of interface methods has one itab, whatever names the interface goes by: interface
//! values are compared by their first words. Code words are filled in at the end. A method that nobody calls through any
//! interface stays a zero word.

use crate::cx::Cx;
use crate::descriptor::Blob;
use ir::{Data, Section, SymId};
use types::{PackageId, TypeId};

impl Cx<'_> {
    /// The itab for values of concrete type `t` in interface type `i` (which has methods), to make such a value.
    pub fn itab_sym(&mut self, t: TypeId, i: TypeId) -> SymId {
        self.use_in_iface(t);
        self.itab_name(t, i)
    }

    /// The itab for values of concrete type `t` in interface type `i`, to compare with.
    pub fn itab_name(&mut self, t: TypeId, i: TypeId) -> SymId {
        let key = (self.st.link_string(t), self.st.link_string(self.st.under(i)));
        if let Some(&sym) = self.t.itab_syms.get(&key) {
            return sym;
        }
        let name = format!("go:itab.{},{}", self.st.link_string(t), self.st.link_string(i));
        let sym = self.sym(&name);
        self.t.itab_syms.insert(key, sym);
        self.type_sym(t);
        self.type_sym(i);
        self.t.itabs.push((sym, t, i));
        sym
    }

    /// The table of an interface type's methods, whose address stands for the set: the descriptors of all interface
    /// types with these methods share it.
    pub fn imethods_sym(&mut self, i: TypeId) -> SymId {
        let name = format!("go:imethods.{}", self.st.link_string(self.st.under(i)));
        let sym = self.sym(&name);
        if !self.t.seen.contains(&sym) {
            let mut b = Blob::default();
            for m in &self.st.type_set(i).methods {
                self.method_name(&mut b, m.name, m.pkg);
                b.addr(self.find_desc(m.sig), 0);
            }
            self.rodata(&name, 8, b.bytes, b.relocs);
        }
        sym
    }

    /// Writes all itabs.
    pub fn write_itabs(&mut self) {
        for (sym, t, i) in std::mem::take(&mut self.t.itabs) {
            let mut b = Blob::default();
            let methods = self.imethods_sym(i);
            let typ = self.type_sym(t);
            b.addr(Some(methods), 0);
            b.addr(Some(typ), 0);
            b.word(crate::cx::fnv32(self.st.link_string(t).as_bytes()) as u64);
            let set = self.st.method_set(t);
            for m in &self.st.type_set(i).methods {
                let found = set.iter().find(|x| self.st.same_name(x.name, x.pkg, m.name, m.pkg));
                let code = found.and_then(|x| self.kept_method(t, x));
                b.addr(code, 0);
            }
            let package = self.package_ix(PackageId::UNIVERSE);
            self.t.module.data.push(Data {
                sym,
                package,
                section: Section::Itab,
                align: 8,
                size: b.bytes.len() as u64,
                bytes: b.bytes,
                relocs: b.relocs,
                linkonce: true,
                local: false,
            });
        }
    }
}
