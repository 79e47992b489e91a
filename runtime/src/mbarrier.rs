//! Stores of pointers: the barrier operation and the typed copies.
//!
//! Compiled code calls `gcWriteBarrier` when `runtime.writeBarrier` is not zero, and the functions here whenever it moves
//! values with pointers in bulk. The collector of today marks while the world stands still, so the flag is never set
//! and a typed copy is a copy; marking beside the program hooks in here and nowhere else.

use crate::memmove::{memclr_in_pieces, memmove_in_pieces};
use crate::mgc::WRITE_BARRIER;
use crate::panic::throw;
use abi::typ::Type;
use core::sync::atomic::{AtomicUsize, Ordering::*};

/// `*slot = new` is about to happen while the flag is set.
#[unsafe(export_name = "runtime.gcWriteBarrier")]
#[inline(never)]
extern "C" fn gc_write_barrier(_slot: *mut usize, _new: usize) {
    if WRITE_BARRIER.load(Relaxed) == 0 {
        throw("gcWriteBarrier: flag not set");
    }
}

/// Copies a value of type `t`; the ranges may overlap.
#[unsafe(export_name = "runtime.typedmemmove")]
unsafe extern "C" fn typedmemmove(t: *const Type, to: *mut u8, from: *const u8) {
    if to.cast_const() != from {
        memmove_in_pieces(to, from, (*t).size);
    }
}

/// Zeroes a value of type `t`.
#[unsafe(export_name = "runtime.typedmemclr")]
unsafe extern "C" fn typedmemclr(t: *const Type, p: *mut u8) {
    memclr_in_pieces(p, (*t).size);
}

/// The builtin copy for elements of type `t`; gives the number of elements.
#[unsafe(export_name = "runtime.typedslicecopy")]
unsafe extern "C" fn typedslicecopy(
    t: *const Type,
    to: *mut u8,
    to_len: usize,
    from: *const u8,
    from_len: usize,
) -> usize {
    let n = to_len.min(from_len);
    if n > 0 && to.cast_const() != from {
        memmove_in_pieces(to, from, n * (*t).size);
    }
    n
}

// Atomic operations that store pointers: calls, because the barrier belongs to them.

/// func StorePointer(addr *unsafe.Pointer, val unsafe.Pointer)
#[unsafe(export_name = "sync/atomic.StorePointer")]
unsafe extern "C" fn store_pointer(at: *const AtomicUsize, new: usize) {
    (*at).store(new, SeqCst);
}

/// func SwapPointer(addr *unsafe.Pointer, new unsafe.Pointer) unsafe.Pointer
#[unsafe(export_name = "sync/atomic.SwapPointer")]
unsafe extern "C" fn swap_pointer(at: *const AtomicUsize, new: usize) -> usize {
    (*at).swap(new, SeqCst)
}

/// func CompareAndSwapPointer(addr *unsafe.Pointer, old, new unsafe.Pointer) bool
#[unsafe(export_name = "sync/atomic.CompareAndSwapPointer")]
unsafe extern "C" fn compare_and_swap_pointer(at: *const AtomicUsize, old: usize, new: usize) -> bool {
    (*at).compare_exchange(old, new, SeqCst, SeqCst).is_ok()
}
