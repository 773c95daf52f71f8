//! A draft into a corpus that can be written: ids, titles of a length that fits a line, vocabularies out of names.

mod corpus;
mod ids;
mod names;
mod title;

pub use self::corpus::{
    ActionOut, AmountOut, Citation, Composed, DateOut, Heading, Issue, TermOut, Variants,
};
use self::ids::Ids;
pub use self::ids::slug;
use self::names::Names;
use super::draft::{AmountFound, DateFound, Draft, Item, Section};
use crate::model::words::{Block, DateRole, Kind, Word};
use crate::model::{Currency, Decimal};
use crate::text::url;

/// Whether a title has to be cut to fit a line.
pub fn is_long(title: &str) -> bool {
    title::split(title).1.is_some()
}

/// How deep the loader lets sections nest.
const DEEPEST: usize = 32;

/// What actions are that the file says no kind of.
const DEFAULT_KIND: Kind = Kind::Other;

/// Composes the drafts of files in their order.
pub fn compose(drafts: Vec<Draft>, issue: Issue) -> Composed {
    let mut composer = Composer {
        prefix: issue
            .document
            .as_deref()
            .map(|document| format!("{document}."))
            .unwrap_or_default(),
        ids: Ids::default(),
        sections: Ids::default(),
        bodies: Names::new("body"),
        places: Names::new("place"),
        funds: Names::new("fund"),
        renamed: Vec::new(),
        lines: 0,
        item: 0,
    };
    composer.collect(&drafts);
    let mut objectives: Vec<Heading> = Vec::new();
    for draft in drafts {
        for section in draft.sections {
            composer.item = 0;
            let is_bare = section.title.trim().is_empty();
            let title = if is_bare {
                draft.title.clone().unwrap_or_else(|| issue.title.clone())
            } else {
                section.title.clone()
            };
            let section = Section { title, ..section };
            objectives.push(composer.heading(section, "", 1));
        }
    }
    let variants = [&composer.bodies, &composer.places, &composer.funds]
        .into_iter()
        .flat_map(Names::variants)
        .collect();
    Composed {
        issue,
        lines: composer.lines,
        objectives,
        bodies: composer.bodies.into_terms(),
        places: composer.places.into_terms(),
        funds: composer.funds.into_terms(),
        variants,
        renamed: composer.renamed,
    }
}

struct Composer {
    prefix: String,
    ids: Ids,
    sections: Ids,
    bodies: Names,
    places: Names,
    funds: Names,
    renamed: Vec<(String, String)>,
    lines: u32,
    /// The running number of the item within its objective.
    item: u32,
}

impl Composer {
    /// Takes in every name first, so that the fullest spelling of each is known.
    fn collect(&mut self, drafts: &[Draft]) {
        fn visit(composer: &mut Composer, section: &Section) {
            for item in &section.items {
                for body in &item.bodies {
                    composer.bodies.add(&body.found);
                }
                for place in &item.places {
                    composer.places.add(place);
                }
                for fund in &item.funds {
                    composer.funds.add(fund);
                }
            }
            for section in &section.sections {
                visit(composer, section);
            }
        }
        for draft in drafts {
            for section in &draft.sections {
                visit(self, section);
            }
        }
        for names in [&mut self.bodies, &mut self.places, &mut self.funds] {
            names.settle();
        }
    }

    fn heading(&mut self, section: Section, above: &str, depth: usize) -> Heading {
        let base = slug(&section.title, 48);
        let base = if base.is_empty() { "section".into() } else { base };
        let wanted = if above.is_empty() {
            format!("{}{base}", self.prefix)
        } else {
            format!("{above}.{base}")
        };
        let id = self.sections.take(&wanted);
        let title = if title::says_anything(&section.title) {
            section.title.trim().to_owned()
        } else {
            id.clone()
        };
        let actions = section.items.into_iter().map(|item| self.action(item)).collect();
        let mut heading = Heading {
            title,
            line: section.line,
            actions,
            sections: Vec::new(),
            id,
        };
        self.lines = self.lines.max(section.line);
        for inner in section.sections {
            let inner = self.heading(inner, &heading.id.clone(), depth + 1);
            if depth < DEEPEST {
                heading.sections.push(inner);
            } else {
                // Deeper than the loader reads: what stands there moves up.
                heading.actions.extend(inner.actions);
            }
        }
        heading
    }

