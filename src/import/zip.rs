//! Unpacks the parts of spreadsheets and documents, which are zip archives, up to a limit: an archive may claim to be of any
//! size.

use std::io::{self, Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::fault::Fault;

/// The largest part that is unpacked, in bytes. A hundred thousand rows take a quarter of it.
const LARGEST: u64 = 256 << 20;

const LARGEST_TOGETHER: u64 = 512 << 20;

/// The highest ratio by which a part may unpack: identical rows reach a hundred to one.
const RATIO: u64 = 200;
/// Parts of this size may unpack by any ratio.
const SMALL: u64 = 8 << 20;

pub struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    size: u64,
    unpacked: u64,
}

impl<'b> Archive<'b> {
    pub fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        // Office programs put encrypted files, as they did old ones, into an OLE container rather than a zip archive.
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Err(Fault::new(
                "this is an old or an encrypted office file: open it and save it without a password as .xlsx, .ods or .docx",
            ));
        }
        let zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| Fault::new(format!("this archive cannot be opened: {error}")))?;
        Ok(Self {
            zip,
            size: bytes.len() as u64,
            unpacked: 0,
        })
    }

    pub fn part(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let text = self.bytes(name)?.map(String::from_utf8).transpose();
        text.map_err(|_| wrong(name, "it is not UTF-8"))
    }

    /// The bytes of a part. It is unpacked only once its size has been counted, so that one that is too large costs no memory.
    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let failed = |error: io::Error| wrong(name, &error.to_string());
        let mut part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(wrong(name, &error.to_string())),
        };
        let packed = part.compressed_size().min(self.size);
        let room = LARGEST.min(LARGEST_TOGETHER - self.unpacked);
        let room = room.min(packed.saturating_mul(RATIO).max(SMALL));
        let counted = io::copy(&mut part.by_ref().take(room + 1), &mut io::sink()).map_err(failed)?;
        if counted > room {
            let most = room >> 20;
            return Err(wrong(
                name,
                &format!("it unpacks to more than {most} MiB, far more than such a file has"),
            ));
        }
        drop(part);
        let mut bytes = Vec::with_capacity(counted as usize);
        let part = self.zip.by_name(name);
        let part = part.map_err(|error| wrong(name, &error.to_string()))?;
        part.take(counted).read_to_end(&mut bytes).map_err(failed)?;
        self.unpacked += counted;
        Ok(Some(bytes))
    }

    /// The text of a part that every file of this kind must have.
    pub fn needed(&mut self, name: &str, kind: &str) -> Result<String, Fault> {
        self.part(name)?
            .ok_or_else(|| Fault::new(format!("this is no {kind} file: it has no {name}")))
    }
}

fn wrong(name: &str, why: &str) -> Fault {
    Fault::new(format!("{name} in this archive: {why}"))
}
