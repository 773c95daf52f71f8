//! What the columns of a table mean, as rules in a RON file beside it: guessed once, corrected by a person, used from then on.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::role::ColumnRole;
use crate::load::pieces::{FileMistake, Piece, Wrong, in_file, pieces, read};
use crate::model::Currency;
use crate::model::words::{DateRole, Status};
use crate::when::Language;

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum From {
    Column(String),
    /// Several columns, joined in this order.
    Join(Vec<String>),
}

/// Reported progress: a column whose words are known, or one with the meanings of its words.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum StatusFrom {
    Column(String),
    Map(String, BTreeMap<String, Status>),
}

/// The currency of sums, or where it is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CurrencyFrom {
    Code(String),
    Column(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum DateOrder {
    DayMonthYear,
    MonthDayYear,
}

/// Which of the columns that no other rule names are kept with the action.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    #[default]
    All,
    Only(Vec<String>),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    pub sheet: Option<String>,
    /// The line, or the row of a sheet, with the names of the columns; 0 if there is none.
    pub header: Option<u32>,
    pub delimiter: Option<char>,
    pub language: Option<String>,
    pub decimal: Option<char>,
    pub date_order: Option<DateOrder>,
    /// The columns for roles that occur once, by role.
    pub columns: BTreeMap<ColumnRole, From>,
    pub headings: Vec<From>,
    pub status: Option<StatusFrom>,
    /// The unit of sums: `1_000_000` if the column is in millions.
    pub amount_unit: Option<u64>,
    pub currency: Option<CurrencyFrom>,
    pub links: Vec<From>,
    pub keep: Keep,
}

/// A rule: its name, an example of a value, its meaning, and the role of its column if only one column can have that. The docs
/// derive from it.
pub type RuleKey = (&'static str, &'static str, &'static str, Option<ColumnRole>);

#[rustfmt::skip]
pub const KEYS: &[RuleKey] = &[
    ("sheet", "\"Milestones\"", "the sheet, where a file has several", None),
    ("header", "1", "the line or row with the names of the columns; `0` if there is none, and columns are called `A`, `B`, …", None),
    ("delimiter", "';'", "what separates cells in a text file", None),
    ("language", "\"it\"", "the language of the table: `en`, `fr`, `de`, `es`, `it`, `pt`, `nl`, or one of your own", None),
    ("decimal", "','", "the decimal sign of numbers", None),
    ("date_order", "DayMonthYear", "what `03/04/2025` means: `DayMonthYear` or `MonthDayYear`", None),
    ("id", "Column(\"Code\")", "the column that tells actions apart; rows with the same id become one action", Some(ColumnRole::Id)),
    ("title", "Column(\"Measure\")", "what the action is called", Some(ColumnRole::Title)),
    ("summary", "Column(\"Description\")", "its text", Some(ColumnRole::Summary)),
    ("headings", "[Column(\"Pillar\"), Column(\"Theme\")]", "the objective, and the headings under it", None),
    ("due", "Join([\"Quarter\", \"Year\"])", "when it is due", Some(ColumnRole::Due)),
    ("starts", "Column(\"From\")", "when it is to start", Some(ColumnRole::Starts)),
    ("ends", "Column(\"Until\")", "when it ends", Some(ColumnRole::Ends)),
    ("occurred", "Column(\"Done on\")", "when it happened", Some(ColumnRole::Occurred)),
    ("owner", "Column(\"Ministry\")", "the bodies that owe it, separated by `;`, `|` or line breaks", Some(ColumnRole::Owner)),
    ("participants", "Column(\"Partners\")", "the bodies that take part", Some(ColumnRole::Participants)),
    ("status", "Map(\"State\", {\"Reached\": Completed})", "the reported progress; `Column` where its words are known, `Map` to say what they mean", None),
    ("percent", "Column(\"Progress\")", "the progress in percent", Some(ColumnRole::Percent)),
    ("kind", "Column(\"Type\")", "what kind of action it is", Some(ColumnRole::Kind)),
    ("places", "Column(\"Country\")", "the places it concerns", Some(ColumnRole::Place)),
    ("funds", "Column(\"Fund\")", "the funds that pay", Some(ColumnRole::Fund)),
    ("amount", "Column(\"Budget\")", "a sum of money", Some(ColumnRole::Amount)),
    ("amount_unit", "1000000", "what sums are counted in", None),
    ("currency", "\"EUR\"", "the currency of sums, or the `Column` that has it", None),
    ("tags", "Column(\"Keywords\")", "words to find it by", Some(ColumnRole::Tags)),
    ("links", "[Column(\"URL\")]", "web addresses", None),
    ("page", "Column(\"Page\")", "the page of the document", Some(ColumnRole::Page)),
    ("keep", "All", "which other columns stay with the action: `All`, or a list of names", None),
];

/// The columns of dates, with the roles of the dates in them.
pub const DATES: [(ColumnRole, DateRole); 4] = [
    (ColumnRole::Due, DateRole::Due),
    (ColumnRole::Starts, DateRole::Starts),
    (ColumnRole::Ends, DateRole::Ends),
    (ColumnRole::Occurred, DateRole::Occurred),
];

/// The role of the column of a rule, if it takes a single column.
pub fn role(name: &str) -> Option<ColumnRole> {
    KEYS.iter().find(|(known, ..)| *known == name)?.3
}

/// The rule for a column with this role.
pub fn rule(role: ColumnRole) -> Option<&'static str> {
    let found = KEYS.iter().find(|(.., known)| *known == Some(role));
    found.map(|(name, ..)| *name)
}

