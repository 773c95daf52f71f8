//! Views as an iCalendar object (RFC 5545): an all-day event for every deadline, spanning its window.
//!
//! Everything in it follows from the data and the as-of date: the stamp is the date of the edition, or of what was
//! recorded since, so that the same view gives the same bytes. A window with only one bound becomes an event on that day,
//! and its description says so.

use std::fmt::Write as _;

use chrono::{Datelike as _, NaiveDate};

use super::entries::Listing;
use super::view::ExportView;
use crate::editions::thread;
use crate::journal::EntryId;
use crate::model::deadlines::Deadline;
use crate::model::words::{Hedge, Status, Word as _};
use crate::model::{ActionRef, Date, Term};
use crate::text::sanitize::visible_except;
use crate::text::url::encoded;
use crate::views::facts::Sources;
use crate::views::recorded::{self, LineKind};
use crate::views::{date, was, wording};
use crate::when::{DayFormat, ScheduleState, Window};

/// Calendars are read by other programs: the user's date format does not apply.
const DAYS: DayFormat = DayFormat::DayMonth;
/// The most octets in a line, without its line break.
const FOLD: usize = 75;

pub fn render(view: &ExportView, listing: &Listing) -> String {
    let mut events = ContentLines::default();
    for (action, index) in listing.dated(view.library) {
        event(&mut events, view, view.library.corpus.action(action), index);
    }
    let mut out = ContentLines::default();
    out.line("BEGIN", "VCALENDAR");
    out.line("VERSION", "2.0");
    out.line(
        "PRODID",
        concat!("-//milepost//milepost ", env!("CARGO_PKG_VERSION"), "//EN"),
    );
    out.line("CALSCALE", "GREGORIAN");
    let header = description_of(view, listing);
    let name = match (header.first(), view.query) {
        (Some(title), Some(query)) => format!("{title}: {query}"),
        (Some(title), None) => title.clone(),
        (None, _) => "milepost".into(),
    };
    out.text("X-WR-CALNAME", &name);
    out.text("X-WR-CALDESC", &header.join("\n"));
    out.0.push_str(&events.0);
    out.line("END", "VCALENDAR");
    out.0
}

fn description_of(view: &ExportView, listing: &Listing) -> Vec<String> {
    let mut lines = ExportView { ids: true, ..*view }.documents(DAYS);
    let others = view.other_editions();
    if let Some(first) = lines.first_mut().filter(|_| !others.is_empty()) {
        let _ = write!(first, "; there are also {}", others.join(", "));
    }
    lines.push(format!(
        "As of {}; states, distances and windows are computed",
        DAYS.day(view.as_of)
    ));
    lines.extend(view.query.map(|query| format!("Query: {query}")));
    lines.push(listing.summary(view, DAYS));
    lines
}

fn event(out: &mut ContentLines, view: &ExportView, action: ActionRef, index: usize) {
    let Some(deadline) = view.library.deadlines.at(action.corpus, action.id, index) else {
        return;
    };
    let date = deadline.record(action.corpus);
    let Some((first, after)) = days(&deadline.window) else {
        return;
    };
    let edition = action.edition();
    out.line("BEGIN", "VEVENT");
    out.line("UID", &uid(action, index));
    let said = known(view, &deadline);
    let ledger = &view.library.ledger;
    let recorded = said.iter().map(|id| ledger.entry(*id).at.date_naive());
    let stamp = recorded.fold(edition.as_of, NaiveDate::max);
    out.line("DTSTAMP", &format!("{}T000000Z", basic(stamp)));
    let former = stages(action).len() - 1 + said.len();
    if former > 0 {
        // A later edition, or what was recorded since, replaces what was imported before.
        out.line("SEQUENCE", &former.to_string());
        out.line("LAST-MODIFIED", &format!("{}T000000Z", basic(stamp)));
    }
    out.line("DTSTART;VALUE=DATE", &basic(first));
    if let Some(after) = after {
        out.line("DTEND;VALUE=DATE", &basic(after));
    }
    let recurring = action.corpus.recurs(action.id, index);
    // Once it is settled or moved, this event no longer recurs.
    let goes_on = !deadline.state(view.as_of).is_settled() && action.corpus.baseline(deadline.date).is_none();
    if let Some(rule) = recurring
        .filter(|_| goes_on)
        .and_then(|recurring| recurring.series.rrule())
    {
        out.line("RRULE", &rule);
    }
    out.text("SUMMARY", action.title());
    out.text("DESCRIPTION", &description(view, action, &deadline));
    if let Some(url) = action.cited_url() {
        out.line("URL", &encoded(url));
    }
    let places = action.places().iter();
    let places: Vec<_> = places
        .map(|id| Term::short(action.corpus.place_terms().term(*id)))
        .collect();
    if !places.is_empty() {
        out.text("LOCATION", &places.join(", "));
    }
    let objective = action.corpus.section(action.objective().section);
    let categories = [action.kind(), action.corpus.str(objective.short)].map(text);
    out.line("CATEGORIES", &categories.join(","));
    out.line("STATUS", status(action, date, deadline.state(view.as_of)));
    // A deadline makes nobody busy.
    out.line("TRANSP", "TRANSPARENT");
    out.line("END", "VEVENT");
}

