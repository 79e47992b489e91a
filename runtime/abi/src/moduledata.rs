//! `runtime.firstmoduledata`: the linker's description of the image, which the runtime reads.
//!
//! The structure lies in read-only data and holds addresses only; the linker fills it after layout. The runtime
//! declares `extern "C" { #[link_name = "runtime.firstmoduledata"] static FIRST: ModuleData; }` and checks it with
//! [`ModuleData::verify`] before it uses anything of it.

use crate::pcln::{FuncTab, Pcln};

/// First word of the structure.
pub const MAGIC: u64 = u64::from_le_bytes(*b"rgo\0mod1");

/// Addresses `start..end` of the image.
#[repr(C)]
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Range {
    pub start: usize,
    pub end: usize,
}

/// An array of the image: its address and the number of its elements.
#[repr(C)]
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Array {
    pub ptr: usize,
    pub len: usize,
}

/// The image.
#[repr(C)]
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ModuleData {
    /// [`MAGIC`].
    pub magic: u64,
    /// Bytes of this structure, so that a runtime never reads a shorter one.
    pub size: u64,
    /// All code.
    pub text: Range,
    /// [`FuncTab`] entries: one a function and one more.
    pub functab: Array,
    /// `u32` offsets of file names in `pcln`.
    pub filetab: Array,
    /// Strings and records (see [`crate::pcln`]), in bytes.
    pub pcln: Array,
    /// Constants, type descriptors, itabs and all tables.
    pub rodata: Range,
    /// Type descriptors.
    pub types: Range,
    /// Interface tables.
    pub itabs: Range,
    /// `u32` offsets of the descriptors from `types.start`, sorted by symbol name.
    pub typelinks: Array,
    /// `u32` offsets of the interface tables from `itabs.start`, sorted by symbol name.
    pub itablinks: Array,
    /// Initialised variables that hold pointers: the collector scans them.
    pub data: Range,
    /// Zeroed variables that hold pointers: the collector scans them.
    pub bss: Range,
    /// Initialised variables without pointers.
    pub noptrdata: Range,
    /// Zeroed variables without pointers.
    pub noptrbss: Range,
    /// One bit per word of `data`, set where a pointer is; 0 = every word may be one.
    pub gcdatamask: Array,
    /// The same for `bss`.
    pub gcbssmask: Array,
    /// Addresses of the inittasks that `runtime..inittask` needs, itself last.
    pub runtime_inittasks: Array,
    /// Addresses of all other inittasks, dependencies first.
    pub main_inittasks: Array,
    /// Address of `main.main`; 0 in an image without it.
    pub main_main: usize,
    /// Bytes of the thread-local block (`runtime.tlsg` is its last word).
    pub tls_size: usize,
    /// The build id, as text.
    pub buildid: Array,
    /// `FLAG_*`.
    pub flags: usize,
    pub unused: usize,
}

/// Built to be preempted without signals (`-preempt=prologue`, `-preempt=loops`).
pub const FLAG_NO_SIGNALS: usize = 1;

