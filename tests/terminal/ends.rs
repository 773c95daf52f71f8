//! Every way to end or interrupt the program restores the terminal completely.

use rustix::process::Signal;

use super::term::{Setup, modes};

#[test]
fn every_key_that_leaves_gives_the_terminal_back() {
    for key in ["q", "\x03", ":quit\r"] {
        let mut term = Setup::new().start();
        term.sees("1 Meetings").send(key);
        assert!(term.ends().success(), "{key:?}");
        term.is_restored();
    }
}

#[test]
fn every_signal_that_ends_it_gives_the_terminal_back() {
    for signal in [
        Signal::TERM,
        Signal::HUP,
        Signal::INT,
        Signal::QUIT,
        Signal::USR1,
        Signal::USR2,
        Signal::ALARM,
        Signal::XCPU,
        Signal::SYS,
        Signal::ABORT,
    ] {
        let mut term = Setup::new().start();
        term.sees("1 Meetings").send("/work").sees("work").signal(signal);
        let status = term.ends();
        assert!(status.signal().is_some(), "{signal:?}: {status:?}");
        term.is_restored();
    }
}

#[test]
fn it_stops_and_goes_on_with_the_terminal_given_back_between() {
    // By the program's key, and by a signal from a shell.
    for by_key in [true, false] {
        let mut term = Setup::new().start();
        term.sees("1 Meetings").send("j");
        if by_key {
            term.send("\x1a");
        } else {
            term.signal(Signal::TSTP);
        }
        term.wait_stopped(true).is_restored();
        term.wait("the screen before", |screen| !screen.alternate_screen());
        term.signal(Signal::CONT);
        term.wait("the other screen", vt100::Screen::alternate_screen)
            .sees("1 Meetings");
        term.send("?")
            .sees("Keys")
            .send("\x1b")
            .sees("1 Meetings")
            .send("q");
        assert!(term.ends().success());
        term.is_restored();
    }
}

#[test]
fn a_stop_that_cannot_be_caught_is_made_good_when_it_goes_on() {
    let mut term = Setup::new().start();
    term.sees("1 Meetings").signal(Signal::STOP);
    term.wait_stopped(true).take_modes_of_a_shell();
    term.signal(Signal::CONT);
    term.wait("the modes of the screens", |_| !term.echoes());
    // Entering the terminal again clears it, so a missing text proves nothing yet. `esc` and `q` must not become `alt-q`.
    term.send("?")
        .sees("Keys")
        .send("\x1b")
        .sees("1 Meetings")
        .send("q");
    assert!(term.ends().success());
    term.is_restored();
}

#[test]
#[cfg(debug_assertions)]
fn a_panic_in_any_thread_is_reported_on_a_whole_terminal() {
    for thread in ["main", "loader"] {
        let mut term = Setup::new().args(&["panic", thread]).start();
        let status = term.ends();
        assert_eq!(status.exit_code(), 101, "{thread}");
        term.is_restored();
        term.wait("the screen before", |screen| !screen.alternate_screen())
            .sees("panicked at");
    }
}

#[test]
fn a_terminal_that_goes_away_ends_it() {
    // With SIGHUP, and with SIGHUP ignored.
    for script in ["exec \"$MILEPOST\"", "trap '' HUP; exec \"$MILEPOST\""] {
        let mut term = Setup::new().shell(script).start();
        term.sees("milepost").sees("Pact");
        term.hang_up();
        term.ends();
    }
}

#[test]
#[cfg(debug_assertions)]
fn it_is_left_and_answers_while_it_reads() {
    for leave in ["q", "\x03", "signal"] {
        let mut term = Setup::new().args(&["panic", "never"]).start();
        term.sees("reading").send("?").sees("Move up").send("\x1b");
        term.sees_no("Move up").resize(150, 40).sees("2 Action");
        term.send("/x").sees("Search").send("\x1b").sees_no("Search");
        if leave == "signal" {
            term.signal(Signal::TERM);
        } else {
            term.send(leave);
        }
        let status = term.ends();
        assert_eq!(status.signal().is_some(), leave == "signal", "{leave:?}");
        term.is_restored();
    }
}

