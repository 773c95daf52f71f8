//! A draft into a corpus that can be written: ids, titles of a length that fits a line, vocabularies out of names.

mod ids;
mod names;
mod title;

use chrono::NaiveDate;

use self::ids::Ids;
pub use self::ids::slug;
use self::names::Names;
pub use self::names::Variants;
use super::draft::{AmountFound, Draft, Item, Section};
use crate::model::{Currency, Decimal};
use crate::model::words::{ActorRole, Block, DateRole, Hedge, Kind, Qualifier, Stage, Status, Word};

/// The issue of the document that the file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    pub id: String,
    /// The document that it is an issue of, with which ids begin.
    pub document: Option<String>,
    /// The currency of most sums.
    pub currency: Option<String>,
    pub title: String,
    pub as_of: NaiveDate,
    /// Whether the day was worked out: from the name of the file, or from its age.
    pub as_of_inferred: bool,
    /// The name of the file.
    pub source: String,
}

/// A corpus as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Composed {
    pub issue: Issue,
    /// Lines of the longest file, which citations stay within.
    pub lines: u32,
    pub objectives: Vec<Heading>,
    pub bodies: Vec<TermOut>,
    pub places: Vec<TermOut>,
    pub funds: Vec<TermOut>,
    /// Names that were taken for one, to be confirmed.
    pub variants: Vec<Variants>,
    /// Actions whose id is not quite the file's: the one and the other.
    pub renamed: Vec<(String, String)>,
}

/// An objective or a section.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    pub id: String,
    pub title: String,
    pub line: u32,
    pub actions: Vec<ActionOut>,
    pub sections: Vec<Heading>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ActionOut {
    pub id: String,
    pub title: String,
    pub summary: String,
    pub block: Block,
    pub kind: Kind,
    pub status: Option<Status>,
    pub dates: Vec<DateOut>,
    pub actors: Vec<(String, ActorRole, bool)>,
    pub places: Vec<String>,
    pub funds: Vec<String>,
    pub amounts: Vec<AmountOut>,
    pub is_draft: bool,
    pub extra: Vec<(String, String)>,
    pub item: u32,
    pub line: u32,
    pub last_line: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateOut {
    pub when: String,
    pub wording: Option<String>,
    pub role: DateRole,
    pub what: String,
    pub hedge: Hedge,
    pub year_inferred: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountOut {
    /// The digits, with a point for decimals.
    pub value: String,
    pub currency: &'static str,
    pub qualifier: Qualifier,
    pub stage: Option<Stage>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermOut {
    pub id: String,
    pub name: String,
    pub abbreviation: Option<String>,
    pub aliases: Vec<String>,
}

/// Whether a title has to be cut to fit a line.
pub fn is_long(title: &str) -> bool {
    title::split(title).1.is_some()
}

/// How deep the loader lets sections nest.
const DEEPEST: usize = 32;

/// What actions are that the file says no kind of.
const DEFAULT_KIND: Kind = Kind::Delivery;

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
        let Item {
            id,
            title,
            text,
            is_draft,
            block,
            kind,
            status,
            percent,
            dates,
            bodies,
            places,
            funds,
            amounts,
            figures: _,
            outcome: _,
            tags,
            links,
            mut extra,
            source,
        } = item;
        let (short, rest) = title::split(&title);
        let mut summary = match rest {
            Some(whole) if text.is_empty() || text.starts_with(whole) => {
                if text.is_empty() {
                    whole.to_owned()
                } else {
                    text.clone()
                }
            }
            Some(whole) => format!("{whole}\n{text}"),
            None => text.clone(),
        };
        if summary == short {
            summary.clear();
        }
        let wanted = id.as_deref().map(|id| slug(id, 80)).filter(|id| !id.is_empty());
        let is_named = wanted.is_some();
        let wanted = wanted.unwrap_or_else(|| {
            let of_title = slug(&short, 48);
            if of_title.is_empty() {
                "item".into()
            } else {
                of_title
            }
        });
        let key = self.ids.take(&format!("{}{wanted}", self.prefix));
        if let Some(id) = &id
            && *id != key
        {
            // The file's own spelling stays to be found and cited.
            extra.insert(0, ("id".into(), id.clone()));
            if !is_named || key != format!("{}{wanted}", self.prefix) {
                self.renamed.push((id.clone(), key.clone()));
            }
        }
        if let Some((status, words)) = &status {
            let is_same =
                words.eq_ignore_ascii_case(status.label()) || words.eq_ignore_ascii_case(status.name());
            if !is_same && !words.is_empty() {
                extra.push(("status".into(), words.clone()));
            }
        }
        let known_kind = kind.as_deref().and_then(kind_of);
        if let (Some(kind), None) = (kind, known_kind) {
            extra.push(("kind".into(), kind));
        }
        let mut sums = Vec::new();
        for amount in amounts {
            match held(&amount) {
                Some(sum) => sums.push(sum),
                None => extra.push(("amount".into(), format!("{} {}", amount.value, amount.currency))),
            }
        }
        // The model has no fields for these yet; nothing is lost until it has.
        extra.extend(percent.map(|percent| ("percent".into(), percent.to_string())));
        extra.extend(tags.into_iter().map(|tag| ("tag".into(), tag)));
        extra.extend(
            links
                .into_iter()
                .map(|(name, url)| (if name.is_empty() { "link".into() } else { name }, url)),
        );
        extra.extend(source.page.map(|page| ("page".into(), page.to_string())));
        extra.extend(source.url.map(|url| ("source".into(), url)));
        extra.extend(source.sheet.map(|sheet| ("sheet".into(), sheet)));
        let lines = source.lines.unwrap_or(1..2);
        let line = lines.start.max(1);
        let last_line = lines.end.saturating_sub(1).max(line);
        self.lines = self.lines.max(last_line);
        let dates: Vec<DateOut> = dates
            .into_iter()
            .filter_map(|date| {
                let when = date.found.means?;
                Some(DateOut {
                    wording: (when != date.found.words || when.chars().any(char::is_alphabetic))
                        .then_some(date.found.words),
                    when,
                    role: date.role,
                    what: date.what,
                    hedge: date.hedge,
                    year_inferred: date.year_inferred,
                })
            })
            .collect();
        let is_past = !dates.is_empty() && dates.iter().all(|date| date.role == DateRole::Occurred);
        ActionOut {
            id: key,
            is_draft: is_draft || rest.is_some(),
            title: short,
            summary,
            block: block.unwrap_or(if is_past { Block::Step } else { Block::NextStep }),
            kind: known_kind.unwrap_or(DEFAULT_KIND),
            status: status.map(|(status, _)| status),
            dates,
            actors: bodies
                .iter()
                .filter_map(|body| Some((self.bodies.id(&body.found)?, body.role, body.inferred)))
                .collect(),
            places: places.iter().filter_map(|place| self.places.id(place)).collect(),
            funds: funds.iter().filter_map(|fund| self.funds.id(fund)).collect(),
            amounts: sums,
            extra: extra.into_iter().filter(|(_, text)| !text.is_empty()).collect(),
            item: self.item,
            line,
            last_line,
        }
    }
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
