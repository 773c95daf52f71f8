//! How keys and commands change the state.

use super::answer::Answer;
use super::cursor::lines;
use super::deadlines::DeadlinesView;
use super::export_prompt::ExportPrompt;
use super::help::{Help, HelpPart};
use super::home_pane::is_out_of_reach;
use super::layers::clear_filter;
use super::layout::moved;
use super::links;
use super::navigate::{self, apply as apply_outcome, focus, go_to, jump, relayout};
use super::outcome::CommandOutcome;
use super::palette::Palette;
use super::search::Ahead;
use super::state::Parts;
use super::stroke::Stroke;
use super::{
    Effect, FilePlace, Message, Mode, Pane, State, changes, clock, copy, edition, files, layers, marks,
    offer, record, regroup,
};
use crate::command::Command;
use crate::keymap::{Key, KeyScope, Lookup};
use crate::query::NamedView;
use crate::views::node::Node;
use crate::views::tables::money::GroupBy;

pub fn key(state: &mut State, key: Key) -> Vec<Effect> {
    state.message = None;
    if state.mode == Mode::Welcome {
        state.mode = Mode::Browse;
        // Any other key closes the welcome and also does what it always does.
        let stroke = Stroke::of(&state.session.keymap, key);
        if matches!(stroke, Stroke::Do(Command::Open | Command::Cancel)) {
            return Vec::new();
        }
    }
    if state.mode == Mode::Browse {
        return browse_key(state, key);
    }
    let keymap = &state.session.keymap;
    match Stroke::of(keymap, key) {
        Stroke::Do(Command::Redraw) => return vec![Effect::Redraw],
        Stroke::Do(Command::Suspend) => return vec![Effect::Suspend],
        stroke if state.mode == Mode::Search => {
            let stroke = stroke.over_list(keymap, false);
            if state.search.must_wait(Some(stroke)) {
                state.search.ahead.push(Ahead::Key(key));
                return Vec::new();
            }
        }
        _ => {}
    }
    let stroke = Stroke::of(keymap, key);
    window_key(state, stroke)
}

pub fn window_key(state: &mut State, stroke: Stroke) -> Vec<Effect> {
    let problems = state.files.all_problems().len();
    let Parts {
        ground,
        panes,
        mode,
        search,
    } = state.parts();
    let height = ground.layout.size.1;
    let keymap = &ground.session.keymap;
    let stroke = match mode {
        Mode::Search | Mode::Palette(_) | Mode::Regroup(_) => stroke.over_list(keymap, false),
        Mode::Help(help) => stroke.over_list(keymap, help.input.text().is_empty()),
        Mode::Problems(_) => stroke.over_list(keymap, true),
        _ => stroke,
    };
    let answer = match mode {
        Mode::Browse => Answer::Stay,
        Mode::Welcome => Answer::Close,
        Mode::Search => search.key(stroke, ground),
        Mode::Export(prompt) => prompt.key(stroke, ground, panes),
        Mode::Prompt(prompt) => prompt.key(stroke, ground.library.days),
        Mode::Record(prompt) => prompt.key(stroke, ground),
        Mode::Regroup(choice) => choice.key(stroke),
        Mode::Help(help) => help.key(stroke, ground),
        Mode::Palette(palette) => palette.key(stroke, ground.layout.size),
        Mode::Problems(top) => files::problems_key(top, stroke, problems, height),
    };
    apply(state, answer)
}

