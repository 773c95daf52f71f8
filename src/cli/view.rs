//! What `tree`, `due`, `search` and `show` have in common: a query, a format, a place to write to.

use clap::builder::PossibleValue;

use super::common::CommonArgs;
use super::output::{self, OutputTarget};
use super::select::{Selection, select, select_in};
use super::status::{NOTHING, WRONG};
use crate::export::delimiter::Dialect;
use crate::export::{self, ExportScope, ExportView, Format, Output};
use crate::library::Library;
use crate::model::EditionId;
use crate::views::pivot::Pivot;
use crate::views::tables::TableKind;
use crate::when::clock::Clock;

/// How an answer is given.
#[derive(Clone, Debug, clap::Args)]
pub struct Form {
    /// Output format [default: by FILE's extension, else text]
    #[arg(short, long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    target: OutputTarget,
    /// Print at most N entries
    #[arg(short = 'n', long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    limit: Option<u64>,
    /// Wrap text to this many columns [default: the terminal's width, or 80]
    #[arg(short, long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..=1000))]
    width: Option<u16>,
    /// CSV that Excel opens by itself: a byte order mark, and semicolons where the locale's numbers have a comma
    #[arg(long)]
    excel: bool,
    /// Name the ids of actions in text, Markdown and HTML; the other formats always do
    #[arg(long = "ids")]
    with_ids: bool,
}

/// A query.
#[derive(Clone, Debug, clap::Args)]
pub struct Asked {
    /// Query; several words are joined to one query
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
}

impl clap::ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let endings = Output::Entries(*self).endings().iter().copied();
        let others = endings.filter(|ending| *ending != self.name());
        Some(PossibleValue::new(self.name()).help(self.help()).aliases(others))
    }
}

/// What is read, and as of when.
pub struct Opened {
    pub library: Library,
    pub clock: Clock,
}

/// Reads the corpus, or prints what is wrong with it.
pub fn open(common: &CommonArgs) -> Result<Opened, u8> {
    match super::session::library(common) {
        Ok(library) => {
            let library = super::session::looking(library, common).map_err(|why| wrong(&why))?;
            let clock = super::session::clock(common, &library);
            let library = library.at(clock.as_of);
            Ok(Opened { library, clock })
        }
        Err(report) => {
            output::message(&report);
            Err(NOTHING)
        }
    }
}

pub fn wrong(text: &str) -> u8 {
    output::say(text);
    WRONG
}

/// Says what a query in plain words may mean, as a command to try instead of the one that was given.
pub fn offer(text: &str, opened: &Opened, command: &str) {
    if let Some(offer) = opened.library.offer(text, opened.clock.as_of) {
        output::say(&format_args!("perhaps: {}", offer.command(command)));
    }
}

impl Asked {
    /// What the query of a command leaves, or the exit status of a query that cannot be asked.
    pub fn select(&self, opened: &Opened, command: &str) -> Result<Selection, u8> {
        self.ranked(opened, command, 0)
    }

    /// The same, with the best of it ranked.
    pub fn ranked(&self, opened: &Opened, command: &str, best: usize) -> Result<Selection, u8> {
        let text = self.query.join(" ");
        offer(&text, opened, command);
        let selection =
            select(&text, &opened.library, opened.clock.as_of, best).map_err(|why| wrong(&why))?;
        if let Some(note) = &selection.note {
            output::say(&note);
        }
        Ok(selection)
    }

    /// What the query leaves of some editions.
    pub fn select_of(&self, opened: &Opened, editions: &[EditionId]) -> Result<Selection, u8> {
        let text = self.query.join(" ");
        select_in(&text, &opened.library, opened.clock.as_of, 0, Some(editions)).map_err(|why| wrong(&why))
    }

    pub fn is_blank(&self) -> bool {
        self.query.iter().all(|word| word.trim().is_empty())
    }
}

impl Form {
    /// The format that is asked for, by name or by the ending of the file.
    pub fn format(&self) -> Result<Format, String> {
        let format = self.named_format()?;
        if self.excel && format != Format::Csv {
            return Err(format!(
                "--excel is for CSV, not for {}; --format csv goes with it",
                format.name()
            ));
        }
        if format.is_binary() && self.target.is_terminal() {
            let name = format.name();
            return Err(format!(
                "{name} is no text for a terminal; write it to a file (-o milepost.{name}) or into a pipe"
            ));
        }
        Ok(format)
    }

