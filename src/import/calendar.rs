//! Calendars (`.ics`) as a table: a row for each event and task, a column for each property, with folded lines joined and
//! escapes resolved.

use std::collections::BTreeMap;

use chrono::Days;
use hashbrown::HashMap;

use super::fault::Fault;
use super::rrule;
use super::table::grid::{CellKind, Grid, GridCell, GridRow};
use super::table::guess::Guess;
use super::table::role::ColumnRole;
use super::table::rules::{From, Rules, StatusFrom};

/// Properties that say nothing about the entry itself.
const LEFT_OUT: [&str; 4] = ["BEGIN", "END", "DTSTAMP", "SEQUENCE"];

/// The column with the days of an event, put together from its start and end.
const DAYS: &str = "DAYS";

/// An unfolded line, and the number of the line where it begins.
struct ContentLine {
    number: u32,
    text: String,
}

fn unfold(text: &str) -> Vec<ContentLine> {
    let mut lines: Vec<ContentLine> = Vec::new();
    for (index, line) in text.split('\n').enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.text.push_str(rest),
            _ if line.is_empty() => {}
            _ => lines.push(ContentLine {
                number: index as u32 + 1,
                text: line.to_owned(),
            }),
        }
    }
    lines
}

fn property(line: &str) -> Option<(String, &str, &str)> {
    let name_end = line.find([';', ':'])?;
    let mut in_quotes = false;
    let colon = line.char_indices().find(|(_, letter)| {
        in_quotes ^= *letter == '"';
        *letter == ':' && !in_quotes
    })?;
    let parameters = line.get(name_end..colon.0)?;
    Some((
        line[..name_end].to_ascii_uppercase(),
        parameters,
        &line[colon.0 + 1..],
    ))
}

fn plain(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => text.push('\\'),
            },
            letter => text.push(letter),
        }
    }
    text
}

/// Comma-separated values, one on each line. An escaped comma belongs to its value.
fn several(value: &str) -> String {
    let mut lines = String::with_capacity(value.len());
    let mut before = ' ';
    for letter in value.chars() {
        match letter {
            ',' if before != '\\' => lines.push('\n'),
            letter => lines.push(letter),
        }
        before = if before == '\\' { ' ' } else { letter };
    }
    plain(&lines)
}

/// The name of a person from the parameter `CN`, else the address without `mailto:`.
fn person(parameters: &str, value: &str) -> String {
    let named = parameters
        .split(';')
        .find_map(|parameter| parameter.strip_prefix("CN="));
    let named = named.map(|name| name.trim_matches('"'));
    let address = value
        .get(..7)
        .filter(|start| start.eq_ignore_ascii_case("mailto:"))
        .map_or(value, |_| &value[7..]);
    named.unwrap_or(address).to_owned()
}

/// Reads a calendar: its rows, their rules, and its title.
pub fn read(text: &str) -> Result<(Grid, Guess, Option<String>), Fault> {
    let lines = unfold(text);
    if !lines
        .first()
        .is_some_and(|line| line.text.trim().eq_ignore_ascii_case("BEGIN:VCALENDAR"))
    {
        return Err(Fault::at(
            1,
            "this is no calendar: it does not begin with BEGIN:VCALENDAR",
        ));
    }
    let mut grid = Grid::default();
    let mut columns: Vec<String> = vec![DAYS.into()];
    let mut by_name: HashMap<String, usize> = HashMap::new();
    let mut title = None;
    let mut open: Vec<String> = Vec::new();
    let mut rows: Vec<GridRow> = Vec::new();
    let mut row: Option<GridRow> = None;
    for ContentLine { number, text } in &lines {
        let Some((name, parameters, value)) = property(text) else {
            grid.notes.push(format!("line {number} is no property: {text}"));
            continue;
        };
        match &*name {
            "BEGIN" => {
                open.push(value.trim().to_ascii_uppercase());
                if open.len() > 64 {
                    return Err(Fault::at(*number, "components nested more than 64 deep"));
                }
                if matches!(open.last().map(String::as_str), Some("VEVENT" | "VTODO")) && row.is_none() {
                    row = Some(GridRow::at(*number, Vec::new()));
                }
                continue;
            }
            "END" => {
                let ended = open.pop();
                if matches!(ended.as_deref(), Some("VEVENT" | "VTODO"))
                    && let Some(mut row) = row.take()
                {
                    row.last_line = *number;
                    let note = days(&mut row, &by_name);
                    grid.notes.extend(note);
                    rows.push(row);
                }
                continue;
            }
            "X-WR-CALNAME" | "NAME" if open.len() == 1 => title = Some(plain(value)),
            _ => {}
        }
        // The properties of an alarm within an event are not the event's.
        let is_own = matches!(open.last().map(String::as_str), Some("VEVENT" | "VTODO"));
        let (Some(row), true, false) = (&mut row, is_own, LEFT_OUT.contains(&&*name)) else {
            continue;
        };
        let column = *by_name.entry(name.clone()).or_insert_with(|| {
            columns.push(name.clone());
            columns.len() - 1
        });
        let cell = match &*name {
            "DTSTART" | "DTEND" | "DUE" | "COMPLETED" | "CREATED" | "LAST-MODIFIED" => {
                GridCell::of(value.trim(), CellKind::Day)
            }
            "CATEGORIES" | "RESOURCES" => GridCell::text(several(value)),
            // A URI has no escapes, unlike a text.
            "URL" => GridCell::text(value.trim()),
            "ORGANIZER" | "ATTENDEE" => GridCell::text(person(parameters, value)),
            _ => GridCell::text(plain(value)),
        };
        if column >= row.cells.len() {
            row.cells.resize(column + 1, GridCell::default());
        }
        let known = &mut row.cells[column];
        if known.is_blank() {
            *known = cell;
        } else {
            known.text.push('\n');
            known.text.push_str(&cell.text);
        }
    }
    if row.is_some() {
        grid.notes
            .push("the last entry has no END and is not read".into());
    }
    let header = GridRow::at(0, columns.iter().map(GridCell::text).collect());
    for row in std::iter::once(header).chain(rows) {
        grid.push(row)?;
    }
    Ok((grid, rules(&columns), title))
}

