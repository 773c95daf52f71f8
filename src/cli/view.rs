//! Writing views: what `tree`, `due`, `search`, `show` and the tables have in common.

use clap::builder::PossibleValue;

use super::common::CommonArgs;
use super::output::{self, OutputTarget, failed, wrong};
use super::query::{QueryArgs, Selection};
use super::session::Opened;
use super::status::Answered;
use crate::export::csv_dialect::Dialect;
use crate::export::{self, ExportFormat, ExportScope, ExportView, FormatNames, Output};
use crate::views::tables::TableKind;

/// How a view is written.
#[derive(Clone, Debug, clap::Args)]
pub struct ViewArgs {
    /// Output format [default: by FILE's extension, else text]
    #[arg(short, long, value_enum)]
    format: Option<ExportFormat>,
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

/// A query, and how what it finds is listed.
#[derive(Clone, Debug, clap::Args)]
pub struct ListArgs {
    #[command(flatten)]
    pub query: QueryArgs,
    #[command(flatten)]
    pub view: ViewArgs,
}

impl clap::ValueEnum for ExportFormat {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(value_of(self.names()))
    }
}

/// A format as a value of an option, with the extensions of its files as aliases.
pub fn value_of(names: FormatNames) -> PossibleValue {
    let others = names.endings.iter().copied();
    let others = others.filter(|ending| *ending != names.name);
    PossibleValue::new(names.name).help(names.help).aliases(others)
}

impl ViewArgs {
    /// The requested format, by name or by the extension of the file.
    pub fn format(&self) -> Result<ExportFormat, String> {
        let format = self.named_format()?;
        if self.excel && format != ExportFormat::Csv {
            return Err(format!(
                "--excel is for CSV, not for {}; --format csv goes with it",
                format.name()
            ));
        }
        if format.is_binary() && self.target.is_terminal() {
            let name = format.name();
            return Err(format!(
                "{name} cannot be shown in a terminal; write it to a file (-o milepost.{name}) or into a pipe"
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

    fn named_format(&self) -> Result<ExportFormat, String> {
        if let Some(format) = self.format {
            return Ok(format);
        }
        let Some(ending) = self.target.ending() else {
            return Ok(if self.excel {
                ExportFormat::Csv
            } else {
                ExportFormat::Text
            });
        };
        match Output::of_ending(ending) {
            Some(Output::Entries(format)) => Ok(format),
            // Briefs are not written here, but by `milepost brief`.
            Some(Output::Screen(_) | Output::Brief(_)) => {
                Err("use `milepost screen` for pictures of the screen".into())
            }
            None => {
                let known: Vec<_> = ExportFormat::ALL.iter().map(|format| format.name()).collect();
                Err(format!(
                    "no format for the extension .{ending}; --format is one of {}",
                    known.join(", ")
                ))
            }
        }
    }

    /// The most entries to print.
    pub fn limit(&self) -> Option<usize> {
        self.limit
            .map(|limit| usize::try_from(limit).unwrap_or(usize::MAX))
    }

    /// Writes rendered bytes to the target.
    pub fn put(&self, bytes: &[u8]) -> u8 {
        output::put(bytes, &self.target)
    }

    /// Writes a view of what was selected, and returns the exit status.
    pub fn write(
        &self,
        opened: &Opened,
        selection: &Selection,
        scope: ExportScope,
        common: &CommonArgs,
    ) -> Answered {
        let format = self.format().map_err(wrong)?;
        if format == ExportFormat::Ics
            && let ExportScope::Table(kind, ..) = scope
            && kind.no_events().is_some()
        {
            let all = TableKind::ALL.into_iter();
            let what: Vec<_> = all.filter_map(TableKind::no_events).collect();
            let (last, others) = what.split_last().unwrap_or((&"", &[]));
            return Err(wrong(format_args!(
                "{} and {last} are not events and cannot be written as a calendar; --format is one of {}",
                others.join(", "),
                but_calendar()
            )));
        }
        let view = ExportView {
            library: &opened.library,
            as_of: opened.clock.as_of,
            shown: selection.set.as_ref(),
            query: selection.query.as_deref(),
            scope,
            limit: self.limit(),
            pivot: selection.pivot.as_ref(),
            ids: self.with_ids,
        };
        let paper = self.target.paper(self.width, common.color);
        let prepared = export::prepare(&view);
        let render = || match format {
            ExportFormat::Csv => prepared.csv(self.dialect()).into_bytes(),
            _ => prepared.render(format, paper),
        };
        if !prepared.is_empty(format) {
            return Ok(output::put(&render(), &self.target));
        }
        // An old file must not be mistaken for the answer, and an empty list of rows or objects is valid output.
        if self.target.is_file() || format.is_rows() {
            output::put(&render(), &self.target);
        }
        if prepared.listing.is_empty() {
            return Err(failed(nothing(&view)));
        }
        Err(failed("nothing here has a date for a calendar"))
    }
}

/// The names of all formats except the calendar.
pub fn but_calendar() -> String {
    let formats = ExportFormat::ALL
        .iter()
        .filter(|format| **format != ExportFormat::Ics);
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
