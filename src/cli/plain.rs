//! `milepost --plain`: commands are typed as lines, and every view is printed like its text export. For screen readers, for
//! terminals without cursor addressing, and for scripts.

use std::io::{self, Write};
use std::sync::Arc;

use chrono::Utc;

use super::common::CommonArgs;
use super::config::Config;
use super::output::{failed, message, say, wrong};
use super::record::RecordedArg;
use super::session::{clock, find, library, looking, press, today};
use super::status::{Answered, NOTHING, OK};
use crate::app::record::RecordField;
use crate::app::{Effect, Message, Mode, State, WrittenFile, regroup};
use crate::command::{Command, CommandGroup};
use crate::journal::Entry;
use crate::library::Library;
use crate::load::LoadReport;
use crate::load::pieces::meant;
use crate::tui::file::journal::{PATIENCE, append};
use crate::tui::file::{plain, write};
use crate::tui::platform;

const HELP: &str = "Type a command and press enter. An empty line moves down and prints the next entry.
  /WORDS           find; the first hit is selected, and the query kept (an empty / clears it)
  show             the whole of what is selected
  where            what is selected, in one line
  regroup NAMES    group the tree: place, body, fund, kind, tag, status, state, quarter, change,
                   or two
  date DATE        set the as-of date: 2025-04-01, today, edition
  write FILE       write the pane to a file
  record OUTCOME   record what became of what is selected: met, partly, missed, dropped, slipped;
                   with more behind semicolons: record slipped; to Q3 2025; on 12 March;
                   due Q1 2025; source https://…; note WORDS
  note WORDS       write a note on it; watch and undo work as in the screens
  help             this, and every other command
  quit             leave
";

/// Reads lines and answers each, until end of input or `quit`.
pub fn run(common: &CommonArgs, config: &Config) -> Answered {
    let read = || library(common, &config.preferences, &config.journal);
    let library = read().map_err(|report| {
        message(report);
        NOTHING
    })?;
    let library = looking(library, common).map_err(wrong)?;
    let clock = clock(common, &library);
    // A page is as much as a large screen shows.
    let mut state = State::new(
        library,
        Arc::new(config.keymap.clone()),
        clock,
        today(),
        (100, 40),
    );
    state.files.on_disk = !common.data.is_empty();
    state.files.problems.clone_from(&config.mistakes);
    config.mistakes.iter().for_each(say);
    let outside = Outside { read: &read, config };
    match talk(state, outside, io::stdin().lock(), &mut io::stdout().lock()) {
        // A broken pipe is not an error.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(failed(plain(&error))),
        _ => Ok(OK),
    }
}

/// Access to what is outside of the state: the files and the journal.
#[derive(Clone, Copy)]
struct Outside<'r> {
    /// Reads the corpus again.
    read: &'r dyn Fn() -> Result<Library, LoadReport>,
    config: &'r Config,
}

fn talk(
    mut state: State,
    outside: Outside<'_>,
    mut input: impl io::BufRead,
    out: &mut impl Write,
) -> io::Result<()> {
    write!(out, "{}", state.pane_text())?;
    writeln!(out, "\nType `help` for the commands.")?;
    out.flush()?;
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        state.today_is(today());
        state.time.now = Utc::now();
        match std::str::from_utf8(&line) {
            Ok(text) if !answer(&mut state, outside, text.trim(), out)? => break,
            Ok(_) => {}
            Err(_) => writeln!(out, "Ignored: not valid UTF-8")?,
        }
        out.flush()?;
        line.clear();
    }
    out.flush()
}

/// Answers a line; returns false if the reader quits.
fn answer(state: &mut State, outside: Outside<'_>, line: &str, out: &mut impl Write) -> io::Result<bool> {
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    state.message = None;
    match word {
        "help" => {
            write!(out, "{HELP}")?;
            for command in Command::ALL {
                writeln!(out, "  {:16} {}", command.name(), command.help())?;
            }
            return Ok(true);
        }
        "show" => {
            write!(out, "{}", selected(state))?;
            return Ok(true);
        }
        "" => {
            state.command(Command::Down);
        }
        "where" => {}
        "date" => drop(typed(state, Command::SetClock, rest)),
        "regroup" => return group_by(state, rest, out).map(|()| true),
        "write" => return write_to(state, rest, out).map(|()| true),
        "record" => fill(state, outside, Command::Record, rest, out)?,
        "note" => fill(state, outside, Command::Note, rest, out)?,
        _ if line.starts_with('/') => drop(typed(state, Command::Search, &line[1..])),
        name => match Command::named(name) {
            Some(Command::Quit) => return Ok(false),
            Some(command) => {
                for effect in state.command(command) {
                    take(state, effect, outside, out)?;
                }
                if state.message.is_none() && shows_another_view(command) {
                    write!(out, "{}", state.pane_text())?;
                    return Ok(true);
                }
            }
            None => {
                let known = Command::ALL.iter().map(|command| command.name());
                let hint = meant(
                    name,
                    known.chain(["show", "where", "regroup", "date", "write", "help"]),
                );
                let hint = hint.map_or_else(
                    || "`help` lists them".into(),
                    |name| format!("did you mean `{name}`?"),
                );
                writeln!(out, "There is no command `{name}`; {hint}")?;
                return Ok(true);
            }
        },
    }
    if let Mode::Prompt(prompt) = &state.mode {
        let wrong = prompt.wrong.clone().unwrap_or_default();
        writeln!(out, "{wrong}")?;
    }
    if let Mode::Record(prompt) = &state.mode {
        let wrong = prompt.wrong.clone();
        state.message = Some(Message::Error(
            wrong.unwrap_or_else(|| "Nothing was recorded".into()),
        ));
    }
    if let (Mode::Search, Some(mistake)) = (&state.mode, &state.search.mistake) {
        writeln!(out, "{mistake}; query not run")?;
        state.mode = Mode::Browse;
        return Ok(true);
    }
    state.mode = Mode::Browse;
    match &state.message {
        Some(Message::Note(text) | Message::Error(text)) => writeln!(out, "{text}")?,
        None => writeln!(out, "{}", selected(state).lines().next().unwrap_or_default())?,
    }
    Ok(true)
}

