//! State of a lowering: the module under construction and everything that has been asked for so far.
//!
//! Nothing is lowered before something refers to it. A reference goes through `*_sym`, which names the entity and,
//! the first time, puts it on the worklist; [`crate::worklist`] works the list off until nothing is left. The symbol
//! name is the identity of an entity, so two spellings of one type or instance meet.
//!
//! [`Tables`] survives from item to item. [`Cx`] is the view for one item: the checker's results, frozen, beside it.

use crate::abi::rt_signature;
use crate::descriptor::Descriptors;
use crate::layout::Layout;
use crate::worklist::Work;
use ir::{Data, DataReloc, Module, PackageIx, Section, SymId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use types::{ObjId, PackageId, Program, Store, TypeId};

/// What lives as long as the lowering.
#[derive(Default)]
pub struct Tables {
    pub module: Module,
    pub remarks: crate::remarks::Root,
    /// [`crate::Options::arguments`]
    pub arguments: bool,
    pub layouts: FxHashMap<TypeId, Rc<Layout>>,
    /// Which structs and tuples hold pointers.
    pub pointers: RefCell<FxHashMap<TypeId, bool>>,
    pub work: VecDeque<Work>,
    /// Symbols of functions and data that are made or on the list.
    pub seen: FxHashSet<SymId>,
    pub strings: FxHashMap<Vec<u8>, SymId>,
    pub descs: Descriptors,
    pub guards: crate::guard::Guards,
    pub package_ix: FxHashMap<PackageId, PackageIx>,
    pub packages_by_path: FxHashMap<String, PackageId>,
    /// Things that valid programs do not contain; reported together.
    pub errors: Vec<crate::Error>,
    /// Package-level variables whose initial value is in their data.
    pub static_vars: FxHashSet<ObjId>,
    /// Initialisers of package-level variables: (package, index into `init_order`).
    pub init_steps: FxHashMap<ObjId, (PackageId, usize)>,
    /// Numbers for closures and wrappers: how many each function has.
    pub counters: FxHashMap<(SymId, &'static str), u32>,
    pub maps: crate::map::MapTables,
    pub linknames: crate::names::LinkNames,
    /// [`crate::Options::strings`]
    pub set_strings: FxHashMap<String, String>,
    /// Names of `init` functions, which have none of their own.
    pub init_names: FxHashMap<ObjId, String>,
    /// Interface tables: symbol, concrete type, interface.
    pub itabs: Vec<(SymId, TypeId, TypeId)>,
    /// The itab of a concrete type and an underlying interface type, by their link strings.
    pub itab_syms: FxHashMap<(&'static str, &'static str), SymId>,
}

/// The tables with the checked program beside them.
pub struct Cx<'a> {
    pub prog: &'a Program,
    pub st: &'a Store,
    pub t: &'a mut Tables,
    /// The kinds without which the code at hand does not run.
    pub guard: Option<crate::guard::Kinds>,
    /// Where the function at hand is declared, for errors about the types in an instance of it.
    pub declared_at: source::Pos,
}

impl<'a> Cx<'a> {
    /// A view on `prog` and `t`.
    pub fn new(prog: &'a Program, t: &'a mut Tables) -> Cx<'a> {
        Cx { prog, st: &prog.store, t, guard: None, declared_at: source::Pos::NONE }
    }

    /// The linker symbol called `name`.
    pub fn sym(&mut self, name: &str) -> SymId {
        self.t.module.symbols.intern(name)
    }

    /// The name of a symbol.
    pub fn sym_name(&self, s: SymId) -> String {
        self.t.module.symbols.name(s).to_string()
    }

    /// The object file of a package.
    pub fn package_ix(&mut self, p: PackageId) -> PackageIx {
        if let Some(&ix) = self.t.package_ix.get(&p) {
            return ix;
        }
        let ix = PackageIx(self.t.module.packages.len() as u32);
        // What belongs to no package (descriptors, constants, instances) has an object of its own.
        let name = if p == PackageId::UNIVERSE { "universe" } else { self.package_path(p) };
        self.t.module.packages.push(name.to_string());
        self.t.package_ix.insert(p, ix);
        ix
    }

    /// A package's import path as symbols spell it.
    pub fn package_path(&self, p: PackageId) -> &'a str {
        if p == PackageId::UNIVERSE { "runtime" } else { &self.st.package(p).path }
    }

    /// The package with this import path, if the program has it.
    pub fn find_package(&self, path: &str) -> Option<PackageId> {
        self.t.packages_by_path.get(path).copied()
    }

    /// A package-level object by package path and name.
    pub fn find_object(&self, path: &str, name: &str) -> Option<ObjId> {
        let p = self.find_package(path)?;
        self.prog.package(p).scope.get(&self.st.interner.intern(name)).copied()
    }

    /// Symbol and signature of a function of [`abi::rtfn::TABLE`], asking for its Go source where it has one.
    pub fn rt_fn(&mut self, name: &'static str) -> (SymId, ir::Signature, u8) {
        let Some(row) = abi::rtfn::find(name) else { panic!("{name} is not in abi::rtfn::TABLE") };
        let sym = match row.lang {
            abi::rtfn::Lang::Rust => self.sym(name),
            abi::rtfn::Lang::Go => self.runtime_go_fn(name),
        };
        (sym, rt_signature(row), row.flags)
    }

    /// Symbol of a Go function in package runtime, put on the list if its source is there.
    pub fn runtime_go_fn(&mut self, name: &str) -> SymId {
        match name.strip_prefix("runtime.").and_then(|n| self.find_object("runtime", n)) {
            Some(obj) => self.func_sym(obj, None, &[]),
            None => self.sym(name),
        }
    }

    /// Adds a datum unless there is one of this name.
    pub fn add_data(&mut self, d: Data) {
        if self.t.seen.insert(d.sym) {
            self.t.module.data.push(d);
        }
    }

    /// A read-only link-once datum.
    pub fn rodata(&mut self, name: &str, align: u32, bytes: Vec<u8>, relocs: Vec<DataReloc>) -> SymId {
        let sym = self.sym(name);
        let package = self.package_ix(PackageId::UNIVERSE);
        let size = bytes.len() as u64;
        let section = Section::RoData;
        self.add_data(Data {
            sym,
            package,
            section,
            align,
            size,
            bytes,
            relocs,
            linkonce: true,
            local: false,
        });
        sym
    }

    /// The bytes of a string constant.
    pub fn string_sym(&mut self, s: &[u8]) -> SymId {
        if let Some(&sym) = self.t.strings.get(s) {
            return sym;
        }
        let sym = self.rodata(&format!("go:string.{:x}.{:016x}", s.len(), fnv64(s)), 1, s.to_vec(), vec![]);
        self.t.strings.insert(s.to_vec(), sym);
        sym
    }

    /// A number for the next closure or wrapper of kind `what` in `owner`, from 1.
    pub fn count(&mut self, owner: SymId, what: &'static str) -> u32 {
        let n = self.t.counters.entry((owner, what)).or_default();
        *n += 1;
        *n
    }

    /// Records something that a checked program should not contain.
    pub fn error(&mut self, pos: source::Pos, message: String) {
        self.t.errors.push(crate::Error { pos, message });
    }
}

/// FNV-1a, 64 bits.
pub fn fnv64(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |h, &b| (h ^ b as u64).wrapping_mul(0x0000_0100_0000_01b3))
}

/// FNV-1a, 32 bits: the hash of a descriptor, over its link string.
pub fn fnv32(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |h, &b| (h ^ b as u32).wrapping_mul(0x0100_0193))
}