#[test]
fn storms_of_sizes_are_weathered() {
    let mut term = Setup::new().start();
    term.sees("1 Meetings");
    for round in 0..200_u16 {
        let (columns, lines) = (1 + round * 37 % 200, 1 + round * 11 % 60);
        term.resize(columns, lines);
        if round % 3 == 0 {
            term.send("G??k");
        }
    }
    term.resize(100, 30).sees("1 Meetings").send("q");
    assert!(term.ends().success());
    term.is_restored();
}

#[test]
fn one_cell_is_room_enough_to_start_and_to_leave() {
    let mut term = Setup::new().size(1, 1).start();
    term.wait("the other screen", vt100::Screen::alternate_screen)
        .send("q");
    assert!(term.ends().success());
    term.is_restored();
}

#[test]
fn what_is_stopped_can_be_ended() {
    for signal in [Signal::TERM, Signal::HUP, Signal::KILL] {
        let mut term = Setup::new().start();
        term.sees("1 Meetings")
            .send("\x1a")
            .wait_stopped(true)
            .is_restored();
        term.signal(signal);
        if signal != Signal::KILL {
            term.signal(Signal::CONT);
        }
        let status = term.ends();
        assert!(status.signal().is_some(), "{signal:?}: {status:?}");
        term.is_restored();
    }
}

#[test]
fn a_terminal_that_takes_nothing_more_is_let_go_of() {
    let mut term = Setup::new().start();
    term.sees("1 Meetings").stop_output();
    let status = term.ends_by(Signal::TERM);
    assert!(status.signal().is_some(), "{status:?}");
    // Nothing could be written any more, but the line discipline is restored without writing.
    assert_eq!(modes(&term.raw()).get(&1049), Some(&true));
    term.has_its_lines();
}

#[test]
fn the_keyboard_may_be_something_else() {
    let mut term = Setup::new()
        .shell("exec \"$MILEPOST\" --as-of edition < /dev/null")
        .start();
    term.sees("Pact").send("?").sees("Move up").send("\x1b");
    term.sees_no("Move up").send("q");
    assert!(term.ends().success());
    term.is_restored();
}

#[test]
fn what_cannot_be_read_is_reported_on_the_screen_before() {
    let setup = Setup::new().file("broken.ron", "Objective(id: \"x\", titel: 1)");
    for path in ["nowhere", "broken.ron"] {
        let mut term = setup.again().only_args(&["--data", path]).start();
        let status = term.ends();
        assert_eq!(status.exit_code(), 1);
        term.is_restored()
            .sees(path)
            .wait("the screen before", |screen| !screen.alternate_screen());
    }
}

#[test]
fn without_a_terminal_that_can_show_screens_it_says_so() {
    for script in [
        "exec \"$MILEPOST\" > /dev/full",
        "exec \"$MILEPOST\" | cat >&2",
        "TERM=dumb exec \"$MILEPOST\"",
    ] {
        let mut term = Setup::new().shell(script).start();
        term.ends();
        term.is_restored().sees("milepost: ");
    }
}

#[cfg(feature = "spreadsheets")]
#[test]
fn no_workbook_is_sent_to_a_terminal() {
    let mut term = Setup::new().only_args(&["due", "-f", "xlsx"]).start();
    assert_eq!(term.ends().exit_code(), 2);
    term.sees("xlsx cannot be shown in a terminal");
    assert!(!super::term::contains(&term.raw(), b"PK"));
}

#[test]
fn lines_are_typed_and_answered_without_screens() {
    let mut term = Setup::new().args(&["--plain"]).var("TERM", "dumb").start();
    term.sees("Type `help`")
        .send("/workshop\n")
        .sees("Workshop announced");
    term.send("serch\n").sees("did you mean `search`?").send("quit\n");
    assert!(term.ends().success());
    assert!(!super::term::contains(&term.raw(), b"\x1b"));
}
