//! The container of the parts: a zip whose bytes depend on the parts only.

use std::io::{Cursor, Write as _};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// Packs parts, each a name and a text, in order.
pub fn pack(parts: &[(&str, &str)]) -> Vec<u8> {
    // Writing into memory only fails for a part of several gigabytes.
    let packed = try_pack(parts);
    debug_assert!(packed.is_ok());
    packed.unwrap_or_default()
}

fn try_pack(parts: &[(&str, &str)]) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        // The earliest time that a zip can hold, so that the time of writing does not matter.
        .last_modified_time(DateTime::default())
        // The same bytes wherever they are written.
        .system(System::Unix);
    for (name, text) in parts {
        zip.start_file(*name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
