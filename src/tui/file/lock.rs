//! A lock on a file that writers replace: a second file in the same folder, which is locked while somebody writes.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::load::files::identity;

const BETWEEN: Duration = Duration::from_millis(5);

/// A lock on a file, released when dropped.
pub struct Lock {
    path: PathBuf,
    file: File,
}

impl Lock {
    /// Waits for the lock of a file. If it is held for longer than `patience`, the error is [`ErrorKind::TimedOut`].
    pub fn of(file: &Path, patience: Duration) -> io::Result<Self> {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let path = file.with_file_name(format!(".{name}.lock"));
        let latest = Instant::now() + patience;
        loop {
            let file = open(&path)?;
            match file.try_lock() {
                // The last holder may have removed the lock file meanwhile; then this locks nothing.
                Ok(()) if is_at(&file, &path) => return Ok(Self { path, file }),
                Ok(()) => continue,
                Err(TryLockError::WouldBlock) if Instant::now() < latest => {}
                Err(TryLockError::WouldBlock) => {
                    return Err(io::Error::new(ErrorKind::TimedOut, "another milepost is writing"));
                }
                // Not every file system supports locks.
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                    return Ok(Self { path, file });
                }
                Err(TryLockError::Error(error)) => return Err(error),
            }
            std::thread::sleep(BETWEEN);
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Before unlocking, so as not to remove the lock file of the next holder.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

/// Opens a lock file, without following links or blocking.
fn open(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;

        use rustix::fs::OFlags;
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        options.custom_flags(flags.bits() as i32);
    }
    options.open(path)
}

/// Whether an open file is still the one at a path.
pub fn is_at(file: &File, path: &Path) -> bool {
    match (file.metadata(), fs::metadata(path)) {
        (Ok(own), Ok(there)) => identity(path, &own) == identity(path, &there),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_waits_for_ever_for_a_program_that_is_stopped() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.ron");
        let held = Lock::of(&file, Duration::ZERO).unwrap();
        let error = Lock::of(&file, Duration::ZERO).err().unwrap();
        assert_eq!(error.to_string(), "another milepost is writing");
        drop(held);
        assert!(Lock::of(&file, Duration::ZERO).is_ok());
    }
}