impl Rules {
    /// The given columns, without those that do not exist.
    pub fn columns_of(
        all: impl IntoIterator<Item = (ColumnRole, Option<From>)>,
    ) -> BTreeMap<ColumnRole, From> {
        all.into_iter()
            .filter_map(|(role, from)| Some((role, from?)))
            .collect()
    }

    pub fn of(&self, role: ColumnRole) -> Option<&From> {
        self.columns.get(&role)
    }

    pub fn has_dates(&self) -> bool {
        DATES.iter().any(|(role, _)| self.columns.contains_key(role))
    }

    pub fn language(&self) -> Option<Language> {
        self.language.as_deref().and_then(Language::find)
    }

    /// Reads the text of a file of rules. Returns the valid rules, and the mistakes in the others.
    pub fn parse(file: &str, text: &str) -> (Self, Vec<FileMistake>) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut rules = Self::default();
        let mut wrong = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        match pieces(text) {
            Ok(pieces) => {
                for piece in pieces {
                    if seen.contains(&piece.name) {
                        let message = format!("there are two rules `{}`", piece.name);
                        wrong.push(Wrong::new(piece.start, message));
                    } else if let Err(error) = rules.set(piece) {
                        wrong.push(error);
                    }
                    seen.push(piece.name);
                }
            }
            Err(error) => wrong.push(error),
        }
        (rules, in_file(file, text, wrong))
    }

    fn set(&mut self, piece: Piece<'_>) -> Result<(), Wrong> {
        if let Some(role) = role(piece.name) {
            self.columns.insert(role, read(piece)?);
            return Ok(());
        }
        match piece.name {
            "sheet" => self.sheet = Some(read(piece)?),
            "header" => self.header = Some(read(piece)?),
            "delimiter" => self.delimiter = Some(read(piece)?),
            "language" => {
                let language: String = read(piece)?;
                if Language::find(&language).is_none() {
                    let known = Language::all().map(Language::code);
                    return Err(Wrong::unknown(piece.at, "language", &language, known));
                }
                self.language = Some(language);
            }
            "decimal" => {
                let sign: char = read(piece)?;
                if !matches!(sign, ',' | '.') {
                    return Err(Wrong::new(piece.at, "the decimal sign is ',' or '.'"));
                }
                self.decimal = Some(sign);
            }
            "date_order" => self.date_order = Some(read(piece)?),
            "headings" => self.headings = read(piece)?,
            "status" => self.status = Some(read(piece)?),
            "amount_unit" => match read(piece)? {
                0 => return Err(Wrong::new(piece.at, "sums are counted in 1 or more")),
                unit => self.amount_unit = Some(unit),
            },
            "currency" => self.currency = Some(currency(piece)?),
            "links" => self.links = read(piece)?,
            "keep" if piece.value.starts_with('[') => self.keep = Keep::Only(read(piece)?),
            "keep" if piece.value == "All" => self.keep = Keep::All,
            "keep" => {
                return Err(Wrong::new(
                    piece.at,
                    "keep is `All` or a list of names, such as [\"Notes\"]",
                ));
            }
            "" => return Err(Wrong::new(piece.start, "a rule is written `name: value`")),
            name => {
                let known = KEYS.iter().map(|(name, ..)| *name);
                return Err(Wrong::unknown(piece.start, "rule", name, known));
            }
        }
        Ok(())
    }

    /// Every rule that takes columns, by its name, with the columns it takes.
    pub fn columns(&self) -> Vec<(&'static str, Vec<&str>)> {
        let single = KEYS
            .iter()
            .filter_map(|(name, .., role)| Some((*name, self.of((*role)?)?.columns())));
        let mut columns: Vec<_> = single.collect();
        let many = [("headings", &self.headings), ("links", &self.links)];
        columns.extend(
            many.into_iter()
                .flat_map(|(name, list)| list.iter().map(move |from| (name, from.columns()))),
        );
        if let Some(StatusFrom::Column(name) | StatusFrom::Map(name, _)) = &self.status {
            columns.push(("status", vec![name]));
        }
        if let Some(CurrencyFrom::Column(name)) = &self.currency {
            columns.push(("currency", vec![name]));
        }
        if let Keep::Only(names) = &self.keep {
            columns.push(("keep", names.iter().map(String::as_str).collect()));
        }
        columns
    }
}

