//! Tracebacks in Go's format, by frame pointers and the function table.
//!
//! A frame record is (saved rbp, return address) at rbp. The chain runs through `morestack` from one stack segment to the
//! next and through `systemstack` from g0 to the goroutine; it ends with a zero rbp or at `goexit`. Return addresses
//! belong to the instruction before them; the pc that a signal interrupted (above `sigpanic`, `asyncPreempt`) does not.

use crate::env::Traceback;
use crate::print::{Hex, Line, Print};
use crate::proc::{MAIN_G, WAIT_REASONS, allgs, readgstatus};
use crate::sched::*;
use crate::{symtab, time};
use abi::args::{Part, Word};
use abi::pcln::{FLAG_BARE, FLAG_RUNTIME, FLAG_WRAPPER, Func};
use core::sync::atomic::{AtomicBool, Ordering::*};

#[unsafe(export_name = "runtime.tracebackinit")]
#[inline(never)]
pub extern "C" fn tracebackinit() {
    keep_call!("tracebackinit");
}

/// Return address and frame pointer of the function that calls this one's caller: where a traceback begins.
#[inline(always)]
pub fn here() -> (usize, usize) {
    let (pc, bp): (usize, usize);
    // SAFETY: every function keeps rbp, so rbp points to a frame record.
    unsafe {
        core::arch::asm!("mov {0}, [rbp+8]", "mov {1}, [rbp]", out(reg) pc, out(reg) bp, options(nostack, readonly));
    }
    (pc, bp)
}

/// Steps through a goroutine's frames.
#[derive(Clone, Copy)]
pub struct Unwinder {
    /// The goroutine, or null for a stack of the system.
    gp: *mut G,
    pub pc: usize,
    bp: usize,
    /// pc is a return address.
    ret: bool,
    /// Frames left before the chain counts as damaged.
    left: u32,
}

impl Unwinder {
    pub fn new(gp: *mut G, pc: usize, bp: usize, ret: bool) -> Self {
        Unwinder { gp, pc, bp, ret, left: 100_000_000 }
    }

    /// The pc by which the frame's function and line are found.
    pub fn lookup(&self) -> usize {
        if self.ret { self.pc - 1 } else { self.pc }
    }

    /// Whether the frame that bp points to is that of `func`, and the function has come as far as `from`: an interrupted
    /// one may be about to return, and then bp is its caller's already.
    unsafe fn framed(&self, func: &Func<'_>, from: usize) -> bool {
        let returns = || !self.ret && matches!(*(self.pc as *const u8), 0xc2 | 0xc3);
        self.lookup() - func.entry >= from && !returns()
    }

    /// Goes to the caller; false at the end.
    pub unsafe fn next(&mut self, f: &Func<'_>) -> bool {
        if f.name == "runtime.goexit" || !self.step() {
            return false;
        }
        if f.name == "runtime.landed" {
            return self.land();
        }
        self.ret = !matches!(f.name, "runtime.sigpanic" | "runtime.asyncPreempt");
        true
    }

    /// Goes from the calls that a recovered panic makes on top of the frames it ended to the function that deferred
    /// them: in those frames nothing runs any more. It is at the end of its body, as if it had returned.
    unsafe fn land(&mut self) -> bool {
        use abi::call::deferframe::{FP, LINK};
        loop {
            let mut frame = if self.gp.is_null() { self.gp.cast() } else { (*self.gp).defer };
            while !frame.is_null() {
                if *frame.add(FP).cast::<usize>() == self.bp {
                    if let Some(pad) = symtab::findfunc(self.lookup()).and_then(|f| f.landing(self.pc)) {
                        self.pc = pad + 1;
                    }
                    return true;
                }
                frame = *frame.add(LINK).cast();
            }
            if !self.step() {
                return false;
            }
        }
    }

