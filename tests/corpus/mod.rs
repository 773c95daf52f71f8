//! The built-in corpus: counts, citations, and invariants of every action.

mod document;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use milepost::load::embedded;
use milepost::model::{Block, Corpus};

use crate::support;

fn corpus() -> &'static Corpus {
    &support::built_in().corpus
}

/// Each objective's number, and its lines with content in the text edition. Empty lines and bare headings are omitted.
const CONTENT: &[(u16, &[u32])] = &[
    (1, &[6, 8, 11, 12, 14, 15, 17, 19, 20, 21, 23, 25]),
    (
        2,
        &[
            26, 28, 32, 33, 37, 41, 47, 48, 49, 55, 59, 60, 64, 65, 71, 73, 75, 76, 80, 81, 85, 86, 90, 94,
            100, 101, 105, 106, 110,
        ],
    ),
    (
        3,
        &[
            112, 115, 119, 120, 121, 122, 126, 127, 128, 130, 132, 133, 134, 138, 139, 143, 144, 146,
        ],
    ),
    (4, &[147, 149, 155, 156, 157, 158, 159, 163, 165]),
    (5, &[166, 168]),
    (6, &[169, 171]),
    (
        7,
        &[
            172, 174, 175, 176, 177, 178, 179, 185, 189, 190, 192, 193, 197, 201, 205, 209, 210, 214, 215,
            217,
        ],
    ),
    (
        8,
        &[
            218, 220, 221, 222, 224, 228, 229, 230, 232, 234, 235, 236, 237, 241, 242, 243, 247, 249, 251,
            252, 253, 254, 255, 256, 257, 258, 259, 263, 265, 266, 270, 271, 272, 273, 274, 275, 279, 281,
            285, 286, 290, 291, 292, 293, 295, 299, 300, 304, 308, 312, 316, 317, 318, 319, 320, 321, 325,
            329, 330, 332, 334, 335, 336, 337, 338, 342, 343, 345, 349, 350, 351, 352, 353, 354, 358, 359,
            363, 364, 365, 366, 367, 368, 372, 374, 375, 376, 380, 384, 388, 390, 391, 392, 393, 397, 398,
            402, 403, 405, 407, 408, 409, 410, 411, 415, 419, 423, 424, 425, 426, 427, 428, 429, 430, 431,
            433, 435, 439, 440, 441, 445, 447, 448, 450, 452, 456, 457, 459,
        ],
    ),
];

#[test]
fn every_seed_file_is_built_in() {
    fn walk(folder: &Path, found: &mut BTreeSet<String>, root: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found, root);
            } else {
                found.insert(
                    path.strip_prefix(root)
                        .unwrap()
                        .to_string_lossy()
                        .replace('\\', "/"),
                );
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut on_disk = BTreeSet::new();
    walk(&root, &mut on_disk, &root);
    let built_in: BTreeSet<String> = embedded::SEEDS
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_eq!(on_disk, built_in);
}

#[test]
fn every_line_with_content_is_cited_under_its_objective() {
    let corpus = corpus();
    for (number, lines) in CONTENT {
        let cited: BTreeSet<u32> = corpus
            .all()
            .filter(|action| action.objective().number == *number)
            .flat_map(|action| action.record().source.line..=action.record().source.last_line)
            .collect();
        let missing: Vec<_> = lines.iter().filter(|line| !cited.contains(line)).collect();
        assert!(
            missing.is_empty(),
            "objective {number}: no action cites lines {missing:?}"
        );
    }
}

#[test]
fn citations_are_in_range_and_in_order() {
    let corpus = corpus();
    let lines = corpus.newest_edition().unwrap().source_lines;
    let mut former = None;
    for action in corpus.all() {
        let source = action.record().source;
        assert!(source.line >= 1 && source.last_line <= lines, "{}", action.key());
        let place = (action.objective().number, source.item, source.line);
        assert!(
            former.is_none_or(|former| former <= place),
            "{} stands out of order",
            action.key()
        );
        former = Some(place);
    }
}

#[test]
fn items_are_numbered_without_gaps() {
    let corpus = corpus();
    for objective in &corpus.objectives {
        let section = corpus.section(objective.section);
        let items: BTreeSet<u32> = section
            .all_actions()
            .map(|id| corpus.action(id).record().source.item)
            .collect();
        let last = items.last().copied().unwrap_or_default();
        let missing: Vec<u32> = (1..=last).filter(|item| !items.contains(item)).collect();
        assert!(
            missing.is_empty(),
            "objective {}: no action cites items {missing:?}",
            objective.number
        );
    }
}

#[test]
fn titles_and_summaries_have_a_quotable_length() {
    for action in corpus().all() {
        let title = action.title().chars().count();
        assert!(
            (10..=72).contains(&title),
            "{}: a title of {title} letters",
            action.key()
        );
        assert!(
            !action.title().ends_with('.'),
            "{} ends with a full stop",
            action.key()
        );
        let sentences = action.summary().matches(". ").count() + 1;
        assert!(sentences <= 4, "{}: {sentences} sentences", action.key());
    }
}

/// Narrow columns show only the first 32 letters of a title.
#[test]
fn the_first_32_letters_of_a_title_tell_it_from_all_others() {
    let mut seen = std::collections::HashSet::new();
    for action in corpus().all() {
        let start: String = action.title().chars().take(32).collect();
        assert!(seen.insert(start), "{}: {}", action.key(), action.title());
    }
}

#[test]
fn deadlines_appear_in_next_steps_and_elsewhere() {
    let corpus = corpus();
    let count = |block: fn(Block) -> bool| {
        corpus
            .all()
            .filter(|action| block(action.record().block))
            .map(|action| action.deadlines().count())
            .sum::<usize>()
    };
    let (next, other) = (
        count(|block| block == Block::NextStep),
        count(|block| block != Block::NextStep),
    );
    assert!(next >= 40, "{next} among the next steps");
    assert!(other >= 40, "{other} elsewhere");
}

#[test]
fn actions_are_found_by_their_full_id_only() {
    let corpus = corpus();
    for id in [
        "pact.ammr-contact-group-2025-01-16",
        "visa.armenia-action-plan-2025",
    ] {
        assert!(corpus.find(id).is_some(), "{id} is gone");
    }
    assert!(corpus.find("pact").is_none());
}
