//! The `ampersat` command.

use ampersat::cli::{Codegen, Corpus, Defaults, Diff, Explain, List, Pin, as_compiler, exit};
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
        #[arg(required_unless_present = "spec", conflicts_with = "spec")]
        file: Option<PathBuf>,
        #[command(flatten)]
        options: Codegen,
    },
    /// Print what is wrong with a description, and what would be done about it
    Lint {
        /// The API's description
        #[arg(required_unless_present = "spec", conflicts_with = "spec")]
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
    let defaults = Defaults { command: "ampersat generate".to_owned(), ..Defaults::default() };
    exit(match Arguments::parse().command {
        Command::Generate { file, options } => Codegen { spec: file.or(options.spec), ..options }.run(&defaults),
        Command::Lint { file, options } => Codegen { spec: file.or(options.spec), ..options }.lint(&defaults.command),
        Command::List(list) => list.run(&defaults.command),
        Command::Pin(pin) => pin.run(&defaults),
        Command::Corpus(corpus) => corpus.run(),
        Command::Diff(diff) => diff.run(&defaults),
        Command::Explain(explain) => explain.run(),
    })
}
