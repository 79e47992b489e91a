//! The import graph: dependency order and cycles.

use super::Package;
use rustc_hash::FxHashMap;
use source::{Pos, SourceMap};

/// Packages so that each comes after what it imports; the order depends on paths alone. `packages[0]` is the root; a
/// cycle is an error in the words of the `go` command.
pub(super) fn order(packages: &[Package], map: &SourceMap) -> Result<Vec<usize>, String> {
    let by_path: FxHashMap<&str, usize> =
        packages.iter().enumerate().map(|(i, p)| (&p.path[..], i)).collect();
    let edges: Vec<Vec<(usize, Pos)>> = packages
        .iter()
        .map(|p| {
            let mut list: Vec<(usize, Pos)> = p
                .import_list
                .iter()
                .filter_map(|(path, pos)| Some((*by_path.get(&path[..])?, *pos)))
                .collect();
            list.sort_by(|a, b| packages[a.0].path.cmp(&packages[b.0].path));
            list.dedup_by_key(|e| e.0);
            list
        })
        .collect();
    let mut roots: Vec<usize> = (1..packages.len()).collect();
    roots.sort_by(|&a, &b| packages[a].path.cmp(&packages[b].path));
    let mut state = vec![0u8; packages.len()];
    let mut out = vec![];
    // The program first, so that a cycle is told from there.
    for r in [0].into_iter().chain(roots) {
        if state[r] != 0 {
            continue;
        }
        let mut stack: Vec<(usize, usize)> = vec![(r, 0)];
        state[r] = 1;
        while let Some((p, next)) = stack.last_mut() {
            match edges[*p].get(*next) {
                Some(&(to, _)) => {
                    *next += 1;
                    match state[to] {
                        0 => {
                            state[to] = 1;
                            stack.push((to, 0));
                        }
                        1 => {
                            let mut text = format!("package {}", packages[stack[0].0].display);
                            for &(p, next) in &stack {
                                let (to, pos) = &edges[p][next - 1];
                                let file = map.location(*pos).map_or("", |l| l.file);
                                let file = file.rsplit('/').next().unwrap_or(file);
                                text.push_str(&format!("\n\timports {} from {file}", packages[*to].display));
                            }
                            text.push_str(": import cycle not allowed");
                            return Err(text);
                        }
                        _ => {}
                    }
                }
                None => {
                    state[*p] = 2;
                    out.push(*p);
                    stack.pop();
                }
            }
        }
    }
    Ok(out)
}
