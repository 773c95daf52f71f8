//! Recording the outcomes of actions: the form, the entries it asks to write, and their effect on the screen.

use milepost::app::{Effect, Mode};
use milepost::journal::{Entry, Journals, read, render};
use milepost::load::SourceFile;

use super::Session;
use crate::support::{self, file};

const CORPUS: &str = r#"Objective(id: "o", number: 1, title: "Returns", actions: [
    (id: "o.one", title: "Adopt the handbook", block: NextStep, kind: Adoption, source: (item: 1, line: 1),
     dates: [(when: "2024-12-10", role: Due)]),
    (id: "o.two", title: "Send the list", block: NextStep, kind: Adoption, source: (item: 2, line: 2),
     dates: [(when: "2024-12-01", role: Due), (when: "Q1 2025", role: Due, what: "report")]),
    (id: "o.none", title: "Think about it", block: NextStep, kind: Adoption, source: (item: 3, line: 3)),
])"#;

/// The program, and the journal of its reader as it would be on disk.
struct Desk {
    session: Session,
    journal: String,
}

impl Desk {
    fn new(width: u16, height: u16) -> Self {
        let edition = "Edition(id: \"e\", document: \"d\", title: \"E\", as_of: \"2024-12-16\")";
        let library = support::library(&[file("edition.ron", edition), file("o.ron", CORPUS)]);
        let journals = Journals {
            own: "a".into(),
            ..Journals::default()
        };
        Self {
            session: Session::of(library.with_journals(journals), width, height),
            journal: render::empty("a"),
        }
    }

    /// Types keys, and records the entries that they ask for.
    fn keys(mut self, keys: &str) -> Self {
        self.session = self.session.keys(keys);
        self.do_all()
    }

    fn typed(mut self, text: &str) -> Self {
        self.session = self.session.typed(text);
        self
    }

    fn do_all(mut self) -> Self {
        for effect in std::mem::take(&mut self.session.effects) {
            if let Effect::Record(entries) = effect {
                self.record(entries);
            }
        }
        self
    }

    fn record(&mut self, mut entries: Vec<Entry>) {
        let mut taken = self.journal.clone();
        for entry in &mut entries {
            while taken.contains(&milepost::journal::moment(entry.at)) {
                entry.at += chrono::TimeDelta::microseconds(1);
            }
            taken.push_str(&render::line(entry));
        }
        let before = file("a.ron", &self.journal);
        self.journal = render::added(&before, &entries).unwrap();
        let journals = self.journals(&[file("a.ron", &self.journal)]);
        self.session.state.recorded(Ok(entries), journals);
    }

    fn journals(&self, files: &[SourceFile]) -> Journals {
        let library = &self.session.state.library;
        let journals = read(files, &library.as_loaded(), &library.conventions, "a");
        assert_eq!(journals.problems, Vec::<String>::new());
        journals
    }

    fn text(&self) -> String {
        self.session.text()
    }

    /// The last entry of the journal.
    fn entry(&self) -> &str {
        let mut lines = self.journal.lines().filter(|line| line.contains("at:"));
        lines.next_back().unwrap_or_default().trim()
    }

    fn sees(self, text: &str) -> Self {
        assert!(self.text().contains(text), "no {text:?}:\n{}", self.text());
        self
    }

    fn sees_no(self, text: &str) -> Self {
        assert!(!self.text().contains(text), "{text:?}:\n{}", self.text());
        self
    }
}

#[test]
fn what_is_chosen_is_recorded_on_the_clocks_day_and_everything_follows() {
    let desk = Desk::new(150, 30)
        .sees("Overdue, no outcome recorded")
        .keys("/ h a n d b o o k enter")
        .keys("d")
        .sees("16 Dec 2024 (the clock's day)")
        .keys("m")
        .sees("record met on 16 Dec 2024")
        .keys("enter");
    assert_eq!(
        desk.entry(),
        "(at: \"2026-01-15T00:00:00Z\", action: \"o.one\", due: \"2024-12-10\", outcome: Met, on: \"2024-12-16\"),"
    );
    desk.sees("Recorded met on 16 Dec 2024: Adopt the handbook; U undoes it")
        .sees("met late on 16 Dec 2024")
        .sees("journal of")
        .sees_no("Overdue, no outcome recorded")
        // As of the day before, the deadline is open again.
        .keys("[")
        .sees("Overdue, no outcome recorded")
        .keys("] U")
        .sees("Undone: met on 16 Dec 2024: Adopt the handbook")
        .sees("Overdue, no outcome recorded")
        .keys("U")
        .sees("You have recorded nothing that could be undone");
}