/// Carries out an effect of a command, or reports that this needs the screens.
fn take(state: &mut State, effect: Effect, outside: Outside<'_>, out: &mut impl Write) -> io::Result<()> {
    let why = match effect {
        Effect::Reload => match (outside.read)() {
            Ok(library) => {
                state.reloaded(library);
                "Files reloaded".to_owned()
            }
            Err(report) => {
                write!(out, "{report}")?;
                "Could not reload the files; keeping the data read before".to_owned()
            }
        },
        Effect::Copy(_) => "Copying needs the screens; `write FILE` writes the pane to a file".to_owned(),
        Effect::Record(entries) => {
            record(state, outside.config, entries);
            return Ok(());
        }
        Effect::OpenUrl(url) => format!("Opening links needs the screens: {url}"),
        Effect::Edit(_) | Effect::Mouse(_) | Effect::Suspend | Effect::Redraw => {
            "This needs the screens".to_owned()
        }
        // These have their own commands in plain mode.
        Effect::Quit | Effect::Find(_) | Effect::WriteFile { .. } | Effect::WriteScreen { .. } => {
            return Ok(());
        }
    };
    state.message = Some(Message::Note(why));
    Ok(())
}

/// Writes entries into the reader's journal, and reports the result in the state.
fn record(state: &mut State, config: &Config, entries: Vec<Entry>) {
    let place = &config.journal;
    let written = append(&place.file, &place.person, entries, PATIENCE);
    let written = written.map_err(|error| format!("{error}{}", error.help()));
    let journals = place.read(&state.library.as_loaded(), &config.preferences.conventions);
    state.recorded(written, journals);
}

/// Fills in the form for an outcome or a note with the text after the command, and accepts it.
fn fill(
    state: &mut State,
    outside: Outside<'_>,
    command: Command,
    text: &str,
    out: &mut impl Write,
) -> io::Result<()> {
    state.command(command);
    let parts: Vec<&str> = match command {
        Command::Note => vec![text],
        _ => text
            .split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect(),
    };
    for part in parts {
        let Mode::Record(prompt) = &mut state.mode else {
            return Ok(());
        };
        let (name, rest) = part.split_once(' ').unwrap_or((part, ""));
        let (field, text) = match name {
            _ if command == Command::Note => (RecordField::Note, part),
            "on" => (RecordField::On, rest),
            "to" => (RecordField::To, rest),
            "source" => (RecordField::Source, rest),
            "note" => (RecordField::Note, rest),
            "due" => {
                let mut dues = prompt.dues.iter();
                let Some(due) = dues.position(|due| due.eq_ignore_ascii_case(rest.trim())) else {
                    let all = match &prompt.dues[..] {
                        [] => "it has none".to_owned(),
                        all => format!("there are {}", all.join(", ")),
                    };
                    prompt.wrong = Some(format!("it has no deadline {rest}; {all}"));
                    return Ok(());
                };
                prompt.due = due;
                continue;
            }
            outcome => {
                let Ok(outcome) = <RecordedArg as clap::ValueEnum>::from_str(outcome, true) else {
                    let help =
                        "say met, partly, missed, dropped, slipped or note; then on, to, due, source or note";
                    prompt.wrong = Some(format!("{outcome} is not an outcome: {help}"));
                    return Ok(());
                };
                prompt.what = Some(outcome.0);
                continue;
            }
        };
        prompt.field = field;
        state.paste(text.trim());
    }
    for effect in press(state, "enter").unwrap_or_default() {
        take(state, effect, outside, out)?;
    }
    Ok(())
}

/// Whether a command switches to another view, which is then printed in full.
const fn shows_another_view(command: Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::ObjectivesPane
            | C::ActionPane
            | C::DeadlinesPane
            | C::NextPane
            | C::PreviousPane
            | C::NextView
            | C::GroupBy
            | C::Ungroup
            | C::PreviousMonth
            | C::NextMonth
    ) || matches!(command.group(), CommandGroup::Tables)
}

