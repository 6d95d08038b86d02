//! The `ampersat` command.

#[cfg(feature = "fetch")]
use ampersat::cli::Fetch;
#[cfg(feature = "mock")]
use ampersat::cli::Mock;
use ampersat::cli::{
    Codegen, Completions, Corpus, Diff, Explain, Failure, Init, Lint, List, Man, Overlay, Pin, Project, Trace,
    as_compiler, colour, exit,
};
use clap::{CommandFactory as _, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Generates Rust API clients from Swagger and OpenAPI documents
#[derive(Parser)]
#[command(name = "ampersat", version, after_help = EXIT_CODES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Colours of findings: on a terminal if not given, as `NO_COLOR` and `CLICOLOR_FORCE` say
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    color: clap::ColorChoice,
}

#[derive(Subcommand)]
#[allow(clippy::large_enum_variant, reason = "there is one")]
enum Command {
    /// Look at a description, and write the `ampersat.toml` that fits it
    Init(Init),
    /// Generate a client, or all clients of `ampersat.toml`
    #[command(after_help = EXIT_CODES)]
    Generate {
        /// The API's description: Swagger 2.0 or OpenAPI 3, JSON or YAML, `-` for standard input; all that `ampersat.toml` names if not given
        #[arg(conflicts_with = "spec")]
        file: Option<PathBuf>,
        #[command(flatten)]
        options: Codegen,
    },
    /// Download a published description into a file, and record where it came from
    #[cfg(feature = "fetch")]
    Fetch(Fetch),
    /// Print what is wrong with a description, and what would be done about it
    #[command(after_help = EXIT_CODES)]
    Lint(Lint),
    /// Print the operations of a description, and what each costs in types and lines
    List(List),
    /// Write an overlay that pins the names of methods, so that they stay when the description changes
    Pin(Pin),
    /// Run a server that answers as a description says, and refuses what it does not permit
    #[cfg(feature = "mock")]
    Mock(Mock),
    /// Propose an overlay that settles what is found about a description
    Overlay(Overlay),
    /// Generate and compile the crates of many descriptions, and print a table of what came of it
    Corpus(Corpus),
    /// Print what changes in the client's API between two descriptions
    #[command(after_help = EXIT_CODES)]
    Diff(Diff),
    /// Print one parameter's way from the description to Rust
    Trace(Trace),
    /// Print what a code of a finding means, and what to do about it
    Explain(Explain),
    /// Print the completions for a shell
    Completions(Completions),
    /// Print the man page, or write those of all subcommands into a folder
    Man(Man),
}

/// The exit codes, as the help of a command names them.
const EXIT_CODES: &str = "Exit codes:
  0  it is done
  1  it failed: the description cannot be used, a finding is denied, a file is not up to date (`--check`), nothing can be
     fetched, or the change is as large as `--fail-on` says
  2  the command line is wrong";

#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    if let Some(code) = as_compiler() {
        return code;
    }
    let arguments = Arguments::parse();
    colour(arguments.color);
    exit(run(arguments.command))
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Init(init) => init.run(COMMAND),
        Command::Generate { file, options } => {
            let options = Codegen { spec: file.or(options.spec), ..options };
            let project = project(options.spec.is_some())?;
            options.run(&project)
        }
        #[cfg(feature = "fetch")]
        Command::Fetch(fetch) => {
            let project = project(fetch.out.is_some())?;
            fetch.run(&project)
        }
        Command::Lint(lint) => {
            let project = project(lint.has_document())?;
            lint.run(&project)
        }
        Command::List(list) => list.run(COMMAND),
        Command::Pin(pin) => {
            let project = project(pin.file.is_some())?;
            pin.run(&project)
        }
        #[cfg(feature = "mock")]
        Command::Mock(mock) => {
            let project = project(mock.file.is_some())?;
            mock.run(&project)
        }
        Command::Overlay(overlay) => {
            let project = project(overlay.file.is_some())?;
            overlay.run(&project)
        }
        Command::Explain(explain) => explain.run(),
        Command::Corpus(corpus) => corpus.run(),
        Command::Diff(diff) => diff.run(&Project::none(COMMAND)),
        Command::Trace(trace) => trace.run(&project(trace.spec.is_some())?),
        Command::Completions(completions) => completions.run(Arguments::command()),
        Command::Man(man) => man.run(Arguments::command()),
    }
}

/// The command that generated files name as their maker.
const COMMAND: &str = "ampersat generate";

/// The project of a run. What a description says that is given is all that counts.
fn project(has_document: bool) -> Result<Project, Failure> {
    if has_document { Ok(Project::none(COMMAND)) } else { Project::find(COMMAND) }
}
