//! The repository's own commands: `cargo xtask …`.

#[cfg(any(feature = "conformance", test))]
#[cfg_attr(not(feature = "conformance"), allow(dead_code))]
mod conformance;
mod corpus;
mod golden;
mod program;
mod sandbox;

use ampersat::cli::{Codegen, Diff, Explain, FILE, Failure, Lint, Pin, Project, Trace, exit, say};
use clap::{Parser, Subcommand};
#[cfg(not(all(feature = "conformance", feature = "fetch")))]
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

/// The repository's own commands
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
#[allow(clippy::large_enum_variant, reason = "there is one")]
enum Command {
    /// Generate the client from spec/, or another one from another description
    Codegen(Codegen),
    /// Write an overlay that pins the names of methods that no overlay pins yet
    Pin(Pin),
    /// Print one parameter's way from the document to Rust
    Trace(Trace),
    /// Print what is wrong with the document, and what is done about it
    Lint(Lint),
    /// Print what changes in the client's API between two versions of the document
    Diff(Diff),
    /// Print what a code of a finding means, and what to do about it
    Explain(Explain),
    /// Download the vendor's document, say what has changed, and replace spec/'s copy
    #[cfg(feature = "fetch")]
    Fetch(ampersat::cli::Fetch),
    /// Download the vendor's document, say what has changed, and replace spec/'s copy
    #[cfg(not(feature = "fetch"))]
    #[command(disable_help_flag = true)]
    Fetch {
        /// `--help` says what there is
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Run a local stand-in for the API
    Sandbox(sandbox::Sandbox),
    /// Write the golden crates of tests/fixtures anew, also when they do not compile
    Golden {
        /// Write nothing, and fail if a file is not what would be written
        #[arg(long)]
        check: bool,
    },
    /// Generate and compile the crates of many descriptions, and print a table of what came of it
    Corpus(corpus::Corpus),
    /// Call every operation of generated clients against a server that checks requests, and print a table of what came of it
    #[cfg(feature = "conformance")]
    Conformance(conformance::Conformance),
    /// Call every operation of generated clients against a server that checks requests, and print a table of what came of it
    #[cfg(not(feature = "conformance"))]
    #[command(disable_help_flag = true)]
    Conformance {
        /// `--help` says what there is
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    if let Some(code) = corpus::as_compiler() {
        return code;
    }
    exit(run(Arguments::parse().command))
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Codegen(options) => options.run(&project()?),
        Command::Pin(pin) => pin.run(&project()?),
        Command::Explain(explain) => explain.run(),
        Command::Trace(trace) => trace.run(&project()?),
        Command::Lint(lint) => lint.run(&project()?),
        Command::Diff(diff) => diff.run(&project()?),
        #[cfg(feature = "fetch")]
        Command::Fetch(fetch) => fetch.run(&project()?),
        // Compiled with HTTP, this program does it.
        #[cfg(not(feature = "fetch"))]
        Command::Fetch { arguments } => {
            let itself = ["--package", "xtask", "--features", "fetch", "--", "fetch"];
            program::run(&itself, arguments)
        }
        Command::Sandbox(sandbox) => sandbox.run(),
        Command::Corpus(corpus) => corpus.run(),
        #[cfg(feature = "conformance")]
        Command::Conformance(conformance) => conformance.run(),
        // Compiled with what makes and judges values, this program does it.
        #[cfg(not(feature = "conformance"))]
        Command::Conformance { arguments } => {
            let itself = ["--package", "xtask", "--features", "conformance", "--", "conformance"];
            program::run(&itself, arguments)
        }
        Command::Golden { check } => write_golden(check),
    }
}

/// The repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

fn write_golden(check: bool) -> Result<(), Failure> {
    let tests = root().join("tests");
    let differences = if check { golden::differences(&tests) } else { golden::write(&tests) }?;
    match differences.as_slice() {
        [] => say("nothing changed"),
        all if check => Err(format!("{}\nrun `cargo xtask golden`", all.join("\n")).into()),
        all => say(&all.join("\n")),
    }
}

/// Returns the clients of this repository, whatever the current folder is.
fn project() -> Result<Project, Failure> {
    Project::read(&root().join("spec").join(FILE), "cargo xtask codegen")
}
