//! The window in which an outcome or a note is recorded: its fields, and how they handle keys.

use crossterm::event::KeyCode;
use ratatui::layout::Rect;

use super::dates::{DateRead, read};
use crate::app::answer::Answer;
use crate::app::effect::Effect;
use crate::app::ground::Ground;
use crate::app::input::InputLine;
use crate::app::layout::prompt_window;
use crate::app::stroke::Stroke;
use crate::command::Command;
use crate::journal::{ClockSide, Entry, Evidence};
use crate::model::words::Recorded;
use crate::text::url;

/// The most lines of a message about what is wrong.
const MOST: usize = 3;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RecordField {
    #[default]
    Outcome,
    /// Which deadline, where there are several.
    Due,
    On,
    /// The new date of a deadline that has slipped.
    To,
    Source,
    Note,
}

impl RecordField {
    /// The label before the field; all have the same width.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Outcome => "outcome  ",
            Self::Due => "due      ",
            Self::On => "on       ",
            Self::To => "to       ",
            Self::Source => "source   ",
            Self::Note => "note     ",
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecordPrompt {
    /// The id of the action.
    pub action: Box<str>,
    pub title: String,
    /// What became of the action; `None` until it is chosen, so that no slip of a key records anything.
    pub what: Option<Recorded>,
    /// The deadlines to choose from, by the names they have in entries.
    pub dues: Vec<String>,
    /// The index of the chosen deadline in `dues`.
    pub due: usize,
    /// The day it happened; empty for the clock's day.
    pub on: InputLine,
    pub on_is: DateRead,
    pub to: InputLine,
    pub to_is: DateRead,
    pub source: InputLine,
    pub note: InputLine,
    pub field: RecordField,
    pub wrong: Option<String>,
}

/// The message while no outcome is chosen.
const CHOOSE: &str = "choose what became of it: a letter (m, p, d, s, n) or ← →";

/// A field that cannot be accepted, and why.
struct FieldFault(RecordField, String);

impl RecordPrompt {
    /// The outcomes, in the order of the window.
    pub const OUTCOMES: [Recorded; 6] = [
        Recorded::Met,
        Recorded::PartlyMet,
        Recorded::Missed,
        Recorded::Dropped,
        Recorded::Slipped,
        Recorded::Note,
    ];

    /// The fields that apply to the chosen outcome, from top to bottom.
    pub fn fields(&self) -> Vec<RecordField> {
        let is_note = self.what == Some(Recorded::Note);
        let all = [
            (RecordField::Outcome, true),
            (RecordField::Due, !is_note && self.dues.len() > 1),
            (RecordField::On, !is_note),
            (RecordField::To, self.what == Some(Recorded::Slipped)),
            (RecordField::Source, true),
            (RecordField::Note, true),
        ];
        all.into_iter()
            .filter_map(|(field, is_there)| is_there.then_some(field))
            .collect()
    }

    pub fn window(&self, size: (u16, u16)) -> Rect {
        let width = prompt_window(size, 0).width.saturating_sub(4);
        let below = self.trouble(width).len().max(1);
        prompt_window(size, (self.fields().len() + below) as u16 + 2)
    }

    /// What is wrong, wrapped to `width` cells; empty if nothing is.
    pub fn trouble(&self, width: u16) -> Vec<String> {
        let typed = match self.field {
            RecordField::On => &self.on_is,
            RecordField::To => &self.to_is,
            _ => &DateRead::Nothing,
        };
        let ((Some(wrong), _) | (None, DateRead::Wrong(wrong))) = (&self.wrong, typed) else {
            return Vec::new();
        };
        let lines = textwrap::wrap(wrong, usize::from(width).max(1));
        lines.into_iter().take(MOST).map(Into::into).collect()
    }

    /// The input line of the current field, if text is typed in it.
    pub const fn input(&mut self) -> Option<&mut InputLine> {
        match self.field {
            RecordField::Outcome | RecordField::Due => None,
            RecordField::On => Some(&mut self.on),
            RecordField::To => Some(&mut self.to),
            RecordField::Source => Some(&mut self.source),
            RecordField::Note => Some(&mut self.note),
        }
    }

    pub fn key(&mut self, stroke: Stroke, ground: Ground) -> Answer {
        match stroke {
            Stroke::Do(Command::Cancel) => return Answer::Close,
            Stroke::Do(Command::Open) => return self.accept(ground),
            Stroke::Do(Command::Up) => self.walk(-1),
            Stroke::Do(Command::Down) => self.walk(1),
            Stroke::Do(_) => {}
            Stroke::Type(key) => match (key.code, self.field) {
                (KeyCode::Tab, _) => self.walk(1),
                (KeyCode::BackTab, _) => self.walk(-1),
                (KeyCode::Left, RecordField::Outcome | RecordField::Due) => self.choose(-1),
                (KeyCode::Right, RecordField::Outcome | RecordField::Due) => self.choose(1),
                (KeyCode::Char(letter), RecordField::Outcome) => self.go_to(letter),
                _ => {
                    let input = self.input();
                    if input.is_some_and(|input| input.edit(key)) {
                        self.typed(ground);
                    }
                }
            },
        }
        Answer::Stay
    }

