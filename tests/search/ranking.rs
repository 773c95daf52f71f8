//! What a query must find, over the built-in corpus: which action first, or among the first five; and what must find
//! nothing.

use super::Desk;

/// A query, how far down what was meant may stand, and ids of which one must stand there. An id that ends with a dot
/// or a hyphen stands for all that begin so.
const WANTED: &[(&str, usize, &[&str])] = &[
    // Words of a title.
    (
        "tunisia returns",
        5,
        &["partners.tunisia.", "partners.north-africa.tunisia-returns"],
    ),
    (
        "schengen evaluation czechia",
        1,
        &["borders.schengen-evaluation-czechia"],
    ),
    ("schengen evaluation", 3, &["borders.schengen-evaluation-"]),
    ("state of schengen 2025", 1, &["borders.state-of-schengen-2025"]),
    (
        "facilitation directive council",
        5,
        &["smuggling.facilitation-directive-council-2024-12-13"],
    ),
    ("national implementation plans", 5, &["pact.nip-"]),
    (
        "detention alternatives",
        2,
        &["pact.euaa-detention-alternatives-2024-11-27"],
    ),
    ("hungarian pilot", 1, &["returns.roadmap.hungarian-pilot"]),
    (
        "visa suspension report",
        1,
        &["visa.suspension-report-2024-12-06"],
    ),
    ("erasmus recognition", 3, &["legal.erasmus-recognition-call"]),
    (
        "employers sanctions report",
        1,
        &[
            "legal.employers-sanctions-report-2025",
            "smuggling.employers-sanctions-report-2025",
        ],
    ),
    ("turkish airlines", 1, &["partners.turkiye.turkish-airlines"]),
    (
        "sudanese refugees libya",
        1,
        &["partners.libya.sudanese-refugees"],
    ),
    (
        "coastal surveillance tunisia",
        1,
        &["partners.tunisia.coastal-surveillance"],
    ),
    ("lebanon package", 3, &["partners.lebanon.package-1bn"]),
    (
        "global gateway africa",
        3,
        &["partners.root-causes.global-gateway-africa"],
    ),
    ("operation sahan", 1, &["smuggling.operation-sahan-2024-11"]),
    (
        "coordination platform",
        5,
        &["pact.coordination-platform-first-meeting"],
    ),
    ("talent pool proposal", 1, &["legal.talent-pool-proposal"]),
    (
        "last-minute asylum claims",
        1,
        &["returns.roadmap.last-minute-claims-2024-10-22"],
    ),
    (
        "search and rescue contact group",
        2,
        &["borders.sar-contact-group"],
    ),
    (
        "gambia charter flights",
        2,
        &["partners.gambia.charter-flights-suspended"],
    ),
    (
        "gambia charter flights suspends",
        1,
        &["partners.gambia.charter-flights-suspended"],
    ),
    (
        "frontex liaison officer morocco",
        1,
        &["partners.morocco.frontex-liaison-officer-2025"],
    ),
    (
        "status agreement serbia",
        1,
        &["partners.western-balkans.status-agreement-serbia-2025"],
    ),
    // Other word order.
    (
        "czechia evaluation schengen",
        1,
        &["borders.schengen-evaluation-czechia"],
    ),
    ("airlines turkish", 1, &["partners.turkiye.turkish-airlines"]),
    (
        "recognition mutual pilot",
        1,
        &["returns.roadmap.hungarian-pilot"],
    ),
    ("libya sudanese", 1, &["partners.libya.sudanese-refugees"]),
    (
        "directive seasonal workers",
        1,
        &["legal.seasonal-workers-compliance"],
    ),
    (
        "returns legislative proposal new",
        1,
        &["returns.legislative-proposal-2025"],
    ),
    // Slips of the keys, letters left out.
    (
        "tunsia",
        5,
        &[
            "partners.tunisia.",
            "partners.north-africa.",
            "legal.talent-tunisia-",
        ],
    ),
    (
        "schegen evaluation slovakia",
        1,
        &["borders.schengen-evaluation-slovakia"],
    ),
    ("schegen", 5, &["borders.", "legal."]),
    (
        "frntex liaison",
        3,
        &[
            "partners.morocco.frontex-liaison-officer-2025",
            "partners.mauritania.frontex-",
            "partners.senegal.frontex-",
        ],
    ),
    (
        "frntx status agreement",
        5,
        &["partners.western-balkans.status-agreement-"],
    ),
    ("facilitaion directive", 5, &["smuggling.facilitation-directive-"]),
    ("seasnal workers", 1, &["legal.seasonal-workers-compliance"]),
    (
        "budapset process",
        5,
        &["partners.multilateral.budapest-", "smuggling."],
    ),
    ("mauretania", 5, &["partners.mauritania."]),
    (
        "readmision committee pakistan",
        1,
        &["partners.pakistan.readmission-committee-"],
    ),
    (
        "bangladseh joint commission",
        1,
        &["partners.bangladesh.joint-commission-2024-11-04"],
    ),
    ("evaluatoin hungary", 3, &["borders.schengen-evaluation-hungary"]),
    (
        "talnt partnership egypt",
        5,
        &["legal.talent-egypt-", "partners.egypt.talent-"],
    ),
    (
        "detenton alternatives euaa",
        1,
        &["pact.euaa-detention-alternatives-2024-11-27"],
    ),
    (
        "albnia",
        5,
        &["partners.western-balkans.", "smuggling.", "borders."],
    ),
    // Abbreviations, aliases and names of the vocabularies.
    ("EUAA", 5, &["pact.euaa-"]),
    ("euaa western balkans roadmaps", 1, &["partners.western-balkans."]),
    ("EES start", 3, &["borders."]),
    ("entry/exit system", 5, &["borders."]),
    ("ETIAS", 5, &["borders."]),
    (
        "RDPP",
        5,
        &[
            "partners.north-africa.rdpp-",
            "partners.morocco.rdpp-",
            "partners.tunisia.rdpp-",
            "partners.libya.rdpp-",
            "partners.egypt.rdpp-",
        ],
    ),
    (
        "unhcr tunisia registered",
        1,
        &["partners.tunisia.unhcr-registrations"],
    ),
    (
        "MPRR",
        5,
        &[
            "partners.north-africa.mprr-",
            "partners.tunisia.",
            "partners.libya.",
        ],
    ),
    ("article 25a", 5, &["readmission."]),
    ("eu-lisa management board", 3, &["borders."]),
    ("eulisa", 5, &["borders."]),
    ("SCIFA", 3, &["pact.frontloading-scifa-2024-11-14"]),
    ("iceland", 5, &["borders."]),
    // Folded letters, on either side.
    (
        "turkiye italy corridor",
        1,
        &["partners.eastern-med.turkiye-italy-corridor-2024"],
    ),
    (
        "türkiye projects 398",
        1,
        &["partners.turkiye.migration-border-projects"],
    ),
    (
        "turkey eastern border",
        3,
        &["partners.turkiye.eastern-border-measure"],
    ),
    ("cote d'ivoire", 5, &["smuggling.cops-ongoing", "partners.cop."]),
    ("Côte d’Ivoire", 5, &["smuggling.cops-ongoing", "partners.cop."]),
    ("tunésia coastal", 1, &["partners.tunisia.coastal-surveillance"]),
    // Words typed as one.
    (
        "westernbalkans forum",
        1,
        &["partners.western-balkans.jha-forum-2024-10"],
    ),
    ("talentpool", 5, &["legal.talent-pool-"]),
    // Money, numbers, dates, ids.
    ("52.1", 1, &["borders."]),
    (
        "EUR 23.7 million romania",
        1,
        &["borders.enhanced-capabilities-romania-2024-10"],
    ),
    ("62034", 1, &["partners.central-med.crossings-2024"]),
    ("62,034 crossings", 1, &["partners.central-med.crossings-2024"]),
    ("1 billion lebanon", 3, &["partners.lebanon.package-1bn"]),
    ("budva", 1, &["partners.western-balkans.jha-forum-2024-10"]),
    ("18 december mauritania", 5, &["partners.mauritania."]),
    ("pact.nip-drafts", 1, &["pact.nip-drafts"]),
    ("nip drafts", 1, &["pact.nip-drafts"]),
    // Little words ask nothing.
    (
        "what is the package for lebanon",
        5,
        &["partners.lebanon.package-1bn"],
    ),
    (
        "evaluation of the czechia",
        1,
        &["borders.schengen-evaluation-czechia"],
    ),
    ("package lebanon", 3, &["partners.lebanon.package-1bn"]),
    // Singular and plural.
    (
        "talent partnerships bangladesh",
        5,
        &["legal.talent-bangladesh-", "partners.bangladesh.talent-"],
    ),
    (
        "webinar qualification",
        1,
        &["legal.qualifications-webinars-2024"],
    ),
    // Signs.
    ("'suspension visa !report", 5, &["visa."]),
    (
        "^Second",
        5,
        &[
            "legal.resettlement-committee-2025-q1",
            "smuggling.global-alliance-conference-2025",
            "partners.lebanon.preparedness-meeting-2024-11-18",
        ],
    ),
    ("concluded$ schengen", 5, &["borders.schengen-evaluation-"]),
    ("\"Turkish Airlines\"", 1, &["partners.turkiye.turkish-airlines"]),
    ("sahan | niamey", 5, &["smuggling.operation-sahan-2024-11"]),
    (
        "(czechia | slovakia) evaluation",
        2,
        &["borders.schengen-evaluation-slovakia"],
    ),
    // Fields.
    (
        "where:RS status",
        3,
        &["partners.western-balkans.status-agreement-serbia-2025"],
    ),
    (
        "where:\"western balkans\" forum",
        1,
        &["partners.western-balkans.jha-forum-2024-10"],
    ),
    ("in:visa report", 1, &["visa.suspension-report-2024-12-06"]),
    ("in:6 kind:report", 3, &["visa.suspension-report-2024-12-06"]),
    (
        "who:frontex liaison",
        3,
        &["partners.morocco.frontex-liaison-officer-2025", "partners."],
    ),
    (
        "who:commission !who:dg-home sanctions",
        5,
        &["legal.employers-sanctions-report-2025"],
    ),
    ("eur>=1bn lebanon", 1, &["partners.lebanon.package-1bn"]),
    ("eur:23.7m", 1, &["borders.enhanced-capabilities-romania-2024-10"]),
    ("id:pact.nip-drafts", 1, &["pact.nip-drafts"]),
    (
        "block:next schengen package",
        1,
        &["borders.state-of-schengen-2025"],
    ),
    (
        "fund:rdpp-north-africa morocco",
        5,
        &["partners.morocco.rdpp-contribution"],
    ),
];