    /// The same without knowing the function.
    unsafe fn step(&mut self) -> bool {
        if self.bp == 0 || self.bp & 7 != 0 || self.left == 0 {
            return false;
        }
        self.left -= 1;
        let (up, pc) = (*(self.bp as *const usize), *((self.bp + 8) as *const usize));
        if pc == 0 {
            return false;
        }
        self.bp = up;
        self.pc = pc;
        self.ret = true;
        true
    }
}

/// The runtime's own frames are shown, whatever `GOTRACEBACK` says: it is broken, or somebody asked from outside.
static SYSTEM: AtomicBool = AtomicBool::new(false);

/// From now on tracebacks show all that is known.
pub fn show_system() {
    SYSTEM.store(true, Relaxed);
}

/// Whether tracebacks show the runtime's frames, and addresses.
fn system() -> bool {
    SYSTEM.load(Relaxed) || Traceback::now().system()
}

/// Whether a traceback shows the function: not the runtime's own, unless asked for, except where the user sees their
/// effect (panic).
fn shown(name: &str, flags: u32, all: bool, first: bool) -> bool {
    if all {
        return true;
    }
    // Where deferred calls begin that a panic makes.
    if name == "runtime.gopanic" {
        return !first;
    }
    if flags & (FLAG_WRAPPER | FLAG_RUNTIME) != 0 {
        return false;
    }
    // Exported functions of package runtime are the user's business; Stack's text begins with its caller.
    match name.strip_prefix("runtime.") {
        Some("Stack") => false,
        Some(rest) => rest.as_bytes()[0].is_ascii_uppercase(),
        None => !name.starts_with("internal/runtime/"),
    }
}

/// A function's name as Go prints it: the outer half and the body of a function with defer are one function.
fn spoken(name: &str) -> &str {
    match name.strip_suffix("·body").unwrap_or(name) {
        "runtime.gopanic" => "panic",
        n => n,
    }
}

/// A function's name with its type arguments left out.
fn print_name(name: &str, l: &mut Line) {
    let (head, tail) = match (name.find('['), name.rfind(']')) {
        (Some(a), Some(b)) if a < b => (&name[..a], &name[b + 1..]),
        _ => return name.print(l),
    };
    head.print(l);
    "[...]".print(l);
    tail.print(l);
}

/// What stands between the parentheses: nothing is known of the arguments of code that was inlined or optimised. `start`
/// is the goroutine's first function, which has none.
unsafe fn print_arguments(
    u: &Unwinder,
    func: &Func<'_>,
    fr: &abi::pcln::Frame<'_>,
    start: usize,
    l: &mut Line,
) {
    if fr.inlined {
        return "(...)".print(l);
    }
    if func.flags & FLAG_BARE != 0 || func.entry == start {
        return "()".print(l);
    }
    if func.name == "runtime.goexit" {
        return "({})".print(l);
    }
    let Some(args) = func.arguments() else { return "(...)".print(l) };
    let known = u.framed(func, args.from as usize);
    "(".print(l);
    let mut first = true;
    for part in args {
        if part != Part::Close && !first {
            ", ".print(l);
        }
        first = part == Part::Open;
        match part {
            Part::Open => "{".print(l),
            Part::Close => "}".print(l),
            Part::Dots => "...".print(l),
            Part::Word(w) if known => Hex(word(u.bp, w)).print(l),
            Part::Word(_) => "_".print(l),
        }
    }
    ")".print(l);
}

/// A word of a frame whose arguments are in place.
unsafe fn word(bp: usize, w: Word) -> usize {
    let mut at = bp - w.below as usize;
    if let Some(offset) = w.inside {
        at = *(at as *const usize) + offset as usize;
    }
    match w.bytes {
        1 => *(at as *const u8) as usize,
        2 => *(at as *const u16) as usize,
        4 => *(at as *const u32) as usize,
        _ => *(at as *const usize),
    }
}

/// Frames shown at either end of a deep stack.
const ENDS: u32 = 50;

