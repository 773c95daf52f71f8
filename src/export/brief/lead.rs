//! The first lines of a brief: how much there is, what comes next, what is late, how much money. All of it is computed.

use super::asked::Asked;
use super::changes;
use super::page::{BriefPart, BriefPassage, BriefSection};
use super::{done, labels, next};
use crate::views::tables::money::money;
use crate::views::wording;
use crate::when::state::{Nature, ScheduleState};

pub fn section(asked: &Asked) -> Option<BriefSection> {
    let lines = [
        Some(counts(asked)),
        next_date(asked),
        Some(late(asked)),
        sum(asked),
        changes::summary(asked),
    ];
    let lines = lines.into_iter().flatten().map(|line| BriefPassage::plain(&line));
    let parts = vec![
        BriefPart::List(lines.collect()),
        BriefPart::Remark(labels::SUMMARY_NOTE.into()),
    ];
    BriefSection::of(labels::SUMMARY, parts)
}

/// `33 actions: 15 done, 12 dates to come, 3 next steps without a date.`
fn counts(asked: &Asked) -> String {
    let done = asked
        .actions()
        .filter(|action| done::is_done(asked, *action))
        .count();
    let ahead = next::ahead(asked);
    let ahead = ahead
        .iter()
        .filter(|deadline| !deadline.state(asked.as_of).is_over())
        .count();
    let undated = asked.library.deadlines.undated.iter();
    let undated = undated.filter(|action| asked.set.contains(**action)).count();
    let mut said = vec![format!("{} done", wording::grouped(done as u64))];
    said.push(format!("{} to come", wording::count(ahead, "date")));
    if undated > 0 {
        said.push(format!("{} without a date", wording::count(undated, "next step")));
    }
    format!(
        "{}: {}.",
        wording::count(asked.set.len(), "action"),
        said.join(", ")
    )
}

fn next_date(asked: &Asked) -> Option<String> {
    let ahead = next::ahead(asked);
    let mut open = ahead
        .iter()
        .filter(|deadline| !deadline.state(asked.as_of).is_over());
    let first = open.next()?;
    let same = open.filter(|deadline| deadline.window == first.window).count();
    let more = match same {
        0 => String::new(),
        more => format!(" (and {more} more at the same time)"),
    };
    Some(format!(
        "Next: {}, {}{more}.",
        next::when(asked, first),
        asked.corpus().action(first.action).title()
    ))
}

fn late(asked: &Asked) -> String {
    let late = next::ahead(asked);
    let late = late.iter().filter(|deadline| {
        deadline.nature == Nature::Owed && deadline.state(asked.as_of) == ScheduleState::Overdue
    });
    let day = asked.library.days.day(asked.as_of);
    match late.count() {
        0 => format!("Late as of {day}: nothing."),
        count => format!(
            "Late as of {day}: {} past, with no outcome recorded.",
            wording::count(count, "date")
        ),
    }
}

fn sum(asked: &Asked) -> Option<String> {
    let corpus = asked.corpus();
    let money = money(corpus, Some(asked.set), asked.lens);
    if money.own.pots.is_empty() {
        return None;
    }
    let sum = money.own.sum(corpus);
    let unknown = match sum.unknown() {
        0 => String::new(),
        1 => "; 1 has no sum".into(),
        more => format!("; {} have no sum", wording::grouped(u64::from(more))),
    };
    Some(match sum.stated() {
        known if known.is_empty() => "Money named: no sum is stated.".into(),
        known => format!("Money named: {known}, each amount counted once{unknown}."),
    })
}