pub fn apply(state: &mut State, answer: Answer) -> Vec<Effect> {
    if !matches!(answer, Answer::Stay | Answer::Ask(_) | Answer::Note(_)) {
        state.mode = Mode::Browse;
    }
    match answer {
        Answer::Stay | Answer::Close => {}
        Answer::Ask(effect) => return vec![effect],
        Answer::Note(text) => state.note(text),
        Answer::Do(asked) => return command(state, asked),
        Answer::Regroup(wanted) => regroup::regroup(state, wanted),
        Answer::SetClock(request) => clock::ask(state, request),
        Answer::View(view) => return show_whole(state, view),
        Answer::Filter {
            filter,
            hit,
            note,
            then,
        } => {
            state.message = note.map(Message::Note).or(state.message.take());
            state.view.filter = Some(filter);
            state.refresh();
            go_to(state, Node::Action(hit));
            if let Some(view) = then {
                return show_whole(state, view);
            }
        }
    }
    Vec::new()
}

/// Shows a table of everything that is shown.
fn show_whole(state: &mut State, view: NamedView) -> Vec<Effect> {
    let tables = &mut state.panes.tables;
    // Otherwise the command would hide a table that is already shown.
    tables.view = None;
    if let Some(by) = view.by {
        tables.options.by = GroupBy::named(by).unwrap_or_default();
    }
    let effects = Command::named(view.command).map_or_else(Vec::new, |shows| command(state, shows));
    // The command opens the table on the branch, without moving the focus.
    state.panes.tables.show_whole();
    state.layout.focus = Pane::Action;
    state.refresh_action();
    effects
}

/// Pasted text goes where letters go.
pub fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    if state.mode == Mode::Search && state.search.must_wait(None) {
        state.search.ahead.push(Ahead::Paste(text.to_owned()));
        return Vec::new();
    }
    let Parts {
        ground,
        panes,
        mode,
        search,
    } = state.parts();
    match mode {
        Mode::Search => {
            let answer = search.insert(text, ground);
            return apply(state, answer);
        }
        Mode::Export(prompt) => prompt.insert(text, ground, panes),
        Mode::Prompt(prompt) => prompt.input.insert(text),
        Mode::Record(prompt) => prompt.insert(text, ground),
        Mode::Help(help) => help.insert(text, ground),
        Mode::Palette(palette) => palette.insert(text),
        Mode::Welcome => *mode = Mode::Browse,
        Mode::Browse | Mode::Problems(_) | Mode::Regroup(_) => {}
    }
    Vec::new()
}

fn browse_key(state: &mut State, key: Key) -> Vec<Effect> {
    state.pending.push(key);
    match state.session.keymap.lookup(scope(state), &state.pending) {
        Lookup::Command(found) => {
            state.pending.clear();
            command(state, found)
        }
        Lookup::Prefix => Vec::new(),
        Lookup::Unbound => {
            let typed: Vec<_> = state.pending.drain(..).map(|key| key.to_string()).collect();
            let help = state.session.key(Command::Help);
            state.note(format!("{} is not bound; {help} shows the keys", typed.join(" ")));
            Vec::new()
        }
    }
}

const fn scope(state: &State) -> KeyScope {
    match (state.layout.focus, state.panes.deadlines.view) {
        (Pane::Objectives, _) => KeyScope::Objectives,
        (Pane::Action, _) => KeyScope::Action,
        (Pane::Deadlines, DeadlinesView::Agenda) => KeyScope::Deadlines,
        (Pane::Deadlines, DeadlinesView::Calendar) => KeyScope::Calendar,
        (Pane::Deadlines, DeadlinesView::Timeline) => KeyScope::Timeline,
    }
}

