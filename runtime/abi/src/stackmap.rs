//! Which words of a frame the collector looks at, by the call in which the frame waits.
//!
//! The compiler writes a map for each function ([`Map::encode`], feature `std`), the linker puts it into `pclntab`, the
//! collector reads it ([`StackMap`]). Words are counted from rsp in the function's body; those beyond the frame are its
//! stack arguments. In LEB128 numbers:
//!
//! ```text
//! saved | first<<4             which of rbx r12 r13 r14 it saves, the word where the first lies; the others follow
//! n (gap<<1|held len)*         slots: objects in the frame, in words, the gap counts from the end of the one before
//! n (gap)*                     words that are live somewhere, from the word behind the one before
//! n (dret bits)*               calls by return address; n = 0: one `bits` that holds for every call there is
//! ```
//!
//! `bits`, seven in a byte, the lowest first, the byte's top bit if more follow; what is missing is zero: one for each
//! saved register that the caller's value of matters no more — that is, which holds a live value of this function —, two
//! for each slot (may hold something; is named later), one for each word.

use crate::pcln::Reader;

/// Registers that a callee saves and that can hold a pointer, in the order of their bits: rbx, r12, r13, r14.
pub const REGISTERS: usize = 4;

/// What a live frame holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// A register (number in `REGISTERS`) has a live value.
    Register(usize),
    /// An object of `len` words from `word` on that may hold something. If it is not `named` any more, it counts only if
    /// somebody points to it.
    Slot { word: usize, len: usize, named: bool },
    /// A live word.
    Word(usize),
}

/// A function's map.
#[derive(Clone, Copy, Debug)]
pub struct StackMap<'a> {
    data: &'a [u8],
    saved: u32,
    first: u32,
    /// Offsets of the three lists, behind their counts.
    slots: usize,
    nslots: u32,
    words: usize,
    nwords: u32,
    sites: usize,
    nsites: u32,
}

/// The bits of one call.
#[derive(Clone, Copy, Debug)]
pub struct Site(usize);

/// Reads bits, as the module's description says.
struct Bits<'a> {
    bytes: Reader<'a>,
    /// Bits of the current byte that were not taken yet, below a guard bit.
    left: u32,
    /// More bytes follow.
    more: bool,
}

impl Bits<'_> {
    fn next(&mut self) -> bool {
        if self.left == 1 {
            if !self.more {
                return false;
            }
            let b = self.bytes.byte();
            self.more = b >= 0x80;
            self.left = (b & 0x7f) as u32 | 0x80;
        }
        let bit = self.left & 1 != 0;
        self.left >>= 1;
        bit
    }
}

impl<'a> StackMap<'a> {
    /// The map that `data` holds.
    pub fn new(data: &'a [u8]) -> StackMap<'a> {
        let mut r = Reader { data, at: 0 };
        let head = r.num();
        let nslots = r.count();
        let slots = r.at;
        r.skip(nslots * 2);
        let nwords = r.count();
        let words = r.at;
        r.skip(nwords);
        let nsites = r.count();
        StackMap {
            data,
            saved: head & 15,
            first: head >> 4,
            slots,
            nslots,
            words,
            nwords,
            sites: r.at,
            nsites,
        }
    }

    /// Where the function saves its caller's value of a register: a word.
    pub fn saved(&self, register: usize) -> Option<usize> {
        let bit = 1 << register;
        (self.saved & bit != 0).then(|| self.first as usize + (self.saved & (bit - 1)).count_ones() as usize)
    }

    /// The call that returns to the offset `ret` in the function's code.
    pub fn site(&self, ret: usize) -> Option<Site> {
        let mut r = Reader { data: self.data, at: self.sites };
        if self.nsites == 0 {
            return Some(Site(self.sites));
        }
        let mut at = 0;
        for _ in 0..self.nsites {
            at += r.num() as usize;
            if at == ret {
                return Some(Site(r.at));
            }
            if at > ret {
                return None;
            }
            while r.byte() >= 0x80 {}
        }
        None
    }

    /// Calls `f` with all that is live at `site`.
    #[inline]
    pub fn each(&self, site: Site, mut f: impl FnMut(Part)) {
        let mut bits = Bits { bytes: Reader { data: self.data, at: site.0 }, left: 1, more: true };
        for register in (0..REGISTERS).filter(|r| self.saved >> r & 1 != 0) {
            if bits.next() {
                f(Part::Register(register));
            }
        }
        let (mut r, mut word) = (Reader { data: self.data, at: self.slots }, 0);
        for _ in 0..self.nslots {
            let (head, len) = (r.num(), r.num() as usize);
            word += (head >> 1) as usize;
            let (holds, later) = (bits.next(), bits.next());
            if holds {
                f(Part::Slot { word, len, named: later || head & 1 != 0 });
            }
            word += len;
        }
        (r.at, word) = (self.words, 0);
        for _ in 0..self.nwords {
            word += r.num() as usize;
            if bits.next() {
                f(Part::Word(word));
            }
            word += 1;
        }
    }
}

#[cfg(any(test, feature = "std"))]
pub use build::{Call, Map, Slot};

#[cfg(any(test, feature = "std"))]
mod build {
    use crate::pcln::put;
    /// An object in the frame.
    #[derive(Clone, Copy, PartialEq, Eq, Debug)]
    pub struct Slot {
        pub word: u32,
        pub len: u32,
        /// Something may point to it that the collector does not find on the stack: it counts to the end.
        pub held: bool,
    }

