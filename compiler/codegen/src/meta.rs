//! Metadata of a compiled function: where its instructions come from, its frame, landings and unsafe ranges.
//!
//! Rows come from Cranelift's table of source locations, which are the IR's `Loc`s; what has none belongs to the
//! row before it. Landings come from the exception tables of `try_call`s.
//!
//! Unsafe ranges are the instructions on every path from the load of the write barrier's flag to the store. Register
//! moves and block layout scatter them, so they are found by following the machine code: from each instruction that
//! carries the barrier's mark, along its successors, up to and with the marked store.

use crate::clif::{BARRIER_MARK, BARRIER_STORE, LOC_BITS, stack_arg_bytes};
use abi::funcmeta::{self, FuncMeta, Inlined};
use cranelift_codegen::{CompiledCode, FinalizedMachExceptionHandler};
use iced_x86::{Decoder, DecoderOptions, FlowControl, Instruction};
use ir::{Function, Loc, Module, SymId};
use rustc_hash::FxHashMap;
use source::{Pos, SourceMap};

/// Import path of the package whose code runs with the scheduler's locks held.
const RUNTIME: &str = "runtime";

/// Collects the metadata of `f`, compiled to `code`.
pub fn collect(
    module: &Module,
    files: &SourceMap,
    wrappers: &rustc_hash::FxHashSet<SymId>,
    f: &Function,
    code: &CompiledCode,
    checked: bool,
) -> FuncMeta {
    let mut p = Places { module, files, wrappers, f, meta: FuncMeta::default(), seen: FxHashMap::default() };
    let start = p.place(f.pos);
    p.meta.start_line = start.1;
    let m = &mut p.meta;
    let flags = [
        (checked, funcmeta::FLAG_CHECKED),
        (f.flags.wrapper, funcmeta::FLAG_WRAPPER),
        (f.flags.nosplit, funcmeta::FLAG_NOSPLIT),
        (module.packages[f.package.0 as usize] == RUNTIME, funcmeta::FLAG_NOPREEMPT),
    ];
    m.flags = flags.iter().filter(|x| x.0).fold(0, |all, x| all | x.1);
    m.frame_size = frame_size(code);
    m.arg_bytes = if f.sig.c_abi { 0 } else { stack_arg_bytes(&f.sig) };
    for site in code.buffer.call_sites() {
        for h in site.exception_handlers {
            if let FinalizedMachExceptionHandler::Default(pad) = h {
                m.landings.push((site.ret_addr, *pad));
            }
        }
    }
    m.unsafe_ranges = unsafe_ranges(code);
    p.rows(code);
    p.meta
}

/// Bytes between the frame pointer and rsp in the body.
pub fn frame_size(code: &CompiledCode) -> u32 {
    code.buffer.frame_layout().map_or(0, |l| l.frame_to_fp_offset)
}

struct Places<'a> {
    module: &'a Module,
    files: &'a SourceMap,
    wrappers: &'a rustc_hash::FxHashSet<SymId>,
    f: &'a Function,
    meta: FuncMeta,
    /// Inlined calls that stand in the table.
    seen: FxHashMap<(Loc, SymId), u32>,
}

impl Places<'_> {
    fn rows(&mut self, code: &CompiledCode) {
        let start = self.loc(Loc(0));
        self.meta.rows.push((0, start));
        for s in code.buffer.get_srclocs_sorted() {
            if s.loc.is_default() || s.start == s.end {
                continue;
            }
            let loc = self.loc(Loc(s.loc.bits() & LOC_BITS));
            match self.meta.rows.last_mut() {
                Some((_, last)) if *last == loc => {}
                Some((at, last)) if *at == s.start => *last = loc,
                _ => self.meta.rows.push((s.start, loc)),
            }
        }
        let mut last = None;
        self.meta.rows.retain(|r| last.replace(r.1.clone()).as_ref() != Some(&r.1));
    }

    fn loc(&mut self, l: Loc) -> funcmeta::Loc {
        let Some(data) = self.f.locs.get(l.index()).copied() else { return funcmeta::Loc::default() };
        let inlined = data.inlined.map_or(0, |call| self.inlined(call));
        let pos = if data.pos.is_some() { data.pos } else { self.f.pos };
        let (file, line) = self.place(pos);
        funcmeta::Loc { file, line, inlined }
    }

    /// Index plus one of an inlined call; its callers come before it.
    fn inlined(&mut self, (call, sym): (Loc, SymId)) -> u32 {
        if let Some(&n) = self.seen.get(&(call, sym)) {
            return n;
        }
        let at = self.loc(call);
        let name = self.module.symbols.name(sym).to_string();
        let entry = Inlined { name, call: at, wrapper: self.wrappers.contains(&sym) };
        // Equal calls can have several numbers in `locs`.
        let n = match self.meta.inlined.iter().position(|i| *i == entry) {
            Some(n) => n as u32 + 1,
            None => {
                self.meta.inlined.push(entry);
                self.meta.inlined.len() as u32
            }
        };
        self.seen.insert((call, sym), n);
        n
    }

    fn place(&mut self, pos: Pos) -> (u32, u32) {
        let Some(at) = self.files.location(pos) else {
            // Generated code: the function's own file, if it has one.
            return (0, 0);
        };
        let file = match self.meta.files.iter().position(|f| f == at.file) {
            Some(n) => n,
            None => {
                self.meta.files.push(at.file.to_string());
                self.meta.files.len() - 1
            }
        };
        (file as u32, at.line)
    }
}

/// See the module's description.
fn unsafe_ranges(code: &CompiledCode) -> Vec<(u32, u32)> {
    let marked = |mark: u32| {
        let all = code.buffer.get_srclocs_sorted().iter();
        all.filter(move |s| !s.loc.is_default() && s.loc.bits() & mark != 0).map(|s| (s.start, s.end))
    };
    let starts: Vec<(u32, u32)> = marked(BARRIER_MARK).collect();
    if starts.is_empty() {
        return vec![];
    }
    let stores: Vec<(u32, u32)> = marked(BARRIER_STORE).collect();
    let in_store = |at: u32| stores.iter().any(|r| r.0 <= at && at < r.1);
    let bytes = code.buffer.data();
    let decode = |at: u32| -> Instruction {
        Decoder::with_ip(64, &bytes[at as usize..], at as u64, DecoderOptions::NONE).decode()
    };
    let mut inside: FxHashMap<u32, u32> = FxHashMap::default();
    let mut todo: Vec<u32> = vec![];
    for &(from, to) in &starts {
        let mut at = from;
        while at < to {
            todo.push(at);
            at = decode(at).next_ip() as u32;
        }
    }
    while let Some(at) = todo.pop() {
        if at as usize >= bytes.len() || inside.contains_key(&at) {
            continue;
        }
        let inst = decode(at);
        let next = inst.next_ip() as u32;
        inside.insert(at, next);
        if in_store(at) && !in_store(next) {
            continue;
        }
        match inst.flow_control() {
            FlowControl::UnconditionalBranch => todo.push(inst.near_branch_target() as u32),
            FlowControl::ConditionalBranch => todo.extend([next, inst.near_branch_target() as u32]),
            FlowControl::Return | FlowControl::Exception | FlowControl::IndirectBranch => {}
            _ => todo.push(next),
        }
    }
    let mut list: Vec<(u32, u32)> = inside.into_iter().collect();
    list.sort_unstable();
    let mut out: Vec<(u32, u32)> = vec![];
    for (from, to) in list {
        match out.last_mut() {
            Some(last) if last.1 == from => last.1 = to,
            _ => out.push((from, to)),
        }
    }
    out
}
