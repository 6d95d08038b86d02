//! `cargo xtask sandbox`: a local stand-in for the API.

use crate::program::run;
use ampersat::cli::Failure;
use std::ffi::OsString;

/// The arguments, which are the sandbox's own.
#[derive(Debug, clap::Args)]
#[command(disable_help_flag = true)]
pub(crate) struct Sandbox {
    /// `--help` says what there is
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<OsString>,
}

impl Sandbox {
    /// Builds and runs the sandbox, a crate that nothing else here needs.
    pub(crate) fn run(self) -> Result<(), Failure> {
        run(&["--package", "dns-services-sandbox", "--features", "cli", "--"], self.arguments)
    }
}
