//! Whether any time grows faster than its input. Measures the processor time for each kind of input at one, two and four
//! times a size, and prints the ratio of each time to the previous one. More than 2.3 is marked.
//!
//! `cargo bench --bench growth`; `-- rings` measures only the inputs whose names contain that word.

use std::borrow::Cow;
use std::hint::black_box;
use std::time::Duration;

use milepost::keymap::Keymap;
use milepost::library::Library;
use milepost::load::{self, SourceFile};
use milepost::search::search;
use milepost::settings::Settings;
use milepost::theme::ThemeFile;
use milepost::views::tables::money::{GroupBy, Lens, grouped};
use milepost::when::convention::Conventions;
use rustix::time::{ClockId, clock_gettime};

/// Greater ratios are marked. Twice the input should take twice the time, plus a little for processor caches.
const MOST: f64 = 2.3;

/// After a run that takes this long, larger sizes are not tried.
const LONGEST: Duration = Duration::from_secs(8);

/// Prepares an input of some size, and returns the function to time.
type Make = Box<dyn Fn(usize) -> Box<dyn Fn()>>;

/// The name of an input, its smallest size, and how it is prepared.
type Case = (&'static str, usize, Make);

fn main() {
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|word| name.contains(word.as_str()));
    println!(
        "{:<44} {:>9} {:>11} {:>11} {:>11} {:>6} {:>6}",
        "", "size", "once", "twice", "four times", "", ""
    );
    let cases = [
        syntax(),
        one_action(),
        ids(),
        outline(),
        files(),
        own_files(),
        money(),
        queries(),
    ];
    for (name, size, make) in cases.into_iter().flatten().filter(|(name, ..)| is_wanted(name)) {
        let mut times: Vec<Duration> = Vec::new();
        for size in [size, 2 * size, 4 * size] {
            if times.last().is_none_or(|last| *last < LONGEST) {
                times.push(least(&*make(size)));
            }
        }
        print!("{name:<44} {size:>9}");
        (0..3).for_each(|nth| match times.get(nth) {
            Some(time) => print!(" {time:>11.1?}"),
            None => print!(" {:>11}", "–"),
        });
        for pair in times.windows(2) {
            let ratio = pair[1].as_secs_f64() / pair[0].as_secs_f64();
            print!(" {ratio:>5.2}{}", if ratio > MOST { '!' } else { ' ' });
        }
        println!();
    }
}

/// The shortest time of five runs, or of a single one that takes over a second.
fn least(run: &dyn Fn()) -> Duration {
    let once = || {
        let start = spent();
        run();
        spent().saturating_sub(start)
    };
    let first = once();
    if first > Duration::from_secs(1) {
        return first;
    }
    (0..4).map(|_| once()).fold(first, Duration::min)
}

/// The processor time used by this process, which excludes other programs.
fn spent() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

fn file(name: &str, text: String) -> SourceFile {
    SourceFile {
        name: name.into(),
        path: None,
        text: Ok(Cow::Owned(text)),
    }
}

fn edition() -> SourceFile {
    file(
        "edition.ron",
        r#"Edition(id: "e", title: "E", as_of: "2024-12-16")"#.into(),
    )
}

fn bodies() -> SourceFile {
    file("bodies.ron", r#"Bodies([(id: "iom", name: "IOM")])"#.into())
}

/// `count` pieces, each generated from its index.
fn many(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut all, nth| {
        all.push_str(&piece(nth));
        all
    })
}

/// An action with more fields.
fn action(nth: usize, more: &str) -> String {
    format!(
        r#"(id: "o.{nth}", title: "Title {nth}", block: Step, kind: Meeting, source: (item: 1, line: 1), {more}),"#
    )
}

fn objective(actions: &str) -> SourceFile {
    file(
        "objective.ron",
        format!("Objective(id: \"o\", number: 1, title: \"O\", actions: [{actions}])"),
    )
}

/// `count` actions, one on each line, with more fields.
fn actions(count: usize, more: impl Fn(usize) -> String) -> SourceFile {
    objective(&many(count, |nth| action(nth, &more(nth)) + "\n"))
}

