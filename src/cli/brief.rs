//! `milepost brief`: the answer to a question as a page to be handed on.

use clap::builder::PossibleValue;

use super::common::CommonArgs;
use super::output::{self, OutputTarget};
use super::select::{Selection, select};
use super::status::{Answered, NOTHING};
use super::view::{offer, open, wrong};
use crate::app::brief::brief;
use crate::export::brief::BriefFormat;
use crate::model::set::ActionSet;

/// What to write about, and how.
#[derive(Clone, Debug, clap::Args)]
pub struct BriefArgs {
    /// Query; several words are joined to one query
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
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
        let endings = self.endings().iter().copied();
        let others = endings.filter(|ending| *ending != self.name());
        Some(PossibleValue::new(self.name()).help(self.help()).aliases(others))
    }
}

pub fn run(args: &BriefArgs, common: &CommonArgs) -> Answered {
    let opened = open(common)?;
    let format = args.format().map_err(|why| wrong(&why))?;
    let text = args.query.join(" ");
    offer(&text, &opened, "brief");
    let (library, as_of) = (&opened.library, opened.clock.as_of);
    let selection = select(&text, library, as_of, 0).map_err(|why| wrong(&why))?;
    if let Some(note) = &selection.note {
        output::say(&note);
    }
    // Nobody is handed the answer to another question.
    if selection.is_relaxed {
        output::say("no action matches the whole question; no brief was written");
        return Err(NOTHING);
    }
    if selection
        .set
        .as_ref()
        .map_or(library.corpus.is_empty(), ActionSet::is_empty)
    {
        output::say(&nothing(&selection));
        return Err(NOTHING);
    }
    let title = args.title.as_deref();
    let brief = brief(library, as_of, &text, selection.set.as_ref(), title);
    Ok(output::put(&format.render(&brief), &args.target))
}

fn nothing(selection: &Selection) -> String {
    match &selection.query {
        Some(query) => format!("nothing matches {query}; no brief was written"),
        None => "nothing here; no brief was written".into(),
    }
}

impl BriefArgs {
    /// The format that is asked for, by name or by the ending of the file.
    fn format(&self) -> Result<BriefFormat, String> {
        let format = match (self.format, self.target.ending()) {
            (Some(format), _) => format,
            (None, None) => BriefFormat::Text,
            (None, Some(ending)) => BriefFormat::of_ending(ending).ok_or_else(|| {
                let known: Vec<_> = BriefFormat::ALL.iter().map(|format| format.name()).collect();
                format!(
                    "no brief for the extension .{ending}; --format is one of {}",
                    known.join(", ")
                )
            })?,
        };
        if format.is_binary() && !self.target.is_file() {
            return Err(format!(
                "a brief in {} goes to a file: -o brief.{}",
                format.name(),
                format.endings()[0]
            ));
        }
        Ok(format)
    }
}
