//! `milepost score`: what became of what was due.

use super::common::CommonArgs;
use super::output::message;
use super::status::NOTHING;
use super::view::{Asked, Form, but_calendar, open, wrong};
use crate::export::{self, Format};
use crate::views::score::{ScoreBy, score};
use crate::views::wording;

/// Of what, and how it is divided.
#[derive(Clone, Debug, clap::Args)]
pub struct ScoreArgs {
    #[command(flatten)]
    asked: Asked,
    /// Divide it
    #[arg(long, value_enum, value_name = "BY")]
    by: Option<ScoreByArg>,
    #[command(flatten)]
    form: Form,
}

/// Examples, for help.
pub const EXAMPLES: &str = "\
Examples:
  milepost score --as-of today
  milepost score --by body
  milepost score where:tunisia --by quarter --as-of 2025-07-01 --format csv";

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum ScoreByArg {
    /// By accountable body; what several owe counts with each
    Body,
    Objective,
    Place,
    /// By the quarter in which it was due
    Quarter,
}

/// Counts.
pub fn run(args: &ScoreArgs, common: &CommonArgs) -> u8 {
    let answer = || {
        let opened = open(common)?;
        let format = args.form.format().map_err(|why| wrong(&why))?;
        if format == Format::Ics {
            return Err(wrong(&format!(
                "a score cannot be written as a calendar; --format is one of {}",
                but_calendar()
            )));
        }
        let selection = args.asked.select(&opened)?;
        let by = match args.by {
            None => ScoreBy::All,
            Some(ScoreByArg::Body) => ScoreBy::Body,
            Some(ScoreByArg::Objective) => ScoreBy::Objective,
            Some(ScoreByArg::Place) => ScoreBy::Place,
            Some(ScoreByArg::Quarter) => ScoreBy::Quarter,
        };
        let (library, as_of) = (&opened.library, opened.clock.as_of);
        let (mut lines, all) = score(
            &library.corpus,
            &library.deadlines,
            selection.set.as_ref(),
            by,
            as_of,
        );
        lines.truncate(args.form.limit().unwrap_or(usize::MAX));
        let of = selection.query.as_ref().map(|query| format!(" of {query}"));
        let header = vec![
            format!("Score{}", of.unwrap_or_default()),
            format!(
                "{} due by {}; periods and mere possibilities are not counted",
                wording::count(all.due(), "deadline"),
                library.days.day(as_of)
            ),
        ];
        let text = export::score(&lines, &all, by, header, format, args.form.dialect());
        if all.due() == 0 {
            if format.is_rows() {
                args.form.put(&text);
            }
            message(&"milepost: nothing here was due by then\n");
            return Ok(NOTHING);
        }
        Ok(args.form.put(&text))
    };
    answer().unwrap_or_else(|status| status)
}
