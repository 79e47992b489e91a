//! What the image says about itself: `runtime.firstmoduledata`, the function table, package initialisation, landing pads.
//!
//! Everything here is written by the linker into read-only memory, so it may be read on any stack and in signal
//! handlers, without locks.

use crate::env::DEBUG;
use crate::panic::throw;
use crate::print::Hex;
use crate::sched::getg;
use crate::{asm, stack, time};
use abi::moduledata::ModuleData;
use abi::names::inittask;
use abi::pcln::{FLAG_RUNTIME, FLAG_WRAPPER, Func, Pcln};
use core::sync::atomic::{AtomicU32, AtomicU64, Ordering::*};

unsafe extern "C" {
    #[link_name = "runtime.firstmoduledata"]
    static FIRST: ModuleData;
}

/// The image.
pub fn module() -> &'static ModuleData {
    // SAFETY: the linker defines it, in read-only memory.
    unsafe { &FIRST }
}

fn pcln() -> Pcln<'static> {
    // SAFETY: moduledataverify has accepted the image.
    unsafe { module().pcln() }
}

#[unsafe(export_name = "runtime.moduledataverify")]
#[inline(never)]
pub unsafe extern "C" fn moduledataverify() {
    if let Err(e) = module().verify() {
        throw(e);
    }
    if let Err(e) = module().verify_functab() {
        throw(e);
    }
}

/// One image only: nothing to link together.
#[unsafe(export_name = "runtime.modulesinit")]
#[inline(never)]
pub extern "C" fn modulesinit() {
    keep_call!("modulesinit");
}

/// Descriptors are unique per image: no duplicates to map to one.
#[unsafe(export_name = "runtime.typelinksinit")]
#[inline(never)]
pub extern "C" fn typelinksinit() {
    keep_call!("typelinksinit");
}

/// The function that holds `pc`, if it is code of the image.
pub fn findfunc(pc: usize) -> Option<Func<'static>> {
    let t = module().text;
    if pc < t.start || pc >= t.end {
        return None;
    }
    pcln().find_func(pc)
}

/// Name of the function that holds `pc`.
pub fn name(pc: usize) -> Option<&'static str> {
    findfunc(pc).map(|f| f.name)
}

/// Whether a signal must not preempt at `pc`.
pub fn is_unsafe(pc: usize) -> bool {
    let t = module().text;
    pc < t.start || pc >= t.end || pcln().is_unsafe(pc)
}

/// Runtime functions that work on memory the program names: a fault in them is the program's.
const MAY_FAULT: &[&str] = &[
    "memcpy",
    "memmove",
    "memset",
    "memcmp",
    "bcmp",
    "runtime.memmove",
    "runtime.memclrNoHeapPointers",
    "runtime.memequal",
    "runtime.typedmemmove",
    "runtime.typedmemclr",
    "runtime.memhash",
    "runtime.strhash",
];

/// Whether a fault at `pc` becomes a panic of the goroutine.
pub fn may_panic(pc: usize) -> bool {
    match findfunc(pc) {
        Some(f) => f.flags & FLAG_RUNTIME == 0 || MAY_FAULT.contains(&f.name),
        None => false,
    }
}

/// Runs the initialisers of the runtime's packages.
pub unsafe fn doinit_runtime() {
    let a = module().runtime_inittasks;
    doinit(core::slice::from_raw_parts(a.ptr as *const usize, a.len));
}

/// Runs the initialisers of all other packages, dependencies first.
pub unsafe fn doinit_main() {
    let a = module().main_inittasks;
    doinit(core::slice::from_raw_parts(a.ptr as *const usize, a.len));
}

#[unsafe(export_name = "runtime.doInit")]
#[inline(never)]
unsafe fn doinit(tasks: &[usize]) {
    for &t in tasks {
        doinit1(t);
    }
}

#[unsafe(export_name = "runtime.doInit1")]
#[inline(never)]
unsafe fn doinit1(task: usize) {
    let state = &*((task + inittask::STATE) as *const AtomicU32);
    match state.load(Relaxed) {
        0 => {}
        2 => return,
        _ => throw("recursive call during initialization - linker skew"),
    }
    state.store(1, Relaxed);
    let n = *((task + inittask::NFNS) as *const u32) as usize;
    let fns = core::slice::from_raw_parts((task + inittask::FNS) as *const usize, n);
    let start = time::nanotime();
    for &f in fns {
        asm::gocall(f);
    }
    if DEBUG.inittrace.load(Relaxed) > 0 && n > 0 {
        inittrace(fns[0], start);
    }
    state.store(2, Relaxed);
}

/// `init PKG @0.021 ms, 0.003 ms clock`, as Go prints it but for the allocation counts.
unsafe fn inittrace(f: usize, start: i64) {
    let now = time::nanotime();
    let mut l = crate::print::Line::new();
    l.bytes(b"init ");
    l.bytes(package(name(f).unwrap_or("?")).as_bytes());
    l.bytes(b" @");
    millis(&mut l, start - time::start_time());
    l.bytes(b" ms, ");
    millis(&mut l, now - start);
    l.bytes(b" ms clock\n");
}

/// Milliseconds with three decimals.
fn millis(l: &mut crate::print::Line, ns: i64) {
    crate::print::Print::print(ns / 1_000_000, l);
    let micro = (ns / 1000 % 1000) as u32;
    l.bytes(&[b'.', b'0' + (micro / 100) as u8, b'0' + (micro / 10 % 10) as u8, b'0' + (micro % 10) as u8]);
}

