//! `pclntab`: what the image knows about its functions by code address.
//!
//! The linker writes it (`Builder`, feature `std`), the runtime reads it ([`Pcln`]) for tracebacks, recovery and
//! asynchronous preemption, so the readers neither allocate nor panic: bytes that are not a table give empty answers.
//!
//! Three arrays: `functab`, sorted by address, one entry a function and a last one for the end of the text;
//! `filetab`, offsets of file names; and `data`, which holds length-prefixed strings and one record a function.
//! A record is a byte of `HAS_*` bits and then LEB128 numbers:
//!
//! ```text
//! name flags frame_size start_line file
//! [args]                                  HAS_ARGS      bytes of stack arguments
//! [n (name flags file line parent)*]      HAS_INLINED   calls that were inlined, parents first; parent+1 or 0
//! [n (ret pad)*]                          HAS_LANDINGS  return address of the try_call, landing pad
//! [n (start len)*]                        HAS_UNSAFE    start relative to the end of the range before
//! [n bytes]                               HAS_STACK     what of the frame is live at calls (`stackmap`)
//! [n bytes]                               HAS_VALUES    what is known of the arguments ([`crate::args`])
//! [n (dpc<<1|moved dline [file inl])*]    HAS_ROWS      dline is zigzag; file and inl follow if `moved`
//! ```
//!
//! `name` and strings are offsets into `data`, `file` an index into `filetab`, code offsets count from the
//! function's entry. A return address belongs to the instruction before it: ask for `pc - 1`.

use crate::args::Args;
use crate::stackmap::StackMap;

/// The function has a prologue check.
pub const FLAG_CHECKED: u32 = 1;
/// A wrapper that `recover` and tracebacks look through.
pub const FLAG_WRAPPER: u32 = 2;
/// May not be preempted by a signal anywhere in its body.
pub const FLAG_NOPREEMPT: u32 = 4;
/// `//go:nosplit`: must not have a check, the linker proves that its stack suffices.
pub const FLAG_NOSPLIT: u32 = 8;
/// Not Go code: a function of the runtime written in Rust or assembly. Never preempted by a signal.
pub const FLAG_RUNTIME: u32 = 16;
/// Assembly that runs in place of a Go function that has not begun, or leads to func values made by `reflect`: arguments of
/// the caller's call lie above its frame.
pub const FLAG_BEFORE: u32 = 64;
/// Assembly that a signal entered in the middle of Go code: neither that function's frame nor its caller's need be whole.
pub const FLAG_AMID: u32 = 128;
/// `runtime.morestack`: its caller's frame lies in an older segment of the stack.
pub const FLAG_MORESTACK: u32 = 256;

/// The source declares neither a receiver nor parameters.
pub const FLAG_BARE: u32 = 32;

/// The entry stands for several functions of the runtime, of which only the first begins there.
pub const FLAG_SEVERAL: u32 = 1 << 10;

/// Directives that give a function in assembly its source place, for use inside `naked_asm!` or `global_asm!`: the
/// metadata of [`crate::funcmeta`] with file and line of the macro call, and further flags if any.
#[macro_export]
macro_rules! asm_place {
    ($name:literal) => {
        $crate::asm_place!($name, 0)
    };
    ($name:literal, $flags:literal) => {
        concat!(
            ".pushsection .rgo.func.",
            $name,
            ",\"\",@progbits\n.quad ",
            $name,
            "\n.uleb128 16+",
            $flags,
            "\n.uleb128 0\n.uleb128 0\n.uleb128 ",
            line!(),
            "\n.uleb128 1\n.uleb128 9f-8f\n8: .ascii \"",
            file!(),
            "\"\n9:\n.byte 0, 0, 0, 0, 0\n.popsection\n"
        )
    };
}

const HAS_ARGS: u8 = 1;
const HAS_INLINED: u8 = 2;
const HAS_LANDINGS: u8 = 4;
const HAS_UNSAFE: u8 = 8;
const HAS_ROWS: u8 = 16;
const HAS_STACK: u8 = 32;
const HAS_VALUES: u8 = 64;

