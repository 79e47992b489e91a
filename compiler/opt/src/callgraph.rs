//! Who calls whom, and the order in which callees come before their callers.

use ir::{FuncId, InstKind, Module};

/// Functions so that a callee comes before its callers, except within a cycle; with the number of each function's
/// strongly connected component.
pub struct CallGraph {
    pub bottom_up: Vec<FuncId>,
    pub component: Vec<u32>,
    /// Direct callees defined in the module and functions whose address is taken (closures), without repetitions.
    pub callees: Vec<Vec<FuncId>>,
}

impl CallGraph {
    /// Computes the graph.
    pub fn new(m: &Module) -> CallGraph {
        let index = m.func_index();
        let callees: Vec<Vec<FuncId>> = m
            .funcs
            .iter()
            .map(|f| {
                let mut list = vec![];
                for &b in &f.layout {
                    for &i in &f.blocks[b.index()].insts {
                        if let InstKind::Call { sym, .. }
                        | InstKind::TailCall { sym, .. }
                        | InstKind::TryCall { sym, .. }
                        | InstKind::SymAddr { sym, .. } = f.kind(i)
                            && let Some(&g) = index.get(sym)
                        {
                            list.push(g);
                        }
                    }
                }
                list.sort_unstable();
                list.dedup();
                list
            })
            .collect();
        let (bottom_up, component) = components(&callees);
        CallGraph { bottom_up, component, callees }
    }
}

/// Tarjan's algorithm without recursion: nodes in the order in which their components are finished.
fn components(edges: &[Vec<FuncId>]) -> (Vec<FuncId>, Vec<u32>) {
    const NONE: u32 = u32::MAX;
    let n = edges.len();
    let (mut index, mut low, mut component) = (vec![NONE; n], vec![0; n], vec![NONE; n]);
    let (mut out, mut open, mut counter, mut finished) = (vec![], vec![], 0, 0);
    for root in 0..n {
        if index[root] != NONE {
            continue;
        }
        let mut stack = vec![(root, 0)];
        while let Some(&mut (v, ref mut next)) = stack.last_mut() {
            if *next == 0 {
                index[v] = counter;
                low[v] = counter;
                counter += 1;
                open.push(v);
            }
            if let Some(w) = edges[v].get(*next).map(|w| w.index()) {
                *next += 1;
                if index[w] == NONE {
                    stack.push((w, 0));
                } else if component[w] == NONE {
                    low[v] = low[v].min(index[w]);
                }
                continue;
            }
            stack.pop();
            if let Some(&(p, _)) = stack.last() {
                low[p] = low[p].min(low[v]);
            }
            if low[v] == index[v] {
                while let Some(w) = open.pop() {
                    component[w] = finished;
                    out.push(FuncId(w as u32));
                    if w == v {
                        break;
                    }
                }
                finished += 1;
            }
        }
    }
    (out, component)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn callees_come_first_and_cycles_share_a_component() {
        let e = |l: &[u32]| l.iter().map(|&i| FuncId(i)).collect::<Vec<_>>();
        // 0 → 1 ⇄ 2 → 3
        let (order, comp) = components(&[e(&[1]), e(&[2]), e(&[1, 3]), e(&[])]);
        assert_eq!(order[0], FuncId(3));
        assert_eq!(order[3], FuncId(0));
        assert_eq!(comp[1], comp[2]);
        assert_ne!(comp[0], comp[1]);
    }
}
