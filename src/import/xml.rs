//! XML as tags and text, with nothing fetched and nothing expanded: a file that declares entities is refused.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesStart, Event};

use super::fault::Fault;

/// Deeper than any office file nests.
const DEEPEST: usize = 256;

pub enum Piece<'t> {
    Open(Tag<'t>),
    Close,
    Text(String),
    End,
}

pub struct Tag<'t>(BytesStart<'t>);

impl Tag<'_> {
    pub fn name(&self) -> &str {
        // The prefix stands before a colon.
        let name = self.0.name().into_inner();
        let at = name.find(':').map_or(0, |at| at + 1);
        let whole: &str = &self.0;
        &whole[at..name.len()]
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
        value.ok().map(Cow::into_owned)
    }
}

/// What `&name;` stands for: a letter by its number, or by any name that HTML has for one, as programs write them into XML
/// too. What nobody knows stays as it is written.
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

    pub fn piece(&mut self) -> Result<Piece<'t>, Fault> {
        loop {
            let event = self
                .reader
                .read_event()
                .map_err(|error| Fault::new(format!("broken XML: {error}")))?;
            return Ok(match event {
                Event::Start(tag) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(Fault::new(format!("XML nested more than {DEEPEST} deep")));
                    }
                    Piece::Open(Tag(tag))
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Piece::Close
                }
                Event::Text(text) => Piece::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Piece::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(name) => Piece::Text(named(&name).into_owned()),
                Event::DocType(_) => {
                    return Err(Fault::new(
                        "the XML declares entities, which office files never do",
                    ));
                }
                Event::Eof => Piece::End,
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            });
        }
    }

    /// Passes over what stands in the tag that was just opened.
    pub fn skip(&mut self) -> Result<(), Fault> {
        self.text(|_| false).map(drop)
    }

    /// The text in the tag that was just opened, but for that in tags that are left out.
    pub fn text(&mut self, is_kept: impl Fn(&str) -> bool) -> Result<String, Fault> {
        let mut text = String::new();
        // For every open tag, whether its text counts.
        let mut open = vec![is_kept("")];
        while let Some(counts) = open.last().copied() {
            match self.piece()? {
                Piece::Open(tag) => open.push(counts && is_kept(tag.name())),
                Piece::Close => drop(open.pop()),
                Piece::Text(piece) if counts => text.push_str(&piece),
                Piece::Text(_) => {}
                Piece::End => return Err(Fault::new("the XML ends too early")),
            }
        }
        Ok(text)
    }
}
