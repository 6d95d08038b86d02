//! Types without operations: they compile with the few crates that JSON needs, and read and write it.

use super::elsewhere::{cargo, folder, put};
use ampersat::choices::Choices;
use ampersat::output::{Kind, Output, Runtime};

/// Crates that only operations need.
const OF_OPERATIONS: [&str; 6] = ["reqwest", "tokio", "http", "http-body", "futures-core", "ampersat"];

fn types_only(kind: Kind) -> Output {
    Output { types_only: true, ..Output::new(kind, Runtime::Vendored) }
}

#[test]
fn a_crate_of_types_has_no_runtime_for_operations() {
    let choices: Choices = serde_json::from_str(include_str!("../../fixtures/own-types.choices.json")).unwrap();
    let document = include_str!("../../fixtures/own-types.yaml");
    let files = super::fixtures::generated("own-types", document, types_only(Kind::Crate), choices).unwrap();
    let lines: usize =
        files.iter().filter(|(path, _)| path.starts_with("src/runtime/")).map(|(_, text)| text.lines().count()).sum();
    assert!(lines < 4500, "{lines} lines of runtime");
    let manifest = &files["Cargo.toml"];
    for name in OF_OPERATIONS {
        assert!(!manifest.lines().any(|line| line.starts_with(&format!("{name} = "))), "{name}: {manifest}");
    }
    let readme = &files["README.md"];
    assert!(readme.contains("The types of ") && !readme.contains("Client"), "{readme}");
    let app = folder("types-only");
    _ = std::fs::remove_dir_all(app.join("src"));
    for (path, text) in &files {
        put(&app.join(path), &if path == "Cargo.toml" { format!("{text}\n[workspace]\n") } else { text.clone() });
    }
    assert_eq!(cargo(&app, &["check", "--all-targets"]).1, "");
}

#[test]
fn a_module_of_types_reads_and_writes_them() {
    let document = include_str!("../../fixtures/kinds.yaml");
    let files = super::fixtures::generated("kinds", document, types_only(Kind::Module), Choices::default()).unwrap();
    let client = super::fixtures::client("kinds", document, types_only(Kind::Module), Choices::default()).unwrap();
    let app = folder("types-only-module");
    _ = std::fs::remove_dir_all(app.join("src"));
    for (path, text) in &files {
        put(&app.join("src/kinds").join(path), text);
    }
    let needed = ampersat::internals::dependencies_of_module(&client.api);
    assert!(!OF_OPERATIONS.iter().any(|name| needed.contains(&format!("{name} = "))), "{needed}");
    let manifest = format!(
        "[package]\nname = \"types-only\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n{needed}\n[workspace]\n"
    );
    put(&app.join("Cargo.toml"), &manifest);
    put(
        &app.join("src/main.rs"),
        "mod kinds;\n\nfn main() {\n    let circle: kinds::shapes::Circle = serde_json::from_str(r#\"{\"radius\": 2, \"shape\": \"circle\"}\"#).unwrap();\n    \
         println!(\"{}\", serde_json::to_string(&circle).unwrap());\n}\n",
    );
    assert_eq!(cargo(&app, &["run"]), ("{\"radius\":2.0,\"shape\":\"circle\"}\n".to_owned(), String::new()));
}