/// Writes the days of an event, or of a recurring task, into the first cell of its row. Returns a note on what was not read. An
/// end is exclusive, so an event that ends at midnight does not include the day that begins then. What recurs gets the wording
/// of its rule, or its first date if there is no such wording.
fn days(row: &mut GridRow, columns: &HashMap<String, usize>) -> Option<String> {
    let of = |name: &str| {
        columns
            .get(name)
            .map(|column| row.cell(*column).to_owned())
            .filter(|text| !text.is_empty())
    };
    let day = |text: &str| chrono::NaiveDate::parse_from_str(text.get(..8)?, "%Y%m%d").ok();
    let due = of("DUE");
    let start = due.clone().or_else(|| of("DTSTART"))?;
    let first = day(&start)?;
    let exceptions = of("EXDATE")
        .or_else(|| of("RDATE"))
        .or_else(|| of("RECURRENCE-ID"));
    let exceptions = exceptions.map(|days| days.replace('\n', ", "));
    let rule = of("RRULE");
    let again = rule.as_deref().and_then(|rule| rrule::wording(rule, first));
    let unread = match (rule, &again) {
        (Some(rule), None) => Some(format!("how it comes again is not read: {rule}")),
        (_, Some(_)) => {
            exceptions.map(|days| format!("days that its rule leaves out or adds are not read: {days}"))
        }
        // An entry that only adds days, or that replaces one day of another.
        (None, None) => exceptions.map(|days| format!("that it is one of several days is not read: {days}")),
    };
    let note = unread.map(|unread| format!("line {}: {unread}", row.line));
    let end = of("DTEND");
    let last = match end.as_deref().and_then(day) {
        None => first.checked_add_days(Days::new(
            of("DURATION").as_deref().and_then(whole_days).unwrap_or(0),
        )),
        end => end,
    };
    let ends_at_midnight = is_midnight(end.as_deref().unwrap_or(&start));
    if let (Some(_), Some(column)) = (&due, columns.get("DUE")) {
        if again.is_none() {
            return note;
        }
        // The recurrence already begins on the due date.
        row.cells[*column] = GridCell::default();
    }
    let last = last.and_then(|last| {
        if ends_at_midnight {
            last.pred_opt()
        } else {
            Some(last)
        }
    });
    let text = match (again, last) {
        (Some(again), _) => again,
        (None, Some(last)) if last > first => format!("{first}/{last}"),
        _ => first.to_string(),
    };
    // The first column is `DAYS`.
    row.cells[0] = GridCell::of(text, CellKind::Day);
    note
}

/// Whether a time is the start of a day: `20250401`, `20250401T000000`.
fn is_midnight(time: &str) -> bool {
    time.len() == 8 || time.get(8..).is_some_and(|time| time.starts_with("T000000"))
}

/// The days of a duration of days or weeks, `P3D`, `P1W`.
fn whole_days(duration: &str) -> Option<u64> {
    let number = duration.trim().trim_start_matches('+').strip_prefix('P')?;
    let (number, days) = match number.strip_suffix('W') {
        Some(weeks) => (weeks, 7),
        None => (number.split_once('D')?.0, 1),
    };
    number.parse::<u64>().ok()?.checked_mul(days)
}

