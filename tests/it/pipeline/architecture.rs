//! The rules of the generator's sources that no compiler checks.

use super::root;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The stages, in the order in which a document passes them.
const STAGES: [&str; 9] = ["load", "normalise", "overlay", "select", "complete", "lower", "arrange", "emit", "render"];
/// The modules that every stage may use.
const SHARED: [&str; 3] = ["document", "diagnostic", "choices"];

/// The Rust files below a folder of the repository, by their paths from there, with their texts.
pub(super) fn sources(folder: &str) -> Vec<(String, String)> {
    let mut paths = Vec::new();
    collect(&root().join(folder), &mut paths);
    paths.sort();
    let name = |path: &Path| path.strip_prefix(root().join(folder)).unwrap().to_str().unwrap().replace('\\', "/");
    let sources: Vec<_> = paths.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect();
    assert!(!sources.is_empty(), "{folder} is empty");
    sources
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "target") {
                collect(&path, found);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The sources of the generator.
fn program() -> impl Iterator<Item = (String, String)> {
    let all = sources("generator/src").into_iter().chain(sources("generator/build"));
    all.filter(|(path, _)| !path.ends_with("/tests.rs"))
}

/// The lines that are compiled into the program: no comments, no tests, and no lines of a text that is emitted.
fn code(text: &str) -> impl Iterator<Item = &str> {
    // A module of tests stands at the end of its file, or in a file of its own.
    let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    text[..end].lines().filter(|line| !line.trim_start().starts_with("//") && !line.trim_start().starts_with('"'))
}

/// The module at the crate's root to which a file belongs.
fn module(path: &str) -> &str {
    path.split('/').next().unwrap().trim_end_matches(".rs")
}

/// The modules at the crate's root that a line names; emitted code has a `crate::` of its own, with other modules.
fn used(line: &str) -> impl Iterator<Item = &str> {
    let names = line.split("crate::").skip(1).map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next());
    names.flatten().filter(|name| STAGES.contains(name) || SHARED.contains(name) || ["model", "cli"].contains(name))
}