    fn action(&mut self, item: Item) -> ActionOut {
        self.item += 1;
        let (short, rest) = title::split(&item.title);
        let summary = summary(&short, rest, &item.text);
        let is_draft = item.is_draft || rest.is_some();
        let id = self.id(item.id.as_deref(), &short);
        // A title of signs alone is none; the signs stay in the summary.
        let (short, summary) = if title::says_anything(&short) {
            (short, summary)
        } else {
            (id.clone(), format!("{short}\n{summary}").trim().to_owned())
        };
        let known_kind = item.kind.as_deref().and_then(kind_of);
        let (amounts, extra) = rest_of(&item, &id, known_kind);
        let links = item
            .links
            .iter()
            .filter(|(_, address)| url::check(address).is_ok());
        let links = links.cloned().collect();
        let span = item.source.lines.clone().unwrap_or(1..2);
        let line = span.start.max(1);
        let last_line = span.end.saturating_sub(1).max(line);
        self.lines = self.lines.max(last_line);
        let dates: Vec<DateOut> = item.dates.into_iter().filter_map(date).collect();
        let is_past = !dates.is_empty() && dates.iter().all(|date| date.role == DateRole::Occurred);
        let actors = item.bodies.iter();
        let actors = actors.filter_map(|body| Some((self.bodies.id(&body.found)?, body.role, body.inferred)));
        ActionOut {
            id,
            title: short,
            summary,
            block: item
                .block
                .unwrap_or(if is_past { Block::Step } else { Block::NextStep }),
            kind: known_kind.unwrap_or(DEFAULT_KIND),
            status: item.status.map(|(status, _)| status),
            percent: item.percent,
            tags: item.tags,
            dates,
            actors: actors.collect(),
            places: item
                .places
                .iter()
                .filter_map(|place| self.places.id(place))
                .collect(),
            funds: item.funds.iter().filter_map(|fund| self.funds.id(fund)).collect(),
            amounts,
            links,
            is_draft,
            extra,
            source: Citation {
                item: self.item,
                line,
                last_line,
                reference: item.source.reference,
                page: item.source.page,
                url: item.source.url.filter(|address| url::check(address).is_ok()),
            },
        }
    }

    /// An id that nothing else has: the file's, else out of the title.
    fn id(&mut self, given: Option<&str>, title: &str) -> String {
        let of_file = given.map(|id| slug(id, 80)).filter(|id| !id.is_empty());
        let wanted = of_file.clone().unwrap_or_else(|| {
            let of_title = slug(title, 48);
            if of_title.is_empty() {
                "item".into()
            } else {
                of_title
            }
        });
        let wanted = format!("{}{wanted}", self.prefix);
        let id = self.ids.take(&wanted);
        if let Some(given) = given
            && (of_file.is_none() || id != wanted)
        {
            self.renamed.push((given.to_owned(), id.clone()));
        }
        id
    }
}

/// The text of an item; of a title that was cut, all of it comes first.
fn summary(short: &str, whole: Option<&str>, text: &str) -> String {
    let summary = match whole {
        Some(whole) if text.is_empty() => whole.to_owned(),
        Some(whole) if !text.starts_with(whole) => format!("{whole}\n{text}"),
        _ => text.to_owned(),
    };
    if summary == short { String::new() } else { summary }
}

fn date(date: DateFound) -> Option<DateOut> {
    let when = date.found.means?;
    let has_words = when != date.found.words || when.chars().any(char::is_alphabetic);
    Some(DateOut {
        wording: has_words.then_some(date.found.words),
        when,
        role: date.role,
        what: date.what,
        hedge: date.hedge,
        year_inferred: date.year_inferred,
    })
}

/// The sums that the model holds, and everything that no field of it takes.
fn rest_of(item: &Item, id: &str, kind: Option<Kind>) -> (Vec<AmountOut>, Vec<(String, String)>) {
    let mut extra = Vec::new();
    let mut add = |name: &str, text: &str| {
        if !text.is_empty() {
            extra.push((name.to_owned(), text.to_owned()));
        }
    };
    // The file's own spelling stays to be found and cited.
    let is_cited = |given: &&str| item.source.reference.as_deref() == Some(*given);
    if let Some(given) = item
        .id
        .as_deref()
        .filter(|given| *given != id && !is_cited(given))
    {
        add("id", given);
    }
    for (name, text) in &item.extra {
        add(name, text);
    }
    // Words of a sentence stand in the sentence.
    if let Some((status, words)) = &item.status
        && !item.text.contains(words.as_str())
        && !words.eq_ignore_ascii_case(status.label())
        && !words.eq_ignore_ascii_case(status.name())
    {
        add("status", words);
    }
    if let (Some(words), None) = (&item.kind, kind) {
        add("kind", words);
    }
    let mut amounts = Vec::new();
    for amount in &item.amounts {
        match held(amount) {
            Some(sum) => amounts.push(sum),
            None => add("amount", &format!("{} {}", amount.value, amount.currency)),
        }
    }
    for (name, address) in &item.links {
        if url::check(address).is_err() {
            add(if name.is_empty() { "link" } else { name }, address);
        }
    }
    let source = &item.source;
    if let Some(address) = source
        .url
        .as_deref()
        .filter(|address| url::check(address).is_err())
    {
        add("source", address);
    }
    add("sheet", source.sheet.as_deref().unwrap_or_default());
    (amounts, extra)
}

/// A kind by its name in data or its words on a screen.
fn kind_of(words: &str) -> Option<Kind> {
    let plain = words.trim().to_lowercase();
    let named = |kind: &&Kind| kind.name().to_lowercase() == plain || kind.label().to_lowercase() == plain;
    Kind::ALL.iter().find(named).copied()
}

/// An amount as the model holds it. What it cannot hold stays a text.
fn held(amount: &AmountFound) -> Option<AmountOut> {
    Decimal::parse(&amount.value).ok()?;
    let currency = Currency::named(&amount.currency)?;
    Some(AmountOut {
        value: amount.value.clone(),
        currency: currency.code(),
        qualifier: amount.qualifier,
        stage: amount.stage,
    })
}
