//! URLs in data: which are accepted, and how they are written where only ASCII is allowed.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use super::sanitize::is_harmful;

/// The schemes that are accepted.
const SCHEMES: [&str; 3] = ["https", "http", "mailto"];
/// The longest address, in bytes, that terminals and calendars accept.
const LONGEST: usize = 2_000;

/// Why a text is not accepted as an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlFault {
    /// It begins with none of the known schemes.
    Scheme,
    /// It contains a control character or an invisible one.
    Control,
    Space,
    /// There is no host or mailbox after the scheme.
    NoHost,
    TooLong,
}

impl fmt::Display for UrlFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scheme => f.write_str("an address begins with https://, http:// or mailto:"),
            Self::Control => f.write_str("an address has no control characters"),
            Self::Space => f.write_str("an address has no spaces; write one as `%20`"),
            Self::NoHost => f.write_str("the address leads nowhere"),
            Self::TooLong => write!(f, "an address has at most {LONGEST} bytes"),
        }
    }
}

/// Checks that a text is the address of a web page or a mailbox that is safe to show and to pass to other programs.
pub fn check(url: &str) -> Result<(), UrlFault> {
    if url.len() > LONGEST {
        return Err(UrlFault::TooLong);
    }
    if url.chars().any(char::is_whitespace) {
        return Err(UrlFault::Space);
    }
    if url.chars().any(is_harmful) {
        return Err(UrlFault::Control);
    }
    let (scheme, rest) = url.split_once(':').ok_or(UrlFault::Scheme)?;
    let scheme = scheme.to_ascii_lowercase();
    if !SCHEMES.contains(&scheme.as_str()) {
        return Err(UrlFault::Scheme);
    }
    let host = match scheme.as_str() {
        "mailto" => rest,
        _ => rest.strip_prefix("//").ok_or(UrlFault::Scheme)?,
    };
    if host.starts_with(|c: char| c.is_alphanumeric() || c == '[') {
        Ok(())
    } else {
        Err(UrlFault::NoHost)
    }
}

/// The address in ASCII. Other characters, and those that could end an address in markup or on a terminal, become `%XX`.
pub fn encoded(url: &str) -> Cow<'_, str> {
    let stays = |byte: u8| byte.is_ascii_graphic() && !b"<>\"\\`{}|^".contains(&byte);
    if url.bytes().all(stays) {
        return Cow::Borrowed(url);
    }
    let mut out = String::with_capacity(url.len() + 16);
    for byte in url.bytes() {
        if stays(byte) {
            out.push(byte.into());
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_web_and_of_mailboxes_are_let_in() {
        for url in [
            "https://commission.europa.eu/a_en?b=c&d#e",
            "HTTP://[::1]/",
            "https://münchen.example/straße",
            "mailto:press@ec.europa.eu",
        ] {
            assert_eq!(check(url), Ok(()), "{url}");
        }
        for (url, fault) in [
            ("", UrlFault::Scheme),
            ("www.example.org", UrlFault::Scheme),
            ("javascript:alert(1)", UrlFault::Scheme),
            ("file:///etc/passwd", UrlFault::Scheme),
            ("https:example.org", UrlFault::Scheme),
            ("https://", UrlFault::NoHost),
            ("https:///a", UrlFault::NoHost),
            ("mailto:", UrlFault::NoHost),
            ("https://a b", UrlFault::Space),
            ("https://a\n", UrlFault::Space),
            ("https://a\u{1b}\\", UrlFault::Control),
            ("https://a\u{7}", UrlFault::Control),
            ("https://a\u{202e}b", UrlFault::Control),
        ] {
            assert_eq!(check(url), Err(fault), "{url:?}");
        }
        assert_eq!(
            check(&format!("https://{}", "a".repeat(LONGEST))),
            Err(UrlFault::TooLong)
        );
    }

    #[test]
    fn what_could_end_an_address_is_written_as_a_number() {
        assert_eq!(encoded("https://a.org/b?c=d&e"), "https://a.org/b?c=d&e");
        assert_eq!(encoded("https://a/é<b>\u{1b}"), "https://a/%C3%A9%3Cb%3E%1B");
    }
}
