//! The scavenger: free pages that the heap will not need before its next goal go back to the system.
//!
//! `bgscavenge` wakes after each sweep, and every second while there is more than should be kept. It gives back a bounded
//! amount at a time, the longest runs first, and yields in between.

use crate::asm::systemstack;
use crate::mgc::{self, Background};
use crate::mheap::HEAP;
use crate::proc::{WaitReason, gosched};
use crate::sizeclasses::PAGE;
use core::sync::atomic::{AtomicI64, Ordering::*};

static SCAVENGER: Background = Background::new();
static LAST: AtomicI64 = AtomicI64::new(0);

/// Pages at a time: 2 MiB.
const BATCH: usize = (2 << 20) / PAGE;
const EVERY_NS: i64 = 1_000_000_000;

/// Free pages beyond what the heap grows into before the next collection, and a tenth.
fn surplus() -> usize {
    let keep = mgc::goal().min(1 << 46);
    let keep = (keep + keep / 10) / PAGE;
    let inuse = HEAP.pages_inuse.load(Relaxed);
    let idle = HEAP.pages_idle.load(Relaxed);
    let mut more = idle.saturating_sub(keep.saturating_sub(inuse));
    if mgc::limit() < i64::MAX {
        let over = mgc::mapped().saturating_sub(mgc::limit() as usize / 100 * 95) / PAGE;
        more = more.max(over.min(idle));
    }
    more
}

/// Lets the scavenger look.
///
/// # Safety
/// Nothing held.
pub unsafe fn wake() {
    if surplus() > 0 {
        SCAVENGER.wake();
    }
}

/// sysmon's round.
///
/// # Safety
/// Nothing held.
pub unsafe fn periodic(now: i64) {
    if now - LAST.load(Relaxed) > EVERY_NS {
        LAST.store(now, Relaxed);
        wake();
    }
}

unsafe extern "C" {
    #[link_name = "runtime.markSystem"]
    fn mark_system();
}

#[unsafe(export_name = "runtime.bgscavenge")]
#[inline(never)]
pub unsafe extern "C" fn bgscavenge() -> ! {
    mark_system();
    loop {
        SCAVENGER.park(WaitReason::GCScavengeWait);
        loop {
            let n = surplus().min(BATCH);
            let mut done = 0;
            if n > 0 {
                systemstack(|| done = HEAP.scavenge(n));
            }
            if done == 0 {
                break;
            }
            gosched();
        }
    }
}
