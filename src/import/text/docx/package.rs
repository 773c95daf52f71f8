//! The archive that a Word document is, unpacked in memory within bounds.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::error::DocxError;

/// The most that one part may unpack to. The text of the longest reports is a few megabytes.
const PART: u64 = 256 << 20;
/// The most that all parts together may unpack to.
const WHOLE: u64 = 384 << 20;
/// The most that a part of some size may unpack by: repeated text reaches some hundreds to one.
const RATIO: u64 = 500;
/// Parts of this size may unpack by any ratio.
const SMALL: u64 = 4 << 20;

pub struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// What may yet be unpacked.
    rest: u64,
}

impl<'b> Package<'b> {
    pub fn open(bytes: &'b [u8]) -> Result<Self, DocxError> {
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| DocxError::NoArchive(error.to_string()))?;
        Ok(Self { archive, rest: WHOLE })
    }

    /// The text of a part; none where the archive has no such part. What the archive says of sizes is not believed.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, DocxError> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(DocxError::NoArchive(error.to_string())),
        };
        let by_ratio = file.compressed_size().saturating_mul(RATIO).max(SMALL);
        let most = PART.min(self.rest).min(by_ratio);
        let mut bytes = Vec::new();
        file.take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| DocxError::NoArchive(format!("{name}: {error}")))?;
        if bytes.len() as u64 > most {
            return Err(DocxError::TooLarge(name.to_owned()));
        }
        self.rest -= bytes.len() as u64;
        // Parts are UTF-8; what is not is shown as such rather than refused.
        let text = String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        Ok(Some(text))
    }
}
