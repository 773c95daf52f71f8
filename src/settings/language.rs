//! The languages that the reader adds, each with a table of how it words dates, like those in `assets/languages`. Every
//! mistake is reported, and the rest is used.

use std::collections::HashSet;

use crate::load::pieces::{FileMistake, Piece, Wrong, in_file, pieces, pieces_at, read};
use crate::when::Language;
use crate::when::calendar::MONTHS;
use crate::when::english;
use crate::when::language::{Added, File, words_of};

/// The keys of a table.
const PARTS: [&str; 7] = [
    "name",
    "months",
    "endings",
    "words",
    "opening",
    "compounds",
    "recurring",
];

/// English words, with the phrases for them, in the order of a table.
type PhraseTable = Vec<(String, Vec<String>)>;

/// Reads the table of the language with this code. `None` if the code is invalid or that of a shipped language, or if the
/// text cannot be split into entries.
pub fn parse(file: &str, code: &str, text: &str) -> (Option<Added>, Vec<FileMistake>) {
    let refused = |at: Wrong| (None, in_file(file, text, vec![at]));
    if let Some(own) = Language::SHIPPED.iter().find(|own| own.code() == code) {
        let message = format!(
            "`{code}` is {}, which milepost brings itself; a table of your own has another name",
            own.name()
        );
        return refused(Wrong::new(0, message));
    }
    if !matches!(code.len(), 2 | 3) || !code.bytes().all(|letter| letter.is_ascii_lowercase()) {
        let message = format!(
            "`{code}` is not a language code; the file is named by two or three small letters, as in pl.ron"
        );
        return refused(Wrong::new(0, message));
    }
    let pieces = match pieces(text) {
        Ok(pieces) => pieces,
        Err(wrong) => return refused(wrong),
    };
    let mut table = TableReader::default();
    for piece in pieces {
        if let Err(wrong) = table.set(piece) {
            table.wrong.push(wrong);
        }
    }
    let added = Added::new(code, table.name, &table.file);
    (Some(added), in_file(file, text, table.wrong))
}

/// A table as far as it is read.
#[derive(Default)]
struct TableReader<'t> {
    name: Option<String>,
    file: File,
    /// The phrases of each part so far, in which none may occur twice.
    said: HashSet<(&'t str, Vec<String>)>,
    wrong: Vec<Wrong>,
}

impl<'t> TableReader<'t> {
    fn set(&mut self, piece: Piece<'t>) -> Result<(), Wrong> {
        match piece.name {
            "name" => self.name = Some(read(piece)?),
            "endings" => self.file.endings = read(piece)?,
            "months" => {
                let months: Vec<String> = read(piece)?;
                if months.len() != MONTHS.len() {
                    let message = format!("write twelve months, January first; here are {}", months.len());
                    return Err(Wrong::new(piece.at, message));
                }
                self.file.months = months;
            }
            "words" => self.file.words = self.lists(piece)?,
            "opening" => self.file.opening = self.lists(piece)?,
            "compounds" => self.file.compounds = self.lists(piece)?,
            "recurring" => self.file.recurring = self.lists(piece)?,
            "" => {
                return Err(Wrong::new(
                    piece.start,
                    "a part of a table is written `name: value`",
                ));
            }
            name => return Err(Wrong::unknown(piece.start, "part of a table", name, PARTS)),
        }
        Ok(())
    }

    fn lists(&mut self, part: Piece<'t>) -> Result<PhraseTable, Wrong> {
        let mut lists = Vec::new();
        for entry in pieces_at(part.value, part.at)? {
            match self.list(part.name, entry) {
                Ok(list) => lists.push(list),
                Err(wrong) => self.wrong.push(wrong),
            }
        }
        Ok(lists)
    }

