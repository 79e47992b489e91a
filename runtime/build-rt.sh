#!/bin/sh
# Builds the runtime's archive as the driver's build script does, for tests without the compiler: prints its path.
set -e
cd "$(dirname "$0")/.."
RUSTFLAGS="-Crelocation-model=static -Cforce-frame-pointers=yes -Ctarget-cpu=x86-64-v2 -Cno-redzone=yes -Crelro-level=off" \
    cargo rustc -q -p runtime --lib --crate-type staticlib --profile rt --target x86_64-unknown-linux-gnu --target-dir target/rt
echo target/rt/x86_64-unknown-linux-gnu/rt/libruntime.a
