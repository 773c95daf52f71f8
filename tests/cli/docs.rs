//! Files generated from the definition of the command line.

use std::fs;
use std::path::Path;

use super::{Ran, program, run};
use crate::support::text_of;

#[test]
fn the_page_of_the_docs_is_that_of_the_definition() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/cli.md");
    let page = super::page::page();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, page).unwrap();
        return;
    }
    assert!(
        text_of("docs/cli.md") == page,
        "docs/cli.md is not what UPDATE_DOCS=1 cargo test makes of it"
    );
}

#[test]
fn completions_and_manual_pages_are_made() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = run(&["completions", shell]);
        assert_eq!(ran.status, 0, "{}", ran.stderr);
        assert!(
            ran.stdout.contains("milepost") && ran.stdout.contains("MILEPOST_COMPLETE"),
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

#[test]
fn one_command_writes_what_packages_carry() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("dist");
    let generate = |more: &[&str]| -> Ran {
        let mut command = program();
        command.args(["generate", "-o"]).arg(&folder).args(more);
        command.output().unwrap().into()
    };
    let ran = generate(&[]);
    assert_eq!(
        (ran.status, ran.stdout.as_str(), ran.stderr.as_str()),
        (0, "", "")
    );
    let names = |kind: &str| {
        let entries = fs::read_dir(folder.join(kind)).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    assert_eq!(
        names("completions"),
        [
            "_milepost",
            "_milepost.ps1",
            "milepost.bash",
            "milepost.elv",
            "milepost.fish"
        ]
    );
    // Every command in the help has a page, the same that `man` prints.
    let help = run(&["--help"]).stdout;
    let listed = help
        .split("Commands:\n")
        .nth(1)
        .unwrap()
        .split("\n\n")
        .next()
        .unwrap();
    let verbs = listed
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let mut wanted = vec!["milepost.1".to_owned()];
    for verb in verbs
        .filter_map(|line| line.split_whitespace().next())
        .filter(|verb| *verb != "help")
    {
        wanted.push(format!("milepost-{verb}.1"));
        let page = fs::read_to_string(folder.join(format!("man/milepost-{verb}.1"))).unwrap();
        assert_eq!(page, run(&["man", verb]).stdout);
    }
    wanted.sort();
    assert!(wanted.len() > 10);
    assert_eq!(names("man"), wanted);
    let bash = folder.join("completions").join("milepost.bash");
    assert_eq!(
        fs::read_to_string(&bash).unwrap(),
        run(&["completions", "bash"]).stdout
    );
    // Existing files are not replaced unless asked to.
    fs::write(&bash, "mine").unwrap();
    let ran = generate(&[]);
    let told = format!(
        "milepost: {}: file exists; --force overwrites it\n",
        bash.display()
    );
    assert_eq!((ran.status, ran.stderr), (1, told));
    assert_eq!(fs::read_to_string(&bash).unwrap(), "mine");
    assert_eq!(generate(&["--force"]).status, 0);
    assert_ne!(fs::read_to_string(&bash).unwrap(), "mine");
}
