//! The clipboard: the terminal's, reached by OSC 52, which works over SSH because the terminal itself keeps the
//! text; and the desktop's, for terminals that ignore OSC 52.

use std::env;
use std::io::{self, Write as _};
use std::process::{Command, Stdio};
use std::sync::mpsc::Sender;

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;

use super::wake::Wake;
use super::{log, platform};

/// The most bytes that GNU screen passes through in one piece.
const SCREEN_PIECE: usize = 700;

/// Copies a text to where the settings say: `auto`, `terminal`, or a command. The failure of a command is reported only
/// if the user configured it; the ones that `auto` tries are merely logged.
pub fn copy(text: &str, to: &str, wake: &Sender<Wake>) -> io::Result<()> {
    match to {
        "auto" => {
            ask_terminal(text)?;
            if !is_far_away() {
                let text = text.to_owned();
                std::thread::spawn(move || {
                    let went = platform::keep_copy(&text, run);
                    log::line(format_args!("copied to the desktop: {went:?}"));
                });
            }
            Ok(())
        }
        "terminal" => ask_terminal(text),
        command => {
            let (command, text, wake) = (command.to_owned(), text.to_owned(), wake.clone());
            // In a separate thread, since the command may be slow.
            std::thread::spawn(move || {
                let went = run(&command, &text);
                log::line(format_args!("{command}: {went:?}"));
                if let Err(why) = went {
                    drop(wake.send(Wake::NotCopied(why)));
                }
            });
            Ok(())
        }
    }
}

/// Over SSH only the terminal can reach the desktop.
fn is_far_away() -> bool {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    is_set("SSH_CONNECTION") || is_set("SSH_TTY")
}

fn run(command: &str, text: &str) -> Result<(), String> {
    let words = platform::words(command).ok_or_else(|| format!("Not copied: unclosed quote in {command}"))?;
    let Some((program, rest)) = words.split_first() else {
        return Err("Not copied: the clipboard command in the settings is empty".into());
    };
    let mut child = Command::new(platform::program(program))
        .args(rest)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("Not copied: {program}: {error}"))?;
    if let Some(mut stdin) = child.stdin.take() {
        // If the command does not read its input, its exit status tells whether that is an error.
        let _ = stdin.write_all(text.as_bytes());
    }
    match child.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("Not copied: {command} exited with {status}")),
        Err(error) => Err(format!("Not copied: {command}: {error}")),
    }
}

/// Asks the terminal to keep a text. Terminals do not confirm that they did.
fn ask_terminal(text: &str) -> io::Result<()> {
    let around = if env::var_os("TMUX").is_some() {
        Multiplexer::Tmux
    } else if env::var_os("STY").is_some() {
        Multiplexer::Screen
    } else {
        Multiplexer::None
    };
    let mut out = io::stdout().lock();
    out.write_all(sequence(text, around).as_bytes())?;
    out.flush()
}

/// The multiplexer between the program and the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Multiplexer {
    None,
    Tmux,
    Screen,
}

/// The escape sequence that carries a text to the terminal.
fn sequence(text: &str, around: Multiplexer) -> String {
    let mut plain = String::new();
    // Writing into a String does not fail.
    let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut plain);
    match around {
        Multiplexer::None => plain,
        // tmux takes the plain sequence if `set-clipboard` is on, and passes the wrapped one through if
        // `allow-passthrough` is on. Which is set cannot be known, and sending both does no harm.
        Multiplexer::Tmux => format!(
            "{plain}\u{1b}Ptmux;{}\u{1b}\\",
            plain.replace('\u{1b}', "\u{1b}\u{1b}")
        ),
        Multiplexer::Screen => {
            // An inner ESC \ would end the wrapping, so the sequence is ended by BEL instead.
            let plain = plain.strip_suffix("\u{1b}\\").unwrap_or(&plain);
            let bell = format!("{plain}\u{7}");
            let mut wrapped = String::with_capacity(bell.len() + bell.len() / 100);
            for piece in bell.as_bytes().chunks(SCREEN_PIECE) {
                wrapped.push_str("\u{1b}P");
                wrapped.push_str(&String::from_utf8_lossy(piece));
                wrapped.push_str("\u{1b}\\");
            }
            wrapped
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn multiplexers_hand_the_sequence_through() {
        assert_eq!(sequence("hé", Multiplexer::None), "\u{1b}]52;c;aMOp\u{1b}\\");
        assert_eq!(
            sequence("hé", Multiplexer::Tmux),
            "\u{1b}]52;c;aMOp\u{1b}\\\u{1b}Ptmux;\u{1b}\u{1b}]52;c;aMOp\u{1b}\u{1b}\\\u{1b}\\"
        );
        assert_eq!(
            sequence("hé", Multiplexer::Screen),
            "\u{1b}P\u{1b}]52;c;aMOp\u{7}\u{1b}\\"
        );
        let long = sequence(&"x".repeat(3000), Multiplexer::Screen);
        assert_eq!(long.matches("\u{1b}P").count(), 6);
    }
}
