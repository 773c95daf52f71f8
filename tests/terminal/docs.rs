//! The pages on keys, settings and themes are made from the program: `UPDATE_DOCS=1 cargo test` writes them anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use milepost::command::{Command, Group};
use milepost::keymap::{IN_PROMPTS, Keymap, Preset, Scope, typed};
use milepost::settings::{KEYS, Settings};
use milepost::theme::{ROLES, SHIPPED};

/// Holds a page against what the program says, or writes it.
fn hold(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, text).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == text,
        "docs/{name} is out of date: UPDATE_DOCS=1 cargo test"
    );
}

/// Keys as code; a bar would end the cell of the table.
fn code(keys: &[String]) -> String {
    let keys: Vec<_> = keys
        .iter()
        .map(|keys| format!("`{}`", keys.replace('|', "\\|")))
        .collect();
    keys.join(" ")
}

#[test]
fn the_page_of_keys_is_that_of_the_program() {
    let (vim, emacs) = (Keymap::preset(Preset::Vim), Keymap::preset(Preset::Emacs));
    let mut page = String::from(
        "# Keys\n\nMade from the commands and the shipped keymaps: `?` shows the keys that are bound in your own, `:` finds a \
         command by its\nname. The first column is the name that keymaps and the palette use.\n",
    );
    for group in Group::ALL {
        let _ = write!(
            page,
            "\n## {}\n\n| command | keys (Vim) | keys (Emacs) | what it does |\n| --- | --- | --- | --- |\n",
            group.label()
        );
        for command in Command::ALL.iter().filter(|command| command.group() == group) {
            let keys = |keymap: &Keymap| code(&keymap.keys_of(*command).collect::<Vec<_>>());
            let help = command.help();
            let _ = writeln!(
                page,
                "| `{}` | {} | {} | {help} |",
                command.name(),
                keys(&vim),
                keys(&emacs)
            );
        }
    }
    page.push_str(
        "\n## While something is typed\n\n| command | keys (Vim) | keys (Emacs) |\n| --- | --- | --- |\n",
    );
    for command in IN_PROMPTS {
        let keys = |keymap: &Keymap| {
            let own = keymap.bindings().iter();
            let own = own.filter(|binding| binding.scope == Scope::Prompt && binding.command == command);
            code(&own.map(|binding| typed(&binding.keys)).collect::<Vec<_>>())
        };
        let _ = writeln!(
            page,
            "| `{}` | {} | {} |",
            command.name(),
            keys(&vim),
            keys(&emacs)
        );
    }
    page.push_str(
        "\nLetters are edited as in a shell: `ctrl-a` `ctrl-e` to the ends, `ctrl-w` `ctrl-u` `ctrl-k` delete a word or to an \
         end,\n`alt-b` `alt-f` go by words.\n\n\
         ## Mouse\n\nA click selects, a click on what is selected opens it, the wheel scrolls, borders between panes are \
         dragged. That is so in\npanes, results, the palette and the calendar. A click into what is typed puts the cursor there; \
         one beside a window that\nis only read closes it. The date in the top line, the hints in the bottom line and the name of \
         the view in the border of the\ndeadlines do what they say. The wheel turned sideways moves calendar and timeline. Shift \
         selects text as the terminal does,\nalways. `M`, `mouse: false` and `--no-mouse` leave the mouse to the terminal.\n\n\
         ## A keymap of your own\n\n`keymap.ron` beside your [settings](settings.md) is a patch over the shipped keymap:\n\n\
         ```ron\n[\n    (\"d\", \"deadlines\"),              // keys, command\n    (\"g d\", \"deadlines\"),            // \
         one key after the other\n    (\"ctrl-d\", \"none\"),              // gives keys back\n    (\"space\", \"toggle\", \
         \"objectives\"), // in one place only: objectives, action, deadlines, calendar, timeline\n    (\"ctrl-j\", \"open\", \"prompt\"),     // \
         while something is typed\n]\n```\n\n\
         Keys are written as they are typed: `j`, `G`, `ctrl-d`, `alt-left`, `space`, `enter`, `esc`, `tab`, `shift-tab`, \
         `up`,\n`page-down`, `home`, `f1`. Keys that clash with shipped ones win over them. Two entries of one file that \
         contradict each\nother, commands and keys that do not exist and keys that cannot be reached are told all at once, \
         with line, column and\nwhat was probably meant (`!` shows them); what is right in the file counts all the same. \
         `quit`, `help` and `palette`\nkeep a key.\n",
    );
    hold("keys.md", &page);
    let example = page
        .split("```ron\n")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    assert_eq!(Keymap::preset(Preset::Vim).patch("docs/keys.md", example), []);
}

