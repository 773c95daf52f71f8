//! The query language: accepted syntax, and errors with their positions.

use milepost::query::{DateTest, Expr, FIELDS, Filter, Manner, choices, field_table};

use super::Desk;
use crate::support::file;

/// Equivalent queries.
const SAME: &[(&str, &str)] = &[
    ("", "   "),
    ("tunisia returns", "  tunisia\treturns "),
    ("a | b c", "(a | b) c"),
    ("'exact'", "\"exact\""),
    ("^start", "^'start"),
    ("who:frontex", "WHO:Frontex"),
    ("who:frontex", "body:EBCGA"),
    ("who:frontex", "who:\"European Border and Coast Guard Agency\""),
    ("where:tunisia", "where:TN"),
    ("where:XW", "where:\"western balkans\""),
    ("where:turkiye", "where:Türkiye"),
    ("where:turkey", "country:TR"),
    ("where:\"cote d'ivoire\"", "where:CI"),
    ("status:planned", "status:announced"),
    ("status:under-way", "status:ongoing"),
    ("status:UnderWay", "status:\"under way\""),
    ("kind:legislative-proposal", "kind:LegislativeProposal"),
    ("kind:meeting", "type:Meeting"),
    ("block:next", "block:NextStep"),
    ("in:pact", "in:1"),
    ("in:visa", "in:\"Visa policy\""),
    ("is:possibly", "is:possibly-overdue"),
    ("is:tbc", "is:unconfirmed"),
    ("eur>100m", "euro>100_000_000"),
    ("amount>100m", "money>100_000_000"),
    ("cad>1.5m", "CAD>\"CAD 1500000\""),
    ("usd:0.10", "usd:0.1"),
    ("eur:10m..50m", "eur:\"10 million\"..50m"),
    ("due:2025-Q1", "due:\"Q1 2025\""),
    ("due:2025-01..2025-03", "due:2025-Q1"),
    ("due:30d", "due:2024-12-16..2025-01-15"),
    ("due<+6m", "due<2025-06-16"),
    ("due:eoq", "due:2024-12-16..2024-12-31"),
    ("due:today", "due:2024-12-16"),
    ("due:week", "due:2024-12-16..2024-12-22"),
    ("due>today", "due>=tomorrow"),
    ("due:..2025-03", "due:../2025-03-31"),
    ("where:tunisia,egypt", "where:egypt,TN"),
    ("eur>52.100.000", "eur>\"52 100 000\""),
    ("eur>\"12 500 €\"", "eur>12'500"),
    // The operators of other search engines.
    ("tunisia -egypt", "tunisia !egypt"),
    ("tunisia NOT egypt", "tunisia !egypt"),
    ("tunisia AND NOT egypt", "tunisia !egypt"),
    ("-where:egypt returns", "!where:egypt returns"),
    ("-(a | b) -\"two words\" -'c", "!(a | b) !\"two words\" !'c"),
    ("tunisia OR egypt returns", "tunisia | egypt returns"),
    ("tunisia OR NOT egypt", "tunisia | !egypt"),
    ("(a AND b)OR(c AND d)", "(a b) | (c d)"),
    ("NOT(a OR b)", "!(a | b)"),
    ("NOT who:frontex", "!who:frontex"),
    // Repeated terms count once.
    ("'a 'a b 'a", "'a b"),
    ("a | a | b | a", "a | b"),
    ("(a (b (a (c))))", "a b c"),
    ("a|(b|(a|c))", "a|b|c"),
];

/// Dashes and words that are not operators.
const WORDS: &[&str] = &[
    "e-mail", "eu-lisa", "2024-12", "-41", "--limit", "or", "not", "ORDER", "ANDORRA", "NOTE", "\"OR\"",
];

#[test]
fn dashes_in_words_and_words_that_begin_like_signs_are_words() {
    let desk = Desk::built_in();
    for text in WORDS {
        let expr = desk.parse(text).unwrap().expr;
        assert!(matches!(expr, Expr::Text(_)), "{text}: {expr:?}");
    }
    assert_eq!(
        desk.parse("-41").unwrap().notes,
        ["-41 is sought as 41; !41 excludes it"]
    );
    assert!(desk.parse("e-mail -visa").unwrap().notes.is_empty());
}

