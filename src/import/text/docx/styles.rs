//! Which styles are headings or lists, and where the links of a document lead.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::import::fault::Fault;

/// What a paragraph of a style is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Title,
    Heading(u8),
    Point(u8),
}

/// Roles by the ids of styles. An id that is not here has none.
#[derive(Debug, Default)]
pub struct Styles {
    roles: HashMap<String, Role>,
    parents: HashMap<String, String>,
}

/// Addresses by the ids of relationships.
pub type Links = HashMap<String, String>;

/// How many styles may be based on one another before it is a circle.
const CHAIN: usize = 16;

impl Styles {
    /// The role of a style, or of the one that it is based on.
    pub fn role(&self, id: &str) -> Option<Role> {
        let mut id = id;
        for _ in 0..CHAIN {
            if let Some(role) = self.roles.get(id).copied().or_else(|| named(id)) {
                return Some(role);
            }
            id = self.parents.get(id)?;
        }
        None
    }
}

/// The role that a name says in the languages that Word names its styles in.
fn named(name: &str) -> Option<Role> {
    let name: String = name
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect::<String>()
        .to_lowercase();
    if matches!(
        name.as_str(),
        "title" | "titre" | "titel" | "titulo" | "título" | "titolo"
    ) {
        return Some(Role::Title);
    }
    let words = [
        "heading",
        "titre",
        "überschrift",
        "berschrift",
        "título",
        "ttulo",
        "titulo",
        "titolo",
        "kop",
        "rubrik",
    ];
    let level = words
        .iter()
        .find_map(|word| name.strip_prefix(word)?.parse::<u8>().ok());
    level.filter(|level| (1..=9).contains(level)).map(Role::Heading)
}

pub fn styles(xml: &str) -> Result<Styles, Fault> {
    let mut found = Styles::default();
    let mut style: Option<String> = None;
    each(xml, "word/styles.xml", |element| {
        match element.local_name().as_ref() {
            "style" => style = attribute(element, "styleId"),
            "name" => {
                if let (Some(id), Some(role)) = (&style, attribute(element, "val").as_deref().and_then(named))
                {
                    found.roles.insert(id.clone(), role);
                }
            }
            "basedOn" => {
                if let (Some(id), Some(parent)) = (&style, attribute(element, "val")) {
                    found.parents.insert(id.clone(), parent);
                }
            }
            "outlineLvl" => {
                let level = attribute(element, "val").and_then(|level| level.parse::<u8>().ok());
                if let (Some(id), Some(level @ 0..=8)) = (&style, level) {
                    found.roles.entry(id.clone()).or_insert(Role::Heading(level + 1));
                }
            }
            "ilvl" => {
                let level = attribute(element, "val")
                    .and_then(|level| level.parse().ok())
                    .unwrap_or(0);
                if let Some(id) = &style {
                    found.roles.entry(id.clone()).or_insert(Role::Point(level));
                }
            }
            "numId" => {
                if let Some(id) = &style {
                    found.roles.entry(id.clone()).or_insert(Role::Point(0));
                }
            }
            _ => {}
        }
    })?;
    Ok(found)
}

pub fn links(xml: &str) -> Result<Links, Fault> {
    let mut found = Links::default();
    each(xml, "word/_rels/document.xml.rels", |element| {
        let is_link = attribute(element, "Type").is_some_and(|kind| kind.ends_with("/hyperlink"));
        if let (true, Some(id), Some(target)) =
            (is_link, attribute(element, "Id"), attribute(element, "Target"))
        {
            found.insert(id, target);
        }
    })?;
    Ok(found)
}

/// That a part is no XML.
pub fn broken(part: &str, error: &quick_xml::Error) -> Fault {
    Fault::new(format!("{part} is broken: {error}"))
}

/// Every element that opens, in the order of the file.
fn each(xml: &str, part: &str, mut act: impl FnMut(&BytesStart<'_>)) -> Result<(), Fault> {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => act(&element),
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(error) => return Err(broken(part, &error)),
        }
    }
}

/// An attribute by its name, whatever prefix it has. Entities that nobody knows stay as they are written.
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .map(|attribute| {
            let raw = attribute.value;
            quick_xml::escape::unescape(&raw)
                .map_or_else(|_| raw.clone().into_owned(), std::borrow::Cow::into_owned)
        })
}
