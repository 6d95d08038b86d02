//! Helpers that the passes over path keys share.

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::{Document, METHODS, Map, Node};

/// Renames the keys of `paths`; a new name that is taken already is an error.
///
/// `rename` gives the new name of a path that needs one.
pub(super) fn rename(
    document: &mut Document,
    diagnostics: &mut Diagnostics,
    code: &'static str,
    rename: impl Fn(&str) -> Option<String>,
) {
    let Some(paths) = document.root.get_mut("paths").and_then(|paths| paths.as_object_mut()) else { return };
    if paths.keys().all(|path| rename(path).is_none()) {
        return;
    }
    let old = std::mem::take(paths);
    let mut new = Map::with_capacity_and_hasher(old.len(), Default::default());
    for (path, item) in old {
        let renamed = rename(&path);
        if let Some(renamed) = &renamed {
            let message = format!("the path `{path}` is read as `{renamed}`");
            diagnostics.push(Finding::repaired(code, item.origin, message));
        }
        let name = renamed.unwrap_or_else(|| path.clone());
        if let Some(first) = new.get_mut(&name) {
            let Err(item) = merge(first, item) else { continue };
            let message = format!("the path `{name}` stands here for the second time once it is normalised");
            let finding = Finding::invalid("duplicate-path", item.origin, message);
            diagnostics.push(finding.related(first.origin, format!("`{name}` stands here first")));
            continue;
        }
        new.insert(name, item);
    }
    *paths = new;
}

/// Adds the operations of a path to those of another spelling of it, if both have none in common.
fn merge(first: &mut Node, mut second: Node) -> Result<(), Node> {
    let is_apart =
        |first: &Map, second: &Map| second.keys().all(|key| METHODS.contains(&&**key) && !first.contains_key(key));
    match (first.as_object_mut(), second.as_object_mut()) {
        (Some(first), Some(second)) if is_apart(first, second) && !first.contains_key("parameters") => {
            first.append(second);
            Ok(())
        }
        _ => Err(second),
    }
}