#[test]
fn signs_alone_are_sought_or_said_to_ask_nothing() {
    let desk = Desk::built_in();
    let all = desk.corpus.len();
    for sign in ["€", "%", "❤", "🇪🇺", "§", "/", "-", "&", "…", "!€"] {
        let found = desk.find(sign, 3);
        assert!(found.total < all || sign.starts_with('!'), "{sign}");
        assert_eq!(found.note(), None, "{sign}");
    }
    assert!(desk.find("%", 3).total > 10, "percentages");
    assert_eq!(desk.find("❤", 3).total, 0);
    for text in ["'", "^", "()", "\"\"", "' \"\"", "\u{200d}", "\u{301}"] {
        let found = desk.find(text, 3);
        assert_eq!(found.total, all, "{text}");
        assert!(
            found.note().is_some_and(|note| note.contains("asks for nothing")),
            "{text}"
        );
    }
    // Between words they have no meaning.
    for (one, other) in [
        ("visa / asylum", "visa asylum"),
        ("returns - tunisia", "returns tunisia"),
        ("a & b", "a b"),
    ] {
        assert_eq!(
            desk.parse(one).unwrap().expr,
            desk.parse(other).unwrap().expr,
            "{one}"
        );
    }
    assert_eq!(desk.find("", 3).note(), None);
}

#[test]
fn equivalent_queries_find_the_same() {
    let desk = Desk::built_in();
    for (one, other) in SAME {
        let parse = |text: &str| {
            desk.parse(text)
                .unwrap_or_else(|error| panic!("{text}: {error}"))
                .expr
        };
        assert_eq!(parse(one), parse(other), "{one} / {other}");
    }
}

