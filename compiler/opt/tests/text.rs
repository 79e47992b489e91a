//! Passes on IR text: `tests/ir/NAME.ir` names its passes in the first line (`; passes: mem2reg fold`), the result must
//! equal `NAME.out` and pass the verifier. `UPDATE=1` writes the results.

use opt::outside::{Body, Cycle, Done, Outside, World};
use opt::{
    Policy, bounds, callgraph::CallGraph, checks, dce, equal, escape, fold, gvn, inline, licm, mem2reg,
    rotate, simplify_cfg, wide,
};
use std::path::Path;
use std::{env, fs};

fn apply(m: &mut ir::Module, pass: &str) {
    let options = opt::Options::default();
    if pass == "all" {
        return opt::run(m, &options);
    }
    let graph = CallGraph::new(m);
    let mut funcs = m.funcs.clone();
    let mut world = World::new(&m.symbols, &m.data, &funcs, &graph.component);
    let cycle = Cycle::default();
    for id in graph.bottom_up {
        let mut f = funcs[id.index()].clone();
        let outside = Outside::new(&world, &cycle, id);
        let mut done = Done::default();
        match pass {
            "mem2reg" => drop(mem2reg::run(&mut f)),
            "fold" => drop(fold::run(&mut f)),
            "cfg" => drop(simplify_cfg::run(&mut f)),
            "dce" => drop(dce::run(&mut f)),
            "checks" => drop(checks::run(&mut f)),
            "bounds" => drop(bounds::run(&mut f)),
            "equal" => drop(equal::run(&mut f, &outside)),
            "gvn" => drop(gvn::run(&mut f)),
            "licm" => drop(licm::run(&mut f)),
            "wide" => drop(wide::run(&mut f)),
            "rotate" => _ = rotate::run(&mut f),
            "order" => rotate::order_branches(&mut f),
            "inline" => {
                inline::run(&mut f, &outside);
                if inline::offered(&f, Policy::Normal) {
                    done.body = Body::Ready(Box::new(f.compacted()));
                }
            }
            "unroll" => drop(inline::unroll_recursion(&mut f, Policy::Normal)),
            "devirtualise" => {
                inline::load_constants(&mut f, &outside);
                inline::devirtualise(&mut f);
            }
            "escape" => done.summary = escape::run(&mut f, &outside).0,
            other => panic!("no pass is called {other}"),
        }
        funcs[id.index()] = f;
        world.enter(id, done);
    }
    drop(world);
    m.funcs = funcs;
}

#[test]
fn passes() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ir");
    let mut files: Vec<_> = fs::read_dir(&dir).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|p| p.extension().is_some_and(|e| e == "ir"));
    files.sort();
    assert!(!files.is_empty());
    let mut faults = String::new();
    for p in files {
        let text = fs::read_to_string(&p).unwrap();
        let name = p.file_name().unwrap().to_string_lossy().into_owned();
        let passes =
            text.lines().next().and_then(|l| l.strip_prefix("; passes: ")).expect("a line of passes");
        let mut m = ir::parse_module(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        m.verify().unwrap_or_else(|e| panic!("{name}: input: {e:?}"));
        for pass in passes.split(' ') {
            apply(&mut m, pass);
            if let Err(e) = m.verify() {
                faults.push_str(&format!("{name}: after {pass}: {e:?}\n{m}\n"));
            }
        }
        let got = m.to_string();
        let golden = p.with_extension("out");
        if env::var_os("UPDATE").is_some() {
            fs::write(&golden, &got).unwrap();
        }
        let want = fs::read_to_string(&golden).unwrap_or_default();
        if want != got {
            faults
                .push_str(&format!("{name}:\n{}", similar::TextDiff::from_lines(&want, &got).unified_diff()));
        }
    }
    assert!(faults.is_empty(), "{faults}");
}
