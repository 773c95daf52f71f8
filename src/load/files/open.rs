//! Opening files that others put there: regular ones only, without waiting for anybody, and no more than is asked for.

use std::fs::{self, File, FileType, OpenOptions};
use std::io::{self, Read as _};
use std::path::Path;

use super::super::problem::Mistake;

/// What becomes of a link at the end of the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Links {
    Follow,
    Refuse,
}

/// The bytes of a regular file, if they are no more than `most`.
pub fn bytes(path: &Path, links: Links, most: u64) -> Result<Vec<u8>, Mistake> {
    let meta = match links {
        Links::Follow => fs::metadata(path),
        Links::Refuse => fs::symlink_metadata(path),
    };
    // Opening a device or a FIFO may already do something, so nothing but a regular file is opened.
    regular(meta?.file_type())?;
    let file = open(path, links)?;
    // Something else may have come into its place.
    let meta = file.metadata()?;
    regular(meta.file_type())?;
    if meta.len() > most {
        return Err(Mistake::TooLarge(meta.len()));
    }
    let mut bytes = Vec::with_capacity(meta.len() as usize);
    // It may grow, and some files do not know their size.
    file.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(Mistake::TooLarge(bytes.len() as u64));
    }
    Ok(bytes)
}

impl From<io::Error> for Mistake {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

/// Refuses what is no regular file, saying what it is.
pub fn regular(kind: FileType) -> Result<(), Mistake> {
    if kind.is_file() {
        return Ok(());
    }
    if kind.is_dir() {
        return Err(Mistake::Special("a folder"));
    }
    if kind.is_symlink() {
        return Err(Mistake::Special("a link"));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if kind.is_fifo() {
            return Err(Mistake::Special("a FIFO"));
        }
        if kind.is_socket() {
            return Err(Mistake::Special("a socket"));
        }
    }
    Err(Mistake::Special("a device"))
}

#[cfg(unix)]
fn open(path: &Path, links: Links) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;

    use rustix::fs::OFlags;

    let mut flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    if links == Links::Refuse {
        flags |= OFlags::NOFOLLOW;
    }
    OpenOptions::new()
        .read(true)
        .custom_flags(flags.bits() as i32)
        .open(path)
}

#[cfg(not(unix))]
fn open(path: &Path, _: Links) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}
