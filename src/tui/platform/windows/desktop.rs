//! The desktop's programs and its clipboard.

use std::env;
use std::ffi::OsString;
use std::io;
use std::path::Path;

use super::command_line;

/// What opens addresses, and what it is to be given first.
pub const OPENER: (&str, &[&str]) = ("rundll32", &["url.dll,FileProtocolHandler"]);

/// The editor if none is named.
pub const EDITOR: &str = "notepad";

/// The words of a command; none where a quote is not closed.
pub fn words(command: &str) -> Option<Vec<String>> {
    command_line::words(command, |path| Path::new(path).is_file())
}

/// What is started for a program's name. The system looks only for those that end in `.exe`; many editors are started by
/// a script.
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

/// Puts a copy on the clipboard.
pub fn keep_copy(text: &str, _: impl Fn(&str, &str) -> Result<(), String>) -> Result<(), String> {
    clipboard_win::set_clipboard_string(text).map_err(|error| error.to_string())
}

/// Whether a file cannot be replaced or written because a program has it open, or a part of it locked.
pub fn is_in_use(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(32 | 33))
}

/// Whether a file might be replaced in a moment though it cannot be now: whoever reads it, if only for an instant, stands in
/// the way, and the system calls that access denied as well.
pub fn may_pass(error: &io::Error) -> bool {
    is_in_use(error) || error.raw_os_error() == Some(5)
}
