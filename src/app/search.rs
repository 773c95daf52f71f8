//! The search prompt: the query being typed, its results, and applying it as a filter to every pane.
//!
//! ```text
//! key ─► Input ─► Query ─► Effect::Find ─► (search thread) ─► State::found ─► hits, preview
//! ```

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::answer::Answer;
use super::areas::below;
use super::complete;
use super::cursor::{Cursor, lines};
use super::detail::{DetailLine, wrap};
use super::effect::Effect;
use super::filtered::ActiveFilter;
use super::finder::{Results, Wanted};
use super::ground::Ground;
use super::input::InputLine;
use super::layout::Screen;
use super::row_heights::RowHeights;
use super::stroke::Stroke;
use super::typed_offers::{Offer, counted, nearest, offers};
use crate::command::Command;
use crate::keymap::Key;
use crate::model::ActionId;
use crate::query::{Completions, NamedView, PlainOffer, QueryError, reference, unfinished};
use crate::search::{Hit, Matches};
use crate::settings::REMEMBERED;
use crate::views::{facts, wording};

pub const LABEL: &str = "/ ";

/// The most lines of a message about a mistake.
const MISTAKE: usize = 3;

/// The cells beside a title for a time or the field that matched, in a line of `line` cells.
pub const fn time_cells(line: u16) -> u16 {
    match line {
        0..50 => 0,
        50..90 => 13,
        // `18 – 19 Dec 2024`
        _ => 16,
    }
}

/// The cells for the place of a result in a line of `line` cells.
pub const fn place_cells(line: u16) -> u16 {
    // The preview shows the place as well, so titles come first.
    if line >= 130 { line / 4 } else { 0 }
}

pub const fn title_cells(line: u16) -> u16 {
    let place = match place_cells(line) {
        0 => 0,
        cells => cells + 1,
    };
    let time = match time_cells(line) {
        0 => 0,
        cells => cells + 1,
    };
    line.saturating_sub(2 + place + time)
}

#[derive(Clone, Debug, Default)]
pub struct Search {
    pub input: InputLine,
    /// The last results; they stay while a mistake is being typed.
    pub found: Arc<Matches>,
    /// The query that `found` answers.
    pub query: String,
    pub cursor: Cursor,
    pub heights: RowHeights,
    pub mistake: Option<QueryError>,
    /// The facts of the result at the cursor.
    pub preview: Vec<DetailLine>,
    pub is_waiting: bool,
    /// The last query that was asked for, the results of which are awaited while `is_waiting`.
    asked: String,
    /// Whether to apply the query as soon as its results arrive.
    pub keep: bool,
    /// Input that depends on the awaited results, and everything typed after it.
    pub ahead: Vec<Ahead>,
    /// Queries that were kept, oldest first.
    pub history: Vec<String>,
    /// The saved queries whose names may be meant, while the name of one is being typed.
    pub offered: Vec<Offer>,
    /// The fields or values that may complete the query, after Tab.
    pub completing: Completions,
    /// An offer to read plain words as fields, or to search for those of them that are found at all.
    pub plain: Option<PlainOffer>,
    /// How much the offer finds, in words; `None` where counting it at every key would take too long.
    pub plain_finds: Option<String>,
    /// The view to show as soon as the query is kept.
    pub then: Option<NamedView>,
    /// Queries that find something in this corpus.
    pub examples: Vec<String>,
    /// The duration of the last search, if the log is on.
    pub took: Option<Duration>,
    /// How far back in the history the prompt is; 0 for the query being typed.
    pub recalled: usize,
}

/// Input that waits for results.
#[derive(Clone, Debug)]
pub enum Ahead {
    Key(Key),
    Paste(String),
}

impl Search {
    /// Forgets everything but the history.
    pub fn begin_again(&mut self, ground: Ground) {
        let history = std::mem::take(&mut self.history);
        *self = Self {
            history,
            examples: complete::examples(ground),
            ..Self::default()
        };
    }

