//! A query put into plain words, for readers who do not know the query language: `actions on Mauritania, due before July 2025`.

use chrono::{Datelike, NaiveDate};

use super::wording;
use crate::model::words::Word;
use crate::model::{ActorRole, Corpus, Percent, SectionId, SumUnit, TermId, VocabularyKind};
use crate::query::{DateTest, DeadlineKind, Expr, Filter, HAS, HasTest, IS, IsTest, Query, TestInfo};
use crate::text::sums::{self, PARTS};
use crate::when::{DayFormat, calendar};

/// Names beyond this many are only counted.
const NAMED: usize = 4;

/// What is asked, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What it is about, for a title: `Mauritania`, `Actions due before July 2025`.
    pub topic: String,
    /// The whole question: `actions on Mauritania`.
    pub words: String,
}

impl Question {
    /// The question when there is no query.
    pub fn of_everything() -> Self {
        Self {
            topic: String::new(),
            words: "all actions".into(),
        }
    }

    pub fn of(query: &Query, corpus: &Corpus, days: DayFormat) -> Self {
        let names = QueryNames { corpus, days };
        let parts: Vec<&Expr> = match &query.expr {
            Expr::All(parts) => parts.iter().collect(),
            one => vec![one],
        };
        // The edition is named elsewhere, with its date.
        let parts = parts.into_iter();
        let parts: Vec<&Expr> = parts
            .filter(|part| !matches!(part, Expr::Filter(Filter::Edition(_))))
            .collect();
        if parts.is_empty() {
            return Self::of_everything();
        }
        let words = names.all(&parts);
        let topic = match parts.as_slice() {
            [Expr::Filter(Filter::Terms(kind, _, terms))] => names.terms(*kind, terms),
            [Expr::Filter(Filter::In(sections))] => names.sections(sections),
            [Expr::Text(pattern)] => names.named(&pattern.text),
            _ => words.clone(),
        };
        Self {
            topic: wording::capital(&topic),
            words,
        }
    }
}

struct QueryNames<'c> {
    corpus: &'c Corpus,
    days: DayFormat,
}

