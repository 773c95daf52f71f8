//! The history of an action in words: one line per edition, newest first, and what was reworded.

use similar::{ChangeTag, TextDiff};

use super::{date, wording};
use crate::editions::history::{Slips, ThreadStage, history};
use crate::editions::{ChangeKind, Changed};
use crate::model::deadlines::Deadlines;
use crate::model::words::Word as _;
use crate::model::{ActionId, Corpus};
use crate::when::DayFormat;

/// An edition of a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryLine {
    pub edition: String,
    /// When it was due; without a date, `undated`, its status or `no date`.
    pub date: String,
    /// How it differs from the edition before: `slipped by 183 d`; `baseline` for the first.
    pub change: String,
}

/// The editions of an action's thread; empty if it is in one edition only.
pub fn lines(days: DayFormat, corpus: &Corpus, deadlines: &Deadlines, action: ActionId) -> Vec<HistoryLine> {
    let stages = history(corpus, deadlines, action);
    if stages.len() < 2 {
        return Vec::new();
    }
    stages
        .iter()
        .map(|stage| line(days, corpus, deadlines, stage))
        .collect()
}

fn line(days: DayFormat, corpus: &Corpus, deadlines: &Deadlines, stage: &ThreadStage) -> HistoryLine {
    let action = corpus.action(stage.action);
    let edition = action.edition();
    let next = deadlines.next_of(corpus, stage.action, edition.as_of);
    let date = match next {
        Some(deadline) => date::words(days, corpus.wording(deadline.record(corpus).when)),
        None if deadlines.is_undated(stage.action) => "undated".into(),
        None => action
            .record()
            .status
            .map_or("no date", |status| status.label())
            .into(),
    };
    HistoryLine {
        edition: corpus.str(edition.id).to_owned(),
        date,
        change: stage.changed.as_ref().map_or_else(|| "baseline".into(), change),
    }
}

/// `slipped by 183 d, owner`, or `unchanged`.
fn change(changed: &Changed) -> String {
    let said = changed.kinds.iter().map(|kind| match (kind, changed.slip) {
        (ChangeKind::Slipped | ChangeKind::PulledForward, Some(slip)) => {
            let by = wording::grouped(slip.nominal.unsigned_abs());
            format!("{} by {by} d", kind.label())
        }
        _ => kind.label().to_owned(),
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() {
        "unchanged".into()
    } else {
        said.join(", ")
    }
}

/// `slipped 3 times, 274 d since the baseline of 2023-10`; `None` if it never slipped.
pub fn slips(corpus: &Corpus, deadlines: &Deadlines, action: ActionId) -> Option<String> {
    let stages = history(corpus, deadlines, action);
    let slips = Slips::of(&stages);
    let first = corpus.action(stages.last()?.action).edition();
    let times = match slips.count {
        0 => return None,
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    };
    let days = match slips.days {
        0 => "back where it was".to_owned(),
        days if days < 0 => format!("{} d earlier than", wording::grouped(days.unsigned_abs())),
        days => format!("{} d since", wording::grouped(days.unsigned_abs())),
    };
    Some(format!(
        "slipped {times}, {days} the baseline of {}",
        corpus.str(first.id)
    ))
}

/// A text reworded since the edition before, with removed and added words marked: `are [−put] [+being put] up`.
pub fn reworded(corpus: &Corpus, action: ActionId) -> Option<String> {
    let before = crate::editions::thread::before(corpus, action).first().copied()?;
    let (before, after) = (corpus.action(before), corpus.action(action));
    let texts = [
        (before.title(), after.title()),
        (before.summary(), after.summary()),
    ];
    let (before, after) = texts.into_iter().find(|(before, after)| before != after)?;
    Some(marked(before, after))
}

fn marked(before: &str, after: &str) -> String {
    let diff = TextDiff::from_unicode_words(before, after);
    let mut out = String::new();
    let mut open: Option<(ChangeTag, String)> = None;
    let close = |out: &mut String, open: &mut Option<(ChangeTag, String)>| {
        if let Some((tag, words)) = open.take() {
            let sign = if tag == ChangeTag::Delete { "−" } else { "+" };
            let words = words.trim();
            if !words.is_empty() {
                if !out.is_empty() && !out.ends_with([' ', '(']) {
                    out.push(' ');
                }
                out.extend(["[", sign, words, "] "]);
            }
        }
    };
    for change in diff.iter_all_changes() {
        let tag = change.tag();
        if open.as_ref().is_some_and(|(other, _)| *other != tag) {
            close(&mut out, &mut open);
        }
        if tag == ChangeTag::Equal {
            let word = change.value();
            // No space before punctuation, and no double space.
            if out.ends_with("] ") && word.starts_with([' ', '.', ',', ';', ':']) {
                out.pop();
            }
            out.push_str(word);
        } else {
            open.get_or_insert((tag, String::new()))
                .1
                .push_str(change.value());
        }
    }
    close(&mut out, &mut open);
    out.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    #[rustfmt::skip]
    fn words_taken_out_and_put_in_are_marked() {
        for (before, after, words) in [
            ("a b c", "a b c", "a b c"),
            ("Signs are put up.", "Signs are being put up.", "Signs are [+being] put up."),
            ("Signs in two languages.", "Signs in three languages.", "Signs in [−two] [+three] languages."),
            ("Draft law.", "Draft law and report.", "Draft law [+and report]."),
            ("", "New words", "[+New words]"),
            ("Old words", "", "[−Old words]"),
        ] {
            assert_eq!(marked(before, after), words, "{before} / {after}");
        }
    }
}
