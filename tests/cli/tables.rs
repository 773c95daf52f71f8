//! `figures` and `owners`.

use super::{Ran, on, run};

/// Runs the program on the corpus that has statistics and debts of every kind.
fn tables(args: &[&str]) -> Ran {
    on("tables", &[args, &["--as-of", "edition"]].concat())
}

#[test]
fn statistics_are_reported_to_the_letter() {
    let ran = tables(&[
        "figures",
        "border",
        "--sort",
        "value",
        "--reverse",
        "--width",
        "100",
    ]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    assert_eq!(
        ran.stdout,
        "\
A plan with tables, December 2024, edition of 16 Dec 2024 (inferred)
6 figures, as of 16 Dec 2024

Statistics: all that matches border
Computed: 6 figures of 4 actions, by value, reversed

Place       Indicator                                   ⇓ Value  Period                 Change  Cite
CMR         irregular border crossings                   62,034  Jan – Nov 2024          −59 %  [1]
    Unit: crossings; Compared with: Jan – Nov 2023; Source: Frontex;
    Action: Crossings of the central Mediterranean fell by 59 % in 2024
WBR         irregular border crossings             about 20,526  mid-2024        about +12.5 %  [2]
    Unit: crossings; Compared with: 2023; Source: Frontex; Action: Crossings of the Western Balkans
CMR         deaths at sea                            over 2,498  2023                           [1]
    Unit: people; Source: IOM; Action: Crossings of the central Mediterranean fell by 59 % in 2024
移民政策 e\u{301}  posts                                            −3  from 2018                      [2]
    Unit: posts; Action: Crossings of the Western Balkans
CMR         deaths at sea                                        2024                     −120  [1]
    Compared with: 2023; Action: Crossings of the central Mediterranean fell by 59 % in 2024
WBR         words only                               not stated                                 [2]
    Action: Crossings of the Western Balkans

Sources
[1] obj. 1, item 1, line 3
[2] obj. 1, item 3, line 6

Query: border · States, distances and windows are computed
"
    );
}

#[test]
fn what_is_owed_is_reported_to_the_letter() {
    let ran = tables(&["owners", "roadmap", "--width", "100"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    assert_eq!(
        ran.stdout,
        "\
A plan with tables, December 2024, edition of 16 Dec 2024 (inferred)
0 deadlines and 1 undated next step, as of 16 Dec 2024

Who owes what: all that matches roadmap
Computed: 1 body, 0 deadlines, 1 undated
Inferred: not named. Overdue: no outcome recorded.

Body                                                When     Ahead  Inferred  Overdue  Undated  Cite
Egypt  Government of Egypt                                       0         0        0        1
  Roadmap to be revised                             no date                                     [1]

Sources
[1] obj. 2, item 5, line 16

Query: roadmap · States, distances and windows are computed
"
    );
}

#[test]
fn both_answer_in_every_format_and_say_where_there_is_none() {
    for format in ["text", "markdown", "html", "csv", "json"] {
        for verb in ["figures", "owners"] {
            let ran = run(&[verb, "--as-of", "edition", "--format", format]);
            assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{verb} {format}");
            assert!(!ran.stdout.contains('\u{1b}'), "{verb} {format}");
        }
    }
    let ran = run(&["owners", "--as-of", "edition", "--format", "ics"]);
    assert_eq!(ran.status, 0);
    assert!(ran.stdout.starts_with("BEGIN:VCALENDAR\r\n"));
    let ran = tables(&["figures", "--format", "ics"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    assert!(
        ran.stderr
            .starts_with("milepost: statistics, sums, caveats, changes and scores are not events"),
        "{}",
        ran.stderr
    );
    let ran = tables(&["figures", "roadmap"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (1, ""));
    assert_eq!(ran.stderr, "milepost: no statistic matches roadmap\n");
    let ran = tables(&["owners", "block:figure", "-f", "json"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (1, "[]\n"));
    assert_eq!(
        ran.stderr,
        "milepost: no deadline and no next step matches block:figure\n"
    );
    let ran = tables(&["figures", "--sort", "colour"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.stderr
            .contains("place, indicator, value, period, change, source, document")
    );
}

#[test]
fn the_screens_write_what_the_command_line_prints() {
    use milepost::app::Effect;

    let session = crate::screens::Session::open("tables", 120, 36);
    for (keys, name, args) in [
        ("f a 2", "a.csv", &["figures", "-f", "csv"][..]),
        (
            "f a 2 s r",
            "a.json",
            &["figures", "-f", "json", "--sort", "indicator", "--reverse"],
        ),
        ("O a 2", "a.md", &["owners", "-f", "markdown"]),
        ("O a 2", "a.htm", &["owners", "-f", "html"]),
        ("O a 2", "a.txt", &["owners"]),
    ] {
        let mut own = crate::screens::Session::open("tables", 120, 36);
        own.state = session.state.clone();
        let own = own.keys(keys).keys("e ctrl-u").typed(name).keys("enter");
        let Some(Effect::WriteFile { bytes, .. }) = own.effects.last() else {
            panic!("{:?}", own.effects)
        };
        assert_eq!(String::from_utf8_lossy(bytes), tables(args).stdout, "{args:?}");
    }
}

#[test]
fn plain_commands_read_tables() {
    let ran = super::plain(
        &["--as-of", "edition"],
        "figures\nfigures\nowners\nwhole\nsort\nquit\n",
    );
    assert!(ran.stdout.contains("Statistics: objective 1"), "{}", ran.stdout);
    assert!(ran.stdout.contains("Who owes what: objective 1"));
    assert!(ran.stdout.contains("Who owes what: everything"));
    assert!(ran.stdout.contains("This table has one order"));
}
