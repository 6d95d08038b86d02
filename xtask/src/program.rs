//! Programs of this workspace that are compiled when somebody asks for them.

use ampersat::cli::Failure;
use std::ffi::OsString;
use std::process::Command;

/// Builds and runs a program of this workspace. If a process can become another one it does, so that signals reach it.
pub(crate) fn run(program: &[&str], arguments: impl IntoIterator<Item = OsString>) -> Result<(), Failure> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    become_it(cargo.args(["run", "--quiet"]).args(program).args(arguments))
}

#[cfg(unix)]
fn become_it(command: &mut Command) -> Result<(), Failure> {
    use std::os::unix::process::CommandExt as _;
    Err(command.exec().into())
}

#[cfg(not(unix))]
fn become_it(command: &mut Command) -> Result<(), Failure> {
    if command.status()?.success() { Ok(()) } else { Err(Failure::silent()) }
}
