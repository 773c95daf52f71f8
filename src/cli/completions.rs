//! Shell completions: the script that a shell loads, and the answers to its requests.

use clap_complete::Shell;
use clap_complete::env::{CompleteEnv, Shells};

use super::args::command;
use super::completed_values::ASKS;

/// If a shell asks for completions, answers it and exits.
pub fn answer_shell() {
    CompleteEnv::with_factory(command)
        .var(ASKS)
        .bin("milepost")
        .complete();
}

/// The script for a shell to load. It makes the shell ask this program, which knows the ids in the data.
pub fn script(shell: Shell) -> Vec<u8> {
    let mut bytes = Vec::new();
    let shells = Shells::builtins();
    // Writing into memory does not fail.
    let written = shells
        .completer(&shell.to_string())
        .map(|shell| shell.write_registration(ASKS, "milepost", "milepost", "milepost", &mut bytes));
    debug_assert!(matches!(written, Some(Ok(()))));
    bytes
}
