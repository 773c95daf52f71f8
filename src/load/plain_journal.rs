//! A fast reader for journals as milepost writes them, many times as fast as serde. It gives up on a text that contains
//! anything else, valid or not, and leaves that to serde.

use std::borrow::Cow;

use memchr::memchr2;

use super::lex::skip_blank;
use super::raw::{JOURNAL, RawEntry, RawJournal, RawLink, RawStr};
use crate::model::words::{Recorded, Word as _};

/// Reads a journal; `None` if serde has to read it.
pub fn plain_journal(text: &str) -> Option<RawJournal<'_>> {
    let mut reader = PlainReader { text, at: 0 };
    reader.blank()?;
    if reader.word() != JOURNAL {
        return None;
    }
    let (mut version, mut by, mut entries) = (None, None, None);
    reader.record(|reader, field| match field {
        "version" => once(&mut version, reader.number()?),
        "by" => once(&mut by, reader.string()?),
        "entries" => once(&mut entries, reader.list(PlainReader::entry)?),
        _ => None,
    })?;
    reader.blank()?;
    (reader.at == text.len()).then_some(())?;
    Some(RawJournal {
        version: version?,
        by: by?,
        entries: entries.unwrap_or_default(),
    })
}

/// Sets a field that may occur only once; `None` if it is set already.
fn once<T>(place: &mut Option<T>, value: T) -> Option<()> {
    place.replace(value).is_none().then_some(())
}

/// A text and how far it has been read.
struct PlainReader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> PlainReader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Skips white space and comments; `None` if a comment does not end.
    fn blank(&mut self) -> Option<()> {
        while matches!(self.peek(), Some(b' ' | b'\n')) {
            self.at += 1;
        }
        if matches!(self.peek(), Some(b'/' | b'\t' | b'\r')) {
            let blank = skip_blank(self.text, self.at);
            if blank.unclosed.is_some() {
                return None;
            }
            self.at = blank.end;
        }
        Some(())
    }

    /// Whether a sign comes next; if so, it is consumed.
    fn has(&mut self, sign: u8) -> Option<bool> {
        self.blank()?;
        let has = self.peek() == Some(sign);
        self.at += usize::from(has);
        Some(has)
    }

    fn sign(&mut self, sign: u8) -> Option<()> {
        self.has(sign)?.then_some(())
    }

    fn word(&mut self) -> &'a str {
        let rest = &self.text[self.at..];
        let is_in = |byte: &u8| byte.is_ascii_alphabetic() || *byte == b'_';
        let len = rest.bytes().take_while(is_in).count();
        // If it continues like this, it is not one of the words known here.
        let goes_on =
            rest[len..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '#' | '.' | '+' | '-'));
        if goes_on {
            return "";
        }
        self.at += len;
        &rest[..len]
    }

    fn number(&mut self) -> Option<u32> {
        let rest = &self.text[self.at..];
        let len = rest.bytes().take_while(u8::is_ascii_digit).count();
        let is_end = matches!(rest.as_bytes().get(len), Some(b',' | b' ' | b'\n' | b'\r' | b')'));
        self.at += len;
        // A number that begins with 0 may be in another base.
        (is_end && !rest.starts_with('0')).then(|| rest[..len].parse().ok())?
    }

    fn string(&mut self) -> Option<RawStr<'a>> {
        self.sign(b'"')?;
        let from = self.at;
        let mut is_plain = true;
        loop {
            self.at += memchr2(b'"', b'\\', &self.text.as_bytes()[self.at..])?;
            if self.peek() == Some(b'"') {
                break;
            }
            is_plain = false;
            self.at += 1;
            self.at += self.text[self.at..].chars().next()?.len_utf8();
        }
        let (from, end) = (from, self.at);
        self.at += 1;
        Some(RawStr(if is_plain {
            Cow::Borrowed(&self.text[from..end])
        } else {
            Cow::Owned(ron::from_str(&self.text[from - 1..=end]).ok()?)
        }))
    }

    /// Reads a record, calling `take` for each field after its name and colon.
    fn record(&mut self, mut take: impl FnMut(&mut Self, &'a str) -> Option<()>) -> Option<()> {
        self.sign(b'(')?;
        loop {
            if self.has(b')')? {
                return Some(());
            }
            let name = self.word();
            self.sign(b':')?;
            self.blank()?;
            take(self, name)?;
            if !self.has(b',')? {
                return self.sign(b')');
            }
        }
    }

    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        self.sign(b'[')?;
        let mut items = Vec::new();
        loop {
            if self.has(b']')? {
                return Some(items);
            }
            items.push(item(self)?);
            if !self.has(b',')? {
                self.sign(b']')?;
                return Some(items);
            }
        }
    }

    fn entry(&mut self) -> Option<RawEntry<'a>> {
        let (mut at, mut evidence) = (None, None);
        let mut entry = RawEntry::default();
        self.record(|reader, field| match field {
            "at" => once(&mut at, reader.string()?),
            "action" => once(&mut entry.action, reader.string()?),
            "due" => once(&mut entry.due, reader.string()?),
            "outcome" => once(&mut entry.outcome, reader.outcome()?),
            "on" => once(&mut entry.on, reader.string()?),
            "to" => once(&mut entry.to, reader.string()?),
            "note" => once(&mut entry.note, reader.string()?),
            "evidence" => once(&mut evidence, reader.list(Self::link)?),
            "said_by" => once(&mut entry.said_by, reader.string()?),
            "watch" => {
                let watch = match reader.word() {
                    "true" => true,
                    "false" => false,
                    _ => return None,
                };
                once(&mut entry.watch, watch)
            }
            "undoes" => once(&mut entry.undoes, reader.string()?),
            _ => None,
        })?;
        entry.at = at?;
        entry.evidence = evidence.unwrap_or_default();
        Some(entry)
    }

    fn outcome(&mut self) -> Option<Recorded> {
        let word = self.word();
        Recorded::ALL
            .iter()
            .copied()
            .find(|outcome| outcome.name() == word)
    }

    fn link(&mut self) -> Option<RawLink<'a>> {
        let (mut title, mut url) = (None, None);
        self.record(|reader, field| match field {
            "title" => once(&mut title, reader.string()?),
            "url" => once(&mut url, reader.string()?),
            _ => None,
        })?;
        Some(RawLink { title, url: url? })
    }
}

