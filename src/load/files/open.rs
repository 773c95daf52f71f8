//! Opens files that others may have created: regular files only, without blocking, and with a limit on their size.

use std::fs::{self, File, FileType, OpenOptions};
use std::io::{self, Read as _};
use std::path::Path;

use super::super::problem::CorpusMistake;

/// What to do if the path itself is a symbolic link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkPolicy {
    Follow,
    Refuse,
}

/// The bytes of a regular file, or an error if there are more than `most`.
pub fn bytes(path: &Path, links: LinkPolicy, most: u64) -> Result<Vec<u8>, CorpusMistake> {
    let meta = match links {
        LinkPolicy::Follow => fs::metadata(path),
        LinkPolicy::Refuse => fs::symlink_metadata(path),
    };
    // Merely opening a device or a FIFO can have effects, so only a regular file is opened.
    regular(meta?.file_type())?;
    let file = open(path, links)?;
    // Another file may have replaced it in the meantime.
    let meta = file.metadata()?;
    regular(meta.file_type())?;
    if meta.len() > most {
        return Err(CorpusMistake::TooLarge(meta.len()));
    }
    let mut bytes = Vec::with_capacity(meta.len() as usize);
    // The file may grow, and some files do not report their size.
    file.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(CorpusMistake::TooLarge(bytes.len() as u64));
    }
    Ok(bytes)
}

impl From<io::Error> for CorpusMistake {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

/// Refuses anything but a regular file, saying what it is.
pub fn regular(kind: FileType) -> Result<(), CorpusMistake> {
    if kind.is_file() {
        return Ok(());
    }
    if kind.is_dir() {
        return Err(CorpusMistake::Special("a folder"));
    }
    if kind.is_symlink() {
        return Err(CorpusMistake::Special("a link"));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if kind.is_fifo() {
            return Err(CorpusMistake::Special("a FIFO"));
        }
        if kind.is_socket() {
            return Err(CorpusMistake::Special("a socket"));
        }
    }
    Err(CorpusMistake::Special("a device"))
}

#[cfg(unix)]
fn open(path: &Path, links: LinkPolicy) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;

    use rustix::fs::OFlags;

    let mut flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    if links == LinkPolicy::Refuse {
        flags |= OFlags::NOFOLLOW;
    }
    OpenOptions::new()
        .read(true)
        .custom_flags(flags.bits() as i32)
        .open(path)
}

#[cfg(not(unix))]
fn open(path: &Path, _: LinkPolicy) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}
