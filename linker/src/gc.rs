//! Which sections the program needs: what relocations reach from the entry point, the inittasks and the roots asked for.
//!
//! Metadata is no reference: a function's `.rgo.func.` section follows the function, an initialiser's dependencies
//! follow the inittask. Every undefined name that live code refers to is reported, each once.

use crate::error::{LinkError, Undefined};
use crate::meta::plain_name;
use crate::read::Reloc;
use crate::resolve::{Program, SecId, Synth, Target};
use abi::names;
use rustc_hash::{FxHashMap, FxHashSet};

/// The live part of a program.
pub struct Live {
    /// One a section.
    alive: Vec<bool>,
    /// The section whose relocation was the first to reach a section; none for roots.
    pub why: FxHashMap<SecId, SecId>,
    /// Initialisers' dependency lists by the section of the inittask.
    pub initdeps: FxHashMap<SecId, SecId>,
}

impl Live {
    pub fn has(&self, id: SecId) -> bool {
        self.alive.get(id.0 as usize).copied().unwrap_or(false)
    }

    /// Whether a symbol's target is in the image.
    pub fn reaches(&self, target: Target) -> bool {
        match target {
            Target::Section { section, .. } => self.has(section),
            Target::Undefined => false,
            Target::Absolute(_) | Target::Linker(_) => true,
        }
    }
}

struct Marker<'a, 'p> {
    program: &'p Program<'a>,
    live: Live,
    work: Vec<SecId>,
    undefined: Vec<Undefined>,
    reported: FxHashSet<&'a str>,
}

/// Marks from the roots.
pub fn mark(program: &Program<'_>, roots: &[String]) -> Result<Live, LinkError> {
    let mut m = Marker {
        program,
        live: Live {
            alive: vec![false; program.sections.len()],
            why: FxHashMap::default(),
            initdeps: initdeps(program),
        },
        work: vec![],
        undefined: vec![],
        reported: FxHashSet::default(),
    };
    m.root(names::ENTRY, true);
    for r in roots {
        m.root(r, true);
    }
    if program.globals.contains_key("runtime.main") {
        m.root(names::MAIN_PC, true);
    }
    for name in ["runtime..inittask", "main..inittask"] {
        m.root(name, false);
    }
    while let Some(id) = m.work.pop() {
        m.scan(id);
        // The list itself is no part of the image, what it names is.
        if let Some(&deps) = m.live.initdeps.get(&id) {
            m.scan(deps);
        }
    }
    if m.undefined.is_empty() { Ok(m.live) } else { Err(LinkError::Undefined(m.undefined)) }
}

/// Section of each inittask → the section with its dependencies, by the name they share.
fn initdeps(program: &Program<'_>) -> FxHashMap<SecId, SecId> {
    let mut found = FxHashMap::default();
    for id in program.ids() {
        let Some(path) = program.section(id).name.strip_prefix(names::section::INITDEPS) else { continue };
        let task = match path.ends_with(names::INITTASK_SUFFIX) {
            true => path.to_owned(),
            false => format!("{path}{}", names::INITTASK_SUFFIX),
        };
        if let Some(&Target::Section { section, .. }) = program.globals.get(task.as_str()) {
            found.entry(section).or_insert(id);
        }
    }
    found
}

impl<'a> Marker<'a, '_> {
    fn root(&mut self, name: &str, required: bool) {
        match self.program.globals.get(name) {
            Some(&target) => self.reach(target, None),
            None if !required => {}
            None => self.undefined.push(Undefined {
                symbol: name.to_owned(),
                from: String::new(),
                object: String::new(),
                section: String::new(),
                offset: 0,
            }),
        }
    }

    fn reach(&mut self, target: Target, from: Option<SecId>) {
        match target {
            Target::Section { section, .. } => {
                let alive = &mut self.live.alive[section.0 as usize];
                if !*alive {
                    *alive = true;
                    self.work.push(section);
                    if let Some(from) = from {
                        self.live.why.insert(section, from);
                    }
                }
            }
            Target::Linker(Synth::MainPc) => self.root("runtime.main", true),
            Target::Undefined | Target::Absolute(_) | Target::Linker(_) => {}
        }
    }

    fn scan(&mut self, id: SecId) {
        let program = self.program;
        let object = program.object_of(id);
        for r in program.section(id).relocs.iter() {
            match object.targets[r.symbol as usize] {
                // The null symbol stands for address 0.
                Target::Undefined if r.symbol != 0 => self.undefined(id, r),
                target => self.reach(target, Some(id)),
            }
        }
    }

    fn undefined(&mut self, id: SecId, r: Reloc) {
        let object = self.program.object_of(id);
        let symbol = object.symbols[r.symbol as usize].name;
        if self.reported.insert(symbol) {
            self.undefined.push(Undefined {
                symbol: symbol.to_owned(),
                from: plain_name(self.program.symbol_at(id, r.offset)).into_owned(),
                object: object.name.clone(),
                section: self.program.section(id).name.to_owned(),
                offset: r.offset,
            });
        }
    }
}

impl<'a> Program<'a> {
    /// Name of the symbol that a place in a section belongs to, or else of the section.
    pub fn symbol_at(&self, id: SecId, offset: u64) -> &'a str {
        let object = self.object_of(id);
        let mut best: Option<(u64, &'a str)> = None;
        for (s, t) in object.symbols.iter().zip(&object.targets) {
            match *t {
                Target::Section { section, offset: at }
                    if section == id
                        && at <= offset
                        && !s.name.is_empty()
                        && best.is_none_or(|b| b.0 < at) =>
                {
                    best = Some((at, s.name));
                }
                _ => {}
            }
        }
        best.map_or(self.section(id).name, |b| b.1)
    }
}
