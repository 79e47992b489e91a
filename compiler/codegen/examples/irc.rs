//! `irc FILE.ir OUT.o [none] [v3] [barriers] [prologue|loops|async]`: compiles the first package of a module in textual form,
//! verified; with `-` for the output, lists every stage. For experiments; `rgo` itself never writes IR to files.

use codegen::{Amd64, Options, Preempt, compile};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [input, output, rest @ ..] = &args[..] else {
        return Err("usage: irc FILE.ir OUT.o [options]".into());
    };
    let module = ir::parse_module(&std::fs::read_to_string(input)?)?;
    if let Err(errors) = module.verify() {
        let lines: Vec<String> = errors.iter().map(|e| e.to_string()).collect();
        return Err(lines.join("\n").into());
    }
    let mut options = Options { verify: true, ..Options::default() };
    for word in rest {
        match &**word {
            "v3" => options.amd64 = Amd64::V3,
            "none" => options.unoptimised = true,
            "barriers" => options.barriers = true,
            "prologue" => options.preempt = Preempt::Prologue,
            "loops" => options.preempt = Preempt::Loops,
            "async" => options.preempt = Preempt::Async,
            other => return Err(format!("unknown option {other}").into()),
        }
    }
    if output == "-" {
        for l in codegen::list(&module, &source::SourceMap::new(), &options, None, |_| true)? {
            println!("{}\n{}\n{}\n{}", l.ir, l.clif, l.optimised, l.asm);
        }
        return Ok(());
    }
    let objects = compile(&module, &source::SourceMap::new(), &options)?;
    std::fs::write(output, &objects[0].bytes)?;
    Ok(())
}