    /// Pasted text goes where letters go.
    pub fn insert(&mut self, text: &str, ground: Ground) {
        if let Some(input) = self.input() {
            input.insert(text);
            self.typed(ground);
        }
    }

    fn typed(&mut self, ground: Ground) {
        self.wrong = None;
        self.on_is = DateRead::of(&self.on, ClockSide::Past, ground);
        self.to_is = DateRead::of(&self.to, ClockSide::Ahead, ground);
    }

    /// Goes to another field, wrapping around at the ends.
    fn walk(&mut self, steps: isize) {
        let fields = self.fields();
        let at = fields.iter().position(|field| *field == self.field).unwrap_or(0);
        let next = (at as isize + steps).rem_euclid(fields.len() as isize);
        self.field = fields[next as usize];
    }

    /// Chooses another outcome or deadline, stopping at the ends.
    fn choose(&mut self, steps: isize) {
        self.wrong = None;
        if self.field == RecordField::Due {
            self.due = self
                .due
                .saturating_add_signed(steps)
                .min(self.dues.len().max(1) - 1);
        } else {
            let last = Self::OUTCOMES.len() - 1;
            let at = match self.outcome() {
                Some(at) => at.saturating_add_signed(steps).min(last),
                None if steps < 0 => last,
                None => 0,
            };
            self.what = Some(Self::OUTCOMES[at]);
        }
    }

    /// Chooses the next outcome that begins with a letter.
    fn go_to(&mut self, letter: char) {
        let (all, next) = (Self::OUTCOMES, self.outcome().map_or(0, |at| at + 1));
        let letter = letter.to_ascii_lowercase();
        let after = (0..all.len()).map(|step| all[(next + step) % all.len()]);
        let begins = |what: &Recorded| label(*what).starts_with(letter);
        if let Some(found) = after.into_iter().find(begins) {
            self.wrong = None;
            self.what = Some(found);
        }
    }

    fn outcome(&self) -> Option<usize> {
        Self::OUTCOMES.iter().position(|what| Some(*what) == self.what)
    }

    /// Records the entry, or goes to the field that is wrong.
    fn accept(&mut self, ground: Ground) -> Answer {
        match self.entry(ground) {
            Ok(entry) => Answer::Ask(Effect::Record(vec![entry])),
            Err(FieldFault(field, why)) => {
                self.field = field;
                self.wrong = Some(why);
                Answer::Stay
            }
        }
    }

    fn entry(&self, ground: Ground) -> Result<Entry, FieldFault> {
        let mut entry = Entry::of(ground.now, &self.action);
        let Some(what) = self.what else {
            return Err(FieldFault(RecordField::Outcome, CHOOSE.into()));
        };
        entry.what = Some(what);
        entry.note = self.note.text().trim().into();
        let links = self.source.text().split_whitespace();
        let links = links.map(|link| match url::check(link) {
            Ok(()) => Ok(Evidence {
                title: "".into(),
                url: link.into(),
            }),
            Err(fault) => Err(FieldFault(RecordField::Source, format!("{link}: {fault}"))),
        });
        entry.evidence = links.collect::<Result<_, _>>()?;
        if what == Recorded::Note {
            if entry.note.is_empty() && entry.evidence.is_empty() {
                let why = "there is nothing to note yet; type some words, or a source";
                return Err(FieldFault(RecordField::Note, why.into()));
            }
            return Ok(entry);
        }
        let day = ground.as_of.to_string();
        let on = match self.on.text().trim() {
            "" => &day,
            typed => typed,
        };
        let date = |field, text: &str, side| {
            read(text, side, ground)
                .map(|said| Some(Box::new(said)))
                .map_err(|why| FieldFault(field, why))
        };
        entry.on = date(RecordField::On, on, ClockSide::Past)?;
        if let Some(due) = self.dues.get(self.due) {
            entry.due = due.as_str().into();
        }
        if what == Recorded::Slipped {
            if self.dues.is_empty() {
                let why = "it has no deadline that could slip; a note can say it";
                return Err(FieldFault(RecordField::Outcome, why.into()));
            }
            if self.to.text().trim().is_empty() {
                let why = "say when it is to happen now: Q3 2025, 12 March, mid-2025";
                return Err(FieldFault(RecordField::To, why.into()));
            }
            entry.to = date(RecordField::To, self.to.text(), ClockSide::Ahead)?;
        }
        Ok(entry)
    }
}

pub const fn label(what: Recorded) -> &'static str {
    match what {
        Recorded::Met => "met",
        Recorded::PartlyMet => "partly met",
        Recorded::Missed => "missed",
        Recorded::Dropped => "dropped",
        Recorded::Slipped => "slipped to …",
        Recorded::Note => "note only",
    }
}

/// The first word of a label, where there is little room.
pub fn short_label(what: Recorded) -> &'static str {
    let label = label(what);
    label.split_once(' ').map_or(label, |(first, _)| first)
}
