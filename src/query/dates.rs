//! Dates after a field: a wording, days counted from the clock, or a range of either.

use chrono::NaiveDate;

use super::ParseContext;
use super::error::QueryError;
use super::expr::DateTest;
use super::field_table::Op;
use super::lexer::Letter;
use super::part::{ValuePart, existence, quoted, range};
use crate::text::nearest::nearest;
use crate::when::offset;

#[derive(Clone, Copy)]
struct DaySpan {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    /// The day with which `<` and `>` compare, if it is a single one.
    point: Option<NaiveDate>,
}

fn days(piece: &ValuePart, context: &ParseContext<'_>) -> Result<DaySpan, QueryError> {
    if let Some(relative) = offset::parse(&piece.text, context.as_of) {
        return Ok(DaySpan {
            from: Some(relative.from),
            to: Some(relative.to),
            point: relative.point,
        });
    }
    // Wordings such as "next month" count from the clock here, as they do for the reader who types them.
    match context.corpus.typed(&piece.text, context.as_of) {
        Ok(when) => {
            let window = when.window(context.conventions);
            Ok(DaySpan {
                from: window.earliest,
                to: window.latest,
                point: None,
            })
        }
        Err(error) => {
            let words = offset::WORDS.iter().map(|(word, _)| *word);
            // A suggestion for a part of the wording has to include the rest of it.
            let mended = error.suggestion.as_ref().and_then(|part| {
                let (before, after) = (piece.text.get(..error.at.start)?, piece.text.get(error.at.end..)?);
                Some(quoted(&format!("{before}{part}{after}")))
            });
            let near = nearest(&piece.text, words).map(str::to_owned);
            Err(piece.error(error.mistake.to_string()).suggest(mended.or(near)))
        }
    }
}

pub(super) fn date(
    op: Op,
    letters: &[Letter],
    whole: &ValuePart,
    end: usize,
    context: &ParseContext<'_>,
) -> Result<DateTest, QueryError> {
    if let (Op::Is | Op::Surely, Some(exists)) = (op, existence(&whole.text)) {
        return Ok(DateTest::Any(exists));
    }
    let days = match range(letters, end) {
        // `../2025-06-30` is a wording in its own right.
        Some((low, high))
            if !(low.text.is_empty() && high.text.starts_with('/')
                || high.text.is_empty() && low.text.ends_with('/')) =>
        {
            let side = |piece: &ValuePart| match piece.text.as_str() {
                "" => Ok(None),
                _ => days(piece, context).map(Some),
            };
            let (first, last) = (side(&low)?, side(&high)?);
            let from = first.and_then(|days| days.point.or(days.from));
            let to = last.and_then(|days| days.point.or(days.to));
            if let (Some(from), Some(to)) = (from, to)
                && from > to
            {
                return Err(whole.error(format!("{} ends before it begins", whole.text)));
            }
            DaySpan {
                from,
                to,
                point: None,
            }
        }
        _ => days(whole, context)?,
    };
    let no_bound = |which: &str| whole.error(format!("{} has no {which} to compare with", whole.text));
    let first = days.point.or(days.from);
    let last = days.point.or(days.to);
    Ok(match op {
        Op::Is => DateTest::Within(days.from, days.to),
        Op::Surely => {
            let from = days.from.ok_or_else(|| no_bound("beginning"))?;
            DateTest::Surely(from, days.to.ok_or_else(|| no_bound("end"))?)
        }
        Op::Less => match first.or(last).ok_or_else(|| no_bound("beginning"))?.pred_opt() {
            Some(day) => DateTest::UpTo(day),
            None => DateTest::Never,
        },
        Op::AtMost => DateTest::UpTo(last.ok_or_else(|| no_bound("end"))?),
        Op::More => match last.or(first).ok_or_else(|| no_bound("end"))?.succ_opt() {
            Some(day) => DateTest::From(day),
            None => DateTest::Never,
        },
        Op::AtLeast => DateTest::From(first.ok_or_else(|| no_bound("beginning"))?),
    })
}

/// Makes a period apply to the last day of a deadline, as `due --within` does.
pub(super) fn last_day(test: DateTest) -> DateTest {
    match test {
        DateTest::Within(from, to) => DateTest::Ends(from, to),
        other => other,
    }
}
