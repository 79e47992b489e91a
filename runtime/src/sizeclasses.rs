//! Size classes of small objects: which sizes there are, how many pages a span of each has, and the tables that map a
//! size to its class and an offset in a span to an object's index.
//!
//! The sizes are those that a Go program can observe through `cap` after `append`, so that slices grow alike. They
//! waste at most a sixth of an object from 128 bytes on, and a span has so many pages that at most 12.5 % are left over.

/// Bytes of a heap page.
pub const PAGE: usize = 8192;

/// Largest small object.
pub const MAX_SMALL: usize = 32768;

/// Number of classes; class 0 stands for large objects, one to a span.
pub const NCLASSES: usize = 68;

/// Object size of each class.
pub const SIZES: [u16; NCLASSES] = [
    0, 8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352, 384,
    416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048, 2304, 2688, 3072,
    3200, 3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728, 10240, 10880, 12288, 13568,
    14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768,
];

/// Pages of a span of each class.
pub const PAGES: [u8; NCLASSES] = {
    let mut t = [0; NCLASSES];
    let mut c = 1;
    while c < NCLASSES {
        let mut pages = 1;
        while (pages * PAGE) % SIZES[c] as usize > pages * PAGE / 8 {
            pages += 1;
        }
        t[c] = pages as u8;
        c += 1;
    }
    t
};

/// `offset * MAGIC[c] >> 32` is the index of the object at `offset` in a span.
pub const MAGIC: [u32; NCLASSES] = {
    let mut t = [0; NCLASSES];
    let mut c = 1;
    while c < NCLASSES {
        t[c] = ((1u64 << 32).div_ceil(SIZES[c] as u64)) as u32;
        c += 1;
    }
    t
};

const STEP: usize = 8;
const BIG_STEP: usize = 128;
const BIG_FROM: usize = 1024;

const fn table<const N: usize>(from: usize, step: usize) -> [u8; N] {
    let mut t = [0; N];
    let mut c = 1;
    let mut i = 0;
    while i < N {
        while (SIZES[c] as usize) < from + i * step {
            c += 1;
        }
        t[i] = c as u8;
        i += 1;
    }
    t
}

static SMALL: [u8; BIG_FROM / STEP + 1] = table(0, STEP);
static BIG: [u8; (MAX_SMALL - BIG_FROM) / BIG_STEP + 1] = table(BIG_FROM, BIG_STEP);

/// Class of an object of `size` bytes, at most [`MAX_SMALL`].
#[inline(always)]
pub fn class_of(size: usize) -> usize {
    let c = if size <= BIG_FROM - STEP {
        SMALL[size.div_ceil(STEP)]
    } else {
        BIG[size.wrapping_sub(BIG_FROM).wrapping_add(BIG_STEP - 1) / BIG_STEP]
    };
    c as usize
}

/// Class of an object of at most 1,016 bytes.
#[inline(always)]
pub fn small_class(size: usize) -> usize {
    SMALL[size.div_ceil(STEP)] as usize
}

/// Objects with pointers above this size are rounded as if they had a header word in front: `cap` shows it.
const HEADER_FROM: usize = 512;

/// Bytes that an allocation of `size` really gets.
pub fn roundup(size: usize, noscan: bool) -> usize {
    let header = if !noscan && size > HEADER_FROM { 8 } else { 0 };
    if size + header <= MAX_SMALL {
        if size == 0 { 0 } else { SIZES[class_of(size + header)] as usize - header }
    } else {
        size.checked_add(PAGE - 1).map_or(size, |s| s & !(PAGE - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_fit_and_waste_little() {
        for size in 1..=MAX_SMALL {
            let c = class_of(size);
            assert!(SIZES[c] as usize >= size);
            assert!(c == 1 || (SIZES[c - 1] as usize) < size, "size {size} class {c}");
        }
        for c in 10..NCLASSES {
            // The most that is lost in one object, seen from the largest size of the class below.
            assert!((SIZES[c] - SIZES[c - 1] - 1) * 6 <= SIZES[c], "class {c}");
        }
        for c in 1..NCLASSES {
            let (size, all) = (SIZES[c] as usize, PAGES[c] as usize * PAGE);
            assert!(all % size * 8 <= all, "class {c}");
        }
    }

    #[test]
    fn the_magic_divides() {
        for c in 1..NCLASSES {
            let (size, pages) = (SIZES[c] as usize, PAGES[c] as usize);
            assert!(pages * PAGE / size <= 1024);
            for off in 0..pages * PAGE {
                assert_eq!(
                    ((off as u64 * MAGIC[c] as u64) >> 32) as usize,
                    off / size,
                    "class {c} offset {off}"
                );
            }
        }
    }

    #[test]
    fn roundup_is_what_cap_shows() {
        assert_eq!(roundup(1024, true), 1024);
        assert_eq!(roundup(1024, false), 1144);
        assert_eq!(roundup(512, false), 512);
        assert_eq!(roundup(33000, true), 40960);
        assert_eq!(roundup(5, true), 8);
    }
}
