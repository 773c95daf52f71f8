//! The desktop's programs and its clipboard.

use std::env;
use std::ffi::OsString;
use std::io;
use std::path::Path;

use super::command_line;

/// The program that opens addresses, and its arguments before the address.
pub const OPENER: (&str, &[&str]) = ("rundll32", &["url.dll,FileProtocolHandler"]);

/// The editor if none is configured.
pub const EDITOR: &str = "notepad";

/// The words of a command; `None` if a quote is not closed.
pub fn words(command: &str) -> Option<Vec<String>> {
    command_line::words(command, |path| Path::new(path).is_file())
}

/// The program to start for a name. The system itself only looks for `.exe` files, but many editors are started by a
/// script.
pub fn program(name: &str) -> OsString {
    let endings = env::var("PATHEXT").unwrap_or_else(|_| ".COM;.EXE;.BAT;.CMD".into());
    let folders = if name.contains(['/', '\\']) {
        vec![Path::new("").to_owned()]
    } else {
        env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect()
    };
    folders
        .iter()
        .flat_map(|folder| command_line::candidates(name, &endings).map(move |name| folder.join(name)))
        .find(|path| path.is_file())
        .map_or_else(|| name.into(), OsString::from)
}

/// Copies a text to the clipboard.
pub fn keep_copy(text: &str, _: impl Fn(&str, &str) -> Result<(), String>) -> Result<(), String> {
    clipboard_win::set_clipboard_string(text).map_err(|error| error.to_string())
}

/// Whether a file cannot be replaced or written because a program has it open or has a part of it locked.
pub fn is_in_use(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(32 | 33))
}

/// Whether replacing a file might succeed in a moment: any reader prevents it, however briefly it has the file open, and
/// the system may report that as access denied.
pub fn may_pass(error: &io::Error) -> bool {
    is_in_use(error) || error.raw_os_error() == Some(5)
}
