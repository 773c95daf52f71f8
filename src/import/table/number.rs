//! Numbers as people write them in tables: grouped, with a comma or a point for decimals, with a currency and a word for
//! millions. Digits are moved, never rounded.

use super::role::plain;
use crate::model::Currency;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberCell {
    /// The digits with a point for decimals: `1234.5`.
    pub digits: String,
    /// ISO 4217, where the cell names one that only one currency has.
    pub currency: Option<String>,
    pub is_percent: bool,
    pub has_scale: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnreadNumber {
    /// `1.234` may be more than a thousand or a little more than one.
    Decimal,
    /// The currency may be that of several countries.
    Currency,
    NoNumber,
}

/// Signs of a single currency. `$`, `¥` and `kr` are used for several.
const SIGNS: &[(&str, &str)] = &[
    ("€", "EUR"),
    ("£", "GBP"),
    ("₹", "INR"),
    ("₴", "UAH"),
    ("₺", "TRY"),
    ("₽", "RUB"),
    ("zł", "PLN"),
    ("Kč", "CZK"),
];

const AMBIGUOUS_SIGNS: &[char] = &['$', '¥'];

/// Codes that occur beside sums in policy documents; any other three capitals may mean anything.
const CODES: &[&str] = &[
    "EUR", "USD", "GBP", "CAD", "AUD", "NZD", "CHF", "SEK", "NOK", "DKK", "ISK", "PLN", "CZK", "HUF", "RON",
    "BGN", "TRY", "UAH", "RSD", "JPY", "CNY", "INR", "BRL", "MXN", "ZAR", "KRW", "MAD", "TND", "EGP", "XOF",
    "XAF", "KES", "NGN",
];

/// Words for powers of ten, by their noughts. What `billion` means depends on the language.
const SCALES: [(usize, &[&str]); 3] = [
    (
        3,
        &[
            "k", "thousand", "mille", "tausend", "tsd", "mila", "mil", "duizend", "milliers", "migliaia",
            "miles",
        ],
    ),
    (
        6,
        &[
            "m",
            "mn",
            "mln",
            "mio",
            "mill",
            "million",
            "millions",
            "millionen",
            "milione",
            "milioni",
            "millon",
            "millones",
            "milhao",
            "milhoes",
            "miljoen",
        ],
    ),
    (
        9,
        &[
            "md",
            "mds",
            "mld",
            "mrd",
            "milliard",
            "milliards",
            "milliarde",
            "milliarden",
            "miliardo",
            "miliardi",
            "miljard",
            "bn",
        ],
    ),
];

/// How many noughts a word stands for, in a language.
pub fn scale(word: &str, language: Option<&str>) -> Option<usize> {
    if matches!(word, "billion" | "billions") {
        // In most other languages, a billion is a thousand times as much.
        return (language.is_none_or(|language| language == "en")).then_some(9);
    }
    let found = SCALES.iter().find(|(_, words)| words.contains(&word));
    found.map(|(noughts, _)| *noughts)
}

/// The currency that a text names, such as the name of a column: a code or a sign.
pub fn currency_in(text: &str) -> Option<&'static str> {
    let signs = SIGNS
        .iter()
        .find(|(sign, _)| text.contains(sign))
        .map(|(_, code)| *code);
    let of_code = || {
        let mut words = text.split(|letter: char| !letter.is_alphanumeric());
        words.find_map(|word| CODES.iter().copied().find(|code| *code == word))
    };
    signs.or_else(of_code).or_else(|| {
        plain(text)
            .split(' ')
            .any(|word| matches!(word, "euro" | "euros"))
            .then_some("EUR")
    })
}

/// What the decimal sign must be for this text to be a number, if only one can be meant.
pub fn decimal_of(text: &str) -> Option<char> {
    let number = bare(text)?;
    let points = number.matches('.').count();
    let commas = number.matches(',').count();
    match (points, commas) {
        (0, 0) => None,
        (1.., 1..) => number
            .rfind('.')
            .max(number.rfind(','))
            .and_then(|at| number[at..].chars().next()),
        // A sign that repeats groups digits.
        (2.., 0) => Some(','),
        (0, 2..) => Some('.'),
        (points, _) => {
            let sign = if points == 1 { '.' } else { ',' };
            let at = number.find(sign)?;
            let (before, after) = (&number[..at], &number[at + 1..]);
            // Groups have three digits, with at most three digits before the first.
            let may_group = after.len() == 3 && (1..=3).contains(&before.len()) && before != "0";
            if !may_group {
                return Some(sign);
            }
            // Blanks or apostrophes already group the digits.
            text.contains(['\u{a0}', '\u{202f}', '\'', '’']).then_some(sign)
        }
    }
}

