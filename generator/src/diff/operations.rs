//! Operations, their arguments and their setters.

use super::matching::{Key, Pair, pairs};
use super::{Changes, Prose, Retyped, Semver, payloads, retyped, reworded};
use crate::model::{Api, Group, Operation, Parameter, Place};

/// An operation and the module it stands in.
type Grouped<'a> = (&'a Group, &'a Operation);

pub(super) fn compare(old: &Api, new: &Api, changes: &mut Changes) {
    let (before, after): (Vec<Grouped<'_>>, Vec<Grouped<'_>>) =
        (old.operations().collect(), new.operations().collect());
    for pair in pairs(&before, &after, &[&route, &call, &id, &unversioned], &|_, _| false) {
        match pair {
            Pair::Kept(before, after) | Pair::Likely(before, after) => both(old, new, before, after, changes),
            Pair::Gone(one) => changes.major("operation-removed", &call(one), format!("it was `{}`", request(one))),
            Pair::New(one) => changes.minor("operation-added", &call(one), format!("it is `{}`", request(one))),
        }
    }
}

/// Method and path; the names of the placeholders do not matter.
fn route((_, operation): &Grouped<'_>) -> String {
    let segments = operation.path.split('/').map(|segment| if segment.starts_with('{') { "{}" } else { segment });
    // an operation whose answer comes in two ways has two methods
    let second = if operation.is_second() { " while it arrives" } else { "" };
    format!("{} {}{second}", operation.method, segments.collect::<Vec<_>>().join("/"))
}

/// The `operationId`; without one, what no other operation has.
fn id(one: &Grouped<'_>) -> String {
    let second = if one.1.is_second() { " while it arrives" } else { "" };
    one.1.id.as_ref().map_or_else(|| route(one), |id| format!("{id}{second}"))
}

/// Method and path without the segments that say of which version it is.
fn unversioned(one: &Grouped<'_>) -> String {
    let is_version =
        |segment: &str| segment.strip_prefix('v').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let route = route(one);
    route.split('/').filter(|segment| !is_version(segment)).collect::<Vec<_>>().join("/")
}

fn request((_, operation): &Grouped<'_>) -> String {
    format!("{} {}", operation.method, operation.path)
}

fn call((group, operation): &Grouped<'_>) -> String {
    format!("{}().{}()", group.name.rust, operation.name)
}

fn both(old: &Api, new: &Api, before: &Grouped<'_>, after: &Grouped<'_>, changes: &mut Changes) {
    let item = &call(after);
    let (earlier, later) = (before.1, after.1);
    if call(before) != *item {
        changes.major("operation-renamed", item, format!("it was `{}`", call(before)));
    } else if earlier.builder != later.builder && earlier.has_request_type() && later.has_request_type() {
        let message = format!("the type of its request was `{}`, is `{}`", earlier.builder, later.builder);
        changes.major("request-renamed", item, message);
    } else if later.has_request_type() && !earlier.has_request_type() {
        let message = format!("its request was a `runtime::Call`, is a `{}`", later.builder);
        changes.minor("request-typed", item, message);
    }
    if route(before) != route(after) {
        let message = format!("`{}` is now `{}`", request(before), request(after));
        changes.patch("operation-moved", item, message);
    }
    arguments(old, new, item, earlier, later, changes);
    setters(old, new, item, (earlier, later), changes);
    match (earlier.body.open, later.body.open) {
        (true, false) => changes.major("extra-removed", item, "its request has no `extra` any more"),
        (false, true) => changes.minor("extra-added", item, "its request has `extra` now"),
        _ => {}
    }
    payloads::bodies((old, earlier), (new, later), item, changes);
    payloads::responses((old, earlier), (new, later), item, changes);
    payloads::outcomes((old, earlier), (new, later), item, changes);
    behaviour(item, earlier, later, changes);
    if reworded(&prose(earlier), &prose(later)) {
        changes.patch("documentation-changed", item, "its documentation has changed");
    }
}

fn arguments(old: &Api, new: &Api, item: &str, before: &Operation, after: &Operation, changes: &mut Changes) {
    let types = |api: &Api, operation: &Operation| -> Vec<String> {
        operation.path_parameters.iter().map(|one| api.describe(&one.ty)).collect()
    };
    let names = |operation: &Operation| -> Vec<String> {
        operation.path_parameters.iter().map(|one| one.name.rust.clone()).collect()
    };
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names
    };
    let swapped = names(before) != names(after) && sorted(names(before)) == sorted(names(after));
    let message = format!("`{}` is now `{}`", signature(old, before), signature(new, after));
    if types(old, before) != types(new, after) || swapped {
        changes.major("arguments-changed", item, message);
    } else if names(before) != names(after) {
        changes.patch("arguments-renamed", item, message);
    }
    let styles = |operation: &Operation| -> Vec<_> { operation.path_parameters.iter().map(|one| one.style).collect() };
    if types(old, before) == types(new, after) && styles(before) != styles(after) {
        changes.patch("arguments-written", item, "its arguments are written differently");
    }
}

fn signature(api: &Api, operation: &Operation) -> String {
    let arguments: Vec<_> = operation.path_parameters.iter().map(|parameter| declared(api, parameter)).collect();
    format!("{}({})", operation.name, arguments.join(", "))
}

fn declared(api: &Api, parameter: &Parameter) -> String {
    format!("{}: {}", parameter.name.rust, api.describe(&parameter.ty))
}

