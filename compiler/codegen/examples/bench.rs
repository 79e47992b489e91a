//! `bench FILE.ir [times]`: how fast the functions of a module compile.

use codegen::{Options, compile};
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let module = ir::parse_module(&std::fs::read_to_string(&args[0])?)?;
    let times: u32 = args.get(1).map_or(Ok(3), |n| n.parse())?;
    let files = source::SourceMap::new();
    for _ in 0..times {
        let start = Instant::now();
        let objects = compile(&module, &files, &Options::default())?;
        let time = start.elapsed().as_secs_f64();
        let bytes: usize = objects.iter().map(|o| o.bytes.len()).sum();
        let n = module.funcs.len() as f64;
        println!("{n} functions, {:.0}/s, {bytes} bytes of objects, {:.1} ms", n / time, time * 1e3);
    }
    Ok(())
}
