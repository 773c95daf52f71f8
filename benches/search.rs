//! Searching: whole queries compared with frizbee, nucleo and plain fuzzy-matcher on the same actions as lines; and
//! queries typed letter by letter compared with a fresh search for each letter, and with a scan of all lines.
//!
//! `cargo bench --bench search`, always with two threads. `MILEPOST_BENCH_ACTIONS` sets the sizes (`10000,100000`),
//! `MILEPOST_BENCH_ALONE` leaves out whole queries and so the other programs, `MILEPOST_BENCH_SKIM=0` leaves out only
//! skim, `MILEPOST_BENCH_KEYS` prints every key, `MILEPOST_BENCH_LEAST` prints the shortest times instead of medians, and
//! `MILEPOST_BENCH_WORDS=document` distributes words as in the built-in document.

mod synthetic;

use std::hint::black_box;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use milepost::load;
use milepost::model::deadlines::Deadlines;
use milepost::model::{Corpus, EditionId};
use milepost::query::{ParseContext, Query, parse};
use milepost::search::index::Index;
use milepost::search::{Typing, search};
use milepost::when::convention::Conventions;
use rayon::prelude::*;

const QUERIES: [&str; 4] = [
    "tunisia returns",
    "frntx",
    "turkiye readmission",
    "schengen evaluation 2025",
];

/// How many hits are requested: what a tall terminal shows.
const LIMIT: usize = 60;

const RUNS: usize = 9;

fn main() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build();
    let pool = pool.expect("a thread pool");
    let sizes = std::env::var("MILEPOST_BENCH_ACTIONS").unwrap_or_else(|_| "10000,100000".to_owned());
    for actions in sizes.split(',').filter_map(|size| size.trim().parse().ok()) {
        pool.install(|| measure(actions));
    }
}

struct Bench {
    corpus: Corpus,
    index: Index,
    deadlines: Deadlines,
    conventions: Conventions,
}

impl Bench {
    fn query(&self, text: &str) -> Query {
        let as_of = self
            .corpus
            .newest_edition()
            .map_or(chrono::NaiveDate::MIN, |edition| edition.as_of);
        let editions = 0..self.corpus.editions.len();
        let in_view: Vec<_> = editions.map(EditionId::at).collect();
        let context = ParseContext {
            corpus: &self.corpus,
            in_view: &in_view,
            conventions: &self.conventions,
            as_of,
            ledger: &milepost::journal::Ledger::default(),
            saved: &[],
        };
        parse(text, &context).expect("words are queries")
    }

    fn afresh(&self, text: &str) -> usize {
        let query = self.query(text);
        search(&self.corpus, &self.index, &self.deadlines, &query, LIMIT).total
    }
}

fn measure(actions: usize) {
    let conventions = Conventions::default();
    let files = synthetic::files(actions, actions.div_ceil(50_000).max(2));
    let corpus = match load::load(&files, &conventions) {
        Ok(corpus) => corpus,
        Err(report) => panic!("{report}"),
    };
    drop(files);
    let start = Instant::now();
    let index = Index::new(&corpus);
    let built = start.elapsed();
    let lines: Vec<String> = corpus
        .all()
        .map(|action| format!("{} {}", action.title(), action.summary()))
        .collect();
    let length = lines.iter().map(|line| line.chars().count()).sum::<usize>() / lines.len().max(1);
    println!(
        "\n{actions} actions of {length} characters, {} words; index built in {:.0} ms",
        index.words(),
        built.as_secs_f64() * 1e3
    );
    let bench = Bench {
        deadlines: Deadlines::new(&corpus),
        corpus,
        index,
        conventions,
    };
    if std::env::var_os("MILEPOST_BENCH_ALONE").is_none() {
        whole_queries(&bench, &lines);
    }
    typed_queries(&bench, &lines);
}

fn whole_queries(bench: &Bench, lines: &[String]) {
    let has_skim = std::env::var_os("MILEPOST_BENCH_SKIM").is_none_or(|value| value != "0");
    println!("whole query, median ms         milepost   frizbee    nucleo      skim     found");
    for text in QUERIES {
        let mut times: [Vec<Duration>; 4] = Default::default();
        let mut found = 0;
        // Plain skim takes seconds on a large corpus, so it runs only twice.
        for run in 0..RUNS {
            times[0].push(timed(|| found = bench.afresh(text)));
            times[1].push(timed(|| frizbee(lines, text)));
            times[2].push(timed(|| nucleo(lines, text)));
            if run < 2 && has_skim {
                times[3].push(timed(|| skim(lines, text)));
            }
        }
        let [milepost, frizbee, nucleo, skim] = times.map(median);
        println!("{text:28} {milepost:10.2} {frizbee:9.2} {nucleo:9.2} {skim:9.2} {found:9}");
    }
}

