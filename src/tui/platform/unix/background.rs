//! The terminal's answer to the question for its background: `ESC ] 11 ; rgb : ffff / ffff / ffff ESC \`.

use crate::theme::Brightness;

const BEGINS: [&str; 2] = ["11;rgb:", "11;rgba:"];

/// The brightness in an answer, given without its first and last bytes; `None` if it is about something else.
pub fn brightness(answer: &[u8]) -> Option<Brightness> {
    let text = std::str::from_utf8(answer).ok()?;
    let rest = BEGINS.iter().find_map(|begin| text.strip_prefix(begin))?;
    let mut parts = rest.split('/').map(|part| {
        let most = (1u64 << (4 * part.len().clamp(1, 8))) - 1;
        let value = u64::from_str_radix(part, 16)
            .ok()
            .filter(|value| *value <= most)?;
        Some((value * 255 / most) as u8)
    });
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    Some(Brightness::of(red, green, blue))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_of_every_length_are_understood() {
        for (answer, wanted) in [
            ("11;rgb:ffff/ffff/ffff", Some(Brightness::Light)),
            ("11;rgb:1e1e/1e1e/1e1e", Some(Brightness::Dark)),
            ("11;rgb:0/0/0", Some(Brightness::Dark)),
            ("11;rgba:FFFF/F0F0/F0F0/ffff", Some(Brightness::Light)),
            ("11;rgb:fffffffff/0/0", None),
            ("11;rgb:zz/0/0", None),
            ("11;rgb:", None),
            ("10;rgb:ffff/ffff/ffff", None),
            ("52;c;aGk=", None),
        ] {
            assert_eq!(brightness(answer.as_bytes()), wanted, "{answer}");
        }
    }
}
