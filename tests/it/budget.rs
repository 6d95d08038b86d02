//! Costs of the published crates for their users, in counts that do not depend on the machine.

#![allow(clippy::panic, clippy::unwrap_used, reason = "helpers of tests panic like tests")]

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// Lines of generated code that the client may have.
const LINES: usize = 9_000;
/// Crates that the client may bring along, with and without its default features.
const DEPENDENCIES: usize = 110;
const DEPENDENCIES_WITHOUT_FEATURES: usize = 80;

fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// Returns cargo's output about the workspace. It changes no lock file, and fetches at most the crates that it names.
fn cargo(arguments: &[&str]) -> String {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut command = Command::new(cargo);
    command.args(arguments).args(["--locked"]).current_dir(workspace());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The crates, with their versions, that a crate of this workspace brings along.
fn dependencies(package: &str, features: &[&str]) -> BTreeSet<(String, String)> {
    let tree = ["tree", "--package", package, "--edges", "normal", "--prefix", "none", "--format", "{p}"];
    let lines = cargo(&[&tree, features].concat());
    let named = lines.lines().filter_map(|line| {
        let (name, version) = line.split_once(" v")?;
        Some((name.to_owned(), version.split(' ').next()?.to_owned()))
    });
    named.filter(|(name, _)| name != package).collect()
}

/// The lines of all files below a folder.
fn lines(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| if path.is_dir() { lines(&path) } else { std::fs::read_to_string(path).unwrap().lines().count() })
        .sum()
}

#[test]
fn the_client_keeps_to_its_budget() {
    let lines = lines(&workspace().join("generated-client/src/generated"));
    assert!((LINES / 2..=LINES).contains(&lines), "{lines} lines were generated");
    let default = dependencies("dns-services", &[]);
    assert!(default.len() <= DEPENDENCIES, "{} dependencies: {default:?}", default.len());
    let bare = dependencies("dns-services", &["--no-default-features"]);
    assert!(bare.len() <= DEPENDENCIES_WITHOUT_FEATURES, "{} dependencies: {bare:?}", bare.len());
    assert!(bare.len() < default.len(), "TLS costs nothing?");

    // Each change of the vendor's document moves the number a little.
    let readme = include_str!("../../generated-client/README.md");
    let cell = readme.lines().find_map(|line| line.strip_prefix("| lines generated | ")).unwrap();
    let said: usize = cell.split(' ').next().unwrap().parse().unwrap();
    assert!(
        said.abs_diff(lines) <= lines / 20,
        "there are {lines} lines; `.ci/compile-cost --write` says so in the README"
    );
}

#[test]
fn a_feature_that_is_off_brings_nothing_along() {
    let direct = |features: &[&str]| {
        let only = ["--depth", "1"];
        let crates = dependencies("ampersat-runtime", &[features, &only].concat());
        crates.into_iter().map(|(name, _)| name).collect::<BTreeSet<_>>()
    };
    let bare = direct(&["--no-default-features"]);
    let all = direct(&["--all-features"]);
    let optional: Vec<_> = all.difference(&bare).map(String::as_str).collect();
    let expected = [
        "getrandom",
        "hmac",
        "jiff",
        "reqwest-middleware",
        "rustls",
        "rustls-platform-verifier",
        "sha2",
        "time",
        "tower-service",
        "tracing",
        "uuid",
        "wiremock",
    ];
    assert_eq!(optional, expected);
}

/// Nobody who uses the library pays for the command.
#[test]
fn the_command_of_the_client_is_behind_its_feature() {
    let names = |features: &[&str]| -> BTreeSet<String> {
        dependencies("dns-services", features).into_iter().map(|(name, _)| name).collect()
    };
    let command = ["clap", "comfy-table", "hickory-resolver", "if-addrs", "sha2", "toml"].map(str::to_owned);
    let with = names(&["--features", "cli"]);
    assert!(command.iter().all(|name| with.contains(name)), "{with:?}");
    assert!(with.len() <= 215, "{} dependencies: {with:?}", with.len());
    for features in [&[][..], &["--features", "blocking,jiff02,mock,tracing"]] {
        let without = names(features);
        assert!(command.iter().all(|name| !without.contains(name)), "{features:?}: {without:?}");
    }
}

#[test]
fn the_commands_do_not_wait_for_the_sandbox() {
    let crates: BTreeSet<_> = dependencies("xtask", &[]).into_iter().map(|(name, _)| name).collect();
    assert!(crates.contains("ampersat"));
    assert!(!crates.contains("axum") && !crates.contains("dns-services-sandbox"), "{crates:?}");
}

/// `1.88` and `1.88.0` as numbers.
fn version(text: &str) -> Vec<u32> {
    let mut numbers: Vec<_> = text.split('.').map(|number| number.parse().unwrap()).collect();
    numbers.resize(3, 0);
    numbers
}

#[test]
fn no_dependency_needs_a_newer_compiler_than_we_say() {
    let rustc = Command::new("rustc").arg("-vV").output().unwrap();
    let rustc = String::from_utf8(rustc.stdout).unwrap();
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let metadata = cargo(&["metadata", "--all-features", "--format-version", "1", "--filter-platform", host]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let text = |package: &Value, key: &str| package[key].as_str().map(str::to_owned);
    let packages = metadata["packages"].as_array().unwrap().iter();
    let declared: BTreeMap<_, _> = packages
        .map(|package| {
            ((text(package, "name").unwrap(), text(package, "version").unwrap()), text(package, "rust_version"))
        })
        .collect();
    for published in ["ampersat", "ampersat-runtime", "dns-services", "dns-services-sandbox"] {
        let ours = declared.iter().find(|((name, _), _)| name == published).unwrap().1.clone().unwrap();
        let dependencies = dependencies(published, &["--all-features"]);
        assert!(dependencies.len() > 10, "{published}: {dependencies:?}");
        for dependency in dependencies {
            let Some(theirs) = declared.get(&dependency).unwrap_or_else(|| panic!("{dependency:?} is unknown")) else {
                continue;
            };
            assert!(version(theirs) <= version(&ours), "{published}: {dependency:?} needs {theirs}, we say {ours}");
        }
    }
}
