//! The stack proof: whatever a goroutine calls without a prologue check fits the guard zone.
//!
//! A Go function with a check has the whole zone below its frame. What it calls without a check, functions of the
//! runtime and small Go functions, goes on from there, until a checked function, a switch to another stack
//! (`abi::stack::SWITCHES`) or the end of the program (`abi::stack::FATAL`) ends the chain. The depth of every chain is
//! computed from the machine code; a chain that goes round, or on through a pointer that only the table
//! `abi::stack::POINTER_CALLS` would allow, has no depth and is refused, and so is one deeper than the zone less its
//! reserve for signals.

use crate::error::LinkError;
use crate::frame::{self, Frame};
use crate::gc::Live;
use crate::layout::Layout;
use crate::meta::{Function, Meta};
use crate::resolve::{Program, Target};
use abi::pcln::FLAG_CHECKED;
use abi::rtfn;
use abi::stack::{
    CHECKED_ENTRY, FATAL, GOROUTINE_ROOTS, POINTER_CALLS, RESERVE, SIGNAL_ENTRIES, SWITCHES, SYSTEM_ONLY,
    ZONE,
};
use rayon::prelude::*;

/// The functions of the image by address.
struct Code<'a, 'p> {
    functions: &'p [Function<'a>],
    starts: Vec<u64>,
    layout: &'p Layout,
    image: &'p [u8],
}

/// What is known of a function's need.
#[derive(Clone)]
enum State {
    Unknown,
    /// Being computed further up the chain.
    Open,
    /// Bytes, and the callee of the deepest path.
    Done(u64, Option<usize>),
}

struct Proof<'a, 'p> {
    code: &'p Code<'a, 'p>,
    frames: Vec<Option<Frame>>,
    states: Vec<State>,
    chain: Vec<usize>,
}

/// Proves it, or says which chain breaks it. Returns the deepest chain's bytes.
pub fn prove(
    program: &Program<'_>,
    live: &Live,
    meta: &Meta<'_>,
    layout: &Layout,
    image: &[u8],
) -> Result<u64, LinkError> {
    let starts = meta.functions.iter().map(|f| layout.section(f.section) + f.offset).collect();
    let code = Code { functions: &meta.functions, starts, layout, image };
    let roots = roots(program, live, &code);
    let none = vec![State::Unknown; meta.functions.len()];
    let mut p = Proof { code: &code, frames: vec![None; meta.functions.len()], states: none, chain: vec![] };
    p.decode(&roots);
    let mut deepest = 0;
    for root in roots {
        let need = p.need(root)? + 8;
        if need > (ZONE - RESERVE) as u64 {
            return Err(LinkError::Stack(format!(
                "{}: {need} bytes of stack without a check, the guard zone has {ZONE} less {RESERVE} in reserve",
                p.path(root)
            )));
        }
        deepest = deepest.max(need);
    }
    for (entry, f) in meta.functions.iter().enumerate() {
        if !is(SIGNAL_ENTRIES, &f.name) {
            continue;
        }
        let need = p.need(entry)? + 8;
        if need > RESERVE as u64 {
            return Err(LinkError::Stack(format!(
                "{}: {need} bytes of stack on top of any chain, {RESERVE} are in reserve",
                p.path(entry)
            )));
        }
    }
    Ok(deepest)
}

/// Functions without a check that Go code refers to, in the order of addresses.
fn roots(program: &Program<'_>, live: &Live, code: &Code<'_, '_>) -> Vec<usize> {
    let from_go = |f: &Function<'_>| {
        let object = program.object_of(f.section);
        let range = f.offset..f.offset + f.size;
        let relocs = program.section(f.section).relocs.iter().filter(move |r| range.contains(&r.offset));
        let targets = relocs.filter_map(|r| match object.targets[r.symbol as usize] {
            t @ Target::Section { section, .. } if live.has(section) => Some((t, r.addend)),
            _ => None,
        });
        // A call's addend only makes up for the end of the instruction.
        targets.filter_map(|(t, _)| code.at(code.layout.address(t))).collect::<Vec<_>>()
    };
    let mut found: Vec<usize> =
        code.functions.par_iter().filter(|f| f.is_go()).flat_map_iter(from_go).collect();
    found.extend(
        code.functions.iter().enumerate().filter(|(_, f)| GOROUTINE_ROOTS.contains(&&*f.name)).map(|f| f.0),
    );
    found.sort_unstable();
    found.dedup();
    found.retain(|&i| !checked(&code.functions[i]));
    found
}

fn checked(f: &Function<'_>) -> bool {
    f.is_go() && f.go.as_ref().is_some_and(|m| m.flags & FLAG_CHECKED != 0)
}

impl Code<'_, '_> {
    /// The function that begins at an address.
    fn at(&self, addr: u64) -> Option<usize> {
        self.starts.binary_search(&addr).ok()
    }