#[test]
fn every_field_is_filled_by_keyboard_alone() {
    let desk = Desk::new(60, 16)
        .keys("3 j d")
        .sees("due      ▸2024-12-01")
        .keys("s tab right")
        .sees("due      ▸Q1 2025")
        .keys("tab")
        .typed("yesterday")
        .sees("Sunday, 15 Dec 2024")
        .keys("tab")
        .typed("Q3 2025")
        .sees("1 Jul – 30 Sep 2025")
        .keys("tab")
        .typed("https://example.org/a")
        .keys("tab")
        .typed("as said in committee");
    insta::assert_snapshot!("window", desk.session.snapshot());
    let desk = desk.keys("enter");
    assert_eq!(
        desk.entry(),
        "(at: \"2026-01-15T00:00:00Z\", action: \"o.two\", due: \"Q1 2025\", outcome: Slipped, on: \"2024-12-15\", \
         to: \"Q3 2025\", note: \"as said in committee\", evidence: [(url: \"https://example.org/a\")]),"
    );
    desk.sees("Recorded slipped to Q3 2025 on 15 Dec 2024");
}

#[test]
fn a_source_without_a_title_is_said_once() {
    let desk = Desk::new(150, 30)
        .keys("/ h a n d b o o k enter d m tab tab")
        .typed("https://example.org/a")
        .keys("enter 2 G");
    assert_eq!(
        desk.text().matches("https://example.org/a").count(),
        1,
        "{}",
        desk.text()
    );
}

#[test]
fn letters_choose_outcomes_and_tabs_go_round() {
    let window = |keys: &str| {
        Desk::new(100, 30)
            .keys("/ h a n d b o o k enter d")
            .keys(keys)
            .text()
    };
    for (keys, chosen) in [
        ("m", "▸met"),
        ("m m", "▸missed"),
        ("p", "▸partly met"),
        ("d", "▸dropped"),
        ("s", "▸slipped to …"),
        ("n", "▸note only"),
        ("right right right", "▸missed"),
        ("left", "▸note only"),
        ("m x", "▸met"),
        ("tab tab tab tab p", "▸partly met"),
        ("shift-tab shift-tab shift-tab shift-tab p", "▸partly met"),
        ("down down down down p", "▸partly met"),
    ] {
        assert!(window(keys).contains(chosen), "{keys}: {}", window(keys));
    }
}

#[test]
fn what_is_wrong_is_said_where_it_is_and_nothing_is_asked_of_the_world() {
    for (keys, wrong) in [
        ("d enter", "choose what became of it"),
        ("d enter enter", "choose what became of it"),
        ("d s enter", "say when it is to happen now"),
        ("d m tab s o o n - i s h enter", "soon-ish"),
        ("d m tab tab x y z enter", "an address begins with https://"),
        ("i enter", "there is nothing to note yet"),
    ] {
        let session = Desk::new(100, 30)
            .keys("/ h a n d b o o k enter")
            .session
            .keys(keys);
        assert!(session.text().contains(wrong), "{keys}: {}", session.text());
        let asked = |effect: &Effect| matches!(effect, Effect::Record(_));
        assert!(!session.effects.iter().any(asked), "{keys}");
    }
}

#[test]
fn an_action_without_a_deadline_cannot_slip() {
    let desk = Desk::new(100, 30).keys("/ t h i n k enter d s enter");
    desk.sees("it has no deadline that could slip")
        .keys("m enter")
        .sees("Recorded met");
}

