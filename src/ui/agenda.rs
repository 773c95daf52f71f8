//! The agenda: buckets of lines, under small months where there is room.

use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

use super::lines::{line, margin, mark, nothing, slice};
use super::paint::Painter;
use super::{glyph, month};
use crate::app::State;
use crate::app::deadlines::calendar_height;
use crate::app::deadlines::columns::{AgendaColumns, WHOLE};
use crate::model::ActionId;
use crate::model::words::{ActorRole, Hedge};
use crate::views::agenda::{AgendaRow, Bucket};
use crate::views::{brief, was, wording};
use crate::when::schedule::ScheduleState;

/// The cells of a title beside which there is room for what its date was.
const LEAST_TITLE: u16 = 20;

/// Draws the months and the lines that are in view.
pub fn draw(painter: &mut Painter, area: Rect, state: &State) -> Option<Position> {
    let above = calendar_height(area.height);
    if above > 0 {
        month::small(
            painter,
            Rect {
                height: above - 1,
                ..area
            },
            state,
        );
    }
    let area = Rect {
        y: area.y + above,
        height: area.height - above,
        ..area
    };
    let agenda = &state.panes.deadlines.agenda;
    if agenda.rows.is_empty() {
        painter.text(area, nothing(state), painter.theme.dim);
        return None;
    }
    let pinned = agenda.pinned(agenda.cursor.top);
    let seen = agenda
        .rows
        .iter()
        .enumerate()
        .skip(agenda.cursor.top)
        .take(area.height.into());
    for (offset, (index, row)) in seen.enumerate() {
        let line = line(area, offset as u16);
        match row {
            _ if offset < pinned => {
                if let Some((_, bucket, count)) = agenda.bucket(index) {
                    heading(painter, line, state, bucket, count);
                }
                continue;
            }
            AgendaRow::Heading(bucket, count) => heading(painter, line, state, *bucket, *count),
            AgendaRow::Deadline(at) => deadline(painter, line, state, *at),
            AgendaRow::Undated(action) => undated(painter, line, state, *action),
        }
        let action = agenda.action(&state.library.deadlines, index);
        margin(painter, line, state, action);
        mark(
            painter,
            line,
            state,
            index == agenda.cursor.at,
            action.is_some() && action == state.action(),
        );
    }
    let y = area.y + agenda.cursor.at.saturating_sub(agenda.cursor.top) as u16;
    Some(Position::new(area.x, y.min(area.bottom().saturating_sub(1))))
}

fn heading(painter: &mut Painter, line: Rect, state: &State, bucket: Bucket, count: u32) {
    let theme = *painter.theme;
    let is_folded = state.panes.deadlines.agenda.folded.contains(&bucket);
    let style = match bucket {
        Bucket::Overdue => theme.state(ScheduleState::Overdue),
        Bucket::PossiblyOverdue => theme.state(ScheduleState::PossiblyOverdue),
        Bucket::Open => theme.state(ScheduleState::Open),
        _ => theme.plain,
    };
    rule(
        painter,
        line,
        is_folded,
        &bucket.label(state.time.clock.as_of),
        count,
        style,
    );
}

/// A heading over lines: whether they are folded, what they are, how many.
pub fn rule(
    painter: &mut Painter,
    line: Rect,
    is_folded: bool,
    label: &str,
    count: u32,
    style: ratatui::style::Style,
) {
    let theme = *painter.theme;
    let count = format!(" {}", wording::grouped(count));
    let room = line.width.saturating_sub(count.len() as u16 + 1);
    let fold = if is_folded { "▸" } else { "▾" };
    let label = format!("{fold} {label} ");
    let used = painter.text(slice(line, 0, room), &label, style.add_modifier(Modifier::BOLD));
    let rest = slice(line, used, room.saturating_sub(used) + 1);
    painter.text(rest, &"─".repeat(rest.width.into()), theme.dim);
    painter.right(line, &count, theme.plain);
}

/// Sign, distance, wording, title, hedge, place: what tells two lines apart is never cut.
pub fn deadline(painter: &mut Painter, line: Rect, state: &State, at: u32) {
    let (corpus, as_of) = (state.corpus(), state.time.clock.as_of);
    let Some(deadline) = state.library.deadlines.sorted.get(at as usize) else {
        return;
    };
    let columns = AgendaColumns::of(line.width, state.library.days);
    let (lead, wording) = if columns.wording == 0 {
        (
            brief::lead(
                state.library.days,
                state.corpus(),
                deadline,
                as_of,
                columns.distance.into(),
            ),
            String::new(),
        )
    } else {
        let wording = brief::wording(
            state.library.days,
            state.corpus(),
            deadline,
            columns.wording.into(),
        );
        let distance = deadline.distance(as_of);
        let words = if columns.distance < WHOLE {
            distance.brief()
        } else {
            distance.to_string()
        };
        (words, wording)
    };
    let sign = glyph::of_deadline(deadline, as_of);
    let entry = AgendaEntry {
        glyph: sign.glyph,
        state: sign.state.unwrap_or(ScheduleState::Undated),
        lead: &lead,
        wording: &wording,
        hedge: deadline.record(corpus).hedge,
        was: was::was(state.library.days, corpus, &state.library.deadlines, deadline),
        action: deadline.action,
    };
    self::entry(painter, line, state, columns, &entry);
}