pub fn command(state: &mut State, command: Command) -> Vec<Effect> {
    if command == Command::Open
        && let Some(url) = links::on_line(state)
    {
        return links::open(state, url);
    }
    if let Some(effects) = record::commands::command(state, command) {
        return effects;
    }
    if command == Command::Cancel {
        layers::close_last(state);
        return Vec::new();
    }
    if is_out_of_reach(state, command) {
        return Vec::new();
    }
    if clock::command(state, command)
        || regroup::command(state, command)
        || changes::command(state, command)
        || in_panes(state, command)
    {
        return Vec::new();
    }
    if let Some(lines) = lines(command, page(state)) {
        walk(state, lines);
        return Vec::new();
    }
    match command {
        Command::Quit => return vec![Effect::Quit],
        Command::Suspend => return vec![Effect::Suspend],
        Command::Redraw => return vec![Effect::Redraw],
        Command::ScrollUp => scroll_action(state, -SCROLL),
        Command::ScrollDown => scroll_action(state, SCROLL),
        Command::NextPane => focus(state, Pane::ALL[(state.layout.focus as usize + 1) % 3]),
        Command::PreviousPane => focus(state, Pane::ALL[(state.layout.focus as usize + 2) % 3]),
        Command::ObjectivesPane => focus(state, Pane::Objectives),
        Command::ActionPane => focus(state, Pane::Action),
        Command::DeadlinesPane => focus(state, Pane::Deadlines),
        Command::Zoom => zoom(state),
        Command::GoBack => navigate::back(state),
        Command::GoForward => navigate::forward(state),
        Command::NextView => next_view(state),
        Command::FirstWeekday => {
            let name = state.panes.deadlines.next_first_weekday();
            state.note(format!("Weeks start on {name}"));
        }
        Command::Search => {
            begin_search(state);
            state.mode = Mode::Search;
        }
        Command::SavedQueries => return search_saved(state),
        Command::TakeOffer => {
            let answer = offer::take(state);
            return apply(state, answer);
        }
        Command::NextHit => next_match(state, true),
        Command::PreviousHit => next_match(state, false),
        Command::ClearFilter => clear_filter(state),
        Command::OtherEdition => edition::look_at_next(state),
        Command::Export => state.mode = Mode::Export(ExportPrompt::new(state.ground(), &state.panes)),
        Command::Mark => mark(state),
        Command::MarkAll => marks::mark_all(state),
        Command::ClearMarks => marks::clear_marks(state),
        Command::Copy => return copy::copy_view(state),
        Command::CopyCitation => return copy::copy_citation(state),
        Command::OpenLink => return links::open_link(state),
        Command::Help => state.mode = Mode::Help(Help::new(HelpPart::Keys, state.ground())),
        Command::Legend => state.mode = Mode::Help(Help::new(HelpPart::Legend, state.ground())),
        Command::Palette => state.mode = Mode::Palette(Palette::new()),
        Command::Problems if state.files.all_problems().is_empty() => {
            state.note("No problems in the files");
        }
        Command::Problems => state.mode = Mode::Problems(0),
        Command::Reload => return reload(state),
        Command::Edit => return edit(state),
        Command::ToggleMouse => return toggle_mouse(state),
        Command::Widen => widen(state, 2),
        Command::Narrow => widen(state, -2),
        // All others are handled above where they apply.
        _ => {}
    }
    Vec::new()
}

/// Gives the whole screen to the focused pane, or to a table that was just opened; or shows all panes again.
fn zoom(state: &mut State) {
    let tables = &state.panes.tables;
    if tables.is_shown() && tables.is_new && !state.layout.zoom {
        state.layout.focus = Pane::Action;
    }
    state.layout.zoom = !state.layout.zoom;
    relayout(state);
}

/// Marks what is selected, and moves on to the next action.
fn mark(state: &mut State) {
    let lines = marks::mark(state);
    if lines > 0 {
        walk(state, lines);
    }
}

fn toggle_mouse(state: &mut State) -> Vec<Effect> {
    state.session.mouse = !state.session.mouse;
    let now = if state.session.mouse {
        "Mouse on; hold shift to select text"
    } else {
        "Mouse off"
    };
    state.note(now);
    vec![Effect::Mouse(state.session.mouse)]
}

/// Passes a command to the tables, which handle some from any pane, then to the focused pane. Returns whether it was handled.
fn in_panes(state: &mut State, command: Command) -> bool {
    let Parts { ground, panes, .. } = state.parts();
    let mut outcome = panes.tables.command_anywhere(command, ground);
    if outcome == CommandOutcome::Unhandled {
        outcome = panes.command(command, ground);
    }
    apply_outcome(state, outcome)
}

