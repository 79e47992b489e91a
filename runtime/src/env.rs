//! What the kernel hands over: arguments, environment, auxiliary vector; and `GODEBUG`.
//!
//! Everything is read in place from the initial stack, which stays mapped for the life of the process.

use crate::sched::{NCPU, Shared};
use crate::sys;
use core::ptr::null;
use core::sync::atomic::{AtomicI32, AtomicPtr, AtomicUsize, Ordering::*};

static ARGC: AtomicUsize = AtomicUsize::new(0);
static ARGV: AtomicPtr<*const u8> = AtomicPtr::new(core::ptr::null_mut());
static ENVP: AtomicPtr<*const u8> = AtomicPtr::new(core::ptr::null_mut());
/// Number of environment strings, once `goenvs` has counted them.
static ENVC: AtomicUsize = AtomicUsize::new(0);

/// Base address of the vDSO, 0 without one.
pub static VDSO: AtomicUsize = AtomicUsize::new(0);
/// Page size.
pub static PAGESZ: AtomicUsize = AtomicUsize::new(4096);
/// The kernel's sixteen random bytes.
pub static RANDOM: Shared<[u64; 2]> = Shared::new([0; 2]);

const AT_PAGESZ: usize = 6;
const AT_RANDOM: usize = 25;
const AT_SYSINFO_EHDR: usize = 33;

#[unsafe(export_name = "runtime.args")]
#[inline(never)]
pub unsafe extern "C" fn args(argc: i32, argv: *mut *const u8) {
    ARGC.store(argc as usize, Relaxed);
    ARGV.store(argv, Relaxed);
    sysargs(argc as usize, argv);
}

#[unsafe(export_name = "runtime.sysargs")]
#[inline(never)]
unsafe extern "C" fn sysargs(argc: usize, argv: *mut *const u8) {
    let mut p = argv.add(argc + 1);
    ENVP.store(p, Relaxed);
    while !(*p).is_null() {
        p = p.add(1);
    }
    let mut aux = p.add(1) as *const [usize; 2];
    while (*aux)[0] != 0 {
        let [tag, value] = *aux;
        match tag {
            AT_PAGESZ => PAGESZ.store(value, Relaxed),
            AT_SYSINFO_EHDR => VDSO.store(value, Relaxed),
            AT_RANDOM => *RANDOM.get() = (value as *const [u64; 2]).read_unaligned(),
            _ => {}
        }
        aux = aux.add(1);
    }
    crate::time::vdsoinit();
}

unsafe fn cstr(p: *const u8) -> &'static [u8] {
    let mut n = 0;
    while *p.add(n) != 0 {
        n += 1;
    }
    core::slice::from_raw_parts(p, n)
}

#[unsafe(export_name = "runtime.goargs")]
#[inline(never)]
pub extern "C" fn goargs() {
    keep_call!("goargs");
}

#[unsafe(export_name = "runtime.goenvs")]
#[inline(never)]
pub unsafe extern "C" fn goenvs() {
    let envp = ENVP.load(Relaxed);
    let mut n = 0;
    while !(*envp.add(n)).is_null() {
        n += 1;
    }
    ENVC.store(n, Relaxed);
}

/// Opens /dev/null for each of the three standard descriptors that is closed, lest the next file opened gets its number and
/// what the program prints.
#[unsafe(export_name = "runtime.checkfds")]
#[inline(never)]
pub extern "C" fn checkfds() {
    const F_GETFD: usize = 1;
    const O_RDWR: usize = 2;
    const AT_FDCWD: usize = -100_isize as usize;
    for fd in 0..3 {
        // SAFETY: these calls touch no memory but the name.
        unsafe {
            if sys::sc3(sys::nr::FCNTL, fd, F_GETFD, 0) == -sys::EBADF
                && sys::sc4(sys::nr::OPENAT, AT_FDCWD, c"/dev/null".as_ptr() as usize, O_RDWR, 0)
                    != fd as isize
            {
                crate::panic::throw("cannot open /dev/null for a closed standard descriptor");
            }
        }
    }
}

