//! Files of a package of the command beside the program: completions and a man page.

use crate::failure::{Code, Failure};
use clap::{Args, Command};
use clap_complete::Shell;
use std::io::Write;
use std::path::PathBuf;

/// Print the completions for a shell
#[derive(Args, Debug)]
pub(crate) struct Completions {
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(self, mut command: Command, out: &mut impl Write) -> Result<Code, Failure> {
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut command, "dns-services", &mut text);
        out.write_all(&text)?;
        Ok(Code::Done)
    }
}

/// Print the man page, or write those of all subcommands into a folder
#[derive(Args, Debug)]
pub(crate) struct Man {
    /// Writes `dns-services.1`, `dns-services-zones.1` and so on
    #[arg(long, value_name = "FOLDER")]
    folder: Option<PathBuf>,
}

impl Man {
    pub(crate) fn run(self, command: Command, out: &mut impl Write) -> Result<Code, Failure> {
        match self.folder {
            Some(folder) => clap_mangen::generate_to(command, folder)?,
            None => {
                let mut text = Vec::new();
                clap_mangen::Man::new(command).render(&mut text)?;
                out.write_all(&text)?;
            }
        }
        Ok(Code::Done)
    }
}
