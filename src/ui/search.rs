//! The results of a query while it is typed: ranked, with the letters and the field that matched, and a preview of the
//! result at the cursor.

use std::ops::Range;

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::painter::{Painter, cut};
use super::{glyph, popup};
use crate::app::State;
use crate::app::areas::{after, below, line, slice};
use crate::app::cut::two_lines;
use crate::app::input::InputLine;
use crate::app::list::List;
use crate::app::search::{LABEL, place_cells, time_cells, title_cells};
use crate::model::ActionRef;
use crate::search::Hit;
use crate::search::index::IndexField;
use crate::views::{date, wording};

/// Draws the prompt, its mistake, the results and the preview. Returns the position of the cursor.
pub fn draw(painter: &mut Painter, state: &State, input: &InputLine) -> Position {
    let (screen, search) = (state.screen(), &state.search);
    let (list, beside) = search.areas(&screen);
    let area = popup::framed(painter, screen.body(), "Search");
    let first = line(area, 0);
    let used = painter.right(first, &count(state, input), painter.theme.dim);
    let prompt = slice(first, 0, first.width.saturating_sub(used + 1));
    let cursor = popup::input(painter, prompt, LABEL, input);
    let mistake = search.mistake_lines(area.width);
    painter.lines(below(area, 1), mistake, painter.theme.warning);
    let second = line(area, 1);
    let used = plain(painter, second, state);
    left_out(painter, after(second, used), state);
    let has_results = !search.found.hits.is_empty();
    // The last results stay beside the possible replacements of a mistake, where there is room for both.
    let known = search.known().filter(|_| !search.is_offering());
    match known {
        Some(known) if beside.is_none() || !has_results => possible(painter, list, state, known),
        // A query with a mistake has not been searched for, so "nothing matches" would be wrong.
        None if search.lines() == 0 && search.mistake.is_none() => hint(painter, list, state, input),
        _ => entries(painter, list, state),
    }
    if let Some(beside) = beside.filter(|_| has_results && !search.is_offering()) {
        preview(painter, beside, state);
        if let Some(known) = known {
            possible(painter, beside, state, known);
        }
    }
    cursor
}

/// Draws the list: saved queries on offer, completions, or else results.
fn entries(painter: &mut Painter, place: Rect, state: &State) {
    let (theme, search, saved) = (*painter.theme, &state.search, &state.library.saved);
    let list = List {
        place,
        cursor: search.cursor,
        len: search.lines(),
        heights: &search.heights,
    };
    let names = search.offered.iter().filter_map(|offer| saved.get(offer.saved));
    let names = names.map(|(name, _)| name.width() as u16).max();
    let names = names.map(|widest| (widest + 3).min(place.width / 2));
    let texts = search
        .completing
        .list
        .iter()
        .map(|one| one.text.width() as u16)
        .max();
    let texts = texts.map(|widest| (widest + 3).min(place.width * 2 / 3));
    let column = names.or(texts).unwrap_or_default();
    for (index, line) in list.lines() {
        let first = slice(line, 0, column.saturating_sub(1));
        let rest = after(line, column);
        if let Some(offer) = search.offered.get(index) {
            let Some((name, query)) = saved.get(offer.saved) else {
                continue;
            };
            let starts: Vec<_> = name.char_indices().collect();
            let letters = offer.matched.iter().filter_map(|letter| starts.get(*letter));
            let matched: Vec<_> = letters.map(|(at, letter)| *at..at + letter.len_utf8()).collect();
            marked(painter, first, name, &matched);
            painter.text(rest, query, theme.dim);
        } else if let Some(one) = search.completing.list.get(index) {
            painter.text(first, &one.text, theme.plain);
            painter.text(rest, &one.about, theme.dim);
        } else if let Some(hit) = search.found.hits.get(index) {
            result(painter, line, state, hit);
        }
        if index == list.cursor.at {
            painter.select(line, theme.selected);
        }
    }
}

