//! Reads XML as tags and text. Nothing is fetched or expanded; a file that declares entities is refused.

use std::borrow::Cow;
use std::str::FromStr;

use quick_xml::Reader;
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesEnd, BytesStart, Event};

use super::fault::Fault;

/// Deeper than any office file nests.
const DEEPEST: usize = 256;

pub enum XmlNode<'t> {
    Open(Tag<'t>),
    Close(BytesEnd<'t>),
    Text(String),
    End,
}

pub struct Tag<'t>(BytesStart<'t>);

impl Tag<'_> {
    pub fn name(&self) -> &str {
        // Drop the prefix before the colon.
        let name = self.0.name().into_inner();
        let at = name.find(':').map_or(0, |at| at + 1);
        let whole: &str = &self.0;
        &whole[at..name.len()]
    }

    pub fn number<N: FromStr>(&self, name: &str) -> Option<N> {
        self.attribute(name)?.parse().ok()
    }

    /// Whether an attribute is `1` or `true`.
    pub fn is(&self, name: &str) -> bool {
        matches!(self.attribute(name).as_deref(), Some("1" | "true"))
    }

    /// An attribute by its name, without the prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let found = self
            .0
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| {
                let key = attribute.key.into_inner();
                key.rsplit(':').next() == Some(name)
            })?;
        let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0);
        // An unknown entity is left as it is written.
        Some(value.map_or_else(|_| found.value.clone().into_owned(), Cow::into_owned))
    }
}

/// What `&name;` stands for: a letter by its number, or by its name in HTML, which programs also write into XML. An unknown
/// entity is left as it is written.
pub fn named(name: &str) -> Cow<'static, str> {
    let known = match name.strip_prefix('#') {
        None => resolve_html5_entity(name).map(Cow::Borrowed),
        Some(code) => {
            let code = match code.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => code.parse(),
            };
            let letter = code.ok().and_then(char::from_u32);
            letter.map(|letter| letter.to_string().into())
        }
    };
    known.unwrap_or_else(|| format!("&{name};").into())
}

pub struct Xml<'t> {
    reader: Reader<&'t [u8]>,
    depth: usize,
}

impl<'t> Xml<'t> {
    pub fn new(text: &'t str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0 }
    }

    /// Visits every opening tag in the order of the file, except those that a visit has already read.
    pub fn each(
        text: &'t str,
        mut visit: impl FnMut(&mut Self, &Tag<'t>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut xml = Self::new(text);
        loop {
            match xml.node()? {
                XmlNode::Open(tag) => visit(&mut xml, &tag)?,
                XmlNode::End => return Ok(()),
                _ => {}
            }
        }
    }

    /// The next node. It is an error if the file ends within an element.
    pub fn node(&mut self) -> Result<XmlNode<'t>, Fault> {
        loop {
            let event = self
                .reader
                .read_event()
                .map_err(|error| Fault::new(format!("broken XML: {error}")))?;
            return Ok(match event {
                Event::Start(tag) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(Fault::new(format!(
                            "its elements nest deeper than {DEEPEST} levels"
                        )));
                    }
                    XmlNode::Open(Tag(tag))
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    XmlNode::Close(tag)
                }
                Event::Text(text) => XmlNode::Text(text.xml10_content().into_owned()),
                Event::CData(text) => XmlNode::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(name) => XmlNode::Text(named(&name).into_owned()),
                Event::DocType(_) => {
                    return Err(Fault::new(
                        "the XML declares entities, which office files never do",
                    ));
                }
                Event::Eof if self.depth > 0 => return Err(Fault::new("the XML ends too early")),
                Event::Eof => XmlNode::End,
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            });
        }
    }

    /// Skips the content of the tag that was just opened.
    pub fn skip(&mut self) -> Result<(), Fault> {
        self.text(|_| false).map(drop)
    }

    /// The text in the tag that was just opened, except in inner tags for which `is_kept` is false.
    pub fn text(&mut self, is_kept: impl Fn(&str) -> bool) -> Result<String, Fault> {
        let mut text = String::new();
        // Whether the text of each open tag counts.
        let mut open = vec![is_kept("")];
        while let Some(counts) = open.last().copied() {
            match self.node()? {
                XmlNode::Open(tag) => open.push(counts && is_kept(tag.name())),
                XmlNode::Close(_) => drop(open.pop()),
                XmlNode::Text(piece) if counts => text.push_str(&piece),
                XmlNode::Text(_) | XmlNode::End => {}
            }
        }
        Ok(text)
    }
}
