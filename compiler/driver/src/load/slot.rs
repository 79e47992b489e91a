//! A file that may still have to be parsed, by whichever thread comes to it.

use diag::Diagnostic;
use source::FileId;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, OnceLock};
use syntax::ast::File;

/// A tree, and what the parser had to say.
type Parsed = (Arc<File>, Vec<Diagnostic>);

/// A file and its tree, once there is one.
pub(super) struct Slot {
    id: FileId,
    /// None: the parser panicked.
    parsed: OnceLock<Option<Parsed>>,
}

impl Slot {
    /// A file, parsed or not.
    pub fn new(id: FileId, tree: Option<File>) -> Slot {
        let slot = Slot { id, parsed: OnceLock::new() };
        if let Some(tree) = tree {
            let _ = slot.parsed.set(Some((Arc::new(tree), vec![])));
        }
        slot
    }

    pub fn id(&self) -> FileId {
        self.id
    }

    /// Parses the file.
    pub fn fill(&self, parse: impl FnOnce(FileId) -> (File, Vec<Diagnostic>)) {
        // Whoever waits must learn of a panic, or would wait for ever.
        let parsed = panic::catch_unwind(AssertUnwindSafe(|| parse(self.id)));
        let _ = self.parsed.set(parsed.ok().map(|(tree, errors)| (Arc::new(tree), errors)));
    }

    /// The tree; waits for the thread that parses it.
    ///
    /// # Panics
    /// If parsing did.
    pub fn wait(&self) -> &Parsed {
        self.parsed.wait().as_ref().expect("the parser of another thread did not panic")
    }
}
