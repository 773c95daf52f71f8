//! How keys and commands change the state.

use crossterm::event::{KeyCode, KeyModifiers};

use super::help::{self, Help};
use super::input::Input;
use super::layout::{Share, moved};
use super::mode::{ClockPrompt, ExportPrompt, ExportStage};
use super::palette::{self, Palette};
use super::prompt;
use super::search::{Filter, find};
use super::{Effect, Message, Mode, Pane, State, Written};
use crate::command::Command;
use crate::export;
use crate::keymap::{Key, Lookup, Scope};
use crate::model::ActionId;
use crate::model::clock::{Clock, Origin};
use crate::query::agenda::AgendaRow;
use crate::query::calendar::{add_days, add_months};
use crate::query::outline::Node;
use crate::query::set::ActionSet;

/// A key, in whatever mode.
pub fn key(state: &mut State, key: Key) -> Vec<Effect> {
    state.message = None;
    let key = match state.mode {
        Mode::Browse => key,
        _ => match prompt::meaning(state, key) {
            Ok(key) => key,
            Err(effect) => return vec![effect],
        },
    };
    match &state.mode {
        Mode::Browse => browse_key(state, key),
        Mode::Search(_) => search_key(state, key),
        Mode::Export(_) => export_key(state, key),
        Mode::Clock(_) => clock_key(state, key),
        Mode::Help(_) => help::key(state, key),
        Mode::Palette(_) => palette::key(state, key),
        Mode::Problems(_) => problems_key(state, key),
    }
}

/// A pasted text: it goes where letters go.
pub fn paste(state: &mut State, text: &str) {
    match &mut state.mode {
        Mode::Search(input) => {
            input.insert(text);
            search(state);
        }
        Mode::Export(prompt) => prompt.input.insert(text),
        Mode::Clock(prompt) => prompt.input.insert(text),
        Mode::Help(help) => help.insert(&state.keymap, text),
        Mode::Palette(palette) => palette.insert(text),
        Mode::Browse | Mode::Problems(_) => {}
    }
}

fn browse_key(state: &mut State, key: Key) -> Vec<Effect> {
    state.pending.push(key);
    match state.keymap.lookup(scope(state.focus), &state.pending) {
        Lookup::Command(found) => {
            state.pending.clear();
            command(state, found)
        }
        Lookup::Prefix => Vec::new(),
        Lookup::Unbound => {
            let typed: Vec<_> = state.pending.drain(..).map(|key| key.to_string()).collect();
            let help = state.keymap.first_key(Command::Help).unwrap_or_default();
            state.message = Some(Message::Note(format!(
                "{} does nothing; {help} shows the keys",
                typed.join(" ")
            )));
            Vec::new()
        }
    }
}

/// The keys of a pane.
const fn scope(pane: Pane) -> Scope {
    match pane {
        Pane::Objectives => Scope::Objectives,
        Pane::Action => Scope::Action,
        Pane::Deadlines => Scope::Deadlines,
    }
}