impl ModuleData {
    /// The function tables.
    ///
    /// # Safety
    /// `self` is the linker's structure of the running image, and [`ModuleData::verify`] has accepted it.
    pub const unsafe fn pcln(&self) -> Pcln<'static> {
        // SAFETY: the linker put the arrays into read-only memory of the image that is never unmapped.
        unsafe {
            Pcln {
                text: self.text.start,
                functab: core::slice::from_raw_parts(self.functab.ptr as *const FuncTab, self.functab.len),
                filetab: core::slice::from_raw_parts(self.filetab.ptr as *const u32, self.filetab.len),
                data: core::slice::from_raw_parts(self.pcln.ptr as *const u8, self.pcln.len),
            }
        }
    }

    /// What `moduledataverify` throws when magic, size, order or ranges are wrong.
    pub fn verify(&self) -> Result<(), &'static str> {
        if self.magic != MAGIC || self.size != size_of::<ModuleData>() as u64 {
            return Err("moduledata: bad magic or size");
        }
        let ranges = [self.rodata, self.text, self.data, self.noptrdata, self.bss, self.noptrbss];
        if ranges.iter().any(|r| r.start > r.end) || ranges.windows(2).any(|w| w[0].end > w[1].start) {
            return Err("moduledata: ranges out of order");
        }
        let inside = |ptr: usize, bytes: usize| {
            ptr >= self.rodata.start
                && bytes <= self.rodata.end - self.rodata.start
                && ptr <= self.rodata.end - bytes
        };
        let span = |r: Range| r.start <= r.end && inside(r.start, r.end - r.start);
        let array = |a: Array, size: usize| a.len <= usize::MAX / 8 && inside(a.ptr, a.len * size);
        let arrays = [(self.functab, 8), (self.filetab, 4), (self.pcln, 1), (self.typelinks, 4)];
        if !span(self.types) || !span(self.itabs) || !arrays.iter().all(|&(a, n)| array(a, n)) {
            return Err("moduledata: table outside of read-only data");
        }
        let tasks = [(self.runtime_inittasks, 8), (self.main_inittasks, 8), (self.itablinks, 4)];
        if !tasks.iter().all(|&(a, n)| array(a, n)) || self.functab.len < 2 {
            return Err("moduledata: table outside of read-only data");
        }
        Ok(())
    }

    /// The second half of `moduledataverify`: the function table rises strictly and ends with the text.
    ///
    /// # Safety
    /// As for [`ModuleData::pcln`].
    pub unsafe fn verify_functab(&self) -> Result<(), &'static str> {
        // SAFETY: the caller's promise.
        let tab = unsafe { self.pcln() }.functab;
        if tab.windows(2).any(|w| w[0].entry >= w[1].entry) {
            return Err("moduledata: function symbol table not sorted by PC");
        }
        match tab.last() {
            Some(last) if last.entry as usize == self.text.end - self.text.start => Ok(()),
            _ => Err("moduledata: function table does not end with the text"),
        }
    }

    /// The words of the structure, as the linker writes them.
    pub fn words(&self) -> [u64; size_of::<ModuleData>() / 8] {
        let r = |r: Range| [r.start as u64, r.end as u64];
        let a = |a: Array| [a.ptr as u64, a.len as u64];
        let pairs = [
            [self.magic, self.size],
            r(self.text),
            a(self.functab),
            a(self.filetab),
            a(self.pcln),
            r(self.rodata),
            r(self.types),
            r(self.itabs),
            a(self.typelinks),
            a(self.itablinks),
            r(self.data),
            r(self.bss),
            r(self.noptrdata),
            r(self.noptrbss),
            a(self.gcdatamask),
            a(self.gcbssmask),
            a(self.runtime_inittasks),
            a(self.main_inittasks),
            [self.main_main as u64, self.tls_size as u64],
            a(self.buildid),
            [self.flags as u64, self.unused as u64],
        ];
        let mut out = [0; size_of::<ModuleData>() / 8];
        for (i, p) in pairs.iter().enumerate() {
            out[2 * i] = p[0];
            out[2 * i + 1] = p[1];
        }
        out
    }
}

const _: () = assert!(size_of::<ModuleData>() == 42 * 8);
const _: () = assert!(size_of::<FuncTab>() == 8);

#[cfg(test)]
mod tests {
    use super::*;

    fn image() -> ModuleData {
        let mut m = ModuleData {
            magic: MAGIC,
            size: size_of::<ModuleData>() as u64,
            rodata: Range { start: 0x1000, end: 0x2000 },
            text: Range { start: 0x3000, end: 0x4000 },
            data: Range { start: 0x5000, end: 0x5100 },
            noptrdata: Range { start: 0x5100, end: 0x5200 },
            bss: Range { start: 0x5200, end: 0x5300 },
            noptrbss: Range { start: 0x5300, end: 0x5400 },
            functab: Array { ptr: 0x1100, len: 4 },
            ..ModuleData::default()
        };
        for a in [&mut m.filetab, &mut m.pcln, &mut m.typelinks, &mut m.itablinks] {
            *a = Array { ptr: 0x1200, len: 0 };
        }
        m.types = Range { start: 0x1300, end: 0x1400 };
        m.itabs = Range { start: 0x1400, end: 0x1400 };
        m.runtime_inittasks = Array { ptr: 0x1500, len: 1 };
        m.main_inittasks = Array { ptr: 0x1508, len: 1 };
        m
    }

    #[test]
    fn a_sound_image_passes_and_each_damage_is_found() {
        assert_eq!(image().verify(), Ok(()));
        let bad = |f: fn(&mut ModuleData)| {
            let mut m = image();
            f(&mut m);
            assert!(m.verify().is_err());
        };
        bad(|m| m.magic += 1);
        bad(|m| m.size -= 8);
        bad(|m| m.text.end = 0x2fff);
        bad(|m| m.bss.start = 0x50ff);
        bad(|m| m.functab.ptr = 0x4000);
        bad(|m| m.pcln.len = usize::MAX);
        bad(|m| m.main_inittasks.ptr = 0x1ffc);
        bad(|m| m.types.start = 0x1500);
    }

    #[test]
    fn words_follow_the_layout() {
        let m = image();
        let w = m.words();
        assert_eq!(w[core::mem::offset_of!(ModuleData, text) / 8], 0x3000);
        assert_eq!(w[core::mem::offset_of!(ModuleData, noptrbss) / 8 + 1], 0x5400);
        assert_eq!(w[core::mem::offset_of!(ModuleData, main_inittasks) / 8], 0x1508);
        assert_eq!(w[core::mem::offset_of!(ModuleData, tls_size) / 8], 0);
    }
}
