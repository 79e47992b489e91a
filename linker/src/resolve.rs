//! Names → definitions.
//!
//! A strong definition beats weak ones, of several weak ones (link-once functions and descriptors) the first in the
//! order of inputs counts, of several COMDAT groups with one signature the first. Two strong ones are an error. Archive
//! members come in when a name is wanted that no object defines. An unresolved name is not an error here: only
//! references from live code count, and `gc` knows which those are.

use crate::error::LinkError;
use crate::read::{Binding, Files, Object, Place, Section, Symbol};
use abi::names;
use rustc_hash::{FxHashMap, FxHashSet};

/// A section of the whole program, numbered in the order of inputs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SecId(pub u32);

/// Something only the linker can define.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Synth {
    ModuleData,
    MainPc,
    RuntimeInittasks,
    MainInittasks,
    TextStart,
    TextEnd,
    /// The inittask of a package that has nothing to do.
    NoInit,
}

/// The names of linker-defined things.
pub const SYNTHS: [(&str, Synth); 6] = [
    (names::FIRST_MODULE_DATA, Synth::ModuleData),
    (names::MAIN_PC, Synth::MainPc),
    (names::RUNTIME_INITTASKS, Synth::RuntimeInittasks),
    (names::MAIN_INITTASKS, Synth::MainInittasks),
    (names::TEXT_START, Synth::TextStart),
    (names::TEXT_END, Synth::TextEnd),
];

/// Second names: (alias, what it stands for).
pub const ALIASES: [(&str, &str); 2] =
    [(names::RUNTIME_INITTASK_ALIAS, "runtime..inittask"), (names::MAIN_INITTASK_ALIAS, "main..inittask")];

/// What a symbol stands for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Target {
    Undefined,
    Absolute(u64),
    Section { section: SecId, offset: u64 },
    Linker(Synth),
}

/// The whole program: sections of all objects and what each symbol of each object means.
pub struct Program<'a> {
    pub objects: Vec<Obj<'a>>,
    pub sections: Vec<Section<'a>>,
    /// Object of each section.
    pub owner: Vec<u32>,
    pub globals: FxHashMap<&'a str, Target>,
}

/// An object after resolution.
pub struct Obj<'a> {
    pub name: String,
    pub symbols: Vec<Symbol<'a>>,
    /// One a symbol.
    pub targets: Vec<Target>,
    /// Whether the symbol is this object's own definition (and not overruled by another object's).
    pub defines: Vec<bool>,
    pub first: SecId,
    pub count: u32,
}

impl<'a> Program<'a> {
    pub fn section(&self, id: SecId) -> &Section<'a> {
        &self.sections[id.0 as usize]
    }

    pub fn object_of(&self, id: SecId) -> &Obj<'a> {
        &self.objects[self.owner[id.0 as usize] as usize]
    }

    /// All section ids, in order.
    pub fn ids(&self) -> impl Iterator<Item = SecId> + use<> {
        (0..self.sections.len() as u32).map(SecId)
    }
}

/// A definition and how much it counts.
struct Def {
    target: Target,
    weak: bool,
    object: u32,
}

#[derive(Default)]
struct Resolver<'a> {
    objects: Vec<Object<'a>>,
    first: Vec<u32>,
    sections: u32,
    defs: FxHashMap<&'a str, Def>,
    wanted: Vec<&'a str>,
    /// Signatures of COMDAT groups seen.
    groups: FxHashSet<&'a str>,
    /// Per object: groups that are copies.
    copies: Vec<Vec<bool>>,
}