/// A command, wherever it comes from.
pub fn command(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        Command::Quit => return vec![Effect::Quit],
        Command::Suspend => return vec![Effect::Suspend],
        Command::Redraw => return vec![Effect::Redraw],
        Command::Up => walk(state, -1),
        Command::Down => walk(state, 1),
        Command::PageUp => walk(state, -page(state)),
        Command::PageDown => walk(state, page(state)),
        Command::HalfPageUp => walk(state, -(page(state) / 2).max(1)),
        Command::HalfPageDown => walk(state, (page(state) / 2).max(1)),
        Command::Top => walk(state, isize::MIN / 2),
        Command::Bottom => walk(state, isize::MAX / 2),
        Command::Left => left(state),
        Command::Right => right(state),
        Command::Open => open(state),
        Command::Toggle => toggle(state),
        Command::FoldAll => fold_all(state),
        Command::UnfoldAll => unfold_all(state),
        Command::NextHeading => next_heading(state, true),
        Command::PreviousHeading => next_heading(state, false),
        Command::NextPane => focus(state, Pane::ALL[(state.focus as usize + 1) % 3]),
        Command::PreviousPane => focus(state, Pane::ALL[(state.focus as usize + 2) % 3]),
        Command::ObjectivesPane => focus(state, Pane::Objectives),
        Command::ActionPane => focus(state, Pane::Action),
        Command::DeadlinesPane => focus(state, Pane::Deadlines),
        Command::Zoom => {
            state.zoom = !state.zoom;
            state.refresh_detail();
        }
        Command::GoBack => go_back(state),
        Command::GoForward => go_forward(state),
        Command::NextView => {}
        Command::PreviousMonth => turn_month(state, -1),
        Command::NextMonth => turn_month(state, 1),
        Command::DayBack => set_clock(state, add_days(state.clock.as_of, -1), Origin::Given),
        Command::DayForward => set_clock(state, add_days(state.clock.as_of, 1), Origin::Given),
        Command::WeekBack => set_clock(state, add_days(state.clock.as_of, -7), Origin::Given),
        Command::WeekForward => set_clock(state, add_days(state.clock.as_of, 7), Origin::Given),
        Command::MonthBack => set_clock(state, add_months(state.clock.as_of, -1), Origin::Given),
        Command::MonthForward => set_clock(state, add_months(state.clock.as_of, 1), Origin::Given),
        Command::ClockToday => set_clock(state, state.today, Origin::Today),
        Command::ClockEdition => clock_to_edition(state),
        Command::SetClock => state.mode = Mode::Clock(ClockPrompt::default()),
        Command::Search => {
            let query = state.filter.as_ref().map_or("", |filter| filter.query.as_str());
            state.mode = Mode::Search(Input::new(query));
            search(state);
        }
        Command::NextHit => next_hit(state, true),
        Command::PreviousHit => next_hit(state, false),
        Command::ClearFilter => clear_filter(state),
        Command::Export => {
            let name = format!("milepost-{}.txt", state.focus.label().to_lowercase());
            state.mode = Mode::Export(ExportPrompt {
                input: Input::new(name),
                stage: ExportStage::Typing,
            });
        }
        Command::Help => state.mode = Mode::Help(Help::new(&state.keymap)),
        Command::Palette => state.mode = Mode::Palette(Palette::new()),
        Command::Problems if problems(state).is_empty() => {
            state.message = Some(Message::Note(
                "Nothing is wrong in the files that were read".into(),
            ));
        }
        Command::Problems => state.mode = Mode::Problems(0),
        Command::Reload => return reload(state),
        Command::Edit => return edit(state),
        Command::ToggleMouse => {
            state.mouse = !state.mouse;
            let now = if state.mouse {
                "Clicks and the wheel go to milepost; shift selects text"
            } else {
                "The mouse is left to the terminal"
            };
            state.message = Some(Message::Note(now.into()));
            return vec![Effect::Mouse(state.mouse)];
        }
        Command::Widen => widen(state, 2),
        Command::Narrow => widen(state, -2),
        Command::Cancel => cancel(state),
    }
    Vec::new()
}

/// Escape: the next thing that can be closed.
fn cancel(state: &mut State) {
    if state.filter.is_some() {
        clear_filter(state);
    } else if state.zoom {
        state.zoom = false;
        state.refresh_detail();
    }
}

pub fn focus(state: &mut State, pane: Pane) {
    state.focus = pane;
    state.refresh_detail();
}

/// The lines of a page of the focused pane, one less than it has, so that a line is kept in view.
fn page(state: &State) -> isize {
    let height = match state.focus {
        Pane::Deadlines => state.agenda_height(),
        pane => state.screen().inside(pane).map_or(1, |rect| rect.height as usize),
    };
    (height as isize - 1).max(1)
}

/// Moves the cursor of the focused pane; the other panes follow.
pub fn walk(state: &mut State, lines: isize) {
    match state.focus {
        Pane::Objectives => {
            state.tree.settle();
            state.tree.cursor.move_by(lines, state.tree.rows.len());
            if let Some(node) = state.tree.node() {
                select(state, node);
            }
        }
        Pane::Action => state.detail.cursor.move_by(lines, state.detail.lines.len()),
        Pane::Deadlines => {
            state.agenda.cursor.move_by(lines, state.agenda.rows.len());
            if let Some(action) = state
                .agenda
                .action(&state.library.deadlines, state.agenda.cursor.at)
            {
                select(state, Node::Action(action));
            }
        }
    }
}