#[test]
fn stages_use_earlier_stages_only() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (path, text) in program() {
        let own = module(&path);
        if matches!(own, "lib" | "generator" | "internals" | "output" | "main" | "cli" | "build" | "files") {
            continue;
        }
        let position = STAGES.iter().position(|stage| *stage == own);
        for line in code(&text) {
            for other in used(line) {
                seen += 1;
                let is_shared = SHARED.contains(&other) || other == own;
                // The model stands between `lower` and `emit`, and models are compared; the text of a crate needs nothing else.
                let is_model = other == "model" && matches!(own, "lower" | "arrange" | "emit" | "render" | "diff");
                let earlier = STAGES.iter().position(|stage| *stage == other).zip(position);
                if !is_shared && !is_model && earlier.is_none_or(|(other, own)| other >= own) {
                    wrong.push(format!("{path} uses {other}: {}", line.trim()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(seen > 50, "only {seen} imports were found");
}

/// The layers of the runtime: each uses itself and those before it.
const LAYERS: [&str; 31] = [
    "dialect",
    "api",
    "percent",
    "random",
    "secret",
    "line",
    "mask",
    "time",
    "json",
    "codec",
    "headers",
    "rate_limit",
    "error",
    "retry",
    "body",
    "transport",
    "trace",
    "decoding",
    "stream",
    "exchange",
    "session",
    "oauth2",
    "auth",
    "request",
    "client",
    "blocking",
    "paging",
    "polling",
    "webhooks",
    "mock",
    "testing",
];

/// The names that a crate's root has from its modules, with the module of each.
fn reexports(root: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for statement in root.split(';') {
        let Some((_, path)) =
            ["pub use ", "pub(crate) use ", "pub(super) use "].iter().find_map(|word| statement.split_once(word))
        else {
            continue;
        };
        let Some((module, names)) = path.split_once("::") else { continue };
        for name in names.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|name| !name.is_empty()) {
            found.insert(name.to_owned(), module.trim().to_owned());
        }
    }
    found
}

/// The first names of the paths that start at the crate's root. Macros name the root of the crate with `$`.
fn from_root(text: &str) -> Vec<String> {
    let code = code(text).collect::<Vec<_>>().join("\n");
    let mut names = Vec::new();
    let mut previous = None;
    for (index, rest) in code.split("crate::").enumerate() {
        if index > 0 && previous != Some('$') {
            let list = match rest.strip_prefix('{') {
                Some(list) => list.split('}').next().unwrap().split(',').collect(),
                None => vec![rest],
            };
            let first =
                |path: &str| path.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap().to_owned();
            names.extend(list.into_iter().map(first).filter(|name| !name.is_empty()));
        }
        previous = rest.chars().last();
    }
    names
}

#[test]
fn layers_of_the_runtime_use_those_above_only() {
    let files = sources("generator/runtime/src");
    let root = files.iter().find(|(path, _)| path == "lib.rs").map(|(_, text)| reexports(text)).unwrap();
    let layer = |name: &str| LAYERS.iter().position(|layer| *layer == name);
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for (path, text) in files.iter().filter(|(path, _)| !["lib.rs", "__private.rs"].contains(&path.as_str())) {
        if path.ends_with("tests.rs") || ["properties.rs", "readings.rs"].iter().any(|name| path.ends_with(name)) {
            continue;
        }
        let own = layer(module(path)).unwrap_or_else(|| panic!("{path} belongs to no layer"));
        for name in from_root(text) {
            let other = layer(&name).or_else(|| layer(root.get(&name)?));
            seen += usize::from(other.is_some());
            if other.is_some_and(|other| other > own) {
                wrong.push(format!("{path} uses {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(seen > 100, "only {seen} imports were found");
}

/// Names that do not exist in a browser, and the files of the runtime that may use them: they are not compiled for one,
/// or have a twin.
const NATIVE: [&str; 6] = ["tokio::", "SystemTime::now", "std::time::Instant", "std::fs", "std::thread", "std::env"];
const OF_NATIVE: [&str; 9] = [
    "blocking.rs",
    "body/mod.rs",
    "client/download/",
    "client/environment.rs",
    "mock/",
    "session/file.rs",
    "session/flight.rs",
    "time.rs",
    "transport/http/native.rs",
];

#[test]
fn only_files_that_no_browser_needs_name_what_it_does_not_have() {
    let (mut wrong, mut seen) = (Vec::new(), BTreeSet::new());
    for (path, text) in sources("generator/runtime/src") {
        let known = OF_NATIVE.into_iter().find(|known| path.starts_with(known));
        let names = |line: &&str| NATIVE.iter().any(|name| line.contains(name));
        for line in code(&text).filter(names) {
            match known {
                Some(known) => _ = seen.insert(known),
                // there, JavaScript is asked
                None if path == "time/browser.rs" => {}
                None => wrong.push(format!("{path}: {}", line.trim())),
            }
        }
    }
    assert!(wrong.is_empty(), "use `crate::time`, or leave it out on wasm32 (CONTRIBUTING.md): {wrong:#?}");
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), OF_NATIVE);
}

/// The files of a crate, by their paths.
type Files = BTreeMap<String, String>;

/// The file in which a name of a folder's module is defined: a module, or what the module has from one.
fn defined(files: &Files, folder: &str, name: &str) -> Option<String> {
    let inside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let file = |name: &str| {
        let paths = [format!("{}.rs", inside(name)), format!("{}/mod.rs", inside(name))];
        paths.into_iter().find(|path| files.contains_key(path))
    };
    if let Some(path) = file(name) {
        return Some(path);
    }
    let module = files.get(&if folder.is_empty() { "lib.rs".to_owned() } else { inside("mod.rs") })?;
    let from = reexports(module).remove(name)?;
    match file(&from)? {
        path if path.ends_with("/mod.rs") => defined(files, &inside(&from), name).or(Some(path)),
        path => Some(path),
    }
}

/// The names that a list or a single path begins with.
fn names(path: &str) -> Vec<&str> {
    let items = match path.strip_prefix('{') {
        Some(list) => list.split('}').next().unwrap().split(',').collect(),
        None => vec![path],
    };
    items
        .into_iter()
        .map(|item| item.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap())
        .filter(|name| !name.is_empty())
        .collect()
}

/// The files that a file imports, by its paths through `super` and `crate`.
fn imports(path: &str, text: &str, files: &Files) -> BTreeSet<String> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let is_module = path.ends_with("/mod.rs");
    let code = code(text).collect::<Vec<_>>().join("\n").replace("$crate::", "");
    let mut found = BTreeSet::new();
    if !is_module {
        let own = code.split("super::").skip(1).flat_map(names);
        found.extend(own.filter_map(|name| defined(files, folder, name)));
    }
    for rest in code.split("crate::").skip(1) {
        for name in names(rest) {
            let Some(file) = defined(files, "", name) else { continue };
            let inner = rest.strip_prefix(name).and_then(|rest| rest.strip_prefix("::"));
            match file.strip_suffix("/mod.rs").zip(inner) {
                Some((folder, inner)) => {
                    let of_module = names(inner).into_iter();
                    found.extend(of_module.map(|name| defined(files, folder, name).unwrap_or_else(|| file.clone())));
                }
                None => _ = found.insert(file),
            }
        }
    }
    found.remove(path);
    found
}

#[test]
fn no_two_files_import_each_other() {
    for folder in ["generator/runtime/src"] {
        let files: Files = sources(folder).into_iter().filter(|(path, _)| !path.ends_with("tests.rs")).collect();
        let graph: BTreeMap<_, _> =
            files.iter().map(|(path, text)| (path.clone(), imports(path, text, &files))).collect();
        assert!(graph.values().map(BTreeSet::len).sum::<usize>() > 50, "{folder}: few imports were found");
        for (from, targets) in &graph {
            // everything that can be reached from here must not lead back
            let (mut reached, mut pending) = (BTreeSet::new(), targets.iter().collect::<Vec<_>>());
            while let Some(file) = pending.pop() {
                if reached.insert(file) {
                    pending.extend(graph.get(file).into_iter().flatten());
                }
            }
            assert!(!reached.contains(from), "{folder}/{from} is reached from its own imports: {reached:?}");
        }
    }
}

/// Checks that each of these words stands only in the code of these modules.
fn only_in(words: &[&str], modules: &[&str]) {
    only_in_code(words, modules, |line| line.to_owned());
}

/// A line without its texts, which may name what is emitted.
fn without_texts(line: &str) -> String {
    line.split('"').step_by(2).collect()
}

/// As [`only_in`], where only a part of each line is looked at.
fn only_in_code(words: &[&str], modules: &[&str], part: fn(&str) -> String) {
    let (mut inside, mut outside) = (0, Vec::new());
    for (path, text) in program() {
        for line in code(&text).filter(|line| words.iter().any(|word| part(line).contains(word))) {
            if modules.contains(&module(&path)) {
                inside += 1;
            } else {
                outside.push(format!("{path}: {}", line.trim()));
            }
        }
    }
    assert!(outside.is_empty(), "{outside:#?}");
    assert!(inside > 0 || modules.is_empty(), "{words:?} stand nowhere");
}

#[test]
fn only_the_last_two_stages_know_the_syntax_of_rust() {
    only_in(&["quote::", "quote!", "proc_macro2", "syn::", "prettyplease"], &["emit", "render"]);
}

#[test]
fn only_the_command_touches_the_world() {
    let words = ["std::fs", "std::net", "std::env", "std::process", "std::io", "std::time", "println!", "eprintln!"];
    only_in_code(&words, &["cli", "main", "build", "files"], without_texts);
}

#[test]
fn nothing_panics_on_purpose() {
    only_in(&[".unwrap()", ".expect(", "panic!(", "todo!(", "unreachable!(", "unimplemented!(", "process::exit"], &[]);
}

#[test]
fn extensions_are_named_in_one_place() {
    only_in(&["\"x-ampersat-"], &["document"]);
    let vendors = include_str!("../../../generator/src/document/vendors.rs");
    let texts: Vec<_> = vendors.split('"').skip(1).step_by(2).map(|name| format!("\"{name}\"")).collect();
    assert!(texts.len() > 15, "{texts:?}");
    only_in(&texts.iter().map(String::as_str).collect::<Vec<_>>(), &["document"]);
    let readme = include_str!("../../../generator/README.md");
    let table = readme.split("### Extensions of other tools").nth(1).unwrap().split("\n#").next().unwrap();
    for name in texts.iter().map(|text| text.replace('"', "`")) {
        assert!(table.contains(&name), "{name} is missing in the table of `generator/README.md`");
    }
}

#[test]
fn no_vendor_is_named_in_code() {
    only_in(&["dns-services", "dns_services", "DNS.services", "hostbill", "HostBill"], &[]);
}

#[test]
fn no_file_written_by_hand_is_too_long_to_read() {
    let folders = ["generator", "generated-client", "xtask/src", "tests"];
    let by_hand = folders.iter().flat_map(|folder| {
        let files = sources(folder).into_iter().filter(|(_, text)| !text.starts_with("// @generated"));
        files.map(move |(path, text)| (format!("{folder}/{path}"), text.lines().count()))
    });
    let long: Vec<_> = by_hand.filter(|(_, lines)| *lines >= 500).collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn every_code_of_a_finding_is_listed_and_every_listed_one_is_used() {
    let listed: Vec<_> = ampersat::diagnostic::codes().collect();
    assert!(listed.is_sorted(), "the codes are not in alphabetical order");
    let without_tests = |text: String| text.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
    let sources: Vec<_> = program().map(|(_, text)| without_tests(text)).collect();
    let used = |code: &str| sources.iter().any(|text| text.contains(&format!("\"{code}\"")));
    let unused: Vec<_> = listed.iter().filter(|code| !used(code)).collect();
    assert!(unused.is_empty(), "no finding has {unused:?}");
    let mut unlisted = Vec::new();
    for text in &sources {
        for kind in ["invalid", "unsupported", "repaired", "note"] {
            let call = format!("Finding::{kind}(");
            let calls = text.split(call.as_str()).skip(1);
            let codes = calls.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next());
            unlisted.extend(codes.filter(|code| !listed.contains(code)));
        }
    }
    assert!(unlisted.is_empty(), "add {unlisted:?} to generator/src/diagnostic/codes.txt");
    let without_page: Vec<_> = listed.iter().filter(|code| ampersat::diagnostic::page(code).is_none()).collect();
    assert!(
        without_page.is_empty(),
        "write generator/src/diagnostic/codes/CODE.md for {without_page:?} (CONTRIBUTING.md)"
    );
}
