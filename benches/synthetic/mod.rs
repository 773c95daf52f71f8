//! Deterministic corpora of any size, with about 290 characters per action, split over several files.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::OnceLock;

use milepost::load::SourceFile;
use milepost::load::embedded;
use milepost::when::convention::Conventions;

/// Words of the policy field, so that searches find something.
const WORDS: &[&str] = &[
    "commission",
    "support",
    "member",
    "states",
    "border",
    "return",
    "migration",
    "visa",
    "funding",
    "project",
    "agreement",
    "partner",
    "country",
    "tunisia",
    "egypt",
    "frontex",
    "dialogue",
    "working",
    "group",
    "meeting",
    "report",
    "proposal",
    "council",
    "parliament",
    "regulation",
    "implementation",
    "planned",
    "early",
    "operational",
    "legal",
    "pathway",
    "talent",
    "partnership",
    "schengen",
    "evaluation",
    "readmission",
    "smuggling",
    "network",
    "police",
    "asylum",
    "reception",
    "capacity",
    "training",
    "equipment",
    "türkiye",
    "côte",
    "libya",
    "morocco",
    "returns",
    "2025",
];

/// Syllables of the other words.
const SYLLABLES: &[&str] = &[
    "ma", "re", "ti", "con", "pro", "sta", "ner", "dis", "vo", "lin", "ter", "ga", "men", "ple", "sor", "hu",
    "ca", "bel", "dri", "fo", "ken", "lu", "par", "ous",
];

/// The number of other words.
const RANKS: f64 = 20_000.0;

const WHENS: &[&str] = &[
    "Q1 2025",
    "2025-03",
    "by mid-2025",
    "2025-01-16",
    "early 2025",
    "end of 2025",
    "H1 2025",
    "spring 2025",
    "2025-04-01/2025-06-15",
    "until 2027",
    "2026",
];

/// The words of the built-in document's titles and summaries, with their frequencies, if
/// `MILEPOST_BENCH_WORDS=document` is set.
fn document() -> Option<&'static [&'static str]> {
    static DOCUMENT: OnceLock<Option<Vec<&'static str>>> = OnceLock::new();
    let words = DOCUMENT.get_or_init(|| {
        let wanted = std::env::var_os("MILEPOST_BENCH_WORDS").is_some_and(|words| words == "document");
        wanted.then(read_document)
    });
    words.as_deref()
}

fn read_document() -> Vec<&'static str> {
    let corpus = match milepost::load::built_in(&Conventions::default()) {
        Ok(corpus) => corpus,
        Err(report) => panic!("{report}"),
    };
    let texts = corpus
        .all()
        .flat_map(|action| [action.title().to_owned(), action.summary().to_owned()]);
    let text: String = texts.collect::<Vec<_>>().join(" ").replace(['"', '\\'], " ");
    let text: &'static str = text.leak();
    text.split_whitespace().collect()
}

/// A deterministic random number generator.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        // SplitMix64, public domain, Sebastiano Vigna.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }

    /// A word with the built-in document's frequencies; one in sixteen is from a long tail of others.
    fn document_word(&mut self, words: &[&'static str]) -> Cow<'static, str> {
        if self.roll(16) == 0 {
            return self.other();
        }
        Cow::Borrowed(words[self.roll(words.len())])
    }

    /// Every third word is from the policy field; the rest are distributed as in a long document.
    fn word(&mut self) -> Cow<'static, str> {
        if let Some(words) = document() {
            return self.document_word(words);
        }
        if self.roll(3) == 0 {
            return Cow::Borrowed(WORDS[self.roll(WORDS.len())]);
        }
        self.other()
    }

    fn other(&mut self) -> Cow<'static, str> {
        let part = self.roll(1 << 16) as f64 / f64::from(1 << 16);
        let rank = RANKS.powf(part) as u64;
        let mut dice = Self(rank ^ 0xabcd);
        let syllables = 2 + dice.roll(3);
        Cow::Owned(
            (0..syllables)
                .map(|_| SYLLABLES[dice.roll(SYLLABLES.len())])
                .collect(),
        )
    }

    fn words(&mut self, count: usize) -> String {
        let words: Vec<_> = (0..count).map(|_| self.word()).collect();
        let mut text = words.join(" ");
        if let Some(first) = text.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        text
    }
}

/// `actions` actions in `shards` files, with the built-in vocabularies.
pub fn files(actions: usize, shards: usize) -> Vec<SourceFile> {
    let mut files: Vec<SourceFile> = embedded::files()
        .into_iter()
        .filter(|file| !file.name.contains("2024-12/"))
        .collect();
    let edition = r#"Edition(id: "2024-12", title: "Synthetic", as_of: "2024-12-16")"#;
    files.push(file("edition.ron".into(), edition.into()));
    for shard in 0..shards {
        let from = actions * shard / shards;
        let to = actions * (shard + 1) / shards;
        files.push(file(format!("objective-{shard}.ron"), objective(shard, from, to)));
    }
    files
}

fn file(name: String, text: String) -> SourceFile {
    SourceFile {
        name,
        path: None,
        text: Ok(Cow::Owned(text)),
    }
}

fn objective(shard: usize, from: usize, to: usize) -> String {
    let mut dice = Dice(shard as u64);
    let mut out = format!(
        "Objective(\n    edition: \"2024-12\",\n    id: \"o{shard}\",\n    number: {},\n    title: \"{}\",\n    sections: [\n",
        shard + 1,
        dice.words(5)
    );
    for first in (from..to).step_by(50) {
        let _ = writeln!(
            out,
            "        (id: \"o{shard}.s{first}\", title: \"{}\", actions: [",
            dice.words(4)
        );
        for number in first..to.min(first + 50) {
            action(&mut out, &mut dice, number);
        }
        out.push_str("        ]),\n");
    }
    out.push_str("    ],\n)\n");
    out
}

fn action(out: &mut String, dice: &mut Dice, number: usize) {
    let block = ["Step", "NextStep", "Step", "Figure"][dice.roll(4)];
    let kind = ["Meeting", "Report", "Project", "Contract"][dice.roll(4)];
    let _ = write!(
        out,
        "            (\n                id: \"action-{number}\",\n                title: \"{}\",\n                \
         summary: \"{}.\",\n                block: {block},\n                kind: {kind},\n                status: UnderWay,\n",
        dice.words(8),
        dice.words(30)
    );
    let when = WHENS[dice.roll(WHENS.len())];
    let _ = writeln!(
        out,
        "                dates: [(when: \"{when}\", role: Due, what: \"meeting\", hedge: Planned), (when: \"2024-10\", role: Occurred)],\n                \
         actors: [(body: \"commission\", role: Accountable), (body: \"frontex\", role: Participating, inferred: true)],\n                \
         places: [\"{}\", \"EG\"],",
        ["TN", "MA", "LY", "TR"][dice.roll(4)]
    );
    if dice.roll(3) == 0 {
        let _ = writeln!(
            out,
            "                amounts: [(eur: {}_000_000, stage: Adopted, measure: \"pot-{}\", instrument: \"amif\", what: \"support\")],",
            1 + dice.roll(900),
            dice.roll(5000)
        );
    }
    if number > 10 && dice.roll(4) == 0 {
        let _ = writeln!(
            out,
            "                related: [(kind: Updates, to: \"action-{}\")],",
            number - 10
        );
    }
    let _ = writeln!(
        out,
        "                source: (item: {}, line: {}),\n            ),",
        number + 1,
        number + 1
    );
}