#[cfg(test)]
mod tests {
    use super::super::raw::{RawFile, options};
    use super::*;

    /// What serde reads, for comparison.
    fn by_serde(text: &str) -> Option<String> {
        match options().from_str::<RawFile>(text) {
            Ok(RawFile::Journal(raw)) => Some(format!("{raw:?}")),
            _ => None,
        }
    }

    const PLAIN: &str = r#"// One of us.
Journal(
    version: 1, by: "A. \"Analyst\" é",
    entries: [
        (at: "2025-03-13T09:12:44Z", action: "a", due: "Q2 2025", outcome: PartlyMet, on: "2025-03-12",
         note: "one\ntwo \u{41}", evidence: [(title: "Press", url: "https://x"), (url: "u",)]), /* between */
        (at: "2", action: "b", watch: true), (undoes: "2", at: "3"),
	(at: "4", action: "c", said_by: "", watch: false, outcome: Slipped, to: "Q3 2025",)
    ],
)
"#;

    #[test]
    fn it_reads_what_serde_reads() {
        for text in [
            PLAIN.to_owned(),
            PLAIN.replace('\n', "\r\n"),
            "Journal(version: 1, by: \"\", entries: [])".into(),
            "Journal(by: \"é\",\nversion: 1)".into(),
        ] {
            let plain = plain_journal(&text).map(|raw| format!("{raw:?}"));
            assert!(plain.is_some(), "{text}");
            assert_eq!(plain, by_serde(&text), "{text}");
        }
    }

    #[test]
    fn it_leaves_every_other_text_to_serde() {
        // Wherever a letter is changed, left out or doubled, this reads what serde reads, or nothing.
        for (at, c) in PLAIN.char_indices() {
            let (before, after) = (&PLAIN[..at], &PLAIN[at + c.len_utf8()..]);
            for instead in ["", "x", "\"", "\\", ",", ")", "(", " ", "0", "é"] {
                let text = format!("{before}{instead}{after}");
                if let Some(plain) = plain_journal(&text) {
                    assert_eq!(Some(format!("{plain:?}")), by_serde(&text), "{text}");
                }
            }
        }
    }
}
