//! Goroutines' stacks as roots.
//!
//! A stack is walked frame by frame, from the lowest address up. Of a Go function's frame that waits in a call the
//! compiler's map (`abi::stackmap`) says which words are live; frames of the runtime itself, and of code that a signal
//! interrupted, are taken word by word. A word is a pointer if it lies in an object, or in one of the stack's own slots.
//!
//! Registers that a callee saves lie where the first callee that uses them put them. On the way up it is known of each where
//! the value of the frame at hand is: a map that calls the register live makes that place a root. Functions of the
//! runtime that push them at their start say so by their code.
//!
//! A slot that the code of its frame does not name any more is live only if somebody points to it. Such slots are put aside
//! until the walk is over, and pointers into the stack with them; then the slots that are pointed to are scanned.

use crate::asm;
use crate::mgcmark::Marker;
use crate::proc;
use crate::sched::{G, Segment};
use crate::{symtab, sys};
use abi::pcln::{FLAG_AMID, FLAG_BEFORE, FLAG_MORESTACK, FLAG_RUNTIME, FLAG_SEVERAL};
use abi::stackmap::{Part, REGISTERS, Site, StackMap};
use core::ptr::null_mut;
use core::sync::atomic::{AtomicPtr, Ordering::*};

/// What is known of the code at a return address.
#[derive(Clone, Copy)]
enum Kind {
    /// A Go function that waits in a call, with a map.
    Mapped(StackMap<'static>, Site),
    /// Any other: every word counts.
    Unknown,
    /// A function of the runtime that begins by pushing `count` registers, among them the kept ones at these words below
    /// the frame pointer (0: not), and leaves those that it does not push alone.
    Native { pushed: [u8; KEPT], count: u8 },
    /// `morestack`, which leads to an older segment.
    Morestack,
    /// What the runtime put between a Go function's prologue, or an instruction of it, and its caller: so many frames above
    /// are not what they seem.
    Between(u8),
}

#[derive(Clone, Copy)]
struct Code {
    pc: usize,
    frame_size: usize,
    arg_bytes: usize,
    kind: Kind,
}

/// Registers that a callee saves: those of maps, and r15, which is g in Go code but any other's in the runtime's.
const KEPT: usize = REGISTERS + 1;

/// Places looked up lately. A power of two.
const CACHED: usize = 256;
/// Slots and pointers that are put aside; with more of them on one stack, all slots count.
const ASIDE: usize = 4096;

/// What a marking thread needs for stacks.
pub struct Workspace {
    code: [Code; CACHED],
    /// Slots that count if somebody points to them, rising: from, to. Those that were scanned have no length.
    slots: [(usize, usize); ASIDE],
    nslots: usize,
    /// Where the last of them ends.
    end: usize,
    /// Pointers into the stack.
    pointers: [usize; ASIDE],
    npointers: usize,
    /// Bounds of the stack at hand.
    lo: usize,
    hi: usize,
    /// More was found than there is room for.
    all: bool,
}

/// Threads that mark at once.
const THREADS: usize = crate::mgc::MAX_HELPERS + 1;

/// Those made so far; each belongs to the thread that marks with its number.
static WORKSPACES: [AtomicPtr<Workspace>; THREADS] = [const { AtomicPtr::new(null_mut()) }; THREADS];

/// The workspace of the marking thread with a number, outside of the heap.
pub unsafe fn workspace(thread: usize) -> *mut Workspace {
    let known = WORKSPACES[thread].load(Relaxed);
    if !known.is_null() {
        return known;
    }
    // Zeros will do: no code has the address 0, and what is kept of it is not looked at before that.
    let Some(p) = sys::mmap(0, size_of::<Workspace>(), sys::PROT_RW, 0) else {
        crate::mheap::out_of_memory()
    };
    WORKSPACES[thread].store(p as *mut Workspace, Relaxed);
    p as *mut Workspace
}

/// Marks what a goroutine's stack and its structure point to.
///
/// # Safety
/// The goroutine does not run, or is the stopper of the world; `w` is this thread's.
pub unsafe fn scan(m: &mut Marker, w: *mut Workspace, gp: *mut G) {
    let (mut sp, mut fp) = ((*gp).sched.sp, (*gp).sched.bp);
    if (*gp).syscallsp != 0 {
        (sp, fp) = ((*gp).syscallsp, (*gp).syscallbp);
    }
    if (*gp).gcfp != 0 {
        // Below what it has pushed; in the same segment, which Rust code does not leave.
        (sp, fp) = ((*gp).gcfp - 40, (*gp).gcfp);
    }
    let w = &mut *w;
    (w.nslots, w.end, w.npointers, w.all) = (0, 0, 0, false);
    (w.lo, w.hi) = (sp, (*gp).segs[0].hi);
    let mut walk = Walk { m, w, kept: [0; KEPT] };
    walk.frames(&(*gp).segs, (*gp).seg, sp, fp);
    proc::gc_roots(gp, |p| walk.word(p));
    walk.finish();
}

struct Walk<'a> {
    m: &'a mut Marker,
    w: &'a mut Workspace,
    /// Where the frame at hand finds its values of the kept registers after the call: addresses, 0 if that was scanned.
    kept: [usize; KEPT],
}

