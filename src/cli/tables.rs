//! `milepost figures`, `owners`, `money`, `caveats`, `diff` and `score`: the tables of the action pane, for what matches a query.

use clap::builder::PossibleValue;

use super::common::CommonArgs;
use super::diff;
use super::session::open;
use super::status::Answered;
use super::view::{ListArgs, ViewArgs};
use crate::export::ExportScope;
use crate::views::tables::figures::{By, FigureSort};
use crate::views::tables::money::GroupBy;
use crate::views::tables::score::ScoreBy;
use crate::views::tables::{TableKind, TableOptions};

/// A table, and how it is arranged.
#[derive(Debug, clap::Subcommand)]
pub enum TableArgs {
    /// List statistics: place, indicator, value, period, change, source
    #[command(after_help = FIGURES)]
    Figures {
        /// Sort by this column; rows without a value come last
        #[arg(long, value_enum, value_name = "COLUMN", default_value = "place")]
        sort: By,
        /// Reverse the order
        #[arg(long)]
        reverse: bool,
        #[command(flatten)]
        list: ListArgs,
    },
    /// List deadlines by accountable body; those without one come last
    #[command(after_help = OWNERS)]
    Owners(ListArgs),
    /// Add money up, each pot counted once
    #[command(after_help = MONEY)]
    Money {
        /// Add up by this
        #[arg(long, value_enum, value_name = "WHAT", default_value = "stage")]
        by: GroupBy,
        #[command(flatten)]
        list: ListArgs,
    },
    /// List contradictions, what is unclear, slips of the pen and gaps in the document
    #[command(after_help = CAVEATS)]
    Caveats(ListArgs),
    /// Show what changed from one edition to another
    #[command(after_help = DIFF)]
    Diff {
        /// Two editions to compare, the older first, and a query; the editions in view and those before them where
        /// none is given
        #[arg(value_name = "EDITION|QUERY")]
        words: Vec<String>,
        /// Compare with this edition, skipping those in between
        #[arg(long, value_name = "EDITION")]
        since: Option<String>,
        #[command(flatten)]
        view: ViewArgs,
    },
    /// Count what became of what was due
    #[command(after_help = SCORE)]
    Score {
        /// Count by this
        #[arg(long, value_enum, value_name = "WHAT", default_value = "outcome")]
        by: ScoreBy,
        /// List what each line counts below it
        #[arg(long)]
        open: bool,
        #[command(flatten)]
        list: ListArgs,
    },
}

const FIGURES: &str = "\
Examples:
  milepost figures
  milepost figures where:tunisia --sort period
  milepost figures --sort change --reverse -o figures.csv";

const OWNERS: &str = "\
Examples:
  milepost owners
  milepost owners where:egypt --format markdown
  milepost owners who:commission -o commission.ics";

const MONEY: &str = "\
Examples:
  milepost money where:egypt
  milepost money fund:amif --by place
  milepost money in:partners --by fund -o partners.csv

A query's places and funds count for the money too: where:egypt adds up what is for Egypt alone, and lists apart
what is for others as well.";

const CAVEATS: &str = "\
Examples:
  milepost caveats
  milepost caveats where:egypt --format markdown
  milepost caveats in:partners -o caveats.csv

All caveats of the actions that a query finds are listed, with caveat:contradiction the others of those as well.";

const DIFF: &str = "\
Examples:
  milepost diff
  milepost diff 2024-12 2025-03
  milepost diff --since 2024-12 change:slipped --format markdown

The most serious changes come first: what is gone without an outcome, missed, slipped, … The status is 1 where nothing
changed. The built-in corpus has one edition; --data names one that has several.";

const SCORE: &str = "\
Examples:
  milepost score --as-of today
  milepost score --by body
  milepost score in:8 --open
  milepost score where:tunisia --by quarter --as-of 2025-07-01 --format csv";

/// Implements [`clap::ValueEnum`] for enums that list their values in `ALL`.
macro_rules! values {
    ($($list:ty),+) => {$(
        impl clap::ValueEnum for $list {
            fn value_variants<'a>() -> &'a [Self] {
                &Self::ALL
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                let value = PossibleValue::new(self.name()).help(self.help());
                // The vocabulary of funds is also called instruments.
                Some(if self.name() == "fund" { value.alias("instrument") } else { value })
            }
        }
    )+};
}

values!(By, GroupBy, ScoreBy);

/// Prints a table of what matches a query.
pub fn run(table: TableArgs, common: &CommonArgs) -> Answered {
    let mut options = TableOptions::default();
    let (kind, list) = match table {
        TableArgs::Figures {
            sort: by,
            reverse,
            list,
        } => {
            options.sort = FigureSort { by, reverse };
            (TableKind::Figures, list)
        }
        TableArgs::Owners(list) => (TableKind::Owners, list),
        TableArgs::Money { by, list } => {
            options.by = by;
            (TableKind::Money, list)
        }
        TableArgs::Caveats(list) => (TableKind::Caveats, list),
        TableArgs::Diff { words, since, view } => return diff::run(words, since.as_deref(), &view, common),
        TableArgs::Score { by, open, list } => {
            (options.score, options.counts) = (by, !open);
            (TableKind::Score, list)
        }
    };
    let opened = open(common)?;
    let selection = list.query.select(&opened, kind.name())?;
    let subject = selection.subject();
    let scope = ExportScope::Table(kind, &subject, options);
    list.view.write(&opened, &selection, scope, common)
}

#[cfg(test)]
mod tests {
    use clap::Subcommand as _;

    use super::*;

    #[test]
    fn every_table_is_a_subcommand() {
        let command = TableArgs::augment_subcommands(clap::Command::new("milepost"));
        let names: Vec<_> = command.get_subcommands().map(clap::Command::get_name).collect();
        assert_eq!(names, TableKind::ALL.map(TableKind::name));
    }
}
