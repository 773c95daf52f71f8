//! Room: at every width each line shows its date, its numbers and its state in full; only titles and names are cut.

use milepost::app::list::list;
use milepost::app::{Pane, State};
use milepost::views::agenda::AgendaRow;
use milepost::views::brief;
use milepost::views::grouped_rows::pinned;
use milepost::views::node::Node;
use milepost::views::timeline::TimelineRow;
use milepost::views::wording;
use ratatui::layout::Rect;

use super::Session;

/// The lines of a pane's list as they are drawn, each with the index of its row.
pub(super) fn drawn(session: &Session, pane: Pane) -> Vec<(usize, String)> {
    let list = list(&session.state, pane);
    let (buffer, _) = session.buffer();
    let mut lines: Vec<(usize, String)> = Vec::new();
    for offset in 0..list.place.height {
        let row = list.heights.at(offset.into(), list.cursor.top);
        if row >= list.len {
            break;
        }
        let place = Rect::new(list.place.x, list.place.y + offset, list.place.width, 1);
        let text: String = place.positions().map(|at| buffer[at].symbol()).collect();
        match lines.last_mut() {
            Some((own, shown)) if *own == row => {
                shown.push('\n');
                shown.push_str(&text);
            }
            _ => lines.push((row, text)),
        }
    }
    lines
}

/// Asserts that every ellipsis follows the beginning of one of these names.
fn assert_only_cut(line: &str, names: &[&str], at: &str) {
    for (index, _) in line.match_indices('…') {
        let before = &line[..index];
        // A second line continues in the middle of a name.
        let second = before.rsplit_once('\n').map(|(_, second)| second.trim());
        // Only the last column is cut.
        let second = second
            .and_then(|second| second.rsplit("  ").next())
            .map(str::trim);
        let goes_on = second.is_some_and(|second| names.iter().any(|name| name.contains(second)));
        let is_name = names.iter().any(|name| {
            let cuts = name.char_indices().skip(1).map(|(end, _)| name[..end].trim_end());
            name.is_empty() || cuts.into_iter().any(|cut| before.ends_with(cut))
        });
        // A title of the document may itself contain an ellipsis.
        let is_own = names.iter().any(|name| name.contains('…'));
        assert!(is_name || is_own || goes_on, "{at}: {line}");
    }
}

/// The width of a row's first line, in cells.
fn width_of(line: &str) -> usize {
    line.lines().next().unwrap_or_default().chars().count()
}

fn says(line: &str, one_of: &[String], at: &str) {
    assert!(
        one_of.iter().any(|words| line.contains(words.as_str())),
        "{at}: none of {one_of:?} in {line}"
    );
}

fn names_of(state: &State, action: milepost::model::ActionId) -> Vec<String> {
    let corpus = state.corpus();
    let action = corpus.action(action);
    let mut names = vec![action.title().to_owned()];
    names.extend(
        action
            .places()
            .iter()
            .map(|place| corpus.place_terms().term(*place).short().to_owned()),
    );
    names.extend(
        action
            .actors()
            .iter()
            .map(|actor| corpus.bodies().term(actor.body).short().to_owned()),
    );
    names
}

fn check_agenda(session: &Session, at: &str) {
    let state = &session.state;
    let (corpus, as_of) = (state.corpus(), state.time.clock.as_of);
    let agenda = &state.panes.deadlines.agenda;
    // The column in which all titles begin.
    let mut titles = None;
    for (row, line) in drawn(session, Pane::Deadlines) {
        if row < agenda.cursor.top + pinned(&agenda.rows, agenda.cursor.top) {
            continue;
        }
        match agenda.rows[row] {
            AgendaRow::Heading(bucket, count) => {
                assert!(
                    line.trim_end().ends_with(&wording::grouped(count)),
                    "{at}: {line}"
                );
                assert_only_cut(&line, &[&bucket.label(as_of)], at);
            }
            AgendaRow::Deadline(index) => {
                let deadline = &state.library.deadlines.sorted[index as usize];
                let distance = deadline.distance(as_of);
                let days = state.library.days;
                let lead = brief::lead(days, corpus, deadline, as_of, 12);
                says(&line, &[distance.to_string(), distance.brief(), lead], at);
                if width_of(&line) >= 72 {
                    says(
                        &line,
                        &[
                            brief::wording(days, corpus, deadline, 18),
                            brief::wording(days, corpus, deadline, 22),
                        ],
                        at,
                    );
                    let title = &corpus.action(deadline.action).title()[..6];
                    let column = line.find(title).map(|at| line[..at].chars().count());
                    assert_eq!(*titles.get_or_insert(column), column, "{at}: {line}");
                }
                let names = names_of(state, deadline.action);
                assert_only_cut(&line, &names.iter().map(String::as_str).collect::<Vec<_>>(), at);
            }
            AgendaRow::Stack(..) => panic!("the agenda stacks nothing"),
            AgendaRow::Undated(action) => {
                says(&line, &["no date".into()], at);
                let names = names_of(state, action);
                assert_only_cut(&line, &names.iter().map(String::as_str).collect::<Vec<_>>(), at);
            }
        }
    }
}