impl From {
    pub fn columns(&self) -> Vec<&str> {
        match self {
            Self::Column(name) => vec![name],
            Self::Join(names) => names.iter().map(String::as_str).collect(),
        }
    }
}

fn currency(piece: Piece<'_>) -> Result<CurrencyFrom, Wrong> {
    if !piece.value.starts_with('"') {
        return match read(piece)? {
            From::Column(name) => Ok(CurrencyFrom::Column(name)),
            From::Join(_) => Err(Wrong::new(piece.at, "a currency is in one column")),
        };
    }
    let code: String = read(piece)?;
    if Currency::named(&code).is_some() {
        Ok(CurrencyFrom::Code(code))
    } else {
        Err(Wrong::new(
            piece.at,
            "a currency is a code of ISO 4217, such as \"EUR\"",
        ))
    }
}

/// What is wrong with the names of columns, each at the place of its rule.
pub fn unknown_columns(file: &str, text: &str, rules: &Rules, known: &[String]) -> Vec<FileMistake> {
    let places = pieces(text).unwrap_or_default();
    let mut wrong = Vec::new();
    for (rule, names) in rules.columns() {
        let Some(piece) = places.iter().find(|piece| piece.name == rule) else {
            continue;
        };
        for name in names
            .into_iter()
            .filter(|name| !known.iter().any(|known| known == name))
        {
            // Point at the name itself, if it is written literally.
            let inside = piece.value.find(&format!("\"{name}\""));
            let at = piece.at + inside.unwrap_or(0);
            wrong.push(Wrong::unknown(
                at,
                "column",
                name,
                known.iter().map(String::as_str),
            ));
        }
    }
    in_file(file, text, wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_examples_are_valid() {
        for (name, example, ..) in KEYS {
            let (rules, wrong) = Rules::parse("r", &format!("Rules({name}: {example})"));
            assert_eq!(wrong, [], "{name}");
            assert!(rules != Rules::default() || *name == "keep", "{name}");
        }
    }

    #[test]
    fn every_mistake_has_its_place_and_a_suggestion() {
        let text = "Rules(\n  titel: Column(\"A\"),\n  due: Colum(\"B\"),\n  language: \"xx\", currency: \"euro\",\n  \
                    id: Column(\"Cod\"),\n)";
        let (rules, wrong) = Rules::parse("r", text);
        let lines: Vec<String> = wrong.iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            [
                "r:2:3: there is no rule `titel`; did you mean `title`?",
                "r:3:8: there is no choice `Colum`; did you mean `Column`?",
                "r:4:13: there is no language `xx`; there are en, fr, de, es, it, pt, nl",
                "r:4:29: a currency is a code of ISO 4217, such as \"EUR\"",
            ]
        );
        let known = ["Code".to_owned(), "Title".to_owned()];
        let wrong = unknown_columns("r", text, &rules, &known);
        assert_eq!(
            wrong[0].to_string(),
            "r:5:14: there is no column `Cod`; did you mean `Code`?"
        );
    }
}
