//! The file that holds the parts: a zip whose bytes follow from the parts alone.

use std::io::{Cursor, Write as _};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// Packs parts, each a name and a text, in this order.
pub fn pack(parts: &[(&str, &str)]) -> Vec<u8> {
    // Writing into memory fails for no reason but a part of gigabytes.
    let packed = try_pack(parts);
    debug_assert!(packed.is_ok());
    packed.unwrap_or_default()
}

fn try_pack(parts: &[(&str, &str)]) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        // The first day that a zip knows, whatever the clock says.
        .last_modified_time(DateTime::default())
        // The same bytes wherever they are written.
        .system(System::Unix);
    for (name, text) in parts {
        zip.start_file(*name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
