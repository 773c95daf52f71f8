//! Problems, located and worded for people: `file:line:column`, what is wrong, a marked excerpt, and what to do.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use hashbrown::HashMap;

use super::excerpt::{Excerpt, pictured};
use super::files::SourceFile;
use super::first_word::first_word;
pub use super::line_column::Position;
use super::line_column::Ruler;
use super::problem::{CorpusMistake, MOST, Problem, ProblemPlace};
use super::recover::opening;
use super::scan::{Scan, scan};
use super::spans::Locator;

/// The widest that reports are rendered, in columns.
const WIDEST: usize = 1_000;

/// All problems of a load, ordered by file and by position in it.
#[derive(Clone, Debug)]
pub struct LoadReport {
    located: Vec<Located>,
}

#[derive(Clone, Debug)]
pub struct Located {
    pub file: String,
    /// The position in the file; `None` for the file as a whole.
    pub position: Option<Position>,
    pub mistake: CorpusMistake,
    /// For a duplicate id: where it is used first.
    pub first: Option<(String, Option<Position>)>,
    excerpt: Option<Excerpt>,
}

impl LoadReport {
    /// Locates `problems` in the text of `files`. `gone` are the starts, by file, of list items to skip when following steps.
    pub(super) fn new(files: &[SourceFile], problems: Vec<Problem>, gone: &HashMap<usize, Vec<u32>>) -> Self {
        let mut firsts: BTreeMap<usize, Vec<&ProblemPlace>> = BTreeMap::new();
        for (file, place) in problems.iter().filter_map(|problem| problem.mistake.first()) {
            firsts.entry(*file).or_default().push(place);
        }
        let none = Vec::new();
        let gone = |file: usize| gone.get(&file).unwrap_or(&none);
        let mut seen = HashMap::new();
        for (file, places) in firsts {
            let spans = spans(&files[file], gone(file), &places);
            let mut order: Vec<_> = spans.into_iter().zip(places).collect();
            order.sort_by_key(|(span, _)| start(span.as_ref()));
            let mut ruler = Ruler::new(text_of(&files[file]));
            for (span, place) in order {
                let position = span.map(|span| ruler.position(span.start).0);
                seen.insert((file, place.clone()), position);
            }
        }
        let mut by_file: BTreeMap<usize, Vec<Problem>> = BTreeMap::new();
        for problem in problems {
            by_file.entry(problem.file).or_default().push(problem);
        }
        let mut located = Vec::new();
        for (file, problems) in by_file {
            let text = text_of(&files[file]);
            let wanted: Vec<&ProblemPlace> = problems.iter().map(|problem| &problem.place).collect();
            let spans = spans(&files[file], gone(file), &wanted).into_iter();
            let spans: Vec<_> = spans
                .zip(&problems)
                .map(|(span, problem)| within(text, span, &problem.mistake))
                .collect();
            let mut order: Vec<_> = spans.into_iter().zip(problems).collect();
            order.sort_by_key(|(span, problem)| {
                (problem.mistake == CorpusMistake::Unsearched, start(span.as_ref()))
            });
            order.dedup_by(|a, b| a.0 == b.0 && a.1.mistake == b.1.mistake);
            let untold = order.len().saturating_sub(MOST + 1);
            if untold > 0 {
                order.truncate(MOST);
            }
            let name = pictured(&files[file].name);
            let mut ruler = Ruler::new(text);
            for (span, Problem { mistake, .. }) in order {
                let first = mistake.first().map(|first| {
                    let position = seen.get(first).copied().flatten();
                    (pictured(&files[first.0].name), position)
                });
                let placed = span.map(|span| (ruler.position(span.start), span));
                located.push(Located {
                    file: name.clone(),
                    position: placed.as_ref().map(|((position, _), _)| *position),
                    mistake,
                    first,
                    excerpt: placed.map(|((_, line), span)| Excerpt::new(ruler.text, line, span)),
                });
            }
            if untold > 0 {
                located.push(Located {
                    file: name,
                    position: None,
                    mistake: CorpusMistake::Untold(untold + 1),
                    first: None,
                    excerpt: None,
                });
            }
        }
        Self { located }
    }

    pub fn problems(&self) -> impl ExactSizeIterator<Item = &Located> {
        self.located.iter()
    }

    /// Renders the problems for a terminal of `width` columns, with excerpts, and their count on the last line.
    pub fn render(&self, width: usize, colour: bool) -> String {
        let renderer = if colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        // Excerpts are cut by this module, which knows where a line continues, so the renderer must not cut them again.
        let width = width.min(WIDEST);
        let renderer = renderer.term_width(4 * WIDEST);
        let mut out = String::new();
        for located in &self.located {
            out.push_str(&located.render(width, &renderer));
            out.push_str("\n\n");
        }
        out.push_str(&self.count());
        out.push('\n');
        out
    }

