//! What separates the cells of CSV: a comma, or what Excel expects where numbers have a decimal comma.

/// The languages whose numbers have a decimal comma, according to CLDR.
pub const COMMA: &[&str] = &[
    "ady", "af", "agq", "ast", "ba", "bas", "be", "bg", "blo", "br", "bs", "bua", "ca", "cs", "cv", "da",
    "de", "dsb", "dua", "dyo", "el", "eo", "es", "et", "eu", "ewo", "ff", "fi", "fo", "fr", "fy", "gl", "hr",
    "hsb", "ht", "hu", "hy", "ia", "id", "ie", "is", "it", "jgo", "jv", "ka", "kab", "kbd", "kea", "kgp",
    "kk", "kkj", "kl", "ksf", "ku", "ky", "lb", "lij", "lld", "ln", "lo", "lt", "lu", "lv", "mgh", "mk",
    "mua", "nb", "nl", "nmg", "nn", "nnh", "no", "nr", "pl", "pms", "ps", "pt", "rm", "rn", "ro", "ru", "rw",
    "sah", "sc", "scn", "se", "seh", "sg", "shi", "sk", "sl", "smn", "sq", "sr", "ss", "su", "sv", "tg",
    "tk", "tok", "tr", "ts", "tt", "tzm", "uk", "uz", "ve", "vec", "vi", "wo", "yav", "yrl", "zgh",
];

/// The languages whose decimal sign depends on the country, with the countries that differ from the language.
pub const OTHERWISE: &[(&str, &[&str])] = &[
    ("ar", &["DZ", "LB", "LY", "MA", "MR", "TN"]),
    ("de", &["CH", "LI"]),
    (
        "en",
        &[
            "AT", "BE", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GE", "HU", "ID", "IT", "LT", "LV", "NL",
            "NO", "PL", "PT", "RO", "SE", "SI", "SK", "UA", "ZA",
        ],
    ),
    (
        "es",
        &[
            "419", "BR", "BZ", "CU", "DO", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "SV", "US",
        ],
    ),
    ("fr", &["RW"]),
    ("it", &["CH"]),
    ("ms", &["BN", "ID"]),
    ("qu", &["BO"]),
    ("sw", &["CD"]),
];

/// The variables that name the locale of numbers, in order of precedence.
pub const VARIABLES: [&str; 3] = ["LC_ALL", "LC_NUMERIC", "LANG"];

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// As in RFC 4180, without a byte order mark.
    #[default]
    Standard,
    /// For Excel, which recognises UTF-8 only by a byte order mark.
    Excel,
    /// For Excel where numbers have a decimal comma: semicolons between cells.
    ExcelSemicolon,
}

impl Dialect {
    /// The dialect that Excel expects in the locale of an environment.
    pub fn of_excel(variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = VARIABLES.into_iter().filter_map(variable);
        let mut set = set.filter(|value| !value.is_empty());
        if set.next().is_some_and(|locale| has_decimal_comma(&locale)) {
            Self::ExcelSemicolon
        } else {
            Self::Excel
        }
    }
}

/// Whether numbers have a decimal comma in a locale such as `de_DE.UTF-8`.
fn has_decimal_comma(locale: &str) -> bool {
    let name = locale.split(['.', '@']).next().unwrap_or_default();
    let mut parts = name.split(['_', '-']);
    let language = parts.next().unwrap_or_default().to_ascii_lowercase();
    let country = parts.next_back().unwrap_or_default().to_ascii_uppercase();
    let differs = OTHERWISE
        .iter()
        .any(|(known, countries)| *known == language && countries.contains(&country.as_str()));
    COMMA.contains(&language.as_str()) != differs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_have_a_decimal_sign() {
        for (locale, has_comma) in [
            ("de_DE.UTF-8", true),
            ("de", true),
            ("DE-de", true),
            ("de_CH.UTF-8", false),
            ("de_AT@euro", true),
            ("fr_FR", true),
            ("fr_CH", true),
            ("it_CH", false),
            ("es_ES", true),
            ("es_MX", false),
            ("es_419", false),
            ("pt_BR", true),
            ("nl_BE", true),
            ("sr_Latn_RS", true),
            ("en_GB.UTF-8", false),
            ("en_IE", false),
            ("en_DK.UTF-8", true),
            ("ar_EG", false),
            ("ar_MR", true),
            ("ja_JP", false),
            ("mt_MT", false),
            ("C", false),
            ("C.UTF-8", false),
            ("POSIX", false),
            ("", false),
            ("_", false),
        ] {
            assert_eq!(has_decimal_comma(locale), has_comma, "{locale}");
        }
    }

    #[test]
    fn the_first_variable_that_is_set_counts() {
        for (set, wanted) in [
            (&[][..], Dialect::Excel),
            (&[("LANG", "de_DE")], Dialect::ExcelSemicolon),
            (&[("LANG", "de_DE"), ("LC_NUMERIC", "en_GB")], Dialect::Excel),
            (&[("LANG", "de_DE"), ("LC_NUMERIC", "")], Dialect::ExcelSemicolon),
            (
                &[("LANG", "C"), ("LC_NUMERIC", "en_GB"), ("LC_ALL", "fr_FR")],
                Dialect::ExcelSemicolon,
            ),
            (&[("LANG", "de_DE"), ("LC_ALL", "C")], Dialect::Excel),
            (&[("LC_TIME", "de_DE")], Dialect::Excel),
        ] {
            let variable = |name: &str| {
                let found = set.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(Dialect::of_excel(variable), wanted, "{set:?}");
        }
    }

    #[test]
    fn the_lists_are_sorted_and_have_nothing_twice() {
        assert!(COMMA.is_sorted_by(|one, next| one < next));
        assert!(OTHERWISE.is_sorted_by(|one, next| one.0 < next.0));
    }
}
