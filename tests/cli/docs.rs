//! What is made from the definition of the command line.

use std::path::Path;

use super::run;

#[test]
fn the_page_of_the_docs_is_that_of_the_definition() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/cli.md");
    let page = milepost::cli::page();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, page).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == page,
        "docs/cli.md is not what UPDATE_DOCS=1 cargo test makes of it"
    );
}

#[test]
fn completions_and_manual_pages_are_made() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = run(&["completions", shell]);
        assert_eq!(ran.status, 0, "{}", ran.stderr);
        assert!(
            ran.stdout.contains("milepost") && ran.stdout.contains("within"),
            "{shell}"
        );
    }
    let page = run(&["man"]).stdout;
    assert!(page.contains(".TH milepost 1"), "{page}");
    for verb in [
        "tree",
        "due",
        "search",
        "show",
        "figures",
        "owners",
        "check",
        "info",
        "screen",
        "completions",
        "man",
    ] {
        assert!(page.contains(&format!("milepost\\-{verb}")), "{verb}");
        let own = run(&["man", verb]);
        assert_eq!(own.status, 0);
        assert!(
            own.stdout.contains(&format!(".TH milepost-{verb} 1")),
            "{}",
            own.stdout
        );
    }
    let wrong = run(&["man", "nothing"]);
    assert_eq!((wrong.status, wrong.stdout.as_str()), (2, ""));
    assert!(
        wrong
            .stderr
            .contains("there is no command nothing; there are tree, due,")
    );
}
