//! The command for machines: formats of findings, exit codes, completions and man pages. And its help.

use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::{TempDir, tempdir};

/// A document with a path without a slash, and an answer that is left out.
const PETS: &str = "openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /v1/pets: {get: {operationId: list_pets, responses: {'204': {description: Done.}}}}
  pets/{id}:
    put:
      operationId: put_pet
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'101': {description: Another protocol.}, '204': {description: Done.}}
";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempdir().unwrap();
    for (path, text) in files {
        fs::write(folder.path().join(path), text).unwrap();
    }
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ampersat")).current_dir(folder).args(arguments).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn error(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn findings_are_a_sarif_log() {
    let folder = folder(&[("größe 1.yaml", PETS)]);
    let output = run(folder.path(), &["lint", "größe 1.yaml", "--format", "sarif"]);
    let log: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&log["version"], &log["runs"][0]["columnKind"]), (&json!("2.1.0"), &json!("unicodeCodePoints")));
    let driver = &log["runs"][0]["tool"]["driver"];
    assert_eq!(driver["name"], "ampersat");
    let rules = ["path-without-slash", "upgrade-ignored"];
    let known: Vec<_> = driver["rules"].as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(known, rules);
    assert_eq!(driver["rules"][0]["shortDescription"]["text"], "A path does not begin with `/`.");
    let results = &log["runs"][0]["results"];
    let levels: Vec<_> = results.as_array().unwrap().iter().map(|one| (&one["ruleId"], &one["level"])).collect();
    assert_eq!(levels, [(&json!(rules[1]), &json!("warning")), (&json!(rules[0]), &json!("note"))]);
    let expected = json!([{
        "physicalLocation": {
            "artifactLocation": {"uri": "gr%C3%B6%C3%9Fe%201.yaml"}, "region": {"startLine": 6, "startColumn": 5},
        },
        "logicalLocations": [{"fullyQualifiedName": "/paths/pets~1{id}"}],
    }]);
    assert_eq!(results[1]["locations"], expected);
}

#[test]
fn findings_are_annotations_of_github() {
    let folder = folder(&[("a,b.yaml", PETS), ("bad.yaml", "openapi: 4.0.0\n")]);
    let output = run(folder.path(), &["lint", "a,b.yaml", "--format", "github"]);
    let lines: Vec<_> = out(&output).lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].starts_with("::warning file=a%2Cb.yaml,line=9,col=26,title=upgrade-ignored::"), "{lines:?}");
    assert!(lines[1].starts_with("::notice file=a%2Cb.yaml,line=6,col=5,title=path-without-slash::"), "{lines:?}");
    let output = run(folder.path(), &["generate", "bad.yaml", "--out", "bad", "--format", "github"]);
    assert_eq!(output.status.code(), Some(1));
    let said = out(&output);
    let expected = "::error file=bad.yaml,line=1,col=10,title=unknown-version::`openapi: \"4.0.0\"` is not a version this \
                    generator knows%0Aknown are ";
    assert!(said.starts_with(expected) && said.lines().count() == 1, "{said}");
}

#[test]
fn the_findings_of_all_clients_are_one_log() {
    let table = |name: &str| format!("[client.{name}]\ndocument = \"{name}.yaml\"\noutput = \"{name}\"\n");
    let toml = table("a") + &table("b");
    let folder = folder(&[("ampersat.toml", &toml), ("a.yaml", PETS), ("b.yaml", PETS)]);
    for (format, count) in [("sarif", 4), ("json", 4)] {
        let output = run(folder.path(), &["lint", "--format", format]);
        let log: Value = serde_json::from_slice(&output.stdout).unwrap();
        let findings = if format == "sarif" { &log["runs"][0]["results"] } else { &log };
        assert_eq!(findings.as_array().unwrap().len(), count, "{format}");
    }
    let output = run(folder.path(), &["generate", "--format", "sarif"]);
    let log: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 4);
    // The summary for people is not in the log.
    assert_eq!(error(&output).matches("operations: 2 in, 2 methods out").count(), 2, "{}", error(&output));
    assert!(folder.path().join("b/Cargo.toml").exists());
}