/// An entry of the function table.
#[repr(C)]
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct FuncTab {
    /// Offset of the function's first instruction from the start of the text.
    pub entry: u32,
    /// Offset of its record in `data`; 0 in the last entry, which only ends the text.
    pub info: u32,
}

/// The tables of one image.
#[derive(Clone, Copy, Debug)]
pub struct Pcln<'a> {
    /// Address that `FuncTab::entry` counts from.
    pub text: usize,
    pub functab: &'a [FuncTab],
    pub filetab: &'a [u32],
    pub data: &'a [u8],
}

/// A function of the table.
#[derive(Clone, Copy, Debug)]
pub struct Func<'a> {
    tab: Pcln<'a>,
    /// Address of the first instruction.
    pub entry: usize,
    /// One past the last byte (padding included).
    pub end: usize,
    /// Symbol name.
    pub name: &'a str,
    /// `FLAG_*`.
    pub flags: u32,
    /// Bytes from the frame pointer down to rsp inside the body.
    pub frame_size: u32,
    /// Bytes of stack arguments that the function pops.
    pub arg_bytes: u32,
    /// Line of the `func` keyword; 0 when not known.
    pub start_line: u32,
    file: u32,
    shape: u8,
    /// Offset of what follows `arg_bytes`.
    rest: usize,
}

/// A source place of a code address; the file is an index into `filetab`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Place {
    file: u32,
    line: u32,
    /// Index of the inlined call plus one, or 0.
    inlined: u32,
}

/// One line of a traceback.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Frame<'a> {
    pub func: &'a str,
    pub file: &'a str,
    pub line: u32,
    /// Whether the function is a wrapper.
    pub wrapper: bool,
    /// Whether this frame has no machine frame of its own: it was inlined into the one after it.
    pub inlined: bool,
}

/// The frames at one code address, innermost first; the last one is the function itself.
pub struct Frames<'a> {
    func: Func<'a>,
    place: Place,
    done: bool,
}

impl<'a> Pcln<'a> {
    /// Number of functions.
    #[inline(never)]
    pub fn count(&self) -> usize {
        self.functab.len().saturating_sub(1)
    }

    /// The function at a position of the table.
    pub fn func(&self, index: usize) -> Option<Func<'a>> {
        let [this, next] = self.functab.get(index..index + 2)? else { return None };
        let mut r = Reader { data: self.data, at: this.info as usize };
        let shape = r.byte();
        let (name, flags) = (r.num(), r.num());
        let (frame_size, start_line, file) = (r.num(), r.num(), r.num());
        let arg_bytes = if shape & HAS_ARGS != 0 { r.num() } else { 0 };
        Some(Func {
            tab: *self,
            entry: self.text + this.entry as usize,
            end: self.text + next.entry as usize,
            name: string(self.data, name),
            flags,
            frame_size,
            arg_bytes,
            start_line,
            file,
            shape,
            rest: r.at,
        })
    }

    /// The function whose code holds `pc`.
    pub fn find_func(&self, pc: usize) -> Option<Func<'a>> {
        let off = u32::try_from(pc.checked_sub(self.text)?).ok()?;
        let after = self.functab.partition_point(|e| e.entry <= off);
        self.func(after.checked_sub(1)?)
    }

    /// The landing pad of the `try_call` that returns to `ret`.
    pub fn landing(&self, ret: usize) -> Option<usize> {
        // The call may be the function's last instruction: look up the call, not what it returns to.
        self.find_func(ret.wrapping_sub(1))?.landing(ret)
    }

    /// Whether a signal must not stop a goroutine at `pc`: not Go code, marked as a whole, or inside a marked range.
    pub fn is_unsafe(&self, pc: usize) -> bool {
        match self.find_func(pc) {
            Some(f) => f.flags & (FLAG_NOPREEMPT | FLAG_RUNTIME) != 0 || f.in_unsafe_range(pc),
            None => true,
        }
    }

    fn file(&self, index: u32) -> &'a str {
        match self.filetab.get(index as usize) {
            Some(&off) => string(self.data, off),
            None => "?",
        }
    }
}