#[test]
fn operators_are_understood() {
    let desk = Desk::built_in();
    let one = |text: &str| match desk.parse(text).unwrap().expr {
        Expr::Text(pattern) => (
            pattern.text.clone(),
            pattern.manner,
            pattern.at_start,
            pattern.at_end,
        ),
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(one("word"), ("word".to_owned(), Manner::Fuzzy, false, false));
    assert_eq!(one("'part"), ("part".to_owned(), Manner::Exact, false, false));
    assert_eq!(one("'whole'"), ("whole".to_owned(), Manner::Whole, false, false));
    assert_eq!(
        one("\"two words\""),
        ("two words".to_owned(), Manner::Whole, false, false)
    );
    assert_eq!(
        one("'\"wo wor\""),
        ("wo wor".to_owned(), Manner::Exact, false, false)
    );
    assert_eq!(one("^start"), ("start".to_owned(), Manner::Exact, true, false));
    assert_eq!(one("end$"), ("end".to_owned(), Manner::Exact, false, true));
    assert_eq!(one("^both$"), ("both".to_owned(), Manner::Exact, true, true));
    assert_eq!(
        one("d'ivoire"),
        ("d'ivoire".to_owned(), Manner::Fuzzy, false, false)
    );
    assert_eq!(one("12:30"), ("12:30".to_owned(), Manner::Fuzzy, false, false));
    assert_eq!(
        one("\"who:frontex\""),
        ("who:frontex".to_owned(), Manner::Whole, false, false)
    );
    // Exclusions are literal.
    let Expr::Not(inner) = desk.parse("!slip").unwrap().expr else {
        panic!()
    };
    assert!(matches!(*inner, Expr::Text(ref pattern) if pattern.manner == Manner::Exact));
    // An operator without its operand matches everything, so that typing it changes nothing.
    for text in ["'", "^", "()", "\"\""] {
        assert!(desk.parse(text).unwrap().is_empty(), "{text}");
    }
    assert!(matches!(desk.parse("a b | c").unwrap().expr, Expr::All(parts) if parts.len() == 2));
}

/// Errors: the query, its wrong part, a part of the message, and the suggestion.
const WRONG: &[(&str, &str, &str, Option<&str>)] = &[
    ("whre:tunisia", "whre", "no field", Some("where")),
    ("returns deu:2025", "deu", "no field", Some("due")),
    ("knid:meeting", "knid", "no field", Some("kind")),
    ("zzzzz:meeting", "zzzzz", "no field", None),
    ("note: something", "note", "quotes", None),
    ("where:tunsia", "tunsia", "no place", Some("Tunisia")),
    ("who:frontx", "frontx", "no body", Some("frontex")),
    ("who:commission,frontx", "frontx", "no body", Some("frontex")),
    ("fund:ndicii", "ndicii", "no instrument", Some("ndici")),
    ("act:eess", "eess", "no act", Some("ees")),
    ("in:pactt", "pactt", "no objective", Some("pact")),
    ("in:99", "99", "no objective", None),
    ("kind:meting", "meting", "no kind", Some("meeting")),
    ("kind:banana", "banana", "there are", None),
    ("status:annonced", "annonced", "no status", Some("announced")),
    ("block:nxt", "nxt", "no block", Some("next")),
    (
        "who:acountable=frontex",
        "acountable",
        "no role",
        Some("accountable"),
    ),
    ("is:overdu", "overdu", "is:", Some("overdue")),
    ("is:banana", "banana", "it knows", None),
    ("has:caveatt", "caveatt", "has:", Some("caveat")),
    ("due:2025-Q7", "2025-Q7", "", None),
    ("due:tody", "tody", "", Some("today")),
    ("due:2025-03..2025-01", "2025-03..2025-01", "ends before", None),
    ("eur>lots", "lots", "no sum", None),
    ("eur:50m..10m", "50m..10m", "ends below", None),
    ("kind>meeting", ">", "no order", Some(":")),
    ("who<=frontex", "<=", "no order", Some(":")),
    ("\"two words", "\"two words", "not closed", None),
    ("where:\"western", "\"western", "not closed", None),
    ("(a b", "(", "not closed", None),
    ("a b)", ")", "never opened", None),
    ("a |", "|", "after it", None),
    ("| a", "|", "before it", None),
    ("a ! b", "!", "right after", None),
    ("a AND", "AND", "something after it", None),
    ("OR a", "OR", "something before it", None),
    ("a OR AND b", "OR", "something after it", None),
    ("AND a", "AND", "in quotes", None),
    ("a NOT", "NOT", "a word or a field", None),
    (
        "a AND b OR c",
        "AND b OR",
        "parentheses, as in (a AND b) OR c",
        None,
    ),
    (
        "where:\"western balkns\"",
        "\"western balkns\"",
        "no place",
        Some("\"Western Balkans\""),
    ),
    ("du<2025", "du", "no field", Some("due")),
    ("who:", "who:", "wants a value", None),
    ("due<", "due<", "wants a value", None),
];

#[test]
fn errors_have_their_position() {
    let desk = Desk::built_in();
    for (text, part, message, suggestion) in WRONG {
        let Err(error) = desk.parse(text) else {
            panic!("{text} is no mistake")
        };
        assert_eq!(&text[error.span.clone()], *part, "{text}: {error}");
        assert!(error.message.contains(message), "{text}: {error}");
        if let Some(suggestion) = suggestion {
            assert_eq!(error.suggestion.as_deref(), Some(*suggestion), "{text}: {error}");
        }
        assert!(!error.to_string().contains('\n'), "{error}");
    }
}

/// The suggestion of a message is not itself a mistake, wherever the typo is.
#[test]
fn suggestions_are_accepted() {
    let desk = Desk::built_in();
    let mut queries: Vec<String> = WRONG.iter().map(|(text, ..)| (*text).to_owned()).collect();
    for info in FIELDS {
        for sign in [":", "=", "<", ">="] {
            // Only a sample of long lists of names, which all behave alike.
            let values: Vec<String> = choices::values(info.field, &desk.corpus).into_iter().collect();
            for value in values.iter().step_by(1 + values.len() / 10) {
                let slip: String = value.chars().skip(1).collect();
                queries.push(format!("visa {}{sign}\"{slip}\" | b", info.name));
                queries.push(format!("({}{sign}\"{value}x\")", info.name));
            }
            let slip = &info.name[..info.name.len() - 1];
            queries.push(format!("{slip}{sign}2025 x"));
            queries.push(format!("-{}e{sign}\"10 m\"", info.name));
        }
    }
    for wording in [
        "5 Janury 2025",
        "Q1 2025 to Q3 2024",
        "25/12/2024",
        "12 Febuary",
        "tomorow",
        "mid-2024 to 2023",
    ] {
        queries.push(format!("due:\"{wording}\""));
        queries.push(format!("due:{}", wording.replace(' ', "-")));
    }
    let mut suggested = 0;
    for text in &queries {
        let Err(error) = desk.parse(text) else { continue };
        let Some(suggestion) = &error.suggestion else {
            continue;
        };
        suggested += 1;
        let mended = format!(
            "{}{suggestion}{}",
            &text[..error.span.start],
            &text[error.span.end..]
        );
        if let Err(other) = desk.parse(&mended) {
            assert!(
                other.span.start > error.span.start,
                "{text}: {error}; {mended}: {other}"
            );
        }
    }
    assert!(suggested > 200, "{suggested}");
}

/// The examples in messages are accepted.
#[test]
fn examples_in_messages_are_accepted() {
    let desk = Desk::built_in();
    for info in FIELDS {
        let error = desk.parse(&format!("{}:", info.name)).unwrap_err();
        let example = error.message.split("as in ").nth(1).expect("an example");
        assert!(desk.parse(example).is_ok(), "{error}");
    }
    for text in [
        "eur>100m",
        "eur>52.1m",
        "eur>1bn",
        "eur>300k",
        "(a AND b) OR c",
        "\"OR\"",
        "\"note: something\"",
    ] {
        assert!(desk.parse(text).is_ok(), "{text}");
    }
    for kinds in [
        "kind:banana",
        "status:banana",
        "stage:banana",
        "hedge:banana",
        "block:banana",
    ] {
        let error = desk.parse(kinds).unwrap_err();
        let (field, _) = kinds.split_once(':').unwrap();
        let known = error.message.split("there are ").nth(1).expect("a list");
        for value in known.split(", ") {
            assert!(desk.parse(&format!("{field}:{value}")).is_ok(), "{field}:{value}");
        }
    }
}

#[test]
fn a_query_that_is_too_long_is_refused() {
    let desk = Desk::built_in();
    let long = "tunisia ".repeat(512);
    assert!(desk.parse(&long).is_ok());
    let error = desk.parse(&format!("{long}€")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "a query may have 4096 bytes; this one has 4099"
    );
    assert_eq!(error.span, 4096..4099);
    // The end lies inside a letter.
    let error = desk.parse(&"€".repeat(2000)).unwrap_err();
    assert_eq!(error.span.start, 4095);
    // Saved queries count as well, each time they are named.
    let saved = vec![
        ("long".to_owned(), "visa ".repeat(400)),
        ("huge".to_owned(), "visa ".repeat(4000)),
    ];
    let desk = Desk::built_in().with_saved(saved);
    assert!(desk.parse("@long @long").is_ok());
    for text in ["@long @long @long", "a @huge"] {
        let error = desk.parse(text).unwrap_err();
        assert!(error.message.contains("more than 4096 bytes"), "{error}");
    }
}

#[test]
fn deep_nesting_is_an_error_and_no_overflow() {
    let desk = Desk::built_in();
    let deep = |levels: usize| format!("{}a{}", "(".repeat(levels), ")".repeat(levels));
    assert!(desk.parse(&deep(64)).is_ok());
    let error = desk.parse(&deep(65)).unwrap_err();
    assert!(error.message.contains("64 deep"), "{error}");
    assert_eq!(error.span, 64..65);
    assert!(desk.parse(&"(".repeat(4000)).is_err());
    assert!(desk.parse(&format!("{}a", "!".repeat(4000))).is_err());
    assert!(
        desk.parse(&format!("{}a{}", "(".repeat(40), ")".repeat(40)))
            .is_ok()
    );
}

#[test]
fn every_example_of_the_table_is_a_query() {
    let desk = Desk::built_in();
    for info in FIELDS {
        assert!(desk.parse(info.example).is_ok(), "{:?}", desk.parse(info.example));
    }
    for info in FIELDS {
        for value in choices::values(info.field, &desk.corpus) {
            let query = format!("{}:\"{value}\"", info.name);
            assert!(desk.parse(&query).is_ok(), "{query}: {:?}", desk.parse(&query));
        }
    }
}

#[test]
fn similar_names_are_distinguished() {
    let mut names: Vec<_> = FIELDS.iter().flat_map(field_table::FieldInfo::names).collect();
    let before = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), before);
}