/// Queries that must find nothing.
const NOTHING: &[&str] = &[
    "xyzzy",
    "qqqq",
    "tunisia xyzzy",
    "antarctica",
    "blockchain",
    "quantum computing",
    "zebra crossing giraffe",
    "\"returns tunisia\"",
    "^tunisian^",
    "'schegen",
    "mtncrtsf",
    "9999999",
    "who:frontex who:none",
    "where:TN !tunisia !where:any",
    "eur>900bn",
    "aeiou",
];

fn is_meant(id: &str, wanted: &str) -> bool {
    match wanted.chars().next_back() {
        Some('.' | '-') => id.starts_with(wanted),
        _ => id == wanted,
    }
}

#[test]
fn what_is_meant_stands_at_the_top() {
    let desk = Desk::built_in();
    let mut wrong = Vec::new();
    for (query, within, wanted) in WANTED {
        let found = desk.ids(query, 5);
        let hit = found
            .iter()
            .take(*within)
            .any(|id| wanted.iter().any(|wanted| is_meant(id, wanted)));
        if !hit {
            wrong.push(format!(
                "{query}\n    wanted {wanted:?} within {within}\n    found {found:#?}"
            ));
        }
    }
    assert!(WANTED.len() >= 60);
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        WANTED.len(),
        wrong.join("\n")
    );
}

#[test]
fn what_is_not_there_is_not_found() {
    let desk = Desk::built_in();
    let found: Vec<_> = NOTHING
        .iter()
        .map(|query| (query, desk.ids(query, 3)))
        .filter(|(_, found)| !found.is_empty())
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}
