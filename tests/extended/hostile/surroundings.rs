//! Files that are none, flags and variables that make no sense, places that cannot be written.

use super::{Case, Expect::*};

pub fn cases() -> Vec<Case> {
    let mut out = vec![
        Case::script("a folder as a file", "mkdir y.go; $RGO build -o out y.go", Fails),
        Case::script("a folder as one of two files", "mkdir y.go; $RGO build -o out x.go y.go", Fails),
        Case::script("a folder in the package", "mkdir y.go; $RGO build -o out .", Any),
        Case::script("a file that is not there", "$RGO build -o out y.go", Fails),
        Case::script("a folder that is not there", "$RGO build -o out ./y", Fails),
        Case::script("a link to nothing", "ln -s nothing y.go; $RGO build -o out y.go", Fails),
        Case::script("a link to itself", "ln -s y.go y.go; $RGO build -o out y.go", Fails),
        Case::script("a link to itself in the package", "ln -s y.go y.go; $RGO build -o out .", Any),
        Case::script("a device without end", "ln -s /dev/zero y.go; $RGO build -o out y.go", Fails),
        Case::script("a device without end in the package", "ln -s /dev/zero y.go; $RGO build -o out .", Any),
        Case::script("a pipe that nobody fills", "mkfifo y.go; $RGO build -o out y.go", Fails),
        Case::script("a pipe in the package", "mkfifo y.go; $RGO build -o out .", Any),
        Case::script("go.mod is a folder", "mkdir go.mod; $RGO build -o out .", Any),
        Case::script("go.mod is a pipe", "mkfifo go.mod; $RGO build -o out .", Any),
        Case::script("go.mod is empty", ": >go.mod; $RGO build -o out .", Fails),
        Case::script("go.mod is no text", "head -c 100000 /dev/zero >go.mod; $RGO build -o out .", Fails),
        Case::script(
            "go.mod is long",
            "printf 'module m\\ngo 1.27\\n' >go.mod; yes '// x' | head -c 10000000 >>go.mod; $RGO build -o out .",
            Any,
        ),
        Case::script(
            "go.mod asks for a later version",
            "printf 'module m\\ngo 1.99\\n' >go.mod; $RGO build -o out .",
            Fails,
        ),
        Case::script(
            "go.mod asks for no version",
            "printf 'module m\\ngo 99999999999999999999.1\\n' >go.mod; $RGO build -o out .",
            Fails,
        ),
        Case::script(
            "go.mod repeats itself",
            "printf 'module m\\nmodule m\\n' >go.mod; $RGO build -o out .",
            Any,
        ),
        Case::script(
            "an unreadable name",
            "cp x.go \"$(printf 'a\\377.go')\"; $RGO build -o out \"$(printf 'a\\377.go')\"",
            Any,
        ),
        Case::script("a name with a line feed", "cp x.go 'a\nb.go'; $RGO build -o out 'a\nb.go'", Any),
        Case::script("a name like a flag", "cp x.go ./-x.go; $RGO build -o out ./-x.go", Any),
        Case::script("the same file twice", "$RGO build -o out x.go x.go", Fails),
        Case::script(
            "a thousand files",
            "i=0; while [ $i -lt 1000 ]; do echo package main >f$i.go; i=$((i+1)); done; $RGO build -o out .",
            Builds,
        ),
        Case::script(
            "deep folders",
            "d=.; i=0; while [ $i -lt 200 ]; do d=$d/d; mkdir $d; i=$((i+1)); done; cp x.go $d; $RGO build -o out $d/x.go",
            Builds,
        ),
        Case::script(
            "a folder that is gone",
            "mkdir gone; cd gone; rmdir ../gone; $RGO build -o out .",
            Fails,
        ),
        Case::script(
            "embedding without end",
            "mkdir d; ln -s ../d d/d; printf 'package main\\nimport _ \"embed\"\\n//go:embed d\\nvar s string\\nfunc main(){println(s)}' >y.go; $RGO build -o out y.go",
            Fails,
        ),
        Case::script(
            "embedding a device",
            "ln -s /dev/zero d; printf 'package main\\nimport _ \"embed\"\\n//go:embed d\\nvar s string\\nfunc main(){println(s)}' >y.go; $RGO build -o out y.go",
            Fails,
        ),
        Case::script(
            "embedding a pipe",
            "mkfifo d; printf 'package main\\nimport _ \"embed\"\\n//go:embed d\\nvar s string\\nfunc main(){println(s)}' >y.go; $RGO build -o out y.go",
            Fails,
        ),
        Case::script("an empty output name", "$RGO build -o '' x.go", Any),
        Case::script("an output in a folder that is not there", "$RGO build -o no/such/place x.go", Fails),
        Case::script("an output in a file", "$RGO build -o x.go/x x.go", Fails),
        Case::script("a folder as output", "mkdir d; $RGO build -o d x.go && test -x d/x", Builds),
        Case::script("an output that cannot be written", "$RGO build -o /proc/x x.go", Fails),
        Case::script("a full disk", "$RGO build -o /dev/full x.go", Fails),
        Case::script(
            "a file too large",
            "ulimit -f 100; trap '' XFSZ; $RGO build -o big x.go; s=$?; test ! -e big && exit $s",
            Fails,
        ),
        Case::script("no room for files", "ulimit -n 4; $RGO build -o out x.go", Any),
        Case::script("few files", "ulimit -n 16; $RGO build -o out x.go", Any),
        Case::script(
            "little memory",
            "for m in 1000 10000 50000 100000 200000 400000 800000 1500000; do (ulimit -v $m; $RGO build -a -o o$m x.go) 2>err; s=$?; test $s -gt 100 && test $s -ne 134 && { cat err >&2; exit $s; }; done; exit 1",
            Fails,
        ),
        Case::script("closed streams", "$RGO build -o out x.go <&- >&- 2>&-", Builds),
        Case::script("closed streams and an error", "$RGO build -o out y.go <&- >&- 2>&-", Fails),
        Case::script("help into a closed pipe", "$RGO help build | true; $RGO env | true; exit 0", Any),
        Case::script("errors into a full device", "$RGO build -o out y.go 2>/dev/full", Fails),
        Case::script("a listing into a full device", "$RGO build -S -o out x.go >/dev/full", Any),
        Case::script("a listing into a closed pipe", "$RGO build -S -o out x.go | true", Any),
        Case::script("no home", "unset HOME RGOCACHE XDG_CACHE_HOME; $RGO build -o out x.go", Builds),
        Case::script(
            "a home that is not there",
            "unset RGOCACHE XDG_CACHE_HOME; HOME=/no/such/place $RGO build -o out x.go",
            Builds,
        ),
        Case::script("no environment", "env -i $RGO build -o out x.go", Builds),
        Case::script("the cache is a file", ": >f; RGOCACHE=$PWD/f $RGO build -o out x.go", Builds),
        Case::script("the cache is a relative name", "RGOCACHE=c $RGO build -o out x.go", Any),
        Case::script("the cache cannot be written", "RGOCACHE=/proc/cache $RGO build -o out x.go", Builds),
        Case::script("no folder for temporary files", "TMPDIR=/no/such/place $RGO build -o out x.go", Builds),
        Case::script(
            "no folder for temporary files, which are wanted",
            "TMPDIR=/no/such/place $RGO build -work -o out x.go",
            Any,
        ),
        Case::script(
            "a damaged cache",
            "$RGO build -o o x.go; for f in $(find cache -type f); do head -c 1000 $f >t; printf xxxx | dd of=$f bs=1 seek=500 conv=notrunc 2>err; done; $RGO build -o out x.go && ./out 2>said && grep -qx x said",
            Builds,
        ),
        Case::script(
            "a cut cache",
            "$RGO build -o o x.go; for f in $(find cache -type f); do head -c 1000 $f >t; cp t $f; done; $RGO build -o out x.go && ./out 2>said && grep -qx x said",
            Builds,
        ),
        Case::script(
            "an empty cache",
            "$RGO build -o o x.go; for f in $(find cache -type f); do : >$f; done; $RGO build -o out x.go && ./out 2>said && grep -qx x said",
            Builds,
        ),
        Case::script("many threads are asked for", "RAYON_NUM_THREADS=100000 $RGO build -o out x.go", Any),
        Case::script("no number of threads", "RAYON_NUM_THREADS=x $RGO build -o out x.go", Builds),
        Case::script("-run of nothing", "$RGO run", Fails),
        Case::script("-run of a flag", "$RGO run -x", Fails),
        Case::script("-run of a broken program", "$RGO run y.go", Fails),
        Case::script("no command", "$RGO", Fails),
        Case::script(
            "a long argument",
            "$RGO build -o out \"$(head -c 100000 /dev/zero | tr '\\0' x)\"",
            Fails,
        ),
        Case::script("a long output name", "$RGO build -o $(head -c 300 /dev/zero | tr '\\0' x) x.go", Fails),
        Case::script("explain nothing", "$RGO explain ''", Fails),
        Case::script("explain a path", "$RGO explain ../../etc/passwd", Fails),
        Case::script("env of nothing", "$RGO env '' NOTHING", Any),
    ];
    for flag in [
        "-gcflags=",
        "-gcflags=-x",
        "-gcflags=all=",
        "-gcflags==",
        "-gcflags=-lang=",
        "-gcflags=-lang=go1.99",
        "-gcflags=-lang=go1.99999999999999999999",
        "-gcflags=\"",
        "-gcflags='",
        "-ldflags=-X",
        "-ldflags=-X=",
        "-ldflags=-X==",
        "-ldflags=-X=main.X",
        "-ldflags=-X=main.Y=1",
        "-ldflags=-X=main.main=1",
        "-ldflags=-X main.X=\\",
        "-ldflags=-s -s -w -w",
        "-ldflags=-x",
        "-preempt=",
        "-preempt=x",
        "-o",
        "-x=1",
        "--",
        "-",
        "-j",
        "-p=0",
        "-p=x",
        "-tags=",
        "-tags=!",
        "-race",
        "-v=x",
        "-json",
        "-time",
        "-work=1",
        "\\xff",
        "-gcflags=\\xff",
        "@x.go",
    ] {
        let flag = flag.replace('\'', "'\\''");
        out.push(Case::script(format!("build {flag}"), format!("$RGO build '{flag}' -o out x.go"), Any));
    }
    for (name, values) in [
        ("GOMAXPROCS", &["-1", "0", "x", "99999999999999999999", "1.5", ""][..]),
        ("GOGC", &["-5", "0", "x", "99999999999999999999", "off", ""]),
        ("GOMEMLIMIT", &["1TiB", "1B", "9223372036854775807", ""]),
        (
            "GODEBUG",
            &["x", "=", ",,,", "gctrace", "gctrace=x", "asyncpreemptoff=99999999999999999999", "a=b=c"],
        ),
        ("GOTRACEBACK", &["x", "-1", "99", "all,all", ""]),
        ("TZ", &["x", "/etc/passwd", "../../etc/passwd", ":", ""]),
    ] {
        for v in values {
            let script = format!(
                "$RGO build -o out x.go && {name}='{v}' ./out 2>said; s=$?; tail -n 1 said | grep -qx x || {{ cat said >&2; exit 3; }}; exit $s"
            );
            out.push(Case::script(format!("{name}={v}"), script, Builds));
        }
    }
    out
}
