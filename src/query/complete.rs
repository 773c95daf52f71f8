//! Completions for the end of a query: fields and, after a field, the values that the corpus has for it.

use super::choices::values;
use super::field_table::{FIELDS, FieldInfo, FieldName};
use super::part::quoted;
use super::properties::{HAS, IS, TestInfo};
use super::terms::names;
use crate::model::Corpus;
use crate::model::vocabulary::VocabularyKind;
use crate::text::fold::lower;

/// A field or value that would complete a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The text that replaces the unfinished end, including its field.
    pub text: String,
    /// What it is, in a few words.
    pub about: String,
    /// Whether a value is still to follow.
    pub is_field: bool,
}

/// Where the unfinished end begins, and what would complete it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completions {
    pub from: usize,
    pub list: Vec<Completion>,
}

pub fn completions(text: &str, corpus: &Corpus) -> Completions {
    let from = begin(text);
    let end = &text[from..];
    let list = match end.find([':', '=', '<', '>']) {
        None => fields(end),
        Some(at) => {
            FieldInfo::named(&end[..at]).map_or_else(Vec::new, |info| of_field(end, at, info, corpus))
        }
    };
    Completions { from, list }
}

/// Where the last word begins. A quotation may contain blanks.
fn begin(text: &str) -> usize {
    let mut quote = false;
    let mut from = 0;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => quote = !quote,
            ' ' | '(' | '|' | '!' if !quote => from = at + letter.len_utf8(),
            '-' if from == at => from = at + 1,
            _ => {}
        }
    }
    from
}

fn fields(end: &str) -> Vec<Completion> {
    let wanted = lower(end);
    let named = FIELDS.iter();
    named
        .filter(|info| info.names().any(|name| name.starts_with(&wanted)))
        .map(|info| Completion {
            text: format!("{}:", info.name),
            about: format!("{}, as in {}", info.asks, info.example),
            is_field: true,
        })
        .collect()
}

/// The values of a field in which some word begins with the letters typed so far.
fn of_field(end: &str, sign: usize, info: &FieldInfo, corpus: &Corpus) -> Vec<Completion> {
    let signs = end[sign..].len() - end[sign..].trim_start_matches([':', '=', '<', '>']).len();
    // Keep a role before a body, and everything before a comma.
    let kept = end
        .rfind([',', '='])
        .map_or(sign + signs, |at| (at + 1).max(sign + signs));
    let wanted = lower(end[kept..].trim_matches('"'));
    let described = described(info.field, corpus).into_iter();
    described
        .filter(|value| {
            let mut all = value.names.iter().map(|name| lower(name));
            all.any(|name| {
                name.starts_with(&wanted) || name.split([' ', '-']).any(|word| word.starts_with(&wanted))
            })
        })
        .map(|value| Completion {
            text: format!("{}{}", &end[..kept], quoted(&value.written)),
            about: value.about,
            is_field: false,
        })
        .collect()
}

struct FieldValue {
    /// The text after the colon.
    written: String,
    about: String,
    names: Vec<String>,
}

fn plain(written: String, about: &str) -> FieldValue {
    FieldValue {
        names: vec![written.clone()],
        about: about.to_owned(),
        written,
    }
}

fn of_tests<T>(tests: &[TestInfo<T>]) -> Vec<FieldValue> {
    let tests = tests.iter();
    tests.map(|info| plain(info.name.into(), info.means)).collect()
}

fn described(field: FieldName, corpus: &Corpus) -> Vec<FieldValue> {
    let kind = match field {
        FieldName::Is => return of_tests(IS),
        FieldName::Has => return of_tests(HAS),
        FieldName::Term(kind) => kind,
        FieldName::Mentioned => VocabularyKind::Bodies,
        FieldName::In => {
            let objectives = corpus.objectives.iter().map(|objective| {
                let title = corpus.str(corpus.section(objective.section).short);
                let id = corpus.str(objective.id).to_owned();
                FieldValue {
                    names: vec![id.clone(), title.to_owned()],
                    about: format!("objective {}, {title}", objective.number),
                    written: id,
                }
            });
            return objectives.collect();
        }
        FieldName::Edition => {
            let editions = corpus.editions.iter().map(|edition| {
                let title = corpus.str(edition.title);
                plain(corpus.str(edition.id).to_owned(), title)
            });
            return editions.collect();
        }
        _ => {
            return values(field, corpus)
                .into_iter()
                .map(|value| plain(value, ""))
                .collect();
        }
    };
    let terms = corpus.vocabulary(kind).iter().map(|(_, term)| FieldValue {
        // The ids of places are codes, which are hard to read.
        written: match kind {
            VocabularyKind::Places => term.name.to_lowercase(),
            _ => term.id.clone(),
        },
        about: term.name.clone(),
        names: names(term).map(str::to_owned).collect(),
    });
    terms.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_query_is_completed() {
        let corpus = Corpus::default();
        let texts = |text: &str| -> Vec<String> {
            let Completions { from, list } = completions(text, &corpus);
            list.into_iter()
                .map(|one| format!("{}{}", &text[..from], one.text))
                .collect()
        };
        assert_eq!(texts("").len(), FIELDS.len());
        assert_eq!(texts("visa wh"), ["visa who:", "visa where:", "visa date:"]);
        assert_eq!(texts("is:over"), ["is:overdue"]);
        assert_eq!(texts("-is:overdue,und"), ["-is:overdue,undated"]);
        assert_eq!(texts("(block:next"), ["(block:next-step"]);
        assert!(texts("wx:").is_empty());
    }
}
