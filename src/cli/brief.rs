//! `milepost brief`: the answer to a question as a page to hand on.

use clap::builder::PossibleValue;

use super::common::CommonArgs;
use super::output::{self, OutputTarget, failed, wrong};
use super::query::{QueryArgs, ask};
use super::session::open;
use super::status::Answered;
use super::view::value_of;
use crate::app::brief::brief;
use crate::export::brief::BriefFormat;
use crate::model::set::ActionSet;

/// What to write about, and how.
#[derive(Clone, Debug, clap::Args)]
pub struct BriefArgs {
    #[command(flatten)]
    query: QueryArgs,
    /// Format [default: by FILE's extension, else text]
    #[arg(short, long, value_enum)]
    format: Option<BriefFormat>,
    /// Title [default: what the query is about]
    #[arg(long)]
    title: Option<String>,
    #[command(flatten)]
    target: OutputTarget,
}

pub const EXAMPLES: &str = "\
Examples:
  milepost brief where:mauritania -o mauritania.docx
  milepost brief who:frontex due:2025-H1 -o frontex.html
  milepost brief returns has:amount --format markdown";

impl clap::ValueEnum for BriefFormat {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(value_of(self.names()))
    }
}

pub fn run(args: &BriefArgs, common: &CommonArgs) -> Answered {
    let opened = open(common)?;
    let format = args.format().map_err(wrong)?;
    let text = args.query.text();
    let (library, as_of) = (&opened.library, opened.clock.as_of);
    let selection = ask(&text, &opened, "brief", 0, None)?;
    // A brief must not answer another question than the one that was asked.
    if selection.is_relaxed {
        return Err(failed(
            "no action matches the whole question; no brief was written",
        ));
    }
    let set = selection.set.as_ref();
    if set.map_or(library.corpus.is_empty(), ActionSet::is_empty) {
        return Err(failed(match &selection.query {
            Some(query) => format!("nothing matches {query}; no brief was written"),
            None => "nothing here; no brief was written".into(),
        }));
    }
    let title = args.title.as_deref();
    let brief = brief(library, as_of, &text, set, title);
    Ok(output::put(&format.render(&brief), &args.target))
}

impl BriefArgs {
    /// The requested format, by name or by the extension of the file.
    fn format(&self) -> Result<BriefFormat, String> {
        let format = match (self.format, self.target.ending()) {
            (Some(format), _) => format,
            (None, None) => BriefFormat::Text,
            (None, Some(ending)) => BriefFormat::of_ending(ending).ok_or_else(|| {
                let known: Vec<_> = BriefFormat::ALL
                    .iter()
                    .map(|format| format.names().name)
                    .collect();
                format!(
                    "no brief for the extension .{ending}; --format is one of {}",
                    known.join(", ")
                )
            })?,
        };
        if format.is_binary() && !self.target.is_file() {
            return Err(format!(
                "a brief in {} goes to a file: -o brief.{}",
                format.names().name,
                format.names().endings[0]
            ));
        }
        Ok(format)
    }
}