fn count(state: &State, input: &InputLine) -> String {
    if input.text().trim().is_empty() {
        return String::new();
    }
    if !state.search.offered.is_empty() {
        return match state.search.offered.len() {
            1 => "1 saved query".into(),
            some => format!("{some} saved queries"),
        };
    }
    if !state.search.completing.list.is_empty() {
        return wording::count(state.search.completing.list.len(), "completion");
    }
    let waiting = if state.search.is_waiting { "… " } else { "" };
    let mut total = wording::grouped(state.search.found.total as u64);
    if let Some(deadlines) = state.search.found.deadlines {
        total = format!("{} · {total}", wording::count(deadlines, "deadline"));
    }
    let all = state.view.in_view(&state.library);
    // Beside a number of deadlines, the number of actions needs its word.
    let all = match state.search.found.deadlines {
        Some(_) => wording::count(all, "action"),
        None => wording::grouped(all as u64),
    };
    match state.search.took {
        Some(took) => format!("{waiting}{total} of {all} · {:.1} ms", took.as_secs_f64() * 1e3),
        None => format!("{waiting}{total} of {all}"),
    }
}

/// Draws the offer for plain words. Returns the cells used.
fn plain(painter: &mut Painter, line: Rect, state: &State) -> u16 {
    let search = &state.search;
    let Some(offer) = search.plain.as_ref().filter(|_| !search.is_offering()) else {
        return 0;
    };
    let tab = state.session.sign("tab");
    let text = |finds: &str| format!("Perhaps: {}{finds}  ({tab} takes it)", offer.words());
    let finds = search.plain_finds.as_ref();
    let finds = finds.map(|finds| text(&format!(" · {finds}")));
    // If not all fits, the number of matches is left out rather than the key.
    let finds = finds.filter(|text| text.width() <= line.width.into());
    let text = finds.unwrap_or_else(|| text(""));
    let used = painter.text(line, &text, painter.theme.computed);
    used + 2
}

/// Draws everything that would be valid in place of a mistake.
fn possible(painter: &mut Painter, list: Rect, state: &State, known: &str) {
    let tab = state.session.sign("tab");
    let mut texts = vec![
        format!("There are {known}."),
        format!("{tab} after a blank lists them."),
    ];
    let mistake = state.search.mistake.as_ref();
    if let Some(meant) = mistake.and_then(|mistake| mistake.suggestion.as_ref()) {
        // The line with the mistake may be too short for the suggestion.
        texts.insert(0, format!("Did you mean {meant}?"));
    }
    lines(painter, list, &texts);
}

/// Draws lines of hints, wrapped.
fn lines(painter: &mut Painter, list: Rect, texts: &[String]) {
    let width = usize::from(list.width).max(1);
    let mut wrapped: Vec<_> = texts
        .iter()
        .flat_map(|text| textwrap::wrap(text, width))
        .collect();
    if wrapped.len() > list.height.into() {
        wrapped.retain(|line| !line.is_empty());
    }
    painter.lines(list, wrapped, painter.theme.dim);
}

/// Draws the notes on the results, such as the words that were left out.
fn left_out(painter: &mut Painter, line: Rect, state: &State) {
    if state.search.mistake.is_none()
        && state.search.offered.is_empty()
        && let Some(note) = state.search.found.note()
    {
        let place = after(line, LABEL.width() as u16);
        painter.text(place, &wording::capital(&note), painter.theme.warning);
    }
}

fn hint(painter: &mut Painter, list: Rect, state: &State, input: &InputLine) {
    let blank = input.text().trim().is_empty();
    let (accept, leave) = (state.session.accept_key(), state.session.leave_key());
    let tab = state.session.sign("tab");
    if !blank && state.search.is_waiting {
        return lines(painter, list, &["Searching…".into()]);
    }
    if !blank {
        let apart = state.search.found.apart.iter();
        let apart: Vec<_> = apart.map(|(word, count)| format!("{word} {count}")).collect();
        if !apart.is_empty() {
            let apart = format!(
                "No action has all of these words. By itself: {}.",
                apart.join(" · ")
            );
            return lines(painter, list, &[apart]);
        }
        let fewer = format!("Try fewer words, or a | b to match either; {leave} closes the search.");
        return lines(painter, list, &["Nothing matches.".into(), fewer]);
    }
    lines(
        painter,
        list,
        &[
            "Words match fuzzily, in any field: titles, text, bodies, places, dates, sums, caveats.".into(),
            String::new(),
            "Plain words ask too: late, 30d, no owner, who owes.".into(),
            String::new(),
            format!("{tab} lists the fields, and after one its values, each with a word on it:"),
            state.search.examples.join("   "),
            String::new(),
            "'exact   ^start   end$   !not   a | b   \"two words\"   (a b) | c   @name: a saved query".into(),
            String::new(),
            format!(
                "{accept} filters every pane by the query; {leave} cancels; up recalls an earlier query."
            ),
        ],
    );
}