fn undated(painter: &mut Painter, line: Rect, state: &State, action: ActionId) {
    let entry = AgendaEntry {
        glyph: glyph::of_state(ScheduleState::Undated),
        state: ScheduleState::Undated,
        lead: "no date",
        wording: "",
        hedge: Hedge::Firm,
        was: None,
        action,
    };
    self::entry(
        painter,
        line,
        state,
        AgendaColumns::of(line.width, state.library.days),
        &entry,
    );
}

struct AgendaEntry<'e> {
    glyph: &'static str,
    state: ScheduleState,
    lead: &'e str,
    wording: &'e str,
    hedge: Hedge,
    /// What it was before it slipped.
    was: Option<String>,
    action: ActionId,
}

fn entry(painter: &mut Painter, line: Rect, state: &State, columns: AgendaColumns, entry: &AgendaEntry) {
    let theme = *painter.theme;
    let style = theme.state(entry.state);
    painter.text(slice(line, 0, 1), entry.glyph, style);
    let mut x = 2;
    painter.right(slice(line, x, columns.distance), entry.lead, style);
    x += columns.distance + 2;
    if columns.wording > 0 {
        // A date is never cut: the title gives way.
        let width = columns.wording.max(entry.wording.width() as u16);
        painter.text(slice(line, x, width), entry.wording, theme.plain);
        x += width + 1;
    }
    let rest = slice(line, x, line.width.saturating_sub(x));
    beside(painter, rest, state, columns, entry);
}

/// Letters of a title that place and owner give way to.
const TITLE: u16 = 40;

/// Title, hedge, place and owner: where a long wording took room, the last of them go first.
fn beside(painter: &mut Painter, line: Rect, state: &State, columns: AgendaColumns, entry: &AgendaEntry) {
    let theme = *painter.theme;
    let mut columns = columns;
    let taken = |columns: AgendaColumns| {
        let cells = [columns.hedge, columns.place, columns.owner];
        let cells = cells.iter().filter(|cells| **cells > 0);
        cells.map(|cells| cells + 1).sum::<u16>()
    };
    let was = entry.was.as_deref().unwrap_or_default();
    let was_cells = if was.is_empty() { 0 } else { was.width() as u16 + 1 };
    let is_tight = |columns: AgendaColumns| taken(columns) + was_cells + TITLE > line.width;
    if is_tight(columns) {
        columns.owner = 0;
    }
    if is_tight(columns) {
        columns.place = 0;
    }
    if is_tight(columns) {
        columns.hedge = columns.hedge.min(1);
    }
    let hedge = hedge(entry.hedge, columns.hedge);
    // Where nothing stands to the right, the title has what a firm date needs no words for.
    let is_last = columns.place + columns.owner == 0;
    let room = if is_last && hedge.is_empty() {
        0
    } else {
        taken(columns)
    };
    let width = line.width.saturating_sub(room);
    // The title gives way to what its date was, but not all of itself.
    let room_of_title = if was.is_empty() || width < was_cells + LEAST_TITLE {
        width
    } else {
        width - was_cells
    };
    let title = state.corpus().action(entry.action).title();
    let used = painter.text(slice(line, 0, room_of_title), title, theme.plain);
    if room_of_title < width {
        painter.text(slice(line, used + 1, width - used - 1), was, theme.computed);
    }
    let mut x = width + 1;
    painter.text(slice(line, x, columns.hedge), hedge, theme.dim);
    if columns.place > 0 {
        x += columns.hedge + 1;
        let places = places(state, entry.action, columns.place);
        painter.text(slice(line, x, columns.place), &places, theme.dim);
    }
    if columns.owner > 0 {
        x += columns.place + 1;
        let owner = owner(state, entry.action, columns.owner);
        painter.text(slice(line, x, columns.owner), &owner, theme.dim);
    }
}

/// Who owes it: who is accountable, else who implements it; that the document does not name them is never cut.
fn owner(state: &State, action: ActionId, width: u16) -> String {
    let corpus = state.corpus();
    let actors = corpus.action(action).actors();
    let of = |role: ActorRole| actors.iter().find(|actor| actor.role == role);
    let Some(actor) = of(ActorRole::Accountable).or_else(|| of(ActorRole::Implementing)) else {
        return String::new();
    };
    let mark = if actor.inferred { " (inferred)" } else { "" };
    let room = usize::from(width).saturating_sub(mark.len());
    let name = corpus.bodies().term(actor.body).short();
    format!("{}{mark}", super::paint::cut(name, room))
}

/// A hedge in a column.
const fn hedge(hedge: Hedge, width: u16) -> &'static str {
    match (hedge, width) {
        (Hedge::Firm, _) | (_, 0) => "",
        (Hedge::Planned | Hedge::Expected, 1..5) => "~",
        (_, 1..5) => "?",
        (_, 5..15) => brief::short_hedge(hedge),
        _ => brief::hedge(hedge),
    }
}

/// Where an action takes place, and how many places more there are.
fn places(state: &State, action: ActionId, width: u16) -> String {
    let corpus = state.corpus();
    let places = corpus.action(action).places();
    let Some(first) = places.first() else {
        return String::new();
    };
    let term = corpus.place_terms().term(*first);
    let more = places.len() - 1;
    if more == 0 {
        return term.short().to_owned();
    }
    let more = format!(" +{more}");
    let room = usize::from(width).saturating_sub(more.len());
    format!("{}{more}", super::paint::cut(term.short(), room))
}
