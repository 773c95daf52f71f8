//! The `milepost` program.

fn main() {
    let paths: Vec<_> = std::env::args_os()
        .skip(1)
        .map(Into::into)
        .filter(|p: &std::path::PathBuf| p.as_os_str() != "check")
        .collect();
    let files = milepost::load::files::read(&paths);
    let t = std::time::Instant::now();
    match milepost::load::load(&files, &Default::default()) {
        Ok(corpus) => println!(
            "{} actions, heap {} {:?}",
            corpus.len(),
            corpus.heap(),
            t.elapsed()
        ),
        Err(report) => {
            println!("{report}");
            std::process::exit(1)
        }
    }
}