/// What decides whether a frame is shown besides itself.
#[derive(Clone, Copy)]
struct Context {
    /// The runtime's frames are shown.
    all: bool,
    /// Nothing has been shown yet.
    first: bool,
    /// The machine frame before was the body of a function with defer: its outer half has been shown already.
    body: bool,
    /// The frame before began a panic: a wrapper that does so is worth showing.
    panics: bool,
}

impl Context {
    /// Calls `f` for each frame at the pc of `u`, which lies in `func`, that is to be shown.
    fn frames(&mut self, u: &Unwinder, func: &Func<'_>, f: &mut dyn FnMut(&abi::pcln::Frame<'_>)) {
        let at = u.lookup();
        for (n, mut fr) in func.frames(at).enumerate() {
            fr.wrapper &= !(n == 0 && func.is_pad(at));
            let outer = self.body && !fr.inlined && fr.wrapper;
            let hidden = fr.wrapper && !self.panics;
            let flags = if hidden { FLAG_WRAPPER } else { 0 } | func.flags & FLAG_RUNTIME;
            self.panics = matches!(fr.func, "runtime.gopanic" | "runtime.sigpanic" | "runtime.panicwrap");
            if !outer && shown(fr.func, flags, self.all, self.first) {
                self.first = false;
                f(&fr);
            }
        }
        self.body = func.name.ends_with("·body");
    }
}

/// Calls `f` for each frame to show, innermost first, until it returns false.
unsafe fn walk(
    mut u: Unwinder,
    mut c: Context,
    mut f: impl FnMut(&Unwinder, &Func<'_>, &abi::pcln::Frame<'_>) -> bool,
) {
    let mut wild = false;
    let mut more = true;
    while more {
        let Some(func) = symtab::findfunc(u.lookup()) else {
            // Not code of the image (vDSO, a wild jump): the frame pointer may still lead on, once.
            if wild || !u.step() {
                return;
            }
            wild = true;
            continue;
        };
        c.frames(&u, &func, &mut |fr| more = more && f(&u, &func, fr));
        more = more && u.next(&func);
    }
}

/// Steps through a deep stack, counting the frames to show. It has few different places: what is known of them is kept.
struct Counter {
    u: Unwinder,
    c: Context,
    /// pc of a return and frames there.
    known: [(usize, u32); 16],
}

impl Counter {
    fn new(u: Unwinder, c: Context) -> Self {
        Counter { u, c, known: [(0, 0); 16] }
    }

    /// The frames at this place, and whether there is another one, where it is now.
    unsafe fn step(&mut self) -> (u32, bool) {
        let (u, c) = (&mut self.u, &mut self.c);
        let slot = &mut self.known[(u.pc ^ u.pc >> 4) % 16];
        if u.ret && slot.0 == u.pc && !c.panics {
            (c.first, c.body) = (false, false);
            return (slot.1, u.step());
        }
        let Some(func) = symtab::findfunc(u.lookup()) else { return (0, u.step()) };
        let (pc, ret, panicked) = (u.pc, u.ret, c.panics);
        let mut n = 0;
        c.frames(u, &func, &mut |_| n += 1);
        // Only of Go functions that are all that they seem.
        let plain = func.flags & (FLAG_RUNTIME | FLAG_WRAPPER) == 0 && !func.name.starts_with("runtime.");
        if plain && ret && !panicked && !c.body && !c.panics {
            *slot = (pc, n);
        }
        (n, u.next(&func))
    }
}

unsafe fn print_frame(u: &Unwinder, all: bool, func: &Func<'_>, fr: &abi::pcln::Frame<'_>, start: usize) {
    let mut l = Line::new();
    print_name(spoken(fr.func), &mut l);
    print_arguments(u, func, fr, start, &mut l);
    "\n\t".print(&mut l);
    fr.file.print(&mut l);
    ":".print(&mut l);
    fr.line.print(&mut l);
    if !fr.inlined {
        " +".print(&mut l);
        Hex(u.pc - func.entry).print(&mut l);
        if all && u.bp != 0 {
            // What the caller's rsp was in front of the call, and the function's own.
            " fp=".print(&mut l);
            Hex(u.bp + 16).print(&mut l);
            " sp=".print(&mut l);
            Hex(u.bp.wrapping_sub(func.frame_size as usize)).print(&mut l);
        }
        if all {
            " pc=".print(&mut l);
            Hex(u.pc).print(&mut l);
        }
    }
    "\n".print(&mut l);
}

