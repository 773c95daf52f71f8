//! Exporting from the screens: marks, the prompt, copying.

use std::path::Path;

use milepost::app::{Effect, Mode, WrittenFile};
use milepost::export::Picture;

use super::Session;

/// The path and text that the last key asked to write.
fn written(session: &Session) -> (String, String) {
    match session.effects.last() {
        Some(Effect::WriteFile { path, bytes, .. }) => {
            (path.clone(), String::from_utf8(bytes.clone()).unwrap())
        }
        other => panic!("{other:?}"),
    }
}

fn named(session: Session, name: &str) -> Session {
    session.keys("e ctrl-u").typed(name).keys("enter")
}

#[test]
fn texts_name_ids_where_they_are_asked_for() {
    let session = Session::small(80, 24).keys("1 e");
    assert!(
        session.text().contains("without ids (ctrl-t turns)"),
        "{}",
        session.text()
    );
    let (_, without) = written(&session.keys("enter"));
    assert!(!without.contains("id:"), "{without}");
    let session = Session::small(80, 24).keys("1 e ctrl-t");
    assert!(
        session.text().contains(", with ids (ctrl-t turns)"),
        "{}",
        session.text()
    );
    let (_, with) = written(&session.keys("enter"));
    assert!(with.contains("id:meetings."), "{with}");
    // Formats with rows always include ids.
    let rows = Session::small(80, 24).keys("1 e ctrl-u").typed("a.csv");
    assert!(!rows.text().contains("ids"), "{}", rows.text());
}

#[test]
fn the_ending_is_the_format() {
    for (name, begins) in [
        ("a.txt", "A small plan"),
        ("a.md", "# A small plan"),
        ("a.HTM", "<!DOCTYPE html>"),
        ("a.csv", "objective_number,"),
        ("a.json", "[\n"),
        ("a.ics", "BEGIN:VCALENDAR"),
        ("A.JSON", "[\n"),
    ] {
        let (path, text) = written(&named(Session::small(120, 36).keys("3"), name));
        assert_eq!(path, name);
        assert!(text.starts_with(begins), "{name}: {text}");
    }
    // Without an extension the view decides: events from the calendar, text from the others.
    assert!(
        written(&named(Session::small(120, 36).keys("3 c"), "a"))
            .1
            .starts_with("BEGIN:")
    );
    assert!(
        written(&named(Session::small(120, 36).keys("1"), "a"))
            .1
            .starts_with("A small plan")
    );
    let refused = named(Session::small(120, 36), "a.docx");
    assert!(refused.effects.is_empty());
    assert!(
        refused
            .text()
            .contains(".docx is not a supported format: .txt .md .html .csv"),
        "{}",
        refused.text()
    );
}

/// The initial name is a proposal: typing replaces it, moving the cursor keeps it.
#[test]
fn what_is_typed_replaces_the_proposed_name() {
    let session = Session::small(100, 24).keys("3 e");
    assert!(
        session
            .text()
            .contains("milepost-deadlines.txt  typing replaces it")
    );
    let typed = session.keys("tab").typed("due.csv");
    assert!(typed.text().contains("file  due.csv "), "{}", typed.text());
    let kept = Session::small(100, 24).keys("3 e home").typed("my-");
    assert!(
        kept.text().contains("file  my-milepost-deadlines.txt "),
        "{}",
        kept.text()
    );
}

#[test]
fn the_prompt_says_what_lands_where() {
    let mut session = Session::small(120, 36);
    session.state.session.folders.working = "/srv/plans".into();
    session.state.session.folders.home = Some("/home/ada".into());
    // The agenda defaults to text, the calendar to iCalendar; all formats are listed.
    let agenda = session.keys("3 e");
    let text = agenda.text();
    assert!(text.contains("milepost-deadlines.txt"), "{text}");
    assert!(text.contains("or    [txt] md  html  csv"), "{text}");
    let session = agenda.keys("esc c e");
    let text = session.text();
    assert!(text.contains(" json [ics] svg"), "{text}");
    assert!(text.contains("milepost-deadlines.ics"), "{text}");
    assert!(text.contains("as    iCalendar, 6 events"), "{text}");
    let landing = Path::new("/srv/plans").join("milepost-deadlines.ics");
    assert!(text.contains(&format!("to    {}", landing.display())), "{text}");
    // Another format changes the extension, and what is counted.
    let session = session.keys("shift-tab");
    assert!(
        session.text().contains("as    JSON, 7 actions"),
        "{}",
        session.text()
    );
    assert!(session.text().contains("milepost-deadlines.json"));
    let session = session.keys("ctrl-u").typed("~/due.csv");
    let landing = Path::new("/home/ada").join("due.csv");
    assert!(
        session.text().contains(&format!("to    {}", landing.display())),
        "{}",
        session.text()
    );
    assert!(
        session
            .text()
            .contains("as    CSV, 6 deadlines and 1 undated next step")
    );
}

