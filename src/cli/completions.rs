//! Shell completions: the script that a shell loads, and the answers to what it asks.

use clap_complete::Shell;
use clap_complete::env::{CompleteEnv, Shells};

use super::args::command;
use super::completed_values::ASKS;

/// Answers a shell that asks for completions, and ends the program then.
pub fn answer_shell() {
    CompleteEnv::with_factory(command)
        .var(ASKS)
        .bin("milepost")
        .complete();
}

/// What a shell is to read: it asks the program itself, which knows the ids of the data.
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