fn typed_queries(bench: &Bench, lines: &[String]) {
    println!("letter by letter, median ms       first     worst      last       sum    afresh   scanned");
    for text in QUERIES {
        let prefixes: Vec<&str> = text
            .char_indices()
            .map(|(at, letter)| &text[..at + letter.len_utf8()])
            .collect();
        let mut keys: Vec<Vec<Duration>> = vec![Vec::new(); prefixes.len()];
        let mut fresh: Vec<Vec<Duration>> = keys.clone();
        let mut scanned: Vec<Vec<Duration>> = keys.clone();
        let cancelled = AtomicBool::new(false);
        for _ in 0..RUNS {
            let mut typing = Typing::default();
            for (key, prefix) in prefixes.iter().enumerate() {
                keys[key].push(timed(|| {
                    let query = bench.query(prefix);
                    typing.search(
                        &bench.corpus,
                        &bench.index,
                        &bench.deadlines,
                        &query,
                        LIMIT,
                        &cancelled,
                    )
                }));
            }
            for (key, prefix) in prefixes.iter().enumerate() {
                fresh[key].push(timed(|| bench.afresh(prefix)));
            }
        }
        // In a separate loop, since scanning evicts the index from the processor's caches.
        for _ in 0..RUNS {
            for (key, prefix) in prefixes.iter().enumerate() {
                scanned[key].push(timed(|| scan(lines, prefix)));
            }
        }
        let keys: Vec<f64> = keys.into_iter().map(median).collect();
        let worst = keys.iter().copied().fold(0.0, f64::max);
        let (first, last) = (keys[0], keys[keys.len() - 1]);
        let [sum, fresh, scanned] = [
            keys.iter().sum(),
            fresh.into_iter().map(median).sum::<f64>(),
            scanned.into_iter().map(median).sum(),
        ];
        println!("{text:28} {first:10.2} {worst:9.2} {last:9.2} {sum:9.2} {fresh:9.2} {scanned:9.2}");
        if std::env::var_os("MILEPOST_BENCH_KEYS").is_some() {
            for (prefix, key) in prefixes.iter().zip(&keys) {
                println!("    {prefix:28} {key:8.2}");
            }
        }
    }
}

/// The number of titles and summaries that contain every word literally: the lower bound for a scan of all lines.
fn scan(lines: &[String], text: &str) -> usize {
    let words: Vec<_> = text
        .split_ascii_whitespace()
        .map(memchr::memmem::Finder::new)
        .collect();
    let has_all = |line: &&String| words.iter().all(|word| word.find(line.as_bytes()).is_some());
    lines.par_iter().filter(has_all).count()
}

fn frizbee(lines: &[String], text: &str) -> usize {
    let mut matcher = frizbee::Matcher::from_query(text, &frizbee::Config::default());
    matcher.match_list_parallel(lines, 2).len()
}

fn nucleo(lines: &[String], text: &str) -> usize {
    use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
    let pattern = Pattern::parse(text, CaseMatching::Smart, Normalization::Smart);
    let new = || {
        (
            nucleo_matcher::Matcher::new(nucleo_matcher::Config::DEFAULT),
            Vec::new(),
        )
    };
    let score = |(matcher, buffer): &mut (nucleo_matcher::Matcher, Vec<char>),
                 (at, line): (usize, &String)| {
        let line = nucleo_matcher::Utf32Str::new(line, buffer);
        pattern.score(line, matcher).map(|score| (score, at))
    };
    let mut found: Vec<_> = lines
        .par_iter()
        .enumerate()
        .map_init(new, score)
        .flatten()
        .collect();
    found.par_sort_unstable_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
    found.len()
}

fn skim(lines: &[String], text: &str) -> usize {
    let matcher = SkimMatcherV2::default();
    let score = |(at, line): (usize, &String)| {
        let scores = text.split(' ').map(|word| matcher.fuzzy_match(line, word));
        scores.sum::<Option<i64>>().map(|score| (score, at))
    };
    let mut found: Vec<_> = lines.par_iter().enumerate().filter_map(score).collect();
    found.par_sort_unstable_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
    found.len()
}

fn timed<T>(run: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(run());
    start.elapsed()
}

/// The median in milliseconds, or the minimum if `MILEPOST_BENCH_LEAST` is set, which other programs disturb least.
fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    let at = match std::env::var_os("MILEPOST_BENCH_LEAST") {
        Some(_) => 0,
        None => times.len() / 2,
    };
    times.get(at).map_or(0.0, Duration::as_secs_f64) * 1e3
}