    /// Reads `("until", ["do", "aż do"])`.
    fn list(&mut self, part: &'t str, entry: Piece<'t>) -> Result<(String, Vec<String>), Wrong> {
        // Unmatched brackets have been reported for the whole text.
        let parts = pieces_at(entry.value, entry.at).unwrap_or_default();
        let [english, list] = parts[..] else {
            let message = "write what English says and how the language says it, as in (\"until\", [\"do\"])";
            return Err(Wrong::new(entry.start, message));
        };
        let says: String = read(english)?;
        for word in says.split_whitespace() {
            if let Err(meant) = english::check(word, part == "recurring") {
                let hint = match meant {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => "docs/dates.md lists the wordings".into(),
                };
                let message = format!("`{word}` is no English word of dates; {hint}");
                return Err(Wrong::new(english.at, message));
            }
        }
        let mut phrases = Vec::new();
        for piece in pieces_at(list.value, list.at)? {
            let phrase: String = read(piece)?;
            let words = words_of(&phrase);
            if words.is_empty() {
                self.wrong
                    .push(Wrong::new(piece.at, format!("`{phrase}` has no word in it")));
            } else if !self.said.insert((part, words)) {
                let message = format!("`{phrase}` already says something in `{part}`");
                self.wrong.push(Wrong::new(piece.at, message));
            } else {
                phrases.push(phrase);
            }
        }
        Ok((says, phrases))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::when::recurrence::Every;
    use crate::when::{Reading, When};

    #[test]
    fn the_documented_table_reads_wordings_and_recurrences() {
        let page = include_str!("../../docs/dates.md");
        let table = page.split("<!-- table -->\n```ron\n").nth(1).unwrap();
        let table = table.split("```").next().unwrap();
        let (polish, wrong) = parse("pl.ron", "pl", table);
        assert_eq!(wrong, []);
        Language::add(polish.into_iter().collect());
        let language = Language::find("pl").unwrap();
        assert_eq!(
            (language.code(), language.name(), Language::all().last()),
            ("pl", "Polish", Some(language))
        );
        let edition = "2024-12-16".parse().unwrap();
        for (polish, english) in [
            ("marzec 2025", "March 2025"),
            ("12 maja 2025 r.", "12 May 2025"),
            ("do końca 2025 roku", "by end 2025"),
            ("do konca czerwca 2025", "by end June 2025"),
            ("do 31 grudnia 2025", "by 31 December 2025"),
            ("w I kwartale 2025", "Q1 2025"),
            ("do końca III kwartału 2025", "by end Q3 2025"),
            ("IV kwartał 2026", "Q4 2026"),
            ("w 2. kwartale 2025", "Q2 2025"),
            ("od stycznia 2025 do marca 2026", "January 2025 to March 2026"),
            ("paźdz 2025", "October 2025"),
            ("03/04/2025", "3 April 2025"),
        ] {
            let reading = Reading {
                edition,
                language,
                fiscal_year: None,
            };
            assert_eq!(
                When::parse(polish, reading),
                When::parse(english, edition),
                "{polish}"
            );
        }
        assert_eq!(
            Every::parse("co 3 miesiące", language),
            Every::parse("every 3 months", Language::English)
        );
        assert_eq!(
            Every::parse("raz w roku", language),
            Every::parse("once a year", Language::English)
        );
    }

    #[test]
    #[rustfmt::skip]
    fn every_mistake_is_told_with_its_place_and_the_rest_counts() {
        let read = |code: &str, text: &str| {
            let (added, wrong) = parse("t.ron", code, text);
            let wrong: Vec<_> = wrong.iter().map(ToString::to_string).collect();
            (added.is_some(), wrong.join("\n"))
        };
        let text = "(\n  months: [\"leden\"],\n  wrods: [],\n  words: [\n    (\"qarter\", [\"čtvrtletí\"]),\n    \
                    (\"until\", [\"do\", 3]),\n    (\"end\", [\"do\", \"konec\", \"Do\", \"1.\"]),\n    \"end\",\n  ],\n  \
                    recurring: [(\"evry\", [\"každý\"]), (\"to\", \"x\")],\n)";
        let all = "t.ron:2:11: write twelve months, January first; here are 1
t.ron:3:3: there is no part of a table `wrods`; did you mean `words`?
t.ron:5:6: `qarter` is no English word of dates; did you mean `quarter`?
t.ron:6:22: Expected string
t.ron:7:14: `do` already says something in `words`
t.ron:7:29: `Do` already says something in `words`
t.ron:7:35: `1.` has no word in it
t.ron:8:5: write what English says and how the language says it, as in (\"until\", [\"do\"])
t.ron:10:16: `evry` is no English word of dates; did you mean `every`?
t.ron:10:37: `to` is no English word of dates; docs/dates.md lists the wordings";
        assert_eq!(read("cs", text), (true, all.to_owned()));
        for (code, text, message) in [
            ("cs", "(words: [(", "1:9: this bracket is not closed"),
            ("de", "()", "1:1: `de` is German, which milepost brings itself; a table of your own has another name"),
            ("Czech", "()", "1:1: `Czech` is not a language code; the file is named by two or three small letters, as in pl.ron"),
        ] {
            assert_eq!(read(code, text), (false, format!("t.ron:{message}")));
        }
    }
}