/// `due:` matches the last day, `may:` a window that may fall within a period, `<` and `>` one that certainly falls
/// before or after.
#[test]
fn windows_match_as_possible_or_certain() {
    let desk = Desk::built_in();
    let test = |text: &str| match desk.parse(text).unwrap().expr {
        Expr::Filter(Filter::Due(_, test)) => test,
        other => panic!("{text}: {other:?}"),
    };
    let window = |wording: &str| {
        let as_of: chrono::NaiveDate = "2024-12-16".parse().unwrap();
        let when = milepost::when::When::parse(wording, as_of).unwrap();
        when.window(&milepost::when::convention::Conventions::default())
    };
    for (query, wording, answer) in [
        ("may:2025-01", "Q1 2025", true),
        ("due:2025-01", "Q1 2025", false),
        ("due:2025-03", "Q1 2025", true),
        ("due:2025-Q1", "by March 2025", true),
        ("due:2025-Q1", "from March 2025", false),
        ("due:2025", "2021/2027", false),
        ("may:2025", "2021/2027", true),
        ("starts:2021", "2021/2027", true),
        ("starts:2022", "2021/2027", false),
        ("starts:2025", "by June 2025", false),
        ("ends:2027", "2021/2027", true),
        ("ends:2026", "2021/2027", false),
        ("due=2025-01", "Q1 2025", false),
        ("due=2025", "Q1 2025", true),
        ("due:2025-04", "Q1 2025", false),
        ("due<2025-04", "Q1 2025", true),
        ("due<2025-03", "Q1 2025", false),
        ("due<=2025-03", "Q1 2025", true),
        ("due<=2025-02", "Q1 2025", false),
        ("due>2024", "Q1 2025", true),
        ("due>2025-01", "Q1 2025", false),
        ("due>=2025-01", "Q1 2025", true),
        ("due>=2025-02", "Q1 2025", false),
        // A window without a start covers any time before its end, and is certainly before what follows.
        ("may:2025-01", "by June 2025", true),
        ("due<2025-07", "by June 2025", true),
        ("due>2024", "by June 2025", false),
        // Likewise for a window without an end.
        ("may:2030", "from 2025-04", true),
        ("due>2025-03", "from 2025-04", true),
        ("due<2040", "from 2025-04", false),
        ("may:2025-01..", "2024", false),
        ("due:..2024", "2024", true),
        ("may:..2024", "2024/2025", true),
        ("due:..2024", "2024/2025", false),
    ] {
        assert_eq!(
            test(query).matches(&window(wording)),
            answer,
            "{query} of {wording}"
        );
    }
    assert_eq!(test("due:none"), DateTest::Any(false));
}

