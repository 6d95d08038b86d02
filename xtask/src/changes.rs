//! What differs between two models, in operations and their parameters.

use ampersat::model::{Api, Operation};
use std::collections::BTreeMap;

/// One line for each difference, ordered by route.
pub(crate) fn between(old: &Api, new: &Api) -> Vec<String> {
    let (before, after) = (routes(old), routes(new));
    let mut lines = Vec::new();
    for (route, (name, operation)) in &after {
        match before.get(route) {
            None => lines.push(format!("+ {route}: new, `{name}`")),
            Some((before, _)) if before != name => lines.push(format!("~ {route}: `{before}` is now `{name}`")),
            Some((_, earlier)) => lines.extend(parameters(route, &fields(old, earlier), &fields(new, operation))),
        }
    }
    let gone = before.iter().filter(|(route, _)| !after.contains_key(*route));
    lines.extend(gone.map(|(route, (name, _))| format!("- {route}: gone, `{name}`")));
    lines
}

fn routes(api: &Api) -> BTreeMap<String, (String, &Operation)> {
    let each = api.operations().map(|(group, operation)| {
        let name = format!("{}().{}()", group.name.rust, operation.name);
        (format!("{} {}", operation.path, operation.method), (name, operation))
    });
    each.collect()
}

fn parameters(route: &str, old: &Fields<'_>, new: &Fields<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for ((place, name), (ty, required)) in new {
        let now = if *required { "required" } else { "optional" };
        match old.get(&(*place, *name)) {
            None => lines.push(format!("+ {route}: {place} `{name}: {ty}`, {now}")),
            Some((before, _)) if before != ty => {
                lines.push(format!("~ {route}: {place} `{name}` was {before}, is {ty}"));
            }
            Some((_, before)) if before != required => {
                lines.push(format!("~ {route}: {place} `{name}` is now {now}"));
            }
            Some(_) => {}
        }
    }
    let gone = old.keys().filter(|key| !new.contains_key(*key));
    lines.extend(gone.map(|(place, name)| format!("- {route}: {place} `{name}`")));
    lines
}

/// The type of each parameter, and whether it is required, by place and name.
type Fields<'a> = BTreeMap<(&'static str, &'a str), (String, bool)>;

fn fields<'a>(api: &Api, operation: &'a Operation) -> Fields<'a> {
    let places = [("path", &operation.path_parameters), ("query", &operation.parameters), ("body", &operation.body)];
    let each = places.into_iter().flat_map(|(place, list)| list.iter().map(move |one| (place, one)));
    each.map(|(place, one)| ((place, one.name.wire.as_str()), (api.describe(&one.ty), one.required))).collect()
}

#[cfg(test)]
mod tests {
    use super::between;
    use ampersat::emit::Extent;
    use ampersat::load::Input;
    use ampersat::model::Api;
    use ampersat::{Request, generate};

    fn api(paths: &str) -> Api {
        let text = format!(r#"{{"swagger": "2.0", "info": {{"title": "t", "version": "1"}}, "paths": {paths}}}"#);
        let document = Input { name: "test.json".to_owned(), text };
        let (name, header) = ("test".to_owned(), String::new());
        let request =
            Request { document, overlays: Vec::new(), name, features: Vec::new(), extent: Extent::Modules, header };
        generate(&request, &mut |_, _| {}).client.unwrap().api
    }

    #[test]
    fn operations_and_parameters_that_differ_are_listed_and_nothing_else() {
        let ok = r#""responses": {"200": {"description": "ok"}}"#;
        let parameter = |name: &str, ty: &str, required: bool| {
            format!(r#"{{"name": "{name}", "in": "query", "type": "{ty}", "required": {required}}}"#)
        };
        let get = |parameters: &[String]| format!(r#"{{"get": {{"parameters": [{}], {ok}}}}}"#, parameters.join(","));
        let old = [parameter("a", "string", false), parameter("b", "string", false), parameter("c", "string", false)];
        let new = [parameter("a", "integer", false), parameter("b", "string", true), parameter("d", "string", false)];
        let before = api(&format!(r#"{{"/x": {}, "/gone": {}, "/same": {}}}"#, get(&old), get(&[]), get(&[])));
        let after = api(&format!(r#"{{"/x": {}, "/new": {}, "/same": {}}}"#, get(&new), get(&[]), get(&[])));
        let expected = [
            "+ /new GET: new, `operations().get_new()`",
            "~ /x GET: query `a` was String, is i64",
            "~ /x GET: query `b` is now required",
            "+ /x GET: query `d: String`, optional",
            "- /x GET: query `c`",
            "- /gone GET: gone, `operations().get_gone()`",
        ];
        assert_eq!(between(&before, &after), expected);
        assert!(between(&after, &after).is_empty());
    }
}
