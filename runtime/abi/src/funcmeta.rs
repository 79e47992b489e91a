//! Metadata of one compiled function in an object file: section `.rgo.func.<name>`.
//!
//! The first eight bytes are relocated to the function's symbol; then this structure, in LEB128 numbers. The linker
//! turns the metadata of live functions into `pclntab`, and nothing of it is loaded otherwise.

use crate::pcln::put;
pub use crate::pcln::{FLAG_BARE, FLAG_CHECKED, FLAG_NOPREEMPT, FLAG_NOSPLIT, FLAG_WRAPPER};

/// In the encoded flags: [`FuncMeta::arguments`] comes last.
const ARGUMENTS: u32 = 1 << 9;

/// A source place inside the function, possibly inlined from elsewhere.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Loc {
    /// Index into [`FuncMeta::files`].
    pub file: u32,
    pub line: u32,
    /// Index into [`FuncMeta::inlined`] plus one; 0 = the function's own code.
    pub inlined: u32,
}

/// A call that was inlined.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Inlined {
    /// Name of the function whose body was inlined.
    pub name: String,
    /// Where it was called.
    pub call: Loc,
    /// Whether the inlined function is a wrapper.
    pub wrapper: bool,
}

/// The metadata.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FuncMeta {
    /// `FLAG_*`.
    pub flags: u32,
    /// Bytes from the frame pointer down to rsp inside the body (spills, slots, saved registers, outgoing arguments).
    pub frame_size: u32,
    /// Bytes of stack arguments that the function pops.
    pub arg_bytes: u32,
    /// Line of the `func` keyword, in `files[0]`.
    pub start_line: u32,
    /// Source files, the function's own first.
    pub files: Vec<String>,
    /// Inlined calls, parents before children.
    pub inlined: Vec<Inlined>,
    /// (code offset, place): valid from the offset to the next row's.
    pub rows: Vec<(u32, Loc)>,
    /// (return address of the `try_call`, landing pad), as code offsets.
    pub landings: Vec<(u32, u32)>,
    /// Code ranges in which a signal must not preempt.
    pub unsafe_ranges: Vec<(u32, u32)>,
    /// What of the frame is live at calls ([`crate::stackmap`]); empty: everything.
    pub stack: Vec<u8>,
    /// What is known of the arguments ([`crate::args`]); empty for nothing.
    pub arguments: Vec<u8>,
}

/// The bytes are not an encoded [`FuncMeta`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Malformed;

impl FuncMeta {
    /// Appends the encoding (without the leading relocated word) to `out`.
    pub fn encode(&self, out: &mut Vec<u8>) {
        let flags = self.flags | if self.arguments.is_empty() { 0 } else { ARGUMENTS };
        for n in [flags, self.frame_size, self.arg_bytes, self.start_line] {
            put(out, n);
        }
        put(out, self.files.len() as u32);
        for f in &self.files {
            put_str(out, f);
        }
        put(out, self.inlined.len() as u32);
        for i in &self.inlined {
            put_str(out, &i.name);
            put(out, i.wrapper as u32);
            put_loc(out, &i.call);
        }
        put(out, self.rows.len() as u32);
        let mut last = 0;
        for (off, loc) in &self.rows {
            put(out, off - last);
            last = *off;
            put_loc(out, loc);
        }
        for list in [&self.landings, &self.unsafe_ranges] {
            put(out, list.len() as u32);
            for &(a, b) in list {
                put(out, a);
                put(out, b);
            }
        }
        put(out, self.stack.len() as u32);
        out.extend_from_slice(&self.stack);
        if !self.arguments.is_empty() {
            put(out, self.arguments.len() as u32);
            out.extend_from_slice(&self.arguments);
        }
    }

    /// Decodes what [`FuncMeta::encode`] wrote.
    pub fn decode(bytes: &[u8]) -> Result<FuncMeta, Malformed> {
        let mut r = Reader { bytes, at: 0 };
        let mut m = FuncMeta {
            flags: r.num()?,
            frame_size: r.num()?,
            arg_bytes: r.num()?,
            start_line: r.num()?,
            ..FuncMeta::default()
        };
        for _ in 0..r.count()? {
            m.files.push(r.str()?);
        }
        for _ in 0..r.count()? {
            let name = r.str()?;
            let wrapper = r.num()? != 0;
            m.inlined.push(Inlined { name, wrapper, call: r.loc()? });
        }
        let mut off: u32 = 0;
        for _ in 0..r.count()? {
            off = off.checked_add(r.num()?).ok_or(Malformed)?;
            m.rows.push((off, r.loc()?));
        }
        for list in [&mut m.landings, &mut m.unsafe_ranges] {
            for _ in 0..r.count()? {
                list.push((r.num()?, r.num()?));
            }
        }
        m.stack = r.bytes()?.to_vec();
        if m.flags & ARGUMENTS != 0 {
            m.flags &= !ARGUMENTS;
            m.arguments = r.bytes()?.to_vec();
        }
        if r.at == bytes.len() { Ok(m) } else { Err(Malformed) }
    }
}

fn put_str(out: &mut Vec<u8>, s: &str) {
    put(out, s.len() as u32);
    out.extend_from_slice(s.as_bytes());
}

fn put_loc(out: &mut Vec<u8>, l: &Loc) {
    put(out, l.file);
    put(out, l.line);
    put(out, l.inlined);
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn num(&mut self) -> Result<u32, Malformed> {
        let mut n = 0u32;
        for shift in (0..35).step_by(7) {
            let b = *self.bytes.get(self.at).ok_or(Malformed)?;
            self.at += 1;
            n |= ((b & 0x7f) as u32).checked_shl(shift).ok_or(Malformed)?;
            if b < 0x80 {
                return Ok(n);
            }
        }
        Err(Malformed)
    }

    /// A count of things that take at least a byte each: never more than what is left.
    fn count(&mut self) -> Result<u32, Malformed> {
        let n = self.num()?;
        if n as usize <= self.bytes.len() - self.at { Ok(n) } else { Err(Malformed) }
    }

    fn bytes(&mut self) -> Result<&[u8], Malformed> {
        let n = self.count()? as usize;
        let s = &self.bytes[self.at..self.at + n];
        self.at += n;
        Ok(s)
    }

    fn str(&mut self) -> Result<String, Malformed> {
        String::from_utf8(self.bytes()?.to_vec()).map_err(|_| Malformed)
    }

    fn loc(&mut self) -> Result<Loc, Malformed> {
        Ok(Loc { file: self.num()?, line: self.num()?, inlined: self.num()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_survives_a_round_trip_and_truncation_is_an_error() {
        let loc = Loc { file: 0, line: 300, inlined: 1 };
        let m = FuncMeta {
            flags: FLAG_CHECKED,
            frame_size: 4096,
            arg_bytes: 16,
            start_line: 7,
            files: vec!["a.go".into()],
            inlined: vec![Inlined { name: "main.f".into(), call: Loc::default(), wrapper: true }],
            rows: vec![(0, Loc::default()), (200, loc)],
            landings: vec![(10, 20)],
            unsafe_ranges: vec![(1, 2), (3, 4)],
            stack: vec![1, 2, 3],
            arguments: vec![5, 3, 8],
        };
        let mut b = vec![];
        m.encode(&mut b);
        assert_eq!(FuncMeta::decode(&b), Ok(m));
        for n in 0..b.len() {
            assert_eq!(FuncMeta::decode(&b[..n]), Err(Malformed));
        }
    }
}