#[test]
fn the_page_of_settings_is_that_of_the_program() {
    let mut page = String::from(
        "# Settings\n\nOne RON file, `settings.ron`, in `$XDG_CONFIG_HOME/milepost` (by default `~/.config/milepost`), or in \
         the folder of\n`--config DIR`. Every key is optional. What is wrong in it is told with line, column and what was \
         probably meant (`!`\nshows it); the program starts, and what is right counts.\n\n```ron\n(\n",
    );
    for (name, example, _) in KEYS {
        let _ = writeln!(page, "    {name}: {example},");
    }
    page.push_str(")\n```\n\n| key | what it settles |\n| --- | --- |\n");
    for (name, _, help) in KEYS {
        let _ = writeln!(page, "| `{name}` | {help} |");
    }
    page.push_str(
        "\nWhere `date_format` counts: every screen, what is written and copied as text or Markdown, and the same on the \
         command line.\nThe clock's prompt (`@`) reads days written that way, and `2024-12-18` always. What a document itself \
         calls a date stays in its\nwords; months and quarters stay words; CSV, JSON and calendars are the same for every \
         reader.\n",
    );
    page.push_str(
        "\nBeside it: [`keymap.ron`](keys.md#a-keymap-of-your-own), [`themes/NAME.ron`](themes.md), and `conventions.ron`, \
         what vague\nwords of dates mean ([dates.md](dates.md)).\n\n\
         ## What is kept between runs\n\nWhere you were in each corpus (folds, selection, pane, view, tables, query, former queries, moved borders) is \
         kept in\n`$XDG_STATE_HOME/milepost/view.ron` (by default `~/.local/state/milepost`), written whole when milepost is \
         left, and\nforgotten when it is damaged. `remember: false` turns it off.\n\n\
         ## The environment\n\n| variable | what it does |\n| --- | --- |\n\
         | `MILEPOST_DATA` | files and folders to read, where `--data` says nothing; several with `:` between |\n\
         | `NO_COLOR` | no colours: bold, italic, underlined and reversed alone. `color: Always` wins over it |\n\
         | `CLICOLOR`, `CLICOLOR_FORCE` | `CLICOLOR=0` is as `NO_COLOR`; `CLICOLOR_FORCE=1` uses colours on terminals that say \
         they have none |\n\
         | `COLORTERM`, `TERM` | how many colours there are: `truecolor`, `…-256color`, or 16 |\n\
         | `COLORFGBG` | whether the terminal is dark or light; where it is not set, the terminal is asked |\n\
         | `LC_ALL`, `LC_CTYPE`, `LANG` | signs are ASCII where the locale is not UTF-8 |\n\
         | `VISUAL`, `EDITOR` | what `E` opens |\n\
         | `XDG_CONFIG_HOME`, `XDG_STATE_HOME` | where settings and state are kept |\n",
    );
    hold("settings.md", &page);
    let example = page
        .split("```ron\n")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    assert_eq!(Settings::parse("docs/settings.md", example).1, []);
}

#[test]
fn the_page_of_themes_is_that_of_the_program() {
    let mut page =
        String::from("# Themes\n\nA theme is a RON file that gives each role a style. Shipped are:\n\n");
    for (name, text) in SHIPPED {
        let about = text.lines().next().unwrap_or_default().trim_start_matches("// ");
        let _ = writeln!(page, "- `{name}`: {}", about[..1].to_lowercase() + &about[1..]);
    }
    page.push_str(
        "\n`milepost screen --theme NAME -o FILE.svg` makes a picture of any theme, your own included. These were made so:\n",
    );
    for (name, _) in SHIPPED {
        let _ = writeln!(page, "\n![The theme {name}](pictures/theme-{name}.svg)");
    }
    page.push_str(
        "\n`theme: \"auto\"` in the [settings](settings.md) and `--theme auto` choose `dark` or `light`: after `COLORFGBG`, or \
         after what\nthe terminal answers when it is asked for its background (OSC 11). The question costs no time: the first \
         frames are drawn\nin `terminal`, and a terminal that does not answer stays with it.\n\n\
         Every pair of colours of the shipped themes has a contrast of at least 4.5 : 1 after WCAG 2, on the darkest and the\n\
         lightest background that the theme is made for, in all, 256 and 16 colours; a test computes it. On a terminal with \
         fewer\ncolours each is replaced by the nearest that can be read there. State is never told by colour alone.\n\n\
         ## A theme of your own\n\n`themes/NAME.ron` beside the settings is chosen by its name. `base` is the shipped theme that it changes; \
         without one, what it\ndoes not say is as plain as the terminal has it:\n\n```ron\n(\n    base: \"dark\",\n    // The darkest \
         and the lightest background it is made for.\n    grounds: [\"#000000\", \"#303446\"],\n    plain: (),\n    strong: \
         (bold: true),\n    dim: (fg: \"#a0a8b4\"),\n    overdue: (fg: \"bright-red\", bold: true),\n    selected: (fg: \
         \"default\", bg: \"default\", reversed: true),\n)\n```\n\n\
         A colour is `\"#87afd7\"`, a number from 0 to 255, `\"default\"`, or one of the terminal's own: `black` `red` `green` \
         `yellow`\n`blue` `magenta` `cyan` `white`, each with `bright-` before it too. Attributes are `bold`, `dim`, `italic`, \
         `underlined`,\n`reversed`. The roles:\n\n",
    );
    let roles: Vec<_> = ROLES.iter().map(|(name, _)| format!("`{name}`")).collect();
    page.push_str(&roles.join(" "));
    page.push_str(
        "\n\n## Signs\n\n`--ascii`, `glyphs: Ascii`, a locale that is not UTF-8 and the console of Linux turn every sign and \
         border into ASCII, a cell\nfor a cell: `!` due within 14 days, `%` open now, `o` upcoming, `?` possibly overdue, `^` \
         overdue, `.` undated, `x`\nhappened. Letters of the data stay what they are.\n",
    );
    hold("themes.md", &page);
}
