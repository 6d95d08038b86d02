//! The paths of a document: their placeholders, and their operations.

use super::{Node, operations_of, operations_of_mut};

/// Returns the names of the `{name}` and `{+name}` placeholders of a path, in order.
pub(crate) fn placeholders(path: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = path;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        names.push(name.strip_prefix('+').unwrap_or(name));
        rest = after;
    }
    names
}

/// The operations of a document as path, method and node, ordered by path and then by method, so that
/// nothing depends on the order in which a document lists them.
pub fn operations(root: &Node) -> Vec<(&str, &str, &Node)> {
    let mut paths: Vec<_> = root.members("paths").filter(|(path, _)| path.starts_with('/')).collect();
    paths.sort_by_key(|(path, _)| path.as_str());
    let each = paths.into_iter().flat_map(|(path, item)| {
        operations_of(item).map(move |(method, operation)| (path.as_str(), method, operation))
    });
    each.collect()
}

/// Calls `visit` with every operation, to change it.
pub(crate) fn each_operation(root: &mut Node, mut visit: impl FnMut(&str, &str, &mut Node)) {
    let Some(paths) = root.get_mut("paths").and_then(Node::as_object_mut) else { return };
    for (path, item) in paths {
        for (method, operation) in operations_of_mut(item) {
            visit(path, method, operation);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::placeholders;

    #[test]
    fn placeholders_are_found_in_order() {
        for (path, names) in [
            ("/domain/{id}/dns/{index}", vec!["id", "index"]),
            ("/file/{name}.{ext}", vec!["name", "ext"]),
            ("/files/{+path}?at={time}", vec!["path", "time"]),
            ("/login", vec![]),
            ("/odd/{open", vec![]),
        ] {
            assert_eq!(placeholders(path), names, "{path}");
        }
    }
}
