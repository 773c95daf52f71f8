//! Where the reader was: kept between runs, and over a reload. Everything is stored by id, because numbers change when
//! files do; what is no longer found is left out.

use serde::{Deserialize, Serialize};

use super::panes::{Pane, Split};
use crate::load::pieces::{pieces, read};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SavedPlace {
    /// An edition, by its id.
    Edition(String),
    /// A heading, by the id of its edition and its own.
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
    /// Whether it had the whole screen.
    pub zoom: bool,
    pub selected: Option<SavedPlace>,
    /// The headings that were unfolded, as [`SavedPlace::Section`].
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

/// How the tree was regrouped, by names, as for tables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PivotView {
    /// By what: `place,kind`. Empty in the document's order.
    pub by: String,
    /// The branches that were unfolded, as [`SavedPlace::Branch`].
    pub open: Vec<(String, String)>,
    /// The grouping that was left for the document's order.
    pub left: String,
}

/// How tables were shown, by names, so that one that is not known any more costs nothing else.
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
    /// What the score was divided by.
    pub score: String,
}

/// The views of several corpora: each by the paths it was read from, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Views(Vec<(String, SavedView)>);

/// How many corpora are remembered.
const KEPT: usize = 20;

/// How many queries are remembered of each.
pub const REMEMBERED: usize = 100;

/// The longest query that is kept for another run, in bytes. No start is to wait for what was pasted by mistake.
const LONGEST_QUERY: usize = 1_000;

/// The largest state file, in bytes.
pub const LARGEST: u64 = 16 << 20;

/// The version of what is written here. A change that older programs would misread raises it.
const VERSION: u32 = 1;

/// The first words of a state file, whatever its version.
const HEAD: &str = "(version: ";

/// A state file of a later version than is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Newer(pub u32);

impl SavedView {
    /// Without what could hold up another run.
    fn bounded(mut self) -> Self {
        let is_short = |query: &String| query.len() <= LONGEST_QUERY;
        self.query = self.query.filter(is_short);
        self.history.retain(is_short);
        let surplus = self.history.len().saturating_sub(REMEMBERED);
        self.history.drain(..surplus);
        self
    }

    /// The same with the queries that another run has kept meanwhile, as older ones.
    fn with_queries_of(mut self, other: Self) -> Self {
        let mut history = other.history;
        history.retain(|query| !self.history.contains(query));
        history.append(&mut self.history);
        Self { history, ..self }
    }
}

impl Views {
    /// Reads the text of a state file, which has a line for each corpus: what is damaged loses only itself.
    pub fn parse(text: &str) -> Result<Self, Newer> {
        let version = text.strip_prefix(HEAD).and_then(|rest| rest.split(',').next());
        let version = version.and_then(|version| version.trim().parse().ok());
        match version {
            Some(newer) if newer > VERSION => Err(Newer(newer)),
            // There was a list of pairs before there was a version.
            None if text.starts_with('[') => Ok(Self(ron::from_str(text).unwrap_or_default())),
            _ => Ok(Self(text.lines().filter_map(entry).collect())),
        }
    }

    /// The text of a state file.
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

    /// Keeps a view of a corpus as the newest.
    pub fn put(&mut self, corpus: &str, view: SavedView) {
        let view = match self.take(corpus) {
            Some(other) => view.with_queries_of(other),
            None => view,
        };
        self.0.insert(0, (corpus.to_owned(), view.bounded()));
        self.0.truncate(KEPT);
    }
}

/// The corpus and view of a line.
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

/// A value without those inside of it that do not fit where they stand.
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
        // A value of another kind, or one that is not known, at every depth.
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
        // A line that is torn, or not of text.
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
        // A corpus with more open headings than there is room for costs no other its view.
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