impl QueryNames<'_> {
    /// All that must be true of an action: what it is, what it is about, and what else.
    fn all(&self, parts: &[&Expr]) -> String {
        let is_money = |part: &&Expr| {
            matches!(
                part,
                Expr::Filter(Filter::Has(HasTest::Amount) | Filter::Is(IsTest::Money))
            )
        };
        let kind = parts.iter().find_map(|part| match part {
            Expr::Filter(Filter::Kind(kinds)) => Some(kinds),
            _ => None,
        });
        let kind = kind.map(|kinds| listed(kinds.iter().map(|kind| self.corpus.kinds.label(*kind))));
        let texts = parts.iter().filter_map(|part| match part {
            Expr::Text(pattern) => Some(self.named(&pattern.text)),
            _ => None,
        });
        let mut texts = texts.collect::<Vec<_>>().join(" ");
        let mut words = match (parts.iter().any(is_money), kind) {
            (true, Some(kind)) => format!("money for {kind}"),
            (true, None) if !texts.is_empty() => format!("money for {}", std::mem::take(&mut texts)),
            (true, None) => "actions with money".into(),
            (false, Some(kind)) => format!("actions of the kind {kind}"),
            (false, None) => "actions".into(),
        };
        let on = (!texts.is_empty()).then(|| format!("on {texts}"));
        let is_said =
            |part: &&&Expr| is_money(part) || matches!(part, Expr::Text(_) | Expr::Filter(Filter::Kind(_)));
        let others = parts
            .iter()
            .filter(|part| !is_said(part))
            .map(|part| self.part(part));
        let more: Vec<String> = on.into_iter().chain(others).collect();
        if !more.is_empty() {
            words = format!("{words} {}", more.join(", "));
        }
        words
    }

    /// A word that was searched for, spelled like the place or body of that name if there is one.
    fn named(&self, text: &str) -> String {
        let kinds = [VocabularyKind::Places, VocabularyKind::Bodies].into_iter();
        let mut names = kinds
            .flat_map(|kind| self.corpus.vocabulary(kind).iter())
            .flat_map(|(_, term)| [term.name.as_str(), term.short()]);
        let name = names.find(|name| name.to_lowercase() == text.to_lowercase());
        name.unwrap_or(text).to_owned()
    }

    fn part(&self, expr: &Expr) -> String {
        match expr {
            Expr::All(parts) => self.joined(parts, " and "),
            Expr::Any(parts) => self.joined(parts, " or "),
            Expr::Not(inner) => format!("but not {}", self.part(inner)),
            Expr::Text(pattern) => format!("on {}", self.named(&pattern.text)),
            Expr::Filter(filter) => self.filter(filter),
        }
    }

    fn joined(&self, parts: &[Expr], joint: &str) -> String {
        let parts: Vec<String> = parts.iter().map(|part| self.part(part)).collect();
        parts.join(joint)
    }

    fn filter(&self, filter: &Filter) -> String {
        match filter {
            Filter::Edition(editions) => {
                let editions = editions
                    .iter()
                    .map(|edition| &self.corpus.editions[edition.index()]);
                let titles = editions.map(|edition| self.corpus.str(edition.title));
                format!("in {}", listed(titles))
            }
            Filter::Change(kinds) if kinds.is_empty() => "that changed since the edition before".into(),
            Filter::Change(kinds) => format!("that changed since the edition before: {}", labels(kinds)),
            Filter::Slip(from, to) => slip(*from, *to),
            Filter::Percent(0, Percent::MOST) => "whose progress is reported in percent".into(),
            Filter::Percent(low, high) if low == high => format!("that have come {low} %"),
            Filter::Percent(low, Percent::MOST) => format!("that have come {low} % or more"),
            Filter::Percent(low, high) => format!("that have come {low} to {high} %"),
            Filter::In(sections) => format!("under {}", self.sections(sections)),
            Filter::Block(blocks) => format!("listed as {}", labels(blocks)),
            Filter::Kind(kinds) => {
                let kinds = kinds.iter().map(|kind| self.corpus.kinds.label(*kind));
                format!("of the kind {}", listed(kinds))
            }
            Filter::Status(statuses) => {
                let said = statuses
                    .iter()
                    .map(|status| status.map_or("nothing", Word::label));
                format!("reported as {}", listed(said))
            }
            Filter::Terms(kind, role, terms) => {
                format!("{} {}", relation(*kind, *role), self.terms(*kind, terms))
            }
            Filter::AnyTerm(kind, _, true) => format!("with any {}", kind.one()),
            Filter::AnyTerm(kind, _, false) => format!("without any {}", kind.one()),
            Filter::Due(kind, test) => self.dated(
                match kind {
                    DeadlineKind::All => "due",
                    DeadlineKind::Running => "ending",
                    DeadlineKind::Beginning => "beginning",
                },
                *test,
            ),
            Filter::Date(test) => self.dated("dated", *test),
            Filter::Sum(currency, from, to) => {
                let sum = |parts: u128| {
                    let parts = i128::try_from(parts).unwrap_or(i128::MAX);
                    currency.map_or_else(
                        || sums::words(parts.unsigned_abs(), 0),
                        |currency| wording::sum(SumUnit { per: None, currency }, parts),
                    )
                };
                match (*from, *to) {
                    (from, to) if from == to => format!("with a sum of {}", sum(from)),
                    // `>` and `<` leave out the sum itself: the range begins, or ends, one part away from a whole sum.
                    (from, u128::MAX) if from % PARTS == 1 => {
                        format!("with a sum of more than {}", sum(from - 1))
                    }
                    (from, u128::MAX) => format!("with a sum of {} or more", sum(from)),
                    (0, to) if to % PARTS == PARTS - 1 => format!("with a sum below {}", sum(to + 1)),
                    (0, to) => format!("with a sum of up to {}", sum(to)),
                    (from, to) => format!("with a sum from {} to {}", sum(from), sum(to)),
                }
            }
            Filter::Outcome(outcomes) => format!("that ended as {}", labels(outcomes)),
            Filter::Recorded(means, _) => means.clone(),
            Filter::Hedge(hedges) => format!("with a date that is {}", labels(hedges)),
            Filter::Stage(stages) => format!("with money that is {}", labels(stages)),
            Filter::Caveat(kinds) => format!("with a note of {}", labels(kinds)),
            Filter::Id(_) => "chosen one by one".into(),
            Filter::Is(test) => tested(IS, test),
            Filter::Has(test) => tested(HAS, test),
        }
    }

    /// The names of terms, without those that are within another of them.
    fn terms(&self, kind: VocabularyKind, terms: &[TermId]) -> String {
        let vocabulary = self.corpus.vocabulary(kind);
        let is_inside = |term: TermId| {
            let others = terms.iter().filter(|other| **other != term);
            others.into_iter().any(|other| vocabulary.is_within(term, *other))
        };
        let outer = terms.iter().filter(|term| !is_inside(**term));
        listed(outer.map(|term| match kind {
            VocabularyKind::Places => vocabulary.term(*term).name.as_str(),
            _ => vocabulary.term(*term).short(),
        }))
    }

    /// The titles of headings, without those under another of them.
    fn sections(&self, sections: &[SectionId]) -> String {
        let corpus = self.corpus;
        let is_inside = |section: SectionId| {
            let path = corpus.path(section);
            let above = path.iter().filter(|other| **other != section);
            above.into_iter().any(|other| sections.contains(other))
        };
        let outer = sections.iter().filter(|section| !is_inside(**section));
        listed(outer.map(|section| corpus.str(corpus.section(*section).title)))
    }

    fn dated(&self, what: &str, test: DateTest) -> String {
        match test {
            DateTest::Within(from, to) => format!("possibly {what} {}", self.span(from, to)),
            DateTest::Ends(from, to) | DateTest::Begins(from, to) => {
                format!("{what} {}", self.span(from, to))
            }
            DateTest::Surely(from, to) => format!("surely {what} {}", self.span(Some(from), Some(to))),
            DateTest::UpTo(to) => format!("{what} {}", self.span(None, Some(to))),
            DateTest::From(from) => format!("{what} {}", self.span(Some(from), None)),
            DateTest::Any(true) => format!("{what} at a stated time"),
            DateTest::Any(false) => format!("{what} at no stated time"),
            DateTest::Never => format!("{what} at no time"),
        }
    }

    /// A range of days as a person would say it: `in 2025`, `before July 2025`, `from 1 Apr 2025`.
    fn span(&self, from: Option<NaiveDate>, to: Option<NaiveDate>) -> String {
        match (from, to) {
            (None, None) => "at any time".into(),
            (None, Some(to)) => match to.succ_opt().filter(|next| next.day() == 1) {
                Some(next) => format!("before {}", month(next)),
                None => format!("by {}", self.days.day(to)),
            },
            (Some(from), None) if from.day() == 1 => format!("from {}", month(from)),
            (Some(from), None) => format!("from {}", self.days.day(from)),
            (Some(from), Some(to)) if from == to => format!("on {}", self.days.day(from)),
            (Some(from), Some(to)) => {
                let is_whole = from.day() == 1 && to.succ_opt().is_some_and(|next| next.day() == 1);
                let is_year = is_whole && from.month() == 1 && to.month() == 12;
                let is_one = (from.year(), from.month()) == (to.year(), to.month());
                match (is_whole, is_year && from.year() == to.year(), is_one) {
                    (_, true, _) => format!("in {}", from.year()),
                    (true, _, true) => format!("in {}", month(from)),
                    (true, ..) => format!("from {} to {}", month(from), month(to)),
                    _ => format!("from {} to {}", self.days.day(from), self.days.day(to)),
                }
            }
        }
    }
}

