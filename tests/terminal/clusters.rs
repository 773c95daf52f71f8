//! Clusters that this terminal, like others, measures differently from the program.

use super::term::Setup;

const EDITION: &str = r#"Edition(id: "e", title: "Flags", short: "Flags", as_of: "2024-12-16")"#;

fn objective() -> String {
    let action = |(index, name): (usize, &str)| {
        format!(
            "(id: \"o.{index}\", title: \"{name} 👩‍👩‍👧‍👦🇪🇺🇫🇷 ❤\u{fe0f} क्ष {name} and more words of {name}\", \
             summary: \"A text of {name} 👨‍👩‍👧 with a flag 🇩🇪 and words.\", block: Step, kind: Meeting, source: (item: 1, line: 1)),"
        )
    };
    let names = ["Alpha", "Be", "Gamma-delta", "Epsilon", "Z"];
    let actions: String = names.into_iter().enumerate().map(action).collect();
    format!(
        "Objective(edition: \"e\", id: \"o\", number: 1, title: \"Flags 🇪🇺 first\", sections: [\
         (id: \"o.s\", title: \"Steps 🇮🇹 taken\", actions: [{actions}])])"
    )
}

#[test]
fn no_letter_of_a_former_frame_is_left_behind_a_cluster() {
    // The emulator measures each letter alone; the program measures a joined family or a flag as one.
    let setup = Setup::new()
        .file("data/corpus.ron", EDITION)
        .file("data/1.ron", &objective());
    let data = setup.home("data").display().to_string();
    let mut term = setup
        .only_args(&["--data", &data, "--as-of", "edition"])
        .size(120, 30)
        .start();
    term.sees("Flags").send("*").sees("Gamma-delta");
    let lines = |text: &str| -> Vec<String> { text.lines().map(|line| line.trim_end().to_owned()).collect() };
    let clears = |raw: &[u8]| String::from_utf8_lossy(raw).matches("\x1b[2J").count();
    for key in ["j", "j", "j", "j", "j", "k", "k", "z", "z", "G", "2", "1"] {
        // The help covers the screen, so what is visible after it has been drawn after the key.
        term.send(key)
            .send("\x1bOP")
            .sees("Go to the next pane")
            .send("\x03")
            .sees_no("Go to the next pane");
        let before = lines(&term.text());
        let cleared = clears(&term.raw());
        term.send("\x0c");
        term.wait_raw("a clear", |shown| clears(&shown.raw) > cleared);
        assert_eq!(before, lines(&term.text()), "{key}");
    }
    term.send("q");
    assert!(term.ends().success());
}
