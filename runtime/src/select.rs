//! `select`: waiting for the first of several communications.
//!
//! 1. Cases are tried one by one in random order, so that none starves. When none is ready, all channels are locked in order
//!    of their addresses, each once, so that two selects cannot wait for each other, and all cases are looked at again:
//!    only so can it be said that there was a moment when none was ready.
//! 2. A case that is ready is done at once. Without one, and without a default, a sudog is queued on every channel, and
//!    the goroutine parks; the locks are released on g0.
//! 3. Whoever completes one of them first wins `g.select_done` and passes the sudog in `g.param`. Woken, the goroutine
//!    locks everything again and takes the other sudogs out of their queues.

use crate::chan::{self, CLOSED, DONE, Hchan, Sudog};
use crate::mprof;
use crate::proc::{WaitReason, gopark};
use crate::rand::cheaprandn;
use crate::sched::*;
use core::mem::MaybeUninit;
use core::ptr::null_mut;
use core::sync::atomic::Ordering::*;

/// A case (`abi::call::scase`).
#[repr(C)]
struct Scase {
    c: *mut Hchan,
    elem: *mut u8,
    send: usize,
}

const _: () = assert!(size_of::<Scase>() == abi::call::scase::SIZE);

/// Index of the chosen case (-1: none was ready) and a code of `chan`, in rax:rdx.
#[repr(C)]
pub struct Chosen {
    index: isize,
    code: usize,
}

/// The cases of one select, and room for their two orders.
struct Select {
    cases: *mut Scase,
    poll: *mut u16,
    lock: *mut u16,
    /// Cases with a channel.
    n: usize,
}

impl Select {
    unsafe fn case(&self, i: u16) -> *mut Scase {
        self.cases.add(i as usize)
    }

    unsafe fn chan(&self, k: usize) -> *mut Hchan {
        (*self.case(*self.lock.add(k))).c
    }

    /// Shuffles the cases that have a channel.
    unsafe fn order(&mut self, all: usize) {
        for i in 0..all {
            if (*self.cases.add(i)).c.is_null() {
                continue;
            }
            let j = cheaprandn(self.n as u32 + 1) as usize;
            *self.poll.add(self.n) = *self.poll.add(j);
            *self.poll.add(j) = i as u16;
            self.n += 1;
        }
    }

    /// Sorts the cases by the addresses of their channels.
    unsafe fn sort(&mut self) {
        // Heap sort: no recursion, no memory.
        for i in 0..self.n {
            let x = *self.poll.add(i);
            let c = (*self.case(x)).c;
            let mut j = i;
            while j > 0 && self.chan((j - 1) / 2) < c {
                *self.lock.add(j) = *self.lock.add((j - 1) / 2);
                j = (j - 1) / 2;
            }
            *self.lock.add(j) = x;
        }
        for i in (0..self.n).rev() {
            let x = *self.lock.add(i);
            let c = (*self.case(x)).c;
            *self.lock.add(i) = *self.lock;
            let mut j = 0;
            loop {
                let mut k = 2 * j + 1;
                if k >= i {
                    break;
                }
                if k + 1 < i && self.chan(k) < self.chan(k + 1) {
                    k += 1;
                }
                if c >= self.chan(k) {
                    break;
                }
                *self.lock.add(j) = *self.lock.add(k);
                j = k;
            }
            if i > 0 {
                *self.lock.add(j) = x;
            }
        }
    }

    unsafe fn lock_all(&self) {
        let mut last = null_mut();
        for k in 0..self.n {
            let c = self.chan(k);
            if c != last {
                (*c).lock.lock();
                last = c;
            }
        }
    }

    unsafe fn unlock_all(&self) {
        for k in (0..self.n).rev() {
            let c = self.chan(k);
            // Cases of one channel are neighbours: unlock at the first of them.
            if k == 0 || self.chan(k - 1) != c {
                (*c).lock.unlock();
            }
        }
    }

    /// Unlocks all but `keep`, whose lock the communication itself releases.
    unsafe fn unlock_others(&self, keep: *mut Hchan) {
        for k in (0..self.n).rev() {
            let c = self.chan(k);
            if c != keep && (k == 0 || self.chan(k - 1) != c) {
                (*c).lock.unlock();
            }
        }
    }

