//! The runtime's functions that compiled code calls on its own account (a call that the source does not spell out).
//!
//! Those written in Rust follow the C convention; those written in Go (`stdlib/runtime`) follow Go's. The signature
//! letters are `p` pointer, `l` 64-bit, `i` 32-bit, `s` 16-bit, `b` 8-bit or bool, `d` float64, `f` float32; results
//! come after `>`. A string is `pl`, a slice `pll`, an interface `pp`.

/// Which convention a runtime function has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lang {
    Rust,
    Go,
}

/// The call may start a collection.
pub const COLLECTS: u8 = 1;
/// The call may park the goroutine.
pub const PARKS: u8 = 2;
/// The call may panic.
pub const PANICS: u8 = 4;
/// The call does not return.
pub const DIVERGES: u8 = 8;
/// No effect but its result (equal arguments and memory, equal result).
pub const PURE: u8 = 16;

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct RtFn {
    pub name: &'static str,
    pub sig: &'static str,
    pub lang: Lang,
    pub flags: u8,
}

use Lang::{Go, Rust};

const fn row(name: &'static str, sig: &'static str, lang: Lang, flags: u8) -> RtFn {
    RtFn { name, sig, lang, flags }
}

/// The table.
pub const TABLE: &[RtFn] = &[
    // Memory.
    row("runtime.newobject", "p>p", Rust, COLLECTS),
    row("runtime.mallocgc", "lpb>p", Rust, COLLECTS),
    // Memory in the frame, or nil where escape analysis finds none.
    row("runtime.newlocal", "p>p", Rust, 0),
    row("runtime.memmove", "ppl>", Rust, 0),
    row("runtime.memclrNoHeapPointers", "pl>", Rust, 0),
    row("runtime.memequal", "ppl>b", Rust, PURE),
    row("runtime.typedmemmove", "ppp>", Rust, 0),
    row("runtime.typedmemclr", "pp>", Rust, 0),
    row("runtime.typedslicecopy", "pplpl>l", Rust, 0),
    row("runtime.gcWriteBarrier", "pp>", Rust, 0),
    // makeslice(room, elem, len, cap); the room is `TEMP` bytes where the slice is not kept, or nil
    row("runtime.makeslice", "ppll>p", Go, COLLECTS | PANICS),
    row("runtime.panicmakeslicelen", ">", Go, DIVERGES),
    // growslice(elem, old array, new len, old cap, number of elements appended, room) gives the new slice, of the new len;
    // the room is a `growroom` for a slice that does not leave the function, or nil
    row("runtime.growslice", "pplllp>pll", Go, COLLECTS | PANICS),
    // Goroutines.
    row("runtime.newproc", "p>", Rust, COLLECTS),
    row("runtime.newdefer", ">p", Go, COLLECTS),
    row("runtime.deferreturn", "p>", Go, PANICS),
    row("internal/runtime/maps.fatal", "pl>", Rust, DIVERGES),
    row("runtime.gopanic", "pp>", Go, DIVERGES),
    row("runtime.gorecover", "l>pp", Go, 0),
    row("runtime.deferredrecover", "l>", Go, 0),
    // Panics of the language.
    row("runtime.panicBounds", "llb>", Go, DIVERGES),
    row("runtime.panicdivide", ">", Go, DIVERGES),
    row("runtime.panicshift", ">", Go, DIVERGES),
    row("runtime.panicmem", ">", Go, DIVERGES),
    row("runtime.panicdottypeE", "ppp>", Go, DIVERGES),
    row("runtime.panicdottypeI", "ppp>", Go, DIVERGES),
    row("runtime.panicnildottype", "p>", Go, DIVERGES),
    row("runtime.panicwrap", "plplpl>", Go, DIVERGES),
    row("runtime.panicSliceConvert", "ll>", Go, DIVERGES),
    row("runtime.panicunsafe", "b>", Go, DIVERGES),
    row("runtime.panicrangestate", "l>", Go, DIVERGES),
    // Interfaces. The memory of a value in one: of a scalar, a string, a slice. Nothing ever changes it.
    row("runtime.convT16", "s>p", Rust, COLLECTS),
    row("runtime.convT32", "i>p", Rust, COLLECTS),
    row("runtime.convT64", "l>p", Rust, COLLECTS),
    row("runtime.convTstring", "pl>p", Rust, COLLECTS),
    row("runtime.convTslice", "pll>p", Rust, COLLECTS),
    row("runtime.assertE2I", "pp>p", Go, COLLECTS | PANICS),
    row("runtime.assertE2I2", "pp>p", Go, COLLECTS),
    row("runtime.efaceeq", "ppp>b", Go, PANICS),
    row("runtime.ifaceeq", "ppp>b", Go, PANICS),
    // Strings. The first parameter of what makes a short string or slice is room for it (`TEMP` bytes), where it is not
    // kept, or nil.
    row("runtime.concatstring2", "pplpl>pl", Go, COLLECTS),
    row("runtime.concatstring3", "pplplpl>pl", Go, COLLECTS),
    row("runtime.concatstrings", "ppll>pl", Go, COLLECTS),
    row("runtime.cmpstring", "plpl>l", Go, 0),
    row("runtime.intstring", "pl>pl", Go, COLLECTS),
    row("runtime.slicebytetostring", "ppl>pl", Go, COLLECTS),
    row("runtime.stringtoslicebyte", "ppl>pll", Go, COLLECTS),
    row("runtime.slicerunetostring", "ppl>pl", Go, COLLECTS),
    row("runtime.stringtoslicerune", "ppl>pll", Go, COLLECTS),
    row("runtime.countrunes", "pl>l", Go, 0),
    row("runtime.decoderune", "pll>il", Go, 0),
    // print and println.
    row("runtime.printlock", ">", Go, 0),
    row("runtime.printunlock", ">", Go, 0),
    row("runtime.printbool", "b>", Go, 0),
    row("runtime.printint", "l>", Go, 0),
    row("runtime.printuint", "l>", Go, 0),
    row("runtime.printfloat64", "d>", Go, 0),
    row("runtime.printfloat32", "f>", Go, 0),
    row("runtime.printcomplex128", "dd>", Go, 0),
    row("runtime.printcomplex64", "ff>", Go, 0),
    row("runtime.printstring", "pl>", Go, 0),
    row("runtime.printpointer", "p>", Go, 0),
    row("runtime.printslice", "pll>", Go, 0),
    row("runtime.printeface", "pp>", Go, 0),
    row("runtime.printiface", "pp>", Go, 0),
    row("runtime.printsp", ">", Go, 0),
    row("runtime.printnl", ">", Go, 0),
    // Channels. `elem` points to the value; nil discards.
    row("runtime.makechan", "pl>p", Go, COLLECTS | PANICS),
    row("runtime.chansend1", "pp>", Go, PARKS | PANICS),
    row("runtime.chanrecv1", "pp>", Go, PARKS),
    row("runtime.chanrecv2", "pp>b", Go, PARKS),
    row("runtime.closechan", "p>", Go, PANICS),
    row("runtime.chanlen", "p>l", Go, 0),
    row("runtime.chancap", "p>l", Go, 0),
    // The only communication of a select with a default: whether it took place, and for a receive whether a value came.
    row("runtime.selectnbsend", "pp>b", Go, PANICS),
    row("runtime.selectnbrecv", "pp>bb", Go, 0),
    // selectgo(cases *scase, n, default bool) (index, received)
    row("runtime.selectgo", "plb>lb", Go, PARKS | PANICS),
    row("runtime.block", ">", Go, PARKS | DIVERGES),
    // Hashing for maps.
    // memhash(p, seed, n); strhash(bytes, len, seed); typehash(type, p, seed); the interface hashes take both words by value
    row("runtime.memhash", "pll>l", Rust, PURE),
    row("runtime.strhash", "pll>l", Rust, PURE),
    row("runtime.f64hash", "dl>l", Go, 0),
    row("runtime.typehash", "ppl>l", Go, PANICS),
    row("runtime.nilinterhash", "ppl>l", Go, PANICS),
    row("runtime.interhash", "ppl>l", Go, PANICS),
];