/// A variable of the environment at start.
pub fn getenv(name: &[u8]) -> Option<&'static [u8]> {
    for i in 0..ENVC.load(Relaxed) {
        // SAFETY: i is below the count.
        let e = unsafe { cstr(*ENVP.load(Relaxed).add(i)) };
        if e.len() > name.len() && e.starts_with(name) && e[name.len()] == b'=' {
            return Some(&e[name.len() + 1..]);
        }
    }
    None
}

/// A pointer and a length, returned in rax:rdx.
#[repr(C)]
pub struct Bytes {
    pub ptr: *const u8,
    pub len: usize,
}

unsafe fn nth(list: *mut *const u8, n: usize, i: usize) -> Bytes {
    if i >= n {
        return Bytes { ptr: null(), len: 0 };
    }
    let s = cstr(*list.add(i));
    Bytes { ptr: s.as_ptr(), len: s.len() }
}

/// func argcount() int
#[unsafe(export_name = "runtime.argcount")]
extern "C" fn argcount() -> usize {
    ARGC.load(Relaxed)
}

/// func argument(i int) string: bytes on the initial stack, valid for ever.
#[unsafe(export_name = "runtime.argument")]
unsafe extern "C" fn argument(i: usize) -> Bytes {
    nth(ARGV.load(Relaxed), ARGC.load(Relaxed), i)
}

/// func envcount() int
#[unsafe(export_name = "runtime.envcount")]
extern "C" fn envcount() -> usize {
    ENVC.load(Relaxed)
}

/// func environment(i int) string
#[unsafe(export_name = "runtime.environment")]
unsafe extern "C" fn environment(i: usize) -> Bytes {
    nth(ENVP.load(Relaxed), ENVC.load(Relaxed), i)
}

/// func godebugenv() string
#[unsafe(export_name = "runtime.godebugenv")]
extern "C" fn godebugenv() -> Bytes {
    let v = getenv(b"GODEBUG").unwrap_or(b"");
    Bytes { ptr: v.as_ptr(), len: v.len() }
}

/// A non-negative decimal number; `None` for anything else.
pub fn atoi(s: &[u8]) -> Option<i32> {
    if s.is_empty() {
        return None;
    }
    s.iter().try_fold(0i32, |n, c| {
        if c.is_ascii_digit() { n.checked_mul(10)?.checked_add((c - b'0') as i32) } else { None }
    })
}

/// `GODEBUG` settings that the runtime itself looks at.
pub struct DebugVars {
    pub asyncpreemptoff: AtomicI32,
    pub inittrace: AtomicI32,
    pub schedtrace: AtomicI32,
    pub scheddetail: AtomicI32,
    pub gctrace: AtomicI32,
    pub gcstress: AtomicI32,
    /// Preempt every 100 µs.
    pub preemptstress: AtomicI32,
    /// [`Traceback`]
    traceback: AtomicI32,
}

/// The settings, constant after `parsedebugvars`.
#[unsafe(export_name = "runtime.debug")]
pub static DEBUG: DebugVars = DebugVars {
    asyncpreemptoff: AtomicI32::new(0),
    inittrace: AtomicI32::new(0),
    schedtrace: AtomicI32::new(0),
    scheddetail: AtomicI32::new(0),
    gctrace: AtomicI32::new(0),
    gcstress: AtomicI32::new(0),
    preemptstress: AtomicI32::new(0),
    traceback: AtomicI32::new(1 << Traceback::SHIFT),
};

/// What `GODEBUG` may set.
static VARS: [(&[u8], &AtomicI32); 7] = [
    (b"asyncpreemptoff", &DEBUG.asyncpreemptoff),
    (b"inittrace", &DEBUG.inittrace),
    (b"schedtrace", &DEBUG.schedtrace),
    (b"scheddetail", &DEBUG.scheddetail),
    (b"gctrace", &DEBUG.gctrace),
    (b"gcstress", &DEBUG.gcstress),
    (b"preemptstress", &DEBUG.preemptstress),
];

#[unsafe(export_name = "runtime.parsedebugvars")]
#[inline(never)]
pub extern "C" fn parsedebugvars() {
    let no_signals = crate::symtab::module().flags & abi::moduledata::FLAG_NO_SIGNALS != 0;
    DEBUG.asyncpreemptoff.store(no_signals as i32, Relaxed);
    for item in getenv(b"GODEBUG").unwrap_or(b"").split(|&c| c == b',') {
        let Some(eq) = item.iter().position(|&c| c == b'=') else { continue };
        let Some(v) = atoi(&item[eq + 1..]) else { continue };
        let known = VARS.iter().find(|known| known.0 == &item[..eq]);
        known.into_iter().for_each(|known| known.1.store(v, Relaxed));
    }
    DEBUG.traceback.store(Traceback::parse(getenv(b"GOTRACEBACK").unwrap_or(b"")).0, Relaxed);
}

