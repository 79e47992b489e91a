//! The static linker: object files and archives in memory → one ELF executable in memory.
//!
//! A file per phase, in order; each borrows what earlier ones found and changes nothing of it:
//!
//! ```text
//! read      object files and archives, checked once so that later phases need not
//! resolve   names → definitions (strong, weak, link-once), archive members on demand
//! gc        sections reachable from the entry point and the inittasks
//! meta      metadata of live functions, order of the package initialisers
//! layout    addresses: segments R, RX, RW; pclntab and the linker's own tables
//! reloc     copy and relocate, sections in parallel
//! tables    moduledata, symbol table; dwarf, cfi, gdb: what a debugger reads
//! proof     no chain of code without stack check is deeper than the guard zone
//! ```
//!
//! Invariants: the same inputs give the same bytes; input that is damaged or not ours is an error that names the object
//! and the place, never a panic; no segment is writable and executable; nothing is written before the image is whole.
//! The formats shared with compiler and runtime are those of `abi` (`names`, `funcmeta`, `pcln`, `moduledata`,
//! `stack`). Linking with the system's C compiler is not done here.
#![forbid(unsafe_code)]

mod cfi;
mod dwarf;
mod elf;
mod error;
mod frame;
mod gc;
mod gdb;
mod image;
mod layout;
mod lines;
mod map;
mod meta;
mod proof;
mod read;
mod reloc;
mod resolve;
mod symtab;
mod tables;
mod write;

use std::borrow::Cow;

pub use error::LinkError;
pub use write::{write_file, write_image};

/// A file to link: an ELF64 relocatable object or an archive of such, told apart by their first bytes.
#[derive(Clone, Debug)]
pub struct Input<'a> {
    /// What error messages call it.
    pub name: String,
    pub bytes: Cow<'a, [u8]>,
}

/// What to make.
#[derive(Clone, Debug)]
pub struct Options {
    /// Leave out the symbol table (and with it DWARF), as `-s`.
    pub strip_symbols: bool,
    /// Leave out DWARF, as `-w`.
    pub strip_dwarf: bool,
    /// Make the text of [`Image::map`].
    pub map: bool,
    /// Prove that code without stack checks fits the guard zone.
    pub stack_proof: bool,
    /// Symbols to keep besides what the entry point reaches.
    pub roots: Vec<String>,
}

impl Default for Options {
    fn default() -> Options {
        Options { strip_symbols: false, strip_dwarf: false, map: false, stack_proof: true, roots: vec![] }
    }
}

/// A linked executable.
#[derive(Clone, Debug)]
pub struct Image {
    pub bytes: Vec<u8>,
    pub stats: Stats,
    /// Sections and symbols by address with what keeps each alive, if asked for.
    pub map: Option<String>,
}

/// What the link did, for `-v` and the size ledger. Sizes are in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Stats {
    pub objects: usize,
    pub sections: usize,
    pub live_sections: usize,
    pub relocations: usize,
    /// Accesses through the global offset table that became direct.
    pub relaxed: usize,
    pub got_entries: usize,
    pub functions: usize,
    pub text: u64,
    pub rodata: u64,
    pub pclntab: u64,
    pub data: u64,
    pub bss: u64,
    pub symtab: u64,
    pub dwarf: u64,
    /// Deepest chain of code without stack check on a goroutine, if it was proved.
    pub stack_depth: u64,
}

impl std::fmt::Display for Stats {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(
            f,
            "objects {} sections {} live {} relocations {} relaxed {} got {}",
            self.objects, self.sections, self.live_sections, self.relocations, self.relaxed, self.got_entries
        )?;
        write!(
            f,
            "functions {} text {} rodata {} pclntab {} data {} bss {} symtab {} dwarf {} stack {}",
            self.functions,
            self.text,
            self.rodata,
            self.pclntab,
            self.data,
            self.bss,
            self.symtab,
            self.dwarf,
            self.stack_depth
        )
    }
}

/// Links `inputs` into an executable.
pub fn link(inputs: &[Input<'_>], options: &Options) -> Result<Image, LinkError> {
    let files = read::inputs(inputs)?;
    let program = resolve::resolve(files)?;
    let live = gc::mark(&program, &options.roots)?;
    let meta = meta::collect(&program, &live)?;
    let layout = layout::layout(&program, &live, &meta, options)?;
    image::build(&program, &live, &meta, &layout, options)
}
