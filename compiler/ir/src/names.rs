//! The words of the textual form, in one place for printer and parser.

use crate::{AtomicOp, BinOp, ConvOp, FloatCond, IntCond, MemFlags, Section, Type, UnOp};

macro_rules! words {
    ($ty:ident: $($variant:ident $word:literal),* $(,)?) => {
        impl $ty {
            /// The word for it in the textual form.
            pub fn word(self) -> &'static str {
                match self {
                    $($ty::$variant => $word,)*
                }
            }

            /// What the word of the textual form means.
            pub fn from_word(word: &str) -> Option<$ty> {
                match word {
                    $($word => Some($ty::$variant),)*
                    _ => None,
                }
            }
        }

        impl std::fmt::Display for $ty {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}

words!(Type: I8 "i8", I16 "i16", I32 "i32", I64 "i64", F32 "f32", F64 "f64", Ptr "ptr");

words!(UnOp:
    Ineg "ineg", Inot "inot", Clz "clz", Ctz "ctz", Popcnt "popcnt", Bswap "bswap", Fneg "fneg", Fabs "fabs",
    Sqrt "sqrt", Ceil "ceil", Floor "floor", Ftrunc "ftrunc", Nearest "nearest");

words!(BinOp:
    Iadd "iadd", Isub "isub", Imul "imul", Umulhi "umulhi", Smulhi "smulhi", Sdiv "sdiv", Udiv "udiv", Srem "srem",
    Urem "urem", And "and", Or "or", Xor "xor", Shl "shl", Lshr "lshr", Ashr "ashr", Rotl "rotl", Fadd "fadd",
    Fsub "fsub", Fmul "fmul", Fdiv "fdiv", Fcopysign "fcopysign", Fmin "fmin", Fmax "fmax");

words!(IntCond:
    Eq "eq", Ne "ne", Slt "slt", Sle "sle", Sgt "sgt", Sge "sge", Ult "ult", Ule "ule", Ugt "ugt", Uge "uge");

words!(FloatCond: Eq "eq", Ne "ne", Lt "lt", Le "le", Gt "gt", Ge "ge");

words!(ConvOp:
    Zext "zext", Sext "sext", Trunc "trunc", FromSint "from_sint", FromUint "from_uint", ToSint "to_sint",
    ToUint "to_uint", Promote "promote", Demote "demote", Bitcast "bitcast");

words!(AtomicOp: Add "atomic_add", And "atomic_and", Or "atomic_or", Xchg "atomic_xchg");

words!(Section:
    RoData "rodata", Data "data", NoptrData "noptrdata", Bss "bss", NoptrBss "noptrbss", Type "type", Itab "itab",
    InitDeps "initdeps");

/// The bits of [`MemFlags`] and their words.
pub const MEM_FLAGS: &[(MemFlags, &str)] = &[
    (MemFlags::NOTRAP, "notrap"),
    (MemFlags::READONLY, "readonly"),
    (MemFlags::BARRIER, "barrier"),
    (MemFlags::VOLATILE, "volatile"),
    (MemFlags::FRAME, "frame"),
];