/// The import path in a symbol name: up to the first dot behind the last slash.
pub fn package(symbol: &str) -> &str {
    let slash = symbol.rfind('/').map_or(0, |i| i + 1);
    match symbol[slash..].find('.') {
        Some(dot) => &symbol[..slash + dot],
        None => symbol,
    }
}

/// func recovery(fp uintptr): continues at the landing pad of the function whose rbp is `fp`. The frames above it die; its
/// own registers come from its stack alone.
#[unsafe(export_name = "runtime.recovery")]
#[inline(never)]
unsafe extern "C" fn recovery(target: usize) -> ! {
    let gp = getg();
    (*gp).sig = 0;
    let mut bp: usize;
    core::arch::asm!("mov {}, rbp", out(reg) bp, options(nostack, nomem));
    // The chain of frames: the one whose saved rbp is the target's was called by the try_call.
    for _ in 0..100_000_000u64 {
        let up = *(bp as *const usize);
        if up == target {
            let ret = *((bp + 8) as *const usize);
            let Some((pad, frame)) = landing(ret) else { break };
            let sp = target - frame;
            stack::unwind_to(gp, sp);
            asm::land(pad, sp, target);
        }
        if up == 0 {
            break;
        }
        bp = up;
    }
    crate::rtprint!("runtime: recovery: no landing pad for frame ", Hex(target), "\n");
    throw("recovery: no landing pad")
}

/// func iswrapper(pc uintptr) bool: whether a return address lies in a function that `recover` looks through: a wrapper,
/// the outer half of a function with defer, or the way from one stack segment to the next.
#[unsafe(export_name = "runtime.iswrapper")]
extern "C" fn iswrapper(pc: usize) -> bool {
    let answer = |pc: usize| match findfunc(pc - 1) {
        Some(f) => f.flags & FLAG_WRAPPER != 0 || f.name == abi::names::MORESTACK,
        None => false,
    };
    let Ok(off) = u32::try_from(pc.wrapping_sub(module().text.start)) else { return answer(pc) };
    let slot = &WRAPPERS[off as usize % WRAPPERS.len()];
    let known = slot.load(Relaxed);
    if known >> 1 == off as u64 + 1 {
        return known & 1 != 0;
    }
    let a = answer(pc);
    slot.store((off as u64 + 1) << 1 | a as u64, Relaxed);
    a
}

/// What the last questions were answered with: programs that recover do so at the same places again and again. The tables
/// never change, so neither do the answers. An entry is one word, or two that both name what they are about.
static WRAPPERS: [AtomicU64; 64] = [const { AtomicU64::new(0) }; 64];
static LANDINGS: [[AtomicU64; 2]; 64] = [const { [AtomicU64::new(0), AtomicU64::new(0)] }; 64];

/// The landing pad of the call that returns to `ret`, and its function's frame size.
fn landing(ret: usize) -> Option<(usize, usize)> {
    let search = || {
        let f = findfunc(ret - 1)?;
        Some((f.landing(ret)?, f.frame_size as usize))
    };
    let text = module().text.start;
    let Ok(off) = u32::try_from(ret.wrapping_sub(text)) else { return search() };
    let [pad, frame] = &LANDINGS[off as usize % LANDINGS.len()];
    let (p, f) = (pad.load(Relaxed), frame.load(Relaxed));
    if p >> 32 == off as u64 && f >> 32 == off as u64 {
        return Some((text + p as u32 as usize, f as u32 as usize));
    }
    let found = search()?;
    if let (Ok(p), Ok(f)) = (u32::try_from(found.0 - text), u32::try_from(found.1)) {
        pad.store((off as u64) << 32 | p as u64, Relaxed);
        frame.store((off as u64) << 32 | f as u64, Relaxed);
    }
    Some(found)
}

/// func findfuncEntry(pc uintptr) uintptr: entry of the function that holds pc, or 0.
#[unsafe(export_name = "runtime.findfuncEntry")]
extern "C" fn findfunc_entry(pc: usize) -> usize {
    findfunc(pc).map_or(0, |f| f.entry)
}

/// A traceback line for Go code: what `runtime.Frame` needs.
#[repr(C)]
pub struct FrameInfo {
    pub name: *const u8,
    pub name_len: usize,
    pub file: *const u8,
    pub file_len: usize,
    pub line: usize,
    pub entry: usize,
    pub flags: usize,
}

/// func frameAt(pc uintptr, depth int, out *frameInfo) bool: the `depth`-th frame at `pc`, innermost (inlined) first.
/// Return addresses are looked up as `pc - 1` by the caller.
#[unsafe(export_name = "runtime.frameAt")]
unsafe extern "C" fn frame_at(pc: usize, depth: usize, out: *mut FrameInfo) -> bool {
    let Some(f) = findfunc(pc) else { return false };
    let Some(mut fr) = f.frames(pc).nth(depth) else { return false };
    fr.wrapper &= !(depth == 0 && f.is_pad(pc));
    let flags = if fr.inlined { f.flags & FLAG_RUNTIME } else { f.flags & !FLAG_WRAPPER };
    *out = FrameInfo {
        name: fr.func.as_ptr(),
        name_len: fr.func.len(),
        file: fr.file.as_ptr(),
        file_len: fr.file.len(),
        line: fr.line as usize,
        entry: f.entry,
        flags: flags as usize | if fr.wrapper { FLAG_WRAPPER as usize } else { 0 },
    };
    true
}

#[cfg(test)]
mod tests {
    use super::package;

    #[test]
    fn package_of_a_symbol() {
        assert_eq!(package("main.main.func1"), "main");
        assert_eq!(package("a.b/c.(*T).M"), "a.b/c");
        assert_eq!(package("x/y.init"), "x/y");
    }
}