/// Draws a result: its sign, the title with the letters that matched, a time or the field that matched, the place in the tree.
fn result(painter: &mut Painter, line: Rect, state: &State, hit: &Hit) {
    let theme = *painter.theme;
    let corpus = state.corpus();
    let (sign, schedule) = glyph::of_action(&state.library, hit.action, state.time.clock.as_of);
    let style = schedule.map_or(theme.dim, |state| theme.state(state));
    painter.text(slice(line, 0, 1), sign, style);
    let action = corpus.action(hit.action);
    let room = after(line, line.width - place_cells(line.width));
    painter.text(room, &place(action), theme.dim);
    let title_cells = title_cells(line.width);
    let cells = time_cells(line.width);
    if cells > 0 {
        let field = slice(line, 2 + title_cells + 1, cells);
        // A match outside the title needs the name of the field; otherwise there is room for the time.
        if hit.field == IndexField::Title {
            let (time, style) = time(painter, state, hit, cells.into());
            painter.text(field, &time, style);
        } else {
            painter.text(field, hit.field.label(), theme.matched);
        }
    }
    let title = slice(line, 2, title_cells);
    if line.height < 2 {
        return marked(painter, title, action.title(), &hit.title);
    }
    let (above, below) = two_lines(action.title(), title_cells.into());
    let from = action.title().len() - below.len();
    let rest = hit.title.iter().filter(|range| range.start >= from);
    let rest: Vec<_> = rest.map(|range| range.start - from..range.end - from).collect();
    marked(painter, title, above, &hit.title);
    marked(painter, self::line(title, 1), below, &rest);
}

/// The distance of an action's next deadline, else its state, else its last date if that fits whole.
fn time(painter: &Painter, state: &State, hit: &Hit, cells: usize) -> (String, Style) {
    let (library, as_of) = (&state.library, state.time.clock.as_of);
    let corpus = &library.corpus;
    if let Some(deadline) = library.deadlines.next_of(corpus, hit.action, as_of) {
        let style = painter.theme.state(deadline.state(as_of));
        return (deadline.distance(as_of).brief(), style);
    }
    if let Some(standing) = library.deadlines.state_of(corpus, hit.action, as_of) {
        let label = standing.label().split(',').next().unwrap_or_default();
        return (label.to_owned(), painter.theme.state(standing));
    }
    let last = corpus.action(hit.action).dates().last();
    let words = last.map(|date| date::within(library.days, corpus.wording(date.when), cells));
    let words = words.filter(|words| words.width() <= cells);
    (words.unwrap_or_default(), painter.theme.dim)
}

/// The number of the objective and the two nearest headings.
fn place(action: ActionRef) -> String {
    let headings = action.headings();
    let number = action.objective().number;
    match headings.as_slice() {
        [.., above, last] if headings.len() > 2 => format!("{number} › {above} › {last}"),
        [.., last] => format!("{number} › {last}"),
        [] => number.to_string(),
    }
}

/// Draws a text with some of its letters marked, cut if it does not fit.
fn marked(painter: &mut Painter, area: Rect, text: &str, matched: &[Range<usize>]) {
    painter.text(area, text, painter.theme.plain);
    let shown = cut(text, area.width.into());
    let whole = shown.strip_suffix('…').unwrap_or(&shown).len();
    for range in matched.iter().filter(|range| range.start < whole) {
        let end = range.end.min(whole);
        let (Some(before), Some(letters)) = (text.get(..range.start), text.get(range.start..end)) else {
            continue;
        };
        let cells = letters.graphemes(true).map(UnicodeWidthStr::width).sum::<usize>() as u16;
        let place = slice(area, before.width() as u16, cells);
        painter.style(place, painter.theme.matched);
    }
}

fn preview(painter: &mut Painter, area: Rect, state: &State) {
    let dim = painter.theme.dim;
    if area.x > state.search.areas(&state.screen()).0.x {
        let rule = Rect {
            x: area.x - 2,
            width: 1,
            ..area
        };
        painter.lines(rule, std::iter::repeat("│"), dim);
    } else {
        let rule = Rect {
            y: area.y - 1,
            height: 1,
            ..area
        };
        painter.text(rule, &"─".repeat(area.width.into()), dim);
    }
    if state.search.known().is_none() {
        for (place, line) in area.rows().zip(&state.search.preview) {
            super::detail::line(painter, place, line);
        }
    }
}
