//! The tables of `docs/query.md`, generated from those of the program.

use std::fmt::Write;

use milepost::query::{FIELDS, HAS, IS, TestInfo};
use milepost::when::offset;

use crate::support::hold_document;

fn tests<T>(table: &[TestInfo<T>], field: &str) -> String {
    let mut made = "| value | also | asks whether |\n| --- | --- | --- |\n".to_owned();
    for info in table {
        let _ = writeln!(
            made,
            "| `{field}:{}` | {} | {} |",
            info.name,
            quoted(info.aliases),
            info.means
        );
    }
    made
}

fn quoted(names: &[&str]) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

#[test]
fn the_page_has_the_tables_of_the_program() {
    let mut fields = "| field | also | an action that … | such as |\n| --- | --- | --- | --- |\n".to_owned();
    for info in FIELDS {
        let _ = writeln!(
            fields,
            "| `{}` | {} | {} | `{}` |",
            info.name,
            quoted(info.aliases),
            info.means,
            info.example
        );
    }
    let mut relative = "| written | means |\n| --- | --- |\n".to_owned();
    for (word, means) in offset::WORDS {
        let _ = writeln!(relative, "| `{word}` | {means} |");
    }
    let page = "docs/query.md";
    hold_document(page, "fields", &fields);
    hold_document(page, "relative", &relative);
    hold_document(page, "is", &tests(IS, "is"));
    hold_document(page, "has", &tests(HAS, "has"));
}