fn setters(old: &Api, new: &Api, item: &str, (before, after): (&Operation, &Operation), changes: &mut Changes) {
    let (before, after) = (placed(before), placed(after));
    let keys: [Key<'_, &Parameter>; 3] =
        [&|one| format!("{} {}", place(one), one.name.wire), &|one| one.name.wire.clone(), &|one| {
            one.name.rust.clone()
        }];
    let alike = |before: &&Parameter, after: &&Parameter| {
        before.required == after.required && retyped((old, &before.ty), (new, &after.ty)) == Retyped::No
    };
    for pair in pairs(&before, &after, &keys, &alike) {
        match pair {
            Pair::Kept(before, after) => setter(old, new, item, before, after, changes),
            Pair::Likely(before, after) => {
                let message = format!("`{}` is now `{}` (likely)", before.name.rust, after.name.rust);
                changes.major("parameter-renamed", item, message);
            }
            Pair::Gone(one) => {
                changes.major("parameter-removed", item, format!("{} `{}`", place(one), declared(old, one)));
            }
            Pair::New(one) => {
                let (semver, what) =
                    if one.required { (Semver::Major, "required") } else { (Semver::Minor, "optional") };
                let message = format!("{} `{}`, {what}", place(one), declared(new, one));
                changes.push(semver, "parameter-added", item, message);
            }
        }
    }
}

fn placed(operation: &Operation) -> Vec<&Parameter> {
    operation.parameters.iter().chain(&operation.body.fields).collect()
}

fn place(parameter: &Parameter) -> &'static str {
    match parameter.place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
        Place::Cookie => "cookie",
        Place::Body => "body",
    }
}

fn setter(old: &Api, new: &Api, item: &str, before: &Parameter, after: &Parameter, changes: &mut Changes) {
    let name = &after.name.rust;
    if before.name.rust != *name {
        changes.major("parameter-renamed", item, format!("`{}` is now `{name}`", before.name.rust));
    }
    if before.name.wire != after.name.wire {
        let message = format!("`{name}` is sent as `{}`, was sent as `{}`", after.name.wire, before.name.wire);
        changes.patch("parameter-written", item, message);
    }
    if before.place != after.place {
        let (from, to) = (place(before), place(after));
        changes.patch("parameter-written", item, format!("`{name}` goes into the {to}, went into the {from}"));
    }
    if before.deprecated != after.deprecated {
        let (semver, now) = if after.deprecated {
            (Semver::Minor, "is deprecated now")
        } else {
            (Semver::Patch, "is not deprecated any more")
        };
        changes.push(semver, "parameter-deprecated", item, format!("`{name}` {now}"));
    }
    match retyped((old, &before.ty), (new, &after.ty)) {
        Retyped::Rust => {
            let (was, is) = (old.describe(&before.ty), new.describe(&after.ty));
            changes.major("parameter-retyped", item, format!("`{name}` was `{was}`, is `{is}`"));
        }
        Retyped::No if before.style == after.style => {}
        _ => changes.patch("parameter-written", item, format!("`{name}` is written differently")),
    }
    match (before.required, after.required) {
        (false, true) => changes.major("parameter-required", item, format!("`{name}` is required now")),
        (true, false) => changes.minor("parameter-optional", item, format!("`{name}` is optional now")),
        _ => {}
    }
}

fn behaviour(item: &str, before: &Operation, after: &Operation, changes: &mut Changes) {
    if before.class != after.class {
        let message = format!("repeating it counted as {:?}, counts as {:?}", before.class, after.class);
        changes.patch("class-changed", item, message);
    }
    match (before.authenticated, after.authenticated) {
        (true, false) => changes.patch("authentication-changed", item, "it is sent without credentials now"),
        (false, true) => changes.patch("authentication-changed", item, "it is sent with credentials now"),
        _ => {}
    }
    match (&before.paging, &after.paging) {
        (Some(_), None) => changes.major("paging-removed", item, "its list is no longer read in pages"),
        (None, Some(_)) => changes.minor("paging-added", item, "its list is read in pages now"),
        (Some(before), Some(after)) if before != after => {
            changes.patch("paging-changed", item, "its next page is asked for in another way");
        }
        _ => {}
    }
    match (&before.polling, &after.polling) {
        (Some(_), None) => changes.major("polling-removed", item, "its end can no longer be waited for"),
        (None, Some(_)) => changes.minor("polling-added", item, "its end can be waited for now"),
        (Some(before), Some(after))
            if (&before.state, &before.words, &before.result) != (&after.state, &after.words, &after.result) =>
        {
            changes.patch("polling-changed", item, "its end is known in another way");
        }
        _ => {}
    }
    match (before.deprecated, after.deprecated) {
        (false, true) => changes.minor("operation-deprecated", item, "it is deprecated now"),
        (true, false) => changes.patch("operation-deprecated", item, "it is not deprecated any more"),
        _ => {}
    }
}

/// The texts that only people read, by their subjects.
fn prose(operation: &Operation) -> Prose<'_> {
    let parameters = operation.path_parameters.iter().chain(placed(operation));
    let described = parameters.map(|one| (one.name.wire.as_str(), one.docs.as_str()));
    let own = [("summary()", &operation.summary), ("description()", &operation.description)];
    let example = ("example()", operation.whole_example().unwrap_or_default());
    described.chain(own.map(|(key, text)| (key, text.as_str()))).chain([example]).collect()
}
