//! What is too long for every run of the tests. `extended help` lists the commands.

mod diff;
mod fuzz;
mod r#gen;
mod hostile;
mod memory;
mod options;
mod pairs;
mod rng;
mod stress;
mod variants;

use std::process::ExitCode;

const HELP: &str = "\
usage: extended COMMAND [OPTION …]
  diff     [--seed N] [--count N] [--batch N]   random programs on rgo and Go (GO, default `go`), outputs compared
  variants [--seed N] [--count N] [--batch N]   random programs on rgo alone, built and run in several ways
  print    --seed N                             the program of one seed
  fuzz     [--seed N] [--count N] [--share N]   mutated sources through the front end, N % of the good ones through all of rgo
  input    --seed N                             the source of one seed
  hostile  [--only NAME] [--count N]            inputs made to break something, N damaged objects among them
  parsers  [--seed N] [--count N] [--only NAME] programs that parse random text, on rgo and Go, digests compared
  library  [--seed N] [--count N] [--only NAME] the same for other parts of the library
  recorded [--out FILE]                         a few inputs of these against digests that Go has given
  stress   [--seconds N] [--only NAME]          long runs of scheduler and collector, in several surroundings
  memory   [--out FILE.svg]                     memory over time of a program that lets go of most of it
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match command(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("{e}");
            ExitCode::FAILURE
        }
    }
}

fn command(args: &[String]) -> Result<(), String> {
    let (name, rest) = args.split_first().ok_or(HELP)?;
    let o = options::Options::read(rest)?;
    match &name[..] {
        "diff" => diff::run(&o),
        "variants" => variants::run(&o),
        "stress" => stress::run(&o),
        "memory" => memory::run(&o),
        "print" => {
            print!("{}", r#gen::program(&[o.seed]));
            Ok(())
        }
        "hostile" => hostile::run(&o),
        "parsers" => pairs::run(pairs::PARSERS, &o),
        "library" => pairs::run(pairs::LIBRARY, &o),
        "recorded" => pairs::recorded(&o),
        "fuzz" => fuzz::run(&o),
        _ => fuzz::inside(name, &o).unwrap_or(Err(HELP.into())),
    }
}