fn month(day: NaiveDate) -> String {
    format!("{} {}", calendar::MONTHS[day.month0() as usize], day.year())
}

fn slip(from: i64, to: i64) -> String {
    let days = |days: i64| wording::count(days.unsigned_abs() as usize, "day");
    match (from, to) {
        (from, i64::MAX) if from > 0 => format!("that slipped by {} or more", days(from)),
        (i64::MIN, to) if to < 0 => format!("pulled forward by {} or more", days(to)),
        (from, to) if from == to => format!("whose deadline moved by {}", days(from)),
        _ => "whose deadline moved".into(),
    }
}

/// How an action relates to a term that it refers to.
const fn relation(kind: VocabularyKind, role: Option<ActorRole>) -> &'static str {
    match (kind, role) {
        (VocabularyKind::Places, _) => "on",
        (VocabularyKind::Instruments, _) => "under",
        (VocabularyKind::Acts, _) => "concerning",
        (VocabularyKind::Tags, _) => "marked",
        (VocabularyKind::Bodies, None | Some(ActorRole::Participating)) => "involving",
        (VocabularyKind::Bodies, Some(ActorRole::Accountable)) => "owed by",
        (VocabularyKind::Bodies, Some(ActorRole::Implementing)) => "implemented by",
        (VocabularyKind::Bodies, Some(ActorRole::Funding)) => "funded by",
        (VocabularyKind::Bodies, Some(ActorRole::Target)) => "aimed at",
        (VocabularyKind::Bodies, Some(ActorRole::Mentioned)) => "mentioning",
    }
}

/// What a test of `is:` or `has:` asks.
fn tested<T: PartialEq>(tests: &[TestInfo<T>], test: &T) -> String {
    let known = tests.iter().find(|info| info.test == *test);
    known.map_or_else(String::new, |info| format!("where {}", info.means))
}

fn labels<W: Word>(words: &[W]) -> String {
    listed(words.iter().map(|word| word.label()))
}

/// `Egypt`, `Egypt or Tunisia`, `Egypt, Tunisia, Libya, Jordan or 3 more`.
fn listed<'t>(names: impl Iterator<Item = &'t str>) -> String {
    let names: Vec<&str> = names.collect();
    let mut said: Vec<String> = names.iter().take(NAMED).map(|name| (*name).to_owned()).collect();
    if names.len() > NAMED {
        said.push(format!("{} more", names.len() - NAMED));
    }
    match said.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
    }
}
