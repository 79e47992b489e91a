//! What the image will say about its functions, and the order of the package initialisers.
//!
//! Functions stand in the order of the text: by section, then by offset. A Go function brings its metadata; one of the
//! runtime has its name and size from the object's symbols and its source lines from rustc's line table. Initialisers
//! run dependencies first, and by import path where the dependencies leave a choice, as the language asks.

use crate::error::LinkError;
use crate::gc::Live;
use crate::lines::{self, Lines};
use crate::read::{Binding, Class, SymKind, Symbol};
use crate::resolve::{Program, SecId, Target};
use abi::funcmeta::{FuncMeta, Loc};
use abi::names;
use abi::pcln::FLAG_RUNTIME;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A function of the image.
#[derive(Clone, Debug)]
pub struct Function<'a> {
    pub name: Cow<'a, str>,
    pub section: SecId,
    /// Where in the section it begins and how long it is.
    pub offset: u64,
    pub size: u64,
    /// What the compiler says; nothing for Rust, only a place for some assembly.
    pub go: Option<FuncMeta>,
}

impl Function<'_> {
    /// Whether it was compiled from Go (and not written in Rust or assembly).
    pub fn is_go(&self) -> bool {
        self.go.as_ref().is_some_and(|m| m.flags & FLAG_RUNTIME == 0)
    }
}

/// Facts about the live program.
pub struct Meta<'a> {
    pub functions: Vec<Function<'a>>,
    pub lines: Lines,
    /// Inittasks of the runtime and what it needs, then all others.
    pub runtime_inits: Vec<Target>,
    pub main_inits: Vec<Target>,
}

impl Meta<'_> {
    /// What is known about a function in Rust or assembly. Rows that rustc inlined from other files belong to the line of
    /// the function that stands before them: they would be most of the table, and a traceback wants the caller.
    pub fn native(&self, program: &Program<'_>, f: &Function<'_>) -> FuncMeta {
        self.native_rows(program, f, usize::MAX)
    }

    /// The same without lines but the first, for images that are to be small.
    pub fn native_place(&self, program: &Program<'_>, f: &Function<'_>) -> FuncMeta {
        self.native_rows(program, f, 1)
    }

    fn native_rows(&self, program: &Program<'_>, f: &Function<'_>, most: usize) -> FuncMeta {
        let mut out = FuncMeta { flags: FLAG_RUNTIME, ..FuncMeta::default() };
        let rows = self.lines.rows.get(&f.section).map_or(&[][..], |r| r.as_slice());
        let limit = (f.offset + f.size).min(program.section(f.section).size);
        let from = rows.partition_point(|r| (r.offset as u64) <= f.offset).saturating_sub(1);
        let inside =
            rows[from..].iter().take_while(|r| (r.offset as u64) < limit).filter(|r| r.line != 0).take(most);
        let mut own = None;
        for r in inside {
            if own.is_none() {
                own = Some(r.file);
                out.start_line = r.line;
                out.files.push(self.lines.files[r.file as usize].clone());
            }
            if own == Some(r.file) && out.rows.last().map_or(out.start_line, |l| l.1.line) != r.line {
                let offset = (r.offset as u64).saturating_sub(f.offset) as u32;
                out.rows.push((offset, Loc { file: 0, line: r.line, inlined: 0 }));
            }
        }
        out
    }
}

/// Collects them.
pub fn collect<'a>(program: &Program<'a>, live: &Live) -> Result<Meta<'a>, LinkError> {
    let lines = lines::read(program, live)?;
    let functions = functions(program, live)?;
    let (runtime_inits, main_inits) = inits(program, live)?;
    Ok(Meta { functions, lines, runtime_inits, main_inits })
}

fn functions<'a>(program: &Program<'a>, live: &Live) -> Result<Vec<Function<'a>>, LinkError> {
    let mut metas: FxHashMap<(SecId, u64), FuncMeta> = program
        .ids()
        .filter(|&id| program.section(id).class == Class::Func)
        .collect::<Vec<_>>()
        .into_par_iter()
        .filter_map(|id| metadata(program, live, id).transpose())
        .collect::<Result<_, _>>()?;
    let mut named: FxHashMap<(SecId, u64), &Symbol<'a>> = FxHashMap::default();
    for object in &program.objects {
        for (i, s) in object.symbols.iter().enumerate() {
            let Target::Section { section, offset } = object.targets[i] else { continue };
            let eligible = match s.kind {
                SymKind::Func => true,
                SymKind::Plain => s.binding != Binding::Local,
                _ => false,
            };
            if !eligible || !object.defines[i] || !live.has(section) {
                continue;
            }
            let sec = program.section(section);
            // A label behind the last instruction is no function.
            if sec.class != Class::Text || offset >= sec.size {
                continue;
            }
            let best = named.entry((section, offset)).or_insert(s);
            if rank(s) < rank(best) {
                *best = s;
            }
        }
    }
    let mut keys: Vec<_> = named.keys().copied().collect();
    let covered: FxHashSet<SecId> = keys.iter().filter(|k| k.1 == 0).map(|k| k.0).collect();
    keys.extend(
        program
            .ids()
            .filter(|id| live.has(*id) && !covered.contains(id))
            .filter(|id| program.section(*id).class == Class::Text && program.section(*id).size > 0)
            .map(|id| (id, 0)),
    );
    keys.sort_unstable();
    let mut out = Vec::with_capacity(keys.len());
    for (i, &(section, offset)) in keys.iter().enumerate() {
        let sec = program.section(section);
        let next = keys.get(i + 1).filter(|n| n.0 == section).map_or(sec.size, |n| n.1);
        let symbol = named.get(&(section, offset));
        out.push(Function {
            name: plain_name(symbol.map_or(sec.name, |s| s.name)),
            section,
            offset,
            size: match symbol {
                Some(s) if s.size > 0 => s.size.min(next - offset),
                _ => next - offset,
            },
            go: metas.remove(&(section, offset)),
        });
    }
    Ok(out)
}

