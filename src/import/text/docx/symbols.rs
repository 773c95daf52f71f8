//! Signs that a document takes from a symbol font, as Unicode characters.

/// The font Symbol in Adobe's encoding, beginning at 0x20, 0xa0 and 0xf1; 0xf0 is not used.
const SYMBOL: [(u32, &str); 3] = [
    (
        0x20,
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    ),
    (
        0xa0,
        "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪",
    ),
    (0xf1, "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"),
];

/// The signs of Wingdings that are used in lists and forms.
const WINGDINGS: &[(u32, char)] = &[
    (0x6c, '●'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x71, '❑'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x9f, '•'),
    (0xa7, '▪'),
    (0xa8, '◻'),
    (0xd8, '➢'),
    (0xdf, '←'),
    (0xe0, '→'),
    (0xe8, '➔'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
];

/// The character for a sign; `\u{fffd}` for an unknown one, so that nothing is lost silently.
pub fn symbol(font: &str, code: u32) -> char {
    // The signs of such fonts may also be in the private use area.
    let place = if (0xf000..0xf100).contains(&code) {
        code - 0xf000
    } else {
        code
    };
    let known = match font {
        "Symbol" => SYMBOL
            .iter()
            .find_map(|(first, signs)| signs.chars().nth(place.checked_sub(*first)? as usize)),
        "Wingdings" => WINGDINGS
            .iter()
            .find(|(code, _)| *code == place)
            .map(|(_, sign)| *sign),
        // In any other font, the code is that of the character.
        _ if place == code => char::from_u32(code),
        _ => None,
    };
    known.filter(|sign| !sign.is_control()).unwrap_or('\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_letters() {
        for (font, code, wanted) in [
            ("Symbol", 0xf0b3, '≥'),
            ("Symbol", 0xb3, '≥'),
            ("Symbol", 0xf0b7, '•'),
            ("Symbol", 0x6d, 'μ'),
            ("Symbol", 0xf0a3, '≤'),
            ("Symbol", 0xf0fe, '⎭'),
            ("Symbol", 0xf080, '\u{fffd}'),
            ("Symbol", 5, '\u{fffd}'),
            ("Wingdings", 0xf0fe, '☑'),
            ("Wingdings", 0xf021, '\u{fffd}'),
            ("Arial", 0x2265, '≥'),
            ("Arial", 0xd800, '\u{fffd}'),
        ] {
            assert_eq!(symbol(font, code), wanted, "{font} {code:x}");
        }
    }
}
