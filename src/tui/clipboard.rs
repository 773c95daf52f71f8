//! The clipboard of the terminal, reached by OSC 52: it works over SSH, because the terminal itself keeps the text.

use std::env;
use std::io::{self, Write as _};

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;

/// Bytes that GNU screen passes on in one piece.
const SCREEN_PIECE: usize = 700;

/// Asks the terminal to keep a text. Whether it does, it does not say.
pub fn copy(text: &str) -> io::Result<()> {
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

/// What stands between the program and the terminal.
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
        // tmux takes the plain sequence where `set-clipboard` is on, and hands the wrapped one through where
        // `allow-passthrough` is: which of them cannot be known, and both together do no harm.
        Multiplexer::Tmux => format!(
            "{plain}\u{1b}Ptmux;{}\u{1b}\\",
            plain.replace('\u{1b}', "\u{1b}\u{1b}")
        ),
        Multiplexer::Screen => {
            // The sequence must not end with ESC \ inside, which would end the wrapping: a bell ends it as well.
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