/// Resolves all names.
pub fn resolve(files: Files<'_>) -> Result<Program<'_>, LinkError> {
    let mut r = Resolver::default();
    for o in files.objects {
        r.add(o)?;
    }
    r.wanted.push(names::ENTRY);
    let mut loaded = FxHashSet::default();
    while let Some(name) = r.wanted.pop() {
        if r.defs.contains_key(name) {
            continue;
        }
        let hit = files.archives.iter().enumerate().find_map(|(i, a)| Some((i, a.find(name)?)));
        if let Some((i, offset)) = hit
            && loaded.insert((i, offset))
        {
            r.add(files.archives[i].member(offset)?)?;
        }
    }
    Ok(r.finish())
}

impl<'a> Resolver<'a> {
    fn add(&mut self, object: Object<'a>) -> Result<(), LinkError> {
        let id = self.objects.len() as u32;
        let copies: Vec<bool> = object.groups.iter().map(|g| !self.groups.insert(g)).collect();
        for s in &object.symbols {
            if s.binding == Binding::Local {
                continue;
            }
            let weak = s.binding == Binding::Weak;
            let target = self.target(&object, &copies, s.place);
            if target == Target::Undefined {
                if !weak {
                    self.wanted.push(s.name);
                }
                continue;
            }
            let new = Def { target, weak, object: id };
            match self.defs.get_mut(s.name) {
                None => {
                    self.defs.insert(s.name, new);
                }
                Some(old) if old.weak && !weak => *old = new,
                Some(_) if weak => {}
                Some(old) => {
                    let first = self.objects.get(old.object as usize).unwrap_or(&object);
                    return Err(LinkError::Duplicate {
                        symbol: s.name.to_owned(),
                        first: first.name.clone(),
                        second: object.name.clone(),
                    });
                }
            }
        }
        self.first.push(self.sections);
        self.sections += object.sections.len() as u32;
        self.objects.push(object);
        self.copies.push(copies);
        Ok(())
    }

    /// What a place of the object that comes next means.
    fn target(&self, object: &Object<'a>, copies: &[bool], place: Place) -> Target {
        local_target(object, copies, self.sections, place)
    }

    fn finish(mut self) -> Program<'a> {
        for (alias, name) in ALIASES {
            // A package without work has no inittask of its own, but its names can be looked up all the same.
            let none = Def { target: Target::Linker(Synth::NoInit), weak: true, object: 0 };
            let Def { target, weak, object } = *self.defs.entry(name).or_insert(none);
            self.defs.entry(alias).or_insert(Def { target, weak, object });
        }
        let mut globals: FxHashMap<&'a str, Target> =
            SYNTHS.into_iter().map(|(n, s)| (n, Target::Linker(s))).collect();
        globals.extend(self.defs.iter().map(|(name, d)| (*name, d.target)));
        let rust_panic = globals.get(names::RUST_PANIC).copied();
        let mut p = Program { objects: vec![], sections: vec![], owner: vec![], globals };
        for (id, (mut o, copies)) in self.objects.into_iter().zip(self.copies).enumerate() {
            let first = self.first[id];
            let mut defines = Vec::with_capacity(o.symbols.len());
            let mut targets = Vec::with_capacity(o.symbols.len());
            for s in &o.symbols {
                let own = local_target(&o, &copies, first, s.place);
                let target = match s.binding {
                    Binding::Local => match rust_panic {
                        Some(t) if names::is_core_panic(s.name) => t,
                        _ => own,
                    },
                    binding => match p.globals.get(s.name) {
                        Some(&t) => t,
                        None if binding == Binding::Weak => Target::Absolute(0),
                        None => Target::Undefined,
                    },
                };
                defines.push(own != Target::Undefined && own == target);
                targets.push(target);
            }
            let sections = std::mem::take(&mut o.sections);
            p.owner.resize(p.owner.len() + sections.len(), id as u32);
            p.objects.push(Obj {
                name: o.name,
                symbols: o.symbols,
                targets,
                defines,
                first: SecId(first),
                count: sections.len() as u32,
            });
            p.sections.extend(sections);
        }
        p
    }
}

fn local_target(object: &Object<'_>, copies: &[bool], first: u32, place: Place) -> Target {
    match place {
        Place::Undefined => Target::Undefined,
        Place::Absolute(a) => Target::Absolute(a),
        Place::Section { section, offset } => {
            let group = object.sections[section as usize].group;
            if group.is_some_and(|g| copies[g as usize]) {
                return Target::Undefined;
            }
            Target::Section { section: SecId(first + section), offset }
        }
    }
}
