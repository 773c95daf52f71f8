//! The export of taskwarrior, an array of tasks in JSON whose members are known.

use std::collections::BTreeMap;

use super::guess::Guess;
use super::role::ColumnRole;
use super::rules::{From, Rules, StatusFrom};
use crate::model::words::Status;

/// The rules for a table with these columns, if it is such an export.
pub fn rules(names: &[String]) -> Option<Guess> {
    let has = |name: &str| names.iter().any(|known| known == name);
    if !["uuid", "description", "entry", "status"]
        .iter()
        .all(|name| has(name))
    {
        return None;
    }
    let from = |name: &str| has(name).then(|| From::Column(name.into()));
    let meanings = [
        ("pending", Status::NotStarted),
        ("waiting", Status::OnHold),
        ("recurring", Status::UnderWay),
        ("completed", Status::Completed),
        ("deleted", Status::Cancelled),
    ];
    let rules = Rules {
        header: Some(0),
        columns: Rules::columns_of([
            (ColumnRole::Id, from("uuid")),
            (ColumnRole::Title, from("description")),
            (ColumnRole::Due, from("due")),
            (ColumnRole::Starts, from("scheduled")),
            (ColumnRole::Occurred, from("end")),
            (ColumnRole::Tags, from("tags")),
        ]),
        headings: from("project").into_iter().collect(),
        status: Some(StatusFrom::Map(
            "status".into(),
            meanings.map(|(word, status)| (word.to_owned(), status)).into(),
        )),
        ..Rules::default()
    };
    Some(Guess {
        rules,
        reasons: BTreeMap::from([("id", "an export of taskwarrior".into())]),
        unknown_statuses: Vec::new(),
    })
}
