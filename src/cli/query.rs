//! Running queries on the command line.

use unicode_width::UnicodeWidthStr as _;

use super::output::{say, wrong};
use super::session::Opened;
use crate::export::ScoredAction;
use crate::model::EditionId;
use crate::model::set::ActionSet;
use crate::query::QueryError;
use crate::search::search;
use crate::text::sanitize::visible;
use crate::views::pivot::Pivot;
use crate::views::tables::money::Lens;
use crate::views::tables::rows::Subject;

/// A query.
#[derive(Clone, Debug, clap::Args)]
pub struct QueryArgs {
    /// Query; several words are joined to one query
    #[arg(value_name = "QUERY")]
    words: Vec<String>,
}

impl QueryArgs {
    pub fn text(&self) -> String {
        self.words.join(" ")
    }

    /// What matches the query of a command, or the exit status if the query is wrong.
    pub fn select(&self, opened: &Opened, command: &str) -> Result<Selection, u8> {
        ask(&self.text(), opened, command, 0, None)
    }
}

#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// The query as text, if one was given, marking the words that were left out.
    pub query: Option<String>,
    /// A note about those words.
    pub note: Option<String>,
    /// Whether any words were left out.
    pub is_relaxed: bool,
    /// The matching actions, or those in view if no query was given; `None` for all.
    pub set: Option<ActionSet>,
    /// The best matches, in order.
    pub hits: Vec<ScoredAction>,
    /// The places and funds that the query asks for.
    pub lens: Lens,
    /// Whether the query asks for settled deadlines.
    pub asks_settled: bool,
    /// The regrouped tree, if the tree is to be regrouped.
    pub pivot: Option<Pivot>,
}

impl Selection {
    /// The subject of a table of this selection.
    pub fn subject(&self) -> Subject {
        Subject {
            set: self.set.clone(),
            title: match &self.query {
                Some(query) => format!("all that matches {query}"),
                None => "everything".into(),
            },
            lens: self.lens.clone(),
        }
    }
}

/// Runs a query on what is in view, or on `editions`, and ranks the best `ranked` matches. Blank text selects everything in
/// view. If the query is wrong, the mistake is reported and the exit status returned.
pub fn select(
    text: &str,
    opened: &Opened,
    ranked: usize,
    editions: Option<&[EditionId]>,
) -> Result<Selection, u8> {
    let (library, as_of) = (&opened.library, opened.clock.as_of);
    let text = text.trim();
    if text.is_empty() {
        // `actions_in_view` is `None` if everything is in view.
        return Ok(Selection {
            set: library.actions_in_view(as_of),
            ..Selection::default()
        });
    }
    let in_view = editions.map_or_else(|| library.in_view(as_of), <[EditionId]>::to_vec);
    let query = library
        .query_in(text, as_of, &in_view)
        .map_err(|error| wrong(in_place(text, &error)))?;
    let found = search(
        &library.corpus,
        library.index(),
        &library.deadlines,
        &query,
        ranked,
    );
    let hits = found.hits.iter().map(|hit| ScoredAction {
        action: hit.action,
        score: hit.score,
    });
    Ok(Selection {
        query: Some(found.label(text)),
        hits: hits.collect(),
        note: found.note(),
        is_relaxed: !found.left_out.is_empty(),
        set: Some(found.set),
        lens: Lens::of(&query, &library.corpus),
        asks_settled: query.expr.asks_settled(),
        pivot: None,
    })
}

/// Like [`select`], for a command: also prints how the words may be written as fields, and which were left out.
pub fn ask(
    text: &str,
    opened: &Opened,
    command: &str,
    ranked: usize,
    editions: Option<&[EditionId]>,
) -> Result<Selection, u8> {
    if let Some(offer) = opened.library.offer(text, opened.clock.as_of) {
        say(format_args!("perhaps: {}", offer.command(command)));
    }
    let selection = select(text, opened, ranked, editions)?;
    if let Some(note) = &selection.note {
        say(note);
    }
    Ok(selection)
}

/// An error message that shows the query with the wrong part underlined.
fn in_place(text: &str, error: &QueryError) -> String {
    // How much of a long query is shown around the wrong part, in bytes.
    const AROUND: usize = 60;
    let start = text.floor_char_boundary(error.span.start);
    let from = match start.checked_sub(AROUND) {
        Some(from) if text.len() > 3 * AROUND => text.floor_char_boundary(from),
        _ => 0,
    };
    let to = match start + AROUND {
        to if text.len() > 3 * AROUND => text.floor_char_boundary(to),
        _ => text.len(),
    };
    let end = text.floor_char_boundary(error.span.end).clamp(start, to);
    let dots = |is_cut: bool| if is_cut { "…" } else { "" };
    let part = |range: std::ops::Range<usize>| visible(text.get(range).unwrap_or_default());
    let known = error.known.as_ref().map_or_else(String::new, |known| {
        let options = textwrap::Options::new(78)
            .initial_indent("  ")
            .subsequent_indent("  ");
        format!("\n{}", textwrap::fill(&format!("There are {known}."), options))
    });
    format!(
        "wrong query\n  {}{}{}\n  {}{} {error}{known}",
        dots(from > 0),
        part(from..to),
        dots(to < text.len()),
        " ".repeat(part(from..start).width() + usize::from(from > 0)),
        "^".repeat(part(start..end).width().max(1))
    )
}

#[cfg(test)]
mod tests {
    use super::in_place;
    use crate::query::QueryError;

    #[test]
    fn the_wrong_place_is_marked() {
        let error = QueryError {
            span: 8..14,
            message: "no such quarter".into(),
            suggestion: None,
            known: None,
        };
        assert_eq!(
            in_place("Türkei due:Q7 x", &error)
                .lines()
                .skip(1)
                .collect::<Vec<_>>(),
            ["  Türkei due:Q7 x", "         ^^^^^^ no such quarter"]
        );
        let long = "ü".repeat(200);
        let error = QueryError {
            span: 300..400,
            message: "too long".into(),
            suggestion: None,
            known: None,
        };
        let lines = in_place(&long, &error);
        let lines: Vec<_> = lines.lines().skip(1).collect();
        assert_eq!(lines[0], format!("  …{}…", "ü".repeat(60)));
        assert_eq!(
            lines[1],
            format!("  {}{} too long", " ".repeat(31), "^".repeat(30))
        );
    }
}
