//! Generates the parser from the grammar.

fn main() {
    println!("cargo:rerun-if-changed=src/go.lalrpop");
    let out = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    lalrpop::Configuration::new().set_out_dir(out).process_file("src/go.lalrpop").expect("grammar");
}
