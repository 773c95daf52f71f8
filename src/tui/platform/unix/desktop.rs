//! The desktop's programs: what opens addresses, keeps copies, and edits files.

use std::env;

/// The program that opens addresses, and its arguments before the address.
pub const OPENER: (&str, &[&str]) = if cfg!(target_os = "macos") {
    ("open", &[])
} else {
    ("xdg-open", &[])
};

/// The editor if none is configured.
pub const EDITOR: &str = "vi";

/// The words of a command, as a shell splits them; `None` if a quote is not closed.
pub fn words(command: &str) -> Option<Vec<String>> {
    shell_words::split(command).ok()
}

/// The program to start for a name, which the system looks up.
pub fn program(name: &str) -> &str {
    name
}

/// Copies a text to the desktop's clipboard, with the first of its commands that exists.
pub fn keep_copy(text: &str, run: impl Fn(&str, &str) -> Result<(), String>) -> Result<(), String> {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let commands: &[&str] = match () {
        () if cfg!(target_os = "macos") => &["pbcopy"],
        () if is_set("WAYLAND_DISPLAY") => &["wl-copy"],
        () if is_set("DISPLAY") => &["xclip -selection clipboard", "xsel --clipboard --input"],
        () => &[],
    };
    let is_there = |command: &&&str| {
        let program = command.split(' ').next().unwrap_or_default();
        let folders = env::var_os("PATH").unwrap_or_default();
        env::split_paths(&folders).any(|folder| folder.join(program).is_file())
    };
    commands
        .iter()
        .find(is_there)
        .map_or(Ok(()), |command| run(command, text))
}