/// Selects in all panes.
fn select(state: &mut State, node: Node) {
    if state.selected == Some(node) {
        return;
    }
    state.selected = Some(node);
    state.detail.cursor = super::cursor::Cursor::default();
    let library = state.library.clone();
    if state.focus != Pane::Objectives {
        if state.tree.reveal(&library.corpus, node) {
            state.refresh_tree();
        } else {
            state.tree.stand_at(&library.corpus, node);
        }
    }
    if state.focus != Pane::Deadlines
        && let Node::Action(action) = node
    {
        state.agenda.stand_at(&library.deadlines, action);
    }
    state.refresh_detail();
}

/// Selects something elsewhere, and remembers the way back.
fn go_to(state: &mut State, node: Node) {
    if let Some(from) = state.selected.filter(|from| *from != node) {
        state.back.push(from);
        state.forward.clear();
    }
    jump(state, node);
}

/// Selects as if from no pane: all of them follow.
fn jump(state: &mut State, node: Node) {
    let hidden =
        matches!(node, Node::Action(action) if state.shown().is_some_and(|set| !set.contains(action)));
    if hidden {
        state.message = Some(Message::Note(
            "The query hides this action; it was cleared".into(),
        ));
        state.filter = None;
        state.refresh();
    }
    let focus = std::mem::replace(&mut state.focus, Pane::Action);
    select(state, node);
    state.focus = focus;
    state.refresh_detail();
}

fn go_back(state: &mut State) {
    match state.back.pop() {
        Some(node) => {
            state.forward.extend(state.selected);
            jump(state, node);
        }
        None => state.message = Some(Message::Note("There is nothing to go back to".into())),
    }
}

fn go_forward(state: &mut State) {
    match state.forward.pop() {
        Some(node) => {
            state.back.extend(state.selected);
            jump(state, node);
        }
        None => state.message = Some(Message::Note("There is nothing to go forward to".into())),
    }
}

fn set_open(state: &mut State, section: crate::model::SectionId, open: bool) {
    state.tree.set_open(section, open);
    state.refresh_tree();
}

fn left(state: &mut State) {
    match (state.focus, state.tree.node()) {
        (Pane::Objectives, Some(Node::Section(section))) if state.tree.is_open(section) => {
            set_open(state, section, false);
        }
        (Pane::Objectives, Some(node)) => {
            let above = crate::query::outline::ancestors(&state.library.corpus, node).pop();
            if let Some(section) = above {
                select(state, Node::Section(section));
                state.refresh_tree();
            }
        }
        (Pane::Deadlines, _) => fold_bucket(state, true),
        _ => {}
    }
}

fn right(state: &mut State) {
    match (state.focus, state.tree.node()) {
        (Pane::Objectives, Some(Node::Section(section))) => {
            if state.tree.is_open(section) {
                walk(state, 1);
            } else {
                set_open(state, section, true);
            }
        }
        (Pane::Deadlines, _) => fold_bucket(state, false),
        _ => {}
    }
}

fn open(state: &mut State) {
    match state.focus {
        Pane::Objectives => match state.tree.node() {
            Some(Node::Section(_)) => toggle(state),
            Some(Node::Action(_)) => focus(state, Pane::Action),
            None => {}
        },
        Pane::Action => {
            let link = state
                .detail
                .lines
                .get(state.detail.cursor.at)
                .and_then(|line| line.link);
            match link {
                Some(action) => go_to(state, Node::Action(action)),
                None => {
                    state.message = Some(Message::Note("This line leads nowhere; ↵ follows a link".into()))
                }
            }
        }
        Pane::Deadlines => match state.agenda.rows.get(state.agenda.cursor.at) {
            Some(AgendaRow::Heading(..)) => toggle(state),
            Some(_) => focus(state, Pane::Action),
            None => {}
        },
    }
}

