//! Every way to end or disturb the program gives the terminal back whole.

use rustix::process::Signal;

use super::term::Setup;

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
    // By its own key, and by the signal of a shell.
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
        term.send("?").sees("Keys").send("\x1b").sees_no("Keys").send("q");
        assert!(term.ends().success());
        term.is_restored();
    }
}

#[test]
fn a_stop_that_cannot_be_caught_is_made_good_when_it_goes_on() {
    let mut term = Setup::new().start();
    term.sees("1 Meetings").signal(Signal::STOP);
    term.wait_stopped(true);
    term.signal(Signal::CONT);
    term.send("?").sees("Keys").send("\x1b").sees_no("Keys").send("q");
    assert!(term.ends().success());
    term.is_restored();
}

#[test]
#[cfg(debug_assertions)]
fn a_panic_in_any_thread_is_told_on_a_whole_terminal() {
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
    // With the signal for it, and where that is ignored.
    for script in ["exec \"$MILEPOST\"", "trap '' HUP; exec \"$MILEPOST\""] {
        let mut term = Setup::new().shell(script).start();
        term.sees("milepost").sees("Pact");
        term.hang_up();
        term.ends();
    }
}

#[test]
fn what_cannot_be_read_is_told_on_the_screen_before() {
    let mut term = Setup::new().only_args(&["--data", "nowhere"]).start();
    let status = term.ends();
    assert_eq!(status.exit_code(), 1);
    term.is_restored()
        .sees("nowhere")
        .wait("the screen before", |screen| !screen.alternate_screen());
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

#[test]
fn lines_are_typed_and_answered_without_screens() {
    let mut term = Setup::new().args(&["--plain"]).var("TERM", "dumb").start();
    term.sees("`help` lists")
        .send("/workshop\n")
        .sees("Workshop announced");
    term.send("serch\n").sees("did you mean `search`?").send("quit\n");
    assert!(term.ends().success());
    assert!(!super::term::contains(&term.raw(), b"\x1b"));
}
