//! The runtime's own mutual exclusion: `Mutex` (short critical sections of the scheduler) and `Note` (one-time event).
//!
//! Both sleep on a futex, that is they block the *thread*; goroutines wait by parking (`proc::gopark`). A mutex may be
//! held across no call that parks, and never across a return into Go code. Locks are taken in the order of their ranks:
//!
//! | rank | lock | guards |
//! |---|---|---|
//! | 1 | `sema::Root::lock` | one bucket of semaphore waiters |
//! | 2 | `chan::Hchan::lock` | one channel (several at once: in address order, `select`) |
//! | 3 | `timer::Timers::lock` | one P's timer heap |
//! | 4 | `sched.lock` | global run queue, idle lists, counts of Ms and Ps |
//! | 5 | `proc::ALLGS_LOCK` | growth of `allgs` |
//! | 6 | `stack::POOL_LOCK` | free stack segments |
//! | 7 | memory's locks | see `malloc` |
//! | 8 | `print::LOCK` | output of messages |

use crate::sys;
use core::sync::atomic::{AtomicU32, Ordering::*};

const UNLOCKED: u32 = 0;
const LOCKED: u32 = 1;
/// Locked, and somebody may sleep.
const CONTENDED: u32 = 2;

/// A futex mutex in three states.
#[repr(C)]
pub struct Mutex {
    /// Acquire on taking pairs with Release on giving back.
    key: AtomicU32,
}

impl Mutex {
    pub const fn new() -> Self {
        Mutex { key: AtomicU32::new(UNLOCKED) }
    }

    /// Takes the lock.
    #[inline]
    pub fn lock(&self) {
        if self.key.compare_exchange(UNLOCKED, LOCKED, Acquire, Relaxed).is_err() {
            self.lock_slow();
        }
    }

    #[cold]
    fn lock_slow(&self) {
        #[cfg(not(test))] // The tests' threads are no Ms.
        // SAFETY: a counter of the thread's own M, which it always has.
        unsafe {
            (*crate::sched::getm()).clashes += 1
        };
        // Critical sections are shorter than a futex call, even if all they touch is in another cache: look for a while
        // (5 µs) before sleeping.
        for _ in 0..16 {
            for _ in 0..30 {
                core::hint::spin_loop();
            }
            if self.key.load(Relaxed) == UNLOCKED
                && self.key.compare_exchange(UNLOCKED, LOCKED, Acquire, Relaxed).is_ok()
            {
                return;
            }
        }
        while self.key.swap(CONTENDED, Acquire) != UNLOCKED {
            sys::futexsleep(&self.key, CONTENDED, -1);
        }
    }

    /// Takes the lock if nobody holds it.
    pub fn try_lock(&self) -> bool {
        self.key.compare_exchange(UNLOCKED, LOCKED, Acquire, Relaxed).is_ok()
    }

    /// Gives the lock back; only its holder may.
    #[inline]
    pub fn unlock(&self) {
        if self.key.swap(UNLOCKED, Release) == CONTENDED {
            sys::futexwakeup(&self.key, 1);
        }
    }
}

/// An event that happens once between two `clear`s: one sleeper, one waker.
#[repr(C)]
pub struct Note {
    /// 0 = not yet, 1 = happened. Release in `wakeup` pairs with Acquire in the sleeps.
    key: AtomicU32,
}

impl Note {
    pub const fn new() -> Self {
        Note { key: AtomicU32::new(0) }
    }

    /// Makes the note usable again; nobody may sleep on it.
    pub fn clear(&self) {
        self.key.store(0, Relaxed);
    }

    /// The event happens.
    pub fn wakeup(&self) {
        self.key.store(1, Release);
        sys::futexwakeup(&self.key, 1);
    }

    /// Blocks the thread until the event has happened.
    pub fn sleep(&self) {
        while self.key.load(Acquire) == 0 {
            sys::futexsleep(&self.key, 0, -1);
        }
    }

    /// Blocks the goroutine and its thread, but not its P, until the event has happened.
    pub unsafe fn sleep_in_syscall(&self) {
        while self.key.load(Acquire) == 0 {
            // FUTEX_WAIT | FUTEX_PRIVATE_FLAG
            let args = [self.key.as_ptr() as usize, 128, 0, 0, 0, 0];
            crate::asm::blocking_syscall(sys::nr::FUTEX, &args);
        }
    }

    /// Blocks the thread until the event has happened or `ns` have passed; says whether it has happened.
    pub fn tsleep(&self, ns: i64) -> bool {
        let end = crate::time::nanotime() + ns;
        loop {
            if self.key.load(Acquire) != 0 {
                return true;
            }
            let left = end - crate::time::nanotime();
            if left <= 0 {
                return false;
            }
            sys::futexsleep(&self.key, 0, left);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn a_mutex_excludes() {
        let shared = Arc::new((Mutex::new(), std::sync::atomic::AtomicU64::new(0)));
        let threads: Vec<_> = (0..4)
            .map(|_| {
                let s = shared.clone();
                std::thread::spawn(move || {
                    for _ in 0..20_000 {
                        s.0.lock();
                        let v = s.1.load(Relaxed);
                        s.1.store(v + 1, Relaxed);
                        s.0.unlock();
                    }
                })
            })
            .collect();
        threads.into_iter().for_each(|t| t.join().unwrap());
        assert_eq!(shared.1.load(Relaxed), 80_000);
    }

    #[test]
    fn a_note_wakes_its_sleeper_and_times_out() {
        let n = Arc::new(Note::new());
        assert!(!n.tsleep(1_000_000));
        let m = n.clone();
        let t = std::thread::spawn(move || m.sleep());
        n.wakeup();
        t.join().unwrap();
        assert!(n.tsleep(0));
    }
}
