//! The part of an example that fits into the documentation of a method.

use crate::document::{Node, Value};
use std::iter::once;

/// The lines that an excerpt has at most.
const LINES: usize = 25;
/// The depth to which an excerpt goes at most.
const DEPTH: usize = 8;
/// The most members of an object that an excerpt shows; the more, the better.
const MEMBERS: [usize; 4] = [4, 8, 16, LINES];

/// How much of a value is shown.
#[derive(Clone, Copy)]
struct Bounds {
    /// How deep objects and lists are opened.
    depth: usize,
    /// The members of each object.
    members: usize,
    /// The items of each list.
    items: usize,
}

impl Bounds {
    const ALL: Self = Self { depth: usize::MAX, members: usize::MAX, items: usize::MAX };

    /// The same, one step deeper.
    fn inside(self) -> Self {
        Self { depth: self.depth.saturating_sub(1), ..self }
    }
}

/// An example as indented JSON: all of it if it is short, and otherwise as much as fits. Parts left out are `…`.
pub(super) fn excerpt(example: &Node) -> Option<String> {
    if height(example, Bounds::ALL, LINES).is_some() {
        return serde_json::to_string_pretty(example).ok();
    }
    let fitting = MEMBERS.iter().flat_map(|members| {
        let ever_deeper = (1..=DEPTH).map(|depth| Bounds { depth, members: *members, items: 1 });
        ever_deeper.map_while(|bounds| Some((height(example, bounds, LINES)?, bounds)))
    });
    // Of several that are equally long, this is the last one, which has the most members of each object.
    let (_, bounds) = fitting.max_by_key(|(height, _)| *height)?;
    Some(lines(example, bounds).join("\n"))
}

/// Returns how many lines a value takes, or `None` if these are more than `most`.
fn height(node: &Node, bounds: Bounds, most: usize) -> Option<usize> {
    match &node.value {
        Value::Array(items) if is_open(items.len(), bounds) => height_inside(items.iter(), bounds.items, bounds, most),
        Value::Object(object) if is_open(object.len(), bounds) => {
            height_inside(object.values(), bounds.members, bounds, most)
        }
        _ => (most > 0).then_some(1),
    }
}

/// Returns whether the parts of a list or object have lines of their own.
fn is_open(parts: usize, bounds: Bounds) -> bool {
    parts > 0 && bounds.depth > 0
}

fn height_inside<'a>(
    parts: impl ExactSizeIterator<Item = &'a Node>,
    limit: usize,
    bounds: Bounds,
    most: usize,
) -> Option<usize> {
    let brackets_and_ellipsis = 2 + usize::from(parts.len() > limit);
    let mut height_until = |lines: usize, part| Some(lines + height(part, bounds.inside(), most.checked_sub(lines)?)?);
    let lines = parts.take(limit).try_fold(brackets_and_ellipsis, &mut height_until)?;
    (lines <= most).then_some(lines)
}

/// The lines of a value, of which something is left out.
fn lines(node: &Node, bounds: Bounds) -> Vec<String> {
    let (open, close, parts): (_, _, Vec<Vec<String>>) = match &node.value {
        Value::Array(items) if items.is_empty() => return vec!["[]".to_owned()],
        Value::Object(object) if object.is_empty() => return vec!["{}".to_owned()],
        Value::Array(_) if bounds.depth == 0 => return vec!["[…]".to_owned()],
        Value::Object(_) if bounds.depth == 0 => return vec!["{…}".to_owned()],
        Value::Array(items) => {
            let first = items.iter().take(bounds.items).map(|item| lines(item, bounds.inside()));
            let more = (items.len() > bounds.items).then(|| vec!["…".to_owned()]);
            ("[", "]", first.chain(more).collect())
        }
        Value::Object(object) => {
            let first = object.iter().take(bounds.members).map(|(key, node)| {
                let mut lines = lines(node, bounds.inside());
                if let Some(first) = lines.first_mut() {
                    *first = format!("{}: {first}", serde_json::Value::from(key.as_str()));
                }
                lines
            });
            let more = (object.len() > bounds.members).then(|| vec!["…".to_owned()]);
            ("{", "}", first.chain(more).collect())
        }
        _ => return vec![node.to_json().to_string()],
    };
    let last = parts.len().saturating_sub(1);
    let inner = parts.into_iter().enumerate().flat_map(|(index, part)| {
        let end = part.len().saturating_sub(1);
        let comma = |line: usize| if index < last && line == end { "," } else { "" };
        part.into_iter().enumerate().map(move |(line, text)| format!("  {text}{}", comma(line))).collect::<Vec<_>>()
    });
    once(open.to_owned()).chain(inner).chain(once(close.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::{LINES, excerpt};
    use crate::document::{Node, Origin};
    use serde_json::{Value, json};

    fn of(example: &Value) -> String {
        excerpt(&Node::from_json(example, Origin { source: 0, entry: 0 })).unwrap()
    }

    #[test]
    fn what_is_short_is_shown_whole() {
        assert_eq!(of(&json!({"a": [1, 2], "b": {}})), "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}");
    }

    #[test]
    fn a_long_list_is_its_first_item() {
        let items: Vec<_> = (0..9).map(|id| json!({"id": id, "tags": ["x", "y"]})).collect();
        let expected = "{\n  \"items\": [\n    {\n      \"id\": 0,\n      \"tags\": [\n        \"x\",\n        …\n      ]\n    },\n    …\n  ]\n}";
        assert_eq!(of(&json!({ "items": items })), expected);
    }

    #[test]
    fn what_is_wide_loses_its_last_members_and_what_is_deep_its_depth() {
        let wide: serde_json::Map<_, _> = (0..40).map(|n| (format!("k{n:02}"), json!(n))).collect();
        let shown = of(&json!({ "a": wide, "b": 1 }));
        assert!(
            shown.starts_with("{\n  \"a\": {\n    \"k00\": 0,\n") && shown.ends_with("…\n  },\n  \"b\": 1\n}"),
            "{shown}"
        );
        let deep = (0..20).fold(json!(1), |inner, _| json!({"in": inner}));
        let shown = of(&deep);
        assert!(shown.contains("{…}") && shown.lines().count() <= LINES, "{shown}");
    }

    #[test]
    fn whatever_it_is_it_fits() {
        let wide = |inner: Value| Value::Object((0..50).map(|n| (n.to_string(), inner.clone())).collect());
        let example = wide(wide(wide(json!("\n"))));
        assert!(of(&example).lines().count() <= LINES);
    }
}