    /// What is live when a call returns.
    #[derive(Clone, PartialEq, Eq, Debug, Default)]
    pub struct Call {
        /// Offset of the return address in the code.
        pub ret: u32,
        /// As in the module's description.
        pub bits: Vec<bool>,
    }

    /// A map to encode.
    #[derive(Clone, PartialEq, Eq, Debug, Default)]
    pub struct Map {
        /// Saved registers.
        pub saved: u32,
        /// The word of the first.
        pub first: u32,
        /// By their words.
        pub slots: Vec<Slot>,
        /// In rising order.
        pub words: Vec<u32>,
        /// By return address.
        pub calls: Vec<Call>,
        /// All calls of the function are alike, those that have no entry too.
        pub alike: bool,
    }

    impl Map {
        /// Its bytes.
        pub fn encode(&self) -> Vec<u8> {
            let mut out = vec![];
            put(&mut out, self.saved | self.first << 4);
            put(&mut out, self.slots.len() as u32);
            let mut at = 0;
            for s in &self.slots {
                put(&mut out, (s.word - at) << 1 | s.held as u32);
                put(&mut out, s.len);
                at = s.word + s.len;
            }
            put(&mut out, self.words.len() as u32);
            at = 0;
            for &w in &self.words {
                put(&mut out, w - at);
                at = w + 1;
            }
            if self.alike {
                put(&mut out, 0);
                put_bits(&mut out, self.calls.first().map_or(&[], |c| &c.bits));
                return out;
            }
            put(&mut out, self.calls.len() as u32);
            at = 0;
            for c in &self.calls {
                put(&mut out, c.ret - at);
                at = c.ret;
                put_bits(&mut out, &c.bits);
            }
            out
        }
    }

    fn put_bits(out: &mut Vec<u8>, bits: &[bool]) {
        let used = bits.iter().rposition(|b| *b).map_or(0, |n| n + 1);
        let mut chunks = bits[..used].chunks(7).peekable();
        if chunks.peek().is_none() {
            return out.push(0);
        }
        while let Some(c) = chunks.next() {
            let byte = c.iter().rev().fold(0, |n, b| n << 1 | *b as u8);
            out.push(byte | (chunks.peek().is_some() as u8) << 7);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map() -> Map {
        let mut calls = vec![];
        for n in 0..40u32 {
            // 2 registers, 2 slots, 9 words.
            let bits = (0..15).map(|b| (n * 2654435761) >> (b + 3) & 1 != 0).collect();
            calls.push(Call { ret: 20 + n * n, bits });
        }
        Map {
            saved: 0b1010,
            first: 200,
            slots: vec![Slot { word: 0, len: 4, held: false }, Slot { word: 6, len: 130, held: true }],
            words: vec![4, 5, 140, 141, 142, 150, 199, 204, 209],
            calls,
            alike: false,
        }
    }

    fn parts(m: &Map, bits: &[bool]) -> Vec<Part> {
        let mut out = vec![];
        let mut bits = bits.iter().copied();
        let mut bit = || bits.next().unwrap();
        for r in [1, 3] {
            if bit() {
                out.push(Part::Register(r));
            }
        }
        for s in &m.slots {
            let (holds, later) = (bit(), bit());
            if holds {
                let named = later || s.held;
                out.push(Part::Slot { word: s.word as usize, len: s.len as usize, named });
            }
        }
        for &w in &m.words {
            if bit() {
                out.push(Part::Word(w as usize));
            }
        }
        out
    }

    #[test]
    fn a_map_survives_encoding() {
        let m = map();
        let bytes = m.encode();
        let s = StackMap::new(&bytes);
        assert_eq!([0, 1, 2, 3].map(|r| s.saved(r)), [None, Some(200), None, Some(201)]);
        for c in &m.calls {
            let mut got = vec![];
            s.each(s.site(c.ret as usize).unwrap(), |p| got.push(p));
            assert_eq!(got, parts(&m, &c.bits), "{}", c.ret);
        }
        assert!(s.site(19).is_none() && s.site(22).is_none() && s.site(5000).is_none());
    }

    #[test]
    fn calls_that_are_all_alike_stand_once() {
        let bits = vec![false, true, false];
        let calls = [7, 90].map(|ret| Call { ret, bits: bits.clone() }).to_vec();
        let m = Map { saved: 1, first: 3, words: vec![1, 2], calls, alike: true, ..Map::default() };
        let bytes = m.encode();
        assert_eq!(bytes, [1 | 3 << 4, 0, 2, 1, 0, 0, 2]);
        let s = StackMap::new(&bytes);
        for ret in [7, 90, 91] {
            let mut got = vec![];
            s.each(s.site(ret).unwrap(), |p| got.push(p));
            assert_eq!(got, [Part::Word(1)]);
        }
    }

    #[test]
    fn damage_gives_answers_but_no_panic() {
        let good = map().encode();
        for i in 0..good.len() {
            for v in [0, 1, 0x7f, 0x80, 0xff] {
                let mut data = good.clone();
                data[i] = v;
                let s = StackMap::new(&data[..if v == 1 { i } else { good.len() }]);
                for ret in (0..2000).step_by(7) {
                    if let Some(site) = s.site(ret) {
                        s.each(site, |_| {});
                    }
                }
            }
        }
    }
}
