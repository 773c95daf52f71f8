//! Export: the prompt for a file name, and what is written to the file.

use std::path::Path;

use crossterm::event::{KeyCode, KeyModifiers};

use super::Pane;
use super::answer::Answer;
use super::deadlines::DeadlinesView;
use super::effect::{Effect, WrittenFile};
use super::export_subject::{ExportSubject, brief_of, with_view};
use super::filtered::ActiveFilter;
use super::ground::Ground;
use super::input::InputLine;
use super::panes::Panes;
use super::stroke::Stroke;
use crate::command::Command;
use crate::export::format::ending;
use crate::export::{self, ExportFormat, Output, Paper};
use crate::keymap::Key;
use crate::model::set::ActionSet;
use crate::views::tables::TableKind;
use crate::views::wording;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExportPrompt {
    pub input: InputLine,
    pub what: ExportSubject,
    /// Whether formats meant for reading include ids.
    pub ids: bool,
    pub plan: ExportPlan,
    pub stage: ExportStage,
}

impl ExportPrompt {
    pub const LINES: u16 = 7;
    pub const LABEL: &str = "file  ";
    pub const IDS: Key = Key {
        code: KeyCode::Char('t'),
        modifiers: KeyModifiers::CONTROL,
    };

    /// Whether the chosen format leaves ids out unless asked for them.
    pub fn offers_ids(&self) -> bool {
        let Some(Output::Entries(format)) = self.plan.output else {
            return false;
        };
        matches!(
            format,
            ExportFormat::Text | ExportFormat::Markdown | ExportFormat::Html
        )
    }

    /// The prompt with a proposed name that suits what would be written.
    pub fn new(ground: Ground, panes: &Panes) -> Self {
        let what = ExportSubject::marked_or_view(ground);
        let mut prompt = Self {
            input: InputLine::proposed(name(ground, panes, what)),
            what,
            ..Self::default()
        };
        prompt.plan(ground, panes);
        prompt
    }

    pub fn key(&mut self, stroke: Stroke, ground: Ground, panes: &Panes) -> Answer {
        match (&self.stage, stroke) {
            (_, Stroke::Do(Command::Cancel)) => return Answer::Close,
            (ExportStage::Exists, Stroke::Type(key)) if matches!(key.code, KeyCode::Char('y' | 'Y')) => {
                return self.write(true, ground, panes);
            }
            (ExportStage::Exists, _) => {
                self.stage = ExportStage::Typing;
                return Answer::Stay;
            }
            (_, Stroke::Do(Command::Open)) => return self.write(false, ground, panes),
            (_, Stroke::Do(turn @ (Command::Up | Command::Down))) => {
                self.what = self.what.turned(turn == Command::Up, ground);
                self.input = InputLine::proposed(name(ground, panes, self.what));
            }
            (_, Stroke::Do(_)) => {}
            (_, Stroke::Type(key)) if key == Self::IDS => self.ids = !self.ids,
            (_, Stroke::Type(key)) if matches!(key.code, KeyCode::Tab | KeyCode::BackTab) => {
                let is_back = key.code == KeyCode::BackTab || key.modifiers.contains(KeyModifiers::SHIFT);
                self.turn_format(if is_back { -1 } else { 1 }, ground, panes);
            }
            (_, Stroke::Type(key)) => drop(self.input.edit(key)),
        }
        self.stage = ExportStage::Typing;
        self.plan(ground, panes);
        Answer::Stay
    }

    pub fn insert(&mut self, text: &str, ground: Ground, panes: &Panes) {
        self.stage = ExportStage::Typing;
        self.input.insert(text);
        self.plan(ground, panes);
    }

    /// The outcome of writing the file: a note that closes the prompt, or `None` while it stays open.
    pub fn written(&mut self, written: WrittenFile) -> Option<String> {
        match written {
            WrittenFile::Done(path) if self.plan.entries.is_empty() => return Some(format!("Wrote {path}")),
            WrittenFile::Done(path) => return Some(format!("Wrote {} to {path}", self.plan.entries)),
            WrittenFile::Exists => self.stage = ExportStage::Exists,
            WrittenFile::Failed(why) => self.stage = ExportStage::Failed(why),
        }
        None
    }

    /// Derives from the name the format, the number of entries and the full path.
    fn plan(&mut self, ground: Ground, panes: &Panes) {
        let typed = self.input.text().trim();
        let output = match ending(typed) {
            None => Some(default_output(ground, panes, self.what)),
            Some(ending) => self.what.output_of(ending),
        };
        let plan = &mut self.plan;
        plan.landing = ground.session.folders.landing(typed).display().to_string();
        // Counting lists the whole view, which is too slow for every letter typed.
        if plan.output != output || plan.what != Some(self.what) {
            plan.entries = match output {
                Some(Output::Entries(format)) => with_view(ground, panes, (self.what, self.ids), |view| {
                    export::prepare(view).count(format)
                }),
                Some(Output::Brief(_)) => wording::count(
                    ground.shown().map_or(ground.corpus().len(), ActionSet::len),
                    "action",
                ),
                Some(Output::Screen(_)) => {
                    let (columns, lines) = ground.layout.size;
                    format!("{columns} × {lines} cells")
                }
                None => String::new(),
            };
            plan.output = output;
            plan.what = Some(self.what);
        }
    }

