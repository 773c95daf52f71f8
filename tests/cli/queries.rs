//! The messages if a query, an option or an id is wrong, or nothing is found.

use super::{run, small};

#[test]
fn nothing_found_is_one_and_said_on_stderr() {
    for (format, stdout) in [("text", ""), ("markdown", ""), ("ics", ""), ("json", "[]\n")] {
        let ran = run(&["search", "xyzzyqq", "-f", format]);
        assert_eq!((ran.status, ran.stdout.as_str()), (1, stdout), "{format}");
        assert_eq!(ran.stderr, "milepost: nothing matches xyzzyqq\n");
    }
    let csv = run(&["due", "xyzzyqq", "-f", "csv"]);
    assert_eq!((csv.status, csv.stdout.lines().count()), (1, 1));
    assert_eq!(csv.stderr, "milepost: no deadline matches xyzzyqq\n");
}

#[test]
fn actions_and_the_deadlines_that_match_are_counted_apart() {
    for (args, counted) in [
        (
            &["search", "is:overdue"][..],
            "45 actions with 43 matching deadlines",
        ),
        (
            &["search", "is:overdue", "-n", "1"],
            "1 action with 1 matching deadline",
        ),
        (&["due", "is:overdue"], "43 deadlines"),
    ] {
        let ran = run(&[args, &["--as-of", "2025-04-01"]].concat());
        assert!(ran.stdout.contains(counted), "{args:?}\n{}", ran.stdout);
    }
}