impl Walk<'_> {
    /// Walks up from the frame by which the goroutine was left: its words begin at `at`, its frame record is at `fp`.
    unsafe fn frames(&mut self, segs: &[Segment], mut class: usize, mut at: usize, mut fp: usize) {
        // SAFETY: classes are below `NSEG`, which is the length.
        let seg = |class: usize| unsafe { segs.get_unchecked(class) };
        let mut hi = seg(class).hi;
        let mut pc = 0;
        // Whatever leaves a goroutine's stack pushes rbx, r12, r13, r14 and r15 first (`asm`).
        let kind = Kind::Native { pushed: [1, 2, 3, 4, 5], count: 5 };
        let mut code = Code { pc, frame_size: 0, arg_bytes: 0, kind };
        // Frames to take word by word, whatever they are.
        let mut doubtful = 0;
        loop {
            if class != 0 && !(at..hi).contains(&fp) {
                let older = seg(seg(class).prev);
                if (older.sp..older.hi).contains(&fp) {
                    (class, at, hi) = (seg(class).prev, older.sp, older.hi);
                }
            }
            if !(at..hi - 8).contains(&fp) || !fp.is_multiple_of(8) {
                break;
            }
            let mut end = fp + 16 + code.arg_bytes;
            let between = if let Kind::Between(frames) = code.kind { frames } else { 0 };
            match code.kind {
                _ if between + doubtful > 0 || matches!(code.kind, Kind::Unknown) => {
                    // What is interrupted may not have made its frame yet: this one is then its caller's, and the
                    // arguments are unknown. They are scanned with the next frame.
                    if between > 0 || doubtful > 1 {
                        end = fp + 16;
                    }
                    doubtful = between.max(doubtful.saturating_sub(1));
                    self.words(at, end);
                    self.give_up_registers();
                }
                Kind::Unknown | Kind::Between(_) => {}
                Kind::Morestack => {
                    // Below its frame record lies the number of the bytes of arguments, which have been copied.
                    end = fp + 16 + *((fp - 8) as *const usize);
                }
                Kind::Native { pushed, count } => {
                    self.words(at, fp - 8 * count as usize);
                    for (kept, p) in self.kept.iter_mut().zip(pushed).filter(|x| x.1 != 0) {
                        let value = core::mem::replace(kept, fp - 8 * p as usize);
                        if value != 0 {
                            word(self.m, self.w, *(value as *const usize));
                        }
                    }
                }
                Kind::Mapped(map, site) => self.mapped(&map, site, fp - code.frame_size),
            }
            at = end;
            pc = *((fp + 8) as *const usize);
            fp = *(fp as *const usize);
            code = *self.code(pc);
        }
        // The top of a goroutine, or a chain that is not what it should be.
        if pc != asm::goexit as *const () as usize + 1 {
            self.give_up_registers();
        }
        self.words(at, hi);
        while class != 0 {
            class = seg(class).prev;
            self.words(seg(class).sp, seg(class).hi);
        }
    }

    /// The frame of a function in a call that its map knows; rsp is `sp` in its body.
    unsafe fn mapped(&mut self, map: &StackMap<'_>, site: Site, sp: usize) {
        map.each(site, |part| match part {
            Part::Register(r) => {
                let kept = self.kept[r & 3];
                if kept != 0 {
                    self.word(*(kept as *const usize));
                }
            }
            Part::Word(n) => self.word(*((sp + 8 * n) as *const usize)),
            Part::Slot { word, len, named } => {
                let (from, to) = (sp + 8 * word, sp + 8 * (word + len));
                if named || !self.put_aside(from, to) {
                    self.words(from, to);
                }
            }
        });
        for (r, kept) in self.kept[..REGISTERS].iter_mut().enumerate() {
            if let Some(word) = map.saved(r) {
                *kept = sp + 8 * word;
            }
        }
    }

    /// Keeps a slot for later, if there is room. Slots come in rising order.
    fn put_aside(&mut self, from: usize, to: usize) -> bool {
        let w = &mut *self.w;
        match w.slots.get_mut(w.nslots) {
            Some(slot) if !w.all && w.end <= from => {
                *slot = (from, to);
                w.nslots += 1;
                w.end = to;
                true
            }
            _ => {
                w.all = true;
                false
            }
        }
    }

    /// From here on the values of the kept registers count as scanned.
    unsafe fn give_up_registers(&mut self) {
        for kept in core::mem::take(&mut self.kept) {
            if kept != 0 {
                self.word(*(kept as *const usize));
            }
        }
    }

    /// Scans the slots that somebody points to.
    unsafe fn finish(&mut self) {
        while !self.w.all
            && let Some(n) = self.w.npointers.checked_sub(1)
            && let Some(&p) = self.w.pointers.get(n)
        {
            self.w.npointers = n;
            let slots = self.w.slots.get(..self.w.nslots).unwrap_or_default();
            let found = slots.partition_point(|s| s.0 <= p).wrapping_sub(1);
            if let Some(&(from, to)) = slots.get(found)
                && p < to
            {
                self.w.slots[found].1 = from;
                self.words(from, to);
            }
        }
        let mut n = 0;
        while self.w.all
            && n < self.w.nslots
            && let Some(&(from, to)) = self.w.slots.get(n)
        {
            self.words(from, to);
            n += 1;
        }
    }

    /// Takes a word for a possible pointer.
    #[inline(always)]
    unsafe fn word(&mut self, v: usize) {
        word(self.m, self.w, v);
    }

    /// Every word of `lo..hi`.
    #[inline(never)]
    unsafe fn words(&mut self, lo: usize, hi: usize) {
        let mut p = (lo + 7) & !7;
        while p + 8 <= hi {
            word(self.m, self.w, (p as *const usize).read_volatile());
            p += 8;
        }
    }

    /// What is known of the function that returns to `pc`.
    #[inline(always)]
    unsafe fn code(&mut self, pc: usize) -> *const Code {
        let known = &raw mut self.w.code[(pc ^ pc >> 8) % CACHED];
        if (*known).pc != pc {
            known.write(look_up(pc));
        }
        known
    }
}

