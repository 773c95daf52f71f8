//! Handing on: marks, the prompt for a file, copying to the clipboard.

use std::path::{Path, PathBuf};

use crossterm::event::{KeyCode, KeyModifiers};

use super::deadlines::month::Part;
use super::input::Input;
use super::mode::{ExportPrompt, ExportStage, Plan, What};
use super::tables::DetailView;
use super::{Effect, Message, Mode, Pane, State, Written, deadlines, tables};
use crate::export::format::ending;
use crate::export::{self, Arrangement, Due, Format, Output, Paper, Scope, Subject, View};
use crate::keymap::Key;
use crate::model::ActionId;
use crate::views::node::Node;
use crate::views::timeline::GroupBy;
use crate::views::wording;

/// The most bytes of text that are sent to the clipboard: terminals keep 100,000 letters of base64 at most.
const MOST_COPIED: usize = 74_994;

/// The folders that names of files are read against. Told from outside, when the program starts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folders {
    /// Where the program was started.
    pub working: PathBuf,
    /// What `~` stands for.
    pub home: Option<PathBuf>,
}

impl Folders {
    /// The full path of a name as it was typed.
    pub fn landing(&self, typed: &str) -> PathBuf {
        match (typed.strip_prefix("~/"), &self.home) {
            (Some(rest), Some(home)) => home.join(rest),
            _ => self.working.join(typed),
        }
    }
}

/// Opens the prompt with a name that fits what would be written.
pub fn open(state: &mut State) {
    let what = if state.marks.is_empty() {
        What::View
    } else {
        What::Marked
    };
    let mut prompt = ExportPrompt {
        input: Input::new(name(state, what)),
        what,
        plan: Plan::default(),
        stage: ExportStage::Typing,
    };
    plan(state, &mut prompt);
    state.mode = Mode::Export(prompt);
}

pub fn key(state: &mut State, key: Key) -> Vec<Effect> {
    let Mode::Export(mut prompt) = std::mem::take(&mut state.mode) else {
        return Vec::new();
    };
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    let mut effects = Vec::new();
    match (&prompt.stage, key.code) {
        (_, KeyCode::Esc) => return effects,
        (_, KeyCode::Char('c')) if ctrl => return effects,
        (ExportStage::Exists, KeyCode::Char('y' | 'Y')) => effects = write(state, &mut prompt, true),
        (ExportStage::Exists, _) => prompt.stage = ExportStage::Typing,
        (_, KeyCode::Enter) => effects = write(state, &mut prompt, false),
        (_, code) => {
            prompt.stage = ExportStage::Typing;
            match code {
                KeyCode::Tab | KeyCode::BackTab => {
                    let is_back = code == KeyCode::BackTab || key.modifiers.contains(KeyModifiers::SHIFT);
                    turn_format(state, &mut prompt, if is_back { -1 } else { 1 });
                }
                KeyCode::Up | KeyCode::Down if !state.marks.is_empty() => {
                    prompt.what = match prompt.what {
                        What::View => What::Marked,
                        What::Marked => What::View,
                    };
                    prompt.input = Input::new(name(state, prompt.what));
                }
                _ => drop(prompt.input.edit(key)),
            }
            plan(state, &mut prompt);
        }
    }
    state.mode = Mode::Export(prompt);
    effects
}

/// A text pasted into the prompt.
pub fn paste(state: &mut State, text: &str) {
    if let Mode::Export(mut prompt) = std::mem::take(&mut state.mode) {
        prompt.stage = ExportStage::Typing;
        prompt.input.insert(text);
        plan(state, &mut prompt);
        state.mode = Mode::Export(prompt);
    }
}

pub fn written(state: &mut State, written: Written) {
    match written {
        Written::Done(path) => {
            let entries = match std::mem::take(&mut state.mode) {
                Mode::Export(ExportPrompt { plan, .. }) if !plan.entries.is_empty() => {
                    format!("{} to ", plan.entries)
                }
                _ => String::new(),
            };
            state.message = Some(Message::Note(format!("Wrote {entries}{path}")));
        }
        Written::Exists => set_stage(state, ExportStage::Exists),
        Written::Failed(why) => set_stage(state, ExportStage::Failed(why)),
    }
}

