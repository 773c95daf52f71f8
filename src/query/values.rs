//! Turns a field and its value into a [`Filter`].

use std::ops::Range;

use super::ParseContext;
use super::choices::{self, typed};
use super::dates::{date, last_day};
use super::error::QueryError;
use super::expr::{DateTest, DeadlineKind, Expr, Filter};
use super::field_table::{FieldInfo, FieldName, Op};
use super::lexer::Letter;
use super::numbers::{percent, slip, sum};
use super::part::{ValuePart, alternatives, existence, quoted};
use super::properties::{HAS, IS, TestInfo};
use super::{recorded, terms};
use crate::editions::ChangeKind;
use crate::model::kinds::{KindId, Kinds, OwnKind};
use crate::model::vocabulary::VocabularyKind;
use crate::model::words::Recorded;
use crate::model::{ActorRole, Block, CaveatKind, EditionId, Hedge, Kind, Stage, Status, Word};
use crate::text::nearest::nearest;

/// The filter that a field, its sign and its value ask for.
pub(super) fn filter(
    info: &'static FieldInfo,
    op: Op,
    letters: &[Letter],
    span: &Range<usize>,
    context: &ParseContext<'_>,
) -> Result<Expr, QueryError> {
    let end = span.end;
    if letters.is_empty() {
        let message = format!("{}: wants a value, as in {}", info.name, info.example);
        return Err(QueryError::new(span.clone(), message));
    }
    let whole = ValuePart::of(letters, end);
    let pieces = || alternatives(letters, end);
    let corpus = context.corpus;
    let filter = match info.field {
        FieldName::In => {
            let mut found = Vec::new();
            for piece in pieces() {
                let sections = terms::sections(corpus, &piece.text);
                if sections.is_empty() {
                    let names = corpus.objectives.iter().map(|objective| corpus.str(objective.id));
                    let titles = corpus.sections.iter().map(|section| corpus.str(section.title));
                    let near = nearest(&piece.text, names.chain(titles)).map(quoted);
                    return Err(piece
                        .error(format!("no objective or heading {}", piece.text))
                        .suggest(near));
                }
                found.extend(sections);
            }
            Filter::In(found)
        }
        FieldName::Block => Filter::Block(list::<Block>(&pieces(), "block", choices::BLOCK_ALIASES)?),
        FieldName::Kind => Filter::Kind(kinds(&corpus.kinds, &pieces())?),
        FieldName::Hedge => Filter::Hedge(list::<Hedge>(&pieces(), "hedge", choices::HEDGE_ALIASES)?),
        FieldName::Stage => Filter::Stage(list::<Stage>(&pieces(), "stage", &[])?),
        FieldName::Caveat => Filter::Caveat(list::<CaveatKind>(
            &pieces(),
            "kind of caveat",
            choices::CAVEAT_ALIASES,
        )?),
        FieldName::Status => Filter::Status(statuses(&pieces())?),
        FieldName::Percent => return percent(op, letters, &whole, end),
        FieldName::Term(VocabularyKind::Bodies) => {
            let (role, letters) = role_before(letters, end)?;
            return terms_of(VocabularyKind::Bodies, role, letters, end, context);
        }
        FieldName::Mentioned => {
            let mentioned = Some(ActorRole::Mentioned);
            return terms_of(VocabularyKind::Bodies, mentioned, letters, end, context);
        }
        FieldName::Term(kind) => return terms_of(kind, None, letters, end, context),
        FieldName::Due => {
            let test = date(op, letters, &whole, end, context)?;
            Filter::Due(DeadlineKind::All, last_day(test))
        }
        FieldName::May => Filter::Due(DeadlineKind::All, date(op, letters, &whole, end, context)?),
        FieldName::Ends => {
            let test = date(op, letters, &whole, end, context)?;
            Filter::Due(DeadlineKind::Running, last_day(test))
        }
        FieldName::Starts => {
            let test = match date(op, letters, &whole, end, context)? {
                DateTest::Within(from, to) => DateTest::Begins(from, to),
                other => other,
            };
            Filter::Due(DeadlineKind::Beginning, test)
        }
        FieldName::Date => Filter::Date(date(op, letters, &whole, end, context)?),
        FieldName::Sum(currency) => return sum(currency, op, letters, &whole, end),
        FieldName::Edition => Filter::Edition(editions(&pieces(), context)?),
        FieldName::Document => {
            let of_document = documents(&pieces(), context)?;
            let in_view = context.in_view.iter().copied();
            Filter::Edition(in_view.filter(|edition| of_document.contains(edition)).collect())
        }
        FieldName::Change => {
            Filter::Change(list::<ChangeKind>(&pieces(), "change", choices::CHANGE_ALIASES)?)
        }
        FieldName::Slip => slip(op, &whole)?,
        FieldName::Outcome => {
            Filter::Outcome(list::<Recorded>(&pieces(), "outcome", choices::OUTCOME_ALIASES)?)
        }
        FieldName::By => recorded::by(&pieces(), context)?,
        FieldName::Id => Filter::Id(crate::text::fold::lower(&whole.text)),
        FieldName::Is => {
            return Ok(any(tests(&pieces(), "is:", IS)?
                .into_iter()
                .map(|test| recorded::is(test, context))));
        }
        FieldName::Has => {
            return Ok(any(tests(&pieces(), "has:", HAS)?
                .into_iter()
                .map(|test| recorded::has(test, context))));
        }
    };
    Ok(Expr::Filter(filter))
}

