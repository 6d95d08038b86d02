//! The `ampersat` command.

use ampersat::cli::{Codegen, Corpus, Defaults, Diff, Failure, Format, as_compiler, exit, findings, say, show};
use ampersat::emit::Extent;
use ampersat::generate_with;
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
    /// Generate a crate
    Generate {
        /// The API's description: Swagger 2.0 or OpenAPI 3, JSON or YAML
        file: PathBuf,
        #[command(flatten)]
        options: Codegen,
    },
    /// Print what is wrong with a description, and what would be done about it
    Lint {
        /// The API's description
        file: PathBuf,
        #[command(flatten)]
        options: Codegen,
        /// How to print
        #[arg(long, default_value = "human")]
        format: Format,
    },
    /// Generate and compile the crates of many descriptions, and print a table of what came of it
    Corpus(Corpus),
    /// Print what changes in the client's API between two descriptions
    Diff(Diff),
}

fn main() -> ExitCode {
    if let Some(code) = as_compiler() {
        return code;
    }
    let defaults = Defaults { command: "ampersat generate".to_owned(), ..Defaults::default() };
    exit(match Arguments::parse().command {
        Command::Generate { file, options } => Codegen { spec: Some(file), ..options }.run(&defaults),
        Command::Lint { file, options, format } => lint(Codegen { spec: Some(file), ..options }, format),
        Command::Corpus(corpus) => corpus.run(),
        Command::Diff(diff) => diff.run(&defaults),
    })
}

fn lint(options: Codegen, format: Format) -> Result<(), Failure> {
    let options = Codegen { name: Some(options.name.unwrap_or_else(|| "client".to_owned())), ..options };
    let request = options.request(Extent::Crate, "ampersat generate")?;
    let outcome = generate_with(&request, &mut options.files(), &mut |_, _| {});
    say(&show(&outcome.diagnostics, &outcome.sources, format))?;
    eprint!("{}", findings(&outcome.diagnostics));
    if outcome.client.is_none() { Err(Failure::silent()) } else { Ok(()) }
}