/// Loads files and renders the report, as `milepost check` does. Without mistakes, builds the search index instead.
fn check(files: &[SourceFile]) {
    match load::load(files, &Conventions::default()) {
        Ok(corpus) => drop(black_box(Library::new(corpus, Conventions::default()).index())),
        Err(report) => drop(black_box(report.render(100, false))),
    }
}

/// A case that checks one file together with an edition and a body.
fn of(name: &'static str, size: usize, make: impl Fn(usize) -> SourceFile + 'static) -> Case {
    all(name, size, move |size| vec![bodies(), edition(), make(size)])
}

/// A case that checks several files.
fn all(name: &'static str, size: usize, make: impl Fn(usize) -> Vec<SourceFile> + 'static) -> Case {
    let make = move |size| -> Box<dyn Fn()> {
        let files = make(size);
        Box::new(move || check(&files))
    };
    (name, size, Box::new(make))
}

fn none(_: usize) -> String {
    String::new()
}

/// Syntax, valid and broken.
fn syntax() -> Vec<Case> {
    vec![
        of("actions on lines", 10_000, |n| actions(n, none)),
        of("actions on one line", 10_000, |n| {
            objective(&many(n, |nth| action(nth, "")))
        }),
        of("one line, a mistake in each action", 10_000, |n| {
            objective(&many(n, |nth| {
                action(nth, "actors: [(body: \"x\", role: Funding)]")
            }))
        }),
        of("one line, a wrong word in each action", 10_000, |n| {
            objective(&many(n, |nth| action(nth, "status: Done")))
        }),
        of("one line, a text that is not closed", 10_000, |n| {
            objective(&many(n, |nth| action(nth, "summary: \"x y")))
        }),
        of("one line, a bracket that is not closed", 10_000, |n| {
            objective(&(many(n, |nth| action(nth, "")) + "("))
        }),
        of("words without marks", 100_000, |n| objective(&"a, ".repeat(n))),
        of("words without commas", 100_000, |n| objective(&"a ".repeat(n))),
        of("signs that mean nothing", 100_000, |n| objective(&"@ ".repeat(n))),
        of("closing brackets too many", 100_000, |n| {
            objective(&("]".repeat(n) + &")".repeat(n)))
        }),
        of("a bracket missing in each action", 10_000, |n| {
            objective(&many(n, |nth| action(nth, "caveats: [\"x\"") + "\n"))
        }),
        of("quotation marks in texts", 10_000, |n| {
            actions(n, |_| "summary: \"the \"big\" one\"".into())
        }),
        of("quotation marks alone", 100_000, |n| {
            objective(&"\"".repeat(n | 1))
        }),
        of("quotation marks and commas", 100_000, |n| {
            objective(&"\"a\"b ".repeat(n))
        }),
        of("apostrophes", 100_000, |n| objective(&"' a ".repeat(n))),
        of("raw texts not closed", 100_000, |n| {
            objective(&"r#\"a ".repeat(n))
        }),
        of("an action with a long text", 1 << 20, |n| {
            actions(1, |_| format!("summary: \"{}\"", "word ".repeat(n / 5)))
        }),
        of("an action with a long word", 1 << 20, |n| {
            actions(1, |_| format!("summary: \"{}\"", "w".repeat(n)))
        }),
        of("an action with a long id", 1 << 20, |n| {
            objective(&format!(
                r#"(id: "{}", title: "T", block: Step, kind: Meeting, source: (item: 1, line: 1))"#,
                "w".repeat(n)
            ))
        }),
    ]
}

