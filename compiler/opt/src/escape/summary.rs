//! What a function does with its parameters, as its callers see it.

use ir::encode::{Reader, Writer};

/// What a function does with a parameter.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Param {
    /// The pointer itself is kept, returned or passed on to the unknown.
    pub escapes: bool,
    /// What is reachable through it is, from so many steps away on: 1 for what it points to. 0 for nothing.
    pub contents_escape: u8,
    /// Results (bit n is result n) that may be the pointer itself …
    pub results: u64,
    /// … or a pointer that it points to.
    pub contents_results: u64,
    /// Parameters of the same group may end up pointing to the same things …
    pub group: u16,
    /// … this one to, or being among, what another of them points to.
    pub stored: bool,
    /// How much deeper in the chain of contents that the group shares than others of it; [`UNKNOWN_LEVEL`] for a chain that
    /// leads back into itself.
    pub level: u8,
    /// What it points to may be written.
    pub written: bool,
    /// The parameter is a func value that may be called.
    pub called: bool,
    /// Heap memory may point to it while the function runs …
    pub held: bool,
    /// … or to something that is reachable through it.
    pub contents_held: bool,
}

/// Nothing is known but that the contents meet somewhere.
pub(super) const UNKNOWN_LEVEL: u8 = u8::MAX;

/// What a function does with its parameters. An absent summary means: everything escapes.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    pub params: Vec<Param>,
    /// The body of a function with deferred calls that needs no records of them ([`crate::frames`]).
    pub frameless: bool,
    /// Neither panics nor ends its goroutine, if what it is given for pointers are objects ([`crate::frames`]).
    pub calm: bool,
}

impl Summary {
    /// Adds what another summary of the same function says.
    pub(super) fn join(&mut self, other: &Summary) {
        for (p, q) in self.params.iter_mut().zip(&other.params) {
            p.escapes |= q.escapes;
            p.contents_escape = nearer(p.contents_escape, q.contents_escape);
            p.results |= q.results;
            p.contents_results |= q.contents_results;
            p.stored |= q.stored;
            p.called |= q.called;
            p.written |= q.written;
            p.held |= q.held;
            p.contents_held |= q.contents_held;
        }
        // What the other says of levels holds if it says the same, or nothing yet.
        let groups = |s: &Summary| s.params.iter().map(|p| (p.group, p.level)).collect::<Vec<_>>();
        let apart = (0..other.params.len())
            .all(|n| other.params[..n].iter().all(|p| p.group != other.params[n].group));
        let known = apart || groups(self) == groups(other);
        for n in 0..self.params.len() {
            for m in 0..n {
                if other.params[n].group == other.params[m].group {
                    let (from, to) = (self.params[n].group, self.params[m].group);
                    self.params.iter_mut().filter(|p| p.group == from).for_each(|p| p.group = to);
                }
            }
        }
        if !known {
            self.params.iter_mut().for_each(|p| p.level = UNKNOWN_LEVEL);
        }
    }

    /// Appends it to what is kept for another build.
    pub fn encode(&self, out: &mut Writer) {
        let Summary { params, frameless, calm } = self;
        out.num(*frameless as u8 | (*calm as u8) << 1);
        out.len(params.len());
        for p in params {
            let Param {
                escapes,
                contents_escape,
                results,
                contents_results,
                group,
                stored,
                level,
                written,
                called,
                held,
                contents_held,
            } = p;
            let bits = [*escapes, *stored, *called, *written, *held, *contents_held];
            out.num(bits.iter().rev().fold(0u8, |all, &bit| all << 1 | bit as u8));
            out.num(*level);
            out.num(*contents_escape);
            out.num(*results);
            out.num(*contents_results);
            out.num(*group);
        }
    }

    /// Reads what [`Summary::encode`] wrote.
    pub fn decode(r: &mut Reader<'_>) -> Option<Summary> {
        let flags = r.num()?;
        let mut params = vec![];
        for _ in 0..r.count()? {
            let bits = r.num()?;
            params.push(Param {
                escapes: bits & 1 != 0,
                stored: bits & 2 != 0,
                called: bits & 4 != 0,
                written: bits & 8 != 0,
                held: bits & 16 != 0,
                contents_held: bits & 32 != 0,
                level: r.num()?.try_into().ok()?,
                contents_escape: r.num()?.try_into().ok()?,
                results: r.num()?,
                contents_results: r.num()?,
                group: r.num()?.try_into().ok()?,
            });
        }
        Some(Summary { params, frameless: flags & 1 != 0, calm: flags & 2 != 0 })
    }
}

/// The smaller of two numbers of steps, of which 0 means none.
pub(super) fn nearer(a: u8, b: u8) -> u8 {
    if a == 0 || b == 0 { a | b } else { a.min(b) }
}