/// Statuses by name; `any` and `none` are allowed too.
fn statuses(pieces: &[ValuePart]) -> Result<Vec<Option<Status>>, QueryError> {
    let mut found = Vec::new();
    for piece in pieces {
        match existence(&piece.text) {
            Some(false) => found.push(None),
            Some(true) => found.extend(Status::ALL.iter().copied().map(Some)),
            None => {
                let list = list::<Status>(std::slice::from_ref(piece), "status", choices::STATUS_ALIASES)?;
                found.extend(list.into_iter().map(Some));
            }
        }
    }
    Ok(found)
}

/// Editions by their ids.
fn editions(pieces: &[ValuePart], context: &ParseContext<'_>) -> Result<Vec<EditionId>, QueryError> {
    let corpus = context.corpus;
    let ids = || corpus.editions.iter().map(|edition| corpus.str(edition.id));
    let find = |piece: &ValuePart| {
        let found = ids().position(|id| id.eq_ignore_ascii_case(&piece.text));
        found.map(EditionId::at).ok_or_else(|| {
            let all: Vec<_> = ids().collect();
            let message = format!("no edition {}; there are {}", piece.text, all.join(", "));
            piece.error(message).suggest(nearest(&piece.text, ids()))
        })
    };
    pieces.iter().map(find).collect()
}

/// The editions of documents.
fn documents(pieces: &[ValuePart], context: &ParseContext<'_>) -> Result<Vec<EditionId>, QueryError> {
    let corpus = context.corpus;
    let ids = || corpus.editions.iter().map(|edition| corpus.str(edition.document));
    let mut found = Vec::new();
    for piece in pieces {
        let before = found.len();
        let own = ids()
            .enumerate()
            .filter(|(_, id)| id.eq_ignore_ascii_case(&piece.text));
        found.extend(own.map(|(index, _)| EditionId::at(index)));
        if found.len() == before {
            let near = nearest(&piece.text, ids().filter(|id| !id.is_empty()));
            return Err(piece.error(format!("no document {}", piece.text)).suggest(near));
        }
    }
    Ok(found)
}

fn any(filters: impl Iterator<Item = Filter>) -> Expr {
    Expr::any(filters.map(Expr::Filter).collect())
}

/// Only the letters and digits of a text, so that `under-way`, `UnderWay` and `under way` are the same.
fn squeezed(text: &str) -> String {
    crate::text::fold::lower(text)
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}

/// Members of a closed list: by name, label or alias; else those whose name begins with the text.
fn list<W: Word>(pieces: &[ValuePart], what: &str, aliases: &[(&str, W)]) -> Result<Vec<W>, QueryError> {
    let mut found = Vec::new();
    for piece in pieces {
        let wanted = squeezed(&piece.text);
        let same = W::ALL
            .iter()
            .copied()
            .find(|word| squeezed(word.name()) == wanted || squeezed(word.label()) == wanted)
            .or_else(|| {
                let alias = aliases.iter().find(|(alias, _)| squeezed(alias) == wanted);
                alias.map(|(_, word)| *word)
            });
        if let Some(word) = same {
            found.push(word);
            continue;
        }
        let before = found.len();
        if wanted.chars().count() >= 3 {
            let begin = |word: &&W| {
                squeezed(word.name()).starts_with(&wanted) || squeezed(word.label()).starts_with(&wanted)
            };
            found.extend(W::ALL.iter().filter(begin).copied());
        }
        if found.len() == before {
            let labels: Vec<_> = W::ALL.iter().map(|word| typed(word.label())).collect();
            let names = labels
                .iter()
                .map(String::as_str)
                .chain(aliases.iter().map(|(alias, _)| *alias));
            let near = nearest(&typed(&piece.text), names).map(str::to_owned);
            let message = match near {
                Some(_) => format!("no {what} {}", piece.text),
                None => format!("no {what} {}; there are {}", piece.text, labels.join(", ")),
            };
            return Err(piece.error(message).suggest(near));
        }
    }
    Ok(found)
}

