//! The settings of the code generator, each with its reason.
//!
//! They are fixed: two builds of one program on two machines give the same bytes, so nothing is asked of the machine
//! that compiles. The only choices are the instruction set level (`GOAMD64`) and whether Cranelift's verifier runs.

use crate::{Amd64, CodegenError, Options};
use cranelift_codegen::isa::{self, OwnedTargetIsa};
use cranelift_codegen::settings::{self, Configurable};

const SHARED: &[(&str, &str)] = &[
    // r15 is g.
    ("enable_pinned_reg", "true"),
    // Tracebacks, recovery and debuggers walk rbp.
    ("preserve_frame_pointers", "true"),
    ("is_pic", "false"),
    ("use_colocated_libcalls", "true"),
    // 32 bytes; unaligned entries cost small functions a third of their speed.
    ("log2_min_function_alignment", "5"),
    // A probe would touch the frame's pages before the stack check has made sure that they exist.
    ("enable_probestack", "false"),
    ("unwind_info", "false"),
    ("enable_alias_analysis", "true"),
    // A program keeps no secrets from itself: nothing is masked against speculation, as in Go's code.
    ("enable_table_access_spectre_mitigation", "false"),
    ("enable_heap_access_spectre_mitigation", "false"),
];

const V2: &[&str] = &["has_sse3", "has_ssse3", "has_sse41", "has_sse42", "has_popcnt", "has_cmpxchg16b"];
const V3: &[&str] = &["has_avx", "has_avx2", "has_bmi1", "has_bmi2", "has_lzcnt", "has_fma"];

/// The default: 5,000 functions/s a core.
const SPEED: &[(&str, &str)] = &[("opt_level", "speed")];
/// For `-N`: four times as fast, and every variable stays in its slot.
const NONE: &[(&str, &str)] = &[("opt_level", "none"), ("regalloc_algorithm", "single_pass")];

/// The target that the options ask for.
pub fn build(options: &Options) -> Result<OwnedTargetIsa, CodegenError> {
    let setup = |e: String| CodegenError::setup(e);
    let mut flags = settings::builder();
    for (name, value) in SHARED.iter().chain(if options.unoptimised { NONE } else { SPEED }) {
        flags.set(name, value).map_err(|e| setup(format!("{name}: {e}")))?;
    }
    let verify = if options.verify { "true" } else { "false" };
    flags.set("enable_verifier", verify).map_err(|e| setup(e.to_string()))?;
    let mut target = isa::lookup_by_name("x86_64-unknown-linux-gnu").map_err(|e| setup(e.to_string()))?;
    let extra: &[&str] = if options.amd64 == Amd64::V3 { V3 } else { &[] };
    for name in V2.iter().chain(extra) {
        target.enable(name).map_err(|e| setup(format!("{name}: {e}")))?;
    }
    target.finish(settings::Flags::new(flags)).map_err(|e| setup(e.to_string()))
}