impl<'a> Func<'a> {
    /// Name of the file that the function stands in.
    pub fn file(&self) -> &'a str {
        self.tab.file(self.file)
    }

    /// The frames at `pc`, innermost first.
    pub fn frames(&self, pc: usize) -> Frames<'a> {
        Frames { func: *self, place: self.place(pc), done: false }
    }

    /// File and line of the instruction at `pc` (of the innermost inlined call there).
    pub fn line(&self, pc: usize) -> (&'a str, u32) {
        let p = self.place(pc);
        (self.tab.file(p.file), p.line)
    }

    /// The landing pad of the `try_call` of this function that returns to `ret`.
    pub fn landing(&self, ret: usize) -> Option<usize> {
        let mut r = self.list(HAS_LANDINGS)?;
        for _ in 0..r.count() {
            let (from, pad) = (r.num() as usize, r.num() as usize);
            if self.entry + from == ret {
                return Some(self.entry + pad);
            }
        }
        None
    }

    /// Whether a landing pad begins at `pc`.
    pub fn is_pad(&self, pc: usize) -> bool {
        let Some(mut r) = self.list(HAS_LANDINGS) else { return false };
        (0..r.count()).any(|_| {
            r.skip(1);
            self.entry + r.num() as usize == pc
        })
    }

    /// Whether `pc` lies in a range that a signal must not interrupt.
    pub fn in_unsafe_range(&self, pc: usize) -> bool {
        let Some(mut r) = self.list(HAS_UNSAFE) else { return false };
        let mut at = self.entry;
        for _ in 0..r.count() {
            let start = at + r.num() as usize;
            at = start + r.num() as usize;
            if pc < start {
                return false;
            }
            if pc < at {
                return true;
            }
        }
        false
    }

    /// What of the frame is live at calls, if the compiler says.
    pub fn stack(&self) -> Option<StackMap<'a>> {
        self.bytes(HAS_STACK).map(StackMap::new)
    }

    /// What is known of its arguments; only functions compiled with `-N` have it.
    pub fn arguments(&self) -> Option<Args<'a>> {
        self.bytes(HAS_VALUES).map(Args::new)
    }

    fn place(&self, pc: usize) -> Place {
        // Before the first row the function's first line counts: a prologue has no place of its own.
        let mut place = Place { file: self.file, line: self.start_line, inlined: 0 };
        let Some(mut r) = self.list(HAS_ROWS) else { return place };
        let mut at = self.entry;
        let mut next = place;
        for _ in 0..r.count() {
            let head = r.num();
            at += (head >> 1) as usize;
            if at > pc {
                break;
            }
            next.line = next.line.wrapping_add(unzigzag(r.num()) as u32);
            if head & 1 != 0 {
                (next.file, next.inlined) = (r.num(), r.num());
            }
            place = next;
        }
        place
    }

    /// The inlined call with a number counted from one: name, flags and where it was called.
    fn inlined(&self, number: u32) -> Option<(&'a str, u32, Place)> {
        let mut r = self.list(HAS_INLINED)?;
        if number == 0 || number > r.count() {
            return None;
        }
        r.skip((number - 1).saturating_mul(5));
        let (name, flags) = (r.num(), r.num());
        let call = Place { file: r.num(), line: r.num(), inlined: r.num() };
        Some((string(self.tab.data, name), flags, call))
    }

    /// The list of a record that a `HAS_*` bit stands for, from its count on.
    #[inline(never)]
    fn list(&self, which: u8) -> Option<Reader<'a>> {
        // Numbers in an element of each list; of the last ones the elements are bytes.
        const LISTS: [(u8, u32); 6] = [
            (HAS_INLINED, 5),
            (HAS_LANDINGS, 2),
            (HAS_UNSAFE, 2),
            (HAS_STACK, 0),
            (HAS_VALUES, 0),
            (HAS_ROWS, 0),
        ];
        let mut r = Reader { data: self.tab.data, at: self.rest };
        if self.shape & which == 0 {
            return None;
        }
        for (list, numbers) in LISTS {
            if list == which {
                break;
            }
            if self.shape & list != 0 {
                let n = r.count();
                match numbers {
                    0 => r.at += n as usize,
                    _ => r.skip(n.saturating_mul(numbers)),
                }
            }
        }
        Some(r)
    }

    /// The bytes of a list of them.
    fn bytes(&self, which: u8) -> Option<&'a [u8]> {
        let mut r = self.list(which)?;
        let n = r.count() as usize;
        r.data.get(r.at..r.at + n)
    }
}

