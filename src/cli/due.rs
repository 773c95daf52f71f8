//! `milepost due`: deadlines, nearest first.

use chrono::NaiveDate;

use super::common::CommonArgs;
use super::output::wrong;
use super::session::{Opened, open};
use super::status::Answered;
use super::view::ListArgs;
use crate::export::{Arrangement, Due, ExportScope};
use crate::when::offset;

/// Which deadlines.
#[derive(Clone, Debug, clap::Args)]
pub struct DueArgs {
    /// Only deadlines that end within this time after the as-of date: 30d, 6w, 3m, 2q, 1y, eoq
    #[arg(long, value_name = "TIME", conflicts_with = "until")]
    within: Option<String>,
    /// Only deadlines that end between the as-of date and the end of this date or period: 2025-06-30, Q2 2025
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// Also what is settled: met, missed or dropped (a query such as is:met finds it without)
    #[arg(long)]
    all: bool,
    /// How to order and group them
    #[arg(long, value_enum, value_name = "ORDER", default_value = "agenda")]
    by: DueGrouping,
    #[command(flatten)]
    list: ListArgs,
}

pub const EXAMPLES: &str = "\
Examples:
  milepost due
  milepost due --within 30d
  milepost due where:tunisia --until 2025-06-30
  milepost due --by heading --format markdown
  milepost due -o deadlines.ics";

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum DueGrouping {
    /// By urgency: overdue, open now, next 14 days, …
    Agenda,
    /// By the month they end in
    Month,
    /// By heading, in document order
    Heading,
}

pub fn run(args: &DueArgs, common: &CommonArgs) -> Answered {
    let opened = open(common)?;
    let selection = args.list.query.select(&opened, "due")?;
    let due = Due {
        arrangement: match args.by {
            DueGrouping::Agenda => Arrangement::Agenda,
            DueGrouping::Month => Arrangement::Months,
            DueGrouping::Heading => Arrangement::Headings,
        },
        all: args.all || selection.asks_settled,
        baselines: matches!(args.by, DueGrouping::Heading),
        between: last_day(args, &opened)?.map(|last| (opened.clock.as_of, last)),
    };
    let scope = ExportScope::Deadlines(due);
    args.list.view.write(&opened, &selection, scope, common)
}

/// The last day of `--within` or `--until`, if one is given.
fn last_day(args: &DueArgs, opened: &Opened) -> Result<Option<NaiveDate>, u8> {
    let as_of = opened.clock.as_of;
    if let Some(text) = &args.within {
        // Written as in the query field `due:`. But `due:30d` finds more: also what may fall in these days and ends later.
        return match offset::parse(text, as_of) {
            Some(time) if time.to >= as_of && time.from >= as_of => Ok(Some(time.to)),
            _ => Err(wrong(format_args!(
                "--within {text}: a time to come is written 30d, 6w, 3m, 2q, 1y, eom, eoq or eoy"
            ))),
        };
    }
    let Some(text) = &args.until else { return Ok(None) };
    let when = opened
        .library
        .corpus
        .typed(text, as_of)
        .map_err(|why| wrong(format_args!("--until {text}: {why}")))?;
    match when.window(&opened.library.conventions).latest {
        Some(latest) if latest < as_of => Err(wrong(format_args!("--until {text}: that is before {as_of}"))),
        Some(latest) => Ok(Some(latest)),
        None => Err(wrong(format_args!("--until {text}: that has no end"))),
    }
}
