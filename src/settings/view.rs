//! Where the reader was, kept between runs and across reloads. Everything is stored by id, because numbers change when files
//! do; what is no longer found is left out.

use serde::{Deserialize, Serialize};

use super::panes::{Pane, Split};
use crate::load::pieces::{pieces, read};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SavedPlace {
    /// An edition, by its id.
    Edition(String),
    /// A heading, by the ids of its edition and itself.
    Section(String, String),
    Action(String),
    /// A branch of a regrouped tree, by its values at both levels.
    Branch(String, String),
}

/// Where the reader was in one corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedView {
    pub focus: Pane,
    /// Whether the focused pane took up the whole screen.
    pub zoom: bool,
    pub selected: Option<SavedPlace>,
    /// The headings that were unfolded, as [`SavedPlace::Section`].
    pub open: Vec<(String, String)>,
    pub query: Option<String>,
    /// Earlier queries, the oldest first.
    pub history: Vec<String>,
    pub deadlines: String,
    /// How the panes shared the screen, as far as the reader has deviated from the settings.
    pub split: Split,
    /// The tables of the action pane.
    pub table: TableView,
    pub pivot: PivotView,
}

/// How the tree was regrouped. Choices are stored by name, as in [`TableView`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PivotView {
    /// The grouping: `place,kind`. Empty for the document's order.
    pub by: String,
    /// The branches that were unfolded, as [`SavedPlace::Branch`].
    pub open: Vec<(String, String)>,
    /// The last grouping before the reader returned to the document's order.
    pub left: String,
}

/// How tables were shown. Choices are stored by name, so that one that no longer exists does not affect the others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TableView {
    /// What the action pane showed.
    pub view: String,
    /// Whether tables covered everything shown.
    pub whole: bool,
    /// What statistics were sorted by.
    pub sort: String,
    pub reverse: bool,
    /// What sums of money were grouped by.
    pub by: String,
    /// What the score was broken down by.
    pub score: String,
}

/// The views of several corpora, the newest first. Each is identified by the paths the corpus was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Views(Vec<(String, SavedView)>);

/// How many corpora are remembered.
const KEPT: usize = 20;

/// The number of queries that are remembered for each corpus.
pub const REMEMBERED: usize = 100;

/// The longest query that is kept for another run, in bytes: something pasted by mistake must not slow down the next start.
const LONGEST_QUERY: usize = 1_000;

/// The largest state file, in bytes.
pub const LARGEST: u64 = 16 << 20;

/// The version of the format. Raised by a change that older programs would misread.
const VERSION: u32 = 1;

/// What a state file of any version begins with.
const HEAD: &str = "(version: ";

/// The version of a state file that a later milepost has written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Newer(pub u32);

impl SavedView {
    /// Drops what could slow down the next start: long queries, and more than [`REMEMBERED`] of them.
    fn bounded(mut self) -> Self {
        let is_short = |query: &String| query.len() <= LONGEST_QUERY;
        self.query = self.query.filter(is_short);
        self.history.retain(is_short);
        let surplus = self.history.len().saturating_sub(REMEMBERED);
        self.history.drain(..surplus);
        self
    }

    /// Adds the queries that another run has kept in the meantime, as older ones.
    fn with_queries_of(mut self, other: Self) -> Self {
        let mut history = other.history;
        history.retain(|query| !self.history.contains(query));
        history.append(&mut self.history);
        Self { history, ..self }
    }
}

impl Views {
    /// Reads the text of a state file, which has a line for each corpus. Only what is damaged is lost.
    pub fn parse(text: &str) -> Result<Self, Newer> {
        let version = text.strip_prefix(HEAD).and_then(|rest| rest.split(',').next());
        let version = version.and_then(|version| version.trim().parse().ok());
        match version {
            Some(newer) if newer > VERSION => Err(Newer(newer)),
            // Before there were versions, the file was a list of pairs.
            None if text.starts_with('[') => Ok(Self(ron::from_str(text).unwrap_or_default())),
            _ => Ok(Self(text.lines().filter_map(entry).collect())),
        }
    }

