//! Navigating, searching, writing, pasting, clicking, resizing.

use super::term::Setup;

#[test]
fn it_starts_walks_and_leaves() {
    let mut term = Setup::new().start();
    term.sees("Small plan")
        .sees("1 Meetings")
        .send("j")
        .sees("Steps taken");
    term.send("?")
        .sees("Keys")
        .send("quit")
        .sees("Quit milepost")
        .sees_no("Go to the first line");
    term.send("\x1b").sees_no("Quit milepost");
    term.send("q");
    assert!(term.ends().success());
    term.is_restored();
}

#[test]
fn keys_that_are_let_go_of_do_nothing() {
    let term = Setup::new().start();
    let stands_at = |line: u16| move |screen: &vt100::Screen| screen.cursor_position().0 == line;
    term.sees("1 Meetings").wait("the first line", stands_at(2));
    // As kitty reports them: j released twice, then pressed once and repeated once.
    term.send("\x1b[106;1:3u\x1b[106;1:3u\x1b[106;1:1u\x1b[106;1:3u?")
        .sees("Keys")
        .send("\x1b")
        .sees_no("Keys ─")
        .wait("the second line", stands_at(3));
}

/// The first key closes the window and also acts; the next start does not show it.
#[test]
fn a_first_start_says_what_this_is_once() {
    let setup = Setup::new();
    let again = setup.again();
    let mut term = setup.first_start().start();
    term.sees("Welcome").sees("all keys").sees("9 actions");
    term.send("?").sees("The first ten keys").sees_no("Welcome");
    term.send("\x1b").sees_no("The first ten").send("q");
    term.ends();
    again.start().sees("1 Meetings").sees_no("Welcome");
}

#[test]
fn keys_typed_before_the_first_frame_are_answered() {
    let term = Setup::new().start();
    term.send("?").sees("Keys");
}

#[test]
fn a_command_is_found_and_done_in_the_palette() {
    let term = Setup::new().start();
    term.sees("1 Meetings")
        .send(":")
        .sees("Commands")
        .send("unfol")
        .sees("Unfold everything");
    term.send("\r").sees_no("Commands").sees("Contact committee met");
    term.send(":xyzzy")
        .sees("No matching command")
        .send("\x1b")
        .sees_no("No matching command");
}

#[test]
fn a_query_is_typed_kept_and_cleared() {
    let term = Setup::new().start();
    term.sees("1 Meetings")
        .send("/workshop")
        .sees("Workshop announced");
    term.send("\r")
        .sees_no("Search ─")
        .sees("/ workshop")
        .send("\\")
        .sees_no("/ workshop");
}

#[test]
fn a_paste_is_one_line_of_text_and_no_commands() {
    let term = Setup::new().start();
    term.sees("1 Meetings").send("/");
    term.send("\x1b[200~work\nshop q\x1b[201~").sees("work shop q");
    term.send("\x1b").sees_no("work shop");
    // The panes ignore pasted text: a pasted q does not quit.
    term.send("\x1b[200~q\x1b[201~").send("?").sees("Keys");
}

#[test]
fn the_pane_is_written_to_a_file() {
    let term = Setup::new().start();
    term.sees("1 Meetings").send("e").sees("to a file");
    term.send("\x15out.txt\r").sees("Wrote");
    let text = std::fs::read_to_string(term.home("out.txt")).unwrap();
    assert!(
        text.contains("A small plan") && text.contains("Contact committee"),
        "{text}"
    );
}