    /// Forgets the results, which belong to a corpus that is gone. What is being typed stays.
    pub fn forget_results(&mut self) {
        *self = Self {
            input: std::mem::take(&mut self.input),
            history: std::mem::take(&mut self.history),
            recalled: self.recalled,
            keep: self.keep,
            ahead: std::mem::take(&mut self.ahead),
            then: self.then,
            examples: std::mem::take(&mut self.examples),
            ..Self::default()
        };
    }

    /// Whether a stroke must wait for results, because its meaning depends on them or it follows a stroke that waits. `None`
    /// stands for pasted text. Cancelling never waits.
    pub fn must_wait(&self, stroke: Option<Stroke>) -> bool {
        let depends = match stroke {
            Some(Stroke::Do(Command::Cancel)) => return false,
            // Accepting a query waits for its results in `keep`.
            None | Some(Stroke::Do(Command::Open)) => false,
            Some(Stroke::Type(key)) => !self.input.clone().edit(key),
            Some(Stroke::Do(_)) => true,
        };
        self.is_waiting && (depends || self.keep || !self.ahead.is_empty())
    }

    /// The number of lines listed: saved queries on offer, completions, or else results.
    pub fn lines(&self) -> usize {
        match (self.offered.len(), self.completing.list.len()) {
            (0, 0) => self.found.hits.len(),
            (0, completions) => completions,
            (offered, _) => offered,
        }
    }

    /// The list of everything that would be valid in place of the mistake.
    pub fn known(&self) -> Option<&str> {
        self.mistake.as_ref()?.known.as_deref()
    }

    /// The areas of the list and of the preview, which is left out where saved queries or completions are listed.
    pub fn areas(&self, screen: &Screen) -> (Rect, Option<Rect>) {
        let (list, beside) = screen.search();
        // A message longer than its line takes lines from the list.
        let cells = screen.header.width.saturating_sub(4);
        let more = self.mistake_lines(cells).len().saturating_sub(1) as u16;
        let list = below(list, more);
        let beside = beside.map(|place| {
            if place.x > list.x {
                below(place, more)
            } else {
                place
            }
        });
        match beside {
            Some(beside) if self.is_offering() || (self.known().is_some() && self.found.hits.is_empty()) => {
                (list.union(beside), None)
            }
            _ => (list, beside),
        }
    }

    /// The message about a mistake in lines of `cells` cells, under the letters concerned where there is room.
    pub fn mistake_lines(&self, cells: u16) -> Vec<String> {
        let Some(mistake) = &self.mistake else {
            return Vec::new();
        };
        let text = self.input.text();
        let before = text.get(..mistake.span.start).map_or(0, UnicodeWidthStr::width);
        let wide = text.get(mistake.span.clone()).map_or(1, UnicodeWidthStr::width);
        let marked = format!("{} {mistake}", "^".repeat(wide.clamp(1, 40)));
        // Under the letters if all of it fits there, else as far to the left as necessary.
        let indent = (before + LABEL.width()).min(usize::from(cells).saturating_sub(marked.width()));
        let text = format!("{}{marked}", " ".repeat(indent));
        if text.width() <= usize::from(cells) {
            return vec![text];
        }
        let lines = textwrap::wrap(&text, usize::from(cells).max(1));
        lines.into_iter().map(Cow::into_owned).take(MISTAKE).collect()
    }

    /// Which results take two lines of the screen, because their titles would be cut and there is room.
    fn heights(&self, ground: Ground, list: Rect) -> RowHeights {
        let hits = &self.found.hits;
        if self.is_offering() || !ground.layout.two_lines.is_room(hits.len(), list.height.into()) {
            return RowHeights::default();
        }
        let room = usize::from(title_cells(list.width));
        let title = |hit: &Hit| ground.corpus().action(hit.action).title().width();
        RowHeights::within(hits.len(), list.height.into(), |at| title(&hits[at]) > room)
    }

    /// Whether saved queries or completions are listed rather than results.
    pub fn is_offering(&self) -> bool {
        !self.offered.is_empty() || !self.completing.list.is_empty()
    }

    /// Whether the offer is all there is: the words themselves find nothing, and the offer uses all of them.
    pub fn offers_all(&self) -> bool {
        let is_whole = self.plain.as_ref().is_some_and(|plain| !plain.is_loose);
        is_whole && self.found.hits.is_empty() && !self.is_waiting
    }

