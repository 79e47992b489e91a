//! The map: every section of the image with address, size, object and the section that keeps it alive.

use crate::gc::Live;
use crate::layout::Layout;
use crate::meta::plain_name;
use crate::resolve::Program;
use std::fmt::Write;

/// Renders the map.
pub fn render(program: &Program<'_>, live: &Live, layout: &Layout) -> String {
    let mut ids: Vec<_> =
        program.ids().filter(|&id| live.has(id) && program.section(id).class.loaded()).collect();
    ids.sort_by_key(|&id| (layout.section(id), id));
    let mut out = String::new();
    for id in ids {
        let s = program.section(id);
        let why = match live.why.get(&id) {
            Some(&from) => plain_name(program.symbol_at(from, 0)),
            None => "(root)".into(),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "{:#012x} {:8} {:9} {} {}  <- {why}",
            layout.section(id),
            s.size,
            format!("{:?}", s.class).to_lowercase(),
            program.object_of(id).name,
            plain_name(program.symbol_at(id, 0)),
        );
    }
    out
}
