//! The program: functions, data, names.

use crate::{FuncId, Function, SymId};
use rustc_hash::FxHashMap;

/// Index of a package, that is of an object file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PackageIx(pub u32);

/// Linker names and their numbers.
#[derive(Default, Clone, Debug)]
pub struct Symbols {
    names: Vec<String>,
    map: FxHashMap<String, SymId>,
}

impl Symbols {
    /// The symbol called `name`.
    pub fn intern(&mut self, name: &str) -> SymId {
        if let Some(&s) = self.map.get(name) {
            return s;
        }
        let s = SymId(self.names.len() as u32);
        self.names.push(name.to_string());
        self.map.insert(name.to_string(), s);
        s
    }

    /// The symbol called `name`, if it has been mentioned.
    pub fn find(&self, name: &str) -> Option<SymId> {
        self.map.get(name).copied()
    }

    /// Its name.
    pub fn name(&self, s: SymId) -> &str {
        &self.names[s.index()]
    }

    /// Gives `s` another name, which other symbols may have too: references to `s` go where that name is defined.
    pub fn rename(&mut self, s: SymId, name: &str) {
        // The name itself stays one that can be found.
        self.intern(name);
        self.map.remove(&self.names[s.index()]);
        self.names[s.index()] = name.to_string();
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

/// Where a datum goes (see `abi::names::section`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Section {
    RoData,
    /// Writable, may hold pointers.
    Data,
    /// Writable, no pointers.
    NoptrData,
    /// Zeroed, may hold pointers.
    Bss,
    /// Zeroed, no pointers.
    NoptrBss,
    /// Type descriptors.
    Type,
    /// Interface tables.
    Itab,
    /// Addresses of the inittasks a package's own depends on (named after that inittask).
    InitDeps,
}

/// An address inside a datum.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DataReloc {
    pub offset: u32,
    pub sym: SymId,
    pub addend: i64,
}

/// A constant or variable.
#[derive(Clone, Debug)]
pub struct Data {
    pub sym: SymId,
    pub package: PackageIx,
    pub section: Section,
    pub align: u32,
    /// Size in bytes; equals `bytes.len()` except in zeroed sections, which have no bytes.
    pub size: u64,
    pub bytes: Vec<u8>,
    pub relocs: Vec<DataReloc>,
    /// May be defined in several objects; the linker keeps one.
    pub linkonce: bool,
    /// Not visible outside its object.
    pub local: bool,
}

/// The whole program.
#[derive(Default, Clone, Debug)]
pub struct Module {
    pub symbols: Symbols,
    /// Import paths, by [`PackageIx`].
    pub packages: Vec<String>,
    pub funcs: Vec<Function>,
    pub data: Vec<Data>,
}

impl Module {
    /// The function with this id.
    pub fn func(&self, f: FuncId) -> &Function {
        &self.funcs[f.index()]
    }

    /// Functions by symbol.
    pub fn func_index(&self) -> FxHashMap<SymId, FuncId> {
        self.funcs.iter().enumerate().map(|(i, f)| (f.sym, FuncId(i as u32))).collect()
    }
}