/// Frames of a stack, with the middle left out when there are many.
unsafe fn print_frames(gp: *mut G, pc: usize, bp: usize, all: bool) {
    let start = if gp.is_null() { 0 } else { (*gp).startpc };
    let top = Unwinder::new(gp, pc, bp, true);
    let mut c = Context { all, first: true, body: false, panics: false };
    let (n, last, done) = print_some(top, c, start, 0, ENDS);
    if n < ENDS {
        return;
    }
    c.first = false;
    let mut all_of = Counter::new(last, c);
    let mut total = 0;
    loop {
        let (n, more) = all_of.step();
        total += n;
        if !more {
            break;
        }
    }
    let left = total - done;
    let skip = u32::saturating_sub(left, ENDS);
    if skip > 0 {
        crate::rtprint!("...", skip, " frames elided...\n");
    }
    // To the machine frame that has the first one to be printed.
    let mut skip = done + skip;
    let mut behind = Counter::new(last, c);
    loop {
        let (u, c) = (behind.u, behind.c);
        let (n, more) = behind.step();
        if n > skip || !more {
            print_some(u, c, start, skip, u32::MAX);
            return;
        }
        skip -= n;
    }
}

/// Prints frames, without the first `skip` and not more than `most`. How many there were, the machine frame of the last, and how
/// many of that have been printed.
#[inline(never)]
unsafe fn print_some(top: Unwinder, c: Context, start: usize, skip: u32, most: u32) -> (u32, Unwinder, u32) {
    let (mut n, mut last, mut done, mut skip) = (0, top, 0, skip);
    walk(top, c, |u, func, fr| {
        if last.bp != u.bp {
            (last, done) = (*u, 0);
        }
        if skip > 0 {
            skip -= 1;
            return true;
        }
        print_frame(u, c.all, func, fr, start);
        (n, done) = (n + 1, done + 1);
        n < most
    });
    (n, last, done)
}

/// A goroutine that has not run yet: the function it will begin with.
unsafe fn print_start(pc: usize) {
    let Some(func) = symtab::findfunc(pc) else { return };
    let Some(fr) = func.frames(pc).next() else { return };
    let mut l = Line::new();
    // Plain functions start through the adaptor that drops the closure context.
    print_name(spoken(func.name.strip_suffix("·ctx").unwrap_or(func.name)), &mut l);
    "()\n\t".print(&mut l);
    fr.file.print(&mut l);
    ":".print(&mut l);
    fr.line.print(&mut l);
    "\n".print(&mut l);
}

/// `goroutine N [state]:`
unsafe fn header(gp: *mut G) {
    let status = readgstatus(gp);
    let mut l = Line::new();
    "goroutine ".print(&mut l);
    (*gp).goid.print(&mut l);
    if system() {
        " gp=".print(&mut l);
        Hex(gp as usize).print(&mut l);
        match (*gp).m {
            mp if mp.is_null() => " m=nil".print(&mut l),
            mp => {
                " m=".print(&mut l);
                (*mp).id.print(&mut l);
                " mp=".print(&mut l);
                Hex(mp as usize).print(&mut l);
            }
        }
    }
    " [".print(&mut l);
    let reason = WAIT_REASONS.get((*gp).waitreason as usize).copied().unwrap_or("");
    match status {
        gstatus::WAITING if !reason.is_empty() => reason,
        gstatus::IDLE => "idle",
        gstatus::RUNNABLE => "runnable",
        gstatus::RUNNING => "running",
        gstatus::SYSCALL => "syscall",
        gstatus::WAITING => "waiting",
        gstatus::DEAD => "dead",
        gstatus::PREEMPTED => "preempted",
        _ => "???",
    }
    .print(&mut l);
    if matches!(status, gstatus::WAITING | gstatus::SYSCALL) && (*gp).waitsince != 0 {
        let minutes = (time::nanotime() - (*gp).waitsince) / 60_000_000_000;
        if minutes >= 1 {
            ", ".print(&mut l);
            minutes.print(&mut l);
            " minutes".print(&mut l);
        }
    }
    let mp = (*gp).lockedm;
    if !mp.is_null() && (*mp).locked_ext > 0 {
        ", locked to thread".print(&mut l);
    }
    "]:\n".print(&mut l);
}