fn set_stage(state: &mut State, reached: ExportStage) {
    if let Mode::Export(prompt) = &mut state.mode {
        prompt.stage = reached;
    }
}

/// What the prompt begins with: a name that says what is in it, with the ending of the format that suits it best.
fn name(state: &State, what: What) -> String {
    let stem = match (what, state.focus, state.selected) {
        (What::Marked, ..) => "milepost-marked".to_owned(),
        (What::View, Pane::Action, Some(Node::Action(action))) if !state.tables.is_shown() => {
            state.corpus().action(action).key().to_owned()
        }
        (What::View, Pane::Action, _) if state.tables.is_shown() => {
            format!("milepost-{}", state.tables.view.name())
        }
        (What::View, pane, _) => format!("milepost-{}", pane.label().to_lowercase()),
    };
    format!("{stem}.{}", default_output(state, what).endings()[0])
}

fn default_output(state: &State, what: What) -> Output {
    Output::Entries(match (what, state.focus) {
        (What::View, Pane::Deadlines) => Format::Ics,
        (What::View, Pane::Objectives) => Format::Text,
        (What::View, Pane::Action) if state.tables.view == DetailView::Figures => Format::Csv,
        (What::View, Pane::Action) | (What::Marked, _) => Format::Markdown,
    })
}

/// Works out what the name means: format, number of entries, full path.
fn plan(state: &State, prompt: &mut ExportPrompt) {
    let typed = prompt.input.text().trim();
    let output = match ending(typed) {
        None => Some(default_output(state, prompt.what)),
        Some(ending) => Output::of_ending(ending),
    };
    let plan = &mut prompt.plan;
    plan.landing = state.folders.landing(typed).display().to_string();
    // Counting lists the whole view: not for every letter that is typed.
    if plan.output != output || plan.what != Some(prompt.what) {
        plan.entries = match output {
            Some(Output::Entries(format)) => {
                with_view(state, prompt.what, |view| export::count(view, format))
            }
            Some(Output::Screen(_)) => format!("{} × {} cells", state.size.0, state.size.1),
            None => String::new(),
        };
        plan.output = output;
        plan.what = Some(prompt.what);
    }
}

/// Puts the next format's ending in the place of the one that is there.
fn turn_format(state: &State, prompt: &mut ExportPrompt, by: isize) {
    let all = Output::ALL;
    let output = prompt.plan.output.unwrap_or(default_output(state, prompt.what));
    let at = all.iter().position(|other| *other == output).unwrap_or(0);
    let next = all[(at as isize + by).rem_euclid(all.len() as isize) as usize];
    let typed = prompt.input.text().trim();
    let stem = match ending(typed) {
        // An ending it does not know may be a part of the name: `v1.2`.
        Some(ending) if Output::of_ending(ending).is_some() => &typed[..typed.len() - ending.len() - 1],
        _ => typed,
    };
    prompt.input = Input::new(format!("{stem}.{}", next.endings()[0]));
}

fn write(state: &State, prompt: &mut ExportPrompt, overwrite: bool) -> Vec<Effect> {
    let typed = prompt.input.text().trim();
    let fail = |why: String| ExportStage::Failed(why);
    if typed.is_empty() || Path::new(typed).file_name().is_none() || typed.ends_with('/') {
        prompt.stage = fail("a file needs a name, such as deadlines.ics".into());
        return Vec::new();
    }
    let path = prompt.plan.landing.clone();
    match prompt.plan.output {
        None => {
            let known: Vec<_> = Output::ALL
                .iter()
                .map(|output| format!(".{}", output.endings()[0]))
                .collect();
            let ending = ending(typed).unwrap_or_default();
            prompt.stage = fail(format!(".{ending} is no format here: {}", known.join(" ")));
            Vec::new()
        }
        Some(Output::Screen(picture)) => vec![Effect::WriteScreen {
            path,
            picture,
            overwrite,
        }],
        Some(Output::Entries(format)) => {
            let text = with_view(state, prompt.what, |view| {
                export::render(view, format, Paper::default())
            });
            if text.is_empty() {
                prompt.stage = fail(format!("there is nothing to write: {}", prompt.plan.entries));
                return Vec::new();
            }
            vec![Effect::WriteFile {
                path,
                text,
                overwrite,
            }]
        }
    }
}

