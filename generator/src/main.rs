//! The `ampersat` command.

#[cfg(feature = "fetch")]
use ampersat::cli::Fetch;
#[cfg(feature = "mock")]
use ampersat::cli::Mock;
use ampersat::cli::{
    Codegen, Completions, Diff, Explain, Failure, Init, Lint, List, Man, Overlay, Pin, Project, Trace, colour, exit,
};
use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Generates Rust API clients from Swagger and OpenAPI documents
#[derive(Parser)]
#[command(name = "ampersat", version, after_help = EXIT_CODES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Colours of findings: on a terminal if not given, as `NO_COLOR` and `CLICOLOR_FORCE` say
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true, display_order = 900)]
    color: clap::ColorChoice,
}

#[derive(Subcommand)]
#[allow(clippy::large_enum_variant, reason = "there is one")]
enum Command {
    /// Look at a description, and write the `ampersat.toml` that fits it
    Init(Init),
    /// Generate a client, or all clients of `ampersat.toml`
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
    /// Print what changes in the client's API between two descriptions
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

/// The commands that can fail for a reason that is no mistake.
const WITH_EXIT_CODES: [&str; 4] = ["generate", "fetch", "lint", "diff"];

/// Examples of a command, without its program, and what each does.
fn examples(command: &str) -> &'static [(&'static str, &'static str)] {
    match command {
        "init" => &[
            ("init", "the only description in this folder"),
            ("init openapi.json --kind module", "as a module of the crate around"),
        ],
        "generate" => &[
            ("generate", "all clients of `ampersat.toml`"),
            ("generate --check", "fail if one is not up to date"),
            ("generate openapi.json -o src/api --kind module", "without a file"),
            ("generate openapi.json -o api --include tag=pets", "only some operations"),
        ],
        "fetch" => &[
            ("fetch https://example.com/openapi.json -o openapi.json", "download it once"),
            ("fetch --check", "fail if what is published has changed"),
        ],
        "lint" => &[
            ("lint openapi.json", "print every finding"),
            ("lint --deny dangling-reference,operation-renamed", "fail with one of these"),
            ("lint openapi.json --format sarif", "for a code host"),
        ],
        "list" => &[
            ("list openapi.json", "each operation, its call and its lines"),
            ("list --include tag=pets --format json", "some of them, for programs"),
        ],
        "pin" => &[
            ("pin -o names.yaml", "write the names of today"),
            ("pin --overlay names.yaml -o names.yaml", "add those of new operations"),
        ],
        "mock" => &[
            ("mock openapi.json", "on port 4010"),
            ("mock --port 0", "the description of `ampersat.toml`, on a port that is free"),
        ],
        "overlay" => &[
            ("overlay openapi.json", "print a proposal"),
            ("overlay --code paging-recognised -o paging.yaml", "only for some findings"),
        ],
        "diff" => &[
            ("diff old.json new.json", "what changes for programs"),
            ("diff old.json new.json --fail-on major", "fail if programs may not compile"),
        ],
        "trace" => &[
            (r#"trace "GET /pets/{id}" id"#, "in the first description of `ampersat.toml`"),
            (r#"trace "GET /pets/{id}" id --spec openapi.json"#, "in another one"),
        ],
        "explain" => &[("explain dangling-reference", "what it means, and an example"), ("explain", "all codes")],
        "completions" => &[("completions bash", "print them; the shell has to read them at its start")],
        "man" => &[("man", "print the first page"), ("man -o man", "write the pages of all commands")],
        _ => &[],
    }
}

/// Adds examples and exit codes to the help of all commands.
fn with_examples(command: clap::Command) -> clap::Command {
    command.mut_subcommands(|inner| {
        let examples = examples(inner.get_name());
        let width = examples.iter().map(|(line, _)| line.len()).max().unwrap_or_default();
        let lines = examples.iter().map(|(line, what)| format!("\n  ampersat {line:width$}  {what}"));
        let mut text = format!("Examples:{}", lines.collect::<String>());
        if WITH_EXIT_CODES.contains(&inner.get_name()) {
            text += &format!("\n\n{EXIT_CODES}");
        }
        inner.after_help(text)
    })
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
    let arguments = Arguments::from_arg_matches(&with_examples(Arguments::command()).get_matches());
    let arguments = arguments.unwrap_or_else(|error| error.exit());
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
        Command::List(list) => {
            let project = project(list.described.file.is_some())?;
            list.run(&project)
        }
        Command::Pin(pin) => {
            let project = project(pin.described.file.is_some())?;
            pin.run(&project)
        }
        #[cfg(feature = "mock")]
        Command::Mock(mock) => {
            let project = project(mock.file.is_some())?;
            mock.run(&project)
        }
        Command::Overlay(overlay) => {
            let project = project(overlay.described.file.is_some())?;
            overlay.run(&project)
        }
        Command::Explain(explain) => explain.run(),
        Command::Diff(diff) => diff.run(&Project::none(COMMAND)),
        Command::Trace(trace) => trace.run(&project(trace.spec.is_some())?),
        Command::Completions(completions) => completions.run(with_examples(Arguments::command())),
        Command::Man(man) => man.run(with_examples(Arguments::command())),
    }
}

/// The command that generated files name as their maker.
const COMMAND: &str = "ampersat generate";

/// The project of a run. A description that is given is all that counts.
fn project(has_document: bool) -> Result<Project, Failure> {
    if has_document { Ok(Project::none(COMMAND)) } else { Project::find(COMMAND) }
}

#[cfg(test)]
mod tests {
    use super::{Arguments, examples, with_examples};
    use clap::{CommandFactory as _, Parser as _};

    /// The words of a command line.
    fn words(line: &str) -> Vec<String> {
        let pieces = line.split('"').enumerate();
        let of = |(index, piece): (usize, &str)| match index % 2 {
            0 => piece.split_whitespace().map(str::to_owned).collect(),
            _ => vec![piece.to_owned()],
        };
        pieces.flat_map(of).collect()
    }

    #[test]
    fn every_command_has_examples_that_it_takes() {
        for command in with_examples(Arguments::command()).get_subcommands() {
            let (name, lines) = (command.get_name(), examples(command.get_name()));
            assert!(!lines.is_empty(), "{name} has no example");
            for (line, _) in lines {
                let words = words(line);
                assert_eq!(words.first().map(String::as_str), Some(name), "{line}");
                let parsed = Arguments::try_parse_from(std::iter::once("ampersat".to_owned()).chain(words));
                assert!(parsed.is_ok(), "{line}: {:?}", parsed.err().map(|error| error.to_string()));
            }
        }
    }

    #[test]
    fn options_are_called_the_same_in_all_commands() {
        let mut shorts = std::collections::BTreeMap::new();
        for command in Arguments::command().get_subcommands() {
            for option in command.get_arguments().filter(|option| option.get_long().is_some()) {
                let (long, name) = (option.get_long().unwrap_or_default(), command.get_name());
                let short = *shorts.entry(long.to_owned()).or_insert(option.get_short());
                assert_eq!(option.get_short(), short, "--{long} of {name}");
                assert!(option.get_help().is_some() || option.is_hide_set(), "--{long} of {name} has no help");
            }
        }
        assert_eq!(shorts.get("out"), Some(&Some('o')));
    }
}