/// Kinds that the corpus defines, by id, name or alias, and those of the shipped list.
fn kinds(kinds: &Kinds, pieces: &[ValuePart]) -> Result<Vec<KindId>, QueryError> {
    let mut found = Vec::new();
    for piece in pieces {
        let wanted = squeezed(&piece.text);
        let own = |is: &dyn Fn(&str) -> bool| -> Vec<KindId> {
            let named = kinds.all().filter(|kind| {
                let own = kinds.of(*kind).into_iter();
                own.flat_map(OwnKind::names).any(|name| is(&squeezed(name)))
            });
            named.collect()
        };
        let mut meant = own(&|name| name == wanted);
        if meant.is_empty() && wanted.chars().count() >= 3 {
            meant = own(&|name| name.starts_with(&wanted));
        }
        let shipped = list::<Kind>(std::slice::from_ref(piece), "kind", choices::KIND_ALIASES);
        match shipped {
            Ok(shipped) => meant.extend(shipped.into_iter().map(KindId::from)),
            Err(error) if meant.is_empty() => {
                let names = kinds.own().iter().flat_map(OwnKind::names);
                let near = nearest(&piece.text, names).map(quoted);
                return Err(if near.is_some() {
                    piece.error(format!("no kind {}", piece.text)).suggest(near)
                } else {
                    error
                });
            }
            Err(_) => {}
        }
        found.append(&mut meant);
    }
    Ok(found)
}

fn tests<T: Copy>(
    pieces: &[ValuePart],
    sign: &str,
    table: &'static [TestInfo<T>],
) -> Result<Vec<T>, QueryError> {
    let find = |piece: &ValuePart| {
        let wanted = squeezed(&piece.text);
        let is_meant = |info: &&TestInfo<T>| info.names().any(|name| squeezed(name) == wanted);
        let info = table.iter().find(is_meant);
        info.map(|info| info.test).ok_or_else(|| {
            let near = nearest(&piece.text, table.iter().flat_map(TestInfo::names));
            let mut message = format!("{sign} does not know {}", piece.text);
            if near.is_none() {
                let known: Vec<_> = table.iter().map(|info| info.name).collect();
                message = format!("{message}; it knows {}", known.join(", "));
            }
            piece.error(message).suggest(near)
        })
    };
    pieces.iter().map(find).collect()
}

/// The role before a `=`, if there is one, and the letters of the body.
fn role_before(letters: &[Letter], end: usize) -> Result<(Option<ActorRole>, &[Letter]), QueryError> {
    let is_sign = |letter: &Letter| letter.char == '=' && !letter.quoted;
    let Some(at) = letters.iter().position(is_sign) else {
        return Ok((None, letters));
    };
    let named = ValuePart::of(&letters[..at], end);
    let role = list::<ActorRole>(&[named], "role", &[])?.first().copied();
    Ok((role, &letters[at + 1..]))
}

/// Terms of a vocabulary, separated by commas.
fn terms_of(
    kind: VocabularyKind,
    role: Option<ActorRole>,
    letters: &[Letter],
    end: usize,
    context: &ParseContext<'_>,
) -> Result<Expr, QueryError> {
    let vocabulary = context.corpus.vocabulary(kind);
    let mut found = Vec::new();
    let mut parts = Vec::new();
    for piece in alternatives(letters, end) {
        let meant = terms::terms(vocabulary, &piece.text);
        if meant.is_empty() {
            if let Some(exists) = existence(&piece.text) {
                parts.push(Expr::Filter(Filter::AnyTerm(kind, role, exists)));
                continue;
            }
            let names = vocabulary.iter().flat_map(|(_, term)| terms::names(term));
            let near = nearest(&piece.text, names).map(quoted);
            return Err(piece
                .error(format!("no {} {}", kind.one(), piece.text))
                .suggest(near));
        }
        found.extend(meant);
    }
    if !found.is_empty() {
        found.sort_unstable();
        found.dedup();
        parts.push(Expr::Filter(Filter::Terms(kind, role, found)));
    }
    Ok(Expr::any(parts))
}