fn toggle(state: &mut State) {
    match state.focus {
        Pane::Objectives => match state.tree.node() {
            Some(Node::Section(section)) => {
                let open = !state.tree.is_open(section);
                set_open(state, section, open);
            }
            Some(node @ Node::Action(_)) => {
                if let Some(section) = crate::query::outline::ancestors(&state.library.corpus, node).pop() {
                    select(state, Node::Section(section));
                    set_open(state, section, false);
                }
            }
            None => {}
        },
        Pane::Deadlines => {
            state.agenda.toggle(state.agenda.cursor.at);
            refresh_agenda(state);
        }
        Pane::Action => {}
    }
}

/// Folds or unfolds the bucket the cursor is in, if it is not so already.
fn fold_bucket(state: &mut State, fold: bool) {
    let at = state.agenda.cursor.at;
    if let Some((_, bucket, _)) = state.agenda.bucket(at)
        && state.agenda.folded.contains(&bucket) != fold
    {
        state.agenda.toggle(at);
        refresh_agenda(state);
    } else if !fold {
        walk(state, 1);
    }
}

fn refresh_agenda(state: &mut State) {
    let library = state.library.clone();
    let shown = state.filter.as_ref().map(|filter| &filter.set);
    state.agenda.rows =
        crate::query::agenda::agenda(&library.deadlines, shown, &state.agenda.folded, state.clock.as_of);
}

fn fold_all(state: &mut State) {
    if state.focus == Pane::Deadlines {
        let buckets = state.agenda.rows.iter().filter_map(|row| match row {
            AgendaRow::Heading(bucket, _) => Some(*bucket),
            _ => None,
        });
        state.agenda.folded = buckets.collect();
        refresh_agenda(state);
        state.agenda.cursor.at = 0;
        return;
    }
    // What is selected stays selected as far as it is still seen: its objective.
    if let Some(node) = state.selected
        && let Some(top) = crate::query::outline::ancestors(&state.library.corpus, node).first()
    {
        select(state, Node::Section(*top));
    }
    state.tree.fold_all();
    state.refresh_tree();
}

fn unfold_all(state: &mut State) {
    if state.focus == Pane::Deadlines {
        state.agenda.folded.clear();
        refresh_agenda(state);
        return;
    }
    let library = state.library.clone();
    state.tree.unfold_all(&library.corpus);
    state.refresh_tree();
}

fn next_heading(state: &mut State, forward: bool) {
    let is_heading = |at: usize| match state.focus {
        Pane::Objectives => matches!(state.tree.rows[at].node, Node::Section(_)),
        Pane::Deadlines => matches!(state.agenda.rows[at], AgendaRow::Heading(..)),
        Pane::Action => state.detail.lines[at].link.is_some(),
    };
    let (at, len) = match state.focus {
        Pane::Objectives => (state.tree.cursor.at, state.tree.rows.len()),
        Pane::Deadlines => (state.agenda.cursor.at, state.agenda.rows.len()),
        Pane::Action => (state.detail.cursor.at, state.detail.lines.len()),
    };
    let found = if forward {
        (at + 1..len).find(|at| is_heading(*at))
    } else {
        (0..at.min(len)).rev().find(|at| is_heading(*at))
    };
    if let Some(found) = found {
        walk(state, found as isize - at as isize);
    }
}

fn turn_month(state: &mut State, months: i32) {
    state.agenda.month = add_months(state.agenda.month, months);
    let library = state.library.clone();
    let shown = state.filter.as_ref().map(|filter| &filter.set);
    state.agenda.count_days(&library.deadlines, shown);
}

fn set_clock(state: &mut State, as_of: chrono::NaiveDate, origin: Origin) {
    state.clock = Clock { as_of, origin };
    state.refresh();
}

fn clock_to_edition(state: &mut State) {
    match state.library.corpus.newest_edition() {
        Some(edition) => {
            let as_of = edition.as_of;
            set_clock(state, as_of, Origin::Edition);
        }
        None => state.message = Some(Message::Note("There is no edition to stand at".into())),
    }
}