    /// The text of a state file of at most [`LARGEST`] bytes. Views that do not fit are left out.
    pub fn text(&self) -> String {
        let mut text = format!("{HEAD}{VERSION}, views: [\n");
        for (corpus, view) in &self.0 {
            let (Ok(corpus), Ok(view)) = (ron::to_string(corpus), ron::to_string(view)) else {
                continue;
            };
            if (text.len() + corpus.len() + view.len()) as u64 > LARGEST - 100 {
                continue;
            }
            for part in ["(corpus: ", &corpus, ", view: ", &view, "),\n"] {
                text.push_str(part);
            }
        }
        text + "])\n"
    }

    pub fn take(&mut self, corpus: &str) -> Option<SavedView> {
        let at = self.0.iter().position(|(name, _)| name == corpus)?;
        Some(self.0.remove(at).1)
    }

    /// Adds the view of a corpus as the newest, with the queries of the one it replaces.
    pub fn put(&mut self, corpus: &str, view: SavedView) {
        let view = match self.take(corpus) {
            Some(other) => view.with_queries_of(other),
            None => view,
        };
        self.0.insert(0, (corpus.to_owned(), view.bounded()));
        self.0.truncate(KEPT);
    }
}

/// Reads the corpus and view of a line.
fn entry(line: &str) -> Option<(String, SavedView)> {
    let line = line.trim().trim_end_matches(',');
    let pieces = pieces(line).ok()?;
    let piece = |name: &str| pieces.iter().find(|piece| piece.name == name).copied();
    let corpus = read(piece("corpus")?).ok()?;
    let is_view = |text: &str| ron::from_str::<SavedView>(text).is_ok();
    let view = mended(piece("view")?.value, &is_view, DEEPEST)?;
    Some((corpus, ron::from_str::<SavedView>(&view).ok()?.bounded()))
}

/// How deep values are nested in a view.
const DEEPEST: usize = 4;

