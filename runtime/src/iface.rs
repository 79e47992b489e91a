//! Interface tables made at run time: for conversions whose types meet only there.
//!
//! One table holds all itabs, the compiler's and our own, by (interface's method table, type), so that equal
//! pairs have equal addresses, whatever names the interface goes by. Negative answers are kept too. Readers take no lock: entries are published with Release and never
//! removed; growth publishes a new array and leaves the old one, where a reader may still look.

use crate::lock::Mutex;
use crate::persistent::persistentalloc;
use crate::symtab;
use abi::typ::{GoString, IMethod, ITAB_FUN, InterfaceType, Itab, Method, Type};
use core::ptr::null_mut;
use core::sync::atomic::{AtomicPtr, AtomicUsize, Ordering::*};

/// An array of 2^n slots.
#[repr(C)]
struct Table {
    mask: usize,
    // Slots follow.
}

static TABLE: AtomicPtr<Table> = AtomicPtr::new(null_mut());
static COUNT: AtomicUsize = AtomicUsize::new(0);
static LOCK: Mutex = Mutex::new();

impl Table {
    unsafe fn slot(t: *mut Table, i: usize) -> *const AtomicPtr<Itab> {
        t.add(1).cast::<AtomicPtr<Itab>>().add(i)
    }
}

fn start(methods: *const IMethod, t: *const Type) -> usize {
    // Method tables and descriptors are unique, so their addresses will do.
    ((methods as usize >> 4) ^ (t as usize >> 3)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20
}

unsafe fn find(table: *mut Table, methods: *const IMethod, t: *const Type) -> *mut Itab {
    if table.is_null() {
        return null_mut();
    }
    let mask = (*table).mask;
    let mut i = start(methods, t) & mask;
    loop {
        let tab = (*Table::slot(table, i)).load(Acquire);
        if tab.is_null() || (*tab).methods == methods && (*tab).typ == t {
            return tab;
        }
        i = (i + 1) & mask;
    }
}

unsafe fn insert(table: *mut Table, tab: *mut Itab) {
    let mask = (*table).mask;
    let mut i = start((*tab).methods, (*tab).typ) & mask;
    loop {
        let slot = Table::slot(table, i);
        if (*slot).load(Relaxed).is_null() {
            (*slot).store(tab, Release);
            return;
        }
        i = (i + 1) & mask;
    }
}

/// Adds under `LOCK`; grows at three quarters.
unsafe fn add(tab: *mut Itab) {
    let old = TABLE.load(Relaxed);
    let n = COUNT.load(Relaxed);
    let slots = if old.is_null() { 0 } else { (*old).mask + 1 };
    let mut table = old;
    if (n + 1) * 4 > slots * 3 {
        let more = (slots * 2).max(256);
        table = persistentalloc(8 + more * 8, 8).cast();
        (*table).mask = more - 1;
        for i in 0..slots {
            let tab = (*Table::slot(old, i)).load(Relaxed);
            if !tab.is_null() {
                insert(table, tab);
            }
        }
    }
    insert(table, tab);
    COUNT.store(n + 1, Relaxed);
    TABLE.store(table, Release);
}

/// Enters the compiler's itabs.
#[unsafe(export_name = "runtime.itabsinit")]
#[inline(never)]
pub unsafe extern "C" fn itabsinit() {
    let m = symtab::module();
    LOCK.lock();
    for i in 0..m.itablinks.len {
        let off = *(m.itablinks.ptr as *const u32).add(i);
        let tab = (m.itabs.start + off as usize) as *mut Itab;
        // Two names can stand for one pair when the linker merged descriptors.
        if find(TABLE.load(Relaxed), (*tab).methods, (*tab).typ).is_null() {
            add(tab);
        }
    }
    LOCK.unlock();
}

unsafe fn same(a: &GoString, b: &GoString) -> bool {
    a.len == b.len && (a.ptr == b.ptr || crate::memmove::memcmp(a.ptr, b.ptr, a.len) == 0)
}

/// The method of `t` that `want` asks for.
unsafe fn method(t: *const Type, want: &IMethod) -> *const u8 {
    let u = (*t).uncommon;
    if u.is_null() {
        return core::ptr::null();
    }
    let methods: &[Method] = core::slice::from_raw_parts((*u).methods.ptr, (*u).methods.len);
    for m in methods {
        if m.mtyp == want.typ && same(&m.name, &want.name) && same(&m.pkgpath, &want.pkgpath) {
            return m.ifn;
        }
    }
    core::ptr::null()
}

/// Makes the itab; its first code word is null when a method is missing.
unsafe fn make(inter: *const InterfaceType, t: *const Type) -> *mut Itab {
    let n = (*inter).methods.len;
    let tab: *mut Itab = persistentalloc(ITAB_FUN + n.max(1) * 8, 8).cast();
    (*tab).methods = (*inter).methods.ptr;
    (*tab).typ = t;
    (*tab).hash = (*t).hash;
    let fun = tab.cast::<u8>().add(ITAB_FUN).cast::<*const u8>();
    for i in 0..n {
        let code = method(t, &*(*inter).methods.ptr.add(i));
        if code.is_null() {
            *fun = core::ptr::null();
            break;
        }
        *fun.add(i) = code;
    }
    tab
}

/// func getitab(inter *interfacetype, t *_type) *itab: nil when `t` lacks a method. `inter` has methods.
///
/// # Safety
/// Valid descriptors.
#[unsafe(export_name = "runtime.getitab")]
pub unsafe extern "C" fn getitab(inter: *const InterfaceType, t: *const Type) -> *mut Itab {
    let methods = (*inter).methods.ptr;
    let mut tab = find(TABLE.load(Acquire), methods, t);
    if tab.is_null() {
        LOCK.lock();
        tab = find(TABLE.load(Relaxed), methods, t);
        if tab.is_null() {
            tab = make(inter, t);
            add(tab);
        }
        LOCK.unlock();
    }
    let first = *tab.cast::<u8>().add(ITAB_FUN).cast::<*const u8>();
    if first.is_null() { null_mut() } else { tab }
}
