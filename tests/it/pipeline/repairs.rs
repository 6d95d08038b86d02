//! The repairs of the project's own document: every repair, every parameter, every operation.

use super::{VENDOR, client, input, paths, project, tree};
use ampersat::Client;
use ampersat::diagnostic::{Severity, count_by_code};
use ampersat::document::METHODS;
use ampersat::model::{Operation, Parameter, Type};

#[test]
fn the_summary_counts_what_it_counted_before() {
    use Severity::{Note, Repaired};
    let expected = [
        (Repaired, "at-placeholder", 38),
        (Repaired, "definition-unused", 7),
        (Repaired, "example-comment", 1),
        (Repaired, "example-doubled-brace", 1),
        (Repaired, "example-elision", 6),
        (Repaired, "example-fence-opening", 29),
        (Repaired, "example-fence-unclosed", 29),
        (Repaired, "example-in-description", 53),
        (Repaired, "example-raw-newline", 1),
        (Repaired, "example-trailing-comma", 2),
        (Repaired, "path-parameter-name", 3),
        (Repaired, "query-as-body", 65),
        (Note, "example-contradicts", 8),
        (Note, "example-unknown", 12),
        (Note, "key-type-varies", 21),
    ];
    let counts: Vec<_> = count_by_code(&project().diagnostics).into_iter().collect();
    let counts: Vec<_> = counts.into_iter().map(|((severity, code), count)| (severity, code, count)).collect();
    assert_eq!(counts, expected);
}

#[test]
fn every_repair_names_its_value_and_its_line() {
    let outcome = project();
    let lines = |source: &str| input(source).text.lines().count();
    let document = tree(&input(VENDOR).text);
    for repair in outcome.diagnostics.iter().filter(|one| one.severity == Severity::Repaired) {
        let location = repair.location.as_ref().unwrap_or_else(|| panic!("{repair:?}"));
        assert!(location.pointer.starts_with('/'), "{repair:?}");
        assert!((2..=lines(&location.source)).contains(&location.line), "{repair:?}");
        // The overlays add examples; everything else is repaired where the vendor wrote it.
        assert!(location.source == VENDOR || repair.code.starts_with("example-"), "{repair:?}");
        if location.source == VENDOR {
            let found = location.pointer.split('/').skip(1).map(|token| token.replace("~1", "/").replace("~0", "~"));
            let value = found.into_iter().try_fold(&document, |node, token| node.child(&token));
            assert!(value.is_some(), "{} is no value of the vendor's document", location.pointer);
        }
    }
}

#[test]
fn all_53_examples_are_read() {
    let outcome = project();
    let read = outcome.diagnostics.iter().filter(|one| one.code == "example-in-description");
    let sources: Vec<_> = read.map(|one| one.location.as_ref().unwrap().source.clone()).collect();
    let from = |name: &str| sources.iter().filter(|source| *source == name).count();
    assert_eq!((from(VENDOR), from("spec/dns-services.overlay.yaml"), sources.len()), (29, 24, 53));
    let client = client();
    assert_eq!(client.api.operations().filter(|(_, operation)| operation.example.is_some()).count(), 53);
    let tests = client.files["tests/examples.rs"].matches("#[test]").count();
    assert_eq!(tests, 53, "one test for each example");
}

#[test]
fn nine_examples_need_a_tolerance_and_each_is_named() {
    let expected = [
        ("GET /balance", vec!["doubled-brace"]),
        ("GET /category/{category_id}/product", vec!["elision", "raw-newline"]),
        ("GET /contact/privileges", vec!["comment", "elision"]),
        ("GET /domain/name/{name}", vec!["trailing-comma"]),
        ("GET /domain/order", vec!["elision"]),
        ("GET /domain/order/{id}/form", vec!["elision"]),
        ("GET /order/{product_id}", vec!["elision"]),
        ("GET /payment/fees", vec!["trailing-comma"]),
        ("POST /quote", vec!["elision"]),
    ];
    let tolerances = ["comment", "doubled-brace", "duplicate-key", "elision", "raw-newline", "trailing-comma"];
    let mut found = std::collections::BTreeMap::<String, Vec<&str>>::new();
    for one in &project().diagnostics {
        let tolerance = one.code.strip_prefix("example-").filter(|name| tolerances.contains(name));
        if let Some(tolerance) = tolerance {
            let subject = one.message.strip_prefix("the example of ").unwrap();
            let subject = subject.split(' ').take(2).collect::<Vec<_>>().join(" ");
            found.entry(subject).or_default().push(tolerance);
        }
    }
    found.values_mut().for_each(|tolerances| tolerances.sort_unstable());
    let expected = expected.map(|(subject, tolerances)| (subject.to_owned(), tolerances));
    assert_eq!(found.into_iter().collect::<Vec<_>>(), expected);
}

/// The vendor's parameters: method, path as the vendor writes it, name, and the declared place.
fn declared() -> Vec<(String, String, String, String)> {
    let mut document = tree(&input(VENDOR).text);
    let mut declared = Vec::new();
    for (path, item) in paths(&mut document) {
        for method in METHODS {
            for parameter in item.get(method).into_iter().flat_map(|operation| operation.list("parameters")) {
                let text = |key| parameter.str(key).unwrap().to_owned();
                declared.push((method.to_uppercase(), path.clone(), text("name"), text("in")));
            }
        }
    }
    declared
}

