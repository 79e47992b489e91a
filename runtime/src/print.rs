//! Messages of the runtime itself, formatted without `core::fmt` and without allocation.
//!
//! One line is collected in a buffer on the stack and written to standard error with one system call, so lines of
//! several threads do not mix. The builtins `print` and `println` are Go source (`stdlib/runtime/print.go`) on top of
//! `runtime.write`.

use crate::lock::Mutex;
use crate::sched::getm;
use core::sync::atomic::{AtomicI64, Ordering::*};

/// Held by a thread from `printlock` to the matching `printunlock`.
static LOCK: Mutex = Mutex::new();
/// The holder's m id plus one, and how often it has locked.
static OWNER: AtomicI64 = AtomicI64::new(0);
static DEPTH: AtomicI64 = AtomicI64::new(0);

/// func printlock0(): the statements print and println keep their parts together. The goroutine stays on its thread:
/// it must not be preempted while others spin for the lock.
#[unsafe(export_name = "runtime.printlock0")]
unsafe extern "C" fn printlock0() {
    let mp = getm();
    (*mp).locks.fetch_add(1, Relaxed);
    if OWNER.load(Relaxed) != (*mp).id + 1 {
        LOCK.lock();
        OWNER.store((*mp).id + 1, Relaxed);
    }
    DEPTH.fetch_add(1, Relaxed);
}

/// func printunlock0()
#[unsafe(export_name = "runtime.printunlock0")]
unsafe extern "C" fn printunlock0() {
    if DEPTH.fetch_sub(1, Relaxed) == 1 {
        OWNER.store(0, Relaxed);
        LOCK.unlock();
    }
    (*getm()).locks.fetch_sub(1, Relaxed);
}

/// func printwrite(p unsafe.Pointer, n int)
#[unsafe(export_name = "runtime.printwrite")]
unsafe extern "C" fn printwrite(p: *const u8, n: usize) {
    crate::panic::write_error(core::slice::from_raw_parts(p, n));
}

/// Where an M's messages go instead of standard error, if `at` is set.
#[repr(C)]
pub struct WriteBuf {
    pub at: *mut u8,
    pub cap: usize,
    pub len: usize,
}

/// A line being collected; written when full and when dropped.
pub struct Line {
    buf: [u8; 256],
    len: usize,
}

impl Line {
    pub fn new() -> Self {
        Line { buf: [0; 256], len: 0 }
    }

    /// Writes what is collected: to standard error, or to the buffer that this thread collects into.
    pub fn flush(&mut self) {
        if self.len == 0 {
            return;
        }
        // SAFETY: only this thread sets its m's writebuf, to memory that is valid until it takes it back.
        unsafe {
            let w = &raw mut (*getm()).writebuf;
            if (*w).at.is_null() {
                crate::panic::write_error(&self.buf[..self.len]);
            } else {
                let n = self.len.min((*w).cap - (*w).len);
                core::ptr::copy_nonoverlapping(self.buf.as_ptr(), (*w).at.add((*w).len), n);
                (*w).len += n;
            }
        }
        self.len = 0;
    }

    /// Appends bytes as they are.
    pub fn bytes(&mut self, b: &[u8]) {
        for &c in b {
            if self.len == self.buf.len() {
                self.flush();
            }
            self.buf[self.len] = c;
            self.len += 1;
        }
    }

    fn digits(&mut self, mut v: u64, base: u64) {
        let mut b = [0u8; 20];
        let mut i = b.len();
        loop {
            i -= 1;
            b[i] = b"0123456789abcdef"[(v % base) as usize];
            v /= base;
            if v == 0 {
                break;
            }
        }
        self.bytes(&b[i..]);
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.flush();
    }
}

/// What a message can be made of.
pub trait Print {
    fn print(self, to: &mut Line);
}

impl Print for &str {
    fn print(self, to: &mut Line) {
        to.bytes(self.as_bytes());
    }
}

impl Print for &[u8] {
    fn print(self, to: &mut Line) {
        to.bytes(self);
    }
}

macro_rules! print_unsigned {
    ($($t:ty)*) => { $(impl Print for $t {
        fn print(self, to: &mut Line) {
            to.digits(self as u64, 10);
        }
    })* };
}
print_unsigned!(u32 u64 usize);

macro_rules! print_signed {
    ($($t:ty)*) => { $(impl Print for $t {
        fn print(self, to: &mut Line) {
            if self < 0 {
                to.bytes(b"-");
            }
            to.digits(self.unsigned_abs() as u64, 10);
        }
    })* };
}
print_signed!(i32 i64 isize);

/// A number in hexadecimal with `0x`.
pub struct Hex(pub usize);

impl Print for Hex {
    fn print(self, to: &mut Line) {
        to.bytes(b"0x");
        to.digits(self.0 as u64, 16);
    }
}

/// Prints its arguments to standard error as one piece.
#[macro_export]
macro_rules! rtprint {
    ($($e:expr),* $(,)?) => {{
        #[allow(unused_mut)]
        let mut line = $crate::print::Line::new();
        $( $crate::print::Print::print($e, &mut line); )*
    }};
}
