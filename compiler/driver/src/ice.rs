//! Internal compiler errors: what a panic inside `rgo` becomes.
//!
//! The message says what was being done and for which place, as far as the stages have told ([`at`]), and how to
//! report it. The work of other threads ends with the process; nothing half-written is left, because outputs are
//! renamed into place only when whole.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};

/// Exit status after an internal error.
pub const STATUS: u8 = 3;

thread_local! {
    static DOING: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Says what is being done from now on.
pub fn at(what: impl Into<String>) {
    DOING.with(|d| *d.borrow_mut() = what.into());
}

/// Replaces Rust's panic message.
pub fn install() {
    panic::set_hook(Box::new(report));
}

fn report(info: &PanicHookInfo<'_>) {
    let payload = info.payload();
    let text = payload.downcast_ref::<&str>().copied().or(payload.downcast_ref::<String>().map(|s| &s[..]));
    let doing = DOING.with(|d| d.borrow().clone());
    let place = info.location().map_or(String::new(), |l| format!(" at {}:{}", l.file(), l.line()));
    eprintln!("internal compiler error: {}", text.unwrap_or("panic without a message"));
    if !doing.is_empty() {
        eprintln!("\twhile {doing}");
    }
    eprintln!("\tin rgo {}{place}", crate::cmd::VERSION);
    eprintln!("\tThis is a bug in rgo. Please report it with the program that causes it.");
    if std::env::var_os("RUST_BACKTRACE").is_some() {
        eprintln!("{}", std::backtrace::Backtrace::force_capture());
    }
}

/// Runs `f` on a thread with a large stack (recursion follows the nesting of the source); None if it panicked.
pub fn guard<T: Send>(f: impl FnOnce() -> T + Send) -> Option<T> {
    const STACK: usize = 512 << 20;
    std::thread::scope(|s| {
        let t = std::thread::Builder::new().name("rgo".into()).stack_size(STACK).spawn_scoped(s, || {
            // The hook has reported; the caller only learns that there is no result.
            panic::catch_unwind(AssertUnwindSafe(f)).ok()
        });
        match t {
            Ok(t) => t.join().ok().flatten(),
            Err(e) => {
                eprintln!("rgo: cannot start a thread: {e}");
                None
            }
        }
    })
}
