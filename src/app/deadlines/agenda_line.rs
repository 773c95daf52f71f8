//! A line of the agenda: its words and their positions. These are computed before a frame is drawn, because a title that would
//! be cut takes a second line.

use std::borrow::Cow;

use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr;

use super::agenda_columns::{AgendaColumns, WHOLE};
use crate::app::cut::{cut, two_lines};
use crate::library::Library;
use crate::model::ActionId;
use crate::model::deadlines::Deadline;
use crate::model::settled::SaidBy;
use crate::model::words::{ActorRole, Hedge};
use crate::views::grouped_rows::GroupedRow;
use crate::views::{brief, was};

/// Place and owner are left out where they would leave a title fewer cells than this.
const TITLE: u16 = 40;

/// The fewest cells a title may have beside a former date.
const LEAST_TITLE: u16 = 20;

/// Marks a deadline that another action reports first.
const SAME_EVENT: &str = "same event";

/// Lays out the lines of an agenda.
#[derive(Clone, Copy, Debug)]
pub struct AgendaLines<'a> {
    library: &'a Library,
    as_of: NaiveDate,
    width: u16,
    columns: AgendaColumns,
}

/// A line, with the columns it has room for.
#[derive(Clone, Debug)]
pub struct AgendaLine<'a> {
    pub action: ActionId,
    /// The distance, or the date where it has no column. Empty where a long date takes this column as well.
    pub lead: String,
    pub wording: String,
    /// Where the date begins.
    pub wording_x: u16,
    pub title: &'a str,
    /// What follows the title: the distance if `lead` is empty, and the date before it slipped, or else who reported its
    /// outcome, or that another action reports the same event.
    pub was: String,
    /// How sure the document is of the date; empty where the word follows the date instead.
    pub hedge: &'static str,
    pub hedge_of_date: &'static str,
    /// The hedge, if it is abbreviated to a letter for lack of room.
    abbreviated: Option<Hedge>,
    pub columns: AgendaColumns,
    /// Where the title begins, and how many cells it has.
    pub title_x: u16,
    pub title_cells: u16,
    /// Where the columns after the title begin.
    pub beside_x: u16,
}

impl<'a> AgendaLines<'a> {
    pub fn new(library: &'a Library, as_of: NaiveDate, width: u16, widest_title: u16) -> Self {
        Self {
            library,
            as_of,
            width,
            columns: AgendaColumns::of(width, library.days, widest_title),
        }
    }