#[test]
fn dates_are_asked_for_in_english_and_in_the_language_of_the_newest_edition() {
    let library = |edition: &str| {
        let action = "(id: \"o.a\", title: \"T\", block: NextStep, kind: Meeting, \
                      dates: [(when: \"2025-02\", role: Due)], source: (item: 1, line: 1))";
        crate::support::library(&[
            file(
                "e.ron",
                format!("Edition(id: \"e\", title: \"E\", as_of: \"2024-12-16\"{edition})"),
            ),
            file(
                "o.ron",
                format!("Objective(id: \"o\", number: 1, title: \"O\", actions: [{action}])"),
            ),
        ])
    };
    let as_of = "2024-12-16".parse().unwrap();
    let french = library(", language: \"fr\", fiscal_year: \"04-01\"");
    for query in [
        "due:\"1er trimestre 2025\"",
        "due:\"first quarter of 2025\"",
        "due:2024-25",
        "due<\"31/03/2025\"",
    ] {
        let query = french
            .query(query, as_of)
            .unwrap_or_else(|error| panic!("{query}: {error}"));
        let found = milepost::search::search(&french.corpus, french.index(), &french.deadlines, &query, 9);
        assert_eq!(found.total, 1, "{}", query.text);
    }
    let error = library("")
        .query("due:\"1er trimestre 2025\"", as_of)
        .unwrap_err();
    assert!(error.to_string().contains("`trimestre` is French"), "{error}");
}
