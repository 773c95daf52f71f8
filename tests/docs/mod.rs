//! The lists on the pages about keys, settings and themes, generated from the program.
//!
//! `UPDATE_DOCS=1 cargo test docs` rewrites them.

use std::fmt::Write as _;
use std::path::Path;

use milepost::command::{Command, CommandGroup};
use milepost::keymap::{IN_PROMPTS, KeyScope, Keymap, Preset, typed};
use milepost::settings::{KEYS, Settings};
use milepost::theme::{ROLES, SHIPPED};

use crate::support::{file, hold_document, text_of};

/// Keys as code spans, with `|` escaped, since it would end the table cell.
fn code(keys: &[String]) -> String {
    let keys: Vec<_> = keys
        .iter()
        .map(|keys| format!("`{}`", keys.replace('|', "\\|")))
        .collect();
    keys.join(" ")
}

/// The first RON example of a page.
fn example(page: &str) -> String {
    let text = text_of(page);
    let rest = text.split("```ron\n").nth(1).unwrap();
    rest.split("```").next().unwrap().to_owned()
}

#[test]
fn the_page_of_keys_lists_the_commands_and_the_shipped_keymaps() {
    let page = "docs/keys.md";
    let (vim, emacs) = (Keymap::preset(Preset::Vim), Keymap::preset(Preset::Emacs));
    let mut commands = String::new();
    for &group in CommandGroup::ALL {
        let _ = write!(
            commands,
            "\n## {}\n\n| command | keys (Vim) | keys (Emacs) | what it does |\n| --- | --- | --- | --- |\n",
            group.label()
        );
        for command in Command::ALL.iter().filter(|command| command.group() == group) {
            let keys = |keymap: &Keymap| code(&keymap.keys_of(*command).collect::<Vec<_>>());
            let help = command.help();
            let _ = writeln!(
                commands,
                "| `{}` | {} | {} | {help} |",
                command.name(),
                keys(&vim),
                keys(&emacs)
            );
        }
    }
    commands.push('\n');
    hold_document(page, "commands", &commands);
    let mut prompts = String::from("| command | keys (Vim) | keys (Emacs) |\n| --- | --- | --- |\n");
    for command in IN_PROMPTS {
        let keys = |keymap: &Keymap| {
            let own = keymap.bindings().iter();
            let own = own.filter(|binding| binding.scope == KeyScope::Prompt && binding.command == command);
            code(&own.map(|binding| typed(&binding.keys)).collect::<Vec<_>>())
        };
        let _ = writeln!(
            prompts,
            "| `{}` | {} | {} |",
            command.name(),
            keys(&vim),
            keys(&emacs)
        );
    }
    hold_document(page, "prompts", &prompts);
    assert_eq!(Keymap::preset(Preset::Vim).patch(page, &example(page)), []);
}

#[test]
fn the_page_of_settings_lists_every_key() {
    let page = "docs/settings.md";
    let mut all = String::from("```ron\n(\n");
    for (name, example, _) in KEYS {
        let _ = writeln!(all, "    {name}: {example},");
    }
    all.push_str(")\n```\n");
    hold_document(page, "example", &all);
    let mut keys = String::from("| key | meaning |\n| --- | --- |\n");
    for (name, _, help) in KEYS {
        let _ = writeln!(keys, "| `{name}` | {help} |");
    }
    hold_document(page, "keys", &keys);
    assert_eq!(Settings::parse(page, &example(page)).1, []);
}

#[test]
fn the_page_of_themes_lists_what_is_shipped_and_every_role() {
    let page = "docs/themes.md";
    let (mut shipped, mut pictures) = (String::new(), String::new());
    for (name, text) in SHIPPED {
        let about = text.lines().next().unwrap_or_default().trim_start_matches("// ");
        let _ = writeln!(shipped, "- `{name}`: {}", about[..1].to_lowercase() + &about[1..]);
        let _ = writeln!(pictures, "\n![The theme {name}](pictures/theme-{name}.svg)");
    }
    pictures.push('\n');
    hold_document(page, "shipped", &shipped);
    hold_document(page, "pictures", &pictures);
    let roles: Vec<_> = ROLES.iter().map(|(name, _)| format!("`{name}`")).collect();
    hold_document(page, "roles", &format!("{}\n", roles.join(" ")));
}