/// A single action with many parts.
fn one_action() -> Vec<Case> {
    vec![
        of("dates of one action", 20_000, |n| {
            actions(1, |_| {
                format!("dates: [{}]", r#"(when: "Q1 2025", role: Due),"#.repeat(n))
            })
        }),
        of("other dates of one action", 20_000, |n| {
            let day = |nth| {
                format!(
                    "(when: \"{}-{:02}-{:02}\", role: Due, what: \"w{nth}\"),",
                    1900 + nth % 800,
                    1 + nth / 800 % 12,
                    1 + nth / 9600 % 28
                )
            };
            actions(1, |_| format!("dates: [{}]", many(n, day)))
        }),
        of("wrong dates of one action", 20_000, |n| {
            actions(1, |_| {
                format!(
                    "dates: [{}]",
                    many(n, |nth| format!("(when: \"someday {nth}\", role: Due),"))
                )
            })
        }),
        of("actors of one action", 20_000, |n| {
            actions(1, |_| {
                format!("actors: [{}]", r#"(body: "iom", role: Funding),"#.repeat(n))
            })
        }),
        of("relations of one action", 20_000, |n| {
            let to = r#"(kind: PartOf, to: "o.1"),"#;
            actions(2, |nth| match nth {
                0 => format!("related: [{}]", to.repeat(n)),
                _ => String::new(),
            })
        }),
        of("relations to itself", 20_000, |n| {
            actions(1, |_| {
                format!("related: [{}]", r#"(kind: PartOf, to: "o.0"),"#.repeat(n))
            })
        }),
        of("caveats of one action", 20_000, |n| {
            actions(1, |_| format!("caveats: [{}]", "\"so\",".repeat(n)))
        }),
        of("amounts of one pot", 20_000, |n| {
            actions(1, |_| {
                format!("amounts: [{}]", r#"(eur: 1, measure: "p"),"#.repeat(n))
            })
        }),
        of("dates of all wordings", 10_000, |n| {
            actions(n, |nth| {
                format!("dates: [(when: \"{}\", role: Due)]", 1000 + nth % 8000)
            })
        }),
    ]
}

/// Ids, and references to them.
fn ids() -> Vec<Case> {
    vec![
        of("duplicate ids", 10_000, |n| {
            objective(&many(n, |nth| action(nth / 2, "") + "\n"))
        }),
        of("one id everywhere", 10_000, |n| {
            objective(&many(n, |_| action(0, "") + "\n"))
        }),
        of("ids that nothing has", 10_000, |n| {
            actions(n, |nth| format!("related: [(kind: Updates, to: \"o.x{nth}\")]"))
        }),
        of("bodies that nothing has", 10_000, |n| {
            actions(n, |nth| format!("actors: [(body: \"b{nth}\", role: Funding)]"))
        }),
        of("a ring", 10_000, |n| {
            actions(n, move |nth| {
                format!("related: [(kind: PartOf, to: \"o.{}\")]", (nth + 1) % n)
            })
        }),
        of("rings, all back to the first", 4_000, |n| {
            actions(n, move |nth| {
                let next = (nth + 1) % n;
                format!("related: [(kind: PartOf, to: \"o.0\"), (kind: PartOf, to: \"o.{next}\")]")
            })
        }),
        of("rings, each to its neighbours", 10_000, |n| {
            actions(n, move |nth| {
                let (next, last) = ((nth + 1) % n, (nth + n - 1) % n);
                format!("related: [(kind: PartOf, to: \"o.{last}\"), (kind: PartOf, to: \"o.{next}\")]")
            })
        }),
        of("pots in a chain", 2_000, |n| actions(n, nested)),
        of("pots in a ring", 2_000, |n| {
            actions(n, move |nth| {
                format!(
                    "amounts: [(eur: 1, measure: \"p{nth}\", part_of: [\"p{}\"])]",
                    (nth + 1) % n
                )
            })
        }),
        of("a pot inside of many", 10_000, |n| {
            let part_of = many(n, |nth| format!("\"p{nth}\","));
            actions(n, move |nth| match nth {
                0 => format!(
                    "amounts: [(measure: \"p0\"), (measure: \"x\", part_of: [{part_of}]), (measure: \"x\", part_of: [{part_of}])]"
                ),
                nth => format!("amounts: [(eur: 1, measure: \"p{nth}\")]"),
            })
        }),
        of("pots that nothing has", 10_000, |n| {
            actions(n, |nth| {
                format!("amounts: [(measure: \"p{nth}\", part_of: [\"x{nth}\"])]")
            })
        }),
    ]
}

/// Sections, and nesting.
fn outline() -> Vec<Case> {
    vec![
        of("sections", 10_000, |n| {
            let section = |nth| {
                format!(
                    "(id: \"o.s{nth}\", title: \"S\", actions: [{}]),\n",
                    action(nth, "")
                )
            };
            in_sections(&many(n, section))
        }),
        of("sections, a mistake in each", 10_000, |n| {
            let wrong = "related: [(kind: PartOf, to: \"x\")]";
            let section = |nth| {
                format!(
                    "(id: \"o.s{nth}\", title: \"S\", actions: [{}]),\n",
                    action(nth, wrong)
                )
            };
            in_sections(&many(n, section))
        }),
        of("sections of one id", 10_000, |n| {
            in_sections(&"(id: \"o.s\", title: \"S\"),\n".repeat(n))
        }),
        of("sections within sections", 50_000, |n| {
            let open = many(n, |nth| format!("(id: \"o.s{nth}\", title: \"S\", sections: ["));
            in_sections(&(open + &"])".repeat(n)))
        }),
        of("brackets within brackets", 50_000, |n| {
            objective(&("(".repeat(n) + &")".repeat(n)))
        }),
        of("lists within lists", 50_000, |n| {
            objective(&("[".repeat(n) + &"]".repeat(n)))
        }),
        of("comments within comments", 100_000, |n| {
            objective(&("/*".repeat(n) + &"*/".repeat(n)))
        }),
        of("comments", 100_000, |n| objective(&"/* x */ // y\n".repeat(n))),
        of("a comment that never ends", 100_000, |n| {
            objective(&"/* x ".repeat(n))
        }),
        of("fields that nothing has", 10_000, |n| {
            actions(1, |_| many(n, |nth| format!("f{nth}: 1,\n")))
        }),
        of("one field again and again", 10_000, |n| {
            actions(1, |_| "status: Adopted,\n".repeat(n))
        }),
    ]
}

/// Vocabularies, editions, and many files.
fn files() -> Vec<Case> {
    vec![
        of("terms", 10_000, |n| terms(n, none)),
        of("terms within each other in a chain", 5_000, |n| {
            terms(n, |nth| format!("within: [\"b{}\"]", nth + 1))
        }),
        of("terms within each other in a ring", 5_000, |n| {
            terms(n, move |nth| format!("within: [\"b{}\"]", (nth + 1) % n))
        }),
        of("terms within what nothing has", 5_000, |n| {
            terms(n, |nth| format!("within: [\"x{nth}\"]"))
        }),
        of("terms of one id", 10_000, |n| {
            file(
                "terms.ron",
                format!("Places([{}])", "(id: \"a\", name: \"A\"),\n".repeat(n)),
            )
        }),
        of("aliases of one term", 10_000, |n| {
            let aliases = many(n, |nth| format!("\"alias {nth}\","));
            file(
                "terms.ron",
                format!("Places([(id: \"a\", name: \"A\", aliases: [{aliases}])])"),
            )
        }),
        all("editions", 5_000, |n| {
            numbered(n, |nth| {
                format!("Edition(id: \"e{nth}\", title: \"E\", as_of: \"2024-12-16\")")
            })
        }),
        all("editions of one id", 2_000, |n| {
            numbered(n, |_| {
                "Edition(id: \"e\", title: \"E\", as_of: \"2024-12-16\")".into()
            })
        }),
        all("editions of issuers that nothing has", 2_000, |n| {
            let mut files = numbered(n, |nth| {
                format!("Edition(id: \"e{nth}\", title: \"E\", as_of: \"2024-12-16\", issuer: \"x{nth}\")")
            });
            files.push(terms_of("Bodies", n, none));
            files
        }),
        all("files", 5_000, |n| {
            with_edition(numbered(n, |nth| {
                format!(
                    "Objective(id: \"o{nth}\", number: {}, title: \"O\")",
                    nth % 60_000
                )
            }))
        }),
        all("files of one objective", 2_000, |n| {
            with_edition(numbered(n, |_| {
                "Objective(id: \"o\", number: 1, title: \"O\")".into()
            }))
        }),
        all("files of editions that nothing has", 2_000, |n| {
            let mut files = numbered(n, |nth| {
                format!("Edition(id: \"e{nth}\", title: \"E\", as_of: \"2024-12-16\")")
            });
            files.extend(numbered(n, |nth| {
                format!("Objective(edition: \"x{nth}\", id: \"o{nth}\", number: 1, title: \"O\")")
            }));
            files
        }),
        all("parts of as many objectives", 2_000, |n| {
            let mut files = with_edition(numbered(n, |nth| {
                format!(
                    "Objective(id: \"o{nth}\", number: {}, title: \"O\")",
                    nth % 60_000
                )
            }));
            files.extend(numbered(n, |nth| {
                format!("Part(objective: \"o{nth}\", sections: [])")
            }));
            files
        }),
        all("parts of objectives that nothing has", 2_000, |n| {
            with_edition(numbered(n, |nth| {
                format!("Part(objective: \"o{nth}\", sections: [])")
            }))
        }),
        all("an issuer with a long name", 1_000, |n| {
            let mut files = numbered(n, |nth| {
                format!("Edition(id: \"e{nth}\", title: \"E\", as_of: \"2024-12-16\", issuer: \"b\")")
            });
            files.push(file(
                "bodies.ron",
                format!("Bodies([(id: \"b\", name: \"{}\")])", "n".repeat(100 * n)),
            ));
            files
        }),
    ]
}

fn nested(nth: usize) -> String {
    format!(
        "amounts: [(eur: 1, measure: \"p{}\", part_of: [\"p{nth}\"]), (eur: 1, measure: \"p0\")]",
        nth + 1
    )
}

fn in_sections(sections: &str) -> SourceFile {
    let text = format!("Objective(id: \"o\", number: 1, title: \"O\", sections: [{sections}])");
    file("objective.ron", text)
}

fn terms(count: usize, more: impl Fn(usize) -> String) -> SourceFile {
    terms_of("Places", count, more)
}

fn terms_of(word: &str, count: usize, more: impl Fn(usize) -> String) -> SourceFile {
    let term = |nth| format!("(id: \"b{nth}\", name: \"B\", {}),\n", more(nth));
    file("terms.ron", format!("{word}([{}])", many(count, term)))
}

fn numbered(count: usize, text: impl Fn(usize) -> String) -> Vec<SourceFile> {
    (0..count)
        .map(|nth| file(&format!("{nth}.ron"), text(nth)))
        .collect()
}

fn with_edition(mut files: Vec<SourceFile>) -> Vec<SourceFile> {
    files.push(edition());
    files
}

/// A case that reads one of the user's own files.
fn own(name: &'static str, size: usize, text: impl Fn(usize) -> String + 'static, read: fn(&str)) -> Case {
    let make = move |size| -> Box<dyn Fn()> {
        let text = text(size);
        Box::new(move || read(&text))
    };
    (name, size, Box::new(make))
}

fn settings(text: &str) {
    black_box(Settings::parse("settings.ron", text));
}

fn keymap(text: &str) {
    black_box(Keymap::shipped().clone().patch("keymap.ron", text));
}

fn theme(text: &str) {
    black_box(ThemeFile::parse("theme.ron", text));
}

fn own_files() -> Vec<Case> {
    let entry = |nth: usize| {
        let letter = |nth: usize| char::from(b'a' + (nth % 26) as u8);
        format!(
            "(\"z {} {} {}\", \"down\"),\n",
            letter(nth),
            letter(nth / 26),
            letter(nth / 676)
        )
    };
    vec![
        own(
            "settings that nothing knows",
            20_000,
            |n| format!("({})", many(n, |nth| format!("f{nth}: 1,\n"))),
            settings,
        ),
        own(
            "settings on one line",
            20_000,
            |n| format!("({})", many(n, |nth| format!("f{nth}: 1,"))),
            settings,
        ),
        own(
            "one setting again and again",
            20_000,
            |n| format!("({})", "mouse: true,\n".repeat(n)),
            settings,
        ),
        own(
            "saved queries",
            20_000,
            |n| {
                format!(
                    "(queries: {{{}}})",
                    many(n, |nth| format!("\"q{nth}\": \"a\",\n"))
                )
            },
            settings,
        ),
        own(
            "saved queries that are wrong",
            20_000,
            |n| format!("(queries: {{{}}})", many(n, |nth| format!("\"q{nth}\": 1,\n"))),
            settings,
        ),
        own(
            "a setting with a long text",
            1 << 20,
            |n| format!("(theme: \"{}\")", "x".repeat(n)),
            settings,
        ),
        own(
            "brackets in settings",
            50_000,
            |n| format!("(panes: {}{})", "(".repeat(n), ")".repeat(n)),
            settings,
        ),
        own(
            "entries of a keymap",
            4_000,
            move |n| format!("[{}]", many(n, entry)),
            keymap,
        ),
        own(
            "entries of a keymap that are wrong",
            10_000,
            |n| format!("[{}]", many(n, |nth| format!("(\"x\", \"c{nth}\"),\n"))),
            keymap,
        ),
        own(
            "a long sequence of keys",
            20_000,
            |n| format!("[(\"{}\", \"down\")]", "g ".repeat(n)),
            keymap,
        ),
        own(
            "roles of a theme that nothing knows",
            10_000,
            |n| format!("({})", many(n, |nth| format!("f{nth}: (),\n"))),
            theme,
        ),
        own(
            "grounds of a theme",
            10_000,
            |n| format!("(grounds: [{}])", "\"#000000\",\n".repeat(n)),
            theme,
        ),
        own(
            "attributes of a role",
            10_000,
            |n| format!("(dim: ({}))", many(n, |nth| format!("f{nth}: true,\n"))),
            theme,
        ),
    ]
}

/// A case that builds the money table, or does nothing if the corpus is refused.
fn tabled(name: &'static str, size: usize, make: impl Fn(usize) -> SourceFile + 'static) -> Case {
    let make = move |size| -> Box<dyn Fn()> {
        let files = [bodies(), edition(), make(size)];
        let Ok(corpus) = load::load(&files, &Conventions::default()) else {
            return Box::new(|| ());
        };
        let library = Library::new(corpus, Conventions::default());
        let as_of = library.corpus.editions[0].as_of;
        Box::new(move || {
            for by in GroupBy::ALL {
                black_box(grouped(library.sources(as_of), None, &Lens::default(), by));
            }
        })
    };
    (name, size, Box::new(make))
}

fn money() -> Vec<Case> {
    vec![
        tabled("table: pots", 10_000, |n| {
            actions(n, |nth| format!("amounts: [(eur: 1, measure: \"p{nth}\")]"))
        }),
        tabled("table: pots in one pot", 10_000, |n| {
            actions(n, |nth| {
                format!(
                    "amounts: [(eur: 1, measure: \"p{}\", part_of: [\"p0\"]), (eur: 1, measure: \"p0\")]",
                    nth + 1
                )
            })
        }),
        tabled("table: pots in chains of thirty", 10_000, |n| {
            actions(n, |nth| match nth % 30 {
                0 => format!("amounts: [(eur: 1, measure: \"p{nth}\")]"),
                _ => format!(
                    "amounts: [(eur: 1, measure: \"p{nth}\", part_of: [\"p{}\"])]",
                    nth - 1
                ),
            })
        }),
        tabled("table: pots in a chain", 1_000, |n| actions(n, nested)),
        tabled("table: amounts of one pot", 10_000, |n| {
            actions(n, |nth| format!("amounts: [(eur: {nth}, measure: \"p\")]"))
        }),
        tabled("table: amounts of one action", 10_000, |n| {
            actions(1, |_| {
                format!(
                    "amounts: [{}]",
                    many(n, |nth| format!("(eur: {nth}, what: \"w{nth}\"),"))
                )
            })
        }),
    ]
}

/// A case that runs a query of a number of bytes on the built-in corpus.
fn asked(name: &'static str, text: impl Fn(usize) -> String + 'static) -> Case {
    let make = move |bytes| -> Box<dyn Fn()> {
        let text = text(bytes);
        let corpus = load::built_in(&Conventions::default()).expect("the built-in corpus");
        let library = Library::new(corpus, Conventions::default());
        let as_of = library.corpus.editions[0].as_of;
        library.index();
        Box::new(move || {
            if let Ok(query) = black_box(library.query(&text, as_of)) {
                black_box(search(
                    &library.corpus,
                    library.index(),
                    &library.deadlines,
                    &query,
                    200,
                ));
            }
        })
    };
    (name, 1_000, Box::new(make))
}

fn queries() -> Vec<Case> {
    vec![
        asked("query: 'a 'a 'a", |n| "'a ".repeat(n / 3)),
        asked("query: a a|a", |n| "a a|a ".repeat(n / 6)),
        asked("query: other words", |n| many(n / 6, |nth| format!("w{nth:04} "))),
        asked("query: nested parentheses", |n| {
            "(".repeat(n / 2) + "a" + &")".repeat(n / 2)
        }),
        asked("query: negations", |n| "!".repeat(n) + "a"),
        asked("query: one long word", |n| "a".repeat(n)),
    ]
}