/// The digits and signs of the only number of a text.
fn bare(text: &str) -> Option<String> {
    let mut number = String::new();
    for letter in text.chars() {
        if letter.is_ascii_digit() || (matches!(letter, '.' | ',') && !number.is_empty()) {
            number.push(letter);
        }
    }
    let number = number.trim_end_matches(['.', ',']);
    (!number.is_empty()).then(|| number.to_owned())
}

/// Reads a number. `decimal` is the decimal sign of the column where it is known.
pub fn read(text: &str, decimal: Option<char>, language: Option<&str>) -> Result<NumberCell, UnreadNumber> {
    let (text, mut is_negative) = signed(text.trim());
    let mut figure = NumberCell::default();
    let mut number = String::new();
    let mut words = String::new();
    let mut ended = false;
    let mut words_before = 0;
    for letter in text.chars() {
        if letter.is_ascii_digit() && number.is_empty() {
            words_before = words.split_whitespace().count();
            words.push(' ');
        }
        match letter {
            '0'..='9' if !ended => number.push(letter),
            '0'..='9' => return Err(UnreadNumber::NoNumber),
            '.' | ',' if !number.is_empty() && !ended => number.push(letter),
            // Blanks and apostrophes group digits.
            ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’' => words.push(' '),
            '-' | '−' if number.is_empty() => is_negative = true,
            '%' => figure.is_percent = true,
            '.' => {}
            _ => {
                ended = !number.is_empty();
                words.push(letter);
            }
        }
    }
    let number = number.trim_end_matches(['.', ',']);
    if number.is_empty() || !is_grouped(text) {
        return Err(UnreadNumber::NoNumber);
    }
    let mut noughts = 0;
    for (index, word) in words.split_whitespace().enumerate() {
        // `M1` is not a million: words for powers of ten follow the number.
        let scale = |word: &str| scale(word, language).filter(|_| index >= words_before);
        if let Some(sign) = SIGNS.iter().find(|(sign, _)| word.contains(sign)) {
            figure.currency = Some(sign.1.to_owned());
            let rest = plain(&word.replace(sign.0, ""));
            if !rest.is_empty() {
                noughts += scale(&rest).ok_or(UnreadNumber::NoNumber)?;
            }
        } else if Currency::named(word).is_some() {
            figure.currency = Some(word.to_owned());
        } else if matches!(&*plain(word), "euro" | "euros") {
            figure.currency = Some("EUR".to_owned());
        } else if word.contains(AMBIGUOUS_SIGNS) {
            // The rules or another column say which currency it is.
            let rest = plain(&word.replace(AMBIGUOUS_SIGNS, ""));
            if !rest.is_empty() {
                noughts += scale(&rest).ok_or(UnreadNumber::Currency)?;
            }
        } else if matches!(
            &*plain(word),
            "of" | "d" | "de" | "di" | "per" | "cent" | "percent"
        ) {
            figure.is_percent |= matches!(&*plain(word), "percent" | "cent");
        } else {
            noughts += scale(&plain(word)).ok_or(UnreadNumber::NoNumber)?;
        }
    }
    let known = decimal_of(number).or(decimal);
    let digits = match known {
        None if number.contains(['.', ',']) => return Err(UnreadNumber::Decimal),
        None => number.to_owned(),
        Some(sign) => {
            let other = if sign == '.' { ',' } else { '.' };
            let (whole, fraction) = number.split_once(sign).unwrap_or((number, ""));
            if fraction.contains(['.', ',']) || !are_groups(whole, other) {
                return Err(UnreadNumber::NoNumber);
            }
            format!("{}.{fraction}", whole.replace(other, ""))
        }
    };
    figure.has_scale = noughts > 0;
    figure.digits = shifted(&digits, noughts);
    if is_negative {
        figure.digits.insert(0, '-');
    }
    Ok(figure)
}

/// A sum without the brackets or the trailing minus that mark it as negative in accounts, and whether it has them.
fn signed(text: &str) -> (&str, bool) {
    let inside = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let before = text
        .strip_suffix(['-', '−'])
        .filter(|rest| rest.ends_with(|letter: char| letter.is_ascii_digit()));
    inside
        .or(before)
        .map_or((text, false), |rest| (rest.trim(), true))
}

/// Whether a text is what a spreadsheet shows if a formula fails. A number was meant there.
pub fn is_error(text: &str) -> bool {
    matches!(
        text,
        "#N/A" | "#DIV/0!" | "#VALUE!" | "#REF!" | "#NUM!" | "#NAME?" | "#NULL!"
    )
}