unsafe fn created_by(gp: *mut G) {
    let pc = (*gp).gopc;
    if (*gp).goid == 1 || pc == 0 {
        return;
    }
    let Some(func) = symtab::findfunc(pc - 1) else { return };
    let Some(fr) = func.frames(pc - 1).next() else { return };
    if !shown(fr.func, func.flags & FLAG_RUNTIME, false, false) {
        return;
    }
    let mut l = Line::new();
    "created by ".print(&mut l);
    print_name(spoken(fr.func), &mut l);
    if (*gp).parent_goid != 0 {
        " in goroutine ".print(&mut l);
        (*gp).parent_goid.print(&mut l);
    }
    "\n\t".print(&mut l);
    fr.file.print(&mut l);
    ":".print(&mut l);
    fr.line.print(&mut l);
    " +".print(&mut l);
    Hex(pc - func.entry).print(&mut l);
    "\n".print(&mut l);
}

/// The traceback of the goroutine that is running, from a place in it (or of a system stack).
pub unsafe fn print_goroutine(gp: *mut G, pc: usize, bp: usize) {
    let mp = (*gp).m;
    if gp == (*mp).g0 || gp == (*mp).gsignal {
        crate::rtprint!("\nruntime stack:\n");
        print_frames(core::ptr::null_mut(), pc, bp, true);
        let cur = (*mp).curg;
        if !cur.is_null() && readgstatus(cur) == gstatus::RUNNING {
            crate::rtprint!("\n");
            header(cur);
            let b = (*cur).sched.bp;
            if (*cur).sched.sp != 0 && b != 0 {
                let (pc, bp) = (*((b + 8) as *const usize), *(b as *const usize));
                print_frames(cur, pc, bp, system());
            }
            created_by(cur);
        }
        return;
    }
    crate::rtprint!("\n");
    print_one(gp, pc, bp);
}

unsafe fn print_one(gp: *mut G, pc: usize, bp: usize) {
    header(gp);
    print_frames(gp, pc, bp, system());
    created_by(gp);
}

/// The tracebacks of all goroutines but one; main first.
pub unsafe fn others(me: *mut G) {
    let all = system();
    let cur = if me.is_null() { me } else { (*(*me).m).curg };
    let main = MAIN_G.load(Relaxed);
    if !main.is_null() && main != me && main != cur {
        other(main);
    }
    for gp in allgs() {
        if gp != me && gp != cur && gp != main && (all || !(*gp).system) {
            other(gp);
        }
    }
}

unsafe fn other(gp: *mut G) {
    let status = readgstatus(gp);
    if matches!(status, gstatus::DEAD | gstatus::IDLE) {
        return;
    }
    crate::rtprint!("\n");
    header(gp);
    match status {
        gstatus::RUNNING => crate::rtprint!("\tgoroutine running on other thread; stack unavailable\n"),
        gstatus::SYSCALL => {
            let bp = *((*gp).syscallbp as *const usize);
            print_frames(gp, (*gp).syscallpc, bp, system())
        }
        _ if (*gp).sched.bp == 0 => print_start((*gp).startpc),
        _ => {
            let b = (*gp).sched.bp;
            let (pc, bp) = (*((b + 8) as *const usize), *(b as *const usize));
            print_frames(gp, pc, bp, system());
        }
    }
    created_by(gp);
}

