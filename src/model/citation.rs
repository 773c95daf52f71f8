//! Citations: where in the document an action is stated.

use super::{ActionRef, Corpus, Edition, EditionId};

impl Corpus {
    /// An edition as it is cited: the name of its source, and its id where there are several editions.
    pub fn cited(&self, edition: EditionId) -> String {
        let edition = &self.editions[edition.index()];
        let source = self.str(edition.source_name);
        if self.editions.len() < 2 {
            return source.to_owned();
        }
        let comma = if source.is_empty() { "" } else { ", " };
        format!("{source}{comma}edition {}", self.str(edition.id))
    }

    /// The least that tells an edition from the others: nothing if it is the only one, its document where there are several,
    /// its id where the document has several editions.
    pub fn told_apart(&self, edition: EditionId) -> String {
        let edition = &self.editions[edition.index()];
        let (document, id) = (self.str(edition.document), self.str(edition.id));
        let is_same = |other: &&Edition| self.str(other.document) == document;
        let own = self.editions.iter().filter(is_same).count();
        let parts = [
            Some(document).filter(|_| own < self.editions.len()),
            Some(id).filter(|_| own > 1),
        ];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        parts.join(" ")
    }
}

impl<'c> ActionRef<'c> {
    /// The position in the source, followed by as much of the edition as is needed to tell it from the others:
    /// `obj. 1, item 37, line 25`, `obj. 1, item 37, line 25, 2024-12`.
    pub fn citation(self) -> String {
        match self.corpus.told_apart(self.corpus.edition(self.id)) {
            edition if edition.is_empty() => self.position(),
            edition => format!("{}, {edition}", self.position()),
        }
    }

    /// The position in the source, as far as it is known: `obj. 1, item 37, line 25`, `ref. M1C1-17, p. 12`, or the
    /// objective alone. An action that the document numbers itself needs no objective.
    pub fn position(self) -> String {
        let source = self.record().source;
        let mut parts = Vec::new();
        let reference = self.reference();
        let number = reference.map_or("", |reference| self.corpus.str(reference.number));
        if number.is_empty() {
            parts.push(format!("obj. {}", self.objective().number));
        } else {
            parts.push(format!("ref. {number}"));
        }
        if source.item > 0 {
            parts.push(format!("item {}", source.item));
        }
        if let Some(page) = reference.map(|reference| reference.page).filter(|page| *page > 0) {
            parts.push(format!("p. {page}"));
        }
        if source.last_line > source.line {
            parts.push(format!("lines {}–{}", source.line, source.last_line));
        } else if source.line > 0 {
            parts.push(format!("line {}", source.line));
        }
        parts.join(", ")
    }

    /// The citation with the source document, such as `obj. 1, item 37, line 25; Migration State of Play`.
    pub fn full_citation(self) -> String {
        match self.corpus.cited(self.corpus.edition(self.id)) {
            source if source.is_empty() => self.position(),
            source => format!("{}; {source}", self.position()),
        }
    }

    /// Where the action itself can be read, if the data says so.
    pub fn url(self) -> Option<&'c str> {
        let url = self.corpus.str(self.reference()?.url);
        (!url.is_empty()).then_some(url)
    }

    /// Where its citation leads: to the action itself, or to the document.
    pub fn cited_url(self) -> Option<&'c str> {
        let document = self.corpus.str(self.edition().source_url);
        self.url().or_else(|| (!document.is_empty()).then_some(document))
    }
}