pub fn pane_text(state: &State) -> String {
    with_view(state, What::View, |view| {
        export::render(view, Format::Text, Paper::default())
    })
}

/// What is selected as text, without the lines that every export begins with.
pub fn selected_text(state: &State) -> String {
    let nodes: Vec<Node> = state.selected.into_iter().collect();
    let text = with_view(state, What::View, |view| {
        let view = View {
            scope: Scope::Nodes(&nodes),
            ..*view
        };
        export::render(&view, Format::Text, Paper::default())
    });
    text.split_once("\n\n")
        .map_or_else(String::new, |(_, body)| body.to_owned())
}

/// Looks at what is to be handed on.
fn with_view<T>(state: &State, what: What, look: impl FnOnce(&View) -> T) -> T {
    let nodes: Vec<Node> = match what {
        What::Marked => state.marks.iter().map(Node::Action).collect(),
        What::View => state.selected.into_iter().collect(),
    };
    let about = tables::about(state);
    let lens = tables::lens(state);
    let subject = Subject {
        set: about.set.as_ref(),
        title: &about.title,
    };
    let scope = match (what, state.focus) {
        (What::View, Pane::Action) if state.tables.view == DetailView::Figures => {
            Scope::Figures(subject, state.tables.sort)
        }
        (What::View, Pane::Action) if state.tables.view == DetailView::Owners => Scope::Owners(subject),
        (What::View, Pane::Action) if state.tables.view == DetailView::Money => {
            Scope::Money(subject, &lens, state.tables.by)
        }
        (What::Marked, _) | (What::View, Pane::Action) => Scope::Nodes(&nodes),
        (What::View, Pane::Objectives) => Scope::Tree,
        (What::View, Pane::Deadlines) => Scope::Deadlines(Due {
            arrangement: match (state.deadlines.view, state.deadlines.timeline.by) {
                (deadlines::View::Calendar, _) => Arrangement::Months,
                (deadlines::View::Timeline, GroupBy::Heading) => Arrangement::Headings,
                _ => Arrangement::Agenda,
            },
            between: None,
        }),
    };
    look(&View {
        library: &state.library,
        as_of: state.clock.as_of,
        shown: state.shown(),
        query: state.filter.as_ref().map(|filter| filter.told.as_str()),
        scope,
        limit: None,
        pivot: state.tree.pivot.as_deref(),
    })
}

/// Marks what the cursor is on, or takes its mark away. Returns how many lines further the next action of the list
/// is; 0 where there is none and after a branch, so that its marks can be taken away again at once.
pub fn mark(state: &mut State) -> isize {
    let actions: Vec<ActionId> = match (state.focus, state.selected) {
        (Pane::Deadlines, _) => deadlines_below(state)
            .first()
            .copied()
            .flatten()
            .into_iter()
            .collect(),
        (Pane::Action, _) if state.tables.is_shown() => state.tables.action().into_iter().collect(),
        (_, Some(node)) => with_view(state, What::View, |view| export::entries::actions_of(view, node)),
        (_, None) => Vec::new(),
    };
    if actions.is_empty() {
        state.message = Some(Message::Note("There is no action here to mark".into()));
        return 0;
    }
    toggle_marks(state, &actions);
    lines_to_next(state)
}

/// Marks everything that the query leaves, beside what is marked already; or takes those marks away where all of it is.
pub fn mark_all(state: &mut State) {
    let actions: Vec<ActionId> = match state.shown() {
        Some(shown) => shown.iter().collect(),
        None => state.corpus().all().map(|action| action.id).collect(),
    };
    toggle_marks(state, &actions);
}

/// Marks actions, or takes their marks away where all of them have one, and tells how many are marked now.
fn toggle_marks(state: &mut State, actions: &[ActionId]) {
    let all_marked = actions.iter().all(|action| state.marks.contains(*action));
    for action in actions {
        if all_marked {
            state.marks.remove(*action);
        } else {
            state.marks.insert(*action);
        }
    }
    tables::marks_changed(state);
    let marked = wording::count(state.marks.len(), "action");
    state.message = Some(Message::Note(format!("{marked} marked")));
}

