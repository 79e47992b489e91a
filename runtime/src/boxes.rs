//! Values in interfaces: the memory that the data word points to.
//!
//! What is in an interface never changes, so that equal values may share their memory: small integers and zeros have theirs in
//! the image. Compiled code calls this for types of one scalar, strings and slices; of the others it knows whether they are
//! constant.

use crate::malloc::{newobject, tiny};
use crate::sched::Shared;
use abi::typ::{GoString, Type};
use core::ptr::null;

/// Words with the values 0 to 255. The low bytes are the values of narrower types.
#[unsafe(export_name = "runtime.staticuint64s")]
static SMALL: [u64; 256] = {
    let mut words = [0; 256];
    let mut n = 0;
    while n < 256 {
        words[n] = n as u64;
        n += 1;
    }
    words
};

/// Zeros for values of up to [`abi::rtfn::ZERO_VALUE`] bytes.
#[unsafe(export_name = "runtime.zeroVal")]
static ZERO: Shared<[u64; abi::rtfn::ZERO_VALUE / 8]> = Shared::new([0; abi::rtfn::ZERO_VALUE / 8]);

/// A type with a pointer in its first word: as much as allocation asks.
const fn pointer_first(size: usize) -> Type {
    Type {
        size,
        ptrdata: 8,
        hash: 0,
        tflag: 0,
        align: 8,
        field_align: 8,
        kind: 0,
        gcdata: &1,
        string: GoString { ptr: null(), len: 0 },
        ptr_to_this: null(),
        uncommon: null(),
    }
}

static STRING: Shared<Type> = Shared::new(pointer_first(16));
static SLICE: Shared<Type> = Shared::new(pointer_first(24));

/// A scalar of `N` bytes.
#[inline(always)]
unsafe fn scalar<const N: usize>(v: u64) -> *const u8 {
    if let Some(word) = SMALL.get(v as usize) {
        return (word as *const u64).cast();
    }
    let p = tiny(N);
    match N {
        2 => p.cast::<u16>().write(v as u16),
        4 => p.cast::<u32>().write(v as u32),
        _ => p.cast::<u64>().write(v),
    }
    p
}

/// A value of two bytes.
///
/// # Safety
/// As for `newobject`.
#[unsafe(export_name = "runtime.convT16")]
pub unsafe extern "C" fn conv16(v: u16) -> *const u8 {
    scalar::<2>(v as u64)
}

/// A value of four bytes.
///
/// # Safety
/// As for `newobject`.
#[unsafe(export_name = "runtime.convT32")]
pub unsafe extern "C" fn conv32(v: u32) -> *const u8 {
    scalar::<4>(v as u64)
}

/// A value of eight bytes that is no pointer.
///
/// # Safety
/// As for `newobject`.
#[unsafe(export_name = "runtime.convT64")]
pub unsafe extern "C" fn conv64(v: u64) -> *const u8 {
    scalar::<8>(v)
}

/// A string.
///
/// # Safety
/// As for `newobject`; `s` is on the caller's stack or in its saved registers.
#[unsafe(export_name = "runtime.convTstring")]
pub unsafe extern "C" fn convstring(s: *const u8, len: usize) -> *const u8 {
    if len == 0 {
        return ZERO.get().cast();
    }
    let p = newobject(STRING.get());
    p.cast::<GoString>().write(GoString { ptr: s, len });
    p
}

/// A slice.
///
/// # Safety
/// As for `newobject`; `array` is on the caller's stack or in its saved registers.
#[unsafe(export_name = "runtime.convTslice")]
pub unsafe extern "C" fn convslice(array: *const u8, len: usize, cap: usize) -> *const u8 {
    if array.is_null() {
        return ZERO.get().cast();
    }
    let p = newobject(SLICE.get());
    p.cast::<*const u8>().write(array);
    p.cast::<usize>().add(1).write(len);
    p.cast::<usize>().add(2).write(cap);
    p
}