/// The lines of a page of the focused pane: one less than it shows, so that a line stays in view.
fn page(state: &State) -> isize {
    let height = state.panes.height(state.ground());
    (height as isize - 1).max(1)
}

/// Moves the cursor of the focused pane; the other panes follow.
pub fn walk(state: &mut State, lines: isize) {
    state.panes.tables.is_new = false;
    let Parts { ground, panes, .. } = state.parts();
    let outcome = panes.walk(lines, ground);
    apply_outcome(state, outcome);
}

/// Turns to the next view of the deadlines, or brings a hidden deadlines pane into view.
fn next_view(state: &mut State) {
    if state.screen().panes[Pane::Deadlines as usize].is_none() {
        return focus(state, Pane::Deadlines);
    }
    let Parts { ground, panes, .. } = state.parts();
    panes.deadlines.next_view(ground);
}

fn begin_search(state: &mut State) {
    let Parts { ground, search, .. } = state.parts();
    search.begin_again(ground);
}

/// Opens the search prompt with the saved queries to choose from.
fn search_saved(state: &mut State) -> Vec<Effect> {
    if state.library.saved.is_empty() {
        state.note("No saved queries; add some under `queries` in settings.ron");
        return Vec::new();
    }
    begin_search(state);
    state.mode = Mode::Search;
    let Parts { ground, search, .. } = state.parts();
    let answer = search.insert("@", ground);
    apply(state, answer)
}

fn next_match(state: &mut State, forward: bool) {
    let Some(filter) = &state.view.filter else {
        return state.note("No query; / searches");
    };
    if let Some(action) = filter.next(state.action(), forward) {
        jump(state, Node::Action(action));
    }
}

/// Reads the files again, if the corpus comes from files.
fn reload(state: &mut State) -> Vec<Effect> {
    if state.files.on_disk {
        return vec![Effect::Reload];
    }
    state.note("The built-in corpus has no files to reload; --data PATH reads files");
    Vec::new()
}

fn edit(state: &mut State) -> Vec<Effect> {
    let why = match (state.files.on_disk, state.action()) {
        (true, Some(action)) => {
            let action = state.corpus().action(action);
            return vec![Effect::Edit(FilePlace {
                id: action.key().to_owned(),
                document: state.corpus().str(action.edition().source_name).to_owned(),
                line: action.record().source.line as usize,
            })];
        }
        (true, None) => "Select an action to edit it",
        (false, _) => "The built-in corpus cannot be edited; --data PATH reads files",
    };
    state.note(why);
    Vec::new()
}

/// The lines the action pane is scrolled by.
const SCROLL: isize = 3;

/// Scrolls the action pane from any pane.
fn scroll_action(state: &mut State, lines: isize) {
    if let Some(inside) = state.screen().inside(Pane::Action) {
        let len = state.panes.detail.lines.len();
        state.panes.detail.cursor.scroll(lines, len, inside.height.into());
    } else {
        let key = state.session.key(Command::ActionPane);
        state.note(format!("The action pane is hidden; {key} goes there"));
    }
}

/// Makes the focused pane wider by some percent of the screen, at the cost of its neighbour.
fn widen(state: &mut State, percent: i16) {
    let ([Some(border), _], Pane::Objectives | Pane::Action) = (state.screen().borders, state.layout.focus)
    else {
        return state.note("There is no pane beside this one");
    };
    let is_before = state.layout.focus == Pane::Objectives;
    let step = (i32::from(state.layout.size.0) * i32::from(percent) / 100) as i16;
    let by = if is_before { step } else { -step };
    let column = border.place.x.saturating_add_signed(by);
    let to = (column, border.place.y);
    state.layout.split = moved(state.layout.split, border.share, to, state.layout.size);
    relayout(state);
}