/// What the properties mean, by RFC 5545.
fn rules(columns: &[String]) -> Guess {
    let has = |name: &str| columns.iter().any(|column| column == name);
    let from = |name: &str| has(name).then(|| From::Column(name.into()));
    // An event takes place on its days; a task is due on one.
    let due = match (has("DUE"), has("DTSTART")) {
        (true, true) => Some(From::Join(vec!["DUE".into(), DAYS.into()])),
        (true, false) => from("DUE"),
        _ => from("DTSTART").map(|_| From::Column(DAYS.into())),
    };
    let rules = Rules {
        header: Some(0),
        columns: Rules::columns_of([
            (ColumnRole::Id, from("UID")),
            (ColumnRole::Title, from("SUMMARY")),
            (ColumnRole::Summary, from("DESCRIPTION")),
            (ColumnRole::Due, due),
            (ColumnRole::Occurred, from("COMPLETED")),
            (ColumnRole::Owner, from("ORGANIZER")),
            (ColumnRole::Participants, from("ATTENDEE")),
            (ColumnRole::Percent, from("PERCENT-COMPLETE")),
            (ColumnRole::Place, from("LOCATION")),
            (ColumnRole::Tags, from("CATEGORIES")),
        ]),
        status: has("STATUS").then(|| StatusFrom::Column("STATUS".into())),
        links: from("URL").into_iter().collect(),
        ..Rules::default()
    };
    Guess {
        rules,
        reasons: BTreeMap::from([("due", "by RFC 5545".into())]),
        unknown_statuses: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_lines_and_escapes_are_undone() {
        let text = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Plan\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY;LANGUAGE=en:Adopt\\, th\r\n e law\r\n\
                    DTSTART;VALUE=DATE:20250331\r\nDTEND;VALUE=DATE:20250402\r\nCATEGORIES:a\\,b,c\r\nBEGIN:VALARM\r\nSUMMARY:no\r\n\
                    END:VALARM\r\nORGANIZER;CN=\"A: B\":mailto:a@b.c\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        let (grid, _, title) = read(text).unwrap();
        let row = grid.row(1);
        let texts: Vec<&str> = row.cells.iter().map(|cell| &*cell.text).collect();
        assert_eq!(
            texts,
            [
                "2025-03-31/2025-04-01",
                "1",
                "Adopt, the law",
                "20250331",
                "20250402",
                "a,b\nc",
                "A: B"
            ]
        );
        assert_eq!((row.line, row.last_line), (3, 14));
        assert_eq!(title.as_deref(), Some("Plan"));
        assert!(read("a,b\n").is_err());
    }

    #[test]
    fn days_are_those_of_the_event() {
        for (properties, wanted, note) in [
            (
                "DTSTART;VALUE=DATE:20250526\nDTEND;VALUE=DATE:20250526",
                "2025-05-26",
                None,
            ),
            (
                "DTSTART;VALUE=DATE:20250526\nDURATION:P3D",
                "2025-05-26/2025-05-28",
                None,
            ),
            (
                "DTSTART;VALUE=DATE:20250526\nDURATION:P1W",
                "2025-05-26/2025-06-01",
                None,
            ),
            ("DTSTART:20250526T100000\nDURATION:PT3H", "2025-05-26", None),
            (
                "DTSTART;TZID=Europe/Paris:20250526T000000\nDTEND;TZID=Europe/Paris:20250527T000000",
                "2025-05-26",
                None,
            ),
            (
                "DTSTART;TZID=Europe/Paris:20250526T090000\nDTEND;TZID=Europe/Paris:20250528T000000",
                "2025-05-26/2025-05-27",
                None,
            ),
            (
                "DTSTART:20250526T000000\nDURATION:P2D",
                "2025-05-26/2025-05-27",
                None,
            ),
            (
                "DTSTART:20250526T220000\nDTEND:20250527T020000",
                "2025-05-26/2025-05-27",
                None,
            ),
            (
                "DTSTART;VALUE=DATE:20250526\nDURATION:P99999999999D",
                "2025-05-26",
                None,
            ),
            (
                "DTSTART;VALUE=DATE:20250601\nRDATE;VALUE=DATE:20250701",
                "2025-06-01",
                Some("20250701"),
            ),
            (
                "RECURRENCE-ID;VALUE=DATE:20250512\nDTSTART;VALUE=DATE:20250513",
                "2025-05-13",
                Some("20250512"),
            ),
        ] {
            let text = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{properties}\nEND:VEVENT\nEND:VCALENDAR\n");
            let (grid, _, _) = read(&text).unwrap();
            assert_eq!(grid.row(1).cell(0), wanted, "{properties}");
            let said = grid.notes.first().map(|note| note.contains("is not read"));
            assert_eq!(said, note.map(|_| true), "{properties}: {:?}", grid.notes);
            assert!(note.is_none_or(|day| grid.notes[0].contains(day)));
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(BEGIN:V(CALENDAR|EVENT|TODO)\n|END:VEVENT\n|DTSTART:[0-9é]{0,9}\n| x|[A-Z;:\"\\\\,=]{0,9}\n){0,12}") {
            let _ = read(&format!("BEGIN:VCALENDAR\n{text}"));
        }
    }
}