    /// Does the first case in poll order that is ready. Returns with the locks released, or -1 with them held.
    unsafe fn pass1(&self) -> Chosen {
        for k in 0..self.n {
            let i = *self.poll.add(k);
            let cas = self.case(i);
            let c = (*cas).c;
            let closed = (*c).closed.load(Relaxed) == chan::IS_CLOSED;
            let n = (*c).qcount.load(Relaxed);
            let done = |code| Chosen { index: i as isize, code };
            if (*cas).send == 0 {
                let sg = (*c).sendq.dequeue();
                if !sg.is_null() {
                    self.unlock_others(c);
                    chan::takeover(c, sg, (*cas).elem);
                    return done(DONE);
                }
                if n > 0 {
                    chan::take_buffered(c, (*cas).elem);
                    self.unlock_all();
                    return done(DONE);
                }
                if closed {
                    self.unlock_all();
                    if !(*cas).elem.is_null() {
                        core::ptr::write_bytes((*cas).elem, 0, (*c).elemsize);
                    }
                    return done(CLOSED);
                }
            } else {
                if closed {
                    self.unlock_all();
                    return done(CLOSED);
                }
                let sg = (*c).recvq.dequeue();
                if !sg.is_null() {
                    self.unlock_others(c);
                    chan::handover(c, sg, (*cas).elem);
                    return done(DONE);
                }
                if n < (*c).dataqsiz {
                    chan::put_buffered(c, (*cas).elem);
                    self.unlock_all();
                    return done(DONE);
                }
            }
        }
        Chosen { index: -1, code: 0 }
    }
}

unsafe fn commit(_gp: *mut G, sel: *mut u8) -> bool {
    (*sel.cast::<Select>()).unlock_all();
    true
}

/// Most cases for which there is room in the frame (`fewCases` of Go source).
const FEW: usize = 16;

/// func select0(cases *scase, orders *uint16, n int, block bool) (index, code int): `orders` has room for 2n numbers if n
/// is more than [`FEW`].
#[unsafe(export_name = "runtime.select0")]
#[inline(never)]
unsafe extern "C" fn select0(cases: *mut Scase, orders: *mut u16, all: usize, block: bool) -> Chosen {
    let mut room = MaybeUninit::<[u16; 2 * FEW]>::uninit();
    let orders = if all <= FEW { room.as_mut_ptr().cast() } else { orders };
    let mut sel = Select { cases, poll: orders, lock: orders.add(all), n: 0 };
    sel.order(all);
    // A case that is ready needs only its own channel's lock. That none is can only be said under all locks.
    for k in 0..sel.n {
        let i = *sel.poll.add(k);
        let cas = sel.case(i);
        let code = if (*cas).send == 0 {
            chan::chanrecv((*cas).c, (*cas).elem, false)
        } else {
            chan::chansend((*cas).c, (*cas).elem, false)
        };
        if code != chan::BLOCKED {
            return Chosen { index: i as isize, code };
        }
    }
    sel.sort();
    sel.lock_all();
    let chosen = sel.pass1();
    if chosen.index >= 0 {
        return chosen;
    }
    if !block {
        sel.unlock_all();
        return chosen;
    }
    let gp = getg();
    let mut list: *mut Sudog = null_mut();
    for k in (0..sel.n).rev() {
        let i = *sel.lock.add(k);
        let cas = sel.case(i);
        let sg = chan::acquire_sudog();
        (*sg).g = gp;
        (*sg).is_select = true;
        (*sg).success = false;
        (*sg).elem = (*cas).elem;
        (*sg).c = (*cas).c;
        (*sg).case = i as usize;
        (*sg).waitlink = list;
        list = sg;
        let q = if (*cas).send == 0 { &raw mut (*(*cas).c).recvq } else { &raw mut (*(*cas).c).sendq };
        (*q).enqueue(sg);
    }
    (*gp).waiting = list;
    (*gp).param = null_mut();
    (*gp).select_done.store(0, SeqCst);
    let begin = mprof::wait_begins();
    gopark(Some(commit), (&raw mut sel).cast(), WaitReason::Select);
    mprof::wait_ends(begin);

    sel.lock_all();
    let won = (*gp).param.cast::<Sudog>();
    (*gp).param = null_mut();
    (*gp).waiting = null_mut();
    (*gp).select_done.store(0, SeqCst);
    let mut chosen = Chosen { index: -1, code: 0 };
    while !list.is_null() {
        let sg = list;
        list = (*sg).waitlink;
        let i = (*sg).case;
        let cas = cases.add(i);
        if sg == won {
            let code = if (*sg).success { DONE } else { CLOSED };
            chosen = Chosen { index: i as isize, code };
        } else {
            let q = if (*cas).send == 0 { &raw mut (*(*cas).c).recvq } else { &raw mut (*(*cas).c).sendq };
            (*q).remove(sg);
        }
        chan::release_sudog(sg);
    }
    sel.unlock_all();
    if chosen.index < 0 {
        crate::panic::throw("selectgo: bad wakeup");
    }
    chosen
}
