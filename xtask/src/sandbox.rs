//! `cargo xtask sandbox`: a local stand-in for the API.

use ampersat::cli::Failure;
use std::ffi::OsString;
use std::process::Command;

/// The arguments, which are the sandbox's own.
#[derive(Debug, clap::Args)]
#[command(disable_help_flag = true)]
pub(crate) struct Sandbox {
    /// `--help` says what there is
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<OsString>,
}

impl Sandbox {
    /// Builds and runs the sandbox, a crate that nothing else here needs. Where a process can become another one it
    /// does, so that signals reach it.
    pub(crate) fn run(self) -> Result<(), Failure> {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["run", "--quiet", "--package", "dns-services-sandbox", "--features", "cli", "--"]);
        become_it(cargo.args(self.arguments))
    }
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
