//! The READMEs show the output of commands, and code that the compiler has seen.

use super::command::trace;
use super::{VENDOR, client, input, project_with, root};
use ampersat::cli::of_run;
use dns_services::mock::Mock;
use dns_services_sandbox::Sandbox;
use std::time::Duration;

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

/// The blocks of code of a README that begin so.
fn blocks(readme: &str, start: &str) -> Vec<String> {
    let start = format!("\n{start}\n");
    let blocks = readme.split(&start).skip(1).map(|rest| rest.split("\n```").next().unwrap().to_owned());
    blocks.collect()
}

#[test]
fn the_readme_shows_the_summary_that_codegen_prints() {
    let request = project_with(input(VENDOR).text);
    let summary = of_run(&request, client(), 0, Duration::ZERO);
    let (stable, _) = summary.rsplit_once("; ").unwrap();
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    assert!(readme.contains(stable), "the README should show:\n{stable}; … ms");
}

#[test]
fn the_readme_shows_the_trace_that_is_printed() {
    let readme = read("README.md");
    let shown = readme.split_once("record_id\nsource ").unwrap().1.split("\n```").next().unwrap();
    let shown: Vec<_> = format!("source {shown}").lines().map(str::to_owned).collect();
    let rows = trace("PUT /domain/@id/dns/@index", "record_id");
    assert_eq!(shown.len(), rows.len());
    for (line, (stage, text)) in shown.iter().zip(rows) {
        let printed = format!("{stage:<10} {text}");
        // `…` stands for what is left out
        let mut rest = printed.as_str();
        for part in line.split('…') {
            rest = rest.split_once(part).unwrap_or_else(|| panic!("not printed: {part}\n{printed}")).1;
        }
        assert!(rest.is_empty() || line.ends_with('…'), "the README leaves out the end: {rest}");
    }
}

#[test]
fn the_readme_names_what_has_to_hold() {
    let (readme, run) = (read("README.md"), read(".ci/run"));
    let commands: Vec<_> =
        run.lines().filter(|line| line.contains("cargo ")).map(|line| line.replace(" --locked", "")).collect();
    assert!(commands.len() > 5, "{commands:?}");
    let places: Vec<_> =
        commands.iter().map(|command| readme.find(&format!("| `{command}` |")).ok_or(command)).collect();
    assert!(places.iter().all(Result::is_ok) && places.is_sorted(), "{places:?}");
}

#[test]
fn every_example_of_the_readme_is_compiled_elsewhere() {
    let elsewhere = ["README.md", "src/lib.rs", "src/guide/records.md", "src/guide/testing.md"];
    let compiled = elsewhere.map(|path| read(&format!("generated-client/{path}"))).concat();
    let blocks = blocks(&read("README.md"), "```rust");
    assert!(blocks.len() > 3, "{blocks:?}");
    for line in blocks.iter().flat_map(|block| block.lines()).filter(|line| !line.trim_start().starts_with("//")) {
        assert!(compiled.contains(line), "nothing compiles this line of the README: {line}");
    }
}

#[test]
fn every_test_that_a_readme_shows_is_run_here() {
    let readmes = ["generated-client/README.md", "tests/sandbox/README.md"].map(read).concat();
    let tests = blocks(&readmes, "```rust").into_iter().chain(blocks(&readmes, "```rust,no_run"));
    let tests: Vec<_> = tests.filter_map(|block| Some(block.split_once("#[tokio::test]")?.1.to_owned())).collect();
    assert_eq!(tests.len(), 3);
    for test in tests {
        assert!(include_str!("readme.rs").contains(&test), "this is not run:\n{test}");
    }
}

// The tests that the READMEs show.

#[tokio::test]
async fn the_program_reads_a_zone() {
    let mock = Mock::start();
    mock.when(mock.client().dns().get_zone(10, 20)).expect(1).answer_example();

    let zone = mock.client().dns().get_zone(10, 20).await.unwrap();
    assert_eq!(zone.name.as_deref(), Some("booble.com"));
}

#[tokio::test]
async fn the_program_finds_its_zone() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = sandbox.client();

    assert_eq!(client.dns().zone("www.example.com").await.unwrap().name(), "example.com");
}

#[tokio::test]
async fn the_program_lists_zones() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = sandbox.client();

    let zones = client.dns().list_zones().await.unwrap().zones;
    assert_eq!(zones[0].name.as_deref(), Some("example.com"));
    assert_eq!(sandbox.count("dns.list_zones"), 1);
}
