//! Zones as files: plans, applying them, and back again. And what else changes or reads much.

use super::Cli;
use dns_services_sandbox::{Fault, FaultRule, Sandbox};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A zone of a thousand records and some that are not touched.
fn large(cli: &Cli) -> String {
    let mut text = cli.ok(&["zone", "export", "example.com"]);
    for number in 0..1000 {
        writeln!(text, "host{number} 300 IN A 192.0.2.{}", number % 250).unwrap();
    }
    text
}

#[test]
fn a_thousand_records_are_a_thousand_calls_and_then_none() {
    let cli = Cli::start();
    let before = cli.ok(&["zone", "export", "example.com"]);
    let file = cli.home.path().join("large.zone");
    std::fs::write(&file, large(&cli)).unwrap();
    let apply = ["zone", "apply", "example.com", file.to_str().unwrap(), "--delete"];
    cli.writes();
    let out = cli.ok(&apply);
    assert!(out.contains("\n1000 to add, 0 to change, 0 to delete\n"), "{out}");
    assert_eq!(cli.writes(), 1000);
    assert_eq!(cli.ok(&apply), "nothing to do\n");
    assert_eq!(cli.writes(), 0);

    let changed = std::fs::read_to_string(&file)
        .unwrap()
        .replace("host7 300", "host7 60")
        .replace("host8 300 IN A 192.0.2.8\n", "");
    std::fs::write(&file, changed).unwrap();
    cli.ok(&apply);
    assert_eq!(cli.writes(), 2);

    let backups = cli.ok(&["zone", "backups", "example.com"]);
    assert_eq!(backups.lines().count(), 2);
    cli.ok(&["zone", "restore", "example.com", "--backup", backups.lines().next().unwrap()]);
    assert_eq!(cli.ok(&["zone", "export", "example.com"]), before, "byte by byte");
}

#[test]
fn an_interrupted_apply_is_resumed_and_undone() {
    let cli = Cli::start();
    let before = cli.ok(&["zone", "export", "example.com"]);
    let file = cli.home.path().join("large.zone");
    std::fs::write(&file, large(&cli)).unwrap();
    let apply = ["zone", "apply", "example.com", file.to_str().unwrap()];
    // The answer to the 301st is lost with the connection, and then the server is away.
    cli.writes();
    let rules = "cut,probability=0.003,operation=dns.add_record".parse::<FaultRule>().unwrap();
    cli.sandbox.fault(rules).unwrap();
    let ran = cli.run(&apply);
    cli.sandbox.clear_faults();
    assert_eq!(ran.code, 6, "{}", ran.error);
    let done = cli.ok(&["records", "example.com", "--csv"]).lines().filter(|line| line.contains(",host")).count();
    assert!(done > 0 && done < 1000, "{done}");
    assert!(ran.error.contains("the same command does the rest"), "{}", ran.error);
    let backup = ran.error.split("--backup ").nth(1).unwrap().split('`').next().unwrap().to_owned();
    cli.writes();
    cli.ok(&apply);
    assert_eq!(cli.writes(), 1000 - done, "only what was missing");
    cli.ok(&["zone", "restore", "example.com", "--backup", &backup]);
    assert_eq!(cli.ok(&["zone", "export", "example.com"]), before);
}

#[test]
fn lost_answers_do_not_make_duplicates() {
    let cli = Cli::start();
    let file = cli.home.path().join("more.zone");
    std::fs::write(&file, "a 60 A 192.0.2.1\nb 60 A 192.0.2.2\nc 60 A 192.0.2.3\n").unwrap();
    cli.sandbox.fault(FaultRule::always(Fault::LostAnswer).on("dns.add_record")).unwrap();
    cli.ok(&["zone", "import", "example.com", file.to_str().unwrap(), "--yes"]);
    assert_eq!(cli.sandbox.count("dns.add_record"), 3);
}

#[test]
fn a_restore_goes_back_to_the_state_before_the_last_apply() {
    let cli = Cli::start();
    let before = cli.ok(&["zone", "export", "example.com", "--format", "json"]);
    let file = cli.home.path().join("small.zone");
    std::fs::write(&file, "www 300 IN A 192.0.2.1\n").unwrap();
    cli.ok(&["zone", "apply", "example.com", file.to_str().unwrap(), "--delete"]);
    let after = cli.ok(&["records", "example.com", "--csv"]);
    assert_eq!(after.lines().count(), 5, "SOA, two NS and the record: {after}");
    for _ in 0..2 {
        cli.ok(&["zone", "restore", "example.com"]);
        assert_eq!(cli.ok(&["zone", "export", "example.com", "--format", "json"]), before);
    }
}

#[test]
fn the_doctor_reads_everything_that_only_reads_and_shows_nobodys_data() {
    let cli = Cli::start();
    let report = cli.ok(&["doctor"]);
    let read: BTreeSet<String> = cli.sandbox.requests().into_iter().map(|one| one.operation).collect();
    let document: serde_json::Value = serde_json::from_str(include_str!("../../openapi.json")).unwrap();
    let group = |tag: &str| {
        let tags = document["tags"].as_array().unwrap().iter();
        let mut named =
            tags.filter(|known| known["name"] == tag).map(|known| known["x-ampersat-name"].as_str().unwrap());
        named.next().unwrap().to_owned()
    };
    for item in document["paths"].as_object().unwrap().values() {
        let Some(operation) = item.get("get").filter(|operation| operation["x-ampersat-class"] == "read") else {
            continue;
        };
        let tag = operation["tags"][0].as_str().unwrap();
        let name = format!("{}.{}", group(tag), operation["x-ampersat-name"].as_str().unwrap());
        let is_left_out = ["domains.auth_code", "support.get_attachment"].contains(&name.as_str());
        assert_eq!(!read.contains(&name), is_left_out, "{name}");
    }
    assert!(cli.sandbox.requests().iter().all(|request| request.method == "GET" || request.path == "/login"));
    for secret in ["Dana", "Demo", "example.com", "192.0.2", "12345678", "5.00"] {
        assert!(!report.contains(secret), "{secret} is in\n{report}");
    }
}

#[test]
fn a_package_gets_completions_and_man_pages() {
    let cli = Cli::start();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        assert!(cli.ok(&["completions", shell]).contains("dns-services"), "{shell}");
    }
    assert!(cli.ok(&["man"]).contains(".TH dns-services 1"));
    cli.ok(&["man", "--folder", cli.home.path().to_str().unwrap()]);
    for page in ["dns-services.1", "dns-services-acme-present.1", "dns-services-zone-apply.1"] {
        assert!(cli.home.path().join(page).exists(), "{page}");
    }
}

#[test]
fn an_unknown_field_becomes_an_action_of_an_overlay() {
    let seed = include_str!("../../../tests/sandbox/seed.json");
    let cli = Cli::with(Sandbox::builder().seed(seed));
    let overlay = cli.ok(&["doctor", "--overlay"]);
    assert!(overlay.starts_with("overlay: 1.0.0\n"), "{overlay}");
    for line in overlay.lines().filter_map(|line| line.trim().strip_prefix("update: ")) {
        let update: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(update.is_object());
    }
}
