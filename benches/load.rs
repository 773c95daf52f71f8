//! Loading RON into a ready model, compared with serde alone reading the same text into plain borrowed structs in the
//! same run; and one thread compared with two.
//!
//! `cargo bench --bench load`; `MILEPOST_BENCH_ACTIONS` sets the size.

mod synthetic;

use std::hint::black_box;
use std::time::{Duration, Instant};

use milepost::load::{self, SourceFile};
use milepost::when::convention::Conventions;
use serde::Deserialize;

fn main() {
    let actions = std::env::var("MILEPOST_BENCH_ACTIONS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(100_000);
    let files = synthetic::files(actions, 8);
    let bytes: usize = files
        .iter()
        .filter_map(|file| file.text.as_ref().ok())
        .map(|text| text.len())
        .sum();
    println!(
        "{actions} actions, {:.1} MB in {} files",
        bytes as f64 / 1e6,
        files.len()
    );
    let one = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .expect("a thread pool");
    let two = rayon::ThreadPoolBuilder::new()
        .num_threads(2)
        .build()
        .expect("a thread pool");
    let (mut plain, mut single, mut double) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..7 {
        plain.push(time(|| files.iter().for_each(parse_plain)));
        single.push(time(|| one.install(|| ready(&files))));
        double.push(time(|| two.install(|| ready(&files))));
    }
    let (plain, single, double) = (median(plain), median(single), median(double));
    println!("ron::from_str into plain borrowed structs  {plain:>10.1?}");
    println!(
        "ready model, one thread                    {single:>10.1?}  {:.2} of plain",
        ratio(single, plain)
    );
    println!(
        "ready model, two threads                   {double:>10.1?}  {:.2} of one",
        ratio(double, single)
    );
}

fn ready(files: &[SourceFile]) {
    let corpus = load::load(files, &Conventions::default()).expect("a synthetic corpus");
    assert!(!black_box(&corpus).is_empty());
}

fn time(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

fn parse_plain(file: &SourceFile) {
    let text = file.text.as_ref().expect("a text");
    if text.starts_with("Objective") {
        let objective: Objective = ron::from_str(text).expect("an objective");
        black_box(&objective);
    }
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Objective<'a> {
    edition: &'a str,
    id: &'a str,
    number: u16,
    title: &'a str,
    #[serde(borrow)]
    sections: Vec<Section<'a>>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Section<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(borrow)]
    actions: Vec<Action<'a>>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Action<'a> {
    id: &'a str,
    title: &'a str,
    summary: &'a str,
    block: Block,
    kind: Kind,
    status: Status,
    #[serde(borrow)]
    dates: Vec<Date<'a>>,
    #[serde(borrow)]
    actors: Vec<Actor<'a>>,
    places: Vec<&'a str>,
    #[serde(default, borrow)]
    amounts: Vec<Amount<'a>>,
    #[serde(default, borrow)]
    related: Vec<Relation<'a>>,
    source: Source,
}

#[derive(Deserialize)]
enum Block {
    Step,
    NextStep,
    Figure,
}

#[derive(Deserialize)]
enum Kind {
    Meeting,
    Report,
    Project,
    Contract,
}

#[derive(Deserialize)]
enum Status {
    UnderWay,
}

#[derive(Default, Deserialize)]
enum Word {
    #[default]
    Due,
    Occurred,
    Planned,
    Accountable,
    Participating,
    Adopted,
    Updates,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Date<'a> {
    when: &'a str,
    role: Word,
    #[serde(default)]
    what: &'a str,
    #[serde(default)]
    hedge: Word,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Actor<'a> {
    body: &'a str,
    role: Word,
    #[serde(default)]
    inferred: bool,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Amount<'a> {
    eur: u64,
    stage: Word,
    measure: &'a str,
    instrument: &'a str,
    what: &'a str,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Relation<'a> {
    kind: Word,
    to: &'a str,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Source {
    item: u32,
    line: u32,
}
