//! The counts and the caveats of `docs/corpus.md`, generated from the corpus.

use std::fmt::Write as _;

use milepost::model::words::Word;
use milepost::model::{Block, Corpus, Objective};

use super::corpus;
use crate::support::hold_document;

#[test]
fn counts_and_caveats_are_those_of_the_corpus() {
    let corpus = corpus();
    hold_document("docs/corpus.md", "counts", &counts(corpus));
    hold_document("docs/corpus.md", "caveats", &caveats(corpus));
}

fn counts(corpus: &Corpus) -> String {
    let mut out = String::from("| objective | actions |");
    for block in Block::ALL {
        let _ = write!(out, " {}s |", block.label());
    }
    out.push_str(" deadlines | undated next steps | amounts | figures | caveats |\n|---|");
    out.push_str(&"---:|".repeat(6 + Block::ALL.len()));
    out.push('\n');
    let mut sums = vec![0; 6 + Block::ALL.len()];
    for objective in &corpus.objectives {
        let row = row(corpus, objective);
        for (sum, count) in sums.iter_mut().zip(&row) {
            *sum += count;
        }
        let title = corpus.str(corpus.section(objective.section).short);
        let _ = writeln!(out, "| {} {title} | {} |", objective.number, joined(&row));
    }
    let _ = writeln!(out, "| **all** | {} |", joined(&sums));
    out
}

fn joined(row: &[usize]) -> String {
    row.iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(" | ")
}

fn row(corpus: &Corpus, objective: &Objective) -> Vec<usize> {
    let actions: Vec<_> = corpus
        .section(objective.section)
        .all_actions()
        .map(|action| corpus.action(action))
        .collect();
    let mut row = vec![actions.len()];
    for block in Block::ALL {
        row.push(
            actions
                .iter()
                .filter(|action| action.record().block == *block)
                .count(),
        );
    }
    let undated = actions
        .iter()
        .filter(|action| action.record().block == Block::NextStep && action.deadlines().next().is_none());
    row.push(actions.iter().map(|action| action.deadlines().count()).sum());
    row.push(undated.count());
    row.push(actions.iter().map(|action| action.amounts().len()).sum());
    row.push(actions.iter().map(|action| action.figures().len()).sum());
    row.push(actions.iter().map(|action| action.caveats().len()).sum());
    row
}

fn caveats(corpus: &Corpus) -> String {
    let mut out = String::new();
    let mut objective = 0;
    for action in corpus.all() {
        for caveat in action.caveats() {
            if action.objective().number != objective {
                objective = action.objective().number;
                let title = corpus.str(corpus.section(action.objective().section).short);
                let _ = writeln!(out, "\n### {objective} {title}\n");
            }
            let source = action.record().source;
            let _ = writeln!(
                out,
                "- {}: {} (`{}`, item {}, line {})",
                caveat.kind.expect("every caveat has a kind").label(),
                corpus.str(caveat.text),
                action.key(),
                source.item,
                source.line
            );
        }
    }
    out.push('\n');
    out
}