    /// The function whose code holds an address.
    fn holding(&self, addr: u64) -> Option<usize> {
        let i = self.starts.partition_point(|&s| s <= addr).checked_sub(1)?;
        (addr - self.starts[i] < self.functions[i].size).then_some(i)
    }

    fn analyse(&self, i: usize) -> Frame {
        let at = self.layout.file_offset(self.starts[i]) as usize;
        let bytes = self.image.get(at..at + self.functions[i].size as usize).unwrap_or_default();
        frame::analyse(bytes, self.starts[i], |target| {
            self.holding(target).is_none_or(|f| comes_back(&self.functions[f].name))
        })
    }
}

impl Proof<'_, '_> {
    /// Analyses everything that the roots reach, wave by wave in parallel.
    fn decode(&mut self, roots: &[usize]) {
        let mut wave = roots.to_vec();
        while !wave.is_empty() {
            let code = self.code;
            let frames: Vec<Frame> = wave.par_iter().map(|&i| code.analyse(i)).collect();
            for (&i, f) in wave.iter().zip(frames) {
                self.frames[i] = Some(f);
            }
            let mut next: Vec<usize> = wave
                .iter()
                .filter(|&&i| !ends_chain(&code.functions[i].name))
                .filter_map(|&i| self.frames[i].as_ref())
                .flat_map(|f| f.calls.iter().filter_map(|c| code.holding(c.1)))
                .filter(|&i| self.frames[i].is_none() && !checked(&code.functions[i]))
                .collect();
            next.sort_unstable();
            next.dedup();
            wave = next;
        }
    }

    /// Bytes below the function's return address.
    fn need(&mut self, i: usize) -> Result<u64, LinkError> {
        let code = self.code;
        let f = &code.functions[i];
        if checked(f) {
            return Ok(CHECKED_ENTRY as u64);
        }
        match self.states[i] {
            State::Done(need, _) => return Ok(need),
            State::Open => {
                let from = self.chain.iter().position(|&c| c == i).unwrap_or(0);
                let names: Vec<_> =
                    self.chain[from..].iter().chain([&i]).map(|&c| &*code.functions[c].name).collect();
                return Err(LinkError::Stack(format!(
                    "recursion without a stack check: {}",
                    names.join(" → ")
                )));
            }
            State::Unknown => {}
        }
        if is(FATAL, &f.name) || is(SYSTEM_ONLY, &f.name) {
            self.states[i] = State::Done(0, None);
            return Ok(0);
        }
        let frame = match self.frames[i].take() {
            Some(frame) => frame,
            None => code.analyse(i),
        };
        let (mut need, mut deepest) = (frame.depth, None);
        if !ends_chain(&f.name) {
            self.chain.push(i);
            if frame.leaves_stack {
                return Err(self.refuse("leaves the goroutine's stack and is not known to"));
            }
            let allowed = POINTER_CALLS.iter().find(|p| p.0 == f.name).map(|p| p.1 as u64);
            if let Some(most) = frame.indirect.iter().max() {
                let Some(beyond) = allowed else { return Err(self.refuse("calls through a pointer")) };
                need = need.max(most + beyond);
            }
            self.states[i] = State::Open;
            for &(depth, target) in &frame.calls {
                let Some(callee) = code.holding(target) else { continue };
                let total = depth + self.need(callee)?;
                if total > need {
                    (need, deepest) = (total, Some(callee));
                }
            }
            self.chain.pop();
        }
        self.states[i] = State::Done(need, deepest);
        Ok(need)
    }

    fn refuse(&self, what: &str) -> LinkError {
        let names: Vec<_> = self.chain.iter().map(|&c| &*self.code.functions[c].name).collect();
        LinkError::Stack(format!("{} {what} on a goroutine's stack", names.join(" → ")))
    }

    /// The deepest path from a function on, with what each adds.
    fn path(&self, root: usize) -> String {
        let (mut out, mut at) = (String::new(), Some(root));
        while let Some(i) = at {
            let State::Done(need, next) = self.states[i] else { break };
            let rest = match next.map(|n| &self.states[n]) {
                Some(State::Done(n, _)) => *n,
                _ => 0,
            };
            if !out.is_empty() {
                out.push_str(" → ");
            }
            out.push_str(&format!("{} ({})", self.code.functions[i].name, need.saturating_sub(rest)));
            at = next;
        }
        out
    }
}

/// Whether a call of the function may return.
fn comes_back(name: &str) -> bool {
    !is(FATAL, name) && rtfn::find(name).is_none_or(|f| f.flags & rtfn::DIVERGES == 0)
}

/// Whether what the function calls runs on another stack.
fn ends_chain(name: &str) -> bool {
    is(SWITCHES, name) || is(FATAL, name) || is(SYSTEM_ONLY, name)
}

/// Whether a table lists the name, or a prefix of it that ends with a star.
fn is(table: &[&str], name: &str) -> bool {
    table.iter().any(|t| match t.strip_suffix('*') {
        Some(prefix) => name.starts_with(prefix),
        None => *t == name,
    })
}
