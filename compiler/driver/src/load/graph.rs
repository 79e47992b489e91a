//! The import graph: dependency order and cycles.

use super::Package;
use rustc_hash::FxHashMap;
use source::{Pos, SourceMap};

/// Packages so that each comes after what it imports; the order depends on paths alone. A cycle is an error at the
/// import that closes it, as (package, place, message).
pub(super) fn order(packages: &[Package], map: &SourceMap) -> Result<Vec<usize>, (usize, Pos, String)> {
    let by_path: FxHashMap<&str, usize> =
        packages.iter().enumerate().map(|(i, p)| (&p.path[..], i)).collect();
    let edges: Vec<Vec<(usize, Pos)>> = packages
        .iter()
        .map(|p| {
            let mut list: Vec<(usize, Pos)> = super::imports(p, map)
                .into_iter()
                .filter_map(|(path, pos)| Some((*by_path.get(&path[..])?, pos)))
                .collect();
            list.sort_by(|a, b| packages[a.0].path.cmp(&packages[b.0].path));
            list.dedup_by_key(|e| e.0);
            list
        })
        .collect();
    let mut roots: Vec<usize> = (0..packages.len()).collect();
    roots.sort_by(|&a, &b| packages[a].path.cmp(&packages[b].path));
    let mut state = vec![0u8; packages.len()];
    let mut out = vec![];
    for r in roots {
        if state[r] != 0 {
            continue;
        }
        let mut stack = vec![(r, 0)];
        state[r] = 1;
        while let Some((p, next)) = stack.last_mut() {
            match edges[*p].get(*next) {
                Some(&(to, pos)) => {
                    *next += 1;
                    match state[to] {
                        0 => {
                            state[to] = 1;
                            stack.push((to, 0));
                        }
                        1 => {
                            let from = stack.iter().position(|s| s.0 == to).unwrap_or(0);
                            let chain: Vec<usize> = stack[from..].iter().map(|s| s.0).collect();
                            let last = chain.last().copied().unwrap_or(to);
                            return Err((last, pos, cycle(packages, &chain)));
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

/// The cycle as `go` prints it: one line a step.
fn cycle(packages: &[Package], chain: &[usize]) -> String {
    let mut text = String::from("import cycle not allowed");
    for &p in chain {
        text.push_str(&format!("\n\tpackage {}", packages[p].path));
    }
    text.push_str(&format!("\n\timports {}", packages[chain[0]].path));
    text
}
