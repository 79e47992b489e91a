//! What happens to objects when they die: hooks of the collector for finalizers, cleanups and weak pointers.

/// Calls `f` with every pointer that must be kept for them.
///
/// # Safety
/// World stopped.
pub unsafe fn gc_roots(_f: impl FnMut(usize)) {}

/// Looks at objects that were not marked.
///
/// # Safety
/// World stopped, marking finished.
pub unsafe fn after_mark() {}
