//! JSON: valid by its schema, complete, and consistent with the corpus.

use boon::{Compiler, Draft, Schemas};
use milepost::export::prepare;
use milepost::export::{ExportFormat, ExportScope};
use milepost::model::words::{
    ActorRole, Block, DateRole, Hedge, Kind, Qualifier, RelationKind, Stage, Status, Word,
};
use serde_json::Value;

use super::{Shelf, rendered};

const SCHEMA: &str = include_str!("../../docs/export.schema.json");

fn check(valid: impl Fn(&Value) -> Result<(), String>, name: &str, json: &str) -> Vec<Value> {
    let value: Value = serde_json::from_str(json).unwrap();
    if let Err(why) = valid(&value) {
        panic!("{name}: {why}");
    }
    value.as_array().unwrap().clone()
}

/// A validator of the schema in `docs/`.
pub fn validator() -> impl Fn(&Value) -> Result<(), String> {
    let mut compiler = Compiler::new();
    compiler.set_default_draft(Draft::V2020_12);
    compiler
        .add_resource("milepost.json", serde_json::from_str(SCHEMA).unwrap())
        .unwrap();
    let mut schemas = Schemas::new();
    let index = compiler.compile("milepost.json", &mut schemas).unwrap();
    move |value| {
        schemas
            .validate(value, index)
            .map_err(|error| format!("{error:#}"))
    }
}

#[test]
fn every_view_is_valid_by_the_schema_and_has_every_action() {
    let valid = validator();
    for shelf in [Shelf::small(), Shelf::built_in()] {
        shelf.views(|name, view| {
            let objects = check(&valid, name, &rendered(view, ExportFormat::Json));
            let corpus = &shelf.library.corpus;
            let listed = prepare(view).listing.actions();
            assert!(!listed.is_empty(), "{name}");
            let ids: Vec<_> = listed
                .iter()
                .map(|entry| corpus.action(entry.action).key())
                .collect();
            let read: Vec<_> = objects
                .iter()
                .map(|object| object["id"].as_str().unwrap())
                .collect();
            assert_eq!(read, ids, "{name}");
            for (object, entry) in objects.iter().zip(&listed) {
                let action = corpus.action(entry.action);
                assert_eq!(object["title"], action.title());
                assert_eq!(object["source"]["citation"], action.citation());
                assert_eq!(object["score"].as_i64(), entry.score);
                let dates = object["dates"].as_array().unwrap();
                assert_eq!(dates.len(), action.dates().len());
                for (date, record) in dates.iter().zip(action.dates()) {
                    let window = corpus.wording(record.when).window;
                    let day = |key: &str| date[key].as_str().map(|day| day.parse().unwrap());
                    assert_eq!(day("earliest"), window.earliest);
                    assert_eq!(day("latest"), window.latest);
                    assert_eq!(day("outer_latest"), window.outer_latest);
                    assert_eq!(date["state"].is_null(), !record.is_deadline());
                }
                let related = action.relations().len() + action.related_from().len();
                assert_eq!(object["related"].as_array().unwrap().len(), related);
                assert_eq!(
                    object["amounts"].as_array().unwrap().len(),
                    action.amounts().len()
                );
                assert_eq!(
                    object["figures"].as_array().unwrap().len(),
                    action.figures().len()
                );
            }
        });
    }
}

#[test]
fn the_schema_refuses_what_is_not_an_export() {
    let valid = validator();
    let shelf = Shelf::small();
    let json = rendered(&shelf.view(ExportScope::Tree), ExportFormat::Json);
    let whole: Value = serde_json::from_str(&json).unwrap();
    assert!(valid(&whole).is_ok());
    let spoilt = |spoil: &dyn Fn(&mut Value)| {
        let mut value = whole.clone();
        spoil(&mut value[0]);
        valid(&value).is_err()
    };
    assert!(spoilt(&|action| action["kind"] = "Meting".into()));
    assert!(spoilt(&|action| action["surplus"] = 1.into()));
    assert!(spoilt(&|action| drop(
        action.as_object_mut().unwrap().remove("as_of")
    )));
    assert!(spoilt(&|action| action["source"]["line"] = "25".into()));
}

#[test]
fn the_schema_names_every_word_of_the_closed_lists() {
    fn names<W: Word>() -> Vec<&'static str> {
        W::ALL.iter().map(|word| word.name()).collect()
    }
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let listed = |pointer: &str| -> Vec<String> {
        let list = schema.pointer(pointer).unwrap().as_array().unwrap();
        list.iter()
            .filter_map(|name| name.as_str().map(str::to_owned))
            .collect()
    };
    for (pointer, names) in [
        ("/$defs/action/properties/block/enum", names::<Block>()),
        ("/$defs/action/properties/kind/anyOf/0/enum", names::<Kind>()),
        ("/$defs/action/properties/status/enum", names::<Status>()),
        ("/$defs/date/properties/role/enum", names::<DateRole>()),
        ("/$defs/date/properties/hedge/enum", names::<Hedge>()),
        ("/$defs/actor/properties/role/enum", names::<ActorRole>()),
        ("/$defs/amount/properties/qualifier/enum", names::<Qualifier>()),
        ("/$defs/amount/properties/stage/enum", names::<Stage>()),
        ("/$defs/relation/properties/kind/enum", names::<RelationKind>()),
    ] {
        assert_eq!(listed(pointer), names, "{pointer}");
    }
}

#[test]
fn the_page_names_every_field_of_an_action() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let page = include_str!("../../docs/json.md");
    for definition in [
        "action", "date", "actor", "amount", "figure", "relation", "source", "edition",
    ] {
        let fields = schema["$defs"][definition]["properties"].as_object().unwrap();
        for field in fields.keys() {
            assert!(page.contains(&format!("`{field}`")), "{definition}.{field}");
        }
    }
}
