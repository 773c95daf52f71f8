//! Where the reader was: kept between runs, and over a reload. Everything is told by id, because numbers change when
//! files do; what is not found any more is left out.

use serde::{Deserialize, Serialize};

use super::panes::{Pane, Split};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// A heading, by the id of its edition and its own.
    Section(String, String),
    Action(String),
    /// A branch of a regrouped tree, by its values at both levels.
    Branch(String, String),
}

/// Where the reader was in one corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct View {
    pub focus: Pane,
    /// Whether it had the whole screen.
    pub zoom: bool,
    pub selected: Option<Place>,
    /// The headings that were unfolded, as [`Place::Section`].
    pub open: Vec<(String, String)>,
    pub query: Option<String>,
    /// The queries that were kept before, oldest first.
    pub history: Vec<String>,
    pub deadlines: String,
    /// How the panes shared the screen, as far as the reader has changed what the settings say.
    pub split: Split,
    /// The tables of the action pane.
    pub table: TableView,
    pub pivot: PivotView,
}

/// How the tree was regrouped, told by names as tables are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PivotView {
    /// By what: `place,kind`. Empty in the document's order.
    pub by: String,
    /// The branches that were unfolded, as [`Place::Branch`].
    pub open: Vec<(String, String)>,
    /// The grouping that was left for the document's order.
    pub left: String,
}

/// How tables were looked at, told by names, so that one that is not known any more costs nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TableView {
    /// What the action pane showed.
    pub view: String,
    /// Whether tables were about everything shown.
    pub whole: bool,
    /// What statistics were sorted by.
    pub sort: String,
    pub reverse: bool,
    /// What sums of money were made by.
    pub by: String,
}

/// The views of several corpora: each by the paths it was read from, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Views(Vec<(String, View)>);

/// How many corpora are remembered.
const KEPT: usize = 20;

impl Views {
    /// Reads the text of a state file. A damaged one holds nothing: it is only a convenience.
    pub fn parse(text: &str) -> Self {
        ron::from_str(text).unwrap_or_default()
    }

    /// The text of a state file.
    pub fn text(&self) -> String {
        let config = ron::ser::PrettyConfig::default();
        ron::ser::to_string_pretty(self, config).unwrap_or_default()
    }

    pub fn take(&mut self, corpus: &str) -> Option<View> {
        let at = self.0.iter().position(|(name, _)| name == corpus)?;
        Some(self.0.remove(at).1)
    }

    pub fn put(&mut self, corpus: &str, view: View) {
        self.take(corpus);
        self.0.insert(0, (corpus.to_owned(), view));
        self.0.truncate(KEPT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn views_come_back_and_damage_is_forgotten() {
        let view = View {
            selected: Some(Place::Action("pact.x".into())),
            open: vec![("2024-12".into(), "pact".into())],
            zoom: true,
            ..View::default()
        };
        let mut views = Views::default();
        views.put("", view.clone());
        let mut read = Views::parse(&views.text());
        assert_eq!(read.take(""), Some(view));
        assert_eq!(Views::parse("([(\"\", (foc"), Views::default());
        assert_eq!(Views::parse("\0\u{fffd}"), Views::default());
    }

    #[test]
    fn only_so_many_are_kept() {
        let mut views = Views::default();
        for index in 0..50 {
            views.put(&index.to_string(), View::default());
        }
        assert!(views.0.len() == KEPT && views.take("49").is_some() && views.take("1").is_none());
    }
}