/// func callers(skip int, pcbuf *uintptr, max int) int: return addresses of the calling goroutine's frames, the caller of
/// this function first.
#[unsafe(export_name = "runtime.callers")]
#[inline(never)]
unsafe extern "C" fn callers(skip: usize, buf: *mut usize, max: usize) -> usize {
    let (pc, bp) = here();
    collect(Unwinder::new(getg(), pc, bp, true), skip, buf, max)
}

/// As `callers`, from a given place on and without the runtime's frames at its top.
pub unsafe fn callers_outside(pc: usize, bp: usize, buf: *mut usize, max: usize) -> usize {
    let mut u = Unwinder::new(getg(), pc, bp, true);
    while let Some(f) = symtab::findfunc(u.lookup()) {
        if f.flags & FLAG_RUNTIME == 0 || f.name == "runtime.main" {
            break;
        }
        if !u.next(&f) {
            return 0;
        }
    }
    collect(u, 0, buf, max)
}

unsafe fn collect(mut u: Unwinder, mut skip: usize, buf: *mut usize, max: usize) -> usize {
    let mut n = 0;
    while n < max {
        let Some(f) = symtab::findfunc(u.lookup()) else { break };
        if skip > 0 {
            skip -= 1;
        } else {
            *buf.add(n) = u.lookup() + 1;
            n += 1;
        }
        if !u.next(&f) {
            break;
        }
    }
    n
}

/// func printStack(all bool): for `debug.PrintStack` and the like.
#[unsafe(export_name = "runtime.printStack")]
unsafe extern "C" fn print_stack(all: bool) {
    let gp = getg();
    let (pc, bp) = here();
    crate::asm::systemstack(|| {
        print_goroutine(gp, pc, bp);
        if all {
            others(gp);
        }
    });
}

/// func stackText(buf *byte, n int, all bool) int: writes tracebacks into a buffer; how many bytes.
#[unsafe(export_name = "runtime.stackText")]
#[inline(never)]
unsafe extern "C" fn stack_text(buf: *mut u8, n: usize, all: bool) -> usize {
    let gp = getg();
    let (pc, bp) = here();
    let mut len = 0;
    let report = || {
        let w = &raw mut (*getm()).writebuf;
        *w = crate::print::WriteBuf { at: buf, cap: n, len: 0 };
        print_one(gp, pc, bp);
        if all {
            others(gp);
        }
        len = (*w).len;
        (*w).at = core::ptr::null_mut();
    };
    if all {
        crate::stw::with_world_stopped(report);
    } else {
        crate::asm::systemstack(report);
    }
    len
}

/// `runtime.StackRecord`.
type StackRecord = [usize; 32];

/// func goroutineStacks(p *StackRecord, n int) int: the stacks of all goroutines, the caller's first, if there is room for
/// all of them; how many there are.
#[unsafe(export_name = "runtime.goroutineStacks")]
#[inline(never)]
unsafe extern "C" fn goroutine_stacks(out: *mut StackRecord, room: usize) -> usize {
    let me = getg();
    let (pc, bp) = here();
    let mut n = 0;
    crate::stw::with_world_stopped(|| {
        let live = |gp: *mut G| {
            !(*gp).system && !matches!(readgstatus(gp), gstatus::DEAD | gstatus::IDLE) && gp != me
        };
        n = 1 + allgs().filter(|&gp| live(gp)).count();
        if n > room {
            return;
        }
        collect(Unwinder::new(me, pc, bp, true), 0, out.cast(), 32);
        for (i, gp) in allgs().filter(|&gp| live(gp)).enumerate() {
            let to: *mut usize = out.add(i + 1).cast();
            let bp = if readgstatus(gp) == gstatus::SYSCALL { (*gp).syscallbp } else { (*gp).sched.bp };
            if bp == 0 {
                *to = (*gp).startpc + 1;
            } else {
                let u = Unwinder::new(gp, *((bp + 8) as *const usize), *(bp as *const usize), true);
                collect(u, 0, to, 32);
            }
        }
    });
    n
}
