//! What goes into a brief, in the order it is read.

use super::asked::Asked;
use super::page::Brief;
use super::{changes, done, figures, labels, lead, money, next, outcomes, questions};
use crate::export::notes::Notes;
use crate::model::EditionId;
use crate::text::sanitize::visible;
use crate::views::wording;

pub fn compose(asked: &Asked) -> Brief {
    let mut notes = Notes::default();
    let sections = [
        lead::section(asked),
        done::section(asked, &mut notes),
        next::section(asked, &mut notes),
        money::section(asked, &mut notes),
        figures::section(asked, &mut notes),
        changes::section(asked, &mut notes),
        questions::section(asked, &mut notes),
        outcomes::section(asked, &mut notes),
    ];
    let days = asked.library.days;
    let editions = editions(asked);
    let title = match asked.title.unwrap_or(&asked.question.topic) {
        "" => editions
            .first()
            .map_or("Brief", |edition| {
                asked.corpus().str(asked.corpus().editions[edition.index()].title)
            })
            .to_owned(),
        topic => topic.to_owned(),
    };
    let question = wording::capital(&asked.question.words);
    // Under its own name as a title a question says nothing new.
    let is_said = [
        title.to_lowercase(),
        format!("actions on {}", title.to_lowercase()),
    ];
    let mut origin = vec![question];
    origin.retain(|question| !is_said.contains(&question.to_lowercase()));
    origin.extend(editions.iter().map(|edition| source_of(asked, *edition)));
    origin.push(format!("As of {}", days.day(asked.as_of)));
    Brief {
        title: visible(&title).into_owned(),
        origin: origin.iter().map(|line| visible(line).into_owned()).collect(),
        sections: sections.into_iter().flatten().collect(),
        notes: notes.finish(),
        colophon: format!(
            "Titles and summaries are not the document’s words unless they stand in quotation marks. The document does \
             not name what is marked “{}”.",
            labels::INFERRED
        ),
    }
}

fn editions(asked: &Asked) -> Vec<EditionId> {
    let mut editions: Vec<EditionId> = asked.set.iter().map(|id| asked.corpus().edition(id)).collect();
    editions.sort_unstable();
    editions.dedup();
    editions
}

fn source_of(asked: &Asked, edition: EditionId) -> String {
    let corpus = asked.corpus();
    let edition = &corpus.editions[edition.index()];
    let issuer = match corpus.str(edition.issuer) {
        "" => String::new(),
        issuer => format!(", {issuer}"),
    };
    let inferred = if edition.as_of_inferred {
        " (date inferred)"
    } else {
        ""
    };
    format!(
        "{}{issuer}, {}{inferred}",
        corpus.str(edition.title),
        asked.library.days.day(edition.as_of)
    )
}