#[test]
fn words_that_are_left_out_are_named_on_stderr_and_in_the_header() {
    let ran = run(&[
        "search",
        "niger",
        "anti-smuggling",
        "partnership",
        "xyzzyqq",
        "-n",
        "1",
    ]);
    assert_eq!(ran.status, 0);
    assert_eq!(ran.stderr, "milepost: no full match; ignored: xyzzyqq\n");
    assert!(
        ran.stdout
            .contains("Query: niger anti-smuggling partnership xyzzyqq (without xyzzyqq)"),
        "{}",
        ran.stdout
    );
    // Two of the three words would be left out.
    let ran = run(&["search", "niger", "plugh", "xyzzyqq"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (1, ""));
    assert_eq!(ran.stderr, "milepost: nothing matches niger plugh xyzzyqq\n");
}

#[test]
fn a_wrong_query_is_two_with_the_place_marked() {
    for verb in ["tree", "due", "search"] {
        let ran = run(&[verb, "tunisia", "due:Q7"]);
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{verb}");
        let lines: Vec<&str> = ran.stderr.lines().collect();
        assert_eq!(lines[0], "milepost: wrong query");
        assert_eq!(lines[1], "  tunisia due:Q7");
        assert!(lines[2].starts_with("              ^^"), "{}", ran.stderr);
    }
}

#[test]
fn wrong_use_is_two_and_prints_nothing() {
    for args in [
        &["search"][..],
        &["search", " "],
        &["show"],
        &["due", "--within", "soon-ish"],
        &["due", "--within", "-3d"],
        &["due", "--until", "2020-01-01", "--as-of", "edition"],
        &["due", "--until", "from 2025-04-01"],
        &["due", "--within", "3d", "--until", "2025-01-01"],
        &["tree", "-o", "a.docx"],
        &["tree", "-o", "a.svg"],
        &["tree", "--force"],
        &["tree", "--as-of", "someday"],
        &["tree", "--width", "3"],
        &["nothing"],
        &["import", "a.csv", "-o", "a", "--currency", "XYZW"],
        &["import", "a.csv", "-o", "a", "--edition", "Of May"],
        &["import", "a.csv", "-o", "a", "--fiscal-year", "May"],
        &["man", "nothing"],
        &["screen", "--keys", "ctrl-foo"],
        &[],
    ] {
        let ran = run(args);
        assert_eq!(
            (ran.status, ran.stdout.as_str()),
            (2, ""),
            "{args:?}: {}",
            ran.stderr
        );
        assert!(!ran.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn mistakes_in_the_data_are_one_and_told() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.ron"), "Objective(id: 3)").unwrap();
    let data = folder.path().to_str().unwrap();
    for verb in [
        &["tree"][..],
        &["due"],
        &["info"],
        &["search", "x"],
        &["show", "x"],
        &["screen"],
    ] {
        let ran = run(&[verb, &["--data", data]].concat());
        assert_eq!((ran.status, ran.stdout.as_str()), (1, ""), "{verb:?}");
        assert!(ran.stderr.contains("a.ron:1:"), "{verb:?}: {}", ran.stderr);
    }
}

#[test]
fn a_corpus_without_actions_is_no_accident() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/empty");
    for verb in [&["tree"][..], &["due"], &["search", "x"]] {
        for format in ["text", "markdown", "html", "csv", "json", "ics"] {
            let ran = run(&[verb, &["-f", format, "--data", folder]].concat());
            assert_eq!(ran.status, 1, "{verb:?} {format}");
            assert!(ran.stderr.starts_with("milepost: no"), "{}", ran.stderr);
        }
    }
}

#[test]
fn escape_sequences_of_arguments_are_shown_not_sent() {
    let ran = small(&["search", "\u{1b}[31mred"]);
    assert!(!ran.stderr.contains('\u{1b}'), "{:?}", ran.stderr);
    let ran = small(&["show", "\u{1b}[31mred"]);
    assert!(!ran.stderr.contains('\u{1b}'), "{:?}", ran.stderr);
}

#[test]
fn a_saved_query_is_asked_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let settings = "(queries: {\"due soon\": \"due:2025-Q1\", \"broken\": \"due:Q7\"})";
    std::fs::write(folder.path().join("settings.ron"), settings).unwrap();
    let config = folder.path().to_str().unwrap();
    let asked = |query: &str| run(&["search", query, "-f", "json", "--limit", "5", "--config", config]);
    assert_eq!(
        asked("visa @\"due soon\"").stdout,
        asked("visa due:2025-Q1").stdout
    );
    let wrong = asked("visa @broken");
    assert_eq!(wrong.status, 2);
    let lines: Vec<&str> = wrong.stderr.lines().collect();
    assert_eq!(lines[1], "  visa @broken");
    assert!(
        lines[2].starts_with("       ^^^^^^^ the saved query broken is wrong at "),
        "{}",
        wrong.stderr
    );
    let unknown = asked("@\"due son\"");
    assert!(
        unknown.stderr.contains("did you mean @\"due soon\"?"),
        "{}",
        unknown.stderr
    );
}

/// Printed on stderr, so that piped output is not changed.
#[test]
fn what_plain_words_may_mean_is_said_as_a_command() {
    for (words, said) in [
        ("undated", "milepost: perhaps: milepost search 'is:undated'\n"),
        ("owners", "milepost: perhaps: milepost owners\n"),
        (
            "money tunisia",
            "milepost: perhaps: milepost money 'where:tunisia'\n",
        ),
    ] {
        let ran = run(&["search", words]);
        assert!(ran.stderr.contains(said), "{words}: {}", ran.stderr);
        assert!(!ran.stdout.contains("perhaps"), "{}", ran.stdout);
    }
    // Every command that takes a query offers its own form, whether or not the words match anything.
    for (command, words, said) in [
        ("due", "overdue", "milepost due 'is:overdue'"),
        (
            "tree",
            "next steps morocco",
            "milepost tree 'block:next where:morocco'",
        ),
        ("owners", "before July 2025", "milepost owners 'due<2025-07-01'"),
        ("money", "money tunisia", "milepost money 'where:tunisia'"),
        ("brief", "before July 2025", "milepost brief 'due<2025-07-01'"),
    ] {
        let ran = run(&[command, words]);
        let said = format!("milepost: perhaps: {said}\n");
        assert!(ran.stderr.contains(&said), "{command} {words}: {}", ran.stderr);
    }
    assert!(!run(&["search", "tunisia"]).stderr.contains("perhaps"));
}