/// A symbol's name as people read it: what rustc mangled becomes a path.
pub fn plain_name(symbol: &str) -> Cow<'_, str> {
    match rustc_demangle::try_demangle(symbol) {
        Ok(path) => Cow::Owned(format!("{path:#}")),
        Err(_) => Cow::Borrowed(symbol),
    }
}

/// Of several names for one address the smallest rank is the function's.
fn rank<'s>(s: &'s Symbol<'_>) -> (bool, bool, Reverse<u64>, &'s str) {
    (s.kind != SymKind::Func, s.binding == Binding::Local, Reverse(s.size), s.name)
}

/// Metadata of a live function: none if the function is dead or another object's copy of it was taken.
fn metadata(
    program: &Program<'_>,
    live: &Live,
    id: SecId,
) -> Result<Option<((SecId, u64), FuncMeta)>, LinkError> {
    let (sec, object) = (program.section(id), program.object_of(id));
    let bad = |what: &str| LinkError::malformed(&object.name, format!("{}: {what}", sec.name));
    let first = sec.relocs.iter().find(|r| r.offset == 0).ok_or_else(|| bad("names no function"))?;
    let Target::Section { section, offset } = object.targets[first.symbol as usize] else { return Ok(None) };
    if !live.has(section) || program.owner[section.0 as usize] != program.owner[id.0 as usize] {
        return Ok(None);
    }
    let offset = offset.wrapping_add_signed(first.addend);
    let code = program.section(section);
    if code.class != Class::Text || offset >= code.size {
        return Err(bad("names something that is not code"));
    }
    let bytes = sec.data.get(8..).ok_or_else(|| bad("too short"))?;
    let meta = FuncMeta::decode(bytes).map_err(|_| bad("damaged metadata"))?;
    let room = code.size - offset;
    let in_code = |&(a, b): &(u32, u32)| a as u64 <= room && b as u64 <= room;
    let sound = meta.rows.iter().all(|r| r.0 as u64 <= room && (r.1.inlined as usize) <= meta.inlined.len())
        && meta.landings.iter().all(in_code)
        && meta.unsafe_ranges.iter().all(|r| in_code(r) && r.0 <= r.1)
        && meta.inlined.iter().enumerate().all(|(i, c)| c.call.inlined as usize <= i);
    if !sound {
        return Err(bad("damaged metadata"));
    }
    Ok(Some(((section, offset), meta)))
}

/// An initialiser and what it needs.
struct Init<'a> {
    name: &'a str,
    target: Target,
    needs: Vec<usize>,
}

fn inits(program: &Program<'_>, live: &Live) -> Result<(Vec<Target>, Vec<Target>), LinkError> {
    let mut all: Vec<Init<'_>> = program
        .globals
        .iter()
        .filter(|(name, target)| {
            name.ends_with(names::INITTASK_SUFFIX)
                && matches!(target, Target::Section { .. })
                && live.reaches(**target)
        })
        .map(|(name, target)| Init { name, target: *target, needs: vec![] })
        .collect();
    all.sort_unstable_by_key(|i| i.name);
    let number: FxHashMap<Target, usize> = all.iter().enumerate().map(|(i, t)| (t.target, i)).collect();
    for init in &mut all {
        let Target::Section { section, .. } = init.target else { continue };
        let Some(&deps) = live.initdeps.get(&section) else { continue };
        let object = program.object_of(deps);
        init.needs = program
            .section(deps)
            .relocs
            .iter()
            .filter_map(|r| number.get(&object.targets[r.symbol as usize]).copied())
            .collect();
        init.needs.sort_unstable();
        init.needs.dedup();
    }
    let mut first = FxHashSet::default();
    let mut work: Vec<usize> = all.iter().position(|i| i.name == "runtime..inittask").into_iter().collect();
    while let Some(i) = work.pop() {
        if first.insert(i) {
            work.extend(&all[i].needs);
        }
    }
    let mut done = vec![false; all.len()];
    let early = in_order(&all, &mut done, |i| first.contains(&i))?;
    let late = in_order(&all, &mut done, |_| true)?;
    Ok((early, late))
}

/// The chosen initialisers, each after what it needs, the smallest name first where there is a choice.
fn in_order(
    all: &[Init<'_>],
    done: &mut [bool],
    chosen: impl Fn(usize) -> bool,
) -> Result<Vec<Target>, LinkError> {
    let todo: Vec<usize> = (0..all.len()).filter(|&i| !done[i] && chosen(i)).collect();
    let mut missing = vec![0; all.len()];
    let mut users: Vec<Vec<usize>> = vec![vec![]; all.len()];
    let mut ready = BinaryHeap::new();
    for &i in &todo {
        for &n in all[i].needs.iter().filter(|&&n| !done[n]) {
            missing[i] += 1;
            users[n].push(i);
        }
        if missing[i] == 0 {
            ready.push(Reverse(i));
        }
    }
    let mut order = vec![];
    // Numbers follow names, so the heap's smallest number is the smallest name.
    while let Some(Reverse(i)) = ready.pop() {
        done[i] = true;
        order.push(all[i].target);
        for &u in &users[i] {
            missing[u] -= 1;
            if missing[u] == 0 {
                ready.push(Reverse(u));
            }
        }
    }
    if order.len() == todo.len() {
        return Ok(order);
    }
    let stuck = todo.iter().filter(|&&i| !done[i]).map(|&i| all[i].name);
    Err(LinkError::InitCycle(stuck.map(|n| n.trim_end_matches(names::INITTASK_SUFFIX).to_owned()).collect()))
}