#[test]
fn pictures_of_the_screen_are_asked_for_as_such() {
    let session = named(Session::small(120, 36), "a.svg");
    assert!(matches!(
        session.effects.last(),
        Some(Effect::WriteScreen { picture: Picture::Svg, overwrite: false, path }) if path == "a.svg"
    ));
    assert!(session.text().contains("120 × 36 cells"));
}

#[test]
fn what_cannot_be_written_keeps_the_prompt_with_the_reason() {
    let session =
        named(Session::small(120, 36), "a.md").written(WrittenFile::Failed("a.md: this is a folder".into()));
    assert!(session.text().contains("a.md: this is a folder"));
    assert!(matches!(session.state.mode, Mode::Export(_)));
    for name in ["", "  ", "..", "folder/"] {
        let session = named(Session::small(120, 36), name);
        assert!(session.effects.is_empty(), "{name:?}");
        assert!(session.text().contains("a file needs a name"), "{name:?}");
    }
}

#[test]
fn marked_actions_are_written_instead_of_the_pane() {
    let session = Session::small(120, 36).keys("3 j space space");
    assert_eq!(session.state.marks.len(), 2);
    assert!(session.text().contains("2 marked"), "{}", session.text());
    let (_, json) = written(&named(Session::small(120, 36).keys("3 j space space"), "a.json"));
    assert_eq!(json.matches("\n    \"as_of\":").count(), 2);
    // The arrows lead back to the pane.
    let session = session.keys("e");
    assert!(session.text().contains("Export the marked actions"));
    let session = session.keys("up");
    assert!(session.text().contains("Write deadlines to a file"));
    let session = session.keys("esc u");
    assert!(session.state.marks.is_empty());
}

#[test]
fn a_heading_marks_its_branch_and_takes_the_marks_away_again() {
    let session = Session::small(120, 36).keys("1 g g space");
    let branch = session.state.corpus().sections[0].all_actions().len();
    assert_eq!(session.state.marks.len(), branch);
    assert_eq!(session.keys("g g space").state.marks.len(), 0);
}

#[test]
fn citations_and_views_are_copied() {
    let copied = |session: Session| match session.effects.last() {
        Some(Effect::Copy(text)) => text.clone(),
        other => panic!("{other:?}"),
    };
    let cite = copied(Session::small(120, 36).keys("3 j y"));
    assert!(cite.contains(": obj. 1, item 2, line 4"), "{cite}");
    assert_eq!(cite.lines().count(), 1);
    let cites = copied(Session::small(120, 36).keys("3 j space space y"));
    assert_eq!(cites.lines().count(), 2);
    let view = copied(Session::small(120, 36).keys("3 Y"));
    assert!(view.contains("6 deadlines and 1 undated next step"), "{view}");
}

#[test]
fn a_brief_is_offered_beside_the_pane_and_the_marks() {
    let session = Session::small(120, 36).keys("e down");
    let text = session.text();
    assert!(
        text.contains("Write a brief on what is shown to a file"),
        "{text}"
    );
    assert!(text.contains("milepost-brief.docx"), "{text}");
    let session = session.keys("ctrl-u").typed("a.md").keys("enter");
    let (path, text) = written(&session);
    assert_eq!(path, "a.md");
    assert!(text.contains("## What comes next"), "{text}");
    let session = Session::small(120, 36)
        .keys("e down ctrl-u")
        .typed("a.json")
        .keys("enter");
    let text = session.text();
    assert!(
        text.contains(".json is not a supported format: .txt .md .html .docx"),
        "{text}"
    );
}

#[cfg(feature = "spreadsheets")]
#[test]
fn a_workbook_is_offered_after_csv_and_written_as_bytes() {
    for (session, entries) in [
        (Session::small(120, 36).keys("1"), "actions"),
        (Session::small(120, 36).keys("3"), "deadlines"),
        (Session::open("tables", 120, 36).keys("f a 2"), "figures"),
    ] {
        let session = session.keys("e ctrl-u").typed("a.csv").keys("tab");
        assert!(session.text().contains("a.xlsx"), "{}", session.text());
        let offered = session.text();
        assert!(
            offered.contains("as    Excel workbook, ") && offered.contains(entries),
            "{offered}"
        );
        let session = session.keys("enter");
        match session.effects.last() {
            Some(Effect::WriteFile { path, bytes, .. }) => {
                assert_eq!(path, "a.xlsx");
                let grids = milepost::import::table::workbook::read(bytes).unwrap();
                assert!(grids[0].len() > 1);
            }
            other => panic!("{other:?}"),
        }
    }
}
