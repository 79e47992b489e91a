//! The linker alone: `ld [-s] [-w] [-v] [-map] [-noproof] -o out inputs...`.

use linker::{Input, Options, link, write_image};
use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("ld: {e}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let (mut inputs, mut options, mut out, mut verbose) =
        (vec![], Options::default(), "a.out".to_owned(), false);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "-s" => options.strip_symbols = true,
            "-w" => options.strip_dwarf = true,
            "-v" => verbose = true,
            "-map" => options.map = true,
            "-noproof" => options.stack_proof = false,
            "-o" => out = args.next().ok_or("-o needs a file")?,
            file => {
                let bytes = std::fs::read(file).map_err(|e| format!("{file}: {e}"))?;
                inputs.push(Input { name: file.to_owned(), bytes: bytes.into() });
            }
        }
    }
    let start = Instant::now();
    let image = link(&inputs, &options).map_err(|e| e.to_string())?;
    if verbose {
        eprintln!("{} bytes in {:?}\n{}", image.bytes.len(), start.elapsed(), image.stats);
    }
    if let Some(map) = &image.map {
        print!("{map}");
    }
    write_image(out.as_ref(), &image).map_err(|e| format!("{out}: {e}"))
}
