//! References by names that schemas give themselves in OpenAPI 3.1: `$id`, `$anchor` and `$dynamicAnchor`.
//!
//! Such a reference becomes a pointer. One that is not found stays as it is: it may lead to another file.

use crate::document::Version;
use crate::document::kind::{walk, walk_mut};
use crate::document::{Kind, Node, Origin, Value, pointer};
use std::collections::BTreeMap;

pub(super) fn resolve(root: &mut Node) {
    let mut has_names = false;
    if Version::of(root).is_some_and(Version::has_json_schema) {
        let is_name = |node: &Node| ["$id", "$anchor", "$dynamicAnchor"].iter().any(|key| node.str(key).is_some());
        walk(root, Kind::Document, &mut |node, kind| has_names |= is_schema(kind) && is_name(node));
    }
    if !has_names {
        return;
    }
    let mut names = Names::default();
    let start = Place { base: self_of(root).unwrap_or_default().to_owned(), ..Place::default() };
    each(root, Kind::Document, &start, &mut |node, _, place| names.collect(node, place));
    let mut found: BTreeMap<Origin, String> = BTreeMap::new();
    each(root, Kind::Document, &start, &mut |node, kind, place| {
        if let Some(reference) = node.get("$ref").filter(|_| kind.may_be_reference())
            && let Some(target) = reference.as_str().and_then(|text| names.target(root, text, place))
        {
            found.insert(reference.origin, format!("#{target}"));
        }
    });
    walk_mut(root, Kind::Document, &mut |node, kind| {
        if let Some(reference) = node.get_mut("$ref").filter(|_| kind.may_be_reference())
            && let Some(target) = found.get(&reference.origin)
        {
            reference.value = Value::String(target.clone());
        }
    });
}

/// The URL that a document gives itself in OpenAPI 3.2, against which its references are read.
pub(super) fn self_of(root: &Node) -> Option<&str> {
    let url = root.str("$self").filter(|_| Version::of(root) == Some(Version::OpenApi32))?;
    url.split('#').next().filter(|url| !url.is_empty())
}

fn is_schema(kind: Kind) -> bool {
    matches!(kind, Kind::Schema | Kind::Items)
}

/// The place of a value.
#[derive(Clone, Default)]
struct Place {
    pointer: String,
    /// The nearest schema around it that has an `$id`, and the URL that this is.
    resource: String,
    base: String,
}

#[derive(Default)]
struct Names {
    /// The pointers of schemas by their URLs.
    ids: BTreeMap<String, String>,
    /// The pointers of schemas by their names and the pointer of the schema with an `$id` around them.
    anchors: BTreeMap<(String, String), String>,
}

impl Names {
    fn collect(&mut self, node: &Node, place: &Place) {
        if place.resource == place.pointer && !place.pointer.is_empty() && !place.base.is_empty() {
            self.ids.entry(place.base.clone()).or_insert_with(|| place.pointer.clone());
        }
        for name in ["$anchor", "$dynamicAnchor"].into_iter().filter_map(|key| node.str(key)) {
            let key = (name.to_owned(), place.resource.clone());
            self.anchors.entry(key).or_insert_with(|| place.pointer.clone());
        }
    }

    /// The target of a reference that is no pointer from the root.
    fn target(&self, root: &Node, reference: &str, place: &Place) -> Option<String> {
        let (url, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let resource = match url {
            "" => &place.resource,
            _ => self.ids.get(&joined(&place.base, url)).or_else(|| self.ids.get(url))?,
        };
        if fragment.is_empty() || fragment.starts_with('/') {
            let target = format!("{resource}{}", pointer::of(&pointer::decoded(fragment)));
            let leads = pointer::tokens(&target).try_fold(root, |node, token| node.child(&token)).is_some();
            return (leads && !resource.is_empty()).then_some(target);
        }
        let here = self.anchors.get(&(fragment.to_owned(), resource.clone()));
        // anywhere, if there is but one
        let mut all = self.anchors.iter().filter(|((name, _), _)| name == fragment).map(|(_, pointer)| pointer);
        here.or_else(|| all.next().filter(|_| all.next().is_none())).cloned()
    }
}

/// Calls `see` for every value that is not data, with its place.
fn each<'a>(node: &'a Node, kind: Kind, place: &Place, see: &mut dyn FnMut(&'a Node, Kind, &Place)) {
    if kind == Kind::Data {
        return;
    }
    let mut place = place.clone();
    if let Some(id) = node.str("$id").filter(|id| is_schema(kind) && !id.starts_with('#')) {
        place.base = joined(&place.base, id.split('#').next().unwrap_or_default());
        place.resource = place.pointer.clone();
    }
    see(node, kind, &place);
    let inner = |key: &str| Place { pointer: pointer::join(&place.pointer, key), ..place.clone() };
    match &node.value {
        Value::Object(map) => map.iter().for_each(|(key, node)| each(node, kind.within(key), &inner(key), see)),
        Value::Array(items) => items.iter().enumerate().for_each(|(index, node)| {
            each(node, kind.within("0"), &inner(&index.to_string()), see);
        }),
        _ => {}
    }
}

/// A URL as another one means it.
pub(super) fn joined(base: &str, url: &str) -> String {
    let url = url.trim_start_matches("./");
    let has_scheme = url.split('/').next().is_some_and(|start| start.contains(':'));
    let host_end = base.find("://").and_then(|at| base.get(at + 3..)?.find('/').map(|end| at + 3 + end));
    let start = match (has_scheme, url.starts_with('/')) {
        (true, _) => "",
        (false, true) => base.get(..host_end.unwrap_or(base.len())).unwrap_or_default(),
        (false, false) => base.rfind('/').and_then(|at| base.get(..=at)).unwrap_or_default(),
    };
    format!("{start}{url}")
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn urls_are_joined() {
        for (base, url, expected) in [
            ("", "pet.json", "pet.json"),
            ("pet.json", "cat.json", "cat.json"),
            ("https://example.com/a/pet.json", "./cat.json", "https://example.com/a/cat.json"),
            ("https://example.com/a/pet.json", "/cat.json", "https://example.com/cat.json"),
            ("https://example.com/a/pet.json", "urn:example:cat", "urn:example:cat"),
        ] {
            assert_eq!(joined(base, url), expected, "{url} from {base}");
        }
    }
}