/// Whether digits that blanks separate are groups of three: `12 000`, not `3 4`.
fn is_grouped(text: &str) -> bool {
    let is_gap = |letter: char| matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’');
    let number: String = text
        .trim_matches(|letter: char| !letter.is_ascii_digit())
        .chars()
        .take_while(|letter| letter.is_ascii_digit() || is_gap(*letter) || matches!(letter, '.' | ','))
        .collect();
    let whole = number.trim_matches(is_gap);
    let mut groups = whole.split(is_gap).filter(|group| !group.is_empty());
    groups.next();
    groups.all(|group| {
        group
            .split(['.', ','])
            .next()
            .is_some_and(|digits| digits.len() == 3)
    })
}

/// Whether the parts of a number between signs can be groups: the last has three digits, those before it two or three, and the
/// first one to three. `1.2.3` and `192.168.1.1` are not numbers.
fn are_groups(whole: &str, sign: char) -> bool {
    let groups: Vec<usize> = whole.split(sign).map(str::len).collect();
    match groups.as_slice() {
        [_] => true,
        [first, between @ .., last] => {
            (1..=3).contains(first) && *last == 3 && between.iter().all(|group| matches!(group, 2 | 3))
        }
        [] => false,
    }
}

/// The number with its decimal point moved to the right by as many digits as there are `noughts`.
pub fn shifted(digits: &str, noughts: usize) -> String {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut digits = whole.to_owned();
    let mut rest = fraction.chars();
    for _ in 0..noughts {
        digits.push(rest.next().unwrap_or('0'));
    }
    let digits = digits.trim_start_matches('0');
    let digits = if digits.is_empty() { "0" } else { digits };
    let rest = rest.as_str();
    if rest.is_empty() {
        digits.to_owned()
    } else {
        format!("{digits}.{rest}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_read_to_the_last_digit() {
        for (text, decimal, wanted, currency) in [
            ("1234", None, "1234", None),
            ("1.234,56", None, "1234.56", None),
            ("1,234.56", None, "1234.56", None),
            ("1 234 567,8", None, "1234567.8", None),
            ("€ 12.500.000", None, "12500000", Some("EUR")),
            ("12,5 Mio. EUR", None, "12500000", Some("EUR")),
            ("EUR 1.5bn", None, "1500000000", Some("EUR")),
            ("£3m", None, "3000000", Some("GBP")),
            ("1.234", Some(','), "1234", None),
            ("1.234", Some('.'), "1.234", None),
            ("0.125", None, "0.125", None),
            ("12’000", None, "12000", None),
            ("₹ 1,23,45,678", None, "12345678", Some("INR")),
            ("-3,5", None, "-3.5", None),
            ("-2 345.56", None, "-2345.56", None),
            ("(1 200.00)", None, "-1200.00", None),
            ("1.234,56-", None, "-1234.56", None),
            (
                "123456789012345678901234567890,01",
                None,
                "123456789012345678901234567890.01",
                None,
            ),
        ] {
            let read = read(text, decimal, None).unwrap_or_else(|why| panic!("{text}: {why:?}"));
            assert_eq!(
                (&*read.digits, read.currency.as_deref()),
                (wanted, currency),
                "{text}"
            );
        }
        assert!(read("45 %", None, None).is_ok_and(|read| read.is_percent && read.digits == "45"));
    }

    #[test]
    fn what_may_mean_two_things_or_none_is_refused() {
        assert_eq!(read("1.234", None, None), Err(UnreadNumber::Decimal));
        assert_eq!(read("1,234", None, None), Err(UnreadNumber::Decimal));
        for text in [
            "",
            "about",
            "3 of 4",
            "12/2025",
            "2 500 34",
            "1.2.3,4,5",
            "1.2.3",
            "12..5",
            "1,2,3",
            "1.234.5",
            "1234.567.890",
            "0.0.66962",
            "10.10.2025",
            "192.168.1.1",
            "5 apples",
        ] {
            assert_eq!(read(text, Some('.'), None), Err(UnreadNumber::NoNumber), "{text}");
        }
        assert_eq!(read("2 billion", None, Some("fr")), Err(UnreadNumber::NoNumber));
    }

    #[test]
    fn names_of_columns_say_the_currency() {
        assert_eq!(currency_in("Importo (mln €)"), Some("EUR"));
        assert_eq!(currency_in("Budget CAD"), Some("CAD"));
        assert_eq!(currency_in("Betrag in Euro"), Some("EUR"));
        assert_eq!(currency_in("Amount ($)"), None);
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,20}|[0-9., €'-]{0,20}") {
            let _ = read(&text, None, None);
            let _ = decimal_of(&text);
        }
    }
}
