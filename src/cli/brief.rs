//! `milepost brief`: the answer to a question as a page to be handed on.

use clap::builder::PossibleValue;

use super::common::CommonArgs;
use super::output::{self, OutputTarget};
use super::select::{Selection, select, select_in};
use super::status::NOTHING;
use super::view::{Opened, open, wrong};
use crate::editions::pairs;
use crate::export::brief::{Asked, BriefFormat, compose};
use crate::model::EditionId;
use crate::model::set::ActionSet;
use crate::views::question::Question;

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

/// Examples, for help.
pub const EXAMPLES: &str = "\
Examples:
  milepost brief where:mauritania -o mauritania.docx
  milepost brief who:frontex due:2025-H1 -o frontex.html
  milepost brief kind:returns has:amount --format markdown";

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

/// Writes the brief, and returns the exit status.
pub fn run(args: &BriefArgs, common: &CommonArgs) -> u8 {
    let answer = || {
        let opened = open(common)?;
        let format = args.format().map_err(|why| wrong(&why))?;
        let text = args.query.join(" ");
        let (library, as_of) = (&opened.library, opened.clock.as_of);
        let selection = select(&text, library, as_of, 0).map_err(|why| wrong(&why))?;
        if let Some(note) = &selection.note {
            output::message(&format!("milepost: {note}\n"));
        }
        let compared = compared(&opened, &text).map_err(|why| wrong(&why))?;
        let everything = || ActionSet::of(library.corpus.len(), library.corpus.all().map(|action| action.id));
        let set = selection.set.clone().unwrap_or_else(everything);
        if set.is_empty() && compared.as_ref().is_none_or(ActionSet::is_empty) {
            output::message(&nothing(&selection));
            return Err(NOTHING);
        }
        let mut question = match library.query(&text, as_of) {
            Ok(query) => Question::of(&query, &library.corpus, library.days),
            Err(_) => Question::of_everything(),
        };
        if let Some(title) = &args.title {
            question.topic.clone_from(title);
        }
        let brief = compose(&Asked {
            library,
            as_of,
            set: &set,
            compared: compared.as_ref(),
            question: &question,
            lens: &selection.lens,
        });
        Ok(output::put(&format.render(&brief), &args.target))
    };
    answer().unwrap_or_else(|status| status)
}

/// What the query finds in the editions in view and those before them; none where there are none before them.
fn compared(opened: &Opened, text: &str) -> Result<Option<ActionSet>, String> {
    let (library, as_of) = (&opened.library, opened.clock.as_of);
    let pairs = pairs(&library.corpus, &library.in_view(as_of));
    if pairs.is_empty() || text.trim().is_empty() {
        return Ok(None);
    }
    let editions: Vec<EditionId> = pairs.iter().flat_map(|(old, new)| [*old, *new]).collect();
    Ok(select_in(text, library, as_of, 0, Some(&editions))?.set)
}

fn nothing(selection: &Selection) -> String {
    match &selection.query {
        Some(query) => format!("milepost: nothing matches {query}; no brief was written\n"),
        None => "milepost: nothing here; no brief was written\n".into(),
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
