//! Puts a file on disk: a temporary file beside the target, then a rename, so that a failure never costs the file that
//! was there and a program that is running keeps its own.

use crate::Image;
use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// Writes the executable.
pub fn write_image(path: &Path, image: &Image) -> io::Result<()> {
    write_file(path, &image.bytes, 0o755)
}

/// Writes a file with the given permissions. A target that exists and is no regular file (`/dev/null`, a pipe) is
/// written to directly, because a rename would replace it.
pub fn write_file(path: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    if fs::metadata(path).is_ok_and(|m| !m.is_file() && !m.is_dir()) {
        return fs::OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    let name =
        path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "not a file name"))?;
    let mut temporary = std::ffi::OsString::from(".");
    temporary.push(name);
    temporary.push(format!(".{}.tmp", std::process::id()));
    let temporary = path.with_file_name(temporary);
    let result = write_all(&temporary, bytes, mode).and_then(|()| fs::rename(&temporary, path));
    if result.is_err() {
        // The first error is the one that counts.
        let _ = fs::remove_file(&temporary);
    }
    result
}

fn write_all(path: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(mode).open(path)?;
    file.write_all(bytes)
}
