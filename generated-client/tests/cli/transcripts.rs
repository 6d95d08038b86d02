//! Transcripts of every subcommand. `TRYCMD=overwrite cargo test -p dns-services --features cli --test cli` writes them anew.

use super::Cli;
use std::path::{Path, PathBuf};

fn transcripts() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/transcripts");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.sort();
    paths
}

#[test]
fn the_command_prints_what_its_transcripts_show() {
    for path in transcripts() {
        // Each has a sandbox of its own, so that its steps build on each other.
        let cli = Cli::start();
        let cases = trycmd::TestCases::new();
        cases.register_bin("dns-services", Path::new(env!("CARGO_BIN_EXE_dns-services")));
        for (name, value) in cli.environment() {
            cases.env(name, value);
        }
        cases.insert_var("[HOME]", cli.home.path().to_str().unwrap().to_owned()).unwrap();
        cases.case(path).run();
    }
}

#[test]
fn every_subcommand_has_a_transcript_and_its_help_in_one() {
    let cli = Cli::start();
    let text: String = transcripts().iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let mut open = vec![Vec::<String>::new()];
    let mut seen = 0;
    while let Some(command) = open.pop() {
        let mut arguments: Vec<&str> = command.iter().map(String::as_str).collect();
        let line = format!("$ dns-services {}", command.join(" "));
        assert!(text.contains(line.trim_end()), "there is no transcript of `{line}`");
        arguments.push("--help");
        let help = cli.ok(&arguments);
        let asked = format!("$ dns-services {}", arguments.join(" "));
        assert!(text.contains(&asked), "there is no transcript of `{asked}`");
        seen += 1;
        let commands = help.split_once("Commands:\n").map_or("", |(_, rest)| rest);
        for line in commands.lines().take_while(|line| !line.is_empty()) {
            let Some(name) = line.strip_prefix("  ").and_then(|line| line.split(' ').next()) else { continue };
            if !name.is_empty() && name != "help" {
                open.push([command.clone(), vec![name.to_owned()]].concat());
            }
        }
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn the_readme_shows_the_table_that_is_printed() {
    let table = Cli::start().ok(&["records", "example.com"]);
    let readme = include_str!("../../README.md");
    assert!(readme.contains(&format!("$ dns-services records example.com\n{table}```")), "{table}");
}
