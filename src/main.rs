//! The `milepost` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    milepost::cli::main()
}
