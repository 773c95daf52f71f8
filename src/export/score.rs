//! The score as text, Markdown, HTML, CSV, JSON and a workbook. Shares stand only beside the counts that they are of.

use serde_json::{Map, Value};

use super::delimiter::Dialect;
use super::escape::json_array;
use super::format::Format;
use super::grid::Grid;
use crate::text::sums::grouped;
use crate::views::score::{Became, ScoreBy, ScoreLine};

/// The score in some format; a calendar has no place for it.
pub fn score(
    lines: &[ScoreLine],
    all: &ScoreLine,
    by: ScoreBy,
    header: Vec<String>,
    format: Format,
    dialect: Dialect,
) -> Vec<u8> {
    let is_divided = by != ScoreBy::All;
    let is_exact = format.is_rows();
    let shown: Vec<&ScoreLine> = if is_exact && is_divided {
        // What several owe would be added up twice: the sum is no row among others.
        lines.iter().collect()
    } else {
        lines.iter().chain([all]).collect()
    };
    if format == Format::Json {
        return json_array(shown.into_iter().map(|line| object(line, by))).into_bytes();
    }
    let mut columns = vec![("group", heading(by)), ("due", "Due")];
    columns.extend(Became::ALL.map(|became| (became.name(), became.label())));
    let rows = shown.into_iter().map(|line| {
        let due = line.due();
        let mut row = vec![line.label.clone(), number(due, is_exact)];
        row.extend(Became::ALL.map(|became| {
            let count = line.count(became);
            match share(count, due) {
                Some(share) if !is_exact && count > 0 => format!("{} ({share} %)", number(count, false)),
                _ => number(count, is_exact),
            }
        }));
        row
    });
    let grid = Grid {
        header,
        numbers: (1..columns.len()).collect(),
        rows: rows.collect(),
        columns,
    };
    let text = match format {
        #[cfg(feature = "spreadsheets")]
        Format::Xlsx => return grid.workbook("score"),
        Format::Csv => grid.csv(dialect),
        Format::Markdown => grid.markdown(),
        Format::Html => grid.html(),
        _ => grid.text(),
    };
    text.into_bytes()
}

const fn heading(by: ScoreBy) -> &'static str {
    match by {
        ScoreBy::All => "",
        ScoreBy::Body => "Body",
        ScoreBy::Objective => "Objective",
        ScoreBy::Place => "Place",
        ScoreBy::Quarter => "Quarter",
    }
}

fn number(count: usize, plain: bool) -> String {
    if plain {
        count.to_string()
    } else {
        grouped(count as u64)
    }
}

/// How many of a hundred, to the nearest whole.
fn share(count: usize, of: usize) -> Option<usize> {
    (count * 200 + of).checked_div(of * 2)
}

fn object(line: &ScoreLine, by: ScoreBy) -> Map<String, Value> {
    let label = (by != ScoreBy::All).then(|| line.label.clone());
    let mut object = Map::new();
    object.insert("group".into(), label.map_or(Value::Null, Value::from));
    object.insert("due".into(), line.due().into());
    for became in Became::ALL {
        object.insert(became.name().into(), line.count(became).into());
    }
    object
}
