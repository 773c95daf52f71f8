//! The parts of a zip archive, such as a spreadsheet or a document is, unpacked no further than is sensible: an
//! archive says what it likes of its own size.

use std::io::{Cursor, Read as _};

use super::fault::Fault;

/// The largest part that is unpacked, in bytes. A hundred thousand rows take a quarter of it.
const LARGEST: u64 = 256 << 20;

/// How many bytes all parts may have together.
const LARGEST_TOGETHER: u64 = 512 << 20;

pub struct Archive<'b> {
    zip: zip::ZipArchive<Cursor<&'b [u8]>>,
    unpacked: u64,
}

impl<'b> Archive<'b> {
    pub fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        // What office programs encrypt is a container of another kind.
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Err(Fault::new(
                "this is an old or an encrypted office file: open it and save it without a password as .xlsx, .ods or .docx",
            ));
        }
        let zip = zip::ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| Fault::new(format!("this archive cannot be opened: {error}")))?;
        Ok(Self { zip, unpacked: 0 })
    }

    /// The text of a part, if there is such a part.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let wrong = |why: String| Fault::new(format!("{name} in this archive: {why}"));
        let part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(zip::result::ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(wrong(error.to_string())),
        };
        let room = LARGEST.min(LARGEST_TOGETHER - self.unpacked);
        let mut bytes = Vec::new();
        part.take(room + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| wrong(error.to_string()))?;
        if bytes.len() as u64 > room {
            let most = LARGEST >> 20;
            return Err(wrong(format!("it unpacks to more than {most} MiB")));
        }
        self.unpacked += bytes.len() as u64;
        let text = String::from_utf8(bytes).map_err(|_| wrong("it is not UTF-8".into()))?;
        Ok(Some(text))
    }

    /// The text of a part without which the file is none of its kind.
    pub fn needed(&mut self, name: &str, kind: &str) -> Result<String, Fault> {
        self.part(name)?
            .ok_or_else(|| Fault::new(format!("this is no {kind} file: it has no {name}")))
    }
}