/// The RON value without the values inside it that `fits` refuses in their place. `None` if it cannot be mended.
fn mended(value: &str, fits: &dyn Fn(&str) -> bool, depth: usize) -> Option<String> {
    if fits(value) {
        return Some(value.to_owned());
    }
    let (open, close) = match value.chars().next()? {
        '[' => ('[', ']'),
        '(' => ('(', ')'),
        _ => return None,
    };
    let depth = depth.checked_sub(1)?;
    let kept = pieces(value).ok()?.into_iter().filter_map(|piece| {
        let name = match piece.name {
            "" => String::new(),
            name => format!("{name}: "),
        };
        let alone = |inner: &str| fits(&format!("{open}{name}{inner}{close}"));
        Some(name.clone() + &mended(piece.value, &alone, depth)?)
    });
    let kept = format!("{open}{}{close}", kept.collect::<Vec<_>>().join(", "));
    fits(&kept).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(id: &str, history: &[&str]) -> SavedView {
        SavedView {
            selected: Some(SavedPlace::Action(id.into())),
            open: vec![
                ("2024-12".into(), "pact".into()),
                ("2024-12".into(), "visa".into()),
            ],
            zoom: true,
            query: Some("tunisia".into()),
            history: history.iter().map(ToString::to_string).collect(),
            ..SavedView::default()
        }
    }

    fn views() -> Views {
        let mut views = Views::default();
        views.put("/other", view("b", &["x\ny"]));
        views.put("/data\n/more", view("a.\"b\"", &["one", "two"]));
        views
    }

    #[test]
    fn views_come_back() {
        let text = views().text();
        assert_eq!(text.lines().count(), 4, "{text}");
        assert_eq!(Views::parse(&text), Ok(views()));
        // As it was written before there was a version.
        let old = ron::ser::to_string_pretty(&views().0, ron::ser::PrettyConfig::default()).unwrap();
        assert_eq!(Views::parse(&old), Ok(views()));
    }

    #[test]
    fn what_is_damaged_loses_only_itself() {
        let text = views().text();
        let mut wanted = views().0;
        let read = |from: &str, to: &str| {
            assert!(text.contains(from), "{from} in {text}");
            Views::parse(&text.replacen(from, to, 1)).unwrap().0
        };
        // Values of the wrong type, and unknown ones, at every depth.
        wanted[0].1.zoom = false;
        assert_eq!(read("zoom:true", "zoom:7"), wanted);
        wanted = views().0;
        assert_eq!(read("focus:Objectives", "focus:Elsewhere"), wanted);
        assert_eq!(read("focus:Objectives", "focus:Objectives,later:[(a:1)]"), wanted);
        assert_eq!(read("objectives:None", "objectives:Some(70000),others:1"), wanted);
        wanted[0].1.history.remove(0);
        assert_eq!(read("\"one\",", "1.5,"), wanted);
        wanted = views().0;
        wanted[0].1.open.remove(0);
        assert_eq!(read("(\"2024-12\",\"pact\")", "(\"2024-12\")"), wanted);
        wanted = views().0;
        wanted[0].1.selected = None;
        assert_eq!(read("Some(Action(", "Some(Thread("), wanted);
        // A line that is truncated, or not text.
        let other = views().0.split_off(1);
        assert_eq!(read("zoom:true", "zoom:\"tr"), other);
        assert_eq!(read("(corpus: ", "\0\u{fffd}"), other);
        assert_eq!(read("(version: 1, views: [", "(ver"), views().0);
        for text in ["", "([(\"\", (foc", "\0\u{fffd}", "[(\"", "(version: "] {
            assert_eq!(Views::parse(text), Ok(Views::default()), "{text}");
        }
        let deep = format!(
            "(corpus: \"\", view: {}{})",
            "(".repeat(20_000),
            ")".repeat(20_000)
        );
        assert_eq!(Views::parse(&deep), Ok(Views(vec![Default::default()])));
    }

    #[test]
    fn a_later_version_is_not_read() {
        let text = views().text().replace("version: 1", "version: 2");
        assert_eq!(Views::parse(&text), Err(Newer(2)));
        assert_eq!(Views::parse("(version: 900, anything"), Err(Newer(900)));
    }

    #[test]
    fn queries_of_several_runs_are_merged() {
        let mut views = Views::default();
        views.put("", view("a", &["one", "two"]));
        views.put("", view("b", &["one", "three"]));
        let merged = views.take("").unwrap();
        assert_eq!(merged, view("b", &["two", "one", "three"]));
        let many: Vec<String> = (0..REMEMBERED + 5).map(|number| number.to_string()).collect();
        let many = SavedView {
            history: many,
            ..SavedView::default()
        };
        views.put("", merged);
        views.put("", many);
        let history = views.take("").unwrap().history;
        assert!(history.len() == REMEMBERED && history[0] == "5");
    }

    #[test]
    fn what_would_hold_up_the_next_start_is_not_kept() {
        let long = "a ".repeat(LONGEST_QUERY);
        let with = |query: &str| SavedView {
            query: Some(query.into()),
            ..view("a", &["one", query])
        };
        let mut kept = Views::default();
        kept.put("", with(&long));
        let mut read = Views(vec![(String::new(), with(&long))]);
        read = Views::parse(&read.text()).unwrap();
        for mut views in [kept, read] {
            let view = views.take("").unwrap();
            assert_eq!((view.query, view.history), (None, vec!["one".to_owned()]));
        }
        // A view that does not fit does not displace those of other corpora.
        let huge = SavedView {
            open: vec![("x".repeat(1 << 20), String::new()); 20],
            ..SavedView::default()
        };
        let views = Views(vec![("b".into(), huge), ("a".into(), SavedView::default())]);
        let text = views.text();
        assert!(text.len() < 1 << 20 && Views::parse(&text).unwrap().take("a").is_some());
    }

    #[test]
    fn only_so_many_are_kept() {
        let mut views = Views::default();
        for index in 0..50 {
            views.put(&index.to_string(), SavedView::default());
        }
        assert!(views.0.len() == KEPT && views.take("49").is_some() && views.take("1").is_none());
    }
}
