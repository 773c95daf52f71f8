//! Export: the prompt for a file, and what is written to it.

use std::path::Path;

use crossterm::event::{KeyCode, KeyModifiers};

use super::Pane;
use super::effect::{Effect, Written};
use super::exported::with_view;
use super::input::Input;
use super::mode::Mode;
use super::mode::{ExportPrompt, ExportStage, Plan, What};
use super::state::{Message, State};
use super::stroke::Stroke;
use crate::command::Command;
use crate::export::format::ending;
use crate::export::{self, Format, Output, Paper};
use crate::views::node::Node;
use crate::views::tables::Kind;

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

pub fn key(state: &mut State, stroke: Stroke) -> Vec<Effect> {
    let Mode::Export(mut prompt) = std::mem::take(&mut state.mode) else {
        return Vec::new();
    };
    let mut effects = Vec::new();
    match (&prompt.stage, stroke) {
        (_, Stroke::Do(Command::Cancel)) => return effects,
        (ExportStage::Exists, Stroke::Type(key)) if matches!(key.code, KeyCode::Char('y' | 'Y')) => {
            effects = write(state, &mut prompt, true);
        }
        (ExportStage::Exists, _) => prompt.stage = ExportStage::Typing,
        (_, Stroke::Do(Command::Open)) => effects = write(state, &mut prompt, false),
        (_, stroke) => {
            prompt.stage = ExportStage::Typing;
            match stroke {
                Stroke::Do(Command::Up | Command::Down) if !state.marks.is_empty() => {
                    prompt.what = match prompt.what {
                        What::View => What::Marked,
                        What::Marked => What::View,
                    };
                    prompt.input = Input::new(name(state, prompt.what));
                }
                Stroke::Do(_) => {}
                Stroke::Type(key) if matches!(key.code, KeyCode::Tab | KeyCode::BackTab) => {
                    let is_back = key.code == KeyCode::BackTab || key.modifiers.contains(KeyModifiers::SHIFT);
                    turn_format(state, &mut prompt, if is_back { -1 } else { 1 });
                }
                Stroke::Type(key) => drop(prompt.input.edit(key)),
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
            format!("milepost-{}", state.tables.name())
        }
        (What::View, pane, _) => format!("milepost-{}", pane.label().to_lowercase()),
    };
    format!("{stem}.{}", default_output(state, what).endings()[0])
}

fn default_output(state: &State, what: What) -> Output {
    Output::Entries(match (what, state.focus) {
        (What::View, Pane::Deadlines) => Format::Ics,
        (What::View, Pane::Objectives) => Format::Text,
        (What::View, Pane::Action) if state.tables.view == Some(Kind::Figures) => Format::Csv,
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
                let prepared = export::prepare(view);
                (!prepared.is_empty(format)).then(|| prepared.render(format, Paper::default()))
            });
            let Some(text) = text else {
                prompt.stage = fail(format!("there is nothing to write: {}", prompt.plan.entries));
                return Vec::new();
            };
            vec![Effect::WriteFile {
                path,
                text,
                overwrite,
            }]
        }
    }
}

/// The screen as it would be without the prompt: what a picture of it shows.
pub fn without_prompt(state: &State) -> State {
    State {
        mode: Mode::Browse,
        message: None,
        ..state.clone()
    }
}
