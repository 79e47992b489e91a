//! Optimised functions do what they did before: random modules run in the IR's interpreter, before and after.
//!
//! `RGO_SEEDS=n` runs more of them; a failure prints the seed, `RGO_SEED=n` runs that one alone and prints both texts.

use ir::interp::{Machine, Outcome};
use ir::{Module, random};

const STEPS: u64 = 200_000;
/// Words of the object that the pointer parameter points to.
const WORDS: u64 = 8;

/// All that can be seen of a run.
#[derive(PartialEq, Debug)]
struct Seen {
    outcome: Outcome,
    trace: Vec<ir::interp::Event>,
    memory: Vec<u64>,
}

/// One NaN is as good as another.
fn canonical(x: u64) -> u64 {
    if f64::from_bits(x).is_nan() { f64::NAN.to_bits() } else { x }
}

fn run(m: &Module, name: &str, args: [u64; 3], nil: bool) -> Seen {
    let mut machine = Machine::new(m, STEPS);
    let object = machine.alloc(8 * WORDS);
    let table = machine.symbol(m.symbols.find("main.table").unwrap());
    let p = if nil { 0 } else { object };
    let outcome = match machine.run(name, &[args[0], args[1], args[2], p]) {
        Outcome::Return(r) => Outcome::Return(vec![r[0], canonical(r[1])]),
        other => other,
    };
    let words = (0..16).map(|i| table + 8 * i).chain((0..WORDS).map(|i| object + 8 * i));
    let memory = words.map(|a| machine.load(a, 8).unwrap()).collect();
    let mut trace = machine.trace;
    trace.iter_mut().flat_map(|e| &mut e.args).for_each(|a| *a = canonical(*a));
    Seen { outcome, trace, memory }
}

fn check(seed: u64, verbose: bool) {
    let before = random::module(seed, 4);
    before.verify().unwrap_or_else(|e| panic!("seed {seed}: generator: {}", e[0]));
    let mut after = before.clone();
    if verbose {
        println!("{before}");
    }
    opt::run(&mut after, &opt::Options::default());
    if verbose {
        println!("=== optimised\n{after}");
    }
    after.verify().unwrap_or_else(|e| panic!("seed {seed}: after opt: {}", e[0]));
    let mut rng = random::Rng(seed);
    for f in 0..4 {
        for round in 0..6u64 {
            let (a, b) = (rng.word() >> (round * 10), rng.word() % 20);
            let x = (rng.word() as i64 as f64 / 1e10).to_bits();
            let name = format!("main.f{f}");
            let nil = round == 5;
            let old = run(&before, &name, [a, b, x], nil);
            if let Outcome::Invalid(why) = &old.outcome {
                panic!("seed {seed}, {name}: {why}");
            }
            // A run that does not end tells nothing: optimised code gets further in as many steps.
            if matches!(old.outcome, Outcome::Timeout) {
                continue;
            }
            let new = run(&after, &name, [a, b, x], nil);
            assert_eq!(old, new, "seed {seed}, {name}({a:#x}, {b:#x}, {x:#x}), nil {nil}");
        }
    }
}

#[test]
fn random_functions_keep_their_behaviour() {
    let var = |n: &str| std::env::var(n).ok().and_then(|v| v.parse::<u64>().ok());
    match var("RGO_SEED") {
        Some(seed) => check(seed, true),
        None => (0..var("RGO_SEEDS").unwrap_or(150)).for_each(|seed| check(seed, false)),
    }
}