/// Bytes of room in the caller's frame for a string or slice that is not kept (`runtime.tmpBuf`).
pub const TEMP: u32 = 32;

/// The same for runes (`runtime.runeBuf`).
pub const TEMP_RUNES: u32 = 128;

/// Room in the frame for a slice that begins empty and does not leave the function (`runtime.growRoom`).
pub mod growroom {
    /// Bytes of elements, at the beginning.
    pub const BYTES: u32 = 32;
    /// Whether a slice has begun there (8 bytes).
    pub const USED: u32 = BYTES;
    /// Bytes to reserve.
    pub const SIZE: u32 = USED + 8;
}

/// Bytes of zeros at `runtime.zeroVal`.
pub const ZERO_VALUE: usize = 1024;

/// The row of `name`.
pub fn find(name: &str) -> Option<&'static RtFn> {
    TABLE.iter().find(|r| r.name == name)
}

/// Codes of `runtime.panicBounds(x, y, code)`, which texts they give is `runtime.boundsError`'s matter.
pub mod bounds {
    /// Added to index and length. What is passed so are values of their own: the registers of the arguments do not
    /// decide about those of the index and length on the way that does not panic.
    pub const BIAS: i64 = 77;

    /// Added to the code if x is signed.
    pub const SIGNED: u8 = 128;

    /// `s[x]`, y = len.
    pub const INDEX: u8 = 0;
    /// `s[?:x]`, y = len (strings, arrays).
    pub const SLICE_ALEN: u8 = 1;
    /// `s[?:x]`, y = cap.
    pub const SLICE_ACAP: u8 = 2;
    /// `s[x:y]` with x > y.
    pub const SLICE_B: u8 = 3;
    /// `s[::x]`, y = len.
    pub const SLICE3_ALEN: u8 = 4;
    /// `s[::x]`, y = cap.
    pub const SLICE3_ACAP: u8 = 5;
    /// `s[:x:y]` with x > y.
    pub const SLICE3_B: u8 = 6;
    /// `s[x:y:]` with x > y.
    pub const SLICE3_C: u8 = 7;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_signatures_well_formed() {
        for (i, r) in TABLE.iter().enumerate() {
            assert!(TABLE[..i].iter().all(|q| q.name != r.name), "{} twice", r.name);
            assert_eq!(r.sig.matches('>').count(), 1, "{}", r.name);
            assert!(r.sig.bytes().all(|c| b"plisbdf>".contains(&c)), "{}", r.name);
        }
    }
}
