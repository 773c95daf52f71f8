//! What the columns of a table mean, as rules in a RON file beside it: guessed once, corrected by a person, used ever
//! after.

use serde::Deserialize;

use crate::load::pieces::{Mistake, Piece, Wrong, in_file, pieces, read};
use crate::model::Currency;
use crate::model::words::Status;
use crate::when::Language;

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum From {
    Column(String),
    /// Several columns, one behind the other.
    Join(Vec<String>),
}

/// Reported progress: as the column words it, or with what some of its words mean.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum StatusFrom {
    Column(String),
    Map(String, std::collections::BTreeMap<String, Status>),
}

/// In which currency sums are.
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

/// Which of the columns that no rule names stay with the action.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    #[default]
    All,
    Only(Vec<String>),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    pub sheet: Option<String>,
    /// The line, or of a sheet the row, with the names of the columns; 0 where there is none.
    pub header: Option<u32>,
    pub delimiter: Option<char>,
    pub language: Option<String>,
    pub decimal: Option<char>,
    pub date_order: Option<DateOrder>,
    pub id: Option<From>,
    pub title: Option<From>,
    pub summary: Option<From>,
    pub headings: Vec<From>,
    pub due: Option<From>,
    pub starts: Option<From>,
    pub ends: Option<From>,
    pub occurred: Option<From>,
    pub owner: Option<From>,
    pub participants: Option<From>,
    pub status: Option<StatusFrom>,
    pub percent: Option<From>,
    pub kind: Option<From>,
    pub places: Option<From>,
    pub funds: Option<From>,
    pub amount: Option<From>,
    /// What sums are counted in: `1_000_000` where the column says millions.
    pub amount_unit: Option<u64>,
    pub currency: Option<CurrencyFrom>,
    pub tags: Option<From>,
    pub links: Vec<From>,
    pub page: Option<From>,
    pub keep: Keep,
}

/// A rule: its name, an example of a value, and what it says. The docs derive from it.
pub type Key = (&'static str, &'static str, &'static str);

#[rustfmt::skip]
pub const KEYS: &[Key] = &[
    ("sheet", "\"Milestones\"", "the sheet, where a file has several"),
    ("header", "1", "the line or row with the names of the columns; `0` if there is none, and columns are called `A`, `B`, …"),
    ("delimiter", "';'", "what separates cells in a text file"),
    ("language", "\"it\"", "the language of the table: `en`, `fr`, `de`, `es`, `it`, `pt`, `nl`, or one of your own"),
    ("decimal", "','", "the decimal sign of numbers"),
    ("date_order", "DayMonthYear", "what `03/04/2025` means: `DayMonthYear` or `MonthDayYear`"),
    ("id", "Column(\"Code\")", "the column that tells actions apart; rows with the same id become one action"),
    ("title", "Column(\"Measure\")", "what the action is called"),
    ("summary", "Column(\"Description\")", "its text"),
    ("headings", "[Column(\"Pillar\"), Column(\"Theme\")]", "the objective, and the headings under it"),
    ("due", "Join([\"Quarter\", \"Year\"])", "when it is due"),
    ("starts", "Column(\"From\")", "when it is to start"),
    ("ends", "Column(\"Until\")", "when it ends"),
    ("occurred", "Column(\"Done on\")", "when it happened"),
    ("owner", "Column(\"Ministry\")", "the bodies that owe it, separated by `;`, `|` or line breaks"),
    ("participants", "Column(\"Partners\")", "the bodies that take part"),
    ("status", "Map(\"State\", {\"Reached\": Completed})", "the reported progress; `Column` where its words are known, `Map` to say what they mean"),
    ("percent", "Column(\"Progress\")", "the progress in percent"),
    ("kind", "Column(\"Type\")", "what kind of action it is"),
    ("places", "Column(\"Country\")", "the places it concerns"),
    ("funds", "Column(\"Fund\")", "the funds that pay"),
    ("amount", "Column(\"Budget\")", "a sum of money"),
    ("amount_unit", "1000000", "what sums are counted in"),
    ("currency", "\"EUR\"", "the currency of sums, or the `Column` that has it"),
    ("tags", "Column(\"Keywords\")", "words to find it by"),
    ("links", "[Column(\"URL\")]", "web addresses"),
    ("page", "Column(\"Page\")", "the page of the document"),
    ("keep", "All", "which other columns stay with the action: `All`, or a list of names"),
];

impl Rules {
    /// The language of the table, where it is known.
    pub fn language(&self) -> Option<Language> {
        self.language.as_deref().and_then(Language::find)
    }

    /// Reads the text of a file of rules. What is wrong in it is said, and the rest counts.
    pub fn parse(file: &str, text: &str) -> (Self, Vec<Mistake>) {
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
        let some = |place: &mut Option<From>| read(piece).map(|from| *place = Some(from));
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
            "id" => some(&mut self.id)?,
            "title" => some(&mut self.title)?,
            "summary" => some(&mut self.summary)?,
            "headings" => self.headings = read(piece)?,
            "due" => some(&mut self.due)?,
            "starts" => some(&mut self.starts)?,
            "ends" => some(&mut self.ends)?,
            "occurred" => some(&mut self.occurred)?,
            "owner" => some(&mut self.owner)?,
            "participants" => some(&mut self.participants)?,
            "status" => self.status = Some(read(piece)?),
            "percent" => some(&mut self.percent)?,
            "kind" => some(&mut self.kind)?,
            "places" => some(&mut self.places)?,
            "funds" => some(&mut self.funds)?,
            "amount" => some(&mut self.amount)?,
            "amount_unit" => match read(piece)? {
                0 => return Err(Wrong::new(piece.at, "sums are counted in 1 or more")),
                unit => self.amount_unit = Some(unit),
            },
            "currency" => self.currency = Some(currency(piece)?),
            "tags" => some(&mut self.tags)?,
            "links" => self.links = read(piece)?,
            "page" => some(&mut self.page)?,
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
                let known = KEYS.iter().map(|(name, _, _)| *name);
                return Err(Wrong::unknown(piece.start, "rule", name, known));
            }
        }
        Ok(())
    }

    /// Every rule that takes columns, by its name, with the columns it takes.
    pub fn columns(&self) -> Vec<(&'static str, Vec<&str>)> {
        let single = [
            ("id", &self.id),
            ("title", &self.title),
            ("summary", &self.summary),
            ("due", &self.due),
            ("starts", &self.starts),
            ("ends", &self.ends),
            ("occurred", &self.occurred),
            ("owner", &self.owner),
            ("participants", &self.participants),
            ("percent", &self.percent),
            ("kind", &self.kind),
            ("places", &self.places),
            ("funds", &self.funds),
            ("amount", &self.amount),
            ("tags", &self.tags),
            ("page", &self.page),
        ];
        let mut columns: Vec<_> = single
            .into_iter()
            .filter_map(|(name, from)| Some((name, from.as_ref()?.columns())))
            .collect();
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
pub fn unknown_columns(file: &str, text: &str, rules: &Rules, known: &[String]) -> Vec<Mistake> {
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
            // The name itself, where it stands as it is.
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
        for (name, example, _) in KEYS {
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
        let told: Vec<String> = wrong.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
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