/// Groups the tree by the named dimensions, and prints it.
fn group_by(state: &mut State, names: &str, out: &mut impl Write) -> io::Result<()> {
    match names.parse() {
        Ok(grouping) => {
            regroup::regroup(state, grouping);
            state.command(Command::ObjectivesPane);
            write!(out, "{}", state.pane_text())
        }
        Err(wrong) => writeln!(out, "{wrong}"),
    }
}

/// Opens a prompt, replaces its text and accepts it. Returns the effects of accepting it.
fn typed(state: &mut State, command: Command, text: &str) -> Vec<Effect> {
    state.command(command);
    let _ = press(state, "ctrl-e ctrl-u");
    let effects = state.paste(text.trim());
    find(state, &effects);
    press(state, "enter").unwrap_or_default()
}

/// The selection, as an export renders it.
fn selected(state: &State) -> String {
    let text = state.selected_text();
    if text.trim().is_empty() {
        "Nothing is selected.\n".into()
    } else {
        text
    }
}

fn write_to(state: &mut State, path: &str, out: &mut impl Write) -> io::Result<()> {
    let effects = typed(state, Command::Export, path);
    state.mode = Mode::Browse;
    for effect in effects {
        if let Effect::WriteFile { path, bytes, .. } = effect {
            platform::defer();
            return match write(path.as_ref(), &bytes, false) {
                WrittenFile::Done(path) => writeln!(out, "Wrote {path}"),
                WrittenFile::Exists => writeln!(out, "{path} exists; nothing written"),
                WrittenFile::Failed(why) => writeln!(out, "{why}"),
            };
        }
    }
    writeln!(out, "Give a file name: write FILE")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::when::clock::Clock;
    use crate::when::convention::Conventions;

    fn said(lines: &str) -> String {
        said_to(lines.as_bytes())
    }

    fn said_to(lines: &[u8]) -> String {
        let library = Library::new(
            crate::load::built_in(&Conventions::default()).unwrap(),
            Conventions::default(),
        );
        let clock = Clock::resolve(Some(crate::when::clock::Request::Edition), today(), today());
        let keymap = Arc::new(crate::keymap::Keymap::shipped().clone());
        let state = State::new(library, keymap, clock, today(), (100, 40));
        let mut out = Vec::new();
        let read = || panic!("the built-in corpus is not read again");
        let config = super::super::config::read(&CommonArgs::default())
            .unwrap_or_else(|_| panic!("no theme was asked for"));
        let outside = Outside {
            read: &read,
            config: &config,
        };
        talk(state, outside, lines, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn lines_are_answered_in_text_alone() {
        let text = said("where\n\n/tunisia\nshow\nserch\nregruop place\ndate 2025-13-99\nquit\nwhere\n");
        assert!(!text.contains('\u{1b}'));
        assert!(text.contains("Type `help`"));
        assert!(text.contains("did you mean `search`?"));
        assert!(text.contains("did you mean `regroup`?"));
        // Another view is printed in full, like its export.
        let views = said("deadlines\nnext-view\nnext-view\n");
        for heading in [
            "Overdue, no outcome recorded (",
            "Dec 2024 (",
            "1. Implementation of the Pact",
        ] {
            assert!(views.contains(heading), "{heading}: {views}");
        }
        assert!(text.to_lowercase().matches("tunisia").count() > 3);
    }

    #[test]
    fn what_is_said_is_so() {
        let text = said_to(b"copy\ncopy-citation\nreload\n\xff\xfe\n/tunisia\n/where:nowhere\n/x:(\nwhere\n");
        for wanted in [
            "Copying needs the screens; `write FILE` writes the pane to a file\n",
            "The built-in corpus has no files to reload; --data PATH reads files\n",
            "Ignored: not valid UTF-8\n",
            "nowhere",
            "; query not run\n",
        ] {
            assert!(text.contains(wanted), "{wanted}: {text}");
        }
        assert!(!text.contains("Sent"), "{text}");
    }

    #[test]
    fn recording_says_what_is_wrong_and_writes_nothing_then() {
        let text = said(
            "record met\n/etias handbook\nrecord won\nrecord met; due 2099\nrecord slipped\nnote\nwhere\n",
        );
        for wanted in [
            "No action is selected",
            "won is not an outcome: say met, partly",
            "it has no deadline 2099",
            "it has no deadline that could slip",
            "there is nothing to note yet",
        ] {
            assert!(text.contains(wanted), "{wanted}: {text}");
        }
        assert!(!text.contains("Recorded"), "{text}");
    }

    #[test]
    fn the_tree_is_regrouped_by_names() {
        let text = said("regroup fund kind\nregroup plce\nungroup\n");
        assert!(text.contains("Regrouped by fund, then kind; computed"));
        assert!(text.contains("\nno fund named ("));
        assert!(text.contains("did you mean place?"));
        assert!(text.ends_with(&said("").replace("\nType `help` for the commands.\n", "")));
    }
}
