//! The search prompt: the query being typed, its results, and keeping it as a filter of every pane.
//!
//! ```text
//! key ─► Input ─► Query ─► Effect::Find ─► (search thread) ─► State::found ─► hits, preview
//! ```

use std::sync::Arc;
use std::time::Duration;

use crossterm::event::{KeyCode, KeyModifiers};

use super::answer::Answer;
use super::cursor::Cursor;
use super::detail::{DetailLine, wrap};
use super::effect::Effect;
use super::filtered::ActiveFilter;
use super::finder::{Results, Wanted};
use super::ground::Ground;
use super::input::Input;
use super::palette::best_names;
use super::stroke::Stroke;
use crate::command::Command;
use crate::model::ActionId;
use crate::query::{QueryError, Saved, reference, unfinished};
use crate::search::Matches;
use crate::settings::REMEMBERED;
use crate::views::{facts, wording};

/// The label before the input.
pub const LABEL: &str = "/ ";

#[derive(Clone, Debug, Default)]
pub struct Search {
    /// What is being typed.
    pub input: Input,
    /// The last results; they stay while a mistake is being typed.
    pub found: Arc<Matches>,
    /// What they are the results of.
    pub query: String,
    /// The line of the results it stands at.
    pub cursor: Cursor,
    /// What is wrong with what is typed.
    pub mistake: Option<QueryError>,
    /// What is said of the result it stands at.
    pub preview: Vec<DetailLine>,
    /// Whether results are on their way.
    pub is_waiting: bool,
    /// Whether to apply the query as soon as they are there.
    pub keep: bool,
    /// Queries that were kept, oldest first.
    pub history: Vec<String>,
    /// The saved queries whose names may be meant, while the name of one is being typed.
    pub offered: Vec<Offer>,
    /// How long the last search took, if the log is on.
    pub took: Option<Duration>,
    /// How far back in the history the prompt is; 0 for what is being typed.
    pub recalled: usize,
}

/// A saved query that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its place among the saved queries.
    pub saved: usize,
    /// The letters of its name that match, counted in characters.
    pub matched: Vec<usize>,
}

impl Search {
    /// Forgets everything but the history.
    pub fn begin_again(&mut self) {
        let history = std::mem::take(&mut self.history);
        *self = Self {
            history,
            ..Self::default()
        };
    }

    /// Forgets the results: they are of a corpus that is gone. What is being typed stays.
    pub fn forget_results(&mut self) {
        *self = Self {
            input: std::mem::take(&mut self.input),
            history: std::mem::take(&mut self.history),
            recalled: self.recalled,
            keep: self.keep,
            ..Self::default()
        };
    }

    /// How many lines are listed: names that are offered, or else results.
    pub fn lines(&self) -> usize {
        match self.offered.len() {
            0 => self.found.hits.len(),
            offered => offered,
        }
    }

    pub fn hit(&self) -> Option<ActionId> {
        self.found.hits.get(self.cursor.at).map(|hit| hit.action)
    }

    /// A key while a query is typed.
    pub fn key(&mut self, stroke: Stroke, ground: Ground) -> Answer {
        let page = ground.layout.screen().search().0.height.max(2) as isize - 1;
        let is_offering = !self.offered.is_empty();
        match stroke {
            Stroke::Do(Command::Cancel) => return Answer::Close,
            Stroke::Do(Command::Open) if is_offering => return self.take_offer(ground),
            Stroke::Do(Command::Open) => return self.keep(),
            Stroke::Do(Command::Up) if self.input.text().is_empty() => return self.recall(1, ground),
            Stroke::Do(Command::Up) => self.walk(-1, ground),
            Stroke::Do(Command::Down) => self.walk(1, ground),
            Stroke::Do(Command::PageUp) => self.walk(-page, ground),
            Stroke::Do(Command::PageDown) => self.walk(page, ground),
            Stroke::Do(_) => {}
            Stroke::Type(key) => {
                let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
                let alt = key.modifiers.contains(KeyModifiers::ALT);
                match key.code {
                    KeyCode::Tab if is_offering => return self.take_offer(ground),
                    KeyCode::Up if alt => return self.recall(1, ground),
                    KeyCode::Down if alt => return self.recall(-1, ground),
                    KeyCode::Char('r') if ctrl => return self.recall(1, ground),
                    KeyCode::Char('p') if ctrl => self.walk(-1, ground),
                    KeyCode::Char('n') if ctrl => self.walk(1, ground),
                    _ if self.input.edit(key) => {
                        self.recalled = 0;
                        return self.find(ground);
                    }
                    _ => {}
                }
            }
        }
        Answer::Stay
    }

    pub fn insert(&mut self, text: &str, ground: Ground) -> Answer {
        self.input.insert(text);
        self.find(ground)
    }