impl<'a> Iterator for Frames<'a> {
    type Item = Frame<'a>;

    fn next(&mut self) -> Option<Frame<'a>> {
        if self.done {
            return None;
        }
        let (file, line) = (self.func.tab.file(self.place.file), self.place.line);
        if let Some((func, flags, call)) = self.func.inlined(self.place.inlined) {
            // Parents stand first, so numbers fall and a damaged table cannot make this go round.
            if call.inlined < self.place.inlined {
                self.place = call;
                return Some(Frame { func, file, line, wrapper: flags & FLAG_WRAPPER != 0, inlined: true });
            }
        }
        self.done = true;
        let wrapper = self.func.flags & FLAG_WRAPPER != 0;
        Some(Frame { func: self.func.name, file, line, wrapper, inlined: false })
    }
}

/// Reads numbers; past the end there are only zeros.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'a> {
    pub data: &'a [u8],
    pub at: usize,
}

impl Reader<'_> {
    pub fn byte(&mut self) -> u8 {
        let b = self.data.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        b
    }

    #[inline(never)]
    pub fn num(&mut self) -> u32 {
        let mut n = 0;
        let mut shift = 0;
        loop {
            let b = self.byte();
            if shift < 32 {
                n |= ((b & 0x7f) as u32) << shift;
            }
            shift += 7;
            if b < 0x80 {
                return n;
            }
        }
    }

    /// A count of things that take a byte each at least.
    #[inline(never)]
    pub fn count(&mut self) -> u32 {
        let n = self.num();
        if n as usize <= self.data.len().saturating_sub(self.at) { n } else { 0 }
    }

    #[inline(never)]
    pub fn skip(&mut self, n: u32) {
        for _ in 0..n {
            self.num();
        }
    }
}

#[inline(never)]
fn string(data: &[u8], off: u32) -> &str {
    let mut r = Reader { data, at: off as usize };
    let len = r.num() as usize;
    let bytes = data.get(r.at..r.at + len).unwrap_or(b"?");
    #[cfg(any(test, feature = "std"))]
    return core::str::from_utf8(bytes).unwrap_or("?");
    // SAFETY: the image's own table, in which the linker wrote whole strings where it says that there are some. Looking at
    // every byte again would cost half a kilobyte of code in each program.
    #[cfg(not(any(test, feature = "std")))]
    return unsafe { core::str::from_utf8_unchecked(bytes) };
}

fn unzigzag(n: u32) -> i32 {
    (n >> 1) as i32 ^ -((n & 1) as i32)
}

#[cfg(any(test, feature = "std"))]
pub(crate) use build::put;
#[cfg(any(test, feature = "std"))]
pub use build::{Builder, Tables};

#[cfg(any(test, feature = "std"))]
mod build {
    use super::*;
    use crate::funcmeta::{FuncMeta, Loc};
    use std::collections::HashMap;

    /// Collects functions in the order of their addresses.
    #[derive(Default)]
    pub struct Builder {
        tables: Tables,
        names: HashMap<String, u32>,
        files: HashMap<String, u32>,
    }

    /// The finished tables.
    #[derive(Default)]
    pub struct Tables {
        pub functab: Vec<FuncTab>,
        pub filetab: Vec<u32>,
        pub data: Vec<u8>,
    }