#[test]
fn the_page_of_the_legend_is_the_legend() {
    let lines = milepost::views::legend::lines();
    let mut page = String::new();
    for section in milepost::views::legend::LegendSection::ALL {
        let own: Vec<_> = lines.iter().filter(|line| line.section == section).collect();
        if own.is_empty() {
            continue;
        }
        let title = section.label().trim_start_matches("Legend: ");
        let title = milepost::views::wording::capital(title);
        let _ = write!(
            page,
            "\n## {title}\n\n| on the screen | in ASCII | meaning |\n| --- | --- | --- |\n"
        );
        for line in own {
            let plain = milepost::ui::ascii(&line.term);
            let plain = if plain == line.term {
                String::new()
            } else {
                format!("`{plain}`")
            };
            let _ = writeln!(
                page,
                "| {} | {} | {} |",
                line.term.replace('|', "\\|"),
                plain.replace('|', "\\|"),
                line.means
            );
        }
    }
    page.push('\n');
    hold_document("docs/legend.md", "legend", &page);
}

/// Code spans that look like paths: they contain a slash.
fn paths(page: &str) -> Vec<&str> {
    let spans = page.split('`').skip(1).step_by(2);
    spans
        .filter(|span| span.starts_with(|c: char| c.is_ascii_lowercase() || c == '.'))
        .filter(|span| {
            span.chars()
                .all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c))
        })
        .filter(|span| span.contains('/'))
        .collect()
}

#[test]
fn the_paths_in_the_pages_for_contributors_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for page in ["docs/architecture.md", "docs/contributing.md"] {
        let text = text_of(page);
        let named = paths(&text);
        assert!(named.len() > 10, "{page}: {named:?}");
        let missing: Vec<_> = named
            .iter()
            .filter(|path| !root.join(path).exists() && !root.join("src").join(path).exists())
            .collect();
        assert!(missing.is_empty(), "{page} names {missing:?}");
    }
}

#[test]
fn the_page_of_data_lists_every_field_and_explains_it() {
    let page = "docs/data.md";
    hold_document(page, "reference", &milepost::load::reference::page());
    // The reference only lists the possible values; the text before it explains them.
    let text = text_of(page);
    let explained = text.split("<!-- reference -->").next().unwrap();
    let reference = milepost::load::reference::page();
    for line in reference.lines().filter(|line| line.starts_with("| `")) {
        let field = line.split('`').nth(1).unwrap();
        let is_said = explained.contains(&format!("{field}:")) || explained.contains(&format!("`{field}`"));
        assert!(is_said, "docs/data.md does not explain `{field}`");
    }
}

#[test]
fn the_corpora_of_the_page_of_data_are_without_mistakes() {
    use milepost::load::{SourceFile, load};
    let text = text_of("docs/data.md");
    // Each block that begins with a file name is a file; a heading begins another corpus.
    let mut corpora: Vec<Vec<SourceFile>> = Vec::new();
    for section in text.split("\n## ") {
        let blocks = section.split("```ron\n// ").skip(1);
        let files: Vec<SourceFile> = blocks
            .map(|block| {
                let (name, rest) = block.split_once('\n').unwrap();
                file(name.trim(), rest.split("```").next().unwrap())
            })
            .collect();
        if !files.is_empty() {
            corpora.push(files);
        }
    }
    assert!(corpora.len() >= 2, "{}", corpora.len());
    for files in &corpora {
        if let Err(report) = load(files, &milepost::when::convention::Conventions::default()) {
            panic!("{report}");
        }
    }
}

#[test]
fn the_page_on_imports_lists_the_rules_and_every_format() {
    let mut rules = String::from("\n| rule | example | meaning |\n| --- | --- | --- |\n");
    for (name, example, help, _) in milepost::import::table::rules::KEYS {
        let _ = writeln!(rules, "| `{name}` | `{example}` | {} |", help.replace('|', "\\|"));
    }
    rules.push('\n');
    hold_document("docs/import.md", "rules", &rules);
    let page = text_of("docs/import.md");
    for (ending, _) in milepost::import::format::ENDINGS {
        assert!(page.contains(&format!("`.{ending}`")), "{ending}");
    }
}

#[test]
fn the_page_of_exports_lists_the_languages_with_a_decimal_comma() {
    use milepost::export::csv_dialect::{COMMA, OTHERWISE};

    let list = |names: &[&str]| names.join(", ");
    let mut made = list(COMMA)
        + ".\n\nCountries that differ from their language:\n\n| language | sign | in |\n| --- | --- | --- |\n";
    for (language, countries) in OTHERWISE {
        let sign = if COMMA.contains(language) {
            "point"
        } else {
            "comma"
        };
        let _ = writeln!(made, "| {language} | {sign} | {} |", list(countries));
    }
    hold_document("docs/export.md", "comma", &made);
}