fn clock_key(state: &mut State, key: Key) -> Vec<Effect> {
    let Mode::Clock(prompt) = &mut state.mode else {
        return Vec::new();
    };
    match key.code {
        KeyCode::Esc => state.mode = Mode::Browse,
        KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => state.mode = Mode::Browse,
        KeyCode::Enter => match prompt.input.text().trim() {
            "" => state.mode = Mode::Browse,
            "today" => {
                state.mode = Mode::Browse;
                command(state, Command::ClockToday);
            }
            "edition" => {
                state.mode = Mode::Browse;
                command(state, Command::ClockEdition);
            }
            text => match text.parse() {
                Ok(day) => {
                    state.mode = Mode::Browse;
                    set_clock(state, day, Origin::Given);
                }
                Err(_) => {
                    prompt.wrong = Some("a day is written 2025-04-01; today and edition work too".into())
                }
            },
        },
        _ => {
            prompt.wrong = None;
            prompt.input.edit(key);
        }
    }
    Vec::new()
}

/// What is wrong in settings and data, line by line.
pub fn problems(state: &State) -> Vec<&str> {
    let settings = state.problems.iter().flat_map(|problem| problem.lines());
    settings
        .chain(state.broken.iter().flat_map(|broken| broken.lines()))
        .collect()
}

fn problems_key(state: &mut State, key: Key) -> Vec<Effect> {
    let len = problems(state).len();
    let page = usize::from(state.size.1.saturating_sub(6)).max(1);
    let Mode::Problems(top) = &mut state.mode else {
        return Vec::new();
    };
    match key.code {
        KeyCode::Up => *top = top.saturating_sub(1),
        KeyCode::Down => *top += 1,
        KeyCode::PageUp => *top = top.saturating_sub(page),
        KeyCode::PageDown => *top += page,
        _ => {
            state.mode = Mode::Browse;
            return Vec::new();
        }
    }
    *top = (*top).min(len.saturating_sub(page));
    Vec::new()
}

fn reload(state: &mut State) -> Vec<Effect> {
    if !state.has_files {
        state.message = Some(Message::Note(
            "The built-in corpus does not change; --data PATH reads files".into(),
        ));
        return Vec::new();
    }
    state.loading = Some("reading the files again".into());
    vec![Effect::Reload]
}

fn edit(state: &mut State) -> Vec<Effect> {
    let why = match (state.has_files, state.action()) {
        (true, Some(action)) => {
            return vec![Effect::Edit(state.corpus().action(action).key().to_owned())];
        }
        (true, None) => "Select an action to edit it",
        (false, _) => "The built-in corpus cannot be edited; --data PATH reads files",
    };
    state.message = Some(Message::Note(why.into()));
    Vec::new()
}

/// Makes the focused pane wider by some percent of the screen, at the cost of its neighbour.
fn widen(state: &mut State, percent: i16) {
    let screen = state.screen();
    let border = match (screen.borders, state.focus) {
        ([Some(first), _], Pane::Objectives) => first,
        ([Some(first), Some(second)], Pane::Action | Pane::Deadlines) => match first.share {
            Share::Lists => first,
            _ => second,
        },
        _ => {
            state.message = Some(Message::Note("There is no pane beside this one".into()));
            return;
        }
    };
    let is_before = state.focus == Pane::Objectives
        || (state.focus == Pane::Deadlines && border.share == Share::Lists)
        || (state.focus == Pane::Action && border.share == Share::Deadlines);
    let step = (i32::from(state.size.0) * i32::from(percent) / 100) as i16;
    let by = if is_before { step } else { -step };
    let column = border.place.x.saturating_add_signed(by);
    state.split = moved(state.split, border.share, (column, border.place.y), state.size);
    state.refresh_detail();
}

fn search_key(state: &mut State, key: Key) -> Vec<Effect> {
    let Mode::Search(input) = &mut state.mode else {
        return Vec::new();
    };
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Esc => state.mode = Mode::Browse,
        KeyCode::Char('c') if ctrl => state.mode = Mode::Browse,
        KeyCode::Enter => keep_query(state),
        KeyCode::Up => state.search.cursor.move_by(-1, state.search.hits.len()),
        KeyCode::Down => state.search.cursor.move_by(1, state.search.hits.len()),
        KeyCode::Char('p') if ctrl => state.search.cursor.move_by(-1, state.search.hits.len()),
        KeyCode::Char('n') if ctrl => state.search.cursor.move_by(1, state.search.hits.len()),
        _ => {
            if input.edit(key) {
                search(state);
            }
        }
    }
    Vec::new()
}