#[test]
fn copies_go_to_the_terminal_and_to_a_command() {
    let setup = Setup::new().file("config/milepost/settings.ron", "(clipboard: \"sh copy.sh\")");
    let script = "cat > copied; printf '\\033]0;copied\\007' > /dev/tty";
    let term = setup.file("copy.sh", script).start();
    term.sees("1 Meetings").send("jljy").sees("to the clipboard");
    term.wait_raw("the command to end", |shown| {
        super::term::contains(&shown.raw, b"\x1b]0;copied")
    });
    let copied = std::fs::read_to_string(term.home("copied")).unwrap();
    assert!(copied.contains("obj. 1"), "{copied}");
    assert!(!super::term::contains(&term.raw(), b"\x1b]52;"));

    let term = Setup::new().start();
    term.sees("1 Meetings").send("jljy").sees("to the clipboard");
    assert!(super::term::contains(&term.raw(), b"\x1b]52;c;"));

    let setup = Setup::new().file("config/milepost/settings.ron", "(clipboard: \"no-such-program\")");
    let term = setup.start();
    term.sees("1 Meetings")
        .send("jljy")
        .sees("Not copied: no-such-program");
}

#[test]
fn any_size_is_drawn_again() {
    let mut term = Setup::new().start();
    term.sees("1 Meetings").resize(30, 3).sees("milepost needs");
    term.resize(1, 1)
        .wait("one cell", |screen| screen.contents().chars().count() <= 1);
    term.send("j")
        .resize(150, 40)
        .sees("2 Action")
        .sees("3 Deadlines");
    term.send("q");
    assert!(term.ends().success());
    term.is_restored();
}

#[test]
fn the_cursor_stands_on_the_selected_line() {
    let term = Setup::new().start();
    let stands_at =
        |line: u16| move |screen: &vt100::Screen| screen.cursor_position().0 == line && !screen.hide_cursor();
    term.sees("1 Meetings").wait("the first line", stands_at(2));
    term.send("j").wait("the second line", stands_at(3));
}

#[test]
fn clicks_select_the_wheel_scrolls_and_borders_are_dragged() {
    let term = Setup::new().size(150, 30).start();
    term.sees("1 Meetings");
    let line_of = |text: &str| {
        let screen = term.text();
        screen
            .lines()
            .position(|line| line.contains(text))
            .unwrap_or_else(|| panic!("{screen}"))
    };
    // The heading of the second objective.
    let line = line_of("▸ 2 ") + 1;
    let click = format!("\x1b[<0;8;{line}M\x1b[<0;8;{line}m");
    term.send(&click).wait("the click to select", |screen| {
        usize::from(screen.cursor_position().0) == line - 1
    });
    // Another click opens it.
    term.send(&click).sees("▾ 2 ");
    // The wheel, up.
    term.send("\x1b[<64;8;5M").wait("the wheel", |screen| {
        usize::from(screen.cursor_position().0) < line - 1
    });
    let border = |screen: &vt100::Screen| {
        let first = screen.rows(0, 150).nth(1).unwrap_or_default();
        first.chars().position(|letter| letter == '╮').unwrap_or(0)
    };
    let before = term
        .text()
        .lines()
        .nth(1)
        .unwrap()
        .chars()
        .position(|c| c == '╮')
        .unwrap();
    let from = before + 1;
    term.send(&format!(
        "\x1b[<0;{from};10M\x1b[<32;{};10M\x1b[<0;{};10m",
        from - 10,
        from - 10
    ));
    term.wait("the border to move", |screen| border(screen) < before - 5);
}

#[test]
fn the_mouse_is_left_to_the_terminal_when_it_should_be() {
    use vt100::MouseProtocolMode as Mode;
    let term = Setup::new().args(&["--no-mouse"]).start();
    term.sees("1 Meetings")
        .wait("no mouse", |screen| screen.mouse_protocol_mode() == Mode::None);
    term.send("M").wait("the mouse", |screen| {
        screen.mouse_protocol_mode() == Mode::ButtonMotion
    });
    term.send("M")
        .wait("no mouse", |screen| screen.mouse_protocol_mode() == Mode::None);
    let setup = Setup::new().file("config/milepost/settings.ron", "(mouse: false)");
    let term = setup.start();
    term.sees("1 Meetings")
        .wait("no mouse", |screen| screen.mouse_protocol_mode() == Mode::None);
}
