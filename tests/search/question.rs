//! Queries expressed in plain words.

use milepost::views::question::Question;
use milepost::when::DayFormat;

use super::Desk;

#[test]
fn queries_are_put_into_words() {
    let desk = Desk::built_in();
    for (query, words) in [
        (
            "due:2025-Q1 where:tunisia",
            "actions due from January 2025 to March 2025, on Tunisia",
        ),
        ("due<2025-07-01", "actions due before July 2025"),
        ("due>2025-01-01", "actions due from 2 Jan 2025"),
        ("due:2025-04-01", "actions due on 1 Apr 2025"),
        ("due:any", "actions due at a stated time"),
        ("due:none", "actions due at no stated time"),
        ("may:2025", "actions possibly due in 2025"),
        ("date=2024", "actions surely dated in 2024"),
        ("starts:2025", "actions beginning in 2025"),
        ("ends:2027", "actions ending in 2027"),
        ("status:planned,none", "actions reported as announced or nothing"),
        ("block:step,next", "actions listed as step or next step"),
        ("kind:meeting", "actions of the kind meeting"),
        ("kind:contract is:money", "money for contract"),
        ("is:money egypt", "money for Egypt"),
        ("has:amount where:egypt", "actions with money on Egypt"),
        ("fund:any", "actions with any instrument"),
        ("act:none", "actions without any act"),
        (
            "eur:10m..20m",
            "actions with a sum from EUR 10 million to EUR 20 million",
        ),
        ("eur>100m", "actions with a sum of more than EUR 100 million"),
        ("eur<5m", "actions with a sum below EUR 5 million"),
        ("eur>=2.5m", "actions with a sum of EUR 2.5 million or more"),
        (
            "hedge:tentative,planned",
            "actions with a date that is tentative or planned",
        ),
        (
            "stage:adopted,proposed",
            "actions with money that is adopted or proposed",
        ),
        ("caveat:contradiction", "actions with a note of contradiction"),
        ("who:accountable=frontex", "actions owed by Frontex"),
        ("returns tunisia", "actions on returns Tunisia"),
        (
            "(where:tunisia | where:egypt) !is:overdue",
            "actions on Tunisia or on Egypt, but not where a deadline is past with no outcome recorded",
        ),
    ] {
        let parsed = desk.parse(query).expect(query);
        let question = Question::of(&parsed, &desk.corpus, DayFormat::default());
        assert_eq!(question.words, words, "{query}");
    }
}
