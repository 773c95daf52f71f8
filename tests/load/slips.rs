//! Every bracket, comma, colon and quotation mark of a file is left out or doubled. Nearly always this is reported as one
//! mistake, at its place, and it never hides the rest of the file.

use super::{EDITION, report};

const BODIES: &str = r#"// Who acts.
Bodies([
    (id: "frontex", name: "European Border and Coast Guard Agency", abbreviation: "Frontex", aliases: ["EBCGA", "agency"], within: ["eu"]),
    (id: "eu", name: "European Union", aliases: ["Union"]),
    (id: "iom", name: "International Organization for Migration", abbreviation: "IOM",
     within: ["un-agencies"]),
    (id: "un-agencies", name: "Agencies of the United Nations", aliases: ["UN agencies", "UN"]),
])
"#;

const OBJECTIVE: &str = r#"// One objective.
Objective(
    edition: "e1",
    id: "visa",
    number: 6,
    title: "Visa policy",
    line: 169,
    sections: [
        (
            id: "visa.suspension",
            title: "Visa suspension mechanism",
            actions: [
                (
                    id: "visa.proposal",
                    title: "Commission proposes to mend the mechanism",
                    summary: "In October, the Commission put forward (COM 642) \
                        what it had announced; the Parliament has not yet voted.",
                    block: Step,
                    kind: LegislativeProposal,
                    status: Adopted,
                    dates: [
                        (when: "2023-10-18", role: Occurred, what: "proposal adopted"),
                        (when: "Q1 2025", role: Due, hedge: Planned),
                    ],
                    actors: [(body: "eu", role: Accountable), (body: "iom", role: Participating, inferred: true)],
                    amounts: [(eur: 52_100_000, stage: Adopted, measure: "pot")],
                    source: (item: 1, line: 171),
                ),
                (
                    id: "visa.vote",
                    title: "Parliament votes",
                    block: NextStep,
                    kind: Adoption,
                    related: [(kind: DependsOn, to: "visa.proposal")],
                    caveats: ["The text says autumn.", "It does not say which."],
                    source: (item: 2, line: 172, last_line: 173),
                ),
            ],
        ),
        (
            id: "visa.digital",
            title: "Digital visa",
            actions: [
                (
                    id: "visa.platform",
                    title: "Platform goes live",
                    block: NextStep,
                    kind: Delivery,
                    actors: [(body: "frontex", role: Implementing)],
                    source: (item: 3, line: 175),
                ),
            ],
        ),
    ],
)
"#;

/// All slips: the text with the slip, and its line.
fn slips(text: &str) -> impl Iterator<Item = (String, usize)> {
    let marks = text.char_indices().filter(|(_, c)| "()[],:\"".contains(*c));
    marks.flat_map(move |(at, mark)| {
        let line = text[..at].matches('\n').count() + 1;
        let (before, after) = (&text[..at], &text[at + 1..]);
        [format!("{before}{after}"), format!("{before}{mark}{mark}{after}")].map(|broken| (broken, line))
    })
}

#[test]
fn one_slip_is_one_mistake_where_it_is() {
    let (mut all, mut exact) = (0, 0);
    for (index, text) in [BODIES, OBJECTIVE].iter().enumerate() {
        for (broken, line) in slips(text) {
            let mut texts = [BODIES, OBJECTIVE];
            texts[index] = &broken;
            let name = ["b.ron", "x.ron"][index];
            // A trailing comma is optional, and a mark within a string is part of it.
            let Some(report) = report(&[("b.ron", texts[0]), ("e.ron", EDITION), ("x.ron", texts[1])]) else {
                continue;
            };
            all += 1;
            let told: Vec<_> = report.problems().collect();
            let near = |line_told: usize| (line..=line + 1).contains(&line_told);
            let here = told
                .iter()
                .filter_map(|problem| problem.position)
                .any(|place| near(place.line));
            exact += usize::from(told.len() == 1 && here);
            assert!(told.iter().all(|problem| problem.file == name), "{report}");
            assert!(told.len() <= 12, "{line}: {report}");
        }
    }
    assert!(all > 400, "{all}");
    assert!(exact * 100 >= all * 95, "{exact} of {all}");
}
