//! Passes on IR text: `tests/ir/NAME.ir` names its passes in the first line (`; passes: mem2reg fold`), the result must
//! equal `NAME.out` and pass the verifier. `UPDATE=1` writes the results.

use opt::{Policy, callgraph::CallGraph, checks, dce, escape, fold, inline, mem2reg, simplify_cfg};
use std::path::Path;
use std::{env, fs};

fn apply(m: &mut ir::Module, pass: &str) {
    let constants = inline::Constants::new(m);
    let facts = escape::Facts::new(m);
    let mut bodies = inline::Bodies::default();
    let mut summaries = escape::Summaries::default();
    let options = opt::Options::default();
    if pass == "all" {
        return opt::run(m, &options);
    }
    for id in CallGraph::new(m).bottom_up {
        let mut f = m.funcs[id.index()].clone();
        match pass {
            "mem2reg" => drop(mem2reg::run(&mut f)),
            "fold" => drop(fold::run(&mut f)),
            "cfg" => drop(simplify_cfg::run(&mut f)),
            "dce" => drop(dce::run(&mut f)),
            "checks" => drop(checks::run(&mut f)),
            "inline" => {
                inline::run(&mut f, &bodies);
                bodies.offer(&f, Policy::Normal);
            }
            "unroll" => drop(inline::unroll_recursion(&mut f, Policy::Normal)),
            "devirtualise" => {
                inline::load_constants(&mut f, &constants);
                inline::devirtualise(&mut f);
            }
            "escape" => {
                let (s, _) = escape::run(&mut f, &facts, &summaries);
                summaries.insert(f.sym, s);
            }
            other => panic!("no pass is called {other}"),
        }
        m.funcs[id.index()] = f;
    }
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