    /// Replaces the ending with that of the next format.
    fn turn_format(&mut self, by: isize, ground: Ground, panes: &Panes) {
        let all = self.what.outputs();
        let output = self
            .plan
            .output
            .unwrap_or(default_output(ground, panes, self.what));
        let at = all.iter().position(|other| *other == output).unwrap_or(0);
        let next = all[(at as isize + by).rem_euclid(all.len() as isize) as usize];
        let typed = self.input.text().trim();
        let stem = match ending(typed) {
            // An unknown ending may be part of the name: `v1.2`.
            Some(ending) if self.what.output_of(ending).is_some() => &typed[..typed.len() - ending.len() - 1],
            _ => typed,
        };
        let name = format!("{stem}.{}", next.names().endings[0]);
        self.input = if self.input.is_proposed() {
            InputLine::proposed(name)
        } else {
            InputLine::new(name)
        };
    }

    fn write(&mut self, overwrite: bool, ground: Ground, panes: &Panes) -> Answer {
        match self.effect(overwrite, ground, panes) {
            Ok(effect) => Answer::Ask(effect),
            Err(why) => {
                self.stage = ExportStage::Failed(why);
                Answer::Stay
            }
        }
    }

    fn effect(&self, overwrite: bool, ground: Ground, panes: &Panes) -> Result<Effect, String> {
        let typed = self.input.text().trim();
        if typed.is_empty() || Path::new(typed).file_name().is_none() || typed.ends_with('/') {
            return Err("a file needs a name, such as deadlines.ics".into());
        }
        let path = self.plan.landing.clone();
        let bytes = match self.plan.output {
            None => {
                let known = self.what.outputs().into_iter();
                let known: Vec<_> = known
                    .map(|output| format!(".{}", output.names().endings[0]))
                    .collect();
                let (ending, known) = (ending(typed).unwrap_or_default(), known.join(" "));
                return Err(format!(".{ending} is not a supported format: {known}"));
            }
            Some(Output::Brief(_)) if ground.view.filter.as_ref().is_some_and(ActiveFilter::is_relaxed) => {
                return Err(
                    "no action matches the whole query: a brief would answer another question".into(),
                );
            }
            Some(Output::Brief(format)) => format.render(&brief_of(ground)),
            Some(Output::Screen(picture)) => {
                return Ok(Effect::WriteScreen {
                    path,
                    picture,
                    overwrite,
                });
            }
            Some(Output::Entries(format)) => {
                let bytes = with_view(ground, panes, (self.what, self.ids), |view| {
                    let prepared = export::prepare(view);
                    (!prepared.is_empty(format)).then(|| prepared.render(format, Paper::default()))
                });
                bytes.ok_or_else(|| format!("nothing to write: {}", self.plan.entries))?
            }
        };
        Ok(Effect::WriteFile {
            path,
            bytes,
            overwrite,
        })
    }
}

/// What the name of a file means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportPlan {
    /// The format; `None` where the ending is unknown.
    pub output: Option<Output>,
    /// The number of entries the file would hold: `97 events`.
    pub entries: String,
    pub landing: String,
    pub what: Option<ExportSubject>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ExportStage {
    #[default]
    Typing,
    /// A file of this name exists; the prompt asks whether to overwrite it.
    Exists,
    Failed(String),
}

/// The suggested name: what is in the file, with the ending of the format that suits it best.
fn name(ground: Ground, panes: &Panes, what: ExportSubject) -> String {
    let stem = match (what, ground.layout.focus, ground.action()) {
        (ExportSubject::Marked, ..) => "milepost-marked".to_owned(),
        (ExportSubject::Brief, ..) => "milepost-brief".to_owned(),
        (ExportSubject::View, Pane::Action, _) if panes.tables.is_shown() => {
            format!("milepost-{}", panes.tables.name())
        }
        (ExportSubject::View, Pane::Action, Some(action)) => ground.corpus().action(action).key().to_owned(),
        (ExportSubject::View, pane, _) => format!("milepost-{}", pane.label().to_lowercase()),
    };
    format!(
        "{stem}.{}",
        default_output(ground, panes, what).names().endings[0]
    )
}

fn default_output(ground: Ground, panes: &Panes, what: ExportSubject) -> Output {
    // The last format offered is the one offices ask for.
    if what == ExportSubject::Brief
        && let Some(output) = what.outputs().last()
    {
        return *output;
    }
    Output::Entries(match (what, ground.layout.focus) {
        (ExportSubject::View, Pane::Deadlines) if panes.deadlines.view == DeadlinesView::Calendar => {
            ExportFormat::Ics
        }
        (ExportSubject::View, Pane::Deadlines | Pane::Objectives) => ExportFormat::Text,
        (ExportSubject::View, Pane::Action) if panes.tables.view == Some(TableKind::Figures) => {
            ExportFormat::Csv
        }
        (ExportSubject::View, Pane::Action) | (ExportSubject::Marked | ExportSubject::Brief, _) => {
            ExportFormat::Markdown
        }
    })
}