    impl Builder {
        /// Empty tables. Offset 0 of the data is the empty string, so no record has it.
        pub fn new() -> Builder {
            let mut b = Builder::default();
            b.string("");
            b
        }

        /// Adds a function that begins `entry` bytes into the text, after all that were added before.
        pub fn add(&mut self, entry: u32, name: &str, meta: &FuncMeta) {
            let files: Vec<u32> = match meta.files.as_slice() {
                [] => vec![self.file("?")],
                files => files.iter().map(|f| self.file(f)).collect(),
            };
            let file = |l: &Loc| files.get(l.file as usize).copied().unwrap_or(files[0]);
            let mut rec = vec![0];
            let name = self.string(name);
            for n in [name, meta.flags, meta.frame_size, meta.start_line, files[0]] {
                put(&mut rec, n);
            }
            let mut shape = 0;
            if meta.arg_bytes != 0 {
                shape |= HAS_ARGS;
                put(&mut rec, meta.arg_bytes);
            }
            if !meta.inlined.is_empty() {
                shape |= HAS_INLINED;
                put(&mut rec, meta.inlined.len() as u32);
                for i in &meta.inlined {
                    let flags = if i.wrapper { FLAG_WRAPPER } else { 0 };
                    for n in [self.string(&i.name), flags, file(&i.call), i.call.line, i.call.inlined] {
                        put(&mut rec, n);
                    }
                }
            }
            if !meta.landings.is_empty() {
                shape |= HAS_LANDINGS;
                put(&mut rec, meta.landings.len() as u32);
                for &(ret, pad) in &meta.landings {
                    put(&mut rec, ret);
                    put(&mut rec, pad);
                }
            }
            if !meta.unsafe_ranges.is_empty() {
                shape |= HAS_UNSAFE;
                put_ranges(&mut rec, &meta.unsafe_ranges);
            }
            if !meta.stack.is_empty() {
                shape |= HAS_STACK;
                put(&mut rec, meta.stack.len() as u32);
                rec.extend_from_slice(&meta.stack);
            }
            if !meta.arguments.is_empty() {
                shape |= HAS_VALUES;
                put(&mut rec, meta.arguments.len() as u32);
                rec.extend_from_slice(&meta.arguments);
            }
            if !meta.rows.is_empty() {
                shape |= HAS_ROWS;
                let rows: Vec<_> = meta.rows.iter().map(|(o, l)| (*o, file(l), l.line, l.inlined)).collect();
                put_rows(&mut rec, (files[0], meta.start_line), &rows);
            }
            rec[0] = shape;
            let info = self.tables.data.len() as u32;
            self.tables.data.extend_from_slice(&rec);
            self.tables.functab.push(FuncTab { entry, info });
        }

        /// Ends the text after `size` bytes.
        pub fn finish(mut self, size: u32) -> Tables {
            self.tables.functab.push(FuncTab { entry: size, info: 0 });
            self.tables
        }

        fn file(&mut self, name: &str) -> u32 {
            if let Some(&i) = self.files.get(name) {
                return i;
            }
            let off = self.string(name);
            let i = self.tables.filetab.len() as u32;
            self.tables.filetab.push(off);
            self.files.insert(name.to_owned(), i);
            i
        }

        fn string(&mut self, s: &str) -> u32 {
            if let Some(&off) = self.names.get(s) {
                return off;
            }
            let off = self.tables.data.len() as u32;
            put(&mut self.tables.data, s.len() as u32);
            self.tables.data.extend_from_slice(s.as_bytes());
            self.names.insert(s.to_owned(), off);
            off
        }
    }