fn check_tree(session: &Session, at: &str) {
    let state = &session.state;
    let (corpus, as_of) = (state.corpus(), state.time.clock.as_of);
    let tree = &state.panes.tree;
    let pinned = tree.pinned(corpus, tree.cursor.top).len();
    for (row, line) in drawn(session, Pane::Objectives).into_iter().skip(pinned) {
        match tree.rows[row].node {
            Node::Action(action) => {
                if let Some(deadline) = state.library.deadlines.next_of(corpus, action, as_of) {
                    says(&line, &[deadline.distance(as_of).brief()], at);
                }
                assert_only_cut(&line, &[corpus.action(action).title()], at);
            }
            Node::Section(id) => {
                let section = corpus.section(id);
                says(
                    &line,
                    &[format!(
                        " {}",
                        wording::grouped(state.view.counts.actions(section))
                    )],
                    at,
                );
                assert_only_cut(&line, &[corpus.str(section.short)], at);
            }
            Node::Branch(_) | Node::Edition(_) => {}
        }
    }
}

fn check_timeline(session: &Session, at: &str) {
    let state = &session.state;
    let corpus = state.corpus();
    let timeline = &state.panes.deadlines.timeline;
    for (row, line) in drawn(session, Pane::Deadlines).into_iter().skip(1) {
        let TimelineRow::Deadline(index) = timeline.rows[row] else {
            continue;
        };
        let deadline = &state.library.deadlines.sorted[index as usize];
        // In a column of its own, or beside the bar.
        let room = match width_of(&line) {
            110.. => 26,
            60.. => 14,
            _ => 0,
        };
        if room > 0 {
            says(
                &line,
                &[brief::wording(state.library.days, corpus, deadline, room)],
                at,
            );
        }
        assert_only_cut(&line, &[corpus.action(deadline.action).title()], at);
    }
}

fn check_table(session: &Session, at: &str) {
    let table = &session.state.panes.tables.table;
    for (row, line) in drawn(session, Pane::Action) {
        let row = &table.rows[row];
        let words: Vec<String> = row
            .cells()
            .filter(|(column, cell)| cell.span > 1 || table.columns[*column].least.is_some())
            .map(|(_, cell)| cell.text())
            .collect();
        assert_only_cut(&line, &words.iter().map(String::as_str).collect::<Vec<_>>(), at);
    }
}

/// Asserts that the text of an action is wrapped and not cut.
fn check_detail(session: &Session, at: &str) {
    let detail = &session.state.panes.detail;
    for (row, line) in drawn(session, Pane::Action) {
        let own = |text: &str| text.contains('…');
        let is_own = detail.lines[row].runs.iter().any(|run| own(&run.text));
        assert!(is_own || !line.contains('…'), "{at}: {line}");
    }
}

#[test]
fn no_date_number_or_state_is_cut_at_any_width() {
    let opened = [
        ("1 *", check_tree as fn(&Session, &str)),
        ("3", check_agenda),
        ("3 / s p r i n g enter", check_agenda),
        ("3 c c", check_timeline),
        ("3 c c / s p r i n g enter", check_timeline),
        ("3 j j j j 2", check_detail),
        ("m a", check_table),
        ("f a", check_table),
        ("O a", check_table),
        ("C a", check_table),
        ("D a", check_table),
    ];
    for (keys, check) in opened {
        let mut session = if keys.starts_with('D') {
            Session::open("editions", 100, 20).keys(keys)
        } else {
            Session::built_in(100, 20).keys(keys)
        };
        for zoom in [false, true] {
            session.state.layout.zoom = zoom;
            for width in (40..=130).chain((131..=250).step_by(4)) {
                session = session.resize(width, if keys.ends_with('a') { 24 } else { 30 });
                check(&session, &format!("{keys} at {width}, zoom {zoom}"));
            }
        }
    }
}

/// How much of a pane's lines is filled, in percent, and whether something in it is cut.
fn filled(session: &Session, place: Rect) -> (usize, bool) {
    let (buffer, _) = session.buffer();
    let inside = Rect::new(place.x + 1, place.y + 1, place.width - 2, place.height - 2);
    let lines: Vec<String> = inside
        .rows()
        .map(|row| row.positions().map(|at| buffer[at].symbol()).collect())
        .collect();
    let last = lines.iter().rposition(|line| !line.trim().is_empty());
    let used = last.map_or(0, |last| last + 1);
    (
        100 * used / lines.len(),
        lines.iter().any(|line| line.contains('…')),
    )
}