#[inline(never)]
unsafe fn word(m: &mut Marker, w: &mut Workspace, v: usize) {
    if v.wrapping_sub(w.lo) >= w.hi - w.lo {
        return m.grey_one(v);
    }
    match w.pointers.get_mut(w.npointers) {
        Some(p) => {
            *p = v;
            w.npointers += 1;
        }
        None => w.all = true,
    }
}

#[cold]
unsafe fn look_up(pc: usize) -> Code {
    let mut code = Code { pc, frame_size: 0, arg_bytes: 0, kind: Kind::Unknown };
    let Some(f) = symtab::findfunc(pc - 1) else { return code };
    if f.flags & FLAG_RUNTIME != 0 {
        code.kind = native(f.flags, f.entry);
        return code;
    }
    code.frame_size = f.frame_size as usize;
    code.arg_bytes = f.arg_bytes as usize;
    if let Some(map) = f.stack()
        && let Some(site) = map.site(pc - f.entry)
    {
        code.kind = Kind::Mapped(map, site);
    }
    code
}

/// Of a function of the runtime, by its flags and its code.
unsafe fn native(flags: u32, entry: usize) -> Kind {
    match flags & (FLAG_SEVERAL | FLAG_MORESTACK | FLAG_AMID | FLAG_BEFORE) {
        0 => {}
        FLAG_SEVERAL => return Kind::Unknown,
        FLAG_MORESTACK => return Kind::Morestack,
        FLAG_AMID => return Kind::Between(2),
        _ => return Kind::Between(1),
    }
    let byte = |n: usize| *((entry + n) as *const u8);
    // push rbp; mov rbp, rsp
    if (byte(0), byte(1), byte(2), byte(3)) != (0x55, 0x48, 0x89, 0xe5) {
        return Kind::Unknown;
    }
    let (mut at, mut count, mut pushed) = (4, 0, [0; KEPT]);
    loop {
        let register = match (byte(at), byte(at + 1)) {
            (0x53, _) => 0,
            (0x41, second @ 0x54..=0x57) => second as usize - 0x53,
            _ => return Kind::Native { pushed, count },
        };
        at += if byte(at) == 0x41 { 2 } else { 1 };
        count += 1;
        pushed[register] = count;
    }
}