/// An id that is the same in every export of a thread, whatever the query and the edition: the id of the thread's first
/// action, the role of the date, and its number among the dates of that role.
fn uid(action: ActionRef, index: usize) -> String {
    let dates = action.dates();
    let role = dates[index].role;
    let nth = dates[..=index].iter().filter(|date| date.role == role).count();
    let first = stages(action).pop().unwrap_or(action);
    let edition = first.corpus.str(first.edition().id);
    let id: String = format!("{edition}/{}/{}-{nth}", first.key(), role.name().to_lowercase())
        .chars()
        .filter(char::is_ascii_graphic)
        .collect();
    format!("{id}@milepost")
}

/// The action in each edition, from itself backwards. If several actions continue one, only the first of them goes back
/// to it, so that no two events have the same id.
fn stages(action: ActionRef) -> Vec<ActionRef> {
    let corpus = action.corpus;
    let mut stages = vec![action];
    let mut own = action.id;
    while let Some(former) = thread::before(corpus, own).first().copied()
        && thread::at(corpus, former, corpus.edition(own)) == Some(own)
    {
        stages.push(corpus.action(former));
        own = former;
    }
    stages
}

/// The first day of the event, and the day after its last, which does not exist at the end of the calendar.
fn days(window: &Window) -> Option<(NaiveDate, Option<NaiveDate>)> {
    let first = window.earliest.filter(|_| window.latest.is_some());
    let first = first.or(window.latest).or(window.earliest)?;
    let last = window.latest.unwrap_or(first);
    Some((first, end_of(last)))
}

/// The day after the last one; `None` if its year would have five digits.
fn end_of(last: NaiveDate) -> Option<NaiveDate> {
    last.succ_opt().filter(|after| after.year() <= 9999)
}

/// What settles or moves a deadline and is known by the as-of date, in the order it was recorded.
fn known(view: &ExportView, deadline: &Deadline) -> Vec<EntryId> {
    let ledger = &view.library.ledger;
    let known = recorded::known(ledger, deadline.action, view.as_of).into_iter();
    known
        .filter(|id| ledger.dates_of(*id).contains(&deadline.date))
        .collect()
}

fn status(action: ActionRef, date: &Date, state: ScheduleState) -> &'static str {
    match (action.record().status, date.hedge) {
        _ if matches!(state, ScheduleState::Missed | ScheduleState::Dropped) => "CANCELLED",
        _ if state.is_settled() => "CONFIRMED",
        (Some(Status::Cancelled), _) => "CANCELLED",
        (_, Hedge::Firm) => "CONFIRMED",
        _ => "TENTATIVE",
    }
}

/// The state of a deadline, and its distance unless that says the same.
fn state_of(view: &ExportView, deadline: &Deadline) -> String {
    let state = deadline.state(view.as_of).label();
    let far = deadline.distance(view.as_of).to_string();
    let far = if far == state {
        String::new()
    } else {
        format!(", {far}")
    };
    format!("State as of {}: {state}{far} (computed)", DAYS.day(view.as_of))
}

