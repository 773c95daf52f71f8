//! Which styles are headings or lists, and where the links of a document lead.

use std::collections::HashMap;

use crate::import::fault::Fault;
use crate::import::xml::Xml;

/// The role of paragraphs with a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphRole {
    Title,
    Heading(u8),
    Point(u8),
}

/// Roles, and the styles that styles are based on, by the ids of styles.
#[derive(Debug, Default)]
pub struct Styles {
    roles: HashMap<String, ParagraphRole>,
    parents: HashMap<String, String>,
}

/// Addresses by the ids of relationships.
pub type LinkAddresses = HashMap<String, String>;

/// How many styles may be based on one another. More than that is taken for a cycle.
const CHAIN: usize = 16;

impl Styles {
    /// The role of a style, or of the one that it is based on.
    pub fn role(&self, id: &str) -> Option<ParagraphRole> {
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

/// The role that a name gives, in the languages in which Word names styles.
fn named(name: &str) -> Option<ParagraphRole> {
    let name: String = name
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect::<String>()
        .to_lowercase();
    if matches!(
        name.as_str(),
        "title" | "titre" | "titel" | "titulo" | "título" | "titolo"
    ) {
        return Some(ParagraphRole::Title);
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
    level
        .filter(|level| (1..=9).contains(level))
        .map(ParagraphRole::Heading)
}

pub fn styles(xml: &str) -> Result<Styles, Fault> {
    let mut found = Styles::default();
    let mut style: Option<String> = None;
    Xml::each(xml, |_, tag| {
        if tag.name() == "style" {
            style = tag.attribute("styleId");
        }
        let Some(id) = style.clone() else { return Ok(()) };
        match tag.name() {
            "name" => {
                let role = tag.attribute("val").as_deref().and_then(named);
                found.roles.extend(role.map(|role| (id, role)));
            }
            "basedOn" => found
                .parents
                .extend(tag.attribute("val").map(|parent| (id, parent))),
            "outlineLvl" => {
                if let Some(level @ 0..=8) = tag.number("val") {
                    found.roles.entry(id).or_insert(ParagraphRole::Heading(level + 1));
                }
            }
            "ilvl" => {
                let level = tag.number("val").unwrap_or(0);
                found.roles.entry(id).or_insert(ParagraphRole::Point(level));
            }
            "numId" => drop(found.roles.entry(id).or_insert(ParagraphRole::Point(0))),
            _ => {}
        }
        Ok(())
    })?;
    Ok(found)
}

pub fn links(xml: &str) -> Result<LinkAddresses, Fault> {
    let mut found = LinkAddresses::default();
    Xml::each(xml, |_, tag| {
        let is_link = tag
            .attribute("Type")
            .is_some_and(|kind| kind.ends_with("/hyperlink"));
        let target = tag.attribute("Target").filter(|_| is_link);
        found.extend(tag.attribute("Id").zip(target));
        Ok(())
    })?;
    Ok(found)
}
