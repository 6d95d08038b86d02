//! The `ampersat` command.

use ampersat::cli::{Codegen, Corpus, Diff, Explain, Failure, Init, List, Pin, Project, as_compiler, exit};
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Generates Rust API clients from Swagger and OpenAPI documents
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Look at a description, and write the `ampersat.toml` that fits it
    Init(Init),
    /// Generate a client, or all clients of `ampersat.toml`
    Generate {
        /// The API's description: Swagger 2.0 or OpenAPI 3, JSON or YAML; all that `ampersat.toml` names if not given
        #[arg(conflicts_with = "spec")]
        file: Option<PathBuf>,
        #[command(flatten)]
        options: Codegen,
    },
    /// Print what is wrong with a description, and what would be done about it
    Lint {
        /// The API's description; all that `ampersat.toml` names if not given
        #[arg(conflicts_with = "spec")]
        file: Option<PathBuf>,
        #[command(flatten)]
        options: Codegen,
    },
    /// Print the operations of a description, and what each costs in types and lines
    List(List),
    /// Write an overlay that pins the names of methods, so that they stay when the description changes
    Pin(Pin),
    /// Generate and compile the crates of many descriptions, and print a table of what came of it
    Corpus(Corpus),
    /// Print what changes in the client's API between two descriptions
    Diff(Diff),
    /// Print what a code of a finding means, and what to do about it
    Explain(Explain),
}

#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    if let Some(code) = as_compiler() {
        return code;
    }
    exit(run(Arguments::parse().command))
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Init(init) => init.run(COMMAND),
        Command::Generate { file, options } => {
            let options = Codegen { spec: file.or(options.spec), ..options };
            let project = project(&options)?;
            options.run(&project)
        }
        Command::Lint { file, options } => {
            let options = Codegen { spec: file.or(options.spec), ..options };
            let project = project(&options)?;
            options.lint(&project)
        }
        Command::List(list) => list.run(COMMAND),
        Command::Pin(pin) => {
            let project = if pin.file.is_some() { Project::none(COMMAND) } else { Project::find(COMMAND)? };
            pin.run(&project)
        }
        Command::Explain(explain) => explain.run(),
        Command::Corpus(corpus) => corpus.run(),
        Command::Diff(diff) => diff.run(&Project::none(COMMAND)),
    }
}

/// The command that generated files name as their maker.
const COMMAND: &str = "ampersat generate";

/// The project of a run. What a description says that is given is all that counts.
fn project(options: &Codegen) -> Result<Project, Failure> {
    if options.spec.is_some() { Ok(Project::none(COMMAND)) } else { Project::find(COMMAND) }
}