/// Finds what is typed.
pub fn search(state: &mut State) {
    if let Mode::Search(input) = &state.mode {
        state.search.hits = find(&state.library.corpus, input.text());
        state.search.cursor = super::cursor::Cursor::default();
    }
}

/// Keeps the query as a filter of every pane, and reveals the hit.
fn keep_query(state: &mut State) {
    let Mode::Search(input) = std::mem::take(&mut state.mode) else {
        return;
    };
    if input.text().trim().is_empty() {
        clear_filter(state);
        return;
    }
    let hits = std::mem::take(&mut state.search.hits);
    let Some(hit) = hits.get(state.search.cursor.at).copied() else {
        state.message = Some(Message::Note(format!("Nothing matches {}", input.text().trim())));
        return;
    };
    let set = ActionSet::of(state.library.corpus.len(), hits.iter().copied());
    state.filter = Some(Filter {
        query: input.text().trim().to_owned(),
        set,
        hits,
    });
    state.refresh();
    go_to(state, Node::Action(hit));
}

fn clear_filter(state: &mut State) {
    if state.filter.take().is_some() {
        state.refresh();
    }
}

/// Goes to the next or former action that matches, in the order of the document, round the ends.
fn next_hit(state: &mut State, forward: bool) {
    let Some(filter) = &state.filter else {
        state.message = Some(Message::Note("No query is kept; / finds".into()));
        return;
    };
    let current = state.action();
    let next: Option<ActionId> = if forward {
        filter
            .set
            .iter()
            .find(|action| current.is_none_or(|current| *action > current))
            .or_else(|| filter.set.iter().next())
    } else {
        let before = filter
            .set
            .iter()
            .take_while(|action| current.is_none_or(|current| *action < current))
            .last();
        before.or_else(|| filter.set.iter().last())
    };
    if let Some(action) = next {
        jump(state, Node::Action(action));
    }
}

fn export_key(state: &mut State, key: Key) -> Vec<Effect> {
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    let Mode::Export(prompt) = &mut state.mode else {
        return Vec::new();
    };
    match (&prompt.stage, key.code) {
        (_, KeyCode::Esc) => state.mode = Mode::Browse,
        (_, KeyCode::Char('c')) if ctrl => state.mode = Mode::Browse,
        (ExportStage::Exists, KeyCode::Char('y' | 'Y')) => return write(state, true),
        (ExportStage::Exists, _) => prompt.stage = ExportStage::Typing,
        (_, KeyCode::Enter) if !prompt.input.text().trim().is_empty() => return write(state, false),
        _ => {
            prompt.stage = ExportStage::Typing;
            prompt.input.edit(key);
        }
    }
    Vec::new()
}

fn write(state: &mut State, overwrite: bool) -> Vec<Effect> {
    let Mode::Export(prompt) = &state.mode else {
        return Vec::new();
    };
    let path = prompt.input.text().trim().to_owned();
    vec![Effect::WriteFile {
        path,
        text: export::text::pane(state.view()),
        overwrite,
    }]
}

/// How writing went.
pub fn exported(state: &mut State, written: Written) {
    match written {
        Written::Done(path) => {
            state.mode = Mode::Browse;
            state.message = Some(Message::Note(format!("Wrote {path}")));
        }
        Written::Exists => {
            if let Mode::Export(prompt) = &mut state.mode {
                prompt.stage = ExportStage::Exists;
            }
        }
        Written::Failed(why) => {
            if let Mode::Export(prompt) = &mut state.mode {
                prompt.stage = ExportStage::Failed(why);
            }
        }
    }
}

impl State {
    /// What the focused pane shows, for export.
    pub fn view(&self) -> export::View<'_> {
        let scope = match self.focus {
            Pane::Objectives => export::Scope::Tree,
            Pane::Action => export::Scope::Node(self.selected),
            Pane::Deadlines => export::Scope::Deadlines,
        };
        export::View {
            library: &self.library,
            as_of: self.clock.as_of,
            shown: self.shown(),
            query: self.filter.as_ref().map(|filter| filter.query.as_str()),
            scope,
        }
    }
}
