//! Pointer bitmaps of heap objects: which words of a small object are pointers, written when it is allocated.
//!
//! One bit a word, in the table beside the arena; spans of objects without pointers have no use for it. A large object
//! has no bits: its span remembers the element type, whose own map is repeated (`mgcmark`).
//!
//! A span's bits are 128 bytes a page, so writers of different spans never share a word.

use crate::mheap::HEAP;
use abi::typ::{ArrayType, KIND_ARRAY, Type};

/// The type whose map describes `t` by repetition, for arrays that have none of their own.
///
/// # Safety
/// A valid descriptor.
#[inline(always)]
pub unsafe fn map_of(mut t: *const Type) -> *const Type {
    while (*t).gcdata.is_null() && (*t).kind == KIND_ARRAY {
        t = (*t.cast::<ArrayType>()).elem;
    }
    t
}

/// Up to 64 bits of a map, from bit 0 on.
#[inline(always)]
unsafe fn first_bits(gcdata: *const u8, n: usize) -> u64 {
    let bytes = n.div_ceil(8);
    let mut w = 0u64;
    for i in 0..bytes {
        w |= (*gcdata.add(i) as u64) << (8 * i);
    }
    if n < 64 { w & ((1 << n) - 1) } else { w }
}

/// Describes the object of `elemsize` bytes at `p`, which holds values of type `t` in its first `size` bytes.
///
/// # Safety
/// The object is the caller's and lies in a span of small objects with pointers.
#[inline(always)]
pub unsafe fn set(p: usize, elemsize: usize, size: usize, t: *const Type) {
    let words = elemsize / 8;
    if words <= 64 && size == (*t).size && !(*t).gcdata.is_null() {
        let bits = first_bits((*t).gcdata, (*t).ptrdata / 8);
        put(p, words as u32, bits);
    } else {
        set_slow(p, words, size, t);
    }
}

/// Writes `n` ≤ 64 bits for the words from `p` on.
///
/// # Safety
/// As for [`set`].
#[inline(always)]
pub unsafe fn put(p: usize, n: u32, bits: u64) {
    let (w, at) = HEAP.arena.bit_of(p);
    let mask = u64::MAX >> (64 - n);
    *w = *w & !(mask << at) | bits << at;
    if at + n > 64 {
        let high = 64 - at;
        *w.add(1) = *w.add(1) & !(mask >> high) | bits >> high;
    }
}

#[inline(never)]
unsafe fn set_slow(p: usize, words: usize, size: usize, t: *const Type) {
    let t = map_of(t);
    let period = (*t).size / 8;
    let map = (*t).ptrdata / 8;
    let used = size / 8;
    let (mut word, mut acc, mut n) = (0, 0u64, 0u32);
    // `at` is the position within the repeated type.
    let mut at = 0;
    while word + (n as usize) < words {
        let i = word + n as usize;
        if i < used && at < map {
            acc |= ((*(*t).gcdata.add(at / 8) >> (at % 8) & 1) as u64) << n;
        }
        at += 1;
        if at == period {
            at = 0;
        }
        n += 1;
        if n == 64 {
            put(p + word * 8, 64, acc);
            word += 64;
            acc = 0;
            n = 0;
        }
    }
    if n > 0 {
        put(p + word * 8, n, acc);
    }
}

/// Calls `f` with the address of every word in `p..p+size` that the bitmap says is a pointer.
///
/// # Safety
/// The range lies in one span of small objects with pointers.
#[inline(always)]
pub unsafe fn each(p: usize, size: usize, mut f: impl FnMut(usize)) {
    let (mut w, at) = HEAP.arena.bit_of(p);
    let mut at = at as usize;
    let mut left = size / 8;
    let mut addr = p;
    while left > 0 {
        let n = left.min(64 - at);
        let mut bits = *w >> at;
        if n < 64 {
            bits &= (1 << n) - 1;
        }
        while bits != 0 {
            f(addr + bits.trailing_zeros() as usize * 8);
            bits &= bits - 1;
        }
        addr += n * 8;
        left -= n;
        at = 0;
        w = w.add(1);
    }
}

/// Calls `f` with the address of every pointer among the values of type `t` that fill `p..p+size`.
///
/// # Safety
/// A valid descriptor with pointers.
pub unsafe fn each_typed(p: usize, size: usize, t: *const Type, mut f: impl FnMut(usize)) {
    let t = map_of(t);
    let (step, map) = ((*t).size, (*t).ptrdata / 8);
    let mut elem = p;
    while elem + step <= p + size {
        for i in 0..map {
            if *(*t).gcdata.add(i / 8) >> (i % 8) & 1 != 0 {
                f(elem + i * 8);
            }
        }
        elem += step;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use abi::typ::GoString;
    use std::sync::Once;

    fn typ(size: usize, ptrdata: usize, map: &'static [u8]) -> Type {
        Type {
            size,
            ptrdata,
            hash: 0,
            tflag: 0,
            align: 8,
            field_align: 8,
            kind: 25,
            gcdata: map.as_ptr(),
            string: GoString { ptr: core::ptr::null(), len: 0 },
            ptr_to_this: core::ptr::null(),
            uncommon: core::ptr::null(),
        }
    }

    static INIT: Once = Once::new();

    #[test]
    fn bits_come_back_as_they_were_written() {
        INIT.call_once(|| HEAP.arena.init());
        let types = [
            (typ(8, 8, &[1]), vec![0]),
            (typ(24, 16, &[2]), vec![1]),
            (typ(40, 40, &[0b10101]), vec![0, 2, 4]),
            (typ(600, 600, &[0xff; 75]), (0..75).collect::<Vec<usize>>()),
        ];
        // SAFETY: the span is ours.
        unsafe {
            let s = HEAP.alloc(2, 0);
            for (t, want) in &types {
                for elemsize in [8usize, 24, 48, 64, 512, 1152, 4864] {
                    let n = elemsize / t.size;
                    if n == 0 {
                        continue;
                    }
                    for start in [0usize, elemsize] {
                        let p = (*s).base + start;
                        // Neighbours keep their bits.
                        let (w, b) = HEAP.arena.bit_of(p + elemsize);
                        let after = *w >> b & 1;
                        for count in [1, n] {
                            set(p, elemsize, count * t.size, t);
                            let mut got = vec![];
                            each(p, elemsize, |a| got.push((a - p) / 8));
                            let all: Vec<usize> = (0..count)
                                .flat_map(|i| want.iter().map(move |w| i * t.size / 8 + w))
                                .collect();
                            assert_eq!(got, all, "type of {} in {elemsize}", t.size);
                            let mut typed = vec![];
                            each_typed(p, count * t.size, t, |a| typed.push((a - p) / 8));
                            assert_eq!(typed, all);
                        }
                        assert_eq!(*w >> b & 1, after);
                    }
                }
            }
        }
    }
}
