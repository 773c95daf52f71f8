//! The one place where the command line asks a query.

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

    /// What the query of a command leaves, or the exit status of a query that cannot be asked.
    pub fn select(&self, opened: &Opened, command: &str) -> Result<Selection, u8> {
        ask(&self.text(), opened, command, 0, None)
    }
}

#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// The query, if one was asked, with the words that had to be left out.
    pub query: Option<String>,
    /// The note about those words.
    pub note: Option<String>,
    /// Whether any had to be left out.
    pub is_relaxed: bool,
    /// What matches; none where no query was asked.
    pub set: Option<ActionSet>,
    /// The best matches, in order.
    pub hits: Vec<ScoredAction>,
    /// What the query asks of places and funds.
    pub lens: Lens,
    /// Whether it asks for what is settled.
    pub asks_settled: bool,
    /// The tree of it regrouped, if it is to be.
    pub pivot: Option<Pivot>,
}

impl Selection {
    /// What a table about it is about.
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

/// Asks a query of what is in view, or of some editions, and ranks the best `ranked` of what it finds. Blank text asks nothing.
/// Of one that cannot be asked it is said where it is wrong and why.
pub fn select(
    text: &str,
    opened: &Opened,
    ranked: usize,
    editions: Option<&[EditionId]>,
) -> Result<Selection, u8> {
    let (library, as_of) = (&opened.library, opened.clock.as_of);
    let text = text.trim();
    if text.is_empty() {
        // Without a query everything that is in view is meant.
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

/// The same for a command, which says what the words may mean in fields, and which of them were left out.
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

/// The query with the place that is wrong marked below it, and what is wrong.
fn in_place(text: &str, error: &QueryError) -> String {
    // Of a long query what stands around the place is enough.
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
