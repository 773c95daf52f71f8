//! Rules as a file to be corrected: every rule with the reason for it, and those that may be added.

use std::fmt::Write as _;

use super::guess::Guess;
use super::rules::{CurrencyFrom, From, KEYS, Keep, StatusFrom, role};
use crate::model::words::Word;
use crate::text::quoted::quoted as text;

/// The text of the file for a table whose columns have these names.
pub fn write(guess: &Guess, file: &str, names: &[String]) -> String {
    let rules = &guess.rules;
    let mut out = format!(
        "// How the columns of {} are read, guessed from the file. Correct what is wrong and import again.\n// Its columns: {}.\nRules(\n",
        one_line(file),
        names
            .iter()
            .map(|name| one_line(&text(name)))
            .collect::<Vec<_>>()
            .join(", ")
    );
    let many = |list: &[From]| (!list.is_empty()).then(|| several(list.iter().map(take)));
    let mut missing = Vec::new();
    for (key, example, ..) in KEYS {
        let value = match *key {
            "sheet" => rules.sheet.as_deref().map(text),
            "header" => rules.header.map(|line| line.to_string()),
            "delimiter" => rules.delimiter.map(letter),
            "language" => rules.language.as_deref().map(text),
            "decimal" => rules.decimal.map(letter),
            "date_order" => rules.date_order.map(|order| format!("{order:?}")),
            "headings" => many(&rules.headings),
            "status" => rules.status.as_ref().map(status),
            "amount_unit" => rules.amount_unit.map(|unit| unit.to_string()),
            "currency" => rules.currency.as_ref().map(|currency| match currency {
                CurrencyFrom::Code(code) => text(code),
                CurrencyFrom::Column(name) => format!("Column({})", text(name)),
            }),
            "links" => many(&rules.links),
            "keep" => Some(match &rules.keep {
                Keep::All => "All".into(),
                Keep::Only(names) => several(names.iter().map(|name| text(name))),
            }),
            key => role(key).and_then(|role| rules.of(role)).map(take),
        };
        match value {
            Some(value) => {
                let reason = guess
                    .reasons
                    .get(key)
                    .map(|reason| format!("  // {}", one_line(reason)));
                let _ = writeln!(out, "    {key}: {value},{}", reason.unwrap_or_default());
                if *key == "status" && !guess.unknown_statuses.is_empty() {
                    let unknown: Vec<String> = guess
                        .unknown_statuses
                        .iter()
                        .map(|value| one_line(&text(value)))
                        .collect();
                    let _ = writeln!(out, "    // Not known: {}.", unknown.join(", "));
                }
            }
            None => missing.push(format!("{key}: {example}")),
        }
    }
    if !missing.is_empty() {
        let _ = writeln!(out, "    // Not found, such as:");
        for rule in missing {
            let _ = writeln!(out, "    // {rule},");
        }
    }
    out.push_str(")\n");
    out
}

/// A text on one line, as a comment needs it.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn letter(letter: char) -> String {
    match letter {
        '\t' => "'\\t'".into(),
        '\'' | '\\' => format!("'\\{letter}'"),
        letter => format!("'{letter}'"),
    }
}

fn several(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

fn take(from: &From) -> String {
    match from {
        From::Column(name) => format!("Column({})", text(name)),
        From::Join(names) => format!("Join({})", several(names.iter().map(|name| text(name)))),
    }
}

fn status(status: &StatusFrom) -> String {
    match status {
        StatusFrom::Column(name) => format!("Column({})", text(name)),
        StatusFrom::Map(name, meanings) => {
            let pairs: Vec<String> = meanings
                .iter()
                .map(|(value, status)| format!("{}: {}", text(value), status.name()))
                .collect();
            format!("Map({}, {{{}}})", text(name), pairs.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::table::rules::Rules;

    #[test]
    fn what_is_written_reads_back() {
        for (key, example, ..) in KEYS {
            let (rules, _) = Rules::parse("r", &format!("({key}: {example})"));
            let guess = Guess {
                rules,
                ..Guess::default()
            };
            let text = write(&guess, "a\nb.csv", &["x \" y".into(), "two\nlines".into()]);
            let (read, wrong) = Rules::parse("r", &text);
            assert_eq!(wrong, [], "{text}");
            assert_eq!(read, guess.rules, "{text}");
        }
    }
}