/// `/domain/@id/dns` as `/domain/{id}/dns`.
fn template(path: &str) -> String {
    let segment = |segment: &str| segment.strip_prefix('@').map_or(segment.to_owned(), |name| format!("{{{name}}}"));
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}

fn operation<'a>(client: &'a Client, method: &str, path: &str) -> &'a Operation {
    let mut all = client.api.operations().map(|(_, operation)| operation);
    all.find(|operation| operation.method == method && operation.path == template(path))
        .unwrap_or_else(|| panic!("{method} {path} has no method"))
}

/// Returns the places of a vendor's name; the arguments whose placeholder has another name keep it in Rust.
fn places(operation: &Operation, name: &str) -> Vec<&'static str> {
    let places =
        [("argument", &operation.path_parameters), ("query", &operation.parameters), ("body", &operation.body.fields)];
    let is = |parameter: &&Parameter| parameter.name.wire == name || parameter.name.rust == name;
    places.into_iter().flat_map(|(place, list)| list.iter().filter(is).map(move |_| place)).collect()
}

#[test]
fn each_of_the_129_parameters_goes_to_one_place() {
    let client = client();
    let mut wrong = Vec::new();
    let mut counts = (0, 0, 0);
    for (method, path, name, place) in declared() {
        let found = places(operation(client, &method, &path), &name);
        let writes = ["POST", "PUT", "PATCH"].contains(&method.as_str());
        let expected = match (place.as_str(), writes) {
            ("path", _) => "argument",
            (_, true) => "body",
            (_, false) => "query",
        };
        match expected {
            "argument" => counts.0 += 1,
            "query" => counts.1 += 1,
            _ => counts.2 += 1,
        }
        if found != [expected] {
            wrong.push(format!("{name} of {method} {path}, declared in {place}: {found:?} instead of {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(counts, (63, 1, 65), "arguments, query setters, body setters");
}

#[test]
fn the_client_has_no_parameter_that_nobody_declared() {
    let (client, declared) = (client(), declared());
    let sum = |list: fn(&Operation) -> &Vec<Parameter>| {
        client.api.operations().map(|(_, operation)| list(operation).len()).sum::<usize>()
    };
    let arguments = sum(|operation| &operation.path_parameters);
    let (query, body) = (sum(|operation| &operation.parameters), sum(|operation| &operation.body.fields));
    let undeclared: Vec<_> = client
        .api
        .operations()
        .flat_map(|(_, operation)| {
            operation.parameters.iter().chain(&operation.body.fields).map(move |field| (operation, field))
        })
        .filter(|(operation, field)| {
            !declared.iter().any(|(method, path, name, _)| {
                *method == operation.method && template(path) == operation.path && *name == field.name.wire
            })
        })
        .map(|(operation, field)| format!("{} of {} {}", field.name.wire, operation.method, operation.path))
        .collect();
    assert_eq!((arguments, query, body), (63, 1, 65), "{undeclared:#?}");
}

#[test]
fn every_placeholder_is_an_argument_in_its_order() {
    for (_, operation) in client().api.operations() {
        let filled = operation.path_parameters.iter().map(|parameter| format!("{{{}}}", parameter.name.wire));
        let placeholders = operation.path.split('/').filter(|segment| segment.starts_with('{'));
        assert!(placeholders.eq(filled), "{} {}", operation.method, operation.path);
    }
}

#[test]
fn what_writes_sends_nothing_in_the_query() {
    let client = client();
    let writing = client.api.operations().filter(|(_, o)| ["POST", "PUT", "PATCH"].contains(&o.method.as_str()));
    let leaking: Vec<_> = writing.filter(|(_, operation)| !operation.parameters.is_empty()).collect();
    assert!(leaking.is_empty(), "{leaking:#?}");
}

#[test]
fn the_password_is_a_secret_in_the_body() {
    let client = client();
    let login = operation(client, "POST", "/login");
    assert_eq!(places(login, "password"), ["body"]);
    let password = login.body.fields.iter().find(|field| field.name.wire == "password").unwrap();
    assert_eq!((&password.ty, password.required), (&Type::Secret, true));
}

#[test]
fn all_83_operations_are_methods_of_7_groups() {
    let client = client();
    let groups: Vec<_> = client.api.groups.iter().map(|g| (g.name.rust.as_str(), g.operations.len())).collect();
    assert_eq!(client.operations, 83);
    assert_eq!(groups.iter().map(|(_, count)| count).sum::<usize>(), 83);
    let names: Vec<_> = groups.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["account", "billing", "cart", "dns", "domains", "services", "support"]);
    let methods = client.files.iter().filter(|(path, _)| path.ends_with("/mod.rs"));
    let operations: usize = methods.map(|(_, text)| text.matches("<'_> {\n    ///").count()).sum();
    assert_eq!(operations, 83);
}

#[test]
fn at_signs_survive_outside_of_paths() {
    let client = client();
    let vendor = input(VENDOR).text.replace("\\/", "/");
    for route in ["/service/@id/upgrade", "/service/@id/methods"] {
        assert!(vendor.contains(route));
    }
    let methods = operation(client, "GET", "/service/@id/methods").only_example().unwrap();
    assert!(methods.contains("\"/service/@id/upgrade\""), "{methods}");
    let docs = &client.files["src/generated/services/mod.rs"];
    assert!(docs.contains("/service/@id/upgrade"), "the example of the documentation has lost its `@id`");
    assert!(client.api.operations().all(|(_, operation)| !operation.path.contains('@')));
}
