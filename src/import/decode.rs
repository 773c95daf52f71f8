//! Decodes text. Spreadsheet programs write UTF-8, with a byte order mark or without, UTF-16 and Windows-1252.

use std::borrow::Cow;

use super::fault::Fault;

/// A text, and its encoding unless that was UTF-8.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded<'b> {
    pub text: Cow<'b, str>,
    pub encoding: Option<&'static str>,
}

impl Decoded<'_> {
    /// A note on the encoding for the report, unless it is UTF-8.
    pub fn note(&self) -> Option<String> {
        let encoding = self.encoding?;
        Some(format!("the file is {encoding}, not UTF-8"))
    }
}

/// Decodes the bytes of a text file, without its byte order mark.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Fault> {
    let (text, encoding): (Cow<str>, _) = match *bytes {
        [0xff, 0xfe, ref rest @ ..] => (utf16(rest, u16::from_le_bytes)?.into(), Some("UTF-16")),
        [0xfe, 0xff, ref rest @ ..] => (utf16(rest, u16::from_be_bytes)?.into(), Some("UTF-16")),
        // UTF-16 without a byte order mark: every second byte of Latin letters is zero.
        [1..=255, 0, 1..=255, 0, ..] => (utf16(bytes, u16::from_le_bytes)?.into(), Some("UTF-16")),
        [0, 1..=255, 0, 1..=255, ..] => (utf16(bytes, u16::from_be_bytes)?.into(), Some("UTF-16")),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (text.strip_prefix('\u{feff}').unwrap_or(text).into(), None),
            Err(_) => (windows_1252(bytes)?.into(), Some("Windows-1252")),
        },
    };
    if let Some(at) = text.find('\0') {
        let line = 1 + text[..at].matches('\n').count() as u32;
        return Err(Fault::at(
            line,
            "a NUL byte: this is no text file, or a damaged one",
        ));
    }
    Ok(Decoded { text, encoding })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Fault> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    match text {
        Ok(text) if rest.is_empty() => Ok(text),
        _ => Err(Fault::new("UTF-16 with broken letters: save the file as UTF-8")),
    }
}

/// The letters of bytes 0x80 to 0x9f; a replacement character where the encoding has none.
const UPPER: &str = "€\u{fffd}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffd}Ž\u{fffd}\u{fffd}‘’“”•–—˜™š›œ\u{fffd}žŸ";

fn windows_1252(bytes: &[u8]) -> Result<String, Fault> {
    let upper: Vec<char> = UPPER.chars().collect();
    let letter = |byte: &u8| match byte {
        0x80..=0x9f => Some(upper[usize::from(byte - 0x80)]).filter(|letter| *letter != '\u{fffd}'),
        b'\t' | b'\n' | b'\r' | 0x0c | 0x20.. => Some(char::from(*byte)),
        _ => None,
    };
    let text: Option<String> = bytes.iter().map(letter).collect();
    text.ok_or_else(|| {
        Fault::new("this is neither UTF-8 nor any other text that is known: save the file as UTF-8")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Option<&'static str>) {
        let decoded = decode(bytes).unwrap();
        (decoded.text.into_owned(), decoded.encoding)
    }

    #[test]
    fn what_spreadsheets_write_is_read() {
        assert_eq!(read("\u{feff}é".as_bytes()), ("é".into(), None));
        assert_eq!(read(b"co\xfbt \x80 5"), ("coût € 5".into(), Some("Windows-1252")));
        assert_eq!(read(b"\xff\xfea\0;\0"), ("a;".into(), Some("UTF-16")));
        assert_eq!(read(b"\xfe\xff\0a\0;"), ("a;".into(), Some("UTF-16")));
        assert_eq!(read(b"a\0b\0"), ("ab".into(), Some("UTF-16")));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b"a,b\nc\0\0").unwrap_err().line, Some(2));
        assert!(decode(b"\xff\xfea").is_err());
        assert!(decode(b"\xff\xfe\0\xd8a\0").is_err());
        assert!(decode(b"%PDF\x01\x8f\xff").is_err());
    }
}