/// What tracebacks show. Two settings together ask for all that either does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Traceback(i32);

impl Traceback {
    const CRASH: i32 = 1;
    const ALL: i32 = 2;
    const SHIFT: u32 = 2;

    /// What a value of `GOTRACEBACK` means. Numbers are levels, which show all goroutines; so does any other word, at
    /// level 0.
    fn parse(s: &[u8]) -> Traceback {
        const WORDS: [(&[u8], i32); 6] = [
            (b"none", 0),
            (b"", 1 << Traceback::SHIFT),
            (b"single", 1 << Traceback::SHIFT),
            (b"all", 1 << Traceback::SHIFT | Traceback::ALL),
            (b"system", 2 << Traceback::SHIFT | Traceback::ALL),
            (b"crash", 2 << Traceback::SHIFT | Traceback::ALL | Traceback::CRASH),
        ];
        let level = |n: i32| n << Self::SHIFT | Self::ALL;
        let word = WORDS.iter().find(|w| w.0 == s);
        Traceback(word.map_or_else(|| atoi(s).map_or(Self::ALL, level), |w| w.1))
    }

    /// The setting now.
    pub fn now() -> Traceback {
        Traceback(DEBUG.traceback.load(Relaxed))
    }

    /// Whether there are any.
    pub fn wanted(self) -> bool {
        self.0 >> Self::SHIFT != 0
    }

    /// Those of all goroutines.
    pub fn all(self) -> bool {
        self.0 & Self::ALL != 0
    }

    /// The runtime's frames too, with addresses.
    pub fn system(self) -> bool {
        self.0 >> Self::SHIFT >= 2
    }

    /// The process ends with a core dump.
    pub fn crash(self) -> bool {
        self.0 & Self::CRASH != 0
    }
}

/// func setTraceback(level string): never below what the environment asks for.
#[unsafe(export_name = "runtime/debug.SetTraceback")]
unsafe extern "C" fn set_traceback(ptr: *const u8, len: usize) {
    let level = Traceback::parse(core::slice::from_raw_parts(ptr, len));
    let asked = Traceback::parse(getenv(b"GOTRACEBACK").unwrap_or(b""));
    DEBUG.traceback.store(level.0 | asked.0, Relaxed);
}

/// Number of processors that the process may run on.
pub fn getproccount() -> i32 {
    let mut mask = [0u64; 128];
    // SAFETY: the mask is writable.
    let n = unsafe {
        crate::sys::sc3(crate::sys::nr::SCHED_GETAFFINITY, 0, size_of_val(&mask), mask.as_mut_ptr() as usize)
    };
    if n <= 0 {
        return 1;
    }
    (mask.iter().map(|w| w.count_ones()).sum::<u32>() as i32).max(1)
}

/// func NumCPU() int
#[unsafe(export_name = "runtime.NumCPU")]
extern "C" fn num_cpu() -> usize {
    NCPU.load(Relaxed) as usize
}

#[cfg(test)]
mod tests {
    use super::{Traceback, atoi};

    #[test]
    fn settings_of_tracebacks() {
        let of = |s: &str| {
            let t = Traceback::parse(s.as_bytes());
            (t.wanted(), t.all(), t.system(), t.crash())
        };
        assert_eq!(of("none"), (false, false, false, false));
        assert_eq!(of(""), (true, false, false, false));
        assert_eq!(of("1"), (true, true, false, false));
        assert_eq!(of("0"), (false, true, false, false));
        assert_eq!(of("crash"), (true, true, true, true));
        assert_eq!(of("anything"), (false, true, false, false));
    }

    #[test]
    fn numbers_of_the_environment() {
        assert_eq!(atoi(b"120"), Some(120));
        assert_eq!(atoi(b""), None);
        assert_eq!(atoi(b"-1"), None);
        assert_eq!(atoi(b"99999999999"), None);
    }
}