#[test]
fn a_journal_that_cannot_be_written_leaves_the_window_with_what_was_typed() {
    let mut session = Desk::new(100, 30)
        .keys("/ h a n d b o o k enter")
        .session
        .keys("i s e e n enter");
    let journals = session.state.library.ledger.journals.clone();
    session.state.recorded(
        Err("/ro/a.ron: no permission; --journal DIR records elsewhere".into()),
        journals,
    );
    let text = session.text();
    assert!(text.contains("Not recorded: /ro/a.ron: no permission"), "{text}");
    assert!(text.contains("note     seen"), "{text}");
    assert!(matches!(session.state.mode, Mode::Record(_)));
    // Trying again sends the entry again.
    let session = session.keys("enter");
    let asked = session
        .effects
        .iter()
        .filter(|effect| matches!(effect, Effect::Record(_)));
    assert_eq!(asked.count(), 2);
}

#[test]
fn a_heading_says_that_no_action_is_selected() {
    for key in ["d", "i"] {
        Desk::new(100, 30)
            .keys(key)
            .sees("No action is selected; go to one to record what became of it");
    }
    Desk::new(100, 30)
        .keys("P")
        .sees("No action is selected or marked; go to one to watch it");
}

#[test]
fn marked_actions_are_watched_together_and_found() {
    let desk = Desk::new(100, 30)
        .keys("/ h a n d b o o k enter P")
        .sees("Watched from now on: Adopt the handbook; U undoes it")
        .sees("★")
        .keys("\\ A P")
        .sees("2 actions watched from now on; P reverses that")
        .keys("u / i s : w a t c h e d enter")
        .sees("Think about it")
        .keys("\\ A P")
        .sees("3 actions watched no longer; P reverses that");
    desk.keys("u").sees_no("★");
}

#[test]
fn what_others_record_shows_at_once_and_is_theirs() {
    let mut desk = Desk::new(150, 30).keys("/ h a n d b o o k enter");
    let other = "Journal(version: 1, by: \"b\", entries: [(at: \"2024-12-12T00:00:00Z\", action: \"o.one\", \
                 outcome: Missed, on: \"2024-12-11\", note: \"nobody came\")])";
    let journals = desk.journals(&[file("b.ron", other)]);
    let mut state = desk.session.state.clone();
    assert_eq!(
        desk.session.state.journals_changed(journals.clone()),
        Some(Vec::new())
    );
    assert_eq!(desk.session.state.journals_changed(journals.clone()), None);
    // A running search is started again, since the search of the old library is cancelled.
    state.key("/".parse().unwrap());
    state.paste("handbook");
    assert!(matches!(
        state.journals_changed(journals).as_deref(),
        Some([Effect::Find(_)])
    ));
    desk.sees("journal of b, 12 Dec 2024")
        .sees("nobody came")
        .keys("U")
        .sees("You have recorded nothing that could be undone");
}

#[test]
fn a_click_goes_to_a_field_and_text_is_pasted_there() {
    let mut session = Desk::new(100, 30)
        .keys("/ h a n d b o o k enter")
        .session
        .keys("d");
    session = session.click("note     ");
    session.state.paste("adopted\nby consent");
    assert!(
        session.text().contains("note     adopted by consent"),
        "{}",
        session.text()
    );
    let session = session.press((0, 0));
    assert!(
        matches!(session.state.mode, Mode::Record(_)),
        "a slip loses nothing"
    );
}

/// Settled deadlines are folded away, and the cursor moves to the next entry.
#[test]
fn after_recording_in_the_agenda_the_next_entry_is_at_the_cursor() {
    let at = |desk: &Desk| {
        let pane = &desk.session.state.panes.deadlines;
        pane.action(&desk.session.state.library.deadlines)
    };
    let agenda = || Desk::new(120, 36).keys("3 g g j");
    let (first, next) = (at(&agenda()), at(&agenda().keys("j")));
    assert!(first.is_some() && next.is_some() && first != next);
    let desk = agenda().keys("d m enter");
    assert_eq!(at(&desk), next);
    desk.sees("undoes it");
}

/// A heading of the agenda is not about an action: nothing is recorded for the one selected before.
#[test]
fn nothing_is_recorded_at_a_heading_of_the_agenda() {
    let session = Session::built_in(120, 36).keys("3 g g d");
    assert!(
        session.text().contains("No action is selected"),
        "{}",
        session.text()
    );
    assert!(matches!(session.state.mode, Mode::Browse));
}
