//! Damaged object files and archives for the linker: real ones with bytes changed, cut off, doubled.

use super::{Case, Expect::*};

/// `count` damaged inputs, a hundred to a case.
pub fn cases(seed: u64, count: u64) -> Vec<Case> {
    // The shell has no random numbers of its own; awk's are the same everywhere.
    let damage = "awk -v seed=SEED -v size=$(wc -c <w/main.o) 'BEGIN { srand(seed); for (i = 0; i < 100; i++) { n = 1 + int(rand() * 4); \
                  printf \"%d\", int(rand() * 3); for (j = 0; j < n; j++) printf \" %d %d\", int(rand() * size), int(rand() * 256); print \"\" } }'";
    let script = format!(
        "$RGO tool compile -o w x.go || exit 3\n{damage} | while read kind a b rest; do\ncp w/main.o bad.o\ncase $kind in\n0) head -c $a \
         w/main.o >bad.o;;\n*) set -- $a $b $rest; while [ $# -gt 1 ]; do printf \"\\\\$(printf %o $2)\" | dd of=bad.o bs=1 seek=$1 \
         conv=notrunc 2>err; shift 2; done;;\nesac\nrm -f out; $RGO tool link -o out bad.o 2>err; s=$?\n[ $s -gt 1 ] && {{ cat err >&2; echo \
         $kind $a $b $rest >&2; exit $s; }}\n[ $s = 1 ] && [ -e out ] && exit 3\ndone\ns=$?; rm -f out; [ $s = 0 ] && exit 1; exit $s"
    );
    let mut out: Vec<Case> = (0..count.div_ceil(100))
        .map(|i| {
            Case::script(
                format!("damaged objects {}", seed + i),
                script.replace("SEED", &(seed + i).to_string()),
                Fails,
            )
        })
        .collect();
    let good = "$RGO tool compile -o w x.go || exit 3\n";
    for (name, script) in [
        ("no object", "$RGO tool link -o out x.go"),
        ("an empty object", ": >y.o; $RGO tool link -o out y.o"),
        ("a folder as an object", "mkdir y.o; $RGO tool link -o out y.o"),
        ("an object that is not there", "$RGO tool link -o out y.o"),
        ("an object twice", "$RGO tool link -o out w/*.o w/main.o"),
        ("an executable as an object", "$RGO tool link -o out $RGO"),
        ("an empty archive", "printf '!<arch>\\n' >y.a; $RGO tool link -o out y.a"),
        ("half an archive", "ar rc y.a w/*.o; head -c 5000 y.a >z.a; $RGO tool link -o out z.a"),
        (
            "an archive with a wrong size",
            "ar rc y.a w/main.o; sed 's/^main.o.*`$/main.o\\/ 0 0 0 644 99999999999 `/' y.a >z.a; $RGO tool link -o out z.a",
        ),
        ("a device as an object", "$RGO tool link -o out /dev/null"),
        ("objects without main", "rm w/main.o; $RGO tool link -o out w/*.o"),
    ] {
        out.push(Case::script(name, format!("{good}{script}"), Fails));
    }
    out.push(Case::script("all objects", format!("{good}$RGO tool link -o out w/*.o"), Builds));
    for (name, script) in [
        ("parse of a folder", "$RGO tool parse ."),
        ("parse of nothing", "$RGO tool parse y.go"),
        ("compile into a file", "$RGO tool compile -o x.go x.go"),
        ("compile of a folder that is not there", "$RGO tool compile -o w ./y"),
    ] {
        out.push(Case::script(name, script, Fails));
    }
    out
}
