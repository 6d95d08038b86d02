//! Completions for shells, and man pages.

use super::{Failure, say};
use clap::Command;
use clap_complete::Shell;
use std::path::PathBuf;

/// The options of `completions`.
#[derive(Debug, Clone, clap::Args)]
pub struct Completions {
    /// The shell that reads them
    #[arg(value_enum)]
    pub shell: Shell,
}

impl Completions {
    /// Prints the completions of a command.
    pub fn run(self, mut command: Command) -> Result<(), Failure> {
        let (mut text, name) = (Vec::new(), command.get_name().to_owned());
        clap_complete::generate(self.shell, &mut command, name, &mut text);
        say(String::from_utf8_lossy(&text).trim_end())
    }
}

/// The options of `man`.
#[derive(Debug, Clone, clap::Args)]
pub struct Man {
    /// The folder into which `ampersat.1`, `ampersat-generate.1` and so on are written; the first of them is printed if not given
    #[arg(short, long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

impl Man {
    /// Prints the page of a command, or writes those of all its subcommands.
    pub fn run(self, command: Command) -> Result<(), Failure> {
        if let Some(folder) = self.out {
            return Ok(clap_mangen::generate_to(command, folder)?);
        }
        let mut text = Vec::new();
        clap_mangen::Man::new(command).render(&mut text)?;
        say(String::from_utf8_lossy(&text).trim_end())
    }
}