#[test]
fn no_pane_is_more_than_half_empty_while_another_cuts() {
    let views = ["", "c", "c c"];
    let selected = ["1", "j j j j j 1", "j j j j j j j j j j j j j j 1"];
    let views = views
        .iter()
        .flat_map(|view| selected.map(|keys| format!("3 {view} {keys}")));
    let tables = ["f a", "m a", "O a"].map(str::to_owned);
    let opened: Vec<String> = views.chain(tables).collect();
    for (width, height) in [(120, 36), (160, 48), (200, 60), (250, 80)] {
        for keys in &opened {
            let session = Session::built_in(width, height).keys(keys);
            let panes: Vec<_> = session.state.screen().panes.into_iter().flatten().collect();
            let panes: Vec<_> = panes.iter().map(|place| filled(&session, *place)).collect();
            let cuts = panes.iter().any(|(_, cuts)| *cuts);
            assert!(
                !cuts || panes.iter().all(|(filled, _)| *filled >= 50),
                "{keys} at {width}x{height}: {panes:?}\n{}",
                session.text()
            );
        }
    }
}

#[test]
fn rows_take_two_lines_where_there_is_room_and_they_are_wanted() {
    use milepost::settings::TwoLines;
    let title = "Egypt: EUR 82 million border management top-up to be finalised";
    let opened = [
        (
            "/ w h e r e : e g y p t space i s : o p e n enter 3",
            Pane::Deadlines,
        ),
        (
            "/ w h e r e : e g y p t space i s : o p e n enter 1 *",
            Pane::Objectives,
        ),
    ];
    for (keys, pane) in opened {
        let mut session = Session::built_in(60, 40).keys(keys);
        let rows = |session: &Session| {
            let lines = drawn(session, pane);
            let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            lines
                .iter()
                .map(|(_, line)| words(line).join(" "))
                .collect::<Vec<_>>()
        };
        let whole = |session: &Session| {
            // The sign of the hedge or the distance may be between the two lines.
            let rows = rows(session);
            rows.iter()
                .any(|row| title.split(' ').all(|word| row.contains(word)))
        };
        assert!(whole(&session), "{keys}: {}", session.text());
        session.state.layout.two_lines = TwoLines::Never;
        let session = session.resize(60, 41);
        assert!(!whole(&session), "{keys}: {}", session.text());
    }
}

#[test]
fn a_table_that_has_room_opens_unfolded_and_stays_as_it_is_folded() {
    let session = Session::open("tables", 120, 48).keys("O a");
    assert!(!session.text().contains("▸ Egypt"), "{}", session.text());
    let session = session.keys("2 _");
    assert!(session.text().contains("▸ Egypt"), "{}", session.text());
    let session = session.keys("z");
    assert!(session.text().contains("▸ Egypt"), "{}", session.text());
    let session = session.keys("*");
    assert!(!session.text().contains("▸ Egypt"), "{}", session.text());
}

#[test]
fn walking_moves_no_border() {
    for (width, height) in [(120, 36), (140, 36), (160, 48), (250, 80)] {
        let mut session = Session::built_in(width, height);
        let before = session.state.screen();
        for keys in ["j", "j", "3", "j", "j", "j", "j", "]", "j", "1", "j", "k"] {
            session = session.keys(keys);
            assert_eq!(
                session.state.screen().panes,
                before.panes,
                "{width}x{height} {keys}"
            );
        }
    }
}

#[test]
fn on_eighty_columns_every_title_has_forty() {
    for keys in ["1 *", "3", "3 c c"] {
        let session = Session::built_in(80, 60).keys(keys);
        let state = &session.state;
        let pane = state.layout.focus;
        for (row, line) in drawn(&session, pane).into_iter().skip(4) {
            let deadlines = &state.panes.deadlines;
            let action = match (pane, keys) {
                (Pane::Objectives, _) => match state.panes.tree.rows[row].node {
                    Node::Action(action) => Some(action),
                    _ => None,
                },
                (_, "3") => deadlines.agenda.action(&state.library.deadlines, row),
                _ => deadlines.timeline.action(&state.library.deadlines, row),
            };
            let Some(action) = action else { continue };
            let title = state.corpus().action(action).title();
            // A cut at a word boundary loses at most four letters, and the ellipsis takes one.
            let shown: String = title.chars().take(35).collect();
            assert!(line.contains(&shown), "{keys}: {title} in {line}");
        }
    }
}
