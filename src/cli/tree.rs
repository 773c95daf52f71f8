//! `milepost tree`: objectives, headings and actions.

use super::Common;
use super::view::{Asked, Form, open};
use crate::export::Scope;

/// What to list.
#[derive(Clone, Debug, clap::Args)]
pub struct TreeArgs {
    #[command(flatten)]
    asked: Asked,
    #[command(flatten)]
    form: Form,
}

/// Examples, for help.
pub const EXAMPLES: &str = "\
Examples:
  milepost tree
  milepost tree where:tunisia --format markdown
  milepost tree who:frontex block:next -o frontex.csv";

/// Lists the tree.
pub fn run(args: &TreeArgs, common: &Common) -> u8 {
    let answer = || {
        let opened = open(common)?;
        let selection = args.asked.select(&opened)?;
        Ok(args.form.give(&opened, &selection, Scope::Tree, common))
    };
    answer().unwrap_or_else(|status| status)
}
