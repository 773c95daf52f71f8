//! `milepost figures`, `milepost owners` and `milepost money`: the tables of the action pane, over what a query leaves.

use clap::builder::PossibleValue;

use super::common::Common;
use super::select::Selection;
use super::view::{Asked, Form, open};
use crate::export::{Scope, Subject};
use crate::views::tables::figures::{By, Sort};
use crate::views::tables::money::GroupBy;

/// Which statistics, in which order.
#[derive(Clone, Debug, clap::Args)]
pub struct FiguresArgs {
    #[command(flatten)]
    asked: Asked,
    /// Sort by this column; rows without a value come last
    #[arg(long, value_enum, value_name = "COLUMN", default_value = "place")]
    sort: By,
    /// Reverse the order
    #[arg(long)]
    reverse: bool,
    #[command(flatten)]
    form: Form,
}

/// Examples, for help.
pub const FIGURES: &str = "\
Examples:
  milepost figures
  milepost figures where:tunisia --sort period
  milepost figures --sort change --reverse -o figures.csv";

/// Whose deadlines.
#[derive(Clone, Debug, clap::Args)]
pub struct OwnersArgs {
    #[command(flatten)]
    asked: Asked,
    #[command(flatten)]
    form: Form,
}

/// Examples, for help.
pub const OWNERS: &str = "\
Examples:
  milepost owners
  milepost owners where:egypt --format markdown
  milepost owners who:commission -o commission.ics";

/// Which money, added up by what.
#[derive(Clone, Debug, clap::Args)]
pub struct MoneyArgs {
    #[command(flatten)]
    asked: Asked,
    /// Add up by this
    #[arg(long, value_enum, value_name = "WHAT", default_value = "stage")]
    by: GroupBy,
    #[command(flatten)]
    form: Form,
}

/// Examples, for help.
pub const MONEY: &str = "\
Examples:
  milepost money where:egypt
  milepost money fund:amif --by place
  milepost money in:partners --by fund -o partners.csv

A query's places and funds count for the money too: where:egypt adds up what is for Egypt alone, and lists apart
what is for others as well.";

impl clap::ValueEnum for GroupBy {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let value = PossibleValue::new(self.name()).help(self.help());
        // The other word of the vocabulary.
        Some(match self {
            Self::Fund => value.alias("instrument"),
            _ => value,
        })
    }
}

impl clap::ValueEnum for By {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.help()))
    }
}

/// Lists statistics.
pub fn figures(args: &FiguresArgs, common: &Common) -> u8 {
    let sort = Sort {
        by: args.sort,
        reverse: args.reverse,
    };
    let answer = || {
        let opened = open(common)?;
        let selection = args.asked.select(&opened)?;
        let title = title(&selection);
        let scope = Scope::Figures(subject(&selection, &title), sort);
        Ok(args.form.give(&opened, &selection, scope, common))
    };
    answer().unwrap_or_else(|status| status)
}

/// Lists who owes what.
pub fn owners(args: &OwnersArgs, common: &Common) -> u8 {
    let answer = || {
        let opened = open(common)?;
        let selection = args.asked.select(&opened)?;
        let title = title(&selection);
        let scope = Scope::Owners(subject(&selection, &title));
        Ok(args.form.give(&opened, &selection, scope, common))
    };
    answer().unwrap_or_else(|status| status)
}

/// Adds money up.
pub fn money(args: &MoneyArgs, common: &Common) -> u8 {
    let answer = || {
        let opened = open(common)?;
        let selection = args.asked.select(&opened)?;
        let title = title(&selection);
        let scope = Scope::Money(subject(&selection, &title), &selection.lens, args.by);
        Ok(args.form.give(&opened, &selection, scope, common))
    };
    answer().unwrap_or_else(|status| status)
}

/// What the actions of a selection are called.
fn title(selection: &Selection) -> String {
    match &selection.query {
        Some(query) => format!("all that matches {query}"),
        None => "everything".into(),
    }
}

/// What a table of a selection is about.
fn subject<'s>(selection: &'s Selection, title: &'s str) -> Subject<'s> {
    Subject {
        set: selection.set.as_ref(),
        title,
    }
}