/// What stands on a line of the deadlines pane and on those below it, as actions.
fn deadlines_below(state: &State) -> Vec<Option<ActionId>> {
    let (pane, all) = (&state.deadlines, &state.library.deadlines);
    match pane.view {
        deadlines::View::Agenda => {
            let lines = pane.agenda.cursor.at..pane.agenda.rows.len();
            lines.map(|at| pane.agenda.action(all, at)).collect()
        }
        deadlines::View::Calendar => {
            let lines = pane.month.cursor.at..pane.month.list.len();
            lines.map(|at| pane.month.action(all, at)).collect()
        }
        deadlines::View::Timeline => {
            let lines = pane.timeline.cursor.at..pane.timeline.rows.len();
            lines.map(|at| pane.timeline.action(all, at)).collect()
        }
    }
}

fn lines_to_next(state: &State) -> isize {
    let below: Vec<bool> = match (state.focus, state.deadlines.view) {
        (Pane::Objectives, _) if state.action().is_some() => {
            let lines = state.tree.rows.iter().skip(state.tree.cursor.at);
            lines.map(|row| matches!(row.node, Node::Action(_))).collect()
        }
        // In the days of the calendar a step is a week.
        (Pane::Deadlines, deadlines::View::Calendar) if state.deadlines.month.part == Part::Days => return 0,
        (Pane::Deadlines, _) => deadlines_below(state).iter().map(Option::is_some).collect(),
        (Pane::Action, _) if state.tables.is_shown() && !state.tables.whole => return 1,
        (Pane::Objectives | Pane::Action, _) => return 0,
    };
    let next = below.iter().skip(1).position(|is_action| *is_action);
    next.map_or(0, |lines| lines as isize + 1)
}

pub fn clear_marks(state: &mut State) {
    let marked = wording::count(state.marks.len(), "mark");
    state.marks = crate::model::set::ActionSet::none(state.corpus().len());
    tables::marks_changed(state);
    state.message = Some(Message::Note(format!("{marked} taken away")));
}

pub fn copy_view(state: &mut State) -> Vec<Effect> {
    let what = if state.marks.is_empty() {
        What::View
    } else {
        What::Marked
    };
    let (text, count) = with_view(state, what, |view| {
        let text = export::render(view, Format::Text, Paper::default());
        (text, export::count(view, Format::Text))
    });
    copy(state, text, &count)
}

/// Copies the citation of what is selected, or of everything that is marked.
pub fn copy_citation(state: &mut State) -> Vec<Effect> {
    let nodes: Vec<Node> = if state.marks.is_empty() {
        let of_row = (state.focus == Pane::Action)
            .then(|| state.tables.action())
            .flatten();
        of_row.map(Node::Action).or(state.selected).into_iter().collect()
    } else {
        state.marks.iter().map(Node::Action).collect()
    };
    let cited: Vec<_> = nodes
        .iter()
        .map(|node| export::citation(&state.library, state.tree.pivot.as_deref(), *node))
        .flat_map(|cited| cited.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    if cited.is_empty() {
        state.message = Some(Message::Note("There is nothing here to cite".into()));
        return Vec::new();
    }
    let what = wording::count(cited.len(), "citation");
    copy(state, cited.join("\n"), &what)
}

/// Sends a text to the clipboard, if terminals take as much.
fn copy(state: &mut State, text: String, what: &str) -> Vec<Effect> {
    if text.len() > MOST_COPIED {
        let export = state
            .keymap
            .first_key(crate::command::Command::Export)
            .unwrap_or_default();
        state.message = Some(Message::Error(format!(
            "Not copied: {what} are {} kB, terminals take 75 at most; {export} writes a file",
            text.len().div_ceil(1000)
        )));
        return Vec::new();
    }
    state.message = Some(Message::Note(format!("Sent {what} to the clipboard")));
    vec![Effect::Copy(text)]
}

/// The screen as it would be without the prompt: what a picture of it shows.
pub fn without_prompt(state: &State) -> State {
    State {
        mode: Mode::Browse,
        message: None,
        ..state.clone()
    }
}