    impl Tables {
        /// The tables as the runtime sees them, with the text at `text`.
        pub fn view(&self, text: usize) -> Pcln<'_> {
            Pcln { text, functab: &self.functab, filetab: &self.filetab, data: &self.data }
        }
    }

    /// Sorted, with overlaps joined.
    fn put_ranges(rec: &mut Vec<u8>, ranges: &[(u32, u32)]) {
        let mut sorted = ranges.to_vec();
        sorted.sort_unstable();
        let mut joined: Vec<(u32, u32)> = vec![];
        for (start, end) in sorted {
            match joined.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => joined.push((start, end)),
            }
        }
        put(rec, joined.len() as u32);
        let mut at = 0;
        for (start, end) in joined {
            put(rec, start - at);
            put(rec, end - start);
            at = end;
        }
    }

    /// Rows of (offset, file, line, inlined), those that say nothing new left out.
    fn put_rows(rec: &mut Vec<u8>, start: (u32, u32), rows: &[(u32, u32, u32, u32)]) {
        let mut kept: Vec<(u32, u32, u32, u32)> = vec![];
        for &row in rows {
            // Of several rows for one address the last holds.
            if kept.last().is_some_and(|l| l.0 == row.0) {
                kept.pop();
            }
            if kept.last().is_none_or(|l| (l.1, l.2, l.3) != (row.1, row.2, row.3)) {
                kept.push(row);
            }
        }
        put(rec, kept.len() as u32);
        let mut last = (0, start.0, start.1, 0);
        for row in kept {
            let moved = (row.1, row.3) != (last.1, last.3);
            put(rec, (row.0 - last.0) << 1 | moved as u32);
            put(rec, zigzag(row.2.wrapping_sub(last.2) as i32));
            if moved {
                put(rec, row.1);
                put(rec, row.3);
            }
            last = row;
        }
    }

    pub(crate) fn put(out: &mut Vec<u8>, mut n: u32) {
        while n >= 0x80 {
            out.push(n as u8 | 0x80);
            n >>= 7;
        }
        out.push(n as u8);
    }

    fn zigzag(n: i32) -> u32 {
        ((n << 1) ^ (n >> 31)) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::{Part, Word};
    use crate::funcmeta::{FuncMeta, Inlined, Loc};

    fn loc(file: u32, line: u32, inlined: u32) -> Loc {
        Loc { file, line, inlined }
    }

    const WORDS: [Part; 3] =
        [Part::Open, Part::Word(Word { bytes: 8, below: 24, inside: Some(16) }), Part::Close];

    fn tables() -> Tables {
        let mut b = Builder::new();
        let plain = FuncMeta { flags: FLAG_RUNTIME, files: vec!["rt.rs".into()], ..FuncMeta::default() };
        b.add(0, "_rt0_amd64_linux", &plain);
        let f = FuncMeta {
            flags: FLAG_CHECKED,
            frame_size: 4096,
            arg_bytes: 16,
            start_line: 10,
            files: vec!["main.go".into(), "lib.go".into()],
            inlined: vec![
                Inlined { name: "lib.A".into(), call: loc(0, 12, 0), wrapper: false },
                Inlined { name: "lib.B".into(), call: loc(1, 300, 1), wrapper: true },
            ],
            rows: vec![
                (4, loc(0, 11, 0)),
                (200, loc(1, 301, 1)),
                (210, loc(1, 7, 2)),
                (220, loc(0, 13, 0)),
                (230, loc(0, 13, 0)),
            ],
            landings: vec![(40, 90), (100, 120)],
            unsafe_ranges: vec![(30, 34), (8, 12), (10, 16)],
            stack: vec![1 | 3 << 4, 0, 0, 0, 1],
            arguments: crate::args::encode(9, &WORDS),
        };
        b.add(32, "main.main", &f);
        b.add(
            320,
            "main.f",
            &FuncMeta { start_line: 3, files: vec!["main.go".into()], ..FuncMeta::default() },
        );
        b.finish(352)
    }

    const TEXT: usize = 0x40_1000;

    #[test]
    fn an_address_finds_its_function() {
        let t = tables();
        let p = t.view(TEXT);
        assert_eq!(p.count(), 3);
        let name = |off| p.find_func(TEXT + off).map(|f| f.name);
        assert_eq!(name(0), Some("_rt0_amd64_linux"));
        assert_eq!(name(31), Some("_rt0_amd64_linux"));
        assert_eq!(name(32), Some("main.main"));
        assert_eq!(name(351), Some("main.f"));
        assert_eq!(name(352), None);
        assert!(p.find_func(TEXT - 1).is_none() && p.find_func(usize::MAX).is_none());
        let f = p.find_func(TEXT + 32).unwrap();
        assert_eq!((f.frame_size, f.arg_bytes, f.start_line, f.file()), (4096, 16, 10, "main.go"));
        assert_eq!((f.entry, f.end), (TEXT + 32, TEXT + 320));
    }

    #[test]
    fn lines_and_inlined_frames() {
        let t = tables();
        let p = t.view(TEXT);
        let f = p.find_func(TEXT + 32).unwrap();
        let at = |off| f.line(f.entry + off);
        assert_eq!(at(0), ("main.go", 10));
        assert_eq!(at(4), ("main.go", 11));
        assert_eq!(at(199), ("main.go", 11));
        assert_eq!(at(200), ("lib.go", 301));
        assert_eq!(at(287), ("main.go", 13));
        let all: Vec<_> = f.frames(f.entry + 215).collect();
        let frame = |func, file, line, wrapper, inlined| Frame { func, file, line, wrapper, inlined };
        assert_eq!(
            all,
            [
                frame("lib.B", "lib.go", 7, true, true),
                frame("lib.A", "lib.go", 300, false, true),
                frame("main.main", "main.go", 12, false, false),
            ]
        );
        let g = p.find_func(TEXT + 330).unwrap();
        assert_eq!(g.line(TEXT + 330), ("main.go", 3));
    }

    #[test]
    fn landings_and_unsafe_ranges() {
        let t = tables();
        let p = t.view(TEXT);
        let e = TEXT + 32;
        assert_eq!(p.landing(e + 40), Some(e + 90));
        assert_eq!(p.landing(e + 100), Some(e + 120));
        assert_eq!(p.landing(e + 41), None);
        let f = p.find_func(e).unwrap();
        assert_eq!((f.stack().unwrap().saved(0), f.line(e + 210).1), (Some(3), 7));
        assert!(p.find_func(TEXT).unwrap().stack().is_none());
        let pads = |off| p.find_func(e + off).unwrap().is_pad(e + off);
        assert!(pads(90) && pads(120) && !pads(40) && !pads(91));
        for off in 0..40 {
            let inside = (8..16).contains(&off) || (30..34).contains(&off);
            assert_eq!(p.is_unsafe(e + off), inside, "{off}");
        }
        assert!(p.is_unsafe(TEXT), "Rust code is never stopped");
        assert!(p.is_unsafe(0), "code that is not ours is never stopped");
    }

    #[test]
    fn arguments_of_those_that_have_them() {
        let t = tables();
        let p = t.view(TEXT);
        let args = p.func(1).and_then(|f| f.arguments()).unwrap();
        assert_eq!((args.from, args.collect::<Vec<_>>()), (9, WORDS.to_vec()));
        assert!(p.func(0).unwrap().arguments().is_none() && p.func(2).unwrap().arguments().is_none());
    }

    #[test]
    fn damaged_tables_give_answers_but_no_panic() {
        let good = tables();
        for i in 0..good.data.len() {
            for v in [0, 1, 0x7f, 0x80, 0xff] {
                let mut data = good.data.clone();
                data[i] = v;
                let p = Pcln { text: TEXT, functab: &good.functab, filetab: &good.filetab, data: &data };
                for pc in (TEXT..TEXT + 352).step_by(3) {
                    p.is_unsafe(pc);
                    p.landing(pc);
                    if let Some(f) = p.find_func(pc) {
                        assert!(f.frames(pc).count() < 300);
                        assert!(f.arguments().map_or(0, |a| a.count()) < 300);
                    }
                }
            }
        }
    }
}