    /// The line of a row; `None` for a heading or a stack.
    pub fn of<G>(self, row: &GroupedRow<G>) -> Option<AgendaLine<'a>> {
        match row {
            GroupedRow::Heading(..) | GroupedRow::Stack(..) => None,
            GroupedRow::Deadline(at) => {
                let deadline = self.library.deadlines.sorted.get(*at as usize)?;
                Some(self.deadline(deadline))
            }
            GroupedRow::Undated(action) => Some(self.undated(*action)),
        }
    }

    pub fn deadline(self, deadline: &Deadline) -> AgendaLine<'a> {
        let Library {
            corpus,
            days,
            deadlines,
            ..
        } = self.library;
        let cells = self.columns.distance;
        let (lead, wording) = if self.columns.wording == 0 {
            let lead = brief::lead(*days, corpus, deadline, self.as_of, cells.into());
            (lead, String::new())
        } else {
            let distance = deadline.distance(self.as_of);
            let words = if cells < WHOLE {
                distance.brief()
            } else {
                distance.to_string()
            };
            let wording = brief::wording(*days, corpus, deadline, self.columns.wording.into());
            (words, wording)
        };
        // A repeated event is listed only where the query hides the action that reports it first.
        let is_repeated = || deadlines.is_repeated(deadline.date, |_| true);
        // The document's own word needs no mark.
        let said_by = || {
            let settled = deadline.settled_by(self.as_of)?;
            (settled.said_by != SaidBy::Document).then(|| format!("by {}", settled.said_by.words()))
        };
        let was = was::was(*days, corpus, deadlines, deadline)
            .or_else(said_by)
            .or_else(|| is_repeated().then(|| SAME_EVENT.to_owned()))
            .unwrap_or_default();
        let (lead, was) = if wording.width() > usize::from(self.columns.wording) {
            // A date is never cut and titles stay aligned, so a long date takes the column of the distance as well.
            let parts = [lead, was];
            let said = parts.iter().map(String::as_str).filter(|part| !part.is_empty());
            (String::new(), said.collect::<Vec<_>>().join(", "))
        } else {
            (lead, was)
        };
        self.line(deadline.action, lead, wording, deadline.record(corpus).hedge, was)
    }

    pub fn undated(self, action: ActionId) -> AgendaLine<'a> {
        self.line(
            action,
            "no date".into(),
            String::new(),
            Hedge::Firm,
            String::new(),
        )
    }

    fn line(
        self,
        action: ActionId,
        lead: String,
        wording: String,
        hedge: Hedge,
        was: String,
    ) -> AgendaLine<'a> {
        let mut columns = self.columns;
        let mut title_x = if columns.distance > 0 {
            2 + columns.distance + 2
        } else {
            2
        };
        let wording_x = if lead.is_empty() { 2 } else { title_x };
        if columns.wording > 0 {
            // A date too long even for both columns pushes the title to the right.
            title_x = (title_x + columns.wording).max(wording_x + wording.width() as u16) + 1;
        }
        let rest = self.width.saturating_sub(title_x);
        let was_cells = if was.is_empty() { 0 } else { was.width() as u16 + 1 };
        let title = self.library.corpus.action(action).title();
        let is_tight = columns.after_title() + was_cells + TITLE > rest;
        if columns.place + columns.owner > 0 && is_tight {
            columns = columns.title_and_hedge();
        }
        let mut hedge_of_date = "";
        let has_columns = columns.place + columns.owner > 0;
        let (word, taken) = if has_columns {
            (hedge_in(hedge, columns.hedge), columns.after_title())
        } else {
            // With no columns on the right, the hedge has what the title leaves, and the title of a firm date has the whole line.
            let after_date = columns.wording.saturating_sub(wording.width() as u16 + 1);
            if columns.hedge < SHORT && hedge != Hedge::Firm {
                hedge_of_date = word_in(hedge, after_date);
            }
            let after_title = rest.saturating_sub(title.width() as u16 + was_cells + 1);
            let least = if rest > TITLE + SHORT {
                SHORT
            } else {
                columns.hedge
            };
            let word = match hedge_of_date {
                "" => hedge_in(hedge, after_title.max(least)),
                _ => "",
            };
            columns.hedge = word.width() as u16;
            (word, columns.after_title())
        };
        let cells = rest.saturating_sub(taken).min(columns.title);
        // The title gives way to the former date, but not below its least width.
        let title_cells = if was.is_empty() || cells < was_cells + LEAST_TITLE {
            cells
        } else {
            cells - was_cells
        };
        AgendaLine {
            action,
            lead,
            wording,
            wording_x,
            title,
            was,
            hedge: word,
            hedge_of_date,
            abbreviated: (word.len() == 1).then_some(hedge),
            columns,
            title_x,
            title_cells,
            beside_x: title_x
                + if has_columns {
                    cells
                } else {
                    cells.max(rest.saturating_sub(taken))
                },
        }
    }

    /// The owner of an action: the accountable body, or else the implementing one. The mark of an inferred owner is never cut.
    pub fn owner(self, action: ActionId, cells: u16) -> String {
        let corpus = &self.library.corpus;
        let actors = corpus.action(action).actors();
        let of = |role: ActorRole| actors.iter().find(|actor| actor.role == role);
        let Some(actor) = of(ActorRole::Accountable).or_else(|| of(ActorRole::Implementing)) else {
            return String::new();
        };
        let mark = if actor.inferred { " (inferred)" } else { "" };
        let room = usize::from(cells).saturating_sub(mark.len());
        let name = corpus.bodies().term(actor.body).short();
        format!("{}{mark}", cut(name, room))
    }

    /// The first place of an action, and how many more there are.
    pub fn places(self, action: ActionId, cells: u16) -> Cow<'a, str> {
        let corpus = &self.library.corpus;
        let places = corpus.action(action).places();
        let Some(first) = places.first() else {
            return "".into();
        };
        let term = corpus.place_terms().term(*first);
        let more = places.len() - 1;
        if more == 0 {
            return term.short().into();
        }
        let more = format!(" +{more}");
        let room = usize::from(cells).saturating_sub(more.len());
        format!("{}{more}", cut(term.short(), room)).into()
    }
}

impl AgendaLine<'_> {
    /// The word for a hedge that is only a letter in the first line, if the second line of the title, of `cells` cells, has
    /// room for it.
    pub fn hedge_below(&self, cells: u16) -> Option<&'static str> {
        let hedge = self.abbreviated?;
        let (_, below) = two_lines(self.title, self.title_cells.into());
        let taken = (below.width() as u16).min(self.title_cells) + 1;
        let word = word_in(hedge, cells.saturating_sub(taken));
        (!word.is_empty()).then_some(word)
    }

    pub fn is_cut(&self) -> bool {
        self.title.width() > usize::from(self.title_cells)
    }

    /// Whether the title is cut to fewer cells than it should have.
    pub fn is_untold(&self) -> bool {
        self.title_cells < TITLE && self.is_cut()
    }
}

/// Cells of the short words for hedges.
const SHORT: u16 = 5;

/// A hedge as a word of at most `cells` cells; empty if even the short word is longer.
fn word_in(hedge: Hedge, cells: u16) -> &'static str {
    let words = [brief::hedge(hedge), brief::short_hedge(hedge)];
    let fits = |word: &&str| word.width() <= usize::from(cells);
    words.into_iter().find(fits).unwrap_or_default()
}

/// A hedge in `cells` cells: a letter if no word for it fits; empty if the date is firm.
fn hedge_in(hedge: Hedge, cells: u16) -> &'static str {
    match (hedge, word_in(hedge, cells), cells) {
        (Hedge::Firm, ..) | (_, _, 0) => "",
        (Hedge::Planned | Hedge::Expected, "", _) => "p",
        (_, "", _) => "u",
        (_, word, _) => word,
    }
}