    pub fn dialect(&self) -> Dialect {
        if self.excel {
            Dialect::of_excel(|name| std::env::var(name).ok())
        } else {
            Dialect::Standard
        }
    }

    fn named_format(&self) -> Result<Format, String> {
        if let Some(format) = self.format {
            return Ok(format);
        }
        let Some(ending) = self.target.ending() else {
            return Ok(if self.excel { Format::Csv } else { Format::Text });
        };
        match Output::of_ending(ending) {
            Some(Output::Entries(format)) => Ok(format),
            // Endings alone stand for no brief: `milepost brief` writes those.
            Some(Output::Screen(_) | Output::Brief(_)) => {
                Err("use `milepost screen` for pictures of the screen".into())
            }
            None => {
                let known: Vec<_> = Format::ALL.iter().map(|format| format.name()).collect();
                Err(format!(
                    "no format for the extension .{ending}; --format is one of {}",
                    known.join(", ")
                ))
            }
        }
    }

    /// How many entries are asked for at most.
    pub fn limit(&self) -> Option<usize> {
        self.limit
            .map(|limit| usize::try_from(limit).unwrap_or(usize::MAX))
    }

    /// Puts what was made elsewhere where it is to go.
    pub fn put(&self, bytes: &[u8]) -> u8 {
        output::put(bytes, &self.target)
    }

    /// Gives a view of what was selected, and returns the exit status.
    pub fn give(
        &self,
        opened: &Opened,
        selection: &Selection,
        scope: ExportScope,
        common: &CommonArgs,
    ) -> u8 {
        self.give_grouped(opened, selection, scope, None, common)
    }

    /// The same, with the tree regrouped.
    pub fn give_grouped(
        &self,
        opened: &Opened,
        selection: &Selection,
        scope: ExportScope,
        pivot: Option<&Pivot>,
        common: &CommonArgs,
    ) -> u8 {
        let format = match self.format() {
            Ok(format) => format,
            Err(why) => return wrong(&why),
        };
        if format == Format::Ics
            && let ExportScope::Table(kind, ..) = scope
            && kind.no_events().is_some()
        {
            let all = TableKind::ALL.into_iter();
            let what: Vec<_> = all.filter_map(TableKind::no_events).collect();
            let (last, others) = what.split_last().unwrap_or((&"", &[]));
            return wrong(&format!(
                "{} and {last} are not events and cannot be written as a calendar; --format is one of {}",
                others.join(", "),
                but_calendar()
            ));
        }
        let view = ExportView {
            library: &opened.library,
            as_of: opened.clock.as_of,
            shown: selection.set.as_ref(),
            query: selection.query.as_deref(),
            scope,
            limit: self.limit(),
            pivot,
            ids: self.with_ids,
        };
        let paper = self.target.paper(self.width, common.color);
        let prepared = export::prepare(&view);
        let render = || match format {
            Format::Csv => prepared.csv(self.dialect()).into_bytes(),
            _ => prepared.render(format, paper),
        };
        if !prepared.is_empty(format) {
            return output::put(&render(), &self.target);
        }
        // An old file must not be taken for the answer; a pipe of rows or objects may well be empty.
        if self.target.is_file() || format.is_rows() {
            output::put(&render(), &self.target);
        }
        if prepared.listing.is_empty() {
            output::say(&nothing(&view));
        } else {
            output::say("nothing here has a date for a calendar");
        }
        NOTHING
    }
}

/// The formats of what is no calendar.
pub fn but_calendar() -> String {
    let formats = Format::ALL.iter().filter(|format| **format != Format::Ics);
    formats.map(|format| format.name()).collect::<Vec<_>>().join(", ")
}

fn nothing(view: &ExportView) -> String {
    let what = match view.scope {
        ExportScope::Deadlines(_) => "no deadline",
        ExportScope::Table(kind, ..) => kind.nothing(),
        _ => "nothing",
    };
    match view.query {
        Some(query) => format!("{what} matches {query}"),
        None => format!("{what} here"),
    }
}