    /// How many mistakes in how many files.
    fn count(&self) -> String {
        let count = |located: &Located| match located.mistake {
            CorpusMistake::Untold(more) => more,
            CorpusMistake::Unsearched => 0,
            _ => 1,
        };
        let mistakes = self.located.iter().map(count).sum();
        let files = self.located.chunk_by(|a, b| a.file == b.file).count();
        let unsure = self
            .located
            .iter()
            .any(|located| located.mistake == CorpusMistake::Unsearched);
        let several = |count: usize, one: &str| match count {
            1 => format!("1 {one}"),
            _ => format!("{count} {one}s"),
        };
        format!(
            "{}{} in {}",
            if unsure { "at least " } else { "" },
            several(mistakes, "mistake"),
            several(files, "file")
        )
    }
}

impl Located {
    /// What is wrong, on one line, safe for a terminal.
    pub fn message(&self) -> String {
        pictured(&self.mistake.to_string())
    }

    /// What to do about it, also on one line and safe for a terminal.
    pub fn help(&self) -> Option<String> {
        self.mistake.help().map(|help| pictured(&help))
    }

    /// `file:line:column`, or just the file.
    pub fn place(&self) -> String {
        place(&self.file, self.position)
    }

    /// Where the id was used first.
    fn note(&self) -> Option<String> {
        let (file, position) = self.first.as_ref()?;
        Some(format!("first used at {}", place(file, *position)))
    }

    fn render(&self, width: usize, renderer: &Renderer) -> String {
        let group = || Group::with_level(Level::ERROR);
        let title = Group::with_title(Level::ERROR.primary_title(self.message()));
        let note = self.note().map(|note| Level::NOTE.message(note));
        let help = self.help().map(|help| Level::HELP.message(help));
        let mut origin = Origin::path(self.file.as_str());
        let (Some(Position { line, column }), Some(excerpt)) = (self.position, &self.excerpt) else {
            let shown = renderer.render(&[title.element(origin).elements(note).elements(help)]);
            // Indented as below excerpts.
            return shown.replace('\n', "\n ");
        };
        origin = origin.line(line).char_column(column);
        // The line is preceded by its number and a bar.
        let digits = line.to_string().len();
        let (piece, mark) = excerpt.fit(width.saturating_sub(digits + 3).max(20));
        let snippet = Snippet::source(piece)
            .line_start(line)
            .annotation(AnnotationKind::Primary.span(mark));
        // Rendered separately: a snippet with a path would count columns from where the line was cut, and one next to an
        // origin would be taken for one of another file.
        let parts = [
            renderer.render(&[title]),
            " ".repeat(digits) + &renderer.render(&[group().element(origin)]),
            renderer.render(&[group().element(snippet).elements(note).elements(help)]),
        ];
        parts.join("\n")
    }
}

impl fmt::Display for LoadReport {
    /// One line per problem, suitable for searching and sorting.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for located in &self.located {
            write!(f, "{}: {}", located.place(), located.message())?;
            let more = [located.note(), located.help()];
            if more.iter().any(Option::is_some) {
                let more: Vec<_> = more.into_iter().flatten().collect();
                write!(f, " ({})", more.join("; "))?;
            }
            writeln!(f)?;
        }
        writeln!(f, "{}", self.count())
    }
}

/// Narrows the span of a wrong date to the words that are wrong, where that is possible.
fn within(text: &str, span: Option<Range<usize>>, mistake: &CorpusMistake) -> Option<Range<usize>> {
    let span = span?;
    let at = match mistake {
        CorpusMistake::Date(error) => &error.at,
        CorpusMistake::Every(error) => &error.at,
        _ => return Some(span),
    };
    if let Some(inside) = text[span.clone()].strip_prefix('"')
        && !inside.contains('\\')
        && at.start < at.end
        && inside.get(at.clone()).is_some()
    {
        let start = span.start + 1;
        return Some(start + at.start..start + at.end);
    }
    Some(span)
}

fn place(file: &str, position: Option<Position>) -> String {
    match position {
        Some(Position { line, column }) => format!("{file}:{line}:{column}"),
        None => file.to_owned(),
    }
}

fn text_of(file: &SourceFile) -> &str {
    match &file.text {
        Ok(text) => text,
        Err(unread) => &unread.valid,
    }
}

/// The sort key of a problem: those of the file as a whole come first.
fn start(span: Option<&Range<usize>>) -> Option<usize> {
    span.map(|span| span.start)
}

/// The spans of these places in a file; `None` for the file as a whole.
fn spans(file: &SourceFile, gone: &[u32], places: &[&ProblemPlace]) -> Vec<Option<Range<usize>>> {
    let text = text_of(file);
    let wanted = places.iter().any(|place| matches!(place, ProblemPlace::Value(_)));
    let values = if wanted { values(text) } else { Scan::default() };
    let mut locator = Locator::new(text, &values.nodes, gone);
    let inside = |span: &Range<usize>| span.end <= text.len();
    let locate = |place: &&ProblemPlace| match place {
        ProblemPlace::File => None,
        ProblemPlace::Bytes(span) => Some(span.clone()),
        ProblemPlace::Value(steps) => locator.locate(steps),
    };
    places
        .iter()
        .map(locate)
        .map(|span| span.filter(inside))
        .collect()
}

fn values(text: &str) -> Scan {
    let from = first_word(text)
        .ok()
        .and_then(|first| opening(text, &first, &mut Vec::new()));
    from.map(|from| scan(text, from)).unwrap_or_default()
}