fn description(view: &ExportView, action: ActionRef, deadline: &Deadline) -> String {
    let corpus = action.corpus;
    let (date, window) = (deadline.record(corpus), &deadline.window);
    let said = corpus.wording(date.when);
    let mut lines = Vec::new();
    if !date.what.is_empty() {
        lines.push(format!("What: {}", corpus.str(date.what)));
    }
    lines.push(format!(
        "When: {} ({})",
        date::words(DAYS, said),
        date.role.label()
    ));
    if let Some(recurring) = corpus.recurring(deadline.date) {
        lines.push(format!("Comes: {}", date::recurrence(DAYS, corpus, recurring)));
    }
    if let Some(quoted) = date::quoted(DAYS, corpus, date.when) {
        lines.push(format!("Wording: {quoted}"));
    }
    lines.push(format!("Window: {} (computed)", wording::bounds(DAYS, window)));
    if window.approximate {
        lines.push(format!(
            "At most: {} (computed)",
            wording::outer_bounds(DAYS, window)
        ));
    }
    if let Some(convention) = said.when.convention(&view.library.conventions, DAYS) {
        lines.push(format!("Convention: {convention}"));
    }
    match (window.earliest, window.latest) {
        (None, Some(_)) => lines.push("The start is unknown; this event is on the last day.".into()),
        (Some(_), None) => lines.push("The end is unknown; this event is on the first day.".into()),
        (Some(first), Some(last)) if first < last && end_of(last).is_none() => {
            lines.push("It ends on the last possible date; this event is on the first day.".into());
        }
        _ => {}
    }
    lines.push(format!("Hedge: {}", date.hedge.label()));
    if date.year_inferred {
        lines.push("The year is inferred.".into());
    }
    lines.push(state_of(view, deadline));
    if let Some((before, why)) = corpus.before(deadline.date).zip(was::why(corpus, deadline.date)) {
        let quoted = date::quoted(DAYS, corpus, before);
        let quoted = quoted.map(|quoted| format!(" {quoted}")).unwrap_or_default();
        let before = date::words(DAYS, corpus.wording(before));
        lines.push(format!("Was: {before}{quoted}; {why}"));
    }
    let library = view.library;
    let sources = Sources {
        days: DAYS,
        ..view.sources()
    };
    for line in recorded::lines(sources, action.id) {
        let label = match line.kind {
            LineKind::Outcome(_) | LineKind::Slip | LineKind::Doubt => "Outcome",
            LineKind::Note => "Note",
            LineKind::Watched => continue,
        };
        // What is recorded of another deadline belongs to that one's event.
        let of_others = line.entry.is_some_and(|id| {
            let dates = library.ledger.dates_of(id);
            !dates.is_empty() && !dates.contains(&deadline.date)
        });
        if of_others {
            continue;
        }
        let parts = [line.words, line.note, line.whose];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        lines.push(format!("{label}: {}", parts.join("; ")));
        lines.extend(
            line.evidence
                .iter()
                .map(|(title, url)| format!("Evidence: {title} {url}")),
        );
    }
    if let Some(status) = wording::status(action.record()) {
        lines.push(format!("Status: {status}"));
    }
    for actor in action.actors() {
        let inferred = if actor.inferred { ", inferred" } else { "" };
        let name = &corpus.bodies().term(actor.body).name;
        lines.push(format!("Who: {name} ({}{inferred})", actor.role.label()));
    }
    if !action.summary().is_empty() {
        lines.push(action.summary().to_owned());
    }
    lines.extend(action.caveat_texts().map(|caveat| format!("Caveat: {caveat}")));
    lines.extend(action.links().iter().map(|link| {
        let title = corpus.str(link.title);
        format!("Link: {title} {}", corpus.str(link.url)).replace("  ", " ")
    }));
    lines.extend(action.extra().map(|(name, text)| format!("{name}: {text}")));
    if action.record().is_draft {
        lines.push("Draft: made by an import, not looked at yet".into());
    }
    lines.push(format!("Cite: {}", action.full_citation()));
    lines.push(format!("Id: {}", action.key()));
    lines.join("\n")
}

fn basic(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// A TEXT value: escaped, with control characters made visible, since the format has no way to carry them.
fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 8);
    for c in visible_except(&value.replace("\r\n", "\n"), "\n\t").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            _ => out.push(c),
        }
    }
    out
}

#[derive(Default)]
struct ContentLines(String);

impl ContentLines {
    fn text(&mut self, name: &str, value: &str) {
        self.line(name, &text(value));
    }

    /// A line, folded after 75 octets and never inside a character.
    fn line(&mut self, name: &str, value: &str) {
        let mut line = String::with_capacity(name.len() + value.len() + 1);
        let _ = write!(line, "{name}:{value}");
        let mut rest = line.as_str();
        let mut room = FOLD;
        while rest.len() > room {
            let cut = rest.floor_char_boundary(room);
            self.0.push_str(&rest[..cut]);
            self.0.push_str("\r\n ");
            rest = &rest[cut..];
            // The space that begins a folded line counts.
            room = FOLD - 1;
        }
        self.0.push_str(rest);
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_letters_and_unfold_to_the_same() {
        for letter in ["a", "é", "移", "𝔘"] {
            for len in 60..90 {
                let value = letter.repeat(len);
                let mut lines = ContentLines::default();
                lines.line("SUMMARY", &value);
                assert!(lines.0.split("\r\n").all(|line| line.len() <= 75));
                let unfolded = lines.0.replace("\r\n ", "");
                assert_eq!(unfolded, format!("SUMMARY:{value}\r\n"));
            }
        }
    }

    #[test]
    fn texts_are_escaped() {
        assert_eq!(text("a, b; c\\d\r\ne\u{1b}f"), "a\\, b\\; c\\\\d\\ne␛f");
    }
}