#[test]
fn lint_sums_up_what_it_found() {
    let folder = folder(&[("a.yaml", PETS), ("bad.yaml", "openapi: 4.0.0\n")]);
    let output = run(folder.path(), &["lint", "a.yaml"]);
    assert!(output.status.success());
    let expected = "a.yaml: 2 operations, 0 left out\nunsupported: 1\n     1 upgrade-ignored\nrepairs: 1\n     1 path-without-slash\n";
    assert!(error(&output).starts_with(expected), "{}", error(&output));
    let output = run(folder.path(), &["lint", "bad.yaml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(error(&output).starts_with("bad.yaml: no client can be made of it\nerrors: 1\n"), "{}", error(&output));
}

#[test]
fn lint_has_no_options_of_what_is_written() {
    let help = out(&run(Path::new("."), &["lint", "--help"]));
    let (options, _) = help.split_once("Examples:").unwrap();
    let options: Vec<_> = options.split_whitespace().filter(|word| word.starts_with("--")).collect();
    let known = [
        "--overlay",
        "--allow-dir",
        "--include",
        "--exclude",
        "--without-naming-rule",
        "--features",
        "--deny",
        "--format",
    ];
    assert_eq!(options, [&known[..], &["--client", "--color", "--help"]].concat());
    let output = run(Path::new("."), &["lint", "a.yaml", "--out", "b"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn help_names_the_exit_codes() {
    for arguments in [&["--help"][..], &["generate", "--help"], &["lint", "--help"], &["diff", "--help"]] {
        let help = out(&run(Path::new("."), arguments));
        assert!(help.contains("\nExit codes:\n  0  it is done\n  1  it failed: "), "{help}");
    }
}

#[test]
fn commands_that_read_a_description_take_that_of_the_file_with_all_that_it_says() {
    let other = PETS.replace("pets", "dogs");
    let project = "[client.pets]\ndocument = 'pets.yaml'\noutput = 'pets'\nselection.exclude = [{method = 'put'}]\n\
                   names.operations = {list_pets = 'everyone'}\n[client.second]\ndocument = 'dogs.yaml'\noutput = 'dogs'\n";
    let folder = folder(&[("pets.yaml", PETS), ("dogs.yaml", &other), ("ampersat.toml", project)]);
    let calls = |arguments: &[&str]| {
        let output = run(folder.path(), &[&["list", "--format", "json"], arguments].concat());
        let listing: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", error(&output)));
        let rows = listing["operations"].as_array().unwrap().iter().map(|row| row["call"].as_str().unwrap().to_owned());
        rows.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(calls(&[]), "operations().everyone");
    assert_eq!(calls(&["pets.yaml"]), "operations().put_pet operations().list_pets");
    assert_eq!(calls(&["--client", "second"]), "operations().put_pet operations().list_dogs");
    // The one operation that is selected has a name in the file.
    let pins = |arguments: &[&str]| out(&run(folder.path(), &[&["pin"], arguments].concat()));
    assert!(pins(&[]).contains("actions: []"), "{}", pins(&[]));
    assert!(pins(&["pets.yaml"]).contains("x-ampersat-name: put_pet"), "{}", pins(&["pets.yaml"]));
    let proposed = out(&run(folder.path(), &["overlay", "--client", "second"]));
    assert!(!proposed.contains("/pets") && proposed.contains("overlay: 1.0.0"), "{proposed}");
    assert!(error(&run(folder.path(), &["list", "--client", "secon"])).contains("the nearest is `second`"));
}

#[test]
fn descriptions_of_several_files_are_compared() {
    let with = |name: &str| {
        format!(
            "openapi: 3.0.3\ninfo: {{title: A, version: '1'}}\npaths:\n  /a:\n    get:\n      responses: {{'200': \
             {{description: '', content: {{application/json: {{schema: {{$ref: '{name}.yaml#/A'}}}}}}}}}}\n"
        )
    };
    let (one, two) = (
        "A: {type: object, properties: {a: {type: string}}}\n",
        "A: {type: object, properties: {b: {type: string}}}\n",
    );
    let folder =
        folder(&[("old.yaml", &with("one")), ("new.yaml", &with("two")), ("one.yaml", one), ("two.yaml", two)]);
    let output = run(folder.path(), &["diff", "old.yaml", "new.yaml"]);
    assert!(out(&output).contains("Consequence: **major**"), "{}{}", out(&output), error(&output));
}

#[test]
fn a_change_that_is_too_large_fails() {
    let minor = PETS.replace("parameters: [", "parameters: [{name: x, in: query, schema: {type: string}}, ");
    let major = PETS.replace("operationId: put_pet", "operationId: change");
    let folder = folder(&[("old.yaml", PETS), ("minor.yaml", &minor), ("major.yaml", &major)]);
    for (new, limit, code, commit) in [
        ("old.yaml", "patch", 0, None),
        ("minor.yaml", "major", 0, Some("feat: follow Pets 1")),
        ("minor.yaml", "minor", 1, Some("feat: follow Pets 1")),
        ("major.yaml", "minor", 1, Some("feat!: follow Pets 1 (operations: 1 renamed)")),
        ("major.yaml", "major", 1, Some("feat!: follow Pets 1 (operations: 1 renamed)")),
    ] {
        let output = run(folder.path(), &["diff", "old.yaml", new, "--fail-on", limit]);
        assert_eq!(output.status.code(), Some(code), "{new} {limit}: {}", out(&output));
        let line = out(&output).lines().find_map(|line| line.strip_prefix("Commit: ").map(str::to_owned));
        assert_eq!(line, commit.map(|commit| format!("`{commit}`")), "{new}");
    }
}

#[test]
fn a_trace_goes_on_through_a_correction_that_does_not_fit() {
    let overlay = "overlay: 1.0.0\nactions:\n- target: $.paths['/dogs']\n  description: Gone.\n  remove: true\n";
    let folder = folder(&[("a.yaml", PETS), ("o.yaml", overlay)]);
    let trace = ["trace", "PUT /pets/{id}", "id", "--spec", "a.yaml", "--overlay", "o.yaml"];
    let output = run(folder.path(), &trace);
    assert!(output.status.success(), "{}", error(&output));
    let said = out(&output);
    assert!(said.contains("\nlower      argument `id: String` of `client.operations().put_pet()`"), "{said}");
    assert!(said.contains("\nfinding    o.yaml:3:11: overlay-no-match: `$.paths['/dogs']` matches nothing"), "{said}");
}

#[test]
fn completions_and_man_pages_know_every_command() {
    let folder = tempdir().unwrap();
    let commands = [
        "init",
        "generate",
        "fetch",
        "lint",
        "list",
        "mock",
        "overlay",
        "pin",
        "diff",
        "trace",
        "explain",
        "completions",
        "man",
    ];
    let commands: Vec<_> = commands
        .into_iter()
        .filter(|name| *name != "fetch" || cfg!(feature = "fetch"))
        .filter(|name| *name != "mock" || cfg!(feature = "mock"))
        .collect();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let text = out(&run(folder.path(), &["completions", shell]));
        assert!(commands.iter().all(|command| text.contains(command)), "{shell}: {text}");
    }
    let page = out(&run(folder.path(), &["man"]));
    assert!(page.contains(".TH ampersat 1"), "{page}");
    let output = run(folder.path(), &["man", "--out", "."]);
    assert!(output.status.success(), "{}", error(&output));
    for command in commands {
        assert!(folder.path().join(format!("ampersat-{command}.1")).exists(), "{command}");
    }
}

#[test]
fn a_description_comes_from_standard_input() {
    let folder = folder(&[("a.yaml", PETS)]);
    let document = fs::File::open(folder.path().join("a.yaml")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_ampersat"));
    let output = command.current_dir(folder.path()).args(["lint", "-"]).stdin(document).output().unwrap();
    assert!(output.status.success(), "{}", error(&output));
    assert!(error(&output).starts_with("<stdin>: 2 operations, 0 left out\n"), "{}", error(&output));
    assert!(out(&output).contains("--> <stdin>:6:5"), "{}", out(&output));
}

#[test]
fn a_url_is_refused_with_the_way_to_download_it() {
    for arguments in [&["lint"][..], &["generate", "--out", "a"], &["list"], &["pin"]] {
        for (url, shown) in [
            ("https://pets.example/openapi.yaml", "https://pets.example/openapi.yaml --out openapi.yaml"),
            ("https://ada:lovelace@pets.example/api", "URL --out openapi.json"),
            ("https://pets.example/api?token=lovelace", "URL --out openapi.json"),
        ] {
            let output = run(Path::new("."), &[arguments, &[url]].concat());
            assert_eq!(output.status.code(), Some(1));
            let said = error(&output);
            assert!(said.ends_with(&format!("\n  ampersat fetch {shown}\n")) && !said.contains("lovelace"), "{said}");
        }
    }
}

#[test]
fn findings_have_colours_where_they_are_wanted() {
    let long = format!("openapi: 4.0.0 # {}\n", "x".repeat(300));
    let one_line = format!("{{\"a\": \"{}\", \"openapi\": \"4.0.0\"}}", "y".repeat(300));
    let folder = folder(&[("a.yaml", &long), ("b.json", &one_line)]);
    let lint = |file: &str, arguments: &[&str], environment: &[(&str, &str)]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ampersat"));
        let command = command.current_dir(folder.path()).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
        let command = command.args(["lint", file]).args(arguments).envs(environment.iter().copied());
        out(&command.output().unwrap())
    };
    let forced = [("CLICOLOR_FORCE", "1")];
    for file in ["a.yaml", "b.json"] {
        let plain = lint(file, &[], &[]);
        assert!(plain.starts_with("error[unknown-version]: ") && !plain.contains('\u{1b}'), "{plain:?}");
        for (arguments, environment, has_colours) in [
            (&["--color", "always"][..], &[][..], true),
            (&[], &forced, true),
            (&["--color", "never"], &forced, false),
            (&[], &[("NO_COLOR", "1")], false),
        ] {
            let printed = lint(file, arguments, environment);
            assert_eq!(printed.contains("\u{1b}["), has_colours, "{arguments:?} {environment:?} {printed:?}");
            // Without the colours, it is the same.
            let mut parts = printed.split("\u{1b}[");
            let first = parts.next().unwrap().to_owned();
            let stripped = parts.fold(first, |text, part| text + part.split_once('m').unwrap().1);
            let trimmed = |text: &str| text.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
            assert_eq!(trimmed(&stripped), trimmed(&plain), "{printed}");
        }
    }
}
