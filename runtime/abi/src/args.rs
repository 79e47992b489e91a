//! What a traceback knows of a function's arguments: where their words lie in the frame, and the text around them.
//!
//! Functions compiled with `-N` have such a description, others none. It is a row of LEB128 numbers: the code offset
//! from which on the frame holds the words, then the parts of the text between the parentheses.
//!
//! ```text
//! 0  {      1  }      2  ...
//! n  a word of 1 << (n-3 & 3) bytes: its distance below the frame pointer; if n-3 & 4, a pointer lies there, and
//!    the word's offset from where that leads follows
//! ```
//!
//! Commas are not written down: one stands behind everything but `{` in front of everything but `}`.

use crate::pcln::Reader;

/// A part of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    Open,
    Close,
    /// The rest is left out.
    Dots,
    Word(Word),
}

/// A number that is printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Word {
    /// 1, 2, 4 or 8.
    pub bytes: u32,
    /// Bytes from the frame pointer down to it, or to the pointer that leads to it.
    pub below: u32,
    /// Its offset from where that pointer leads.
    pub inside: Option<u32>,
}

/// The parts, as the runtime reads them. Damaged descriptions end early or name other places.
#[derive(Clone, Copy, Debug)]
pub struct Args<'a> {
    /// Code offset from which on the frame holds the words.
    pub from: u32,
    rest: Reader<'a>,
}

impl<'a> Args<'a> {
    pub fn new(data: &'a [u8]) -> Args<'a> {
        let mut rest = Reader { data, at: 0 };
        Args { from: rest.num(), rest }
    }
}

impl Iterator for Args<'_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        let r = &mut self.rest;
        if r.at >= r.data.len() {
            return None;
        }
        Some(match r.num() {
            0 => Part::Open,
            1 => Part::Close,
            2 => Part::Dots,
            n => {
                let n = n - 3;
                let below = r.num();
                Part::Word(Word { bytes: 1 << (n & 3), below, inside: (n & 4 != 0).then(|| r.num()) })
            }
        })
    }
}

/// The description of words that are in the frame from code offset `from` on.
#[cfg(any(test, feature = "std"))]
pub fn encode(from: u32, parts: &[Part]) -> Vec<u8> {
    use crate::pcln::put;
    let mut out = vec![];
    put(&mut out, from);
    for p in parts {
        match *p {
            Part::Open => put(&mut out, 0),
            Part::Close => put(&mut out, 1),
            Part::Dots => put(&mut out, 2),
            Part::Word(Word { bytes, below, inside }) => {
                put(&mut out, 3 + bytes.trailing_zeros() + if inside.is_some() { 4 } else { 0 });
                put(&mut out, below);
                inside.into_iter().for_each(|n| put(&mut out, n));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_survives_a_round_trip() {
        let word = |bytes, below, inside| Part::Word(Word { bytes, below, inside });
        let parts = [
            word(8, 300, None),
            Part::Open,
            word(1, 8, None),
            word(4, 16, Some(0)),
            word(2, 16, Some(1000)),
            Part::Dots,
            Part::Close,
        ];
        let bytes = encode(200, &parts);
        let args = Args::new(&bytes);
        assert_eq!(args.from, 200);
        assert_eq!(args.collect::<Vec<_>>(), parts);
        assert_eq!(Args::new(&encode(0, &[])).count(), 0);
        for n in 0..bytes.len() {
            assert!(Args::new(&bytes[..n]).count() <= parts.len());
        }
    }
}