    pub fn hit(&self) -> Option<ActionId> {
        self.found.hits.get(self.cursor.at).map(|hit| hit.action)
    }

    pub fn key(&mut self, stroke: Stroke, ground: Ground) -> Answer {
        let page = self.areas(&ground.layout.screen()).0.height.max(2) as isize - 1;
        let is_offering = self.is_offering();
        match stroke {
            Stroke::Do(Command::Cancel) if !self.completing.list.is_empty() => return self.find(ground),
            Stroke::Do(Command::Cancel) => return Answer::Close,
            Stroke::Do(Command::Open) if is_offering => return self.take_offer(ground),
            Stroke::Do(Command::Open) => return self.keep(ground),
            Stroke::Do(Command::Up) if self.input.text().is_empty() => return self.recall(1, ground),
            Stroke::Do(command) => {
                if let Some(lines) = lines(command, page) {
                    self.walk(lines, ground);
                }
            }
            Stroke::Type(key) => {
                let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
                let alt = key.modifiers.contains(KeyModifiers::ALT);
                match key.code {
                    KeyCode::Tab if is_offering => return self.take_offer(ground),
                    KeyCode::Tab if self.plain.is_some() => return self.take_plain(ground),
                    KeyCode::Tab => return self.complete(ground),
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

    /// Lists completions of the query, or takes the only one.
    fn complete(&mut self, ground: Ground) -> Answer {
        self.completing = complete::completions(self.input.text(), ground);
        self.cursor = Cursor::default();
        // A field without a value is not a mistake while its values are listed.
        if !self.completing.list.is_empty() {
            self.mistake = None;
        }
        if self.completing.list.len() == 1 {
            return self.take_offer(ground);
        }
        self.preview(ground);
        match self.completing.list.len() {
            0 => Answer::Note("Nothing completes this; Tab after a blank lists the fields".into()),
            _ => Answer::Stay,
        }
    }

    /// Replaces the plain words with the query or view on offer.
    pub fn take_plain(&mut self, ground: Ground) -> Answer {
        let Some(plain) = self.plain.take() else {
            return Answer::Stay;
        };
        let view = plain.view;
        if let Some(view) = view
            && plain.query.is_empty()
        {
            return Answer::View(view);
        }
        self.input = InputLine::new(plain.query);
        self.keep = true;
        let answer = self.find(ground);
        self.then = view;
        answer
    }

    /// Completes the query with the entry at the cursor, and searches for it.
    fn take_offer(&mut self, ground: Ground) -> Answer {
        if self.offered.is_empty()
            && let Some(taken) = self.completing.list.get(self.cursor.at)
        {
            let before = self.input.text().get(..self.completing.from).unwrap_or_default();
            let blank = if taken.is_field { "" } else { " " };
            let is_field = taken.is_field;
            self.input = InputLine::new(format!("{before}{}{blank}", taken.text));
            return if is_field {
                // A field without a value finds nothing, so its values are listed next.
                self.complete(ground)
            } else {
                self.find(ground)
            };
        }
        let offer = self.offered.get(self.cursor.at);
        let saved = offer.and_then(|offer| ground.library.saved.get(offer.saved));
        if let (Some((name, _)), Some((at, _))) = (saved, unfinished(self.input.text())) {
            let before = self.input.text().get(..at).unwrap_or_default();
            self.input = InputLine::new(format!("{before}{} ", reference(name)));
        }
        self.find(ground)
    }

    /// Puts a query of the history into the prompt: an older one with a positive step, a newer one with a negative step.
    fn recall(&mut self, step: isize, ground: Ground) -> Answer {
        self.recalled = self.recalled.saturating_add_signed(step).min(self.history.len());
        let at = self.history.len().checked_sub(self.recalled);
        let text = at.and_then(|at| self.history.get(at));
        self.input = InputLine::new(text.cloned().unwrap_or_default());
        self.find(ground)
    }

    pub fn walk(&mut self, lines: isize, ground: Ground) {
        self.cursor.move_by(lines, self.lines());
        self.preview(ground);
    }

    /// Searches for the query as typed. While it has a mistake, the last results stay.
    pub fn find(&mut self, ground: Ground) -> Answer {
        self.offer(ground.library.offer(self.input.text(), ground.as_of), ground);
        let text = self.input.text();
        self.offered = offers(&ground.library.saved, text);
        self.completing = Completions::default();
        self.then = None;
        if !self.offered.is_empty() {
            // A half-typed name is not a mistake yet.
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
                    text.clone_into(&mut self.asked);
                    let generation = ground.library.generation;
                    return Answer::Ask(Effect::Find(Wanted { query, generation }));
                }
                // The results of the last valid query may still arrive.
                Err(mistake) => self.mistake = Some(mistake),
            }
            return Answer::Stay;
        }
        self.preview(ground);
        Answer::Stay
    }

    fn offer(&mut self, plain: Option<PlainOffer>, ground: Ground) {
        let found = plain.as_ref().and_then(|plain| plain.found.as_ref());
        self.plain_finds = found.map(|found| counted(found, ground));
        self.plain = plain;
    }

    pub fn found(&mut self, Results { query, found, .. }: Results, ground: Ground) -> Answer {
        // The prompt has been emptied since, so the results no longer belong to it.
        if !self.is_waiting {
            return Answer::Stay;
        }
        // Results of an earlier key are shown meanwhile, but those of the last key are still awaited.
        if self.asked == query {
            self.is_waiting = false;
        }
        self.found = found;
        if self.plain.is_none() && self.input.text() == query {
            self.offer(nearest(&self.found, &query, ground), ground);
        }
        self.query = query;
        if self.is_offering() {
            return Answer::Stay;
        }
        self.cursor = Cursor::default();
        self.preview(ground);
        if self.keep && !self.is_waiting {
            return self.keep(ground);
        }
        Answer::Stay
    }

    /// Wraps the facts of the result at the cursor, where there is room for them.
    pub fn preview(&mut self, ground: Ground) {
        let (list, beside) = self.areas(&ground.layout.screen());
        let len = self.lines();
        self.cursor.follow(len, usize::from(list.height).max(1), |_| 0);
        self.heights = self.heights(ground, list);
        let hit = self.hit().filter(|_| !self.is_offering());
        self.preview = match (hit, beside) {
            (Some(action), Some(area)) if area.width > 0 => {
                wrap(&facts::of_action(ground.sources(), action), area.width.into())
            }
            _ => Vec::new(),
        };
    }

    /// Adds a query to the history.
    pub fn remember(&mut self, text: &str) {
        self.history.retain(|former| former != text);
        self.history.push(text.to_owned());
        let surplus = self.history.len().saturating_sub(REMEMBERED);
        self.history.drain(..surplus);
    }

    /// Keeps the query as a filter, as soon as its results are there.
    fn keep(&mut self, ground: Ground) -> Answer {
        self.keep = self.is_waiting;
        if self.is_waiting || self.mistake.is_some() {
            return Answer::Stay;
        }
        let text = self.input.text().trim().to_owned();
        if text.is_empty() {
            return Answer::Do(Command::ClearFilter);
        }
        let Some(hit) = self.hit() else {
            if self.offers_all() {
                return self.take_plain(ground);
            }
            return Answer::Note(format!("Nothing matches {text}"));
        };
        self.remember(&text);
        let query = ground.library.query(&text, ground.as_of);
        let filter = ActiveFilter {
            label: self.found.label(&text),
            query: text,
            set: self.found.set.clone(),
            offer: self.plain.clone(),
        };
        // Fields alone do not rank the matches, so the panes begin with the first.
        let is_ranked = self.cursor.at > 0 || query.is_ok_and(|query| query.expr.has_text());
        let first = (!is_ranked).then(|| filter.first(ground.library, ground.as_of));
        Answer::Filter {
            // The header may have no room for the note.
            note: self.found.note().map(|note| wording::capital(&note)),
            hit: first.flatten().unwrap_or(hit),
            filter,
            then: self.then.take(),
        }
    }
}
