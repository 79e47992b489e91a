//! Sizes, alignments and field offsets on amd64: what `unsafe.Sizeof` says and what `lower` lays out.

use crate::store::Store;
use crate::types::*;
use rustc_hash::FxHashMap;

/// Size of a word and of a pointer.
pub const WORD: u64 = 8;

/// Nothing larger can exist; gc refuses such types.
pub const MAX_SIZE: u64 = 1 << 50;

/// A size and an alignment.
type Size = (u64, u64);

impl Store {
    /// Size and alignment of a variable of type `t`. Sizes saturate above [`MAX_SIZE`]. `t` may not hold type
    /// parameters outside of pointers and the like.
    pub fn size_align(&self, t: TypeId) -> Size {
        self.size_at(t, &mut FxHashMap::default()).unwrap_or_else(|guess| guess)
    }

    /// The error is a guess, for a type that is not complete yet or contains itself. `guesses` holds those so far; the
    /// types around this one are among them.
    fn size_at(&self, t: TypeId, guesses: &mut FxHashMap<TypeId, Size>) -> Result<Size, Size> {
        let memo = self.size_memo(t);
        if let Some(&known) = memo.get() {
            return Ok(known);
        }
        let kind = self.under_kind(t);
        if matches!(kind, TypeKind::Array(..) | TypeKind::Struct(_) | TypeKind::Tuple(_))
            && let Some(guess) = guesses.insert(t, (WORD, WORD))
        {
            guesses.insert(t, guess);
            return Err(guess);
        }
        let mut complete = true;
        let mut part = |t: TypeId| {
            self.size_at(t, guesses).unwrap_or_else(|guess| {
                complete = false;
                guess
            })
        };
        let size = match kind {
            TypeKind::Basic(b) => match b {
                Basic::Bool | Basic::Int8 | Basic::Uint8 | Basic::UntypedBool => (1, 1),
                Basic::Int16 | Basic::Uint16 => (2, 2),
                Basic::Int32 | Basic::Uint32 | Basic::Float32 | Basic::UntypedRune => (4, 4),
                Basic::Complex64 => (8, 4),
                Basic::Complex128 | Basic::UntypedComplex => (16, 8),
                Basic::String | Basic::UntypedString => (16, 8),
                Basic::Invalid => return Err((WORD, WORD)),
                _ => (8, 8),
            },
            TypeKind::Array(e, n) => {
                let (s, a) = part(e);
                (s.saturating_mul(n.max(0) as u64), a)
            }
            TypeKind::Slice(_) => (24, 8),
            TypeKind::Interface(_) => (16, 8),
            TypeKind::Struct(s) => {
                let (mut off, mut align, mut last) = (0u64, 1, 1);
                for f in &s.fields {
                    let (fs, fa) = part(f.ty);
                    off = round_up(off, fa).saturating_add(fs);
                    align = align.max(fa);
                    last = fs;
                }
                // A pointer to a final zero-sized field must not point past the object.
                if off > 0 && last == 0 {
                    off += 1;
                }
                (round_up(off, align), align)
            }
            TypeKind::Tuple(ts) => {
                let (mut off, mut align) = (0u64, 1);
                for &t in ts {
                    let (fs, fa) = part(t);
                    off = round_up(off, fa).saturating_add(fs);
                    align = align.max(fa);
                }
                (round_up(off, align), align)
            }
            _ => (WORD, WORD),
        };
        if complete {
            return Ok(*memo.get_or_init(|| size));
        }
        guesses.insert(t, size);
        Err(size)
    }

    /// The offset of each field of struct type `t`.
    pub fn field_offsets(&self, t: TypeId) -> Vec<u64> {
        let TypeKind::Struct(s) = self.under_kind(t) else { return Vec::new() };
        let mut off = 0u64;
        s.fields
            .iter()
            .map(|f| {
                let (fs, fa) = self.size_align(f.ty);
                let at = round_up(off, fa);
                off = at.saturating_add(fs);
                at
            })
            .collect()
    }

    /// Whether the size of `t` is fixed without knowing type arguments.
    pub fn has_fixed_size(&self, t: TypeId) -> bool {
        match self.kind(t) {
            TypeKind::TypeParam(_) => false,
            _ if !self.has_type_param(t) => true,
            _ => match self.under_kind(t) {
                TypeKind::Array(e, _) => self.has_fixed_size(e),
                TypeKind::Struct(s) => s.fields.iter().all(|f| self.has_fixed_size(f.ty)),
                _ => true,
            },
        }
    }
}

fn round_up(x: u64, align: u64) -> u64 {
    x.saturating_add(align - 1) / align * align
}