    /// Completes the name of the saved query at the cursor, and searches for it.
    fn take_offer(&mut self, ground: Ground) -> Answer {
        let offer = self.offered.get(self.cursor.at);
        let saved = offer.and_then(|offer| ground.library.saved.get(offer.saved));
        if let (Some((name, _)), Some((at, _))) = (saved, unfinished(self.input.text())) {
            let before = self.input.text().get(..at).unwrap_or_default();
            self.input = Input::new(format!("{before}{} ", reference(name)));
        }
        self.find(ground)
    }

    /// Puts a query of the history into the prompt: an older one, or with `-1` a newer one.
    fn recall(&mut self, step: isize, ground: Ground) -> Answer {
        self.recalled = self.recalled.saturating_add_signed(step).min(self.history.len());
        let at = self.history.len().checked_sub(self.recalled);
        let text = at.and_then(|at| self.history.get(at));
        self.input = Input::new(text.cloned().unwrap_or_default());
        self.find(ground)
    }

    pub fn walk(&mut self, lines: isize, ground: Ground) {
        self.cursor.move_by(lines, self.lines());
        self.preview(ground);
    }

    /// Searches for what is typed. While that is mistaken, the last results stay.
    pub fn find(&mut self, ground: Ground) -> Answer {
        let text = self.input.text();
        self.offered = offers(&ground.library.saved, text);
        if !self.offered.is_empty() {
            // A name that is half typed is no mistake yet.
            self.mistake = None;
            self.cursor = Cursor::default();
        } else if text.trim().is_empty() {
            self.found = Arc::default();
            self.mistake = None;
            self.is_waiting = false;
        } else {
            match ground.library.query(text, ground.as_of) {
                Ok(query) => {
                    self.mistake = None;
                    self.is_waiting = true;
                    let generation = ground.library.generation;
                    return Answer::Ask(Effect::Find(Wanted { query, generation }));
                }
                Err(mistake) => self.mistake = Some(mistake),
            }
            return Answer::Stay;
        }
        self.preview(ground);
        Answer::Stay
    }

    /// Results have arrived.
    pub fn found(&mut self, Results { query, found, .. }: Results, ground: Ground) -> Answer {
        // Late results of an earlier key are better than older ones, but are not the last.
        if self.input.text() == query {
            self.is_waiting = false;
        }
        self.found = found;
        self.query = query;
        if !self.offered.is_empty() {
            return Answer::Stay;
        }
        self.cursor = Cursor::default();
        self.preview(ground);
        if self.keep && !self.is_waiting {
            return self.keep();
        }
        Answer::Stay
    }

    /// Wraps the facts of the result at the cursor, where there is room for them.
    pub fn preview(&mut self, ground: Ground) {
        let (list, beside) = ground.layout.screen().search();
        let len = self.lines();
        self.cursor.follow(len, usize::from(list.height).max(1), |_| 0);
        let hit = self.hit().filter(|_| self.offered.is_empty());
        self.preview = match (hit, beside) {
            (Some(action), Some(area)) if area.width > 0 => {
                wrap(&facts::of_action(ground.sources(), action), area.width.into())
            }
            _ => Vec::new(),
        };
    }

    /// Keeps the query as a filter, as soon as its results are there.
    fn keep(&mut self) -> Answer {
        self.keep = self.is_waiting;
        if self.is_waiting || self.mistake.is_some() {
            return Answer::Stay;
        }
        let text = self.input.text().trim().to_owned();
        if text.is_empty() {
            return Answer::Do(Command::ClearFilter);
        }
        let Some(hit) = self.hit() else {
            return Answer::Note(format!("Nothing matches {text}"));
        };
        self.history.retain(|former| *former != text);
        self.history.push(text.clone());
        let surplus = self.history.len().saturating_sub(REMEMBERED);
        self.history.drain(..surplus);
        Answer::Filter {
            // The header may have no room for the note.
            note: self.found.note().map(|note| wording::capital(&note)),
            filter: ActiveFilter {
                label: self.found.label(&text),
                query: text,
                set: self.found.set.clone(),
            },
            hit,
        }
    }
}

/// The saved queries whose names the end of the input may mean; none if it is the name of one.
fn offers(saved: &[Saved], text: &str) -> Vec<Offer> {
    let Some((_, letters)) = unfinished(text) else {
        return Vec::new();
    };
    let is_name = |(name, _): &Saved| name.to_lowercase() == letters.to_lowercase();
    if saved.iter().any(is_name) {
        return Vec::new();
    }
    let names = saved.iter().map(|(name, _)| name.as_str());
    let found = best_names(letters, names).into_iter();
    found.map(|(saved, matched)| Offer { saved, matched }).collect()
}
